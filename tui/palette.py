"""What the palette offers: views, places on the docket, moments, and every action that can be done here."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui.action import Action
from tui.folded import Folded
from tui.keys import TABLE, names_of
from tui.rows.quotation import items_of

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"(?:as of |ecf:)\s*(?P<entry>e?\d{1,5}(?:-\d{1,4})?)", re.IGNORECASE)
_MOST = 60


@dataclass(frozen=True, slots=True)
class Target:
    """A place or an act: ``kind`` is action, thing, day, entry, search, theme, or filter, name and forget for filters."""

    kind: str
    value: str
    name: str
    hint: str = ""
    scope: str = "case"
    why_not: str = ""
    """Why it cannot be done here, with what to do; empty where it can."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the palette was opened: in which view, and why nothing can be recorded there, if so."""

    view: str = ""
    locked: str = ""

    def why_not(self, action: Action) -> str:
        """Why an action does nothing here."""
        if action.writes and self.locked:
            return self.locked
        if action.views and self.view not in action.views:
            views = [view for view in action.views if view != "home"]
            return f"This works in {' and '.join(views)}: go there first."
        return ""


NOWHERE = Place()


def targets(
    folded: Folded | None, scopes: Iterable[str], place: Place = NOWHERE, also: Collection[str] = ()
) -> list[Target]:
    """Everything that can be gone to or done: views first, then acts (``also``: those of these ids), then things."""
    wanted = set(scopes)
    acts = [a for a in TABLE if a.palette and (a.scope in wanted or a.id in also)]
    acts.sort(key=lambda a: a.group != "Views")
    found = [
        Target(
            "action",
            a.call,
            f"{a.short[:1].upper()}{a.short[1:]}: {a.does}" if a.group == "Views" else a.does,
            names_of(a),
            a.scope,
            place.why_not(a),
        )
        for a in acts
    ]
    if folded is None:
        return found
    return [*found, *_things(folded)]


def themes(names: Iterable[str]) -> list[Target]:
    """The colours that one can choose."""
    return [Target("theme", name, f"Colours: {name}", "theme") for name in names]


def _things(folded: Folded) -> Iterator[Target]:
    for entry in folded.at.entries:
        yield Target("thing", entry.id, f"{entry.cite} {entry.facts.title}", entry.kind_name)
    for argument in folded.arguments.arguments:
        yield Target("thing", argument.id, f"{argument.id} {argument.title}", argument.status.replace("_", " "))
    for claim in folded.concessions.concessions:
        yield Target("thing", claim.id, f"{claim.id} {claim.title}", claim.state.replace("_", " "))
    for deadline in folded.deadlines.deadlines:
        yield Target("thing", deadline.id, f"{deadline.id} {deadline.what}", str(deadline.due or ""))
    for standard in folded.standards.standards:
        yield Target("thing", standard.id, f"{standard.id} {standard.title}", "standard")
    for ident, row in items_of(folded.quoted).items() if folded.quoted else ():
        yield Target("thing", ident, f"{ident} {row.text}", row.verdict.replace("_", " "))
    for finding in folded.concessions.findings:
        yield Target("thing", finding.id, f"{finding.id} {finding.detail}", finding.kind.replace("_", " "))


def matching(every: Sequence[Target], query: str, *, anywhere: bool = False) -> list[Target]:
    """What answers to a query: an id, a number, a day or a moment first, then whatever holds every word."""
    plain = query.strip()
    if not plain:
        return list(every[:_MOST])
    found: list[Target] = []
    if _DAY.fullmatch(plain):
        found.append(Target("day", plain, f"As of the end of {plain}", "moment"))
    if moment := _MOMENT.fullmatch(plain):
        found.append(Target("entry", moment["entry"].upper(), f"As of just after {moment['entry'].upper()}", "moment"))
    bare = plain.casefold().removeprefix("ecf").strip()
    exact = [t for t in every if t.kind == "thing" and bare == t.value.casefold()]
    heads = [t for t in every if t.name.casefold().startswith(plain.casefold()) and t not in exact]
    words = plain.casefold().split()
    others = [
        t
        for t in every
        if t not in exact and t not in heads and all(w in f"{t.name} {t.hint}".casefold() for w in words)
    ]
    answering = [*found, *exact, *heads, *others][: _MOST - 1]
    return (
        [*answering, Target("search", plain, f"Search every case, papers too: {plain}", "words")]
        if anywhere
        else answering
    )
