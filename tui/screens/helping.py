"""Pages of words over everything else: the keys, and what was said at the foot of the screen."""

from collections.abc import Callable, Sequence
from datetime import datetime

from tui.rows.help import help_page, told_page
from tui.rows.layout import Leaf, Page
from tui.screens.listing import Listing


class WordsScreen(Listing, inherit_bindings=False):
    """A page of words, to be read and closed."""

    def __init__(self, name: str, heading: str, write: Callable[[Page], None]) -> None:
        super().__init__(name=name)
        self._heading, self._write = heading, write

    def on_mount(self) -> None:
        """Write it."""
        self.head(f"Docket · {self.name}")
        self.entitle(self._heading, Leaf(self._write))
        self.show_footer("words")


class HelpScreen(WordsScreen, inherit_bindings=False):
    """Every key, by group, and how to read the signs."""

    def __init__(self) -> None:
        super().__init__("help", "Keys", help_page)


class ToldScreen(WordsScreen, inherit_bindings=False):
    """What was said at the foot of the screen in this visit, the last first."""

    def __init__(self, told: Sequence[tuple[datetime, str, bool]]) -> None:
        super().__init__("messages", f"Said in this visit · {len(told)}", lambda page: told_page(told, page))
