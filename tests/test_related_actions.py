"""Related actions: an action and its appeal or its underlying case, from either docket, with parties and common papers."""

from datetime import date
from pathlib import Path

import pytest
from builders import Placed, Story

from docket.clerk.relating import RelatedAction, related_actions

PAPER = b"COMPLAINT. Acme complains of Bolt.\n"


@pytest.fixture
def story(placed: Placed, tmp_path: Path) -> Story:
    return Story(placed(tmp_path / "docket.db"))


def underlying(story: Story) -> str:
    """Another case of the same store, in which Acme is the plaintiff and Bolt the defendant under a longer name."""
    case = story.clerk.open("2:22-cv-00731", court="nyed", name="Acme v. Bolt").id
    story.clerk.party(case, name="ACME CORPORATION", role="counterclaimant")
    story.clerk.party(case, name="Bolt, LLC", role="third-party defendant")
    return case


def related(story: Story, case: str | None = None) -> tuple[RelatedAction, ...]:
    return related_actions(story.clerk, case or story.case).related


def tie(story: Story, roles: dict[str, str] | None = None) -> None:
    story.clerk.related(
        story.case,
        court="nyed",
        number="22-CV-731 (KAM)",
        name="Acme v. Bolt",
        relation="underlying action",
        roles=roles,
    )


def test_a_tie_to_a_case_that_is_not_in_the_store_tells_what_was_stated(story: Story) -> None:
    tie(story, roles={"Acme": "plaintiff"})

    (row,) = related(story)

    assert (row.court, row.number, row.case, row.relation) == ("nyed", "22-CV-731 (KAM)", None, "underlying action")
    assert [(p.name, p.role_here, p.role_there) for p in row.parties] == [("Acme Corp.", "plaintiff", "plaintiff")]


def test_the_same_case_in_another_writing_is_found_in_the_store_with_its_parties_matched(story: Story) -> None:
    case = underlying(story)
    tie(story)

    (row,) = related(story)

    assert (row.case, row.number) == (case, "2:22-cv-00731")
    assert [(p.name, p.role_here, p.role_there) for p in row.parties] == [
        ("Acme Corp.", "plaintiff", "counterclaimant"), ("Bolt LLC", "defendant", "third-party defendant"),
    ]  # fmt: skip


def test_the_tie_is_seen_from_the_other_docket_too_until_it_is_taken_back(story: Story) -> None:
    case = underlying(story)
    tie(story)

    (row,) = related(story, case)
    assert (row.case, row.stated_in) == (story.case, "there")
    assert (row.parties[0].name, row.parties[0].role_there) == ("ACME CORPORATION", "plaintiff")

    story.clerk.undo(story.case)
    assert related(story, case) == ()


def test_a_complaint_that_is_an_exhibit_elsewhere_stands_on_both_dockets(story: Story) -> None:
    case = underlying(story)
    story.clerk.file(case, PAPER, name="complaint.txt", entry="1", kind="complaint", filed=date(2022, 3, 1))
    story.enter("22", "declaration", "Acme", date(2023, 1, 2))
    story.clerk.file(story.case, PAPER, name="ex-1.txt", entry="22-1", kind="exhibit", filed=date(2023, 1, 2))

    (row,) = related(story)

    assert (row.case, row.stated_in) == (case, "papers")
    assert [(p.entry_here, p.entry_there) for p in row.papers] == [("22-1", "1")]


def test_cases_that_have_nothing_in_common_are_not_related(story: Story) -> None:
    underlying(story)

    assert related(story) == ()
