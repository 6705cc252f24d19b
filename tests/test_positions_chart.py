"""The chart of positions as data: lanes over filings, one sign a stance, and what the court did."""

from builders import Story

from domain.values import ArgumentOutcome, Stance, words_of
from projections.positions_chart import SIGNS, Lane, PositionsChart, positions_chart


def chart_of(story: Story, moment: str | None = None) -> PositionsChart:
    return positions_chart(story.at(moment))


def signs(lane: Lane) -> list[str]:
    return ["".join(mark.drawn.ascii for mark in marks) for marks in lane.cells]


def test_every_stance_has_a_sign_of_its_own_in_both_alphabets() -> None:
    assert set(words_of(Stance)) <= set(SIGNS)
    assert len({sign.glyph for sign in SIGNS.values()}) == len(SIGNS)
    assert len({sign.ascii for sign in SIGNS.values()}) == len(SIGNS)
    assert all(sign.ascii.isascii() and len(sign.ascii) == len(sign.glyph) == 1 for sign in SIGNS.values())


def test_a_lane_has_a_cell_for_every_filing_that_speaks_of_any_argument(story: Story) -> None:
    first = story.argue(title="Whether venue is proper")
    story.position(first, "2", "Bolt", "opposes")
    story.argue(entry="3", title="Whether service was good")

    chart = chart_of(story)

    assert [(c.entry, c.filer) for c in chart.columns] == [("1", "Acme"), ("2", "Bolt"), ("3", "Acme")]
    assert [signs(lane) for lane in chart.lanes] == [["^", "v", ""], ["", "", "^"]]
    assert [lane.span for lane in chart.lanes] == [(0, 1), (2, 2)]


def test_the_court_s_word_takes_the_place_of_its_own_position_in_the_same_order(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "4", "court", "rules")
    story.rule(argument, "rejected")

    cells = chart_of(story).lanes[0].cells

    assert [(m.sign, m.side) for m in cells[-1]] == [("rejected", "court")]


def test_every_outcome_is_drawn_as_adopted_rejected_or_left_open(story: Story) -> None:
    for outcome in words_of(ArgumentOutcome):
        story.rule(story.argue(title=f"Whether {outcome}"), outcome)

    marks = [lane.cells[-1][0] for lane in chart_of(story).lanes]

    assert [mark.word for mark in marks] == list(words_of(ArgumentOutcome))
    assert {mark.sign for mark in marks} == {"adopted", "rejected", "left_open"}


def test_a_claim_about_the_other_side_is_never_drawn_as_its_concession(story: Story) -> None:
    argument = story.argue()
    story.concede("Bolt", "Acme", "3", argument=argument)

    [mark] = chart_of(story).lanes[0].cells[-1]

    assert (mark.sign, mark.side, mark.label) == ("claimed", "raising", "Acme")


def test_own_words_are_drawn_as_given_up_only_where_nothing_hedges_them(story: Story) -> None:
    argument = story.argue()
    story.concede("Bolt", "Bolt", "2", argument=argument, voice="own")
    story.concede("Bolt", "Bolt", "2", argument=argument, voice="own", manner="conditional")

    assert [m.sign for m in chart_of(story).lanes[0].cells[-1]] == ["concedes", "qualifies"]


def test_a_dropped_claim_is_not_drawn(story: Story) -> None:
    argument = story.argue()
    claim = story.concede("Bolt", "Acme", "3", argument=argument)
    story.clerk.review_concession(story.case, claim, review="dropped", reason="not said")

    assert [c.entry for c in chart_of(story).columns] == ["1"]


def test_a_party_that_moves_is_marked_where_it_moved_to(story: Story) -> None:
    argument = story.argue(theory="no contacts")
    story.position(argument, "3", "Acme", "replies", theory="no consent")

    [opening, reply] = [marks[0] for marks in chart_of(story).lanes[0].cells]

    assert (opening.shift, reply.shift) == (False, True)


def test_the_chart_follows_the_moment_and_its_legend_names_only_what_is_drawn(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    then = chart_of(story, "2023-01-10")

    assert [c.entry for c in then.columns] == ["1"]
    assert [sign.word for sign in then.legend] == ["raises"]


def test_own_words_that_a_position_tells_already_are_drawn_once(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "concedes")
    story.concede("Bolt", "Bolt", "2", argument=argument, voice="own")

    assert signs(chart_of(story).lanes[0]) == ["^", "C"]
