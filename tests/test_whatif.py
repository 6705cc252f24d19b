"""What if a filing or a claim were left out: what goes with it, what changes, and that nothing of it is kept."""

from datetime import date

import pytest
from builders import Story, views, words

from domain.errors import UnknownReferenceError
from projections.arguments import arguments
from projections.deadlines import deadlines
from projections.moment import CaseAt
from projections.record import CaseRecord
from projections.whatif import WhatIfView, ids_of, leave_out, what_if


def without(story: Story, *idents: str, moment: str | None = None) -> WhatIfView:
    return what_if(story.at(moment), idents)


def sentences(view: WhatIfView) -> str:
    return "\n".join(c.sentence for c in view.changes)


def test_without_the_opposition_its_position_goes_and_the_argument_is_no_longer_joined(story: Story) -> None:
    venue = story.argue()
    answered = story.position(venue, "2", "Bolt", "opposes")

    view = without(story, "2")

    assert (view.what_if, view.without) == (True, ("2",))
    assert [(d.id, d.effect) for d in view.dependents] == [(answered, "gone")]
    assert "A1 Whether venue is proper: joined → open" in sentences(view)
    assert "the position of Bolt LLC in Opposition (ECF 2) (opposes) does not stand then" in sentences(view)


def test_an_answer_to_a_filing_left_out_stays_on_the_docket_without_its_tie(story: Story) -> None:
    other = leave_out(story.at().record, ["1"])
    assert list(other.record.entries) == ["2", "3", "4"]
    assert other.record.entries["2"].facts.relations == ()
    assert other.record.entries["4"].facts.relations == ()
    assert [r.to for r in other.record.entries["3"].facts.relations] == ["2"]


def test_an_attachment_goes_with_its_paper_but_the_paper_not_with_its_attachment(story: Story) -> None:
    story.enter("2-1", "exhibit", "Bolt")
    assert list(leave_out(story.at().record, ["2"]).record.entries) == ["1", "3", "4"]
    assert list(leave_out(story.at().record, ["2-1"]).record.entries) == ["1", "2", "3", "4"]


def test_without_the_filing_that_performs_it_a_deadline_is_not_met(story: Story) -> None:
    due = story.due(date(2023, 1, 20), entry="1")
    story.clerk.perform(story.case, due, by="2")
    assert story.deadline(due).state == "met"

    view = without(story, "2")

    assert f"{due} Opposition: met → no filing seen" in sentences(view)


def test_a_chain_of_things_that_rest_on_each_other_goes_as_a_whole(story: Story) -> None:
    venue = story.argue(entry="2", party="Bolt")
    under = story.argue(entry="3", title="Whether it was waived", under=venue)
    ruled = story.rule(under, "adopted")

    view = without(story, "2")

    assert {venue, under, ruled} <= {d.id for d in view.dependents}
    assert {d.effect for d in view.dependents} == {"gone"}


def test_what_only_cites_words_of_it_stands_and_loses_them(story: Story) -> None:
    venue = story.argue()
    cited = [words("we agree to venue", entry="2"), words("as Bolt wrote", entry="3")]
    position = story.position(venue, "3", "Acme", "replies", passages=cited)

    view = without(story, "2")

    assert [(d.id, d.effect) for d in view.dependents] == [(position, "loses_words")]
    other = leave_out(story.at().record, ["2"])
    [left] = next(p for p in arguments(CaseAt(other.record, story.at().moment, story.at().day)).arguments[0].positions
                  if p.id == position).passages  # fmt: skip
    assert left.words == "as Bolt wrote"


def test_passages_side_by_side_are_nothing_without_one_of_them(story: Story) -> None:
    found = story.clerk.finding(
        story.case, kind="two_accounts", entry="3", detail="told twice",
        passages=[words("one thing", entry="2"), words("another", entry="3")],
    ).id  # fmt: skip
    assert [(d.id, d.effect) for d in without(story, "2").dependents] == [(found, "gone")]


def test_without_a_claimed_concession_only_the_claim_goes(story: Story) -> None:
    venue = story.argue()
    story.position(venue, "2", "Bolt", "opposes")
    claim = story.concede(argument=venue)
    assert story.argument(venue).concession_claimed

    view = without(story, claim)

    assert f"{claim} does not stand then" in sentences(view)
    assert f"{venue}: no concession is claimed any more." in sentences(view)


def test_a_ruling_in_a_paper_that_stays_is_left_and_the_view_says_so(story: Story) -> None:
    venue = story.argue()
    story.rule(venue, "adopted")
    view = without(story, "2")
    assert "adopted" not in sentences(view)
    assert "no record tells how a court would have ruled" in view.note


def test_what_is_left_out_can_be_asked_as_of_a_moment_and_only_what_stands_then_is_told(story: Story) -> None:
    venue = story.argue()
    story.position(venue, "2", "Bolt", "opposes")
    story.position(venue, "3", "Acme", "replies")
    view = without(story, "1", moment="ecf:2")
    assert view.as_of == "ecf:2"
    assert {d.id for d in view.dependents} == {"A1", "A1.1", "A1.2"}


def test_just_after_a_filing_that_is_left_out_is_the_end_of_its_day(story: Story) -> None:
    assert "ECF 2 does not stand then" in sentences(without(story, "2", moment="ecf:2"))


@pytest.mark.parametrize("ident", ["99", "C9", "N1", "acme", "", "P1"])
def test_what_cannot_be_left_out_is_refused_in_a_sentence(story: Story, ident: str) -> None:
    story.clerk.note(story.case, "1", "a note")
    with pytest.raises(UnknownReferenceError, match="cannot be left out"):
        ids_of(story.at().record, [ident])


def test_every_view_of_a_hypothesis_can_be_made_whatever_is_left_out(story: Story) -> None:
    venue = story.argue()
    story.position(venue, "2", "Bolt", "opposes", passages=[words("no", entry="1")])
    claim = story.concede(argument=venue, passages=[words("he said so", entry="2")])
    story.due(date(2023, 1, 20), entry="1")
    story.rule(claim, "narrowed")
    story.clerk.rule(story.case, "1", entry="4", outcome="granted")
    at = story.at()
    for ident in [*at.record.entries, "A1", "C1", "D1", "R1"]:
        other = leave_out(at.record, ids_of(at.record, [ident]))
        assert views(CaseAt(other.record, at.moment, at.day))


def test_nothing_of_a_hypothesis_is_kept_and_the_record_is_as_it_was(story: Story) -> None:
    story.position(story.argue(), "2", "Bolt", "opposes")
    head, before = story.clerk.head(), views(story.at())
    without(story, "2")
    assert story.clerk.head() == head
    assert views(story.at()) == before
    assert views(story.clerk.at(story.case)) == before


def test_leaving_out_nothing_changes_nothing(story: Story) -> None:
    story.position(story.argue(), "2", "Bolt", "opposes")
    at = story.at()
    other: CaseRecord = leave_out(at.record, []).record
    assert views(CaseAt(other, at.moment, at.day)) == views(at)
    assert deadlines(CaseAt(other, at.moment, at.day)) == deadlines(at)
