"""The first view of a case in a form that can be kept: plain words with their roles and ids, laid out for one width.

It is read back with suspicion: what is not just that is None, and every word is made visible-only again when it is drawn.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol, TypeVar

from tui.rows.layout import Line, Page, Span, fit, wrap

T = TypeVar("T")
FORMAT = 1
"""Raise it when what is kept, or how it is drawn, changes."""
ROLES = frozenset({"", "dim", "strong", "cite", "mark", "good", "warn", "head", "banner"})


class Found(Protocol):
    """A kept view as the store gives it back; see `docket.store.kept`."""

    @property
    def content(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def position(self) -> int: ...
    @property
    def day(self) -> str: ...
    @property
    def newer(self) -> int: ...
    @property
    def current(self) -> bool: ...


class Docketed(Protocol):
    """The last entries of a long case, straight from the log; see `docket.store.kept`."""

    @property
    def name(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def position(self) -> int: ...
    @property
    def entries(self) -> tuple[tuple[str, str, str], ...]: ...


class Unread(NamedTuple):
    """What stands for a kept view where none was kept: nothing to act on, and nothing that was judged."""

    version: int
    position: int
    content: str = ""
    day: str = ""
    newer: int = 0
    current: bool = False


class Keeper(Protocol):
    """Where first views are kept. It never fails; it may never find anything."""

    def find(self, form: str) -> Found | None: ...

    def recorded(self) -> Docketed | None: ...

    def keep(self, case: str, form: str, *, version: int, position: int, day: date, content: str) -> None: ...


class Pane(NamedTuple):
    """A pane: its title and its lines."""

    title: str
    lines: tuple[Line, ...]


class FirstView(NamedTuple):
    """The overview of a case as it is drawn first: what the banner says, the list, and the inspector where it is shown."""

    name: str
    number: str
    waiting: int
    list: Pane
    inspector: Pane | None


class KeptPage:
    """A pane as a source: its lines as they were laid out, whatever the width is now."""

    def __init__(self, lines: Sequence[Line], *, whole_items: bool) -> None:
        self._lines, self._whole = list(lines), whole_items

    def lay(self, width: int, *, ascii_only: bool) -> Page:
        """The lines as a page."""
        return Page(width, ascii_only, self._whole, lines=self._lines)


def form_of(width: int, *, ascii_only: bool) -> str:
    """Which view it is and what it is made for."""
    return f"overview {width}{' ascii' if ascii_only else ''} {FORMAT}"


def told(found: Found) -> str:
    """How the banner says that a kept view is not the present; empty where it is."""
    if found.current:
        return ""
    if isinstance(found, Unread):
        return f"READING {found.version:,} events…"
    if found.newer:
        return f"AS KNOWN AT pos:{found.position} · reading {found.newer} newer…"
    return f"AS OF {found.day} · reading…"


def unread(last: Docketed, width: int) -> tuple[Unread, FirstView]:
    """The entries docketed last, until the case is read for the first time on a screen like this."""
    told = "Docketed last, as first recorded: no correction, status or date is worked out until the record is read."
    lines = [Line((Span(part, "dim"),)) for part in wrap(told, width)]
    for day, ident, title in last.entries:
        name = f"ECF {ident}" if ident[:1].isdigit() else ident
        lines.append(Line((Span(fit(f"{day:<10}  {name:<9} ", 22), "dim"), Span(fit(title, max(width - 23, 10))))))
    pane = Pane("Being read: the last entries", tuple(lines))
    return Unread(last.version, last.position), FirstView(last.name, last.number, 0, pane, None)


def written(view: FirstView) -> str:
    """A view as text."""
    facts = view._asdict() | {"list": _pane(view.list), "inspector": view.inspector and _pane(view.inspector)}
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> FirstView | None:
    """A view from its text, or None where that is not what `written` wrote."""
    try:
        facts = json.loads(text)
        inspector = facts["inspector"]
        return FirstView(
            _typed(facts["name"], str),
            _typed(facts["number"], str),
            _typed(facts["waiting"], int),
            _read_pane(facts["list"]),
            None if inspector is None else _read_pane(inspector),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _pane(pane: Pane) -> list[Any]:
    return [pane.title, [[line.item, [[s.text, s.role] for s in line.spans]] for line in pane.lines]]


def _read_pane(given: Any) -> Pane:  # noqa: ANN401 (whatever stood in the file)
    title, lines = given
    return Pane(_typed(title, str), tuple(_line(item, spans) for item, spans in lines))


def _line(item: Any, spans: Any) -> Line:  # noqa: ANN401 (whatever stood in the file)
    made = tuple(Span(_typed(text, str), role if role in ROLES else "") for text, role in spans)
    return Line(made, None if item is None else _typed(item, str))


def _typed(value: Any, kind: type[T]) -> T:  # noqa: ANN401 (whatever stood in the file)
    if not isinstance(value, kind):
        raise TypeError(value)
    return value
