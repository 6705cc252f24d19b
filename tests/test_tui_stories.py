"""What people come for, key by key: the week's dates, the audit of one claim, a queue of proposals."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from test_tui_forms import fill, given
from test_tui_stage import NOON, case_of, clerk_at, play, press, settle, words
from textual.pilot import Pilot

from docket.clerk import Clerk
from docket.store.server import Place
from projections.arguments import arguments
from projections.concessions import concessions
from tui.app import DocketApp, Visit
from tui.screens.home import HomeScreen
from tui.widgets.lines import Lines

TODAY = NOON.date()


@pytest.fixture
def clerk(place: Place) -> Iterator[Clerk]:
    """A Clerk over the demonstration: two cases."""
    with clerk_at(place) as found:
        yield found


def test_a_paralegal_finds_what_is_due_this_week_and_why(clerk: Clerk) -> None:
    case = clerk.find_case("9417")
    clerk.due(case, what="Serve the expert report", obligor="Larkmoor", on=TODAY + timedelta(days=4), entry="54")
    clerk.due(case, what="Next year's inspection", obligor="Pellworth", on=date(2027, 3, 1), entry="54")
    app = DocketApp(lambda: Visit(clerk))

    async def story(pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "o")  # next due first
        shown = words(app)
        assert "next due first" in shown
        assert str(TODAY + timedelta(days=4)) in shown
        await press(pilot, "enter 4 f d u e space i n enter")
        shown = words(app)
        assert "filter: within:14d status:open" in shown
        assert "Serve the expert report" in shown
        assert "inspection" not in shown
        assert "Hearing on the motion" not in shown  # it lies behind
        assert "PROPOSED" not in shown  # what is proposed fell due long ago
        await press(pilot, "w")
        assert "ECF 54" in words(app)

    play(app, story, (100, 30))


def test_what_is_due_next_is_selected_where_one_first_looks_at_what_is_due(clerk: Clerk) -> None:
    case = clerk.find_case("9417")
    for days in (40, 4, 12):
        clerk.due(case, what=f"Report {days}", obligor="Larkmoor", on=TODAY + timedelta(days=days), entry="54")
    app = DocketApp(lambda: Visit(clerk, case))

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "4")
        assert "Report 4" in case_of(app).list.laid.line(case_of(app).list.cursor + 1).text
        await press(pilot, "slash n o w h e r e enter")
        assert "Nothing here answers to “nowhere”." in words(app)

    play(app, story, (100, 30))


def test_a_partner_audits_the_claimed_concession_that_he_was_fired(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, clerk.find_case("80319")))

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "3")
        line = case_of(app).list.laid.line(case_of(app).list.cursor)
        assert "that he was fired" in line.text
        assert "relabels" in line.text
        await press(pilot, "enter")
        page = app.screen.query_one("#list", Lines).laid
        told = "\n".join(page.line(n).text for n in range(len(page)))
        for stage in (
            "now concedes that he was fired",
            "RELABELS",
            "The false statements include",
            "laid off",
            "RECHARACTERISED",
        ):
            assert stage in told
        assert told.index("The false statements include") < told.rindex(
            "acknowledges that he was laid off"
        )  # the chain
        await press(pilot, "n Y")
        assert app.clipboard.startswith("“")
        assert "ECF" in app.clipboard or "E1" in app.clipboard
        await press(
            pilot, "escape colon e c f colon 2 2 enter"
        )  # before the order, nothing is said of what the court did
        claim = case_of(app).folded_case
        assert claim is not None
        assert claim.concessions.concessions[0].resolution is None

    play(app, story, (100, 60))


def test_a_clerk_reviews_twelve_proposals_as_one_command_and_takes_it_back(clerk: Clerk) -> None:
    case = clerk.find_case("9417")
    app = DocketApp(lambda: Visit(clerk, case))
    before = len(arguments(clerk.at(case)).arguments)
    kept_before = sum(1 for p in clerk.proposals(case) if p.review == "kept")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "r")
        assert "proposals, not facts" in words(app)
        assert "PROPOSED" in words(app)
        await press(pilot, "space " * 12)
        assert "12 picked" in words(app)
        await press(pilot, "plus")
        await settle(pilot)
        assert sum(1 for p in clerk.proposals(case) if p.review == "kept") == kept_before + 12
        assert "12 kept in one command" in " ".join(said for _, said, _ in app.told)
        await press(pilot, "escape u")
        await settle(pilot)
        assert sum(1 for p in clerk.proposals(case) if p.review == "kept") == kept_before

    play(app, story, (120, 40))
    assert len(arguments(clerk.at(case)).arguments) == before


def test_a_clerk_changes_what_is_said_to_be_conceded_before_it_is_kept(clerk: Clerk) -> None:
    case = clerk.find_case("9417")
    proposed = next(
        p for p in clerk.proposals(case) if p.kind == "concession" and p.review == "proposed" and not p.asks
    )
    app = DocketApp(lambda: Visit(clerk, case))

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "r")
        assert case_of(app).list.select(proposed.id)
        await settle(pilot)
        await press(pilot, "c")
        assert given(app)["Proposition"] == proposed.title
        fill(app, Proposition="that the native logs can be produced")
        await press(pilot, "ctrl+s")
        await settle(pilot)

    play(app, story, (120, 40))
    kept = concessions(clerk.at(case)).concessions[-1]
    assert kept.proposition == "that the native logs can be produced"
    assert next(p for p in clerk.proposals(case) if p.id == proposed.id).became == kept.id
