"""Who stands on which side of a caption: every name before a role or about the "v.", with the offices that follow it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docket.intake.caption import front_lines, of_title_column
from docket.intake.clean import CleanText
from docket.intake.columns import Side, cells
from docket.intake.facts import DocumentFacts
from docket.intake.sides import COMPANY, ROLE_WORDS
from docket.intake.titles import names_a_paper

_ROWS = 60  # in which a caption ends
_LONGEST = 160  # letters of a row of a caption
_ROLES = rf"(?:{ROLE_WORDS})s?(?:[-/–]\s?(?:{ROLE_WORDS})s?)*"
_TURN = re.compile(
    rf"(?<![\w’'-])(?P<roles>{_ROLES})(?![\w’'-])[\s.,;:/)]*|(?P<versus>(?:(?<=\s)|^)[-–—\s]*(?:v|vs)\.[-–—\s]*|\bversus\b|"
    r"[-–—]?\s?\bagainst\b\s?[-–—]?)",
    re.IGNORECASE,
)
_NO_PARTY = re.compile(
    r"\bCOURTS?\b|\bCIRCUIT\b|\bDIVISION\b|(?:NORTHERN|SOUTHERN|EASTERN|WESTERN|MIDDLE|CENTRAL)\sDISTRICT|DISTRICT\sOF\b|"
    r"^(?:AT|for\sthe|in\sthe|in\sand\sfor)\s|^COUNTY\sOF\s(?!.*\band\s)[\w\s]+$|\b(?:Case|Docket|Index|Chapter|Action|Agency|Telephone|Attorneys?(?!\sGeneral)|Counsel|Hon|SBN|Esq)\b|"
    r"\bNos?\.|^In\sre\b|^(?:On\s)?(?:Appeal|Petition)\b|^Before\b|_{4}|-{6}|(?-i:^[IVX]+\.)|\bLLP\b(?!,)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@|\d{3,}|^\d+\s[A-Z]")
_PARTS = re.compile(
    r"\s*(?P<mark>;(?:\s(?:and|AND)(?=\s[A-Z]))?|,?\s(?:and|AND)(?=\s[A-Z])|,|\bex\srel\.?|\bEX\sREL\.?)\s*"
)
_TITLES = re.compile(
    r"^(?:THE|MR|MS|MRS|DR|HON|OFFICER|SERGEANT|SGT|DETECTIVE|DEPUTY|LIEUTENANT|LT|CAPTAIN|SHERIFF|CHIEF|AGENT|WARDEN|JUDGE)\.?\s(?=\w)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:(?:Acting|United\sStates|U\.S\.|Deputy|Assistant|Under)\s)*(?P<office>Warden|Secretary|Commissioner|Director|Attorney\sGeneral|Governor|"
    r"Sheriff|Administrator|Superintendent|President|Mayor|Trustee|Receiver|Chief|Executor|Executrix)\b.*",
    re.IGNORECASE,
)
_ENDING = re.compile(rf"(?:{COMPANY})\b\.?", re.IGNORECASE)
_SHORTENED = re.compile(r"\b(?:INC|CORP|CO|LTD|L\.P|L\.L\.[CP]|P\.C|N\.A|S\.A)$", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:DOES?\b|ROES?\s\d|et\sal|all\sothers|inclusive|individually|Jr|Sr|I{2,3}$|an?\s|on\sbehalf|in\shis|in\sher|in\stheir|as\s|by\s|through\s|"
    r"d/b/a|[a-z(\d])"
)
_SOVEREIGN = re.compile(r"(?:UNITED\sSTATES|STATE\sOF|PEOPLE\sOF|COMMONWEALTH\sOF|THE\sPEOPLE)\b.*", re.IGNORECASE)


_REGARDING = re.compile(
    r"\bRe:\s{0,8}(?P<one>[A-Z][^\n:]{2,80}?)\sv\.\s(?P<other>[A-Z][\w.&’' -]{2,80}"
    rf"(?:,\s(?i:{COMPANY})\b\.?)?)"
)
_SOUGHT = re.compile(
    r"^IN\sRE:?(?:\sTHE)?(?:\sEX\sPARTE)?\s(?:APPLICATION|PETITION|MOTION|REQUEST)\sOF\s|^(?:FOR\sAN?|TO)\s(?=[A-Z\s]{0,80}(?:ORDER|DISCOVERY|SUBPOENA)).{0,80}\b(?:FROM|UPON)\s(?=[A-Z])",
    re.IGNORECASE,
)
"""What a proceeding is called: "In re application of Roe for an order to take discovery from Doe"."""
_LETTERHEAD = 2000


@dataclass(frozen=True, slots=True)
class CaptionParty:
    """A name of a caption: its ``roles`` in small letters, the ``office`` that the caption gives it."""

    name: str
    roles: tuple[str, ...]
    office: str | None = None


def with_filer(paper: CleanText, facts: DocumentFacts) -> DocumentFacts:
    """The facts of a paper whose title names its filer by the role alone ("Defendant’s Opposition"), where one party has it."""
    if facts.filer is not None or facts.filer_role is None:
        return facts
    if re.search(rf"\b{facts.filer_role}s[’']", facts.title or "", re.IGNORECASE):
        return facts  # DEFENDANTS' RESPONSE is of more than one
    having = [party.name for party in caption_parties(paper, facts) if facts.filer_role in party.roles]
    if len(having) != 1:
        return facts
    stop = "." if _SHORTENED.search(having[0]) and f"{having[0]}." in paper.text else ""
    return replace(facts, filer=having[0] + stop)


def caption_parties(paper: CleanText, facts: DocumentFacts) -> tuple[CaptionParty, ...]:
    """The parties of a paper's caption in its order. Against a sovereign without a role, the other side defends."""
    groups = [g for block in _blocks(paper, facts) for g in _groups(block)]
    subject = None if groups else _REGARDING.search(paper.text[:_LETTERHEAD])
    if subject:  # a letter names its case in short: "Re: Roe v. Acme"
        groups = [(subject["one"], ()), (subject["other"], ())]
    roled = any(roles for _, roles in groups)
    found = [
        CaptionParty(name, roles, office)
        for names, roles in groups
        if roles or not roled
        for name, office in _names(names) or ([(names.strip(), None)] if names[0].isupper() and subject else [])
        if len(name) > 2
    ]
    if roled or not (found and _SOVEREIGN.fullmatch(found[0].name)):
        return tuple(found)
    return (found[0], *(CaptionParty(p.name, ("defendant",), p.office) for p in found[1:]))


def _blocks(paper: CleanText, facts: DocumentFacts) -> Iterator[str]:
    """The rows that may name parties, in runs; the right column, the court, the number and the title part them."""
    end = facts.spans["front"].end if "front" in facts.spans else None
    run: list[str] = []
    for cell in cells(paper, front_lines(paper), of_title_column)[:_ROWS]:
        words = _SOUGHT.sub("", paper.text[cell.start : cell.end].strip(" )(:|§*x"), count=1)
        if end is not None and paper.span(cell.start, cell.end).start >= end and not _unfinished(run, words):
            break
        if len(words) > _LONGEST or (end is None and _is_prose(words)):
            break
        if cell.side is Side.RIGHT or not words or _ADDRESS.search(words):
            continue
        if _NO_PARTY.search(words) or names_a_paper(words):
            yield "\n".join(run)
            run = []
        else:
            run.append(words)
    yield "\n".join(run)


def _unfinished(run: Sequence[str], words: str) -> bool:
    """Whether the side behind the "v." goes on beside or below a title that stands in the right column."""
    turns = list(_TURN.finditer("\n".join(run)))
    if not turns or _is_prose(words):
        return False
    return bool(turns[-1]["versus"]) or words in {"and", "AND"} or "\n".join(run)[turns[-1].end() :].strip(" ,.") != ""


def _is_prose(words: str) -> bool:
    return re.search(r"[a-z]{3}\.\s|\b(?:is|was|are|were|has|submits?|states?)\b", words) is not None


def _groups(block: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names before each role and on both sides of a "v."."""
    at, about = 0, False
    for turn in _TURN.finditer(block):
        roles = tuple(r.casefold().removesuffix("s") for r in re.split(r"[-/–]\s?", turn["roles"] or "") if r)
        names = block[at : turn.start()]
        for_whom = re.split(r"\bex\s+rel\.?", names, maxsplit=1, flags=re.IGNORECASE)
        if len(for_whom) > 1:
            yield for_whom[0], ("sovereign",)  # in whose name a relator sues
        if names.strip(" ,\n"):
            yield for_whom[-1], roles
        at, about = turn.end(), about or bool(turn["versus"])
    if about and block[at:].strip(" ,\n"):
        yield block[at:], ()


def _names(group: str) -> Sequence[tuple[str, str | None]]:
    """The names of a group: parted by commas, semicolons and "and"; endings and offices belong to the name before."""
    found: list[tuple[str, str | None]] = []
    mark, at = ";", 0
    words = " ".join(group.split())
    for cut in (*_PARTS.finditer(words), None):
        part = words[at : cut.start() if cut else len(words)].strip(" ,.()-–—")
        capacity = re.search(r"official\s(?:capacity|capacities)\sas\s(?:the\s)?(?P<office>.+)", part)
        told = capacity["office"] if capacity else part if mark == "," else ""
        if found and (office := _OFFICE.fullmatch(told)):
            found[-1] = (found[-1][0], office["office"].title())
        elif found and _ENDING.fullmatch(part):
            found[-1] = (f"{found[-1][0]}, {part}", found[-1][1])
        elif (
            part
            and part[0].isupper()
            and not _ENDING.fullmatch(part)
            and not _NOBODY.match(part)
            and (" " in part or part.isupper())
        ):
            found.append((_TITLES.sub("", part, count=1) if not _OFFICE.fullmatch(part) else part, None))
        if cut is None:
            break
        mark, at = cut["mark"], cut.end()
    return found
