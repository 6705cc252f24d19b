"""Over all cases: what is due, the morning's list, the calendar; and what the demonstration comes to."""

import json
import re
from typing import Any

import icalendar
import pytest
from builders import behind
from cli_harness import LARKMOOR, LEIFER, PAPERS, CommandLine

pytest_plugins = ("cli_fixtures",)


@pytest.fixture
def desk(cli: CommandLine) -> CommandLine:
    """Two cases of Greylock, with deadlines of both sides around 11 March 2024."""
    cli.ok("open", "3:24-cv-0731", "--court", "cand", "--name", "Greylock v. Hollis")
    cli.ok("open", "1:24-cv-0099", "--court", "nysd", "--name", "Greylock v. Marsh")
    for case, other in (("0731", "Hollis"), ("0099", "Marsh")):
        cli.do(f"--case {case} party 'Greylock LLC' --role plaintiff --label Greylock")
        cli.do(f"--case {case} party '{other} Inc.' --role defendant --label {other}")
        cli.do(f"--case {case} enter Order --entry 5 --kind order --party court --filed 2024-03-01")
    cli.do("--case 0731 due 'Joint letter' --obligor Greylock --on 2024-03-08 --entry 5")
    cli.do("--case 0099 due 'Status report' --obligor Greylock --on 2024-03-11 --entry 5")
    cli.do("--case 0099 due 'Expert list' --obligor Marsh --on 2024-03-20 --entry 5")
    cli.do("--case 0731 due 'Pretrial brief' --obligor Hollis --on 2024-06-20 --entry 5")
    cli.do("--case 0731 due 'Answer' --obligor Hollis --waiting-for 'the ruling' --basis rule --entry 5")
    cli.do("--case 0731 hearing 'Case management' --on 2024-03-15 --time 13:30 --entry 5")
    return cli


def whats(rows: list[dict[str, Any]]) -> list[str]:
    return [row["what"] for row in rows]


def test_deadlines_within_some_days_over_all_cases(desk: CommandLine) -> None:
    view = desk.json("--as-of", "2024-03-11", "deadlines", "--within", "14d")

    assert whats(view["deadlines"]) == ["Joint letter", "Status report", "Expert list"]
    assert [(row["case"], row["state"], row["days"]) for row in view["deadlines"]] == [
        ("3:24-cv-00731", "no_filing_seen", -3), ("1:24-cv-00099", "open", 0), ("1:24-cv-00099", "open", 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--mine", "Greylock"], ["Joint letter", "Status report"]),
        (["--mine", "Marsh", "--mine", "Hollis"], ["Expert list", "Pretrial brief", "Answer"]),
        (["--within", "2w", "--mine", "Greylock LLC"], ["Joint letter", "Status report"]),
        (["--within", "0"], ["Joint letter", "Status report"]),
        (["--within", "14", "--case", "0099"], ["Status report", "Expert list"]),
        (["--all"], ["Joint letter", "Status report", "Expert list", "Pretrial brief", "Answer"]),
    ],
)
def test_those_of_some_parties_or_of_one_case(desk: CommandLine, options: list[str], expected: list[str]) -> None:
    assert whats(desk.json("--as-of", "2024-03-11", "deadlines", *options)["deadlines"]) == expected


def test_a_line_of_the_list_names_its_case_and_how_the_date_is_known(desk: CommandLine) -> None:
    desk.do("--case 0731 due Reply --obligor Hollis --rule cand.7-3.c --from 2024-03-12 --entry 5")

    printed = desk.ok("--as-of", "2024-03-11", "deadlines", "--within", "14d").out

    assert "2024-03-20 (+9 d) open Marsh Inc.: Expert list [1:24-cv-00099 D2]" in printed
    assert "~2024-03-19 computed unverified (+8 d)" in printed


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["deadlines", "--within", "soon"], 2, "is no number of days. Write 14d or 2w."),
        (["deadlines", "--within", "14y"], 2, "is no number of days"),
        (["deadlines", "--mine", "Nobody"], 1, "No case in this store has a party “Nobody”"),
        (["--as-of", "ecf:5", "deadlines", "--all"], 2, "belongs to one case"),
        (["--as-of", "ecf:5", "agenda"], 2, "belongs to one case"),
        (["schedule", "77", "--case", "0731"], 1, "There is no entry 77"),
    ],
)
def test_a_slip_is_a_sentence(desk: CommandLine, arguments: list[str], code: int, told: str) -> None:
    printed = desk(*arguments)
    assert (printed.code, printed.out) == (code, "")
    assert told in printed.err


def test_the_mornings_list(desk: CommandLine) -> None:
    view = desk.json("--as-of", "2024-03-11", "agenda")

    told = {
        name: [row["deadline"]["what"] for row in view[name]] for name in ("past_due", "today", "coming", "waiting")
    }
    assert told == {
        "past_due": ["Joint letter"], "today": ["Status report"], "coming": ["Expert list"], "waiting": ["Answer"],
    }  # fmt: skip
    assert [row["hearing"]["what"] for row in view["hearings"]] == ["Case management"]
    lines = desk.ok("--as-of", "2024-03-11", "agenda").lines
    assert lines[0] == "Monday 2024-03-11, 2 cases, through 2024-03-25"
    assert [line for line in lines if line.isupper() or line.startswith("PAST DUE")] == [
        "PAST DUE, nothing seen or nothing known", "TODAY", "AHEAD", "HEARINGS", "WAITING",
    ]  # fmt: skip
    assert "2024-03-15 13:30 Case management [3:24-cv-00731 H1]" in lines


def test_what_waits_for_a_person_is_on_the_list_and_looks_like_it(desk: CommandLine) -> None:
    printed = desk.do("--case 0099 enter 'Motion to dismiss' --entry 6 --kind motion --party Marsh --filed 2024-03-08")
    assert "PROPOSED P1 ~2024-03-22" in printed.err
    assert "Nothing moves until you keep it" in printed.err

    view = desk.json("--as-of", "2024-03-11", "agenda")

    assert [(row["id"], row["due"]) for row in view["proposed"]] == [("P1", "2024-03-22"), ("P2", None)]
    assert "?P1 ~2024-03-22 Greylock LLC: Opposition" in desk.ok("--as-of", "2024-03-11", "agenda").out
    assert "~2024-03-22 PROPOSED, not reviewed" in desk.ok("--case", "0099", "deadlines").out
    assert whats(desk.json("--as-of", "2024-03-11", "deadlines", "--within", "14d", "--mine", "Greylock")["deadlines"]) == [
        "Joint letter", "Status report",
    ]  # fmt: skip


def test_an_empty_day_says_so(cli: CommandLine) -> None:
    cli.ok("open", "3:24-cv-0731", "--court", "cand", "--name", "Greylock v. Hollis")
    assert cli.ok("agenda").lines[-1] == "Nothing is due."
    assert cli.ok("deadlines", "--all").lines[-1] == "Nothing is past due or due."
    assert (
        cli.ok("--as-of", "2024-03-11", "deadlines", "--within", "14d").lines[-1]
        == "Nothing is past due or due by 2024-03-25."
    )


def test_the_calendar_holds_every_case_or_the_one_that_is_named(desk: CommandLine) -> None:
    everything = icalendar.Calendar.from_ical(desk.ok("export", "ics").out)
    one = icalendar.Calendar.from_ical(desk.ok("export", "ics", "--case", "0099").out)

    assert len(everything.walk("VEVENT")) == 5
    assert sorted(str(event["summary"]).partition(" · ")[0] for event in one.walk("VEVENT")) == [
        "Greylock LLC: Status report", "Marsh Inc.: Expert list",
    ]  # fmt: skip


def test_an_empty_calendar_says_on_stderr_that_nothing_is_kept_and_what_is_proposed(cli: CommandLine) -> None:
    cli.ok("open", "3:24-cv-0731", "--court", "cand", "--name", "Greylock v. Hollis")
    cli.do("enter Notice --entry 12 --kind notice --party Greylock --filed 2024-03-12")
    empty = cli.ok("export", "ics")
    cli.ok("file", PAPERS / "054-order.txt", "--entry", "54", "--kind", "order", "--party", "court")

    printed = cli.ok("export", "ics")

    assert "BEGIN:VEVENT" not in printed.out
    assert "no deadline and no hearing is kept." in empty.err
    assert "`docket review` shows it" not in empty.err
    assert re.search(r"Of what is only proposed, \d+ have a date: `docket review` shows it\.", printed.err)
    cli.do("due Report --obligor Hollis --on 2024-04-01 --entry 12")
    assert cli.ok("export", "ics").err == ""


# --- the demonstration ------------------------------------------------------------------------------------------------


def schedule(demo: CommandLine, entry: str) -> dict[str, Any]:
    """The lines that a paper of the subpoena case opens, by rule; and the thresholds."""
    view = demo.json("--case", LEIFER, "schedule", entry)
    return {line["rule"]: line for line in view["lines"]} | {"thresholds": view["thresholds"]}


def test_objections_to_the_magistrate_judges_order_are_conditional_with_every_branch(demo: CommandLine) -> None:
    found = schedule(demo, "E2")

    line = found["frcp.72.a"]
    assert (line["due"], line["certainty"], line["review"]) == ("2023-03-02", "conditional", "proposed")
    assert line["if"] == ["the order is nondispositive", "no consent under 28 USC 636(c) was given"]
    assert "Service through ECF on the day of filing, 2023-02-16, is assumed." in line["assumptions"]
    assert line["alternatives"] == ["2023-03-06: served by mail on 2023-02-16"]
    others = {rule: row["due"] for rule, row in found.items() if rule not in {"thresholds", "frcp.72.a"}}
    assert others == {
        "cand.72-2": "2023-03-02", "frcp.72.b.2": "2023-03-02", "frcp.72.b.2.resp": None, "frcp.59.e": "2023-03-16",
        "frap.4.a.1.A": "2023-03-20", "frap.4.a.1.B": "2023-04-17",
    }  # fmt: skip


def test_they_fall_after_the_compliance_date_and_stay_nothing(demo: CommandLine) -> None:
    [warning] = schedule(demo, "E2")["frcp.72.a"]["warnings"]

    assert "is due Tue 2023-02-28, before Thu 2023-03-02" in warning
    assert "a stay must be sought by then" in warning
    printed = " ".join(demo.ok("--case", LEIFER, "deadlines").out.split())
    assert "PROPOSED, not reviewed Twitter: Objections" in printed
    assert "a stay must be sought by then" in printed
    assert "Otherwise, if the parties consented under 28 USC 636(c)" in printed


def test_once_the_compliance_date_is_vacated_there_is_no_such_warning(demo: CommandLine) -> None:
    demo.ok("--case", LEIFER, "vacate", "D2", "--entry", "E2", "--ground", "an invented order")

    assert schedule(demo, "E2")["frcp.72.a"]["warnings"] == []


def test_the_reply_is_judged_by_its_threshold(demo: CommandLine) -> None:
    [told] = schedule(demo, "1")["thresholds"]

    assert "Reply (ECF 20), filed Mon 2023-01-09 (assumed)" in told
    assert "only if Motion (ECF 1) was filed on or after Sat 2022-12-17" in told
    assert "its filed date is not known (between 2022-01-01 and 2022-12-31)" in told


@pytest.mark.parametrize(
    ("filed", "reply"), [("2022-12-16", "2023-01-06"), ("2022-12-17", "2023-01-10"), ("2022-12-19", "2023-01-10")]
)
def test_a_known_filing_date_takes_the_place_of_the_threshold(demo: CommandLine, filed: str, reply: str) -> None:
    demo.ok("--case", LEIFER, "revise", "1", "--filed", filed, "--reason", "the docket")

    found = schedule(demo, "1")

    assert found["thresholds"] == []
    assert found["cand.7-3.c"]["due"] == reply


def test_kept_and_exported_the_objections_stay_tentative(demo: CommandLine) -> None:
    proposal = next(
        p for p in demo.json("--case", LEIFER, "review")["proposals"] if p["kind"] == "schedule" and p["entry"] == "E2"
    )
    ident = demo.ok("--case", LEIFER, "keep", proposal["id"]).id

    raw = demo.ok("--case", LEIFER, "export", "ics").out
    events = {str(e["summary"]).split(" · ")[0]: e for e in icalendar.Calendar.from_ical(raw).walk("VEVENT")}
    [title] = [name for name in events if "Objections" in name]
    assert title.startswith("[conditional] Twitter, Inc.: Objections")
    assert events[title]["status"] == "TENTATIVE"
    told = json.dumps(demo.json("--case", LEIFER, "why", ident)["because"])
    assert "2023-02-28" in told


def test_the_invented_case_proposes_nothing_twice(demo: CommandLine) -> None:
    rows = demo.json("--case", LARKMOOR, "review")["proposals"]
    made = [(p["kind"], p["entry"], p["cue"]) for p in rows if p["kind"] in {"schedule", "move", "performance"}]

    assert made == [("schedule", "54", "FRCP 72(a)")]


def test_why_tells_the_rule_behind_a_proposal(demo: CommandLine) -> None:
    [proposal] = [p for p in demo.json("--case", LEIFER, "review")["proposals"] if p["kind"] == "schedule"]

    told = demo.ok("--case", LEIFER, "why", proposal["id"].lower()).out

    assert "Because: FRCP 72(a)" in told
    assert "14 days after it: Thu 2023-03-02" in " ".join(told.split())
    assert demo("--case", LEIFER, "why", "P999").code == 1


def test_keeping_a_date_tells_what_it_proposes_next(desk: CommandLine) -> None:
    desk.do("--case 0731 enter Motion --entry 7 --kind motion --party Hollis --filed 2024-03-04")
    desk.do("--case 0731 keep P1")
    desk.do("--case 0731 keep P2")
    desk.do("--case 0731 enter Order --entry 8 --kind order --party court --filed 2024-03-11")

    printed = desk.do("--case 0731 move D4 --on 2024-04-01 --entry 8")

    assert "PROPOSED P3 ~2024-04-08  D5 Reply" in printed.err


def test_a_date_that_comes_to_be_known_is_told_with_who_must_act(desk: CommandLine) -> None:
    asked = desk.do("--case 0731 enter Complaint --entry 1 --kind complaint --party Greylock --filed 2024-01-02")
    assert "PROPOSED P1 ~no date yet  Hollis: Serve answer" in asked.err
    assert "waits for the day of service of the summons" in asked.err

    printed = desk.do("--case 0731 event Served --on 2024-01-08 --kind service --party Greylock --entry 1")

    assert "PROPOSED P1 ~2024-01-29  Hollis: Serve answer" in printed.err


def test_a_ruling_tells_what_it_opens_and_what_it_takes_off(desk: CommandLine) -> None:
    desk.do("--case 0099 enter 'Motion to dismiss' --entry 6 --kind motion --party Marsh --filed 2024-03-08")
    desk.do("--case 0099 keep P1")
    desk.do("--case 0099 enter Order --entry 7 --kind order --party court --filed 2024-03-12 --relation rules_on 6")

    printed = desk.do("--case 0099 rule 6 --entry 7 --outcome denied")

    assert "Responsive pleading after Rule 12 motion" in printed.err
    assert "decided Motion (ECF 6) on Tue 2024-03-12, before it was due: taken off" in printed.err
    queue = desk.ok("--case", "0099", "review").out
    assert "PROPOSED ~2024-03-26 Marsh: Responsive pleading" in " ".join(queue.split())


def test_only_the_basis_that_governs_is_told_step_by_step(desk: CommandLine) -> None:
    desk.do("--case 0731 due Reply --obligor Hollis --rule cand.7-3.c --from 2024-03-12 --entry 5")
    assert "7 days after it: Tue 2024-03-19" in desk.ok("--case", "0731", "deadlines").out
    desk.do("--case 0731 move D4 --on 2024-04-01 --entry 5")

    shown = desk.ok("--case", "0731", "deadlines").out
    assert "rule 2024-03-19: N.D. Cal. Civil L.R. 7-3(c): superseded by the order" in " ".join(shown.split())
    assert "7 days after it" not in shown
    assert "7 days after it: Tue 2024-03-19" in desk.ok("--case", "0731", "why", "D4").out


def unreadable(desk: CommandLine, court: str) -> None:
    """An event of a court's case made what no program wrote, and the rows of the lists forgotten."""
    broken = (
        "UPDATE stored_events SET state = '{{}}' WHERE topic = 'case.entry-docketed.v1' AND originator_id LIKE '{}:%'"
    )
    behind(desk.store, broken.format(court), "DROP TABLE IF EXISTS case_rows")


@pytest.mark.parametrize("moment", [[], ["--as-of", "2024-03-11"]])
@pytest.mark.parametrize("command", [["agenda"], ["deadlines", "--all"], ["deadlines", "--within", "14d"]])
def test_a_case_that_cannot_be_read_is_named_and_the_others_are_listed(
    desk: CommandLine, moment: list[str], command: list[str]
) -> None:
    unreadable(desk, "cand")

    printed = desk.ok(*moment, *command)
    view = desk.json(*moment, *command)

    told = " ".join(printed.out.split())
    assert "NOT READ: what is due in these is not known cand:3:24-cv-731 cannot be read" in told
    assert "`docket verify` says which event it is." in told
    assert "1 case" in printed.lines[0]
    assert "Joint letter" not in printed.out
    assert "Status report" in printed.out
    assert [sentence.partition(" ")[0] for sentence in view["unread"]] == ["cand:3:24-cv-731"]


def test_nothing_is_unread_where_all_can_be_read(desk: CommandLine) -> None:
    assert desk.json("agenda")["unread"] == []
    assert "NOT READ" not in desk.ok("agenda").out


def test_motions_and_the_calendar_of_the_other_cases_are_told_beside_the_one_that_cannot_be_read(
    desk: CommandLine,
) -> None:
    unreadable(desk, "cand")

    for command in (["motions", "--all"], ["export", "ics"]):
        printed = desk.ok(*command)
        assert "cand:3:24-cv-731 cannot be read" in printed.err
    assert "Status report" in printed.out
