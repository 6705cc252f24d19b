"""Passages for people and programs: the pin cite, the words, whether they were found, and through whom they are known."""

from dataclasses import dataclass
from typing import cast

from domain.passage import Passage
from projections.record import CaseRecord


@dataclass(frozen=True, slots=True)
class PassageView:
    """``lines`` are those of the page that the pin names; ``start`` and ``end`` are offsets into the paper's text.

    ``found`` is true where the words were found in the paper at hand, false where they were not, null where it is not at hand.
    ``elsewhere`` is the page where they stand when the pin names another one.
    ``via`` is the passage of the paper that quotes words of a paper not at hand.
    """

    entry: str
    attachment: int | None
    pin: str
    cite: str
    page: int | None
    lines: tuple[int, int] | None
    start: int | None
    end: int | None
    words: str | None
    sha256: str | None
    found: bool | None
    elsewhere: int | None
    via: "PassageView | None"


def passage_view(record: CaseRecord, passage: Passage) -> PassageView:
    """A passage as the record knows it now; made once a record."""
    held = record.shown.get(id(passage))
    if held is None:
        held = record.shown[id(passage)] = (passage, _made(record, passage))  # held, so that its identity stays its own
    return cast("PassageView", held[1])


def _made(record: CaseRecord, given: Passage) -> PassageView:
    passage = record.anchored(given)
    entry = record.entries[passage.entry]
    anchor = passage.anchor
    at_hand = entry.paper is not None and passage.words is not None
    return PassageView(
        entry=passage.entry,
        attachment=entry.attachment,
        pin=passage.pin,
        cite=passage.cite(entry.name),
        page=passage.page,
        lines=passage.pin_lines,
        start=anchor.start if anchor else None,
        end=anchor.end if anchor else None,
        words=passage.words,
        sha256=anchor.sha256 if anchor else (entry.paper.sha256 if entry.paper else None),
        found=True if anchor else (False if at_hand else None),
        elsewhere=passage.elsewhere,
        via=_made(record, quoted) if (quoted := passage.quoted) else None,
    )


def first(views: tuple[PassageView, ...]) -> PassageView | None:
    """The passage that stands for several: the first one with words, else the first."""
    return next((v for v in views if v.words), views[0] if views else None)
