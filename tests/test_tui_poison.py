"""Hostile words in every field: nothing that a filing says may act on the terminal or on the program."""

from pathlib import Path

import pytest
from builders import Placed
from rich.cells import cell_len
from test_tui_forms import fill
from test_tui_stage import NOON, clerk_at, play, press, settle, words
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input

from docket.clerk import Clerk
from docket.cli.outside import Files
from domain.passage import Passage, Via
from tui import safe
from tui.app import DocketApp, Visit

WIDE = "漢字かな👩‍👩‍👧 e\u0301\u0323\u0301 ﷽ ｆｕｌｌ " + "Ｗ" * 10_000
POISON = "[/oops] [@click=app.pwn]x[/] \x1b]0;OWNED\x07 \x1b[2J \x9b31m \u202eevil\u202c \u200b[b]end"


class Held:
    """What a hostile hand left in the file of visits: names of filters, views and selections that nobody wrote here."""

    def __init__(self) -> None:
        self.person: dict[str, object] = {
            "theme": POISON,
            "filters": {view: {POISON: f"kind:{POISON}", WIDE: WIDE} for view in ("home", "docket", "concessions")},
        }

    def recall(self, of: str = "") -> dict[str, object]:
        case: dict[str, object] = {
            "view": POISON,
            "selected": {"docket": POISON},
            "filters": {"docket": ""},
            "reading": POISON,
        }
        return case if of else self.person

    def remember(self, what: dict[str, object], of: str = "") -> None:
        if not of:
            self.person = what


def poisoned(clerk: Clerk) -> str:
    """A case in which every field that a person or a paper fills is hostile."""
    case = clerk.open("3:22-mc-80319", court="cand", name=POISON, caption=POISON).id
    clerk.party(case, name=f"Alpha {POISON}", role=POISON, label="[/a]\x1b[1m", aliases=["Alpha"])
    clerk.party(case, name="Beta", counsel=[POISON])
    clerk.judge(case, name=POISON, role=POISON)
    clerk.enter(
        case,
        entry="1",
        kind="motion",
        title=POISON,
        party="Alpha",
        text=f"{POISON}\n{POISON}",
        facets=[POISON],
        filed=NOON.date(),
    )
    clerk.enter(case, entry="2", kind="opposition", title=POISON, party="Beta", responds_to=["1"], filed=NOON.date())
    clerk.enter(case, entry="3", kind="order", title=POISON, party="court", filed=NOON.date())
    clerk.file(case, f"MOTION {POISON}\n\nthe words that were said\n".encode(), name=f"x{POISON}.txt", entry="1")
    quoted = [
        {"entry": "1", "pin": POISON, "words": POISON},
        {"pin": "p. 3", "words": "the words that were said", "entry": "1"},
    ]
    via = [Passage(entry="2", pin="p. 1", words=POISON, via=Via(entry="1", pin=POISON))]
    standard = clerk.standard(case, title=POISON, entry="1", elements=[POISON], governing_law=POISON, quantum=POISON).id
    clerk.formulate(case, standard=standard, entry="1", party="Alpha", summary=POISON, passages=quoted)
    argument = clerk.argue(
        case,
        title=POISON,
        entry="1",
        party="Alpha",
        standard=standard,
        element=f"{standard}.1",
        theory=POISON,
        summary=POISON,
        passages=quoted,
        defendant=POISON,
    ).id
    clerk.position(
        case, argument=argument, entry="2", party="Beta", stance="opposes", summary=POISON, theory=POISON, passages=via
    )
    claim = clerk.concede(
        case,
        proposition=POISON,
        conceder="Alpha",
        asserted_by="Beta",
        entry="2",
        argument=argument,
        supports=[POISON],
        passages=via,
    ).id
    clerk.trace(case, concession=claim, entry="1", party="Alpha", role="denial", summary=POISON, passages=quoted)
    clerk.check(case, concession=claim, verdict="overstates", detail=POISON)
    clerk.rule(case, argument, entry="3", outcome="not_reached", summary=POISON, passages=via)
    clerk.finding(case, kind="two_accounts", entry="2", detail=POISON, passages=[*via, *quoted])
    clerk.due(
        case,
        what=POISON,
        obligor="Beta",
        on=NOON.date(),
        entry="1",
        ground=POISON,
        detail=POISON,
        steps=[POISON],
        assumptions=[POISON],
    )
    clerk.note(case, argument, POISON)
    clerk.revise(case, "1", reason=POISON, title=f"Other {POISON}")
    return case


def clean(app: DocketApp) -> None:
    """No control reaches a strip, no strip is wider than the screen, and no style carries an action."""
    for strip in app.screen._compositor.render_strips():
        assert sum(cell_len(segment.text) for segment in strip) <= app.size.width
        for segment in strip:
            assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u202c\u200b" for c in segment.text)
            assert not (segment.style and segment.style.meta and "@click" in segment.style.meta)


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
def test_every_screen_survives_hostile_words(
    placed: Placed, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.POLL_SECONDS", 3600)
    with clerk_at(placed(tmp_path / "store.db"), demo=False) as clerk:
        poisoned(clerk)
        app = DocketApp(lambda: Visit(clerk))

        async def story(pilot: Pilot[None]) -> None:
            for key in (*"0123456srbv", "exclamation_mark"):
                await press(pilot, key)
                clean(app)
                for over in ("enter", "w"):
                    await press(pilot, over)
                    clean(app)
                    await press(pilot, "escape")
            await press(pilot, "4 2 left_square_bracket equals_sign")
            clean(app)
            for keys in (
                "P",
                "j",
                "equals_sign",
                "escape",
                "m",
                "5",
                "p",
                "escape",
                "1",
                "W",
                "2",
                "equals_sign",
                "escape escape t",
            ):
                await press(pilot, keys)
                clean(app)
            await press(pilot, "escape t colon")
            clean(app)
            await press(pilot, "escape 2 y e x enter")
            clean(app)
            await press(pilot, "escape 3 a enter")
            clean(app)
            await press(pilot, "escape ctrl+f w o r d s enter")
            clean(app)
            assert "hit" in words(app)
            await press(pilot, "enter")
            clean(app)
            await press(pilot, "escape ctrl+e")
            clean(app)
            await press(pilot, "escape 2 f")
            clean(app)
            await press(pilot, "escape")
            await pilot.click("#list", offset=(10, 3))
            await settle(pilot)
            await press(pilot, "H")
            clean(app)
            assert "[/oops]" in words(app)
            assert "\x1b" not in app.clipboard

        play(app, story, size)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_every_form_toast_and_box_survives_hostile_words(
    placed: Placed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, ascii_only: bool
) -> None:
    monkeypatch.setattr("tui.app.POLL_SECONDS", 3600)
    hostile = tmp_path / "x[@click=app.pwn] [b]漢字.txt"
    hostile.write_text(
        f"REPLY\n\nI. THE {POISON} POINT HOLDS\n\nBeta concedes that {POISON} it is so. Opp. at 2.\n{WIDE}\n"
    )
    with clerk_at(placed(tmp_path / "store.db"), demo=False) as clerk:
        poisoned(clerk)
        app = DocketApp(lambda: Visit(clerk), outside=Files(), memory=Held(), ascii=ascii_only)

        async def story(pilot: Pilot[None]) -> None:
            async def seen(keys: str, **given: str) -> None:
                """Press, look, and where a form stands fill it, keep it and look again; then leave the boxes."""
                await press(pilot, keys)
                clean(app)
                if given:
                    fill(app, **given)
                    await settle(pilot)
                    clean(app)
                    await press(pilot, "ctrl+s")
                    clean(app)
                while isinstance(app.screen, ModalScreen):
                    await press(pilot, "escape")

            path = str(hostile)
            await seen("1 R", File=path, Entry="4", Kind=POISON)  # refused, in words that are hostile
            await seen("R", File=path, Entry="4", Kind="reply", Party=POISON, Filed="2026-03-01")
            assert "is filed as 4" in " ".join(said for _, said, _ in app.told)
            for keys in ("6", "n space j y", "a enter", "escape r"):
                await seen(keys)
            assert "PROPOSED" in words(app)
            await seen("plus")
            await seen("c")
            await seen("r minus", Reason=POISON)
            await seen("u")
            absent = str(tmp_path / POISON.replace("/", ""))
            await seen("I", File_or_folder=absent, Court=POISON)
            for keys in ("2 W", "equals_sign", "escape escape t P", "W", "equals_sign equals_sign", "escape escape t"):
                await seen(keys)
            await press(pilot, "1 f")
            assert "[/oops]" in words(app)
            for keys in ("enter", "slash", "f down down down enter"):
                await seen(keys)
            await press(pilot, "colon")
            app.screen.query_one("#query", Input).value = POISON
            await settle(pilot)
            await seen("down")
            await seen("1 X", Page="report", File=f"{absent}/report.html")
            await seen("ctrl+e")
            assert "[/oops]" in words(app)
            for keys in ("escape question_mark", "escape H f", "f enter"):
                await seen(keys)
            assert "\x1b" not in app.clipboard

        play(app, story)


@pytest.mark.parametrize(
    "made", [lambda t: safe.text(t).plain, safe.line, safe.plain, lambda t: safe.cell(t).text, safe.copied]
)
def test_what_is_made_drawable_is_visible(made: "object") -> None:
    shown = made(POISON)  # type: ignore[operator]
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[/oops]" in shown
