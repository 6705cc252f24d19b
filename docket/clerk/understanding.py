"""The seam to the reader of docket text: what an imported entry's words say, as facts of the entry. The rest of the import knows
nothing of how texts are read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from docket.docket_text.facts import Link, RelationFound
from docket.docket_text.reading import VERSION, read_entry
from docket.importers.model import ImportedAttachment, ImportedEntry
from domain.events import Disposition, DocketDate, DocketReading, Relation
from domain.text import clip
from domain.values import RelationGround

READER = VERSION
"""The version of the reader, which changes whenever the same text may read otherwise."""
_TITLE = 300
_WORDS = 200


@dataclass(frozen=True, slots=True)
class Context:
    """The docket in which an entry is read: its court, the other entries' first words, the court's keys of their papers."""

    court: str
    known: Mapping[str, str]
    by_doc_id: Mapping[str, str]
    by_seq_no: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Understood:
    """The facts of an entry that its words give, the filer by name, and the attachments that it lists."""

    facts: Mapping[str, Any]
    filer: str | None
    attachments: tuple[ImportedAttachment, ...]


def understand(entry: ImportedEntry, context: Context) -> Understood:
    """What an entry's words say; without any words the name of its event is all that there is."""
    links = [Link(one.start, one.end, _target(one.doc_id, one.seq_no, entry, context)) for one in entry.links]
    found = read_entry(
        entry.text, court=context.court, number=entry.number, event=entry.event, links=links, filer_text=entry.italics,
        known=context.known,
    )  # fmt: skip
    standing = [r for r in found.relations if r.to in context.known and r.to != entry.number]
    reading = DocketReading(
        reader=found.version,
        detail=found.detail,
        dispositions=tuple(
            Disposition(outcome=d.outcome, of=d.entries, ground=_ground(d.entries, standing), words=_said(entry.text, d.span),
                        terms=clip(d.terms or "", _WORDS) or None)
            for d in found.dispositions
        ),
        dates=tuple(
            DocketDate(
                kind=d.kind, what=clip(d.what, _WORDS) or d.kind, action=d.action, on=d.on, time=d.time or None, was=d.was,
                obligor=clip(d.obligor or "", _WORDS) or None, words=_said(entry.text, d.span),
                period=clip(d.period or "", _WORDS) or None,
            )
            for d in found.dates
        ),
        as_to=_lines(found.as_to),
        terminated=tuple(number for number in found.terminated if number in context.known),
    )  # fmt: skip
    facts = {
        "kind": found.kind,
        "title": clip(found.title or entry.event or entry.text, _TITLE) or "(untitled)",
        "facets": _lines(found.facets),
        "relations": tuple(
            dict.fromkeys(
                Relation(role=r.role, to=r.to, ground=r.ground, words=clip(r.cue, _WORDS) or None) for r in standing
            )
        ),
        "reading": reading,
    }
    stated = {one.number: one for one in entry.attachments}
    listed = {a.number: ImportedAttachment(a.number, a.title) for a in found.attachments if a.number}
    merged = {n: _both(stated.get(n), listed.get(n)) for n in sorted({*stated, *listed})}
    return Understood(facts, found.filer, tuple(merged.values()))


def _target(doc_id: str | None, seq_no: str | None, entry: ImportedEntry, context: Context) -> str | None:
    """The number of the entry to which a link leads; None for the entry's own papers and for what is not on this docket."""
    number = context.by_doc_id.get(doc_id or "") or context.by_seq_no.get(seq_no or "")
    return number if number != entry.number else None


def _lines(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for one in told if (line := clip(one, _WORDS)))


def _ground(entries: tuple[str, ...], relations: list[RelationFound]) -> RelationGround:
    linked = {r.to for r in relations if r.ground == "link"}
    return "link" if entries and linked.issuperset(entries) else "text"


def _said(text: str, span: tuple[int, int]) -> str:
    return clip(text[span[0] : span[1]], _WORDS) or "(no words)"


def _both(stated: ImportedAttachment | None, listed: ImportedAttachment | None) -> ImportedAttachment:
    """An attachment that the source lists and its text too: keys from the one, the title from whichever has it."""
    if stated is None or listed is None:
        one = stated or listed
        assert one is not None
        return one
    return ImportedAttachment(stated.number, stated.title or listed.title, stated.doc_id, stated.pages)
