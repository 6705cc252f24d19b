"""Cites to the record: docket numbers, defined terms, usual abbreviations, Id. and supra, each with its pins."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docket.intake.authorities import Legal, legal_citations
from docket.intake.clean import CleanText
from docket.intake.facts import Pin, RecordCite
from docket.intake.pins import pins_after
from docket.intake.rows import Role
from docket.intake.terms import DOCKET, Term, document_id, is_foreign, terms_of

_NAME = r"(?:[A-Z][\w’'&-]*\.?(?:[’']s)? ){0,4}"
_ABBREVIATED = re.compile(
    r"\b(?P<name>" + _NAME + r")"
    r"(?:(?:Decl|Aff|Dep|Depo|Tr|Compl|FAC|SAC|TAC|Opp|Mot|Br|Mem|Ans|Resp|Pet|Stip|RJN|MTD|MSJ|Opp[’']n)"
    r"(?:\.|\b(?=[,\s]))"
    r"|(?:Declaration|Affidavit|Deposition|Transcript|Complaint|Opposition|Motion|Reply|Brief|Memorandum|Answer"
    r"|Response|Petition|Order)(?=,?\s(?:at\s|¶|[Ee]xh?s?\.|[Ee]xhibit)))"
    r"(?:\s(?:to|for|in\sSupp\.\sof|in\sSupport\sof|ISO|re)\s(?:[A-Z][\w’']*[’']s\s)?"
    r"(?:Mot\.|Motion|Compel|Dismiss|Strike|Quash|Stay|Remand|Amend|Summ\.\sJ\.|Summary\sJudgment)){0,3}"
)
_ID = re.compile(r"\b[Ii]d\.(?=[\s,;:)]|$)")
_CROSS = re.compile(r"\b(?P<way>[Ss]upra|[Ii]nfra),?\s(?:at\s)?(?=§|[Ss]ections?\s|[Pp]art\s|nn?\.\s?\d|[Nn]ote\s)")
_SIGNALS = frozenset(
    """
    See Also Compare But Cf Accord Contra In With And As The Under Per Citing Quoting At On For Id Here Thus
    Moreover Further
    """.split()
)
_SHORT = frozenset("Mr Ms Mrs Dr St Jr Sr Am Supp Suppl Pl Pls Def Defs Resp Pet Prof Hon Inc Co Corp Ltd J".split())
_OTHER = frozenset("Supp Suppl Supplemental Reply Am Amended First Second Third Further Joint".split())
_AND_NUMBER = re.compile(r"(?:,\s?|\s?&\s|,?\sand\s)(?P<number>\d{1,4}(?:-\d{1,3})?)(?![\w-]|\.\d)")
_ELSEWHERE = re.compile(r",\s[A-Z][\w.,&’' ]{1,60},\sNo\.\s(?:\d:)?[\w-]{0,6}\d{2}-[A-Za-z]{2,4}-\d")


@dataclass(frozen=True, slots=True)
class _Source:
    """A place that cites, before its pins are read."""

    start: int
    end: int
    name: str
    document: str | None
    sort: str  # docket, term, usual, id, cross, foreign


def record_cites(paper: CleanText, own_case: str | None, legal: Legal | None = None) -> tuple[RecordCite, ...]:
    terms = terms_of(paper, own_case)
    found: list[RecordCite] = []
    sources = sorted(_sources(paper, terms, own_case), key=lambda s: (s.start, -s.end))
    authorities = legal or legal_citations(paper)
    before: dict[int, tuple[_Source, tuple[Pin, ...], int]] = {}  # by flow: the last record cite and its end
    covered = -1
    for source in sources:
        if source.start < covered or paper.role(source.start) is Role.CONTENTS:
            continue
        flow = paper.flow(source.start).start
        read = _read(source, paper, before.get(flow), authorities)
        if read is None:
            continue
        cite, whole, end = read
        covered = end
        found.append(cite)
        if source.sort != "cross":
            pins = cite.pins or (before[flow][1] if source.sort == "id" else ())
            before[flow] = (whole, pins, end)
    return tuple(found)


def _read(
    source: _Source, paper: CleanText, last: tuple[_Source, tuple[Pin, ...], int] | None, authorities: Legal
) -> tuple[RecordCite, _Source, int] | None:
    """The cite with its pins; None where it is no cite to the record."""
    bare = None
    if source.sort == "id":
        if last is None or last[0].sort == "foreign" or authorities.cited_between(last[2], source.start):
            return None
        source = _Source(source.start, source.end, last[0].name, last[0].document, "id")
        bare = "paragraph" if any(pin.kind == "paragraph" for pin in last[1]) else "page"
    pinned = pins_after(paper.text, source.end, bare=bare)
    pins, end = pinned.pins, pinned.end
    if source.sort in {"term", "usual", "cross"} and not pins:
        return None
    if source.sort == "id" and bare == "paragraph":
        pins = tuple(Pin("paragraph", p.low, p.high) if p.kind == "page" else p for p in pins)
    end = end if pins else source.end
    document = None if _other_case(paper.text, end) else source.document
    span = paper.span(source.start, end)
    words = " ".join(paper.text[source.start : end].split())
    return RecordCite(words, source.name, document, pins, span), source, end


def _other_case(text: str, end: int) -> bool:
    """In "Mot. at 8, Roe, No. 21-mc-1" the paper cited lies on another docket."""
    return _ELSEWHERE.match(text, end) is not None


def _sources(paper: CleanText, terms: tuple[Term, ...], own_case: str | None) -> Iterator[_Source]:
    yield from _dockets(paper, terms, own_case)
    yield from _defined(paper, terms)
    text = paper.text
    defined = {term.name: term.document for term in terms}
    for match in _ABBREVIATED.finditer(text):
        start = match.start() + _signal(match["name"])
        name = " ".join(text[start : match.end()].split())
        if name not in defined and _is_called(name, defined):
            continue
        yield _Source(start, match.end(), name, defined.get(name), "usual")
    for match in _ID.finditer(text):
        yield _Source(match.start(), match.end(), "Id.", None, "id")
    for match in _CROSS.finditer(text):
        yield _Source(match.start(), match.end(), match["way"].lower(), None, "cross")


def _is_called(name: str, defined: Mapping[str, str | None]) -> bool:
    """A defined term with more in front is that term, unless what stands in front makes another paper of it."""
    for term in defined:
        if name.endswith(" " + term):
            return not any(word.strip(".") in _OTHER for word in name[: -len(term)].split())
    return False


def _signal(name: str) -> int:
    """How much of the capitalised words before a source is a signal or the start of a sentence."""
    skipped = 0
    for word in re.finditer(r"\S+\s", name):
        plain = word.group().strip().strip(".,")
        if plain in _SIGNALS or (word.group().rstrip().endswith(".") and plain not in _SHORT):
            skipped = word.end()
    return skipped


def _dockets(paper: CleanText, terms: tuple[Term, ...], own_case: str | None) -> Iterator[_Source]:
    text = paper.text
    by_anchor = {term.anchor: term for term in terms if term.anchor is not None}
    for match in DOCKET.finditer(text):
        if case := is_foreign(text, match.start(), own_case):
            yield _Source(match.start(), match.end(), f"No. {case}, {match.group()}", None, "foreign")
            continue
        document = document_id(match["number"])
        if term := by_anchor.get(match.start()):
            end = (
                match.end() + 1
                if text[match.end() : match.end() + 1] == ")" and term.end < match.start()
                else match.end()
            )
            start, end = min(term.start, match.start()), max(term.end, end)
            yield _Source(start, end, term.name, document, "docket")
            continue
        name = match.group().replace("Nos.", "No.")
        yield _Source(match.start(), match.end(), name, document, "docket")
        if (match["many"] or "") == "Nos.":
            yield from _listed(text, match.end(), match.group())


def _listed(text: str, at: int, first: str) -> Iterator[_Source]:
    label = re.sub(r"s\.\s?\S+$", ". ", first)
    while more := _AND_NUMBER.match(text, at):
        number = more["number"]
        yield _Source(more.start("number"), more.end(), label + number, document_id(number), "docket")
        at = more.end()


def _defined(paper: CleanText, terms: tuple[Term, ...]) -> Iterator[_Source]:
    if not terms:
        return
    names = {term.name: term.document for term in terms}
    pattern = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w“\"])(?:{pattern})(?!\w)", paper.text):
        name = " ".join(match.group().split())
        yield _Source(match.start(), match.end(), name, names[name], "term")
