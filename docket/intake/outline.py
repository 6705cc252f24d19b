"""The heading tree of the body, from marks, numbering and the table of contents; the caption is no heading."""

import re
from collections import Counter
from collections.abc import Sequence

from docket.intake import contents, headings, numbering
from docket.intake.clean import CleanText, Line
from docket.intake.courts import court_id
from docket.intake.facts import Heading
from docket.intake.numbering import Numbered
from docket.intake.rows import Role

_NEVER = re.compile(
    r"IT IS (?:HEREBY |SO )*ORDERED|SO ORDERED|DIVISION [A-Z]|TABLE OF|PAGE\(?S|CERTIFICATE OF|/S/|BY:|DATED"
    r"|RESPECTFULLY|CASE NO|ENTER(?:ED)?\W*$|BE IT ",
    re.IGNORECASE,
)
_LONGEST = 420
_ITEM = 240  # letters of an item in a list; longer is a paragraph behind a heading that runs into it
_RUNNING = 3  # an unnumbered row that comes so often is a title that runs through the pages
_MOST = 2000  # headings of a paper
_HEAD = 8  # letters by which a row is known for the first of a listed heading
_NAMES_FIRST = re.compile(r"[“\"][^”\"]{1,40}[”\"]\s\w")  # "Within" Means Within
_INNER_STOP = re.compile(
    r"(?:(?<![A-Z.])(?<!\b[A-Z][a-z])(?<!\bvs)[a-z”’)]{2}|\d{2})[.?!]\s+[A-Z“]|\b[ap]\.m\.\s+[A-Z][a-z]"
)


def outline(paper: CleanText, after: int) -> tuple[Heading, ...]:
    """The headings behind the file offset ``after`` (the end of the title)."""
    known = {contents.key(entry.title) for entry in paper.contents} - {""}
    lines = [line for line in paper.lines if line.role is Role.BODY and paper.place(line.start) >= after]
    heads = frozenset(title[:_HEAD] for title in known)
    found: list[Heading] = []
    numbers: list[Numbered] = []
    at = 0
    while at < len(lines) and len(found) < _MOST:
        size = _size(paper, lines, at, known, heads)
        words = _text(paper, lines[at : at + size])
        before = tuple(numbers[-12:])
        heading = _heading(paper, lines, at, size, words, known, before) if size else None
        heading = None if _answers(paper, lines, at) else heading or _run_in(paper, lines, at, before)
        if heading:
            found.append(heading)
            numbers.append(Numbered(heading.number or "", heading.title, heading.level))
        at += max(size, 1) if heading and heading.span.end >= paper.place(lines[at].end - 1) else 1
    times = Counter(heading.title for heading in found if heading.number is None)
    return tuple(h for h in found if h.number or times[h.title] < _RUNNING or headings.standard(h.title))


def _text(paper: CleanText, lines: Sequence[Line]) -> str:
    return " ".join(paper.text[lines[0].start : lines[-1].end].split()) if lines else ""


def _marked(line: Line) -> bool:
    return line.bold or bool(line.hashes)


def _size(paper: CleanText, lines: Sequence[Line], at: int, known: set[str], heads: frozenset[str]) -> int:
    """How many lines from ``at`` on may be one heading."""
    if lines[at].end - lines[at].start > _LONGEST:
        return 1
    first = contents.key(_text(paper, lines[at : at + 1]))[:_HEAD] if heads else ""
    listed = first in heads or (len(first) < _HEAD and any(head.startswith(first) for head in heads))
    for size in range(min(6, len(lines) - at), 0, -1):
        if listed and contents.key(_text(paper, lines[at : at + size])) in known:
            return size
    if headings.label(_text(paper, lines[at : at + 1])) and lines[at].apart and at + 1 < len(lines):
        return 1 + _rows(paper, lines, at + 1)
    first = _text(paper, lines[at : at + 1])
    if at + 1 < len(lines) and headings.named_below(first, _text(paper, lines[at + 1 : at + 2])):
        return 2
    return _rows(paper, lines, at)


def _rows(paper: CleanText, lines: Sequence[Line], at: int) -> int:
    size = 1
    while at + size < len(lines) and size < 6 and _goes_on(paper, lines[at], lines[at + size - 1], lines[at + size]):
        size += 1
    return size if size > 1 else _paragraph(paper, lines, at)


def _paragraph(paper: CleanText, lines: Sequence[Line], at: int) -> int:
    """A heading in small letters over a few rows, set off as a paragraph of its own: one sentence behind I or A."""
    numbered = numbering.split(_text(paper, lines[at : at + 1]), ())
    if numbered is None or numbered.level > 2 or not lines[at].apart:
        return 1
    if headings.capitals(numbered.title) or headings.standard(numbered.title):
        return 1  # whole in its row; what follows is its paragraph
    size = 1
    while at + size < len(lines) and size < 6 and not lines[at + size].apart:
        size += 1
    words = _text(paper, lines[at : at + size])
    widest = max(line.end - line.start for line in lines[at : at + size])
    full = lines[at].end - lines[at].start >= 0.6 * widest  # a row that is wrapped is a full one
    whole = full and at + size < len(lines) and lines[at + size].apart and len(words) <= 300
    return size if whole and _one_sentence(words[len(numbered.number) + 1 :].strip() or "(") else 1


def _goes_on(paper: CleanText, first: Line, line: Line, after: Line) -> bool:
    """A heading runs over lines of the same make: bold with bold, capitals with capitals."""
    if after.apart or _marked(after) != _marked(line) or after.hashes:
        return False
    words = paper.text[after.start : after.end]
    if numbering.split(words, ()) and not words[:1].isdigit():
        return False
    if _marked(line) or (headings.capitals(words) and headings.capitals(paper.text[line.start : line.end])):
        return True
    return headings.goes_on(paper, first, line, after)


def _heading(
    paper: CleanText,
    lines: Sequence[Line],
    at: int,
    size: int,
    words: str,
    known: set[str],
    before: tuple[Numbered, ...],
) -> Heading | None:
    if len(words) > _LONGEST or _NEVER.match(words) or sum(map(str.isalpha, words)) < 3:
        return None
    numbered = numbering.split(words, before)
    if numbered is None and (words[0] in "—–-" or court_id(words)):
        return None
    listed = bool(known) and contents.key(words) in known
    if not listed and not _looks(paper, lines, at, size, words, numbered, before):
        return None
    span = paper.span(lines[at].start, lines[at + size - 1].end)
    if numbered:
        return Heading(numbered.level, numbered.number, numbered.title, span, words)
    level = lines[at].level or (1 if _level_one(words) else _below(before))
    return Heading(level, None, words, span, words)


def _answers(paper: CleanText, lines: Sequence[Line], at: int) -> bool:
    """Whether a row is the answer to the question in the row before: Q. Which way? A. Down."""
    asked = at > 0 and paper.text.startswith(("Q. ", "Q: "), lines[at - 1].start)
    return asked and paper.text.startswith(("A. ", "A: "), lines[at].start)


def _level_one(words: str) -> bool:
    return headings.capitals(words) or headings.standard(words)


def _below(before: tuple[Numbered, ...]) -> int:
    """An unnumbered heading in small letters stands one step under the numbered heading before it."""
    last = next((heading for heading in reversed(before) if heading.number or _level_one(heading.title)), None)
    return last.level + 1 if last else 1


def _looks(
    paper: CleanText,
    lines: Sequence[Line],
    at: int,
    size: int,
    words: str,
    numbered: Numbered | None,
    before: tuple[Numbered, ...],
) -> bool:
    line = lines[at]
    follows = lines[at + size] if at + size < len(lines) else None
    alone = line.apart and (follows is None or follows.apart)
    if _marked(line):
        return _marked_heading(words, numbered, last_of_paper=follows is None)
    if headings.standard(words):
        return line.apart or headings.capitals(words)
    if numbered is None:
        return alone and headings.set_off(paper, lines, at, size, words)
    return _looks_numbered(paper, lines, at, size, numbered, before, alone=alone)


def _looks_numbered(
    paper: CleanText,
    lines: Sequence[Line],
    at: int,
    size: int,
    numbered: Numbered,
    before: tuple[Numbered, ...],
    *,
    alone: bool,
) -> bool:
    line = lines[at]
    if headings.capitals(numbered.title) and len(numbered.title) > 3 and not numbered.title[0].islower():
        return True
    if numbered.level == 3 and not numbering.in_order(numbered, before):
        return False  # a numbered paragraph
    if not _one_sentence(numbered.title) or _in_list(paper, lines, at, size, numbered):
        return False
    if alone or (size == 1 and _short_title(paper, line, numbered) and headings.after_stop(paper, lines, at)):
        return True
    in_order = numbered.level <= 3 and numbering.in_order(numbered, before)
    return in_order and headings.headline(numbered.title) and headings.after_stop(paper, lines, at)


def _run_in(paper: CleanText, lines: Sequence[Line], at: int, before: tuple[Numbered, ...]) -> Heading | None:
    """A heading in the same row as the paragraph under it; bold may mark it off, else its order and its capitals do."""
    line = lines[at]
    words = paper.text[line.start : line.end]
    bold = paper.bold_until(line.start, min(line.end, line.start + _LONGEST))
    if bold is not None:
        title = paper.text[line.start : bold].strip()
        numbered = numbering.split(title, before)
        letters = sum(map(str.isalpha, title)) > 3
        if numbered and letters and not _NEVER.match(title):
            return Heading(numbered.level, numbered.number, numbered.title, paper.span(line.start, bold), title)
    found = headings.run_in(words[:_LONGEST], before) if headings.after_stop(paper, lines, at) else None
    if found is None:
        return None
    numbered, end = found
    span = paper.span(line.start, line.start + end)
    return Heading(numbered.level, numbered.number, numbered.title, span, " ".join(words[:end].split()))


def _short_title(paper: CleanText, line: Line, numbered: Numbered) -> bool:
    """A few words in capitals and small letters, set off from their number: a heading between double-spaced rows."""
    after = paper.text.find(" ", line.start, line.end)
    words = [word for word in numbered.title.split() if len(word) > 3 and word.isalpha()]
    capital = words and all(word[0].isupper() for word in words)
    set_off = after >= 0 and paper.gap(after) > 2
    return bool(set_off and capital and len(numbered.title) <= 70 and not numbered.title.endswith("."))


def _marked_heading(words: str, numbered: Numbered | None, *, last_of_paper: bool) -> bool:
    """Bold words are a heading if they are numbered, in capitals or few; a bold paragraph is emphasis."""
    if last_of_paper:
        return False
    return numbered is not None or headings.capitals(words) or (len(words) <= 120 and not words.endswith((",", ";")))


def _one_sentence(title: str) -> bool:
    return (
        len(title) <= 300
        and (title[0] not in '“"(' or _NAMES_FIRST.match(title) is not None)
        and not title.endswith((";", ":", ",", "and", "or"))
        and not _INNER_STOP.search(title)
    )


def _in_list(paper: CleanText, lines: Sequence[Line], at: int, size: int, numbered: Numbered) -> bool:
    """Numbered items that follow each other at once are a list, not headings, where nothing stands between them."""
    neighbours = [lines[i] for i in (at - 1, at + size) if 0 <= i < len(lines)]
    for line in (one for one in neighbours if one.end - one.start <= _ITEM):
        other = numbering.split(" ".join(paper.text[line.start : line.end].split()), ())
        if other and not _marked(line) and other.level == numbered.level and numbered.level >= 2:
            return True
    return False
