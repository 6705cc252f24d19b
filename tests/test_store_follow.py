"""Following a store: what another connection records is seen at once, and nothing is read while nothing happens."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import Story

from docket.clerk import Clerk
from docket.store.follow import Follower, _InFile, follow
from docket.store.log import Store
from domain.errors import FileAccessError

pytestmark = pytest.mark.engines


@pytest.fixture
def follower(story: Story) -> Iterator[Follower]:
    one = follow(story.path)
    yield one
    one.close()


def test_a_follower_sees_what_another_recorded(story: Story, follower: Follower) -> None:
    before = follower.head()
    story.argue()

    assert (before, follower.head()) == (7, story.clerk.head())


def test_waiting_ends_soon_after_another_records(story: Story, follower: Follower) -> None:
    seen: list[float] = []

    def wait() -> None:
        follower.wait(7, 30)
        seen.append(time.monotonic())

    waiting = threading.Thread(target=wait)
    waiting.start()
    other = Clerk(Store(story.path), "other", story.clock)
    other.note(story.case, "1", "now")
    recorded = time.monotonic()
    waiting.join()
    other.store.close()

    assert seen[0] - recorded < 1


def test_waiting_for_nothing_ends_with_the_time(follower: Follower) -> None:
    assert follower.wait(7, 0.02) == 7


@pytest.mark.sqlite("the file's own counter of changes")
def test_the_log_is_not_read_while_nobody_writes(story: Story, follower: Follower) -> None:
    assert isinstance(follower, _InFile)
    follower.head()
    asked: list[str] = []
    follower._connection.set_trace_callback(asked.append)

    for _ in range(3):
        follower.head()

    assert asked == ["PRAGMA data_version"] * 3


def test_a_reader_that_follows_by_position_misses_nothing(story: Story, follower: Follower) -> None:
    other = Clerk(Store(story.path), "other", story.clock)
    reader = Store(story.path)

    def write() -> None:
        for n in range(40):
            other.note(story.case, "1", f"note {n}")

    writing = threading.Thread(target=write)
    writing.start()
    seen = 7
    positions: list[int] = []
    while len(positions) < 40:
        follower.wait(seen, 10)
        page = reader.recorder.select_notifications(seen, 500, inclusive_of_start=False)
        positions += [n.id for n in page]
        seen = positions[-1] if positions else seen
    writing.join()
    reader.close()
    other.store.close()

    assert positions == list(range(8, 48))


def test_a_file_that_is_not_there_cannot_be_followed(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError):
        follow(tmp_path / "nowhere.db").head()
