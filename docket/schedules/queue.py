"""What the rules propose on a docket: new dates, dates that moved, were met or fell away. Nothing here moves anything."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta

from docket.schedules.anchors import decided
from docket.schedules.bases import BRANCH, SURE, Proposed, basis_of, spoken_or_none
from docket.schedules.decided import taken_off
from docket.schedules.expected import Expected, schedule
from docket.schedules.moves import moves
from docket.schedules.overrides import ordered_instead
from docket.schedules.performed import performances
from docket.schedules.stated import stated_dates
from domain.deadlines.words import spoken
from domain.events import RulingMade
from domain.values import COURT
from projections.entry import Entry
from projections.moment import CaseAt

KINDS = ("schedule", "move", "performance", "vacate", "docketed")
"""Proposals whose ground is a rule and an event, or the docket text, instead of words in a paper."""
_RECENT, _PENDING = timedelta(days=60), timedelta(days=180)


def proposals(at: CaseAt, *, brief: bool = False) -> list[Proposed]:
    """Everything that the rules propose on the record as it stands. A key changes with the facts that were decided on.

    In ``brief`` for lists, which tell of a new date neither the basis that keeping it would record nor what it assumes.
    """
    made = [*_new(at, brief=brief), *moves(at), *performances(at), *taken_off(at), *stated_dates(at)]
    for one in made:
        one |= {"span": None, "words": "", "key": _key(at, one.pop("key"))}
    return list({one["key"]: one for one in made}.values())


def _key(at: CaseAt, parts: tuple[object, ...]) -> str:
    told = "\x00".join(str(part) for part in (at.record.opened.originator_id, *parts))
    return hashlib.sha256(f"rules\x00{told}".encode()).hexdigest()[:16]


# --- new dates --------------------------------------------------------------------------------------------------------


def _new(at: CaseAt, *, brief: bool) -> Iterator[Proposed]:
    if at.closed_on:  # nothing is briefed any more; `docket schedule N` still tells what the rules made of a paper
        return
    for root in at.entries:
        if not _opens(at, root):
            continue
        lines = schedule(at, root)
        for one in lines:
            maybe = bool(one.line.conditions) and one.answer is None
            if one.kept or one.error or one.line.nothing_due or one.line.branch or maybe:
                continue
            yield _in_brief(one) if brief else _proposed(at, one, _branches_beside(one, lines))


def _opens(at: CaseAt, entry: Entry) -> bool:
    """Whether a paper still has a schedule: a motion not decided, a recent ruling, a complaint not answered."""
    if entry.attachment is not None or entry.withheld:
        return False
    match entry.facts.kind:
        case "motion":
            return not decided(at, entry) and _recent(at, entry, _PENDING)
        case "complaint":
            return all(e.facts.party in (None, COURT, entry.facts.party) for e in at.entries)
        case "order":
            rules_on = any(relation.role == "rules_on" for relation in entry.facts.relations)
            return _recent(at, entry) and (rules_on or any(r.entry == entry.id for r in at.seen(RulingMade)))
        case "judgment":
            return _recent(at, entry)
        case _:
            return False


def _recent(at: CaseAt, entry: Entry, within: timedelta = _RECENT) -> bool:
    """Whether a paper is among the last of the docket: what lies further back is history, and `docket schedule N` tells it."""
    through = at.record.current_through
    return through is None or at.record.places[entry.id].day >= through - within


def _branches_beside(one: Expected, lines: list[Expected]) -> list[str]:
    """The dates that hold under other conditions, in the steps of the line that leads."""
    if not one.line.lead:
        return []
    return [
        f"Otherwise, if {'; '.join(other.line.conditions)}: {other.rule.act}, {spoken(other.due)} [{other.rule.citation}]"
        for other in lines
        if other.line.branch and other.due and other.parent is one.parent
    ]


def _proposed(at: CaseAt, one: Expected, beside: list[str]) -> Proposed:
    """A line of a schedule as a proposal, with the basis that keeping it would record."""
    basis = basis_of(at, one).model_dump(mode="json")
    basis["steps"] += beside
    conditions = [f"If {condition}." for condition in one.line.conditions]
    return _in_brief(one) | {
        "basis": basis,
        "assumptions": [*conditions, *one.ground.assumed, *_filed_already(one), *_ordered_already(at, one)],
    }


def _in_brief(one: Expected) -> Proposed:
    """What it is, when and whose."""
    ifs = f" (if {'; '.join(one.line.conditions)})" if one.line.conditions else ""
    return {
        "key": ("schedule", one.rule.id, one.root.id),
        "kind": "schedule",
        "entry": one.root.id,
        "title": f"{_upper(one.rule.act)}, {one.root.name}{ifs}",
        "cue": one.rule.citation,
        "confidence": BRANCH if one.line.conditions or len(one.actors) != 1 else SURE,
        "due": one.answer.due.isoformat() if one.answer else None,
        "obligor": one.actors[0] if len(one.actors) == 1 else None,
        "obligors": list(one.actors),
    }


def _filed_already(one: Expected) -> Iterator[str]:
    """The paper that the line asks for, where it is on the docket before anybody kept its date."""
    filed = one.performed.facts.filed if one.performed else None
    if one.performed and filed and one.answer:
        way = "after this date" if filed > one.answer.due else "by this date"
        yield f"{one.performed.name} was filed on {spoken(filed)}, {way}."


def _ordered_already(at: CaseAt, one: Expected) -> Iterator[str]:
    """The date that an order has set for the same paper."""
    if view := ordered_instead(at, one):
        yield f"{view.id} ({view.what}) is ordered for {spoken_or_none(view.due)}: an order overrides what the rule gives."


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
