"""The app: it is given a Clerk, opens the case asked for or the list of cases, and watches the store for what others record.

Only what the first frame needs is imported here. After it a kept view is shown, where there is one, and then the store and
the screens are opened by a worker.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, work
from textual.app import ComposeResult

from domain.errors import DocketError
from tui import safe
from tui.arriving import Arriving
from tui.keys import bindings
from tui.time_keys import PLAYING

if TYPE_CHECKING:
    from docket.clerk import Clerk
    from projections.moment import KnownAt, Moment
    from tui.desk import Desk
    from tui.folded import Folded
    from tui.kept import Keeper
    from tui.palette import Target
    from tui.screens.replaying import Replaying

POLL_SECONDS = 0.5


class Visit(NamedTuple):
    """What a person comes for: whose Clerk, which case, as of when. None: the only case, now."""

    clerk: "Clerk"
    case: str | None = None
    moment: "Moment | None" = None
    known_at: "KnownAt | None" = None


class DocketApp(Arriving):
    """The terminal UI over one store. ``opening`` is called after the first frame; ``failure`` is what it raised.

    ``keeper`` holds the first views of earlier visits; None for a visit to the past, and where nothing is to be kept.
    """

    CSS_PATH: ClassVar = "styles/docket.tcss"
    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE = False
    TITLE = "docket"

    def __init__(
        self,
        opening: "Callable[[], Visit]",
        *,
        view: str | None = None,
        ascii: bool = False,
        read_only: bool = False,
        keeper: "Keeper | None" = None,
    ) -> None:
        super().__init__(keeper)
        self._opening = opening
        self._visit: Visit | None = None
        self.failure: DocketError | None = None
        self.ascii_only, self.read_only = ascii, read_only
        self.seen_head = -1
        self._view = view or "overview"
        self._several = True
        self.typed = ("", 0.0)
        self._looking = False
        self.playing: Replaying | None = None

    @cached_property
    def desk(self) -> "Desk":
        """Where screens ask the Clerk."""
        from tui.desk import Desk  # noqa: PLC0415 (after the first frame)

        assert self._visit is not None
        return Desk(self._visit.clerk, read_only=self.read_only)

    def compose(self) -> ComposeResult:
        """What stands on the screen until the store is open."""
        yield safe.sentence("docket\n\nOpening the record…")

    def on_ready(self) -> None:
        """The first frame is drawn; now show what was kept, then ask the store what there is."""
        self._begin()

    @work(thread=True, group="begin")
    def _begin(self) -> None:
        if self._view == "overview":
            self.show_kept()
        import tui.screens.case  # noqa: PLC0415 (loaded here, off the thread that draws)

        try:
            self._visit = self._opening()
        except DocketError as error:
            self.failure = error
            self.call_from_thread(self.exit, None, error.exit_code)
            return
        try:
            case, several = self.desk.begin(self._visit.case)
        except DocketError as error:
            self.call_from_thread(self._at_home, str(error) if self._visit.case else "")
        else:
            kept = self.kept
            first = tui.screens.case.first_fold(self.desk, case, whole=kept.has_class("-wide")) if kept else None
            self.call_from_thread(self._at_case, case, several, first)
        self.call_from_thread(self.set_interval, POLL_SECONDS, self.look)

    def _at_home(self, sentence: str) -> None:
        from tui.screens.home import HomeScreen  # noqa: PLC0415 (after the first frame)

        self.instead_of_kept(HomeScreen(), covered=False)
        if sentence:
            safe.toast(self, sentence, wrong=True)
        self.arrived(0, None, ready=True)

    def _at_case(self, case: str, several: bool, first: "Folded | None" = None) -> None:
        from tui.folded import When  # noqa: PLC0415 (after the first frame)
        from tui.screens.case import CaseScreen  # noqa: PLC0415 (after the first frame)

        assert self._visit is not None
        self._several = several
        when = (
            When(self._visit.moment, self._visit.known_at)
            if self._visit.moment
            else When(known_at=self._visit.known_at)
        )
        kept = self.kept if first else None
        screen = CaseScreen(case, when, self._view, first, kept.waiting if kept else (0, 0))
        if kept and (kept.moved_to or self.early.waiting):
            screen.session.selected["overview"] = kept.list.item or ""
        self.instead_of_kept(screen, covered=first is not None)

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

    async def on_event(self, event: events.Event) -> None:
        """Whatever somebody does while a case is played pauses it, but for the keys of playing."""
        acts = isinstance(event, events.MouseDown) or (isinstance(event, events.Key) and event.key not in PLAYING)
        if self.playing is not None and acts:
            self.playing.pause()
        await super().on_event(event)

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
