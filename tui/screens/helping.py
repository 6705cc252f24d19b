"""Pages of words over everything else: the keys, and what was said at the foot of the screen."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.app import ComposeResult

from tui import safe
from tui.rows.help import help_page, told_page
from tui.rows.layout import Leaf, Page, Span
from tui.screens.base import Sized
from tui.widgets.bar import Bar
from tui.widgets.lines import Lines


class WordsScreen(Sized, inherit_bindings=False):
    """A page of words, to be read and closed."""

    AUTO_FOCUS = "#list"

    def __init__(self, name: str, heading: str, write: Callable[[Page], None]) -> None:
        super().__init__(name=name)
        self._heading, self._write = heading, write

    def compose(self) -> ComposeResult:
        """The page."""
        yield Bar(id="banner")
        lines = Lines(id="list")
        lines.add_class("pane")
        yield lines
        yield Bar(id="footer")
        yield Bar(id="small")

    def on_mount(self) -> None:
        """Write it."""
        self.set_class(self.docket.ascii_only, "-ascii")
        self.query_one("#banner", Bar).show([Span(f" Docket · {self.name}", "strong")])
        lines = self.query_one("#list", Lines)
        lines.show(Leaf(self._write))
        safe.title(lines, self._heading, ascii_only=self.docket.ascii_only)
        self.show_footer("words")

    def back(self) -> None:
        """Close it."""
        self.app.pop_screen()


class HelpScreen(WordsScreen, inherit_bindings=False):
    """Every key, by group, and how to read the signs."""

    def __init__(self) -> None:
        super().__init__("help", "Keys", help_page)


class ToldScreen(WordsScreen, inherit_bindings=False):
    """What was said at the foot of the screen in this visit, the last first."""

    def __init__(self, told: Sequence[tuple[datetime, str, bool]]) -> None:
        super().__init__("messages", f"Said in this visit · {len(told)}", lambda page: told_page(told, page))
