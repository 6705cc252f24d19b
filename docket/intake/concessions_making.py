"""A claim made of a subject, a cue and what follows: where it ends, how it concedes, and when it is none."""

import re
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_cues import CONDITION, FOR_ARGUMENT, FORCED, HEDGE, POSSIBLY, Cue
from docket.intake.concessions_people import Mention

_HYPOTHETICAL = re.compile(
    r"\b(?:if|whether|unless|until|should|had|suppose|supposing|were|wherever|whenever)\s(?:the\s|even\s)?$",
    re.IGNORECASE,
)
FOREIGN = re.compile(
    r"(?:^|\W)(?:In|in)\s(?:[A-Z][\w’'&.,-]*\s|of\s|the\s|ex\s|rel\.\s){1,8}v\.?\s|^There,\s|(?:^|\W)In\s(?!Reply|Opposition|Response|Opp|Dkt|ECF|Doc|Section|Part|Exhibit|January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][\w’&-]*[a-z](?:\s[A-Z][\w’&-]{1,20}){0,3}(?:\sitself)?,?\s(?:the|where|both|we|counsel|an?)\s|\bin\sthat\scase\b|\bin\sthose\scases\b|\bthat\scourt\b"
)


_STOP = re.compile(
    r";|\sby\s(?:failing|not\s\w+ing)\b|\s?—(?![^—]{1,60}—)|\s–\s(?![^–]{1,60}\s–\s)|,\s(?:but(?!\sonly\b)|yet|however(?!,\sthat)|although|though(?!,\sthat)|while|whereas|nevertheless|which|nor|thus|because|since|as\s(?:it|he|she|they|the)\b|and\s(?:it|he|she|they|this|that)\s|so\b|not\sbecause|despite|and\s(?:(?:argue|ask|urge)[ds]?\b|(?:contend|insist|maintain)(?:s|ed)?\b|then|so|yet|"
    r"(?:does|do|did|is|has|was|have)\b))|,?\sand\s(?:\w+ly\s|therefore\s|thus\s|even\s)?(?:concedes?|admits?|acknowledges?)\b|\s(?:and\s(?:does|do|did|is|has|nowhere|never|therefore|thus|so|we|I|the\sCourt)\b|(?<!anything\s)(?<!nothing\s)(?<!all\s)(?<!none\s)but\s(?!only\b)|whereas\s|although\s)"
)


def end_of(clause: Clause, at: int) -> int:
    """Where what is conceded ends: at a contrast, a dash, a cite or the end of the sentence."""
    stop = _STOP.search(clause.text, min(at + 2, clause.end), clause.end)
    end = stop.start() if stop else clause.end
    if (
        re.match(
            r"\s*(?:While|Although|Though|Even\sthough|Because|Since|Once|When|After|If|Having|Conceding|Admitting|Acknowledging|Recognizing|Despite)\b",
            clause.text[clause.start : at],
        )
        and "," not in clause.text[clause.start : at]
    ):
        turn = re.compile(r",\s(?=(?:it|he|she|they|we|the|that|this|there|[A-Z]))").search(clause.text, at, end)
        end = turn.start() if turn else end
    for low, _, _ in clause.cites:
        if at < low < end:
            lead = re.search(r"[\s,(]*(?:(?:[Ss]ee|[Ss]ee\salso|[Cc]ompare|citing)\s)?$", clause.text[at:low])
            end = at + (lead.start() if lead else low - at)
            break
    opened = clause.text.rfind("(", at, end)
    if opened >= 0 and clause.text.find(")", opened, end) < 0:
        end = opened
    closing = clause.text.find(")", at, end)
    if closing >= 0 and clause.text.find("(", at, closing) < 0:
        end = closing
    return end


_HEDGED_LEAD = re.compile(r"\b(?:apparently|effectively|in effect|presumably),?\s$")
_NEXT = re.compile(r",\s(?:and|but|yet)\s$")
_PARTED = re.compile(r"[:;]\s")


def claim_of(
    clause: Clause, subject: Mention | None, cue: tuple[int, int], what: int, cited: Cue, **more: object
) -> Claim | None:
    """A claim from a subject, its cue and where the complement begins; None where it is none."""
    start = subject.start if subject and subject.start < cue[0] else cue[0]
    if _barred(clause, subject, start, cue):
        return None
    gap = clause.gap(subject, cue[0]) if start < cue[0] else ""
    addressed = _ADDRESSED.match(clause.text, what, clause.end)
    between = addressed.group() if addressed else ""
    what = addressed.end() if addressed else what
    end = end_of(clause, what)
    lead, after = clause.text[clause.start : start], clause.text[what:end]
    lead = "" if _NEXT.search(lead) else _PARTED.split(lead)[-1]
    hedged = bool(
        HEDGE.search(gap)
        or FORCED.search(gap)
        or POSSIBLY.match(after)
        or _HEDGED_LEAD.search(lead[-20:])
        or re.match(r"\s*(?:Up)?[Oo]n\sinformation\sand\sbelief\b", lead)
    )
    manner = cited.manner
    if FOR_ARGUMENT.search(clause.text, clause.start, clause.end):
        manner = "arguendo"
    elif manner != "arguendo" and (
        CONDITION.search(lead)
        or CONDITION.search(between)
        or CONDITION.search(gap)
        or (POSSIBLY.match(after) and subject is not None and clause.people.is_filer(subject.party))
        or CONDITION.match(after.lstrip(" ,"))
        or re.search(
            r"(?:^(?!\s*that\b)[^,]{0,400}\bif\b|,\s(?:but\s)?(?:only\s)?if\b|\b(?:only\sif|unless|provided that|"
            r"so long as|for purposes of"
            r"(?=\s(?:this|its|his|her|their|the\s(?:present|instant|pending)?\s?(?:motion|opposition|appeal)|summary|class|argument)\b))\b)"
            r"(?!\s(?:any|ever|not|only|\w+ly)\b)",
            after,
        )
    ):
        manner = "conditional"
    weight = cited.weight - (0.05 if subject and subject.pronoun else 0.0)
    made = Claim(
        start, end, cue, (what, end), subject.party if subject else None, manner, weight, hedged, clause.start, clause.end,
        reporter=clause.reporter(subject, cue[0]),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


_ADDRESSED = re.compile(
    r"(?:(?:[—–]\s?[^—–.;]{1,60}[—–]|[,—–]?\s?as\s(?:it|he|she|they)\s(?:must|should|has\sto|have\sto|does|did)[,—–]?"
    r"|(?:\s(?:below|here|elsewhere|there|previously|earlier|repeatedly|expressly|orally|now)){1,2}"
    r"|,?\s(?:to|before|in|at|during|on|under|for|through|with)\s(?:Nos?\.\s|n\.|[^,;.—–]){2,60}?,?)){1,3}(?=\s?that\s|\s?there\s)"
)


_USUALLY = re.compile(
    r"\b(?:in\s(?:such|those|these|similar|other)\s\w+|often|typically|routinely|usually|commonly|sometimes|generally)\b"
)
_IN_A_CASE = re.compile(
    r"\bin\s(?!(?:Reply|Opposition|Response|Opp|Dkt|ECF|Doc|Section|Part|Exhibit|January|February|March|April|May|June|July|August|September|October|November|December)\b)(?:re\s)?[A-Z][a-z]+"
)


_AFTER_A_CITE = re.compile(r"\b(?:1[89]|20)\d\d\),?\s(?:[\w’'-]+,?\s){0,6}$")
_EXPLAINED = re.compile(r"\b(?:1[89]|20)\d\d\)\s\($")
_THERE = re.compile(r"\bthere\b(?!\sis|\swas|\sare|\swere)")


def _elsewhere(clause: Clause, subject: Mention | None, start: int, cue: int) -> bool:
    """Whether it was conceded "there", in the case just cited; or by somebody, no party, of whom only that case tells."""
    there = _THERE.search(clause.text[max(clause.start, start - 12) : cue])
    if there and re.search(r"\bv\.\s|\b\d{4}\)", clause.text[max(0, clause.start - 200) : start]):
        return True
    lead = clause.text[clause.start : start]
    if (
        subject
        and subject.party.many
        and subject.party.role is None
        and re.search(r"\sv\.\s", lead)
        and "where" in lead
    ):
        return True  # "Roe v. Doe, where both sides stipulated"
    if subject is None or not subject.stranger:
        return False
    if re.match(r"\s*There,?\s(?!is\b|was\b|are\b|were\b)", lead):
        return True
    if re.search(
        r"\b(?:Circuit|[Cc]ourt|panel)\s(?:\w+ly\s)?(?:noted|held|observed|found|explained|reasoned|emphasized|stressed)\b",
        lead,
    ):
        return True
    opened = clause.text.rfind("(", clause.start, cue)
    bracketed = opened >= 0 and clause.text.find(")", opened, cue) < 0
    return (
        bracketed
        or _AFTER_A_CITE.search(clause.text[max(0, start - 90) : start]) is not None
        or " v. " in clause.text[clause.start : start]
        or FOREIGN.search(clause.text[clause.start : start]) is not None
    )


def _barred(clause: Clause, subject: Mention | None, start: int, cue: tuple[int, int]) -> bool:
    """A hypothesis, another case, a parenthesis about an authority."""
    lead = clause.text[clause.start : start]
    if _elsewhere(clause, subject, start, cue[0]):
        return True
    between = clause.text[subject.end : cue[0]] if subject else ""
    if _USUALLY.search(between) or _IN_A_CASE.search(between) or _NOT_THAT.search(lead[-60:]):
        return True
    if _HYPOTHETICAL.search(lead[-24:]) or re.match(r"\s*(?:If|Whether|Unless|Should)\b(?!.*,)", lead + " "):
        return True
    if FOREIGN.search(clause.text[clause.start : cue[0]]) and (
        subject is None
        or subject.party.role is None
        or subject.party.label.casefold().startswith("the ")
        or clause.text.startswith(("the ", "both "), subject.start)
    ):
        return True
    return _bracketed(clause, subject, cue[0])


_NOT_THAT = re.compile(
    r"\b(?:not|never|cannot|n[’']t)\s(?:\w+ly\s)?(?:find|believe|think|agree|accept|conclude|hold|mean|suggest|say|read|understand|see|show|establish|prove|imply|infer|follow|persuaded|convinced|clear|true|enough|sufficient|the\scase)\s"
    r"(?:[\w’'-]+\s){0,3}?(?:that|how)\s(?:the\s)?$|"
    r"\b(?:not|never|cannot|n[’']t)\s(?:\w+ly\s)?(?:read|take|understand|construe|treat|view|interpret|regard)\s(?:the\s)?$"
)
"""In "the Court does not find that Roe conceded it"."""


def _bracketed(clause: Clause, subject: Mention | None, at: int) -> bool:
    """Whether a cue stands in a parenthesis that tells of an authority."""
    opened = clause.text.rfind("(", clause.start, at)
    inside = opened >= 0 and clause.text.find(")", opened, at) < 0
    if inside and _EXPLAINED.search(clause.text[max(0, opened - 12) : opened + 1]):
        return True  # what an authority says
    return (
        inside
        and not (subject and subject.start > opened)
        and not any(b <= opened <= b + 3 for _, b, _ in clause.cites)
    )
