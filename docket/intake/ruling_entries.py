"""Rulings of docket text, which has participles for verbs: as ORDER granting [52] Letter Motion."""

import re
from collections.abc import Iterator

from docket.intake.ruling_subjects import NOUN

_LOUD = "GRANTING|DENYING|DISMISSING|STRIKING|TERMINATING|VACATING|APPROVING|STAYING|ADOPTING|OVERRULING|SUSTAINING"
_HOW = r"(?:\s(?:AS\sMOOT|IN\sPART|AND\sDENYING\sIN\sPART|WITHOUT\sPREJUDICE))?"
HEAD = re.compile(
    r"(?:(?<![Tt]he\s)(?<!\ban\s)(?<![Tt]his\s)(?<!its\s)(?<![’']s\s)\b(?:(?i:(?:text|minute|electronic|endorsed|paperless|docket|standing|oral|memo)[-\s](?:only\s)?order)|ORDER|^Order(?=\s[A-Z][a-z]+ing\b))[,:]?\s(?:[^.;]{0,60}?\s)??"
    rf"|^(?=(?:{_LOUD}){_HOW}\s(?:\[?\d|(?:[\w’'-]+\s){{0,5}}[Mm](?i:otion)s?\b)))"
    r"(?P<verb>[Gg]ranting|[Dd]enying|[Dd]ismissing|[Ff]inding\sas\smoot|[Ss]triking|[Tt]erminating|[Vv]acating|[Oo]verruling|[Ss]ustaining|"
    rf"[Aa]dopting|[Aa]pproving|[Ss]taying|[Rr]emanding|[Tt]ransferring|(?:{_LOUD})(?={_HOW}\s(?:\[?\d|(?:[\w’'-]+\s){{0,5}}[Mm](?i:otion)s?\b)))\s"
)
"""The head of a docket entry that is an order, or what stands for it behind “signed by Judge Roe.”"""
_THEN = re.compile(
    r"(?:,\s|;\s|\s)(?:and\s)?(?P<verb>granting|denying|dismissing|striking|terminating|overruling|sustaining)\s",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:[A-Z\s]{0,60}\b(?:JUDGMENT|DISPOSITION|DECISION):\s)?(?P<verb>(?:AFFIRMED|REVERSED|VACATED|REMANDED|DISMISSED|DENIED|GRANTED|MODIFIED)(?:-IN-PART)?"
    r"(?:(?:,\s|\s)(?:and\s|AND\s|IN\sPART,?\s?(?:AND|and)?\s?)?(?:AFFIRMED|REVERSED|VACATED|REMANDED|DISMISSED|DENIED|MODIFIED)(?:-IN-PART)?){0,3})(?=[\s.,;]|$)"
    r"|(?P<quiet>(?:Affirmed|Reversed|Vacated|Remanded|Dismissed|Denied|Granted)(?:\sin\spart)?"
    r"(?:(?:,\s|\s)(?:and\s)?(?:affirmed|reversed|vacated|remanded|dismissed|denied)(?:\sin\spart)?){0,3})\.$"
)
_ENDORSED = re.compile(
    r"(?:The\s)?(?:[A-Z][\w.’']*\s){0,3}?(?:[Aa]pplication|[Mm]otion|[Rr]equest|[Pp]etition|[Ss]tipulation)s?\s(?P<verb>granted|denied|dismissed|stricken|approved)"
    r"(?:\s(?:as\smoot|in\spart|without\sprejudice|with\sprejudice|over\sobjection|as\sunopposed|on\sconsent|without\s(?:objection|opposition)|nunc\spro\stunc))?\."
)


def entries(words: str) -> Iterator[re.Match[str]]:
    """The participles by which a docket entry rules, as the group ``verb``."""
    match = HEAD.search(words)
    while match and NOUN.search(words, match.end()):
        yield match
        match = _THEN.search(words, match.end())


def headed(words: str) -> tuple[int, int] | None:
    """Where the ruling of a judgment stands behind its head: “DISPOSITION: AFFIRMED”."""
    match = _BARE.match(words)
    return match.span("verb") if match and match["verb"] and match.start("verb") else None


def alone(words: str) -> tuple[int, int] | None:
    """Where the ruling stands in a sentence that is no more than one, as “Affirmed” or “Application granted”."""
    match = _BARE.match(words)
    if match:
        return match.span("verb") if match["verb"] else match.span("quiet")
    match = _ENDORSED.fullmatch(words)
    return match.span("verb") if match else None
