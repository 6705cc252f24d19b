"""The status of motions and the hearing calendar, from what people record and from what was read in docket text."""

from datetime import date
from typing import Any

import pytest
from builders import Placed, Story

from domain.events import CaseDescribed, Disposition, DocketDate, DocketReading
from projections.hearings import HearingRow, hearings
from projections.motions import MotionRow, motions
from projections.sheet import chosen, sheet
from projections.why import why


def motion(story: Story, ident: str = "1", moment: str | None = None) -> MotionRow:
    return next(row for row in motions(story.at(moment)).motions if row.id == ident)


def read(detail: str = "order", *, dispositions: Any = (), dates: Any = (), terminated: Any = ()) -> dict[str, Any]:
    """What a reader of docket text stores with an entry."""
    reading = DocketReading(
        reader="test-1",
        detail=detail,
        dispositions=tuple(dispositions),
        dates=tuple(dates),
        terminated=tuple(terminated),
    )
    return {"reading": reading.model_dump(mode="json")}


def docketed(
    story: Story, entry: str, kind: str, filed: date, reading: dict[str, Any], *related: tuple[str, str, str]
) -> None:
    """An imported entry: its relations as (role, to, ground), with what was read in its text."""
    story.enter(entry, kind, None if kind != "order" else "court", filed)
    relations = [{"role": role, "to": to, "ground": ground} for role, to, ground in related]
    story.clerk.revise(story.case, entry, reason="read", **reading)
    if relations:
        story.clerk.revise(story.case, entry, reason="linked", relations=relations)


def hearing(action: str, on: date | None, what: str = "Motion Hearing", was: date | None = None) -> DocketDate:
    return DocketDate(kind="hearing", what=what, action=action, on=on, was=was, words=f"{what} {action}")  # type: ignore[arg-type]


@pytest.fixture
def story(placed: Placed, tmp_path: Any) -> Story:
    return Story(placed(tmp_path / "docket.db"))


class TestStatus:
    def test_a_motion_without_answer_or_ruling_is_pending(self, story: Story) -> None:
        story.motion()

        row = motion(story)

        assert (row.status, row.review, row.papers) == ("pending", "kept", ())
        assert row.days == 0  # the docket is current through the day on which it was filed, whatever day it is now

    def test_the_age_of_a_pending_motion_runs_through_the_day_to_which_the_docket_is_current(
        self, story: Story
    ) -> None:
        story.motion()
        story.enter("9", "notice", "Acme", date(2023, 2, 25))

        assert motion(story).days == 54  # 2 January to 25 February 2023

    def test_with_the_reply_in_it_is_ripe_and_says_why(self, story: Story) -> None:
        story.motion()
        story.opposition()
        story.reply()

        row = motion(story)

        assert row.status == "ripe"
        assert [(p.entry, p.role, p.to) for p in row.papers] == [("2", "responds_to", "1"), ("3", "replies_to", "2")]
        assert row.why[-1] == "The reply is in: Reply (ECF 3)."

    def test_the_past_shows_it_before_the_reply(self, story: Story) -> None:
        story.briefed()

        assert [motion(story, moment=f"ecf:{n}").status for n in ("1", "2", "3")] == ["pending", "pending", "ripe"]

    def test_a_ruling_that_a_person_recorded_decides_it(self, story: Story) -> None:
        story.briefed()
        story.rule("1", "granted_in_part")

        row = motion(story)

        assert (row.status, row.review, row.decided_by) == ("granted_in_part", "kept", "4")
        assert row.days == 35  # from 2 January to the order of 6 February

    @pytest.mark.parametrize(("ground", "review"), [("link", "kept"), ("text", "proposed")])
    def test_a_disposition_in_docket_text_decides_it_and_is_only_read_without_a_link(
        self, story: Story, ground: str, review: str
    ) -> None:
        story.motion()
        told = Disposition(outcome="denied", of=("1",), ground=ground, words="denying 1 Motion")  # type: ignore[arg-type]
        docketed(story, "7", "order", date(2023, 2, 20), read(dispositions=[told]), ("rules_on", "1", ground))

        row = motion(story)

        assert (row.status, row.review, row.decided_by, row.outcomes[0].words) == (
            "denied",
            review,
            "7",
            "denying 1 Motion",
        )
        assert sheet(story.at()).entries[0].outcome == "denied"

    def test_what_a_person_recorded_of_an_order_stands_before_what_was_read_in_it(self, story: Story) -> None:
        story.motion()
        told = Disposition(outcome="denied", of=("1",), ground="text", words="denying 1")
        docketed(story, "7", "order", date(2023, 2, 20), read(dispositions=[told]), ("rules_on", "1", "text"))
        story.rule("1", "granted", entry="7")

        assert (motion(story).status, motion(story).review) == ("granted", "kept")

    def test_an_order_on_it_that_does_not_tell_what_it_did_leaves_it_unknown(self, story: Story) -> None:
        story.motion()
        docketed(story, "7", "order", date(2023, 2, 20), read(), ("rules_on", "1", "link"))

        assert motion(story).status == "unknown"

    def test_an_order_that_only_sets_a_hearing_leaves_it_pending(self, story: Story) -> None:
        story.motion()
        setting = read(dates=[hearing("set", date(2023, 3, 20))])
        docketed(story, "7", "order", date(2023, 2, 20), setting, ("rules_on", "1", "link"))

        row = motion(story)

        assert row.status == "pending"
        assert [h.on for h in row.hearings] == [date(2023, 3, 20)]

    def test_a_motion_that_only_left_the_courts_list_is_terminated_and_a_ruling_on_it_goes_before(
        self, story: Story
    ) -> None:
        story.motion()
        docketed(story, "7", "order", date(2023, 2, 10), read(terminated=["1"]))

        row = motion(story)
        assert (row.status, row.review, row.decided_by, row.undecided) == ("terminated", "proposed", "7", False)
        assert row.why[-1].startswith("The clerk took it off the list of motions")

        story.rule("1", "denied", entry="7")
        assert motion(story).status == "denied"

    def test_a_motion_that_an_order_took_off_the_list_is_back_on_it_once_that_order_is_vacated(
        self, story: Story
    ) -> None:
        story.motion()
        docketed(story, "7", "order", date(2023, 2, 10), read(terminated=["1"]))
        vacated = Disposition(outcome="vacated", of=("7",), ground="link", words="vacating 7")
        docketed(story, "8", "order", date(2023, 2, 20), read(dispositions=[vacated]), ("rules_on", "7", "link"))

        assert motion(story, moment="2023-02-15").status == "terminated"
        assert motion(story).status == "pending"

    def test_a_deferred_motion_is_still_before_the_court(self, story: Story) -> None:
        story.motion()
        story.order()
        story.rule("1", "deferred")

        assert motion(story).undecided

    def test_an_order_that_was_vacated_decides_nothing_any_more(self, story: Story) -> None:
        story.motion()
        granted = Disposition(outcome="granted", of=("1",), ground="link", words="granting 1")
        docketed(story, "7", "order", date(2023, 2, 10), read(dispositions=[granted]), ("rules_on", "1", "link"))
        vacated = Disposition(outcome="vacated", of=("7",), ground="link", words="vacating 7")
        docketed(story, "8", "order", date(2023, 2, 20), read(dispositions=[vacated]), ("rules_on", "7", "link"))

        assert motion(story, moment="2023-02-15").status == "granted"
        row = motion(story)
        assert (row.status, row.outcomes) == ("pending", ())
        assert not any("ECF 7" in told for told in row.why)

    @pytest.mark.parametrize(("silent", "status"), [(date(2023, 2, 20), "unknown"), (date(2023, 2, 1), "pending")])
    def test_an_order_that_does_not_tell_what_it_did_leaves_a_deferred_motion_unknown_only_where_it_came_later(
        self, story: Story, silent: date, status: str
    ) -> None:
        story.motion()
        deferred = Disposition(outcome="deferred", of=("1",), ground="link", words="deferring 1")
        first, second = ("8", "7") if status == "unknown" else ("7", "8")
        docketed(story, first, "order", silent, read(), ("rules_on", "1", "link"))
        docketed(story, second, "order", date(2023, 2, 10), read(dispositions=[deferred]), ("rules_on", "1", "link"))

        assert motion(story).status == status

    def test_a_notice_withdraws_a_motion_but_a_motion_to_withdraw_it_does_not(self, story: Story) -> None:
        story.motion()
        docketed(story, "5", "motion", date(2023, 2, 1), read("motion"), ("withdraws", "1", "link"))
        assert motion(story).undecided

        docketed(story, "6", "notice", date(2023, 2, 2), read("withdrawal"), ("withdraws", "1", "link"))
        assert motion(story).status == "withdrawn"

    def test_an_opposition_that_did_not_come_by_its_date_makes_it_ripe(self, story: Story) -> None:
        story.motion()
        story.due(date(2023, 1, 16), entry="1")
        story.enter("9", "notice", "Acme", date(2023, 2, 25))

        assert motion(story, moment="2023-01-16").status == "pending"
        row = motion(story)
        assert row.status == "ripe"
        assert "no opposition is on the docket, which is current through 2023-02-25" in row.why[-1]

    @pytest.mark.parametrize(
        ("told", "status"),
        [
            (DocketDate(kind="deadline", what="Responses due", action="reset", on=date(2023, 3, 20),
                        was=date(2023, 1, 16), words="reset"), "pending"),
            (DocketDate(kind="deadline", what="Responses due", action="vacated", on=None, was=date(2023, 1, 16),
                        words="vacated"), "pending"),
            (DocketDate(kind="deadline", what="Trial brief due", action="set", on=date(2023, 3, 20), words="set"), "ripe"),
        ],
    )  # fmt: skip
    def test_a_date_of_docket_text_counts_only_as_it_was_last_told(
        self, story: Story, told: DocketDate, status: str
    ) -> None:
        story.motion()
        due = DocketDate(kind="deadline", what="Responses due", action="set", on=date(2023, 1, 16), words="due 1/16")
        docketed(story, "5", "notice", date(2023, 1, 3), read(dates=[due]), ("continues", "1", "link"))
        docketed(story, "6", "order", date(2023, 1, 12), read(dates=[told]))
        story.enter("9", "notice", "Acme", date(2023, 2, 25))

        row = motion(story)

        assert row.status == status
        assert [d.on for d in row.dates] == {
            "reset": [date(2023, 3, 20)], "vacated": [], "set": [date(2023, 1, 16)],
        }[told.action]  # fmt: skip

    def test_what_answers_a_cross_motion_is_not_of_the_first_motions_briefing(self, story: Story) -> None:
        story.motion()
        story.enter("5", "motion", "Bolt", date(2023, 1, 20), responds_to=["1"], title="Cross-motion")
        story.enter("6", "opposition", "Acme", date(2023, 1, 30), responds_to=["5"])

        assert [p.entry for p in motion(story, "1").papers] == ["5"]
        assert [p.entry for p in motion(story, "5").papers] == ["6"]

    def test_a_motion_heard_is_submitted(self, story: Story) -> None:
        story.motion()
        docketed(story, "5", "notice", date(2023, 1, 20), read("notice", dates=[hearing("set", date(2023, 2, 6))]),
                 ("continues", "1", "link"))  # fmt: skip
        docketed(story, "6", "minute", date(2023, 2, 6), read("minute", dates=[hearing("held", date(2023, 2, 6))]),
                 ("rules_on", "1", "link"))  # fmt: skip

        assert motion(story, moment="2023-02-01").status == "pending"
        assert motion(story).status == "submitted"


class TestHearings:
    def rows(self, story: Story, moment: str | None = None) -> list[HearingRow]:
        return list(hearings(story.at(moment)).hearings)

    def test_a_hearing_of_docket_text_is_marked_as_read(self, story: Story) -> None:
        story.motion()
        docketed(
            story,
            "5",
            "notice",
            date(2023, 1, 20),
            read(dates=[hearing("set", date(2023, 3, 6))]),
            ("continues", "1", "link"),
        )

        (row,) = self.rows(story)

        assert (row.id, row.on, row.state, row.review, row.entry) == (None, date(2023, 3, 6), "set", "proposed", "5")

    def test_a_continued_hearing_moves_and_keeps_its_earlier_day(self, story: Story) -> None:
        story.motion()
        docketed(
            story,
            "5",
            "notice",
            date(2023, 1, 20),
            read(dates=[hearing("set", date(2023, 3, 6))]),
            ("continues", "1", "link"),
        )
        moved = hearing("continued", date(2023, 4, 3), was=date(2023, 3, 6))
        docketed(story, "6", "order", date(2023, 2, 20), read(dates=[moved]))

        (row,) = self.rows(story)
        assert (row.on, row.state, row.was) == (date(2023, 4, 3), "reset", (date(2023, 3, 6),))

        (earlier,) = self.rows(story, "2023-02-01")
        assert (earlier.on, earlier.state) == (date(2023, 3, 6), "set")

    def test_a_vacated_hearing_is_off_and_another_one_stays(self, story: Story) -> None:
        story.motion()
        both = [hearing("set", date(2023, 3, 6)), hearing("set", date(2023, 3, 9), "Case Management Conference")]
        docketed(story, "5", "notice", date(2023, 1, 20), read(dates=both), ("continues", "1", "link"))
        docketed(
            story, "6", "order", date(2023, 2, 20), read(dates=[hearing("vacated", None)]), ("rules_on", "1", "link")
        )

        assert [(r.on, r.state) for r in self.rows(story)] == [
            (date(2023, 3, 6), "vacated"), (date(2023, 3, 9), "set"),
        ]  # fmt: skip

    @pytest.mark.parametrize("order", [(0, 1), (1, 0)])
    def test_of_two_hearings_of_a_day_the_one_that_is_named_moves(self, story: Story, order: tuple[int, int]) -> None:
        story.motion()
        both = (hearing("set", date(2023, 3, 6)), hearing("set", date(2023, 3, 6), "Case Management Conference"))
        docketed(story, "5", "notice", date(2023, 1, 20), read(dates=[both[n] for n in order]))
        moved = hearing("continued", date(2023, 4, 3), was=date(2023, 3, 6))
        docketed(story, "6", "order", date(2023, 2, 20), read(dates=[moved]))

        assert [(r.what, r.on) for r in self.rows(story)] == [
            ("Case Management Conference", date(2023, 3, 6)),
            ("Motion Hearing", date(2023, 4, 3)),
        ]

    def test_a_hearing_that_a_person_keeps_is_told_once(self, story: Story) -> None:
        story.motion()
        docketed(story, "5", "notice", date(2023, 1, 20), read(dates=[hearing("set", date(2023, 3, 6))]))
        story.clerk.hearing(story.case, what="Hearing", on=date(2023, 3, 6), entry="5")

        assert [(r.id, r.review) for r in self.rows(story)] == [("H1", "kept")]


class TestSheet:
    def test_a_thread_is_the_motion_its_briefing_and_its_ruling(self, story: Story) -> None:
        story.briefed()
        story.rule("1", "denied")
        story.enter("5", "letter", "Bolt", date(2023, 2, 8))

        for thread in ("1", "2", "3", "4"):
            assert [e.id for e in chosen(sheet(story.at()), thread=thread).entries] == ["1", "2", "3", "4"]
        assert [e.id for e in chosen(sheet(story.at()), thread="5").entries] == ["5"]

    def test_kind_party_and_days_narrow_the_sheet_together(self, story: Story) -> None:
        story.briefed()

        view = sheet(story.at())

        assert [e.id for e in chosen(view, party="acme").entries] == ["1", "3"]
        assert [e.id for e in chosen(view, party="acme", after=date(2023, 1, 3)).entries] == ["3"]
        assert [e.id for e in chosen(view, kind="order", before=date(2023, 2, 5)).entries] == []


def test_why_of_an_imported_entry_tells_the_words_and_how_each_relation_is_known(story: Story) -> None:
    story.motion()
    told = Disposition(outcome="denied", of=("1",), ground="text", words="denying 1 Motion")
    docketed(story, "7", "order", date(2023, 2, 20), read(dispositions=[told]), ("rules_on", "1", "text"))

    because = why(story.at(), "7").because
    assert "Rules on Motion (ECF 1): read in the docket text." in because
    assert "Denied, of Motion (ECF 1): read in the docket text: “denying 1 Motion”." in because

    view = why(story.at(), "1")
    assert view.status == "denied (read, not reviewed)"
    assert "Read in the docket text only: the page has no link to the motion." in view.because


def test_a_motion_left_open_in_a_case_that_was_closed_says_so(story: Story) -> None:
    story.motion()
    story.clerk._do(story.case, lambda draft: draft.add(CaseDescribed, facts={"date_terminated": "2023-02-20"}))

    assert motion(story).case_closed == date(2023, 2, 20)
    assert "closed on 2023-02-20" in motion(story).why[-1]
    assert motion(story, moment="2023-02-19").case_closed is None


@pytest.mark.parametrize("told", ["02/20/2023", "unknown", "2023-02-31"])
def test_a_closing_date_that_is_no_day_closes_nothing(story: Story, told: str) -> None:
    story.motion()
    story.clerk._do(story.case, lambda draft: draft.add(CaseDescribed, facts={"date_terminated": told}))

    assert (motion(story).status, motion(story).case_closed) == ("pending", None)
