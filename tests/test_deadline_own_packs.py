"""Packs of one's own, the rules as people read them, and requirements that are no dates."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders import Story
from cli_harness import CommandLine

from docket.rules.describing import described
from docket.rules.packs import rules, with_packs
from docket.schedules.checklist import checklist
from domain.errors import FileAccessError

pytest_plugins = ("cli_fixtures",)

OWN = """
[pack]
id = "standing"
version = "1"
title = "Standing order of our judge"
courts = ["vtd"]

[[rule]]
id = "standing.opp"
citation = "Standing Order ¶ 3"
act = "opposition"
trigger = "motion filed"
length = 10
unit = "days"
direction = "after"
verified = "text"
source = "the order"

[[schedule]]
rule = "standing.opp"
on = "motion"
anchor = "filed"
by = "opponent"
paper = "opposition"

[[requirement]]
id = "standing.pages"
citation = "Standing Order ¶ 4"
on = ["motion"]
asks = "at most 12 pages"
pages = 12
verified = "text"
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """A pack in a file; the packs are as before when the test is done."""
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    yield path
    with_packs(())


def test_a_pack_of_ones_own_counts_and_opens_schedules(cli: CommandLine, own: Path) -> None:
    counted = cli.ok("compute", "standing.opp", "--after", "2023-03-06", "--rules", own)
    assert "~Thu 2023-03-16  computed, from verified text" in counted.out

    cli.ok("open", "2:23-cv-00011", "--court", "vtd", "--name", "Acme v. Bolt")
    cli.do("party Bolt --role defendant")
    cli.do("enter Motion --entry 1 --kind motion --party Acme --filed 2023-03-06")
    [line] = cli.json("schedule", "1", "--rules", own)["lines"]
    assert (line["citation"], line["due"], line["obligors"]) == ("Standing Order ¶ 3", "2023-03-16", ["Bolt"])


def test_the_settings_name_packs_for_every_command(
    cli: CommandLine, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKET_RULES", str(own.parent))
    with_packs(())

    assert "standing.opp" in cli.ok("rules").out
    monkeypatch.delenv("DOCKET_RULES")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OWN.replace('"filed"', '"sent"'), "“anchor” is “sent”; it should be one of filed, served"),
        (OWN.replace('"opponent"', '"anybody"'), "“by” is “anybody”"),
        (
            OWN.replace('rule = "standing.opp"', 'rule = "standing.reply"'),
            "a schedule names standing.reply, which no pack holds",
        ),
        (OWN.replace('"filed"', '"due"'), "“follows” is missing"),
        (OWN + 'sorts = ["motions to annoy"]\n', "“sorts” names motions to annoy"),
        (OWN.replace('on = ["motion"]', 'on = ["pleading"]'), "“on” should list kinds of papers"),
        (OWN.replace("standing.opp", "frcp.72.a"), "frcp.72.a is in two packs"),
        (OWN.replace("length = 10", "length = 0"), "“length” is 0"),
        (OWN + "lenght = 3\n", "“lenght” is no key that is known here"),
        ("[pack", "is no TOML"),
    ],
)
def test_a_slip_in_it_is_a_sentence_and_the_other_packs_still_count(
    cli: CommandLine, own: Path, text: str, told: str
) -> None:
    own.write_text(text, encoding="utf-8")

    printed = cli("rules", "--rules", own)

    assert (printed.code, printed.out) == (3, "")
    assert told in printed.err
    assert cli("compute", "frcp.72.a", "--after", "2023-03-06").code == 0


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_a_sentence(cli: CommandLine, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "none.toml"
    if content:
        path.write_bytes(content)

    assert cli("compute", "frcp.72.a", "--after", "2023-03-06", "--rules", path).code == 3
    with_packs(())


def test_every_rule_tells_its_trigger_period_service_days_and_how_it_was_verified() -> None:
    for rule in rules().values():
        told = described(rule)
        assert all(
            told[name] for name in ("citation", "trigger", "anchor", "period", "direction", "verification", "pack")
        )
        assert told["service_addition"]
        assert told["verified"] is (rule.mark == "text")


def test_one_rule_is_told_with_its_branches(cli: CommandLine) -> None:
    told = cli.json("rules", "frcp.45.d.2.B")

    assert told["combine"] == "earliest"
    assert [branch.partition(":")[0] for branch in told["branches"]] == ["service", "compliance"]


def test_an_unknown_rule_is_a_sentence(cli: CommandLine) -> None:
    printed = cli("rules", "frcp.999")
    assert (printed.code, "`docket rules` lists" in printed.err) == (1, True)


# --- requirements -----------------------------------------------------------------------------------------------------


def checked(story: Story, entry: str, text: str | None, pages: int | None = None) -> dict[str, Any]:
    """The requirements of an entry by id, with a paper of these words at hand."""
    at = story.at()
    paper = None if text is None else SimpleNamespace(text=text, pages=pages)
    return {row.id: row for row in checklist(at, at.record.entries[entry], lambda _: paper)}


def test_nothing_is_seen_of_a_paper_that_is_not_at_hand(story: Story) -> None:
    found = checked(story, "1", None)

    assert {row.found for row in found.values()} == {"not_at_hand"}


def test_words_in_the_paper_are_evidence_with_their_place_and_no_more(story: Story) -> None:
    found = checked(story, "1", "NOTICE OF MOTION\nand motion\n", pages=30)

    assert found["cand.7-2.a.notice"].found == "evidence"
    assert "line 1: “NOTICE OF MOTION”" in found["cand.7-2.a.notice"].evidence
    assert found["cand.7-2.c"].found == "not_seen"
    assert (found["cand.7-2.b"].found, "30 pages" in found["cand.7-2.b"].evidence) == ("to_check", True)


def test_an_attached_proposed_order_is_evidence(story: Story) -> None:
    story.enter("1-1", "other", "Acme", title="[Proposed] Order", relations=[{"role": "attaches", "to": "1"}])

    row = checked(story, "1", None)["cand.7-2.c"]

    assert (row.found, row.evidence) == ("evidence", "ECF 1-1 is titled “[Proposed] Order”")


def test_a_hearing_noticed_too_early_is_pointed_out(empty: Story) -> None:
    empty.enter("1", "motion", "Acme", date(2023, 3, 6))
    empty.clerk.hearing(empty.case, what="Motion", on=date(2023, 4, 6), entry="1")

    told = checked(empty, "1", "x")["cand.7-2.a.notice"].evidence

    assert "Thu 2023-04-06, before the earliest day, Mon 2023-04-10" in told


def test_the_command_lists_them_to_check_by_hand(cli: CommandLine) -> None:
    cli.ok("open", "3:24-cv-0731", "--court", "cand", "--name", "Greylock v. Hollis")
    cli.do("enter Motion --entry 10 --kind motion --party Greylock --filed 2024-03-04")

    printed = cli.ok("checklist", "10")

    assert "[ ] a proposed order (N.D. Cal. Civil L.R. 7-2(c), not verified)" in printed.out
    assert printed.lines[-1].startswith("A list to check by hand")
    assert cli("checklist", "99").code == 1


def test_a_broken_pack_is_told_once_it_is_asked_for(own: Path) -> None:
    own.write_text("[pack]\n", encoding="utf-8")

    with pytest.raises(FileAccessError, match=r"own\.toml"):
        with_packs([own])
