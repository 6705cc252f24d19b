"""Cites to the record and to authorities as quotations may be credited to them, each with its pin as printed."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docket.intake.authorities import authority_places
from docket.intake.clean import CleanText
from docket.intake.facts import Authority, Pin, RecordCite
from docket.intake.pins import pins_after
from docket.intake.quotations_marks import Quoted
from docket.intake.rows import Role

_PIN = re.compile(
    r"(?:\bat\s|¶|§|\bpp?\.\s?\d|\b[Ee]xh?s?\.|\b[Ee]xhibit|\bnn?\.\s?\d|\b\d+:\d|\b[Cc]ols?\.|\bP(?:age|AGE|g)\.?\s?ID)"
)
_PAGES = re.compile(r"(?<![\d:])\d[\d:,\s–-]*(?:n\.\s?\d+)?[\])]?$")  # the page of JA12, 2-ER-144–46, Br. 31
_ID = re.compile(r"\b[Ii]d\.(?=[\s,;:)]|$)")
_BEHIND = 12  # characters between a quotation and a cite right behind it
_NOTE_OPENS = re.compile(
    r"(?:(?:[Ss]ee|[Aa]ccord|[Cc]f\.)(?:,?\s(?:also|e\.g\.,?))?\s)?(?:[A-Z][\w.’'&,-]*\s|v\.\s|of\s|the\s|in\s|re\s){0,12}$"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A cite to the record or to an authority as a quotation may be credited to it; offsets are clean."""

    start: int
    end: int
    source: str
    pin: str | None
    document: str | None = None
    pins: tuple[Pin, ...] = ()
    authority: str | None = None


def cited_in(paper: CleanText, records: Sequence[RecordCite], authorities: Sequence[Authority]) -> list[Cited]:
    """Every cite of the paper in clean order; a legal citation that no reader resolved stands as it is printed."""
    found = [_record(cite, paper) for cite in records if cite.source not in {"supra", "infra"}]
    found += [_authority(one, paper) for one in authorities]
    found.sort(key=lambda c: (c.start, -c.end))
    found = _apart(found)
    for at in authority_places(paper.text):
        if not _covered(found, at) and paper.role(at) is not Role.CONTENTS:
            found.insert(bisect_left(found, at, key=lambda c: c.start), _printed(paper.text, at))
    return _with_ids(paper, found)


def _clean(paper: CleanText, start: int, end: int) -> tuple[int, int]:
    """Where a span of the file stands in the clean text."""
    low, high = paper.offset(start), paper.offset(end - 1)
    return (low, high + 1) if low is not None and high is not None else (0, 0)


def _record(cite: RecordCite, paper: CleanText) -> Cited:
    start, end = _clean(paper, cite.span.start, cite.span.end)
    words = cite.text
    mark = max(words.rfind("”)"), words.rfind('")'))
    tail = words[mark + 2 :] if mark >= 0 else words.removeprefix(cite.source).removeprefix("Id.").removeprefix("id.")
    item = re.match(r"R\.\s?\d+:", cite.text)  # R.4:2 is page 2 of item 4
    tail = cite.text[item.end() :] if item else tail
    glued = re.match(r"[-\s]{0,2}(?=\d)", tail) if len(tail) < len(words) else None  # Appx1440 ¶ 88
    places = [re.match(r"\d", tail)] if item else [glued, _PIN.search(tail), _PAGES.search(tail)]
    found = min((place for place in places if place), key=lambda place: place.start(), default=None)
    pin = tail[found.start() :].strip(" ,;-") if found and cite.pins else None
    foreign = cite.document is None and cite.source.startswith("No. ")
    return Cited(start, end, cite.source, pin, cite.document, cite.pins, cite.source if foreign else None)


def _authority(one: Authority, paper: CleanText) -> Cited:
    start, end = _clean(paper, one.span.start, one.span.end)
    cite = one.cite or one.text
    source = f"{one.name}, {one.cite}" if one.name and one.cite and one.name not in one.cite else (one.cite or one.text)
    return Cited(start, end, source, one.pin, None, (), cite)


def _apart(found: list[Cited]) -> list[Cited]:
    kept: list[Cited] = []
    for one in found:
        if one.end > one.start and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return kept


def _covered(found: list[Cited], at: int) -> bool:
    place = bisect_right(found, at, key=lambda c: c.start) - 1
    return place >= 0 and at < found[place].end + 2


def _printed(text: str, at: int) -> Cited:
    """A legal citation as printed, from its volume to its pin."""
    words = re.compile(r"[^;()\n“”\"]{1,70}").match(text, at)
    end = words.end() if words else at + 1
    if stop := re.search(r"\.\s+[A-Z]|,\s(?:[a-z]|[A-Z][a-z])", text[at + 8 : end]):
        end = at + 8 + stop.start()
    cite = " ".join(text[at:end].split()).rstrip(" .,")
    pin = re.search(r"(?:,\s|\bat\s)(\*?\d[\d–-]*)$", cite)
    return Cited(at, end, cite, pin.group(1) if pin else None, None, (), cite)


def _with_ids(paper: CleanText, found: list[Cited]) -> list[Cited]:
    """*Id.* that no reader resolved stands for the legal citation before it."""
    more: list[Cited] = []
    for flow in paper.flows:
        for match in _ID.finditer(paper.text, flow.start, flow.end):
            place = bisect_right(found, match.start(), key=lambda c: c.start) - 1
            if place < 0 or found[place].start < flow.start or match.start() < found[place].end:
                continue
            if found[place].authority:
                pins = pins_after(paper.text, match.end())
                pin = paper.text[match.end() : pins.end].strip(" ,") or None
                star = re.compile(r"\s?at\s(\*?\d+(?:[-–]\d+)?)").match(paper.text, match.end())
                pin, end = (star.group(1), star.end()) if star else (pin, max(pins.end, match.end()))
                more.append(replace(found[place], start=match.start(), end=end, pin=pin))
    return _apart(sorted([*found, *more], key=lambda c: (c.start, -c.end)))


def noted(paper: CleanText, one: Quoted, cites: Sequence[Cited], source: Cited | None) -> Cited | None:
    """The cite that opens the footnote whose mark stands behind a quotation, unless its own cite follows in the text."""
    if source is not None and 0 <= source.start - one.closes <= _BEHIND:
        return None
    stop = one.closes + (paper.text[one.closes : one.closes + 1] in (".", ",", ";"))
    number = paper.note_mark(one.closes) or paper.note_mark(stop)
    flow = paper.note(number) if number else None
    if flow is None:
        return None
    place = bisect_left(cites, flow.start, key=lambda c: c.start)
    cite = cites[place] if place < len(cites) and cites[place].start < flow.end else None
    return cite if cite and _NOTE_OPENS.fullmatch(paper.text, flow.start, cite.start) else None
