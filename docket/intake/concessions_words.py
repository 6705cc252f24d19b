"""What is said to be conceded, in neutral words: the clause behind the cue without quotation marks, cites and cover."""

import re

from docket.intake.concessions_clauses import Claim

_LONGEST = 400
_ANAPHOR = re.compile(
    r"(?:it|this|that|these|so|otherwise|(?:it|he|she|they)\s(?:is|was|were|are|did|does|do|has|had)(?:\snot)?|as\smuch(?:\s(?:when|by|in|where|at|on|during|before|to|under|below|through|twice|too)\b.{0,120})?|the\s(?:point|fact|argument|issue)|(?:this|that|the\slatter)\s(?:point|fact|argument|issue|much|contention|proposal|explanation|offer|suggestion|account|showing|position|theory|problem|question|conclusion|characterization|testimony|evidence|statement|assertion|premise|distinction|admission|requirement|omission|contradiction|calculation))"
    r"(?:\s(?:in|at(?!\s(?:most|least|best)\b)|here|now)\b[\w\s]{0,20})?[\s.,]*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^[\s,;:—–-]*(?:(?:the\sfact\s)?that\b(?!\s(?:point|fact|argument|issue|much|contention|proposal|explanation|offer|suggestion|account|showing|position|theory|problem|question|conclusion|characterization|testimony|evidence|statement|assertion|premise|distinction|admission|requirement|omission|contradiction|calculation)\b|[\s.,]*$),?|the\sfact\sof)?[\s,]*",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"^(?:(?:While|Although|Though)\s(?:\S+\s){1,4}?(?:does|do|did)\snot\s(?:believe|think|agree|accept|concede)\s(?:that\s)?"
    r"|(?:\S+\s){1,8}?(?:stat|say|assert|alleg|claim|tweet|post|writ|report|argu|contend|submit)\w*\sthat\s)(?=\S+\s\S+\s\S+)"
)
"""Who says the thing that is conceded with "that fact": no part of it."""
_UNARGUED = re.compile(
    r"(?:\b(?:not|never|nor|nowhere|no\slonger|fail\w*\sto|declin\w*\sto)|n[’']t)\b.{0,60}?"
    r"\b(?:argu|contend|claim|assert|maintain|suggest|alleg|insist|said|say)\w*$|\bno\s(?:\w+\s)?(?:argument|contention|claim|suggestion)$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,;:.—–(\[-]+$")
_FEWEST = 2


def proposition_of(text: str, claim: Claim, earlier: tuple[int, int] | None) -> str:
    """The conceded proposition; where the cue points back ("concedes it"), what it points to."""
    if claim.told:
        return claim.told
    head = text[slice(*claim.head)].rstrip(" ,") + " " if claim.head else ""
    words = neutral(head + text[claim.what[0] : claim.what[1]])
    if not _ANAPHOR.fullmatch(words) and words:
        return f"no argument that {words}" if _is_unargued(text, claim) else words
    pieces = re.split(r"\((?![^()]*\))|;", text[claim.sentence_start : claim.start])
    lead = neutral(next((p for p in reversed(pieces) if len(p.split()) > 2), ""))
    lead = _SAYING.sub("", re.sub(r"[\s,]+(?:and|but)$", "", lead))
    if len(lead.split()) > 4:
        return lead
    before = neutral(text[earlier[0] : earlier[1]]) if earlier else ""
    return before if len(before.split()) > 3 and before[0].isalpha() else words


def _is_unargued(text: str, claim: Claim) -> bool:
    """Whether what follows is what somebody does not argue, so that at most its opposite is given up."""
    that = text[claim.cue[1] : claim.what[1]].lstrip(" ,").startswith("that ")
    return that and _UNARGUED.search(text[slice(*claim.cue)]) is not None


def neutral(words: str) -> str:
    """Words without quotation marks and brackets, on one line, no longer than a line of the ledger."""
    plain = re.sub(r"[“”\"\[\]]", "", " ".join(words.split()))
    plain = re.sub(r"\s?\((?:[^()\s]+\s){3,}[^()]*\)", "", plain)
    plain = _TAIL.sub("", _LEAD.sub("", plain, count=1))
    plain = re.sub(r"\s+([,;])", r"\1", plain)
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(" ", 1)[0]
