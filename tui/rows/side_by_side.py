"""Two texts side by side, or one above the other where it is narrow: what differs stands in signs that need no colour.

``{+ +}`` stands in the left text only, ``{- -}`` in the right one only, ``{~ ~}`` is a change that the quotation marks itself,
``{… …}`` are words that an ellipsis hides.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from projections import wording
from projections.passages import PassageView
from projections.quotations import QuotationView, Segment
from tui import glyphs, safe
from tui.rows.layout import Line, Page, Span, wrap

BESIDE = 60
"""Cells from which on two texts stand beside each other."""
_SIGNS = {"added": ("{+", "+}"), "dropped": ("{-", "-}"), "altered": ("{~", "~}"), "hidden": ("{…", "…}")}
_MEANT = {
    "added": "{+ +} only in the quotation", "dropped": "{- -} only in the source",
    "altered": "{~ ~} changed, and marked as changed", "hidden": "{… …} hidden by the ellipsis",
}  # fmt: skip


class Texts(NamedTuple):
    """Two texts in spans; a span with a role of its own differs."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]

    @property
    def roles(self) -> list[str]:
        """The kinds of differences that are drawn, in the order of the legend."""
        drawn = {span.role for span in (*self.left, *self.right)}
        return [role for role in _SIGNS if role in drawn]


# --- what differs -----------------------------------------------------------------------------------------------------


def quotation_texts(row: QuotationView) -> Texts:
    """A quotation beside its source, words hidden by an ellipsis at either end included."""
    left = [_quoted(s) for s in row.segments]
    right = [_stands(s) for s in row.segments]
    shown = " ".join(s.source for s in row.segments if s.kind == "hidden")
    for one in row.differences:
        if one.kind != "hidden" or not one.source or one.source in " ".join(shown.split()):
            continue
        ellipsis, words = Span(one.quoted or ""), Span(one.source, "hidden")
        if one.after == one.until == 0:
            left, right = [ellipsis, *left], [words, *right]
        else:
            left, right = [*left, ellipsis], [*right, words]
    return Texts(tuple(left), tuple(right))


def _quoted(segment: Segment) -> Span:
    if segment.kind in (None, "hidden"):
        return Span(segment.quoted)
    return Span(segment.quoted, "altered" if segment.marked else "added")


def _stands(segment: Segment) -> Span:
    if segment.kind is None:
        return Span(segment.source)
    return Span(segment.source, "hidden" if segment.kind == "hidden" else "altered" if segment.marked else "dropped")


def redline(row: QuotationView) -> tuple[Span, ...]:
    """A quotation with what it leaves out and puts in, in one run."""
    found = []
    for segment in row.segments:
        if segment.kind in (None, "hidden") or segment.marked:
            found.append(Span(segment.quoted))
        else:
            found += [Span(segment.source, "dropped"), Span(segment.quoted, "added")]
    return tuple(span for span in found if span.text.strip()) or (Span(row.text),)


def compared(left: str, right: str) -> Texts:
    """Two passages word by word; points and capitals do not count."""
    one, other = wording.compared(left, right)
    return Texts(
        tuple(Span(s.text, "added" if s.differs else "") for s in one),
        tuple(Span(s.text, "dropped" if s.differs else "") for s in other),
    )


# --- how it is drawn --------------------------------------------------------------------------------------------------


class Text(NamedTuple):
    """A text under its head; enter on its lines goes to its passage."""

    head: str
    spans: tuple[Span, ...]
    passage: PassageView | None = None


def beside(page: Page, left: Sequence[Text], right: Sequence[Text]) -> None:
    """Texts on the left and on the right, or all of them one below the other where that is too narrow."""
    if page.width < BESIDE:
        for line, passage in _column((*left, *right), page.width, ascii_only=page.ascii_only):
            page.lines.append(Line(line, page.item, passage))
        return
    bar = "|" if page.ascii_only else glyphs.IDLE
    wide = (page.width - 3) // 2
    ours, theirs = (list(_column(texts, wide, ascii_only=page.ascii_only)) for texts in (left, right))
    for n in range(max(len(ours), len(theirs))):
        one, of_one = ours[n] if n < len(ours) else ((), None)
        other, of_other = theirs[n] if n < len(theirs) else ((), None)
        gap = " " * (wide - sum(cell_len(span.text) for span in one))
        passage = (of_one or of_other) if n == 0 else (of_other or of_one)
        page.lines.append(Line((*one, Span(f"{gap} {bar} ", "dim"), *other), page.item, passage))


def legend(page: Page, texts: Texts) -> None:
    """What the signs that were drawn mean."""
    if texts.roles:
        page.para("; ".join(_MEANT[role] for role in texts.roles), role="dim")


def _column(
    texts: Iterable[Text], width: int, *, ascii_only: bool
) -> Iterator[tuple[tuple[Span, ...], PassageView | None]]:
    for text in texts:
        for part in wrap(safe.line(text.head, ascii_only=ascii_only), width):
            yield (Span(part, "strong"),), text.passage
        for line in flow(text.spans, width, ascii_only=ascii_only):
            yield line, text.passage


def flow(spans: Iterable[Span], width: int, *, ascii_only: bool) -> list[tuple[Span, ...]]:
    """Spans in quotation marks, wrapped to a width, each word with its role; what differs is in its signs."""
    width = max(width, 8)
    lines: list[tuple[Span, ...]] = []
    current: list[Span] = []
    used = 0
    words = list(_words(spans, ascii_only=ascii_only))
    if words:
        opening, closing = (safe.line(mark, ascii_only=ascii_only) for mark in "“”")
        words[0] = (opening + words[0][0], words[0][1])
        words[-1] = (words[-1][0] + closing, words[-1][1])
    for word, role in words:
        for piece in [word] if cell_len(word) <= width else wrap(word, width):
            size = cell_len(piece)
            if current and used + 1 + size > width:
                lines.append(tuple(current))
                current, used = [Span(piece, role)], size
                continue
            space = " " if current else ""
            if current and current[-1].role == role:
                current[-1] = Span(f"{current[-1].text}{space}{piece}", role)
            else:
                current += [Span(space), Span(piece, role)] if space else [Span(piece, role)]
            used += len(space) + size
    return [*lines, tuple(current)] if current else lines


def _words(spans: Iterable[Span], *, ascii_only: bool) -> Iterator[tuple[str, str]]:
    for span in spans:
        words = safe.plain(span.text, ascii_only=ascii_only).strip()
        opening, closing = (safe.line(sign, ascii_only=ascii_only) for sign in _SIGNS.get(span.role, ("", "")))
        if words:
            yield from ((word, span.role) for word in f"{opening}{words}{closing}".split())
