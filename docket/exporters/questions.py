"""What a careful reader of a claimed concession would still ask: derived from the record, each in a sentence."""

from collections.abc import Iterator

from docket.exporters.saying import human
from projections.arguments import arguments
from projections.concessions import ConcessionView
from projections.moment import CaseAt
from projections.passages import PassageView


def open_questions(at: CaseAt, claim: ConcessionView, *, work_product: bool) -> tuple[str, ...]:
    """The questions that the record leaves open on a concession, the weightiest first."""
    found = [*_source(at, claim), *_pins(claim), *_answer(at, claim), *_footing(claim), *_court(at, claim)]
    if work_product and claim.source_check is None and claim.voice != "own":
        found.insert(0, "Nobody has compared the claim with the passage that it cites.")
    return tuple(dict.fromkeys((*found, *_dates(at, claim))))


def _passages(claim: ConcessionView) -> list[PassageView]:
    return [*claim.passages, *(p for link in claim.chain for p in link.passages)]


def _source(at: CaseAt, claim: ConcessionView) -> Iterator[str]:
    """Words known only through another paper, and claims for which no own words are recorded."""
    own = [p for link in claim.chain if link.role == "own_words" for p in link.passages]
    if claim.voice != "own" and not own:
        cited = f"; cited for it: {'; '.join(claim.record_support)}" if claim.record_support else ""
        yield f"What did {claim.conceder} say? No own words are recorded as the source of the claim{cited}."
    through: dict[str, dict[str, None]] = {}
    for passage in _passages(claim):
        if passage.via and at.record.entries[passage.entry].paper is None:
            through.setdefault(passage.entry, {})[passage.via.entry] = None
    name = at.record.entry_name
    for entry, tellers in through.items():
        told = ", ".join(name(teller) for teller in tellers)
        yield f"What does {name(entry)} say in full? It is not at hand; its words are known only through {told}."


def _pins(claim: ConcessionView) -> Iterator[str]:
    for passage in dict.fromkeys(_passages(claim)):
        if passage.elsewhere:
            yield f"Is the pin right? The words cited to {passage.cite} stand on p. {passage.elsewhere}."
        elif passage.found is False:
            yield f"Where do the words cited to {passage.cite} stand? They were not found in the paper at hand."


def _answer(at: CaseAt, claim: ConcessionView) -> Iterator[str]:
    """Whether the one who is said to have conceded has answered; silence in papers not at hand tells nothing."""
    if claim.voice == "own" or claim.state != "claimed":
        return
    order = at.record.places[claim.entry].order
    later = [
        e for e in at.entries if at.record.places[e.id].order > order and at.record.who(e.facts.party) == claim.conceder
    ]
    unread = [e.cite for e in later if not (e.paper and e.read)]
    if not later:
        yield f"What does {claim.conceder} say to it? No later paper of that side is on the docket."
    elif unread:
        yield f"Does {claim.conceder} answer it in {', '.join(unread)}? No answer is recorded; the paper is not at hand and read."
    else:
        yield f"Does its silence count? {claim.conceder} filed {', '.join(e.cite for e in later)} since, and no answer is recorded."


def _footing(claim: ConcessionView) -> Iterator[str]:
    if claim.manner == "arguendo":
        yield "Does the footing hold? The statement was made for the sake of argument."
    if claim.manner == "conditional":
        yield "Is the condition met? The statement was made on one."
    if claim.manner == "silence":
        yield "Is there a silence at all, and a duty to speak? The claim rests on what was not said."
    if claim.hedged:
        yield "How far does it go? The words are hedged."


def _court(at: CaseAt, claim: ConcessionView) -> Iterator[str]:
    if claim.resolution is None:
        yield "What will the court make of it? No ruling on it is recorded."
    elif claim.resolution in ("assumed", "not_reached", "not_addressed"):
        yield f"May it be raised again? The court left it open ({human(claim.resolution)})."
    for argument in arguments(at).arguments:
        if argument.id == claim.argument and argument.missing:
            yield f"{argument.id} cannot be judged until {', '.join(argument.missing)} is at hand and marked read."


def _dates(at: CaseAt, claim: ConcessionView) -> Iterator[str]:
    """Where the order of the statements rests on dates that are not stated."""
    entries = dict.fromkeys(link.entry for link in claim.chain)
    facts = {e: at.record.entries[e].facts for e in entries}
    unsure = [at.record.entry_name(e) for e in entries if facts[e].filed is None or facts[e].filed_assumed]
    if unsure:
        yield f"Filed when? The date is assumed or not stated for {', '.join(unsure)}."
