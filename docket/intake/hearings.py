"""Hearings that an order or a notice sets, moves or takes off the calendar."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.clean import CleanText
from docket.intake.dates import DATE, day_of
from docket.intake.facts import Heading, StatedHearing
from docket.intake.hearing_places import place
from docket.intake.schedules import schedule_rows
from docket.intake.squeezed import Squeezed, body
from docket.intake.times import DAY, clock

_KIND = (
    r"(?:hearings?|conferences?|teleconferences?|initial\sappearances?|change\sof\splea(?:\shearings?)?(?!\sor)|(?:status|scheduling|conference)\scalls?|oral\sarguments?|arguments?|(?:jury\s|bench\s|non-jury\s)?trials?(?!\s(?:briefs?|exhibits?|subpoenas?|counsel|memorand))|arraignments?|re-arraignment|"
    r"sentencings?|mediation|arbitration|jury\sselection|calendar\scall|auction|evidentiary\shearing|proceedings|status\scheck|voir\sdire|"
    r"(?:status|court|trial|hearing)\sdates?)"
)
_WITHIN = (
    r"(?:[^.;:]|:(?!\s)|(?:(?<=\bNo)|(?<=\bNos)|(?<=\bDkt)|(?<=\bDoc)|(?<=\bRec)|(?<=\bMr)|(?<=\bMs)|(?<=\bDr)|(?<=\bECF)"
    r"|(?<=\d\s[apAP])|(?<=k\s[apAP])|(?<=\.[mM])|(?<=\d[ap]))\.)"
)
"""A character of the same sentence: a full stop only behind the abbreviations of a docket."""
_KIND_ONLY = (
    rf"(?P<what>\b{_KIND})\b"  # the words before it are looked for afterwards: a search that begins at them takes long
)
_WHAT = rf"(?P<what>(?:(?:[A-Z][\w./-]{{0,30}}|[a-z-]{{1,30}}|\d{{1,3}}(?:-day|\([a-z]\))?|&)\s){{0,6}}?{_KIND})\b"
_LED_BY = re.compile(
    r"(?<![\w’'])(?:(?!(?:the|an?|this|that|for|and|or|of|on|in|to|is|are)\s)(?:\d-day|Rule\s\d{1,2}(?:\([a-z]\))?|[A-Za-z&][\w./&-]{0,30})\s){1,6}$",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:the\s)?"
_HOUR = r"(?:\d{1,2}(?::\d{2})?(?:\so[’']clock)?\s?(?:[ap]\.?\s?m\b\.?)?|noon)"
_WHEN = rf"(?:(?P<hour1>{_HOUR}),?\s(?:on\s|for\s)?)?{_WEEKDAY}(?={DATE.pattern})"
_AT = re.compile(rf",?\s(?:at\s)?({_HOUR})(?=[\s.,;)])", re.IGNORECASE)
_AT_BEFORE = re.compile(rf"\bat\s({_HOUR})(?=[\s.,;)])", re.IGNORECASE)
_MOVED = r"\b(?:reset|rescheduled|continued|adjourned|moved|advanced|re-?noticed|postponed|deferred)"
_FROM = rf"(?:(?:on|upon|by)\s(?:the\s)?[^.;,]{{3,60}}?\s)?(?:from\s{DAY}(?:\sat\s{_HOUR})?,?\s)?"
_TERM = (
    r"(?:(?:(?:during|in|on)\s)?(?:the|a)\s(?:[\w-]{2,20}\s)?(?:trial\s)?(?:calendar|period|term|docket)\s"
    r"(?:beginning|commencing|of)\s(?:the\sweek\sof\s)?)?(?:the\sweek\sof\s)?"
)
_SET = re.compile(
    rf"\b{_KIND_ONLY}(?P<between>{_WITHIN}{{0,200}}?)\s?(?P<verb>(?:is|are|has\sbeen|have\sbeen|(?:shall|will)\s(?:also\s)?be|be|and|hereby|now)?\s?"
    rf"(?:(?:hereby|now|and|also)\s){{0,2}}(?<!currently\s)(?<!previously\s)(?<!originally\s)(?:(?i:{_MOVED}|set|scheduled|fixed|noticed|calendared|held|conducted)|will\s(?:begin|commence|proceed|take\splace)|to\s(?:begin|commence|start)|shall\s(?:begin|commence|proceed|take\splace)|will\sbe|shall\sbe))"
    rf"(?:,\s(?:if|as|unless|should)\s[^,;.]{{2,40}})?,?\s(?:to\s(?:commence|begin)\s(?:before[^;]{{0,120}}?\s)?|by\s\w+\s|in\sperson\s|in\sthis\s(?:case|matter|action)\s|(?:before|via|through|with|in|at|by)\s(?:[^\s.;]{{1,30}}\s){{1,12}}?(?=(?:on|at|for)\s))?{_FROM}(?:for|to|on|until|at)?\s?{_TERM}(?:on\s)?{_WHEN}",
    re.IGNORECASE,
)
_RESET = re.compile(
    rf"\b{_KIND_ONLY}(?P<between>{_WITHIN}{{0,200}}?)\s(?P<verb>(?:is|are|has\sbeen|have\sbeen|shall\sbe|be|and)\s(?:(?:hereby|now|and|also|therefore)\s){{0,2}}"
    rf"(?:(?:vacated\sand\s)?(?:{_MOVED})))\s{_FROM}(?:to|until|for)?\s?(?:on\s)?{_WHEN}",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"\b(?P<verb>(?:(?:is|are)\s)?(?:hereby\s)?(?:{_MOVED}|set|scheduled|assigned|noticed))\s(?P<between>)(?:for|to)\s(?:an?\s|the\s)?{_WHAT}\s(?:(?:before|at|in|by)\s[^;]{{3,200}}?,?\s(?=during|on|at|for|to))?(?:(?:on|at|for|to)\s)?{_TERM}{_WHEN}",
    re.IGNORECASE,
)
_COURT_SETS = re.compile(
    r"\b(?:Court|undersigned|Judge|I|[Ww]e)\s(?:hereby\s|also\s|will\s|shall\s){0,2}(?P<verb>(?i:sets?|schedules?|holds?|conducts?|hears?|convenes?|continues?|resets?|adjourns?|reschedules?))\s"
    rf"(?:an?\s|the\s|this\s)?(?i:{_WHAT})(?P<between>{_WITHIN}{{0,220}}?)(?<!filed)(?<!dated)\s(?:for|on|to|until|at)\s(?:on\s)?{_WHEN}"
)
_HOLDS = re.compile(
    rf"\b(?:shall|will|must)\s(?P<verb>(?i:conduct|hold|convene))\s(?:an?\s|the\s)?(?i:{_WHAT})(?P<between>{_WITHIN}{{0,120}}?)\s(?:on|at)\s(?:on\s)?{_WHEN}"
)
_NO_DAY = re.compile(r"sine\sdie|to\sbe\s(?:heard|held)|without|generally|indefinitely|to\sa\sdate|until\sfurther")
_DATE_IS = re.compile(
    rf"\b{_KIND_ONLY}(?P<between>)\s(?:setting\s)?(?P<verb>date\s(?:is|shall\sbe|will\sbe|remains))\s(?:hereby\s)?(?:set\s)?(?:for\s|on\s)?{_WHEN}",
    re.IGNORECASE,
)
_MATTER = re.compile(
    rf"\b(?P<subject>matter|case|cause|action|motions?)\b(?P<between>{_WITHIN}{{0,80}}?)\s(?P<verb>(?:(?:is|are|be)\s)?(?:hereby\s|entered\sand\s|also\s){{0,2}}(?:{_MOVED}|set|scheduled)|(?:will|shall)\sbe\sheard)\s"
    rf"(?:(?:for|on)\s(?:an?\s)?(?P<what>[^;,\d]{{2,60}}?)\s)?(?:to|for|on|until)\s(?:on\s)?(?:(?:its|the)\s(?:\w+\s){{0,2}}date,?\s(?:of\s)?)?{_WHEN}",
    re.IGNORECASE,
)
_APPEAR = re.compile(
    rf"\bappear\s(?P<between>{_WITHIN}{{0,60}}?)(?:for|at)\s(?:an?\s|the\s)?{_WHAT}(?:[^.;:]{{0,100}}?\son|:|,)\s{_WHEN}",
    re.IGNORECASE,
)
_APPEAR_ON = re.compile(
    rf"\b(?:shall|must|(?:ordered|directed|required|commanded)\sto)\s(?:personally\s|be\sand\s)?(?P<verb>appear)\s(?P<between>{_WITHIN}{{0,80}}?)on\s{_WHEN}",
    re.IGNORECASE,
)
_OFF = re.compile(
    rf"\b{_KIND_ONLY}(?P<between>{_WITHIN}{{0,160}}?)\s(?:is|are|be|was)\s(?:(?:hereby|therefore|also|accordingly|further|likewise)\s){{0,2}}(?P<verb>(?i:vacated|cancell?ed|stricken|terminated|upset|taken\soff\scalendar|taken\soff|adjourned\ssine\sdie|removed\sfrom|"
    rf"(?:{_MOVED})\s(?:to\sbe\s(?:heard|held)\s(?:concurrently|together|with)|without\s(?:a\s)?(?:date|day)|generally|indefinitely|to\sa\sdate\sto\sbe|until\sfurther)))",
    re.IGNORECASE,
)
_COURT_OFF = re.compile(
    rf"\b(?:(?:Court|undersigned)\s(?:hereby\s|therefore\s){{0,2}}|(?i:directed|ordered)\sto\s)(?P<verb>(?i:vacates?|cancels?|strikes?|terminates?))\s(?:the\s|this\s)?(?:{_WITHIN}{{0,60}}?\s)?(?i:{_WHAT})(?P<between>{_WITHIN}{{0,80}})",
)
_LABELLED = re.compile(
    rf"(?:\W{{0,3}}(?:\(?\w{{1,3}}[.)]\s)?|.*[.;:]\s)(?P<label>(?:[\w’'&/.-]+\s){{0,6}}?){_KIND_ONLY}(?P<between>)(?:\s(?:[Dd]ate|[Ss]et))?\s?[:–—-]{{1,2}}\s"
    rf"(?:[Rr]e-?set\s|[Ss]et\s|[Cc]ontinued\s)?(?:for|to|on)?\s?{_WHEN}",
    re.IGNORECASE,
)
_MENTIONED = re.compile(rf"{_KIND}|\bappear\b|\b(?:matter|case|cause|action|motions?)\b", re.IGNORECASE)
_MOST = 24  # no sentence sets so many hearings: it is a list of words
_HELD = re.compile(r"\b(?:held|conducted|heard|convened|appeared)\b[^.;]{0,20}$", re.IGNORECASE)
_PAST_SET = re.compile(r"\b(?:was|were|had\sbeen|previously|currently|originally)\s(?:hereby\s)?$", re.IGNORECASE)
_WAS = re.compile(
    rf"\b(?:(?:set|scheduled|noticed|calendared)\sfor|(?:hearing|conference|argument|trial)\s(?:of|on))\s(?:hearing\son\s)?(?:{_HOUR}\son\s)?{_WEEKDAY}(?={DATE.pattern})",
    re.IGNORECASE,
)
_THAT = re.compile(rf"(?:That|The|This)\s(?:[a-z-]+\s){{0,2}}{_KIND}\s(?:is|will|shall)\b", re.IGNORECASE)
_ANY_KIND = re.compile(rf"\b{_KIND}\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:is|are|was|were|be|shall|will|must|may|has|have|had|held)\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:deadlines?|cut-?offs?|time|last\sday|due|discovery|briefing)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r",?\s(?!(?:is|are|was|and|or|the|for|to)\b)(?:[A-Za-z-]{3,20}\s){0,3}"
)  # the July 9, 2024 status conference
_LED = 60  # letters before a hearing in which its own day may stand
_GOES_ON = re.compile(
    rf"\b{_KIND_ONLY}(?P<between>)(?P<verb>\s(?:now\s)?(?:(?:set|scheduled)\s)?(?:for|on)\s)(?:(?P<hour1>{_HOUR}),?\s(?:on\s)?)?{_WEEKDAY}"
    rf"(?={DATE.pattern}[^;]{{0,40}}?\s(?:will|shall)\s(?:go\sforward|proceed|be\sheld|take\splace|remain|be\sconducted)\b)",
    re.IGNORECASE,
)
_TRIAL_TERM = re.compile(
    rf"\b{_KIND_ONLY}(?P<between>{_WITHIN}{{0,40}}?)\s(?P<verb>during|on|in)\s(?:the|a)\s[\w-]{{2,20}}\s(?:trial\s)?(?:calendar|period|term|docket)\s"
    rf"(?:beginning|commencing|of)\s(?:on\s)?{_WHEN}",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:requests?|asks?|moves?|proposes?|stipulate[sd]?|argues?)\b", re.IGNORECASE)
_TO_MOVE = re.compile(
    rf"\b(?P<verb>(?:to|and)\s(?:continue|reset|adjourn|reschedule|postpone|advance|re-?set))\s(?:the\s)?(?i:{_WHAT})"
    rf"(?P<between>{_WITHIN}{{0,120}}?)\s(?:from\s{DAY}\s)?(?:to|until)\s{_WHEN}"
)
_GRANTED = re.compile(r"\b(?:grant(?:s|ed|ing)?|allow(?:s|ed)|approve[sd]|SO\sORDERED)\b", re.IGNORECASE)


def hearings(paper: CleanText, headings: tuple[Heading, ...] = (), begin: int = 0) -> tuple[StatedHearing, ...]:
    """Every hearing that is set, moved or vacated, in order."""
    told: list[StatedHearing] = []
    before = ""
    for sentence in body(paper, headings, begin):
        told += [_as_told_before(found, before) for found in _of(sentence, paper)]
        before = sentence.words
    taken = [(h.span.start, h.span.end) for h in told]
    _, rows = schedule_rows(paper, begin)
    rows = [r for r in rows if not any(a < r.span.end and r.span.start < b for a, b in taken)]
    return tuple(sorted((*told, *rows), key=lambda h: h.span.start))


def _taken_off_with(one: StatedHearing, words: str, match: re.Match[str]) -> Iterator[StatedHearing]:
    """The other hearings that one verb takes off: "the conference set for May 3 and the trial of June 3 are vacated"."""
    if one.act != "vacated":
        return
    for was in _WAS.finditer(words, match.start(), match.end()):
        date = DATE.match(words, was.end())
        kinds = [kind.group() for kind in _ANY_KIND.finditer(words, match.start(), was.end())]
        if date and kinds and day_of(date) != one.was:
            yield replace(one, what=kinds[-1], was=day_of(date))


def _as_told_before(found: StatedHearing, before: str) -> StatedHearing:
    """“That conference is adjourned sine die”: its day stands in the sentence before."""
    if found.was or found.act == "set" or not _THAT.match(found.quote):
        return found
    days = {day_of(match) for was in _WAS.finditer(before) if (match := DATE.match(before, was.end()))} - {found.on}
    return replace(found, was=days.pop()) if len(days) == 1 else found


def _of(sentence: Squeezed, paper: CleanText) -> Iterator[StatedHearing]:
    words, done = sentence.words, 0
    if not 0 < len(_MENTIONED.findall(words)) <= _MOST:
        return
    found: list[tuple[int, re.Match[str]]] = []
    if (row := _LABELLED.match(words)) and not _VERB.search(row["label"]):
        found.append((row.start("what"), row))
    for form in (
        _SET,
        _RESET,
        _GOES_ON,
        _TRIAL_TERM,
        _DATE_IS,
        _MATTER,
        _FOR,
        _COURT_SETS,
        _HOLDS,
        _TO_MOVE,
        _APPEAR,
        _APPEAR_ON,
        _OFF,
        _COURT_OFF,
    ):
        found += [(m.start(), m) for m in form.finditer(words)]
    ordered = [match for _, match in sorted(found, key=lambda one: (one[0], -one[1].end()))]
    for match in ordered:
        if match.re is _APPEAR_ON and re.search(_KIND, match["between"], re.IGNORECASE):
            continue
        asked = _ASKS.search(words[: _what_end(match)].rpartition("; ")[2]) or match.re is _TO_MOVE
        if match.start() < done or (asked and not (match.re is _TO_MOVE and _GRANTED.search(words))):
            continue
        one = _read(sentence, match, paper)
        if one is not None:
            done = match.end()
            behind = next((other.start() for other in ordered if other.start() >= done), len(words))
            low = match.start("what") if "what" in match.groupdict() and match["what"] else match.start()
            yield replace(one, place=place(words, max(0, low - _LED), behind))
            yield from _taken_off_with(one, words, match)


def _what_end(match: re.Match[str]) -> int:
    return match.end("what") if match.groupdict().get("what") else match.start()


def _day_before(words: str, match: re.Match[str], date: re.Match[str] | None) -> re.Match[str] | None:
    """The day that the hearing had: “the July 9, 2024 hearing”, “continued from July 9”."""
    low = match.start("what")
    for found in DATE.finditer(words, max(0, low - _LED), date.start() if date else match.end()):
        led = words[found.end() : low] if found.end() <= low else ""
        if found.start() > low or (found.end() <= low and _BESIDE.fullmatch(led)):
            return found
    return None


def _of_matter(
    sentence: Squeezed, match: re.Match[str], date: re.Match[str] | None, paper: CleanText
) -> StatedHearing | None:
    """“This matter is continued for case management to June 3”: what is called then is said, or is the motion."""
    words = sentence.words
    if date is None or _DEADLINE.search(words[: match.start("verb")]):
        return None
    what = match["what"] or ("hearing on motion" if match["subject"].lower().startswith("motion") else "hearing")
    at = _AT.match(words, date.end())
    act = "moved" if re.search(_MOVED, match["verb"].lower()) else "set"
    hour = clock(match["hour1"] or (at[1] if at else None))
    return StatedHearing(act, what, day_of(date), hour, None, words, sentence.span(paper, 0, len(words)))


def _tells(words: str, match: re.Match[str], verb: str, verb_at: int) -> bool:
    """Whether a sentence only tells of a hearing that was held, or speaks of something else that has its name."""
    if _DEADLINE.match(words, match.end("what") + 1 if match.groupdict().get("what") else 0):
        return True  # the mediation deadline is continued to
    if match.re is _MATTER and re.search(_KIND, match["between"], re.IGNORECASE):
        return True  # on its own motion, the conference is reset
    held = re.search(r"\bheld\b", verb) is not None
    return held and not re.search(r"\b(?:be|will|shall)\b", words[max(0, verb_at - 12) : match.end("verb")])


def _named(words: str, match: re.Match[str]) -> str:
    """The name of a hearing with the words that lead to it; in rows that run on, the one behind the day of another."""
    start, kind = match.span("what")
    other = [date.end() for date in DATE.finditer(match["between"])]
    later = list(_ANY_KIND.finditer(match["between"], other[-1])) if other else []
    if later:
        start, kind = (match.start("between") + at for at in later[-1].span())
    led = _LED_BY.search(words[max(0, start - 90) : start]) if later or match.start() == start else None
    return re.sub(
        r"^(?:The|A|An|This|That|the|a|an|this|that|for|and|or|of)\s",
        "",
        " ".join(f"{led.group() if led else ''}{words[start:kind]}".split()),
    )


def _read(sentence: Squeezed, match: re.Match[str], paper: CleanText) -> StatedHearing | None:
    words = sentence.words
    verb = (match.groupdict().get("verb") or "appear").lower()
    gone = _NO_DAY.search(verb) is not None or not re.search(_MOVED, verb)
    off = (
        gone
        and re.search(rf"vacat|cancel|terminat|upset|stri[ck]|taken\soff|removed|{_NO_DAY.pattern}", verb) is not None
    )
    date = None if off else DATE.match(words, match.end())
    verb_at = match.start("verb") if "verb" in match.groupdict() else match.start()
    if _PAST_SET.search(words[:verb_at]) or (not off and date is None) or _tells(words, match, verb, verb_at):
        return None
    if match.re is _MATTER and (match["what"] is None or not re.search(_KIND, match["what"], re.IGNORECASE)):
        return _of_matter(sentence, match, date, paper)
    if "what" not in match.groupdict():
        what = "show cause hearing" if re.search(r"\bshow\scause\b", words[match.end() :]) else "appearance"
        at = _AT.match(words, date.end()) if date else None
        said = _AT_BEFORE.search(match["between"])
        hour = match.group("hour1") or (at[1] if at else said[1] if said else None)
        on = day_of(date) if date else None
        return StatedHearing("set", what, on, clock(hour), None, words, sentence.span(paper, 0, len(words)))
    before = _WAS.search(words, match.start("what"))
    was = (
        DATE.match(words, before.end())
        if before and (off or before.end() != match.end()) and before.start() < (match.end() if off else verb_at) + 80
        else None
    )
    moved = re.search(rf"{_MOVED}|\bcontinue|reset|adjourn|reschedul", verb) is not None
    if was is None and (off or moved):
        was = _day_before(words, match, date)
    end, hour = (match.end(), None) if date is None else (date.end(), match.group("hour1"))
    if date is not None and (at := _AT.match(words, end)):
        end, hour = at.end(1), hour or at[1]
    what = _named(words, match)
    return StatedHearing(
        "vacated" if off else "moved" if moved else "set", what, day_of(date) if date else None, clock(hour),
        day_of(was) if was and (date is None or was.group() != date.group()) else None,
        words, sentence.span(paper, 0, len(words)),
    )  # fmt: skip
