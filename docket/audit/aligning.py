"""A quotation laid beside a stretch of its source, word by word, so that as little as possible is left over."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from docket.audit.kinds import alike, spelled_out
from docket.audit.tokens import Item, Word, folded

_SAME, _CASE, _FORM, _OTHER = 0.0, 0.1, 0.4, 1.15
_ADDED, _DROPPED = 1.0, 0.7
_BRACKET, _BRACKET_WORD, _BRACKET_MOST = 0.05, 0.12, 14
_GAP, _GAP_WORD = 0.1, 0.002
_JOIN = 0.05
_LEAP, _LEAP_WORD = 0.75, 0.08  # many words left out at one place are one change


@dataclass(frozen=True, slots=True)
class Step:
    """Pieces of the quotation ``low`` to ``high`` against words of the source ``first`` to ``last`` (both ends exclusive)."""

    low: int
    high: int
    first: int
    last: int
    how: str  # same, case, form, other, added, dropped, bracket, gap, joined


@dataclass(frozen=True, slots=True)
class Alignment:
    cost: float
    steps: tuple[Step, ...]


_Back = tuple[int, int, str]


def align(items: Sequence[Item], words: Sequence[Word], soft: Sequence[bool], noise: Sequence[bool]) -> Alignment:
    """The cheapest way through. ``soft[j]``: word ``j`` may go on in the next one; ``noise[j]``: it may be no word at all."""
    width = len(words)
    rows: list[list[float]] = [[0.0] * (width + 1)]
    backs: list[list[_Back | None]] = [[None] * (width + 1)]
    for i, item in enumerate(items):
        if item.kind == "ellipsis":
            row, back = _skip(rows[i], i)
        elif item.kind == "bracket":
            row, back = _bracket(rows[i], i, item, words)
        else:
            row, back = _word(rows, i, items, words, soft, noise)
        rows.append(row)
        backs.append(back)
    end = min(range(width + 1), key=lambda j: (rows[-1][j], j))
    return Alignment(rows[-1][end], _path(backs, len(items), end))


def _path(backs: list[list[_Back | None]], i: int, j: int) -> tuple[Step, ...]:
    steps: list[Step] = []
    while (back := backs[i][j]) is not None:
        low, first, how = back
        if how == "gap" and steps and steps[-1].how == "gap":
            steps[-1] = Step(low, steps[-1].high, first, steps[-1].last, how)
        else:
            steps.append(Step(low, i, first, j, how))
        i, j = low, first
    return tuple(reversed(steps))


def _skip(above: list[float], i: int) -> tuple[list[float], list[_Back | None]]:
    """An ellipsis hides any number of words; the nearest way on is the best."""
    row, back = [above[0] + _GAP], [(i, 0, "gap")]
    start = 0
    for j in range(1, len(above)):
        if above[j] <= above[start] + _GAP_WORD * (j - start):
            start = j
        row.append(above[start] + _GAP + _GAP_WORD * (j - start))
        back.append((i, start, "gap"))
    return row, list(back)


def _bracket(above: list[float], i: int, item: Item, words: Sequence[Word]) -> tuple[list[float], list[_Back | None]]:
    """Words in brackets stand for none, or for a few, of the source's."""
    row: list[float] = []
    back: list[_Back | None] = []
    count = len(item.words)
    for j in range(len(above)):
        best, start = above[j] + _BRACKET, j
        for k in range(1, min(_BRACKET_MOST, j) + 1):
            same = k == count and " ".join(w.key for w in words[j - k : j]) == item.key
            cost = above[j - k] + (0.0 if same else _BRACKET + _BRACKET_WORD * k)
            if cost < best:
                best, start = cost, j - k
        row.append(best)
        back.append((i, start, "bracket"))
    return row, back


def _word(
    rows: list[list[float]],
    i: int,
    items: Sequence[Item],
    words: Sequence[Word],
    soft: Sequence[bool],
    noise: Sequence[bool],
) -> tuple[list[float], list[_Back | None]]:
    item, above = items[i], rows[i]
    pair = item.kind == "word" and i > 0 and items[i - 1].kind == "word" and items[i].start - items[i - 1].end <= 2
    both = items[i - 1].key + item.key if pair else ""
    said = [items[i - 1].key, item.key] if pair else None
    full = spelled_out([item.key])
    row = [above[0] + _ADDED]
    back: list[_Back | None] = [(i, 0, "added")]
    start = 0
    for j in range(1, len(above)):
        word = words[j - 1]
        if row[j - 1] - _LEAP_WORD * (j - 1) <= row[start] - _LEAP_WORD * start:
            start = j - 1
        cost, how = _pair(item, word)
        best, came = above[j - 1] + cost, (i, j - 1, how)
        if above[j] + _ADDED < best:
            best, came = above[j] + _ADDED, (i, j, "added")
        left_out = row[j - 1] + (_JOIN if noise[j - 1] else _DROPPED)
        if left_out < best:
            best, came = left_out, (i + 1, j - 1, "dropped")
        if (leap := row[start] + _LEAP + _LEAP_WORD * (j - start)) < best:
            best, came = leap, (i + 1, start, "dropped")
        if j > 1 and soft[j - 2] and words[j - 2].key + word.key == item.key and above[j - 2] + _JOIN < best:
            best, came = above[j - 2] + _JOIN, (i, j - 2, "joined")
        if len(full) == 2 and j > 1 and full == [words[j - 2].key, word.key] and above[j - 2] + _FORM < best:
            best, came = above[j - 2] + _FORM, (i, j - 2, "joined")
        if said and "'" in word.key and said == spelled_out([word.key]) and rows[i - 1][j - 1] + _FORM < best:
            best, came = rows[i - 1][j - 1] + _FORM, (i - 1, j - 1, "joined")
        if both and both == word.key and rows[i - 1][j - 1] + _JOIN < best:
            best, came = rows[i - 1][j - 1] + _JOIN, (i - 1, j - 1, "joined")
        row.append(best)
        back.append(came)
    return row, back


def _pair(item: Item, word: Word) -> tuple[float, str]:
    if item.pattern is None:
        if item.key == word.key:
            return (_SAME, "same") if folded(item.text) == folded(word.text) else (_CASE, "case")
        form = _form(item.key, word.key)
        return (_FORM, "form") if form else (_OTHER, "other")
    if item.key == word.key:
        return _CASE, "case"
    return (_CASE * 2, "form") if _fits(item, word.key) else (_OTHER, "other")


@lru_cache(maxsize=65536)
def _form(one: str, other: str) -> str | None:
    return alike(one, other)


def _fits(item: Item, key: str) -> bool:
    """Whether a word is what a bracketed one may stand for; lawyers are not exact about where an ending begins."""
    if item.pattern is None:
        return False
    return item.pattern.fullmatch(key) is not None or (item.text.endswith("]") and _form(item.key, key) == "inflection")
