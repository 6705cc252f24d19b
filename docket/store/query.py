"""What a person asks of the search: words, "phrases", prefix*, nearness, and filters. Each engine answers it in its own way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from domain.errors import InvalidWordError
from domain.text import clip, one_line, visible
from domain.values import Kind, words_of
from projections.search import THINGS

FILTERS = ("kind", "by", "after", "before", "case")
KINDS = (*THINGS, *words_of(Kind))
_TERM = re.compile(r'(?P<not>-(?=["\w]))?(?:(?P<name>[A-Za-z]{2,20}):(?=\S))?(?P<words>"[^"]*"\*?|[^\s"]+|")')
_NEAR = re.compile(r"/(\d{1,3})")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_LONGEST, _MOST = 1_000, 40


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in their order, as FTS5 quotes them; with ``prefix`` the last one may go on."""

    words: str
    prefix: bool = False

    def __str__(self) -> str:
        return f'"{self.words}"' + ("*" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Near:
    """Two phrases with at most so many words between them, in either order."""

    one: Phrase
    other: Phrase
    between: int

    def __str__(self) -> str:
        return f"NEAR({self.one} {self.other}, {self.between})"


@dataclass(frozen=True, slots=True)
class Query:
    """One of each group of ``wanted``, and none of ``unwanted``; filters of one name are alternatives."""

    wanted: tuple[tuple[Phrase | Near, ...], ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    kinds: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None
    cases: tuple[str, ...] = ()

    @property
    def match(self) -> str:
        """The words as an expression of FTS5, empty where only filters are given."""
        match = " AND ".join(f"({' OR '.join(map(str, group))})" for group in self.wanted)
        return f"({match}) NOT ({' OR '.join(map(str, self.unwanted))})" if self.unwanted else match


@dataclass(frozen=True, slots=True)
class _Term:
    name: str
    words: str
    negative: bool


def parse(text: str) -> Query:
    """A query as typed. Raises InvalidWordError with what is wrong and how it is written."""
    if len(text) > _LONGEST:
        message = f"The query is longer than {_LONGEST:,} characters. Use fewer words."
        raise InvalidWordError(message)
    terms = list(_terms(visible(text)))
    if not terms:
        message = 'Say what to look for: words, a "phrase", a prefix*, or a filter such as kind:order.'
        raise InvalidWordError(message)
    if len(terms) > _MOST:
        message = f"The query has more than {_MOST} words. Use fewer."
        raise InvalidWordError(message)
    named: dict[str, list[str]] = {name: [] for name in FILTERS}
    for term in terms:
        if term.name:
            named[term.name].append(_value(term))
    wanted, unwanted = _words([t for t in terms if not t.name])
    return Query(
        wanted, unwanted, tuple(named["kind"]), tuple(named["by"]),
        max(named["after"], default=None), min(named["before"], default=None), tuple(named["case"]),
    )  # fmt: skip


def _terms(text: str) -> Iterator[_Term]:
    for found in _TERM.finditer(text):
        words, name = found["words"], (found["name"] or "").lower()
        if words == '"' or words.count('"') == 1:
            message = "A quotation mark is not closed: put one at each end of the phrase."
            raise InvalidWordError(message)
        if name and name not in FILTERS:
            near = get_close_matches(name, FILTERS, n=1, cutoff=0.7)
            meant = f" Did you mean {near[0]}:?" if near else ""
            message = (
                f"There is no filter “{name}:”.{meant} There are {', '.join(f'{f}:' for f in FILTERS)} "
                f'To look for the words, put them in quotation marks: "{name} {clip(one_line(words), 40)}".'
            )
            raise InvalidWordError(message)
        if name and found["not"]:
            message = f"Only words can be left out with -, not a filter ({name}:)."
            raise InvalidWordError(message)
        yield _Term(name, words, bool(found["not"]))


def _value(term: _Term) -> str:
    plain = one_line(term.words.strip('"*')).casefold()
    if term.name in ("after", "before"):
        if not _DAY.fullmatch(plain):
            message = f"“{term.name}:{clip(plain, 40)}” names no day. Write 2023-01-09, 2023-01 or 2023."
            raise InvalidWordError(message)
        return plain
    if term.name != "kind":
        return plain
    kind = plain.replace("-", "_").replace(" ", "_")
    if kind not in KINDS:
        near = get_close_matches(kind, KINDS, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        message = f"There is no kind “{clip(plain, 40)}”.{meant} There are: {', '.join(KINDS)}."
        raise InvalidWordError(message)
    return kind


def _words(terms: list[_Term]) -> tuple[tuple[tuple[Phrase | Near, ...], ...], tuple[Phrase, ...]]:
    """``a b`` is both, ``a OR b`` either, ``a /5 b`` both within five words, ``-a`` not."""
    wanted: list[list[Phrase | Near]] = []
    unwanted: list[Phrase] = []
    n = 0
    while n < len(terms):
        near = _NEAR.fullmatch(terms[n + 1].words) if n + 2 < len(terms) else None
        if terms[n].words == "OR":
            either = _phrase(terms[n + 1].words) if 0 < n < len(terms) - 1 and wanted else None
            if not either or terms[n + 1].negative:
                message = "OR stands between two words: fired OR dismissed."
                raise InvalidWordError(message)
            wanted[-1].append(either)
            n += 2
        elif near:
            wanted.append([_near(terms[n].words, terms[n + 2].words, int(near[1]))])
            n += 3
        else:
            if phrase := _phrase(terms[n].words):
                unwanted.append(phrase) if terms[n].negative else wanted.append([phrase])
            n += 1
    if terms and not wanted:
        message = "That leaves nothing to look for. Give a word that is wanted, made of letters or digits."
        raise InvalidWordError(message)
    return tuple(map(tuple, wanted)), tuple(unwanted)


def _near(first: str, second: str, within: int) -> Near:
    one, other = _phrase(first), _phrase(second)
    if not one or not other or within < 1:
        message = "Nearness stands between two words: fired /5 insubordination."
        raise InvalidWordError(message)
    return Near(one, other, within - 1)


def _phrase(words: str) -> Phrase | None:
    """Words in their order; None where there is no letter or digit in them."""
    plain = words.rstrip("*").strip('"')
    if not any(ch.isalnum() for ch in plain):
        return None
    return Phrase(plain, words.endswith("*"))
