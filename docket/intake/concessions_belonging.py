"""What a paper tells of whose a witness or a motion is, and which names are those of authorities."""

import re
from collections import Counter
from collections.abc import Callable

from docket.intake.concessions_names import Party

_REACH = 60  # letters before "Roe’s" in which whoever is Roe’s may be named
_NAME = (
    r"(?:(?:Mr|Ms|Mrs|Dr)\.\s(?:[A-Z][\w’'-]{0,30}\s)?|[A-Z][\w’'-]{0,30}\s(?:[A-Z]\.\s)?)(?P<name>[A-Z][\w-]{2,30})"
)
_OWNED = re.compile(rf"(?:[\w()-]{{1,30}}\s){{0,6}}?[\w()-]{{1,30}},?\s{_NAME}\b")
_OWNER_BEHIND = re.compile(rf"\b{_NAME},\s(?:then\s|formerly\s)?$")
_LAWYER_BEHIND = re.compile(rf"\b{_NAME},\s(?:\w+\s){{0,2}}$")
_FILED = re.compile(
    r"(?:[’']s?\s(?:[\w-]{1,30}\s){0,2}?|\s(?:\([^()]{1,40}\)\s)?(?:\w{1,30}\s)?filed\s(?:an?|its|his|her|their|the)\s(?:[\w-]{1,30}\s){0,3}?)"
    r"(?P<noun>(?i:motion|response|opposition|reply|objection|affidavit|declaration))\b"
)
_VERSUS = re.compile(r"\sv\.\s")
_SUES = re.compile(r"\b([A-Z][\w’'-]{2,40})(?:,?\s(?:[A-Z&][\w.’'-]{0,30}|of|the)){0,5},?$")
_AUTHORITIES = (
    re.compile(r"\b([A-Z][\w’'-]{2,40}),\s\d{1,4}\s[A-Z][\w.]{0,12}(?:\s[\w.]{1,8}){0,2}\sat\s\*?\d"),
    re.compile(
        r"\b([A-Z][\w’'-]{2,40})\s(?:test|standard|framework|factors?|court|analysis|inquiry|doctrine|panel|decision|opinion|Court|line\sof\scases|line)\b"
    ),
)


def sides_of(text: str, aliases: str, party: Callable[[str], Party | None]) -> dict[str, Party]:
    """Whose a witness is, by surname: "Roe’s engineer, Ann Doe" and "Ann Doe, Roe’s engineer".

    ``aliases`` is an alternation of every word for a party, ``party`` tells whom such a word means.
    """
    found: dict[str, Party] = {}
    for owner in re.finditer(rf"\b(?P<who>{aliases})[’']s?\s", text) if aliases else ():
        low = max(0, owner.start() - _REACH)
        named = _OWNED.match(text, owner.end()) or _OWNER_BEHIND.search(text[low : owner.start()])
        who = party(owner["who"]) if named else None
        if named and who:
            found.setdefault(named["name"], who)
    for client in (
        re.finditer(
            rf"(?:[Cc]ounsel|[Aa]ttorney|[Ll]awyer)s?\s(?:for|to)\s(?:the\s)?(?:\w+\s)?(?P<who>{aliases})\b", text
        )
        if aliases
        else ()
    ):
        named = _LAWYER_BEHIND.search(text[max(0, client.start() - _REACH) : client.start()])
        who = party(client["who"]) if named else None
        if named and who:
            found.setdefault(named["name"], who)
    return found


def filed_by(text: str, aliases: str, party: Callable[[str], Party | None]) -> dict[str, Party]:
    """Whose motion, response and reply a paper speaks of: "Roe filed a Reply", "Doe’s Response"."""
    counts: dict[str, Counter[Party]] = {}
    for owner in re.finditer(rf"\b(?P<who>{aliases})(?!\w)", text) if aliases else ():
        filed = _FILED.match(text, owner.end())
        who = party(owner["who"]) if filed else None
        if filed and who:
            counts.setdefault(filed["noun"].casefold(), Counter())[who] += 1
    return {noun: found.most_common(1)[0][0] for noun, found in counts.items()}


def authorities(text: str) -> frozenset[str]:
    """The names of cases and of the rules made in them: "Roe v. Doe", "Roe, 12 F.3d at 34", "the Roe test"."""
    found = {name for pattern in _AUTHORITIES for name in pattern.findall(text)}
    for versus in _VERSUS.finditer(text):
        if sues := _SUES.search(text[max(0, versus.start() - 2 * _REACH) : versus.start()]):
            found.add(sues[1])
    return frozenset(found)
