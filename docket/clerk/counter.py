"""The Clerk's counter: reads a case, lets an act draft its events, keeps them whole, and decides again when another was first."""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from docket.clerk.parties import meant
from docket.naming import answering
from docket.store.appending import Writing
from docket.store.log import StaleCaseError, Store
from docket.store.recorder import Paper, Suggestion
from domain import acts
from domain.case import Case
from domain.draft import Draft, sentence_of
from domain.errors import ConflictError, InvalidWordError, NotPossibleError, UnknownReferenceError
from domain.events import CaseEvent, Relation, WordsDestroyed
from domain.numbers import parse_entry
from domain.passage import Passage, Via
from domain.text import one_line
from domain.values import RelationRole, checked
from projections.masking import Shown
from projections.record import CaseRecord, Recorded
from projections.timeline import sentence

T = TypeVar("T")
PassageInput = Passage | Mapping[str, Any]
_TRIES = 6


def utc_now() -> datetime:
    """The wall clock in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the clerk stamps on a thing taken in: its id, and what the person should know."""

    id: str
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.id


class _Held:
    """A case as last read: its events with their positions, its record, and its decision state once something is to be decided."""

    def __init__(self, case_id: str, *, unsealed: bool = False) -> None:
        self.id = case_id
        self._unsealed = unsealed
        self._shown: Shown | None = None
        self.recorded: list[Recorded] = []
        self._record: CaseRecord | None = None
        self._case = Case(case_id)
        self._applied = 0

    @property
    def version(self) -> int:
        """The version up to which it was read or kept."""
        return self.recorded[-1].event.originator_version if self.recorded else 0

    @property
    def case(self) -> Case:
        """The decision state; in a batch it is ahead of what is kept."""
        new = [r.event for r in self.recorded[self._applied :] if r.event.originator_version > self._case.version]
        if new:
            self._case.apply(*new)
        self._applied = len(self.recorded)
        return self._case

    @property
    def record(self) -> CaseRecord:
        """The record as it stands."""
        if self._record is None:
            self._record = self.shown.record()
        return self._record

    @property
    def shown(self) -> Shown:
        """Its events without the words that are withheld."""
        if self._shown is None:
            self._shown = Shown(self.recorded, unsealed=self._unsealed)
        return self._shown

    def add(self, recorded: Iterable[Recorded]) -> None:
        """More events were read or kept."""
        before = len(self.recorded)
        self.recorded.extend(recorded)
        if len(self.recorded) > before:
            self._record = self._shown = None

    def forget_draft(self) -> None:
        """The decision state holds what a failed draft applied: fold it again when it is next asked for."""
        self._case, self._applied = Case(self.id), 0


class Counter:
    """What every use case needs. ``clock`` gives UTC now; tests give their own."""

    def __init__(self, store: Store, actor: str, clock: Callable[[], datetime] = utc_now) -> None:
        self.store = store
        self.actor = one_line(actor) or "unknown"
        self.clock = clock
        self._held: dict[str, _Held] = {}
        self._notes: list[str] = []
        self._batch: list[Draft] | None = None
        self.read_only = False  # then not even the numbers of what rules propose are kept
        self.unsealed = (
            False  # whether the words of sealed papers are shown; nothing read then is kept beside the record
        )

    # --- reading a case -----------------------------------------------------------------------------------------------

    def _hold(self, case_id: str) -> _Held:
        held = self._held.setdefault(case_id, _Held(case_id, unsealed=self.unsealed))
        if self._batch is None or not held.recorded:
            news = self.store.events(case_id, held.version)
            if held.recorded and any(isinstance(r.event, WordsDestroyed) for r in news):
                held = self._held[case_id] = _Held(case_id, unsealed=self.unsealed)  # no word of before stays in memory
                news = self.store.events(case_id)
            held.add(news)
        if not held.recorded:
            del self._held[case_id]
            message = f"There is no case {case_id} in this store. `docket cases` lists what there is."
            raise UnknownReferenceError(message)
        return held

    def find_case(self, text: str | None) -> str:
        """The id of the case that a part of a docket number or a name means. Raises UnknownReferenceError."""
        cases = self.store.cases()
        if not cases:
            message = "There is no case in this store yet. `docket open NUMBER --court ID --name NAME` begins one."
            raise UnknownReferenceError(message)
        if text is None:
            if len(cases) == 1:
                return cases[0].originator_id
            listed = "; ".join(f"{c.number} ({c.name})" for c in cases[:5])
            message = f"This store holds {len(cases)} cases: say which with --case. {listed}"
            raise UnknownReferenceError(message)
        found = answering(text, cases)
        if len(found) == 1:
            return found[0].originator_id
        what = f"{len(found)} cases in this store answer" if found else "No case in this store answers"
        message = f"{what} to “{one_line(text)}”. `docket cases` lists them; give more of the number."
        raise UnknownReferenceError(message)

    # --- writing ------------------------------------------------------------------------------------------------------

    def _do(
        self,
        case_id: str,
        act: Callable[[Draft], T],
        papers: Sequence[Paper] = (),
        suggestions: Callable[[T], Sequence[Suggestion]] | None = None,
        along: Callable[[Writing], None] | None = None,
    ) -> T:
        """Draft an act and keep it whole. When somebody else was first, read again and decide again."""
        for _ in range(_TRIES):
            held = self._hold(case_id)
            seen = held.version
            draft = Draft(held.case, self.actor, self.clock())
            self._notes = []
            try:
                result = act(draft)
                suggested = suggestions(result) if suggestions else ()
                if self._batch is not None and not papers and not suggested and along is None:
                    self._batch.append(draft)
                    return result
                if self._batch:
                    self._flush()  # what a paper rests on is kept before it
                positions = self.store.append(draft.events, papers, suggested, self._decided, along)
            except StaleCaseError:
                if self._batch is not None:  # its earlier commands would be lost: all of it, or nothing
                    raise
                del self._held[case_id]
                rival = self._rival(case_id, seen)
                time.sleep(random.uniform(0, 0.02))  # noqa: S311 (spreads out writers on one case, hides nothing)
                continue
            except ValidationError as error:
                held.forget_draft()
                raise InvalidWordError(sentence_of(error)) from None
            except BaseException:  # whatever ended it, Ctrl-C too: what the draft decided was not kept
                held.forget_draft()
                raise
            held.add(Recorded(p, e) for p, e in zip(positions, draft.events, strict=True))
            return result
        message = (
            f"Somebody else keeps writing to this case{rival}. Look at it and try again; nothing of yours was kept."
        )
        raise ConflictError(message)

    def _rival(self, case_id: str, seen: int) -> str:
        held = self._hold(case_id)
        news = [r.event for r in held.shown.recorded if r.event.originator_version > seen]
        if not news:
            return ""
        told = sentence(held.record, news[-1])
        return f" ({news[-1].actor}: {told})"

    @contextmanager
    def together(self) -> Iterator[None]:
        """Commands kept in as few transactions as their papers allow, for samples. Not for work that others do at the same time."""
        if self._batch is not None:
            message = "A batch is already open."
            raise NotPossibleError(message)
        self._batch = []
        try:
            yield
            self._flush()
        except BaseException:  # whatever ended it, Ctrl-C too: what the batch decided was not kept
            self._held.clear()
            raise
        finally:
            self._batch = None

    def _flush(self) -> None:
        drafts, self._batch = self._batch or [], []
        events = [e for d in drafts for e in d.events]
        if events:
            positions = self.store.append(events, earlier=self._decided)
            for position, event in zip(positions, events, strict=True):
                self._held[event.originator_id].add([Recorded(position, event)])

    def _decided(self, case_id: str) -> Sequence[CaseEvent]:
        """The events of a case as its decisions know them."""
        return self._held[case_id].case.events if case_id in self._held else ()

    def _note_future(self, filed: date | None) -> None:
        """A filed date that lies ahead is most likely a slip."""
        if filed and filed > self.clock().astimezone().date():
            self._notes.append(f"Filed {filed} lies in the future; `docket revise` corrects it.")

    def _receipt(self, ident: str) -> Receipt:
        notes, self._notes = tuple(self._notes), []
        return Receipt(ident, notes)

    # --- what people type ---------------------------------------------------------------------------------------------

    def _entry(self, draft: Draft, text: str) -> str:
        return draft.case.entry(parse_entry(text))

    def _party(self, draft: Draft, name: str) -> str:
        """The party meant; a name not heard before joins the case, and the person is told. Raises InvalidWordError."""
        if known := meant(draft.case, name):
            return known
        others = "; ".join(dict.fromkeys(p.name for p in draft.case.parties.values()))
        ident = acts.join_party(draft, one_line(name))
        undo = f" (Known: {others}. `docket undo` takes it back.)" if others else ""
        self._notes.append(f"New party: {one_line(name)}.{undo}")
        return ident

    def _relations(
        self, draft: Draft, relations: Iterable[Mapping[str, str]], responds_to: Iterable[str]
    ) -> tuple[Relation, ...]:
        stated = [{**r, "role": checked(r["role"], RelationRole, "relation")} for r in relations]
        rows = [{"role": "responds_to", "to": to} for to in responds_to] + stated
        return tuple(Relation.model_validate({**row, "to": self._entry(draft, row["to"])}) for row in rows)

    def _passages(self, draft: Draft, entry: str, given: Iterable[PassageInput]) -> tuple[Passage, ...]:
        return tuple(self._passage(draft, entry, one) for one in given)

    def _passage(self, draft: Draft, entry: str, given: PassageInput) -> Passage:
        if isinstance(given, Passage):
            return given
        via = given.get("via")
        if not (given.get("entry") or entry):
            message = "Words need the paper in which they stand: name its entry."
            raise InvalidWordError(message)
        passage = Passage(
            entry=self._entry(draft, given["entry"]) if given.get("entry") else entry,
            pin=one_line(given.get("pin") or ""),
            words=given.get("words") or None,
            via=Via(entry=self._entry(draft, via["entry"]), pin=via.get("pin") or "somewhere") if via else None,
        )
        return self._anchor(draft, passage)

    def _anchor(self, draft: Draft, passage: Passage) -> Passage:
        """Overridden where papers are kept: the passage with its place in the text at hand."""
        raise NotImplementedError


def day(value: date | None) -> date | None:
    """A plain date (TOML and forms may bring a datetime)."""
    return value.date() if isinstance(value, datetime) else value
