"""Hostile words in every field: nothing that a filing says may act on the terminal or on the program."""

from pathlib import Path

import pytest
from builders import Placed
from test_tui_stage import NOON, clerk_at, play, press, settle, words
from textual.pilot import Pilot

from docket.clerk import Clerk
from domain.passage import Passage, Via
from tui import safe
from tui.app import DocketApp, Visit

POISON = "[/oops] [@click=app.pwn]x[/] \x1b]0;OWNED\x07 \x1b[2J \x9b31m \u202eevil\u202c \u200b[b]end"


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
    """No control reaches a strip, and no style carries an action."""
    for strip in app.screen._compositor.render_strips():
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


@pytest.mark.parametrize(
    "made", [lambda t: safe.text(t).plain, safe.line, safe.plain, lambda t: safe.cell(t).text, safe.copied]
)
def test_what_is_made_drawable_is_visible(made: "object") -> None:
    shown = made(POISON)  # type: ignore[operator]
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[/oops]" in shown
