"""Who refers to whom on a docket, and what its entries say became of others: what the status of a motion rests on."""

from dataclasses import dataclass
from datetime import date

from domain.values import BY_THE_COURT
from projections.entry import Entry
from projections.moment import CaseAt, once

_BRIEFING = ("responds_to", "replies_to", "supports", "corrects", "continues", "attaches")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an entry did with a motion; ``words`` are the docket text's, where no person recorded the ruling."""

    outcome: str
    entry: str
    on: date | None
    ground: str
    words: str | None


class Web:
    """Who refers to whom on the docket, and what the entries say became of others: gathered once for all motions."""

    def __init__(self, at: CaseAt) -> None:
        self.to: dict[str, list[tuple[Entry, str, str]]] = {}
        self.outcomes: dict[str, list[Outcome]] = {}
        self.terminated: dict[str, list[Entry]] = {}
        names = {e.number: e.id for e in at.entries if e.number}
        for entry in at.entries:
            for relation in entry.facts.relations:
                target = names.get(relation.to, relation.to)
                self.to.setdefault(target, []).append((entry, relation.role, relation.ground))
            for number in entry.facts.reading.terminated if entry.facts.reading else ():
                self.terminated.setdefault(names.get(number, number), []).append(entry)
            for told in entry.facts.reading.dispositions if entry.facts.reading else ():
                for of in told.of:
                    one = Outcome(told.outcome, entry.id, entry.facts.filed, told.ground, told.words)
                    self.outcomes.setdefault(names.get(of, of), []).append(one)

    def vacated(self, order: str) -> bool:
        """Whether a later entry took an order back: the motion that it decided is before the court again."""
        return any(one.outcome == "vacated" for one in self.outcomes.get(order, ()))

    def briefing(self, motion: Entry) -> list[tuple[Entry, str, str, str]]:
        """The papers of the briefing in docket order: those that answer the motion, and those that answer these."""
        found: dict[str, tuple[Entry, str, str, str]] = {}
        reached, ahead = {motion.id}, [motion.id]
        while ahead:
            target = ahead.pop()
            for entry, role, ground in self.to.get(target, ()):
                if role not in _BRIEFING or entry.id in reached or entry.facts.kind in BY_THE_COURT:
                    continue
                found[entry.id] = (entry, role, target, ground)
                reached.add(entry.id)
                if not is_motion(entry):  # what answers another motion belongs to that one
                    ahead.append(entry.id)
        return list(found.values())


@once
def web_of(at: CaseAt) -> Web:
    """The references of a docket by then."""
    return Web(at)


def is_motion(entry: Entry) -> bool:
    """Whether an entry asks the court for something that it will grant or deny: a motion, or a stipulation that is one too."""
    if entry.attachment is not None:
        return False
    reading = entry.facts.reading
    return entry.facts.kind == "motion" or (
        entry.facts.kind not in BY_THE_COURT and reading is not None and reading.detail == "motion"
    )
