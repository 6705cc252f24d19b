"""Claims by a verb whose object is nothing: "offers no explanation for", "has no rejoinder to", "is silent on"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_cues import MODAL, NEGATION, Cue
from docket.intake.concessions_lexicon import SILENT_ABOUT, UNSHOWN
from docket.intake.concessions_making import claim_of

_HARM = frozenset("prejudice harm injury hardship burden surprise unfairness".split())
_NOUNS = "|".join(sorted(SILENT_ABOUT | UNSHOWN | _HARM))
_NOTHING = re.compile(
    r"(?P<cue>\b(?P<has>ha(?:s|ve|d))?(?P<verb>(?:offer|provid|cit|identif|contain|mak|made|giv|gave|suppl|advanc|point|say|said|writ|wrote|devot|rais|muster|proffer|"
    r"articulat|present|interpos|voic|submit|adduc|furnish|claim|alleg|assert|fil|locat|found|find|uncover|unearth|express|hazard|ventur|mount|lodg|includ|ma)\w*(?:\sto)?)?\s(?:absolutely\s|literally\s|virtually\s)?"
    rf"(?P<no>no\s(?P<noun>(?:(?!to\b|of\b|in\b|for\b)[\w-]{{1,30}}\s){{0,2}}?(?:{_NOUNS}))|nothing(?:\sat\sall)?(?:\sto\ssay)?(?:\sat\sall)?|little(?=\s(?:about|on|of)\b)|not\s(?:a|one)\s(?:single\s)?(?P<noun2>[a-z]+))\b)"
)
_ABOUT = re.compile(
    r"\s(?:about|on|of|as\sto|regarding|in\s(?:response|reply|answer|opposition|rebuttal))\b(?!\s(?:another|the\s(?:rest|other))\b)"
)
_TO_WHICH = re.compile(r"\b(?:on|about|to|of)\s(?:which|that)\s[\w’'.& -]{2,40}$")
_NAMES_NONE = re.compile(
    r"(?P<cue>\b(?:could|can)\s(?:recall|name|identify|cite|find|think\sof|point\sto|remember|offer|give|provide|say|articulate))\s(?P<noun>none|nothing|no\s(?!more|less)\w+)\b"
)
_NO_FAULT = re.compile(
    r"(?P<cue>\b(?:finds?|found|sees?|saw)\s(?P<noun>(?:nothing|anything)\swrong\swith|no\s(?:fault|flaw|error|problem)s?\s(?:with|in))\b)"
)
_QUIET = re.compile(
    r"(?P<cue>\b(?:is|are|was|were|remains?|stays?|falls?)\s(?:[\w-]+ly\s|equally\s|altogether\s)?(?:silent|mute|quiet|tight-lipped|mum)(?:\s(?:on|about|as\sto|regarding|with\srespect\sto)\b|(?=[.,;])))"
)


_FRONTED = re.compile(
    r"\s*(?:(?:And|But),?\s)?(?:On|About|As\sto|Of|Regarding)\s(?P<what>(?:the|this|that|these|its|his|her|their|any)\s[^,;.]{3,80}?),?\s"
    r"(?:it|he|she|they|the\s\w+|[A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*)?)\s$"
)
"""In "On the price it says nothing"."""
_CLAIMS = re.compile(r"claim|alleg|assert|identif|suggest", re.IGNORECASE)
_NONE = re.compile(
    r"(?P<cue>\b(?:disput|contest|den(?=y|i)|challeng|controvert|rebut|answer|address|mention|discuss|acknowledg|explain)(?:es|ed|s|y|ies|ied|ted)?\s(?P<noun>none\s(?:of\s)?|nothing\b|not\s(?:one|a\s(?:single\s)?word)\b|not\sa\ssingle\s))"
)


def _of_what_precedes(clause: Clause, match: "re.Match[str]") -> Iterator[Claim]:
    """In "the price, on which Roe says nothing," and "On the price Roe says nothing.", what he says nothing about."""
    if _TO_WHICH.search(clause.text[clause.start : match.start()]):
        yield from _of_nothing(clause, match, match.end(), 0.5)
    elif clause.text.startswith((".", ";"), match.end()):
        lead = _FRONTED.match(clause.text, clause.start, match.start())
        for made in _of_nothing(clause, match, match.end(), 0.5) if lead else ():
            yield replace(made, start=clause.start, what=lead.span("what")) if lead else made


def says_nothing(clause: Clause) -> Iterator[Claim]:
    """Claims by a verb whose object is nothing: "offers no explanation for", "has no rejoinder to", "contains not a word about"."""
    if not clause.has(
        " no ", " none", "nothing", "not a ", "not one ", "silent", "mute", "quiet", "mum", "tight-lipped", "little"
    ):
        return
    for match in _NOTHING.finditer(clause.text, clause.start, clause.end):
        noun = (match["noun"] or match["noun2"] or "").rsplit(" ", maxsplit=1)[-1]
        said = noun in SILENT_ABOUT or not noun or (noun in _HARM and _CLAIMS.match(match["verb"] or "") is not None)
        if not (match["has"] or match["verb"]) or not (
            said or (noun in UNSHOWN and (match["verb"] or noun.startswith("authorit")))
        ):
            continue
        if not noun and not _ABOUT.match(clause.text, match.end()):
            yield from _of_what_precedes(clause, match)
            continue
        yield from _of_nothing(clause, match, match.end() if said else match.start("noun"), 0.5 if said else 0.45)
    for pattern in (_NONE, _NO_FAULT):
        for match in pattern.finditer(clause.text, clause.start, clause.end):
            yield from _of_nothing(clause, match, match.end(), 0.5)
    for match in _NAMES_NONE.finditer(clause.text, clause.start, clause.end):
        yield from _of_nothing(clause, match, match.start("noun"), 0.5)
    for match in _QUIET.finditer(clause.text, clause.start, clause.end):
        if re.match(r"[.,;]", clause.text[match.end() : match.end() + 1]) and not _TO_WHICH.search(
            clause.text[clause.start : match.start()]
        ):
            continue
        yield from _of_nothing(clause, match, match.end(), 0.5)


def _of_nothing(clause: Clause, match: "re.Match[str]", what: int, weight: float) -> Iterator[Claim]:
    subject = clause.subject(match.start("cue"))
    gap = clause.gap(subject, match.start("cue"))
    if "objection" in match.group():
        gap = re.sub(r"\bwould\s$", "", gap)
    if subject is None or MODAL.search(gap) or NEGATION.search(gap):
        return
    cue = Cue("nothing", "", manner="silence", weight=weight)
    agrees = re.search(r"objection|quarrel|complaint|criticism|disagreement|dispute", match.group()) is not None
    made = claim_of(clause, subject, match.span("cue"), what, cue, said_outright=agrees, by_others_only=not agrees)
    if made:
        yield made
