"""Exact words found again in a paper through its noise; words that differ in a letter are not found."""

import re
from collections.abc import Callable, Iterator

from docket.intake.clean import CleanText, clean
from docket.intake.folding import Folded, fold, folded_paper, lower_key
from docket.intake.rows import Role
from docket.intake.spans import Span

_ELLIPSIS = re.compile(r"\[?(?:\.\s{0,3}){3,4}\]?|\[?…\]?")
_NEAR = 2500  # characters that an ellipsis may hide
_MOST = 500  # occurrences that are weighed
_Fold = Callable[[str], str]
_Range = tuple[int, int]


def locate(words: str, paper: CleanText, near_page: int | None = None) -> Span | None:
    """The span of ``words`` in ``paper``: as they are, with other capitals, or as segments around an ellipsis."""
    for sought in dict.fromkeys((words, clean(words).text)):
        for same in (str, lower_key):
            if found := _whole(sought, paper, near_page, same) or _segments(sought, paper, near_page, same):
                return paper.joined(found)
    exact = list(_take(_literal(words.strip(), paper.text)))
    return paper.joined([_best(exact, paper, near_page)]) if exact else None


def _whole(words: str, paper: CleanText, near_page: int | None, same: _Fold) -> list[_Range] | None:
    found = list(_take(occurrences(words, paper, same)))
    return [_best(found, paper, near_page, words)] if found else None


def _take(ranges: Iterator[_Range]) -> Iterator[_Range]:
    for count, found in enumerate(ranges):
        if count >= _MOST:
            return
        yield found


def _best(found: list[_Range], paper: CleanText, near_page: int | None, words: str = "") -> _Range:
    """On the page asked for, else in the body rather than in a footnote or a table of contents, else the first."""

    def rank(place: _Range) -> tuple[bool, bool, bool, bool, int]:
        at = paper.span(*place)
        elsewhere = near_page is not None and near_page not in {at.page, at.ecf_page}
        role = paper.role(place[0])
        return (
            elsewhere,
            role is Role.CONTENTS,
            role is Role.FOOTNOTE,
            paper.text[slice(*place)] != words.strip(),
            place[0],
        )

    return min(found, key=rank)


def _segments(words: str, paper: CleanText, near_page: int | None, same: _Fold) -> list[_Range] | None:
    segments = [segment for segment in (part.strip() for part in _ELLIPSIS.split(words)) if segment]
    if not segments or segments == [words.strip()]:
        return None
    found: list[list[_Range]] = []
    later = [list(_take(occurrences(segment, paper, same))) for segment in segments[1:]]
    for first in _take(occurrences(segments[0], paper, same)):
        run = [first]
        for places in later:
            near = next((p for p in places if run[-1][1] <= p[0] <= run[-1][1] + _NEAR), None)
            if near is None:
                break
            run.append(near)
        if len(run) == len(segments):
            found.append(run)
    if not found:
        return None
    best = _best([run[0] for run in found], paper, near_page)
    return next(run for run in found if run[0] == best)


def occurrences(words: str, paper: CleanText, same: _Fold = str) -> Iterator[_Range]:
    """Every place of ``words`` in the clean text, as clean offsets."""
    sought, text = fold(words), folded_paper(paper.text)
    key, where = same(sought.key.strip()), same(text.key)
    if not key:
        yield from _literal(words.strip(), paper.text)
        return
    lead = len(sought.key) - len(sought.key.lstrip())
    at = where.find(key)
    while at >= 0:
        if place := _verified(sought, lead, len(key), paper, text, at):
            yield place
        at = where.find(key, at + 1)


def _literal(words: str, text: str) -> Iterator[_Range]:
    """Words that are dashes only."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def _verified(sought: Folded, lead: int, count: int, paper: CleanText, text: Folded, at: int) -> _Range | None:
    """Hyphens must agree, but for those that stand at the end of a row."""
    wanted = _gaps(sought, lead, count)
    found = _gaps(text, at, count)
    for gap in wanted.keys() | found.keys():
        firm = [offset for offset in found.get(gap, []) if offset not in paper.soft_hyphens]
        least, most = len(firm), len(found.get(gap, []))
        if not least <= len(wanted.get(gap, [])) <= most:
            return None
    return _edges(sought, lead, count, text, at)


def _gaps(folded: Folded, at: int, count: int) -> dict[int, list[int]]:
    """The hyphens between neighbouring characters of the key, by the place of the first one."""
    gaps: dict[int, list[int]] = {}
    if not folded.hyphens:
        return gaps
    for place in range(at, at + count - 1):
        low, high = folded.at[place], folded.at[place + 1]
        if high - low > 1 and (inside := [o for o in range(low + 1, high) if o in folded.hyphens]):
            gaps[place - at] = inside
    return gaps


def _edges(sought: Folded, lead: int, count: int, text: Folded, at: int) -> _Range | None:
    """Hyphens at the edges of the words sought belong to the place found."""
    start, end = text.at[at], text.at[at + count - 1] + 1
    before = sum(offset < sought.at[lead] for offset in sought.hyphens)
    after = sum(offset > sought.at[lead + count - 1] for offset in sought.hyphens)
    low = text.at[at - 1] if at else -1
    high = text.at[at + count] if at + count < len(text.at) else max((*text.hyphens, end)) + 1
    left = [offset for offset in range(start - 1, low, -1) if offset in text.hyphens][:before]
    right = [offset for offset in range(end, high) if offset in text.hyphens][:after]
    if len(left) < before or len(right) < after:
        return None
    return min([start, *left]), max([end, *(offset + 1 for offset in right)])
