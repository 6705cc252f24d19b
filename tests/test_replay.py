"""Replay: where a case can be stopped, and what each stop brought."""

from datetime import date

from builders import FILED, TODAY, Story, words

from docket.clerk import Clerk
from docket.samples import load_demonstration
from docket.store.log import Store
from docket.store.server import Place
from projections.arguments import arguments
from projections.lanes import drawn_chart
from projections.moment import NOW, CaseAt, Moment
from projections.record import CaseRecord
from projections.replay import Step, days, filings, just_before, replay, stops_of, within
from projections.sheet import sheet


def steps(story: Story, thing: str | None = None, by: str = "filing") -> list[Step]:
    record = story.at().record
    return list(replay(record, TODAY, stops_of(record, by, thing, TODAY), thing))


def test_every_filing_is_a_stop_and_tells_what_shifted_by_it(story: Story) -> None:
    venue = story.argue()
    story.position(venue, "2", "Bolt", "opposes", passages=[words("venue is improper")])
    story.rule(venue, "rejected")

    told = {step.entry: [c.sentence for c in step.changes if c.id == venue] for step in steps(story)}

    assert list(told) == ["1", "2", "3", "4"]
    assert told["1"][0].startswith("A1 raised by Acme Corp. in Motion (ECF 1)")
    assert told["2"][0].startswith("A1 Whether venue is proper: open → joined")
    assert told["3"] == []
    assert told["4"][0].startswith("A1 Whether venue is proper: joined → rejected")


def test_a_replay_of_one_thing_has_only_its_own_stops(story: Story) -> None:
    venue = story.argue()
    story.argue(entry="3", title="Whether service was good")
    story.position(venue, "2", "Bolt", "opposes")

    told = steps(story, venue)

    assert [step.entry for step in told] == ["1", "2"]
    assert {c.id for step in told for c in step.changes} == {venue}


def test_days_are_those_on_which_something_was_filed_or_fell_due_and_the_day_after(story: Story) -> None:
    story.due(date(2023, 1, 30), entry="1")

    found = days(story.at().record)

    assert {*FILED.values(), date(2023, 1, 30), date(2023, 1, 31)} <= set(found)
    assert found == sorted(found)
    passed = [s for s in steps(story, by="day") if s.day == date(2023, 1, 31)]
    assert "open → no filing seen" in passed[0].changes[0].sentence


def test_days_that_lie_ahead_are_no_stops_of_a_replay(story: Story) -> None:
    story.due(date(2024, 1, 30), entry="1")
    assert Moment(day=date(2024, 1, 30)) not in stops_of(story.at().record, "day", None, TODAY)


def test_what_a_filing_without_a_date_brought_says_that_the_day_is_a_bound(empty: Story) -> None:
    empty.motion()
    empty.enter("2", "opposition", "Bolt")
    empty.enter("3", "reply", "Acme", FILED["3"])

    undated = next(step for step in steps(empty) if step.entry == "2")

    assert (undated.filed_on, undated.day) == (None, FILED["3"])


def test_a_step_begins_at_the_filing_before_and_the_first_one_the_day_before_it(story: Story) -> None:
    assert just_before(story.at("ecf:2")) == Moment(after="1")
    assert just_before(story.at("ecf:1")) == Moment(day=date(2023, 1, 1))
    assert just_before(story.at("2023-01-16")) == Moment(day=date(2023, 1, 15))
    assert just_before(story.at()) == Moment(after="3")


def test_a_docket_without_entries_has_no_stop(empty: Story) -> None:
    assert filings(empty.at().record) == []
    assert just_before(empty.at()) is None
    assert steps(empty) == []


def test_bounds_of_a_replay_count_in_the_filings_of_their_days(story: Story) -> None:
    record = story.at().record
    stops = filings(record)
    assert within(record, stops, Moment(day=FILED["2"]), Moment(day=FILED["3"])) == stops[1:3]
    assert within(record, stops, Moment(after="2"), NOW) == stops[1:]
    assert within(record, stops, NOW, Moment(after="2")) == stops[:2]


def test_what_stood_and_does_not_any_more_is_told_in_the_other_direction_too(story: Story) -> None:
    from projections.difference import difference

    venue = story.argue()
    story.position(venue, "2", "Bolt", "opposes")
    told = [c.sentence for c in difference(story.at(), story.at("ecf:1")).changes]
    assert f"{venue}: the position of Bolt LLC in Opposition (ECF 2) (opposes) does not stand then." in told


class TestLanes:
    def test_a_lane_runs_from_the_first_to_the_last_sign(self, story: Story) -> None:
        venue = story.argue()
        story.position(venue, "3", "Acme", "replies")
        story.argue(entry="2", party="Bolt", title="Whether service was good")
        story.rule("A2", "adopted")
        drawn = drawn_chart(story.at())

        lanes = ["".join(drawn.cells(lane, range(4))) for lane in drawn.lanes]

        assert lanes == ["▲───────►       ", "    ▲───────■   "]
        assert "".join(drawn.cells(drawn.lanes[0], range(4), ascii_only=True)) == "^.......>       "

    def test_signs_that_do_not_fit_are_counted_and_every_cell_has_its_width(self, story: Story) -> None:
        venue = story.argue()
        for n in range(5):
            story.position(venue, "2", "Bolt", "opposes", summary=f"ground {n}", defendant=f"D{n}")
        drawn = drawn_chart(story.at())
        cells = drawn.cells(drawn.lanes[0], range(len(drawn.columns)))
        assert {len(cell) for cell in cells} == {drawn.width}
        assert cells[1].startswith("▼+4")

    def test_the_lane_in_words_names_every_mark_with_its_filing(self, story: Story) -> None:
        venue = story.argue()
        story.position(venue, "2", "Bolt", "opposes", summary="denies it")
        story.concede("Bolt", "Acme", "3", argument=venue)
        drawn = drawn_chart(story.at())
        told = drawn.told(drawn.lanes[0])
        assert [(name, sign) for name, sign, _ in told] == [
            ("Motion (ECF 1)", "▲"), ("Opposition (ECF 2)", "▼"), ("Reply (ECF 3)", "◇"),
        ]  # fmt: skip
        assert told[1][2] == "Bolt opposes: denies it"
        assert told[2][2].startswith("Acme: Claimed concession")
        assert any(line.endswith("opposes") for line in drawn.legend())


def test_what_stands_at_a_moment_does_not_depend_on_the_moments_looked_at_before(place: Place) -> None:
    store = Store(place, create=True)
    clerk = Clerk(store, "tester")
    for case in load_demonstration(clerk):
        record = clerk.record(case)
        stops = [*filings(record), *(Moment(day=day) for day in days(record)), NOW]
        for moment in (*stops, *reversed(stops)):
            known, fresh = (CaseAt(one, moment, TODAY) for one in (record, CaseRecord(record.recorded)))
            assert arguments(known) == arguments(fresh), moment
            assert sheet(known) == sheet(fresh), moment
    store.close()
