"""A paper as a source of quotations: its words, where they stand, and where a quotation of them is to be sought."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from docket.audit.lines import page_lines
from docket.audit.tokens import Item, words_of
from docket.intake.clean import CleanText
from docket.intake.facts import Pin
from docket.intake.rows import Role
from docket.intake.sentences import sentences

_PARAGRAPH = re.compile(r"(?:(?<=\n)|(?<=[.:;?!”\"’)]\s)|(?<=,\s)|\A)(?P<number>\d{1,3})\.\s+(?=[A-Z“\"‘(@\[])")
_SOFT = re.compile(r"-\s*|\s+|")
_MARGIN = 28
_BARE = re.compile(r"^[ \t]*(?:[Pp]age[ ]|[-–—][ ]?)?(\d{1,3})(?:[ ]?[-–—])?[ \t]*$", re.MULTILINE)
_FRONT = 25  # pages of cover and tables
_MOSTLY = 0.6  # of the pages
_MISSED = 3  # paragraph numbers that a conversion may lose in a row
_NO_LIMIT = 10**6
_COMMON = 400  # places of a word, above which it says nothing about where to look
_SLACK = 14
_HIDDEN = 420  # words that one ellipsis may hide
_FARTHEST = 1200  # words that all ellipses of one quotation may hide
_TRIES = 5


class SourceText:
    """The words of one paper with their places."""

    def __init__(self, paper: CleanText) -> None:
        self.paper = paper
        self.text = paper.text
        self.words = words_of(paper.text)
        heads = {line.start for line in paper.lines}
        self.noise = [w.key.isdigit() and int(w.key) <= _MARGIN and w.start in heads for w in self.words]
        after = [*(w.start for w in self.words[1:]), len(self.text)][: len(self.words)]
        self.soft = [
            _SOFT.fullmatch(self.text[w.end : following]) is not None
            for w, following in zip(self.words, after, strict=True)
        ]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            found.setdefault(word.key, []).append(place)
        return found

    @cached_property
    def _paragraphs(self) -> tuple[list[int], list[int]]:
        """Where numbered paragraphs begin, in the one run of numbers that goes through the paper; a few may be missed."""
        offsets: list[int] = []
        numbers: list[int] = []
        for match in _PARAGRAPH.finditer(self.text):
            number, last = int(match["number"]), numbers[-1] if numbers else 0
            if last < number <= last + (_MISSED if last else 1) and self.paper.role(match.start()) is Role.BODY:
                offsets.append(match.start())
                numbers.append(number)
        return (offsets, numbers) if len(numbers) >= 3 else ([], [])

    def paragraph(self, offset: int) -> tuple[int, int] | None:
        """The first and the last number that the paragraph at a clean offset can have."""
        offsets, numbers = self._paragraphs
        place = bisect_right(offsets, offset) - 1
        if place < 0:
            return None
        return numbers[place], numbers[place + 1] - 1 if place + 1 < len(numbers) else _NO_LIMIT

    @cached_property
    def _shifts(self) -> frozenset[int]:
        """By how much the numbers printed on the pages may lag behind those of the stamps: covers and tables come first."""
        ruler, text = self.paper.ruler, self.paper._file  # noqa: SLF001 (page numbers are no part of the clean text)
        found: Counter[int] = Counter()
        ends = [*ruler.starts[1:], len(text)]
        for start, end, page in zip(ruler.starts, ends, ruler.pages, strict=True):
            if page is not None:
                bare = {int(m.group(1)) for m in _BARE.finditer(text, start, end)}
                found.update(page - number for number in bare if 0 < page - number <= _FRONT)
        pages = sum(page is not None for page in ruler.pages)
        return frozenset(d for d, count in found.items() if count >= max(3, _MOSTLY * (pages - d)))

    def page(self, offset: int) -> int | None:
        """The page on which a clean offset stands, where the paper decides it."""
        return self.paper.ruler.page(self.paper.span(offset, offset + 1).start)

    def sentence(self, offset: int) -> tuple[int, int]:
        """The sentence around a clean offset."""
        flow = self.paper.flow(offset)
        low, high = max(flow.start, offset - 1500), min(flow.end, offset + 1500)
        for start, end in sentences(self.text, low, high):
            if start <= offset < end:
                return start, end
        return offset, offset

    def at_pin(self, offset: int, end: int, pins: Sequence[Pin]) -> bool | None:
        """Whether a place is where the pins say; None where that cannot be told."""
        paragraphs = [p for p in pins if p.kind == "paragraph" and isinstance(p.low, int) and isinstance(p.high, int)]
        if paragraphs and self._paragraphs[0]:
            low, high = self.paragraph(offset), self.paragraph(max(offset, end - 1))
            return any(_within(p, low[0], high[1]) for p in paragraphs) if low and high else None
        pages = [p for p in pins if p.kind == "page" and isinstance(p.low, int) and isinstance(p.high, int)]
        if pages and not paragraphs:
            first, last = self.page(offset), self.page(max(offset, end - 1))
            if first is None or last is None:
                return None
            there = any(_within(p, first - shift, last - shift) for p in pages for shift in (0, *self._shifts))
            return there and self._on_lines(offset, end, pins) if first == last else there
        return None

    def _on_lines(self, offset: int, end: int, pins: Sequence[Pin]) -> bool:
        """Whether the lines that are numbered beside the words are those of the pins; none to compare is no objection."""
        cited = [p for p in pins if p.kind == "line" and isinstance(p.low, int) and isinstance(p.high, int)]
        pages = [p for p in pins if p.kind == "page"]
        if len(cited) != 1 or len(pages) != 1 or pages[0].low != pages[0].high:
            return True
        lines = page_lines(self.paper, self.paper.span(offset, end))
        return lines is None or _within(cited[0], *lines)

    def address(self, offset: int, end: int, pins: Sequence[Pin]) -> str | None:
        """The pin that is right for a place, in the kind that was cited."""
        by_paragraph = any(p.kind == "paragraph" for p in pins) or not any(p.kind == "page" for p in pins)
        numbers = self.paragraph(offset)
        if numbers and by_paragraph:
            first, last = numbers
            return f"¶ {first}" if last in {first, _NO_LIMIT} else f"¶¶ {first}-{last}"
        page = self.page(offset)
        if not page:
            return None
        lines = page_lines(self.paper, self.paper.span(offset, end)) if any(p.kind == "line" for p in pins) else None
        return f"p. {page}" + (
            f":{lines[0]}-{lines[1]}" if lines and lines[0] != lines[1] else f":{lines[0]}" if lines else ""
        )

    # --- where to look ------------------------------------------------------------------------------------------------

    def windows(self, items: Sequence[Item], pins: Sequence[Pin]) -> Iterator[tuple[int, int]]:
        """Stretches of words in which a quotation may stand, the likeliest first."""
        count = sum(max(len(i.words), 1) for i in items)
        gaps = sum(i.kind == "ellipsis" for i in items)
        reach = count + _SLACK + min(gaps * _HIDDEN, _FARTHEST)
        starts: Counter[int] = Counter()
        for low, part in _parts(items):
            for n, item in enumerate(part):
                for place in self._places(item):
                    starts[(place - low - n) // _SLACK if not gaps else (place - n) // _SLACK] += 1
        tallied: Counter[int] = Counter()
        for bucket, votes in starts.items():
            tallied[bucket] = votes + max(starts.get(bucket + 1, 0), starts.get(bucket - 1, 0)) // 2
        ranked = sorted(tallied, key=lambda b: (-tallied[b], not self._near(b * _SLACK, pins), b))
        near = [b for b in ranked[:60] if self._near(b * _SLACK, pins)]
        tries = 2 if gaps else _TRIES
        chosen = dict.fromkeys([*near[:tries], *ranked[:tries]])
        for bucket in chosen:
            low = bucket * _SLACK - _SLACK
            yield max(0, low - (reach if gaps else 0)), min(len(self.words), low + reach + 2 * _SLACK)

    def times(self, keys: Sequence[str]) -> int:
        """How often words stand in a row, case aside."""
        places = self._index.get(keys[0], []) if keys else []
        return sum([w.key for w in self.words[p : p + len(keys)]] == list(keys) for p in places)

    def _places(self, item: Item) -> list[int]:
        if item.kind in {"bracket", "ellipsis"}:
            return []
        places = self._index.get(item.key, [])
        if item.pattern is not None and not places and len(item.key) > 3:
            pattern = item.pattern
            places = [p for key, found in self._index.items() if pattern.fullmatch(key) for p in found]
        return places if len(places) <= _COMMON else []

    def _near(self, place: int, pins: Sequence[Pin]) -> bool:
        if not pins or not self.words:
            return False
        low = self.words[min(max(place, 0), len(self.words) - 1)].start
        high = self.words[min(max(place + 2 * _SLACK, 0), len(self.words) - 1)].end
        return self.at_pin(low, high, pins) is True


def _within(pin: Pin, first: int, last: int) -> bool:
    assert isinstance(pin.low, int)
    assert isinstance(pin.high, int)
    return pin.low <= last and first <= pin.high


def _parts(items: Sequence[Item]) -> Iterator[tuple[int, Sequence[Item]]]:
    """The stretches between ellipses, each with the number of words before it."""
    low = 0
    for n, item in enumerate([*items, None]):
        if item is None or item.kind == "ellipsis":
            if n > low:
                yield low, items[low:n]
            low = n + 1
