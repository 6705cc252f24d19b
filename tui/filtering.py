"""The filter line: plain words, "phrases", and ``kind:order by:twitter after:2023-01-01 before: within:14d status: paper:``."""

import re
from collections.abc import Iterable

from tui.rows.layout import Row

_NAMES = "kind|by|after|before|within|status|paper|conc|new|review|motions"
_TERM = re.compile(rf'(?:(?P<name>{_NAMES}):(?P<value>"[^"]*"?|\S*))|(?P<bare>"[^"]*"?|\S+)', re.IGNORECASE)


def keeps(row: Row, query: str) -> bool:
    """Whether a row answers every term of a query."""
    found = ((m["name"] or "", m["value"] if m["name"] else m["bare"]) for m in _TERM.finditer(query))
    return all(_one(row, name.lower(), words.strip('"').casefold()) for name, words in found)


def _one(row: Row, name: str, wanted: str) -> bool:
    if not wanted:
        return True
    if not name:
        return wanted in f"{row.item} {row.words}".casefold()
    if name in ("after", "before"):
        day = row.fields.get("date", "")
        if not day:
            return False
        return day[: len(wanted)] >= wanted if name == "after" else day[: len(wanted)] <= wanted
    if name == "within":
        left, most = row.fields.get("left", ""), wanted.rstrip("d")
        return bool(left) and most.isdecimal() and 0 <= int(left) <= int(most[:6])
    found = row.fields.get(name, "").casefold().replace("_", " ")
    return wanted.replace("_", " ") in found


def filtered(rows: Iterable[Row], query: str) -> tuple[Row, ...]:
    """The rows that answer a query, in their order."""
    return tuple(row for row in rows if keeps(row, query)) if query.strip() else tuple(rows)
