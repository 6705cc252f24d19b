"""The heading tree of the body, from marks, numbering and the table of contents; the caption is no heading."""

import re
from collections.abc import Sequence

from docket.intake import contents, numbering
from docket.intake.clean import CleanText, Line
from docket.intake.facts import Heading
from docket.intake.numbering import Numbered
from docket.intake.rows import Role

_KNOWN = frozenset((
    "introduction", "argument", "arguments", "conclusion", "analysis", "background", "discussion", "facts",
    "factual background", "factual and procedural background", "procedural background", "procedural history",
    "statement of facts", "statement of the case", "statement of issues", "statement of issues to be decided",
    "legal standard", "legal standards", "standard of review", "preliminary statement", "summary of argument",
    "memorandum of points and authorities", "relief requested", "prayer for relief", "prayer", "order", "jurisdiction",
    "jurisdiction and venue", "parties", "the parties", "general allegations", "factual allegations",
    "demand for jury trial",
))  # fmt: skip
_NEVER = re.compile(
    r"IT IS (?:HEREBY |SO )*ORDERED|SO ORDERED|DIVISION [A-Z]|TABLE OF|PAGE\(?S|CERTIFICATE OF|/S/|BY:|DATED"
    r"|RESPECTFULLY|CASE NO",
    re.IGNORECASE,
)
_LONGEST = 420
_MOST = 2000  # headings of a paper
_HEAD = 8  # letters by which a row is known for the first of a listed heading
_INNER_STOP = re.compile(r"(?<![A-Z.])(?<!\b[A-Z][a-z])(?<!\bvs)[a-z”’)]{2}[.?!]\s+[A-Z“]")


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
        heading = _heading(paper, lines, at, size, words, known, tuple(numbers[-12:])) if size else None
        if heading:
            found.append(heading)
            numbers.append(Numbered(heading.number or "", heading.title, heading.level))
        at += max(size, 1) if heading else 1
    return tuple(found)


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
    size = 1
    while at + size < len(lines) and size < 6 and _goes_on(paper, lines[at + size - 1], lines[at + size]):
        size += 1
    return size


def _goes_on(paper: CleanText, line: Line, after: Line) -> bool:
    """A heading runs over lines of the same make: bold with bold, capitals with capitals."""
    if after.apart or _marked(after) != _marked(line) or after.hashes:
        return False
    words = paper.text[after.start : after.end]
    if numbering.split(words, ()) and not words[:1].isdigit():
        return False
    return _marked(line) or (_capitals(words) and _capitals(paper.text[line.start : line.end]))


def _capitals(words: str) -> bool:
    letters = "".join(filter(str.isalpha, words))
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


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
    listed = bool(known) and contents.key(words) in known
    if not listed and not _looks(paper, lines, at, size, words, numbered):
        return None
    span = paper.span(lines[at].start, lines[at + size - 1].end)
    if numbered:
        return Heading(numbered.level, numbered.number, numbered.title, span, words)
    level = lines[at].level or (1 if _level_one(words) else _below(before))
    return Heading(level, None, words, span, words)


def _level_one(words: str) -> bool:
    return _capitals(words) or words.casefold().strip(" .:") in _KNOWN


def _below(before: tuple[Numbered, ...]) -> int:
    """An unnumbered heading in small letters stands one step under the numbered heading before it."""
    last = next((heading for heading in reversed(before) if heading.number or _level_one(heading.title)), None)
    return last.level + 1 if last else 1


def _looks(paper: CleanText, lines: Sequence[Line], at: int, size: int, words: str, numbered: Numbered | None) -> bool:
    line = lines[at]
    follows = lines[at + size] if at + size < len(lines) else None
    alone = line.apart and (follows is None or follows.apart)
    if _marked(line):
        return _marked_heading(words, numbered, last_of_paper=follows is None)
    if words.casefold().strip(" .:") in _KNOWN:
        return line.apart or _capitals(words)
    if numbered is None:
        return False
    if _capitals(numbered.title) and len(numbered.title) > 3:
        return True
    if not _one_sentence(numbered.title) or _in_list(paper, lines, at, size, numbered):
        return False
    return alone or (size == 1 and _short_title(paper, line, numbered) and _after_stop(paper, lines, at))


def _short_title(paper: CleanText, line: Line, numbered: Numbered) -> bool:
    """A few words in capitals and small letters, set off from their number: a heading between double-spaced rows."""
    after = paper.text.find(" ", line.start, line.end)
    words = [word for word in numbered.title.split() if len(word) > 3 and word.isalpha()]
    capital = words and all(word[0].isupper() for word in words)
    set_off = after >= 0 and paper.gap(after) > 2
    return bool(set_off and capital and len(numbered.title) <= 70 and not numbered.title.endswith("."))


def _after_stop(paper: CleanText, lines: Sequence[Line], at: int) -> bool:
    """Whether the row before ended, so that no list item or citation reads on."""
    before = paper.text[lines[at - 1].start : lines[at - 1].end].rstrip() if at else "."
    return before.endswith((".", "?", "!", ".”", '."')) or len(before) < 60


def _marked_heading(words: str, numbered: Numbered | None, *, last_of_paper: bool) -> bool:
    """Bold words are a heading if they are numbered, in capitals or few; a bold paragraph is emphasis."""
    if last_of_paper:
        return False
    return numbered is not None or _capitals(words) or (len(words) <= 120 and not words.endswith((",", ";")))


def _one_sentence(title: str) -> bool:
    return (
        len(title) <= 300
        and title[0] not in '“"('
        and not title.endswith((";", ":", ",", "and", "or"))
        and not _INNER_STOP.search(title)
    )


def _in_list(paper: CleanText, lines: Sequence[Line], at: int, size: int, numbered: Numbered) -> bool:
    """Numbered items that follow each other at once are a list, not headings, where nothing stands between them."""
    neighbours = [lines[i] for i in (at - 1, at + size) if 0 <= i < len(lines)]
    for line in neighbours:
        other = numbering.split(" ".join(paper.text[line.start : line.end].split()), ())
        if other and not _marked(line) and other.level == numbered.level and numbered.level >= 2:
            return True
    return False
