"""What a court orders to be done by when, in the sentence that does it: one deadline for every time that it states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from docket.intake.clean import CleanText
from docket.intake.facts import Heading, OrderedDeadline
from docket.intake.obligors import agent, done_to, owner, subject
from docket.intake.recitals import Recitals
from docket.intake.schedules import schedule_rows
from docket.intake.squeezed import Squeezed, body
from docket.intake.times import DAY, NUMBER, UNIT, Time, times

_FILES = (
    "file|serve|submit|respond|reply|answer|oppose|amend|renew|refile|re-file|object|move|supplement|produce|provide|show|notify|"
    "inform|advise|appear|pay|complete|disclose|designate|confer|meet|exchange|request|seek|appeal|lodge|post|deliver|return|comply"
)
_HAVING = (
    rf"(?=\s(?:leave\s)?(?:until|through|up\sto|no\slater|(?:an\s(?:extension|"
    rf"additional)\s(?:of\s)?)?{NUMBER}(?:\s\(\d{{1,3}}\))?\s{UNIT}))"
)
_DUTY = re.compile(
    rf"\b(?:(?P<has>(?:(?:shall|will|must)\s)?(?:has|have|(?:is|are)\s(?:hereby\s)?(?i:given|granted|allowed|afforded)){_HAVING})"
    rf"|(?P<closes>(?:closes|(?:shall|will)\s(?:close|end))(?=\s(?:(?:on|by)\s)?{DAY}))"
    r"|(?P<shall>shall|must|(?:is|are)\s(?:hereby\s|further\s|also\s){0,2}(?i:ordered|directed|required|instructed)\sto"
    rf"|(?:is|are)\sto(?=\s(?:be\s\w+ed|{_FILES})\b)|will(?=\s(?:also\s|each\s)?(?:{_FILES})\b))"
    r"|(?P<due>(?<!was\s)(?<!were\s)(?<!been\s)(?<!currently\s)(?<!presently\s)(?<!previously\s)(?<!originally\s)(?<!initially\s)"
    rf"(?:(?:is|are|will\sbe|shall\sbe)\s)?(?:now\s)?due\b(?=\s(?:on|by|no|not|within|before|at\sleast|\d|in|[A-Z]|{NUMBER}\s)))"
    rf"|(?P<may>may(?=\s(?:also\s|each\s|then\s)?(?:{_FILES})\b)|(?:is|are|has|have)\s(?:hereby\s)?(?i:granted|given)?\s?(?i:leave|permission)\sto)"
    r"|(?P<moved>(?:(?:is|are)|(?:shall|will)\sbe)\s(?:hereby\s|also\s){0,2}(?i:extended|continued|reset|moved|enlarged|set|postponed)"
    r"(?=\s(?:to|until|for|through|as|by|from)\b)"
    rf"|(?:is|are|remains?|(?:shall|will)\sbe)\s(?:now\s|hereby\s)?(?={DAY}))"
    r"|(?P<to>(?<=\w\s)to(?=\s[a-z]{2,20}\b)))"
)
_ORDERS_TO = re.compile(
    r"\b(?:[Cc]ourt|undersigned|Judge|Panel)\b[^.;]{0,40}\b(?i:orders|directs|requires)\s(?P<who>(?!that\b)[^.;,]{2,100})$"
)
_ORDERED_AND = re.compile(r"\b(?:shall|must|ordered|directed|required)\b")
_NEAR = 400  # characters before a verb in which it is told who is ordered
_MOST = 60  # no sentence orders so often: the rest is a list of words
_BY_HEAD = re.compile(rf"(?:be\s\w+ed|{_FILES})\b")
_VERBISH = re.compile(
    r"[a-z](?:ed|es|ing)\b|\b(?:is|are|was|shall|must|motions?|leave|orders?|right|time|requests?|deadlines?|dates?|failure|"
    r"opportunity|ability|need|duty|permission|efforts?|attempts?|application|stipulation|agreement|had|has|have|were|did|do|does|"
    r"could|would|chose|wants?|hopes?|plans?|needs?)\b",
    re.IGNORECASE,
)
_IS_MOVED = re.compile(r"\b(?:deadlines?|time|dates?|cut-?offs?|last\sday|periods?|discovery)\b", re.IGNORECASE)
_IS_DUE = re.compile(r"\b(?:deadlines?|cut-?offs?|last\sday|discovery)\b", re.IGNORECASE)
_SETS_DAY = r"(?:to|until|through|at|as|for|by|on)\s(?:and\sincluding\s)?(?:\w{3,6}day,?\s)?(?:[A-Z][a-z]{2,8}\.?\s\d|\d{1,2}[/ ])"
_EXTENDS = re.compile(
    r"\b(?:[Cc]ourt|undersigned)\s(?:hereby\s|also\s|further\s){0,2}(?i:extends|sets|continues|resets|enlarges|establishes)\s"
    rf"(?P<what>(?:[^\s;]+\s){{1,40}}?)(?={_SETS_DAY})"
)
_LEAD = re.compile(
    r"(?:.*\b(?:(?i:orders|ordered|directs|directed|decreed))\s?(?:that\s|as\sfollows:?\s|:\s)?"
    r"|.*:\s"
    r"|(?:Accordingly|Therefore|Further|Additionally|Moreover|Thus|If\s[^,]{1,200}|In\sthe\sevent\s[^,]{1,200}),\s"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)+",
    re.DOTALL,
)
_GENERAL = re.compile(
    r"^(?:(?:Under|Pursuant\sto)\s(?:the\s)?(?:Federal\s)?(?:Rule|Local|Fed|L\.?R)[^,]*,\s)?"
    r"(?:an?(?!\s(?:proposed|joint|final|revised|new)\b)|such\san?|courts?|the\s(?:moving|opposing|responding)\sparty|the\s(?:movant|statute|rule))\b(?!\s(?:\w+\s)?(?:conference|hearing|status))",
    re.IGNORECASE,
)
_FROM_HERE = re.compile(
    r"\b(?:this|the)\s(?:\w+\s){0,2}(?:order|date|ruling|opinion|entry|judgment)\b|\btoday|\bhereof\b", re.IGNORECASE
)
_STARTS = re.compile(
    r"^(?:.{0,4}[.)]\s)?$|(?:[;:]|\bthat|[.)]|,?\sand|,\sbut|,\sthen|\b(?:ORDERED|ordered))\s?(?:\(?\w{1,3}[.)]\s)?$"
)
_CONJ = re.compile(r"[\s,;:]*(?:(?:and|or|but|then|with)\s)?(?:\(?\w{1,3}[.)]\s)?")
_DETERMINER = re.compile(
    r"(?:an?|any|the|its|their|his|her|all|each|both|such|proposed|[a-z]+ion|[a-z]+s|reply|response|brief|opposition|[A-Z]\S*)\b"
)
_HANDED_IN = re.compile(r"be\s(?:filed|served|submitted|lodged|exchanged|delivered)\b")
_END = re.compile(
    r"[;]|,\s(?:and|or|but)\s|\.\s|,\sat\swhich|,\swhich\b|\s(?:and|or|but)\s(?=(?:shall|must|may|the|any|[A-Z])\b)"
)


@dataclass(frozen=True, slots=True)
class _Duty:
    start: int
    end: int
    kind: str  # shall, due, may, has, moved, to


def deadlines(
    paper: CleanText, headings: tuple[Heading, ...] = (), begin: int = 0, dated: str | None = None
) -> tuple[OrderedDeadline, ...]:
    """Every deadline of a paper from ``begin`` on, in its order: sentences first, rows of a schedule where they stand.

    A day before the paper is ``dated`` (ISO) is told of, not ordered, unless it is allowed *nunc pro tunc*.
    """
    rows, _ = schedule_rows(paper, begin)
    found = [d for sentence in body(paper, headings, begin) for d in _of_sentence(sentence, paper)]
    found = [d for d in found if not any(_swallows(d, row) for row in rows)]
    taken = [(d.span.start, d.span.end) for d in found]
    rows = [r for r in rows if not any(a < r.span.end and r.span.start < b for a, b in taken)]
    ahead = [
        d for d in (*found, *rows) if not (dated and d.due and d.due < dated) or "nunc pro tunc" in d.quote.lower()
    ]
    return tuple(sorted(ahead, key=lambda d: d.span.start))


def _swallows(stated: OrderedDeadline, row: OrderedDeadline) -> bool:
    """Whether what was read as a sentence runs over the row of a table: the row is what is meant."""
    inside = stated.span.start <= row.span.start < stated.span.end
    return inside and (stated.span.end > row.span.end or stated.span.start < row.span.start)


def _of_sentence(sentence: Squeezed, paper: CleanText) -> Iterator[OrderedDeadline]:
    words = sentence.words
    duties = [d for d in _duties(words) if not sentence.quoted(d.start, brackets=d.kind != "due")]
    if not duties and "xtend" not in words and "sets" not in words:
        return
    stated = times(
        words,
        bare=any(d.kind == "moved" for d in duties) or _EXTENDS.search(words) is not None,
        listed=next((d.end for d in duties if d.kind == "due"), None),
    )
    for place, time in enumerate(stated):
        low = stated[place - 1].end if place else 0
        high = stated[place + 1].start if place + 1 < len(stated) else len(words)
        read = _extended(words, time, paper.text) or _read(words, duties, time, low, high, paper.text)
        if read is None:
            continue
        what, obligor, optional = read
        start, end = _extent(words, stated, place) if len(stated) > 1 else (0, len(words))
        quote = words[start:end] if len(stated) > 1 else words
        yield OrderedDeadline(
            time.due, what, obligor, quote, sentence.span(paper, start, end), time.hour, time.period, optional
        )


def _duties(words: str) -> list[_Duty]:
    found = []
    recitals = Recitals(words)
    for match in islice(_DUTY.finditer(words), _MOST):
        kind = {"closes": "moved"}.get(str(match.lastgroup), str(match.lastgroup))
        before = words[max(0, match.start() - _NEAR) : match.start()]
        subject_words = _IS_MOVED if re.search(r"[a-z]ed$|set$", match.group()) else _IS_DUE
        if kind == "moved" and not subject_words.search(before[-160:]):
            continue
        if kind == "to" and not _heads(before, words[match.end() + 1 :]) and not _ordered_to(before):
            continue
        if not recitals.before(match.start()):
            found.append(_Duty(match.start(), match.end(), kind))
    return found


def _ordered_to(before: str) -> bool:
    """“The Court orders Roe to ...”, “shall file the brief and to ...”."""
    return (before.endswith("and ") and _ORDERED_AND.search(before[-320:]) is not None) or (
        _ORDERS_TO.search(before[-160:]) is not None
    )


def _heads(before: str, after: str) -> bool:
    """“Defendant to file” orders where it opens its clause and there is no other verb: the style of minutes."""
    clause = re.split(r"[.;:]\s|,\sand\s", before)[-1].strip()
    if not 0 < len(clause.split()) <= 5 or not clause[:1].isupper() or not _BY_HEAD.match(after):
        return False
    return _VERBISH.search(clause) is None or (
        after.startswith("be ") and re.search(r"(?i:motions?)$", clause) is not None
    )


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
    lead = _CONJ.match(words, low, high)
    low = lead.end() if lead and place else low
    return low, max(high, stated[place].end)


def _leads(words: str, time: Time) -> bool:
    """Whether a time opens its clause: "By May 3, the parties shall"."""
    low = max(0, time.start - 16)
    return _STARTS.search(words, low, time.start) is not None


def _extended(words: str, time: Time, paper: str) -> tuple[str, str | None, bool] | None:
    """“The Court extends the deadline to amend to May 3”: what moves, and whose act it is if that is said."""
    match = _EXTENDS.search(words)
    if match is None or time.start != match.end() or not _IS_MOVED.search(match["what"]):
        return None
    what = match["what"].strip()
    owner = re.match(r"(?P<who>[^’']{2,60})[’']s?\s(?:deadline|time)", what)
    return what, subject(owner["who"], paper) if owner else None, False


def _read(
    words: str, duties: list[_Duty], time: Time, low: int, high: int, paper: str
) -> tuple[str, str | None, bool] | None:
    """What a time is for: the act, who must act, and whether one only may."""
    after = [d for d in duties if d.start >= time.end and d.start < high]
    if _leads(words, time) and after and after[0].kind != "to":
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
        first = low <= duty.end
        act = _trailing(words, duty, time, low, high, first=first)
        opens = max((d.end for d in duties if d.end <= duty.start), default=0)
        before = words[max(opens, low) : duty.start] if low <= duty.start else ""
        if not re.search(r"\w", before):  # the day before was an aside: "previously set for May 4, shall close on"
            before = words[opens : duty.start]
        before = before[_last_time_end(before) :]
        if not first and duty.kind in {"due", "moved"}:
            before, act = _unled(words[low : time.start]), ""
    if _general(before, time):
        return None
    what, obligor = _told(duty, act, before, paper)
    if obligor is None and duty.kind in {"shall", "may", "to"} and before.strip(" ,;") in {"", "and"}:
        obligor = _obligor_before(words, duties, duty, paper)
    what = re.sub(r"^(?:to\s|\(\w{1,3}\)\s)+|(?<=\w)\s\(1\)(?=\s)", "", " ".join(what.split()).strip(" ,.;:"))
    return (what, obligor, duty.kind == "may") if what else None


def _trailing(words: str, duty: _Duty, time: Time, low: int, high: int, *, first: bool) -> str:
    """The act of a time that follows its duty, without the time; a second object takes the verb of the first."""
    if not first:
        part = _unled(words[low : time.start]).strip()
        verb = words[duty.end : duty.end + 40].split()
        return f"{verb[0]} {part}" if verb and _DETERMINER.match(part) else part
    act = words[duty.end : time.start]
    rest = words[time.end : high]
    if high == len(words):
        return f"{act} {rest}" if re.search(r"\w", rest) else act.rstrip()
    stop = _END.search(rest)
    rest = rest[: stop.start()] if stop else ""
    return f"{act} {rest}" if not re.match(r"\s?,?\s?(?:and|or|but)\b|,", rest) else act


def _unled(words: str) -> str:
    """Without the comma, the conjunction and the "(2)" that lead to it."""
    lead = _CONJ.match(words)
    return words[lead.end() :] if lead else words


def _last_time_end(words: str) -> int:
    found = times(words)
    return found[-1].end if found else 0


def _general(before: str, time: Time) -> bool:
    """“A motion must be filed within 28 days”: the law, unless the period runs from this very order."""
    words = _LEAD.sub("", before, count=1).strip(" ,")
    return time.period is not None and _GENERAL.match(words) is not None and not _FROM_HERE.search(time.period)


def _told(duty: _Duty, act: str, before: str, paper: str) -> tuple[str, str | None]:
    """The act in words, and who must do it: the subject if it can act; where something is done to it, the one by whom."""
    lead = _LEAD.match(before)
    thing = (before[lead.end() :] if lead else before).strip(" ,:;")
    thing = re.sub(r"^(?:and|but|that|then)\s|,?\s(?:each|both|also|then|therefore|hereby|jointly|further)$", "", thing)
    if duty.kind in {"due", "moved"}:
        return thing, agent(act, paper) or owner(thing, paper)
    if duty.kind == "has":
        told = re.sub(r"^[\s,’']*(?:leave\s)?(?:in\swhich\s|within\swhich\s)?to\s", "", act).strip()
        return told, subject(thing, paper)
    act = re.sub(r"^\s*have\s+(?:leave\s)?(?:in\swhich\s|within\swhich\s)?to\s", "", act)
    if duty.kind in {"shall", "to"} and done_to(act):
        whose = owner(thing, paper) if _HANDED_IN.match(act.strip()) else None
        return f"{thing} to {act.strip()}", agent(act, paper) or whose
    return act, subject(thing, paper)


def _obligor_before(words: str, duties: list[_Duty], duty: _Duty, paper: str) -> str | None:
    """Of "shall file X and shall serve Y" the second subject is the first."""
    at = duties.index(duty)
    for other in reversed(duties[:at]):
        before = words[max((d.end for d in duties if d.end <= other.start), default=0) : other.start]
        lead = _LEAD.match(before)
        if who := subject(
            re.sub(r"^.*?,\s(?=\w+\s*$)", "", (before[lead.end() :] if lead else before)).strip(" ,:;"), paper
        ):
            return who
    return None
