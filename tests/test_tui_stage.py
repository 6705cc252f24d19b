"""The stage on which the screens are tested: a store with the demonstration, a fixed clock, and the words on the screen."""

import asyncio
import os
import re
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from cli_harness import put
from textual.pilot import Pilot
from textual.widgets import Input

from docket.clerk import Clerk
from docket.samples import load_demonstration
from docket.store.log import Store
from docket.store.server import Place
from tui.app import DocketApp
from tui.screens.case import CaseScreen

ROOT = Path(__file__).resolve().parent.parent
TWITTER = "80319"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
Story = Callable[[Pilot[None]], Awaitable[None]]

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")


@cache
def _demonstration() -> Path:
    """A store that holds the demonstration: made once, copied for every test."""
    folder = tempfile.TemporaryDirectory()
    _FOLDERS.append(folder)
    path = Path(folder.name) / "demo.db"
    store = Store(path, create=True)
    load_demonstration(Clerk(store, "demonstration clerk", lambda: NOON))
    store.close()
    return path


_FOLDERS: list[tempfile.TemporaryDirectory[str]] = []
"""Kept until the tests are over."""


@contextmanager
def clerk_at(place: Place, *, demo: bool = True) -> Iterator[Clerk]:
    """A Clerk over a store of its own."""
    if demo:
        put(_demonstration(), place)
    store = Store(place, create=not demo)
    try:
        yield Clerk(store, "tester", lambda: NOON)
    finally:
        store.close()


async def settle(pilot: Pilot[None]) -> None:
    """Wait for workers and messages, never for a time."""
    quiet = 0
    while quiet < 2:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        screen = pilot.app.screen
        done = screen.name != "_default" and (not isinstance(screen, CaseScreen) or screen.warm is screen.folded_case)
        quiet = quiet + 1 if done and not list(pilot.app.workers) else 0


async def press(pilot: Pilot[None], keys: str) -> None:
    """Press keys one after the other, each when the one before has had its effect."""
    for key in keys.split():
        await pilot.press(key)
        if not (isinstance(pilot.app.focused, Input) and len(key) == 1):
            await settle(pilot)


def play(app: DocketApp, story: Story, size: tuple[int, int] = (80, 24)) -> None:
    """Open the app, tell the story, close it. Nobody else writes, so nothing is polled."""

    async def told() -> None:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await story(pilot)

    asyncio.run(told())


def words(app: DocketApp) -> str:
    """What is on the screen, character by character."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def case_of(app: DocketApp) -> CaseScreen:
    """The case that is shown."""
    return next(screen for screen in reversed(app.screen_stack) if isinstance(screen, CaseScreen))


# --- the house rules of tui/ ------------------------------------------------------------------------------------------

DRAWS = re.compile(
    r"from_markup|notify\(|border_title\s*=|border_subtitle\s*=|Static\(|Markdown|Label\(|DataTable|RichLog"
)
SOURCES = sorted((ROOT / "tui").rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_only_safe_makes_drawable_text(path: Path) -> None:
    """Markup in a filing can act; everything drawn goes through tui/safe.py."""
    found = [] if path.name == "safe.py" else DRAWS.findall(path.read_text(encoding="utf-8"))
    assert found == []


def test_the_rule_about_drawing_finds_what_it_is_for() -> None:
    assert DRAWS.findall("app.notify(x)\nwidget.border_title = x\nStatic(f'{x}')") == [
        "notify(",
        "border_title =",
        "Static(",
    ]


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    """Only the theme's variables, so that every theme and NO_COLOR work."""
    sheet = (ROOT / "tui" / "styles" / "docket.tcss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,6}\b(?![^{]*\{)|rgb\(|hsl\(", sheet) == []


def test_nothing_in_the_screens_catches_everything() -> None:
    assert [
        p.name for p in SOURCES if re.search(r"except( Base)?Exception|except:", p.read_text(encoding="utf-8"))
    ] == []


def test_modules_stay_small() -> None:
    assert {p.name: n for p in SOURCES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300} == {}
