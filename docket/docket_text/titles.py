"""The short line that a person would use for an entry."""

import re

from docket.docket_text.kinds import Named, own_title_end
from docket.docket_text.masks import BLANK

UNTITLED = "(untitled)"
_LONG = 120
_HELD = re.compile(
    r"(?P<head>[^:]{1,70}?)\s(?:for|of)\s(?:[a-z-]{1,20}\s){0,3}?proceedings?\sheld\sbefore[^:]{0,110}:\s?",
    re.IGNORECASE,
)


def title_of(text: str, named: Named) -> str:
    """The entry's own title, without the clerk's asterisks, cut at a word: "MOTION to Dismiss"."""
    start = re.match(r"[\W_]*", text)
    begin = start.end() if start and start.end() < len(text) else 0
    held = _HELD.match(text, begin)
    if named.kind == "minute" and held:
        rest = text[held.end() : own_title_end(text, held.end(), "minute")]
        words = f"{held['head']}: {rest}"
    else:
        words = text[begin : max(own_title_end(text, named.span[0], named.detail), min(len(text), named.span[1]))]
        words = re.split(r"\.\s(?=[A-Z(])|:\s(?=[A-Z])" if len(words) > 60 else r"\.\s(?=[A-Z(])", words)[0]
    plain = " ".join(words.replace(BLANK, " ").split()).strip(" ,.;:(*")
    if len(plain) > _LONG:
        plain = plain[:_LONG].rpartition(" ")[0].rstrip(" ,.;:(") + " …"
    return plain or UNTITLED
