"""What a newcomer leans on: hints that name keys, completion as in a shell, and a queue that opens where one comes from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_tui_forms import fill, given
from test_tui_stage import TWITTER, case_of, clerk_at, play, press, settle, words
from textual.pilot import Pilot

from docket.clerk import Clerk
from docket.cli.outside import Files
from docket.store.server import Place
from tui.app import DocketApp, Visit
from tui.rows.layout import wrap


@pytest.fixture
def clerk(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    """A Clerk over the demonstration."""
    monkeypatch.setattr("tui.app.POLL_SECONDS", 3600)
    with clerk_at(place) as found:
        yield found


def test_tab_completes_a_path_and_then_goes_to_the_next_field(clerk: Clerk, tmp_path: Path) -> None:
    paper = tmp_path / "opposition.txt"
    paper.write_text("OPPOSITION")
    app = DocketApp(lambda: Visit(clerk, TWITTER), outside=Files())

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "R")
        fill(app, File=str(tmp_path / "opp"))
        await pilot.pause(0.2)
        await press(pilot, "end tab")
        assert given(app)["File"] == str(paper)
        assert app.focused
        assert app.focused.id == "field-0"
        await press(pilot, "tab")
        assert app.focused.id == "field-1"

    play(app, story)


def test_the_review_queue_opens_at_the_proposal_one_comes_from(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, "09417"), view="due")

    async def story(pilot: Pilot[None]) -> None:
        case = case_of(app)
        lines = range(len(case.list.laid))
        proposed = next(n for n in lines if (case.list.laid.line(n).item or "").startswith("P"))
        case.list.go_to(proposed)
        await pilot.pause()
        wanted = case.list.item
        await press(pilot, "r")
        assert case.list.item == wanted
        assert "Review" in words(app)

    play(app, story)


def test_the_palette_of_the_list_of_cases_offers_what_the_list_can_do(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk))

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "colon")
        await pilot.press(*"begin one", "enter")
        await settle(pilot)
        assert "Begin a case" in words(app)

    play(app, story)


def test_what_a_page_cannot_do_is_done_in_its_case(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, TWITTER), view="docket")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "enter colon")
        await pilot.press(*"show or hide", "enter")
        await settle(pilot)
        assert app.screen is case_of(app)
        assert app.screen.has_class("-folded")

    play(app, story)


def test_an_empty_store_names_no_key_that_does_nothing(tmp_path: Path, place: Place) -> None:
    with clerk_at(place, demo=False) as clerk:
        app = DocketApp(lambda: Visit(clerk))

        async def story(pilot: Pilot[None]) -> None:
            assert "enter open" not in words(app)
            await press(pilot, "f")
            assert len(app.screen_stack) == 2
            await press(pilot, "a")
            fill(app, Number="2:24-cv-01187", Court="nvd", Name="Acme v. Globex")
            await press(pilot, "ctrl+s")
            assert "R   file a paper" in words(app)
            assert "docket " not in words(app).replace("docket sheet", "")

        play(app, story)


def test_boxes_and_toasts_are_drawn_in_ascii_too(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, TWITTER), view="docket", ascii=True)

    async def story(pilot: Pilot[None]) -> None:
        for keys in ("colon", "escape a enter", "escape 0 f", "slash", "escape question_mark"):
            await press(pilot, keys)
            assert words(app).isascii()

    play(app, story, size=(60, 20))


@pytest.mark.parametrize(
    "words_given", ["  indented words", "one\ntwo  three ", "", "漢字 " * 9, "x" * 40, "a b  c " * 9]
)
def test_lines_that_fit_are_wrapped_as_those_that_do_not(words_given: str) -> None:
    """A line that fits is taken whole, without the spaces before it: what the slow way makes of it."""
    fitting = [part for part in words_given.split("\n") if len(part) < 10]
    assert [*wrap("\n".join(fitting), 20)] == [part.lstrip(" ") for part in "\n".join(fitting).split("\n")]
    assert all(len(part) <= 20 for part in wrap(words_given, 20))
