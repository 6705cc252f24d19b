"""Concessions audited: each claim, recorded or proposed, against the papers at hand. It judges and records nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docket.clerk.queue import Proposal
from docket.clerk.quoting import Quoting, _filed
from domain.parties import named, side_of
from domain.text import clip
from domain.values import COURT
from projections.concession_audit import Alarm, AuditedConcession, ConcessionAuditView, ProposedCheck, Statement
from projections.concessions import ConcessionView, concessions
from projections.moment import CaseAt
from projections.passages import PassageView

if TYPE_CHECKING:
    from docket.audit.claims import Asserted, Claims, Found
    from docket.intake.facts import ClaimedConcession
    from docket.intake.spans import Span

_DOUBTFUL = frozenset({"overstates", "relabels", "contradicts", "alters"})


class Alarming(Quoting):
    """The concession audit."""

    def concession_audit(self, at: CaseAt) -> ConcessionAuditView:
        """Every kept and every proposed claim as of a moment, what the record at hand has on it, and what needs a look first.

        Raises FileAccessError where a paper is missing from the store.
        """
        from docket.audit.claims import Claims  # noqa: PLC0415 (the readers come along)
        from docket.audit.findings import beside_one_another  # noqa: PLC0415
        from docket.audit.papers import Papers  # noqa: PLC0415

        readings = {e.id: self._reading(e.paper.sha256, e.id) for e in at.entries if e.paper}
        papers = Papers([_filed(at, n) for n in range(len(at.entries))], readings)
        people = frozenset(n for p in at.record.parties.values() for n in (p.name, p.label, *p.aliases))
        desk = _Desk(at, Claims(papers, people))
        kept = [desk.recorded(row) for row in concessions(at).concessions if row.review != "dropped"]
        waiting = [
            p for p in self.proposals(at.record.opened.originator_id, at)
            if p.kind == "concession" and p.review == "proposed" and not desk.knows(p)
        ]  # fmt: skip
        rows = [*kept, *(desk.proposed(p) for p in waiting)]
        missing = tuple(e.name for e in at.entries if not e.paper)
        alarms = tuple(a for row in rows for a in desk.alarms(row))
        return ConcessionAuditView(
            str(at.moment),
            at.record.current_through,
            alarms,
            tuple(rows),
            tuple(beside_one_another(papers)),
            missing,
        )


def _own_words(row: ConcessionView | None) -> tuple[str, ...]:
    """The conceder's own words in the chain that a person traced."""
    if row is None:
        return ()
    return tuple(
        p.words
        for link in row.chain
        if link.role == "own_words" and link.id != row.id
        for p in link.passages
        if p.words
    )


class _Desk:
    """One audit in the making."""

    def __init__(self, at: CaseAt, claims: "Claims") -> None:
        self.at, self.claims = at, claims
        self.papers = claims.papers
        self._asserted: dict[str, Asserted] = {}

    def recorded(self, row: ConcessionView) -> AuditedConcession:
        """A concession of the ledger."""
        anchored = next((p for p in row.passages if p.entry == row.entry and p.start is not None), None)
        read = self._read(row.entry, anchored.start, anchored.end) if anchored else None
        return self._audited(
            row.id, row.review, row.entry, row.conceder, row.asserted_by, row.voice, row.manner, row.proposition, row.quote,
            row.passage, row.record_support, read, hedged=row.hedged, check=row,
        )  # fmt: skip

    def knows(self, proposal: Proposal) -> bool:
        """Whether a person recorded what is proposed here: words of the ledger stand in the same place."""
        ours = self.at.record.entries[proposal.entry].id
        return any(
            p.entry == ours and p.start is not None and p.end is not None and p.start < proposal.end and proposal.start < p.end
            for row in concessions(self.at).concessions for p in row.passages if row.entry == ours
        )  # fmt: skip

    def proposed(self, proposal: Proposal) -> AuditedConcession:
        """A concession that waits for review."""
        content = proposal.content
        read = self._read(proposal.entry, proposal.start, proposal.end)
        view = self._passage(proposal.entry, read.span, proposal.words) if read else None
        return self._audited(
            proposal.id, "proposed", proposal.entry, content.get("conceder"), content.get("asserted_by"),
            content.get("voice", "attributed"), content.get("manner", "express"), proposal.title, proposal.words, view,
            tuple(content.get("supports", ())), read,
            hedged=bool(content.get("hedged")), check=None,
        )  # fmt: skip

    def _audited(
        self, ident: str, review: str, entry: str, conceder: str | None, by: str | None, voice: str, manner: str, proposition: str,
        quote: str | None, passage: PassageView | None, cited: tuple[str, ...], read: "ClaimedConcession | None", *, hedged: bool,
        check: ConcessionView | None,
    ) -> AuditedConcession:  # fmt: skip
        from docket.audit.claims import Asserted  # noqa: PLC0415

        asserted = Asserted(
            entry, self._names(conceder), voice, manner, proposition, quote or "",
            read.record_cites if read else self._cites(entry, cited), read.span if read else None, cited, _own_words(check),
        )  # fmt: skip
        self._asserted[ident] = asserted
        checked = self.claims.check(asserted)
        told = self.claims.statements(asserted, frozenset({"earlier", "later"}))
        return AuditedConcession(
            ident, review, entry, conceder, by, voice, manner, hedged, proposition, quote, passage, cited,
            tuple(self._found(f) for f in checked.found), ProposedCheck(checked.verdict, checked.detail),
            check.source_check if check else None, tuple(self._statement(relation, f) for relation, f in told),
            tuple(self._statement("court", f) for f in self.claims.court(asserted)),
        )  # fmt: skip

    def alarms(self, row: AuditedConcession) -> Iterator[Alarm]:
        """What of a row needs a look first."""
        check = row.proposed_check
        asserted = self._asserted[row.id]
        against = self.claims.disputed(asserted) if row.voice != "own" and row.manner == "silence" else []
        if against and check.verdict not in _DOUBTFUL:
            name = self.papers.entries[against[0].entry].name
            yield Alarm("disputed_elsewhere", row.id, f"{name}: “{clip(against[0].text, 200)}”")
        if row.voice != "own" and check.verdict in _DOUBTFUL:
            yield Alarm("not_borne_out", row.id, f"{str(check.verdict).replace('_', ' ')}: {check.detail}")
        elif self._is_admission(row) and self.claims.taken_up(asserted) is False:
            yield Alarm("admission_unused", row.id, "No later paper of the other side at hand takes these words up.")

    def _is_admission(self, row: AuditedConcession) -> bool:
        """Whether the words are a fact admitted that the other side would want: own, outright, and in no formal answer."""
        from docket.audit.statements import admits_a_fact  # noqa: PLC0415

        outright = row.voice == "own" and row.manner == "express" and not row.hedged
        formal = self.papers.entries[row.entry].kind in {"answer", "stipulation"}
        return outright and not formal and admits_a_fact(row.proposition, row.quote or "")

    # --- who and where ------------------------------------------------------------------------------------------------

    def _names(self, conceder: str | None) -> frozenset[str]:
        """Every name of the party that a paper calls so."""
        if not conceder:
            return frozenset()
        plain = conceder.casefold().removeprefix("the ")
        parties = [p for p in self.at.record.parties.values() if p.id != COURT]
        names = {p.id: {n.casefold() for n in (p.name, p.label, *p.aliases)} for p in parties}
        if meant := named(plain, names):
            return frozenset(names[meant[0]]) if len(meant) == 1 else frozenset({plain})
        having = [p for p in parties if (p.role or "").casefold() in side_of(plain.rstrip("s"))]
        return frozenset(names[having[0].id]) if len(having) == 1 else frozenset({plain})

    def _read(self, entry: str, start: int | None, end: int | None) -> "ClaimedConcession | None":
        """What the reader finds at a place."""
        if entry not in self.papers.readings or start is None or end is None:
            return None
        return next(
            (c for c in self.papers.readings[entry].concessions if c.span.start < end and start < c.span.end), None
        )

    def _cites(self, entry: str, cited: tuple[str, ...]) -> tuple:  # type: ignore[type-arg]
        """The cites of a paper that a person named."""
        if entry not in self.papers.readings:
            return ()
        plain = [" ".join(c.split()) for c in cited]
        return tuple(c for c in self.papers.readings[entry].record_cites if c.text in plain)

    def _found(self, found: "Found") -> PassageView:
        reading = self.papers.readings[found.entry]
        return self._passage(found.entry, reading.clean.span(found.start, found.end), found.text)

    def _passage(self, entry: str, span: "Span", words: str) -> PassageView:
        from docket.audit.places import passage  # noqa: PLC0415

        return passage(self.papers.entries[entry], self.papers.readings[entry], span, words)

    def _statement(self, relation: str, found: "Found") -> Statement:
        entry = self.at.record.entries[found.entry]
        party = "court" if relation == "court" else self.at.record.who(entry.facts.party or "") or ""
        return Statement(relation, found.entry, entry.facts.filed, party, found.text, self._found(found))
