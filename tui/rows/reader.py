"""A paper with its pages and lines, the marks of what rests on it and «…» around the words; or what is known of it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from projections.passages import PassageView
from tui import glyphs, safe
from tui.folded import Folded
from tui.rows.layout import Line, Page, Span, wrap
from tui.rows.words import passage_lines

_GUTTER = 10


@dataclass(frozen=True, slots=True)
class Paper:
    """The raw text of a paper, the offset at which each of its lines begins, and the page of each line."""

    text: str
    starts: tuple[int, ...]
    pages: tuple[int | None, ...]


def paper_of(reading: Any) -> Paper:  # noqa: ANN401 (a reading of docket.intake, which tui may not name)
    """What is drawn of a reading."""
    text: str = reading.text
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    ruler = reading.clean.ruler
    return Paper(text, tuple(starts), tuple(ruler.page(s) for s in starts))


def reader_page(folded: Folded, entry: str, paper: Paper | None, page: Page) -> None:
    """The paper, or the passages known of it through others."""
    known = folded.passages.get(entry, [])
    if paper is None:
        _not_at_hand(folded, entry, known, page)
        return
    opens, closes, marks = _places(paper, known)
    shown_page: int | None = None
    for n, start in enumerate(paper.starts):
        end = paper.starts[n + 1] - 1 if n + 1 < len(paper.starts) else len(paper.text)
        words = safe.plain(_marked(paper.text, start, end, opens, closes), ascii_only=page.ascii_only).replace(
            "\n", " "
        )
        if paper.pages[n] != shown_page and paper.pages[n]:
            page.rule(f"page {paper.pages[n]}")
        shown_page = paper.pages[n] or shown_page
        here = marks.get(n, [])
        ids = list(dict.fromkeys(ident for ident, _ in here))
        gutter = f"{n + 1:>4} {_ids(ids):<4} "
        passage = here[0][1] if here else None
        for m, part in enumerate(wrap(words, page.width - _GUTTER)):
            lead = Span(gutter if m == 0 else " " * _GUTTER, "dim" if not ids else "cite")
            page.lines.append(Line((lead, Span(part, "mark" if here else "")), ids[0] if ids else None, passage))


def _ids(ids: Sequence[str]) -> str:
    if not ids:
        return ""
    return ids[0] if len(ids) == 1 else f"{ids[0]}+{len(ids) - 1}"


def _places(
    paper: Paper, known: Sequence[tuple[str, PassageView]]
) -> tuple[dict[int, int], dict[int, int], dict[int, list[tuple[str, PassageView]]]]:
    """Where marks open and close, and the passages on each line."""
    opens: dict[int, int] = defaultdict(int)
    closes: dict[int, int] = defaultdict(int)
    marks: dict[int, list[tuple[str, PassageView]]] = defaultdict(list)
    drawn = set()
    for ident, passage in known:
        if passage.start is None or passage.end is None or passage.via:
            continue
        if (passage.start, passage.end) not in drawn:
            drawn.add((passage.start, passage.end))
            opens[passage.start] += 1
            closes[passage.end] += 1
        first = bisect_right(paper.starts, passage.start) - 1
        last = bisect_right(paper.starts, max(passage.end - 1, passage.start)) - 1
        for n in range(first, last + 1):
            marks[n].append((ident, passage))
    return opens, closes, marks


def _marked(text: str, start: int, end: int, opens: dict[int, int], closes: dict[int, int]) -> str:
    cuts = sorted(at for at in {*opens, *closes} if start <= at <= end)
    if not cuts:
        return text[start:end]
    pieces, low = [], start
    for at in cuts:
        pieces.append(text[low:at])
        pieces.append(glyphs.CLOSE_MARK * min(closes.get(at, 0), 1) if at > start or at == end else "")
        pieces.append(glyphs.OPEN_MARK * min(opens.get(at, 0), 1) if at < end else "")
        low = at
    return "".join([*pieces, text[low:end]])


def _not_at_hand(folded: Folded, entry: str, known: Sequence[tuple[str, PassageView]], page: Page) -> None:
    name = folded.name(entry)
    page.heading(f"{name}: the paper is not at hand", "NOT AT HAND")
    page.para(
        f"`docket file FILE --entry {folded.short(entry)}` brings it in; the words below are then looked for in it.",
        role="dim",
    )
    page.blank()
    if not known:
        page.para("Nothing is quoted from it on the record by this moment.", indent=2)
        return
    page.rule(f"Words recorded of it ({len(known)})")
    grouped: dict[tuple[str, str | None, str], tuple[list[str], PassageView]] = {}
    for ident, passage in known:
        key = (passage.pin, passage.words, passage.via.cite if passage.via else "")
        grouped.setdefault(key, ([], passage))[0].append(ident)
    for idents, passage in grouped.values():
        page.item = idents[0]
        passage_lines(page, passage, label=_ids(list(dict.fromkeys(idents))), wide=7)
    page.item = None
