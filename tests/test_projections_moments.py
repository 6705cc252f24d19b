"""When a fact stands: docket order, bounds of entries without date, both clocks, and corrections that hold for every day."""

from datetime import date, timedelta

import pytest
from builders import FILED, TODAY, Story, words

from domain.errors import InvalidWordError, UnknownReferenceError
from projections.sheet import sheet
from projections.timeline import history

pytestmark = pytest.mark.engines
LOW, HIGH = date(2023, 1, 12), date(2023, 2, 3)


def between(story: Story, ident: str) -> tuple[date | None, date | None] | None:
    return story.row(ident).filed_between


# --- docket order -----------------------------------------------------------------------------------------------------


def test_entries_stand_in_the_order_of_their_numbers_with_attachments_behind_them(empty: Story) -> None:
    for number in ("10", "2", "2-2", "1", "2-10", "2-1"):
        empty.enter(number, "exhibit", "Acme", FILED["1"])

    assert empty.on_sheet() == ["1", "2", "2-1", "2-2", "2-10", "10"]


def test_an_unnumbered_entry_stands_among_the_others_by_its_day(story: Story) -> None:
    ident = story.enter(None, "minute", "court", FILED["2"] + timedelta(days=1))

    assert story.on_sheet() == ["1", "2", ident, "3", "4"]


def test_unnumbered_entries_stand_by_their_days_however_they_were_recorded(story: Story) -> None:
    later = story.enter(None, "minute", "court", FILED["4"] + timedelta(days=9))
    earlier = story.enter(None, "minute", "court", FILED["4"] + timedelta(days=2))

    assert story.on_sheet() == ["1", "2", "3", "4", earlier, later]
    assert story.on_sheet(f"ecf:{earlier}") == ["1", "2", "3", "4", earlier]


def test_an_unnumbered_entry_stands_behind_the_attachments_of_its_day(story: Story) -> None:
    story.enter("2-1", "exhibit", "Bolt", FILED["2"])
    ident = story.enter(None, "minute", "court", FILED["2"])

    assert story.on_sheet() == ["1", "2", "2-1", ident, "3", "4"]


# --- bounds -----------------------------------------------------------------------------------------------------------


def test_an_undated_entry_lies_between_its_neighbours(story: Story) -> None:
    story.enter("5", "notice", "Acme")
    story.enter("6", "notice", "Acme", FILED["4"] + timedelta(days=10))

    assert between(story, "5") == (FILED["4"], FILED["4"] + timedelta(days=10))


def test_a_paper_that_cites_it_bounds_it_from_above(empty: Story) -> None:
    empty.enter("21", "order", "court", LOW)
    empty.enter("22", "declaration", "Acme")
    empty.enter(None, "supplemental", "Bolt", HIGH, responds_to=["22"])

    assert between(empty, "22") == (LOW, HIGH)


def test_stated_bounds_narrow_those_of_the_docket(empty: Story) -> None:
    empty.enter("20", "reply", "Acme", date(2023, 1, 9))
    empty.enter("22", "declaration", "Acme", between=[LOW, HIGH])
    empty.enter("30", "order", "court", date(2023, 3, 1))

    assert between(empty, "22") == (LOW, HIGH)


def test_the_docket_narrows_stated_bounds(empty: Story) -> None:
    empty.enter("20", "reply", "Acme", date(2023, 1, 20))
    empty.enter("22", "declaration", "Acme", between=[LOW, HIGH])

    assert between(empty, "22") == (date(2023, 1, 20), HIGH)


def test_the_day_after_dated_bounds_it_from_below(story: Story) -> None:
    story.enter("5", "notice", "Acme", dated=FILED["4"] + timedelta(days=3))

    assert between(story, "5") == (FILED["4"] + timedelta(days=3), None)


def test_an_attachment_was_filed_with_its_entry(story: Story) -> None:
    story.enter("2-1", "exhibit", "Bolt")

    assert between(story, "2-1") == (FILED["2"], FILED["2"])
    assert story.on_sheet("2023-01-16") == ["1", "2", "2-1"]


def test_an_attachment_was_filed_with_its_entry_also_where_that_got_its_number_later(story: Story) -> None:
    ident = story.enter(None, "declaration", "Acme", FILED["4"] + timedelta(days=2))
    story.clerk.revise(story.case, ident, reason="numbered", number="7")
    story.enter("7-1", "exhibit", "Acme")

    assert between(story, "7-1") == (FILED["4"] + timedelta(days=2),) * 2


def test_an_entry_with_a_filed_date_has_no_bounds(story: Story) -> None:
    assert between(story, "2") is None


def test_bounds_are_never_the_wrong_way_round_on_a_docket_numbered_out_of_order(empty: Story) -> None:
    empty.enter("1", "motion", "Acme", date(2023, 5, 1))
    empty.enter("2", "notice", "Acme", between=[date(2023, 4, 1), None])
    empty.enter("3", "notice", "Acme", date(2023, 1, 9))

    low, high = between(empty, "2") or (None, None)

    assert (low, high) == (date(2023, 4, 1), None)


def bounded(story: Story) -> Story:
    story.enter("20", "reply", "Acme", date(2023, 1, 9))
    story.enter("22", "declaration", "Acme", between=[LOW, HIGH])
    return story


@pytest.mark.parametrize(
    ("day", "shown", "maybe"),
    [
        ("2023-01-11", False, False),
        ("2023-01-12", False, True),
        ("2023-02-02", False, True),
        ("2023-02-03", True, False),
        ("2023-06-01", True, False),
    ],
)
def test_an_undated_entry_shows_from_its_latest_bound_and_may_be_filed_inside(
    empty: Story, day: str, shown: bool, maybe: bool
) -> None:
    view = sheet(bounded(empty).at(day))

    assert ("22" in [e.id for e in view.entries]) is shown
    assert ("22" in [e.id for e in view.may_be_filed]) is maybe


def test_now_nothing_may_or_may_not_be_filed(empty: Story) -> None:
    view = sheet(bounded(empty).at())

    assert ([e.id for e in view.entries], view.may_be_filed) == (["20", "22"], ())


def test_facts_of_an_undated_entry_stand_with_it(empty: Story) -> None:
    argument = bounded(empty).argue("20")
    empty.position(argument, "22", "Acme", "supports")

    assert len(empty.argument(argument, "2023-02-02").positions) == 1
    assert len(empty.argument(argument, "2023-02-03").positions) == 2


# --- moments in docket order ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("ecf:1", ["1"]),
        ("ecf:3", ["1", "2", "3"]),
        ("ECF:2", ["1", "2"]),
        ("ecf:Dkt. 2", ["1", "2"]),
        ("now", ["1", "2", "3", "4"]),
    ],
)
def test_just_after_an_entry_is_what_stands_up_to_it(story: Story, moment: str, shown: list[str]) -> None:
    assert story.on_sheet(moment) == shown


def test_two_papers_of_one_day_are_told_apart_by_their_order(empty: Story) -> None:
    empty.enter("1", "motion", "Acme", FILED["1"])
    empty.enter("2", "opposition", "Bolt", FILED["1"])

    assert empty.on_sheet("ecf:1") == ["1"]
    assert empty.on_sheet("2023-01-02") == ["1", "2"]


def test_deadlines_just_after_an_entry_are_judged_on_its_day(story: Story) -> None:
    ident = story.due(date(2023, 1, 20), entry="1")

    assert story.deadline(ident, "ecf:2").days == 4
    assert story.deadline(ident, "ecf:3").state == "no_filing_seen"


def test_a_moment_after_an_entry_that_is_not_there_is_refused(story: Story) -> None:
    with pytest.raises(UnknownReferenceError, match="ECF 52 is not on this docket, so nothing can be shown as of it"):
        story.at("ecf:52")


@pytest.mark.parametrize("typed", ["yesterday", "02/03/2023", "ecf:", "ecf:A4", "2023-13-01"])
def test_a_moment_that_cannot_be_read_is_refused(story: Story, typed: str) -> None:
    with pytest.raises(InvalidWordError):
        story.at(typed)


def test_what_leaves_no_entry_stands_on_its_own_day(story: Story) -> None:
    story.clerk.event(story.case, what="Meet and confer", on=date(2023, 1, 20), kind="meet_and_confer")

    told = [[r.ids for r in history(story.at(day)).events if r.ids == ("O1",)] for day in ("2023-01-19", "2023-01-20")]

    assert told == [[], [("O1",)]]


def test_just_after_an_entry_stands_what_happened_off_the_docket_by_its_day(story: Story) -> None:
    story.clerk.event(story.case, what="Meet and confer", on=date(2023, 1, 20), kind="meet_and_confer")

    told = [[r.ids for r in history(story.at(moment)).events if r.ids == ("O1",)] for moment in ("ecf:2", "ecf:3")]

    assert told == [[], [("O1",)]]


def test_a_deadline_stated_by_hand_stands_from_the_day_it_was_recorded(story: Story) -> None:
    ident = story.due(date(2023, 5, 1))

    with pytest.raises(StopIteration):
        story.deadline(ident, (TODAY - timedelta(days=1)).isoformat())
    assert story.deadline(ident, TODAY.isoformat()).state == "open"


def test_the_timeline_runs_in_court_order_and_the_history_in_ours(story: Story) -> None:
    story.argue("3", title="Later in court")
    story.argue("1", title="Earlier in court")

    def raised(court_order: bool) -> list[str]:
        rows = history(story.at(), court_order=court_order).events
        return [row.ids[0] for row in rows if row.topic == "case.argument-raised.v1"]

    assert (raised(court_order=False), raised(court_order=True)) == (["A1", "A2"], ["A2", "A1"])


# --- corrections and record time --------------------------------------------------------------------------------------


def test_a_correction_holds_for_every_court_date(story: Story) -> None:
    story.clock.to(TODAY + timedelta(days=30))
    story.clerk.revise(story.case, "2", reason="typed wrongly", title="Opposition to the motion")

    assert story.row("2", "2023-01-16").title == "Opposition to the motion"


def test_what_we_knew_before_the_correction_can_still_be_asked(story: Story) -> None:
    before = story.clerk.head()
    story.clerk.revise(story.case, "2", reason="typed wrongly", title="Opposition to the motion")

    assert story.row("2", "2023-01-16", f"pos:{before}").title == "Opposition"
    assert story.row("2", "2023-01-16", f"pos:{before + 1}").title == "Opposition to the motion"


def test_what_we_knew_can_be_asked_by_the_time_of_recording(story: Story) -> None:
    story.clock.to(TODAY + timedelta(days=30))
    story.clerk.revise(story.case, "2", reason="typed wrongly", filed=FILED["2"] + timedelta(days=1))

    assert story.row("2", None, TODAY.isoformat()).filed_on == FILED["2"]
    assert story.row("2", None, f"{TODAY.isoformat()}T09:00").filed_on == FILED["2"]
    assert story.row("2", None, (TODAY + timedelta(days=30)).isoformat()).filed_on == FILED["2"] + timedelta(days=1)


def test_before_the_case_was_recorded_nothing_can_be_asked(story: Story) -> None:
    with pytest.raises(InvalidWordError, match=r"its first event is pos:1, 2023-03-01 09:00 UTC"):
        story.at(None, "2020-01-01")


def test_the_earlier_wording_of_an_entry_stays_readable(story: Story) -> None:
    story.clerk.revise(story.case, "2", reason="re-worded by the clerk's office", title="RESPONSE in opposition")

    (revision,) = story.row("2").revisions

    assert (revision.before, revision.changed) == ({"title": "Opposition"}, {"title": "RESPONSE in opposition"})
    assert (revision.by, revision.reason) == ("tester", "re-worded by the clerk's office")


def test_a_corrected_filing_date_moves_the_facts_of_the_paper(story: Story) -> None:
    argument = story.argue()
    story.position(argument, "2", "Bolt", "opposes")

    story.clerk.revise(story.case, "2", reason="the stamp says so", filed=date(2023, 1, 20))

    assert story.argument(argument, "2023-01-16").status == "open"
    assert story.argument(argument, "2023-01-20").status == "joined"


def test_a_correction_taken_back_lets_the_first_wording_stand(story: Story) -> None:
    story.clerk.revise(story.case, "2", reason="wrong", title="Something else")

    story.clerk.undo(story.case)

    assert (story.row("2").title, story.row("2").revisions) == ("Opposition", ())


# --- passages ---------------------------------------------------------------------------------------------------------

PAPER = "The buyer never paid. The seller was laid off in May.\n"


def found(story: Story, argument: str) -> tuple[bool | None, int | None]:
    passage = story.argument(argument).positions[0].passage
    assert passage
    return passage.found, passage.start


def test_words_of_a_paper_not_at_hand_are_neither_found_nor_missing(story: Story) -> None:
    assert found(story, story.argue(passages=[words("laid off")])) == (None, None)


def test_words_recorded_before_their_paper_are_found_when_it_is_filed(story: Story) -> None:
    argument = story.argue(passages=[words("laid off")])

    receipt = story.clerk.file(story.case, PAPER.encode(), name="paper.txt", entry="1")

    assert (len(receipt.found), receipt.missing) == (1, ())
    assert found(story, argument) == (True, PAPER.index("laid off"))
    assert story.failed_checks() == []


def test_words_that_are_not_in_the_paper_filed_later_are_reported_missing(story: Story) -> None:
    argument = story.argue(passages=[words("fired", "p. 2")])

    receipt = story.clerk.file(story.case, PAPER.encode(), name="paper.txt", entry="1")

    assert (receipt.found, receipt.missing) == ((), ("p. 2: “fired”",))
    assert found(story, argument) == (False, None)


def test_words_recorded_after_their_paper_are_looked_for_at_once(story: Story) -> None:
    story.paper("1", PAPER)

    there = story.argue(passages=[words("never paid")])
    receipt = story.clerk.argue(story.case, title="t", entry="1", party="Acme", passages=[words("never sold")])

    assert found(story, there) == (True, PAPER.index("never paid"))
    assert found(story, receipt.id) == (False, None)
    assert receipt.notes == (
        "These words were not found in the paper of ECF 1: “never sold”. Kept as recorded, marked not found.",
    )


def test_the_place_of_words_falls_with_the_paper_that_was_taken_back(story: Story) -> None:
    story.paper("1", PAPER, read=False)
    filed = f"pos:{story.clerk.head()}"
    argument = story.argue(passages=[words("laid off")])

    story.clerk.undo(story.case, filed)

    assert found(story, argument) == (None, None)
    assert story.failed_checks() == []


def test_words_are_looked_for_again_in_a_paper_that_replaces_another(story: Story) -> None:
    story.paper("1", PAPER)
    argument = story.argue(passages=[words("laid off")])
    scan = "A better scan.\n" + PAPER

    story.paper("1", scan)

    assert found(story, argument) == (True, scan.index("laid off"))
    assert story.failed_checks() == []


def test_words_of_a_paper_are_never_found_in_the_paper_that_quotes_them(story: Story) -> None:
    story.enter("22", "declaration", "Bolt")
    story.paper("3", PAPER)

    argument = story.argue("22", "Bolt", passages=[words("laid off", "¶ 11", via={"entry": "3", "pin": "p. 1"})])

    assert found(story, argument) == (None, None)
    via = story.argument(argument).positions[0].via
    assert via
    assert via.cite == "Reply (ECF 3) at 1"


def test_whether_a_paper_is_at_hand_only_cited_or_sealed_is_told(story: Story) -> None:
    story.paper("1", PAPER)
    story.enter("5", "declaration", "Bolt", FILED["4"], sealed=True)

    assert [story.row(n).paper for n in ("1", "2", "5")] == ["at_hand", "cited_only", "sealed"]


def test_an_unnumbered_entry_is_named_as_a_moment_with_or_without_ecf(story: Story) -> None:
    ident = story.enter(None, "minute", "court", FILED["4"])

    assert story.on_sheet(ident) == story.on_sheet(f"ecf:{ident}") == story.on_sheet(ident.lower())
    assert str(story.at(ident).moment) == f"ecf:{ident}"
