"""What a kept proposal becomes: one method a kind, from the words that were read to the event that is recorded."""

from typing import Any

from docket.clerk.arguing import Arguing
from docket.clerk.calendaring import Calendaring
from docket.clerk.conceding import Conceding
from docket.clerk.filing import located_within
from docket.clerk.queue import Proposal
from docket.clerk.scheduling import Scheduling
from domain import acts
from domain.draft import Draft
from domain.errors import InvalidWordError, NotPossibleError
from domain.events import DeadlineBasis, HearingChanged, HearingSet, ProposalDecided
from domain.numbers import parse_date
from domain.passage import Anchor, Passage
from domain.values import Stance, checked


class Adopting(Scheduling, Conceding, Arguing, Calendaring):
    """Proposals that a person keeps."""

    def _adopt(self, draft: Draft, proposal: Proposal, edits: dict[str, Any]) -> str:
        content = proposal.content | edits
        becomes = {
            "concession": self._as_concession,
            "argument": self._as_argument, "deadline": self._as_deadline, "ruling": self._as_ruling,
            "hearing": self._as_hearing, "position": self._as_position, "formulation": self._as_formulation,
            "schedule": self._as_schedule, "move": self._as_move, "performance": self._as_performance,
            "docketed": self._as_docketed, "vacate": self._as_vacate,
        }  # fmt: skip
        if proposal.kind not in becomes:
            message = f"{proposal.id} is a {proposal.kind}, which this version cannot record. Update the program."
            raise NotPossibleError(message)
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
        agreed = content.get("basis") == "stipulation"
        basis = DeadlineBasis(
            kind="stipulation" if agreed else "order", due=due, due_time=content.get("due_time"), entry=proposal.entry,
            ground=words.cite(proposal.entry), passages=(words,), certainty="ordered" if due and not agreed else "conditional",
            awaiting_order=agreed, waiting_for=None if due else (content.get("period") or content["words"])[:200],
        )  # fmt: skip
        return acts.set_deadline(
            draft,
            what=content["title"],
            obligor=self._party(draft, content["obligor"]),
            entry=proposal.entry,
            basis=basis,
            off_docket=bool(content.get("off_docket")),
        )

    def _as_concession(self, draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        return self._conceded(draft, proposal.id, content, self._words(draft, proposal))

    def _as_ruling(self, draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        on = content.get("on")
        if not on and content.get("about") == "argument":
            message = (
                f"{proposal.id}: which argument does the court leave open? Keep it with --on A4 (or a standard, S1)."
            )
            raise InvalidWordError(message)
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

    def _as_hearing(self, draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        """A hearing set; or the one on the calendar that is moved or vacated, where it is plain which."""
        day = parse_date(content["due"]) if content.get("due") else None
        known = {e.id: e for e in draft.case.live() if isinstance(e, HearingSet)}
        hearing = self._hearing_meant(draft, content, known) if content["act"] != "set" else None
        if content["act"] == "vacated" and hearing is None:
            message = f"{proposal.id}: which hearing is taken off the calendar? Keep it with --on H1."
            raise InvalidWordError(message)
        if hearing:
            state = "vacated" if content["act"] == "vacated" else "reset"
            draft.add(
                HearingChanged, hearing=hearing, state=state, on=day, time=content.get("due_time"), entry=proposal.entry
            )
            return hearing
        if day is None:
            message = f"{proposal.id}: on which day? Keep it with --due DATE."
            raise InvalidWordError(message)
        ident = draft.case.next_id("H")
        draft.add(
            HearingSet, id=ident, what=content["what"], on=day, time=content.get("due_time"), entry=proposal.entry
        )
        return ident

    @staticmethod
    def _hearing_meant(draft: Draft, content: dict[str, Any], known: dict[str, HearingSet]) -> str | None:
        if content.get("on"):
            return str(content["on"]).strip().upper()
        days = {ident: str(e.on) for ident, e in known.items()}
        for event in draft.case.live():
            if isinstance(event, HearingChanged) and event.hearing in days:
                days[event.hearing] = "" if event.state == "vacated" else str(event.on or days[event.hearing])
        same = [ident for ident, day in days.items() if content.get("was") and day == content["was"]]
        standing = [ident for ident, day in days.items() if day]
        return same[0] if len(same) == 1 else standing[0] if len(standing) == 1 and not content.get("was") else None

    def _as_position(self, draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        party = content.get("party") or draft.case.entries[proposal.entry].party
        if not party:
            message = f"{proposal.id}: whose position is it? The entry has no filer. Keep it with --party NAME."
            raise InvalidWordError(message)
        return acts.take_position(
            draft, argument=self._ident(draft, content["on"]), entry=proposal.entry, party=self._party(draft, party),
            stance=checked(content["stance"], Stance, "stance"), summary=content["title"], passages=[self._words(draft, proposal)],
        )  # fmt: skip

    def _as_formulation(self, draft: Draft, proposal: Proposal, content: dict[str, Any]) -> str:
        party = content.get("party") or draft.case.entries[proposal.entry].party
        if not content.get("on") or not party:
            what = (
                "which standard does it word? Keep it with --on S1"
                if party
                else "whose words are they? Keep it with --party NAME"
            )
            message = f"{proposal.id}: {what}."
            raise InvalidWordError(message)
        return acts.formulate(
            draft, standard=self._ident(draft, content["on"]), entry=proposal.entry, party=self._party(draft, party),
            summary=content["title"], passages=[self._words(draft, proposal)],
        )  # fmt: skip
