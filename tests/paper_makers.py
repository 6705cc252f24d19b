"""Small PDFs and DOCX files of our own making, byte by byte, so that a test says exactly what stands where."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 612, 792
_GREY = "/ColorSpace /DeviceGray /BitsPerComponent 8"


@dataclass(frozen=True)
class Type:
    """Words at a place: points from the left and from the bottom of the page."""

    x: float
    y: float
    words: str
    size: float = 12
    bold: bool = False
    rise: float = 0
    unseen: bool = False


def pdf(pages: Sequence[Iterable[Type]], *, locked: bool = False, pictures: Iterable[int] = ()) -> bytes:
    """A PDF with one sheet for each list of type; ``pictures`` are the sheets (from 0) that a picture covers."""
    pictured = set(pictures)
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>",
        f"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 {_GREY} /Length 1 >>\nstream\n\x80\nendstream",
    ]
    for number, page in enumerate(pages):
        drawn = "".join(_shown(one) for one in page)
        if number in pictured:
            drawn += f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im1 Do Q\n"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im1 5 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}endstream")
    return _file(objects, locked=locked)


def _shown(one: Type) -> str:
    words = one.words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    drawn = 3 if one.unseen else 0
    return f"BT {drawn} Tr /F{2 if one.bold else 1} {one.size} Tf {one.rise} Ts {one.x} {one.y} Td ({words}) Tj ET\n"


def _file(objects: list[str], *, locked: bool) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252", "replace"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for place in places:
        out.write(f"{place:010} 00000 n \n".encode())
    secret = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >>"
    identity = "/ID [<" + "43" * 16 + "> <" + "43" * 16 + ">]"
    more = f"{secret} {identity}" if locked else ""
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R {more} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def body(rows: Sequence[str], *, top: float = 700, pitch: float = 24, left: float = 90, size: float = 12) -> list[Type]:
    """Rows of running text from the top down."""
    return [Type(left, top - pitch * n, words, size) for n, words in enumerate(rows)]


def margin(*, top: float = 700, pitch: float = 24, count: int = 28) -> list[Type]:
    """The numbers of pleading paper down the left edge."""
    return [Type(60 if n > 8 else 66, top - pitch * n, str(n + 1)) for n in range(count)]


# --- Word -------------------------------------------------------------------------------------------------------------

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def run(words: str, marks: str = "") -> str:
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", facts: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{facts}</w:pPr>{''.join(runs)}</w:p>"


def in_list(ident: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{ident}"/></w:numPr>'


def table(*rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells, each cell the words of its paragraphs."""
    drawn = "".join(
        "<w:tr>" + "".join(f"<w:tc>{''.join(paragraph(run(w)) for w in cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{drawn}</w:tbl>"


def docx(content: str, *, notes: str = "", numbering: str = "", styles: str = "") -> bytes:
    """A Word file of these parts."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": f"<w:document {_W}><w:body>{content}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_W}>{numbering}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {_W}>{notes}</w:footnotes>",
    }
    return archive({name: part.encode() for name, part in parts.items()})


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()
