"""The entries of an imported docket: new ones docketed, changed wordings recorded as revisions, the rest left alone."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from docket.clerk.filers import Filers
from docket.clerk.matching import digest, match
from docket.clerk.understanding import READER, Context, Understood, understand
from docket.importers.model import RICHNESS, ImportedAttachment, ImportedDocket, ImportedEntry
from domain.draft import Draft
from domain.events import DocketImported, EntryDocketed, EntryFacts, EntryRevised, EntrySource
from domain.text import clip
from domain.values import BY_THE_COURT, COURT
from projections.record import CaseRecord

_FIRST_WORDS = 160
_TITLE = 300
_TEXT = 200_000
_NUMBER = re.compile(r"\d+")
_READ = ("kind", "title", "facets", "relations", "reading", "party")
"""The facts that a reader takes from the wording."""
Told = tuple[str, str, date | None, str, str | None]
"""An entry's id, what happened to it, its date, its title, and its wording before."""


class Entering:
    """One import's work on the entries of a case: `run` drafts it, the fields tell what it did."""

    def __init__(self, draft: Draft, record: CaseRecord, docket: ImportedDocket, *, older: bool) -> None:
        self.draft, self.docket, self.older = draft, docket, older
        self.rank = RICHNESS[docket.kind]
        self.added = self.changed = self.filled = self.unchanged = self.attachments = 0
        self.news: list[Told] = []
        self.warnings: list[str] = []
        self.waiting: list[tuple[str, Understood]] = []
        imported = {e.command_id for e in record.of(DocketImported)}
        self.by_hand = {
            docketed.dockets: _stated(docketed.facts)
            for docketed in record.of(EntryDocketed)
            if docketed.command_id not in imported
        }
        for revised in record.of(EntryRevised):
            if revised.command_id not in imported:
                self.by_hand.setdefault(revised.entry, set()).update(revised.changes)
        case = draft.case
        self.old = {ident: facts for ident, facts in case.entries.items() if "-" not in ident}
        self.found = match(self.old, case.numbers, docket.entries)
        self.numbers_added = {
            e.number for e, i in zip(docket.entries, self.found, strict=True) if i is None and e.number
        }
        self.filers = Filers(case.parties.values(), docket.parties)
        self.context = self._context()

    def _context(self) -> Context:
        """What is known of the docket as a whole while one entry of it is read."""
        case = self.draft.case
        known = {ident: _first_words(f.text or f.title) for ident, f in self.old.items() if ident[0].isdigit()}
        known |= {
            number: _first_words(case.entries[i].text or case.entries[i].title) for number, i in case.numbers.items()
        }
        docs: dict[str, str] = {}
        sequences: dict[str, str] = {}
        for ident, facts in self.old.items():
            if facts.source and ident[0].isdigit():
                docs[facts.source.doc_id or ""] = ident
                sequences[facts.source.seq_no or ""] = ident
        for entry in self.docket.entries:
            if entry.number:
                known[entry.number] = _first_words(entry.text or entry.event or "")
                docs[entry.doc_id or ""] = sequences[entry.seq_no or ""] = entry.number
        docs.pop("", None)
        sequences.pop("", None)
        return Context(self.docket.court, known, docs, sequences)

    def run(self) -> None:
        """Draft every entry: numbered ones in the order of their numbers, the others where the source has them."""
        for entry, ident, follows in sorted(self._placed(), key=lambda row: _order(row[0], row[2])):
            read = ident is None or self._to_read(self.draft.case.entries[ident], entry)
            told = understand(entry, self.context) if read else Understood({}, None, entry.attachments)
            if ident is None:
                self._docket(entry, told, follows)
            else:
                self._compare(ident, entry, told, follows)
        for ident, told in self.waiting:
            facts = self._understood(told)
            if len(facts["relations"]) > len(self.draft.case.entries[ident].relations):
                later = {name: facts[name] for name in ("relations", "reading")}
                merged = EntryFacts.model_validate(later).model_dump(mode="json", include=set(later))
                self._revise(ident, merged, reason="read again with the entries after it")

    def _to_read(self, old: EntryFacts, entry: ImportedEntry) -> bool:
        """Whether reading an entry's text could tell anything new: other words, another reader, or entries that it may name."""
        if not old.reading or not old.source or old.reading.reader != READER:
            return True
        if old.source.digest != digest(entry.text, entry.event):
            return self.rank >= RICHNESS.get(old.source.kind, 0)
        return not self.numbers_added.isdisjoint(_NUMBER.findall(entry.text))

    def _placed(self) -> Iterator[tuple[ImportedEntry, str | None, str | None]]:
        """Every entry with its id on the record and the docket number that it follows in the source, read in ascending order."""
        rows = list(zip(self.docket.entries, self.found, strict=True))
        numbers = [int(e.number) for e in self.docket.entries if e.number]
        if len(numbers) > 1 and numbers[0] > numbers[-1]:
            rows.reverse()  # the report was asked for with the latest first
        above: str | None = "0" if numbers and min(numbers) == 1 and self.docket.whole else None
        highest = 0
        for entry, ident in rows:
            if entry.number:
                highest = max(highest, int(entry.number))
                above = str(highest)
            yield entry, ident, None if entry.number or not self.docket.whole else above

    # --- a new entry ----------------------------------------------------------------------------------------------------

    def _docket(self, entry: ImportedEntry, told: Understood, follows: str | None) -> None:
        case = self.draft.case
        ident = entry.number or case.next_id("E")
        facts = EntryFacts.model_validate(self._facts(entry, told, follows))
        if ident in case.standing:  # two lines of the source with one number: the second gets an id of its own
            twice, ident = ident, case.next_id("E")
            self.warnings.append(f"ECF {twice} stands twice in the source; the second is {ident} here.")
            source = self._source(entry, twice).model_copy(update={"number": twice})
            facts = facts.model_copy(update={"source": source})
        self.draft.add(EntryDocketed, dockets=ident, facts=facts, court_date=facts.filed)
        if len(facts.relations) < len(told.facts.get("relations", ())):
            self.waiting.append((ident, told))  # it names an entry that comes after it
        self.added += 1
        self.news.append((ident, "new", facts.filed, facts.title, None))
        self._attach(ident, entry, told)

    def _facts(self, entry: ImportedEntry, told: Understood, follows: str | None) -> dict[str, Any]:
        return {
            **self._understood(told),
            "text": entry.text[:_TEXT] or None,
            "filed": entry.filed,
            "entered": entry.entered,
            "event": clip(entry.event or "", _TITLE) or None,
            "source": self._source(entry, follows),
        }

    def _understood(self, told: Understood) -> dict[str, Any]:
        """What the reader found, resting on what stands: relations to entries that are here. Orders are the court's."""
        facts = dict(told.facts)
        case = self.draft.case
        if "relations" in facts:
            named = ((case.numbers.get(r.to, r.to), r) for r in facts["relations"])
            facts["relations"] = tuple(r.model_copy(update={"to": to}) for to, r in named if to in case.entries)
        if told.filer:
            facts["party"] = self.filers.party(told.filer)
        elif facts.get("kind") in BY_THE_COURT and "proposed" not in " ".join(
            (facts["reading"].detail, *facts["facets"])
        ):
            facts["party"] = COURT
        return facts

    def _source(self, entry: ImportedEntry, follows: str | None) -> EntrySource:
        return EntrySource(
            kind=self.docket.kind, doc_id=entry.doc_id, seq_no=entry.seq_no, follows=follows,
            digest=digest(entry.text, entry.event), pages=entry.pages,
        )  # fmt: skip

    def _attach(self, ident: str, entry: ImportedEntry, told: Understood) -> None:
        case = self.draft.case
        if not ident[0].isdigit():
            return
        for one in told.attachments:
            part = f"{ident}-{one.number}"
            if part in case.standing:
                self._name_attachment(part, one)
                continue
            source = EntrySource(kind=self.docket.kind, doc_id=one.doc_id, pages=one.pages)
            title = clip(one.title or "", _TITLE) or f"Attachment {one.number}"
            facts = EntryFacts(kind="exhibit", title=title, filed=entry.filed, entered=entry.entered, source=source)
            self.draft.add(EntryDocketed, dockets=part, facts=facts, court_date=facts.filed)
            self.attachments += 1

    def _name_attachment(self, part: str, one: ImportedAttachment) -> None:
        """A title or a key for an attachment that was known without."""
        facts = self.draft.case.entries[part]
        source = facts.source or EntrySource(kind=self.docket.kind)
        changes: dict[str, Any] = {}
        if one.title and facts.title == f"Attachment {one.number}":
            changes["title"] = clip(one.title, _TITLE)
        if (one.doc_id and not source.doc_id) or (one.pages and not source.pages):
            filled = source.model_copy(
                update={"doc_id": source.doc_id or one.doc_id, "pages": source.pages or one.pages}
            )
            changes["source"] = filled.model_dump(mode="json")
        if changes:
            self._revise(part, changes, reason=f"more of it in the {self.docket.kind}")

    # --- an entry that is there -----------------------------------------------------------------------------------------

    def _compare(self, ident: str, entry: ImportedEntry, told: Understood, follows: str | None) -> None:
        case = self.draft.case
        old = case.entries[ident]
        fresh = self._facts(entry, told, follows)
        new: EntrySource = fresh["source"]
        before = RICHNESS.get(old.source.kind, 0) if old.source else -1
        worded = bool(entry.text) and not (old.source is not None and old.source.digest == new.digest)
        changes: dict[str, Any] = {}
        reason = ""
        if worded and not self.older and (self.rank >= before or not old.text):
            changes["text"] = fresh["text"]
            changes |= {name: fresh[name] for name in _READ if name in fresh}
            if self.docket.kind == "page" or not old.filed:
                changes["filed"] = fresh["filed"] or old.filed
            changes["entered"] = fresh["entered"] or old.entered
            reason = "the docket text changed" if self.rank == before else f"the fuller text of the {self.docket.kind}"
            new = _merged(old.source, new, wording=True, place=True)
        else:
            new = _merged(
                old.source,
                new,
                wording=False,
                place=self.rank > before or (self.docket.kind == "page" and not self.older),
            )
            changes |= self._read_again(old, fresh, before)
            reason = "read again" if changes else f"more of it in the {self.docket.kind}"
        for name in ("filed", "entered", "event"):
            if getattr(old, name) is None and fresh[name] is not None:
                changes.setdefault(name, fresh[name])
        if new != old.source:
            changes["source"] = new
        self._settle(ident, entry, old, changes, reason)
        self._attach(ident, entry, told)

    def _read_again(self, old: EntryFacts, fresh: Mapping[str, Any], before: int) -> dict[str, Any]:
        """The same words, but another version of the reader, or entries have come since to which they relate."""
        reading = fresh.get("reading")
        if reading is None or self.rank < before:
            return {}
        if old.reading is None or old.reading.reader != reading.reader:
            return {name: fresh[name] for name in _READ if name in fresh}
        if len(fresh["relations"]) > len(old.relations):
            return {"relations": fresh["relations"], "reading": reading}
        return {}

    def _settle(self, ident: str, entry: ImportedEntry, old: EntryFacts, changes: dict[str, Any], reason: str) -> None:
        """Record what differs, without what a person has decided; an unnumbered entry may have its number now."""
        case = self.draft.case
        kept = self.by_hand.get(ident, set())
        was = old.model_dump(mode="json")
        merged = EntryFacts.model_validate(old.model_dump() | changes).model_dump(mode="json")
        differs = {name: merged[name] for name in changes if merged[name] != was[name]}
        changed = {name: value for name, value in differs.items() if name not in kept}
        if "filed" in differs and "filed" in kept:
            day = f"{old.filed} here, {entry.filed} in the source"
            self.warnings.append(f"{ident} was filed on {day}; the date that a person recorded stands.")
        number = entry.number if entry.number and not ident[0].isdigit() and entry.number not in case.standing else None
        if not changed and not number:
            self.unchanged += 1
            return
        self._revise(ident, changed, reason=reason, number=number)
        otherwise = number is not None or any(name in changed and was[name] is not None for name in ("text", "filed"))
        self.changed += otherwise
        self.unchanged += not otherwise
        self.filled += not otherwise
        if otherwise:
            now = case.entries[ident]
            self.news.append(
                (number or ident, "changed", now.filed, now.title, old.text if "text" in changed else None)
            )

    def _revise(self, ident: str, changes: dict[str, Any], *, reason: str, number: str | None = None) -> None:
        self.draft.add(EntryRevised, entry=ident, changes=changes, number=number, reason=reason)


def _stated(facts: EntryFacts) -> set[str]:
    """What a person said when he docketed an entry by hand."""
    silent = EntryFacts()
    return {name for name in EntryFacts.model_fields if getattr(facts, name) != getattr(silent, name)}


def _first_words(text: str) -> str:
    return text[:_FIRST_WORDS]


def _order(entry: ImportedEntry, follows: str | None) -> int:
    """Numbered entries by their number; others after the number that they follow."""
    return int(entry.number or follows or 0)


def _merged(old: EntrySource | None, new: EntrySource, *, wording: bool, place: bool) -> EntrySource:
    """The keys of both sources; ``wording``: the new one's words are the entry's now; ``place``: it knows best where it stands."""
    if old is None:
        return new
    kept = new if wording else old
    follows = (new.follows, old.follows) if place else (old.follows, new.follows)
    return EntrySource(
        kind=kept.kind, digest=kept.digest, doc_id=old.doc_id or new.doc_id, seq_no=old.seq_no or new.seq_no,
        follows=next((f for f in follows if f is not None), None), pages=old.pages or new.pages,
        number=old.number or new.number,
    )  # fmt: skip
