"""One case: the views as tabs, the list above, the inspector below or beside it, at the moment that was asked for."""

from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from domain.errors import DocketError
from projections.passages import PassageView
from tui import safe
from tui.folded import VIEWS, Folded, When
from tui.keeping import Rooms, first_view
from tui.keys import bindings
from tui.messages import CaseFolded, Counted, Failed, Picked, Warmed
from tui.remembering import left_at
from tui.rows.comparing import Signed, shift_page
from tui.rows.due import calendar_page, proposed_days
from tui.rows.layout import Leaf
from tui.rows.positions import lane_page
from tui.rows.reader import Paper, selected
from tui.rows.things import thing_page
from tui.screens.auditing import Auditing
from tui.screens.bars import Bars
from tui.screens.folding import Folding
from tui.screens.going import Going
from tui.screens.page import show_passage
from tui.screens.shell import FULL_WIDTH, panes
from tui.screens.travel import Travel
from tui.screens.views import ASIDE, prepare, shown
from tui.screens.writing import Writing
from tui.session import Session
from tui.widgets.lines import EMPTY, Lines

if TYPE_CHECKING:
    from tui.desk import Desk


class CaseScreen(Bars, Folding, Going, Writing, Auditing, inherit_bindings=False):
    """A case at a moment. It holds one folded snapshot; a step in time asks for another."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("case"), *bindings("review")]
    AUTO_FOCUS = "#list"

    def __init__(
        self, case: str, when: When, view: str, first: Folded | None = None, waiting: tuple[int, int] = (0, 0)
    ) -> None:
        super().__init__()
        self._first, self._waiting = first, waiting
        self._rooms: Rooms | None = None
        self.session = Session(case, when, view=view if view in (*VIEWS, *ASIDE) else "overview")
        self.folded_case: Folded | None = None
        self._frame = Event()
        self.warm: Folded | None = None
        self.paper: tuple[str, Paper | None] = ("", None)
        self.came_from = "docket"
        self.sought: PassageView | None = None
        self._inspected: str | None = None
        """What the inspector tells of."""

    def compose(self) -> ComposeResult:
        """An empty shell: the case is folded after the first frame."""
        yield from panes()

    def on_mount(self) -> None:
        """Fold in a worker."""
        self._shape()
        self.draw_tabs()
        if self._first is None:
            self.travel(self.session.when)
        else:
            self._turn += 1
            self._fold(self.session.when, self._turn, self._first)

    def on_unmount(self) -> None:
        """Left: the next visit comes back to here."""
        if self.docket.memory and self.session.when.is_now:
            self.docket.memory.remember(left_at(self.session), self.session.case)

    @property
    def case(self) -> "CaseScreen":
        """Itself."""
        return self

    def chosen(self) -> tuple[str | None, PassageView | None]:
        """What the focused pane has selected."""
        inspector = self.query_one("#inspector", Lines)
        if inspector.has_focus:
            return inspector.item or self.list.item, inspector.passage
        paper = self.paper[1] if self.session.reading == self.paper[0] else None
        if self.list.held and paper and self.folded_case:
            return None, selected(self.folded_case.record, self.paper[0], paper, self.list.held)
        return self.list.item, self.list.passage

    # --- folded -------------------------------------------------------------------------------------------------------

    def on_case_folded(self, message: CaseFolded) -> None:
        """Draw, unless a later step overtook this one."""
        if message.turn != self._turn:
            return
        self.folded_case, self._drawn = message.folded, message.turn
        self.session.when = message.folded.when
        self.draw()
        self.call_after_refresh(self._frame.set)
        self.docket.seen_head = max(self.docket.seen_head, message.folded.head)
        self._arrived(ready=False)

    def _arrived(self, *, ready: bool) -> None:
        self.docket.arrived(self._version, self.list.item, ready=ready)

    def on_warmed(self, message: Warmed) -> None:
        """Now everything else is there too."""
        if message.folded is self.folded_case:
            self.warm = message.folded
            if self.shown_shift is None or self.session.view == "due":  # what changed is told there already
                self.inspect()
            self._arrived(ready=True)

    def on_counted(self, message: Counted) -> None:
        """Say what waits for review; the view is whole now and can be kept."""
        if message.folded is self.folded_case:
            self._waiting = (self._version, len(message.folded.to_review))
            self.draw_bars()
            if message.folded.when.is_now and self.docket.keeps:
                self.call_after_refresh(self._keep_first_view, message.folded)

    def _keep_first_view(self, folded: Folded) -> None:
        """Keep it, where its room on a screen of this width is known: as it is on the screen, or was when it last was there."""
        if self.session.view == "overview":
            inspector = self.query_one("#inspector", Lines)
            self._rooms = Rooms(self.size.width, self.list.room, inspector.room if inspector.display else 0)
        if self._rooms and self._rooms.screen == self.size.width:
            self._keep(folded, self._rooms)

    @work(thread=True, group="keep")
    def _keep(self, folded: Folded, rooms: Rooms) -> None:
        """Lay out the overview for the next visit."""
        view = first_view(folded, rooms, ascii_only=self.docket.ascii_only)
        self.docket.keep(folded, rooms.screen, view)

    def on_failed(self, message: Failed) -> None:
        """Say it; what is on the screen stays."""
        self.pause()
        safe.toast(self.app, message.sentence, wrong=True)
        self._arrived(ready=True)
        if self.folded_case is None:
            if self.session.when.is_now:
                self.back()
            else:
                self.travel(When())

    # --- drawing ------------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Everything, for the folded case and the session."""
        folded, session = self.folded_case, self.session
        if folded is None:
            return
        if session.view == "read" and session.reading is None:
            session.reading = self._entry_to_read(folded)
            if session.reading and session.reading != self.paper[0]:
                self.travel(session.when)
                return
        self._shape()
        self.draw_bars()
        paper = self.paper[1] if session.reading == self.paper[0] else None
        what = shown(folded, session, self._room, paper)
        shift = self.shown_shift
        source = Signed(what.source, shift.signs(session.view) if shift else {}) if session.comparing else what.source
        self.list.show(source, session.selected.get(session.view, what.first))
        safe.title(self.list, what.title, ascii_only=self.docket.ascii_only)
        if session.view == "read" and self.sought:
            show_passage(self.list, self.sought)
            self.sought = None
        self.inspect()
        self.draw_pages()
        self.seek_audit()

    @property
    def _room(self) -> int:
        """The cells for a view: what changed is marked in a column before it."""
        return Signed.room(self.list.room) if self.session.comparing else self.list.room

    def draw_pages(self) -> None:
        """The pages over the case."""
        for screen in self.app.screen_stack:
            if isinstance(screen, Travel) and screen is not self and screen.is_mounted:
                screen.redraw()  # type: ignore[attr-defined]

    def _shape(self) -> None:
        """The classes by which the style sheet gives the panes of a view their room."""
        self.set_class(self.session.view in FULL_WIDTH, "-alone")
        self.set_class(self.session.comparing, "-comparing")
        for view in ("docket", "arguments", "concessions", "due", "history", "positions"):
            self.set_class(self.session.view == view, f"-{view}")

    def inspect(self) -> None:
        """The page of the selected thing in the inspector; the calendar beside the deadlines."""
        folded, item = self.folded_case, self.list.item
        self._inspected = item
        inspector = self.query_one("#inspector", Lines)
        if folded is not None and (shift := self.shown_shift):
            about = self.session.selected.get(self.session.view, item)
            inspector.show(Leaf(lambda page: shift_page(shift, about, page)), top=True)
            safe.title(inspector, shift.title, ascii_only=self.docket.ascii_only)
        elif folded is not None and self.warm is folded:
            page = self._page_of(folded, item) if item else None
            inspector.show(page or EMPTY, top=True)
            safe.title(inspector, f"{item}" if page else "Nothing selected", ascii_only=self.docket.ascii_only)
        if self.session.view == "due" and folded is not None and self.warm is folded:
            self._calendar(folded, item)

    def _page_of(self, folded: Folded, item: str) -> Leaf | None:
        """What the inspector says of a thing: on the chart of positions, its lane in words."""
        if self.session.view == "positions" and item in folded.things:
            return Leaf(lambda page: lane_page(folded, item, page))
        return thing_page(folded, item)

    def _calendar(self, folded: Folded, item: str | None) -> None:
        chosen = next((d.due for d in folded.deadlines.deadlines if d.id == item), None)
        calendar = self.query_one("#calendar", Lines)
        asked = proposed_days(folded.to_review)
        calendar.show(Leaf(lambda page: calendar_page(folded.deadlines, chosen, page, asked)), top=True)
        safe.title(calendar, "Calendar", ascii_only=self.docket.ascii_only)

    def on_picked(self, message: Picked) -> None:
        """Another thing is selected in the list."""
        message.stop()
        if message.pane == "list":
            selected, view = self.session.selected, self.session.view
            if message.item and (
                message.moved or view not in selected
            ):  # what is gone at this moment may come at the next
                selected[view] = message.item
            if message.item != self._inspected:
                self.inspect()

    def on_resize(self, event: object) -> None:
        """The board has other columns at another width."""
        super().on_resize(event)  # type: ignore[arg-type]
        self.call_after_refresh(self.draw)


def first_fold(desk: "Desk", case: str, *, whole: bool) -> Folded | None:
    """The case now, with what its overview needs; ``whole``: with what the inspector beside it needs, which is everything.

    None where it cannot be read: the screen, asking again, will say why.
    """
    try:
        folded = desk.fold(case, When())
        prepare(folded, "overview")
        if whole:
            folded.warm()
    except DocketError:
        return None
    return folded
