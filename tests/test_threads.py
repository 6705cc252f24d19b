"""Threads: what later papers answer, proposed with reasons; unanswered and new only where the papers are at hand and read."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import FILED, Clock, Placed, Story

from docket.clerk.reviewing import Proposal
from docket.clerk.threading import Threads
from docket.intake.threads import learned
from docket.intake.treatment import treats

SAMPLE = Path(__file__).parents[1] / "docket" / "samples" / "invented"
NAMES = {
    "44": "044-motion",
    "47": "047-opposition",
    "50": "050-reply",
    "53": "053-supplemental-response",
    "54": "054-order",
}
STEPS: list[dict[str, Any]] = tomllib.loads((SAMPLE / "record.toml").read_text(encoding="utf-8"))["step"]

MOTION = """\
Acme Corp. v. Bolt LLC
Case No. 1:23-cv-00042

MOTION TO TRANSFER

I. VENUE IN THIS DISTRICT IS IMPROPER
The warehouse in Oakland closed before the complaint was filed. Nothing was shipped
from it. Weaver v. Loom Co., 12 F.4th 345 (9th Cir. 2021).

II. THE FORUM CLAUSE CONTROLS
The purchase contract names Portland as the only forum for every dispute
over the looms. Spindle Inc. v. Carder, 34 F.4th 567 (9th Cir. 2022).

Dated: February 1, 2023
"""
OPPOSITION = """\
Acme Corp. v. Bolt LLC
Case No. 1:23-cv-00042

OPPOSITION TO MOTION TO TRANSFER

I. THE CLAUSE NAMING PORTLAND IS PERMISSIVE
The purchase contract says that disputes over the looms may be heard in Portland.
That is no exclusive forum. Spindle Inc. v. Carder, 34 F.4th 567 (9th Cir. 2022), concerned another clause.

Dated: February 8, 2023
"""
REPLY = """\
Acme Corp. v. Bolt LLC
Case No. 1:23-cv-00042

REPLY IN SUPPORT OF MOTION TO TRANSFER

I. THE FORUM CLAUSE IS EXCLUSIVE
The purchase contract names Portland as the forum for disputes over the looms. Opp. at 1.

II. BOLT NEVER PAID THE ARBITRATION DEPOSIT
No deposit reached the arbitrator. An arbitration that was never funded stays nothing.

Dated: February 15, 2023
"""


@pytest.fixture
def briefing(story: Story) -> Story:
    """Motion, opposition and reply on file, the motion's two headings kept as arguments."""
    for entry, text in (("1", MOTION), ("2", OPPOSITION), ("3", REPLY)):
        story.paper(entry, text, read=False)
    ids = story.clerk.waiting(story.case, kind="argument", entry="1")
    story.clerk.keep_clear(story.case, ids)
    return story


def proposed(story: Story) -> dict[tuple[str, str], Proposal]:
    """The positions that wait, by argument and entry."""
    queue = story.clerk.proposals(story.case)
    return {(p.content["on"], p.entry): p for p in queue if p.kind == "position" and p.review == "proposed"}


def answer(found: Threads, argument: str, entry: str) -> Any:
    [thread] = [t for t in found.threads if t.argument == argument]
    return next(a for a in thread.answers if a.entry == entry)


def test_a_passage_that_shares_authorities_and_words_is_proposed_with_its_reasons(briefing: Story) -> None:
    briefing.clerk.thread(briefing.case)

    link = proposed(briefing)["A2", "2"]
    assert (link.content["stance"], link.content["party"]) == ("opposes", "bolt-llc")
    assert "shares 1 authority" in link.cue
    assert link.confidence < 0.9
    assert proposed(briefing)["A2", "3"].content["stance"] == "replies"


def test_a_proposed_position_tells_what_it_is_on(briefing: Story) -> None:
    briefing.clerk.thread(briefing.case)
    told = [p.told for p in briefing.clerk.proposals(briefing.case) if p.kind == "position"]
    assert told
    assert all(t.startswith("on A") and ": " in t for t in told)


def test_a_link_changes_no_status_until_it_is_kept(briefing: Story) -> None:
    before = briefing.argument("A2").status

    briefing.clerk.thread(briefing.case)
    assert briefing.argument("A2").status == before
    briefing.clerk.keep(briefing.case, [proposed(briefing)["A2", "2"].id])

    assert briefing.argument("A2").status == "joined"


def test_unanswered_is_unknown_until_the_paper_is_read(briefing: Story) -> None:
    found = briefing.clerk.thread(briefing.case)
    assert answer(found, "A1", "2").answered is None
    assert "ECF 2 is not marked read" in answer(found, "A1", "2").missing

    briefing.clerk.mark_read(briefing.case, "2")

    found = briefing.clerk.thread(briefing.case)
    assert answer(found, "A1", "2").answered is False
    assert answer(found, "A2", "2").answered is None
    assert answer(found, "A1", "4").missing == ("ECF 4 is not at hand",)


def test_an_order_that_rules_on_an_argument_has_answered_it(briefing: Story) -> None:
    briefing.enter("9", "order", "court", date(2023, 3, 20))
    briefing.rule("A1", "adopted", entry="9")

    assert answer(briefing.clerk.thread(briefing.case), "A1", "9").answered is True


def test_new_in_reply_needs_every_paper_before_it_read(briefing: Story) -> None:
    [unknown] = briefing.clerk.thread(briefing.case).new_matter
    assert (unknown.title, unknown.new) == ("BOLT NEVER PAID THE ARBITRATION DEPOSIT", None)
    assert "ECF 1 is not marked read" in unknown.missing

    for entry in ("1", "2", "3"):
        briefing.clerk.mark_read(briefing.case, entry)

    [known] = briefing.clerk.thread(briefing.case).new_matter
    assert (known.new, known.missing) == (True, ())


def test_comparing_twice_proposes_nothing_twice(briefing: Story) -> None:
    first = briefing.clerk.thread(briefing.case)
    rows = briefing.store.proposals(briefing.case)

    second = briefing.clerk.thread(briefing.case)

    assert first.made > 0
    assert (second.made, second.withdrawn) == (0, 0)
    assert briefing.store.proposals(briefing.case) == rows


def test_a_dropped_link_is_not_proposed_again(briefing: Story) -> None:
    briefing.clerk.thread(briefing.case)
    link = proposed(briefing)["A2", "2"]
    briefing.clerk.drop(briefing.case, [link.id], reason="another clause")

    briefing.clerk.thread(briefing.case)

    assert ("A2", "2") not in proposed(briefing)


def test_links_to_an_argument_that_was_taken_back_are_withdrawn(briefing: Story) -> None:
    briefing.clerk.thread(briefing.case)
    assert proposed(briefing)

    briefing.clerk.undo(briefing.case)

    assert proposed(briefing) == {}


def test_a_decision_weighs_in_this_case_and_says_so(briefing: Story) -> None:
    briefing.clerk.thread(briefing.case)
    before = proposed(briefing)["A2", "3"]
    briefing.clerk.keep(briefing.case, [proposed(briefing)["A2", "2"].id])

    found = briefing.clerk.thread(briefing.case)

    assert max(found.learned.values()) > 1
    after = proposed(briefing)["A2", "3"]
    assert after.id == before.id
    assert after.confidence > before.confidence
    assert "were kept in this case" in after.cue


def test_what_was_dropped_counts_less_and_what_is_even_counts_as_before() -> None:
    weights = learned([("dropped", {"words": 0.5}), ("kept", {"record": 0.9}), ("kept", {"words": 0.1})])

    assert weights["words"] < 1 < weights["record"]
    assert learned([("kept", {"words": 0.5}), ("dropped", {"words": 0.5})]) == {}


def test_how_a_paper_words_a_standard_is_proposed(story: Story) -> None:
    story.clerk.standard(story.case, title="Forum clause", elements=["the clause is valid", "the clause is exclusive"])
    told = (
        "A forum clause is enforced where the movant must show that (1) the clause is valid, and (2) it is exclusive."
    )
    story.paper("1", MOTION.replace("The purchase contract names", f"{told} The purchase contract names"))

    story.clerk.thread(story.case)

    [wording] = [p for p in story.clerk.proposals(story.case) if p.kind == "formulation"]
    assert wording.words == told
    [receipt] = story.clerk.keep(story.case, [wording.id])
    assert receipt.id.startswith("S1.f")
    story.clerk.thread(story.case)
    assert not [p for p in story.clerk.proposals(story.case) if p.kind == "formulation" and p.review == "proposed"]


# --- measured on the sample, whose record says what answers what ------------------------------------------------------


@pytest.fixture(scope="module")
def sample(placed: Placed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """The sample's five papers, with the arguments of its record raised as the record raises them, and nothing answered."""
    story = Story(placed(tmp_path_factory.mktemp("sample") / "docket.db"), number="2:25-cv-09417", clock=Clock())
    for name, role in (("Larkmoor", "plaintiff"), ("Pellworth", "defendant")):
        story.clerk.party(story.case, name=name, role=role)
    for day, (entry, name) in enumerate(NAMES.items(), start=1):
        party = "court" if entry == "54" else "Pellworth" if entry in {"47", "53"} else "Larkmoor"
        data = (SAMPLE / "papers" / f"{name}.txt").read_bytes()
        story.clerk.file(story.case, data, name=name, entry=entry, party=party, filed=FILED["1"].replace(day=day))
    for step in raised():
        passages = [p for p in step.get("passages", []) if "via" not in p and p.get("entry", step["entry"]) in NAMES]
        story.argue(step["entry"], step["party"], step["title"], passages=passages, summary=step.get("summary"))
    yield story
    story.store.close()


def raised() -> list[dict[str, Any]]:
    return [step for step in STEPS if step["do"] == "argue" and step["entry"] in NAMES]


def expected() -> set[tuple[str, str]]:
    """Argument and entry of every position in the record, silence left out."""
    ids = {f"${step['as']}": f"A{n}" for n, step in enumerate(raised(), start=1)}
    return {
        (ids[str(step["argument"])], step["entry"])
        for step in STEPS
        if step["do"] == "position"
        and step["stance"] != "silent"
        and step["entry"] in NAMES
        and step["argument"] in ids
    }


def test_most_answers_of_the_sample_are_found_and_few_are_made_up(sample: Story) -> None:
    sample.clerk.thread(sample.case)

    found = {pair for pair in proposed(sample) if pair[1] != "54"}
    wanted = {pair for pair in expected() if pair[1] != "54"}
    assert len(found & wanted) / len(wanted) >= 0.6
    assert len(found & wanted) / len(found) >= 0.75


def test_what_the_order_of_the_sample_decides_is_laid_to_the_arguments_that_it_decides(sample: Story) -> None:
    sample.clerk.thread(sample.case)

    ids = {f"${step['as']}": f"A{n}" for n, step in enumerate(raised(), start=1)}
    ruled = {(ids[s["on"]], "54") for s in STEPS if s["do"] == "rule" and s.get("entry") == "54" and s["on"] in ids}
    found = {pair for pair in proposed(sample) if pair[1] == "54"}
    assert len(found & ruled) / len(ruled) >= 0.8
    assert len(found & ruled) / len(found) >= 0.9


@pytest.mark.parametrize(
    ("sentence", "treated"),
    [
        ("Acme has provided competent evidence of the loss.", True),
        ("The Court is not persuaded that nothing less will do.", True),
        ("The logs of all forty sites are more than this case needs.", True),
        ("To state a claim for conversion, a plaintiff must allege title.", False),
        ("Under Rule 34, a party must say what it withholds.", False),
        ("Malice is established where the speaker doubted the report.", False),
        ("“A subpoena reaches what is relevant.”", False),
        ("Ash v. Elm, 12 F.3d 34, 36 (2d Cir. 1999).", False),
        ("Acme argues that the log was kept, and that Bolt has shown no loss.", False),
        ("Acme filed this action in May.", False),
    ],
)
def test_a_ruling_treats_the_case_or_recites(sentence: str, treated: bool) -> None:
    assert bool(treats(sentence)) is treated
