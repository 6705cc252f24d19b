"""The status of every motion: its briefing papers, hearings and dates, what the court did with it, and how that is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.events import RulingMade
from domain.values import BY_THE_COURT, MotionOutcome, words_of
from projections.deadlines import deadlines
from projections.docket_dates import stated_deadlines
from projections.entry import Entry
from projections.hearings import HearingRow, hearings
from projections.moment import CaseAt, once
from projections.motion_web import Outcome, Web, is_motion, web_of

DECIDED = frozenset(words_of(MotionOutcome)) - {"deferred"} | {"terminated"}
"""What the court, or the one who moved, did with a motion; ``terminated``: it is off the court's list, and nothing tells why."""
UNDECIDED = ("pending", "ripe", "submitted", "unknown")
"""What a motion is that the court has yet to act on."""
_SUBMITTED = "submitted"
_HOW = {
    "text": "Read in the docket text only: the page has no link to the motion.",
    "link": "The court's own page links the two entries.",
}
_OFF_THE_LIST = "The clerk took it off the list of motions; what the court decided is not told there."
_ASKED_TOGETHER = frozenset({"joint", "unopposed", "stipulated", "consent", "agreed"})


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A paper of a motion's briefing, what it does (``role``) to which entry, and how that is known (``ground``)."""

    entry: str
    kind: str
    title: str
    filer: str | None
    filed_on: date | None
    role: str
    to: str
    ground: str


@dataclass(frozen=True, slots=True)
class DueRow:
    """A date for a paper of the briefing; ``review`` is ``proposed`` where only docket text tells of it."""

    what: str
    on: date
    entry: str | None
    review: str


@dataclass(frozen=True, slots=True)
class MotionRow:
    """A motion as of a moment.

    ``status``: pending, ripe, submitted, unknown, terminated, or what the court did; ``days`` from its filing to the ruling or,
    undecided, through the day to which the docket is current: what came later is not known.

    ``review`` is ``proposed`` where the status rests on docket text that nobody has confirmed and the court's page does not link.
    ``case_closed`` stands with an undecided motion of a case that was closed by then: most often nobody will rule on it any more.
    """

    id: str
    title: str
    filer: str | None
    filed_on: date | None
    status: str
    review: str
    days: int | None
    decided_by: str | None
    decided_on: date | None
    outcomes: tuple[Outcome, ...]
    papers: tuple[BriefRow, ...]
    hearings: tuple[HearingRow, ...]
    dates: tuple[DueRow, ...]
    why: tuple[str, ...]
    case_closed: date | None = None

    @property
    def undecided(self) -> bool:
        """Whether the court has yet to act on it, as far as the docket tells."""
        return self.status not in DECIDED


@dataclass(frozen=True, slots=True)
class MotionsView:
    """The motions of a case in docket order."""

    as_of: str
    day: date
    current_through: date | None
    motions: tuple[MotionRow, ...]


@once
def motions(at: CaseAt) -> MotionsView:
    """Every motion on the docket by then."""
    web = web_of(at)
    rows = tuple(_motion(at, web, e) for e in at.entries if is_motion(e))
    return MotionsView(str(at.moment), at.day, at.record.current_through, rows)


@once
def threads(at: CaseAt) -> dict[str, tuple[str, ...]]:
    """Every entry with the motions to whose threads it belongs, by id: as motion, briefing, ruling, or what acts on it."""
    found: dict[str, dict[str, None]] = {}
    web = web_of(at)
    for row in motions(at).motions:
        acting = [e.id for e, role, _ in web.to.get(row.id, ()) if role in ("rules_on", "withdraws")]
        members = [row.id, *(p.entry for p in row.papers), *(o.entry for o in row.outcomes), *acting]
        for ident in members:
            found.setdefault(ident, {})[row.id] = None
    return {ident: tuple(of) for ident, of in found.items()}


def _motion(at: CaseAt, web: Web, entry: Entry) -> MotionRow:
    record, facts = at.record, entry.facts
    brief = sorted(web.briefing(entry), key=lambda row: record.places[row[0].id].order)
    thread = {entry.id, *(row[0].id for row in brief)}
    outcomes = _outcomes(at, web, entry)
    sat = tuple(row for row in hearings(at).hearings if entry.id in row.about)
    dates = tuple(_dates(at, web, entry, thread))
    status, review, why = _status(at, web, entry, brief, outcomes, sat, dates)
    ruling = outcomes[-1] if outcomes and status in DECIDED else None
    closed = at.closed_on if status not in DECIDED else None
    if closed:
        why.append(f"The case was closed on {closed}, and no ruling on the motion is told.")
    return MotionRow(
        entry.id, facts.title, record.who(facts.party), facts.filed, status, review,
        age(facts.filed, ruling.on, None) if ruling else age(facts.filed, at.day, record.current_through),
        ruling.entry if ruling else None, ruling.on if ruling else None, tuple(outcomes),
        tuple(
            BriefRow(e.id, e.facts.kind, e.facts.title, record.who(e.facts.party), e.facts.filed, role, to, ground)
            for e, role, to, ground in brief
        ),
        sat, dates, tuple(why), closed,
    )  # fmt: skip


def age(filed: date | None, day: date | None, through: date | None) -> int | None:
    """Days from the filing to a day, or to the day through which the docket is current where that is earlier."""
    return (min(day, through or day) - filed).days if filed and day else None


def _outcomes(at: CaseAt, web: Web, entry: Entry) -> list[Outcome]:
    """What became of a motion in docket order; what a person recorded of an entry stands before what was read in it."""
    record = at.record
    ruled = [
        Outcome(r.outcome, r.entry, record.entries[r.entry].facts.filed, "stated", None)
        for r in at.about(RulingMade, "on", entry.id)
    ]
    recorded = {one.entry for one in ruled}
    read = [one for one in web.outcomes.get(entry.id, ()) if one.entry not in recorded and one.entry != entry.id]
    withdrawn = [
        Outcome("withdrawn", other.id, other.facts.filed, ground, None)
        for other, role, ground in web.to.get(entry.id, ())
        if role == "withdraws" and not is_motion(other) and other.id not in recorded
    ]
    standing = [one for one in (*ruled, *read, *withdrawn) if not web.vacated(one.entry)]
    if not any(one.outcome in DECIDED for one in standing):  # off the court's list of motions, and nothing tells why
        ended = (e for e in web.terminated.get(entry.id, ()) if not web.vacated(e.id))
        standing += [Outcome("terminated", e.id, e.facts.filed, "text", None) for e in ended]
    return sorted(standing, key=lambda one: record.places[one.entry].order)


def _dates(at: CaseAt, web: Web, entry: Entry, thread: Iterable[str]) -> Iterator[DueRow]:
    """Deadlines that were counted from the motion or set by a paper of its thread, and those that docket text gives for it."""
    due = _due_by_entry(at)
    for _, row in sorted({n: row for ident in thread for n, row in due.get(ident, ())}.items()):
        yield row
    naming = {entry.id, *(e.id for e, *_ in web.to.get(entry.id, ()))}
    for stated in stated_deadlines(at):
        told = stated.told
        if told.kind == "deadline" and told.on and not naming.isdisjoint(stated.entries):
            yield DueRow(told.what, told.on, stated.entry.id, "proposed")


@once
def _due_by_entry(at: CaseAt) -> dict[str, list[tuple[int, DueRow]]]:
    """The deadlines with a date, in their order, by the entry that set them and by that of the basis that counts."""
    found: dict[str, list[tuple[int, DueRow]]] = {}
    for n, row in enumerate(deadlines(at).deadlines):
        live = next((b for b in row.bases if b.live), None)
        for ident in {row.entry, live.entry if live else None} - {None} if row.due else ():
            assert ident is not None
            assert row.due is not None
            found.setdefault(ident, []).append((n, DueRow(f"{row.obligor}: {row.what}", row.due, row.entry, "kept")))
    return found


def _status(
    at: CaseAt, web: Web, entry: Entry, brief: list[tuple[Entry, str, str, str]], outcomes: list[Outcome],
    sat: tuple[HearingRow, ...], dates: tuple[DueRow, ...],
) -> tuple[str, str, list[str]]:  # fmt: skip
    """The status, whether it is only read, and the grounds in sentences."""
    name = at.record.entry_name
    told = [
        f"{name(one.entry)}{f' of {one.on}' if one.on else ''}: {one.outcome.replace('_', ' ')}"
        + (f" (“{one.words}”)" if one.words else "")
        for one in outcomes
    ]
    final = [one for one in outcomes if one.outcome in DECIDED]
    if final:
        last = final[-1]
        how = _OFF_THE_LIST if last.outcome == "terminated" else _HOW.get(last.ground)
        return last.outcome, _review(last.ground), [*told, *([how] if how else [])]
    if silent := _silent(at, web, entry, outcomes):
        told.append(f"{name(silent.id)} acts on it; what it did is not told in the docket text.")
        return "unknown", "proposed", told
    told += [f"{name(e.id)} {role.replace('_', ' ')} {name(to)}" for e, role, to, _ in brief]
    review = "proposed" if any(ground == "text" for *_, ground in brief) else "kept"
    heard = [row for row in sat if row.state == "held" and (row.on is None or row.on <= at.day)]
    after = [e for e, *_ in web.to.get(entry.id, ()) if _SUBMITTED in e.facts.facets]
    if after:
        return "submitted", review, [*told, f"Taken under submission by {name(after[-1].id)}."]
    if heard:
        return "submitted", review, [*told, f"Heard on {heard[-1].on or 'a day not told'}."]
    if complete := _complete(at, entry, brief, dates):
        return "ripe", review, [*told, complete]
    return "pending", review, [*told, "No ruling on it is known, and its briefing is not known to be complete."]


def _silent(at: CaseAt, web: Web, motion: Entry, outcomes: list[Outcome]) -> Entry | None:
    """The last order on a motion, where it stands, does not tell what it did, and no other has dealt with the motion since."""
    told = {one.entry for one in outcomes}
    acting = [
        e for e, role, _ in web.to.get(motion.id, ()) if role == "rules_on" and _may_decide(e) and not web.vacated(e.id)
    ]
    last = acting[-1] if acting else None
    if last is None or last.id in told:
        return None
    places = at.record.places
    return None if outcomes and places[outcomes[-1].entry].order > places[last.id].order else last


def _may_decide(entry: Entry) -> bool:
    """Whether an order on a motion may be its ruling: not where it only sets or moves dates."""
    reading = entry.facts.reading
    return entry.facts.kind in BY_THE_COURT and not (reading and reading.dates)


def _review(ground: str) -> str:
    return "proposed" if ground == "text" else "kept"


def _complete(
    at: CaseAt, entry: Entry, brief: list[tuple[Entry, str, str, str]], dates: tuple[DueRow, ...]
) -> str | None:
    """Why the briefing is complete, or None."""
    replies = [e for e, role, *_ in brief if role == "replies_to" or e.facts.kind == "reply"]
    if replies:
        return f"The reply is in: {at.record.entry_name(replies[-1].id)}."
    if together := sorted(_ASKED_TOGETHER & {f.casefold() for f in entry.facts.facets}):
        return f"Nobody opposes it: {', '.join(together)}."
    opposed = [e for e, _, _, _ in brief if e.facts.kind == "opposition"]
    wanted = ("repl",) if opposed else ("oppos", "respon")
    past = [d for d in dates if any(word in d.what.casefold() for word in wanted)]
    through = min(at.day, at.record.current_through or at.day)
    if past and max(d.on for d in past) < through:
        last = max(past, key=lambda d: d.on)
        seen = "no reply" if opposed else "no opposition"
        return f"{last.what} was due on {last.on} and {seen} is on the docket, which is current through {through}."
    return None
