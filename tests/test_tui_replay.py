"""Replay on the screens: an associate steps and plays through a case, marks moments, and reads what shifted in every view."""

from collections.abc import Iterator

import pytest
from test_tui_stage import NOON, TWITTER, case_of, clerk_at, play, press, settle, words
from textual import events
from textual.pilot import Pilot

from docket.clerk import Clerk
from docket.store.log import Store
from docket.store.server import Place
from projections.moment import KnownAt, Moment
from tui.app import DocketApp, Visit
from tui.folded import When
from tui.session import Unit


@pytest.fixture
def clerk(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    monkeypatch.setattr("tui.app.POLL_SECONDS", 3600)
    monkeypatch.setattr("tui.screens.replaying.PACES", (3600.0,) * 6)  # the tests play: the clock does not
    with clerk_at(place) as clerk:
        yield clerk


def opened(clerk: Clerk, view: str = "arguments", moment: Moment | None = None) -> DocketApp:
    return DocketApp(lambda: Visit(clerk, TWITTER, moment), view=view)


def flat(app: DocketApp) -> str:
    return " ".join(words(app).split())


async def tick(app: DocketApp, pilot: Pilot[None]) -> None:
    """As if the time of a step had passed."""
    case_of(app)._tick()
    await settle(pilot)


def test_an_associate_replays_how_falsity_was_argued(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "j j j p")
        assert "AS OF ECF 1 ·" in words(app)
        assert "PLAYING by filing" in words(app)
        assert "A4: not on the record as of this moment." in words(app)
        await tick(app, pilot)
        assert case_of(app).list.item == "A4"  # it was waited for
        assert "A4 raised by Shulim Leifer in" in flat(app)
        await tick(app, pilot)
        assert "A4: Twitter, Inc. opposes in Opposition (ECF 19)" in flat(app)
        await press(pilot, "j")
        assert "PLAYING" not in words(app)
        assert "AS OF ECF 19" in words(app)

    play(app, story)


def test_play_goes_on_with_the_changes_of_the_selected_thing_and_ends_with_the_last(clerk: Clerk) -> None:
    app = opened(clerk, "concessions")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "less_than_sign less_than_sign")
        assert case_of(app).session.unit == Unit("change", "C1")
        await press(pilot, "p")
        assert "by change of C1" in words(app)
        seen = [case_of(app).session.when.moment]
        while case_of(app).playing:
            await tick(app, pilot)
            seen.append(case_of(app).session.when.moment)
        assert Moment(after="E2") in seen
        assert "Played to the end" in " ".join(n.message for n in app._notifications)

    play(app, story)


@pytest.mark.parametrize("key", ["j", "w", "question_mark", "5", "p"])
def test_any_key_pauses_what_is_played_but_not_the_keys_of_its_pace(clerk: Clerk, key: str) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "p comma full_stop")
        assert case_of(app).playing
        await press(pilot, key)
        assert case_of(app).playing is None
        assert app.playing is None

    play(app, story)


def test_a_click_pauses_too_and_an_idle_screen_has_no_timer_of_play(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        case = case_of(app)
        assert [t for t in case._timers if t.name == "play"] == []
        await press(pilot, "p")
        assert len([t for t in case._timers if t.name == "play"]) == 1
        await pilot.click("#list", offset=(10, 3))
        await settle(pilot)
        assert case.playing is None

    play(app, story)


def test_what_another_process_records_does_not_stop_the_play(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "p")
        store = Store(clerk.store.path)
        Clerk(store, "Anna", lambda: NOON).note(case_of(app).session.case, "20", "seen")
        store.close()
        app.look()
        await settle(pilot)
        assert "1 new event by Anna." in [n.message for n in app._notifications]
        await tick(app, pilot)
        assert "AS OF ECF 1-1" in words(app)
        assert case_of(app).playing

    play(app, story)


def test_play_follows_on_a_page_over_the_case(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "j j enter p")
        assert "PLAYING" in words(app)
        await tick(app, pilot)
        await tick(app, pilot)
        assert "AS OF ECF 19" in words(app)
        await press(pilot, "escape")
        assert "PLAYING" not in words(app)

    play(app, story)


def test_days_are_stepped_between_what_happened(clerk: Clerk) -> None:
    app = opened(clerk, "docket")

    async def story(pilot: Pilot[None]) -> None:
        session = case_of(app).session
        days = []
        for _ in range(5):
            await press(pilot, "left_parenthesis")
            days.append(session.when.moment.day)
        assert all(days)
        assert days == sorted(days, reverse=True)  # type: ignore[type-var]
        await press(pilot, "right_parenthesis")
        assert session.when.moment.day == days[-2]
        await press(pilot, "t right_parenthesis")
        assert session.when.is_now

    play(app, story)


def test_both_clocks_are_stated_wherever_one_travels(clerk: Clerk) -> None:
    app = opened(clerk, "docket")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "left_square_bracket left_square_bracket")
        assert "AS OF E1 · 2023-02-03" in words(app)
        assert "record: now" in words(app)
        await press(pilot, "left_curly_bracket")
        assert "AS KNOWN AT pos:194" in words(app)
        assert "record: event 194 of 195" in words(app)
        await press(pilot, "5")
        assert "Court: after E1, Fri 2023-02-03" in words(app)
        assert "Record: event 194 of 195, 2026-03-02 12:00" in words(app)
        await press(pilot, "t")
        assert "Record: now, event 195 of 195" in words(app)

    play(app, story)


def test_several_marks_are_shown_gone_to_and_compared_from(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        session = case_of(app).session
        await press(pilot, "left_square_bracket m left_square_bracket m t")
        assert session.marks == {"A": When(Moment(after="E2")), "B": When(Moment(after="E1"))}
        assert "marked A,B" in words(app)
        await press(pilot, "apostrophe")
        assert session.when == session.marks["A"]
        assert "◆E2(A)" in words(app)
        assert "●E1(B)" in words(app)
        await press(pilot, "equals_sign")
        assert "What changed since mark B (E1)" in words(app)
        await press(pilot, "apostrophe t")
        assert "What changed since mark B (E1)" in words(app)
        await press(pilot, "apostrophe m")
        assert list(session.marks) == ["B"]

    play(app, story)


def test_a_comparison_is_in_every_view_and_escape_ends_it(clerk: Clerk) -> None:
    app = opened(clerk, moment=Moment(after="E1"))

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "equals_sign")
        assert "new A5" in words(app)
        assert "chg A1" in words(app)
        for view in "013456sb":
            await press(pilot, view)
            assert "What changed by this filing · 48 changes" in words(app)
            assert "new" in words(app) or "chg" in words(app) or view in "46sb"
        await press(pilot, "2 equals_sign")
        assert "From AS OF ECF 22-2 · 2023-02-03 to AS OF E1 · 2023-02-03" in words(app)
        await press(pilot, "left_square_bracket")
        assert "to AS OF ECF 22-2" in words(app)
        await press(pilot, "escape escape")
        assert "What changed" not in words(app)
        assert "chg" not in words(app)
        assert "AS OF ECF 22-2" in words(app)

    play(app, story)


def test_what_an_event_on_the_record_brought_is_told_too(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        session = case_of(app).session
        session.when = When(known_at=KnownAt(position=172))
        await press(pilot, "equals_sign left_curly_bracket right_curly_bracket")
        assert session.when.known_at == KnownAt(position=172)
        assert "What changed by this event · 2 changes" in words(app)
        assert "C1: Court in Order (E2)" in flat(app)

    play(app, story)


def test_typed_keys_reach_the_player_only_once(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "p")
        app.post_message(events.Key("p", "p"))
        await settle(pilot)
        assert case_of(app).playing is None

    play(app, story)


def test_the_chart_of_positions_is_read_without_colour_and_its_lane_in_words(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "P j j j")
        assert "[2·Positions]" in words(app)
        assert "▲───▼───►◇◐─────△*──▼◇──■" in words(app)
        assert "Twitter opposes: Told in two ways" in flat(app)
        await press(pilot, "slash m a l i c e enter")
        assert "of 18 · filter: malice" in words(app)
        await press(pilot, "escape left_square_bracket left_square_bracket")
        assert "■" not in words(app)
        await press(pilot, "enter")
        assert "Positions (" in words(app)

    play(app, story)


def test_a_narrow_chart_moves_over_its_filings(clerk: Clerk) -> None:
    app = opened(clerk, "positions")

    async def story(pilot: Pilot[None]) -> None:
        assert "earlier" in words(app)
        assert "h l move" in words(app)
        await press(pilot, "h h h h h h")
        assert "later" in words(app)
        assert " 1-1 " in words(app)

    play(app, story, (60, 20))


def test_a_partner_asks_what_would_change_without_the_declaration(clerk: Clerk) -> None:
    app = opened(clerk, "docket")

    async def story(pilot: Pilot[None]) -> None:
        head = clerk.head()
        case_of(app).list.select("22")
        await press(pilot, "W")
        assert "WHAT IF WITHOUT ECF 22 · NOW · read only" in words(app)
        assert "What changed if ECF 22 is left out" in words(app)
        assert "ECF 22 does not stand then" in flat(app)
        await press(pilot, "2")
        assert "chg A4" in words(app)
        await press(pilot, "equals_sign")
        assert "From NOW to WHAT IF WITHOUT ECF 22 · NOW" in words(app)
        await press(pilot, "G")
        assert "no record tells how a court would have ruled" in flat(app)
        await press(pilot, "escape a M u")
        assert "nothing can be recorded there" in " ".join(n.message for n in app._notifications)
        await press(pilot, "r v")
        assert "WHAT IF" in words(app)
        await press(pilot, "2 escape")
        assert "WHAT IF" not in words(app)
        assert case_of(app).session.when.is_now
        assert clerk.head() == head

    play(app, story)


def test_time_goes_on_in_a_what_if_and_t_leaves_it(clerk: Clerk) -> None:
    app = opened(clerk, "concessions")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "W left_square_bracket left_square_bracket")
        assert case_of(app).session.when == When(Moment(after="E1"), None, ("C1",))
        assert "WHAT IF WITHOUT C1 · AS OF E1" in words(app)
        await press(pilot, "W")
        assert len(case_of(app).session.when.without) == 2
        await press(pilot, "t")
        assert "WHAT IF" not in words(app)

    play(app, story)


def test_just_after_the_filing_that_is_left_out_one_stands_at_the_end_of_its_day(clerk: Clerk) -> None:
    app = opened(clerk, "docket", Moment(after="E1"))

    async def story(pilot: Pilot[None]) -> None:
        case_of(app).list.select("E1")
        await press(pilot, "W")
        assert "WHAT IF WITHOUT E1 · AS OF 2023-02-03" in words(app)
        await press(pilot, "right_square_bracket")
        assert "AS OF E2" in words(app)

    play(app, story)


def test_what_cannot_be_left_out_is_said(clerk: Clerk) -> None:
    app = opened(clerk, "history")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "G W")
        assert "N12 cannot be left out" in " ".join(n.message for n in app._notifications)

    play(app, story)


def test_the_moments_beside_this_one_are_made_while_one_looks_at_it(clerk: Clerk) -> None:
    app = opened(clerk, "docket")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "left_square_bracket left_square_bracket")
        made = {key[1].moment.after: folded for key, folded in app.desk._folds.items()}
        assert {"22-2", "E1", "E2"} <= set(made)
        assert "sheet" in made["22-2"].__dict__
        await press(pilot, "left_square_bracket")
        assert case_of(app).folded_case is made["22-2"]

    play(app, story)


def test_a_mark_in_a_what_if_says_that_it_is_none_of_the_record(clerk: Clerk) -> None:
    app = opened(clerk, "concessions")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "W m t")
        assert "What changed since mark A (WHAT IF without C1, now)" in words(app)

    play(app, story)
