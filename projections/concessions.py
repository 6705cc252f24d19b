"""The concession ledger: claim, words, source check, state and the court's resolution, each a field of its own, with its chain."""

from dataclasses import dataclass
from datetime import date

from domain.events import (
    ConcessionAnswered,
    ConcessionClaimed,
    ConcessionReviewed,
    FindingRecorded,
    RulingMade,
    SourceChecked,
    WordsTraced,
)
from domain.values import COURT
from projections.moment import CaseAt, once
from projections.passages import PassageView, first, passage_view

_LEAVING_IT = frozenset({"assumed", "not_reached", "not_addressed"})
"""Resolutions that leave a concession what its own words make it."""


@dataclass(frozen=True, slots=True)
class LinkOfChain:
    """One statement in the life of a concession, from first denial to the court."""

    id: str | None
    entry: str
    filed_on: date | None
    filed_assumed: bool
    party: str
    role: str
    words: str | None
    summary: str
    passage: PassageView | None
    via: PassageView | None
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """A person's comparison of the claim with the passage that it cites."""

    verdict: str
    detail: str
    by: str


@dataclass(frozen=True, slots=True)
class ResolutionView:
    """What the court made of a claimed concession."""

    id: str
    entry: str
    outcome: str
    summary: str | None
    passage: PassageView | None


@dataclass(frozen=True, slots=True)
class ConcessionView:
    """A claimed concession; ``title`` says whose claim it is, the proposition is neutral."""

    id: str
    title: str
    conceder: str
    asserted_by: str
    entry: str
    filed_on: date | None
    voice: str
    manner: str
    hedged: bool
    proposition: str
    argument: str | None
    review: str
    review_reason: str | None
    state: str
    resolution: str | None
    weight_claimed: str | None
    quote: str | None
    passage: PassageView | None
    passages: tuple[PassageView, ...]
    record_support: tuple[str, ...]
    source_check: SourceCheck | None
    chain: tuple[LinkOfChain, ...]
    ruling: ResolutionView | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """Passages that do not sit well together, side by side, without ranking."""

    id: str
    kind: str
    entry: str
    filed_on: date | None
    detail: str
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class ConcessionsView:
    """The ledger as of a moment."""

    as_of: str
    current_through: date | None
    concessions: tuple[ConcessionView, ...]
    findings: tuple[FindingView, ...]


@once
def concessions(at: CaseAt) -> ConcessionsView:
    """The concessions claimed by then, in the order in which they were recorded, and the findings."""
    claims = sorted(at.seen(ConcessionClaimed), key=lambda c: int(c.id[1:]))
    return ConcessionsView(
        str(at.moment), at.record.current_through, tuple(_concession(at, c) for c in claims), findings(at)
    )


@once
def findings(at: CaseAt) -> tuple[FindingView, ...]:
    """The findings by then."""
    return tuple(
        FindingView(
            f.id,
            f.kind,
            f.entry,
            at.record.entries[f.entry].facts.filed,
            f.detail,
            tuple(passage_view(at.record, p) for p in f.passages),
        )
        for f in sorted(at.seen(FindingRecorded), key=lambda f: int(f.id[1:]))
    )


def review_of(at: CaseAt, claim: ConcessionClaimed) -> ConcessionReviewed | None:
    """The last decision on a concession. What a person records is kept until somebody drops it."""
    return next(iter(reversed(at.about(ConcessionReviewed, "concession", claim.id))), None)


def titled(claim: ConcessionClaimed) -> str:
    """Its title, which says whose words it is: an opponent's “he concedes” is a claim, never the concession."""
    return f"{'Own words' if claim.voice == 'own' else 'Claimed concession'}: {claim.proposition}"


def concession_stands(at: CaseAt, claim: ConcessionClaimed) -> bool:
    """Whether it was neither dropped by a reviewer nor withdrawn by the conceder."""
    reviewed = review_of(at, claim)
    return not (reviewed and reviewed.review == "dropped") and _state(at, claim) != "withdrawn"


def is_true_concession(at: CaseAt, claim: ConcessionClaimed) -> bool:
    """A kept, express, unconditional concession in the party's own words, or a ruling that treats the claim so."""
    resolution = _resolution(at, claim)
    if resolution and resolution.outcome not in _LEAVING_IT:
        return resolution.outcome == "adopted"
    return claim.manner == "express" and not claim.hedged and _state(at, claim) == "own_words"


def _state(at: CaseAt, claim: ConcessionClaimed) -> str:
    answers = at.about(ConcessionAnswered, "concession", claim.id)
    if answers:
        return answers[-1].state
    return "own_words" if claim.voice == "own" else "claimed"


def _resolution(at: CaseAt, claim: ConcessionClaimed) -> RulingMade | None:
    return next(iter(reversed(at.about(RulingMade, "on", claim.id))), None)


def _concession(at: CaseAt, claim: ConcessionClaimed) -> ConcessionView:
    record = at.record
    passages = tuple(passage_view(record, p) for p in claim.passages)
    leading = first(passages)
    reviewed = review_of(at, claim)
    check = next(iter(reversed(at.about(SourceChecked, "concession", claim.id))), None)
    resolution = _resolution(at, claim)
    weights = [r.weight_claimed for r in at.about(ConcessionReviewed, "concession", claim.id) if r.weight_claimed]
    return ConcessionView(
        id=claim.id,
        title=titled(claim),
        conceder=record.who(claim.conceder) or claim.conceder,
        asserted_by=record.who(claim.asserted_by) or claim.asserted_by,
        entry=claim.entry,
        filed_on=record.entries[claim.entry].facts.filed,
        voice=claim.voice,
        manner=claim.manner,
        hedged=claim.hedged,
        proposition=claim.proposition,
        argument=claim.argument,
        review=reviewed.review if reviewed else "kept",
        review_reason=reviewed.reason if reviewed else None,
        state=_state(at, claim),
        resolution=resolution.outcome if resolution else None,
        weight_claimed=weights[-1] if weights else claim.weight_claimed,
        quote=leading.words if leading else None,
        passage=leading,
        passages=passages,
        record_support=claim.record_support,
        source_check=SourceCheck(check.verdict, check.detail, check.actor) if check else None,
        chain=_chain(at, claim),
        ruling=_ruling(at, resolution) if resolution else None,
    )


def _ruling(at: CaseAt, ruling: RulingMade) -> ResolutionView:
    passages = tuple(passage_view(at.record, p) for p in ruling.passages)
    return ResolutionView(ruling.id, ruling.entry, ruling.outcome, ruling.summary, first(passages))


def _chain(at: CaseAt, claim: ConcessionClaimed) -> tuple[LinkOfChain, ...]:
    """The claim itself among the words traced, in court order. Words of one paper keep the order in which they were recorded."""
    events: list[WordsTraced | ConcessionClaimed | ConcessionAnswered | RulingMade] = [claim]
    events += at.about(WordsTraced, "concession", claim.id)
    events += at.about(ConcessionAnswered, "concession", claim.id)
    events += at.about(RulingMade, "on", claim.id)
    order = {id(e): at.record.placed(e) for e in events}
    events.sort(key=lambda e: (order[id(e)].day, order[id(e)].order, at.record.position[e.event_id]))  # type: ignore[union-attr]
    return tuple(_link(at, e) for e in events)


def _link(at: CaseAt, event: WordsTraced | ConcessionClaimed | ConcessionAnswered | RulingMade) -> LinkOfChain:
    record = at.record
    passages = tuple(passage_view(record, p) for p in event.passages)
    leading = first(passages)
    party, role, summary, ident = COURT, "court", "", None
    match event:
        case ConcessionClaimed():
            party = event.asserted_by
            role = "own_words" if event.voice == "own" else "claim"
            summary, ident = event.proposition, event.id
        case WordsTraced():
            party, role, summary, ident = event.party, event.role, event.summary, event.id
        case ConcessionAnswered():
            party, role, summary = event.party, event.state, event.summary or event.state.replace("_", " ")
        case RulingMade():
            summary, ident = event.summary or event.outcome.replace("_", " "), event.id
    return LinkOfChain(
        ident,
        event.entry,
        record.entries[event.entry].facts.filed,
        record.entries[event.entry].facts.filed_assumed,
        record.who(party) or party,
        role,
        leading.words if leading else None,
        summary,
        leading,
        leading.via if leading else None,
        passages,
    )
