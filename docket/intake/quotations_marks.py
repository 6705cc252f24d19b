"""Pairs of quotation marks in clean text: straight, curly and doubled ones, nested, left open, or opened again at a paragraph."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

MARK = re.compile(r"[“”„‟«»\"]|‘‘|’’|``|''")
_BEFORE_OPENING = frozenset("([{—–-/‘’'“\"|")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–/’'”\"")
_STOP = re.compile(r"[.?!](?:[’')\]]{0,3})(?=\s)")
_PARAGRAPH = re.compile(r"(?<=[.?!:;)’'\]])\n")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:v|vs|Mr|Mrs|Ms|Dr|No|Nos|Inc|Co|Corp|Ltd|Jr|Sr|St|Id|id|al|Decl|Dkt|Ex|Exh|Cir|Supp))\.$"
)
_MOST = 30_000  # marks of one flow; no paper has so many, only a file of quotation marks
_LONGEST = 9000  # characters; what is longer was never closed
_INNER = 600  # characters between single marks
_STRONG = frozenset('.,;:)”"?')
_FARTHEST = 2500  # how far an unclosed quotation is read for its end
_SINGLE = re.compile(r"(?<![\w.,;:!?’'])[‘'](?=[\w\[$.…*])")
_SINGLE_END = re.compile(r"(?<=[^\s‘'])[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """``start`` and ``end`` bound the words, ``opens`` and ``closes`` the words with their marks, in clean offsets."""

    opens: int
    start: int
    end: int
    closes: int
    depth: int = 0
    closed: bool = True
    block: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opening: bool | None  # None: either, by what is open


def quoted(text: str, low: int, high: int, cites: Sequence[int]) -> list[Quoted]:
    """The quotations of one flow, nested ones after the one around them. ``cites`` are the sorted offsets of citations."""
    marks = [_mark(text, m.start(), m.end()) for m in islice(MARK.finditer(text, low, high), _MOST)]
    found: list[Quoted] = []
    stack: list[_Mark] = []
    for at, mark in enumerate(marks):
        opening = mark.opening if mark.opening is not None else not stack
        if opening:
            _open(text, mark, stack, found, cites, marks[at - 1].end if at else low)
            continue
        if not stack:
            continue  # a closing mark whose opening one is missing says nothing about where the words begin
        inner = stack.pop()
        found.append(_pair(inner, mark, len(stack)))
        if stack and not _closes_next(marks, at):
            found.append(_pair(stack.pop(), mark, 0))
    while stack:
        found.append(_left_open(text, stack.pop(), high, cites, len(stack)))
    kept = sorted(
        (q for q in found if q.end - q.start <= _LONGEST and q.start < q.end), key=lambda q: (q.start, -q.end)
    )
    return [*_with_singles(text, kept), *_top_singles(text, kept, low, high)]


def _mark(text: str, start: int, end: int) -> _Mark:
    sign = text[start:end]
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if sign == '"' and after in "‘'" and before in "( \n" and text[end + 1 : end + 2].isalnum():
        return _Mark(start, end, opening=True)  # a quotation that begins with another one: "'Roe' is
    leads = before.isspace() or before in _BEFORE_OPENING
    trails = after.isspace() or after in _AFTER_CLOSING
    spaced = before.isspace() and not after.isspace()
    if sign in "“„‟«``‘‘":
        return _Mark(start, end, opening=not (not leads and trails))
    if sign in "”»’’":
        return _Mark(start, end, opening=(before.isspace() or before == "(") and after.isalnum())
    if spaced or (leads and not trails):
        return _Mark(start, end, opening=True)
    if not leads or trails:
        return _Mark(
            start, end, opening=None if leads and not before.isspace() and not trails else not trails and leads
        )
    return _Mark(start, end, opening=None)


def _open(text: str, mark: _Mark, stack: list[_Mark], found: list[Quoted], cites: Sequence[int], seen: int) -> None:
    """A second opening mark is nested, goes on with a quotation at a new paragraph, or tells that the first was left open."""
    if stack:
        outer = stack[0]
        fresh = mark.start == 0 or text[mark.start - 1] == "\n"
        if _ended(text, max(outer.end, seen), mark.start, cites) or mark.start - outer.end > _LONGEST:
            while stack:
                found.append(_left_open(text, stack.pop(), mark.start, cites, len(stack)))
        elif fresh or len(stack) > 1:
            return
    stack.append(mark)


def _ended(text: str, low: int, high: int, cites: Sequence[int]) -> bool:
    """Whether a quotation from ``low`` must have ended before ``high``: a citation or the end of a paragraph is between."""
    high_seen = min(high, low + _LONGEST)
    if _cited_after_stop(text, low, high_seen, cites) is not None:
        return True
    broken = _PARAGRAPH.search(text, low, high_seen)
    return broken is not None and text[high - 1] != "\n"


def _cited_after_stop(text: str, low: int, high: int, cites: Sequence[int]) -> int | None:
    """The end of the first sentence right behind which a citation stands."""
    for cite in cites[bisect_left(cites, low) : bisect_left(cites, high)]:
        before = text[max(low, cite - 40) : cite]
        stop = None
        for stop in _STOP.finditer(before):  # noqa: B007 (the last one is meant)
            pass
        if stop and re.fullmatch(r"\s+(?:(?:See|Accord|Cf\.|But|see|also|e\.g\.,?),?\s+){0,3}", before[stop.end() :]):
            end = max(low, cite - 40) + stop.end()
            if not _ABBREVIATED.search(text, max(low, end - 6), end):
                return end
    return None


def _left_open(text: str, mark: _Mark, high: int, cites: Sequence[int], depth: int) -> Quoted:
    limit = min(high, mark.end + _FARTHEST)
    end = _cited_after_stop(text, mark.end, limit, cites)
    if end is None and (broken := _PARAGRAPH.search(text, mark.end, limit)):
        end = broken.start()
    if end is None:
        stop = _STOP.search(text, mark.end, limit)
        end = stop.end() if stop else limit
    end = max(end, mark.end)
    return Quoted(mark.start, mark.end, end, end, depth, closed=False)


def _pair(opening: _Mark, closing: _Mark, depth: int) -> Quoted:
    return Quoted(opening.start, opening.end, closing.start, closing.end, depth)


def _closes_next(marks: list[_Mark], at: int) -> bool:
    """Whether the mark after a nested closing one closes the quotation around it."""
    following = marks[at + 1] if at + 1 < len(marks) else None
    if following is None or following.start - marks[at].end > _FARTHEST:
        return False
    return following.opening is not True


def _with_singles(text: str, around: list[Quoted]) -> list[Quoted]:
    """The quotations with those in single marks inside them."""
    found: list[Quoted] = []
    for outer in around:
        found.append(outer)
        if outer.depth == 0:
            found += [replace(q, depth=1) for q in _singles(text, outer.start, outer.end, at_end=True)]
    return found


def _top_singles(text: str, around: list[Quoted], low: int, high: int) -> list[Quoted]:
    """Quotations in single marks that stand in no others: some writers use these."""
    found: list[Quoted] = []
    gaps = []
    at = low
    for outer in around:
        if outer.depth == 0:
            gaps.append((at, outer.opens))
            at = max(at, outer.closes)
    gaps.append((at, high))
    for start, end in gaps:
        found += [q for q in _singles(text, start, end, at_end=False) if len(text[q.start : q.end].split()) > 1]
    return found


def _singles(text: str, low: int, high: int, *, at_end: bool) -> list[Quoted]:
    """Words in single marks. An apostrophe closes nothing; one left open ends with the quotation around it."""
    found: list[Quoted] = []
    at = none_before = low
    for _ in range(_MOST):
        opening = _SINGLE.search(text, at, high)
        if opening is None:
            break
        at = opening.end()
        limit = min(high, at + _INNER)
        ends = [m.start() for m in islice(_SINGLE_END.finditer(text, max(at, none_before), limit), 12)]
        if not ends:
            none_before = limit
        end = _single_end(text, ends)
        if end is None and at_end and text[opening.start()] == "‘":
            end = ends[0] if ends else high
        if end is None or end <= at or (not at_end and "\n" in text[at:end]):
            continue
        found.append(Quoted(opening.start(), at, end, min(end + 1, high), 0))
        at = end
    return found


def _single_end(text: str, ends: list[int]) -> int | None:
    """The mark that ends words in single marks: beside other punctuation, or not behind an s that may be possessive."""
    if len(ends) > 1 and _SINGLE.search(text, ends[0] + 1, ends[1]):
        return ends[0]  # another opening mark before the next closing one
    strong = (e for e in ends if text[e - 1] in ".,?!)" or text[e + 1 : e + 2] in _STRONG)
    plain = (e for e in ends if text[e - 1] != "s")
    return min((e for e in (next(strong, None), next(plain, None)) if e is not None), default=None)
