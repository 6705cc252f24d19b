"""The rows of the shared docket pages with their links, read for measuring only: the oracle that nobody here wrote."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(os.environ.get("DOCKET_CORPUS", Path(__file__).parents[1] / ".." / "shared")) / "corpora"
PAGES = sorted(FOLDER.glob("docket_html_district/*.html")) + sorted(FOLDER.glob("docket_html_bankruptcy/*.html"))
_CALL = re.compile(r"goDLS\('([^']*)','\d+','(\d+)'")
_SEQUENCE = re.compile(r"de_seq_num=(\d+)")
_PAPER = re.compile(r"/doc1/(\d+)")
_DAY = re.compile(r"\s*\d\d/\d\d/\d{4}\s*")
Target = tuple[str | None, str | None]
"""The sequence number and the paper's id to which a link leads."""


@dataclass
class Row:
    """A line of a docket page: its number, text, what its links lead to, and what the filer typed."""

    number: str | None
    text: str
    own: Target | None
    anchors: list[tuple[int, int, Target]]
    italics: list[tuple[int, int]]
    links: set[str] = field(default_factory=set)


def court_of(path: Path) -> str:
    return re.split(r"[_.]", path.name)[0]


def looked_at(path: Path) -> bool:
    """Whether the page is of the half that was looked at while the tables were written; the split is by court."""
    court = court_of(path)
    name = path.name if court == "azb" else court  # five pages of one bankruptcy court are all that there are
    return court == "utd" or sha256(name.encode()).digest()[0] % 2 == 0


@cache
def rows(path: Path) -> tuple[Row, ...]:
    """Every row of a page; links to the row's own papers are left out."""
    html = pytest.importorskip("lxml.html")
    source = path.read_bytes().decode("utf-8", "replace").encode()
    page = html.fromstring(source, parser=html.HTMLParser(encoding="utf-8"))
    found = [_row(tr.findall("td")) for tr in page.iter("tr") if _is_entry(tr.findall("td"))]
    by_key = {key: row for row in found if row.own for key in row.own if key}
    for row in found:
        for start, end, keys in row.anchors:
            target = next((by_key[key] for key in keys if key in by_key), None)
            number = target.number if target else row.text[start:end].strip()
            if target is not row and number and number.isdigit() and not (target is None and keys == row.own):
                row.links.add(number)
    return tuple(found)


def _is_entry(cells: list[Any]) -> bool:
    return len(cells) > 2 and _DAY.fullmatch(cells[0].text_content().replace("\xa0", " ")) is not None


def _row(cells: list[Any]) -> Row:
    words, marks = _marked(cells[-1])
    text, places = _tidied(words)
    spans = [(places[s], places[e], kind) for s, e, kind in marks]
    numbers = [m[1] for cell in cells[1:-1] if (m := re.match(r"\s*(\d+)", cell.text_content().replace("\xa0", " ")))]
    owns = [target for cell in cells[1:-1] for a in cell.iter("a") if (target := _target(a))]
    return Row(
        numbers[0] if numbers else None,
        text,
        owns[0] if owns else None,
        [(s, e, kind) for s, e, kind in spans if kind],
        [(s, e) for s, e, kind in spans if kind is None and e > s],
    )


def _target(anchor: Any) -> Target | None:
    if call := _CALL.search(anchor.get("onclick") or ""):
        return call[2], call[1].rpartition("/")[2]
    address = anchor.get("href") or ""
    sequence, paper = _SEQUENCE.search(address), _PAPER.search(address)
    return (sequence[1] if sequence else None, paper[1] if paper else None) if sequence or paper else None


def _marked(cell: Any) -> tuple[str, list[tuple[int, int, Target | None]]]:
    """The words of a cell, and the spans of its links (with their target) and of its italics (with None)."""
    parts: list[str] = [cell.text or ""]
    marks: list[tuple[int, int, Target | None]] = []

    def walk(element: Any) -> None:
        if isinstance(element.tag, str) and element.tag not in {"script", "style"}:
            start = len("".join(parts))
            parts.append(" " if element.tag == "br" else element.text or "")
            for child in element:
                walk(child)
            end = len("".join(parts))
            if element.tag in {"i", "em"}:
                marks.append((start, end, None))
            elif element.tag == "a" and (target := _target(element)):
                marks.append((start, end, target))
        parts.append(element.tail or "")

    for child in cell:
        walk(child)
    return "".join(parts), marks


def _tidied(words: str) -> tuple[str, list[int]]:
    """The words with every run of space made one, and where each of their characters went."""
    kept: list[str] = []
    places = []
    for character in words:
        places.append(len(kept))
        one = " " if character.isspace() else character
        if one != " " or (kept and kept[-1] != " "):
            kept.append(one)
    text = "".join(kept).rstrip()
    return text, [min(place, len(text)) for place in [*places, len(kept)]]


def linked_rows(pages: list[Path]) -> Iterator[tuple[Path, Row, dict[str, str], set[str]]]:
    """Every row with a link, the texts of the page's other entries, and the numbers that a link could lead to."""
    for path in pages:
        every = rows(path)
        known = {row.number: row.text for row in every if row.number}
        linkable = {row.number for row in every if row.number and row.own}
        for row in every:
            if row.links:
                yield path, row, {n: text for n, text in known.items() if n != row.number}, linkable
