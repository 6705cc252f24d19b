"""The review queue: batches that one undo takes back, and papers read again without a decision lost or doubled."""

import json
import sqlite3
from typing import Any

import pytest
from builders import FILED, Story

from docket.clerk import Clerk
from docket.clerk.reviewing import Proposal
from docket.intake.reading import Reading as PaperReading
from domain.errors import InvalidWordError, NotPossibleError, UnknownReferenceError
from projections.deadlines import deadlines

ORDER = b"""\
UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA

Acme Corp., Plaintiff, v. Bolt LLC, Defendant.
Case No. 1:23-cv-00042

ORDER ON MOTION TO TRANSFER

Before the Court is the motion of Acme against Bolt.
Bolt shall file its answer by March 31, 2023, and shall serve its disclosures by April 14, 2023.
The log shall be produced by May 1, 2023.
The motion to transfer is GRANTED. The motion for fees is DENIED.
A status conference is set for June 2, 2023 at 10:00 a.m.
The Court need not decide whether venue was waived.
"""


@pytest.fixture
def reviewed(story: Story) -> Story:
    """The case with the paper of its order read."""
    story.clerk.file(story.case, ORDER, name="order.txt", entry="4")
    return story


def queue(story: Story) -> dict[str, Proposal]:
    return {p.id: p for p in story.clerk.proposals(story.case)}


def of_kind(story: Story, kind: str) -> list[Proposal]:
    return [p for p in queue(story).values() if p.kind == kind]


def waiting(story: Story) -> set[str]:
    return {p.id for p in queue(story).values() if p.review == "proposed"}


def test_a_batch_is_one_command_and_one_undo_takes_it_back(reviewed: Story) -> None:
    before = waiting(reviewed)
    ids = reviewed.clerk.waiting(reviewed.case, kind="deadline")

    made, told = reviewed.clerk.keep_clear(reviewed.case, ids)

    assert made == ["D1", "D2"]
    assert len(told) == 1
    assert "who must act" in told[0]
    reviewed.clerk.undo(reviewed.case)
    assert waiting(reviewed) == before
    assert not deadlines(reviewed.at()).deadlines


def test_a_range_passes_over_what_is_decided(reviewed: Story) -> None:
    first, *others = [p.id for p in of_kind(reviewed, "deadline")]
    reviewed.clerk.drop(reviewed.case, [first], reason="not ours")

    meant = reviewed.clerk.waiting(reviewed.case, [f"{first}-{others[-1]}"])

    assert first not in meant
    assert set(others) <= set(meant)


def test_filters_narrow_each_other(reviewed: Story) -> None:
    sure = reviewed.clerk.waiting(reviewed.case, kind="deadline", entry="4", sure=True)

    assert [queue(reviewed)[ident].content["due"] for ident in sure] == ["2023-03-31", "2023-04-14"]


@pytest.mark.parametrize("words", ["P9-P2", "P1-", "-"])
def test_what_is_no_range_is_refused(reviewed: Story, words: str) -> None:
    with pytest.raises(InvalidWordError):
        reviewed.clerk.waiting(reviewed.case, [words])


def test_a_filter_that_nothing_answers_to_is_refused(reviewed: Story) -> None:
    with pytest.raises(UnknownReferenceError):
        reviewed.clerk.waiting(reviewed.case, kind="argument")


def test_a_kept_hearing_stands_on_the_calendar(reviewed: Story) -> None:
    [hearing] = of_kind(reviewed, "hearing")

    [receipt] = reviewed.clerk.keep(reviewed.case, [hearing.id])

    assert receipt.id == "H1"
    assert (hearing.content["due"], hearing.content["due_time"]) == ("2023-06-02", "10:00")


def test_what_the_court_leaves_open_waits_for_the_choice_of_an_argument(reviewed: Story) -> None:
    argument = reviewed.argue(title="Whether venue was waived")
    [open_one] = [p for p in of_kind(reviewed, "ruling") if p.content.get("about") == "argument"]
    assert open_one.asks == ("on", "Which argument is it (A4)")
    with pytest.raises(InvalidWordError, match="--on A4"):
        reviewed.clerk.keep(reviewed.case, [open_one.id])
    assert reviewed.argument(argument).status != "not_reached"

    reviewed.clerk.keep(reviewed.case, [open_one.id], edits={"on": argument})

    assert reviewed.argument(argument).status == "not_reached"


# --- papers read again ------------------------------------------------------------------------------------------------


def shifted(story: Story, **changes: Any) -> list[dict[str, Any]]:
    """What an older reader made of the same order: other keys, and spans and words a little off."""
    read = story.clerk._proposed(story.clerk.read_paper(ORDER, "order.txt"))
    old = []
    for one in read:
        span = one["span"] | {"start": one["span"]["start"] + 2}
        old.append(one | {"key": f"old-{one['key']}", "span": span, "words": one["words"][2:]} | changes)
    return old


class OlderClerk(Clerk):
    """A clerk whose reader reads as an earlier version did."""

    rows: list[dict[str, Any]]

    def _proposed(self, reading: PaperReading) -> list[dict[str, Any]]:
        return self.rows


def older(story: Story, rows: list[dict[str, Any]]) -> None:
    """The store as it is when an older reader filed the order."""
    clerk = OlderClerk(story.store, "tester", story.clock)
    clerk.rows = rows
    clerk.file(story.case, ORDER, name="order.txt", entry="4")


def test_a_decision_outlives_a_reading_that_words_it_otherwise(story: Story) -> None:
    older(story, shifted(story))
    first, *_ = of_kind(story, "deadline")
    story.clerk.keep(story.case, [first.id])
    before = queue(story)

    [told] = story.clerk.reread(story.case, ["4"])

    after = queue(story)
    assert (told.new, told.withdrawn) == (0, 0)
    assert list(after) == list(before)
    assert (after[first.id].review, after[first.id].became) == ("kept", "D1")
    assert after[first.id].words == first.words


def test_an_undecided_proposal_keeps_its_number_and_gets_the_words_of_the_later_reading(story: Story) -> None:
    older(story, shifted(story))
    first, *_ = of_kind(story, "deadline")

    story.clerk.reread(story.case)

    assert queue(story)[first.id].start == first.start - 2
    story.clerk.keep(story.case, [first.id])
    assert queue(story)[first.id].review == "kept"


def test_what_a_later_reading_does_not_make_is_withdrawn_unless_it_was_decided(story: Story) -> None:
    rows = shifted(story)
    for place, one in enumerate(rows):
        if one["kind"] == "deadline":
            rows[place] = one | {"due": "2031-01-01"}
    older(story, rows)
    kept, *others = of_kind(story, "deadline")
    story.clerk.keep(story.case, [kept.id])

    [told] = story.clerk.reread(story.case, ["4"])

    after = queue(story)
    assert told.new == 3
    assert after[kept.id].review == "kept"
    assert [after[p.id].review for p in others] == ["withdrawn", "withdrawn"]
    with pytest.raises(NotPossibleError, match="no longer proposed"):
        story.clerk.keep(story.case, [others[0].id])


def test_reading_again_twice_changes_nothing_the_second_time(story: Story) -> None:
    older(story, shifted(story))
    story.clerk.reread(story.case)
    rows = story.store.proposals(story.case)

    story.clerk.reread(story.case)

    assert story.store.proposals(story.case) == rows


def test_a_paper_filed_again_after_an_undo_doubles_nothing_though_the_reader_changed(story: Story) -> None:
    older(story, shifted(story))
    ids = list(queue(story))
    story.clerk.undo(story.case)

    story.clerk.file(story.case, ORDER, name="order.txt", entry="4")

    assert list(queue(story)) == ids


def test_two_dates_in_one_stretch_of_words_are_two_proposals(reviewed: Story) -> None:
    first, second = of_kind(reviewed, "deadline")[:2]
    reviewed.clerk.drop(reviewed.case, [first.id], reason="performed")

    reviewed.clerk.reread(reviewed.case)

    assert queue(reviewed)[second.id].review == "proposed"


@pytest.mark.sqlite("the triggers of the file; those of a server: test_store_engines.py")
def test_no_proposal_is_changed_or_deleted_in_the_store(reviewed: Story) -> None:
    with sqlite3.connect(reviewed.path) as plain, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        plain.execute("DELETE FROM proposals")
    with sqlite3.connect(reviewed.path) as plain, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        plain.execute("UPDATE proposals SET content = ?", (json.dumps({}),))


def test_a_stipulated_date_that_is_kept_waits_for_the_order(story: Story) -> None:
    words = ORDER.replace(b"ORDER ON MOTION TO TRANSFER", b"STIPULATION TO EXTEND TIME")
    story.enter("5", "stipulation", "Bolt", FILED["4"])
    story.clerk.file(story.case, words, name="stipulation.txt", entry="5")
    first = next(p for p in of_kind(story, "deadline") if p.entry == "5")

    [receipt] = story.clerk.keep(story.case, [first.id])

    kept = story.deadline(receipt.id)
    assert first.confidence < 0.5
    assert kept.bases[0].kind == "stipulation"
    assert kept.certainty != "ordered"
