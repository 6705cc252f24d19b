"""Names that differ by one glyph or one letter, in a paper and across the papers of a case. Both are told, neither is mended."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

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
_LEAST = 6  # letters of a name in which one letter more or less is worth a look


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A name as printed: where it first stands in a paper, and how often."""

    paper: str
    name: str
    span: Span
    times: int
    beside: frozenset[str]


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
    handles: dict[str, NamePlace] = {}
    names: dict[str, NamePlace] = {}
    small: set[str] = set()
    for entry, paper in papers.items():
        small |= set(re.findall(r"(?<![\w@])[a-z]{4,}", paper.text))
        for place in _places(entry, paper, _HANDLE):
            handles.setdefault(place.name, place)
        for place in _places(entry, paper, _NAME):
            held = names.get(place.name)
            names[place.name] = place if held is None else _added(held, place)
    known = {
        name: place for name, place in names.items() if name.casefold() not in small and _singular(name) not in small
    }
    found = [*_glyphs({**known, **handles}), *_letters(known)]
    pairs = {frozenset((p.one.name, p.other.name)): p for p in reversed(found)}
    return sorted(pairs.values(), key=lambda p: (list(papers).index(p.one.paper), p.one.span.start))


def _added(held: NamePlace, place: NamePlace) -> NamePlace:
    return NamePlace(held.paper, held.name, held.span, held.times + place.times, held.beside | place.beside)


def _singular(name: str) -> str:
    return re.sub(r"(?:es|s)$", "", name.casefold())


def _places(entry: str, paper: CleanText, pattern: "re.Pattern[str]") -> Iterator[NamePlace]:
    spots: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in pattern.finditer(paper.text):
        spots[match.group()].append(match.span())
    for name, places in spots.items():
        beside = {w for low, high in places[:40] for w in _neighbours(paper.text, low, high)}
        first = next((p for p in places if paper.role(p[0]) is not Role.CONTENTS), places[0])
        yield NamePlace(entry, name, paper.span(*first), len(places), frozenset(beside))


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


def _glyphs(names: Mapping[str, NamePlace]) -> Iterator[Lookalike]:
    """Names that look the same in many typefaces."""
    alike: dict[str, list[NamePlace]] = defaultdict(list)
    for name, place in names.items():
        if len(name) >= 4:
            alike[_skeleton(name)].append(place)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if re.fullmatch(r"[IVXl]+", one.name) is None:
                yield Lookalike(one, other, f"one glyph ({_glyph(one.name, other.name)})")


def _glyph(one: str, other: str) -> str:
    low = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    for seen, plain in _GLYPHS:
        for a, b in ((seen, plain), (plain, seen)):
            if one.startswith(a, low) and other.startswith(b, low):
                return f"{a} and {b}"
    return f"{one[low : low + 1]} and {other[low : low + 1]}"


def _letters(names: Mapping[str, NamePlace]) -> Iterator[Lookalike]:
    """Rare spellings one letter off a name that stands in the same company."""
    by_gap: dict[str, list[NamePlace]] = defaultdict(list)
    for name, place in names.items():
        for i in range(len(name) if len(name) >= _LEAST else 0):
            by_gap[f"{name[:i]}\0{name[i + 1 :]}"].append(place)
            if (other := names.get(name[:i] + name[i + 1 :])) and _worth(place, other):
                yield _ordered(place, other, "one letter")
    for group in by_gap.values():
        for one, other in combinations(group, 2):
            if one.name != other.name and _worth(one, other):
                yield _ordered(one, other, "one letter")
    yield from _swapped(names)


def _swapped(names: Mapping[str, NamePlace]) -> Iterator[Lookalike]:
    for name, place in names.items():
        for i in range(len(name) - 1):
            swapped = name[:i] + name[i + 1] + name[i] + name[i + 2 :]
            if name < swapped and (other := names.get(swapped)) and _worth(place, other):
                yield _ordered(place, other, "two letters that changed places")


def _ordered(one: NamePlace, other: NamePlace, how: str) -> Lookalike:
    first, second = sorted((one, other), key=lambda p: (-p.times, p.name))
    return Lookalike(first, second, how)


def _worth(one: NamePlace, other: NamePlace) -> bool:
    """Not a plural, not two names that both are common, and with a neighbour in common."""
    if min(one.times, other.times) > 2 or one.beside.isdisjoint(other.beside):
        return False
    mine, theirs = one.name.casefold(), other.name.casefold()
    short, long = sorted((mine, theirs), key=len)
    return mine != theirs and long not in {short + "s", short + "e", short + "n", short + "d", short + "r"}
