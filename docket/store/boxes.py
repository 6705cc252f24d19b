"""Words taken out of an event and put into boxes, one for the papers that they come from, each under these papers' keys.

In the event a mark stands in the place of the words, so that what is left can be read when a box no longer opens.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from domain.sealing import Change, Owners

MARK = "~"
BOXED = b'{"~":'
"""How the JSON of an event begins whose words stand in boxes."""
SHUT = b"\x01"
"""How an event begins that lies under the key of its store: no JSON does."""
Fill = Callable[[Change], Mapping[str, Any]]
"""Gives the facts with the change made to all words in them."""


def boxed(fill: Fill, closable: Callable[[str], bool], shut: Callable[[Owners, str, bytes], str]) -> bytes | None:
    """The JSON of some facts, with the words of papers that have a key (``closable``) in boxes; None where there are none."""
    boxes: dict[Owners, list[str]] = {}

    def put(owners: Owners, words: str) -> object:
        kept = tuple(owner for owner in owners if closable(owner))
        if not kept:
            return words
        box = boxes.setdefault(kept, [])
        box.append(words)
        return {MARK: [" ".join(kept), len(box) - 1]}

    facts = fill(put)
    if not boxes:
        return None
    closed = {" ".join(owners): shut(owners, " ".join(owners), in_json(box)) for owners, box in boxes.items()}
    return in_json({MARK: closed, **facts})


def unboxed(state: bytes, opened: Callable[[str, str], bytes | str]) -> dict[str, Any]:
    """The facts with their words; ``opened`` gives a box's bytes, or the words that stand for all in it now."""
    facts: dict[str, Any] = json.loads(state)
    boxes: dict[str, list[str] | str] = {}
    for label, shut in facts.pop(MARK).items():
        found = opened(label, shut)
        boxes[label] = found if isinstance(found, str) else json.loads(found)

    def put_back(value: Any) -> Any:  # noqa: ANN401 (any JSON)
        if isinstance(value, dict):
            if value.keys() == {MARK}:
                label, n = value[MARK]
                box = boxes[label]
                return box if isinstance(box, str) else box[n]
            return {name: put_back(one) for name, one in value.items()}
        return [put_back(one) for one in value] if isinstance(value, list) else value

    return {name: put_back(value) for name, value in facts.items()}


def in_json(value: object) -> bytes:
    """As events are kept: nothing between the values, so that what is put back is what was taken out, byte for byte."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
