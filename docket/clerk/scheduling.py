"""Scheduling: what the rules propose on a docket, numbered in the review queue beside what was read in papers."""

import json
from contextlib import suppress
from typing import Any

from docket.clerk.queue import RULES, Proposal, Queue
from domain import acts
from domain.draft import Draft
from domain.errors import FileAccessError, InvalidWordError
from domain.events import DeadlineBasis, ProposalDecided
from projections.moment import NOW, CaseAt
from projections.record import CaseRecord


class Scheduling(Queue):
    """Dates that rules give, dates that moved, papers that met one: proposed, and made events when a person keeps them."""

    def proposals(self, case: str, at: CaseAt | None = None, *, brief: bool = False) -> list[Proposal]:
        """As read from papers, and as the rules make them of the record as it stands now; these in ``brief`` for lists."""
        rows = [*super().proposals(case, at), *self._by_rules(case, at, brief=brief)]
        return sorted(rows, key=lambda p: int(p.id[1:]))

    def _by_rules(self, case: str, at: CaseAt | None, *, brief: bool) -> list[Proposal]:
        """Counted afresh from the record, so that none is ever stale; only their numbers are kept."""
        record = at.record if at else self._hold(case).record
        now, stored = self._now(record, at), self.store.numbered(case, RULES)
        # The first numbers are given to all of them at once, and what is numbered is kept whole.
        derived = _by_key(now, brief=True) if brief and stored else self._made_by_rules(case, now)
        unnumbered = [key for key in derived if key not in stored]
        if unnumbered and self._batch is None and record is self._hold(case).record:
            whole = self._made_by_rules(case, now)
            stored = self._number_rules(case, [whole[key] for key in unnumbered], stored)
        decided = {event.key: event for event in record.of(ProposalDecided)}
        rows = []
        for key, number in stored.items():
            content = derived.get(key) or (decided[key].content if key in decided else None)
            if content is None or (at and not at.has(content["entry"])):
                continue  # its ground no longer stands, or did not stand yet
            rows.append(_ruled(number, content, decided.get(key)))
        return rows

    def _now(self, record: CaseRecord, at: CaseAt | None) -> CaseAt:
        """The record as it stands today: the moment asked for, with what was folded for it, where that is now."""
        today = self.clock().astimezone().date()
        return at if at and at.moment == NOW and at.day == today else CaseAt(record, NOW, today)

    def _made_by_rules(self, case: str, now: CaseAt) -> dict[str, dict[str, Any]]:
        """What the rules make of a record; counted once for each state of it."""
        memo: dict[str, tuple[CaseRecord, object, dict[str, dict[str, Any]]]] = self.__dict__.setdefault(
            "_rules_memo", {}
        )
        known = memo.get(case)
        if known is None or known[0] is not now.record or known[1] != now.day:
            known = memo[case] = (now.record, now.day, _by_key(now))
        return known[2]

    def _number_rules(self, case: str, missing: list[dict[str, Any]], stored: dict[str, int]) -> dict[str, int]:
        """Their next numbers, kept in the store; where it cannot be written to they are numbered for this look only."""
        rows = [(case, one["key"], one["entry"], RULES, json.dumps(one, ensure_ascii=False)) for one in missing]
        if not self.read_only:
            with suppress(FileAccessError):
                self.store.append([], suggestions=rows, earlier=self._decided)
                return self.store.numbered(case, RULES)
        last = self.store.head_of(case).proposals
        return stored | {one["key"]: last + n for n, one in enumerate(missing, 1)}

    # --- what they become ---------------------------------------------------------------------------------------------

    def _as_schedule(self, draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        _counted_not_typed(proposal, content)
        if not content.get("obligor"):
            names = ", ".join(draft.case.parties[p].name for p in content["obligors"] if p in draft.case.parties)
            message = f"{proposal.id}: who must act{f' ({names})' if names else ''}? Keep it with --obligor NAME."
            raise InvalidWordError(message)
        return acts.set_deadline(
            draft, what=content["title"], obligor=self._party(draft, content["obligor"]), entry=proposal.entry,
            basis=DeadlineBasis.model_validate(content["basis"]), assumptions=tuple(content["assumptions"]),
            off_docket=bool(content.get("off_docket")),
        )  # fmt: skip

    def _as_docketed(self, draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        """A date of the docket text; the one who must act is a person's answer."""
        _counted_not_typed(proposal, content)
        if not content.get("obligor"):
            message = f"{proposal.id}: who must act? Keep it with --obligor NAME."
            raise InvalidWordError(message)
        return acts.set_deadline(
            draft, what=content["title"], obligor=self._party(draft, content["obligor"]), entry=proposal.entry,
            basis=DeadlineBasis.model_validate(content["basis"]),
        )  # fmt: skip

    @staticmethod
    def _as_move(draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        _counted_not_typed(proposal, content)
        basis = DeadlineBasis.model_validate(content["basis"])
        acts.move_deadline(draft, deadline=content["deadline"], entry=basis.entry, basis=basis)
        return str(content["deadline"])

    @staticmethod
    def _as_performance(draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        _counted_not_typed(proposal, content)
        acts.perform(draft, deadline=content["deadline"], by=content["by"])
        return str(content["deadline"])

    @staticmethod
    def _as_vacate(draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        _counted_not_typed(proposal, content)
        acts.vacate_deadline(draft, deadline=content["deadline"], entry=proposal.entry, ground=proposal.cue)
        return str(content["deadline"])


def _by_key(now: CaseAt, *, brief: bool = False) -> dict[str, dict[str, Any]]:
    """What the rules propose, by its key."""
    from docket.schedules.queue import proposals  # noqa: PLC0415 (the packs are read only here)

    return {one["key"]: one for one in proposals(now, brief=brief)}


def _counted_not_typed(proposal: Proposal, content: dict[str, Any]) -> None:
    """Raises InvalidWordError where a person would put another date under the rule's name."""
    if content.get("due") != proposal.content.get("due"):
        message = (
            f"{proposal.id}: its date is counted under {proposal.cue}. Keep it as it is and move it (`docket move`), or set "
            "a date of your own (`docket due --on`)."
        )
        raise InvalidWordError(message)


def _ruled(number: int, content: dict[str, Any], decision: ProposalDecided | None) -> Proposal:
    return Proposal(
        f"P{number}", content["key"], content["entry"], content["kind"], content["title"], content["words"],
        content["cue"], content["confidence"], None, (0, 0), 0, 0, decision.review if decision else "proposed",
        decision.became if decision else None, content,
    )  # fmt: skip
