"""Commands that take papers in, and the review queue of what was read in them."""

import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from docket.clerk.filing import FilingReceipt
from docket.clerk.reviewing import SURE
from docket.cli.plain import as_json
from docket.cli.scheduling import telling_proposals
from docket.cli.session import DAY, Session, say, tell, width
from docket.cli.table import DocketCommand
from domain.errors import FileAccessError
from domain.text import counted
from domain.values import Kind, words_of

_LARGEST = 256 * 1024 * 1024


def bytes_of(path: str) -> bytes:
    """A file's bytes. Raises FileAccessError with what to do."""
    try:
        about = Path(path).stat()
        if not (stat.S_ISREG(about.st_mode) or stat.S_ISDIR(about.st_mode)):
            message = f"{path} is a pipe or a device, not a file. Save the paper and name that."
            raise FileAccessError(message)
        if about.st_size > _LARGEST:
            message = f"{path} is larger than 256 MB. Split it, or file its text."
            raise FileAccessError(message)
        return Path(path).read_bytes()
    except IsADirectoryError:
        message = f"{path} is a folder. Name one paper."
    except FileNotFoundError:
        message = f"There is no file {path}. Check the name; nothing was recorded."
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror}). Check its permissions; nothing was recorded."
    raise FileAccessError(message)


@click.command("file", cls=DocketCommand)
@click.argument("path", metavar="FILE")
@click.option("--entry", metavar="N", help="Docket number; without it an unnumbered entry.")
@click.option(
    "--filed", type=DAY, help="The day on which it was filed (default: the stamp, else “Dated:”, marked assumed)."
)
@click.option("--party", help="Who filed it.")
@click.option("--kind", type=click.Choice(words_of(Kind), case_sensitive=False))
@click.option("--title")
@click.option("--responds-to", multiple=True, metavar="N")
@click.option("--relation", multiple=True, nargs=2, metavar="ROLE N")
@click.option(
    "--keep",
    type=click.Choice(["none", "sure", "all"]),
    default="none",
    show_default=True,
    help="Proposals to keep unseen.",
)
@click.option("--replace", is_flag=True, help="Put it in the place of the paper that the entry has; both are kept.")
@click.option("--sealed", metavar="REASON", help="It comes in under seal: its words stand under a key of their own.")
@click.option("--read", "mark", is_flag=True, help="You have read it: its silence counts.")
@click.pass_context
def file_command(
    ctx: click.Context, /, path: str, *, relation: tuple[tuple[str, str], ...], keep: str, mark: bool, **facts: Any
) -> None:
    """Docket a paper. Words recorded earlier from it are looked for in it, and proposals are made from it."""
    session = Session(ctx)
    data = bytes_of(path)
    clerk, case = session.writing()
    relations = [{"role": role, "to": to} for role, to in relation]
    with telling_proposals(clerk, case), session.progress("pages") as progress:
        receipt = clerk.file(case, data, name=Path(path).name, relations=relations, progress=progress, **facts)
    kept: list[str] = []
    if keep != "none":
        mine = [p for p in clerk.proposals(case) if p.entry == receipt.id and p.review == "proposed" and p.words]
        chosen = [p.id for p in mine if keep == "all" or p.confidence >= SURE]
        kept, unclear = clerk.keep_clear(case, chosen)
        receipt = replace(receipt, notes=(*receipt.notes, *unclear))
    if mark:
        clerk.mark_read(case, receipt.id)
    _filed(session, receipt, kept)


def _filed(session: Session, receipt: FilingReceipt, kept: list[str]) -> None:
    for note in receipt.notes:
        tell(note)
    if session.wants_json:
        facts = {
            "id": receipt.id, "sha256": receipt.sha256, "found": len(receipt.found), "missing": list(receipt.missing),
            "proposals": receipt.proposals, "kept": kept, "notes": list(receipt.notes),
        }  # fmt: skip
        say(as_json(facts))
        return
    say(f"{receipt.id}  filed, sha256 {receipt.sha256[:12]}…")
    if receipt.found or receipt.missing:
        say(f"Words recorded earlier: {len(receipt.found)} found in it, {len(receipt.missing)} not found.")
    for missing in receipt.missing:
        say(f"  not found: {missing}")
    if receipt.proposals:
        left = receipt.proposals - len(kept)
        listed = f" ({', '.join(kept)})" if kept else ""
        say(f"{counted(receipt.proposals, 'proposal')}: {len(kept)} kept{listed}, {left} wait: docket review")


@click.command("read", cls=DocketCommand)
@click.argument("path", metavar="FILE")
@click.option("--text", "as_text", is_flag=True, help="Print the text that offsets count in.")
@click.pass_context
def read_command(ctx: click.Context, /, path: str, as_text: bool) -> None:  # noqa: FBT001
    """Read one paper and print what was found in it; touches no store."""
    from docket.cli.reading_text import reading_lines  # noqa: PLC0415 (only here)
    from docket.intake.reading import read  # noqa: PLC0415

    session = Session(ctx)
    with session.progress("pages") as progress:
        reading = read(bytes_of(path), Path(path).name, progress)
    if as_text:
        say(reading.text)
    elif session.wants_json:
        say(as_json(reading.to_json()))
    else:
        say("\n".join(reading_lines(reading, width())))


@click.command("mark-read", cls=DocketCommand)
@click.argument("entries", nargs=-1, required=True, metavar="N...")
@click.pass_context
def mark_read_command(ctx: click.Context, /, entries: tuple[str, ...]) -> None:
    """Say that a person has read these papers: what they are silent on may now be judged."""
    session = Session(ctx)
    clerk, case = session.writing()
    with clerk.together():  # all or none
        receipts = [clerk.mark_read(case, entry) for entry in dict.fromkeys(entries)]
    session.took_all((receipt, "marked read") for receipt in receipts)
