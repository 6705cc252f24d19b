"""Authorities: the table of who uses which authority, read from the papers at hand. It judges and records nothing."""

import re
from typing import TYPE_CHECKING

from docket.clerk.alarms import Alarming
from docket.clerk.quoting import _filed
from domain.events import JudgeAssigned
from projections.authorities import AuthoritiesView, CitedAuthority, authorities
from projections.moment import CaseAt

if TYPE_CHECKING:
    from docket.audit.papers import Filed
    from docket.intake.reading import Reading as PaperReading


class Citing(Alarming):
    """The table of authorities of the whole case."""

    def authorities(self, at: CaseAt) -> AuthoritiesView:
        """Each authority with its uses as of a moment: only papers filed by then count.

        Raises FileAccessError where a paper is missing from the store.
        """
        read = {
            entry.id: _cited(_filed(at, place), self._reading(entry.paper.sha256, entry.id))
            for place, entry in enumerate(at.entries)
            if entry.paper
        }
        return authorities(at, read, _judges(at), at.record.opened.court)


def _cited(entry: "Filed", reading: "PaperReading") -> list[CitedAuthority]:
    from docket.audit.places import passage  # noqa: PLC0415 (the readers come along)

    return [
        CitedAuthority(
            use.kind, use.cite, use.name, use.text, use.short, use.parallel, use.docket, use.court, use.year, use.judge,
            use.this_court, use.how, use.quote, passage(entry, reading, use.span, use.text),
        )
        for use in reading.authority_uses
    ]  # fmt: skip


def _judges(at: CaseAt) -> list[str]:
    """Initials behind the docket number, and the surnames of the judges who sit on the case."""
    initials = re.findall(r"-([A-Z]{2,4})\b", re.sub(r"^.*?\d-[A-Za-z]{2}-\d+", "", at.record.opened.number_as_printed))
    return [*initials, *(event.name.split()[-1] for event in at.seen(JudgeAssigned) if event.name.split())]
