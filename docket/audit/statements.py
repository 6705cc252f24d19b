"""The sentences of the papers at hand beside a claim: what the conceder, the court and the others say on the same point."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docket.audit.lines import page_lines
from docket.audit.papers import Filed, Papers
from docket.intake.concessions_likeness import stems
from docket.intake.facts import Pin, RecordCite
from docket.intake.reading import Reading
from docket.intake.rows import Role
from docket.intake.sentences import sentences
from docket.intake.spans import Span
from domain.values import BY_THE_COURT, RESPONSIVE

LEAST = 2
"""Telling words that two statements on one point have in common."""
MOST = 3
_AGAINST = re.compile(
    r"\b(?:has|have|had|does|do|did)\snot\s(?:\w+\s){0,2}?(?:provid|show|establish|adduc|present|prov|demonstrat|met|meet|plead|pled|support)\w*|"
    r"\bfail(?:s|ed|ure)?\sto\s\w+|\bno\s(?:\w+\s)?evidence\sof\b|\b(?:lacks?|disput\w+|den(?:y|ies)|contests?|challeng\w+)\b",
    re.IGNORECASE,
)
_GENERAL = stems(
    "alleged allegation evidence proof show establish pleaded adequately statements factor element standard requirement dispute "
    "meet satisfy burden raise address argument issue point relief grant improper proper"
)


_IN_PASSING = re.compile(
    r"\b(?:appreciat|recogni[sz]|understand|mindful|accept|respect)\w*\b|^\W*(?:to\sbe\ssure|granted|it\sis\strue|of\scourse)\b",
    re.IGNORECASE,
)
_OF_LAW = re.compile(
    r"\b(?:tests?|standards?|statutes?|laws?|doctrines?|burdens?|courts|this\scourt|circuit|factors?|precedents?|amendment|constitution|"
    r"injunctions?|presumptions?|privileges?|jurisdiction|remed(?:y|ies)|construed|scrutiny)\b|§|\bRule\s\d|\bv\.\s",
    re.IGNORECASE,
)


def admits_a_fact(proposition: str, quote: str) -> bool:
    """Whether own words admit a fact: neither a courtesy ("appreciates that", "to be sure") nor a rule of law recited."""
    head = quote[: max(0, quote.casefold().find(proposition.casefold()[:20]))] or quote[:80]
    return _IN_PASSING.search(head) is None and _OF_LAW.search(proposition) is None


@dataclass(frozen=True, slots=True)
class Asserted:
    """A claim as the audit needs it: ``names`` are those by which the conceder is known."""

    entry: str
    names: frozenset[str]
    voice: str
    manner: str
    proposition: str
    quote: str
    cites: tuple[RecordCite, ...]
    span: Span | None
    cited: tuple[str, ...] = ()  # as a person recorded them, where the citing paper is not at hand
    recorded: tuple[str, ...] = ()  # the conceder's own words, as a person traced them


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of a paper at hand, by clean offsets, with the telling words that it shares with a claim."""

    entry: str
    start: int
    end: int
    text: str
    shared: int


class Statements:
    """Sentences by paper, with the telling words that they share with a claim."""

    def __init__(self, papers: Papers, people: frozenset[str]) -> None:
        self.papers = papers
        self.people = stems(" ".join(people))
        self._told: dict[str, list[tuple[int, int, str, frozenset[str]]]] = {}

    def statements(self, claim: Asserted, relations: frozenset[str]) -> list[tuple[str, Found]]:
        """What the conceder says on the point in other papers at hand, by docket order."""
        here = self.papers.entries[claim.entry].order
        told = []
        for entry in self.of(claim):
            relation = "earlier" if entry.order < here else "later"
            if entry.id != claim.entry and relation in relations and entry.id in self.papers.readings:
                told += [(relation, f) for f in self.best(claim, entry.id)[:MOST]]
        return told

    def disputed(self, claim: Asserted) -> list[Found]:
        """Where the conceder disputes in another paper at hand what is said to be undisputed."""
        mine = stems(claim.proposition, self.people) - _GENERAL
        told: list[Found] = []
        for entry in self.of(claim):
            if entry.id == claim.entry or entry.id not in self.papers.readings or entry.kind not in RESPONSIVE:
                continue
            for start, end, words, telling in self._sentences(entry.id):
                shared = len(mine & telling)
                if shared and shared * 5 >= len(mine) * 3 and _AGAINST.search(words):
                    told.append(Found(entry.id, start, end, words, shared))
        return sorted(told, key=lambda f: f.end - f.start)

    def court(self, claim: Asserted) -> list[Found]:
        """What orders at hand say on the point, where they name the conceder or speak of conceding."""
        told = []
        for entry in self.papers.entries.values():
            if entry.kind not in BY_THE_COURT or entry.id not in self.papers.readings or entry.id == claim.entry:
                continue
            told += [f for f in self.best(claim, entry.id) if _of_concessions(f.text) or _named(f.text, claim.names)][
                :MOST
            ]
        return told

    def taken_up(self, claim: Asserted) -> bool | None:
        """Whether a later paper of somebody else at hand takes up one's own words; None where there is no such paper."""
        here = self.papers.entries[claim.entry]
        mine = {e.id for e in self.of(claim)}
        later = [
            e for e in self.papers.entries.values()
            if e.order > here.order and e.id not in mine and e.id in self.papers.readings
            and (e.kind in RESPONSIVE or e.kind in {"motion", "letter"})
        ]  # fmt: skip
        if not later:
            return None
        return any(_of_concessions(f.text) or _cites(f.text, here) for e in later for f in self.best(claim, e.id))

    def of(self, claim: Asserted) -> list[Filed]:
        """The entries that the conceder filed."""
        return [e for e in self.papers.entries.values() if claim.names & {n.casefold() for n in e.names}]

    def at(self, claim: Asserted, entry: str, pins: Sequence[Pin]) -> list[Found]:
        """The sentences of the cited place that share most with the claim; where the place cannot be told, of the whole paper."""
        source = self.papers.source(entry)
        rows = self._scored(claim, entry)
        at_pin = [f for f in rows if source.at_pin(f.start, f.end, pins)]
        unsure = [f for f in rows if source.at_pin(f.start, f.end, pins) is None]
        chosen = [f for f in (at_pin or unsure) if f.shared]
        return sorted(chosen, key=lambda f: (not self._on_lines(f, pins), -f.shared, f.start))[:MOST]

    def _on_lines(self, found: Found, pins: Sequence[Pin]) -> bool:
        """Whether a sentence stands on the cited lines of its page; true where no lines are cited or none can be told."""
        cited = [pin_range(p) for p in pins if p.kind == "line"]
        if not cited:
            return True
        reading = self.papers.readings[found.entry]
        lines = page_lines(reading.clean, reading.clean.span(found.start, found.end))
        return lines is None or any(low <= lines[1] and lines[0] <= high for low, high in cited)

    def best(self, claim: Asserted, entry: str) -> list[Found]:
        """The sentences of a paper that share enough with a claim to be on its point, the nearest first."""
        mine = stems(claim.proposition, self.people)
        least = max(LEAST, (2 * len(mine) + 4) // 5)
        return sorted((f for f in self._scored(claim, entry) if f.shared >= least), key=lambda f: (-f.shared, f.start))

    def _scored(self, claim: Asserted, entry: str) -> list[Found]:
        mine = stems(f"{claim.proposition} {_inner(claim.quote)}", self.people)
        return [Found(entry, a, b, text, len(mine & words)) for a, b, text, words in self._sentences(entry)]

    def _sentences(self, entry: str) -> list[tuple[int, int, str, frozenset[str]]]:
        if entry not in self._told:
            self._told[entry] = list(_told(self.papers.readings[entry], self.people))
        return self._told[entry]


def _told(reading: Reading, people: frozenset[str]) -> Iterator[tuple[int, int, str, frozenset[str]]]:
    text = reading.clean.text
    for flow in reading.clean.flows:
        for start, end in sentences(text, flow.start, flow.end):
            if end > start and reading.clean.role(start) is not Role.CONTENTS:
                words = " ".join(text[start:end].split())
                yield start, end, words, stems(words, people)


def _inner(quote: str) -> str:
    """The words that a claim itself quotes."""
    return " ".join(re.findall(r"[“\"]([^”\"]+)[”\"]", quote))


def pin_range(pin: Pin) -> tuple[int, int]:
    """The numbers that a pin spans; an empty range where it has none."""
    low, high = pin.low, pin.high
    return (low, high) if isinstance(low, int) and isinstance(high, int) else (-1, -2)


def _of_concessions(words: str) -> bool:
    return (
        re.search(
            r"\b(?:conced|concession|admit|admission|acknowledg|accept|agree|undisput|disput)", words, re.IGNORECASE
        )
        is not None
    )


def _named(words: str, names: frozenset[str]) -> bool:
    plain = words.casefold()
    return any(name in plain for name in names if len(name) > 3)


def _cites(words: str, entry: Filed) -> bool:
    """Whether a sentence cites an entry by number or by the kind of its paper."""
    kind = re.escape(entry.kind.replace("_", " ")[:4])
    numbered = entry.number and re.search(rf"\b(?:Dkt|ECF|Doc)\.?\s(?:No\.\s)?{re.escape(entry.number)}\b", words)
    return bool(numbered or re.search(rf"\b{kind}\w*\.?\s(?:at\s|¶)", words, re.IGNORECASE))
