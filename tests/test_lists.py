"""The lists over all cases: kept rows that are made again when a case moves on or a day changes it, and faults that are shown."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from builders import Clock, Story
from cli_harness import PAPERS

from docket.clerk import Clerk, listing
from docket.clerk.agenda import CaseDue
from docket.clerk.case_rows import read_case
from docket.store.log import Store
from tui.desk import Desk
from tui.rows.cases import case_table


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


def tampered(path: Path, *statements: str) -> None:
    """The file changed behind the program's back."""
    with sqlite3.connect(path) as connection:
        for trigger in ("stored_events_no_update", "stored_events_no_delete"):
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        for statement in statements:
            connection.execute(statement)
    connection.close()


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
    tampered(
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
    tampered(story.path, "UPDATE due_rows SET content = replace(content, 'Opposition', 'Nothing')")

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

    with sqlite3.connect(story.path) as connection:
        assert connection.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'case_rows'").fetchone() == (0,)
    connection.close()


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


def test_cases_are_kept_by_a_store_of_the_version_before(tmp_path: Path, clock: Clock) -> None:
    told = Story(tmp_path / "docket.db", clock=clock).briefed()
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
    assert case_table(rows).rows[1].item == second
