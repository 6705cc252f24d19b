"""The list of cases and what outlasts a visit: a paralegal begins, orders and filters; filters get names; one comes back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_tui_stage import case_of, clerk_at, play, press, words
from textual.pilot import Pilot

from docket.clerk import Clerk
from docket.store.server import Place
from docket.visits import Visits
from tui.app import DocketApp, Visit
from tui.remembering import come_back, left_at
from tui.screens.helping import ToldScreen
from tui.screens.home import HomeScreen
from tui.session import Session


@pytest.fixture
def clerk(place: Place) -> Iterator[Clerk]:
    """A Clerk over the demonstration: two cases."""
    with clerk_at(place) as found:
        yield found


@pytest.fixture
def memory(tmp_path: Path) -> Visits:
    """What is remembered, in a file of the test."""
    return Visits(tmp_path / "state" / "visits.json", tmp_path / "store.db")


def typed(text: str) -> str:
    """The keys that type a text."""
    names = {" ": "space", ":": "colon", "-": "minus", ".": "full_stop"}
    return " ".join(names.get(ch, ch) for ch in text)


def names(app: DocketApp) -> list[str]:
    """The cases as listed."""
    assert isinstance(app.screen, HomeScreen)
    laid = app.screen.query_one("#list").laid  # type: ignore[attr-defined]
    return [line.item for n in range(len(laid)) if (line := laid.line(n)).item]


def test_an_empty_store_leads_by_the_hand_to_the_first_case(place: Place) -> None:
    with clerk_at(place, demo=False) as clerk:
        app = DocketApp(lambda: Visit(clerk))

        async def story(pilot: Pilot[None]) -> None:
            assert "begin a case" in words(app)
            await press(pilot, f"a {typed('1:24-cv-5')} enter {typed('nysd')} ctrl+s")
            assert "this is needed" in words(app)
            await press(pilot, f"{typed('Acme v. Globex')} ctrl+s")
            assert case_of(app).session.case == "nysd:1:24-cv-5"
            assert "Acme v. Globex" in words(app)
            await press(pilot, "H")
            assert names(app) == ["nysd:1:24-cv-5"]

        play(app, story)


def test_a_number_that_no_court_prints_is_told_at_its_field(place: Place) -> None:
    with clerk_at(place, demo=False) as clerk:
        app = DocketApp(lambda: Visit(clerk))

        async def story(pilot: Pilot[None]) -> None:
            await press(pilot, f"a {typed('nothing')} enter {typed('nysd')} enter X ctrl+s")
            assert app.focused is not None
            assert app.focused.id == "field-0"
            await press(pilot, "escape")
            assert clerk.store.cases() == []

        play(app, story)


def test_o_puts_the_cases_in_another_order_and_says_which(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk))

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "o o")
        assert "most motions pending first" in words(app)
        assert "Motions" in words(app)
        await press(pilot, "o")
        assert "most to review first" in words(app)
        first = names(app)
        await press(pilot, "o o")
        assert "by name" in words(app)
        assert first == names(app)[::-1]

    play(app, story)


def test_a_filter_by_name_narrows_and_one_of_ones_own_outlasts_the_visit(clerk: Clerk, memory: Visits) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("80319")), view="docket", memory=memory)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "f")
        assert "Papers not at hand" in words(app)
        await press(pilot, f"{typed('orders')} enter")
        assert "filter: kind:order" in words(app)
        await press(
            pilot, f"slash {typed('kind:order by:court')} enter f {typed('give')} enter {typed('Rulings')} enter"
        )
        assert "“Rulings”" in app.told[-1][1]

    play(app, story)
    again = DocketApp(lambda: Visit(clerk, clerk.find_case("80319")), view="docket", memory=memory)

    async def later(pilot: Pilot[None]) -> None:
        await press(pilot, f"escape f {typed('rulings')} enter")
        assert "filter: kind:order by:court" in words(again)
        await press(pilot, f"f {typed('forget')} enter f")
        assert "Rulings" not in words(again)
        await press(pilot, "escape")

    play(again, later)


def test_the_next_visit_comes_back_to_where_the_last_one_was_left(clerk: Clerk, memory: Visits) -> None:
    case = clerk.find_case("80319")
    app = DocketApp(lambda: Visit(clerk, case), memory=memory)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "3 j j")
        assert case_of(app).list.item == "C3"

    play(app, story)
    again = DocketApp(lambda: Visit(clerk, case), memory=memory)

    async def later(pilot: Pilot[None]) -> None:
        await press(pilot, "down up")
        assert case_of(again).session.view == "concessions"
        assert case_of(again).list.item == "C3"

    play(again, later)
    asked = DocketApp(lambda: Visit(clerk, case), view="docket", memory=memory)

    async def as_asked(_pilot: Pilot[None]) -> None:
        assert case_of(asked).session.view == "docket"

    play(asked, as_asked)


def test_of_an_encrypted_store_nothing_is_remembered(
    clerk: Clerk, memory: Visits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(clerk), "encrypted", True)
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("80319")), memory=memory)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, f"1 slash {typed('leifer')} enter")

    play(app, story)
    assert memory.recall(clerk.find_case("80319")) == {}


def test_colours_are_chosen_in_the_palette_and_stay(clerk: Clerk, memory: Visits) -> None:
    app = DocketApp(lambda: Visit(clerk), memory=memory)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, f"colon {typed('colours textual-light')} enter")
        assert app.theme == "textual-light"

    play(app, story)
    assert DocketApp(lambda: Visit(clerk), memory=memory).theme == "textual-light"


def test_what_was_said_can_be_read_again(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("80319")))

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "U ctrl+e")
        assert isinstance(app.screen, ToldScreen)
        assert "U works in History" in words(app)
        await press(pilot, "escape")
        assert case_of(app).session.view == "overview"

    play(app, story)


@pytest.mark.parametrize("text", ["", "no json", "[]", '{"": 5}', "null", "\x00" * 40])
def test_a_state_file_that_is_damaged_is_as_if_there_were_none(memory: Visits, tmp_path: Path, text: str) -> None:
    memory.remember({"theme": "nord"})
    (tmp_path / "state" / "visits.json").write_text(text)
    assert memory.recall() == {}
    memory.remember({"view": "due"}, "a case")
    assert memory.recall("a case") == {"view": "due"}


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = Visits(tmp_path / "file" / "visits.json", tmp_path / "store.db")
    memory.remember({"theme": "nord"})
    assert memory.recall() == {}


def test_the_cases_of_two_stores_are_kept_apart_and_no_address_is_written(tmp_path: Path) -> None:
    path = tmp_path / "visits.json"
    one, two = Visits(path, tmp_path / "secret-client.db"), Visits(path, tmp_path / "two.db")
    one.remember({"view": "due"}, "cand:1")
    assert two.recall("cand:1") == {}
    assert "secret-client" not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0


def test_only_the_cases_left_last_are_remembered(tmp_path: Path) -> None:
    memory = Visits(tmp_path / "visits.json", tmp_path / "store.db")
    memory.remember({"theme": "nord"})
    for n in range(250):
        memory.remember({"view": "due"}, str(n))
    assert memory.recall("0") == {}
    assert memory.recall("249") == {"view": "due"}
    assert memory.recall() == {"theme": "nord"}
    assert len(json.loads((tmp_path / "visits.json").read_text())) == 201


def test_a_session_comes_back_as_it_was_left_and_nonsense_is_left_out() -> None:
    left = Session("cand:1", view="docket", selected={"docket": "20"}, filters={"due": "status:open"}, reading="20")
    back = Session("cand:1")
    come_back(back, json.loads(json.dumps(left_at(left))), view=True)
    assert left_at(back) == left_at(left)
    other = Session("cand:1")
    come_back(other, {"view": "nowhere", "selected": 7, "filters": {"due": 5}, "reading": []}, view=True)
    assert left_at(other) == left_at(Session("cand:1"))
