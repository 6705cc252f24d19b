"""What holds for every format: spans hold their words, content decides the format, nothing is left behind on refusal."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import Story
from builders import words as said
from cli_harness import CommandLine, is_a_sentence
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_makers import Lock, Type, archive, body, docx, margin, paragraph, pdf, run

from docket.intake.clean import clean
from docket.intake.errors import UnreadablePaperError
from docket.intake.formats import Layout, RowMark, Sheet
from docket.intake.reading import Reading, read
from docket.intake.rows import Role
from docket.intake.stamps import StampWords, read_stamp
from domain.text import visible
from tui.rows.reader import paper_of

pytest_plugins = ("cli_fixtures",)

SAMPLES = sorted((Path(__file__).resolve().parent.parent / "docket" / "samples").rglob("papers/*.txt"))
ROWS = (
    "The respondent kept the log for a month. Roe Decl. ¶¶ 10-12; ECF No. 12 at 5. It then",
    "conceded that “the log was kept in the usual way” by the second officer, id. ¶ 14, and",
    "that no copy of it was ever made. See Doe v. Roe, 385 F. Supp. 2d 969, 975 (N.D. Cal. 2005).",
    "The motion to compel is GRANTED. Respondent must produce the log by no later than March 3,",
    "2021, at noon, to the counsel of the movant, and must file a declaration that it has done so.",
)
ORDER = pdf([
    [
        Type(80, 770, "Case 1:21-cv-00123-ABC Document 12 Filed 03/04/21 Page 1 of 2", 10),
        Type(210, 740, "UNITED STATES DISTRICT COURT"), Type(230, 722, "DISTRICT OF OREGON"),
        Type(250, 690, "ORDER", bold=True), *margin(top=660, count=24), *body(ROWS, top=660), Type(300, 20, "1"),
    ],
    [
        Type(80, 770, "Case 1:21-cv-00123-ABC Document 12 Filed 03/04/21 Page 2 of 2", 10),
        *margin(top=660, count=24), Type(250, 700, "CONCLUSION", bold=True), *body(ROWS[::-1], top=660), Type(300, 20, "2"),
    ],
])  # fmt: skip
WORD = docx(
    "".join(paragraph(run(row + " ")) for row in ("ORDER", *ROWS)) + paragraph(*(run(row + " ") for row in ROWS))
)


def claims(found: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every object that has a span and claims words for it: (what, words, span)."""
    if isinstance(found, dict):
        if isinstance(span := found.get("span"), dict):
            words = next((w for key in ("text", "quote") if isinstance(w := found.get(key), str)), None)
            if words is not None:
                yield "words", words, span
            elif isinstance(title := found.get("title"), str):
                yield "title", title, span
        for value in found.values():
            yield from claims(value)
    elif isinstance(found, list):
        for value in found:
            yield from claims(value)


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def every_span_holds_its_words(reading: Reading) -> int:
    """The parts of each span, cleaned, are the words claimed for it; a heading's title follows its number."""
    shown, lines = visible(reading.text), reading.text.split("\n")
    found = list(claims(json.loads(json.dumps(reading.to_json()))))
    for what, words, span in found:
        assert 0 <= span["start"] <= span["end"] <= len(reading.text)
        assert 1 <= span["lines"][0] <= span["lines"][1] <= len(lines)
        assert reading.text.count("\n", 0, span["start"]) + 1 == span["lines"][0]
        got = bare("".join(clean(shown[s:e]).text for s, e in span["parts"]))
        held = got == bare(words) if what == "words" else got.endswith(bare(words).rstrip(".")) or bare(words) in got
        assert held, (what, words, got)
    return len(found)


@pytest.mark.parametrize("data", [ORDER, WORD], ids=["pdf", "docx"])
def test_spans_of_a_pdf_and_of_a_word_file_hold_their_words(data: bytes) -> None:
    reading = read(data, "order")
    assert "2021-03-03" in {d.due for d in reading.deadlines}
    assert every_span_holds_its_words(reading) > 8


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_spans_of_the_papers_that_come_along_hold_their_words(path: Path) -> None:
    every_span_holds_its_words(read(path.read_bytes(), path.name))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Case 1:15-mc-01902-MKB-JO Document 40 Filed 04/15/16 Page 1 of 55 PageID #: 844",
         StampWords("1:15-mc-01902-MKB-JO", "40", "04/15/16", 1, 55)),
        ("Case 1:21-cv-01061-KLM Document 1 Filed 04/16/21 USDC Colorado Page 7 of 16",
         StampWords("1:21-cv-01061-KLM", "1", "04/16/21", 7, 16)),
        ("Case 1:20-cv-22222-KMM Document 12-3 Entered on FLSD Docket 01/02/2020 Page 3 of 20",
         StampWords("1:20-cv-22222-KMM", "12-3", None, 3, 20)),
        ("Case: 1:20-cv-01234 Document #: 1 Filed: 01/02/20 Page 1 of 9 PageID #:1",
         StampWords("1:20-cv-01234", "1", "01/02/20", 1, 9)),
        ("Case: 1:20-cv-00001-ABC-DEF Doc #: 14 Filed: 01/02/20 Page: 2 of 9  PAGEID #: 214",
         StampWords("1:20-cv-00001-ABC-DEF", "14", "01/02/20", 2, 9)),
        ("Case 2:20-cv-12345-ABC-DEF ECF No. 19, PageID.344 Filed 01/02/20 Page 4 of 31",
         StampWords("2:20-cv-12345-ABC-DEF", "19", "01/02/20", 4, 31)),
        ("Case 2:19-cv-00123-TOR    ECF No. 7    filed 01/02/19    PageID.55   Page 2 of 6",
         StampWords("2:19-cv-00123-TOR", "7", "01/02/19", 2, 6)),
        ("Case 20-10343-LSS    Doc 1    Filed 02/18/20    Page 1 of 30", StampWords("20-10343-LSS", "1", "02/18/20", 1, 30)),
        ("Case 18-20151-abc Doc 12 Filed 01/02/20 Entered 01/02/20 12:00:01 Desc Main Document Page 3 of 7",
         StampWords("18-20151-abc", "12", "01/02/20", 3, 7)),
        ("Case: 20-1507 Document: 00117684624 Page: 2 Date Filed: 12/22/2020 Entry ID: 6390389",
         StampWords("20-1507", "00117684624", "12/22/2020", 2, None)),
        ("Case 17-3510, Document 1-1, 10/31/2017, 2161300, Page1 of 2", StampWords("17-3510", "1-1", "10/31/2017", 1, 2)),
        ("USCA4 Appeal: 21-1234      Doc: 17            Filed: 01/02/2021      Pg: 1 of 3",
         StampWords("21-1234", "17", "01/02/2021", 1, 3)),
        ("Case: 17-3994 Document: 1-3 Filed: 09/20/2017 Page: 1", StampWords("17-3994", "1-3", "09/20/2017", 1, None)),
        ("Case: 17-2400 Document: 3 Filed: 07/13/2017 Pages: 12", StampWords("17-2400", "3", "07/13/2017", None, 12)),
        ("Appellate Case: 22-1801 Page: 1 Date Filed: 01/19/2023 Entry ID: 5237514",
         StampWords("22-1801", None, "01/19/2023", 1, None)),
        ("Case: 12-17668, 01/02/2013, ID: 8456221, DktEntry: 12-1, Page 1 of 30",
         StampWords("12-17668", "12-1", "01/02/2013", 1, 30)),
        ("USCA11 Case: 20-12345 Document: 12 Date Filed: 01/02/2020 Page: 1 of 30",
         StampWords("20-12345", "12", "01/02/2020", 1, 30)),
        ("USCA Case #20-5143 Document #1845678 Filed: 06/01/2020 Page 1 of 30",
         StampWords("20-5143", "1845678", "06/01/2020", 1, 30)),
        ("Case: 14-1326 Document: 3 Page: 1 Filed: 03/18/2014", StampWords("14-1326", "3", "03/18/2014", 1, None)),
    ],
)  # fmt: skip
def test_stamps_of_the_courts(words: str, said: StampWords) -> None:
    assert read_stamp(words) == said


@pytest.mark.parametrize(
    "words",
    [
        "Case 1:21-cv-00123 was filed on 03/04/21 and has never been served on anybody",
        "Case No. 1:21-cv-00123-ABC",
        "Case 12 of the second volume, page 3 of 4, is another matter",
        "Document 12 Filed 03/04/21 Page 1 of 2",
    ],
)
def test_what_is_no_stamp(words: str) -> None:
    assert read_stamp(words) is None


@given(
    st.lists(st.sampled_from("Case: 1:21-cv-00123 Document 1 Page of Filed 03/04/21 ID: # , x 12".split()), max_size=60)
)
def test_a_stamp_is_read_or_not_but_never_breaks(words: list[str]) -> None:
    said = read_stamp(" ".join(words))
    assert said is None or said.page is not None or said.filed is not None


@settings(max_examples=60)
@given(st.data())
def test_a_spoilt_file_is_read_or_refused_in_a_sentence(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([ORDER, WORD])))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(8, len(whole)))
    told = "It is read."
    try:
        read(bytes(whole[:cut]), "paper")
    except UnreadablePaperError as error:
        told = str(error)
    assert is_a_sentence(told)


PIECES = [
    "Word",
    "a-",
    "so",
    "[^1]",
    "[^2]: x",
    "12",
    "1.",
    "*",
    "&amp;",
    "¶ 3",
    "—",
    "“q”",
    "<b>x</b>",
    "...... 3",
    "Page 1 of 2",
]
MARKS = st.builds(
    RowMark, role=st.sampled_from([Role.BODY, Role.BODY, Role.FOOTNOTE, Role.FOLIO, Role.RUNNING, Role.STAMP]),
    note=st.sampled_from(["1", "2"]), carried=st.booleans(), bold=st.booleans(), margin=st.none() | st.integers(1, 28),
)  # fmt: skip


@settings(max_examples=60)
@given(st.data())
def test_parts_hold_the_words_whatever_the_format_knows_of_the_rows(data: st.DataObject) -> None:
    rows = data.draw(
        st.lists(
            st.tuples(
                st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), MARKS, st.sampled_from(["", "\n", "\f"])
            ),
            max_size=12,
        )
    )
    text, marks = "", {}
    for words, mark, before in rows:
        text += before
        marks[len(text)] = mark
        text += " ".join(words) + "\n"
    paper = clean(text, Layout(marks, (Sheet(0),) if text else ()))
    spelt = list(re.finditer(r"[A-Za-z]{2,}", paper.text))
    if spelt:
        first = data.draw(st.integers(0, len(spelt) - 1))
        low, high = spelt[first].start(), spelt[data.draw(st.integers(first, len(spelt) - 1))].end()
        got = "".join(clean(text[s:e]).text for s, e in paper.span(low, high).parts)
        assert bare(got) == bare(paper.text[low:high])


def test_what_has_more_rows_than_any_record_is_taken_as_it_is() -> None:
    text = "1\n2\n3\n" * 50_000
    paper = clean(text)
    assert paper.verbatim
    assert paper.text == text
    assert paper.span(1000, 1003).parts == ((1000, 1003),)


@pytest.mark.parametrize("data", [ORDER, WORD], ids=["pdf", "docx"])
def test_the_text_that_offsets_count_in_is_printed(cli: CommandLine, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "paper.bin"
    path.write_bytes(data)
    printed, found = cli("read", path, "--text").out, json.loads(cli("read", path, "--json").out)
    assert printed.removesuffix("\n") == visible(read(data, "x").text)
    [first, *_] = [d["span"] for d in found["deadlines"]]
    assert "Respondent must" in "".join(printed[s:e] for s, e in first["parts"])


@pytest.mark.parametrize("name", ["locked.pdf", "cut.pdf", "empty.pdf", "page.pdf", "sheet.docx"])
def test_a_file_that_cannot_be_read_ends_with_three_and_leaves_nothing(
    cli: CommandLine, tmp_path: Path, name: str
) -> None:
    data = {
        "locked.pdf": pdf([body(ROWS)], lock=Lock(b"user")),
        "cut.pdf": ORDER[: len(ORDER) // 3],
        "empty.pdf": b"",
        "page.pdf": b"<html><head></head><body>Please log in</body></html>",
        "sheet.docx": archive({"xl/workbook.xml": b"<x/>"}),
    }[name]
    path = tmp_path / name
    path.write_bytes(data)
    before = sorted(tmp_path.rglob("*"))
    told = cli("read", path)
    assert (told.code, told.out) == (3, "")
    assert name in told.err
    assert is_a_sentence(told.err)
    assert sorted(tmp_path.rglob("*")) == before


class TestInACase:
    @pytest.mark.parametrize("data", [ORDER, WORD], ids=["pdf", "docx"])
    def test_papers_of_every_format_are_filed_read_again_and_verified(self, story: Story, data: bytes) -> None:
        receipt = story.clerk.file(story.case, data, name="order", entry="4")
        assert receipt.proposals > 0
        assert story.clerk.text_of(story.case, "4") is not None
        kept = [p.id for p in story.clerk.proposals(story.case) if p.kind == "deadline"]
        story.clerk.keep(story.case, kept[:1])
        assert all(check.ok for check in story.clerk.verify(story.case)), story.clerk.verify(story.case)

    def test_the_reader_has_the_pages_and_the_numbers_of_the_margin(self) -> None:
        paper = paper_of(read(ORDER, "order"))
        row = next(n for n, start in enumerate(paper.starts) if "conceded that" in paper.text[start : paper.end(n)])
        assert (paper.pages[row], paper.margins[row]) == (1, ("2", 0))

    def test_a_scan_is_filed_and_told(self, story: Story) -> None:
        receipt = story.clerk.file(story.case, pdf([[]], pictures=[0]), name="scan", entry="4", filed=date(2023, 2, 6))
        assert any("scan" in note for note in receipt.notes)

    def test_a_refused_paper_leaves_the_case_as_it_was(self, story: Story) -> None:
        before = len(story.clerk.record(story.case).recorded)
        with pytest.raises(UnreadablePaperError):
            story.clerk.file(story.case, pdf([body(ROWS)], lock=Lock(b"user")), name="locked", entry="4")
        assert len(story.clerk.record(story.case).recorded) == before

    @pytest.mark.parametrize(("pin", "page"), [("p. 1", 1), ("p. 3", 3), ("p. 2", 1)])
    def test_a_pin_may_name_the_page_of_the_brief_or_of_the_stamp(self, story: Story, pin: str, page: int) -> None:
        """The first page of this brief is the third by the stamp."""
        stamp = "Case 1:21-cv-00123-ABC Document 12 Filed 03/04/21 Page {} of 6"
        sheets = [
            [Type(80, 770, stamp.format(n), 10), *body([f"Front matter {n * 'i'} of it.", *ROWS])] for n in (1, 2)
        ]
        brief = [
            [
                Type(80, 770, stamp.format(n + 2), 10),
                *body([f"{'abcd'[n] * 5} begins.", *ROWS[::-1]]),
                Type(300, 20, str(n)),
            ]
            for n in (1, 2, 3)
        ]
        story.clerk.file(story.case, pdf([*sheets, *brief]), name="brief", entry="3")
        given = said("bbbbb begins", pin=pin, entry="3")
        story.position(story.argue(), "3", "Bolt", "replies", passages=[given])
        [anchor] = [
            p.anchor
            for r in story.clerk.record(story.case).recorded
            for p in r.event.cited()
            if p.words == "bbbbb begins"
        ]
        assert anchor is not None
        assert anchor.page == page
