"""Claims told by a phrase around a name: "as Roe admits", "Roe’s concession that", "by its own account"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_cues import (
    FORCED,
    HEDGE,
    NEGATION,
    NOT_DISPUTED,
    STRONG_VERBS,
    WEAK_VERBS,
    Cue,
)
from docket.intake.concessions_making import claim_of, end_of
from docket.intake.concessions_people import Mention
from docket.intake.concessions_silence_words import NOT_ADDRESSED

_AS_VERB = re.compile(
    rf"[\s,]{{1,2}}(?P<adv>(?:(?:itself|himself|herself|themselves|[\w-]+ly|also|now|always|long|never|has|have|had|must|all\sbut|is|are|was|were|forced|compelled|constrained|bound|obliged|to|appears?|seems?|appeared|seemed|it|itself|elsewhere|further)\s){{0,5}})(?P<verb>{WEAK_VERBS})\b"
)


def as_clauses(clause: Clause) -> Iterator[Claim]:
    """In "As Roe itself identified, ..." and "..., as Roe concedes": the rest of the sentence is what is conceded."""
    if not clause.has("as "):
        return
    for mention in clause.mentions:
        lead = clause.text[clause.start : mention.start]
        opening = re.search(r"\b[Aa]s\s(?:even\s)?$", lead)
        said = _AS_VERB.match(clause.text, mention.end, clause.end)
        if opening is None or said is None or mention.possession:
            continue
        own = re.search(r"\b(?:it|him|her|them)sel(?:f|ves)\b", said["adv"] + clause.text[mention.start : mention.end])
        confirmed = said["verb"].casefold().startswith("confirm") and not clause.people.is_filer(mention.party)
        strong = confirmed or re.fullmatch(STRONG_VERBS, said["verb"], re.IGNORECASE)
        if not (own or strong) or (
            said["verb"].casefold().startswith("agree")
            and re.match(r"\sto\b", clause.text[said.end() : said.end() + 4])
        ):
            continue
        at = clause.start + opening.start()
        comma = clause.text.find(",", said.end(), clause.end)
        leads = _leads(clause.text[clause.start : at])
        if leads and comma < 0:
            continue
        end = clause.end if leads else min(end_of(clause, said.end()), clause.end)
        what = (comma + 1, end_of(clause, comma + 1)) if leads else (clause.start, at)
        if (
            not leads
            and "," in clause.text[clause.start : at].rstrip()[:-1]
            and len(clause.text[clause.start : at]) > 200
        ):
            what = (clause.text.rfind(",", clause.start, at - 2) + 1, at)
        head = None
        if not leads and clause.text[said.end() : said.end() + 2] == ", " and _GOES_ON.match(clause.text, said.end()):
            joint = _JOINT.search(clause.text[clause.start : at])
            head = (clause.start + (joint.end() if joint else 0), at)
            what = (said.end() + 1, end_of(clause, said.end() + 1))
        weight = 0.75 if strong else 0.6
        start = at if leads else clause.start
        yield Claim(
            start, what[1] if leads else end, (at, said.end()), what, mention.party, "express", weight,
            bool(HEDGE.search(said["adv"]) or FORCED.search(said["adv"])), clause.start, clause.end, by_others_only=not strong,
            head=head,
        )  # fmt: skip


_GOES_ON = re.compile(
    r",\s(?:(?:is|are|was|were|has|have|had|did|does|do|can|could|will|would|never|not)\b|\w+ed\b|that\b)"
)
_JOINT = re.compile(r"^.*(?:;|:|—|,\s(?:and|but|so|yet))\s", re.DOTALL)
_TOLD = ("testified", "attested", "swore", "now says", "now states", "now tells", "now explains")
_INSERTED = re.compile(
    r",\s(?P<who>[\w’'.&\s-]{1,60}?)\s(?:(?:now|also|itself|himself|herself|[a-z]+ly)\s)?(?P<cue>concede[sd]?|admit(?:s|ted)?|acknowledge[sd]?|grant(?:s|ed)|agree[sd]|recognizes|confesses|confessed|confirms|confirmed|stipulates|(?P<told>testified|attested|swore|(?<=now\s)(?:says|states|tells\sus|tells\sthe\sCourt|explains))),\s"
)


def inserted(clause: Clause) -> Iterator[Claim]:
    """In "the list, Roe concedes, is old": the sentence about the insertion."""
    if not clause.has(
        "conced", "admit", "acknowledg", "grant", "agree", "recogni", "confirm", "confess", "stipulat", *_TOLD
    ):
        return
    for match in _INSERTED.finditer(clause.text, clause.start, clause.end):
        who = next((m for m in clause.mentions if m.start == match.start("who")), None)
        before = clause.text[clause.start : match.start()]
        short = len(before.split()) < 2 and not re.fullmatch(r"\s*(?:That|This|It)\s?", before)
        if who is None or who.possession or short or re.search(r"\b[Aa]s\s$", before):
            continue
        if match["told"] and (clause.people.court or clause.people.is_filer(who.party)):
            continue
        end = end_of(clause, match.end())
        yield Claim(
            clause.start, end, match.span("cue"), (match.end(), end), who.party, "express", 0.85, False, clause.start,
            clause.end, head=(clause.start, match.start()),
        )  # fmt: skip


_WHICH = re.compile(
    r",?\s(?:which|that|who)\s(?P<who>[\w’'.&\s-]{1,60}?)\s(?:(?:now|also|itself|himself|herself|[a-z]+ly)\s)?"
    r"(?P<cue>concede[sd]?|admit(?:s|ted)?|acknowledge[sd]?|agree[sd]?|recognize[sd]?)\s(?=(?:was|were|is|are|had|has|have|did|does|do)\b)"
)


def relative(clause: Clause) -> Iterator[Claim]:
    """In "the list, which Roe concedes was old": the thing and what is said of it."""
    if not clause.has("which", "that", "who"):
        return
    for match in _WHICH.finditer(clause.text, clause.start, clause.end):
        who = next((m for m in clause.mentions if m.start == match.start("who")), None)
        opened = max(clause.text.rfind(",", clause.start, match.start()) + 1, clause.start)
        if who is None or who.possession or not clause.text[opened : match.start()].strip():
            continue
        end = clause.text.find(",", match.end(), clause.end)
        end = end if end >= 0 else end_of(clause, match.end())
        yield Claim(
            opened, end, match.span("cue"), (match.end(), end), who.party, "express", 0.8, False, clause.start,
            clause.end, head=(opened, match.start()),
        )  # fmt: skip


def _leads(before: str) -> bool:
    """Whether nothing but another "as" clause stands before one that opens a sentence."""
    rest = re.sub(r"^\s*(?:\w+\s)?[Aa]s\s[^,;]{3,80},\s(?:and\s)?", "", re.split(r"[:;—]\s?", before)[-1])
    return (
        len(rest.split()) <= 2
        or re.search(r"\b(?:but|and|because|that|since|yet|although|when|where|while|if|though),?\s$", rest) is not None
    )


_NOUN = re.compile(
    r"(?:[’']s?|\b(?P<its>its|his|her|their))\s(?:own\s)?(?:[\w-]+\s){0,2}?(?P<cue>(?:concession|admission|acknowledge?ment|stipulation)s?)\s(?P<that>that)\b",
    re.IGNORECASE,
)
_NEAR = 5  # letters from "By its own account," to the name that it means
_IS_ADMISSION = re.compile(
    r"\b(?<!silence\s)(?<!failure\s)(?:(?:(?:is|are|was|were)(?:,\s[^,;.]{3,40},)?|amounts?\sto|constitutes?|boils?\sdown\sto|comes?\sdown\sto|reads?\s(?:like|as)|is\stantamount\sto|is\snothing\s(?:more|less|other)\sthan|serves?\sas|operates?\sas|functions?\sas|represents?)\s(?:itself\s|only\s|effectively\s)?(?:an?|the)|(?<=,\s)an?)\s(?P<adv>(?:\w+\s){0,2}?)(?P<cue>admission|concession|acknowledge?ment|confession)(?=\sthat\b|\sof\s(?!service|exhibits|evidence|documents|patients|any\b))"
)
_BY_OWN = re.compile(
    r"(?P<cue>\b(?:[Bb]y|[Oo]n)\s(?P<whose>its|his|her|their|(?:the\s)?[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,2}[’']s?)\s(?:own\s(?:(?:\w+\s)?(?:admissions?|account|concession|acknowledge?ment|telling|reckoning|lights|description|estimate|calculations?|count|numbers|math|figures|assessment|chronology|timeline|testimony|pleadings?|allegations?|characterization|evidence|declaration|complaint))|(?:lights|telling|reckoning|account|count|own\swords)(?=,)|(?:admission|concession)(?=,)))",
    re.IGNORECASE,
)
_FAILURE = re.compile(
    rf"(?:[’']s?|\b(?P<its>its|his|her|their))\s(?P<cue>(?:[\w-]+\s)?(?:failure\sto\s(?:{NOT_DISPUTED}|{NOT_ADDRESSED}|(?:offer|cite|identify|explain|provide|produce|present|point\sto|attach|plead|allege|include)\b)|silence(?:\s(?:on|as\sto|about|regarding))?))",
    re.IGNORECASE,
)


def nouns(clause: Clause) -> Iterator[Claim]:
    """Claims by a noun with its owner: "Roe’s concession that", "is an admission that"."""
    if not clause.has("concession", "admission", "acknowledg", "stipulation", "confession"):
        return
    for match in _NOUN.finditer(clause.text, clause.start, clause.end):
        subject = _owner(clause, match)
        if subject and not re.search(
            r"\b(?:no|without|any)\s(?:[\w-]+\s){0,2}$", clause.text[clause.start : subject.start]
        ):
            made = claim_of(clause, subject, match.span("cue"), match.start("that"), Cue("noun", "", weight=0.7))
            if made:
                end = _noun_end(clause, match.end(), made.end)
                yield replace(made, end=end, what=(made.what[0], end))
    for match in _IS_ADMISSION.finditer(clause.text, clause.start, clause.end):
        subject = clause.first(match.start()) or _just_named(clause, match.start())
        if subject and not NEGATION.search(clause.text[subject.end : match.start()][-12:]):
            made = claim_of(clause, subject, match.span("cue"), match.end("cue"), Cue("noun", "", weight=0.65))
            if made:
                yield replace(
                    made, hedged=made.hedged or re.search(r"\b(?:tacit|implicit|apparent)", match["adv"]) is not None
                )


def _just_named(clause: Clause, at: int) -> Mention | None:
    """Of "That is an admission that ...", the one told of in the sentence before, if he is not the filer."""
    if not re.fullmatch(r"\s*(?:And\s)?(?:That|This|It)\s", clause.text[clause.start : at]):
        return None
    last = next((m.party for m in clause.before if not m.pronoun), None)
    return Mention(at, at, last) if last and not clause.people.is_filer(last) else None


def by_own_account(clause: Clause) -> Iterator[Claim]:
    """Claims that rest on somebody’s own word: "by its own account, ..."."""
    if not clause.has("by ", "on "):
        return
    for match in _BY_OWN.finditer(clause.text, clause.start, clause.end):
        behind = match.end() + (1 if clause.text[match.end() : match.end() + 1] == "," else 0)
        opening = re.split(r"[:;—]\s?|,\s(?=(?:and|but|yet|so)\s)", clause.text[clause.start : match.start()])[-1]
        leads = len(opening.split()) <= 2
        owner = next((m for m in clause.mentions if match.start("whose") <= m.start < match.end("whose")), None)
        subject = (
            owner
            or clause.first(match.start())
            or (_following(clause, behind) if leads else None)
            or _whose(clause, match)
            or (next((m for m in clause.mentions if m.start >= behind), None) if leads else None)
        )
        if subject is None:
            continue
        what = (behind, end_of(clause, behind)) if leads else (clause.start, match.start())
        start, end = (match.start(), what[1]) if leads else (clause.start, match.end())
        yield Claim(
            start, end, match.span("cue"), what, subject.party, "express", 0.7, False, clause.start, clause.end,
        )  # fmt: skip


def _following(clause: Clause, at: int) -> Mention | None:
    """Of "By its own account, Roe ...", Roe; of "By its own account nobody ...", nobody."""
    first = next((m for m in clause.mentions if at <= m.start <= at + _NEAR), None)
    if first is None or first.pronoun or first.stranger or first.possession:
        return None
    return None if first.party.many and first.party.role is None else first


def _whose(clause: Clause, match: "re.Match[str]") -> Mention | None:
    """Of "By its own admission nobody came", whom "its" means: somebody of the sentences before."""
    word, other = match["whose"].casefold(), clause.people.opponent
    who = clause.people.stands_for(word, list(clause.before))
    if who is None and other and not clause.people.court and word in {"its", "his", "her"} and not other.many:
        who = other if other.body == (word == "its") else None  # of whom else would a brief say it
    return Mention(match.start("whose"), match.end("whose"), who, pronoun=True) if who else None


def failures(clause: Clause) -> Iterator[Claim]:
    """Claims by an answer missed, told by a noun: "its failure to respond concedes", "his silence on the point"."""
    if not clause.has("failure", "silence"):
        return
    for match in _FAILURE.finditer(clause.text, clause.start, clause.end):
        subject = _owner(clause, match)
        if re.search(
            r"\b(?:is|was|are|does|did|should|can)\s(?:not|no|hardly|neither)\b|\bcannot\b",
            clause.text[match.end() : clause.end][:80],
        ):
            continue  # "its silence is not a waiver"
        if subject and re.search(
            r"\b(?:conce|admi|waive|forfeit|abandon|dispositive|telling|fatal|decisive|speaks)",
            clause.text[match.end() : clause.end],
        ):
            cue = Cue("failure", "", manner="silence", weight=0.6)
            made = claim_of(
                clause, subject, match.span("cue"), match.end(), cue, said_outright=False, by_others_only=True
            )
            if made:
                verb = _SILENCE_IS.search(clause.text, match.end(), made.end)
                if verb and not clause.text[made.what[0] : verb.start()].strip():  # "its silence is a concession that"
                    that = clause.text.find(" that ", verb.start(), made.end)
                    yield replace(made, what=(that, made.end) if that >= 0 else (made.what[0], made.what[0]))
                else:
                    yield replace(made, what=(made.what[0], verb.start())) if verb else made


_SILENCE_IS = re.compile(
    r"\s(?:is|are|was|concedes?|amounts?|constitutes?|waives?|forfeits?|speaks|means|dooms|should|must|operates|serves|alone)\b"
)


def _noun_end(clause: Clause, at: int, end: int) -> int:
    """A noun's clause ends where the main verb begins ("the concession that X ends the matter"): a guess at common verbs."""
    verb = re.compile(
        r"\s(?:ends|is|are|was|does|should|must|means|shows|confirms|undermines|undercuts|dooms|resolves|disposes|defeats|calls|raises|suggests|leaves|forecloses|establishes|makes|proves|cannot|also|alone)\s"
    )
    places = [m.start() for m in verb.finditer(clause.text, at, end)]
    return (
        places[-1]
        if len(places) > 1
        or (
            places
            and places[0] > at + 25
            and re.search(r"\b(?:is|was|were|are|had|has|did|be|been)\b", clause.text[at : places[0]])
        )
        else end
    )


def _owner(clause: Clause, match: "re.Match[str]") -> Mention | None:
    """Whose concession it is: the possessive right before it, or whom "its" means."""
    if match["its"]:
        named = {m.party.who for m in clause.mentions if match.end() <= m.start <= match.end() + 40 and not m.pronoun}
        before = [m for m in clause.mentions if m.end <= match.start() and not m.pronoun]
        party = clause.people.stands_for(match["its"], [*before, *clause.before])
        return next((m for m in reversed(before) if m.party.who not in named), None) or (
            Mention(match.start("its"), match.end("its"), party, pronoun=True) if party else None
        )
    return next(
        (m for m in clause.mentions if m.end == match.start() or (m.possessive and m.start < match.start() <= m.end)),
        None,
    )
