"""What only a real process shows: exit codes, interrupts in the middle, a reader that goes away, streams that are closed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from builders import Placed
from cli_harness import DATA, ROOT, process, rows_of, start, stated

from docket.store.server import Place

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")]

PAPERS = DATA / "papers"


@pytest.fixture
def opened(placed: Placed, tmp_path: Path) -> Place:
    """A store with one case."""
    store = placed(tmp_path / "d.db")
    begun = process("--store", store, "open", "24-cv-731", "--court", "ord", "--name", "Greylock", cwd=tmp_path)
    assert begun.code == 0
    return store


def test_the_exit_codes_of_a_process(opened: Place, tmp_path: Path) -> None:
    for code, command in ((0, ("cases",)), (1, ("why", "A9")), (2, ("why",)), (3, ("file", "gone.txt"))):
        printed = process("--store", opened, *command, cwd=tmp_path)
        assert printed.code == code, printed
        assert (printed.out == "") is (code != 0)
        assert "Traceback" not in printed.err


def test_output_is_utf8_whatever_the_locale(opened: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii:strict")
    assert process("--store", opened, "enter", "Motion § 4 “ü”", cwd=tmp_path).code == 0
    assert "Motion § 4 “ü”" in process("--store", opened, "sheet", cwd=tmp_path).out


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    running = start("demo", "--print", cwd=tmp_path)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(100)
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(60) == 0


def test_streams_that_were_closed_are_no_fault(opened: Place, tmp_path: Path) -> None:
    script = f'"$0" -m docket.cli --store "{stated(opened)}" history <&- >&- 2>&-'
    ended = subprocess.run(
        ["sh", "-c", script, sys.executable], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False
    )
    assert ended.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told(opened: Place, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        running = start("--store", opened, "history", cwd=tmp_path, stdout=full)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 3
    assert b"Traceback" not in err
    assert b"Exception ignored" not in err


def _wait_until(ready: Path, running: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 30
    while not ready.exists() and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)


@pytest.mark.parametrize("wait", [0.0, 0.05, 0.2])
def test_an_interrupted_demonstration_is_whole_or_not_there(tmp_path: Path, wait: float) -> None:
    path = tmp_path / "new" / "demo.db"
    running = start("demo", "--into", path, cwd=tmp_path)
    _wait_until(path, running)
    time.sleep(wait)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert b"Traceback" not in err
    if running.returncode == 130:
        assert err.strip() == b"Interrupted. What was not finished was not kept; nothing is half written."
        assert out == b""
        assert list(tmp_path.iterdir()) == []
    else:  # it had finished, and at most its last breath was cut short
        assert running.returncode in {0, -signal.SIGINT}
        assert out.startswith(bytes(path))
        assert rows_of(path)["stored_events"] > 300


def test_an_interrupted_writer_keeps_whole_commands_only(opened: Place, tmp_path: Path) -> None:
    """Papers filed one after the other by a script, stopped at any moment: each is whole or not there, and verify agrees."""
    text = (PAPERS / "opposition.txt").read_text(encoding="utf-8")
    script = """
import signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
from docket.cli import run
for n in range(1, 500):
    Path(f"p{n}.txt").write_text(sys.argv[2].replace("four weeks", f"{n} weeks"), encoding="utf-8")
    code = run(["--store", sys.argv[1], "file", f"p{n}.txt", "--entry", str(n), "--keep", "all", "--party", "Hollis"])
    if code:
        sys.exit(code)
"""
    running = subprocess.Popen(
        [sys.executable, "-c", script, stated(opened), text], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    _wait_until(tmp_path / "p6.txt", running)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    if b"Interrupted." in err:  # the interrupt met a command, not the script between two of them
        assert running.returncode == 130
    printed = process("--store", opened, "verify", "--json", cwd=tmp_path)
    assert printed.code == 0
    assert json.loads(printed.out)["ok"] is True
    rows = json.loads(process("--store", opened, "sheet", "--json", cwd=tmp_path).out)["entries"]
    assert len(rows) >= 4
    assert {row["paper"] for row in rows} == {"at_hand"}
    assert rows_of(opened)["papers"] == len(rows)
    assert rows_of(opened)["proposals"] in range(len(rows), 500, len(rows))  # the same paper always proposes the same
    again = process("--store", opened, "file", f"p{len(rows)}.txt", "--entry", str(len(rows)), cwd=tmp_path)
    assert again.code == 1, "the last whole one is on the record"


def test_two_programs_write_at_once_and_nothing_is_lost(opened: Place, tmp_path: Path) -> None:
    running = [start("--store", opened, "enter", f"Letter {n}", "--kind", "letter", cwd=tmp_path) for n in range(4)]
    ids = {r.communicate(timeout=60)[0].split()[0] for r in running}
    assert [r.returncode for r in running] == [0] * 4
    assert ids == {f"E{n}".encode() for n in range(1, 5)}
    assert process("--store", opened, "verify", cwd=tmp_path).code == 0


def test_an_interrupt_while_the_program_loads_ends_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text(
        "raise KeyboardInterrupt\n", encoding="utf-8"
    )  # it comes in the middle of an import
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    ended = subprocess.run(
        [sys.executable, "-m", "docket", "cases"], cwd=tmp_path, env=os.environ | {"PYTHONPATH": path},
        capture_output=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 130
    assert ended.stderr.strip() == b"Interrupted. Nothing was begun."
