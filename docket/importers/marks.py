"""What juriscraper's tables leave out: the hyperlinks and the italics inside an entry's text, by their place in that text."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from docket.importers.model import Hyperlink

_PAPER = re.compile(r"/docs?1/(\d{8,14})")
_SEQUENCE = re.compile(r"de_seq_num=(\d+)")
_CALL = re.compile(r"goDLS\(([^)]{0,400})\)")
_ARGUMENT = re.compile(r"'([^']{0,200})'")
Run = tuple[str, bool, Any]
"""Words of one text node, whether they are italic, and the link they stand in."""


def marks(cell: Any, text: str) -> tuple[tuple[Hyperlink, ...], tuple[tuple[int, int], ...]]:  # noqa: ANN401 (lxml's element)
    """The links and the italic spans of a table cell, placed in ``text``, which is the cell's words with the space tidied.

    Both are empty where the words of the cell are not those of the text.
    """
    runs = list(_runs(cell, italic=False, link=None))
    places = [n for n, character in enumerate(text) if not character.isspace()]
    bare = "".join("".join(words.split()) for words, _, _ in runs)
    if bare != "".join(text.split()):
        return (), ()
    links: list[Hyperlink] = []
    italics: list[tuple[int, int]] = []
    done = 0
    for words, italic, link in runs:
        length = len("".join(words.split()))
        if not length:
            continue
        start, end = places[done], places[done + length - 1] + 1
        done += length
        if italic:
            if italics and not text[italics[-1][1] : start].strip():
                italics[-1] = (italics[-1][0], end)
            else:
                italics.append((start, end))
        if link is not None and (found := target(link)) != (None, None):
            links.append(Hyperlink(start, end, *found))
    return tuple(links), tuple(italics)


def _runs(element: Any, *, italic: bool, link: Any) -> Iterator[Run]:  # noqa: ANN401 (lxml's element)
    if not isinstance(element.tag, str):  # a comment
        return
    italic = italic or element.tag in {"i", "em"}
    link = element if element.tag == "a" else link
    if element.text:
        yield element.text, italic, link
    for child in element:
        yield from _runs(child, italic=italic, link=link)
        if child.tail:
            yield child.tail, italic, link


def target(anchor: Any) -> tuple[str | None, str | None]:  # noqa: ANN401 (lxml's element)
    """The court's keys of the paper to which an anchor leads: its id (fourth digit 0, as CourtListener has it), its sequence."""
    href, act = anchor.get("href") or "", anchor.get("onclick") or ""
    paper = _PAPER.search(href) or _PAPER.search(act)
    sequence = _SEQUENCE.search(href)
    number = sequence.group(1) if sequence else None
    if number is None and (call := _CALL.search(act)):
        arguments = _ARGUMENT.findall(call.group(1))
        number = arguments[2] if len(arguments) > 2 and arguments[2].isdigit() else None
    return canonical_id(paper.group(1)) if paper else None, number


def canonical_id(doc_id: str | None) -> str | None:
    """A paper's key with its fourth digit 0 (the court prints both), or ACMS's own key; None for what is no key."""
    if not doc_id:
        return None
    if re.fullmatch(r"\d{8,14}", doc_id):
        return f"{doc_id[:3]}0{doc_id[4:]}"
    return doc_id if re.fullmatch(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", doc_id) else None


def columns(rows: Sequence[Any], least: int) -> list[list[Any]]:
    """The cells of table rows that have at least so many."""
    found = [row.xpath("./td") for row in rows]
    return [cells for cells in found if len(cells) >= least]
