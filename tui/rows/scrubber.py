"""The time line: the filings passed, here and ahead, the months above them, the marks, and both clocks in words."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from domain.case import called
from projections.moment import NOW, Moment
from tui import glyphs
from tui.folded import Folded, When
from tui.rows.layout import Span
from tui.session import Session, place_of

_WIDE, _NARROW = 120, 80


class Playing(NamedTuple):
    """What is being played: by what kind of step, and the seconds for each."""

    by: str
    seconds: float


class _Stop(NamedTuple):
    """A filing on the line: where it begins, its sign with its name and marks, and its month."""

    column: int
    text: str
    role: str
    month: str


def track(folded: Folded, session: Session, width: int) -> list[Span]:
    """The filings on a line, marks in parentheses; a window around this moment where they do not all fit."""
    now = folded.at.moment == NOW
    stops, more_before, more_after = _stops(folded, session, width)
    spans = [Span("… ", "dim")] if more_before else []
    for stop in stops:
        spans += [Span(stop.text, stop.role), Span(glyphs.TRACK, "dim")]
    return [*spans, Span("… ", "dim") if more_after else Span(""), _tail(session, now=now)]


def months(folded: Folded, session: Session, width: int) -> list[Span]:
    """The months above the line, each where its first filing stands."""
    stops, more_before, _ = _stops(folded, session, width)
    line, last = " " * (2 if more_before else 0), ""
    for stop in stops:
        if stop.month != last and (not line.strip() or stop.column > len(line)):
            line = line.ljust(stop.column) + stop.month
            last = stop.month
    return [Span(line, "dim")]


def clocks(folded: Folded, session: Session, width: int, playing: Playing | None) -> tuple[list[Span], list[Span]]:
    """Both clocks in words: the time in court on the left, what the record held on the right."""
    court = f" Court: {court_words(folded, short=width < _WIDE)}"
    filings = len(folded.entries)
    if folded.at.moment != NOW and width >= _WIDE:
        court += f" · {max(place_of(folded) + 1, 0)} of {filings} filings"
    elsewhere = [f"{letter} {moment_words(when)}" for letter, when in sorted(session.marks.items())]
    marks = f" · marks {', '.join(elsewhere)}" if elsewhere and width >= _WIDE else ""
    record = record_words(folded, short=width < _NARROW or (bool(playing) and width < _WIDE))
    return [Span(court + marks)], [Span(_played(playing, short=width < _NARROW)), Span(f"Record: {record} ")]


def compact(folded: Folded, session: Session, width: int, playing: Playing | None) -> tuple[list[Span], list[Span]]:
    """The line for any view: the filings, and the clock of the record at its end."""
    right = [Span(_played(playing)), Span(f" record: {record_words(folded, short=width < _WIDE)} ", "strong")]
    room = width - sum(cell_len(span.text) for span in right)
    return track(folded, session, room), right


def court_words(folded: Folded, *, short: bool = False) -> str:
    """Where the clock of the court stands."""
    moment = folded.at.moment
    if moment.after:
        entry = folded.record.entries[folded.at.entry_named(moment.after)]
        return f"after {entry.cite if short else entry.name}, {folded.at.day:%a} {folded.at.day}"
    return f"end of {moment.day:%a} {moment.day}" if moment.day else f"now, {folded.at.day:%a} {folded.at.day}"


def record_words(folded: Folded, *, short: bool = False) -> str:
    """Where the clock of our record stands: the last event that it held."""
    every, held = folded.whole.recorded, folded.record.recorded
    known = folded.when.known_at
    if folded.when.without and known is None:
        return f"WHAT IF, {len(folded.whole.live) - len(folded.record.live):,} events left out"
    if known is None and short:
        return "now"
    which = f"event {len(held):,} of {len(every):,}" if held else f"none of {len(every):,} events"
    at = f", {held[-1].event.recorded_at:%Y-%m-%d %H:%M}" if held and not short else ""
    return f"now, {which}" if known is None else which + at


def moment_words(when: When) -> str:
    """A moment in a word or two: ``ECF 20``, ``2023-02-03``, ``now``, ``pos:120``; and what is left out of it."""
    told = _short(when.moment)
    if when.without:
        real = moment_words(when._replace(without=()))
        return f"WHAT IF without {', '.join(map(called, when.without))}, {real}"
    if when.known_at is None:
        return told
    position = when.known_at.position
    known = f"pos:{position}" if position is not None else f"{when.known_at.time:%Y-%m-%d %H:%M}"
    return known if when.moment == NOW else f"{told} {known}"


def _short(moment: Moment) -> str:
    return called(moment.after) if moment.after else str(moment)


def _played(playing: Playing | None, *, short: bool = False) -> str:
    by = "" if short or playing is None else f" by {playing.by},"
    return f" PLAYING{by} {playing.seconds:g} s  " if playing else ""


def _tail(session: Session, *, now: bool) -> Span:
    letters = [letter for letter, when in session.marks.items() if when.moment == NOW and when.known_at is None]
    told = f"({','.join(letters)})" if letters else ""
    return Span(f"{glyphs.TRACK}{glyphs.HERE if now else glyphs.AHEAD} now{told}", "strong" if now else "dim")


def _stops(folded: Folded, session: Session, width: int) -> tuple[Sequence[_Stop], bool, bool]:
    """The stops that fit, and whether there are more before and after them."""
    entries, now = folded.entries, folded.at.moment == NOW
    here = min(place_of(folded), len(entries) - 1)
    marked = _marked(folded, session)

    def name(n: int) -> str:
        entry = entries[n].id
        return f"{folded.short(entry)}{marked.get(entry, '')}"

    room = width - cell_len(_tail(session, now=now).text) - 4
    first, last = _window(len(entries), lambda n: cell_len(name(n)) + 2, max(here, 0), room)

    def made() -> Iterator[_Stop]:
        column = 2 if first else 0
        for n in range(first, last):
            stands = n <= here
            sign = glyphs.HERE if n == here and not now else glyphs.PASSED if stands else glyphs.AHEAD
            role = "banner" if n == here and not now else "" if stands else "dim"
            day = folded.record.places[entries[n].id].day
            yield _Stop(column, f"{sign}{name(n)}", role, f"{day:%Y-%m}")
            column += cell_len(name(n)) + 2

    return list(made()), first > 0, last < len(entries)


def _window(count: int, size: Callable[[int], int], here: int, room: int) -> tuple[int, int]:
    """The widest run of stops around one that fits into the room."""
    if not count:
        return 0, 0
    first, last, used = here, here + 1, size(here)
    while first > 0 or last < count:
        back = first > 0 and (last >= count or here - first <= last - here)
        used += size(first - 1 if back else last)
        if used > room:
            break
        first, last = (first - 1, last) if back else (first, last + 1)
    return first, last


def _marked(folded: Folded, session: Session) -> dict[str, str]:
    """By entry: the letters of the marks that stand at it. A mark on a day stands at the last filing by then."""
    found: dict[str, list[str]] = {}
    for letter, when in sorted(session.marks.items()):
        moment, at = when.moment, None
        if moment.after:
            at = next((e.id for e in folded.entries if moment.after in (e.id, e.number)), None)
        elif moment.day:
            by_then = [e.id for e in folded.entries if folded.record.places[e.id].day <= moment.day]
            at = by_then[-1] if by_then else None
        if at:
            found.setdefault(at, []).append(letter)
    return {entry: f"({','.join(letters)})" for entry, letters in found.items()}
