"""Reviewing: machines propose, people decide. A kept proposal becomes an event under the name of who kept it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from docket.clerk.adopting import Adopting
from docket.clerk.counter import Receipt
from docket.clerk.queue import SURE, Proposal
from domain.case import called
from domain.draft import Draft
from domain.errors import DocketError, InvalidWordError, NotPossibleError, UnknownReferenceError
from domain.events import ProposalDecided
from domain.numbers import parse_entry
from domain.text import one_line

__all__ = ["SURE", "Proposal", "Reread", "Reviewing"]


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a paper again came to."""

    entry: str
    read: int
    new: int
    withdrawn: int


class _HalfWayError(DocketError):
    """A proposal was refused after part of it was drafted."""

    def __init__(self, proposal: str, told: str) -> None:
        super().__init__(told)
        self.proposal = proposal


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

    def keep_clear(
        self, case: str, ids: Iterable[str], *, edits: Mapping[str, Any] | None = None
    ) -> tuple[list[str], tuple[str, ...]]:
        """Keep the proposals that need no answer of a person first, in one command, so that one undo takes them all back.

        Returns what they became, and why the others wait.
        """
        wanted, changed = list(ids), dict(edits or {})
        left: dict[str, str] = {}
        told: list[str] = []
        while True:
            try:
                made = self._do(case, lambda draft: self._adopt_clear(draft, case, wanted, changed, left, told))
            except _HalfWayError as stopped:  # it drafted something before it was refused: all again, without it
                left[stopped.proposal] = str(stopped)
                continue
            notes, self._notes = tuple(self._notes), []
            return made, (*told, *left.values(), *notes)

    def _adopt_clear(
        self, draft: Draft, case: str, ids: list[str], edits: dict[str, Any], left: Mapping[str, str], told: list[str]
    ) -> list[str]:
        told.clear()
        made = []
        for proposal in self._chosen(case, ids):
            before = len(draft.events)
            if proposal.id in left:
                continue
            try:
                made.append(self._adopt(draft, proposal, edits))
            except DocketError as error:
                if len(draft.events) > before:
                    raise _HalfWayError(proposal.id, str(error)) from error
                told.append(str(error))
        return made

    def waiting(
        self,
        case: str,
        ids: Iterable[str] = (),
        *,
        kind: str | None = None,
        entry: str | None = None,
        sure: bool = False,
        all_of_them: bool = False,
    ) -> list[str]:
        """The undecided proposals that are meant: by id, by range (P2-P9), or all of a kind, of an entry, or that are sure.

        A range and a filter pass over what is decided; an id that is decided is named in an error when it is kept.
        Raises InvalidWordError for what is no id, UnknownReferenceError for a range or filter that nothing answers to.
        """
        queue = self.proposals(case)
        at = self._hold(case).case.entry(parse_entry(entry)) if entry else None
        named = list(dict.fromkeys(ident.strip().upper() for ident in ids))
        whole = all_of_them or bool(not named and (kind or at or sure))
        chosen: list[str] = [p.id for p in queue if p.review == "proposed"] if whole else []
        for ident in named:
            chosen += _ranged(ident, queue) if "-" in ident else [ident]
        known = {p.id: p for p in queue}
        met = [
            i for i in dict.fromkeys(chosen)
            if i not in known or _answers(known[i], kind=kind, entry=at, sure=sure)
        ]  # fmt: skip
        if not met:
            message = "No proposal that waits answers to this. `docket review` lists those that do."
            raise UnknownReferenceError(message)
        return met

    def matching(
        self, case: str, *, kind: str | None = None, entry: str | None = None, sure: bool = False
    ) -> list[str]:
        """Every proposal, decided or not, of a kind, of an entry, or that is sure."""
        at = self._hold(case).case.entry(parse_entry(entry)) if entry else None
        return [p.id for p in self.proposals(case) if _answers(p, kind=kind, entry=at, sure=sure)]

    def reread(self, case: str, entries: Iterable[str] = ()) -> list["Reread"]:
        """Read papers again with the finders of today. What is decided stays decided; nothing is doubled.

        Raises UnknownReferenceError for an entry without a paper.
        """
        held = self._hold(case).case
        wanted = [held.entry(parse_entry(e)) for e in entries] or [e for e in held.papers if e not in held.unusable]
        told = []
        for entry in wanted:
            if entry not in held.papers:
                message = (
                    f"There is no paper at hand for {called(entry)}. `docket file FILE --entry {entry}` brings it."
                )
                raise UnknownReferenceError(message)
            if entry in held.unusable:
                message = f"{called(entry)} may not be read: {held.unusable[entry]}."
                raise NotPossibleError(message)
            sha256 = held.papers[entry]
            read = self._proposed(self._reading(sha256, entry))
            rows = self._suggested(case, entry, sha256, read)
            before = {p.id: p.review for p in self.proposals(case)}
            if rows:
                self.store.append([], suggestions=rows, earlier=self._decided)
            after = [p for p in self.proposals(case) if p.content and p.entry == entry]
            told.append(
                Reread(
                    entry, len(read), sum(1 for p in after if p.id not in before),
                    sum(1 for p in after if p.review == "withdrawn" and before.get(p.id) == "proposed"),
                )
            )  # fmt: skip
        return told

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
        if proposal and proposal.review == "withdrawn":
            gone = "a later reading does not make it, or its argument is gone"
            message = f"{proposal.id} is no longer proposed: {gone}. Nothing was kept."
            raise NotPossibleError(message)
        if proposal is None:
            message = f"There is no proposal {ident} in this case. `docket review` lists them."
            raise UnknownReferenceError(message)
        if proposal.review != "proposed":
            became, back = (
                f" as {proposal.became}" if proposal.became else "",
                f" {proposal.became}" if proposal.became else "",
            )
            message = (
                f"{proposal.id} was {proposal.review}{became} already. `docket undo{back}` takes that decision back."
            )
            raise NotPossibleError(message)
        return proposal


def _ranged(words: str, queue: list[Proposal]) -> list[str]:
    """``P2-P9`` or ``P2-9``: those of them that wait. Raises InvalidWordError."""
    match = re.fullmatch(r"P(\d{1,9})\s*-\s*P?(\d{1,9})", words)
    if match is None or int(match[1]) > int(match[2]):
        message = f"“{one_line(words)}” is no range of proposals. Write P2-P9."
        raise InvalidWordError(message)
    low, high = int(match[1]), int(match[2])
    return [p.id for p in queue if p.review == "proposed" and low <= int(p.id[1:]) <= high]


def _answers(one: Proposal, *, kind: str | None, entry: str | None, sure: bool) -> bool:
    same = (kind is None or one.kind == kind) and (entry is None or one.entry == entry)
    return same and (not sure or one.confidence >= SURE)
