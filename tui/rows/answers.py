"""Pages that answer a question: why something is so, and what a machine proposes."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from projections.why import WhyView
from tui.folded import Folded
from tui.rows.due import by_rule
from tui.rows.layout import Cell, Column, Page, Row, Table
from tui.rows.words import human, passage_lines

if TYPE_CHECKING:
    from docket.clerk.reviewing import Proposal

_SAID = {
    "conceder": "Conceder", "asserted_by": "Asserted by", "manner": "Manner", "due": "Due", "due_time": "Time",
    "period": "Period", "obligor": "Obligor", "outcome": "Outcome", "stance": "Stance", "party": "Party", "on": "On",
}  # fmt: skip
"""What a reading says beside the words, as it is called for a person."""
_PROPOSALS = (
    Column("ID", 5),
    Column("", 1, role="warn"),
    Column("Kind", 11),
    Column("In", 6),
    Column("Sure", 4, right=True),
    Column("State", 8),
    Column("Proposal", 0),
)


def why_page(view: WhyView, page: Page) -> None:
    """Sentences, then words with their pins, then the events behind them."""
    page.item = view.id
    page.heading(f"Why: {view.heading}", human(view.status).upper())
    for told in view.because:
        page.para(told[:1].upper() + told[1:], indent=2, hang=2)
    if not view.because:
        page.para("It stands as it was recorded; no rule was applied to it.", indent=2)
    if view.passages:
        page.blank()
        page.rule(f"The words it rests on ({len(view.passages)})")
    for n, passage in enumerate(view.passages, start=1):
        passage_lines(page, passage, label=f"{n:>2}", wide=4)
    page.blank()
    page.rule(f"The events behind it ({len(view.events)})")
    for event in view.events:
        page.labelled(f"pos:{event.position}", f"{event.sentence} ({event.by}, {event.recorded_at[:10]})", wide=10)


def proposal_table(folded: Folded, picked: Collection[str] = ()) -> Table:
    """The review queue: what waits first, then what was decided. ``*`` stands at what is picked for a batch."""
    rows = sorted(folded.proposals, key=lambda p: p.review != "proposed")
    empty = (
        "",
        "Nothing waits for review.",
        "",
        "Filing a paper reads it and proposes arguments, deadlines and rulings; people decide.",
        "R   file a paper     esc   back     ?   help",
    )
    return Table(_PROPOSALS, tuple(_proposal(folded, p, picked) for p in rows), empty)


def _proposal(folded: Folded, one: "Proposal", picked: Collection[str]) -> Row:
    waits = one.review == "proposed"
    state = "PROPOSED" if waits else one.review
    day = str(one.content.get("due") or "")
    due = f"{'~' if by_rule(one) else ''}{day} " if day and day not in one.told else ""
    cells: tuple[str | Cell, ...] = (
        one.id, "*" if one.id in picked else "?" if waits else "", one.kind, folded.short(one.entry), f"{one.confidence:.0%}"[:4],
        Cell(state, "warn" if waits else "dim"), f"{due}{one.told} [{one.asks[1]}?]" if waits and one.asks else due + one.told,
    )  # fmt: skip
    fields = {"kind": one.kind, "by": "", "date": "", "conc": state.lower()}
    return Row(one.id, cells, f"{one.title} {one.words} {one.cue}", fields, "" if waits else "dim")


def _file_lines(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first}-{last}"


def proposal_page(folded: Folded, one: "Proposal", page: Page) -> None:
    """One proposal with the exact words it was read from."""
    page.item = one.id
    became = f", now {one.became}" if one.became else ""
    page.heading(
        f"{one.id} ? {one.kind}: {one.title}", "PROPOSED" if one.review == "proposed" else f"{one.review}{became}"
    )
    where = f"page {one.page}, " if one.page else ""
    page.labelled("Words", f"“{one.words}”", role="mark")
    page.labelled("In", f"{folded.name(one.entry)}, {where}{_file_lines(*one.lines)} of the file")
    for name, label in _SAID.items():
        if one.content.get(name):
            page.labelled(label, str(one.content[name]).replace("_", " "))
    if one.asks and one.review == "proposed":
        page.labelled("To be said", f"{one.asks[1]}? + asks for it")
    page.labelled(
        "Read by", f"the cue “{human(one.cue)}”, {one.confidence:.0%} sure: a machine proposes, a person decides"
    )
