"""Who can concede in a paper: parties by name, short name and role, witnesses, "the government", and the pronouns for them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from docket.intake.clean import CleanText
from docket.intake.concessions_cues import PAPERS, PEOPLE
from docket.intake.facts import DocumentFacts
from docket.intake.sides import COMPANY, ROLE_WORDS

_CLAIMING = frozenset({"plaintiff", "petitioner", "movant", "appellant", "claimant", "relator", "counterclaimant"})
_DEFENDING = frozenset({"defendant", "respondent", "appellee", "cross-defendant", "third-party defendant"})
_ROLE_TITLE = "|".join(
    sorted(
        {w.title() for w in ROLE_WORDS.split("|")} | {w.capitalize() for w in ROLE_WORDS.split("|")},
        key=len,
        reverse=True,
    )
)
_NAME = r"[A-Z][\w’'&.-]*(?:,?\s(?:[A-Z][\w’'&.-]*|of|the|and|de|van|von|&)){0,7}?"
_DEFINED = re.compile(
    rf"(?P<name>{_NAME})(?:,\s[^()“”.]{{0,60}})?\s\((?:the\s|collectively,?\s|hereinafter,?\s|together,?\s)?[“\"](?:the\s)?(?P<term>[A-Z][\w’'&. -]{{1,40}})[”\"]\)"
)
_ROLE_NAME = re.compile(
    rf"\b(?P<role>{_ROLE_TITLE})[ ](?P<name>[A-Z][\w’'-]*[a-z][\w’'-]*(?:[ ][A-Z][\w’'.-]*){{0,3}}(?:,?[ ](?i:{COMPANY})\b\.?)?)"
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
    r"\b(?!(?:RE|REQUIRING|OF|TO|THE|FOR|AND|AN|BY|ASSIST)\b)(?P<name>[A-Z][\w&’'-]+(?:\s(?!(?:TO|OF|FOR|AND|THE)\b)[A-Z][\w&’'.-]*){0,3}?,?\s"
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
_EVERYBODY = r"(?:the|both|all)\sparties|both\ssides|(?:neither|either)\s(?:party|side)|no\sparty|no\sone|nobody"
_TITLED = (
    r"(?:Mr|Ms|Mrs|Dr|Prof|Sgt|Governor|Mayor|Senator|Officer|Detective|Agent|Director|Captain|Sheriff|Chief)\b\.?\s"
    r"(?:[A-Z]\.\s)?[A-Z][\w’'-]+(?:\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+){0,2}"
)
_PRONOUNS = r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I)\b"
_SUFFIX = re.compile(rf",?\s(?:{COMPANY})\b\.?,?$", re.IGNORECASE)
_SEEN_OFTEN = 2


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody with a side. ``label`` is what the paper calls them most."""

    label: str
    role: str | None
    body: bool  # it, not he or she
    many: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names somebody. ``end`` is behind what belongs to them ("Roe’s own expert")."""

    start: int
    end: int
    party: Party
    possessive: bool = False
    pronoun: bool = False
    paper: bool = False  # a paper or a witness of theirs speaks
    possession: bool = False  # "Roe’s" before something that does not speak


@dataclass(slots=True)
class _Found:
    """A party in the making."""

    names: set[str] = field(default_factory=set)
    role: str | None = None
    body: bool = False


class People:
    """The people of one paper, and the places that name them."""

    def __init__(self, paper: CleanText, facts: DocumentFacts, masked: str) -> None:
        self.kind = facts.kind
        self._text = masked
        front = _front(paper, facts)
        self._drafts: list[_Found] = []
        self._caption = set(re.findall(r"[a-z]+", front.casefold()))
        self._learn(paper.text, front, facts)
        self._aliases = self._named(masked[len(front) :] if "front" in facts.spans else masked)
        self.court = facts.kind in {"order", "judgment", "minute"} or _by_the_court(paper.text)
        self.filer = None if self.court else self._filer(facts)
        words = "|".join(re.escape(a).replace(r"\ ", r"\s") for a in sorted(self._aliases, key=len, reverse=True))
        words = re.sub(r"(?<=\|)the\\s|^the\\s", r"[Tt]he\\s", words)
        named = rf"(?<![\w’'@-])(?:(?:{_ROLE_TITLE})s?\s)?(?P<alias>{words})(?!\w)|" if words else ""
        self._finder = re.compile(
            rf"{named}(?P<titled>{_TITLED})|(?P<all>\b(?i:{_EVERYBODY})\b)|(?P<paper>\b[Tt]he\s(?:{PAPERS.title()}|Opposition\s[Bb]rief)\b)|"
            rf"\b(?P<theirs>[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:own\s)?(?:[\w-]+\s){{0,2}}?(?:{PAPERS}|{PEOPLE})\b|(?P<pronoun>{_PRONOUNS})"
        )

    # --- who there is -------------------------------------------------------------------------------------------------

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
            counts = Counter({w: len(re.findall(rf"(?<!\w){re.escape(w)}(?!\w)", text)) for w in words})
            if not any(counts.values()):
                continue
            named = sorted(words, key=lambda w: (w.casefold() == draft.role, len(w), w))  # a tie goes to the short name
            label = max(named, key=lambda w: counts[w])
            party = Party(label, draft.role, draft.body)
            for word in named:
                if counts[word]:
                    aliases.setdefault(word, party)
        for role in dict.fromkeys(_ROLE_TITLE.split("|")):
            for word, many in ((role, False), (f"{role}s", True)):
                if word not in aliases and re.search(rf"\b{word}\b", text):
                    aliases[word] = Party(word, role.lower(), body=True, many=many)
        for name in _GOVERNMENT:
            often = _SEEN_OFTEN if name in _SOVEREIGNS else 2 * _SEEN_OFTEN
            if name.split()[-1].casefold() in self._caption:
                often = 1
            if name not in aliases and len(re.findall(rf"\b[Tt]{name[1:]}\b", text)) >= often:
                aliases[name] = Party(name, None, body=True)
        for role in ("plaintiff", "defendant", "petitioner", "respondent", "movant", "appellant", "appellee"):
            self._small(aliases, role, text)
        return aliases

    def _small(self, aliases: dict[str, Party], role: str, text: str) -> None:
        """Roles in small letters, where a court writes its own parties so and never with a capital."""
        the = "" if role in self._caption or f"{role}s" in self._caption else "the "
        big, small = len(re.findall(rf"\b{role.title()}s?\b", text)), len(re.findall(rf"\b{the}{role}s?\b", text))
        if not the and small >= 3 and big <= small // 3:
            aliases.setdefault(f"{role}s", Party(f"{role}s", role, body=True, many=True))
        if small >= 3 and big <= small // 3:
            known = aliases.get(role.title())
            aliases.setdefault(f"the {role}", known or Party(f"the {role}", role, body=True))
            aliases.setdefault(f"the {role}s", Party(f"the {role}s", role, body=True, many=True))

    def _filer(self, facts: DocumentFacts) -> Party | None:
        if (facts.filer_role or "").startswith("amic"):
            self._aliases |= dict.fromkeys(
                ("Amici", "Amicus", "amici", "Amici Curiae"), Party("Amici", facts.filer_role, body=True, many=True)
            )
            return self._aliases["Amici"]
        if facts.filer:
            named = next((p for a, p in self._aliases.items() if _same(facts.filer, a)), None)
            if named:
                return named
        if facts.filer_role and (known := self._by_role(facts.filer_role)):
            return known
        leading = _LEADING.match(facts.title or "")
        if leading:
            who = leading["who"].casefold()
            return next((p for a, p in self._aliases.items() if a.casefold() in who and len(a) > 3), None)
        return None

    def _by_role(self, role: str) -> Party | None:
        return next((p for a, p in self._aliases.items() if p.role == role or a.casefold() == role), None)

    @property
    def opponent(self) -> Party | None:
        """The other side, where there is one other side."""
        if self.filer is None:
            return None
        parties = {p.label: p for p in self._aliases.values() if p.label != self.filer.label}
        mine = self.filer.role
        against = _DEFENDING if mine in _CLAIMING else _CLAIMING if mine in _DEFENDING else frozenset()
        facing = [p for p in parties.values() if p.role in against]
        named = [p for p in facing if p.label.casefold().removeprefix("the ").rstrip("s") != p.role] or facing
        return named[0] if len({p.label for p in named}) == 1 else None

    # --- where they are named -----------------------------------------------------------------------------------------

    def mentions(self, start: int, end: int) -> Iterator[Mention]:
        """Who is named between two offsets, in order."""
        for match in self._finder.finditer(self._text, start, end):
            yield from self._mention(match)

    def _mention(self, match: "re.Match[str]") -> Iterator[Mention]:
        groups = match.groupdict()
        low, high = match.span()
        if groups.get("alias"):
            alias = re.sub(r"^The\s", "the ", " ".join(groups["alias"].split()))
            party = self._aliases.get(alias) or self._aliases.get(" ".join(groups["alias"].split()))
        elif groups["titled"]:
            party = self._titled(" ".join(groups["titled"].split()))
        elif groups["theirs"]:
            yield Mention(low, high, Party(groups["theirs"], None, body=False), pronoun=True, paper=True)
            return
        elif groups["all"]:
            party = Party(
                match.group().lower().replace("all parties", "the parties").replace("both parties", "the parties"),
                None,
                body=True,
                many=True,
            )
        elif groups["paper"]:
            party = self._owner(match.group().split()[-1].casefold())
        else:
            yield Mention(low, high, Party(match.group(), None, body=False), pronoun=True)
            return
        if party is None:
            return
        owned = _OWNED.match(self._text, high)
        if owned:
            yield Mention(low, owned.end(), party, possessive=True, paper=True)
        elif re.match(r"[’']s?(?=\s)", self._text[high : high + 3]):
            yield Mention(low, high, party, possessive=True, possession=True)
        else:
            yield Mention(low, high, party, paper=bool(groups["paper"]))

    def named_in(self, words: str) -> Party | None:
        """The party whose short name stands in the name of a document ("Roe Decl.")."""
        return next((p for a, p in self._aliases.items() if re.search(rf"(?<!\w){re.escape(a)}(?!\w)", words)), None)

    def _titled(self, name: str) -> Party | None:
        surname = re.sub(r"[’']s$", "", name.split()[-1])
        known = self._aliases.get(surname)
        return known or Party(re.sub(r"[’']s$", "", name), None, body=False)

    def _owner(self, noun: str) -> Party | None:
        """Whose paper "the Opposition" is, where the kind of this paper tells."""
        mine, other = self.filer, self.opponent
        if mine is None:
            return None
        own = {"reply": {"reply", "motion"}, "motion": {"motion"}, "opposition": {"opposition", "response"}}.get(
            self.kind or "", set()
        )
        others = {
            "reply": {"opposition", "response"},
            "opposition": {"motion", "reply"},
            "motion": {"opposition"},
            "supplemental": {"reply", "motion"} if mine.role in _DEFENDING | {None} else {"opposition", "response"},
        }.get(self.kind or "", set())
        return mine if noun in own else other if noun in others else None

    def stands_for(self, pronoun: str, before: list[Mention]) -> Party | None:
        """The one a pronoun most likely means: the first that was named before it and agrees with it."""
        word = {"its": "it", "his": "he", "her": "she", "their": "they"}.get(pronoun.casefold(), pronoun.casefold())
        if word == "we":
            return self.filer
        if word == "i":
            return None
        for mention in before:
            party = mention.party
            if mention.pronoun:
                continue
            if word == "they":
                agrees = party.many or party.label.endswith("s")
            else:
                agrees = not party.many and (
                    party.body == (word == "it")
                    or (word == "it" and mention.paper)
                    or party.label == (party.role or "").title()
                )
            if agrees:
                return party
        return None


_ACTS = re.compile(
    r"\b(?:ORDER|REQUIRING|COMPELLING|MOTION|VACATE|ASSIST|COMPEL|Order|Requiring|Compelling|Motion|Vacate|Assist)\b"
)
_COMMON = frozenset(
    "United Federal American National Department State City County Bank University First New Board General International Central Southern "
    "Northern Western Eastern Bureau Agency Commission U.S. The Superior Estate Association Church".split()
)
_NO_NAME = frozenset(
    "The A An I II III IV V Introduction Argument Additionally Indeed In On At To For And Or But Is Was Has Had Did Does Also However Moreover See Id No".split()
)
_OWNED = re.compile(
    rf"[’']s?\s(?:own\s)?(?:[\w-]+\s){{0,3}}?(?:{PAPERS}|{PEOPLE})\b(?:\s(?:{PAPERS}|{PEOPLE})\b)?(?:\sof\srecord)?(?:\s(?:itself|himself|herself))?",
    re.IGNORECASE,
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
            r"Opinion\sof\sthe\sCourt|\bCircuit\sJudges?\.|\bWe\s(?:affirm|reverse|hold)\b|^\s*OPINION\b|PER\sCURIAM",
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
