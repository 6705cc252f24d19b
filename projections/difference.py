"""What changed between two moments, in sentences: the same views folded twice and compared field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from domain.case import called
from domain.text import clip
from projections.arguments import ArgumentView, arguments
from projections.concessions import ConcessionView, concessions
from projections.deadlines import DeadlineView, deadlines
from projections.moment import CaseAt
from projections.sheet import sheet
from projections.standards import StandardView, standards

_SHORT = 70


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one thing that is not as it was. ``before`` or ``after`` is null where the thing did not exist."""

    view: str
    id: str
    field: str
    before: Any
    after: Any
    sentence: str


@dataclass(frozen=True, slots=True)
class DiffView:
    """The changes from one moment to another."""

    from_: str
    to: str
    changes: tuple[Change, ...]


def difference(before: CaseAt, after: CaseAt) -> DiffView:
    """Everything that shifted between two moments of one case (or of two states of our knowledge of it)."""
    changes = [
        *_sheet(before, after), *_arguments(before, after), *_concessions(before, after), *_deadlines(before, after),
        *_standards(before, after), *_findings(before, after),
    ]  # fmt: skip
    return DiffView(str(before.moment), str(after.moment), tuple(changes))


def _words(value: object) -> str:
    return str(value).replace("_", " ") if value is not None else "nothing"


def _sheet(before: CaseAt, after: CaseAt) -> Iterator[Change]:
    old = {e.id: e for e in sheet(before).entries}
    new = {e.id: e for e in sheet(after).entries}
    name = after.record.entry_name
    for ident, row in new.items():
        if ident not in old:
            filer = f" by {row.filer}" if row.filer else ""
            on = f"{row.filed_on or 'a day not stated'}{' (assumed)' if row.filed_assumed else ''}"
            yield Change(
                "sheet",
                ident,
                "entry",
                None,
                row.title,
                f"{name(ident)} filed{filer} on {on}: {clip(row.title, _SHORT)}",
            )
            continue
        if old[ident] is row:
            continue
        if old[ident].title != row.title:
            yield Change(
                "sheet", ident, "title", old[ident].title, row.title, f"{name(ident)} is now titled {row.title}."
            )
        if old[ident].filed_on != row.filed_on:
            sentence = f"{name(ident)}: filed date {old[ident].filed_on or 'unknown'} → {row.filed_on or 'unknown'}."
            yield Change("sheet", ident, "filed_on", old[ident].filed_on, row.filed_on, sentence)
        if old[ident].paper != row.paper:
            sentence = f"{name(ident)}: paper {_words(old[ident].paper)} → {_words(row.paper)}."
            yield Change("sheet", ident, "paper", old[ident].paper, row.paper, sentence)
        if old[ident].outcome != row.outcome:
            ruled = (
                f"{_words(row.outcome)} by {name(row.ruled_by)}" if row.outcome and row.ruled_by else "no ruling yet"
            )
            sentence = f"{name(ident)}: {ruled}."
            yield Change("sheet", ident, "outcome", old[ident].outcome, row.outcome, sentence)
    yield from (_gone("sheet", ident, row.title) for ident, row in old.items() if ident not in new)


def _gone(view: str, ident: str, title: str) -> Change:
    return Change(view, ident, "existence", title, None, f"{called(ident)} does not stand then: {clip(title, _SHORT)}")


def _arguments(before: CaseAt, after: CaseAt) -> Iterator[Change]:
    old = {a.id: a for a in arguments(before).arguments}
    new = {a.id: a for a in arguments(after).arguments}
    for ident, row in new.items():
        if old.get(ident) is row:
            continue
        yield from _argument(old.get(ident), row, after)
        yield from _positions_lost(old.get(ident), row, before)
    yield from (_gone("arguments", ident, row.title) for ident, row in old.items() if ident not in new)


def _argument(old: ArgumentView | None, new: ArgumentView, after: CaseAt) -> Iterator[Change]:
    name = after.record.entry_name
    if old is None:
        sentence = f"{new.id} raised by {new.raised_by} in {name(new.raised_in)}: {clip(new.title, _SHORT)} ({_words(new.status)})"
        yield Change("arguments", new.id, "status", None, new.status, sentence)
    elif old.status != new.status:
        because = f" {new.why[0]}" if new.why else ""
        sentence = f"{new.id} {clip(new.title, _SHORT)}: {_words(old.status)} → {_words(new.status)}.{because}"
        yield Change("arguments", new.id, "status", old.status, new.status, sentence)
    known = {p.id for p in old.positions} if old else set()
    for position in new.positions:
        if position.id not in known and not (old is None and position.stance == "raises"):
            quote = f" “{clip(position.quote, _SHORT)}”" if position.quote else ""
            said = f"{clip(position.summary, _SHORT)}{quote}"
            sentence = f"{new.id}: {position.party} {position.stance} in {name(position.entry)}: {said}"
            yield Change("arguments", new.id, "position", None, position.id, sentence)
    seen = set(old.shifts) if old else set()
    for shift in new.shifts:
        if shift not in seen:
            was, now = shift.from_.theory or shift.from_.summary, shift.to.theory or shift.to.summary
            papers = f"{name(shift.from_.entry)} and {name(shift.to.entry)}"
            told = f"{clip(was, _SHORT)} → {clip(now, _SHORT)}"
            sentence = f"{new.id}: {shift.party} shifted between {papers}: {told}"
            yield Change("arguments", new.id, "shift", was, now, sentence)
    if old and old.concession_claimed != new.concession_claimed:
        sentence = f"{new.id}: {'a concession is now claimed' if new.concession_claimed else 'no concession is claimed any more'}."
        yield Change(
            "arguments", new.id, "concession_claimed", old.concession_claimed, new.concession_claimed, sentence
        )


def _positions_lost(old: ArgumentView | None, new: ArgumentView, before: CaseAt) -> Iterator[Change]:
    """What stood and does not stand then: compared with an earlier moment, or without something."""
    name, standing = before.record.entry_name, {p.id for p in new.positions}
    for position in old.positions if old else ():
        if position.id not in standing:
            said = f"{new.id}: the position of {position.party} in {name(position.entry)} ({position.stance})"
            yield Change("arguments", new.id, "position", position.id, None, f"{said} does not stand then.")
    for shift in old.shifts if old else ():
        if shift not in new.shifts:
            papers = f"{name(shift.from_.entry)} and {name(shift.to.entry)}"
            was, now = shift.from_.theory or shift.from_.summary, shift.to.theory or shift.to.summary
            sentence = f"{new.id}: the shift of {shift.party} between {papers} does not stand then."
            yield Change("arguments", new.id, "shift", f"{was} → {now}", None, sentence)


def _concessions(before: CaseAt, after: CaseAt) -> Iterator[Change]:
    old = {c.id: c for c in concessions(before).concessions}
    new = {c.id: c for c in concessions(after).concessions}
    for ident, row in new.items():
        yield from _concession(old.get(ident), row, after)
        yield from _chain_lost(old.get(ident), row, before)
    yield from (_gone("concessions", ident, row.title) for ident, row in old.items() if ident not in new)


def _concession(old: ConcessionView | None, new: ConcessionView, after: CaseAt) -> Iterator[Change]:
    name = after.record.entry_name
    if old is None:
        hedge = " (hedged)" if new.hedged else ""
        who = new.asserted_by if new.voice == "own" else f"{new.asserted_by} of {new.conceder}"
        sentence = f"{new.id} {new.title}: {who}, {new.manner}{hedge}, in {name(new.entry)}."
        yield Change("concessions", new.id, "state", None, new.state, sentence)
    else:
        for field in ("state", "review", "resolution", "weight_claimed"):
            was, now = getattr(old, field), getattr(new, field)
            if was != now:
                where = f" by {name(new.ruling.entry)}" if field == "resolution" and new.ruling else ""
                told = f"{field.replace('_', ' ')} {_words(was)} → {_words(now)}{where}."
                sentence = f"{new.id} {clip(new.proposition, _SHORT)}: {told}"
                yield Change("concessions", new.id, field, was, now, sentence)
        if old.source_check != new.source_check:
            was, now = (check.verdict if check else None for check in (old.source_check, new.source_check))
            told = (
                f" checked against its source: {_words(now)}"
                if now
                else ": its check against the source does not stand then"
            )
            yield Change("concessions", new.id, "source_check", was, now, f"{new.id}{told}.")
    known = {(link.entry, link.id, link.summary) for link in old.chain} if old else set()
    for link in new.chain:
        if (link.entry, link.id, link.summary) not in known and link.id != new.id:
            quote = f" “{clip(link.words, _SHORT)}”" if link.words else ""
            sentence = f"{new.id}: {link.party} in {name(link.entry)}: {clip(link.summary, _SHORT)}{quote}"
            yield Change("concessions", new.id, "chain", None, link.id, sentence)


def _chain_lost(old: ConcessionView | None, new: ConcessionView, before: CaseAt) -> Iterator[Change]:
    standing = {link.id for link in new.chain}
    for link in old.chain if old else ():
        if link.id not in standing:
            where = before.record.entry_name(link.entry)
            sentence = f"{new.id}: {link.party} in {where} does not stand then: {clip(link.summary, _SHORT)}"
            yield Change("concessions", new.id, "chain", link.id, None, sentence)


def _deadlines(before: CaseAt, after: CaseAt) -> Iterator[Change]:
    old = {d.id: d for d in deadlines(before).deadlines}
    new = {d.id: d for d in deadlines(after).deadlines}
    for ident, row in new.items():
        yield from _deadline(old.get(ident), row)
    yield from (_gone("deadlines", ident, row.what) for ident, row in old.items() if ident not in new)


def _deadline(old: DeadlineView | None, new: DeadlineView) -> Iterator[Change]:
    due = new.due or "a date not known yet"
    if old is None:
        sure = f"({_words(new.certainty)}), {_words(new.state)}"
        sentence = f"{new.id} set: {new.obligor}, {clip(new.what, _SHORT)}, due {due} {sure}."
        yield Change("deadlines", new.id, "due", None, new.due, sentence)
        return
    if old.due != new.due:
        sentence = f"{new.id} {clip(new.what, _SHORT)}: due {old.due or 'unknown'} → {due} ({new.basis})."
        yield Change("deadlines", new.id, "due", old.due, new.due, sentence)
    if old.state != new.state:
        sentence = f"{new.id} {clip(new.what, _SHORT)}: {_words(old.state)} → {_words(new.state)}. {new.why[0]}"
        yield Change("deadlines", new.id, "state", old.state, new.state, sentence)


def _standards(before: CaseAt, after: CaseAt) -> Iterator[Change]:
    old = {s.id: s for s in standards(before).standards}
    new = {s.id: s for s in standards(after).standards}
    for ident, row in new.items():
        yield from _standard(old.get(ident), row, after)
    yield from (_gone("standards", ident, row.title) for ident, row in old.items() if ident not in new)


def _standard(old: StandardView | None, new: StandardView, after: CaseAt) -> Iterator[Change]:
    if old is None:
        yield Change("standards", new.id, "title", None, new.title, f"{new.id} standard in play: {new.title}.")
    known = {f.id for f in old.formulations} if old else set()
    for formulation in new.formulations:
        if formulation.id not in known:
            where = after.record.entry_name(formulation.entry)
            sentence = f"{new.id} as worded by {formulation.by} in {where}: {clip(formulation.summary, _SHORT)}"
            yield Change("standards", new.id, "formulation", None, formulation.id, sentence)
    was, now = (old.ruling.outcome if old and old.ruling else None), (new.ruling.outcome if new.ruling else None)
    if was != now:
        yield Change(
            "standards",
            new.id,
            "ruling",
            was,
            now,
            f"{new.id} {clip(new.title, _SHORT)}: {_words(was)} → {_words(now)}.",
        )
    ruled = {(e.id, d.name): d.ruling for e in (old.elements if old else ()) for d in e.defendants}
    for element in new.elements:
        for row in element.defendants:
            earlier = ruled.get((element.id, row.name))
            if row.ruling and row.ruling != earlier:
                sentence = f"{element.id} {clip(element.title, _SHORT)}: {_words(row.ruling.outcome)}."
                yield Change(
                    "standards",
                    element.id,
                    "ruling",
                    earlier.outcome if earlier else None,
                    row.ruling.outcome,
                    sentence,
                )


def _findings(before: CaseAt, after: CaseAt) -> Iterator[Change]:
    old = {f.id: f for f in concessions(before).findings}
    new = {f.id: f for f in concessions(after).findings}
    for finding in new.values():
        if finding.id not in old:
            sentence = f"{finding.id} {_words(finding.kind)}: {clip(finding.detail, _SHORT)}"
            yield Change("findings", finding.id, "finding", None, finding.kind, sentence)
    yield from (_gone("findings", ident, row.detail) for ident, row in old.items() if ident not in new)
