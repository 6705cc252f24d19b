"""Bytes to text at the door: UTF-8, else a named guess with a warning, else a sentence that says what to do."""

from docket.intake.errors import UnreadablePaperError

_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "Save its text and file that."),
    (b"PK\x03\x04", "a Word file or another zip archive", "Save it as plain text and file that."),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "Save it as plain text and file that."),
    (b"{\\rtf", "a rich text file", "Save it as plain text and file that."),
    (b"\xff\xd8\xff", "a picture", "Read the words out of it (OCR), save them as text and file that."),
    (b"\x89PNG", "a picture", "Read the words out of it (OCR), save them as text and file that."),
    (b"II*\x00", "a picture", "Read the words out of it (OCR), save them as text and file that."),
    (b"GIF8", "a picture", "Read the words out of it (OCR), save them as text and file that."),
    (b"\x1f\x8b", "a compressed file", "Unpack it and file the text inside."),
)
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def decode(data: bytes, name: str = "This file") -> tuple[str, list[str]]:
    """The text with its line ends as they are (a byte order mark stays one character), and warnings."""
    for magic, kind, advice in _KINDS:
        if data.startswith(magic) or data[:1024].lstrip().startswith(magic):
            raise UnreadablePaperError(f"{name} is {kind}; this version reads text files. {advice}")
    if encoding := _WIDE.get(data[:2]):
        return _wide(data, encoding, name)
    if b"\x00" in data:
        raise UnreadablePaperError(
            f"{name} is not a text file; this version reads text files. Save its text and file that."
        )
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
