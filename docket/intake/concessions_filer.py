"""Who files a paper and who is against him, by its title, its counsel or its first sentences; or that a court wrote it."""

import re
from collections.abc import Iterable

from docket.intake.clean import CleanText
from docket.intake.concessions_names import Draft, Party, same, words_for
from docket.intake.concessions_parties import LEADING, Roster
from docket.intake.facts import DocumentFacts
from docket.intake.sides import ROLE_WORDS

CLAIMING = frozenset({"plaintiff", "petitioner", "movant", "appellant", "claimant", "relator", "counterclaimant"})
DEFENDING = frozenset({"defendant", "respondent", "appellee", "cross-defendant", "third-party defendant"})
_JOINT = re.compile(r"JOINT\b|STIPULAT|.{0,30}\bSTIPULATION\b", re.IGNORECASE)
_OF_ALL = re.compile(
    r"JOINT\s(?:[\w-]+\s){0,3}?(?:STATEMENT|REPORT|LETTER|STIPULATION|SUBMISSION|PRETRIAL|APPENDIX)\b", re.IGNORECASE
)
_SIDE = re.compile(
    r"(?P<who>[^.:;]{3,60}?)[’']s?\s(?:[\w-]+\s){0,2}?(?:POSITION|STATEMENT|ARGUMENTS?|CONTENTIONS?|RESPONSE|VIEWS?|SUBMISSION|PORTION|SECTION)\b",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(
    r"\b(?:OF|FOR|BY|Of|For|By|of|for|by)\s(?:THE\s|the\s)?(?!LAW\b|Law\b|POINTS\b|Points\b)"
    r"(?P<who>[A-Z](?:(?!\s(?:TO|IN\s(?:OPPOSITION|SUPPORT|RESPONSE)|to|in\s(?:[Oo]pposition|[Ss]upport|[Rr]esponse))\b).){2,80})"
)
_OPPOSES = re.compile(
    r"\b(?:REPLY|OPPOSITION|RESPONSE|OBJECTIONS?)\sTO\s(?:THE\s)?(?P<role>PLAINTIFF|DEFENDANT|PETITIONER|RESPONDENT)S?[’']",
    re.IGNORECASE,
)
_OPPOSES_NAMED = re.compile(
    r"\b(?:REPLY|OPPOSITION|RESPONSE|OBJECTIONS?|ANSWER)\sTO\s(?:THE\s)?(?P<who>[^’'.;]{2,80}?)[’']S?\s", re.IGNORECASE
)
_OTHER = {
    "plaintiff": "defendant",
    "defendant": "plaintiff",
    "petitioner": "respondent",
    "respondent": "petitioner",
}
_LIKE = {"plaintiff": "petitioner", "defendant": "respondent"}
_SEEKERS = (
    (r"MOTION\sTO\sDISMISS|MOTION\sTO\sCOMPEL\sARBITRATION|MOTION\sTO\sTRANSFER", "defendant"),
    (r"PETITION|PRELIMINARY\sINJUNCTION|CLASS\sCERTIFICATION|MOTION\sTO\sREMAND|LEAVE\sTO\sAMEND", "plaintiff"),
)
"""Who as a rule seeks what."""
_SUBMITS = (
    r"(?:respectfully\s)?(?:submits?|answers?|moves?|opposes?|objects?|files?|states?|responds?|repl(?:y|ies)|by\s(?:and\sthrough\s)?(?:its|his|"
    r"her|their)\s(?:\w+\s)?(?:attorneys?|counsel))\b"
)


class Filed(Roster):
    """The parties of one paper with the one who files it."""

    def __init__(self, paper: CleanText, facts: DocumentFacts, masked: str) -> None:
        super().__init__(paper, facts, masked)
        self.court = facts.kind in {"order", "judgment", "minute"} or _by_the_court(paper.text)
        self.filer = None if self.court else self._filer(facts)

    def _filer(self, facts: DocumentFacts) -> Party | None:
        if facts.kind == "declaration" and facts.signed_by:
            return Party(facts.signed_by, None, body=False)  # a declarant speaks for nobody else
        if (facts.filer_role or "").startswith("amic"):
            self.aliases |= dict.fromkeys(
                ("Amici", "Amicus", "amici", "Amici Curiae"), Party("Amici", facts.filer_role, body=True, many=True)
            )
            return self.aliases["Amici"]
        named = next((p for a, p in self.aliases.items() if facts.filer and same(facts.filer, a)), None)
        if named:
            return self._by_name(named)
        by_role = self._by_role(facts.filer_role) if facts.filer_role else None
        title = facts.title or self._title_of()
        whose = LEADING.match(title)
        if by_role and whose and re.fullmatch(rf"(?:THE\s)?(?:{ROLE_WORDS})S?", whose["who"], re.IGNORECASE):
            return self._in(whose["who"]) or by_role  # PLAINTIFF'S REPLY, though the body never says "Plaintiff"
        return self._titled_by(title) or by_role or self._introduced() or self._by_relief(title)

    def _titled_by(self, title: str) -> Party | None:
        """Whose paper it is by its title: ROE'S REPLY, REPLY OF ROE, a joint one."""
        leading = LEADING.match(title)
        if _OF_ALL.match(title):
            leading = None
        if leading is None and _JOINT.match(title):
            return Party("the parties", None, body=True, many=True)
        found = (self._in(words["who"]) for words in (leading, _ON_BEHALF.search(title)) if words)
        return next((who for who in found if who), None) or self._opposing(title)

    def _opposing(self, title: str) -> Party | None:
        """The other side of whose motion a paper opposes: OPPOSITION TO DEFENDANTS' MOTION."""
        opposed = _OPPOSES.search(title)
        if opposed:
            return self._by_role(_OTHER[opposed["role"].casefold()])
        named = _OPPOSES_NAMED.search(title)
        whose = self._in(named["who"]) if named else None
        return self._by_role(_OTHER[whose.role]) if whose and whose.role in _OTHER else None

    def _by_relief(self, title: str) -> Party | None:
        """Who files by what is sought, where nothing else tells: a defendant moves to dismiss, a plaintiff opposes that."""
        opposes = re.search(r"\b(?:OPPOSITION|OPPOSING|RESPONSE|OBJECTIONS?)\b", title, re.IGNORECASE) is not None
        for sought, role in _SEEKERS:
            found = re.search(rf"\b{sought}", title, re.IGNORECASE) is not None
            here = [r for r in (role, _LIKE[role]) if any(r in d.roles for d in self.drafts)]
            if found and here and (opposes or "REPLY" in title.upper()):
                return self._by_role(_OTHER[here[0]] if opposes else here[0])
        return None

    def _title_of(self) -> str:
        """Where the title is not known: whose paper it is, by a role and a name in capitals with a possessive."""
        named = re.search(
            rf"\b(?:(?:OPPOSITION|RESPONSE|OBJECTIONS?)\sTO\s)?(?:{ROLE_WORDS.upper()}|GOVERNMENT)S?(?:\s[A-Z][A-Z.,&-]*){{0,6}}[’']S?(?=\s)",
            self.front,
        )
        return f"{named.group()} PAPER" if named else ""

    def _in(self, words: str) -> Party | None:
        """Whom the words of a title name: by name before by role."""
        low = words.casefold()
        found = [
            a for a in self.aliases if re.search(rf"(?<!\w){re.escape(a.casefold().removeprefix('the '))}(?!\w)", low)
        ]
        found.sort(
            key=lambda a: (
                self.aliases[a].role is not None and a.casefold().rstrip("s") == self.aliases[a].role,
                -len(a),
            )
        )
        if not found and "government" in low:
            found = [
                a for a in self.aliases if a.casefold().removeprefix("the ") in {"united states", "state", "people"}
            ]
        return self._by_name(self.aliases[found[0]]) if found else None

    def _introduced(self) -> Party | None:
        """Who submits, answers or writes, by the first sentences of the paper."""
        for alias in sorted(self.aliases, key=len, reverse=True):
            name = re.escape(alias.removeprefix("the "))
            if re.search(
                rf"(?:^|\n|\bCOMES?,?\s)[^.\n]{{0,60}}\b{name}\b(?:\s\([^()]{{1,60}}\))?,?\s{_SUBMITS}|\b(?:we|I|this\s(?:firm|office)|the\sundersigned)\s(?:\w+\s)?(?:represents?|writes?\sfor|(?:am|are)\scounsel\s(?:to|for))\s(?:the\s)?(?:{ROLE_WORDS})?s?\s?(?:\w+\s)?{name}\b|\bon\sbehalf\sof\s(?:the\s)?(?:{ROLE_WORDS})?\s?(?:\w+\s)?{name}\b",
                self.opening,
                re.IGNORECASE,
            ):
                return self._by_name(self.aliases[alias])
        return None

    def _by_role(self, role: str) -> Party | None:
        several = sum(role in d.roles for d in self.drafts) > 1
        found = [p for a, p in self.aliases.items() if p.role == role or a.casefold() == role]
        found.sort(key=lambda p: p.many != several)
        if found:
            return self._by_name(found[0])
        title = f"{role.title()}s" if several else role.title()
        return Party(title, role, body=True, many=several)

    def _by_name(self, party: Party) -> Party:
        """A party by the name that the paper uses most."""
        return self.aliases.get(party.who, party)

    def side_of(self, heading: str) -> Party | None:
        """Who speaks under a heading of a joint paper: "PLAINTIFF'S POSITION"."""
        side = _SIDE.match(heading)
        return self._in(side["who"]) if side else None

    def is_filer(self, party: Party) -> bool:
        """Whether a party is the filer, or one of those who file together."""
        filer = self.filer
        if filer is None:
            return False
        if party.who == filer.who:
            return True
        if filer.label == "the parties":
            return any(p.who == party.who for p in self.aliases.values())
        role = filer.role if filer.many else None
        return role is not None and party.role is not None and any(role in d.roles for d in self._drafts_of(party))

    def _drafts_of(self, party: Party) -> Iterable[Draft]:
        named = [
            d for d in self.drafts if any(w in self.aliases and self.aliases[w].who == party.who for w in words_for(d))
        ]
        return named or [Draft(roles=(party.role or "",))]

    @property
    def opponent(self) -> Party | None:
        """The other side, where there is one other side."""
        if self.filer is None:
            return None
        parties = {p.who: p for p in self.aliases.values() if p.who != self.filer.who}
        mine = self.filer.role
        against = DEFENDING if mine in CLAIMING else CLAIMING if mine in DEFENDING else frozenset()
        facing = [p for p in parties.values() if p.role in against]
        several = sum(bool(against.intersection(d.roles)) for d in self.drafts) != 1
        many = [p for p in facing if p.many and several]
        named = [p for p in facing if p.who.casefold().removeprefix("the ").rstrip("s") != p.role] or facing
        if many:
            return many[0]
        return self._by_name(named[0]) if len({p.who for p in named}) == 1 else None


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
            r"Opinion\sof\sthe\sCourt|\bCircuit\sJudges?\.|\bWe\s(?:affirm|reverse|hold)\b|^[ \t]*OPINION\b|PER\sCURIAM",
            text[:20_000],
            re.MULTILINE,
        )
    )
