"""The line numbers of pleading paper, told from other numbers by counting: 1, 2, 3 ... down each page."""

import re
from dataclasses import dataclass

from docket.intake.rows import Role, Row, trim

_HIGHEST = 40
_REACH = 16  # rows between a margin number and the next one
_OPEN = 6
_HASHES = re.compile(r"#{1,6}(?=[ \t])")
_NUMBER = re.compile(r"(\d{1,2})(?=[ \t]|$)")
_COLUMN = re.compile(r"\d{1,2}(?:[ \t]+\d{1,2})+$")
_INNER = re.compile(r"\*\*[ \t]+(\d{1,2})[ \t]+\*\*")


@dataclass(slots=True)
class Chain:
    """Margin numbers that count up by one: one page of pleading paper, as far as it was converted."""

    members: list[tuple[int, int]]  # (row, number)

    @property
    def first(self) -> int:
        return self.members[0][1]

    @property
    def last(self) -> int:
        return self.members[-1][1]

    @property
    def rows(self) -> tuple[int, int]:
        return self.members[0][0], self.members[-1][0]


def number_margins(rows: list[Row], text: str) -> list[Chain]:
    """Mark and cut off the margin numbers of ``rows``; returns the chains they form, in order."""
    readings = [_numbers(row, text) for row in rows]
    chains = _trusted(_chains(readings), rows)
    for index, chain in enumerate(chains):
        _cut(chain, index, rows, text)
    return chains


def _numbers(row: Row, text: str) -> list[int]:
    """The margin numbers that this row may carry; cuts off heading marks on the way."""
    if marks := _HASHES.match(text, row.left, row.right):
        row.hashes = len(marks.group())
        row.left = marks.end()
        trim(row, text)
    content = row.content(text)
    if _COLUMN.match(content):
        column = [int(word) for word in content.split()]
        if column == list(range(column[0], column[0] + len(column))):
            return column
    match = _NUMBER.match(content)
    if not match or not 1 <= int(match.group(1)) <= _HIGHEST:
        return []
    number = int(match.group(1))
    inner = _INNER.search(content)
    return [number, number + 1] if inner and int(inner.group(1)) == number + 1 else [number]


def _chains(readings: list[list[int]]) -> list[Chain]:
    done: list[Chain] = []
    opened: list[Chain] = []
    for index, numbers in enumerate(readings):
        if not numbers:
            continue
        members = [(index, number) for number in numbers]
        if (chain := _continued(opened, index, numbers[0])) is not None:
            chain.members.extend(members)
            continue
        opened.append(Chain(members))
        if len(opened) > _OPEN:
            done.append(opened.pop(0 if len(opened[0].members) < 3 or index - opened[0].rows[1] > _REACH else 1))
    return sorted(done + opened, key=lambda c: c.rows)


def _continued(opened: list[Chain], index: int, number: int) -> Chain | None:
    """The longest open chain that this number continues."""
    best: Chain | None = None
    for chain in opened:
        row, last = chain.members[-1]
        if last + 1 == number and index - row <= _REACH and (best is None or len(chain.members) >= len(best.members)):
            best = chain
    return best


def _trusted(chains: list[Chain], rows: list[Row]) -> list[Chain]:
    """A list of three items is no margin, unless the paper is pleading paper elsewhere or mostly numbered."""
    long = [c for c in chains if len(c.members) >= (3 if c.first == 1 else 5)]
    filled = sum(row.role is not Role.BLANK for row in rows)
    covered = len({index for c in long for index, _ in c.members})
    if not any(len(c.members) >= 8 for c in long) and covered * 10 < filled * 6:
        return []
    return (
        [c for c in long if not any(_inside(c, other) for other in long if other is not c)] if len(long) < 400 else long
    )


def _inside(chain: Chain, other: Chain) -> bool:
    """A counted list within one page is shorter than the margin that runs past it."""
    (first, last), (low, high) = chain.rows, other.rows
    return low < first and last < high and len(chain.members) < len(other.members)


def _cut(chain: Chain, index: int, rows: list[Row], text: str) -> None:
    by_row: dict[int, list[int]] = {}
    for at, number in chain.members:
        by_row.setdefault(at, []).append(number)
    for at, numbers in by_row.items():
        row = rows[at]
        row.margin, row.chain = numbers[0], index
        content = row.content(text)
        if len(content.split()) == len(numbers) and _COLUMN.match(content + " 0"):
            row.left, row.role = row.right, Role.BARE
            continue
        row.left += len(str(numbers[0]))
        trim(row, text)
        if row.role is Role.BLANK:
            row.role = Role.BARE
        if len(numbers) > 1 and (inner := _INNER.search(text, row.left, row.right)):
            row.drops = ((inner.start(), inner.end()),)
