"""`docket due --rule`: a deadline counted under a rule of the packs, with its steps, or waiting for its trigger."""

from typing import Any

import pytest
from cli_harness import CommandLine

pytest_plugins = ("cli_fixtures",)


@pytest.fixture
def desk(cli: CommandLine) -> CommandLine:
    """A motion with a filed date, one with an assumed date, and one without any."""
    cli.ok("open", "3:24-cv-0731", "--court", "cand", "--name", "Greylock v. Hollis")
    cli.do("enter Motion --entry 10 --kind motion --party Greylock --filed 2024-03-04")
    cli.do("enter Order --entry 11 --kind order --party court --filed 2024-03-08 --dated 2024-03-08 --assumed")
    cli.do("enter 'Second motion' --entry 12 --kind motion --party Greylock --between 2024-03-08 2024-04-30")
    return cli


def deadline(cli: CommandLine, ident: str, *options: str) -> dict[str, Any]:
    rows = cli.json("deadlines", *options)["deadlines"]
    return next(dict(d) for d in rows if d["id"] == ident)


def test_an_opposition_is_counted_from_the_filed_date_of_the_motion_with_every_step_and_its_source(
    desk: CommandLine,
) -> None:
    assert desk.do("due Opposition --obligor Hollis --rule cand.7-3.a --from 10").out.startswith("D1  ~2024-03-18")

    found = deadline(desk, "D1", "--as-of", "2024-03-10")

    assert (found["due"], found["state"], found["basis"]) == ("2024-03-18", "open", "rule")
    assert found["certainty"] == "computed_unverified"
    steps = found["bases"][0]["steps"]
    assert any("[FRCP 6(a)(1)(A)]" in step for step in steps)
    assert any("14 days after it" in step and "[FRCP 6(a)(1)(B)]" in step for step in steps)


def test_service_by_mail_adds_three_days_after_the_period_has_rolled(desk: CommandLine) -> None:
    desk.do("due Objections --obligor Hollis --rule frcp.72.a --from 2024-03-08 --served mail")

    found = deadline(desk, "D1")

    assert found["due"] == "2024-03-25"  # Fri 22 March, three days on to Mon 25 March
    assert any("[FRCP 6(d)]" in step for step in found["bases"][0]["steps"])


def test_a_date_counted_from_an_assumed_filing_date_says_so(desk: CommandLine) -> None:
    desk.do("due Objections --obligor Hollis --rule frcp.72.a --from 11")

    assert deadline(desk, "D1")["assumptions"] == ["Counted from the filed date of ECF 11, which is assumed."]


def test_without_the_date_of_its_trigger_a_deadline_waits(desk: CommandLine) -> None:
    printed = desk.do("due Opposition --obligor Hollis --rule cand.7-3.a --from 12")

    assert printed.out.startswith("D1  ~no date yet")
    found = deadline(desk, "D1", "--as-of", "2024-05-01")
    assert (found["due"], found["state"]) == (None, "waiting")
    assert found["bases"][0]["waiting_for"].endswith("ECF 12")


def test_an_order_overrides_the_rule_date_which_stays_visible(desk: CommandLine) -> None:
    desk.do("due Opposition --obligor Hollis --rule cand.7-3.a --from 10")
    desk.do("move D1 --on 2024-03-29 --entry 11 --ground 'Order, Dkt. 11'")

    found = deadline(desk, "D1")

    assert (found["due"], found["certainty"]) == ("2024-03-29", "ordered")
    assert [(b["kind"], b["due"], b["live"]) for b in found["bases"]] == [
        ("rule", "2024-03-18", False),
        ("order", "2024-03-29", True),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("due X --obligor Hollis --rule cand.9-99.z --from 10", "is no rule of the packs"),
        ("due X --obligor Hollis --rule cand.7-3.a", "A rule needs the day that it counts from"),
        ("due X --obligor Hollis --from 10", "A rule needs the day that it counts from"),
        ("due X --obligor Hollis --rule cand.7-3.a --from 10 --on 2024-03-18", "no date of its own"),
    ],
)
def test_what_cannot_be_counted_is_refused_and_leaves_nothing(desk: CommandLine, line: str, says: str) -> None:
    before = desk.contents()

    printed = desk(*line.split())

    assert (printed.code, printed.out) == (2, "")
    assert says in printed.err
    assert desk.contents() == before
