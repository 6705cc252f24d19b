"""A bar of one line: the banner, the tabs, the scrubber and the footer."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget

from tui import safe
from tui.rows.layout import Span

_STYLES = {
    "": "", "dim": "dim", "strong": "bold", "head": "bold", "banner": "reverse bold", "cite": "underline",
    "warn": "bold", "good": "bold", "mark": "bold",
}  # fmt: skip


_DOTS = 3


class Bar(Widget):
    """Left and right spans on one line; what does not fit is cut on the left side, with an ellipsis."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._left: tuple[Span, ...] = ()
        self._right: tuple[Span, ...] = ()

    def show(self, left: Iterable[Span], right: Iterable[Span] = ()) -> None:
        """Draw other words, if they are other."""
        new = (tuple(left), tuple(right))
        if new != (self._left, self._right):
            self._left, self._right = new
            self.refresh()

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(s.text for s in (*self._left, *self._right))

    def render(self) -> Content:
        """The line."""
        ascii_only = bool(getattr(self.app, "ascii_only", False))
        left = self._content(self._left, ascii_only)
        right = self._content(self._right, ascii_only)
        room = max(self.size.width - right.cell_length, 0)
        if left.cell_length > room > _DOTS and left.plain[room:].strip():
            left = left.truncate(room - _DOTS) + ("..." if ascii_only else "…")
        return left.truncate(room, pad=True) + right

    @staticmethod
    def _content(spans: Iterable[Span], ascii_only: bool) -> Content:
        parts = [safe.text(s.text, _STYLES.get(s.role, ""), ascii_only=ascii_only) for s in spans]
        return Content("").join(parts)
