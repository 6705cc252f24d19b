"""The pattern tables: package data, one TOML file for each thing that is read."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_GAP = r"[\s\[({#:;,.]{0,8}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of a table: what it finds, by which pattern, and whatever else the row says."""

    name: str
    pattern: re.Pattern[str]
    values: dict[str, Any]


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``name``.toml as it stands."""
    with files("docket.docket_text").joinpath(f"{name}.toml").open("rb") as data:
        return tomllib.load(data)


@cache
def rules(name: str, key: str, family: str = "", *, at: str = "{}") -> tuple[Rule, ...]:
    """The rows ``key`` of a table that hold for a family of courts, in their order; ``at`` frames each pattern."""
    found = []
    for row in table(name)[key]:
        if family in row.get("families", (family,)):
            pattern = re.compile(at.format(filled(name, row["pattern"])), re.IGNORECASE)
            found.append(Rule(row["name"], pattern, {k: v for k, v in row.items() if k not in {"name", "pattern"}}))
    return tuple(found)


def filled(name: str, pattern: str) -> str:
    """``pattern`` with the table's ``{adj}`` and the ``{event}`` words put in."""
    pattern = pattern.replace("{adj}", table(name).get("adjective", "")).replace("{event}", events())
    return pattern.replace("{gap}", _GAP)


@cache
def family_of(court: str) -> str:
    """``bankruptcy``, ``appellate``, ``trade`` or ``district`` for a court's CourtListener id (``cand``, ``nysb``, ``ca9``)."""
    for row in table("courts")["family"]:
        if re.fullmatch(row["ids"], court.lower()):
            return str(row["name"])
    return "district"


@cache
def events() -> str:
    """A pattern for the words that begin an event's title: Motion, Order, Notice ..."""
    return rf"(?:{'|'.join(table('events')['nouns'])})\b"
