"""Keys typed before the case is read: they wait, and then do what they would have done, in their order."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.events import Key

from tui.keys import MOVES, TABLE

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

_PATIENCE = 1.0
"""Seconds that a widget may take to handle a key, or a box to open."""
_STOPPING = frozenset({"ctrl+q", "ctrl+c"})
_QUITTING = frozenset({"q"})
_MOVING = frozenset(key for a in MOVES for key in a.keys.split(","))
_BOXES = frozenset({"palette", "filter"})
ACTING = frozenset(key for a in TABLE if a.group == "Write" or a.id in _BOXES for key in a.keys.split(","))
"""Keys that record something, or that open a box into which the keys after them are typed."""


class EarlyKeys:
    """What was typed while there was nothing live to act on."""

    def __init__(self) -> None:
        self.holding = True
        self._keys: list[Key] = []
        self._passing: Key | None = None
        self.seen: tuple[int, str | None] | None = None
        """What a kept view showed when they were typed: the version of the record, and the item under the cursor."""

    @property
    def waiting(self) -> bool:
        """Whether a key waits."""
        return bool(self._keys)

    def takes(self, key: Key, *, on_view: bool) -> bool:
        """Whether a key has to wait. On a kept view one may move, and quit anywhere, until the first key that waits."""
        if not self.holding or key is self._passing or key.key in _STOPPING:
            return False
        if not self._keys and (key.key in _QUITTING or (on_view and key.key in _MOVING)):
            return False
        self._keys.append(key)
        return True

    def hold(self, name: str) -> None:
        """A key that stands for something done with the mouse."""
        self._keys.append(Key(name, None))

    def pass_on(self) -> Key:
        """The first key that waits, to be sent on its way again."""
        waited = self._keys.pop(0)
        self._passing = Key(waited.key, waited.character)
        return self._passing

    def sort_out(self, version: int, item: str | None) -> str | None:
        """Drop what was meant for what is no longer there; gives the first key dropped.

        Where the item is gone, that is every key; where only the record has moved on, the first key that acts and all after it.
        """
        if self.seen is None or self.seen == (version, item):
            return None
        gone = item != self.seen[1]
        place = next((n for n, key in enumerate(self._keys) if gone or key.key in ACTING), None)
        if place is None:
            return None
        dropped = self._keys[place]
        del self._keys[place:]
        return dropped.character if dropped.is_printable else dropped.key


async def handled(app: "App[None]") -> None:
    """Wait until a key just posted had its effect: it goes from the app to what has the keys and up again, and may open a box."""
    way: list[MessagePump] = [app, *(app.focused or app.screen).ancestors_with_self]
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            for pump in way:
                passed = asyncio.Event()
                if pump.call_later(passed.set):
                    await passed.wait()
            while app.screen.is_modal and app.focused is None:  # noqa: ASYNC110 (nothing tells when a box is ready)
                await asyncio.sleep(0.01)
