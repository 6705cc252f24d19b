"""Arguing: standards and their formulations, arguments and positions, concessions and their life, rulings and findings."""

from collections.abc import Iterable
from typing import Any

from docket.clerk.counter import PassageInput, Receipt
from docket.clerk.docketing import Docketing
from domain import acts
from domain.draft import Draft
from domain.errors import InvalidWordError
from domain.events import ConcessionReviewed, SourceChecked
from domain.values import (
    COURT,
    ChainRole,
    ConcessionState,
    FindingKind,
    Logic,
    Manner,
    Stance,
    Verdict,
    Voice,
    Weight,
    checked,
)

Given = Iterable[PassageInput]


class Arguing(Docketing):
    """What the papers say, who gave up what, and what the court made of it."""

    def standard(
        self,
        case: str,
        *,
        title: str,
        entry: str | None = None,
        elements: Iterable[str] = (),
        logic: str = "all",
        **facts: Any,
    ) -> Receipt:
        """A legal test with its elements or factors."""
        word, parts = checked(logic, Logic, "logic of a standard"), list(elements)

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry) if entry else None
            return acts.state_standard(draft, title=title, elements=parts, entry=at, logic=word, **facts)

        return self._receipt(self._do(case, act))

    def formulate(
        self, case: str, *, standard: str, entry: str, party: str, summary: str, passages: Given = ()
    ) -> Receipt:
        """How one paper words a standard."""
        rows = list(passages)

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry)
            return acts.formulate(
                draft, standard=self._ident(draft, standard), entry=at, party=self._party(draft, party),
                summary=summary, passages=self._passages(draft, at, rows),
            )  # fmt: skip

        return self._receipt(self._do(case, act))

    def argue(
        self, case: str, *, title: str, entry: str, party: str, standard: str | None = None, element: str | None = None,
        defendant: str | None = None, under: str | None = None, alternative: bool = False, summary: str | None = None,
        theory: str | None = None, passages: Given = (),
    ) -> Receipt:  # fmt: skip
        """An argument is raised: its neutral title, and the first position on it."""
        rows = list(passages)

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry)
            return acts.argue(
                draft, title=title, entry=at, party=self._party(draft, party), defendant=defendant, summary=summary,
                standard=self._maybe(draft, standard), element=self._maybe(draft, element), theory=theory,
                under=self._maybe(draft, under), alternative=alternative, passages=self._passages(draft, at, rows),
            )  # fmt: skip

        return self._receipt(self._do(case, act))

    def position(
        self, case: str, *, argument: str, entry: str, party: str, stance: str, summary: str | None = None,
        theory: str | None = None, defendant: str | None = None, passages: Given = (),
    ) -> Receipt:  # fmt: skip
        """A party's, or the court's, position on an argument in one paper."""
        word, rows = checked(stance, Stance, "stance"), list(passages)

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry)
            found = self._passages(draft, at, rows)
            said = summary or next((p.words for p in found if p.words), None) or word
            return acts.take_position(
                draft, argument=self._ident(draft, argument), entry=at, party=self._party(draft, party), stance=word,
                summary=said, theory=theory, defendant=defendant, passages=found,
            )  # fmt: skip

        return self._receipt(self._do(case, act))

    def concede(
        self, case: str, *, proposition: str, conceder: str, asserted_by: str, entry: str, voice: str | None = None,
        manner: str = "express", hedged: bool = False, argument: str | None = None, supports: Iterable[str] = (),
        weight: str | None = None, passages: Given = (),
    ) -> Receipt:  # fmt: skip
        """A claimed concession. Without a voice: one's own where the conceder says it, else attributed."""
        how, rows, record = checked(manner, Manner, "manner"), list(passages), tuple(supports)
        heavy = checked(weight, Weight, "weight") if weight else None
        stated = checked(voice, Voice, "voice") if voice else None

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry)
            who, by = self._party(draft, conceder), self._party(draft, asserted_by)
            return acts.claim_concession(
                draft, proposition=proposition, conceder=who, asserted_by=by, entry=at, manner=how, hedged=hedged,
                voice=stated or ("own" if who == by else "court" if by == COURT else "attributed"),
                argument=self._maybe(draft, argument), record_support=record, weight_claimed=heavy,
                passages=self._passages(draft, at, rows),
            )  # fmt: skip

        return self._receipt(self._do(case, act))

    def trace(
        self, case: str, *, concession: str, entry: str, party: str, role: str, summary: str, passages: Given = ()
    ) -> Receipt:
        """One link of a concession's chain of words."""
        word, rows = checked(role, ChainRole, "role in the chain"), list(passages)

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry)
            return acts.trace(
                draft, concession=self._ident(draft, concession), entry=at, party=self._party(draft, party), role=word,
                summary=summary, passages=self._passages(draft, at, rows),
            )  # fmt: skip

        return self._receipt(self._do(case, act))

    def dispute(
        self,
        case: str,
        *,
        concession: str,
        entry: str,
        party: str,
        state: str,
        summary: str | None = None,
        passages: Given = (),
    ) -> Receipt:
        """The concession's state changes on a paper."""
        word, rows = checked(state, ConcessionState, "state of a concession"), list(passages)

        def act(draft: Draft) -> str:
            at, ident = self._entry(draft, entry), self._ident(draft, concession)
            acts.answer_concession(
                draft, concession=ident, entry=at, party=self._party(draft, party), state=word, summary=summary,
                passages=self._passages(draft, at, rows),
            )  # fmt: skip
            return ident

        return self._receipt(self._do(case, act))

    def check(self, case: str, *, concession: str, verdict: str, detail: str, passages: Given = ()) -> Receipt:
        """A person's source check of a claimed concession."""
        word, rows = checked(verdict, Verdict, "verdict of a source check"), list(passages)

        def act(draft: Draft) -> str:
            ident = self._ident(draft, concession)
            found = tuple(self._passage(draft, "", row) for row in rows)
            draft.add(SourceChecked, concession=ident, verdict=word, detail=detail, passages=found)
            return ident

        return self._receipt(self._do(case, act))

    def rule(
        self, case: str, on: str, *, entry: str, outcome: str, summary: str | None = None, element: str | None = None,
        defendant: str | None = None, passages: Given = (),
    ) -> Receipt:  # fmt: skip
        """What the court did with an argument, a concession, a standard (or one of its elements) or a motion."""
        rows = list(passages)

        def act(draft: Draft) -> str:
            at, target = self._entry(draft, entry), self._ident(draft, on)
            part = self._maybe(draft, element)
            if target[:1] == "S" and "." in target:
                target, part = target.partition(".")[0], target
            return acts.rule(
                draft, on=target, entry=at, outcome=outcome, summary=summary, element=part, defendant=defendant,
                passages=self._passages(draft, at, rows),
            )  # fmt: skip

        return self._receipt(self._do(case, act))

    def finding(self, case: str, *, kind: str, entry: str, detail: str, passages: Given) -> Receipt:
        """Passages that do not sit well together, stated neutrally."""
        word, rows = checked(kind, FindingKind, "kind of finding"), list(passages)

        def act(draft: Draft) -> str:
            at = self._entry(draft, entry)
            return acts.find(draft, kind=word, entry=at, detail=detail, passages=self._passages(draft, at, rows))

        return self._receipt(self._do(case, act))

    def review_concession(
        self, case: str, concession: str, *, review: str, reason: str | None = None, weight: str | None = None
    ) -> Receipt:
        """A person keeps or drops a recorded concession, or states the weight claimed for it."""
        if review == "dropped" and not reason:
            message = 'Say why it is dropped: --reason "...".'
            raise InvalidWordError(message)
        heavy = checked(weight, Weight, "weight") if weight else None

        def act(draft: Draft) -> str:
            ident = self._ident(draft, concession)
            draft.add(ConcessionReviewed, concession=ident, review=review, reason=reason, weight_claimed=heavy)
            return ident

        return self._receipt(self._do(case, act))

    def _maybe(self, draft: Draft, ident: str | None) -> str | None:
        return self._ident(draft, ident) if ident else None
