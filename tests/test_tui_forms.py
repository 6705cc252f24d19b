"""Recording from the screens: an associate files a claim and checks it without leaving them, and errors stand at their fields."""

from collections.abc import Iterator
from typing import get_args

import pytest
from test_tui_stage import case_of, clerk_at, play, press, words
from textual.pilot import Pilot
from textual.widgets import Input

from docket.clerk import Clerk
from docket.store.server import Place
from domain.values import words_of
from projections.concessions import concessions
from projections.deadlines import deadlines
from tui.app import DocketApp, Visit
from tui.forms import FORMS
from tui.screens.boxes import FormBox, PaletteBox


@pytest.fixture
def clerk(place: Place) -> Iterator[Clerk]:
    """A Clerk over the demonstration: two cases."""
    with clerk_at(place) as found:
        yield found


def fill(app: DocketApp, **values: str) -> None:
    """Write into the fields of the form that is open."""
    assert isinstance(app.screen, FormBox)
    names = [field.name for field in app.screen._fields]
    for name, value in values.items():
        app.screen.query_one(f"#field-{names.index(name.replace('_', ' '))}", Input).value = value


def given(app: DocketApp) -> dict[str, str]:
    """What the form that is open holds."""
    assert isinstance(app.screen, FormBox)
    fields = app.screen._fields
    return {f.name: app.screen.query_one(f"#field-{n}", Input).value for n, f in enumerate(fields)}


def test_an_associate_claims_a_concession_and_checks_it_without_leaving_the_screens(clerk: Clerk) -> None:
    case = clerk.find_case("80319")
    app = DocketApp(lambda: Visit(clerk, case), view="concessions")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "a")
        assert isinstance(app.screen, PaletteBox)
        assert "a claimed concession, with the words" in words(app)
        await press(pilot, "enter")
        fill(
            app,
            Proposition="that the accounts are anonymous",
            Conceder="Twitter",
            Said_by="Leifer",
            Entry="20",
            Pin="p. 3",
        )
        await press(pilot, "ctrl+s")
        assert case_of(app).list.item == "C11"
        assert "that the accounts are anonymous" in words(app)
        await press(pilot, "a down down enter")
        assert given(app)["Concession"] == "C11"
        fill(app, Verdict="overstates", Detail="The page says pseudonymous.")
        await press(pilot, "ctrl+s")
        assert "overstates" in words(app)
        await press(pilot, "u")

    play(app, story, (120, 40))
    last = concessions(clerk.at(case)).concessions[-1]
    assert (last.id, last.source_check) == ("C11", None)  # the check was taken back, the claim stands


def test_a_word_that_is_on_no_list_is_told_at_its_field_with_the_words_that_are(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("80319")), view="arguments")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "a down enter")
        assert given(app)["Argument"] == "A1"
        fill(app, Entry="20", Party="Leifer", Stance="agrees")
        await press(pilot, "ctrl+s")
        assert "Possible: raises" in words(app)
        assert app.focused is not None
        assert app.focused.id == "field-3"
        await press(pilot, "escape")

    play(app, story, (120, 40))


def test_a_needed_field_that_is_empty_is_told_before_anything_is_recorded(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("80319")), view="due")
    before = clerk.head()

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "a enter ctrl+s")
        assert "this is needed" in words(app)
        fill(app, What="Produce", Obligor="Twitter", On="next Tuesday")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, FormBox)
        await press(pilot, "escape")

    play(app, story)
    assert clerk.head() == before


def test_a_form_opened_on_words_of_a_paper_brings_them_and_their_pin(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("9417")), view="concessions")

    async def story(pilot: Pilot[None]) -> None:
        case = case_of(app)
        await press(pilot, "tab n")
        passage = case.chosen()[1]
        assert passage is not None
        assert passage.words
        await press(pilot, "a enter")
        assert given(app)["Pin"] == passage.pin
        assert given(app)["Words"].split() == passage.words.split()
        assert given(app)["Entry"] == passage.entry
        await press(pilot, "escape")

    play(app, story, (120, 40))


def test_lines_selected_in_the_reader_become_a_passage_with_its_pin(clerk: Clerk) -> None:
    case = clerk.find_case("9417")
    app = DocketApp(lambda: Visit(clerk, case), view="docket")

    async def story(pilot: Pilot[None]) -> None:
        screen = case_of(app)
        screen.read("44")
        await press(pilot, "g")
        place = next(n for n in range(len(screen.list.laid)) if "Larkmoor" in screen.list.laid.line(n).text and n > 20)
        screen.list.go_to(place)
        await press(pilot, "space j j")
        assert len(screen.list.held) >= 2
        passage = screen.chosen()[1]
        assert passage is not None
        await press(pilot, "Y")
        assert app.clipboard == f"“{passage.words}” {passage.cite}"
        await press(pilot, "a escape")
        assert screen.list.held  # the selection outlives the box
        await press(pilot, "a d e a d l i n e space w i t h enter")
        fill(app, What="Answer", Obligor="Larkmoor", On="2026-03-01")
        assert given(app)["Words"] == passage.words
        assert given(app)["Pin"] == passage.pin
        await press(pilot, "ctrl+s")

    play(app, story, (120, 40))
    made = next(d for d in deadlines(clerk.at(case)).deadlines if d.what == "Answer")
    assert [p.found for p in made.bases[0].passages] == [True]  # the words were found in the paper where the pin says


def test_nothing_can_be_recorded_in_the_past_and_the_palette_says_why(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("80319")), view="docket")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "left_square_bracket a")
        assert "nothing can be recorded there" in app.told[-1][1]
        await press(pilot, "colon r e c o r d space a space d e a d")
        assert "not here" in words(app)
        await press(pilot, "enter")
        assert "t goes back to now" in app.told[-1][1]
        assert not isinstance(app.screen, FormBox)

    play(app, story)


def test_an_act_that_works_in_another_view_is_dim_in_the_palette_and_says_where(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("80319")), view="docket")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "colon i n space c o u r t space o r d e r")
        assert "not here" in words(app)
        await press(pilot, "enter")
        assert app.told[-1][1] == "This works in history: go there first."

    play(app, story)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.act)
def test_every_form_is_an_act_of_the_clerk_with_facts_that_it_takes(form: object, clerk: Clerk) -> None:
    from inspect import signature

    from tui.forms import PASSAGE, Form

    assert isinstance(form, Form)
    taken = signature(getattr(clerk, form.act)).parameters
    facts = {f.fact for f in form.fields}
    plain = facts - set(PASSAGE)
    open_ended = any(p.kind is p.VAR_KEYWORD for p in taken.values())
    assert open_ended or plain <= set(taken)
    assert "passages" in taken or not facts & set(PASSAGE)
    needed = {n for n, p in taken.items() if p.default is p.empty and p.kind is not p.VAR_KEYWORD} - {
        "case",
        "passages",
    }
    assert needed <= {f.fact for f in form.fields if f.needed}


def test_closed_lists_are_offered_whole() -> None:
    from domain.values import Stance

    stance = next(f for form in FORMS for f in form.fields if f.fact == "stance")
    assert stance.offer == words_of(Stance) == get_args(Stance)
