"""The chart of positions: a lane an argument over the filings in docket order, one sign a stance, to be read without colour."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from projections.arguments import ArgumentView, arguments
from projections.concessions import ConcessionView, concessions
from projections.moment import CaseAt, once
from projections.positions import PositionView
from projections.rulings import RulingView


class Sign(NamedTuple):
    """How a stance is drawn: one character, the one where only ASCII can be shown, and the word of the legend."""

    glyph: str
    ascii: str
    word: str


SIGNS: Final[dict[str, Sign]] = {
    "raises": Sign("▲", "^", "raises"),
    "supports": Sign("△", "+", "supports"),
    "replies": Sign("►", ">", "replies"),
    "opposes": Sign("▼", "v", "opposes"),
    "answers": Sign("▽", "a", "answers"),
    "qualifies": Sign("◐", "q", "qualifies, or own words with a hedge or a condition"),
    "concedes": Sign("◆", "C", "own words that give it up"),
    "claimed": Sign("◇", "c", "says that the other side conceded: a claim"),
    "withdraws": Sign("×", "x", "withdraws"),
    "silent": Sign("○", "o", "silent"),
    "rules": Sign("▣", "=", "the court speaks to it"),
    "adopted": Sign("■", "#", "the court adopts"),
    "rejected": Sign("□", "%", "the court rejects, or its result does"),
    "left_open": Sign("▪", "-", "the court assumes it, does not reach it, or says nothing of it"),
}  # fmt: skip
"""Every sign by its name: the stances, a claimed concession, and what the court did. In the order of a legend."""
_OUTCOMES = {"adopted": "adopted", "rejected": "rejected", "rejected_by_result": "rejected"}
_OWN_WORDS = frozenset({"concedes", "qualifies", "withdraws"})
_PRESSING = frozenset({"raises", "supports"})


@dataclass(frozen=True, slots=True)
class ChartColumn:
    """A filing. ``between`` bounds an entry without filed date; ``short`` is its number, or its id."""

    entry: str
    short: str
    name: str
    kind: str
    filer: str
    filed_on: date | None
    filed_assumed: bool
    between: tuple[date | None, date | None] | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What one side did on an argument in one filing.

    ``sign`` is a key of `SIGNS`; ``side`` is ``raising``, ``answering`` or ``court``; ``word`` is the stance or the outcome of
    the closed lists (``claimed`` or ``own_words`` for what the ledger holds); ``shift``: this party moved since its earlier paper.
    """

    id: str
    sign: str
    word: str
    side: str
    party: str
    label: str
    summary: str
    defendant: str | None = None
    shift: bool = False
    new_in_reply: bool = False

    @property
    def drawn(self) -> Sign:
        """Its sign."""
        return SIGNS[self.sign]


@dataclass(frozen=True, slots=True)
class Lane:
    """One argument. ``cells`` has the marks of each column, in the order of the columns; an empty one says nothing of it."""

    id: str
    title: str
    status: str
    alternative: bool
    concessions: tuple[str, ...]
    cells: tuple[tuple[Mark, ...], ...]

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last column with a mark."""
        used = [n for n, marks in enumerate(self.cells) if marks]
        return (used[0], used[-1]) if used else None


@dataclass(frozen=True, slots=True)
class PositionsChart:
    """The chart as of a moment."""

    as_of: str
    current_through: date | None
    columns: tuple[ChartColumn, ...]
    lanes: tuple[Lane, ...]

    @property
    def legend(self) -> tuple[Sign, ...]:
        """The signs that are drawn, in the order of `SIGNS`."""
        used = {mark.sign for lane in self.lanes for marks in lane.cells for mark in marks}
        return tuple(sign for name, sign in SIGNS.items() if name in used)


@once
def positions_chart(at: CaseAt) -> PositionsChart:
    """The arguments raised by then over the filings that speak of one, in docket order. Dropped claims are left out."""
    argued = arguments(at).arguments
    claims = {c.id: c for c in concessions(at).concessions}
    marks = {a.id: _marks(at, a, [claims[c] for c in a.concessions]) for a in argued}
    used = {entry for by_entry in marks.values() for entry in by_entry}
    columns = tuple(_column(at, e.id) for e in at.entries if e.id in used)
    places = {column.entry: n for n, column in enumerate(columns)}
    lanes = tuple(
        Lane(
            a.id, a.title, a.status, a.alternative, a.concessions,
            _cells(marks[a.id], places),
        )
        for a in argued
    )  # fmt: skip
    return PositionsChart(str(at.moment), at.record.current_through, columns, lanes)


def _cells(marks: dict[str, list[Mark]], places: dict[str, int]) -> tuple[tuple[Mark, ...], ...]:
    """What stands in each column; most of them are empty on a long docket."""
    cells: list[tuple[Mark, ...]] = [()] * len(places)
    for entry, found in marks.items():
        cells[places[entry]] = tuple(found)
    return tuple(cells)


def _column(at: CaseAt, ident: str) -> ChartColumn:
    entry, record = at.record.entries[ident], at.record
    facts = entry.facts
    return ChartColumn(
        ident, entry.number or ident, entry.name, facts.kind, record.label(facts.party), facts.filed, facts.filed_assumed,
        record.places[ident].between,
    )  # fmt: skip


def _marks(at: CaseAt, argument: ArgumentView, claims: list[ConcessionView]) -> dict[str, list[Mark]]:
    """The marks of an argument by entry: positions as recorded, then the ledger, then the court.

    Own words that a position tells already are not drawn twice.
    """
    labels = {p.name: p.label for p in at.record.parties.values()}
    found: dict[str, list[Mark]] = {}
    ruled = {r.entry for r in argument.rulings}
    for position in argument.positions:
        if position.stance != "rules" or position.entry not in ruled:
            found.setdefault(position.entry, []).append(_position(argument, position, labels))
    for claim in claims:
        told = found.setdefault(claim.entry, [])
        if claim.voice != "own" or not any(m.word in _OWN_WORDS and m.party == claim.conceder for m in told):
            told.append(_claim(argument, claim, labels))
    for ruling in argument.rulings:
        found.setdefault(ruling.entry, []).append(_ruling(ruling))
    return found


def _position(argument: ArgumentView, position: PositionView, labels: dict[str, str]) -> Mark:
    shifted = any(s.party == position.party and s.to.entry == position.entry for s in argument.shifts)
    return Mark(
        position.id, position.stance, position.stance, _side(argument, position.party, position.stance), position.party,
        labels.get(position.party, position.party), position.summary, position.defendant, shifted,
        bool(position.new_in_reply),
    )  # fmt: skip


def _claim(argument: ArgumentView, claim: ConcessionView, labels: dict[str, str]) -> Mark:
    """A claim about another is never that one's concession; own words are one where nothing hedges them."""
    party, sign, word = claim.asserted_by, "claimed", "claimed"
    if claim.voice == "own":
        sign = "concedes" if claim.manner == "express" and not claim.hedged else "qualifies"
        word = "own_words"
    return Mark(
        claim.id, sign, word, _side(argument, party, word), party, labels.get(party, party), claim.title
    )  # fmt: skip


def _ruling(ruling: RulingView) -> Mark:
    sign = _OUTCOMES.get(ruling.outcome, "left_open")
    said = ruling.summary or ruling.outcome.replace("_", " ")
    return Mark(ruling.id, sign, ruling.outcome, "court", "Court", "Court", said, ruling.defendant)


def _side(argument: ArgumentView, party: str, stance: str) -> str:
    """Who raised a point, or joins in raising it, presses it; the others answer."""
    if party == "Court":
        return "court"
    return "raising" if party == argument.raised_by or stance in _PRESSING else "answering"
