"""What a docket page says around its tables: the number with its judges, related cases, PACER's receipt."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from docket.importers.courts import heading
from docket.importers.model import ImportedRelated

_DOCKET_NUMBER = r"(?:\d{1,2}:)?\d{2}-(?:[A-Za-z]{1,6}-)?\d{3,6}(?:-[A-Za-z0-9]{1,5}){0,4}"
_NUMBERS = re.compile(rf"(?<![\w-]){_DOCKET_NUMBER}(?![\w-])")
_LABELS = {
    "lead case": "lead case",
    "member case": "member case",
    "member cases": "member case",
    "related case": "related case",
    "related cases": "related case",
    "case in other court": "case in other court",
    "cases in other court": "case in other court",
    "magistrate judge case number": "magistrate case",
    "lead bk case": "lead bankruptcy case",
}
_RECEIPT = re.compile(r"Transaction Receipt\s{0,5}(.{0,120})", re.IGNORECASE | re.DOTALL)
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_SPELT = re.compile(r"\b([A-Z][a-z]{2}) +(\d{1,2}) [\d:]{8} \w{2,4} (\d{4})\b")
_END_DATE = re.compile(r"\bEnd date:\s*(\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)
_TO_NUMBER = re.compile(r"\b(?:Ending with document:|Doc To:)\s*(\d+)", re.IGNORECASE)
_NO_END = 99_999


def printed_number(text: str, number: str) -> str:
    """The docket number as the page prints it, judges and all: the shortest writing that begins with ``number``."""
    found = re.search(re.escape(number) + r"(?:-[A-Za-z][A-Za-z0-9]{0,4}){0,3}(?:-\d{1,3})?(?![\w-])", text)
    return found.group() if found else number


def first_number(words: str) -> str | None:
    """The first docket number of a page's words, for a page whose number juriscraper does not find."""
    found = _NUMBERS.search(words)
    return found.group() if found else None


def current_through(words: str) -> date | None:
    """The last day that a page can tell of: that of PACER's receipt, or the end of the period that was asked for.

    None where the page has no receipt, or where the query left out the last entries.
    """
    receipts = _RECEIPT.findall(words)
    if not receipts:
        return None
    made = _slashed(receipts[-1]) or _spelt(receipts[-1])
    if (last := _TO_NUMBER.search(words)) and int(last.group(1)) < _NO_END:
        return None
    asked = _END_DATE.search(words)
    until = _slashed(asked.group(1)) if asked else None
    return min(made, until) if made and until else made


def _slashed(text: str) -> date | None:
    if not (found := _SLASHED.search(text)):
        return None
    try:
        return date(int(found[3]), int(found[1]), int(found[2]))
    except ValueError:
        return None


def _spelt(text: str) -> date | None:
    if not (found := _SPELT.search(text)):
        return None
    try:
        return datetime.strptime(f"{found[1]} {found[2]} {found[3]}", "%b %d %Y").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        return None


def related_cases(tree: Any, court: str) -> Iterator[ImportedRelated]:  # noqa: ANN401 (lxml's element)
    """The cases that the head of a page names after ``Lead case:``, ``Related Cases:``, ``Case in other court:``, ..."""
    seen: set[tuple[str, str]] = set()
    for words in tree.xpath("//text()[contains(., ':')]"):
        label = " ".join(words.replace("\xa0", " ").split()).partition(":")[0].casefold()
        if label not in _LABELS:
            continue
        relation = _LABELS[label]
        for told in _after(words):
            row = _related(told, relation, court)
            if row and (row.number, relation) not in seen:
                seen.add((row.number, relation))
                yield row


def _after(words: Any) -> Iterator[str]:  # noqa: ANN401 (lxml's text, which knows its element)
    """The lines after a label: in its own text, in what follows it up to the next line break, or in the next cell."""
    own = words.partition(":")[2].strip()
    parent = words.getparent()
    cell = next(iter(parent.xpath("ancestor-or-self::td[1]")), None)
    following = cell.xpath("following-sibling::td[1]") if cell is not None else []
    if own:
        yield own
    elif cell is not None and following and not "".join(cell.itertext()).partition(":")[2].strip():
        yield from (line for line in following[0].itertext() if line.strip())
    else:
        nearest = parent.xpath("following-sibling::a[1]") if words.is_text else parent.xpath("./a[1]")
        inside = parent.xpath("./a[1]") if words.is_text else []
        anchor = next(iter([*inside, *nearest]), None)
        if anchor is None and words.is_tail:
            anchor = next(iter(parent.xpath("following-sibling::a[1]")), None)
        if anchor is not None:
            yield "".join(anchor.itertext())


def _related(told: str, relation: str, court: str) -> ImportedRelated | None:
    plain = " ".join(told.replace("\xa0", " ").split())
    if relation != "case in other court":
        found = _NUMBERS.search(plain)
        return ImportedRelated(found.group(), relation, court) if found else None
    place, comma, number = plain.rpartition(",")
    if not comma or not any(ch.isdigit() for ch in number):
        return None
    return ImportedRelated(number.strip(), relation, heading(place) or place.strip() or None)
