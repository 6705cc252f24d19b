"""What a court orders to be done by when, in the sentence that does it; its rulings are another stage."""

import re
from collections.abc import Iterator

from docket.intake.clean import CleanText
from docket.intake.dates import DATE, day_of
from docket.intake.facts import Heading, OrderedDeadline
from docket.intake.obligors import agent, done_to, subject
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
LONGEST = 2000


def body_sentences(paper: CleanText, headings: tuple[Heading, ...]) -> Iterator[tuple[int, int]]:
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
    for low, high in body_sentences(paper, headings):
        sentence = " ".join(paper.text[low:high].split())
        duty = _DUTY.search(sentence) if len(sentence) < LONGEST else None
        if duty and not _RECITAL.search(sentence[: duty.start()]) and (when := _when(sentence)):
            what = _what(sentence, duty, when)
            obligor = _obligor(sentence, duty, when, paper.text)
            found.append(OrderedDeadline(when[2], what, obligor, sentence, paper.span(low, high)))
    return tuple(found)


def _when(sentence: str) -> tuple[int, int, str | None] | None:
    """Where the time stands, and the day if it is one."""
    if match := _ON_DATE.search(sentence):
        date = DATE.match(sentence, match.end())
        assert date is not None
        return match.start(), date.end(), day_of(date)
    match = _WITHIN.search(sentence) or _WORDED.search(sentence)
    return (match.start(), match.end(), None) if match else None


def _obligor(sentence: str, duty: re.Match[str], when: tuple[int, int, str | None], paper: str) -> str | None:
    """The subject of "shall" if it can act; where something is done to it, the one by whom it is done."""
    act = sentence[duty.end() :]
    if _passive(duty, act):
        return agent(act, paper)
    return subject(_before(sentence, duty, when), paper)


def _passive(duty: re.Match[str], act: str) -> bool:
    return duty.group().endswith("due") or (duty.group() in {"shall", "must"} and done_to(act))


def _before(sentence: str, duty: re.Match[str], when: tuple[int, int, str | None]) -> str:
    """What stands before "shall", without what leads up to it."""
    start, end, _ = when
    words = sentence[: duty.start()]
    if start < duty.start():
        words = sentence[end : duty.start()] if end < duty.start() else sentence[:start]
    lead = _LEAD.match(words)
    return (words[lead.end() :] if lead else words).strip(" ,:;")


def _what(sentence: str, duty: re.Match[str], when: tuple[int, int, str | None]) -> str:
    """The act, without the time; what is done to a thing names the thing."""
    start, end, _ = when
    act = sentence[duty.end() :]
    if start >= duty.end():
        act = sentence[duty.end() : start] + sentence[end:]
    act = " ".join(act.split()).strip(" ,.;")
    if not _passive(duty, sentence[duty.end() :]):
        return act
    thing = _before(sentence, duty, when)
    return thing if duty.group().endswith("due") else f"{thing} to {act}".strip()
