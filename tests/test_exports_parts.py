"""The parts of what leaves the program: which words are marked, what is asked, how large the type is, how the chart is drawn."""

import xml.etree.ElementTree as ET

import pytest
from builders import Story, words
from hypothesis import given
from hypothesis import strategies as st

from docket.exporters.chart_svg import chart_figures
from docket.exporters.document import Document, Paragraph, Table, cell, page_size, plain
from docket.exporters.lectern import argument_named, argument_sheet, side_of
from docket.exporters.memo import concession_named, memo
from docket.exporters.questions import open_questions
from docket.exporters.saying import day, stamp_of, when
from docket.exporters.write_md import markdown
from docket.intake.courts import court_name
from domain.errors import UnknownReferenceError
from domain.text import one_line
from projections.positions_chart import positions_chart
from projections.wording import comparable, compared, likeness

# --- wording ----------------------------------------------------------------------------------------------------------------


def marked(stretches: tuple[object, ...]) -> str:
    return " ".join(f"[{s.text}]" if s.differs else s.text for s in stretches)  # type: ignore[attr-defined]


def test_words_that_one_side_alone_has_differ_on_that_side() -> None:
    left, right = compared("The lease ended in May.", "the lease was extended in May")

    assert (marked(left), marked(right)) == ("The lease [ended] in May.", "the lease [was extended] in May")


def test_small_words_in_common_make_nothing_comparable() -> None:
    assert likeness("that he was in it", "it was that of a stranger in the hall") == 0.0
    assert not comparable("he was dismissed for cause", "laid off as the plant was closing")
    assert comparable("the valve was open all night", "the valve was open")


def test_very_long_passages_are_not_compared() -> None:
    assert not comparable("valve " * 700, "valve")


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_word_is_lost_by_comparing(left: str, right: str) -> None:
    one, other = compared(left, right)

    assert [w for s in one for w in s.text.split()] == left.split()
    assert [w for s in other for w in s.text.split()] == right.split()


# --- saying -----------------------------------------------------------------------------------------------------------------


def test_a_filed_date_is_never_barer_than_it_is_known(empty: Story) -> None:
    empty.motion()
    empty.enter("2", "opposition", "Bolt", None, between=("2023-01-03", "2023-01-20"))
    at = empty.at()

    assert (when(at, "1"), when(at, "2")) == ("Jan. 2, 2023", "between Jan. 3 and Jan. 20, 2023")
    assert day(None) == "a day not known"


@pytest.mark.parametrize(
    ("court", "name"),
    [
        ("cand", "United States District Court, Northern District of California"),
        ("ca9", "United States Court of Appeals for the Ninth Circuit"),
        ("nowhere", None),
    ],
)
def test_a_court_is_called_by_its_name(court: str, name: str | None) -> None:
    assert court_name(court) == name


# --- questions --------------------------------------------------------------------------------------------------------------


def asked(story: Story, claim: str, *, work_product: bool = False) -> str:
    return " ".join(open_questions(story.at(), concession_named(story.at(), claim), work_product=work_product))


def test_a_claim_without_own_words_asks_for_them_and_names_what_is_cited(story: Story) -> None:
    claim = story.concede("Bolt", "Acme", "3", supports=["Bolt Decl. ¶ 4"])

    assert (
        "What did Bolt LLC say? No own words are recorded as the source of the claim; cited for it: Bolt Decl. ¶ 4."
        in asked(story, claim)
    )
    assert "compared" not in asked(story, claim)
    assert "Nobody has compared the claim with the passage that it cites." in asked(story, claim, work_product=True)


def test_words_known_through_another_paper_ask_for_the_paper(story: Story) -> None:
    claim = story.concede("Bolt", "Acme", "3")
    via = {"entry": "2", "pin": "p. 4", "words": "as you like", "via": {"entry": "3", "pin": "p. 2"}}
    story.clerk.trace(
        story.case, concession=claim, entry="2", party="Bolt", role="own_words", summary="Says so", passages=[via]
    )

    assert "What does Opposition (ECF 2) say in full?" in asked(story, claim)
    assert "only through Reply (ECF 3)" in asked(story, claim)


@pytest.mark.parametrize(
    ("facts", "question"),
    [
        ({"manner": "arguendo"}, "Does the footing hold?"),
        ({"manner": "conditional"}, "Is the condition met?"),
        ({"manner": "silence"}, "Is there a silence at all"),
        ({"hedged": True}, "How far does it go?"),
        ({}, "No ruling on it is recorded."),
    ],
)
def test_how_a_claim_was_made_asks_its_own_question(story: Story, facts: dict[str, object], question: str) -> None:
    assert question in asked(story, story.concede("Bolt", "Acme", "3", **facts))


def test_silence_since_counts_only_in_papers_that_are_at_hand_and_read(story: Story) -> None:
    claim = story.concede("Bolt", "Acme", "1")
    assert "Does Bolt LLC answer it in ECF 2?" in asked(story, claim)
    story.papers("2")
    assert "Does its silence count? Bolt LLC filed ECF 2 since" in asked(story, claim)


def test_what_the_court_left_open_may_come_again(story: Story) -> None:
    claim = story.concede("Bolt", "Acme", "3")
    story.rule(claim, "not_reached")

    assert "May it be raised again? The court left it open (not reached)." in asked(story, claim)


# --- pages ------------------------------------------------------------------------------------------------------------------


def page(story: Story, *blocks: Paragraph | Table) -> Document:
    return Document("memo", "A page", stamp_of(story.at(), None, "pos:1 0"), "page", False, blocks, ())


def test_the_more_a_page_says_the_smaller_its_type_until_it_needs_two(story: Story) -> None:
    few, many, too_many = (page(story, *[Paragraph(plain("word " * 60))] * n) for n in (3, 17, 200))

    assert page_size(few) == 10.5
    assert 8.0 <= page_size(many) < 10.5
    assert page_size(too_many) == 9.4


def test_a_row_is_as_high_as_its_highest_cell(story: Story) -> None:
    long, short = cell("word " * 600), cell("word")
    beside, below = (Table(("a", "b"), rows, (1, 1)) for rows in (((long, long),), ((long, short), (short, long))))

    assert page_size(page(story, beside)) > page_size(page(story, below))


def test_a_claim_whose_words_answer_nothing_is_not_marked(story: Story) -> None:
    claim = story.concede("Bolt", "Acme", "3", passages=[words("gave up everything", "p. 1")])
    said = [words("the barn is red", "p. 2")]
    story.clerk.trace(
        story.case, concession=claim, entry="2", party="Bolt", role="own_words", summary="Says so", passages=said
    )
    at = story.at()
    made = markdown(memo(at, stamp_of(at, None, "pos:1 0"), concession_named(at, claim), None))

    assert "<u>" not in made
    assert "no run of words in common" in made


def test_the_best_pin_is_one_whose_words_were_found(story: Story) -> None:
    text = "MOTION\n\nThe venue clause is plain.\n"
    story.clerk.file(story.case, text.encode(), name="motion.txt", entry="1")
    argument = story.argue(passages=[words("The venue clause is plain", "p. 1")])
    story.position(argument, "3", "Acme", "replies", passages=[words("words of a paper that is not here", "p. 9")])
    at = story.at()
    view = argument_named(at, argument)
    made = markdown(argument_sheet(at, stamp_of(at, None, "pos:1 0"), view, side_of(at, None, view), None))

    assert made.index("The venue clause is plain") < made.index("## Theirs")
    assert "words of a paper" not in made
    assert "Reply (ECF 3) at 9" in made, "the other pins are named"


def test_a_side_is_named_by_any_name_of_its_party(story: Story) -> None:
    argument = story.argue()
    view = argument_named(story.at(), argument)

    assert side_of(story.at(), "bolt", view) == {"Bolt LLC"}
    assert side_of(story.at(), None, view) == {"Acme Corp."}
    with pytest.raises(UnknownReferenceError, match=r"Parties: Acme Corp\.; Bolt LLC"):
        side_of(story.at(), "Cog", view)


# --- the chart ----------------------------------------------------------------------------------------------------------------


def drawn(story: Story) -> list[ET.Element]:
    figures = list(chart_figures(positions_chart(story.at())))
    return [ET.fromstring(figure) for figure in figures]


def test_every_sign_of_the_chart_says_in_words_who_did_what(story: Story) -> None:
    argument = story.argue(title="Whether venue < proper & fair")
    story.position(argument, "2", "Bolt", "opposes", summary="Not “here”")
    story.rule(argument, "adopted", summary="It is")

    [figure] = drawn(story)
    titles = [e.text for e in figure.iter() if e.tag.endswith("title")]

    assert titles == ["Acme raises: Whether venue < proper & fair", "Bolt opposes: Not “here”", "Court adopted: It is"]
    svg = next(e for e in figure.iter() if e.tag.endswith("svg"))
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "The positions on 1 argument in 3 filings")


def test_a_wide_chart_is_drawn_in_figures_that_fit_a_page(empty: Story) -> None:
    for n in range(1, 13):
        empty.enter(str(n), "motion", "Acme", None, between=(f"2023-01-{n:02}", f"2023-01-{n:02}"))
        empty.argue(entry=str(n), title=f"Whether point {n}")

    first, second = drawn(empty)
    texts = [[one_line(e.text or "") for e in figure.iter() if e.tag.endswith("text")] for figure in (first, second)]

    assert "ECF 10" in texts[0]
    assert "ECF 11" not in texts[0]
    assert "ECF 12" in texts[1]
    assert any("Whether point 12" in told for told in texts[1])
    assert not any("Whether point 3" in told for told in texts[1]), "a lane without a sign there is left out"
