"""The lists over all cases: kept rows that are made again when a case moves on or a day changes it, and faults that are shown."""

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from builders import Clock, Story, behind
from cli_harness import PAPERS, CommandLine, is_a_sentence

from docket.clerk import Clerk, listing, searching
from docket.clerk.agenda import CaseDue
from docket.clerk.case_rows import read_case
from docket.clerk.pending import pending_motions
from docket.store.log import Store
from docket.store.readmodels import UNTOLD
from docket.store.server import Place
from domain.errors import FileAccessError
from projections.moment import NOW, Moment
from projections.motions import motions
from tui.desk import Desk
from tui.rows.cases import case_table

pytest_plugins = ("cli_fixtures",)
pytestmark = pytest.mark.engines


@pytest.fixture
def second(story: Story) -> str:
    """Another case in the same store, with an entry."""
    case = story.clerk.open("1:23-cv-00077", court="cand", name="Second v. Case").id
    story.clerk.enter(case, entry="1", kind="complaint", title="Complaint", filed=date(2023, 1, 3))
    return case


def fresh(story: Story) -> Clerk:
    """Another program on the same store."""
    return Clerk(Store(story.path), "somebody else", story.clock)


def read_since(clerk: Clerk) -> list[str]:
    """The cases that the next list reads anew."""
    told: list[int] = []
    before = {case: row.judged_on for case, row in clerk.store.read_models.cases().items()}
    listing.catch_up(clerk, lambda _, of: told.append(of))
    after = {case: row.judged_on for case, row in clerk.store.read_models.cases().items()}
    assert sum(told[:1]) >= len({case for case in after if after[case] != before.get(case)})
    return [] if not told else [str(told[0])]


def test_a_second_look_reads_no_case_and_a_command_only_its_own(story: Story, second: str) -> None:
    assert [row.entries for row in story.clerk.cases()] == [4, 1]
    assert read_since(fresh(story)) == []

    story.clerk.enter(second, entry="2", kind="answer", title="Answer", filed=date(2023, 1, 20))

    assert read_since(fresh(story)) == ["1"]
    row = fresh(story).cases()[1]
    assert (row.entries, row.current_through, row.name) == (2, date(2023, 1, 20), "Second v. Case")


def test_a_new_day_reads_only_the_cases_that_it_changes(story: Story, second: str) -> None:
    story.due(date(2023, 3, 10))
    story.clerk.cases()

    story.clock.to(date(2023, 3, 10))
    assert read_since(fresh(story)) == []
    assert fresh(story).cases()[0].next_due == date(2023, 3, 10)

    story.clock.to(date(2023, 3, 11))
    assert read_since(fresh(story)) == ["1"]
    assert fresh(story).cases()[0].next_due is None
    assert second


def test_a_kept_deadline_tells_the_day_on_which_it_is_looked_at(story: Story) -> None:
    story.due(date(2023, 3, 10))
    story.clerk.cases()
    story.clock.to(date(2023, 3, 8))

    deadline = listing.list_dues(fresh(story))[0].deadlines[0]

    assert (deadline.days, deadline.state) == (2, "open")
    assert deadline == story.deadline("D1")


def test_an_undone_entry_leaves_the_list(story: Story) -> None:
    story.enter("9", "notice", "Acme", date(2023, 2, 20))
    assert story.clerk.cases()[0].entries == 5

    story.clerk.undo(story.case)

    assert fresh(story).cases()[0].entries == 4


def test_what_waits_for_review_is_counted_again_when_a_paper_is_read(story: Story) -> None:
    before = story.clerk.cases()[0].to_review
    story.clerk.file(story.case, (PAPERS / "050-reply.txt").read_bytes(), name="reply.txt", entry="3")

    after = fresh(story).cases()[0].to_review
    waiting = [p for p in story.clerk.proposals(story.case) if p.review == "proposed"]

    assert before is not None
    assert after == len(waiting) > before


def test_a_case_that_does_not_decode_is_shown_with_its_fault_and_the_others_stand(story: Story, second: str) -> None:
    story.clerk.cases()
    behind(
        story.path,
        f"UPDATE stored_events SET state = '{{\"nonsense\": 1}}' WHERE originator_id = '{story.case}' AND originator_version = 4",
        f"UPDATE case_rows SET version = 1 WHERE case_id = '{story.case}'",
    )
    broken, whole = fresh(story).cases()

    assert broken.fault is not None
    assert "event 4" in broken.fault
    assert (broken.entries, broken.next_due) == (None, None)
    assert (whole.id, whole.fault, whole.entries) == (second, None, 1)
    assert [(due.case.id, due.fault) for due in listing.list_dues(fresh(story))] == [
        (story.case, broken.fault),
        (second, None),
    ]
    assert [case for case, _ in listing.faults(fresh(story))] == [story.case]
    assert "events decode" in story.failed_checks()


WORDS: list[dict[str, str]] = [{"entry": "1", "pin": "p. 1", "words": "venue is proper"}]
ARGUED: dict[str, Callable[[Story], object]] = {
    "NoteWritten": lambda s: s.clerk.note(s.case, "1", "ask the client"),
    "PositionTaken": lambda s: s.position("A1", "2", "Bolt", "opposes"),
    "StandardStated": lambda s: s.clerk.standard(s.case, title="Venue", entry="1", elements=["a substantial part"]),
    "StandardFormulated": lambda s: s.clerk.formulate(s.case, standard="S1", entry="2", party="Bolt", summary="worded"),
    "ConcessionClaimed": lambda s: s.concede(argument="A1"),
    "ConcessionAnswered": lambda s: s.clerk.dispute(s.case, concession="C1", entry="2", party="Bolt", state="disputed"),
    "ConcessionReviewed": lambda s: s.clerk.review_concession(s.case, "C1", review="kept"),
    "WordsTraced": lambda s: s.clerk.trace(
        s.case, concession="C1", entry="2", party="Bolt", role="own_words", summary="said"
    ),
    "SourceChecked": lambda s: s.clerk.check(s.case, concession="C1", verdict="supports", detail="as it reads"),
    "PassagesLinked": lambda s: s.clerk.link(s.case, "A1", "C1", relation="supports"),
    "FindingRecorded": lambda s: s.clerk.finding(s.case, kind="two_accounts", entry="3", detail="too much", passages=WORDS * 2),
}  # fmt: skip
"""A command that records one event of each kind of which no list tells anything but its time."""


def test_a_row_moves_on_by_what_is_argued_without_its_case_being_read_and_is_what_reading_it_makes(
    story: Story, second: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.due(date(2023, 3, 10))
    story.enter("5", "motion", "Acme", date(2023, 2, 20))
    story.argue()
    story.clerk.cases()
    assert {kind.__name__ for kind in UNTOLD} == ARGUED.keys()

    for kind, act in ARGUED.items():
        story.clock.tick(60)
        act(story)
        assert type(story.store.events(story.case)[-1].event).__name__ == kind
        with monkeypatch.context() as patched:
            patched.setattr(listing, "read_case", None)  # to read one would fail
            row = fresh(story).cases()[0]
        models = story.store.read_models
        assert (row.last_recorded, row.pending) == (story.clock.now, 2)
        assert (models.cases()[story.case], models.dues_of(story.case)) == read_case(fresh(story), story.case)
    assert story.failed_checks() == []
    assert second in story.store.read_models.cases()


@pytest.mark.sqlite("on a server the next list does it")
def test_the_row_of_a_file_moves_on_within_the_commit_of_the_command(story: Story, second: str) -> None:
    story.clerk.cases()

    story.clerk.note(story.case, "1", "ask the client")
    story.clerk.enter(second, entry="2", kind="answer", title="Answer", filed=date(2023, 1, 20))

    versions = {case: row.version for case, row in story.store.read_models.cases().items()}
    assert versions[story.case] == story.store.head_of(story.case).version
    assert versions[second] < story.store.head_of(second).version


@pytest.mark.parametrize("told", ["no JSON", "[1, 2]"])
def test_a_row_that_somebody_changed_keeps_no_command_from_being_recorded(story: Story, told: str) -> None:
    story.clerk.cases()
    behind(story.path, f"UPDATE case_rows SET summary = '{told}'")

    story.clerk.note(story.case, "1", "ask the client")
    listing.rebuild(story.clerk)

    assert fresh(story).cases()[0].last_recorded == story.clock.now
    assert story.failed_checks() == []


def test_a_row_that_somebody_else_made_meanwhile_is_not_moved_on(story: Story) -> None:
    story.clerk.cases()
    row = story.store.read_models.cases()[story.case]
    story.clerk.note(story.case, "1", "ask the client")
    news = [story.store.events(story.case)[-1].event]
    story.enter("9", "notice", "Acme", date(2023, 2, 20))
    story.clerk.cases()
    made = story.store.read_models.cases()

    story.store.read_models.move_on([(row, news)])

    assert story.store.read_models.cases() == made


def test_the_rows_of_some_cases_are_made_and_no_others(story: Story, second: str) -> None:
    story.clerk.cases()
    story.enter("9", "notice", "Acme", date(2023, 2, 20))
    story.clerk.enter(second, entry="2", kind="answer", title="Answer", filed=date(2023, 1, 20))

    listing.catch_up_on(fresh(story), [second])

    versions = {case: row.version for case, row in story.store.read_models.cases().items()}
    assert versions[second] == story.store.head_of(second).version
    assert versions[story.case] < story.store.head_of(story.case).version


def test_rows_cannot_be_made_ahead_where_nothing_may_be_written(story: Story) -> None:
    reader = fresh(story)
    reader.read_only = True

    listing.catch_up_on(reader, [story.case])

    assert story.store.read_models.cases() == {}


def test_a_changed_row_is_found_by_verify_and_made_again_by_a_rebuild(story: Story) -> None:
    story.due(date(2023, 3, 10))
    story.clerk.cases()
    behind(story.path, "UPDATE due_rows SET content = replace(content, 'Opposition', 'Nothing')")

    assert story.failed_checks() == ["lists over all cases"]

    assert listing.rebuild(fresh(story)) == 1
    assert story.failed_checks() == []
    assert listing.list_dues(fresh(story))[0].deadlines[0].what == "Opposition"


def test_a_rebuild_makes_the_rows_that_looking_made(story: Story, second: str) -> None:
    story.due(date(2023, 3, 10))
    story.clerk.hearing(story.case, what="Argument", on=date(2023, 4, 1), entry="4")
    story.clerk.cases()
    models = story.store.read_models
    looked = (models.cases(), models.dues())

    assert listing.rebuild(story.clerk) == 2

    assert (models.cases(), models.dues()) == looked
    assert [due.kind for due in models.dues()][:2] == ["deadline", "hearing"]
    assert second in models.cases()


def test_an_older_reading_does_not_overwrite_a_newer_one(story: Story) -> None:
    old = read_case(story.clerk, story.case)
    story.enter("9", "notice", "Acme", date(2023, 2, 20))
    story.clerk.cases()

    story.store.read_models.keep([old])

    assert story.store.read_models.cases()[story.case].version > old[0].version


def test_a_program_that_only_reads_keeps_its_rows_in_memory(story: Story) -> None:
    reader = fresh(story)
    reader.read_only = True

    assert [row.entries for row in reader.cases()] == [4]
    assert [row.entries for row in reader.cases()] == [4]

    assert fresh(story).store.read_models.cases() == {}


def test_what_was_never_read_is_listed_at_once_by_its_opening(story: Story, second: str) -> None:
    rows = fresh(story).cases_at_once()

    assert [(row.name, row.entries, row.next_due) for row in rows] == [
        ("Acme Corp. v. Bolt LLC", None, None), ("Second v. Case", None, None),
    ]  # fmt: skip
    assert rows[1].id == second


def test_nothing_of_a_case_read_for_a_list_stays_in_memory(story: Story, second: str) -> None:
    reader = fresh(story)
    reader.record(second)

    reader.cases()

    assert list(reader._held) == [second]


def test_cases_are_kept_by_a_store_in_which_none_was_kept_before(place: Place, clock: Clock) -> None:
    told = Story(place, clock=clock).briefed()
    told.store.close()
    later = Clerk(Store(told.path), "later", clock)

    dues = listing.list_dues(later)

    assert isinstance(dues[0], CaseDue)
    assert later.store.read_models.cases()[told.case].version == later.store.head_of(told.case).version


def test_the_screen_is_told_what_is_known_while_cases_are_read(story: Story, second: str) -> None:
    told: list[int | None] = []

    rows = Desk(fresh(story)).cases(lambda known: told.extend(case.entries for case in known))

    assert told[:2] == [None, None]
    assert [row.entries for row in rows] == [4, 1]
    assert case_table(rows, date(2023, 3, 1)).rows[1].item == second


# --- motions that wait for a ruling -------------------------------------------------------------------------------------


@pytest.fixture
def decided(story: Story) -> Story:
    """The case with its motion denied, and another one that waits."""
    story.rule("1", "denied")
    story.enter("5", "motion", "Acme", date(2023, 2, 20))
    return story


def waiting(clerk: Clerk, moment: Moment = NOW) -> list[tuple[str, str, str, int | None]]:
    """The case, number, status and age of each."""
    return [(m.case.name, m.number, m.motion.status, m.motion.days) for m in pending_motions(clerk, moment)]


def test_motions_that_wait_for_a_ruling_are_listed_over_all_cases_the_oldest_first(decided: Story, second: str) -> None:
    decided.clerk.enter(second, entry="2", kind="motion", title="Motion to strike", filed=date(2023, 2, 10))

    assert waiting(decided.clerk) == [
        ("Second v. Case", "2", "pending", 0),
        ("Acme Corp. v. Bolt LLC", "5", "pending", 0),
    ]
    assert [row.pending for row in decided.clerk.cases()] == [1, 1]
    assert waiting(fresh(decided)) == waiting(decided.clerk)
    assert read_since(fresh(decided)) == []
    assert waiting(decided.clerk, Moment(day=date(2023, 1, 10))) == [("Acme Corp. v. Bolt LLC", "1", "pending", 8)]


def test_a_kept_motion_grows_older_and_turns_on_its_day_without_a_new_event(decided: Story) -> None:
    decided.enter("6", "notice", "Acme", date(2023, 3, 20))  # the docket tells of days ahead
    decided.clerk.hearing(decided.case, what="Motion Hearing", on=date(2023, 3, 8), entry="5")
    seen = []
    for day in (date(2023, 3, 1), date(2023, 3, 7), date(2023, 3, 8), date(2023, 3, 30)):
        decided.clock.to(day)
        [row] = waiting(fresh(decided))
        [folded] = [m for m in motions(decided.at()).motions if m.undecided]
        assert row[2:] == (folded.status, folded.days)
        seen.append(row[3])

    assert seen == [9, 15, 16, 28]


def test_a_motion_that_is_ruled_on_leaves_the_list_and_comes_back_with_an_undo(decided: Story) -> None:
    assert len(waiting(decided.clerk)) == 1
    decided.enter("6", "order", "court", date(2023, 2, 25), relations=[{"role": "rules_on", "to": "5"}])
    decided.rule("5", "denied", entry="6")

    assert waiting(fresh(decided)) == []

    decided.clerk.undo(decided.case)
    assert len(waiting(fresh(decided))) == 1


def test_a_changed_motion_is_found_by_verify(decided: Story) -> None:
    decided.clerk.cases()
    behind(decided.path, "UPDATE due_rows SET content = replace(content, 'Motion', 'Nothing') WHERE kind = 'motion'")

    assert decided.failed_checks() == ["lists over all cases"]


def test_the_command_lists_them_and_names_a_case_that_cannot_be_read(
    decided: Story, second: str, cli: CommandLine
) -> None:
    decided.clerk.enter(second, entry="2", kind="motion", title="Motion to strike", filed=date(2023, 2, 10))

    printed = cli.ok("motions", "--pending", "--all")
    assert [line.split()[0] for line in printed.lines if "PENDING" in line] == ["2", "5"]
    assert "Motion to strike" in printed.out
    assert [m["case"] for m in cli.json("motions", "--pending", "--all")["motions"]] == [
        "1:23-cv-00077",
        "1:23-cv-00042",
    ]
    assert "1 motion pending" in cli.ok("cases").out

    behind(
        decided.path,
        f"UPDATE stored_events SET state = '{{\"nonsense\": 1}}' WHERE originator_id = '{second}' AND originator_version = 2",
        f"UPDATE case_rows SET version = 1 WHERE case_id = '{second}'",
    )
    printed = cli.ok("motions", "--pending", "--all")
    assert f"{second} cannot be read" in printed.err
    assert is_a_sentence(printed.err)
    for command in (("agenda",), ("deadlines", "--all")):
        assert f"{second} cannot be read" in cli.ok(*command).out
    assert "[1:23-cv-00042]" in cli.ok("motions", "--pending", "--all").out


# --- several programs at once -------------------------------------------------------------------------------------------


def test_while_others_write_and_rebuild_every_list_and_search_tells_what_was_recorded_before_it(
    story: Story, second: str
) -> None:
    done, wrong = threading.Event(), list[BaseException]()

    def until_done(act: Callable[[Clerk], object]) -> threading.Thread:
        def run() -> None:
            clerk = fresh(story)
            try:
                while not done.is_set():
                    act(clerk)
            except BaseException as error:  # noqa: BLE001 (told below)
                wrong.append(error)
            finally:
                clerk.store.close()

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    def rebuild(clerk: Clerk) -> None:
        listing.rebuild(clerk)
        searching.rebuild(clerk)

    others = [until_done(act) for act in (lambda c: c.cases(), lambda c: searching.search(c, "heron"), rebuild)]
    reader = fresh(story)
    for n in range(12):
        story.clerk.enter(
            second, entry=str(10 + n), kind="notice", title=f"Notice {n} of the heron", filed=date(2023, 2, n + 1)
        )
        assert reader.cases()[1].entries == 2 + n
        assert searching.search(reader, "heron kind:entry").total == n + 1
    done.set()
    for thread in others:
        thread.join()

    assert wrong == []
    assert story.failed_checks() == []


# --- two at once --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rebuild", [listing.rebuild, searching.rebuild])
def test_of_two_rebuilds_at_once_one_waits_and_both_end_well(
    story: Story, second: str, rebuild: Callable[..., int]
) -> None:
    told: list[str] = []
    begun, go_on, counts = threading.Event(), threading.Event(), list[int]()

    def first() -> None:
        def progress(_: int, __: int) -> None:
            begun.set()
            go_on.wait(20)

        clerk = fresh(story)
        counts.append(rebuild(clerk, progress))
        clerk.store.close()

    def waiting() -> None:
        told.append("waits")
        go_on.set()

    ahead = threading.Thread(target=first)
    ahead.start()
    assert begun.wait(20)
    counts.append(rebuild(story.clerk, None, waiting))
    ahead.join(20)

    assert (counts, told) == ([2, 2], ["waits"])
    assert rebuild(story.clerk, None, waiting) == 2
    assert (told, story.failed_checks()) == (["waits"], [])
    assert second in story.store.read_models.cases() or rebuild is searching.rebuild


@pytest.mark.sqlite("a server lets go of its locks by itself")
def test_what_a_killed_rebuild_left_behind_stands_in_nobodys_way(story: Story) -> None:
    assert isinstance(story.path, Path)
    left = story.path.with_name(story.path.name + "-rebuild")
    left.touch()

    assert listing.rebuild(story.clerk) == 1
    assert not left.exists()


def test_a_rebuild_that_fails_lets_others_rebuild(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise FileAccessError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(listing, "put_in_place", fails)
        with pytest.raises(FileAccessError):
            listing.rebuild(story.clerk)

    assert listing.rebuild(fresh(story), None, lambda: pytest.fail("it waits for nobody")) == 1


def test_a_deadline_that_passed_without_being_seen_met_is_told_in_the_list_of_cases(story: Story) -> None:
    story.due(date(2023, 1, 20))
    story.clock.to(date(2023, 6, 1))

    row = fresh(story).cases()[0]

    assert (row.next_due, row.past_due) == (None, 1)
