"""The first hour of the README runs as it is printed."""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from cli_harness import PAPERS, ROOT, CommandLine

pytest_plugins = ("cli_fixtures",)

README = ROOT / "README.md"
SECTION = "## A first hour"
TAKEN = {"reply.txt": "050-reply.txt", "response.txt": "053-supplemental-response.txt", "order.txt": "054-order.txt"}
"""The README's three papers, and the invented ones that stand for them here."""


def first_hour() -> list[str]:
    """The commands of the section, in order."""
    text = README.read_text(encoding="utf-8")
    section = text.split(f"\n{SECTION}\n", 1)[1].split("\n## ", 1)[0]
    blocks = re.findall(r"^```console\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ docket")]


def test_every_line_of_the_first_hour_runs(cli: CommandLine) -> None:
    for name, paper in TAKEN.items():
        shutil.copyfile(PAPERS / paper, name)
    commands = first_hour()
    assert len(commands) > 10
    outputs: dict[str, str] = {}
    for command in commands:
        words = shlex.split(command)
        assert words[0] == "docket"
        printed = cli(*words[1:])
        assert printed.code == 0, (command, printed.err)
        assert printed.out.strip(), command
        outputs.setdefault(words[1], printed.out)
    assert "reply" in outputs["sheet"]
    assert "supplemental" in outputs["sheet"]
    assert outputs["review"].startswith("?P1 ")
    assert outputs["keep"].startswith("A1 ")
    assert "A3 " in outputs["argue"]
    assert outputs["concede"].startswith("C1 ")
    assert "C1" in outputs["why"]
    assert "The record holds." in outputs["verify"]
    assert "PERFORMANCE UNKNOWN" in outputs["deadlines"]
    assert "Taken back" in outputs["undo"]


REAL = Path(os.environ.get("DOCKET_CORPUS", ROOT / ".." / "shared")) / "filings"
REAL_PAPERS = {
    "reply.txt": "2023-01-09-reply.txt", "response.txt": "2023-02-03-supplemental-response.txt",
    "order.txt": "2023-02-16-order.txt",
}  # fmt: skip


@pytest.mark.skipif(not REAL.is_dir(), reason="the papers of the real motion are not on this machine")
def test_with_the_real_papers_every_word_of_the_first_hour_is_found(cli: CommandLine) -> None:
    for name, paper in REAL_PAPERS.items():
        shutil.copyfile(REAL / paper, name)
    for command in first_hour():
        printed = cli(*shlex.split(command)[1:])
        assert printed.code == 0, (command, printed.err)
        assert "not found" not in printed.err, (command, printed.err)
        assert "right docket" not in printed.err, (command, printed.err)
    for passage in cli.json("concessions")["concessions"][0]["passages"]:
        assert passage["found"] is True


@pytest.mark.parametrize("paper", TAKEN)
def test_the_first_hour_files_each_of_its_papers(paper: str) -> None:
    assert any(f"docket file {paper} " in command for command in first_hour())


def test_every_command_that_the_readme_names_exists() -> None:
    from docket.cli.table import COMMANDS

    text = README.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^\$ |`)docket ([a-z][a-z-]+)", text, re.MULTILINE))
    assert named <= set(COMMANDS)
