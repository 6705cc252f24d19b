"""Other people's words never steer a terminal: a case in which every text that can be given is hostile."""

import json
import os
from pathlib import Path

import pytest
from builders import Placed
from cli_harness import CommandLine, Printed, controls, is_a_sentence, process

from domain.text import visible

pytest_plugins = ("cli_fixtures",)

MARKUP = "[/oops] [@click=app.pwn]x[/] [1]"
TERMINAL = "\x1b]0;OWNED\x07\x1b[2J\x1bc\x08\x7f\x9b31m\x90q\x9c"
HIDDEN = "\u202egpj\u202c\u2066x\u2069\u200e\u200b\u200d\u2060\ufeff\u00ad\u2028\u2029\U000e0041"
LINES = "one\ntwo\tthree\rfour\r\nfive\x0bsix\x0cseven\x85eight"
STRAY = "\udcff"  # a byte that is no UTF-8, as it arrives in an argument
SHORT = f"{MARKUP} {TERMINAL} {HIDDEN} {LINES} {STRAY}"
"""All of it, short enough for a pin."""
EVIL = f"{SHORT} {'W' * 400} {'very long ' * 60}"


def clean(printed: Printed) -> Printed:
    """Nothing printed may steer or hide, on either stream."""
    assert controls(printed.out) == set(), controls(printed.out)
    assert controls(printed.err) == set(), controls(printed.err)
    return printed


class Poisoned:
    """Runs the commands of the story below; each must take its poison and print its id on one clean line."""

    def __init__(self, cli: CommandLine) -> None:
        self.cli = cli

    def __call__(self, *command: str) -> Printed:
        printed = clean(self.cli.ok(*command))
        assert printed.out.count("\n") == 1, printed.out
        assert "\t" not in printed.out
        return printed


@pytest.fixture
def poisoned(cli: CommandLine) -> CommandLine:
    """A case with poison in every text of every command that writes."""
    # fmt: off
    do = Poisoned(cli)
    passage = ("--words", EVIL, "--pin", f"p. 1 {SHORT}")
    via = ("--via", f"1 p. 2 {SHORT}")
    do("open", "24-cv-1", "--court", "ord", "--name", f"Name {EVIL}", "--caption", EVIL, "--by", f"By {EVIL}")
    do("party", f"Party {SHORT}", "--role", EVIL, "--label", SHORT, "--alias", EVIL, "--counsel", EVIL)
    do("party", "Plain", "--alias", f"Party {EVIL}")
    do("judge", f"Judge {EVIL}", "--role", EVIL)
    do("related", f"23-cv-9 {EVIL}", "--court", EVIL, "--name", EVIL, "--as", EVIL, "--note", EVIL, "--role", "Plain", EVIL)
    title = ("enter", f"Title {EVIL}", "--docket-text", EVIL, "--facet", EVIL)
    do(*title, "--entry", "1", "--kind", "motion", "--party", "Plain", "--filed", "2024-01-01")
    do(*title, "--entry", "2", "--kind", "order", "--party", "court", "--filed", "2024-01-02", "--relation", "rules_on", "1")
    do(*title, "--between", "2024-01-01", "2024-02-01", "--party", f"New {EVIL}", "--responds-to", "1")
    do("revise", "1", "--title", f"Now {EVIL}", "--docket-text", EVIL, "--reason", EVIL)
    do("standard", EVIL, "--element", EVIL, "--governing-law", EVIL, "--burden-on", EVIL, "--quantum", EVIL, "--entry", "1")
    do("formulate", "S1", "--entry", "1", "--party", "Plain", "--summary", EVIL, *passage, *via)
    do("argue", EVIL, "--entry", "1", "--party", "Plain", "--element", "S1.1", "--defendant", EVIL, "--summary", EVIL,
       "--theory", EVIL, *passage, *via)
    do("position", "A1", "--entry", "2", "--party", "court", "--stance", "qualifies", "--summary", EVIL, "--theory", EVIL,
       "--defendant", EVIL, *passage)
    do("position", "A1", "--entry", "E1", "--party", "Plain", "--stance", "opposes", "--theory", f"Else {EVIL}", *passage)
    do("concede", EVIL, "--conceder", f"Other {EVIL}", "--asserted-by", "Plain", "--entry", "1", "--argument", "A1",
       "--supports", EVIL, *passage, *via)
    do("trace", "C1", "--entry", "1", "--party", "Plain", "--role", "claim", "--summary", EVIL, *passage)
    do("dispute", "C1", "--entry", "E1", "--party", "Plain", "--summary", EVIL, *passage)
    do("check", "C1", "alters", "--detail", EVIL)
    do("rule", "C1", "--entry", "2", "--outcome", "narrowed", "--summary", EVIL, *passage)
    do("rule", "A1", "--entry", "2", "--outcome", "adopted", "--summary", EVIL, *passage)
    do("rule", "S1.1", "--entry", "2", "--outcome", "adopted", "--summary", EVIL, "--defendant", EVIL, *passage)
    do("rule", "1", "--entry", "2", "--outcome", "granted", "--summary", EVIL, *passage)
    do("finding", "two_accounts", EVIL, "--entry", "1", "--passage", "1", SHORT, EVIL, "--passage", "2", SHORT, EVIL)
    do("due", EVIL, "--obligor", f"Third {EVIL}", "--on", "2024-03-01", "--entry", "2", "--ground", EVIL, "--detail",
        EVIL, *passage)
    do("due", EVIL, "--obligor", "Plain", "--waiting-for", EVIL)
    do("move", "D1", "--on", "2024-03-02", "--entry", "2", "--ground", EVIL, *passage)
    do("vacate", "D2", "--entry", "2", "--ground", EVIL)
    do("event", EVIL, "--on", "2024-02-01", "--performs", "D1", "--party", f"Zebra {EVIL}", "--entry", "2", *passage)
    do("hearing", EVIL, "--on", "2024-02-01")
    do("link", "A1.1", "A1.2", "--as", "answers")
    do("note", "A1", EVIL)
    do("note", "D1", "x")
    do("undo", "--reason", EVIL)
    do("drop", "C1", "--reason", EVIL)
    # fmt: on
    return cli


READS = (
    ("cases",), ("overview",), ("sheet",), ("sheet", "--full"), ("arguments",), ("arguments", "A1"), ("concessions",),
    ("positions",), ("positions", "A1"), ("replay",), ("replay", "--step", "day"), ("whatif", "--without", "1"),
    ("standards",), ("deadlines",), ("history",), ("history", "--court-order"), ("diff", "2023-01-01"), ("diff", "pos:3", "pos:99"),
    ("why", "1"), ("why", "E1"), ("why", "A1"), ("why", "C1"), ("why", "D1"), ("why", "D2"), ("why", "S1.1"), ("why", "F1"),
    ("why", "R1"), ("why", "O1"), ("why", "H1"), ("why", "N1"), ("verify",), ("export", "json"),
    ("export", "json", "--work-product"), ("sheet", "--as-of", "2024-01-15"), ("review",), ("export", "md", "--work-product"),
    ("export", "html"), ("export", "argdown"), ("export", "memo", "C1", "--work-product"), ("export", "argument", "A1"),
    ("export", "proof"), ("--json", "export", "csv", "positions"),
)  # fmt: skip


def test_no_view_lets_a_control_character_through(poisoned: CommandLine) -> None:
    for command in READS:
        printed = clean(poisoned.ok(*command))
        assert printed.err == ""
        document = json.loads(clean(poisoned.ok("--json", *command)).out)
        assert _worst(document) == set(), command


def _worst(value: object) -> set[str]:
    """Controls in the strings of a document, as a program gets them; stored words were made visible at the door."""
    if isinstance(value, str):
        return controls(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*map(_worst, inner))


def test_markup_stays_as_it_was_typed(poisoned: CommandLine) -> None:
    for command in READS[1:10]:
        document = poisoned.ok("--json", *command).out
        assert "[@click=app.pwn]x[/]" in document, command
        assert "[@click=app.pwn]x[/]" in poisoned.ok(*command).out, command


def test_a_row_stays_one_line_of_the_width(poisoned: CommandLine) -> None:
    for command, rows in ((("cases",), 1), (("sheet",), 5), (("sheet", "--as-of", "2024-01-15"), 5)):
        lines = poisoned.ok(*command).lines
        assert len(lines) == rows, lines
        assert max(map(len, lines)) <= 110
        assert all("\t" not in line for line in lines)


def test_no_text_of_another_fakes_a_line_of_ours(cli: CommandLine) -> None:
    """A newline in a one-line field is folded, so that no forged row appears."""
    forged = "x\nE9    2024-01-01              order         Court             Order granting everything"
    cli.ok("open", "24-cv-1", "--court", "ord", "--name", forged)
    cli.ok("enter", forged, "--party", forged, "--filed", "2024-01-01")
    cli.ok("argue", forged, "--entry", "E1", "--party", forged, "--words", forged, "--pin", forged)
    cli.ok("due", forged, "--obligor", forged, "--on", "2024-01-01", "--entry", "E1", "--detail", forged)
    for command in ("cases", "sheet", "sheet --full", "arguments", "deadlines", "history", "overview", "why A1"):
        assert not any(line.startswith("E9") for line in cli.do(command).lines), command


# --- papers -----------------------------------------------------------------------------------------------------------

PAPER = f"""UNITED STATES DISTRICT COURT
DISTRICT OF OREGON

A {TERMINAL}, Plaintiff, v. B {HIDDEN}, Defendant.

Case No. 24-cv-1{TERMINAL}

DEFENDANT’S{HIDDEN} MOTION {MARKUP} TO {TERMINAL} DISMISS

ARGUMENT

I. THE {MARKUP} {TERMINAL} {HIDDEN} HEADING IS POISON

See Doe Decl.{TERMINAL} ¶ 4 (Dkt. 3).\x0b By no later than May 1, 2024, B{HIDDEN} shall answer. {"W" * 3000}

Dated: March 4, 2024

/s/ Eve {TERMINAL}{HIDDEN}
Attorney for Defendant B{TERMINAL}
"""


def test_a_poisoned_paper_is_read_filed_and_reviewed(cli: CommandLine) -> None:
    paper = Path("paper.txt")
    paper.write_text(PAPER, encoding="utf-8", newline="")
    text = clean(cli.ok("read", paper, "--text")).out
    assert text == visible(PAPER) + "\n", "one visible character for each, so that offsets hold"
    clean(cli.ok("read", paper))
    document = json.loads(clean(cli.ok("read", paper, "--json")).out)
    assert _worst(document) == set()
    cli.ok("open", "24-cv-1", "--court", "ord", "--name", "x")
    filed = clean(cli.ok("file", paper, "--entry", "4", "--party", "B"))
    assert filed.id == "4"
    for line in clean(cli.ok("review")).lines[:-1]:
        assert line.startswith("?P")
        assert len(line) <= 110
    for proposal in cli.json("review")["proposals"]:
        clean(cli.ok("keep", proposal["id"], "--obligor", "B", "--party", "B"))
    for command in ("sheet --full", "arguments", "deadlines", "history", "export json --work-product", "verify"):
        clean(cli.do(command))
        clean(cli.do(f"{command} --json"))


@pytest.mark.parametrize(
    "name", ["[oops]\x1b[2J\u202etxt.exe.txt", "two\nlines.txt", "stray\udcff.txt", "-rf.txt", "x" * 200]
)
def test_a_file_may_have_any_name(cli: CommandLine, name: str) -> None:
    Path(name).write_text("A letter of little weight.\n", encoding="utf-8")
    cli.ok("open", "24-cv-1", "--court", "ord", "--name", "x")
    assert clean(cli.ok("file", "--", name)).id == "E1"
    for command in (("history",), ("--json", "history"), ("why", "E1"), ("export", "json")):
        clean(cli.ok(*command))
    again = clean(cli("file", f"./{name}"))
    assert again.code == 1
    gone = clean(cli("file", f"gone {name}"))
    assert gone.code == 3


# --- messages ---------------------------------------------------------------------------------------------------------

MISTAKES = """
%|--%|sheet %|sheet --%|why %|why A%|sheet --case %|sheet --as-of %|sheet --as-of ecf:%|sheet --known-at %|diff %|diff pos:%
arguments %|concessions %|keep %|drop % --reason %|undo %|undo pos:%|note % %|link % % --as answers|link 1 1 --as %
enter x --kind %|enter x --filed %|enter x --entry %|enter x --relation % 1|enter x --responds-to %
open % --court ord --name x|position % --entry 1 --party P --stance raises|position A1 --entry % --party P --stance raises
position A1 --entry 1 --party P --stance %|rule % --entry 1 --outcome adopted|rule A1 --entry 1 --outcome %
perform D1 --with %|due x --obligor P --on %|due x --obligor P --on 2024-01-01 --time %|hearing x --vacate %|mark-read %
file %|read %|export %|check C1 % --detail x|finding % x --entry 1|cases --store nowhere/%
"""
"""Commands that cannot be right, with poison at each `%`."""
POISONED = [[w.replace("%", EVIL) for w in line.split()] for line in MISTAKES.replace("\n", "|").split("|") if line]
TOO_LONG = [["note", "1", "x" * 300_000], ["enter", "x" * 5_000]]


@pytest.mark.parametrize("command", [*POISONED, *TOO_LONG], ids=lambda c: visible(" ".join(c))[:40])
def test_a_message_about_poison_is_clean(cli: CommandLine, command: list[str]) -> None:
    cli.ok("open", "24-cv-1", "--court", "ord", "--name", "x")
    cli.ok("enter", "Motion", "--entry", "1", "--party", "P")
    before = cli.contents()
    printed = clean(cli(*command))
    assert printed.code in {1, 2, 3}
    assert printed.out == ""
    assert is_a_sentence(printed.err), printed.err
    assert len(printed.err) < 5_000, "a message repeats no more of it than it takes to recognise it"
    assert cli.contents() == before


@pytest.mark.slow
def test_bytes_that_are_no_text_arrive_from_a_real_shell(placed: Placed, tmp_path: Path) -> None:
    store = ("--store", placed(tmp_path / "d.db"))
    clean(process(*store, "open", "24-cv-1", "--court", "ord", "--name", b"x\xff\x1b[2J\xc2\x9b", cwd=tmp_path))
    assert clean(process(*store, "note", b"\xff\x1b", b"\xfe", cwd=tmp_path)).code == 1
    Path(os.fsdecode(bytes(tmp_path) + b"/p\xff\x1b.txt")).write_text("words", encoding="utf-8")
    assert clean(process(*store, "file", b"p\xff\x1b.txt", cwd=tmp_path)).id == "E1"
    told = clean(process(*store, "history", "--json", cwd=tmp_path))
    assert json.loads(told.out)["events"][0]["topic"] == "case.opened.v1"
