"""`docket compute`: steps and places as text, a batch as JSON in order, and a sentence for what cannot be counted."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_harness import CommandLine
from hypothesis import given
from hypothesis import strategies as st

from docket.rules.asking import result

pytest_plugins = ["cli_fixtures"]

KEYS = ["id", "due", "due_time", "steps", "disputed", "alternatives", "safe_date", "certainty", "error"]
FOURTEEN = {"length": 14, "unit": "days", "direction": "after"}


def batch(cli: CommandLine, tmp_path: Path, requests: object) -> list[dict[str, Any]]:
    path = tmp_path / "requests.json"
    path.write_text(json.dumps(requests), encoding="utf-8")
    printed = cli("compute", "--batch", path, "--json")
    assert printed.code == 0, printed.err
    found: list[dict[str, Any]] = json.loads(printed.out)["results"]
    return found


def test_a_rule_is_counted_with_steps_that_say_where_they_are_written(cli: CommandLine) -> None:
    printed = cli("compute", "frcp.72.a", "--after", "2023-02-16", "--served", "mail", "--court", "cand")
    assert printed.code == 0
    assert "14 days after it: Thu 2023-03-02  [FRCP 6(a)(1)(B)]" in printed.out
    assert "Sun 2023-03-05  [FRCP 6(d)]" in printed.out
    assert printed.lines[-1] == "Due   ~Mon 2023-03-06  computed, from verified text"


def test_where_readings_differ_each_is_told_and_the_safe_date_named(cli: CommandLine) -> None:
    printed = cli("compute", "--period", "14 days", "--after", "2021-12-10")
    assert "Due   ~Mon 2021-12-27  computed, disputed; safe: 2021-12-24" in printed.lines
    assert any(line.startswith("Or    ~Fri 2021-12-24  observed Friday") for line in printed.lines)
    assert printed.lines[-1] == "Safe  ~Fri 2021-12-24"


def test_only_an_ordered_date_is_bare(cli: CommandLine) -> None:
    assert "Due   Tue 2022-03-15  ordered" in cli("compute", "--on", "2022-03-15").lines


def test_hours_and_the_end_of_the_day(cli: CommandLine) -> None:
    hours = cli("compute", "--period", "48h", "--after", "2025-03-07", "--at", "10:00", "--court", "nysd", "--json")
    assert json.loads(hours.out)["results"][0]["due_time"] == "11:00"
    closing = cli("compute", "mad.7.1.b.2", "--after", "2025-03-03", "--court", "mad", "--filing", "efile")
    assert "~Mon 2025-03-17 18:00" in closing.out


def test_one_computation_as_json_has_the_shape_of_a_batch(cli: CommandLine) -> None:
    printed = cli("compute", "frcp.6.c.1", "--before", "2025-06-09", "--json")
    [found] = json.loads(printed.out)["results"]
    assert list(found) == KEYS
    assert (found["due"], found["error"]) == ("2025-05-23", None)


def test_the_rules_are_listed(cli: CommandLine) -> None:
    printed = cli("compute", "--list")
    assert "FRCP 72(a): objections to nondispositive MJ order" in printed.out
    packs = json.loads(cli("compute", "--list", "--json").out)["packs"]
    assert sum(len(pack["rules"]) for pack in packs) == 145


def test_a_batch_answers_in_order_and_an_error_stops_nothing(cli: CommandLine, tmp_path: Path) -> None:
    requests = [
        {"id": "a", "rule": None, "period": FOURTEEN, "trigger_date": "2025-03-03", "add3": False},
        {"id": "b", "rule": None, "period": None, "trigger_date": "2025-03-03"},
        "no object",
        {"id": "d", "rule": "frcp.72.a", "trigger_date": "2025-03-03"},
        {"id": "e", "rule": "ilnd.78.3", "trigger_date": "2025-03-03"},
    ]
    found = batch(cli, tmp_path, requests)
    assert [row["id"] for row in found] == ["a", "b", None, "d", "e"]
    assert [row["due"] for row in found] == ["2025-03-17", None, None, "2025-03-17", None]
    assert all(list(row) == KEYS for row in found)
    assert [row["error"] is None for row in found] == [True, False, False, True, False]
    assert found[1]["steps"] == []
    assert found[1]["certainty"] is None


def test_a_batch_as_text_is_a_line_for_each(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "requests.json"
    path.write_text(json.dumps([{"id": "a", "rule": "frcp.72.a", "trigger_date": "2025-03-03"}, {"id": "b"}]))
    printed = cli("compute", "--batch", path)
    assert printed.lines[0] == "a  ~Mon 2025-03-17  computed, from verified text"
    assert printed.lines[1].startswith("b  ? ")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("trigger_date", None, "trigger_date is missing; it should be a date"),
        ("trigger_date", "03/03/2025", "“03/03/2025” is not a date for trigger_date"),
        ("trigger_date", "2023-02-30", "is not a date for trigger_date"),
        ("trigger_date", "1066-10-14", "leaves the years 1900 to 2199"),
        ("trigger_date", "2199-12-30", "leaves the years 1900 to 2199"),
        ("trigger_date", 20250303, "trigger_date is 20250303"),
        ("period", 14, "period is 14; it should be an object"),
        ("period", {"length": "14", "unit": "days", "direction": "after"}, 'period.length is "14"'),
        ("period", {"length": -1, "unit": "days", "direction": "after"}, "period.length is -1"),
        ("period", {"length": True, "unit": "days", "direction": "after"}, "period.length is true"),
        ("period", {"length": 1, "unit": "fortnights", "direction": "after"}, 'period.unit is "fortnights"'),
        ("period", {"length": 1, "unit": ["days"], "direction": "after"}, 'period.unit is ["days"]'),
        ("period", {"length": 1, "unit": "days", "direction": ["after"]}, 'period.direction is ["after"]'),
        ("period", {"length": 1, "unit": "days", "direction": None}, "after or before"),
        ("period", {"length": 99999, "unit": "years", "direction": "after"}, "leaves the years 1900 to 2199"),
        ("period", {"length": 99999, "unit": "years", "direction": "before"}, "leaves the years 1900 to 2199"),
        (
            "period",
            {"length": 48, "unit": "hours", "direction": "after"},
            "the hour of the event (--at; trigger_time in a batch)",
        ),
        ("trigger_time", "25:00", 'trigger_time is "25:00"'),
        ("tz", "Mars/Olympus", 'tz is "Mars/Olympus"'),
        ("tz", "../etc", 'tz is "../etc"'),
        ("state", "ZZ", "“ZZ” is no state"),
        ("extra_states", "CA", 'extra_states is "CA"; it should be a list'),
        ("service_method", "pigeon", "“pigeon” is no manner of service"),
        ("add3", "yes", 'add3 is "yes"; it should be true, false or null'),
        ("regime", "1938", "“1938” is no way to count"),
        ("filing_mode", "fax", 'filing_mode is "fax"'),
        ("declared_holidays", ["soon"], "“soon” is not a date for declared_holidays"),
        ("inaccessible", "2025-03-17", 'inaccessible is "2025-03-17"; it should be a list'),
        ("court", 3, "court is 3; it should be a text or null"),
    ],
)
def test_a_field_that_cannot_be_read_is_told_in_the_result(
    cli: CommandLine, tmp_path: Path, field: str, value: object, told: str
) -> None:
    request = {"id": "x", "rule": None, "period": FOURTEEN, "trigger_date": "2025-03-03", field: value}
    [found] = batch(cli, tmp_path, [request])
    assert told in found["error"]
    assert found["due"] is None


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["frcp.72.a"], 2, "Name one day"),
        (["frcp.72.a", "--after", "2025-03-03", "--before", "2025-03-03"], 2, "Name one day"),
        (["--after", "2025-03-03"], 2, "Name a rule"),
        (["frcp.72.a", "--before", "2025-03-03"], 2, "is counted after its event"),
        (["frcp.999", "--after", "2025-03-03"], 2, "No rule pack holds “frcp.999”"),
        (["--period", "soon", "--after", "2025-03-03"], 2, "“soon” is no period"),
        (["--period", "14 d", "--after", "2025-03-03", "--court", "xx"], 2, "“xx” is no court"),
        (["ilnd.78.3", "--after", "2025-03-03"], 1, "sets no period: the judge does"),
        (["frcp.72.a", "--after", "tomorrow"], 2, "is not a date"),
        (["--batch", "missing.json"], 3, "cannot be read"),
        (["frcp.72.a", "--batch", "missing.json"], 2, "leave out RULE"),
    ],
)
def test_a_slip_is_a_sentence_with_its_exit_code(cli: CommandLine, arguments: list[str], code: int, told: str) -> None:
    printed = cli("compute", *arguments)
    assert printed.code == code
    assert told in printed.err
    assert printed.out == ""


@pytest.mark.parametrize("text", ["", "{}", "[1", "\udcff", '{"id": 1}'])
def test_a_file_that_is_no_array_is_a_sentence(cli: CommandLine, tmp_path: Path, text: str) -> None:
    path = tmp_path / "requests.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    printed = cli("compute", "--batch", path)
    assert printed.code == 3
    assert "A batch is a" in printed.err


def test_a_number_that_no_machine_reads_stops_no_other_request(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "requests.json"
    huge = {"id": "huge", "period": {**FOURTEEN, "length": "N"}, "trigger_date": "2025-03-03"}
    good = {"id": "good", "period": FOURTEEN, "trigger_date": "2025-03-03"}
    path.write_text(json.dumps([huge, good]).replace('"N"', "9" * 5000), encoding="utf-8")

    found = json.loads(cli("compute", "--batch", path, "--json").out)["results"]

    assert "period.length is" in found[0]["error"]
    assert (found[1]["due"], found[1]["error"]) == ("2025-03-17", None)


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        ({"period": {"length": 14, "unit": "Day", "direction": "After"}}, "2025-03-17"),
        ({"period": {"length": None, "unit": "days", "direction": "after"}, "rule": "frcp.33.b.2"}, "2025-04-02"),
        ({"rule": "frcp.72.a", "service_method": "U.S. Mail"}, "2025-03-20"),
        ({"rule": "frcp.72.a", "service_method": "CM/ECF"}, "2025-03-17"),
        ({"rule": "frap.27.a.4", "service_method": "commercial carrier"}, "2025-03-13"),
        ({"rule": "frcp.72.a", "filing_mode": "In person"}, "2025-03-17"),
        ({"rule": "FRCP 72(b)(2)", "service_method": "electronic", "period": FOURTEEN}, "2025-03-17"),
    ],
)
def test_other_words_in_use_are_understood(facts: dict[str, Any], due: str) -> None:
    assert result({"trigger_date": "2025-03-03", **facts})["due"] == due


def test_a_rule_is_found_by_its_citation_where_only_one_bears_it(cli: CommandLine) -> None:
    assert "~Mon 2025-03-17  computed, from verified text" in cli("compute", "FRCP 72(a)", "--after", "2025-03-03").out
    printed = cli("compute", "FRCP 68(a)", "--after", "2025-03-03")
    assert "Did you mean frcp.68.a.offer or frcp.68.a.accept?" in printed.err


def test_a_rule_is_not_counted_before_it_can_have_been_in_force(cli: CommandLine) -> None:
    printed = cli("compute", "cand.7-3.a", "--after", "2008-03-03")
    assert "only as it stands since 2009-05-21" in printed.err


def test_the_names_of_others_do_not_reach_the_terminal(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "requests.json"
    path.write_text(json.dumps([{"id": "\x1b[2Jx", "rule": "\x1b]0;x\x07", "trigger_date": "\x1b[31m"}]))
    for arguments in (["--json"], []):
        assert "\x1b" not in cli("compute", "--batch", path, *arguments).out


def test_the_holidays_are_loaded_by_the_command_only() -> None:
    probe = "import sys, docket.cli.computing, domain.deadlines; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


def test_compute_opens_no_store(cli: CommandLine) -> None:
    assert cli("compute", "frcp.72.a", "--after", "2025-03-03").code == 0
    assert not cli.begun


def test_without_a_state_the_steps_say_that_only_federal_holidays_count(cli: CommandLine) -> None:
    told = "No state is named: only federal holidays are counted"
    assert told in cli("compute", "frcp.72.a", "--after", "2025-03-03").out
    assert told not in cli("compute", "frcp.72.a", "--after", "2025-03-03", "--court", "cand").out
    assert told not in cli("compute", "frcp.6.c.1", "--before", "2025-03-03").out


JUNK = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.lists(st.text(max_size=4), max_size=2)
)
LIKELY = st.sampled_from(
    ["14", "days", "hours", "cutoff", "date", "after", "before", "2025-03-03", "10:00", "mail", "CA", "cand", "scotus"]
)
VALUE = JUNK | LIKELY | st.just(14) | st.just("frcp.72.a") | st.just("2009") | st.just("America/New_York")
PERIOD = st.fixed_dictionaries({}, optional=dict.fromkeys(("length", "unit", "direction"), VALUE))
FIELDS = (
    *("id", "rule", "trigger_date", "trigger_time", "tz", "filing_mode", "service_method", "add3", "court", "state"),
    *("extra_states", "declared_holidays", "inaccessible", "regime"),
)


@given(st.fixed_dictionaries({}, optional={**dict.fromkeys(FIELDS, VALUE), "period": PERIOD | VALUE}) | VALUE)
def test_whatever_a_request_holds_it_has_a_date_or_a_sentence(request: object) -> None:
    found = result(request)
    assert list(found) == KEYS
    assert (found["due"] is None) is (found["error"] is not None)
