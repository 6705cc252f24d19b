"""The command line: parses, asks the Clerk, prints. The only place that knows everybody; heavy imports stay in their command."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from docket.cli.table import DocketGroup
from domain.errors import DocketError
from domain.text import visible

_INTERRUPTED = 130
VIEWS = (
    "overview",
    "docket",
    "arguments",
    "concessions",
    "due",
    "history",
    "read",
    "motions",
    "standards",
    "quotes",
    "alarms",
    "positions",
    "review",
)


@click.group(
    cls=DocketGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done; 1 a check or a rule of the record failed; 2 wrong usage; 3 a file cannot be read or "
    "written; 130 interrupted.",
)
@click.version_option(package_name="docket-tracker", prog_name="docket")
@click.option("--view", type=click.Choice(VIEWS), help="The view that the screens open with.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Plain ASCII on the screens.")
@click.option("--read-only", is_flag=True, help="Nothing is recorded, by a command or on the screens.")
@click.pass_context
def cli(ctx: click.Context, /, view: str | None, *, ascii_only: bool, read_only: bool) -> None:
    """Track a docket: who argued what, who is said to have conceded what, what is due, and why, as of any day.

    Without a command it opens the terminal UI on your store.
    """
    ctx.ensure_object(dict).update(read_only=read_only, view=view, ascii_only=ascii_only)
    if ctx.invoked_subcommand is None:
        from docket.cli.screens import open_ui  # noqa: PLC0415 (only here)

        open_ui(ctx, view, ascii_only=ascii_only, read_only=read_only)


def main() -> None:
    """Run a command; every way to fail ends in a sentence and a documented exit code."""
    code = run(sys.argv[1:])
    if code == _INTERRUPTED:
        # CPython dies of SIGINT on the way out, with no exit code, when the interrupt met code made by exec() (every
        # dataclass makes some), although it was handled.
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                stream.flush()
        os._exit(code)
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code. Messages go to stderr."""
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()  # closed by who started us
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = cli.main(arguments, prog_name="docket", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # click turns the one into the other
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader (`head`) has gone; nothing is wrong
        return 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (Exception, KeyboardInterrupt) as error:
        if os.environ.get("DOCKET_DEBUG"):
            raise
        sentence, code = _told(error)
        click.echo(visible(sentence), err=True)
    return code if isinstance(code, int) else 0


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _told(error: BaseException) -> tuple[str, int]:
    """What went wrong as a sentence with the next step, and its exit code."""
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return "Interrupted. What was not finished was not kept; nothing is half written.", _INTERRUPTED
    if isinstance(error, DocketError):
        return str(error), error.exit_code
    if isinstance(error, click.UsageError):
        usage = error.ctx.get_usage() + "\n" if error.ctx else ""
        return f"{usage}{error.format_message()}", 2
    if isinstance(error, click.ClickException):
        return error.format_message(), 3
    if isinstance(error, OSError):
        place = f" {error.filename}" if error.filename else ""
        return f"The file system said no:{place} {error.strerror or error}. Nothing is half written.", 3
    fault = f"{type(error).__name__}: {error}"
    return f"This is a fault in docket, not in what you typed ({fault}). Nothing is half written; please report it.", 1
