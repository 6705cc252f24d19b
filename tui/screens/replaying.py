"""Replay on the screen: play and pause, the pace, and a comparison that stays on in every view while one steps."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.case import called
from projections.replay import just_before
from projections.whatif import ids_of
from tui import safe
from tui.folded import Folded, When
from tui.messages import Shifted
from tui.rows.comparing import Shift, compare_page
from tui.rows.layout import Leaf, Source
from tui.rows.scrubber import Playing, moment_words
from tui.screens.base import Sized
from tui.session import Session, first_of, step, step_event, words_of

if TYPE_CHECKING:
    from textual.timer import Timer

PACES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds for a step."""
_PAGE = "comparison"


class Replaying(Sized, inherit_bindings=False):
    """The replaying part of the case screen. A timer runs only while something is played."""

    session: Session
    folded_case: Folded | None
    shift: Shift | None = None
    _timer: "Timer | None" = None
    _pace = PACES.index(2.0)
    _turn: int
    _drawn = 0

    def travel(self, when: When) -> None:
        """Given by the case."""
        raise NotImplementedError

    def draw(self) -> None:
        """Given by the case."""
        raise NotImplementedError

    def open_page(
        self, title: str, make: Callable[[Folded], Source | None], item: str | None = None, *, name: str | None = None
    ) -> None:
        """Given by the case."""
        raise NotImplementedError

    def draw_bars(self) -> None:
        """Given by the case."""
        raise NotImplementedError

    # --- play ---------------------------------------------------------------------------------------------------------

    @property
    def playing(self) -> Playing | None:
        """What is being played, for the time line."""
        return Playing(str(self.session.unit), PACES[self._pace]) if self._timer else None

    def toggle_play(self) -> None:
        """Play on from here with the kind of step taken last; at the end, from the beginning. Or pause."""
        folded, session = self.folded_case, self.session
        if self._timer:
            self.pause()
            return
        if folded is None:
            return
        start = step(folded, session.unit, 1) or first_of(folded, session.unit)
        if start is None:
            safe.toast(self.app, "There is nothing to play yet: the docket has no filing.")
            return
        session.comparing, session.way = True, 1
        self.docket.playing = self
        self._run()
        self.travel(start)

    def pause(self, sentence: str = "") -> None:
        """Stop the timer; where one is stays as it is."""
        if self._timer:
            self._timer.stop()
            self._timer = self.docket.playing = None
            self.draw_bars()
            if sentence:
                safe.toast(self.app, sentence)

    def pace(self, by: int) -> None:
        """Another pace."""
        self._pace = min(max(self._pace + by, 0), len(PACES) - 1)
        if self._timer:
            self._timer.stop()
            self._run()
            self.draw_bars()
        else:
            safe.toast(self.app, f"Play takes {PACES[self._pace]:g} seconds for a step; p plays.")

    def _run(self) -> None:
        self._timer = self.set_interval(PACES[self._pace], self._tick, name="play")

    def _tick(self) -> None:
        folded = self.folded_case
        if folded is None or self._drawn != self._turn:
            return  # the step before is not on the screen yet
        following = step(folded, self.session.unit, 1)
        if following is None:
            self.pause("Played to the end. p plays it again.")
        else:
            self.travel(following)

    # --- comparing ----------------------------------------------------------------------------------------------------

    def base_of(self, folded: Folded) -> tuple[str, When] | None:
        """From where is compared: what was left out, a mark, else the moment from which this step began."""
        when, session = folded.when, self.session
        if when.without:
            names = ", ".join(map(called, when.without))
            return f"if {names} {'is' if len(when.without) == 1 else 'are'} left out", when._replace(without=())
        if since := session.since(when):
            letter, marked = since
            return f"since mark {letter} ({moment_words(marked)})", marked
        if session.unit.name == "event" and when.known_at:
            positions = [r.position for r in folded.whole.recorded]
            earlier = step_event(positions, when, -1)
            return ("by this event", earlier) if earlier else None
        before = just_before(folded.at)
        by = (
            "on this day"
            if folded.at.moment.day
            else "by this filing"
            if folded.at.moment.after
            else "by the last filing"
        )
        return (by, when._replace(moment=before)) if before else None

    def compare_with(self, folded: Folded) -> Shift | None:
        """The comparison for a folded case, in a worker. Raises DocketError where the other moment cannot be read."""
        base = self.base_of(folded)
        if base is None:
            return None
        earlier, view = self.docket.desk.compare(folded, base[1])
        _ = earlier.things  # by which what is new is told from what changed
        ends = (words_of(earlier.at, earlier.when), words_of(folded.at, folded.when))
        return Shift(base[0], *ends, earlier, folded, view)

    def on_shifted(self, message: Shifted) -> None:
        """Mark what changed, in the view and beside it."""
        if message.shift.folded is self.folded_case and self.session.comparing:
            self.shift = message.shift
            self.draw()

    @property
    def shown_shift(self) -> Shift | None:
        """The comparison to be shown: none while it is being made, or where nobody asked for one."""
        current = self.shift is not None and self.shift.folded is self.folded_case
        return self.shift if self.session.comparing and current else None

    def start_comparing(self) -> bool:
        """Turn the comparison on, where there is something to compare with."""
        folded = self.folded_case
        if folded is None:
            return False
        if self.base_of(folded) is None:
            safe.toast(self.app, "There is no earlier filing to compare with. m marks a moment.")
            return False
        self.session.comparing = True
        self.travel(self.session.when)
        return True

    def stop_comparing(self) -> None:
        """Only this moment again; out of a hypothesis, back to the record."""
        self.session.comparing, self.shift = False, None
        if self.session.when.without:
            self.travel(self.session.when._replace(without=()))
        else:
            self.draw()

    def suppose_without(self, ident: str) -> None:
        """Leave a thing out to see what would change: a hypothesis, read only, never stored. Raises UnknownReferenceError."""
        folded = self.folded_case
        if folded is None:
            return
        left_out = ids_of(folded.record, [ident])
        self.session.comparing = True
        self.travel(folded.when._replace(without=(*folded.when.without, *left_out)))

    def mark_changed(self) -> None:
        """Another mark: what is compared from may be another moment now."""
        if self.session.comparing:
            self.travel(self.session.when)
        else:
            self.draw_bars()

    def open_comparison(self) -> None:
        """The whole comparison on a page, which follows as one steps."""

        def make(_now: Folded) -> Leaf:
            shift = self.shown_shift
            return Leaf(lambda page: compare_page(shift, page) if shift else page.para("Comparing…"), whole_items=True)

        if self.app.screen.name != _PAGE:
            self.open_page("What changed", make, name=_PAGE)
