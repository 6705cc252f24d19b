"""Which words of the record are whose paper's: what an event says that was read in a paper, down to each string.

One walk serves all who must know it: the store, which keeps these words under the paper's own key, and the views, which show
none of a paper that is sealed or clawed back. What is not known to be no words of a paper counts as such.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from domain.events import (
    CATALOGUE,
    ArgumentRaised,
    CaseEvent,
    ClawBackClaimed,
    ClawBackEnded,
    CommandUndone,
    ConcessionReviewed,
    EntryDocketed,
    EntryRevised,
    FindingRecorded,
    NoteWritten,
    PaperSealed,
    PaperUnsealed,
    ProposalDecided,
    SourceChecked,
    StandardStated,
    WordsDestroyed,
)

WithheldState = Literal["sealed", "clawed_back", "destroyed"]
Owners = tuple[str, ...]
"""The entries whose papers some words come from. Words known only through another paper are both papers'."""
Change = Callable[[Owners, str], Any]
"""What is to stand in the place of some words."""

_PLACES = frozenset(
    "originator_id originator_version event_id command_id actor recorded_at court_date id entry argument concession deadline "
    "standard element party hearing under alternative on by about dockets proposal became undoes source target conceder "
    "asserted_by obligor sha256 media_type size found missing number key kind review role relation stance state voice manner "
    "verdict outcome weight_claimed logic defendant off_docket due due_time tz steps rule_pack rule verified certainty safe_date "
    "awaiting_order counted_from time hedged pin anchor between facets".split()
)
"""Ids, dates, words of closed lists, pins and rules: what remains readable of an event when its words are not."""
_PLACES_OF_PROPOSALS = frozenset(
    "key kind entry party on of due due_time was basis_kind outcome act voice manner stance state review obligors sha256 "
    "gone rule_pack rule tz steps certainty counted_from safe_date span anchor pin".split()
)
"""The same of a proposal, whose names are still those that were read."""
_LIKE_A_PROPOSAL = frozenset({"content", "edited"})
SEALING = (PaperSealed, PaperUnsealed, ClawBackClaimed, ClawBackEnded, WordsDestroyed)
"""What is said of a paper as a whole. It is no word of the paper's."""
_SEALING_KINDS = frozenset(SEALING)
_OF_THE_SHEET = ("title", "text")


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why the words of an entry's paper are not shown, and what stands in their place."""

    state: WithheldState
    told: str


_SEALED = Withheld("sealed", "[sealed]")


def says_so(event: CaseEvent) -> bool:
    """Whether an event has anything to do with it; most have not."""
    kind = type(event)
    if kind is EntryDocketed:
        return event.facts.sealed  # type: ignore[attr-defined,no-any-return]
    return kind in _SEALING_KINDS or (kind is EntryRevised and "sealed" in event.changes)  # type: ignore[attr-defined]


def withheld(live: Iterable[CaseEvent]) -> dict[str, Withheld]:
    """The entries whose words are withheld, by the events that count: destroyed before clawed back before sealed."""
    sealed: dict[str, Withheld] = {}
    clawed: dict[str, Withheld] = {}
    gone: dict[str, Withheld] = {}
    for event in filter(says_so, live):
        match event:
            case EntryDocketed() if event.facts.sealed:
                sealed[event.dockets] = _SEALED
            case PaperSealed():
                sealed[event.entry] = _SEALED
            case PaperUnsealed():
                sealed.pop(event.entry, None)
            case EntryRevised() if "sealed" in event.changes:
                sealed.pop(event.entry, None)
                sealed |= {event.entry: _SEALED} if event.changes["sealed"] else {}
            case ClawBackClaimed():
                clawed[event.entry] = Withheld("clawed_back", f"[withheld: claw-back claimed on {event.on}]")
            case ClawBackEnded() if event.outcome == "upheld":
                clawed[event.entry] = Withheld("clawed_back", f"[withheld: claw-back upheld on {event.on}]")
            case ClawBackEnded():
                clawed.pop(event.entry, None)
            case WordsDestroyed():
                gone[event.entry] = Withheld("destroyed", event.told)
            case _:
                pass
    return sealed | clawed | gone


def masked(event: CaseEvent, homes: "Homes", hidden: Mapping[str, Withheld]) -> CaseEvent:
    """The event as it is shown while some papers are hidden: their words replaced, the line of the docket sheet as it is."""
    owners = homes.owners(event)
    if isinstance(event, (EntryDocketed, EntryRevised)) or not _may_hold(event, owners, homes, hidden):
        return event

    def change(named: Owners, words: str) -> str:
        return next((hidden[owner].told for owner in homes.all_of(named, words) if owner in hidden), words)

    facts = event.model_dump(mode="json")
    told = with_words(event.TOPIC, facts, owners, change)
    return event if told == facts else type(event).model_validate_json(json.dumps(told))


def _may_hold(event: CaseEvent, owners: Owners, homes: "Homes", hidden: Mapping[str, Withheld]) -> bool:
    """Whether an event needs to be looked into at all: most have nothing to do with what is hidden."""
    if isinstance(event, ProposalDecided) or not hidden.keys().isdisjoint(owners):
        return True
    if any(p.entry in hidden or (p.via and p.via.entry in hidden) for p in event.cited()):
        return True
    said = (value for value in event.__dict__.values() if isinstance(value, str))
    return any(not hidden.keys().isdisjoint(homes.all_of((), words)) for words in said)


class Homes:
    """From which papers the events of a case are, learned in their order: a note on A4 belongs to the paper that raised A4."""

    def __init__(self, events: Iterable[CaseEvent] = ()) -> None:
        self._things: dict[str, Owners] = {}
        self._commands: dict[str, Owners] = {}
        self._titles: dict[str, Owners] = {}
        for event in events:
            self.learn(event)

    def learn(self, event: CaseEvent) -> None:
        """An event of the case, in the order in which they were recorded."""
        owners = self.owners(event)
        for ident in event.introduces():
            self._things[ident] = owners
        if isinstance(event, (ArgumentRaised, StandardStated)):
            self._titles.setdefault(event.title, owners)
        if owners and not _of_the_court(event):
            before = self._commands.get(event.command_id, ())
            self._commands[event.command_id] = tuple(dict.fromkeys((*before, *owners)))

    def all_of(self, owners: Owners, words: str) -> Owners:
        """The owners of some words, with those of the argument or standard whose title they repeat."""
        return _each((*owners, *self._titles[words])) if words in self._titles else owners

    def of_proposal(self, entry: str, content: Mapping[str, Any]) -> Owners:
        """The papers that a proposal has words of: its own, and that of the argument or standard which it is about."""
        about = content.get("on")
        other = self._things.get(about, ()) if isinstance(about, str) and not about[:1].isdigit() else ()
        return _each(owner for owner in (entry, *other) if owner)

    def owners(self, event: CaseEvent) -> Owners:
        """The entries from whose papers an event was read; none for what rests on no paper."""
        match event:
            case ProposalDecided():
                return self.of_proposal(event.entry, event.content)
            case NoteWritten():
                return self._things.get(event.about, ())
            case ConcessionReviewed():
                return self._things.get(event.concession, ())
            case CommandUndone():
                return self._commands.get(event.undoes, ())
            case SourceChecked():
                return _each((*self._things.get(event.concession, ()), *(p.entry for p in event.passages)))
            case _:
                return _own(event)


def _own(event: CaseEvent) -> Owners:
    if isinstance(event, EntryDocketed):
        return (event.dockets,)
    if isinstance(event, FindingRecorded):
        return _each((event.entry, *(p.entry for p in event.passages)))
    basis = getattr(event, "basis", None)
    entry = getattr(event, "entry", None) or getattr(basis, "entry", None)
    return (entry,) if isinstance(entry, str) and not isinstance(event, SEALING) else ()


def with_words(topic: str, facts: Mapping[str, Any], owners: Owners, change: Change) -> dict[str, Any]:
    """An event's facts, as JSON has them, with ``change`` in the place of every string that its paper's words are."""
    kind = CATALOGUE.get(topic)
    if kind is EntryDocketed:
        told = dict(facts["facts"])
        return {**facts, "facts": told if told.get("source") else _sheet(told, owners, change)}
    if kind is EntryRevised:
        if facts["changes"].get("source"):
            return dict(facts)  # the court's own docket text, as an import brought it
        reason = change(owners, facts["reason"]) if owners else facts["reason"]
        return {**facts, "changes": _sheet(facts["changes"], owners, change), "reason": reason}
    if kind in SEALING:
        return dict(facts)
    return _walked(facts, owners, change, _PLACES)


def proposal_with_words(entry: str, content: Mapping[str, Any], homes: Homes, change: Change) -> dict[str, Any]:
    """The same of a proposal of an entry, or of a note on many of them, each with its own entry."""
    facts = dict(content)
    for name, moved in content.items():
        if name == "moved":
            facts[name] = {
                key: proposal_with_words(one.get("entry") or entry, one, homes, change) for key, one in moved.items()
            }
    rest = {name: value for name, value in facts.items() if name != "moved"}
    return facts | _walked(rest, homes.of_proposal(entry, content), change, _PLACES_OF_PROPOSALS)


def _of_the_court(event: CaseEvent) -> bool:
    """Whether an import brought it: the docket text of the court is no paper's words."""
    facts = event.facts.source if isinstance(event, EntryDocketed) else None
    return facts is not None or (isinstance(event, EntryRevised) and bool(event.changes.get("source")))


def _sheet(facts: Mapping[str, Any], owners: Owners, change: Change) -> dict[str, Any]:
    return {
        name: change(owners, value) if name in _OF_THE_SHEET and isinstance(value, str) and owners else value
        for name, value in facts.items()
    }


def _walked(facts: Mapping[str, Any], owners: Owners, change: Change, places: frozenset[str]) -> dict[str, Any]:
    return {
        name: value if name in places else _changed(name, value, owners, change, places)
        for name, value in facts.items()
    }


def _changed(name: str, value: Any, owners: Owners, change: Change, places: frozenset[str]) -> Any:  # noqa: ANN401 (any JSON)
    if isinstance(value, str):
        return change(owners, value) if owners else value
    if isinstance(value, list):
        if name == "passages":
            return [_passage(one, change) for one in value]
        return [_changed(name, one, owners, change, places) for one in value]
    if isinstance(value, dict):
        return _walked(value, owners, change, _PLACES_OF_PROPOSALS if name in _LIKE_A_PROPOSAL else places)
    return value


def _passage(facts: Mapping[str, Any], change: Change) -> dict[str, Any]:
    if not isinstance(facts.get("words"), str):
        return dict(facts)
    via = facts.get("via")
    return {**facts, "words": change(_each((facts["entry"], *((via["entry"],) if via else ()))), facts["words"])}


def _each(entries: Iterable[str]) -> Owners:
    return tuple(dict.fromkeys(entries))
