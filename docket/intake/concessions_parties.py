"""Who has a side in a paper: parties by name, short name and role, "the government", the filer and the other side."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from docket.intake.clean import CleanText
from docket.intake.facts import DocumentFacts
from docket.intake.sides import COMPANY, ROLE_WORDS

CLAIMING = frozenset({"plaintiff", "petitioner", "movant", "appellant", "claimant", "relator", "counterclaimant"})
DEFENDING = frozenset({"defendant", "respondent", "appellee", "cross-defendant", "third-party defendant"})
ROLE_TITLE = "|".join(
    sorted(
        {w.title() for w in ROLE_WORDS.split("|")} | {w.capitalize() for w in ROLE_WORDS.split("|")},
        key=len,
        reverse=True,
    )
)
_NAME = r"(?<![\w’'&.-])[A-Z][\w’'&.-]{0,40}(?:,?\s(?:[A-Z][\w’'&.-]{0,40}|of|the|and|de|van|von|&)){0,7}?"
_DEFINED = re.compile(
    rf"(?P<name>{_NAME})(?:,\s[^()“”.]{{0,60}})?\s\((?:the\s|collectively,?\s|hereinafter,?\s|together,?\s)?"
    rf"[“\"](?:the\s)?(?P<term>[A-Z][\w’'&. -]{{1,40}})[”\"]\)"
)
_ROLE_NAME = re.compile(
    rf"\b(?P<role>{ROLE_TITLE})[ ](?P<name>[A-Z][\w’'-]{{0,40}}[a-z][\w’'-]{{0,40}}"
    rf"(?:[ ][A-Z][\w’'.-]{{0,40}}){{0,3}}(?:,?[ ](?i:{COMPANY})\b\.?)?)"
)
_SIDE = re.compile(rf"(?<![\w’'-])(?P<role>{ROLE_WORDS})s?(?=[\s,./)-]|$)", re.IGNORECASE)
_BESIDES = re.compile(
    rf"\b(?:v|vs)\.|\bversus\b|(?<![\w-])(?:{ROLE_WORDS})s?\b|\bfor\b|\b(?:COURT|DIVISION|DISTRICT|Telephone|IN\sRE)\b|@\S*|\d{{3,}}|\bNo\.|[;:)]|\bOF\s[A-Z]+\n",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:Act|Code|Rule|Order|Action|Agreement|Contract|Subpoena|Motion|Complaint|Section|Amendment|Statute|Policy|"
    r"Decl|Declaration|Reply|Opposition|Brief|Lawsuit|Application|Constitution|Court|Circuit|Warrant|iPhone|Device)\b"
)
_BODY = re.compile(
    r"\b(?:Department|Agency|County|City|State|Commission|Board|University|Bureau|Union|Bank|District|Company|Group|"
    r"Church|Association|Authority|United\sStates)\b"
)
_LEADING = re.compile(r"(?P<who>[A-Z][^’']{2,60}?)[’'](?:S|s)?\b")
_COMPANIES = re.compile(
    r"(?<![\w&’'.-])(?!(?:RE|REQUIRING|OF|TO|THE|FOR|AND|AN|BY|ASSIST)\b)"
    r"(?P<name>[A-Z][\w&’'-]{1,40}(?:\s(?!(?:TO|OF|FOR|AND|THE)\b)[A-Z][\w&’'.-]{0,40}){0,3}?,?\s"
    r"(?:INC|Inc|LLC|L\.L\.C|CORP|Corp|CORPORATION|Corporation|COMPANY|Company|CO|Co|LTD|Ltd)\b\.?)"
)
_SOVEREIGNS = frozenset(
    (
        "the government",
        "the Government",
        "the State",
        "the United States",
        "the Commissioner",
        "the Secretary",
        "the People",
    )
)
_GOVERNMENT = (
    "the government", "the Government", "the State", "the United States", "the Commissioner", "the Secretary",
    "the City", "the County", "the Board", "the Company", "the Bank", "the Union", "the Agency", "the Commission",
    "the Department", "the University", "the Trustee", "the Debtor", "the SEC", "the EPA", "the FBI", "the DOJ", "the IRS",
    "the Attorney General", "the District", "the Receiver", "the People", "the Commonwealth",
)  # fmt: skip
_SUFFIX = re.compile(rf",?\s(?:{COMPANY})\b\.?,?$", re.IGNORECASE)
_SEEN_OFTEN = 2
_SMALL = 3


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody with a side. ``label`` is what the paper calls them most."""

    label: str
    role: str | None
    body: bool  # it, not he or she
    many: bool = False


@dataclass(slots=True)
class _Found:
    """A party in the making."""

    names: set[str] = field(default_factory=set)
    role: str | None = None
    body: bool = False


class Roster:
    """The parties of one paper, by every word that it has for them."""

    def __init__(self, paper: CleanText, facts: DocumentFacts, masked: str) -> None:
        self.kind = facts.kind
        front = _front(paper, facts)
        self._drafts: list[_Found] = []
        self._caption = set(re.findall(r"[a-z]+", front.casefold()))
        self._learn(paper.text, front, facts)
        self.aliases = self._named(masked[len(front) :] if "front" in facts.spans else masked)
        self.court = facts.kind in {"order", "judgment", "minute"} or _by_the_court(paper.text)
        self.filer = None if self.court else self._filer(facts)

    def _learn(self, text: str, front: str, facts: DocumentFacts) -> None:
        if facts.filer:
            self._add(facts.filer, facts.filer_role)
        for name, role in _sides(front):
            self._add(name, role)
        leading = _LEADING.match(facts.title or "")
        if leading and not re.fullmatch(ROLE_WORDS, leading["who"].strip(), re.IGNORECASE):
            self._add(re.sub(rf"^(?:{ROLE_WORDS})s?\s", "", leading["who"], flags=re.IGNORECASE), None)
        for match in _COMPANIES.finditer(front):
            name = re.sub(rf"^(?i:{ROLE_WORDS})s?\s", "", _ACTS.split(match["name"])[-1].strip(" ,"))
            if name and not re.fullmatch(rf"(?i:{COMPANY})\.?", name):
                self._add(name, None)
        for match in _ROLE_NAME.finditer(text):
            name = match["name"]
            if not _LAW.search(name) and name.split()[0] not in _NO_NAME:
                self._add(re.sub(r"[’']s?$", "", name), match["role"].lower())
        for match in _DEFINED.finditer(text):
            self._define(text, match, front)

    def _define(self, text: str, match: "re.Match[str]", front: str) -> None:
        """A short name in brackets, where it stands for somebody and for no law, paper or case."""
        name, term = match["name"], match["term"].strip()
        before = text[max(0, match.start() - 24) : match.start()]
        if _LAW.search(term) or _LAW.search(name.split(",")[-1]) or re.search(r"\bv\.?\s", f"{before}{name}"):
            return
        known = any(_same(name, n) for d in self._drafts for n in d.names)
        in_front = name.split()[-1].casefold() in front.casefold()
        roled = re.search(rf"(?:{ROLE_WORDS})s?,?\s$", before, re.IGNORECASE)
        person = term in name and 2 <= len(name.split()) <= 3 and not re.search(r"\d", name)
        if name.split()[0].rstrip(".") in _NO_NAME or "\n" in match.group():
            return
        if known or in_front or roled or person or _SUFFIX.search(name) or _BODY.search(name):
            self._add(name, roled.group().strip(" ,s").lower() if roled else None).names.add(term)

    def _add(self, name: str, role: str | None) -> _Found:
        name = " ".join(name.split()).strip(" ,.;")
        draft = next((d for d in self._drafts if any(_same(name, n) for n in d.names)), None)
        if draft is None:
            draft = _Found()
            self._drafts.append(draft)
        draft.names.add(name)
        draft.role = draft.role or role
        draft.body |= bool(_SUFFIX.search(name) or _BODY.search(name))
        return draft

    def _named(self, text: str) -> dict[str, Party]:
        """Every word by which the paper calls somebody, with who it is."""
        aliases: dict[str, Party] = {}
        roles: dict[str, list[_Found]] = {}
        for draft in self._drafts:
            if draft.role:
                roles.setdefault(draft.role, []).append(draft)
        for draft in self._drafts:
            words = _short_names(draft)
            if draft.role and len(roles[draft.role]) == 1:
                words.add(draft.role.title() if draft.role.islower() else draft.role)
            counts = Counter(
                {w: len(re.findall(rf"(?<!\w){re.escape(w)}(?!\w)", text)) if w in text else 0 for w in words}
            )
            if not any(counts.values()):
                continue
            named = sorted(words, key=lambda w: (w.casefold() == draft.role, len(w), w))  # a tie goes to the short name
            label = max(named, key=lambda w: counts[w])
            party = Party(label, draft.role, draft.body)
            for word in named:
                if counts[word]:
                    aliases.setdefault(word, party)
        self._by_office(aliases, text)
        for role in ("plaintiff", "defendant", "petitioner", "respondent", "movant", "appellant", "appellee"):
            self._small(aliases, role, text)
        return aliases

    def _by_office(self, aliases: dict[str, Party], text: str) -> None:
        """Roles without a name, and offices that the paper speaks of often enough to be a party."""
        for role in dict.fromkeys(ROLE_TITLE.split("|")):
            for word, many in ((role, False), (f"{role}s", True)):
                if word not in aliases and word in text and re.search(rf"\b{word}\b", text):
                    aliases[word] = Party(word, role.lower(), body=True, many=many)
        for name in _GOVERNMENT:
            often = _SEEN_OFTEN if name in _SOVEREIGNS else 2 * _SEEN_OFTEN
            if name.split()[-1].casefold() in self._caption:
                often = 1
            if name not in aliases and name[1:] in text and len(re.findall(rf"\b[Tt]{name[1:]}\b", text)) >= often:
                aliases[name] = Party(name, None, body=True)

    def _small(self, aliases: dict[str, Party], role: str, text: str) -> None:
        """Roles in small letters, where a court writes its own parties so and never with a capital."""
        the = "" if role in self._caption or f"{role}s" in self._caption else "the "
        if role not in text and role.title() not in text:
            return
        big, small = len(re.findall(rf"\b{role.title()}s?\b", text)), len(re.findall(rf"\b{the}{role}s?\b", text))
        if not the and _usual(small, big):
            aliases.setdefault(f"{role}s", Party(f"{role}s", role, body=True, many=True))
        if _usual(small, big):
            known = aliases.get(role.title())
            aliases.setdefault(f"the {role}", known or Party(f"the {role}", role, body=True))
            aliases.setdefault(f"the {role}s", Party(f"the {role}s", role, body=True, many=True))

    def _filer(self, facts: DocumentFacts) -> Party | None:
        if facts.kind == "declaration" and facts.signed_by:
            return Party(facts.signed_by, None, body=False)  # a declarant speaks for nobody else
        if (facts.filer_role or "").startswith("amic"):
            self.aliases |= dict.fromkeys(
                ("Amici", "Amicus", "amici", "Amici Curiae"), Party("Amici", facts.filer_role, body=True, many=True)
            )
            return self.aliases["Amici"]
        if facts.filer:
            named = next((p for a, p in self.aliases.items() if _same(facts.filer, a)), None)
            if named:
                return named
        if facts.filer_role and (known := self._by_role(facts.filer_role)):
            return known
        leading = _LEADING.match(facts.title or "")
        if leading:
            who = leading["who"].casefold()
            return next((p for a, p in self.aliases.items() if a.casefold() in who and len(a) > 3), None)
        return None

    def _by_role(self, role: str) -> Party | None:
        return next((p for a, p in self.aliases.items() if p.role == role or a.casefold() == role), None)

    @property
    def opponent(self) -> Party | None:
        """The other side, where there is one other side."""
        if self.filer is None:
            return None
        parties = {p.label: p for p in self.aliases.values() if p.label != self.filer.label}
        mine = self.filer.role
        against = DEFENDING if mine in CLAIMING else CLAIMING if mine in DEFENDING else frozenset()
        facing = [p for p in parties.values() if p.role in against]
        named = [p for p in facing if p.label.casefold().removeprefix("the ").rstrip("s") != p.role] or facing
        return named[0] if len({p.label for p in named}) == 1 else None


_ACTS = re.compile(
    r"\b(?:ORDER|REQUIRING|COMPELLING|MOTION|VACATE|ASSIST|COMPEL|Order|Requiring|Compelling|Motion|Vacate|Assist)\b"
)
_COMMON = frozenset(
    "United Federal American National Department State City County Bank University First New Board General International Central "
    "Southern Northern Western Eastern Bureau Agency Commission U.S. The Superior Estate Association Church".split()
)
_NO_NAME = frozenset(
    """
    The A An I II III IV V Introduction Argument Additionally Indeed In On At To For And Or But Is Was Has Had Did Does Also
    However Moreover See Id No
    """.split()
)


def _front(paper: CleanText, facts: DocumentFacts) -> str:
    """The words of the caption, roughly: they name the sides."""
    if "front" in facts.spans:
        end = facts.spans["front"].end
        low, high = 0, len(paper.text)
        while low < high:
            mid = (low + high) // 2
            if paper.span(mid, mid + 1).start < end and mid < paper.flows[0].end:
                low = mid + 1
            else:
                high = mid
        return paper.text[:low]
    return paper.text[:1500]


def _sides(front: str) -> Iterator[tuple[str, str]]:
    """The names that stand before a role in a caption ("ROE TILE CO., Plaintiff, v. ...")."""
    for side in _SIDE.finditer(front):
        before = re.sub(r"\bCase\sNo\S*\s\S+", " ", front[max(0, side.start() - 120) : side.start()])
        name = " ".join(_BESIDES.split(before)[-1].split()).strip(" ,.")
        if (
            2 < len(name) <= 90
            and name[0].isupper()
            and not re.search(_LAW.pattern, name, re.IGNORECASE)
            and name not in _NO_NAME
        ):
            yield name, side["role"].lower()


def _by_the_court(text: str) -> bool:
    """An opinion without a title that says so: it affirms, or is headed as the court's."""
    if re.search(
        r"\b(?:C\.J\.|P\.J\.|Presiding\sJudge|Circuit\sJudges?|JJ\.)|,\sJ\.,?\sand\b", text[:4000]
    ) and re.search(r"Court\sof\sAppeals|Supreme\sCourt|SUPREME\sCOURT|COURT\sOF\sAPPEALS", text[:4000]):
        return True
    if re.search(
        r"^[A-Z][A-Z’'-]{2,},\s(?:Chief\s|Associate\s|Circuit\s|District\s|Magistrate\s|Presiding\s)?(?:Justice|Judge)\b[.:]?",
        text[:20_000],
        re.MULTILINE,
    ):
        return True
    return bool(
        re.search(
            r"Opinion\sof\sthe\sCourt|\bCircuit\sJudges?\.|\bWe\s(?:affirm|reverse|hold)\b|^[ \t]{0,99}OPINION\b|PER\sCURIAM",
            text[:20_000],
            re.MULTILINE,
        )
    )


def _short_names(draft: _Found) -> set[str]:
    """A full name, what is left without its ending, a surname, the first word of a company."""
    words: set[str] = set()
    for name in draft.names:
        plain = (
            name
            if not name.isupper()
            else " ".join(
                w if re.fullmatch(r"(?:[A-Z]\.)+|LLC|LLP|USA|II|III", w) else w.capitalize() for w in name.split()
            )
        )
        plain = re.sub(r"\b(?:Inc|Llc|Corp|Co|Ltd)\b", lambda m: m.group(), plain)
        bare = _SUFFIX.sub("", plain).strip(" ,.")
        words |= {plain, bare}
        parts = bare.split()
        if len(parts) > 1 and not draft.body:
            words.add(parts[-1].strip("."))
        elif len(parts) > 1 and draft.body and len(parts[0]) > 3 and parts[0] not in _COMMON:
            words.add(parts[0])
    return {w for w in words if len(w) > 1 and w[:1].isupper() and w not in _NO_NAME and not _LAW.fullmatch(w)}


def _same(one: str, other: str) -> bool:
    """Whether two names are one: equal, or one is the other without its ending or its first name."""
    a, b = (_SUFFIX.sub("", " ".join(n.replace(",", " ").split())).casefold().strip(" .") for n in (one, other))
    return a == b or (len(a) > 3 and b.endswith(" " + a)) or (len(b) > 3 and a.endswith(" " + b))


def _usual(small: int, big: int) -> bool:
    """Whether a role is written small as a rule."""
    return small >= _SMALL and big * _SMALL <= small
