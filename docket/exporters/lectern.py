"""The sheet on one argument for the lectern: our best pin, theirs, what is said to be conceded, the court, what is unanswered."""

from collections.abc import Iterator, Sequence

from docket.exporters.document import (
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    Run,
    Runs,
    Stamp,
    faint,
    plain,
    said,
    strong,
)
from docket.exporters.saying import GLOSS, Quoting, glossed, human, when
from docket.exporters.working import Working
from domain.errors import UnknownReferenceError
from domain.parties import named
from domain.text import one_line
from projections.arguments import ArgumentView, arguments
from projections.concessions import ConcessionView, concessions
from projections.moment import CaseAt
from projections.passages import PassageView
from projections.positions import PositionView

_COURT = "Court"
_SETTLED = frozenset({"adopted", "rejected", "rejected_by_result", "conceded", "withdrawn"})


def argument_named(at: CaseAt, ident: str) -> ArgumentView:
    """The argument with an id. Raises UnknownReferenceError where there is none by then."""
    found = next((a for a in arguments(at).arguments if a.id == ident.strip().upper()), None)
    if found is None:
        message = f"There is no {one_line(ident)} as of {at.moment}. `docket arguments` lists what there is."
        raise UnknownReferenceError(message)
    return found


def side_of(at: CaseAt, stated: str | None, argument: ArgumentView) -> frozenset[str]:
    """The parties for whom the sheet is: the one that is named and those of its role; else the one that raised the argument.

    Raises UnknownReferenceError where no party, or more than one, has that name.
    """
    parties = list(at.record.parties.values())
    if stated is None:
        ours = [p for p in parties if p.name == argument.raised_by]
    else:
        meant = named(stated, {p.id: (p.name, p.label, *p.aliases) for p in parties})
        ours = [p for p in parties if p.id in meant]
        if len({p.name for p in ours}) != 1:
            known = "; ".join(p.name for p in parties) or "none yet"
            message = (
                f"“{one_line(stated)}” names {'no party' if not ours else 'several parties'} here. Parties: {known}."
            )
            raise UnknownReferenceError(message)
    first = {argument.raised_by} if stated is None else set()
    roles = {p.role for p in ours if p.role}
    return frozenset(first | {p.name for p in parties if p in ours or p.role in roles})


def argument_sheet(
    at: CaseAt, stamp: Stamp, argument: ArgumentView, ours: frozenset[str], working: Working | None
) -> Document:
    """The sheet. With ``working`` the checks, notes and proposals on it stand there too, and it is work product."""
    sheet = _Sheet(at, argument, ours, working)
    return Document(
        "argument", f"{argument.id} · {argument.title}", stamp, "lectern", working is not None, tuple(sheet.blocks()),
        sheet.quoting.foot(),
    )  # fmt: skip


class _Sheet:
    def __init__(self, at: CaseAt, argument: ArgumentView, ours: frozenset[str], working: Working | None) -> None:
        self.at, self.argument, self.ours, self.working = at, argument, ours, working
        self.quoting = Quoting(at, work_product=working is not None)
        parties = [p for p in argument.positions if p.party != _COURT]
        self.mine = [p for p in parties if p.party in ours]
        self.theirs = [p for p in parties if p.party not in ours]
        held = {c.id: c for c in concessions(at).concessions}
        self.claims = [held[c] for c in argument.concessions]

    def blocks(self) -> Iterator[Block]:
        yield Paragraph(self._lead(), "lead")
        yield from self._side("Ours", self.mine)
        yield from self._side("Theirs", self.theirs)
        yield from self._conceded(
            "Given up by them: said of them, or own words", [c for c in self.claims if c.conceder not in self.ours]
        )
        yield from self._conceded(
            "Given up by us: said of us, or own words", [c for c in self.claims if c.conceder in self.ours]
        )
        yield from self._court()
        if points := [*self._unanswered()]:
            yield Heading("Unanswered, and open")
            yield Items(tuple(plain(p) for p in points))
        yield from self._shifts()
        if self.working:
            yield from self.working.about(self.argument.id, self.quoting)

    def _lead(self) -> Runs:
        argument = self.argument
        told = GLOSS.get(argument.status)
        parts: list[str | Run] = [strong(human(argument.status).capitalize()), f" ({told})" if told else "", ". "]
        where = [w for w in (argument.standard_title, argument.element_title) if w]
        if where:
            parts.append(f"{argument.element or argument.standard} {' › '.join(where)}. ")
        if argument.under:
            parts.append(f"Part of {argument.under}{', in the alternative' if argument.alternative else ''}. ")
        parts.append(f"Raised by {argument.raised_by} in {self.quoting.name(argument.raised_in)}.")
        return said(*parts)

    # --- positions ----------------------------------------------------------------------------------------------------

    def _side(self, head: str, positions: Sequence[PositionView]) -> Iterator[Block]:
        names = list(dict.fromkeys(p.party for p in positions))
        if not positions:
            yield Heading(f"{head}: no position is recorded")
            return
        yield Heading(f"{head}: {', '.join(names)}")
        for name in names:
            own = [p for p in positions if p.party == name]
            last = own[-1]
            told = "" if last.summary == self.argument.title else last.summary
            if told or len(names) > 1:
                yield Paragraph(said(strong(f"{name}: ") if len(names) > 1 else "", told))
            best = _best(own)
            if best:
                yield self.quoting.quotation(best)
            others = [p for position in reversed(own) for p in position.passages if p is not best]
            if also := list(dict.fromkeys(self.quoting.quotation(p).cite for p in others)):
                yield Paragraph(said(faint("Also: "), "; ".join(also)), "small")

    def _conceded(self, head: str, claims: Sequence[ConcessionView]) -> Iterator[Block]:
        if not claims:
            return
        yield Heading(head)
        for claim in claims:
            court = f"; court: {human(claim.resolution)}" if claim.resolution else "; no ruling on it"
            who = "own words" if claim.voice == "own" else f"said by {claim.asserted_by}; {human(claim.state)}"
            hedge = ", hedged" if claim.hedged else ""
            state = f"{who}; {human(claim.manner)}{hedge}{court}"
            yield Paragraph(said(strong(f"{claim.id} "), f"{claim.proposition} ", faint(f"({state})")))
            if claim.passage:
                yield self.quoting.quotation(claim.passage)
            own = [p for link in claim.chain if link.role == "own_words" and link.id != claim.id for p in link.passages]
            if own and claim.voice != "own":
                yield Paragraph(said(faint(f"{claim.conceder} as it stands: "), *self.quoting.in_one(own)))
            if self.working and claim.source_check:
                check = claim.source_check
                yield Paragraph(said(strong(f"Source check: {human(check.verdict)}. "), check.detail), "small")

    # --- the court, and what is open ------------------------------------------------------------------------------------

    def _court(self) -> Iterator[Block]:
        said_so = [p for p in self.argument.positions if p.party == _COURT]
        if not said_so and not self.argument.rulings:
            return
        yield Heading("The court")
        for position in said_so:
            yield Paragraph(said(strong(f"{self._where(position.entry)}. "), position.summary))
            yield from self.quoting.quotations(position.passages)
        for ruling in self.argument.rulings:
            of = f" as to {ruling.defendant}" if ruling.defendant else ""
            head = strong(f"{self._where(ruling.entry)}: {human(ruling.outcome)}{of}. ")
            yield Paragraph(said(head, ruling.summary or ""))
            yield from self.quoting.quotations(ruling.passages)

    def _where(self, entry: str) -> str:
        return f"{self.quoting.name(entry)}, {when(self.at, entry)}"

    def _unanswered(self) -> Iterator[str]:
        argument, name = self.argument, self.quoting.name
        if argument.status in ("unanswered", "unknown", "open"):
            yield from argument.why
        elif argument.status not in _SETTLED and not argument.rulings:
            yield "No ruling on it is recorded."
        yield from self._last_word()
        for position in argument.positions:
            if position.new_in_reply:
                yield f"New in reply: {position.party} first raises it in {name(position.entry)}."
        for claim in self.claims:
            if claim.conceder in self.ours and claim.voice != "own" and claim.state == "claimed":
                yield f"{claim.id} is said of us in {name(claim.entry)}; no answer of ours to it is recorded."
        for one in arguments(self.at).arguments:
            if one.under == argument.id and one.status not in _SETTLED:
                yield f"{one.id} {one.title}: {glossed(one.status)}."

    def _last_word(self) -> Iterator[str]:
        """Whose paper speaks of it last, where the other side has spoken before."""
        spoken = [p for p in (*self.mine, *self.theirs) if p.stance != "silent"]
        if not spoken or not self.mine or not self.theirs or self.argument.status in _SETTLED:
            return
        last = max(spoken, key=lambda p: self.at.record.places[p.entry].order)
        whose = "ours" if last.party in self.ours else "theirs"
        other = "theirs" if whose == "ours" else "ours"
        yield f"The last word is {whose}, in {self.quoting.name(last.entry)}; no answer of {other} to that paper is recorded."

    def _shifts(self) -> Iterator[Block]:
        points = []
        for shift in self.argument.shifts:
            was, now = shift.from_.theory or shift.from_.summary, shift.to.theory or shift.to.summary
            ends = f"{was} ({self.quoting.name(shift.from_.entry)}) → {now} ({self.quoting.name(shift.to.entry)})"
            points.append(said(strong(f"{shift.party}: "), ends))
        if points:
            yield Heading("Shifts")
            yield Items(tuple(points))


def _best(positions: Sequence[PositionView]) -> PassageView | None:
    """The pin to read out: words found in the paper before words that were not, later papers before earlier ones."""
    passages = [p for position in reversed(positions) for p in position.passages]
    quoted = [p for p in passages if p.words]
    ranked = (
        (p for p in quoted if p.found and not p.elsewhere),
        (p for p in quoted if p.found is not False and not p.via),
        iter(quoted),
        iter(passages),
    )
    return next((p for some in ranked for p in some), None)
