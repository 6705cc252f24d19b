"""Short names that a paper gives to documents of the record: ("Roe Decl."), with the docket number it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from docket.intake.authorities import Legal
from docket.intake.clean import CleanText
from docket.intake.rows import Role

DOCKET = re.compile(
    r"(?:\b(?=[A-Zd])(?P<docket>(?:Bankr\.|Bk\.|BK|Adv\.(?:\sPro(?:c)?\.)?|(?:Main|Lead)\sCase|D(?:ist)?\.\sCt\.|State\sCt\.)\s)?(?:NYSCEF\s)?(?:(?:CM/)?ECF\b|(?:[Dd]kts?|DKTS?|Docs?|DOCS?)\.|(?:Dkts?|Docs?)(?=\s(?:\#|No|Ent|\d))|Docket\b"
    r"|D\.\s?E\.|DEs?(?=\s?(?:Nos?\.|\#|\d))|D\.\s?I\.|D\.\s?N\.|DN(?=\s\d)|Rec\.\sDocs?\.|R\.\sDocs?\."
    r"|(?<![a-z]\.\s)R\.(?=\s?\d{1,4}(?:-\d{1,3})?,\s(?:[^();]{0,60}P(?:age|g)\.?\s?ID|¶|at\s|(?:[A-Z][\w.’'&-]*\s(?:(?:to|of|for|in)\s)?){1,6}(?:at\s|¶|\d)))"
    r"|(?:(?<![A-Za-z]\s)|(?<=[Ss]ee\s)|(?<=also\s))(?<![\w.])D\.(?=\s\d{1,4}(?:-\d{1,3})?(?:[.;,)\]]|\s\(|\sat\s|\s¶))"
    r"|(?:Filing|Paper|Clerk[’']s|Document)(?=\sNos?\.)))"
    r"(?:,?\s?(?P<many>Nos?\.?(?=[\s\#\d])|NO\.|Entry|Entries|Ent\.|Items?|Docs?\.|Number|\#s?)){0,2}"
    r"(?:\s[(\[][“\"][A-Z][A-Za-z.]{0,7}[”\"][)\]])?\s?\#?\s?"
    r"(?P<number>\d{1,5}(?:[-.]\d{1,3}){0,2})(?![\w-]|\.\d|\s?:|/\d|,\d{3}\b|\sFiled|\s[A-Z][a-z]{1,4}\.\s\d)"
)
_RECORD_ITEM = re.compile(
    r"(?<![\w.])(?<!(?:Fed|Loc|Civ|Evi|App)\.\s)(?<!(?:Bankr|Bank.|Crim.)\s)(?<!(?:Crim|Evid|Prac|Cond|Supe)\.\s)(?<!(?:Ct|Cr)\.\s)R\.\s?(?P<docket>(?!))?(?P<many>(?!))?(?P<number>\d{1,4}(?:-\d{1,3})?)(?=(?P<pinned>,?\s(?:at\s\d|¶)|\s\([^()]{1,60}\)\sat\s\d)|[.,;)\]]|\s[(\[])"
)
"""A docket number as the Seventh Circuit's courts write it, R. 93-4 ¶ 5, which elsewhere is a page of the record."""
_DEFINITION = re.compile(
    r"[(\[](?:[\w,’'. #-]{0,60}?)[“\"](?P<term>[^”\"“()]{2,60})[”\"]"
    r"(?P<more>(?:,?\s(?:or|and)\s(?:the\s)?[“\"][^”\"“()]{2,60}[”\"]){0,3})[^()“”\"]{0,30}[)\]]"
)
_QUOTED = re.compile(r"[“\"]([^”\"“()]{2,60})[”\"]")
_CALLED = re.compile(
    r"\b(?:cited?(?:\sit)?(?:\sherein)?\sas|hereinafter,?|hereafter,?|referred\sto(?:\sherein)?\sas|cited\sas)\s(?:the\s)?"
    r"[“\"](?P<term>[^”\"“()]{2,60})[”\"]"
)
_SENTENCE_STOP = re.compile(r"(?<![a-z])\.$")  # the full stop that American printers put inside the marks
_STOPPED = re.compile(
    r"[;“”\"]|\.[)\]]?\s+(?:[A-Z][a-z]|[A-Z]{3,}\s)|[)\]],?\s(?:and\s)?(?:the|a|an|his|her|its|their)\s"
)
_HEAD = 3000  # letters of a caption
_ADVERSARY = re.compile(r"\bAdv(?:\.|ersary)\s(?:Pro(?:c|ceeding)?\b|Case|No)", re.IGNORECASE)
SMALL = r"(?:of|the|a|an|and|or|for|to|in|on|by|at|as|from|with|re|v|vs|de|la|le|von|van|der|ex|rel|i|ii)\.?"
"""The small words that a name may have."""
_NAME = re.compile(rf"(?:[A-Z\d#@][^\s]*|{SMALL}|&)(?:\s(?:[A-Z\d#&(][^\s]*|{SMALL}|&))*")
_LAWS = frozenset(
    """
    act acts code codes rule rules regulation regulations statute statutes constitution guidelines law laws title amendment
    convention treaty directive restatement ordinance charter manual
    """.split()
)
_SECTION = re.compile(r",?\s(?:§|¶|[Aa]rt\.\s\d)")
_CAPITALS = re.compile(r"(?:,?\s(?:[A-Z][\w.&’'-]*|of|and|the|&))*,?\s*")
_BEFORE_NAME = 50  # letters before a definition in which its own words stand for a party
_LONGEST = 62  # letters of a defined term, and one before it
_MOST_USED = 100  # defined terms that are looked for with a section behind them
_THEN_DOCKET = re.compile(r"[ ,]{0,2}[(\[]?")
_REACH = 170
_ITEMS = 2  # cites of a page or paragraph of R. 12 by which a paper is known to number its docket so
_MOST = 50_000  # docket numbers and definitions: no record of a case has so many
_CASE = re.compile(
    r"(?<![\w-])(?:(?:Nos?\.|Case\sNos?\.|Action\sNo\.|Docket\sNo\.|Case)\s?)?"
    r"(?P<case>(?:\d{1,2}:)?(?:[A-Z]{2,5}-)?\d{2,4}(?:-[A-Za-z]{1,5}-?|\s(?:Civ|Cr|Crim|Misc|Mag|CV|CR|MC|MD|MJ|CIV)\.?\s)\d{2,6}(?:-\w{1,5}){0,4}(?!\w))"
    r"(?:\s?\([A-Z]{2,4}\)){0,3}"
)
_ENTRY = re.compile(r"[.;]\s[A-Z(]|;|\bOrder\b.{0,40}\bin\b")
_COMMON = frozenset(
    "Inc Corp Company Defendant Plaintiff United States City County State Doe Does Civil Action Case".split()
)
_LEGISLATIVE = frozenset("House Senate Committee Conference".split())
_BESIDE = re.compile(r"\b(?P<name>[A-Z][\w’'-]{2,}),\s$")
_BESIDE_ID = re.compile(r"\b([A-Z][\w’'-]{2,}),\s")
_NOUNS = frozenset(
    """
    decl declaration decls declarations aff affidavit compl complaint fac sac tac mot motion opp opposition opp’n opp'n
    reply response resp br brief mem memo memorandum mpa mol tr transcript dep deposition order answer ans petition pet
    stip stipulation report r&r minutes notice exhibit ex exh letter ltr rjn judgment supp surreply sur-reply application
    app warrant statement stmt suf sof smf psof dsof pam umf mtd msj mil indictment information record admin. affirmation
    certification testimony objections obj allocution findings counterclaims counterclaim agreement proposal submission
    appendix joint plea psr er ser ja sa aa ra ar rt ct cr roa
    """.split()
)


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term. ``start`` and ``end`` bound the definition with its brackets; ``anchor`` is the docket cite."""

    name: str
    document: str | None
    start: int
    end: int
    anchor: int | None


def document_id(number: str) -> str:
    """Dotted attachment numbers are the same as hyphened ones."""
    return "dkt:" + number.replace(".", "-")


def case_key(number: str) -> str:
    """Year, type and serial number; office and judges do not make another case."""
    match = re.search(r"(\d{2,4})[- ]([A-Za-z]{1,5})\.?[- ]?0*(\d+)", number)
    if not match:
        return number.casefold()
    kind = {"civ": "cv", "crim": "cr", "misc": "mc"}.get(match.group(2).casefold(), match.group(2).casefold())
    return f"{match.group(1)[-2:]}-{kind}-{match.group(3)}"


def is_foreign(text: str, at: int, own: str | None) -> str | None:
    """The number of another case that a docket cite at ``at`` belongs to, if one stands in the same citation."""
    before = text[max(0, at - 80) : at]
    cases = [m for m in _CASE.finditer(before) if not _ENTRY.search(before[m.end() :])]
    if not cases:
        return None
    case = cases[-1]["case"].strip("-")
    return None if own and case_key(case) == case_key(own) else case


def other_docket(text: str, match: re.Match[str]) -> bool:
    """Whether a docket number is said to be of another docket: "Bankr. Dkt. 3" in an adversary proceeding or an appeal."""
    said = match["docket"]
    if not said:
        return False
    bankruptcy, adversary = _court_of(text[:_HEAD])
    if said.startswith("Adv"):
        return not adversary
    return not bankruptcy or adversary or not said.startswith(("B", "Main", "Lead"))


@lru_cache(maxsize=2)
def _court_of(head: str) -> tuple[bool, bool]:
    """Whether a paper is of a bankruptcy court, and whether of an adversary proceeding in one."""
    return re.search(r"BANKRUPTCY\sCOURT", head, re.IGNORECASE) is not None, _ADVERSARY.search(head) is not None


@lru_cache(maxsize=2)
def dockets_in(text: str) -> tuple[re.Match[str], ...]:
    """Every docket number that a paper cites, in order."""
    found = list(islice(DOCKET.finditer(text), _MOST))
    items = list(islice(_RECORD_ITEM.finditer(text), _MOST))
    if sum(item["pinned"] is not None for item in items) >= _ITEMS:
        known = {match.start() for match in found}
        found = sorted((*found, *(m for m in items if m.start() not in known)), key=lambda match: match.start())
    return tuple(found)


@lru_cache(maxsize=2)
def foreign_names(text: str, own: str | None) -> frozenset[str]:
    """The parties of other cases whose entries are cited: behind "United States v. Roe, 14-cr-1, DE 2" a "Roe, DE 3" is theirs."""
    found: set[str] = set()
    for match in dockets_in(text):
        if is_foreign(text, match.start(), own):
            before = text[max(0, match.start() - 200) : match.start()]
            for name in re.findall(r"\sv\.\s((?:[A-Z][\w’'-]+[\s,]+){1,5})", before)[-1:]:
                found.update(word for word in re.findall(r"[A-Z][\w’'-]{2,}", name) if word not in _COMMON)
    return frozenset(found)


def other_name(text: str, at: int, others: frozenset[str]) -> str | None:
    """The party of another case right before a docket cite, or before an "id." that stands there."""
    beside = _BESIDE.search(text, max(0, at - 60), at)
    if beside and beside["name"] in others:
        return beside["name"]
    if re.search(r"\bid\.,\s$", text[max(0, at - 6) : at]):
        earlier = _BESIDE_ID.findall(text, max(0, at - 120), at - 5)
        return next((name for name in reversed(earlier) if name in others), None)
    return None


def terms_of(paper: CleanText, own_case: str | None, legal: Legal | None = None) -> tuple[Term, ...]:
    """The defined terms that name papers of the record, in order."""
    text = paper.text
    others = foreign_names(text, own_case)
    asked = 0
    found = []
    for start, end, names in _definitions(text):
        if paper.role(start) is Role.CONTENTS or (legal and (legal.covers(start) or legal.covers(max(0, start - 3)))):
            continue
        anchor = _anchor(text, start, end)
        for words in names:
            name = " ".join(words.rstrip(",").split())
            noun = name.split()[-1].strip(".,").casefold() in _NOUNS if name.split() else False
            noun = noun or (re.fullmatch(r"[A-Z&]{2,6}", name) is not None and _follows_paper(text, start))
            if (
                anchor is not None
                and anchor.start() < start
                and not noun
                and _is_called_so(text[max(0, start - _BEFORE_NAME) : start], name)
            ):
                continue
            if not name or _LEGISLATIVE & set(name.split()) or _NAME.fullmatch(name) is None:
                continue
            if anchor is None and not noun and text[start] in "([":
                asked += 1
                if asked > _MOST_USED or not _has_sections(text, name):
                    continue
            known = anchor is not None and is_foreign(text, anchor.start(), own_case) is None
            known = known and anchor is not None and not other_docket(text, anchor)
            known = known and anchor is not None and other_name(text, anchor.start(), others) is None
            document = document_id(anchor["number"]) if anchor is not None and known else None
            found.append(Term(name, document, start, end, anchor.start() if anchor else None))
    return tuple(found)


def _is_called_so(before: str, name: str) -> bool:
    """Whether the words right before give the name to somebody, and to no paper: Acme Foundry, L.P. ("Acme")."""
    run = re.search(rf"\b{re.escape(name.split(maxsplit=1)[0])}\b", before)
    return run is not None and _CAPITALS.fullmatch(before, run.end()) is not None


def _has_sections(text: str, name: str) -> bool:
    """Whether a defined term is cited by its sections, as a contract is: License § 6. A law is no paper of the record."""
    if name.rsplit(maxsplit=1)[-1].casefold() in _LAWS or not name[:1].isupper():
        return False
    whole = re.compile(rf"(?<!\w){re.escape(name)}\Z")
    return any(before.endswith(name) and whole.search(before) for before in _before_sections(text))


@lru_cache(maxsize=2)
def _before_sections(text: str) -> frozenset[str]:
    """The words before each mark of a section, each once."""
    found = (text[max(0, match.start() - _LONGEST) : match.start()] for match in islice(_SECTION.finditer(text), _MOST))
    return frozenset(found)


def _follows_paper(text: str, at: int) -> bool:
    """Whether initials are given to what is called a paper in the words right before: Statement of Facts ("ASF")."""
    words = re.split(r"[.;]\s(?=[A-Z][a-z])", text[max(0, at - 90) : at])[-1].split()[-9:]
    return any(word.strip(".,").casefold() in _NOUNS for word in words if word[:1].isupper())


def _definitions(text: str) -> Iterator[tuple[int, int, list[str]]]:
    for match in islice(_DEFINITION.finditer(text), _MOST):
        yield match.start(), match.end(), [match["term"], *_QUOTED.findall(match["more"])]
    for match in _CALLED.finditer(text):
        if text[max(0, match.start() - 1) : match.start()] in ("(", "["):
            continue
        yield match.start(), match.end(), [_SENTENCE_STOP.sub("", match["term"])]


def _anchor(text: str, start: int, end: int) -> re.Match[str] | None:
    """The docket cite inside the definition or right behind it, or the last one before it in the same citation."""
    if inside := DOCKET.search(text, start, end):
        return inside
    gap = _THEN_DOCKET.match(text, end)
    if gap and (after := DOCKET.match(text, gap.end())):
        return after
    low = max(0, start - _REACH)
    before = [m for m in DOCKET.finditer(text, low, start) if not _STOPPED.search(text, m.end(), start)]
    return before[-1] if before else None
