"""A full page over the case: everything about one thing, why it is so, what changed. It is folded again as time is stepped."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from projections.passages import PassageView
from tui.folded import Folded
from tui.keys import bindings
from tui.rows.layout import Leaf, Page, Source
from tui.rows.things import thing_page
from tui.screens.listing import Listing
from tui.screens.typed import Typed
from tui.widgets.bar import Bar
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from tui.screens.case import CaseScreen

_NOT_HERE = frozenset(
    {
        "filter",
        "inspector",
        "next_pane",
        "last_pane",
        "left",
        "right",
        "order",
        "home",
        "add",
        "undo_this",
        "read_paper",
    }
)


class PageScreen(Typed, Listing, inherit_bindings=False):
    """One page. ``make`` writes it for the case as folded, or says that the thing does not stand then."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("case", _NOT_HERE)

    def __init__(
        self,
        case: "CaseScreen",
        title: str,
        make: Callable[[Folded], Source | None],
        item: str | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(name=name)
        self._case, self._make, self.item = case, make, item
        self._title = f"{title[:1].upper()}{title[1:]}"

    def on_mount(self) -> None:
        """Draw as the case stands."""
        self.redraw()

    @property
    def case(self) -> "CaseScreen":
        """The case under this page."""
        return self._case

    def redraw(self) -> None:
        """Write the page again for the moment that the case is shown at."""
        folded = self.folded
        if folded is None:
            return
        self.case.draw_banner(self.query_one("#banner", Bar), self)
        source = self._make(folded)
        gone = (
            f"{self._title}: not on the record as of this moment. ] goes on in time, t goes back to now, esc goes back."
        )
        self.entitle(self._title, source or Leaf(lambda page: _sentence(gone, page)))
        self.show_footer("page", as_of=not folded.when.is_now)
        self.case.seek_audit()

    def chosen(self) -> tuple[str | None, PassageView | None]:
        """What the cursor stands on, else the thing of the page."""
        return self.lines.item or self.item, self.lines.passage

    def action_open(self) -> None:
        """The thing under the cursor; on a passage, the paper in which it stands."""
        item, passage = self.chosen()
        if passage is not None:
            self.app.pop_screen()
            self.case.read(passage.entry, passage, self.item)
        elif item and item != self.item and self.folded and thing_page(self.folded, item):
            self.open_page(item, lambda now: thing_page(now, item), item)

    def action_view(self, name: str) -> None:
        """Leave the page for a view."""
        self.app.pop_screen()
        self.case.action_view(name)

    def action_mark_step(self, by: int) -> None:
        """The next passage of the page."""
        step_passage(self.lines, by)

    def back(self) -> None:
        """Close the page."""
        self.app.pop_screen()
        self.case.call_later(self.case.seek_audit)


def step_passage(lines: Lines, by: int) -> None:
    """Put the cursor on the next line at which a passage begins."""
    found = {n: passage for n in _rows(lines) if (passage := lines.laid.line(n).passage) is not None}
    firsts = [n for n, passage in found.items() if found.get(n - 1) != passage]
    wanted = [n for n in firsts if n > lines.cursor] if by > 0 else [n for n in reversed(firsts) if n < lines.cursor]
    if wanted:
        near = wanted[0] - lines.scroll_offset.y
        lines.go_to(
            wanted[0], top=not 0 <= near < lines.size.height * 2 // 3
        )  # the words that follow are to be read too


def _rows(lines: Lines) -> Sequence[int]:
    """The rows at which a passage may stand: of a paper those that are marked."""
    return getattr(lines.laid, "marked", None) or range(len(lines.laid))


def show_passage(lines: Lines, passage: PassageView) -> None:
    """Put the cursor on a passage, where these lines show it."""
    for n in _rows(lines):
        found = lines.laid.line(n).passage
        if found and (found.entry, found.pin, found.words) == (passage.entry, passage.pin, passage.words):
            lines.go_to(n, top=True)
            return


def step_section(lines: Lines, by: int) -> None:
    """Put the cursor on the first thing after the next heading."""
    heads = [n for n in range(len(lines.laid)) if lines.laid.line(n).item is None]
    firsts = [n + 1 for n in heads if n + 1 < len(lines.laid) and lines.laid.line(n + 1).item]
    wanted = [n for n in firsts if n > lines.cursor] if by > 0 else [n for n in reversed(firsts) if n < lines.cursor]
    if wanted:
        lines.go_to(wanted[0], top=True)


def _sentence(words: str, page: Page) -> None:
    page.para(words, indent=2)
