"""The short line that a person would use for an entry."""

import re
from functools import cache

from docket.docket_text.kinds import Named, own_title_end
from docket.docket_text.masks import BLANK
from docket.docket_text.tables import table

UNTITLED = "(untitled)"
_LONG = 120
_WORDY = 60
_RULING = 90
_HELD = re.compile(
    r"(?P<head>[^:]{1,70}?)\s(?:for|of)\s(?:[a-z-]{1,20}\s){0,3}?proceedings?\sheld\sbefore[^:]{0,110}:\s?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\bNo)(?<!\bJr)(?<!\bvs)(?<!\bDoc)(?<!\bDkt)\.\s(?=[A-Z(*])|\x00")


def title_of(text: str, named: Named) -> str:
    """The entry's own title, without asterisks, cut at a word: "MOTION to Dismiss", "ORDER granting 5 Motion to Seal"."""
    start = re.match(r"[\W_]*", text)
    begin = start.end() if start and start.end() < len(text) else 0
    held = _HELD.match(text, begin)
    if named.kind == "minute" and held:
        return _short(f"{held['head']}: {text[held.end() : own_title_end(text, held.end(), 'minute')]}", _LONG)
    if named.detail in {"order", "recommendation"}:
        return _short(_of_ruling(text, begin, named.span[1]), _RULING)
    words = text[begin : max(own_title_end(text, named.span[0], named.detail), min(len(text), named.span[1]))]
    words = _SENTENCE.split(words)[0]
    if len(words) > _WORDY:
        words = re.split(r":\s(?=[A-Z])", words)[0]
    return _short(words, _LONG)


@cache
def _ruling_ends() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in table("titles")["ruling_ends"]), re.IGNORECASE)


def _of_ruling(text: str, begin: int, named: int) -> str:
    """What the court does: the first sentence, and where that is the bare word the next one, too."""
    end = named
    for stop in _SENTENCE.finditer(text, named, named + 400):
        end = stop.start()
        if end - named > 12:  # longer than "ORDER." and the like
            break
    else:
        end = min(len(text), named + 400)
    match = _ruling_ends().search(text, named, end)
    return text[begin : match.start() if match else end]


def _short(words: str, width: int) -> str:
    plain = " ".join(words.replace(BLANK, " ").replace("*", " ").split()).strip(" ,.;:(*")
    if len(plain) > width:
        plain = plain[:width].rpartition(" ")[0].rstrip(" ,.;:(") + " …"
    return plain or UNTITLED
