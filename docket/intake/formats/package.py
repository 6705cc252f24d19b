"""An Office file as the zip of XML parts that it is: bounded reading, no DTDs, names without their namespaces.

The standard library reads all of it. A Word library would read neither footnotes nor numbering nor tracked changes.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from docket.intake.errors import UnreadablePaperError

_LARGEST = 40 * 1024 * 1024  # bytes of one part, unpacked; the text of a long brief is a hundredth of it
_DEEPEST = 400
_MOST_PARTS = 20_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, KeyError)


class Package:
    """The parts of an Office file. Raises UnreadablePaperError where they cannot be read or are no Word text."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            message = f"{name} is a Word file or another zip archive that is damaged or cut short. Get it again and file that."
            raise UnreadablePaperError(message) from None
        names = self._zip.namelist()
        if len(names) > _MOST_PARTS:
            message = f"{name} is an archive of {len(names):,} files. Unpack it and file the papers one by one."
            raise UnreadablePaperError(message)
        self._parts = {part.casefold(): part for part in names}

    def main(self) -> str:
        """The folder of the Word text, with its slash."""
        if "word/document.xml" in self._parts:
            return "word/"
        kind = next((told for part, told in _OTHERS if any(p.startswith(part) for p in self._parts)), "a zip archive")
        message = f"{self._name} is {kind}, not a Word file. Save its text as PDF, DOCX or plain text and file that."
        raise UnreadablePaperError(message)

    def part(self, name: str) -> "ET.Element | None":
        """The root of a part; None where the file has no such part."""
        known = self._parts.get(name)
        if known is None:
            return None
        try:
            with self._zip.open(known) as opened:
                data = opened.read(_LARGEST + 1)
        except _BROKEN:
            message = (
                f"{self._name} is a Word file that is damaged ({known} cannot be unpacked). Get it again and file that."
            )
            raise UnreadablePaperError(message) from None
        if len(data) > _LARGEST:
            message = f"{self._name} unpacks to more than {_LARGEST >> 20} MB of text. Split it and file the parts."
            raise UnreadablePaperError(message)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            message = (
                f"{self._name} has entity definitions, which no Word file has. Save it again in Word and file that."
            )
            raise UnreadablePaperError(message)
        return self._parsed(data)

    def _parsed(self, data: bytes) -> ET.Element:
        depth = 0
        root: ET.Element | None = None
        try:
            for event, element in ET.iterparse(io.BytesIO(data), ("start", "end")):  # noqa: S314 (DTDs are refused above)
                depth += 1 if event == "start" else -1
                root = element if root is None else root
                if depth > _DEEPEST:
                    message = f"{self._name} is nested deeper than any Word file. Save it again in Word and file that."
                    raise UnreadablePaperError(message)
        except (ET.ParseError, ValueError, LookupError):
            message = f"{self._name} is a Word file that is damaged (its text is no XML). Get it again and file that."
            raise UnreadablePaperError(message) from None
        assert root is not None  # no root is a ParseError
        return root


_OTHERS = (
    ("xl/", "an Excel file"),
    ("ppt/", "a PowerPoint file"),
    ("content.xml", "an OpenDocument file"),
    ("meta-inf/container.xml", "an e-book"),
)


def local(element: ET.Element) -> str:
    """The name without its namespace: both OOXML dialects use the same names."""
    return element.tag.rpartition("}")[2]


def value(element: ET.Element | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    return next((v for key, v in element.items() if key.rpartition("}")[2] == name), None)


def child(element: ET.Element | None, *path: str) -> ET.Element | None:
    """The first child of each name in turn."""
    for name in path:
        element = next((c for c in element if local(c) == name), None) if element is not None else None
    return element


def children(element: ET.Element | None, name: str) -> Iterator[ET.Element]:
    if element is not None:
        yield from (c for c in element if local(c) == name)


def switched(element: ET.Element | None) -> bool | None:
    """A property that is on by standing there; None where it does not stand there."""
    return None if element is None else (value(element) or "1").casefold() not in {"0", "false", "off", "none"}
