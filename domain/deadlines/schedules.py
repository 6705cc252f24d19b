"""When a rule's period opens on a docket, who must do what by its end, and what else a rule asks of a paper."""

from dataclasses import dataclass
from datetime import date

OPENERS = ("complaint", "motion", "order", "judgment")
ANCHORS = ("filed", "served", "summons", "entered", "due", "hearing", "filed_opener")
"""From what the period runs: a paper's filing, its service (by ECF on that day unless told), service of a summons (never
assumed), its entry, the day on which the answered paper was due, the hearing (the motion day where the court has such), or,
for a line that follows another, the filing of the motion itself."""
ACTORS = ("opponent", "filer", "aggrieved", "movant")
"""Who must act, seen from the paper that opens the schedule; the movant is who filed the motion on which an order rules."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """One line of a briefing schedule.

    ``follows`` names the rules after whose deadline it stands (a reply after an opposition). ``conditions`` are what the
    program cannot know; a line with conditions is a branch and never more than a possibility. ``nothing_due`` says in words
    that the rule lets nothing fall due, ``mind`` what else changes the time. A line that an order opens may be only for what it
    did (``outcomes``) with a motion of some ``sorts``; ``or_sorts`` are motions that do instead of the paper (FRCP 12(b)).
    """

    rule: str
    on: str
    anchor: str
    by: str
    paper: str | None = None
    titled: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    or_sorts: tuple[str, ...] = ()
    judge: str | None = None
    since: date | None = None
    stays_nothing: str | None = None
    nothing_due: str | None = None
    mind: str | None = None
    lead: bool = False

    @property
    def branch(self) -> bool:
        """Whether it is told beside the line that leads instead of being proposed on its own."""
        return bool(self.conditions) and not self.lead


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a rule asks of a paper besides its date. ``seen_by`` are the words by which it is recognised in the paper."""

    id: str
    pack: str
    citation: str
    on: tuple[str, ...]
    asks: str
    mark: str
    sorts: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    seen_by: tuple[str, ...] = ()
    pages: int | None = None
    earliest_hearing: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule under which a stipulation takes effect without an order, for deadlines under the rules that it covers."""

    citation: str
    pack: str
    covers: tuple[str, ...]
    unless: str
    mark: str
    days: int | None = None

    def reaches(self, rule: str) -> bool:
        """Whether a deadline under this rule is among them; ``frcp.12.`` covers all of FRCP 12."""
        return any(rule == one or (one.endswith(".") and rule.startswith(one)) for one in self.covers)
