"""The demonstration: every view without a terminal, a store to keep, and the days on which its states turn."""

import json
import tempfile
from pathlib import Path

import pytest
from cli_harness import CONTRACT, LARKMOOR, LEIFER, CommandLine, controls, is_a_sentence, misfits, rows_of

pytest_plugins = ("cli_fixtures",)
pytestmark = pytest.mark.engines

TURNS = ("2023-01-09", "2023-01-12", "2023-02-03", "2023-02-16")
"""The reply, the order for supplemental briefing, the supplemental response and the order."""
VIEWS = ("The case on one page", "Docket sheet", "Arguments", "Standards", "Claimed concessions", "Deadlines")


@pytest.mark.parametrize("options", [("--print",), ()], ids=["--print", "no terminal"])
def test_without_a_terminal_every_view_is_written(cli: CommandLine, options: tuple[str, ...]) -> None:
    printed = cli.ok("demo", *options)
    for view in VIEWS:
        assert printed.out.count(f"== {view} =") == 2, view
    for words in ("now concedes that he was fired", "acknowledges that he was laid off", "Larkmoor Creamery"):
        assert words in " ".join(printed.out.split())
    assert (printed.err, controls(printed.out)) == ("", set())
    assert max(map(len, printed.lines)) <= 110
    assert not cli.begun, "the demonstration never touches a person's own store"


def test_it_prints_one_case_as_of_a_day_and_json(cli: CommandLine) -> None:
    then = cli.ok("demo", "--print", "--case", LEIFER, "--as-of", "2023-01-10").out
    assert "AS OF 2023-01-10" in then
    assert "Larkmoor" not in then
    assert "laid off" not in then
    document = cli.json("demo")
    assert [case["case"]["court"] for case in document["cases"]] == ["cand", "nvd"]
    for case in document["cases"]:
        assert misfits(case, CONTRACT["views"]["export"]) == []


def test_it_leaves_nothing_in_the_temporary_folder(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = cli.file.parent / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    cli.ok("demo", "--print")
    assert list(folder.iterdir()) == []
    assert cli("demo", "--print", "--case", "nothing like it").code == 1
    assert cli("demo", "--print", "--case", LEIFER, "--as-of", "ecf:99").code == 1
    assert list(folder.iterdir()) == []


def test_a_store_of_its_own_serves_every_command(demo: CommandLine) -> None:
    assert len(demo.ok("cases").lines) == 2
    assert demo.json("verify")["ok"] is True
    for case in (LEIFER, LARKMOOR):
        for command in (
            ("overview",), ("sheet",), ("sheet", "--full"), ("arguments",), ("arguments", "A1"), ("concessions",),
            ("concessions", "C1"),
            ("standards",), ("deadlines",), ("history",), ("diff", "2023-01-01"), ("why", "A1"), ("why", "C1"), ("why", "D1"),
            ("why", "S1"), ("review",), ("export", "json"),
        ):  # fmt: skip
            printed = demo.ok("--case", case, *command)
            assert printed.out.strip()
            assert printed.err == ""
    assert demo.ok("--case", LEIFER, "note", "E2", "x").id.startswith("N")
    assert "Taken back" in demo.ok("--case", LEIFER, "undo").out


def test_two_demonstrations_tell_the_same(demo: CommandLine, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    demo.ok("demo", "--into", again)
    for case in (LEIFER, LARKMOOR):
        for view in ("sheet", "arguments", "concessions", "standards", "deadlines"):
            first, second = (
                _timeless(demo.json("--store", store, "--case", case, view)) for store in (demo.store, again)
            )
            assert first == second, view


def _timeless(value: object) -> object:
    if isinstance(value, dict):
        return {k: _timeless(v) for k, v in value.items() if k != "recorded_at"}
    return [_timeless(v) for v in value] if isinstance(value, list) else value


def test_into_says_where_and_makes_folders(cli: CommandLine) -> None:
    printed = cli.ok("demo", "--into", "new/folder/demo.db")
    path = Path("new/folder/demo.db")
    assert str(path.resolve()) in printed.out
    assert [p.name for p in path.parent.iterdir()] == ["demo.db"]
    assert rows_of(path)["stored_events"] > 300


def test_into_refuses_what_exists(cli: CommandLine) -> None:
    Path("a-file.txt").write_text("mine", encoding="utf-8")
    Path("a-folder").mkdir()
    Path("empty.db").touch()
    for name in ("a-file.txt", "a-folder", "empty.db"):
        printed = cli("demo", "--into", name)
        assert (printed.code, printed.out) == (1, "")
        assert "exists already" in printed.err
        assert is_a_sentence(printed.err)
    assert Path("a-file.txt").read_text(encoding="utf-8") == "mine"
    assert sorted(p.name for p in Path().iterdir()) == ["a-file.txt", "a-folder", "empty.db"]


@pytest.mark.parametrize("fault", [RuntimeError("fault"), KeyboardInterrupt()], ids=["fault", "interrupt"])
def test_a_demonstration_that_fails_halfway_leaves_nothing(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    from docket import samples

    def play(clerk: object, folder: object) -> str:
        if "invented" in str(folder):
            raise fault
        return whole(clerk, folder)  # type: ignore[arg-type]

    whole = samples.play
    monkeypatch.setattr(samples, "play", play)
    printed = cli("demo", "--into", "new/folder/demo.db")
    assert printed.code == (130 if isinstance(fault, KeyboardInterrupt) else 1)
    assert list(Path().iterdir()) == []


# --- states that turn -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["arguments", "concessions"])
def test_each_of_the_four_papers_changes_the_state(demo: CommandLine, view: str) -> None:
    states = []
    for day in TURNS:
        document = demo.json("--case", LEIFER, view, "--as-of", day)
        assert document["as_of"] == day
        states.append(json.dumps(document[view]))
    assert len(set(states)) == 4
    assert demo.json("--case", LEIFER, view, "--as-of", "2022-01-01")[view] == []
    quiet = demo.json("--case", LEIFER, view, "--as-of", "2023-02-15")[view]
    assert json.dumps(quiet) == states[2], "nothing turns between two papers"
    assert demo.json("--case", LEIFER, view)[view] == json.loads(states[3])


def test_the_claimed_concession_changes_hands(demo: CommandLine) -> None:
    def claim(day: str) -> dict[str, object] | None:
        rows = demo.json("--case", LEIFER, "concessions", "--as-of", day)["concessions"]
        return next((row for row in rows if row["proposition"] == "that he was fired from two care facilities"), None)

    assert claim("2023-02-02") is None
    claimed, ruled = claim("2023-02-03"), claim("2023-02-16")
    assert claimed is not None
    assert ruled is not None
    assert (claimed["state"], claimed["voice"], claimed["resolution"]) == ("claimed", "attributed", None)
    assert (ruled["state"], ruled["resolution"]) == ("claimed", "recharacterised")
    assert str(ruled["title"]).startswith("Claimed concession: ")


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [("2023-02-20", "open", 8), ("2023-02-28", "open", 0), ("2023-03-01", "performance_unknown", -1)],
)
def test_the_ordered_production_is_never_called_missed(demo: CommandLine, day: str, state: str, days: int) -> None:
    document = demo.json("--case", LEIFER, "deadlines", "--as-of", day)
    assert document["day"] == day
    row = next(d for d in document["deadlines"] if d["due"] == "2023-02-28")
    assert (row["state"], row["days"], row["certainty"], row["basis"]) == (state, days, "ordered", "order")
    told = demo.ok("--case", LEIFER, "deadlines", "--as-of", day).out
    assert state.replace("_", " ").upper() in told
    assert "missed" not in told.lower()


def test_the_production_is_not_on_the_calendar_before_the_order(demo: CommandLine) -> None:
    for when in ("2023-02-15", "ecf:E1"):
        rows = demo.json("--case", LEIFER, "deadlines", "--as-of", when)["deadlines"]
        assert [d for d in rows if d["due"] == "2023-02-28"] == []
