"""The app: it is given a Clerk, opens the case asked for or the list of cases, and watches the store for what others record."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App

from domain.errors import DocketError
from domain.numbers import parse_date
from projections.moment import NOW, KnownAt, Moment
from tui import safe
from tui.desk import Desk
from tui.folded import When
from tui.keys import bindings
from tui.messages import StoreChanged
from tui.palette import Target, targets
from tui.screens.base import Sized
from tui.screens.case import CaseScreen
from tui.screens.helping import HelpScreen
from tui.screens.home import HomeScreen
from tui.screens.travel import Travel

if TYPE_CHECKING:
    from textual.timer import Timer

    from docket.clerk import Clerk

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
        self.desk = Desk(clerk)
        self.ascii_only, self.read_only = ascii, read_only
        self.seen_head = -1
        self._asked, self._when, self._view = case, When(moment, known_at), view or "overview"
        self._several = True
        self._polling: Timer | None = None

    def on_mount(self) -> None:
        """The shell is on the screen; now ask the store what there is."""
        self._begin()
        self._polling = self.set_interval(POLL_SECONDS, self.look)

    @work(thread=True, group="begin")
    def _begin(self) -> None:
        try:
            case = self.desk.find(self._asked)
            several = len(self.desk.act(lambda clerk: clerk.store.cases())) > 1
        except DocketError as error:
            self.call_from_thread(self._at_home, str(error) if self._asked else "")
            return
        self.call_from_thread(self._at_case, case, several)

    def _at_home(self, sentence: str) -> None:
        self.push_screen(HomeScreen())
        if sentence:
            safe.toast(self, sentence, wrong=True)

    def _at_case(self, case: str, several: bool) -> None:
        self._several = several
        self.push_screen(CaseScreen(case, self._when, self._view))

    # --- cases --------------------------------------------------------------------------------------------------------

    def open_case(self, case: str) -> None:
        """A case of the list."""
        self.push_screen(CaseScreen(case, When(), self._view))

    def leave_case(self, *, even_if_only: bool = False) -> None:
        """Back to the list of cases, where there is more than one."""
        if any(isinstance(screen, HomeScreen) for screen in self.screen_stack):
            self.pop_screen()
        elif self._several or even_if_only:
            self.switch_screen(HomeScreen())

    def case_ready(self, screen: CaseScreen) -> None:
        """A case was drawn: what it holds is known."""
        if screen.folded_case:
            self.seen_head = max(self.seen_head, screen.folded_case.head)

    # --- following others ---------------------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="poll", exit_on_error=True)
    def look(self) -> None:
        """Whether anybody recorded something. Nothing is drawn when nobody did."""
        try:
            head = self.desk.head()
        except DocketError:
            return  # the store is busy; the next look will do
        if self.seen_head < 0:
            self.seen_head = head
        elif head != self.seen_head:
            self.seen_head = head
            for screen in self.screen_stack:
                if isinstance(screen, CaseScreen | HomeScreen):
                    screen.post_message(StoreChanged(head))

    # --- actions everywhere -------------------------------------------------------------------------------------------

    async def action_back(self) -> None:
        """One step back; never quits."""
        if isinstance(self.screen, Sized):
            self.screen.back()

    async def action_help(self) -> None:
        """The keys."""
        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen())

    def action_palette(self) -> None:
        """Go anywhere."""
        from tui.screens.boxes import PaletteBox  # noqa: PLC0415 (Textual's Input is slow to load)

        screen = self.screen
        if not isinstance(screen, Sized):
            return
        folded = screen.folded if isinstance(screen, Travel) else None
        scopes = ("case", "app") if folded else ("app",)
        self.push_screen(PaletteBox(targets(folded, scopes)), self._go)

    async def _go(self, target: Target | None) -> None:
        if target is None:
            return
        if target.kind == "action":
            await self.run_action(
                target.value, default_namespace=self.screen if isinstance(self.screen, Travel) else self
            )
            return
        case = next((s for s in reversed(self.screen_stack) if isinstance(s, CaseScreen)), None)
        if case is None:
            return
        try:
            match target.kind:
                case "day":
                    case.travel(When(Moment(day=parse_date(target.value))))
                case "entry":
                    case.travel(When(Moment(after=target.value)))
                case _:
                    while self.screen is not case:
                        await self.pop_screen()
                    case.go(target.value)
        except DocketError as error:
            safe.toast(self, str(error), wrong=True)


def run_app(
    clerk: "Clerk", *, case: str | None = None, moment: Moment = NOW, known_at: KnownAt | None = None,
    view: str | None = None, ascii: bool = False, read_only: bool = False,
) -> None:  # fmt: skip
    """Open the terminal UI and stay in it until the person quits."""
    DocketApp(clerk, case=case, moment=moment, known_at=known_at, view=view, ascii=ascii, read_only=read_only).run()
