"""What may be entered on a docket: cases, parties, entries and their wording."""

import re
import unicodedata
from typing import Any

from domain.case import called, check_number_free
from domain.draft import Draft
from domain.errors import AlreadyOnDocketError, InvalidWordError, NotPossibleError
from domain.events import CaseOpened, EntryDocketed, EntryFacts, EntryRevised, PartyDescribed, PartyJoined
from domain.numbers import DocketNumber
from domain.parties import label_of, wholly_named
from domain.text import one_line
from domain.values import COURT

_COURT_ID = re.compile(r"[a-z][a-z0-9]{1,39}")


def case_id(court: str, number: DocketNumber) -> str:
    """The id of the case of a court and a number: ``cand:3:22-mc-80319``."""
    return f"{court}:{number.office + ':' if number.office else ''}{number.key}"


def open_case(
    draft: Draft, *, court: str, number: DocketNumber, printed: str, name: str, caption: str | None = None
) -> None:
    """A case begins. Raises InvalidWordError for a court that is no id of CourtListener's."""
    if not _COURT_ID.fullmatch(court):
        written = "Write it as it is cited (N.D. Cal.) or as CourtListener has it: cand, nysd, ca9."
        message = f"“{one_line(court)}” is no court's id. {written}"
        raise InvalidWordError(message)
    draft.add(CaseOpened, court=court, number=str(number), number_as_printed=printed, name=name, caption=caption)


def join_party(draft: Draft, name: str, *, label: str | None = None, **facts: Any) -> str:
    """A party joins, or more is said of the one that has this whole name: Smith is not Jane Smith. Returns its id."""
    if draft.case.party(name) == COURT:
        message = "The court speaks as “court”; it cannot join as a party."
        raise NotPossibleError(message)
    known = wholly_named(name, {p.id: p.names() for p in draft.case.parties.values()})
    if known:
        draft.add(PartyDescribed, party=known[0], name=None, label=label, **facts)
        return known[0]
    ident = party_id(draft, name)
    draft.add(PartyJoined, joins=ident, name=name, label=label or label_of(name), **facts)
    return ident


def party_id(draft: Draft, name: str) -> str:
    """An id for a party that is to join, from its name; one that was ever used is not given again."""
    plain = unicodedata.normalize("NFKD", one_line(name)).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "party"
    stem = f"p-{stem}" if stem[0].isdigit() or re.fullmatch(r"[a-z]\d+", stem) or stem == COURT else stem
    ident, n = stem, 2
    taken = draft.case.standing | {e.joins for e in draft.case.events if isinstance(e, PartyJoined)}
    while ident in taken:
        ident, n = f"{stem}-{n}", n + 1
    return ident


def enter(draft: Draft, ident: str | None, facts: EntryFacts) -> str:
    """A line on the docket sheet. Without a number it becomes the next unnumbered entry. Returns the entry's id."""
    case = draft.case
    ident = ident or case.next_id("E")
    if ident.startswith("E") and ident != case.next_id("E"):
        message = f"Unnumbered entries are numbered by the program; leave the number out to get {case.next_id('E')}."
        raise NotPossibleError(message)
    check_number_free(case, ident)
    if "-" in ident:
        case.entry(ident.partition("-")[0])
    for relation in facts.relations:
        case.entry(relation.to)
    draft.add(EntryDocketed, dockets=ident, facts=facts, court_date=facts.filed)
    return ident


def revise(draft: Draft, entry: str, changes: dict[str, Any], *, reason: str, number: str | None = None) -> None:
    """An entry reads otherwise now: corrected by us, re-worded or numbered by the clerk's office."""
    case = draft.case
    entry = case.entry(entry)
    if number:
        if not entry.startswith("E"):
            message = f"{called(entry)} has its docket number already."
            raise AlreadyOnDocketError(message)
        check_number_free(case, number)
    old = case.entries[entry].model_dump(mode="json")
    changed = {k: v for k, v in changes.items() if old.get(k) != v}
    if not changed and not number:
        message = f"{called(entry)} already reads like that; nothing was recorded."
        raise NotPossibleError(message)
    draft.add(EntryRevised, entry=entry, changes=changed, number=number, reason=reason)
