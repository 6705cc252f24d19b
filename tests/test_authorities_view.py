"""The table of authorities over the papers of a case: who uses what, how, and who is silent on it."""

import json

from builders import FILED, Story
from cli_harness import LARKMOOR, CommandLine

from projections.authorities import AuthorityRow

pytest_plugins = ["cli_fixtures"]

MOTION = (
    "MOTION\n\nVenue is proper. Ash v. Elm, 12 F.3d 34, 36 (2d Cir. 1999). The rule is “old and plain.” Oak v. Fir, 5 F.3d 6, 7 "
    "(9th Cir. 1993). Courts rely on Fed. R. Civ. P. 26(b)(1) for this. See Yew v. Box, No. 19-mc-80146-SK, 2019 WL 123 "
    "(N.D. Cal. Jul. 23, 2019).\n"
)
OPPOSITION = (
    "OPPOSITION\n\nAcme is wrong. Ash is inapposite, since it had no venue clause. Ash v. Elm, 12 F.3d 34, 38 (2d Cir. 1999). "
    "See Fed. R. Civ. P. 26(c).\n"
)
REPLY = "REPLY\n\nVenue is proper all the same. Gum v. Bay, 7 F.3d 8, 9 (9th Cir. 1993).\n"
ORDER = "ORDER\n\nThe Court agrees. Yew v. Box, 300 F. Supp. 3d 9, 11 (N.D. Cal. 2019). The motion is GRANTED.\n"


def briefed(story: Story, *, read: bool = True) -> Story:
    story.paper("1", MOTION, read=read)
    story.paper("2", OPPOSITION, read=read)
    return story


def rows(story: Story, moment: str | None = None) -> dict[str, AuthorityRow]:
    return {row.cite: row for row in story.clerk.authorities(story.at(moment)).authorities}


def test_each_use_says_how_and_where(story: Story) -> None:
    found = rows(briefed(story))
    ash = found["12 F.3d 34"]
    assert [(u.entry, u.party, u.how) for u in ash.uses] == [("1", "Acme", "cites"), ("2", "Bolt", "distinguishes")]
    assert ash.uses[1].passage.words == "Ash v. Elm, 12 F.3d 34, 38 (2d Cir. 1999)"
    assert [(u.how, u.quote) for u in found["5 F.3d 6"].uses] == [("quotes", "old and plain.")]
    assert [u.how for u in found["Fed. R. Civ. P. 26"].uses] == ["relies", "cites"]


def test_silence_counts_once_the_answer_was_read_by_a_person(story: Story) -> None:
    assert rows(briefed(story, read=False))["5 F.3d 6"].answer_unknown_for == ("Bolt",)
    story.clerk.mark_read(story.case, "2")
    oak = rows(story)["5 F.3d 6"]
    assert (oak.unanswered_by, oak.answer_unknown_for) == (("Bolt",), ())
    assert rows(story)["12 F.3d 34"].unanswered_by == ()


def test_one_decision_in_a_reporter_and_in_a_database_is_one_row(story: Story) -> None:
    briefed(story).paper("4", ORDER)
    yew = rows(story)["300 F. Supp. 3d 9"]
    assert (yew.also, yew.used_by_court, [u.entry for u in yew.uses]) == (("2019 WL 123",), True, ["1", "4"])


def test_the_judge_of_the_case_is_known_by_the_initials_in_a_docket_number(empty: Story) -> None:
    empty.clerk.judge(empty.case, name="Sallie SK")
    empty.motion()
    empty.paper("1", MOTION)
    assert "80146-SK" in (rows(empty)["2019 WL 123"].own or "")
    assert rows(empty)["12 F.3d 34"].own is None


def test_the_judge_of_the_case_is_known_by_the_signature_below_an_order(story: Story) -> None:
    briefed(story).paper("4", f"{ORDER}\n\nDated: March 1, 2023\n\nSALLIE KANE\nUnited States Magistrate Judge\n")
    assert "80146-SK" in (rows(story)["300 F. Supp. 3d 9"].own or "")
    assert rows(story)["12 F.3d 34"].own is None


def test_silence_is_not_judged_while_another_brief_of_the_same_side_was_not_read(story: Story) -> None:
    briefed(story).paper("3", REPLY)
    assert rows(story)["7 F.3d 8"].answer_unknown_for == ()
    assert rows(story)["5 F.3d 6"].unanswered_by == ("Bolt",)
    story.clerk.enter(
        story.case, title="Opposition to another motion", entry="9", kind="opposition", party="Bolt", filed=FILED["1"]
    )
    assert (rows(story)["5 F.3d 6"].unanswered_by, rows(story)["5 F.3d 6"].answer_unknown_for) == ((), ("Bolt",))


def test_no_decision_at_hand_leaves_the_court_unknown(story: Story) -> None:
    assert rows(briefed(story))["12 F.3d 34"].used_by_court is None
    story.paper("4", ORDER)
    assert rows(story)["12 F.3d 34"].used_by_court is False


def test_as_of_a_moment_only_papers_filed_by_then_count(story: Story) -> None:
    briefed(story).paper("4", ORDER)
    assert [u.entry for u in rows(story, "ecf:1")["12 F.3d 34"].uses] == ["1"]
    assert "300 F. Supp. 3d 9" not in rows(story, "ecf:2")


def test_the_table_is_marked_as_a_machine_s_work(demo: CommandLine) -> None:
    text = demo.ok("--case", LARKMOOR, "authorities").out
    assert "WORK PRODUCT" in text
    assert "?Fed. R. Civ. P. 37" in text
    assert "used by the court: " in text


def test_json_has_the_shape_of_the_contract(demo: CommandLine) -> None:
    view = json.loads(demo.ok("--case", LARKMOOR, "authorities", "Civ. P.", "--json").out)
    assert view["work_product"] is True
    assert {row["review"] for row in view["authorities"]} == {"proposed"}
    assert all({"cite", "name", "uses", "unanswered_by", "used_by_court"} <= set(row) for row in view["authorities"])
    uses = [use for row in view["authorities"] for use in row["uses"]]
    assert all({"entry", "party", "how", "quote", "passage"} <= set(use) for use in uses)
    assert {use["how"] for use in uses} <= {"relies", "distinguishes", "quotes", "cites"}
