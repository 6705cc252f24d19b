"""A paper as clean text with a map back to the file: body in one flow, footnotes after it, margins and markup gone."""

import re
from array import array
from collections.abc import Callable, Iterator

from docket.intake import contents, layout, markup, paging
from docket.intake.building import Builder
from docket.intake.cleantext import CleanText, Flow, Line
from docket.intake.formats.extracted import Layout
from docket.intake.margins import number_margins
from docket.intake.places import Places
from docket.intake.rows import FORM_FEED, Role, Row, rows_of
from docket.intake.spans import LineIndex
from domain.text import visible

__all__ = ["CleanText", "Flow", "Line", "clean"]

_BULLET = re.compile(r"(?:[-•*▪◦]|\(?\w{1,4}[.)])\s")
_STRUCTURE = re.compile(r"[\d#<\\_=*\[>-]|[⁰¹²³⁴-⁹]")  # what clean() alone could read otherwise at the head of a line
_SENTENCE_END = (".", "?", "!", ":", ".”", ".’", '."', "?”", "!”", ".)", ".]")
_RUN_ON = 60  # a row this long that ends without a full stop goes on after a page break
_MOST_ROWS = 120_000  # a record of 2,500 pages; twice that where the rows need no judging
_MOST_MARKS = 500_000
_MARKS = "*<&\\[\t¹"
_PIECE = 10_000
_IN_FLOW = {Role.BODY, Role.CONTENTS}


def clean(raw: str, known: Layout | None = None, check: Callable[[], None] = lambda: None) -> CleanText:
    """One pass over rows, one over characters. ``known`` is what the file format tells of the rows.

    ``check`` is called between the passes; it alone may raise.
    """
    bare = "\r" in raw and "\n" not in raw  # rows that end as on old Macintoshes
    text = visible(raw.replace("\r", "\n") if bare else raw)
    if raw[:1] == "\ufeff":
        text = " " + text[1:]
    if _is_no_paper(text, _MOST_ROWS if known is None else 2 * _MOST_ROWS):
        return _verbatim(text)
    rows = rows_of(text)
    check()
    if known is not None:
        layout.mark_known(rows, text, known.marks)
    chains = number_margins(rows, text) if known is None else []
    stamps = layout.stamps_of(rows, text)
    folios = layout.folios_of(rows, text) if known is None else []
    check()
    layout.mark_rules(rows, text)
    layout.mark_tables(rows, text)
    if known is None:
        layout.mark_running_heads(rows, text, chains)
        layout.mark_footnotes(rows, text)
    check()
    builder, lines, flows = _assemble(rows, text, Builder(cuts_at_marks=known is not None))
    check()
    words = "".join(builder.pieces)
    entries = contents.entries_of(rows, text)
    if known is None:
        ruler = (
            paging.by_stamps(rows, stamps)
            or paging.by_folios(rows, folios)
            or paging.by_sheets(rows)
            or paging.by_margins(rows, chains, _anchors(entries, words, lines, builder), _body_row(rows))
        )
    else:
        ruler = paging.by_layout(rows, stamps, known.sheets)
    index = LineIndex.of(text)
    return CleanText(
        words,
        tuple(lines),
        tuple(flows),
        tuple(stamps),
        entries,
        ruler or paging.Ruler(),
        frozenset(builder.soft_hyphens),
        builder.places,
        builder.cuts,
        index,
        text,
        {index.line(row.start): row.margin for row in rows if row.margin is not None} if known else {},
    )


def _is_no_paper(text: str, most_rows: int) -> bool:
    """More rows, or more of what may be a mark, than the longest record has: nothing is to be judged in it."""
    breaks = text.count("\n") + text.count(FORM_FEED)
    if breaks <= most_rows and len(text) <= _MOST_MARKS:
        return False
    return breaks > most_rows or sum(map(text.count, _MARKS)) > _MOST_MARKS


def _verbatim(text: str) -> CleanText:
    """Every character stands for itself, in pieces that are lines."""
    places = Places()
    places.add(len(text), 0, len(text))
    lines = tuple(Line(at, min(at + _PIECE, len(text)), Role.BODY, apart=True) for at in range(0, len(text), _PIECE))
    return CleanText(
        text, lines, (Flow(0, len(text)),), (), (), paging.Ruler(), frozenset(), places, array("q"),
        LineIndex.of(text), text, verbatim=True,
    )  # fmt: skip


def _body_row(rows: list[Row]) -> int:
    """The first row after the tables; the front matter before it counts its pages otherwise."""
    tables = [i for i, row in enumerate(rows) if row.role is Role.CONTENTS]
    return min(tables[-1] + 1, len(rows) - 1) if tables else 0


def _anchors(
    entries: tuple[contents.Entry, ...], words: str, lines: list[Line], builder: Builder
) -> list[tuple[int, int, int]]:
    """Headings of the body that the table of contents lists: start and end in the file, and the page."""
    tables = [i for i, line in enumerate(lines) if line.role is Role.CONTENTS]
    if not entries or not tables:
        return []
    body = [line for line in lines[tables[-1] + 1 :] if line.role is Role.BODY]
    found = contents.anchors_of(entries, words, [line.start for line in body])
    places = builder.places
    return [(places.start(body[i].start), places.end(body[i].end - 1), page) for i, page in found]


def _assemble(rows: list[Row], text: str, builder: Builder) -> tuple[Builder, list[Line], list[Flow]]:
    lines: list[Line] = []
    _flow([row for row in rows if row.role in _IN_FLOW], text, builder, lines)
    flows = [Flow(0, builder.length)]
    for note in _footnotes(rows):
        start = _part_flows(builder, flows[-1])
        _flow(note, text, builder, lines)
        if builder.length > start:
            flows.append(Flow(start, builder.length, note[0].note))
    return builder, lines, flows


def _part_flows(builder: Builder, before: Flow) -> int:
    """A line break between two flows; its place in the file is the end of the words before it."""
    if before.end and builder.length == before.end:
        end = builder.places.end(builder.length - 1)
        builder.add("\n", end, end)
        builder.cut()
    return builder.length


def _footnotes(rows: list[Row]) -> Iterator[list[Row]]:
    held: list[Row] = []
    for row in rows:
        if row.role is Role.FOOTNOTE:
            if held and (held[-1].note != row.note or (held[-1].end + 400 < row.start and not row.carried)):
                yield held
                held = []
            held.append(row)
    if held:
        yield held


def _flow(flow: list[Row], text: str, builder: Builder, lines: list[Line]) -> None:
    before: Row | None = None
    for row in flow:
        apart = before is None or _apart(before, row, text)
        if before is not None:
            _join(builder, before, row, text, apart=apart)
        start = builder.length
        for low, high in _ranges(row):
            if low > row.left:
                builder.add(" ", low - 1, low)
                builder.cut()
            reach = low
            for words, first, last in markup.words(text, low, high):
                if builder.cuts_at_marks and first > reach:
                    builder.add_behind_mark(words, first, last)
                else:
                    builder.add(words, first, last)
                reach = last
        if builder.length > start:
            level = (row.hashes or None) if row.bold is not None else None
            bold = _bold(row, text)
            lines.append(Line(start, builder.length, row.role, bold, row.hashes, apart, row.note, level, row.quote))
            before = row


def _bold(row: Row, text: str) -> bool:
    return markup.is_bold(row.content(text)) if row.bold is None else row.bold


def _ranges(row: Row) -> Iterator[tuple[int, int]]:
    low = row.left
    for start, end in row.drops:
        yield low, start
        low = end
    yield low, row.right


def _apart(before: Row, row: Row, text: str) -> bool:
    """Whether anything stands between two rows but their line break and a margin number."""
    between = text[before.end : row.start]
    return between.count("\n") + between.count("\u240c") > 1 or row.new_sheet


def _join(builder: Builder, before: Row, row: Row, text: str, *, apart: bool) -> None:
    gap = text[before.right : row.left]
    words_end = builder.last
    if words_end == "-" and not apart and _hyphenated(builder, text, row):
        builder.soft_hyphens.add(builder.length - 1)
    elif words_end in "—–" and not apart:
        pass
    else:
        builder.add("\n" if _new_paragraph(before, row, text, apart=apart) else " ", before.right, before.right + 1)
    if gap.strip(" \t\n\u240d") or _STRUCTURE.match(text, row.left, row.right) or apart:
        builder.cut()


def _hyphenated(builder: Builder, text: str, row: Row) -> bool:
    tail = builder.pieces[-1]
    before = tail[-2:-1] or (builder.pieces[-2][-1:] if len(builder.pieces) > 1 else "")
    return before.isalnum() and text[row.left : row.left + 1].isalnum()


def _new_paragraph(before: Row, row: Row, text: str, *, apart: bool) -> bool:
    content = before.content(text)
    heading = row.hashes or _bold(row, text) != _bold(before, text) or bool(before.hashes)
    if heading or _BULLET.match(text, row.left, row.right):
        return bool(apart or heading or text[row.left] in "-•*▪◦")
    if not apart:
        return False
    if row.bold is not None and (row.new_sheet or row.carried) and text[row.left].islower():
        return content.rstrip("*_ ").endswith(_SENTENCE_END)
    return len(content) < _RUN_ON or content.rstrip("*_ ").endswith(_SENTENCE_END)
