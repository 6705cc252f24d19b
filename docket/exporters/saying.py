"""How an exported page says things: dates and closed lists in words, passages with their pins and how they are known."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from docket.exporters.document import Block, Paragraph, Quotation, Run, Runs, Stamp, plain, said
from docket.intake.courts import court_name
from domain.text import one_line
from projections.moment import NOW, CaseAt
from projections.passages import PassageView
from projections.sheet import paper_state

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_MANY = 40
_UNSEEN = " †"
"""Stands behind the cite of words that could not be compared with their paper."""
GLOSS: Final = {
    "claimed": "said by the other side; the one said to have conceded has not answered on the record",
    "own_words": "said in the party's own words",
    "disputed": "the one said to have conceded disputes it",
    "qualified": "the one said to have conceded qualifies it",
    "withdrawn": "taken back",
    "narrowed": "the court takes less from the words",
    "recharacterised": "the court takes something else from the words",
    "assumed": "the court takes it as given without deciding it",
    "not_reached": "the court says that it need not decide it",
    "not_addressed": "the court says nothing of it",
    "rejected_by_result": "the court does not mention it, and its result cannot stand with it",
    "unanswered": "every paper that could answer is at hand and read; no answer is recorded",
    "unknown": "no answer is recorded, but a paper that could hold one is not at hand or not read",
    "silence": "inferred from silence",
    "arguendo": "for the sake of argument",
    "conditional": "on a condition",
    "supports": "the passage supports the claim",
    "overstates": "the claim goes further than the passage",
    "relabels": "other words for what was said",
    "contradicts": "the passage says otherwise",
    "alters": "the claim alters the words",
    "not_at_hand": "the passage is not at hand",
    "performance_unknown": "past due; performance leaves no docket entry and nobody has recorded it",
    "no_filing_seen": "past due; no filing seen",
}
"""What a word of the closed lists means, for a reader who does not know them."""


def human(word: str) -> str:
    """A word of a closed list in plain English."""
    return word.replace("_", " ")


def glossed(word: str) -> str:
    """The same with what it means."""
    return f"{human(word)} ({GLOSS[word]})" if word in GLOSS else human(word)


def day(on: date | None) -> str:
    """``Feb. 3, 2023``, as American papers have it."""
    return f"{_MONTHS[on.month - 1]} {on.day}, {on.year}" if on else "a day not known"


def _bare(low: date, high: date) -> str:
    """A day of the year that is named just after."""
    return day(low) if low.year != high.year else day(low).rpartition(",")[0]


def when(at: CaseAt, entry: str) -> str:
    """The filed date of an entry, never barer than it is known."""
    facts, between = at.record.entries[entry].facts, at.record.places[entry].between
    if facts.filed:
        return f"{day(facts.filed)} (assumed)" if facts.filed_assumed else day(facts.filed)
    low, high = between or (None, None)
    if low and high:
        return day(low) if low == high else f"between {_bare(low, high)} and {day(high)}"
    return f"by {day(high)}" if high else f"after {day(low)}" if low else "date not stated"


def stamp_of(at: CaseAt, known_at: str | None, head: str) -> Stamp:
    """Which record a page is of. ``known_at`` is as the person wrote it, ``head`` as `docket head` prints it."""
    record = at.record
    if at.moment == NOW:
        as_of = f"{day(at.day)} (now)"
    elif at.moment.after:
        as_of = f"just after {record.entry_name(at.entry_named(at.moment.after))}, {day(at.day)}"
    else:
        as_of = day(at.day)
    opened = record.opened
    return Stamp(
        record.name, opened.number_as_printed or opened.number, court_name(opened.court) or opened.court, as_of,
        one_line(known_at) if known_at else None,
        day(record.current_through) if record.current_through else "no known date", head,
    )  # fmt: skip


class Quoting:
    """Passages for one document. It remembers which papers were cited, so that those not at hand can be listed.

    The words of a sealed paper are withheld from the record; work product holds them, marked.
    """

    def __init__(self, at: CaseAt, *, work_product: bool) -> None:
        self.at, self.work_product = at, work_product
        self._cited: dict[str, None] = {}

    def cites(self, entry: str | None) -> None:
        """A paper is named."""
        if entry in self.at.record.entries:
            self._cited[entry] = None

    def name(self, entry: str) -> str:
        """``Reply (ECF 20)``, remembered as cited."""
        self.cites(entry)
        return self.at.record.entry_name(entry)

    def withheld(self, passage: PassageView) -> bool:
        """Whether the words are those of a sealed paper, which do not leave with the record."""
        return bool(passage.words) and self._sealed(passage) and not self.work_product

    def quotation(self, passage: PassageView, runs: Runs | None = None) -> Quotation:
        """The words with their cite and how they are known; ``runs`` are the words with marks of their own."""
        self.cites(passage.entry)
        if passage.via:
            self.cites(passage.via.entry)
        if self.withheld(passage):
            return Quotation((), passage.cite, "the paper is sealed: its words are withheld")
        words = runs if runs is not None else plain(one_line(passage.words)) if passage.words else ()
        unseen = bool(passage.words) and passage.found is None and not passage.via
        return Quotation(words, f"{passage.cite}{_UNSEEN if unseen else ''}", self._standing(passage))

    def quotations(self, passages: Iterable[PassageView]) -> Iterator[Quotation]:
        """Each passage in its order."""
        return (self.quotation(p) for p in passages)

    def inline(self, passage: PassageView, within: str | None = None) -> Runs:
        """The passage in one line: words, cite, standing. ``within`` is the entry that is named beside it: the pin will do."""
        quoted = self.quotation(passage)
        words = (Run("“"), *quoted.runs, Run("” ")) if quoted.runs else ()
        cite = quoted.cite
        if passage.entry == within:
            cite = cite.removeprefix(self.at.record.entry_name(within)).lstrip(", ") or cite
        told = f" [{quoted.standing}]" if quoted.standing else ""
        return said(*words, Run(cite, "strong"), told)

    def in_one(self, passages: Iterable[PassageView], within: str | None = None) -> Runs:
        """Several passages in one paragraph."""
        runs: list[Run] = []
        for passage in passages:
            runs += [Run(" · ")] if runs else []
            runs += self.inline(passage, within)
        return tuple(runs)

    def _sealed(self, passage: PassageView) -> bool:
        entries = self.at.record.entries
        named = (passage.entry, passage.via.entry if passage.via else None)
        return any(e in entries and entries[e].facts.sealed for e in named)

    def _standing(self, passage: PassageView) -> str | None:
        if passage.via:
            told = f"as {'quoted' if passage.words else 'cited'} in {passage.via.cite}"
        elif passage.elsewhere:
            told = f"the words stand on p. {passage.elsewhere}"
        elif passage.found is False:
            told = "words not found in the paper at hand"
        else:
            told = ""
        return f"SEALED; {told}".rstrip("; ") if self._sealed(passage) else told or None

    # --- the foot ------------------------------------------------------------------------------------------------------

    def foot(self, *, every: bool = False) -> tuple[Block, ...]:
        """The papers not at hand: those that were cited, or with ``every`` all of the docket."""
        entries = self.at.entries if every else [self.at.record.entries[e] for e in self._cited]
        states = {e.id: paper_state(e) for e in entries}
        missing = [e for e in entries if states[e.id] == "cited_only"]
        docketed = [e for e in missing if every and e.facts.source]  # of an imported docket most often all of them
        missing = [e for e in missing if e not in docketed]
        sealed = [e.name for e in entries if states[e.id] == "sealed"]
        names = [f"{e.name}, {when(self.at, e.id)}" for e in missing[:_MANY]]
        if len(missing) > _MANY:
            names.append(f"and {len(missing) - _MANY:,} more")
        if docketed:
            names.append(f"{len(docketed):,} of which only the docket entry is at hand")
        foot: list[Block] = []
        if names:
            told = f"{'; '.join(names)}. Words marked †, and words quoted through another paper, were not compared with them."
            foot.append(Paragraph(said(Run("Papers not at hand: ", "strong"), told), "small"))
        if sealed:
            foot.append(Paragraph(said(Run("Sealed papers: ", "strong"), f"{'; '.join(sealed)}."), "small"))
        return tuple(foot) or (Paragraph(plain("Every paper of the docket that is cited here is at hand."), "small"),)
