"""Authorities: the table of who uses which authority, read from the papers at hand. It judges and records nothing."""

import re
from typing import TYPE_CHECKING

from docket.clerk.alarms import Alarming
from docket.clerk.quoting import _filed
from domain.events import JudgeAssigned
from domain.values import BY_THE_COURT, COURT
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
        return authorities(at, read, self._deciding(at), at.record.opened.court)

    def _deciding(self, at: CaseAt) -> list[str]:
        """Initials and surnames of who decides: by the docket number, the judges recorded, and whoever signs the orders at hand."""
        orders = (e for e in at.entries if e.paper and e.facts.party == COURT and e.facts.kind in BY_THE_COURT)
        signed = (self._reading(e.paper.sha256, e.id).document.judge for e in orders if e.paper)
        named = [event.name for event in at.seen(JudgeAssigned)] + [name for name in signed if name]
        printed = re.sub(r"^.*?\d-[A-Za-z]{2}-\d+", "", at.record.opened.number_as_printed)
        return [*re.findall(r"-([A-Z]{2,4})\b", printed), *(word for name in named for word in _called(name))]


def _cited(entry: "Filed", reading: "PaperReading") -> list[CitedAuthority]:
    from docket.audit.places import passage  # noqa: PLC0415 (the readers come along)

    return [
        CitedAuthority(
            use.kind, use.cite, use.name, use.text, use.short, use.parallel, use.docket, use.court, use.year, use.judge,
            use.this_court, use.how, use.quote, passage(entry, reading, use.span, use.text),
        )
        for use in reading.authority_uses
    ]  # fmt: skip


def _called(name: str) -> list[str]:
    """How a citation calls a judge: the surname, and the initials that end a docket number."""
    words = [word.strip(".,") for word in name.split() if word.strip(".,")]
    if len(words) < 2:
        return words
    return [words[-1], "".join(word[0] for word in words).upper(), f"{words[0][0]}{words[-1][0]}".upper()]
