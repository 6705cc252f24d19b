"""Invented papers and orders that were marked before a finder was tuned for them, in sets by the order they were written.

Each set was scored before its errors were looked at; what it holds here is what it has once they were mended, so these floors
say nothing of papers still to come. `pytest tests/test_intake_fresh_papers.py -s` prints the scores.
"""

import sys
from pathlib import Path

import marked_orders
import marked_papers
import pytest
from marked_papers import Score, marked
from test_intake_formats import every_span_holds_its_words

PAPERS = sorted((Path(__file__).parent / "data" / "intake" / "fresh").glob("*.txt"))
SETS = sorted({path.name[0] for path in PAPERS})


def papers(name: str) -> list[Path]:
    return [path for path in PAPERS if path.name.startswith(f"{name}_")]


def holds(what: str, score: Score, recall: float, precision: float = 0.0) -> None:
    sys.stdout.write(f"\n{score.told(what)}")
    assert score.recall >= recall, score.missed
    assert score.precision >= precision, score.extra


@pytest.mark.parametrize("name", SETS)
def test_cites_to_the_record_with_their_sources_and_pins(name: str) -> None:
    cites, pins = marked_papers.record_cites(papers(name))

    holds("record cites", cites, 0.97, 0.97)
    holds("pins", pins, 0.97)


@pytest.mark.parametrize("name", SETS)
def test_quotations_with_the_source_they_are_credited_to(name: str) -> None:
    found, credit = marked_papers.quotations(papers(name))

    holds("quotations", found, 0.97, 0.95)
    holds("credit", credit, 0.97)


@pytest.mark.parametrize("name", SETS)
def test_headings_and_cases(name: str) -> None:
    holds("headings", marked_papers.headings(papers(name)), 0.97, 0.95)
    holds("cases", marked_papers.cases(papers(name)), 0.97)


@pytest.mark.parametrize("name", marked_orders.SETS)
def test_deadlines_with_the_one_who_must_act(name: str) -> None:
    found, who, facts = marked_orders.deadlines(f"fresh_{name}")

    holds("deadlines", found, 0.95, 0.95)
    holds("obligor", who, 0.95)
    holds("hours and periods", facts, 0.95)


@pytest.mark.parametrize("name", marked_orders.SETS)
def test_rulings_with_their_motions_and_what_is_left_open(name: str) -> None:
    found, motions, facts = marked_orders.dispositions(f"fresh_{name}")

    holds("dispositions", found, 0.95, 0.95)
    holds("motions", motions, 0.95)
    holds("terms", facts, 0.95)
    holds("left open", marked_orders.left_open(f"fresh_{name}"), 0.95, 0.95)


@pytest.mark.parametrize("name", marked_orders.SETS)
def test_hearings_set_moved_and_taken_off(name: str) -> None:
    found, facts = marked_orders.hearings(f"fresh_{name}")

    holds("hearings", found, 0.95, 0.95)
    holds("hours and kinds", facts, 0.95)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_span_of_every_paper_holds_its_words(path: Path) -> None:
    every_span_holds_its_words(marked(path)[0])
