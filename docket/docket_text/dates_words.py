"""The words around a date in a docket entry: which verb it hangs on, what it is the date of, who is to act, the hour."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from docket.docket_text.facts import DateAction, DateKind
from docket.docket_text.tables import table
from docket.intake.times import clock

_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thurs|fri|satur|sat|sun)(?:day)?\.?,?\s?)"
_HOUR = r"(?:\d{1,2}(?::\d{2})?\s?[ap]\.?\s?m\b\.?|\d{1,2}:\d{2}\b|(?:12:00\s)?noon\b)"
_LEAD = re.compile(
    rf"(?P<hour>\b{_HOUR})?,?\s?(?:\((?:(?-i:[ECMP][SD]?T)|\w+\stime)\)\s?|\b(?-i:[ECMP][SD]?T)\s)?(?:\b(?:on|of)\s)?(?:\b{_WEEKDAY})?(?:\bthe\s)?\(?$",
    re.IGNORECASE,
)
_AT = re.compile(rf",?\s?(?:at\s|by\s|before\s|@\s?)?(?P<hour>{_HOUR})", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:in|at|before|by|via|with)\s(?:courtroom|ctrm|room|judge|magistrate|chambers|telephone|video|zoom|the\shon)\b.*",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:(?:all\s|the\s|lead\s|both\s)?(?:counter-?|cross-?|third[\s-]party\s)?(?:plaintiffs?|defendants?|debtors?|parties|petitioners?|respondents?|appell(?:ant|ee)s?|"
    r"movants?|government|united\sstates|trustees?|creditors?|claimants?|intervenors?|counsel|usa|receiver|court\sreporter|clerk|probation|u\.?s\.?\strustee)s?(?:[’']s)?)"
)
_SUBJECT = re.compile(
    rf"(?P<who>\b{_PERSON}(?-i:\s(?:[A-Z][\w.’'-]*\s?){{1,4}})?)\s(?:and\s[^.;]{{0,60}}?)?(?P<verb>shall|must|may|has|have|will|is|are|to|file|answer|responses?|repl(?:y|ies)|"
    r"opposition|objections?|brief|opening|motions?)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:\s(?:at|by)\s[\d:]+\s?[ap]\.?m\.?)?,?\s(?:for|from|by)\s(?P<who>(?:appell(?:ant|ee)s?\s|defendants?\s|plaintiffs?\s|all\s)?[A-Z](?:[^.;()\[\]]|(?<=\b[A-Z])\.|(?<=\b[JS]r)\.){1,160}?)(?=(?<!\b[A-Z])\.|[;()\[\]]|,\sfor\s|$)"
)
_SERVED = re.compile(
    r"(?:^|[.;:]\s|\bupon\s)(?P<who>[A-Z][^;()]{1,90}?)\s(?:waiver\ssent|served|was\sserved|acknowledged)\b[^.;()]{0,60}$"
)


_MOVED = re.compile(r"\b(?:continued|reset|rescheduled|adjourned|extended)\b", re.IGNORECASE)
_STOPS = re.compile(
    r"[:;]\s|:(?=[A-Z])|\(\s?(?=[A-Z][a-z])|\)\s(?=[A-Z])|(?<!\b[A-Z])(?<!\bNo)\.\s(?=[A-Z])|[a-z]\.(?=[A-Z])|"
    r"\sbefore\s(?:the\s)?(?:hon\w*\.?|(?:\w+\s){0,3}judge)\s[\w.’' ]{2,40}\."
)
_FRONT = re.compile(
    r"^[\W_]*(?:(?:\w+\s)?minute\s(?:entry|order)\sfor\s|(?:(?:[a-z]|\d{1,2})\)\s)|(?:ordered|(?:order|notice|minutes)(?!\s(?:of|re|for)\b)|and|the|a|an|also|set/reset|set|reset|that|on(?!\sor\b)|at)\s)*",
    re.IGNORECASE,
)
_WORDY, _PHRASE = 7, 110
_NOTHING = re.compile(r"(?:(?:[\w ]{0,40}\border|it\sis|hereby|ordered|further|that)\b[\s,:]*)*", re.IGNORECASE)
_BACK = re.compile(
    r"[\W_]*(?:\b(?:is|are|be|was|were|has|have|been|hereby|shall|will|previously|currently|originally|now|and|to|presently|vacated|for|date|the|of|in|on|due|by)\b[\W_]*)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the words before a date say of it; ``at`` is where the trigger begins in them."""

    kind: DateKind
    action: DateAction
    earlier: bool
    trigger: str
    at: int


@cache
def _compiled() -> dict[str, Any]:
    told = table("dates")
    flags = re.IGNORECASE
    return {
        "never": tuple(re.compile(row["pattern"], flags) for row in told["never"]),
        "triggers": tuple((row, re.compile(row["pattern"], flags)) for row in told["trigger"]),
        "hearings": re.compile(rf"\b(?:{told['hearings']})\b", flags),
        "not_hearings": re.compile(rf"\b(?:{told['not_hearings']})\b", flags),
        "duty": re.compile(told["ruling"]["duty"], flags),
        "earlier": re.compile(told["ruling"]["earlier"], flags),
        "asks": re.compile(told["ruling"]["asks"], flags),
        "taking_off": re.compile(told["ruling"]["taking_off"], flags),
        "moving": re.compile(told["ruling"]["moving"], flags),
        "off": re.compile(
            rf"[^.;]{{0,90}}?\b(?P<off>{told['ruling']['off']}|(?P<moved>{told['ruling']['moved']})|(?P<ended>{told['ruling']['ended']}))(?!\w)",
            flags,
        ),
    }


def without_lead(left: str) -> tuple[str, str | None]:
    """The words before a date, ended by one space, without the weekday and the hour right before it; and that hour."""
    match = _LEAD.search(left[-60:])
    if match is None:
        return left, None
    return left[: len(left) - len(match.group())].rstrip() + " ", clock(match["hour"])


def judged(left: str, behind: str, *, court_speaks: bool) -> Said | None:
    """What a date is by the words before and behind it; None for a date that sets nothing."""
    words = _compiled()
    tail = left[-200:]
    off = len(left) - len(tail)
    for row, pattern in words["triggers"]:
        match = pattern.search(tail)
        if match is None or (row.get("court") and not court_speaks):
            continue
        if row.get("prose") and not (words["duty"].search(left) or words["duty"].search(behind)):
            return None
        if row["name"] == "hearing" and any(form.search(tail) for form in words["never"]):
            return None
        if row["name"] != "held" and words["asks"].search(left):
            return None
        kind = _kind(row, left, off + match.start())
        if row["name"] == "held" and kind != "hearing":
            return None
        said_before = words["earlier"].search(tail[max(0, match.start() - 14) :]) is not None
        if row["name"] == "set" and words["moving"].search(left[: off + match.start()]):
            said_before = True
        return Said(kind, row["action"], said_before, row["name"], off + match.start())
    return None


def _kind(row: dict[str, Any], left: str, at: int) -> DateKind:
    if re.search(r"\bredact", left, re.IGNORECASE):
        return "redaction"
    if re.search(
        r"\btranscript\srestriction|\btranscripts?\b[^.;]{0,40}\brestricted|\btranscripts?\s(?:is\s)?(?:due|deadline)",
        left,
        re.IGNORECASE,
    ):
        return "transcript"
    if row.get("deadline") or row.get("hearing"):
        return "deadline" if row.get("deadline") else "hearing"
    return "hearing" if _is_hearing(row, left, at) else "deadline"


def _is_hearing(row: dict[str, Any], left: str, at: int) -> bool:
    words = _compiled()
    label = left[max(0, at - 120) : at]
    hearing = [m.end() for m in words["hearings"].finditer(label)]
    other = [m.end() for m in words["not_hearings"].finditer(label)]
    if row["action"] == "continued" and re.search(r"\b(?:time|file|answer|respond)\b", left[at:], re.IGNORECASE):
        return False
    behind = words["hearings"].search(left[at:])
    return bool(behind) or not other or (bool(hearing) and hearing[-1] > other[-1])


@cache
def _hearing_phrase() -> re.Pattern[str]:
    small = "a|an|the|hold|held|for|appear|at|will|shall|reset|set|to|continued|be|is|and|on|in|that|rescheduled"
    noun = rf"(?:341\s?\(a\)\s)?(?:{table('dates')['hearings']})\b"
    return re.compile(
        rf"(?<![\w(])(?:(?!(?:{small})\b)[\w’'/-]{{1,24}}\s){{0,5}}?{noun}(?:[\s/]{noun})*", re.IGNORECASE
    )


def label_of(left: str, said: Said, behind: str = "") -> str | None:
    """What the date is the date of: the words between the last stop and the trigger, else those of the trigger itself.

    Where the sentence begins with "By June 3," they stand behind.
    """
    words = left[: said.at].replace("\x00", " ")
    words = _STOPS.split(words)[-1]
    if said.kind == "hearing":
        parts = [part for part in re.split(r",\s(?=[A-Z])|\sas\sto\s", words) if _compiled()["hearings"].search(part)]
        words = (parts[-1] if parts else words).lstrip(" (")
        if len(words.split()) > _WORDY and (phrase := _last_hearing(words[-_PHRASE:])):
            words = phrase.group()
        words = _PLACE.sub("", words) or words
        if not parts and (within := _hearing_phrase().search(left[said.at :])):
            return within.group()
    words = _plain(words)
    if said.trigger == "by" and _NOTHING.fullmatch(words):
        return " ".join(_plain(re.split(r"[.;]\s|\x00", behind.lstrip(" ,"))[0]).split()[:14]) or None
    if not words and said.trigger in {"due", "deadline"}:
        words = _plain(re.sub(r"^\W*due\sdates?\sof\s", "", left[said.at :], flags=re.IGNORECASE))
    return " ".join(words.split()[-14:])[-140:] if re.search(r"[A-Za-z]{2}", words) else None


def _last_hearing(words: str) -> re.Match[str] | None:
    return next(reversed(list(_hearing_phrase().finditer(words))), None)


def _plain(words: str) -> str:
    return " ".join(_BACK.sub("", _FRONT.sub("", words.strip())).split())


def owed(left: str, behind: str) -> bool:
    """Whether the clause is about a step that somebody owes."""
    words = _compiled()
    if re.search(
        r"\b(?:custody|term|imprison\w*|supervised|probation|sentenced|for\sa\speriod|trial\sis|estimate\w*)\b[^.;]{0,60}$",
        left,
        re.IGNORECASE,
    ):
        return False
    return bool(words["duty"].search(left) or words["duty"].search(behind))


def time_after(text: str, end: int) -> tuple[str | None, int]:
    """The hour behind a date and where it ends."""
    match = _AT.match(text, end, end + 40)
    hour = clock(match["hour"]) if match else None
    return (hour, match.end()) if match and hour else (None, end)


def off_words(text: str, left: str, end: int) -> DateAction | None:
    """Whether the date is taken off ("set for 9/8/2011 is vacated"): vacated, terminated, or continued to no day."""
    if _compiled()["taking_off"].search(left):
        return "vacated"
    window = text[end : end + 130]
    stop = re.search(r"\.\s(?=[A-Z(])|;|\x00", window)
    match = _compiled()["off"].match(window[: stop.start()] if stop else window)
    if match is None or (re.search(r"\d/\d", match.group()) and not re.search(r"\b(?:are|were)\s", match.group())):
        return None
    if match["moved"]:
        return "continued"
    if _MOVED.search(match.group()) or _MOVED.search(window[match.end() : match.end() + 14]):
        return None  # to another day, which follows
    return "terminated" if match["ended"] else "vacated"


def obligor_of(text: str, start: int, left: str, end: int, said: Said) -> str | None:
    """Who is to act, as the entry says it: "for X" behind the date, "X served on", or the subject of the duty."""
    if match := _FOR.match(text, end, end + 220):
        return _name(match["who"])
    if said.trigger == "due" and (served := _SERVED.search(text[max(0, start - 220) : start])):
        return _name(re.split(r"\.\s(?=[A-Z])|\bupon\s", served["who"])[-1])
    found = list(_SUBJECT.finditer(left))
    bound = [one for one in found if one["verb"].lower() in {"shall", "must", "may", "has", "have", "will", "to"}]
    return _name((bound or found)[0]["who"]) if found else None


def _name(words: str) -> str:
    return " ".join(re.sub(r"[’']s$", "", words.strip(" ,")).split())
