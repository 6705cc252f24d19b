"""A draft: the events of one command, stamped, checked against the case and applied to it as they are added."""

import re
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from domain.case import Case, called
from domain.errors import InvalidWordError, NotPossibleError, UnknownReferenceError
from domain.events import CaseEvent, CommandUndone, EntryRevised, PassagesLinked
from domain.sealing import SEALING
from domain.text import one_line

E = TypeVar("E", bound=CaseEvent)
_KINDS = {
    "argument": (re.compile(r"A\d+"), "an argument"),
    "under": (re.compile(r"A\d+"), "an argument"),
    "concession": (re.compile(r"C\d+"), "a claimed concession"),
    "deadline": (re.compile(r"D\d+"), "a deadline"),
    "hearing": (re.compile(r"H\d+"), "a hearing"),
    "standard": (re.compile(r"S\d+"), "a standard"),
    "element": (re.compile(r"S\d+\.\d+"), "an element of a standard"),
}


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
        check_kinds(event)
        self._check_usable(event)
        case.apply(event)
        self.events.append(event)
        return event

    def _check_usable(self, event: CaseEvent) -> None:
        """Raises NotPossibleError for the use of a paper that is clawed back: FRCP 26(b)(5)(B) forbids it until resolved."""
        unusable = self.case.unusable
        if not unusable or isinstance(event, (*SEALING, EntryRevised, CommandUndone, PassagesLinked)):
            return
        own = getattr(event, "entry", None)
        used = [own, *(p.entry for p in event.cited()), *(p.via.entry for p in event.cited() if p.via)]
        for entry in used:
            if entry in unusable:
                message = f"{called(entry)} may not be used: {unusable[entry]}. Nothing was recorded."
                raise NotPossibleError(message)


def check_kinds(event: CaseEvent) -> None:
    """Raises UnknownReferenceError where an event cites one kind of thing as another: a concession as an argument."""
    fields = type(event).model_fields
    for name, (form, what) in _KINDS.items():
        cited = getattr(event, name) if name in fields else None
        if isinstance(cited, str) and not form.fullmatch(cited):
            message = f"{cited} is not {what}. `docket history` shows what is on the record."
            raise UnknownReferenceError(message)


def sentence_of(error: ValidationError) -> str:
    """What pydantic found, as a sentence that names the field and the words that are possible."""
    first = error.errors(include_url=False, include_input=True)[0]
    if not first["loc"]:  # the whole of it, not one field
        return first["msg"].removeprefix("Value error, ")
    where = ".".join(str(part) for part in first["loc"] if not str(part).startswith(("function", "literal"))) or "input"
    given = one_line(str(first.get("input", "")))[:60]
    limits = first.get("ctx", {})
    counted = "characters" if isinstance(first.get("input"), str) else "of them"
    reason = {
        "string_too_short": "it is empty",
        "too_short": "it is empty",
        "string_too_long": f"it is longer than {limits.get('max_length', 0):,} characters",
        "too_long": f"it is longer than {limits.get('max_length', 0):,} {counted}",
        "literal_error": f"the possible words are {limits.get('expected', '')}",
        "missing": "it is missing",
    }.get(first["type"], first["msg"].removeprefix("Value error, ").rstrip("."))
    return f"“{given}” cannot be the {where.replace('_', ' ')}: {reason}."
