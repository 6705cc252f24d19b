"""The numbers of other entries that an entry names: by a link, by the words before the number, or by the title behind it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from docket.docket_text.facts import Ground, Link, Span
from docket.docket_text.likeness import counts_things, fits_before, fits_behind, is_ruled_on, looks_like_title
from docket.docket_text.masks import BLANK, masked
from docket.docket_text.tables import Rule, rules

_NUMBER = re.compile(r"(?<![\w$/’'–-])(?<![\d\s][.,])(\d{1,5})(?:-(\d{1,3}))?(?![\w/%–-]|[.,:’']\d|\([a-z0-9]{1,4}\))")
_JOINT = re.compile(
    r"[\s\])]{0,4}(?:,{1,6}|;|&|/|\band\b|\bor\b|\bthrough\b)?\s?(?:(?:and|or|&)\s)?(?:for\s)?(?:(?:nos?|docs?|dkts?|ecf)\.?\s)?[\s\[(#]{0,3}"
)
_LATER = re.compile(
    r"\b(?:modified|corrected|per|see|pursuant|re-?filed|replaced|amended|superseded|duplicate|refer)\b[^;]{0,90}"
    r"\b(?:doc\w*|dkt|docket|ecf|filing|entry|order|minutes?|judgment|motion|notice|letter|opinion)\.?\s?(?:entry\s)?(?:no\.?|number|#)?[\s\[(#]{0,3}$",
    re.IGNORECASE,
)
_COMMA = re.compile(r"(?:,|;|\band)\s?[\[(]?$")
_LEADS = re.compile(r"\b(?:to|on|of|for|in|with|from|by|and|amending|the)\s$")
_SPACED = re.compile(
    r"\s[.,;)](?:\s|$)"
)  # the clerk's software sets a space behind the number that it prints as a link
_COUNTING = frozenset({"noun", "ruling", "see", "re"})
_DEFENDANT = re.compile(r"\bas\sto\b[^();]{0,100}\(\s?$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[A-Za-z],?\s$")
_NEXT_PART = re.compile(r"\s(?:by\sattorney|as\sto\s|filed\s|is\s|are\s|and\s\d)", re.IGNORECASE)
_LIST = 400
_LEFT = 110


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another entry: its number, the motion part, the span of the number, the cue's name, words and beginning."""

    number: str
    part: int | None
    span: Span
    cue: str
    words: str
    begin: int
    ground: Ground


@dataclass(frozen=True, slots=True)
class _Cue:
    """The words before a number: their name in the table, themselves, where they begin, and whether they suffice."""

    name: str
    words: str
    begin: int
    strong: bool = True


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a reference is looked for: the text with the rest blanked, the entry's own number, what else stands on the docket."""

    text: str
    plain: str
    own: int | None
    known: Mapping[str, str] | None
    typed: tuple[Span, ...]
    family: str


def references(
    text: str,
    number: str | None,
    known: Mapping[str, str] | None,
    links: Sequence[Link],
    hidden: str,
    filer_text: Sequence[Span],
    family: str,
) -> list[Reference]:
    """Every mention, in order of the text. ``hidden`` is the text with attachments and the like already blanked."""
    own = int(number) if number and number.isdigit() else None
    place = _Place(text, masked(hidden), own, known, tuple(filer_text), family)
    linked = [one for link in links if (one := _linked(place, link, number))]
    taken = [one.span for one in linked]
    found, last = list(linked), None
    spans = iter(sorted(taken))
    current = next(spans, None)
    for match in _NUMBER.finditer(place.plain):
        while current and current[1] <= match.start():
            last, current = current[1], next(spans, None)
        if current and match.start() < current[1] and match.end() > current[0]:
            continue
        if one := _read(place, match, last):
            found.append(one)
            last = one.span[1]
    return sorted(found, key=lambda one: one.span)


def _linked(place: _Place, link: Link, number: str | None) -> Reference | None:
    shown = place.text[link.start : link.end]
    plain = place.plain[link.start : link.end].strip(BLANK + " ")
    if link.target is None or link.target == number or not plain:
        return None
    cue = _cue(place, link.start) or _Cue("title", shown.strip(), link.start)
    words = cue.words if cue.strong else shown.strip()
    begin = cue.begin if cue.strong else link.start
    return Reference(link.target, None, (link.start, link.end), cue.name, words, begin, "link")


def _read(place: _Place, match: re.Match[str], last: int | None) -> Reference | None:
    number = str(int(match[1]))
    value = int(number)
    left = place.plain[max(0, match.start() - _LEFT) : match.start()]
    if value in {0, place.own} or not _stands_free(place.plain, match):
        return None
    if place.own is not None and value > place.own and not _may_be_later(place, number, left):
        return None
    part = int(match[2]) if match[2] else None
    cue = _ground(place, match, number, left, last)
    if cue is None:
        return None
    return Reference(number, part or None, match.span(), cue.name, cue.words or match.group(), cue.begin, "text")


def _may_be_later(place: _Place, number: str, left: str) -> bool:
    """Whether the clerk came back to the entry: "Modified on 4/4/2024 per order 25"."""
    return (place.known is None or number in place.known) and _LATER.search(left) is not None


def _stands_free(plain: str, match: re.Match[str]) -> bool:
    """``1)`` without its opening bracket numbers a list."""
    behind = plain[match.end() : match.end() + 2].lstrip()
    if not behind.startswith(")"):
        return True
    before = plain[max(0, match.start() - 300) : match.start()]
    return before.rfind("(") > before.rfind(")") or before.count("(") > before.count(")")


def _ground(place: _Place, match: re.Match[str], number: str, left: str, last: int | None) -> _Cue | None:
    behind = place.plain[match.end() : match.end() + 2].lstrip()
    cue = _cue(place, match.start())
    if cue and cue.strong and not (cue.name == "re" and _in(match.start(), place.typed)):
        counted = cue.name in _COUNTING and counts_things(place.text[match.end() : match.end() + 40])
        return None if counted else cue
    bracketed = left.rstrip().endswith("[") and behind.startswith("]")
    if bracketed and (place.family != "appellate" or match[2] is None):
        return _Cue("bracket", match.group(), match.start())
    if last is not None and _JOINT.fullmatch(place.plain, last, match.start()):
        return _Cue("list", match.group(), match.start())
    if match[2]:
        return None
    if last is not None and _goes_on(place, last, match):
        return _Cue("list", match.group(), match.start())
    alone = left.rstrip().endswith("(") and behind.startswith(")")
    fits = _fits(place, number, left, place.text[match.end() : match.end() + 120], alone=alone)
    return _Cue("title", match.group(), match.start()) if fits else None


def _fits(place: _Place, number: str, left: str, behind: str, *, alone: bool) -> bool:
    """Whether the words around a number that stands without a cue are the title of its entry; ``alone`` is one in brackets."""
    title = behind.lstrip(" )") if alone else behind
    if alone and (not title[:1].isupper() or _DEFENDANT.search(left)):
        return False
    target = (place.known or {}).get(number)
    if place.known is None or (target is None and _LEADS.search(left)):
        return looks_like_title(title) or is_ruled_on(title) or (place.known is None and _printed(left, title))
    if target is None:
        return False
    return (
        bool(_SPACED.match(title))
        or is_ruled_on(title)
        or fits_behind(title, target)
        or fits_before(left, title, target)
    )


def _printed(left: str, behind: str) -> bool:
    """Without the docket: a number that the clerk's software set behind a title, or that the clerk gives for a later correction."""
    return bool(
        _SPACED.match(behind) or (_WORD_BEFORE.search(left) and _NEXT_PART.match(behind)) or _LATER.search(left)
    )


def _goes_on(place: _Place, last: int, match: re.Match[str]) -> bool:
    """Whether a bracket that named an entry names the next one: "(re 12 Motion filed by Debtor Roe, 15 Objection)"."""
    between = place.plain[last : match.start()]
    if len(between) > _LIST or between.count(")") > between.count("("):
        return False
    return _COMMA.search(between) is not None and looks_like_title(place.text[match.end() : match.end() + 60])


def _in(at: int, spans: Sequence[Span]) -> bool:
    """Whether the filer typed it: "Re: 12 Elm" is a house there, not an entry."""
    return any(start <= at < end for start, end in spans)


@cache
def _cues(family: str) -> tuple[Rule, ...]:
    return rules("references", "cue", family, at="(?:{})$")


def _cue(place: _Place, start: int) -> _Cue | None:
    low = max(0, start - _LEFT)
    left = place.plain[low:start]
    for rule in _cues(place.family):
        if match := rule.pattern.search(left):
            words = match.group().strip(BLANK + " ")
            return _Cue(rule.name, words, low + match.start(), strong=bool(rule.values["strong"]))
    return None
