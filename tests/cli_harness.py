"""What the tests of the command line share: a place to run commands in, what they printed, and the contract as data."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from docket.store.copying import copy
from docket.store.log import Store
from docket.store.server import Place, Server
from domain.errors import FileAccessError

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(__file__).parent / "data" / "cli"
PAPERS = ROOT / "docket" / "samples" / "invented" / "papers"
CONTRACT: Mapping[str, Any] = json.loads((DATA / "contract.json").read_text(encoding="utf-8"))
LEIFER, LARKMOOR = "80319", "9417"
"""The two demonstration cases, by a part of their numbers."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Printed:
    """What one command left behind on the screen."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Its lines on stdout."""
        return self.out.splitlines()

    @property
    def id(self) -> str:
        """The id that a write printed: the first word."""
        return self.out.split(maxsplit=1)[0]


class CommandLine:
    """Runs commands in this process, on the store of one test."""

    def __init__(self, store: Place, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store = store
        self.file = file
        """Where the store lies if it is a file; there is nothing if it is not."""
        self._capsys = capsys

    def __call__(self, *arguments: str | Place) -> Printed:
        """Run a command line, whatever comes of it."""
        from docket.cli import run

        self._capsys.readouterr()
        code = run([stated(a) for a in arguments])
        captured = self._capsys.readouterr()
        return Printed(code, captured.out, captured.err)

    def ok(self, *arguments: str | Place) -> Printed:
        """Run a command line that must end well."""
        printed = self(*arguments)
        assert printed.code == 0, (arguments, printed.err)
        return printed

    def do(self, line: str) -> Printed:
        """Run a command as a person types it, which must end well."""
        return self.ok(*shlex.split(line))

    def json(self, *arguments: str | Place) -> Any:
        """The one JSON document that a command printed."""
        return json.loads(self.ok("--json", *arguments).out)

    @property
    def begun(self) -> bool:
        """Whether there is a store."""
        return bool(self.contents())

    def contents(self) -> dict[str, int]:
        """How many events, papers and proposals the store holds: what a command that fails must leave as it was."""
        return rows_of(self.store)


def rows_of(place: Place) -> dict[str, int]:
    """How many rows each table of a store holds; nothing where there is no store."""
    try:
        store = Store(place, read_only=True, keyless=True)
    except FileAccessError as error:
        if "There is no docket store" not in str(error):
            raise
        return {}
    try:
        tables = ("stored_events", "papers", "proposals")
        return {t: store.recorder.rows(f"SELECT COUNT(*) FROM {t}")[0][0] for t in tables}
    finally:
        store.close()


def stated(argument: object) -> str:
    """An argument as a person types it."""
    return argument.stated if isinstance(argument, Server) else str(argument)


def put(file: Path, place: Place) -> None:
    """A store that was made once, put where a test wants it."""
    if isinstance(place, Server):
        copy(file, place)
    else:
        shutil.copyfile(file, place)


def start(*arguments: str | bytes | Place, cwd: Path, **more: Any) -> "subprocess.Popen[bytes]":
    """A real process that runs a command."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "docket.cli", *(a if isinstance(a, bytes) else stated(a) for a in arguments)],
        cwd=cwd, env=environment, stdin=subprocess.DEVNULL, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more},
    )  # fmt: skip


def process(*arguments: str | bytes | Place, cwd: Path) -> Printed:
    """What a real process printed."""
    running = start(*arguments, cwd=cwd)
    out, err = running.communicate(timeout=60)
    return Printed(running.returncode, out.decode(), err.decode())


# --- shapes -----------------------------------------------------------------------------------------------------------


def misfits(value: Any, shape: Any, where: str = "$") -> list[str]:
    """Where a JSON value departs from the contract's shape. Keys may be added to it, never taken away.

    A shape is a word (`str`, `int`, `bool`, `date`, `time`, `any`), `@list` for a closed list, `#name` for a shape of its own;
    each with `?` where null is possible. A list holds the shape of its items, an object the shapes of its keys.
    """
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where}: {value!r} is no list"]
        return [m for n, item in enumerate(value) for m in misfits(item, shape[0], f"{where}[{n}]")]
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"{where}: {value!r} is no object"]
        lost = [f"{where}.{key} is missing" for key in shape if key not in value]
        return lost + [
            m for key, inner in shape.items() if key in value for m in misfits(value[key], inner, f"{where}.{key}")
        ]
    if value is None and shape.endswith("?"):
        return []
    word = shape.removesuffix("?")
    if word.startswith("#"):
        return misfits(value, CONTRACT["parts"][word[1:]], where)
    if _is(value, word):
        return []
    return [f"{where}: {value!r} is no {word}"]


def _is(value: Any, word: str) -> bool:
    if word.startswith("@"):
        return value in CONTRACT["closed_lists"][word[1:]]
    match word:
        case "any":
            return True
        case "bool":
            return isinstance(value, bool)
        case "int":
            return isinstance(value, int) and not isinstance(value, bool)
        case "date":
            return isinstance(value, str) and _ISO.fullmatch(value) is not None
        case "time":
            return isinstance(value, str) and _ISO.match(value) is not None and value.endswith("+00:00")
        case _:
            return isinstance(value, str)


def keys_of(value: Any) -> Iterator[str]:
    """Every key of a JSON value, however deep; the parties under `roles` are data."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from () if key == "roles" else keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


# --- characters -------------------------------------------------------------------------------------------------------


def controls(text: str) -> set[str]:
    """The characters that could steer a terminal or hide: every control but newline and tab, bidi, zero-width, surrogates."""
    hidden = {c for c in set(text) if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    return hidden - {"\n", "\t"}


def is_a_sentence(message: str) -> bool:
    """Whether a message to a person is one: no traceback, no jargon, nothing that steers a terminal."""
    last = message.strip().splitlines()[-1] if message.strip() else ""
    jargon = re.search(r"Traceback|Error\b|Exception|errno|NoneType|pydantic|sqlite|a fault in docket", message)
    return bool(last) and not jargon and not controls(message) and last[-1] in ".?)”"
