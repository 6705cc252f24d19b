"""Encrypted stores: a copy under a key, and the key itself."""

import os
import secrets
from pathlib import Path

import click

from docket.cli.plain import as_json
from docket.cli.session import Session, say
from docket.cli.table import DocketCommand
from docket.settings import KEYRING, store_place, user_key
from domain.errors import FileAccessError, InvalidWordError, NotPossibleError

_NEW = "DOCKET_NEW_KEY"


@click.command("encrypt", cls=DocketCommand)
@click.argument("file", metavar="NEW")
@click.pass_context
def encrypt_command(ctx: click.Context, /, file: str) -> None:
    """Copy the store into a new file in which events, papers and proposals are encrypted.

    The key is $DOCKET_NEW_KEY, else $DOCKET_KEY: 64 hexadecimal digits, or a passphrase of at least 12 characters. The copy's
    chain is its own; `docket verify` proves with the key that its log is the one that was encrypted. The old file stays as it
    is, readable, and so do its backups: destroy them, or keep them where nobody comes.
    """
    from docket.store.backups import register  # noqa: PLC0415 (only here)
    from docket.store.encrypting import encrypt  # noqa: PLC0415 (only here)

    session = Session(ctx)
    source, target = store_place(session.settings.get("store")), Path(file).expanduser().resolve()
    stated = os.environ.get(_NEW) or os.environ.get("DOCKET_KEY")
    if not stated:
        message = f"Say the key: put it in $DOCKET_KEY. A new one that nobody can guess: {secrets.token_hex(32)}"
        raise InvalidWordError(message)
    head, before = encrypt(source, target, stated, user_key)
    register(source, target, before, "encrypted")
    if session.wants_json:
        say(as_json({"store": str(target), "head": head._asdict(), "encrypted_from": before._asdict()}))
        return
    say(f"{target}  encrypted: {head.position} events, {head}")
    say(f"{source} is as it was, readable, and ended at {before}. Destroy it and its backups, or lock them away.")


@click.command("key", cls=DocketCommand)
@click.option("--change", is_flag=True, help=f"From now on the key is the one in ${_NEW}.")
@click.option(
    "--to-keyring", is_flag=True, help="Keep the key in the system's keyring, so that $DOCKET_KEY is not needed."
)
@click.pass_context
def key_command(ctx: click.Context, /, *, change: bool, to_keyring: bool) -> None:
    """Tell whether the store is encrypted; change its key, or keep it in the system's keyring.

    The key of a store is read from $DOCKET_KEY, else from the system's keyring. It cannot be recovered: who loses it loses the
    store. A changed key does not open older backups; the old one does.
    """
    session = Session(ctx)
    vault = session.clerk.store.vault
    if not vault.encrypted:
        message = f"{vault.place} is not encrypted. `docket encrypt NEW` makes an encrypted copy of it."
        raise NotPossibleError(message)
    stated = user_key(vault.store_id)
    done = "encrypted"
    if change:
        stated = os.environ.get(_NEW)
        if not stated:
            message = f"Put the new key into ${_NEW}; $DOCKET_KEY, or the keyring, still holds the old one."
            raise InvalidWordError(message)
        vault.rewrap(stated)
        done = "the key was changed"
    if to_keyring and stated:
        _keep(vault.store_id, stated)
        done = "the key is in the system's keyring"
    session.show(
        {"store": str(vault.place), "encrypted": True, "id": vault.store_id}, lambda _, __: [f"{vault.place}  {done}"]
    )


def _keep(store_id: str, stated: str) -> None:
    try:
        import keyring  # noqa: PLC0415 (only here)
        from keyring.errors import KeyringError  # noqa: PLC0415 (only here)
    except ImportError as error:
        message = "The system's keyring needs the package keyring, which is not here. Install docket-tracker[keyring]."
        raise FileAccessError(message) from error
    try:
        keyring.set_password(KEYRING, store_id, stated)
    except KeyringError as error:
        message = f"The system's keyring did not take the key ({error}). Use $DOCKET_KEY; nothing was changed."
        raise FileAccessError(message) from error
