"""Typing an id as it is printed: A4 opens argument 4, C1 the first claimed concession, E2 the second unnumbered entry."""

import time
from typing import TYPE_CHECKING

from tui import safe
from tui.folded import VIEWS, Folded
from tui.rows.quotation import is_audited
from tui.rows.things import thing_page
from tui.screens.travel import Travel

if TYPE_CHECKING:
    from tui.screens.case import CaseScreen

SOON = 1.2
"""Seconds within which another digit makes A1 an A15."""


class Typed(Travel, inherit_bindings=False):
    """A capital letter and its number, on the case and on the pages over it. Digits alone are views."""

    def action_type(self, letter: str) -> None:
        """The letter of an id; its number follows."""
        self.docket.typed = (letter, time.monotonic())

    def action_digit(self, digit: int) -> None:
        """A digit of an id begun a moment ago, else the number of a view."""
        begun, when = self.docket.typed
        typed = f"{begun}{digit}"
        waiting = bool(begun) and (len(begun) == 1 or time.monotonic() - when < SOON)
        if waiting and self._opens(typed):
            self.docket.typed = (typed, time.monotonic())
            return
        self.docket.typed = ("", 0.0)
        if len(begun) == 1:
            safe.toast(self.app, f"There is no {typed} as of this moment.")
        elif digit < len(VIEWS):
            self.action_view(VIEWS[digit])

    def _opens(self, ident: str) -> bool:
        folded: Folded | None = self.folded
        known = folded is not None and (is_audited(ident) or ident in folded.record.introduced)
        if folded is None or not known or thing_page(folded, ident) is None:
            return False
        case: CaseScreen = self.case
        while self.app.screen is not case:
            self.app.pop_screen()
        case.open_page(ident, lambda now: thing_page(now, ident), ident)
        return True

    def action_view(self, name: str) -> None:
        """Another view of the case."""
        raise NotImplementedError
