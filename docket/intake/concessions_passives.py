"""Claims in the passive: the objection is waived, it stands admitted, the court deems the defense abandoned, as conceded by Roe."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause, plain_words
from docket.intake.concessions_cues import HEDGE, MODAL, NEGATION, Cue
from docket.intake.concessions_making import FOREIGN, claim_of, end_of

_PASSIVE = re.compile(
    r"(?P<what>\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Aa]ny(?:\ssuch)?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|(?<![\w’'.-])[A-Z][\w’'.-]{0,40}[’']s?)\s(?:[\w’'-]{1,40}\s){0,5}?(?:argument|objection|defense|claim|challenge|contention|issue|point|protection|privilege|theory|(?P<fact>matter|request|fact|allegation|statement|paragraph))s?(?:\s(?:in|of|to|at|for|on|that|as\sto|against|under|regarding)\s[^,;.]{2,40}?)?)"
    r"(?:\swas\s(?:never|not)\s[\w\s]{3,60}?,?\sand)?(?P<be>\s(?:is|was|stands?|has\sbeen|are|were|have\sbeen|(?:should|must|may)\s(?:therefore\s|thus\s)?be))\s(?P<adv>(?:[\w-]{1,30}\s){0,2}?)(?P<cue>(?:deemed\s)?(?:waived|forfeited|abandoned|conceded|undisputed|uncontested|unopposed)|deemed\s(?:admitted|established|true|withdrawn)|(?<=stands\s)admitted)\b"
)
_REQUEST = re.compile(
    r"(?P<what>\b(?:[Rr]equests?\s(?:for\s[Aa]dmissions?\s)?(?:Nos?\.\s?)?[\d,\s–-]{1,20}?(?:and\s\d{1,3})?|RFAs?\s(?:Nos?\.\s?)?[\d,\s–-]{1,20}?))\s"
    r"(?:(?:was|were)\s(?:never\s|not\s)[\w\s]{3,30},?\sand\s)?(?P<cue>(?:is|are|was|were)\s(?:therefore\s|thus\s)?(?:deemed\s)?admitted)\b"
)
_BY = re.compile(r"(?P<cue>\b(?:conceded|admitted|acknowledged|stipulated)\sby)\s")
_TELLING = (
    "waived", "forfeit", "abandon", "conced", "undisputed", "uncontested", "unopposed", "deemed", "made", "offered",
    "raised", "advanced", "given", "alleged", "claimed", "argued", "asserted", "suggested", "pleaded", " as a",
    "therefore", "thus", "disputed", "in dispute", "contested", "unchallenged", "unrebutted", "challenged",
    "questioned", "nor is", "nor are", "nor was", "nor were", "nor has", "beyond dispute", "admitted", "acknowledged", "stipulated",
)  # fmt: skip
"""Without any of these a clause is not looked at."""


def passives(clause: Clause) -> Iterator[Claim]:
    """Claims in the passive: "the objection is waived", "as conceded by Roe"."""
    if not clause.has(*_TELLING):
        return
    for match in _PASSIVE.finditer(clause.text, clause.start, clause.end):
        if NEGATION.search(match["adv"]) or FOREIGN.search(clause.text[clause.start : match.start()]):
            continue
        if match["fact"] and not match["cue"].startswith(("deemed", "admitted")):
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
    yield from _of_it(clause)
    yield from _treated(clause)
    yield from _unmade(clause)
    yield from _requests(clause)
    yield from _conceded_by(clause)


_UNMADE = re.compile(
    r"\b[Nn]o\s(?:(?:serious|such|real|separate)\s)?(?:arguments?|objections?|challenges?|suggestions?|contentions?|claims?|response|explanation|reasons?|justification|excuse|rebuttal|authority|defense)\s(?P<cue>(?:is|are|was|were|has\sbeen)\s(?:made|offered|raised|given|advanced))"
    r"(?=\s(?:that|to|as\sto|about|for|why)\s)"
)
_UNALLEGED = re.compile(
    r"\b[Nn]o\s(?P<what>(?!one\b|party\b|such\b)(?:[\w-]+\s){0,2}?[\w-]+)\s(?P<cue>(?:is|are|was|were)\s(?:alleged|claimed|argued|asserted|suggested|pleaded))(?=[.,;\s])"
)
_NOR_IS = re.compile(
    r"\bNor\s(?P<cue>(?:is|are|was|were|has|have)\s(?P<what>(?:any|the|an?|such|that|this|its|his|her|their)\s(?:[\w-]+\s){1,5}?)(?:been\s)?(?:alleged|claimed|argued|asserted|suggested|pleaded|challenged|disputed|contested|questioned|denied|rebutted|addressed|mentioned|explained))(?=[.,:;\s])"
)
_AS_ADMISSION = re.compile(
    r"\b(?P<cue>(?:treats?|construes?|takes?|reads?|regards?)\s(?:that|this|it|(?:the|that|this|its|his|her|their)\s(?:silence|omission|failure|statement|response))\s(?:as|to\sbe)\s(?:an?\s)?(?:admission|concession|waiver|abandonment))\s(?:that|of)\s"
)
_THEY_ARE = re.compile(
    r"[;,]\s(?:[^,;]{3,60},?\s)?(?P<what>they|those\s\w+|these\s\w+)\s(?:are|were|stand)\s(?:therefore\s|thus\s)?(?P<cue>(?:deemed\s)?admitted)(?=[.,;])"
)


def _unmade(clause: Clause) -> Iterator[Claim]:
    """In "No argument is made that", "the Court treats that as an admission that", "...; they are admitted"."""
    for pattern in (_UNMADE, _AS_ADMISSION, _THEY_ARE, _UNALLEGED, _NOR_IS):
        match = pattern.search(clause.text, clause.start, clause.end)
        if (
            match is None
            or MODAL.search(clause.text[clause.start : match.start()][-24:])
            or FOREIGN.search(clause.text[clause.start : match.start()])
        ):
            continue
        what = (
            match.span("what")
            if pattern in {_THEY_ARE, _UNALLEGED, _NOR_IS}
            else (match.end(), end_of(clause, match.end()))
        )
        named = (
            m.party
            for m in (*reversed([m for m in clause.mentions if m.end <= match.start()]), *clause.before)
            if not m.pronoun
        )
        other = next((p for p in named if not clause.people.is_filer(p) and p.label != "the Court"), None)
        yield Claim(
            match.start(), max(what[1], match.end()), match.span("cue"), what, other or clause.people.opponent, "silence",
            0.55, False,
            clause.start, clause.end, said_outright=False, by_others_only=True,
        )  # fmt: skip


_TREATED = re.compile(
    r"\b(?:considers?|deems?|treats?|construes?|regards?)\s(?P<what>(?:the|this|that|these|those|any|his|her|its|their)\s[^,;.]{3,80}?)\s(?:as\s)?(?P<cue>abandoned|conceded|waived|forfeited|admitted|unopposed|undisputed)\b"
)


def _treated(clause: Clause) -> Iterator[Claim]:
    """What a court takes as given up: "the Court considers the defense abandoned"."""
    for match in _TREATED.finditer(clause.text, clause.start, clause.end):
        if NEGATION.search(clause.text[clause.start : match.start()][-30:]) or FOREIGN.search(
            clause.text[clause.start : match.start()]
        ):
            continue
        last = next(
            (
                m.party
                for m in (*reversed(clause.mentions), *clause.before)
                if m.party.who != "the Court" and not m.pronoun
            ),
            None,
        )
        yield Claim(
            match.start(), match.end(), match.span("cue"), match.span("what"), last or clause.people.opponent, "silence",
            0.6, False,
            clause.start, clause.end, said_outright=False, by_others_only=True,
        )  # fmt: skip


_IT_IS = re.compile(
    r"(?P<what>\b(?:It|This|That))\s(?:is|was|has\sbeen|stands)\s(?:therefore|thus|accordingly|hence|consequently|now)\s(?P<cue>waived|forfeited|abandoned|conceded|admitted|undisputed|uncontested)\b"
)


def _of_it(clause: Clause) -> Iterator[Claim]:
    """What the sentence before told of: "It is therefore waived."."""
    match = _IT_IS.match(clause.text, clause.start, clause.end)
    if match and not clause.people.court:
        last = next((m.party for m in clause.before if not clause.people.is_filer(m.party)), None)
        yield Claim(
            match.start(), match.end(), match.span("cue"), match.span("what"), last or clause.people.opponent, "silence",
            0.6, False,
            clause.start, clause.end, said_outright=False, by_others_only=True,
        )  # fmt: skip


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
