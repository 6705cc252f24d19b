"""Untrusted text made visible: one character for one, and nothing left that moves a cursor or hides a word."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import clip, one_line, visible

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
DRAWN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Format characters that are drawn: the signs that Arabic and its neighbours put around digits."""
FILLERS = {
    0x34F,
    0x115F,
    0x1160,
    0x17B4,
    0x17B5,
    0x2065,
    0x3164,
    0xFFA0,
    *range(0x180B, 0x1810),
    *range(0xFE00, 0xFE10),
}
"""Not format characters by their category, and yet they draw nothing."""


def dangerous(char: str) -> bool:
    """Controls, formats, separators of lines, lone surrogates, and letters and marks that draw nothing."""
    code = ord(char)
    if char in "\n\t" or code in DRAWN:
        return False
    tag_or_selector = 0xE0000 <= code < 0xE0080 or 0xE0100 <= code < 0xE01F0
    return unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp", "Cs"} or code in FILLERS or tag_or_selector


def test_no_character_of_unicode_stays_hidden() -> None:
    left = [hex(code) for code in range(0x110000) if dangerous(chr(code)) and dangerous(visible(chr(code)))]

    assert left == []


def test_a_character_that_can_be_seen_stays_as_it_is() -> None:
    changed = [
        hex(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code))[0] in "LNPSZ"
        and not dangerous(chr(code))
        and visible(chr(code)) != chr(code)
    ]

    assert changed == []


@given(ANY)
def test_visible_text_has_a_character_for_each_character(text: str) -> None:
    assert len(visible(text)) == len(text)


@given(ANY)
def test_what_was_made_visible_stays_so(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(ANY)
def test_nothing_dangerous_is_left_anywhere(text: str) -> None:
    assert not [char for char in visible(text) if dangerous(char)]


@given(ANY)
def test_characters_next_to_a_hidden_one_stay_where_they_were(text: str) -> None:
    assert all(a == b or dangerous(a) for a, b in zip(text, visible(text), strict=True))


@given(ANY)
def test_visible_text_can_be_written_to_a_file(text: str) -> None:
    assert visible(text).encode("utf-8")[:0] == b""


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x9b2J", "\ufffd2J"),
        ("invoice\u202etxt.exe", "invoice\ufffdtxt.exe"),
        ("no\u200bt", "no\ufffdt"),
        ("over\rwritten", "over␍written"),
        ("bell\x07", "bell␇"),
        ("gone\x7f", "gone␡"),
        ("tag\U000e0041", "tag\ufffd"),
        ("selector\U000e0101", "selector\ufffd"),
        ("half \ud800", "half \ufffd"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("“plain” § 1 ¶ 2 — é 漢 🙂", "“plain” § 1 ¶ 2 — é 漢 🙂"),
    ],
)
def test_hostile_text_is_shown_as_what_it_is(hostile: str, shown: str) -> None:
    assert visible(hostile) == shown


@given(ANY)
def test_one_line_is_one_line_without_space_at_its_ends(text: str) -> None:
    line = one_line(text)

    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line


@given(ANY, st.integers(1, 120))
def test_a_clipped_line_fits(text: str, width: int) -> None:
    assert len(clip(text, width)) <= width


@given(ANY, st.integers(1, 120))
def test_a_clipped_line_begins_like_the_text_and_says_that_it_was_cut(text: str, width: int) -> None:
    line, cut = one_line(text), clip(text, width)

    assert cut == line if len(line) <= width else cut.endswith("…") and line.startswith(cut[:-1])


def test_a_line_is_cut_between_words() -> None:
    assert clip("Whether the venue is proper here", 20) == "Whether the venue…"
