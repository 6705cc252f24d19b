"""Calendaring: deadlines with their grounds, what moves or vacates them, and what performs them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from docket.clerk.counter import PassageInput, Receipt
from docket.clerk.docketing import Docketing
from domain import acts
from domain.case import called
from domain.draft import Draft
from domain.errors import InvalidWordError
from domain.events import DeadlineBasis
from domain.numbers import parse_date
from domain.text import one_line
from domain.values import OF_A_PARTY, Basis, Certainty, a_or_an, checked

if TYPE_CHECKING:
    from domain.deadlines.rules import Rule

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CERTAINTY = {"order": "ordered", "rule": "computed_unverified", "stipulation": "conditional"}


class Calendaring(Docketing):
    """Who must do what by when, and why that date."""

    def due(
        self, case: str, *, what: str, obligor: str, entry: str | None = None, on: date | None = None,
        time: str | None = None, tz: str | None = None, basis: str = "order", ground: str | None = None,
        waiting_for: str | None = None, off_docket: bool = False, certainty: str | None = None,
        detail: str | None = None, assumptions: Iterable[str] = (), steps: Iterable[str] = (),
        passages: Iterable[PassageInput] = (),
    ) -> Receipt:  # fmt: skip
        """A deadline with its ground. Without a date it waits, and says for what."""
        rows, told, lines = list(passages), tuple(assumptions), tuple(steps)

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry) if entry else None
            why = self._basis(draft, at, basis, on, time, ground, rows, waiting_for, certainty, tz=tz, steps=lines)
            return acts.set_deadline(
                draft, what=what, obligor=self._party(draft, obligor), entry=at, basis=why, off_docket=off_docket,
                detail=detail, assumptions=told,
            )  # fmt: skip

        return self._receipt(self._do(case, act))

    def due_by_rule(
        self, case: str, *, what: str, obligor: str, rule: str, trigger: str, entry: str | None = None,
        served: str | None = None, state: str | None = None, detail: str | None = None, off_docket: bool = False,
        branches: Mapping[str, date] | None = None,
    ) -> Receipt:  # fmt: skip
        """A deadline counted under a rule of the packs from a day, or from an entry's filed date; without that date it waits.

        Raises InvalidWordError for an unknown rule, and where the rule gives no date.
        """
        from docket.rules.packs import find_rule  # noqa: PLC0415 (the packs are read only here)

        known = find_rule(rule)
        if known is None:
            message = f"“{one_line(rule)}” is no rule of the packs. `docket compute --list` lists them."
            raise InvalidWordError(message)

        def act(draft: Draft) -> str:
            day, at = self._trigger(draft, trigger)
            court = draft.case.opened.court if draft.case.opened else None
            fields = {
                "rule": known.id, "trigger_date": day, "court": court, "service_method": served, "state": state,
                "branches": branches or None,
            }  # fmt: skip
            basis = _counted(known, fields, f"{known.trigger}: {called(at or trigger)}")
            rests = {"rule": known.id, "anchor": "filed" if at else "day", "day": day, "of": at, "root": at}
            basis["counted_from"] = rests | {"served": served, "state": state} if not branches else None
            assumed = at is not None and draft.case.entries[at].filed_assumed
            told = (f"Counted from the filed date of {called(at)}, which is assumed.",) if at and assumed else ()
            stands_with = self._entry(draft, entry) if entry else at
            why = DeadlineBasis.model_validate(basis | {"entry": stands_with})
            return acts.set_deadline(
                draft, what=what, obligor=self._party(draft, obligor), entry=stands_with, basis=why, detail=detail,
                off_docket=off_docket, assumptions=told,
            )  # fmt: skip

        return self._receipt(self._do(case, act))

    def _trigger(self, draft: Draft, text: str) -> tuple[date | None, str | None]:
        """A day as typed, or an entry with its filed date where that is known."""
        if _DAY.fullmatch(text.strip()):
            return parse_date(text), None
        at = self._entry(draft, text)
        return draft.case.filed(at), at

    def move(
        self, case: str, deadline: str, *, on: date | None, basis: str = "order", entry: str | None = None,
        ground: str | None = None, time: str | None = None, awaiting_order: bool = False,
        waiting_for: str | None = None, certainty: str | None = None, passages: Iterable[PassageInput] = (),
        unsigned: str | None = None,
    ) -> Receipt:  # fmt: skip
        """Another basis for the same deadline. What still awaits an order moves nothing, and the old date stays live.

        A stipulation takes effect without an order only under a rule: one of the packs, or ``unsigned`` as the person names it.
        """
        rows = list(passages)

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry) if entry else None
            ident = self._ident(draft, deadline)
            waits, under = awaiting_order, ground
            if not waits:
                waits, under = self._needs_order(draft, ident, basis, at, on, unsigned, ground)
            why = self._basis(draft, at, basis, on, time, under, rows, waiting_for, certainty, awaiting_order=waits)
            self._warn_of_no_extension(draft, ident, on)
            acts.move_deadline(draft, deadline=ident, entry=at, basis=why)
            return ident

        return self._receipt(self._do(case, act))

    def vacate(self, case: str, deadline: str, *, entry: str, ground: str) -> Receipt:
        """The court takes a deadline off."""

        def act(draft: Draft) -> str:
            ident = self._ident(draft, deadline)
            acts.vacate_deadline(draft, deadline=ident, entry=self._entry(draft, entry), ground=ground)
            return ident

        return self._receipt(self._do(case, act))

    def perform(self, case: str, deadline: str, *, by: str) -> Receipt:
        """A filing, or an off-docket event, performs a deadline; in time or late is derived."""

        def act(draft: Draft) -> str:
            ident = self._ident(draft, deadline)
            acts.perform(draft, deadline=ident, by=self._ident(draft, by))
            return ident

        return self._receipt(self._do(case, act))

    def _warn_of_no_extension(self, draft: Draft, deadline: str, on: date | None) -> None:
        """Some times must not be extended, not even by the court (FRCP 6(b)(2), FRAP 26(b)): the person is told."""
        from docket.rules.packs import find_rule  # noqa: PLC0415 (the packs are read only here)

        for basis in acts.bases_of(draft, deadline):
            rule = find_rule(basis.counted_from.rule) if basis.counted_from else None
            if rule and not rule.extendable and on and basis.due and on > basis.due:
                self._notes.append(
                    f"{rule.citation}: this time must not be extended (FRCP 6(b)(2), FRAP 26(b), or the statute itself). "
                    f"Recorded as you say; {basis.due} is what the rule gives."
                )
                return

    def _needs_order(
        self, draft: Draft, deadline: str, basis: str, entry: str | None, on: date | None, unsigned: str | None,
        ground: str | None,
    ) -> tuple[bool, str | None]:  # fmt: skip
        """Whether a move awaits an order, and its ground; the person is told why."""
        from docket.schedules.stipulations import takes_effect, waits  # noqa: PLC0415 (the packs are read only here)

        if told := waits(draft.case, entry, basis):
            self._notes.append(told)
            return True, ground
        if basis != "stipulation":
            return False, ground
        named = ground or (called(entry) if entry else "Stipulation")
        if unsigned:
            return False, f"{named}, in effect without an order under {one_line(unsigned)}"
        effect, told = takes_effect(draft.case, acts.bases_of(draft, deadline), on)
        self._notes.append(told[:1].upper() + told[1:])
        return not effect, f"{named}; {told}" if effect else ground

    def _basis(
        self, draft: Draft, entry: str | None, kind: str, on: date | None, time: str | None, ground: str | None,
        passages: list[PassageInput], waiting_for: str | None, certainty: str | None, *, tz: str | None = None,
        steps: tuple[str, ...] = (), awaiting_order: bool = False,
    ) -> DeadlineBasis:  # fmt: skip
        word = checked(kind, Basis, "basis of a deadline")
        sure = checked(certainty, Certainty, "certainty") if certainty else _CERTAINTY[word]
        if sure == "ordered" and word != "order":
            message = f"A date from a {word} is not ordered; only an order orders."
            raise InvalidWordError(message)
        if sure == "ordered" and not entry and not passages and not ground:
            sure = "conditional"  # nobody has said which order: it is not printed bare
        if sure == "ordered" and entry and (paper := draft.case.entries[entry].kind) in OF_A_PARTY:
            told = f"{called(entry)} is {a_or_an(paper.replace('_', ' '))}, not an order"
            if certainty:
                message = f"{told}: nothing in it is ordered. Name the order with --entry."
                raise InvalidWordError(message)
            sure = "conditional"
            shown = f"{told}: the date is shown as conditional. Name the order with --entry, or give the --basis."
            self._notes += [] if awaiting_order else [shown]
        found = self._passages(draft, entry or "", passages)
        told = ground or next((p.cite(p.entry) for p in found), None) or (called(entry) if entry else "stated by hand")
        return DeadlineBasis.model_validate(
            {
                "kind": word, "due": on, "due_time": time, "tz": tz, "entry": entry, "ground": told, "steps": steps,
                "certainty": sure, "awaiting_order": awaiting_order, "waiting_for": waiting_for, "passages": found,
            }
        )  # fmt: skip


def _counted(rule: "Rule", fields: dict[str, Any], awaited: str) -> dict[str, Any]:
    """The facts of a basis that a rule gives from a day: its date, every step with its source, other readings, the safe date."""
    from docket.rules.asking import computed  # noqa: PLC0415 (the packs are read only here)
    from docket.rules.courts import courts  # noqa: PLC0415 (as above)

    told = {"kind": "rule", "ground": rule.citation, "rule_pack": rule.pack}
    if fields["trigger_date"] is None:
        return told | {"due": None, "certainty": "conditional", "waiting_for": awaited}
    if fields["court"] not in courts():
        fields["court"] = None
    found = computed(fields)
    return told | {
        "due": found.due,
        "due_time": found.due_time,
        "steps": [f"{step.text} [{step.cite}]" for step in found.steps],
        "verified": found.certainty == "computed_verified",
        "certainty": found.certainty,
        "alternatives": [f"{other.date}: {other.reading}" for other in found.alternatives],
        "safe_date": found.safe_date,
    }
