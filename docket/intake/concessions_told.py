"""Claims told of a paper's words: what its side itself says, and what is nowhere to be found in it."""

import re
from collections.abc import Iterator

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_cues import MODAL, NEGATION, WEAK_VERBS, Cue
from docket.intake.concessions_making import claim_of

_ITSELF = re.compile(
    r"(?P<cue>\b(?:itself|himself|herself|themselves)\s(?:(?:now|also|elsewhere|repeatedly|expressly|previously|once|later|has|have|had)\s){0,2}"
    rf"(?P<verb>{WEAK_VERBS}|call(?:s|ed)|label(?:s|ed)|characteriz(?:es|ed)|refer(?:s|red)\sto|attribut(?:es|ed)|credit(?:s|ed)|chose|selected|proposed|drafted))"
    r"(?=\s(?:that|how|the|its|his|her|their|this|these|those|it|them|him|an?|in|at|on|to|as)\b|,?\s[“\"])"
)
_NO_LONGER_SAID = re.compile(r"argu|contend|insist|claim|wr(?:ite|ote)\sto", re.IGNORECASE)


def itself(clause: Clause) -> Iterator[Claim]:
    """In "Roe itself describes the list as old": what the other side has said in its own words."""
    people = clause.people
    if people.court or people.filer is None or not clause.has("itself ", "himself ", "herself ", "themselves "):
        return
    for match in _ITSELF.finditer(clause.text, clause.start, clause.end):
        subject = clause.subject(match.start())
        if subject is None or subject.stranger or subject.possession or people.is_filer(subject.party):
            continue
        gap, lead = clause.gap(subject, match.start()), clause.text[clause.start : subject.start]
        if NEGATION.search(gap) or MODAL.search(gap) or re.search(r"\b[Aa]s\s(?:even\s)?(?:the\s)?$", lead):
            continue
        if not _NO_LONGER_SAID.match(match["verb"]) and (
            made := claim_of(clause, subject, match.span("cue"), match.end(), Cue("itself", "", weight=0.5))
        ):
            yield made


_ABSENT = re.compile(
    r"(?P<cue>\b(?:(?:do|does|did)\snot\s(?:even\s|so\smuch\sas\s|once\s)?(?:appear|feature|figure|show\sup|come\sup|surface)(?:\sanywhere|\sonce|\seven\sonce|\sat\sall)?|appears?\snowhere|(?:is|are)\snowhere(?:\s(?:mentioned|addressed|discussed|cited|acknowledged|to\sbe\sfound|to\sbe\sseen))?|"
    r"(?:is|are|was|were)\snever(?:\seven)?\s(?:mentioned|addressed|discussed|cited|acknowledged)|(?:is|are)\snot\s(?:even\s)?(?:mentioned|addressed|discussed|cited|acknowledged)(?:\sanywhere)?|go(?:es)?\s(?:entirely\s|wholly\s)?un(?:mentioned|addressed|answered|discussed)|(?:is|are)\s(?:\w+ly\s)?(?:absent|missing)))\s(?:in|from|by|anywhere\sin)\s"
)
_MISSING = re.compile(
    r"\b(?P<cue>(?:(?:[Cc]onspicuously\s|[Nn]otably\s|[Ee]ntirely\s|[Ww]holly\s)?(?:[Aa]bsent|[Mm]issing)\sfrom|[Nn]owhere\sin))\s[^,;.]{3,60}?\s(?P<is>is|are|will\sthe\sCourt\sfind)\s(?P<what>(?:there\s)?(?:any|the|an?|even)\s[^;.]{3,160})"
)


_NOT_A_WORD = re.compile(
    r"\b(?P<cue>[Nn]ot\s(?:one|a\ssingle|a)\s(?:word|line|sentence|page|case))\s(?:of|in)\s[^,;.]{3,60}?\s(?P<is>(?:is|are)\sdevoted\sto|mentions?|addresses|deals?\swith|disputes|responds?\sto|answers?)\s(?P<what>[^;.]{2,160})"
)


def absent(clause: Clause) -> Iterator[Claim]:
    """In "The clause appears nowhere in the Opposition" and "Absent from its brief is any answer": whose paper is silent."""
    if not clause.has("nowhere", "not ", "never", "absent", "missing", "goes ", "go un"):
        return
    for match in _ABSENT.finditer(clause.text, clause.start, clause.end):
        paper = next((m for m in clause.mentions if m.start == match.end() and m.paper), None)
        low = max(clause.text.rfind(mark, clause.start, match.start()) for mark in (";", ":", "—"))
        low = max(low + 1, clause.start)
        if paper is None or len(clause.text[low : match.start()].split()) < 2 or clause.people.is_filer(paper.party):
            continue
        yield Claim(
            low, paper.end, match.span("cue"), (low, match.start()), paper.party, "silence", 0.5, False,
            clause.start, clause.end, said_outright=False, by_others_only=True,
        )  # fmt: skip
    for match in (
        *_MISSING.finditer(clause.text, clause.start, clause.end),
        *_NOT_A_WORD.finditer(clause.text, clause.start, clause.end),
    ):
        paper = next((m for m in clause.mentions if match.end("cue") < m.start < match.start("is") and m.paper), None)
        if paper is None or clause.people.is_filer(paper.party):
            continue
        yield Claim(
            match.start(), match.end(), match.span("cue"), match.span("what"), paper.party, "silence", 0.5, False,
            clause.start, clause.end, said_outright=False, by_others_only=True,
        )  # fmt: skip
