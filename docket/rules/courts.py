"""Where courts sit: their state, their time zone, and the hour at which their filing day ends."""

from dataclasses import dataclass
from functools import lru_cache

from docket.rules.reading import Table, data
from domain.deadlines.rules import MARKS
from domain.deadlines.words import Closing


@dataclass(frozen=True, slots=True)
class Court:
    """A court by its CourtListener id. A circuit's state is that of its clerk's principal office (FRAP 26(a)(6)(C)).

    ``reviews`` are the states whose districts a circuit reviews (28 USC 41).
    """

    id: str
    level: str
    state: str
    zone: str | None
    closing: Closing | None
    reviews: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def courts() -> dict[str, Court]:
    """Every court of the table, checked."""
    name = "courts.toml"
    table = Table(data(name), name)
    closings = {id: _closing(Table(row, f"{name}, closing.{id}")) for id, row in table.need("closing", dict).items()}
    found = {}
    for level in ("districts", "circuits", "supreme"):
        for id, values in table.need(level, dict).items():
            row = Table(values, f"{name}, {level}.{id}")
            found[id] = Court(
                id, level, row.need("state", str), row.take("zone", str), closings.pop(id, None), row.words("of")
            )
            row.done()
    table.done()
    if closings:
        raise table.fail(f"closing.{min(closings)} is no court of the table.")
    return found


def circuit_of(state: str | None) -> Court | None:
    """The circuit that reviews the districts of a state."""
    return next((court for court in courts().values() if state in court.reviews), None)


def _closing(row: Table) -> Closing:
    verified = row.choice("verified", MARKS) == "text"
    row.need("source", str)
    closing = Closing(row.need("hour", str), row.need("cite", str), verified, row.take("doubt", str))
    row.done()
    return closing
