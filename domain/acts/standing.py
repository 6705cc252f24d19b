"""The event that stands behind an id."""

from typing import Any

from domain.draft import Draft
from domain.errors import UnknownReferenceError
from domain.events import DeadlineSet


def the_event(draft: Draft, kind: type, ident: str) -> Any:
    draft.case.require(ident)
    for event in reversed(draft.case.live()):
        if isinstance(event, kind) and getattr(event, "id", None) == ident:
            return event
    message = f"{ident} is not a {'deadline' if kind is DeadlineSet else 'claimed concession'} of this case."
    raise UnknownReferenceError(message)
