"""The first view of a case as it was kept, until the case is read: to be looked at and moved in, never acted on."""

from threading import Event
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui import safe
from tui.kept import FirstView, Found, KeptPage, Pane, Unread, told
from tui.messages import Opened, Picked
from tui.screens.base import Sized
from tui.screens.shell import banner, panes, tabs
from tui.widgets.bar import Bar
from tui.widgets.lines import EMPTY, Lines


class KeptScreen(Sized, inherit_bindings=False):
    """Where the record has moved on since, the banner says so. Keys but those that move are held by the app."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = "#list"

    def __init__(self, found: Found, view: FirstView) -> None:
        super().__init__(name="kept")
        self.found, self._view = found, view
        self._first: str | None = None
        self.drawn = Event()

    def compose(self) -> ComposeResult:
        """The shell of a case."""
        yield from panes()

    def on_mount(self) -> None:
        """Draw what was kept."""
        self.set_class(self.docket.ascii_only, "-ascii")
        self.set_class(not self.found.current, "-as-of")
        self.add_class("-alone")
        self.query_one("#tabs", Bar).show(tabs("overview", self.app.size.width))
        self._show("list", self._view.list)
        self._first = self.list.item
        if self._view.inspector:
            self._show("inspector", self._view.inspector)
        self.call_after_refresh(self.drawn.set)

    @property
    def list(self) -> Lines:
        """The list of the view."""
        return self.query_one("#list", Lines)

    @property
    def moved_to(self) -> str | None:
        """The thing that a person has gone to; None where the cursor stands where it began."""
        return self.list.item if self.list.item != self._first else None

    @property
    def unread(self) -> bool:
        """Whether nothing was kept, so that only the log's last entries stand here."""
        return isinstance(self.found, Unread)

    @property
    def waiting(self) -> tuple[int, int]:
        """At a version of the record: how many proposals waited for review."""
        return (0, 0) if self.unread else (self.found.version, self._view.waiting)

    def _show(self, name: str, pane: Pane) -> None:
        lines = self.query_one(f"#{name}", Lines)
        lines.show(KeptPage(pane.lines, whole_items=name == "list"))
        safe.title(lines, pane.title, ascii_only=self.docket.ascii_only)

    def fit_to(self, width: int, height: int) -> None:
        """Bars for the width."""
        super().fit_to(width, height)
        view, late = self._view, told(self.found)
        locked = "read only" if self.docket.read_only and not late else ""
        left, right = banner(view.name, view.number, view.waiting, (late or "NOW", locked), width, now=not late)
        self.query_one("#banner", Bar).show(left, right)
        self.show_footer("overview")

    def on_picked(self, message: Picked) -> None:
        """The page of another thing is not kept."""
        message.stop()
        inspector = self.query_one("#inspector", Lines)
        if message.pane != "list" or not self._view.inspector:
            return
        if message.item == self._first:
            self._show("inspector", self._view.inspector)
        else:
            inspector.show(EMPTY, top=True)
            safe.title(inspector, "Reading…", ascii_only=self.docket.ascii_only)

    def on_opened(self, message: Opened) -> None:
        """A double click is enter, and waits like it."""
        message.stop()
        self.docket.early.hold("enter")
