"""Reading: the views of a case as of a moment on either clock, and the check that the record holds."""

import re
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Self

from docket.clerk.listing import Progress, list_cases, listed_at_once
from docket.clerk.threading import Threading
from docket.clerk.verifying import Check, checks, kept_rows
from docket.store.collecting import collecting_later
from domain.errors import FileAccessError, InvalidWordError
from domain.numbers import parse_date, parse_entry
from domain.text import one_line
from projections.masking import Shown
from projections.moment import NOW, CaseAt, KnownAt, Moment, known
from projections.record import CaseRecord
from projections.timeline import history

if TYPE_CHECKING:
    from docket.clerk.searching import SearchView

_RECORDS = 8


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """A case in the list of cases. What only its events tell is null where they were not read yet, or cannot be (``fault``).

    ``pending`` motions wait for a ruling; of ``past_due`` deadlines nothing shows that they were met.
    """

    id: str
    court: str
    number: str
    name: str
    entries: int | None
    next_due: date | None
    next_deadline: str | None
    to_review: int | None
    last_recorded: datetime | None
    current_through: date | None = None
    fault: str | None = None
    pending: int | None = None
    past_due: int = 0


class Reading(Threading):
    """Everything that only reads."""

    def head(self) -> int:
        """The log position of the last event of the store."""
        return self.store.head()

    @property
    def encrypted(self) -> bool:
        """Whether the store is encrypted: then nothing of it may lie about elsewhere."""
        return self.store.vault.encrypted

    def beside(self) -> Self:
        """A Clerk over the same store with a memory of its own, for another thread."""
        other = type(self)(self.store, self.actor, self.clock)
        other.read_only, other.unsealed = self.read_only, self.unsealed
        return other

    def today(self) -> date:
        """The day on which deadlines are judged now, in local time."""
        return self.clock().astimezone().date()

    def record(self, case: str, known_at: KnownAt | None = None) -> CaseRecord:
        """The record of a case, as our log held it at a time (default: now)."""
        if known_at and case not in self._held:
            with collecting_later():
                if read := self.store.known(case, known_at.keeps):
                    return Shown(read, unsealed=self.unsealed).record()
        held = self._hold(case)
        if known_at is None:
            return held.record
        kept = known(held.shown.recorded, known_at)
        if not kept:
            first = held.recorded[0]
            begun = f"pos:{first.position}, {first.event.recorded_at:%Y-%m-%d %H:%M} UTC"
            message = f"This case was not on the log then; its first event is {begun}."
            raise InvalidWordError(message)
        cache = self.__dict__.setdefault("_records", OrderedDict())
        key = (case, len(kept), held.version)
        if key not in cache:
            cache[key] = held.shown.record(kept)
            while len(cache) > _RECORDS:
                cache.popitem(last=False)
        found: CaseRecord = cache[key]
        return found

    def at(self, case: str, moment: Moment = NOW, known_at: KnownAt | None = None) -> CaseAt:
        """A case as of a moment: what every view is folded from."""
        return CaseAt(self.record(case, known_at), moment, self.today())

    def cases(self, progress: Progress | None = None) -> list[CaseSummary]:
        """Every case with its next deadline and what waits for review."""
        return list_cases(self, progress)

    def cases_at_once(self) -> list[CaseSummary]:
        """The same as far as it is known without reading any case."""
        return listed_at_once(self)

    def search(self, text: str, *, limit: int = 20, progress: Progress | None = None) -> "SearchView":
        """What answers a query in every case, now. Raises InvalidWordError for one that cannot be understood."""
        from docket.clerk.searching import search  # noqa: PLC0415 (it imports this room)

        return search(self, text, limit=limit, progress=progress)

    @contextmanager
    def in_passing(self, case: str) -> Iterator[None]:
        """A case read for one look at many: it does not stay in memory, unless it was there before."""
        before = case in self._held
        try:
            yield
        finally:
            if not before:
                self._held.pop(case, None)
                self.__dict__.get("_rules_memo", {}).pop(case, None)

    def last_sentence(self, case: str) -> str:
        """What was recorded last, in a sentence."""
        return history(self.at(case)).events[-1].sentence

    def verify(self, case: str) -> list[Check]:
        """Every event decodes, every anchor is found again in its paper, a fresh replay equals live state and kept rows."""
        try:
            held = self._hold(case)
        except FileAccessError as error:
            return [Check("events decode", ok=False, checked=0, detail=str(error))]
        return [*checks(self.store, case, held, self.today()), *kept_rows(self, case)]


def parse_moment(text: str | None) -> Moment:
    """``2023-01-10``, ``ecf:20``, ``E7`` or ``ecf:E7``, ``now``. Raises InvalidWordError."""
    if text is None or text.strip().casefold() in ("", "now"):
        return NOW
    plain = text.strip()
    if plain.casefold().startswith("ecf:"):
        return Moment(after=parse_entry(plain[4:]))
    if re.fullmatch(r"[eE]\d{1,5}", plain):
        return Moment(after=parse_entry(plain))
    return Moment(day=parse_date(plain, "moment (a day, or ecf:20 for just after an entry)"))


def parse_known_at(text: str | None) -> KnownAt | None:
    """``pos:120`` or a timestamp; one without offset is local, a bare day is its end. Raises InvalidWordError."""
    if text is None or text.strip().casefold() in ("", "now"):
        return None
    plain = text.strip()
    if re.fullmatch(r"pos:\d{1,15}", plain, re.IGNORECASE):
        return KnownAt(position=int(plain[4:]))
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain):
            return KnownAt(time=datetime.combine(date.fromisoformat(plain), time.max).astimezone(UTC))
        return KnownAt(time=datetime.fromisoformat(plain).astimezone(UTC))
    except (ValueError, OverflowError):
        message = f"“{one_line(plain)}” is not a record time. Write a timestamp (2026-03-01T14:00) or a log position (pos:120)."
        raise InvalidWordError(message) from None
