"""Properties of any sequence of commands: replay, both clocks, undo, ids and the log, on a real store."""

import contextlib
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from builders import TODAY, Placed, Story, as_of, days_of, facts_seen, kinds, views, views_now
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from docket.clerk import Clerk, listing, searching
from docket.clerk.agenda import case_due
from docket.clerk.listing import list_dues
from docket.clerk.pending import motions_here, pending_motions
from docket.clerk.searching import search
from docket.store import mapper
from docket.store.log import Store
from docket.store.readmodels import CaseRow, DueRow
from domain.errors import DocketError
from domain.values import (
    ArgumentOutcome,
    Basis,
    ChainRole,
    ConcessionState,
    LinkRole,
    Manner,
    OffDocketKind,
    Resolution,
    Stance,
    Verdict,
    words_of,
)
from projections.difference import difference
from projections.moment import NOW, KnownAt, Moment
from projections.timeline import history
from projections.why import why

DAYS = st.integers(0, 120).map(lambda n: date(2022, 12, 1) + timedelta(days=n))
MAYBE_DAY = st.none() | DAYS
PARTY = st.sampled_from(["Acme", "Bolt"])
ANYBODY = st.sampled_from(["Acme", "Bolt", "court", "Crane Ltd."])
NUMBER = st.none() | st.integers(1, 12).map(str)
PICK = st.integers(0, 10_000)
SAID = st.sampled_from(["venue is proper", "the claim is timely", "nothing was lost", "nowhere to be found"])
PINS = st.sampled_from(["p. 1", "pp. 1:28-2:1", "¶ 11", "§ II.A", ""])
WHO = st.sampled_from([0, 1])
"""Which of the two cases of the store a command is for."""


def one_of(closed_list: object) -> st.SearchStrategy[str]:
    return st.sampled_from(words_of(closed_list))


class Litigation(RuleBasedStateMachine):
    """Two cases in one store, commands in any order, and what must hold after each of them and at the end."""

    def __init__(self, placed: Placed) -> None:
        self.placed = placed
        super().__init__()

    @initialize()
    def open_two_cases(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.story = Story(self.placed(Path(self.folder.name) / "docket.db"))
        self.clerk, self.clock = self.story.clerk, self.story.clock
        second = self.clerk.open("1:23-cv-00077", court="cand", name="Second v. Case").id
        self.cases = (self.story.case, second)
        self.given: dict[str, set[str]] = {case: set() for case in self.cases}
        self.ids: dict[str, dict[str, list[str]]] = {case: {} for case in self.cases}
        for which, case in enumerate(self.cases):
            self.begin(which, case)

    def begin(self, which: int, case: str) -> None:
        """Something to rest on, so that most commands are possible: a briefed motion and one thing of each kind."""
        clerk = self.clerk
        for number, kind, party in (("1", "motion", "Acme"), ("2", "opposition", "Bolt"), ("4", "order", "court")):
            day = date(2023, 1, int(number) * 5)
            clerk.enter(case, entry=number, kind=kind, title=kind.capitalize(), party=party, filed=day)
        clerk.enter(case, kind="minute", title="Minute entry", party="court")
        self.given[case].add("E1")
        self.attempt(which, "S", lambda c: clerk.standard(c, title="The test", entry="1", elements=["Falsity"]).id)
        self.attempt(which, "A", lambda c: clerk.argue(c, title="Whether", entry="1", party="Acme", element="S1.1").id)
        self.attempt(
            which,
            "C",
            lambda c: clerk.concede(c, proposition="that", conceder="Bolt", asserted_by="Acme", entry="2").id,
        )
        self.attempt(
            which, "D", lambda c: clerk.due(c, what="Reply", obligor="Acme", entry="2", on=date(2023, 1, 20)).id
        )
        self.attempt(which, "H", lambda c: clerk.hearing(c, what="Hearing", on=date(2023, 2, 1)).id)

    # --- what every command must keep to ------------------------------------------------------------------------------

    def attempt(self, which: int, head: str, act: Callable[[str], str]) -> None:
        """A command that may be refused: then by a sentence, and leaving nothing behind. Its id is one never given before."""
        case = self.cases[which]
        before, ident, said = self.clerk.head(), "", ""
        try:
            ident = act(case)
        except DocketError as refused:
            said = str(refused)
        if said:
            assert self.clerk.head() == before, f"refused, but recorded: {said}"
            return
        assert self.clerk.head() > before, "neither recorded nor refused in a sentence"
        if head:
            assert ident not in self.given[case], f"{ident} was given twice"
            self.given[case].add(ident)
            self.ids[case].setdefault(head, []).append(ident)

    def known(self, which: int, head: str, pick: int) -> str:
        """An id of a kind that was given out once (it may have been taken back since), or one that never was."""
        given = self.ids[self.cases[which]].get(head, [])
        return given[pick % len(given)] if given else f"{head}99"

    def court_paper(self, which: int, pick: int) -> str:
        """Mostly a paper in which the court may rule."""
        standing = self.clerk.record(self.cases[which]).entries
        orders = [e.id for e in standing.values() if e.facts.kind in ("order", "minute", "judgment")]
        return orders[pick % len(orders)] if orders and pick % 5 else self.entry(which, pick)

    def entry(self, which: int, pick: int) -> str:
        standing = list(self.clerk.record(self.cases[which]).entries)
        return standing[pick % len(standing)] if standing else "99"

    def passages(self, pick: int, said: str, pin: str) -> list[dict[str, Any]]:
        return [{"pin": pin, "words": said}] if pick % 3 else []

    # --- commands -----------------------------------------------------------------------------------------------------

    @rule(
        which=WHO,
        number=NUMBER,
        kind=st.sampled_from(list(kinds())),
        party=ANYBODY,
        filed=MAYBE_DAY,
        dated=MAYBE_DAY,
        to=PICK,
    )
    def enter(
        self, which: int, number: str | None, kind: str, party: str, filed: date | None, dated: date | None, to: int
    ) -> None:
        answered = [self.entry(which, to)] if to % 2 else []
        taken = number in self.clerk.record(self.cases[which]).entries
        head = self.clerk.head()
        self.attempt(
            which,
            "" if number else "E",
            lambda case: (
                self.clerk.enter(
                    case,
                    entry=number,
                    kind=kind,
                    title=f"A {kind}",
                    party=party,
                    filed=filed,
                    dated=dated,
                    responds_to=answered,
                ).id
            ),
        )
        assert not taken or self.clerk.head() == head, "a number was given twice"

    @rule(which=WHO, entry=PICK, low=DAYS, high=DAYS)
    def revise(self, which: int, entry: int, low: date, high: date) -> None:
        change: dict[str, Any] = {"between": [low, high]} if entry % 2 else {"filed": low}
        number = str(20 + entry % 5) if entry % 7 == 0 else None
        self.attempt(
            which,
            "",
            lambda case: (
                self.clerk.revise(
                    case, self.entry(which, entry), reason="as the docket has it", number=number, **change
                ).id
            ),
        )

    @rule(which=WHO, entry=PICK, said=SAID, more=SAID)
    def file_paper(self, which: int, entry: int, said: str, more: str) -> None:
        text = f"We say that {said}.\n\nIt is so because {more}.\n".encode()
        self.attempt(
            which, "", lambda case: self.clerk.file(case, text, name="p.txt", entry=self.entry(which, entry)).id
        )

    @rule(which=WHO, entry=PICK)
    def mark_read(self, which: int, entry: int) -> None:
        self.attempt(which, "", lambda case: self.clerk.mark_read(case, self.entry(which, entry)).id)

    @rule(which=WHO, entry=PICK, party=PARTY, said=SAID, pin=PINS, theory=st.none() | SAID, element=PICK)
    def argue(self, which: int, entry: int, party: str, said: str, pin: str, theory: str | None, element: int) -> None:
        part = (
            f"{self.known(which, 'S', element)}.1"
            if element % 4 == 0 and self.ids[self.cases[which]].get("S")
            else None
        )
        self.attempt(
            which,
            "A",
            lambda case: self.clerk.argue(
                case, title=f"Whether {said}", entry=self.entry(which, entry), party=party, theory=theory, element=part,
                passages=self.passages(entry, said, pin),
            ).id,
        )  # fmt: skip

    @rule(
        which=WHO, argument=PICK, entry=PICK, party=ANYBODY, stance=one_of(Stance), said=SAID, theory=st.none() | SAID
    )
    def take_position(
        self, which: int, argument: int, entry: int, party: str, stance: str, said: str, theory: str | None
    ) -> None:
        if argument % 4:  # mostly a stance that the speaker may take
            stance = "qualifies" if party == "court" else stance.replace("rules", "opposes")
        self.attempt(
            which,
            "",
            lambda case: self.clerk.position(
                case, argument=self.known(which, "A", argument), entry=self.entry(which, entry), party=party,
                stance=stance, theory=theory, passages=self.passages(argument, said, "p. 1"),
            ).id,
        )  # fmt: skip

    @rule(which=WHO, entry=PICK, conceder=PARTY, by=ANYBODY, manner=one_of(Manner), hedged=st.booleans(), argument=PICK)
    def concede(self, which: int, entry: int, conceder: str, by: str, manner: str, hedged: bool, argument: int) -> None:
        about = self.known(which, "A", argument) if argument % 2 and self.ids[self.cases[which]].get("A") else None
        self.attempt(
            which,
            "C",
            lambda case: self.clerk.concede(
                case, proposition="that venue is proper", conceder=conceder, asserted_by=by, manner=manner,
                entry=self.entry(which, entry), hedged=hedged, argument=about,
            ).id,
        )  # fmt: skip

    @rule(
        which=WHO,
        concession=PICK,
        entry=PICK,
        party=ANYBODY,
        role=one_of(ChainRole),
        state=one_of(ConcessionState),
        said=SAID,
    )
    def answer_concession(
        self, which: int, concession: int, entry: int, party: str, role: str, state: str, said: str
    ) -> None:
        about = self.known(which, "C", concession)
        if entry % 2:
            self.attempt(
                which,
                "",
                lambda case: (
                    self.clerk.trace(
                        case, concession=about, entry=self.entry(which, entry), party=party, role=role, summary=said
                    ).id
                ),
            )
        else:
            self.attempt(
                which,
                "",
                lambda case: (
                    self.clerk.dispute(
                        case, concession=about, entry=self.entry(which, entry), party=party, state=state
                    ).id
                ),
            )

    @rule(which=WHO, concession=PICK, verdict=one_of(Verdict), keep=st.booleans())
    def judge_concession(self, which: int, concession: int, verdict: str, keep: bool) -> None:
        about = self.known(which, "C", concession)
        if concession % 2:
            self.attempt(
                which, "", lambda case: self.clerk.check(case, concession=about, verdict=verdict, detail="read").id
            )
        else:
            review = "kept" if keep else "dropped"
            self.attempt(
                which,
                "",
                lambda case: self.clerk.review_concession(case, about, review=review, reason="looked at again").id,
            )

    @rule(
        which=WHO, on=st.sampled_from("ACSE"), pick=PICK, entry=PICK, word=one_of(ArgumentOutcome) | one_of(Resolution)
    )
    def rule_on(self, which: int, on: str, pick: int, entry: int, word: str) -> None:
        target = self.entry(which, pick) if on == "E" else self.known(which, on, pick)
        outcome = "granted" if on == "E" else word
        paper = self.court_paper(which, entry)
        self.attempt(which, "R", lambda case: self.clerk.rule(case, target, entry=paper, outcome=outcome).id)

    @rule(which=WHO, entry=PICK, said=SAID)
    def state_standard(self, which: int, entry: int, said: str) -> None:
        if entry % 3:
            self.attempt(
                which,
                "S",
                lambda case: (
                    self.clerk.standard(
                        case, title="The test", entry=self.entry(which, entry), elements=["Falsity", "Fault"]
                    ).id
                ),
            )
        else:
            self.attempt(
                which,
                "",
                lambda case: (
                    self.clerk.formulate(
                        case,
                        standard=self.known(which, "S", entry),
                        entry=self.entry(which, entry),
                        party="Acme",
                        summary=said,
                    ).id
                ),
            )

    @rule(which=WHO, entry=PICK, on=MAYBE_DAY, basis=one_of(Basis), obligor=PARTY, off=st.booleans())
    def set_deadline(self, which: int, entry: int, on: date | None, basis: str, obligor: str, off: bool) -> None:
        at = self.entry(which, entry) if entry % 3 else None
        waits = None if on else "the order"
        self.attempt(
            which,
            "D",
            lambda case: (
                self.clerk.due(
                    case, what="Brief", obligor=obligor, entry=at, on=on, basis=basis, off_docket=off, waiting_for=waits
                ).id
            ),
        )

    @rule(
        which=WHO,
        deadline=PICK,
        entry=PICK,
        on=DAYS,
        basis=one_of(Basis),
        act=st.sampled_from(["move", "vacate", "perform"]),
    )
    def change_deadline(self, which: int, deadline: int, entry: int, on: date, basis: str, act: str) -> None:
        what, at = self.known(which, "D", deadline), self.entry(which, entry)
        acts: dict[str, Callable[[str], str]] = {
            "move": lambda case: (
                self.clerk.move(case, what, on=on, basis=basis, entry=at, awaiting_order=entry % 3 == 0).id
            ),
            "vacate": lambda case: self.clerk.vacate(case, what, entry=at, ground="Order").id,
            "perform": lambda case: self.clerk.perform(case, what, by=at).id,
        }
        self.attempt(which, "", acts[act])

    @rule(which=WHO, on=DAYS, kind=one_of(OffDocketKind), deadline=PICK)
    def happen_off_the_docket(self, which: int, on: date, kind: str, deadline: int) -> None:
        performs = (
            self.known(which, "D", deadline) if deadline % 3 == 0 and self.ids[self.cases[which]].get("D") else None
        )
        self.attempt(
            which, "O", lambda case: self.clerk.event(case, what="It happened", on=on, kind=kind, performs=performs).id
        )

    @rule(which=WHO, on=DAYS, hearing=PICK)
    def call_a_hearing(self, which: int, on: date, hearing: int) -> None:
        if hearing % 2:
            self.attempt(which, "H", lambda case: self.clerk.hearing(case, what="Motion hearing", on=on).id)
        else:
            about = self.known(which, "H", hearing)
            self.attempt(which, "", lambda case: self.clerk.change_hearing(case, about, state="reset", on=on).id)

    @rule(which=WHO, head=st.sampled_from("ACDS"), pick=PICK, role=one_of(LinkRole))
    def annotate(self, which: int, head: str, pick: int, role: str) -> None:
        about = self.known(which, head, pick)
        if pick % 2:
            self.attempt(which, "N", lambda case: self.clerk.note(case, about, "to be looked at").id)
        else:
            self.attempt(
                which, "L", lambda case: self.clerk.link(case, about, self.entry(which, pick), relation=role).id
            )

    @rule(which=WHO, pick=PICK)
    def undo_something(self, which: int, pick: int) -> None:
        held = self.clerk.record(self.cases[which]).recorded
        target = None if pick % 2 else f"pos:{held[pick % len(held)].position}"
        self.attempt(which, "", lambda case: self.clerk.undo(case, target).id)

    @rule(seconds=st.integers(-90_000, 90_000))
    def let_the_clock_run_anywhere(self, seconds: int) -> None:
        self.clock.tick(seconds)

    # --- what must hold after each command ----------------------------------------------------------------------------

    @rule(which=WHO)
    def undoing_an_undo_changes_nothing_but_the_history(self, which: int) -> None:
        case = self.cases[which]
        before, lines = views_now(self.clerk, case), len(history(self.clerk.at(case)).events)
        with contextlib.suppress(DocketError):
            self.clerk.undo(case)
            self.clerk.undo(case)
            assert len(history(self.clerk.at(case)).events) == lines + 2
        assert views_now(self.clerk, case) == before

    @rule(day=DAYS)
    def look_over_all_cases_on_some_day(self, day: date) -> None:
        """Rows of the lists and of the index are made in the midst of things, and must be as good at the end."""
        before, self.clock.now = self.clock.now, datetime.combine(day, time(9), tzinfo=UTC)
        assert [row.fault for row in self.clerk.cases()] == [None, None]
        assert search(self.clerk, "venue").unread == ()
        self.clock.now = before

    @invariant()
    def positions_rise_by_one_over_all_cases(self) -> None:
        held = [r for case in self.cases for r in self.clerk.record(case).recorded]
        assert sorted(r.position for r in held) == list(range(1, self.clerk.head() + 1))

    @invariant()
    def recorded_times_never_run_back(self) -> None:
        for case in self.cases:
            times = [r.event.recorded_at for r in self.clerk.record(case).recorded]
            assert times == sorted(times)

    @invariant()
    def docket_order_and_bounds_make_sense(self) -> None:
        for case in self.cases:
            places = self.clerk.record(case).places.values()
            assert len({p.order for p in places}) == len(places)
            for place in places:
                low, high = place.between or (None, None)
                assert not (low and high) or low <= high
                assert not low or place.day >= low
                assert not high or place.day == high

    # --- what must hold in the end ------------------------------------------------------------------------------------

    def teardown(self) -> None:
        if not hasattr(self, "cases"):
            return
        later = Clerk(Store(self.story.path), "later", self.clock)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(mapper, "_MANY", 1)  # as in a long record: the first event of a kind makes its fast decoder
            for case in self.cases:
                self.check_replay(later, case)
        for case in self.cases:
            self.check_court_time(case)
            self.check_record_time(case)
        self.check_lists(later)
        later.store.close()
        self.story.store.close()
        self.folder.cleanup()

    def check_replay(self, later: Clerk, case: str) -> None:
        """A fresh program on the same file has every view and every decision as the one that wrote it."""
        assert views_now(later, case) == views_now(self.clerk, case)
        assert later._hold(case).case == self.clerk._hold(case).case
        assert history(later.at(case)) == history(self.clerk.at(case))
        assert [c.name for c in later.verify(case) if not c.ok] == []

    def check_court_time(self, case: str) -> None:
        """Every view can be asked at every moment; facts only ever join; the last day shows what now shows."""
        days = days_of(self.clerk.at(case)) or [TODAY]
        last = days[-1]
        seen: set[str] = set()
        moments = [as_of(self.clerk, case, Moment(day=day), last) for day in days]
        for at in moments:
            now_seen = facts_seen(at)
            assert seen <= now_seen, f"{seen - now_seen} vanished by {at.moment}"
            seen = now_seen
            views(at)
        for before, after in pairwise(moments):
            difference(before, after)
            difference(after, before)
        now = as_of(self.clerk, case, NOW, last)
        assert views(moments[-1]) == views(now)
        assert difference(moments[-1], now).changes == ()
        for ident in now.record.introduced:
            assert why(now, ident).heading
        for entry in now.record.entries:
            views(as_of(self.clerk, case, Moment(after=entry), last))

    def check_record_time(self, case: str) -> None:
        """What the log held at a position is a record of its own, and the last position shows what now shows."""
        held = self.clerk.record(case).recorded
        for recorded in held[:: max(1, len(held) // 4)]:
            views(self.clerk.at(case, NOW, KnownAt(position=recorded.position)))
        latest = self.clerk.at(case, NOW, KnownAt(position=held[-1].position))
        assert views(latest) == views_now(self.clerk, case)

    def check_lists(self, later: Clerk) -> None:
        """Rows kept since other days tell what is folded afresh on any day, and a rebuild makes the same rows."""
        for day in (date(2022, 11, 1), *days_of(later.at(self.cases[0]))[::3], date(2023, 9, 1)):
            self.clock.to(day)
            moments = [later.at(case) for case in self.cases]
            fresh = [case_due(at, later.proposals(at.record.opened.originator_id, at)) for at in moments]
            assert list_dues(later) == fresh
            waiting = [one for at in moments for one in motions_here(at, pending=True)]
            assert sorted(pending_motions(later), key=str) == sorted(waiting, key=str)
        kept, indexed = later.store.read_models, later.store.search_index
        search(later, "venue")
        caught_up = (kept.cases(), kept.dues(), [indexed.texts(case) for case in self.cases])
        listing.rebuild(later)
        searching.rebuild(later)
        rebuilt = (kept.cases(), kept.dues(), [indexed.texts(case) for case in self.cases])
        for row in (*caught_up[0].values(), *rebuilt[0].values()):
            assert row.judged_on <= "2023-09-01" <= row.valid_through
        assert _undated(caught_up) == _undated(rebuilt)


def _undated(made: tuple[dict[str, CaseRow], list[DueRow], list[Any]]) -> Any:
    """Without the day on which a row was made, and the sentence and the days left that tell it."""
    cases = {case: row._replace(judged_on="") for case, row in made[0].items()}
    dues = [due._replace(content="") for due in made[1]]
    return cases, dues, made[2]


def test_litigation_in_any_order(placed: Placed) -> None:
    machine: Any = lambda: Litigation(placed)  # noqa: E731 (its stub wants a class and takes what makes one)
    run_state_machine_as_test(machine, settings=settings(max_examples=28, stateful_step_count=30))
