"""What an entry is: its kind, the finer kind, and what else it is at the same time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from docket.docket_text.facts import Span
from docket.docket_text.tables import Rule, filled, rules, table
from domain.values import Kind

_LEADS = 14
_ZONE = 260
_MINUTES_OR_ORDER = frozenset({"order", "judgment", "minute", "recommendation"})


@dataclass(frozen=True, slots=True)
class Named:
    """A kind found: the contract's, the finer one, and the words that say it."""

    kind: Kind
    detail: str
    span: Span
    also: tuple[tuple[str, Span], ...] = ()


def kind_of(text: str, family: str) -> Named:
    """The kind of an entry by its first words; ``other`` where no row of the table fits."""
    start = after_leads(text, family)
    for rule in rules("kinds", "kind", family):
        if match := rule.pattern.match(text, start, start + _ZONE):
            return Named(
                _kind(rule), rule.name, (start, max(match.end(), start + 1)), tuple(_also(text, start, rule, family))
            )
    return Named("other", "other", (start, min(len(text), start + 1)), tuple(_also(text, start, None, family)))


def _kind(rule: Rule) -> Kind:
    return cast("Kind", rule.values["kind"])


def after_leads(text: str, family: str) -> int:
    """Where the kind begins, behind banners, modifiers and the party's name."""
    at = 0
    for _ in range(_LEADS):
        for rule in rules("kinds", "lead", family):
            match = rule.pattern.match(text, at, at + _ZONE)
            if match and match.end() > at:
                at = match.end()
                break
        else:
            break
    return at if at < len(text) else 0


def _also(text: str, start: int, first: Rule | None, family: str) -> Iterator[tuple[str, Span]]:
    """The other kinds that the entry's own title names, up to where the title of another entry begins."""
    end = own_title_end(text, start, first.name if first else "")
    seen = {first.name} if first else set()
    for rule in rules("kinds", "kind", family):
        word = rule.values.get("word")
        if word is None or rule.name in seen:
            continue
        if match := _word(word).search(text, 0, end):
            seen.add(rule.name)
            yield rule.name, match.span()
            if facet := rule.values.get("facet"):
                yield facet, match.span()


@cache
def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(filled("kinds", pattern), re.IGNORECASE)


@cache
def _ends(kind: str) -> re.Pattern[str]:
    rows = table("titles")["ends"]
    return re.compile(
        "|".join(row["pattern"] for row in rows if kind in row.get("kinds", [kind]) and kind not in row.get("but", [])),
        re.IGNORECASE,
    )


def own_title_end(text: str, start: int, kind: str) -> int:
    """Where the entry's own title ends: at its filer, at the entry that it concerns, at its attachments."""
    limit = min(len(text), start + _ZONE)
    match = _ends(kind).search(text, start, limit)
    return match.start() if match else limit


def is_ruling(detail: str, also: tuple[str, ...] = ()) -> bool:
    """Whether the court speaks."""
    return detail in _MINUTES_OR_ORDER or (
        "order" in also
        and "proposed" not in also
        and detail in {"stipulation", "clerk_admin", "other", "notice", "criminal"}
    )
