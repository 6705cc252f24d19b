"""Whether it is this court that rules, here and now: not what somebody asks or argues, nor what hangs on a condition."""

import re
from itertools import islice

from docket.intake.ruling_subjects import MOTION, finite, without_lead
from docket.intake.squeezed import Squeezed

RECOMMENDS = re.compile(
    r"\b(?:(?i:it\sis\s(?:(?:hereby|further|therefore|respectfully|also)\s){0,2}recommended)|"
    r"(?:[Uu]ndersigned|[Tt]his\s(?:[Cc]ourt|Magistrate\sJudge)|[Tt]he\s(?:[Cc]ourt|Magistrate\sJudge)|I|[Ww]e)\s"
    r"(?:\w+ly\s|hereby\s|also\s|further\s|therefore\s|thus\s){0,2}(?i:recommends?))\b"
)
ORDERED = re.compile(r"\b(?i:ordered|orders|adjudged|decreed)\b[^;]*$")
_HANGS = re.compile(
    r"\b(?P<if>if|unless|until|whether|once|when|whenever|should|before|where|after|because a)\s[^,]*$", re.IGNORECASE
)
_HANGS_AFTER = re.compile(
    r"\s?(?:only(?!\s(?:as\sto|in\spart|to\sthe\sextent|insofar|with\srespect))|if|when|where|unless|until|once|because a)\b",
    re.IGNORECASE,
)
_OTHERS_SAY = re.compile(
    r"\b(?:argues?|contends?|asserts?|claims(?=\s(?:that|to|he|she|it|they)\b)|asks?|requests\sthat|seeks?|urges?|moves?|believes?|suggests?|proposes?|"
    r"recommends?|RECOMMENDS?|RECOMMENDED|recommended|recommending|would\shave|prays?|"
    r"(?:previously|earlier)\s(?:ordered|held|ruled|found|granted|denied|stated|determined|concluded)|(?P<wish>seeking))\b"
)
_ASIDE = re.compile(r",\s(?:which|who|in\swhich|by\swhich)\s[^,;]{2,300},\s")
_NEW_CLAUSE = re.compile(
    r",\s(?:and|but|so)\s(?=(?:the|this|that|his|her|its|their|[A-Z][\w.]*|[\w.]+[’'`]s?)\s)(?!(?:[\w’'-]+\s){0,6}(?:be|should)\b)"
)
_THAT = re.compile(r"\bthat\b")
_PUTS_OFF = frozenset("stayed deferred reserved continued".split())
_MOST_WORDS_BEFORE = 300
_MOST_CLAUSE = 900
_MOST_SAYINGS = 8


def speaks(sentence: Squeezed, at: int, match: re.Match[str]) -> bool:
    """Whether the court says it of itself: not in a quotation, not as what somebody asks or argues."""
    words, verb_at = sentence.words, match.start("verb")
    if sentence.quoted(at):
        return False
    clause = RECOMMENDS.sub("", words[max(0, verb_at - _MOST_CLAUSE) : verb_at].rpartition("; ")[2])
    if not _others_say(clause):
        return True
    if not match["verb"].isupper():
        return False
    before = words[max(0, verb_at - _MOST_WORDS_BEFORE) : verb_at]
    return ORDERED.search(before) is not None or re.search(r"\b(?:be|recommend\w*)\b", before, re.IGNORECASE) is None


def _others_say(clause: str) -> bool:
    """Whether what ends the clause is what somebody says. An aside says nothing of the verb behind it."""
    plain = _ASIDE.sub(" ", clause)
    for said in islice(_OTHERS_SAY.finditer(plain), _MOST_SAYINGS):
        rest = plain[said.end() :]
        if said["wish"] and not _THAT.search(rest) and MOTION.search(plain[: said.start()]):
            continue  # the motion seeking sanctions is denied
        if _THAT.search(rest) or not _NEW_CLAUSE.search(rest):
            return True  # Roe seeks the log, and the objection is sustained: the second half is the court's
    return False


def hangs(before: str, after: str, verb: str = "") -> bool:
    """Whether a condition governs the verb; "the motion filed after the deadline is denied" has none, nor "stayed until"."""
    if _HANGS_AFTER.match(after) and not (verb in _PUTS_OFF and re.match(r"\s?(?:until|pending)\b", after)):
        return True
    match = _HANGS.search(before)
    if match is None:
        return False
    head = without_lead(before[: match.start()])
    return not MOTION.search(head) or finite(head) or match["if"].lower() in {"if", "unless", "whether", "should"}
