"""Two passages word by word: which words stand in both, and which on one side only."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_POINTS = re.compile(r"^\W+|\W+$")
_SMALL = frozenset(
    "a an and are as at be been but by for from had has have he her his i in is it its no not of on or our she so that the "
    "their them they this to was we were which who will with would".split()
)
_LITTLE = 0.25
_LONGEST = 600
"""Words; the comparison takes the product of both lengths."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one passage in a row; ``differs`` where the other passage does not have them there."""

    text: str
    differs: bool


Compared = tuple[tuple[Stretch, ...], tuple[Stretch, ...]]


def compared(left: str, right: str) -> Compared:
    """Two passages in stretches; points and capitals do not count."""
    ours, theirs = left.split(), right.split()
    one: list[Stretch] = []
    other: list[Stretch] = []
    for what, a, b, c, d in _opcodes(ours, theirs):
        one.append(Stretch(" ".join(ours[a:b]), what != "equal"))
        other.append(Stretch(" ".join(theirs[c:d]), what != "equal"))
    return tuple(s for s in one if s.text), tuple(s for s in other if s.text)


def likeness(left: str, right: str) -> float:
    """The share of the shorter passage's words that the other has in the same order; 0 where only small words agree."""
    ours, theirs = left.split(), right.split()
    shared = [word for what, a, b, _, _ in _opcodes(ours, theirs) if what == "equal" for word in ours[a:b]]
    if not any(_key(word) not in _SMALL for word in shared):
        return 0.0
    return len(shared) / min(len(ours), len(theirs))


def comparable(left: str, right: str) -> bool:
    """Whether marking the differences tells something: two passages of other words differ everywhere."""
    if max(len(left.split()), len(right.split())) > _LONGEST:
        return False
    return likeness(left, right) >= _LITTLE


def _opcodes(ours: list[str], theirs: list[str]) -> list[tuple[str, int, int, int, int]]:
    one, other = [_key(word) for word in ours], [_key(word) for word in theirs]
    return list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())


def _key(word: str) -> str:
    return _POINTS.sub("", word).casefold()
