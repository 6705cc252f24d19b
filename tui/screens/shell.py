"""The shell of a case: its panes, its tabs and its banner, drawn alike for a live case and for a kept view of it."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Container

from tui.rows.layout import Span, fit
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
        words = (home[1] or title) if here else title
        words = words[:4] if width < 80 else words
        spans.append(Span(f"[{number}·{words}]" if here else f" {number} {words} ", "banner" if here else ""))
    return spans


def banner(
    name: str, number: str, waiting: int, parts: tuple[str, ...], width: int, *, now: bool
) -> tuple[list[Span], list[Span]]:
    """Which case; how many proposals wait for review; then what else is to be known. Left and right."""
    review = f"{waiting}?{' to review' if width >= 100 else ''} (r)" if waiting else ""
    said = " · ".join(part for part in (review, *parts) if part)
    right = [Span(f" {said} ", "strong" if now else "banner")]
    room = width - sum(cell_len(span.text) for span in right) - cell_len(number) - 4
    shown = fit(name, max(min(room, cell_len(name)), 8))
    return [Span(f" {shown}  ", "strong"), Span(number)], right
