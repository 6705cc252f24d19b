"""Every reading command against the contract: the shapes as JSON, the ids and pins as text, and the moments of both clocks."""

import json
import re
from typing import Any

import pytest
from builders import Placed, behind
from cli_harness import CONTRACT, LARKMOOR, LEIFER, PAPERS, CommandLine, controls, keys_of, misfits, stated

from domain import values

pytest_plugins = ("cli_fixtures",)
pytestmark = pytest.mark.engines

CASE_VIEWS = ("overview", "sheet", "arguments", "concessions", "standards", "deadlines", "history")
READS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((view, (view,)) for view in CASE_VIEWS),
    ("sheet", ("sheet", "--full")),
    ("history", ("history", "--court-order")),
    ("diff", ("diff", "2023-01-10", "2026-04-30")),
    ("diff", ("diff", "pos:198", "pos:300")),
    ("verify", ("verify",)),
    ("review", ("review",)),
    ("review", ("review", "--all")),
    ("export", ("export", "json")),
    ("export", ("export", "json", "--work-product")),
)
MOMENTS = (
    (),
    ("--as-of", "2023-02-03"),
    ("--as-of", "2026-04-28"),
    ("--known-at", "pos:320"),
    ("--known-at", "2090-01-01T12:00"),
)


def test_the_closed_lists_of_the_program_are_those_of_the_contract() -> None:
    lists = CONTRACT["closed_lists"]
    ours = {
        "kind": values.Kind, "stance": values.Stance, "status": values.ArgumentStatus, "voice": values.Voice,
        "manner": values.Manner, "concession_state": values.ConcessionState, "resolution": values.Resolution,
        "weight": values.Weight, "source_check": values.Verdict, "finding": values.FindingKind,
        "deadline_state": values.DeadlineState, "certainty": values.Certainty, "basis": values.Basis,
        "relation": values.RelationRole, "link": values.LinkRole, "paper": values.PaperState, "logic": values.Logic,
    }  # fmt: skip
    assert {name: list(values.words_of(words)) for name, words in ours.items()} == {name: lists[name] for name in ours}


@pytest.mark.parametrize("case", [LEIFER, LARKMOOR])
@pytest.mark.parametrize(("view", "command"), READS, ids=[" ".join(c) for _, c in READS])
def test_json_has_the_shape_of_the_contract(demo: CommandLine, view: str, command: tuple[str, ...], case: str) -> None:
    printed = demo.ok("--json", "--case", case, *command)
    document = json.loads(printed.out)  # one document and nothing else on stdout
    assert misfits(document, CONTRACT["views"][view]) == []
    assert [key for key in keys_of(document) if not _is_key(key)] == []
    assert printed.err == ""
    if case == LEIFER:
        assert demo.ok("--json", "--case", case, *command).out == printed.out, "the order must be stable"


def _is_key(key: str) -> bool:
    return re.fullmatch(r"[a-z][a-z0-9_]*", key) is not None and not key.endswith("_")


@pytest.mark.parametrize("moment", MOMENTS, ids=" ".join)
@pytest.mark.parametrize("view", CASE_VIEWS)
def test_every_view_can_be_asked_as_of_a_moment(demo: CommandLine, view: str, moment: tuple[str, ...]) -> None:
    document = demo.json("--case", LARKMOOR, view, *moment)
    assert misfits(document, CONTRACT["views"][view]) == []
    assert document["as_of"] == (moment[1] if moment[:1] == ("--as-of",) else "now")
    assert "docket current through" in demo.ok("--case", LARKMOOR, view, *moment).out or view == "history"


def test_cases_and_why_have_their_shape(demo: CommandLine) -> None:
    assert misfits(demo.json("cases"), CONTRACT["views"]["cases"]) == []
    for ident in "A4 a4 A4.1 C1 C1.1 D1 S1 s1.2 20 ECF_20 E2 e2 F1 R3 L1 N1".replace("_", "\u00a0").split(" "):
        document = demo.json("--case", LEIFER, "why", ident)
        assert misfits(document, CONTRACT["views"]["why"]) == [], ident
        assert document["events"], ident


@pytest.mark.parametrize("paper", sorted(PAPERS.glob("*.txt")), ids=lambda p: p.name)
def test_reading_a_paper_has_its_shape_and_its_spans_hold_its_words(cli: CommandLine, paper: Any) -> None:
    document = cli.json("read", paper)
    assert misfits(document, CONTRACT["views"]["read"]) == []
    assert not cli.begun, "reading touches no store"
    text = paper.read_text(encoding="utf-8")
    assert cli.ok("read", paper, "--text").out == f"{text}\n", "offsets count in the text that --text prints"
    lines = text.split("\n")
    for found in document["record_cites"] + document["deadlines"] + document["dispositions"]:
        span = found["span"]
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert (span["parts"][0][0], span["parts"][-1][1]) == (span["start"], span["end"])
        first, last = span["lines"]
        start = sum(len(line) + 1 for line in lines[: first - 1])
        assert start <= span["start"] < start + len(lines[first - 1]) + 1
        assert text.count("\n", 0, span["end"] - 1) + 1 == last
        said = " ".join(" ".join(text[a:b] for a, b in span["parts"]).split())
        assert _letters(said) == _letters(found.get("quote") or found["text"])


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


# --- text -------------------------------------------------------------------------------------------------------------

IDS = {
    "sheet": r"(?:\d+(?:-\d+)?|E\d+) ", "arguments": r"A\d+ ", "concessions": r"C\d+ ", "standards": r"S\d+ ",
    "deadlines": r"D\d+ ", "history": r" {0,5}\d+  \d{4}-",
}  # fmt: skip


@pytest.mark.parametrize("case", [LEIFER, LARKMOOR])
@pytest.mark.parametrize("view", IDS)
def test_text_shows_every_id(demo: CommandLine, view: str, case: str) -> None:
    document = demo.json("--case", case, view)
    rows = document.get(view, document.get("entries", document.get("events")))
    lines = demo.ok("--case", case, view).lines
    shown = [line.split()[0] for line in lines if re.match(IDS[view], line)]
    assert [str(row.get("id", row.get("position"))) for row in rows] == shown


@pytest.mark.parametrize("case", [LEIFER, LARKMOOR])
@pytest.mark.parametrize("view", ["arguments", "concessions", "standards", "deadlines"])
def test_text_shows_pins_and_through_whom_words_are_known(demo: CommandLine, view: str, case: str) -> None:
    told = " ".join(demo.ok("--case", case, view).out.split())
    for passage in _passages(demo.json("--case", case, view)):
        assert " ".join(passage["cite"].split()) in told
        if passage["via"] and passage["words"]:
            assert f"as quoted in {' '.join(passage['via']['cite'].split())}" in told


def _passages(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if "pin" in value and "words" in value and "found" in value else []
        return own + [p for inner in value.values() for p in _passages(inner)]
    return [p for inner in value for p in _passages(inner)] if isinstance(value, list) else []


def test_only_an_ordered_date_is_printed_bare_and_an_assumed_filing_date_says_so(demo: CommandLine) -> None:
    for case in (LEIFER, LARKMOOR):
        lines = demo.ok("--case", case, "deadlines").lines
        for row in demo.json("--case", case, "deadlines")["deadlines"]:
            line = next(x for x in lines if x.startswith(f"{row['id']} "))
            bare = row["certainty"] == "ordered" and row["due"]
            assert line.split()[1].startswith("~") is not bool(bare), line
        sheet = {x.split()[0]: x for x in demo.ok("--case", case, "sheet").lines[2:]}
        for entry in demo.json("--case", case, "sheet")["entries"]:
            assert ("~assumed" in sheet[entry["id"]]) is entry["filed_assumed"]


def test_the_sheet_never_cuts_off_what_became_of_a_motion(demo: CommandLine) -> None:
    for case in (LEIFER, LARKMOOR):
        told = demo.ok("--case", case, "sheet").lines
        for row in demo.json("--case", case, "sheet")["entries"]:
            if row["outcome"]:
                line = next(x for x in told if x.split()[0] == row["id"])
                assert line.endswith(f"[{row['outcome'].replace('_', ' ')} by {row['ruled_by']}]")


def test_a_proposal_looks_like_one(demo: CommandLine) -> None:
    proposals = demo.json("--case", LARKMOOR, "review")["proposals"]
    assert proposals
    assert {p["review"] for p in proposals} == {"proposed"}
    rows = [line for line in demo.ok("--case", LARKMOOR, "review").lines[:-1] if not line.startswith("      ")]
    assert len(rows) == len(proposals)
    for line in rows:
        assert re.match(r"\?P\d+ ", line)
        assert "PROPOSED" in line


def test_an_entry_inside_its_bounds_may_not_yet_be_filed(demo: CommandLine) -> None:
    asked = ("--case", LEIFER, "sheet", "--as-of", "2022-06-01")
    document = demo.json(*asked)
    assert [e["id"] for e in document["entries"]] == []
    assert [e["id"] for e in document["may_be_filed"]] == ["1", "1-1", "19"]
    assert demo.ok(*asked).out.count("may not yet be filed") == 3


# --- global options ---------------------------------------------------------------------------------------------------


def test_global_options_stand_before_or_after_the_command(demo: CommandLine) -> None:
    options = ("--case", LEIFER, "--as-of", "ecf:20", "--json", "--store", stated(demo.store), "--known-at", "pos:190")
    before = demo.ok(*options, "arguments").out
    assert demo.ok("arguments", *options).out == before
    assert demo.ok(*options[:5], "arguments", *options[5:]).out == before


def test_a_later_option_wins_over_an_earlier_one(demo: CommandLine) -> None:
    assert demo.json("--case", LEIFER, "sheet", "--case", LARKMOOR)["case"]["court"] == "nvd"


@pytest.mark.parametrize(
    "part", ["80319", "3:22-mc-80319", "3:22-MC-80319-SK", "22-mc-80319", "No. 3:22-mc-80319-XYZ", "mc", "Leifer",
    "cand:3:22-mc-80319"]
)  # fmt: skip
def test_any_unambiguous_part_names_a_case(demo: CommandLine, part: str) -> None:
    assert demo.json("--case", part, "sheet")["case"]["court"] == "cand"


def test_store_says_where_and_by_says_who(cli: CommandLine, placed: Placed) -> None:
    elsewhere = placed(cli.file.with_name("elsewhere.db"))
    cli.ok("--store", elsewhere, "open", "24-cv-1", "--court", "nysd", "--name", "A v. B", "--by", "Ada")
    assert not cli.begun
    cli.ok("party", "A", "--store", elsewhere, "--by", "Ben")
    assert [e["by"] for e in cli.json("--store", elsewhere, "history")["events"]] == ["Ada", "Ben"]


# --- both clocks ------------------------------------------------------------------------------------------------------


def test_as_of_an_entry_means_just_after_it_in_docket_order(demo: CommandLine) -> None:
    def seen(when: str) -> list[str]:
        return [e["id"] for e in demo.json("--case", LEIFER, "sheet", "--as-of", when)["entries"]]

    assert seen("ecf:20") == ["1", "1-1", "19", "20"]
    assert seen("ecf:21") == [*seen("ecf:20"), "21"]
    assert seen("ecf:E1")[-1] == "E1"
    assert seen("ecf:E2") == seen("now") == seen("2023-02-16")
    assert "E2" not in seen("2023-02-15")


def test_known_at_shows_what_the_log_held(demo: CommandLine) -> None:
    events = demo.json("--case", LEIFER, "history")["events"]
    half = events[len(events) // 2]
    asked = demo.json("--case", LEIFER, "history", "--known-at", f"pos:{half['position']}")["events"]
    assert [e["position"] for e in asked] == [e["position"] for e in events[: len(asked)]]
    assert asked[-1]["position"] == half["position"]
    by_time = demo.json("--case", LEIFER, "history", "--known-at", half["recorded_at"])["events"]
    assert by_time[-1]["position"] >= half["position"]
    assert by_time == [e for e in events if e["recorded_at"] <= half["recorded_at"]]
    without_offset = half["recorded_at"].partition("+")[0]  # is local time; the tests run in UTC
    assert demo.json("--case", LEIFER, "history", "--known-at", without_offset)["events"] == by_time


def test_a_difference_names_its_ends_and_is_empty_between_equals(demo: CommandLine) -> None:
    for ends in ("2023-01-10 2023-02-17", "ecf:20 ecf:E1", "pos:20 pos:60", "pos:20 2023-02-17"):
        before, after = ends.split()
        document = demo.json("--case", LEIFER, "diff", before, after)
        assert (document["from"], document["to"]) == (before, after)
        assert document["changes"]
        told = demo.ok("--case", LEIFER, "diff", before, after).out
        assert told.startswith(f"From {before} to {after}: {len(document['changes'])} changes\n")
    assert demo.json("--case", LEIFER, "diff", "2023-02-17")["to"] == "now"
    for when in ("2023-02-03", "ecf:21", "pos:60", "now"):
        assert demo.json("--case", LEIFER, "diff", when, when)["changes"] == []


def test_verify_fails_with_one_and_names_what_does_not_hold(demo: CommandLine) -> None:
    behind(demo.store, "UPDATE papers SET bytes = 'other' WHERE name LIKE '054%'")
    printed = demo("verify", "--case", LARKMOOR)
    assert printed.code == 1
    assert "FAIL  papers by sha256" in printed.out
    assert "Order (ECF 54)" in printed.out
    document = json.loads(demo("verify", "--json").out)
    assert document["ok"] is False
    assert {c["name"] for c in document["checks"] if not c["ok"]} >= {"papers by sha256"}


# --- help -------------------------------------------------------------------------------------------------------------


def test_every_command_has_a_sentence_and_takes_the_global_options(cli: CommandLine) -> None:
    from docket.cli.table import COMMANDS

    listed = cli.ok("--help").out
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S", listed, re.MULTILINE), command
        told = cli.ok(command, "--help")
        assert told.err == ""
        sentence = " ".join(told.out.split("\n\n")[1].split())
        assert len(sentence.split()) >= 4, command
        assert sentence[-1] in ".)", (command, sentence)
        for option in ("--store", "--case", "--as-of", "--known-at", "--by", "--json"):
            assert option in told.out, command
        assert controls(told.out) == set()
    assert not cli.begun


def test_the_contracts_commands_are_there() -> None:
    from docket.cli.table import COMMANDS

    wanted = """demo open read file review keep drop enter argue position concede rule due event link note undo cases sheet
    arguments concessions deadlines standards history diff why verify export"""
    assert set(wanted.split()) <= set(COMMANDS)


def test_motions_of_one_case_and_of_all_have_one_shape(demo: CommandLine) -> None:
    one = json.loads(demo.ok("--json", "--case", LARKMOOR, "motions").out)
    every = json.loads(demo.ok("--json", "motions", "--all").out)

    assert misfits(one, CONTRACT["views"]["motions"]) == []
    assert misfits(every, CONTRACT["views"]["motions"]) == []
    assert {m["case"] for m in every["motions"]} > {"2:25-cv-09417"}


def test_a_motion_is_told_with_its_age_its_briefing_and_its_ruling(demo: CommandLine) -> None:
    told = demo.ok("--case", LARKMOOR, "motions", "44").out

    assert "GRANTED IN PART by ECF 54 on 2026-04-09" in told
    assert "83 d" in told
    assert re.search(r"2026-02-27\s+ECF 50 reply by Larkmoor", told)
    assert "Because: Order (ECF 54) of 2026-04-09: granted in part" in told
    assert "ECF 52" not in demo.ok("--case", LARKMOOR, "--as-of", "2026-03-01", "motions", "44").out


def test_pending_motions_are_those_that_nobody_has_ruled_on_by_then(demo: CommandLine) -> None:
    then = demo.ok("--case", LARKMOOR, "--as-of", "2026-03-01", "motions", "--pending").out
    assert re.search(r"^44 .* RIPE", then, re.MULTILINE)
    assert "GRANTED" not in then
    assert "No motion there" in demo.ok("--case", LARKMOOR, "motions", "--pending").out


def test_a_motion_that_is_none_is_refused_with_where_to_look(demo: CommandLine) -> None:
    printed = demo("--case", LARKMOOR, "motions", "50")
    assert (printed.code, printed.out) == (1, "")
    assert "ECF 50 is no motion (reply). `docket sheet --thread 50` shows what it goes with." in printed.err
    assert "`docket motions` lists them" in demo("--case", LARKMOOR, "motions", "999").err


def test_hearings_ahead_and_behind(demo: CommandLine) -> None:
    ahead = demo.ok("--case", LARKMOOR, "--as-of", "2026-03-20", "hearings", "--within", "14d")
    assert "H1 2026-03-27 10:00 HEARING" in ahead.out
    assert (
        "No hearing lies ahead"
        in demo.ok("--case", LARKMOOR, "--as-of", "2026-03-20", "hearings", "--within", "2d").out
    )
    document = json.loads(demo.ok("--json", "hearings", "--all", "--past").out)
    assert misfits(document, CONTRACT["views"]["hearings"]) == []
    assert document["hearings"][0]["id"] == "H1"


def test_the_service_list_names_each_party_with_its_counsel(demo: CommandLine) -> None:
    told = demo.ok("--case", LEIFER, "counsel").out
    assert "Twitter, Inc. (respondent)\n    Fred Norton (The Norton Law Firm PC)" in told
    assert misfits(json.loads(demo.ok("--json", "--case", LEIFER, "counsel").out), CONTRACT["views"]["counsel"]) == []


def test_the_sheet_narrows_by_kind_party_days_and_thread(demo: CommandLine) -> None:
    def ids(*options: str) -> list[str]:
        sheet = json.loads(demo.ok("--json", "--case", LARKMOOR, "sheet", *options).out)
        return [e["id"] for e in sheet["entries"]]

    assert set(ids("--kind", "reply")) == {"50"}
    assert set(ids("--thread", "50")) >= {"44", "47", "50", "54"}
    assert "55" not in ids("--thread", "50")
    assert ids("--party", "pellworth", "--after", "2026-04-01", "--before", "2026-04-30") == ["55"]
    assert demo("--case", LARKMOOR, "sheet", "--thread", "999").code == 1
