"""Word files of our own making: what Word would print is what is read."""

import io
import zipfile

import pytest
from paper_makers import archive, docx, in_list, paragraph, run, table

from docket.intake.errors import UnreadablePaperError
from docket.intake.locate import locate
from docket.intake.reading import Reading, read

LEVELS = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
)
HEADING = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr>'
    '<w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>'
)
LONG = "The respondent kept the log for a month and then produced a part of it. "


def reading(content: str, **parts: str) -> Reading:
    return read(docx(content, **parts), "brief.docx")


def note(ident: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{ident}"/></w:r>'


def test_numbers_that_word_prints_are_in_the_text() -> None:
    content = "".join(
        paragraph(run(words), facts=in_list(3, level))
        for level, words in ((0, "ONE"), (1, "first"), (1, "second"), (2, "deep"), (0, "TWO"), (1, "again"))
    )
    assert reading(content, numbering=LEVELS).text.split("\n\n") == [
        "I. ONE", "A. first", "B. second", "1.2.1 deep", "II. TWO", "A. again\n",
    ]  # fmt: skip


def test_headings_have_their_numbers_from_their_styles() -> None:
    content = (
        paragraph(run("INTRODUCTION"), style="H1", facts='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph(run(LONG * 3))
        + paragraph(run("The motion is late"), style="H1")
        + paragraph(run(LONG * 3))
        + paragraph(run("No excuse is offered"), style="H2", facts=in_list(3, 1))
        + paragraph(run(LONG))
    )
    found = reading(content, numbering=LEVELS, styles=HEADING).outline
    assert [(h.level, h.number, h.title) for h in found] == [
        (1, None, "INTRODUCTION"),
        (1, "I", "The motion is late"),
        (2, "A", "No excuse is offered"),
    ]


def test_headings_without_numbers_have_the_level_of_their_style() -> None:
    content = "".join(
        paragraph(run(words), facts=f'<w:outlineLvl w:val="{level}"/>') + paragraph(run(LONG * 3))
        for level, words in ((0, "The log"), (1, "Its keeping"), (2, "The second week"), (1, "Its loss"))
    )
    assert [h.level for h in reading(content).outline] == [1, 2, 3, 2]


def test_footnotes_are_no_body_and_sentences_read_on_over_their_marks() -> None:
    content = paragraph(run("The log was kept."), note(5), run(" It was then lost."), note(2))
    notes = "".join(
        f'<w:footnote w:id="{ident}">{paragraph(run(words))}</w:footnote>'
        for ident, words in (
            (2, "So the second note says."),
            (5, "So says the first one."),
            (9, "Nobody refers to it."),
        )
    )
    found = reading(content, notes=notes)
    flows = [(flow.note, found.clean.text[flow.start : flow.end].strip()) for flow in found.clean.flows]
    assert flows == [
        (None, "The log was kept. It was then lost."), ("1", "So says the first one."), ("2", "So the second note says."),
    ]  # fmt: skip
    span = locate("kept. It was", found.clean)
    assert span is not None
    assert len(span.parts) == 2


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    content = paragraph(
        run("The party "),
        f"<w:del><w:r><w:delText>admits</w:delText></w:r></w:del><w:ins>{run('denies')}</w:ins>",
        run(" it. "),
        f"<w:moveFrom>{run('Gone.')}</w:moveFrom>",
    )
    found = reading(content)
    assert found.clean.text.strip() == "The party denies it."
    assert any("tracked changes" in warning for warning in found.warnings)


def test_a_paragraph_mark_that_was_deleted_joins_two_paragraphs() -> None:
    first = paragraph(run("One half "), facts="<w:rPr><w:del/></w:rPr>")
    assert reading(first + paragraph(run("and the other."))).text == "One half and the other.\n"


def test_a_caption_set_as_a_table_keeps_its_columns() -> None:
    cells = (
        ["JANE ROE,", "Plaintiff,", "v.", "ACME WIDGETS, INC.,", "Defendant."],
        ["Case No. 1:21-cv-00123-ABC", "DEFENDANT’S REPLY IN SUPPORT OF MOTION TO DISMISS"],
    )
    content = paragraph(run("UNITED STATES DISTRICT COURT")) + paragraph(run("DISTRICT OF OREGON")) + table(cells)
    facts = reading(content + paragraph(run(LONG * 9))).document
    assert (facts.case_number, facts.court, facts.kind) == ("1:21-cv-00123-ABC", "ord", "reply")
    assert facts.title == "DEFENDANT’S REPLY IN SUPPORT OF MOTION TO DISMISS"


def test_words_that_print_are_read_and_others_are_not() -> None:
    fields = "<w:r><w:fldChar/><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:t>7</w:t></w:r>"
    content = paragraph(
        run("shout", "<w:caps/>"), run(" secret", "<w:vanish/>"), run(" p. "), fields, "<w:r><w:tab/><w:t>x</w:t></w:r>",
        f'<w:hyperlink>{run(" link")}</w:hyperlink>', "<w:r><w:noBreakHyphen/></w:r>",
    )  # fmt: skip
    found = reading(content)
    assert found.text == "SHOUT p. 7\tx link-\n"
    assert any("hidden words" in warning for warning in found.warnings)


def test_words_of_a_text_box_follow_their_paragraph() -> None:
    box = f"<w:r><w:drawing><w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent></w:drawing></w:r>"
    assert reading(paragraph(run("Before."), box)).text == "Before.\n\nIn a box.\n"


def test_a_file_without_pages_states_none() -> None:
    found = reading(paragraph(run(LONG)))
    span = locate("kept the log", found.clean)
    assert span is not None
    assert (found.document.pages, span.page) == (None, None)


BOMB = b"<w:document>" + b" " * (41 * 1024 * 1024) + b"</w:document>"
DEEP = "<x>" * 500 + "</x>" * 500
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'


def document(content: str) -> bytes:
    """A Word file whose text is this very part."""
    return archive({"word/document.xml": content.encode()})


def flipped(data: bytes) -> bytes:
    """The same archive with its packed words spoilt."""
    middle = data.index(b"word/document.xml") + 60
    return data[:middle] + bytes(255 - b for b in data[middle : middle + 20]) + data[middle + 20 :]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (docx(paragraph(run(LONG)))[:200], "damaged or cut short"),
        (flipped(docx(paragraph(run(LONG * 50)))), "damaged"),
        (archive({"word/document.xml": BOMB}), "more than 40 MB"),
        (document(DEEP), "nested deeper"),
        (document(LAUGHS), "entity definitions"),
        (document("<unclosed>"), "no XML"),
        (document("<x/>"), "without a text"),
        (archive({"xl/workbook.xml": b"<x/>"}), "Excel"),
        (archive({"content.xml": b"<x/>"}), "OpenDocument"),
        (archive({"a.txt": b"words"}), "zip archive"),
        (b"PK\x05\x06" + b"\x00" * 18, "empty zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "old Word file"),
        (b"{\\rtf1 words}", "rich text"),
    ],
)
def test_what_is_no_readable_word_file_is_said_in_a_sentence(data: bytes, told: str) -> None:
    with pytest.raises(UnreadablePaperError, match=told) as raised:
        read(data, "brief.docx")
    assert str(raised.value).startswith("brief.docx ")


def test_an_archive_that_names_the_same_part_twice_is_read_once() -> None:
    out = io.BytesIO(docx(paragraph(run("Words."))))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as made:
        made.writestr("word/styles.xml", b"<x/>")
    assert read(out.getvalue(), "x").text == "Words.\n"
