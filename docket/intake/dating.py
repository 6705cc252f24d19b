"""The date of a paper: of its signature, of a letter, of an order."""

import re
from collections.abc import Sequence

from docket.intake.clean import CleanText, Line
from docket.intake.dates import DATE, day_of
from docket.intake.rows import Role
from docket.intake.spans import Span

_LONGEST_ROW = 400
_DATED = re.compile(r"\b(?:DATED|Dated|Date|DATE|Executed on)(?: this)?[:\s]{0,4}")
_NEAR = 6  # rows between such a date and a signature
_SIGNED = re.compile(r"/s/|\bs/\s|\bJudge\b|\bJUDGE\b")
_LAST = 12  # rows in which a date may stand alone below the signature
_FOOT = 40  # rows below which a paper is signed
_THIS = re.compile(
    r"\b(?:ORDERED|REPORTED|RECOMMENDED|DONE|ENTERED|SIGNED|SUBMITTED|DATED|EXECUTED|SO\sORDERED|AND\sNOW|IT\sIS)\b"
    r"(?:(?!\b(?:that|shall|must|will)\b)[^.;]){0,80}\b(?:this|on)(?: the)?\s(?=\d|[A-Z])",
    re.IGNORECASE,
)


def letter_date(paper: CleanText, front: Sequence[Line], spans: dict[str, Span], *, only: bool = False) -> str | None:
    """The date that stands alone: of a letter above the salutation, of a transcript on its first page.

    ``only`` asks that no other date stands alone there: an order may open with a schedule.
    """
    alone = [line for line in front if DATE.fullmatch(paper.text[line.start : line.end].strip().rstrip("."))]
    for line in alone if len(alone) == 1 or not only else ():
        if match := DATE.fullmatch(paper.text[line.start : line.end].strip().rstrip(".")):
            spans["dated"] = paper.span(line.start, line.end)
            return day_of(match)
    return None


def dated(paper: CleanText, spans: dict[str, Span]) -> str | None:
    """The last "Dated:" of the body: a signature, not a date told of."""
    found = None
    for place, line in enumerate(paper.lines):
        words = paper.text[line.start : line.end]
        label = _DATED.search(words) if line.role is Role.BODY and len(words) < 160 else None
        if label is None or re.search(
            r"\bfiled\b|hearing|\b(?:motion|return|trial|conference|entry)\s*$", words[: label.start()], re.IGNORECASE
        ):
            continue
        date, start = DATE.search(words, label.end()), line.start
        if (
            date is None and ":" in label.group() and place + 1 < len(paper.lines)
        ):  # Dated: City, State, and the date below
            start = paper.lines[place + 1].start
            date = DATE.match(paper.text[start : paper.lines[place + 1].end])
        elif date and ":" not in label.group() and date.start() - label.end() >= 8:
            continue
        if date:
            found = day_of(date)
            spans["dated"] = paper.span(start + date.start(), start + date.end())
    return found or _done_this(paper, spans)


def _done_this(paper: CleanText, spans: dict[str, Span]) -> str | None:
    """The day on which a paper says, below its text, that it was ordered, signed or submitted: this 4th day of May, 2020."""
    body = [line for line in paper.lines if line.role is Role.BODY]
    alone = [line for line in body if DATE.fullmatch(paper.text[line.start : line.end].strip().rstrip("."))]
    if len(alone) == 1 and (at := body.index(alone[0])) >= len(body) - _LAST:
        near = "\n".join(paper.text[line.start : line.end] for line in body[max(0, at - _NEAR) : at + _NEAR])
        if (date := DATE.search(paper.text, alone[0].start, alone[0].end)) and _SIGNED.search(near):
            spans["dated"] = paper.span(alone[0].start, alone[0].end)
            return day_of(date)
    for line in reversed(body[-_FOOT:]):
        for match in _THIS.finditer(paper.text, max(line.start, line.end - _LONGEST_ROW), line.end):
            if date := DATE.match(paper.text, match.end(), line.end):
                spans["dated"] = paper.span(date.start(), date.end())
                return day_of(date)
    return None
