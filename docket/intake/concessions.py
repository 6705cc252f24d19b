"""Words that concede, and words that say somebody else did: who, by whose account, how, and what. No verdict on them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from docket.intake.clean import CleanText
from docket.intake.concessions_claims import claims_of, may_claim
from docket.intake.concessions_clauses import SOMEBODY, Claim, Clause
from docket.intake.concessions_people import Mention, Party, People
from docket.intake.concessions_text import covered, covered_blocks, passages
from docket.intake.concessions_words import proposition_of
from docket.intake.facts import ClaimedConcession, DocumentFacts, Heading, RecordCite
from docket.intake.spans import Span
from domain.values import COURT

_SHORTEST = 8  # letters of a sentence that can say anything of anybody
_SAID = re.compile(r"[a-z]{3}")
_LEAST = 0.4
_REMEMBERED = 6
_FOLLOWS = re.compile(r"[\s.;,]{0,3}(?:(?:See|see)(?:,?\s(?:also|e\.g\.))?,?\s|Cf\.\s|Compare\s|Accord\s|\()?")


def concessions(
    paper: CleanText,
    facts: DocumentFacts,
    headings: Sequence[Heading],
    cites: Sequence[RecordCite],
    blocks: Sequence[Span] = (),
) -> tuple[ClaimedConcession, ...]:
    """The claimed concessions of a paper in its order; near misses are left out.

    ``blocks`` are passages of authorities set off from the text: what is said there is said elsewhere. The filer's own
    words are "own", what a court's paper says is "court", the rest is "attributed" to whom the paper (or somebody whom it
    reports) says. Nobody is named whom the paper does not name: an unknown conceder is None.
    """
    masked = covered_blocks(paper, covered(paper.text), blocks)
    people = People(paper, facts, masked)
    places = _Cites(paper, cites)
    found: list[tuple[int, ClaimedConcession]] = []
    for paragraph in passages(paper, masked, facts, headings):
        before: list[Mention] = []
        last_party: Party | None = None
        earlier: tuple[int, int] | None = None  # the last sentence before this one that says something
        telling = [may_claim(masked[start:end]) for start, end in paragraph]
        last_telling = max((number for number, tells in enumerate(telling) if tells), default=-1)
        for number, (start, end) in enumerate(paragraph[: last_telling + 1]):
            if end - start < _SHORTEST or _SAID.search(masked, start, end) is None:
                continue
            if last_party and masked.startswith("Nor ", start):
                before = [Mention(start, start, last_party), *before]  # who did not dispute that does not dispute this
            clause = Clause(masked, start, end, people, before, places.sources(start, end))
            claims = claims_of(clause) if telling[number] else []
            for claim in claims:
                last = _own_words(masked, paragraph, number)
                made = _concession(paper, people, claim, places, earlier, last)
                if made is not None:
                    found.append((claim.start, made))
            before = _named(clause.mentions, before)
            last_party = next((c.party for c in reversed(claims) if c.party and c.manner == "silence"), None)
            earlier = (start, end) if _tells(masked[start:end]) else earlier
    return tuple(made for _, made in sorted(found, key=lambda pair: (pair[1].span.start, pair[0])))


def _own_words(masked: str, paragraph: Sequence[tuple[int, int]], number: int) -> int:
    """Where a claim's sentence ends; the next one, "In her own words, ...", goes with it."""
    following = paragraph[number + 1 : number + 2]
    if following and re.match(r"In (?:its|his|her|their) (?:own )?words?\b", masked[slice(*following[0])]):
        return following[0][1]
    return paragraph[number][1]


def _tells(sentence: str) -> bool:
    """Whether a sentence says something: it is no citation and no piece of one."""
    return len(sentence.split()) > 6 and not re.search(r"\bv\.\s|^\W*(?:See|Id\.|Dkt)\b", sentence)


def _named(mentions: Sequence[Mention], before: Sequence[Mention]) -> list[Mention]:
    """Those whom the next sentence's pronouns may mean: who acts comes first, then those named earlier."""
    here = sorted((replace(m, pronoun=False) if m.pronoun else m for m in mentions), key=lambda m: m.possession)
    known = {m.party.who for m in here}
    return [*here, *(m for m in before if m.party.who not in known)][:_REMEMBERED]


class _Cites:
    """The cites to the record by where they stand in the clean text."""

    def __init__(self, paper: CleanText, cites: Sequence[RecordCite]) -> None:
        placed = ((paper.offset(c.span.start), paper.offset(c.span.end - 1), c) for c in cites)
        self.rows = sorted(((a, b + 1, c) for a, b, c in placed if a is not None and b is not None), key=lambda r: r[0])
        self.text = paper.text

    def sources(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The cites inside a stretch: where, and of what."""
        return [(a, b, c.source) for a, b, c in self._inside(start, end)]

    def _inside(self, start: int, end: int) -> list[tuple[int, int, RecordCite]]:
        low = bisect_left(self.rows, start, key=lambda row: row[0])
        return self.rows[low : bisect_left(self.rows, end, key=lambda row: row[0])]

    def of(self, start: int, end: int, last: int) -> tuple[RecordCite, ...]:
        """The cites in a claim, and those that follow its sentence (which ends at ``last``) as its citation."""
        inside = [c for _, _, c in self._inside(start, max(end, last))]
        at = last
        for a, b, cite in self.rows[bisect_left(self.rows, last, key=lambda row: row[0]) :]:
            if a < at:
                continue
            gap = self.text[at:a]
            if not _FOLLOWS.fullmatch(gap):
                break
            inside.append(cite)
            at = b
        return tuple(inside)


def _concession(
    paper: CleanText, people: People, claim: Claim, places: _Cites, earlier: tuple[int, int] | None, last: int
) -> ClaimedConcession | None:
    voice, asserted_by = _voice(people, claim)
    manner = "express" if voice == "own" and claim.manner == "silence" and claim.said_outright else claim.manner
    weight = claim.weight - (0.15 if claim.party is None else 0.0)
    if weight < _LEAST or (voice == "own" and claim.by_others_only):
        return None
    if claim.reporter is SOMEBODY and claim.party and people.is_filer(claim.party):
        return None  # what another is said to say of the filer
    proposition = proposition_of(paper.text, claim, earlier)
    if not proposition:
        return None
    return ClaimedConcession(
        conceder=_called(people, claim.party, voice),
        asserted_by=asserted_by,
        voice=voice,
        manner=manner,
        hedged=claim.hedged,
        proposition=proposition,
        cue=" ".join(paper.text[claim.cue[0] : claim.cue[1]].split()),
        quote=" ".join(paper.text[claim.start : claim.end].split()),
        record_cites=places.of(claim.start, claim.end, last),
        confidence=round(min(weight, 0.85), 2),
        span=paper.span(claim.start, claim.end),
        who=claim.party.who if claim.party else None,
    )


def _called(people: People, party: Party | None, voice: str) -> str | None:
    """What the conceder is called: in the paper's own voice as its filer is."""
    if party and voice == "own" and people.filer and party.who == people.filer.who:
        return people.filer.label
    return party.label if party else None


def _voice(people: People, claim: Claim) -> tuple[str, str | None]:
    """Whose words they are, and who says so."""
    by: Party | None = claim.reporter
    if by is SOMEBODY:
        return "attributed", None
    if by and claim.party and by.who != claim.party.who:
        return "attributed", by.label
    if people.court:
        return "court", COURT
    filer = people.filer
    if filer and claim.party and people.is_filer(claim.party):
        return "own", filer.label
    return "attributed", filer.label if filer else None
