"""One source quoted in two versions: at least one of them is wrong."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TypeVar

from docket.audit.aligning import Step, align
from docket.audit.kinds import alike
from docket.audit.tokens import Item, Word, items_of

_LEAST = 4  # words in a row that two versions share
_SHARE = 0.6  # of the words between the first and the last shared one


T = TypeVar("T")
Said = list[tuple[str, str]]
"""What one version says and what the other says in its place; nothing is an empty text."""


@dataclass(frozen=True, slots=True)
class _Version:
    words: list[Word]
    owned: list[bool]  # the word stands in brackets, or has one
    opens: list[bool]  # an ellipsis or an empty bracket stands before the word
    runs: frozenset[tuple[str, ...]]  # what it says in as many words as two versions must share


def effort(one: str, other: str) -> int:
    """What it costs to compare two versions, in pairs of words; nothing where they share no words in a row."""
    ours, theirs = _version(one), _version(other)
    return 0 if ours.runs.isdisjoint(theirs.runs) else len(ours.words) * len(theirs.words)


def differ(one: str, other: str) -> Said:
    """What the two say differently where they overlap; brackets and ellipses of either account for their own."""
    if one == other or not effort(one, other):
        return []
    ours, theirs = _version(one), _version(other)
    items = [Item("word", w.text, w.start, w.end, w.key) for w in ours.words]
    none = [False] * len(theirs.words)
    steps = align(items, theirs.words, none, none).steps
    shared = [n for n, s in enumerate(steps) if s.how in {"same", "case"}]
    if len(shared) < _LEAST or _longest(shared) < _LEAST:
        return []
    inside = steps[shared[0] : shared[-1] + 1]
    if len(shared) < _SHARE * len(inside):
        return []
    found: list[tuple[str, str]] = []
    group: list[Step] = []
    for step in inside:
        if step.how in {"same", "case"}:
            found += _told(group, ours, theirs)
            group = []
        else:
            group.append(step)
    return found


def unlike(group: Sequence[T], compare: Callable[[T, T], Said]) -> Iterator[tuple[list[int], Said]]:
    """Those of a group that differ, together however many versions there are, with what the first two say."""
    pairs = {(n, m): said for n, m in combinations(range(len(group)), 2) if (said := compare(group[n], group[m]))}
    done: set[int] = set()
    for first, said in sorted(pairs.items(), key=lambda pair: pair[0]):
        if first[0] in done:
            continue
        together = set(first)
        while more := {n for pair in pairs if together & set(pair) for n in pair} - together:
            together |= more
        done |= together
        yield sorted(together), said


def told(source: str | None, said: Said) -> str:
    """Two versions in a sentence."""
    rows = "; ".join(
        f"“{one}” in one, “{other}” in another" if one and other else f"“{one or other}” only in one of them"
        for one, other in said[:4]
    )
    return f"The same words in two versions, both credited to {source or 'one source'}: {rows}."


def _longest(places: Sequence[int]) -> int:
    best = run = 1
    for before, after in pairwise(places):
        run = run + 1 if after == before + 1 else 1
        best = max(best, run)
    return best


@lru_cache(maxsize=4096)
def _version(text: str) -> _Version:
    words: list[Word] = []
    owned: list[bool] = []
    opens: list[bool] = []
    gap = False
    for item in items_of(text):
        if item.kind == "ellipsis" or (item.kind == "bracket" and not item.words):
            gap = True
            continue
        parts = item.words if item.kind == "bracket" else (Word(item.text, item.start, item.end, item.key),)
        for word in parts:
            words.append(word)
            owned.append(item.kind != "word")
            opens.append(gap)
            gap = False
    keys = [w.key for w in words]
    runs = frozenset(tuple(keys[n : n + _LEAST]) for n in range(len(keys) - _LEAST + 1))
    return _Version(words, owned, opens, runs)


def _told(group: Sequence[Step], ours: _Version, theirs: _Version) -> list[tuple[str, str]]:
    """A run that differs, unless a mark of either version stands in it or beside it."""
    if not group:
        return []
    low, high = group[0].low, group[-1].high
    first, last = group[0].first, group[-1].last
    marked = any(ours.owned[low:high]) or any(theirs.owned[first:last])
    opened = any(ours.opens[low : high + 1]) or any(theirs.opens[first : last + 1])
    if marked or opened:
        return []
    one = " ".join(w.text for w in ours.words[low:high])
    other = " ".join(w.text for w in theirs.words[first:last])
    if one and other and alike(one.casefold(), other.casefold()) == "spelling" and len(one) == len(other) == 1:
        return []
    if "".join(one.casefold().split()) == "".join(other.casefold().split()):
        return []
    return [(one, other)]
