"""The chart of positions as SVG: lanes over filings, one shape a stance, black on white, with words for who cannot see it."""

from collections.abc import Iterator, Sequence
from html import escape

from docket.exporters.saying import human
from domain.text import clip, one_line
from projections.positions_chart import SIGNS, ChartColumn, Lane, Mark, PositionsChart

_LEFT, _STEP, _RIGHT, _HEAD, _LANE, _R = 250, 74, 130, 74, 46, 7
_COLUMNS, _LANES = 10, 20
_TITLE = 38
_ABOVE, _BELOW = -11, 11
_SHAPES = {
    "raises": '<path d="M0-7 7 6H-7Z"/>',
    "supports": '<path class="o" d="M0-7 7 6H-7Z"/>',
    "replies": '<path d="M7 0-6 7V-7Z"/>',
    "opposes": '<path d="M0 7 7-6H-7Z"/>',
    "answers": '<path class="o" d="M0 7 7-6H-7Z"/>',
    "qualifies": '<circle class="o" r="6.5"/><path d="M0-6.5A6.5 6.5 0 0 0 0 6.5Z"/>',
    "concedes": '<path d="M0-8 8 0 0 8-8 0Z"/>',
    "claimed": '<path class="o" d="M0-8 8 0 0 8-8 0Z"/>',
    "withdraws": '<path class="l" d="M-6-6 6 6M6-6-6 6"/>',
    "silent": '<circle class="o" r="6.5"/>',
    "rules": '<path class="o" d="M-6.5-6.5H6.5V6.5H-6.5Z"/><path d="M-3-3H3V3H-3Z"/>',
    "adopted": '<path d="M-6.5-6.5H6.5V6.5H-6.5Z"/>',
    "rejected": '<path class="o" d="M-6.5-6.5H6.5V6.5H-6.5Z"/>',
    "left_open": '<path d="M-3.5-3.5H3.5V3.5H-3.5Z"/>',
}  # fmt: skip
"""The shape of every sign, about the origin; ``o`` is hollow, ``l`` a line."""
_STYLE = (
    "text{font-family:Georgia,serif;font-size:12px;fill:#000}.b{font-weight:bold}.s{font-size:10.5px}"
    "path,circle{fill:#000;stroke:#000;stroke-width:1.4}.o{fill:#fff}.l{fill:none;stroke-width:2.4}"
    "line{stroke:#000}.g{stroke:#bbb;stroke-width:.7}.d{stroke-dasharray:3 3}"
)


def chart_figures(chart: PositionsChart) -> Iterator[str]:
    """The chart in figures that fit a page: at most ten filings and twenty arguments each, and the legend below each."""
    if not chart.lanes or not chart.columns:
        yield "<p>No argument is recorded.</p>"
        return
    caption = _caption(chart)  # looks through every mark: once
    used = [(lane, [n for n, marks in enumerate(lane.cells) if marks]) for lane in chart.lanes]
    for left in range(0, len(chart.columns), _COLUMNS):
        shown = range(left, min(left + _COLUMNS, len(chart.columns)))
        touched = [lane for lane, places in used if any(n in shown for n in places)]
        for first in range(0, len(touched), _LANES):
            drawn = touched[first : first + _LANES]
            yield f"<figure>{chart_svg([chart.columns[n] for n in shown], drawn, shown)}{caption}</figure>"


def chart_svg(columns: Sequence[ChartColumn], lanes: Sequence[Lane], shown: range) -> str:
    """One SVG element with some columns (``shown`` are their places in the lanes' cells) and some lanes."""
    width = _LEFT + _STEP * len(columns) + _RIGHT
    height = _HEAD + _LANE * len(lanes) + 8
    inner = "".join((*_columns(columns, height), *(p for n, lane in enumerate(lanes) for p in _lane(n, lane, shown))))
    told = f"The positions on {_many(len(lanes), 'argument')} in {_many(len(columns), 'filing')}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{told}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}"><style>{_STYLE}</style>{inner}</svg>'
    )


def _columns(columns: Sequence[ChartColumn], height: int) -> Iterator[str]:
    for n, column in enumerate(columns):
        x = _x(n)
        yield f'<line class="g" x1="{x}" x2="{x}" y1="{_HEAD - 8}" y2="{height - 8}"/>'
        number = f"ECF {column.short}" if column.short[:1].isdigit() else column.short
        lines = (number, clip(human(column.kind), 13), clip(column.filer, 13), _day(column))
        for row, words in enumerate(lines):
            look = "b" if row == 0 else "s"
            yield f'<text class="{look}" x="{x}" y="{14 + 14 * row}" text-anchor="middle">{_t(words)}</text>'
    yield f'<text class="b" x="{_LEFT + _STEP * len(columns) + 12}" y="14">Now</text>'


def _day(column: ChartColumn) -> str:
    if column.filed_on:
        return f"{'~' if column.filed_assumed else ''}{column.filed_on}"
    low, high = column.between or (None, None)
    return f"by {high}" if high else f"from {low}" if low else "undated"


def _lane(n: int, lane: Lane, shown: range) -> Iterator[str]:
    y = _HEAD + _LANE * n + _LANE // 2
    first, rest = _two_lines(f"{lane.id}  {lane.title}")
    yield f'<text class="b" x="4" y="{y - 2 if rest else y + 4}">{_t(first)}</text>'
    if rest:
        yield f'<text class="b" x="4" y="{y + 12}">{_t(rest)}</text>'
    cells = [lane.cells[place] for place in shown]
    used = [place for place, marks in enumerate(cells) if marks]
    span = lane.span or (0, 0)
    start = _x(used[0]) if span[0] in shown else _LEFT
    end = _x(len(shown) - 1) if span[1] > shown[-1] else _x(used[-1])
    yield f'<line x1="{start}" x2="{end}" y1="{y}" y2="{y}"/>'
    right = _LEFT + _STEP * len(shown)
    yield f'<line class="d" x1="{end}" x2="{right}" y1="{y}" y2="{y}"/>'
    for place, marks in enumerate(cells):
        yield from _marks(_x(place), y, marks)
    status = human(lane.status)
    claimed = f"see {', '.join(lane.concessions)}" if lane.concessions else ""
    yield f'<text class="b" x="{right + 12}" y="{y - 2 if claimed else y + 4}">{_t(clip(status, 20))}</text>'
    if claimed:
        yield f'<text class="s" x="{right + 12}" y="{y + 12}">{_t(clip(claimed, 22))}</text>'


def _marks(x: int, y: int, marks: Sequence[Mark]) -> Iterator[str]:
    """The marks of a cell: who presses the point above the line, who answers below it, the court on it."""
    for side, drop in (("raising", _ABOVE), ("answering", _BELOW), ("court", 0)):
        mine = [m for m in marks if m.side == side]
        for n, mark in enumerate(mine):
            place = x + round((n - (len(mine) - 1) / 2) * (2 * _R + 3))
            told = f"{mark.label} {human(mark.word)}: {mark.summary}{' (shifted)' if mark.shift else ''}"
            yield f'<g transform="translate({place} {y + drop})"><title>{_t(told)}</title>{_SHAPES[mark.sign]}'
            if mark.shift:
                yield f'<line x1="-8" x2="8" y1="{-10 if drop < 0 else 10}" y2="{-10 if drop < 0 else 10}"/>'
            yield "</g>"


def _caption(chart: PositionsChart) -> str:
    """The legend: every shape that is drawn, with its words."""
    drawn = [name for name, sign in SIGNS.items() if sign in chart.legend]
    box = '<svg class="key" aria-hidden="true" width="16" height="16" viewBox="-9 -9 18 18">'
    signs = "; ".join(f"{box}<style>{_STYLE}</style>{_SHAPES[name]}</svg> {_t(SIGNS[name].word)}" for name in drawn)
    moved = any(m.shift for lane in chart.lanes for marks in lane.cells for m in marks)
    shift = "; a bar over or under a sign: this party moved since its earlier paper" if moved else ""
    return (
        f"<figcaption>{signs}{shift}. Above the line: who presses the point; below: who answers; on it: the court. "
        f"~: filing date assumed.</figcaption>"
    )


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _two_lines(words: str) -> tuple[str, str]:
    line = one_line(words)
    if len(line) <= _TITLE:
        return line, ""
    cut = line.rfind(" ", 0, _TITLE + 1)
    cut = cut if cut > _TITLE // 2 else _TITLE
    return line[:cut], clip(line[cut:], _TITLE)


def _x(place: int) -> int:
    return _LEFT + _STEP * place + _STEP // 2


def _t(words: str) -> str:
    return escape(one_line(words), quote=True)
