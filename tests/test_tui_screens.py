"""Golden screens: the exact characters of every view on the demonstration, to be read by a lawyer.

``DOCKET_GOLDEN=write pytest tests/test_tui_screens.py`` writes them anew; look at the difference before keeping it.
"""

import os
from pathlib import Path

import pytest
from builders import Placed
from test_tui_stage import TWITTER, case_of, clerk_at, play, press, settle, words
from textual.pilot import Pilot

from tui.app import DocketApp, Visit

pytestmark = pytest.mark.engines
GOLDEN = Path(__file__).parent / "screens"
VIEWS = ("overview", "docket", "arguments", "concessions", "due", "history", "read")
FORMS = {
    "80x24": ((80, 24), False), "160x48": ((160, 48), False), "60x20": ((60, 20), False), "ascii": ((80, 24), True),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_the_views_look_as_they_were_approved(
    form: str, placed: Placed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.POLL_SECONDS", 3600)
    size, ascii_only = FORMS[form]
    unlike = []
    with clerk_at(placed(tmp_path / "store.db")) as clerk:
        app = DocketApp(lambda: Visit(clerk, TWITTER), ascii=ascii_only)

        async def story(pilot: Pilot[None]) -> None:
            for number, view in enumerate(VIEWS):
                await press(pilot, str(number))
                shown = words(app) + "\n"
                assert not ascii_only or shown.isascii()
                assert case_of(app).session.view == view
                if not compare(f"{view}_{form}.txt", shown):
                    unlike.append(view)

        play(app, story, size)
    assert unlike == []


@pytest.mark.parametrize("form", FORMS)
def test_time_travel_looks_as_it_was_approved(
    form: str, placed: Placed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.POLL_SECONDS", 3600)
    size, ascii_only = FORMS[form]
    steps = {
        "as_of": "left_square_bracket left_square_bracket m", "as_of_history": "5", "compared": "2 j j j t equals_sign",
        "compare": "equals_sign", "positions": "escape escape t P j j j", "what_if": "colon 2 2 enter W",
    }  # fmt: skip
    unlike = []
    with clerk_at(placed(tmp_path / "store.db")) as clerk:
        app = DocketApp(lambda: Visit(clerk, TWITTER), view="arguments", ascii=ascii_only)

        async def story(pilot: Pilot[None]) -> None:
            for name, keys in steps.items():
                await press(pilot, keys)
                app.clear_notifications()
                await settle(pilot)
                shown = words(app) + "\n"
                assert not ascii_only or shown.isascii()
                if not compare(f"{name}_{form}.txt", shown):
                    unlike.append(name)

        play(app, story, size)
    assert unlike == []


def compare(name: str, shown: str) -> bool:
    """Whether a screen is as approved; with DOCKET_GOLDEN=write it becomes so."""
    path = GOLDEN / name
    if os.environ.get("DOCKET_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    return path.is_file() and path.read_text(encoding="utf-8") == shown
