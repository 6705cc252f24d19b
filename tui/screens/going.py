"""Going about in a case: from view to view, to a thing, a paper or a page, and back again."""

from functools import partial

from domain.errors import DocketError
from domain.numbers import parse_date
from projections.moment import Moment
from projections.passages import PassageView
from tui import safe
from tui.folded import Folded, When, view_of
from tui.messages import Opened
from tui.rows.arguments import columns_of, room_for
from tui.rows.positions import room_for_filings
from tui.rows.reader import Paper
from tui.rows.things import thing_page
from tui.screens.page import step_passage, step_section
from tui.screens.replaying import Replaying
from tui.screens.typed import Typed
from tui.screens.views import ASIDE, FILTERED
from tui.session import Session
from tui.widgets.lines import Lines


class Going(Typed, Replaying, inherit_bindings=False):
    """The navigating half of the case screen; drawing is the other half's."""

    session: Session
    folded_case: Folded | None
    warm: Folded | None
    paper: tuple[str, Paper | None]
    sought: PassageView | None
    came_from: str

    @property
    def list(self) -> Lines:
        """The list of the view."""
        return self.query_one("#list", Lines)

    def draw(self) -> None:
        """Given by the case."""
        raise NotImplementedError

    def draw_tabs(self) -> None:
        """Given by the case."""
        raise NotImplementedError

    def travel(self, when: When) -> None:
        """Given by the case."""
        raise NotImplementedError

    def action_view(self, name: str) -> None:
        """Another view of the same moment."""
        session = self.session
        if name == session.view:
            return
        session.read_from = None
        chosen = self.chosen()[0] or ""
        if name == "review" and chosen.startswith("P"):  # the queue opens at the proposal one comes from
            session.selected[name] = chosen
        if name == "read":
            session.sought = None
            session.reading = self._entry_to_read(self.folded_case) if self.folded_case else None
        if session.view not in ASIDE:
            self.came_from = session.view
        session.view = name
        self.list.cursor = 0
        self.list.scroll_to(y=0, animate=False, force=True)
        self.list.focus()
        asked = name not in ("review", "due") or (self.folded_case is not None and self.folded_case.waiting is not None)
        if self.warm is self.folded_case and asked and (name != "read" or session.reading == self.paper[0]):
            self.draw()
        else:
            self.draw_tabs()
            self.travel(session.when)

    def _entry_to_read(self, folded: Folded) -> str | None:
        """The entry of what is selected; else of the docket's selection; else the last one at hand, or the last."""
        item, passage = self.chosen()
        if passage is not None:
            return passage.entry
        for ident in (item, self.session.selected.get("docket")):
            if ident in folded.record.entries:
                return ident
            event = folded.record.introduced.get(ident or "")
            entry = getattr(event, "entry", None)
            if entry:
                return str(entry)
        at_hand = [e.id for e in folded.at.entries if e.paper] or [e.id for e in folded.at.entries]
        return at_hand[-1] if at_hand else None

    def read(self, entry: str, passage: PassageView | None = None, of: str | None = None) -> None:
        """The reader at a paper, and at a passage in it; ``of`` is the thing that rests on the passage."""
        session = self.session
        if session.view != "read":
            session.read_from = session.view
        session.sought = (of, passage) if of and passage else None
        session.view, session.reading = "read", entry
        self.sought = passage
        self.list.cursor = 0
        self.travel(self.session.when)

    def go(self, ident: str) -> None:
        """To a thing, in the view where it is at home."""
        name = view_of(ident)
        if ident.startswith("S"):
            name = "standards"
        self.session.selected[name] = ident
        self.session.filters.pop(name, None)
        if name == self.session.view:
            self.draw()
        else:
            self.action_view(name)
        self.list.select(ident)

    def go_to(self, kind: str, value: str) -> None:
        """Where the palette leads: a thing, the end of a day, or just after an entry."""
        if kind == "thing":
            self.go(value)
            return
        try:
            moment = Moment(after=value) if kind == "entry" else Moment(day=parse_date(value))
            self.travel(When(moment, without=self.session.when.without))
        except DocketError as error:
            safe.toast(self.app, str(error), wrong=True)

    def action_open(self) -> None:
        """A full page of the selected thing; in the reader, of what the mark under the cursor belongs to."""
        item, _ = self.chosen()
        first = self.session.view == "alarms"
        if item and self.folded_case and thing_page(self.folded_case, item):
            self.open_page(item, lambda now: thing_page(now, item, audit_first=first), item)

    def on_opened(self, message: Opened) -> None:
        """A double click is enter."""
        message.stop()
        self.action_open()

    def action_inspector(self) -> None:
        """Show or hide the inspector."""
        self.toggle_class("-folded")

    def action_next_pane(self, by: int) -> None:
        """The keys to another pane."""
        panes = [p for p in (self.list, self.query_one("#inspector", Lines)) if p.display]
        here = next((n for n, p in enumerate(panes) if p.has_focus), 0)
        panes[(here + by) % len(panes)].focus()

    def action_mark_step(self, by: int) -> None:
        """The next marked passage; on the overview, the next section."""
        if self.session.view in ("overview", "standards", "quotes", "alarms") and self.list.has_focus:
            step_section(self.list, by)
            return
        step_passage(self.query_one("#inspector", Lines) if self.query_one("#inspector").has_focus else self.list, by)

    def action_shift(self, by: int) -> None:
        """Other columns of the argument board; in the reader, the paper before or after."""
        if self.session.view == "read" and self.folded_case:
            entries = [e.id for e in self.folded_case.at.entries]
            place = entries.index(self.session.reading) - by if self.session.reading in entries else 0
            if 0 <= place < len(entries):
                self.read(entries[place])
            return
        if self.session.view in ("arguments", "positions") and (folded := self.folded_case):
            room = room_for if self.session.view == "arguments" else partial(room_for_filings, folded)
            most = max(len(columns_of(folded)) - room(self.list.room), 0)
            self.session.shift = min(max(self.session.shift + by, 0), most)
            self.draw()

    def action_order(self) -> None:
        """By record, or in court order."""
        if self.session.view == "history":
            self.session.court_order = not self.session.court_order
            self.draw()

    def action_filter(self) -> None:
        """A live filter on the list."""
        if self.session.view not in FILTERED:
            safe.toast(self.app, "This view is a page: n and N go from mark to mark, : goes anywhere.")
            return
        from tui.screens.boxes import FilterBox  # noqa: PLC0415 (Textual's Input is slow to load)

        self.app.push_screen(FilterBox(self.session.filters.get(self.session.view, ""), self.narrow))

    def action_filters(self) -> None:
        """The filters that have a name in this view."""
        from tui.screens.filters import offer_filters  # noqa: PLC0415 (only here)

        if self.session.view in FILTERED:
            offer_filters(self, self.session.view, self.session.filters.get(self.session.view, ""), self.narrow)
        else:
            safe.toast(self.app, "This view is a page: n and N go from mark to mark, : goes anywhere.")

    def narrow(self, query: str) -> None:
        """Show what answers a filter."""
        self.session.filters[self.session.view] = query
        self.draw()

    def back(self) -> None:
        """Selected lines, comparison, filter, pane, standards or review, then the list of cases."""
        session = self.session
        if self.list.begun is not None:
            self.list.hold()
        elif session.comparing:
            self.stop_comparing()
        elif session.filters.get(session.view):
            self.narrow("")
        elif not self.list.has_focus:
            self.list.focus()
        elif session.view in ASIDE:
            self.action_view(self.came_from)
        elif session.view == "read" and session.read_from:
            self.action_view(session.read_from)
        else:
            self.docket.leave_case()

    def action_home(self) -> None:
        """The list of cases."""
        self.docket.leave_case(even_if_only=True)
