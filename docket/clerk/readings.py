"""Readings of papers kept in memory: reading is pure, so one made for a paper's bytes is as good as another."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docket.intake.formats import Progress
    from docket.intake.reading import Reading

_MOST = 8_000_000
"""Characters of text: a reading takes a dozen bytes for each, so that a long trial record is kept alone."""


class Readings:
    """The readings asked for last; at least one, and of more only so much as has room."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._lock = Lock()

    def read(
        self, data: bytes, name: str, progress: "Progress | None" = None, check: Callable[[], None] | None = None
    ) -> "Reading":
        """The reading of a paper's bytes. ``progress`` hears of pages, ``check`` is called between stages; either may raise."""
        from docket.intake.reading import read  # noqa: PLC0415 (only where a paper is read)

        key = hashlib.sha256(data).hexdigest()
        with self._lock:
            if (held := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                held.watch.wait(check)
                return held
        reading = read(data, name, progress, check)
        with self._lock:
            self._kept[key] = reading
            while len(self._kept) > 1 and sum(len(one.text) for one in self._kept.values()) > _MOST:
                self._kept.popitem(last=False)
        return reading

    def forget(self) -> None:
        """No reading stays in memory."""
        with self._lock:
            self._kept.clear()


READINGS = Readings()
"""Those of this process."""
