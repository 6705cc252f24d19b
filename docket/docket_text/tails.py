"""The dates that the clerk's software prints at the end of an entry: entered, filed, modified."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docket.docket_text.facts import Evidence
from docket.intake.dates import DATE, day_of

_ENTERED = re.compile(r"[(\[]\s?Entered:?\s{0,2}(?:on\s)?", re.IGNORECASE)
_FILED = re.compile(r"\(\s?Filed\son\s", re.IGNORECASE)
_MODIFIED = re.compile(
    r"\b(?:Modified|Edited|Corrected|Added|replaced|Docket\stext\smodified|Main\sDocument\s\d{1,5}\sreplaced|attachments?\(s\)\sadded|Docketed\sin)\b"
    r"(?=[^.;]{0,120}?(?:on|:)\s\d)",
    re.IGNORECASE,
)
_ON = re.compile(r"(?:\bon|:)\s(?=\d)")


@dataclass(frozen=True, slots=True)
class Tails:
    """The printed dates, each with the words that say it."""

    entered: date | None
    filed: date | None
    modified: tuple[date, ...]
    evidence: tuple[Evidence, ...]


def tails_of(text: str) -> Tails:
    """The last "Entered" and "Filed on", and every "Modified on"."""
    told = [one for name, form in (("entered", _ENTERED), ("filed", _FILED)) for one in _stamped(text, name, form)]
    told += _modified(text)
    last = {one.what: date.fromisoformat(one.value) for one in told}
    modified = tuple(date.fromisoformat(one.value) for one in told if one.what == "modified")
    return Tails(last.get("entered"), last.get("filed"), modified, tuple(told))


def _stamped(text: str, name: str, form: re.Pattern[str]) -> Iterator[Evidence]:
    for opening in form.finditer(text):
        stamp = DATE.match(text, opening.end())
        if stamp and (day := day_of(stamp)):
            yield Evidence(name, day, (opening.start(), stamp.end()))


def _modified(text: str) -> Iterator[Evidence]:
    done = 0
    for opening in _MODIFIED.finditer(text):
        if opening.start() < done:
            continue
        for on in _ON.finditer(text, opening.end(), opening.end() + 130):
            stamp = DATE.match(text, on.end())
            if stamp and (day := day_of(stamp)):
                done = stamp.end()
                yield Evidence("modified", day, (opening.start(), stamp.end()))
                break
