"""A request for a deadline, as JSON or as a command gives it, read field by field; and its answer as plain data."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, tzinfo
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from docket.rules.courts import Court, circuit_of, courts
from docket.rules.packs import find_rule, rule_cited
from domain.deadlines.answer import answer
from domain.deadlines.branches import combined
from domain.deadlines.rules import Rule
from domain.deadlines.words import Answer, Ask, Direction, Period, Step, Unit, spoken
from domain.errors import DocketError, InvalidWordError
from domain.numbers import parse_date
from domain.text import clip

_ELECTRONIC_FILING = ("efile", "efiling", "e_file", "e_filing", "electronic", "ecf", "cm/ecf")
_PAPER_FILING = ("paper", "conventional", "in_person", "clerk", "other")
_SERVICES = {
    **dict.fromkeys(("ecf", "cm/ecf", "nef", "e_service", "efile"), "electronic"),
    **dict.fromkeys(("us_mail", "u.s._mail", "usps", "first_class_mail"), "mail"),
    **dict.fromkeys(("hand", "hand_delivery", "by_hand"), "personal"),
    **dict.fromkeys(("clerk", "left_with_clerk"), "leaving_with_clerk"),
    **dict.fromkeys(("other", "other_consented_means", "consented"), "other_consented"),
    **dict.fromkeys(("carrier", "third_party_carrier", "courier"), "commercial_carrier"),
}
"""Other words in use for the ways of FRCP 5(b)(2) and FRAP 25(c)."""


_CLOSED = (
    "Mind: {why}. A court that takes {day} for a declared holiday counts on past it (a period before an event: back past it): "
    "count again with that day declared (--declared, declared_holidays)"
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, with the rule, the court and the closed days that it names."""

    ask: Ask
    rule: Rule | None
    court: Court | None
    states: tuple[str, ...]
    circuit: tuple[str, ...]
    declared: frozenset[date]
    branches: Mapping[str, date]


def computed(fields: Mapping[str, Any]) -> Answer:
    """The answer to one request. Raises a sentence where there is none."""
    from docket.calendars import CIRCUIT_STATE, closed_days, closures  # noqa: PLC0415 (the holidays library is slow to load)

    asked = read_request(fields)
    calendar = closed_days(
        asked.states,
        circuit=asked.circuit,
        declared=asked.declared,
        circuit_doubt=CIRCUIT_STATE if asked.rule and asked.rule.filed_in_district else None,
    )
    supreme = asked.court is not None and asked.court.level == "supreme"
    closing = asked.court.closing if asked.court else None
    found = answer(asked.ask, asked.rule, calendar, closing, supreme=supreme)
    if asked.rule and asked.rule.branches and not asked.ask.period:
        found = combined(found, asked.ask, asked.rule, asked.branches, calendar)
    if (why := closures().get(found.due)) and found.due not in asked.declared and found.certainty != "ordered":
        found = replace(
            found, steps=(*found.steps, Step(_CLOSED.format(why=why, day=spoken(found.due)), "FRCP 6(a)(6)(B)"))
        )
    if asked.court is None and (name := _text(fields, "court")):
        told = f"The packs know no court “{clip(name, 40)}”: its state, local rules and hours are left out"
        found = replace(found, steps=(*found.steps, Step(told, "docket rules")))
    return found


def result(fields: object) -> dict[str, Any]:
    """One result of a batch: the answer, or the sentence that says why there is none."""
    id = fields.get("id") if isinstance(fields, Mapping) else None
    empty: dict[str, Any] = {
        "id": id if isinstance(id, str | int) else None,
        "due": None,
        "due_time": None,
        "steps": [],
        "disputed": False,
        "alternatives": [],
        "safe_date": None,
        "certainty": None,
        "error": None,
    }
    if not isinstance(fields, Mapping):
        return {**empty, "error": "A request is a JSON object with a trigger_date and a rule or a period."}
    try:
        return {**empty, **answered(computed(fields))}
    except DocketError as error:
        return {**empty, "error": str(error)}


def answered(given: Answer) -> dict[str, Any]:
    """An answer in the words of the contract."""
    return {
        "due": given.due.isoformat(),
        "due_time": given.due_time,
        "steps": [{"text": step.text, "cite": step.cite} for step in given.steps],
        "disputed": given.disputed,
        "alternatives": [{"date": other.date.isoformat(), "reading": other.reading} for other in given.alternatives],
        "safe_date": given.safe_date.isoformat(),
        "certainty": given.certainty,
    }


def read_request(fields: Mapping[str, Any]) -> Request:
    """A request from its fields. Raises InvalidWordError with the field and the form that is wanted."""
    named = _text(fields, "rule")
    rule = find_rule(named) if named else None
    period = _period(fields.get("period"), rule)
    if named and rule is None and period is None:
        rule = rule_cited(named)
    court = _court(fields)
    state = _text(fields, "state")
    circuit = tuple(_texts(fields, "extra_states"))
    if court and court.level == "districts" and state is None:
        state = court.state
    above = court if court and court.level == "circuits" else None
    if court and court.level == "districts" and rule and rule.appellate:
        above = circuit_of(court.state)  # a notice of appeal is filed in the district, and both states count
    if above:
        circuit = (*circuit, above.state)
    ask = Ask(
        trigger=_day(fields.get("trigger_date"), "trigger_date"),
        period=period,
        trigger_time=_hour(fields),
        zone=_zone(fields, court),
        service=_service(fields),
        add3=_yes_no(fields, "add3"),
        regime=_text(fields, "regime"),
        appellate=court is not None and court.level == "circuits",
        filing_mode=_filing_mode(fields),
        inaccessible=_days(fields, "inaccessible"),
        placed=bool(state or circuit),
        label=named if rule is None else None,
    )
    declared = _days(fields, "declared_holidays")
    return Request(ask, rule, court, (state,) if state else (), circuit, declared, _branches(fields, rule))


def read_period(text: str, direction: Direction | None) -> Period:
    """A period as typed: ``14 days``, ``48h``, ``2 weeks``, ``1 year``."""
    found = re.fullmatch(r"(\d{1,5})\s*-?\s*([a-z]+)", text.strip().casefold(), re.ASCII)
    units = [unit for unit in _COUNTED if found and unit.value.startswith(found[2].rstrip("s")) and found[2]]
    if not found or len(units) != 1:
        message = f"“{clip(text, 40)}” is no period. Write a number and days, hours, weeks, months or years: 14 days."
        raise InvalidWordError(message)
    return Period(int(found[1]), units[0], direction)


_COUNTED = (Unit.DAYS, Unit.HOURS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS)


def _wrong(field: str, value: object, wanted: str) -> NoReturn:
    """The sentence for a value of another form, which is told as JSON writes it."""
    is_ = "is missing" if value is None else f"is {clip(json.dumps(value, ensure_ascii=False, default=str), 60)}"
    message = f"{field} {is_}; it should be {wanted}."
    raise InvalidWordError(message)


def _period(value: object, rule: Rule | None) -> Period | None:
    """A period as given. One without a length leaves it to the rule, or to the judge where the rule leaves it to him."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        _wrong("period", value, 'an object such as {"length": 14, "unit": "days", "direction": "after"}')
    unit, direction, length = _folded(value.get("unit")), _folded(value.get("direction")), value.get("length")
    if unit is not None and f"{unit}s" in set(_COUNTED):
        unit = f"{unit}s"
    if length is None and rule and (unit is None or unit in set(_COUNTED)):
        return None
    if not isinstance(unit, str) or unit not in set(Unit):
        _wrong("period.unit", value.get("unit"), f"one of {', '.join(Unit)}")
    if direction is not None and not (isinstance(direction, str) and direction in set(Direction)):
        _wrong("period.direction", value.get("direction"), "after or before")
    counted = Unit(unit) in _COUNTED
    if counted and (not isinstance(length, int) or isinstance(length, bool) or not 0 <= length <= 100_000):
        _wrong("period.length", length, "a whole number from 0 to 100000")
    return Period(length if counted and length else 0, Unit(unit), Direction(direction) if direction else None)


def _folded(value: object) -> object:
    return value.strip().casefold() if isinstance(value, str) else value


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        _wrong(name, value, "a text or null")
    return value.strip() or None if value else None


def _texts(fields: Mapping[str, Any], name: str) -> list[str]:
    value = fields.get(name)
    if value is None:
        return []
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        _wrong(name, value, "a list of texts or null")
    return list(value)


def _yes_no(fields: Mapping[str, Any], name: str) -> bool | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, bool):
        _wrong(name, value, "true, false or null")
    return value


def _day(value: object, name: str) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        _wrong(name, value, "a date such as 2023-01-09")
    return parse_date(value, f"date for {name}")


def _days(fields: Mapping[str, Any], name: str) -> frozenset[date]:
    value = fields.get(name)
    if value is None:
        return frozenset()
    if not isinstance(value, (list, tuple)):
        _wrong(name, value, "a list of dates or null")
    return frozenset(_day(item, name) for item in value)


def _branches(fields: Mapping[str, Any], rule: Rule | None) -> dict[str, date]:
    """The days of a rule's other branches, by their names."""
    value = fields.get("branches")
    if value is None:
        return {}
    names = [branch.name for branch in rule.branches if not branch.main] if rule else []
    if not isinstance(value, Mapping) or set(value) - set(names):
        wanted = f"an object with days for {', '.join(names)}" if names else "left out: the rule has no other branches"
        _wrong("branches", value, wanted)
    return {name: _day(day, f"branches.{name}") for name, day in value.items() if day is not None}


def _hour(fields: Mapping[str, Any]) -> time | None:
    value = _text(fields, "trigger_time")
    if value is None:
        return None
    if not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?", value, re.ASCII):
        _wrong("trigger_time", value, "an hour such as 14:17")
    return time.fromisoformat(value)


def _court(fields: Mapping[str, Any]) -> Court | None:
    """A court that the table does not hold is left out: it has no state and no hours of its own here."""
    name = _text(fields, "court")
    return courts().get(name.casefold()) if name else None


def _zone(fields: Mapping[str, Any], court: Court | None) -> tzinfo | None:
    name = _text(fields, "tz") or (court.zone if court else None)
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        _wrong("tz", name, "a time zone such as America/New_York that this computer knows")


def _service(fields: Mapping[str, Any]) -> str | None:
    value = _word(fields, "service_method")
    return _SERVICES.get(value, value) if value else None


def _word(fields: Mapping[str, Any], name: str) -> str | None:
    """A word of a list, however it is written: ``In person`` is in_person."""
    value = _text(fields, name)
    return re.sub(r"[\s\-]+", "_", value.casefold()) if value else None


def _filing_mode(fields: Mapping[str, Any]) -> str | None:
    value = _word(fields, "filing_mode")
    if value is None:
        return None
    if value in _ELECTRONIC_FILING:
        return "efile"
    if value not in _PAPER_FILING:
        _wrong("filing_mode", fields["filing_mode"], "efile, paper or null")
    return "paper"
