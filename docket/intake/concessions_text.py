"""The text in which concessions are looked for: quoted words covered, headings and tables left out, sentence by sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from docket.intake.clean import CleanText
from docket.intake.facts import DocumentFacts, Heading
from docket.intake.rows import Role
from docket.intake.sentences import CLOSELY, sentences
from docket.intake.spans import Span

COVER = "·"
_QUOTED = re.compile(
    r"“[^“”\n]{1,1500}?”|(?<![\w”])\"[^\"\n]{1,1500}?\"(?!\w)|“(?:[^“”\n]{0,700}“[^“”\n]{1,400}”){1,3}[^“”\n]{0,700}”"
)
_LONGEST = 3000  # nobody reads a longer sentence as one
_NO_SENTENCE = 4 * _LONGEST  # what runs on so long without a stop is no prose; its rest is not read
_SPOKEN = 300
_GOES_ON = re.compile(
    r"(?:now\s|also\s|readily\s|freely\s)?(?:(?:do|does|did|has|have|had|will|would|is|are)\snot\s(?:\w+ly\s)?(?:dispute|contest|den[yi]|challeng|disagree|object|oppos|intend|seek|quarrel|contend|"
    r"argue|claim|assert|assail|take\s(?:issue|exception)|question|doubt|pursu|press|rely|offer|wish|ask|request)\w*|no\slonger|withdr[ae]ws?|abandons|(?:conced|acknowledg|admitt|stipulat)(?:ed|es)|admits|agrees?d?\sthat|t(?:ake|akes|ook)\sno\sposition|(?:has|have)\sno\s(?:objection|quarrel))\b"
)
_FEW = 2  # so few words between quotation marks are the writer's own, set in doubt


def covered(text: str) -> str:
    """The text, as long as before, with quoted words replaced: what somebody else said concedes nothing here."""
    return _QUOTED.sub(_cover, text)


def _cover(match: "re.Match[str]") -> str:
    words = match.group()
    inner = words[1:-1]
    if len(inner) < _SPOKEN and _GOES_ON.match(inner) and "“" not in inner:
        return f" {inner} "  # the quotation goes on with the sentence: he “does not contest that ...”
    if len(inner.split()) <= _FEW:
        return f"{inner}  " if inner[-1].isalnum() else f" {inner[:-1]} {inner[-1]}"
    last = inner[-1] if inner[-1] in ".?!" else COVER
    return words[0] + COVER * (len(inner) - 1) + last + words[-1]


def covered_blocks(paper: CleanText, masked: str, blocks: Sequence[Span]) -> str:
    """The text with the quotations that are set off from it replaced as well."""
    letters = list(masked) if blocks else []
    for span in blocks:
        low, high = paper.offset(span.start), paper.offset(span.end - 1)
        if low is not None and high is not None and low < high:
            letters[low:high] = [COVER if char.isalnum() else char for char in letters[low:high]]
    return "".join(letters) or masked


def passages(
    paper: CleanText, masked: str, facts: DocumentFacts, headings: Sequence[Heading]
) -> Iterator[list[tuple[int, int]]]:
    """Paragraphs as lists of sentences (clean offsets), without the caption, the tables and the headings, up to CLOSELY."""
    front = facts.spans["front"].end if "front" in facts.spans else 0
    cut = [(line.start, line.end) for line in paper.lines if line.role is Role.CONTENTS]
    if front:
        cut.append((0, front_end(paper, front)))  # the title may run into the first paragraph
    for heading in headings:
        low = paper.offset(heading.span.start)
        high = paper.offset(heading.span.end - 1)
        if low is not None and high is not None:
            cut.append((low, high + 1))
    cut.sort()
    for flow in paper.flows:
        at, last = flow.start, min(flow.end, CLOSELY)
        inside = cut[bisect_left(cut, (at, 0)) : bisect_left(cut, (last, 0))]
        for low, high in [*inside, (last, last)]:
            if at < low:
                yield from _paragraphs(paper, masked, at, low, front)
            at = max(at, high)


def front_end(paper: CleanText, place: int) -> int:
    """The clean offset at which the front of a paper, which ends at a place of the file, has ended."""
    low, high = 0, len(paper.text)
    while low < high:
        mid = (low + high) // 2
        if paper.span(mid, mid + 1).start < place and mid < paper.flows[0].end:
            low = mid + 1
        else:
            high = mid
    return low


def _paragraphs(paper: CleanText, masked: str, low: int, high: int, front: int) -> Iterator[list[tuple[int, int]]]:
    start = low
    while start < high:
        end = masked.find("\n", start, high)
        end = high if end < 0 else end
        if masked[start:end].strip() and paper.place(start) >= front:
            yield [
                (at, min(at + _LONGEST, e))
                for s, e in sentences(masked, start, end)
                for at in range(s, min(e, s + _NO_SENTENCE), _LONGEST)
            ]
        start = end + 1
