"""Passages: pins as lawyers write them, and a key that stays the same whoever records the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.passage import Anchor, Passage, Via

ANCHOR = Anchor(sha256="ab" * 32, start=5, end=9, lines=(1, 1), parts=((5, 9),), page=3)

PINS = [
    ("p. 13:10-12", 13, (10, 12)),
    ("p. 13:10–12", 13, (10, 12)),
    ("p. 13:10", 13, (10, 10)),
    ("13:10-12", 13, (10, 12)),
    ("at 13:10", 13, (10, 10)),
    ("pp. 1:28-2:1", 1, (28, 28)),
    ("pp. 7-8", 7, None),
    ("p. 8 n.4", 8, None),
    ("page 4", 4, None),
    ("p. 7", 7, None),
    ("pp. 7-9, 12-13", 7, None),
    ("¶ 11", None, None),
    ("¶¶ 10-12", None, None),
    ("§ II.A", None, None),
    ("§ II.A ¶ 2 n.1", None, None),
    ("Ex. 2 ¶ 28", None, None),
    ("line 40", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("pin", "page", "lines"), PINS, ids=[p[0] or "none" for p in PINS])
def test_a_pin_names_its_page_and_lines(pin: str, page: int | None, lines: tuple[int, int] | None) -> None:
    passage = Passage(entry="20", pin=pin)

    assert (passage.page, passage.pin_lines) == (page, lines)


def test_a_pin_without_page_takes_the_one_where_the_words_were_found() -> None:
    assert Passage(entry="20", pin="¶ 11", words="laid", anchor=ANCHOR).page == 3


def test_a_page_that_the_pin_names_wins_over_the_one_where_the_words_were_found() -> None:
    assert Passage(entry="20", pin="p. 13", words="laid", anchor=ANCHOR).page == 13


@pytest.mark.parametrize(
    ("pin", "cite"),
    [
        ("p. 13:10-12", "Reply (ECF 20) at 13:10-12"),
        ("pp. 1:28-2:1", "Reply (ECF 20) at 1:28-2:1"),
        ("¶ 11", "Reply (ECF 20) ¶ 11"),
        ("§ II.A", "Reply (ECF 20) § II.A"),
        ("Ex. 2 ¶ 28", "Reply (ECF 20), Ex. 2 ¶ 28"),
        ("p. 8 n.4", "Reply (ECF 20) at 8 n.4"),
        ("", "Reply (ECF 20)"),
    ],
)
def test_a_pin_cite_reads_as_lawyers_write_it(pin: str, cite: str) -> None:
    assert Passage(entry="20", pin=pin).cite("Reply (ECF 20)") == cite


def test_a_passage_keeps_its_key_when_its_words_are_found() -> None:
    before = Passage(entry="20", pin="p. 1", words="laid off")

    assert before.model_copy(update={"anchor": ANCHOR}).key == before.key


def test_a_passage_keeps_its_key_for_ever() -> None:
    """Keys are stored with what was found in a paper: this one was computed by the first version."""
    assert Passage(entry="20", pin="p. 13:10-12", words="laid off").key == "1b5d0bbcb63a7dd7"


def test_the_way_by_which_words_are_known_is_no_part_of_the_key() -> None:
    plain = Passage(entry="22", pin="¶ 11", words="laid off")

    assert plain.model_copy(update={"via": Via(entry="E1", pin="§ I")}).key == plain.key


@given(st.lists(st.text(max_size=10), min_size=3, max_size=3), st.integers(0, 2), st.text(max_size=10))
def test_another_entry_pin_or_wording_is_another_passage(parts: list[str], which: int, other: str) -> None:
    changed = [other if n == which else part for n, part in enumerate(parts)]
    one = Passage(entry=parts[0], pin=parts[1], words=parts[2])
    two = Passage(entry=changed[0], pin=changed[1], words=changed[2])

    assert (one.key == two.key) == ((one.entry, one.pin, one.words) == (two.entry, two.pin, two.words))
