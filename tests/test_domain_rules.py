"""What the record forbids: each refusal is a sentence, and leaves no event behind."""

from collections.abc import Callable
from datetime import timedelta
from importlib import resources
from typing import Any, get_args

import pytest
from builders import FILED, TODAY, Story, passage, views_now, words

from domain import values
from domain.draft import Draft
from domain.errors import AlreadyOnDocketError, DocketError, InvalidWordError, NotPossibleError, UnknownReferenceError
from domain.events import CATALOGUE, DeadlineBasis, EntryDocketed, EntryFacts
from domain.passage import Via
from domain.values import Stance, a_or_an, checked, words_of
from projections.timeline import history

ORDER = (resources.files("docket.samples") / "invented" / "papers" / "054-order.txt").read_bytes()


def refused(story: Story, act: Callable[[], object]) -> str:
    """The sentence by which a command is refused; nothing of it may stay, neither in the store nor in memory."""
    head, before = story.clerk.head(), views_now(story.clerk, story.case)
    with pytest.raises(DocketError) as raised:
        act()
    assert story.clerk.head() == head
    assert views_now(story.clerk, story.case) == before
    return str(raised.value)


# --- the docket -------------------------------------------------------------------------------------------------------


def test_an_entry_that_is_not_on_the_docket_cannot_be_cited(story: Story) -> None:
    said = refused(story, lambda: story.argue(entry="52"))

    assert said == "ECF 52 is not on this docket. `docket sheet` lists what is; `docket enter` adds it."


def test_a_docket_number_is_given_once(story: Story) -> None:
    said = refused(story, lambda: story.enter("3", "letter", "Bolt"))

    assert said == "ECF 3 is already on this docket (Reply). `docket revise 3` changes it."


def test_an_attachment_needs_its_entry(story: Story) -> None:
    assert "ECF 9 is not on this docket" in refused(story, lambda: story.enter("9-1", "exhibit", "Bolt"))


def test_entries_without_number_are_counted_by_the_program(story: Story) -> None:
    assert [story.enter(None, "minute", "court") for _ in range(2)] == ["E1", "E2"]


def test_the_number_of_an_unnumbered_entry_cannot_be_chosen(story: Story) -> None:
    assert "leave the number out to get E1" in refused(story, lambda: story.enter("E5", "minute", "court"))


def test_an_unnumbered_entry_that_gets_its_number_answers_to_both(story: Story) -> None:
    ident = story.enter(None, "notice", "Bolt")

    story.clerk.revise(story.case, ident, reason="numbered by the clerk's office", number="5")

    assert story.argue(entry="5", party="Bolt") == "A1"
    assert story.argument("A1").raised_in == ident
    assert story.row(ident).number == 5


def test_an_entry_has_one_number(story: Story) -> None:
    said = refused(story, lambda: story.clerk.revise(story.case, "2", reason="typed wrongly", number="7"))

    assert said == "ECF 2 has its docket number already."


def test_a_number_given_later_must_be_free(story: Story) -> None:
    ident = story.enter(None, "notice", "Bolt")

    said = refused(story, lambda: story.clerk.revise(story.case, ident, reason="numbered", number="3"))

    assert said.startswith("ECF 3 is already on this docket")


def test_a_revision_that_changes_nothing_is_refused(story: Story) -> None:
    said = refused(story, lambda: story.clerk.revise(story.case, "2", reason="again", title="Opposition"))

    assert "already reads like that; nothing was recorded" in said


def test_bounds_the_wrong_way_round_are_refused(story: Story) -> None:
    said = refused(story, lambda: story.enter("5", "letter", "Bolt", between=[FILED["3"], FILED["1"]]))

    assert "The bounds 2023-01-23 to 2023-01-02 are the wrong way round." in said


def test_a_blank_title_is_refused(story: Story) -> None:
    assert "title" in refused(story, lambda: story.enter("5", "letter", "Bolt", title="  \n "))


def test_a_paper_that_is_not_at_hand_cannot_be_marked_read(story: Story) -> None:
    assert "The paper of 2 is not at hand" in refused(story, lambda: story.clerk.mark_read(story.case, "2"))


def test_the_same_bytes_are_not_filed_twice(story: Story) -> None:
    story.paper("1", "We say so.\n")

    said = refused(story, lambda: story.paper("1", "We say so.\n"))

    assert said == "This very paper is at hand already as ECF 1; nothing was filed."


def test_words_on_no_paper_are_refused(story: Story) -> None:
    claim = story.concede()

    said = refused(
        story,
        lambda: story.clerk.check(
            story.case, concession=claim, verdict="supports", detail="d", passages=[words("said")]
        ),
    )

    assert said == "Words need the paper in which they stand: name its entry."


# --- parties ----------------------------------------------------------------------------------------------------------


def test_a_party_answers_to_its_names_and_to_one_word_of_them(empty: Story) -> None:
    empty.clerk.party(empty.case, name="Crane & Daughters, Inc.", label="Crane", aliases=["Intervenor"])
    case = empty.clerk._hold(empty.case).case

    named = {case.party(n) for n in ("crane & daughters, inc.", "CRANE", "Intervenor", "daughters", "Daughters,")}

    assert named - {None} == {"crane-daughters-inc"}


def test_a_word_that_two_parties_share_names_neither(empty: Story) -> None:
    empty.clerk.party(empty.case, name="North Crane Inc.")
    empty.clerk.party(empty.case, name="South Crane Inc.")

    assert empty.clerk._hold(empty.case).case.party("Crane") is None


def test_a_name_not_heard_before_joins_and_the_person_is_told(story: Story) -> None:
    receipt = story.clerk.enter(story.case, kind="letter", title="Letter", party="Amicus Group")

    assert receipt.notes == ("New party: Amicus Group. (Known: Acme Corp.; Bolt LLC. `docket undo` takes it back.)",)


def test_the_parts_of_a_thing_are_counted_apart(story: Story) -> None:
    story.clerk.standard(story.case, title="A test", elements=["first", "second"])
    worded = [
        story.clerk.formulate(story.case, standard="S1", entry="1", party="Acme", summary=said).id
        for said in ("so", "or")
    ]

    assert worded == ["S1.f1", "S1.f2"]


@pytest.mark.parametrize("court", ["", "n.d. nowhere", "no court", "9"])
def test_a_court_is_named_by_its_id(story: Story, court: str) -> None:
    said = refused(story, lambda: story.clerk.open("2:24-cv-9", court=court, name="Finch v. Crane"))

    assert (
        said
        == f"“{court}” is no court's id. Write it as it is cited (N.D. Cal.) or as CourtListener has it: cand, nysd, ca9."
    )


def test_bounds_the_wrong_way_round_are_told_as_that(story: Story) -> None:
    late, early = FILED["2"], FILED["1"]

    said = refused(story, lambda: story.clerk.enter(story.case, kind="letter", title="Letter", between=(late, early)))

    assert said == f"The bounds {late} to {early} are the wrong way round."


def test_a_link_ties_two_things(story: Story) -> None:
    assert "A link ties two" in refused(story, lambda: story.clerk.link(story.case, "2", "ECF 2", relation="supports"))


def test_an_empty_note_is_refused(story: Story) -> None:
    assert (
        refused(story, lambda: story.clerk.note(story.case, "2", " \n"))
        == "The note is empty. Say what is to be noted."
    )


@pytest.mark.parametrize(
    ("typed", "asks"),
    [("Hargr", "Did you mean Ida Hargrove?"), ("Hargrov", "Did you mean Ida Hargrove?"), ("Hargorve", "Did you mean Ida Hargrove?"),
     ("Doe", "can mean John Doe 1 or John Doe 2"), ("-", "is no name of a party")],
)  # fmt: skip
def test_a_name_like_a_known_partys_is_asked_about_and_makes_no_party(empty: Story, typed: str, asks: str) -> None:
    for name, label in (("Ida Hargrove", "Hargrove"), ("John Doe 1", "Doe 1"), ("John Doe 2", "Doe 2")):
        empty.clerk.party(empty.case, name=name, label=label)

    said = refused(empty, lambda: empty.clerk.enter(empty.case, kind="letter", title="Letter", party=typed))

    assert asks in said


def test_a_name_that_only_shares_a_word_with_another_is_a_new_party(empty: Story) -> None:
    for name in ("John Doe 1", "Hargrove Mills LLC"):
        empty.clerk.party(empty.case, name=name)

    for name in ("John Doe 2", "Hargrove Shipping LLC", "Ida"):
        receipt = empty.clerk.enter(empty.case, kind="letter", title="Letter", party=name)
        assert receipt.notes[0].startswith(f"New party: {name}.")


def test_a_party_whose_name_is_like_anothers_joins_where_that_is_said(empty: Story) -> None:
    empty.clerk.party(empty.case, name="Ida Hargrove")
    empty.clerk.party(empty.case, name="Hargr")

    assert empty.clerk.enter(empty.case, kind="letter", title="Letter", party="Hargr").notes == ()
    assert empty.clerk._hold(empty.case).case.entries["E1"].party == "hargr"


def test_a_role_that_one_party_alone_has_names_it(empty: Story) -> None:
    empty.clerk.party(empty.case, name="Ida Hargrove", role="relator")
    empty.clerk.party(empty.case, name="Mills LLC", role="trustee")

    empty.clerk.enter(empty.case, kind="letter", title="Letter", party="the Trustee")

    assert empty.clerk._hold(empty.case).case.entries["E1"].party == "mills-llc"


def test_the_court_is_no_party(story: Story) -> None:
    assert "The court speaks as “court”" in refused(story, lambda: story.clerk.party(story.case, name="the Court"))


@pytest.mark.parametrize("name", ["a1", "22", "court 2", "漢字", "d1"])
def test_the_id_of_a_party_is_never_taken_for_another_thing(story: Story, name: str) -> None:
    ident = story.clerk.party(story.case, name=name).id

    assert ident not in ("court", "a1", "d1")
    assert not ident[:1].isdigit()
    assert story.failed_checks() == []


# --- stances ----------------------------------------------------------------------------------------------------------


def test_only_the_court_rules(story: Story) -> None:
    argument = story.argue()

    assert "Only the court rules" in refused(story, lambda: story.position(argument, "2", "Bolt", "rules"))


COURT_MAY = {"rules", "qualifies", "silent"}


@pytest.mark.parametrize("stance", sorted(set(words_of(Stance)) - COURT_MAY))
def test_the_court_takes_no_side(story: Story, stance: str) -> None:
    argument = story.argue()

    assert "The court takes no side" in refused(story, lambda: story.position(argument, "4", "court", stance))


@pytest.mark.parametrize("stance", sorted(COURT_MAY))
def test_the_court_may_rule_qualify_or_be_silent(story: Story, stance: str) -> None:
    argument = story.argue()

    assert story.position(argument, "4", "court", stance) == "A1.2"


def test_the_court_raises_no_argument(story: Story) -> None:
    assert "The court takes no side" in refused(story, lambda: story.argue(entry="4", party="court"))


# --- concessions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conceder", "by", "voice"),
    [("Bolt", "Bolt", "own"), ("Bolt", "Acme", "attributed"), ("Bolt", "court", "court")],
)
def test_without_a_voice_it_is_the_one_of_who_says_so(story: Story, conceder: str, by: str, voice: str) -> None:
    claim = story.concede(conceder, by)

    assert story.concession(claim).voice == voice


@pytest.mark.parametrize(
    ("by", "voice", "reason"),
    [
        ("Acme", "own", "asserted by the conceder"),
        ("court", "own", "asserted by the conceder"),
        ("Bolt", "attributed", "asserted by the conceder"),
        ("Bolt", "court", "asserted by the conceder"),
        ("Acme", "court", "belongs to what the court itself says"),
        ("court", "attributed", "belongs to what the court itself says"),
    ],
)
def test_a_voice_that_is_not_the_speakers_is_refused(story: Story, by: str, voice: str, reason: str) -> None:
    assert reason in refused(story, lambda: story.concede("Bolt", by, voice=voice))


@pytest.mark.parametrize("state", ["own_words", "qualified", "withdrawn"])
def test_only_who_is_said_to_have_conceded_can_own_qualify_or_withdraw_it(story: Story, state: str) -> None:
    claim = story.concede("Bolt", "Acme")

    said = refused(
        story, lambda: story.clerk.dispute(story.case, concession=claim, entry="3", party="Acme", state=state)
    )

    assert said == "Only Bolt, who is said to have conceded, can own, qualify or withdraw C1."


def test_dropping_a_concession_needs_a_reason(story: Story) -> None:
    claim = story.concede()

    assert "Say why it is dropped" in refused(
        story, lambda: story.clerk.review_concession(story.case, claim, review="dropped")
    )


# --- rulings ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "kind"), [("1", "motion"), ("2", "opposition"), ("3", "reply")]
)  # fmt: skip
def test_a_partys_paper_cannot_rule(story: Story, entry: str, kind: str) -> None:
    argument = story.argue()

    said = refused(story, lambda: story.rule(argument, "adopted", entry))

    assert (
        said == f"ECF {entry} is {a_or_an(kind)}; only an order, a minute entry, a judgment or a transcript can rule."
    )


@pytest.mark.parametrize("kind", ["order", "minute", "judgment", "transcript"])
def test_the_papers_of_the_court_rule(story: Story, kind: str) -> None:
    argument, paper = story.argue(), story.enter(None, kind, "court", FILED["4"])

    assert story.rule(argument, "adopted", paper) == "R1"


@pytest.mark.parametrize(
    ("on", "outcome", "possible"),
    [
        (
            "1",
            "adopted",
            (
                "granted, granted_in_part, denied, moot, withdrawn, deferred, stricken, dismissed, overruled, "
                "sustained, affirmed, reversed, vacated, remanded"
            ),
        ),
        ("A1", "granted", "adopted, rejected, rejected_by_result, assumed, not_reached, not_addressed"),
        ("A1", "narrowed", "adopted, rejected, rejected_by_result, assumed, not_reached, not_addressed"),
        ("C1", "granted", "adopted, narrowed, recharacterised, rejected, assumed, not_reached, not_addressed"),
    ],
)
def test_motions_are_granted_and_arguments_adopted(story: Story, on: str, outcome: str, possible: str) -> None:
    story.argue()
    story.concede()

    assert f"Possible: {possible}." in refused(story, lambda: story.rule(on, outcome))


@pytest.mark.parametrize("on", ["A1.1", "D1", "C1.1", "S1.f1"])
def test_the_court_rules_on_no_part_and_no_deadline(story: Story, on: str) -> None:
    story.argue()
    story.due(TODAY)
    claim = story.concede()
    story.clerk.trace(story.case, concession=claim, entry="2", party="Bolt", role="own_words", summary="said")
    story.clerk.standard(story.case, title="The test")
    story.clerk.formulate(story.case, standard="S1", entry="1", party="Acme", summary="worded")

    assert refused(story, lambda: story.rule(on, "adopted"))


def test_an_element_must_be_of_the_standard_ruled_on(story: Story) -> None:
    story.clerk.standard(story.case, title="One", elements=["Falsity"])
    story.clerk.standard(story.case, title="Two", elements=["Fault"])

    assert refused(story, lambda: story.rule("S1", "adopted", element="S2.1")) == "S2.1 is not an element of S1."


# --- one thing is not another -----------------------------------------------------------------------------------------

MISTAKEN: dict[str, Callable[[Story], object]] = {
    "a position on a concession": lambda s: s.position("C1", "2", "Bolt", "opposes"),
    "a position on a position": lambda s: s.position("A1.1", "2", "Bolt", "opposes"),
    "a position on an entry": lambda s: s.position("2", "2", "Bolt", "opposes"),
    "a concession about a standard": lambda s: s.concede(argument="S1"),
    "an argument under a concession": lambda s: s.argue(under="C1"),
    "an argument on a standard that is an argument": lambda s: s.argue(standard="A1"),
    "an argument on an element that is a standard": lambda s: s.argue(element="S1"),
    "an argument on an element of another standard": lambda s: s.argue(standard="S2", element="S1.1"),
    "a chain of an argument": lambda s: s.clerk.trace(
        s.case, concession="A1", entry="2", party="Bolt", role="denial", summary="no"
    ),
    "a source check of an argument": lambda s: s.clerk.check(s.case, concession="A1", verdict="supports", detail="d"),
    "a review of an argument": lambda s: s.clerk.review_concession(s.case, "A1", review="kept"),
    "a dispute of an argument": lambda s: s.clerk.dispute(
        s.case, concession="A1", entry="2", party="Bolt", state="disputed"
    ),
    "a formulation of an argument": lambda s: s.clerk.formulate(
        s.case, standard="A1", entry="1", party="Acme", summary="worded"
    ),
    "a move of an argument": lambda s: s.clerk.move(s.case, "A1", on=TODAY),
    "a hearing that is a deadline": lambda s: s.clerk.change_hearing(s.case, "D1", state="held"),
    "a deadline performed by an argument": lambda s: s.clerk.perform(s.case, "D1", by="A1"),
    "an argument that does not exist": lambda s: s.position("A9", "2", "Bolt", "opposes"),
    "a concession that does not exist": lambda s: s.clerk.review_concession(s.case, "C9", review="kept"),
    "a deadline that does not exist": lambda s: s.clerk.perform(s.case, "D9", by="2"),
}


@pytest.mark.parametrize("act", MISTAKEN.values(), ids=MISTAKEN)
def test_one_kind_of_thing_cannot_be_cited_as_another(story: Story, act: Callable[[Story], object]) -> None:
    story.clerk.standard(story.case, title="One", elements=["Falsity"])
    story.clerk.standard(story.case, title="Two")
    story.argue()
    story.concede()
    story.due(TODAY)

    said = refused(story, lambda: act(story))

    assert said.endswith(".")


def test_a_deadline_without_date_says_what_it_waits_for(story: Story) -> None:
    assert "or what it waits for" in refused(story, lambda: story.due(None))


def test_a_time_of_day_that_no_clock_shows_is_refused(story: Story) -> None:
    assert "due time" in refused(story, lambda: story.due(TODAY, time="25:00"))


def test_a_finding_sets_two_passages_side_by_side(story: Story) -> None:
    said = refused(
        story,
        lambda: story.clerk.finding(story.case, kind="two_accounts", entry="1", detail="d", passages=[words("one")]),
    )

    assert said == "A finding sets at least two passages side by side."


# --- undo -------------------------------------------------------------------------------------------------------------


def test_what_others_rest_on_cannot_be_taken_back(story: Story) -> None:
    story.argue()

    said = refused(story, lambda: story.clerk.undo(story.case, "1"))

    assert said.endswith("would lose the ground they stand on. Take that back first.")
    assert "A1" in said


def test_a_thing_is_taken_back_by_its_id(story: Story) -> None:
    story.argue()
    story.clerk.note(story.case, "2", "read again")

    story.clerk.undo(story.case, "A1")

    assert refused(story, lambda: story.position("A1", "2", "Bolt", "opposes")).startswith("There is no argument A1")


def test_an_id_taken_back_is_not_given_again(story: Story) -> None:
    story.argue()
    story.clerk.undo(story.case)

    assert story.argue() == "A2"


def test_the_part_of_a_thing_taken_back_is_not_given_again(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")
    story.clerk.undo(story.case)

    assert story.position(argument, "2", "Bolt", "answers") == "A1.3"


def test_undoing_an_undo_brings_everything_back_and_adds_to_the_history_only(story: Story) -> None:
    story.argue()
    before, lines = views_now(story.clerk, story.case), len(history(story.at()).events)

    story.clerk.undo(story.case)
    story.clerk.undo(story.case)

    assert views_now(story.clerk, story.case) == before
    assert len(history(story.at()).events) == lines + 2


def test_a_thing_whose_number_was_given_again_cannot_be_brought_back(story: Story) -> None:
    story.enter("5", "letter", "Bolt", title="The first letter")
    correction = story.clerk.undo(story.case)
    position = story.clerk.head()
    story.enter("5", "letter", "Bolt", title="The second letter")

    said = refused(story, lambda: story.clerk.undo(story.case, f"pos:{position}"))

    assert correction.id
    assert said == "ECF 5 was entered again in the meantime; take that back first."


def test_a_number_taken_back_means_the_entry_no_longer(story: Story) -> None:
    ident = story.enter(None, "notice", "Bolt")
    story.clerk.revise(story.case, ident, reason="numbered", number="5")
    story.clerk.undo(story.case)

    assert "ECF 5 is not on this docket" in refused(story, lambda: story.argue(entry="5"))
    assert story.enter("5", "letter", "Acme") == "5"


def test_a_name_and_a_paper_taken_back_are_gone(story: Story) -> None:
    story.clerk.party(story.case, name="Amicus Group")
    story.clerk.undo(story.case)
    story.paper("1", "We say so.\n", read=False)
    story.clerk.undo(story.case)

    assert story.clerk._hold(story.case).case.party("Amicus Group") is None
    assert "not at hand" in refused(story, lambda: story.clerk.mark_read(story.case, "1"))


def test_a_command_is_not_taken_back_twice(story: Story) -> None:
    story.argue()
    position = f"pos:{story.clerk.head()}"
    story.clerk.undo(story.case, position)

    assert "was taken back already" in refused(story, lambda: story.clerk.undo(story.case, position))


def test_the_opening_of_a_case_cannot_be_taken_back(empty: Story) -> None:
    assert "The opening of a case cannot be taken back" in refused(empty, lambda: empty.clerk.undo(empty.case, "pos:1"))


def test_a_command_of_several_events_is_taken_back_whole(story: Story) -> None:
    """The letter brought a new party in: both go."""
    story.enter("5", "letter", "Amicus Group")

    story.clerk.undo(story.case)

    assert "5" not in story.on_sheet()
    assert set(story.at().record.parties) == {"acme-corp", "bolt-llc"}


def test_history_keeps_what_was_taken_back_and_says_so(story: Story) -> None:
    story.argue(title="Whether venue is proper")

    story.clerk.undo(story.case, reason="wrong case")

    rows = history(story.at()).events
    assert [r.undone for r in rows[-3:]] == [True, True, False]
    assert rows[-1].sentence.startswith("Taken back: A1 raised by Acme")


def test_a_filing_taken_back_takes_its_proposals_along_and_filing_again_brings_them(story: Story) -> None:
    first = story.clerk.file(story.case, ORDER, name="order.txt", kind="order", filed=FILED["4"])
    made = [p.title for p in story.clerk.proposals(story.case)]
    story.clerk.undo(story.case)
    gone = story.clerk.proposals(story.case)

    again = story.clerk.file(story.case, ORDER, name="order.txt", kind="order", filed=FILED["4"])

    assert made
    assert gone == []
    assert (first.id, again.id) == ("E1", "E2")
    assert [(p.title, p.entry) for p in story.clerk.proposals(story.case)] == [(title, "E2") for title in made]


def test_the_proposals_of_a_paper_taken_back_from_a_standing_entry_cannot_be_kept(story: Story) -> None:
    story.clerk.file(story.case, ORDER, name="order.txt", entry="4")
    ident = story.clerk.proposals(story.case)[0].id
    story.clerk.undo(story.case)

    assert refused(story, lambda: story.clerk.keep(story.case, [ident])).startswith(f"There is no proposal {ident}")


# --- clocks -----------------------------------------------------------------------------------------------------------


def test_recorded_times_never_run_back_though_the_clock_does(story: Story) -> None:
    story.clock.to(TODAY - timedelta(days=400))
    story.argue()

    times = [r.event.recorded_at for r in story.at().record.recorded]

    assert times == sorted(times)
    assert times[-1].date() == TODAY


def test_a_fact_has_the_court_date_of_its_entry(story: Story) -> None:
    story.argue(entry="2", party="Bolt")

    assert story.at().record.recorded[-1].event.court_date == FILED["2"]


# --- words ------------------------------------------------------------------------------------------------------------

LISTS = {
    name: closed
    for name, closed in vars(values).items()
    if name[:1].isupper()
    and name not in ("COURT", "RESPONSIVE")
    and all(isinstance(w, str) for w in get_args(closed))
    and get_args(closed)
}
CONTRACT = {
    "Kind": "complaint, answer, motion, opposition, reply, sur_reply, supplemental, declaration, exhibit, order, stipulation, "
    "notice, brief, letter, transcript, minute, judgment, other",
    "Stance": "raises, supports, answers, opposes, replies, qualifies, concedes, withdraws, silent, rules",
    "ArgumentStatus": "open, joined, unanswered, unknown, conceded, withdrawn, adopted, rejected, rejected_by_result, assumed, "
    "not_reached, not_addressed",
    "Voice": "own, attributed, court",
    "Manner": "express, silence, arguendo, conditional",
    "ConcessionState": "claimed, own_words, disputed, qualified, withdrawn",
    "Resolution": "adopted, narrowed, recharacterised, rejected, assumed, not_reached, not_addressed",
    "Weight": "judicial_admission, evidentiary_admission, concession_of_argument, waiver, forfeiture, abandonment",
    "Verdict": "supports, overstates, relabels, contradicts, alters, not_at_hand",
    "FindingKind": "same_source_differs, uncredited_repeat, lookalike_name, cut_before_condition, two_accounts",
    "DeadlineState": "waiting, open, met, met_late, no_filing_seen, performance_unknown, superseded, vacated",
    "Certainty": "ordered, computed_verified, computed_unverified, disputed, conditional",
    "Basis": "rule, order, stipulation",
    "RelationRole": "responds_to, replies_to, supports, rules_on, continues, corrects, withdraws, attaches",
    "PaperState": "at_hand, cited_only, sealed",
    "LinkRole": "contradicts, restates, quotes, answers, supports, redacts",
    "ClawBackGround": "frcp_26b5b, fre_502b, fre_502d, fre_502e, agreement, other",
    "ClawBackOutcome": "withdrawn, overruled, upheld",
    "Logic": "all, any, balance",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_a_closed_list_has_the_words_of_the_contract(name: str) -> None:
    assert set(words_of(LISTS[name])) == set(CONTRACT[name].split(", "))


@pytest.mark.parametrize("name", LISTS)
def test_a_word_of_a_closed_list_is_taken_in_any_usual_spelling(name: str) -> None:
    for word in words_of(LISTS[name]):
        typed = f" {word.replace('_', '-').upper()} "
        assert checked(typed, LISTS[name], name) == word
        assert checked(word.replace("_", " "), LISTS[name], name) == word


@pytest.mark.parametrize("name", LISTS)
def test_any_other_word_is_refused_with_the_whole_list(name: str) -> None:
    with pytest.raises(InvalidWordError) as refusal:
        checked("denied-ish", LISTS[name], "word")

    assert str(refusal.value) == f"“denied-ish” is not a word. Possible: {', '.join(words_of(LISTS[name]))}."


def test_hostile_words_are_made_visible_before_they_are_recorded(story: Story) -> None:
    ident = story.argue(title="Whether \x1b[2Jthis\u202e is\nseen")

    assert story.argument(ident).title == "Whether ␛[2Jthis\ufffd is seen"


def test_every_refusal_is_one_of_the_kinds_with_an_exit_code() -> None:
    codes = {
        kind.__name__: kind.exit_code
        for kind in (AlreadyOnDocketError, NotPossibleError, UnknownReferenceError, InvalidWordError)
    }

    assert codes == {
        "AlreadyOnDocketError": 1,
        "NotPossibleError": 1,
        "UnknownReferenceError": 1,
        "InvalidWordError": 2,
    }


# --- the vocabulary ---------------------------------------------------------------------------------------------------


CITING = (
    "entry argument concession deadline standard element party under hearing about on by source target conceder "
    "asserted_by obligor".split()
)
"""Fields that hold the id of another thing (where they are text: an off-docket event is `on` a day)."""


@pytest.mark.parametrize("topic", CATALOGUE)
def test_every_event_rests_on_whatever_it_cites(topic: str) -> None:
    """A field with an id that is not among the grounds would be lost sight of by undo."""
    kind: Any = CATALOGUE[topic]
    cites = {n: f"<{n}>" for n in CITING if n in kind.model_fields and str in _types(kind.model_fields[n].annotation)}
    empty = dict.fromkeys(kind.model_fields) | {"passages": (), "changes": {}, "facts": EntryFacts(), "dockets": "1"}
    empty |= {"vanished": (), "returned": ()}
    event = kind.model_construct(**empty | {"basis": DeadlineBasis(kind="order", due=TODAY, ground="g")} | cites)

    assert set(cites.values()) <= set(event.rests_on())


def _types(annotation: object) -> tuple[object, ...]:
    return (annotation, *get_args(annotation))


@pytest.mark.parametrize("topic", [t for t, kind in CATALOGUE.items() if "passages" in kind.model_fields])
def test_every_event_rests_on_the_papers_of_its_passages(topic: str) -> None:
    kind: Any = CATALOGUE[topic]
    through = passage("22").model_copy(update={"via": Via(entry="E1")})
    event = kind.model_construct(**dict.fromkeys(kind.model_fields) | {"passages": (passage("3"), through)})

    assert {"3", "22", "E1"} <= set(event.rests_on())


def test_an_event_cannot_be_changed(story: Story) -> None:
    event: Any = story.at().record.recorded[0].event

    with pytest.raises(ValueError, match="frozen"):
        event.actor = "somebody else"


def test_a_draft_that_was_refused_adds_nothing(story: Story) -> None:
    draft = Draft(story.clerk._hold(story.case).case, "tester", story.clock())

    with pytest.raises(UnknownReferenceError):
        draft.add(EntryDocketed, dockets="9", facts={"kind": "letter", "party": "nobody"})

    assert draft.events == []


def test_a_paper_at_hand_is_not_replaced_unasked(story: Story) -> None:
    story.paper("1", "The motion as filed.\n")
    other = b"Another paper altogether.\n"

    said = refused(story, lambda: story.clerk.file(story.case, other, name="other.txt", entry="1"))

    assert said == "ECF 1 has its paper at hand. --replace puts this one in its place; both are kept."
    assert story.clerk.file(story.case, other, name="other.txt", entry="1", replace=True).id == "1"


def test_words_that_stand_on_another_page_than_the_pin_says_are_told(story: Story) -> None:
    stamp = "Case 2:24-cv-01187-ABC Document 1 Filed 01/02/24 Page {} of 4"
    ordinals = ("first", "second", "third", "fourth")
    pages = "".join(f"{stamp.format(n)}\n\nThe {word} page says it.\n\n" for n, word in enumerate(ordinals, start=1))
    story.paper("1", pages)

    told = story.clerk.argue(
        story.case, title="T", entry="1", party="Acme", passages=[{"pin": "p. 4", "words": "The second page says"}]
    )

    passage = story.argument(told.id).positions[0].passage
    assert passage
    assert (passage.found, passage.elsewhere) == (True, 2)
    assert told.notes == ("“The second page says” stands on p. 2 of ECF 1; the pin says p. 4.",)
