"""Orders of public dockets, read and compared with our own marking of them, where the shared corpora are at hand."""

import json
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docket.intake.reading import Reading, read

SHARED = Path(os.environ.get("DOCKET_CORPUS", Path(__file__).parents[1] / ".." / "shared"))
MARKED: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "marking" / "orders.toml").read_text(encoding="utf-8")
)["order"]
HEAD = "UNITED STATES DISTRICT COURT\n\nROE,\nPlaintiff,\nv.\nDOE,\nDefendant.\n\nCase No. 1:20-cv-00001\n\nORDER\n\n"

pytestmark = pytest.mark.skipif(
    not all((SHARED / marked["at"]).is_file() for marked in MARKED), reason="the shared corpora are not on this machine"
)


@cache
def reading(at: str, number: str | None) -> Reading:
    """A paper as it is; the text of a docket entry under a caption of ours."""
    data = (SHARED / at).read_bytes()
    if number is None:
        return read(data, Path(at).name)
    entries = json.loads(data)["docket_entries"]
    text = next(e["description"] for e in entries if str(e["document_number"]) == number)
    return read(f"{HEAD}{text}\n".encode(), "order.txt")


def found_in(marked: dict[str, Any], kind: str) -> list[tuple[str, ...]]:
    paper = reading(marked["at"], marked.get("number"))
    rows: dict[str, list[tuple[str, ...]]] = {
        "deadlines": [(d.due or "", d.quote) for d in paper.deadlines],
        "rulings": [(d.outcome, d.quote) for d in paper.dispositions],
        "hearings": [(h.act, h.on or "", h.quote) for h in paper.hearings],
        "left_open": [(q.outcome, q.quote) for q in paper.left_open],
    }
    return [tuple(" ".join(part.split()) for part in row) for row in rows[kind]]


def score(kind: str) -> tuple[int, int, int]:
    """How many are marked, how many of them are found, and how many are found in all."""
    marked_all = right = found_all = 0
    for marked in MARKED:
        left = found_in(marked, kind)
        found_all += len(left)
        for *facts, fragment in marked.get(kind, []):
            marked_all += 1
            same = next(
                (row for row in left if list(row[:-1]) == facts and fragment in row[-1].replace("’", "'")), None
            )
            if same:
                left.remove(same)
                right += 1
    return marked_all, right, found_all


@pytest.mark.parametrize(
    ("kind", "recall", "precision"),
    [("deadlines", 0.9, 0.85), ("rulings", 0.9, 0.85), ("hearings", 0.85, 0.85), ("left_open", 0.8, 0.7)],
)
def test_what_is_marked_is_found_and_little_else(kind: str, recall: float, precision: float) -> None:
    marked, right, found = score(kind)

    assert right / marked >= recall
    assert right / found >= precision
