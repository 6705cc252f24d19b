"""Claims told by who says it or how: somebody's own witness, a candid word, testimony that one looked at nothing."""

import re
from collections.abc import Iterator

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_cues import MODAL, NEGATION, PEOPLE, STRONG_VERBS, WEAK_VERBS, Cue
from docket.intake.concessions_making import claim_of, end_of
from docket.intake.concessions_people import Mention, Party
from docket.intake.concessions_subjects import is_person

_SAYS = (
    rf"(?:{WEAK_VERBS}|{STRONG_VERBS}|call(?:s|ed)|"
    rf"labell?(?:s|ed)|answer(?:s|ed)|allow(?:s|ed)|remembers?|remembered|characteriz(?:es|ed))"
)
_OWN = re.compile(
    r"(?P<as>\b[Aa]s\s)?(?P<even>\b[Ee]ven\s)?(?P<whose>\b(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|(?:[Tt]he\s)?[A-Z][\w.&’'-]{0,40}?(?:\s[A-Z][\w.&’'-]{0,40}?){0,3}[’']s?)\sown\s"
    r"(?P<what>(?:[\w-]{1,30}\s){0,3}?(?P<noun>[\w-]{2,30}))(?:,\s(?P<name>(?:[A-Z][\w.’'-]{0,30}\s?){1,4})(?:,\san?\s[^,;]{3,60})?,?)?\s?"
    rf"(?P<adv>(?:(?:\w{{2,20}}ly|now|also|later|then|once|again|has|have|had|did|does|would|never|not|even|since|twice)\s){{0,2}}?)(?P<verb>{_SAYS})\b(?P<after>(?:\sit)?(?:,\s(?:however|for\s\w+),)?)"
)


def own_witness(clause: Clause) -> Iterator[Claim]:
    """In "as even its own engineer, Roe, put it, ..." and "its own engineer told the jury that ..."."""
    if not clause.has(" own "):
        return
    for match in _OWN.finditer(clause.text, clause.start, clause.end):
        if not is_person(match["noun"]) or NEGATION.search(match["adv"]) or MODAL.search(match["adv"]):
            continue
        owner = _owner(clause, match)
        if owner is None or (clause.people.is_filer(owner) and not match["even"]):
            continue
        party = _called(clause, match)
        if not match["as"]:
            cue = Cue("own witness", "", weight=0.55)
            who = Mention(match.start("whose"), match.end("noun"), party, stranger=True)
            made = claim_of(clause, who, match.span("verb"), match.end("after"), cue)
            if made:
                yield made
            continue
        leads = len(clause.text[clause.start : match.start()].split()) <= 2
        behind = match.end("after") + (
            1 if clause.text[match.end("after") : match.end("after") + 1] in {",", ":"} else 0
        )
        what = (
            (behind, end_of(clause, behind)) if leads or behind > match.end("after") else (clause.start, match.start())
        )
        yield Claim(
            match.start() if leads else clause.start, max(what[1], match.end()), (match.start(), match.end("verb")), what,
            party, "express",
            0.65, False, clause.start, clause.end,
        )  # fmt: skip


def _owner(clause: Clause, match: "re.Match[str]") -> Party | None:
    met = [
        m for m in clause.mentions if m.start < match.end("whose") and match.start("whose") < m.end and not m.stranger
    ]
    if met:
        return met[0].party
    before = [m for m in clause.mentions if m.end <= match.start() and not m.pronoun]
    named = clause.people.named_in(match["whose"]) if match["whose"][-1] in "’'s" else None
    return clause.people.stands_for(match["whose"], [*before, *clause.before]) or named


def _called(clause: Clause, match: "re.Match[str]") -> Party:
    """The witness by name, else as whose he is."""
    if match["name"]:
        at = match.start("name")
        named = next((m.party for m in clause.mentions if m.start == at), None)
        return named or Party(match["name"].strip(" ,"), None, body=False)
    whose = re.sub(r"^[Tt]he\s", "", match["whose"])
    return Party(f"{whose} {match['what']}", None, body=False)


_CANDID = re.compile(
    r"(?P<cue>\b(?:(?:candidly|frankly|forthrightly|readily|freely|grudgingly|reluctantly|begrudgingly)\s(?P<verb>"
    rf"{_SAYS})|(?:goes|go|went)\sso\sfar\sas\sto\s(?:call|say|state|describe|write|label|suggest|admit|concede|acknowledge)|(?:had|has|have|was\sforced|was\scompelled)\sto\s(?:allow|grant|admit|concede|acknowledge)))\b"
)


def candid(clause: Clause) -> Iterator[Claim]:
    """In "a reading that they candidly describe as strained" and "goes so far as to call it competent"."""
    if not clause.has("ly ", "so far as to", " to "):
        return
    for match in _CANDID.finditer(clause.text, clause.start, clause.end):
        subject = clause.subject(match.start())
        gap = clause.gap(subject, match.start())
        if subject is None or NEGATION.search(gap) or MODAL.search(gap):
            continue
        made = claim_of(clause, subject, match.span("cue"), match.end(), Cue("candid", "", weight=0.55))
        if made:
            yield made


_SWORE = re.compile(
    r"(?P<cue>\b(?:testif(?:ied|ies)|swore|swears|(?P<said>answer(?:s|ed)|wrote|writes|e-?mailed|texted|said|says|state[ds]|respond(?:s|ed)|"
    r"explain(?:s|ed)|attest(?:s|ed)|aver(?:s|red)|declare[ds]|told\s(?:[\w.’'-]+\s){0,4}?[\w.’'-]+)))(?:,\s(?:however|though|moreover|too|instead),)?(?:\s(?:at|in|on|during|under|before|to)\s[^,;.]{2,50}?)?\s(?P<that>that\s)"
    r"(?=(?:[^.;]|\b(?:Mr|Ms|Mrs|Dr|Nos?)\.){0,80}[“\"]·|(?:he|she|they|it|there|no|nothing|nobody|none)\s)"
)
_OF_SELF = re.compile(r"that\s(?:[“\"]·|(?:he|she|they|it|there|no|nothing|nobody|none|his|her|their|its)\b)")


def quoted_against(clause: Clause) -> Iterator[Claim]:
    """Testimony of the other side's own people that a brief quotes: "its president, Roe, testified that the copy “is gone”"."""
    people = clause.people
    if people.court or people.filer is None or not clause.has(" that "):
        return
    for match in _SWORE.finditer(clause.text, clause.start, clause.end):
        subject = clause.subject(match.start())
        owned = _OWNED_BY.search(clause.text[clause.start : match.start()])
        if subject is None or people.is_filer(subject.party) or subject.possession:
            continue
        sworn = not match["said"] or _UNDER_OATH.search(clause.text, clause.start, match.start("that")) is not None
        quoted = "·" in clause.text[match.end() : match.end() + 90]
        sworn = sworn and not match["cue"].startswith("sw")  # what a party swears to is his case
        theirs = subject.party.role is not None and not subject.stranger and sworn and quoted
        if match["said"] and not _OF_SELF.match(clause.text, match.start("that")):
            continue
        side = people.side_of_person(subject.party.label)
        theirs = theirs or (side is not None and not people.is_filer(side))
        if owned:
            place = clause.start + owned.start("whose")
            owner = next((m.party for m in clause.mentions if m.start <= place < m.end), None)
            owner = owner or people.stands_for(
                owned["whose"].split()[-1], [*(m for m in clause.mentions if m.end <= place), *clause.before]
            )
            theirs = owner is not None and not people.is_filer(owner)
        if theirs and (
            made := claim_of(clause, subject, match.span("cue"), match.start("that"), Cue("quoted", "", weight=0.45))
        ):
            yield made


_UNDER_OATH = re.compile(r"\b(?:deposition|(?:under|on)\soath|cross(?:-examination)?|trial|the\sstand|the\shearing)\b")
_OWNED_BY = re.compile(
    rf"(?P<whose>\b(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|[A-Z][\w.&’'-]{{0,40}}?[’']s?)\s(?:[\w-]+\s){{0,2}}?(?:{PEOPLE})(?:,\s[^,;]{{2,60}},)?\s$"
)
_COUNSEL = re.compile(
    r"(?P<cue>\b(?:represented|confirmed|stated|advised|told|indicated|clarified|informed|assured|said|responded|answered|wrote|agreed|e-?mailed)(?:\s(?:the|this)\s[Cc]ourt|\s(?:[\w.’'-]+\s){0,3}?[\w.’'-]+(?=\s(?:at|during|in|on|by|that)\s))?)(?:\s(?:at|during|in|on|by)\s[^,;.]{3,50}?)?(?=\sthat\s)"
)


def by_counsel(clause: Clause) -> Iterator[Claim]:
    """What the other side's counsel told the court: "counsel for Roe stated at the hearing that ..."."""
    if not clause.has("counsel", "attorney", "ausa"):
        return
    for match in _COUNSEL.finditer(clause.text, clause.start, clause.end):
        subject = clause.subject(match.start())
        if (
            subject is None
            or clause.people.is_filer(subject.party)
            or NEGATION.search(clause.gap(subject, match.start()))
        ):
            continue
        named = clause.text[max(clause.start, subject.start - 30) : subject.end]
        if re.search(r"\b(?:counsel|attorneys?|AUSA)\b", named, re.IGNORECASE) and (
            made := claim_of(clause, subject, match.span("cue"), match.end(), Cue("counsel", "", weight=0.5))
        ):
            yield made


_RECORDS = re.compile(
    r"(?:[’']s?|\b(?P<its>[Ii]ts|[Hh]is|[Hh]er|[Tt]heir))\sown\s(?:[\w-]+\s){0,3}?(?:records?|documents?|ledgers?|books|accounts?|e-?mails?|files?|data|polic(?:y|ies)|handbook|manual|minutes|logs?|reports?|figures|numbers|"
    r"website|brochures?|contract|complaint|pleadings?|exhibits?|spreadsheets?|notes|memos?|memorand(?:um|a)|correspondence|letters?|invoices?|forms?|procedures|guidelines|study|studies|brief|motion|answer|declarations?|text\smessages)(?:,\s[^,;]{3,40},)?\s"
    r"(?:now\s|plainly\s|also\s|likewise\s)?(?P<cue>tells?|told|warn(?:s|ed)?|acknowledge[sd]?|recogni[sz]e[sd]?|show(?:s|ed)?|confirm(?:s|ed)?|reflect(?:s|ed)?|establish(?:es|ed)?|demonstrate[sd]?|reveal(?:s|ed)?|states?|say|says|said|call(?:s|ed)?|describe[sd]?|list(?:s|ed)?|prove[sd]?)\b"
)


def by_own_records(clause: Clause) -> Iterator[Claim]:
    """What the other side's own papers show: "Roe’s own logs show that the pump was off"."""
    if not clause.has(" own "):
        return
    for match in _RECORDS.finditer(clause.text, clause.start, clause.end):
        owner = next((m for m in clause.mentions if m.start <= match.start() <= m.end + 1 and not m.stranger), None)
        party = owner.party if owner else None
        if match["its"] and party is None:
            party = clause.people.stands_for(
                match["its"], [*(m for m in clause.mentions if m.end <= match.start()), *clause.before]
            )
        if party is None or clause.people.is_filer(party):
            continue
        who = Mention(owner.start if owner else match.start(), match.start("cue") - 1, party, paper=True)
        if made := claim_of(clause, who, match.span("cue"), match.end(), Cue("own records", "", weight=0.5)):
            yield made


_ACCORDING = re.compile(
    r"\b(?P<cue>[Aa]ccording\sto)\s(?:even\s)?(?P<whose>[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|(?:[Tt]he\s)?[A-Z][\w.&’'-]{0,40}(?:\s[A-Z][\w.&’'-]{0,40}){0,3}?[’']s?)\sown\s(?:[\w’'-]+\s?){1,5}?,\s"
)


def according(clause: Clause) -> Iterator[Claim]:
    """What the other side’s own papers say: "According to Roe’s own ledger, the pump was off"."""
    if clause.people.court or not clause.has("according to "):
        return
    for match in _ACCORDING.finditer(clause.text, clause.start, clause.end):
        owner = _owner(clause, match)
        if owner is not None and not clause.people.is_filer(owner):
            what = (match.end(), end_of(clause, match.end()))
            yield Claim(
                match.start(), what[1], match.span("cue"), what, owner, "express", 0.55, False, clause.start, clause.end
            )


_IS_RIGHT = re.compile(
    r"(?P<cue>\b(?:is|are|was|were)\s(?:\w+ly\s|of\scourse\s|quite\s)?(?:correct|right)(?=\sthat\b|\sto\s(?:say|note|point\sout)\sthat\b)|\b(?:correctly|rightly|accurately|fairly)\s(?:notes?|observes?|points?\sout|states?|says?|argues?|contends?)(?=\sthat\b))"
)


def the_other_is_right(clause: Clause) -> Iterator[Claim]:
    """What the filer grants the other side: "Roe is correct that the notice was late"."""
    filer = clause.people.filer
    if filer is None or not clause.has("correct", "right", "accurately", "fairly"):
        return
    for match in _IS_RIGHT.finditer(clause.text, clause.start, clause.end):
        subject = clause.subject(match.start())
        if (
            subject is None
            or subject.stranger
            or clause.people.is_filer(subject.party)
            or NEGATION.search(clause.gap(subject, match.start()))
        ):
            continue
        lead = clause.text[clause.start : subject.start]
        if re.search(r"\b(?:[Ii]f|whether|unless|assuming)\s(?:the\s)?$", lead):
            continue
        yield Claim(
            subject.start, end_of(clause, match.end()), match.span("cue"), (match.end(), end_of(clause, match.end())),
                filer, "express", 0.5,
            bool(re.search(r"\b(?:arguably|perhaps|may)\b", lead)), clause.start, clause.end,
        )  # fmt: skip


_AGAINST = re.compile(
    r"(?P<cue>\b(?:testif(?:ied|ies)|answer(?:s|ed)|said|says|stat(?:es|ed)|confirm(?:s|ed)|"
    r"told\s(?:the\s)?[\w.’' ]{2,40}?))\s(?P<that>that\s)"
    r"(?:(?:none|nothing|nobody|no\sone|no\s[\w-]+)\s(?:was|were|is|are|had|has|have|ever|could)\b|"
    r"(?P<who>he|she|it|they)\s"
    r"(?:(?:had|has|have)\sno\s(?:\w+\s)?(?:reason|evidence|basis|opinion|explanation|idea|memory|recollection|records?|documents?|criticism|objection|complaints?|doubt|problem)|knew\sof\sno|saw\sno|(?:(?:had\s|has\s)?never|did\snot|didn[’']t|had\snot|has\snot|could\snot|couldn[’']t|cannot|does\snot|was\sunable\sto)\s(?:even\s|actually\s)?"
    r"(?:check|r[au]n|read|ask|look|review|investigate|recall|remember|find|consider|test|sp(?:ea|o)ke?|see|seen|identif|verif|measure|inspect|interview|stud|examin|confirm|say|name|explain|point|document|record|write|wrote|make\sany|keep))\w*\b)"
)


def against_interest(clause: Clause) -> Iterator[Claim]:
    """Testimony of the other side, or of a witness, that he had none, never looked, could not say."""
    if not clause.has("testif", "answer", "said", "says", "state", "confirm", "told "):
        return
    for match in _AGAINST.finditer(clause.text, clause.start, clause.end):
        subject = clause.subject(match.start())
        gap = clause.gap(subject, match.start())
        if subject is None or NEGATION.search(gap) or clause.people.is_filer(subject.party) or subject.possession:
            continue
        made = claim_of(
            clause, subject, match.span("cue"), match.start("that"), Cue("against interest", "", weight=0.5)
        )
        if made:
            yield made
