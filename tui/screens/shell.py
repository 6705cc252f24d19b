"""The shell of a case: its panes, its tabs and its banner, drawn alike for a live case and for a kept view of it."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Container

from tui.rows.layout import Span, fit
from tui.screens.base import NARROW
from tui.widgets.bar import Bar
from tui.widgets.lines import Lines

TABS = (
    ("overview", "Overview"),
    ("docket", "Docket"),
    ("arguments", "Arguments"),
    ("concessions", "Concessions"),
    ("due", "Due"),
    ("history", "History"),
    ("read", "Read"),
)
_NARROW = ("Case", "Docket", "Args", "Conc.", "Due", "Hist.", "Read")
"""The same where there is less room."""
_LEAST = 8
"""Cells of a name that still tell which case it is."""
_AT_HOME = {
    "motions": ("docket", "Motions"),
    "positions": ("arguments", "Positions"), "standards": ("arguments", "Standards"),
    "review": ("docket", "Review"), "quotes": ("concessions", "Quotes"),
    "alarms": ("concessions", "Alarms"),
}  # fmt: skip
FULL_WIDTH = frozenset({"overview", "read", "standards", "quotes", "alarms"})
"""Views that have the whole screen unless it is wide: their lines say what an inspector would."""


def panes() -> ComposeResult:
    """The empty shell."""
    yield Bar(id="banner")
    yield Bar(id="tabs")
    yield Bar(id="ticks")
    yield Bar(id="scrub")
    yield Bar(id="clock")
    with Container(id="body"):
        with Container(id="main"):
            yield Lines(id="calendar", quiet=True).add_class("pane")
            yield Lines(id="list").add_class("pane")
        yield Lines(id="inspector", quiet=True).add_class("pane")
    yield Bar(id="footer")
    yield Bar(id="small")


def tabs(view: str, width: int) -> list[Span]:
    """The views, the one shown marked."""
    home = _AT_HOME.get(view, (view, ""))
    spans = []
    for number, (name, title) in enumerate(TABS):
        here = name == home[0]
        if here:
            spans.append(Span(f"[{number}·{home[1] or title}]", "banner"))
        else:
            spans.append(Span(f" {number} {_NARROW[number]}" if width < NARROW else f" {number} {title} "))
    return spans


def banner(
    name: str, number: str, waiting: int, parts: tuple[str, ...], width: int, *, now: bool
) -> tuple[list[Span], list[Span]]:
    """Which case; how many proposals wait for review; then what else is to be known. Left and right."""
    review = f"{waiting}?{' to review' if width >= 100 else ''} (r)" if waiting else ""
    said = " · ".join(part for part in (review, *parts) if part)
    right = [Span(f" {said} ", "strong" if now else "banner")]
    left = width - sum(cell_len(span.text) for span in right) - 4
    if left - cell_len(number) < _LEAST:  # the name tells more than half a number
        number = ""
    room = left - cell_len(number)
    room = room if room >= cell_len(name) else max(room - len("..") + 1, 8)  # three cells, where only ASCII is drawn
    shown = fit(name, min(room, cell_len(name))).rstrip()
    return [Span(f" {shown}  ", "strong"), Span(number)], right
