"""One program at a time makes again what follows from the record: of a file by a lock that ends with its program."""

import os
from collections.abc import Callable
from pathlib import Path

Release = Callable[[], None]
"""What lets go of a claim."""
_ENDING = "-rebuild"


def claimed(store: Path) -> Release | None:
    """The claim on a store's file; None while another program has it. Raises OSError where nothing can be written beside it.

    It lies in a file of its own beside the store, since a program that closes a file lets go of every lock that it has on it.
    A system without such locks (Windows) gives the claim to everybody.
    """
    try:
        import fcntl  # noqa: PLC0415 (not on every system)
    except ImportError:
        return lambda: None
    path = store.with_name(store.name + _ENDING)
    opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        ours = path.stat().st_ino == os.fstat(opened).st_ino
    except (BlockingIOError, FileNotFoundError):  # another has it, or took the file away just now when it was done
        ours = False
    except OSError:
        os.close(opened)
        raise
    if not ours:
        os.close(opened)
        return None

    def release() -> None:
        path.unlink(missing_ok=True)  # still locked: who waits for this file sees that it is gone, and makes another
        os.close(opened)

    return release
