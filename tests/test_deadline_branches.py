"""Rules with several branches: the earlier of two, the later of two, the longest of three."""

from datetime import date
from typing import Any

import pytest

from docket.rules.asking import computed, result
from docket.rules.packs import rules
from domain.errors import InvalidWordError


def found(rule: str, trigger: str, **facts: Any) -> Any:
    return computed({"rule": rule, "trigger_date": trigger, "court": "cand", **facts})


@pytest.mark.parametrize(
    ("rule", "trigger", "branches", "due"),
    [
        # 7 days after removal, 21 after the pleading, 21 after the summons: the longest
        ("frcp.81.c.2", "2023-03-06", {"pleading": "2023-02-27", "summons": "2023-03-01"}, "2023-03-22"),
        ("frcp.81.c.2", "2023-03-06", {"pleading": "2023-01-02", "summons": "2023-01-03"}, "2023-03-13"),
        # the time specified for compliance, or 14 days after service: the earlier
        ("frcp.45.d.2.B", "2023-03-06", {"compliance": "2023-03-15"}, "2023-03-15"),
        ("frcp.45.d.2.B", "2023-03-06", {"compliance": "2023-04-15"}, "2023-03-20"),
        # the rest of the time to answer the original pleading, or 14 days: the later
        ("frcp.15.a.3", "2023-03-06", {"original": "2023-03-15"}, "2023-03-20"),
        ("frcp.15.a.3", "2023-03-06", {"original": "2023-03-29"}, "2023-03-29"),
        ("frcp.16.b.2", "2023-03-06", {"appearance": "2023-03-08"}, "2023-05-08"),
    ],
)
def test_the_branch_that_rules(rule: str, trigger: str, branches: dict[str, str], due: str) -> None:
    answer = found(rule, trigger, branches=branches)

    assert answer.due == date.fromisoformat(due)
    assert answer.certainty != "conditional"
    assert any("of them rules" in step.text for step in answer.steps)


def test_a_branch_whose_day_is_not_known_leaves_the_date_conditional_and_says_which_way_it_can_go() -> None:
    answer = found("frcp.81.c.2", "2023-03-06", branches={"summons": "2023-03-01"})

    assert (answer.due, answer.certainty) == (date(2023, 3, 22), "conditional")
    assert any("Not given: 21 days after receiving the initial pleading" in step.text for step in answer.steps)
    assert any("the date can only be later" in step.text for step in answer.steps)


def test_the_days_for_service_belong_to_the_branch_that_has_them() -> None:
    mailed = found("frcp.15.a.3", "2023-03-06", service_method="mail", branches={"original": "2023-03-22"})

    assert mailed.due == date(2023, 3, 23)  # 14 days end on Monday the 20th, three more on Thursday


def test_every_branch_has_a_name_and_one_is_counted_from_the_trigger() -> None:
    several = [rule for rule in rules().values() if rule.branches]

    assert {rule.id for rule in several} == {
        "frcp.81.c.2", "frcp.45.d.2.B", "frcp.15.a.3", "frcp.16.b.2", "frap.4.a.3", "frap.4.a.6",
    }  # fmt: skip
    for rule in several:
        assert [branch.main for branch in rule.branches].count(True) == 1
        assert len({branch.name for branch in rule.branches}) == len(rule.branches)
        assert rule.combine in {"earliest", "latest"}


@pytest.mark.parametrize(
    ("branches", "told"),
    [
        ({"nope": "2023-01-01"}, "days for pleading, summons"),
        ({"summons": "soon"}, "is not a date for branches.summons"),
        ([], "branches is"),
    ],
)
def test_another_branch_is_a_sentence(branches: Any, told: str) -> None:
    with pytest.raises(InvalidWordError, match=told):
        found("frcp.81.c.2", "2023-03-06", branches=branches)


def test_a_rule_without_branches_takes_none() -> None:
    asked = {"rule": "frcp.72.a", "trigger_date": "2023-03-06", "branches": {"summons": "2023-01-01"}}
    assert "the rule has no other branches" in result(asked)["error"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"court": "nowhere"}, "The packs know no court “nowhere”"),
        ({"trigger_date": "1900-01-02"}, "These rules took effect on 1938-09-16"),
        ({"period": {"length": 0, "unit": "days", "direction": "after"}}, "0 days after it"),
    ],
)
def test_a_doubtful_input_has_an_answer_with_its_limits(fields: dict[str, Any], told: str) -> None:
    answered = result({"rule": "frcp.72.a", "trigger_date": "2023-03-06", **fields})

    assert answered["error"] is None
    assert any(told in step["text"] for step in answered["steps"])


@pytest.mark.parametrize("trigger", ["2200-01-01", "1899-12-31", "2023-02-29", "0000-01-01"])
def test_an_impossible_day_is_a_sentence(trigger: str) -> None:
    assert result({"rule": "frcp.72.a", "trigger_date": trigger})["error"]
