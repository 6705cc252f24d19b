"""Commands that take papers in, and the review queue of what was read in them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from docket.clerk.filing import FilingReceipt
from docket.clerk.reviewing import SURE, Proposal
from docket.cli.plain import as_json
from docket.cli.session import DAY, Session, say, tell, width
from docket.cli.table import DocketCommand
from domain.errors import FileAccessError, InvalidWordError
from domain.text import clip
from domain.values import Kind, words_of

_LARGEST = 256 * 1024 * 1024


def _bytes_of(path: str) -> bytes:
    """A file's bytes. Raises FileAccessError with what to do."""
    try:
        if Path(path).stat().st_size > _LARGEST:
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
@click.option("--read", "mark", is_flag=True, help="You have read it: its silence counts.")
@click.pass_context
def file_command(
    ctx: click.Context, /, path: str, *, relation: tuple[tuple[str, str], ...], keep: str, mark: bool, **facts: Any
) -> None:
    """Docket a paper. Words recorded earlier from it are looked for in it, and proposals are made from it."""
    session = Session(ctx)
    data = _bytes_of(path)
    clerk, case = session.writing()
    relations = [{"role": role, "to": to} for role, to in relation]
    receipt = clerk.file(case, data, name=Path(path).name, relations=relations, **facts)
    kept: list[str] = []
    if keep != "none":
        mine = [p for p in clerk.proposals(case) if p.entry == receipt.id and p.review == "proposed"]
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
        some = "1 proposal" if receipt.proposals == 1 else f"{receipt.proposals} proposals"
        say(f"{some}: {len(kept)} kept{listed}, {left} wait: docket review")


@click.command("read", cls=DocketCommand)
@click.argument("path", metavar="FILE")
@click.option("--text", "as_text", is_flag=True, help="Print the text that offsets count in.")
@click.pass_context
def read_command(ctx: click.Context, /, path: str, as_text: bool) -> None:  # noqa: FBT001
    """Read one paper and print what was found in it; touches no store."""
    from docket.cli.reading_text import reading_lines  # noqa: PLC0415 (only here)
    from docket.intake.reading import read  # noqa: PLC0415

    session = Session(ctx)
    reading = read(_bytes_of(path), Path(path).name)
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


def _row(proposal: Proposal, columns: int) -> str:
    where = f"p. {proposal.page}" if proposal.page else f"line {proposal.lines[0]}"
    mark = "?" if proposal.review == "proposed" else " "
    word = "PROPOSED" if proposal.review == "proposed" else f"{proposal.review} {proposal.became or ''}"
    head = (
        f"{mark}{proposal.id:<5}{proposal.entry:<6}{where:<10}{proposal.kind:<10}{word:<12}{proposal.confidence:.0%} "
    )
    return head + clip(proposal.title, max(columns - len(head), 20))


@click.command("review", cls=DocketCommand)
@click.option("--all", "everything", is_flag=True, help="The decided ones too.")
@click.pass_context
def review_command(ctx: click.Context, /, everything: bool) -> None:  # noqa: FBT001
    """The review queue. A proposal changes no status until a person keeps it."""
    session = Session(ctx)
    rows = [p for p in session.clerk.proposals(session.case, session.at()) if everything or p.review == "proposed"]
    if session.wants_json:
        say(as_json({"proposals": rows}))
    elif not rows:
        say("Nothing waits for review.")
    else:
        say("\n".join(_row(p, width()) for p in rows))
        say('docket keep P1 P2 ... records them under your name; docket drop P3 --reason "..." leaves them out.')


@click.command("keep", cls=DocketCommand)
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--title", help="Other words than the proposed ones.")
@click.option("--party", help="Who argues it.")
@click.option("--obligor", help="Who must act.")
@click.option("--on", metavar="N", help="The motion that a ruling decides.")
@click.option("--off-docket", is_flag=True, help="Performance of a deadline leaves no docket entry (production).")
@click.pass_context
def keep_command(ctx: click.Context, /, ids: tuple[str, ...], **edits: Any) -> None:
    """Keep proposals (P1 P2 ...) as they are or edited; or keep a dropped concession (C2) after all."""
    session = Session(ctx)
    clerk, case = session.writing()
    changed = {k: v for k, v in edits.items() if v}
    if changed and len(ids) > 1:
        message = "Edit one proposal at a time."
        raise InvalidWordError(message)
    concessions, proposals = _sorted(ids)
    with clerk.together():  # all or none
        took = [(clerk.review_concession(case, ident, review="kept"), "kept") for ident in concessions]
        kept = clerk.keep(case, proposals, edits=changed) if proposals else []
        took += [(receipt, f"kept from {ident}") for ident, receipt in zip(proposals, kept, strict=True)]
    session.took_all(took)


def _sorted(ids: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Claimed concessions (C2) and proposals (P3) apart, each named once."""
    named = list(dict.fromkeys(ident.strip().upper() for ident in ids))
    return [i for i in named if i.startswith("C")], [i for i in named if not i.startswith("C")]


@click.command("drop", cls=DocketCommand)
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--reason", required=True)
@click.pass_context
def drop_command(ctx: click.Context, /, ids: tuple[str, ...], reason: str) -> None:
    """Drop proposals (P3) or claimed concessions (C2), with the reason. They stay readable."""
    session = Session(ctx)
    clerk, case = session.writing()
    concessions, proposals = _sorted(ids)
    with clerk.together():  # all or none
        took = [clerk.review_concession(case, ident, review="dropped", reason=reason) for ident in concessions]
        took += clerk.drop(case, proposals, reason=reason) if proposals else []
    session.took_all((receipt, "dropped") for receipt in took)
