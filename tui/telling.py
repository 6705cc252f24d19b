"""What the Clerk says to a shell, said to somebody who has keys under the hand: the same acts, by the keys that do them."""

import re

from tui.keys import TABLE, names_of

_COMMAND = re.compile(r"`docket ([a-z-]+)[^`]{0,200}`")
_KEPT_WITH = re.compile(r"Keep it with --[a-z-]+(?: [A-Z][A-Z0-9]*(?: \(or [^()]{0,40}\))?)?")
_FIELDS = "asserted-by|conceder|due|filed|obligor|on|party|period|pin|reason|replace|via|words"
_OPTION = re.compile(rf'(?<![\w-])--({_FIELDS})\b(?: [A-Z]+\b| "\.\.\.")?')
"""An option of a command that has a field in a form. Words of a paper have dashes too, and stay as they are."""
_DOES = {
    "sheet": "view-docket", "arguments": "view-arguments", "concessions": "view-concessions", "deadlines": "view-due",
    "history": "view-history", "standards": "standards", "quotes": "quotes", "motions": "motions", "review": "review",
    "cases": "home", "undo": "undo", "why": "why", "file": "file", "import": "import", "export": "give",
    **dict.fromkeys(("enter", "revise", "argue", "party", "due", "event", "standard", "open", "rule"), "add"),
}  # fmt: skip
"""By command: the action that does the same on a screen."""
_KEYS = {action.id: names_of(action).split(" ")[0] for action in TABLE}


def told(words: str) -> str:
    """A sentence of the Clerk with keys for commands, and fields for options; what only a shell can do is called so."""
    shown = _COMMAND.sub(_key, words)
    shown = _KEPT_WITH.sub("+ asks for it", shown)
    return _OPTION.sub(lambda option: f"“{option[1].replace('-', ' ').capitalize()}”", shown)


def _key(command: re.Match[str]) -> str:
    does = _DOES.get(command[1])
    return _KEYS[does] if does else f"docket {command[1]} (in a shell)"
