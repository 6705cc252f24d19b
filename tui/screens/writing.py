"""What a person records from a case: notes, entries, review, read papers, corrections; refused where nothing can be recorded."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import work

from domain.errors import DocketError, InvalidWordError
from tui import safe
from tui.folded import Folded, When
from tui.messages import Failed, Recorded, StoreChanged
from tui.screens.bringing import file_paper
from tui.screens.forming import offer_forms
from tui.screens.giving import give
from tui.screens.reviewing import Reviewing
from tui.session import Session
from tui.session import words_of as told_moment

if TYPE_CHECKING:
    from docket.clerk import Clerk
    from docket.clerk.filing import FilingReceipt
    from tui.screens.case import CaseScreen
    from tui.widgets.lines import Lines


class Writing(Reviewing, inherit_bindings=False):
    """The writing half of the case screen."""

    session: Session
    folded_case: Folded | None

    @property
    def list(self) -> "Lines":
        """Given by the case."""
        raise NotImplementedError

    @property
    def case(self) -> "CaseScreen":
        """Given by the case."""
        raise NotImplementedError

    def travel(self, when: When) -> None:
        """Given by the case."""
        raise NotImplementedError

    def why_read_only(self) -> str:
        """Why nothing can be recorded here, with what to do; empty where it can."""
        folded = self.folded_case
        if folded is not None and not folded.when.is_now:
            told = told_moment(folded.at, folded.when)
            return f"The case is shown {told}: nothing can be recorded there. t goes back to now."
        return "The store is open read only: nothing can be recorded." if self.docket.read_only else ""

    def may_write(self) -> bool:
        """Whether something can be recorded here; says why not."""
        if why := self.why_read_only():
            safe.toast(self.app, why, wrong=True)
        return self.folded_case is not None and not why

    @work(thread=True, group="write")
    def record(self, command: "Callable[[Clerk], object]", sentence: str, select: str | None = None) -> None:
        """Run a command of the Clerk and say what became of it."""
        try:
            made = self.docket.act(command)
        except DocketError as error:
            self.post_message(Failed(str(error)))
            return
        ident = str(getattr(made, "id", "") or "")
        notes = " ".join(getattr(made, "notes", ()))
        self.post_message(Recorded(f"{sentence.replace('{id}', ident)} {notes}".strip(), select or ident or None))

    def on_recorded(self, message: Recorded) -> None:
        """Say it, and fold again."""
        safe.toast(self.app, message.sentence)
        if message.select:
            self.session.selected[self.session.view] = message.select
        self.travel(self.session.when)

    def on_store_changed(self, message: StoreChanged) -> None:
        """Another process recorded something: say who, then fold again with the same selection."""
        folded = self.folded_case
        if folded is None or message.head <= folded.head:
            return
        news = self.docket.desk.news(self.session.case, folded.head)
        if news:
            mine = (
                self.docket.desk.actor if self.docket.bringing else None
            )  # what is just being brought in is told by itself
            others = [e for e in news if e.actor != mine]
            names = ", ".join(dict.fromkeys(e.actor for e in others))
            if others:
                safe.toast(self.app, f"{len(others)} new event{'' if len(others) == 1 else 's'} by {names}.")
            self.travel(self.session.when)

    # --- notes and entries --------------------------------------------------------------------------------------------

    def write_note(self, ident: str) -> None:
        """A form of one line."""
        from tui.screens.boxes import Field, FormBox  # noqa: PLC0415 (Textual's Input is slow to load)

        case = self.session.case

        def keep(given: dict[str, str]) -> str | None:
            if not given["Note"]:
                raise InvalidWordError("Write the note, or press esc.")
            self.record(
                lambda clerk: clerk.note(case, ident, given["Note"]),
                f"Note {{id}} on {ident} is kept (work product).",
                ident,
            )
            return None

        self.app.push_screen(
            FormBox(f"Note on {ident} · work product, kept apart from the record", [Field("Note")], keep)
        )

    def action_add(self) -> None:
        """Ask what is to be recorded, then the form for it."""
        if self.may_write():
            offer_forms(self.case)

    def action_read_paper(self) -> None:
        """A person has read the paper: silence in it may be judged."""
        item = self.session.reading if self.session.view == "read" else self.list.item
        if self.folded_case is None or item not in self.folded_case.record.entries:
            safe.toast(self.app, "Select an entry first; M then marks its paper read.")
        elif self.may_write():
            case, entry = self.session.case, str(item)
            self.record(lambda clerk: clerk.mark_read(case, entry), f"{self.folded_case.name(entry)} is marked read.")

    def action_give(self) -> None:
        """A form that writes a page, a table or the record to a file."""
        give(self.case)

    def action_file(self) -> None:
        """A form that files a paper."""
        if self.may_write():
            file_paper(self.case)

    @work(thread=True, group="bring")
    def bring(self, name: str, data: bytes, facts: dict[str, Any], *, read: bool) -> None:
        """File a paper, and say what was read in it."""
        case, tell = self.session.case, self.docket.telling("Nothing was filed.")

        def page(done: int, of: int) -> None:
            tell(f"{name}: page {done:,} of {of:,}.")

        def read_on() -> None:
            tell(f"{name} is being read.")

        def file(clerk: "Clerk") -> "FilingReceipt":
            receipt = clerk.file(case, data, name=name, progress=page, check=read_on, **facts)
            if read:
                clerk.mark_read(case, receipt.id)
            return receipt

        try:
            receipt = self.docket.act_beside(file)
        except DocketError as error:
            self.post_message(Failed(str(error)))
            return
        found = f" {len(receipt.found)} passages recorded earlier were found in it." if receipt.found else ""
        missing = f" {len(receipt.missing)} were NOT found." if receipt.missing else ""
        waits = f" {receipt.proposals} proposals wait: r." if receipt.proposals else ""
        told = f"{name} is filed as {receipt.id}.{waits}{found}{missing} {' '.join(receipt.notes)}"
        self.post_message(Recorded(told.strip(), receipt.id))

    # --- corrections --------------------------------------------------------------------------------------------------

    @work(thread=True, group="write")
    def undo(self, target: str | None) -> None:
        """Take back a command by a correction; the sentence says which."""
        try:
            told = self.docket.undo(self.session.case, target)
        except DocketError as error:
            self.post_message(Failed(str(error)))
            return
        self.post_message(Recorded(f"{told} u undoes that."))

    def action_undo_this(self) -> None:
        """The selected event of the history."""
        if self.session.view != "history":
            safe.toast(self.app, "U works in History (5), on the selected event; u takes back the last command.")
        elif self.list.item and self.may_write():
            self.undo(self.list.item)
