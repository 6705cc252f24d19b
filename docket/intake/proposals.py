"""What a reading proposes to a person: headings as arguments, ordered dates as deadlines, dispositions as rulings."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from docket.intake.reading import Reading
from docket.intake.spans import Span
from domain.text import clip

_BRIEFS = frozenset({"motion", "opposition", "reply", "sur_reply", "supplemental", "brief", "answer", "letter"})
_NO_CONTENTION = re.compile(
    r"(?:(?:preliminary\s)?(?:introduction|statement)|arguments?|discussion|conclusion|analysis|background|facts?|"
    r"(?:statement\sof|factual|procedural|relevant)\b.*|(?:governing\s|applicable\s)?legal\sstandards?|standards?\sof\sreview|"
    r"relief\ssought|prayer.*|issues?\spresented|questions?\spresented|table\sof.*|certificate.*|notice.*|memorandum.*|"
    r"(?:executive\s)?summary|jurisdiction(?:al\sstatement)?|order|it\sis\sso\sordered.*|exhibits?.*|appendix.*)\.?",
    re.IGNORECASE,
)
_OUTCOMES = {
    "granted": "granted", "denied": "denied", "granted_in_part": "granted_in_part", "denied_as_moot": "moot",
    "denied_without_prejudice": "denied",
    "deferred": "deferred", "withdrawn": "withdrawn",
}  # fmt: skip
_HEADING, _DATED, _UNDATED, _DISPOSED = 0.6, 0.95, 0.7, 0.9
_TITLE = 400

Proposed = dict[str, Any]


def proposals(reading: Reading) -> list[Proposed]:
    """The proposals of one paper, in its order.

    ``words`` are the cleaned words of the span, a heading's number included, so that they are found there again.
    A key is a hash of paper, finder, span and words, so that re-reading never doubles one.
    """
    found = [*_arguments(reading), *_deadlines(reading), *_rulings(reading)]
    found.sort(key=lambda p: p["span"]["start"])
    return list({p["key"]: p for p in found}.values())


def _proposed(
    reading: Reading, kind: str, span: Span, words: str, confidence: float, cue: str, **more: Any
) -> Proposed:
    digest = hashlib.sha256(f"{reading.sha256}\x00{kind}\x00{span.start}-{span.end}\x00{words}".encode())
    return {
        "key": digest.hexdigest()[:16], "kind": kind, "words": words, "confidence": confidence, "cue": cue,
        "span": span.to_json(), **more,
    }  # fmt: skip


def _arguments(reading: Reading) -> Iterator[Proposed]:
    if reading.document.kind not in _BRIEFS:
        return
    for heading in reading.outline:
        title = heading.title.strip().rstrip(".")
        if title and not _NO_CONTENTION.fullmatch(title):
            number = f"heading {heading.number}" if heading.number else "heading"
            yield _proposed(
                reading, "argument", heading.span, heading.words, _HEADING, number, title=clip(title, _TITLE)
            )


def _deadlines(reading: Reading) -> Iterator[Proposed]:
    for ordered in reading.deadlines:
        confidence = _DATED if ordered.due and ordered.obligor else _UNDATED
        yield _proposed(
            reading, "deadline", ordered.span, ordered.quote, confidence, "ordered by the court", title=clip(ordered.what, _TITLE),
            due=ordered.due, obligor=ordered.obligor,
        )  # fmt: skip


def _rulings(reading: Reading) -> Iterator[Proposed]:
    for disposed in reading.dispositions:
        if outcome := _OUTCOMES.get(disposed.outcome):
            title = f"{disposed.motion or 'the motion'} {disposed.outcome.replace('_', ' ')}"
            yield _proposed(
                reading,
                "ruling",
                disposed.span,
                disposed.quote,
                _DISPOSED,
                disposed.outcome,
                title=clip(title, _TITLE),
                outcome=outcome,
            )
