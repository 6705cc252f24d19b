"""Whose the ruling is: the judge that a caption, a signature or the head of an opinion names."""

import re
from collections.abc import Sequence

from docket.intake.clean import CleanText, Line
from docket.intake.rows import Role

_JUDGE_TITLE = re.compile(
    r"(?:Chief |Senior )?(?:United States|U\.S\.) (?:Magistrate|District|Bankruptcy|Circuit) Judge", re.IGNORECASE
)
_HON = re.compile(
    r"(?i:(?:before )?(?:Judge:\s{0,3}(?:Hon\.|The Honorable|Honorable)?|(?:The )?Hon(?:\.|orable)"
    r"|Assigned to:?\s(?:the\s)?(?:Hon(?:\.|orable)\s)?(?:Judge\s)?)\s?)"
    r"(?P<name>(?!(?i:Judge|Court|Hon|District|United|Chief)\b)[A-Z][\w.’-]+(?: [A-Z][\w.’-]*){1,3})"
)
_ROLE_AND_NAME = re.compile(
    r"(?:^|[|)§:]\s*|\s{2})(?:Chief |Senior |Presiding )?(?:Magistrate |District |Bankruptcy |U\.S\. |United States )*Judge:?\s"
    r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3})(?=\s*(?:[|)§]|$))"
)
_SIGNATURE = re.compile(r"^(?:/s/?|s/)\s*")
_AUTHOR = re.compile(
    r"(?P<name>[A-Z][A-Z.’' -]{2,40}), (?:(?:Chief|Senior|Presiding) )?(?:(?:Circuit|District|Magistrate|Bankruptcy) )?"
    r"(?:Judge|Justice|C\.J|P\.J|J)[.:,]"
)
_SIGNS = re.compile(r"(?P<name>[A-Z][\w.’' -]{3,40}), (?:(?:Chief|Presiding|Circuit) )?(?:Judge|Justice)\.?")
_PANEL = re.compile(r"\b(?:Circuit|Appellate) (?:Judges|Justices)\b|\b(?:P\.|C\.)?J\.,|, JJ\.")


def is_opinion(paper: CleanText) -> bool:
    """Of a court of review: it names its panel or its author, and no paper of a party does."""
    return author(paper) is not None or any(
        _PANEL.search(_words(paper, line)) and " for " not in _words(paper, line) for line in paper.lines[:60]
    )


def author(paper: CleanText) -> str | None:
    """The judge whose name begins an opinion, or stands alone below it."""
    for line in paper.lines[:200]:
        if line.role is Role.BODY and (match := _AUTHOR.match(_words(paper, line))):
            return match["name"].strip()
    for line in reversed(paper.lines[-30:]):
        if line.role is Role.BODY and (match := _SIGNS.fullmatch(_words(paper, line))):
            return match["name"].strip()
    return None


def judge_of(paper: CleanText, front: Sequence[Line], kind: str | None) -> str | None:
    """The signature block of an order, else a judge named in the caption; initials in a case number name nobody."""
    if kind in {"order", "minute", "judgment", "stipulation"}:
        body = [line for line in paper.lines if line.role is Role.BODY]
        for before, line in zip(reversed(body[:-1]), reversed(body), strict=False):
            if _JUDGE_TITLE.fullmatch(_words(paper, line).strip(" .,")):
                name = _SIGNATURE.sub("", _HON.sub(lambda m: m["name"], _words(paper, before)))
                return name.strip(" ,_") or None
    for line in front:
        if match := _HON.search(_words(paper, line)):
            return match["name"].strip()
    named = [m["name"] for line in front if (m := _ROLE_AND_NAME.search(_words(paper, line)))]
    return named[0].strip() if named else None


def _words(paper: CleanText, line: Line) -> str:
    return paper.text[line.start : line.end].strip()
