"""Schedules: what the rules propose on a docket. A proposal moves nothing; a person keeps it; what moves is proposed again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import FILED, Placed, Story

from docket.clerk.queue import Proposal
from docket.schedules.expected import schedule
from domain.errors import FileAccessError, InvalidWordError, NotPossibleError
from domain.events import CaseDescribed
from projections.deadlines import DeadlineView, deadlines
from projections.why import why

DEC_19 = date(2022, 12, 19)


def waiting(story: Story, *kinds: str) -> list[Proposal]:
    """The undecided proposals made by rules."""
    wanted = kinds or ("schedule", "move", "performance")
    return [p for p in story.clerk.proposals(story.case) if p.review == "proposed" and p.kind in wanted]


def dates(found: list[Proposal]) -> list[tuple[str, str | None, str | None]]:
    """Rule or deadline, date and obligor of each."""
    return [(p.cue.removeprefix("N.D. Cal. Civil L.R. "), p.content["due"], p.content["obligor"]) for p in found]


def keep(story: Story, *found: Proposal) -> list[str]:
    return [receipt.id for receipt in story.clerk.keep(story.case, [p.id for p in found])]


def moved(story: Story, filed: date = DEC_19, **facts: Any) -> None:
    story.enter("1", "motion", "Acme", filed, title=facts.pop("title", "Motion to compel"), **facts)


def kept_pair(story: Story) -> tuple[str, str]:
    """A motion whose opposition (D1) and reply (D2) dates a person has kept, one after the other."""
    moved(story)
    [opposition] = keep(story, waiting(story)[0])
    [reply] = keep(story, waiting(story)[0])
    return opposition, reply


def view(story: Story, ident: str) -> DeadlineView:
    return story.deadline(ident)


# --- a motion ---------------------------------------------------------------------------------------------------------


def test_a_motion_proposes_its_opposition_and_the_reply_from_the_day_on_which_that_is_due(empty: Story) -> None:
    moved(empty)

    assert dates(waiting(empty)) == [("7-3(a)", "2023-01-03", "bolt-llc"), ("7-3(c)", "2023-01-10", "acme-corp")]


def test_a_proposal_is_no_deadline_until_it_is_kept(empty: Story) -> None:
    moved(empty)

    assert deadlines(empty.at()).deadlines == ()
    assert keep(empty, waiting(empty)[0]) == ["D1"]
    kept = view(empty, "D1")
    assert (kept.due, kept.basis, kept.review, kept.bases[0].rule_pack) == (
        date(2023, 1, 3), "rule", "kept", "cand@2025.1",
    )  # fmt: skip
    assert any("New Year" in step and "FRCP 6(a)" in step for step in kept.bases[0].steps)


def test_proposals_keep_their_numbers_and_are_never_doubled(empty: Story) -> None:
    moved(empty)

    first, again = waiting(empty), waiting(empty)

    assert [p.id for p in first] == [p.id for p in again] == ["P1", "P2"]


def test_a_dropped_date_is_not_proposed_again(empty: Story) -> None:
    moved(empty)
    empty.clerk.drop(empty.case, ["P1"], reason="the judge sets the briefing")
    empty.clerk.revise(empty.case, "1", reason="stamp", filed=date(2022, 12, 20))

    assert [p.cue for p in waiting(empty)] == ["N.D. Cal. Civil L.R. 7-3(c)"]


def test_an_undecided_proposal_follows_the_record_by_itself(empty: Story) -> None:
    moved(empty)
    empty.clerk.revise(empty.case, "1", reason="stamp", filed=date(2022, 12, 21))

    assert [p.content["due"] for p in waiting(empty)] == ["2023-01-04", "2023-01-11"]
    assert [p.id for p in waiting(empty)] == ["P1", "P2"]


def test_a_decided_motion_opens_no_schedule_any_more(empty: Story) -> None:
    moved(empty)
    empty.enter("2", "order", "court", date(2022, 12, 22), relations=[{"role": "rules_on", "to": "1"}])

    assert waiting(empty, "schedule") == []


def test_a_sealed_motion_proposes_nothing(empty: Story) -> None:
    moved(empty, sealed=True)

    assert waiting(empty) == []


def test_as_of_a_day_before_the_motion_nothing_is_proposed(empty: Story) -> None:
    moved(empty)
    waiting(empty)

    assert empty.clerk.proposals(empty.case, empty.at("2022-12-18")) == []
    assert len(empty.clerk.proposals(empty.case, empty.at("2022-12-19"))) == 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Administrative motion to file under seal", [("7-11(b)", "2022-12-23")]),
        ("Motion to extend time to respond", [("6-3(b)", "2022-12-23")]),
        ("Motion for leave to file a motion for reconsideration", []),
        ("Unopposed motion to extend time", []),
        ("Motion", [("7-3(a)", "2023-01-03"), ("7-3(c)", "2023-01-10")]),
    ],
)
def test_the_sort_of_a_motion_chooses_its_rule(empty: Story, title: str, expected: list[tuple[str, str]]) -> None:
    moved(empty, title=title)

    assert [row[:2] for row in dates(waiting(empty))] == expected


def test_who_must_act_is_asked_where_several_parties_oppose(empty: Story) -> None:
    empty.clerk.party(empty.case, name="Crest Inc.", role="defendant")
    moved(empty)
    [opposition, _] = waiting(empty)

    assert opposition.content["obligor"] is None
    assert opposition.content["obligors"] == ["bolt-llc", "crest-inc"]


def test_without_a_filer_nobody_is_taken_for_the_other_side(empty: Story) -> None:
    empty.enter("1", "motion", None, DEC_19)

    assert [p.content["obligors"] for p in waiting(empty)] == [[], []]


def other_court(placed: Placed, tmp_path: Any, court: str) -> Story:
    """The same parties before another court."""
    story = Story(placed(tmp_path / f"{court}.db"))
    story.case = story.clerk.open("1:23-cv-00077", court=court, name="Acme Corp. v. Bolt LLC").id
    story.clerk.party(story.case, name="Acme Corp.", role="plaintiff", label="Acme", aliases=["Acme"])
    story.clerk.party(story.case, name="Bolt LLC", role="defendant", label="Bolt", aliases=["Bolt"])
    return story


@pytest.mark.parametrize(
    ("court", "title", "expected"),
    [
        # 14 days from service (7-3 and others), reply from service of the opposition, which has not come
        ("nysd", "Motion to dismiss", [("2023-03-20", None), (None, "to be served")]),
        ("nysd", "Motion to compel", [("2023-03-13", None), (None, "to be served")]),
        # both from the filing of the motion
        ("wawd", "Motion to dismiss", [(None, "only as it stands since 2024-04-26"), (None, "only as it stands since")]),
        # from the filing of the motion, then of the response
        ("txnd", "Motion to compel", [("2023-03-27", None), (None, "to be filed")]),
        ("caed", "Motion to compel", [("2023-03-20", None), (None, "to be filed")]),
        # from a hearing that is not on the calendar
        ("cacd", "Motion to compel", [(None, "hearing of Motion"), (None, "hearing of Motion")]),
        ("njd", "Motion to compel", [(None, "hearing of Motion"), (None, "hearing of Motion")]),
        ("mad", "Motion for summary judgment", [("2023-03-27", None)]),
        ("mad", "Motion to compel", [("2023-03-20", None)]),
        ("ilnd", "Motion to compel", [(None, "the judge sets the briefing")]),
        ("vtd", "Motion to compel", []),
    ],
)  # fmt: skip
def test_each_court_counts_from_its_own_anchor(
    placed: Placed, tmp_path: Any, court: str, title: str, expected: list[Any]
) -> None:
    story = other_court(placed, tmp_path, court)
    story.enter("1", "motion", "Acme", date(2023, 3, 6), title=title)
    at = story.at()

    lines = schedule(at, at.record.entries["1"])

    told = [(str(one.due) if one.due else None, one) for one in lines]
    assert [due for due, _ in told] == [due for due, _ in expected]
    for (_, one), (_, waits) in zip(told, expected, strict=True):
        said = one.line.nothing_due or one.error or one.ground.waits_for or ""
        assert (waits or "") in said
    story.store.close()


# --- what waits -------------------------------------------------------------------------------------------------------


def test_a_reply_waits_for_the_paper_from_whose_service_it_runs(placed: Placed, tmp_path: Any) -> None:
    story = other_court(placed, tmp_path, "dcd")
    story.enter("1", "motion", "Acme", date(2023, 3, 6))
    ids = keep(story, *waiting(story))
    assert [view(story, i).state for i in ids] == ["open", "waiting"]

    story.enter("2", "opposition", "Bolt", date(2023, 3, 15), responds_to=["1"])
    found = {p.kind: p for p in waiting(story)}

    assert view(story, ids[1]).due is None
    assert found["move"].content["due"] == "2023-03-22"
    keep(story, found["move"])
    assert (view(story, ids[1]).due, view(story, ids[1]).state) == (date(2023, 3, 22), "open")
    story.store.close()


def test_a_summons_is_never_taken_for_served(empty: Story) -> None:
    empty.enter("1", "complaint", "Acme", date(2023, 1, 2))
    [answer] = waiting(empty)
    assert answer.content["due"] is None
    [ident] = keep(empty, answer)
    assert view(empty, ident).state == "waiting"

    empty.clerk.event(
        empty.case, what="Summons served on Bolt", on=date(2023, 1, 9), kind="service", party="Acme", entry="1"
    )

    assert [(p.kind, p.content["due"]) for p in waiting(empty)] == [("move", "2023-01-30")]


@pytest.mark.parametrize(
    ("kind", "title", "party", "met"),
    [
        ("answer", "Answer", "Bolt", True),
        ("motion", "Motion to dismiss under Rule 12(b)(6)", "Bolt", True),
        ("motion", "Motion for a more definite statement", "Bolt", True),
        ("motion", "Motion to stay", "Bolt", False),
        ("motion", "Motion to dismiss without prejudice", "Acme", False),
    ],
)
def test_an_answer_or_a_motion_under_rule_12_meets_the_time_to_respond(
    empty: Story, kind: str, title: str, party: str, *, met: bool
) -> None:
    empty.enter("1", "complaint", "Acme", date(2023, 1, 2), served=date(2023, 1, 9))
    [answer] = keep(empty, *waiting(empty))
    empty.enter("2", kind, party, date(2023, 1, 30), title=title)

    found = [p for p in waiting(empty, "performance") if p.content["deadline"] == answer]
    assert bool(found) is met


def test_a_hearing_that_moves_proposes_other_dates_and_moves_none(placed: Placed, tmp_path: Any) -> None:
    story = other_court(placed, tmp_path, "cacd")
    story.enter("1", "motion", "Acme", date(2023, 3, 1))
    hearing = story.clerk.hearing(story.case, what="Motion", on=date(2023, 4, 10), entry="1").id
    ids = keep(story, *waiting(story))
    assert [view(story, i).due for i in ids] == [date(2023, 3, 20), date(2023, 3, 27)]

    story.enter("2", "order", "court", date(2023, 3, 8), title="Order continuing hearing")
    story.clerk.change_hearing(story.case, hearing, state="reset", on=date(2023, 4, 24), entry="2")

    assert [view(story, i).due for i in ids] == [date(2023, 3, 20), date(2023, 3, 27)]
    assert [p.content["due"] for p in waiting(story, "move")] == ["2023-04-03", "2023-04-10"]
    keep(story, *waiting(story, "move"))
    assert [view(story, i).due for i in ids] == [date(2023, 4, 3), date(2023, 4, 10)]
    assert story.deadline(ids[0], "2023-03-07").due == date(2023, 3, 20)  # the order moved it, not the motion
    assert story.deadline(ids[0], "2023-03-08").due == date(2023, 4, 3)
    story.store.close()


def test_a_vacated_hearing_leaves_no_date(placed: Placed, tmp_path: Any) -> None:
    story = other_court(placed, tmp_path, "casd")
    story.enter("1", "motion", "Acme", date(2023, 3, 1))
    hearing = story.clerk.hearing(story.case, what="Motion", on=date(2023, 4, 10), entry="1").id
    ids = keep(story, *waiting(story))
    story.clerk.change_hearing(story.case, hearing, state="vacated", entry=None)

    proposed = waiting(story, "move")

    assert [p.content["due"] for p in proposed] == [None, None]
    keep(story, *proposed)
    assert {view(story, i).state for i in ids} == {"waiting"}
    story.store.close()


# --- what moves -------------------------------------------------------------------------------------------------------


def test_a_corrected_filing_date_moves_nothing_by_itself(empty: Story) -> None:
    opposition, reply = kept_pair(empty)
    empty.clerk.revise(empty.case, "1", reason="stamp", filed=date(2022, 12, 21))

    [move] = waiting(empty, "move")

    assert (view(empty, opposition).due, view(empty, reply).due) == (date(2023, 1, 3), date(2023, 1, 10))
    assert move.content["due"] == "2023-01-04"


def test_a_kept_move_leaves_the_earlier_date_readable_and_proposes_its_dependents(empty: Story) -> None:
    opposition, reply = kept_pair(empty)
    empty.clerk.revise(empty.case, "1", reason="stamp", filed=date(2022, 12, 21))
    keep(empty, *waiting(empty, "move"))

    bases = [(b.due, b.live) for b in view(empty, opposition).bases]
    assert bases == [(date(2023, 1, 3), False), (date(2023, 1, 4), True)]
    assert [(p.content["deadline"], p.content["due"]) for p in waiting(empty, "move")] == [(reply, "2023-01-11")]
    assert any("2022-12-21" in told for told in why(empty.at(), opposition).because)


def test_undoing_the_ground_proposes_the_way_back(empty: Story) -> None:
    kept_pair(empty)
    empty.clerk.revise(empty.case, "1", reason="stamp", filed=date(2022, 12, 21))
    command = empty.clerk.record(empty.case).recorded[-1].position
    keep(empty, *waiting(empty, "move"))
    keep(empty, *waiting(empty, "move"))
    assert waiting(empty, "move") == []

    empty.clerk.undo(empty.case, f"pos:{command}")

    assert [p.content["due"] for p in waiting(empty, "move")] == ["2023-01-03"]


def test_an_undecided_move_goes_with_its_ground(empty: Story) -> None:
    kept_pair(empty)
    empty.clerk.revise(empty.case, "1", reason="stamp", filed=date(2022, 12, 21))
    assert waiting(empty, "move")

    empty.clerk.undo(empty.case)

    assert waiting(empty, "move") == []


def test_an_order_overrides_the_rule_and_moves_what_is_counted_from_it(empty: Story) -> None:
    opposition, reply = kept_pair(empty)
    empty.enter("2", "order", "court", date(2022, 12, 28), title="Order extending time")
    empty.clerk.move(empty.case, opposition, on=date(2023, 1, 17), entry="2")

    assert [(b.kind, b.due, b.live) for b in view(empty, opposition).bases] == [
        ("rule", date(2023, 1, 3), False), ("order", date(2023, 1, 17), True),
    ]  # fmt: skip
    assert view(empty, reply).due == date(2023, 1, 10)
    [move] = waiting(empty, "move")
    assert (move.content["deadline"], move.content["due"], move.entry) == (reply, "2023-01-24", "2")


def test_an_order_on_the_same_paper_is_proposed_as_overriding_the_rule(empty: Story) -> None:
    opposition, reply = kept_pair(empty)
    empty.enter("2", "order", "court", date(2022, 12, 28), title="Briefing schedule")
    ordered = empty.due(date(2023, 1, 17), entry="2", what="File the opposition to the motion to compel")
    empty.due(date(2023, 1, 20), entry="2", what="Produce the logs")

    [move] = waiting(empty, "move")

    assert (move.content["deadline"], move.content["due"]) == (opposition, "2023-01-17")
    assert ordered in move.title
    assert view(empty, opposition).due == date(2023, 1, 3)
    keep(empty, move)
    assert (view(empty, opposition).due, view(empty, opposition).basis) == (date(2023, 1, 17), "order")
    assert [(p.content["deadline"], p.content["due"]) for p in waiting(empty, "move")] == [(reply, "2023-01-24")]


@pytest.mark.parametrize(
    ("what", "off_docket", "is_the_opposition"),
    [
        ("Respond to the plaintiff's renewed motion to compel", False, True),
        ("File a response to ECF 1", False, True),
        ("Respond to the subpoena", False, False),
        ("Serve responses to the second set of interrogatories", False, False),
        ("Produce what the motion asks for, with any opposition withdrawn", True, False),
    ],
)
def test_an_order_on_something_else_overrides_no_opposition(
    empty: Story, what: str, *, off_docket: bool, is_the_opposition: bool
) -> None:
    kept_pair(empty)
    empty.enter("2", "order", "court", date(2022, 12, 28), title="Order")
    empty.due(date(2023, 1, 17), entry="2", what=what, off_docket=off_docket)

    assert bool(waiting(empty, "move")) is is_the_opposition


def test_a_rule_date_that_nobody_kept_says_that_an_order_overrides_it(empty: Story) -> None:
    moved(empty)
    empty.enter("2", "order", "court", date(2022, 12, 28), title="Briefing schedule")
    empty.due(date(2023, 1, 17), entry="2", what="File the opposition")

    told = waiting(empty, "schedule")[0].content["assumptions"]

    assert told == ["D1 (File the opposition) is ordered for Tue 2023-01-17: an order overrides what the rule gives."]


def test_a_date_that_an_order_fixed_is_not_recounted(empty: Story) -> None:
    opposition, _ = kept_pair(empty)
    empty.enter("2", "order", "court", date(2022, 12, 28))
    empty.clerk.move(empty.case, opposition, on=date(2023, 1, 3), entry="2")
    empty.clerk.revise(empty.case, "1", reason="stamp", filed=date(2022, 12, 21))

    assert [p.content["deadline"] for p in waiting(empty, "move")] == []


def test_what_a_deadline_is_counted_from_cannot_be_taken_back_under_it(empty: Story) -> None:
    opposition, _ = kept_pair(empty)

    with pytest.raises(NotPossibleError, match="would lose the ground"):
        empty.clerk.undo(empty.case, opposition)


def test_a_deadline_by_hand_is_not_proposed_a_second_time_and_moves_too(empty: Story) -> None:
    moved(empty)
    empty.clerk.due_by_rule(empty.case, what="Opposition", obligor="Bolt", rule="cand.7-3.a", trigger="1")
    assert [p.cue for p in waiting(empty, "schedule")] == ["N.D. Cal. Civil L.R. 7-3(c)"]

    empty.clerk.revise(empty.case, "1", reason="stamp", filed=date(2022, 12, 22))

    assert [(p.content["deadline"], p.content["due"]) for p in waiting(empty, "move")] == [("D1", "2023-01-05")]


# --- stipulations, motions for more time ------------------------------------------------------------------------------


def test_a_stipulation_on_a_brief_awaits_an_order(empty: Story) -> None:
    opposition, _ = kept_pair(empty)
    empty.enter("2", "stipulation", "Bolt", date(2022, 12, 28))
    receipt = empty.clerk.move(empty.case, opposition, on=date(2023, 1, 17), basis="stipulation", entry="2")

    assert view(empty, opposition).due == date(2023, 1, 3)
    assert view(empty, opposition).bases[-1].awaiting_order
    assert "awaits one" in receipt.notes[0]


def test_a_stipulation_on_an_answer_takes_effect_under_the_local_rule(empty: Story) -> None:
    empty.enter("1", "complaint", "Acme", date(2023, 1, 2), served=date(2023, 1, 9))
    [answer] = keep(empty, *waiting(empty))
    empty.enter("2", "stipulation", "Bolt", date(2023, 1, 20))
    empty.clerk.move(empty.case, answer, on=date(2023, 2, 28), basis="stipulation", entry="2")

    found = view(empty, answer)
    assert (found.due, found.certainty, found.basis) == (date(2023, 2, 28), "conditional", "stipulation")
    assert "6-1(a)" in found.bases[-1].ground


def test_a_stipulation_never_moves_what_an_order_fixed(empty: Story) -> None:
    empty.enter("1", "complaint", "Acme", date(2023, 1, 2), served=date(2023, 1, 9))
    [answer] = keep(empty, *waiting(empty))
    empty.enter("2", "order", "court", date(2023, 1, 12))
    empty.clerk.move(empty.case, answer, on=date(2023, 2, 1), entry="2")
    empty.enter("3", "stipulation", "Bolt", date(2023, 1, 20))
    empty.clerk.move(empty.case, answer, on=date(2023, 2, 28), basis="stipulation", entry="3")

    assert view(empty, answer).due == date(2023, 2, 1)


@pytest.mark.parametrize(
    ("kind", "title"), [("motion", "Motion to extend time"), ("other", "[Proposed] Order extending time")]
)
def test_a_motion_for_more_time_and_a_proposed_order_move_nothing(empty: Story, kind: str, title: str) -> None:
    opposition, _ = kept_pair(empty)
    empty.enter("2", kind, "Bolt", date(2022, 12, 28), title=title)
    receipt = empty.clerk.move(empty.case, opposition, on=date(2023, 1, 17), entry="2")

    assert view(empty, opposition).due == date(2023, 1, 3)
    assert "not an order" in receipt.notes[0]


def test_the_order_that_grants_a_stipulation_is_proposed_as_moving_the_date(empty: Story) -> None:
    opposition, _ = kept_pair(empty)
    empty.enter("2", "stipulation", "Bolt", date(2022, 12, 28))
    empty.clerk.move(empty.case, opposition, on=date(2023, 1, 17), basis="stipulation", entry="2")
    empty.enter("3", "order", "court", date(2022, 12, 29), relations=[{"role": "rules_on", "to": "2"}])
    empty.rule("2", "granted", entry="3")

    [signed] = waiting(empty, "move")
    assert view(empty, opposition).due == date(2023, 1, 3)
    keep(empty, signed)
    found = view(empty, opposition)
    assert (found.due, found.basis, found.certainty) == (date(2023, 1, 17), "order", "ordered")


def test_an_order_tied_to_a_stipulation_is_proposed_too_and_says_that_nobody_recorded_a_ruling(empty: Story) -> None:
    opposition, _ = kept_pair(empty)
    empty.enter("2", "stipulation", "Bolt", date(2022, 12, 28))
    empty.clerk.move(empty.case, opposition, on=date(2023, 1, 17), basis="stipulation", entry="2")
    empty.enter("3", "order", "court", date(2022, 12, 29), relations=[{"role": "rules_on", "to": "2"}])

    [signed] = waiting(empty, "move")
    assert "nobody has recorded a ruling" in " ".join(signed.content["assumptions"])
    keep(empty, signed)

    found = view(empty, opposition)
    assert (found.due, [basis.note for basis in found.bases if basis.awaiting_order]) == (
        date(2023, 1, 17),
        ["granted since"],
    )


@pytest.mark.parametrize("told", ["a denying title", "a recorded ruling"])
def test_an_order_that_denies_a_stipulation_is_not_taken_for_granting_it(empty: Story, told: str) -> None:
    opposition, _ = kept_pair(empty)
    empty.enter("2", "stipulation", "Bolt", date(2022, 12, 28))
    empty.clerk.move(empty.case, opposition, on=date(2023, 1, 17), basis="stipulation", entry="2")
    title = "Order denying stipulation" if told == "a denying title" else "Order"
    empty.enter("3", "order", "court", date(2022, 12, 29), title=title, relations=[{"role": "rules_on", "to": "2"}])
    if told == "a recorded ruling":
        empty.rule("2", "denied", entry="3")

    assert waiting(empty, "move") == []


def test_what_a_first_count_assumed_is_not_told_of_a_later_one(empty: Story) -> None:
    moved(empty)
    opposition, reply = keep(empty, *waiting(empty)[:2])
    assert any("only proposed" in told for told in view(empty, reply).assumptions)
    empty.enter("2", "order", "court", date(2022, 12, 29))
    empty.clerk.move(empty.case, opposition, on=date(2023, 1, 17), entry="2")
    keep(empty, *waiting(empty, "move"))

    assert (view(empty, reply).due, view(empty, reply).assumptions) == (date(2023, 1, 24), ())


# --- a ruling on a motion -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", ["denied", "granted_in_part", "deferred"])
def test_a_motion_to_dismiss_that_was_not_granted_leaves_the_movant_to_answer(empty: Story, outcome: str) -> None:
    moved(empty, title="Motion to dismiss")
    empty.enter("2", "order", "court", date(2023, 2, 1), relations=[{"role": "rules_on", "to": "1"}])
    assert waiting(empty, "schedule") == []

    empty.rule("1", outcome, entry="2")

    assert [(p.cue, p.content["due"], p.content["obligor"]) for p in waiting(empty, "schedule")] == [
        ("FRCP 12(a)(4)(A)", "2023-02-15", "acme-corp")
    ]


@pytest.mark.parametrize(("title", "outcome"), [("Motion to dismiss", "granted"), ("Motion to compel", "denied")])
def test_no_other_ruling_asks_for_an_answer(empty: Story, title: str, outcome: str) -> None:
    moved(empty, title=title)
    empty.enter("2", "order", "court", date(2023, 2, 1), relations=[{"role": "rules_on", "to": "1"}])
    empty.rule("1", outcome, entry="2")

    assert waiting(empty, "schedule") == []


def test_a_reply_that_a_ruling_made_needless_is_proposed_as_taken_off(empty: Story) -> None:
    opposition, reply = kept_pair(empty)
    empty.enter("2", "opposition", "Bolt", date(2022, 12, 28), responds_to=["1"])
    keep(empty, *waiting(empty, "performance"))
    empty.enter("3", "order", "court", date(2023, 1, 5), relations=[{"role": "rules_on", "to": "1"}])
    assert waiting(empty, "vacate") == []  # an order that is tied to a motion may only reset its hearing
    empty.rule("1", "denied", entry="3")

    [off] = waiting(empty, "vacate")
    assert off.title.startswith(f"{reply} ")
    assert view(empty, reply).state == "no_filing_seen"
    keep(empty, off)

    assert (view(empty, reply).state, view(empty, opposition).state) == ("vacated", "met")
    assert "decided Motion (ECF 1)" in view(empty, reply).why[0]


def test_a_date_that_had_passed_before_the_ruling_is_not_taken_off(empty: Story) -> None:
    kept_pair(empty)
    empty.enter("3", "order", "court", date(2023, 2, 1), relations=[{"role": "rules_on", "to": "1"}])
    empty.rule("1", "denied", entry="3")

    assert waiting(empty, "vacate") == []


# --- what performs ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("filed", "state"), [(date(2023, 1, 3), "met"), (date(2023, 1, 4), "met_late")])
def test_a_filing_is_proposed_as_meeting_its_deadline(empty: Story, filed: date, state: str) -> None:
    opposition, _ = kept_pair(empty)
    empty.enter("2", "opposition", "Bolt", filed, responds_to=["1"])

    [met] = waiting(empty, "performance")
    assert state.replace("_", " ") in met.title
    assert view(empty, opposition).state == "no_filing_seen"
    keep(empty, met)
    assert view(empty, opposition).state == state


@pytest.mark.parametrize(("filed", "way"), [(date(2023, 1, 3), "by this date"), (date(2023, 1, 4), "after this date")])
def test_a_paper_filed_before_its_date_was_kept_is_told_with_the_proposal(empty: Story, filed: date, way: str) -> None:
    moved(empty)
    empty.enter("2", "opposition", "Bolt", filed, responds_to=["1"])

    told = waiting(empty, "schedule")[0].content["assumptions"]

    assert told == [f"Opposition (ECF 2) was filed on {filed:%a} {filed}, {way}."]


def test_the_reply_meets_its_deadline_and_nobody_elses_paper_does(empty: Story) -> None:
    _, reply = kept_pair(empty)
    empty.enter("2", "opposition", "Bolt", date(2023, 1, 3), responds_to=["1"])
    empty.enter("3", "reply", "Bolt", date(2023, 1, 5), responds_to=["1"])
    empty.enter("4", "reply", "Acme", date(2023, 1, 10), relations=[{"role": "replies_to", "to": "2"}])

    assert [(p.content["deadline"], p.content["by"]) for p in waiting(empty, "performance")] == [
        ("D1", "2"),
        (reply, "4"),
    ]


def test_an_ordered_paper_is_recognised_by_the_words_of_the_deadline(empty: Story) -> None:
    empty.enter("1", "order", "court", date(2023, 1, 2))
    ident = empty.due(date(2023, 1, 20), entry="1", what="Supplemental brief on venue")
    empty.enter("2", "letter", "Bolt", date(2023, 1, 10))
    empty.enter("3", "supplemental", "Bolt", date(2023, 1, 23), responds_to=["1"])

    [met] = waiting(empty, "performance")
    assert (met.content["deadline"], met.content["by"]) == (ident, "3")
    assert "met late" in met.title


def test_production_is_unknown_until_an_event_tells_of_it(empty: Story) -> None:
    empty.enter("1", "order", "court", date(2023, 1, 2))
    ident = empty.due(date(2023, 1, 20), entry="1", what="Produce the logs", off_docket=True)
    assert view(empty, ident).state == "performance_unknown"

    empty.clerk.event(empty.case, what="Logs produced", on=date(2023, 1, 19), kind="production", party="Bolt")
    [met] = waiting(empty, "performance")
    keep(empty, met)

    assert view(empty, ident).state == "met"


# --- how it is told ---------------------------------------------------------------------------------------------------


def test_a_counted_date_cannot_be_typed_over(empty: Story) -> None:
    moved(empty)
    [opposition, _] = waiting(empty)

    with pytest.raises(InvalidWordError, match="its date is counted under"):
        empty.clerk.keep(empty.case, [opposition.id], edits={"due": "2023-02-01"})
    assert deadlines(empty.at()).deadlines == ()


def test_both_kept_at_once_the_reply_still_follows_the_opposition(empty: Story) -> None:
    moved(empty)
    opposition, reply = keep(empty, *waiting(empty))
    empty.enter("2", "order", "court", date(2022, 12, 28))
    empty.clerk.move(empty.case, opposition, on=date(2023, 1, 17), entry="2")

    assert [(p.content["deadline"], p.content["due"]) for p in waiting(empty, "move")] == [(reply, "2023-01-24")]


def test_a_store_that_cannot_be_written_to_still_shows_what_the_rules_propose(
    empty: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved(empty)

    def refuse(*_: Any, **__: Any) -> None:
        message = "The store cannot be written to here."
        raise FileAccessError(message)

    monkeypatch.setattr(empty.store, "append", refuse)

    assert [p.id for p in waiting(empty)] == ["P1", "P2"]


def test_the_record_holds_with_proposals_in_the_store(empty: Story) -> None:
    kept_pair(empty)

    assert empty.failed_checks() == []


def test_the_hour_at_which_a_filing_day_ends_goes_with_the_date(placed: Placed, tmp_path: Any) -> None:
    story = other_court(placed, tmp_path, "mad")
    story.enter("1", "motion", "Acme", date(2023, 3, 6))
    [opposition] = keep(story, *waiting(story))

    found = view(story, opposition)

    assert (found.due, found.due_time, found.tz) == (date(2023, 3, 20), "18:00", "America/New_York")
    story.store.close()


def test_a_time_that_must_not_be_extended_is_told(empty: Story) -> None:
    empty.enter("1", "judgment", "court", date(2023, 1, 2))
    appeal = next(p for p in waiting(empty) if p.cue.startswith("FRAP 4(a)(1)(A)"))
    assert any("restarts the time of every party" in step for step in appeal.content["basis"]["steps"])
    [receipt] = empty.clerk.keep(empty.case, [appeal.id], edits={"obligor": "Bolt"})
    empty.enter("2", "order", "court", date(2023, 1, 9))

    told = empty.clerk.move(empty.case, receipt.id, on=date(2023, 3, 1), entry="2").notes

    assert "must not be extended" in told[0]


def test_a_visit_that_only_reads_numbers_proposals_without_writing(empty: Story) -> None:
    empty.clerk.read_only = True
    moved(empty)
    found = waiting(empty)
    assert [p.id for p in found] == ["P1", "P2"]
    assert empty.clerk.store.proposals(empty.case) == []
    empty.clerk.read_only = False
    assert [p.id for p in waiting(empty)] == ["P1", "P2"]
    assert len(empty.clerk.store.proposals(empty.case)) == 2


@pytest.mark.parametrize("number", ["3:23-cr-00042", "3:23-mj-71042"])
def test_the_civil_rules_propose_nothing_in_a_criminal_case(placed: Placed, tmp_path: Path, number: str) -> None:
    story = Story(placed(tmp_path / "docket.db"), number=number)
    story.enter("1", "complaint", "Acme", FILED["1"])
    story.enter("2", "motion", "Bolt", FILED["2"])

    assert [p for p in story.clerk.proposals(story.case) if p.kind == "schedule"] == []


def test_a_case_that_the_docket_closed_is_briefed_no_more(placed: Placed, tmp_path: Path) -> None:
    story = Story(placed(tmp_path / "docket.db"))
    story.motion()
    assert [p for p in story.clerk.proposals(story.case) if p.kind == "schedule"]

    story.clerk._do(story.case, lambda draft: draft.add(CaseDescribed, facts={"date_terminated": "2023-02-20"}))
    assert [p for p in story.clerk.proposals(story.case) if p.kind == "schedule"] == []
