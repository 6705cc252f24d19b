"""What every screen has: the banner, a message where it is too small, and how its width is named."""

from typing import TYPE_CHECKING, Any, cast

from rich.cells import cell_len
from textual import events
from textual.screen import Screen

from tui.keys import footer
from tui.rows.layout import Span
from tui.widgets.bar import Bar

if TYPE_CHECKING:
    from tui.app import DocketApp

WIDE, NARROW = 140, 80
TINY = (40, 12)


class Sized(Screen[Any], inherit_bindings=False):
    """A screen that knows whether it is wide, narrow or too small."""

    @property
    def docket(self) -> "DocketApp":
        """The app, by its own type."""
        return cast("DocketApp", self.app)

    def on_mount(self) -> None:
        """Only signs that can be drawn. Textual calls this for every class of a screen, whatever each does of its own."""
        self.set_class(self.docket.ascii_only, "-ascii")

    def on_resize(self, event: events.Resize) -> None:
        """Name the width; below the least size say so instead of drawing rubbish."""
        self.fit_to(event.size.width, event.size.height)

    def fit_to(self, width: int, height: int) -> None:
        """Set the classes that the style sheet lays out by."""
        self.set_class(width >= WIDE, "-wide")
        self.set_class(width < NARROW, "-narrow")
        self.set_class(width < TINY[0] or height < TINY[1], "-tiny")
        if width < TINY[0] or height < TINY[1]:
            self.query_one("#small", Bar).show([Span(f"Too small: needs {TINY[0]}x{TINY[1]}, has {width}x{height}")])

    def show_footer(self, place: str, *, as_of: bool = False, comparing: bool = False) -> None:
        """The keys that do something here."""
        keys = footer(place, as_of=as_of, comparing=comparing)
        room = self.size.width or WIDE
        while len(keys) > 1 and sum(cell_len(f" {key} {does} ") for key, does in keys) > room:
            del keys[-2]  # the last one is help
        spans = [span for key, does in keys for span in (Span(f" {key}", "strong"), Span(f" {does} "))]
        self.query_one("#footer", Bar).show(spans)

    def back(self) -> None:
        """One step back. Never quits."""
