"""Quotations with the source that they are credited to: between marks or set off as a block, cut by a page or a footnote."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from docket.intake.clean import CleanText, Flow
from docket.intake.facts import Authority, Heading, Quotation, RecordCite
from docket.intake.quotations_blocks import blocks
from docket.intake.quotations_cites import Cited, cited_in, noted
from docket.intake.quotations_credit import credit, quoted_from, said_before
from docket.intake.quotations_marks import Quoted, quoted
from docket.intake.rows import Role
from docket.intake.spans import Span
from docket.intake.terms import SMALL

_DEFINES = re.compile(
    r"\((?:(?:the|a|an|or|and|hereinafter|hereafter|hereinafter referred to as|collectively|together|each|with|i\.e\.|"
    r"jointly|referred to as|this|his|her|its|such|any|all),?\s){0,5}$",
    re.IGNORECASE,
)
_THEN_DEFINED = re.compile(r"[.,]?\s?(?:\)|(?:or|and),?\s(?:the\s|collectively,?\s){0,2}[“\"‘'])")
_OF_DEFINITION = re.compile(r"[“\"‘'][^”\"’'()]{1,80}[”\"’'],?\s(?:or|and),?\s(?:the\s|collectively,?\s){0,2}$")
_ANSWERS = frozenset(
    "undisputed disputed admitted denied agreed uncontested contested yes no correct right true".split()
)
_MEANS = re.compile(
    r"\s(?:(?:as\sused\s(?:here(?:in)?|in\sthis\s\w+),?|here(?:in)?|shall|will)\s)?(?:refers?\sto|means?|denotes?|stands?\sfor|signif(?:y|ies)|"
    r"designates?|(?:is|are)\s(?:used\sto|short\sfor|a?\s?cites?\sto|a?\s?citations?\sto|a?\s?references?\sto))\b"
)
_BEGINS = re.compile(
    r"(?:^|[.;:)”\"\n\d⁰¹²³⁴-⁹]\s*|[Hh]ere(?:in)?,\s|[Bb]rief,\s|\b(?:[Cc]itations?|[Cc]ites?|[Rr]eferences?|[Tt]he\sterms?|[Tt]he)\s(?:to\s|in\sthe\sform\s)?)$"
)
_SENTENCE = re.compile(r"[.?!]$")
_SENTENCE_END = re.compile(r"[.?!][”\"’')\]]*\s+(?=[A-Z(\[])")
_SMALL = frozenset("a an the of and or for to in on by with at from as v vs".split())
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ASIDE = 120  # letters of court and date between a cite and the words in brackets behind it
_LONGEST_TERM = 7  # words
_MOST = 5_000  # quotations of one flow; no paper has so many, only a file of quotation marks
_DECLARED = re.compile(rf"^(?:[A-Z][\w.’'&-]*|{SMALL}|&)(?:\s+(?:[A-Z0-9][\w.’'&-]*|{SMALL}|&))*$")


def quotations(
    paper: CleanText,
    records: Sequence[RecordCite],
    authorities: Sequence[Authority] = (),
    headings: Sequence[Heading] = (),
) -> tuple[Quotation, ...]:
    """Every quotation in the order of the paper, with its source where one is credited. Never raises."""
    found: list[tuple[int, Quotation]] = []
    cites = cited_in(paper, records, authorities)
    titles = [heading.span for heading in headings]
    for flow in paper.flows:
        low = bisect_left(cites, flow.start, key=lambda c: c.start)
        inside = cites[low : bisect_left(cites, flow.end, low, key=lambda c: c.start)]
        found += _of_flow(paper, flow, inside, titles, cites)
    found.sort(key=lambda pair: pair[0])
    return tuple(quotation for _, quotation in found)


def _of_flow(
    paper: CleanText, flow: Flow, cites: list[Cited], titles: list[Span], everywhere: list[Cited]
) -> Iterator[tuple[int, Quotation]]:
    text = paper.text
    starts, ends = [c.start for c in cites], [c.end for c in cites]
    marked = [q for q in quoted(text, flow.start, flow.end, starts) if paper.role(q.start) is not Role.CONTENTS]
    set_off = blocks(paper, flow, cites, marked[:_MOST])
    outer: Quoted | None = None
    source: Cited | None = None
    for one in sorted([*marked[:_MOST], *set_off], key=lambda q: (q.start, -q.end)):
        if outer and one.start < outer.end:
            inner = quoted_from(text, outer, source, cites) if source else None
            if inner and _count(text, one) > (1 if inner.authority else 2):
                yield one.start, _quotation(paper, one, inner)
            continue
        if _is_term(text, one, ends) or _is_title(text, one) or _in_cite(one, cites, starts):
            continue
        source, outer = credit(text, one, cites), one
        source = noted(paper, one, everywhere, source) or source
        if source and (title := _title_around(titles, paper.place(one.opens))):
            inside = title.start <= paper.place(source.start) < title.end
            source = source if inside else None  # a heading does not quote what the paragraph below it cites
        if _is_scare(text, one, source):
            continue
        yield one.start, _quotation(paper, one, source)


def _title_around(titles: list[Span], at: int) -> Span | None:
    place = bisect_right(titles, at, key=lambda span: span.start) - 1
    return titles[place] if place >= 0 and at < titles[place].end else None


def _quotation(paper: CleanText, one: Quoted, source: Cited | None) -> Quotation:
    words = " ".join(paper.text[one.start : one.end].split())
    span = paper.span(one.start, one.end)
    if source is None:
        return Quotation(words, None, None, span, block=one.block)
    return Quotation(
        words, source.source, source.pin, span, source.document, source.pins, source.authority, block=one.block
    )


def _count(text: str, one: Quoted) -> int:
    return len(_WORD.findall(text, one.start, one.end))


def _is_term(text: str, one: Quoted, cites: Sequence[int]) -> bool:
    """A name that a paper gives to something: ("Reply"), (the "Subpoena"), ("Roe" or "Defendant")."""
    words = text[one.start : one.end].strip()
    before = text[max(0, one.opens - 90) : one.opens]
    if _MEANS.match(text, one.closes) and _BEGINS.search(before) and _DECLARED.match(words) and not words.islower():
        return True
    bare = before.rstrip().endswith("(")
    if words.strip(".,").casefold() in _ANSWERS and _follows_cite(text, one.opens, cites):
        return False
    if not (_DEFINES.search(before) or _OF_DEFINITION.search(before)) or len(words.split()) > _LONGEST_TERM:
        return False
    if not _THEN_DEFINED.match(text, one.closes):
        return False
    if not bare or not _SENTENCE.search(words.rstrip("”’\"'")) or words.count(".") > 1 or len(words.split()) < 3:
        said = bare and (words[:1].islower() or (len(words.split()) > 2 and _DECLARED.match(words) is None))
        return not (said and _follows_cite(text, one.opens, cites))
    return _DECLARED.match(words.rstrip(".,")) is not None and not _follows_cite(text, one.opens, cites)


def _follows_cite(text: str, opens: int, cites: Sequence[int]) -> bool:
    """Whether the bracket before a quotation stands right behind a citation, so that it holds words of the source."""
    at = bisect_right(cites, opens) - 1
    gap = text[cites[at] : opens] if at >= 0 else ""
    return at >= 0 and len(gap) < _ASIDE and not re.search(r"[.;]\s+[a-z]|[a-z]{4,}\.\s", gap)


def _in_cite(one: Quoted, cites: Sequence[Cited], starts: Sequence[int]) -> bool:
    """A short name that is given inside a cite: (“Roe Decl.,” ECF No. 95)."""
    at = bisect_right(starts, one.opens) - 1
    return at >= 0 and one.closes < cites[at].end


def _is_title(text: str, one: Quoted) -> bool:
    """The title of an article or a video, in a citation: "A Word on Doors," 12 J. of Doors."""
    words = [w for w in _WORD.findall(text[one.start : one.end]) if w.casefold() not in _SMALL]
    if len(words) < 3 or "[" in text[one.start : one.end]:
        return False
    named = sum(any(c.isupper() for c in w) or w[:1].isdigit() for w in words)
    if named < 0.85 * len(words) or text[one.start : one.end].isupper():
        return False
    return text[one.end - 1 : one.end] == "," or text[one.closes : one.closes + 1] in {",", "("} or named == len(words)


_TALKED = re.compile(
    r"\b(?:refer(?:s|red)?\sto\s[^.]{0,160}\sas(?:\sthe|\sa)?|term|word|words|phrase|so-called|called|labell?ed|dubbed|titled|entitled|captioned|"
    r"named|known as|referred to as)\s(?:of\s)?$",
    re.IGNORECASE,
)


def _is_scare(text: str, one: Quoted, source: Cited | None) -> bool:
    """Marks around a word or two that quote nobody: a term discussed, a word held at arm's length."""
    count = _count(text, one)
    if count == 0:
        return True
    if source is None:
        return count == 1 or (count < 4 and _TALKED.search(text[max(0, one.opens - 200) : one.opens]) is not None)
    if count > 1:
        return False
    near = 0 <= source.start - one.closes <= 12 or source.end <= one.opens
    stop = _SENTENCE_END.search(text, one.closes, source.start + 1) if source.start > one.closes else None
    if stop and stop.start() - one.closes > 1 and not said_before(text, one):
        return True  # a word in the middle of a sentence that reports nobody's words
    if source.authority is None:
        return source.document is None and not source.pin
    return not near
