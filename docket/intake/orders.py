"""What a court orders to be done by when, in the sentence that does it: one deadline for every time that it states."""

import re
from collections.abc import Iterator

from docket.intake.clean import CleanText
from docket.intake.conditions import hanging, repeats
from docket.intake.duties import IS_MOVED, Duty, duties
from docket.intake.facts import Heading, OrderedDeadline
from docket.intake.obligors import done_to, subject
from docket.intake.order_acts import (
    CONJ,
    GOES_ON,
    LEAD,
    OF_WHICH,
    Act,
    act_and_obligor,
    antecedent,
    elliptic,
    obligor_before,
    of_which,
    unled,
)
from docket.intake.schedules import schedule_rows
from docket.intake.squeezed import Squeezed, body
from docket.intake.times import Time, times

_SETS_DAY = r"(?:to|until|through|at|as|for|by|on)\s(?:and\sincluding\s)?(?:\w{3,6}day,?\s)?(?:[A-Z][a-z]{2,8}\.?\s\d|\d{1,2}[/ ])"
_EXTENDS = re.compile(
    r"\b(?:[Cc]ourt|undersigned)\s(?:hereby\s|also\s|further\s){0,2}(?i:extends|sets|continues|resets|enlarges|establishes)\s"
    rf"(?P<what>(?:[^\s;]+\s){{1,40}}?)(?={_SETS_DAY})"
)
_GENERAL = re.compile(
    r"^(?:(?:Under|Pursuant\sto)\s(?:the\s)?(?:Federal\s)?(?:Rule|Local|Fed|L\.?R)[^,]*,\s)?"
    r"(?:an?(?!\s(?:proposed|joint|final|revised|new)\b)|such\san?|courts?|the\s(?:moving|opposing|responding)\sparty|the\s(?:movant|statute|rule))\b(?!\s(?:\w+\s)?(?:conference|hearing|status))",
    re.IGNORECASE,
)
_FROM_HERE = re.compile(
    r"\b(?:this|the)\s(?:\w+\s){0,2}(?:order|date|ruling|opinion|entry|judgment)\b|\btoday|\bhereof\b|\b(?:before|prior\sto|in\sadvance\sof)\s",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"^(?:.{0,4}[.)]\s)?$|(?:[;:]|\bthat|[.)]|,?\sand|,\sbut|,\sthen|\b(?:ORDERED|ordered))\s?(?:\(?\w{1,3}[.)]\s)?$"
)
_DETERMINER = re.compile(
    r"(?:an?|any|the|its|their|his|her|all|each|both|such|proposed|[a-z]+ion|[a-z]+s|reply|response|brief|opposition|[A-Z]\S*)\b"
)
_TIME_GIVEN = re.compile(
    r"\bgranting\b.{1,120}?\b(?P<what>(?i:extension\sof\stime|enlargement\sof\stime|extend\stime)\b[^.;]{0,90})$"
)
_SCHEDULE = (
    5  # deadlines of an order whose other papers have periods, too: "a brief in opposition is due within 14 days"
)
_ORDERED_AGAIN = re.compile(r";\s(?:and\s)?(?:it\sis\s)?(?:\w+\s)?ORDERED\b")
_PART = re.compile(r"\(\w{1,3}\)\s")  # the next part of a list
_MAY_STATE = re.compile(r"xten[ds]|\bsets\b|\bunless\b|\bfail|\bif\b|\bnot\b", re.IGNORECASE)
_END = re.compile(
    r"[;]|,\s(?:and|or|but)\s|\.\s|,\sat\swhich|,\swhich\b|\s(?:and|or|but)\s(?=(?:shall|must|may|the|any|[A-Z])\b)"
)


def deadlines(
    paper: CleanText, headings: tuple[Heading, ...] = (), begin: int = 0, dated: str | None = None
) -> tuple[OrderedDeadline, ...]:
    """Every deadline of a paper from ``begin`` on, in its order: sentences first, rows of a schedule where they stand.

    A day before the paper is ``dated`` (ISO) is told of, not ordered, unless it is allowed *nunc pro tunc*.
    """
    rows, _ = schedule_rows(paper, begin)
    told: list[tuple[OrderedDeadline, str]] = []
    last: str | None = None  # the day that the sentence before states: "Replies are due the same day."
    for sentence in body(paper, headings, begin):
        here = list(_of_sentence(sentence, paper, last))
        told += here
        last = next((d.due for d, _ in reversed(here) if d.due), None)
    plain = [d for d, how in told if how == "plain"]  # that it has consequences does not order it again
    ordered = {"plain", "general"} if len(plain) + len(rows) >= _SCHEDULE else {"plain"}
    found = [
        d for d, how in told if how in ordered or (how == "hangs" and not any(repeats(d, other) for other in plain))
    ]
    found = [d for d in found if not any(_swallows(d, row) for row in rows)]
    taken = [(d.span.start, d.span.end) for d in found]
    rows = [r for r in rows if not any(a <= r.span.start < b for a, b in taken)]
    ahead = [
        d for d in (*found, *rows) if not (dated and d.due and d.due < dated) or "nunc pro tunc" in d.quote.lower()
    ]
    return tuple(sorted(ahead, key=lambda d: d.span.start))


def _swallows(stated: OrderedDeadline, row: OrderedDeadline) -> bool:
    """Whether what was read as a sentence runs over the row of a table: the row is what is meant."""
    inside = stated.span.start <= row.span.start < stated.span.end
    return inside and (stated.span.end > row.span.end or stated.span.start < row.span.start)


def _of_sentence(sentence: Squeezed, paper: CleanText, last: str | None) -> Iterator[tuple[OrderedDeadline, str]]:
    """The deadlines of a sentence: plain, such as only tell what follows (hangs), and such as every court has (general)."""
    words = sentence.words
    binding = [d for d in duties(words) if not sentence.quoted(d.start, brackets=d.kind != "due")]
    if not binding and not _MAY_STATE.search(words):
        return
    stated = times(
        words,
        bare=any(d.kind == "moved" for d in binding) or _EXTENDS.search(words) is not None,
        listed=next((d.end for d in binding if d.kind == "due"), None),
        last=last,
    )
    for place, time in enumerate(stated):
        low = stated[place - 1].end if place else 0
        high = stated[place + 1].start if place + 1 < len(stated) else len(words)
        hangs = _hanging(words, binding, time, paper.text) if not sentence.quoted(time.start, brackets=False) else None
        read = (
            hangs
            or _given(words, time, paper.text)
            or _extended(words, time, paper.text)
            or _read(words, binding, time, low, high, paper.text)
        )
        if read is None:
            continue
        start, end = _extent(words, stated, place) if len(stated) > 1 else (0, len(words))
        quote = words[start:end] if len(stated) > 1 else words
        span = sentence.span(paper, start, end)
        stated_here = OrderedDeadline(
            time.due, read.what, read.obligor, quote, span, time.hour, time.period, read.optional
        )
        yield stated_here, "hangs" if hangs else "general" if read.general else "plain"


def _hanging(words: str, binding: list[Duty], time: Time, paper: str) -> Act | None:
    """What must be done by a time of a condition, unless another duty stands between: "if he objects, Roe shall answer by"."""
    found = hanging(words, time.start, period=time.due is None)
    if found is None or any(found.start < d.start < time.start and d.kind != "to" for d in binding):
        return None
    who = subject(found.who, paper) if found.who else None
    return Act(" ".join(found.act.split()).strip(" ,"), who, found.optional)


def _extent(words: str, stated: list[Time], place: int) -> tuple[int, int]:
    """The stretch of a sentence that holds one of its several times: up to the clause behind it."""
    low = 0
    if place:
        cut = _END.search(words, stated[place - 1].end, stated[place].start)
        low = cut.end() if cut else stated[place - 1].end
    high = len(words)
    if place + 1 < len(stated):
        cut = _END.search(words, stated[place].end, stated[place + 1].start)
        high = cut.start() if cut else stated[place + 1].start if _leads(words, stated[place]) else stated[place].end
    lead = CONJ.match(words, low, high)
    low = lead.end() if lead and place else low
    return low, max(high, stated[place].end)


def _leads(words: str, time: Time) -> bool:
    """Whether a time opens its clause: "By May 3, the parties shall"."""
    low = max(0, time.start - 16)
    return _STARTS.search(words, low, time.start) is not None


def _given(words: str, time: Time, paper: str) -> Act | None:
    """“ORDER granting Motion for Extension of Time until May 3 for Roe to answer”: what the motion got."""
    match = _TIME_GIVEN.search(words, 0, time.start)
    if match is None:
        return None
    told = re.compile(r",?\sfor\s(?P<who>[^.;,]{2,60}?)\sto\s(?P<act>[^.;]{3,120})").match(words, time.end)
    return Act(told["act"].strip(), subject(told["who"], paper)) if told else Act(match["what"].strip())


def _extended(words: str, time: Time, paper: str) -> Act | None:
    """“The Court extends the deadline to amend to May 3”: what moves, and whose act it is if that is said."""
    match = _EXTENDS.search(words)
    if match is None or time.start != match.end() or not IS_MOVED.search(match["what"]):
        return None
    what = match["what"].strip()
    owner = re.match(r"(?P<who>[^’']{2,60})[’']s?\s(?:deadline|time)", what)
    return Act(what, subject(owner["who"], paper) if owner else None)


def _read(words: str, duties: list[Duty], time: Time, low: int, high: int, paper: str) -> Act | None:
    """What a time is for: the act, who must act, and whether one only may."""
    after = [d for d in duties if d.start >= time.end and d.start < high]
    if _leads(words, time) and after and after[0].kind != "to" and not _PART.search(words, time.end, after[0].start):
        duty = after[0]
        stop = _END.search(words, duty.end, high) if high < len(words) else None
        act, before = words[duty.end : stop.start() if stop else high], words[time.end : duty.start]
    else:
        earlier = [
            d for d in duties if d.end <= time.start or (d.kind in {"due", "has", "moved"} and d.start <= time.start)
        ]
        earlier = [d for d in earlier if d.start <= time.start]
        if not earlier:
            return None
        duty = earlier[-1]
        if _ORDERED_AGAIN.search(words, duty.end, max(duty.end, time.start)):
            return None  # what is ordered next is told of something else
        first = low <= duty.end
        act = _trailing(words, duty, time, low, high, first=first)
        opens = max((d.end for d in duties if d.end <= duty.start and d is not duty), default=0)
        before = words[max(opens, low) : duty.start] if low <= duty.start else ""
        if not re.search(r"\w", before):  # the day before was an aside: "previously set for May 4, shall close on"
            before = words[opens : duty.start]
        before = before[_last_time_end(before) :]
        rest = words[duty.end : low]
        if not first and duty.kind in {"shall", "to"} and (also := elliptic(words[low : time.start], rest, paper)):
            return also
        if not first and duty.kind in {"due", "moved"}:
            before, act = unled(words[low : time.start]), ""
    if duty.kind == "shall" and not re.search(r"\w", before) and done_to(act) and duties[0] is not duty:
        before = words[: duties[0].start].split(", ", maxsplit=1)[
            0
        ]  # "any motion, which must be noticed first, shall be filed"
    if duty.kind in {"due", "moved"} and OF_WHICH.search(before):
        return of_which(words, duties, duty, paper)
    what, obligor = act_and_obligor(duty, act, before, paper)
    if obligor is None and duty.kind in {"shall", "may", "to"} and GOES_ON.search(before):
        obligor = obligor_before(words, duties, duty, paper) or antecedent(words[: duty.start], paper)
    what = re.sub(r"^(?:to\s|\(\w{1,3}\)\s)+|(?<=\w)\s\(1\)(?=\s)", "", " ".join(what.split()).strip(" ,.;:"))
    return Act(what, obligor, duty.kind == "may", _general(before, time)) if what else None


def _trailing(words: str, duty: Duty, time: Time, low: int, high: int, *, first: bool) -> str:
    """The act of a time that follows its duty, without the time; a second object takes the verb of the first."""
    if not first:
        part = unled(words[low : time.start]).strip()
        if not part:
            return words[duty.end : low]  # "every sixty days, beginning June 3"
        verb = words[duty.end : duty.end + 40].split()
        return f"{verb[0]} {part}" if verb and _DETERMINER.match(part) else part
    act = words[duty.end : time.start]
    rest = words[time.end : high]
    if high == len(words):
        rest = re.split(r";\s", rest)[0]
        return f"{act} {rest}" if re.search(r"\w", rest) else act.rstrip()
    stop = _END.search(rest)
    rest = rest[: stop.start()] if stop else ""
    goes_on = not re.match(r"\s?,?\s?(?:and|or|but)\b|,", rest) or not re.search(r"\w", act)
    return f"{act} {rest}" if goes_on else act


def _last_time_end(words: str) -> int:
    found = times(words)
    return found[-1].end if found else 0


def _general(before: str, time: Time) -> bool:
    """“A motion must be filed within 28 days”: the law, unless the period runs from this very order."""
    words = LEAD.sub("", before, count=1).strip(" ,")
    return time.period is not None and _GENERAL.match(words) is not None and not _FROM_HERE.search(time.period)
