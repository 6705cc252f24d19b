"""The state of the case on one page: what a partner asks, each answer with its word, its pin cite and its id."""

from projections.overview import LEFT_OPEN, OverviewLine
from tui.folded import Folded
from tui.rows.layout import Page
from tui.rows.words import human

_LABEL = 5


def overview_page(folded: Folded, page: Page) -> None:
    """Sections with their lines; a line is a thing that can be opened."""
    view = folded.overview
    if not view.sections:
        _empty(folded, page)
    else:
        page.para(" · ".join(f"{s.title} {s.total}" for s in view.sections), role="strong")
    for section in view.sections:
        page.item = None
        page.rule(f"{section.title} ({section.total})")
        for line in section.lines:
            _line(line, page)
        if section.total > len(section.lines):
            page.item = None
            page.para(f"… and {section.total - len(section.lines):,} more, in the view of their own", indent=_LABEL)


def left_open_page(folded: Folded, page: Page) -> None:
    """What the court did not reach and did not address, as titles with their pin cites; enter tells the rest."""
    left = [section for section in folded.overview.sections if section.title in LEFT_OPEN]
    for section in left:
        page.item = None
        page.rule(f"{section.title} ({section.total})")
        for line in section.lines:
            page.item = line.id
            page.labelled(line.id, line.title, wide=_LABEL, right=line.cite or "")
    if not left:
        page.para("No ruling as of this moment leaves a recorded argument or element open.", indent=2)


def _line(line: OverviewLine, page: Page) -> None:
    page.item = line.id
    ident = f"ECF {line.id}" if line.id[:1].isdigit() else line.id
    wide = max(_LABEL, len(ident) + 1)
    page.labelled(
        "" if line.id == "papers" else ident,
        f"{human(line.word).upper()} · {line.text}",
        wide=wide,
        right=line.cite or "",
    )


def _empty(folded: Folded, page: Page) -> None:
    stands = "No argument, claim, deadline or ruling" if folded.at.entries else "Nothing"
    for words in (
        "",
        f"{stands} is on the record as of this moment.",
        "",
        "R   file a paper, and see what was read in it",
        "r   review what was read     !   alarms: claims beside what they cite",
        "a   record by hand           1   the docket sheet",
        "]   one filing later         t   back to now",
        "?   help                     :   go anywhere",
    ):
        page.para(words, indent=2)
