"""The desk at which screens ask the Clerk: one at a time, from any thread."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, TypeVar

from domain.events import CaseEvent
from projections.difference import DiffView, difference
from projections.moment import CaseAt, Moment
from projections.timeline import sentence
from projections.whatif import leave_out, standing_at
from tui.folded import Audit, Folded, When

if TYPE_CHECKING:
    from docket.clerk import Clerk
    from docket.clerk.queue import Proposal
    from docket.clerk.reading import CaseSummary
    from docket.clerk.searching import SearchView

T = TypeVar("T")
_AUDITS = 16
_NOT_AUDITED = "A what-if is not audited: t goes back to the record."
_FEW, _MANY, _LARGE = 5, 24, 2000
"""So many moments are held of a case of more than so many events, and of others."""


class Desk:
    """A Clerk holds what it has read, so threads take turns."""

    def __init__(self, clerk: "Clerk", *, read_only: bool = False) -> None:
        clerk.read_only = clerk.read_only or read_only
        self._clerk = clerk
        self._turn = RLock()
        self._auditor = clerk.beside()
        self._audit_turn = Lock()
        self._lister = clerk.beside()
        self._list_turn = Lock()
        self._audits: OrderedDict[tuple[str, Moment, int], Audit] = OrderedDict()
        self._folds: OrderedDict[tuple[str, When, int, date], Folded] = OrderedDict()

    @property
    def actor(self) -> str:
        """Under whose name is written."""
        return self._clerk.actor

    def today(self) -> date:
        """The day on which the Clerk judges what is due."""
        return self._clerk.today()

    def head(self) -> int:
        """The position of the last event of the store."""
        with self._turn:
            return self._clerk.head()

    def cases(self, so_far: "Callable[[list[CaseSummary]], None]") -> "list[CaseSummary]":
        """Every case of the store. While many are read anew, ``so_far`` is told again and again what is known of them."""
        with self._list_turn:
            known = self._lister.cases_at_once()
            if any(case.entries is None for case in known):
                so_far(known)
            return self._lister.cases(lambda done, of: so_far(self._lister.cases_at_once()) if done < of else None)

    def search(self, query: str, told: Callable[[int, int], None]) -> "SearchView":
        """What answers a query in every case, now. Raises InvalidWordError for one that cannot be understood."""
        with self._list_turn:
            return self._lister.search(query, limit=200, progress=told)

    def begin(self, case: str | None) -> tuple[str, bool]:
        """The case meant, and whether the store holds others. Raises UnknownReferenceError."""
        with self._turn:
            return self._clerk.find_case(case), len(self._clerk.store.cases()) > 1

    def fold(self, case: str, when: When) -> Folded:
        """A case at a moment; its views are made when they are asked for. Moments of the past are held for a while."""
        with self._turn:
            head = self._clerk.head()  # first: what comes after it is looked for again
            key = (case, when, head, self._clerk.today())
            found = self._folds.pop(key, None) or self._fold(case, when, head)
            if when.is_now:
                return found  # what machines propose on it may change without an event
            self._folds[key] = found
            while len(self._folds) > (_FEW if len(found.whole.recorded) > _LARGE else _MANY):
                self._folds.popitem(last=False)
            return found

    def _fold(self, case: str, when: When, head: int) -> Folded:
        if when.without:
            return self._without(case, when, head)
        at = self._clerk.at(case, when.moment, when.known_at)
        live, today, audit = self._clerk.record(case), self._clerk.today(), self._audits.get(_of(at))
        return Folded(case, when, at, lambda: self._proposals(case, at), head, audit, live=live, today=today)

    def _without(self, case: str, when: When, head: int) -> Folded:
        """A hypothesis: nothing is proposed on it or audited for it, so nothing of it can reach the store."""
        live, record = self._clerk.record(case), self._clerk.record(case, when.known_at)
        real = CaseAt(live if when.moment.after not in record.entries else record, when.moment, self._clerk.today())
        ids = [ident for ident in when.without if ident in record.introduced]
        other = leave_out(record, ids)
        at = standing_at(other.record, when.moment, real)
        return Folded(
            case, when, at, tuple, head, unread=_NOT_AUDITED, live=live, today=self._clerk.today(),
            dependents=other.dependents,
        )  # fmt: skip

    def _proposals(self, case: str, at: CaseAt) -> "list[Proposal]":
        with self._turn:
            return self._clerk.proposals(case, at)

    def compare(self, folded: Folded, first: When) -> tuple[Folded, DiffView]:
        """The case at another moment, and what changed from there to a folded one."""
        base = self.fold(folded.case, first)
        return base, difference(base.at, folded.at)

    def paper(self, case: str, entry: str) -> Any:  # noqa: ANN401 (a reading of docket.intake, which tui may not name)
        """The reading of a paper at hand, or None."""
        with self._turn:
            return self._clerk.text_of(case, entry)

    def audit(self, at: CaseAt, step: Callable[[int, int], bool], *, numbered: bool) -> Audit | None:
        """The audits as of a moment, made once for the record as it stands then. None where nobody waits for them.

        ``step`` hears how many papers are read of how many, and says whether to go on. A Clerk of its own reads them, so that
        no key waits for it. Not ``numbered``: quotations without a number get none, since nothing may be written.
        """
        case, key = at.record.opened.originator_id, _of(at)
        with self._audit_turn:
            if key not in self._audits:
                at_hand = [e.id for e in at.entries if e.paper]
                for n, entry in enumerate(at_hand):
                    if not step(n, len(at_hand)):
                        return None
                    reading = self._auditor.text_of(case, entry)
                    _ = reading.quotations if reading else ()
                if not step(len(at_hand), len(at_hand)):
                    return None
                quotes = self._auditor.quotes(at, numbered=numbered)
                if not step(len(at_hand), len(at_hand)):
                    return None
                self._audits[key] = Audit(quotes, self._auditor.concession_audit(at))
                while len(self._audits) > _AUDITS:
                    self._audits.popitem(last=False)
            return self._audits[key]

    def news(self, case: str, after: int) -> list[CaseEvent]:
        """What was recorded on a case after a position."""
        with self._turn:
            return [r.event for r in self._clerk.record(case).recorded if r.position > after]

    def act(self, command: "Callable[[Clerk], T]") -> T:
        """One of the Clerk's commands. Raises its DocketError."""
        with self._turn:
            return command(self._clerk)

    def act_beside(self, command: "Callable[[Clerk], T]") -> T:
        """A command that takes long: a Clerk of its own does it, so that no other one waits. Raises its DocketError."""
        return command(self._clerk.beside())

    def undo(self, case: str, target: str | None = None) -> str:
        """Take back the last command, or the one at a position; the correction in a sentence."""
        with self._turn:
            self._clerk.undo(case, target)
            record = self._clerk.record(case)
            return sentence(record, record.recorded[-1].event)


def _of(at: CaseAt) -> tuple[str, Moment, int]:
    """What an audit is made of: the case, the moment, and the last event on the record then."""
    return at.record.opened.originator_id, at.moment, at.record.recorded[-1].position
