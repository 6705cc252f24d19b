"""The chain of hashes over the log: each event's hash covers its stored bytes, its place, its time and the hash before it.

The exact bytes are written down in docs/decisions/008-the-chain.md; they may never change for a chain that exists.
"""

import re
import struct
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from domain.errors import InvalidWordError

GENESIS = bytes(32)
"""What stands in place of a previous hash before the first event."""
_FIXED = struct.Struct(">32sQqQIII")
_WRITTEN = re.compile(r"(?:pos:)?(\d{1,18})[\s:]+([0-9a-f]{64})")


class Row(NamedTuple):
    """An event as it is stored: ``committed_at`` in microseconds since 1970 UTC, ``hash`` the chain up to and with it."""

    position: int
    stream: str
    version: int
    topic: str
    state: bytes
    committed_at: int
    hash: bytes


Stored = tuple[int, str, int, str, bytes, int, bytes]
"""The same as a plain tuple, which is made and handed on faster where there are many."""


class Head(NamedTuple):
    """Where the log ends: the position of its last event and the chain's hash there, in hexadecimal."""

    position: int
    hash: str

    def __str__(self) -> str:
        return f"pos:{self.position} {self.hash}"


def link(
    previous: bytes, position: int, committed_at: int, version: int, stream: str, topic: str, state: bytes
) -> bytes:
    """The hash of an event: SHA-256 over the previous hash, the numbers and lengths as one block, then the three texts."""
    of, named = _encoded(stream), _encoded(topic)
    block = _FIXED.pack(previous, position, committed_at, version, len(of), len(named), len(state))
    return sha256(b"".join((block, of, named, state))).digest()


_encoded = lru_cache(maxsize=4096)(str.encode)
"""Cases and topics come again and again."""


def parse_head(text: str) -> Head:
    """A head as `docket head` prints it (``pos:120 ab12…``; a colon between them will do). Raises InvalidWordError."""
    found = _WRITTEN.fullmatch(text.strip().lower())
    if not found:
        message = f"“{text.strip()[:80]}” is no head of a log. `docket head` prints one: a position and 64 hexadecimal digits."
        raise InvalidWordError(message)
    return Head(int(found[1]), found[2])
