"""The number of a case as a caption prints it, in the ways of many courts."""

import re
from collections.abc import Sequence

from docket.intake.clean import CleanText, Line
from docket.intake.spans import Span

_LONGEST_ROW = 400
_SERIAL = (
    r"(?:\d{1,2}:)?\d{2,4}-?\s?[A-Za-z]{2,4}\.?-?\s?\d{2,6}(?:[-\s]?\(?[A-Z]{1,4}(?:/[A-Z]{2,4}){0,2}\)?(?![a-z])){0,4}"
    r"|\d{2} C \d{3,5}"
    r"|(?:CV|CR|C|MC|CM|MJ)[- ]?\d{2}-\d{2,6}(?:[- ]\(?[A-Z]{2,4}\)?){0,3}"
    r"|MDL[ -](?:No\. ?)?\d{2,4}-?\d{0,6}(?:-[A-Z]{2,4}){0,3}"
)
_DASHED = (
    r"\d{2}-\d{3,5}(?:(?:[- ]?\([A-Z]{2,4}\)){1,3}|-[A-Z]{2,4})"  # bankruptcy and Delaware: judges behind a bare number
)
_ANYWHERE = re.compile(
    r"(?<![\w-])(?P<number>(?:\d{1,2}:)?\d{2}-(?:cv|cr|mc|mj|md|bk|ap|civ|misc)-\d{3,6}(?:-[A-Z]{2,4})*)(?![\w-])",
    re.IGNORECASE,
)  # the label stands in the row above, beside the other column
_LABELLED = re.compile(
    r"\b(?:Case|Cause|Index|Docket|Civil Action|Action|File) (?:No\.?|Number)[:\s]{1,3}"
    r"(?P<number>[A-Z\d][A-Z\d/-]{0,8}\d{3,8}(?:[-/][A-Z\d]{1,6})*)(?![\w-])",
    re.IGNORECASE,
)  # state courts number as they like
_NUMBER = re.compile(
    r"(?:Case|Civil Action|Civ\.|Civil|Docket|Cause|Action|Index|Misc\.)?\s?(?:Case\s)?"
    rf"\b(?:Nos?\.?|Number|File)[:\s]{{1,3}}(?P<number>{_SERIAL}|{_DASHED})"
    rf"|\bCase:?\s(?P<bare>{_SERIAL})",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{_SERIAL}\s?", re.IGNORECASE)
_HEAD = 6  # rows at the head of a paper
_ALONE = re.compile(r"(?P<number>\d{2}-\d{2,5}(?:-[A-Za-z]{2,4}|\s?\([A-Z]+\)){0,3})")
_APPEAL = re.compile(
    r"(?<!Bar )(?<!DC )\b(?:Nos?\.|Docket (?:\#|Nos?\.?):?)\s{0,3}(?P<number>[A-Z]{0,4}\d[\dA-Z]{1,8}(?:-\d{1,6}){0,2})(?![\w.])"
)


def like_stamp(paper: CleanText, front: Sequence[Line], stamped: str, spans: dict[str, Span]) -> str:
    """A caption may name several cases; the stamp says on whose docket the paper is. Its number as the caption has it."""
    spans.pop("case_number", None)
    for line in front:
        if line.end - line.start > _LONGEST_ROW:
            continue
        for match in _BARE.finditer(paper.text, line.start, line.end):
            if serial(match.group()) == serial(stamped):
                spans["case_number"] = paper.span(match.start(), match.end())
                return match.group().strip()
    return stamped


def serial(number: str) -> str:
    """What tells one case from another in any writing of its number."""
    found = re.findall(r"\d+", number.rpartition(":")[2])
    return (found[1] if len(found) > 1 else "".join(found)).lstrip("0")


def number_of(paper: CleanText, front: Sequence[Line], spans: dict[str, Span], *, reviews: bool) -> str | None:
    """The first number of the front, by the surest way of writing one that occurs there.

    A court of review prints its own number first, the one of the court below after it.
    """
    ways = (_APPEAL, _ALONE, _NUMBER) if reviews else (_NUMBER, _ANYWHERE, _LABELLED)
    for way in ways:
        for line in front[:_HEAD] if way is _ALONE else front:
            match = way.search(paper.text, line.start, line.end)
            if match is None or (way is _ALONE and match.group() != paper.text[line.start : line.end].strip()):
                continue
            group = next(name for name, words in match.groupdict().items() if words)
            spans["case_number"] = paper.span(match.start(group), match.end(group))
            return match[group].strip()
    return None


def is_number(words: str) -> bool:
    return _NUMBER.search(words) is not None or _BARE.fullmatch(words) is not None
