"""The deadlines and hearings of an entry: what is set, reset, continued, vacated, terminated or held, and for which day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from docket.docket_text.dates_words import Said, judged, label_of, obligor_of, off_words, owed, time_after, without_lead
from docket.docket_text.facts import DateAction, DateFound, DateKind
from docket.docket_text.masks import BLANK
from docket.docket_text.tables import table
from docket.intake.dates import DATE, day_of
from docket.intake.times import times

_LEFT = 240
_BREAK = re.compile(
    r"(?<!\bNo)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bJr)(?<!\bSt)(?<!\b[A-Z])\.\s(?=[A-Z(*0-9])|[;\x00]|\)\s?\((?=[A-Z])|\*\*\*"
)
_RANGE = re.compile(r"\s?(?:to|through|-|–|and|until)\s?", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:day|week|month|hour)s?\b", re.IGNORECASE)
_PROSE = 4_000
_TAKEN_OFF = re.compile(
    r"vacat|cancel|stricken|calendar|terminat|satisf|moot|not\s(?:held|be|go|proceed)|abeyance|suspend|sine\sdie|converted|conducted",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"(?:[^.;]{0,40}\b(?:stricken|vacated|cancell?ed)(?:,?\s(?:and|but))?\s?)?(?:the\s|this\s)?(?:matter|same|case|hearing|conference|trial)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Day:
    """A date in the text with the words before it in its clause."""

    on: date
    start: int
    end: int
    low: int
    left: str
    at: str | None
    same_clause: bool


def dates_of(hidden: str, *, court_speaks: bool, minutes: bool) -> tuple[DateFound, ...]:
    """The dates in order of the text. ``hidden`` has attachments, ``court_speaks`` is false for a party's paper.

    Only ``minutes`` tell that a hearing was held: elsewhere "held on" says which hearing is meant.
    """
    found: list[DateFound] = []
    earlier: DateFound | None = None  # the date before in the same clause, which this one may move
    skipped: _Day | None = None
    for stated in _days(hidden):
        day = _from_to(stated, skipped)
        leaves = day.left.endswith("from ")  # "from A to B" sets nothing for A
        said = None if leaves else judged(day.left, hidden[day.end : day.end + 90], court_speaks=court_speaks)
        if said is None or (said.action == "held" and not minutes):
            earlier, skipped = (earlier if day.same_clause else None), day
            continue
        if _moves(day, said) and earlier is not None:
            one = replace(
                earlier, action=said.action, on=day.on, time=_time(hidden, day), was=earlier.on or earlier.was
            )
            one = replace(one, span=(earlier.span[0], _end(hidden, day)))
            found = [other for other in found if other is not earlier]
        else:
            was = skipped.on if skipped and day is not stated else None
            one = _found(hidden, day, said, was)
        off = off_words(hidden, day.left, day.end) if said.earlier or one.action == "set" else None
        if off or said.earlier:
            one = replace(one, action=off or one.action, on=None, time=None, was=day.on)
        if off or not said.earlier:
            found.append(one)
        earlier, skipped = one, None
    found += [one for one in _without_day(hidden) if not any(_meets(one, other) for other in found)]
    if court_speaks:
        found += _periods(hidden)
    return tuple(sorted(_once(found), key=lambda one: one.span))


def _from_to(day: _Day, skipped: _Day | None) -> _Day:
    """The second day of "from A to B", with the words before the first."""
    if skipped and day.same_clause and day.left.strip() in {"to", "until"} and skipped.left.rstrip().endswith("from"):
        return replace(day, left=f"{skipped.left.rstrip()[:-4]}{day.left.strip()} ", low=skipped.low)
    return day


def _moves(day: _Day, said: Said) -> bool:
    """Whether the day is where the hearing just named goes: "is stricken, and the matter continued to"."""
    return day.same_clause and said.action in {"reset", "continued"} and _same_matter(label_of(day.left, said))


def _same_matter(label: str | None) -> bool:
    return label is None or _SAME.fullmatch(label) is not None


def _once(found: list[DateFound]) -> list[DateFound]:
    """A hearing that the judge's prose and the clerk's line both set stands once: the one that says more."""
    kept: list[DateFound] = []
    for one in found:
        alike = one.on is not None and one.kind in {"hearing", "transcript"}
        twin = next((k for k in kept if alike and (k.kind, k.on, k.time) == (one.kind, one.on, one.time)), None)
        if twin is None or {twin.action, one.action} & {"held", "vacated", "terminated"}:
            kept.append(one)
        elif twin.action == "set" and (one.action != "set" or len(one.what) > len("Hearing")):
            kept[kept.index(twin)] = one
    return kept


def _meets(one: DateFound, other: DateFound) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _days(text: str) -> Iterator[_Day]:
    last = 0
    for match in DATE.finditer(text):
        day = day_of(match)
        if day is None or (match.start() and text[match.start() - 1].isalnum()):
            continue
        low = max(last, match.start() - _LEFT)
        breaks = list(_BREAK.finditer(text, low, match.start()))
        start = breaks[-1].end() if breaks else low
        left, at = without_lead(text[start : match.start()])
        yield _Day(
            date.fromisoformat(day),
            match.start(),
            match.end(),
            start,
            left,
            at,
            bool(last) and low == last and not breaks,
        )
        last = time_after(text, match.end())[1]


def _end(text: str, day: _Day) -> int:
    return time_after(text, day.end)[1]


def _time(text: str, day: _Day) -> str | None:
    return time_after(text, day.end)[0] or day.at


def _found(text: str, day: _Day, said: Said, was: date | None) -> DateFound:
    what = label_of(day.left, said, text[day.end : day.end + 160]) or (
        "Hearing" if said.kind == "hearing" else "Deadline"
    )
    obligor = obligor_of(text, day.start, day.left, day.end, said) if said.kind == "deadline" else None
    return DateFound(what, said.kind, said.action, day.on, _time(text, day), was, obligor, (day.low, _end(text, day)))


@cache
def _off_form() -> re.Pattern[str]:
    told = table("dates")
    return re.compile(
        rf"(?P<what>\b(?:[\w/’'-]{{1,24}}\s){{0,5}}?(?:{told['hearings']}|deadlines?|due\sdates?))\s(?:[^.;\d]{{0,60}}?\s)?(?:is|are|be|was|were|has\sbeen|have\sbeen)?"
        rf"\s?(?:hereby\s|also\s|therefore\s)?(?P<off>{told['ruling']['off']}|{told['ruling']['ended']})|\bterminat(?:e|ing)\s(?P<listed>deadlines?(?:\sand\shearings?)?|hearings?)",
        re.IGNORECASE,
    )


def _without_day(text: str) -> Iterator[DateFound]:
    """What is taken off the calendar without saying its day: "Bond hearing is vacated", "Terminate Deadlines"."""
    if not _TAKEN_OFF.search(text):
        return
    for match in _off_form().finditer(text):
        what = " ".join((match["what"] or match["listed"]).replace(BLANK, " ").split())
        kind: DateKind = "deadline" if re.search(r"deadline|due", what, re.IGNORECASE) else "hearing"
        off = match["off"] or ""
        ended = match["listed"] is not None or re.search(r"terminat|satisf|moot", off, re.IGNORECASE) is not None
        action: DateAction = "terminated" if ended else "vacated"
        yield DateFound(what, kind, action, None, None, None, None, match.span())


def _periods(text: str) -> Iterator[DateFound]:
    """Periods such as "within 14 days of this order", as stated: no day is invented, and a term of custody is no deadline."""
    if not _PERIOD.search(text[:_PROSE]):
        return
    for one in times(text[:_PROSE].replace(BLANK, " ")):
        if one.period is None or not _PERIOD.search(one.period):
            continue
        period = re.split(r"\.\s(?=[A-Z\[(])|\.$", one.period)[0]
        low = max(0, one.start - _LEFT)
        breaks = [*_BREAK.finditer(text, low, one.start), *DATE.finditer(text, low, one.start)]
        left = text[max((b.end() for b in breaks), default=low) : one.start]
        end = one.start + len(period)
        if not owed(left, text[end : end + 60]):
            continue
        said = Said("deadline", "set", False, "by", len(left))
        obligor = obligor_of(text, one.start, left, end, said)
        what = label_of(left, said, text[end : end + 160]) or "Deadline"
        yield DateFound(what, "deadline", "set", None, None, None, obligor, (one.start, end), period)
