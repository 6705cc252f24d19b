"""A sentence with the people in it: who is the subject of a verb, and who reports it. Quoted words are covered before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from docket.intake.concessions_cues import ADVERBS, PAPERS, PEOPLE
from docket.intake.concessions_people import Mention, Party, People
from docket.intake.concessions_subjects import named_before

REACH = 220
SOMEBODY = Party("somebody", None, body=False)
"""Who says so where a sentence reports it of somebody whom it does not name."""
_RELATIVE = re.compile(r",\s(?:who|which|whose)\s[^,;]{1,120},")
_WE_ASIDE = re.compile(r",\s(?:we|I|it|he|she|they)\s\w+,\s$")
_WHO_ASIDE = re.compile(
    r",\s(?:who|whom|whose|the|an?|then|its|his|her|their|formerly|one\sof)\s[^,;]{1,100},(?=\s(?:[\w-]+\s){0,4}$)"
)
_THING = re.compile(
    r"[’']s?\s(?:own\s)?(?:[\w-]+\s){0,2}?(?:budget|plan|agreement|contract|records?|notes?|logs?|invoices?|disclosures?|schedules?|study|analysis|audit|"
    r"policy|policies|guidance|regulations?|specification|admissions?|figures|data|theory|case|counterclaims?|account|demurrer|surreply|sur-reply|"
    r"objections?|position|presentation|proposal|patent|expert\sreport|cross-motion|allegations?|documents?|own\swords)\b"
)
"""What belongs to a party and shows what it concedes, where a verb of conceding follows."""
_SPEAKS = re.compile(
    r"\b(?:(?:conced|admit|recogni[sz]|describ|volunteer|confirm|disclaim|acknowledg|agree|stipulat|testif|confess|argue|contend|assert|claim|explain|maintain|insist|said|says|state[ds]|told|wrote|respond|was|had)(?!\w*ing\b)|allow(?:ed|s)\sthat|(?:do|does|did|has|have|had|could|can)(?:\snot|n[’']t)\b|could\s(?:recall|name|identify|think|offer|point|cite)\b|never\b|"
    r"(?:takes?|took|taken)\sno\sposition|no\slonger\b|(?:makes?|offers?|has|had|express(?:es|ed))\sno\b|declin(?:es|ed)\sto\b|has\snever|nowhere\b|fails?\sto\b)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of concession by clean offsets."""

    start: int
    end: int
    cue: tuple[int, int]
    what: tuple[int, int]
    party: Party | None
    manner: str
    weight: float
    hedged: bool
    sentence_start: int
    sentence_end: int
    reporter: Party | None = None
    said_outright: bool = True  # one's own "does not dispute" is said, one's own not answering is nothing
    by_others_only: bool = False
    told: str = ""  # the proposition, where no words of the paper are it
    head: tuple[int, int] | None = None  # what is conceded begins there and goes on in ``what``


class Clause:
    """A sentence with the people in it and those named before it."""

    def __init__(
        self,
        masked: str,
        start: int,
        end: int,
        people: People,
        before: Sequence[Mention],
        cites: Sequence[tuple[int, int, str]],
    ) -> None:
        self.text, self.start, self.end, self.people = masked, start, end, people
        self._small = masked[start:end].casefold()
        self._subjects: dict[int, Mention | None] = {}
        self.cites = cites
        self.before = before
        self.mentions: list[Mention] = list(people.mentions(start, end))
        for spoken in _SPEAKS.finditer(masked, start, end):
            self._stranger(spoken.start())
        named, self.mentions = self.mentions, []
        here: list[Mention] = []  # those named so far
        for mention in named:
            if not mention.pronoun:
                here.append(mention)
            if (resolved := self._resolved(mention, here, before)) is not None:
                self.mentions.append(resolved)

    def has(self, *stems: str) -> bool:
        """Whether any of some pieces of words, in small letters, stands in the sentence: dearer rules wait for it."""
        small = self._small
        for stem in stems:  # noqa: SIM110 -- asked so often that a generator costs as much as the rules it saves
            if stem in small:
                return True
        return False

    def joint(self, mention: Mention) -> Mention:
        """Of "Roe and Doe", both."""
        for other in self.mentions:
            gap = self.text[other.end : mention.start]
            if (
                re.fullmatch(r"\s(?:and|&)\s", gap)
                and not other.possession
                and not other.pronoun
                and other.party != mention.party
            ):
                both = Party(f"{other.party.label} and {mention.party.label}", None, body=True, many=True)
                return replace(mention, start=other.start, party=both)
        return mention

    def _resolved(self, mention: Mention, here: Sequence[Mention], before: Sequence[Mention]) -> Mention | None:
        if not mention.pronoun:
            return mention
        word = self.text[mention.start : mention.end].split()[0]
        same = (m for m in self.mentions if m.pronoun and self.text[m.start : m.end].casefold() == word.casefold())
        if first := next(same, None):
            return replace(mention, party=first.party)  # "he disputes X, and he concedes Y": one man
        here = sorted((m for m in here if m.end <= mention.start), key=lambda m: m.possession)
        if not here and _ANYBODY.match(self.text, self.start, mention.start):
            return None  # "A plaintiff cannot sue on what it admits": nobody of the case
        party = self.people.stands_for(word, [*here, *before]) or self._ahead(mention, word)
        return replace(mention, party=party) if party else None

    def _ahead(self, mention: Mention, word: str) -> Party | None:
        """Of "as she admits, Roe left", Roe, where nobody was named before."""
        if not self.text[self.start : mention.start].endswith(("as ", "As ")):
            return None
        return self.people.stands_for(word, [m for m in self.people.mentions(mention.end, self.end) if not m.pronoun])

    def subject(self, at: int) -> Mention | None:
        """Who does what the verb at ``at`` says; every rule asks anew, so that the answer is kept."""
        if at not in self._subjects:
            self._subjects[at] = self._subject(at)
        return self._subjects[at]

    def _subject(self, at: int) -> Mention | None:
        """Who does what the verb at ``at`` says: the nearest one before it with nothing but adverbs between."""
        aside = _WHO_ASIDE.search(self.text, self.start, at) or _WE_ASIDE.search(
            self.text, max(self.start, at - 60), at
        )
        for mention in reversed([m for m in self.mentions if m.end <= at]):
            if aside and aside.start() < mention.start < aside.end():
                continue  # "Roe, who chaired the Board, owned up"
            if mention.possession:
                thing = _THING.match(self.text, mention.end, at)
                if thing and transparent(self.text[thing.end() : at]):
                    return replace(mention, end=thing.end(), paper=True, possession=False)
                continue
            if not transparent(self.text[mention.end : at]):
                break
            if mention.paper or not of_a_preposition(self.text, self.start, mention.start):
                return self.joint(mention)
        if joined(self.text[self.start : at]):
            return self.first(at)
        return None

    def _stranger(self, at: int) -> None:
        """Adds whoever is named right before a verb and is no party: "the foreman", "Roe’s own auditor", "Lorna Doe"."""
        if any(m.end == at - 1 for m in self.mentions):
            return
        if counsel := _COUNSEL.search(self.text, max(self.start, at - 20), at):
            whose = next((m.party for m in self.before if m.party.role and not m.pronoun), None)
            if whose:  # "Counsel conceded at the hearing": of whom was told last
                self.mentions.append(Mention(counsel.start(), counsel.end() - 1, whose, paper=True))
                return
        named = named_before(self.text, self.start, at, self.people.is_name)
        if named is None or self.people.is_authority(named.label):
            return
        met = [m for m in self.mentions if m.start < named.end and named.start < m.end]
        if any(self.text[m.end : named.start] in {", ", ", the "} for m in self.mentions) and self.text.startswith(
            ("the ", "a ", "an "), named.start
        ):
            return  # "Officer Roe, the affiant, ..." is Roe
        if any(m.end >= named.end or not (m.possession or m.pronoun) for m in met):
            return
        self.mentions = [m for m in self.mentions if m not in met]
        self.mentions.append(Mention(named.start, named.end, Party(named.label, None, body=False), stranger=True))
        self.mentions.sort(key=lambda m: m.start)

    def first(self, at: int) -> Mention | None:
        """The first one named before ``at`` who can be a subject."""
        for mention in self.mentions:
            if (
                mention.end <= at
                and not mention.possession
                and not of_a_preposition(self.text, self.start, mention.start)
            ):
                return mention
        return None

    def gap(self, subject: Mention | None, at: int) -> str:
        """What stands between a subject and its verb; of a second verb, what follows the conjunction."""
        between = self.text[(subject.end if subject else max(self.start, at - 40)) : at]
        between = _RELATIVE.sub(" ", between)
        return between if transparent(between) else re.split(r"\b(?:and|(?<!all\s)but|or|yet)\b|,", between)[-1]

    def reporter(self, subject: Mention | None, at: int) -> Party | None:
        """Who is said to say it, right before the subject ("Roe argues that Doe concedes")."""
        low = subject.start if subject else at
        said = re.search(
            r"(?P<verb>\b(?:says?|said|tells?(?:\s(?:the|this)\s[Cc]ourt)?|told(?:\s(?:the|this)\s[Cc]ourt)?|suggest\w*|argue\w*|contend\w*|assert\w*|claim\w*|insist\w*|state[sd]?|maintain\w*|believe\w*|write\w*|wrote))(?:,[^,]{1,40},)?(?:\sthat)?\s(?:the\s)?$",
            self.text[self.start : low],
        )
        if said is None:
            return None
        who = self.subject(self.start + said.start("verb"))
        return who.party if who else SOMEBODY


_COUNSEL = re.compile(r"(?<![\w’'] )\bCounsel\s(?:\w+ly\s|also\s|then\s)?$")
_ANYBODY = re.compile(
    r"\s*(?:(?:But|And|Yet|Thus|Indeed|So),?\s)?(?:(?:[Ww]here|[Ww]hen|[Ii]f|[Bb]ecause)\s)?(?:[Aa]n?|[Aa]ny|[Ee]very|[Nn]o|[Ee]ach)\s(?:[\w-]+\s){0,3}?"
    r"(?:plaintiff|defendant|petitioner|respondent|movant|party|litigant|employer|employee|person|insurer|seller|buyer|vendor|"
    r"company|corporation|tenant|landlord|claimant|debtor|creditor|patentee|infringer|speaker|user|lawyer|witness|court|jury|agency)\b"
)
"""A sentence that begins so tells of anybody, and its pronouns as well."""


def plain_words(gap: str) -> list[str]:
    """The words of a stretch, without points."""
    return re.findall(r"[\w’'-]+", gap)


_THROUGH = (
    (re.compile(r",[^,;:]{1,120},"), 2),
    (re.compile(r"\([^()]{0,80}\)|—[^—]{1,120}—|–\s[^–]{1,120}\s–"), 0),
    (
        re.compile(
            r"^\s*(?:,\s)?(?:in|at|on|before|through|by|to|of)\s(?:[\w’'.&-]+\s){1,6}"
            r"(?=(?:has|have|had|now|also|does|did|do|is|was|expressly|then)\b|$)"
        ),
        0,
    ),
    (
        re.compile(
            r"\b(?:who|which)\b|\bwould\sbe\sthe\sfirst\sto\b|\b(?:goes|go|went)\sso\sfar\sas\sto\b|"
            r"\bfor\s(?:its|his|her|their)\spart\b"
        ),
        1,
    ),
)


@lru_cache(maxsize=8192)
def transparent(gap: str) -> bool:
    """Nothing but adverbs, auxiliaries and phrases between commas."""
    if len(gap) > REACH or ";" in gap or "·" in gap.replace("“", ""):
        return False
    plain = gap
    for pattern, times in _THROUGH:
        plain = pattern.sub(" ", plain, count=times)
    return all(word.casefold() in ADVERBS for word in plain_words(plain))


def joined(lead: str) -> bool:
    """Whether a verb goes on from the verb before it: "does not address it and therefore concedes"."""
    return _joined(lead[-90:])


@lru_cache(maxsize=1024)
def _joined(tail: str) -> bool:
    joints = [m.end() for m in re.finditer(r"\b(?:and|but|or|yet)\b|,", tail)]
    return any(all(word.casefold() in ADVERBS for word in plain_words(tail[at:])) for at in joints)


_PREPOSITION = re.compile(
    r"(?<!,\s)\b(?:of|to|by|for|with|from|against|than|like|between|under|into|upon|v\.)\s(?:the\s|both\s)?$",
    re.IGNORECASE,
)


_SPOKEN_FOR = re.compile(rf"\b(?:{PEOPLE}|{PAPERS})\s(?:for|of|by)\s(?:the\s)?$", re.IGNORECASE)


def of_a_preposition(text: str, low: int, at: int) -> bool:
    """Whether a name is the object of a preposition; counsel for somebody speak for him."""
    if _SPOKEN_FOR.search(text[max(low, at - 40) : at]):
        return False
    return _PREPOSITION.search(text[max(low, at - 16) : at]) is not None
