"""Requirements that are no dates, each with what can be seen of it. Nothing here says that one is met: a person checks it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from docket.schedules.anchors import on_entry, on_hearing
from docket.schedules.expected import count
from docket.schedules.lines import requirements_of
from domain.deadlines.schedules import Requirement
from domain.deadlines.words import spoken
from domain.errors import DocketError
from projections.entry import Entry
from projections.moment import CaseAt

SEEN, NOT_SEEN, NOT_AT_HAND, TO_CHECK = "evidence", "not_seen", "not_at_hand", "to_check"
"""Words like it stand in the paper; none do; the paper is not at hand; nothing that a program could look for."""


class Paper(Protocol):
    """The text of a paper at hand with its number of pages."""

    @property
    def text(self) -> str:
        """The text."""
        ...

    @property
    def pages(self) -> int | None:
        """How many pages it has, where they can be told apart."""
        ...


@dataclass(frozen=True, slots=True)
class Checked:
    """One requirement of a paper: what is asked, by which rule, and what was seen of it."""

    id: str
    citation: str
    pack: str
    verified: bool
    asks: str
    found: str
    evidence: str


def checklist(at: CaseAt, entry: Entry, paper_of: Callable[[str], Paper | None]) -> list[Checked]:
    """The requirements of the court's packs for a paper of its kind. ``paper_of`` gives the paper of an entry at hand."""
    paper = paper_of(entry.id)
    rows = []
    for one in requirements_of(at, entry):
        found, evidence = _seen(at, entry, one, paper)
        rows.append(Checked(one.id, one.citation, one.pack, one.mark == "text", one.asks, found, evidence))
    return rows


def _seen(at: CaseAt, entry: Entry, one: Requirement, paper: Paper | None) -> tuple[str, str]:
    told: list[str] = []
    found = TO_CHECK
    if one.earliest_hearing:
        told.append(_hearing(at, entry, one.earliest_hearing))
    attached = _attached(at, entry, one)
    if attached:
        found = SEEN
        told.append(attached)
    if paper is None:
        if not attached:
            found = NOT_AT_HAND
            told.append("the paper is not at hand")
        return found, "; ".join(told)
    if one.pages is not None:
        told.append(_pages(one.pages, paper))
    if one.seen_by and not attached:
        words = _words(one, paper.text)
        found = SEEN if words else NOT_SEEN
        told.append(words or f"none of the words “{'”, “'.join(one.seen_by)}” stands in the paper")
    return found, "; ".join(told) or "nothing that a program could look for"


def _pages(limit: int, paper: Paper) -> str:
    if paper.pages is None:
        return f"the limit is {limit} pages; the pages of this paper cannot be told apart"
    whole = f"the paper has {paper.pages} pages, tables and signatures among them; the limit is {limit}"
    return f"{whole}, and what counts is for a person to say" if paper.pages > limit else whole


def _words(one: Requirement, text: str) -> str:
    """Where the first of the words stands, with its line."""
    for number, line in enumerate(text.splitlines(), 1):
        plain = " ".join(line.casefold().split())
        if any(word in plain for word in one.seen_by):
            return f"line {number}: “{' '.join(line.split())[:100]}”"
    return ""


def _attached(at: CaseAt, entry: Entry, one: Requirement) -> str:
    """An attachment, or a paper that belongs to this one, whose title has the words."""
    for other in at.entries:
        part = other.id.startswith(f"{entry.id}-") or any(
            r.to == entry.id and r.role == "attaches" for r in other.facts.relations
        )
        if part and any(word in other.facts.title.casefold() for word in one.seen_by):
            return f"{other.cite} is titled “{other.facts.title}”"
    return ""


def _hearing(at: CaseAt, entry: Entry, rule: str) -> str:
    """The noticed hearing against the earliest day that the rule allows."""
    filed, hearing = on_entry(at, entry, "filed"), on_hearing(at, entry)
    if filed.day is None:
        return f"the earliest hearing waits for {filed.waits_for}"
    try:
        earliest: date = count(at, rule, filed.day).due
    except DocketError as error:
        return str(error)
    if hearing.day is None:
        return f"no hearing is on the calendar; the earliest is {spoken(earliest)}"
    way = "before" if hearing.day < earliest else "on or after"
    return f"{hearing.told} is on {spoken(hearing.day)}, {way} the earliest day, {spoken(earliest)}"
