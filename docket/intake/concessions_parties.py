"""Who has a side in a paper: parties by name, short name and role, "the government"."""

import re
from collections import Counter
from collections.abc import Iterable

from docket.intake.around import around
from docket.intake.caption_sides import caption_parties
from docket.intake.clean import CleanText
from docket.intake.concessions_names import (
    HEAD,
    LAW,
    NO_NAME,
    SUFFIX,
    Draft,
    Party,
    heads_of,
    is_body,
    last_word,
    same,
    spelled,
    spellings,
    words_for,
)
from docket.intake.concessions_text import front_end
from docket.intake.facts import DocumentFacts
from docket.intake.sentences import CLOSELY
from docket.intake.sides import COMPANY, ROLE_WORDS

ROLE_TITLE = "|".join(
    sorted(
        {w.title() for w in ROLE_WORDS.split("|")} | {w.capitalize() for w in ROLE_WORDS.split("|")},
        key=len,
        reverse=True,
    )
)
_NAME = r"(?<![\w’'&.-])[A-Z][\w’'&.-]{0,40}(?:,?[ ](?:[A-Z][\w’'&.-]{0,40}|of|the|and|de|van|von|&)){0,7}?"
_DEFINED = re.compile(
    rf"(?P<name>{_NAME})(?:,\s[^()“”.]{{0,60}})?\s\((?:the\s|collectively,?\s|hereinafter,?\s|together,?\s)?"
    rf"[“\"](?:the\s)?(?P<term>[A-Z][\w’'&. -]{{1,40}})[”\"](?:,?\sor\s[“\"](?:the\s)?(?P<other>[A-Z][\w’'&. -]{{1,40}})[”\"])?\)"
)
_DEFINING = re.compile(r"\((?:the\s|collectively,?\s|hereinafter,?\s|together,?\s)?[“\"]")
_BEFORE, _BEHIND = 450, 120  # letters of a definition before its bracket and in it, at most
_ROLE_NAME = re.compile(
    rf"\b(?P<role>{ROLE_TITLE})[ ](?:(?:Dr|Mr|Ms|Mrs|Prof)\.[ ])?(?P<name>[A-Z][\w’'-]{{0,40}}[a-z][\w’'-]{{0,40}}"
    rf"(?:[ ][A-Z][\w’'.-]{{0,40}}){{0,3}}(?:,?[ ](?i:{COMPANY})\b\.?)?)"
)
LEADING = re.compile(
    r"(?P<who>[A-Z](?:(?!\s(?:TO|IN\sOPPOSITION|IN\sSUPPORT|in\s(?:[Oo]pposition|[Ss]upport))\b)[^’']){2,60}?)[’'](?:S|s)?(?=\s)"
)
_COMPANIES = re.compile(
    r"(?<![\w&’'.-])(?!(?:RE|REQUIRING|OF|TO|THE|FOR|AND|AN|BY|ASSIST)\b)"
    r"(?P<name>[A-Z][\w&’'-]{1,40}(?:\s(?!(?:TO|OF|FOR|AND|THE)\b)[A-Z][\w&’'.-]{0,40}){0,3}?,?\s"
    r"(?:INC|Inc|LLC|L\.L\.C|CORP|Corp|CORPORATION|Corporation|COMPANY|Company|CO|Co|LTD|Ltd)\b\.?)"
)
_ACTS = re.compile(
    r"\b(?:ORDER|REQUIRING|COMPELLING|MOTION|VACATE|ASSIST|COMPEL|Order|Requiring|Compelling|Motion|Vacate|Assist)\b"
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
    "the Attorney General", "the District", "the Receiver", "the People", "the Commonwealth", "the Committee",
)  # fmt: skip
_KINDS = (
    ("agency", re.compile(r"\b(?:Department|Agency|Administration|Bureau|Commission|Service)\b", re.IGNORECASE)),
    ("company", SUFFIX),
)
_OPENING = 1500  # letters of the body in which the filer introduces himself
_SEEN_OFTEN = 2
_SMALL = 3
_MOST = 200  # a paper has no more parties


class Roster:
    """The parties of one paper, by every word that it has for them."""

    def __init__(self, paper: CleanText, facts: DocumentFacts, masked: str) -> None:
        self.kind = facts.kind
        front = _front(paper, facts)
        body = masked[len(front) :] if "front" in facts.spans else masked
        self.drafts: list[Draft] = []
        self._written = spellings(body)
        self._caption = set(re.findall(r"[a-z]+", front.casefold()))
        self._learn(paper, front, facts)
        self.surnames: dict[str, Party] = {}
        self.aliases = self._named(body)
        self.front, self.opening = front, body[:_OPENING]

    def _learn(self, paper: CleanText, front: str, facts: DocumentFacts) -> None:
        text = paper.text[:CLOSELY]
        sides = caption_parties(paper, facts)
        for party in sides:
            self._add(party.name, *party.roles).office = party.office
        if facts.filer:
            self._add(facts.filer, facts.filer_role)
        leading = LEADING.match(facts.title or "")
        if leading and not re.search(rf"\b(?:{ROLE_WORDS})s?$|^GOVERNMENT", leading["who"].strip(), re.IGNORECASE):
            self._add(re.sub(rf"^(?:{ROLE_WORDS})s?\s", "", leading["who"], flags=re.IGNORECASE))
        for match in _COMPANIES.finditer("" if sides else front):
            name = re.sub(rf"^(?i:{ROLE_WORDS})s?\s", "", _ACTS.split(match["name"])[-1].strip(" ,"))
            if name and not re.fullmatch(rf"(?i:{COMPANY})\.?", name):
                self._add(name)
        for match in _ROLE_NAME.finditer(text):
            name = match["name"]
            if not LAW.search(name) and name.split()[0] not in NO_NAME:
                self._add(re.sub(r"[’']s?$", "", name), match["role"].lower())
        for match in around(_DEFINING, _DEFINED, text, _BEFORE, _BEHIND):
            self._define(text, match, front)

    def _define(self, text: str, match: "re.Match[str]", front: str) -> None:
        """A short name in brackets, where it stands for somebody and for no law, paper or case."""
        name, term = match["name"], match["term"].strip()
        before = text[max(0, match.start() - 24) : match.start()]
        if LAW.search(term) or LAW.search(name.split(",")[-1]) or re.search(r"\bv\.?\s", f"{before}{name}"):
            return
        bare = re.sub(rf"^(?:{ROLE_WORDS})s?\s", "", name, flags=re.IGNORECASE)
        known = any(same(bare, n) for d in self.drafts for n in d.names)
        in_front = name.split()[-1].casefold() in front.casefold()
        roled = re.search(rf"(?:{ROLE_WORDS})s?,?\s$", before, re.IGNORECASE)
        person = term in name and 2 <= len(name.split()) <= 3 and not re.search(r"\d", name)
        if name.split()[0].rstrip(".") in NO_NAME or "\n" in match.group():
            return
        if known or in_front or roled or person or SUFFIX.search(name) or HEAD.search(name):
            self._add(bare, roled.group().strip(" ,s").lower() if roled else None).names.update(
                other for other in (term, match["other"]) if other
            )

    def _add(self, name: str, *roles: str | None) -> Draft:
        name = spelled(" ".join(name.split()).strip(" ,.;"), self._written)
        draft = next((d for d in self.drafts if any(same(name, n) for n in d.names)), None)
        if draft is None:
            draft = Draft()
            if len(self.drafts) < _MOST:
                self.drafts.append(draft)
        draft.names.add(name)
        draft.roles = draft.roles or tuple(r for r in roles if r)
        draft.body |= is_body(name)
        return draft

    def _named(self, text: str) -> dict[str, Party]:
        """Every word by which the paper calls somebody, with who it is."""
        words = self._words(text)
        counts = _counted(words, text)
        aliases: dict[str, Party] = {}
        for draft in self.drafts:
            names = [w for w in words if words[w] is draft and counts[w]]
            roles = self._roles_of(draft)
            if not names and not any(re.search(rf"\b{r}\b", text) for r in roles):
                continue
            plain = [n for n in names if not re.fullmatch(rf"(?:the\s)?(?:{ROLE_WORDS})s?", n, re.IGNORECASE)]
            named = sorted(plain or names, key=lambda w: (len(w), w))  # a tie goes to the short name
            label = max(named, key=lambda w: counts[w]) if named else roles[0]
            for word in (*names, *roles):
                called = label if word in plain else word
                aliases.setdefault(word, Party(called, draft.role, draft.body, key=label))
            if not draft.body and named:
                self.surnames.setdefault(SUFFIX.sub("", named[0]).split()[-1], aliases[named[0]])
        self._by_office(aliases, text)
        for role in ("plaintiff", "defendant", "petitioner", "respondent", "movant", "appellant", "appellee"):
            self._small(aliases, role, text)
        return aliases

    def _words(self, text: str) -> dict[str, Draft]:
        """Every name that the paper may use: its own words before shorter forms, persons before companies.

        Where the paper calls a person Mr. or Ms., a bare name that a company shares is the company's.
        """
        titled = set(re.findall(r"\b(?:Mr|Ms|Mrs|Dr)\.\s([A-Z][\w’'-]*\w)", text))
        shared = {w for d in self.drafts if d.body for w in words_for(d)} & titled
        drafts = sorted(self.drafts, key=lambda d: d.body != bool(words_for(d) & shared))
        words = {name: draft for draft in drafts for name in draft.names}
        for draft in drafts:
            for word in words_for(draft):
                words.setdefault(word, draft)
        for word, draft in heads_of(self.drafts).items():
            words.setdefault(word, draft)
        for draft in drafts:
            last = last_word(draft)
            if last and last not in words and re.search(rf"\b{last}\b", text) and last.lower() not in text:
                words[last] = draft  # "Maison Lagrange S.A." goes by "Lagrange"
        return words

    def _roles_of(self, draft: Draft) -> list[str]:
        """The roles that only this party has."""
        shared = Counter(r for d in self.drafts for r in d.roles)
        alone = [r.title() for r in draft.roles if shared[r] == 1]
        return [*alone, "-".join(alone)] if len(alone) > 1 else alone

    def _by_office(self, aliases: dict[str, Party], text: str) -> None:
        """Roles without a name, and offices that the paper speaks of often enough to be a party."""
        for role in dict.fromkeys(ROLE_TITLE.split("|")):
            for word, many in ((role, False), (f"{role}s", True)):
                if word not in aliases and word in text and re.search(rf"\b{word}\b", text):
                    aliases[word] = Party(word, role.lower(), body=True, many=many)
        self._by_kind(aliases, text)
        for name in _GOVERNMENT:
            often = _SEEN_OFTEN if name in _SOVEREIGNS else 2 * _SEEN_OFTEN
            if name.split()[-1].casefold() in self._caption:
                often = 1
            known = aliases.get(name[4:])
            if name in aliases or known is not None or name[1:] not in text:
                continue
            if len(re.findall(rf"\b[Tt]{name[1:]}\b", text)) >= often:
                aliases[name] = Party(name, None, body=True)

    def _by_kind(self, aliases: dict[str, Party], text: str) -> None:
        """A body by its kind in small letters ("the agency", "the company"), where the caption has one such body."""
        for word, kind in _KINDS:
            drafts = [d for d in self.drafts if any(kind.search(n) for n in d.names)]
            label = next((aliases[w].who for d in drafts for w in words_for(d) if w in aliases), None)
            if len(drafts) == 1 and label and len(re.findall(rf"\b[Tt]he {word}\b", text)) >= _SEEN_OFTEN:
                aliases.setdefault(f"the {word}", Party(f"the {word}", drafts[0].role, body=True, key=label))

    def _small(self, aliases: dict[str, Party], role: str, text: str) -> None:
        """Roles in small letters, where a court writes its own parties so and never with a capital."""
        the = "" if role in self._caption or f"{role}s" in self._caption else "[Tt]he "
        if role not in text and role.title() not in text:
            return
        big, small = len(re.findall(rf"\b{role.title()}s?\b", text)), len(re.findall(rf"\b{the}{role}s?\b", text))
        if not the and _usual(small, big):
            aliases.setdefault(f"{role}s", Party(f"{role}s", role, body=True, many=True))
        if _usual(small, big):
            known = aliases.get(role.title())
            aliases.setdefault(f"the {role}", known or Party(f"the {role}", role, body=True))
            aliases.setdefault(f"the {role}s", Party(f"the {role}s", role, body=True, many=True))


def _counted(words: Iterable[str], text: str) -> Counter[str]:
    """How often each word is used, a longer name before the shorter one within it."""
    longest = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    if not longest:
        return Counter()
    found = Counter(re.findall(rf"(?<!\w)(?:{longest})(?!\w)", text))
    for word in words:
        if word.startswith("the "):
            found[word] += len(re.findall(rf"(?<!\w)T{re.escape(word[1:])}(?!\w)", text))
    return found


def _front(paper: CleanText, facts: DocumentFacts) -> str:
    """The words of the caption, roughly: they name the sides."""
    if "front" in facts.spans:
        return paper.text[: front_end(paper, facts.spans["front"].end)]
    return paper.text[:1500]


def _usual(small: int, big: int) -> bool:
    """Whether a role is written small as a rule."""
    return small >= _SMALL and big * _SMALL <= small
