"""How a paper words a legal test: the sentences that say what must be shown, compared with a standard of the case."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docket.intake.reading import Reading
from docket.intake.squeezed import Squeezed, body
from docket.intake.stretches import stems

_TEST = re.compile(
    r"\b(?:must\s(?:first\s|also\s|then\s)?(?:show|prove|establish|demonstrate|persuade|adduce|allege|satisfy|make|identify|assess|weigh|be\sshown)|"
    r"requires?\b|is\srequired\sto|are\srequired|bears?\sthe\sburden|(?:to|can)\s(?:establish|prevail|succeed|obtain|state\sa\sclaim)|"
    r"(?:the|four|three|five|two)\s(?:elements|factors|requirements|prongs)|(?:test|standard|factors?|prong)\s(?:asks|is|are|has|looks|considers?)|"
    r"(?:four|three|five|two)\sthings\smust|courts?\s(?:consider|weigh|balance|ask|look)|(?:entitled|available|warranted|appropriate)\sonly\s(?:if|where|when))",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\(1\).{5,600}\(2\)|\b1\)\s.{5,600}\b2\)|\b(?:first|First),.{5,600}\b(?:second|Second),", re.DOTALL
)
_MOST = 3


@dataclass(frozen=True, slots=True)
class Formulation:
    """A sentence that words a test, and how near it is to the standard (0 to 1)."""

    sentence: Squeezed
    near: float
    listed: bool


def formulations(reading: Reading, title: str, elements: str) -> list[Formulation]:
    """The sentences of a paper that word a standard, the nearest first; at most three.

    ``title`` and ``elements`` are the words of the standard as the case has it.
    """
    found = sorted(_candidates(reading, set(stems(title)), set(stems(elements))), key=lambda f: -f.near)
    return found[:_MOST]


def _candidates(reading: Reading, title: set[str], elements: set[str]) -> Iterator[Formulation]:
    names = {w for w in title if len(w) > 3}
    for sentence in body(reading.clean, reading.outline):
        if not 40 <= len(sentence.words) <= 1200 or not _TEST.search(sentence.words):
            continue
        words = set(stems(sentence.words))
        listed = _LISTED.search(sentence.words) is not None
        near = 0.6 * _part(words, names) + 0.5 * _part(words, elements) + (0.2 if listed else 0.0)
        if near >= 0.4 and len(words & (names | elements)) >= 2:
            yield Formulation(sentence, round(min(near, 1.0), 2), listed)


def _part(words: set[str], of: set[str]) -> float:
    return len(words & of) / max(3, len(of)) if of else 0.0
