"""The kept first view: on the screen before the record is read, never taken for it, and gone without a trace where it cannot be."""

import asyncio
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from test_tui_poison import poisoned
from test_tui_stage import NOON, ROOT, TWITTER, case_of, clerk_at, settle, words
from textual.pilot import Pilot

from docket.clerk import Clerk
from docket.cli import cli, screens
from docket.store.kept import KeptViews
from docket.store.log import Store
from domain.events import NoteWritten
from tui import kept
from tui.app import DocketApp, Visit
from tui.rows.layout import Line, Span
from tui.screens.home import HomeScreen
from tui.screens.kept import KeptScreen
from tui.screens.page import PageScreen

TODAY = NOON.date()
FORMS = {"80x24": ((80, 24), False), "160x48": ((160, 48), False), "ascii": ((80, 24), True)}
pytestmark = pytest.mark.sqlite("the first view is kept in the store's file only")
Then = Callable[[Pilot[None], DocketApp], Awaitable[None]]


@dataclass
class Desk:
    """A store, its Clerk, and visits to it whose store opens when the test says so."""

    clerk: Clerk
    asked: str | None = TWITTER
    day: date = TODAY
    gate: threading.Event = field(default_factory=threading.Event)

    @property
    def path(self) -> Path:
        assert isinstance(self.clerk.store.path, Path)
        return self.clerk.store.path

    @property
    def case(self) -> str:
        return self.clerk.find_case(self.asked)

    @property
    def views(self) -> KeptViews:
        return KeptViews(self.path, self.asked, lambda: self.day)

    def visit(
        self, early: Then | None = None, then: Then | None = None, *, size: tuple[int, int] = (80, 24),
        ascii_only: bool = False, read_only: bool = False,
    ) -> DocketApp:  # fmt: skip
        """A visit: ``early`` is what happens before the store is open, ``then`` what happens after the case was read."""
        self.gate.clear()
        reached = threading.Event()

        def opening() -> Visit:
            reached.set()
            self.gate.wait(20)
            return Visit(self.clerk, self.asked)

        app = DocketApp(opening, ascii=ascii_only, read_only=read_only, keeper=self.views)

        async def told() -> None:
            async with app.run_test(size=size) as pilot:
                while not reached.is_set():
                    await pilot.pause()
                try:
                    if early:
                        await early(pilot, app)
                finally:
                    self.gate.set()
                if app.return_code is not None:
                    return
                await settle(pilot)
                if then:
                    await then(pilot, app)

        asyncio.run(told())
        return app

    def rows(self) -> list[tuple[object, ...]]:
        """What is kept."""
        with closing(sqlite3.connect(self.path)) as store:
            if not store.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept_views'").fetchone():
                return []
            return store.execute("SELECT * FROM kept_views ORDER BY rowid").fetchall()

    def spoil(self, change: str) -> None:
        """Something else writes to what is kept."""
        with closing(sqlite3.connect(self.path)) as store, store:
            store.execute(change)


@contextmanager
def desk_at(folder: Path, monkeypatch: pytest.MonkeyPatch, *, demo: bool = True) -> Iterator[Desk]:
    monkeypatch.setattr("tui.app.POLL_SECONDS", 3600)
    with clerk_at(folder / "store.db", demo=demo) as clerk:
        yield Desk(clerk)


@cache
def _visited() -> bytes:
    """The bytes of a store that holds the demonstration and has been visited once."""
    with tempfile.TemporaryDirectory() as folder:
        with clerk_at(Path(folder) / "store.db") as clerk:
            Desk(clerk).visit()
        return (Path(folder) / "store.db").read_bytes()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The demonstration, visited once."""
    monkeypatch.setattr("tui.app.POLL_SECONDS", 3600)
    (tmp_path / "store.db").write_bytes(_visited())
    store = Store(tmp_path / "store.db")
    yield Desk(Clerk(store, "tester", lambda: NOON))
    store.close()


def seen(into: list[str]) -> Then:
    """Notes what is on the screen."""

    async def look(_pilot: Pilot[None], app: DocketApp) -> None:
        into.append(words(app))

    return look


def on_kept(*keys: str, into: list[str] | None = None) -> Then:
    """Presses keys on the kept view, which has to be there."""

    async def act(pilot: Pilot[None], app: DocketApp) -> None:
        assert isinstance(app.screen, KeptScreen)
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        if into is not None:
            into.append(words(app))

    return act


async def not_kept(_pilot: Pilot[None], app: DocketApp) -> None:
    assert not isinstance(app.screen, KeptScreen)


# --- what it shows ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_the_kept_view_is_the_live_view_to_the_character(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size, ascii_only = FORMS[form]
    shown: list[str] = []
    with desk_at(tmp_path, monkeypatch) as desk:
        desk.visit(then=seen(shown), size=size, ascii_only=ascii_only)
        desk.visit(on_kept(into=shown), seen(shown), size=size, ascii_only=ascii_only)

    first, early, late = shown
    assert early == first
    assert late == first


def test_hostile_words_are_as_harmless_kept_as_live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    with desk_at(tmp_path, monkeypatch, demo=False) as desk:
        poisoned(desk.clerk)
        desk.asked = None
        desk.visit(then=seen(shown))
        desk.visit(on_kept(into=shown))

    assert shown[1] == shown[0]
    assert not {"\x1b", "\x9b", "\x07", "\u202e", "\u200b"} & set(shown[1])


def test_a_row_that_holds_raw_controls_is_made_visible_when_it_is_drawn() -> None:
    bad = "\x1b]0;OWNED\x07"
    view = kept.FirstView(bad, bad, 1, kept.Pane(bad, (Line((Span(bad, "strong"),), bad),)), None)

    back = kept.read(kept.written(view))

    assert back == view  # the words themselves are kept; drawing, which is tested above, makes them visible
    assert kept.read(kept.written(view).replace('"strong"', '"@click"')).list.lines[0].spans[0].role == ""  # type: ignore[union-attr]


def test_a_record_that_has_moved_on_is_said_so_until_it_is_read(desk: Desk) -> None:
    head = desk.clerk.head()
    desk.clerk.rename(desk.case, name="In re Another Name")
    desk.clerk.note(desk.case, "1", "a note")
    shown: list[str] = []

    desk.visit(on_kept(into=shown), seen(shown))

    early, late = (text.splitlines()[0] for text in shown)
    assert "reading 2 newer" in early
    assert "NOW" not in early.replace("KNOWN", "")
    assert "In re Another" not in early
    assert "In re Another Name" in late
    assert late.endswith("NOW")
    assert f"pos:{desk.clerk.record(desk.case).recorded[-3].position}" in early
    assert desk.clerk.head() == head + 2


def test_a_view_judged_on_another_day_says_which(desk: Desk) -> None:
    desk.day += timedelta(days=1)
    shown: list[str] = []

    desk.visit(on_kept(into=shown))

    assert f"AS OF {NOON.date()} · reading" in shown[0].splitlines()[0]


def test_what_another_width_needs_is_not_shown(desk: Desk) -> None:
    desk.visit(not_kept, size=(100, 30))
    desk.visit(on_kept(), size=(100, 30))
    desk.visit(on_kept(), size=(80, 24))

    assert len(desk.rows()) == 2


def test_only_the_last_forms_of_a_case_are_kept(desk: Desk) -> None:
    for width in range(90, 100):
        facts = {"version": 1, "position": 1, "day": desk.day, "content": "x"}
        desk.views.keep(desk.case, f"overview {width}", **facts)  # type: ignore[arg-type]

    assert [str(row[1]).split()[1] for row in desk.rows()] == ["96", "97", "98", "99"]


def test_a_store_of_several_cases_begins_with_the_list(desk: Desk) -> None:
    desk.asked = None

    async def then(_pilot: Pilot[None], app: DocketApp) -> None:
        assert isinstance(app.screen, HomeScreen)

    desk.visit(not_kept, then)


# --- what may not be believed -----------------------------------------------------------------------------------------

SPOILT = {
    "other words": "UPDATE kept_views SET content = replace(content, 'Twitter', 'Nobody')",
    "no words": "UPDATE kept_views SET content = ''",
    "bytes": "UPDATE kept_views SET content = x'ff00ff'",
    "a later head": "UPDATE kept_views SET version = version - 1",
    "another day": "UPDATE kept_views SET day = '2030-01-01'",
    "text for a number": "UPDATE kept_views SET checksum = 'x'",
    "nothing": "DELETE FROM kept_views",
    "no table": "DROP TABLE kept_views",
}


@pytest.mark.parametrize("change", SPOILT)
def test_what_something_else_wrote_is_not_believed(change: str, desk: Desk) -> None:
    form = kept.form_of(80, ascii_only=False)
    found = desk.views.find(form)
    assert found

    desk.spoil(SPOILT[change])
    assert desk.views.find(form) is None

    facts = {"version": found.version, "position": found.position, "day": desk.day, "content": found.content}
    desk.views.keep(found.case, form, **facts)  # type: ignore[arg-type]
    assert desk.views.find(form) == found


def test_a_damaged_view_is_not_shown_and_is_made_again_by_the_visit(desk: Desk) -> None:
    whole, shown = desk.rows(), list[str]()
    desk.spoil(SPOILT["other words"])

    desk.visit(not_kept, seen(shown))

    assert "Twitter" in shown[0]
    assert desk.rows() == whole


def test_a_table_of_that_name_that_is_not_ours_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk_at(tmp_path, monkeypatch) as desk:
        desk.spoil("CREATE TABLE kept_views (x)")
        desk.visit(not_kept)
        desk.visit(not_kept)


def test_a_view_of_another_log_is_not_shown(desk: Desk) -> None:
    form = kept.form_of(80, ascii_only=False)
    found = desk.views.find(form)
    assert found

    facts = {"version": found.version, "position": found.position + 1, "day": desk.day, "content": found.content}
    desk.views.keep(desk.case, form, **facts)  # type: ignore[arg-type]

    assert desk.views.find(form) is None


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{}", "[" * 100_000, '{"name":1,"number":"","waiting":0,"list":["",[]],"inspector":null}'],
)
def test_text_that_is_no_view_is_none(text: str) -> None:
    assert kept.read(text) is None


# --- what it leaves alone ---------------------------------------------------------------------------------------------


def test_keeping_is_no_change_of_the_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk_at(tmp_path, monkeypatch) as desk:
        before = desk.clerk.head(), [r.event for r in desk.clerk.record(desk.case).recorded]
        desk.visit()
        fresh = Clerk(Store(desk.path), "auditor", lambda: NOON)
        after = fresh.head(), [r.event for r in fresh.record(desk.case).recorded]
        assert [c.name for c in fresh.verify(desk.case) if not c.ok] == []
        fresh.store.close()

        assert desk.rows()
        assert after == before


def test_a_read_only_visit_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk_at(tmp_path, monkeypatch) as desk:
        desk.visit(read_only=True)

        assert desk.rows() == []


def test_a_read_only_visit_shows_what_others_kept(desk: Desk) -> None:
    before, shown = desk.rows(), list[str]()

    desk.visit(on_kept(into=shown), seen(shown), read_only=True)

    assert "NOW · read only" in shown[0]
    assert shown[0] == shown[1]
    assert desk.rows() == before


def test_a_missing_file_stays_missing(tmp_path: Path) -> None:
    views = KeptViews(tmp_path / "none.db", None)
    views.keep("a case", "a form", version=1, position=1, day=NOON.date(), content="x")

    assert views.find("a form") is None
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_busy_is_left_alone(desk: Desk) -> None:
    before = desk.rows()
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.views.keep(desk.case, "a form", version=1, position=1, day=NOON.date(), content="x")

    assert desk.rows() == before


def test_an_older_view_never_replaces_a_newer_one(desk: Desk) -> None:
    form = kept.form_of(80, ascii_only=False)
    before = desk.rows()

    desk.views.keep(desk.case, form, version=1, position=1, day=NOON.date(), content="x")

    assert desk.rows() == before


def test_visits_of_two_programs_do_not_wake_each_other(desk: Desk) -> None:
    """What a follower of the file sees (PRAGMA data_version) stands still once the view is kept, and the head never moved."""
    with closing(sqlite3.connect(desk.path)) as follower:
        version = follower.execute("PRAGMA data_version").fetchone()

        async def look(pilot: Pilot[None], app: DocketApp) -> None:
            held = case_of(app).folded_case
            other = Desk(Clerk(Store(desk.path), "other", lambda: NOON))
            await asyncio.to_thread(other.visit)
            other.clerk.store.close()
            app.look()
            await settle(pilot)
            assert case_of(app).folded_case is held

        desk.visit(on_kept(), look)

        assert follower.execute("PRAGMA data_version").fetchone() == version


@pytest.mark.parametrize("past", ["--as-of 2023-01-13", "--known-at pos:3"])
def test_a_visit_to_the_past_neither_shows_nor_keeps(past: str, tmp_path: Path) -> None:
    def keeper(*given: str) -> object:
        with cli.make_context("docket", ["--store", str(tmp_path / "a.db"), *given]) as ctx:
            return screens._keeper(ctx)

    assert keeper() is not None
    assert keeper(*past.split()) is None


def test_the_kept_view_needs_neither_the_events_nor_the_projections() -> None:
    look = "import sys, tui.app, tui.kept, tui.screens.kept, docket.store.kept; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True)

    heavy = ("eventsourcing", "projections", "pydantic", "domain.events", "docket.clerk")
    assert [name for name in done.stdout.split() if name.startswith(heavy)] == []


# --- keys -------------------------------------------------------------------------------------------------------------


def test_keys_typed_before_the_case_is_read_have_their_effect_after(desk: Desk) -> None:
    async def then(_pilot: Pilot[None], app: DocketApp) -> None:
        assert case_of(app).session.view == "arguments"
        assert isinstance(app.screen, PageScreen)

    desk.visit(on_kept("2", "j", "enter"), then)


def test_so_do_keys_typed_where_nothing_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def early(pilot: Pilot[None], _app: DocketApp) -> None:
        await pilot.press("2")

    async def then(_pilot: Pilot[None], app: DocketApp) -> None:
        assert case_of(app).session.view == "arguments"

    with desk_at(tmp_path, monkeypatch) as desk:
        desk.visit(early, then)


def test_one_moves_on_the_kept_view_and_the_live_one_stands_there(desk: Desk) -> None:
    chosen: list[str | None] = []

    async def early(pilot: Pilot[None], app: DocketApp) -> None:
        assert isinstance(app.screen, KeptScreen)
        first = app.screen.list.item
        await pilot.press("j", "j")
        chosen.append(app.screen.list.item)
        assert chosen[0] != first

    async def then(_pilot: Pilot[None], app: DocketApp) -> None:
        chosen.append(case_of(app).list.item)

    desk.visit(early, then)

    assert chosen[1] == chosen[0]


def test_words_typed_into_a_form_that_was_not_open_yet_arrive_in_it(desk: Desk) -> None:
    async def then(pilot: Pilot[None], _app: DocketApp) -> None:
        await settle(pilot)

    desk.visit(on_kept("e", "q", "u", "a", "y", "enter"), then)

    last = desk.clerk.record(desk.case).recorded[-1].event
    assert isinstance(last, NoteWritten)
    assert last.text == "quay"


def test_a_key_that_records_is_not_obeyed_when_the_record_has_moved_on(desk: Desk) -> None:
    """Undo would take back what somebody else recorded meanwhile."""
    desk.clerk.note(desk.case, "1", "somebody else's note")
    head, told = desk.clerk.head(), list[str]()

    async def then(_pilot: Pilot[None], app: DocketApp) -> None:
        told.extend(n.message for n in app._notifications)
        assert case_of(app).session.view == "docket"

    desk.visit(on_kept("1", "u", "2"), then)

    assert desk.clerk.head() == head
    assert [t for t in told if "moved on when you pressed u" in t]


def test_a_key_that_records_is_obeyed_when_nothing_has_changed(desk: Desk) -> None:
    head = desk.clerk.head()

    async def then(pilot: Pilot[None], _app: DocketApp) -> None:
        await settle(pilot)

    desk.visit(on_kept("u"), then)

    assert desk.clerk.head() == head + 1


def test_nothing_is_done_to_a_thing_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    item, told = list[str | None](), list[str]()

    async def early(pilot: Pilot[None], app: DocketApp) -> None:
        assert isinstance(app.screen, KeptScreen)
        item.append(app.screen.list.item)
        await pilot.press("enter")

    async def then(_pilot: Pilot[None], app: DocketApp) -> None:
        assert not isinstance(app.screen, PageScreen)
        told.extend(n.message for n in app._notifications)

    with desk_at(tmp_path, monkeypatch, demo=False) as desk:
        desk.asked = None
        case = desk.clerk.open("3:22-mc-80319", court="cand", name="A case").id
        desk.clerk.enter(case, entry="1", kind="letter", title="Letter", party="Alpha", filed=NOON.date())
        desk.clerk.argue(case, title="Whether it is so", entry="1", party="Alpha")
        desk.visit()
        desk.clerk.undo(case)
        desk.visit(early, then)

    assert item == ["A1"]
    assert [t for t in told if "moved on when you pressed enter" in t]


def test_keys_meant_for_a_case_do_nothing_in_the_list_of_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program opens a second case between the kept view and the reading: which one is meant is now to be asked."""

    async def early(pilot: Pilot[None], _app: DocketApp) -> None:
        await pilot.press("enter")
        here.clerk.open("3:22-mc-80320", court="cand", name="Another case")

    async def then(_pilot: Pilot[None], app: DocketApp) -> None:
        assert isinstance(app.screen, HomeScreen)

    with desk_at(tmp_path, monkeypatch, demo=False) as here:
        here.asked = None
        case = here.clerk.open("3:22-mc-80319", court="cand", name="A case").id
        here.clerk.enter(case, entry="1", kind="motion", title="Motion", party="Alpha", filed=NOON.date())
        here.clerk.argue(case, title="Whether it is so", entry="1", party="Alpha")
        here.visit()
        here.visit(early, then)


def test_q_leaves_at_once(desk: Desk) -> None:
    async def early(pilot: Pilot[None], app: DocketApp) -> None:
        await pilot.press("q")
        await pilot.pause()
        assert app.return_code == 0

    desk.visit(early)


def test_a_long_case_never_seen_before_shows_its_last_entries_from_the_log_and_says_that_it_is_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docket.store.kept._LONG", 50)

    async def early(pilot: Pilot[None], app: DocketApp) -> None:
        await pilot.pause()
        assert isinstance(app.screen, KeptScreen)
        shown = words(app)
        assert re.search(r"READING \d+ events…", shown)
        assert "no correction, status or date is worked out" in " ".join(shown.split())
        assert "2023-02-16" in shown
        assert "NOW" not in shown
        await pilot.press("3")  # it waits, and does what it would have done

    async def then(pilot: Pilot[None], app: DocketApp) -> None:
        await settle(pilot)
        assert "[3·Concessions]" in words(app)
        assert "NOW" in words(app)

    with desk_at(tmp_path, monkeypatch) as desk:
        desk.visit(early, then)


def test_a_short_case_never_seen_before_waits_for_the_record(desk: Desk) -> None:
    assert desk.views.recorded() is None
