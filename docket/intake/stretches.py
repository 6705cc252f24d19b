"""Papers cut into stretches that can be compared: a section under its heading, or a few sentences where there are no headings."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from docket.intake.clean import CleanText
from docket.intake.facts import Heading, Pin, RecordCite
from docket.intake.proposals import is_contention
from docket.intake.reading import Reading
from docket.intake.sentences import sentences
from docket.intake.squeezed import Squeezed, squeezed
from docket.intake.treatment import cites_only, treats
from domain.values import BY_THE_COURT

_PIECE = 650
_FEWEST_WORDS = 6
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]{3,}")
_COMMON = frozenset(
    """
    that this with from have been were will would shall must should could their there they them then than which what when where
    while whether because under over into onto upon also such only even more most other some each both either neither does
    made make says said same here court courts motion party parties plaintiff plaintiffs defendant defendants petitioner
    respondent movant case cases claim claims argument arguments order rule rules evidence standard section page exhibit decl
    declaration opposition reply brief supra infra cite cited citing quoting omitted internal quotations marks original
    argues argue contends contend failed fails cannot without against between before after about these those itself himself
    herself themselves very just like well thus therefore however moreover further first second third following
    """.split()
)
_ENDINGS = re.compile(r"(?:ations?|ingly|ments?|ing|edly|ed|iously|ious|ities|ity|ness|ies|es|ly|e|s)$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A cite of another paper of the case: by its number, or by the kind of paper that it is called."""

    entry: str | None
    called: str | None
    pages: tuple[int, int] | None
    text: str


@dataclass(frozen=True)
class Stretch:
    """Part of a paper. ``low`` and ``high`` are offsets into its clean text; ``start`` and ``end`` into the file."""

    entry: str
    paper: CleanText
    title: str | None
    low: int
    high: int
    start: int
    end: int
    pages: tuple[int, int] | None
    heading: Heading | None = None
    opens: bool = False  # it begins with its heading
    contention: bool = False
    authorities: frozenset[str] = frozenset()
    cites: frozenset[str] = frozenset()
    references: tuple[Reference, ...] = field(default=())
    core: int | None = None  # of a ruling: where the sentence begins that treats the case

    @cached_property
    def words(self) -> Counter[str]:
        """The words that tell it apart, counted."""
        return stems(self.paper.text[self.low : self.high])

    def printed(self, stem: str) -> str:
        """A word as it stands here, for the stem of it."""
        found = (m.group().lower() for m in _WORD.finditer(self.paper.text[self.low : self.high]))
        return next((word for word in found if stem in stems(word)), stem)

    def text(self) -> str:
        """Its words, single spaced."""
        return " ".join(self.paper.text[self.low : self.high].split())

    def sentences(self) -> Iterator[Squeezed]:
        """Its sentences with their places, the heading left out."""
        low = self.low
        if self.opens and self.heading:
            low += len(self.heading.words)
        for start, end in sentences(self.paper.text, low, self.high):
            yield squeezed(self.paper.text, start, end)


def stems(text: str) -> Counter[str]:
    """The words of a text without their endings; common words of every brief left out."""
    found: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        word = match.group().lower().replace("’", "'").removesuffix("'s")
        if word not in _COMMON:
            found[_ENDINGS.sub("", word) if len(word) > 4 else word] += 1
    return found


def stretches(entry: str, reading: Reading) -> list[Stretch]:
    """A paper in pieces of a few sentences, each under the heading that it stands under, if any."""
    found = []
    for low, high, heading in _sections(reading):
        opens = heading is not None and reading.clean.place(low) == heading.span.start
        if reading.document.kind in BY_THE_COURT:
            found += [_stretch(entry, reading, *piece, heading, opens=False) for piece in _rulings(reading, low, high)]
            continue
        for start, end in _pieces(reading, low, high):
            found.append(_stretch(entry, reading, start, end, start, heading, opens=start == low and opens))
    return [s for s in found if len(s.words) >= _FEWEST_WORDS or (s.opens and s.contention)]


def _sections(reading: Reading) -> Iterator[tuple[int, int, Heading | None]]:
    paper = reading.clean
    places = {paper.span(line.start, line.end).start: line.start for line in paper.lines}
    heads = sorted((places[h.span.start], n, h) for n, h in enumerate(reading.outline) if h.span.start in places)
    body = paper.flows[0].end if paper.flows else len(paper.text)
    if not heads or heads[0][0] > _PIECE:
        yield 0, heads[0][0] if heads else body, None
    for n, (low, _, heading) in enumerate(heads):
        yield low, heads[n + 1][0] if n + 1 < len(heads) else body, heading
    for note in paper.flows[
        1:
    ]:  # a footnote is of the section on whose page it stands, though the clean text has it last
        at = paper.place(note.start)
        yield note.start, note.end, next((h for _, _, h in reversed(heads) if h.span.start <= at), None)


def _pieces(reading: Reading, low: int, high: int) -> Iterator[tuple[int, int]]:
    start: int | None = None
    last = low
    for a, b in sentences(reading.clean.text, low, high):
        if start is not None and b - start > _PIECE:
            yield start, last
            start = None
        start, last = a if start is None else start, b
    if start is not None and last > start:
        yield start, last


def _rulings(reading: Reading, low: int, high: int) -> Iterator[tuple[int, int, int]]:
    """Of a ruling each sentence that treats the case, with the one before it, which tells what it is about; and its own start."""
    text = reading.clean.text
    found = list(sentences(text, low, high))
    told = [n for n, (start, end) in enumerate(found) if not cites_only(text[start:end])]
    for place, n in enumerate(told):
        start, end = found[n]
        if treats(" ".join(text[start:end].split())):
            last = told[place + 1] - 1 if place + 1 < len(told) else len(found) - 1
            yield found[told[place - 1]][0] if place else start, found[last][1], start


def _stretch(
    entry: str, reading: Reading, low: int, high: int, cites_from: int, heading: Heading | None, *, opens: bool
) -> Stretch:
    paper = reading.clean
    own = paper.place(cites_from)
    span, last = paper.span(low, high), paper.span(max(low, high - 2), high)
    start, end = span.start, span.end
    held = [c for c in reading.record_cites if start <= c.span.start < end]
    return Stretch(
        entry, paper, heading.title.strip().rstrip(".") if heading else None, low, high, start, end,
        (span.page, max(last.page or span.page, span.page)) if span.page else None,
        heading=heading, opens=opens, contention=heading is not None and is_contention(heading.title),
        authorities=frozenset(a.cite for a in reading.authorities if a.cite and own <= a.span.start < end),
        cites=frozenset(k for c in held for k in _record_keys(c.document or c.source, c.pins)),
        references=tuple(_reference(c) for c in held), core=cites_from if reading.document.kind in BY_THE_COURT else None,
    )  # fmt: skip


def _record_keys(document: str, pins: tuple[Pin, ...]) -> Iterator[str]:
    """One key for each paragraph or exhibit that is cited, so that ranges meet the paragraphs inside them."""
    plain = re.sub(r"[^a-z0-9:-]", "", document.lower())
    for pin in pins:
        kind, low, high = pin.kind, pin.low, pin.high
        if kind not in {"paragraph", "exhibit"}:
            continue
        if isinstance(low, int) and isinstance(high, int) and low <= high < low + 40:
            yield from (f"{plain} {kind} {n}" for n in range(low, high + 1))
        else:
            yield f"{plain} {kind} {low}"


_CALLED = {
    "opposition": re.compile(r"\bopp(?:[’']?n|osition)?\b", re.IGNORECASE),
    "reply": re.compile(r"\breply\b", re.IGNORECASE),
    "motion": re.compile(r"\b(?:mot(?:ion)?|mem(?:orandum)?|br(?:ief)?)\b", re.IGNORECASE),
    "complaint": re.compile(r"\bcompl(?:aint|\.)", re.IGNORECASE),
}


def _reference(cite: RecordCite) -> Reference:
    pages = next(
        ((p.low, p.high) for p in cite.pins if p.kind == "page" and isinstance(p.low, int) and isinstance(p.high, int)),
        None,
    )
    called = next((kind for kind, form in _CALLED.items() if form.search(cite.source)), None)
    entry = cite.document.removeprefix("dkt:") if cite.document and cite.document.startswith("dkt:") else None
    return Reference(entry, called, pages, cite.text)


def rarity(stretches_: list[Stretch]) -> Mapping[str, int]:
    """In how many stretches each word, authority and record cite stands."""
    found: Counter[str] = Counter()
    for one in stretches_:
        found.update(set(one.words))
        found.update(f"@{cite}" for cite in one.authorities)
        found.update(f"#{cite}" for cite in one.cites)
    return found
