"""Search over every case from the palette, and the list of cases while cases are still being read."""

from collections.abc import Iterator
from datetime import date

import pytest
from test_tui_stage import case_of, clerk_at, play, press, words
from textual.pilot import Pilot

from docket.clerk import Clerk
from docket.store.server import Place
from tui.app import DocketApp, Visit
from tui.desk import Desk
from tui.rows.cases import case_table
from tui.screens.searching import SearchScreen


@pytest.fixture
def clerk(place: Place) -> Iterator[Clerk]:
    """A Clerk over the demonstration: two cases."""
    with clerk_at(place) as found:
        yield found


def typed(text: str) -> str:
    """The keys that type a text into the palette."""
    return " ".join({" ": "space"}.get(ch, ch) for ch in text)


def test_words_in_the_palette_search_every_case_and_enter_opens_the_hit(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("9417")))

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, f"colon {typed('mention tickets')} up enter")
        assert isinstance(app.screen, SearchScreen)
        shown = words(app)
        assert "1 hit" in shown
        assert "tickets" in shown
        await press(pilot, "enter")
        assert case_of(app).session.case == clerk.find_case("9417")
        assert not isinstance(app.screen, SearchScreen)

    play(app, story)


def test_a_hit_in_a_paper_opens_the_reader_at_its_lines(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("80319")))

    async def story(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(SearchScreen("tickets kind:paper"))
        await press(pilot, "j enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        case = case_of(app)
        assert (case.session.case, case.session.view) == (clerk.find_case("9417"), "read")
        line = case.list.laid.line(case.list.cursor)
        assert "ticket" in "".join(span.text for span in line.spans).casefold()
        assert line.passage is not None

    play(app, story)


def test_a_hit_in_another_case_opens_that_case_on_the_thing(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("9417")))

    async def story(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(SearchScreen("great terms kind:finding"))
        await press(pilot, "j")
        assert "WORK PRODUCT finding" in words(app)
        await press(pilot, "enter")
        assert case_of(app).session.case == clerk.find_case("80319")
        await press(pilot, "escape")

    play(app, story)


def test_a_query_that_cannot_be_understood_is_a_sentence_on_the_screen(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("9417")))

    async def story(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(SearchScreen('"open'))
        await press(pilot, "j")
        assert "A quotation mark is not closed" in words(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, SearchScreen)

    play(app, story)


def test_the_list_shows_what_is_known_while_cases_are_read(clerk: Clerk) -> None:
    clerk.enter(clerk.find_case("9417"), kind="notice", title="Notice", filed=date(2026, 2, 1))
    told: list[int | None] = []

    rows = Desk(clerk).cases(lambda known: told.extend(case.entries for case in known))

    assert told[:2] == [None, None]
    assert [row.entries for row in rows] == [10, 20]
    waiting = case_table(clerk.cases_at_once(), clerk.today()).rows
    assert [row.cells[3] for row in waiting] == ["10", "20"]
