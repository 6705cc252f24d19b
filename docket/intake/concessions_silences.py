"""Claims told by an answer that is not given: "fails to respond to", "offers no argument", "leaves unrebutted"."""

import re
from collections.abc import Iterator

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_cues import (
    MODAL,
    NEGATION,
    NOT_ARGUED,
    NOT_DISPUTED,
    Cue,
)
from docket.intake.concessions_making import claim_of
from docket.intake.concessions_silence_words import ANSWERABLE, ANYTHING, NOT_ADDRESSED, SAYS_NOTHING

_SILENT = re.compile(
    rf"(?P<cue>\b(?:(?P<present>(?:do|does)(?:\snot|n[’']t)|(?:has|have)\syet\sto|fails?\sto|makes?\sno\s(?:attempt|effort)\sto|(?:do|does)(?:\snot|n[’']t)\s(?:attempt|try|bother|purport)\sto)|(?:did|has|have|had)(?:\snot|n[’']t)|never|nowhere|fail(?:s|ed)?(?:\sentirely|\sutterly|\scompletely)?\sto|makes?\sno\s(?:attempt|effort)\sto|(?:do|does|did)(?:\snot|n[’']t)\s(?:attempt|try|bother|purport)\sto|declin(?:es|ed)\sto|"
    rf"neglect(?:s|ed)?\sto|(?:ch(?:oo|o)ses?|elect(?:s|ed)|opt(?:s|ed))\snot\sto|refuse[sd]?\sto(?=\s(?:address|engage|answer|respond|confront|grapple)))\s(?:(?:even|directly|meaningfully|substantively|ever|at\sall|otherwise|really|seriously|once|anywhere)\s){{0,2}}(?P<verb>{NOT_ADDRESSED}|{NOT_DISPUTED}|{NOT_ARGUED}))",
    re.IGNORECASE,
)


_REBUTS = re.compile(r"reb|ref|justify|reconc", re.IGNORECASE)


def _answerable(clause: Clause, match: "re.Match[str]") -> bool:
    """Whether what is not answered is something that a paper answers: an argument; in the present tense, what it names."""
    if ANSWERABLE.match(clause.text, match.end(), clause.end):
        return True
    if re.match(
        r"reb|ref|justify|reconc|explain", match["verb"], re.IGNORECASE
    ):  # a burden that is not met is no silence; not even to try is
        return re.search(r"attempt|effort|try|bother", match["cue"]) is not None
    told = match["present"] or re.match(r"(?:never|nowhere)\s(?:\w+\s)?\w+s\b", match["cue"], re.IGNORECASE)
    many = re.match(r"never|nowhere", match["cue"], re.IGNORECASE) and not re.search(r"ed\b", match["verb"])
    meets = re.match(r"meet|acknowledge|raise", match["verb"], re.IGNORECASE)
    return bool((told or many) and not meets and ANYTHING.match(clause.text, match.end(), clause.end))


def silences(clause: Clause) -> Iterator[Claim]:
    """Claims by an answer that is not given: "fails to respond to", "takes no position on"."""
    if not clause.has(
        "not", "n’t", "n't", "no a", "no e", "yet to", "never", "nowhere", "fail", "declin", "neglect", "refus"
    ):
        return
    for match in _SILENT.finditer(clause.text, clause.start, clause.end):
        subject = clause.subject(match.start())
        disputing = re.fullmatch(NOT_DISPUTED, match["verb"], re.IGNORECASE) is not None
        arguing = re.fullmatch(NOT_ARGUED, match["verb"], re.IGNORECASE) is not None
        tried = (
            re.match(
                r"fail|make|declin|neglect|(?:do|does|did)\b.{3,6}\s(?:attempt|try|bother|purport)\b",
                match["cue"],
                re.IGNORECASE,
            )
            is not None
        )
        if arguing and (not tried or not re.match(r"\sthat", clause.text[match.end() : match.end() + 5])):
            continue
        if disputing and not tried:
            continue  # reported above
        if (not (disputing or arguing) or _REBUTS.match(match["verb"])) and not _answerable(clause, match):
            continue
        if subject is None or MODAL.search(clause.gap(subject, match.start())):
            continue
        if clause.text.startswith(",", match.end()):
            continue  # "the letter, which Roe never mentions, ..."
        cue = Cue("silence", "", manner="silence", weight=0.65 if disputing else 0.5)
        made = claim_of(clause, subject, match.span("cue"), match.end(), cue, said_outright=False, by_others_only=True)
        if made:
            yield made


def said_nothing(clause: Clause) -> Iterator[Claim]:
    """Claims by silence that is told outright: "takes no position on", "offers no response", "ignores the point"."""
    if not clause.has(
        " no ",
        "not",
        "n’t",
        "n't",
        "nothing",
        "silen",
        "leave",
        "left",
        "ignor",
        "steer",
        "skirt",
        "elide",
        "dance",
        "brush",
        "shrug",
        "avoid",
        "overlook",
        "side",
        "skip",
        "gloss",
        "pass",
        "dodge",
        "evade",
        "omit",
    ):
        return
    for match in SAYS_NOTHING.finditer(clause.text, clause.start, clause.end):
        subject = clause.subject(match.start())
        if (
            subject
            and not NEGATION.search(clause.gap(subject, match.start()))
            and not MODAL.search(clause.gap(subject, match.start()))
        ):
            made = claim_of(
                clause,
                subject,
                match.span("verb"),
                match.end(),
                Cue("nothing", "", manner="silence", weight=0.5),
                said_outright=re.search(r"^t(?:ake|ook)|objection|quarrel|disagreement", match.group()) is not None,
            )
            if made:
                yield made
