"""Cites to the record put together: the source, its document where the paper says it, and the pins."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docket.intake.authorities import Legal, legal_citations
from docket.intake.clean import CleanText
from docket.intake.docket_numbers import DOCKET
from docket.intake.facts import Pin, RecordCite
from docket.intake.pins import Pins, items_after, pins_after, transcript_pins
from docket.intake.record_ids import Earlier
from docket.intake.record_nouns import BARE_NUMBER, NUMBERED, ROMAN
from docket.intake.record_places import Cite, Source
from docket.intake.record_sources import canonical, sources
from docket.intake.rows import Role
from docket.intake.terms import Term, terms_of

_ELSEWHERE = re.compile(
    r"(?:,|\sin)\s[A-Z][\w.,&’' ]{1,60},\sNo\.\s(?:\d{1,2}:)?[\w-]{0,6}\d{2}-[A-Za-z]{2,4}-\d"
    r"|,\s[A-Z][\w.’' ]{1,40}\s\d{1,4}\s[A-Z][\w. ]{1,12}\s\d{1,4}\s\("
)
_ASIDE = re.compile(r"\s\([^()]{1,140}\)(?=,?\s(?:at\s[\d*p]|¶|[Ee]xh?s?\.\s|\d{1,4}:\d))")
_TITLE = re.compile(
    r",\s(?:[A-Z][\w.’'-]*)(?:\s(?:[A-Z][\w.’'-]*|of|in|to|the|for|and|on|re)){0,14}(?=,?\s(?:at\s\d|¶|[Ee]xh?s?\.\s|P(?:age|g)\s?ID))"
)
_GIVEN = re.compile(r"\s[(\[](?:the\s|hereinafter,?\s)?[“\"][^“”\"()]{1,60}[”\"][)\]](?=,?\s)")
_HEREWITH = re.compile(
    r",\s(?:filed|submitted|attached|annexed|dated|executed|sworn|lodged|served)\s[^.;:()]{1,50},(?=\s)"
)
_JOINS = re.compile(r"(?:\s\((?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s|\d{1,2}/\d{1,2}/)\d{2,4}\))?,?\s[(\[]?|\s?:\s")
_TO = re.compile(r",?\s(?:to|of|attached\sto)\s(?:the\s)?")
_SAME_DOCKET = re.compile(r"\b[Ii]d\.,?\s$")
_SAME_LIST = re.compile(r"(?:\s\([a-z][^()]{0,60}\))?[;,]\s(?:see\s|and\s)?")  # No. 1, DE 25 (minute entry); DE 47
_ITEM_PAGE = re.compile(r":(?P<low>\d{1,4})(?:\s?[-–]\s?(?P<high>\d{1,4}))?(?![\d:])")
_GENERALLY = re.compile(r"\b[Ss]ee,?\sgenerally,?\s(?:the\s)?$")
_OF_PERSON = re.compile(
    r"^(?P<paper>Declaration|Affidavit|Decl\.|Aff\.|Deposition|Dep\.|Report)\sof\s(?:(?:Dr|Mr|Ms|Mrs|Hon)\.\s)?(?:[A-Z][\w.’'-]*\s){0,4}?(?P<name>[A-Z][\w’'-]+)(?:,?\s(?:Jr|Sr|M\.D|Ph\.D)\.)?$"
)
_PAGE_ID = re.compile(r",?\s(?:at\s)?P(?:age|AGE|g\.?)\s?ID", re.IGNORECASE)
_TOLD_ASIDE = frozenset(("docket", "foreign", "bates", "usual", "term"))
_NEEDS_PINS = frozenset(("term", "usual", "cross", "more"))


@dataclass(slots=True)
class _Reader:
    """One pass over the sources of a paper."""

    paper: CleanText
    legal: Legal
    sources: list[Source]
    starts: list[int]
    earlier: Earlier
    terms: tuple[Term, ...] = ()
    learned: dict[str, set[str]] = field(default_factory=dict)  # papers that are named beside their docket number

    def read(self, source: Source) -> Cite | None:
        """The cite with its pins; None where it is no cite to the record."""
        bare: str | None = None
        if source.sort in ("id", "more"):
            last = self.earlier.meant(source)
            if last is None:
                return None
            pinned = any(pin.kind == "paragraph" for pin in last.pins)
            if source.sort == "more" and not pinned:
                return None
            bare = "paragraph" if pinned else "page"
            name = _name(last.source, last)
            source = Source(source.start, source.end, name, last.source.document, source.sort)
        elif source.sort == "docket" and self._same_docket_as_foreign(source):
            source = replace(source, document=None, sort="foreign")
        if source.sort == "cross":
            return self._cross(source)
        cite = self._joined(Cite(source, *self._pins(source, bare)))
        if source.sort in _NEEDS_PINS and not cite.pins and cite.source.document == source.document:
            whole = _GENERALLY.search(self.paper.text, max(0, source.start - 24), source.start)
            return cite if whole else None
        if source.sort in ("usual", "exhibit") and (term := self._defined_in(cite)):
            cite = replace(cite, source=replace(cite.source, name=term.name))
        if source.sort == "id" and bare == "paragraph":
            pins = tuple(Pin("paragraph", p.low, p.high) if p.kind == "page" else p for p in cite.pins)
            cite = replace(cite, pins=pins)
        return cite

    def _defined_in(self, cite: Cite) -> Term | None:
        """The short name that is given inside a cite: Statement of Facts ("Facts") ¶ 4."""
        place = bisect_left(self.terms, cite.source.start, key=lambda term: term.start)
        term = self.terms[place] if place < len(self.terms) else None
        return term if term and term.end <= cite.end and term.anchor is None else None

    def _same_docket_as_foreign(self, source: Source) -> bool:
        last = self.earlier.last(source.start)
        if last is None or last.source.sort != "foreign":
            return False
        head = self.paper.text[max(0, source.start - 6) : source.start]
        return bool(_SAME_DOCKET.search(head) or _SAME_LIST.fullmatch(self.paper.text, last.end, source.start))

    def _cross(self, source: Source) -> Cite | None:
        text = self.paper.text
        if text[source.start : source.start + 5].lower() not in ("supra", "infra"):
            pinned = pins_after(text, source.start)
            return Cite(source, pinned.pins, source.end) if pinned.pins else None
        if roman := ROMAN.match(text, source.end):
            pins = [Pin("section", part, part) for part in (roman["section"], roman["more"]) if part]
            return Cite(source, tuple(pins), roman.end())
        at = source.end - 4 if text[source.end - 4 : source.end] == " at " else source.end
        pinned = pins_after(text, at)
        return Cite(source, pinned.pins, pinned.end) if pinned.pins else None

    def _pins(self, source: Source, bare: str | None) -> tuple[tuple[Pin, ...], int]:
        text = self.paper.text
        if source.sort in ("term", "usual") and bare is None:
            bare = "paragraph" if NUMBERED.search(source.name) else "page" if BARE_NUMBER.search(source.name) else None
        if source.sort == "transcript":
            found = transcript_pins(text, source.end)
            return found.pins, found.end
        if source.name.startswith("R. ") and (page := _ITEM_PAGE.match(text, source.end)):
            return (Pin("page", int(page["low"]), int(page["high"] or page["low"])),), page.end()
        found = _behind(text, source, bare)
        exhibit = source.sort == "exhibit" or bool(found.pins and found.pins[-1].kind == "exhibit")
        if exhibit or (not found.pins and source.sort in _TOLD_ASIDE):
            end = found.end if exhibit else source.end
            for between in (_ASIDE, _TITLE, _HEREWITH):
                if (aside := between.match(text, end)) and not (
                    source.sort in _NEEDS_PINS and DOCKET.search(aside.group())
                ):
                    later = pins_after(text, aside.end())
                    if later.pins:
                        return (*found.pins, *later.pins), later.end
        return found.pins, found.end if found.pins else source.end

    def _joined(self, cite: Cite) -> Cite:
        """A name beside its docket number, and an exhibit "to" a paper, are one cite."""
        text = self.paper.text
        for _ in range(3):
            source = cite.source
            place = bisect_left(self.starts, max(cite.end, source.start + 1))
            if place >= len(self.sources) or self.sources[place].start - cite.end > 25:
                return cite
            beside = self.sources[place]
            gap = text[cite.end : beside.start]
            named, numbered = beside.sort in ("usual", "term"), beside.sort in ("docket", "foreign")
            if source.sort == "exhibit" and named and _TO.fullmatch(gap):
                pins, end = self._pins(beside, None)
                cite = Cite(replace(beside, start=source.start), (*cite.pins, *pins), end)
            elif not _JOINS.fullmatch(gap):
                return cite
            elif source.sort in ("docket", "foreign") and named and not cite.pins:
                pins, end = self._pins(beside, None)
                cite = self._married(cite, beside.name, source, pins, end, gap)
            elif source.sort in ("usual", "term") and numbered and source.document in (None, beside.document):
                pins, end = self._pins(beside, None)
                if pins and cite.pins and not _apart(text, beside, cite.pins, pins):
                    return cite
                cite = self._married(cite, source.name, beside, (*cite.pins, *pins), end, gap)
            else:
                return cite
        return cite

    def _married(
        self, cite: Cite, name: str, number: Source, pins: tuple[Pin, ...], end: int, gap: str
    ) -> Cite:  # fmt: skip
        text = self.paper.text
        if gap.strip()[-1:] in ("(", "[") and text[end : end + 1] in (")", "]"):
            later = _past(text, end + 1)
            pins, end = (*pins, *later.pins), max(end + 1, later.end)
        if not re.search(r"\d$", number.name) or (
            number.document and not number.name.replace(".", "-").endswith(number.document.removeprefix("dkt:"))
        ):
            name = number.name  # the paper defines a short name there
        if number.document:
            for known in {canonical(name), canonical(_OF_PERSON.sub(_shortened, name))}:
                self.learned.setdefault(known, set()).add(number.document)
        return Cite(Source(cite.source.start, end, name, number.document, number.sort), pins, end)


def record_cites(paper: CleanText, own_case: str | None, legal: Legal | None = None) -> tuple[RecordCite, ...]:
    """Every cite to the record in the body and the footnotes, in the order of the clean text."""
    legal = legal or legal_citations(paper)
    terms = tuple(sorted(terms_of(paper, own_case, legal), key=lambda term: term.start))
    found = sources(paper, terms, own_case)
    reader = _Reader(paper, legal, found, [source.start for source in found], Earlier(paper, legal), terms)
    cites: list[Cite] = []
    covered = -1
    for source in found:
        if source.start < covered or paper.role(source.start) is Role.CONTENTS:
            continue
        if source.sort not in ("foreign", "id") and legal.covers(source.start):
            continue
        cite = reader.read(source)
        if cite is None:
            continue
        covered = max(cite.end, source.start + 1)
        reader.earlier.remember(cite, source)
        cites.append(cite)
    return tuple(_record_cite(paper, cite, reader.learned) for cite in cites)


def _shortened(titled: re.Match[str]) -> str:
    """The Declaration of Jane Q. Roe is cited as Roe Decl."""
    return f"{titled['name']} {titled['paper']}"


def _record_cite(paper: CleanText, cite: Cite, learned: dict[str, set[str]]) -> RecordCite:
    source = cite.source
    words = " ".join(paper.text[source.start : cite.end].split())
    document = source.document
    if _ELSEWHERE.match(paper.text, cite.end):
        document = None
    elif (
        document is None
        and source.sort in ("term", "usual", "id")
        and len(known := learned.get(canonical(source.name), ())) == 1
    ):
        document = next(iter(known))
    return RecordCite(words, _name(source, cite), document, cite.pins, paper.span(source.start, cite.end))


def _name(source: Source, cite: Cite) -> str:
    if source.sort != "exhibit":
        return source.name
    first = next((pin for pin in cite.pins if pin.kind == "exhibit"), None)
    return f"{source.name} Ex. {first.low}".strip() if first else source.name


def _behind(text: str, source: Source, bare: str | None) -> Pins:
    """The pins right behind a source of any sort."""
    if source.sort == "appendix":
        found = pins_after(text, source.end - 1, bare="page") if text[source.end - 1 : source.end] == " " else None
        return found if found and found.pins else _glued(text, source.end)
    found = pins_after(text, source.end, bare=bare)
    if not found.pins and NUMBERED.search(source.name):
        found = items_after(text, source.end)
    if not found.pins and source.sort == "docket" and text[source.start - 1 : source.start] in ("[", "("):
        closed = text[source.end : source.end + 1] in ("]", ")")
        found = _past(text, source.end + 1) if closed else found  # [Dkt. 93] ¶ 22
    return found


def _past(text: str, at: int) -> Pins:
    """The pins behind a closed bracket, and behind the short name that may be given there: [Doc. 64] (“Roe Dep.”) at 50."""
    found = pins_after(text, at)
    given = None if found.pins else _GIVEN.match(text, at)
    return pins_after(text, given.end()) if given else found


def _apart(text: str, number: Source, named: Sequence[Pin], numbered: Sequence[Pin]) -> bool:
    """Whether the pins of a name and those of its docket number say two things of one place: Aff. ¶ 12, ECF No. 5, PageID.61."""
    stamped = _PAGE_ID.match(text, number.end) is not None
    return stamped or not {pin.kind for pin in named} & {pin.kind for pin in numbered}


def _glued(text: str, at: int) -> Pins:
    """A page that stands right behind the name of an appendix: JA12, 1-ER-12, Appx123."""
    match = re.compile(r"[A-Z]?(?P<low>\d{1,6})a?(?:\s?[-–]\s?[A-Z]?(?P<high>\d{1,6})a?)?").match(text, at)
    if match is None:
        return Pins((), at)
    pin = Pin("page", int(match["low"]), int(match["high"] or match["low"]))
    later = pins_after(text, match.end())
    return Pins((pin, *later.pins), later.end)
