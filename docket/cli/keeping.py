"""The store itself: its head, its check, its backup, and bringing an older one up to date."""

from dataclasses import asdict
from pathlib import Path

import click

from docket.cli import text
from docket.cli.plain import as_json
from docket.cli.session import Session, say, tell
from docket.cli.table import DocketCommand
from docket.settings import store_place, user_key
from docket.store.chain import Head
from docket.store.log import Store
from docket.store.server import Place, Server
from domain.errors import FileAccessError


@click.command("head", cls=DocketCommand)
@click.pass_context
def head_command(ctx: click.Context) -> None:
    """Where the log ends: the position of the last event and the hash of the chain there.

    Keep it outside the store (a signed receipt, an e-mail): `docket verify --from` then proves that the log up to there is
    the same.
    """
    session = Session(ctx)
    head = session.keyless_store.sealed_head()
    session.show(head._asdict(), lambda _, __: [str(head)])


@click.command("upgrade", cls=DocketCommand)
@click.option("--backup", metavar="FILE", help="Where the backup is put (default: beside the store).")
@click.pass_context
def upgrade_command(ctx: click.Context, /, backup: str | None) -> None:
    """Bring a store of an earlier version up to date, after a backup."""
    from docket.store.upgrade import upgrade  # noqa: PLC0415 (only here)

    session = Session(ctx)
    path = store_place(session.settings.get("store"))
    if isinstance(path, Server):
        session.clerk.head()  # refuses one of another version; on a server the tables have had one form so far
        kept = None
    else:
        kept = upgrade(path, _path(backup) if backup else None)
    if session.wants_json:
        say(as_json({"store": str(path), "backup": str(kept) if kept else None}))
    elif kept:
        say(f"{path} is up to date. As it was before: {kept}")
    else:
        say(f"{path} is up to date already. Nothing was changed.")


@click.command("backup", cls=DocketCommand)
@click.argument("file", metavar="FILE")
@click.pass_context
def backup_command(ctx: click.Context, /, file: str) -> None:
    """A checked copy of the store as it is at one moment. Others may go on writing meanwhile."""
    session = Session(ctx)
    _copy(session, store_place(session.settings.get("store")), _path(file), "backup")


@click.command("restore", cls=DocketCommand)
@click.argument("file", metavar="FILE")
@click.option(
    "--heed", metavar="STORE", help="A later store of the same cases: what was destroyed there is destroyed here too."
)
@click.pass_context
def restore_command(ctx: click.Context, /, file: str, heed: str | None) -> None:
    """Put a backup where --store says, which must be empty; it is checked on the way.

    A backup holds the keys of its time: words that were destroyed after it was made can be read in it. --heed destroys them
    again, and says where that cannot be done.
    """
    session = Session(ctx)
    later = Store(store_place(heed), read_only=True, key=user_key) if heed else None
    target = store_place(session.settings.get("store"))
    _copy(session, _path(file), target, "restored")
    clerk = session.clerk
    if later is not None:
        done, left = clerk.heed(later)
        later.close()
        for told in done:
            tell(f"Destroyed here too: {told}")
        for told in left:
            tell(f"NOT destroyed here: {told}")
        if left:
            ctx.exit(1)
    elif clerk.store.vault.active:
        tell("What was destroyed after this backup was made can be read in it again; --heed STORE takes it away.")


@click.command("copy", cls=DocketCommand)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.pass_context
def copy_command(ctx: click.Context, /, source: str, target: str) -> None:
    """Move a store between a file and a PostgreSQL server; chain and positions stay what they are."""
    _copy(Session(ctx), store_place(source), store_place(target), "copy")


def _copy(session: Session, source: Place, target: Place, how: str) -> None:
    from docket.store.backups import register  # noqa: PLC0415 (only here)
    from docket.store.copying import copy  # noqa: PLC0415 (only here)

    head = copy(source, target, user_key)
    knows, of = (target, source) if how == "restored" else (source, target)
    if not register(knows, of, head, how):
        tell(
            f"{knows} cannot be written to, so it does not know of this copy. Note it elsewhere: it has the keys of today."
        )
    if session.wants_json:
        say(as_json({"store": str(target), "head": head._asdict()}))
    else:
        say(f"{target}  checked: {head.position} events, {head}")


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
    heads = _heads(since) if since else ()
    store = session.keyless_store
    if store.vault.encrypted and not user_key(store.vault.store_id):
        rows = store_checks(store, heads)
    else:
        store = session.clerk.store
        rows = store_checks(store, heads)
        try:
            cases = [session.case] if session.settings.get("case") else [c.originator_id for c in store.cases()]
            rows += [check for case in cases for check in session.clerk.verify(case)]
        except FileAccessError as error:  # not even the list of cases can be read; the chain says where it broke
            rows.append(Check("events decode", ok=False, checked=0, detail=str(error)))
    ok = all(check.ok for check in rows)
    head = store.sealed_head()
    view = {"ok": ok, "events": head.position, "head": head._asdict(), "checks": [asdict(c) for c in rows]}
    session.show(view, lambda _, __: text.verify(ok, rows, whole=not store.vault.locked))
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
