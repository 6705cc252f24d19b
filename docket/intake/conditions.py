"""A time in a condition: "unless Roe moves by May 3", "if Roe fails to file by May 3", "failure to file by May 3 will result"."""

import re
from dataclasses import dataclass

from docket.intake.facts import OrderedDeadline
from docket.intake.times import NUMBER

_WHO = r"(?P<who>[^,;]{2,90}?)"
_FAILS = r"(?:fails?\sto|neglects?\sto|do(?:es)?\snot|has\snot|have\snot|did\snot|shall\sfail\sto|should\sfail\sto)"
_FORMS = (
    re.compile(
        rf"\b(?P<unless>(?i:unless|except\sthat\sif))(?:,\s)?\s{_WHO}\s(?P<act>(?:(?:first|timely|sooner)\s)?"
        r"(?:files?|serves?|shows?|moves?|seeks?|requests?|objects?|notif(?:y|ies)|pays?|submits?|responds?|obtains?|provides?|"
        r"cures?|appears?|amends?|requests?|answers?|effects?|opposes?|elects?|consents?|opts?|makes?|advises?|informs?|contacts?|"
        r"applies|apply|produces?|completes?|renews?|tenders?|posts?)\b[^;]{0,200})$"
    ),
    re.compile(
        r"\b(?P<unless>(?i:unless))\s(?P<who>)(?P<act>(?:[\w’'-]+\s){1,8}?(?:is|are)\s(?:filed|served|sought|requested|made|submitted|obtained|received|paid)\b[^;,]{0,80})$"
    ),
    re.compile(
        rf"\b(?i:if|should|in\sthe\sevent(?:\sthat)?|where|to\sthe\sextent(?:\sthat)?)\s{_WHO}\s{_FAILS}\s(?P<act>[^;]{{2,200}})$"
    ),
    re.compile(rf"\b(?P<who>(?i:any|each|a)\s[\w\s-]{{2,60}}?)\s(?:who|that|which)\s{_FAILS}\s(?P<act>[^;]{{2,200}})$"),
    re.compile(r"\b(?i:failure)\s(?:of|by)\s(?P<who>[^,;]{2,60}?)\sto\s(?P<act>[^;]{2,200})$"),
    re.compile(r"(?:^|[,;.]\s|\b[Tt]hat\s)(?P<who>[^,;]{2,60}?[’'](?:s)?)\sfailure\sto\s(?P<act>[^;]{2,200})$"),
    re.compile(r"\b(?P<who>)(?i:failure)\sto\s(?P<act>[^;]{2,200})$"),
    re.compile(
        r"\b(?P<who>)(?i:if)\s(?:no|an?|the)\s(?P<act>[^,;]{2,90}?\s(?:is|are|has\sbeen|have\sbeen)\s(?:not\s)?"
        r"(?:filed|served|submitted|received|made|paid|lodged)\b[^;]{0,60})$"
    ),
)
_MAY_HANG = re.compile(r"\b(?:unless|failure|fails?|if|not|should|except)\b", re.IGNORECASE)
_RESULTS = re.compile(
    r"\b(?:will|shall|may|must|would|(?:is|are)\s(?:hereby\s)?(?:directed|ordered|subject)|waives?|forfeits?|constitutes?|results?|deems?)\b"
)
_GENERAL = re.compile(r"an?\b|any\b", re.IGNORECASE)
_COUNTED = re.compile(NUMBER)
_WORD = re.compile(r"[a-z]{4,}")
_PLAIN = (
    "file",
    "serv",
    "comp",
    "resp",
    "subm",
    "time",
    "this",
    "that",
    "with",
    "such",
    "orde",
)  # what any act is called
_STEM = 4
_THIRD = re.compile(r"^((?:first|timely|sooner)\s)?(\w+?)(ies|(?<=sh|ch|ss)es|s)\b")


@dataclass(frozen=True, slots=True)
class Hanging:
    """What one must do, or may (``unless``), for something else not to follow. ``start`` is where the condition opens."""

    start: int
    act: str
    who: str
    optional: bool


def hanging(words: str, time: int, *, period: bool) -> Hanging | None:
    """The condition that a time at ``time`` belongs to, in a sentence that says what follows from it."""
    before = words[:time].rstrip(" ,")
    if not _MAY_HANG.search(before) or not _RESULTS.search(words):
        return None
    for form in _FORMS:
        match = form.search(before)
        if match is None or (period and _GENERAL.match(match["who"])):
            continue
        optional = "unless" in match.groupdict() and match["unless"] is not None
        act = _THIRD.sub(_bare, match["act"], count=1) if optional else match["act"]
        return Hanging(match.start(), act, re.sub(r"[’']s?$", "", match["who"]), optional)
    return None


def repeats(hanging_one: OrderedDeadline, stated: OrderedDeadline) -> bool:
    """Whether a deadline in a condition is one that was stated already: the same time, and the act in its words."""
    if _when(hanging_one) != _when(stated):
        return False
    act, said = _stems(hanging_one.what), _stems(f"{stated.what} {stated.quote}")
    return len(act & said) * 2 >= len(act)


def _stems(words: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(words.lower()) if not word.startswith(_PLAIN)}


def _when(stated: OrderedDeadline) -> str:
    """The day, or the number of days: fourteen (14) days are fourteen days."""
    return stated.due or " ".join(_COUNTED.findall((stated.period or "").lower())[:1])


def _bare(match: re.Match[str]) -> str:
    """The verb without its ending: files, applies, reaches."""
    return f"{match[1] or ''}{match[2]}{'y' if match[3] == 'ies' else ''}"
