"""A document as a Word file with Word's own styles: caption and mark in the header of every page, page numbers as fields."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, cast

import docx as word_files
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

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
    Runs,
    Table,
    glued,
    page_size,
    plain,
)

_SIZES = {"lectern": 14.0, "wide": 9.0, "report": 10.0}
_NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")
"""Characters that no XML may hold; the controls were made visible before."""
_BODY, _SMALL, _LEAD, _QUOTED = "Normal", "Docket Small", "Docket Lead", "Docket Quotation"
Holder = WordDocument | _Cell


def docx(document: Document, made: datetime) -> bytes:
    """The document as the bytes of a Word file. ``made`` is written into its properties."""
    word = word_files.Document()
    size = page_size(document) - 0.2 if document.layout == "page" else _SIZES[document.layout]
    _styles(word, size)
    _paper(word, document)
    _running(word, document)
    about = word.core_properties
    about.title, about.subject = _xml(document.title), _xml(f"{document.stamp.case}, No. {document.stamp.number}")
    about.author = about.last_modified_by = "docket"
    about.comments, about.keywords = "", WORK_PRODUCT if document.work_product else ""
    about.created = about.modified = made.replace(tzinfo=None)
    word.add_paragraph(_xml(document.title), "Title")
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=True):
        _block(word, block)
        if isinstance(following, Table):
            _keep_with_next(word)
    for block in document.foot:
        _block(word, block)
    check = f"To check this page against the log: docket verify --from '{document.stamp.head}'"
    word.add_paragraph(_xml(check), _SMALL)
    made_file = BytesIO()
    word.save(made_file)
    return made_file.getvalue()


def _keep_with_next(word: WordDocument) -> None:
    """The last paragraph stays on the page of what follows."""
    body = word.element.body
    last = next((child for child in reversed(body) if child.tag == qn("w:p")), None)
    if last is not None:
        WordParagraph(last, word._body).paragraph_format.keep_with_next = True  # noqa: SLF001 (its parent)


def _xml(words: str) -> str:
    return glued(words).translate(_NOT_IN_XML)


# --- styles and paper -----------------------------------------------------------------------------------------------------


def _styles(word: WordDocument, size: float) -> None:
    """Word's own styles set in one plain face, black; three of ours beside them."""
    tight = Pt(size * 0.25)
    for name, points, bold in (
        ("Normal", size, False), ("Title", size * 1.5, True), ("Heading 1", size * 1.25, True),
        ("Heading 2", size * 1.12, True), ("Heading 3", size * 1.05, True), ("List Bullet", size, False),
        ("Header", size * 0.9, False), ("Footer", size * 0.9, False),
    ):  # fmt: skip
        _style(cast("ParagraphStyle", word.styles[name]), points, bold=bold)
    for name, base, points in (
        (_SMALL, "Normal", size * 0.88),
        (_LEAD, "Normal", size * 1.08),
        (_QUOTED, "Normal", size),
    ):
        style = cast("ParagraphStyle", word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = word.styles[base]
        _style(style, points, bold=False)
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        heading = cast("ParagraphStyle", word.styles[name])
        heading.paragraph_format.keep_with_next = True
        heading.paragraph_format.space_before = Pt(size * 0.9)
        heading.paragraph_format.space_after = tight
    title = cast("ParagraphStyle", word.styles["Title"])
    title.paragraph_format.space_after = Pt(size * 0.5)
    for name, unwanted in (("Title", "w:pBdr"), ("Header", "w:tabs"), ("Footer", "w:tabs")):
        properties: Any = word.styles[name].element.get_or_add_pPr()
        for found in properties.findall(qn(unwanted)):
            properties.remove(found)


def _style(style: ParagraphStyle, points: float, *, bold: bool) -> None:
    style.font.name = "Times New Roman"
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), "Times New Roman")
    style.font.size = Pt(round(points * 2) / 2)
    style.font.bold = bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(points * 0.25)
    style.paragraph_format.line_spacing = 1.0


def _paper(word: WordDocument, document: Document) -> None:
    section = word.sections[0]
    wide = document.layout == "wide"
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Inches(11), Inches(8.5)) if wide else (Inches(8.5), Inches(11))
    section.left_margin = section.right_margin = Inches(0.65)
    section.top_margin, section.bottom_margin = Inches(0.85), Inches(0.65)
    section.header_distance, section.footer_distance = Inches(0.35), Inches(0.3)


def _running(word: WordDocument, document: Document) -> None:
    """Header and footer of every page: caption, moment, the mark, page numbers that Word counts."""
    section, stamp = word.sections[0], document.stamp
    right = Inches((11 if document.layout == "wide" else 8.5) - 1.3)
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
    head.add_run(_xml(f"{stamp.case}, No. {stamp.number}")).bold = True
    head.add_run(f"\tAs of {_xml(stamp.as_of)}")
    second = section.header.add_paragraph(style="Header")
    second.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
    known = f"; as our log knew it at {_xml(stamp.known_at)}" if stamp.known_at else ""
    second.add_run(f"{_xml(stamp.court)}\tdocket current through {_xml(stamp.current_through)}{known}")
    if document.work_product:
        section.header.add_paragraph(style="Header").add_run(WORK_PRODUCT).bold = True
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
    if document.work_product:
        foot.add_run(WORK_PRODUCT).bold = True
    foot.add_run("\t")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: WordParagraph, name: str) -> None:
    """A field that Word fills in; until then it says 1."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 (python-docx has no fields of its own)


# --- blocks -----------------------------------------------------------------------------------------------------------------


def _block(word: WordDocument, block: Block) -> None:
    match block:
        case Table():
            _table(word, block)
        case Facts():
            _facts(word, block)
        case ChartFigure():
            for part in chart_rows(block.chart):
                _block(word, part)
        case _:
            _part(word, block)


def _part(holder: Holder, part: Part, first: WordParagraph | None = None) -> None:
    """A part under the others of a page or a cell; ``first`` is the empty paragraph with which Word begins a cell."""
    match part:
        case Heading():
            _paragraph(holder, plain(part.text), f"Heading {min(part.level, 3)}", first)
        case Paragraph():
            _paragraph(holder, part.runs, {"small": _SMALL, "lead": _LEAD}.get(part.style, _BODY), first)
        case Items():
            for n, point in enumerate(part.points):
                _paragraph(holder, point, "List Bullet", first if n == 0 else None)
        case Quotation():
            made = _paragraph(holder, (), _QUOTED, first)
            if part.runs:
                made.add_run("“")
                _runs(made, part.runs)
                made.add_run("” ")
            made.add_run(_xml(part.cite)).bold = True
            if part.standing:
                made.add_run(f" [{_xml(part.standing)}]").italic = True


def _paragraph(holder: Holder, runs: Runs, style: str, first: WordParagraph | None) -> WordParagraph:
    made = first if first is not None else holder.add_paragraph()
    if style != _BODY:
        made._p.style = style.replace(" ", "")  # noqa: SLF001 (its id; by name every style is looked through each time)
    _runs(made, runs)
    return made


def _runs(paragraph: WordParagraph, runs: Runs) -> None:
    for run in runs:
        before = " " if run.text[:1].isspace() else ""
        after = " " if run.text[-1:].isspace() and run.text.strip() else ""
        made = paragraph.add_run(f"{before}{_xml(run.text)}{after}")
        made.bold = True if run.mark in ("strong", "differs") else None
        made.underline = True if run.mark == "differs" else None
        made.italic = True if run.mark == "faint" else None


def _facts(word: WordDocument, facts: Facts) -> None:
    rows = tuple(((Paragraph(plain(label, "strong")),), (Paragraph(runs),)) for label, runs in facts.rows)
    _fill(word, word.add_table(len(rows), 2), (), rows, (2, 11))
    word.add_paragraph("", _SMALL)


def _table(word: WordDocument, table: Table) -> None:
    _fill(word, word.add_table(len(table.rows) + 1, len(table.heads)), table.heads, table.rows, table.widths)
    word.add_paragraph("", _SMALL)


def _fill(
    word: WordDocument,
    made: WordTable,
    heads: Sequence[str],
    rows: Sequence[Sequence[tuple[Part, ...]]],
    widths: Sequence[int],
) -> None:
    """A grid whose head repeats and whose rows stay whole on a page."""
    made.style = "Table Grid"
    made.autofit = False
    section = word.sections[0]
    room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    shares = [room * width // sum(widths) for width in widths]
    head = (tuple((Paragraph(plain(words, "strong")),) for words in heads),) if heads else ()
    for n, (line, cells) in enumerate(zip(made.rows, (*head, *rows), strict=True)):
        row = line._tr.get_or_add_trPr()  # noqa: SLF001 (python-docx has no switch for these two)
        row.append(OxmlElement("w:cantSplit"))
        if head and n == 0:
            row.append(OxmlElement("w:tblHeader"))
        for place, (cell, parts) in enumerate(zip(line.cells, cells, strict=True)):
            cell.width = shares[place]
            for k, part in enumerate(parts):
                _part(cell, part, cell.paragraphs[0] if k == 0 else None)
            if head and n == 0:
                cell.paragraphs[-1].paragraph_format.keep_with_next = True
    for place, column in enumerate(made.columns):
        column.width = shares[place]
