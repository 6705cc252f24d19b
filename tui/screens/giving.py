"""Giving something out of the program from the screens: which page, of what, into which file."""

import re
from typing import TYPE_CHECKING

from domain.errors import DocketError
from tui import safe
from tui.outside import Wanted
from tui.screens.bringing import NO_FILES, PathSuggester

if TYPE_CHECKING:
    from tui.screens.case import CaseScreen

FORMS = ("memo", "argument", "proof", "report", "csv", "argdown", "json", "ics")
_OF = {"C": "memo", "A": "argument", "S": "proof"}
_UNFIT = re.compile(r"[^\w.-]+")


def give(screen: "CaseScreen") -> None:
    """A form that writes a page on the selected thing, or the report of the case, as of the moment on the screen."""
    from tui.screens.boxes import Field, FormBox  # noqa: PLC0415 (Textual's Input is slow to load)

    folded, outside = screen.folded_case, screen.docket.outside
    if folded is None:
        return
    if outside is None:
        safe.toast(screen.app, NO_FILES, wrong=True)
        return
    if folded.when.without:
        safe.toast(
            screen.app, "A what-if is nobody's record and is not given out. t goes back to the record.", wrong=True
        )
        return
    item = str(screen.chosen()[0] or "").partition(".")[0]
    form = _OF.get(item[:1], "report")
    what = item if form != "report" else ""
    name = "-".join(part for part in (folded.record.opened.number, form, what) if part)
    fields = [
        Field("Page", ", ".join(FORMS), form, FORMS),
        Field("Of", "C1 of a memo, A4 of an argument sheet, S1 of a proof, a table of csv; else empty", what),
        Field(
            "File", "its ending says the format: .docx .html .md", f"{_UNFIT.sub('-', name)}.docx",
            suggester=PathSuggester(outside),
        ),
        Field("Work product", "yes: notes, checks and proposals too; every page is marked"),
        Field("Replace", "yes, where the file is there already"),
    ]  # fmt: skip
    case, when, desk = screen.session.case, folded.when, screen.docket.desk

    def keep(given: dict[str, str]) -> str | None:
        wanted = Wanted(
            given["Page"].casefold(),
            given["Of"] or None,
            given["File"],
            bool(given["Work product"]),
            bool(given["Replace"]),
        )
        if wanted.form not in FORMS:
            return f"Page: possible are {', '.join(FORMS)}."
        if not wanted.file:
            return "File: name one."
        try:
            told = desk.act(lambda clerk: outside.export(clerk, case, when.moment, when.known_at, wanted))
        except DocketError as error:
            return f"File: {error}" if wanted.file in str(error) else f"Of: {error}"
        safe.toast(screen.app, told)
        return None

    screen.app.push_screen(FormBox("Give out a page, as of the moment on the screen", fields, keep, "writes it"))
