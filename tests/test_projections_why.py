"""What changed between two moments in sentences, why anything stands as it does, and each standard by element and defendant."""

from collections.abc import Callable
from datetime import date

import pytest
from builders import FILED, Story, words

from domain.errors import UnknownReferenceError
from domain.events import SourceChecked
from projections.difference import difference
from projections.why import why


def changes(story: Story, before: str | None, after: str | None) -> list[str]:
    return [c.sentence for c in difference(story.at(before), story.at(after)).changes]


@pytest.fixture
def told(story: Story) -> Story:
    """One of everything."""
    story.clerk.standard(story.case, title="Highfields", entry="1", elements=["Falsity", "Balance of harms"])
    story.clerk.formulate(story.case, standard="S1", entry="2", party="Bolt", summary="competent evidence")
    story.argue(
        title="Whether falsity is shown", element="S1.1", theory="whether he was fired", passages=[words("not fired")]
    )
    story.position("A1", "2", "Bolt", "opposes", passages=[words("no evidence", "p. 4")])
    story.position("A1", "3", "Acme", "replies", theory="never fired over a complaint")
    story.concede(
        "Acme", "Bolt", "2", proposition="that he was fired", argument="A1", passages=[words("now concedes", "p. 5")]
    )
    story.clerk.trace(story.case, concession="C1", entry="1", party="Acme", role="denial", summary="had not been fired")
    story.clerk.check(story.case, concession="C1", verdict="relabels", detail="laid off is not fired")
    story.clerk.dispute(story.case, concession="C1", entry="3", party="Acme", state="disputed", summary="no such thing")
    story.due(
        date(2023, 1, 16), entry="1", what="Opposition", ground="Civil L.R. 7-3", steps=["14 days after the motion"]
    )
    story.clerk.perform(story.case, "D1", by="2")
    story.clerk.hearing(story.case, what="Motion hearing", on=date(2023, 2, 1), entry="1")
    story.clerk.event(story.case, what="Meet and confer", on=date(2022, 12, 20))
    story.clerk.finding(
        story.case, kind="two_accounts", entry="3", detail="told twice", passages=[words("one"), words("two")]
    )
    story.clerk.link(story.case, "A1", "C1", relation="contradicts")
    story.clerk.note(story.case, "A1", "read again")
    story.rule("A1", "adopted", summary="competent evidence")
    story.rule("C1", "recharacterised")
    story.rule("S1.1", "adopted")
    story.rule("1", "granted")
    return story


# --- differences ------------------------------------------------------------------------------------------------------


def test_a_new_entry_is_told_with_its_filer_and_day(story: Story) -> None:
    assert changes(story, "ecf:1", "ecf:2") == ["Opposition (ECF 2) filed by Bolt LLC on 2023-01-16: Opposition"]


def test_nothing_changed_between_a_moment_and_itself(told: Story) -> None:
    for moment in ("2023-01-16", "ecf:3", None):
        assert changes(told, moment, moment) == []


def test_an_argument_that_changes_hands_is_told_with_the_reason(told: Story) -> None:
    said = changes(told, "ecf:1", "ecf:2")

    assert (
        "A1 Whether falsity is shown: open → joined. Raised by Acme Corp.; met by Bolt in Opposition (ECF 2)." in said
    )
    assert "A1: Bolt LLC opposes in Opposition (ECF 2): Bolt opposes “no evidence”" in said
    assert "A1: a concession is now claimed." in said


def test_a_shift_of_theory_is_told_with_both_ends(told: Story) -> None:
    assert (
        "A1: Acme Corp. shifted between Motion (ECF 1) and Reply (ECF 3): whether he was fired → never fired over a complaint"
        in changes(told, "ecf:2", "ecf:3")
    )


def test_a_claimed_concession_is_told_as_a_claim(told: Story) -> None:
    assert (
        "C1 Claimed concession: that he was fired: Bolt LLC of Acme Corp., express, in Opposition (ECF 2)."
        in changes(told, "ecf:1", "ecf:2")
    )


def test_the_states_and_the_resolution_of_a_concession_are_told(told: Story) -> None:
    assert "C1 that he was fired: state claimed → disputed." in changes(told, "ecf:2", "ecf:3")
    assert "C1 that he was fired: resolution nothing → recharacterised by Order (ECF 4)." in changes(
        told, "ecf:3", "ecf:4"
    )


def test_a_source_check_that_was_taken_back_is_told(told: Story) -> None:
    before = told.at()
    told.clerk.check(told.case, concession="C1", verdict="overstates", detail="laid off is not fired")
    checked = told.at()
    told.clerk.undo(told.case)
    first = next(r.position for r in told.at().record.recorded if isinstance(r.event, SourceChecked))
    unchecked = told.at(known_at=f"pos:{first - 1}")

    assert [c.sentence for c in difference(before, checked).changes] == ["C1 checked against its source: overstates."]
    lost = [c for c in difference(before, unchecked).changes if c.field == "source_check"]
    assert [(c.before, c.after, c.sentence) for c in lost] == [
        ("relabels", None, "C1: its check against the source does not stand then.")
    ]


def test_own_words_are_told_as_one_partys(told: Story) -> None:
    told.concede("Acme", "Acme", "3", proposition="that the shop was open", voice="own")

    assert "C2 Own words: that the shop was open: Acme Corp., express, in Reply (ECF 3)." in changes(
        told, "ecf:2", None
    )
    assert why(told.at(), "C2").because[0] == "Acme Corp. says so in its own words in Reply (ECF 3): own, express."


def test_a_deadline_met_is_told_with_the_filing(told: Story) -> None:
    assert any(
        s.startswith("D1 Opposition: open → met. Opposition (ECF 2), on 2023-01-16")
        for s in changes(told, "ecf:1", "ecf:2")
    )


def test_a_ruling_is_told_for_motion_argument_and_element(told: Story) -> None:
    said = changes(told, "ecf:3", "ecf:4")

    assert "Motion (ECF 1): granted by Order (ECF 4)." in said
    assert any(s.startswith("A1 Whether falsity is shown: joined → adopted.") for s in said)
    assert "S1.1 Falsity: adopted." in said


def test_what_our_record_gained_is_told_between_two_positions(story: Story) -> None:
    before = story.at(None, f"pos:{story.clerk.head()}")
    story.clerk.revise(story.case, "2", reason="typed wrongly", title="Response", filed=date(2023, 1, 17))

    assert [c.sentence for c in difference(before, story.at()).changes] == [
        "Opposition (ECF 2) is now titled Response.",
        "Opposition (ECF 2): filed date 2023-01-16 → 2023-01-17.",
    ]


def test_what_was_taken_back_is_told_as_no_longer_standing(told: Story) -> None:
    before = told.at(None, f"pos:{told.clerk.head()}")
    told.clerk.undo(told.case, "F1")

    assert [(c.view, c.id, c.field, c.after) for c in difference(before, told.at()).changes] == [
        ("findings", "F1", "existence", None)
    ]


def test_looking_back_everything_that_came_later_no_longer_stands(told: Story) -> None:
    gone = {(c.view, c.id) for c in difference(told.at(), told.at("2022-12-31")).changes if c.field == "existence"}

    assert {
        ("sheet", "1"),
        ("arguments", "A1"),
        ("concessions", "C1"),
        ("deadlines", "D1"),
        ("standards", "S1"),
        ("findings", "F1"),
    } <= gone


# --- why --------------------------------------------------------------------------------------------------------------


def test_everything_that_has_an_id_has_a_why(told: Story) -> None:
    for ident in told.at().record.introduced:
        view = why(told.at(), ident)
        assert view.heading
        assert view.events, ident


@pytest.mark.parametrize(
    ("ident", "heading", "status"),
    [
        ("2", "Opposition (ECF 2): Opposition", None),
        ("A1", "A1 Whether falsity is shown", "adopted"),
        ("A1.2", "A1 Whether falsity is shown", "adopted"),
        ("C1", "C1 Claimed concession: that he was fired", "disputed"),
        ("C1.1", "C1 Claimed concession: that he was fired", "disputed"),
        ("D1", "D1 Opposition", "met"),
        ("S1", "S1 Highfields", None),
        ("S1.2", "S1 Highfields", None),
        ("F1", "F1 two accounts (Reply (ECF 3)): told twice", None),
        ("O1", "O1 other on 2022-12-20: Meet and confer", None),
        ("H1", "H1 hearing on 2023-02-01: Motion hearing", "set"),
        ("R4", "Order (ECF 4) on ECF 1: granted", None),
        ("N1", "N1 note on A1.", None),
        ("L1", "L1: A1 contradicts C1.", None),
    ],
)
def test_why_says_what_a_thing_is_and_how_it_stands(told: Story, ident: str, heading: str, status: str | None) -> None:
    view = why(told.at(), ident)

    assert (view.heading, view.status) == (heading, status)


def test_why_of_an_argument_shows_its_ground_its_passages_and_its_events(told: Story) -> None:
    view = why(told.at(), "A1")

    assert view.because == ("Order (ECF 4) — adopted: competent evidence (R1)",)
    assert {p.words for p in view.passages} >= {"not fired", "no evidence"}
    assert {"case.argument-raised.v1", "case.position-taken.v1", "case.ruling-made.v1"} <= {
        e.topic for e in view.events
    }


def test_why_of_a_concession_says_who_says_so_what_was_checked_and_what_the_court_made_of_it(told: Story) -> None:
    because = " ".join(why(told.at(), "C1").because)

    assert "Bolt LLC says so of Acme Corp. in Opposition (ECF 2): attributed, express." in because
    assert "Source check by tester: relabels. laid off is not fired" in because
    assert "Order (ECF 4): recharacterised." in because


def test_why_of_an_unchecked_claim_says_so(story: Story) -> None:
    claim = story.concede()

    because = " ".join(why(story.at(), claim).because)

    assert "Nobody has checked the claim against its source yet." in because
    assert "No ruling on it is recorded." in because


def test_why_of_a_deadline_shows_every_basis_and_its_steps(told: Story) -> None:
    assert set(why(told.at(), "D1").because) >= {
        "order: 2023-01-16 — Civil L.R. 7-3: governs",
        "14 days after the motion",
    }


def test_why_of_an_entry_says_how_its_date_is_known(story: Story) -> None:
    story.enter("5", "letter", "Bolt", FILED["4"], filed_assumed=True)
    story.enter("6", "letter", "Bolt")

    told = [why(story.at(), ident).because[0] for ident in ("2", "5", "6")]

    assert told[0] == "Filed 2023-01-16, as recorded from the docket."
    assert told[1].startswith("Filed 2023-02-06: assumed")
    assert told[2].startswith("No filed date is known; ")
    assert "between 2023-02-06 and an unknown day" in told[2]


def test_why_as_of_an_earlier_moment_leaves_out_what_came_later(told: Story) -> None:
    view = why(told.at("ecf:2"), "A1")

    assert view.status == "joined"
    assert {e.entry for e in view.events} <= {"1", "2", None}


def test_why_of_what_did_not_stand_yet_is_refused(told: Story) -> None:
    with pytest.raises(UnknownReferenceError, match="C1 is not on the record of this case as of ecf:1"):
        why(told.at("ecf:1"), "C1")


@pytest.mark.parametrize("ident", ["A9", "52", "nobody"])
def test_why_of_what_does_not_exist_is_refused(story: Story, ident: str) -> None:
    with pytest.raises(UnknownReferenceError, match="is not on the record of this case"):
        why(story.at(), ident)


# --- standards --------------------------------------------------------------------------------------------------------


def matrix(story: Story, element: int = 0) -> dict[str, list[tuple[str, str]]]:
    rows = story.standard("S1").elements[element].defendants
    return {row.name: [(p.party, p.stance) for p in row.positions] for row in rows}


@pytest.fixture
def tested(story: Story) -> Story:
    """A standard with two elements, and an argument on the first."""
    story.clerk.standard(
        story.case, title="Defamation", entry="1", elements=["Falsity", "Fault"], burden_on="Acme", quantum="clear and convincing",
        logic="all",
    )  # fmt: skip
    story.argue(element="S1.1")
    return story


def test_a_standard_keeps_its_burden_quantum_and_logic(tested: Story) -> None:
    view = tested.standard("S1")

    assert (view.burden_on, view.quantum, view.logic) == ("Acme", "clear and convincing", "all")


def test_an_element_shows_the_last_position_of_each_side(tested: Story) -> None:
    tested.position("A1", "2", "Bolt", "opposes")
    tested.position("A1", "3", "Acme", "qualifies")

    assert matrix(tested) == {"all": [("Acme Corp.", "qualifies"), ("Bolt LLC", "opposes")]}


def test_an_element_has_a_row_for_each_defendant_that_is_named(tested: Story) -> None:
    tested.position("A1", "2", "Bolt", "opposes", defendant="Doe 2")
    tested.rule("S1.1", "adopted", defendant="Doe 1")

    assert matrix(tested) == {"all": [("Acme Corp.", "raises")], "Doe 2": [("Bolt LLC", "opposes")], "Doe 1": []}


def test_a_ruling_for_one_defendant_stands_in_that_row_only(tested: Story) -> None:
    tested.rule("S1.1", "adopted", defendant="Doe 1")
    tested.rule("S1.1", "rejected", defendant="Doe 2")

    rulings = {r.name: r.ruling.outcome if r.ruling else None for r in tested.standard("S1").elements[0].defendants}

    assert rulings == {"all": None, "Doe 1": "adopted", "Doe 2": "rejected"}


def test_a_ruling_on_an_element_is_none_on_the_standard_and_none_on_its_neighbour(tested: Story) -> None:
    tested.rule("S1.1", "adopted")

    view = tested.standard("S1")

    assert view.ruling is None
    assert [e.defendants[0].ruling is not None for e in view.elements] == [True, False]


def test_an_argument_about_one_defendant_stands_in_that_row(tested: Story) -> None:
    tested.argue(element="S1.2", defendant="Doe 3", title="Whether Doe 3 was at fault")

    assert matrix(tested, 1) == {"all": [], "Doe 3": [("Acme Corp.", "raises")]}


def test_each_papers_wording_of_a_standard_stands_in_court_order(tested: Story) -> None:
    tested.clerk.formulate(tested.case, standard="S1", entry="4", party="court", summary="the court's words")
    tested.clerk.formulate(tested.case, standard="S1", entry="2", party="Bolt", summary="Bolt's words")

    assert [(f.entry, f.by, f.summary) for f in tested.standard("S1").formulations] == [
        ("2", "Bolt LLC", "Bolt's words"),
        ("4", "Court", "the court's words"),
    ]


def test_the_ruling_on_a_standard_shows_from_its_order(tested: Story) -> None:
    tested.rule("S1", "assumed")

    ruling: Callable[[str], object] = lambda moment: tested.standard("S1", moment).ruling  # noqa: E731
    assert ruling("ecf:3") is None
    assert ruling("ecf:4") is not None
