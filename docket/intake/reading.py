"""One paper read: bytes in, facts with spans out. No store, no network, no guess."""

import hashlib
import time
from dataclasses import dataclass, field
from functools import cached_property

from docket.intake.accounts import Accounts, two_accounts
from docket.intake.authorities import Legal, Use, authorities, legal_citations, uses
from docket.intake.caption import caption_end, caption_facts
from docket.intake.caption_sides import with_filer
from docket.intake.clean import CleanText, clean
from docket.intake.concessions import concessions
from docket.intake.court_voice import court_begins
from docket.intake.decoding import decode
from docket.intake.dispositions import dispositions
from docket.intake.errors import UnreadablePaperError
from docket.intake.facts import (
    Authority,
    ClaimedConcession,
    Disposition,
    DocumentFacts,
    Finding,
    Heading,
    LeftOpen,
    OrderedDeadline,
    Quotation,
    RecordCite,
    StatedHearing,
)
from docket.intake.formats import Progress, extract
from docket.intake.hearings import hearings
from docket.intake.lookalikes import MOST as MOST_ALIKE
from docket.intake.lookalikes import lookalikes
from docket.intake.orders import deadlines
from docket.intake.outline import outline
from docket.intake.quotations import quotations
from docket.intake.quotations_versions import versions
from docket.intake.record_cites import record_cites
from docket.intake.sentences import CLOSELY
from docket.intake.unreached import left_open
from docket.intake.watching import Check, Watch

__all__ = ["Reading", "UnreadablePaperError", "decode", "read"]

_ONLY_ORDERS = "Deadlines and dispositions are looked for only in orders; this paper was not taken for one."
_TOO_LONG = (
    "Concessions, two accounts, hearings and what is ordered or left open were looked for only up to {}: "
    "no brief is so long. File its parts as papers of their own."
)
_MANY_ACCOUNTS = (
    "Two accounts of one thing: the paper has more places to compare than are compared, so some may not be told."
)
_MANY_VERSIONS = (
    "One source quoted in two versions: the paper has more quotations than are compared, so some may not be told."
)
_MANY_ALIKE = "Names that differ by one letter or glyph: the paper has so many that only the first of them are told."
_AGREED = "No judge has signed this stipulation as far as the text shows: its dates are agreed, not ordered."


SECONDS = 20.0  # for the authorities of one paper; thirty times what a long brief takes


@dataclass(frozen=True)
class Reading:
    """What the reader found. Cites are looked for when they are first asked for: locating words needs none of them."""

    name: str
    sha256: str
    text: str
    clean: CleanText
    document: DocumentFacts
    outline: tuple[Heading, ...]
    deadlines: tuple[OrderedDeadline, ...]
    dispositions: tuple[Disposition, ...]
    first_warnings: tuple[str, ...]
    needs_ocr: bool = False
    media_type: str = "text/plain"
    court_begins: int | None = None  # the clean offset from which the court speaks
    watch: Watch = field(default_factory=Watch, repr=False, compare=False)

    @cached_property
    def hearings(self) -> tuple[StatedHearing, ...]:
        """The hearings that an order or a notice sets, moves or takes off the calendar."""
        begin = 0 if self.document.kind == "notice" else self.court_begins
        return () if begin is None else hearings(self.clean, self.outline, begin)

    @cached_property
    def left_open(self) -> tuple[LeftOpen, ...]:
        """What an order says that it does not decide."""
        return () if self.court_begins is None else left_open(self.clean, self.outline, self.court_begins)

    @cached_property
    def stipulated(self) -> tuple[OrderedDeadline, ...]:
        """The dates of a stipulation: agreed, not ordered, so that they move nothing."""
        agreed = self.document.kind == "stipulation" and self.court_begins is None
        return deadlines(self.clean, self.outline, 0, self.document.dated) if agreed else ()

    @cached_property
    def _legal(self) -> Legal:
        end = time.monotonic() + SECONDS

        def late() -> bool:
            self.watch()
            return time.monotonic() > end

        return legal_citations(self.clean, late)

    @cached_property
    def record_cites(self) -> tuple[RecordCite, ...]:
        """Cites to the record in the order of the file."""
        legal = self._legal
        self.watch()
        found = record_cites(self.clean, self.document.case_number, legal)
        return tuple(sorted(found, key=lambda cite: cite.span.start))

    @cached_property
    def authorities(self) -> tuple[Authority, ...]:
        """Legal authorities of the body and the footnotes, short forms included; the tables at the front are left out."""
        cites = self.record_cites
        self.watch()
        return authorities(self.clean, self._legal, cites)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Quotations with the sources that they are credited to, in the order of the paper."""
        cites, cited = self.record_cites, self.authorities
        self.watch()
        return quotations(self.clean, cites, cited, self.outline)

    @cached_property
    def concessions(self) -> tuple[ClaimedConcession, ...]:
        """What is said to be conceded, by whom and by whose account, in the order of the paper."""
        blocks = [quoted.span for quoted in self.quotations if quoted.block and quoted.authority]
        self.watch()
        return concessions(self.clean, self.document, self.outline, self.record_cites, blocks)

    @cached_property
    def _accounts(self) -> Accounts:
        return two_accounts(
            self.clean, self.document, self.outline, self.record_cites, self.quotations, self.concessions
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Places of the paper that a person should see side by side, without a verdict."""
        found = (*self._accounts.findings, *self._versions.findings, *self._alike)
        return tuple(sorted(found, key=lambda finding: finding.spans[0].start))

    @cached_property
    def _versions(self) -> Accounts:
        return versions(self.quotations, (*self.record_cites, *self.authorities))

    @cached_property
    def _alike(self) -> tuple[Finding, ...]:
        return lookalikes(self.clean)

    @cached_property
    def authority_uses(self) -> tuple[Use, ...]:
        """The same citations with what the paper does with each."""
        return uses(self.clean, self._legal, self.record_cites)

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What the reader could not do or is not sure of, in sentences."""
        found = [
            *self.first_warnings,
            *_warnings(self.clean, self.document, self.outline, self.record_cites, needs_ocr=self.needs_ocr),
        ]
        if self.court_begins is None:
            found.append(_ONLY_ORDERS if self.document.kind != "stipulation" else _AGREED)
        return (*found, *self.unread)

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """What a long paper has that was not looked at, in sentences: nothing may be inferred from its silence there."""
        found = []
        if (unread := self._legal.unread) is not None:
            found.append(f"Authorities were looked for only up to {self._place(unread)}: time ran out.")
        if len(self.clean.text) > CLOSELY:
            found.append(_TOO_LONG.format(self._closely()))
        if self._accounts.cut_short:
            found.append(_MANY_ACCOUNTS)
        if self._versions.cut_short:
            found.append(_MANY_VERSIONS)
        if len(self._alike) >= MOST_ALIKE:
            found.append(_MANY_ALIKE)
        return tuple(found)

    def _closely(self) -> str:
        """Up to where sentences are read. Footnotes come after the body, wherever in the file they stand."""
        notes = [flow for flow in self.clean.flows if flow.note is not None]
        if notes and notes[0].start <= CLOSELY:
            return f"footnote {self.clean.flow(CLOSELY).note}"
        return f"{self._place(CLOSELY)}{' of the text, and in none of its footnotes' if notes else ''}"

    def _place(self, offset: int) -> str:
        span = self.clean.span(offset, offset + 1)
        return f"{f'page {span.page}' if span.page else f'line {span.lines[0]}'} (character {span.start})"

    def to_json(self) -> dict[str, object]:
        """The shape of ``docket read FILE --json``."""
        facts = self.document
        return {
            "document": {
                "sha256": self.sha256,
                "pages": facts.pages,
                "needs_ocr": self.needs_ocr,
                "kind": facts.kind,
                "title": facts.title,
                "case_number": facts.case_number,
                "court": facts.court,
                "dated": facts.dated,
                "filed_on": facts.filed_on,
                "filer": facts.filer,
                "filer_role": facts.filer_role,
                "signed_by": facts.signed_by,
                "judge": facts.judge,
            },
            "outline": [heading.to_json() for heading in self.outline],
            "authorities": [found.to_json() for found in self.authorities],
            "record_cites": [cite.to_json() for cite in self.record_cites],
            "quotations": [found.to_json() for found in self.quotations],
            "concessions": [found.to_json() for found in self.concessions],
            "deadlines": [
                *({**found.to_json(), "basis": "order"} for found in self.deadlines),
                *({**found.to_json(), "basis": "stipulation"} for found in self.stipulated),
            ],
            "dispositions": [disposition.to_json() for disposition in self.dispositions],
            "findings": [found.to_json() for found in self.findings],
            "warnings": list(self.warnings),
            "hearings": [hearing.to_json() for hearing in self.hearings],
            "left_open": [question.to_json() for question in self.left_open],
        }


def read(data: bytes, name: str, progress: Progress | None = None, check: Check | None = None) -> Reading:
    """Raises UnreadablePaperError with the next step; ``progress`` hears of the pages of a PDF.

    ``check`` is called between the stages of this and of what is read later; what it raises ends the reading.
    """
    watch = Watch(check)
    extracted = extract(data, name, progress)
    watch()
    paper = clean(extracted.text, extracted.layout, watch)
    watch()
    facts = with_filer(paper, caption_facts(paper))
    watch()
    headings = outline(paper, caption_end(facts))
    watch()
    begin = court_begins(facts.kind, paper)
    return Reading(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=extracted.text,
        clean=paper,
        document=facts,
        outline=headings,
        deadlines=() if begin is None else deadlines(paper, headings, begin, facts.dated),
        dispositions=() if begin is None else dispositions(paper, headings, begin),
        first_warnings=extracted.warnings,
        needs_ocr=extracted.needs_ocr,
        media_type=extracted.media_type,
        court_begins=begin,
        watch=watch,
    )


def _warnings(
    paper: CleanText,
    facts: DocumentFacts,
    headings: tuple[Heading, ...],
    cites: tuple[RecordCite, ...],
    *,
    needs_ocr: bool,
) -> list[str]:
    found = []
    if not paper.text.strip() and not needs_ocr:
        found.append("The file holds no words.")
    if facts.pages is None and paper.text.strip():
        found.append("Not every page of this paper can be told from its text; where it cannot, the page is left open.")
    found += [f"{text}: no such heading is found in this paper." for text in _dangling(headings, cites)]
    return found


def _dangling(headings: tuple[Heading, ...], cites: tuple[RecordCite, ...]) -> list[str]:
    """Cross-references to sections that the outline does not have."""
    paths: set[str] = set()
    stack: list[tuple[int, str]] = []
    for heading in headings:
        if heading.number is None:
            continue
        stack = [kept for kept in stack if kept[0] < heading.level] + [(heading.level, heading.number)]
        paths.add(".".join(number for _, number in stack))
    if not paths:
        return []
    cross = [cite for cite in cites if cite.source in {"supra", "infra"}]
    missing = [c.text for c in cross if not any(str(pin.low) in paths for pin in c.pins if pin.kind == "section")]
    return list(dict.fromkeys(text for text in missing if "ection" in text or "art" in text))
