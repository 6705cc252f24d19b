"""What the table of contents says: headings with their pages, and where the same headings stand in the body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docket.intake.layout import is_leader
from docket.intake.markup import plain
from docket.intake.rows import Role, Row

_PAGE = re.compile(r"[\s.…]+(\d{1,4})$")
_TITLE = re.compile(r"TABLE OF (?:CONTENTS|AUTHORITIES)|INDEX OF AUTHORITIES")
_LABEL = re.compile(r"Page(?:\(s\)|s)?(?: No\.?)?|\(?Continued\W*\)?", re.IGNORECASE)
_MOST = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table of contents, numbering included."""

    title: str
    page: int


def key(title: str) -> str:
    """Letters and digits alone, so that conversion does not part a heading from its entry."""
    return "".join(filter(str.isalnum, title.casefold()))


def entries_of(rows: list[Row], text: str) -> tuple[Entry, ...]:
    """The rows of the table of contents; the table of authorities that follows is left alone."""
    found: list[Entry] = []
    held: list[str] = []
    for row in rows:
        if row.role is not Role.CONTENTS:
            continue
        content = plain(row.content(text))
        if title := _TITLE.search(content):
            if "AUTHORITIES" in title.group():
                break
            held = []
            continue
        if _LABEL.fullmatch(content):
            continue
        held.append(content)
        if is_leader(row.content(text)):
            if (match := _PAGE.search(content)) and len(found) < _MOST:
                found.append(Entry(" ".join([*held[:-1], content[: match.start()]]).strip(), int(match.group(1))))
            held = []
    return tuple(found)


def anchors_of(entries: Sequence[Entry], text: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """(index into ``starts``, page) for each entry whose words open a line of ``text`` (body only), in order.

    ``starts`` are the offsets of the lines of ``text``.
    """
    squeezed, openings = _squeeze(text, starts)
    found: list[tuple[int, int]] = []
    at = 0
    for entry in entries:
        wanted = key(entry.title)
        place = squeezed.find(wanted, at) if wanted else -1
        while place >= 0 and place not in openings:
            place = squeezed.find(wanted, place + 1)
        if place >= 0:
            found.append((openings[place], entry.page))
            at = place + len(wanted)
    return found


def _squeeze(text: str, starts: Sequence[int]) -> tuple[str, dict[int, int]]:
    parts: list[str] = []
    openings: dict[int, int] = {}
    length = 0
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        openings[length] = index
        parts.append(key(text[start:end]))
        length += len(parts[-1])
    return "".join(parts), openings
