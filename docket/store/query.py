"""What a person asks of the search: words, "phrases", prefix*, nearness, and filters; as an expression of FTS5 and conditions."""

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
class Query:
    """``match`` is an FTS5 expression, empty where only filters are given; filters of one name are alternatives."""

    match: str
    kinds: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None
    cases: tuple[str, ...] = ()


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
    return Query(
        _match([t for t in terms if not t.name]), tuple(named["kind"]), tuple(named["by"]),
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


def _match(terms: list[_Term]) -> str:
    """``a b`` is both, ``a OR b`` either, ``a /5 b`` both within five words, ``-a`` not."""
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    n = 0
    while n < len(terms):
        near = _NEAR.fullmatch(terms[n + 1].words) if n + 2 < len(terms) else None
        if terms[n].words == "OR":
            either = _phrase(terms[n + 1].words) if 0 < n < len(terms) - 1 and wanted else ""
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
    match = " AND ".join(f"({' OR '.join(group)})" for group in wanted)
    return f"({match}) NOT ({' OR '.join(unwanted)})" if unwanted else match


def _near(first: str, second: str, within: int) -> str:
    one, other = _phrase(first), _phrase(second)
    if not one or not other or within < 1:
        message = "Nearness stands between two words: fired /5 insubordination."
        raise InvalidWordError(message)
    return f"NEAR({one} {other}, {within - 1})"


def _phrase(words: str) -> str:
    """Words in their order as FTS5 quotes them; empty where there is no letter or digit in them."""
    plain = words.rstrip("*").strip('"')
    if not any(ch.isalnum() for ch in plain):
        return ""
    return f'"{plain}"' + ("*" if words.endswith("*") else "")
