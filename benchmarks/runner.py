"""The library's own projection runner on the same events: one commit for each, tracked in the same transaction."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event

from eventsourcing.application import Application
from eventsourcing.dispatch import singledispatchmethod
from eventsourcing.persistence import Tracking
from eventsourcing.projection import Projection, ProjectionRunner
from eventsourcing.sqlite import SQLiteTrackingRecorder

from docket.store.mapper import CaseMapper
from domain.events import CaseEvent


class _Log(Application[str]):
    """The library's application, its log in memory: its stock SQLite recorder cannot be subscribed to."""

    name = "docket"
    env = {"PERSISTENCE_MODULE": "eventsourcing.popo", "ORIGINATOR_ID_TYPE": "text"}  # noqa: RUF012 (the library's way)
    events_to_read: Sequence[CaseEvent] = ()

    def __init__(self, env: Mapping[str, str] | None = None) -> None:
        super().__init__(env)
        for event in self.events_to_read:
            self.recorder.insert_events([self.mapper.to_stored_event(event)])

    def construct_mapper(self) -> CaseMapper:
        return CaseMapper()


class _Rows(SQLiteTrackingRecorder):
    """A row a case in a SQLite file."""

    def construct_create_table_statements(self) -> list[str]:
        table = "CREATE TABLE IF NOT EXISTS rows (case_id TEXT PRIMARY KEY, version INTEGER, told TEXT)"
        return [*super().construct_create_table_statements(), table]

    def keep(self, event: CaseEvent, tracking: Tracking) -> None:
        """The row of the event's case, and how far the log was read, in one commit."""
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(
                """INSERT INTO rows VALUES (?,?,?)
                ON CONFLICT (case_id) DO UPDATE SET version = excluded.version, told = excluded.told""",
                (event.originator_id, event.originator_version, event.actor),
            )
            self._insert_tracking(cursor, tracking)


class _Kept(Projection[_Rows]):
    """Told of each event by the runner."""

    name = "kept"
    topics = ()
    last, begun, done = 0, 0.0, Event()

    @singledispatchmethod
    def process_event(self, domain_event: CaseEvent, tracking: Tracking) -> None:
        """Keep its row."""
        if tracking.notification_id == 1:
            type(self).begun = time.perf_counter()
        self.view.keep(domain_event, tracking)
        if tracking.notification_id == self.last:
            self.done.set()


def runner_seconds(folder: Path, events: Sequence[CaseEvent]) -> float:
    """How long the runner takes over some events, from the first of them on."""
    _Log.events_to_read = events
    _Kept.last, _Kept.done = len(events), Event()
    place = folder / f"runner-{time.monotonic_ns()}.db"
    view = {"KEPT_PERSISTENCE_MODULE": "eventsourcing.sqlite", "KEPT_SQLITE_DBNAME": str(place)}
    with ProjectionRunner(application_class=_Log, projection_class=_Kept, view_class=_Rows, env=_Log.env | view):
        _Kept.done.wait(120)
        return time.perf_counter() - _Kept.begun
