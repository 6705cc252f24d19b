"""Deadlines and hearings of docket entries, against entries in the style of many courts that were marked by hand."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from docket.docket_text.facts import DateFound
from docket.docket_text.reading import read_entry

MARKED: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "docket_text" / "dates.toml").read_text("utf-8")
)["entry"]


def dates(text: str, court: str = "cand", number: str | None = "60") -> tuple[DateFound, ...]:
    return read_entry(text, court=court, number=number).dates


def marked(found: DateFound) -> str:
    """A date as it is marked in the data."""
    words = [found.kind, found.action, found.on.isoformat() if found.on else "-", found.time or ""]
    words += [f"was {found.was.isoformat()}"] if found.was else []
    words += [f"'{found.period}'"] if found.period else []
    return " ".join(word for word in words if word)


def without_hour(mark: str) -> str:
    return " ".join(word for word in mark.split() if ":" not in word)


def test_marked_entries_of_many_courts() -> None:
    """Kind, action, day and the day before, each date once; the hour is counted apart."""
    hits = told = wanted = hours = 0
    wrong = []
    for row in MARKED:
        found = [marked(one) for one in dates(row["text"], row["court"])]
        got, want = Counter(without_hour(f) for f in found), Counter(without_hour(w) for w in row["dates"])
        hits, told, wanted = hits + (got & want).total(), told + got.total(), wanted + want.total()
        hours += (Counter(found) & Counter(row["dates"])).total()
        if got != want:
            wrong.append(
                (row["court"], row["text"][:60], sorted((got - want).elements()), sorted((want - got).elements()))
            )
    assert len(MARKED) >= 60
    assert hits >= 0.97 * wanted, wrong
    assert hits >= 0.97 * told, wrong
    assert hours >= 0.97 * hits
