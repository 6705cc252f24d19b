"""The demonstration: two cases told in readable record files, entered through the Clerk as a person would."""

import tomllib
from collections.abc import Callable, Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from docket.clerk import Clerk
from domain.errors import InvalidWordError

CASES = ("subpoena", "invented")
"""The folders of the sample cases: the record of a real motion, and an invented case with its full papers."""

Step = dict[str, Any]


def load_demonstration(clerk: Clerk) -> list[str]:
    """Enter every sample case. Returns their case ids."""
    return [play(clerk, resources.files(__name__) / folder) for folder in CASES]


def play(clerk: Clerk, folder: Traversable) -> str:
    """Enter one record file, step by step. Raises InvalidWordError naming the step that cannot be entered."""
    told = tomllib.loads((folder / "record.toml").read_text(encoding="utf-8"))
    steps: list[Step] = told["step"]
    actor, clerk.actor = clerk.actor, told.get("actor", clerk.actor)
    first = _resolved(steps[0], {})
    first.pop("do")
    try:
        case = clerk.open(first.pop("number"), **first).id
        with clerk.together():
            _enter(clerk, case, folder, steps[1:])
    finally:
        clerk.actor = actor
    return case


def _enter(clerk: Clerk, case: str, folder: Traversable, steps: list[Step]) -> None:
    names: dict[str, str] = {}
    for number, step in enumerate(steps, start=2):
        if step["do"] not in _COMMANDS:
            message = f"Step {number} of {folder.name}: there is no command “{step['do']}”."
            raise InvalidWordError(message)
        plain = _resolved(step, names)
        do, name = plain.pop("do"), plain.pop("as", None)
        ident = _COMMANDS[do](clerk, case, folder, plain)
        if name:
            names[name] = ident


def _resolved(value: Any, names: dict[str, str]) -> Any:
    """The step with ``$name`` and ``$name.1`` replaced by the ids that earlier steps returned."""
    if isinstance(value, dict):
        return {key: item if key == "as" else _resolved(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [_resolved(item, names) for item in value]
    if isinstance(value, str) and value.startswith("$"):
        name, dot, part = value[1:].partition(".")
        if name not in names:
            message = f"No earlier step is called “{name}”."
            raise InvalidWordError(message)
        return names[name] + dot + part
    return value


def _by_name(method: str) -> Callable[[Clerk, str, Traversable, Step], str]:
    def call(clerk: Clerk, case: str, _folder: Traversable, step: Step) -> str:
        return str(getattr(clerk, method)(case, **step).id)

    return call


def _with_first(method: str, *names: str) -> Callable[[Clerk, str, Traversable, Step], str]:
    def call(clerk: Clerk, case: str, _folder: Traversable, step: Step) -> str:
        return str(getattr(clerk, method)(case, *(step.pop(name) for name in names), **step).id)

    return call


def _file(clerk: Clerk, case: str, folder: Traversable, step: Step) -> str:
    path = folder / step["path"]
    return clerk.file(case, path.read_bytes(), name=path.name, entry=step["entry"]).id


def _commands() -> Iterator[tuple[str, Callable[[Clerk, str, Traversable, Step], str]]]:
    plain = ("party", "judge", "related", "enter", "event", "hearing", "standard", "formulate", "argue", "position")
    for method in (*plain, "concede", "trace", "dispute", "check", "finding", "due"):
        yield method, _by_name(method)
    yield "file", _file
    yield "read", _with_first("mark_read", "entry")
    yield "revise", _with_first("revise", "entry")
    yield "rule", _with_first("rule", "on")
    yield "link", _with_first("link", "from", "to")
    yield "note", _with_first("note", "about", "text")
    for method in ("move", "vacate", "perform"):
        yield method, _with_first(method, "deadline")


_COMMANDS = dict(_commands())
