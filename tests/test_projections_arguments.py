"""What becomes of an argument: each status by the smallest story that gives it, what is new in reply, and what shifted."""

import pytest
from builders import FILED, Story, words


def own_concession(story: Story, **more: object) -> str:
    """Bolt says in its own opposition that it gives the point up."""
    return story.concede("Bolt", "Bolt", "2", argument="A1", **more)


# --- statuses ---------------------------------------------------------------------------------------------------------


def test_an_argument_that_no_paper_answers_yet_is_open(empty: Story) -> None:
    empty.motion()

    assert empty.argument(empty.argue()).status == "open"


def test_an_argument_that_the_other_side_meets_is_joined(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    assert story.argument(argument).status == "joined"
    assert story.argument(argument).why == ("Raised by Acme Corp.; met by Bolt in Opposition (ECF 2).",)


@pytest.mark.parametrize("stance", ["answers", "opposes", "replies", "qualifies", "concedes"])
def test_whatever_the_other_side_says_of_it_joins_it(story: Story, stance: str) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", stance)

    assert story.argument(argument).status == "joined"


def test_what_its_own_side_adds_does_not_join_it(empty: Story) -> None:
    empty.motion()
    empty.enter("5", "declaration", "Acme", FILED["2"])
    argument = empty.argue()
    empty.position(argument, "5", "Acme", "supports")

    assert empty.argument(argument).status == "open"


def test_what_the_court_asks_does_not_join_it(empty: Story) -> None:
    empty.motion()
    empty.order()
    argument = empty.argue()
    empty.position(argument, "4", "court", "qualifies")

    assert empty.argument(argument).status == "open"


def test_silence_in_papers_at_hand_and_read_leaves_it_unanswered(story: Story) -> None:
    argument = story.argue()
    story.papers("1", "2")

    view = story.argument(argument)

    assert (view.status, view.missing) == ("unanswered", ())


def test_recorded_silence_in_papers_at_hand_and_read_leaves_it_unanswered(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "silent")
    story.papers("1", "2")

    assert story.argument(argument).status == "unanswered"


@pytest.mark.parametrize(("at_hand", "missing"), [((), ("ECF 1", "ECF 2")), (("1",), ("ECF 2",)), (("2",), ("ECF 1",))])
def test_silence_in_a_paper_that_is_not_at_hand_is_unknown_and_names_it(
    story: Story, at_hand: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    argument = story.argue()
    story.papers(*at_hand)

    view = story.argument(argument)

    assert (view.status, view.missing) == ("unknown", missing)


def test_silence_in_a_paper_that_nobody_has_read_is_unknown(story: Story) -> None:
    argument = story.argue()
    story.papers("1")
    story.papers("2", read=False)

    view = story.argument(argument)

    assert (view.status, view.missing) == ("unknown", ("ECF 2",))


def test_recorded_silence_in_a_paper_not_at_hand_is_unknown(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "silent")

    assert story.argument(argument).status == "unknown"


def test_a_mark_of_reading_does_not_hold_for_another_paper_filed_later(story: Story) -> None:
    argument = story.argue()
    story.papers("1", "2")

    story.paper("2", "A corrected opposition.\n", read=False)

    assert story.argument(argument).missing == ("ECF 2",)


def test_a_mark_of_reading_falls_with_the_paper_that_was_taken_back(story: Story) -> None:
    argument = story.argue()
    story.papers("1")
    filed = story.clerk.head()
    story.paper("2", "The opposition.\n")
    story.clerk.undo(story.case, f"pos:{filed + 1}")

    story.paper("2", "Another opposition.\n", read=False)

    assert story.argument(argument).status == "unknown"


def test_only_a_paper_that_answers_the_raising_one_is_compared(story: Story) -> None:
    """The reply answers the opposition; the opposition is what must be at hand for an argument of the motion."""
    argument = story.argue()
    story.papers("1", "2")
    story.enter("5", "sur_reply", "Bolt", FILED["4"], responds_to=["3"])

    assert story.argument(argument).status == "unanswered"


def test_without_stated_relations_a_later_responsive_paper_of_the_other_side_counts(empty: Story) -> None:
    empty.motion()
    empty.enter("2", "opposition", "Bolt", FILED["2"])

    assert empty.argument(empty.argue()).missing == ("ECF 1", "ECF 2")


def test_ones_own_express_and_unconditional_words_concede_it(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    own_concession(story)

    view = story.argument(argument)
    assert (view.status, view.concession_claimed) == ("conceded", True)
    assert view.why == ("Bolt LLC conceded it expressly and without condition in its own words (C1).",)


def test_what_one_of_several_opponents_concedes_is_still_joined_while_another_opposes_it(story: Story) -> None:
    argument = story.argue()
    story.clerk.party(story.case, name="Cole Inc.", role="defendant", label="Cole", aliases=["Cole"])
    story.enter("5", "opposition", "Cole", FILED["2"], responds_to=["1"])
    own_concession(story)
    assert story.argument(argument).status == "conceded"

    story.position(argument, "5", "Cole", "opposes")

    view = story.argument(argument)
    assert (view.status, view.concession_claimed) == ("joined", True)
    assert view.why[1].startswith("It is still met by Cole Inc. in ")


def test_the_paper_of_a_co_party_answers_nothing_that_its_own_side_raised(empty: Story) -> None:
    empty.motion()
    empty.clerk.party(empty.case, name="Dale Corp.", role="plaintiff", label="Dale", aliases=["Dale"])
    empty.enter("2", "brief", "Dale", FILED["2"])

    assert empty.argument(empty.argue()).status == "open"


@pytest.mark.parametrize("manner", ["silence", "arguendo", "conditional"])
def test_words_that_do_not_concede_outright_concede_nothing(story: Story, manner: str) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    own_concession(story, manner=manner)

    view = story.argument(argument)
    assert (view.status, view.concession_claimed) == ("joined", True)


def test_hedged_words_concede_nothing(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    own_concession(story, hedged=True)

    assert story.argument(argument).status == "joined"


@pytest.mark.parametrize("by", ["Acme", "court"])
def test_what_another_says_was_conceded_concedes_nothing(story: Story, by: str) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    story.concede("Bolt", by, "3", argument=argument)

    view = story.argument(argument)
    assert (view.status, view.concession_claimed) == ("joined", True)


def test_a_claim_that_the_party_takes_up_in_its_own_words_concedes_it(story: Story) -> None:
    argument = story.argue()
    claim = story.concede("Bolt", "Acme", "3", argument=argument)
    story.enter("5", "sur_reply", "Bolt", FILED["4"])

    story.clerk.dispute(story.case, concession=claim, entry="5", party="Bolt", state="own_words")

    assert story.argument(argument).status == "conceded"


def test_a_ruling_that_adopts_the_claimed_concession_concedes_it(story: Story) -> None:
    argument = story.argue()
    claim = story.concede("Bolt", "Acme", "3", argument=argument, hedged=True)

    story.rule(claim, "adopted")

    assert story.argument(argument).status == "conceded"


@pytest.mark.parametrize("outcome", ["narrowed", "recharacterised", "rejected"])
def test_a_ruling_that_takes_the_concession_otherwise_concedes_nothing(story: Story, outcome: str) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")
    claim = own_concession(story)

    story.rule(claim, outcome)

    assert story.argument(argument).status == "joined"


@pytest.mark.parametrize("outcome", ["not_reached", "not_addressed", "assumed"])
def test_a_ruling_that_does_not_touch_the_concession_leaves_it_conceded(story: Story, outcome: str) -> None:
    argument = story.argue()
    claim = own_concession(story)

    story.rule(claim, outcome)

    assert story.argument(argument).status == "conceded"


def test_a_concession_that_was_dropped_concedes_nothing(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")
    claim = own_concession(story)

    story.clerk.review_concession(story.case, claim, review="dropped", reason="misread")

    view = story.argument(argument)
    assert (view.status, view.concession_claimed, view.concessions) == ("joined", False, ())


def test_a_concession_that_was_withdrawn_concedes_nothing(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")
    claim = own_concession(story)

    story.clerk.dispute(story.case, concession=claim, entry="2", party="Bolt", state="withdrawn")

    assert story.argument(argument).status == "joined"


def test_a_party_does_not_concede_to_itself(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    story.concede("Acme", "Acme", "3", argument=argument)

    assert story.argument(argument).status == "joined"


def test_who_raised_it_may_withdraw_it(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    story.position(argument, "3", "Acme", "withdraws")

    assert story.argument(argument).status == "withdrawn"


def test_who_withdrew_it_may_press_it_again(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")
    story.position(argument, "3", "Acme", "withdraws")
    story.enter("5", "brief", "Acme", FILED["4"])

    story.position(argument, "5", "Acme", "supports")

    assert story.argument(argument).status == "joined"


def test_the_other_side_cannot_withdraw_it(story: Story) -> None:
    argument = story.argue()

    story.position(argument, "2", "Bolt", "withdraws")

    assert story.argument(argument).status != "withdrawn"


@pytest.mark.parametrize(
    "outcome", ["adopted", "rejected", "rejected_by_result", "assumed", "not_reached", "not_addressed"]
)
def test_the_courts_word_on_it_is_its_status(story: Story, outcome: str) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    story.rule(argument, outcome, summary="as the order has it")

    view = story.argument(argument)
    assert view.status == outcome
    assert view.why == (f"Order (ECF 4) — {outcome.replace('_', ' ')}: as the order has it (R1)",)


def test_the_courts_word_goes_before_a_concession(story: Story) -> None:
    argument = story.argue()
    own_concession(story)

    story.rule(argument, "rejected")

    assert story.argument(argument).status == "rejected"


def test_the_courts_last_word_counts(story: Story) -> None:
    argument = story.argue()
    story.enter("7", "order", "court", FILED["4"].replace(day=20))
    story.rule(argument, "rejected", "7")
    story.rule(argument, "adopted", "4")

    assert story.argument(argument).status == "rejected"
    assert story.argument(argument, "2023-02-10").status == "adopted"


@pytest.mark.parametrize("outcome", ["granted", "granted_in_part", "denied"])
def test_no_argument_is_decided_because_the_motion_is(story: Story, outcome: str) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    story.rule("1", outcome)

    assert story.argument(argument).status == "joined"
    assert story.row("1").outcome == outcome


def test_no_argument_is_decided_because_its_standard_or_its_concession_is(story: Story) -> None:
    story.clerk.standard(story.case, title="The test", elements=["Falsity"])
    argument = story.argue(element="S1.1")
    story.position(argument, "2", "Bolt", "opposes")
    claim = story.concede(argument=argument)

    story.rule("S1", "adopted")
    story.rule("S1.1", "adopted")
    story.rule(claim, "rejected")

    assert story.argument(argument).status == "joined"


def test_a_ruling_for_one_defendant_does_not_decide_it_for_all(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    story.rule(argument, "adopted", defendant="Doe 1")

    view = story.argument(argument)
    assert view.status == "joined"
    assert [(r.defendant, r.outcome) for r in view.rulings] == [("Doe 1", "adopted")]


# --- as of ------------------------------------------------------------------------------------------------------------


def test_a_status_is_that_of_the_day_asked_for(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")
    story.rule(argument, "adopted")

    statuses = [
        story.argument(argument, day).status for day in ("2023-01-02", "2023-01-16", "2023-02-05", "2023-02-06")
    ]

    assert statuses == ["open", "joined", "joined", "adopted"]


def test_a_status_is_that_just_after_the_entry_asked_for(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")
    story.rule(argument, "adopted")

    assert [story.argument(argument, f"ecf:{n}").status for n in "1234"] == ["open", "joined", "joined", "adopted"]


def test_positions_stand_in_the_order_of_the_docket_however_they_were_recorded(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "3", "Acme", "replies")
    story.position(argument, "2", "Bolt", "opposes")

    assert [p.entry for p in story.argument(argument).positions] == ["1", "2", "3"]


# --- new in reply -----------------------------------------------------------------------------------------------------


def test_a_point_first_made_in_the_reply_is_new_where_the_opening_paper_was_read(story: Story) -> None:
    story.papers("1", "3")

    argument = story.argue("3")

    assert story.argument(argument).positions[0].new_in_reply is True


@pytest.mark.parametrize("at_hand", [(), ("1",), ("3",)])
def test_whether_a_point_is_new_in_reply_is_unknown_without_the_papers(story: Story, at_hand: tuple[str, ...]) -> None:
    story.papers(*at_hand)

    argument = story.argue("3")

    assert story.argument(argument).positions[0].new_in_reply is None


def test_whether_a_point_is_new_in_reply_is_unknown_while_nobody_has_read_the_motion(story: Story) -> None:
    story.papers("3")
    story.papers("1", read=False)

    assert story.argument(story.argue("3")).positions[0].new_in_reply is None


def test_a_point_that_the_motion_makes_is_not_new_in_reply(story: Story) -> None:
    argument = story.argue("1")
    story.position(argument, "3", "Acme", "replies")

    assert [p.new_in_reply for p in story.argument(argument).positions] == [False, False]


def test_a_point_that_answers_the_opposition_is_not_new_in_reply(story: Story) -> None:
    story.papers("1", "2", "3")
    argument = story.argue("2", "Bolt")
    story.position(argument, "3", "Acme", "answers")

    assert story.argument(argument).positions[-1].new_in_reply is False


def test_a_point_on_which_the_opposition_is_only_silent_may_be_new_in_reply(story: Story) -> None:
    story.papers("1", "2", "3")
    argument = story.argue("3")
    story.position(argument, "2", "Bolt", "silent")

    assert story.argument(argument).positions[-1].new_in_reply is True


# --- shifts -----------------------------------------------------------------------------------------------------------


def test_pressing_the_same_point_in_reply_is_no_shift(story: Story) -> None:
    argument = story.argue(theory="whether he was fired")
    story.position(argument, "3", "Acme", "replies", theory="whether he was fired")

    assert story.argument(argument).shifts == ()


def test_another_theory_on_the_same_point_is_a_shift(story: Story) -> None:
    argument = story.argue(theory="whether he was fired")
    story.position(argument, "2", "Bolt", "opposes", theory="substantial truth")
    story.position(argument, "3", "Acme", "replies", theory="never fired over a complaint")

    shifts = story.argument(argument).shifts

    assert [(s.party, s.from_.entry, s.from_.theory, s.to.entry, s.to.theory) for s in shifts] == [
        ("Acme Corp.", "1", "whether he was fired", "3", "never fired over a complaint")
    ]


def test_a_theory_is_remembered_through_a_paper_that_states_none(story: Story) -> None:
    argument = story.argue(theory="whether he was fired")
    story.enter("5", "declaration", "Acme", FILED["2"])
    story.position(argument, "3", "Acme", "replies")
    story.position(argument, "5", "Acme", "supports", theory="never fired over a complaint")

    assert [(s.from_.theory, s.to.theory) for s in story.argument(argument).shifts] == [
        ("whether he was fired", "never fired over a complaint")
    ]


@pytest.mark.parametrize("stance", ["concedes", "withdraws", "qualifies", "silent"])
def test_giving_a_point_up_narrowing_or_dropping_it_is_a_shift(story: Story, stance: str) -> None:
    argument = story.argue()
    story.position(argument, "3", "Acme", stance)

    assert [(s.from_.stance, s.to.stance) for s in story.argument(argument).shifts] == [("raises", stance)]


def test_a_change_within_one_paper_is_no_shift(story: Story) -> None:
    argument = story.argue(theory="one")
    story.position(argument, "1", "Acme", "qualifies", theory="another")

    assert story.argument(argument).shifts == ()


def test_the_court_does_not_shift(story: Story) -> None:
    argument = story.argue()
    story.enter("5", "order", "court", FILED["4"])
    story.position(argument, "4", "court", "qualifies")
    story.position(argument, "5", "court", "rules")

    assert story.argument(argument).shifts == ()


def test_a_shift_shows_from_the_paper_that_makes_it(story: Story) -> None:
    argument = story.argue(theory="one")
    story.position(argument, "3", "Acme", "replies", theory="another")

    assert story.argument(argument, "ecf:2").shifts == ()
    assert len(story.argument(argument, "ecf:3").shifts) == 1


def test_each_defendants_position_is_followed_apart(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes", defendant="Doe 1", theory="one")
    story.enter("5", "sur_reply", "Bolt", FILED["4"])
    story.position(argument, "5", "Bolt", "opposes", defendant="Doe 2", theory="another")

    assert story.argument(argument).shifts == ()


def test_the_quote_of_a_position_is_its_first_passage_with_words(story: Story) -> None:
    argument = story.argue()
    story.position(
        argument, "2", "Bolt", "opposes", passages=[{"pin": "p. 4"}, words("venue lies elsewhere", "p. 5:1-2")]
    )

    position = story.argument(argument).positions[-1]

    assert position.quote == "venue lies elsewhere"
    assert position.passage
    assert position.passage.cite == "Opposition (ECF 2) at 5:1-2"
