"""Re-reading: how a newer reading of a paper stands to the proposals of an older one. None is doubled, none decided twice."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

READINGS = "readings"
"""In the place of a paper's hash: the row tells how a later reading of a paper stands to the proposals stored before."""
_NEAR = 0.75
Content = Mapping[str, Any]


@dataclass(slots=True)
class Merged:
    """A reading laid over the stored proposals of its paper."""

    fresh: list[dict[str, Any]] = field(default_factory=list)  # not proposed before
    moved: dict[str, dict[str, Any]] = field(default_factory=dict)  # stored key -> how it is read now
    same: list[str] = field(default_factory=list)  # stored keys that are read as before
    gone: list[str] = field(default_factory=list)  # stored keys that are no longer read


def merged(stored: Mapping[str, Content], read: Sequence[dict[str, Any]]) -> Merged:
    """Match a reading with what is stored: by key, else by kind, overlapping place and near the same words; each once."""
    found = Merged(same=[p["key"] for p in read if p["key"] in stored])
    left = {key: content for key, content in stored.items() if key not in found.same}
    pairs = sorted(
        ((likeness(content, new), key, place) for place, new in enumerate(read) if new["key"] not in stored
         for key, content in left.items() if content.get("kind") == new["kind"]),
        key=lambda pair: -pair[0],
    )  # fmt: skip
    taken: set[int] = set()
    for near, key, place in pairs:
        if near >= _NEAR and key in left and place not in taken:
            taken.add(place)
            found.moved[key] = read[place] | {"key": key}
            del left[key]
    found.fresh = [new for place, new in enumerate(read) if new["key"] not in stored and place not in taken]
    found.gone = list(left)
    return found


def likeness(old: Content, new: Content) -> float:
    """How surely two proposals are one: 0 where their places do not overlap, else how near their words are.

    One stretch of words may hold two dates or two rulings: these are never the same.
    """
    a, b = old["span"], new["span"]
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    if shared <= 0 or any(old.get(name) != new.get(name) for name in ("due", "outcome", "act", "stance")):
        return 0.0
    one, other = _plain(old["words"]), _plain(new["words"])
    if not one or not other:
        return 0.0
    if one in other or other in one:
        return 0.8 + 0.2 * min(len(one), len(other)) / max(len(one), len(other))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if len(one) + len(other) < 6000 else 0.0


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", words.lower()).strip()


def current(rows: Iterable[tuple[int, str, str, str, dict[str, Any]]]) -> dict[str, Content]:
    """The last reading of each paper of a case, by sha256, from its stored rows."""
    return {content["of"]: content for _, _, _, sha256, content in rows if sha256 == READINGS}
