"""By what words a party goes: full and short names, surnames, heads of bodies ("the City"), offices, roles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from docket.intake.sides import COMPANY, ROLE_WORDS

LAW = re.compile(
    r"\b(?:Act|Code|Rule|Order|Action|Agreement|Contract|Subpoena|Motion|Complaint|Section|Amendment|Statute|Policy|"
    r"Decl|Declaration|Reply|Opposition|Brief|Lawsuit|Application|Constitution|Court|Circuit|Warrant|iPhone|Device)\b"
)
_HEADS = (
    "Department|Agency|County|City|Town|Village|Borough|Township|State|Commonwealth|Commission|Board|University|College|School|Bureau|Union|Bank|"
    "District|Company|Group|Church|Association|Authority|Estate|Council|Committee|Co-operative|Cooperative|Hospital|Clinic|"
    "Trust|Fund|Institute|Society|League|Federation|Foundation|Coalition|Alliance|Partnership|Club|Tribe|Nation|Diocese|Conservancy|Center|Project|Museum|Library|Port|Airport|Chapter|Service|Plan|Administration|Office|Congregation|Synagogue|Mosque|Temple"
)
HEAD = re.compile(rf"\b(?P<head>{_HEADS})\b", re.IGNORECASE)
_TRADES = re.compile(
    r"\b(?:Partners|Holdings|Systems|Services|Industries|Enterprises|Technologies|Labs|Laboratories|Studios|Media|Lines|Airlines|"
    r"Airways|Networks?|Solutions|Associates|Properties|Pharmaceuticals|Foods|Builders|Brothers|Sons|International|People|\w+keepers|\w*[Gg]rowers|Workers|Owners|Neighbors|Citizens|Friends|Farms|Mills|Works|Printing|Foundry|"
    r"Capital|Energy|Motors|Insurance|Mutual|Freight|Supply|Dairy|Stores|Markets|Health|Medical|Software)\b|&|"
    r"\bUnited\sStates\b",
    re.IGNORECASE,
)
_SOVEREIGN = re.compile(
    r"UNITED\sSTATES(?:\sOF\sAMERICA)?|PEOPLE\sOF\b.*|STATE\sOF\b.*|COMMONWEALTH\sOF\b.*", re.IGNORECASE
)
_GOVERNING = re.compile(
    r"(?:UNITED\sSTATES\s|U\.S\.\s)?(?:Attorney\sGeneral|Secretary|Commissioner|Director|Acting)", re.IGNORECASE
)
SUFFIX = re.compile(rf",?\s(?:{COMPANY})\b\.?,?$", re.IGNORECASE)
NO_NAME = frozenset(
    """
    The A An I II III IV V Introduction Argument Additionally Indeed In On At To For And Or But Is Was Has Had Did Does Also
    However Moreover See Id No Dated Date By Dr Mr Ms Mrs Prof Hon
    """.split()
)
_SHORT = 4  # letters of a word that is too short for a name
_COMMON = frozenset(
    """
    United Federal American National Department State City County Bank University First New Board General International Central
    Southern Northern Western Eastern Bureau Agency Commission U.S. The Superior Estate Association Church Town School
    College Village Saint San Los Las North South East West Great Old Grand Big Red Blue Green Black White
    """.split()
)
ROLE = re.compile(rf"(?:(?:{ROLE_WORDS})s?)(?:[-/](?:{ROLE_WORDS})s?)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody with a side. ``label`` is what the paper calls them there: by role, or by the name it uses most."""

    label: str
    role: str | None
    body: bool  # it, not he or she
    many: bool = False
    key: str = ""  # the same for every word that means this party

    @property
    def who(self) -> str:
        """What two mentions of one party have in common."""
        return self.key or self.label


@dataclass(slots=True)
class Draft:
    """A party in the making."""

    names: set[str] = field(default_factory=set)
    roles: tuple[str, ...] = ()
    body: bool = False
    office: str | None = None

    @property
    def role(self) -> str | None:
        return self.roles[0] if self.roles else None


def is_body(name: str) -> bool:
    """Whether a name is of a body: it, not he or she."""
    return bool(SUFFIX.search(name) or HEAD.search(name) or _TRADES.search(name))


def same(one: str, other: str) -> bool:
    """Whether two names are one: equal, or one is the other without its ending or its first name."""
    a, b = (SUFFIX.sub("", " ".join(n.replace(",", " ").split())).casefold().strip(" .") for n in (one, other))
    return a == b or (len(a) > 3 and b.endswith(" " + a)) or (len(b) > 3 and a.endswith(" " + b))


def words_for(draft: Draft) -> set[str]:
    """Every name that the draft may go by: in full, without its ending, a surname, the first words of a company."""
    words: set[str] = set()
    for name in draft.names:
        plain = name if not name.isupper() else " ".join(map(_capital, name.split()))
        bare = SUFFIX.sub("", plain).strip(" ,.")
        words |= {plain, bare}
        parts = bare.split()
        if draft.body:
            words |= _initials(parts) | (
                {" ".join(parts[2:])} if parts[:2] == ["United", "States"] and len(parts) > 3 else set()
            )
        if len(parts) > 1 and not draft.body:
            last = parts[-1].strip(".")
            words |= {last, last.rsplit("-", 1)[-1]}  # "Hale-Ortiz" goes by "Ortiz" too
        elif len(parts) > 1:
            words |= {
                " ".join(parts[n:])
                for n in range(1, len(parts) - 1)
                if parts[n][0].isupper() and parts[:2] != ["United", "States"]
            }
            words |= {parts[-1]} if _is_own_word(parts[-1]) else set()
            words |= {" ".join(parts[:n]) for n in range(1, len(parts)) if _may_stand_alone(parts[:n])}
    return {w for w in words if len(w) > 1 and w[:1].isupper() and w not in NO_NAME and not LAW.fullmatch(w)}


def last_word(draft: Draft) -> str | None:
    """The last word of a body's name of two words or more, where it is a name by itself."""
    if not draft.body:
        return None
    for name in draft.names:
        parts = (
            SUFFIX.sub("", name if not name.isupper() else " ".join(map(_capital, name.split()))).strip(" ,.").split()
        )
        last = parts[-1] if len(parts) > 1 else ""
        common = HEAD.fullmatch(last) or _TRADES.fullmatch(last) or LAW.fullmatch(last) or last in _COMMON
        if len(last) > _SHORT and last.isalpha() and last[0].isupper() and not common:
            return last
    return None


def spellings(text: str) -> dict[str, str]:
    """How a paper writes words with a capital inside them or of capitals alone ("QuickHaul", "AMERCO"), by small letters."""
    words = {
        word
        for word in set(re.findall(r"[A-Za-z]\w+", text))
        if not word[1:].islower() and word[1:] != word[1:].lower()
    }
    known = {word.casefold(): word for word in words if word.isupper() and word.capitalize() not in text}
    return known | {word.casefold(): word for word in words if not word.isupper()}


def spelled(name: str, known: dict[str, str]) -> str:
    """A caption's name in capitals as the paper writes it, where it does not write it with one capital."""
    words = name.split()
    if not name.isupper() or not any(w.strip(",.").casefold() in known for w in words):
        return name
    return " ".join(known.get(w.strip(",.").casefold()) or _capital(w) for w in words)


def _is_own_word(last: str) -> bool:
    """Whether the last word of a body's name can be its short name: "Riverkeepers", neither "Council" nor "Holdings"."""
    return (
        len(last) > 5
        and last.isalpha()
        and last.endswith("s")
        and not (HEAD.fullmatch(last) or _TRADES.fullmatch(last) or LAW.fullmatch(last))
    )


def _initials(parts: list[str]) -> set[str]:
    """A body by its initials ("FRA"), with and without its small words and the country's."""
    found = set()
    for some in (parts, parts[2:] if parts[:2] == ["United", "States"] else parts):
        for letters in (some, [p for p in some if p[0].isupper()]):
            short = "".join(p[0] for p in letters).upper()
            if len(short) in range(3, 7) and short.isalpha():
                found.add(short)
    return found


def _may_stand_alone(parts: list[str]) -> bool:
    """Whether the first words of a name can be a short name: "Harvest Moon", but neither "City of" nor "First"."""
    first, last = parts[0], parts[-1]
    if parts == ["United", "States"]:
        return False
    return (
        not (len(parts) == 1 and (first in _COMMON or len(first) < 4))
        and last[0].isupper()
        and not HEAD.fullmatch(first)
    )


def _capital(word: str) -> str:
    if re.fullmatch(r"(?:[A-Z]\.)+|LLC|LLP|USA|II|III", word):
        return word
    if word in {"OF", "THE", "AND", "FOR", "DE", "LA"}:
        return word.lower()
    return "-".join(w.capitalize() for w in word.split("-"))


def heads_of(drafts: Iterable[Draft]) -> dict[str, Draft]:
    """What a paper calls the only body of its kind in the caption ("the City"), a sovereign, an office."""
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        heads: set[str] = set()
        for name in draft.names:
            if _SOVEREIGN.fullmatch(name):
                heads |= {
                    "the government",
                    "the Government",
                    "the United States" if "UNITED" in name.upper() else "the State",
                }
                heads |= {"the People"} if name.upper().startswith("PEOPLE") else set()
                heads |= {"the Commonwealth"} if name.upper().startswith("COMMON") else set()
            elif office := _GOVERNING.match(name):
                heads |= {
                    "the Government",
                    "the government",
                    f"the {re.sub(r'^(?:United States|U.S.) ', '', office.group().title())}",
                }
            elif (
                match := next(iter(HEAD.finditer(name)), None)
                if re.match(rf"(?i:(?:\w+\s){{0,2}}?(?:{_HEADS})\s(?:of|for|on|to|against)\b)", name)
                else None
            ):
                heads.add(f"the {match['head'].title()}")
            elif ends := re.search(
                rf"\b(?P<head>{_HEADS})$",
                SUFFIX.sub("", name) if HEAD.search(SUFFIX.sub("", name)) else name,
                re.IGNORECASE,
            ):
                heads.add(f"the {ends['head'].capitalize()}")
        if draft.office:
            heads |= {f"the {draft.office}"} | (
                {"the Government", "the government"} if _GOVERNING.match(draft.office) else set()
            )
        for head in heads:
            found.setdefault(head, []).append(draft)
    return {head: drafts[0] for head, drafts in found.items() if len(drafts) == 1}
