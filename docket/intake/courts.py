"""Court names in captions to CourtListener ids; the names are data in courts.toml."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_DISTRICT = re.compile(r"\bDISTRICT COURT\b\W{0,4}(?:FOR (?:THE )?)?\W{0,4}(.{0,60})")
_BANKRUPTCY = re.compile(r"\bBANKRUPTCY COURT\b\W{0,4}(?:FOR (?:THE )?)?\W{0,4}(.{0,60})")
_APPEALS = re.compile(r"\bCOURT OF APPEALS\b\W{0,4}(?:FOR (?:THE )?)?\W{0,4}(.{0,40})")
_JOINING = frozenset({"of", "the", "and", "for"})


@cache
def _names() -> dict[str, dict[str, str]]:
    with files("docket.intake").joinpath("courts.toml").open("rb") as data:
        return tomllib.load(data)


def court_id(words: str) -> str | None:
    """The id of the first court named in ``words``."""
    upper = " ".join(words.upper().replace(",", " ").split())
    found = [
        (match.start(), court)
        for pattern, table in ((_DISTRICT, "districts"), (_APPEALS, "circuits"))
        if (match := pattern.search(upper)) and (court := _named(match.group(1), _names()[table]))
    ]
    if (match := _BANKRUPTCY.search(upper)) and (court := _named(match.group(1), _names()["districts"])):
        found.append((match.start(), "arb" if court == "azd" else court[:-1] + "b"))
    found += [(upper.find(name), court) for court, name in _names()["others"].items() if name in upper]
    return min(found)[1] if found else None


def court_name(court: str) -> str | None:
    """``United States District Court, Northern District of California`` for ``cand``; None for a court that is not listed."""
    names = _names()
    for table, kind in (
        ("districts", "United States District Court, "),
        ("circuits", "United States Court of Appeals for the "),
    ):
        if court in names[table]:
            return kind + " ".join(w if w in _JOINING else w.capitalize() for w in names[table][court].lower().split())
    return None


def _named(words: str, table: dict[str, str]) -> str | None:
    plain = words.replace("THE ", "")
    hits = [
        (len(name), court)
        for court, name in table.items()
        if re.match(re.escape(name.replace("THE ", "")) + r"\b", plain)
    ]
    return max(hits)[1] if hits else None
