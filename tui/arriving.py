"""From the first frame to the live case: a kept view in between, keys that wait, and one stroke from the one to the other."""

import gc
from contextlib import ExitStack
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import App

from tui import safe
from tui.early import EarlyKeys, handled

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.folded import Folded
    from tui.kept import FirstView, Keeper
    from tui.screens.kept import KeptScreen

_COVERED = 1.0
"""Seconds for which a screen may be waited for."""
_FULL = 1000
"""A large case folded is looked through whole only once in so many collections: it takes longer than a step in time may."""


class Arriving(App[None]):
    """The half of the app that is at work until something live is on the screen."""

    ascii_only = False
    read_only = False

    def __init__(self, keeper: "Keeper | None") -> None:
        super().__init__()
        self._keeper = keeper
        self.kept: KeptScreen | None = None
        self.early = EarlyKeys()
        self._replaying = False
        self._cover = ExitStack()

    def show_kept(self) -> None:
        """In a worker: draw the overview of the case as it was kept for a screen of this width, where it was."""
        if self._keeper is None:
            return
        from tui import kept  # noqa: PLC0415 (after the first frame)
        from tui.screens.kept import KeptScreen  # noqa: PLC0415 (after the first frame)

        found = self._keeper.find(kept.form_of(self.size.width, ascii_only=self.ascii_only))
        view = kept.read(found.content) if found else None
        if found and view:
            self.kept = KeptScreen(found, view)
        elif last := self._keeper.recorded():
            self.kept = KeptScreen(*kept.unread(last, self.size.width - 4))
        if self.kept:
            self.call_from_thread(self.push_screen, self.kept)
            self.kept.drawn.wait(_COVERED)  # reading the case now would only make both slower

    def instead_of_kept(self, screen: "Screen[None]", *, covered: bool) -> None:
        """A live screen. ``covered``: the kept view stays on the terminal until it is drawn, without an empty shell in between."""
        if self.kept is None:
            self.push_screen(screen)
            return
        if not self.kept.unread:  # of what was not judged, nothing was meant
            self.early.seen = (self.kept.found.version, self.kept.list.item)
        if covered:
            self._cover.enter_context(self.batch_update())
            self.set_timer(_COVERED, self._cover.close)
        self.switch_screen(screen)

    def arrived(self, version: int, item: str | None, *, ready: bool) -> None:
        """A live screen is drawn: this version of the record, the cursor on this item. ``ready``: keys find all they ask for."""
        self.call_later(self._cover.close)
        if not gc.isenabled():  # it was put off while everything was being made: none of that is looked through again
            gc.freeze()
            gc.enable()
        gc.set_threshold(*gc.get_threshold()[:2], _FULL)
        self.kept = None
        if not self.early.holding or self._replaying:
            return
        if not self.early.waiting:
            self.early.holding = False
        elif ready:
            if dropped := self.early.sort_out(version, item):
                told = (
                    f"The record had moved on when you pressed {dropped}: nothing was done. Look, and press it again."
                )
                safe.toast(self, told)
            self._replaying = True
            self._replay()

    async def on_event(self, event: events.Event) -> None:
        """Keys wait until there is something live to act on."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            on_view = self.kept is not None and self.screen is self.kept
            if self.early.takes(event, on_view=on_view):
                return
        await super().on_event(event)

    @work(group="early")
    async def _replay(self) -> None:
        while self.early.waiting:
            self.post_message(self.early.pass_on())
            await handled(self)
        self.early.holding = self._replaying = False

    # --- for the next visit -------------------------------------------------------------------------------------------

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
