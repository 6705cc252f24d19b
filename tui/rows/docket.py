"""The docket sheet: a row an entry, and the page of one entry with its dates, relations, and what was read in it."""

from domain.events import NoteWritten
from projections.rulings import rulings_on
from projections.sheet import EntryRow
from tui.folded import Folded
from tui.rows.layout import Cell, Column, Page, Row, Table, ecf_column
from tui.rows.motions import briefing_part, status_part
from tui.rows.words import filed_words, human, passage_lines, short_kind

_COUNTED = 66
"""Cells from which on there is room to count arguments and concessions beside the titles."""
_COLUMNS = (
    Column("Filed", 13),
    Column("Kind", 8),
    Column("By", 8),
    Column("Title", 0),
    Column("Paper", 11, from_width=110, role="dim"),
    Column("Arg", 3, right=True, from_width=_COUNTED),
    Column("Con", 3, right=True, from_width=_COUNTED),
)
_EMPTY = (
    "",
    "No filings yet.",
    "",
    "a   add an entry by hand",
    ":   go anywhere: a date, an entry, a command",
    "?   help",
    "",
    "Everything you enter is appended to the record; nothing is overwritten.",
    "u takes back your last entry by adding a correction.",
)
_BACK = {
    "responds_to": "Answered", "replies_to": "Replied to", "supports": "Supported", "rules_on": "Ruled on",
    "continues": "Continued", "corrects": "Corrected", "withdraws": "Withdrawn", "attaches": "Attached",
}  # fmt: skip


def docket_table(folded: Folded) -> Table:
    """Every entry on the docket by then, then those that may not yet be filed."""
    rows = [_row(folded, e, maybe=False) for e in folded.sheet.entries]
    rows += [_row(folded, e, maybe=True) for e in folded.sheet.may_be_filed]
    return Table((ecf_column(rows), *_COLUMNS), tuple(rows), _EMPTY)


def _row(folded: Folded, row: EntryRow, *, maybe: bool) -> Row:
    number = folded.short(row.id)
    kind = short_kind(row.kind)
    title = row.title
    if maybe:
        title = f"(may not yet be filed) {title}"
    elif row.outcome:
        read = "?" if row.review == "proposed" else ""
        title = f"{human(row.outcome).upper()}{read} by {folded.record.entries[row.ruled_by or ''].cite} · {title}"
    filed = filed_words(row.filed_on, row.filed_between, assumed=row.filed_assumed)
    who = folded.label(row.filer)
    cells = (
        number,
        Cell(filed, "" if row.filed_on and not row.filed_assumed else "dim"),
        kind,
        who,
        title,
        human(row.paper),
        str(row.arguments or "·"),
        str(row.concessions or "·"),
    )
    fields = {
        "kind": row.kind, "by": f"{who} {row.filer}", "date": str(row.filed_on or (row.filed_between or ("", ""))[1] or ""),
        "paper": human(row.paper),
    }  # fmt: skip
    return Row(
        row.id,
        cells,
        f"{number} {human(row.kind)} {who} {row.filer} {row.title} {row.text or ''}",
        fields,
        "dim" if maybe else "",
    )


def entry_page(folded: Folded, row: EntryRow, page: Page) -> None:
    """Everything about one entry."""
    page.item = row.id
    page.heading(f"{folded.name(row.id)} · {row.filer or 'filer not stated'}", human(row.outcome).upper())
    page.para(row.title, role="strong")
    page.labelled("Filed", _dates(row))
    page.labelled("Paper", _paper(row))
    if row.redacts:
        page.labelled("Redacted", f"this is the redacted version of {folded.name(row.redacts)}")
    for version in row.redacted_by:
        page.labelled("Redacted", folded.name(version))
    status_part(folded, row, page)
    for relation in row.relations:
        page.labelled(
            human(relation.role).capitalize(), folded.name(relation.to) + ("?" if relation.ground == "text" else "")
        )
    told = {paper.entry for motion in folded.motions.motions if motion.id == row.id for paper in motion.papers}
    for other in folded.sheet.entries:
        for relation in other.relations:
            if relation.to == row.id and other.id not in told:  # a motion's briefing is told with its status
                by = "" if relation.role == "attaches" else "by "
                page.labelled(_BACK[relation.role], by + folded.name(other.id))
    if row.text and row.text != row.title:
        page.labelled("Sheet", row.text)
    if row.facets:
        page.labelled("Also", ", ".join(row.facets))
    _rulings(folded, row, page)
    briefing_part(folded, row, page)
    _touched(folded, row, page)
    notes_on(folded, row.id, page)
    _earlier(row, page)


def _dates(row: EntryRow) -> str:
    if row.filed_on:
        told = f"{row.filed_on}" + (" (assumed, from the date after “Dated:”)" if row.filed_assumed else "")
    else:
        low, high = row.filed_between or (None, None)
        told = f"not stated; between {low or 'an unknown day'} and {high or 'an unknown day'}"
    more = [
        f"{name} {day}"
        for name, day in (("dated", row.dated), ("entered", row.entered_on), ("served", row.served_on))
        if day
    ]
    return "; ".join([told, *more])


_WITHHELD = {
    "sealed": "sealed: its words are withheld here (in a shell: docket --show-sealed)",
    "clawed_back": "clawed back: its words are withheld, and may not be used",
    "destroyed": "its words were destroyed; a tombstone stands in their place",
}


def _paper(row: EntryRow) -> str:
    if row.paper != "at_hand":
        if row.withheld:
            return _WITHHELD[row.withheld]
        return f"not at hand: {'only its docket entry is' if row.text else 'known only through papers that cite or quote it'}"
    return f"at hand, {'marked read' if row.read else 'not marked read'}, sha256 {(row.sha256 or '')[:12]}"


def _rulings(folded: Folded, row: EntryRow, page: Page) -> None:
    """What the court did with this paper; and what an order did with other papers is told by those."""
    for ruling in rulings_on(folded.at, row.id):
        page.blank()
        page.labelled(
            "Court", f"{human(ruling.outcome).upper()} in {folded.name(ruling.entry)}. {ruling.summary or ''}"
        )
        for passage in ruling.passages:
            passage_lines(page, passage)


def _touched(folded: Folded, row: EntryRow, page: Page) -> None:
    argued = [(a, p) for a in folded.arguments.arguments for p in a.positions if p.entry == row.id]
    ruled = [(a, r) for a in folded.arguments.arguments for r in a.rulings if r.entry == row.id]
    claimed = [(c, link) for c in folded.concessions.concessions for link in c.chain if link.entry == row.id]
    if argued or ruled:
        page.blank()
        page.rule(f"Arguments touched ({len({a.id for a, _ in [*argued, *ruled]})})")
    for argument, position in argued:
        pin = position.passage.cite if position.passage else "no pin recorded"
        page.item = argument.id
        page.labelled(f"{argument.id} {position.stance}", f"{argument.title}: {position.summary}", wide=15, right=pin)
    for argument, ruling in ruled:
        pin = ruling.passage.cite if ruling.passage else "no pin recorded"
        page.item = argument.id
        page.labelled(f"{argument.id} ruled", f"{argument.title}: {human(ruling.outcome)}", wide=15, right=pin)
    if claimed:
        page.blank()
        page.item = row.id
        page.rule(f"Claimed concessions touched ({len({c.id for c, _ in claimed})})")
    for claim, link in claimed:
        pin = link.passage.cite if link.passage else "no pin recorded"
        page.item = claim.id
        page.labelled(f"{claim.id} {human(link.role)}", f"{claim.proposition}: {link.summary}", wide=15, right=pin)
    page.item = row.id


def notes_on(folded: Folded, ident: str, page: Page) -> None:
    for note in folded.at.seen(NoteWritten):
        if note.about == ident:
            page.blank()
            page.labelled("Note", f"{note.text} ({note.id}, {note.actor}; work product)")


def _earlier(row: EntryRow, page: Page) -> None:
    for revision in row.revisions:
        page.blank()
        before = "; ".join(
            f"{k.replace('_', ' ')} was {v if v not in (None, '', []) else 'not stated'}"
            for k, v in revision.before.items()
        )
        page.labelled("Before", f"{before}. Changed by {revision.by}, {revision.recorded_at[:10]}: {revision.reason}")
