"""What is not counted: a date certain, and the hour at which a last day ends (FRCP 6(a)(4))."""

from domain.deadlines.count import count
from domain.deadlines.methods import Method
from domain.deadlines.trail import Plan, why_closed
from domain.deadlines.words import Alternative, Answer, Ask, Calendar, Closing, Direction, Period, Step, Unit, spoken

_MIDNIGHT = "24:00"


def date_certain(ask: Ask, method: Method, calendar: Calendar) -> Answer:
    """A date fixed by the court stays as it is, on a closed day too; that others move it on is told."""
    steps = [
        Step(
            f"{spoken(ask.trigger)} is fixed by its date, so nothing is computed",
            f"{method.stem}(a), 2009 committee note",
        )
    ]
    plan = Plan(ask.trigger, Period(0, Unit.DAYS, Direction.AFTER), method, calendar, inaccessible=ask.inaccessible)
    alternatives: tuple[Alternative, ...] = ()
    closed = why_closed(ask.trigger, plan)
    if closed or ask.trigger in ask.inaccessible:
        because = closed.because if closed else "a day on which the clerk's office is inaccessible"
        steps.append(
            Step(f"Flag: {spoken(ask.trigger)} is {because}; a date certain does not roll", method.cite("(1)"))
        )
        moved = count(plan).due
        reading = "some carry a date certain that falls on a closed day to the next open day: ask the court"
        alternatives = (Alternative(moved, reading),)
    return Answer(ask.trigger, None, tuple(steps), alternatives, ask.trigger, "ordered", bool(alternatives))


def day_end(ask: Ask, closing: Closing | None, method: Method) -> tuple[str | None, Step]:
    """When the last day ends, in the court's time zone; None where only the clerk's schedule says it."""
    zone = f", {ask.zone}" if ask.zone else ", in the court's time zone"
    if ask.filing_mode not in {None, "efile"}:
        return None, Step(f"The day ends when the clerk's office is scheduled to close{zone}", method.cite("(4)(B)"))
    if closing:
        text = f"A local rule or procedure sets another time: the filing day ends at {closing.hour}{zone}"
        return closing.hour, Step(text, f"{method.cite('(4)')}; {closing.cite}")
    return _MIDNIGHT, Step(f"For electronic filing the day ends at midnight{zone}", method.cite("(4)(A)"))


def cutoff(ask: Ask, closing: Closing | None, method: Method) -> Answer:
    """The hour on a given last day; the day itself is not computed."""
    hour, step = day_end(ask, closing, method)
    told = Step(f"{spoken(ask.trigger)} is the last day as given; only its end is looked up", method.cite("(4)"))
    doubt = closing.doubt if closing and hour == closing.hour else None
    alternatives = (Alternative(ask.trigger, doubt),) if doubt else ()
    verified = hour == _MIDNIGHT or (closing is not None and hour == closing.hour and closing.verified)
    certainty = "disputed" if doubt else "computed_verified" if verified else "computed_unverified"
    return Answer(ask.trigger, hour, (told, step), alternatives, ask.trigger, certainty, bool(doubt))
