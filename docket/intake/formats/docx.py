"""DOCX: paragraphs with the numbers that Word prints, tables side by side, footnotes as footnotes, changes accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from xml.etree.ElementTree import Element

from docket.intake.errors import UnreadablePaperError
from docket.intake.formats.extracted import Extracted, Layout, RowMark
from docket.intake.formats.glyphs import plain_letters
from docket.intake.formats.package import Package, child, children, local, switched, value
from docket.intake.formats.styles import Lists, Style, Styles, is_tracked, list_of
from docket.intake.rows import Role

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LEFT_OUT = frozenset({
    "del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "pPr", "rPr", "tblPr", "sectPr", "annotation",
    "commentReference", "footnoteRef", "endnoteRef",
})  # fmt: skip
_WORDS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_WIDEST = 60  # characters of a left column that the right one is set beside
_BESIDE = 4  # spaces between columns


@dataclass(slots=True)
class _Line:
    words: str
    mark: RowMark = field(default_factory=RowMark)
    joined: bool = False  # no blank line before it


@dataclass(slots=True)
class _Words:
    """The words of a paragraph in the making."""

    pieces: list[str] = field(default_factory=list)
    plain: bool = False  # some of it is not bold
    boxes: list[Element] = field(default_factory=list)


class _Reader:
    """One pass over the text of a Word file."""

    def __init__(self, package: Package, folder: str) -> None:
        self.styles = Styles(package, folder)
        self.lists = Lists.of(package, folder)
        self.notes: dict[tuple[str, str], int] = {}  # kind and id to the number printed
        self.tracked = self.hidden = False
        self._held = ""  # words of a paragraph whose end was deleted

    def lines(self, parent: Element) -> Iterator[_Line]:
        """The paragraphs and tables below ``parent``, in order."""
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name not in _LEFT_OUT:
                self.tracked = self.tracked or is_tracked(element)
                yield from self.lines(element)
            else:
                self.tracked = self.tracked or is_tracked(element)

    def _paragraph(self, paragraph: Element) -> Iterator[_Line]:
        facts = child(paragraph, "pPr")
        ident = value(child(facts, "pStyle"))
        style = self.styles.of(ident)
        words = _Words()
        self._gather(paragraph, style, words)
        text, self._held = self._held + "".join(words.pieces), ""
        mark = child(facts, "rPr")
        if child(mark, "del") is not None:
            self.tracked, self._held = True, text
            text = ""
        text = plain_letters(text).strip(" \t\n")
        if text:
            number = self.lists.next(*list_of(facts, style), ident)
            own = value(child(facts, "outlineLvl")) or ""
            level = int(own) + 1 if own.isdigit() and int(own) < 9 else style.level
            known = RowMark(bold=not words.plain, hashes=level or 0)
            for place, line in enumerate(text.split("\n")):
                yield _Line(f"{number} {line}" if number and not place else line, known, joined=place > 0)
        for box in words.boxes:
            yield from self.lines(box)

    def _gather(self, element: Element, style: Style, words: _Words) -> None:
        for inner in element:
            name = local(inner)
            self.tracked = self.tracked or is_tracked(inner)
            if name in _LEFT_OUT:
                continue
            if name == "r":
                self._run(inner, style, words)
            elif name == "txbxContent":
                words.boxes.append(inner)
            elif name == "t":
                words.pieces.append(inner.text or "")
            else:
                self._gather(inner, style, words)

    def _run(self, run: Element, style: Style, words: _Words) -> None:
        facts = child(run, "rPr")
        if switched(child(facts, "vanish")):
            self.hidden = True
            return
        bold, caps = switched(child(facts, "b")), switched(child(facts, "caps"))
        started = len(words.pieces)
        for inner in run:
            name = local(inner)
            if name == "t":
                text = inner.text or ""
                words.pieces.append(text.upper() if (style.caps if caps is None else caps) else text)
                words.plain = words.plain or (bool(text.strip()) and not (style.bold if bold is None else bold))
            elif name in _WORDS:
                words.pieces.append(_WORDS[name])
            elif name in {"footnoteReference", "endnoteReference"}:
                key = (name.removesuffix("Reference"), value(inner, "id") or "")
                words.pieces.append(f"[^{self.notes.setdefault(key, len(self.notes) + 1)}]")
            elif name not in _LEFT_OUT:
                self._gather(inner, style, words)
        words.plain = words.plain or (len(words.pieces) > started and bold is False)

    def _table(self, table: Element) -> Iterator[_Line]:
        """Cells of a row side by side, line by line: a caption keeps its columns."""
        for number, row in enumerate(children(table, "tr")):
            cells = [list(self.lines(cell)) for cell in children(row, "tc")]
            cells = [cell for cell in cells if cell]
            widths = [max(len(line.words) for line in cell) for cell in cells]
            if len(cells) < 2 or max(widths[:-1]) > _WIDEST:
                for cell in cells:
                    yield from cell
                continue
            for place, beside in enumerate(zip_longest(*cells)):
                text = ""
                for at, line in enumerate(beside):
                    text = text.ljust(sum(widths[:at]) + _BESIDE * at) + (line.words if line else "")
                bold = all(line.mark.bold for line in beside if line)
                yield _Line(text.rstrip(), RowMark(bold=bold), joined=number + place > 0)


def extract(data: bytes, name: str) -> Extracted:
    """Raises UnreadablePaperError for a file that is damaged, too large or no Word text."""
    package = Package(data, name)
    folder = package.main()
    reader = _Reader(package, folder)
    root = package.part(f"{folder}document.xml")
    body = child(root, "body")
    if body is None:
        message = f"{name} is a Word file without a text. Get it again and file that."
        raise UnreadablePaperError(message)
    lines = list(reader.lines(body))
    lines += _notes(package, folder, reader)
    text, marks = _composed(lines)
    warnings = []
    if reader.tracked:
        warnings.append("The file has tracked changes; it is read as if all of them were accepted.")
    if reader.hidden:
        warnings.append("The file has hidden words; they are left out, as in print.")
    return Extracted(text, tuple(warnings), Layout(marks), media_type=MEDIA_TYPE)


def _notes(package: Package, folder: str, reader: _Reader) -> Iterator[_Line]:
    """The footnotes that the text refers to, in the order of their numbers."""
    parts = {
        kind: {value(e, "id") or "": e for e in children(package.part(f"{folder}{kind}s.xml"), kind)}
        for kind in ("footnote", "endnote")
    }
    done = 0
    while done < len(reader.notes):  # a footnote may itself refer to one
        (kind, ident), number = list(reader.notes.items())[done]
        done += 1
        element = parts[kind].get(ident)
        found = list(reader.lines(element)) if element is not None else []
        for place, line in enumerate(found):
            words = line.words.strip() if place else f"[^{number}]: {line.words.strip()}"
            yield _Line(words, RowMark(Role.FOOTNOTE, str(number)), joined=place > 0)


def _composed(lines: list[_Line]) -> tuple[str, dict[int, RowMark]]:
    pieces: list[str] = []
    marks: dict[int, RowMark] = {}
    length = 0
    for line in lines:
        before = "\n" if length and not line.joined else ""
        marks[length + len(before)] = line.mark
        pieces.append(f"{before}{line.words}\n")
        length += len(pieces[-1])
    return "".join(pieces), marks
