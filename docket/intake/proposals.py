"""What a reading proposes to a person: headings as arguments, ordered dates as deadlines, dispositions as rulings."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from docket.intake.facts import Disposition, OrderedDeadline
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
    "denied_without_prejudice": "denied", "terminated_as_moot": "moot", "dropped_as_moot": "moot", "held_in_abeyance": "deferred",
    "taken_under_submission": "deferred", "sustained_in_part": "granted_in_part", "approved": "granted",
    "deferred": "deferred", "withdrawn": "withdrawn", "stricken": "stricken", "dismissed": "dismissed",
    "overruled": "overruled", "sustained": "sustained", "affirmed": "affirmed", "reversed": "reversed", "vacated": "vacated",
    "remanded": "remanded",
}  # fmt: skip
_HEADING, _DATED, _UNDATED, _DISPOSED = 0.6, 0.95, 0.7, 0.9
_MAY, _HEARING, _SAID_AGAIN, _STIPULATED, _OPEN = 0.6, 0.85, 0.5, 0.4, 0.7
_TITLE = 400

Proposed = dict[str, Any]


def proposals(reading: Reading) -> list[Proposed]:
    """The proposals of one paper, in its order.

    ``words`` are the cleaned words of the span, a heading's number included, so that they are found there again.
    A key is a hash of paper, finder, span and words, so that re-reading never doubles one.
    """
    found = [
        *_arguments(reading), *_deadlines(reading), *_rulings(reading), *_hearings(reading), *_left_open(reading),
        *_stipulated(reading), *_concessions(reading),
    ]  # fmt: skip
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


def is_contention(title: str) -> bool:
    """Whether a heading says something that may be argued over; “Background” does not."""
    plain = title.strip().rstrip(".")
    return bool(plain) and not _NO_CONTENTION.fullmatch(plain)


def _arguments(reading: Reading) -> Iterator[Proposed]:
    if reading.document.kind not in _BRIEFS:
        return
    for heading in reading.outline:
        title = heading.title.strip().rstrip(".")
        if is_contention(title):
            number = f"heading {heading.number}" if heading.number else "heading"
            yield _proposed(
                reading, "argument", heading.span, heading.words, _HEADING, number, title=clip(title, _TITLE)
            )


def _deadlines(reading: Reading) -> Iterator[Proposed]:
    for ordered in reading.deadlines:
        confidence = _MAY if ordered.optional else _DATED if ordered.due and ordered.obligor else _UNDATED
        cue = "the court allows it until then" if ordered.optional else "ordered by the court"
        yield _deadline(reading, ordered, confidence, cue, "order")


def _stipulated(reading: Reading) -> Iterator[Proposed]:
    for agreed in reading.stipulated:
        cue = "stipulated, not ordered: it moves nothing until the court orders it"
        yield _deadline(reading, agreed, _STIPULATED, cue, "stipulation")


def _deadline(reading: Reading, stated: OrderedDeadline, confidence: float, cue: str, basis: str) -> Proposed:
    more = {"due_time": stated.time} if stated.time else {}
    more |= {"period": stated.period} if stated.period else {}
    more |= {"basis": basis} if basis != "order" else {}
    return _proposed(
        reading, "deadline", stated.span, stated.quote, confidence, cue, title=clip(stated.what, _TITLE), due=stated.due,
        obligor=stated.obligor, **more,
    )  # fmt: skip


def _rulings(reading: Reading) -> Iterator[Proposed]:
    """A ruling that is stated again further down (as a conclusion states it) is less sure where it stands first."""
    stated = [(d, outcome) for d in reading.dispositions if (outcome := _OUTCOMES.get(d.outcome))]
    for place, (disposed, outcome) in enumerate(stated):
        again = any(o == outcome and _same_motion(disposed, other) for other, o in stated[place + 1 :])
        title = f"{disposed.motion or 'the motion'} {disposed.outcome.replace('_', ' ')}"
        title += f" {disposed.terms.replace('_', ' ')}" if disposed.terms and disposed.outcome == outcome else ""
        yield _proposed(
            reading, "ruling", disposed.span, disposed.quote, _SAID_AGAIN if again else _DISPOSED,
            f"{disposed.outcome}, stated again further down" if again else disposed.outcome, title=clip(title, _TITLE),
            outcome=outcome,
        )  # fmt: skip


def _same_motion(first: Disposition, second: Disposition) -> bool:
    one, other = (set(re.findall(r"[a-z]{4,}", (d.motion or "").lower())) for d in (first, second))
    return bool(one) and (one <= other or other <= one)


def _hearings(reading: Reading) -> Iterator[Proposed]:
    for stated in reading.hearings:
        day = f" {stated.on}" if stated.on else ""
        yield _proposed(
            reading, "hearing", stated.span, stated.quote, _HEARING, f"hearing {stated.act}",
            title=clip(f"{stated.what} {stated.act}{day}", _TITLE), act=stated.act, what=stated.what, due=stated.on,
            due_time=stated.time, was=stated.was, **({"place": stated.place} if stated.place else {}),
        )  # fmt: skip


def _left_open(reading: Reading) -> Iterator[Proposed]:
    """Rulings on an argument that a person has to choose: what the court does not reach, or assumes."""
    for question in reading.left_open:
        told = "assumed without deciding" if question.outcome == "assumed" else "not reached"
        yield _proposed(
            reading, "ruling", question.span, question.quote, _OPEN, f"“{question.cue}”",
            title=clip(f"{told}: {question.issue}", _TITLE), outcome=question.outcome, about="argument",
        )  # fmt: skip


def _concessions(reading: Reading) -> Iterator[Proposed]:
    """Claims of concession; none is so sure that it is kept unseen."""
    for found in reading.concessions:
        yield _proposed(
            reading, "concession", found.span, found.quote, found.confidence, found.cue, title=clip(found.proposition, _TITLE),
            conceder=found.conceder, asserted_by=found.asserted_by, voice=found.voice, manner=found.manner, hedged=found.hedged,
            supports=[cite.text for cite in found.record_cites],
        )  # fmt: skip
