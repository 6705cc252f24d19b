"""What a kept proposal becomes: one method a kind, from the words that were read to the event that is recorded."""

from typing import Any

from docket.clerk.arguing import Arguing
from docket.clerk.calendaring import Calendaring
from docket.clerk.filing import located_within
from docket.clerk.queue import Proposal
from docket.clerk.scheduling import Scheduling
from domain import acts
from domain.draft import Draft
from domain.errors import InvalidWordError
from domain.events import DeadlineBasis, ProposalDecided
from domain.numbers import parse_date
from domain.passage import Anchor, Passage


class Adopting(Scheduling, Arguing, Calendaring):
    """Proposals that a person keeps."""

    def _adopt(self, draft: Draft, proposal: Proposal, edits: dict[str, Any]) -> str:
        content = proposal.content | edits
        becomes = {
            "argument": self._as_argument, "deadline": self._as_deadline, "ruling": self._as_ruling,
            "schedule": self._as_schedule, "move": self._as_move, "performance": self._as_performance,
        }  # fmt: skip
        became = becomes[proposal.kind](draft, proposal, content)
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
