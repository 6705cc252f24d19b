"""Words that concede, and words that say somebody else did: who, by whose account, how, and what. No verdict on them."""

import re
from bisect import bisect_left, bisect_right
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
_SPOKEN = re.compile(r"(?:Q|A|THE\s(?:COURT|WITNESS)|(?:MR|MS|MRS|DR)\.\s[A-Z’'-]+)[.:]\s")
_LISTS = re.compile(r"\b(?:stipulat\w*|agreed?|admit\w*|undisputed)\b[^:]{0,200}:\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:\d{1,3}|\([a-z\d]{1,3}\)|[a-z]\))[.)]?\s+(?=[A-Z“\"·])")
_GOES_ON = re.compile(
    r"\s*(?:(?:Nor|And|But|Yet|Still|Then|Indeed,?)\s)?(?:(?:do|does|did|has|have|can|could)\s)?(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|His|Her|Its|Their)\b"
)
_LEAST = 0.4
_REMEMBERED = 6
_CITATION = r"\bv\.\s|^\W*(?:See|Id|Dkt)\b"
_CITED = _CITATION + r"|¶|\b(?:Decl|Dep|Tr|Br|Mem|Mot|Opp|Ex|ECF|Doc|Compl)\b|\d\.?$"
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
    return _Reading(paper, facts, headings, cites, blocks).found()


class _Reading:
    """One paper being read for concessions, paragraph by paragraph."""

    def __init__(
        self,
        paper: CleanText,
        facts: DocumentFacts,
        headings: Sequence[Heading],
        cites: Sequence[RecordCite],
        blocks: Sequence[Span],
    ) -> None:
        self.paper = paper
        self.masked = covered_blocks(paper, covered(paper.text), blocks)
        self.people = People(paper, facts, self.masked)
        self.places = _Cites(paper, cites)
        self.paragraphs = passages(paper, self.masked, facts, headings)
        self.sections = _sections(paper, self.people, headings)
        self.made: list[tuple[int, ClaimedConcession]] = []
        self.listed = False  # whether the paragraph before ends "to the following facts:", or is one of them
        self.lead: Sequence[tuple[int, int]] = ()  # the last paragraph that is no testimony
        self.before: list[Mention] = []

    def found(self) -> tuple[ClaimedConcession, ...]:
        for paragraph in self.paragraphs:
            if paragraph:
                self._paragraph(paragraph)
        return tuple(made for _, made in sorted(self.made, key=lambda pair: (pair[1].span.start, pair[0])))

    def _paragraph(self, paragraph: Sequence[tuple[int, int]]) -> None:
        if self.sections:
            place = bisect_right(self.sections, paragraph[0][0], key=lambda s: s[0]) - 1
            self.people.filer = self.sections[place][1]
        self._list(paragraph)
        spoken = _SPOKEN.match(self.masked, *paragraph[0]) is not None
        if not spoken:
            self.before = []
        if (spoken and not self.before) or _GOES_ON.match(self.masked, *paragraph[0]):
            for sentence in self.lead[
                -_REMEMBERED:
            ]:  # the words before testimony, or before "She also", tell whose it is
                self.before = _named(Clause(self.masked, *sentence, self.people, self.before, []).mentions, self.before)
        if not spoken:
            self.lead = paragraph
        telling = [may_claim(self.masked[start:end]) for start, end in paragraph]
        last = max((number for number, tells in enumerate(telling) if tells), default=-1)
        self._sentences(paragraph, telling[: last + 1], spoken=spoken)

    def _list(self, paragraph: Sequence[tuple[int, int]]) -> None:
        """Takes a fact of a list of stipulated facts; notes whether such a list goes on or begins."""
        claim = _stipulated(self.masked, self.people, paragraph) if self.listed else None
        if claim:
            self._add(claim, None, claim.end)
        start, end = paragraph[-1]
        begins = self.masked[end - 1] == ":" and _LISTS.search(self.masked, start, end) is not None
        self.listed = claim is not None or begins

    def _sentences(self, paragraph: Sequence[tuple[int, int]], telling: Sequence[bool], *, spoken: bool) -> None:
        last_party: Party | None = None
        cited_for: str | None = None  # who conceded what the cites now being read are given for
        earlier: tuple[int, int] | None = None  # the last sentence before this one that says something
        for number, tells in enumerate(telling):
            start, end = paragraph[number]
            if spoken and not tells:
                continue  # a question names nobody who is told of later
            if not spoken and (end - start < _SHORTEST or _SAID.search(self.masked, start, end) is None):
                continue
            if last_party and self.masked.startswith("Nor ", start):  # who did not dispute that does not dispute this
                self.before = [Mention(start, start, last_party), *self.before]
            clause = Clause(self.masked, start, end, self.people, self.before, self.places.sources(start, end))
            claims = claims_of(clause) if tells else []
            for claim in claims:
                if claim.party and claim.party.who == cited_for and _in_brackets(self.masked, claim):
                    continue  # the cite behind a concession tells it again: "(conceding that he was there)"
                self._add(claim, earlier, _own_words(self.masked, paragraph, number))
            says = _tells(self.masked[start:end])
            if says or claims:
                cited_for = next((c.party.who for c in reversed(claims) if c.party), None if says else cited_for)
            self.before = self.before if spoken else _named(clause.mentions, self.before)
            last_party = next((c.party for c in reversed(claims) if c.party and c.manner == "silence"), None)
            earlier = (start, end) if says else earlier

    def _add(self, claim: Claim, earlier: tuple[int, int] | None, last: int) -> None:
        made = _concession(self.paper, self.people, claim, self.places, earlier, last)
        if made is not None:
            self.made.append((claim.start, made))


def _sections(paper: CleanText, people: People, headings: Sequence[Heading]) -> list[tuple[int, Party | None]]:
    """Who speaks from where in a joint paper whose sections are one side's or the other's."""
    whole = people.filer
    if whole is None or whole.label != "the parties":
        return []
    rows: list[tuple[int, Party | None]] = [(0, whole)]
    level = 0
    for heading in headings:
        side, at = people.side_of(heading.title), paper.offset(heading.span.start)
        if at is not None and (side or heading.level <= level):
            rows.append((at, side or whole))
            level = heading.level if side else 0
    return rows


def _stipulated(masked: str, people: People, paragraph: Sequence[tuple[int, int]]) -> Claim | None:
    """A numbered fact under "The parties stipulate to the following facts:"."""
    number = _NUMBERED.match(masked, paragraph[0][0], paragraph[-1][1]) if paragraph else None
    if number is None:
        return None
    both = people.aliases.get("the parties") or Party("the parties", None, body=True, many=True)
    what = (number.end(), paragraph[-1][1])
    return Claim(*what, what, what, both, "express", 0.7, False, *what)


def _own_words(masked: str, paragraph: Sequence[tuple[int, int]], number: int) -> int:
    """Where a claim's sentence ends; the next one, "In her own words, ...", goes with it."""
    following = paragraph[number + 1 : number + 2]
    if following and re.match(r"In (?:its|his|her|their) (?:own )?words?\b", masked[slice(*following[0])]):
        return following[0][1]
    return paragraph[number][1]


def _in_brackets(masked: str, claim: Claim) -> bool:
    """Whether a claim stands in the parenthesis of a cite."""
    opened = masked.rfind("(", claim.sentence_start, claim.cue[0])
    return opened > claim.sentence_start and masked.find(")", opened, claim.cue[0]) < 0


def _tells(sentence: str) -> bool:
    """Whether a sentence says something: it is no citation and no piece of one."""
    words = len(sentence.split())
    return words > 3 and re.search(_CITATION if words > 6 else _CITED, sentence) is None


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
        for n in range(bisect_left(self.rows, last, key=lambda row: row[0]), len(self.rows)):
            a, b, cite = self.rows[n]
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
    if (
        claim.party
        and people.is_filer(claim.party)
        and re.search(r"[“\"]", paper.text[max(0, claim.cue[0] - 1) : claim.cue[0] + 1])
    ):
        return None  # "Roe “concedes” it", says the filer who is Roe: another said so
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
        cue=_cue(paper.text, *claim.cue),
        quote=" ".join(paper.text[claim.start : claim.end].split()),
        record_cites=places.of(claim.start, claim.end, last),
        confidence=round(min(weight, 0.85), 2),
        span=paper.span(claim.start, claim.end),
        who=claim.party.who if claim.party else None,
    )


def _cue(text: str, start: int, end: int) -> str:
    """The words of a cue; of one within quotation marks, without them."""
    quoted = text[start] in '“"'
    return " ".join(text[start + quoted : end + quoted].split())


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
