"""Passages that a paper repeats from another filer's paper without credit; what both quote from elsewhere is not counted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docket.audit.lines import clean_range
from docket.audit.papers import Papers
from docket.audit.tokens import words_of
from docket.intake.caption import caption_end
from docket.intake.rows import Role

_SHINGLE = 8  # words in a row by which a repeat is noticed
_CONTENT = 8  # words with a meaning of their own
_EMPTY = frozenset(
    """
    a an the of and or for to in on by with at from as is are was were be been being it its that this these those he she they his
    her their we our i my you your who whom which what when where how if than then not no nor but so such has have had do does did
    will would can could may might must shall should there here any all some other under upon into out up whether also only
    """.split()
)  # fmt: skip
_FORMAL = re.compile(
    r"respectfully|penalty of perjury|foregoing is true|hereby|pursuant to|united states district|attorneys? for|see also|"
    r"court should|requests? that|motion to|in support of|in opposition to|certif",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same words in two papers, as clean offsets of each."""

    later: str
    start: int
    end: int
    earlier: str
    first: int
    last: int


class _Own:
    """The words of a paper that are its own: no quotation, no citation, no caption, no heading."""

    def __init__(self, papers: Papers, entry: str) -> None:
        reading = papers.readings[entry]
        paper = reading.clean
        barred = [clean_range(paper, q.span) for q in reading.quotations]
        self.credits = [(clean_range(paper, c.span), c.document, c.source) for c in reading.record_cites]
        barred += [place for place, _, _ in self.credits]
        barred += [clean_range(paper, a.span) for a in reading.authorities]
        barred += [clean_range(paper, h.span) for h in reading.outline]
        end = caption_end(reading.document)
        barred.sort()
        self.words = []
        self.breaks: list[bool] = []
        at = 0
        broken = True
        for word in words_of(paper.text):
            while at < len(barred) and barred[at][1] <= word.start:
                at += 1
            inside = at < len(barred) and barred[at][0] <= word.start
            if inside or paper.role(word.start) is Role.CONTENTS or paper.span(word.start, word.end).start < end:
                broken = True
                continue
            self.words.append(word)
            self.breaks.append(broken)
            broken = False
        self.keys = [w.key for w in self.words]


def repeats(papers: Papers, order: Sequence[str]) -> Iterator[Repeat]:
    """Every repeat, the papers in docket order."""
    own: dict[str, _Own] = {}
    index: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for entry in order:
        mine = own[entry] = _Own(papers, entry)
        at = 0
        shingles = [tuple(mine.keys[n : n + _SHINGLE]) for n in range(len(mine.keys) - _SHINGLE + 1)]
        while at < len(shingles):
            found = [
                r for e, place in index.get(shingles[at], ())[:8] if (r := _extended(papers, own, entry, at, e, place))
            ]
            if found:
                best = max(found, key=lambda pair: pair[1])
                yield best[0]
                at = best[1]
            else:
                at += 1
        for n, shingle in enumerate(shingles):
            if not any(mine.breaks[n + 1 : n + _SHINGLE]):
                index.setdefault(shingle, []).append((entry, n))


def _extended(
    papers: Papers, own: dict[str, _Own], later: str, at: int, earlier: str, place: int
) -> tuple[Repeat, int] | None:
    """The whole run from two places on, where it is long enough, another filer's, and not credited."""
    one, other = papers.entries[later], papers.entries[earlier]
    if one.party == other.party and one.party is not None:
        return None
    mine, theirs = own[later], own[earlier]
    count = 0
    while (
        at + count < len(mine.keys)
        and place + count < len(theirs.keys)
        and mine.keys[at + count] == theirs.keys[place + count]
        and not (count and (mine.breaks[at + count] or theirs.breaks[place + count]))
    ):
        count += 1
    run = mine.words[at : at + count]
    content = [w for w in run if w.key not in _EMPTY and not w.key.isdigit()]
    if len({w.key for w in content}) < _CONTENT or sum(w.text[:1].isupper() for w in content) > 0.5 * len(content):
        return None
    start, end = run[0].start, run[-1].end
    text = papers.readings[later].clean.text
    if len(_FORMAL.findall(text[start:end])) > 1 or _is_credited(mine, other.id, other.number, start, end):
        return None
    last = theirs.words[place + count - 1].end
    return Repeat(later, start, end, earlier, theirs.words[place].start, last), at + count


def _is_credited(mine: _Own, entry: str, number: str | None, start: int, end: int) -> bool:
    """Whether a cite to that paper stands in the run or close by."""
    return any(
        low < end + 200 and high > start - 120 and (document or "").removeprefix("dkt:") in {entry, number}
        for (low, high), document, _ in mine.credits
    )
