"""Builders: a clock that tests set, a case told in few words on a real store, and every view of it as plain data."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from docket.clerk import Clerk
from docket.clerk.reading import parse_known_at, parse_moment
from docket.store.keys import UserKey
from docket.store.log import Store
from docket.store.server import Place, Server
from domain.passage import Passage
from domain.values import Kind, words_of
from projections.arguments import ArgumentView, arguments
from projections.concessions import ConcessionView, concessions
from projections.deadlines import DeadlineView, deadlines
from projections.moment import NOW, CaseAt, Moment
from projections.overview import overview
from projections.sheet import EntryRow, sheet
from projections.standards import StandardView, standards
from projections.timeline import history

TODAY = date(2023, 3, 1)
"""The day on which the tests play, unless they say otherwise: after the papers that the builders enter."""

ENGINE = os.environ.get("DOCKET_TEST_ENGINE", "sqlite")
"""On which engine the stores of the tests lie: sqlite or postgres."""

Placed = Callable[[Path], Place]
"""Where a store lies that a test gives a path: the fixture `placed`."""

FILED = {
    "1": date(2023, 1, 2),
    "2": date(2023, 1, 16),
    "3": date(2023, 1, 23),
    "4": date(2023, 2, 6),
}
"""The filed dates of the motion, the opposition, the reply and the order that `Story.briefed` enters."""


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self, day: date = TODAY) -> None:
        self.now = datetime.combine(day, time(9), tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def to(self, day: date) -> None:
        """Nine o'clock of a day, be it earlier or later."""
        self.now = datetime.combine(day, time(9), tzinfo=UTC)

    def tick(self, seconds: int = 1) -> None:
        """A little later (or earlier)."""
        self.now += timedelta(seconds=seconds)


class Story:
    """One case of Acme, who moves, against Bolt, who opposes: on a real store, with a clock of its own."""

    def __init__(
        self, path: Place, *, number: str = "1:23-cv-00042", clock: Clock | None = None, key: UserKey | None = None
    ) -> None:  # fmt: skip
        self.path: Any = path  # a file, or a place on a server where the tests run on one
        self.clock = clock or Clock()
        self.store = Store(path, create=True, key=key)
        self.clerk = Clerk(self.store, "tester", self.clock)
        self.case = self.clerk.open(number, court="cand", name="Acme Corp. v. Bolt LLC").id
        self.clerk.party(self.case, name="Acme Corp.", role="plaintiff", label="Acme", aliases=["Acme"])
        self.clerk.party(self.case, name="Bolt LLC", role="defendant", label="Bolt", aliases=["Bolt"])

    # --- given ---------------------------------------------------------------------------------------------------------

    def enter(self, entry: str | None, kind: str, party: str | None, filed: date | None = None, **facts: Any) -> str:
        """An entry; its title is its kind unless said otherwise. Returns its id."""
        title = facts.pop("title", kind.replace("_", " ").capitalize())
        return self.clerk.enter(
            self.case, entry=entry, kind=kind, party=party, filed=filed, title=title, **facts
        ).id  # fmt: skip

    def motion(self) -> str:
        """Acme's motion, ECF 1."""
        return self.enter("1", "motion", "Acme", FILED["1"])

    def opposition(self) -> str:
        """Bolt's opposition, ECF 2."""
        return self.enter("2", "opposition", "Bolt", FILED["2"], responds_to=["1"])

    def reply(self) -> str:
        """Acme's reply, ECF 3."""
        return self.enter("3", "reply", "Acme", FILED["3"], relations=[{"role": "replies_to", "to": "2"}])

    def order(self) -> str:
        """The court's order, ECF 4."""
        return self.enter("4", "order", "court", FILED["4"], relations=[{"role": "rules_on", "to": "1"}])

    def briefed(self) -> "Story":
        """Motion, opposition, reply and order."""
        self.motion()
        self.opposition()
        self.reply()
        self.order()
        return self

    def argue(self, entry: str = "1", party: str = "Acme", title: str = "Whether venue is proper", **more: Any) -> str:
        """An argument. Returns its id."""
        return self.clerk.argue(self.case, title=title, entry=entry, party=party, **more).id

    def position(self, argument: str, entry: str, party: str, stance: str, **more: Any) -> str:
        """A position. Returns its id."""
        more.setdefault("summary", f"{party} {stance}")
        return self.clerk.position(
            self.case, argument=argument, entry=entry, party=party, stance=stance, **more
        ).id  # fmt: skip

    def concede(self, conceder: str = "Bolt", asserted_by: str = "Acme", entry: str = "3", **more: Any) -> str:
        """A claimed concession. Returns its id."""
        more.setdefault("proposition", "that venue is proper")
        return self.clerk.concede(
            self.case, conceder=conceder, asserted_by=asserted_by, entry=entry, **more
        ).id  # fmt: skip

    def rule(self, on: str, outcome: str, entry: str = "4", **more: Any) -> str:
        """A ruling. Returns its id."""
        return self.clerk.rule(self.case, on, entry=entry, outcome=outcome, **more).id

    def due(self, on: date | None, **more: Any) -> str:
        """A deadline of Bolt. Returns its id."""
        facts = {"what": "Opposition", "obligor": "Bolt"} | more
        return self.clerk.due(self.case, on=on, **facts).id

    def paper(self, entry: str, text: str, *, read: bool = True, name: str = "paper.txt") -> str:
        """The paper of an entry, marked read unless said otherwise. Returns the entry's id."""
        ident = self.clerk.file(self.case, text.encode(), name=name, entry=entry, replace=True).id
        if read:
            self.clerk.mark_read(self.case, ident)
        return ident

    def papers(self, *entries: str, read: bool = True) -> None:
        """A plain paper for each of the entries."""
        for entry in entries:
            self.paper(entry, f"The paper of entry {entry} says what it says.\n", read=read)

    # --- then ----------------------------------------------------------------------------------------------------------

    def at(self, moment: str | None = None, known_at: str | None = None) -> CaseAt:
        """The case as of a moment as people type it (``2023-01-10``, ``ecf:2``)."""
        return self.clerk.at(self.case, parse_moment(moment), parse_known_at(known_at))

    def argument(self, ident: str, moment: str | None = None) -> ArgumentView:
        """An argument as of a moment."""
        return next(a for a in arguments(self.at(moment)).arguments if a.id == ident)

    def concession(self, ident: str, moment: str | None = None) -> ConcessionView:
        """A concession as of a moment."""
        return next(c for c in concessions(self.at(moment)).concessions if c.id == ident)

    def deadline(self, ident: str, moment: str | None = None) -> DeadlineView:
        """A deadline as of a moment."""
        return next(d for d in deadlines(self.at(moment)).deadlines if d.id == ident)

    def standard(self, ident: str, moment: str | None = None) -> StandardView:
        """A standard as of a moment."""
        return next(s for s in standards(self.at(moment)).standards if s.id == ident)

    def row(self, ident: str, moment: str | None = None, known_at: str | None = None) -> EntryRow:
        """A line of the docket sheet as of a moment."""
        return next(e for e in sheet(self.at(moment, known_at)).entries if e.id == ident)

    def on_sheet(self, moment: str | None = None) -> list[str]:
        """The ids on the docket sheet as of a moment, in docket order."""
        return [e.id for e in sheet(self.at(moment)).entries]

    def failed_checks(self) -> list[str]:
        """The names of the checks of `verify` that do not hold, in the eyes of a fresh program."""
        return [c.name for c in Clerk(Store(self.path), "auditor", self.clock).verify(self.case) if not c.ok]


def behind(place: Place, *statements: str) -> None:
    """The store changed behind the program's back, by somebody who takes its triggers away first."""
    store = Store(place)
    with store.recorder.writing() as cursor:
        if isinstance(place, Server):
            for table in ("stored_events", "papers", "proposals"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for row in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {row[0]}")
        for statement in statements:
            cursor.execute(statement)
    store.close()


def words(text: str, pin: str = "p. 1", entry: str | None = None, via: Mapping[str, str] | None = None) -> Any:
    """A passage as people give it."""
    given: dict[str, Any] = {"pin": pin, "words": text}
    return given | ({"entry": entry} if entry else {}) | ({"via": dict(via)} if via else {})


def passage(entry: str = "1", pin: str = "p. 1", said: str | None = "words") -> Passage:
    """A passage as the domain keeps it."""
    return Passage(entry=entry, pin=pin, words=said)


VIEWS = (sheet, arguments, concessions, deadlines, standards, overview)
"""Every view of a case as of a moment, but for the history."""


def views(at: CaseAt, *, label: bool = False) -> dict[str, Any]:
    """Every view but the history, as plain data. Without ``label`` the words for the moment asked are left out."""
    told = {view.__name__: asdict(view(at)) for view in VIEWS}
    if not label:
        for view in told.values():
            view.pop("as_of")
    return told


def views_now(clerk: Clerk, case: str) -> dict[str, Any]:
    """Every view but the history, now."""
    return views(clerk.at(case))


def facts_seen(at: CaseAt) -> set[str]:
    """The id of everything that a reader of the views sees."""
    argued, conceded, tested, due = arguments(at), concessions(at), standards(at), deadlines(at)
    return {
        *(e.id for e in sheet(at).entries),
        *(a.id for a in argued.arguments),
        *(p.id for a in argued.arguments for p in a.positions),
        *(r.id for a in argued.arguments for r in a.rulings),
        *(c.id for c in conceded.concessions),
        *(link.id for c in conceded.concessions for link in c.chain if link.id),
        *(f.id for f in conceded.findings),
        *(s.id for s in tested.standards),
        *(f.id for s in tested.standards for f in s.formulations),
        *(d.id for d in due.deadlines),
        *(h.id for h in due.hearings),
        *(ident for row in history(at).events for ident in row.ids if not row.undone),
    }


def as_of(clerk: Clerk, case: str, moment: Moment, today: date) -> CaseAt:
    """A case as of a moment, with deadlines judged on a day of the test's choosing."""
    return CaseAt(clerk.record(case), moment, today)


def days_of(at: CaseAt) -> list[date]:
    """Every day on which a fact of the case stands, in order."""
    record = at.record
    placed = [record.placed(event) for _, event in record.live]
    return sorted({p.day for p in placed if p})


def plain(value: Any) -> Any:
    """As JSON would have it: tuples are lists and dates are text, so that two tellings can be compared."""
    return json.loads(json.dumps(value, default=str, sort_keys=True))


def kinds() -> Iterable[str]:
    """Every kind of paper."""
    return words_of(Kind)


__all__ = [
    "ENGINE", "FILED", "NOW",
    "TODAY", "VIEWS", "Clock", "Placed", "Story", "as_of", "behind", "days_of", "facts_seen", "kinds", "passage", "plain",
    "views", "views_now", "words",
]  # fmt: skip
