"""Names that differ by one glyph or one letter, in a paper and across the papers of a case. Both are told, neither is mended."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations

from docket.intake.clean import CleanText
from docket.intake.facts import Finding
from docket.intake.rows import Role
from docket.intake.spans import Span

_HANDLE = re.compile(
    r"(?<![\w@])@[A-Za-z0-9_]{3,40}|"
    r"\b[\w.+-]{2,40}@[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}|\b(?=[\w-]{0,40}\d)(?=[\w-]{0,40}[A-Za-z])[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+){1,3}\b"
)
_NAME = re.compile(r"(?<![\w@’'-])[A-Z][a-z][A-Za-z]{3,24}(?:-[A-Z][a-z]+)?(?![\w-])")
_GLYPHS = (
    ("rn", "m"),
    ("vv", "w"),
    ("cl", "d"),
    ("I", "l"),
    ("1", "l"),
    ("|", "l"),
    ("0", "O"),
    ("5", "S"),
    ("8", "B"),
)
MOST = 5_000
"""Pairs that are told; no paper has so many, only a file of names."""
_SERIES = 24  # names so alike that are no slips of one another, but numbered or lettered things
_LEAST = 6  # letters of a name in which one letter more or less is worth a look


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A name as printed, and where it first stands in a paper."""

    paper: str
    name: str
    span: Span


@dataclass(slots=True, eq=False)
class _Name:
    """A name and every place of it. What costs time is found only for names that another is like."""

    name: str
    places: list[tuple[str, CleanText, list[tuple[int, int]]]]
    _beside: frozenset[str] | None = None

    @property
    def times(self) -> int:
        return sum(len(spots) for _, _, spots in self.places)

    @property
    def beside(self) -> frozenset[str]:
        """The capitalised words that stand next to it, at its first places in each paper."""
        if self._beside is None:
            self._beside = frozenset(
                word
                for _, paper, spots in self.places
                for spot in spots[:40]
                for word in _neighbours(paper.text, *spot)
            )
        return self._beside

    def place(self) -> NamePlace:
        """Where it first stands, a table of contents left out where it stands elsewhere too."""
        entry, paper, spots = self.places[0]
        first = next((spot for spot in spots if paper.role(spot[0]) is not Role.CONTENTS), spots[0])
        return NamePlace(entry, self.name, paper.span(*first))


_Pair = tuple[_Name, _Name, str]  # and in what they differ


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Two names that could be one: as printed, first place of each."""

    one: NamePlace
    other: NamePlace
    difference: str

    @property
    def detail(self) -> str:
        """What differs, and that nothing is decided."""
        names = f"“{self.one.name}” and “{self.other.name}”"
        return f"{names} differ by {self.difference}; either may be meant, or a slip of typing or conversion."


def lookalikes(paper: CleanText) -> tuple[Finding, ...]:
    """The look-alike names inside one paper."""
    return tuple(
        Finding("lookalike_name", pair.detail, (pair.one.span, pair.other.span))
        for pair in lookalikes_across({"": paper})
    )


def lookalikes_across(papers: Mapping[str, CleanText]) -> list[Lookalike]:
    """The look-alike names in the papers of a case, each pair once; ``papers`` by entry, in docket order."""
    handles: dict[str, _Name] = {}
    names: dict[str, _Name] = {}
    small: set[str] = set()
    for entry, paper in papers.items():
        small.update(re.findall(r"(?<![\w@])[a-z]{4,}", paper.text))
        _gather(handles, _HANDLE, entry, paper)
        _gather(names, _NAME, entry, paper)
    known = {
        name: held for name, held in names.items() if name.casefold() not in small and _singular(name) not in small
    }
    pairs: dict[frozenset[str], _Pair] = {}
    for one, other, how in chain(_glyphs({**known, **handles}), _letters(known)):
        pairs.setdefault(frozenset((one.name, other.name)), (one, other, how))
        if len(pairs) == MOST:
            break
    order = list(papers)
    told = [Lookalike(one.place(), other.place(), how) for one, other, how in pairs.values()]
    return sorted(told, key=lambda p: (order.index(p.one.paper), p.one.span.start))


def _gather(names: dict[str, _Name], pattern: "re.Pattern[str]", entry: str, paper: CleanText) -> None:
    spots: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in pattern.finditer(paper.text):
        spots[match.group()].append(match.span())
    for name, places in spots.items():
        names.setdefault(name, _Name(name, [])).places.append((entry, paper, places))


def _singular(name: str) -> str:
    return re.sub(r"(?:es|s)$", "", name.casefold())


def _neighbours(text: str, low: int, high: int) -> Iterator[str]:
    """The capitalised words right before and after a name: its other half, its company ending, its title."""
    if before := re.search(r"([A-Z][\w’'.]*)\s$", text[max(0, low - 30) : low]):
        yield before.group(1)
    if after := re.match(r",?\s([A-Z][\w’'.]*)", text[high : high + 30]):
        yield after.group(1).rstrip(".,")


def _skeleton(name: str) -> str:
    for seen, plain in _GLYPHS:
        name = name.replace(seen, plain)
    return name


def _pairs(group: list[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Each with each; of a long series of names ("Lot A1", "Lot B1", ...) each with the first."""
    yield from combinations(group, 2) if len(group) <= _SERIES else ((group[0], other) for other in group[1:])


def _glyphs(names: Mapping[str, _Name]) -> Iterator[_Pair]:
    """Names that look the same in many typefaces."""
    alike: dict[str, list[_Name]] = defaultdict(list)
    for name, held in names.items():
        if len(name) >= 4:
            alike[_skeleton(name)].append(held)
    for group in alike.values():
        for one, other in _pairs(group):
            if re.fullmatch(r"[IVXl]+", one.name) is None:
                yield one, other, f"one glyph ({_glyph(one.name, other.name)})"


def _glyph(one: str, other: str) -> str:
    low = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    for seen, plain in _GLYPHS:
        for a, b in ((seen, plain), (plain, seen)):
            if one.startswith(a, low) and other.startswith(b, low):
                return f"{a} and {b}"
    return f"{one[low : low + 1]} and {other[low : low + 1]}"


def _letters(names: Mapping[str, _Name]) -> Iterator[_Pair]:
    """Rare spellings one letter off a name that stands in the same company."""
    by_gap: dict[str, list[_Name]] = defaultdict(list)
    for name, held in names.items():
        for i in range(len(name) if len(name) >= _LEAST and held.beside else 0):
            gap = name[:i] + name[i + 1 :]
            by_gap[f"{name[:i]}\0{name[i + 1 :]}"].append(held)
            if (other := names.get(gap)) and _worth(held, other):
                yield _ordered(held, other, "one letter")
    for group in by_gap.values():
        for one, other in _pairs(group):
            if one is not other and _worth(one, other):
                yield _ordered(one, other, "one letter")
    yield from _swapped(names)


def _swapped(names: Mapping[str, _Name]) -> Iterator[_Pair]:
    for name, held in names.items():
        for i in range(len(name) - 1 if held.beside else 0):
            swapped = name[:i] + name[i + 1] + name[i] + name[i + 2 :]
            if name < swapped and (other := names.get(swapped)) and _worth(held, other):
                yield _ordered(held, other, "two letters that changed places")


def _ordered(one: _Name, other: _Name, how: str) -> _Pair:
    first, second = sorted((one, other), key=lambda held: (-held.times, held.name))
    return first, second, how


def _worth(one: _Name, other: _Name) -> bool:
    """Not a plural, not two names that both are common, and with a neighbour in common."""
    if min(one.times, other.times) > 2 or one.beside.isdisjoint(other.beside):
        return False
    mine, theirs = one.name.casefold(), other.name.casefold()
    short, long = sorted((mine, theirs), key=len)
    return mine != theirs and long not in {short + "s", short + "e", short + "n", short + "d", short + "r"}
