"""Folding a case at a moment behind the screen, and the moments beside it while somebody looks."""

import gc
from threading import Event

from textual import work

from domain.errors import DocketError
from tui.folded import Folded, When
from tui.messages import CaseFolded, Counted, Failed, Shifted, Warmed
from tui.rows.reader import Paper, paper_of
from tui.screens.replaying import Replaying
from tui.screens.views import prepare, shown
from tui.session import Session, step

_PATIENCE = 0.5
"""Seconds for which a frame is waited for."""


_AHEAD = "made ahead for a comparison"
_MUCH = 50
"""So many collections of what is young make it worth to look through everything."""


class Folding(Replaying, inherit_bindings=False):
    """The part of the case screen that asks the desk; a later step overtakes an earlier one."""

    session: Session
    paper: tuple[str, Paper | None]
    _turn = 0
    _frame: Event
    """Set when the case as folded last is on the screen."""

    def travel(self, when: When) -> None:
        """Ask for the case at another moment (or again at this one)."""
        self._turn += 1
        self._fold(when, self._turn)

    @work(thread=True, group="fold")
    def _fold(self, when: When, turn: int, first: Folded | None = None) -> None:
        session = self.session
        if turn != self._turn:
            return  # a later step overtook this one
        try:
            folded = first or self.docket.desk.fold(session.case, when)
            prepare(folded, session.view)
            paper = self._paper(session.reading)
            if session.comparing and _AHEAD in folded.drawn:  # both ends are made: one drawing shows all
                self.shift = self.compare_with(folded)
        except DocketError as error:
            self.post_message(Failed(str(error)))
            return
        self.paper = (session.reading or "", paper)
        self._frame.clear()
        self.post_message(CaseFolded(folded, turn))
        self._frame.wait(_PATIENCE)  # what is made now would only make the drawing slower
        if turn == self._turn and session.comparing and self.shown_shift is None:
            self._compare(folded)
        if turn == self._turn:
            folded.warm()
            self.post_message(Warmed(folded))
        if turn == self._turn and folded.when.is_now:
            self._count(folded)
        elif turn == self._turn:  # nothing is decided in the past: what waited then is counted where it is looked at
            self._ahead(folded, turn)
        if turn == self._turn and gc.get_count()[2] > _MUCH:
            gc.collect()  # while somebody looks, and not at a step

    @property
    def _room(self) -> int:
        """Given by the case."""
        raise NotImplementedError

    def _count(self, folded: Folded) -> None:
        try:
            _ = folded.to_review
        except DocketError as error:
            self.post_message(Failed(str(error)))
        else:
            self.post_message(Counted(folded))

    def _ahead(self, folded: Folded, turn: int) -> None:
        """Make what the next step, on or back, will show, while somebody looks at this one."""
        session = self.session
        for by in (session.way, -session.way):
            when = step(folded, session.unit, by)
            if when is None or when.is_now or turn != self._turn:
                continue
            try:
                coming = self.docket.desk.fold(session.case, when)
                prepare(coming, session.view)
                shown(coming, session, self._room, None).source.lay(self._room, ascii_only=self.docket.ascii_only)
                if session.comparing and turn == self._turn:
                    self.compare_with(coming)
                    coming.drawn[_AHEAD] = True
            except DocketError:
                return  # it will be said when somebody goes there

    def _compare(self, folded: Folded) -> None:
        try:
            if shift := self.compare_with(folded):
                self.post_message(Shifted(shift))
        except DocketError as error:
            self.post_message(Failed(str(error)))

    def _paper(self, entry: str | None) -> Paper | None:
        if not entry or entry == self.paper[0]:
            return self.paper[1] if entry else None
        reading = self.docket.desk.paper(self.session.case, entry)
        return paper_of(reading) if reading else None
