"""A comparison of two moments inside any view: what changed is marked in its own column, and told in sentences beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from domain.case import called
from projections.difference import Change, DiffView
from projections.replay import only
from projections.whatif import NOTE
from tui.folded import Folded
from tui.rows.layout import Laid, Line, Page, Source, Span, fit

_VIEWS = {
    "sheet": "On the docket", "arguments": "Arguments", "concessions": "Claimed concessions", "deadlines": "Deadlines",
    "standards": "Standards", "findings": "Passages side by side",
}  # fmt: skip
_WIDE = 100


@dataclass(frozen=True, slots=True, eq=False)
class Shift:
    """What changed to a folded case from another one. ``label`` says from where: ``since mark A (20)``, ``by this step``."""

    label: str
    first: str
    second: str
    base: Folded
    folded: Folded
    view: DiffView

    @property
    def count(self) -> str:
        """``48 changes``."""
        many = len(self.view.changes)
        return f"{many or 'no'} change{'' if many == 1 else 's'}"

    @property
    def title(self) -> str:
        """For the pane that lists it."""
        return f"What changed {self.label} · {self.count}"

    def signs(self, view: str) -> dict[str, str]:
        """By thing: ``new`` or ``changed``; in the history, by event."""
        if view == "history":
            held = {row.position for row in self.base.history.events}
            return {f"pos:{r.position}": "new" for r in self.folded.history.events if r.position not in held}
        whole = {change.id.partition(".")[0] for change in self.view.changes}
        return {ident: "changed" if ident in self.base.things else "new" for ident in whole}


@dataclass(frozen=True, slots=True)
class Signed:
    """A source with a column before it in which what changed is marked."""

    inner: Source
    signs: Mapping[str, str]

    @property
    def rows(self) -> Sequence[object]:
        """The rows of a table."""
        return getattr(self.inner, "rows", ())

    def lay(self, width: int, *, ascii_only: bool) -> Laid:
        """The source for what is left of the width."""
        room = self.room(width)
        return LaidSigned(self.inner.lay(room, ascii_only=ascii_only), self.signs, width - room)

    @staticmethod
    def room(width: int) -> int:
        """What is left of a width beside the signs."""
        return width - (8 if width >= _WIDE else 4)


class LaidSigned:
    """A laid source with its signs."""

    def __init__(self, inner: Laid, signs: Mapping[str, str], column: int) -> None:
        self._inner, self._signs, self._column = inner, signs, column
        space = Span(" " * column)
        self.header = tuple(Line((space, *line.spans), line.item, line.passage) for line in inner.header)
        self.whole_items = inner.whole_items
        self.marked = getattr(inner, "marked", None)

    def __len__(self) -> int:
        return len(self._inner)

    def line(self, number: int) -> Line:
        """A line; the first of a thing that changed says so."""
        line = self._inner.line(number)
        first = line.item and (number == 0 or self._inner.line(number - 1).item != line.item)
        sign = self._signs.get(line.item or "", "") if first else ""
        short = {"changed": "chg"}.get(sign, sign) if self._column == len("new ") else sign
        return Line((Span(fit(short, self._column), "warn"), *line.spans), line.item, line.passage)

    def first_line(self, item: str) -> int | None:
        """Where a thing stands."""
        return self._inner.first_line(item)


def shift_page(shift: Shift, item: str | None, page: Page) -> None:
    """In sentences: first what changed of the selected thing, then everything, by view."""
    about = tuple(only(shift.view.changes, item)) if item else ()
    if item in shift.folded.when.without:
        pass  # that it does not stand then is what was asked
    elif item and about:
        page.rule(f"{called(item)} {shift.label} ({len(about)})")
        _sentences(about, page)
        page.blank()
    elif item and not item.startswith("pos:"):
        stands = item in shift.folded.record.introduced and shift.folded.at.holds(shift.folded.record.placed_id(item))
        told = f"nothing changed {shift.label}" if stands else "not on the record as of this moment"
        page.para(f"{called(item)}: {told}.", role="dim")
        page.blank()
    changes_page(shift.view.changes, page)
    if not shift.view.changes:
        page.para("Nothing on the record changed.")
    _dependents(shift, page)


def _dependents(shift: Shift, page: Page) -> None:
    """In a hypothesis: what rests on what is left out."""
    if not shift.folded.when.without:
        return
    for effect, title in (
        ("gone", "WHAT IF: would go with it"),
        ("loses_words", "WHAT IF: would lose words that it cites"),
    ):
        rows = [d for d in shift.folded.dependents if d.effect == effect]
        page.rule(f"{title} ({len(rows)})")
        for row in rows:
            page.para(row.sentence, indent=2, hang=2)
        page.blank()
    page.para(NOTE, role="dim")


def changes_page(changes: Sequence[Change], page: Page) -> None:
    """Changes by view, in sentences."""
    for kind, group in groupby(changes, key=lambda c: c.view):
        rows = list(group)
        page.item = None
        page.rule(f"{_VIEWS.get(kind, kind.capitalize())} ({len(rows)})")
        _sentences(rows, page)
        page.blank()
    page.item = None


def compare_page(shift: Shift, page: Page) -> None:
    """What changed from one moment to another, on a page of its own."""
    page.heading(f"From {shift.first} to {shift.second}", shift.count)
    page.blank()
    changes_page(shift.view.changes, page)
    if not shift.view.changes:
        page.para("Nothing changed between these two moments.", indent=2)
    _dependents(shift, page)


def _sentences(changes: Sequence[Change], page: Page) -> None:
    for change in changes:
        page.item = change.id
        page.para(change.sentence, indent=2, hang=2)
    page.item = None
