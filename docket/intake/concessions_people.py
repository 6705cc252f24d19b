"""The places of a paper that name somebody who can concede: names, what belongs to them, witnesses, papers, pronouns."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docket.intake.clean import CleanText
from docket.intake.concessions_belonging import authorities, filed_by, sides_of
from docket.intake.concessions_cues import PAPERS, PEOPLE
from docket.intake.concessions_filer import CLAIMING, DEFENDING, Filed
from docket.intake.concessions_names import Party
from docket.intake.concessions_parties import ROLE_TITLE
from docket.intake.facts import DocumentFacts
from docket.intake.sentences import CLOSELY

__all__ = ["Mention", "Party", "People"]

_EVERYBODY = (
    r"(?:the|both|all)\s(?:parties|sides)[’']\s(?:experts|witnesses|counsel)|both\s(?:experts|witnesses)|everyone|everybody|(?:the|both|all)\sparties|both\ssides|"
    r"(?:both|all)\s(?:plaintiffs|defendants|petitioners|respondents|movants|appell\w+s)|"
    r"(?:neither|either)\s(?:party|side)|no\sparty|no\sone|nobody"
)
_TITLED = (
    r"(?:Mr|Ms|Mrs|Dr|Prof|Sgt|Governor|Mayor|Senator|Officer|Sergeant|Lieutenant|Deputy|Trooper|Professor|Nurse|Investigator|Inspector|Marshal|Commander|Colonel|Major|Lt|Corporal|Warden|Superintendent|Principal|Coach|AUSA|Detective|Agent|"
    r"Director|Captain|Sheriff|Chief)\b\.?\s"
    r"(?:[A-Z]\.\s)?[A-Z](?:[\w-]|[’'](?!s\b))+(?:\s(?:[A-Z]\.\s)?[A-Z](?:[\w-]|[’'](?!s\b))+){0,2}|"
    r"\b(?:(?:John|Jane)\s)?D[Oo][Ee]\s(?:No\.\s)?\d{1,3}\b"
)
_OFFICE = re.compile(
    r"(?:the\s)?(?:Secretary|Commissioner|Attorney\sGeneral|Director|Warden|Governor|Sheriff|Superintendent|Administrator|Mayor|President|"
    r"Trustee|Receiver|Executor|Debtor|Relator)"
)
"""Who holds an office is he, she or it."""
_PRONOUNS = r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I)\b"
_OWNED = re.compile(
    rf"[’']s?\s(?:own\s)?(?:[\w.-]+\s){{0,3}}?(?:{PAPERS}|{PEOPLE})\b(?:\s(?:{PAPERS}|{PEOPLE})\b)?(?:\sof\s(?:record|(?:(?:undisputed|material|uncontested)\s){{0,2}}facts?))?(?:\s(?:itself|himself|herself))?",
    re.IGNORECASE,
)

_BRIEF = re.compile(
    r"(?:Def(?:s?|endants?)\.?[’']?s?\s|Pl(?:s?|aintiffs?)\.?[’']?s?\s)?(?P<kind>Mot|Mem|Br|Opp|Resp|Reply|Pet)[a-z]*\b\.?"
)
_KIND_OF_PAPER = {
    "moving": "motion",
    "motion": "motion",
    "opening": "opening",
    "blue": "opening",
    "opposing": "opposition",
    "opposition": "opposition",
    "reply": "reply",
}
_PAPERS_OF = {
    "reply": (frozenset({"reply", "motion"}), frozenset({"opposition", "response"})),
    "opposition": (frozenset({"opposition", "response"}), frozenset({"motion", "reply"})),
    "motion": (frozenset({"motion"}), frozenset({"opposition"})),
}
"""By the kind of a paper, which papers that it speaks of are its filer's and which the other side's."""
_NO_MAN = re.compile(r"^[A-Z]+$|(?:^|\s)[a-z]+s$")
"""Neither he nor she: "UCC", "employees"."""
_APPOSED = 3  # letters between "Roe’s expert" and the name that follows it
_NOUNS = ("motion", "memorandum", "brief", "opposition", "response", "reply", "petition")


_FINDER = re.compile(
    rf"(?P<titled>{_TITLED})|(?P<all>\b(?i:{_EVERYBODY})\b)|(?P<paper>\b[Tt]he\s(?:{PAPERS.title()}|(?:motion|opposition|reply|answer|response|petition|brief|letter|memorandum|surreply|affidavit|declaration)(?=\s(?:also\s|itself\s|nowhere\s|never\s|now\s|even\s|all\sbut\s|\w+ly\s)?(?:(?!papers\b|briefs\b)\w+s|do|never|nowhere|say|made|acknowledged|conceded|admitted)\b)|Opposition\s[Bb]rief|(?:[Mm]otion|[Mm]oving|[Oo]pposing|[Oo]pposition|[Rr]eply|[Oo]pening)\s(?:[Pp]apers|[Bb]rief))\b)|"
    rf"\b(?P<theirs>[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:own\s)?(?:[\w-]+\s){{0,2}}?(?i:{PAPERS}|{PEOPLE})\b|(?P<pronoun>{_PRONOUNS})"
)
"""Who is named without being a party: by title, all together, a paper, whoever a pronoun means."""


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
    stranger: bool = False  # no party: a witness, somebody's auditor


class People(Filed):
    """The people of one paper, and the places that name them."""

    def __init__(self, paper: CleanText, facts: DocumentFacts, masked: str) -> None:
        read = masked[:CLOSELY]  # what stands behind is not looked at for who is named, nor for names
        super().__init__(paper, facts, read)
        self._text = read
        words = self._any_alias()
        self._by_word = (
            re.compile(rf"(?<![\w’'@-])(?:(?:{ROLE_TITLE})s?\s)?(?P<alias>{words})(?!\w)") if words else None
        )

    def _any_alias(self) -> str:
        """An alternation of every word for a party, the longest first."""
        words = "|".join(re.escape(a).replace(r"\ ", r"\s") for a in sorted(self.aliases, key=len, reverse=True))
        return re.sub(r"(?<=\|)the\\s|^the\\s", r"[Tt]he\\s", words)

    def _by_alias(self, words: str) -> Party | None:
        plain = " ".join(words.split())
        return self.aliases.get(re.sub(r"^The\s", "the ", plain)) or self.aliases.get(plain)

    @cached_property
    def _spelled(self) -> Counter[str]:
        return Counter(re.findall(r"[\w’'-]+", self._text))

    def is_name(self, word: str) -> bool:
        """Whether a word in capitals at the head of a sentence is a name: never small, and more than once in the paper."""
        return self._spelled[word] > 1 and word.lower() not in self._spelled

    def is_authority(self, label: str) -> bool:
        """Whether a name that is no party's is that of a case or of a rule made in one: "the Roe test", "Roe, 12 F.3d at 34"."""
        return label.split(maxsplit=1)[0] in self._authorities

    @cached_property
    def _authorities(self) -> frozenset[str]:
        return authorities(self._text)

    def mentions(self, start: int, end: int) -> Iterator[Mention]:
        """Who is named between two offsets, in order."""
        at = start
        named = self._by_word.search(self._text, at, end) if self._by_word else None
        other = _FINDER.search(self._text, at, end)
        while match := named if named and (other is None or named.start() <= other.start()) else other:
            yield from self._mention(match)
            at = match.end()
            if self._by_word and named and named.start() < at:
                named = self._by_word.search(self._text, at, end)
            if other and other.start() < at:
                other = _FINDER.search(self._text, at, end)

    def _mention(self, match: "re.Match[str]") -> Iterator[Mention]:
        groups = match.groupdict()
        low, high = match.span()
        if groups.get("alias"):
            party = self._by_alias(groups["alias"])
        elif groups.get("titled"):
            party = self._titled(" ".join(groups["titled"].split()))
        elif groups.get("theirs"):
            yield Mention(low, high, Party(groups["theirs"], None, body=False), pronoun=True, paper=True)
            return
        elif groups.get("all"):
            party = Party(
                re.sub(r"^(?:all|both)\s(?=parties)", "the ", match.group().lower()).removeprefix("both "),
                None,
                body=True,
                many=True,
            )
        elif groups.get("paper"):
            words = match.group().casefold().split()
            party = self._owner(_KIND_OF_PAPER.get(words[1], words[-1]) if len(words) > 2 else words[-1])
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
            yield Mention(low, high, party, paper=bool(groups.get("paper")))

    def named_in(self, words: str) -> Party | None:
        """The party whose short name stands in the name of a document ("Roe Decl.")."""
        if re.match(r"Gov[’'.t]", words):
            return self.aliases.get("the government") or self.aliases.get("the Government")
        return next((p for a, p in self.aliases.items() if re.search(rf"(?<!\w){re.escape(a)}(?!\w)", words)), None)

    def writer_of(self, cited: str) -> Party | None:
        """Whose brief is cited by its kind alone ("Mot. at 9", "Br. 22"): the other side's, unless it is the filer's own."""
        kind = _BRIEF.match(cited)
        if kind is None or self.filer is None:
            return None
        noun = next(n for n in _NOUNS if n.startswith(kind["kind"].casefold()[:2]))
        return self._owner(noun) or self.opponent

    def _titled(self, name: str) -> Party | None:
        surname = re.sub(r"[’']s$", "", name.rsplit(maxsplit=1)[-1])
        known = self.surnames.get(surname) or self.aliases.get(surname)
        return known if known and not known.body else Party(re.sub(r"[’']s$", "", name), None, body=False)

    def _owner(self, noun: str) -> Party | None:
        """Whose paper "the Opposition" is, where the kind of this paper tells."""
        mine, other, filed = self.filer, self.opponent, self._filed.get(noun.rstrip("s"))
        if mine is None:
            return self._told_in_court(noun.rstrip("s")) if self.court else None
        claims = mine.role in CLAIMING
        opening = self.kind in {"reply", "motion"} or claims
        of = {
            "opening": mine if opening else other,
            "petition": mine if claims else other,
            "complaint": mine if claims else other,
            "affidavit": filed or (other if self.kind == "supplemental" else None),
            "declaration": filed or (other if self.kind == "supplemental" else None),
        } | dict.fromkeys(("letter", "brief", "memorandum"), other)
        if noun in of:
            return of[noun]
        own, others = _PAPERS_OF.get(self.kind or "", (frozenset(), frozenset()))
        if self.kind == "supplemental":
            others = frozenset({"reply", "motion"} if mine.role in DEFENDING | {None} else {"opposition", "response"})
        if noun in others:
            return other if filed is None or self.is_filer(filed) else filed
        return mine if noun in own else None

    def _told_in_court(self, noun: str) -> Party | None:
        """Whose "the Reply" is in an order: who filed one, else who moved."""
        return self._filed.get(noun) or (self._filed.get("motion") if noun == "reply" else None)

    def side_of_person(self, label: str) -> Party | None:
        """Whose a witness is: "Roe’s engineer, Ann Doe" before, and here "Ms. Doe"."""
        return self._sides.get(label.rsplit(maxsplit=1)[-1])

    @cached_property
    def _sides(self) -> dict[str, Party]:
        return sides_of(self._text, self._any_alias(), self._by_alias)

    @cached_property
    def _filed(self) -> dict[str, Party]:
        return filed_by(self._text, self._any_alias(), self._by_alias)

    def _is_person(self, mention: Mention) -> bool:
        """Whether what belongs to somebody is a person: "Roe’s CEO"."""
        return re.search(rf"\b(?:{PEOPLE})\b", self._text[mention.start : mention.end]) is not None

    def stands_for(self, pronoun: str, before: list[Mention]) -> Party | None:
        """The one a pronoun most likely means: the first that was named before it and agrees with it."""
        word = {"its": "it", "his": "he", "her": "she", "their": "they"}.get(pronoun.casefold(), pronoun.casefold())
        if word == "we":
            return self.filer
        if word == "i":
            return self.filer if self.kind == "declaration" else None
        speaking: Party | None = None
        for mention in before:
            party = mention.party
            if mention.pronoun or (word in {"he", "she"} and party.role is None and _NO_MAN.search(party.label)):
                continue
            if word == "they":
                agrees = party.many or party.label.endswith("s")
            else:
                agrees = (word == "it" and mention.paper) or (
                    not party.many
                    and (
                        party.body == (word == "it")
                        or _OFFICE.fullmatch(party.label) is not None
                        or party.label.casefold().removeprefix("the ") == party.role
                    )
                )
            if agrees and word in {"he", "she"} and mention.paper and self._is_person(mention):
                named = (m.party for m in before if 0 <= m.start - mention.end <= _APPOSED)
                return next(named, party)  # "Roe’s expert, Dr. Doe, admits it. He concedes ..."
            if agrees:
                return party
            if word in {"he", "she"} and mention.paper and speaking is None and self._is_person(mention):
                speaking = party  # "Roe’s engineer admits it. She concedes ...", where nobody else is named
        return speaking
