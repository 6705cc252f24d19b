"""Claims by what a verb's class and its polarity tell together: who contests nothing, answers nothing, no longer seeks.

A sentence is parsed from each negation forward: its auxiliary, adverbs, the verb with its class, and what follows; and back to
the subject. Where a rule for the very words exists, its claim is the weightier and stands.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_cues import HEDGE, MODAL, NEGATION, Cue
from docket.intake.concessions_lexicon import VERBS_BY_FORM
from docket.intake.concessions_making import claim_of
from docket.intake.concessions_people import Mention, Party
from docket.intake.concessions_weights import Predicate, weight_of

_WORD = re.compile(r"[A-Za-z’'-]+")
_NEGATOR = re.compile(
    r"\b(?:(?P<aux>do|does|did|has|have|had|is|are|was|were|can|could|will|would)(?:\snot|n[’']t)|(?P<modal>cannot)|(?P<never>never|nowhere|no\slonger|neither)|"
    r"(?P<fail>fail(?:s|ed)?\sto|declin(?:es?|ed)\sto|neglect(?:s|ed)?\sto|refuse[sd]?\sto|(?:has|have)\syet\sto|(?:is|are|was|were|(?:has|have)\sbeen)\s(?:unable|unwilling)\sto|(?:stops?|stopped)\s(?:well\s)?short\sof|"
    r"ma(?:kes?|de)\sno\s(?:effort|attempt)\sto|(?:ch(?:oo|o)ses?|elect(?:s|ed)?|opt(?:s|ed)?)\snot\sto|profess(?:es|ed)?\snot\sto))(?=\s)",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"\b(?P<neg>[Nn]or|[Nn]owhere(?:\sin\s(?:[\w’'.-]+\s){1,5}?)?|[Nn]ot\sonce|[Aa]t\sno\s(?:point|time)|[Nn]either)\s?(?P<aux>do|does|did|has|have|can|could|will)\s(?=\S)"
)
_NEITHER = re.compile(r"\b(?:[Nn]either\s(?:party|side)|[Nn]o\s(?:party|one|side)|[Nn]obody)(?=\s)")
_BETWEEN = frozenset(
    """
    even now really seriously ever once at all otherwise actually so much as attempt attempts attempted try tries tried bother
    bothered to want purport purports mean also yet still itself himself herself themselves appear seem and cannot presently
    currently here
    intend intends intending plan plans wish wishes propose directly meaningfully anywhere been has have had just merely
    in their its brief simply going
    """.split()
)
_LET_ALONE = re.compile(r",?\s(?:let\salone|much\sless|still\sless|or\seven)\s[^,;.]{3,40},")
_WHICH = re.compile(r",\swhich\s(?:the\s)?$")
_REACH = 6
_NEGATIVE = (
    "not", "n’t", "n't", "never", "nowhere", "no longer", "neither", "nor ", "no party", "no one", "nobody", "fail",
    "declin", "neglect",
    "refus", "yet to",
    "unable", "no effort", "no attempt", "at no ", "short of", "unwilling",
)  # fmt: skip


def predicates(clause: Clause) -> Iterator[Claim]:
    """Claims by a negated verb of a class, told of whoever is its subject."""
    if not clause.has(*_NEGATIVE):
        return
    yield from _negated(clause)
    yield from _by_neither(clause)
    yield from _turned(clause)


def _negated(clause: Clause) -> Iterator[Claim]:
    """In "Roe does not doubt that": the subject stands before the negation."""
    for match in _NEGATOR.finditer(clause.text, clause.start, clause.end):
        for found in _verbs_after(clause, match.start(), match.end(), match.group()):
            subject = clause.subject(match.start())
            gap = clause.gap(subject, match.start())
            if subject is None or MODAL.search(gap) or NEGATION.search(gap):
                break
            if made := _claim(clause, subject, found, match.start()):
                yield made
                break


def _by_neither(clause: Clause) -> Iterator[Claim]:
    """In "neither side requests fees"."""
    for match in _NEITHER.finditer(clause.text, clause.start, clause.end):
        if re.search(r"\b(?:if|where|when|because|whether)\s$", clause.text[clause.start : match.start()]):
            continue
        for found in _verbs_after(clause, match.start(), match.end(), "neither"):
            nobody = Mention(match.start(), match.end(), Party("the parties", None, body=True, many=True))
            if found.verb.kind in {"contest", "argue", "press", "answer"} and (
                made := _claim(clause, nobody, found, match.start())
            ):
                yield made
                break


def _turned(clause: Clause) -> Iterator[Claim]:
    """In "nor does Roe press the point": the subject stands behind the first verb."""
    for match in _INVERTED.finditer(clause.text, clause.start, clause.end):
        subject = next((m for m in clause.mentions if match.end() <= m.start <= match.end() + 4), None)
        if subject is None or subject.possession:
            continue
        for found in _verbs_after(clause, match.start(), subject.end, f"{match['aux']} not"):
            if made := _claim(clause, subject, found, match.start()):
                yield made
                break


def _verbs_after(clause: Clause, start: int, at: int, negation: str) -> Iterator[Predicate]:
    """The verb that a negation ends at, as each of the classes it may belong to."""
    words = list(_WORD.finditer(clause.text, at, min(clause.end, at + 120)))[: _REACH + 4]
    origin = at
    for place, word in enumerate(words[:_REACH]):
        if clause.text[at : word.start()].strip(" ,") != clause.text[at : word.start()].strip(" "):
            return
        small = word.group().casefold()
        for verb in VERBS_BY_FORM.get(small, ()):
            tail = [w.group().casefold() for w in words[place + 1 : place + 1 + len(verb.tail)]]
            if tuple(tail) == verb.tail:
                last = words[place + len(verb.tail)]
                aside = _LET_ALONE.match(clause.text, last.end(), clause.end)
                behind = aside.end() if aside else last.end()
                yield Predicate(verb, small, start, behind, clause.text[origin : word.start()], negation.casefold())
        if small not in _BETWEEN and not small.endswith("ly"):
            return
        at = word.end()


def _form_fits(found: Predicate) -> bool:
    """Whether the verb's form goes with its auxiliary: "does not deny", "has not denied", "is not denying"."""
    negation, form = found.negation, found.verb.form
    if re.match(r"has|have|had", negation) and not negation.endswith("to"):
        return form == ("plain" if re.search(r"\bto\s$", found.middle) else "past") or found.word in {"put", "set"}
    if re.match(r"is|are|was|were", negation) and not negation.endswith("to"):
        return form == "ing"
    if negation.startswith(("never", "nowhere", "neither", "no longer")):
        return form in {"plain", "third", "past"} or (form == "ing" and negation == "no longer")
    return form == ("ing" if negation.endswith("short of") else "plain")


def _claim(clause: Clause, subject: Mention, found: Predicate, start: int) -> Claim | None:
    """The claim that a negated verb makes of its subject, if what follows it is what such a verb takes."""
    if not _form_fits(found):
        return None
    own = clause.people.is_filer(subject.party)
    weight = weight_of(clause, subject, found, own=own)
    if not weight:
        return None
    rival = own and found.verb.kind in {"answer", "know"}
    given_up = found.verb.kind == "press" and re.search(r"\b(?:intend|plan|wish)", found.middle)
    manner = "express" if given_up or found.negation.startswith("no longer") else "silence"
    cue = Cue(found.verb.kind, "", manner=manner, weight=weight)
    made = claim_of(clause, subject, (start, found.end), found.end, cue, by_others_only=rival)
    if made is None:
        return None
    aside = clause.text.startswith(",", found.end) and _WHICH.search(clause.text[clause.start : subject.start])
    if aside or made.what[1] <= made.what[0] + 1:
        which = re.search(
            r"(?:,\s(?:which|that)|\s(?:that|which)|)\s(?:the\s)?$", clause.text[clause.start : subject.start]
        )
        if which is None:
            return None
        made = replace(
            made, start=clause.start, what=(clause.start, clause.start + which.start())
        )  # "the point, which it does not mention"
    hard = re.match(r"can|could", found.negation) is not None and found.verb.kind == "contest"
    return replace(made, hedged=True) if hard or HEDGE.search(found.middle) else made
