"""The shared PDFs, where they are at hand, against facts that a person marked on their pages."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from test_intake_formats import every_span_holds_its_words

from docket.intake.contents import key
from docket.intake.reading import Reading, read

FOLDER = Path(os.environ.get("DOCKET_CORPUS", Path(__file__).parents[1] / ".." / "shared")) / "corpora"
PDFS = sorted(FOLDER.glob("pdf_*/*.pdf"))
MARKS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "intake" / "pdf_marks.json").read_text("utf-8")
)
MARKED = sorted(FOLDER / name for name in MARKS if (FOLDER / name).is_file())
FACTS = (
    "kind", "case_number", "court", "dated", "filed_on", "filer", "filer_role", "signed_by", "judge", "pages", "title",
)  # fmt: skip

pytestmark = pytest.mark.skipif(not PDFS, reason="the shared PDFs are not on this machine")


@cache
def reading(path: Path) -> Reading:
    return read(path.read_bytes(), path.name)


def same(fact: str, marked: Any, told: Any) -> bool:
    """A title is marked by its first and its last words."""
    if fact == "title" and marked and told:
        return key(told).startswith(key(marked[0])) and key(told).endswith(key(marked[1]))
    return bool(marked == told)


def headings(found: Reading) -> list[tuple[int, str | None, str, int | None]]:
    return [(h.level, h.number, key(" ".join(h.title.split()[:2])), h.span.page) for h in found.outline]


@pytest.mark.parametrize("path", PDFS, ids=lambda p: p.stem[:24])
def test_every_pdf_is_read_and_scans_are_said(path: Path) -> None:
    found = reading(path)
    assert found.document.pages
    assert found.needs_ocr == (len(found.clean.text.strip()) < 100)


@pytest.mark.parametrize("path", [p for p in PDFS if p.stat().st_size < 80_000], ids=lambda p: p.stem[:24])
def test_spans_hold_their_words(path: Path) -> None:
    every_span_holds_its_words(reading(path))


def test_captions_against_the_marking() -> None:
    wrong = [
        (path.name, fact, marked, told)
        for path in MARKED
        for fact in FACTS
        for marked, told in [(MARKS[str(path.relative_to(FOLDER))][fact], getattr(reading(path).document, fact))]
        if not same(fact, marked, told)
    ]
    assert len(wrong) <= 0.06 * len(MARKED) * len(FACTS), wrong


def test_outlines_against_the_marking() -> None:
    """Level, number, first two words and page; what is found and not marked counts against it, too."""
    hits = marked = found = 0
    for path in MARKED:
        rows = MARKS[str(path.relative_to(FOLDER))]["outline"]
        if rows is None:
            continue
        wanted = [(level, number, key(words), page) for level, number, words, page in rows]
        told = headings(reading(path))
        hits += sum(any(w[:3] == t[:3] and w[3] in {None, t[3]} for t in told) for w in wanted)
        marked, found = marked + len(wanted), found + len(told)
    assert hits >= 0.95 * marked
    assert hits >= 0.88 * found


def test_footnotes_of_long_papers_are_counted_through() -> None:
    notes = {path.stem[:9]: [f.note for f in reading(path).clean.flows[1:]] for path in MARKED}
    for name, last in (("CIS.Techn", 22), ("FBI-Apple", 29), ("Orenstein", 41)):
        assert notes[name] == [str(n) for n in range(1, last + 1)]
