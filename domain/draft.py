"""A draft: the events of one command, stamped, checked against the case and applied to it as they are added."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from domain.case import Case
from domain.errors import InvalidWordError
from domain.events import CaseEvent
from domain.text import one_line

E = TypeVar("E", bound=CaseEvent)


@dataclass(slots=True)
class Draft:
    """One command on one case: all of its events are kept together or not at all."""

    case: Case
    actor: str
    now: datetime
    command_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    events: list[CaseEvent] = field(default_factory=list)

    def add(self, kind: type[E], /, *, court_date: date | None = None, **facts: Any) -> E:
        """Stamp, check and apply one event. Raises a DocketError when the record forbids it."""
        case = self.case
        recorded = max(self.now, case.last_recorded) if case.last_recorded else self.now
        entry = facts.get("entry")
        try:
            event = kind(
                originator_id=case.id,
                originator_version=case.version + 1,
                event_id=uuid.uuid4().hex,
                command_id=self.command_id,
                actor=self.actor,
                recorded_at=recorded,
                court_date=court_date or case.filed(entry if isinstance(entry, str) else None),
                **facts,
            )
        except ValidationError as error:
            raise InvalidWordError(sentence_of(error)) from None
        for ident in event.rests_on():
            case.require(ident)
        case.apply(event)
        self.events.append(event)
        return event


def sentence_of(error: ValidationError) -> str:
    """What pydantic found, as a sentence that names the field and the words that are possible."""
    first = error.errors(include_url=False, include_input=True)[0]
    where = ".".join(str(part) for part in first["loc"] if not str(part).startswith(("function", "literal"))) or "input"
    given = one_line(str(first.get("input", "")))[:60]
    reason = first["msg"].removeprefix("Value error, ").rstrip(".")
    return f"“{given}” cannot be the {where.replace('_', ' ')}: {reason}."
