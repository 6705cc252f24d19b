"""Testimony and argument quoted by question and answer: "Q. You signed it? A. Yes.", "THE COURT: ... MS. ROE: That’s right."."""

import re
from collections.abc import Iterator

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_names import Party

_REACH = 700  # letters from an answer to the cite that tells who answers
_SPEAKER = r"(?:(?P<title>MR|MS|MRS|MX|DR)\.?\s(?P<name>[A-Z][A-Z’'-]{1,30})|(?:THE\s)?(?:WITNESS|DEPONENT)|A)[.:]\s+"
_ANSWERED = re.compile(
    rf"{_SPEAKER}(?:(?:Well|Sure|Yes|Your\sHonor|Judge|I\sthink|I\sbelieve|Um|So),?\s)?(?P<cue>(?:Yes|Yeah|Yep|Correct|Right|Sure|True|Agreed|Exactly|Absolutely|"
    r"I\s(?:agree|admit|acknowledge|concede|do|did|was|would)(?=[.,])|(?P<no>No\b|Not\b|We\s(?:are|do|did)(?:\snot|n[’']t)|I\s(?:can|could|do|did)(?:\snot|n[’']t|not)\b)|"
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
_WITNESS = re.compile(r"(?P<name>[A-Z][\w’'-]{2,40})\s(?:(?:Dep|Depo|Tr|Test)\b\.|Deposition\b|Transcript\b)")


def testified(clause: Clause) -> Iterator[Claim]:
    """Claims of whoever affirms what was asked: a lawyer by name, a witness whom the cite behind, or the text before, names."""
    match = _ANSWERED.match(clause.text, clause.start, clause.end)
    asked = _question(clause) if match else None
    if match is None or asked is None:
        return
    question = clause.text[slice(*asked)]
    negative = _NEGATIVE.search(_TAG.sub("", question)) is not None and not _TURNED.match(question)
    if match["no"] and not negative:
        return
    party = _speaker(clause, match)
    if party is None:
        return
    yield Claim(
        asked[0], clause.end, match.span("cue"), asked, party, "express", 0.6, False, clause.start, clause.end,
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
    return next((m.party for m in clause.before if not m.party.body and not m.pronoun), None)
