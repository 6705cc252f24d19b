"""The cells of one row of a table, and the one that has a period for a day: "7 days before trial"."""

import re
from itertools import pairwise

from docket.intake.clean import CleanText, Line
from docket.intake.times import times

_EDGES = " *|\t.,;:–—"
_LEAD = re.compile(r"^\(?\w{1,3}[.)]\s")
_WIDE = 3
_LONGEST = 240
_HOUR = re.compile(r"[\s,(–—-]+(?:at\s)?(?P<hour>\d{1,2}(?::\d{2})?\s?[ap]\.?m\b)", re.IGNORECASE)


def period_in(paper: CleanText, line: Line) -> tuple[str, str] | None:
    """The label and the period of a row that has two cells or three, one of them no more than a period."""
    words = paper.text[line.start : line.end]
    if len(words) > _LONGEST or not re.search(r"\b(?:day|week|month)s?\b", words):
        return None
    parts = _cells(paper, line, words)
    if len(parts) == 1 and ": " in words:
        parts = [_LEAD.sub("", part.strip(_EDGES)) for part in words.rsplit(": ", 1)]
    if not 2 <= len(parts) <= 3:
        return None
    for part in parts:
        found = times(part)
        if len(found) == 1 and found[0].period and found[0].start == 0 and found[0].end >= len(part) - 1:
            label = next((other for other in parts if other is not part and re.search(r"[A-Za-z]{3}", other)), None)
            return (label, found[0].period) if label else None
    return None


def _cells(paper: CleanText, line: Line, words: str) -> list[str]:
    cuts = [
        at for at, char in enumerate(words) if char == "|" or (char.isspace() and paper.gap(line.start + at) >= _WIDE)
    ]
    bounds = [0, *(cut + 1 for cut in cuts), len(words) + 1]
    parts = (words[low : high - 1].strip(_EDGES) for low, high in pairwise(bounds))
    return [_LEAD.sub("", part) for part in parts if part]


def hour_in(label: str) -> tuple[str, str | None, str]:
    """The name of a hearing in a table, the hour behind it and what follows: “Pretrial conference - 9:00 a.m. in Reno”."""
    match = _HOUR.search(label)
    return (label[: match.start()].strip(_EDGES), match["hour"], label[match.end() :]) if match else (label, None, "")
