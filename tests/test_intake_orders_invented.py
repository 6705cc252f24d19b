"""Invented orders of many courts and styles: what they state is found, what they only tell of is not."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docket.intake.facts import Disposition, OrderedDeadline
from docket.intake.reading import Reading, read

MARKED: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "marking" / "orders_invented.toml").read_text(encoding="utf-8")
)["order"]


@cache
def reading(name: str) -> Reading:
    text = next(marked["text"] for marked in MARKED if marked["name"] == name)
    return read(text.lstrip("\n").encode(), f"{name}.txt")


def deadlines(marked: dict[str, Any]) -> list[OrderedDeadline]:
    paper = reading(marked["name"])
    return [*paper.deadlines, *paper.stipulated]


def matched(marked: dict[str, Any]) -> list[tuple[list[str], OrderedDeadline | None]]:
    left = deadlines(marked)
    pairs: list[tuple[list[str], OrderedDeadline | None]] = []
    for day, who, fragment in marked["deadlines"]:
        one = next((d for d in left if (d.due or "") == day and fragment in f"{d.quote} | {d.what}"), None)
        if one:
            left.remove(one)
        pairs.append(([day, who, fragment], one))
    return pairs


def ruled(marked: dict[str, Any]) -> list[tuple[list[str], Disposition | None]]:
    left = list(reading(marked["name"]).dispositions)
    pairs: list[tuple[list[str], Disposition | None]] = []
    for outcome, motion, fragment in marked["dispositions"]:
        one = next((d for d in left if d.outcome == outcome and fragment in d.quote), None)
        if one:
            left.remove(one)
        pairs.append(([outcome, motion, fragment], one))
    return pairs


def share(kind: str) -> tuple[float, float]:
    """Recall and precision over all papers."""
    count: Counter[str] = Counter()
    for marked in MARKED:
        paper = reading(marked["name"])
        if kind == "deadlines":
            right, of, found = sum(d is not None for _, d in matched(marked)), len(marked[kind]), len(deadlines(marked))
        elif kind == "dispositions":
            right, of, found = sum(d is not None for _, d in ruled(marked)), len(marked[kind]), len(paper.dispositions)
        elif kind == "hearings":
            days = [day for h in paper.hearings for day in (h.on, h.was) if day in marked[kind]]
            right, of, found = len(set(days)), len(marked[kind]), len(paper.hearings)
        else:
            right = sum(any(fragment in q.quote for q in paper.left_open) for fragment in marked[kind])
            of, found = len(marked[kind]), len(paper.left_open)
        count += Counter(right=right, of=of, found=found)
    return count["right"] / count["of"], count["right"] / count["found"]


@pytest.mark.parametrize(
    ("kind", "recall", "precision"),
    [("deadlines", 0.97, 0.97), ("dispositions", 0.95, 0.93), ("hearings", 0.9, 0.9), ("left_open", 0.93, 0.93)],
)
def test_what_an_order_states_is_found_and_what_it_tells_of_is_not(kind: str, recall: float, precision: float) -> None:
    found, right = share(kind)

    assert found >= recall
    assert right >= precision


def test_the_one_who_must_act_is_named_where_the_order_names_one() -> None:
    named = [(who, d) for marked in MARKED for (_, who, _), d in matched(marked) if who and d]
    wrong = [(who, d.obligor) for who, d in named if who.casefold() not in (d.obligor or "").casefold()]

    assert len(wrong) <= 0.05 * len(named), wrong


def test_a_ruling_names_its_motion() -> None:
    named = [(motion, d) for marked in MARKED for (_, motion, _), d in ruled(marked) if motion and d]
    wrong = [(motion, d.motion) for motion, d in named if motion.casefold() not in (d.motion or "").casefold()]

    assert len(wrong) <= 0.03 * len(named), wrong


HEAD = "UNITED STATES DISTRICT COURT\nDISTRICT OF NEVADA\n\nROE v. ACME, Case No. 2:25-cv-01234-AB\n\n"


@pytest.mark.parametrize(
    ("table", "days"),
    [
        (
            "| Event | Deadline |\n|---|---|\n| Fact discovery cutoff | June 3, 2026 |\n| Expert reports | July 1, 2026 |",
            2,
        ),
        ("Close of fact discovery          June 3, 2026\nFile joint statement             7/1/2026", 2),
        ("June 3, 2026        Serve expert reports\nJuly 1, 2026        File exhibit lists", 2),
        ("Deadline\nRebuttal expert reports\nJune 3, 2026\nMediation completed by\nJuly 1, 2026", 2),
        ("DATE EVENT\nJune 3, 2026\nServe rebuttal reports\nJuly 1, 2026\nExhibit lists", 2),
        ("c. Dispositive Motion Deadline: June 3, 2026. Bring no other motion.", 1),
        ("06/03/2025 248 CMO 1 re Deadlines\n07/01/2025 249 CMO 2 re Discovery", 0),
        ("Complaint filed: June 3, 2025\nAnswer filed: July 1, 2025", 0),
    ],
)
def test_the_rows_of_a_schedule_are_deadlines_whichever_column_has_the_day(table: str, days: int) -> None:
    found = read(
        f"{HEAD}SCHEDULING ORDER\n\nThe Court sets this schedule.\n\n{table}\n".encode(), "order.txt"
    ).deadlines

    assert [d.due for d in found] == ["2026-06-03", "2026-07-01"][:days]


def test_a_day_before_the_order_is_told_of_and_not_ordered() -> None:
    words = "Acme shall file its log by June 3, 2026. The log must be served by June 3, 2025.\n\nDated: May 4, 2026\n"
    assert [d.due for d in read(f"{HEAD}ORDER\n\n{words}".encode(), "order.txt").deadlines] == ["2026-06-03"]


STIPULATION = "STIPULATION AND [PROPOSED] ORDER\n\nIT IS HEREBY STIPULATED that Acme shall answer by June 3, 2026.\n\n"


@pytest.mark.parametrize(
    ("signature", "basis"),
    [
        ("IT IS SO ORDERED.\nDated: May 4, 2026\nORLA VANE\nUnited States District Judge\n", "order"),
        ("IT IS SO ORDERED.\nDated: ________\n____________________\nUnited States District Judge\n", "stipulation"),
    ],
)
def test_a_stipulation_is_an_order_once_a_judge_has_dated_and_signed_it(signature: str, basis: str) -> None:
    told = read(f"{HEAD}{STIPULATION}{signature}".encode(), "stipulation.txt").to_json()["deadlines"]

    assert isinstance(told, list)
    assert [(d["due"], d["basis"]) for d in told] == [("2026-06-03", basis)]
