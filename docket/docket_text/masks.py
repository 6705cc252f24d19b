"""Blanking what holds no entry numbers: the same text, of the same length, with those stretches made blank."""

import re
from collections.abc import Iterable
from functools import cache

from docket.docket_text.facts import Span
from docket.docket_text.tables import events, table
from docket.intake.dates import DATE

BLANK = "\x00"
_DIGIT = re.compile(r"\d")
DAY = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
"""A date, without the groups that take it apart."""


@cache
def _masks() -> tuple[re.Pattern[str], ...]:
    rows = table("masks")["mask"]
    return tuple(
        re.compile(row["pattern"].replace("{date}", rf"\b(?:{DAY})").replace("{event}", events()), re.IGNORECASE)
        for row in rows
    )


def masked(text: str) -> str:
    """``text`` with every stretch of the table blanked."""
    for pattern in _masks():
        if not _DIGIT.search(text):
            break
        text = pattern.sub(lambda match: BLANK * len(match.group()), text)
    return text


def blanked(text: str, spans: Iterable[Span]) -> str:
    """``text`` with ``spans`` blanked."""
    parts, done = [], 0
    for start, end in sorted(spans):
        if start >= done:
            parts += [text[done:start], BLANK * (end - start)]
            done = end
    return "".join([*parts, text[done:]])
