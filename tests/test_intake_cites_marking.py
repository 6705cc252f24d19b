"""Cites measured against a marking by hand of nine shared papers; nothing of them is copied but the cites themselves.

`pytest tests/test_intake_cites_marking.py -s` prints the scores of each paper.
"""

import os
import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import pytest

from docket.intake.reading import Reading, read

SHARED = Path(os.environ.get("DOCKET_CORPUS", Path(__file__).parents[1] / ".." / "shared"))
MARKING = Path(__file__).parent / "data" / "marking"
PAPERS = {
    "reply": "filings/2023-01-09-reply.txt",
    "supplemental": "filings/2023-02-03-supplemental-response.txt",
    "order": "filings/2023-02-16-order.txt",
    "opposition": "corpora/pdf_brief_opposition/*.pdf",
    "opinion": "corpora/pdf_order_opinion/*.pdf",
    "amicus": "corpora/pdf_brief_amicus/*.pdf",
    "complaint": "corpora/pdf_complaint/*.pdf",
    "appeal": "corpora/pdf_court_document/ca1_*.pdf",
    "state": "corpora/pdf_court_document/missouri*.pdf",
}
FLOOR = 0.95
WIDTH = 40

pytestmark = pytest.mark.skipif(
    not all(list(SHARED.glob(pattern)) for pattern in PAPERS.values()),
    reason="the shared papers are not on this machine",
)
Key = tuple[str, str]


@lru_cache
def reading(paper: str) -> Reading:
    path = next(iter(SHARED.glob(PAPERS[paper])))
    return read(path.read_bytes(), path.name)


def marked(name: str) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = {}
    for line in (MARKING / f"cites_{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        paper, _, words, means = line.split("\t")
        found.setdefault(paper, []).append((words, means))
    return found


def record(found: Reading) -> list[Key]:
    return [(c.text[:WIDTH], c.document or "-") for c in found.record_cites]


def legal(found: Reading) -> list[Key]:
    return [(a.text[:WIDTH], a.cite or "-") for a in found.authorities]


@pytest.mark.parametrize(("name", "finder"), [("record", record), ("authorities", legal)])
def test_the_finders_hold_the_floor_on_every_paper(name: str, finder: Callable[[Reading], list[Key]]) -> None:
    right = found_in_all = marked_in_all = 0
    lines = []
    for paper, keys in marked(name).items():
        found = finder(reading(paper))
        same = sum(block.size for block in SequenceMatcher(None, found, keys, autojunk=False).get_matching_blocks())
        lines.append(_score(name, paper, same, len(found), len(keys)))
        right, found_in_all, marked_in_all = right + same, found_in_all + len(found), marked_in_all + len(keys)
        assert min(same / len(found), same / len(keys)) >= FLOOR, lines[-1]
    sys.stdout.write("\n".join(["", *lines, _score(name, "all", right, found_in_all, marked_in_all), ""]))


def _score(name: str, paper: str, right: int, found: int, marked: int) -> str:
    return f"{name:12} {paper:13} precision {right / found:.3f}  recall {right / marked:.3f}  of {marked}"


def test_papers_without_cites_to_a_record_give_none() -> None:
    assert {paper: record(reading(paper)) for paper in ("appeal", "state")} == {"appeal": [], "state": []}
