"""Orders: who must act, and every ruling of a sentence."""

import re
import time
from pathlib import Path

import pytest

from docket.intake.clean import clean
from docket.intake.locate import locate
from docket.intake.proposals import proposals
from docket.intake.reading import Reading, read

PAPERS = Path(__file__).parents[1] / "docket" / "samples" / "invented" / "papers"
HEAD = """\
UNITED STATES DISTRICT COURT
DISTRICT OF NEVADA

ROE CORP.,
Plaintiff,
v.
ACME CONTROLS, INC.,
Defendant.

Case No. 2:25-cv-01234-AB

ORDER

Before the Court is a motion of Acme and of Roe.

"""


def order(words: str) -> Reading:
    return read(f"{HEAD}{words}\n".encode(), "order.txt")


@pytest.mark.parametrize(
    ("words", "obligor"),
    [
        ("The sample shall be produced by no later than April 30, 2026.", None),
        ("The sample shall be produced by Acme by no later than April 30, 2026.", "Acme"),
        ("The sample shall be produced by Acme Controls, Inc. no later than April 30, 2026.", "Acme Controls, Inc."),
        ("By April 30, 2026, the sample shall be produced by Defendant.", "Defendant"),
        ("The sample shall be produced by e-mail by April 30, 2026.", None),
        ("Expert disclosures must be made by both parties on or before April 30, 2026.", "both parties"),
        ("Responses must be served within 14 days.", None),
        ("Plaintiff’s reply is due by April 30, 2026.", "Plaintiff"),
        ("Plaintiff shall be deposed by April 30, 2026.", None),
        ("The parties shall be prepared to argue by April 30, 2026.", "The parties"),
        ("Plaintiff’s motion shall address the rule by April 30, 2026.", None),
        ("Discovery shall close by April 30, 2026.", None),
        ("It shall file the log by April 30, 2026.", None),
        ("Acme shall produce the logs by April 30, 2026.", "Acme"),
        ("Acme and its counsel shall confer by April 30, 2026.", "Acme and its counsel"),
        ("Counsel for Plaintiff shall file a letter within 14 days.", "Counsel for Plaintiff"),
        ("Plaintiff’s counsel must confer by April 30, 2026.", "Plaintiff’s counsel"),
        ("The Clerk shall close the file within 14 days.", "The Clerk"),
        ("Ms. Vance shall certify the logs by April 30, 2026.", "Ms. Vance"),
        ("The party seeking relief shall file a letter by April 30, 2026.", "The party seeking relief"),
        ("Defendant is ordered to pay the fees by April 30, 2026.", "Defendant"),
        ("The Clerk is directed to close the case unless Roe moves to reopen by April 30, 2026.", "Roe"),
        ("Any response by the Committee shall be filed by April 30, 2026.", "the Committee"),
        ("The motion is GRANTED, and Acme shall produce the logs by April 30, 2026.", "Acme"),
    ],
)
def test_an_obligor_is_someone_who_can_act(words: str, obligor: str | None) -> None:
    found = order(words)
    assert [d.obligor for d in found.deadlines] == [obligor]
    [proposed] = [p for p in proposals(found) if p["kind"] == "deadline"]
    assert obligor is not None or proposed["confidence"] < 0.9


@pytest.mark.parametrize(
    ("words", "rulings"),
    [
        (
            "The Court GRANTS the motion to compel and DENIES the motion for sanctions.",
            [("granted", "the motion to compel"), ("denied", "the motion for sanctions")],
        ),
        (
            "The motion to compel is GRANTED and the motion for sanctions is DENIED.",
            [("granted", "The motion to compel"), ("denied", "the motion for sanctions")],
        ),
        (
            "The Court GRANTS the motion to compel, and the motion for sanctions is DENIED.",
            [("granted", "the motion to compel"), ("denied", "the motion for sanctions")],
        ),
        (
            "The motion to strike is DENIED, and the Court GRANTS leave to amend.",
            [("denied", "The motion to strike"), ("granted", "leave to amend")],
        ),
        (
            "The motion to compel is GRANTED, the motion to strike is DENIED without prejudice, the request is DENIED as moot.",
            [
                ("granted", "The motion to compel"),
                ("denied_without_prejudice", "the motion to strike"),
                ("denied_as_moot", "the request"),
            ],
        ),
        ("The motion is GRANTED IN PART and DENIED IN PART.", [("granted_in_part", "The motion")]),
        (
            "The Court GRANTS IN PART and DENIES IN PART Roe’s motion to compel.",
            [("granted_in_part", "Roe’s motion to compel")],
        ),
        (
            "The Court GRANTS the motion to compel in part and DENIES it in part.",
            [("granted_in_part", "the motion to compel")],
        ),
        ("The Court GRANTS the motion to compel and DENIES the rest.", [("granted_in_part", "the motion to compel")]),
        (
            "The Court GRANTS in part and DENIES in part the motion to compel and DENIES the motion for sanctions.",
            [("granted_in_part", "the motion to compel"), ("denied", "the motion for sanctions")],
        ),
        (
            "The motions to compel and for sanctions are DENIED.",
            [("denied", "The motions to compel and for sanctions")],
        ),
        ("For these reasons the motion to compel is GRANTED.", [("granted", "the motion to compel")]),
        ("A request to change these dates changes nothing until it is granted.", []),
        ("If the motion is granted, expenses follow.", []),
    ],
)
def test_every_ruling_of_a_sentence(words: str, rulings: list[tuple[str, str]]) -> None:
    found = order(words)
    assert [(d.outcome, d.motion) for d in found.dispositions] == rulings
    assert len([p for p in proposals(found) if p["kind"] == "ruling"]) == len(rulings)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Acme shall file its answer by April 3, 2026, and shall serve its log by May 1, 2026.", ["2026-04-03", "2026-05-01"]),
        ("By April 3, 2026, Acme shall answer, and by May 1, 2026, Roe shall reply.", ["2026-04-03", "2026-05-01"]),
        ("Responses are due April 3, 2026, and replies May 1, 2026.", ["2026-04-03", "2026-05-01"]),
        ("Acme shall file (1) a report by April 3, 2026; and (2) an objection within 14 days.", ["2026-04-03", None]),
        ("The deadline to file dispositive motions is extended to April 3, 2026.", ["2026-04-03"]),
        ("The Court extends Acme’s time to respond to April 3, 2026.", ["2026-04-03"]),
        ("Acme to file its answer by April 3, 2026.", ["2026-04-03"]),
        ("Fact Discovery Cutoff: April 3, 2026", ["2026-04-03"]),
        ("The supplemental response was due on April 3, 2026.", []),
        ("Acme argues that Roe must file its motion by April 3, 2026.", []),
        ("A party must object within 14 days after being served with a copy.", []),
        ("Failure to file an amended complaint by April 3, 2026 will result in dismissal.", ["2026-04-03"]),
        ("If Roe does not answer by April 3, 2026, the Clerk shall enter default.", ["2026-04-03"]),
        ("Roe shall answer by April 3, 2026. If Roe fails to answer by April 3, 2026, the case will be closed.", ["2026-04-03"]),
        ("IT IS ORDERED that by April 3, 2026 Roe show cause in writing.", ["2026-04-03"]),
        ("The motion is due April 3, 2026; the opposition, May 1, 2026.", ["2026-04-03", "2026-05-01"]),
        ("The parties are referred to mediation, to be completed by April 3, 2026.", ["2026-04-03"]),
        ("Acme must serve its lists no later than the Friday before trial.", [None]),
        ("ORDER granting 48 Motion for Extension of Time until April 3, 2026 for Roe to answer.", ["2026-04-03"]),
    ],
)  # fmt: skip
def test_every_time_that_an_order_states_is_a_deadline(words: str, due: list[str | None]) -> None:
    assert [d.due for d in order(words).deadlines] == due


def test_a_period_is_told_and_no_day_is_made_of_it() -> None:
    [found] = order("Acme may file an amended complaint within 21 days of the date of this Order.").deadlines
    assert (found.due, found.period, found.optional) == (None, "within 21 days of the date of this Order", True)


def test_an_hour_is_read_with_its_day() -> None:
    [found] = order("Acme shall file its answer by 5:00 p.m. on Friday, April 3, 2026.").deadlines
    assert (found.due, found.time) == ("2026-04-03", "17:00")


@pytest.mark.parametrize(
    ("words", "rulings"),
    [
        ("Leave to amend is GRANTED IN PART.", ["granted_in_part"]),
        ("Dkt. 12 is GRANTED; Dkt. 15 is DENIED without prejudice.", ["granted", "denied_without_prejudice"]),
        ("The Court finds that the request is overbroad and therefore GRANTS the motion to quash.", ["granted"]),
        ("The Court ADOPTS the Report in full and DISMISSES the complaint.", ["adopted", "dismissed"]),
        ("AFFIRMED IN PART, REVERSED IN PART, AND REMANDED.", ["affirmed_and_reversed_and_remanded"]),
        ("We reverse the order and remand for further proceedings.", ["reversed_and_remanded"]),
        ("Application GRANTED.", ["granted"]),
        ("The undersigned RECOMMENDS that the motion be GRANTED.", ["recommended_granted"]),
        ("The magistrate judge recommended that the motion be GRANTED.", []),
        ("Acme asks that the motion be DENIED.", []),
        ("The district court granted the motion to dismiss.", []),
        ("The motion was GRANTED on May 1, 2024 (Dkt. 14).", []),
        ("The Court previously granted leave to amend.", []),
        ("A motion to dismiss is granted only where no facts could be proved.", []),
        ("“The motion is GRANTED,” the court held in Smith.", []),
    ],
)
def test_only_what_this_court_does_now_is_a_ruling(words: str, rulings: list[str]) -> None:
    assert [d.outcome for d in order(words).dispositions] == rulings


@pytest.mark.parametrize(
    ("words", "hearing"),
    [
        ("A Case Management Conference is set for June 1, 2026, at 2:00 p.m.", ("set", "2026-06-01", "14:00", None)),
        ("The hearing set for May 4, 2026 is CONTINUED to June 1, 2026.", ("moved", "2026-06-01", None, "2026-05-04")),
        ("The hearing set for May 4, 2026 is VACATED.", ("vacated", None, None, "2026-05-04")),
        ("The Court sets a hearing on the motion for June 1, 2026.", ("set", "2026-06-01", None, None)),
        ("A hearing was held on May 4, 2026.", None),
        ("Roe asks that the hearing be continued to June 1, 2026.", None),
    ],
)
def test_hearings_are_set_moved_and_vacated(words: str, hearing: tuple[str | None, ...] | None) -> None:
    found = [(h.act, h.on, h.time, h.was) for h in order(words).hearings]
    assert found == ([hearing] if hearing else [])


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("The Court therefore does not reach the question whether the logs were lost.", "not_reached"),
        ("The Court need not resolve this issue.", "not_reached"),
        ("The Court assumes without deciding that a duty arose.", "assumed"),
        ("It is unnecessary to decide whether the privilege was waived.", "not_reached"),
        ("Under either standard, the motion fails.", "not_reached"),
        ("Acme argues that the Court need not reach the waiver question.", None),
        ("The district court did not reach the question.", None),
        ("A court need not accept conclusory allegations.", None),
        ("The opposition does not address the argument.", None),
    ],
)
def test_what_the_court_leaves_open_is_read_and_what_others_leave_open_is_not(words: str, outcome: str | None) -> None:
    assert [q.outcome for q in order(words).left_open] == ([outcome] if outcome else [])


@pytest.mark.parametrize("name", ["044-motion", "045-order-schedule", "047-opposition", "050-reply", "054-order"])
def test_the_words_of_a_proposal_are_found_at_its_span(name: str) -> None:
    data = (PAPERS / f"{name}.txt").read_bytes()
    check(read(data, name))


def test_the_words_of_each_of_two_rulings_are_found_at_their_span() -> None:
    check(order("The Court GRANTS the\nmotion to compel and\nDENIES the motion for sanctions."))


def check(reading: Reading) -> None:
    found = proposals(reading)
    assert found
    for proposed in found:
        span = proposed["span"]
        got = "".join(clean(reading.text[s:e]).text for s, e in span["parts"])
        assert re.sub(r"\s", "", got) == re.sub(r"\s", "", proposed["words"])
        located = locate(proposed["words"], reading.clean)
        assert located is not None
        assert located.to_json() == span


@pytest.mark.parametrize(
    "words",
    [
        "the motion ",
        "and the motion is ",
        "Acme, ",
        "by Acme ",
        "GRANTS ",
        "is DENIED, and ",
        "(",
        "A B and ",
        "the hearing is set for ",
        "conference ",
        "need not ",
        "within 14 days of ",
    ],
)
def test_a_long_sentence_takes_no_time(words: str) -> None:
    sentence = "The Court GRANTS it and Acme shall be " + words * (1900 // len(words)) + "by April 30, 2026."
    before = time.perf_counter()
    order(sentence)
    assert time.perf_counter() - before < 3
