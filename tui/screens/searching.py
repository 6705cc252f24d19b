"""What a search over every case found; enter opens the thing in its case."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from domain.errors import DocketError
from tui import safe
from tui.keys import TABLE
from tui.rows.hits import hits_page, passage_at
from tui.rows.layout import Leaf, Page
from tui.rows.reader import paper_of
from tui.screens.listing import Listing

if TYPE_CHECKING:
    from docket.clerk.searching import Hit, SearchView
    from docket.clerk.snippets import HitPlace


class SearchScreen(Listing, inherit_bindings=False):
    """The hits of one query, the best first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(a.keys, a.call, a.does, show=False) for a in TABLE if a.id == "open"
    ]

    def __init__(self, query: str) -> None:
        super().__init__(name="search")
        self._asked = query
        self._view: SearchView | None = None

    def on_mount(self) -> None:
        """Search in a worker."""
        self.head("Docket · search")
        self.show_footer("search")
        self._tell("Searching")
        self._search()

    @work(thread=True, group="search")
    def _search(self) -> None:
        try:
            view = self.docket.desk.search(self._asked, self._told)
        except DocketError as error:
            self.app.call_from_thread(self._failed, str(error))
            return
        self.app.call_from_thread(self._show, view)

    def _told(self, done: int, of: int) -> None:
        self.app.call_from_thread(self._tell, f"Searching: {done} of {of} cases are indexed")

    def _tell(self, words: str) -> None:
        if self.is_mounted:
            self.entitle(words)

    def _failed(self, sentence: str) -> None:
        if not self.is_mounted:
            return
        self.entitle("Search", Leaf(lambda page: page.para(sentence)))

    def _show(self, view: "SearchView") -> None:
        if not self.is_mounted:
            return
        self._view = view

        def write(page: Page) -> None:
            hits_page(page, view)

        shown = f", the best {len(view.hits)}" if view.total > len(view.hits) else ""
        hits = "hit" if view.total == 1 else "hits"
        self.entitle(f"{view.total} {hits}{shown} · {view.query}", Leaf(write, whole_items=True))

    def action_open(self) -> None:
        """The selected thing in its case; of a part of an argument or a concession, the whole; of a paper, the very place."""
        item = self.lines.item
        if self._view is None or item is None:
            return
        number, _, place = item.partition(".")
        hit = self._view.hits[int(number)]
        if hit.thing == "paper" and hit.places:
            self._open_paper(hit, hit.places[int(place or 0)])
            return
        ident = hit.entry if hit.thing in ("entry", "paper", "note") and hit.entry else hit.id.partition(".")[0]
        self.docket.open_hit(hit.case_id, ident)

    @work(thread=True, group="search")
    def _open_paper(self, hit: "Hit", place: "HitPlace") -> None:
        """Find the lines of the place in the paper, then open the reader there."""
        try:
            reading = self.docket.desk.paper(hit.case_id, hit.entry or hit.id)
        except DocketError as error:
            self.app.call_from_thread(safe.toast, self.app, str(error), wrong=True)
            return
        sought = passage_at(paper_of(reading), hit, place) if reading and place.lines else None
        self.app.call_from_thread(self.docket.open_hit, hit.case_id, hit.entry or hit.id, sought)
