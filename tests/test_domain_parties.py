"""Whom a name means, and that two people who share a word of their names stay two."""

import pytest
from builders import Story

from domain import acts
from domain.draft import Draft
from domain.errors import InvalidWordError
from domain.events import PartyJoined
from domain.parties import CLAIMING, label_of, named, side_of, wholly_named

NAMES = {
    "orla": ("Orla Finch", "Finch"),
    "mills": ("Finch & Daughters, Inc.", "Daughters"),
    "stone": ("Stone of the Valley L.L.C.", "Stone"),
}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ORLA FINCH", ("orla",)),
        ("finch & daughters inc", ("mills",)),
        ("Stone of the Valley LLC", ("stone",)),
        ("Orla", ("orla",)),
        ("Finch", ("orla",)),  # a whole name goes before one that only has the word
        ("valley,", ("stone",)),
        ("Inc.", ()),
        ("of", ()),
        ("Orla F", ()),
        ("", ()),
    ],
)
def test_a_name_means_who_has_it_whole_and_else_who_has_it_as_a_word(name: str, meant: tuple[str, ...]) -> None:
    assert named(name, NAMES) == meant


def test_a_word_of_a_name_is_not_the_whole_name() -> None:
    assert wholly_named("Orla", NAMES) == ()


def test_a_role_is_on_a_side_and_any_other_stands_alone() -> None:
    assert side_of("Movant") == CLAIMING
    assert "respondent" in side_of("defendant")
    assert side_of("Trustee") == {"trustee"}


def test_a_label_is_short() -> None:
    assert label_of("Finch") == "Finch"
    assert len(label_of("Finch & Daughters, Inc.")) <= 8


def test_who_has_part_of_anothers_name_joins_as_a_party_of_its_own(empty: Story) -> None:
    empty.clerk.party(empty.case, name="Orla Finch", role="plaintiff")
    receipt = empty.clerk.party(empty.case, name="Finch", role="defendant")

    *_, one, other = empty.clerk.record(empty.case).parties.values()
    assert [(p.name, p.role) for p in (one, other)] == [("Orla Finch", "plaintiff"), ("Finch", "defendant")]
    assert receipt.notes[0].startswith("Finch is a new party beside Orla Finch.")


def test_more_is_said_of_a_party_by_its_whole_name(empty: Story) -> None:
    empty.clerk.party(empty.case, name="Finch & Daughters, Inc.")
    receipt = empty.clerk.party(empty.case, name="FINCH & DAUGHTERS INC", role="defendant")

    *_, party = empty.clerk.record(empty.case).parties.values()
    assert (party.name, party.role, receipt.notes) == ("Finch & Daughters, Inc.", "defendant", ())


def test_a_name_that_two_parties_answer_to_is_asked_back_and_nobody_joins(empty: Story) -> None:
    empty.clerk.party(empty.case, name="North Crane Inc.")
    empty.clerk.party(empty.case, name="South Crane Inc.")

    before = empty.clerk.record(empty.case).parties

    with pytest.raises(InvalidWordError) as raised:
        empty.clerk.enter(empty.case, kind="letter", title="Letter", party="Crane")
    assert str(raised.value) == "“Crane” can mean North Crane Inc. or South Crane Inc.: give more of the name."
    assert empty.clerk.record(empty.case).parties == before


def test_one_name_in_two_roles_is_not_asked_back(empty: Story) -> None:
    for role in ("plaintiff", "counter-defendant"):  # as a docket page lists it
        _listed(empty, role)

    assert empty.clerk.enter(empty.case, kind="letter", title="Letter", party="Finch").notes == ()
    assert empty.clerk.record(empty.case).entries["E1"].facts.party == "orla-finch"


def _listed(story: Story, role: str) -> None:
    def act(draft: Draft) -> None:
        draft.add(PartyJoined, joins=acts.party_id(draft, "Orla Finch"), name="Orla Finch", label="Finch", role=role)

    story.clerk._do(story.case, act)
