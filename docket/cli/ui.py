"""The terminal UI and the demonstration: the only commands that import Textual."""

import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

import click

from docket.clerk import Clerk
from docket.cli.session import Session, say
from docket.cli.table import DocketCommand
from docket.samples import load_demonstration
from docket.store.log import Store
from domain.errors import AlreadyOnDocketError


def _has_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def open_ui(ctx: click.Context) -> None:
    """The UI on the store; without a terminal, the list of cases."""
    session = Session(ctx)
    if not _has_terminal():
        from docket.cli import text  # noqa: PLC0415
        from docket.cli.session import width  # noqa: PLC0415

        say("\n".join(text.cases(session.clerk.cases(), width())))
        return
    _run(session, session.new_clerk)


def _run(session: Session, clerk: Clerk) -> None:
    from docket.clerk.reading import parse_known_at  # noqa: PLC0415
    from tui.app import run_app  # noqa: PLC0415 (Textual is heavy)

    wanted = session.settings.get("case")
    case = clerk.find_case(wanted) if wanted else None
    run_app(clerk, case=case, moment=session.moment, known_at=parse_known_at(session.settings.get("known_at")))


@click.command("demo", cls=DocketCommand)
@click.option("--print", "as_text", is_flag=True, help="Write the views as text instead of opening the UI.")
@click.option("--into", metavar="PATH", help="Keep the demonstration in a store of its own, for every other command.")
@click.pass_context
def demo_command(ctx: click.Context, /, as_text: bool, into: str | None) -> None:  # noqa: FBT001
    """The demonstration: the record of a real motion to unmask, and an invented case with its full papers."""
    session = Session(ctx)
    if into:
        path = _fresh(Path(into).expanduser().resolve())
        _load(path, session).store.close()
        say(f"{path}  two cases; try: docket --store {into} cases")
        return
    with tempfile.TemporaryDirectory(prefix="docket-demo-") as folder:
        clerk = _load(Path(folder) / "demo.db", session)
        try:
            if as_text or session.wants_json or not _has_terminal():
                _print(session, clerk)
            else:
                _run(session, clerk)
        finally:
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
