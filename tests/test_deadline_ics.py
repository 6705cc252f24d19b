"""The calendar file: accepted by two parsers, updated instead of doubled, silent on what is not public."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from builders import Clock, Story

from docket.exporters.ics import ics_document

DUE = date(2023, 3, 14)


def export(story: Story, *, proposals: bool = False) -> bytes:
    found = story.clerk.proposals(story.case) if proposals else []
    return ics_document([(story.at(), found)])


def events(raw: bytes) -> dict[str, Any]:
    """By UID, as the first parser reads them."""
    read = icalendar.Calendar.from_ical(raw)
    return {str(event["uid"]): event for event in read.walk("VEVENT")}


def one(raw: bytes) -> Any:
    [event] = events(raw).values()
    return event


def by_another_parser(raw: bytes) -> list[Any]:
    calendar = vobject.readOne(raw.decode())
    calendar.validate()
    return list(calendar.vevent_list)


def test_two_parsers_read_the_same_deadline(story: Story) -> None:
    story.due(DUE, entry="4", ground="Order at 2", what="Produce; “all” logs, at once")

    first, [second] = one(export(story)), by_another_parser(export(story))

    assert str(first["summary"]) == second.summary.value
    assert "Bolt LLC: Produce; “all” logs, at once" in second.summary.value
    assert first["dtstart"].dt == second.dtstart.value == DUE
    assert first["dtend"].dt == second.dtend.value == DUE + timedelta(days=1)
    assert str(first["uid"]) == second.uid.value
    assert second.status.value == "CONFIRMED"


def test_an_extension_is_an_update_and_no_duplicate(story: Story, clock: Clock) -> None:
    ident = story.due(DUE, entry="3", ground="Order at 2")
    before = one(export(story))
    clock.tick(3600)
    story.clerk.move(story.case, ident, on=DUE + timedelta(days=7), entry="4")

    after = one(export(story))

    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["dtstart"].dt == DUE + timedelta(days=7)
    assert after["dtstamp"].dt == clock.now
    assert after["created"].dt == before["created"].dt == clock.now - timedelta(hours=1)


def test_the_same_record_gives_the_same_file(story: Story, clock: Clock) -> None:
    story.due(DUE, entry="3", ground="Order at 2", time="17:00", tz="America/Los_Angeles")
    before = export(story)
    clock.tick(86_400)

    assert export(story) == before


def test_taking_back_an_extension_is_one_more_update(story: Story) -> None:
    ident = story.due(DUE, entry="3", ground="Order at 2")
    story.clerk.move(story.case, ident, on=DUE + timedelta(days=7), entry="4")
    story.clerk.undo(story.case)

    event = one(export(story))

    assert (event["sequence"], event["dtstart"].dt) == (2, DUE)


def test_a_deadline_that_is_vacated_or_taken_back_is_cancelled(story: Story) -> None:
    ident = story.due(DUE, entry="4", ground="Order at 2", what="a secret plan")
    uid = str(one(export(story))["uid"])
    story.clerk.vacate(story.case, ident, entry="4", ground="moot")
    assert one(export(story))["status"] == "CANCELLED"
    story.clerk.undo(story.case)
    assert one(export(story))["status"] == "CONFIRMED"

    story.clerk.undo(story.case, ident)

    gone = events(export(story))[uid]
    assert (gone["status"], gone["sequence"]) == ("CANCELLED", 3)
    assert "secret" not in str(gone["summary"])
    assert not gone.walk("VALARM")


def test_a_date_that_nobody_ordered_is_tentative_and_titled_so(story: Story) -> None:
    story.due(DUE, entry="1", basis="rule", ground="Civil L.R. 7-3")

    event = one(export(story))

    assert event["status"] == "TENTATIVE"
    assert str(event["summary"]).startswith("[unverified] Bolt LLC")


def test_a_disputed_date_stands_on_the_safe_day(empty: Story) -> None:
    empty.enter("1", "order", "court", date(2023, 1, 27))
    empty.clerk.due_by_rule(  # 14 days end on Friday, 10 November 2023: observed Veterans Day
        empty.case, what="Objections", obligor="Bolt", rule="frcp.72.a", trigger="2023-10-27", entry="1"
    )

    event = one(export(empty))

    assert empty.deadline("D1").due == date(2023, 11, 13)
    assert event["dtstart"].dt == date(2023, 11, 10)
    assert event["status"] == "TENTATIVE"
    assert "Mon 2023-11-13" in str(event["description"])


def test_an_hour_is_in_the_time_zone_of_the_court_with_its_definition(story: Story) -> None:
    story.due(DUE, entry="4", ground="Order at 2", time="17:00")
    raw = export(story)

    start = one(raw)["dtstart"].dt
    [second] = by_another_parser(raw)

    assert start.utcoffset() == timedelta(hours=-7)  # the second Tuesday of March 2023 is summer time
    assert str(one(raw)["dtstart"].params["TZID"]) == "America/Los_Angeles"
    assert second.dtstart.value.astimezone(UTC) == datetime(2023, 3, 15, 0, 0, tzinfo=UTC)
    assert b"BEGIN:VTIMEZONE" in raw


def test_a_hearing_has_its_hour_and_goes_when_it_is_vacated(story: Story) -> None:
    hearing = story.clerk.hearing(story.case, what="Motion to compel", on=DUE, time="09:30", entry="1").id
    event = one(export(story))
    assert (event["dtstart"].dt.hour, event["status"]) == (9, "CONFIRMED")
    assert "Hearing: Motion to compel" in str(event["summary"])

    story.clerk.change_hearing(story.case, hearing, state="vacated", entry="4")

    assert (one(export(story))["status"], one(export(story))["sequence"]) == ("CANCELLED", 1)


@pytest.mark.parametrize("hour", ["after lunch", "99:99", "24:00"])
def test_what_is_no_hour_makes_it_a_whole_day(story: Story, hour: str) -> None:
    story.clerk.hearing(story.case, what="Motion to compel", on=DUE, time=hour, entry="1")

    assert one(export(story))["dtstart"].dt == DUE


def test_reminders_come_before_what_is_pending_and_not_after(story: Story) -> None:
    ident = story.due(DUE, entry="1", ground="Order at 2")
    triggers = [alarm["trigger"].dt for alarm in one(export(story)).walk("VALARM")]
    assert triggers == [timedelta(days=-7, hours=9), timedelta(days=-1, hours=9)]

    story.clerk.perform(story.case, ident, by="2")

    event = one(export(story))
    assert not event.walk("VALARM")
    assert str(event["summary"]).startswith("[met] ")


def test_notes_and_the_words_of_passages_stay_at_home(story: Story) -> None:
    words = {"pin": "p. 2", "words": "on pain of the gravest sanctions"}
    ident = story.due(DUE, entry="4", passages=[words])
    story.clerk.note(story.case, ident, "the client does not want to produce")

    raw = export(story, proposals=True).decode().replace("\r\n ", "")

    assert "gravest" not in raw
    assert "the client" not in raw


def test_a_sealed_paper_leaves_only_its_date(empty: Story) -> None:
    empty.enter("1", "order", "court", date(2023, 1, 2), title="Order on the informant", sealed=True)
    empty.due(DUE, entry="1", what="Name the informant", ground="Sealed order at 2", steps=["the informant"])
    empty.clerk.hearing(empty.case, what="The informant", on=DUE, entry="1")

    raw = export(empty, proposals=True).decode().replace("\r\n ", "")

    assert "informant" not in raw
    assert "Deadline in a sealed matter" in raw
    assert len(by_another_parser(export(empty))) == 2


def test_proposals_come_only_when_asked_for_and_say_what_they_are(empty: Story) -> None:
    empty.enter("1", "motion", "Acme", date(2023, 2, 27))
    assert events(export(empty)) == {}

    found = list(events(export(empty, proposals=True)).values())

    assert {event["status"] for event in found} == {"TENTATIVE"}
    assert all(str(event["summary"]).startswith("[PROPOSED, not reviewed] ") for event in found)
    assert [event["dtstart"].dt for event in found] == [date(2023, 3, 13), date(2023, 3, 20)]


def test_a_kept_proposal_gives_way_to_the_deadline_that_it_became(empty: Story) -> None:
    empty.enter("1", "motion", "Acme", date(2023, 2, 27))
    before = events(export(empty, proposals=True))
    empty.clerk.keep(empty.case, ["P1"])

    after = events(export(empty, proposals=True))

    assert len(after) == len(before) + 1
    [decided] = [uid for uid, event in after.items() if event["status"] == "CANCELLED"]
    assert str(before[decided]["summary"]).startswith("[PROPOSED, not reviewed] Opposition")
    assert int(after[decided]["sequence"]) > int(before[decided]["sequence"])


def test_a_deadline_that_waits_is_not_there_yet_and_one_that_lost_its_date_goes(story: Story) -> None:
    story.due(None, entry="1", waiting_for="the order")
    assert events(export(story)) == {}
    ident = story.due(DUE, entry="1", basis="rule")
    story.clerk.move(story.case, ident, on=None, waiting_for="another hearing", basis="rule", entry="4")

    assert one(export(story))["status"] == "CANCELLED"


@pytest.mark.parametrize("text", ["a\nBEGIN:VEVENT", "x;y,z\\n", "\u202eright to left", "é" * 80])
def test_no_words_break_the_file(story: Story, text: str) -> None:
    story.due(DUE, entry="4", what=text, ground=text)
    raw = export(story)

    [event] = by_another_parser(raw)

    assert one(raw)["summary"] == event.summary.value
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
