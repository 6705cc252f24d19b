"""`docket import`: dockets from files and folders, a transaction each, with what changed since the last time."""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from docket.clerk.importing import ImportReport, News
from docket.clerk.listing import catch_up_on
from docket.cli.plain import as_json
from docket.cli.session import Session, say, tell, width
from docket.cli.table import DocketCommand
from docket.importers.model import ImportedDocket
from docket.importers.reading import read_dockets
from docket.settings import store_place
from docket.store.opening import is_part
from docket.store.server import Place
from domain.errors import DocketError, FileAccessError
from domain.text import clip, counted, one_line

_LARGEST = 200_000_000
_LINES = 40
_NAME = 12
"""A case's name is not cut shorter."""
_MARKS = {"new": "+", "changed": "~", "vanished": "-"}


@dataclass(slots=True)
class _Haul:
    """What a call brought in, by case, and what it refused."""

    keep: bool
    touched: dict[str, None] = field(default_factory=dict)
    cases: dict[str, dict[str, Any]] = field(default_factory=dict)
    refused: list[tuple[str, DocketError]] = field(default_factory=list)
    dockets: int = 0

    def add(self, report: ImportReport) -> None:
        self.dockets += 1
        self.touched[report.case] = None
        if self.keep:
            _merge(self.cases, report)


@click.command("import", cls=DocketCommand)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--court", metavar="ID", help="CourtListener's id of the court, where the file does not say it (cand, ca9, nysb)."
)
@click.option("--partial", is_flag=True, help="Take what is readable of a page that is cut off or contradicts --court.")
@click.pass_context
def import_command(ctx: click.Context, /, files: tuple[str, ...], court: str | None, *, partial: bool) -> None:
    """Take in dockets: PACER/CM-ECF pages, CourtListener JSON, notice e-mails, RSS feeds; files or folders of them.

    The same docket again adds only what is new; an entry that reads otherwise keeps its earlier wording.
    """
    session = Session(ctx)
    session.refuse_past()
    paths = list(paths_of(files, store_place(session.settings.get("store"))))
    haul = _Haul(keep=session.wants_json)
    try:
        for path in _watched(paths):
            try:
                _import_file(session, path, court, haul, partial=partial)
            except DocketError as error:
                if len(paths) == 1 and not haul.dockets:
                    raise
                haul.refused.append((str(path), error))
                tell(str(error))
    except KeyboardInterrupt:
        before = counted(haul.dockets, "docket")
        tell(f"Taken in before: {before}. Import the same files again to take in the rest.")
        raise
    with session.progress("cases read for the lists") as told:
        catch_up_on(session.new_clerk, haul.touched, told)
    if session.wants_json:
        refused = [{"file": file, "reason": str(error)} for file, error in haul.refused]
        say(as_json({"cases": list(haul.cases.values()), "refused": refused}))
    elif len(paths) > 1:
        say(f"{counted(haul.dockets, 'docket')} taken in from {len(paths) - len(haul.refused)} of {len(paths)} files.")
    if haul.refused:
        ctx.exit(max(error.exit_code for _, error in haul.refused))


def paths_of(files: Iterable[str], store: Place | None = None) -> Iterator[Path]:
    """The files named and, of folders, all files inside in the order of their names but for the store itself."""
    for name in files:
        path = Path(name).expanduser()
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            inside = [p for p in inside if not (isinstance(store, Path) and is_part(p, store))]
            if not inside:
                message = f"The folder {name} holds no file. Name the saved dockets, or the folder that holds them."
                raise FileAccessError(message)
            yield from inside
        elif isinstance(store, Path) and is_part(path, store):
            message = f"{name} is the store itself. Name the saved dockets, or the folder that holds them."
            raise FileAccessError(message)
        else:
            yield path


def _watched(paths: list[Path]) -> Iterator[Path]:
    """The files, with a progress bar on stderr where a person waits for many."""
    if len(paths) < 2 or not sys.stderr.isatty():
        yield from paths
        return
    with click.progressbar(paths, label="Importing", file=sys.stderr, show_pos=True) as bar:
        yield from bar


def dockets_in(path: Path, court: str | None, *, partial: bool) -> Iterator[tuple[ImportedDocket, str]]:
    """The dockets of a file, each with the sha256 of the file. Raises FileAccessError, and what the readers raise."""
    try:
        if path.stat().st_size > _LARGEST:
            message = f"{path} is larger than {_LARGEST // 1_000_000} MB: no docket is. Name the saved docket page."
            raise FileAccessError(message)
        data = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror}). Name a saved docket page, JSON, e-mail or feed."
        raise FileAccessError(message) from error
    sha256 = hashlib.sha256(data).hexdigest()
    for docket in read_dockets(data, path.name, court=court, insist=partial):
        yield docket, sha256


def _import_file(session: Session, path: Path, court: str | None, haul: _Haul, *, partial: bool) -> None:
    for docket, sha256 in dockets_in(path, court, partial=partial):
        report = session.new_clerk.take_in(docket, file=path.name, sha256=sha256)
        haul.add(report)
        for warning in report.warnings:
            tell(warning)
        if not session.wants_json:
            say("\n".join(_told(report, width())))


def _merge(cases: dict[str, dict[str, Any]], report: ImportReport) -> None:
    """One row a case, though several dockets of a call be the same."""
    row = cases.setdefault(
        report.case,
        {"case_number": report.case_number, "court": report.court, "name": report.name, "opened": report.opened}
        | dict.fromkeys(("added", "changed", "filled", "unchanged", "vanished", "attachments"), 0)
        | {"current_through": None, "warnings": [], "news": []},
    )
    for name in ("added", "changed", "filled", "vanished", "attachments"):
        row[name] += getattr(report, name)
    row["unchanged"] = report.unchanged
    row["current_through"] = max((d for d in (row["current_through"], report.current_through) if d), default=None)
    row["warnings"] += [w for w in report.warnings if w not in row["warnings"]]
    row["news"] += report.news


def _told(report: ImportReport, columns: int) -> Iterator[str]:
    counts = [
        f"{count:,} {word}"
        for count, word in (
            (report.added, "new"),
            (report.changed, "changed"),
            (report.vanished, "no longer there"),
        )
        if count
    ]
    counts += [counted(report.attachments, "attachment")] if report.attachments else []
    told = ", ".join(counts) or ("opened; the source holds no entry" if report.opened else "nothing new")
    through = f" · current through {report.current_through}" if report.current_through else ""
    head, tail = f"{report.court} {report.case_number}  ", f": {told}{through}"
    yield head + clip(report.name, max(columns - len(head) - len(tail), _NAME)) + tail
    for news in report.news[:_LINES]:
        yield from _line(news, columns)
    if len(report.news) > _LINES:
        yield f"  … and {len(report.news) - _LINES:,} more; docket sheet --case {report.case_number} shows them"


def _line(news: News, columns: int) -> Iterator[str]:
    head = f"  {_MARKS[news.act]} {news.id:<6} {news.filed or 'undated'!s:<10}  "
    yield head + clip(news.title, columns - len(head))
    if news.was:
        yield " " * len(head) + clip(f"was: {one_line(news.was)}", columns - len(head))
