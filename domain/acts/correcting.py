"""Taking back what was recorded, and bringing it back."""

from domain.case import annulled_commands, check_ground
from domain.draft import Draft
from domain.errors import NotPossibleError, UnknownReferenceError
from domain.events import CommandUndone, WordsDestroyed


def undo(draft: Draft, command_id: str | None = None, *, reason: str | None = None) -> str:
    """Take back a command (the last one that counts) by a correction. Taking back a correction brings its command back.

    Returns the id of the command taken back. Raises NotPossibleError when later facts rest on it.
    """
    case = draft.case
    undone = annulled_commands(case.events)
    order = list(dict.fromkeys(e.command_id for e in case.events))
    target = command_id or next((c for c in reversed(order) if c not in undone), None)
    if target is None or target not in order:
        message = "There is nothing to take back."
        raise UnknownReferenceError(message)
    if target in undone:
        message = "That was taken back already. Undo its correction to bring it back."
        raise NotPossibleError(message)
    if case.opened and case.opened.command_id == target:
        message = "The opening of a case cannot be taken back."
        raise NotPossibleError(message)
    if any(isinstance(e, WordsDestroyed) for e in case.events if e.command_id == target):
        message = "The key was destroyed with it: what was destroyed cannot be brought back, and the tombstone stays."
        raise NotPossibleError(message)
    after = annulled_commands(case.events, also=(draft.command_id, target))
    check_ground([e for e in case.events if e.command_id not in after and not isinstance(e, CommandUndone)])
    draft.add(CommandUndone, undoes=target, reason=reason)
    return target
