"""A costly pattern is tried only near the marks without which it finds nothing."""

import re
from collections.abc import Iterator

_AROUND = 300


def around(
    mark: "re.Pattern[str]", pattern: "re.Pattern[str]", text: str, before: int = _AROUND, behind: int = _AROUND
) -> Iterator["re.Match[str]"]:
    """What ``pattern`` finds in ``text`` with a mark in it; it may begin and end that many letters before and behind one."""
    low = high = 0
    for found in mark.finditer(text):
        if found.start() - before > high:
            yield from pattern.finditer(text, low, high)
            low = found.start() - before
        high = min(found.end() + behind, len(text))
    yield from pattern.finditer(text, low, high)
