"""The head of an imported docket: what it says of the case, its parties with counsel, its judges, the cases it names."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from docket.importers.model import ImportedDocket, ImportedParty
from domain import acts
from domain.draft import Draft
from domain.errors import InvalidWordError
from domain.events import (
    Attorney,
    CaseDescribed,
    CaseRelated,
    DocketImported,
    JudgeAssigned,
    PartyDescribed,
    PartyJoined,
)
from domain.numbers import parse_docket_number
from domain.parties import label_of
from domain.text import clip, one_line
from projections.record import CaseRecord, PartyInfo

_LINE = 1_900
_OF_THE_COPY = frozenset({"federal_defendant_number", "pacer_case_id", "ordered_by", "date_last_filing"})
"""What tells the copy rather than the case: PACER keeps one for each defendant of a criminal case."""


def describe(draft: Draft, record: CaseRecord, docket: ImportedDocket, *, fill_only: bool) -> None:
    """What the head says and the record does not; with ``fill_only`` nothing that it says already is replaced."""
    known = record.facts
    facts = {
        name: clip(value, _LINE)
        for name, value in docket.facts.items()
        if one_line(value)
        and (name not in known or not (fill_only or name in _OF_THE_COPY or known[name] == clip(value, _LINE)))
    }
    if facts:
        draft.add(CaseDescribed, facts=facts)


def record_parties(draft: Draft, record: CaseRecord, docket: ImportedDocket, *, fill_only: bool) -> None:
    """Every row of the party list: known ones by name and role, then by name alone; more of them where the source tells more."""
    imported = {e.command_id for e in record.of(DocketImported)}
    brought = {e.joins for e in record.of(PartyJoined) if e.command_id in imported}
    exact: dict[tuple[str, str], list[PartyInfo]] = defaultdict(list)
    named: dict[str, list[PartyInfo]] = defaultdict(list)
    for party in record.parties.values():
        exact[_fold(party.name), _fold(party.role)].append(party)
        for name in {party.name, party.label, *party.aliases}:
            named[_fold(name)].append(party)
    taken: set[str] = set()
    rows: list[tuple[ImportedParty, PartyInfo | None]] = []
    for row in docket.parties:
        found = next((p for p in exact[_fold(row.name), _fold(row.role)] if p.id not in taken), None)
        if found:
            taken.add(found.id)
        rows.append((row, found))
    for row, found in rows:
        again = found or next((p for p in named[_fold(row.name)] if p.id not in taken), None)
        if again is None:
            _join(draft, row)
            continue
        taken.add(again.id)
        _more(draft, again, row, fill_only=fill_only, own=again.id in brought)


def _fold(name: str | None) -> str:
    return one_line(name or "").casefold()


def _attorneys(row: ImportedParty) -> tuple[Attorney, ...]:
    return tuple(
        Attorney(name=clip(a.name, _LINE), contact=a.contact, roles=tuple(clip(r, _LINE) for r in a.roles if r.strip()))
        for a in row.attorneys
        if one_line(a.name)
    )


def _join(draft: Draft, row: ImportedParty) -> None:
    name = clip(row.name, _LINE)
    if not name:
        return
    attorneys, role = _attorneys(row), clip(row.role or "", _LINE) or None
    draft.add(
        PartyJoined, joins=acts.party_id(draft, name), name=name, label=label_of(name), role=role,
        counsel=tuple(dict.fromkeys(a.name for a in attorneys)), attorneys=attorneys, terminated=row.terminated, note=row.note,
        criminal=_plain(row.criminal),
    )  # fmt: skip


def _plain(criminal: Mapping[str, object] | None) -> dict[str, object] | None:
    return dict(criminal) if criminal else None


def _more(draft: Draft, old: PartyInfo, row: ImportedParty, *, fill_only: bool, own: bool) -> None:
    """``own``: an import brought the party in, so that the source may change its role; a person's word on it stands."""
    attorneys = _attorneys(row)
    role = clip(row.role or "", _LINE) or None
    told: dict[str, Any] = {}
    if role and (not old.role or (own and not fill_only and _fold(old.role) != _fold(role))):
        told["role"] = role
    if attorneys and attorneys != old.attorneys and (not old.attorneys or not fill_only):
        told["attorneys"] = attorneys
        told["counsel"] = tuple(n for n in dict.fromkeys(a.name for a in attorneys) if n not in old.counsel)
    for field, value in (("terminated", row.terminated), ("note", row.note), ("criminal", _plain(row.criminal))):
        known = getattr(old, field)
        if value and value != known and not (known and fill_only):
            told[field] = value
    if told:
        draft.add(PartyDescribed, party=old.id, **told)


def record_judges(draft: Draft, record: CaseRecord, docket: ImportedDocket, *, fill_only: bool) -> None:
    """The judges that the head names; one in the place of another replaces that one."""
    sitting = {(j.name, j.role) for j in record.judges}
    names = {_fold(name) for name, _ in sitting}
    for name, role in docket.judges:
        plain = clip(name, _LINE)
        if not plain or (_fold(plain), role) in {(_fold(n), r) for n, r in sitting}:
            continue
        before = next((n for n, r in sitting if r == role), None) if role != "panel" else None
        if before is None and _fold(plain) in names:
            continue  # a person said it of this judge in other words
        if before and fill_only:
            continue
        draft.add(JudgeAssigned, name=plain, role=role, replaces=before)
        sitting.discard((before or "", role))
        sitting.add((plain, role))


def record_related(draft: Draft, record: CaseRecord, docket: ImportedDocket, name: str) -> None:
    """The cases that the docket names, each once in whatever writing of its number."""
    known = {(r.court, _number(r.number)) for r in record.of(CaseRelated)}
    for row in docket.related:
        court = clip(row.court or "", _LINE) or "court not stated"
        key = (court, _number(row.number))
        if key not in known and one_line(row.number):
            known.add(key)
            draft.add(
                CaseRelated, court=court, number=clip(row.number, _LINE), name=clip(row.name or name, _LINE),
                relation=row.relation, note=row.note,
            )  # fmt: skip


def _number(text: str) -> str:
    try:
        return parse_docket_number(text).key
    except InvalidWordError:
        return _fold(text)
