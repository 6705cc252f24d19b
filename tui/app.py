"""The app: it is given a Clerk, opens the case asked for or the list of cases, and watches the store for what others record.

Only what the first frame needs is imported here. After it a kept view is shown, where there is one, and then the store and
the screens are opened by a worker.
"""

from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, work
from textual.app import App, ComposeResult

from domain.errors import DocketError
from tui import safe
from tui.early import EarlyKeys, handled
from tui.keys import bindings

if TYPE_CHECKING:
    from textual.screen import Screen

    from docket.clerk import Clerk
    from projections.moment import KnownAt, Moment
    from tui.desk import Desk
    from tui.folded import Folded
    from tui.kept import FirstView, Keeper
    from tui.palette import Target
    from tui.screens.kept import KeptScreen

POLL_SECONDS = 0.5
_COVERED = 1.0
"""Seconds after which an unfinished screen is shown as it is."""


class Visit(NamedTuple):
    """What a person comes for: whose Clerk, which case, as of when. None: the only case, now."""

    clerk: "Clerk"
    case: str | None = None
    moment: "Moment | None" = None
    known_at: "KnownAt | None" = None


class DocketApp(App[None]):
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
        super().__init__()
        self._opening = opening
        self._visit: Visit | None = None
        self.failure: DocketError | None = None
        self.ascii_only, self.read_only = ascii, read_only
        self.seen_head = -1
        self._view = view or "overview"
        self._several = True
        self._keeper = keeper
        self._kept: KeptScreen | None = None
        self.early = EarlyKeys()
        self._replaying = False
        self._cover = ExitStack()
        self.typed = ("", 0.0)
        self._looking = False

    @cached_property
    def desk(self) -> "Desk":
        """Where screens ask the Clerk."""
        from tui.desk import Desk  # noqa: PLC0415 (after the first frame)

        assert self._visit is not None
        return Desk(self._visit.clerk)

    def compose(self) -> ComposeResult:
        """What stands on the screen until the store is open."""
        yield safe.sentence("docket\n\nOpening the record…")

    def on_ready(self) -> None:
        """The first frame is drawn; now show what was kept, then ask the store what there is."""
        if not self._show_kept():
            self.begin()

    @work(thread=True, group="begin")
    def begin(self) -> None:
        """Open the store and read the case. A kept view is drawn before, since both together are slower than either."""
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
            kept = self._kept
            first = tui.screens.case.first_fold(self.desk, case, whole=kept.has_class("-wide")) if kept else None
            self.call_from_thread(self._at_case, case, several, first)
        self.call_from_thread(self.set_interval, POLL_SECONDS, self.look)

    def _at_home(self, sentence: str) -> None:
        from tui.screens.home import HomeScreen  # noqa: PLC0415 (after the first frame)

        self._instead_of_kept(HomeScreen())
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
        kept = self._kept if first else None
        screen = CaseScreen(case, when, self._view, first, kept.waiting if kept else (0, 0))
        if kept:
            self.early.seen = (kept.found.version, kept.list.item)
            if kept.moved_to or self.early.waiting:
                screen.session.selected["overview"] = kept.list.item or ""
            # Until the live view is drawn the kept one stays on the terminal, without an empty shell in between.
            self._cover.enter_context(self.batch_update())
            self.set_timer(_COVERED, self._cover.close)
        self._instead_of_kept(screen)

    # --- until the case is read ---------------------------------------------------------------------------------------

    def _show_kept(self) -> bool:
        """The overview of the case as it was kept for a screen of this width, where it was."""
        if self._keeper is None or self._view != "overview":
            return False
        from tui import kept  # noqa: PLC0415 (after the first frame)
        from tui.screens.kept import KeptScreen  # noqa: PLC0415 (after the first frame)

        found = self._keeper.find(kept.form_of(self.size.width, ascii_only=self.ascii_only))
        view = kept.read(found.content) if found else None
        if found is None or view is None:
            return False
        self._kept = KeptScreen(found, view)
        self.push_screen(self._kept)
        return True

    @property
    def keeps(self) -> bool:
        """Whether a view of this visit is kept for the next one."""
        return self._keeper is not None and not self.read_only

    def keep(self, folded: "Folded", width: int, view: "FirstView") -> None:
        """Keep a view of a case as it stands now, made for a width of the screen."""
        from tui import kept  # noqa: PLC0415 (after the first frame)

        if self._keeper is not None:
            last = folded.record.recorded[-1]
            self._keeper.keep(
                folded.case, kept.form_of(width, ascii_only=self.ascii_only), version=last.event.originator_version,
                position=last.position, day=folded.at.day, content=kept.written(view),
            )  # fmt: skip

    def _instead_of_kept(self, screen: "Screen[None]") -> None:
        if self.screen is self._kept:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    async def on_event(self, event: events.Event) -> None:
        """Keys wait until there is something live to act on."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            on_view = self._kept is not None and self.screen is self._kept
            if self.early.takes(event, on_view=on_view):
                return
        await super().on_event(event)

    def arrived(self, version: int, item: str | None, *, ready: bool) -> None:
        """A live screen is drawn: this version of the record, the cursor on this item. ``ready``: keys find all they ask for."""
        self.call_later(self._cover.close)
        if not self.early.holding or self._replaying:
            return
        self._kept = None
        if not self.early.waiting:
            self.early.holding = False
        elif ready:
            if dropped := self.early.sort_out(version, item):
                safe.toast(
                    self,
                    f"The record had moved on when you pressed {dropped}: nothing was done. Look, and press it again.",
                )
            self._replaying = True
            self._replay()

    @work(group="early")
    async def _replay(self) -> None:
        while self.early.waiting:
            self.post_message(self.early.pass_on())
            await handled(self)
        self.early.holding = self._replaying = False

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
