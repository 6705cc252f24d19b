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
        ("Plaintiff’s reply is due by April 30, 2026.", None),
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
    "words", ["the motion ", "and the motion is ", "Acme, ", "by Acme ", "GRANTS ", "is DENIED, and ", "(", "A B and "]
)
def test_a_long_sentence_takes_no_time(words: str) -> None:
    sentence = "The Court GRANTS it and Acme shall be " + words * (1900 // len(words)) + "by April 30, 2026."
    before = time.perf_counter()
    order(sentence)
    assert time.perf_counter() - before < 3
