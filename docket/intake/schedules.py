"""Rows of a schedule: "Fact discovery cutoff: June 3, 2024", with no verb to order anything; the day may stand first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docket.intake.clean import CleanText
from docket.intake.dates import DATE, day_of
from docket.intake.facts import OrderedDeadline, StatedHearing
from docket.intake.hearing_places import place
from docket.intake.obligors import acts, owner, subject
from docket.intake.rows import Role
from docket.intake.schedule_cells import hour_in, period_in
from docket.intake.sentences import CLOSELY
from docket.intake.times import clock

_THINGS = re.compile(
    r"\b(?:discovery|cut-?offs?|deadlines?|disclosures?|motions?|expert|mediation|pleadings?|parties|responses?|repl(?:y|ies)|briefs?|"
    r"oppositions?|reports?|statements?|amend\w*|join\w*|adr|last day|close of|certification|settlement|designations?|limine|"
    r"pretrial order|jury instructions|exhibit lists?|witness lists?|contentions|trial)\b",
    re.IGNORECASE,
)
_DAY = (
    r"(?:on\s|by\s)?(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s)?"
    rf"(?P<date>{DATE.pattern})(?:,?\s(?:at\s|by\s)?(?P<hour>\d{{1,2}}(?::\d{{2}})?\s?[ap]\.?m\b\.?))?"
)
_EDGE = r"[\s|;,.]*"
_BY = (
    r",\s(?:by\s)?(?:(?:no|not)\slater\sthan|on\sor\sbefore|due(?:\sby|\son)?)\s"
    r"(?:\d{1,2}(?::\d{2})?\s?[ap]\.?m\b\.?\s)?(?=on\s|by\s|[A-Z\d])"
)
_SEPARATOR = r"\s?(?:[:|–—]|(?:\.\s?){3,}|…|-(?=\s))\s*"
_LEAD = r"\W{0,3}(?:\(?\w{1,3}[.)]\s)?"
_LETTERED = re.compile(r"\W{0,2}\(?[a-z]{1,2}[.)]\s")
_NUMBERED = re.compile(r"\(?\w{1,2}[.)]\s")
_LAST = re.compile(
    rf"(?P<label>[^\n]{{3,220}}?)(?P<sep>{_SEPARATOR}|{_BY}|\s){_DAY}(?:\s\([^)]*\))?{_EDGE}$", re.IGNORECASE
)
_HEADED = re.compile(
    rf"(?:\(?\w{{1,3}}[.)]\s){{0,2}}(?P<label>[^\n.;]{{3,110}}?)(?P<sep>:\s)(?P<cell>{_DAY})[.;]\s(?=[A-Z(])",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"\W{{0,3}}(?:\(?\w{{1,3}}[.)]\s){{0,2}}{_DAY}(?P<sep>{_SEPARATOR}|\s)(?P<label>[^\n]{{3,400}})$", re.IGNORECASE
)
_OLD_DAY = re.compile(rf"(?P<label>[^\n]{{3,200}}?)(?P<sep>[\s|]+){_DAY}[\s|]*$", re.IGNORECASE)
_ALONE = re.compile(rf"\W{{0,3}}{_DAY}{_EDGE}$", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!be\s)\b(?:filed|(?<!this\s)(?<!that\s)(?<!same\s)(?<!following\s)(?<!trial\s)(?<!hearing\s)dated?|signed|ordered|entered|decided|served|issued|received|commenced|executed|judge|re)(?:\son)?\s?$|\b(?:was|were|had)\b",
    re.IGNORECASE,
)
_INDEX = re.compile(  # a list of papers filed, by number, or a docket sheet
    r"\d+\s(?!(?:day|court|hour|week)s?\b)|(?:Dkt|ECF|Doc)\b|(?:[A-Z][\w-]*\s){0,3}(?:ORDER|ENTRY|NOTICE|MINUTES?|JUDGMENT|RE)\b(?!\sdeadline)"
)
_HEAD = re.compile(
    r"\W*(?:(?:event|action|deadlines?|dates?|due|item|task|description|matter|and|or|/)\W*)+", re.IGNORECASE
)
_HEARING = re.compile(
    r"\b(?:hearings?|conferences?|trial|arguments?|arraignment|sentencing|voir dire|jury selection|auction|calendar call)\b",
    re.IGNORECASE,
)
_HOUR_ALONE = re.compile(r"\W{0,3}(?:at\s)?(?P<hour>\d{1,2}(?::\d{2})?\s?[ap]\.?m\b\.?)\W{0,3}$", re.IGNORECASE)
_THAT_HOUR = re.compile(r"\b(?:this|that)\sdate\sat\s(?P<hour>\d{1,2}(?::\d{2})?\s?[ap]\.?m\b)", re.IGNORECASE)
_FIRST_SENTENCE = re.compile(r"(?<=[A-Za-z]{3})\.\s(?=[A-Z])")
_STEP = re.compile(
    r"\b(?:deadline|last day|cut-?off|fil(?:e|ed|ing)|serve|submi\w+|lodge|due|exchange|disclos\w+|statements?|briefs?|complete\w*|"
    r"(?:joint|proposed)\spretrial\sorder|memorand\w+|lists?|instructions|charges?|questions?|report)\b",
    re.IGNORECASE,
)
_NAMES = 4  # words of one who must act, where a label is no more than that
_WIDE = 2
_LONGEST = 420
_TALLEST = 60  # lines that are looked back over for the head of a table
_APART = 3  # lines between two rows of one table: what is left of a cell that runs on


@dataclass(frozen=True, slots=True)
class _Row:
    first: int  # its lines
    last: int
    start: int  # the clean range of its words
    end: int
    label: str
    due: str | None
    hour: str | None
    said: str = ""  # the label as it stands in the row, where the line above tells what it is of
    period: str | None = None  # what stands for the day
    stacked: bool = False


def schedule_rows(paper: CleanText, begin: int = 0) -> tuple[list[OrderedDeadline], list[StatedHearing]]:
    """The deadlines and the hearings of the tables and lists of a paper, each with the words of its row."""
    deadlines: list[OrderedDeadline] = []
    hearings: list[StatedHearing] = []
    for run in _tables(list(_rows(paper, begin))):
        if len(run) == 1 and (run[0].stacked or not run[0].due):
            continue  # a day alone on its line dates the paper, and one period makes no table
        named = [row for row in run if _THINGS.search(row.label) or _STEP.search(row.label)]
        for row in run if len(run) > 1 and named else named:
            words = " ".join(paper.text[row.start : row.end].split())
            span = paper.span(row.start, row.end)
            own = row.said or row.label
            if _HEARING.search(own) and not _STEP.search(own):
                if len(run) > 1 and row.due:
                    what, hour, rest = hour_in(own)
                    at = row.hour or clock(hour)
                    held = place(rest, 0, len(rest))
                    hearings.append(StatedHearing("set", what, row.due, at, None, words, span, held))
                continue
            who = _who(row.said or row.label, paper)
            deadlines.append(OrderedDeadline(row.due, row.label, who, words, span, row.hour, row.period))
    return deadlines, hearings


def _who(label: str, paper: CleanText) -> str | None:
    said = re.match(r"(?P<who>.{3,80}?)\s(?:shall|must|to|will)\s", label)
    whose = re.match(r"(?P<who>[^’',;]{2,40})(?:[’']s|s[’'])\s", label)
    named = whose and whose["who"] + ("s" if whose.group().rstrip().endswith(("s’", "s'")) else "")
    return (
        (subject(said["who"], paper.text) if said else None)
        or owner(label, paper.text)
        or (subject(named, paper.text) if named else None)
        or (label if _is_somebody(label, paper) else None)
    )


def _is_somebody(label: str, paper: CleanText) -> bool:
    return len(label.split()) <= _NAMES and acts(label, paper.text) and subject(label, paper.text) == label


def _tables(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Rows that follow one on another."""
    run: list[_Row] = rows[:1]
    for before, row in pairwise(rows):
        if row.first - before.last > _APART:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _rows(paper: CleanText, begin: int) -> Iterator[_Row]:
    lines = [line for line in paper.lines if line.role is Role.BODY and begin <= line.start < CLOSELY]
    words = [paper.text[line.start : line.end].strip() for line in lines]
    alone = [len(w) < _LONGEST and _ALONE.match(w) is not None for w in words]
    at, head = 0, ""
    while at < len(lines):
        found = _stacked(words, alone, at) if alone[at] else _printed(paper, lines[at].start, words, at)
        if found is None and (told := period_in(paper, lines[at])):
            label, period = told
            yield _Row(at, at, lines[at].start, lines[at].end, label, None, None, period=period)
            at += 1
            continue
        if found is None:
            head = words[at] if _cell(words[at]) else head if not words[at] else ""
            at += 1
            continue
        first, last, label, match = found
        due = day_of(match)
        plain = re.sub(rf"^{_LEAD}", "", " ".join(label.split())).strip(" .–—-|:;,")
        if (
            due
            and re.search(r"[A-Za-z]{3}", plain)
            and not _PAST.search(plain)
            and not _INDEX.match(plain)
            and not _HEAD.fullmatch(plain)
        ):
            end = lines[first].start + match.end("cell") if "cell" in match.groupdict() else lines[last].end
            hour = None if match["hour"] or last + 1 >= len(lines) else _HOUR_ALONE.match(words[last + 1])
            if hour:
                last, end = last + 1, lines[last + 1].end
            of = (
                f"{re.sub(_LEAD, '', head, count=1).strip(' :|')}: {plain}"
                if head and (_LETTERED.match(label) or _is_somebody(plain, paper))
                else ""
            )
            head = head if of else ""
            at_hour = clock((hour or match)["hour"]) or _hour_of(plain)
            plain = _FIRST_SENTENCE.split(plain, maxsplit=1)[0]
            yield _Row(
                first, last, lines[first].start, end, of or plain, due, at_hour, plain if of else "", stacked=alone[at]
            )
        at = last + 1


def _hour_of(label: str) -> str | None:
    """The hour of a hearing that the sentences behind its label tell: “beginning on this date at 9:00 a.m.”."""
    found = _THAT_HOUR.search(label)
    return clock(found["hour"]) if found else None


def _printed(paper: CleanText, start: int, words: list[str], at: int) -> tuple[int, int, str, re.Match[str]] | None:
    """A row on one line, with what is left of its label on the lines around it."""
    row = words[at]
    if headed := _HEADED.match(row):
        return at, at, headed["label"], headed
    if len(row) > _LONGEST:
        return None
    match = _LAST.match(row)
    named = _without_old_day(paper, start, match["label"]) if match and _parts(paper, start, match) else None
    if match and named:
        first, label = at, named
        if (
            label[:1].islower()
            and not _NUMBERED.match(label)
            and at
            and not DATE.search(words[at - 1])
            and len(words[at - 1]) < 120
        ):
            first, label = at - 1, f"{words[at - 1]} {label}"
        last = at
        if at + 1 < len(words) and _runs_on(words[at + 1]) and words[at + 1][:1].islower():
            last, label = at + 1, f"{label} {words[at + 1]}"
        return first, last, label, match
    match = _FIRST.match(row)
    if match and _parts(paper, start, match) and not DATE.match(match["label"]):
        last, label = at, match["label"]
        while last + 1 < len(words) and last - at < _APART and _runs_on(words[last + 1]):
            last, label = last + 1, f"{label} {words[last + 1]}"
        return at, last, label, match
    return None


def _without_old_day(paper: CleanText, start: int, label: str) -> str | None:
    """The label of a row, without the cell of the day that the one behind it replaces; None where it tells of a day."""
    old = _OLD_DAY.match(label)
    if old:
        cut = start + old.end("label")
        label = old["label"] if "|" in old["sep"] or paper.gap(cut) >= _WIDE else label
    return None if DATE.search(label) else label


def _runs_on(words: str) -> bool:
    return (
        bool(words)
        and words[:1].islower()
        and not words.startswith("s/")
        and len(words) < 120
        and not DATE.search(words)
    )


def _parts(paper: CleanText, start: int, match: re.Match[str]) -> bool:
    """Whether a mark or a wide space parts the label from the day."""
    if match["sep"].strip():
        return True
    low = start + match.start("sep")
    return paper.text[low : low + 1].isspace() and paper.gap(low) >= _WIDE


def _stacked(words: list[str], alone: list[bool], at: int) -> tuple[int, int, str, re.Match[str]] | None:
    """A cell of its own line: the label above or below it, as the first pair of the table has it."""
    match = _ALONE.match(words[at])
    if match is None:
        return None
    above, place = 0, at  # how the table begins: with a day, or with a label
    while place > max(0, at - _TALLEST) and (alone[place] or _cell(words[place - 1])):
        place -= 1
        if _HEAD.fullmatch(words[place]):
            place += 1
            break
    day_first = alone[place]
    while at - above - 1 >= place and not alone[at - above - 1] and above < _APART:
        above += 1
    below = 0
    while at + below + 1 < len(words) and not alone[at + below + 1] and _cell(words[at + below + 1]) and below < _APART:
        below += 1
    if day_first and below:
        return at, at + below, " ".join(words[at + 1 : at + below + 1]), match
    if not day_first and above:
        return at - above, at, " ".join(words[at - above : at]), match
    return None


def _cell(words: str) -> bool:
    return (
        0 < len(words) < 120 and not words.endswith((".", ";")) and not (DATE.search(words) and not _ALONE.match(words))
    )
