"""Where a person left a case, as plain values, and back again; and the filters that they named."""

from typing import Any, Protocol

from tui.folded import VIEWS
from tui.screens.views import ASIDE
from tui.session import Session

_LONGEST = 400
"""Characters of a word or a filter that is remembered."""


class Memory(Protocol):
    """What outlasts a visit. Nothing is raised: what cannot be kept is forgotten."""

    def recall(self, of: str = "") -> dict[str, Any]:
        """What is remembered of a case; of the person where none is named."""

    def remember(self, what: dict[str, Any], of: str = "") -> None:
        """Remember this instead."""


def left_at(session: Session) -> dict[str, Any]:
    """Where a visit stands. The moment is not kept: the next visit begins now."""
    return {
        "view": session.view,
        "selected": _short(session.selected),
        "filters": _short(session.filters),
        "reading": session.reading,
        "court_order": session.court_order,
    }


def come_back(session: Session, held: dict[str, Any], *, view: bool) -> None:
    """Go where the last visit was left; ``view``: in its view too. What cannot be understood is left out."""
    session.selected.update(_words(held.get("selected")))
    session.filters.update(_words(held.get("filters")))
    if isinstance(held.get("reading"), str):
        session.reading = held["reading"]
    session.court_order = held.get("court_order") is True
    if view and held.get("view") in (*VIEWS, *ASIDE):
        session.view = held["view"]


def named_filters(person: dict[str, Any], view: str) -> dict[str, str]:
    """The filters that a person named in a view."""
    filters = person.get("filters")
    return _words(filters.get(view)) if isinstance(filters, dict) else {}


def with_filter(person: dict[str, Any], view: str, name: str, query: str | None) -> dict[str, Any]:
    """What is remembered of a person with one filter more, or without it where there is no query."""
    held = {**named_filters(person, view)}
    if query is None:
        held.pop(name, None)
    else:
        held[name[:_LONGEST]] = query[:_LONGEST]
    others = person.get("filters") if isinstance(person.get("filters"), dict) else {}
    return {**person, "filters": {**(others or {}), view: held}}


def _words(held: object) -> dict[str, str]:
    if not isinstance(held, dict):
        return {}
    return {k: v for k, v in held.items() if isinstance(k, str) and isinstance(v, str)}


def _short(words: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in words.items() if value and len(value) <= _LONGEST}
