"""One thing that can be done: what a binding, the footer, the help screen and the palette are made from."""

from dataclasses import dataclass

EVERY_VIEW = (
    "overview", "docket", "motions", "arguments", "concessions", "standards", "due", "history", "read", "quotes", "alarms",
    "positions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done.

    ``scope`` is the screen that owns it; ``show`` are the places whose footer names it, best first in the table. ``listed``
    and ``printed`` are for help: one row can stand for several actions.
    """

    id: str
    keys: str
    does: str
    group: str
    scope: str = "case"
    action: str = ""
    show: tuple[str, ...] = ()
    short: str = ""
    palette: bool = True
    signs: str = ""
    listed: bool = True
    printed: str = ""
    views: tuple[str, ...] = ()
    """The views in which it does something; none named: in all."""
    writes: bool = False

    @property
    def call(self) -> str:
        """The Textual action."""
        return self.action or self.id
