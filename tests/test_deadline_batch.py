"""Requests counted by hand from the rules before the program saw them, run as one batch of the command."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

PATH = Path(__file__).parent / "data" / "deadlines" / "batch.json"
VECTORS: list[dict[str, Any]] = json.loads(PATH.read_text(encoding="utf-8"))
COUNTED = [vector for vector in VECTORS if "error" not in vector]
REFUSED = [vector for vector in VECTORS if "error" in vector]


def named(vector: dict[str, Any]) -> str:
    return str(vector["ask"]["id"])


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The results of the whole file, in order, from the command as people run it."""
    path = tmp_path_factory.mktemp("batch") / "requests.json"
    path.write_text(json.dumps([vector["ask"] for vector in VECTORS]), encoding="utf-8")
    command = [sys.executable, "-m", "docket", "compute", "--batch", str(path), "--json"]
    printed = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")
    assert printed.stderr == ""
    found: list[dict[str, Any]] = json.loads(printed.stdout)["results"]
    return found


def test_there_is_one_result_for_each_request_in_order(results: list[dict[str, Any]]) -> None:
    names = [named(vector) for vector in VECTORS]

    assert [row["id"] for row in results] == names
    assert len(set(names)) == len(names) >= 200


@pytest.mark.parametrize("vector", COUNTED, ids=named)
def test_the_date_the_hour_and_the_other_readings(vector: dict[str, Any], results: list[dict[str, Any]]) -> None:
    found = results[VECTORS.index(vector)]

    assert found["error"] is None
    assert (found["due"], found["due_time"]) == (vector["due"], vector["due_time"])
    assert [other["date"] for other in found["alternatives"]] == vector["or"]
    assert (found["safe_date"], found["disputed"]) == (vector["safe"], bool(vector["or"]))
    assert found["certainty"] == vector.get("certainty", found["certainty"])
    assert all(step["text"] and step["cite"] for step in found["steps"])
    assert found["steps"]


@pytest.mark.parametrize("vector", REFUSED, ids=named)
def test_what_has_no_date_says_why(vector: dict[str, Any], results: list[dict[str, Any]]) -> None:
    found = results[VECTORS.index(vector)]

    assert vector["error"] in found["error"]
    assert found["error"].rstrip().endswith((".", ")"))
    assert (found["due"], found["safe_date"], found["steps"]) == (None, None, [])


def test_a_day_on_which_agencies_were_closed_is_pointed_out_and_not_counted(results: list[dict[str, Any]]) -> None:
    steps = {
        named(vector): [step["text"] for step in row["steps"]] for vector, row in zip(VECTORS, results, strict=True)
    }

    told = "Mind: executive agencies were closed that day by order of the President"
    assert any(text.startswith(told) for text in steps["day-of-mourning-that-nobody-names"])
    assert not any(text.startswith("Mind:") for text in steps["day-of-mourning-2025"])


def test_the_weekday_of_every_last_day_is_an_open_one() -> None:
    shut = {named(vector) for vector in COUNTED if date.fromisoformat(vector["due"]).weekday() >= 5}

    assert shut == {"date-certain-on-a-sunday"}
