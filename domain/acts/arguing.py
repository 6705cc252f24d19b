"""What may be recorded of the papers and the court: standards, arguments, concessions, rulings, findings."""

import re
from collections.abc import Sequence
from typing import Any

from domain.acts.standing import the_event
from domain.case import called
from domain.draft import Draft
from domain.errors import InvalidWordError, NotPossibleError
from domain.events import (
    ArgumentRaised,
    ConcessionAnswered,
    ConcessionClaimed,
    Element,
    FindingRecorded,
    PositionTaken,
    RulingMade,
    StandardFormulated,
    StandardStated,
    WordsTraced,
)
from domain.passage import Passage
from domain.text import one_line
from domain.values import COURT, OF_A_PARTY, ArgumentOutcome, MotionOutcome, Resolution, a_or_an, checked

_COURT_STANCES = ("rules", "qualifies", "silent")
Passages = Sequence[Passage]


def state_standard(draft: Draft, *, title: str, elements: Sequence[str] = (), **facts: Any) -> str:
    """A legal test with its elements. Returns its id; its elements are S1.1, S1.2, ... in order."""
    ident = draft.case.next_id("S")
    parts = tuple(Element(id=f"{ident}.{n}", title=one_line(t)) for n, t in enumerate(elements, start=1))
    draft.add(StandardStated, id=ident, title=title, elements=parts, **facts)
    return ident


def formulate(draft: Draft, *, standard: str, **facts: Any) -> str:
    """How one paper words a standard. Returns the formulation's id."""
    draft.case.require(standard)
    ident = draft.case.next_part(standard, "f")
    draft.add(StandardFormulated, id=ident, standard=standard, **facts)
    return ident


def argue(
    draft: Draft, *, title: str, entry: str, party: str, summary: str | None = None, theory: str | None = None,
    element: str | None = None, standard: str | None = None, passages: Passages = (), **facts: Any,
) -> str:  # fmt: skip
    """An argument is framed, with its first position: the one of the party that raises it. Returns the argument's id."""
    if element and standard and not element.startswith(f"{standard}."):
        message = f"{element} is not an element of {standard}."
        raise NotPossibleError(message)
    if party == COURT:
        message = "The court takes no side: it raises no argument. Record what it says as a position or a ruling."
        raise NotPossibleError(message)
    ident = draft.case.next_id("A")
    draft.add(
        ArgumentRaised,
        id=ident,
        title=title,
        entry=entry,
        party=party,
        element=element,
        standard=standard or (element.partition(".")[0] if element else None),
        **facts,
    )
    take_position(
        draft,
        argument=ident,
        entry=entry,
        party=party,
        stance="raises",
        summary=summary or title,
        theory=theory,
        passages=passages,
    )
    return ident


def take_position(
    draft: Draft, *, argument: str, party: str, stance: str, passages: Passages = (), **facts: Any
) -> str:
    """What one party or the court says on an argument in one paper. Returns the position's id."""
    if stance == "rules" and party != COURT:
        message = "Only the court rules; a party raises, supports, answers, opposes, replies, qualifies, concedes or withdraws."
        raise NotPossibleError(message)
    if party == COURT and stance not in _COURT_STANCES:
        message = "The court takes no side: its stance is “rules” (or “qualifies” where it asks for more, or “silent”)."
        raise NotPossibleError(message)
    draft.case.require(argument)
    ident = draft.case.next_part(argument)
    draft.add(PositionTaken, id=ident, argument=argument, party=party, stance=stance, passages=tuple(passages), **facts)
    return ident


def claim_concession(
    draft: Draft, *, conceder: str, asserted_by: str, voice: str, proposition: str, passages: Passages = (), **facts: Any
) -> str:  # fmt: skip
    """A claimed concession. An opponent's “he concedes” is a claim; only one's own words are one's own. Returns its id."""
    if (voice == "own") != (conceder == asserted_by):
        message = "A concession in one's own voice is asserted by the conceder; a claim by another is “attributed” or “court”."
        raise NotPossibleError(message)
    if (voice == "court") != (asserted_by == COURT):
        message = "The voice “court” belongs to what the court itself says is conceded."
        raise NotPossibleError(message)
    ident = draft.case.next_id("C")
    draft.add(
        ConcessionClaimed,
        id=ident,
        proposition=proposition,
        conceder=conceder,
        asserted_by=asserted_by,
        voice=voice,
        passages=tuple(passages),
        **facts,
    )
    return ident


def trace(draft: Draft, *, concession: str, passages: Passages = (), **facts: Any) -> str:
    """One link of a concession's chain of words. Returns the link's id."""
    draft.case.require(concession)
    ident = draft.case.next_part(concession)
    draft.add(WordsTraced, id=ident, concession=concession, passages=tuple(passages), **facts)
    return ident


def answer_concession(
    draft: Draft, *, concession: str, party: str, state: str, passages: Passages = (), **facts: Any
) -> None:
    """The concession is disputed, qualified, withdrawn or taken up in the conceder's own words."""
    claim = the_event(draft, ConcessionClaimed, concession)
    if state == "claimed":
        message = f"{concession} is claimed by being recorded; a paper disputes, qualifies, withdraws or owns it."
        raise NotPossibleError(message)
    if state in ("own_words", "qualified", "withdrawn") and party != claim.conceder:
        message = f"Only {_label(draft, claim.conceder)}, who is said to have conceded, can own, qualify or withdraw {concession}."
        raise NotPossibleError(message)
    draft.add(ConcessionAnswered, concession=concession, party=party, state=state, passages=tuple(passages), **facts)


def rule(
    draft: Draft,
    *,
    on: str,
    entry: str,
    outcome: str,
    element: str | None = None,
    passages: Passages = (),
    **facts: Any,
) -> str:
    """What the court did. The words that are possible depend on what it ruled on. Returns the ruling's id."""
    case = draft.case
    if case.entries[case.entry(entry)].kind in OF_A_PARTY:
        kind = case.entries[case.entry(entry)].kind.replace("_", " ")
        message = (
            f"{called(entry)} is {a_or_an(kind)}; only an order, a minute entry, a judgment or a transcript can rule."
        )
        raise NotPossibleError(message)
    if on[:1].isdigit() or on[:1] == "E":
        on, words, what = case.entry(on), MotionOutcome, "outcome of a motion"
    elif re.fullmatch(r"C\d+", on):
        words, what = Resolution, "resolution of a claimed concession"
    elif re.fullmatch(r"[AS]\d+", on):
        words, what = ArgumentOutcome, "outcome of an argument or standard"
    else:
        message = f"The court rules on an argument (A4), a concession (C2), a standard (S1) or a motion (its entry), not on {on}."
        raise InvalidWordError(message)
    case.require(on)
    if element and not element.startswith(f"{on}."):
        message = f"{element} is not an element of {on}."
        raise NotPossibleError(message)
    ident = case.next_id("R")
    draft.add(
        RulingMade,
        id=ident,
        on=on,
        entry=entry,
        outcome=checked(outcome, words, what),
        element=element,
        passages=tuple(passages),
        **facts,
    )
    return ident


def find(draft: Draft, *, kind: str, entry: str, detail: str, passages: Passages) -> str:
    """Two or more passages that do not sit well together. Returns the finding's id."""
    if len(passages) < 2:
        message = "A finding sets at least two passages side by side."
        raise InvalidWordError(message)
    ident = draft.case.next_id("F")
    draft.add(FindingRecorded, id=ident, kind=kind, entry=entry, detail=detail, passages=tuple(passages))
    return ident


def _label(draft: Draft, party: str) -> str:
    return draft.case.parties[party].label if party in draft.case.parties else "the court"
