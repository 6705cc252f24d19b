"""File formats: bytes to the text that offsets count in. What a file is, its content says, not its name."""

from docket.intake import decoding
from docket.intake.formats.extracted import Extracted, Layout, Progress, RowMark, Sheet

__all__ = ["Extracted", "Layout", "Progress", "RowMark", "Sheet", "extract"]


def extract(data: bytes, name: str = "This file", progress: Progress | None = None) -> Extracted:
    """The same bytes give the same text. Raises UnreadablePaperError with the next step for what holds no words."""
    if b"%PDF-" in data[:1024]:
        from docket.intake.formats import pdf  # noqa: PLC0415 (heavy)

        return pdf.extract(data, name, progress)
    if data.startswith(b"PK\x03\x04"):
        from docket.intake.formats import docx  # noqa: PLC0415 (only where one is read)

        return docx.extract(data, name)
    text, warnings = decoding.decode(data, name)
    return Extracted(text, tuple(warnings))
