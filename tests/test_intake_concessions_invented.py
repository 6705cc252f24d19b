"""How well concessions are found in invented papers of many courts, field by field, against marks made beforehand."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docket.intake.facts import ClaimedConcession
from docket.intake.reading import Reading, read

DATA = Path(__file__).parent / "data"
SETS: dict[str, list[dict[str, Any]]] = {
    name: tomllib.loads((DATA / "marking" / f"concessions_{name}.toml").read_text(encoding="utf-8"))["paper"]
    for name in ("invented", "blind", "fresh")
}
PAPERS = [paper for papers in SETS.values() for paper in papers]
_TITLE = re.compile(
    r"\b(?:the|both|mr|ms|dr|officer|agent|captain|sergeant|counsel for|relator|his|her|its|their)\b", re.IGNORECASE
)
_RECALL, _PRECISION, _FIELD = 0.85, 0.8, 0.9


@cache
def _read(file: str) -> Reading:
    path = DATA / "concessions" / file
    return read(path.read_bytes(), file)


def _place(paper: dict[str, Any], fragment: str) -> tuple[int, int]:
    """Where a fragment stands in the file, whatever parts its words."""
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", fragment)))
    found = re.search(words, (DATA / "concessions" / paper["file"]).read_text(encoding="utf-8"), re.IGNORECASE)
    assert found, fragment
    return found.span()


def _at(paper: dict[str, Any], fragment: str) -> list[ClaimedConcession]:
    """What is found at a fragment; of several the ones whose cue stands in it."""
    low, high = _place(paper, fragment)
    met = [f for f in _read(paper["file"]).concessions if f.span.start < high and low < f.span.end]
    closest = [f for f in met if _plain(f.cue) in _plain(fragment)]
    return closest or met


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words)).casefold()


def _name(words: str | None) -> frozenset[str]:
    return frozenset(_plain(_TITLE.sub(" ", words or "nobody")).split())


def _is_one_of(told: str | None, names: list[str]) -> bool:
    """Whether a name is one of those that are right: the same, or one within the other."""
    who = _name(told)
    return any(who <= known or known <= who for known in (_name(n if n != "-" else None) for n in names))


def _pairs(
    papers: list[dict[str, Any]] | None = None,
) -> Iterator[tuple[dict[str, Any], dict[str, Any], ClaimedConcession | None]]:
    """Every mark that matters, with its paper and what was found there."""
    for paper in PAPERS if papers is None else papers:
        for mark in paper["marks"]:
            if mark.get("matters", True):
                yield paper, mark, next(iter(_at(paper, mark["at"])), None)


def _is_right(field: str, paper: dict[str, Any], mark: dict[str, Any], found: ClaimedConcession) -> bool:
    """Whether one field of a finding is as marked."""
    own = paper["by"] if set(mark["conceder"]) & set(paper["by"]) else []
    wanted = _plain(mark.get("says", "")).split()
    told = _plain(found.proposition).split()
    held = sum(any(w[:5] == t[:5] for t in told) for w in wanted)
    right: dict[str, bool] = {
        "conceder": _is_one_of(found.conceder, [*mark["conceder"], *own]),
        "asserter": _is_one_of(found.asserted_by, paper["by"]),
        "voice": found.voice in mark["voice"],
        "manner": found.manner in mark["manners"],
        "hedged": found.hedged == mark.get("hedged", found.hedged),
        "proposition": held >= 0.6 * len(wanted),
    }
    return right[field]


@pytest.mark.parametrize("name", SETS)
def test_concessions_that_matter_are_found(name: str) -> None:
    rows = list(_pairs(SETS[name]))
    missed = [(paper["file"], mark["at"]) for paper, mark, found in rows if found is None]
    assert len(rows) > 200
    assert len(missed) <= (1 - _RECALL) * len(rows), missed


@pytest.mark.parametrize("name", SETS)
def test_most_of_what_is_reported_is_marked(name: str) -> None:
    reported = [(paper, found) for paper in SETS[name] for found in _read(paper["file"]).concessions]
    wrong = [
        (paper["file"], found.quote[:80])
        for paper, found in reported
        if not any(found in _at(paper, mark["at"]) for mark in paper["marks"])
    ]
    assert len(wrong) <= (1 - _PRECISION) * len(reported), wrong


@pytest.mark.parametrize("field", ["conceder", "asserter", "voice", "manner", "hedged", "proposition"])
@pytest.mark.parametrize("name", SETS)
def test_what_is_found_is_told_right(name: str, field: str) -> None:
    rows = [(paper, mark, found) for paper, mark, found in _pairs(SETS[name]) if found is not None]
    wrong = [(paper["file"], mark["at"]) for paper, mark, found in rows if not _is_right(field, paper, mark, found)]
    assert len(wrong) <= (1 - _FIELD) * len(rows), wrong


@pytest.mark.parametrize("name", SETS)
def test_what_only_looks_like_a_concession_is_left_out(name: str) -> None:
    """A fragment may stand beside a real concession; what is found there must be that one."""
    rows = [(paper, fragment) for paper in SETS[name] for fragment in paper["near"]]
    reported = [
        (paper["file"], fragment)
        for paper, fragment in rows
        if any(not any(found in _at(paper, m["at"]) for m in paper["marks"]) for found in _at(paper, fragment))
    ]
    assert len(rows) >= 60
    assert len(reported) <= 0.05 * len(rows), reported


def test_every_claim_stands_at_its_place_and_once() -> None:
    for paper in PAPERS:
        found = _read(paper["file"])
        raw = (DATA / "concessions" / paper["file"]).read_text(encoding="utf-8")
        seen = [(c.span.start, c.cue) for c in found.concessions]
        assert len(seen) == len(set(seen)), paper["file"]
        for claim in found.concessions:
            assert _plain(" ".join(raw[a:b] for a, b in claim.span.parts)) == _plain(claim.quote)
            assert _plain(claim.cue) in _plain(raw) or _plain(claim.cue) in _plain(claim.quote), (
                claim.cue
            )  # over a margin
            assert not re.search(r"[“”\"\[\]]", claim.proposition)
