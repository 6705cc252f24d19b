"""Stored events: every version that was ever written still reads, in a fresh process and for ever."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

import pytest
from builders import Story
from eventsourcing.persistence import StoredEvent

from docket.store.mapper import UPCASTS, CaseMapper
from domain.errors import FileAccessError
from domain.events import CATALOGUE, CaseEvent, NoteWritten

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path(__file__).with_name("data") / "events"
TOPICS = sorted(CATALOGUE)

FRESH = """
import json, sys
from pathlib import Path
from eventsourcing.persistence import StoredEvent
from docket.store.mapper import CaseMapper
read = {}
for path in Path(sys.argv[1]).glob("*.json"):
    told = json.loads(path.read_text(encoding="utf-8"))
    stored = StoredEvent(**told["columns"], state=json.dumps(told["state"]).encode())
    event = CaseMapper().to_domain_event(stored)
    read[path.stem] = [type(event).__name__, json.loads(event.model_dump_json())]
print(json.dumps(read))
"""


def sample(topic: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((SAMPLES / f"{topic}.json").read_text(encoding="utf-8"))
    return told


def stored(told: dict[str, Any], **changes: Any) -> StoredEvent:
    return StoredEvent(**(told["columns"] | changes), state=json.dumps(told["state"]).encode())


@pytest.fixture(scope="module")
def read_afresh() -> dict[str, Any]:
    """Every sample as a process decodes it that has imported nothing but the mapper."""
    done = subprocess.run(
        [sys.executable, "-c", FRESH, str(SAMPLES)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_every_event_that_can_be_written_has_a_frozen_sample() -> None:
    frozen = {path.stem for path in SAMPLES.glob("*.json")}

    assert set(CATALOGUE) <= frozen


def test_every_frozen_sample_is_of_an_event_that_is_known_or_upcast() -> None:
    frozen = {path.stem for path in SAMPLES.glob("*.json")}

    assert frozen <= set(CATALOGUE) | set(UPCASTS)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_frozen_sample_reads_in_a_fresh_process_as_it_was_written(topic: str, read_afresh: dict[str, Any]) -> None:
    name, read = read_afresh[topic]

    assert name == CATALOGUE[topic].__name__
    assert read == sample(topic)["expected"]


@pytest.mark.parametrize("topic", TOPICS)
def test_an_event_is_written_as_its_frozen_sample(topic: str) -> None:
    told = sample(topic)
    event = CATALOGUE[topic].model_validate(told["expected"])

    written = CaseMapper().to_stored_event(event)

    assert json.loads(written.state) == told["state"]
    assert (written.originator_id, written.originator_version, written.topic) == tuple(told["columns"].values())


@pytest.mark.parametrize("topic", TOPICS)
def test_what_an_event_left_out_keeps_the_meaning_it_had(topic: str) -> None:
    """Defaults are not written, so changing one would change what old events say."""
    told = sample(topic)
    least = {k: v for k, v in told["expected"].items() if k not in told["left_out"]}

    read = CATALOGUE[topic].model_validate_json(json.dumps(least))

    assert json.loads(read.model_dump_json()) == least | told["left_out"]


def test_every_field_of_an_event_is_told_in_its_sample_or_has_a_frozen_default() -> None:
    for topic, kind in CATALOGUE.items():
        told = sample(topic)
        assert set(kind.model_fields) == set(told["expected"]), topic


def test_the_state_does_not_repeat_what_the_columns_say(story: Story) -> None:
    for recorded in story.store.events(story.case):
        state = json.loads(CaseMapper().to_stored_event(recorded.event).state)
        assert not {"originator_id", "originator_version"} & set(state)


def test_a_superseded_event_is_upcast_through_every_later_version() -> None:
    """An invented history: notes were once `remark` on a `subject`, then `text` on a `subject`."""
    catalogue = {NoteWritten.TOPIC: NoteWritten}
    upcasts = {
        "case.remark-made.v1": ("case.remark-made.v2", lambda s: {**_without(s, "remark"), "text": s["remark"]}),
        "case.remark-made.v2": (NoteWritten.TOPIC, lambda s: {**_without(s, "subject"), "about": s["subject"]}),
    }
    told = sample(NoteWritten.TOPIC)
    old = {**_without(_without(told["state"], "about"), "text"), "subject": "20", "remark": "read again"}
    row = StoredEvent("cand:1:23-cv-42", 7, "case.remark-made.v1", json.dumps(old).encode())

    note = CaseMapper(catalogue, upcasts).to_domain_event(row)

    assert isinstance(note, NoteWritten)
    assert (note.originator_version, note.about, note.text) == (7, "20", "read again")


def _without(state: dict[str, Any], name: str) -> dict[str, Any]:
    return {k: v for k, v in state.items() if k != name}


def test_an_unknown_event_is_refused_with_its_place_and_the_next_step() -> None:
    told = sample("case.note-written.v1")

    with pytest.raises(FileAccessError) as refused:
        CaseMapper().to_domain_event(stored(told, topic="case.hologram-filed.v1"))

    said = str(refused.value)
    assert "“case.hologram-filed.v1”" in said
    assert "cand:3:22-mc-80319, event" in said
    assert "update" in said


NOTE = {
    "event_id": "e1", "command_id": "c1", "actor": "a", "recorded_at": "2026-03-01T14:30:15Z", "id": "N1", "about": "20",
    "text": "read again",
}  # fmt: skip
DAMAGED = {
    "empty": b"",
    "cut short": json.dumps(NOTE).encode()[:40],
    "no object": b"[1, 2]",
    "no text": b"\xff\xfe\x00\x81",
    "field missing": json.dumps({k: v for k, v in NOTE.items() if k != "text"}).encode(),
    "no time": json.dumps(NOTE | {"recorded_at": "yesterday"}).encode(),
    "field too many": json.dumps(NOTE | {"mood": "bad"}).encode(),
}


def test_the_undamaged_note_reads() -> None:
    row = StoredEvent("cand:1:23-cv-42", 3, "case.note-written.v1", json.dumps(NOTE).encode())

    assert isinstance(CaseMapper().to_domain_event(row), NoteWritten)


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_event_is_refused_in_a_sentence_that_names_it(damage: bytes) -> None:
    row = StoredEvent("cand:1:23-cv-42", 3, "case.note-written.v1", damage)

    with pytest.raises(FileAccessError, match=r"^cand:1:23-cv-42, event 3 .* does not decode\. Restore"):
        CaseMapper().to_domain_event(row)


@pytest.mark.sqlite("a file takes a value of any type in any column")
def test_an_event_that_another_program_rewrote_as_text_is_refused_in_a_sentence(story: Story) -> None:
    with closing(sqlite3.connect(story.path)) as plain:
        plain.execute("DROP TRIGGER stored_events_no_update")
        plain.execute("UPDATE stored_events SET state = replace(state, 'Motion', 'Notion')")
        plain.commit()

    with pytest.raises(FileAccessError, match="does not decode"):
        story.store.events(story.case)


def test_an_event_without_a_topic_of_its_own_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="needs a TOPIC of its own"):

        class Untold(NoteWritten):
            """Inherits the topic of another event."""

    assert CATALOGUE[NoteWritten.TOPIC] is NoteWritten


def test_two_events_cannot_share_a_topic() -> None:
    with pytest.raises(TypeError, match="needs a TOPIC of its own"):

        class Doubled(CaseEvent):
            """Takes the topic of another event."""

            TOPIC: ClassVar[str] = NoteWritten.TOPIC

    assert CATALOGUE[NoteWritten.TOPIC] is NoteWritten
