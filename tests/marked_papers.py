"""Papers with marks in them, read without their marks, and what the reader misses of them or finds beyond them.

``⟦H II⟧`` opens a heading with its number (``-`` for none), ``⟦C 12 F.3d 34⟧`` a full citation of a case,
``⟦R Roe Decl. | 4⟧`` a cite to the record with a piece of its source and the first number of its pin (which may be
missing), ``⟦Q Roe Decl. | ¶ 4⟧`` a quotation with a piece of its source and its pin (either may be missing),
``⟦r ...⟧`` and ``⟦q ...⟧`` such as may be found or not; ``⟦/⟧`` closes.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from docket.intake.facts import RecordCite
from docket.intake.reading import Reading, read

TAG = re.compile(r"⟦(/|[HCRQrq][^⟧]*)⟧")
NEAR = 4  # characters by which the beginning of a quotation may be off


@dataclass(frozen=True)
class Mark:
    kind: str
    says: str
    start: int
    end: int
    words: str


@dataclass
class Score:
    """``right`` of what is marked, of all that is marked; ``good`` of what is found, of all that is found."""

    right: int = 0
    marked: int = 0
    good: int = 0
    found: int = 0
    missed: list[Any] = field(default_factory=list)
    extra: list[Any] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.right / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        return self.good / self.found if self.found else 1.0

    def told(self, what: str) -> str:
        return f"{what:24} R {self.recall:.3f} of {self.marked:3}  P {self.precision:.3f} of {self.found:3}"


@cache
def marked(path: Path) -> tuple[Reading, tuple[Mark, ...]]:
    """The paper as read without its marks, and the marks with offsets into that text."""
    opened: list[tuple[str, str, int]] = []
    text, at = "", 0
    marks: list[Mark] = []
    raw = path.read_bytes().decode()
    for tag in TAG.finditer(raw):
        text, at = text + raw[at : tag.start()], tag.end()
        if tag[1] == "/":
            kind, says, start = opened.pop()
            marks.append(Mark(kind, says, start, len(text), text[start:]))
        else:
            opened.append((tag[1][0], tag[1][1:].strip(), len(text)))
    text += raw[at:]
    assert not opened
    return read(text.encode(), path.name), tuple(sorted(marks, key=lambda mark: mark.start))


def key(words: str | None) -> str:
    return re.sub(r"[\W_]+", "", (words or "").casefold())


def of(kind: str, path: Path) -> tuple[Reading, list[Mark]]:
    found, marks = marked(path)
    return found, [mark for mark in marks if mark.kind == kind]


def over(mark: Mark, found: tuple[Any, ...]) -> list[Any]:
    return [one for one in found if one.span.start < mark.end and one.span.end > mark.start]


def docketed(says: str) -> str:
    """The number in "Dkt. 12-1", "ECF No. 12-1" or "R. 12-1", as the reader gives documents."""
    match = re.fullmatch(
        r"(?:D\.I\.|DN|(?:Adv\. )?Dkt\.(?: No\.| #)?|Docket(?: No\.)?|Filing|(?:Rec\.|R\.) Doc\.|ECF(?: No\.)?"
        r"|(?:NYSCEF )?Docs?\.(?: No\.)?|R\.|D\.|D\.?E\.?(?: No\.)?)"
        r"\s?(\d+(?:-\d+)?)",
        says,
    )
    return f"dkt:{match[1]}" if match else "-"


def credits(mark: Mark, cite: RecordCite) -> bool:
    """Whether the cite stands for the source that the mark names."""
    source = mark.says.partition("|")[0].strip()
    says, found = key(source), key(cite.source)
    return says in found or bool(found and found in says) or cite.document == docketed(source)


def pinned(mark: Mark, cite: RecordCite) -> bool:
    pin = mark.says.partition("|")[2].strip()
    numbers = {number for one in cite.pins for end in (one.low, one.high) for number in re.findall(r"\d+", str(end))}
    return not pin or pin in numbers


def record_cites(paths: list[Path]) -> tuple[Score, Score]:
    """The cites with their sources, and the pins of those that are right."""
    score, pins = Score(), Score()
    for path in paths:
        found, marks = of("R", path)
        for mark in marks:
            right = [cite for cite in over(mark, found.record_cites) if credits(mark, cite)]
            score.marked, score.right = score.marked + 1, score.right + bool(right)
            if not right:
                score.missed.append(
                    (path.stem, mark.words, mark.says, [c.source for c in over(mark, found.record_cites)])
                )
            else:
                good = any(pinned(mark, cite) for cite in right)
                pins.marked, pins.right = pins.marked + 1, pins.right + good
                pins.missed += [] if good else [(path.stem, mark.words, mark.says, [c.text for c in right])]
        may = of("r", path)[1]
        for cite in found.record_cites:
            if not any(over(mark, (cite,)) for mark in may):
                good = any(over(mark, (cite,)) and credits(mark, cite) for mark in marks)
                score.found, score.good = score.found + 1, score.good + good
                score.extra += [] if good else [(path.stem, cite.text, cite.source)]
    return score, pins


def quotations(paths: list[Path]) -> tuple[Score, Score]:
    """The quotations by their ends, and among the found ones the source and pin they are credited to."""
    score, credit = Score(), Score()
    for path in paths:
        found, marks = of("Q", path)
        seen: set[int] = set()
        for mark in marks:
            near = [
                q
                for q in found.quotations
                if abs(q.span.start - mark.start) <= NEAR and abs(q.span.end - mark.end) <= NEAR
            ]
            seen.update(id(q) for q in near)
            score.marked, score.right = score.marked + 1, score.right + bool(near)
            if not near:
                close = [q.text for q in over(mark, found.quotations)]
                score.missed.append((path.stem, mark.words[:60], close))
                continue
            source, _, pin = (part.strip() for part in mark.says.partition("|"))
            said = [key(f"{q.source} {q.authority} {q.document}") if q.source else "" for q in near]
            right = any(all(key(p) in words for p in source.split(",")) if source else not words for words in said)
            right = right or any(q.document == docketed(source) for q in near)
            at = not pin or any(key(pin).removeprefix("at") in key(q.pin) for q in near)
            credit.marked, credit.right = credit.marked + 1, credit.right + (right and at)
            if not (right and at):
                credit.missed.append(
                    (path.stem, mark.words[:50], mark.says, [(q.source, q.authority, q.pin) for q in near])
                )
        may = of("q", path)[1]
        extra = [q for q in found.quotations if id(q) not in seen and not any(over(mark, (q,)) for mark in may)]
        score.found, score.good = score.found + len(seen) + len(extra), score.good + len(seen)
        score.extra += [(path.stem, q.text[:60]) for q in extra]
    return score, credit


def headings(paths: list[Path]) -> Score:
    score = Score()
    for path in paths:
        found, marks = of("H", path)
        rows = [(key(h.number) or "-", key(h.title)) for h in found.outline]
        left = list(rows)
        for mark in marks:
            words = key(re.sub(r"(?m)^\s?\d{1,2} ", "", mark.words))
            if mark.says != "-":
                words = re.sub(rf"^(?:point)?{key(mark.says)}", "", words)
            row = (key(mark.says) or "-", words)
            score.marked, score.right = score.marked + 1, score.right + (row in rows)
            if row in left:
                left.remove(row)
            if row not in rows:
                score.missed.append((path.stem, mark.words))
        score.found, score.good = score.found + len(rows), score.good + len(rows) - len(left)
        score.extra += [(path.stem, row) for row in left]
    return score


def cases(paths: list[Path]) -> Score:
    score = Score()
    for path in paths:
        found, marks = of("C", path)
        for mark in marks:
            words = re.sub(r"(?m)^\s?\d{1,2} ", "", mark.words[1:] if mark.words[0] == "*" else mark.words)
            name = key(re.sub(r"^(?:see also|see|cf\.|accord)\s", "", words, flags=re.IGNORECASE))[:6]
            good = any(
                key(one.cite) == key(mark.says) and (mark.words[0].isdigit() or key(one.name).startswith(name))
                for one in over(mark, found.authorities)
            )
            score.marked, score.right = score.marked + 1, score.right + good
            score.missed += [] if good else [(path.stem, mark.says)]
    return score
