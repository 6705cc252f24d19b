"""Small PDFs and DOCX files of our own making, byte by byte, so that a test says exactly what stands where."""

import hashlib
import io
import re
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


@dataclass(frozen=True)
class Lock:
    """The two passwords of a PDF, 40-bit RC4: the one to open it with (none: anybody may) and the owner's."""

    user: bytes = b""
    owner: bytes = b"owner"


def pdf(pages: Sequence[Iterable[Type]], *, lock: Lock | None = None, pictures: Iterable[int] = ()) -> bytes:
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
    return _file([content.encode("cp1252", "replace") for content in objects], lock)


def _shown(one: Type) -> str:
    words = one.words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    drawn = 3 if one.unseen else 0
    return f"BT {drawn} Tr /F{2 if one.bold else 1} {one.size} Tf {one.rise} Ts {one.x} {one.y} Td ({words}) Tj ET\n"


def _file(objects: list[bytes], lock: Lock | None) -> bytes:
    more = b""
    if lock:
        objects, more = _locked(objects, lock)
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, more, start))
    return out.getvalue()


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_IDENTITY = b"C" * 16
_ALLOWED = (-4).to_bytes(4, "little", signed=True)


def _locked(objects: list[bytes], lock: Lock) -> tuple[list[bytes], bytes]:
    """The objects with their streams enciphered, and what the trailer says of it (ISO 32000-1, 7.6.3: revision 2)."""
    user, owner = ((word + _PADDING)[:32] for word in (lock.user, lock.owner))
    owned = _rc4(_md5(owner)[:5], user)
    key = _md5(user + owned + _ALLOWED + _IDENTITY)[:5]

    def enciphered(number: int, content: bytes) -> bytes:
        own = _md5(key + number.to_bytes(3, "little") + b"\0\0")[:10]
        return re.sub(
            rb"(?s)(?<=\nstream\n).*(?=endstream$)",
            lambda found: _rc4(own, found.group().removesuffix(b"\n")) + b"\n", content,
        )  # fmt: skip

    told = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<%s> <%s>]" % tuple(
        word.hex().encode() for word in (owned, _rc4(key, _PADDING), _IDENTITY, _IDENTITY)
    )
    return [enciphered(number, content) for number, content in enumerate(objects, 1)], told


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, i, out = list(range(256)), 0, 0, bytearray()
    for place in range(256):
        j = (j + state[place] + key[place % len(key)]) % 256
        state[place], state[j] = state[j], state[place]
    j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


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
