"""Short names and Id.: what they stand for, with cites to the record and to the law read in one order."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from docket.intake.authorities.citation import Citation
from docket.intake.authorities.finding import Legal, called
from docket.intake.authorities.laws import SECTION
from docket.intake.authorities.tails import ID_PAGE, tail
from docket.intake.clean import CleanText
from docket.intake.facts import Authority, RecordCite
from docket.intake.rows import Role

_ID = re.compile(r"\b(?:[Ii]d\.|[Ii]bid\.?)(?=[\s,;:)”\]—]|$)")
_SECTION = re.compile(
    rf",?\s(?:at\s)?(?P<section>§{{1,2}}\s?{SECTION}(?:\s?[-–,]\s?{SECTION})?|¶{{1,2}}\s?\d+(?:[-–]\d+)?)"
)
_BACK = 6  # citations in one quoted passage
_MOST_IDS = 50_000  # no paper has so many
_LAWS = ("statute", "rule")
_SHORT_AT = re.compile(
    r"(?<![\w.])(?P<name>[A-Z][\w.’'&-]*(?:\s(?:[A-Z][\w.’'&#-]*|of|the|v\.|\d{1,2})){0,5}),?\s(?:supra,?\s)?"
    r"(?:note\s\d{1,3},?\s|n\.\s?\d{1,3},?\s)?(?=at\s\*?\d)"
)


def authorities(paper: CleanText, legal: Legal, cites: Iterable[RecordCite]) -> tuple[Authority, ...]:
    """The authorities of the body and the footnotes in the order of the file, short forms and Id. included."""
    found = [_authority(paper, citation) for citation in citations(paper, legal, cites)]
    return tuple(sorted(found, key=lambda a: (a.span.start, a.span.end)))


def citations(paper: CleanText, legal: Legal, cites: Iterable[RecordCite]) -> list[Citation]:
    """The same in clean text and in its order: each flow after the other."""
    taken = {cite.span.start for cite in cites}
    named = sorted([*legal.citations, *_by_name(paper, legal)], key=lambda c: c.start)
    return sorted([*named, *_ids(paper, named, taken)], key=lambda c: (c.start, c.end))


def _authority(paper: CleanText, citation: Citation) -> Authority:
    words = " ".join(paper.text[citation.start : citation.end].split())
    span = paper.span(citation.start, citation.end)
    return Authority(words, citation.kind, citation.cite, span, citation.name, citation.short, citation.pin)


def _by_name(paper: CleanText, legal: Legal) -> Iterator[Citation]:
    """A short name with a pin: Roe at 119."""
    known: dict[str, Citation] = {}
    for citation in legal.citations:
        if citation.kind == "case" and citation.name and not citation.short:
            for name in called(citation):
                known.setdefault(name, citation)
    text = paper.text
    for match in _SHORT_AT.finditer(text) if known else ():
        words = match["name"].removesuffix(".").removesuffix(",")
        starts = [0, *(m.end() for m in re.finditer(r"\s", words))]
        place = next((s for s in starts if words[s:] in known), None)
        if place is None or paper.role(match.start()) is Role.CONTENTS or legal.covers(match.start() + place):
            continue
        meant, start = known[words[place:]], match.start() + place
        if meant.start > start:
            continue
        ending = tail(text, match.end() - 1, len(text))
        yield Citation(
            start, ending.end, (start, ending.end), "case", meant.cite, meant.name, short=True, pin=ending.pin
        )


def _ids(paper: CleanText, named: list[Citation], taken: set[int]) -> Iterator[Citation]:
    """Every Id. that the record has not taken."""
    text = paper.text
    main = [c for c in named if not c.nested and not c.history]
    starts = [c.start for c in main]
    for match in islice(_ID.finditer(text), _MOST_IDS):
        if paper.role(match.start()) is Role.CONTENTS or paper.place(match.start()) in taken:
            continue
        section = _SECTION.match(text, match.end())
        page = ID_PAGE.match(text, match.end()) if section is None else None
        meant = _meant(paper, main, starts, match.start(), page[1] if page else None)
        if meant is None:
            continue  # a letter, an article, a website: nothing that this stage knows
        if section:
            end, pin = section.end(), section["section"]
        else:
            ending = tail(text, match.end(), len(text))
            end, pin = ending.end, ending.pin
        cite = _other_section(meant, section["section"]) if section else meant.cite
        yield Citation(match.start(), end, (match.start(), end), meant.kind, cite, meant.name, short=True, pin=pin)


def _other_section(law: Citation, section: str) -> str | None:
    """Id. § 12 behind 11 U.S.C. § 9 is section 12 of title 11."""
    code, mark, _ = (law.cite or "").rpartition("§ ")
    return f"{code.removesuffix('§')}{section}" if law.kind in _LAWS and mark and "§" in section else law.cite


def _meant(paper: CleanText, main: list[Citation], starts: list[int], at: int, page: str | None) -> Citation | None:
    """The last citation before an Id. in its own flow; in a footnote that begins with Id., the footnote before.

    A page is never a page of a statute or a rule, nor of a report that begins further back in its volume: an "Id. at 5"
    behind one goes back to the last paged source, and behind a passage that itself cites to the one quoted.
    """
    place = bisect_left(starts, at) - 1
    while page is not None and place > 0 and main[place].kind in _LAWS:
        place -= 1
    if place < 0 or (page is not None and main[place].kind in _LAWS):
        return None
    flow, before = paper.flow(at), paper.flow(main[place].start)
    if flow is not before and (flow.note is None or before.note is None):
        return None
    if page is not None and not main[place].may_hold(page):
        nearest = (main[n] for n in range(place - 1, max(-1, place - 1 - _BACK), -1) if main[n].start >= before.start)
        return next((c for c in nearest if c.kind == "case" and c.series and c.may_hold(page)), main[place])
    return main[place]
