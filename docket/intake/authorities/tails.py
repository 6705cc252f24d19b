"""What follows the core of a citation: pin cites, and the parenthesis with court and year."""

import re
from dataclasses import dataclass

_NUMBER = r"\*{0,2}\d{1,7}(?:\s?[-–]\s?\*{0,2}\d{1,7})?"
_NOTE = r"(?:nn?\.|fn\.)\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?"
_PIN = re.compile(
    rf"(?:,\s(?:at\s)?|,?\sat\s|\s&\s|,?\sand\s(?=n))(?:pp?\.\s?)?(?:{_NUMBER}|{_NOTE}|¶{{1,2}}\s?{_NUMBER})"
    rf"(?:,?\s(?:&\s)?\(?{_NOTE}\)?)?(?![\w–:]|-\w|\.\d| [A-Z]|\s?§)"
)
_COURT = re.compile(
    r"\s?[(\[](?:[A-Z0-9][^()\[\]“”;]{0,90}?)?\b(?:1[6-9]|20)\d\d[)\]]|\s\((?:[A-Z\d][\w’']{0,8}\.\s?){2,6}\)"
)
_PINS = 12
ID_PAGE = re.compile(r",?\sat\s(\*?\d{1,7})")
"""The page behind an Id."""


@dataclass(frozen=True, slots=True)
class Tail:
    end: int
    pin: str | None
    dated: bool


def tail(text: str, at: int, limit: int, pin: str | None = None) -> Tail:
    """The tail from ``at`` on; nothing behind ``limit`` (the next citation) belongs to it."""
    low, pins = at, 0
    while pins < _PINS and (match := _PIN.match(text, at)) and match.end() <= limit:
        at, pins = match.end(), pins + 1
    if at > low:
        words = re.sub(r"^(?:,?\s?at\s|,\s|\s&\s)(?:pp?\.\s?)?", "", " ".join(text[low:at].split()).strip(" ,"))
        words = re.sub(r"^at\s", "", words)
        pin = f"{pin}, {words}" if pin else words
    court = _COURT.match(text, at)
    if court and court.end() <= limit:
        return Tail(court.end(), pin, dated=True)
    return Tail(at, pin, dated=False)


def close(text: str, at: int, reach: int = 2500) -> int:
    """The end of the parentheses that follow a citation; ``at`` where none does, or where one is never closed."""
    end = at
    while (opening := re.compile(r"\s?\(").match(text, end)) is not None:
        depth = 0
        for mark in re.compile(r"[()]").finditer(text, opening.start(), opening.end() + reach):
            depth += 1 if mark.group() == "(" else -1
            if depth == 0:
                end = mark.end()
                break
        else:
            return end
    return end
