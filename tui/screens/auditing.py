"""Audits are made behind the screen, only while something shown needs them: papers are read, which takes seconds."""

from textual import work
from textual.worker import get_current_worker

from domain.errors import DocketError
from tui.folded import Folded
from tui.messages import Audited, AuditStep
from tui.rows.quotes import is_audited
from tui.screens.base import Sized
from tui.session import Session


class Auditing(Sized, inherit_bindings=False):
    """The auditing part of the case screen."""

    session: Session
    folded_case: Folded | None
    _auditing: Folded | None = None

    def draw(self) -> None:
        """Given by the case."""
        raise NotImplementedError

    def seek_audit(self) -> None:
        """Begin the audit where what is shown needs it and it is not made yet; stop it where nothing needs it any more."""
        folded = self.folded_case
        needed = folded is not None and folded.quoted is None and not folded.unread and self._needs_audit()
        wanted = folded if needed else None
        if wanted is not self._auditing:
            self._auditing = wanted
            if wanted is not None:
                self._audit(wanted)

    def _needs_audit(self) -> bool:
        pages = (getattr(screen, "item", None) for screen in self.app.screen_stack)
        return self.session.view == "quotes" or any(item and is_audited(item) for item in pages)

    @work(thread=True, group="audit")
    def _audit(self, folded: Folded) -> None:
        worker = get_current_worker()

        def step(read: int, papers: int) -> bool:
            if worker.is_cancelled or self._auditing is not folded:
                return False
            self.post_message(AuditStep(folded, read, papers))
            return True

        try:
            view = self.docket.desk.quotes(folded.at, step, numbered=not self.docket.read_only)
        except DocketError as error:
            self.post_message(Audited(folded, None, str(error)))
            return
        if view is not None:
            self.post_message(Audited(folded, view))

    def on_audit_step(self, message: AuditStep) -> None:
        """Say how far it is, where somebody is looking."""
        message.folded.reading = (message.read, message.papers)
        if message.folded is self.folded_case and self._auditing is message.folded:
            self.draw()

    def on_audited(self, message: Audited) -> None:
        """Show it where it still belongs."""
        message.folded.quoted, message.folded.unread = message.view, message.unread
        if message.folded is self.folded_case:
            self.draw()
