"""Parties as decisions see them: the names that one goes by, whom a name means, and the side that a role is on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.text import clip, one_line

CLAIMING = frozenset({"plaintiff", "petitioner", "movant", "appellant", "claimant", "relator"})
"""The roles of who asks the court for something."""
DEFENDING = frozenset({"defendant", "respondent", "appellee"})
"""The roles of who answers."""
COMMON_WORDS = frozenset(
    "inc incorporated llc llp lp ltd limited co corp corporation company plc pc na the of and".split()
)
"""Words of names that tell no party from another: the forms of companies, articles."""
_LABEL = 8


@dataclass(frozen=True, slots=True)
class Party:
    """A party: its id and every name that it goes by."""

    id: str
    name: str
    label: str
    role: str | None
    aliases: tuple[str, ...]

    def names(self) -> tuple[str, ...]:
        """Every name, in lower case."""
        return tuple(n.casefold() for n in (self.id, self.name, self.label, *self.aliases))


def label_of(name: str) -> str:
    """A short name for columns, for a party that nobody gave one."""
    return clip(name, _LABEL)


def side_of(role: str) -> frozenset[str]:
    """The roles that are on the side of a role (plaintiff, petitioner, ...); of a role that takes no side, that role alone."""
    plain = role.casefold()
    return next((side for side in (CLAIMING, DEFENDING) if plain in side), frozenset({plain}))


def wholly_named(name: str, parties: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The keys of the parties that have a name as a whole. Case, commas and full stops do not count."""
    wanted = _plain(name)
    return tuple(key for key, names in parties.items() if wanted in map(_plain, names))


def named(name: str, parties: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The keys of the parties that a name can mean: those that have it as a whole, else as one word of a name of theirs."""
    found, word = wholly_named(name, parties), _plain(name)
    if found or word in COMMON_WORDS:
        return found
    return tuple(key for key, names in parties.items() if any(word in _plain(n).split() for n in names))


def _plain(name: str) -> str:
    return " ".join(one_line(name).casefold().replace(".", "").replace(",", " ").split())
