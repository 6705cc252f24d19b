"""The list of cases of a store; where there is none, what to type."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from domain.errors import DocketError
from tui import safe
from tui.filtering import filtered
from tui.keys import TABLE
from tui.messages import Failed, StoreChanged
from tui.rows.cases import ORDERS, case_table
from tui.rows.layout import Span, Table
from tui.screens.filters import offer_filters
from tui.screens.listing import Listing

if TYPE_CHECKING:
    from docket.clerk.reading import CaseSummary

HERE = ("open", "filter", "filters", "order", "add")
"""What can be done in the list of cases, besides what can be done everywhere."""
READ_ONLY = "The store is open read only: nothing can be recorded."


class _LeftError(Exception):
    """The screen was left while cases were still being read."""


class HomeScreen(Listing, inherit_bindings=False):
    """Cases, one a line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(a.keys, a.call, a.does, show=False) for a in TABLE if a.id in HERE]

    def __init__(self) -> None:
        super().__init__(name="home")
        self.cases: list[CaseSummary] = []
        self.query_words = ""
        self.sorted_by = 0

    def on_mount(self) -> None:
        """Read the cases in a worker."""
        self.head("Docket", [Span("read only " if self.docket.read_only else "")])
        self.show_footer("home")

    def on_screen_resume(self) -> None:
        """Back from a case: it may read otherwise now."""
        self.load()

    def on_store_changed(self, _message: StoreChanged) -> None:
        """Somebody recorded something."""
        self.load()

    @work(thread=True, group="cases")
    def load(self) -> None:
        """The cases with their next deadlines."""
        worker = get_current_worker()

        def so_far(cases: "list[CaseSummary]") -> None:
            if worker.is_cancelled:
                raise _LeftError
            self.app.call_from_thread(self.show, cases)

        try:
            cases = self.docket.desk.cases(so_far)
        except _LeftError:
            return
        except DocketError as error:
            self.post_message(Failed(str(error)))
            return
        self.app.call_from_thread(self.show, cases)

    def on_failed(self, message: Failed) -> None:
        """Say it."""
        safe.toast(self.app, message.sentence, wrong=True)

    def show(self, cases: "list[CaseSummary]") -> None:
        """Draw the list."""
        if not self.is_mounted:
            return
        self.cases = cases
        order, key = ORDERS[self.sorted_by]
        table = case_table(sorted(cases, key=key), self.docket.desk.today())
        rows = filtered(table.rows, self.query_words)
        shown = Table(table.columns, rows, table.empty if not table.rows else ("", "No case answers to that filter."))
        count = f"{len(rows)} of {len(cases)} · filter: {self.query_words}" if self.query_words else str(len(cases))
        told = f"Cases · {count}{f' · {order}' if order else ''}"
        self.entitle(told if cases else "Welcome", shown)
        self.show_footer("home" if cases else "welcome")

    def narrow(self, query: str) -> None:
        """Show the cases that answer a filter."""
        self.query_words = query
        self.show(self.cases)

    def action_filter(self) -> None:
        """A live filter on the cases."""
        if not self.cases:
            return
        from tui.screens.boxes import FilterBox  # noqa: PLC0415 (Textual's Input is slow to load)

        self.app.push_screen(FilterBox(self.query_words, self.narrow))

    def action_filters(self) -> None:
        """The filters that have a name."""
        if not self.cases:
            return
        offer_filters(self, "home", self.query_words, self.narrow)

    def action_order(self) -> None:
        """Another order of the cases."""
        self.sorted_by = (self.sorted_by + 1) % len(ORDERS)
        self.show(self.cases)
        self.lines.go_to(0)

    def action_add(self) -> None:
        """A form that begins a case, and then its empty docket."""
        if self.docket.read_only:
            safe.toast(self.app, READ_ONLY, wrong=True)
            return
        from tui.screens.boxes import Field, FormBox  # noqa: PLC0415 (Textual's Input is slow to load)

        fields = [
            Field("Number", "as the court prints it: 3:22-mc-80319-SK"),
            Field("Court", "its short name: cand, nysd, ca9"),
            Field("Name", "Acme v. Globex"),
        ]

        def keep(given: dict[str, str]) -> str | None:
            for name, value in given.items():
                if not value:
                    return f"{name}: this is needed."
            made = self.docket.act(lambda clerk: clerk.open(given["Number"], court=given["Court"], name=given["Name"]))
            self.app.call_later(self.docket.open_case, made.id)
            return None

        self.app.push_screen(FormBox("Begin a case", fields, keep))

    def action_open(self) -> None:
        """The selected case."""
        item = self.lines.item
        if item:
            self.docket.open_case(item)

    def back(self) -> None:
        """Only the filter can be left here; q quits."""
        if self.query_words:
            self.narrow("")
