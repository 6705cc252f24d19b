"""One call of the program: its store, case and moment from the global options, and what it prints."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from typing import Any

import click

from docket.clerk import Clerk
from docket.clerk.counter import Receipt
from docket.clerk.reading import parse_known_at, parse_moment
from docket.cli.plain import as_json
from docket.settings import actor, store_place, user_key
from docket.store.log import Store
from domain.errors import InvalidWordError, NotPossibleError
from domain.numbers import parse_date
from domain.text import one_line, visible
from projections.moment import NOW, CaseAt, KnownAt, Moment

_WIDTH = 100
_NARROWEST = 60
_WORTH_TELLING = 20


class Session:
    """The store is opened only when something asks for it."""

    def __init__(self, ctx: click.Context) -> None:
        self.settings: dict[str, Any] = ctx.find_root().ensure_object(dict)
        self.on_screen = False  # then nothing may be printed

    @classmethod
    def over_case(cls, clerk: Clerk, case: str, moment: Moment, known_at: KnownAt | None) -> "Session":
        """A session over a case that stands on the screens, at the moment at which it stands there."""
        session = cls.__new__(cls)
        session.settings, session.on_screen = {"case": case}, True
        if known_at:
            session.settings["known_at"] = (
                str(known_at.time) if known_at.position is None else f"pos:{known_at.position}"
            )
        session.__dict__.update(clerk=clerk, case=case, moment=moment, known_at=known_at)
        return session

    @cached_property
    def clerk(self) -> Clerk:
        """The Clerk of an existing store."""
        return self._clerk(create=False)

    @cached_property
    def new_clerk(self) -> Clerk:
        """The Clerk of a store that may be begun now."""
        return self._clerk(create=True)

    def _clerk(self, *, create: bool) -> Clerk:
        path = store_place(self.settings.get("store"))
        read_only = bool(self.settings.get("read_only"))
        store = self._closing(Store(path, create=create, read_only=read_only, key=user_key))
        if os.environ.get("DOCKET_KEY") and not store.vault.encrypted and not self.on_screen:
            tell(
                f"$DOCKET_KEY is set, but {path} is not encrypted. `docket encrypt NEW` makes an encrypted copy of it."
            )
        clerk = Clerk(store, actor(self.settings.get("by")))
        clerk.read_only, clerk.unsealed = store.read_only, bool(self.settings.get("unsealed"))
        return clerk

    @cached_property
    def keyless_store(self) -> Store:
        """The store for what is checked without its key."""
        return self._closing(Store(store_place(self.settings.get("store")), read_only=True, keyless=True))

    @staticmethod
    def _closing(store: Store) -> Store:
        click.get_current_context().find_root().call_on_close(store.close)
        return store

    @cached_property
    def case(self) -> str:
        """The case that is meant."""
        return self.clerk.find_case(self.settings.get("case"))

    @cached_property
    def moment(self) -> Moment:
        """The moment in court time."""
        return parse_moment(self.settings.get("as_of"))

    @cached_property
    def known_at(self) -> KnownAt | None:
        """The moment in record time."""
        return parse_known_at(self.settings.get("known_at"))

    def at(self, moment: Moment | None = None) -> CaseAt:
        """The case as of the moment asked for."""
        return self.clerk.at(self.case, self.moment if moment is None else moment, self.known_at)

    @property
    def wants_json(self) -> bool:
        """Whether `--json` was given."""
        return bool(self.settings.get("as_json"))

    def writing(self) -> tuple[Clerk, str]:
        """The Clerk and the case, for a command that records. Raises NotPossibleError while looking at the past."""
        self.refuse_past()
        return self.clerk, self.case

    def refuse_past(self) -> None:
        """Raises NotPossibleError while looking at the past."""
        if self.settings.get("as_of") or self.settings.get("known_at"):
            message = "The past cannot be written to. Leave out --as-of and --known-at; the entry's own date says when it was."
            raise NotPossibleError(message)

    def show(self, view: object, render: Callable[[Any, int], Iterable[str]]) -> None:
        """A view as JSON or as text for people."""
        if self.wants_json:
            say(as_json(view))
        else:
            say("\n".join(render(view, width())))

    @contextmanager
    def progress(self, what: str) -> Iterator[Callable[[int, int], None]]:
        """Tells how far long work has come, on stderr and only where a person looks on."""
        watched, told = sys.stderr.isatty(), ""

        def tell_how_far(done: int, of: int) -> None:
            nonlocal told
            if watched and of > _WORTH_TELLING:
                told = f"{done:,} of {of:,} {what}"
                click.echo(f"\r{told}", err=True, nl=False)

        try:
            yield tell_how_far
        finally:
            if told:
                click.echo(f"\r{' ' * len(told)}\r", err=True, nl=False)

    def tell_unread(self) -> None:
        """Tell on stderr which cases no list over all of them can read, and why."""
        from docket.clerk.listing import faults  # noqa: PLC0415 (only for lists over all cases)

        for _, fault in faults(self.clerk) if self.moment == NOW and self.known_at is None else ():
            tell(fault)

    def took(self, receipt: Receipt, what: str | None = None) -> None:
        """Print the id of what was recorded; what the person should know goes to stderr."""
        for note in receipt.notes:
            tell(note)
        if self.wants_json:
            say(as_json({"id": receipt.id, "notes": list(receipt.notes)}))
        else:
            say(f"{receipt.id}  {one_line(what)}" if what else receipt.id)

    def took_all(self, receipts: Iterable[tuple[Receipt, str]]) -> None:
        """As `took`, for a command that records several things: still one JSON document."""
        rows = list(receipts)
        if not self.wants_json:
            for receipt, what in rows:
                self.took(receipt, what)
            return
        for receipt, _ in rows:
            for note in receipt.notes:
                tell(note)
        say(as_json({"recorded": [{"id": receipt.id, "notes": list(receipt.notes)} for receipt, _ in rows]}))


def width() -> int:
    """How wide text may be: the terminal's width, 100 where there is none."""
    if not sys.stdout.isatty():
        return _WIDTH
    return max(shutil.get_terminal_size().columns, _NARROWEST)


def say(text: str) -> None:
    """Print to stdout what may hold other people's words."""
    click.echo(visible(text))


def tell(text: str) -> None:
    """Print a message to stderr."""
    click.echo(visible(text), err=True)


class Day(click.ParamType[date]):
    """An ISO date."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            return parse_date(str(value))
        except InvalidWordError as error:
            self.fail(str(error), param, ctx)


DAY = Day()


class Hour(click.ParamType[str]):
    """An hour of the day; 24:00 is the end of it."""

    name = "hour"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The hour as typed, or a usage error."""
        if not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00", str(value)):
            told = f"“{one_line(str(value))}” is not an hour. Write hours and minutes, for example 17:00."
            self.fail(told, param, ctx)
        return str(value)


HOUR = Hour()
