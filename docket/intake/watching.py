"""Stopping a reading half-way, where whoever waits for it wants it no more."""

from collections.abc import Callable

Check = Callable[[], None]


class Watch:
    """Whoever waits for a reading, and may want it no more: asked between its stages, and in the long one between its pieces."""

    __slots__ = ("_check",)

    def __init__(self, check: Check | None = None) -> None:
        self._check = check

    def __call__(self) -> None:
        """Go on, or raise what whoever waits raises."""
        if self._check is not None:
            self._check()

    def wait(self, check: Check | None) -> None:
        """Somebody else waits for what is still to be read."""
        self._check = check

    def leave(self) -> None:
        """Nobody waits any more."""
        self._check = None
