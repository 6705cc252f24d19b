"""One paper read: bytes in, facts with spans out. No store, no network, no guess."""

import hashlib
from dataclasses import dataclass

from docket.intake import decoding
from docket.intake.caption import caption_end, caption_facts
from docket.intake.clean import CleanText, clean
from docket.intake.dispositions import dispositions
from docket.intake.errors import UnreadablePaperError
from docket.intake.facts import (
    Authority,
    ClaimedConcession,
    Disposition,
    DocumentFacts,
    Finding,
    Heading,
    OrderedDeadline,
    Quotation,
    RecordCite,
)
from docket.intake.orders import deadlines
from docket.intake.outline import outline
from docket.intake.record_cites import record_cites

__all__ = ["Reading", "UnreadablePaperError", "decode", "read"]

_ORDERS = frozenset({"order", "minute", "judgment"})
_NOT_LOOKED_FOR = "Authorities, quotations and concessions are not looked for by this reader."
_ONLY_ORDERS = "Deadlines and dispositions are looked for only in orders; this paper was not taken for one."


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader found."""

    name: str
    sha256: str
    text: str
    clean: CleanText
    document: DocumentFacts
    outline: tuple[Heading, ...]
    record_cites: tuple[RecordCite, ...]
    deadlines: tuple[OrderedDeadline, ...]
    dispositions: tuple[Disposition, ...]
    warnings: tuple[str, ...]
    authorities: tuple[Authority, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    concessions: tuple[ClaimedConcession, ...] = ()
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The shape of ``docket read FILE --json``."""
        facts = self.document
        return {
            "document": {
                "sha256": self.sha256,
                "pages": facts.pages,
                "needs_ocr": False,
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
            "deadlines": [deadline.to_json() for deadline in self.deadlines],
            "dispositions": [disposition.to_json() for disposition in self.dispositions],
            "findings": [found.to_json() for found in self.findings],
            "warnings": list(self.warnings),
        }


def decode(data: bytes) -> tuple[str, list[str]]:
    return decoding.decode(data)


def read(data: bytes, name: str) -> Reading:
    text, warnings = decoding.decode(data, name)
    paper = clean(text)
    facts = caption_facts(paper)
    headings = outline(paper, caption_end(facts))
    cites = tuple(sorted(record_cites(paper, facts.case_number), key=lambda cite: cite.span.start))
    ordered = facts.kind in _ORDERS
    return Reading(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        clean=paper,
        document=facts,
        outline=headings,
        record_cites=cites,
        deadlines=deadlines(paper, headings) if ordered else (),
        dispositions=dispositions(paper, headings) if ordered else (),
        warnings=(*warnings, *_warnings(paper, facts, headings, cites)),
    )


def _warnings(
    paper: CleanText, facts: DocumentFacts, headings: tuple[Heading, ...], cites: tuple[RecordCite, ...]
) -> list[str]:
    found = []
    if not paper.text.strip():
        found.append("The file holds no words.")
    if facts.kind not in _ORDERS:
        found.append(_ONLY_ORDERS)
    if facts.pages is None and paper.text.strip():
        found.append("Not every page of this paper can be told from its text; where it cannot, the page is left open.")
    found += [f"{text}: no such heading is found in this paper." for text in _dangling(headings, cites)]
    return [*found, _NOT_LOOKED_FOR]


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
