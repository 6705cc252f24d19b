"""What a court orders: deadlines it sets and motions it grants or denies, in the sentence that does it."""

import re
from collections.abc import Iterator

from docket.intake.clean import CleanText
from docket.intake.dates import DATE, day_of
from docket.intake.facts import Disposition, Heading, OrderedDeadline
from docket.intake.rows import Role
from docket.intake.sentences import sentences

_DUTY = re.compile(
    r"\b(?:shall|must|(?:is|are)\s(?:hereby\s)?(?:ORDERED|DIRECTED|ordered|directed|required)\sto|(?:is|are)\sdue)\b"
    r"(?!\s(?:have\s)?(?:first|not\shave))"
)
_BY = r"(?:(?:by\s)?no(?:t)?\slater\sthan|on\sor\sbefore|by|before|until|due(?:\son|\sby)?)"
_ON_DATE = re.compile(
    rf"\b{_BY}(?:\s[\d:]{{1,5}}\s[ap]\.?m\.?,?)?(?:\son)?\s(?:\w{{6,9}},\s)?(?={DATE.pattern})", re.IGNORECASE
)
_WITHIN = re.compile(
    r"\b(?:(?:by\s)?no(?:t)?\slater\sthan\s|within\s|not\smore\sthan\s)(?:\w+\s)?\(?\d{1,3}\)?\s(?:\(\d{1,3}\)\s)?"
    r"(?:calendar\s|court\s|business\s)?(?:days?|weeks?|months?|hours?)"
    r"(?:\s(?:of|after|from|before|prior\sto|following)\s[^,.;]{1,80})?",
    re.IGNORECASE,
)
_WORDED = re.compile(
    r"\bwithin\s(?:one|two|three|four|five|six|seven|ten|fourteen|twenty|twenty-one|thirty|sixty|ninety)\s"
    r"(?:\(\d{1,3}\)\s)?(?:\w+\s)?(?:days?|weeks?|months?)(?:\s(?:of|after|from)\s[^,.;]{1,80})?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:.*\b(?:ORDERS|ORDERED|FURTHER ORDERED|DIRECTS|ordered|orders|directs)\s(?:that\s|as\sfollows:\s)?"
    r"|(?:Accordingly|Therefore|Further|Additionally|Moreover|Thus|If\s[^,]{1,200}),\s)",
    re.DOTALL,
)
_RECITAL = re.compile(
    r"\b(?:argues?|contends?|asserts?|quoting|citing|Rule \d+ (?:provides|requires)"
    r"|previously|had been|was ordered|were ordered)\b"
)

_COURT_ACTS = re.compile(
    r"\b(?:[Tt]he|[Tt]his)\s(?:Court|Panel|undersigned)\s(?:therefore\s|hereby\s|also\s|thus\s|accordingly\s)?"
    r"(?P<verb>GRANTS|DENIES|DISMISSES|STRIKES|QUASHES|MODIFIES|CONTINUES|VACATES|DEFERS|OVERRULES|SUSTAINS"
    r"|grants|denies)\b(?P<tail>[^;]{0,400}?)(?=\.?$|;)"
)
_IS_GRANTED = re.compile(
    r"(?P<motion>(?:[\w.’'-]{1,40}\s){0,8}?"
    r"(?:[Mm]otions?|MOTIONS?|[Aa]pplication|[Rr]equest|[Pp]etition|[Oo]bjections?|[Ss]tipulation)\b[^;]{0,200}?)"
    r"\s(?:is|are)\s(?:therefore\s|hereby\s|accordingly\s|also\s)?(?P<verb>GRANTED|DENIED|DISMISSED|STRICKEN|OVERRULED|SUSTAINED|DEFERRED|granted|denied|moot|MOOT)(?P<tail>[^;]{0,120})"
)
_OUTCOMES = {
    "GRANT": "granted", "DENI": "denied", "DISMISS": "dismissed", "STRI": "stricken", "QUASH": "quashed",
    "MODIF": "modified", "CONTINU": "continued", "VACAT": "vacated", "DEFER": "deferred", "OVERRUL": "overruled",
    "SUSTAIN": "sustained", "MOOT": "denied_as_moot",
}  # fmt: skip
_LONGEST = 2000


def _body_sentences(paper: CleanText, headings: tuple[Heading, ...]) -> Iterator[tuple[int, int]]:
    """The sentences of body and footnotes; a heading is no part of the sentence below it."""
    starts = {heading.span.start: heading.span.end for heading in headings}
    low = high = until = 0
    for line in paper.lines:
        at = paper.span(line.start, line.end).start
        until = max(until, starts.get(at, 0))
        if at < until or line.role is Role.CONTENTS or (line.note and paper.flow(line.start).start == line.start):
            yield from sentences(paper.text, low, high)
            low = line.end if at < until or line.role is Role.CONTENTS else line.start
        high = line.end
    yield from sentences(paper.text, low, high)


def deadlines(paper: CleanText, headings: tuple[Heading, ...] = ()) -> tuple[OrderedDeadline, ...]:
    found = []
    for low, high in _body_sentences(paper, headings):
        sentence = " ".join(paper.text[low:high].split())
        duty = _DUTY.search(sentence) if len(sentence) < _LONGEST else None
        if duty and not _RECITAL.search(sentence[: duty.start()]) and (when := _when(sentence)):
            start, end, due = when
            what = _what(sentence, duty, start, end)
            found.append(
                OrderedDeadline(due, what, _obligor(sentence, duty, start, end), sentence, paper.span(low, high))
            )
    return tuple(found)


def _when(sentence: str) -> tuple[int, int, str | None] | None:
    """Where the time stands, and the day if it is one."""
    if match := _ON_DATE.search(sentence):
        date = DATE.match(sentence, match.end())
        assert date is not None
        return match.start(), date.end(), day_of(date)
    match = _WITHIN.search(sentence) or _WORDED.search(sentence)
    return (match.start(), match.end(), None) if match else None


def _obligor(sentence: str, duty: re.Match[str], start: int, end: int) -> str | None:
    """The subject of "shall", without what leads up to it."""
    subject = sentence[: duty.start()]
    if start < duty.start():
        subject = sentence[end : duty.start()] if end < duty.start() else sentence[:start]
    lead = _LEAD.match(subject)
    subject = (subject[lead.end() :] if lead else subject).strip(" ,:;")
    return subject if 0 < len(subject) <= 80 else None


def _what(sentence: str, duty: re.Match[str], start: int, end: int) -> str:
    """The act, without the time."""
    act = sentence[duty.end() :]
    if start >= duty.end():
        act = sentence[duty.end() : start] + sentence[end:]
    return " ".join(act.split()).strip(" ,.;")


def dispositions(paper: CleanText, headings: tuple[Heading, ...] = ()) -> tuple[Disposition, ...]:
    found = []
    for low, high in _body_sentences(paper, headings):
        sentence = " ".join(paper.text[low:high].split())
        match = (_COURT_ACTS.search(sentence) or _IS_GRANTED.search(sentence)) if len(sentence) < _LONGEST else None
        if match is None or _quoted(sentence, match.start()):
            continue
        motion = match["tail"].strip(" ,") if match.re is _COURT_ACTS else _LEAD.sub("", match["motion"]).strip()
        motion = re.sub(r"^(?:IN PART(?: and DENIES IN PART)?|in part(?: and denies in part)?)\s", "", motion)
        outcome = _outcome(match["verb"] + " " + match["tail"])
        found.append(Disposition(outcome, motion or None, sentence, paper.span(low, high)))
    return tuple(found)


def _quoted(sentence: str, at: int) -> bool:
    """Inside quotation marks or brackets another court speaks."""
    before = sentence[:at]
    return before.count("“") > before.count("”") or before.count("(") > before.count(")")


def _outcome(words: str) -> str:
    upper = words.upper()
    if "IN PART" in upper:
        return "granted_in_part" if "GRANT" in upper else "denied_in_part"
    stem = next((name for key, name in _OUTCOMES.items() if upper.startswith(key)), "other")
    if stem == "denied" and "MOOT" in upper[:60]:
        return "denied_as_moot"
    if stem == "denied" and "WITHOUT PREJUDICE" in upper[:80]:
        return "denied_without_prejudice"
    return stem
