"""What a person may record, and when the record forbids it: one function an act, each adding to a draft."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from domain.case import annulled_commands, called, check_ground, check_number_free
from domain.draft import Draft
from domain.errors import AlreadyOnDocketError, InvalidWordError, NotPossibleError, UnknownReferenceError
from domain.events import (
    ArgumentRaised,
    CaseOpened,
    CommandUndone,
    ConcessionAnswered,
    ConcessionClaimed,
    DeadlineBasis,
    DeadlineMoved,
    DeadlinePerformed,
    DeadlineSet,
    DeadlineVacated,
    Element,
    EntryDocketed,
    EntryFacts,
    EntryRevised,
    FindingRecorded,
    PartyDescribed,
    PartyJoined,
    PositionTaken,
    RulingMade,
    StandardFormulated,
    StandardStated,
    WordsTraced,
)
from domain.numbers import DocketNumber
from domain.passage import Passage
from domain.text import clip, one_line
from domain.values import COURT, ArgumentOutcome, MotionOutcome, Resolution, a_or_an, checked

_LABEL = 8
_PARTY_PAPERS = frozenset(
    {
        "complaint",
        "answer",
        "motion",
        "opposition",
        "reply",
        "sur_reply",
        "supplemental",
        "declaration",
        "exhibit",
        "brief",
        "letter",
    }
)
_COURT_STANCES = ("rules", "qualifies", "silent")
Passages = Sequence[Passage]


def open_case(
    draft: Draft, *, court: str, number: DocketNumber, printed: str, name: str, caption: str | None = None
) -> None:
    """A case begins."""
    draft.add(CaseOpened, court=court, number=str(number), number_as_printed=printed, name=name, caption=caption)


def join_party(draft: Draft, name: str, *, label: str | None = None, **facts: Any) -> str:
    """A party joins, or more is said of one that is there. Returns its id."""
    known = draft.case.party(name)
    if known == COURT:
        message = "The court speaks as “court”; it cannot join as a party."
        raise NotPossibleError(message)
    if known:
        draft.add(PartyDescribed, party=known, name=None, label=label, **facts)
        return known
    ident = _slug(name, draft)
    draft.add(PartyJoined, joins=ident, name=name, label=label or clip(name, _LABEL), **facts)
    return ident


def _slug(name: str, draft: Draft) -> str:
    plain = unicodedata.normalize("NFKD", one_line(name)).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "party"
    stem = f"p-{stem}" if stem[0].isdigit() or re.fullmatch(r"[a-z]\d+", stem) or stem == COURT else stem
    ident, n = stem, 2
    while ident in draft.case.standing or any(getattr(e, "joins", None) == ident for e in draft.case.events):
        ident, n = f"{stem}-{n}", n + 1
    return ident


def enter(draft: Draft, ident: str | None, facts: EntryFacts) -> str:
    """A line on the docket sheet. Without a number it becomes the next unnumbered entry. Returns the entry's id."""
    case = draft.case
    ident = ident or case.next_id("E")
    if ident.startswith("E") and ident != case.next_id("E"):
        message = f"Unnumbered entries are numbered by the program; leave the number out to get {case.next_id('E')}."
        raise NotPossibleError(message)
    check_number_free(case, ident)
    if "-" in ident:
        case.entry(ident.partition("-")[0])
    for relation in facts.relations:
        case.entry(relation.to)
    draft.add(EntryDocketed, dockets=ident, facts=facts, court_date=facts.filed)
    return ident


def revise(draft: Draft, entry: str, changes: dict[str, Any], *, reason: str, number: str | None = None) -> None:
    """An entry reads otherwise now: corrected by us, re-worded or numbered by the clerk's office."""
    case = draft.case
    entry = case.entry(entry)
    if number:
        if not entry.startswith("E"):
            message = f"{called(entry)} has its docket number already."
            raise AlreadyOnDocketError(message)
        check_number_free(case, number)
    old = case.entries[entry].model_dump(mode="json")
    changed = {k: v for k, v in changes.items() if old.get(k) != v}
    if not changed and not number:
        message = f"{called(entry)} already reads like that; nothing was recorded."
        raise NotPossibleError(message)
    draft.add(EntryRevised, entry=entry, changes=changed, number=number, reason=reason)


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
    claim = _the(draft, ConcessionClaimed, concession)
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
    if case.entries[case.entry(entry)].kind in _PARTY_PAPERS:
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


def set_deadline(draft: Draft, *, basis: DeadlineBasis, **facts: Any) -> str:
    """A deadline with its ground. Returns its id."""
    if basis.due is None and not basis.waiting_for:
        message = "A deadline needs its date, or what it waits for. Give the date, or say what the date depends on."
        raise InvalidWordError(message)
    ident = draft.case.next_id("D")
    draft.add(DeadlineSet, id=ident, basis=basis, **facts)
    return ident


def move_deadline(draft: Draft, *, deadline: str, entry: str | None, basis: DeadlineBasis) -> None:
    """Another basis; the earlier dates stay visible and a stipulation awaiting an order moves nothing."""
    _the(draft, DeadlineSet, deadline)
    if basis.due is None and not basis.waiting_for:
        message = "Another basis needs its date, or what it waits for."
        raise InvalidWordError(message)
    draft.add(DeadlineMoved, deadline=deadline, entry=entry, basis=basis)


def vacate_deadline(draft: Draft, *, deadline: str, entry: str, ground: str) -> None:
    """The court takes a deadline off."""
    _the(draft, DeadlineSet, deadline)
    draft.add(DeadlineVacated, deadline=deadline, entry=entry, ground=ground)


def perform(draft: Draft, *, deadline: str, by: str) -> None:
    """A filing or an off-docket event performs a deadline."""
    _the(draft, DeadlineSet, deadline)
    if by[:1].isdigit() or by[:1] == "E":
        by = draft.case.entry(by)
    elif by[:1] != "O":
        message = f"A deadline is performed by a filing or an off-docket event (O1), not by {by}."
        raise InvalidWordError(message)
    draft.add(DeadlinePerformed, deadline=deadline, by=by)


def find(draft: Draft, *, kind: str, entry: str, detail: str, passages: Passages) -> str:
    """Two or more passages that do not sit well together. Returns the finding's id."""
    if len(passages) < 2:
        message = "A finding sets at least two passages side by side."
        raise InvalidWordError(message)
    ident = draft.case.next_id("F")
    draft.add(FindingRecorded, id=ident, kind=kind, entry=entry, detail=detail, passages=tuple(passages))
    return ident


def undo(draft: Draft, command_id: str | None = None, *, reason: str | None = None) -> str:
    """Take back a command (the last one that counts) by a correction. Taking back a correction brings its command back.

    Returns the id of the command taken back. Raises NotPossibleError when later facts rest on it.
    """
    case = draft.case
    undone = annulled_commands(case.events)
    order = list(dict.fromkeys(e.command_id for e in case.events))
    target = command_id or next((c for c in reversed(order) if c not in undone), None)
    if target is None or target not in order:
        message = "There is nothing to take back."
        raise UnknownReferenceError(message)
    if target in undone:
        message = "That was taken back already. Undo its correction to bring it back."
        raise NotPossibleError(message)
    if case.opened and case.opened.command_id == target:
        message = "The opening of a case cannot be taken back."
        raise NotPossibleError(message)
    after = annulled_commands(case.events, also=(draft.command_id, target))
    check_ground([e for e in case.events if e.command_id not in after and not isinstance(e, CommandUndone)])
    draft.add(CommandUndone, undoes=target, reason=reason)
    return target


def _the(draft: Draft, kind: type, ident: str) -> Any:
    draft.case.require(ident)
    for event in reversed(draft.case.live()):
        if isinstance(event, kind) and getattr(event, "id", None) == ident:
            return event
    message = f"{ident} is not a {'deadline' if kind is DeadlineSet else 'claimed concession'} of this case."
    raise UnknownReferenceError(message)


def _label(draft: Draft, party: str) -> str:
    return draft.case.parties[party].label if party in draft.case.parties else "the court"
