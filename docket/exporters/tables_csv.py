"""The views of a case as tables for spreadsheets: one row a thing, dates as ISO, and no cell that a spreadsheet would run."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docket.exporters.document import WORK_PRODUCT, Stamp
from docket.exporters.saying import Quoting
from domain.text import one_line
from projections.arguments import arguments
from projections.concessions import concessions
from projections.deadlines import deadlines
from projections.moment import CaseAt
from projections.passages import PassageView
from projections.sheet import EntryRow, sheet

Value = str | int | bool | date | None
_RUNS_AS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""With these a spreadsheet takes a cell for a formula."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A table: its name, its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def csv_table(at: CaseAt, name: str, *, work_product: bool) -> CsvTable:
    """One of `CSV_TABLES`. With work product every row says so, and the concessions carry review, source check and weight."""
    columns, rows = _MAKERS[name](at, Quoting(at, work_product=work_product), work_product)
    if not work_product:
        return CsvTable(name, columns, tuple(rows))
    return CsvTable(name, ("mark", *columns), tuple((WORK_PRODUCT, *row) for row in rows))


def csv_text(table: CsvTable) -> str:
    """The table as RFC 4180 has it; words are quoted always, so that no separator in them splits a cell."""
    made = StringIO()
    writer = csv.writer(made, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return made.getvalue()


def csv_archive(at: CaseAt, stamp: Stamp, *, work_product: bool) -> bytes:
    """Every table in one ZIP file, with the record and the moment that they are of."""
    told = (stamp.case, stamp.number, stamp.court, stamp.as_of, stamp.known_at, stamp.current_through, stamp.head)
    names = ("case", "number", "court", "as_of", "known_at", "current_through", "head")
    tables = [csv_table(at, name, work_product=work_product) for name in CSV_TABLES]
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for table in (CsvTable("about", names, (told,)), *tables):
            name = ZipInfo(f"{table.name}.csv", (1980, 1, 1, 0, 0, 0))  # the same record gives the same bytes
            name.compress_type = ZIP_DEFLATED
            archive.writestr(name, csv_text(table).encode("utf-8-sig"))
    return made.getvalue()


def _cell(value: Value) -> str | int:
    """A value as a cell: nothing for null, words on one line, an apostrophe before what would be run as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value
    told = value.isoformat() if isinstance(value, date) else one_line(value)
    return f"'{told}" if told.startswith(_RUNS_AS) else told


# --- the tables ---------------------------------------------------------------------------------------------------------

Made = tuple[tuple[str, ...], Iterable[tuple[Value, ...]]]


def _sheet(at: CaseAt, _: Quoting, __: bool) -> Made:  # noqa: FBT001
    columns = (
        "id", "number", "attachment", "filed_on", "filed_assumed", "filed_from", "filed_to", "kind", "title", "filer", "relations",
        "paper", "read", "outcome", "ruled_by", "review", "docket_text",
    )  # fmt: skip
    return columns, [_entry(row) for row in sheet(at).entries]


def _entry(row: EntryRow) -> tuple[Value, ...]:
    low, high = row.filed_between or (None, None)
    relations = "; ".join(f"{r.role} {r.to}{'?' if r.ground == 'text' else ''}" for r in row.relations)
    return (
        row.id, row.number, row.attachment, row.filed_on, row.filed_assumed, low, high, row.kind, row.title, row.filer, relations,
        row.paper, row.read, row.outcome, row.ruled_by, row.review, row.text,
    )  # fmt: skip


def _arguments(at: CaseAt, quoting: Quoting, _: bool) -> Made:  # noqa: FBT001
    columns = (
        "id", "title", "standard", "element", "defendant", "under", "raised_by", "raised_in", "status", "concessions", "missing",
        "ruled_in", "outcome", "ruling", "ruling_words", "ruling_cite",
    )  # fmt: skip
    rows = []
    for a in arguments(at).arguments:
        ruling = a.ruling
        words = _words(quoting, ruling.passage if ruling else None)
        rows.append((
            a.id, a.title, a.standard, a.element, a.defendant, a.under, a.raised_by, a.raised_in, a.status,
            "; ".join(a.concessions), "; ".join(a.missing), ruling.entry if ruling else None,
            ruling.outcome if ruling else None, ruling.summary if ruling else None, *words[:2],
        ))  # fmt: skip
    return columns, rows


def _positions(at: CaseAt, quoting: Quoting, _: bool) -> Made:  # noqa: FBT001
    columns = (
        "id", "argument", "argument_title", "entry", "filed_on", "filed_assumed", "party", "stance", "summary", "theory",
        "defendant", "new_in_reply", "words", "cite", "via",
    )  # fmt: skip
    return columns, [
        (
            p.id, a.id, a.title, p.entry, p.filed_on, p.filed_assumed, p.party, p.stance, p.summary, p.theory, p.defendant,
            p.new_in_reply, *_words(quoting, p.passage),
        )
        for a in arguments(at).arguments
        for p in a.positions
    ]  # fmt: skip


def _concessions(at: CaseAt, quoting: Quoting, work_product: bool) -> Made:  # noqa: FBT001
    columns: tuple[str, ...] = (
        "id", "proposition", "conceder", "asserted_by", "entry", "filed_on", "voice", "manner", "hedged", "state", "argument",
        "resolution", "record_support", "words", "cite", "via",
    )  # fmt: skip
    columns += ("review", "source_check", "source_check_detail", "weight_claimed") if work_product else ()
    rows: list[tuple[Value, ...]] = []
    for c in concessions(at).concessions:
        if c.review == "dropped" and not work_product:
            continue
        row: tuple[Value, ...] = (
            c.id, c.proposition, c.conceder, c.asserted_by, c.entry, c.filed_on, c.voice, c.manner, c.hedged, c.state, c.argument,
            c.resolution, "; ".join(c.record_support), *_words(quoting, c.passage),
        )  # fmt: skip
        check = c.source_check
        more: tuple[Value, ...] = (
            c.review,
            *((check.verdict, check.detail) if check else (None, None)),
            c.weight_claimed,
        )
        rows.append((*row, *more) if work_product else row)
    return columns, rows


def _chain(at: CaseAt, quoting: Quoting, work_product: bool) -> Made:  # noqa: FBT001
    columns = ("concession", "entry", "filed_on", "filed_assumed", "party", "role", "summary", "words", "cite", "via")
    return columns, [
        (c.id, one.entry, one.filed_on, one.filed_assumed, one.party, one.role, one.summary, *_words(quoting, passage))
        for c in concessions(at).concessions
        if c.review != "dropped" or work_product
        for one in c.chain
        for passage in (one.passages or (None,))
    ]


def _deadlines(at: CaseAt, _: Quoting, __: bool) -> Made:  # noqa: FBT001
    columns = (
        "id", "what", "obligor", "due", "due_time", "certainty", "state", "basis", "ground", "entry", "met_by", "met_on",
        "safe_date", "assumptions", "detail",
    )  # fmt: skip
    rows = []
    for d in deadlines(at).deadlines:
        live = next(b for b in d.bases if b.live)
        rows.append((
            d.id, d.what, d.obligor, d.due, d.due_time, d.certainty, d.state, d.basis, live.ground, d.entry,
            d.met_by.what if d.met_by else None, d.met_by.on if d.met_by else None, d.safe_date, "; ".join(d.assumptions), d.detail,
        ))  # fmt: skip
    return columns, rows


def _words(quoting: Quoting, passage: PassageView | None) -> tuple[Value, Value, Value]:
    """The words, their cite, and the paper through which they are known; those of a sealed paper are withheld."""
    if passage is None:
        return None, None, None
    words = None if quoting.withheld(passage) else passage.words
    return words, passage.cite, passage.via.cite if passage.via else None


_MAKERS: Final[dict[str, Callable[[CaseAt, Quoting, bool], Made]]] = {
    "sheet": _sheet, "arguments": _arguments, "positions": _positions, "concessions": _concessions, "chain": _chain,
    "deadlines": _deadlines,
}  # fmt: skip
CSV_TABLES: Final = tuple(_MAKERS)
"""The tables that there are."""
