"""What CM/ECF prints on each page of a filed paper, in the forms that the courts use: labelled fields in any order."""

import re
from dataclasses import dataclass

_HEAD = re.compile(
    r"\W{0,4}(?:(?:USCA\d{0,2}|USCA ?DC|USCA ?FC|Appellate|Bankruptcy)\s)?(?:Case|Appeal):?\s?(?:No\.?\s?|\#\s?)?"
    r"(?P<case>(?=[^\s,]{0,30}\d)[\w:.\-]{5,40})(?:\s\([A-Z/]{2,12}\))?",
    re.IGNORECASE,
)
_DAY = r"\d{1,2}/\d{1,2}/\d{2,4}"
_CLOCK = r"(?:\s\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)?"
_ENTRY = r"(?:ECF(?:\s(?:Doc\.?|Dkt\.?))?|Doc(?:ument)?|Dkt\.?(?:Entry)?|Entry)"
# One labelled field each; the longer label stands before the shorter one that it holds.
_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("page_id", r"Page\s?ID\s?(?:\#|No\.?)?[.:]{0,2}\s?\#?\d{1,9}"),
        ("entry_id", r"(?:Entry\s)?ID(?:\sNo\.?)?\s?[:\#]{1,2}\s?\d{1,12}"),
        ("page", r"(?:P(?:age|g)\.?:?\s{0,3}(?P<page>\d{1,5})(?:\sof\s(?P<of>\d{1,5}))?)(?!\d)"),
        ("pages", r"Pages:?\s?(?P<of>\d{1,5})(?!\d)"),
        ("entry", rf"{_ENTRY}\s?(?:Number|No\.?)?\s?\#?:?\s{{0,3}}(?P<entry>\d[\d.\-]{{0,13}})(?![\w/])"),
        ("filed", rf"(?:Date\s)?Filed(?:\son)?:?\s{{0,3}}(?:in\s[A-Z]{{2,5}}\son\s)?(?P<filed>{_DAY}){_CLOCK}"),
        ("entered", rf"Entered(?:\son\s[A-Z]{{2,8}}\sDocket)?:?\s{{0,3}}{_DAY}{_CLOCK}"),
        ("day", rf"(?P<filed>{_DAY}){_CLOCK}(?![\d/])"),
        ("desc", r"Desc:?\s[A-Za-z ]{0,30}?(?=\sPage|\sP(?:age|g)\b|$)"),
        ("court", r"USDC\s[A-Za-z/. ]{2,30}?(?=\sPage|$)"),
        ("number", r"\d{4,9}(?![\d/:])"),
    )
)
_GAP = re.compile(r"[\s,;|]{0,6}")
_WORD = re.compile(r"[A-Za-z]{1,12}[.:]?(?=\s|$)")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class StampWords:
    """The fields of a stamp that are printed."""

    case: str
    entry: str | None = None
    filed: str | None = None
    page: int | None = None
    of: int | None = None


def read_stamp(words: str) -> StampWords | None:
    """The fields of ``words`` if they are a stamp and nothing else: a case, then an entry and a page or a day."""
    words = " ".join(words.split())
    head = _HEAD.match(words)
    if head is None:
        return None
    found: dict[str, str] = {}
    at, odd = head.end(), 0
    while (at := _GAP.match(words, at).end()) < len(words):  # type: ignore[union-attr]  # matches nothing, too
        match = next((m for _, pattern in _FIELDS if (m := pattern.match(words, at))), None)
        if match is None:
            odd += 1
            match = _WORD.match(words, at)
            if match is None or odd > _MOST_WORDS:
                return None
        for name, value in match.groupdict().items():
            if value:
                found.setdefault(name, value)
        at = match.end()
    if "page" not in found and "filed" not in found:
        return None
    if "entry" not in found and not ("page" in found and "filed" in found):
        return None
    page, of = (int(found[name]) if name in found else None for name in ("page", "of"))
    return StampWords(head["case"], found.get("entry"), found.get("filed"), page, of)
