"""Related actions: the cases that are tied to one, from either side, with their parties and the papers that stand on both."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from docket.clerk.reading import Reading
from domain.errors import InvalidWordError
from domain.events import CaseOpened, CaseRelated, PaperFiled
from domain.numbers import parse_docket_number
from domain.parties import COMMON_WORDS
from projections.moment import NOW, CaseAt, KnownAt, Moment
from projections.record import CaseRecord, PartyInfo


@dataclass(frozen=True, slots=True)
class SharedParty:
    """A party of both actions: its role here and its role there, None where that is not told."""

    name: str
    role_here: str | None
    role_there: str | None


@dataclass(frozen=True, slots=True)
class SharedPaper:
    """One paper, the same to the byte, that stands on both dockets."""

    entry_here: str
    entry_there: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RelatedAction:
    """A case tied to this one. ``stated_in`` says on whose record that stands: ``here``, ``there``, or ``papers`` alone.

    ``case`` is its id in this store, None where the store does not hold it.
    """

    court: str
    number: str
    name: str
    relation: str
    stated_in: str
    note: str | None
    case: str | None
    current_through: date | None
    parties: tuple[SharedParty, ...]
    papers: tuple[SharedPaper, ...]


@dataclass(frozen=True, slots=True)
class RelatedView:
    """The related actions of a case as of a moment."""

    as_of: str
    current_through: date | None
    related: tuple[RelatedAction, ...]


def related_actions(clerk: Reading, case: str, moment: Moment = NOW, known_at: KnownAt | None = None) -> RelatedView:
    """Cases that this one names, cases of the store that name this one, and cases that share a paper with it."""
    at = clerk.at(case, moment, known_at)
    cases = clerk.store.cases()
    here = next(c for c in cases if c.originator_id == case)
    found: dict[tuple[str, str], RelatedAction] = {}
    for told in at.record.of(CaseRelated):
        other = _held(cases, told.court, told.number)
        key = (told.court, other.originator_id if other else told.number)
        found[key] = _action(clerk, at, told, "here", other, moment, known_at)
    for told in clerk.store.everywhere(CaseRelated):
        if told.originator_id == case or _held([here], told.court, told.number) is None:
            continue
        other = next(c for c in cases if c.originator_id == told.originator_id)
        key = (other.court, other.originator_id)
        if key not in found and _stands(clerk, told, known_at):
            found[key] = _action(clerk, at, told, "there", other, moment, known_at)
    for other in _sharing(clerk, at, cases):
        key = (other.court, other.originator_id)
        if key not in found:
            found[key] = _action(clerk, at, None, "papers", other, moment, known_at)
    rows = sorted(found.values(), key=lambda row: (row.stated_in != "here", row.court, row.number))
    return RelatedView(str(moment), at.record.current_through, tuple(rows))


def _held(cases: Iterable[CaseOpened], court: str, number: str) -> CaseOpened | None:
    """The case of the store that a court and a number in any writing mean."""
    with suppress(InvalidWordError):
        wanted = parse_docket_number(number)
        for one in cases:
            if one.court == court.strip().lower() and wanted.same_case(parse_docket_number(one.number)):
                return one
    return None


def _stands(clerk: Reading, told: CaseRelated, known_at: KnownAt | None) -> bool:
    """Whether a tie on another case's record was not taken back."""
    record = _record(clerk, told.originator_id, known_at)
    return record is not None and any(one.event_id == told.event_id for one in record.of(CaseRelated))


def _record(clerk: Reading, case: str, known_at: KnownAt | None) -> CaseRecord | None:
    try:
        return clerk.record(case, known_at)
    except InvalidWordError:  # it was not on the log then
        return None


def _sharing(clerk: Reading, at: CaseAt, cases: list[CaseOpened]) -> Iterator[CaseOpened]:
    """Cases of the store with a paper that stands here too."""
    mine = {entry.paper.sha256 for entry in at.entries if entry.paper}
    ours = at.record.opened.originator_id
    others = (
        {p.originator_id for p in clerk.store.everywhere(PaperFiled) if p.sha256 in mine} - {ours} if mine else set()
    )
    return (one for one in cases if one.originator_id in others)


def _action(
    clerk: Reading, at: CaseAt, told: CaseRelated | None, stated_in: str, other: CaseOpened | None, moment: Moment,
    known_at: KnownAt | None,
) -> RelatedAction:  # fmt: skip
    record = _record(clerk, other.originator_id, known_at) if other else None
    there = CaseAt(record, Moment(day=moment.day) if moment.day else NOW, at.day) if record else None
    if other and record:
        court, number, name = other.court, other.number, record.name
    else:
        assert told is not None, "a case that shares a paper is in the store"
        court, number, name = told.court, told.number, told.name
    return RelatedAction(
        court, number, name, told.relation if told else "a paper stands on both dockets", stated_in, told.note if told else None,
        other.originator_id if other and record else None, record.current_through if record else None,
        tuple(_parties(at.record, record, told, stated_in)), tuple(_papers(at, there)) if there else (),
    )  # fmt: skip


def _parties(
    here: CaseRecord, there: CaseRecord | None, told: CaseRelated | None, stated_in: str
) -> Iterator[SharedParty]:
    """The parties of both, matched by their names; a role that the tie itself states goes before that of the other docket."""
    stated = told.roles if told else {}
    for party in here.parties.values():
        twin = next((p for p in there.parties.values() if _same(party, p)), None) if there else None
        if stated_in == "there" and twin is not None:
            yield SharedParty(party.name, stated.get(twin.id) or party.role, twin.role)
        elif role := (stated.get(party.id) if stated_in == "here" else None) or (twin.role if twin else None):
            yield SharedParty(party.name, party.role, role)
        elif twin:
            yield SharedParty(party.name, party.role, None)


def _same(one: PartyInfo, other: PartyInfo) -> bool:
    """Whether two parties have a name in common, forms of companies and marks aside."""
    first, second = ({_bare(n) for n in (p.name, *p.aliases)} - {""} for p in (one, other))
    return bool(first & second)


def _bare(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", name.casefold().replace("'", "").replace("\u2019", ""))
    return " ".join(word for word in words if word not in COMMON_WORDS)


def _papers(at: CaseAt, there: CaseAt) -> Iterator[SharedPaper]:
    mine = {e.paper.sha256: e for e in at.entries if e.paper}
    for entry in there.entries:
        if entry.paper and entry.paper.sha256 in mine:
            own = mine[entry.paper.sha256]
            yield SharedPaper(own.id, entry.id, entry.paper.name, entry.paper.sha256)
