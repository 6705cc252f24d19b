"""Testimony and argument quoted by question and answer: "Q. You signed it? A. Yes.", "THE COURT: ... MS. ROE: That’s right."."""

import re
from collections.abc import Iterator

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_names import Party

_LOOK_BACK = 150
_REACH = 700  # letters from an answer to the cite that tells who answers
_SPEAKER = r"(?:(?P<title>MR|MS|MRS|MX|DR)\.?\s(?P<name>[A-Z][A-Z’'-]{1,30})|(?:THE\s)?(?:WITNESS|DEPONENT)|A)[.:]\s+"
_ANSWERED = re.compile(
    rf"{_SPEAKER}(?:(?:Well|Sure|Yes|Your\sHonor|Judge|I\sthink|I\sbelieve|Um|So),?\s)?(?P<cue>(?:Yes|Yeah|Yep|Correct|Right|Sure|True|Agreed|Exactly|Absolutely|"
    r"I\s(?:agree|admit|acknowledge|concede|do|did|was|would)(?=[.,])|(?P<no>No\b|Not\b|We\s(?:are|do|did)(?:\snot|n[’']t)|I\s(?:can|could|do|did)(?:\snot|n[’']t|not)\b)|"
    r"(?:That|It|I|We|He|She|They|You|There)(?:[’'](?:s|d|ve|re|m))?\s(?:[\w’'-]+\s){0,7}?[\w’'-]+,\s(?:yes|yeah|sure|of\scourse|correct|right|that[’']s\s(?:right|correct|true))(?=[.,])|(?P<nope>(?:I|We|They|He|She)\snever\s(?:did|have|was|asked|checked|read|saw|looked)(?=[.,])|Not\sthat\s(?:I|we)\b|Neither\b|None\b|Nothing\b|Never\b)|"
    r"(?:That|It|I|We|He|She|They)(?:[’']s|\s(?:is|was|did|do|does|was|were|have|had|has|would|could|may|might|can))(?:\shave)?(?:\s(?:correct|right|true|fair|so))?(?=[.,]))(?!\w))"
)
_ASKED = re.compile(
    r"(?:^|(?<=\s))(?:Q|THE\sCOURT|BY\s(?:MR|MS)\.\s[A-Z]+|JUSTICE\s[A-Z]+|JUDGE\s[A-Z]+|(?:MR|MS|MRS)\.\s[A-Z][A-Z’'-]+|(?P<answer>A|THE\sWITNESS))[.:]\s+"
)
_LEAD = re.compile(
    r"(?:(?:And|So|Okay|OK|All\sright|But|Now|Then|Well)[,.]?\s)*(?:(?:is\sit|it[’']s|it\sis)\s(?:also\s)?(?:fair|correct|true|accurate|safe)(?:\sto\ssay)?\s(?:that\s)?|"
    r"(?:would|do|can)\syou\s(?:also\s)?(?:agree|concede|admit)\s(?:with\sme\s)?(?:that\s)?|you(?:[’']d|\swould|[’']ll)?\s(?:also\s)?(?:agree|concede|admit)\s(?:with\sme\s)?(?:that\s)?|"
    r"(?:isn[’']t|is)\sit\s(?:not\s)?true\sthat\s|(?:you|your\sposition)[’']?s?\s(?:conceding|agreeing)\sthat\s)?",
    re.IGNORECASE,
)
_TAG = re.compile(
    r",\s(?:is|isn[’']t|was|wasn[’']t|are|aren[’']t|do|don[’']t|did|didn[’']t|can|can[’']t|could|couldn[’']t|has|hasn[’']t|right|correct|true|fair)(?:\s(?:it|he|she|they|you|there|that))?(?:\snot)?\?\s*$"
)
_NEGATIVE = re.compile(r"n[’']t\b|\b(?:not|never|no|none|nobody|nothing|cannot)\b")
_TURNED = re.compile(r"(?:Is|Was|Did|Does|Do|Are|Were|Has|Have|Could|Ca|Would|Wo)n[’']t\b")
_WITNESS = re.compile(
    r"(?P<name>(?!Hr[’']g|Hearing|Trial|Evid|Suppression|Inquest|Conf|Oral)[A-Z][\w’'-]{2,40})\s(?:(?:Dep|Depo|Tr|Test)\b\.|Deposition\b|Transcript\b)"
)


def testified(clause: Clause) -> Iterator[Claim]:
    """Claims of whoever affirms what was asked: a lawyer by name, a witness whom the cite behind, or the text before, names."""
    match = _ANSWERED.match(clause.text, clause.start, clause.end)
    asked = _question(clause) if match else None
    if match is None or asked is None:
        return
    question = clause.text[slice(*asked)]
    negative = _NEGATIVE.search(_TAG.sub("", question)) is not None and not _TURNED.match(question)
    if (match["no"] or match["nope"]) and not negative:
        return
    party = _speaker(clause, match)
    if party is None:
        return
    yield Claim(
        asked[0], clause.end, match.span("cue"), asked, party, "express", 0.6, False, clause.start, clause.end,
    )  # fmt: skip


_BEHIND = re.compile(r"\b(?:Tr|Test|Dep)\.[^()\n]{1,40}\((?P<name>[A-Z][\w’'-]{2,40})\)")
_IN_PROSE = re.compile(
    r"\b(?P<cue>(?:[Ww]hen\s)?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]onfronted|[Ss]hown))(?P<what>\s[^.;:“”\"]{3,200}?),\s(?P<who>[^,;.:“”\"]{2,60}?)\s"
    r"(?:\w+ly\s|could\sonly\s)?(?:(?:only\s)?(?:answer|response|reply|testimony)\swas|answer(?:ed)?|respond(?:ed)?|repl(?:y|ied)|say|said|testified|stated?|offer(?:ed)?|conceded|admitted)[,:]?\s(?:only\s)?(?=[“\"])"
)


_THEN = re.compile(
    r"\s*(?P<who>[^,;.:“”\"]{2,40}?)\s(?P<cue>answered|responded|replied|testified|said)[,:]?\s(?=[“\"])"
)
_WAS_ASKED = re.compile(
    r"\b(?:asked|pressed)\s(?P<what>(?:about|why|whether|if|how|what|when|where|who)\s[^.?“”\"]{3,200})[.?]\s*$"
)


def _asked_before(clause: Clause) -> Iterator[Claim]:
    """In "Roe was asked why the log was blank. He answered, “I forgot.”"."""
    match = _THEN.match(clause.text, clause.start, clause.end)
    before = _WAS_ASKED.search(clause.text, max(0, clause.start - 2 * _LOOK_BACK), clause.start) if match else None
    who = clause.subject(match.start("cue")) if match and before else None
    if match and before and who and not who.possession and not clause.people.is_filer(who.party):
        yield Claim(
            clause.start, clause.end, match.span("cue"), before.span("what"), who.party, "express", 0.45, False,
            clause.start, clause.end,
        )  # fmt: skip


def asked(clause: Clause) -> Iterator[Claim]:
    """What a brief quotes the other side’s witness as answering: "Asked whether it was read, she answered, “No.”"."""
    people = clause.people
    if people.court or people.filer is None:
        return
    if clause.has("answered", "responded", "replied", "testified", "said"):
        yield from _asked_before(clause)
    if not clause.has("asked", "pressed", "questioned", "confronted", "shown"):
        return
    for match in _IN_PROSE.finditer(clause.text, clause.start, clause.end):
        who = next((m for m in clause.mentions if match.start("who") <= m.start < match.end("who")), None)
        who = who or clause.subject(match.start())
        if who is None or who.possession or people.is_filer(who.party) or "the Court" in match["who"]:
            continue
        side = people.side_of_person(who.party.label)
        if side is not None and people.is_filer(side):
            continue
        yield Claim(
            match.start(), clause.end, match.span("cue"), match.span("what"), who.party, "express", 0.45, False,
            clause.start, clause.end,
        )  # fmt: skip


def _question(clause: Clause) -> tuple[int, int] | None:
    """What was asked right before an answer, without its "isn’t it true that" and its "isn’t it?"."""
    low = max(0, clause.start - 500)
    labels = list(_ASKED.finditer(clause.text, low, clause.start))
    if not labels or labels[-1]["answer"]:
        return None
    start, end = labels[-1].end(), clause.start
    while end > start and clause.text[end - 1].isspace():
        end -= 1
    if lead := _LEAD.match(clause.text, start, end):
        start = lead.end()
    tag = _TAG.search(clause.text, start, end)
    end = tag.start() if tag else end
    while end > start and clause.text[end - 1] in "?.":
        end -= 1
    return (start, end) if end - start >= 8 else None


def _speaker(clause: Clause, match: "re.Match[str]") -> Party | None:
    if match["name"]:
        called = match["name"].title()
        return clause.people.surnames.get(called) or Party(f"{match['title'].title()}. {called}", None, body=False)
    cited = _WITNESS.search(clause.text, clause.end, clause.end + _REACH)
    if cited:
        return clause.people.surnames.get(cited["name"]) or Party(cited["name"], None, body=False)
    if named := _BEHIND.search(clause.text, clause.end, clause.end + _REACH):
        return clause.people.surnames.get(named["name"]) or Party(named["name"], None, body=False)
    return next((m.party for m in clause.before if not m.party.body and not m.pronoun), None)
