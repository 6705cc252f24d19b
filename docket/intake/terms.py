"""Short names that a paper gives to documents of the record: ("Roe Decl."), with the docket number it says."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from docket.intake.authorities import Legal
from docket.intake.clean import CleanText
from docket.intake.docket_numbers import (
    dockets_in,
    document_id,
    foreign_names,
    is_foreign,
    other_docket,
    other_name,
)
from docket.intake.rows import Role

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
_MOST = 50_000  # docket numbers and definitions: no record of a case has so many
_LEGISLATIVE = frozenset("House Senate Committee Conference".split())
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
    found = dockets_in(text)
    place = bisect_left(found, start, key=_start)
    if place < len(found) and found[place].end() <= end:
        return found[place]
    gap = _THEN_DOCKET.match(text, end)
    while place < len(found) and gap and found[place].start() <= gap.end():
        if found[place].start() == gap.end():
            return found[place]
        place += 1
    place = bisect_left(found, start, key=_start) - 1
    while place >= 0 and found[place].start() >= start - _REACH:
        if found[place].end() <= start:
            return None if _STOPPED.search(text, found[place].end(), start) else found[place]
        place -= 1
    return None


def _start(match: re.Match[str]) -> int:
    return match.start()
