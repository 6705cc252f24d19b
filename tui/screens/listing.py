"""A screen of one list: banner, list, footer. Search, help, messages, the list of cases and the pages are such screens."""

from collections.abc import Sequence

from textual.app import ComposeResult

from tui import safe
from tui.messages import Opened
from tui.rows.layout import Source, Span
from tui.screens.base import Sized
from tui.widgets.bar import Bar
from tui.widgets.lines import Lines


class Listing(Sized, inherit_bindings=False):
    """One list, and a word at the top that says of what."""

    AUTO_FOCUS = "#list"

    def compose(self) -> ComposeResult:
        """Banner, time line where time was stepped, list, footer."""
        yield Bar(id="banner")
        yield Bar(id="scrub")
        yield Lines(id="list").add_class("pane")
        yield Bar(id="footer")
        yield Bar(id="small")

    @property
    def lines(self) -> Lines:
        """The list."""
        return self.query_one("#list", Lines)

    def head(self, words: str, right: Sequence[Span] = ()) -> None:
        """The word at the top."""
        self.query_one("#banner", Bar).show([Span(f" {words}", "strong")], right)

    def entitle(self, words: str, source: Source | None = None) -> None:
        """The title of the list, and what it shows where that is other now."""
        if source is not None:
            self.lines.show(source)
        safe.title(self.lines, words, ascii_only=self.docket.ascii_only)

    def on_opened(self, message: Opened) -> None:
        """A double click is enter."""
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        """The thing under the cursor; words are only read."""

    def back(self) -> None:
        """Close it."""
        self.app.pop_screen()
