"""Whom a person means by a party's name: the one who goes by it, or the question which of those whose names are like it."""

import re
from difflib import SequenceMatcher

from domain.case import Case
from domain.errors import InvalidWordError
from domain.parties import side_of
from domain.text import clip

_WORD = re.compile(r"\w+")
_BEGINS, _SLIPS = 3, 5
"""Letters from which the beginning of a word may stand for it, and from which two words may differ by a slip of the pen."""
_LIKE = 0.8
_TOLD = 60  # letters of a name in a message


def meant(case: Case, name: str) -> str | None:
    """The party meant by a name, or by a role that one party alone has. None: a name not heard before.

    Raises InvalidWordError for what is no name, and for one so like a known party's that a person must say which.
    """
    if not any(c.isalpha() for c in name):
        message = f"“{clip(name, _TOLD)}” is no name of a party. Give the name, or court for the court."
        raise InvalidWordError(message)
    found = case.parties_named(name)
    if len(found) > 1:
        names = " or ".join(clip(case.parties[ident].name, _TOLD) for ident in found)
        message = f"“{clip(name, _TOLD)}” can mean {names}: give more of the name."
        raise InvalidWordError(message)
    if known := next(iter(found), None) or _by_role(case, name):
        return known
    if near := like(case, name):
        message = (
            f"“{clip(name, _TOLD)}” is no party of this case. Did you mean {' or '.join(clip(n, _TOLD) for n in near)}? "
            "`docket party` puts one of a like name on the case."
        )
        raise InvalidWordError(message)
    return None


def like(case: Case, told: str) -> list[str]:
    """The names of the parties whose names a name may stand for: each of its words begins one of theirs, or nearly is one."""
    typed = _WORD.findall(told.casefold())
    names = ((p.name, n) for p in case.parties.values() for n in p.names())
    return list(dict.fromkeys(name for name, known in names if _alike(typed, _WORD.findall(known))))


def _alike(typed: list[str], known: list[str]) -> bool:
    return bool(typed) and all(any(_same(word, other) for other in known) for word in typed)


def _same(one: str, other: str) -> bool:
    """Numbers and short words must be the same: Doe 1 is not Doe 2."""
    short = min(len(one), len(other))
    if one == other or (short >= _BEGINS and (one.startswith(other) or other.startswith(one))):
        return True
    return short >= _SLIPS and one.isalpha() and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LIKE


def _by_role(case: Case, name: str) -> str | None:
    """Papers say “the defendant” where one party alone has that role, or is the only one on that side."""
    role = name.casefold().removeprefix("the ").rstrip("s")
    for wanted in ({role}, side_of(role)):
        having = [p.id for p in case.parties.values() if p.role and p.role.casefold() in wanted]
        if len(having) == 1:
            return having[0]
    return None
