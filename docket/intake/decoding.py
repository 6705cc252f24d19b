"""Bytes to text at the door: UTF-8, else a named guess with a warning, else a sentence that says what to do."""

import re

from docket.intake.errors import UnreadablePaperError

_SAVE = "Save it as PDF, DOCX or plain text and file that."
_SEE = "Read the words out of it (OCR), save them as text and file that."
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x05\x06", "an empty zip archive", "File the paper itself, not an archive as text."),
    (b"\xd0\xcf\x11\xe0", "an old Word file, or one that is locked with a password", _SAVE),
    (b"{\\rtf", "a rich text file", _SAVE),
    (b"%!PS", "a PostScript file", _SAVE),
    (b"\xff\xd8\xff", "a picture", _SEE),
    (b"\x89PNG", "a picture", _SEE),
    (b"II*\x00", "a picture", _SEE),
    (b"MM\x00*", "a picture", _SEE),
    (b"GIF8", "a picture", _SEE),
    (b"BM", "a picture", _SEE),
    (b"\x1f\x8b", "a compressed file", "Unpack it and file the text inside."),
    (b"7z\xbc\xaf", "a compressed file", "Unpack it and file the text inside."),
    (b"Rar!", "a compressed file", "Unpack it and file the text inside."),
)
_WEB = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,2000}?-->\s{0,50})?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def decode(data: bytes, name: str = "This file") -> tuple[str, list[str]]:
    """The text with its line ends as they are (a byte order mark stays one character), and warnings."""
    if not data:
        raise UnreadablePaperError(f"{name} is empty: it has no text. Get it again and file that.")
    for magic, kind, advice in _KINDS:
        if (data.startswith(magic) and (magic != b"BM" or b"\x00" in data[:64])) or _begins(data, magic):
            raise UnreadablePaperError(f"{name} is {kind}; papers are read from PDF, DOCX and text. {advice}")
    if _WEB.match(data[:4096]):
        return _web_page(data, name)
    if encoding := _WIDE.get(data[:2]):
        return _wide(data, encoding, name)
    if b"\x00" in data:
        raise UnreadablePaperError(
            f"{name} is not a text file; papers are read from PDF, DOCX and text. Save its text and file that."
        )
    return _text(data)


def _begins(data: bytes, magic: bytes) -> bool:
    """Whether white space alone stands before a mark; two letters are too few to tell a file by in running text."""
    return len(magic) > 2 and data[:1024].lstrip().startswith(magic)


def _web_page(data: bytes, name: str) -> tuple[str, list[str]]:
    """A web page is read as the text that it is, but not where its name claims a paper: PACER sends a log-in page so."""
    if name.casefold().endswith((".pdf", ".docx", ".doc")):
        raise UnreadablePaperError(
            f"{name} is a web page, whatever its name says: perhaps a log-in page in the place of the paper. "
            "Log in, download it again and file that."
        )
    text, warnings = _text(data)
    return text, [*warnings, "The file is a web page; its marks are read as words where they are not known."]


def _text(data: bytes) -> tuple[str, list[str]]:
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _single_byte(data)


def _wide(data: bytes, encoding: str, name: str) -> tuple[str, list[str]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        sentence = f"{name} begins like a UTF-16 text but is not one. Save its text as UTF-8 and file that."
        raise UnreadablePaperError(sentence) from None
    return text, [f"The file is not UTF-8 but {encoding.upper()}; offsets count characters of the decoded text."]


def _single_byte(data: bytes) -> tuple[str, list[str]]:
    try:
        text, encoding = data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "Latin-1"
    return text, [f"The file is not UTF-8; it was read as {encoding}, so single characters may be wrong."]
