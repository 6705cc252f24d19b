"""Long and hostile papers: every finder ends soon, and what was not looked for is told."""

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.hostile import BRIEF, BRIEFS, ORDER, ORDERS, texts
from docket.cli.filing import bytes_of
from docket.intake import reading as intake
from docket.intake.sentences import CLOSELY
from docket.intake.squeezed import Squeezed
from domain.errors import FileAccessError

SMALL, LARGE = 4_000, 32_000


@pytest.fixture(autouse=True)
def _without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "SECONDS", 0.0)


def seconds(text: str) -> float:
    start = time.process_time()
    intake.read(text.encode(), "hostile.txt").to_json()
    return time.process_time() - start


@pytest.mark.parametrize("name", [*BRIEFS, *ORDERS])
def test_eight_times_the_text_takes_nowhere_near_the_square_of_the_time(name: str) -> None:
    few, many = (seconds(texts(size)[name]) for size in (SMALL, LARGE))
    assert many < 24 * max(few, 0.1)


def test_a_paper_too_long_to_be_read_closely_says_up_to_where_it_was() -> None:
    text = BRIEF + "The roof leaked in the storm. " * (CLOSELY // 30) + "\n\nDoe concedes that the roof was old.\n"
    found = intake.read(text.encode(), "long.txt")
    assert found.concessions == ()
    assert any("looked for only up to line" in warning for warning in found.warnings)


def test_a_paper_of_usual_length_says_nothing_of_it() -> None:
    found = intake.read(f"{BRIEF}Doe concedes that the roof was old.\n".encode(), "short.txt")
    assert len(found.concessions) == 1
    assert not any("looked for only up to" in w and "Concessions" in w for w in found.warnings)


def test_a_recital_in_an_aside_that_is_closed_keeps_no_order_from_being_found() -> None:
    aside = "The deadline, which was previously set for May 1, 2023, is extended to May 9, 2023."
    told = "Roe argues that Doe must file the answer by May 9, 2023."
    orders = [intake.read(f"{ORDER}{words}\n".encode(), "order.txt").deadlines for words in (aside, told)]
    assert [[d.due for d in found] for found in orders] == [["2023-05-09"], []]


def test_who_speaks_is_known_at_every_place_of_a_sentence() -> None:
    words = 'He (as [the] court) said “it (is) so” and "more" 1) here'
    sentence = Squeezed(words, tuple(range(len(words))))
    inside = [words[at] for at in range(len(words)) if sentence.quoted(at) and words[at].isalpha()]
    assert "".join(inside) == "asthecourtitissomore"
    assert not sentence.quoted(words.index("court"), brackets=False)
    assert sum(a != b for a, b in pairwise(sentence.quoted(at) for at in range(len(words) + 1))) == 6


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileAccessError, match="is a pipe or a device"):
        bytes_of(str(tmp_path / "pipe"))


def test_footnotes_behind_a_body_that_is_too_long_are_not_lost_without_a_word() -> None:
    body = "The roof leaked in the storm. " * (CLOSELY // 30)
    notes = "\n\n[^1]: Doe concedes that the roof was old.\n\n[^2]: Doe concedes that the door was open.\n"
    found = intake.read(f"{BRIEF}He said so.[^1] She said so.[^2]\n\n{body}\n{notes}".encode(), "long.txt")
    assert found.concessions == ()
    assert any("and in none of its footnotes" in warning for warning in found.warnings)


def test_a_limit_that_falls_into_the_footnotes_is_told_by_the_footnote() -> None:
    notes = "".join(f"\n\n[^{n}]: {'The roof leaked in the storm. ' * (CLOSELY * 28 // 3_000)}" for n in range(1, 6))
    marks = "".join(f"He said so.[^{n}] " for n in range(1, 6))
    found = intake.read(f"{BRIEF}Doe concedes that he was late. {marks}{notes}\n".encode(), "notes.txt")
    assert len(found.concessions) == 1
    assert any("only up to footnote 4" in warning for warning in found.warnings)


def test_a_paper_with_more_pairs_of_places_than_are_compared_says_so() -> None:
    telling = "".join(
        f"Doe does not dispute that letter {n} was sent. Doe complains that letter {n} is unproved. "
        for n in range(240)
    )
    few, many = (intake.read(f"{BRIEF}{text}\n".encode(), "reply.txt").unread for text in (telling[:600], telling))
    assert few == ()
    assert any("more places to compare than are compared" in told for told in many)


def test_a_file_without_permission_is_told_with_the_next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "brief.txt").write_text("words", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(FileAccessError, match=r"Permission denied\)\. Check its permissions; nothing was recorded"):
        bytes_of(str(tmp_path / "brief.txt"))
