"""Court names in captions to CourtListener ids; the names are data in courts.toml."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_DISTRICT = re.compile(r"\bDISTRICT COURT\b\W{0,4}(?:FOR (?:THE )?)?\W{0,4}(.{0,60})")
_BANKRUPTCY = re.compile(r"\bBANKRUPTCY COURT\b\W{0,4}(?:FOR (?:THE )?)?\W{0,4}(.{0,60})")
_APPEALS = re.compile(r"\bCOURT OF APPEALS\b\W{0,4}(?:FOR (?:THE )?)?\W{0,4}(.{0,40})")
_JOINING = frozenset({"of", "the", "and", "for"})


_USUAL = {"DDC": "dcd", "DME": "med"}  # cited by letters that do not tell the district from others


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


def court_meant(words: str) -> str | None:
    """The id of the district court that a person names as lawyers write it: N.D. Cal., S.D.N.Y., Northern District of Texas.

    None where the words can mean none or several.
    """
    if full := court_id(f"DISTRICT COURT {words}"):
        return full
    side, *state = re.findall(r"[A-Za-z]+", words.upper()) or [""]
    if usual := _USUAL.get("".join([side, *state])):
        return usual
    if side != "D":
        if state[:1] != ["D"]:
            return None
        state = state[1:]
    meant = [
        (all(word.startswith(short) for short, word in zip(state, place, strict=True)), court)
        for court, name in _names()["districts"].items()
        for of, _, rest in [name.partition("DISTRICT OF ")]
        for place in [rest.split()]
        if of[:1] == side.replace("D", "") and len(place) == len(state) and all(map(_shortened, state, place))
    ]
    best = [court for begins, court in meant if begins] or [court for _, court in meant]
    return best[0] if len(best) == 1 else None


def _shortened(short: str, word: str) -> bool:
    """Whether letters stand for a word in its order, its first among them: Pa for Pennsylvania."""
    letters = iter(word)
    return word[0] == short[0] and all(letter in letters for letter in short)


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
