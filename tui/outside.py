"""What the screens ask of the world outside the store: files and the person's editor. The command line gives it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from docket.clerk import Clerk
    from projections.moment import KnownAt, Moment


class Wanted(NamedTuple):
    """A page or a table: its form, what it is of, the file whose ending says the format."""

    form: str
    what: str | None
    file: str
    work_product: bool = False
    replace: bool = False


class Outside(Protocol):
    """All of it raises a DocketError whose sentence says what to do."""

    def edit(self, text: str) -> str:
        """The text after the person's editor."""

    def paper(self, path: str) -> tuple[str, bytes]:
        """The name and the bytes of a paper."""

    def take_in(self, clerk: "Clerk", path: str, court: str, told: Callable[[str], None]) -> str:
        """Import the dockets of a file or a folder, telling of each; what came of it all, in a sentence."""

    def export(self, clerk: "Clerk", case: str, moment: "Moment", known_at: "KnownAt | None", wanted: Wanted) -> str:
        """Write what is wanted, as of a moment; what was written where, in a sentence."""

    def completed(self, typed: str) -> str | None:
        """The one path that begins so, or as far as all that do agree."""
