"""What cannot be done ends in a sentence and the documented exit code, and leaves nothing behind."""

import os
import shlex
import sqlite3
from pathlib import Path

import pytest
from builders import behind
from cli_harness import DATA, CommandLine, is_a_sentence, put
from paper_makers import Lock, body, pdf

pytest_plugins = ("cli_fixtures",)

PAPERS = DATA / "papers"


CASE = """
open 1:24-cv-731 --court ord --name 'Greylock v. Hollis'
open 24-cv-7310 --court ord --name Unlike
enter Motion --entry 12 --kind motion --party Greylock --filed 2024-03-12
enter Opposition --entry 13 --kind opposition --party Hollis --filed 2024-03-13
enter Reply --entry 14 --kind reply --party Greylock --filed 2024-03-14
enter Order --entry 15 --kind order --party court --filed 2024-03-15
argue 'Whether x' --entry 12 --party Greylock
concede 'that y' --conceder Hollis --asserted-by Greylock --entry 14
due Report --obligor Hollis --on 2024-04-01 --entry 15
standard Test --element Part
"""
"""Two cases; the first has a motion, an opposition, a reply and an order, an argument, a claim and a deadline."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of that case, made once."""
    from docket.cli import run

    store = tmp_path_factory.mktemp("told") / "d.db"
    for line in CASE.strip().splitlines():
        case = [] if line.startswith("open") else ["--case", "1:24-cv-731"]
        assert run(["--store", str(store), "--by", "tester", *case, *shlex.split(line)]) == 0, line
    motion = str(PAPERS / "motion.txt")
    assert run(["--store", str(store), "--case", "1:24-cv-731", "file", motion, "--entry", "12"]) == 0
    return store


@pytest.fixture
def desk(cli: CommandLine, told: Path) -> CommandLine:
    """The command line on a copy of it."""
    put(told, cli.store)
    return cli


C = ("--case", "1:24-cv-731")
BY = ("--entry", "13", "--party", "Hollis")

REFUSED: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    # what is not there
    (1, "ECF 99 is not on this docket", (*C, "position", "A1", "--entry", "99", "--party", "Hollis", "--stance", "opposes")),
    (1, "ECF 99 is not on this docket", (*C, "sheet", "--as-of", "ecf:99")),
    (1, "ECF 99 is not on this docket", (*C, "diff", "ecf:99", "now")),
    (1, "ECF 99 is not on this docket", (*C, "enter", "x", "--responds-to", "99")),
    (1, "ECF 99 is not on this docket", (*C, "mark-read", "99")),
    (1, "ECF 99 is not on the record", (*C, "why", "99")),
    (1, "A9 is not on the record", (*C, "why", "A9")),
    (1, "`docket quotes Q1` tells why", (*C, "why", "Q1")),
    (1, "no argument A9", (*C, "position", "A9", *BY, "--stance", "opposes")),
    (1, "There is no A9", (*C, "arguments", "A9")),
    (1, "There is no C9", (*C, "concessions", "C9")),
    (1, "no claimed concession C9", (*C, "trace", "C9", *BY, "--role", "denial", "--summary", "x")),
    (1, "no deadline D9", (*C, "move", "D9", "--on", "2024-05-01")),
    (1, "no hearing H9", (*C, "hearing", "x", "--vacate", "H9")),
    (1, "no proposal P99", (*C, "keep", "P99")),
    (1, "no standard S9", (*C, "formulate", "S9", *BY, "--summary", "x")),
    (1, "Nothing on this case's record", (*C, "undo", "pos:999")),
    (1, "no argument A9", (*C, "undo", "A9")),
    (1, "is not on the record", (*C, "why", "")),
    # which case
    (1, "No case in this store answers", ("--case", "99999", "sheet")),
    (1, "No case in this store answers", ("--case", "9-9", "sheet")),
    (1, "2 cases in this store answer", ("--case", "cv", "sheet")),
    (1, "say which with --case", ("sheet",)),
    (1, "is already open in this store", ("open", "1:24-CV-00731-QRS", "--court", "ord", "--name", "Again")),
    # rules of the record
    (1, "The past cannot be written to", (*C, "--as-of", "2024-01-01", "note", "12", "x")),
    (1, "The past cannot be written to", (*C, "note", "12", "x", "--known-at", "pos:3")),
    (1, "The past cannot be written to", ("open", "24-1", "--court", "ca9", "--name", "x", "--as-of", "2024-01-01")),
    (1, "only an order", (*C, "rule", "A1", "--entry", "14", "--outcome", "adopted")),
    (1, "already on this docket", (*C, "enter", "Again", "--entry", "12")),
    (1, "Unnumbered entries are numbered by the program", (*C, "enter", "x", "--entry", "E9")),
    (1, "Only the court rules", (*C, "position", "A1", *BY, "--stance", "rules")),
    (1, "The court takes no side", (*C, "position", "A1", "--entry", "15", "--party", "court", "--stance", "opposes")),
    (1, "asserted by the conceder", (*C, "concede", "z", "--conceder", "Hollis", "--asserted-by", "Greylock",
    "--entry", "14", "--voice", "own")),
    (1, "can own, qualify or withdraw", (*C, "dispute", "C1", "--entry", "14", "--party", "Greylock", "--state", "withdrawn")),
    (1, "would lose the ground they stand on", (*C, "undo", "12")),
    (1, "opening of a case cannot be taken back", (*C, "undo", "pos:1")),
    (1, "cannot join as a party", (*C, "party", "court")),
    (1, "is not at hand", (*C, "mark-read", "13")),
    (1, "has its docket number already", (*C, "revise", "12", "--number", "99", "--reason", "x")),
    (1, "This very paper is at hand already", (*C, "file", str(PAPERS / "motion.txt"))),
    # words, dates and numbers that cannot be read
    (2, "is not a date", (*C, "enter", "x", "--filed", "01/02/2024")),
    (2, "is not a date", (*C, "due", "x", "--obligor", "Hollis", "--on", "2024-02-30")),
    (2, "is not an hour", (*C, "due", "x", "--obligor", "Hollis", "--on", "2024-02-20", "--time", "5pm")),
    (2, "is not a moment", (*C, "sheet", "--as-of", "yesterday")),
    (2, "is not a moment", (*C, "diff", "yesterday", "now")),
    (2, "is not an entry", (*C, "sheet", "--as-of", "ecf:x")),
    (2, "is not a record time", (*C, "sheet", "--known-at", "yesterday")),
    (2, "is not a record time", (*C, "diff", "pos:x")),
    (2, "was not on the log then", (*C, "sheet", "--known-at", "pos:0")),
    (2, "is not an entry", (*C, "enter", "x", "--entry", "twelve")),
    (2, "is not a docket number", ("open", "nonsense", "--court", "ord", "--name", "x")),
    (2, "--words", (*C, "position", "A1", *BY, "--stance", "opposes", "--via", "14 p. 1")),
    (2, "at least two passages", (*C, "finding", "two_accounts", "x", "--entry", "14", "--passage", "13", "p. 1", "x")),
    (2, "needs its date", (*C, "due", "x", "--obligor", "Hollis")),
    (2, "its day", (*C, "hearing", "x")),
    (2, "Words need the entry", (*C, "event", "x", "--on", "2024-01-01", "--words", "x")),
    (2, "performed by a filing or an off-docket event", (*C, "perform", "D1", "--with", "A1")),
    # words of a closed list
    (2, "--kind", (*C, "enter", "x", "--kind", "memo")),
    (2, "--stance", (*C, "position", "A1", *BY, "--stance", "agrees")),
    (2, "--manner", (*C, "concede", "z", "--conceder", "Hollis", "--asserted-by", "Greylock", "--entry", "14", "--manner", "loud")),
    (2, "--outcome", (*C, "rule", "A1", "--entry", "15", "--outcome", "won")),
    (2, "Possible: adopted", (*C, "rule", "A1", "--entry", "15", "--outcome", "granted")),
    (2, "Possible: granted", (*C, "rule", "12", "--entry", "15", "--outcome", "adopted")),
    (2, "'supports'", (*C, "check", "C1", "lies", "--detail", "x")),
    (2, "--as", (*C, "link", "12", "13", "--as", "likes")),
    (2, "--basis", (*C, "due", "x", "--obligor", "Hollis", "--on", "2024-05-01", "--basis", "hope")),
    (2, "'two_accounts'", (*C, "finding", "lie", "x", "--entry", "14")),
    (2, "relation", (*C, "enter", "x", "--relation", "likes", "12")),
    (2, "'json'", (*C, "export", "pdf")),
    # usage
    (2, "Did you mean “sheet”", ("shet",)),
    (2, "docket --help", ("xyzzy",)),
    (2, "--colour", ("sheet", "--colour")),
    (2, "--court", ("open", "24-1", "--name", "x")),
    (2, "--reason", (*C, "drop", "P1")),
    (2, "unexpected extra argument", (*C, "sheet", "now")),
    (2, "--store", ("--store",)),
    # files
    (3, "There is no file gone.txt", (*C, "file", "gone.txt")),
    (3, "There is no file gone.txt", ("read", "gone.txt")),
    (3, "is a folder", (*C, "file", ".")),
    (3, "is a folder", ("read", ".")),
    (3, "is a PDF", (*C, "file", "paper.pdf")),
    (3, "is a PDF", ("read", "paper.pdf", "--json")),
    (3, "Save it without one", (*C, "file", "locked.pdf")),
    (3, "Save it without one", ("read", "locked.pdf")),
    (3, "is not a text file", (*C, "file", "binary.bin")),
    (3, "is not a text file", (*C, "file", "nul.txt", "--entry", "13")),
)  # fmt: skip


@pytest.mark.parametrize("given", [pytest.param(r, id=f"{r[0]} {' '.join(r[2])}"[:90]) for r in REFUSED])
def test_a_refusal_is_a_sentence_with_its_exit_code_and_leaves_nothing(
    desk: CommandLine, given: tuple[int, str, tuple[str, ...]]
) -> None:
    code, says, command = given
    _lay_out_papers()
    before, beside = desk.contents(), sorted(p.name for p in desk.file.parent.iterdir())
    printed = desk(*command)
    assert (printed.code, printed.out) == (code, ""), printed
    assert says in printed.err
    assert is_a_sentence(printed.err), printed.err
    assert desk.contents() == before
    assert sorted(p.name for p in desk.file.parent.iterdir()) == beside
    assert sorted(p.name for p in Path().iterdir()) == ["binary.bin", "locked.pdf", "nul.txt", "paper.pdf"]


def _lay_out_papers() -> None:
    Path("paper.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    Path("binary.bin").write_bytes(bytes(range(256)))
    Path("nul.txt").write_bytes(b"text\x00text")
    Path("locked.pdf").write_bytes(pdf([body(["The motion is GRANTED."])], lock=Lock(b"user")))


# --- the store --------------------------------------------------------------------------------------------------------

WRITE = ("party", "Somebody")
OPEN = ("open", "24-cv-2", "--court", "ord", "--name", "x")


def refused(cli: CommandLine, says: str, *command: str | Path, code: int = 3) -> None:
    """Every command on a store that cannot be used says the same."""
    printed = cli(*command)
    assert (printed.code, printed.out) == (code, ""), printed
    assert says in printed.err
    assert is_a_sentence(printed.err), printed.err


def test_no_store_yet(cli: CommandLine) -> None:
    for command in (("cases",), ("sheet",), WRITE, ("verify",), ("export", "json"), ("review",), ()):
        refused(cli, "There is no docket store", *command)
    assert not cli.begun


def test_a_case_that_cannot_be_opened_begins_no_store(cli: CommandLine) -> None:
    store = cli.file.parent / "new" / "folder" / "d.db"
    for number, name in (("nonsense", "x"), ("24-cv-1", "")):
        assert cli("--store", store, "open", number, "--court", "ord", "--name", name).code == 2
        assert not store.parent.parent.exists()
    assert cli("--store", store, "--as-of", "2024-01-01", *OPEN).code == 1
    assert not store.parent.parent.exists()


def test_a_folder_another_programs_database_and_a_text_file_are_no_stores(cli: CommandLine) -> None:
    folder, foreign, text = (cli.file.parent / name for name in ("folder", "foreign.db", "notes.txt"))
    folder.mkdir()
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE stored_events (x)")
    connection.close()
    text.write_text("Not a database, but long enough to be looked at as one. " * 20, encoding="utf-8")
    held = {p: p.read_bytes() for p in (foreign, text)}
    told = {folder: "is a folder", foreign: "another program's database", text: "is not a docket store"}
    for place, says in told.items():
        for command in (("cases",), WRITE, OPEN):
            refused(cli, says, "--store", place, *command)
    assert {p: p.read_bytes() for p in (foreign, text)} == held
    assert list(folder.iterdir()) == []
    assert sorted(p.name for p in cli.file.parent.iterdir() if p != folder) == ["desk", "foreign.db", "notes.txt"]


@pytest.mark.sqlite("the version stands in the file's header")
def test_a_newer_store_is_left_alone(cli: CommandLine) -> None:
    cli.ok(*OPEN)
    connection = sqlite3.connect(cli.file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = cli.file.read_bytes()
    for command in (("cases",), WRITE, ("open", "24-cv-3", "--court", "ord", "--name", "y")):
        refused(cli, "newer version", *command)
    assert cli.file.read_bytes() == before


def test_an_event_of_a_newer_program_is_named(cli: CommandLine) -> None:
    cli.ok(*OPEN)
    behind(cli.store, "INSERT INTO stored_events VALUES (2, 'ord:24-cv-2', 2, 'case.dreamt.v7', '{}', 0, '')")
    refused(cli, "case.dreamt.v7", "sheet")
    refused(cli, "case.dreamt.v7", *WRITE)


@pytest.mark.sqlite("damages the bytes of the file")
def test_a_damaged_store_says_so(cli: CommandLine) -> None:
    cli.ok(*OPEN)
    data = bytearray(cli.file.read_bytes())
    data[4096:] = b"\xaa" * (len(data) - 4096)
    cli.file.write_bytes(bytes(data))
    printed = cli("sheet")
    assert (printed.code, printed.out) == (3, "")
    assert is_a_sentence(printed.err), printed.err


@pytest.mark.sqlite("holds the lock of the whole file")
def test_a_busy_store_says_so_and_loses_nothing(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docket.store.log._LOCK_SECONDS", 1)
    monkeypatch.setattr("docket.store.log._TRIES", 1)
    cli.ok(*OPEN)
    other = sqlite3.connect(cli.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before = cli.contents()
    refused(cli, "is busy", *WRITE)
    assert cli.ok("cases").lines, "reading goes on while another program writes"
    other.execute("ROLLBACK")
    other.close()
    assert cli.contents() == before
    cli.ok(*WRITE)


def test_a_store_below_a_file_cannot_be(cli: CommandLine) -> None:
    Path("file").write_text("x", encoding="utf-8")
    refused(cli, "Choose another place", "--store", Path("file") / "d.db", *OPEN)
    refused(cli, "store", "--store", Path("file") / "d.db", "cases")
    refused(cli, "Choose another place", "demo", "--into", Path("file") / "d.db")


@pytest.mark.sqlite("takes the permissions of the file away")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_or_store_that_may_not_be_written_to(cli: CommandLine) -> None:
    cli.ok(*OPEN)
    closed = Path("closed")
    closed.mkdir()
    closed.chmod(0o500)
    refused(cli, "cannot be written to", "--store", closed / "d.db", *OPEN)
    assert list(closed.iterdir()) == []
    cli.file.chmod(0o400)
    refused(cli, "cannot be written to", *WRITE)


def test_a_server_that_is_not_there_is_told_of(cli: CommandLine) -> None:
    refused(cli, "cannot be reached", "--store", "postgresql://127.0.0.1:1/docket", "cases")


def test_a_fault_of_ours_is_told_without_traceback(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ok(*OPEN)
    monkeypatch.setattr("docket.cli.views.sheet", lambda _: 1 / 0)
    printed = cli("sheet")
    assert (printed.code, printed.out) == (1, "")
    assert printed.err.startswith("This is a fault in docket, not in what you typed (ZeroDivisionError")
    assert "Traceback" not in printed.err
