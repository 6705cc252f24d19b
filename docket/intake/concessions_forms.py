"""Claims without a subject of their own: it is undisputed, even assuming, the argument is waived."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause, plain_words
from docket.intake.concessions_cues import HEDGE, NEGATION, Cue
from docket.intake.concessions_making import FOREIGN, claim_of, end_of

_UNDISPUTED = re.compile(
    r"(?P<cue>\b(?:it\s(?:is|was|remains)\s(?:also\s|now\s|equally\s)?(?:undisputed|uncontested|uncontroverted|not\s(?:in\sdispute|disputed|contested)|common\sground|conceded|admitted|agreed)(?:\s(?:below|here|there|on\sall\s(?:sides|hands)|(?:at|in|on|before)\s[^,;.]{2,40}?)(?=,?\sthat\b))?|"
    r"there\s(?:is|was|appears\sto\sbe|seems\sto\sbe|can\sbe)\sno\s(?:real\s|serious\s|factual\s)?(?:dispute|disagreement)(?:\s(?:between|among)\sthe\sparties)?|"
    r"(?:no\sone|nobody|no\sparty|neither\s(?:party|side))\s(?:here\s)?(?:disputes|contests|denies|questions|challenges)|"
    r"undisputedly|concededly|admittedly))(?:\sfrom\s[\w’'\s]{3,120}?(?=\sthat\b))?(?P<then>(?:,\s[^,;.]{1,60},)?,?\s(?:here\s)?(?:that|about|as\sto|over|on|whether)?\b)",
    re.IGNORECASE,
)
_SAID = re.compile(r"conceded|admitted|agreed|common\sground")
_NOT_HERE = re.compile(
    r"\b(?:when|where|if|whether|unless|because)\s(?:as\shere,?\s)?(?:[\w\s,]{0,20})$", re.IGNORECASE
)


def undisputed(clause: Clause) -> Iterator[Claim]:
    """Claims that nobody disputes: "it is undisputed that", "neither party disputes", "admittedly"."""
    if not clause.has(
        "disput",
        "contest",
        "controvert",
        "common ground",
        "conced",
        "admitted",
        "agreed",
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
        own = word in {"concededly", "admittedly"} or (clause.people.kind == "answer" and "admitted" in word)
        if clause.people.court and "common" in word:
            continue  # a court so introduces a rule of law
        if own and clause.people.court:
            continue
        if not own and word != "undisputedly" and not match["then"].strip():
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


_ASSUMING = re.compile(
    r"(?P<cue>\b(?:[Ee]ven\s)?(?:[Aa]ssuming|[Aa]ccepting|[Gg]ranting)(?:,?\s(?:arguendo|without\s(?:conceding|deciding)|for\s(?:the\s)?(?:(?:sake|purposes?)\sof\s(?:the\s)?argument|moment|(?:present|current)\spurposes|now)))?,?)(?P<that>\s(?:as\strue\s)?(?:that\s)?)(?=\S)"
)
_EVEN_IF = re.compile(
    r"(?P<cue>\bEven\s(?:if|though\s(?=[^,]{3,80}\barguendo)|were|had)|(?<=[Bb]ut\s)even\s(?:if|were))\s(?=\S)"
)
_OF_THE_COURT = re.compile(r"(?:the|this)\s(?:[A-Z]\w+\s){0,2}(?:Court|Panel|Board|Tribunal)\b|Your\sHonor\b")
_ASSUMES = re.compile(
    r"(?P<cue>\bassum(?:es?|ed|ing)|\baccepts?|\bpresumes?),?\s(?:arguendo|for\s(?:the\s)?(?:sake|purposes?)\sof\s(?:the\s)?(?:argument|(?:this|its|his|her|their)\s\w+)|(?:solely\s|only\s)?for\s(?:(?:present|current|summary[\s-]judgment)\spurposes|(?:the\s)?purposes\sof\s[^,]{3,40}|[^,]{3,40}only)),?(?P<that>\s(?:that\s|(?=(?:the|its|his|her|their|[A-Z])\b)))|"
    r"(?<=[Ff]or\s)(?P<front>(?:(?:the\s)?(?:limited\s)?purposes\sof\s[^,;.]{3,40}|present\spurposes)(?:\sonly)?,\s[^,;.]{2,60}?\s)(?P<cue2>assum(?:es?|ed)|accepts?(?:ed)?|presumes?)(?P<that2>\s(?:that\s)?)"
)
_TO_BE_SURE = re.compile(r"(?P<cue>(?:To\sbe\ssure|Granted|It\sis\strue|True(?=,)),?\s)(?:that\s)?")


def arguendo(clause: Clause) -> Iterator[Claim]:
    """What the filer assumes for argument's sake; a court that assumes concedes nothing."""
    if not clause.has("assuming", "accepting", "granting", "even ", "to be sure", "granted", "true"):
        return
    filer = clause.people.filer
    if filer is None:
        return
    for match in _ASSUMING.finditer(clause.text, clause.start, clause.end):
        lead = clause.text[clause.start : match.start()]
        words = match["cue"].casefold()
        plain = not re.search(r"even|arguendo|conceding|argument|moment|purposes|now", words)
        if (lead.strip() and not re.search(r"[,;—(]\s*$|\b(?:and|but|moreover|indeed)\s$", lead)) or _cited_before(
            clause, match.start()
        ):
            continue
        comma = _comma(clause, match.end())
        if comma < 0 or (
            plain
            and not re.match(
                r"\s(?:that\s)?(?:he|she|it|they|the|[A-Z])", match["that"] + clause.text[match.end() :][:3]
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
        if comma >= 0 and len(lead.split()) <= 1 and not _cited_before(clause, match.start()):
            what = (match.end(), comma)
            yield Claim(
                match.start(), comma, match.span("cue"), what, filer, "arguendo", 0.45, False, clause.start, clause.end,
            )  # fmt: skip
    opened = _TO_BE_SURE.match(clause.text, clause.start, clause.end)
    if opened:
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


_PASSIVE = re.compile(
    r"(?P<what>\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Aa]ny(?:\ssuch)?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|(?<![\w’'.-])[A-Z][\w’'.-]{0,40}[’']s?)\s(?:[\w’'-]{1,40}\s){0,5}?(?:argument|objection|defense|claim|challenge|contention|issue|point|protection|privilege|theory|(?P<fact>matter|request|fact|allegation|statement|paragraph))s?(?:\s(?:in|of|to|at)\s[^,;.]{2,40}?)?)"
    r"(?P<be>\s(?:is|was|has\sbeen|are|were|have\sbeen|(?:should|must|may)\s(?:therefore\s|thus\s)?be))\s(?P<adv>(?:[\w-]{1,30}\s){0,2}?)(?P<cue>(?:deemed\s)?(?:waived|forfeited|abandoned|conceded|undisputed|uncontested|unopposed)|deemed\s(?:admitted|established|true))\b"
)
_REQUEST = re.compile(
    r"(?P<what>\b(?:[Rr]equests?\s(?:for\s[Aa]dmissions?\s)?(?:Nos?\.\s?)?[\d,\s–-]{1,20}?(?:and\s\d{1,3})?|RFAs?\s(?:Nos?\.\s?)?[\d,\s–-]{1,20}?))\s"
    r"(?:(?:was|were)\s(?:never\s|not\s)[\w\s]{3,30},?\sand\s)?(?P<cue>(?:is|are|was|were)\s(?:therefore\s|thus\s)?(?:deemed\s)?admitted)\b"
)
_BY = re.compile(r"(?P<cue>\b(?:conceded|admitted|acknowledged|stipulated)\sby)\s")


def passives(clause: Clause) -> Iterator[Claim]:
    """Claims in the passive: "the objection is waived", "as conceded by Roe"."""
    if not clause.has(
        "waived",
        "forfeit",
        "abandon",
        "conced",
        "undisputed",
        "uncontested",
        "unopposed",
        "deemed",
        "admitted",
        "acknowledged",
        "stipulated",
    ):
        return
    for match in _PASSIVE.finditer(clause.text, clause.start, clause.end):
        if NEGATION.search(match["adv"]) or FOREIGN.search(clause.text[clause.start : match.start()]):
            continue
        if match["fact"] and not match["cue"].startswith("deemed"):
            continue
        owner = next(
            (m.party for m in clause.mentions if m.possession and match.start() <= m.start < match.end("what")), None
        )
        said = (
            re.fullmatch(r"conceded", match["cue"])
            and re.search(r"\b(?:point|fact|matter)\b", match["what"])
            and not match["adv"]
        )
        manner = "express" if said else "silence"
        cue = Cue("passive", "", manner=manner, weight=0.6)
        made = claim_of(clause, None, match.span("cue"), match.start(), cue, said_outright=False, by_others_only=True)
        if made:
            named = {
                m.party.who: m.party
                for m in clause.mentions
                if m.end <= match.start() and not clause.people.is_filer(m.party)
            }
            only = next(iter(named.values())) if match["fact"] and len(named) == 1 else None
            party = owner or only or (clause.people.opponent if not clause.people.court else None)
            yield replace(
                made,
                start=match.start(),
                end=match.end(),
                what=match.span("what"),
                party=party,
                hedged=bool(HEDGE.search(match["adv"])),
            )
    yield from _requests(clause)
    yield from _conceded_by(clause)


def _conceded_by(clause: Clause) -> Iterator[Claim]:
    """What stands before "as conceded by Roe", or after it where nothing stands before."""
    for match in _BY.finditer(clause.text, clause.start, clause.end):
        subject = next((m for m in clause.mentions if match.end() <= m.start <= match.end() + 8), None)
        lead = clause.text[clause.start : match.start()]
        if subject and not NEGATION.search(lead[-20:]) and not subject.possession:
            what = (clause.start, match.start())
            if len(plain_words(re.sub(r"\bas\s$", "", lead))) < 3:
                what = (subject.end, end_of(clause, subject.end))
            yield Claim(
                clause.start,
                max(subject.end, what[1]),
                match.span("cue"),
                what,
                subject.party,
                "express",
                0.65,
                False,
                clause.start,
                clause.end,
            )


def _requests(clause: Clause) -> Iterator[Claim]:
    """Requests for admission that were not answered: "Request No. 9 is deemed admitted" (Fed. R. Civ. P. 36(a)(3))."""
    against = clause.people.opponent
    for match in _REQUEST.finditer(clause.text, clause.start, clause.end):
        yield Claim(
            match.start(), match.end(), match.span("cue"), match.span("what"), against, "silence", 0.65, False,
            clause.start, clause.end, said_outright=False, by_others_only=True,
        )  # fmt: skip
