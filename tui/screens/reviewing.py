"""The review queue on the screen: proposals picked for a batch, kept, changed before they are kept, and dropped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui import safe
from tui.folded import Folded
from tui.messages import Recorded
from tui.screens.base import Sized
from tui.session import Session

if TYPE_CHECKING:
    from docket.clerk import Clerk
    from docket.clerk.reviewing import Proposal
    from tui.widgets.lines import Lines

_TOLD = 2
_NAMES = {
    "title": "Title", "party": "Party", "obligor": "Who must act", "due": "Due", "due_time": "Time", "outcome": "Outcome",
    "stance": "Stance", "on": "About", "conceder": "Conceder", "asserted_by": "Asserted by",
}  # fmt: skip
_FIELDS = {
    "argument": ("title", "party"), "deadline": ("title", "obligor", "due", "due_time"), "schedule": ("title", "obligor"),
    "ruling": ("title", "outcome", "on"), "hearing": ("title", "due", "due_time", "on"),
    "position": ("title", "stance", "party", "on"),
    "formulation": ("title", "party", "on"), "concession": ("title", "conceder", "asserted_by"),
}  # fmt: skip

_PARTIES = frozenset({"party", "obligor", "conceder", "asserted_by"})
_BY_FILER = frozenset({"party", "asserted_by"})
"""Whoever filed the paper, where nobody else is named."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """What keeping several came to: how many, and why the others wait."""

    id: str
    notes: tuple[str, ...]


def _name(proposal: "Proposal", field: str) -> str:
    """How a field is called: what is said to be conceded is a proposition."""
    return "Proposition" if (proposal.kind, field) == ("concession", "title") else _NAMES[field]


class Reviewing(Sized, inherit_bindings=False):
    """The reviewing half of the case screen."""

    session: Session
    folded_case: Folded | None

    @property
    def list(self) -> "Lines":
        """Given by the case."""
        raise NotImplementedError

    def may_write(self) -> bool:
        """Given by the case."""
        raise NotImplementedError

    def record(self, command: "Callable[[Clerk], object]", sentence: str, select: str | None = None) -> object:
        """Given by the case."""
        raise NotImplementedError

    def draw(self) -> None:
        """Given by the case."""
        raise NotImplementedError

    def _queue(self) -> "dict[str, Proposal]":
        return {p.id: p for p in self.folded_case.to_review} if self.folded_case else {}

    def _meant(self) -> "Sequence[Proposal]":
        """The proposals that are picked, else the selected one; empty where nothing can be decided."""
        if self.session.view != "review":
            safe.toast(self.app, "Proposals are decided in the review queue: r opens it.")
            return []
        if not self.may_write():
            return []
        queue = self._queue()
        picked = [queue[ident] for ident in queue if ident in self.session.picked]
        selected = queue.get(str(self.list.item))
        if not picked and selected is None:
            safe.toast(self.app, "Select a proposal that waits; those below it are decided already.")
        return picked or ([selected] if selected else [])

    def _after(self, decided: "Sequence[Proposal]") -> str:
        """The proposal that waits after these: the selection goes on to it."""
        gone = {p.id for p in decided}
        waiting = [*self._queue()]
        place = waiting.index(decided[-1].id) if decided[-1].id in waiting else -1
        others = [i for i in (*waiting[place + 1 :], *reversed(waiting[: max(place, 0)])) if i not in gone]
        return others[0] if others else decided[-1].id

    def _decided(self) -> None:
        self.session.picked.clear()

    # --- picking ------------------------------------------------------------------------------------------------------

    def action_pick(self) -> None:
        """Pick the selected proposal for a batch, or put it back; the selection goes on. In the reader: select lines."""
        if self.session.view == "read":
            self.list.hold()
            return
        item = str(self.list.item)
        if self.session.view != "review" or item not in self._queue():
            return
        self.session.picked.symmetric_difference_update({item})
        self.draw()
        self.list.select(item)
        self.list.action_move(1)

    def action_pick_all(self) -> None:
        """Pick every proposal that waits and is shown under the filter; where all are picked, none."""
        if self.session.view != "review":
            return
        rows = getattr(self.list.source, "rows", ())
        shown = {row.item for row in rows if row.item} & set(self._queue())
        picked = self.session.picked
        picked.difference_update(shown) if shown <= picked else picked.update(shown)
        self.draw()

    # --- deciding -----------------------------------------------------------------------------------------------------

    def action_keep(self) -> None:
        """Keep what is picked, or the selected proposal, under one's own name; ask for the one thing that it does not say."""
        meant = self._meant()
        if not meant:
            return
        case, after, first = self.session.case, self._after(meant), meant[0]
        if len(meant) == 1 and first.asks:
            self._ask(first, [first.asks], after)
            return
        if len(meant) == 1:
            self.record(lambda clerk: clerk.keep(case, [first.id])[0], f"{first.id} is kept as {{id}}.", after)
        else:
            ids = [p.id for p in meant]

            def keep(clerk: "Clerk") -> _Batch:
                made, told = clerk.keep_clear(case, ids)
                return _Batch(str(len(made)), told[:_TOLD])

            self.record(keep, "{id} kept in one command: u takes them back.", after)
        self._decided()

    def action_amend(self) -> None:
        """Change the fields of the selected proposal, then keep it."""
        self.session.picked.intersection_update({str(self.list.item)})
        meant = self._meant()
        if not meant:
            return
        names = _FIELDS.get(meant[0].kind)
        if names is None:
            safe.toast(self.app, f"{meant[0].id} is counted by a rule: keep it or drop it as it is.")
            return
        self._ask(meant[0], [(name, _name(meant[0], name)) for name in names], self._after(meant), filled=True)

    def _ask(self, proposal: "Proposal", asked: Sequence[tuple[str, str]], after: str, *, filled: bool = False) -> None:
        from tui.screens.boxes import Field, FormBox  # noqa: PLC0415 (Textual's Input is slow to load)

        case, ident = self.session.case, proposal.id
        now = {name: str(proposal.content.get(name) or "") for name, _ in asked}

        def keep(given: dict[str, str]) -> str | None:
            edits: dict[str, Any] = {
                name: given[label] for name, label in asked if given[label] and given[label] != now[name]
            }
            receipt = self.docket.act(lambda clerk: clerk.keep(case, [ident], edits=edits)[0])
            self._decided()
            self.post_message(Recorded(f"{ident} is kept as {receipt.id}.", after))
            return None

        folded = self.folded_case
        known = (*(safe.line(p.label) for p in folded.record.parties.values()), "court") if folded else ()
        entry = folded.record.entries.get(proposal.entry) if folded else None
        filer = folded.record.label(entry.facts.party) if folded and entry else ""
        hint = f"{', '.join(known)}, or a new name"
        by_filer = f"empty: {safe.line(filer)}, who filed it; else {hint}" if filer else hint
        fields = [
            Field(label, by_filer if name in _BY_FILER else hint, now[name] if filled else "", known)
            if name in _PARTIES
            else Field(label, value=now[name] if filled else "")
            for name, label in asked
        ]
        self.app.push_screen(FormBox(f"Keep {ident}: {proposal.title}", fields, keep))

    def action_drop(self) -> None:
        """Drop what is picked, or the selected proposal, with the reason."""
        meant = self._meant()
        if not meant:
            return
        from tui.screens.boxes import Field, FormBox  # noqa: PLC0415 (Textual's Input is slow to load)

        case, after, ids = self.session.case, self._after(meant), [p.id for p in meant]
        told = f"{ids[0]} is dropped." if len(ids) == 1 else f"{len(ids)} are dropped; u brings them all back."

        def drop(given: dict[str, str]) -> str | None:
            if not given["Reason"]:
                return "Reason: say why it is dropped."
            self.record(lambda clerk: clerk.drop(case, ids, reason=given["Reason"])[0], told, after)
            self._decided()
            return None

        what = ids[0] if len(ids) == 1 else f"{len(ids)} proposals"
        self.app.push_screen(FormBox(f"Drop {what}", [Field("Reason")], drop, "drops"))
