"""What is assumed for argument's sake: even assuming, suppose that, were the Court to find; and what is granted in passing."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_cues import Cue
from docket.intake.concessions_making import claim_of, end_of
from docket.intake.concessions_names import Party

_ASSUMING = re.compile(
    r"(?P<cue>\b(?:[Ee]ven\s)?(?:[Aa]ssuming|[Aa]ccepting|[Gg]ranting|[Cc]rediting|[Ii]ndulging)(?:,?\s(?:arguendo|without\s(?:conceding|deciding|admitting|agreeing)|(?:only\s|solely\s|purely\s|merely\s)?for\sargument[’']s\ssake|for\s(?:the\s)?(?:(?:sake|purposes?)\sof\s(?:the\s)?argument|moment|(?:present|current)\spurposes|now)))?,?)(?P<that>\s(?:as\strue\s)?(?:that\s)?)(?=\S)"
)
_EVEN_IF = re.compile(
    r"(?P<cue>\bEven\s(?:if|though\s(?=[^,]{3,80}\barguendo)|were|had)|(?<=[Bb]ut\s)even\s(?:if|were)|(?<=[Aa]nd\s)even\s(?:if|were)|(?<=[Yy]et\s)even\s(?:if|were))\s(?=\S)"
)
_OF_THE_COURT = re.compile(r"(?:the|this)\s(?:[A-Z]\w+\s){0,2}(?:Court|Panel|Board|Tribunal)\b|Your\sHonor\b")
_ASSUMES = re.compile(
    r"(?P<cue>\bassum(?:es?|ed|ing)|\baccepts?|\bpresumes?),?\s(?:arguendo|without\s(?:conceding|deciding|admitting|agreeing)|for\s(?:the\s)?(?:sake|purposes?)\sof\s(?:the\s)?(?:argument|(?:this|its|his|her|their)\s\w+)|(?:solely\s|only\s)?for\s(?:(?:present|current|summary[\s-]judgment)\spurposes|(?:the\s)?purposes\sof\s[^,]{3,40}|[^,]{3,40}only)),?(?P<that>\s(?:that\s|(?=(?:the|its|his|her|their|[A-Z])\b)))|"
    r"(?<=[Ff]or\s)(?P<front>(?:(?:the\s)?(?:limited\s)?purposes\sof\s[^,;.]{3,40}?|present\spurposes)(?:\sonly)?,?\s[^,;.]{2,60}?\s)(?P<cue2>assum(?:es?|ed)|accepts?(?:ed)?|presumes?)(?P<that2>\s(?:that\s)?)"
)
_ACCEPTS = re.compile(
    r"(?P<cue>\b(?:assumes?|accepts?|presumes?))(?P<what>\s[^,;.]{3,80}?)\s(?:solely\s|only\s)?for\s(?:the\s)?(?:limited\s)?purposes?\sof\s(?:this|the|its|his|her|their)\s\w+"
)
_TO_BE_SURE = re.compile(
    r"(?P<cue>(?:To\sbe\ssure|Granted|It\sis\s(?:also\s|of\scourse\s|likewise\s|certainly\s|no\sdoubt\s|undeniably\s|perhaps\s)?true|True(?=,)|No\sdoubt(?=,)),?\s)(?:that\s)?"
)
_TELLING = (
    "assuming", "accepting", "granting", "crediting", "indulging", "no doubt",
    "even ", "to be sure", "granted", "true", "the court", "this court",
    "the board", "the panel", "suppose", "assume", "let us", "conceded", "agreed", "fair enough",
)  # fmt: skip
"""Without any of these a clause is not looked at."""


def arguendo(clause: Clause) -> Iterator[Claim]:
    """What the filer assumes for argument's sake; a court that assumes concedes nothing."""
    if not clause.has(*_TELLING):
        return
    filer = clause.people.filer
    if filer is None or clause.people.kind == "complaint":
        return
    for match in _ASSUMING.finditer(clause.text, clause.start, clause.end):
        lead = clause.text[clause.start : match.start()]
        words = match["cue"].casefold()
        plain = not re.search(r"even|arguendo|conceding|argument|moment|purposes|now", words)
        if (
            lead.strip()
            and not re.search(r"[,;—(]\s*$|\b(?:and|but|yet|so|still|moreover|indeed)\s$", lead, re.IGNORECASE)
        ) or _cited_before(clause, match.start()):
            continue
        comma = _comma(clause, match.end())
        if comma < 0 or (
            plain
            and not re.match(
                r"\s(?:that\s)?(?:he|she|it|they|the|[A-Z])", match["that"] + clause.text[match.end() : match.end() + 3]
            )
        ):
            continue
        yield Claim(
            match.start(), comma, match.span("cue"), (match.end(), comma), filer, "arguendo", 0.5 if plain else 0.6, False,
            clause.start, clause.end,
        )  # fmt: skip
    for match in _EVEN_IF.finditer(clause.text, clause.start, clause.end):
        lead = clause.text[clause.start : match.start()]
        comma = _comma(clause, match.end())
        if _OF_THE_COURT.match(clause.text, match.end()):
            continue  # what a court may find is no fact that the filer grants
        if comma >= 0 and _opens(lead) and not _cited_before(clause, match.start()):
            what = (match.end(), comma)
            yield Claim(
                match.start(), comma, match.span("cue"), what, filer, "arguendo", 0.45, False, clause.start, clause.end,
            )  # fmt: skip
    yield from _were_the_court(clause, filer)
    yield from _supposed(clause, filer)
    yield from _granted(clause, filer)
    opened = _TO_BE_SURE.match(clause.text, clause.start, clause.end)
    if opened and not _contended(clause, opened.end()):
        end = end_of(clause, opened.end())
        yield Claim(
            clause.start,
            end,
            opened.span("cue"),
            (opened.end(), end),
            filer,
            "express",
            0.5,
            False,
            clause.start,
            clause.end,
        )


_CONTENDS = re.compile(
    r"\s(?:\w+ly\s|also\s|now\s)?(?:den(?:y|ies|ied)|disputes?|contests?|claims?|contends?|argues?|insists?|asserts?|alleges?|says?|maintains?|protests?|complains?|challenges?)\b"
)


def _contended(clause: Clause, at: int) -> bool:
    """Whether "To be sure" grants no more than that the other side says something."""
    who = next((m for m in clause.mentions if at <= m.start <= at + 4), None)
    return (
        who is not None and not clause.people.is_filer(who.party) and _CONTENDS.match(clause.text, who.end) is not None
    )


_COURT_FINDS = re.compile(
    r"(?P<cue>\b(?:(?:Even\s)?[Ii]f(?:,\s[^,;]{2,40},)?\s(?:the|this)\s(?:[A-Z]\w+\s){0,2}(?:Court|Panel|Board)\swere\sto|"
    r"(?:Even\s)?[Ww]ere\s(?:the|this)\s(?:[A-Z]\w+\s){0,2}(?:Court|Panel|Board)\sto)\s(?:\w+ly\s|nonetheless\s|nevertheless\s)?"
    r"(?:find|conclude|hold|determine|agree|deem|read|consider|accept|believe))\s(?:that\s)?(?=\S)"
)


_SUPPOSE = re.compile(
    r"(?:But\s)?(?P<cue>(?:Let\sus|We\s(?:can|may)|One\s(?:can|may))\s(?:suppose|assume|grant|accept|say)|[Ss]uppose|[Aa]ssume)(?:,\s[^,;]{3,60},)?\s(?:that\s|(?=(?:s?he|it|they|the|[A-Z]\w+)\s))"
)


_ALONE = re.compile(r"\s*(?P<cue>Granted|Conceded|Fair\senough|Agreed)\.?\s*")


def _opens(lead: str) -> bool:
    """Whether nothing but a word of transition stands before what opens a sentence: "And", "But in any event,"."""
    return (
        len(lead.split()) <= 1
        or re.fullmatch(
            r"\s*(?:(?:And|But|Yet|Moreover|Indeed|Besides|Further|Furthermore|Finally|Regardless|Still),?\s)?"
            r"(?:in\sany\s(?:event|case)|in\saddition|more\simportantly|at\sany\srate|for\sthat\smatter)?,?\s*",
            lead,
        )
        is not None
    )


def _granted(clause: Clause, filer: Party) -> Iterator[Claim]:
    """A sentence that is the one word "Granted.", of what was told before it."""
    match = _ALONE.fullmatch(clause.text, clause.start, clause.end)
    if match and clause.people.kind not in {"answer", None}:
        cue = match.span("cue")
        yield Claim(*cue, cue, (cue[1], cue[1]), filer, "express", 0.45, False, clause.start, clause.end)


def _supposed(clause: Clause, filer: Party) -> Iterator[Claim]:
    """What the filer asks to suppose: "Let us suppose that the door was open."."""
    match = _SUPPOSE.match(clause.text, clause.start, clause.end)
    if match:
        what = (match.end(), end_of(clause, match.end()))
        yield Claim(
            match.start(), what[1], match.span("cue"), what, filer, "arguendo", 0.5, False, clause.start, clause.end
        )


def _were_the_court(clause: Clause, filer: Party) -> Iterator[Claim]:
    """What the filer meets in case it is held: "Were the Court to find the omission careless, ..."."""
    match = _COURT_FINDS.search(clause.text, clause.start, clause.end)
    comma = _comma(clause, match.end()) if match else -1
    lead = clause.text[clause.start : match.start()] if match else ""
    if match and comma >= 0 and len(lead.split()) <= 1 and not _cited_before(clause, match.start()):
        yield Claim(
            match.start(), comma, match.span("cue"), (match.end(), comma), filer, "arguendo", 0.45, False, clause.start, clause.end,
        )  # fmt: skip


def assumed(clause: Clause) -> Iterator[Claim]:
    """What somebody assumes for argument’s sake: "the motion assumes, arguendo, that"."""
    if not clause.has("assum", "accept", "presum"):
        return
    for match in _ASSUMES.finditer(clause.text, clause.start, clause.end):
        cue, that = ("cue2", "that2") if match["front"] else ("cue", "that")
        subject = clause.subject(match.start(cue))
        if subject:
            made = claim_of(
                clause,
                subject,
                match.span(cue),
                match.start(that),
                Cue("assume", "", manner="arguendo", weight=0.55),
            )
            if made:
                yield replace(
                    made,
                    manner="arguendo",
                    start=min(made.start, match.start("front")) if match["front"] else made.start,
                )


def accepted(clause: Clause) -> Iterator[Claim]:
    """What somebody takes as given for his motion: "Roe accepts the market for purposes of the motion"."""
    if not clause.has("purpose"):
        return
    for match in _ACCEPTS.finditer(clause.text, clause.start, clause.end):
        subject = clause.subject(match.start())
        if subject:
            yield Claim(
                subject.start, match.end(), match.span("cue"), match.span("what"), subject.party, "conditional", 0.55, False,
                clause.start, clause.end,
            )  # fmt: skip


def _comma(clause: Clause, at: int) -> int:
    """The comma that ends an assumed clause, over a parenthesis."""
    depth = 0
    for place in range(at, clause.end):
        char = clause.text[place]
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0 and place > at + 4:
            return place
    return -1


def _cited_before(clause: Clause, at: int) -> bool:
    opened = clause.text.rfind("(", clause.start, at)
    return opened >= 0 and clause.text.find(")", opened, at) < 0
