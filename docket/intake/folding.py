"""Text folded so that the same words compare equal however they were typed: quotes, dashes, spaces, ligatures.

Nothing that changes a word is folded: look-alike letters, accents, digits and spelling stay as they are.
"""

import re
from array import array
from dataclasses import dataclass
from functools import lru_cache

_KINDS = {
    "'": "‘’‚‛′",
    '"': "“”„‟″«»",
    "-": "‐‑‒–—―−",
}
_ONE_FOR_ONE = str.maketrans({odd: usual for usual, odds in _KINDS.items() for odd in odds})
_LONGER = {"…": "...", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ODD = re.compile(r"\s+|[-…ﬀ-ﬆ]|``|''")
_TIGHT = frozenset("-.")  # white space beside these is the typist's


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """``key`` has no hyphens or dashes; ``at[i]`` is the offset of ``key[i]``; ``hyphens`` are where those stood."""

    key: str
    at: "array[int]"
    hyphens: frozenset[int]


def fold(text: str) -> Folded:
    plain = text.translate(_ONE_FOR_ONE)
    pieces: list[str] = []
    at = array("q")
    hyphens: set[int] = set()
    done = 0
    for odd in _ODD.finditer(plain):
        pieces.append(plain[done : odd.start()])
        at.extend(range(done, odd.start()))
        done = odd.end()
        if odd.group() == "-":
            hyphens.add(odd.start())
            continue
        short = _short(odd, plain)
        pieces.append(short)
        at.extend([odd.start()] * len(short))
    pieces.append(plain[done:])
    at.extend(range(done, len(plain)))
    return Folded("".join(pieces), at, frozenset(hyphens))


def _short(odd: re.Match[str], plain: str) -> str:
    token = odd.group()
    if not token.isspace():
        return _LONGER.get(token, '"')
    before, after = plain[odd.start() - 1 : odd.start()], plain[odd.end() : odd.end() + 1]
    return "" if not before or not after or before in _TIGHT or after in _TIGHT or "…" in before + after else " "


@lru_cache(maxsize=8)
def folded_paper(text: str) -> Folded:
    """The last few papers stay folded: a person looks for many words in one paper."""
    return fold(text)


@lru_cache(maxsize=8)
def lower_key(key: str) -> str:
    """Lower case without a change of length."""
    low = key.lower()
    return low if len(low) == len(key) else "".join(ch if len(ch.lower()) != 1 else ch.lower() for ch in key)
