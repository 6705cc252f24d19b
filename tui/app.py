"""The app: it is given a Clerk, opens the case asked for or the list of cases, and watches the store for what others record.

Only what the first frame needs is imported here; the screens are loaded by the worker that first asks the store.
"""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App

from domain.errors import DocketError
from projections.moment import NOW, KnownAt, Moment
from tui.keys import bindings

if TYPE_CHECKING:
    from docket.clerk import Clerk
    from tui.desk import Desk
    from tui.palette import Target

POLL_SECONDS = 0.5


class DocketApp(App[None]):
    """The terminal UI over one store."""

    CSS_PATH: ClassVar = "styles/docket.tcss"
    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE = False
    TITLE = "docket"

    def __init__(
        self, clerk: "Clerk", *, case: str | None = None, moment: Moment = NOW, known_at: KnownAt | None = None,
        view: str | None = None, ascii: bool = False, read_only: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._clerk = clerk
        self.ascii_only, self.read_only = ascii, read_only
        self.seen_head = -1
        self._asked, self._moment, self._known_at, self._view = case, moment, known_at, view or "overview"
        self._several = True
        self._looking = False

    @cached_property
    def desk(self) -> "Desk":
        """Where screens ask the Clerk."""
        from tui.desk import Desk  # noqa: PLC0415 (after the first frame)

        return Desk(self._clerk)

    def on_ready(self) -> None:
        """The first frame is drawn; now ask the store what there is."""
        self._begin()
        self.set_interval(POLL_SECONDS, self.look)

    @work(thread=True, group="begin")
    def _begin(self) -> None:
        import tui.screens.case  # noqa: F401, PLC0415 (loaded here, off the thread that draws)

        try:
            case, several = self.desk.begin(self._asked)
        except DocketError as error:
            self.call_from_thread(self._at_home, str(error) if self._asked else "")
            return
        self.call_from_thread(self._at_case, case, several)

    def _at_home(self, sentence: str) -> None:
        from tui import safe  # noqa: PLC0415 (after the first frame)
        from tui.screens.home import HomeScreen  # noqa: PLC0415 (after the first frame)

        self.push_screen(HomeScreen())
        if sentence:
            safe.toast(self, sentence, wrong=True)

    def _at_case(self, case: str, several: bool) -> None:
        from tui.folded import When  # noqa: PLC0415 (after the first frame)
        from tui.screens.case import CaseScreen  # noqa: PLC0415 (after the first frame)

        self._several = several
        self.push_screen(CaseScreen(case, When(self._moment, self._known_at), self._view))

    # --- cases --------------------------------------------------------------------------------------------------------

    def open_case(self, case: str) -> None:
        """A case of the list."""
        self._at_case(case, several=True)

    def leave_case(self, *, even_if_only: bool = False) -> None:
        """Back to the list of cases, where there is more than one."""
        from tui.screens.home import HomeScreen  # noqa: PLC0415 (after the first frame)

        if any(screen.name == "home" for screen in self.screen_stack):
            self.pop_screen()
        elif self._several or even_if_only:
            self.switch_screen(HomeScreen())

    # --- following others ---------------------------------------------------------------------------------------------

    @work(thread=True, group="poll")
    def look(self) -> None:
        """Whether anybody recorded something. Nothing is drawn when nobody did."""
        from tui.messages import StoreChanged  # noqa: PLC0415 (after the first frame)

        if self._looking:
            return  # the store is slow; one question at a time
        self._looking = True
        try:
            head = self.desk.head()
        except DocketError:
            return  # the store is busy; the next look will do
        finally:
            self._looking = False
        if self.seen_head < 0:
            self.seen_head = head
        elif head != self.seen_head:
            self.seen_head = head
            for screen in self.screen_stack:
                screen.post_message(StoreChanged(head))

    # --- actions everywhere -------------------------------------------------------------------------------------------

    async def action_back(self) -> None:
        """One step back; never quits."""
        from tui.screens.base import Sized  # noqa: PLC0415 (after the first frame)

        if isinstance(self.screen, Sized):
            self.screen.back()

    async def action_help(self) -> None:
        """The keys."""
        from tui.screens.helping import HelpScreen  # noqa: PLC0415 (after the first frame)

        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen())

    def action_palette(self) -> None:
        """Go anywhere."""
        from tui.palette import targets  # noqa: PLC0415 (after the first frame)
        from tui.screens.base import Sized  # noqa: PLC0415 (after the first frame)
        from tui.screens.boxes import PaletteBox  # noqa: PLC0415 (after the first frame)
        from tui.screens.travel import Travel  # noqa: PLC0415 (after the first frame)

        if isinstance(self.screen, Sized):
            folded = self.screen.folded if isinstance(self.screen, Travel) else None
            self.push_screen(PaletteBox(targets(folded, ("case", "app") if folded else ("app",))), self._go)

    async def _go(self, target: "Target | None") -> None:
        from tui.screens.case import CaseScreen  # noqa: PLC0415 (after the first frame)

        if target is None:
            return
        if target.kind == "action":
            acts_on_case = target.scope == "case"
            await self.run_action(target.value, default_namespace=self.screen if acts_on_case else self)
            return
        case = next((s for s in reversed(self.screen_stack) if isinstance(s, CaseScreen)), None)
        if case is None:
            return
        while self.screen is not case:
            await self.pop_screen()
        case.go_to(target.kind, target.value)


def run_app(
    clerk: "Clerk", *, case: str | None = None, moment: Moment = NOW, known_at: KnownAt | None = None,
    view: str | None = None, ascii: bool = False, read_only: bool = False,
) -> None:  # fmt: skip
    """Open the terminal UI and stay in it until the person quits."""
    DocketApp(clerk, case=case, moment=moment, known_at=known_at, view=view, ascii=ascii, read_only=read_only).run()
