"""Reading papers: the shared PDFs page by page, and five megabytes of text that was written to be slow to read."""

import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.hostile import texts

_SHARED = Path(os.environ.get("DOCKET_CORPUS", Path(__file__).parents[1] / ".." / "shared"))
_SIZE = 5_000_000


def measure(runs: int) -> Iterator[str]:
    """Pages a second and peak memory over the PDFs, then the slowest of the hostile texts."""
    files = sorted((_SHARED / "corpora").glob("pdf_*/*.pdf"))
    if files:
        yield from _papers(files, runs)
    else:
        yield "the shared PDFs are not on this machine"
    yield from _hostile()


def _hostile() -> Iterator[str]:
    """The processor's time, since that is what a text can make a reader spend."""
    seconds: dict[str, float] = {}
    for name, text in texts(_SIZE).items():
        start = time.process_time()
        _whole(text.encode())
        seconds[name] = time.process_time() - start
    worst = sorted(seconds, key=lambda name: -seconds[name])[:3]
    middle = statistics.median(seconds.values())
    yield f"5 MB of hostile text of {len(seconds)} kinds, all that is found but reported cases:"
    slowest = ", ".join(f"{seconds[name]:.1f} s ({name})" for name in worst)
    yield f"slowest {slowest}, median {middle:.1f} s"


def _papers(files: list[Path], runs: int) -> Iterator[str]:
    from docket.intake.formats import extract

    data = [path.read_bytes() for path in files]
    pages = sum(len(layout.sheets) for one in data if (layout := extract(one).layout))
    acts: dict[str, Callable[[], None]] = {
        "raw text of the library": lambda: [_raw(one) for one in data] and None,
        "text with its layout": lambda: [extract(one) for one in data] and None,
        "caption and outline too": lambda: [_facts(one) for one in data] and None,
        "all but reported cases": lambda: [_whole(one) for one in data] and None,
        "reported cases too": lambda: [_whole(one, None) for one in data] and None,
    }
    for name, act in acts.items():
        seconds = statistics.median(_timed(act) for _ in range(max(runs // 2, 1)))
        yield f"{name:<24} {pages / seconds:8.0f} pages/s of the processor's time over {pages} pages"
    yield f"peak memory of the process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def _timed(act: Callable[[], None]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def _raw(data: bytes) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        words = page.get_textpage()
        words.get_text_bounded()
        words.close()
        page.close()
    document.close()


def _facts(data: bytes) -> None:
    from docket.intake.caption import caption_end, caption_facts
    from docket.intake.clean import clean
    from docket.intake.formats import extract
    from docket.intake.outline import outline

    extracted = extract(data)
    paper = clean(extracted.text, extracted.layout)
    outline(paper, caption_end(caption_facts(paper)))


def _whole(data: bytes, seconds: float | None = 0.0) -> None:
    """All that is found in a paper, in ``seconds`` for the library that knows the reporters (None: as always)."""
    from docket.intake import reading
    from docket.intake.authorities import reporters

    reporters._token.cache_clear()  # noqa: SLF001 (what one run has learned is no gain of the next)
    left = reading.SECONDS
    reading.SECONDS = left if seconds is None else seconds
    try:
        reading.read(data, "paper").to_json()
    finally:
        reading.SECONDS = left
