"""General rules of headings, records, quotations, footnotes and captions, each in a few invented rows."""

import time

import pytest

from docket.intake.headings import headline, standard
from docket.intake.reading import Reading, read

CAPTION = (
    "UNITED STATES DISTRICT COURT\nDISTRICT OF OREGON\n\nROE v. DOE\n\nCase No. 3:21-cv-00011\n\nBRIEF OF PLAINTIFF\n\n"
)
PROSE = "The widgets were late, and nobody who saw the dock that week has said otherwise under oath."


def paper(*rows: str) -> Reading:
    return read((CAPTION + "\n\n".join(rows) + "\n").encode(), "brief.txt")


def titles(*rows: str) -> list[tuple[str | None, str]]:
    return [(h.number, h.title) for h in paper(*rows).outline]


@pytest.mark.parametrize(
    "words",
    ["Statement of the Case", "FACTUAL AND PROCEDURAL BACKGROUND", "Legal Standard", "QUESTIONS PRESENTED",
     "Standard of Review", "FINDINGS OF FACT AND CONCLUSIONS OF LAW", "Count II", "THIRD CAUSE OF ACTION",
     "Interests of Amici Curiae", "Relief Requested", "APPLICABLE LAW"],
)  # fmt: skip
def test_headings_by_custom_are_known(words: str) -> None:
    assert standard(words)


@pytest.mark.parametrize("words", ["The facts are these", "Jane Roe", "Certificate of Service", "Order the goods"])
def test_other_words_are_no_headings_by_custom(words: str) -> None:
    assert not standard(words)


def test_headline_style_is_told_from_sentences_and_citations() -> None:
    assert headline("The Buyer Waived the Delay in Writing")
    assert not headline("The buyer waived the delay")
    assert not headline("Roe v. Doe, 12 F.3d 34")


def test_an_unmarked_heading_stands_alone_over_running_text() -> None:
    assert titles("THE DOCK AND ITS KEEPER", PROSE, "A Quiet Week in March", PROSE) == [
        (None, "THE DOCK AND ITS KEEPER"),
        (None, "A Quiet Week in March"),
    ]
    assert titles(PROSE, "Respectfully submitted,", "JANE ROE", "Attorney for Plaintiff") == []


def test_a_number_alone_in_its_row_belongs_to_the_heading_below() -> None:
    assert titles("POINT I", "THE BUYER WAIVED THE DELAY", PROSE) == [("I", "THE BUYER WAIVED THE DELAY")]


def test_a_heading_that_its_paragraph_reads_on_from_needs_order_and_headline_style() -> None:
    run_in = ("I. ARGUMENT", f"A. Standard of Review. {PROSE}", f"B. The Waiver. {PROSE}")
    assert titles(*run_in) == [("I", "ARGUMENT"), ("A", "Standard of Review."), ("B", "The Waiver.")]
    assert titles("I. ARGUMENT", f"C. Standard of Review. {PROSE}") == [("I", "ARGUMENT")]
    assert titles("I. FACTS", f"A. He left. {PROSE}") == [("I", "FACTS")]


def test_bold_marks_off_a_heading_in_the_row_of_its_paragraph() -> None:
    assert titles(f"**1. The notebooks are relevant.** {PROSE}") == [("1", "The notebooks are relevant.")]


def test_a_heading_in_headline_style_runs_over_two_rows() -> None:
    assert titles(
        f"I. ARGUMENT\nA. The Buyer Waived the Delay, and Nothing That He\nWrote Later Undid It\n{PROSE}"
    ) == [
        ("I", "ARGUMENT"),
        ("A", "The Buyer Waived the Delay, and Nothing That He Wrote Later Undid It"),
    ]


def test_numbered_paragraphs_of_a_pleading_are_no_headings() -> None:
    rows = (
        "FIRST CAUSE OF ACTION",
        "(Negligence)",
        "11. Plaintiff was hurt.",
        "SECOND CAUSE OF ACTION",
        "12. So was Roe.",
    )
    assert titles(*rows) == [(None, "FIRST CAUSE OF ACTION (Negligence)"), (None, "SECOND CAUSE OF ACTION")]


def test_initials_in_a_case_number_name_no_judge() -> None:
    text = CAPTION.replace("cv-00011", "cv-00011-ABC") + PROSE
    assert read(text.encode(), "brief.txt").document.judge is None
    named = CAPTION.replace("BRIEF", "Chief Judge Ada B. Crane\n\nBRIEF") + PROSE
    assert read(named.encode(), "brief.txt").document.judge == "Ada B. Crane"


@pytest.mark.parametrize(
    ("label", "number"),
    [("Case No. 20-11177 (KLM)", "20-11177 (KLM)"), ("No. 19 C 5518", "19 C 5518"), ("CAUSE NO. 2021-33871", "2021-33871"),
     ("C.A. No. 21-774-PRC", "21-774-PRC"), ("Civil Action No.\n20-cv-11822-DPW", "20-cv-11822-DPW")],
)  # fmt: skip
def test_case_numbers_of_many_courts(label: str, number: str) -> None:
    text = CAPTION.replace("Case No. 3:21-cv-00011", label) + PROSE
    assert read(text.encode(), "brief.txt").document.case_number == number


@pytest.mark.parametrize(
    ("words", "source", "document"),
    [
        ("He saw it. (Dunn Dep., R. 33-1, PageID #: 455.)", "R. 33-1", "dkt:33-1"),
        ("The motion is late. D. 15 at 3.", "D. 15", "dkt:15"),
        ("He asked for it. (R.4:2.)", "R. 4", None),
        ("The clerk said so. (A-112.)", "A", None),
        ("See App. Vol. II at 344.", "App. Vol. II", None),
        ("It claims a step. ’418 patent at 12:33-41.", "’418 patent", None),
        ("The motion [61] is denied.", "Dkt. 61", "dkt:61"),
        ("The reply (D.I. 455) (the “Reply”) is short.", "Reply", "dkt:455"),
        ("It is void, for the reason in Section II, ante.", "supra", None),
    ],
)
def test_records_are_cited_in_many_ways(words: str, source: str, document: str | None) -> None:
    assert [(c.source, c.document) for c in paper(words).record_cites] == [(source, document)]


def test_letters_that_the_paper_gives_to_a_contract_are_no_code() -> None:
    found = paper("They signed the Master Services Agreement (“MSA”). The price is fixed. MSA § 4.2.")
    assert [c.text for c in found.record_cites] == ["MSA § 4.2"]
    assert found.authorities == ()


def test_lines_of_a_page_send_an_id_back_to_the_last_transcript() -> None:
    words = (
        "He saw it. Roe Dep. 31:4-9. So did Doe. Roe v. Doe, 12 F.3d 34, 36 (9th Cir. 1993). He said so. Id. at 33:1-2."
    )
    assert [c.source for c in paper(words).record_cites] == ["Roe Dep.", "Roe Dep."]


def test_id_of_another_section_keeps_the_title_of_the_code() -> None:
    found = paper("The court may dismiss. 11 U.S.C. § 1112(b)(1). Cause is listed. Id. § 1112(b)(4)(A).")
    assert [a.cite for a in found.authorities] == ["11 U.S.C. § 1112(b)(1)", "11 U.S.C. § 1112(b)(4)(A)"]


def quotes(*rows: str) -> list[tuple[str, str | None]]:
    return [(" ".join(q.text.split()[:2]), q.source) for q in paper(*rows).quotations]


def test_a_cite_in_square_brackets_credits_the_quotation_before_it() -> None:
    assert quotes("He said that he “could climb, but not twice.” [Roe Decl. ¶ 6; see also Dkt. 9 ¶ 4.]") == [
        ("could climb,", "Roe Decl.")
    ]


def test_a_case_that_leads_in_is_credited_before_one_that_a_signal_opens() -> None:
    words = (
        "As the court put it in Roe v. Doe, 12 F.3d 34, 36 (9th Cir. 1993), “grumbling is not opposition.” "
        "Accord Poe v. Low, 20 F.3d 1, 2 (9th Cir. 1994)."
    )
    assert quotes(words) == [("grumbling is", "Roe v. Doe, 12 F.3d 34")]


def test_a_row_set_off_by_the_converter_is_a_block_quotation() -> None:
    rows = ("The court explained:", "> A driver who says nothing has told the officer nothing.", "Roe Decl. ¶ 4.")
    [block] = paper(*rows).quotations
    assert (block.text, block.block) == ("A driver who says nothing has told the officer nothing.", True)


def test_marks_in_a_heading_quote_nothing_of_the_paragraph_below() -> None:
    assert quotes("# The Excuse of “Congestion” Is Not in the Record", "He points to it. Roe Decl. ¶ 4.") == []


def test_a_plain_footnote_that_the_text_calls_is_no_part_of_the_sentence() -> None:
    stamp = "Case 3:21-cv-00011   Document 9   Filed 01/02/22   Page {} of 2\n"
    text = (
        stamp.format(1)
        + CAPTION
        + "The seller agreed.1 He wrote that he had\n“a small, quiet picture that nobody saw\n"
        "1 The letter is attached.\n" + stamp.format(2) + "in the war.” Roe Decl. ¶ 4. The buyer paid.\n"
    )
    found = read(text.encode(), "brief.txt")
    assert [(q.text, q.source) for q in found.quotations] == [
        ("a small, quiet picture that nobody saw in the war.", "Roe Decl.")
    ]


@pytest.mark.parametrize(
    "piece", ["\n", "Id. at 4; ", "I. ", "Dkt. 1, ", "A B C ", "¶ 1, 2, ", "“a b c.” Roe Decl. ¶ 1. "]
)
def test_no_repetition_costs_more_than_its_length(piece: str) -> None:
    """Four times the text may take about four times as long, never sixteen."""

    def seconds(size: int) -> float:
        start = time.process_time()
        read((piece * (size // len(piece.encode()))).encode(), "hostile.txt").to_json()
        return time.process_time() - start

    seconds(1_000)
    assert seconds(200_000) < 9 * max(seconds(50_000), 0.1)
