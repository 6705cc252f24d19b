"""Which entry on the record a source's entry is: by its number, the court's keys, its words, its place. Pure."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from docket.importers.model import ImportedDocket, ImportedEntry
from domain.events import EntryFacts

_BRACKETS = re.compile(r"\[(\d[\d, -]{0,30})\]")
_ENOUGH = 0.6
_LONGEST = 2_000
"""Of a longer text its beginning is compared."""
_STEM = 4


def digest(text: str, event: str | None = None) -> str:
    """A short hash of a wording: spaces and the brackets around numbers, which some sources print and others not, do not count."""
    words = " ".join(_BRACKETS.sub(r"\1", text).split()) or f"event: {event or ''}"
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def match(old: Mapping[str, EntryFacts], numbers: Mapping[str, str], new: Sequence[ImportedEntry]) -> list[str | None]:
    """For every entry of a source the id under which it stands on the record, or None for a new one.

    ``old`` are the record's entries without attachments, in the order in which they were docketed; ``numbers`` are the docket
    numbers that unnumbered entries were given later.
    """
    found: list[str | None] = [None] * len(new)
    free = dict.fromkeys(old)
    for n, entry in enumerate(new):
        numbered = numbers.get(entry.number or "", entry.number or "")
        if numbered in free:
            found[n] = numbered
            del free[numbered]
    for key in _KEYS:
        waiting: dict[object, list[str]] = defaultdict(list)
        for ident in free:
            if (value := key[0](old[ident])) is not None:
                waiting[value].append(ident)
        for n, entry in enumerate(new):
            value = key[1](entry)
            if found[n] is not None or value is None or not (there := waiting.get(value)):
                continue
            if known := next((i for i in there if _may_be(i, entry)), None):
                found[n] = known
                there.remove(known)
                free.pop(known, None)
    _by_likeness(old, free, new, found)
    return found


def _may_be(ident: str, entry: ImportedEntry) -> bool:
    """Whether an id can be that of an entry: one with another number of its own cannot."""
    return entry.number is None or not ident[0].isdigit()


def _old_doc(facts: EntryFacts) -> str | None:
    return facts.source.doc_id if facts.source else None


def _old_seq(facts: EntryFacts) -> str | None:
    return facts.source.seq_no if facts.source else None


def _old_words(facts: EntryFacts) -> object:
    return (facts.filed, facts.source.digest) if facts.source and facts.source.digest else None


_KEYS: tuple[tuple[Callable[[EntryFacts], object], Callable[[ImportedEntry], object]], ...] = (
    (_old_doc, lambda e: e.doc_id),
    (_old_seq, lambda e: e.seq_no),
    (_old_words, lambda e: (e.filed, digest(e.text, e.event))),
)


def _by_likeness(
    old: Mapping[str, EntryFacts], free: dict[str, None], new: Sequence[ImportedEntry], found: list[str | None]
) -> None:
    """What is left of a day: the same event or nearly the same words, the likeliest pair first."""
    left: dict[object, list[str]] = defaultdict(list)
    for ident in free:
        if not ident[0].isdigit():
            left[old[ident].filed].append(ident)
    pairs = sorted(_pairs(old, left, new, found), key=lambda pair: -pair[0])
    for _, n, ident in pairs:
        if found[n] is None and ident in free:
            found[n] = ident
            del free[ident]


def _pairs(
    old: Mapping[str, EntryFacts],
    left: Mapping[object, list[str]],
    new: Sequence[ImportedEntry],
    found: list[str | None],
) -> Iterator[tuple[float, int, str]]:
    alone: dict[object, int] = defaultdict(int)
    for n, entry in enumerate(new):
        if found[n] is None:
            alone[entry.filed] += 1
    for n, entry in enumerate(new):
        if found[n] is not None:
            continue
        there = left.get(entry.filed, [])
        for ident in there:
            only = len(there) == 1 and alone[entry.filed] == 1
            if (score := likeness(old[ident], entry, only=only)) >= _ENOUGH:
                yield score, n, ident


def likeness(facts: EntryFacts, entry: ImportedEntry, *, only: bool) -> float:
    """How likely two tellings of one day are the same entry, 0 to 1. ``only``: there is no other of that day on either side."""
    if facts.text and entry.text:
        one, other = _words(facts.text), _words(entry.text)
        total = one.total() + other.total()
        return 2 * (one & other).total() / total if total else 0.0
    if facts.event and entry.event and facts.event.casefold() == entry.event.casefold():
        return 1.0
    event, text = (facts.event or facts.title, entry.text) if entry.text else (entry.event or "", facts.text or "")
    told, words = _stems(event), _stems(text)
    if not told or not words:
        return 0.0
    shared = len(told & words) / len(told)
    return shared if not only else max(shared, _ENOUGH if shared else 0.0)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text[:_LONGEST].casefold()))


def _stems(text: str) -> set[str]:
    return {word[: _STEM + 1] for word in re.findall(r"[a-z]+", text.casefold()) if len(word) >= _STEM}


def vanished(
    docket: ImportedDocket, old: Mapping[str, EntryFacts], found: Sequence[str | None], gone_before: Container[str]
) -> list[str]:
    """Entries that an earlier docket page had and this whole page, over the same stretch of numbers or days, has not."""
    if docket.kind != "page" or not docket.whole:
        return []
    matched = {ident for ident in found if ident}
    numbers = [int(e.number) for e in docket.entries if e.number]
    days = [e.filed for e in docket.entries if e.filed]
    gone = []
    for ident, facts in old.items():
        if ident in matched or ident in gone_before or not facts.source or facts.source.kind != "page":
            continue
        if ident[0].isdigit():
            inside = bool(numbers) and min(numbers) <= int(ident) <= max(numbers)
        else:
            inside = bool(days) and facts.filed is not None and min(days) <= facts.filed <= max(days)
        if inside:
            gone.append(ident)
    return gone
