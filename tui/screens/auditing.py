"""Audits are made behind the screen, only while something shown needs them: papers are read, which takes seconds."""

import time

from textual import work
from textual.worker import get_current_worker

from domain.errors import DocketError
from tui.folded import Folded
from tui.messages import Audited, AuditStep
from tui.rows.alarms import is_claim
from tui.rows.quotation import is_audited
from tui.screens.base import Sized
from tui.session import Session

AUDITS = ("quotes", "alarms")
_TELL_SECONDS = 0.1


class Auditing(Sized, inherit_bindings=False):
    """The auditing part of the case screen."""

    session: Session
    folded_case: Folded | None
    _auditing: Folded | None = None

    def draw(self) -> None:
        """Given by the case."""
        raise NotImplementedError

    def draw_pages(self) -> None:
        """Given by the case."""
        raise NotImplementedError

    def inspect(self) -> None:
        """Given by the case."""
        raise NotImplementedError

    def seek_audit(self) -> None:
        """Begin the audit where what is shown needs it and it is not made yet; stop it where nothing needs it any more."""
        folded = self.folded_case
        made = folded is None or folded.audit is not None or bool(folded.unread)
        wanted = folded if not made and folded is not None and self._needs_audit(folded) else None
        if wanted is not self._auditing:
            self._auditing = wanted
            if wanted is not None:
                wanted.reading = (0, sum(1 for e in wanted.at.entries if e.paper))
                self._audit(wanted)

    def _needs_audit(self, folded: Folded) -> bool:
        pages = [item for screen in self.app.screen_stack if (item := getattr(screen, "item", None))]
        return self.session.view in AUDITS or any(is_audited(item) or is_claim(folded, item) for item in pages)

    @work(thread=True, group="audit")
    def _audit(self, folded: Folded) -> None:
        worker = get_current_worker()
        told = 0.0

        def step(read: int, papers: int) -> bool:
            nonlocal told
            if worker.is_cancelled or self._auditing is not folded:
                return False
            if read == papers or time.monotonic() - told > _TELL_SECONDS:
                told = time.monotonic()
                self.post_message(AuditStep(folded, read, papers))
            return True

        try:
            found = self.docket.desk.audit(folded.at, step, numbered=not self.docket.read_only)
        except DocketError as error:
            self.post_message(Audited(folded, None, str(error)))
            return
        if found is not None:
            self.post_message(Audited(folded, found))

    def on_audit_step(self, message: AuditStep) -> None:
        """Say how far it is, where somebody is looking."""
        message.folded.reading = (message.read, message.papers)
        if message.folded is self.folded_case and self._auditing is message.folded:
            self._show()

    def on_audited(self, message: Audited) -> None:
        """Show it where it still belongs."""
        message.folded.audit, message.folded.unread = message.audit, message.unread
        if message.folded is self.folded_case:
            self._show()

    def _show(self) -> None:
        """Only what tells of an audit is drawn again: another list under a page may be long."""
        if self.session.view in AUDITS:
            self.draw()
        else:
            self.inspect()
            self.draw_pages()
