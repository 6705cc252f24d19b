"""One quotation against one paper: the best place for it, the verdict, the differences, and what was cut off behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from docket.audit.aligning import Alignment, Step, align
from docket.audit.comparing import Laid, differences
from docket.audit.source import SourceText
from docket.audit.tokens import Item, has_marks, items_of, words_of
from docket.intake.facts import Pin
from projections.quotations import Difference, Segment

_CONDITION = re.compile(
    r"[”’\"')\]⁰¹²³⁴-⁹]{0,3}\s*[,;(—–-]{0,2}\s*"
    r"(?P<word>except|but\b(?!\s+also)|unless|provided\b|only\s(?:if|when|where|to\sthe\sextent)|if\b|until|however|although|though\b|"
    r"subject\sto|save\s(?:that|for|as)|other\sthan|to\sthe\sextent|so\slong\sas|as\slong\sas|on\scondition|absent\b|"
    r"insofar\sas|in\sthe\sabsence\sof|notwithstanding)",
    re.IGNORECASE,
)
_STOPWORDS = frozenset(
    "a an the of and or for to in on by with at from as is are was were be been it its that this".split()
)
_ENOUGH = 0.62  # of the weight of a quotation that must be found for it to be found at all
_EDITED = re.compile(r"citations?\s|cleaned\sup|quotations?\s(?:marks\s)?omitted", re.IGNORECASE)
_MOST = 250  # pieces of a quotation that are compared
_PLAIN = frozenset({"same", "gap"})  # steps that no other place could do better
_TERM = 3  # words; a phrase as short as that, used again and again, has no one address
_CUT_LEAST = 4  # words; less than these is a fragment that needs no condition


@dataclass(frozen=True, slots=True)
class Judgement:
    """``start`` and ``end`` bound the words in the clean text of the source; None where they are not found."""

    verdict: str
    differences: tuple[Difference, ...] = ()
    segments: tuple[Segment, ...] = ()
    start: int | None = None
    end: int | None = None
    right_pin: str | None = None
    condition: str | None = None  # the condition that follows where the quotation stops
    condition_end: int | None = None
    notes: tuple[str, ...] = ()
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class _Place:
    """An alignment at a window of the source, in the numbers of the whole source."""

    cost: float
    steps: tuple[Step, ...]
    first: int
    last: int
    likeness: float
    at_pin: bool | None


def judge(words: str, pins: Sequence[Pin], source: SourceText, after: str = "") -> Judgement:
    """Compare quoted words with a paper. ``after`` is what follows the quotation, for "(citation omitted)"."""
    whole = items_of(words)
    items = whole[:_MOST]
    inner = _inner(items)
    if not inner or not any(i.kind in {"word", "marked"} for i in inner):
        return Judgement("not_found", notes=("No words are left to look for.",))
    place = _best(inner, pins, source)
    if place is None:
        return Judgement("not_found")
    edited = bool(_EDITED.search(after))
    hyphens = source.paper.soft_hyphens
    laid = Laid(words, inner, source.text, source.words, place.steps, source.noise, edited, hyphens)
    found = [*_head(items, inner, place, source), *differences(laid), *_tail(items, inner, place, source, words)]
    start, end = source.words[place.first].start, source.words[place.last - 1].end
    marked = has_marks(words) or any(d.marked for d in found)
    verdict = "altered_unmarked" if any(not d.marked for d in found) else "altered_marked" if marked else "exact"
    right = source.address(start, end, pins) if place.at_pin is False else None
    notes = _notes(found)
    if len(whole) > len(items):
        notes.append(f"Only the first {_MOST} words of this quotation were compared.")
    if right and verdict == "altered_unmarked":
        notes.append(f"It stands at {right}, not where the cite says.")
    elif right and len(inner) <= _TERM and source.times([i.key for i in inner]) > 1:
        notes.append(f"The phrase stands in several places, one of them {right}; where the cite says it is not found.")
        right = None
    elif right:
        verdict = "misplaced"
    count = sum(i.kind in {"word", "marked"} for i in inner)
    stop = _cut(source, start, end) if count >= _CUT_LEAST else None
    cut = " ".join(source.text[end:stop].split()).strip(' ,;.—–(”"') if stop else None
    return Judgement(verdict, tuple(found), segments(laid), start, end, right, cut, stop, tuple(notes), place.likeness)


def _inner(items: Sequence[Item]) -> list[Item]:
    """The pieces without the ellipses at either end."""
    low, high = 0, len(items)
    while low < high and items[low].kind == "ellipsis":
        low += 1
    while high > low and items[high - 1].kind == "ellipsis":
        high -= 1
    return list(items[low:high])


def _best(items: Sequence[Item], pins: Sequence[Pin], source: SourceText) -> _Place | None:
    """The place that leaves least over; of equals the one that the pin names."""
    best: _Place | None = None
    for low, high in source.windows(items, pins):
        words = source.words[low:high]
        found = align(items, words, source.soft[low:high], source.noise[low:high])
        if not (place := _placed(found, items, low, source, pins)):
            continue
        if best is None or (place.cost, place.at_pin is False) < (best.cost, best.at_pin is False):
            best = place
        if best.at_pin is not False and all(s.how in _PLAIN for s in best.steps):
            break
    return best


def _placed(
    found: Alignment, items: Sequence[Item], low: int, source: SourceText, pins: Sequence[Pin]
) -> _Place | None:
    steps = tuple(Step(s.low, s.high, s.first + low, s.last + low, s.how) for s in found.steps)
    if not steps:
        return None
    steps = _ends(_edges(steps, items, source), source)
    used = [s for s in steps if s.last > s.first]
    likeness = _likeness(steps, items)
    if not used or not _enough(likeness, steps, items):
        return None
    first, last = used[0].first, used[-1].last
    at_pin = source.at_pin(source.words[first].start, source.words[last - 1].end, pins)
    return _Place(found.cost, steps, first, last, likeness, at_pin)


def _edges(steps: tuple[Step, ...], items: Sequence[Item], source: SourceText) -> tuple[Step, ...]:
    """A bracket at either end stands for as many words of the same sentence as it has, where no others are told."""
    first, last = steps[0], steps[-1]
    if first.how == "bracket" and first.first == first.last and len(steps) > 1:
        start, _ = source.sentence(source.words[min(first.first, len(source.words) - 1)].start)
        count = len(items[first.low].words)
        while count and (first.first < count or source.words[first.first - count].start < start):
            count -= 1
        steps = (Step(first.low, first.high, first.first - count, first.last, "bracket"), *steps[1:])
    if last.how == "bracket" and last.first == last.last and len(steps) > 1 and last.first:
        _, end = source.sentence(source.words[last.first - 1].start)
        count = len(items[last.low].words)
        while count and (last.first + count > len(source.words) or source.words[last.first + count - 1].end > end):
            count -= 1
        steps = (*steps[:-1], Step(last.low, last.high, last.first, last.last + count, "bracket"))
    return steps


def _ends(steps: tuple[Step, ...], source: SourceText) -> tuple[Step, ...]:
    """A word at either end that the source has not stands for the word that the source has there."""
    rows = list(steps)
    low = next((n for n, s in enumerate(rows) if s.last > s.first), None)
    if low is None:
        return steps
    high = next(n for n in range(len(rows) - 1, -1, -1) if rows[n].last > rows[n].first)
    if low and rows[low].first:
        floor, _ = source.sentence(source.words[rows[low].first].start)
        for n in range(low - 1, -1, -1):
            at = rows[n + 1].first - 1
            if rows[n].how != "added" or at < 0 or source.words[at].start < floor:
                break
            rows[n] = Step(rows[n].low, rows[n].high, at, at + 1, "other")
    _, ceiling = source.sentence(source.words[rows[high].last - 1].start)
    for n in range(high + 1, len(rows)):
        at = rows[n - 1].last
        if rows[n].how != "added" or at >= len(source.words) or source.words[at].end > ceiling:
            break
        rows[n] = Step(rows[n].low, rows[n].high, at, at + 1, "other")
    return tuple(rows)


def _weight(key: str) -> float:
    return 0.35 if key in _STOPWORDS else 1.0


def _likeness(steps: Sequence[Step], items: Sequence[Item]) -> float:
    """The share of the quotation's weight that was found, less what of the source stands between unquoted."""
    total = sum(_weight(i.key) for i in items if i.kind in {"word", "marked"})
    worth = {"same": 1.0, "case": 1.0, "joined": 1.0, "form": 0.75}
    got = sum(worth.get(s.how, 0.0) * _weight(items[n].key) for s in steps for n in range(s.low, s.high))
    return got / total if total else 0.0


def _enough(likeness: float, steps: Sequence[Step], items: Sequence[Item]) -> bool:
    """Whether this is the quotation at all: the shorter it is, the more of it must be there."""
    count = sum(i.kind in {"word", "marked"} for i in items)
    sure = sum(s.how in {"same", "case", "joined"} for s in steps)
    if count <= 2:
        return likeness >= 0.7 and not any(s.how in {"dropped", "other", "added"} for s in steps)
    if count == 3:
        return sure >= 2 and likeness >= 0.55 and sum(s.last - s.first for s in steps if s.how == "dropped") <= 1
    if sum(s.last - s.first for s in steps if s.how == "dropped") > max(24, count):
        return False
    return likeness >= (_ENOUGH if count > 5 else 0.55) and sure >= 2


def _head(items: Sequence[Item], inner: Sequence[Item], place: _Place, source: SourceText) -> list[Difference]:
    if items[0] is inner[0]:
        return []
    low, _ = source.sentence(source.words[place.first].start)
    said = " ".join(source.text[low : source.words[place.first].start].split()).strip(' ,;—–“"')
    return [Difference("hidden", items[0].text, said, True)] if said else []


def _tail(
    items: Sequence[Item], inner: Sequence[Item], place: _Place, source: SourceText, words: str
) -> list[Difference]:
    if items[-1] is inner[-1]:
        return []
    _, high = source.sentence(source.words[place.last - 1].start)
    said = " ".join(source.text[source.words[place.last - 1].end : high].split()).strip(' .,;—–”"')
    last = next(n for n, i in enumerate(items) if i is inner[-1])
    mark = words[items[last + 1].start : items[-1].end]
    return [Difference("hidden", mark, said, True, len(inner), len(inner))] if said else []


def _notes(found: Sequence[Difference]) -> list[str]:
    notes = []
    for one in found:
        if one.kind == "hidden" and one.source:
            said = one.source
            count = len(said.split())
            if re.search(r"[.?!][”\"]?\s+[A-Z“]", said) and one.quoted:
                notes.append(f"The ellipsis joins words of different sentences: {count} words stand between.")
            if any(w.key in {"not", "no", "never", "none", "neither", "without", "cannot"} for w in words_of(said)):
                notes.append("The words left out contain a negation.")
    return list(dict.fromkeys(notes))


def _cut(source: SourceText, start: int, end: int) -> int | None:
    """Where the condition ends that follows where the quotation stops."""
    match = _CONDITION.match(source.text, end)
    if match is None:
        return None
    _, stop = source.sentence(max(start, end - 1))
    return max(stop, match.end())


def segments(laid: Laid) -> tuple[Segment, ...]:
    """Both texts in stretches that agree or differ, each with its points and spaces."""
    rows: list[Segment] = []
    at = laid.items[0].start if laid.items else 0
    place = next((laid.words[s.first].start for s in laid.steps if s.last > s.first), 0)
    for step in laid.steps:
        quoted, source = "", ""
        if step.high > step.low:
            end = laid.items[step.high].start if step.high < len(laid.items) else len(laid.quote)
            quoted, at = laid.quote[at:end], end
        if step.last > step.first:
            end = laid.words[step.last].start if step.last < len(laid.words) else laid.words[step.last - 1].end
            source, place = laid.source[place:end], end
        kind, marked = _drawn(laid, step)
        if rows and rows[-1].kind == kind and rows[-1].marked == marked:
            rows[-1] = Segment(kind, rows[-1].quoted + quoted, rows[-1].source + source, marked)
        else:
            rows.append(Segment(kind, quoted, source, marked))
    return tuple(rows)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str | None]:
    return {"same": None, "joined": None, "case": "case", "form": "inflection", "other": "added", "gap": "hidden",
            "added": "added", "dropped": "dropped", "bracket": "added"}  # fmt: skip


def _drawn(laid: Laid, step: Step) -> tuple[str | None, bool]:
    kind = _kinds()[step.how]
    if kind is None:
        return None, False
    item = laid.items[step.low] if step.high > step.low else None
    if step.how in {"case", "form", "gap", "bracket"}:
        told = differences(
            Laid(laid.quote, laid.items, laid.source, laid.words, [step], laid.noise, citations_omitted=False)
        )
        kind = told[0].kind if told else None
    return kind, item is not None and item.kind in {"marked", "bracket", "ellipsis"}
