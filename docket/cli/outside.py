"""The world outside the store, for the screens: files, and the person's editor."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.errors import AlreadyOnDocketError, DocketError, FileAccessError
from domain.text import counted, one_line

if TYPE_CHECKING:
    from docket.clerk import Clerk
    from projections.moment import KnownAt, Moment
    from tui.outside import Wanted

_MOST = 2_000
"""Names of a folder that are looked through for one that completes what was typed."""


class Files:
    """Files of this machine, as the person may read and write them."""

    def edit(self, text: str) -> str:
        """The text after the person's editor ($VISUAL, $EDITOR). Raises FileAccessError where it ends in an error."""
        try:
            return click.edit(text) or ""
        except click.ClickException as error:
            message = f"The editor did not end well ({error.format_message()}). Set $EDITOR to one that is installed."
            raise FileAccessError(message) from error

    def paper(self, path: str) -> tuple[str, bytes]:
        """The name and the bytes of a paper. Raises FileAccessError."""
        from docket.cli.filing import bytes_of  # noqa: PLC0415 (only where a paper is filed)

        found = Path(path).expanduser()
        return found.name, bytes_of(str(found))

    def take_in(self, clerk: "Clerk", path: str, court: str, told: Callable[[str], None]) -> str:
        """Import the dockets of a file or a folder, telling of each; what came of it all, in a sentence.

        Raises a DocketError where it is one file and nothing of it could be taken in.
        """
        from docket.cli.importing import dockets_in, paths_of  # noqa: PLC0415 (the importers are heavy)

        paths, reports, refused = list(paths_of([path], clerk.store.path)), [], []
        for n, file in enumerate(paths, start=1):
            try:
                for docket, sha256 in dockets_in(file, court or None, partial=False):
                    reports.append(clerk.take_in(docket, file=file.name, sha256=sha256))
            except DocketError as error:
                if len(paths) == 1 and not reports:
                    raise
                refused.append(f"{one_line(file.name)}: {error}")
            if len(paths) > 1:
                told(f"{n} of {len(paths)} files are read.")
        new = sum(report.added for report in reports)
        opened = sum(1 for report in reports if report.opened)
        said = (
            f"{counted(len(reports), 'docket')} taken in: {opened} opened, {counted(new, 'new entry', 'new entries')}."
        )
        return f"{said} {len(refused)} refused: {refused[0]}" if refused else said

    def export(self, clerk: "Clerk", case: str, moment: "Moment", known_at: "KnownAt | None", wanted: "Wanted") -> str:
        """Write what is wanted, as of a moment; what was written where, in a sentence. Raises AlreadyOnDocketError."""
        from docket.cli.exporting import content, write_whole  # noqa: PLC0415 (only where something is given out)
        from docket.cli.session import Session  # noqa: PLC0415 (as above)

        where = Path(wanted.file).expanduser()
        if where.exists() and not wanted.replace:
            message = f"{one_line(wanted.file)} exists already. Name another file, or say yes at Replace."
            raise AlreadyOnDocketError(message)
        session = Session.over_case(clerk, case, moment, known_at)
        made = content(session, wanted.form, wanted.what, where=where, work_product=wanted.work_product)
        whole = made if isinstance(made, bytes) else made.encode()
        write_whole(where, whole)
        return f"Written: {one_line(str(where.resolve()))}, {len(whole):,} bytes."

    def completed(self, typed: str) -> str | None:
        """The one path that begins so, or as far as all that do agree."""
        path = Path(typed).expanduser()
        folder, begun = (path, "") if typed.endswith(os.sep) else (path.parent, path.name)
        names: list[str] = []
        with suppress(OSError), os.scandir(folder) as entries:
            for entry, _ in zip(entries, range(_MOST), strict=False):
                if entry.name.startswith(begun) and (begun or not entry.name.startswith(".")):
                    names.append(entry.name + (os.sep if entry.is_dir() else ""))
        common = os.path.commonprefix(names)[len(begun) :]  # noqa: RUF071 (of names, letter by letter, is what is meant)
        return typed + common if common else None
