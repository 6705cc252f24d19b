"""The rule packs: every rule can be counted, nothing unread passes for verified, and a slip in a pack is told as a sentence."""

import json
import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docket.rules.asking import result
from docket.rules.courts import courts
from docket.rules.packs import find_rule, packs, read_pack, rules
from docket.rules.reading import data_names, parsed
from domain.deadlines import Rule
from domain.errors import FileAccessError

ROOT = Path(__file__).resolve().parent.parent
RULE = """
[[rule]]
id = "x.1"
citation = "Rule 1"
act = "answer"
trigger = "service"
length = 14
unit = "days"
direction = "after"
verified = "text"
source = "read"
"""
PACK = '[pack]\nid = "x"\nversion = "2025.1"\ntitle = "X"\ncourts = ["x"]\n'


def read(text: str) -> tuple[Rule, ...]:
    return read_pack(parsed(text, "x.toml"), "x.toml").rules


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: str(rule.id))
def test_every_rule_is_counted_or_says_that_the_judge_sets_it(rule: Rule) -> None:
    found = result({"rule": rule.id, "trigger_date": "2011-06-01" if "old" in rule.id else "2025-06-04"})
    if rule.versions:
        assert found["error"] is None
        assert found["steps"][0]["cite"] == rule.citation
        assert rule.pack in found["steps"][0]["text"]
    else:
        assert "sets no period: the judge does" in found["error"]
        assert found["due"] is None


@pytest.mark.parametrize("rule", [r for r in rules().values() if r.versions], ids=lambda rule: str(rule.id))
def test_only_what_was_read_in_the_rule_is_verified(rule: Rule) -> None:
    found = result({"rule": rule.id, "trigger_date": "2025-06-04", "service_method": "personal"})
    if rule.mark != "text":
        assert found["certainty"] != "computed_verified"


def test_a_pack_has_a_version_and_says_through_when_it_was_checked() -> None:
    assert all(re.fullmatch(r"\w+@\d{4}\.\d+", pack.id) for pack in packs())
    assert {rule.checked_through for rule in rules().values()} == {date(2025, 11, 30)}


def test_later_than_checked_is_told() -> None:
    found = result({"rule": "frcp.72.a", "trigger_date": "2026-03-02"})
    assert "Amendments that took effect after 2025-11-30 were not checked" in [step["text"] for step in found["steps"]]


def test_the_data_files_are_read() -> None:
    assert {"courts.toml", "frap.toml", "frcp.toml", "holidays.toml", "scotus.toml", "usc28.toml"} < set(data_names())
    assert find_rule("FRCP.72.A") is rules()["frcp.72.a"]
    assert courts()["cand"].state == "CA"


def designed() -> list[dict[str, Any]]:
    """The rules of the design; skips where they are not beside the project."""
    corpus = os.environ.get("DOCKET_CORPUS")
    design = Path(corpus).parent / "design" if corpus else ROOT.parent / "shared" / "design"
    path = design / "deadline-rules.json"
    if not path.is_file():
        pytest.skip("deadline-rules.json of the design is not beside the project")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["rules"]
    return found


def test_the_packs_hold_the_rules_of_the_design_and_no_others() -> None:
    assert {one["id"] for one in designed()} == set(rules())


def test_every_rule_is_that_of_the_design_in_every_field() -> None:
    written = "\n".join((ROOT / "docket" / "rules" / name).read_text(encoding="utf-8") for name in data_names())
    for one in designed():
        rule = rules()[one["id"]]
        newest = rule.newest()
        told = {
            "citation": rule.citation, "act": rule.act, "trigger": rule.trigger, "direction": rule.direction.value,
            "period": {"length": newest.length, "unit": newest.unit.value} if newest else None,
            "extendable": rule.extendable, "verification": rule.mark, "source": rule.source,
        }  # fmt: skip
        assert told == {name: one[name] for name in told}
        assert set(one["court"].split("|")) <= set(rule.courts)
        remarks = f"{rule.notes} {written}"  # a remark for the keepers of a pack stands in it as a comment
        assert all(part in remarks for part in (one["notes"] or "").split("; ")), rule.id


def test_days_for_service_are_those_of_the_design() -> None:
    for one in designed():
        rule, given = rules()[one["id"]], one["service_addition"].partition(":")[0]
        # a summons is served under FRCP 4, and that some add days there is told by a vector of the design
        assert rule.addition == ("rule4" if rule.id == "frcp.12.a.1.A.i" else given)


def test_an_earlier_version_of_the_design_is_counted_or_told() -> None:
    for one in (one for one in designed() if one["prior_version"]):
        rule = rules()[one["id"]]
        lengths = [str(version.length) for version in rule.versions[:-1]]
        told = f"Earlier: {one['prior_version']}" in (rule.notes or "")
        assert told or lengths == [re.findall(r"\d+", one["prior_version"])[0]], rule.id


def test_a_day_since_which_a_rule_stands_is_that_of_the_design() -> None:
    for one in (one for one in designed() if one["effective_from"]):
        rule = rules()[one["id"]]
        newest = rule.newest()
        assert newest is not None
        if re.fullmatch(r"\d{4}-\d\d-\d\d", one["effective_from"]):
            assert newest.since == date.fromisoformat(one["effective_from"])
        else:
            assert rule.since_note is not None
            assert re.findall(r"\d{4}-\d\d-\d\d", one["effective_from"])[0] in rule.since_note


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RULE, "“pack” is missing"),
        ('[pack]\nid = "x"\nversion = "1"\ntitle = "X"\n' + RULE, "“courts” is missing"),
        (PACK + RULE.replace('id = "x.1"', ""), "“id” is missing; it should be a text in quotes."),
        (PACK + RULE.replace("14", '"14"'), "“length” is '14'; it should be a whole number."),
        (PACK + RULE.replace("14", "true"), "“length” is True; it should be a whole number."),
        (PACK + RULE.replace("14", "0"), "“length” is 0; it should be 1 or more."),
        (PACK + RULE.replace('"days"', '"fortnights"'), "“unit” is “fortnights”; it should be one of days,"),
        (PACK + RULE.replace('"after"', '"since"'), "“direction” is “since”; it should be one of after, before."),
        (PACK + RULE.replace('"text"', '"sure"'), "“verified” is “sure”; it should be one of text, page, GK."),
        (PACK + RULE + "efective_from = 2009-12-01\n", "“efective_from” is no key that is known here."),
        (PACK + RULE + "effective_from = 2009-12-01T00:00:00\n", "it should be a date such as 2009-12-01."),
        (PACK + RULE + 'addition = "6d?"\n', "“addition_doubt” is missing"),
        (PACK + RULE + '[[rule.earlier]]\nlength = 10\nunit = "days"\nuntil = 2009-11-30\n', "the versions overlap"),
        (PACK + RULE + "[[rule.published]]\nfor = 2018-01-02\n", "published 1: “date” is missing"),
        ("rule = 3\n" + PACK, "“rule” is 3; it should be a list."),
        ("rule = [3]\n" + PACK, "“rule” should be a list of tables."),
        ("pack = [", "is no TOML"),
    ],
)
def test_a_slip_in_a_pack_is_a_sentence_with_its_place(text: str, told: str) -> None:
    with pytest.raises(FileAccessError) as slip:
        read(text)
    assert told in str(slip.value)
    assert str(slip.value).startswith("x.toml")
    assert str(slip.value).endswith("Correct the pack; nothing was computed.")


def test_a_rule_without_a_period_is_the_judges() -> None:
    [rule] = read(PACK + RULE.replace("length = 14\n", "").replace('unit = "days"\n', ""))
    assert rule.versions == ()


def test_a_period_begun_before_the_pack_knows_the_rule_has_no_date() -> None:
    found = result({"rule": "frcp.26.d.2", "trigger_date": "2014-03-03"})
    assert found["due"] is None
    assert "only as it stands since 2015-12-01" in found["error"]
    assert "no longer in force" in result({"rule": "cand.7-3.a.old", "trigger_date": "2015-03-03"})["error"]


def test_the_packs_are_plain_data() -> None:
    for path in sorted((ROOT / "docket" / "rules").glob("*.toml")):
        assert tomllib.loads(path.read_text(encoding="utf-8"))
