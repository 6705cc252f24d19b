"""Stores of a known size, entered through the Clerk."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

from eventsourcing.persistence import StoredEvent

from docket.clerk import Clerk
from docket.store.appending import chained
from docket.store.log import Store
from docket.store.mapper import CaseMapper
from domain.events import CaseEvent, CaseOpened

_AT_ONCE = 500
_STANCES = ("opposes", "replies", "qualifies")


def large_case(path: Path, events: int) -> tuple[Clerk, str]:
    """A case of about ``events`` events: entries, arguments, positions, concessions, deadlines in the usual proportions."""
    clerk = Clerk(Store(path, create=True), "benchmark")
    case = clerk.open("2:24-cv-1187", court="wawd", name="A large case").id
    with clerk.together():
        clerk.party(case, name="Acme, Inc.", role="plaintiff", label="Acme")
        clerk.party(case, name="Globex LLC", role="defendant", label="Globex")
        written, entry, argument = 3, 0, 0
        while written < events:
            entry += 1
            party = "Acme" if entry % 2 else "Globex"
            filed = date(2024, 1, 2) + timedelta(days=entry // 6)
            clerk.enter(
                case, entry=str(entry), kind="motion" if entry % 2 else "opposition", title=f"Paper number {entry}",
                party=party, filed=filed, responds_to=[str(entry - 1)] if entry > 1 else [],
            )  # fmt: skip
            argument += 1
            passages = [{"pin": f"p. {entry % 20 + 1}:4-9", "words": f"the exact words of paper {entry}"}]
            clerk.argue(case, title=f"Whether point {argument} holds", entry=str(entry), party=party, passages=passages)
            for n, stance in enumerate(_STANCES):
                other = "Globex" if n % 2 == entry % 2 else "Acme"
                clerk.position(
                    case, argument=f"A{argument}", entry=str(entry), party=other, stance=stance,
                    summary=f"Says {n} on it", passages=passages,
                )  # fmt: skip
            written += 6
            if entry % 10 == 0:
                clerk.concede(
                    case, proposition=f"that point {argument} is granted", conceder=party, entry=str(entry), passages=passages,
                    asserted_by="Globex" if party == "Acme" else "Acme", argument=f"A{argument}",
                )  # fmt: skip
                clerk.due(
                    case, what=f"Answer paper {entry}", obligor=party, on=filed + timedelta(days=14), entry=str(entry)
                )
                written += 2
    return clerk, case


def many_cases(path: Path, cases: int, entries: int = 100) -> Store:
    """A store of so many dockets of so many entries (and a few parties, deadlines and arguments), as imports would leave it."""
    clerk = Clerk(Store(path, create=True), "benchmark")
    templates = [_docket(clerk, n, entries) for n in range(min(cases, 8))]
    for n in range(len(templates), cases):
        clerk.store.append(list(_copied(templates[n % len(templates)], n)))
    return clerk.store


def long_log(path: Path, cases: int, entries: int) -> Store:
    """The same, as long a log as is wanted within seconds: the rows of one docket again and again, each time as another case."""
    clerk = Clerk(Store(path, create=True), "benchmark")
    events = _docket(clerk, 0, entries)
    stored = [CaseMapper().to_stored_event(event) for event in events]
    recorder = clerk.store.recorder
    head = recorder.rows("SELECT pos, committed_at, hash FROM stored_events ORDER BY pos DESC LIMIT 1")[0]
    for first in range(2, cases + 1, _AT_ONCE):
        copies = [
            StoredEvent(f"wawd:2:24-cv-{n:06}", one.originator_version, one.topic, one.state)
            for n in range(first, min(first + _AT_ONCE, cases + 1))
            for one in stored
        ]
        rows = list(chained(head, copies, recorder.now()))
        with recorder.writing() as cursor:
            recorder.insert_rows(cursor, rows)
        head = (rows[-1][0], rows[-1][5], rows[-1][6])
    return clerk.store


def _docket(clerk: Clerk, n: int, entries: int) -> list[CaseEvent]:
    case = clerk.open(f"2:24-cv-{n + 1}", court="wawd", name=f"Acme, Inc. v. Globex LLC ({n + 1})").id
    begun = date(2024, 1, 2) + timedelta(days=40 * n)
    with clerk.together():
        clerk.party(case, name="Acme, Inc.", role="plaintiff", label="Acme")
        clerk.party(case, name="Globex LLC", role="defendant", label="Globex")
        for entry in range(1, entries + 1):
            kind = ("notice", "motion", "opposition", "reply", "order")[entry % 5]
            party = None if kind == "order" else ("Acme", "Globex")[entry % 2]
            filed = begun + timedelta(days=3 * entry)
            clerk.enter(
                case, entry=str(entry), kind=kind, title=f"{kind.capitalize()} on point {entry}", party=party, filed=filed,
                text=f"{kind.upper()} by {party or 'the court'} as to the delivery of lot {entry * (n + 3)} (Entered: {filed})",
                responds_to=[str(entry - 1)] if kind in {"opposition", "reply"} else [],
            )  # fmt: skip
            if entry % 25 == 0:
                on = filed + timedelta(days=30 * entry)
                clerk.due(case, what=f"Answer to entry {entry}", obligor="Globex", on=on, entry=str(entry))
    return [recorded.event for recorded in clerk.store.events(case)]


def _copied(template: list[CaseEvent], n: int) -> Iterator[CaseEvent]:
    """The events of a case again under another number."""
    opened = template[0]
    assert isinstance(opened, CaseOpened)
    number = opened.number.rpartition("-")[0] + f"-{n + 1:05}"
    ident = f"{opened.court}:{number}"
    commands: dict[str, str] = {}
    for event in template:
        told = {
            "originator_id": ident, "event_id": str(uuid4()),
            "command_id": commands.setdefault(event.command_id, str(uuid4())),
        }  # fmt: skip
        if isinstance(event, CaseOpened):
            told |= {"number": number, "number_as_printed": number, "name": f"Acme, Inc. v. Globex LLC ({n + 1})"}
        yield event.model_copy(update=told)
