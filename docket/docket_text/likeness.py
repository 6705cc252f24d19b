"""Whether the words around a number are the title of the entry that it would name: the clerk's software copies that title."""

import re
from functools import cache

from docket.docket_text.tables import events, table

_WORD = re.compile(r"[A-Za-z]{2,}")
_CAPITALS = re.compile(r"\s?(?:[A-Z][a-z]+\s){0,2}MOTION\b")
_RULED = re.compile(
    r"\s?[\])]?\s?(?:is|are|was|were)\s(?:\w+\s){0,2}?(?:granted|denied|moot|stricken|overruled|sustained|withdrawn|taken|dismissed|terminated|allowed)\b",
    re.IGNORECASE,
)
_STEM = 6
_HEAD = 420


@cache
def _small_words() -> frozenset[str]:
    return frozenset(table("events")["small_words"])


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"\s?(?=[A-Z])(?:{events()})", re.IGNORECASE)


@cache
def _stems(text: str) -> tuple[str, ...]:
    words = (word.lower() for word in _WORD.findall(text))
    return tuple(word[:_STEM] for word in words if word not in _small_words())


def looks_like_title(behind: str) -> bool:
    """Whether an event's title follows."""
    return behind[:2].strip()[:1].isupper() and _titled().match(behind) is not None


def fits_behind(behind: str, target: str) -> bool:
    """Whether the words behind the number are among the first words of the entry ``target``."""
    words = re.match(r"\s?[’'“\"]?[^\d(\[.;]{0,90}", behind)
    said = _stems(re.split(r"\s(?:filed|by|as\sto|re|against|is|are|be|was)\b", words.group())[0])[:4] if words else ()
    if not said or not (behind[:2].strip()[:1].isalpha() or behind[:1] in '“"'):
        return False
    heads = _stems(target[:_HEAD])
    if _CAPITALS.match(behind) and "motion" in heads[:8]:
        return True
    there = frozenset(heads)
    return said[0] in there and 2 * sum(stem in there for stem in said) >= len(said)


def fits_before(left: str, behind: str, target: str) -> bool:
    """Whether the words before the number are the title of ``target``, as some courts print it: "MOTION in Limine 48"."""
    if not re.match(r"\s?(?:[.,;:()\]&]|$|[a-z])", behind) or not re.search(r"[\w,’”\"]\s?[\[(]?\s?$", left):
        return False
    said = _stems(re.split(r"[.;\d\[(]\s", left[-70:])[-1])[-6:]
    there = _stems(target[:_HEAD])
    if not said or not there:
        return False
    near = set(said[-5:])
    return (
        len(near.intersection(there[:16])) >= 2
        or len(near.intersection(there)) >= 3
        or there[0] in said
        or said[-1] in there[:2]
    )


def is_ruled_on(behind: str) -> bool:
    """Whether the number is what a ruling's verb is about: "extension 12 is granted"."""
    return _RULED.match(behind) is not None


@cache
def _uncounted() -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:{'|'.join(table('events')['after_a_number'])})\b|{events()})", re.IGNORECASE)


def counts_things(behind: str) -> bool:
    """Whether a thing follows that is counted: "report of 3 witnesses", "granting 2 extensions"."""
    return re.match(r"\s[a-z]{3}", behind) is not None and _uncounted().match(behind) is None
