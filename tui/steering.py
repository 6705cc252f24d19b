"""Where the palette leads: a view, an act, a thing, a moment, a form, a search, other colours."""

import time
from typing import TYPE_CHECKING, cast

from textual import work

from domain.errors import DocketError, NotPossibleError
from tui import safe
from tui.arriving import Arriving
from tui.messages import StoreChanged

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from projections.passages import PassageView
    from tui.app import DocketApp
    from tui.palette import Target
    from tui.remembering import Memory
    from tui.screens.case import CaseScreen

_OFTEN = 3.0
"""Seconds between two sentences on how far an import has come."""


class Steering(Arriving):
    """The half of the app that goes where a person says."""

    memory: "Memory | None" = None
    _several = True
    stopping = False
    """Whether esc asked for the end of what is being brought in."""

    @property
    def case_below(self) -> "CaseScreen | None":
        """The case that is open, be it under pages and boxes."""
        from tui.screens.case import CaseScreen  # noqa: PLC0415 (after the first frame)

        return next((s for s in reversed(self.screen_stack) if isinstance(s, CaseScreen)), None)

    def action_palette(self) -> None:
        """Go anywhere."""
        from tui.palette import Place, targets, themes  # noqa: PLC0415 (after the first frame)
        from tui.screens.base import Sized  # noqa: PLC0415 (after the first frame)
        from tui.screens.boxes import PaletteBox  # noqa: PLC0415 (after the first frame)
        from tui.screens.forming import targets_of  # noqa: PLC0415 (after the first frame)
        from tui.screens.home import HERE, READ_ONLY, HomeScreen  # noqa: PLC0415 (after the first frame)
        from tui.screens.travel import Travel  # noqa: PLC0415 (after the first frame)

        if isinstance(self.screen, Sized):
            folded = self.screen.folded if isinstance(self.screen, Travel) else None
            case = self.case_below
            place = Place(case.session.view, case.why_read_only()) if case else Place()
            if isinstance(self.screen, HomeScreen):
                place = Place("home", READ_ONLY if self.read_only else "")
            scopes = ("case", "review", "app") if folded else ("app",)
            offered = [
                *targets(folded, scopes, place, HERE if place.view == "home" else ()),
                *(targets_of(place.view, place.locked) if folded else ()),
                *themes(sorted(self.available_themes)),
            ]
            self.push_screen(PaletteBox(offered, anywhere=True), self._go)

    async def _go(self, target: "Target | None") -> None:
        if target is None:
            return
        if target.why_not:
            safe.toast(self, target.why_not, wrong=True)
        elif target.kind == "action":
            await self._do(target)
        elif target.kind == "theme":
            self.theme = target.value
            if self.memory:
                self.memory.remember({**self.memory.recall(), "theme": target.value})
        elif target.kind == "search":
            from tui.screens.searching import SearchScreen  # noqa: PLC0415 (after the first frame)

            await self.push_screen(SearchScreen(target.value))
        elif case := self.case_below:
            await self._in_case(case, target)

    async def _do(self, target: "Target") -> None:
        """An act, where it is at home: what a page over a case cannot do is done in the case, without the page."""
        place: Steering | Screen[object] = self if target.scope == "app" else self.screen
        case = self.case_below
        if case and not hasattr(place, f"action_{target.value.partition('(')[0]}"):
            place = case
            while self.screen is not case:
                await self.pop_screen()
        await self.run_action(target.value, default_namespace=place)

    async def _in_case(self, case: "CaseScreen", target: "Target") -> None:
        if target.kind == "form":
            from tui.screens.forming import open_form  # noqa: PLC0415 (after the first frame)

            open_form(case, target.value)
            return
        while self.screen is not case:
            await self.pop_screen()
        case.go_to(target.kind, target.value)

    def action_import(self) -> None:
        """A form that takes dockets in."""
        from tui.screens.bringing import import_dockets  # noqa: PLC0415 (after the first frame)

        import_dockets(cast("DocketApp", self))

    def telling(self, stays: str) -> "Callable[[str], None]":
        """Tells how far long work has come, now and then. Raises NotPossibleError, with what ``stays``, once esc was pressed."""
        said = time.monotonic()

        def tell(sentence: str) -> None:
            nonlocal said
            if self.stopping:
                message = f"Stopped as you asked. {stays}"
                raise NotPossibleError(message)
            if time.monotonic() - said > _OFTEN:
                said = time.monotonic()
                self.call_from_thread(safe.toast, self, f"{sentence} esc stops it.")

        return tell

    @work(thread=True, group="bring")
    def take_in(self, path: str, court: str) -> None:
        """Import dockets, telling how far it has come every few seconds."""
        app = cast("DocketApp", self)
        outside = app.outside
        assert outside is not None
        told = self.telling("What was taken in before stays; import the same files again to take in the rest.")
        try:
            sentence = app.act_beside(lambda clerk: outside.take_in(clerk, path, court, told))
        except DocketError as error:
            self.call_from_thread(safe.toast, self, str(error), wrong=True)
            return
        self.call_from_thread(safe.toast, self, sentence)
        for screen in tuple(self.screen_stack):
            screen.post_message(StoreChanged(app.seen_head))

    def open_hit(self, case: str, ident: str, sought: "PassageView | None" = None) -> None:
        """A thing that the search found, or a place in a paper: in the case that is open, or in another one as it stands now."""
        from tui.folded import When, view_of  # noqa: PLC0415 (after the first frame)
        from tui.rows.hits import FOUND  # noqa: PLC0415 (after the first frame)
        from tui.screens.case import CaseScreen  # noqa: PLC0415 (after the first frame)

        while len(self.screen_stack) > 1 and not isinstance(self.screen_stack[-1], CaseScreen):
            self.pop_screen()
        below = self.screen_stack[-1]
        if isinstance(below, CaseScreen) and below.session.case == case:
            if sought:
                below.read(ident, sought, FOUND)
            else:
                below.go_to("thing", ident)
            return
        view = "read" if sought else "standards" if ident.startswith("S") else view_of(ident)
        screen = CaseScreen(case, When(), view)
        screen.session.selected[view] = ident
        if sought:
            screen.session.reading, screen.session.read_from = ident, "docket"
            screen.session.sought, screen.sought = (FOUND, sought), sought
        self._several = True
        if isinstance(below, CaseScreen):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)
