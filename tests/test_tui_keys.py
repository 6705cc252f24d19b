"""What the keys do: a person presses them on the demonstration and the screen answers."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import Placed
from test_tui_stage import NOON, TWITTER, case_of, clerk_at, play, press, settle, words
from textual.pilot import Pilot

from docket.clerk import Clerk
from docket.store.log import Store
from projections.moment import Moment
from tui.app import DocketApp, Visit
from tui.screens.home import HomeScreen
from tui.screens.page import PageScreen

Tell = Callable[..., None]


@pytest.fixture
def clerk(placed: Placed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    monkeypatch.setattr("tui.app.POLL_SECONDS", 3600)
    with clerk_at(placed(tmp_path / "store.db")) as clerk:
        yield clerk


def opened(clerk: Clerk, *, moment: Moment | None = None, **facts: object) -> DocketApp:
    return DocketApp(lambda: Visit(clerk, TWITTER, moment), **facts)  # type: ignore[arg-type]


def test_a_store_with_two_cases_opens_on_the_list_and_enter_opens_one(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk))

    async def story(pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, HomeScreen)
        assert "3:22-mc-80319" in words(app)
        await press(pilot, "enter")
        assert "[0·Overview]" in words(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)

    play(app, story)


def test_an_empty_store_says_what_to_type(placed: Placed, tmp_path: Path) -> None:
    with clerk_at(placed(tmp_path / "store.db"), demo=False) as clerk:
        app = DocketApp(lambda: Visit(clerk))

        async def story(pilot: Pilot[None]) -> None:
            await press(pilot, "escape")
            assert "a   begin a case" in words(app)
            assert "I   import a docket" in words(app)
            assert app.is_running

        play(app, story)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("0", "Order (E2) at 4:24-25"),
        ("3 enter", "Supplemental response (E1) § II.A ¶ 2"),
        ("3 j", "Leifer now appears to concede"),
        ("4 w", "Order (E2) at 4:28"),
        ("2 enter", "Order (E2) at 2:3"),
        ("0 n", "performance not known"),
        ("s n", "Order (E2) at 2:3-4"),
        ("C 1", "“now concedes that he was fired from two care facilities”"),
        ("C 3", "OVERSTATES. Reply 13:10-12"),
        ("x", "Whether what Leifer's former employers told him is inadmissible hearsay"),
        ("x", "Whether the tweets are statements of fact or opinion"),
        ("x", "Whether actual malice must be shown by clear and convincing evidence"),
        ("x pagedown", "Order (E2) at 4:16"),
        ("x pagedown", "Which way the balance of harms falls (Highfields, second step)"),
        ("C 5", "Reply (ECF 20) at 5:1-2"),
        ("C 9", "Reply (ECF 20) at 12:1"),
        ("A 4", "whether he was fired"),
        ("F 1", "Supplemental response (E1) § II.A ¶ 2"),
        ("F 3", "Reply (ECF 20) at 12:4"),
        ("D 2", "By no later than February 28, 2023"),
    ],
)
def test_a_key_fact_is_two_keys_away_with_its_pin(clerk: Clerk, keys: str, told: str) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, keys)
        assert told.casefold() in words(app).casefold()

    play(app, story)


def test_stepping_back_shows_a_banner_and_keeps_the_selection(clerk: Clerk) -> None:
    app = opened(clerk, view="arguments")

    async def story(pilot: Pilot[None]) -> None:
        assert " NOW" in words(app)
        await press(pilot, "j j j left_square_bracket")
        assert "AS OF E2 · 2023-02-16 · read only" in words(app)
        assert case_of(app).list.item == "A4"
        await press(pilot, "left_square_bracket")
        assert "AS OF E1 · 2023-02-03" in words(app)
        assert case_of(app).list.item == "A4"
        assert re.search(r"joined C\d+\?", words(app))
        await press(pilot, "right_square_bracket t")
        assert "AS OF" not in words(app)

    play(app, story)


def test_the_record_can_be_stepped_by_event(clerk: Clerk) -> None:
    app = opened(clerk, view="history")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "left_curly_bracket")
        assert "AS KNOWN AT pos:" in words(app)
        await press(pilot, "right_curly_bracket")
        assert "AS KNOWN" not in words(app)

    play(app, story)


def test_the_changes_of_the_selected_thing_can_be_stepped(clerk: Clerk) -> None:
    app = opened(clerk, view="concessions")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "less_than_sign")
        assert case_of(app).session.when.moment == Moment(after="E2")
        await press(pilot, "less_than_sign")
        assert case_of(app).session.when.moment == Moment(after="E1")

    play(app, story)


def test_a_mark_is_compared_with_here_in_sentences(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "left_square_bracket left_square_bracket m t equals_sign equals_sign")
        assert "From AS OF E1 · 2023-02-03 to NOW" in words(app)
        await press(pilot, "pagedown")
        assert "→" in words(app)

    play(app, story)


def test_nothing_can_be_recorded_in_another_moment(clerk: Clerk) -> None:
    app = opened(clerk, view="docket", moment=Moment(after="20"))

    async def story(pilot: Pilot[None]) -> None:
        head = clerk.head()
        for key in ("a", "u", "e", "M"):
            await press(pilot, key)
        assert "nothing can be recorded there" in " ".join(n.message for n in app._notifications)
        assert (clerk.head(), len(app.screen_stack)) == (head, 2)

    play(app, story)


def test_a_read_only_store_refuses_to_write(clerk: Clerk) -> None:
    app = opened(clerk, view="docket", read_only=True)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "a")
        assert "read only" in words(app)
        assert len(app.screen_stack) == 2

    play(app, story)


def test_the_filter_narrows_as_one_types_and_escape_clears_it(clerk: Clerk) -> None:
    app = opened(clerk, view="docket")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "slash k i n d colon o r d e r")
        assert "2 of 10 · filter: kind:order" in words(app)
        await press(pilot, "enter")
        assert [r.item for r in case_of(app).list.source.rows] == ["21", "E2"]  # type: ignore[attr-defined]
        await press(pilot, "escape")
        assert "10 entries" in words(app)

    play(app, story)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("A 4", "2·Arguments"), ("C 2", "3·Concessions"), ("2 0", "1·Docket"), ("S 2", "2·Standards"),
        ("2 0 2 3 minus 0 1 minus 1 3", "AS OF 2023-01-13"),
    ],
)  # fmt: skip
def test_the_palette_goes_anywhere(clerk: Clerk, typed: str, shown: str) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, f"colon {typed} enter")
        assert shown in words(app)
        wanted = typed.replace(" ", "")
        if "AS OF" not in shown:
            assert case_of(app).list.item == wanted

    play(app, story)


def test_why_gives_sentences_passages_and_events_and_escape_returns(clerk: Clerk) -> None:
    app = opened(clerk, view="concessions")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "w")
        assert isinstance(app.screen, PageScreen)
        assert "Why: C1" in words(app)
        await press(pilot, "G")
        assert "pos:" in words(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, PageScreen)

    play(app, story)


def test_a_page_follows_time_and_says_when_its_thing_did_not_stand_yet(clerk: Clerk) -> None:
    app = opened(clerk, view="concessions")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "enter left_square_bracket")
        assert "AS OF E2" in words(app)
        await press(pilot, "left_square_bracket left_square_bracket")
        assert "not on the record as of this moment" in words(app)

    play(app, story)


def test_a_note_is_kept_and_taken_back(clerk: Clerk) -> None:
    app = opened(clerk, view="arguments")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "e c h e c k enter")
        assert "check (N" in " ".join(line.text for line in case_of(app).query_one("#inspector").laid.lines)  # type: ignore[attr-defined]
        await press(pilot, "u")
        assert "Taken back" in " ".join(n.message for n in app._notifications)
        assert clerk.record(case_of(app).session.case).recorded[-1].event.TOPIC == "case.command-undone.v1"

    play(app, story)


def test_the_entry_form_shows_the_error_at_its_field(clerk: Clerk) -> None:
    app = opened(clerk, view="docket")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "a enter 2 3 enter m o t e ctrl+s")
        assert "! this is needed" in words(app)
        await press(pilot, "x ctrl+s")
        assert "“mote” is not a kind of paper" in words(app)
        await press(pilot, "escape")
        assert len(app.screen_stack) == 2

    play(app, story)


def test_an_entry_by_hand_is_docketed_and_selected(clerk: Clerk) -> None:
    app = opened(clerk, view="docket")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "a enter 2 3 enter n o t i c e enter N o t i c e ctrl+s")
        assert case_of(app).list.item == "23"
        assert "11 entries" in words(app)

    play(app, story)


def test_proposals_are_kept_and_dropped_in_the_review_queue(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, "09417"), view="review")

    async def story(pilot: Pilot[None]) -> None:
        case = case_of(app)
        assert "PROPOSED" in words(app)
        waiting = len(case.folded_case.to_review) if case.folded_case else 0
        await press(pilot, "plus")
        await press(pilot, "minus n o enter")
        assert case.folded_case
        assert len(case.folded_case.to_review) == waiting - 2

    play(app, story)


def test_picked_proposals_are_kept_in_one_command_and_one_undo_brings_them_back(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, "09417"), view="review")

    async def story(pilot: Pilot[None]) -> None:
        case = case_of(app)
        assert case.folded_case
        clear = [p.id for p in case.folded_case.to_review if p.asks is None][:2]
        waiting = len(case.folded_case.to_review)
        for ident in clear:
            case.list.select(ident)
            await press(pilot, "space")
        assert "2 picked" in words(app)
        await press(pilot, "plus")
        assert "2 kept in one command" in " ".join(n.message for n in app._notifications)
        assert len(case.folded_case.to_review) == waiting - 2
        await press(pilot, "u")
        assert len(case.folded_case.to_review) == waiting

    play(app, story)


def test_all_that_is_shown_is_picked_under_the_filter_and_put_back(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, "09417"), view="review")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "slash k i n d colon r u l i n g enter asterisk")
        queue = case_of(app).folded_case.to_review  # type: ignore[union-attr]
        assert case_of(app).session.picked == {p.id for p in queue if p.kind == "ruling"}
        await press(pilot, "asterisk")
        assert case_of(app).session.picked == set()

    play(app, story)


def test_a_proposal_is_changed_before_it_is_kept(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, "09417"), view="review")

    async def story(pilot: Pilot[None]) -> None:
        case = case_of(app)
        assert case.folded_case
        argument = next(p for p in case.folded_case.to_review if p.kind == "argument")
        case.list.select(argument.id)
        await press(pilot, "c exclamation_mark enter ctrl+s")
        folded = case_of(app).folded_case
        assert folded is not None
        kept = next(p for p in folded.proposals if p.id == argument.id)
        titles = {row.id: row.title for row in folded.arguments.arguments}
        assert titles[kept.became or ""] == f"{argument.title}!"

    play(app, story)


def test_what_another_process_records_is_shown_and_told(clerk: Clerk) -> None:
    app = opened(clerk, view="docket")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "j j")
        store = Store(clerk.store.path)
        Clerk(store, "Anna", lambda: NOON).note(case_of(app).session.case, "20", "seen")
        store.close()
        app.look()
        await settle(pilot)
        assert "1 new event by Anna." in [n.message for n in app._notifications]
        assert case_of(app).list.item == "19"

    play(app, story)


def test_the_reader_goes_from_mark_to_mark(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, "09417"), view="docket")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "colon 4 7 enter 6 n")
        first = case_of(app).list.cursor
        assert "«" in words(app)
        await press(pilot, "n")
        assert case_of(app).list.cursor > first
        await press(pilot, "N")
        assert case_of(app).list.cursor == first

    play(app, story)


def test_help_lists_the_keys_and_escape_closes_it(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "question_mark")
        assert "Standards: element x party x ruling" in words(app)
        await press(pilot, "escape escape escape")
        assert app.is_running

    play(app, story)


def test_the_cite_is_copied(clerk: Clerk) -> None:
    app = opened(clerk, view="concessions")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "y")
        assert app.clipboard == "Supplemental response (E1) § II.A ¶ 2"
        await press(pilot, "Y")
        assert app.clipboard.startswith("“now concedes that he was fired from two care facilities”")

    play(app, story)


def test_a_screen_that_is_too_small_says_so(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        assert "Too small" in words(app)
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert "NOW" in words(app)

    play(app, story, size=(38, 10))
