"""What must hold for any text: the finder never fails, no pattern blows up, and words quoted as they stand are exact."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docket.audit.judging import judge
from docket.audit.source import SourceText
from docket.audit.tokens import items_of, words_of
from docket.audit.versions import differ
from docket.intake.clean import clean
from docket.intake.quotations import quotations
from docket.intake.reading import read

CORPUS = tomllib.loads((Path(__file__).parent / "data" / "redteam" / "quotations.toml").read_text(encoding="utf-8"))
SOURCE = SourceText(clean(CORPUS["sources"]["reply"]))
PIECES = (
    "“", "”", '"', "‘", "’", "'", "(", ")", "[", "]",
    ". . .", "…", "Id. at 5", "Reply at 3.", "See", "Compare", "with",
    "\n", "\n\n", " ", "the roof", "was sound", "No. 3", "12 F.3d 400, 404", "(quoting ", "¶ 4", "aff’d", "’s", "[t]he", "[]",
    "Dkt. 2", ":",
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_any_mixture_of_marks_is_read(text: str) -> None:
    paper = read(f"A paper. {text}".encode(), "paper.txt")
    for quotation in paper.quotations:
        span = quotation.span
        assert 0 <= span.start < span.end <= len(paper.text)
        assert quotation.text == " ".join(quotation.text.split())


@pytest.mark.parametrize(
    "piece",
    ["“", '"', "‘", "“a” ", "“a b c” ", "“a b c d” Id. at 5 (quoting ", "(“a b c d” ", "‘a ", "“a ‘b ", "“a b c d” No. ",
     "“a b\n", "”“", "“[", "[", "“. . . ”", "(the “", "“a b c” See Roe v. ", "“a” aff’d, and ", "“it is” said the Reply "],
)  # fmt: skip
def test_a_file_of_marks_is_read_to_its_end(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    assert all(q.text for q in quotations(clean(text), (), ()))


@settings(max_examples=40)
@given(st.data())
def test_words_as_they_stand_are_exact(data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(SOURCE.words) - 13))
    count = data.draw(st.integers(5, 12))
    low, high = SOURCE.words[first].start, SOURCE.words[first + count - 1].end
    if SOURCE.paper.flow(low) != SOURCE.paper.flow(high - 1):
        return
    found = judge(" ".join(SOURCE.text[low:high].split()), (), SOURCE)
    assert (found.verdict, found.differences) == ("exact", ())


@settings(max_examples=40)
@given(st.data())
def test_a_word_left_out_in_silence_is_told(data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(SOURCE.words) - 13))
    skipped = data.draw(st.integers(2, 7))
    low, high = SOURCE.words[first].start, SOURCE.words[first + 9].end
    cut = SOURCE.words[first + skipped]
    words = " ".join((SOURCE.text[low : cut.start] + SOURCE.text[cut.end : high]).split())
    found = judge(words, (), SOURCE)
    assert found.verdict in {
        "altered_unmarked",
        "exact",
    }  # exact: a word twice in a row, or the words stand elsewhere so
    if found.verdict == "exact":
        assert found.start != low or cut.key in {
            SOURCE.words[first + skipped - 1].key,
            SOURCE.words[first + skipped + 1].key,
        }


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_any_quotation_is_judged(words: str) -> None:
    found = judge(words, (), SOURCE)
    assert found.verdict in {"exact", "altered_marked", "altered_unmarked", "misplaced", "not_found"}
    assert (found.start is None) == (found.verdict == "not_found")


@given(st.text(max_size=80))
def test_items_cover_the_words_of_a_quotation(text: str) -> None:
    items = items_of(text)
    assert all(0 <= i.start < i.end <= len(text) for i in items)
    assert all(a.end <= b.start for a, b in pairwise(items))


@given(st.text(alphabet="ab .,“”", max_size=60))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differ(text, text) == []
    assert len(words_of(text)) <= len(text)


def test_a_paper_without_words_is_no_source_of_any() -> None:
    assert judge("the roof", (), SourceText(clean(""))).verdict == "not_found"


def test_a_very_long_quotation_is_judged() -> None:
    words = SOURCE.text * 12
    assert "Only the first" in judge(words, (), SOURCE).notes[-1]
    assert judge("[" * 4000 + "roof" + "]" * 4000, (), SOURCE).verdict in {"not_found", "exact", "altered_marked"}
