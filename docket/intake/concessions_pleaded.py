"""Claims of an answer paragraph by paragraph, without a subject: "12. Admitted.", "RESPONSE: Undisputed."."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_making import end_of

_LABEL = (
    r"(?:(?:[A-Z][\w’']*\s){0,2}(?:ANSWER|Answer|RESPONSE|Response|REPLY)(?:\s(?:TO|to|NO|No)\b[^:\n]{0,40})?[:.]\s*)"
)
_ALONE = re.compile(
    rf"\W*(?P<label>{_LABEL})?(?:(?:[Uu]pon\s|[Oo]n\s)?(?:[Ii]nformation\sand\sbelief|[Aa]fter\sreasonable\s\w+|[Ss]ubject\sto\s[^:;.]{{3,80}}?|[Ww]ithout\swaiving\s[^:;.]{{3,60}}?),\s)?"
    r"(?P<cue>[Aa]dmit(?:s|ted)?|Concede[ds]?|(?P<plain>Undisputed|Uncontested|(?:Not|Not\sin)\s(?:disputed|dispute|contested)))"
    r"(?P<only>,?\s(?:only\s)?that\b)?(?=[.,;\s])(?P<part>\s(?:only\s)?in\spart\b)?"
)
_NUMBER = re.compile(r"(?:^|\n\s{0,12}|¶\s?)(?P<number>\d{1,4})[.)]?\s*$")
_ASKED = re.compile(
    r"(?:\n|^)[ \t]{0,12}(?:(?:REQUEST|Request|"
    r"RFA)\b[^:\n]{0,60}[:.]\s*)?(?:\d{1,4}[.)]\s+)?(?P<that>Admit\s(?:that\s)?)?(?P<asked>[^\n]{10,1200})\n\s*$"
)
_REQUESTED = re.compile(
    r"\s(?:this|the|that|each)\s(?:foregoing\s)?(?:[Rr]equest(?:\sfor\s[Aa]dmission)?|allegations?|averments?|statement|fact)"
    r"(?:\s(?:of|in|contained\sin|set\sforth\sin)\s(?:[Pp]aragraph|¶|[Rr]equest|"
    r"[Nn]o\.)\s?(?:[Nn]o\.\s)?\d{1,4}(?:\sof\s[\w’' ]{3,30})?)?[\s.,]*"
)
_IS_REQUEST = re.compile(r"\s*(?:(?:REQUEST|Request|RFA)\b[^:\n]{0,60}[:.]\s*)?Admit\s(?:that|the)\b")
_BACK = 1400  # letters that a request takes at most


def is_request(clause: Clause) -> bool:
    """Whether a sentence is what the other side asks to be admitted, or alleges and this paper answers below it."""
    if _IS_REQUEST.match(clause.text, clause.start, clause.end):
        return True
    below = clause.text.find("\n", clause.end - 1, clause.end + 400)
    return below >= 0 and re.compile(rf"\s*{_LABEL}").match(clause.text, below, below + 120) is not None


def _asked_before(clause: Clause, label: int) -> tuple[int, int] | None:
    """The request or allegation that an answer's label stands under."""
    low = max(0, label - _BACK)
    end = label
    while end > low and clause.text[end - 1].isspace():
        end -= 1
    above = clause.text.rfind("\n", low, end)
    found = _ASKED.search(clause.text, max(above, low), label)
    if found is None:
        return None
    that = clause.text.rfind("Admit that ", *found.span("asked"))
    return (that + len("Admit that "), found.end("asked")) if that >= 0 else found.span("asked")


def pleaded(clause: Clause) -> Iterator[Claim]:
    """Claims of the filer who answers a paragraph with a word; what was asked, or its number, tells what is admitted."""
    filer = clause.people.filer
    match = _ALONE.match(clause.text, clause.start, clause.end)
    if filer is None or match is None:
        return
    number = _NUMBER.search(clause.text[max(0, clause.start - 14) : clause.start])
    if not (match["plain"] or match["label"] or clause.people.kind == "answer"):
        return
    asked = _asked_before(clause, match.start("label")) if match["label"] else None
    told = ""
    if not match["only"] and number and not asked:
        told = f"the allegations of paragraph {number['number']}{', in part' if match['part'] else ''}"
    what = (match.end(), end_of(clause, match.end())) if match["only"] else asked or (match.end(), match.end())
    yield Claim(
        match.start("cue"), max(what[1], match.end()) if match["only"] else match.end(), match.span("cue"), what, filer,
        "express", 0.75,
        False, clause.start, clause.end, told=told,
    )  # fmt: skip


def with_request(clause: Clause, claim: Claim) -> Claim:
    """A claim that admits "this Request" with what was requested."""
    if not _REQUESTED.fullmatch(clause.text, *claim.what):
        return claim
    label = clause.text.rfind("\n", max(0, clause.start - _BACK), clause.start)
    asked = _asked_before(clause, label + 1) if label >= 0 else None
    return replace(claim, what=asked) if asked else claim
