"""Where the store lies and who acts, when the command does not say."""

import getpass
import os
from collections.abc import Iterable
from pathlib import Path

from docket.store.server import Place, Server, is_server

KEYRING = "docket-tracker"
"""The name under which the system's keyring holds keys."""


def store_place(stated: str | None) -> Place:
    """The store that a command means: stated, else ``$DOCKET_STORE``, else the platform's data directory."""
    place = stated or os.environ.get("DOCKET_STORE")
    if place and is_server(place):
        return Server(place)
    if place:
        return Path(place).expanduser().resolve()
    from platformdirs import user_data_path  # noqa: PLC0415 (only where no store is named)

    return user_data_path("docket-tracker", appauthor=False) / "docket.db"


def user_key(store_id: str) -> str | None:
    """The person's key of a store: ``$DOCKET_KEY``, else what the system's keyring holds for its id."""
    if stated := os.environ.get("DOCKET_KEY"):
        return stated
    if not store_id:
        return None
    try:
        import keyring  # noqa: PLC0415 (only for an encrypted store, and only where it is installed)
        from keyring.errors import KeyringError  # noqa: PLC0415
    except ImportError:
        return None
    try:
        held: str | None = keyring.get_password(KEYRING, store_id)
    except KeyringError:  # no keyring runs here
        return None
    return held


def actor(stated: str | None) -> str:
    """Who acts: stated, else ``$DOCKET_BY``, else the name under which the person is logged in."""
    if name := stated or os.environ.get("DOCKET_BY"):
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a user database
        return "unknown"


_PACKS: list[Path] = []


def use_packs(paths: Iterable[Path]) -> None:
    """Rule packs of one's own for this run, besides those of the settings."""
    _PACKS[:] = list(paths)


def user_packs() -> tuple[Path, ...]:
    """A person's own rule packs: in ``$DOCKET_RULES`` (files or folders), else in the folder ``rules`` of the settings."""
    stated = os.environ.get("DOCKET_RULES")
    if stated:
        places = [Path(place).expanduser() for place in stated.split(os.pathsep) if place]
    else:
        from platformdirs import user_config_path  # noqa: PLC0415 (only where rules are read)

        home = user_config_path("docket-tracker", appauthor=False) / "rules"
        places = [home] if home.is_dir() else []
    found = [path for place in places for path in (sorted(place.glob("*.toml")) if place.is_dir() else [place])]
    return tuple(dict.fromkeys((*found, *_PACKS)))
