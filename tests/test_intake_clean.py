"""Cleaning: margins, markup, footnotes, pages, and the map back to the file."""

import re
import time
from bisect import bisect_left, bisect_right

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docket.intake.clean import clean
from docket.intake.places import Places

PLEADING = """\
1 The widgets were *late* and the buyer said so. The seller answered that the
2 contract of sale<sup>1</sup> set no day, and that the chicken-
3 and-egg problem was the buyer’s own. *Roe v. Doe*, 2020 WL 12345, at \\*4
4 (D. Nev. 2020). The record shows eleven letters, ECF No. 12 at
5 7 (not eight), and 82 F. Supp. 3d 979, none of them answered; the buyer kept
6
7

---

8 <sup>1</sup> The contract is attached. It was signed twice and dated
9 once.
10
11
12

1 asking for the goods, and waited &amp; waited.
### 2 **II. THE SELLER** 3 **KNEW**
4 Still more.
5 And more.
6 Even more.
7 Much more.
8 The end.
"""

NOISE = ["*", "**", "1 ", "2 ", "3 ", "\n", "\n\n", "\f", "<sup>1</sup>", "¹", "&amp;", "&#27;", "\\*", "---", "# ",
         "a", "Word", " ", "\t", "- ", "“", "Page 1 of 2", "....... 3", "TABLE OF CONTENTS", "\r\n", "\ufeff", "…", "—",
         "Case 1:20-cv-1 Document 2 Filed 01/02/20 Page 1 of 2", "é", "𝒳", "<b>", "</b>", "28", "at *3"]  # fmt: skip


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def parts_cleaned(raw: str, parts: tuple[tuple[int, int], ...]) -> str:
    return squeezed("".join(clean(raw[start:end]).text for start, end in parts))


def test_margin_numbers_go_and_numbers_of_the_text_stay() -> None:
    text = clean(PLEADING).text
    assert "ECF No. 12 at 7 (not eight), and 82 F. Supp. 3d 979, none" in text
    assert "at *4 (D. Nev." in text
    assert not re.search(r"\b5 7\b", text)
    assert "II. THE SELLER KNEW" in text


def test_a_footnote_is_taken_out_of_the_sentence_and_kept_behind() -> None:
    paper = clean(PLEADING)
    assert "the buyer kept asking for the goods" in paper.text
    assert [paper.text[f.start : f.end] for f in paper.flows if f.note == "1"] == [
        "The contract is attached. It was signed twice and dated once."
    ]


NOTED = [f"Body line {letter * 3} that tells of widgets and goes on" for letter in "abcdefghijklmnopqr"] + ["_______"]


def page(*lines: str) -> str:
    return "".join(f"{n} {line}\n" for n, line in enumerate([*lines, *[""] * (28 - len(lines))], 1)) + "\n\n"


def notes(raw: str) -> list[tuple[str | None, str]]:
    paper = clean(raw)
    return [(flow.note, " ".join(paper.text[flow.start : flow.end].split())) for flow in paper.flows[1:]]


def test_a_footnote_of_two_paragraphs_below_a_rule_keeps_both() -> None:
    raw = page(*NOTED, "¹ First paragraph.", "", "Second paragraph.", "² Another.") + page("The end of the body.")
    assert notes(raw) == [("1", "First paragraph. Second paragraph."), ("2", "Another.")]


def test_a_footnote_cut_in_a_sentence_goes_on_below_the_rule_of_the_next_page() -> None:
    raw = page(*NOTED, "¹ A note that is cut and") + page(*NOTED, "goes on here.", "² Another.")
    assert notes(raw) == [("1", "A note that is cut and goes on here."), ("2", "Another.")]
    apart = page(*NOTED, "¹ A note that is over.") + page(*NOTED, "A row below a rule is no note.")
    assert notes(apart) == [("1", "A note that is over.")]


def test_what_follows_a_footnote_without_a_margin_is_body() -> None:
    raw = (
        page(*NOTED, "¹ A note.").rstrip("\n 12345678")
        + "\n\nBody words without a margin number.\n\n"
        + page("The end.")
    )
    assert notes(raw) == [("1", "A note.")]


def test_a_span_across_a_footnote_and_a_page_has_parts() -> None:
    paper = clean(PLEADING)
    at = paper.text.index("buyer kept asking")
    span = paper.span(at, at + len("buyer kept asking"))
    assert [PLEADING[s:e] for s, e in span.parts] == ["buyer kept", "asking"]
    assert span.lines == (5, 17)


def test_entities_and_emphasis_are_undone_and_ordinals_stay() -> None:
    assert clean("A &amp; B, 20<sup>th</sup> Floor, *per se*, <i>Roe</i> , said").text == (
        "A & B, 20th Floor, per se, Roe, said"
    )


def test_an_escape_character_does_not_come_through_an_entity() -> None:
    assert "\x1b" not in clean("&#27;[2J and \x1b]0;x").text


def test_a_list_of_three_in_an_unnumbered_paper_is_no_margin() -> None:
    prose = "The parties met on Monday and talked about many things at length.\n" * 6
    assert "2 email" in clean(prose + "1 letter\n2 email\n3 call\n" + prose).text


def test_a_column_of_bare_margin_numbers_is_dropped() -> None:
    column = "\n".join(str(n) for n in range(1, 29))
    assert clean(f"{column}\n\nORDER\n\nThe motion is denied.\n").text.split() == "ORDER The motion is denied.".split()


def sheet(letter: str) -> str:
    return "".join(f"{n} Line {letter * n} of a page.\n" for n in range(1, 29))


def test_fully_numbered_pages_are_counted() -> None:
    paper = clean(sheet("a") + sheet("b") + sheet("c"))
    assert paper.ruler.count == 3
    pages = [paper.span(m.start(), m.end()).page for m in re.finditer("Line", paper.text)]
    assert pages == [1] * 28 + [2] * 28 + [3] * 28


def test_a_page_without_numbers_in_between_leaves_the_page_open() -> None:
    paper = clean(sheet("a") + "\n" + "Loose words without a margin. " * 300 + "\n\n" + sheet("b"))
    pages = [paper.span(m.start(), m.end()).page for m in re.finditer("Line", paper.text)]
    assert set(pages[:28]) == {1}
    assert set(pages[28:]) == {None}


def test_pages_listed_in_the_table_of_contents_are_anchors() -> None:
    table = "TABLE OF CONTENTS\nARGUMENT ........ 4\nCONCLUSION ........ 5\n\n"
    paper = clean(table + "1 ARGUMENT\n" + sheet("a")[len("1 Line a of a page.\n") :] + "1 CONCLUSION\n2 Deny\n3 it.\n")
    pages = {
        word: paper.span(at := paper.text.rindex(word), at + 1).page for word in ("ARGUMENT", "Line", "Deny", "it.")
    }
    assert pages == {"ARGUMENT": 4, "Line": 4, "Deny": 5, "it.": 5}


def test_stamps_give_pages_and_are_no_words() -> None:
    stamp = "Case 3:22-mc-00001-AB   Document 20   Filed 01/09/23   Page {} of 2\n"
    paper = clean(stamp.format(1) + "First page.\n" + stamp.format(2) + "Second page.\n")
    assert paper.text.split("\n")[0] == "First page. Second page." or paper.text == "First page.\nSecond page."
    at = paper.text.index("Second")
    assert paper.span(at, at + 6).page == 2
    assert paper.ruler.count == 2


def test_printed_page_numbers_stand_at_the_foot() -> None:
    body = "".join(f"Words of line {chr(97 + i)} that go on for quite a while.\n" for i in range(12))
    paper = clean("".join(f"{body}- {n} -\n" for n in (1, 2, 3)))
    assert [paper.span(m.start(), m.end()).page for m in re.finditer("line a", paper.text)] == [1, 2, 3]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(NOISE), st.text(max_size=8)), max_size=60).map("".join))
def test_clean_never_raises_and_maps_inside_the_file(raw: str) -> None:
    paper = clean(raw)
    span = paper.span(0, len(paper.text))
    assert 0 <= span.start <= span.end <= len(raw)
    assert all(0 <= s <= e <= len(raw) for s, e in span.parts)
    assert list(span.parts) == sorted(span.parts) or len(paper.flows) > 1


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_the_parts_of_a_span_cleaned_are_its_words(data: st.DataObject) -> None:
    paper = clean(PLEADING)
    words = list(re.finditer(r"[A-Za-z]{3,}", paper.text))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, end = words[first].start(), words[last].end()
    assert parts_cleaned(PLEADING, paper.span(start, end).parts) == squeezed(paper.text[start:end])


@pytest.mark.parametrize(
    "fragment", ["*a* ", "<i", "&amp", "....", "**", "\\_", "<sup>1</sup>", "“", "\t", "Id. at ", "\n", "(("]
)
def test_a_megabyte_of_one_fragment_takes_seconds_at_most(fragment: str) -> None:
    raw = fragment * (1_000_000 // len(fragment))
    before = time.perf_counter()
    clean(raw)
    assert time.perf_counter() - before < 10  # about 2 s on a busy machine; a blow-up takes minutes


def test_rows_that_end_in_carriage_returns_alone_are_rows_and_stand_at_the_same_offsets() -> None:
    rows = "JANE ROE,\n     Plaintiff,\nv.\nACME,\n     Defendant.\n\nThe motion is late.\n"
    old, new = clean(rows.replace("\n", "\r")), clean(rows)
    assert (old.text, old.span(0, 8), len(old.lines)) == (new.text, new.span(0, 8), len(new.lines))


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 4), st.booleans()), max_size=30))
def test_the_places_of_clean_text_are_those_of_a_list_of_every_character(runs: list[tuple[int, int, bool]]) -> None:
    places, at = Places(), 0
    starts: list[int] = []
    ends: list[int] = []
    for count, gap, one_by_one in runs:
        at += gap
        stretch = count if one_by_one else count + 3
        places.add(count, at, at + stretch)
        starts += range(at, at + count) if one_by_one else [at] * count
        ends += range(at + 1, at + count + 1) if one_by_one else [at + stretch] * count
        at += stretch
    assert places.length == len(starts)
    assert [places.start(n) for n in range(len(starts))] == starts
    assert [places.end(n) for n in range(len(ends))] == ends
    for place in range(-1, at + 2):
        assert places.after(place, 0, len(starts)) == bisect_right(starts, place)
        assert places.at_or_after(place, 0, len(starts)) == bisect_left(starts, place)
        for low in range(len(starts)):
            high = (low + len(starts) + 1) // 2
            assert places.after(place, low, high) == bisect_right(starts, place, low, high)
