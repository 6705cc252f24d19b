"""Bringing papers and dockets in from the screens: the forms, and the work behind them that no key waits for."""

import asyncio
from typing import TYPE_CHECKING, Any

from textual.suggester import Suggester

from domain.errors import DocketError
from domain.numbers import parse_date
from domain.text import one_line
from domain.values import Kind, words_of
from tui import safe

if TYPE_CHECKING:
    from tui.app import DocketApp
    from tui.outside import Outside
    from tui.screens.case import CaseScreen

NO_FILES = "Files cannot be read from here. docket file and docket import do it in your shell."


class PathSuggester(Suggester):
    """Completes the path of a file. A name that could not be drawn as it is, is not offered."""

    def __init__(self, outside: "Outside") -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._outside = outside

    async def get_suggestion(self, value: str) -> str | None:
        """The rest of a path."""
        found = await asyncio.to_thread(self._outside.completed, value) if value else None
        return found if found and one_line(found) == found else None


def file_paper(screen: "CaseScreen") -> None:
    """A form that docks a paper: what is left empty is read from its caption."""
    from tui.screens.boxes import Field, FormBox  # noqa: PLC0415 (Textual's Input is slow to load)

    outside = screen.docket.outside
    if outside is None:
        safe.toast(screen.app, NO_FILES, wrong=True)
        return
    session = screen.session
    item = (session.reading if session.view == "read" else screen.chosen()[0]) or ""
    folded = screen.folded_case
    entry = folded.record.entries.get(item) if folded else None
    waiting = folded.short(item) if folded and entry and not entry.paper else ""
    parties = tuple(safe.line(p.label) for p in folded.record.parties.values()) if folded else ()
    fields = [
        Field("File", "PDF, DOCX or text; tab completes it", suggester=PathSuggester(outside)),
        Field("Entry", "20; empty for an unnumbered entry", waiting),
        Field("Kind", "empty: read from its caption", offered=words_of(Kind)),
        Field("Filed", "2023-01-09; empty: read from its stamp"),
        Field("Party", "who filed it; empty: read from its caption", offered=(*parties, "court")),
        Field("Answers", "numbers of the entries that it responds to (may be empty)"),
        Field("Read", "yes, where you have read it yourself: its silence counts"),
    ]

    def keep(given: dict[str, str]) -> str | None:
        try:
            name, data = outside.paper(given["File"])
        except DocketError as error:
            return f"File: {error}"
        facts: dict[str, Any] = {
            "entry": given["Entry"] or None, "kind": given["Kind"] or None, "party": given["Party"] or None,
            "filed": parse_date(given["Filed"], "filed date") if given["Filed"] else None,
            "responds_to": given["Answers"].replace(",", " ").split(),
        }  # fmt: skip
        safe.toast(screen.app, f"Reading {name}… esc stops it.")
        screen.bring(name, data, facts, read=bool(given["Read"]))
        return None

    screen.app.push_screen(FormBox("File a paper", fields, keep, "files it"))


def import_dockets(app: "DocketApp") -> None:
    """A form that takes dockets in: a saved page, JSON, a notice, a feed, or a folder of them."""
    from tui.screens.boxes import Field, FormBox  # noqa: PLC0415 (Textual's Input is slow to load)

    outside = app.outside
    if outside is None or app.read_only:
        safe.toast(
            app, NO_FILES if outside is None else "The store is open read only: nothing can be recorded.", wrong=True
        )
        return
    fields = [
        Field(
            "File or folder", "saved PACER pages, CourtListener JSON, notices, feeds", suggester=PathSuggester(outside)
        ),
        Field("Court", "cand, ca9, nysb: only where the file does not say it"),
    ]

    def keep(given: dict[str, str]) -> str | None:
        if not given["File or folder"]:
            return "File or folder: name one, or press esc."
        safe.toast(app, "Importing… esc stops it.")
        app.take_in(given["File or folder"], given["Court"])
        return None

    app.push_screen(FormBox("Import dockets", fields, keep, "imports"))
