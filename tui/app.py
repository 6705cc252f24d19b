"""The app: it is given a Clerk, opens the case asked for or the list of cases, and watches the store for what others record.

Only what the first frame needs is imported here. After it a kept view is shown, where there is one, and then the store and
the screens are opened by a worker.
"""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar

from textual import events, work
from textual.app import ComposeResult

from domain.errors import DocketError
from tui import safe
from tui.keys import bindings
from tui.steering import Steering
from tui.time_keys import PLAYING

if TYPE_CHECKING:
    from docket.clerk import Clerk
    from projections.moment import KnownAt, Moment
    from tui.desk import Desk
    from tui.folded import Folded
    from tui.kept import Keeper
    from tui.outside import Outside
    from tui.remembering import Memory
    from tui.screens.replaying import Replaying

T = TypeVar("T")
POLL_SECONDS = 0.5
_TOLD = 200
"""Sentences said at the foot of the screen that ctrl+e lists."""


class Visit(NamedTuple):
    """What a person comes for: whose Clerk, which case, as of when. None: the only case, now."""

    clerk: "Clerk"
    case: str | None = None
    moment: "Moment | None" = None
    known_at: "KnownAt | None" = None


class DocketApp(Steering):
    """The terminal UI over one store. ``opening`` is called after the first frame; ``failure`` is what it raised.

    ``outside`` is files and the person's editor; None: neither is there.
    ``memory`` is where a person left their cases on earlier visits, and what they set for themselves; None: nothing is kept.
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
        memory: "Memory | None" = None,
        outside: "Outside | None" = None,
    ) -> None:
        super().__init__(keeper)
        self.outside = outside
        self.memory = memory
        self.told: deque[tuple[datetime, str, bool]] = deque(maxlen=_TOLD)
        person = memory.recall() if memory else {}
        if person.get("theme") in self.available_themes:
            self.theme = person["theme"]
        self._opening = opening
        self._visit: Visit | None = None
        self.failure: DocketError | None = None
        self.ascii_only, self.read_only = ascii, read_only
        self.set_class(ascii, "-ascii")  # boxes and toasts, over whatever screen they stand
        self.seen_head = -1
        self._view, self._view_asked = view or "overview", view is not None
        self._several = True
        self.typed = ("", 0.0)
        self._watching = Lock()
        self.bringing = 0
        """Papers and dockets that are just being brought in."""
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
            if self._visit.clerk.encrypted:
                self.memory = None  # a filter may be the name of somebody
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
        from tui.remembering import come_back  # noqa: PLC0415 (after the first frame)
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
        if self.memory and when.is_now:
            come_back(screen.session, self.memory.recall(case), view=kept is None and not self._view_asked)
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

    def act(self, command: "Callable[[Clerk], T]") -> T:
        """One of the Clerk's commands, which is not told as somebody else's. Raises its DocketError."""
        with self._watching:
            made = self.desk.act(command)
            self.seen_head = self.desk.head()
            return made

    def act_beside(self, command: "Callable[[Clerk], T]") -> T:
        """A command that takes long; meanwhile nothing of one's own is told as news. Raises its DocketError."""
        self.stopping = self.stopping and self.bringing > 0
        self.bringing += 1
        try:
            made = self.desk.act_beside(command)
            self.seen_head = self.desk.head()
            return made
        finally:
            self.bringing -= 1

    def undo(self, case: str, target: str | None) -> str:
        """Take back the last command, or the one at a position; the same as `act` otherwise."""
        with self._watching:
            told = self.desk.undo(case, target)
            self.seen_head = self.desk.head()
            return told

    @work(thread=True, group="poll")
    def look(self) -> None:
        """Whether anybody recorded something. Nothing is drawn when nobody did."""
        from tui.messages import StoreChanged  # noqa: PLC0415 (after the first frame)

        if not self._watching.acquire(blocking=False):
            return  # the store is slow, or is being written to from here; one question at a time
        try:
            head = self.desk.head()
            before, self.seen_head = self.seen_head, head
        except DocketError:
            return  # the store is busy; the next look will do
        finally:
            self._watching.release()
        if before >= 0 and head != before:
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
        """One step back; never quits. While a paper or a docket is brought in, it stops that first."""
        if self.bringing and not self.stopping:
            self.stopping = True
            safe.toast(self, "Stopping…")
            return
        from tui.screens.base import Sized  # noqa: PLC0415 (after the first frame)

        if isinstance(self.screen, Sized):
            self.screen.back()

    def action_search(self) -> None:
        """Search every case."""
        from tui.screens.boxes import Field, FormBox  # noqa: PLC0415 (after the first frame)
        from tui.screens.searching import SearchScreen  # noqa: PLC0415 (after the first frame)

        def ask(given: dict[str, str]) -> str | None:
            if not given["Words"]:
                return "Words: write what to look for, or press esc."
            self.call_later(self.push_screen, SearchScreen(given["Words"]))
            return None

        hint = 'all; "a phrase", prefix*, OR, -without, a /5 b, kind:order by:NAME'
        self.push_screen(FormBox("Search every case, papers too", [Field("Words", hint)], ask, "searches"))

    def action_told(self) -> None:
        """What was said at the foot of the screen."""
        from tui.screens.helping import ToldScreen  # noqa: PLC0415 (after the first frame)

        if not isinstance(self.screen, ToldScreen):
            self.push_screen(ToldScreen(tuple(self.told)))

    async def action_help(self) -> None:
        """The keys."""
        from tui.screens.helping import HelpScreen  # noqa: PLC0415 (after the first frame)

        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen())
