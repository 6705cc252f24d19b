"""Where words stand, as a passage for people: page and lines of the page where they are numbered."""

from docket.audit.lines import page_lines
from docket.audit.papers import Filed
from docket.intake.reading import Reading
from docket.intake.spans import Span
from domain.passage import Passage
from projections.passages import PassageView


def passage(entry: Filed, reading: Reading, span: Span, words: str) -> PassageView:
    """The passage of a paper at hand."""
    page, lines = span.page, page_lines(reading.clean, span)
    pin = f"p. {page}" if page else f"file line {span.lines[0]}"
    if page and lines:
        pin += f":{lines[0]}" if lines[0] == lines[1] else f":{lines[0]}-{lines[1]}"
    said = Passage(entry=entry.id, pin=pin, words=words)
    return PassageView(
        entry=entry.id, attachment=entry.attachment, pin=pin, cite=said.cite(entry.name), page=page, lines=lines,
        start=span.start, end=span.end, words=words, sha256=reading.sha256, found=True, elsewhere=None, via=None,
    )  # fmt: skip
