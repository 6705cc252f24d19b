"""The bars of a case: the banner, the tabs, the time line with both clocks, and the footer."""

from tui.folded import Folded
from tui.rows.scrubber import clocks, compact, months, track
from tui.screens.base import Sized
from tui.screens.replaying import Replaying
from tui.screens.shell import banner, tabs
from tui.session import Session, words_of
from tui.widgets.bar import Bar


class Bars(Replaying, inherit_bindings=False):
    """The part of the case screen that says where one is."""

    session: Session
    folded_case: Folded | None
    _waiting: tuple[int, int]
    """At a version of the record: how many proposals waited for review."""

    @property
    def _version(self) -> int:
        """The version of the record that is shown; 0 while there is none."""
        return self.folded_case.record.recorded[-1].event.originator_version if self.folded_case else 0

    def draw_bars(self) -> None:
        """Banner, tabs, scrubber and footer."""
        folded = self.folded_case
        if folded is None:
            return
        self.draw_banner(self.query_one("#banner", Bar), self)
        self.draw_tabs()
        if self.session.view == "history":
            width = self.size.width
            self.query_one("#ticks", Bar).show(months(folded, self.session, width))
            self.query_one("#scrub", Bar).show(track(folded, self.session, width))
            self.query_one("#clock", Bar).show(*clocks(folded, self.session, width, self.playing))
        self.show_footer(
            self.session.view, as_of=not folded.when.is_now, comparing=self.session.comparing and not self.playing
        )

    def draw_banner(self, bar: Bar, screen: Sized) -> None:
        """Which case, and whether this is NOW or AS OF another moment."""
        folded = self.folded_case
        if folded is None:
            return
        told, now = words_of(folded.at, folded.when), folded.when.is_now
        screen.set_class(not now, "-as-of")
        screen.set_class(not now or self.playing is not None, "-travelling")
        if screen is not self or self.session.view != "history":
            screen.query_one("#scrub", Bar).show(*compact(folded, self.session, self.size.width, self.playing))
        locked = "read only" if self.docket.read_only or not now else ""
        parts = (
            f"marked {','.join(sorted(self.session.marks))}" if self.session.marks else "",
            "NOW" if now else told,
            locked,
        )
        record, waiting = folded.record, folded.waiting
        if waiting is None:  # nothing was recorded since it was counted: it is still the same
            waiting = self._waiting[1] if now and self._waiting[0] == self._version else 0
        bar.show(*banner(record.name, record.opened.number, waiting, parts, self.size.width, now=now))

    def draw_tabs(self) -> None:
        """The views, and what waits for a person."""
        self.query_one("#tabs", Bar).show(tabs(self.session.view, self.size.width))
