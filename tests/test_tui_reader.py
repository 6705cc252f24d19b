"""The reader: pages and margin numbers from the paper itself, marks where words stand and nowhere else."""

from pathlib import Path

import pytest
from builders import Placed
from test_tui_stage import clerk_at

from tui.desk import Desk
from tui.folded import When
from tui.rows.layout import Page
from tui.rows.reader import PaperLines, Reader, paper_of


@pytest.fixture
def page(placed: Placed, tmp_path: Path) -> Page:
    """ECF 44 of the invented case."""
    with clerk_at(placed(tmp_path / "store.db")) as clerk:
        desk, case = Desk(clerk), clerk.find_case("09417")
        reading = desk.paper(case, "44")
        laid = Reader(desk.fold(case, When()), "44", paper_of(reading)).lay(78, ascii_only=False)
        return Page(78, lines=[laid.line(n) for n in range(len(laid))])


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


@pytest.mark.parametrize("width", [20, 44, 78])
def test_the_rows_of_a_paper_are_counted_as_they_are_drawn_and_the_marked_ones_are_known(
    placed: Placed, tmp_path: Path, width: int
) -> None:
    with clerk_at(placed(tmp_path / "store.db")) as clerk:
        desk, case = Desk(clerk), clerk.find_case("09417")
        laid = Reader(desk.fold(case, When()), "47", paper_of(desk.paper(case, "47"))).lay(width, ascii_only=False)
    assert isinstance(laid, PaperLines)
    rows = [laid.line(n) for n in range(len(laid))]
    assert [n for n, row in enumerate(rows) if row.passage] == laid.marked
    assert all(rows[n].place is not None for n in laid.marked)
    places = [row.place for row in rows if row.place is not None]
    assert places == sorted(places)
    assert set(places) == set(range(max(places) + 1))
    for item in {row.item for row in rows if row.item}:
        assert laid.first_line(item) == next(n for n, row in enumerate(rows) if row.item == item)
