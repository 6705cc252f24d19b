"""One paper that tells the same thing in two ways: both places side by side, and in what they part. No verdict."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product
from typing import TypeVar

from docket.intake.clean import CleanText
from docket.intake.concessions_cues import STRONG_VERBS
from docket.intake.concessions_likeness import relabelled, scope_of, stems
from docket.intake.concessions_people import Mention, People
from docket.intake.concessions_text import covered, passages
from docket.intake.facts import ClaimedConcession, DocumentFacts, Finding, Heading, Quotation, RecordCite
from docket.intake.pins import same_place
from docket.intake.spans import Span

_SPEAKS = re.compile(
    r"\b(?:says?|said|states|stated|claims|claimed|declares|declared|explains|explained|writes|wrote|testifie[sd]|asserts|asserted|"
    r"denies|denied|insists|insisted|maintains|contends|contended|bemoans|complains|told|tells)\b"
)
_DISPUTES = re.compile(
    r"\b(?:complains?|complained|disputes?|disputed|denies|denied|contests?|contested|challenges?|challenged|attacks?|attacked|criticizes?|faults?|quarrels?)\b"
)
_NOT = re.compile(r"\b(?:not|never|nowhere|no\slonger|nor|neither)\b|n[’']t\b")
_ADVERBS = 2
_ALIKE = 2  # telling words that two accounts of one thing have in common
_MOST = 20_000  # pairs of sentences that are compared for one kind of finding; a long brief has a few thousand
_CITED = re.compile(r"[\s;,.]*(?:(?:See|see)(?:\salso)?,?\s|Compare\s|\()?\s*")


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence, what it cites and who acts in it."""

    start: int
    end: int
    text: str
    cites: tuple[RecordCite, ...]
    people: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claimed concession and where it stands in the clean text."""

    told: ClaimedConcession
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class _Dispute:
    """A sentence by which somebody disputes something: the verb, and the telling words of what."""

    telling: _Telling
    actor: Mention
    said: str
    of: frozenset[str]


_Found = tuple[tuple[object, ...], str, ClaimedConcession, Span]  # what is one finding, its detail, its two places
_Pair = TypeVar("_Pair")


@dataclass(frozen=True, slots=True)
class Accounts:
    """The findings of one paper; ``cut_short`` where it has more pairs of places than are compared."""

    findings: tuple[Finding, ...] = ()
    cut_short: bool = False


class _Pairs:
    """Pairs to compare, up to a most for each kind of finding."""

    def __init__(self) -> None:
        self.cut_short = False

    def few(self, pairs: Iterable[_Pair]) -> Iterator[_Pair]:
        for count, pair in enumerate(pairs):
            if count == _MOST:
                self.cut_short = True
                return
            yield pair


def two_accounts(
    paper: CleanText, facts: DocumentFacts, headings: Sequence[Heading], cites: Sequence[RecordCite],
    quotations: Sequence[Quotation], claimed: Sequence[ClaimedConcession],
) -> Accounts:  # fmt: skip
    """The findings of one paper. Each sets a claimed concession beside another account that the same paper gives."""
    if not claimed:
        return Accounts()
    pairs = _Pairs()
    tellings = _tellings(paper, facts, headings, cites)
    claims = [_placed(paper, claim) for claim in claimed]
    people = stems(" ".join({m.party.label for t in tellings for m in t.people}))
    found: dict[tuple[object, ...], tuple[str, dict[int, Span]]] = {}
    first: dict[tuple[object, ...], tuple[object, ...]] = {}
    for key, detail, claim, span in chain(
        _of_stands(paper, claims, tellings, people, pairs), _of_sources(paper, claims, tellings, people, pairs),
        _of_words(claims, quotations, pairs),
    ):  # fmt: skip
        told = detail.partition(": ")[2]  # of one claim, whichever cite names the place
        same = first.setdefault((told, claim.span.start), key) if told else key
        _, spans = found.setdefault(same, (detail, {}))
        spans[claim.span.start] = claim.span
        spans.setdefault(span.start, span)
    spread = ((detail, tuple(_widest(spans[at] for at in sorted(spans)))) for detail, spans in found.values())
    findings = [Finding("two_accounts", detail, spans) for detail, spans in spread]
    return Accounts(tuple(sorted(findings, key=lambda f: f.spans[0].start)), pairs.cut_short)


def _widest(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order without those that stand inside the one before: a sentence, and the quotation in it."""
    end = -1
    for span in spans:
        if span.end > end:
            end = span.end
            yield span


def _placed(paper: CleanText, claim: ClaimedConcession) -> _Claim:
    low, high = paper.offset(claim.span.start), paper.offset(claim.span.end - 1)
    return _Claim(claim, -1 if low is None else low, -1 if high is None else high + 1)


def _tellings(
    paper: CleanText, facts: DocumentFacts, headings: Sequence[Heading], cites: Sequence[RecordCite]
) -> list[_Telling]:
    masked = covered(paper.text)
    people = People(paper, facts, masked)
    placed = sorted(
        (
            (a, b, c) for c in cites
            if (a := paper.offset(c.span.start)) is not None and (b := paper.offset(c.span.end - 1)) is not None
        ),
        key=lambda p: p[:2],
    )  # fmt: skip
    found: list[_Telling] = []
    for paragraph in passages(paper, masked, facts, headings):
        before: list[Mention] = []
        for start, end in paragraph:
            low = bisect_left(placed, start, key=lambda p: p[0])
            inside = placed[low : bisect_left(placed, end, key=lambda p: p[0])]
            leading, start = _leading(paper.text, start, end, inside)  # noqa: PLW2901 (what is left of the sentence)
            if leading and found:
                last = found[-1]
                found[-1] = _Telling(last.start, last.end, last.text, (*last.cites, *leading), last.people)
            mine = tuple(c for a, _, c in inside if start <= a)
            text = paper.text[start:end]
            if not re.search(r"[a-z]{3}", text):
                continue
            here = list(people.mentions(start, end))
            named = [m for m in here if not m.pronoun]
            found.append(_Telling(start, end, text, mine, tuple(_resolved(people, masked, here, [*named, *before]))))
            before = named or before
    return found


def _resolved(people: People, masked: str, here: Sequence[Mention], known: list[Mention]) -> Iterator[Mention]:
    """Pronouns as those whom they stand for."""
    for mention in here:
        if not mention.pronoun:
            yield mention
        elif party := people.stands_for(masked[mention.start : mention.end].split(maxsplit=1)[0], known):
            yield replace(mention, party=party)


def _leading(
    text: str, start: int, end: int, placed: Sequence[tuple[int, int, RecordCite]]
) -> tuple[list[RecordCite], int]:
    """The cites at the head of a sentence, which belong to the sentence before, and where the rest begins."""
    found, at = [], start
    for low, high, cite in placed:
        if low < at or low >= end:
            continue
        if not _CITED.fullmatch(text[at:low]):
            break
        found.append(cite)
        at = high + 1
    while at < end and text[at] in " .;,)*”":
        at += 1
    return found, at if found else start


def _of_stands(
    paper: CleanText, claims: Sequence[_Claim], tellings: Sequence[_Telling], people: frozenset[str], pairs: _Pairs
) -> Iterator[_Found]:
    """Somebody is said not to dispute a thing, and elsewhere to complain of it."""
    disputed = [d for telling in tellings if (d := _disputed(paper, telling, people))]
    silent = [c for c in claims if c.told.manner == "silence" and c.told.conceder is not None]
    mine: frozenset[str] = frozenset()
    last: _Claim | None = None
    for claim, dispute in pairs.few(product(silent, disputed)):
        if claim is not last:
            last, mine = claim, stems(claim.told.proposition, people)
        telling = dispute.telling
        if not _is(dispute.actor, claim.told) or telling.start <= claim.low < telling.end:
            continue
        shared = mine & dispute.of
        if shared and len(shared) * 4 >= len(mine):
            cue = claim.told.cue
            detail = f"{claim.told.conceder} “{cue}” in one place, “{dispute.said}” in another, of what may be the same point."
            yield ("stand", claim.low, telling.start), detail, claim.told, paper.span(telling.start, telling.end)


def _disputed(paper: CleanText, telling: _Telling, people: frozenset[str]) -> _Dispute | None:
    """What a sentence says that somebody disputes; None where it says so of nobody."""
    match = _DISPUTES.search(telling.text)
    if match is None:
        return None
    at = telling.start + match.start()
    actor = next((m for m in reversed(telling.people) if m.end <= at), None)
    if actor is None or _NOT.search(paper.text[actor.end : at]):
        return None
    return _Dispute(telling, actor, match.group(), stems(telling.text[match.end() :], people))


def _of_sources(
    paper: CleanText, claims: Sequence[_Claim], tellings: Sequence[_Telling], people: frozenset[str], pairs: _Pairs
) -> Iterator[_Found]:
    """One place of the record, told in two sentences that part in scope, in label or in what was done there."""
    citing: dict[str, list[_Telling]] = {}
    for telling in tellings:
        for name in {c.document or c.source for c in telling.cites}:
            citing.setdefault(name, []).append(telling)
    both = (
        (claim, telling)
        for claim in claims
        for name in dict.fromkeys(c.document or c.source for c in claim.told.record_cites)
        for telling in citing.get(name, ())
    )
    for claim, telling in pairs.few(both):
        if telling.start < claim.high and claim.low < telling.end:
            continue
        cite = next((c for c in claim.told.record_cites for d in telling.cites if same_place(c, d)), None)
        detail = _parting(claim.told, telling, people) if cite else None
        if cite and detail:
            labels = relabelled(claim.told.proposition, telling.text)
            key = ("place", cite.document or cite.source, labels[0].casefold() if labels else detail)
            yield key, f"{cite.text}: {detail}", claim.told, paper.span(telling.start, telling.end)


def _parting(claim: ClaimedConcession, telling: _Telling, people: frozenset[str]) -> str | None:
    """In what two tellings of one place part, in words; None where they do not."""
    shared = stems(claim.proposition, people) & stems(telling.text)
    wider = sorted(scope_of(claim.proposition) - scope_of(telling.text))
    if len(shared) >= _ALIKE and wider:
        return f"told once with “{wider[0]}”, once without."
    labels = relabelled(claim.proposition, telling.text)
    if labels and shared:
        return f"told once as “{labels[0]}”, once as “{labels[1]}”."
    speaks = _SPEAKS.search(telling.text)
    if speaks is None or re.search(rf"\b{STRONG_VERBS}", telling.text) or claim.manner != "express":
        return None
    actor = next((m for m in reversed(telling.people) if m.end <= telling.start + speaks.start()), None)
    if actor is None or not _is(actor, claim):
        return None
    if not _close(telling, actor, speaks.start()) or len(shared) * 2 >= len(stems(claim.proposition, people)):
        return None  # somebody else speaks, or it is the same, less strongly put
    return (
        f"cited once for what {claim.conceder} concedes there, once for what {claim.conceder} {speaks.group()} there."
    )


def _is(actor: Mention, claim: ClaimedConcession) -> bool:
    """Whether somebody is the one said to concede, under whichever of his names."""
    return claim.conceder in {actor.party.label, actor.party.who} or actor.party.who == claim.who


def _close(telling: _Telling, actor: Mention, at: int) -> bool:
    """Whether somebody is who speaks: few words stand between."""
    return not actor.possession and len(telling.text[actor.end - telling.start : at].split()) <= _ADVERBS


def _of_words(claims: Sequence[_Claim], quotations: Sequence[Quotation], pairs: _Pairs) -> Iterator[_Found]:
    """The place that a claim cites is quoted elsewhere in the paper with another label for the act."""
    credited: dict[str, list[Quotation]] = {}
    for quoted in quotations:
        if quoted.source is not None and quoted.authority is None and len(quoted.text.split()) > 1:
            credited.setdefault(quoted.document or quoted.source, []).append(quoted)
    both = (
        (claim.told, quoted)
        for claim in claims
        for name in dict.fromkeys(c.document or c.source for c in claim.told.record_cites)
        for quoted in credited.get(name, ())
    )
    for claim, quoted in pairs.few(both):
        source = str(quoted.source)
        cited = RecordCite("", source, quoted.document, quoted.pins, quoted.span)
        if not any(same_place(c, cited) for c in claim.record_cites):
            continue
        labels = relabelled(claim.proposition, quoted.text)
        if labels:
            told = f"told once as “{labels[0]}”, once as “{labels[1]}”."
            yield ("place", quoted.document or source, told), f"{source}: {told}", claim, quoted.span
