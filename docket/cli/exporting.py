"""The command that writes what leaves the program: pages for people, tables, the argument map, the record, the calendar."""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docket.cli.plain import as_json
from docket.cli.session import Session, say
from docket.cli.table import DocketCommand
from domain.errors import AlreadyOnDocketError, FileAccessError, InvalidWordError
from domain.text import one_line

if TYPE_CHECKING:
    from docket.exporters.document import Document

_PAGES = ("memo", "argument", "proof", "report")
_OTHERS = ("csv", "argdown", "json", "ics")
_FORMATS = ("md", "html", "docx")
_FORMS = (*_PAGES, *_OTHERS, *_FORMATS)
_ENDINGS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".docx": "docx"}
_ASKED = "Say which: docket export {form} {example}."
_EXAMPLES = {"memo": "C1", "argument": "A4"}


@click.command("export", cls=DocketCommand)
@click.argument("form", type=click.Choice(_FORMS), metavar="FORM")
@click.argument("what", required=False, metavar="[WHAT]")
@click.option("--format", "shape", type=click.Choice(_FORMATS), help="Of a page; else by the ending of FILE, else md.")
@click.option("-o", "--output", metavar="FILE", help="Write to a file (a Word file needs one); else to stdout.")
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@click.option("--for", "party", metavar="PARTY", help="Of an argument sheet: our side (default: who raised it).")
@click.option("--work-product", is_flag=True, help="Notes, checks, findings and proposals too; every page is marked.")
@click.pass_context
def export_command(
    ctx: click.Context, /, form: str, what: str | None, shape: str | None, output: str | None, party: str | None, *, force: bool,
    work_product: bool,
) -> None:  # fmt: skip
    """What leaves the program, as of any moment. Only the record, unless --work-product.

    \b
    memo C1       one page on a claimed concession: the words, the source, before
                  and after, the court, what is open
    argument A4   the sheet for the lectern: ours, theirs, what is said to be
                  conceded, the court, what is unanswered
    proof [S1]    element, defendant, evidence, objection, ruling
    report        the case with the chart of positions (also: md, html, docx)
    csv [TABLE]   sheet, arguments, positions, concessions, chain or deadlines;
                  without TABLE all of them, in a ZIP file (-o case.zip)
    argdown       the argument map
    json          the record for other programs
    ics           deadlines and hearings as a calendar (of all cases, or --case)

    Papers not at hand are listed at the foot of a page, with the head of the log
    by which `docket verify --from` proves that the record is still the same.
    """  # noqa: D301 (click's mark for a block that is not wrapped)
    session = Session(ctx)
    where = Path(output).expanduser() if output else None
    if form in _FORMATS:
        form, shape = "report", shape or form
    _fits(form, what, shape, party)
    made = content(session, form, what, shape=shape, where=where, party=party, work_product=work_product)
    _give(session, made, form, where, force=force)


def content(
    session: Session, form: str, what: str | None, *, shape: str | None = None, where: Path | None = None,
    party: str | None = None, work_product: bool = False,
) -> str | bytes:  # fmt: skip
    """What an export holds; ``where`` is the file that it will go to. Raises InvalidWordError, UnknownReferenceError."""
    if form in _PAGES:
        return _page(session, form, what, _shape(shape, where), party, work_product=work_product)
    if form == "csv":
        return _csv(session, what, where, work_product=work_product)
    return _OTHER[form](session, work_product)


def _fits(form: str, what: str | None, shape: str | None, party: str | None) -> None:
    """Raises InvalidWordError where an option or a name does not go with a form."""
    if form in _EXAMPLES and not what:
        message = f"{form} is of one thing. {_ASKED.format(form=form, example=_EXAMPLES[form])}"
        raise InvalidWordError(message)
    if what and form not in (*_EXAMPLES, "proof", "csv"):
        message = f"{form} is of a whole case and takes no “{one_line(what)}”. `docket export --help` lists what does."
        raise InvalidWordError(message)
    if shape and form not in _PAGES:
        message = f"{form} has one format of its own; leave out --format."
        raise InvalidWordError(message)
    if party and form != "argument":
        message = "--for names our side of an argument sheet: docket export argument A4 --for NAME."
        raise InvalidWordError(message)


def _shape(stated: str | None, where: Path | None) -> str:
    """The format: as stated, else by the file's ending, else Markdown."""
    shape = stated or (_ENDINGS.get(where.suffix.casefold()) if where else "md")
    if shape is None:
        message = (
            f"The ending of {one_line(str(where))} tells no format. Name the file .md, .html or .docx, or say --format."
        )
        raise InvalidWordError(message)
    if shape == "docx" and where is None:
        message = "A Word file is no text for a terminal. Say where it goes: -o FILE.docx."
        raise InvalidWordError(message)
    return shape


# --- pages ------------------------------------------------------------------------------------------------------------------


def _page(
    session: Session, form: str, what: str | None, shape: str, party: str | None, *, work_product: bool
) -> str | bytes:
    document = _document(session, form, what, party, work_product=work_product)
    if session.wants_json:
        return as_json(document)
    if shape == "docx":
        from docket.exporters.write_docx import docx  # noqa: PLC0415 (python-docx is loaded only here)

        return docx(document, session.clerk.clock())
    from docket.exporters.write_html import html  # noqa: PLC0415 (only here)
    from docket.exporters.write_md import markdown  # noqa: PLC0415 (only here)

    return html(document) if shape == "html" else markdown(document)


def _document(session: Session, form: str, what: str | None, party: str | None, *, work_product: bool) -> "Document":
    from docket.exporters.lectern import argument_named, argument_sheet, side_of  # noqa: PLC0415 (only here)
    from docket.exporters.memo import concession_named, memo  # noqa: PLC0415 (only here)
    from docket.exporters.proof import proof_chart, standards_named  # noqa: PLC0415 (only here)
    from docket.exporters.report import case_report  # noqa: PLC0415 (only here)
    from docket.exporters.working import Working  # noqa: PLC0415 (only here)

    at, stamp, working = session.at(), _stamp(session), None
    if work_product:
        proposals = session.clerk.proposals(session.case, at)
        audited = session.clerk.concession_audit(at).concessions if form == "memo" else ()
        working = Working(at, proposals, audited)
    if form == "memo":
        return memo(at, stamp, concession_named(at, what or ""), working)
    if form == "argument":
        argument = argument_named(at, what or "")
        return argument_sheet(at, stamp, argument, side_of(at, party, argument), working)
    if form == "proof":
        return proof_chart(at, stamp, standards_named(at, what), working)
    return case_report(at, stamp, working)


def _stamp(session: Session) -> Any:
    """Which record the page is of. The head is read after the case: it covers all that the page shows."""
    from docket.exporters.saying import stamp_of  # noqa: PLC0415 (only here)

    at = session.at()
    return stamp_of(at, session.settings.get("known_at"), str(session.clerk.store.sealed_head()))


# --- tables and the rest ------------------------------------------------------------------------------------------------------


def _csv(session: Session, name: str | None, where: Path | None, *, work_product: bool) -> str | bytes:
    from docket.exporters.tables_csv import CSV_TABLES, csv_archive, csv_table, csv_text  # noqa: PLC0415 (only here)

    if name is None:
        if where is None or where.suffix.casefold() != ".zip":
            message = (
                f"All tables go into one ZIP file: -o case.zip. One alone: docket export csv {'|'.join(CSV_TABLES)}."
            )
            raise InvalidWordError(message)
        return csv_archive(session.at(), _stamp(session), work_product=work_product)
    if name.casefold() not in CSV_TABLES:
        message = f"There is no table “{one_line(name)}”. Possible: {', '.join(CSV_TABLES)}."
        raise InvalidWordError(message)
    table = csv_table(session.at(), name.casefold(), work_product=work_product)
    if session.wants_json:
        return as_json(table)
    mark = "utf-8-sig" if where else "utf-8"  # spreadsheets ask for the mark, other programs stumble over it
    return csv_text(table).encode(mark)


def _argdown(session: Session, work_product: bool) -> str:  # noqa: FBT001
    from docket.exporters.argdown import argdown  # noqa: PLC0415 (only here)

    text = argdown(session.at(), _stamp(session), work_product=work_product)
    return as_json({"argdown": text}) if session.wants_json else text


def _json(session: Session, work_product: bool) -> str:  # noqa: FBT001
    from docket.exporters.record_json import record_document  # noqa: PLC0415 (only here)

    proposals = session.clerk.proposals(session.case, session.at()) if work_product else []
    return as_json(record_document(session.at(), proposals, work_product=work_product))


def _ics(session: Session, work_product: bool) -> bytes:  # noqa: FBT001
    from docket.cli.agenda import calendar_file  # noqa: PLC0415 (only here)

    return calendar_file(session, work_product=work_product)


_OTHER: dict[str, Callable[[Session, bool], str | bytes]] = {"argdown": _argdown, "json": _json, "ics": _ics}


# --- where it goes --------------------------------------------------------------------------------------------------------------


def _give(session: Session, made: str | bytes, form: str, where: Path | None, *, force: bool) -> None:
    """To stdout, or whole into a file that is not there yet, or that the person lets be replaced."""
    if where is None:
        if isinstance(made, bytes):
            click.echo(made, nl=False)
        else:
            say(made.removesuffix("\n"))
        return
    bytes_made = made.encode() if isinstance(made, str) else made
    if where.is_dir():
        message = f"{one_line(str(where))} is a folder. Name the file: -o {one_line(str(where / form))}.html."
        raise FileAccessError(message)
    if where.exists() and not force and not _agreed(where):
        message = f"{one_line(str(where))} exists already. Name another file, or replace it with --force."
        raise AlreadyOnDocketError(message)
    write_whole(where, bytes_made)
    if session.wants_json:
        say(as_json({"file": str(where), "form": form, "bytes": len(bytes_made)}))
    else:
        say(f"{one_line(str(where))}  {form}, {len(bytes_made):,} bytes")


def _agreed(where: Path) -> bool:
    """Asked of a person at a terminal only."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return click.confirm(f"{one_line(str(where))} exists already. Replace it?", err=True)


def write_whole(where: Path, content: bytes) -> None:
    """Beside it first and then in its place: what stood there is never half overwritten. Raises FileAccessError."""
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=".docket-", dir=where.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)  # as any new file; mkstemp made it private
        Path(name).replace(where)
    except OSError as error:
        if name:
            with suppress(OSError):
                Path(name).unlink()
        message = f"{one_line(str(where))} cannot be written ({error.strerror}). Nothing was changed there."
        raise FileAccessError(message) from error
