"""Locating quoted words: through every kind of noise, and never by resemblance."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docket.intake.clean import clean
from docket.intake.locate import locate

PAPER = """\
The buyer *never* paid; “a plaintiff must show harm,” the court wrote, and the re-
sponse was filed in the chicken-
and-egg way. He wrote . . . at length — twice — about his employer’s “lack of fit”, and the
ﬁnal letter says the goods were “near-impossible” to find. The handle was @RoeIim. The words

<sup>1</sup> A footnote stands here, about the buyer.

were cut in two. Then the buyer never paid again. The buyer NEVER PAID LATE.
"""
CLEAN = clean(PAPER)


def found(words: str) -> str | None:
    span = locate(words, CLEAN)
    return None if span is None else " | ".join(PAPER[s:e] for s, e in span.parts)


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("buyer never paid", "buyer *never* paid"),
        ('"a plaintiff must show harm,"', "“a plaintiff must show harm,”"),
        ("the response was", "the re-\nsponse was"),
        ("chicken-and-egg way", "chicken-\nand-egg way"),
        ("He wrote ... at length", "He wrote . . . at length"),
        ("at length—twice—about", "at length — twice — about"),
        ("employer's 'lack", None),
        ("final letter", "ﬁnal letter"),
        ("The words were cut", "The words | were cut"),
        ("buyer never\n   paid again", "buyer never paid again"),
        ("a plaintiff must . . . the court wrote", "a plaintiff must | the court wrote"),
        ("A PLAINTIFF must show", "a plaintiff must show"),
    ],
)
def test_noise_does_not_hide_words(words: str, where: str | None) -> None:
    assert found(words) == where


@pytest.mark.parametrize(
    "words", ["buyer ever paid", "near impossible", "re-sponse filed", "@Roelim", "", "   ", "must not show"]
)
def test_words_that_differ_are_not_found(words: str) -> None:
    assert found(words) is None


def test_segments_out_of_order_are_not_found() -> None:
    assert found("cut in two ... a plaintiff must") is None


def test_the_page_asked_for_is_preferred() -> None:
    page = "".join(f"{n} the same words\n" for n in range(1, 29))
    paper = clean(page * 3)
    span = locate("same words", paper, near_page=3)
    assert span is not None
    assert span.page == 3


def test_the_body_is_preferred_to_the_table_of_contents() -> None:
    raw = "TABLE OF CONTENTS\nThe Buyer Paid ........ 1\nOthers Did Not ........ 2\n\nSome text.\n\nThe Buyer Paid\n\nText.\n"
    span = locate("The Buyer Paid", clean(raw))
    assert span is not None
    assert span.lines == (7, 7)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_piece_of_the_clean_text_is_found_again(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(CLEAN.text) - 1))
    end = data.draw(st.integers(start + 1, len(CLEAN.text)))
    words = CLEAN.text[start:end]
    assert not words.strip() or locate(words, CLEAN) is not None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab-–. …*1\n“'ﬁA", min_size=1, max_size=60), st.data())
def test_any_piece_of_any_paper_is_found_again(raw: str, data: st.DataObject) -> None:
    paper = clean(raw)
    if not paper.text:
        return
    start = data.draw(st.integers(0, len(paper.text) - 1))
    end = data.draw(st.integers(start + 1, len(paper.text)))
    words = paper.text[start:end]
    assert not words.strip() or locate(words, paper) is not None
