"""Dates of docket text: proposed while they lie ahead, kept by a person, moved by later entries."""

from datetime import date
from typing import Any

import pytest
from builders import Placed, Story

from docket.clerk.queue import Proposal
from domain.errors import InvalidWordError
from domain.events import DocketDate, DocketReading
from projections.deadlines import deadlines

AHEAD, LATER, BEHIND = date(2023, 3, 20), date(2023, 4, 3), date(2023, 2, 20)


@pytest.fixture
def story(placed: Placed, tmp_path: Any) -> Story:
    """A motion; today is 1 March 2023."""
    story = Story(placed(tmp_path / "docket.db"))
    story.enter("1", "motion", "Acme", date(2022, 6, 1))  # so long ago that the rules propose nothing of it
    story.enter("8", "letter", "Bolt", date(2023, 2, 22))
    return story


def entered(story: Story, entry: str, kind: str, *dates: DocketDate, re: str = "1") -> None:
    reading = DocketReading(reader="test-1", detail=kind, dates=dates)
    story.enter(
        entry,
        kind,
        "court" if kind == "order" else None,
        date(2023, 2, 21),
        relations=[{"role": "continues", "to": re}],
    )
    story.clerk.revise(story.case, entry, reason="read", reading=reading.model_dump(mode="json"))


def told(
    kind: str, action: str, on: date | None, *, was: date | None = None, what: str = "Responses due"
) -> DocketDate:
    return DocketDate(kind=kind, what=what, action=action, on=on, was=was, words=f"{what} {action} {on}")  # type: ignore[arg-type]


def proposed(story: Story, *kinds: str) -> list[Proposal]:
    return [p for p in story.clerk.proposals(story.case) if p.review == "proposed" and p.kind in kinds]


class TestDeadlines:
    def test_a_date_ahead_is_proposed_with_the_words_and_one_behind_is_not(self, story: Story) -> None:
        entered(
            story, "2", "notice", told("deadline", "set", AHEAD), told("deadline", "set", BEHIND, what="Answer due")
        )

        (one,) = proposed(story, "docketed")

        assert (one.content["due"], one.entry) == ("2023-03-20", "2")
        assert "Responses due set 2023-03-20" in one.cue

    def test_who_must_act_is_asked_and_the_clerks_date_is_not_ordered(self, story: Story) -> None:
        entered(story, "2", "notice", told("deadline", "set", AHEAD))
        (one,) = proposed(story, "docketed")

        with pytest.raises(InvalidWordError, match="who must act"):
            story.clerk.keep(story.case, [one.id])
        (made,) = story.clerk.keep(story.case, [one.id], edits={"obligor": "Bolt"})

        kept = story.deadline(made.id)
        assert (kept.due, kept.certainty, kept.obligor) == (AHEAD, "computed_unverified", "Bolt LLC")
        assert proposed(story, "docketed") == []

    def test_an_orders_date_is_ordered(self, story: Story) -> None:
        entered(story, "2", "order", told("deadline", "set", AHEAD))
        (one,) = proposed(story, "docketed")
        (made,) = story.clerk.keep(story.case, [one.id], edits={"obligor": "Bolt"})

        assert story.deadline(made.id).certainty == "ordered"

    def test_a_date_that_a_later_entry_moved_is_proposed_once_where_it_stands_now(self, story: Story) -> None:
        entered(story, "2", "notice", told("deadline", "set", AHEAD))
        entered(story, "3", "order", told("deadline", "reset", LATER, was=AHEAD))

        assert [(p.entry, p.content["due"]) for p in proposed(story, "docketed")] == [("3", "2023-04-03")]

    def test_a_date_that_moves_leaves_another_one_of_the_same_day_where_it_is(self, story: Story) -> None:
        dates = (told("deadline", "set", AHEAD), told("deadline", "set", AHEAD, what="Discovery cutoff"))
        entered(story, "2", "notice", *dates)
        entered(story, "3", "order", told("deadline", "reset", LATER, was=AHEAD))

        assert {(p.entry, p.content["due"]) for p in proposed(story, "docketed")} == {
            ("2", "2023-03-20"),
            ("3", "2023-04-03"),
        }

    def test_a_date_that_moves_under_another_name_is_still_the_one_of_its_day(self, story: Story) -> None:
        entered(story, "2", "notice", told("deadline", "set", AHEAD))
        entered(story, "3", "order", told("deadline", "reset", LATER, was=AHEAD, what="Opposition"))

        assert [(p.entry, p.content["due"]) for p in proposed(story, "docketed")] == [("3", "2023-04-03")]

    def test_moving_a_kept_date_is_proposed_and_moves_nothing_before_it_is_kept(self, story: Story) -> None:
        entered(story, "2", "notice", told("deadline", "set", AHEAD))
        (made,) = story.clerk.keep(story.case, [proposed(story, "docketed")[0].id], edits={"obligor": "Bolt"})
        entered(story, "3", "order", told("deadline", "reset", LATER, was=AHEAD))

        (move,) = proposed(story, "move")
        assert story.deadline(made.id).due == AHEAD
        story.clerk.keep(story.case, [move.id])
        assert story.deadline(made.id).due == LATER
        assert [b.due for b in story.deadline(made.id).bases] == [AHEAD, LATER]

    def test_a_vacated_date_is_not_proposed(self, story: Story) -> None:
        entered(story, "2", "notice", told("deadline", "set", AHEAD))
        entered(story, "3", "order", told("deadline", "vacated", AHEAD))

        assert proposed(story, "docketed") == []


class TestHearings:
    def test_a_hearing_ahead_is_proposed_kept_and_then_moved(self, story: Story) -> None:
        entered(story, "2", "notice", told("hearing", "set", AHEAD, what="Motion Hearing"))
        (one,) = proposed(story, "hearing")
        (made,) = story.clerk.keep(story.case, [one.id])
        assert made.id == "H1"
        assert proposed(story, "hearing") == []

        entered(story, "3", "order", told("hearing", "continued", LATER, was=AHEAD, what="Motion Hearing"))
        (moved,) = proposed(story, "hearing")
        story.clerk.keep(story.case, [moved.id])

        (hearing,) = deadlines(story.at()).hearings
        assert (hearing.on, hearing.state) == (LATER, "reset")
        assert proposed(story, "hearing") == []

    def test_a_kept_hearing_that_the_docket_vacates_is_proposed_to_be_taken_off(self, story: Story) -> None:
        entered(story, "2", "notice", told("hearing", "set", AHEAD, what="Motion Hearing"))
        story.clerk.keep(story.case, [proposed(story, "hearing")[0].id])
        entered(story, "3", "order", told("hearing", "vacated", None, what="Motion Hearing"))

        (off,) = proposed(story, "hearing")
        story.clerk.keep(story.case, [off.id])

        assert [h.state for h in deadlines(story.at()).hearings] == ["vacated"]

    def test_a_hearing_behind_is_history(self, story: Story) -> None:
        entered(story, "2", "notice", told("hearing", "set", BEHIND, what="Motion Hearing"))

        assert proposed(story, "hearing") == []
