"""Where a person was in each case, and what they set for themselves: a file in their own state directory.

It is a convenience, no part of any record: what is missing, damaged or cannot be written is as if it had never been.
"""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from docket.store.server import Place

_MOST = 200
"""Cases remembered; the one left longest ago goes first."""
_LONGEST = 1_000_000
"""Bytes; a longer file is not one that we wrote."""


def visits_of(place: Place) -> "Visits":
    """What is remembered for one store: in ``$DOCKET_STATE``, else in the platform's state directory."""
    if stated := os.environ.get("DOCKET_STATE"):
        folder = Path(stated).expanduser()
    else:
        from platformdirs import user_state_path  # noqa: PLC0415 (only for the screens)

        folder = user_state_path("docket-tracker", appauthor=False)
    return Visits(folder / "visits.json", place)


class Visits:
    """What was remembered on earlier visits. A store is named by a hash: its address may hold a password."""

    def __init__(self, path: Path, place: Place) -> None:
        self._path = path
        self._store = hashlib.sha256(str(place).encode()).hexdigest()[:16]

    def recall(self, of: str = "") -> dict[str, Any]:
        """What is remembered of a case; of the person where none is named."""
        held = self._read().get(self._key(of))
        return held if isinstance(held, dict) else {}

    def remember(self, what: dict[str, Any], of: str = "") -> None:
        """Remember this of a case, or of the person, in place of what was remembered."""
        held = self._read()
        held.pop(self._key(of), None)
        held[self._key(of)] = what  # last: the order is that of leaving
        cases = [key for key in held if key]
        for key in cases[: max(len(cases) - _MOST, 0)]:
            del held[key]
        with suppress(OSError):
            self._write(json.dumps(held, ensure_ascii=False, indent=1))

    def _key(self, of: str) -> str:
        return f"{self._store} {of}" if of else ""

    def _read(self) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            if self._path.stat().st_size <= _LONGEST:
                held = json.loads(self._path.read_text("utf-8"))
                return held if isinstance(held, dict) else {}
        return {}

    def _write(self, text: str) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=".visits-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
