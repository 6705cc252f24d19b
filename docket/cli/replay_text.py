"""The chart of positions, a step of the replay, and a what-if as text for people."""

from collections.abc import Iterator

from docket.cli.text import head, words_for, wrap
from domain.case import called
from projections.lanes import DrawnChart
from projections.positions_chart import Lane, PositionsChart
from projections.replay import Step
from projections.whatif import MARK, WhatIfView

_ID, _TITLE, _STATUS = 5, 30, 17


def chart(view: PositionsChart, columns: int) -> Iterator[str]:
    """Lanes over filings; where they do not all fit beside each other, one block under the other."""
    yield head(view.as_of, view.current_through)
    if not view.lanes:
        yield "No positions are recorded. `docket argue` raises an argument."
        return
    drawn = DrawnChart(view)
    wide = drawn.width
    room = max((columns - _ID - _TITLE - _STATUS - 1) // wide, 1)
    blocks = [range(first, min(first + room, len(view.columns))) for first in range(0, len(view.columns), room)]
    for block in blocks or [range(0)]:
        lanes = [lane for lane in view.lanes if len(blocks) < 2 or any(lane.cells[n] for n in block)]
        names = "".join(view.columns[n].short.ljust(wide) for n in block)
        yield ""
        yield f"{'ID':<{_ID}}{'Argument':<{_TITLE}} {names}Now".rstrip()
        for lane in lanes:
            title = lane.title if len(lane.title) < _TITLE else f"{lane.title[: _TITLE - 2].rstrip()}…"
            cells = "".join(drawn.cells(lane, block))
            yield f"{lane.id:<{_ID}}{title:<{_TITLE}} {cells}{_status(lane)}".rstrip()
    yield ""
    yield from wrap(" · ".join(drawn.legend()), columns)


def lane(view: PositionsChart, one: Lane, columns: int) -> Iterator[str]:
    """One argument filing by filing, in words."""
    yield head(view.as_of, view.current_through)
    yield from wrap(f"{one.id}  {one.title} — {_status(one).upper()}", columns, hang=4)
    last = ""
    for name, sign, told in DrawnChart(view).told(one):
        if name != last:
            yield f"  {name}"
            last = name
        yield from wrap(f"{sign} {told}", columns, indent=4, hang=6)


def step(one: Step, columns: int) -> Iterator[str]:
    """A stop and what it brought. The sentence that the filing was filed stands at its head."""
    filed = next(
        (c.sentence for c in one.changes if c.view == "sheet" and c.id == one.entry and c.field == "entry"), None
    )
    yield from wrap(" · ".join(filter(None, (_day(one), filed or one.title))), columns, hang=4)
    rest = [c for c in one.changes if c.sentence != filed]
    for change in rest:
        yield from wrap(change.sentence, columns, indent=4, hang=6)
    if not rest:
        yield "    Nothing else changed."


def whatif(view: WhatIfView, columns: int) -> Iterator[str]:
    """What would change; every line says that this is no record."""
    for line in _whatif(view, columns - len(MARK) - 2):
        yield f"{MARK}  {line}".rstrip()


def _whatif(view: WhatIfView, columns: int) -> Iterator[str]:
    moment = "now" if view.as_of == "now" else f"as of {view.as_of}"
    yield from wrap(
        f"without {', '.join(map(called, view.without))}, {moment}: nothing of this is on the record.", columns
    )
    yield from wrap(view.note, columns)
    yield f"Would change ({len(view.changes)})"
    for change in view.changes:
        yield from wrap(change.sentence, columns, indent=2, hang=4)
    for effect, title in (
        ("gone", "Rests on it and would go with it"),
        ("loses_words", "Stands, but loses words that it cites"),
    ):
        rows = [d for d in view.dependents if d.effect == effect]
        yield f"{title} ({len(rows)})"
        for row in rows:
            yield from wrap(row.sentence, columns, indent=2, hang=4)


def _day(one: Step) -> str:
    if one.entry is None:
        return f"end of {one.day}"
    return f"{one.filed_on}{' ~' if one.filed_assumed else ''}" if one.filed_on else f"by {one.day}"


def _status(one: Lane) -> str:
    claimed = f" {one.concessions[0]}?" if one.status == "joined" and one.concessions else ""
    return words_for(one.status) + claimed
