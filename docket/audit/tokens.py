"""Words of a source and of a quotation, the latter with the marks by which lawyers own up to changes."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LETTER = "[^\\W\\d_\u2070\u00b9\u00b2\u00b3\u2074-\u2079]"
_WORD = rf"\d+(?:[.,:]\d+)*{_LETTER}{{0,12}}|{_LETTER}+(?:['’]{_LETTER}+)*\d*"
WORD = re.compile(_WORD)
_ELLIPSIS = r"\[\s?(?:\.\s?){3,4}\]|\[…\]|(?:\.\s{0,2}){2,3}\.|…\.?|\*\s\*\s\*"
_PART = r"\[(?![.,;:!?]\])[^\[\]\s]{0,20}\]"
_PIECE = rf"(?:{_PART}|[^\W_]|['’](?=[^\W_\[]))"
_QUOTED = re.compile(
    rf"(?P<ellipsis>{_ELLIPSIS})"
    r"|(?P<note>\[(?:sic|emphasis|citation|internal|footnote|alteration|quotation|ellips)[^\[\]]{0,60}\])"
    r"|(?P<point>\[[.,;:!?]\])"
    rf"|(?P<marked>(?:{_PART})(?=[^\W_]){_PIECE}{{1,60}}|(?:{_WORD}){_PART}{_PIECE}{{0,60}})"
    r"|(?P<bracket>\[[^\[\]]{0,300}\](?:['’]s(?!\w))?)"
    rf"|(?P<word>{_WORD})",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; ``key`` is what is compared where case does not count."""

    text: str
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a quotation: a word, a word with a bracketed part, a bracket of its own, or an ellipsis."""

    kind: str  # word, marked, bracket, ellipsis
    text: str
    start: int
    end: int
    key: str = ""
    words: tuple[Word, ...] = ()  # of a bracket
    pattern: "re.Pattern[str] | None" = field(default=None, compare=False)


def folded(word: str) -> str:
    """A word without what typing and typesetting do to it; its case stays."""
    return word.translate(_LIGATURES).replace("’", "'")


def words_of(text: str) -> list[Word]:
    """The words of a source in order."""
    return [Word(m.group(), m.start(), m.end(), folded(m.group()).casefold()) for m in WORD.finditer(text)]


@lru_cache(maxsize=4096)
def items_of(text: str) -> tuple[Item, ...]:
    """The pieces of a quotation in order; editorial notes such as [sic] and bracketed points are no words."""
    found = []
    for match in _QUOTED.finditer(text):
        kind = str(match.lastgroup)
        words = match.group()
        if kind in {"note", "point"}:
            continue
        if kind == "marked":
            plain = folded(_INSIDE.sub(r"\1", words))
            found.append(Item(kind, words, *match.span(), plain.casefold(), pattern=_pattern(words)))
        elif kind == "bracket":
            inner = tuple(words_of(words[: words.rindex("]")]))
            found.append(Item(kind, words, *match.span(), " ".join(w.key for w in inner), inner))
        elif kind == "ellipsis":
            found.append(Item(kind, words, *match.span()))
        else:
            found.append(Item("word", words, *match.span(), folded(words).casefold()))
    return tuple(found)


def _pattern(marked: str) -> "re.Pattern[str]":
    """What the source may say where part of a word is bracketed: any letters there, the same ones elsewhere."""
    pieces = []
    at = 0
    for inside in _INSIDE.finditer(marked):
        pieces.append(re.escape(folded(marked[at : inside.start()]).casefold()))
        most = max(len(inside.group(1)) + 3, 4 if at == 0 and inside.start() == 0 else 8)
        pieces.append(rf"[^\W_']{{0,{min(most, 24)}}}(?:'[a-z]{{0,2}})?")
        at = inside.end()
    pieces.append(re.escape(folded(marked[at:]).casefold()))
    return re.compile("".join(pieces))


def has_marks(text: str) -> bool:
    """Whether a quotation owns up to any change."""
    return any((m.lastgroup in {"ellipsis", "marked", "bracket", "point"}) for m in _QUOTED.finditer(text))
