"""Making the first view of a case, to be kept for the next visit."""

from typing import NamedTuple

from tui.folded import Folded
from tui.kept import FirstView, Pane
from tui.rows.layout import Line
from tui.rows.things import thing_page
from tui.screens.views import shown
from tui.session import Session


class Rooms(NamedTuple):
    """The cells that the panes of the overview have for words at one width of the screen; 0 where one is not shown."""

    screen: int
    list: int
    inspector: int


def first_view(folded: Folded, rooms: Rooms, *, ascii_only: bool) -> FirstView:
    """The overview as `CaseScreen` draws it for somebody who has just come in."""
    what = shown(folded, Session(folded.case), rooms.list, None)
    laid = what.source.lay(rooms.list, ascii_only=ascii_only)
    lines = tuple(laid.line(n) for n in range(len(laid)))
    record, waiting = folded.record, len(folded.to_review)
    beside = _inspector(folded, lines, rooms.inspector, ascii_only=ascii_only) if rooms.inspector else None
    return FirstView(record.name, record.opened.number, waiting, Pane(what.title, lines), beside)


def _inspector(folded: Folded, lines: tuple[Line, ...], room: int, *, ascii_only: bool) -> Pane:
    item = next((line.item for line in lines if line.item), None)
    page = thing_page(folded, item) if item else None
    if page is None:
        return Pane("Nothing selected", ())
    laid = page.lay(room, ascii_only=ascii_only)
    return Pane(f"{item}", tuple(laid.line(n) for n in range(len(laid))))
