"""`docket import` as a person runs it: files and folders, what it prints and returns, and what a kill leaves behind."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import Placed
from cli_harness import CONTRACT, CommandLine, is_a_sentence, misfits, process, start
from docket_pages import MOTION, courtlistener, line, long_docket, page

from docket.store.log import Store
from docket.store.server import Place
from domain.errors import FileAccessError

pytest_plugins = ("cli_fixtures",)
pytestmark = pytest.mark.engines

ENTRIES = 100


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[str, str], Path]:
    """Saves a text as a file."""

    def save(name: str, text: str) -> Path:
        path = tmp_path / "saved" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return save


def test_the_json_of_an_import_keeps_the_contract(cli: CommandLine, saved: Callable[[str, str], Path]) -> None:
    document = cli.json("import", saved("docket.html", page()))

    assert misfits(document, CONTRACT["views"]["import"]) == []
    [row] = document["cases"]
    assert (row["case_number"], row["court"], row["added"], row["warnings"]) == ("3:24-cv-01187", "cand", 7, [])


def test_the_lists_are_current_when_an_import_ends(cli: CommandLine, saved: Callable[[str, str], Path]) -> None:
    cli.do("open 1:23-cv-77 --court cand --name 'Another v. Case'")

    cli.ok("import", saved("docket.html", page()))

    store = Store(cli.store)
    rows = store.read_models.cases()
    imported = "cand:3:24-cv-1187"
    assert list(rows) == [imported], "of what was imported, and of nothing else"
    assert rows[imported].version == store.head_of(imported).version
    store.close()


def test_two_sources_of_one_case_are_one_row(cli: CommandLine, saved: Callable[[str, str], Path]) -> None:
    document = cli.json("import", saved("a.json", courtlistener()), saved("b.html", page(made="04/09/2024")))

    [row] = document["cases"]
    assert (row["added"], row["unchanged"], row["current_through"]) == (7, 7, "2024-04-09")


def test_a_later_import_prints_what_changed(cli: CommandLine, saved: Callable[[str, str], Path]) -> None:
    cli.ok("import", saved("docket.html", page()))
    lines = [*MOTION[1:], line(5, "2024-04-12", "ANSWER filed by Globex LLC. (Poe, Paul)")]
    reworded = [
        one if one.number != 3 else line(3, "2024-03-01", "MOTION to Dismiss, re-filed. (Poe, Paul)") for one in lines
    ]

    printed = cli.ok("import", saved("docket.html", page([MOTION[0], *reworded[1:]], made="04/15/2024")))

    assert "1 new, 1 changed, 1 no longer there · current through 2024-04-15" in printed.out
    assert "  + 5      2024-04-12" in printed.out
    assert "  ~ 3      2024-03-01" in printed.out
    assert "was: MOTION to Dismiss filed by Globex LLC." in printed.out
    assert "  - 2      2024-02-06" in printed.out
    assert "no longer on the docket page" in cli.ok("sheet", "--full").out


def test_a_folder_is_imported_whole_and_what_is_no_docket_is_told(
    cli: CommandLine, saved: Callable[[str, str], Path]
) -> None:
    saved("a.html", page())
    saved("b.html", "<html><body>Case not found.</body></html>")
    folder = saved("c.json", courtlistener(number="3:24-cv-02001")).parent

    printed = cli("import", folder)

    assert printed.code == 3
    assert "b.html is not a docket" in printed.err
    assert printed.lines[-1] == "2 dockets taken in from 2 of 3 files."
    assert [row["number"] for row in cli.json("cases")["cases"]] == ["3:24-cv-01187", "3:24-cv-02001"]


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        ("<html><body>Case not found.</body></html>", (), 3),
        (page()[:-900], (), 1),
        (page(), ("--court", "nysd"), 1),
        (courtlistener(version=3), (), 1),
        (courtlistener(number="x"), (), 3),
    ],
    ids=["no docket", "cut", "another court", "another version", "no number"],
)
def test_what_is_refused_ends_in_a_sentence_and_begins_no_store(
    cli: CommandLine, saved: Callable[[str, str], Path], text: str, arguments: tuple[str, ...], code: int
) -> None:
    printed = cli("import", saved("file", text), *arguments)

    assert (printed.code, printed.out) == (code, "")
    assert is_a_sentence(printed.err)
    assert cli.contents().get("stored_events", 0) == 0


def test_a_file_that_is_not_there_and_an_empty_folder_are_told(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    for name in ("gone.html", "empty"):
        printed = cli("import", tmp_path / name)
        assert printed.code == 3
        assert is_a_sentence(printed.err)


@pytest.mark.sqlite("a store that is a file in the folder")
def test_a_folder_that_holds_the_store_too_is_taken_in_without_it(
    cli: CommandLine, saved: Callable[[str, str], Path]
) -> None:
    folder = saved("docket.html", page(MOTION)).parent
    store = folder / "docket.db"
    cli.ok("--store", store, "open", "3:24-cv-0731", "--court", "cand", "--name", "Greylock v. Hollis")

    printed = cli.ok("--store", store, "import", folder)

    assert printed.err == ""
    refused = cli("--store", store, "import", store)
    assert (refused.code, refused.out) == (3, "")
    assert "is the store itself" in refused.err


# --- many, and interrupted --------------------------------------------------------------------------------------------


def whole(place: Place) -> dict[str, int]:
    """How many entries every case of a store has."""
    store = Store(place, read_only=True)
    try:
        rows = store.recorder.rows(
            """SELECT originator_id, SUM(CASE topic WHEN 'case.entry-docketed.v1' THEN 1 ELSE 0 END)
            FROM stored_events GROUP BY originator_id"""
        )
        return dict(rows)
    finally:
        store.close()


def stopped(store: Place, folder: Path, number: int) -> int | None:
    """The exit code of an import that got a signal once some dockets were in."""
    running = start("--store", store, "import", folder, cwd=folder.parent)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and running.poll() is None:
        if len(whole_or_none(store)) >= 3:
            break
        time.sleep(0.02)
    os.kill(running.pid, number)
    running.communicate(timeout=60)
    return running.returncode


def whole_or_none(store: Place) -> dict[str, int]:
    try:
        return whole(store)
    except FileAccessError:  # its tables are just being made
        return {}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "code"), [("SIGKILL", -9), ("SIGINT", 130)])
def test_a_stop_in_the_middle_leaves_whole_dockets_and_a_rerun_completes(
    placed: Placed, tmp_path: Path, number: str, code: int
) -> None:
    folder, store = tmp_path / "saved", placed(tmp_path / "d.db")
    folder.mkdir()
    count = 25
    for serial in range(1, count + 1):
        name, lines = long_docket(ENTRIES, serial)
        (folder / f"{serial:03}.html").write_text(page(lines, number=name), encoding="utf-8")

    assert stopped(store, folder, getattr(signal, number)) == code
    there = whole(store)
    assert 3 <= len(there) < count
    assert set(there.values()) == {ENTRIES}

    assert process("--store", store, "import", folder, cwd=tmp_path).code == 0
    assert list(whole(store).values()) == [ENTRIES] * count
    again = process("--store", store, "import", folder, "--json", cwd=tmp_path)
    assert '"added": 1' not in again.out


@pytest.mark.parametrize(("name", "begins"), [("brief.pdf", "%PDF-1.7 ..."), ("brief.docx", "PK\x03\x04 ...")])
def test_a_paper_given_for_a_docket_is_told_from_one(
    cli: CommandLine, saved: Callable[[str, str], Path], name: str, begins: str
) -> None:
    printed = cli("import", saved(name, begins))

    assert printed.code == 3
    assert f"{name} is a paper, not a docket: `docket file {name} --entry N`" in printed.err


def test_a_docket_without_entries_is_told_as_opened_once(cli: CommandLine, saved: Callable[[str, str], Path]) -> None:
    path = saved("docket.html", page([]))

    assert "opened; the source holds no entry" in cli.ok("import", path, "--court", "cand").out
    assert "nothing new" in cli.ok("import", path, "--court", "cand").out


def test_an_import_that_rewords_tells_the_earlier_text_once_and_is_taken_back_by_its_name(
    cli: CommandLine, saved: Callable[[str, str], Path]
) -> None:
    cli.ok("import", saved("docket.html", page()))
    reworded = [
        one if one.number != 1 else line(1, "2024-02-05", "COMPLAINT, corrected. Filed by Acme, Inc..")
        for one in MOTION
    ]
    cli.ok("import", saved("later.html", page(reworded, made="04/15/2024")))

    full = " ".join(cli.ok("sheet", "--full").out.split())
    assert "earlier: text COMPLAINT against Globex LLC" in full
    assert "; title COMPLAINT" not in full
    assert "Taken back: Docket taken in from later.html" in cli.ok("undo").out
    assert "now reads otherwise (text" in cli.ok("history").out
    assert "source)" not in cli.ok("history").out


def test_the_overview_of_an_imported_docket_is_what_lies_ahead(
    cli: CommandLine, saved: Callable[[str, str], Path]
) -> None:
    cli.ok("import", saved("docket.html", page(MOTION[:-1])))

    printed = cli.ok("overview", "--as-of", "2024-04-01").out

    assert "MOTIONS BEFORE THE COURT" in printed
    assert "MOTION to Dismiss (Globex LLC; " in printed
    assert "~2024-04-30 10:00: Case Management Conference" in printed
    assert "6 papers of which only the docket entry is at hand" in printed
    assert "MOTIONS BEFORE THE COURT" not in cli.ok("overview", "--as-of", "2024-02-10").out


def test_a_choice_that_nothing_answers_to_is_no_empty_docket(
    cli: CommandLine, saved: Callable[[str, str], Path]
) -> None:
    cli.ok("import", saved("docket.html", page()))

    assert "`docket sheet` alone shows every entry" in cli.ok("sheet", "--party", "Nobody").out
    assert "docket enter or docket file" in cli.ok("sheet", "--as-of", "2020-01-01").out


def test_a_long_number_of_a_paper_does_not_run_into_its_date(
    cli: CommandLine, saved: Callable[[str, str], Path]
) -> None:
    long = line(107523228, "2024-03-01", "MOTION to Dismiss filed by Globex LLC. (Poe, Paul)")
    cli.ok("import", saved("docket.html", page([MOTION[0], long])))

    assert "\n107523228 2024-03-01" in cli.ok("sheet").out
    assert "\n1         2024-02-05" in cli.ok("sheet").out
    assert "107523228 2024-03-01" in cli.ok("motions").out
