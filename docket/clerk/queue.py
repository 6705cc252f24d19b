"""The review queue as it is read: what machines proposed from the papers of a case, and what people decided on it."""

from dataclasses import dataclass
from typing import Any

from docket.clerk.filing import Filing
from domain.errors import FileAccessError
from domain.events import ProposalDecided
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


class Queue(Filing):
    """Proposals with what became of them."""

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
