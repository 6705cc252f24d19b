"""The audit of a case's quotations: each one judged against its source, then what stands out between them."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docket.audit.findings import findings
from docket.audit.judging import Judgement, judge
from docket.audit.lines import clean_range
from docket.audit.papers import Credited, Filed, Papers
from docket.audit.places import passage
from docket.audit.tokens import items_of
from docket.intake.facts import Pin, Quotation
from docket.intake.reading import Reading
from projections.quotations import QuotationFinding, QuotationView

_AFTER = 160  # characters behind a quotation that may say "(citation omitted)"
_CLOSE = 500  # characters
_JOINED = re.compile(r"[.,]?\s?[;,]\s(?:see\s|see also\s|and\s|accord\s|citing\s)?")
_ELSEWHERE = 5  # words, from which a quotation found in another paper is that paper's
_ORDER = {"exact": 0, "altered_marked": 1, "misplaced": 2, "altered_unmarked": 3, "not_found": 4}


@dataclass(frozen=True, slots=True)
class Judged:
    """A quotation of a paper with what the audit made of it; ``place`` bounds it in the clean text."""

    entry: str
    quotation: Quotation
    place: tuple[int, int]
    view: QuotationView
    found: Judgement | None = None
    source: str | None = None


def key_of(sha256: str, quotation: Quotation) -> str:
    """What a quotation is, whenever its paper is read: paper, place and words, hashed."""
    span = quotation.span
    return hashlib.sha256(f"{sha256}\x00Q\x00{span.start}-{span.end}\x00{quotation.text}".encode()).hexdigest()[:16]


def keys_of(readings: Sequence[Reading]) -> list[str]:
    """The keys of all quotations of papers, in order."""
    return [key_of(r.sha256, q) for r in readings for q in r.quotations]


def audit(papers: Papers, numbers: Mapping[str, int]) -> tuple[list[QuotationView], list[QuotationFinding]]:
    """Every quotation of every paper at hand, in docket order, and the findings. ``numbers`` are the ids by key."""
    judged = [j for entry in _in_order(papers) for j in _of_paper(papers, entry, numbers)]
    return [j.view for j in judged], list(findings(papers, judged))


def _in_order(papers: Papers) -> list[Filed]:
    return sorted((papers.entries[e] for e in papers.readings), key=lambda e: e.order)


def _of_paper(papers: Papers, entry: Filed, numbers: Mapping[str, int]) -> Iterator[Judged]:
    reading = papers.readings[entry.id]
    for quotation in reading.quotations:
        place = clean_range(reading.clean, quotation.span)
        credited = papers.credited(quotation, entry.id)
        number = numbers.get(key_of(reading.sha256, quotation))
        ident = f"Q{number}" if number else None
        source, found = _judged(papers, entry, quotation, place, credited)
        view = _view(papers, entry, quotation, ident, source, found, credited)
        yield Judged(entry.id, quotation, place, view, found, source)


def _judged(
    papers: Papers, entry: Filed, quotation: Quotation, place: tuple[int, int], credited: Credited
) -> tuple[str | None, Judgement]:
    """The best judgement of the papers that the source may be; words found elsewhere are misplaced."""
    if not credited.entries:
        return None, Judgement("source_unavailable", notes=(credited.missing or "",))
    after = papers.readings[entry.id].clean.text[place[1] : place[1] + _AFTER]
    pins: Sequence[Pin] = () if credited.exhibit else quotation.pins
    tried = [(e, judge(quotation.text, pins, papers.source(e), after)) for e in credited.entries]
    source, best = min(tried, key=lambda pair: (_ORDER[pair[1].verdict], -pair[1].likeness))
    if len(tried) > 1:
        names = ", ".join(papers.entries[e].name for e, _ in tried)
        told = f"The cite does not say which paper it means: {names}."
        if best.verdict == "not_found":
            return None, Judgement("source_unavailable", notes=(told,))
        best = replace(best, notes=(*best.notes, told))
    if best.verdict == "not_found" and credited.exhibit:
        told = f"The exhibit is not found in the paper of {papers.entries[source].name}; it is not at hand."
        return None, Judgement("source_unavailable", notes=(told,))
    if best.verdict == "not_found" and (named := _string_cited(papers, entry, quotation, place, after)):
        return named
    if best.verdict == "not_found" and (other := _elsewhere(papers, entry, quotation, source, after)):
        return other
    return source, best


def _string_cited(
    papers: Papers, entry: Filed, quotation: Quotation, place: tuple[int, int], after: str
) -> tuple[str | None, Judgement] | None:
    """Where several papers are cited in a row, the words may be those of a later one: "Dkt. 29 at 41; Dkt. 11 at 3"."""
    reading = papers.readings[entry.id]
    text = reading.clean.text
    at: int | None = None
    unknown: list[str] = []
    placed = sorted((*clean_range(reading.clean, cite.span), n) for n, cite in enumerate(reading.record_cites))
    for low, high, n in placed:
        cite = reading.record_cites[n]
        if low < place[1]:
            continue
        if at is not None and not _JOINED.fullmatch(text[at:low]):
            break
        also = replace(quotation, source=cite.source, document=cite.document, pins=cite.pins, authority=None)
        if at is not None:
            credited = papers.credited(also, entry.id)
            for other in credited.entries:
                found = judge(quotation.text, () if credited.exhibit else cite.pins, papers.source(other), after)
                if found.verdict != "not_found":
                    return other, replace(found, notes=(*found.notes, f"Found in the paper cited next, {cite.text}."))
            unknown += [] if credited.entries else [cite.text]
        at = high
    if not unknown:
        return None
    told = f"Several papers are cited for these words; not at hand: {'; '.join(unknown)}."
    return None, Judgement("source_unavailable", notes=(told,))


def _elsewhere(
    papers: Papers, entry: Filed, quotation: Quotation, source: str, after: str
) -> tuple[str, Judgement] | None:
    """Words that the cited paper has not and another earlier one has."""
    if sum(i.kind in {"word", "marked"} for i in items_of(quotation.text)) < _ELSEWHERE:
        return None
    for other in _in_order(papers):
        if other.order >= entry.order or other.id in {source, entry.id}:
            continue
        found = judge(quotation.text, (), papers.source(other.id), after)
        if found.verdict in {"exact", "altered_marked"} and found.start is not None:
            if _cited_near(papers, entry, quotation, other.id):
                note = f"The sentence cites {papers.entries[source].name} too."
                return other.id, replace(found, notes=(*found.notes, note))
            address = papers.source(other.id).address(found.start, found.end or found.start, ())
            right = f"{other.name} {address}" if address else other.name
            note = f"These words are not in {papers.entries[source].name}; they stand in {right}."
            return other.id, replace(found, verdict="misplaced", right_pin=right, notes=(*found.notes, note))
    return None


def _cited_near(papers: Papers, entry: Filed, quotation: Quotation, other: str) -> bool:
    """Whether the quoting paper cites another paper close by, so that the words may be credited to that one."""
    span = quotation.span
    near = (c for c in papers.readings[entry.id].record_cites if abs(c.span.start - span.end) < _CLOSE)
    also = (replace(quotation, source=c.source, document=c.document, pins=(), authority=None) for c in near)
    return any(other in papers.credited(one, entry.id).entries for one in also)


def _view(
    papers: Papers, entry: Filed, quotation: Quotation, ident: str | None, source: str | None, found: Judgement,
    credited: Credited,
) -> QuotationView:  # fmt: skip
    here = passage(entry, papers.readings[entry.id], quotation.span, quotation.text)
    there = None
    if source and found.start is not None and found.end is not None:
        reading = papers.readings[source]
        words = " ".join(reading.clean.text[found.start : found.end].split())
        there = passage(papers.entries[source], reading, reading.clean.span(found.start, found.end), words)
    named = source or (credited.entries[0] if len(credited.entries) == 1 else None)
    return QuotationView(
        id=ident, entry=entry.id, text=quotation.text, claimed_source=quotation.source, source_entry=named,
        pin=quotation.pin, verdict=found.verdict, right_pin=found.right_pin, passage=here, source_passage=there,
        differences=found.differences, segments=found.segments, notes=tuple(n for n in found.notes if n),
    )  # fmt: skip
