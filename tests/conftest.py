"""What every test stands on: one time zone, properties that try the same examples every day, and a case to tell."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import Clock, Story
from hypothesis import settings

os.environ["TZ"] = "UTC"  # "today" and a timestamp without offset are local
if hasattr(time, "tzset"):
    time.tzset()

settings.register_profile("house", derandomize=True, deadline=None, database=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at 1 March 2023."""
    return Clock()


@pytest.fixture
def empty(tmp_path: Path, clock: Clock) -> Iterator[Story]:
    """A case with its two parties and nothing on its docket."""
    told = Story(tmp_path / "docket.db", clock=clock)
    yield told
    told.store.close()


@pytest.fixture
def story(empty: Story) -> Story:
    """A case with a motion (1), an opposition (2), a reply (3) and an order (4), none of them at hand."""
    return empty.briefed()
