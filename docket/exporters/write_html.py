"""A document as one self-contained HTML file: no script, no request to anywhere, letter paper when printed."""

import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from docket.exporters.chart_svg import chart_figures
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
    glued,
    page_size,
    words_in,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_RANGE = re.compile(r"\d[\d:]{0,20}[-–]\d[\d:]{0,20}")
_TOC_FROM = 6
_TAGS = {"strong": "strong", "differs": "u", "faint": "small"}


def html(document: Document) -> str:
    """The document as HTML. It opens without a network, and prints with its mark and caption on every page."""
    style = files("docket.exporters").joinpath("page.css").read_text(encoding="utf-8")
    mark = f'<p><strong class="mark">{WORK_PRODUCT}</strong></p>' if document.work_product else ""
    size = f' style="--size: {page_size(document)}pt"' if document.layout == "page" else ""
    body = "\n".join((f"<h1>{_text(document.title)}</h1>", *_blocks(document), *_foot(document)))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{_text(document.title)}</title>
<style>
{style}</style>
</head>
<body class="{document.layout}"{size}>
<table class="sheet" role="presentation">
<thead><tr><td><header>{_case(document.stamp)}{mark}{_moment(document.stamp)}</header></td></tr></thead>
<tbody><tr><td>
<main>
{body}
</main>
</td></tr></tbody>
</table>
</body>
</html>
"""


def _text(words: str) -> str:
    return escape(glued(words), quote=True)


def _case(stamp: Stamp) -> str:
    return (
        f'<p class="case"><strong>{_text(stamp.case)}</strong>, No. {_text(stamp.number)}<br>{_text(stamp.court)}</p>'
    )


def _moment(stamp: Stamp) -> str:
    known = f"<br>as our log knew it at {_text(stamp.known_at)}" if stamp.known_at else ""
    told = f"As of {_text(stamp.as_of)}{known}<br>docket current through {_text(stamp.current_through)}"
    return f'<p class="moment">{told}</p>'


def _blocks(document: Document) -> Iterator[str]:
    heads = [b for b in document.blocks if isinstance(b, Heading) and b.level == 2]
    if document.layout == "report" and len(heads) >= _TOC_FROM:
        yield '<nav aria-label="Contents"><ul>'
        yield from (f'<li><a href="#s{n}">{_text(h.text)}</a></li>' for n, h in enumerate(heads))
        yield "</ul></nav>"
    number = 0
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            yield f'<h2 id="s{number}">{_text(block.text)}</h2>'
            number += 1
        else:
            yield _block(block)


def _foot(document: Document) -> Iterator[str]:
    yield "<footer>"
    yield from (_block(block) for block in document.foot)
    check = f"docket verify --from '{document.stamp.head}'"
    yield f'<p class="small">To check this page against the log: <code>{_text(check)}</code></p>'
    yield "</footer>"


def _block(block: Block) -> str:
    match block:
        case Facts():
            rows = (f'<tr><th scope="row">{_text(label)}</th><td>{_runs(runs)}</td></tr>' for label, runs in block.rows)
            return f'<table class="facts"><tbody>{"".join(rows)}</tbody></table>'
        case Table():
            return _table(block)
        case ChartFigure():
            return "\n".join(chart_figures(block.chart))
        case _:
            return _part(block)


def _table(table: Table) -> str:
    share = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * width / share:.2f}%">' for width in table.widths)
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in table.heads)
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>\n" for row in table.rows)
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table>"


def _cell(parts: tuple[Part, ...]) -> str:
    return f"<td>{''.join(_part(part) for part in parts)}</td>"


def _pins(cite: str) -> str:
    """A cite whose ranges are not broken at their hyphen."""
    return _RANGE.sub(r'<span class="n">\g<0></span>', _text(cite))


def _part(part: Part) -> str:
    match part:
        case Heading():
            return f"<h{part.level}>{_text(part.text)}</h{part.level}>"
        case Paragraph():
            kind = "" if part.style == "body" else f' class="{part.style}"'
            return f"<p{kind}>{_runs(part.runs)}</p>"
        case Items():
            return f"<ul>{''.join(f'<li>{_runs(point)}</li>' for point in part.points)}</ul>"
        case Quotation():
            return _quotation(part)


def _quotation(quoted: Quotation) -> str:
    words = f"<q>{_runs(quoted.runs)}</q> " if words_in(quoted.runs) else ""
    standing = f" <small>[{_text(quoted.standing)}]</small>" if quoted.standing else ""
    return f'<p class="quoted">{words}<cite>{_pins(quoted.cite)}</cite>{standing}</p>'


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    """A run in its look, its outer spaces kept."""
    words = _text(run.text)
    before, after = (" " if run.text[:1].isspace() else ""), (" " if run.text[-1:].isspace() and words else "")
    if words and run.mark:
        tag = _TAGS[run.mark]
        words = f"<{tag}>{_pins(run.text) if run.mark == 'strong' else words}</{tag}>"
    return f"{before}{words}{after}"
