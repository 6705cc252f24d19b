"""A store copied into one that is encrypted: the same events at the same positions, under keys, in a chain of their own."""

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from pathlib import Path

from eventsourcing.persistence import StoredEvent

from docket.store.appending import Paper, insert_papers
from docket.store.chain import GENESIS, Head, Row, Stored, link
from docket.store.copying import checked, published, settled
from docket.store.integrity import Looked, in_order
from docket.store.keys import Locked, UserKey
from docket.store.log import Store
from docket.store.server import Place
from docket.store.vault import Vault
from domain.errors import FileAccessError
from domain.events import CaseEvent
from domain.sealing import Homes

_BATCH = 2000


def encrypt(source: Place, target: Path, stated: str, key: UserKey | None = None) -> tuple[Head, Head]:
    """Copy a store into a new file, encrypted under ``stated``; returns where its log ends there, and where here.

    ``key`` opens a source that is encrypted itself: its copy has new keys throughout. Raises AlreadyOnDocketError where
    something is there already, FileAccessError where a file, a server or the check says no.
    """
    if isinstance(source, Path) and not source.is_file():
        message = f"There is no docket store at {source} to encrypt. Check the name; nothing was written."
        raise FileAccessError(message)
    Vault.refuse_weak(stated)
    opened = Store(source, read_only=True, key=key)
    try:
        last = opened.sealed_head()
        made = published(
            target,
            lambda partial: _made(opened, partial, stated, last),
            lambda partial: checked(partial, lambda _: stated),
        )
        return made, last
    finally:
        opened.close()


def origin_faults(store: Store) -> Looked:
    """The log as it was before it was encrypted, made again from what is kept now, against the head that it had then."""
    origin = store.vault.origin
    if origin is None:
        return Looked(0, [])
    previous = GENESIS
    for row in takewhile(lambda one: one.position <= origin.position, store.recorder.scan()):
        position, stream, version, topic, _, committed_at, _ = row
        plain = store.vault.opened(_stored(row))
        previous = link(previous, position, committed_at, version, stream, topic, plain)
    if previous.hex() == origin.hash:
        return Looked(origin.position, [])
    return Looked(origin.position, [f"the log up to pos:{origin.position} is not the one that was encrypted"])


def _made(source: Store, partial: Path, stated: str, last: Head) -> None:
    target = Store(partial, create=True, key=lambda _: stated)
    try:
        _fill(source, target, last)
    finally:
        target.close()
    settled(partial)


def _fill(source: Store, target: Store, last: Head) -> None:
    """Nobody sees the file before it is whole, so that each step may be a transaction."""
    asked, kept = source.recorder, target.recorder

    def fill() -> None:
        destroyed = [row for row in source.vault.rows() if row[2] is None]
        with kept.writing() as cursor:
            target.vault.begun_from(cursor, last, destroyed)
        target.vault.forget()
        events = in_order(takewhile(lambda row: row.position <= last.position, asked.scan()))
        homes: dict[str, Homes] = {}
        previous = GENESIS
        while batch := list(islice(events, _BATCH)):
            rows = list(_shut(source, target, batch, homes, previous))
            previous = rows[-1][-1]
            with kept.writing() as cursor:
                kept.insert_rows(cursor, rows)
        for paper in asked.papers():
            again = _again(source, target, paper)
            with kept.writing() as cursor:
                insert_papers(cursor, [again])
        _proposals(source, target, homes)

    try:
        target.read(fill)
    except ValueError as error:
        message = f"{source.path} does not hold: {error}. `docket verify` tells all; nothing was kept of it."
        raise FileAccessError(message) from error


def _shut(
    source: Store, target: Store, batch: Iterable[Row], homes: dict[str, Homes], previous: bytes
) -> Iterator[Stored]:
    plain: list[StoredEvent] = []
    events: list[CaseEvent] = []
    times = []
    for row in batch:
        stored = _stored(row)
        events.append(source.decoded(stored))
        plain.append(StoredEvent(row.stream, row.version, row.topic, source.vault.opened(stored)))
        times.append((row.position, row.committed_at))
    shut = target.vault.shut_events(plain, events, homes)
    for one, (position, committed_at) in zip(shut, times, strict=True):
        stream, version, topic, state = str(one.originator_id), one.originator_version, one.topic, one.state
        previous = link(previous, position, committed_at, version, stream, topic, state)
        yield position, stream, version, topic, state, committed_at, previous


def _stored(row: Row) -> StoredEvent:
    return StoredEvent(row.stream, row.version, row.topic, bytes(row.state))


def _again(source: Store, target: Store, paper: Paper) -> Paper:
    sha256, name, media_type, kept = paper
    data = source.vault.opened_paper(sha256, kept)
    if isinstance(data, Locked):  # its key is gone: what is left of it tells nobody anything
        return paper
    return target.vault.shut_papers([(sha256, source.vault.opened_name(sha256, name), media_type, data)])[0]


def _proposals(source: Store, target: Store, homes: dict[str, Homes]) -> None:
    asked, opened = source.recorder, source.vault.opened_suggestion
    rows = asked.rows("SELECT case_id, key, number, entry, sha256, content FROM proposals ORDER BY case_id, number")
    quotations = asked.rows("SELECT case_id, key, number FROM quotations ORDER BY case_id, number")
    plain = [(c, k, entry, sha, opened(c, k, told)) for c, k, _, entry, sha, told in rows]
    shut = target.vault.shut_suggestions(plain, homes)
    made = [(*row[:5], one[4]) for row, one in zip(rows, shut, strict=True)]
    with target.recorder.writing() as cursor:
        cursor.executemany(
            "INSERT INTO proposals (case_id, key, number, entry, sha256, content) VALUES (?,?,?,?,?,?)", made
        )
        cursor.executemany("INSERT INTO quotations (case_id, key, number) VALUES (?,?,?)", quotations)
