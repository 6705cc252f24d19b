"""A document as Markdown: the words of others escaped, so that they are drawn as written and none is a link or a tag."""

import re
from collections.abc import Iterator

from docket.exporters.chart_table import chart_rows
from docket.exporters.document import (
    WORK_PRODUCT,
    Block,
    ChartFigure,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Part,
    Quotation,
    Run,
    Runs,
    Stamp,
    Table,
)
from domain.text import one_line

_SPECIAL = re.compile(r"[\\`*_\[\]<>|&~$@]|(?<=\w):(?=//)|(?<=\bwww)\.|(?<=\bWWW)\.|!(?=\[)")
_OPENING = re.compile(r"^(?:[#+=-]|\d+(?=[.)]))")
_SIGN = f"**{WORK_PRODUCT}**"


def markdown(document: Document) -> str:
    """The document as CommonMark with tables. Ends with a newline."""
    lines: list[str] = []
    if document.work_product:
        lines += [_SIGN, ""]
    lines += [f"# {escaped(document.title)}", "", *_caption(document.stamp), ""]
    for block in document.blocks:
        if document.work_product and isinstance(block, Heading) and block.level <= 2:
            lines += [_SIGN, ""]
        lines += [*_block(block), ""]
    lines += ["---", ""]
    for block in document.foot:
        lines += [*_block(block), ""]
    lines += [*_check(document.stamp)]
    if document.work_product:
        lines += ["", _SIGN]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Words of others as plain words on one line of Markdown."""
    told = _SPECIAL.sub(lambda m: f"\\{m.group()}", one_line(text))
    return _OPENING.sub(lambda m: f"\\{m.group()}" if not m.group()[:1].isdigit() else f"{m.group()}\\", told)


def _caption(stamp: Stamp) -> Iterator[str]:
    yield f"{escaped(stamp.case)}, No. {escaped(stamp.number)} ({escaped(stamp.court)})  "
    known = f"; as our log knew it at {escaped(stamp.known_at)}" if stamp.known_at else ""
    yield f"As of {escaped(stamp.as_of)}{known}; docket current through {escaped(stamp.current_through)}"


def _check(stamp: Stamp) -> Iterator[str]:
    yield f"To check this page against the log: `docket verify --from '{stamp.head}'`"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escaped(block.text)}"
        case Paragraph():
            yield f"*{told}*" if (told := _runs(block.runs)) and block.style == "small" and "*" not in told else told
        case Quotation():
            yield f"> {_quotation(block)}"
        case Items():
            yield from (f"- {_runs(point)}" for point in block.points)
        case Facts():
            yield "| | |"
            yield "|---|---|"
            yield from (f"| **{escaped(label)}** | {_runs(runs)} |" for label, runs in block.rows)
        case Table():
            yield f"| {' | '.join(escaped(head) for head in block.heads)} |"
            yield f"|{'---|' * len(block.heads)}"
            yield from (f"| {' | '.join(_cell(cell) for cell in row)} |" for row in block.rows)
        case ChartFigure():
            for part in chart_rows(block.chart):
                yield from (*_block(part), "")


def _cell(parts: tuple[Part, ...]) -> str:
    """A cell is one line; its parts are told apart by a break."""
    return "<br>".join(_part(part) for part in parts)


def _part(part: Part) -> str:
    match part:
        case Quotation():
            return _quotation(part)
        case Items():
            return "<br>".join(f"• {_runs(point)}" for point in part.points)
        case Heading():
            return f"**{escaped(part.text)}**"
        case Paragraph():
            return _runs(part.runs)


def _quotation(quoted: Quotation) -> str:
    words = f"“{_runs(quoted.runs)}” " if quoted.runs else ""
    standing = f" \\[{escaped(quoted.standing)}\\]" if quoted.standing else ""
    return f"{words}— **{escaped(quoted.cite)}**{standing}"


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    """A run in its look; marks of Markdown do not open or close at a space, so spaces stand outside."""
    flat = escaped(run.text) if run.text.strip() else ""
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[-1:].isspace() and flat else ""
    if flat and run.mark in ("strong", "differs"):
        flat = f"**{flat}**" if run.mark == "strong" else f"<u>{flat}</u>"
    return f"{before}{flat}{after}"
