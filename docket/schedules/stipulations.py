"""Whether a stipulation moves a date by itself, and what never does: a motion for more time, a proposed order."""

from collections.abc import Iterator, Sequence
from datetime import date

from docket.rules.courts import courts
from docket.rules.packs import packs
from domain.case import Case, called
from domain.deadlines.schedules import Clause
from domain.events import DeadlineBasis
from domain.values import COURT, OF_A_PARTY, a_or_an


def waits(case: Case, entry: str | None, basis: str) -> str | None:
    """Why what is given as an order is none: a party's paper, a stipulation or a proposed order. None where it may be one."""
    facts = case.entries.get(entry or "")
    if facts is None or basis != "order":
        return None
    proposed = "proposed" in facts.title.casefold() and facts.party != COURT
    if facts.kind not in OF_A_PARTY and facts.kind != "stipulation" and not proposed:
        return None
    what = a_or_an("proposed order" if proposed else facts.kind.replace("_", " "))
    return f"{called(entry or '')} is {what}, not an order: it moves nothing, and the old date stays until the court orders."


def takes_effect(case: Case, bases: Sequence[DeadlineBasis], on: date | None) -> tuple[bool, str]:
    """Whether a stipulation takes effect without an order on a deadline with these bases, and the sentence that says why."""
    if any(basis.kind == "order" and not basis.awaiting_order for basis in bases):
        return False, "An order has fixed this date: a stipulation moves nothing until an order signs it."
    counted = next((basis for basis in bases if basis.kind == "rule" and basis.counted_from), None)
    rule = counted.counted_from.rule if counted and counted.counted_from else None
    clause = next((one for one in _clauses(case) if rule and one.reaches(rule)), None)
    if clause is None or counted is None:
        return False, (
            "No rule of the packs lets a stipulation move this date without an order: it awaits one, and the old date stays. "
            "Once an order is entered with --relation rules_on, its date is proposed; --unsigned RULE names a rule that needs none."
        )
    if clause.days and on and counted.due and (on - counted.due).days > clause.days:
        return False, f"{clause.citation} reaches {clause.days} days at most: the stipulation awaits an order."
    mark = "" if clause.mark == "text" else ", not verified"
    return True, f"in effect without an order under {clause.citation}{mark}, unless {clause.unless}"


def _clauses(case: Case) -> Iterator[Clause]:
    """The clauses of the packs that govern the case."""
    court = case.opened.court if case.opened else ""
    known = courts().get(court)
    for pack in packs():
        district = known is not None and known.level == "districts" and "federal_district" in pack.courts
        if court in pack.courts or district:
            yield from pack.terms.clauses
