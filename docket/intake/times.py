"""Times that a sentence sets: a day, perhaps with an hour, or a period that runs from something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docket.intake.act_words import ACTS
from docket.intake.dates import DATE, MONTHS, day_of

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty-five|forty|fifty|sixty|seventy|eighty|ninety"
)
NUMBER = (
    rf"(?:\(?\d{{1,3}}\)?|(?:one\shundred(?:\sand)?\s)?(?:{_WORDS})(?:[-\s](?:one|"
    rf"two|three|four|five|six|seven|eight|nine)\b)?)"
)
UNIT = (
    r"(?:(?:calendar|court|business|working|full|consecutive)\s){0,2}(?:day|week|month|hour|year)(?:s\b|\(s\)|\b)[’']?"
)
_COUNT = rf"{NUMBER}(?:\s\(\d{{1,3}}\))?\s(?:\(\w{{1,12}}\)\s)?{UNIT}"
_STOP = (
    r"(?:shall|must|may|will|(?:is|are)(?!\s\w+ed\b)|no|by|unless|if|whichever|provided|absent|"
    rf"(?:to|and)(?=\s(?:{ACTS}|do)\b)|and(?=\s(?:any\s|all\s)?(?:repl|respons|opposition|objection|brief|rebuttal))|(?:the\s|each\s|all\s)?[\w’'-]+\s(?:shall|must))\b"
)
_ANCHOR = (
    rf"\s(?:(?:of|after|from|before|following|preceding|prior\sto|in\sadvance\sof|subsequent\sto)(?:\s(?!{_STOP}|\(\w{{1,3}}\)\s)[^\s,;]{{1,40}}){{1,14}}"
    r"|thereafter|thereof|hereof|therefrom|before\sthen|later\b|prior\b|before(?=[.;)]|$)|in\sadvance\b|beforehand\b)"
)
_WITHIN = re.compile(
    rf"\b(?:(?:(?:by\s)?(?:no|not)\s(?:later|more|less|fewer)\sthan|within|at\sleast|up\sto|every)\s(?:the\snext\s)?{_COUNT}(?:{_ANCHOR})?"
    rf"|(?:an\sadditional\s|an?\s(?=\S{{1,12}}[-\s]day))?{_COUNT}{_ANCHOR}"
    rf"|(?:an\sadditional\s){_COUNT}|(?:(?<=extended\s)|(?<=enlarged\s))(?:for|by)\s{_COUNT}|(?:(?<=\bhave\s)|(?<=\bhas\s)|(?<=\bgiven\s)|(?<=\bgranted\s)|(?<=\ballowed\s)|(?<=\bafforded\s)|(?<=\baccorded\s)){_COUNT}(?=[\s,]+to\s)|{_COUNT}(?=\s(?:leave\s)?to\s(?:amend|file|respond|answer|serve|submit|cure|comply|show)))",
    re.IGNORECASE,
)
HOUR = (
    r"(?:12(?::00)?\s?noon\b|\d{1,2}(?::\d{2})?(?:\so[’']clock)?\s?[ap]\.?\s?m\b\.?|noon\b|"
    r"midnight\b|close\sof\sbusiness|COB\b|\d{1,2}:\d{2}\b)"
)
_ZONE = (
    r"(?:,?\s?\(?(?:(?:Eastern|Central|Mountain|Pacific|Alaska|Hawaii)(?:\s(?:Standard|"
    r"Daylight))?(?:\s[Tt]ime)?|(?:[ECMPH]|AK)[SD]?T|(?:prevailing\s)?(?:[A-Z]\w+|local)\s[Tt]ime)\b\)?)?"
)
_WEEKDAY = r"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?\s)?"
_AT_HOUR = re.compile(rf",?\s(?:at|by|before|,)?\s?({HOUR}){_ZONE}", re.IGNORECASE)
_BY = (
    r"(?:(?:by\s)?(?:no|not)\slater\sthan|on\sor\s(?:before|about)|in\s(?:no|any)\sevent\s(?:by|later\sthan|after|no\slater\sthan)|by|before|until|through|up\sto|due(?:\son|\sby)?|"
    r"(?:by|until|through|up\sto)\sand\sincluding|to\sand\sincluding|(?<=days,\s)(?:beginning|commencing|starting)|"
    r"(?<!trial\s)(?<!term\s)(?<!period\s)(?<!docket\s)(?<!hearing\s)(?<!calendar\s)(?<!week\s)(?:[Bb]eginning|[Cc]ommencing|[Ss]tarting)(?:\swith)?|"
    r""
    r"(?:(?<=be\sfiled\s)|(?<=and\sfiled\s)|(?<=be\sserved\s)|(?<=and\sserved\s)|(?<=be\ssubmitted\s)|(?<=be\slodged\s))on)"
)
_UNTIL = re.compile(
    rf"\b{_BY}(?:\sthe)?(?:\s(?P<hour>{HOUR}){_ZONE},?)?(?:\son|\sof)?\s{_WEEKDAY}(?={DATE.pattern})", re.IGNORECASE
)
_FILED_ON = re.compile(
    rf"\b(?:file|submit|serve|produce|exchange|lodge)\s(?:[^.;,]{{2,100}}?[a-z])(?<!filed)(?<!entered)(?<!dated)(?<!held)(?<!issued)(?<!signed)(?<!set)"
    rf"(?<!scheduled)(?<!served)(?<!hearing)(?<!conference)\s(?P<on>on\s{_WEEKDAY}(?={DATE.pattern}))"
)
_NO_YEAR = re.compile(
    rf"\b{_BY}(?:\s{HOUR}{_ZONE},?)?(?:\son)?\s{_WEEKDAY}(?:{MONTHS})\s\d{{1,2}}(?!\d)(?!,?\s\d{{4}})", re.IGNORECASE
)
_RELATIVE = re.compile(
    rf"\b(?:(?:by\s)?(?:no|not)\slater\sthan|on\sor\sbefore|by)\s(?:(?:(?P<hour>{HOUR})|the\sclose\sof\sbusiness){_ZONE},?\s(?:on\s)?)?the\s"
    r"(?:(?:first|second|third|fourth|last|next|same|\d{1,2}(?:st|nd|rd|th)|(?:[a-z]{4,8}-)?[a-z]{3,10}(?:th|st|nd|rd))\s)?(?:(?:business|court|calendar|working)\s)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day|morning|evening|week|start|end|close|commencement|conclusion|date)\s"
    r"(?:of|before|after|preceding|following|prior\sto)(?:\s(?:the|any|each|said))?(?:\s(?!(?:shall|must|may|will|and|or|by)\b)[^\s,;.]{1,30}){1,8}"
    rf"|\b(?:by|no\slater\sthan|on\sor\sbefore)\s(?:(?P<hour2>{HOUR})(?:\son)?\s)?the\s(?:(?:preceding|following|previous|next)\s(?:(?:business|court)\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day)"
    r"|(?:(?:business|court)\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day)\s(?:before|preceding|prior|following|after))(?=[.,;]|$)"
)
"""A time without a number: no later than the Friday before trial."""
_VAGUE = re.compile(
    rf"\b(?:(?:by\s)?(?:no|not)\slater\sthan|on\sor\sbefore|by|before)\s(?:(?P<hour>{HOUR}){_ZONE},?\s)?(?:on\s)?"
    rf"(?:today|tomorrow|(?:(?:this|next|the\sfollowing)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,?\s(?:the\s)?(?:{MONTHS}|\d))"
)
"""A day that only the day of the order tells: by noon tomorrow, by Friday."""
_SAME_DAY = re.compile(
    rf"\b(?:(?:by|on|no\slater\sthan)\s(?:(?P<hour>{HOUR}){_ZONE}\s(?:on\s)?)?)?(?:(?:the|that)\s)?same\s(?:day|date)\b(?!\s(?:as|that|it)\b)"
    rf"|\b(?:by|before)\s(?P<hour2>{HOUR}){_ZONE}\s(?:on\s)?that\sday\b",
    re.IGNORECASE,
)
"""The day told before, in the sentence or in the one before it."""
_SAME_AS = re.compile(
    r"\b(?:by|on)\sthe\ssame\s(?:day|date)\s(?:as|that)(?:\s(?!(?:shall|must|may|will|and|or|by)\b)[^\s,;.]{1,30}){1,10}"
)
_HOURED = re.compile(
    rf"\b(?:(?:no|not)\slater\sthan|by|before|at)\s(?P<hour>{HOUR}){_ZONE},?\s(?:on\s(?:the\s)?)?{_COUNT}{_ANCHOR}",
    re.IGNORECASE,
)
DAY = (
    rf"{_WEEKDAY}(?:(?:{MONTHS})\s\d{{1,2}},?\s\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?:day\sof\s)?(?:{MONTHS}),?\s\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
)
"""A day as a sentence writes it, without names for its parts."""
_BARE = re.compile(
    rf"\b(?:to|for|on|is|are|as|be|remains?|closes?|close|end|:)\s(?:(?P<hour>{HOUR}){_ZONE},?\s(?:on\s)?)?{_WEEKDAY}(?={DATE.pattern})",
    re.IGNORECASE,
)
_AND_DAY = re.compile(
    rf"(?:,\s|,?\s(?:and|or)\s){_WEEKDAY}(?={DATE.pattern}(?!,?\s(?:the|shall|must)\b))", re.IGNORECASE
)
_NEXT = re.compile(r";\s(?:and\s)?(?:[\w’'-]+\s){0,4}[\w’'-]+,\s$")  # must be filed by May 3; responses, May 10
_BEFORE = 160  # characters before a date in which it is told that it is one of several
_LISTED = re.compile(r"(?:,|;|\band)\s(?:and\s)?(?:[\w’'-]+\s){0,4}[\w’'-]+,?\s$")


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a sentence. ``due`` is its day; where only a period is stated, ``period`` has its words and no day is invented."""

    start: int
    end: int
    due: str | None = None
    hour: str | None = None  # "17:00"
    period: str | None = None


def times(sentence: str, *, bare: bool = False, listed: int | None = None, last: str | None = None) -> list[Time]:
    """The times by which something is to be done, in order.

    ``bare`` takes "to June 3" too, where a date is set; from ``listed`` on, "and replies June 3", where "due" is said once.
    "The same day" is the day before it in the sentence, else ``last`` (ISO).
    """
    found = [*_days(sentence, _UNTIL), *_days(sentence, _FILED_ON), *_periods(sentence)]
    if bare:
        found += _days(sentence, _BARE)
    if listed is not None:
        found += _listed(sentence, listed, _LISTED)
    elif found:
        found += _listed(sentence, min(time.end for time in found), _NEXT)
    kept: list[Time] = []
    for one in sorted(found, key=lambda t: (t.start, -t.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    kept = sorted([*kept, *_more_days(sentence, kept)], key=lambda t: t.start)
    return sorted([*kept, *_same_days(sentence, kept, last)], key=lambda t: t.start)


def _listed(sentence: str, low: int, form: re.Pattern[str]) -> Iterator[Time]:
    for match in DATE.finditer(sentence, low):
        if form.search(sentence, max(0, match.start() - _BEFORE), match.start()):
            yield Time(match.start(), match.end(), day_of(match))


def _days(sentence: str, form: re.Pattern[str]) -> Iterator[Time]:
    for match in form.finditer(sentence):
        date = DATE.match(sentence, match.end())
        if date is None:
            continue
        end, hour = date.end(), match.groupdict().get("hour")
        if hour is None and (at := _AT_HOUR.match(sentence, end)):
            end, hour = at.end(), at[1]
        start = match.start("on") if "on" in match.groupdict() else match.start()
        yield Time(start, end, day_of(date), clock(hour))


def _more_days(sentence: str, stated: list[Time]) -> Iterator[Time]:
    """The other days of "by September 3, 2024, January 6, 2025 and June 3, 2025"."""
    starts = {t.start for t in stated}
    for time in stated:
        at = time.end
        while (match := _AND_DAY.match(sentence, at)) and time.due:
            date = DATE.match(sentence, match.end())
            if date is None or any(time.end < start <= date.start() for start in starts):
                break
            at = date.end()
            yield Time(date.start(), at, day_of(date))


def _same_days(sentence: str, stated: list[Time], last: str | None) -> Iterator[Time]:
    for match in _SAME_DAY.finditer(sentence):
        days = [day_of(date) for date in DATE.finditer(sentence, 0, match.start())]
        day = days[-1] if days else last
        if not any(t.start <= match.start() < t.end for t in stated):
            hour = clock(match["hour"] or match["hour2"])
            yield Time(match.start(), match.end(), day, hour, None if day else match.group())


def _periods(sentence: str) -> Iterator[Time]:
    for match in _WITHIN.finditer(sentence):
        words = match.group().rstrip(".)")
        yield Time(match.start(), match.start() + len(words), period=words)
    for match in (*_HOURED.finditer(sentence), *_VAGUE.finditer(sentence)):
        end, hour = match.end(), match["hour"]
        if hour is None and (at := _AT_HOUR.match(sentence, end)):
            end, hour = at.end(), at[1]
        words = sentence[match.start() : end].rstrip(".)")
        yield Time(match.start(), match.start() + len(words), hour=clock(hour), period=words)
    for match in _RELATIVE.finditer(sentence):
        yield Time(match.start(), match.end(), hour=clock(match["hour"] or match["hour2"]), period=match.group())
    for match in (*_NO_YEAR.finditer(sentence), *_SAME_AS.finditer(sentence)):
        yield Time(match.start(), match.end(), period=match.group())


def clock(words: str | None) -> str | None:
    """``5:00 p.m.`` as 17:00; noon as 12:00; the close of business is no hour of the clock."""
    if not words:
        return None
    plain = re.sub(r"[\s.]|o[’']clock|12(?::00)?\s?(?=noon)", "", words).lower()
    if plain in {"noon", "midnight"}:
        return "12:00" if plain == "noon" else "24:00"
    match = re.fullmatch(r"(\d{1,2})(?::(\d{2}))?([ap]m)?", plain)
    if match is None:
        return None
    hour, minute = int(match[1]), match[2] or "00"
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "pm" else 0)
    return f"{hour:02}:{minute}" if hour < 24 and int(minute) < 60 else None
