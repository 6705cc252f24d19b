"""The rulings of an entry: the verb, the entries it governs, the terms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from docket.docket_text.facts import Disposition, Span
from docket.docket_text.masks import BLANK
from docket.docket_text.references import Reference
from docket.docket_text.tables import table
from domain.values import MotionOutcome

_REACH = 420
_THING_FRONT = re.compile(
    r"^(?:(?:(?:memorandum and |(?:docket )?text )?order|that|the|a|an|then|took|and|without|prejudice|on|of|\d+)\b[\s,:;-]{0,3})+",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:,|;|&|\band|\bor)\s?[\[(#]{0,3}\s?$|^[\s\]\[]*$")
_ABOUT = re.compile(r"\b(?:re|regarding|as\sto|with\srespect\sto)\b:?\s?[\[(#]{0,3}\s?$", re.IGNORECASE)
_THING_TAIL = re.compile(r"\s(?:as to|re)\b.*$", re.IGNORECASE)
_THING_BACK = re.compile(r"(?:[\s,-]|\b(?:is|are|be|re|because|was|were|and)\b)+$", re.IGNORECASE)
_RELATED = frozenset({"related", "document", "re"})


@dataclass(frozen=True, slots=True)
class _Verb:
    outcome: str
    span: Span
    active: bool
    needs_entry: bool


def dispositions_of(text: str, refs: Sequence[Reference]) -> tuple[tuple[Disposition, ...], tuple[str, ...]]:
    """The rulings in order, and the entries that are only terminated."""
    verbs = _verbs(text)
    found: list[Disposition] = []
    terminated: list[str] = []
    spent: set[Span] = (
        set()
    )  # what an active verb took: in "granting 9 Motion and the claims are dismissed" 9 is granted only
    for at, verb in enumerate(verbs):
        low = verbs[at - 1].span[1] if at else 0
        high = verbs[at + 1].span[0] if at + 1 < len(verbs) else len(text)
        free = refs if verb.active else [r for r in refs if r.span not in spent]
        ruled, thing = _governed(text, verb, free, (low, high), alone=len(verbs) == 1)
        if verb.active:
            spent |= {r.span for r in refs if r.number in ruled and low <= r.span[0] < high}
        elif not ruled and any(low <= r.span[0] < verb.span[0] for r in refs if r.span in spent):
            continue
        if verb.outcome == "terminated":
            terminated += ruled
        elif ruled or (thing and not verb.needs_entry):
            end = max([verb.span[1], *(r.span[1] for r in refs if r.number in ruled and low <= r.span[0] < high)])
            start = min([verb.span[0], *(r.span[0] for r in refs if r.number in ruled and low <= r.span[0] < high)])
            outcome = cast("MotionOutcome", verb.outcome)
            found.append(Disposition(outcome, ruled, thing, _terms(text, verb.span[0], high), (start, end)))
    return _merged(found), tuple(dict.fromkeys(terminated))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[tuple[str, bool, bool], ...]], ...]:
    """One pattern for all active verbs and one for all passive ones, each branch with its row."""
    rows = table("dispositions")["verb"]
    before = table("dispositions")["ruled"]["before_passive"]
    built = []
    for active in (True, False):
        frame = r"\b({})\b" if active else rf"(?<=[\w\]).,:;–—-])\s?(?:{before}[\s]*){{0,5}}(?<!\w)({{}})\b"
        branches = "|".join(f"(?P<v{n}>{row['active' if active else 'passive']})" for n, row in enumerate(rows))
        told = tuple((row["name"], active, bool(row.get("needs_entry"))) for row in rows)
        built.append((re.compile(frame.replace("{}", branches), re.IGNORECASE), told))
    return tuple(built)


def _verbs(text: str) -> list[_Verb]:
    found: list[_Verb] = []
    for pattern, rows in _patterns():
        for match in pattern.finditer(text):
            number = next(n for n in range(len(rows)) if match[f"v{n}"])
            outcome, active, needs = rows[number]
            found.append(_Verb(outcome, match.span(f"v{number}"), active, needs))
    kept: list[_Verb] = []
    for verb in sorted(found, key=lambda v: (v.span[0], -v.span[1])):
        if not kept or verb.span[0] >= kept[-1].span[1]:
            kept.append(verb)
    return kept


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(table("dispositions")["ruled"]["stop"], re.IGNORECASE)


@cache
def _thing() -> re.Pattern[str]:
    noun = table("dispositions")["ruled"]["thing"]
    return re.compile(
        rf"(?:\b(?:[\w’'-]{{1,24}}\s){{0,6}}?)?\b{noun}\b(?:\s(?:to|for|in|of)\s[^.;,:(\x00\d\[]{{0,90}})?",
        re.IGNORECASE,
    )


def _governed(
    text: str, verb: _Verb, refs: Sequence[Reference], between: Span, *, alone: bool
) -> tuple[tuple[str, ...], str | None]:
    low, high = between
    if verb.active:
        stop = _stop().search(text, verb.span[1], min(high, verb.span[1] + _REACH))
        end = stop.start() if stop else min(high, verb.span[1] + _REACH)
        ruled = _listed(text, [r for r in refs if verb.span[1] <= r.span[0] < end])
        match = _thing().search(text, verb.span[1], min(end, verb.span[1] + 160))
    else:
        start = _clause_start(text, max(low, verb.span[0] - _REACH), verb.span[0])
        ruled = _before(text, [r for r in refs if start <= r.span[0] < verb.span[0]])
        if not ruled:
            ruled = [
                r
                for r in refs
                if 0 <= r.span[0] - verb.span[1] <= 24 and not _stop().search(text, verb.span[1], r.span[0])
            ]
        match = _thing().search(text, start, verb.span[0])
    thing = _thing_words(match.group()) if match else None
    if not ruled and alone and thing:
        ruled = [r for r in refs if r.cue in _RELATED or r.cue == "list"]
    return tuple(dict.fromkeys(r.number for r in ruled)), thing


def _thing_words(words: str) -> str:
    """The motion's words without its number, the defendant and the verb's own small words."""
    plain = " ".join(words.replace(BLANK, " ").split())
    return _THING_BACK.sub("", _THING_TAIL.sub("", _THING_FRONT.sub("", plain)))


def _before(text: str, refs: list[Reference]) -> list[Reference]:
    """The last references before a passive verb that stand in one list: not the 36 of "in light of 36, it is ordered that 12"."""
    kept = refs[-1:]
    for ref in reversed(refs[:-1]):
        if not _JOINED.search(text[ref.span[1] : kept[0].span[0]]):
            break
        kept.insert(0, ref)
    return kept


def _listed(text: str, after: list[Reference]) -> list[Reference]:
    """The references that the verb governs, without those in the title of one of them: "granting 9 Motion to Strike 7 Answer"."""
    kept: list[Reference] = []
    for ref in after:
        between = text[kept[-1].span[1] : ref.span[0]] if kept else ""
        if not kept or _JOINED.search(between) or re.search(r"\bfiled\sby\b", between):
            kept.append(ref)
        elif _ABOUT.search(between):  # what follows is what the motion is about, be it a list
            break
    return kept


def _clause_start(text: str, low: int, at: int) -> int:
    stops = list(_stop().finditer(text, low, at))
    return stops[-1].end() if stops else low


def _terms(text: str, start: int, end: int) -> str | None:
    words = text[start : min(end, start + 240)]
    for name, pattern in table("dispositions")["ruled"]["terms"]:
        if re.search(pattern, words, re.IGNORECASE):
            return str(name)
    return None


def _merged(found: list[Disposition]) -> tuple[Disposition, ...]:
    """Without the ruling that the judge's prose only says again."""
    kept: list[Disposition] = []
    for one in found:
        again = [k for k in kept if k.outcome == one.outcome and k.entries == one.entries and one.entries]
        if again and (one.motion is None or any(k.motion == one.motion for k in again)):
            continue
        kept.append(one)
    return tuple(kept)


def ruled_on(found: Sequence[Disposition], terminated: Sequence[str]) -> Iterator[str]:
    """Every entry that a ruling concerns."""
    for one in found:
        yield from one.entries
    yield from terminated
