"""Claims of an answer paragraph by paragraph, without a subject: "12. Admitted.", "RESPONSE: Undisputed."."""

import re
from collections.abc import Iterator

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_making import end_of

_LABEL = (
    r"(?:(?:[A-Z][\w’']*\s){0,2}(?:ANSWER|Answer|RESPONSE|Response|REPLY)(?:\s(?:TO|to|NO|No)\b[^:\n]{0,40})?[:.]\s*)"
)
_ALONE = re.compile(
    rf"\W*(?P<label>{_LABEL})?(?P<cue>Admit(?:s|ted)?|Concede[ds]?|(?P<plain>Undisputed|Uncontested|(?:Not|Not\sin)\s(?:disputed|dispute|contested)))"
    r"(?P<only>,?\s(?:only\s)?that\b)?(?=[.,;\s])(?P<part>\s(?:only\s)?in\spart\b)?"
)
_NUMBER = re.compile(r"(?:^|\s|¶\s?)(?P<number>\d{1,4})[.)]?\s*$")


def pleaded(clause: Clause) -> Iterator[Claim]:
    """Claims of the filer who answers a paragraph with a word; the paragraph's number tells what is admitted."""
    filer = clause.people.filer
    match = _ALONE.match(clause.text, clause.start, clause.end)
    if filer is None or match is None:
        return
    number = _NUMBER.search(clause.text[max(0, clause.start - 12) : clause.start])
    if not (match["plain"] or match["label"] or clause.people.kind == "answer"):
        return
    told = ""
    if not match["only"] and number:
        told = f"the allegations of paragraph {number['number']}{', in part' if match['part'] else ''}"
    what = (match.end(), end_of(clause, match.end())) if match["only"] else (match.end(), match.end())
    yield Claim(
        match.start("cue"), max(what[1], match.end()), match.span("cue"), what, filer, "express", 0.75, False,
        clause.start, clause.end, told=told,
    )  # fmt: skip
