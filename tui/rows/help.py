"""The help page, written from the table of keys."""

from collections.abc import Sequence
from datetime import datetime

from tui.action import Action
from tui.keys import groups, names_of
from tui.rows.layout import Page

_NOTES = (
    "NOW and AS OF: the banner always says which. In another moment nothing can be recorded.",
    "Signs: ~ assumed or computed, ? proposed or hedged, · nothing, “by” a latest bound; only an ordered date is bare.",
    "A claimed concession is a claim about a concession: words, source check and ruling are kept apart.",
    'Filter words: kind:order by:twitter after:2023-01-01 before: status: paper: conc:, and "phrases".',
)


def told_page(told: Sequence[tuple[datetime, str, bool]], page: Page) -> None:
    """Each sentence with the time at which it was said; what went wrong is marked."""
    if not told:
        page.para("Nothing was said yet.")
    for when, sentence, wrong in reversed(told):
        page.labelled(f"{when:%H:%M:%S} {'!' if wrong else ' '}", sentence, wide=12, role="warn" if wrong else "")


def help_page(page: Page) -> None:
    """Keys by group, then how to read the signs."""
    for name, actions in groups():
        page.rule(name)
        for action in actions:
            told = _view(action) if name == "Views" else action.does
            page.labelled(names_of(action), told, wide=18)
        page.blank()
    page.rule("How to read the screen")
    for words in _NOTES:
        page.para(words, hang=2)


def _view(action: Action) -> str:
    """What a view shows, after its name; most begin with it anyhow."""
    named = action.does if action.does.startswith(action.short[:4].casefold()) else f"{action.short}: {action.does}"
    return named[:1].upper() + named[1:]
