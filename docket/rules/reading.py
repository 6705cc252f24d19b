"""A data file of the packs, read and checked key by key, so that a slip in it is told as a sentence."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from importlib.resources import files
from typing import Any, TypeVar

from domain.errors import FileAccessError

T = TypeVar("T")


class Table:
    """One table of a data file: every key is asked for with its type, and none may be left over."""

    def __init__(self, values: Mapping[str, Any], place: str) -> None:
        self.values, self.place = dict(values), place

    def fail(self, told: str) -> FileAccessError:
        """The sentence for a slip at this place."""
        return FileAccessError(f"{self.place}: {told} Correct the pack; nothing was computed.")

    def take(self, key: str, kind: type[T], default: T | None = None) -> T | None:
        """The value of a key that may be absent."""
        if key not in self.values:
            return default
        value = self.values.pop(key)
        if isinstance(value, kind) and not _disguised(value, kind):
            return value
        raise self.fail(f"“{key}” is {value!r}; it should be {_WANTED[kind]}.")

    def need(self, key: str, kind: type[T]) -> T:
        """The value of a key that must be there."""
        value = self.take(key, kind)
        if value is None or (isinstance(value, str) and not value.strip()):
            raise self.fail(f"“{key}” is missing; it should be {_WANTED[kind]}.")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words; none if absent."""
        found: list[Any] = self.take(key, list) or []
        if not all(isinstance(word, str) for word in found):
            raise self.fail(f"“{key}” should be a list of words.")
        return tuple(found)

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """A word of a closed list."""
        word = self.take(key, str, default)
        if word not in allowed:
            told = "is missing" if word is None else f"is “{word}”"
            raise self.fail(f"“{key}” {told}; it should be one of {', '.join(allowed)}.")
        return word

    def tables(self, key: str) -> list["Table"]:
        """A list of tables; none if absent."""
        rows: list[Any] = self.take(key, list) or []
        if not all(isinstance(row, dict) for row in rows):
            raise self.fail(f"“{key}” should be a list of tables.")
        return [Table(row, f"{self.place}, {key} {number}") for number, row in enumerate(rows, 1)]

    def done(self) -> None:
        """Raises for a key that nobody asked for: it is a slip of the pen."""
        if self.values:
            raise self.fail(f"“{min(self.values)}” is no key that is known here.")


def _disguised(value: object, kind: type) -> bool:
    """Whether Python takes it for what it is not: true for a number, a timestamp for a date."""
    return isinstance(value, datetime) or (isinstance(value, bool) and kind is not bool)


_WANTED: dict[type, str] = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    date: "a date such as 2009-12-01",
    list: "a list",
    dict: "a table",
}


def data_names() -> list[str]:
    """The names of the data files."""
    return sorted(entry.name for entry in files(__package__).iterdir() if entry.name.endswith(".toml"))


def data(name: str) -> dict[str, Any]:
    """A data file of this package. Raises FileAccessError with its place where it cannot be read."""
    return parsed(files(__package__).joinpath(name).read_text(encoding="utf-8"), name)


def parsed(text: str, name: str) -> dict[str, Any]:
    """TOML as plain data."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{name} is no TOML: {error}. Correct the pack; nothing was computed."
        raise FileAccessError(message) from None
