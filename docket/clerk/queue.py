"""The review queue as it is read: what machines proposed from the papers of a case, and what people decided on it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from docket.clerk.filing import Filing, suggestions
from docket.clerk.rereading import READINGS, current, merged
from docket.store.recorder import Suggestion
from domain.errors import FileAccessError
from domain.events import ArgumentRaised, ProposalDecided
from projections.moment import CaseAt
from projections.record import CaseRecord

COMPARED = frozenset({"position", "formulation"})
"""Kinds that are proposed from papers laid side by side, not from one."""
RULES = "rules"
"""In the place of a paper's hash: the ground of these proposals is a rule and an event, and they are made afresh at each look."""
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
    asks: tuple[str, str] | None = None  # what a person must say first: the field, and the question

    @property
    def told(self) -> str:
        """The title, with what it is on where two papers' words would read alike: “on A13, rules: ...”."""
        on, stance = self.content.get("on"), self.content.get("stance")
        if self.kind not in {"position", "formulation"} or not on:
            return self.title
        return f"on {on}, {stance}: {self.title}" if stance else f"on {on}: {self.title}"


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

        One that a later reading words otherwise is shown as it is read now, under its old number; one that a later reading
        no longer makes is ``withdrawn`` unless a person has decided on it. Raises FileAccessError where one cannot be read.
        """
        record = at.record if at else self._hold(case).record
        decided = {e.key: e for e in record.of(ProposalDecided)}
        rows = []
        papers = {entry.id: entry.paper.sha256 for entry in record.entries.values() if entry.paper}
        at_hand = {sha256: entry for entry, sha256 in papers.items()}
        stored = self.store.proposals(case, besides=RULES)
        readings = current(stored)
        for number, key, first, sha256, content in stored:
            entry = first if papers.get(first) == sha256 else at_hand.get(sha256)
            if entry is None or (at and not at.has(entry)):
                continue  # the filing was taken back, or had not happened
            last = readings.get("threads" if content.get("kind") in COMPARED else sha256, {})
            read = decided[key].content if key in decided else last.get("moved", {}).get(key, content)
            one = _proposal(number, key, entry, read, decided.get(key))
            if one.review == "proposed" and (key in last.get("gone", ()) or not _stands(record, read)):
                one = replace(one, review="withdrawn")
            rows.append(replace(one, asks=_asked(record, one)))
        return rows

    def _suggested(self, case: str, entry: str, sha256: str, proposed: Sequence[dict[str, Any]]) -> list[Suggestion]:
        """What is to be stored of a reading: the proposals not made before, and how it stands to those that were."""
        stored = self.store.proposals(case)
        before = {
            key: content for _, key, _, paper, content in stored if paper == sha256 and content["kind"] not in COMPARED
        }
        if not before:
            return suggestions(case, entry, sha256, proposed)
        found = merged(before, proposed)
        told = {"kind": "reading", "of": sha256, "moved": found.moved, "gone": found.gone}
        last = current(stored).get(sha256, {"moved": {}, "gone": []})
        rows = suggestions(case, entry, sha256, found.fresh)
        if (last["moved"], sorted(last["gone"])) != (found.moved, sorted(found.gone)):
            count = sum(1 for row in stored if row[3] == READINGS)
            digest = hashlib.sha256(f"{sha256}\x00{count}\x00{json.dumps(told, sort_keys=True)}".encode())
            rows.append((case, digest.hexdigest()[:16], entry, READINGS, json.dumps(told, ensure_ascii=False)))
        return rows


def _stands(record: CaseRecord, content: dict[str, Any]) -> bool:
    """Whether the argument that a proposed position answers is still on the record."""
    return content["kind"] != "position" or content.get("on") in {e.id for e in record.of(ArgumentRaised)}


def _asked(record: CaseRecord, one: Proposal) -> tuple[str, str] | None:
    """The one thing that a person must say before the proposal can be kept: its field, and the question."""
    content = one.content
    entry = record.entries.get(one.entry)
    needs = {
        "deadline": ("obligor", "Who must act"), "schedule": ("obligor", "Who must act"),
        "docketed": ("obligor", "Who must act"), "argument": ("party", "Who argues it"),
        "formulation": ("on", "Which standard does it word (S1)"), "position": ("party", "Whose position is it"),
        "ruling": ("on", "Which argument is it (A4)" if content.get("about") == "argument" else "Which entry does it decide"),
        "concession": ("conceder", "Who is said to concede it") if not content.get("conceder") else ("asserted_by", "Who says so"),
        "hearing": ("on", "Which hearing is it (H1)") if content.get("act") == "vacated" else ("due", "On which day"),
    }  # fmt: skip
    needed = needs.get(one.kind)
    filed_by = entry.facts.party if entry else None
    own = one.kind == "concession" and content.get("voice") == "own"
    if needed is None or content.get(needed[0]) or (needed[0] in {"party", "asserted_by"} and (filed_by or own)):
        return None
    if one.kind == "ruling" and content.get("about") != "argument" and entry:
        ruled = [r.to for r in entry.facts.relations if r.role == "rules_on"]
        motions = [e for e in record.entries.values() if e.facts.kind == "motion"]
        return None if len(ruled) == 1 or len(motions) == 1 else needed
    return needed
