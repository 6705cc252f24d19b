"""How well concessions are found, against our own marking of shared papers; nothing of them is copied but short fragments."""

import os
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docket.intake.facts import ClaimedConcession
from docket.intake.reading import read

SHARED = Path(os.environ.get("DOCKET_CORPUS", Path(__file__).parents[1] / ".." / "shared"))
PAPERS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "marking" / "concessions.toml").read_text(encoding="utf-8")
)["paper"]

pytestmark = pytest.mark.skipif(
    not all((SHARED / paper["file"]).is_file() for paper in PAPERS), reason="the shared papers are not on this machine"
)


@cache
def found_in(file: str) -> tuple[ClaimedConcession, ...]:
    path = SHARED / file
    return read(path.read_bytes(), path.name).concessions


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).casefold().strip()


def _at(fragment: str, found: ClaimedConcession) -> bool:
    return _plain(fragment) in _plain(found.quote)


def _marks() -> Iterator[tuple[dict[str, Any], ClaimedConcession | None]]:
    """Every mark that matters, with what was found there."""
    for paper in PAPERS:
        for mark in paper["marks"]:
            if mark.get("matters", True):
                yield mark, next((f for f in found_in(paper["file"]) if _at(mark["at"], f)), None)


def test_concessions_that_matter_are_found() -> None:
    rows = list(_marks())
    missed = [mark["at"] for mark, found in rows if found is None]
    assert len(missed) <= 0.15 * len(rows), missed


def test_most_of_what_is_reported_is_marked() -> None:
    wrong = [
        (paper["file"], found.quote[:80])
        for paper in PAPERS
        for found in found_in(paper["file"])
        if not any(_at(mark["at"], found) for mark in paper["marks"])
    ]
    reported = sum(len(found_in(paper["file"])) for paper in PAPERS)
    assert len(wrong) <= 0.25 * reported, wrong


@pytest.mark.parametrize("field", ["conceder", "by", "voice", "manners", "hedged"])
def test_the_people_and_the_manner_of_what_is_found_are_right(field: str) -> None:
    rows = [(mark, found) for mark, found in _marks() if found is not None]
    told = {"conceder": "conceder", "by": "asserted_by", "voice": "voice", "manners": "manner", "hedged": "hedged"}[
        field
    ]
    wrong = []
    for mark, found in rows:
        value, expected = getattr(found, told), mark[field]
        if value is None:
            value = "-"
        if value not in expected if isinstance(expected, list) else value != expected:
            wrong.append((mark["at"], expected, value))
    assert len(wrong) <= 0.1 * len(rows), wrong


def test_what_only_looks_like_a_concession_is_left_out() -> None:
    reported = [
        (fragment, found.quote[:80])
        for paper in PAPERS
        for fragment in paper["near"]
        for found in found_in(paper["file"])
        if _plain(fragment) in _plain(found.quote)
    ]
    assert len(reported) <= 1, reported
