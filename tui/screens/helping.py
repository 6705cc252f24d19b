"""The help screen: the table of keys and how to read the signs."""

from textual.app import ComposeResult

from tui import safe
from tui.rows.help import help_page
from tui.rows.layout import Leaf, Span
from tui.screens.base import Sized
from tui.widgets.bar import Bar
from tui.widgets.lines import Lines


class HelpScreen(Sized, inherit_bindings=False):
    """Every key, by group."""

    AUTO_FOCUS = "#list"

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
        self.query_one("#banner", Bar).show([Span(" Docket · help", "strong")])
        lines = self.query_one("#list", Lines)
        lines.show(Leaf(help_page))
        safe.title(lines, "Keys", ascii_only=self.docket.ascii_only)
        self.show_footer("page")

    def back(self) -> None:
        """Close it."""
        self.app.pop_screen()
