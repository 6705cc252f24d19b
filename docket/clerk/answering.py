"""What later papers do with an argument: where it is met, where silence may be told, and what a reply brings new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docket.clerk.queue import Proposal
from domain.events import ArgumentRaised, PositionTaken, RulingMade
from domain.values import BY_THE_COURT, RESPONSIVE
from projections.entry import Entry
from projections.record import CaseRecord

if TYPE_CHECKING:
    from docket.intake.stretches import Stretch
    from docket.intake.threads import Comparison

RULING = BY_THE_COURT | {"transcript"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one later paper does with an argument. ``answered`` is null where that cannot be told, for what is ``missing``."""

    entry: str
    kind: str
    party: str | None
    positions: tuple[str, ...]
    proposals: tuple[str, ...]
    answered: bool | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """An argument, and every later paper in which it should be met."""

    argument: str
    title: str
    raised_in: str
    party: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class NewMatter:
    """A heading of a reply that nothing before it is near to. ``new`` is null unless every paper before it is at hand and read."""

    entry: str
    title: str
    page: int | None
    new: bool | None
    missing: tuple[str, ...]
    compared: bool = True  # whether any paper before it is at hand to compare it with


def in_order(record: CaseRecord) -> list[Entry]:
    """Every entry in docket order."""
    return sorted(record.entries.values(), key=lambda e: record.places[e.id].order)


def threads_of(record: CaseRecord, queue: Mapping[str, Proposal]) -> Iterator[Thread]:
    """Every argument with the later papers in which it should be met."""
    entries = [e for e in in_order(record) if e.facts.kind in RESPONSIVE | RULING]
    for raised in record.of(ArgumentRaised):
        order = record.places[raised.entry].order
        later = [e for e in entries if record.places[e.id].order > order]
        answers = tuple(_answer(record, raised, entry, queue) for entry in later)
        yield Thread(raised.id, raised.title, raised.entry, raised.party, answers)


def _answer(record: CaseRecord, raised: ArgumentRaised, entry: Entry, queue: Mapping[str, Proposal]) -> Answer:
    positions = [p for p in record.of(PositionTaken) if p.argument == raised.id and p.entry == entry.id]
    waiting = [
        p.id for p in queue.values()
        if p.kind == "position" and p.review == "proposed" and p.entry == entry.id and p.content.get("on") == raised.id
    ]  # fmt: skip
    missing = []
    if entry.paper is None:
        missing.append(f"{entry.cite} is not at hand")
    elif not entry.read:
        missing.append(f"{entry.cite} is not marked read")
    if waiting:
        missing.append(f"{', '.join(waiting)} waits for review")
    ruled = any(r.on == raised.id and r.entry == entry.id for r in record.of(RulingMade))
    spoken = ruled or any(p.stance != "silent" for p in positions)
    answered = True if spoken else None if missing else False
    return Answer(
        entry.id, entry.facts.kind, entry.facts.party, tuple(p.id for p in positions), tuple(waiting), answered,
        () if spoken else tuple(missing),
    )  # fmt: skip


def new_matter(
    record: CaseRecord, comparison: "Comparison", pieces: Mapping[str, list["Stretch"]]
) -> Iterator[NewMatter]:
    """The contentions of replies to which nothing in the earlier papers is near."""
    for ident, found in pieces.items():
        entry = record.entries[ident]
        if entry.facts.kind not in {"reply", "sur_reply"}:
            continue
        order = record.places[ident].order
        before = [
            e for e in in_order(record)
            if record.places[e.id].order < order and e.facts.kind in {"motion", "opposition", "brief"}
        ]  # fmt: skip
        missing = [f"{e.cite} is not at hand" for e in before if e.paper is None]
        missing += [f"{e.cite} is not marked read" for e in (*before, entry) if e.paper and not e.read]
        missing += [] if before else ["no motion or opposition stands before it on the docket"]
        earlier = [p for e in before for p in pieces.get(e.id, [])]
        if not earlier:  # nothing to compare it with
            yield NewMatter(ident, "every heading of it", None, None, tuple(missing), compared=False)
            continue
        for piece in found:
            if piece.opens and piece.contention and piece.title and not comparison.near(piece, found, earlier):
                page = piece.pages[0] if piece.pages else None
                yield NewMatter(ident, piece.title, page, None if missing else True, tuple(missing))
