"""Papers and events that seem to meet a deadline: proposed as meeting it, in time or late, never taken for it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from docket.schedules.expected import kept_counts, schedule
from domain.deadlines.words import spoken
from domain.events import DeadlineSet, OffDocketEventRecorded
from projections.deadlines import DeadlineView, deadlines
from projections.entry import Entry
from projections.moment import CaseAt, once

_ASKED = {
    kind: re.compile(words, re.IGNORECASE)
    for kind, words in {
        "opposition": r"oppos(?:e\b|ition)|\brespon(?:d|ses?)\sto\s(?:[^\s,;.]{1,30}\s){0,6}?"
        r"(?:motion|application|petition|ECF|Dkt|Doc)",
        "reply": r"(?<!sur-)\breply",
        "sur_reply": r"\bsur-?reply",
        "supplemental": r"\bsupplemental",
        "answer": r"\banswer",
        "declaration": r"\bdeclaration",
        "letter": r"\bletter",
        "brief": r"\bbrief|\bmemorandum",
    }.items()
}
"""Kinds of papers by the words for them in what a deadline asks. A response to a subpoena or to requests is no opposition."""
_EVENTS = {
    "production": ("produc",),
    "service": ("serve", "service"),
    "meet_and_confer": ("confer",),
    "letter": ("letter",),
}
_BY_RULE, _BY_RELATION, _BY_WORDS = 0.8, 0.7, 0.5


def performances(at: CaseAt) -> Iterator[dict[str, Any]]:
    """For each deadline that nothing has performed: the first paper or event that looks like its performance."""
    under = {view.id: counted for view, counted in kept_counts(at)}
    views = {view.id: view for view in deadlines(at).deadlines}
    for event in at.seen(DeadlineSet):
        view = views[event.id]
        if view.met_by or view.state in ("vacated", "superseded"):
            continue
        if event.off_docket:
            if done := _off_docket(at, event):
                yield _proposal(
                    view, done.id, f"{done.what} ({done.id})", done.on, done.entry or event.entry or "", _BY_WORDS
                )
            continue
        counted = under.get(event.id)
        root = at.record.entries.get(counted.root) if counted and counted.root else None
        lines = [one for one in schedule(at, root) if counted and one.rule.id == counted.rule] if root else []
        if lines and lines[0].performed:
            yield _by_entry(view, lines[0].performed, _BY_RULE)
        elif not lines and (found := _by_words(at, event)):
            yield _by_entry(view, *found)


def _by_entry(view: DeadlineView, entry: Entry, confidence: float) -> dict[str, Any]:
    return _proposal(view, entry.id, entry.name, entry.facts.filed, entry.id, confidence)


def _proposal(view: DeadlineView, by: str, name: str, on: date | None, entry: str, confidence: float) -> dict[str, Any]:
    day = f"on {spoken(on)}" if on else "on a day not known"
    if view.due is None or on is None:
        told = "whether in time cannot be told"
    else:
        told = f"due {spoken(view.due)}: " + ("met late" if on > view.due else "met")
    return {
        "key": ("performance", view.id, by),
        "kind": "performance",
        "entry": entry,
        "deadline": view.id,
        "by": by,
        "title": f"{view.id} {view.what}: {name}, {day}, {told}",
        "cue": "performance",
        "confidence": confidence,
        "due": None,
        "obligor": None,
        "assumptions": [],
    }


@lru_cache(maxsize=4096)
def asks_for(what: str, kind: str) -> bool:
    """Whether words like those for a kind of paper stand in what a deadline asks."""
    told = _ASKED.get(kind)
    return bool(told.search(what)) if told else kind in what.casefold()


def _by_words(at: CaseAt, event: DeadlineSet) -> tuple[Entry, float] | None:
    """The first later paper of the obligor whose kind stands in what is to be done; surer where it answers the same paper."""
    kinds = [kind for kind in _ASKED if asks_for(event.what, kind)]
    if not kinds:
        return None
    place = at.record.places.get(event.entry or "")
    near = {event.entry} - {None}
    if event.entry in at.record.entries:
        near |= {relation.to for relation in at.record.entries[event.entry].facts.relations}
    for entry in _papers_of(at).get(event.obligor, ()):
        asked = entry.facts.kind in kinds and entry.attachment is None
        if asked and entry.id != event.entry and (place is None or at.record.places[entry.id] > place):
            related = any(relation.to in near for relation in entry.facts.relations)
            return entry, _BY_RELATION if related else _BY_WORDS
    return None


@once
def _papers_of(at: CaseAt) -> dict[str | None, list[Entry]]:
    """The entries on the docket by who filed them."""
    found: dict[str | None, list[Entry]] = {}
    for entry in at.entries:
        found.setdefault(entry.facts.party, []).append(entry)
    return found


def _off_docket(at: CaseAt, event: DeadlineSet) -> OffDocketEventRecorded | None:
    asked, place = event.what.casefold(), at.record.placed(event)
    for done in at.seen(OffDocketEventRecorded):
        words, later = _EVENTS.get(done.kind, ()), place is None or done.on >= place.day
        if done.party == event.obligor and later and any(word in asked for word in words):
            return done
    return None
