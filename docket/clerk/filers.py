"""Whom a filer's name in a docket text means: nobody joins a case because a text names him."""

import re
from collections.abc import Iterable

from docket.importers.model import ImportedParty
from domain.parties import Party
from domain.values import COURT

_WORD = re.compile(r"\w+")
_TITLE = re.compile(r"^(?:mrs?|ms|miss|dr)\s")
"""What stands before a name in the list of parties and not where the docket says who filed."""


class Filers:
    """The parties of a case by every name, by the roles that they have alone, and by their counsel."""

    def __init__(self, parties: Iterable[Party], rows: Iterable[ImportedParty]) -> None:
        self._named: dict[str, str] = {}
        self._roles: dict[str, set[str]] = {}
        for party in parties:
            for name in party.names():
                self._named.setdefault(_fold(name), party.id)
                self._named.setdefault(_TITLE.sub("", _fold(name)), party.id)
            self._roles.setdefault(_fold(party.role or ""), set()).add(party.id)
        self._longest = max((name.count(" ") + 1 for name in self._named), default=0)
        self._counsel: dict[str, set[str]] = {}
        for row in rows:
            if ident := self._named.get(_fold(row.name)):
                for attorney in row.attorneys:
                    self._counsel.setdefault(_fold(attorney.name), set()).add(ident)

    def party(self, told: str) -> str | None:
        """The party that a name means: its own, the first of a list, one after its role, a role or counsel of one party alone."""
        words = _WORD.findall(told.casefold())
        if words in ([COURT], ["the", COURT]):
            return COURT
        return self._led(words) or self._after_role(words) or self._alone(" ".join(words))

    def _led(self, words: list[str]) -> str | None:
        """The party with whose whole name the words begin; of several the longest name."""
        for length in range(min(len(words), self._longest), 0, -1):
            if found := self._named.get(" ".join(words[:length])):
                return found
        return None

    def _after_role(self, words: list[str]) -> str | None:
        for length in range(1, min(len(words), 4)):
            if _plain(" ".join(words[:length])) in map(_plain, self._roles):
                return self._led(words[length:])
        return None

    def _alone(self, told: str) -> str | None:
        for known in (self._counsel.get(told, set()), self._roles.get(told, set())):
            if len(known) == 1:
                return next(iter(known))
        return None


def _fold(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold()))


def _plain(role: str) -> str:
    """A role in the singular: the docket says Defendants where the list of parties says Defendant."""
    return role.removesuffix("s")
