"""Worked examples counted by hand, each with the place in the rules that decides it."""

import json
from pathlib import Path
from typing import Any

import pytest

from docket.rules.asking import result

EXAMPLES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "deadlines" / "examples.json").read_text(encoding="utf-8")
)


def named(example: dict[str, Any]) -> str:
    return str(example["ask"]["id"])


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_a_worked_example_comes_out_as_counted_by_hand(example: dict[str, Any]) -> None:
    found = result(example["ask"])
    assert found["error"] is None
    assert (found["due"], found["due_time"]) == (example["due"], example["due_time"])
    assert [other["date"] for other in found["alternatives"]] == example["or"]
    assert found["disputed"] is bool(example["or"])
    assert found["safe_date"] == example["safe"]
    assert found["certainty"] == example.get("certainty", found["certainty"])


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_a_worked_example_names_the_place_that_decides_it(example: dict[str, Any]) -> None:
    cites = [part for step in result(example["ask"])["steps"] for part in (step["cite"], *step["cite"].split("; "))]
    assert example["cite"] in cites


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_every_step_and_every_other_reading_says_why(example: dict[str, Any]) -> None:
    found = result(example["ask"])
    assert all(step["text"] and step["cite"] for step in found["steps"])
    assert all(other["reading"] for other in found["alternatives"])


def test_the_examples_have_names_of_their_own() -> None:
    assert len({named(example) for example in EXAMPLES}) == len(EXAMPLES) >= 40
