"""What stands out between passages: conditions cut off, sources in two versions, repeats, two accounts, names alike."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from docket.audit.judging import Judgement
from docket.audit.papers import Papers
from docket.audit.places import passage
from docket.audit.repeats import repeats
from docket.audit.tokens import words_of
from docket.audit.versions import Said, differ, told, unlike
from docket.intake.clean import CleanText
from docket.intake.facts import Quotation
from docket.intake.lookalikes import lookalikes_across
from docket.intake.quotations_versions import under_one_cite
from docket.intake.spans import Span
from projections.quotations import QuotationFinding, QuotationView

_GOES_ON = 90  # characters behind a quotation in which its paper may give the condition itself
_NEAR = 600


class Audited(Protocol):
    """A quotation with its judgement."""

    @property
    def entry(self) -> str: ...
    @property
    def quotation(self) -> Quotation: ...
    @property
    def place(self) -> tuple[int, int]: ...
    @property
    def view(self) -> QuotationView: ...
    @property
    def found(self) -> Judgement | None: ...
    @property
    def source(self) -> str | None: ...


def findings(papers: Papers, judged: Sequence[Audited]) -> Iterator[QuotationFinding]:
    """The findings in the order in which a person would look at them."""
    yield from _cut(papers, judged)
    yield from _versions(papers, judged)
    yield from _repeated(papers)
    yield from beside_one_another(papers)


def beside_one_another(papers: Papers) -> Iterator[QuotationFinding]:
    """What needs no quotation: one paper that tells a thing in two ways, and names of the case that look alike."""
    for entry, reading in papers.readings.items():
        for found in (f for f in reading.findings if f.kind == "two_accounts"):
            places = tuple(
                passage(papers.entries[entry], reading, span, _words(reading.clean, span)) for span in found.spans
            )
            yield QuotationFinding("two_accounts", found.detail, places)
    for pair in lookalikes_across({e: r.clean for e, r in papers.readings.items()}):
        places = tuple(
            passage(papers.entries[p.paper], papers.readings[p.paper], p.span, p.name) for p in (pair.one, pair.other)
        )
        yield QuotationFinding("lookalike_name", pair.detail, places)


def _words(clean: CleanText, span: Span) -> str:
    """The words of a span of the file."""
    low, high = clean.offset(span.start), clean.offset(span.end - 1)
    return " ".join(clean.text[low : high + 1].split()) if low is not None and high is not None else ""


def _ids(*judged: Audited) -> tuple[str, ...]:
    return tuple(j.view.id for j in judged if j.view.id)


def _cut(papers: Papers, judged: Sequence[Audited]) -> Iterator[QuotationFinding]:
    """A quotation that stops just before a condition which its paper does not go on to give."""
    for one in judged:
        found = one.found
        if found is None or not found.condition or found.end is None or one.source is None:
            continue
        if _given(papers, one, judged):
            continue
        reading = papers.readings[one.source]
        start, stop = found.start or 0, found.condition_end or found.end
        words = " ".join(reading.clean.text[start:stop].split())
        there = passage(papers.entries[one.source], reading, reading.clean.span(start, stop), words)
        told = f"The quotation stops just before “{found.condition}”."
        yield QuotationFinding("cut_before_condition", told, (one.view.passage, there), _ids(one))


def _given(papers: Papers, one: Audited, judged: Sequence[Audited]) -> bool:
    """Whether the quoting paper gives the condition itself, in its own words or in the next quotation."""
    found = one.found
    assert found is not None
    assert found.condition is not None
    first = found.condition.split()[0].casefold().strip(",;")
    behind = papers.readings[one.entry].clean.text[one.place[1] : one.place[1] + _GOES_ON].casefold()
    if first in [w.key for w in words_of(behind)][:6]:
        return True
    return any(
        other.entry == one.entry
        and other.source == one.source
        and other.found is not None
        and other.found.start is not None
        and found.end is not None
        and 0 <= other.found.start - found.end <= len(found.condition) + 20
        and abs(other.place[0] - one.place[1]) < _NEAR
        for other in judged
        if other is not one
    )


def _versions(papers: Papers, judged: Sequence[Audited]) -> Iterator[QuotationFinding]:
    """One source quoted in two versions; where it is at hand, only the version that is altered beside the one that is not."""
    groups: dict[str, list[Audited]] = {}
    for one in judged:
        if key := papers.key(one.quotation, one.entry):
            groups.setdefault(key, []).append(one)
    for group in groups.values():
        yield from _of_one_source(papers, group)


def _of_one_source(papers: Papers, group: Sequence[Audited]) -> Iterator[QuotationFinding]:
    """Quotations that say the same words differently are one finding, however many versions there are."""

    def compare(one: Audited, other: Audited) -> Said:
        if one.entry == other.entry:
            reading = papers.readings[one.entry]
            if under_one_cite(one.quotation, other.quotation, (*reading.record_cites, *reading.authorities)):
                return []
        return _differ(one, other)

    for places, said in unlike(group, compare):
        versions = [group[n] for n in places]
        views = tuple(one.view.passage for one in versions)
        yield QuotationFinding("same_source_differs", told(versions[0].quotation.source, said), views, _ids(*versions))


def _differ(one: Audited, other: Audited) -> Said:
    if one.quotation.text == other.quotation.text:
        return []
    if one.found and other.found and one.found.start is not None and other.found.start is not None:
        return _against_source(one, other)
    return differ(one.quotation.text, other.quotation.text)


def _against_source(one: Audited, other: Audited) -> Said:
    """Two quotations of one place of a paper at hand, of which one changes the words and the other does not."""
    ours, theirs = one.found, other.found
    assert ours is not None
    assert theirs is not None
    if one.source != other.source or None in {ours.start, ours.end, theirs.start, theirs.end}:
        return []
    if not (ours.start < theirs.end and theirs.start < ours.end):  # type: ignore[operator]
        return []
    altered = [f for f in (ours, theirs) if f.verdict == "altered_unmarked"]
    return [(one.quotation.text, other.quotation.text)] if len(altered) == 1 else []


def _repeated(papers: Papers) -> Iterator[QuotationFinding]:
    order = sorted(papers.readings, key=lambda e: papers.entries[e].order)
    for found in repeats(papers, order):
        later, earlier = papers.entries[found.later], papers.entries[found.earlier]
        views = []
        for entry, low, high in ((earlier, found.first, found.last), (later, found.start, found.end)):
            reading = papers.readings[entry.id]
            words = " ".join(reading.clean.text[low:high].split())
            views.append(passage(entry, reading, reading.clean.span(low, high), words))
        count = len(words_of(views[1].words or ""))
        detail = f"{count} words of {earlier.name} stand in {later.name} without quotation marks or a cite to it."
        yield QuotationFinding("uncredited_repeat", detail, tuple(views))
