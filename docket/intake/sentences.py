"""Sentences of clean text, as offsets; abbreviations of the trade end none."""

import re
from collections.abc import Iterator

CLOSELY = 600_000
"""How many characters of a paper are read sentence by sentence: some 400 pages. What is behind them is told in a warning."""

_ENDS = re.compile(
    r"[.!?][”’\"')\]]{0,3}(?=\s+[“‘\"'(\[{]?[A-Z0-9§¶@#•●▪■◦➢]|\s+\([a-z]{1,3}\)\s|\s+\(cc:|\s+[a-uw-z][.)]\s+[A-Z]|\s*$)"
)
_ABBREVIATIONS = frozenset(
    """
    no nos inc ltd co corp llc l.l.c p.c mr ms mrs dr jr sr st v vs dkt doc decl compl mot opp br mem ex exs
    exh exhs cir supp cal civ fed crim p r u.s f hon jan feb mar apr jun jul aug sep sept oct nov dec id cf
    cl bankr rptr e.g i.e e.d n.d s.d w.d c.d m.d e.d.n.y s.d.n.y app ct l al etc art sec tr dep aff pp para rev stat ann
    dist div misc prof a.m p.m seq rec adv pl pls def defs bankr stmt
    """.split()
)
_NO_SENTENCE_AFTER_HOUR = re.compile(
    r"\s+(?:[A-Z]{1,3}T\b|Eastern|Central|Mountain|Pacific|[^A-Z\s]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Court|Judge)\w*\b)"
)
_DOTTED = re.compile(r"(?:[A-Za-z]{1,4}\.)+[A-Za-z]{1,4}")  # "L.Civ.R. 7"
_NUMBER_FOLLOWS = re.compile(r"\s+[\d§¶]")
_YEAR_FOLLOWS = re.compile(r"\s+(?:1[89]|20)\d\d\)")  # "(D. Md. 2011)"
_NAMED_PART = re.compile(r"\b(?:[Pp]aragraph|[Ss]ection|[Ee]xhibit|[Pp]art|[Ii]tem|[Tt]opic)s?\s[A-Z]$")
_INITIALS = re.compile(r"(?:Judge|Justice|M[rs]s?\.|Dr\.|Hon\.|by)\s[A-Z]\.[A-Z]$")
_LAST_WORD = re.compile(r"([\w.’']+)$")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = start
    for stop in _ENDS.finditer(text, start, end):
        if text[stop.start()] == "." and _abbreviated(text, low, stop.start()):
            continue
        yield _trimmed(text, low, stop.end())
        low = stop.end()
    if text[low:end].strip():
        yield _trimmed(text, low, end)


def _abbreviated(text: str, low: int, stop: int) -> bool:
    word = _LAST_WORD.search(text, max(low, stop - 20), stop)
    if word is not None and word.group(1).lower() in {"a.m", "p.m"}:
        return _NO_SENTENCE_AFTER_HOUR.match(text, stop + 1) is not None
    if _YEAR_FOLLOWS.match(text, stop + 1):
        return True
    if word is not None and _DOTTED.fullmatch(word.group(1)) and _NUMBER_FOLLOWS.match(text, stop + 1):
        return True
    if word is not None and _NAMED_PART.search(text, max(low, stop - 16), stop):
        return False
    if word is not None and _INITIALS.search(text, max(low, stop - 16), stop):
        return True
    return word is not None and (
        word.group(1).lower() in _ABBREVIATIONS or (len(word.group(1)) == 1 and word.group(1).isupper())
    )


def _trimmed(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low].isspace():
        low += 1
    return low, high
