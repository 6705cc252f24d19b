"""Rows of a schedule: "Fact discovery cutoff: June 3, 2024", with no verb to order anything."""

import re
from collections.abc import Iterator

from docket.intake.clean import CleanText
from docket.intake.dates import DATE, day_of
from docket.intake.facts import OrderedDeadline
from docket.intake.rows import Role
from docket.intake.times import clock

_THINGS = (
    r"(?:discovery|cut-?offs?|deadlines?|disclosures?|motions?|expert|mediation|pleadings?|parties|responses?|repl(?:y|ies)|briefs?|"
    r"oppositions?|reports?|statements?|amend\w*|join\w*|adr|last day|close of|certification|settlement|designations?|limine|"
    r"pretrial order|jury instructions|exhibit lists?|witness lists?)"
)
_ROW = re.compile(
    rf"(?P<label>(?=[^\n]{{0,120}}?\b{_THINGS}\b)[A-Z(\d][^\n:;]{{3,110}}?)\s?(?:[:|–—]|\.{{3,}}|…|\s{{2,}}|\t|\s-)\s*"
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?={DATE.pattern})",
    re.IGNORECASE,
)
_HOUR = re.compile(r",?\s(?:at\s)?(\d{1,2}(?::\d{2})?\s?[ap]\.?m\.?)", re.IGNORECASE)
_PAST = re.compile(r"\b(?:filed|dated|signed|entered|decided|hearing|trial|conference|argument)\b", re.IGNORECASE)


def schedule_rows(paper: CleanText) -> Iterator[OrderedDeadline]:
    """Each row whose label names a step of a case and whose cell is a date. Hearings are read elsewhere."""
    for line in paper.lines:
        if line.role is not Role.BODY:
            continue
        words = paper.text[line.start : line.end].strip()
        match = _ROW.match(words) if len(words) < 240 else None
        date = DATE.match(words, match.end()) if match else None
        if match is None or date is None or _PAST.search(match["label"]):
            continue
        hour = _HOUR.match(words, date.end())
        rest = words[hour.end() if hour else date.end() :].strip(" .;,)")
        if rest and not rest.startswith("("):
            continue
        low = line.start + paper.text[line.start : line.end].index(words[:1])
        yield OrderedDeadline(
            day_of(date),
            match["label"].strip(" .–—-|"),
            None,
            words,
            paper.span(low, low + len(words)),
            clock(hour[1]) if hour else None,
        )
