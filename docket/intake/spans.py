"""Where words stand in a file: code-point offsets, 1-based lines, page, and the parts they are cut into."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """``start`` and ``end`` (exclusive) count code points of the file's own text.

    ``parts`` has more than one pair where a page break, a margin number or a footnote stands between the words.
    """

    start: int
    end: int
    page: int | None
    lines: tuple[int, int]
    parts: tuple[tuple[int, int], ...]

    def to_json(self) -> dict[str, object]:
        return {
            "start": self.start,
            "end": self.end,
            "page": self.page,
            "lines": list(self.lines),
            "parts": [list(part) for part in self.parts],
        }


@dataclass(frozen=True, slots=True)
class LineIndex:
    """The offsets at which the lines of a file begin."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "LineIndex":
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(tuple(starts))

    def line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)
