"""A clerk looks at the motions: their status, how old they are, and on a motion's page what stands for it."""

from pathlib import Path

from builders import Placed
from test_tui_stage import case_of, clerk_at, play, press, words
from textual.pilot import Pilot

from tui.app import DocketApp, Visit


def test_the_motions_stand_with_their_status_and_open_as_pages_with_the_briefing(
    placed: Placed, tmp_path: Path
) -> None:
    with clerk_at(placed(tmp_path / "store.db")) as clerk:
        app = DocketApp(lambda: Visit(clerk, "09417"))

        async def story(pilot: Pilot[None]) -> None:
            await press(pilot, "b")
            shown = words(app)
            assert case_of(app).session.view == "motions"
            assert "Motions · 4 motions" in shown
            assert "granted in part" in shown
            await press(pilot, "enter")
            shown = words(app)
            assert "Status" in shown
            assert "Briefing (" in shown
            await press(pilot, "escape escape")
            assert case_of(app).session.view != "motions"

        play(app, story, (120, 60))


def test_time_runs_in_the_motions_too(placed: Placed, tmp_path: Path) -> None:
    with clerk_at(placed(tmp_path / "store.db")) as clerk:
        app = DocketApp(lambda: Visit(clerk, "09417"))

        async def story(pilot: Pilot[None]) -> None:
            await press(pilot, "b")
            for _ in range(30):
                if "ripe" in words(app):
                    break
                await press(pilot, "left_square_bracket")
            assert "ripe" in words(app)

        play(app, story, (120, 40))
