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

    def proposals(self, case: str, at: CaseAt | None = None) -> list[Proposal]:
        """As read from papers, and as the rules make them of the record as it stands now."""
        rows = [*super().proposals(case, at), *self._by_rules(case, at)]
        return sorted(rows, key=lambda p: int(p.id[1:]))

    def _by_rules(self, case: str, at: CaseAt | None) -> list[Proposal]:
        """Counted afresh from the record, so that none is ever stale; only their numbers are kept."""
        record = at.record if at else self._hold(case).record
        derived = self._made_by_rules(case, record)
        stored = self.store.numbered(case, RULES)
        missing = [one for one in derived.values() if one["key"] not in stored]
        if missing and self._batch is None and record is self._hold(case).record:
            stored = self._number_rules(case, missing, stored)
        decided = {event.key: event for event in record.of(ProposalDecided)}
        rows = []
        for key, number in stored.items():
            content = derived.get(key) or (decided[key].content if key in decided else None)
            if content is None or (at and not at.has(content["entry"])):
                continue  # its ground no longer stands, or did not stand yet
            rows.append(_ruled(number, content, decided.get(key)))
        return rows

    def _made_by_rules(self, case: str, record: CaseRecord) -> dict[str, dict[str, Any]]:
        """What the rules make of a record; counted once for each state of it."""
        from docket.schedules.queue import proposals  # noqa: PLC0415 (the packs are read only here)

        today = self.clock().astimezone().date()
        memo: dict[str, tuple[CaseRecord, object, dict[str, dict[str, Any]]]] = self.__dict__.setdefault(
            "_rules_memo", {}
        )
        known = memo.get(case)
        if known is None or known[0] is not record or known[1] != today:
            found = {one["key"]: one for one in proposals(CaseAt(record, NOW, today))}
            known = memo[case] = (record, today, found)
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
