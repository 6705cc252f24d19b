"""Filing: papers come in, their bytes are kept, words recorded earlier are looked for in them, and proposals are made."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from docket.clerk.counter import Receipt
from docket.clerk.docketing import Docketing
from docket.clerk.parties import meant
from docket.clerk.readings import READINGS
from docket.store.recorder import Suggestion
from domain import acts
from domain.case import called
from domain.draft import Draft
from domain.errors import AlreadyOnDocketError, FileAccessError, InvalidWordError
from domain.events import EntryFacts, PaperFiled, PaperSealed, PassagesSought
from domain.numbers import parse_docket_number, parse_entry
from domain.passage import Anchor, Passage, with_quoting
from domain.text import clip, one_line
from domain.values import BY_THE_COURT, COURT, Kind, checked

if TYPE_CHECKING:
    from collections.abc import Callable

    from docket.intake.formats import Progress
    from docket.intake.reading import Reading as PaperReading
    from docket.intake.spans import Span


@dataclass(frozen=True, slots=True)
class FilingReceipt(Receipt):
    """What became of a paper: its entry, the earlier words found and not found in it, and the proposals read from it."""

    sha256: str = ""
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    proposals: int = 0


class Filing(Docketing):
    """Papers and the words in them."""

    def file(
        self, case: str, data: bytes, *, name: str, entry: str | None = None, kind: str | None = None,
        title: str | None = None, party: str | None = None, filed: date | None = None, dated: date | None = None,
        responds_to: Iterable[str] = (), relations: Iterable[Mapping[str, str]] = (), facets: Iterable[str] = (),
        replace: bool = False, sealed: str | None = None, progress: "Progress | None" = None,
        check: "Callable[[], None] | None" = None,
    ) -> FilingReceipt:  # fmt: skip
        """Docket a paper. What is not said is taken from its caption, and the person is told so.

        ``sealed`` is the reason why it comes in under seal: then it stands under a key of its own from the start.

        ``progress`` hears of the pages, and ``check`` is called between the stages of the reading: what either raises ends it.
        Raises AlreadyOnDocketError when these very bytes are at hand, UnreadablePaperError when they are no text.
        """
        name = one_line(name) or "paper"
        if party:
            meant(self._hold(case).case, party)  # who is meant is asked before a long paper is read
        reading = READINGS.read(data, name, progress, check)
        if not reading.text.strip() and not reading.needs_ocr:
            message = f"{name} holds no words. Nothing was filed."
            raise FileAccessError(message)
        sha256 = hashlib.sha256(data).hexdigest()
        wanted = parse_entry(entry) if entry else None
        given = {
            "kind": checked(kind, Kind, "kind of paper") if kind else None, "title": title, "filed": filed, "dated": dated,
            "facets": tuple(facets) or None,
        }  # fmt: skip
        answered, rows = list(responds_to), list(relations)
        missing: list[Passage] = []
        found: dict[str, Anchor] = {}

        def act(draft: Draft) -> str:
            self._note_future(filed)
            self._notes += reading.first_warnings if reading.needs_ocr else ()
            self._notes += reading.unread
            self._check_new(draft, sha256, wanted, replace=replace)
            stated = given | {
                "party": self._party(draft, party) if party else None,
                "relations": self._relations(draft, rows, answered) or None,
            }
            ident = self._docketed(draft, wanted, {k: v for k, v in stated.items() if v is not None}, reading)
            if sealed:
                self._note_clear(draft, ident, sha256)
                draft.add(PaperSealed, entry=ident, reason=sealed, from_the_start=True)
            draft.add(PaperFiled, entry=ident, sha256=sha256, name=name, media_type=reading.media_type, size=len(data))
            missing[:], newly = self._sought(draft, ident, sha256, reading)
            found.clear()
            found.update(newly)
            if missing or found:
                keys = tuple(p.key for p in missing)
                draft.add(PassagesSought, entry=ident, sha256=sha256, found=found, missing=keys)
            return ident

        papers = [(sha256, name, reading.media_type, data)]
        proposed = self._proposed(reading)
        reading.watch.leave()
        ident = self._do(case, act, papers, lambda ident: self._suggested(case, ident, sha256, proposed))
        notes, self._notes = tuple(self._notes), []
        told = tuple(f"{p.pin or 'no pin'}: “{p.words}”" for p in missing)
        return FilingReceipt(ident, notes, sha256, tuple(found), told, len(proposed))

    def read_paper(self, data: bytes, name: str) -> "PaperReading":
        """What is found in a paper; touches no store."""
        return READINGS.read(data, name)

    def text_of(self, case: str, entry: str) -> "PaperReading | None":
        """The reading of an entry's paper, where it is at hand; of one that is withheld, what stands in its place."""
        held = self._hold(case)
        ident = held.case.numbers.get(entry, entry)
        if ident in held.shown.withheld and ident not in held.shown.unsealed:
            return READINGS.read(f"{held.shown.withheld[ident].told}\n".encode(), entry)
        sha256 = held.case.papers.get(ident)
        return self._reading(sha256, entry) if sha256 else None

    def _note_clear(self, draft: Draft, entry: str, sha256: str) -> None:
        """What a key of its own comes too late for."""
        if self.store.vault.encrypted:
            return
        earlier = any(p.entry == entry and p.words for e in draft.case.live() for p in e.cited())
        if earlier or self.store.vault.lies_open(sha256):
            what = "Words recorded from it earlier" if earlier else "The same paper, filed earlier,"
            told = f"{what} stand in the clear in {self.store.path}, and cannot be destroyed there."
            self._notes.append(f"{told} `docket encrypt NEW` makes a copy in which they can.")

    # --- docketing a paper --------------------------------------------------------------------------------------------

    def _check_new(self, draft: Draft, sha256: str, wanted: str | None, *, replace: bool) -> None:
        for entry, known in draft.case.papers.items():
            if known == sha256 and (wanted is None or draft.case.numbers.get(wanted, wanted) == entry):
                message = f"This very paper is at hand already as {called(entry)}; nothing was filed."
                raise AlreadyOnDocketError(message)
            if known == sha256:
                self._notes.append(f"The same paper is at hand as {called(entry)} too.")
        ident = draft.case.numbers.get(wanted, wanted) if wanted else None
        if ident in draft.case.papers and not replace:
            message = f"{called(ident)} has its paper at hand. --replace puts this one in its place; both are kept."
            raise AlreadyOnDocketError(message)

    def _docketed(self, draft: Draft, wanted: str | None, stated: dict[str, Any], reading: "PaperReading") -> str:
        case = draft.case
        self._warn_of_other_case(draft, reading)
        ident = case.numbers.get(wanted, wanted) if wanted else None
        if ident in case.entries:
            if ident in case.papers:
                self._notes.append(f"{called(ident)} had another paper; this one stands in its place, both are kept.")
            if relations := stated.get("relations"):
                stated["relations"] = tuple(dict.fromkeys((*case.entries[ident].relations, *relations)))
            if "filed" in stated:
                stated["filed_assumed"] = False
            changes = {
                k: v for k, v in EntryFacts.model_validate(stated).model_dump(mode="json").items() if k in stated
            }
            old = case.entries[ident].model_dump(mode="json")
            changed = {k: v for k, v in changes.items() if old.get(k) != v}
            if changed:
                acts.revise(draft, ident, changed, reason="stated when the paper was filed")
            return ident
        facts = self._from_caption(draft, stated, reading)
        return acts.enter(draft, wanted, EntryFacts.model_validate(facts))

    def _from_caption(self, draft: Draft, stated: dict[str, Any], reading: "PaperReading") -> dict[str, Any]:
        """What the person did not say, as the caption has it; each such fact is told."""
        paper, facts = reading.document, dict(stated)
        for field, value in (("kind", paper.kind), ("title", paper.title), ("dated", paper.dated)):
            if field not in facts and value:
                facts[field] = value
                self._notes.append(f"{field.capitalize()} read from the paper: {str(value).replace('_', ' ')}.")
        facts.setdefault("title", str(facts.get("kind", "other")).replace("_", " ").capitalize())
        if "filed" not in facts and paper.filed_on:
            facts["filed"] = paper.filed_on
            self._notes.append(f"Filed {paper.filed_on}, from the stamp on the paper.")
        if "filed" not in facts and facts.get("dated"):
            facts |= {"filed": facts["dated"], "filed_assumed": True}
            self._notes.append(
                f"Filed {facts['dated']} is assumed from the date after “Dated:”; --filed DATE states it."
            )
        if "party" not in facts and paper.filer and (known := draft.case.party(paper.filer)):
            facts["party"] = known
            self._notes.append(f"Filer read from the paper: {paper.filer.rstrip('.')}.")
        elif "party" not in facts and paper.filer:
            role = f" --role {paper.filer_role}" if paper.filer_role else ""
            self._notes.append(
                f"Its caption names {clip(paper.filer, 60)} as the filer, who is no party of this case yet: "
                f'`docket party "{clip(paper.filer, 60)}"{role}` adds one, `docket revise` says who filed.'
            )
        if "party" not in facts and facts.get("kind") in BY_THE_COURT:
            facts["party"] = COURT
        return facts

    def _warn_of_other_case(self, draft: Draft, reading: "PaperReading") -> None:
        printed, opened = reading.document.case_number, draft.case.opened
        if not printed or not opened:
            return
        try:
            same = parse_docket_number(printed).same_case(parse_docket_number(opened.number))
        except InvalidWordError:
            return  # a state court numbers otherwise
        if not same:
            self._notes.append(f"The caption says No. {printed}, this case is {opened.number}: is it the right docket?")

    # --- words in papers ----------------------------------------------------------------------------------------------

    def _sought(
        self, draft: Draft, entry: str, sha256: str, reading: "PaperReading"
    ) -> tuple[list[Passage], dict[str, Anchor]]:
        """Words recorded for this entry before its paper was at hand: those not found, and the places of those found."""
        waiting = {
            p.key: p
            for e in draft.case.live()
            for p in with_quoting(e.cited())
            if p.entry == entry and p.words and (p.anchor is None or p.anchor.sha256 != sha256)
        }
        found = {key: a for key, p in waiting.items() if (a := _located(p, sha256, reading))}
        return [p for key, p in waiting.items() if key not in found], found

    def _anchor(self, draft: Draft, passage: Passage) -> Passage:
        """The passage with its place in its own paper, and in the one that quotes it, where these are at hand."""
        placed = passage.model_copy(update={"anchor": self._place(draft, passage)})
        if passage.via and (quoted := passage.quoted):
            via = passage.via.model_copy(update={"anchor": self._place(draft, quoted)})
            placed = placed.model_copy(update={"via": via})
        return placed

    def _place(self, draft: Draft, passage: Passage) -> Anchor | None:
        sha256 = draft.case.papers.get(passage.entry)
        if not sha256 or not passage.words:
            return None
        anchor = _located(passage, sha256, self._reading(sha256, passage.entry))
        if anchor is None:
            told = f"These words were not found in the paper of {called(passage.entry)}: “{passage.words}”."
            self._notes.append(f"{told} Kept as recorded, marked not found.")
        elif page := passage.model_copy(update={"anchor": anchor}).elsewhere:
            words = clip(passage.words, 60)
            self._notes.append(f"“{words}” stands on p. {page} of {called(passage.entry)}; the pin says {passage.pin}.")
        return anchor

    def _reading(self, sha256: str, name: str) -> "PaperReading":
        data = self.store.paper(sha256)
        if data is None:
            message = f"The paper of {called(name)} (sha256 {sha256[:12]}…) is missing from the store. Restore it from a backup."
            raise FileAccessError(message)
        return READINGS.read(data, name)

    def _suggested(self, case: str, entry: str, sha256: str, proposed: Sequence[dict[str, Any]]) -> list[Suggestion]:
        """Overridden by the queue, which knows what was proposed before."""
        return suggestions(case, entry, sha256, proposed)

    # --- proposals ----------------------------------------------------------------------------------------------------

    def _proposed(self, reading: "PaperReading") -> list[dict[str, Any]]:
        from docket.intake.proposals import proposals  # noqa: PLC0415

        return proposals(reading)


def _located(passage: Passage, sha256: str, reading: "PaperReading") -> Anchor | None:
    from docket.intake.locate import locate  # noqa: PLC0415

    span = locate(passage.words or "", reading.clean, passage.page)
    if span and passage.page is not None and span.ecf_page == passage.page:  # the pin counts the pages of the stamp
        return _anchor_at(span, sha256).model_copy(update={"page": span.ecf_page})
    return _anchor_at(span, sha256) if span else None


def located_within(words: str, sha256: str, reading: "PaperReading", start: int, end: int) -> Anchor | None:
    """Where the words stand inside a stretch of the paper: a heading's span has its numeral, its words have not."""
    from docket.intake.locate import occurrences  # noqa: PLC0415

    spans = (reading.clean.joined([place]) for place in occurrences(words, reading.clean))
    return next((_anchor_at(span, sha256) for span in spans if start <= span.start and span.end <= end), None)


def _anchor_at(span: "Span", sha256: str) -> Anchor:
    return Anchor(sha256=sha256, start=span.start, end=span.end, lines=span.lines, parts=span.parts, page=span.page)


def suggestions(
    case: str, entry: str, sha256: str, proposed: Iterable[dict[str, Any]]
) -> list[tuple[str, str, str, str, str]]:
    """Proposals as the store keeps them."""
    return [(case, p["key"], entry, sha256, json.dumps(p, ensure_ascii=False)) for p in proposed]
