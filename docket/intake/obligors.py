"""Who must act: a party, counsel or another person; a thing that shall be done to is nobody."""

import re
from collections.abc import Iterator
from functools import lru_cache

from docket.intake.sides import COMPANY, ROLE_WORDS

_PEOPLE = (
    "party", "parties", "side", "counsel", "co-counsel", "attorney", "lawyer", "clerk", "court", "judge", "undersigned",
    "marshal", "government", "commissioner", "secretary", "state", "county", "city", "agency", "department", "warden",
    "sheriff", "director", "officer", "official", "custodian", "witness", "witnesses", "deponent", "declarant", "expert",
    "receiver", "master", "magistrate", "mediator", "arbitrator", "administrator", "examiner", "monitor", "guardian",
    "executor", "committee", "liquidator", "ombudsman", "board", "objector", "applicant", "requester",
    "recipient", "signatory", "signatories", "company", "companies",
    "corporation", "bank", "insurer", "employer", "employee", "union", "amicus", "amici", "litigant", "individual", "person",
    "nonmovant", "non-movant", "cross-movant", "garnishee", "lienholder", "taxpayer", "agent", "representative",
)  # fmt: skip
_ACTOR = rf"(?:{ROLE_WORDS}|{'|'.join(sorted(_PEOPLE, key=len, reverse=True))})s?(?:\(s\))?"
_BEFORE = (
    r"(?:(?:(?i:the|an?|each|every|any|all|both|either|neither|no|its|their|his|her|said|such|lead|liaison|local|defense|trial|appellate|settlement|retained|appointed|former|new|newly|"
    r"opposing|other|remaining|two|special|individual|corporate|chief|pro|se|[a-z-]+ing)|[\w.’'-]+[’']s?|Chapter\s\d{1,2}|"
    r"[A-Z][\w.-]*)\s){0,6}?"
)
_SOMEONE = re.compile(
    rf"{_BEFORE}(?i:{_ACTOR})(?![\w’'-])(?:$|,|\s?\(|\s(?:and|or|of|for|in|on|to|at|from|with|who|whose|that|"
    r"themselves|itself|[a-z]+ing|[A-Z]))"
)
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr|Hon|Judge|Justice|Prof)\b\.?\s[A-Z]")
_NAMED = r"(?:[A-Z][\w’'.-]*|&)"
_NAME = re.compile(rf"{_NAMED}(?:,?\s(?:{_NAMED}|and|of|the|de|van|von|(?i:{COMPANY})\.?)){{0,9}}(?:\s\([^)]*\))?,?")
_CAPTIONED = (
    r"[^\n;:]{0,60}?\b(?:INC|LLC|L\.L\.C|CO|CORP|LTD|LP|L\.P|N\.A|COMPANY|CORPORATION|[Pp]laintiffs?|[Dd]efendants?|[Pp]etitioners?|"
    r"[Rr]espondents?|[Dd]ebtors?|[Aa]ppell(?:ant|ee)s?)\b"
)
_NO_NAME = frozenset(
    """
    the a an this that these those all any each no such its their his her our it he she they there here everything
    nothing discovery production disclosure disclosures deposition depositions motion motions brief briefs briefing
    response responses reply replies opposition objection objections answer answers pleading pleadings filing filings
    paper papers document documents exhibit exhibits sample samples log logs record records request requests report
    reports statement statements notice notices order orders judgment trial hearing mediation conference argument
    payment payments fees costs fine sanctions expenses service compliance amendment amendments joinder designation
    designations stipulation stipulations application applications affidavit affidavits declaration declarations
    certification certifications interrogatory interrogatories subpoena subpoenas letter letters testimony evidence
    failure section rule part paragraph count counts claim claims complaint petition appeal stay case action matter
    proceedings deadline date time copies copy materials information data privilege redactions
    """.split()
)
_AGENT = re.compile(
    rf"\bby\s(?P<agent>[^,;]{{1,90}}?(?:,\s(?i:{COMPANY})\b\.?)?)"
    r"(?=\s(?:by|no|on|at|within|before|until|in|to|with|not|and\s(?:shall|must))\b|[,;]|\.?$)"
)
_DONE = re.compile(
    r"\s?(?:(?:also|further|hereby|promptly|each|both|all|not)\s){0,2}(?:be|have been)\s(?:\w+ly\s)?(?P<done>\w+)\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|shall|must|may|will|[A-Z]{4,}(?:S|ED))\b")
_OWNED = re.compile(
    r"(?:(?:[Aa]ny|[Aa]ll|[Tt]he|[Aa]nd|[Ee]ither)\s)?(?P<who>(?:[Tt]he\s)?[^,;’']{2,60})[’']s?\s(?:[\w-]+\s){0,5}?"
    r"(?i:repl(?:y|ies)|responses?|oppositions?|answers?|briefs?|memorand(?:um|a)|amended\s(?:complaint|petition|answer)|complaint|"
    r"pleadings?|petition|papers|submissions?|applications?|statements?|reports?|disclosures?|designations?|contentions|objections?|"
    r"declarations?|affidavits?|letters?|deadlines?|time|motions?|notice|surreply|cross-motion|lists?)\b"
)
_OWED = re.compile(r"(?:[Aa]ny\s)?(?P<who>(?:[Tt]he\s)?[^,;’']{2,60})[’']s?\s(?:[\w-]+\s){0,4}[\w-]+$")
_BARE_OWNER = re.compile(r"(?P<who>[^,;]{3,50}?)(?:[’']s|(?<=s)[’'])")  # "...; Roe's now due May 3"
_BY_WHOM = re.compile(
    r"(?:[\w’'-]+\s){0,4}?(?i:repl(?:y|ies)|responses?|oppositions?|objections?|answers?|briefs?|statements?|papers|submissions?|disclosures?|reports?|designations?|motions?)\s"
    r"(?:by|from|of)\s(?P<who>[^,;]{2,60})$"
)
_FOR = re.compile(
    r"\b(?i:deadline|time|last\sday|date|period)\s(?:for|(?:within|by|in|on)\swhich)\s(?P<who>[^,;]{2,60}?)\s(?:to|must|shall|may|can)\s[a-z]"
)
_NOUN_PHRASE = re.compile(
    r"(?P<noun>(?=.*\swho\s)[A-Z][\w’'-]*(?:\s[\w’'-]+){0,3}?|(?i:the|an?|any|each|every|all|such|said|either|both|no|its|their|his|her|these|those)"
    r"(?:\s(?!(?:to|of|for|which|that|who|by|in|on|with)\s)[\w’'-]+){1,4}?)"
    r"(?:\s(?:who|that|which|wishing|seeking|desiring|objecting|intending|filing)\s[^;]{2,160})?"
)
_JOINED = re.compile(r"^(?:(?:and|but|or|then)\s|(?:which|whom|that|at\swhich\stime|by\swhich\stime)\s(?=\S+\s?))")
_TIMED = re.compile(r"\b(?:within|by|on|before|until)\s(?:the\s)?\w")
_SAYS = re.compile(
    r"\b(?:is|are|has|have|was|were|finds|orders|directs|concludes|notes|requires|agrees|argues|states)\b"
)
_PAPERS = re.compile(
    r"(?:motions?|joinder|amendments?|pleadings?|briefs?|responses?|repl(?:y|ies)|objections?|depositions?|disclosures?|designations?|"
    r"reports?|requests?|deadlines?|exhibits?|expert\s(?:designations?|disclosures?|reports?))\s",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b[a-z]{3,}(?:s|ed)\s(?:on|to|as|in|with|out|for|the|an?|that)\b")
_ACTIVE = frozenset(
    "prepared ready able available present willing represented bound responsible in on at entitled mindful guided".split()
)


def acts(words: str, paper: str) -> bool:
    """Whether ``words`` name someone who can act; a name has to be one in ``paper``, too."""
    if _PAPERS.match(words):
        return False
    return _SOMEONE.match(words) is not None or _HONORIFIC.match(words) is not None or _is_name(words, paper)


def _is_name(words: str, paper: str) -> bool:
    """Capitals alone do not make a name at the head of a sentence: it is one in the midst of another sentence, too."""
    if not _NAME.fullmatch(words):
        return False
    first = re.sub(r"[’'](?:s)?$", "", words.split(maxsplit=1)[0].strip(".,"))
    if any(
        word.strip(".,").casefold() in _NO_NAME for word in (words.split(maxsplit=1)[0], words.rstrip(",").split()[-1])
    ):
        return False
    if re.search(r"[’']s?(?:\s|$)", words):
        return False
    return _is_named(first, paper)


@lru_cache(maxsize=256)  # the same names come again and again, in rows of a schedule above all
def _is_named(first: str, paper: str) -> bool:
    inside = re.search(rf"(?:[a-z,’'”)]|\bvs?\.)\s{re.escape(first)}\b|\b[A-Z]\w+\s{re.escape(first)}\b", paper)
    loud = re.escape(first.upper())
    caption = re.search(rf"^[^\w\n]{{0,40}}{loud}\b|\b{loud}\b{_CAPTIONED}", paper, re.MULTILINE)
    return (inside or caption) is not None and re.search(rf"\b{re.escape(first.lower())}\b", paper) is None


def done_to(act: str) -> bool:
    """Whether the words behind "shall" or "must" say what is done to the subject."""
    found = _DONE.match(act)
    return found is not None and found["done"].casefold() not in _ACTIVE


def agent(act: str, paper: str) -> str | None:
    """The one behind "by" who does it; "by" a day or a means is nobody."""
    for found in _AGENT.finditer(act):
        words = found["agent"].strip()
        if acts(words, paper):
            return words
    return None


def owner(words: str, paper: str, *, due: bool = False) -> str | None:
    """Whose paper it is, and so who files it: “Plaintiff's reply”, “Acme's deadline to respond”. Whatever is ``due`` is owed."""
    found = _OWNED.match(words) or (_OWED.match(words) if due else None)
    if found and acts(found["who"], paper):
        return found["who"]
    if (bare := _BARE_OWNER.fullmatch(words)) and acts(bare["who"], paper):
        return bare["who"]
    if (by := _BY_WHOM.match(words)) and acts(by["who"], paper):
        return by["who"]
    named = _FOR.search(words)
    return named["who"] if named and acts(named["who"], paper) else None


def subject(words: str, paper: str, *, acting: bool = False) -> str | None:
    """The subject that can act: all of ``words``, else what follows the clause before it.

    Whatever is ``acting``, since the verb behind it says what only people do, is somebody, too.
    """
    parts = [words, *_parts(words)]
    for part in parts:
        if _all_act(part, paper):
            return part
    somebody = (_acting(part) for part in (parts if acting else ()))
    return next((one for one in somebody if one), None)


def _parts(words: str) -> Iterator[str]:
    """What stands behind the clause before the subject, from the strongest joint on."""
    for cut in ("; ", ", ", " that ", " and ", " but "):
        before, _, found = words.rpartition(cut)
        if found and (cut != " and " or _VERB.search(before) or _SAID.search(before) or _TIMED.search(before)):
            yield _JOINED.sub("", found)


def _acting(words: str) -> str | None:
    """“The ISP”, “any class member who wishes to be excluded”: the noun that the verb is said of, if it is no paper."""
    match = _NOUN_PHRASE.fullmatch(re.sub(r"\s(?:may|shall|must|will)$", "", words))
    if (
        match is None
        or _SAYS.search(match["noun"])
        or any(word.strip(".,").casefold() in _NO_NAME for word in match["noun"].split()[1:])
    ):
        return None
    return match["noun"]


def _all_act(words: str, paper: str) -> bool:
    if not 0 < len(words) <= 80:
        return False
    return acts(words, paper) or (" and " in words and all(acts(part, paper) for part in words.split(" and ")))
