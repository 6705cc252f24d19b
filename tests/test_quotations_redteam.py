"""Invented quotations, judged by convention before the engine was written: every verdict and every difference must come out."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from docket.audit.judging import judge
from docket.audit.source import SourceText
from docket.intake.clean import clean
from docket.intake.pins import pins_after

CORPUS = tomllib.loads((Path(__file__).parent / "data" / "redteam" / "quotations.toml").read_text(encoding="utf-8"))
SOURCES = {name: SourceText(clean(text)) for name, text in CORPUS["sources"].items()}
ROWS = [row for group in CORPUS["group"] for row in group["q"]]


def plain(words: str | None) -> str:
    """Words for comparing: marks that only typing decides are left out."""
    return " ".join(re.findall(r"[\w\[\].,:’'…-]+", (words or "").replace("$", ""))).strip(" ,;")


def shape(kind: str, quoted: str | None, source: str | None) -> tuple[str, str, str]:
    dots = re.sub(r"\s", "", plain(quoted)) if kind == "hidden" else plain(quoted)
    return kind, dots, plain(source)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["n"])
def test_quotation(row: dict[str, Any]) -> None:
    pins = pins_after(" " + row["p"], 1).pins if row["p"] else ()
    found = judge(row["w"], pins, SOURCES[row["s"]], row.get("after", ""))
    told = sorted(shape(d.kind, d.quoted, d.source) for d in found.differences)
    assert found.verdict == row["v"], told
    if "d" in row or row["v"] == "exact":
        assert told == sorted(shape(*d) for d in row.get("d", []))
    assert (found.condition is not None) == row.get("cut", False), found.condition
    if "to" in row:
        assert found.right_pin == row["to"]


def test_a_third_of_the_corpus_is_known_good() -> None:
    assert len(ROWS) >= 120
    assert sum(bool(row.get("good")) for row in ROWS) * 3 >= len(ROWS)


def test_nothing_good_is_called_bad() -> None:
    for row in ROWS:
        if row.get("good"):
            assert row["v"] in {"exact", "altered_marked"}
            assert not row.get("cut")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["n"])
def test_segments_give_both_texts_again(row: dict[str, Any]) -> None:
    found = judge(row["w"], (), SOURCES[row["s"]])
    if found.start is None:
        return
    squeezed = re.sub(r"\W", "", "".join(s.quoted for s in found.segments))
    assert re.sub(r"[\W]", "", row["w"]).startswith(squeezed) or squeezed in re.sub(r"\W", "", row["w"])
