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
    ecf_page: int | None = None  # by the court's stamp, where that is not the page that the paper prints
    printed_lines: tuple[int, int] | None = None  # the numbers of pleading paper or of a transcript beside the words

    def to_json(self) -> dict[str, object]:
        known: dict[str, object] = {
            "start": self.start,
            "end": self.end,
            "page": self.page,
            "lines": list(self.lines),
            "parts": [list(part) for part in self.parts],
        }
        if self.ecf_page is not None:
            known["ecf_page"] = self.ecf_page
        if self.printed_lines is not None:
            known["printed_lines"] = list(self.printed_lines)
        return known


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
