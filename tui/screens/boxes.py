"""Small boxes over a screen: the filter line, the palette, and forms that show an error at its field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import Suggester, SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from domain.errors import DocketError
from tui import safe
from tui.palette import Target, matching
from tui.rows.layout import Cell, Column, Row, Span, Table
from tui.telling import told
from tui.widgets.bar import Bar
from tui.widgets.lines import Lines

_GO = "Go anywhere: 20, A4, C2, 2023-01-13, ecf:20, a view, a command"


class Typing(Input):
    """A line to type on. What is pasted, or is written there for a person, is visible characters, as everywhere."""

    def validate_value(self, value: str) -> str:
        """One character for one, so that the cursor stays where it is."""
        return safe.typed(value)


class FilterBox(ModalScreen[None]):
    """One line at the foot; the list behind it narrows as one types."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "clear", "clear", show=False)]

    def __init__(self, query: str, narrow: Callable[[str], None]) -> None:
        super().__init__()
        self._query, self._narrow = query, narrow

    def compose(self) -> ComposeResult:
        """The line."""
        with Vertical(classes="box") as box:
            safe.title(
                box,
                "filter · words kind:order by:twitter after:2023-01-01 within:14d · enter keeps, esc clears",
                ascii_only=_ascii(self),
            )
            yield Typing(self._query, id="query")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._narrow(event.value)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Keep the filter."""
        self.dismiss(None)

    def action_clear(self) -> None:
        """No filter."""
        self._narrow("")
        self.dismiss(None)


class PaletteBox(ModalScreen[Target | None]):
    """Type where to go or what to do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", show=False),
        Binding("down,ctrl+n", "move(1)", "down", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", "up", show=False, priority=True),
    ]

    def __init__(self, targets: Sequence[Target], heading: str = "", *, anywhere: bool = False) -> None:
        super().__init__()
        self._targets, self._found = targets, list(targets)
        self._heading, self._anywhere = heading or _GO, anywhere

    def compose(self) -> ComposeResult:
        """A line and what answers to it."""
        with Vertical(classes="box") as box:
            safe.title(box, self._heading, ascii_only=_ascii(self))
            yield Typing(id="query")
            yield Lines(id="targets")

    def on_mount(self) -> None:
        """The likeliest first."""
        self._show("")

    def _show(self, query: str) -> None:
        self._found = matching(self._targets, query, anywhere=self._anywhere)
        rows = tuple(
            Row(str(n), (Cell(t.name, "dim" if t.why_not else ""), Cell("not here" if t.why_not else t.hint, "dim")))
            for n, t in enumerate(self._found)
        )
        hints = max((cell_len(row.cells[1].text) for row in rows if isinstance(row.cells[1], Cell)), default=0)
        table = Table((Column("", 0), Column("", min(max(hints, 1), 22))), rows, ("Nothing answers to that.",))
        self.query_one("#targets", Lines).show(table, top=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look again."""
        self._show(event.value)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Go."""
        place = self.query_one("#targets", Lines).cursor
        self.dismiss(self._found[place] if place < len(self._found) else None)

    def action_move(self, by: int) -> None:
        """Up and down while typing."""
        self.query_one("#targets", Lines).action_move(by)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form."""

    name: str
    hint: str = ""
    value: str = ""
    offered: tuple[str, ...] = ()
    """What completes it while one types; the right arrow takes it."""
    suggester: Suggester | None = None


class FormBox(ModalScreen[None]):
    """Fields one below the other. ``keep`` returns a sentence (``Field: what is wrong``) or None when it was kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", show=False),
        Binding("ctrl+s", "keep", "keep", show=False, priority=True),
        Binding("tab", "next", "next", show=False, priority=True),
        Binding("up", "app.focus_previous", "previous", show=False),
        Binding("down", "app.focus_next", "next", show=False),
    ]

    def __init__(
        self, heading: str, fields: Sequence[Field], keep: Callable[[dict[str, str]], str | None], does: str = "keeps"
    ) -> None:
        super().__init__()
        self._heading, self._fields, self._keep = heading, fields, keep
        self._keys = f"enter {does}, esc closes" if len(fields) == 1 else f"enter next, ctrl+s {does}, esc closes"

    def compose(self) -> ComposeResult:
        """Name, field, and a line for what is wrong with it."""
        with VerticalScroll(classes="box", can_focus=False) as box:
            safe.title(box, self._heading, self._keys, ascii_only=_ascii(self))
            for n in range(len(self._fields)):
                yield Bar(id=f"name-{n}")
                field = self._fields[n]
                offered = field.suggester or (
                    SuggestFromList(field.offered, case_sensitive=False) if field.offered else None
                )
                yield Typing(field.value, id=f"field-{n}", select_on_focus=not field.value, suggester=offered)
                wrong = safe.sentence("")
                wrong.id = f"wrong-{n}"
                wrong.add_class("wrong")
                wrong.display = False
                yield wrong

    def on_mount(self) -> None:
        """Write the names."""
        for n, field in enumerate(self._fields):
            self.query_one(f"#name-{n}", Bar).show(
                [Span(field.name, "strong"), Span(f"  {field.hint}" if field.hint else "", "dim")]
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field; in the last one it keeps."""
        if event.input.id == f"field-{len(self._fields) - 1}":
            self.action_keep()
        else:
            self.focus_next()

    def action_next(self) -> None:
        """As in a shell, complete a path where something completes it; else the next field."""
        box = self.focused
        if isinstance(box, Input) and self._fields[int(str(box.id).removeprefix("field-"))].suggester:
            before = box.value
            if box.cursor_position == len(before):
                box.action_cursor_right()
            if box.value != before:
                return
        self.focus_next()

    def action_keep(self) -> None:
        """Keep, or show the error at its field."""
        given = {f.name: self.query_one(f"#field-{n}", Input).value.strip() for n, f in enumerate(self._fields)}
        try:
            wrong = self._keep(given)
        except DocketError as error:
            wrong = str(error)
        if wrong is None:
            self.dismiss(None)
        else:
            self._tell(wrong)

    def _tell(self, wrong: str) -> None:
        name, _, said = wrong.partition(": ")
        place = next((n for n, f in enumerate(self._fields) if f.name == name), None)
        if place is None:
            place, said = self._guess(wrong), wrong
        for n in range(len(self._fields)):
            line = self.query_one(f"#wrong-{n}", Static)
            line.display = n == place
            line.update(safe.text(f"! {told(said)}" if n == place else "", ascii_only=_ascii(self)))
        self.query_one(f"#field-{place}", Input).focus()

    def _guess(self, wrong: str) -> int:
        """The field whose words the sentence quotes, else the one that it names, else the last."""
        for n in range(len(self._fields)):
            value = self.query_one(f"#field-{n}", Input).value.strip()
            if value and f"“{value}”" in wrong:
                return n
        named = [n for n, f in enumerate(self._fields) if f.name.casefold() in wrong.casefold()]
        return named[0] if named else len(self._fields) - 1


def _ascii(screen: Widget) -> bool:
    return bool(getattr(screen.app, "ascii_only", False))
