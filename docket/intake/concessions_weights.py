"""How likely a negated verb concedes: by its class, what follows it, and whether it is told of a paper or of the world."""

import re
from dataclasses import dataclass

from docket.intake.concessions_clauses import Clause
from docket.intake.concessions_disputes import PURPOSE
from docket.intake.concessions_lexicon import Verb
from docket.intake.concessions_people import Mention

_OBJECT = re.compile(
    r"\s{1,3}(?:(?:that|whether|how|why|what|which|who|whom|where|when|the|this|that|these|those|any|anyone|anybody|anything|having|seeing|either|each|all|its|his|her|their|our|it|them|him|both|"
    r"most|much|such|an?|one|to|on|for|with|about|among|between|as|either|in|at|of)\b|\d|§|[“\"·A-Z])"
)
_A_THING = re.compile(
    r"\s(?:Section|Exhibit|Ex\.|Paragraph|Part|Article|Clause|Count|Rule|§|¶|(?:the|this|that|these|those|any\sof|either)\s(?:[\w-]+\s){0,2}?(?:exhibits?|documents?|letters?|e-?mails?|"
    r"testimony|evidence|provisions?|clauses?|sections?|arguments?|cases?|decisions?|holdings?|distinction|precedents?|rule|standard|record)\b)"
)
_UNMADE = re.compile(
    r"\b(?:arguments?|objections?|claims?|contentions?|points?|theor(?:y|ies)|defenses?|one|requests?|showing|challenges?)\s(?:that\s|which\s)?(?:the\s)?$"
)
_LEGAL = re.compile(
    r"\s(?:(?:to\s)?(?:any|an?|one|even\sone|a\ssingle)\s)(?:[\w-]+\s){0,3}?(?:authority|authorities|cases?|decisions?|precedents?|reasons?|explanations?|justifications?|distinctions?)\b|\s(?:to\s)?(?:even\sone|a\ssingle\sone|any)(?=[.,;])|\s(?:to\s)?a\ssingle\s\w"
)
_TO_WHOM = re.compile(r"\s(?:with|for|about|over|against|before|in|at|on)\b")
_INDIRECT = re.compile(
    r"\s(?:(?:the\s|this\s)?[Cc]ourt\s|us\s|anyone\s)?(?:why|how|what|which|who|whom|where|when|whether|that|away)\s\w|\s(?:it|them|that|this)\saway\b|\s(?:the|its|his|her|their|this|that)\s\w"
)
_RELIEF = re.compile(
    r"\s(?:any\s|the\s|its\s|an?\s)?(?:[\w-]+\s){0,3}?(?:fees|costs|sanctions|damages|relief|penalt(?:y|ies)|injunction|remand|vacatur|reinstatement|"
    r"restitution|dismissal|maximum|hearing|discovery|stay|extension|judgment)\b"
)
_OF_WHAT = re.compile(r"\s(?:who|whether|if|when|where|how|why|which|any|the|his|her|its|their|[“\"·])\b|\s[“\"·]")
_WHICH = re.compile(
    r",\swhich\s(?:the\s)?$|,\s(?:an?|one|the)\s(?:\w+\s){0,2}?(?:facts?|points?|issues?|problems?|questions?|arguments?|admissions?|testimony|provision|case|decision|omission|distinction)\s"
    r"(?:that\s|which\s)?(?:the\s)?$"
)
_ASKED = re.compile(
    r"\s(?:the|this)\s[Cc]ourt\sto\s(?:suppress|award|enjoin|vacate|strike|dismiss|sanction|remand|disturb|overrule|revisit|set\saside)\b"
)
_CLAUSE = re.compile(r"\s(?:that|otherwise|to\s(?:the\scontrary|have|be)|how|why)\b|\s(?=[“\"])")
_NO_PAPER = re.compile(
    r"\s(?!(?:how|why|whether|what|when|where|which|who)\b)(?:the\s|any\s|its\s|his\s|her\s|their\s|a\s)?(?:[\w’'-]+\s){0,2}?(?:e-?mails?|calls?|phone|door|telephone|messages?|texts?|summons|subpoenas?|notices?|"
    r"invoices?|demands?|deadline|quota|press|media|reporters?|customers?|help|treatment|payments?|permission|employment|leave|medical)\b"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb under a negation."""

    verb: Verb
    word: str
    start: int  # of the negation
    end: int  # behind the verb and what belongs to it
    middle: str  # between the negation and the verb
    negation: str


def weight_of(clause: Clause, subject: Mention, found: Predicate, *, own: bool) -> float:
    """How likely a negated verb concedes, by class; 0 where it does not."""
    after = clause.text[found.end : clause.end]
    negation = found.negation
    modal = re.match(r"(?:will|would)\b", negation) is not None
    able = re.match(r"can|could", negation) is not None or re.search(r"unable|unwilling", negation) is not None
    takes = bool(found.verb.tail) or _OBJECT.match(after) is not None
    if (
        found.verb.kind == "know"
        and re.match(r"kn[oe]w|recall|remember", found.word)
        and re.match(r"d(?:o|id)", negation)
    ):
        return 0.5 if _OF_WHAT.match(after) and not own and not clause.people.court else 0.0
    if able or modal:
        return _unable(clause, found, own=own, able=able, takes=takes)
    if found.verb.kind == "contest":
        return 0.5 if _contests(found, after, takes=takes) else 0.0
    if found.verb.kind == "answer":
        return (
            0.0
            if _NO_PAPER.match(after)
            else _unanswered(
                subject,
                found,
                after,
                told=clause.people.court and subject.party.role is not None,
                which=_WHICH.search(clause.text[clause.start : subject.start]) is not None,
            )
        )
    lead = clause.text[clause.start : subject.start]
    return _BY_CLASS.get(found.verb.kind, 0.0) if _holds(found, lead, after, own=own, takes=takes) else 0.0


_BY_CLASS = {"argue": 0.5, "press": 0.5, "insist": 0.6, "try": 0.5, "make": 0.5}


def _contests(found: Predicate, after: str, *, takes: bool) -> bool:
    takes = takes or re.match(r"\s[\w“\"·§]", after) is not None
    takes = takes or (found.word == "object" and re.match(r"[.,;]", after) is not None)
    aimed = found.verb.form == "ing" and PURPOSE.match(after) is not None  # contested for another reason
    return takes and not aimed and not _burden(found, after)


def _holds(found: Predicate, lead: str, after: str, *, own: bool, takes: bool) -> bool:
    """Whether what follows a verb, and how it is negated, makes it one that concedes."""
    kind, negation = found.verb.kind, found.negation
    if kind == "argue":
        return _argues(found, after) and not (own and re.match(r"sa[iy]|th[io]|beli", found.word))
    if kind == "press" and found.word.startswith("plead") and not (own and negation.startswith("ha")):
        return False  # what is not pleaded is a want, no silence
    if kind == "press":
        press = re.match(r"press|pursu|renew|reviv|plead", found.word) is not None and (
            takes or re.match(r"\s\w", after) is not None
        )
        dropped = negation == "no longer" and re.match(r"\s\w", after) is not None
        return not _past(found) and bool(dropped or press or _RELIEF.match(after) or _ASKED.match(after))
    if kind == "insist":
        relied = negation.startswith("ha") and found.word.startswith("reli") and not own
        return takes and (negation.startswith("no longer") or relied)
    if kind == "try":
        tried = re.search(r"\b(?:tr|attempt|bother|purport)\w*\sto\s$", found.middle)
        return bool(tried or re.search(r"effort|attempt", negation))
    return kind == "make" and bool(re.match(r"[.,;]", after) and _UNMADE.search(lead))


def _unable(clause: Clause, found: Predicate, *, own: bool, able: bool, takes: bool) -> float:
    """Of what somebody could not or will not do: a witness has nothing to name, a party will not oppose."""
    if found.verb.kind == "know":
        return 0.5 if able and takes and not own else 0.0
    if (
        found.verb.kind == "contest"
        and (takes or re.match(r"\s\w", clause.text[found.end : clause.end]))
        and not re.match(r"defend|rebut", found.word)
    ):
        return 0.5 if able or own else 0.0
    return 0.0


def _past(found: Predicate) -> bool:
    """Whether it is told of what was done."""
    if re.search(r"\b(?:has|have)\s", found.middle):
        return False
    return re.match(r"did|had|was|were", found.negation) is not None or (
        found.verb.form == "past" and not found.negation.startswith("ha")
    )


def _burden(found: Predicate, after: str) -> bool:
    """Whether a presumption or finding that is not rebutted is a burden not met."""
    return re.match(r"rebut|refut|defend", found.word) is not None and (
        _past(found) or re.match(r"\s(?:the|this|that)\s(?:presumption|inference)\b", after) is not None
    )


def _argues(found: Predicate, after: str) -> bool:
    if found.word.startswith("alleg") and re.match(r"ha[sv]", found.negation):
        return False  # what is not pleaded is a want, no silence
    if found.word.startswith(("say", "said", "think", "believ", "thought")):
        return re.match(
            r"\s(?:that|otherwise)\b|\s(?:he|she|it|they|there)\s\w", after
        ) is not None and not found.negation.startswith("never")
    return bool(
        _CLAUSE.match(after)
        or (
            not _past(found)
            and re.match(r"\s\w", after)
            and (
                found.word.startswith(("claim", "alleg", "suggest", "propos"))
                or (found.word == "argue" and not _TO_WHOM.match(after))
            )
        )
    )


def _unanswered(subject: Mention, found: Predicate, after: str, *, told: bool, which: bool) -> float:
    """How likely it is silence in a paper: said in the present, or of a paper; what is only done in the world is none.

    A court has ``told`` of briefs in the past: "Roe did not address damages".
    """
    told = told and re.match(r"address|respond|brief|discuss", found.word) is not None
    if (
        _past(found)
        and not (subject.paper or told)
        and not re.match(r"never|nowhere", found.negation)
        and found.word != "brief"
    ):
        return 0.0
    if which and re.match(r"[.,;]", after) and (subject.paper or not found.word.startswith("cite")):
        return 0.5
    if found.word.startswith(("cite", "point", "identif", "offer", "provide", "produce")):
        case = found.word.startswith("cite") and re.match(r"\s[A-Z][a-z]", after)  # "does not even cite Roe"
        return 0.45 if case or _LEGAL.match(after) or "so much" in found.middle else 0.0
    if found.word.startswith("acknowledg"):
        return 0.45 if (subject.paper or not _past(found)) and _A_THING.match(after) else 0.0
    if found.word.startswith(("say", "said", "tell", "told", "explain", "disclos", "reveal")):
        bare = re.match(r"declin|refus", found.negation) and re.match(
            r"\s(?:why|how|which|where|when|whom)[.,;]", after
        )
        return 0.5 if bare or _INDIRECT.match(after) else 0.0
    which = re.match(r"[.,;]", after) is not None and (subject.paper or which)
    bare = re.match(r"address|discuss|brief", found.word) and re.match(r"\s[a-z]", after)
    return 0.45 if found.verb.tail or bare or _OBJECT.match(after) or which else 0.0
