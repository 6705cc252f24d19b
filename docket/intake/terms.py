"""Short names that a paper gives to documents of the record: ("Roe Decl."), with the docket number it says."""

import re
from dataclasses import dataclass

from docket.intake.clean import CleanText
from docket.intake.rows import Role

DOCKET = re.compile(
    r"(?:\b(?:Dkt|Doc)\.|\bDocket|\b(?:CM/)?ECF|\bD\.E\.|\bDE(?= (?:No|\#|\d)))"
    r"(?:\s(?P<many>Nos?\.|Entry|Entries)){0,2}"
    r"\s?\#?\s?"
    r"(?P<number>\d{1,4}(?:[-.]\d{1,3}){0,2})(?![\w-]|\.\d|\s?:)"
)
_DEFINITION = re.compile(
    r"\((?:the\s|hereinafter,?\s|hereafter,?\s|collectively,?\s|or\s|a\s|an\s){0,3}"
    r"[“\"](?P<term>[^”\"“()]{2,60})[”\"]\)"
)
_THEN_DOCKET = re.compile(r"[ ,]{0,2}\(?")
_REACH = 170
_CASE = re.compile(r"\b(?:No\.|Nos\.|Case No\.)\s?(?P<case>(?:\d:)?[\w-]{0,6}\d{2}-[A-Za-z]{2,4}-\d{2,6}[\w-]{0,12})")
_NOUNS = frozenset(
    """
    decl declaration aff affidavit compl complaint fac sac tac mot motion opp opposition opp’n opp'n reply
    response resp br brief mem memo memorandum mpa tr transcript dep deposition order answer ans petition pet
    stip stipulation report r&r minutes notice exhibit ex exh letter rjn judgment supp surreply sur-reply
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
    match = re.search(r"(\d{2})-([A-Za-z]{2,4})-0*(\d+)", number)
    return "-".join(match.groups()).casefold() if match else number.casefold()


def is_foreign(text: str, at: int, own: str | None) -> str | None:
    """The number of another case that a docket cite at ``at`` belongs to, if one stands in the same citation."""
    before = text[max(0, at - 70) : at]
    cases = [m for m in _CASE.finditer(before) if not re.search(r"[.;]\s[A-Z(]|;", before[m.end() :])]
    if not cases:
        return None
    case = cases[-1]["case"].strip("-")
    return None if own and case_key(case) == case_key(own) else case


def terms_of(paper: CleanText, own_case: str | None) -> tuple[Term, ...]:
    """The defined terms that name papers of the record, in order."""
    text = paper.text
    found = []
    for match in _DEFINITION.finditer(text):
        if paper.role(match.start()) is Role.CONTENTS:
            continue
        anchor = _anchor(text, match.start(), match.end())
        name = " ".join(match["term"].rstrip(",").split())
        noun = name.split()[-1].strip(".").casefold() in _NOUNS
        if anchor is None and not noun:
            continue
        known = anchor is not None and is_foreign(text, anchor.start(), own_case) is None
        document = document_id(anchor["number"]) if anchor is not None and known else None
        found.append(Term(name, document, match.start(), match.end(), anchor.start() if anchor else None))
    return tuple(found)


def _anchor(text: str, start: int, end: int) -> re.Match[str] | None:
    """The docket cite right behind the definition, or the last one before it in the same citation."""
    gap = _THEN_DOCKET.match(text, end)
    if gap and (after := DOCKET.match(text, gap.end())):
        return after
    low = max(0, start - _REACH)
    before = [
        m for m in DOCKET.finditer(text, low, start) if not re.search(r"[;“”\"]|\.\s[A-Z]", text[m.end() : start])
    ]
    return before[-1] if before else None
