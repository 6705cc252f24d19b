"""A sentence with single spaces, and where each character of it stands in the clean text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docket.intake.clean import CleanText
from docket.intake.dates import DATE
from docket.intake.facts import Heading
from docket.intake.rows import Role
from docket.intake.sentences import CLOSELY, sentences
from docket.intake.spans import Span
from docket.intake.times import times

LONGEST = 2000
"""A longer "sentence" is a list: it is read part by part."""
_CAPTION = re.compile(r"(?:Case|Civil|Criminal|Docket|Re|Nos?|Hon|Judge|Date|Time|Dept|Courtroom)\b.{0,60}$")
_ROW = re.compile(r"(?:\||\b\d{4}|\b\d{1,2}/\d{1,2}/\d{2}|\b[ap]\.?m\.?)\)?$")
"""The end of a row of a schedule: a paragraph behind it is no part of it."""
_DATED_ROW = re.compile(rf"\W{{0,3}}{DATE.pattern}:?\s", re.IGNORECASE)
_ENTRY = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\s+(?:\d{1,4}\s+)?[A-Z(\[]")
"""The beginning of an entry of a docket sheet."""
_BULLET = re.compile(r"[•●▪■◦➢]\s*")
_RULES = re.compile(
    r"\b(?:is|are|be)\s(?:hereby\s)?(?:GRANTED|DENIED|DISMISSED|OVERRULED|SUSTAINED|ALLOWED|VACATED|STRICKEN|STAYED)\b"
)
_ORDERS = re.compile(r"\b(?:shall|must|will|is|are)\s")
"""What no heading says together with a day or a period: a numbered paragraph that is set like one."""
_ENTRY_HEAD = re.compile(r"(?:Order|Hearing|Notice|Minute\s(?:Order|Entry))\s[A-Z][a-z]+")
_OPENS = re.compile(r"\(?[A-Z\d|]")
_CLOSES = {")": "(", "]": "[", "”": "“"}
_OPEN_OR_CLOSE = frozenset('()[]“”"')
_MARKS, _BRACKETS = 1, 2
_PART = re.compile(r"[;:]\s(?=(?:and\s)?(?:\(?\w{1,3}\)\s|[A-Z]))|;\s|\.\s(?=[A-Z(])|,\sand\s|,\s")


@dataclass(frozen=True)
class Squeezed:
    """The words of a sentence; ``places`` are their offsets."""

    words: str
    places: tuple[int, ...]

    def span(self, paper: CleanText, start: int, end: int) -> Span:
        """Where a stretch of the words stands in the paper."""
        return paper.span(self.places[start], self.places[end - 1] + 1)

    def quoted(self, at: int, *, brackets: bool = True) -> bool:
        """Inside quotation marks, and mostly inside brackets, somebody else speaks."""
        return (self._said_by[at] if brackets else self._said_by[at] & _MARKS) != 0

    @cached_property
    def _said_by(self) -> bytes:
        """For every place, and the end, what is open before it: quotation marks, brackets, both or nothing."""
        depth, straight = {"(": 0, "[": 0, "“": 0}, False
        state, found = 0, bytearray()
        for char in self.words:
            found.append(state)
            if char not in _OPEN_OR_CLOSE:
                continue
            if char in depth:
                depth[char] += 1
            elif char == '"':
                straight = not straight
            elif depth[_CLOSES[char]]:  # "1)" opens nothing
                depth[_CLOSES[char]] -= 1
            state = (_MARKS if depth["“"] or straight else 0) | (_BRACKETS if depth["("] or depth["["] else 0)
        found.append(state)
        return bytes(found)


def squeezed(text: str, low: int, high: int) -> Squeezed:
    words: list[str] = []
    places: list[int] = []
    for word in re.finditer(r"\S+", text[low:high]):
        at, end = word.span()
        if words:
            places.append(low + at - 1)
        words.append(word.group())
        places.extend(range(low + at, low + end))
    return Squeezed(" ".join(words), tuple(places))


def body_sentences(paper: CleanText, headings: tuple[Heading, ...]) -> Iterator[tuple[int, int]]:
    """The sentences of body and footnotes; a heading is no part of the sentence below it."""
    ends = {heading.span.start: heading.span.end for heading in headings}
    low = high = 0
    heading = (
        0,
        0,
    )  # where in the file the last heading stands; footnotes come after the body, from anywhere in the file
    before = ""
    for line in paper.lines:
        at = paper.span(line.start, line.end).start
        if at in ends:
            heading = (at, ends[at])
        titled = heading[0] <= at < heading[1]
        if _BULLET.match(paper.text, line.start) or (
            line.apart and (_titled(before) or _begins(paper.text, line.start, before))
        ):
            yield from sentences(paper.text, low, high)
            low = line.start
        before = paper.text[line.start : line.end].strip()
        if titled or line.role is Role.CONTENTS or (line.note and paper.flow(line.start).start == line.start):
            yield from sentences(paper.text, low, high)
            low = line.end if titled or line.role is Role.CONTENTS else line.start
            if titled and heading[1] <= paper.place(line.end - 1):  # its paragraph reads on in the row
                low = line.start + sum(paper.place(n) < heading[1] for n in range(line.start, line.end))
        high = line.end
    yield from sentences(paper.text, low, high)


def body(paper: CleanText, headings: tuple[Heading, ...], begin: int = 0) -> Iterator[Squeezed]:
    """The sentences from ``begin`` on, single spaced; one that is too long for a sentence in parts. None beyond CLOSELY."""
    titles = tuple(h for h in headings if not _orders(h.words))
    for start, end in body_sentences(paper, titles):
        low, high = max(start, begin), min(end, CLOSELY)
        if start >= CLOSELY:
            return
        if bullet := _BULLET.match(paper.text, low, high):
            low = bullet.end()
        if low >= high:
            continue
        sentence = squeezed(paper.text, low, high)
        if sentence.words:
            yield from _parts(sentence)


def _begins(text: str, start: int, before: str) -> bool:
    """Whether a paragraph behind a row of a schedule, or an entry of a docket, begins below a gap."""
    return (_ENTRY.match(text, start) or _ENTRY_HEAD.match(text, start)) is not None or (
        (_ROW.search(before) or _DATED_ROW.match(before)) is not None and _OPENS.match(text, start) is not None
    )


def _orders(heading: str) -> bool:
    """Whether what is set like a heading is a numbered paragraph that orders or rules."""
    if _RULES.search(heading):
        return True
    return _ORDERS.search(heading) is not None and (DATE.search(heading) is not None or bool(times(heading)))


def _titled(line: str) -> bool:
    """Whether what stands above a gap is a title or a line of the caption: no sentence runs on from it."""
    words = line.strip()
    return bool(words) and not words.endswith((",", "-")) and (words.isupper() or _CAPTION.match(words) is not None)


def _parts(sentence: Squeezed) -> Iterator[Squeezed]:
    start = 0
    while len(sentence.words) - start > LONGEST:
        cuts = [m.end() for m in _PART.finditer(sentence.words, start + 1, start + LONGEST)]
        strong = [c for c in cuts if sentence.words[c - 2] in ";:."]
        end = strong[-1] if strong else cuts[-1] if cuts else start + LONGEST
        yield Squeezed(sentence.words[start:end].rstrip(), sentence.places[start:end])
        start = end
    if sentence.words[start:].strip():
        yield Squeezed(sentence.words[start:], sentence.places[start:])
