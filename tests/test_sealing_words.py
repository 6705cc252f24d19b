"""Which words are whose paper's: every string of every event is either its paper's word, or stated here to be none."""

import json
import typing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import Story, words
from eventsourcing.persistence import StoredEvent
from hypothesis import given
from hypothesis import strategies as st

from docket.store.mapper import CaseMapper
from domain import sealing
from domain.events import CATALOGUE, CaseEvent
from domain.passage import Frozen
from domain.sealing import SEALING, Homes, masked, with_words, withheld
from projections.masking import Shown

pytestmark = pytest.mark.sqlite("asks both engines by itself, or looks into the file")

SAMPLES = Path(__file__).with_name("data") / "events"
NOT_THE_PAPERS = {
    "actor", "reader", "media_type", "facets", "tz", "rule", "rule_pack", "steps", "served", "state", "defendant", "pin", "time",
    "kind", "number",
}  # fmt: skip
"""One-line words that name a person who acts, a rule, a place, a form: they stay readable when the paper's words are not."""
OF_NO_PAPER = {
    "case.opened.v1", "case.renamed.v1", "case.party-joined.v1", "case.party-described.v1", "case.judge-assigned.v1",
    "case.related.v1", "case.described.v1", "case.docket-imported.v1", "case.entry-docketed.v1", "case.entry-revised.v1",
    *(kind.TOPIC for kind in SEALING),
}  # fmt: skip
"""Events that rest on no paper, or (the docket sheet) of which only title and text do."""


def sample(topic: str) -> CaseEvent:
    frozen = json.loads((SAMPLES / f"{topic}.json").read_text(encoding="utf-8"))
    return CaseMapper().to_domain_event(StoredEvent(**frozen["columns"], state=json.dumps(frozen["state"]).encode()))


def said(topic: str, facts: dict[str, Any]) -> dict[str, list[str]]:
    """The strings of an event that count as its paper's words, by owner."""
    found: dict[str, list[str]] = {}

    def note(owners: sealing.Owners, one: str) -> str:
        for owner in owners:
            found.setdefault(owner, []).append(one)
        return one

    with_words(topic, facts, ("77",), note)
    return found


def free_text(kind: type) -> set[str]:
    """The fields of an event, and of the values in it, that hold words of any kind rather than an id or a word of a list."""
    found: set[str] = set()
    for name, hint in typing.get_type_hints(kind, include_extras=True).items():
        if "AfterValidator" in str(hint):
            found.add(name)
        for part in _parts(hint):
            if isinstance(part, type) and issubclass(part, Frozen):
                found |= free_text(part)
    return found


def _parts(hint: Any) -> list[Any]:
    inner = [part for one in typing.get_args(hint) for part in _parts(one)]
    return [hint, *inner]


@pytest.mark.parametrize("topic", sorted(set(CATALOGUE) - OF_NO_PAPER))
def test_every_field_with_words_is_its_papers_unless_it_is_stated_to_be_none(topic: str) -> None:
    kept = free_text(CATALOGUE[topic]) & sealing._PLACES

    assert kept <= NOT_THE_PAPERS


@pytest.mark.parametrize("topic", sorted(set(CATALOGUE) - OF_NO_PAPER))
def test_no_id_is_taken_for_words(topic: str) -> None:
    """What later events cite must stay readable, whatever becomes of the words."""
    event = sample(topic)
    facts = json.loads(event.model_dump_json())
    gone = with_words(topic, facts, ("77",), lambda owners, one: "[gone]")

    read = type(event).model_validate_json(json.dumps(gone))

    assert read.introduces() == event.introduces()
    assert read.rests_on() == event.rests_on()


def test_words_quoted_from_another_paper_are_that_papers_and_those_known_through_a_third_are_both() -> None:
    quoted = {"entry": "20", "words": "fired", "via": {"entry": "30", "pin": "p. 2"}}
    facts = {"summary": "says so", "passages": [quoted, {"entry": "40", "words": "let go"}]}

    assert said("case.position-taken.v1", facts) == {
        "77": ["says so"],
        "20": ["fired"],
        "30": ["fired"],
        "40": ["let go"],
    }


def test_the_courts_own_docket_text_is_no_papers_word() -> None:
    typed = {"dockets": "5", "facts": {"title": "A memo", "text": "Text", "kind": "exhibit"}}
    imported = {"dockets": "5", "facts": {**typed["facts"], "source": {"kind": "page"}}}  # type: ignore[dict-item]

    assert said("case.entry-docketed.v1", typed) == {"77": ["A memo", "Text"]}
    assert said("case.entry-docketed.v1", imported) == {}


def test_what_is_said_of_an_argument_belongs_to_the_paper_that_raised_it(story: Story) -> None:
    argument = story.argue(entry="3")
    claim = story.concede(entry="3", passages=[words("let go", entry="2")])
    story.clerk.note(story.case, argument, "Ask about this.")
    story.clerk.note(story.case, "acme-corp", "A party is no paper.")
    story.clerk.check(
        story.case, concession=claim, verdict="relabels", detail="other words", passages=[words("let go", entry="2")]
    )
    story.clerk.undo(story.case, reason="not so")
    homes, owned = Homes(), []
    for recorded in story.store.events(story.case):
        homes.learn(recorded.event)
        owned.append((recorded.event.TOPIC.split(".")[1], homes.owners(recorded.event)))

    assert owned[-5:] == [
        ("concession-claimed", ("3",)), ("note-written", ("3",)), ("note-written", ()), ("source-checked", ("3", "2")),
        ("command-undone", ("3", "2")),
    ]  # fmt: skip


def test_a_destroyed_paper_stays_destroyed_whatever_else_is_said_of_it(story: Story) -> None:
    clerk, case = story.clerk, story.case
    clerk.seal(case, "2", reason="by order")
    sealed = withheld(r.event for r in story.store.events(case))
    clerk.claw_back(case, "2", party="Bolt", on=date(2023, 3, 1), reason="privileged")
    clawed = withheld(r.event for r in story.store.events(case))
    clerk.unseal(case, "2", reason="a slip")
    still = withheld(r.event for r in story.store.events(case))
    clerk.end_claw_back(case, "2", outcome="overruled", on=date(2023, 3, 2), reason="no privilege")

    assert [w["2"].state for w in (sealed, clawed, still)] == ["sealed", "clawed_back", "clawed_back"]
    assert withheld(r.event for r in story.store.events(case)) == {}


@given(which=st.sampled_from(sorted(set(CATALOGUE) - OF_NO_PAPER)))
def test_a_masked_event_holds_none_of_its_words_and_is_masked_once(which: str) -> None:
    event = sample(which)
    homes = Homes()
    homes._things = dict.fromkeys((*event.rests_on(), getattr(event, "about", "20")), ("77",))
    homes._commands = {getattr(event, "undoes", ""): ("77",)}
    owners = homes.owners(event)
    hidden = dict.fromkeys((*owners, "77", *(p.entry for p in event.cited())), sealing._SEALED)
    shown = masked(event, homes, hidden)

    left = said(which, json.loads(shown.model_dump_json()))
    assert owners or not left
    assert {one for texts in left.values() for one in texts} <= {"[sealed]"}
    assert masked(shown, homes, hidden) == shown


def test_a_title_that_is_repeated_elsewhere_is_still_its_papers_word(story: Story) -> None:
    argument = story.argue("3", "Acme", "Whether the harbor froze")
    story.position(argument, "2", "Bolt", "opposes", summary="Whether the harbor froze")
    story.clerk.seal(story.case, "3", reason="by order")

    assert "harbor" not in repr(story.argument(argument))


def test_nothing_is_masked_where_nothing_is_withheld(story: Story) -> None:
    recorded = story.store.events(story.case)

    assert Shown(recorded).recorded is recorded
