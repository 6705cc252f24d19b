"""The demonstration: two cases in a throw-away store, on the screens or as text."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docket.clerk import Clerk
from docket.cli.screens import has_terminal, show, visit_of
from docket.cli.session import Session, say
from docket.cli.table import DocketCommand
from docket.samples import load_demonstration
from docket.store.log import Store
from docket.store.server import is_server
from domain.errors import AlreadyOnDocketError, InvalidWordError

if TYPE_CHECKING:
    from tui.app import Visit


@click.command("demo", cls=DocketCommand)
@click.option("--print", "as_text", is_flag=True, help="Write the views as text instead of opening the UI.")
@click.option("--into", metavar="PATH", help="Keep the demonstration in a store of its own, for every other command.")
@click.pass_context
def demo_command(ctx: click.Context, /, as_text: bool, into: str | None) -> None:  # noqa: FBT001
    """The demonstration: the record of a real motion to unmask, and an invented case with its full papers."""
    session = Session(ctx)
    if into and is_server(into):
        message = "The demonstration is kept in a file: --into demo.db. `docket copy demo.db postgresql://…` moves it to a server."
        raise InvalidWordError(message)
    if into:
        path = _fresh(Path(into).expanduser().resolve())
        _load(path, session).store.close()
        say(f"{path}  two cases; try: docket --store {into} cases")
        return
    with tempfile.TemporaryDirectory(prefix="docket-demo-") as folder:
        path = Path(folder) / "demo.db"
        if as_text or session.wants_json or not has_terminal():
            clerk = _load(path, session)
            try:
                _print(session, clerk)
            finally:
                clerk.store.close()
        else:
            _on_screen(path, session)


def _on_screen(path: Path, session: Session) -> None:
    loaded: list[Clerk] = []

    def opening() -> "Visit":
        loaded.append(_load(path, session))
        return visit_of(session, loaded[0])

    try:
        show(opening)
    finally:
        for clerk in loaded:
            clerk.store.close()


def _fresh(path: Path) -> Path:
    if path.exists():
        message = f"{path} exists already. Name a new file for the demonstration, or remove that one first."
        raise AlreadyOnDocketError(message)
    return path


def _load(path: Path, session: Session) -> Clerk:
    begun = [folder for folder in path.parents if not folder.exists()]
    with ExitStack() as undoing:
        for folder in reversed(begun):
            undoing.callback(_without, folder.rmdir)
        for end in ("", "-wal", "-shm", "-journal"):
            undoing.callback(_without, path.with_name(path.name + end).unlink)
        store = Store(path, create=True)
        undoing.callback(store.close)
        clerk = Clerk(store, session.settings.get("by") or "demonstration")
        load_demonstration(clerk)
        undoing.pop_all()  # it is whole: nothing is undone
    return clerk


def _without(remove: Callable[[], None]) -> None:
    with suppress(OSError):  # it had not been made yet
        remove()


def _print(session: Session, clerk: Clerk) -> None:
    from docket.cli.plain import as_json  # noqa: PLC0415
    from docket.cli.views import whole_case  # noqa: PLC0415
    from docket.exporters.record_json import record_document  # noqa: PLC0415

    wanted = session.settings.get("case")
    cases = [clerk.find_case(wanted)] if wanted else [c.originator_id for c in clerk.store.cases()]
    ats = [clerk.at(case, session.moment) for case in cases]
    if session.wants_json:
        say(as_json({"cases": [record_document(at, [], work_product=True) for at in ats]}))
        return
    for at in ats:
        say("\n".join(whole_case(at)))
