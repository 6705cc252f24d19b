"""The events of a case as they are shown: without the words of papers that are sealed, clawed back or destroyed."""

from collections.abc import Collection, Sequence
from functools import cached_property

from domain.case import annulled_commands
from domain.events import CaseEvent, PaperSealed
from domain.sealing import Homes, Withheld, masked, says_so, withheld
from projections.record import CaseRecord, Recorded


def _came_sealed(event: CaseEvent) -> bool:
    """A paper that came in under seal does not lose it by being taken back: its words still stand in the history."""
    return isinstance(event, PaperSealed) and event.from_the_start


class Shown:
    """What of a case's events is shown; with ``unsealed`` the words of sealed papers too, never those of others."""

    def __init__(self, recorded: Sequence[Recorded], *, unsealed: bool = False) -> None:
        self._recorded, self._unsealed = recorded, unsealed

    @cached_property
    def withheld(self) -> dict[str, Withheld]:
        """The entries whose words are withheld now. It holds for every moment that is asked for, of either clock."""
        said = [r.event for r in self._recorded if says_so(r.event)]
        annulled = annulled_commands(r.event for r in self._recorded) if said else ()
        return withheld(event for event in said if event.command_id not in annulled or _came_sealed(event))

    @cached_property
    def recorded(self) -> Sequence[Recorded]:
        """The events, masked where that must be."""
        hidden = {ident: why for ident, why in self.withheld.items() if ident not in self.unsealed}
        if not hidden:
            return self._recorded
        homes, shown = Homes(), []
        for position, event in self._recorded:
            homes.learn(event)
            shown.append(Recorded(position, masked(event, homes, hidden)))
        return shown

    @property
    def unsealed(self) -> Collection[str]:
        """The sealed entries whose words are shown because that was asked for."""
        return [ident for ident, why in self.withheld.items() if self._unsealed and why.state == "sealed"]

    def record(self, recorded: Sequence[Recorded] | None = None) -> CaseRecord:
        """The record of these events, or of some of them."""
        return CaseRecord(self.recorded if recorded is None else recorded, self.withheld, shown=self.unsealed)
