"""What can be done with the selected thing on any screen of a case: step in time, ask why, compare, copy, write."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from domain.errors import DocketError
from projections.passages import PassageView
from projections.why import why
from tui import safe
from tui.folded import Folded, When
from tui.rows.answers import why_page
from tui.rows.layout import Leaf, Source
from tui.rows.overview import left_open_page
from tui.rows.things import leading_passage, thing_page
from tui.rows.words import citation, quotation
from tui.screens.base import Sized
from tui.session import Unit, step, words_of

if TYPE_CHECKING:
    from tui.screens.case import CaseScreen

FIRST, LAST = "This is the first filing on the docket.", "This is now: nothing later is on the record."


class Travel(Sized, inherit_bindings=False):
    """Actions shared by the case and by the pages that open over it."""

    @property
    def case(self) -> "CaseScreen":
        """The case that this screen belongs to."""
        raise NotImplementedError

    @property
    def folded(self) -> Folded | None:
        """The case as it is shown."""
        return self.case.folded_case

    def chosen(self) -> tuple[str | None, PassageView | None]:
        """The selected thing and passage."""
        raise NotImplementedError

    # --- time ---------------------------------------------------------------------------------------------------------

    def action_filing(self, by: int) -> None:
        """One filing earlier or later, in every view."""
        self._step(Unit("filing"), by, FIRST if by < 0 else LAST)

    def action_day(self, by: int) -> None:
        """To the day before or after on which something happened or fell due."""
        self._step(Unit("day"), by, "Nothing is on the record before this day." if by < 0 else LAST)

    def action_event(self, by: int) -> None:
        """Our record one event earlier or later."""
        self._step(
            Unit("event"), by, "This is the first event on the record." if by < 0 else "This is the whole record."
        )

    def action_change(self, by: int) -> None:
        """To the next moment at which the selected thing changed."""
        item = self.chosen()[0]
        thing = self._plain(self.folded, item) if self.folded and item else None
        if thing is None:
            safe.toast(self.app, "Select something first; < and > then go to its changes.")
            return
        self._step(Unit("change", thing), by, f"{item} has no {'earlier' if by < 0 else 'later'} change on the record.")

    def action_now(self) -> None:
        """Back to now on both clocks; a comparison with the step before ends, one with a mark goes on."""
        if self.folded and not self.folded.when.is_now:
            if not self.case.session.marks:
                self.case.session.comparing = False
            self.case.travel(When())

    def _step(self, unit: Unit, by: int, otherwise: str) -> None:
        if self.folded is None:
            return
        self.case.session.unit, self.case.session.way = unit, by
        when = step(self.folded, unit, by)
        if when is None:
            safe.toast(self.app, otherwise)
        else:
            self.case.travel(when)

    def action_play(self) -> None:
        """Play on, or pause."""
        self.case.toggle_play()

    def action_pace(self, by: int) -> None:
        """Play slower or faster."""
        self.case.pace(by)

    def action_mark(self) -> None:
        """Remember this moment under a letter; again at the same moment forgets it."""
        folded, session = self.folded, self.case.session
        if folded is None:
            return
        letter = session.toggle_mark()
        told = words_of(folded.at, folded.when)
        if letter is None:
            safe.toast(self.app, "All 26 letters mark a moment. m at a marked moment takes its mark off.")
        elif letter in session.marks:
            safe.toast(self.app, f"Marked {letter}: {told}. Go elsewhere and press = to compare.")
        else:
            safe.toast(self.app, f"Mark {letter} is taken off.")
        self.case.mark_changed()

    def action_to_mark(self) -> None:
        """To the next mark."""
        letter = self.case.session.next_mark()
        if letter is None:
            safe.toast(self.app, "There is no other mark. m marks a moment.")
        else:
            self.case.travel(self.case.session.marks[letter])

    def action_compare(self) -> None:
        """What changed since the mark, or by the step to here, in this view; where that is shown, on a page of its own."""
        case = self.case
        if not case.session.comparing:
            started = case.start_comparing()
            if started and self is not case:
                case.open_comparison()
        else:
            case.open_comparison()

    def action_suppose(self) -> None:
        """What would change without the selected thing."""
        item = self.chosen()[0]
        thing = self._plain(self.folded, item) if self.folded and item else None
        if thing is None:
            safe.toast(self.app, "Select a filing or a claim first; W then shows what would change without it.")
            return
        try:
            self.case.suppose_without(thing.partition(".")[0])
        except DocketError as error:
            safe.toast(self.app, str(error), wrong=True)

    # --- asking -------------------------------------------------------------------------------------------------------

    def action_why(self) -> None:
        """The grounds of the selected thing."""
        item = self.chosen()[0]
        if not self.folded or not item:
            safe.toast(self.app, "Select something first; w then says why.")
            return
        if any(proposal.id == item for proposal in self.folded.proposals):
            self.open_page(f"Why {item}", lambda now: thing_page(now, item), item)
            return
        folded, ident = self.folded, self._plain(self.folded, item)
        if ident is None:
            safe.toast(self.app, f"{item} is no thing on the record; enter opens it.")
            return

        def make(now: Folded) -> Source | None:
            place = now.record.placed_id(ident)
            if ident not in now.record.introduced or not now.at.holds(place):
                return None
            view = why(now.at, ident)
            return Leaf(lambda page: why_page(view, page))

        if make(folded) is None:
            safe.toast(self.app, f"{ident} is not on the record as of this moment.")
        else:
            self.open_page(f"Why {ident}", make, ident)

    def action_left_open(self) -> None:
        """What the court did not reach and did not address, on one page."""
        self.open_page("Left open by the court", lambda now: Leaf(lambda page: left_open_page(now, page)))

    @staticmethod
    def _plain(folded: Folded, item: str) -> str | None:
        if item in folded.record.introduced:
            return item
        row = next((r for r in folded.history.events if f"pos:{r.position}" == item), None)
        return (row.ids[0] if row.ids else row.entry) if row else None

    def open_page(
        self, title: str, make: Callable[[Folded], Source | None], item: str | None = None, *, name: str | None = None
    ) -> None:
        """A full page over this screen."""
        from tui.screens.page import PageScreen  # noqa: PLC0415 (a page opens pages: each needs the other)

        if self.folded:
            self.app.push_screen(PageScreen(self.case, title, make, item, name))

    # --- copying ------------------------------------------------------------------------------------------------------

    def action_copy(self) -> None:
        """The pin cite to the clipboard."""
        self._copy(citation)

    def action_copy_quote(self) -> None:
        """The quotation with its cite to the clipboard."""
        self._copy(quotation)

    def _copy(self, made: Callable[[PassageView], str]) -> None:
        item, passage = self.chosen()
        passage = passage or (leading_passage(self.folded, item) if self.folded and item else None)
        if passage:
            words = made(passage)
        elif self.folded and item in self.folded.record.entries:
            words = self.folded.name(item)
        else:
            safe.toast(self.app, "Nothing here has a cite; select a thing or a passage first.")
            return
        self.app.copy_to_clipboard(safe.copied(words))
        safe.toast(self.app, f"Copied: {words}")

    # --- writing ------------------------------------------------------------------------------------------------------

    def action_note(self) -> None:
        """A note on the selected thing."""
        item = self.chosen()[0]
        ident = self._plain(self.folded, item) if self.folded and item else None
        if ident is None:
            safe.toast(self.app, "Select something first; e then writes a note on it.")
        elif self.case.may_write():
            self.case.write_note(ident)

    def action_note_in_editor(self) -> None:
        """A note on the selected thing, written in the person's own editor; an empty one is not kept."""
        item = self.chosen()[0]
        ident = self._plain(self.folded, item) if self.folded and item else None
        outside = self.docket.outside
        if ident is None:
            safe.toast(self.app, "Select something first; ctrl+o then writes a note on it.")
        elif outside is None:
            safe.toast(self.app, "There is no editor here. e writes a note of one line.", wrong=True)
        elif self.case.may_write():
            try:
                with self.app.suspend():
                    written = outside.edit("")
            except SuspendNotSupported:
                safe.toast(
                    self.app, "An editor cannot be opened in this terminal. e writes a note of one line.", wrong=True
                )
                return
            except DocketError as error:
                safe.toast(self.app, str(error), wrong=True)
                return
            case, text = self.case.session.case, written.strip()
            if text:
                self.case.record(
                    lambda clerk: clerk.note(case, ident, text),
                    f"Note {{id}} on {ident} is kept (work product).",
                    ident,
                )
            else:
                safe.toast(self.app, "The note was empty: nothing was kept.")

    def action_undo(self) -> None:
        """Take back the last command by a correction."""
        if self.case.may_write():
            self.case.undo(None)
