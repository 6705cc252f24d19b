"""The finder: which words a paper quotes, and to whom it credits them. The papers are our own."""

import pytest

from docket.intake.facts import Quotation
from docket.intake.reading import read

FOLDED = str.maketrans("‘’", "''")


def found(text: str) -> list[Quotation]:
    return list(read(text.encode(), "paper.txt").quotations)


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(q.text, q.source, q.pin) for q in found(text)]


def one(text: str) -> tuple[str, str | None, str | None]:
    [only] = told(text)
    return only


DEFINED = "The declaration of Ann Roe (Dkt. 12) (“Roe Decl.”) and the reply (Dkt. 20) (“Reply”) are before the Court. "


class TestMarks:
    def test_curly_and_straight(self) -> None:
        assert (
            one(DEFINED + "She says that “the valve was never shut.” Roe Decl. ¶ 3.")[0] == "the valve was never shut."
        )
        assert (
            one(DEFINED + 'She says that "the valve was never shut." Roe Decl. ¶ 3.')[0] == "the valve was never shut."
        )

    def test_single_marks_inside_stay_in_the_words(self) -> None:
        assert (
            one(DEFINED + "He wrote that “the ‘safe’ valve was shut.” Reply at 3.")[0] == "the ‘safe’ valve was shut."
        )

    def test_inner_mark_left_open_ends_with_the_outer_one(self) -> None:
        assert one(DEFINED + "He wrote that “a tenant ‘must say how it came about.” Reply at 3.")[0].endswith(
            "it came about."
        )

    def test_double_marks_inside_double_ones(self) -> None:
        words = "The valve “was called “safe beyond doubt.” Reply at 3.\n"
        assert one(DEFINED + words)[0] == "was called “safe beyond doubt."

    def test_a_missing_closing_mark_ends_before_the_citation(self) -> None:
        text = (
            DEFINED
            + "The landlord must show “that the roof was sound and that notice came late. Reply at 7. Nothing more is said."
        )
        assert one(text)[0] == "that the roof was sound and that notice came late."

    def test_a_closing_mark_alone_opens_nothing(self) -> None:
        assert told("The case in Boston (the Boston Action”) is stayed. Nothing follows from that.") == []

    def test_a_quotation_goes_on_over_a_paragraph_that_opens_with_a_mark(self) -> None:
        text = DEFINED + "He wrote: “The roof was sound.\n\n“The valve was not.” Reply at 3.\n"
        assert [q.text.replace("“", "") for q in found(text)] == ["The roof was sound. The valve was not."]

    def test_a_page_break_and_margin_numbers_do_not_cut(self) -> None:
        rows = [
            f"{n} The parties have said all that there is to say about the roof and its repair." for n in range(1, 26)
        ]
        page = "\n".join([*rows, "26 He wrote that “the roof which the tenant", "27 had in its care", "28 was sound"])
        text = f"{DEFINED}\n{page}\n\n\n1 when the keys\n2 were handed over.” Reply at 3. So it was.\n3 And more.\n"
        assert [q.text for q in found(text) if "roof which" in q.text] == [
            "the roof which the tenant had in its care was sound when the keys were handed over."
        ]

    def test_an_ellipsis_and_brackets_are_part_of_the_words(self) -> None:
        assert one(DEFINED + "“[T]he valve . . . was shut[.]” Reply at 3.")[0] == "[T]he valve . . . was shut[.]"


class TestWhatIsNone:
    @pytest.mark.parametrize(
        "text",
        [
            "Acme Corp. (“Acme”) moves to compel.",
            "Acme Corp. (the “Plaintiff”) moves to compel.",
            "Acme Corp. (“Acme” or “Plaintiff”) moves to compel.",
            "the papers (collectively, the “Moving Papers”) were filed.",
            "It calls this a “victory” and goes home.",
            "The so-called “safe harbor” does not help.",
        ],
    )
    def test_terms_and_words_at_arms_length(self, text: str) -> None:
        assert told(text) == []

    def test_titles_of_articles(self) -> None:
        assert told("See Jane Poe, “Roofs and Their Enemies,” 12 J. Roofs 4 (1999).") == []


class TestCredit:
    def test_the_cite_behind(self) -> None:
        assert one(DEFINED + "She saw “no water at all.” Roe Decl. ¶ 4.")[1:] == ("Roe Decl.", "¶ 4")

    def test_the_cite_later_in_the_sentence(self) -> None:
        assert one(DEFINED + "She saw “no water at all,” Roe Decl. ¶ 4, and went home.")[1:] == ("Roe Decl.", "¶ 4")

    def test_several_quotations_share_one_cite(self) -> None:
        text = DEFINED + "She saw “no water at all” and “no sign of rust.” Roe Decl. ¶¶ 4, 6."
        assert [t[1:] for t in told(text)] == [("Roe Decl.", "¶¶ 4, 6")] * 2

    def test_a_short_phrase_counts_where_it_is_credited(self) -> None:
        assert one(DEFINED + "That is a “near-hopeless task.” Reply at 9.") == ("near-hopeless task.", "Reply", "at 9")

    def test_the_parenthesis_behind_a_cite(self) -> None:
        assert one(DEFINED + "The roof leaked. Roe Decl. ¶ 4 (“I saw water on the floor.”).")[1:] == (
            "Roe Decl.",
            "¶ 4",
        )

    def test_each_side_of_a_comparison_has_its_own(self) -> None:
        text = DEFINED + "Compare Reply at 3 (“the roof was sound”), with Roe Decl. ¶ 4 (“the roof was not”)."
        assert [t[1] for t in told(text)] == ["Reply", "Roe Decl."]

    def test_a_comparison_behind_both(self) -> None:
        text = (
            DEFINED
            + "He wrote “the roof was sound”; she wrote “the roof was not.” Compare Reply at 3, with Roe Decl. ¶ 4."
        )
        assert [t[1] for t in told(text)] == ["Reply", "Roe Decl."]

    def test_id_stands_for_the_cite_before(self) -> None:
        text = DEFINED + "The roof leaked. Roe Decl. ¶ 4. She saw “water on the floor.” Id. ¶ 6."
        assert one(text)[1:] == ("Roe Decl.", "¶ 6")

    def test_an_authority(self) -> None:
        text = "A tenant “must say how the damage came about.” Roe v. Poe, 12 F.3d 400, 404 (9th Cir. 1994). So it is."
        words, source, pin = one(text)
        assert (words, pin) == ("must say how the damage came about.", "404")
        assert source is not None
        assert "12 F.3d 400" in source

    def test_words_quoted_from_a_quoted_source(self) -> None:
        text = (
            "It held that “a tenant ‘must say how the damage came about.’” Roe v. Poe, 12 F.3d 400, 404 (9th Cir. 1994) "
            "(quoting Coe v. Doe, 5 F.3d 10, 12 (9th Cir. 1993)). So it is."
        )
        assert [(t[0], "Coe" in (t[1] or "")) for t in told(text)] == [
            ("a tenant ‘must say how the damage came about.’", False),
            ("must say how the damage came about.", True),
        ]

    def test_a_paper_that_the_sentence_names(self) -> None:
        assert (
            one("In March its opposition told the Court that the roof was “sound in every part.” So be it.")[1]
            == "its opposition"
        )

    def test_no_source_is_no_source(self) -> None:
        assert one("Nobody would call this “a roof over one’s head at all.” And so on.")[1:] == (None, None)

    def test_a_cite_of_the_next_thought_is_not_borrowed(self) -> None:
        text = (
            DEFINED
            + "They call it “a roof in name only and nothing else.” The tenant left in May and took the keys. Reply at 3."
        )
        assert one(text)[1] is None

    def test_see_also_is_no_source(self) -> None:
        assert one(DEFINED + "They call it “a roof in name only.” See also Reply at 3.")[1] is None


def test_a_block_set_off_by_a_narrow_measure() -> None:
    wide = "The tenant says a great many things about the roof, and none of them is to the point of this motion at all."
    rows = "\n".join([wide] * 12)
    block = (
        "    The roof of the building was laid in 1987 and has\n"
        "    been patched in each of the years since then by the\n"
        "    same firm, which keeps a book of what it did there.\n"
    )
    lead = "The declaration is plain about this point, and it is worth setting out what it has to say in full:"
    text = f"{DEFINED}\n{rows}\n{lead}\n{block}Roe Decl. ¶ 7. {wide}\n{rows}\n"
    [quotation] = [q for q in found(text) if q.block]
    assert quotation.text.startswith("The roof of the building")
    assert quotation.text.endswith("what it did there.")
    assert (quotation.source, quotation.pin, quotation.document) == ("Roe Decl.", "¶ 7", "dkt:12")


class TestCreditElsewhere:
    def test_the_cite_that_opens_the_footnote_of_a_quotation(self) -> None:
        text = "Acme calls the run “a mere rehearsal of the thing.”² Nobody else does.\n\n² Reply Br. at 3.\n"
        assert [(source, pin) for _, source, pin in told(text)] == [("Reply Br.", "at 3")]

    def test_the_page_of_an_appendix_is_the_pin(self) -> None:
        assert one("The judge said that it was “an afterthought, if a good one.” 1-ER-15 n.3.\n")[1:] == (
            "1 ER",
            "15 n.3",
        )

    def test_the_first_of_two_reports_of_a_case_holds_its_parenthesis(self) -> None:
        text = "State v. Poe, 189 Wash. 2d 420, 431, 403 P.3d 867 (2017) (“the jury weighs all of them”).\n"
        assert one(text)[2] == "431"

    def test_a_short_name_given_inside_a_cite_is_no_quotation(self) -> None:
        assert told("The facts are sworn to (“Roe Decl.,” ECF No. 95). They are many.\n") == []


class TestWhatIsNotQuoted:
    def test_a_name_that_the_paper_explains(self) -> None:
        assert (
            told("“Roe Decl.” refers to the declaration of Ann Roe (Dkt. 12). “Tr.” means the transcript (Dkt. 30).")
            == []
        )

    def test_a_word_held_at_arms_length_in_a_sentence_that_reports_nobody(self) -> None:
        assert told("As for the “rule,” its author could not find it. Roe Decl. ¶ 3.") == []
        assert one("Roe calls it “ancient” in his own words. Roe Decl. ¶ 3.")[1] == "Roe Decl."


def test_a_sentence_in_brackets_explains_no_cite_before_it() -> None:
    assert one("He left. Roe Decl. ¶ 3. (The landlord now prefers “in due course.” Reply at 4.)")[1:] == (
        "Reply",
        "at 4",
    )


def test_a_block_set_further_in_ends_before_the_bracket_that_cites_it() -> None:
    row = "     the valve was shut by hand and was found shut again on the next day of the week\n"
    prose = "The landlord does not say who shut the valve, or when, or why it was found shut on the day after.\n\n" * 12
    lead = "He said it in so many words, which the landlord leaves out:\n\n"
    text = f"{prose}{lead}{row}{row}\n(Roe Decl. ¶ 3.) That is a fair account of it.\n"
    assert one(DEFINED + text)[1:] == ("Roe Decl.", "¶ 3")


class TestCreditInTheSentencesAround:
    def test_what_the_paper_cited_in_the_sentence_before_is_said_to_read(self) -> None:
        assert (
            one(DEFINED + "The answer is at Roe Decl. ¶ 3. It reads: “Draw what you see.” See also Reply at 2.")[1]
            == "Roe Decl."
        )
        assert (
            one(DEFINED + "That is Roe Decl. ¶ 3. The next clause provides in full: “Draw what you see.”")[1]
            == "Roe Decl."
        )

    def test_what_the_next_sentence_attaches(self) -> None:
        text = (
            "I wrote to him: “We cannot go on without the survey.” A true copy of that letter is annexed as Exhibit B."
        )
        assert one(text)[1] == "Ex. B"

    def test_a_one_word_answer_behind_a_cite_is_quoted_and_a_short_name_there_is_not(self) -> None:
        assert one("He was late. SUF ¶ 3 (“Undisputed”).")[1] == "SUF"
        assert told("He was late. ECF No. 3 (“Order”).") == []
