"""The state of a case on one page: what was decided, what is due, what was left open, who is said to have conceded what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.events import RulingMade
from projections.arguments import ArgumentsView, ArgumentView, arguments
from projections.concessions import ConcessionsView, concessions
from projections.deadlines import deadlines
from projections.hearings import hearings
from projections.moment import CaseAt
from projections.motions import motions
from projections.passages import PassageView
from projections.rulings import rulings_on
from projections.sheet import case_facts
from projections.standards import StandardsView, standards

_LONGEST = 60
"""More lines than that are no page; the other views hold them all."""
LEFT_OPEN = ("Not reached", "Not addressed by the court")
"""The sections on what a ruling leaves open."""
_DECIDED = ("adopted", "rejected", "rejected_by_result", "assumed", "conceded", "withdrawn")


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """One point with the id to ask *why* of, and its pin cite."""

    id: str
    word: str
    text: str
    cite: str | None
    quote: str | None = None
    title: str = ""  # the text without what was said of it, for a list of titles


@dataclass(frozen=True, slots=True)
class Section:
    """A question that a partner asks, and the first lines that answer it, of ``total``."""

    title: str
    lines: tuple[OverviewLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The page."""

    case: dict[str, object]
    as_of: str
    current_through: date | None
    sections: tuple[Section, ...]


def overview(at: CaseAt) -> OverviewView:
    """The case on one page as of a moment. Empty sections are left out."""
    argued, conceded, tested = arguments(at), concessions(at), standards(at)
    sections: tuple[tuple[str, Sequence[OverviewLine]], ...] = (
        ("Decided", (*_motions(at), *_argued(argued, _DECIDED))),
        ("Due", _due(at)),
        ("Motions before the court", tuple(_before_the_court(at))),
        ("Hearings ahead", tuple(_ahead(at))),
        (LEFT_OPEN[0], (*_argued(argued, ("not_reached",)), *_tested(tested, "not_reached"))),
        (LEFT_OPEN[1], (*_argued(argued, ("not_addressed",)), *_tested(tested, "not_addressed"))),
        ("Standards", _tested(tested, "adopted", "assumed", "rejected")),
        ("Claimed concessions", _conceded(at, conceded)),
        ("Shifts of position or theory", _shifts(at, argued)),
        ("Passages side by side", [OverviewLine(f.id, f.kind, f.detail, _pins(f.passages)) for f in conceded.findings]),
        ("Still in play", _argued(argued, ("open", "joined", "unanswered", "unknown"))),
        ("Not known", tuple(_unknown(at))),
    )
    shown = tuple(Section(title, tuple(lines[:_LONGEST]), len(lines)) for title, lines in sections if lines)
    return OverviewView(case_facts(at), str(at.moment), at.record.current_through, shown)


def _pins(passages: tuple[PassageView, ...]) -> str | None:
    return "; ".join(dict.fromkeys(p.cite for p in passages)) or None


def _motions(at: CaseAt) -> Iterator[OverviewLine]:
    """The last ruling on each motion, in docket order."""
    decided = {r.on for r in at.seen(RulingMade) if r.on in at.record.entries}
    for entry in (e for e in at.entries if e.id in decided):
        ruling = rulings_on(at, entry.id)[-1]
        cite = ruling.passage.cite if ruling.passage else at.record.entry_name(ruling.entry)
        yield OverviewLine(entry.id, ruling.outcome, _said(entry.facts.title, ruling.summary), cite)


def _before_the_court(at: CaseAt) -> Iterator[OverviewLine]:
    """The motions on which the court has yet to act, as far as the docket tells."""
    for row in motions(at).motions:
        if row.undecided:
            read = "; read in docket text, not reviewed" if row.review == "proposed" else ""
            days = f"; {row.days:,} days" if row.days is not None else ""
            closed = f"; case closed {row.case_closed}" if row.case_closed else ""
            told = f"{row.title} ({row.filer or 'filer not told'}{days}{closed}{read})"
            yield OverviewLine(row.id, row.status, told, None)


def _ahead(at: CaseAt) -> Iterator[OverviewLine]:
    """The hearings from the day on, those that only docket text tells of among them."""
    for row in hearings(at).hearings:
        if row.on and row.on >= at.day and row.state not in ("vacated", "held"):
            read = "" if row.review == "kept" else "~"
            told = f"{read}{row.on}{f' {row.time}' if row.time else ''}: {row.what}"
            where = at.record.entry_name(row.entry) if row.entry else None
            yield OverviewLine(row.id or row.entry or "hearing", row.state, told, where)


def _argued(argued: ArgumentsView, statuses: tuple[str, ...]) -> tuple[OverviewLine, ...]:
    lines = []
    for row in argued.arguments:
        if row.status not in statuses:
            continue
        passage = row.ruling.passage if row.ruling else next((p.passage for p in row.positions if p.passage), None)
        text = title = f"{row.title}{' (in the alternative)' if row.alternative else ''}"
        if row.ruling and row.ruling.summary:
            text = f"{text}: {row.ruling.summary}"
        elif row.status == "unknown":
            text = f"{text}: {row.why[0]}"
        lines.append(
            OverviewLine(
                row.id,
                row.status,
                text,
                passage.cite if passage else None,
                passage.words if passage else None,
                title,
            )
        )
    return tuple(lines)


def _tested(tested: StandardsView, *outcomes: str) -> tuple[OverviewLine, ...]:
    lines = []
    for row in tested.standards:
        if row.ruling and row.ruling.outcome in outcomes:
            cite = row.ruling.passage.cite if row.ruling.passage else None
            lines.append(
                OverviewLine(row.id, row.ruling.outcome, _said(row.title, row.ruling.summary), cite, title=row.title)
            )
        for element in row.elements:
            for one in element.defendants:
                if one.ruling and one.ruling.outcome in outcomes:
                    cite = one.ruling.passage.cite if one.ruling.passage else None
                    name = f" ({one.name})" if one.name != "all" else ""
                    lines.append(
                        OverviewLine(
                            element.id,
                            one.ruling.outcome,
                            _said(element.title + name, one.ruling.summary),
                            cite,
                            title=element.title + name,
                        )
                    )
    return tuple(lines)


def _said(title: str, summary: str | None) -> str:
    return f"{title}: {summary}" if summary else title


def _due(at: CaseAt) -> tuple[OverviewLine, ...]:
    lines = []
    for row in deadlines(at).deadlines:
        live = next(b for b in row.bases if b.live)
        cite = _pins(live.passages) or live.ground
        due = str(row.due) if row.due else "date not known"
        detail = f" {row.detail}" if row.detail else ""
        lines.append(
            OverviewLine(
                row.id,
                row.state,
                f"{due} ({row.certainty.replace('_', ' ')}), {row.obligor}: {row.what}.{detail}",
                cite,
            )
        )
    return tuple(lines)


def _conceded(at: CaseAt, conceded: ConcessionsView) -> tuple[OverviewLine, ...]:
    lines = []
    for row in conceded.concessions:
        if row.review == "dropped":
            continue
        checked = f"; source check: {row.source_check.verdict.replace('_', ' ')}" if row.source_check else ""
        court = f"; court: {row.resolution.replace('_', ' ')}" if row.resolution else "; no ruling recorded"
        hedge = ", hedged" if row.hedged else ""
        who = (
            f"{row.asserted_by} of {row.conceder}" if row.asserted_by != row.conceder else f"{row.conceder}, own words"
        )
        text = f"{row.title} [{who}; {row.manner}{hedge}{checked}{court}]"
        chain = "; ".join(dict.fromkeys(link.passage.cite for link in row.chain if link.passage))
        lines.append(OverviewLine(row.id, row.state, text, chain or at.record.entry_name(row.entry), row.quote))
    return tuple(lines)


def _shifts(at: CaseAt, argued: ArgumentsView) -> tuple[OverviewLine, ...]:
    lines = []
    for row in argued.arguments:
        for shift in row.shifts:
            was = shift.from_.theory or shift.from_.summary
            now = shift.to.theory or shift.to.summary
            cite = " → ".join(_position_cite(at, row, e.entry) for e in (shift.from_, shift.to))
            lines.append(OverviewLine(row.id, "shift", f"{shift.party} on {row.title}: {was} → {now}", cite))
    return tuple(lines)


def _position_cite(at: CaseAt, row: ArgumentView, entry: str) -> str:
    found = next((p.passage.cite for p in row.positions if p.entry == entry and p.passage), None)
    return found or at.record.entry_name(entry)


def _unknown(at: CaseAt) -> Iterator[OverviewLine]:
    """What may not yet be filed, what is known only through other papers, what has no date."""
    places = at.record.places
    for entry in at.maybe_filed:
        told = f"{entry.facts.title}: may not yet be filed"
        yield OverviewLine(entry.id, "maybe", told, _between(places[entry.id].between))
    missing = [e for e in at.entries if not e.paper and not e.withheld]
    cited = [e.cite for e in missing if e.facts.source is None]
    known = []
    if cited:
        more = f" and {len(cited) - _LONGEST:,} more" if len(cited) > _LONGEST else ""
        known.append(f"Papers known only through others or through notes: {', '.join(cited[:_LONGEST])}{more}")
    if docketed := len(missing) - len(cited):
        known.append(f"{docketed:,} {'paper' if docketed == 1 else 'papers'} of which only the docket entry is at hand")
    if known:
        yield OverviewLine("papers", "not at hand", "; ".join(known), None)
    for entry in at.entries:
        if places[entry.id].between and entry.facts.filed is None:
            told = f"{entry.facts.title}: filed date not stated"
            yield OverviewLine(entry.id, "undated", told, _between(places[entry.id].between))


def _between(bounds: tuple[date | None, date | None] | None) -> str | None:
    return f"between {bounds[0] or '?'} and {bounds[1] or '?'}" if bounds else None
