"""Calendaring: deadlines with their grounds, what moves or vacates them, and what performs them."""

from collections.abc import Iterable
from datetime import date

from docket.clerk.counter import PassageInput, Receipt
from docket.clerk.docketing import Docketing
from domain import acts
from domain.draft import Draft
from domain.events import DeadlineBasis
from domain.values import Basis, Certainty, checked

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

    def move(
        self, case: str, deadline: str, *, on: date | None, basis: str = "order", entry: str | None = None,
        ground: str | None = None, time: str | None = None, awaiting_order: bool = False,
        waiting_for: str | None = None, certainty: str | None = None, passages: Iterable[PassageInput] = (),
    ) -> Receipt:  # fmt: skip
        """Another basis for the same deadline. What still awaits an order moves nothing, and the old date stays live."""
        rows = list(passages)

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry) if entry else None
            why = self._basis(
                draft, at, basis, on, time, ground, rows, waiting_for, certainty, awaiting_order=awaiting_order
            )
            ident = self._ident(draft, deadline)
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

    def _basis(
        self, draft: Draft, entry: str | None, kind: str, on: date | None, time: str | None, ground: str | None,
        passages: list[PassageInput], waiting_for: str | None, certainty: str | None, *, tz: str | None = None,
        steps: tuple[str, ...] = (), awaiting_order: bool = False,
    ) -> DeadlineBasis:  # fmt: skip
        word = checked(kind, Basis, "basis of a deadline")
        sure = checked(certainty, Certainty, "certainty") if certainty else _CERTAINTY[word]
        found = self._passages(draft, entry or "", passages)
        told = ground or next((p.cite(p.entry) for p in found), None) or (f"ECF {entry}" if entry else "stated by hand")
        return DeadlineBasis.model_validate(
            {
                "kind": word, "due": on, "due_time": time, "tz": tz, "entry": entry, "ground": told, "steps": steps,
                "certainty": sure, "awaiting_order": awaiting_order, "waiting_for": waiting_for, "passages": found,
            }
        )  # fmt: skip
