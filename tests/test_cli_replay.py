"""The command-line twins of replay: `positions`, `replay` and `whatif`."""

import pytest
from cli_harness import LARKMOOR, LEIFER, CommandLine, controls, is_a_sentence

pytest_plugins = ("cli_fixtures",)


def test_the_chart_of_positions_shows_every_argument_as_a_lane(demo: CommandLine) -> None:
    chart = demo.json("--case", LEIFER, "positions")
    shown = demo.ok("--case", LEIFER, "positions").out
    for lane in chart["lanes"]:
        assert f"\n{lane['id']} " in shown
    assert "▲" in shown
    assert "▲ raises" in shown
    assert chart["current_through"] == "2023-02-16"
    assert len({len(lane["cells"]) for lane in chart["lanes"]} | {len(chart["columns"])}) == 1


def test_one_argument_is_told_filing_by_filing(demo: CommandLine) -> None:
    told = demo.ok("--case", LEIFER, "positions", "a4").out
    assert "Opposition (ECF 19)" in told
    assert "▼ Twitter opposes" in told
    assert [lane["id"] for lane in demo.json("--case", LEIFER, "positions", "A4")["lanes"]] == ["A4"]
    refused = demo("--case", LEIFER, "positions", "A99")
    assert (refused.code, is_a_sentence(refused.err)) == (1, True)


def test_the_chart_as_of_a_moment_has_only_what_was_said_by_then(demo: CommandLine) -> None:
    then = demo.json("--case", LEIFER, "--as-of", "ecf:20", "positions")
    assert [c["entry"] for c in then["columns"]] == ["1", "1-1", "19", "20"]


def test_an_associate_reads_how_falsity_was_argued(demo: CommandLine) -> None:
    told = " ".join(demo.ok("--case", LEIFER, "replay", "--thing", "a4").out.split())
    places = [told.index(words) for words in ("A4 raised by", "open → joined", "shifted between", "joined → adopted")]
    assert places == sorted(places)
    document = demo.json("--case", LEIFER, "replay", "--thing", "A4")
    assert document["thing"] == "A4"
    assert {c["id"] for step in document["steps"] for c in step["changes"]} == {"A4"}


def test_a_replay_can_be_bounded_and_stopped_by_days(demo: CommandLine) -> None:
    steps = demo.json("--case", LEIFER, "replay", "--from", "ecf:21", "--to", "2023-02-03")["steps"]
    assert [s["entry"] for s in steps] == ["21", "22", "22-1", "22-2", "E1"]
    days = demo.json("--case", LEIFER, "--as-of", "2023-01-12", "replay", "--step", "day")["steps"]
    assert [s["as_of"] for s in days] == ["2022-12-31", "2023-01-09", "2023-01-12"]
    assert {s["entry"] for s in days} == {None}


def test_a_filing_without_a_date_is_printed_with_its_bound_and_an_assumed_one_with_its_sign(demo: CommandLine) -> None:
    told = demo.ok("--case", LEIFER, "replay").out
    assert "\nby 2023-01-09 · Opposition (ECF 19) filed" in told
    assert "\n2023-01-09 ~ · Reply (ECF 20) filed" in told


def test_every_line_of_a_what_if_says_so_and_nothing_is_stored(demo: CommandLine) -> None:
    before = demo.contents()
    printed = demo.ok("--case", LEIFER, "whatif", "--without", "ECF 22")
    assert {line[:7] for line in printed.lines} == {"WHAT IF"}
    document = demo.json("--case", LEIFER, "whatif", "--without", "22", "--without", "c1")
    assert (document["what_if"], document["without"]) == (True, ["22", "C1"])
    assert {"D1", "A13", "C1"} <= {c["id"] for c in document["changes"]}
    assert demo.contents() == before


@pytest.mark.parametrize("case", [LEIFER, LARKMOOR])
def test_any_entry_of_the_demonstration_can_be_left_out(demo: CommandLine, case: str) -> None:
    for row in demo.json("--case", case, "sheet")["entries"]:
        document = demo.json("--case", case, "whatif", "--without", row["id"])
        assert row["id"] in {c["id"] for c in document["changes"]}


@pytest.mark.parametrize(
    "command",
    [("whatif", "--without", "C99"), ("whatif", "--without", "N1"), ("replay", "--thing", "\x1b]0;x\x07"),
     ("replay", "--from", "soon"), ("replay", "--to", "ecf:99")],
)  # fmt: skip
def test_what_is_not_there_is_refused_in_a_sentence(demo: CommandLine, command: tuple[str, ...]) -> None:
    refused = demo("--case", LEIFER, *command)
    assert refused.code in (1, 2)
    assert is_a_sentence(refused.err)
    assert not controls(refused.err)
