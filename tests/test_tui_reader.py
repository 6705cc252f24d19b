"""The reader: pages and margin numbers from the paper itself, marks where words stand and nowhere else."""

from pathlib import Path

import pytest
from builders import Placed
from test_tui_stage import clerk_at

from tui.desk import Desk
from tui.folded import When
from tui.rows.layout import Page
from tui.rows.reader import paper_of, reader_page


@pytest.fixture
def page(placed: Placed, tmp_path: Path) -> Page:
    """ECF 44 of the invented case."""
    with clerk_at(placed(tmp_path / "store.db")) as clerk:
        desk, case = Desk(clerk), clerk.find_case("09417")
        reading = desk.paper(case, "44")
        written = Page(78)
        reader_page(desk.fold(case, When()), "44", paper_of(reading), written)
        return written


def test_the_gutter_has_the_lines_of_the_pleading_and_a_rule_for_each_page(page: Page) -> None:
    texts = [line.text for line in page.lines]
    assert [t.split(" ─")[0] for t in texts if t.startswith("page ")] == [f"page {n}" for n in range(1, 7)]
    line = next(t for t in texts if "a picture of a table" in t)
    assert line.startswith("11 A1")


def test_words_are_marked_whole_and_a_footnote_between_them_is_not(page: Page) -> None:
    marked = [line for line in page.lines if line.passage]
    assert any("«" in line.text for line in marked)
    assert not any("MOTION TO COMPEL –" in line.text for line in marked)


def test_marks_open_as_often_as_they_close(page: Page) -> None:
    whole = "".join(line.text for line in page.lines)
    assert abs(whole.count("«") - whole.count("»")) <= 1
