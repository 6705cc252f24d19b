"""Docketing: cases, parties, entries and their relations, what leaves no entry, hearings, notes and corrections."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from docket.clerk.counter import Counter, Receipt, utc_now
from domain import acts
from domain.case import Case
from domain.draft import Draft
from domain.errors import AlreadyOnDocketError, InvalidWordError, NotPossibleError, UnknownReferenceError
from domain.events import (
    CaseRelated,
    CaseRenamed,
    CommandUndone,
    EntryFacts,
    HearingChanged,
    HearingSet,
    JudgeAssigned,
    NoteWritten,
    OffDocketEventRecorded,
    PaperRead,
    PassagesLinked,
)
from domain.numbers import parse_docket_number, parse_entry
from domain.text import one_line
from domain.values import Kind, LinkRole, OffDocketKind, checked


class Docketing(Counter):
    """What a clerk's office does with a docket."""

    def open(self, number: str, *, court: str, name: str, caption: str | None = None) -> Receipt:
        """Open a case. Raises AlreadyOnDocketError when the store holds it in any writing of its number."""
        parsed, court = parse_docket_number(number), one_line(court).lower()
        if not court.isalnum():  # as lawyers write it: N.D. Cal.
            from docket.intake.courts import court_meant  # noqa: PLC0415 (names are read only where an id was not given)

            court = court_meant(court) or court
        for other in self.store.cases():
            if other.court == court and parsed.same_case(parse_docket_number(other.number)):
                message = (
                    f"{other.number} ({other.name}) is already open in this store; {number.strip()} is the same case."
                )
                raise AlreadyOnDocketError(message)
        case_id = acts.case_id(court, parsed)
        case = Case(case_id)
        draft = Draft(case, self.actor, self.clock())
        acts.open_case(draft, court=court, number=parsed, printed=one_line(number), name=name, caption=caption)
        self.store.append(draft.events)
        return Receipt(case_id)

    @staticmethod
    def check_opening(number: str, *, court: str, name: str, caption: str | None = None) -> None:
        """Raises InvalidWordError for what no case can be opened with. Needs no store."""
        draft = Draft(Case("unopened"), "nobody", utc_now())
        parsed, court = parse_docket_number(number), one_line(court).lower()
        if not court.isalnum():  # as lawyers write it: N.D. Cal.
            from docket.intake.courts import court_meant  # noqa: PLC0415 (names are read only where an id was not given)

            court = court_meant(court) or court
        acts.open_case(draft, court=court, number=parsed, printed=one_line(number), name=name, caption=caption)

    def party(
        self,
        case: str,
        *,
        name: str,
        role: str | None = None,
        label: str | None = None,
        aliases: Iterable[str] = (),
        counsel: Iterable[str] = (),
    ) -> Receipt:
        """A party joins, or more is said of one that is known by this whole name."""
        facts = {"role": role, "aliases": tuple(aliases), "counsel": tuple(counsel)}

        def act(draft: Draft) -> str:
            alike = [draft.case.parties[p].name for p in draft.case.parties_named(name) if p in draft.case.parties]
            ident = acts.join_party(draft, name, label=label, **facts)
            if alike and draft.case.parties[ident].name not in alike:
                told = f"{one_line(name)} is a new party beside {' and '.join(alike)}."
                self._notes.append(f"{told} Was one of them meant: `docket undo`, then give the whole name.")
            return ident

        return self._receipt(self._do(case, act))

    def rename(self, case: str, name: str, *, caption: str | None = None) -> Receipt:
        """The case gets another name, or a caption."""
        self._do(case, lambda d: d.add(CaseRenamed, name=name, caption=caption))
        return self._receipt(one_line(name))

    def judge(self, case: str, *, name: str, role: str | None = None) -> Receipt:
        """A judge sits on the case."""
        self._do(case, lambda d: d.add(JudgeAssigned, name=name, role=role))
        return self._receipt(one_line(name))

    def related(
        self,
        case: str,
        *,
        court: str,
        number: str,
        name: str,
        relation: str,
        note: str | None = None,
        roles: Mapping[str, str] | None = None,
    ) -> Receipt:
        """Another case is tied to this one."""
        printed = one_line(number)

        def act(draft: Draft) -> None:
            known = {draft.case.party(p) or p: role for p, role in (roles or {}).items()}
            draft.add(CaseRelated, court=court, number=printed, name=name, relation=relation, note=note, roles=known)

        self._do(case, act)
        return self._receipt(printed)

    def enter(
        self, case: str, *, kind: str, title: str, entry: str | None = None, party: str | None = None,
        text: str | None = None, facets: Iterable[str] = (), dated: date | None = None, filed: date | None = None,
        filed_assumed: bool = False, between: Iterable[date | None] | None = None, entered: date | None = None,
        served: date | None = None, responds_to: Iterable[str] = (), relations: Iterable[Mapping[str, str]] = (),
        sealed: bool = False,
    ) -> Receipt:  # fmt: skip
        """An entry by hand; without number it becomes the next unnumbered one."""
        plain = {
            "kind": checked(kind, Kind, "kind of paper"), "title": title, "text": text, "facets": tuple(facets),
            "dated": dated, "filed": filed, "filed_assumed": filed_assumed, "entered": entered, "served": served,
            "between": tuple(between) if between else None, "sealed": sealed,
        }  # fmt: skip
        wanted, rows, answered = parse_entry(entry) if entry else None, list(relations), list(responds_to)

        def act(draft: Draft) -> str:
            self._note_future(filed)
            facts = EntryFacts.model_validate(
                plain
                | {
                    "party": self._party(draft, party) if party else None,
                    "relations": self._relations(draft, rows, answered),
                }
            )
            return acts.enter(draft, wanted, facts)

        return self._receipt(self._do(case, act))

    def revise(self, case: str, entry: str, *, reason: str, number: str | None = None, **changes: Any) -> Receipt:
        """An entry reads otherwise now; the earlier wording stays readable."""
        unknown = set(changes) - set(EntryFacts.model_fields)
        if unknown:
            message = f"An entry has no {', '.join(sorted(unknown))}. It has {', '.join(EntryFacts.model_fields)}."
            raise InvalidWordError(message)
        if "sealed" in changes:
            message = "A paper is sealed by `docket seal`, and unsealed by `docket unseal`."
            raise InvalidWordError(message)

        def act(draft: Draft) -> str:
            ident = self._entry(draft, entry)
            told = {k: v for k, v in changes.items() if v is not None}
            if party := told.get("party"):
                told["party"] = self._party(draft, party)
            if relations := told.get("relations"):
                told["relations"] = self._relations(draft, relations, ())
            merged = EntryFacts.model_validate(draft.case.entries[ident].model_dump() | told)
            plain = merged.model_dump(mode="json")
            acts.revise(
                draft, ident, {k: plain[k] for k in told}, reason=reason, number=parse_entry(number) if number else None
            )
            return ident

        return self._receipt(self._do(case, act))

    def mark_read(self, case: str, entry: str) -> Receipt:
        """A person has read the paper at hand; silence in it may be judged from now on."""

        def act(draft: Draft) -> str:
            ident = self._entry(draft, entry)
            if ident not in draft.case.papers:
                message = (
                    f"The paper of {entry} is not at hand to be read. `docket file FILE --entry {entry}` brings it in."
                )
                raise NotPossibleError(message)
            draft.add(PaperRead, entry=ident, sha256=draft.case.papers[ident])
            return ident

        return self._receipt(self._do(case, act))

    def event(
        self,
        case: str,
        *,
        what: str,
        on: date,
        kind: str = "other",
        party: str | None = None,
        entry: str | None = None,
        performs: str | None = None,
        passages: Iterable[Any] = (),
    ) -> Receipt:
        """What leaves no docket entry: service, production, meet and confer, a letter. It may perform a deadline."""
        word, rows = checked(kind, OffDocketKind, "kind of event"), list(passages)

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry) if entry else None
            ident = draft.case.next_id("O")
            draft.add(
                OffDocketEventRecorded, id=ident, kind=word, what=what, on=on, entry=at, court_date=on,
                party=self._party(draft, party) if party else None, passages=self._passages(draft, at or "", rows),
            )  # fmt: skip
            if performs:
                acts.perform(draft, deadline=performs.upper(), by=ident)
            return ident

        return self._receipt(self._do(case, act))

    def hearing(self, case: str, *, what: str, on: date, time: str | None = None, entry: str | None = None) -> Receipt:
        """A hearing stands on the calendar."""

        def act(draft: Draft) -> str:
            ident = draft.case.next_id("H")
            at = self._entry(draft, entry) if entry else None
            draft.add(HearingSet, id=ident, what=what, on=on, time=time, entry=at)
            return ident

        return self._receipt(self._do(case, act))

    def change_hearing(
        self,
        case: str,
        hearing: str,
        *,
        state: str,
        on: date | None = None,
        time: str | None = None,
        entry: str | None = None,
    ) -> Receipt:
        """A hearing is reset, vacated or held."""

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry) if entry else None
            draft.add(HearingChanged, hearing=hearing.upper(), state=state, on=on, time=time, entry=at)
            return hearing.upper()

        return self._receipt(self._do(case, act))

    def link(self, case: str, source: str, target: str, *, relation: str) -> Receipt:
        """Two things on the record belong together, and how."""
        role = checked(relation, LinkRole, "link")

        def act(draft: Draft) -> str:
            ident = draft.case.next_id("L")
            here, there = self._ident(draft, source), self._ident(draft, target)
            if here == there:
                message = f"{here} is one thing. A link ties two."
                raise InvalidWordError(message)
            draft.add(PassagesLinked, id=ident, role=role, source=here, target=there)
            return ident

        return self._receipt(self._do(case, act))

    def note(self, case: str, about: str, text: str) -> Receipt:
        """A note on anything: work product, kept apart from the record. Raises InvalidWordError for an empty one."""
        if not text.strip():
            message = "The note is empty. Say what is to be noted."
            raise InvalidWordError(message)

        def act(draft: Draft) -> str:
            ident = draft.case.next_id("N")
            draft.add(NoteWritten, id=ident, about=self._ident(draft, about), text=text)
            return ident

        return self._receipt(self._do(case, act))

    def undo(self, case: str, target: str | None = None, *, reason: str | None = None) -> Receipt:
        """Take back the last command, or the one that brought an id in (A4) or stands at a log position (pos:120)."""

        def act(draft: Draft) -> str:
            command = acts.undo(draft, self._command_of(case, draft, target) if target else None, reason=reason)
            return self._brought(draft, command)

        return self._receipt(self._do(case, act))

    def _brought(self, draft: Draft, command: str) -> str:
        """What a command brought in; a correction stands for what it took back."""
        events = [e for e in draft.case.events if e.command_id == command]
        if events and isinstance(events[0], CommandUndone):
            return self._brought(draft, events[0].undoes)
        return next((ident for e in events for ident in e.introduces()), "undone")

    def _command_of(self, case: str, draft: Draft, target: str) -> str:
        if target.startswith("pos:"):
            found = [r.event for r in self._hold(case).recorded if str(r.position) == target[4:]]
        else:
            ident = self._ident(draft, target)
            found = [e for e in draft.case.live() if ident in e.introduces()]
        if not found:
            message = f"Nothing on this case's record stands at {target}. `docket history` lists what does."
            raise UnknownReferenceError(message)
        return found[-1].command_id

    @staticmethod
    def _ident(draft: Draft, text: str) -> str:
        """An id as typed: an entry in any usual writing, or A4, C2.1, S1.2 in either case."""
        plain = one_line(text)
        if plain[:1].isdigit() or plain[:3].casefold() in ("ecf", "dkt") or (plain[:1] in "eE" and plain[1:].isdigit()):
            return draft.case.entry(parse_entry(plain))
        ident = plain if plain in draft.case.standing else draft.case.party(plain) or plain[:1].upper() + plain[1:]
        draft.case.require(ident)
        return ident
