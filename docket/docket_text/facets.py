"""The modifiers of an entry: joint, unopposed, sealed, text-only, second."""

import re
from collections.abc import Iterator
from functools import cache

from docket.docket_text.facts import Span
from docket.docket_text.kinds import Named, own_title_end
from docket.docket_text.tables import Rule, rules, table

_ENDING = {2: "nd", 3: "rd", 22: "nd", 23: "rd"}


def facets_of(text: str, named: Named, hidden: str, family: str) -> tuple[tuple[str, Span], ...]:
    """Every modifier once, those of the title first, then what else the entry also is; ``hidden`` has no attachments."""
    end = own_title_end(text, named.span[0], named.detail)
    found: dict[str, Span] = {}
    for where, place in (("title", hidden[:end]), ("text", hidden)):
        if _any(where, family).search(place):
            for rule in _rules(where, family):
                if match := rule.pattern.search(place):
                    found.setdefault(rule.name, match.span())
    for name, span in _ordinal(hidden[:end]):
        found.setdefault(name, span)
    for name, span in named.also:
        found.setdefault(name, span)
    return tuple(found.items())


@cache
def _rules(where: str, family: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules("facets", "facet", family) if rule.values["where"] == where)


@cache
def _any(where: str, family: str) -> re.Pattern[str]:
    """All of them at once: most entries have none."""
    return re.compile("|".join(rule.pattern.pattern for rule in _rules(where, family)), re.IGNORECASE)


@cache
def _ordinals() -> re.Pattern[str]:
    told = table("facets")["ordinals"]
    return re.compile(
        rf"\b(?P<word>{'|'.join(told['words'])}|\d{{1,2}}(?=(?:st|nd|rd|th)))(?:st|nd|rd|th)?\s{told['before']}",
        re.IGNORECASE,
    )


def _ordinal(title: str) -> Iterator[tuple[str, Span]]:
    match = _ordinals().search(title)
    if match:
        word = match["word"].lower()
        words = table("facets")["ordinals"]["words"]
        count = int(word) if word.isdigit() else words.index(word) + 1
        if count > 1:
            yield f"{count}{_ENDING.get(count, 'th')}", match.span("word")
