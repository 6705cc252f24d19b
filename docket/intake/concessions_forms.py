"""Claims that nobody disputes a thing, without a subject of their own: it is undisputed, the date is not contested."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_cues import Cue
from docket.intake.concessions_making import FOREIGN, claim_of

_UNDISPUTED = re.compile(
    r"(?P<cue>\b(?:it\s(?:is|was|remains)\s(?:(?:\w+ly|also|now|likewise|here|further|thus|therefore|not\sseriously)\s){0,2}(?:undisputed|uncontested|uncontroverted|not\s(?:in\sdispute|disputed|contested)|common\sground|conceded|admitted|agreed)(?:\s(?:below|here|there|on\sall\s(?:sides|hands)|(?:at|in|on|before)\s[^,;.]{2,40}?)(?=,?\sthat\b))?|"
    r"there\s(?:(?:is|was|are),\sand\s(?:is|was|can\sbe|could\sbe|never\swas),|is|was|appears\sto\sbe|seems\sto\sbe|can\sbe)\sno\s(?:real\s|serious\s|factual\s)?(?:dispute|disagreement)(?:\s(?:between|among)\sthe\sparties)?|"
    r"(?:no\sone|nobody|no\sparty|neither\s(?:party|side))\s(?:here\s)?(?:disputes|contests|denies|questions|challenges|doubts)|"
    r"(?:all|everyone|everybody|(?:all|both)\s(?:sides|experts|witnesses|the\sexperts|the\switnesses))\s(?:here\s)?(?:agrees?|acknowledges?|concedes?|accepts?|recognizes?)(?=\sthat\b)|"
    r"it\smust\sbe\s(?:said|conceded|admitted|acknowledged|granted)(?=\sthat\b)|nor\sis\sthere\s(?:any\s|now\s)?(?:real\s|serious\s)?(?:dispute|disagreement)|"
    r"(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)(?<!\bits\s)(?<!\btheir\s)(?:undisputedly|concededly|admittedly)))(?:\sfrom\s[\w’'\s]{3,120}?(?=\sthat\b))?(?P<then>(?:,\s(?!and\b|but\b|or\b|nor\b|which\b)[^,;.]{1,60},)?,?\s(?:here\s)?(?:that|about|as\sto|over|on|whether)?\b)",
    re.IGNORECASE,
)
_SAID = re.compile(r"conced|admitted|agree|acknowledge|accept|recognize|common\sground")
_NOT_HERE = re.compile(
    r"\b(?:when|where|if|whether|unless|because)\s(?:as\shere,?\s)?(?:[\w\s,]{0,20})$", re.IGNORECASE
)


_HELD = re.compile(r"\b(?:held|holds|ruled|recognized|established),?\s(?:and\s)?$")


def _of_another(clause: Clause, at: int) -> bool:
    """Whether "admittedly" stands in the middle of what is told of the other side: "Roe’s theory is admittedly new"."""
    first = next((m for m in clause.mentions if m.end <= at), None)
    if first is None and re.match(r"\s*(?:Her|His|Its|Their)\s", clause.text[clause.start : at]):
        return True
    return first is not None and not clause.people.is_filer(first.party)


def undisputed(clause: Clause) -> Iterator[Claim]:
    """Claims that nobody disputes: "it is undisputed that", "neither party disputes", "admittedly"."""
    if not clause.has(
        "disput",
        "it must be",
        "contest",
        "controvert",
        "common ground",
        "conced",
        "admitted",
        "agree",
        "acknowledge",
        "doubts",
        "disagree",
        "denies",
        "questions",
        "challenges",
    ):
        return
    for match in _UNDISPUTED.finditer(clause.text, clause.start, clause.end):
        word = match["cue"].casefold()
        lead = clause.text[clause.start : match.start()]
        if _NOT_HERE.search(lead[-30:]) or re.search(
            r"genuine\s(?:dispute|issue)|material\sfact", clause.text[match.start() : clause.end][:90]
        ):
            continue
        if _HELD.search(lead):
            continue  # "The court has held, and nobody disputes, that ...": a rule
        own = (
            word in {"concededly", "admittedly"}
            or word.startswith("it must")
            or (clause.people.kind == "answer" and "admitted" in word)
        )
        if clause.people.court and "common" in word:
            continue  # a court so introduces a rule of law
        if own and (clause.people.court or _of_another(clause, match.start())):
            continue
        if not own and word != "undisputedly" and not match["then"].strip(" ,"):
            continue
        weight = (
            0.65
            if own
            else 0.75 - (0.0 if match["then"].strip(" ,") == "that" or not word.startswith("there") else 0.1)
        )
        appears = "appears" in word or "seems" in word
        cue = Cue("undisputed", "", manner="express" if own or _SAID.search(word) else "silence", weight=weight)
        made = claim_of(clause, None, match.span("cue"), match.end(), cue, said_outright=False)
        if made:
            yield replace(
                made,
                hedged=made.hedged or appears,
                party=clause.people.filer if own else None,
                weight=made.weight + (0.0 if own else 0.1),
            )


_THING_IS = re.compile(
    r"(?P<cue>\b(?:is|are|was|were|remains?|stands?|goes|go|went)\s(?:(?:now|also|likewise|therefore|thus|here|\w{2,20}ly)\s)?(?:not\s(?:\w{2,20}ly\s)?(?:contested|disputed|challenged|controverted|denied|questioned|"
    r"in\s(?:serious\s|real\s|any\s)?dispute)|undisputed|uncontested|unchallenged|unrebutted|uncontroverted|unanswered|beyond\sdispute|(?<=\bis\s)(?:conceded|acknowledged)|(?<=\bare\s)(?:conceded|acknowledged))\b)(?=[.,;]|\s(?:and|by|here|at|in|on|for|further)\b)"
)
_NO_THING = re.compile(
    r"(?:\b(?:it|there|which|(?-i:that)|what|who|if|where|whether|when|unless|because|not|such)\b[^.;]{0,60}|\bfacts?)\s?$",
    re.IGNORECASE,
)


def undisputed_things(clause: Clause) -> Iterator[Claim]:
    """What nobody disputes, told of a thing: "The date of the call is not seriously contested."."""
    for match in _THING_IS.finditer(clause.text, clause.start, clause.end):
        opened = max(clause.text.rfind(mark, clause.start, match.start()) for mark in (",", ";", ":", "("))
        low = max(clause.start, opened + 1)
        thing = clause.text[low : match.start()]
        thing = re.sub(r"^\s*(?:and|but|that|so)\s", lambda m: " " * len(m.group()), thing)
        if (
            len(thing.split()) not in range(2, 30)
            or _NO_THING.search(thing)
            or _NOT_HERE.search(thing)
            or FOREIGN.search(clause.text[clause.start : match.start()])
        ):
            continue
        yield Claim(
            low, match.end(), match.span("cue"), (low, match.start()), None,
            "express" if re.search(r"conced|acknowl", match["cue"]) else "silence", 0.6, False, clause.start, clause.end,
            said_outright=False,
        )  # fmt: skip
