"""The list of lines that every view is drawn with: tables, pages and papers of any length, one cursor, no markup."""

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui import glyphs, safe
from tui.keys import bindings
from tui.messages import Opened, Picked
from tui.rows.layout import Laid, Line, Page, Source

if TYPE_CHECKING:
    from projections.passages import PassageView

DIFFERS = ("added", "dropped", "altered", "hidden")
ROLES = ("dim", "strong", "cite", "mark", "good", "warn", "head", "banner", *DIFFERS, "cursor")


class Lines(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws only the lines that are seen. ``▌`` stands at the selected thing; it turns thin where another pane has the keys."""

    BINDINGS = bindings("lines")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"lines--{role}" for role in ROLES}
    DEFAULT_CSS = "Lines { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }"

    def __init__(self, *, id: str, quiet: bool = False) -> None:
        super().__init__(id=id)
        self.quiet = quiet
        self.source: Source = EMPTY
        self.laid: Laid = Page(0)
        self._base, self._roles = Style(), dict[str, Style]()
        self._laid_for = 0
        """The cells for which it is laid out."""
        self.cursor = 0
        self.begun: int | None = None
        """The line at which a selection of several was begun."""

    # --- content ------------------------------------------------------------------------------------------------------

    @property
    def room(self) -> int:
        """The cells for words: without the cursor's column and the scrollbar's."""
        return max(self.size.width - 2, 10)

    @property
    def item(self) -> str | None:
        """The selected thing."""
        return self._at(self.cursor).item

    @property
    def passage(self) -> "PassageView | None":
        """The passage under the cursor."""
        return self._at(self.cursor).passage

    @property
    def held(self) -> list[int]:
        """The lines of a paper from where a selection was begun to the cursor; none where none was begun."""
        if self.begun is None:
            return []
        low, high = sorted((self.begun, self.cursor))
        return sorted({p for n in range(low, high + 1) if (p := self._at(n).place) is not None})

    def hold(self) -> None:
        """Begin a selection of lines at the cursor, or end it."""
        self.begun = self.cursor if self.begun is None else None
        self.refresh()

    def show(self, source: Source, select: str | None = None, *, top: bool = False) -> None:
        """Another source; the selection stays on the same thing where that is still shown."""
        self.source, self.begun = source, None
        wanted = select or (None if top else self.item)
        if top:
            self.cursor = 0
        self._lay(wanted)
        if top and not select:
            self.scroll_to(y=0, animate=False, force=True)

    def select(self, item: str) -> bool:
        """Put the cursor on a thing."""
        place = self.laid.first_line(item)
        if place is not None:
            self._go(place)
        return place is not None

    def _lay(self, item: str | None) -> None:
        self._laid_for = self.room
        self.laid = self.source.lay(self._laid_for, ascii_only=self._ascii)
        self.virtual_size = Size(self.size.width, len(self.laid) + len(self.laid.header))
        if item is not None and self._at(self.cursor).item != item:
            place = self.laid.first_line(item)
            if place is not None:
                self.cursor = place
        self.cursor = min(self.cursor, max(len(self.laid) - 1, 0))
        if self.laid.whole_items and self.item is None:
            self.cursor = next((n for n in range(len(self.laid)) if self.laid.line(n).item), 0)
        self._seen()
        self.refresh()
        self._tell(moved=False)

    def _at(self, number: int) -> Line:
        return self.laid.line(number) if 0 <= number < len(self.laid) else Line()

    @property
    def _ascii(self) -> bool:
        return bool(getattr(self.app, "ascii_only", False))

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the lines out for the new width; more or fewer of them at the same width are laid out already."""
        if self.room != self._laid_for:
            self._lay(self.item)
        else:
            self._seen()

    # --- moving -------------------------------------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        """A line, or a whole thing where things have several lines."""
        if not self.laid.whole_items:
            self._go(self.cursor + by)
            return
        place = self.cursor
        here = self.item
        while 0 <= place < len(self.laid) and self._at(place).item in (here, None):
            place += by
        if not 0 <= place < len(self.laid):
            self.scroll_to(y=0 if by < 0 else self.max_scroll_y, animate=False, force=True)
            return
        item = self._at(place).item
        while by < 0 and place > 0 and self._at(place - 1).item == item:
            place -= 1
        self._go(place)

    def action_jump(self, place: int) -> None:
        """First or last."""
        if self.laid.whole_items:
            order = range(len(self.laid)) if place == 0 else range(len(self.laid) - 1, -1, -1)
            self._go(next((n for n in order if self._at(n).item), 0))
            self.scroll_to(y=0 if place == 0 else self.max_scroll_y, animate=False, force=True)
        else:
            self._go(0 if place == 0 else len(self.laid) - 1)

    def action_screen(self, by: int) -> None:
        """A screen."""
        self._leap(by * max(self.size.height - len(self.laid.header) - 1, 1))

    def action_half(self, by: int) -> None:
        """Half a screen."""
        self._leap(by * max(self.size.height // 2, 1))

    def _leap(self, by: int) -> None:
        top = self.scroll_offset.y
        self.scroll_to(y=top + by, animate=False, force=True)
        place = min(max(self.cursor + by, 0), max(len(self.laid) - 1, 0))
        if self.laid.whole_items:
            step = 1 if by > 0 else -1
            ahead = range(place, len(self.laid)) if step > 0 else range(place, -1, -1)
            place = next((n for n in ahead if self._at(n).item), self.cursor)
            while place > 0 and self._at(place - 1).item == self._at(place).item:
                place -= 1
        self._go(place)

    def go_to(self, place: int, *, top: bool = False) -> None:
        """Put the cursor on a line; ``top`` brings the line before it to the top of the screen."""
        self._go(place)
        if top:
            self.scroll_to(y=max(place - 1, 0), animate=False, force=True)

    def _go(self, place: int) -> None:
        place = min(max(place, 0), max(len(self.laid) - 1, 0))
        if place != self.cursor:
            self.cursor = place
            self.refresh()
            self._tell()
        self._seen()

    def _seen(self) -> None:
        """Scroll so that the selected thing, or as much of it as fits, is on the screen."""
        height = self.size.height - len(self.laid.header)
        if height <= 0:
            return
        last = self.cursor
        if self.laid.whole_items:
            while (
                last + 1 < len(self.laid) and self._at(last + 1).item == self.item and last - self.cursor < height - 1
            ):
                last += 1
        top = self.scroll_offset.y
        first = (
            self.cursor - 1
            if self.laid.whole_items and self.cursor and not self._at(self.cursor - 1).item
            else self.cursor
        )
        wanted = first if first < top else last - height + 1 if last >= top + height else top
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def _tell(self, *, moved: bool = True) -> None:
        if self.is_mounted:
            self.post_message(Picked(self.id or "", self.item, self.passage, moved))

    # --- mouse --------------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click selects, a double click opens."""
        place = event.y + self.scroll_offset.y - len(self.laid.header)
        if event.y >= len(self.laid.header) and place < len(self.laid):
            self._go(place)
            if event.chain == 2:
                self.post_message(Opened(self.id or "", self.item, self.passage))

    # --- drawing ------------------------------------------------------------------------------------------------------

    def on_focus(self) -> None:
        """The cursor mark shows who has the keys."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor mark shows who has the keys."""
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of the screen: the styles are asked for once, and not for every row."""
        self._base, self._roles = self.rich_style, {}
        if self._laid_for != self.room:  # a pane that just came up: its lines are for no width that it ever had
            return [Strip.blank(crop.width, self._base)] * crop.height
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width, base = self.size.width, self._base
        head = len(self.laid.header)
        number = y - head + self.scroll_offset.y
        if y < head:
            return self._strip(self.laid.header[y], " ", base, width)
        line = self._at(number)
        if self.laid.whole_items:
            chosen = line.item is not None and self._same(number)
        else:
            low, high = sorted((self.cursor if self.begun is None else self.begun, self.cursor))
            chosen = low <= number <= high and number < len(self.laid)
        if not chosen or (self.quiet and not self.has_focus):
            return self._strip(line, " ", base, width)
        mark = glyphs.CURSOR if self.has_focus else glyphs.IDLE
        return self._strip(line, mark, base + self._role("cursor") if self.has_focus else base, width)

    def _same(self, number: int) -> bool:
        """Whether every line from the cursor to this one belongs to the same thing."""
        low, high = sorted((number, self.cursor))
        return all(self._at(n).item == self.item for n in range(low, high + 1))

    def _role(self, role: str) -> Style:
        if role not in self._roles:
            self._roles[role] = self.get_component_rich_style(f"lines--{role}", partial=True)
        return self._roles[role]

    def _strip(self, line: Line, mark: str, base: Style, width: int) -> Strip:
        plain = self._ascii
        segments = [safe.cell(mark, base + Style(bold=True), ascii_only=plain)]
        segments += [
            safe.cell(s.text, base + self._role(s.role) if s.role else base, ascii_only=plain)
            for s in line.spans
            if s.text
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def shown_region(self) -> Region:
        """What of the lines is on the screen, for tests."""
        return Region(0, self.scroll_offset.y, self.size.width, self.size.height)


EMPTY: Source = type("Nothing", (), {"lay": staticmethod(lambda width, *, ascii_only: Page(width, ascii_only))})()
