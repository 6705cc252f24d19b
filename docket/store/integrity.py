"""Whether the store still holds what was recorded: the chain over the log, the papers by their hash, heads kept elsewhere."""

import hashlib
import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from docket.store.chain import GENESIS, Head, Row, Stored, link, parse_head
from docket.store.keys import Locked
from docket.store.reads import Reads, blob
from docket.store.vault import Vault


class Looked(NamedTuple):
    """What a check looked at, how many there were, and a sentence for each thing that does not hold."""

    checked: int
    faults: list[str]


class _Broken(NamedTuple):
    first: Row
    last: Row


def chain_faults(recorder: Reads) -> Looked:
    """Every event's hash is computed again from its stored bytes and the hash before it."""
    count, expected, previous, committed_at = 0, 1, GENESIS, 0
    faults: list[tuple[int, str]] = []
    broken: list[_Broken] = []
    for stored in chain.from_iterable(recorder.pages()):
        position, _, _, _, _, at, kept = stored
        count += 1
        if position != expected:
            faults.append((expected, _missing(expected, position - 1)))
        elif not _follows(previous, stored):
            row = Row._make(stored)
            if broken and broken[-1].last.position == position - 1:
                broken[-1] = _Broken(broken[-1].first, row)
            else:
                broken.append(_Broken(row, row))
        elif at < committed_at:
            faults.append((position, f"{_called(Row._make(stored))} was committed before its predecessor"))
        else:
            committed_at = at
        expected, previous = position + 1, kept
    faults += [(one.first.position, _not_as_recorded(one)) for one in broken]
    return Looked(count, [sentence for _, sentence in sorted(faults)])


def paper_faults(recorder: Reads, vault: Vault) -> Looked:
    """Every paper's bytes are hashed again, cited or not; those whose key was destroyed are passed over."""
    count, faults = 0, []
    for sha256, name, _, kept in recorder.papers():
        count += 1
        called = f"{sha256[:12]}…"
        try:
            called = f"{vault.opened_name(sha256, name)} ({sha256[:12]}…)"
            data = vault.opened_paper(sha256, kept)
            same = isinstance(data, Locked) or hashlib.sha256(data).hexdigest() == sha256
        except ValueError:  # it does not open
            same = False
        if not same:
            faults.append(f"{called} is not the paper that was filed")
    return Looked(count, faults)


def head_faults(recorder: Reads, heads: Sequence[Head]) -> Looked:
    """Heads that were kept elsewhere against the log: what was cut off at its end, or rewritten whole, shows only here."""
    last = recorder.max_notification_id()
    faults = []
    same = Head(0, GENESIS.hex())
    for head in sorted(heads):
        if head.position > last:
            faults.append(
                f"the log ends at pos:{last}, but a head kept elsewhere is of pos:{head.position}: "
                f"its last {head.position - last} events were cut off"
            )
        elif _hash_at(recorder, head.position) == head.hash:
            same = head
        else:
            faults.append(
                f"pos:{head.position} has another hash than the head kept elsewhere: the log was rewritten "
                f"after pos:{same.position} and up to pos:{head.position}"
            )
    return Looked(len(heads), faults)


def heads_in(text: str) -> list[Head]:
    """The heads in a text: one a line as `docket head` prints them, or as its JSON. Raises InvalidWordError."""
    try:
        told = json.loads(text)
        return [parse_head(f"{told['position']} {told['hash']}")]
    except (ValueError, TypeError, KeyError):
        return [parse_head(line) for line in text.splitlines() if line.strip()] or [parse_head(text)]


def in_order(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows on their way into another store, each checked against the one before it. Raises ValueError with what does not hold."""
    before = Row(0, "", 0, "", b"", 0, GENESIS)
    for row in rows:
        if row.position != before.position + 1:
            raise ValueError(_missing(before.position + 1, row.position - 1))
        if not _follows(before.hash, row):
            raise ValueError(_not_as_recorded(_Broken(row, row)))
        yield row
        before = row


def _follows(previous: bytes, row: Stored) -> bool:
    """Whether a row's hash is that of its bytes and the hash before it."""
    position, stream, version, topic, state, at, kept = row
    try:
        return link(previous, position, at, version, stream, topic, state) == kept
    except (TypeError, ValueError, AttributeError, struct.error):
        return False  # somebody has put a value of another type there


def _hash_at(recorder: Reads, position: int) -> str:
    rows = recorder.rows("SELECT hash FROM stored_events WHERE pos = ?", (position,))
    return blob(rows[0][0]).hex() if rows else GENESIS.hex()


def _missing(first: int, last: int) -> str:
    return f"pos:{first} is missing" if first == last else f"pos:{first} to pos:{last} are missing"


def _not_as_recorded(broken: _Broken) -> str:
    first, last = broken
    if first.position == last.position:
        return f"{_called(first)} is not what was recorded there"
    return (
        f"pos:{first.position} to pos:{last.position} are not what was recorded there: "
        f"changed, put in or moved, first {_called(first)}"
    )


def _called(row: Row) -> str:
    """An event for people: its position, case, number in it, and the entry that it is about as it now reads."""
    try:
        told = json.loads(row.state)
        entry = told.get("dockets") or told.get("entry")
    except (ValueError, AttributeError):
        entry = None
    about = f", entry {entry}" if isinstance(entry, str) else ""
    return f"pos:{row.position} ({row.stream}, event {row.version}{about})"
