"""Where in a paper the court speaks: all of an order, the endorsement below a letter, nowhere in a brief."""

import re

from docket.intake.clean import CleanText
from docket.intake.dates import DATE
from domain.values import BY_THE_COURT

_OPINION = re.compile(
    r"\b(?:PER\sCURIAM\b|[A-Z][A-Z’'-]{2,},?\s(?:Chief\s|Senior\s|Associate\s)?(?:Circuit|District|Magistrate|Bankruptcy)?\s?(?:Judge|Justice)[.:]|"
    r"Opinion\sof\sthe\sCourt\b|(?:IT\sIS\s)?S[Oo]\sO(?:RDERED|rdered)\b|"
    r"DECISION\s?(?:\+|&)\s?ORDER\b)|^[ \t]{0,99}(?:AFFIRMED|REVERSED|VACATED)\b",
    re.MULTILINE,
)
_CLERK = re.compile(
    r"\b(?:MINUTE\s(?:ENTRY|ORDER)|TEXT(?:[-\s]ONLY)?\s(?:ORDER|ENTRY)|(?:PAPERLESS|ELECTRONIC|ENDORSED|DOCKET)\sORDER|CLERK[’']?S\sNOTICE|"
    r"docket\sentry\swas\smade\sby\sthe\sClerk)\b|\(Entered:\s\d{1,2}/\d{1,2}/\d{4}\)|\bSigned\sby\s(?:[A-Z][a-z]+\s){0,3}Judge\b",
    re.IGNORECASE,
)
_ENDORSABLE = frozenset({"letter", "motion", "notice", "stipulation"})
_SO_ORDERED = re.compile(
    r"(?:^|[.;:)]\s)\W{0,3}(?:IT\sIS\s)?(?:HEREBY\s)?(?:SO\sORDERED|So\s[Oo]rdered|MEMO\sENDORSED)\b", re.MULTILINE
)
_BENCH = re.compile(
    r"\b(?:(?:U\.?S\.?|United\sStates|Chief|Senior)\s(?:District|Magistrate|Bankruptcy|Circuit)\s(?:Court\s)?Judge|"
    r"U\.?S\.?[DMB]\.?J\.?\b|Judge\sof\sthe\s\w+\sCourt|J\.S\.C\.)",
    re.IGNORECASE,
)
_ORDER_HEAD = re.compile(
    r"^\W*ORDER\b(?=\W*$|\W{1,3}(?:IT\sIS|P(?:URSUANT|ursuant)|Good|GOOD|Upon|Based|The\s|Having))", re.MULTILINE
)
_DATED = re.compile(rf"\b(?:DATED|Dated?)\b[:\s]{{0,3}}(?:this\s)?(?:{DATE.pattern})")
_BLANK = re.compile(r"_{3,}")
_CLOSING = re.compile(
    r"^\W{0,3}(?:Respectfully|Sincerely|Very\struly\syours|Yours\struly|Dated?:)[^\n]{0,160}$",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNED_OFF = re.compile(
    r"^\W{0,3}(?:Respectfully|Sincerely|Very\struly\syours|Yours\struly)\b", re.MULTILINE | re.IGNORECASE
)
_ENDORSED = re.compile(
    r"^[^\n]{0,40}\b(?i:application|motion|request|extension)s?\s(?:is\s|are\s)?(?:hereby\s)?(?:GRANTED|DENIED|[Gg]ranted|[Dd]enied)\b",
    re.MULTILINE,
)
"""What a judge writes below a letter, if he does not write that it is so ordered."""
_SIGNATURE = 500  # characters around "SO ORDERED" in which a judge dates and signs


def court_begins(kind: str | None, paper: CleanText) -> int | None:
    """The clean offset from which a paper speaks for the court; None where it never does.

    A stipulation or a letter does where a judge has ordered it so, dated and signed below; a blank to be signed orders nothing.
    """
    if kind in BY_THE_COURT:
        return 0
    if kind is None and _OPINION.search(paper.text):
        return 0
    if kind in {None, "notice"} and _CLERK.search(paper.text):
        return 0
    return _endorsed(kind, paper.text) if kind in _ENDORSABLE else None


def _endorsed(kind: str | None, text: str) -> int | None:
    """The last signed "SO ORDERED": it orders all of a stipulation, but of a letter only what stands below its closing."""
    for ordered in reversed(list(_SO_ORDERED.finditer(text))):
        around = text[max(0, ordered.start() - _SIGNATURE // 2) : ordered.end() + _SIGNATURE]
        below = text[ordered.end() : ordered.end() + _SIGNATURE]
        bench = _BENCH.search(below)
        signed = bench is not None and not _BLANK.search(below[: bench.start()])
        entitled = kind == "stipulation" and _ORDER_HEAD.search(text, 0, ordered.start()) is not None
        dated = _DATED.search(below)
        if DATE.search(around) is None or not (signed or (entitled and dated)):
            continue
        if kind == "stipulation":
            return 0
        closings = [c.end() for c in _CLOSING.finditer(text, 0, ordered.start())]
        return closings[-1] if closings else text.rfind("\n", 0, ordered.start()) + 1
    return _below_closing(text) if kind != "stipulation" else None


def _below_closing(text: str) -> int | None:
    """Where a judge endorses a letter or a motion below its closing, dated and signed: “Application GRANTED.”."""
    closing = _SIGNED_OFF.search(text)
    endorsed = _ENDORSED.search(text, closing.end()) if closing else None
    bench = _BENCH.search(text, endorsed.end()) if endorsed else None
    if endorsed is None or bench is None or _BLANK.search(text, endorsed.end(), bench.start()):
        return None
    return endorsed.start() if _DATED.search(text, endorsed.end()) else None
