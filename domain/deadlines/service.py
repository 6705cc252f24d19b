"""The three days after being served: FRCP 6(d), FRAP 26(c), and when they were given for electronic service."""

from dataclasses import dataclass
from datetime import date

from domain.deadlines.methods import Method
from domain.deadlines.rules import Rule
from domain.deadlines.trail import Addition
from domain.deadlines.words import Ask, Direction, Period, Step
from domain.errors import InvalidWordError

ELECTRONIC_ENDS = date(2016, 12, 1)
ORDER_SETTLED = date(2005, 12, 1)
"""Before this day the rules did not say whether to roll first or to add first."""
_ELECTRONIC_BEGINS = {"FRCP 6": date(2001, 12, 1), "FRAP 26": date(2002, 12, 1)}
_ADDING = ("mail", "leaving_with_clerk", "other_consented", "commercial_carrier")
_NOT_ADDING = ("personal", "left_at_office", "left_at_home")
SERVICES = ("electronic", *_NOT_ADDING, *_ADDING)
"""How a paper is served under FRCP 5(b)(2) or FRAP 25(c)(1); a carrier is one of the other means of the former."""


@dataclass(frozen=True, slots=True)
class Served:
    """What service does to a period: the days added, what to say of it, and the opposite reading if there is one."""

    addition: Addition | None = None
    note: Step | None = None
    doubt: str | None = None
    assumed: bool = False
    """Whether the other reading rests on something that was not said, so that the date is conditional."""


def served(ask: Ask, rule: Rule | None, method: Method, period: Period) -> Served:
    """Whether days are added. Raises InvalidWordError for a manner of service that is not on the list."""
    cite = method.service_cite
    adds = _adds(ask, method)
    if rule and rule.addition in {"rule4", "local"} and ask.service == "electronic":
        adds = False  # these ask for mail, not for the ways of FRCP 5(b)
    if period.direction is Direction.BEFORE or not method.adds_for_service:
        local = rule.addition_doubt if rule and rule.addition == "local" and adds else None
        wanted = ask.add3 and Step("Nothing is added: only a time after being served grows by service", cite)
        return Served(note=wanted or None, doubt=local)
    kind = rule.addition if rule else None
    given = Addition(3, f"Served by {_spoken(ask.service)}" if ask.service else "Three days, as asked")
    if ask.add3 is not None:
        doubt = rule.addition_doubt if rule and kind in {"6d?", "rule4", "local"} and adds else None
        return Served(given if ask.add3 else None, doubt=doubt)
    return _derived(ask, rule, cite, given if adds else None)


def _derived(ask: Ask, rule: Rule | None, cite: str, given: Addition | None) -> Served:
    """What follows from the rule where the request leaves it open; ``given`` is what this manner of service would add."""
    kind = rule.addition if rule else None
    match kind:
        case "6d" | "frap26c" if given:
            found = Served(given)
        case "6d" | "frap26c" if ask.service is None:
            text = "No manner of service is given: nothing is added, as after electronic or personal service"
            found = Served(note=Step(text, cite))
        case "6d" | "frap26c":
            found = Served(note=Step(f"Service by {_spoken(ask.service)} adds no days", cite))
        case "6d?" | "rule4" | "local" if given and rule:
            found = Served(note=Step("No days are added after service", cite), doubt=rule.addition_doubt)
        case None if given:
            doubt = f"the period runs from being served, so that {cite} adds 3 days; no rule was named"
            found = Served(doubt=doubt, assumed=True)
        case "none" if given:
            found = Served(note=Step("The period does not run from being served: nothing is added", cite))
        case _:
            found = Served()
    return found


def electronic_doubt(ask: Ask, addition: Addition | None, expiry: date) -> str | None:
    """The doubt about e-service before, with expiry on or after, 1 December 2016."""
    if addition and ask.service == "electronic" and ask.trigger < ELECTRONIC_ENDS <= expiry:
        return "no days for electronic service: the 2016 amendment governs pending proceedings “insofar as just and practicable”"
    return None


def _adds(ask: Ask, method: Method) -> bool:
    """Whether this manner of service is of the kind that adds days."""
    match ask.service:
        case None:
            return False
        case "electronic":
            return _ELECTRONIC_BEGINS.get(method.stem, ELECTRONIC_ENDS) <= ask.trigger < ELECTRONIC_ENDS
        case word if word in SERVICES:
            return word in _ADDING
        case word if ask.add3 is not None:
            return ask.add3 and bool(word)
    message = f"“{ask.service}” is no manner of service. Write one of {', '.join(SERVICES)}, or say add3."
    raise InvalidWordError(message)


def _spoken(word: str | None) -> str:
    return "electronic means" if word == "electronic" else (word or "").replace("_", " ")
