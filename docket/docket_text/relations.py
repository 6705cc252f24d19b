"""What an entry does to each entry it names: by the ruling's verb, by the words before the number, by the entry's own kind."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from docket.docket_text.facts import RelationFound
from docket.docket_text.kinds import Named
from docket.docket_text.references import Reference
from docket.docket_text.tables import table
from domain.values import RelationRole

_WEIGHT = {
    "rules_on": 0,
    "withdraws": 1,
    "corrects": 2,
    "replies_to": 3,
    "responds_to": 3,
    "supports": 4,
    "attaches": 5,
}


def relations_of(
    text: str, named: Named, refs: Sequence[Reference], ruled: Collection[str], known: Mapping[str, str] | None
) -> tuple[RelationFound, ...]:
    """One relation for each entry (and motion part) named, in order of the text; the weightiest role where it is named twice."""
    best: dict[tuple[str, int | None], RelationFound] = {}
    said = "continues"
    for ref in refs:
        said = said if ref.cue == "list" else _role(_Place(text, named, refs[0].span[0], bool(ruled)), ref, known)
        role = "rules_on" if ref.number in ruled else said
        one = RelationFound(
            ref.number, cast("RelationRole", role), ref.ground, ref.words, (ref.begin, ref.span[1]), ref.part
        )
        key = (ref.number, ref.part)
        if key not in best or _WEIGHT.get(role, 9) < _WEIGHT.get(best[key].role, 9):
            best[key] = one
    return tuple(sorted(best.values(), key=lambda one: one.span))


@cache
def _rows() -> tuple[tuple[dict[str, Any], dict[str, re.Pattern[str]]], ...]:
    keys = ("left", "but_left", "beside_rulings", "title", "target")
    return tuple(
        (row, {key: re.compile(row[key], re.IGNORECASE) for key in keys if key in row})
        for row in table("relations")["role"]
    )


def _behind_the_head(text: str, named: int, start: int) -> bool:
    """Whether the entry's title has ended before the number."""
    return start - named > 200 or re.search(r"\.\s[A-Z]", text[named:start]) is not None


@dataclass(frozen=True, slots=True)
class _Place:
    """The entry, where it first names another one, and whether it rules on one by a verb."""

    text: str
    named: Named
    first: int
    rules: bool


def _role(place: _Place, ref: Reference, known: Mapping[str, str] | None) -> str:
    start, end = ref.span
    text, named = place.text, place.named
    words = {
        "left": text[max(0, start - 130) : start],
        "title": text[: max(named.span[1], min(place.first, 160))],
        "target": (known or {}).get(ref.number, text[end : end + 160])[:200],
    }
    also = {name for name, _ in named.also}
    for row, patterns in _rows():
        if named.detail in row.get("but", ()) or ("own" in row and named.detail not in row["own"]):
            continue
        if row.get("head") and _behind_the_head(text, named.span[1], start):
            continue
        if place.rules and "beside_rulings" in patterns and not patterns["beside_rulings"].search(words["left"]):
            continue
        if "also" in row and not also.intersection(row["also"]):
            continue
        if "but_left" in patterns and patterns["but_left"].search(words["left"]):
            continue
        if all(patterns[key].search(words[key]) for key in ("left", "title", "target") if key in patterns):
            return str(row["name"])
    return "continues"
