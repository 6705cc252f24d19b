"""The worked examples of the design, computed as a batch; two of them are answered otherwise, each with its reason."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from docket.rules.asking import result

ROOT = Path(__file__).resolve().parent.parent
OTHERWISE = {
    "unit-325": "31 January and a month is a clamp like 30 November and three months (unit-328), which is flagged",
    "local-302": "San Jacinto Day is doubted in Texas without a court (state-220), so it is doubted in N.D. Tex. too",
}


def vectors() -> list[dict[str, Any]]:
    corpus = os.environ.get("DOCKET_CORPUS")
    places = [Path(corpus).parent / "design"] if corpus else []
    for place in (*places, ROOT.parent / "shared" / "design"):
        path = place / "deadline-vectors.json"
        if path.is_file():
            found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
            return found
    return []


VECTORS = vectors()
needs_vectors = pytest.mark.skipif(not VECTORS, reason="deadline-vectors.json of the design is not beside the project")


def named(vector: dict[str, Any]) -> str:
    return str(vector["id"])


@needs_vectors
@pytest.mark.parametrize("vector", VECTORS, ids=named)
def test_the_majority_date_and_hour(vector: dict[str, Any]) -> None:
    found = result(vector)
    assert found["error"] is None
    assert (found["due"], found["due_time"]) == (vector["expected_date"], vector["expected_time"])


@needs_vectors
@pytest.mark.parametrize("vector", [v for v in VECTORS if v["id"] not in OTHERWISE], ids=named)
def test_the_other_readings_and_the_safe_date(vector: dict[str, Any]) -> None:
    found = result(vector)
    assert found["disputed"] is vector["practitioners_differ"]
    assert found["safe_date"] == vector["safe_date"]
    assert {other["date"] for other in found["alternatives"]} == {o["date"] for o in vector["alternatives"] or ()}


@needs_vectors
@pytest.mark.parametrize("vector", [v for v in VECTORS if v["id"] in OTHERWISE], ids=named)
def test_what_is_answered_otherwise_is_only_flagged(vector: dict[str, Any]) -> None:
    found = result(vector)
    assert found["disputed"]
    assert not vector["practitioners_differ"]


@needs_vectors
@pytest.mark.parametrize("vector", [v for v in VECTORS if v["add3"] and v["rule"]], ids=named)
def test_the_days_for_service_follow_from_rule_service_and_date(vector: dict[str, Any]) -> None:
    assert result({**vector, "add3": None})["due"] == vector["expected_date"]


@needs_vectors
@pytest.mark.parametrize("vector", [v for v in VECTORS if "." in (v["rule"] or "")], ids=named)
def test_the_period_follows_from_the_rule_and_the_date(vector: dict[str, Any]) -> None:
    assert result({**vector, "period": None})["due"] == vector["expected_date"]
