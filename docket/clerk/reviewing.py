"""Reviewing: machines propose, people decide. A kept proposal becomes an event under the name of who kept it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from docket.clerk.arguing import Arguing
from docket.clerk.calendaring import Calendaring
from docket.clerk.counter import Receipt
from docket.clerk.filing import Filing, located_within
from domain import acts
from domain.draft import Draft
from domain.errors import DocketError, FileAccessError, InvalidWordError, NotPossibleError, UnknownReferenceError
from domain.events import DeadlineBasis, ProposalDecided
from domain.numbers import parse_date
from domain.passage import Anchor, Passage
from projections.moment import CaseAt

SURE = 0.9
"""From this confidence on a proposal may be kept unseen (`--keep sure`)."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something a machine read in a paper, anchored in its exact words, and what a person decided on it."""

    id: str
    key: str
    entry: str
    kind: str
    title: str
    words: str
    cue: str
    confidence: float
    page: int | None
    lines: tuple[int, int]
    start: int
    end: int
    review: str
    became: str | None
    content: dict[str, Any]


def _proposal(number: int, key: str, entry: str, content: dict[str, Any], decision: ProposalDecided | None) -> Proposal:
    """A stored proposal. Raises FileAccessError where it is not what a reader once wrote."""
    try:
        span = content["span"]
        return Proposal(
            f"P{number}", key, entry, content["kind"], content["title"], content["words"], content["cue"],
            content["confidence"], span["page"], tuple(span["lines"]), span["start"], span["end"],
            decision.review if decision else "proposed", decision.became if decision else None, content,
        )  # fmt: skip
    except (KeyError, TypeError) as error:
        message = f"P{number} cannot be read from the store. Restore the store from a backup; nothing was changed."
        raise FileAccessError(message) from error


class Reviewing(Filing, Arguing, Calendaring):
    """The review queue."""

    def proposals(self, case: str, at: CaseAt | None = None) -> list[Proposal]:
        """Every proposal of a case, decided or not, in the order in which they were made; of a moment: those of its entries.

        Raises FileAccessError where one cannot be read.
        """
        record = at.record if at else self._hold(case).record
        decided = {e.key: e for e in record.of(ProposalDecided)}
        rows = []
        papers = {entry.id: entry.paper.sha256 for entry in record.entries.values() if entry.paper}
        at_hand = {sha256: entry for entry, sha256 in papers.items()}
        for number, key, first, sha256, content in self.store.proposals(case):
            entry = first if papers.get(first) == sha256 else at_hand.get(sha256)
            if entry is None or (at and not at.has(entry)):
                continue  # the filing was taken back, or had not happened
            rows.append(_proposal(number, key, entry, content, decided.get(key)))
        return rows

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

    def _adopt(self, draft: Draft, proposal: Proposal, edits: dict[str, Any]) -> str:
        content = proposal.content | edits
        became = {"argument": self._as_argument, "deadline": self._as_deadline, "ruling": self._as_ruling}[
            proposal.kind
        ](draft, proposal, content)
        draft.add(
            ProposalDecided, proposal=proposal.id, key=proposal.key, review="kept", entry=proposal.entry,
            content=proposal.content, edited=edits, became=became,
        )  # fmt: skip
        return became

    def _words(self, draft: Draft, proposal: Proposal) -> Passage:
        span, sha256 = proposal.content["span"], draft.case.papers[proposal.entry]
        anchor = located_within(
            proposal.words, sha256, self._reading(sha256, proposal.entry), proposal.start, proposal.end
        )
        anchor = anchor or Anchor(
            sha256=sha256, start=span["start"], end=span["end"], lines=tuple(span["lines"]),
            parts=tuple((a, b) for a, b in span["parts"]), page=span["page"],
        )  # fmt: skip
        pin = f"p. {span['page']}" if span["page"] else f"line {span['lines'][0]}"
        return Passage(entry=proposal.entry, pin=pin, words=proposal.words, anchor=anchor)

    def _as_argument(self, draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        party = content.get("party") or draft.case.entries[proposal.entry].party
        if not party:
            message = f"{proposal.id}: who argues it? The entry has no filer. Keep it with --party NAME."
            raise InvalidWordError(message)
        return acts.argue(
            draft, title=content["title"], entry=proposal.entry, party=self._party(draft, party),
            summary=content["title"], passages=[self._words(draft, proposal)],
        )  # fmt: skip

    def _as_deadline(self, draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        if not content.get("obligor"):
            message = f"{proposal.id}: who must act? Keep it with --obligor NAME."
            raise InvalidWordError(message)
        words = self._words(draft, proposal)
        due = parse_date(content["due"]) if content.get("due") else None
        basis = DeadlineBasis(
            kind="order", due=due, entry=proposal.entry, ground=words.cite(proposal.entry), passages=(words,),
            certainty="ordered" if due else "conditional", waiting_for=None if due else content["words"][:200],
        )  # fmt: skip
        return acts.set_deadline(
            draft,
            what=content["title"],
            obligor=self._party(draft, content["obligor"]),
            entry=proposal.entry,
            basis=basis,
            off_docket=bool(content.get("off_docket")),
        )

    def _as_ruling(self, draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        on = content.get("on")
        if not on:
            ruled = [r.to for r in draft.case.entries[proposal.entry].relations if r.role == "rules_on"]
            motions = [e for e, f in draft.case.entries.items() if f.kind == "motion"]
            on = ruled[0] if len(ruled) == 1 else motions[0] if len(motions) == 1 else None
        if not on:
            message = f"{proposal.id}: which motion does it decide? Keep it with --on ENTRY."
            raise InvalidWordError(message)
        return acts.rule(
            draft, on=self._ident(draft, on), entry=proposal.entry, outcome=content["outcome"], summary=content["title"],
            passages=[self._words(draft, proposal)],
        )  # fmt: skip
