"""The only place that makes drawable text out of words that somebody filed: visible characters, never markup."""

from datetime import datetime
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.widgets import Static

from domain.text import one_line, visible
from tui.glyphs import to_ascii
from tui.telling import told

if TYPE_CHECKING:
    from rich.style import Style
    from textual.app import App
    from textual.widget import Widget

_TOAST, _TOLD = 240, 4000
"""Characters of a sentence at the foot of the screen, and of it where they are listed."""
_DOTS = len("...")


def plain(words: str, *, ascii_only: bool = False) -> str:
    """Visible text of any number of lines; tabs become spaces."""
    shown = visible(words).replace("\t", "    ")
    return to_ascii(shown) if ascii_only else shown


def line(words: str, *, ascii_only: bool = False) -> str:
    """Visible text on one line."""
    shown = one_line(words)
    return to_ascii(shown) if ascii_only else shown


def typed(words: str) -> str:
    """What stands on a line to type on: one visible character for one."""
    return visible(words).replace("\n", " ").replace("\t", " ")


def cell(words: str, style: "Style | None" = None, *, ascii_only: bool = False) -> Segment:
    """A piece of a drawn line. Spaces are kept, since they align."""
    shown = typed(words)
    return Segment(to_ascii(shown) if ascii_only else shown, style)


def text(words: str, style: str = "", *, ascii_only: bool = False) -> Content:
    """What a Static shows."""
    shown = plain(words, ascii_only=ascii_only)
    return Content.styled(shown, style) if style else Content(shown)


def sentence(words: str) -> Static:
    """A sentence on an otherwise empty screen."""
    return Static(text(words), markup=False)


def title(widget: "Widget", words: str, right: str = "", *, ascii_only: bool = False) -> None:
    """The title of a pane, in its border."""
    shown = line(words, ascii_only=ascii_only)
    room = widget.size.width - 6 if widget.size.width else widget.app.size.width - 12  # a box is not laid out yet
    if ascii_only and len(shown) > room > _DOTS:  # Textual would cut it with a sign of its own
        shown = f"{shown[: room - _DOTS]}..."
    widget.border_title = Content(f" {shown} ")
    widget.border_subtitle = Content(f" {line(right, ascii_only=ascii_only)} ") if right else None


def toast(app: "App[None]", words: str, *, wrong: bool = False) -> None:
    """A sentence that goes away by itself."""
    whole = line(told(words))
    kept = getattr(app, "told", None)
    if kept is not None:
        kept.append((datetime.now().astimezone(), whole[:_TOLD], wrong))
    shown = (
        whole if len(whole) <= _TOAST else f"{whole[:_TOAST].rpartition(' ')[0] or whole[:_TOAST]} … ctrl+e tells all"
    )
    ascii_only = bool(getattr(app, "ascii_only", False))
    app.notify(
        to_ascii(shown) if ascii_only else shown,
        severity="error" if wrong else "information",
        timeout=8 if wrong else 4,
        markup=False,
    )


def copied(words: str) -> str:
    """What goes to the clipboard: one visible line."""
    return one_line(words)
