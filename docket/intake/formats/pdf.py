"""PDF: the words of each page by rows, page by page, every handle closed; a file that cannot be read is a sentence."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docket.intake.errors import UnreadablePaperError
from docket.intake.formats import sheets
from docket.intake.formats.extracted import Extracted, Progress
from docket.intake.formats.glyphs import runs_of
from docket.intake.formats.pages import Page, PageRow, rows_of, take_margins
from docket.intake.formats.roles import tell_roles
from docket.intake.rows import Role

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MEDIA_TYPE = "application/pdf"
_FEWEST_LETTERS = 100  # a page with fewer, its stamp left out, is a scan
_MOST_PAGES = 5_000
_MOST_OBJECTS = 4_000  # on a page, looked at for the rule over the footnotes and for pictures
_MOST_INNER = 50
_SHOWN = 12


def extract(data: bytes, name: str, progress: Progress | None = None) -> Extracted:
    """Raises UnreadablePaperError for a file that is locked, broken or without a page."""
    import pypdfium2  # noqa: PLC0415 (only where a PDF is read)

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePaperError(_refusal(name, str(error))) from None
    try:
        return _read(document, name, progress)
    except pypdfium2.PdfiumError:
        message = f"{name} is a damaged PDF: a page of it cannot be read. Download it again and file that."
        raise UnreadablePaperError(message) from None
    finally:
        document.close()


def _refusal(name: str, error: str) -> str:
    told = error.casefold()
    if "password" in told or "security" in told:
        return f"{name} is a PDF that is locked with a password. Save it without one, and file that."
    return f"{name} is a PDF that is damaged or cut short. Download it again and file that."


def _read(document: "PdfDocument", name: str, progress: Progress | None) -> Extracted:
    count = len(document)
    if not count:
        message = f"{name} is a PDF without a page. Nothing was recorded."
        raise UnreadablePaperError(message)
    if count > _MOST_PAGES:
        message = f"{name} has {count:,} pages; a paper has at most {_MOST_PAGES:,}. Split it and file the parts."
        raise UnreadablePaperError(message)
    pages = []
    for number in range(count):
        pages.append(_page(document, number))
        if progress:
            progress(number + 1, count)
    tell_roles(pages)
    text, layout = sheets.compose(pages)
    thin = [number for number, page in enumerate(pages, 1) if _letters(page) < _FEWEST_LETTERS]
    scans = thin if len(thin) == count else [number for number in thin if pages[number - 1].picture]
    pictured = [n for n, page in enumerate(pages, 1) if page.picture and page.unseen and n not in scans]
    return Extracted(text, (*_told(scans, count), *_ocr(pictured, count)), layout, bool(scans), MEDIA_TYPE)


def _page(document: "PdfDocument", number: int) -> Page:
    page = document[number]
    try:
        width, height = page.get_size()
        words = page.get_textpage()
        try:
            runs = runs_of(words)
        finally:
            words.close()
        left, bottom, *_ = page.get_mediabox()
        for run in runs:
            run.left, run.right, run.base = run.left - left, run.right - left, run.base - bottom
        found = Page(width, height, rows_of(runs, width, height))
        take_margins(found)
        _drawings(page, found)
        return found
    finally:
        page.close()


def _drawings(page: "PdfPage", found: Page) -> None:
    """The short line over the footnotes, and whether a picture covers the page."""
    from pypdfium2 import raw  # noqa: PLC0415 (only where a PDF is read)

    edges = [row.left for row in found.rows]
    left = min(edges, default=0.0)
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_TEXT and not found.unseen:
            found.unseen = raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        if kind not in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM}:
            continue
        low, bottom, high, top = _bounds(raw, drawn)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            short = 0.12 * found.width < high - low < 0.45 * found.width
            flat = top - bottom < 3 and bottom < 0.8 * found.height and abs(low - left) < 90
            if short and flat and not any(_underlines(low, high, bottom, row) for row in found.rows):
                found.rule = max(found.rule or 0.0, bottom)
        elif (high - low) * (top - bottom) > 0.4 * found.width * found.height:
            found.picture = found.picture or kind == raw.FPDF_PAGEOBJ_IMAGE or _holds_picture(raw, drawn)


def _holds_picture(raw: Any, form: Any) -> bool:  # noqa: ANN401 (modules and handles of the library)
    """A stamped page may be one drawing that holds the scan."""
    inner = (raw.FPDFFormObj_GetObject(form, n) for n in range(min(raw.FPDFFormObj_CountObjects(form), _MOST_INNER)))
    return any(raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_IMAGE for one in inner)


def _underlines(low: float, high: float, bottom: float, row: PageRow) -> bool:
    return -1 < row.base - bottom < 0.4 * row.height and min(high, row.right) > max(low, row.left)


def _bounds(raw: Any, drawn: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 (modules and handles of the library)
    from ctypes import byref, c_float  # noqa: PLC0415 (beside the library)

    edges = [c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(drawn, *(byref(edge) for edge in edges))
    return edges[0].value, edges[1].value, edges[2].value, edges[3].value


def _letters(page: Page) -> int:
    return sum(len(row.words) for row in page.rows if row.role is not Role.STAMP)


def _told(scans: list[int], count: int) -> Iterator[str]:
    if len(scans) == count:
        yield "A scan: no page has words that can be read. Run OCR over it and file the result."
    elif scans:
        yield (
            f"{_listed(scans)} of the file: a scan without words that can be read. "
            "Run OCR over it; until then its silence means nothing."
        )


def _ocr(pictured: list[int], count: int) -> Iterator[str]:
    if pictured:
        which = "Every page" if len(pictured) == count else f"{_listed(pictured)} of the file"
        yield f"{which}: a picture with words behind it, read out by OCR. Single characters may be wrong."


def _listed(numbers: list[int]) -> str:
    more = " ..." if len(numbers) > _SHOWN else ""
    return f"Page{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers[:_SHOWN]))}{more}"
