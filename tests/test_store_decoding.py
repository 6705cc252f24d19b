"""The fast decoders against the event classes: what one accepts, the other makes of the same bytes, field by field."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, ClassVar

import pytest
from eventsourcing.persistence import StoredEvent
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel, ValidationError, field_validator

from docket.store import mapper
from docket.store.decoding import decoder
from docket.store.mapper import CaseMapper
from domain.errors import FileAccessError
from domain.events import CATALOGUE, CaseEvent

SAMPLES = Path(__file__).with_name("data") / "events"
TOPICS = sorted(CATALOGUE)
CASE = "cand:1:23-cv-42"
ODD = [
    "",
    " ",
    "two  spaces",
    " edges ",
    "tab\there",
    "line\nbreak",
    "\x1b[31m",
    "\x7f",
    "\u200b",
    "\u202e§ “words”",
    "𝔸",
    "\u2028",
    "x" * 2_001,
]


def sample(topic: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((SAMPLES / f"{topic}.json").read_text(encoding="utf-8"))["state"]
    return told


def by_class(topic: str, state: bytes) -> CaseEvent | None:
    """What pydantic makes of it; None where it refuses."""
    columns = json.dumps({"originator_id": CASE, "originator_version": 7}).encode()
    try:
        return CATALOGUE[topic].model_validate_json(columns[:-1] + b"," + state[1:])
    except ValidationError:
        return None


def by_decoder(topic: str, state: bytes) -> CaseEvent | None:
    try:
        return decoder(CATALOGUE[topic])(CASE, 7, state)
    except Exception:  # noqa: BLE001 (whatever it is, the class is asked then)
        return None


def same(one: Any, other: Any) -> bool:
    """Equal, of the same types, field by field in the same order, with nothing beside the fields."""
    if isinstance(one, BaseModel):
        return (
            type(one) is type(other)
            and list(vars(one)) == list(vars(other))
            and all(same(vars(one)[name], vars(other)[name]) for name in vars(one))
            and one.model_extra is other.model_extra is None
            and one.__pydantic_private__ is other.__pydantic_private__ is None
        )
    if isinstance(one, tuple | list):
        return type(one) is type(other) and len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return bool(type(one) is type(other) and one == other)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_event_has_a_decoder_and_a_frozen_sample_reads_alike(topic: str) -> None:
    state = json.dumps(sample(topic)).encode()

    fast, slow = by_decoder(topic, state), by_class(topic, state)

    assert fast is not None, (
        "its class has something that the decoders do not know: replay would be slow without a word"
    )
    assert slow is not None
    assert same(fast, slow)
    assert fast == slow
    assert fast.model_dump_json() == slow.model_dump_json()
    assert (fast.rests_on(), fast.introduces(), fast.cited()) == (slow.rests_on(), slow.introduces(), slow.cited())
    assert fast.model_copy(update={"actor": "B"}) == slow.model_copy(update={"actor": "B"})
    with pytest.raises(ValidationError, match="frozen"):
        fast.actor = "C"  # type: ignore[misc]


@pytest.mark.parametrize("topic", TOPICS)
def test_the_least_that_an_event_can_say_reads_alike(topic: str) -> None:
    """Defaults are not written: what is left out must mean the same either way."""
    told = json.loads((SAMPLES / f"{topic}.json").read_text(encoding="utf-8"))
    least = json.dumps({k: v for k, v in told["state"].items() if k not in told["left_out"]}).encode()

    fast, slow = by_decoder(topic, least), by_class(topic, least)

    assert fast is not None
    assert same(fast, slow)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something stands in a JSON value: every part of it."""
    parts: list[tuple[Any, ...]] = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in items:
        parts += leaves(part, (*path, key))
    return parts


def changed(value: Any, path: tuple[Any, ...], new: Any, *, without: bool) -> Any:
    """A JSON value with one part of it replaced, or taken out."""
    key, *rest = path
    copied = dict(value) if isinstance(value, dict) else list(value)
    if rest:
        copied[key] = changed(copied[key], tuple(rest), new, without=without)
    elif without:
        del copied[key]
    else:
        copied[key] = new
    return copied


ANYTHING = st.one_of(
    st.sampled_from([*ODD, "2023-01-09", "2023-02-30", "2023-01-09T10:00:00Z", "2023-01-09T10:00:00+05:30", "true", "12", "1.0"]),
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40), st.just([]), st.just({}),
    st.lists(st.text(max_size=5), max_size=3), st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
    st.dates().map(str),
)  # fmt: skip


@settings(max_examples=1_500, deadline=None)
@given(st.data())
def test_what_a_decoder_accepts_is_what_the_class_makes_of_it(data: st.DataObject) -> None:
    topic = data.draw(st.sampled_from(TOPICS))
    state = sample(topic)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(leaves(state)))
        act = data.draw(st.sampled_from(["replace", "take out", "put in"]))
        if act == "put in":
            state[data.draw(st.sampled_from(["mood", "originator_id", "originator_version", "entry", "id"]))] = (
                data.draw(ANYTHING)
            )
        else:
            state = changed(state, path, data.draw(ANYTHING), without=act == "take out")
        if not state:
            break
    ascii_only = data.draw(st.booleans())
    told = json.dumps(state, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")

    fast = by_decoder(topic, told)

    assert fast is None or same(fast, by_class(topic, told))


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "topic", ["case.entry-docketed.v1", "case.position-taken.v1", "case.party-joined.v1", "case.related.v1"]
)
def test_words_are_cleaned_alike_wherever_they_stand(topic: str, odd: str) -> None:
    state = sample(topic)
    for path in leaves(state):
        told = json.dumps(changed(state, path, odd, without=False)).encode()
        fast = by_decoder(topic, told)
        assert fast is None or same(fast, by_class(topic, told)), path


BYTES = [
    b"", b"{}", b"[]", b"null", b"{", b"\xff", b'{"id":"N1"} ', b'{"id":"N1"}x', b'\xef\xbb\xbf{"id":"N1"}', b'{"id":"\\ud800"}',
    b'{"id":"N1","id":"N2"}', b'{"id":"N\x01"}', b"[" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("tail", BYTES)
def test_odd_bytes_read_alike(tail: bytes) -> None:
    told = json.dumps({k: v for k, v in sample("case.note-written.v1").items() if k != "id"}).encode()
    for state in (tail, told[:-1] + b"," + tail[1:]):
        fast = by_decoder("case.note-written.v1", state)
        assert fast is None or same(fast, by_class("case.note-written.v1", state))


def test_a_state_that_is_text_is_refused() -> None:
    """SQLite answers with text where another program wrote text: the bytes are then not those that were recorded."""
    text: Any = json.dumps(sample("case.note-written.v1"))

    with pytest.raises(TypeError):
        decoder(CATALOGUE["case.note-written.v1"])(CASE, 7, text)


def test_after_many_events_the_same_are_refused_with_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    topic = "case.note-written.v1"
    note = json.dumps(sample(topic)).encode()
    damaged = note.replace(b'"about"', b'"abuot"')
    monkeypatch.setattr(mapper, "_MANY", 3)
    reader = CaseMapper()

    def refusal() -> str:
        with pytest.raises(FileAccessError) as refused:
            reader.decode(CASE, 7, topic, damaged)
        return str(refused.value)

    before, first = refusal(), reader.decode(CASE, 7, topic, note)
    for _ in range(3):
        last = reader.to_domain_event(StoredEvent(CASE, 7, topic, note))

    assert topic in reader._decoders
    assert same(last, first)
    assert refusal() == before


class Shouted(CaseEvent):
    """An event with a rule that only pydantic knows."""

    TOPIC: ClassVar[str] = "test.shouted.v1"
    words: str

    @field_validator("words")
    @classmethod
    def _loud(cls, words: str) -> str:
        return words.upper()


class Nested(CaseEvent):
    """An event that nests what can be told apart only by trying."""

    TOPIC: ClassVar[str] = "test.nested.v1"
    parts: Annotated[str, AfterValidator(str.upper)] | tuple[Annotated[str, AfterValidator(str.upper)], ...] | None = (
        None
    )


CATALOGUE.pop(Shouted.TOPIC)
CATALOGUE.pop(Nested.TOPIC)


@pytest.mark.parametrize("kind", [Shouted, Nested])
def test_a_class_with_rules_of_its_own_gets_no_decoder_and_is_read_all_the_same(
    kind: type[CaseEvent], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapper, "_MANY", 2)
    told = {"event_id": "e", "command_id": "c", "actor": "A", "recorded_at": "2026-03-01T14:30:15Z"}
    state = json.dumps(told | ({"words": "hush"} if kind is Shouted else {"parts": ["a"]})).encode()
    reader = CaseMapper({kind.TOPIC: kind}, {})

    events = [reader.decode(CASE, 1, kind.TOPIC, state) for _ in range(4)]

    with pytest.raises(TypeError):
        decoder(kind)
    assert len(set(map(repr, events))) == 1
    assert ("HUSH" in repr(events[0])) is (kind is Shouted)


def test_dates_and_times_are_those_of_the_calendar() -> None:
    event = decoder(CATALOGUE["case.entry-docketed.v1"])(CASE, 7, json.dumps(sample("case.entry-docketed.v1")).encode())

    assert event.court_date == date(2023, 1, 9)
    assert event.recorded_at == datetime.fromisoformat("2026-03-01T14:30:15.250000+00:00")
    assert event.recorded_at.isoformat() == "2026-03-01T14:30:15.250000+00:00"
