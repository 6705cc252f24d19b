"""Deadlines: a state derived from filings and the day asked for, every basis visible, nothing called missed in vain."""

from datetime import date

import pytest
from builders import FILED, Story

from domain.errors import InvalidWordError, NotPossibleError
from projections.deadlines import deadlines

DUE = date(2023, 1, 17)


def states(story: Story, ident: str, *days: str) -> list[str]:
    return [story.deadline(ident, day).state for day in days]


def bases(story: Story, ident: str, moment: str | None = None) -> list[tuple[str, bool, str]]:
    return [(b.kind, b.live, b.note) for b in story.deadline(ident, moment).bases]


# --- states -----------------------------------------------------------------------------------------------------------


def test_a_deadline_without_date_waits_and_says_for_what(story: Story) -> None:
    ident = story.due(None, entry="4", waiting_for="the decision on the transcript")

    view = story.deadline(ident)

    assert (view.state, view.due, view.days, view.certainty) == ("waiting", None, None, "conditional")
    assert view.why == ("ECF 4 (order): waits for the decision on the transcript.",)


def test_a_deadline_is_open_through_its_day_and_past_on_the_next(story: Story) -> None:
    ident = story.due(DUE, entry="1")

    assert states(story, ident, "2023-01-02", "2023-01-16", "2023-01-17", "2023-01-18") == [
        "open",
        "open",
        "open",
        "no_filing_seen",
    ]


def test_the_days_left_are_counted_from_the_day_asked_for(story: Story) -> None:
    ident = story.due(DUE, entry="1")

    assert [story.deadline(ident, day).days for day in ("2023-01-15", "2023-01-17", "2023-01-20")] == [2, 0, -3]


def test_now_is_the_day_of_the_clock(story: Story) -> None:
    ident = story.due(date(2023, 3, 2), entry="4")
    before = story.deadline(ident).state

    story.clock.to(date(2023, 3, 3))

    assert (before, story.deadline(ident).state) == ("open", "no_filing_seen")


def test_a_filing_on_the_last_day_meets_it(story: Story) -> None:
    ident = story.due(FILED["2"], entry="1")
    story.clerk.perform(story.case, ident, by="2")

    view = story.deadline(ident)

    assert view.state == "met"
    assert view.met_by
    assert (view.met_by.id, view.met_by.on) == ("2", FILED["2"])


def test_a_filing_a_day_late_meets_it_late(story: Story) -> None:
    ident = story.due(FILED["2"].replace(day=15), entry="1")
    story.clerk.perform(story.case, ident, by="2")

    assert story.deadline(ident).state == "met_late"


def test_a_deadline_is_met_only_from_the_filing_that_meets_it(story: Story) -> None:
    ident = story.due(DUE, entry="1")
    story.clerk.perform(story.case, ident, by="2")

    assert states(story, ident, "2023-01-15", "2023-01-16", "2023-02-28") == ["open", "met", "met"]


def test_the_first_filing_recorded_as_performing_it_counts(story: Story) -> None:
    ident = story.due(DUE, entry="1")
    story.clerk.perform(story.case, ident, by="3")
    story.clerk.perform(story.case, ident, by="2")

    view = story.deadline(ident)

    assert view.met_by
    assert (view.met_by.id, view.state) == ("2", "met")


def test_no_filing_seen_says_through_which_date_the_docket_is_current(story: Story) -> None:
    ident = story.due(DUE, entry="1")

    view = story.deadline(ident)

    assert view.state == "no_filing_seen"
    assert view.why == ("Due 2023-01-17 under ECF 1 (order); no filing seen, docket current through 2023-02-06.",)
    assert deadlines(story.at()).current_through == FILED["4"]


def test_what_leaves_no_entry_is_never_called_missed(story: Story) -> None:
    ident = story.due(date(2023, 2, 28), entry="4", off_docket=True)

    assert states(story, ident, "2023-02-20", "2023-02-28", "2023-03-01", "2033-01-01") == [
        "open", "open", "performance_unknown", "performance_unknown",
    ]  # fmt: skip
    assert "it is not known" in story.deadline(ident).why[0]


def test_what_leaves_no_entry_is_met_when_somebody_records_it(story: Story) -> None:
    ident = story.due(date(2023, 2, 28), entry="4", off_docket=True)

    story.clerk.event(story.case, what="Produced", on=date(2023, 2, 27), kind="production", performs=ident)

    view = story.deadline(ident)
    assert view.state == "met"
    assert view.met_by
    assert (view.met_by.id, view.met_by.on) == ("O1", date(2023, 2, 27))
    assert story.deadline(ident, "2023-02-26").state == "open"


def test_what_leaves_no_entry_may_be_recorded_as_late(story: Story) -> None:
    ident = story.due(date(2023, 2, 28), entry="4", off_docket=True)

    story.clerk.event(story.case, what="Produced", on=date(2023, 3, 1), kind="production", performs=ident)

    assert story.deadline(ident).state == "met_late"


def test_a_vacated_deadline_stays_visible_with_the_order_that_took_it_off(story: Story) -> None:
    ident = story.due(date(2023, 2, 28), entry="1")

    story.clerk.vacate(story.case, ident, entry="4", ground="Order at 2")

    assert story.deadline(ident).state == "vacated"
    assert story.deadline(ident).why == ("Taken off by Order (ECF 4): Order at 2",)
    assert story.deadline(ident, "ecf:3").state == "open"


def test_meeting_a_deadline_whose_date_is_unknown_says_that_timeliness_cannot_be_told(story: Story) -> None:
    ident = story.due(None, entry="1", waiting_for="the order is not at hand")
    story.clerk.perform(story.case, ident, by="2")

    view = story.deadline(ident)

    assert view.state == "met"
    assert "whether it was met in time cannot be told" in view.assumptions[-1]


def test_an_assumed_filing_date_is_told_where_it_decides(story: Story) -> None:
    story.enter("5", "letter", "Bolt", FILED["2"], filed_assumed=True)
    ident = story.due(DUE, entry="1")
    story.clerk.perform(story.case, ident, by="5")

    assert story.deadline(ident).assumptions == ("The date after “Dated:” is taken for the filing date.",)


# --- bases ------------------------------------------------------------------------------------------------------------


def test_an_order_supersedes_a_rule_and_the_rule_stays_visible(story: Story) -> None:
    ident = story.due(DUE, entry="1", basis="rule", ground="Civil L.R. 7-3")
    story.clerk.move(story.case, ident, on=date(2023, 2, 28), entry="4", ground="Order at 2")

    view = story.deadline(ident)

    assert (view.due, view.basis, view.certainty) == (date(2023, 2, 28), "order", "ordered")
    assert bases(story, ident) == [
        ("rule", False, "superseded by the order (Order at 2)"),
        ("order", True, "governs"),
    ]


def test_before_the_order_the_rule_still_ruled(story: Story) -> None:
    ident = story.due(DUE, entry="1", basis="rule", ground="Civil L.R. 7-3")
    story.clerk.move(story.case, ident, on=date(2023, 2, 28), entry="4", ground="Order at 2")

    assert story.deadline(ident, "ecf:3").due == DUE
    assert bases(story, ident, "ecf:3") == [("rule", True, "governs")]


def test_a_rule_recorded_after_an_order_does_not_move_it(story: Story) -> None:
    ident = story.due(DUE, entry="1", ground="Order at 1")
    story.clerk.move(story.case, ident, on=date(2023, 2, 28), basis="rule", ground="Civil L.R. 7-3", entry="4")

    assert (story.deadline(ident).due, story.deadline(ident).basis) == (DUE, "order")


def test_the_last_order_rules(story: Story) -> None:
    ident = story.due(DUE, entry="1", ground="first order")
    story.enter("5", "order", "court", date(2023, 2, 20))
    story.clerk.move(story.case, ident, on=date(2023, 3, 20), entry="5", ground="third order")
    story.clerk.move(story.case, ident, on=date(2023, 2, 20), entry="4", ground="second order")

    assert story.deadline(ident).due == date(2023, 3, 20)
    assert story.deadline(ident, "ecf:4").due == date(2023, 2, 20)


def test_a_stipulation_that_awaits_an_order_moves_nothing(story: Story) -> None:
    ident = story.due(DUE, entry="1", basis="rule", ground="Civil L.R. 7-3")
    story.clerk.move(story.case, ident, on=date(2023, 2, 28), basis="stipulation", entry="2", awaiting_order=True)

    view = story.deadline(ident)

    assert (view.due, view.state) == (DUE, "no_filing_seen")
    assert bases(story, ident) == [
        ("rule", True, "governs"),
        ("stipulation", False, "awaiting an order: moves nothing"),
    ]


def test_a_stipulation_that_needs_no_order_moves_a_rule(story: Story) -> None:
    ident = story.due(DUE, entry="1", basis="rule", ground="Civil L.R. 7-3")
    story.clerk.move(story.case, ident, on=date(2023, 2, 28), basis="stipulation", entry="2", unsigned="L.R. 6-1(a)")

    assert (story.deadline(ident).due, story.deadline(ident).certainty) == (date(2023, 2, 28), "conditional")


def test_a_stipulation_does_not_move_an_order(story: Story) -> None:
    ident = story.due(DUE, entry="1", ground="Order at 1")
    story.clerk.move(story.case, ident, on=date(2023, 2, 28), basis="stipulation", entry="2")

    assert story.deadline(ident).due == DUE


@pytest.mark.parametrize(
    ("basis", "certainty"),
    [("order", "ordered"), ("rule", "computed_unverified"), ("stipulation", "conditional")],
)
def test_only_an_ordered_date_is_called_ordered(story: Story, basis: str, certainty: str) -> None:
    assert story.deadline(story.due(DUE, entry="4", basis=basis)).certainty == certainty


def test_what_stands_in_a_partys_paper_is_not_ordered(story: Story) -> None:
    receipt = story.clerk.due(story.case, what="Opposition", obligor="Bolt", on=DUE, entry="1")

    assert receipt.notes[0].startswith("ECF 1 is a motion, not an order: the date is shown as conditional.")
    assert story.deadline(receipt.id).certainty == "conditional"
    with pytest.raises(InvalidWordError, match="nothing in it is ordered"):
        story.due(DUE, entry="1", certainty="ordered")


def test_a_partys_paper_moves_no_date_and_takes_none_off(story: Story) -> None:
    ident = story.due(DUE, entry="4")
    moved = story.clerk.move(story.case, ident, on=DUE.replace(day=20), entry="2")

    assert moved.notes == (
        "ECF 2 is an opposition, not an order: it moves nothing, and the old date stays until the court orders.",
    )
    assert story.deadline(ident).due == DUE
    with pytest.raises(NotPossibleError, match="ECF 2 is an opposition: it takes no date off"):
        story.clerk.vacate(story.case, ident, entry="2", ground="moot")


def test_a_paper_that_withdraws_the_motion_takes_its_dates_off(story: Story) -> None:
    ident = story.due(DUE, entry="4")
    story.enter("5", "letter", "Acme", relations=[{"role": "withdraws", "to": "1"}])

    story.clerk.vacate(story.case, ident, entry="5", ground="the motion was withdrawn")

    assert story.deadline(ident).state == "vacated"


def test_a_date_in_dispute_names_the_safe_one(story: Story) -> None:
    ident = story.due(DUE, entry="1", basis="rule", certainty="disputed")
    story.clerk.move(story.case, ident, on=DUE.replace(day=20), entry="2", basis="rule", certainty="disputed")

    assert (story.deadline(ident).due, story.deadline(ident).safe_date) == (DUE.replace(day=20), DUE)


def test_steps_ground_time_and_zone_are_kept_as_stated(story: Story) -> None:
    ident = story.due(
        DUE, entry="1", basis="rule", ground="FRCP 6(a)", steps=["14 days", "Monday is a holiday"], time="17:00",
        tz="America/Los_Angeles",
    )  # fmt: skip

    view = story.deadline(ident)

    assert (view.due_time, view.tz) == ("17:00", "America/Los_Angeles")
    assert (view.bases[0].ground, view.bases[0].steps) == ("FRCP 6(a)", ("14 days", "Monday is a holiday"))


def test_a_deadline_stands_from_the_paper_that_sets_it(story: Story) -> None:
    ident = story.due(date(2023, 2, 28), entry="4")

    assert [d.id for d in deadlines(story.at("2023-02-05")).deadlines] == []
    assert [d.id for d in deadlines(story.at("2023-02-06")).deadlines] == [ident]


def test_deadlines_stand_by_their_dates_and_those_without_come_last(story: Story) -> None:
    waiting = story.due(None, entry="1", waiting_for="the order")
    later = story.due(date(2023, 3, 28), entry="1")
    sooner = story.due(date(2023, 2, 28), entry="1")

    assert [d.id for d in deadlines(story.at()).deadlines] == [sooner, later, waiting]


# --- hearings ---------------------------------------------------------------------------------------------------------


def test_a_hearing_is_reset_vacated_or_held_by_what_comes_later(story: Story) -> None:
    hearing = story.clerk.hearing(story.case, what="Motion hearing", on=date(2023, 2, 13), entry="1").id
    story.clerk.change_hearing(story.case, hearing, state="reset", on=date(2023, 2, 20), entry="3")
    story.clerk.change_hearing(story.case, hearing, state="vacated", entry="4")

    held = [
        (h.state, h.on) for moment in ("ecf:1", "ecf:3", None) for h in deadlines(story.at(moment)).hearings
    ]  # fmt: skip

    assert held == [("set", date(2023, 2, 13)), ("reset", date(2023, 2, 20)), ("vacated", date(2023, 2, 20))]
