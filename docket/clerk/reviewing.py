"""Reviewing: machines propose, people decide. A kept proposal becomes an event under the name of who kept it."""

from collections.abc import Iterable, Mapping
from typing import Any

from docket.clerk.adopting import Adopting
from docket.clerk.counter import Receipt
from docket.clerk.queue import SURE, Proposal
from domain.draft import Draft
from domain.errors import DocketError, NotPossibleError, UnknownReferenceError
from domain.events import ProposalDecided

__all__ = ["SURE", "Proposal", "Reviewing"]


class Reviewing(Adopting):
    """Keeping and dropping."""

    def keep(self, case: str, ids: Iterable[str], *, edits: Mapping[str, Any] | None = None) -> list[Receipt]:
        """Keep proposals: each becomes an event. One command, so one undo takes them all back."""
        wanted = list(ids)

        def act(draft: Draft) -> list[str]:
            return [self._adopt(draft, p, dict(edits or {})) for p in self._chosen(case, wanted)]

        made = self._do(case, act)
        notes, self._notes = tuple(self._notes), []
        return [Receipt(ident, notes if n == 0 else ()) for n, ident in enumerate(made)]

    def keep_clear(self, case: str, ids: Iterable[str]) -> tuple[list[str], tuple[str, ...]]:
        """Keep the proposals that need no answer of a person first, each as a command of its own.

        Returns what they became, and why the others wait.
        """
        made: list[str] = []
        told: list[str] = []
        for ident in ids:
            try:
                kept = self.keep(case, [ident])
            except DocketError as error:
                told.append(str(error))
            else:
                made += [receipt.id for receipt in kept]
                told += [note for receipt in kept for note in receipt.notes]
        return made, tuple(told)

    def drop(self, case: str, ids: Iterable[str], *, reason: str) -> list[Receipt]:
        """Drop proposals, with the reason. They stay readable and are not proposed again."""
        wanted = list(ids)

        def act(draft: Draft) -> list[str]:
            chosen = self._chosen(case, wanted)
            for p in chosen:
                draft.add(
                    ProposalDecided,
                    proposal=p.id,
                    key=p.key,
                    review="dropped",
                    entry=p.entry,
                    content=p.content,
                    reason=reason,
                )

            return [p.id for p in chosen]

        return [Receipt(ident) for ident in self._do(case, act)]

    def _chosen(self, case: str, ids: Iterable[str]) -> list[Proposal]:
        """The undecided proposals that are meant, as the record stands while the act is drafted."""
        known = {p.id: p for p in self.proposals(case)}
        return [self._undecided(known, ident) for ident in ids]

    @staticmethod
    def _undecided(known: Mapping[str, Proposal], ident: str) -> Proposal:
        proposal = known.get(ident.strip().upper())
        if proposal is None:
            message = f"There is no proposal {ident} in this case. `docket review` lists them."
            raise UnknownReferenceError(message)
        if proposal.review != "proposed":
            became = f" as {proposal.became}" if proposal.became else ""
            message = f"{proposal.id} was {proposal.review}{became} already. `docket undo` takes a decision back."
            raise NotPossibleError(message)
        return proposal
