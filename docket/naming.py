"""Which case a part of a docket number or a name means; asked of whole events and of the bare lines of a store alike."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Protocol, TypeVar

from domain.errors import InvalidWordError
from domain.text import one_line


class Named(Protocol):
    """What a case is known by since it was opened."""

    @property
    def originator_id(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def number_as_printed(self) -> str: ...
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=Named)


def answering(text: str, cases: Iterable[N]) -> list[N]:
    """The cases that answer to a text: by their exact number, else by a part of number or name, else by another writing of it."""
    every, wanted = list(cases), one_line(text).casefold()
    found = [c for c in every if wanted in (c.originator_id, c.number.casefold(), c.number_as_printed.casefold())]
    found = found or [c for c in every if wanted in f"{c.number} {c.number_as_printed} {c.name}".casefold()]
    if not found and any(ch.isdigit() for ch in wanted) and "-" in wanted:
        from domain.numbers import parse_docket_number  # noqa: PLC0415 (its patterns are needed for other writings only)

        with suppress(InvalidWordError):  # a part that is no whole number answers to nothing
            number = parse_docket_number(wanted)
            known = [(parse_docket_number(c.number), c) for c in every]
            found = [c for other, c in known if number.same_case(other)]
            found = found or [c for other, c in known if number.may_be(other)]
    return found
