"""Hits shown: which places of a text to show, the words around them, and on which page and lines they stand."""

from bisect import bisect_right
from dataclasses import dataclass

from docket.store.fts5 import CLOSES, OPENS
from docket.store.searching import Places
from domain.text import clip

_SHOWN = 3
_AROUND, _APART = 80, 160
"""Characters: shown beside a hit, and between hits that are shown together."""


@dataclass(frozen=True, slots=True)
class HitPlace:
    """Where in a document the words stand. ``marks`` are offsets into ``snippet``; ``lines`` are those of the paper's text."""

    page: int | None
    lines: tuple[int, int] | None
    printed_lines: tuple[int, int] | None
    snippet: str
    marks: tuple[tuple[int, int], ...]


def placed(marked: str, places: Places | None) -> tuple[int, tuple[HitPlace, ...]]:
    """How many hits a marked text holds, and the places of it that hold the most different ones."""
    text, marks = marks_of(marked)
    if not marks and text.strip() and not places:  # its title answers, or only the filters do: how it begins
        return 0, (HitPlace(None, None, None, clip(text, _APART), ()),)
    return len(marks), tuple(_place(text, cluster, places) for cluster in _best(text, marks))


def marks_of(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and what stood between them."""
    pieces, marks, length = [], [], 0
    for n, piece in enumerate(marked.split(OPENS)):
        hit, closed, rest = piece.partition(CLOSES) if n else ("", "", piece)
        if closed:
            marks.append((length, length + len(hit)))
        pieces += [hit, rest]
        length += len(hit) + len(rest)
    return "".join(pieces), marks


def _best(text: str, marks: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The hits in clusters; of these the few that hold the most different words, in the order of the text."""
    clusters: list[list[tuple[int, int]]] = []
    for mark in marks:
        if clusters and mark[1] - clusters[-1][0][0] <= _APART:
            clusters[-1].append(mark)
        else:
            clusters.append([mark])

    def worth(cluster: list[tuple[int, int]]) -> tuple[int, int]:
        return len({text[start:end].casefold() for start, end in cluster}), len(cluster)

    best = sorted(range(len(clusters)), key=lambda n: (*(-w for w in worth(clusters[n])), n))[:_SHOWN]
    return [clusters[n] for n in sorted(best)]


def _place(text: str, cluster: list[tuple[int, int]], places: Places | None) -> HitPlace:
    first, last = cluster[0][0], cluster[-1][1]
    low, high = _at_words(text, first - _AROUND, last + _AROUND)
    page, lines, printed = _lines(places, first, last - 1) if places else (None, None, None)
    shown = "".join(" " if ch.isspace() else ch for ch in text[low:high])  # one character for one: the marks hold
    return HitPlace(page, lines, printed, shown, tuple((start - low, end - low) for start, end in cluster))


def _at_words(text: str, low: int, high: int) -> tuple[int, int]:
    low, high = max(low, 0), min(high, len(text))
    while low > 0 and not text[low - 1].isspace() and low > high - 4 * _AROUND:
        low -= 1
    while high < len(text) and not text[high].isspace() and high < low + 6 * _AROUND:
        high += 1
    return low, high


def _lines(places: Places, first: int, last: int) -> tuple[int | None, tuple[int, int], tuple[int, int] | None]:
    begin, end = (places[max(bisect_right(places, offset, key=lambda row: row[0]) - 1, 0)] for offset in (first, last))
    printed = (begin[3], end[3]) if begin[3] is not None and end[3] is not None else None
    return begin[1], (begin[2], max(begin[2], end[2])), printed
