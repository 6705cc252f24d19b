"""Testimony quoted by question and answer: "Q. You signed it? A. Yes." What a witness affirms is conceded by him."""

import re
from collections.abc import Iterator

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_names import Party

_REACH = 700  # letters from an answer to the cite that tells who answers
_AFFIRMED = re.compile(
    r"A[.:]\s+(?P<cue>(?:Yes|Yeah|Yep|Correct|Right|Sure|True|Agreed|I\s(?:agree|admit|acknowledge|concede)|"
    r"(?:That|It|I|We|He|She|They)(?:[’']s|\s(?:is|was|did|do|does|was|were|have|had|has|would))(?:\s(?:correct|right|true|fair|so))?(?=[.,]))\b)"
)
_ASKED = re.compile(r"Q[.:]\s+(?P<asked>[^?]{8,400})\?")
_WITNESS = re.compile(r"(?P<name>[A-Z][\w’'-]{2,40})\s(?:(?:Dep|Depo|Tr|Test)\b\.|Deposition\b|Transcript\b)")


def testified(clause: Clause) -> Iterator[Claim]:
    """Claims of a witness who affirms what he was asked, where the cite behind it tells whose testimony it is."""
    match = _AFFIRMED.match(clause.text, clause.start, clause.end)
    witness = _WITNESS.search(clause.text, clause.end, clause.end + _REACH) if match else None
    asked = [*_ASKED.finditer(clause.text, max(0, clause.start - 500), clause.start)][-1:]
    if match is None or witness is None or not asked or clause.text[asked[0].end() : clause.start].strip():
        return
    party = clause.people.surnames.get(witness["name"]) or Party(witness["name"], None, body=False)
    yield Claim(
        asked[0].start(), clause.end, match.span("cue"), asked[0].span("asked"), party, "express", 0.6, False,
        clause.start, clause.end,
    )  # fmt: skip
