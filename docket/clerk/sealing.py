"""Sealing, claw-back and the destruction of keys: whose words are shown to nobody, used by nobody, and read by nobody again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from docket.clerk.counter import Receipt
from docket.clerk.importing import Importing
from docket.clerk.readings import READINGS
from docket.store.appending import Writing
from docket.store.backups import Backup, backups
from docket.store.log import Store
from docket.store.vault import PAPER
from domain.case import called
from domain.draft import Draft
from domain.errors import DocketError, NotPossibleError
from domain.events import (
    CaseEvent,
    ClawBackClaimed,
    ClawBackEnded,
    EntryDocketed,
    EntryRevised,
    PaperFiled,
    PaperSealed,
    PaperUnsealed,
    PassagesLinked,
    WordsDestroyed,
)
from domain.numbers import parse_entry
from domain.sealing import Homes
from domain.values import ClawBackGround, ClawBackOutcome, checked

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class DestroyedReceipt(Receipt):
    """What became of the words; ``scrubbed`` is false while another program holds the file that they lay in.

    ``backups`` are the copies that are known of: each holds the keys of its time.
    """

    entries: tuple[str, ...] = ()
    told: str = ""
    scrubbed: bool = True
    backups: tuple[Backup, ...] = ()


class _Paper(NamedTuple):
    """The entries at which the same paper stands, and the hashes of all papers that were filed there."""

    entries: tuple[str, ...]
    hashes: tuple[str, ...]


class Sealing(Importing):
    """Papers whose words are withheld."""

    def seal(self, case: str, entry: str, *, reason: str, by_order: str | None = None) -> Receipt:
        """Show the words of a paper to nobody who does not ask for them."""

        def act(draft: Draft) -> str:
            ident = self._entry(draft, entry)
            order = self._entry(draft, by_order) if by_order else None
            for one in self._same_paper(draft, ident).entries:
                draft.add(PaperSealed, entry=one, reason=reason, by_order=order)
            self._warn(case, draft, ident)
            return ident

        return self._withheld(self._do(case, act))

    def unseal(self, case: str, entry: str, *, reason: str, by_order: str | None = None) -> Receipt:
        """Show the words of a paper again."""

        def act(draft: Draft) -> str:
            ident = self._entry(draft, entry)
            order = self._entry(draft, by_order) if by_order else None
            for one in self._same_paper(draft, ident).entries:
                draft.add(PaperUnsealed, entry=one, reason=reason, by_order=order)
            return ident

        return self._receipt(self._do(case, act))

    def claw_back(
        self, case: str, entry: str, *, party: str, on: date, reason: str, ground: str = "frcp_26b5b"
    ) -> Receipt:
        """A claim of privilege after production or filing: nobody uses or sees the words until it is resolved."""
        word = checked(ground, ClawBackGround, "ground for a claw-back")

        def act(draft: Draft) -> str:
            ident = self._entry(draft, entry)
            who = self._party(draft, party)
            for one in self._same_paper(draft, ident).entries:
                if one in draft.case.unusable:
                    message = f"{called(one)}: {draft.case.unusable[one]} already. Nothing was recorded."
                    raise NotPossibleError(message)
                draft.add(ClawBackClaimed, entry=one, party=who, on=on, ground=word, reason=reason)
            self._warn(case, draft, ident)
            return ident

        return self._withheld(self._do(case, act))

    def end_claw_back(
        self, case: str, entry: str, *, outcome: str, on: date, reason: str, by_order: str | None = None
    ) -> Receipt:
        """The claim is withdrawn, overruled or upheld. Only the first two show the words again."""
        word = checked(outcome, ClawBackOutcome, "outcome of a claw-back")

        def act(draft: Draft) -> str:
            ident = self._entry(draft, entry)
            order = self._entry(draft, by_order) if by_order else None
            if ident in draft.case.destroyed:
                message = f"{called(ident)}: {draft.case.destroyed[ident]}; no outcome brings them back. Nothing was recorded."
                raise NotPossibleError(message)
            if ident not in draft.case.clawed_back:
                message = f"No claw-back of {called(ident)} is open. `docket claw-back {ident}` records one."
                raise NotPossibleError(message)
            for one in self._same_paper(draft, ident).entries:
                draft.add(ClawBackEnded, entry=one, outcome=word, on=on, reason=reason, by_order=order)
            return ident

        return self._receipt(self._do(case, act))

    def destroy_words(self, case: str, entry: str, *, reason: str, on: date | None = None) -> DestroyedReceipt:
        """Destroy the keys under which a paper and all words taken from it stand. It cannot be taken back.

        Raises NotPossibleError where some of them stand in the clear, so that no key could take them away.
        """
        day = on or self.today()
        gone: list[tuple[str, str]] = []
        done: list[DestroyedReceipt] = []

        def act(draft: Draft) -> None:
            ident = self._entry(draft, entry)
            paper = self._same_paper(draft, ident)
            self._refuse_clear(case, paper)
            how = " by claw-back" if ident in draft.case.clawed_back else ""
            told = f"[words destroyed{how}, {day}]"
            for one in paper.entries:
                draft.add(WordsDestroyed, entry=one, on=day, papers=paper.hashes, reason=reason, told=told)
            gone[:] = [*((case, one) for one in paper.entries), *(("", PAPER + sha256) for sha256 in paper.hashes)]
            done[:] = [DestroyedReceipt(ident, entries=paper.entries, told=told)]
            self._warn(case, draft, ident)

        def along(cursor: Writing) -> None:
            self.store.vault.destroy(cursor, gone, done[0].told)

        again = self._destroyed_before(case, entry)
        if again is None:
            self._do(case, act, along=along)
        scrubbed = self._forget()
        notes, self._notes = tuple(self._notes), []
        made = again or done[0]
        return DestroyedReceipt(made.id, notes, made.entries, made.told, scrubbed, tuple(backups(self.store)))

    def pair(self, case: str, sealed: str, redacted: str) -> Receipt:
        """Say that one entry is the redacted version of another."""

        def act(draft: Draft) -> str:
            whole, part = self._entry(draft, sealed), self._entry(draft, redacted)
            if whole == part:
                message = f"{called(whole)} is one paper. A pair is a sealed one and its redacted version."
                raise NotPossibleError(message)
            pairs = [e for e in draft.case.live() if isinstance(e, PassagesLinked) and e.role == "redacts"]
            for one in pairs:
                if one.source in (whole, part) or one.target == part:
                    message = f"{called(one.source)} is the redacted version of {called(one.target)} already."
                    raise NotPossibleError(message)
            ident = draft.case.next_id("L")
            draft.add(PassagesLinked, id=ident, source=part, target=whole, role="redacts")
            return ident

        return self._receipt(self._do(case, act))

    def heed(self, other: Store) -> tuple[list[str], list[str]]:
        """Destroy here what was destroyed in another store of the same cases, of which this one is an older copy.

        Returns a sentence for each entry whose words are gone now, and one for each where they cannot be taken away.
        """
        done, left = [], []
        mine = {opened.originator_id for opened in self.store.cases()}
        for event in other.everywhere(WordsDestroyed):
            if event.originator_id not in mine:
                continue
            try:
                self._heed(event)
            except DocketError as error:
                left.append(f"{event.originator_id}, {called(event.entry)}: {error}")
                continue
            done.append(f"{event.originator_id}, {called(event.entry)}: {event.told}")
        if done:
            self._forget()
        return done, left

    def _heed(self, event: WordsDestroyed) -> None:
        case = event.originator_id
        held = self._hold(case).case
        known = [e for e in held.live() if isinstance(e, WordsDestroyed) and e.entry == event.entry]
        if known or event.entry not in held.entries:
            return
        self._refuse_clear(case, _Paper((event.entry,), event.papers))
        names = [(case, event.entry), *(("", PAPER + sha256) for sha256 in event.papers)]
        facts = event.model_dump(include=set(type(event).model_fields) - set(CaseEvent.model_fields))
        self._do(
            case,
            lambda draft: draft.add(WordsDestroyed, **facts),
            along=lambda cursor: self.store.vault.destroy(cursor, names, event.told),
        )

    # --- what must be known of a paper first --------------------------------------------------------------------------

    def _destroyed_before(self, case: str, entry: str) -> DestroyedReceipt | None:
        """Where the keys are gone already, only what is left in the file's free pages remains to be taken away."""
        held = self._hold(case).case
        ident = held.entry(parse_entry(entry))
        for event in held.live():
            if isinstance(event, WordsDestroyed) and event.entry == ident:
                return DestroyedReceipt(ident, entries=(ident,), told=event.told)
        return None

    @staticmethod
    def _same_paper(draft: Draft, entry: str) -> _Paper:
        """All entries of the case at which one of the papers of an entry stands, and the hashes of all of these papers."""
        filed = [(e.entry, e.sha256) for e in draft.case.events if isinstance(e, PaperFiled)]
        hashes = {sha256 for at, sha256 in filed if at == entry}
        entries = dict.fromkeys([entry, *(at for at, sha256 in filed if sha256 in hashes and at in draft.case.entries)])
        return _Paper(tuple(entries), tuple(sorted(hashes)))

    def _refuse_clear(self, case: str, paper: _Paper) -> None:
        places = [f"pos:{position}" for entry in paper.entries for position in self._in_the_clear(case, entry)]
        open_papers = [f"the paper {sha256[:12]}…" for sha256 in paper.hashes if self.store.vault.lies_open(sha256)]
        found = [*open_papers, *dict.fromkeys(places)]
        if found:
            more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            message = (
                f"{', '.join(found[:_SHOWN])}{more} stand in the clear in {self.store.path}, and a log that is only appended to "
                "cannot lose them. Make an encrypted copy with `docket encrypt NEW`, destroy the key there, and then destroy "
                "this store and its backups. Nothing was changed."
            )
            raise NotPossibleError(message)

    def _in_the_clear(self, case: str, entry: str) -> Iterator[int]:
        homes = Homes()
        stored = dict(self.store.stored(case))
        for position, event in self._hold(case).recorded:
            homes.learn(event)
            if isinstance(event, (EntryDocketed, EntryRevised)):
                continue  # the line on the docket sheet names the paper, as it was typed before it was sealed
            if self.store.vault.in_the_clear(stored[position], (homes.owners(event), homes), entry):
                yield position

    def _warn(self, case: str, draft: Draft, entry: str) -> None:
        """What is not reached by withholding this one paper."""
        attached = [called(ident) for ident in draft.case.entries if ident.startswith(f"{entry}-")]
        if attached:
            self._notes.append(f"{', '.join(attached)} are papers of their own: name them too.")
        quoting = {
            called(own)
            for event in draft.case.live()
            for passage in event.cited()
            if passage.entry == entry and (own := getattr(event, "entry", None) or entry) != entry
        }
        if quoting:
            told = f"Words of {called(entry)} are recorded as quoted in {', '.join(sorted(quoting))}"
            self._notes.append(f"{told}: they are withheld too, but that paper itself still holds them.")
        mine = self._same_paper(draft, entry).hashes
        others = {e.originator_id for e in self.store.everywhere(PaperFiled) if e.sha256 in mine} - {case}
        if others:
            self._notes.append(f"The same paper is on the docket of {', '.join(sorted(others))} too: see to it there.")
        if not self.store.vault.encrypted and any(True for _ in self._in_the_clear(case, entry)):
            told = f"Words of {called(entry)} stand in the clear in {self.store.path}: whoever opens the file can read them."
            self._notes.append(f"{told} `docket encrypt NEW` makes a copy in which its key can be destroyed.")

    def _withheld(self, ident: str) -> Receipt:
        """A receipt, after the rows and the index that were made from the words are gone."""
        self.store.forget_rows(scrub=False)
        return self._receipt(ident)

    def _forget(self) -> bool:
        scrubbed = self.store.forget_rows(scrub=True)
        self.store.vault.forget()
        self._held.clear()
        self.__dict__.pop("_records", None)
        READINGS.forget()
        return scrubbed
