"""The finder against our own marking of shared papers, where they are at hand; nothing of them is copied but short fragments."""

import os
import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from builders import Placed, Story

from docket.intake.clean import clean
from docket.intake.facts import Quotation
from docket.intake.reading import Reading, read

SHARED = Path(os.environ.get("DOCKET_CORPUS", Path(__file__).parents[1] / ".." / "shared"))
MARKING = tomllib.loads((Path(__file__).parent / "data" / "marking" / "quotations.toml").read_text(encoding="utf-8"))
PAPERS = {paper["file"]: paper for paper in MARKING["paper"]}
_NEAR = 3  # characters by which the beginning may be off


def place(name: str) -> Path:
    folder, _, file = name.partition("/")
    return SHARED / folder / file if folder == "filings" else SHARED / "corpora" / folder / file


pytestmark = pytest.mark.skipif(
    not all(place(name).is_file() for name in PAPERS), reason="the shared papers are not on this machine"
)


@cache
def reading(name: str) -> Reading:
    return read(place(name).read_bytes(), place(name).name)


def matching(found: tuple[Quotation, ...], start: int) -> Quotation | None:
    near = [q for q in found if abs(q.span.start - start) <= _NEAR]
    return min(near, key=lambda q: abs(q.span.start - start), default=None)


def right(quotation: Quotation | None, source: str) -> bool:
    if quotation is None:
        return False
    said = f"{quotation.source or ''} {quotation.authority or ''}"
    return source in said if source else quotation.source is None


def test_quotations_are_found_with_their_sources() -> None:
    marked = [(name, *row) for name, paper in PAPERS.items() for row in paper["q"]]
    missed = [
        (name, words, source)
        for name, start, words, source, _ in marked
        if not right(matching(reading(name).quotations, start), source)
    ]
    assert len(marked) > 200
    assert 1 - len(missed) / len(marked) >= 0.95, missed


def test_pins_are_read_as_printed() -> None:
    pinned = [
        (quotation.pin, pin)
        for name, paper in PAPERS.items()
        for start, _, source, pin in paper["q"]
        if pin and (quotation := matching(reading(name).quotations, start)) and right(quotation, source)
    ]
    assert sum(found == pin for found, pin in pinned) >= 0.97 * len(pinned)


def test_little_is_found_that_is_no_quotation() -> None:
    whole = [name for name, paper in PAPERS.items() if not paper["lines"]]
    extra = [
        quotation.text
        for name in whole
        for quotation in reading(name).quotations
        if not any(abs(quotation.span.start - row[0]) <= _NEAR for row in PAPERS[name]["q"])
    ]
    assert len(extra) <= 5, extra


@pytest.mark.parametrize("name", [name for name in PAPERS if name.endswith(".txt")])
def test_every_span_holds_the_words_it_claims(name: str) -> None:
    found = reading(name)
    for quotation in found.quotations:
        got = "".join(clean(found.text[low:high]).text for low, high in quotation.span.parts)
        assert re.sub(r"\s", "", got) == re.sub(r"\s", "", quotation.text)


def test_what_stands_out_in_the_three_papers_is_found_without_help(placed: Placed, tmp_path: Path) -> None:
    story = Story(placed(tmp_path / "docket.db"), number="3:22-mc-80319")
    names = sorted(name for name in PAPERS if name.startswith("filings/"))
    entries = (("20", "reply", "Acme"), ("23", "supplemental", "Bolt"), ("24", "order", "court"))
    for day, (name, (entry, kind, party)) in enumerate(zip(names, entries, strict=True), start=1):
        story.enter(entry, kind, party, date(2023, 2, day))
        story.clerk.file(story.case, place(name).read_bytes(), name=place(name).name, entry=entry)
    view = story.clerk.quotes(story.at())
    alarming = [r.text for r in view.quotations if r.verdict in {"altered_unmarked", "misplaced", "not_found"}]
    assert alarming == ["[n]ear[ly] impossible"]
    told = [(f.kind, [p.entry for p in f.passages]) for f in view.findings]
    accounts = [f.detail for f in view.findings if f.kind == "two_accounts"]
    assert any("fired" in detail and "let go" in detail for detail in accounts)  # a declaration conceded, and quoted
    assert any("does not appear to take issue with" in detail for detail in accounts)
    alike = [entries for kind, entries in told if kind == "lookalike_name"]
    assert ["23", "24"] in alike  # one glyph in an account name
    assert [one for one in told if one[0] not in {"two_accounts", "lookalike_name"}] == [
        ("same_source_differs", ["20", "24"]),  # "a" against "the"
        ("same_source_differs", ["23", "23"]),  # altered, then accurate
        ("same_source_differs", ["23", "23", "23"]),  # one paragraph of a declaration
        ("uncredited_repeat", ["20", "24"]),
    ]
    story.store.close()
