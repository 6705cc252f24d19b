"""PDFs of our own making: what stands on the page is found in the text, and where it stands is known."""

from dataclasses import replace

import pytest
from paper_makers import Lock, Type, body, margin, pdf

from docket.intake.clean import CleanText
from docket.intake.errors import UnreadablePaperError
from docket.intake.locate import locate
from docket.intake.reading import Reading, read
from docket.intake.spans import Span

PROSE = (
    "The respondent received the papers in May and kept them until the",
    "clerk asked for them a second time. Nothing in the record says why,",
    "and the declaration of the records officer passes over the delay as",
    "if it had not happened. The motion asks for the log of those weeks.",
)


def found(words: str, reading: Reading) -> Span:
    span = locate(words, reading.clean)
    assert span is not None, words
    return span


def text_of(span: Span, reading: Reading) -> str:
    return " ".join(" ".join(reading.text[s:e] for s, e in span.parts).split())


def sheet_of(number: int) -> list[str]:
    """Rows of a sheet, unlike those of the others."""
    words = ("alpha", "bravo", "carol", "delta", "eagle", "fjord")[number]
    return [f"{words.title()} of the record is at issue in this part.", *PROSE, *PROSE, f"So the {words} part ends."]


def stamp(page: int, of: int = 3) -> Type:
    return Type(80, 770, f"Case 1:21-cv-00123-ABC Document 12 Filed 03/04/21 Page {page} of {of}", 10)


class TestPleadingPaper:
    @pytest.fixture
    def reading(self) -> Reading:
        foot = Type(220, 30, "REPLY BRIEF, CASE NO. 21-CV-123", 9)
        sheets = [[*margin(), *body(sheet_of(n)), foot, Type(300, 50, str(n))] for n in (1, 2, 3)]
        return read(pdf(sheets), "reply.pdf")

    def test_the_numbers_of_the_margin_are_no_words(self, reading: Reading) -> None:
        assert "Bravo of the record is at issue in this part. The respondent received the papers" in reading.clean.text

    def test_words_know_the_lines_beside_them(self, reading: Reading) -> None:
        span = found("So the carol part ends", reading)
        assert (span.page, span.printed_lines) == (2, (10, 10))
        assert found("at issue in this part. The respondent", reading).printed_lines == (1, 2)

    def test_feet_and_page_numbers_are_no_words(self, reading: Reading) -> None:
        assert "REPLY BRIEF" not in reading.clean.text
        assert "REPLY BRIEF" in reading.text

    def test_a_numbered_paragraph_keeps_its_number(self) -> None:
        sheet = [*margin(), *body(["1.  The first allegation of the complaint", "stands here.", "2.  The second one."])]
        assert "1. The first allegation" in read(pdf([sheet]), "x").clean.text.replace("  ", " ")


class TestPages:
    @pytest.fixture
    def reading(self) -> Reading:
        """A brief whose first sheet bears no number of its own, so that its page 2 is the ECF page 4."""
        cover = [stamp(1, 5), *body(["A cover sheet that the filing system put before the brief itself", *PROSE])]
        toc = [
            stamp(2, 5),
            *body(["TABLE OF CONTENTS", "INTRODUCTION .......................... 1"]),
            Type(300, 40, "i"),
        ]
        brief = [[stamp(n + 2, 5), *body(sheet_of(n)), Type(300, 40, str(n))] for n in (1, 2, 3)]
        return read(pdf([cover, toc, *brief]), "brief.pdf")

    def test_the_page_is_the_one_that_the_brief_prints_and_the_ecf_page_stands_beside_it(
        self, reading: Reading
    ) -> None:
        span = found("So the delta part ends", reading)
        assert (span.page, span.ecf_page) == (3, 5)
        assert {"page": 3, "ecf_page": 5}.items() <= span.to_json().items()
        assert reading.document.pages == 5

    def test_where_the_brief_prints_no_number_there_is_no_page_but_that_of_the_stamp(self, reading: Reading) -> None:
        span = found("A cover sheet that the filing system", reading)
        assert (span.page, span.ecf_page) == (None, 1)

    def test_without_any_number_of_its_own_the_stamp_tells_the_page(self) -> None:
        reading = read(pdf([[stamp(n), *body(sheet_of(n))] for n in (1, 2, 3)]), "x")
        assert found("So the carol part ends", reading).page == 2

    def test_a_sentence_reads_on_over_the_page(self, reading: Reading) -> None:
        one = [
            stamp(1, 2),
            *body([*PROSE, "The log was kept by the second officer and not by the"]),
            Type(300, 40, "1"),
        ]
        two = [stamp(2, 2), *body(["first, as the motion has it. So the motion fails.", *PROSE]), Type(300, 40, "2")]
        paper = read(pdf([one, two]), "x")
        span = found("not by the first, as the motion has it", paper)
        assert len(span.parts) == 2
        assert text_of(span, paper) == "not by the first, as the motion has it"

    def test_the_page_of_a_bankruptcy_stamp_stands_in_the_row_below(self) -> None:
        head = "Case 18-20151-abc    Doc 12    Filed 01/02/20    Entered 01/02/20 12:00:01    Desc"
        sheets = [
            [Type(70, 770, head, 10), Type(90, 756, f"Main Document    Page {n} of 4", 10), *body(sheet_of(n))]
            for n in (2, 3, 4)
        ]
        reading = read(pdf(sheets), "x")
        assert found("So the delta part ends", reading).page == 3
        assert "Main Document" not in reading.clean.text

    def test_stamps_give_the_case_and_the_day(self, reading: Reading) -> None:
        facts = reading.document
        assert (facts.case_number, facts.filed_on) == ("1:21-cv-00123-ABC", "2021-03-04")


class TestFootnotes:
    def page(self, size: float, *, mark_size: float = 7) -> bytes:
        first, *rest = PROSE
        return pdf([[
            *body([first, "clerk asked for them a second time.", *rest], pitch=24),
            Type(275, 676, "3", mark_size, rise=5),
            Type(286, 676, "Nothing else is in the record"),
            Type(90, 120, "3", mark_size, rise=5),
            Type(97, 120, "The log of the second week is filed under seal and is not", size),
            Type(90, 107, "quoted here; the parties have agreed upon its contents.", size),
            Type(300, 40, "1"),
        ]])  # fmt: skip

    @pytest.mark.parametrize("size", [10, 12])
    def test_smaller_or_closer_type_at_the_foot_is_a_footnote(self, size: float) -> None:
        paper = read(self.page(size), "x").clean
        assert [flow.note for flow in paper.flows] == [None, "3"]
        note = paper.text[paper.flows[1].start : paper.flows[1].end]
        assert (
            note
            == "The log of the second week is filed under seal and is not quoted here; the parties have agreed upon its contents."
        )

    def test_the_mark_in_the_body_is_no_word_and_parts_the_span(self) -> None:
        reading = read(self.page(10), "x")
        span = found("a second time. Nothing else is in", reading)
        assert text_of(span, reading) == "a second time. Nothing else is in"
        assert "[^3]" in reading.text

    def test_a_footnote_goes_on_at_the_foot_of_the_next_page(self) -> None:
        one = [
            *body([*PROSE, *PROSE[:2]]), Type(400, 580, "1", 7, rise=5),
            Type(90, 100, "1", 6, rise=4), Type(97, 100, "A note that is long and runs over the end of the", 9),
        ]  # fmt: skip
        two = [*body([*PROSE, *PROSE]), Type(90, 100, "page on which it was begun.", 9)]
        paper = read(pdf([one, two]), "x").clean
        assert "over the end of the page on which it was begun." in paper.text

    def test_a_footnote_of_the_usual_type_that_is_set_closer_goes_on_below_the_white(self) -> None:
        note = ("A note that is long and runs over the end", "of the page, since it has much to tell of the")
        more = ("page on which it was begun. The log of those weeks", "is filed under seal, and nobody has read it.")
        one = [
            *body([*PROSE, *PROSE[:2]]), Type(400, 580, "1", 7, rise=5),
            Type(84, 113, "1", 7, rise=4), *body(note, top=113, pitch=13),
        ]  # fmt: skip
        two = [*body([*PROSE, *PROSE, "It ends in the Roe"]), *body(more, top=113, pitch=13)]
        paper = read(pdf([one, two, [*body(["matter, which is not before us.", *PROSE])]]), "x").clean
        assert "tell of the page on which it was begun." in paper.text
        assert "It ends in the Roe matter, which is not" in paper.text

    def test_raised_figures_without_a_footnote_stay(self) -> None:
        sheet = [
            *body(PROSE),
            Type(90, 500, "Sold by the 20"),
            Type(172, 500, "2", 7, rise=5),
            Type(180, 500, "metres"),
        ]
        assert "20" in read(pdf([sheet]), "x").clean.text


class TestColumns:
    def test_a_caption_in_two_columns_keeps_title_and_parties_apart(self) -> None:
        left = ["JANE ROE,", "          Plaintiff,", "     v.", "ACME WIDGETS, INC.,", "          Defendant."]
        right = ["Case No. 1:21-cv-00123-ABC", "", "DEFENDANT’S REPLY IN SUPPORT OF", "MOTION TO DISMISS", ""]
        sheet = [
            Type(190, 700, "UNITED STATES DISTRICT COURT"), Type(190, 684, "DISTRICT OF OREGON"),
            *body(left, top=640, pitch=16), *(t for t in body(right, top=640, pitch=16, left=330) if t.words),
            *body(PROSE, top=500),
        ]  # fmt: skip
        facts = read(pdf([sheet]), "x").document
        assert (facts.title, facts.kind) == ("DEFENDANT’S REPLY IN SUPPORT OF MOTION TO DISMISS", "reply")
        assert (facts.court, facts.case_number) == ("ord", "1:21-cv-00123-ABC")

    def test_running_text_in_two_columns_is_read_one_column_after_the_other(self) -> None:
        left = [f"left row {n} of the running text of it" for n in range(12)]
        right = [f"right row {n} of the running text of it" for n in range(12)]
        sheet = [*body(left, pitch=14, left=60, size=10), *body(right, pitch=14, left=330, size=10)]
        paper = read(pdf([sheet]), "x").clean
        assert paper.text.index("left row 11") < paper.text.index("right row 0")

    def test_signatures_side_by_side_name_the_filer(self) -> None:
        sheet = [
            Type(90, 700, "JANE ROE v. ACME"), *body(PROSE, top=660),
            Type(90, 400, "Of Counsel:"), Type(330, 400, "Attorneys for Defendant Acme Widgets, Inc."),
        ]  # fmt: skip
        facts = read(pdf([sheet]), "x").document
        assert (facts.filer, facts.filer_role) == ("Acme Widgets, Inc.", "defendant")


class TestLetters:
    def test_a_word_parted_at_the_end_of_a_row_is_one_word(self) -> None:
        reading = read(pdf([body(["The court denied the prelim-", "inary injunction that was sought.", *PROSE])]), "x")
        span = found("preliminary injunction", reading)
        assert text_of(span, reading) == "prelim- inary injunction"

    def test_words_outside_the_page_are_not_read(self) -> None:
        assert "hidden" not in read(pdf([[*body(PROSE), Type(90, -400, "hidden words")]]), "x").text

    def test_bold_rows_are_headings(self) -> None:
        sheet = [*body(PROSE), Type(90, 590, "Standard of Review", bold=True), *body(PROSE, top=566)]
        assert [h.title for h in read(pdf([sheet]), "x").outline] == ["Standard of Review"]

    def test_numbered_headings_between_double_spaced_rows_are_found(self) -> None:
        sheet = [
            *body(PROSE), Type(90, 604, "A."), Type(126, 604, "The Delay in Producing the Log"), *body(PROSE, top=580),
        ]  # fmt: skip
        assert [(h.number, h.title) for h in read(pdf([sheet]), "x").outline] == [
            ("A", "The Delay in Producing the Log")
        ]


class TestScans:
    def test_a_paper_without_words_needs_ocr(self) -> None:
        reading = read(pdf([[stamp(1, 2)], [stamp(2, 2)]], pictures=[0, 1]), "scan.pdf")
        assert reading.needs_ocr
        assert reading.to_json()["document"]["needs_ocr"] is True  # type: ignore[index]
        assert reading.document.filed_on == "2021-03-04"
        assert any("scan" in warning for warning in reading.warnings)

    def test_the_pages_without_words_are_named_where_others_have_some(self) -> None:
        reading = read(pdf([body([*PROSE, *PROSE]), [], body([*PROSE, *PROSE])], pictures=[1]), "x")
        assert reading.needs_ocr
        assert any(warning.startswith("Page 2 of the file: a scan") for warning in reading.warnings)

    def test_words_that_ocr_put_behind_a_picture_are_read_with_a_warning(self) -> None:
        unseen = [replace(one, unseen=True) for one in body([*PROSE, *PROSE])]
        reading = read(pdf([unseen], pictures=[0]), "x")
        assert not reading.needs_ocr
        assert "kept them until the clerk" in reading.clean.text
        assert any("OCR" in warning for warning in reading.warnings)

    def test_a_slip_sheet_is_no_scan(self) -> None:
        reading = read(pdf([body([*PROSE, *PROSE]), [Type(280, 400, "EXHIBIT A")]]), "x")
        assert not reading.needs_ocr


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (pdf([body(PROSE)], lock=Lock(b"user")), "locked with a password"),
            (pdf([body(PROSE)])[:300], "damaged or cut short"),
            (b"%PDF-1.7\n" + b"\x00" * 500, "damaged or cut short"),
            (pdf([]), "damaged or cut short|without a page"),
            (b"", "empty"),
            (b"<!DOCTYPE html><html><body>Log in to PACER</body></html>", "web page"),
        ],
    )
    def test_what_is_no_readable_pdf_is_said_in_a_sentence(self, data: bytes, told: str) -> None:
        with pytest.raises(UnreadablePaperError, match=told) as raised:
            read(data, "brief.pdf")
        assert str(raised.value).startswith("brief.pdf ")

    def test_a_pdf_that_only_the_owner_may_change_opens_without_a_password_and_is_read(self) -> None:
        open_to_all, closed = (pdf([body(PROSE)], lock=Lock(user)) for user in (b"", b"user"))
        assert read(open_to_all, "x").clean.text == read(pdf([body(PROSE)]), "x").clean.text
        with pytest.raises(UnreadablePaperError, match="locked with a password"):
            read(closed, "x")

    def test_who_waits_for_a_long_pdf_hears_of_every_page(self) -> None:
        told: list[tuple[int, int]] = []
        read(pdf([body(PROSE)] * 3), "x", lambda done, of: told.append((done, of)))
        assert told == [(1, 3), (2, 3), (3, 3)]

    def test_the_content_decides_not_the_name(self) -> None:
        assert read(pdf([body(PROSE)]), "brief.txt").media_type == "application/pdf"
        assert read(b"Only words.", "brief.pdf").text == "Only words."


def test_the_same_bytes_give_the_same_text() -> None:
    data = pdf([[*margin(), *body(PROSE), stamp(1, 1)]])
    assert read(data, "x").text == read(data, "y").text


def test_every_character_that_is_read_comes_from_the_page() -> None:
    paper: CleanText = read(pdf([[*margin(), *body(PROSE), stamp(1, 1)]]), "x").clean
    assert paper.text == " ".join(PROSE)
