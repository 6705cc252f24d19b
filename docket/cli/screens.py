"""Opening the terminal UI: the shell is drawn first, then the store is opened behind it."""

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from docket.clerk import Clerk
    from docket.cli.session import Session
    from tui.app import Visit
    from tui.kept import Keeper
    from tui.remembering import Memory


def has_terminal() -> bool:
    """Whether there is somebody to show screens to, at a terminal or behind Textual's driver for browsers."""
    return os.environ.get("TEXTUAL_DRIVER", "").startswith("textual.drivers.web_driver") or all(
        stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)
    )


def open_ui(ctx: click.Context, view: str | None, *, ascii_only: bool, read_only: bool) -> None:
    """The UI on the store; without a terminal, the list of cases."""
    if has_terminal():
        keeper, memory = _keeper(ctx), _memory(ctx)
        show(lambda: _visit(ctx), view=view, ascii_only=ascii_only, read_only=read_only, keeper=keeper, memory=memory)
        return
    from docket.cli import text  # noqa: PLC0415 (only without a terminal)
    from docket.cli.session import Session  # noqa: PLC0415 (only without a terminal)

    session = Session(ctx)
    rows = session.clerk.cases()
    session.show({"cases": rows}, lambda _, columns: text.cases(rows, columns))


def show(
    opening: "Callable[[], Visit]",
    *,
    view: str | None = None,
    ascii_only: bool = False,
    read_only: bool = False,
    keeper: "Keeper | None" = None,
    memory: "Memory | None" = None,
) -> None:
    """Stay in the UI until the person quits. Raises the DocketError with which the store could not be opened."""
    gc.disable()  # until the first view is drawn nothing made is garbage; the app then puts all of it aside (`arrived`)
    from docket.cli.outside import Files  # noqa: PLC0415 (only for the screens)
    from tui.app import DocketApp  # noqa: PLC0415 (Textual is heavy)

    ascii_only = ascii_only or not _unicode()
    app = DocketApp(
        opening, view=view, ascii=ascii_only, read_only=read_only, keeper=keeper, memory=memory, outside=Files()
    )
    app.run()
    if app.failure:
        raise app.failure


def _unicode() -> bool:
    return "utf" in (sys.stdout.encoding or "").lower()


def _keeper(ctx: click.Context) -> "Keeper | None":
    """The kept views of the store; none for a visit to the past, or one that shows what is sealed."""
    from docket.settings import store_place  # noqa: PLC0415 (only for the screens)
    from docket.store.kept import kept_views  # noqa: PLC0415 (only for the screens)

    settings: dict[str, str] = ctx.find_root().ensure_object(dict)
    if settings.get("as_of") or settings.get("known_at") or settings.get("unsealed"):
        return None
    return kept_views(store_place(settings.get("store")), settings.get("case"))


def _memory(ctx: click.Context) -> "Memory":
    """Where the person left the cases of the store."""
    from docket.settings import store_place  # noqa: PLC0415 (only for the screens)
    from docket.visits import visits_of  # noqa: PLC0415 (only for the screens)

    settings: dict[str, str] = ctx.find_root().ensure_object(dict)
    return visits_of(store_place(settings.get("store")))


def _visit(ctx: click.Context) -> "Visit":
    from docket.cli.session import Session  # noqa: PLC0415 (after the first frame)

    with ctx:
        session = Session(ctx)
        session.on_screen = True
        return visit_of(session, session.new_clerk)


def visit_of(session: "Session", clerk: "Clerk") -> "Visit":
    """What the global options ask for."""
    from docket.clerk.reading import parse_known_at  # noqa: PLC0415 (after the first frame)
    from tui.app import Visit  # noqa: PLC0415 (after the first frame)

    wanted = session.settings.get("case")
    case = clerk.find_case(wanted) if wanted else None
    return Visit(clerk, case, session.moment, parse_known_at(session.settings.get("known_at")))
