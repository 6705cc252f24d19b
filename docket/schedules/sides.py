"""Who must act: the filer of a paper, the side that opposes it, the party that a ruling goes against; and who performed."""

from collections.abc import Iterable, Iterator

from docket.schedules.lines import motion_sorts
from domain.deadlines.schedules import Schedule
from domain.events import RulingMade
from domain.parties import CLAIMING
from domain.values import COURT
from projections.entry import Entry
from projections.moment import CaseAt, once

_ASIDE = ("interested", "amicus", "intervenor", "nominal", "witness", "deponent")
_ANSWERS = ("responds_to", "replies_to", "supports")


def actors(at: CaseAt, root: Entry, by: str) -> tuple[str, ...]:
    """The parties who may have to act; one of them where the docket leaves no doubt."""
    filer = root.facts.party
    match by:
        case "filer":
            return (filer,) if filer else ()
        case "aggrieved":
            return _aggrieved(at, root)
        case "movant":
            return tuple(dict.fromkeys(motion.facts.party for _, motion in _ruled_on(at, root) if motion.facts.party))
        case _:
            return opponents(at, filer)


def opponents(at: CaseAt, filer: str | None) -> tuple[str, ...]:
    """The parties on the other side; parties whose role is no side are left out. Without a filer nobody knows the sides."""
    if filer is None:
        return ()
    parties = {p.id: (p.role or "").casefold() for p in at.record.parties.values()}
    others = [ident for ident in parties if ident != filer]
    if filer not in parties:
        return tuple(others)
    sided = [ident for ident in others if not any(word in parties[ident] for word in _ASIDE)]
    if parties[filer]:
        attacking = _attacks(parties[filer])
        across = [ident for ident in sided if parties[ident] and _attacks(parties[ident]) is not attacking]
        sided = across or sided
    return tuple(sided or others)


def _attacks(role: str) -> bool:
    return any(word in role for word in CLAIMING)


def _aggrieved(at: CaseAt, order: Entry) -> tuple[str, ...]:
    """The side against which an order or judgment goes, where the record says what it decided; else anybody."""
    for ruling, motion in _ruled_on(at, order):
        filer = motion.facts.party
        if filer and filer != COURT:
            return (
                opponents(at, filer) if ruling.outcome == "granted" else (filer,) if ruling.outcome == "denied" else ()
            )
    return ()


def _ruled_on(at: CaseAt, order: Entry) -> Iterator[tuple[RulingMade, Entry]]:
    """What an order did with papers of the docket, as it is recorded."""
    for ruling in at.seen(RulingMade):
        if ruling.entry == order.id and ruling.on in at.record.entries:
            yield ruling, at.record.entries[ruling.on]


def performed_by(at: CaseAt, root: Entry, line: Schedule, who: tuple[str, ...]) -> Entry | None:
    """The first paper on the docket that is what the line asks for and answers the paper that opened the schedule.

    A responsive pleading seldom says what it answers: it is looked for among all papers.
    """
    places = at.record.places
    for entry in sorted(_near(at, root, line), key=lambda e: places[e.id].order):
        filer = entry.facts.party
        if entry.attachment is not None or filer is None or filer == COURT or (who and filer not in who):
            continue
        if entry.id != root.id and places[entry.id] >= places[root.id] and _is_it(entry, line):
            return entry
    return None


def _near(at: CaseAt, root: Entry, line: Schedule) -> Iterable[Entry]:
    if line.paper == "answer":
        return at.entries
    pointing = _pointing(at)
    answers = pointing.get(root.id, [])
    return {entry.id: entry for one in (root, *answers) for entry in pointing.get(one.id, ())}.values()


@once
def _pointing(at: CaseAt) -> dict[str, list[Entry]]:
    """The entries that say of themselves that they answer or support an entry, by that entry."""
    found: dict[str, list[Entry]] = {}
    for entry in at.entries:
        for relation in entry.facts.relations:
            if relation.role in _ANSWERS:
                found.setdefault(relation.to, []).append(entry)
    return found


def _is_it(entry: Entry, line: Schedule) -> bool:
    """Whether an entry is the kind of paper that a line asks for, by its kind or by words of its title."""
    title = entry.facts.title.casefold()
    instead = entry.facts.kind == "motion" and motion_sorts(entry) & set(line.or_sorts)
    return entry.facts.kind == line.paper or bool(instead) or any(word in title for word in line.titled)
