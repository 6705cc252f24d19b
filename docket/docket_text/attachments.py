"""The list of attachments at the end of an entry, in every spelling that the clerk's software has had."""

import re

from docket.docket_text.facts import Attachment
from docket.docket_text.masks import BLANK

_OPENING = re.compile(
    r"\(?\b(?:additional\s)?attachments?(?:\(s\))?(?:\sadded\son\s[\d/]{6,10})?\s?:\s?(?=[#(]?\s?[#(]?\d)|\(\s?attachments?\s(?=#)",
    re.IGNORECASE,
)
_END = re.compile(r"\(?\b(?:Entered|Filed on|Modified on)\b|\.\s?\(")
_HASHED = re.compile(r"#\s?\(?(\d{1,4})\)?[\s:]?\s?")
_BRACKETED = re.compile(r"(?:(?<=^)|(?<=[,;]\s)|(?<=[,;])|(?<=\s))\((\d{1,4})\)\s?")


def attachments_of(text: str) -> tuple[str, tuple[Attachment, ...]]:
    """``text`` with its lists of attachments blanked, and the attachments in order."""
    found: list[Attachment] = []
    done, parts = 0, []
    for opening in _OPENING.finditer(text):
        if opening.start() < done:
            continue
        end = _end_of(text, opening)
        found += _listed(text, opening.end(), end)
        parts += [text[done : opening.start()], BLANK * (end - opening.start())]
        done = end
    return "".join([*parts, text[done:]]), tuple(found)


def _end_of(text: str, opening: re.Match[str]) -> int:
    """The bracket that closes the list; without one, the next bracketed tail of the entry."""
    if opening.group().startswith("("):
        depth = 1
        for match in re.compile(r"[()]").finditer(text, opening.end()):
            depth += 1 if match.group() == "(" else -1
            if depth == 0:
                return match.start()
    tail = _END.search(text, opening.end())
    return tail.start() if tail else len(text)


def _listed(text: str, start: int, end: int) -> list[Attachment]:
    marks = [(m.start(), m.end(), int(m[1])) for m in _HASHED.finditer(text, start, end)]
    if not marks:
        marks = [(m.start(), m.end(), int(m[1])) for m in _BRACKETED.finditer(text, start, end)]
        marks = _in_sequence(marks)
    if not marks:
        marks = _run_together(text, start, end)
    stops = [*(mark[0] for mark in marks[1:]), end][: len(marks)]
    return [
        Attachment(number, " ".join(text[behind:stop].split()).strip(" ,;"), (begin, stop))
        for (begin, behind, number), stop in zip(marks, stops, strict=True)
    ]


def _in_sequence(marks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Only the numbers that go on counting: a title may hold others in brackets."""
    kept: list[tuple[int, int, int]] = []
    for mark in marks:
        if not kept or mark[2] == kept[-1][2] + 1:
            kept.append(mark)
    return kept


def _run_together(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """``1 Exhibit A2 Exhibit B3 Proof``: the next number in turn, before a word in capitals."""
    first = re.compile(r"\s?(\d{1,4})\s").match(text, start, end)
    if first is None:
        return []
    marks, at, number = [(first.start(1), first.end(), int(first[1]))], first.end(), int(first[1])
    for match in re.compile(r"(?<!\d)(\d{1,4})\s(?=[A-Z“\"(\d])").finditer(text, at, end):
        if int(match[1]) == number + 1:
            number += 1
            marks.append((match.start(), match.end(), number))
    return marks
