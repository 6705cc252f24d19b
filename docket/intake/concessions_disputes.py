"""Claims by a negated verb of disputing or arguing: does not dispute, nor does Roe deny, did not contend."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause, plain_words
from docket.intake.concessions_cues import HEDGE, MODAL, NEGATION, NOT_ARGUED, NOT_DISPUTED, Cue
from docket.intake.concessions_making import claim_of

_NOT = (
    r"(?:(?:do|does|did|has|have|had|is|are|was|were|can|could|need)(?:\snot|n[’']t)|"
    r"cannot|never|nowhere|no\slonger|(?:has|have|had)\syet\sto|not)"
)
_DENIES = re.compile(
    rf"(?P<cue>\b(?P<not>{_NOT})(?:[—–][^—–.;]{{1,60}}[—–]|,\s(?:and|because|nor)\s[^,;.]{{1,40}},\s|\s)(?P<more>(?:(?!and\b|but\b|that\b)[\w’'-]+,?\s){{0,4}}?)(?P<verb>{NOT_DISPUTED}|{NOT_ARGUED}))",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    rf"\b(?P<cue>(?:[Nn]owhere\s(?:in\s(?:[\w’'.-]+\s){{1,5}}?)?|[Nn]or\s)(?:do|does|did|has|have|can|could)\s"
    rf"(?P<who>[^,;.]{{2,60}}?)\s(?:even\s)?(?P<verb>{NOT_DISPUTED}|(?P<argued>{NOT_ARGUED}(?=\sthat\b))))"
)
_MIDDLE = frozenset(
    "appear seem seriously meaningfully really genuinely directly even now otherwise actually expressly to and or substantively "
    "credibly appears seems separately here ever also in any way once in its".split()
)
PURPOSE = re.compile(r"(?:\s[\w’'“”-]+){1,8}?\s(?:in\sorder\s)?to\s(?:[“\"]?\w+)", re.IGNORECASE)


def not_disputed(clause: Clause) -> Iterator[Claim]:
    """Claims by a negated verb of disputing ("does not dispute") or of arguing ("did not contend that")."""
    if not clause.has("not", "n’t", "n't", "never", "nowhere", "no longer", "yet to"):
        return
    for match in _DENIES.finditer(clause.text, clause.start, clause.end):
        middle = plain_words(match["more"].casefold())
        if any(w not in _MIDDLE and not w.endswith("ly") for w in middle):
            continue
        subject = clause.subject(match.start())
        verb = match["verb"].casefold()
        argued = re.fullmatch(NOT_ARGUED, verb, re.IGNORECASE) is not None
        if verb.endswith("ing") and PURPOSE.match(clause.text, match.end(), clause.end):
            continue  # not contesting it to do something: it is contested for another reason
        if verb.endswith("ed") and re.match(r"is|are|was|were", match["not"], re.IGNORECASE):
            continue  # who was not denied something denies nothing
        gap = re.sub(r"\b(?:cannot|can\snot|could\snot)\sand\b", "", clause.gap(subject, match.start()))
        if subject is None or MODAL.search(gap) or NEGATION.search(gap):
            continue
        if re.search(r"\b[Nn]either\b", clause.text[clause.start : subject.start]) or (
            argued and not _left_unsaid(clause, match)
        ):
            continue
        if re.match(r"\s(?:by|,?\sand\s(?:is|was)\b)", clause.text[match.end() : clause.end]):
            continue
        rates = 0.55 if argued else 0.75
        hard = re.search(r"cannot|can\snot|can’t|could", match["not"]) is not None
        manner = "express" if match["not"].casefold() == "no longer" else "silence"
        cue = Cue("not disputed", "", manner=manner, weight=rates - (0.15 if hard else 0.0))
        made = claim_of(clause, subject, match.span("cue"), match.end(), cue)
        if made:
            yield replace(made, hedged=made.hedged or hard or bool(HEDGE.search(match["more"])))


def inverted(clause: Clause) -> Iterator[Claim]:
    """In "Nowhere does Roe deny", "Nor does Roe dispute": the subject stands behind the first verb."""
    if not clause.has("nor ", "nowhere"):
        return
    for match in _INVERTED.finditer(clause.text, clause.start, clause.end):
        who = next(
            (m for m in clause.mentions if match.start("who") <= m.start and m.end <= match.end("who") + 1), None
        )
        if who:
            made = claim_of(
                clause,
                who,
                match.span("verb"),
                match.end(),
                Cue("nowhere", "", manner="silence", weight=0.55 if match["argued"] else 0.75),
                by_others_only=bool(match["argued"]),
            )
            if made:
                yield replace(made, start=match.start(), cue=match.span("cue"))


def _left_unsaid(clause: Clause, match: "re.Match[str]") -> bool:
    """Whether what is not argued is a contention left out; what somebody cannot argue, he argues."""
    cannot = re.match(r"can|could", match["not"], re.IGNORECASE) is not None
    return not cannot and re.match(r"\sthat\b|\sfor\b|\sotherwise\b", clause.text[match.end() : clause.end]) is not None
