"""Which lines of the packs a paper opens: those of its court, for a motion of its sort, before a judge of that rank."""

from collections.abc import Iterator

from docket.rules.courts import Court, courts
from docket.rules.packs import Pack, packs, rules
from docket.rules.schedules import sorts_of
from domain.deadlines.schedules import Requirement, Schedule
from domain.events import JudgeAssigned, RulingMade
from domain.numbers import parse_docket_number
from projections.entry import Entry
from projections.moment import CaseAt, once


def court_of(at: CaseAt) -> Court | None:
    """The court of the case, where the table has it."""
    return courts().get(at.record.opened.court)


def packs_of(at: CaseAt) -> Iterator[tuple[Pack, bool]]:
    """The packs that govern the case, its own court's first; the flag says that only what is filed in a district counts.

    None in a criminal case: the rules of the packs are civil ones (FRCP 1), and those on criminal motions set dates by order.
    """
    if parse_docket_number(at.record.opened.number).type in _CRIMINAL:
        return
    ident, court = at.record.opened.court, court_of(at)
    level = court.level if court else None
    own = [pack for pack in packs() if ident in pack.courts]
    yield from ((pack, False) for pack in own)
    for pack in sorted(packs(), key=lambda pack: "federal_district" not in pack.courts):
        if pack in own:
            continue
        if "federal_district" in pack.courts and level == "districts":
            yield pack, False
        elif "court_of_appeals" in pack.courts and level in ("circuits", "districts"):
            yield pack, level == "districts"


_CRIMINAL = frozenset({"cr", "mj", "po"})
"""Types of docket numbers: criminal cases, criminal complaints before a magistrate judge, petty offences."""
UNOPPOSED = "unopposed"
"""The sort of a motion that no other side opposes: it opens no schedule."""


@once
def lines_of(at: CaseAt) -> list[Schedule]:
    """Every schedule line of the packs that govern the case."""
    known = rules()
    return [
        line
        for pack, district in packs_of(at)
        for line in pack.terms.schedules
        if line.rule in known and (not district or known[line.rule].filed_in_district)
    ]


def opened_by(at: CaseAt, entry: Entry) -> list[Schedule]:
    """The lines that an entry opens. A line for its sort goes before the general ones."""
    day = entry.facts.filed
    found = [
        line
        for line in lines_of(at)
        if line.on == entry.facts.kind
        and not line.follows
        and _judged(at, line)
        and not (line.since and day and day < line.since)
    ]
    if entry.facts.kind != "motion":
        return [line for line in found if _did(at, line, entry)]
    shown = motion_sorts(entry)
    if UNOPPOSED in shown:
        return []  # nobody is left to oppose it
    special = [line for line in found if shown & set(line.sorts)]
    return special[:1] or _in_force([line for line in found if not line.sorts], entry)


def _did(at: CaseAt, line: Schedule, order: Entry) -> bool:
    """Whether an order did with a motion what the line is for, where it is for something."""
    if not line.outcomes:
        return True
    return any(
        ruling.outcome in line.outcomes and motion_sorts(at.record.entries[ruling.on]) & set(line.sorts)
        for ruling in at.seen(RulingMade)
        if ruling.entry == order.id and ruling.on in at.record.entries
    )


def _in_force(found: list[Schedule], entry: Entry) -> list[Schedule]:
    """Without the lines whose rule had been replaced by then; today's rule where the day is not known."""
    known = rules()

    def stands(line: Schedule) -> bool:
        newest = known[line.rule].newest()
        if newest is None or newest.until is None:
            return True
        return entry.facts.filed is not None and entry.facts.filed <= newest.until

    return [line for line in found if stands(line)]


def after(at: CaseAt, line: Schedule) -> list[Schedule]:
    """The lines that follow a line."""
    return [one for one in lines_of(at) if line.rule in one.follows and one.on == line.on]


def _judged(at: CaseAt, line: Schedule) -> bool:
    if line.judge is None:
        return True
    return any(line.judge in (judge.role or "").casefold() for judge in at.seen(JudgeAssigned))


def motion_sorts(entry: Entry) -> frozenset[str]:
    """The sorts that a motion's title and facets show."""
    return sorts_of(" ".join((entry.facts.title, *entry.facts.facets)))


def requirements_of(at: CaseAt, entry: Entry) -> list[Requirement]:
    """What the rules ask of a paper besides its date."""
    shown = motion_sorts(entry)
    return [
        one
        for pack, district in packs_of(at)
        if not district
        for one in pack.terms.requirements
        if entry.facts.kind in one.on and (not one.sorts or shown & set(one.sorts)) and not shown & set(one.unless)
    ]
