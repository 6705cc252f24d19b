"""The command that shows the screens in a browser."""

import os
import shlex
import subprocess
import sys
from urllib.parse import urlsplit

import click

from docket.cli.session import Session, say, tell
from docket.cli.table import DocketCommand
from docket.settings import actor
from domain.errors import FileAccessError, InvalidWordError, NotPossibleError

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@click.command("serve", cls=DocketCommand)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one.")
@click.option("--public-url", metavar="URL", help="How people reach it, where that is not this machine's own address.")
@click.option("--windows", type=click.IntRange(1, 64), default=4, show_default=True, help="At most so many at once.")
@click.pass_context
def serve_command(ctx: click.Context, /, host: str, port: int, public_url: str | None, windows: int) -> None:
    """The screens in a browser, for whoever has the address that is printed.

    It listens on this machine only. Another --host wants --public-url, https by a proxy of your own in front: the screens
    are neither encrypted here nor is there more than one person's name. Whoever has the address reads and records under
    your name; `docket --read-only serve` lets nobody record. Needs the extra: pip install '.[web]'.
    """
    _refuse_unfit(host, public_url)
    session = Session(ctx)
    session.new_clerk.store.close()  # a store that cannot be opened is told here, not in the browser
    try:
        from docket.web.admission import Admission  # noqa: PLC0415 (aiohttp is heavy, and an extra)
        from docket.web.serving import application, listening, serve  # noqa: PLC0415 (aiohttp is heavy, and an extra)
    except ModuleNotFoundError as missing:
        message = "The browser needs an extra part. Install it: pip install '.[web]' in a copy of the repository."
        raise NotPossibleError(message) from missing
    try:
        bound = listening(host, port)
    except OSError as refused:
        reason = refused.strerror or refused
        message = f"Nothing can listen on {host} port {port} ({reason}). --port 0 takes any port that is free."
        raise FileAccessError(message) from refused
    admission = Admission(bound.getsockname()[1], public_url)
    app = application(admission, _command(session), title="docket", most=windows)
    say(admission.address)
    may = "reads" if session.settings.get("read_only") else f"reads and records as {actor(session.settings.get('by'))}"
    tell(f"Whoever opens this address {may}. Ctrl-C ends it.")
    sys.stdout.flush()
    serve(app, bound)


def _refuse_unfit(host: str, public_url: str | None) -> None:
    """Raises InvalidWordError for an address that nobody could use, or that would be open without being said."""
    if public_url is not None:
        parts = urlsplit(public_url)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path not in {"", "/"} or parts.query:
            message = "--public-url is the address that people type, without a path: https://docket.example.org."
            raise InvalidWordError(message)
    elif host not in _LOOPBACK:
        message = (
            f"Listening on {host} lets other machines in. Say the address that they will type, too: "
            "--public-url https://docket.example.org, with a proxy there that speaks https."
        )
        raise InvalidWordError(message)


def _command(session: Session) -> str:
    """The shell command of one window. The store goes by the environment: its address may hold a password."""
    settings = session.settings
    if settings.get("store"):
        os.environ["DOCKET_STORE"] = str(settings["store"])
    words = [sys.executable, "-P", "-X", "utf8", "-m", "docket"]
    words += ["--read-only"] if settings.get("read_only") else []
    words += ["--ascii"] if settings.get("ascii_only") else []
    words += ["--view", settings["view"]] if settings.get("view") else []
    for flag, name in (("--case", "case"), ("--as-of", "as_of"), ("--known-at", "known_at"), ("--by", "by")):
        words += [f"{flag}={settings[name]}"] if settings.get(name) else []
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
