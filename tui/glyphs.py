"""Every sign that is drawn, and what stands for it where only ASCII can be shown."""

import unicodedata
from functools import lru_cache
from typing import Final

CURSOR: Final = "▌"
IDLE: Final = "│"
OPEN_MARK: Final = "«"
CLOSE_MARK: Final = "»"
PASSED: Final = "●"
HERE: Final = "◆"
AHEAD: Final = "○"
TRACK: Final = "─"

_ASCII: Final = {
    "▌": ">", "│": "|", "·": "-", "«": "<", "»": ">", "●": "*", "◆": "@", "○": "o", "─": "-", "…": "...", "→": "->",
    "←": "<-", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "--", "¶": "par.", "§": "sec.", "×": "x", "•": "*",
    "‹": "<", "›": ">", "\u00a0": " ",
    "\u2421": "?", "\ufffd": "?",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    if character in _ASCII:
        return _ASCII[character]
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
    return bare or "?"


def to_ascii(text: str) -> str:
    """``text`` in ASCII: signs by their stand-ins, letters without accents, anything else a question mark."""
    return text if text.isascii() else "".join(c if c.isascii() else _plain_character(c) for c in text)
