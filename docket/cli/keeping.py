"""The store itself: its head, its check, its backup, and bringing an older one up to date."""

from dataclasses import asdict
from pathlib import Path

import click

from docket.cli import text
from docket.cli.plain import as_json
from docket.cli.session import Session, say
from docket.cli.table import DocketCommand
from docket.settings import store_path
from docket.store.chain import Head
from domain.errors import FileAccessError


@click.command("head", cls=DocketCommand)
@click.pass_context
def head_command(ctx: click.Context) -> None:
    """Where the log ends: the position of the last event and the hash of the chain there.

    Keep it outside the store (a signed receipt, an e-mail): `docket verify --from` then proves that the log up to there is
    the same.
    """
    session = Session(ctx)
    head = session.clerk.store.sealed_head()
    session.show(head._asdict(), lambda _, __: [str(head)])


@click.command("upgrade", cls=DocketCommand)
@click.option("--backup", metavar="FILE", help="Where the backup is put (default: beside the store).")
@click.pass_context
def upgrade_command(ctx: click.Context, /, backup: str | None) -> None:
    """Bring a store of an earlier version up to date, after a backup."""
    from docket.store.upgrade import upgrade  # noqa: PLC0415 (only here)

    session = Session(ctx)
    path = store_path(session.settings.get("store"))
    kept = upgrade(path, _path(backup) if backup else None)
    if session.wants_json:
        say(as_json({"store": str(path), "backup": str(kept)}))
    else:
        say(f"{path} is up to date. As it was before: {kept}")


@click.command("backup", cls=DocketCommand)
@click.argument("file", metavar="FILE")
@click.pass_context
def backup_command(ctx: click.Context, /, file: str) -> None:
    """A checked copy of the store as it is at one moment. Others may go on writing meanwhile."""
    from docket.store.copying import backup  # noqa: PLC0415 (only here)

    session = Session(ctx)
    into = _path(file)
    _copied(session, into, backup(store_path(session.settings.get("store")), into))


@click.command("restore", cls=DocketCommand)
@click.argument("file", metavar="FILE")
@click.pass_context
def restore_command(ctx: click.Context, /, file: str) -> None:
    """Put a backup where --store says, which must be empty; it is checked on the way."""
    from docket.store.copying import restore  # noqa: PLC0415 (only here)

    session = Session(ctx)
    into = store_path(session.settings.get("store"))
    _copied(session, into, restore(_path(file), into))


def _copied(session: Session, into: Path, head: Head) -> None:
    if session.wants_json:
        say(as_json({"store": str(into), "head": head._asdict()}))
    else:
        say(f"{into}  checked: {head.position} events, {head}")


def _path(stated: str) -> Path:
    return Path(stated).expanduser().resolve()


@click.command("verify", cls=DocketCommand)
@click.option(
    "--from",
    "since",
    metavar="HEAD",
    help="A head kept elsewhere, or a file of such heads: the log up to there is the same.",
)
@click.pass_context
def verify_command(ctx: click.Context, /, since: str | None) -> None:
    """The log's chain holds, papers match their hash; case by case events decode, anchors are found, a replay equals the state."""
    from docket.clerk.verifying import Check, store_checks  # noqa: PLC0415 (only here)

    session = Session(ctx)
    clerk = session.clerk
    rows = store_checks(clerk.store, _heads(since) if since else ())
    cases = []
    try:
        cases = [session.case] if session.settings.get("case") else [c.originator_id for c in clerk.store.cases()]
    except FileAccessError as error:  # not even the list of cases can be read; the chain says where it broke
        rows.append(Check("events decode", ok=False, checked=0, detail=str(error)))
    rows += [check for case in cases for check in clerk.verify(case)]
    ok = all(check.ok for check in rows)
    head = clerk.store.sealed_head()
    view = {"ok": ok, "events": head.position, "head": head._asdict(), "checks": [asdict(c) for c in rows]}
    session.show(view, lambda _, __: text.verify(ok, rows))
    if not ok:
        ctx.exit(1)


def _heads(stated: str) -> list[Head]:
    from docket.store.integrity import heads_in  # noqa: PLC0415 (only here)

    path = Path(stated).expanduser()
    try:
        return heads_in(path.read_text(encoding="utf-8") if path.is_file() else stated)
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read as a list of heads. `docket head` prints one."
        raise FileAccessError(message) from error
