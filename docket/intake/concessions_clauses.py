"""One sentence searched for claims of concession: cue, subject, negation, manner. Quoted words are covered before."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from docket.intake.concessions_cues import (
    ADVERBS, AFTER, ANSWERABLE, CONDITION, FOR_ARGUMENT, FORCED, HEDGE, MODAL, NEGATION, NOT_ADDRESSED, NOT_ARGUED, NOT_DISPUTED, PAPERS, PEOPLE,
    POSSIBLY, SAYS_NOTHING, STRONG_VERBS, VERBS, WEAK_VERBS, Cue,
)  # fmt: skip
from docket.intake.concessions_people import Mention, Party, People

_REACH = 220


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
        self.cites = cites
        resolved = (self._resolved(m, before) for m in people.mentions(start, end))
        self.mentions: list[Mention] = [m for m in resolved if m is not None]

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

    def _resolved(self, mention: Mention, before: Sequence[Mention]) -> Mention | None:
        if not mention.pronoun:
            return mention
        here = [m for m in self.people.mentions(self.start, mention.start) if not m.pronoun]
        here = sorted(here, key=lambda m: m.possession)
        party = self.people.stands_for(self.text[mention.start : mention.end].split()[0], [*here, *before])
        return replace(mention, party=party) if party else None

    def subject(self, at: int) -> Mention | None:
        """Who does what the verb at ``at`` says: the nearest one before it with nothing but adverbs between."""
        for mention in reversed([m for m in self.mentions if m.end <= at]):
            if mention.possession:
                continue
            if _transparent(self.text[mention.end : at]):
                return (
                    self.joint(mention)
                    if not _of_a_preposition(self.text, self.start, mention.start) or mention.paper
                    else None
                )
            break
        if _joined(self.text[self.start : at]):
            return self.first(at)
        return None

    def first(self, at: int) -> Mention | None:
        """The first one named before ``at`` who can be a subject."""
        for mention in self.mentions:
            if (
                mention.end <= at
                and not mention.possession
                and not _of_a_preposition(self.text, self.start, mention.start)
            ):
                return mention
        return None

    def gap(self, subject: Mention | None, at: int) -> str:
        """What stands between a subject and its verb; of a second verb, what follows the conjunction."""
        between = self.text[(subject.end if subject else max(self.start, at - 40)) : at]
        return between if _transparent(between) else re.split(r"\b(?:and|(?<!all\s)but|or|yet)\b|,", between)[-1]

    def reporter(self, subject: Mention | None, at: int) -> Party | None:
        """Who is said to say it, right before the subject ("Roe argues that Doe concedes")."""
        low = subject.start if subject else at
        said = re.search(
            r"(?P<verb>\b(?:says?|said|suggest\w*|argue\w*|contend\w*|assert\w*|claim\w*|insist\w*|state[sd]?|maintain\w*|believe\w*|write\w*|wrote))(?:,[^,]{1,40},)?(?:\sthat)?\s(?:the\s)?$",
            self.text[self.start : low],
        )
        if said is None:
            return None
        who = self.subject(self.start + said.start("verb"))
        return who.party if who else None


def _words(gap: str) -> list[str]:
    return re.findall(r"[\w’'-]+", gap)


def _transparent(gap: str) -> bool:
    """Nothing but adverbs, auxiliaries and phrases between commas."""
    if len(gap) > _REACH or ";" in gap or "·" in gap.replace("“", ""):
        return False
    plain = re.sub(r",[^,;:]{1,120},", " ", gap, count=2)
    plain = re.sub(r"\([^()]{0,80}\)|—[^—]{1,120}—|–\s[^–]{1,120}\s–", " ", plain)
    plain = re.sub(
        r"^\s*(?:,\s)?(?:in|at|on|before|through|by|to|of)\s(?:[\w’'.&-]+\s){1,6}(?=(?:has|have|had|now|also|does|did|do|is|was|expressly|then)\b|$)",
        " ",
        plain,
    )
    plain = re.sub(r"\b(?:who|which)\b", " ", plain, count=1)
    return all(word.casefold() in ADVERBS for word in _words(plain))


def _joined(lead: str) -> bool:
    """Whether a verb goes on from the verb before it: "does not address it and therefore concedes"."""
    tail = lead[-90:]
    joints = [m.end() for m in re.finditer(r"\b(?:and|but|or|yet)\b|,", tail)]
    return any(all(word.casefold() in ADVERBS for word in _words(tail[at:])) for at in joints)


_PREPOSITION = re.compile(
    r"(?<!,\s)\b(?:of|to|by|for|with|from|against|than|like|between|under|into|upon|v\.)\s(?:the\s|both\s)?$",
    re.IGNORECASE,
)


_SPOKEN_FOR = re.compile(rf"\b(?:{PEOPLE}|{PAPERS})\s(?:for|of|by)\s(?:the\s)?$", re.IGNORECASE)


def _of_a_preposition(text: str, low: int, at: int) -> bool:
    """Whether a name is the object of a preposition; counsel for somebody speak for him."""
    if _SPOKEN_FOR.search(text[max(low, at - 40) : at]):
        return False
    return _PREPOSITION.search(text[max(low, at - 16) : at]) is not None


_HYPOTHETICAL = re.compile(
    r"\b(?:if|whether|unless|until|should|had|suppose|supposing|were|wherever|whenever)\s(?:the\s|even\s)?$",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"(?:^|\W)(?:In|in)\s(?:[A-Z][\w’'&.]+\s){1,6}v\.?\s|^There,\s|\bin\sthat\scase\b|\bin\sthose\scases\b|\bthat\scourt\b"
)


def claims_of(clause: Clause) -> list[Claim]:
    """The claims of one sentence in order; of two that overlap for one person the weightier stands."""
    found: list[Claim] = []
    for finder in _FINDERS:
        found += finder(clause)
    found.sort(key=lambda c: (c.start, -c.weight))
    kept: list[Claim] = []
    for claim in sorted(found, key=lambda c: (c.cue[0], -c.weight)):
        rival = next((k for k in reversed(kept) if _meet(clause, k, claim)), None)
        if rival is None:
            kept.append(claim if claim.cue[0] - claim.start < _REACH else replace(claim, start=claim.cue[0]))
        elif _silence_conceding(clause, rival, claim):
            kept[kept.index(rival)] = _of_silence(clause, rival, claim)
        elif claim.cue[0] >= rival.end:
            kept.append(replace(claim, start=claim.cue[0]))  # the same subject goes on
        elif claim.weight > rival.weight:
            kept[kept.index(rival)] = claim
    return kept


def _meet(clause: Clause, one: Claim, other: Claim) -> bool:
    """Whether two claims of a sentence are about the same words, or the first is why the second is made."""
    if other.start < one.end and one.start < other.end:
        return True
    because = re.match(r"\s*(?:Because|Since|By|Having)\b", clause.text[clause.start : clause.end])
    return bool(because) and _silence_conceding(clause, one, other)


def _silence_conceding(clause: Clause, silence: Claim, said: Claim) -> bool:
    """ "does not address it and therefore concedes": one claim, of silence, in the words of the second verb."""
    if silence.manner != "silence" or silence.said_outright or said.manner != "express" or silence.party != said.party:
        return False
    because = re.match(r"\s*(?:Because|Since|As|By|Having)\b", clause.text[clause.start : clause.end])
    return bool(because) or silence.end <= said.cue[0] + 1 or _joined(clause.text[clause.start : said.cue[0]])


_POINTS_BACK = re.compile(r"\s(?:it|this|that|so|the\s(?:point|issue|argument)|(?:this|that)\s(?:point|issue|argument))[\s.,]*", re.IGNORECASE)


def _of_silence(clause: Clause, silence: Claim, said: Claim) -> Claim:
    """One claim of the two; where the second verb points back ("concedes it"), what was not answered is conceded."""
    back = _POINTS_BACK.fullmatch(clause.text, *said.what)
    what = (silence.what[0], max(silence.what[0], min(silence.what[1], said.start, said.cue[0]))) if back else said.what
    if what[1] <= what[0]:
        what = silence.what
    return replace(
        said, start=silence.start, what=what, manner="silence", hedged=silence.hedged or said.hedged, said_outright=False
    )


# --- the end of a claim -------------------------------------------------------------------------------------------------

_STOP = re.compile(
    r";|\s?—(?![^—]{1,60}—)|\s–\s(?![^–]{1,60}\s–\s)|,\s(?:but(?!\sonly\b)|yet|however|although|though|while|whereas|nevertheless|which|nor|thus|because|since|as\s(?:it|he|she|they|the)\b|and\s(?:it|he|she|they|this|that)\s|so\b|not\sbecause|despite|and\s(?:then|so|yet|"
    r"(?:does|do|did|is|has|was|have)\b))|\s(?:and\s(?:does|do|did|is|has|nowhere|never|therefore|thus|so|we|I|the\sCourt)\b|but\s(?!only\b)|whereas\s|although\s)"
)


def _end(clause: Clause, at: int) -> int:
    """Where what is conceded ends: at a contrast, a dash, a cite or the end of the sentence."""
    stop = _STOP.search(clause.text, min(at + 2, clause.end), clause.end)
    end = stop.start() if stop else clause.end
    if (
        re.match(r"\s*(?:While|Although|Though|Even\sthough|Because|Since|Having|Conceding|Admitting|Acknowledging|Recognizing|Despite)\b", clause.text[clause.start : at])
        and "," not in clause.text[clause.start : at]
    ):
        turn = re.compile(r",\s(?=(?:it|he|she|they|we|the|that|this|there|[A-Z]))").search(clause.text, at, end)
        end = turn.start() if turn else end
    for low, _, _ in clause.cites:
        if at < low < end:
            lead = re.search(r"[\s,(]*(?:(?:[Ss]ee|[Ss]ee\salso|[Cc]ompare|citing)\s)?$", clause.text[at:low])
            end = at + (lead.start() if lead else low - at)
            break
    opened = clause.text.rfind("(", at, end)
    if opened >= 0 and clause.text.find(")", opened, end) < 0:
        end = opened
    closing = clause.text.find(")", at, end)
    if closing >= 0 and clause.text.find("(", at, closing) < 0:
        end = closing
    return end


def _claim(
    clause: Clause, subject: Mention | None, cue: tuple[int, int], what: int, cited: Cue, **more: object
) -> Claim | None:
    """A claim from a subject, its cue and where the complement begins; None where it is none."""
    start = subject.start if subject and subject.start < cue[0] else cue[0]
    if _barred(clause, subject, start, cue):
        return None
    gap = clause.gap(subject, cue[0]) if start < cue[0] else ""
    addressed = _ADDRESSED.match(clause.text, what, clause.end)
    between = addressed.group() if addressed else ""
    what = addressed.end() if addressed else what
    end = _end(clause, what)
    lead, after = clause.text[clause.start : start], clause.text[what:end]
    hedged = bool(
        HEDGE.search(gap)
        or FORCED.search(gap)
        or POSSIBLY.match(after)
        or re.search(r"\b(?:apparently|effectively|in effect|presumably),?\s$", lead[-20:])
    )
    manner = cited.manner
    if FOR_ARGUMENT.search(clause.text, clause.start, clause.end):
        manner = "arguendo"
    elif (
        CONDITION.search(lead)
        or CONDITION.search(between)
        or CONDITION.search(gap)
        or POSSIBLY.match(after)
        or CONDITION.match(after.lstrip(" ,"))
        or re.search(r"\b(?:if|unless|provided that|so long as|for purposes of)\b(?!\s(?:any|ever|not)\b)", after)
    ):
        manner = "conditional"
    weight = cited.weight - (0.05 if subject and subject.pronoun else 0.0)
    made = Claim(
        start, end, cue, (what, end), subject.party if subject else None, manner, weight, hedged, clause.start, clause.end,
        reporter=clause.reporter(subject, cue[0]),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


_ADDRESSED = re.compile(
    r"(?:[,—–]?\s?as\s(?:it|he|she|they)\s(?:must|should|has\sto|have\sto|does|did)[,—–]?"
    r"|(?:\s(?:below|here|elsewhere|there|previously|earlier|repeatedly|expressly|orally|now)){1,2}"
    r"|,?\s(?:to|before|in|at|during|on|under|for|through|with)\s[^,;.—–]{2,60}?,?)(?=\s?that\s|\s?there\s)"
)


_IN_A_CASE = re.compile(r"\bin\s(?!(?:Reply|Opposition|Response|Opp|Dkt|ECF|Doc|Section|Part|Exhibit|January|February|March|April|May|June|July|August|September|October|November|December)\b)(?:re\s)?[A-Z][a-z]+")


def _barred(clause: Clause, subject: Mention | None, start: int, cue: tuple[int, int]) -> bool:
    """A hypothesis, another case, a parenthesis about an authority."""
    lead = clause.text[clause.start : start]
    if subject and _IN_A_CASE.search(clause.text[subject.end : cue[0]]):
        return True
    if _HYPOTHETICAL.search(lead[-24:]) or re.match(r"\s*(?:If|Whether|Unless|Should)\b(?!.*,)", lead + " "):
        return True
    if _FOREIGN.search(clause.text[clause.start : cue[0]]) and (
        subject is None or subject.party.role is None or subject.party.label.casefold().startswith("the ")
    ):
        return True
    opened = clause.text.rfind("(", clause.start, cue[0])
    inside = opened >= 0 and clause.text.find(")", opened, cue[0]) < 0
    return (
        inside
        and not (subject and subject.start > opened)
        and not any(b <= opened <= b + 3 for _, b, _ in clause.cites)
    )


# --- finders ------------------------------------------------------------------------------------------------------------


def _verbs(clause: Clause) -> Iterator[Claim]:
    for cue in VERBS:
        for match in re.compile(rf"\b(?:{cue.words})", re.IGNORECASE).finditer(clause.text, clause.start, clause.end):
            if cue.barred and re.compile(cue.barred, re.IGNORECASE).match(clause.text, match.end()):
                continue
            if not AFTER[cue.then].match(clause.text, match.end(), clause.end):
                continue
            subject, gap = _doer(clause, match.start(), match.group())
            if subject and re.search(r"\b[Aa]s\s(?:even\s)?$", clause.text[clause.start : subject.start]):
                continue  # an "as" clause is read as such
            if subject is None or _undone(clause, subject, gap, match.start()):
                continue
            manner = cue.manner
            if cue.name == "waive" and re.search(
                r"\b(?:fail(?:ed|s|ing|ure)|silen|not\s(?:raising|raise|addressing|arguing))",
                clause.text[clause.start : clause.end],
            ):
                manner = "silence"
            made = _claim(clause, subject, match.span(), match.end(), replace(cue, manner=manner))
            if made:
                yield made


def _doer(clause: Clause, at: int, word: str) -> tuple[Mention | None, str]:
    """The subject of a verb or participle, and what stands between."""
    subject = clause.subject(at)
    if subject is None and re.search(r"\b[Hh]aving\s(?:\w+ly\s)?$", clause.text[clause.start : at]):
        return clause.first(at) or _main_subject(clause, at), ""
    if subject is None and word.casefold().endswith("ing"):
        lead = clause.text[clause.start : at]
        cited = next(
            (
                s
                for a, b, s in reversed(clause.cites)
                if b <= at and "(" in clause.text[b:at] and ")" not in clause.text[clause.text.find("(", b) : at]
            ),
            None,
        )
        if cited is not None:
            owner = next(
                (
                    m.party
                    for m in clause.people.mentions(clause.start, at)
                    if m.party.label.casefold() in cited.casefold() and not m.pronoun
                ),
                None,
            )
            owner = owner or clause.people.named_in(cited)
            return (Mention(at, at, owner) if owner else None), ""
        if re.search(
            r"(?:^\s*(?:While|Although|Despite|After|By|Even\swhile|In)?\s*|,\s|\b(?:while|after|by|despite|although|then|of|and)\s)(?:\w+ly\s)?$",
            lead,
        ):
            subject = clause.first(at) or (_main_subject(clause, at) if len(lead.split()) <= 3 else None)
            return subject, lead[-12:] if subject and subject.end <= at else lead
    return subject, clause.gap(subject, at) if subject else ""


def _main_subject(clause: Clause, at: int) -> Mention | None:
    return next(
        (
            m
            for m in clause.mentions
            if m.start > at and not m.possession and clause.text[: m.start].rstrip().endswith(",")
        ),
        None,
    )


def _undone(clause: Clause, subject: Mention, gap: str, at: int) -> bool:
    """Negated, only possible, or merely wished for."""
    near = clause.text[max(clause.start, at - 30) : at]
    if NEGATION.search(gap.replace("not only", "")) or re.search(
        r"\b(?:without|not|never|no|nowhere|refus\w+ to|fail\w* to|declin\w+ to)\s(?:\w+ly\s)?$", near, re.IGNORECASE
    ):
        return True
    lead = re.split(r"[,;]\s(?:and|but)\s", clause.text[clause.start : subject.start])[-1]
    if re.search(r"\b[Nn]owhere\b|\b(?:[Nn]either|[Nn]or)\s(?:\w+\s){0,3}$", lead):
        return True
    if MODAL.search(gap):
        return True
    return bool(re.search(r"\bto\s(?:\w+ly\s)?$", near)) and not re.search(
        r"\b(?:appears?|appeared|seems?|seemed|forced|compelled|constrained|obliged|bound|has|have|had|continues?|goes\son|went\son|forthright\senough|candid\senough)\sto\s(?:\w+ly\s)?$",
        near,
    )


_NOT = r"(?:(?:do|does|did|has|have|had|is|are|was|were|can|could|need)(?:\snot|n[’']t)|cannot|never|nowhere|no\slonger|not)"
_DENIES = re.compile(
    rf"(?P<cue>\b(?P<not>{_NOT})\s(?P<more>(?:(?!and\b|but\b|that\b)[\w’'-]+,?\s){{0,4}}?)(?P<verb>{NOT_DISPUTED}|{NOT_ARGUED}))",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    rf"\b(?P<cue>(?:[Nn]owhere\s(?:in\s(?:[\w’'.-]+\s){{1,5}}?)?|[Nn]or\s)(?:do|does|did|has|have|can|could)\s(?P<who>[^,;.]{{2,60}}?)\s(?:even\s)?(?P<verb>{NOT_DISPUTED}))"
)
_MIDDLE = frozenset(
    "appear seem seriously meaningfully really genuinely directly even now otherwise actually expressly to and or substantively credibly "
    "appears seems separately here ever also in any way once in its".split()
)
_PURPOSE = re.compile(r"(?:\s[\w’'“”-]+){1,8}?\s(?:in\sorder\s)?to\s(?:[“\"]?\w+)", re.IGNORECASE)


def _not_disputed(clause: Clause) -> Iterator[Claim]:
    for match in _DENIES.finditer(clause.text, clause.start, clause.end):
        middle = _words(match["more"].casefold())
        if any(w not in _MIDDLE and not w.endswith("ly") for w in middle):
            continue
        subject = clause.subject(match.start())
        verb = match["verb"].casefold()
        argued = re.fullmatch(NOT_ARGUED, verb, re.IGNORECASE) is not None
        if verb.endswith("ing") and _PURPOSE.match(clause.text, match.end(), clause.end):
            continue  # not contesting it to do something: it is contested for another reason
        if (
            subject is None
            or MODAL.search(clause.gap(subject, match.start()))
            or NEGATION.search(clause.gap(subject, match.start()))
        ):
            continue
        if re.search(r"\b[Nn]either\b", clause.text[clause.start : subject.start]) or (
            argued and not re.match(r"\sthat\b|\sfor\b|\sotherwise\b", clause.text[match.end() :])
        ):
            continue
        if re.match(r"\s(?:by|,?\sand\s(?:is|was)\b)", clause.text[match.end() :]):
            continue
        rates = 0.55 if argued else 0.75
        if argued and re.match(r"can|could", match["not"], re.IGNORECASE):
            continue  # what somebody cannot argue, he argues
        hard = re.search(r"cannot|can\snot|can’t|could", match["not"]) is not None
        cue = Cue("not disputed", "", manner="silence", weight=rates - (0.15 if hard else 0.0))
        made = _claim(clause, subject, match.span("cue"), match.end(), cue, by_others_only=argued)
        if made:
            yield replace(made, hedged=made.hedged or hard or bool(HEDGE.search(match["more"])))
    for match in _INVERTED.finditer(clause.text, clause.start, clause.end):
        who = next(
            (m for m in clause.mentions if match.start("who") <= m.start and m.end <= match.end("who") + 1), None
        )
        if who:
            made = _claim(
                clause,
                who,
                match.span("verb"),
                match.end(),
                Cue("nowhere", "", manner="silence", weight=0.75),
                by_others_only=True,
            )
            if made:
                yield replace(made, start=match.start(), cue=match.span("cue"))


_UNDISPUTED = re.compile(
    r"(?P<cue>\b(?:it\s(?:is|was|remains)\s(?:also\s|now\s|equally\s)?(?:undisputed|uncontested|uncontroverted|not\s(?:in\sdispute|disputed|contested)|common\sground|conceded|admitted|agreed)|"
    r"there\s(?:is|was|appears\sto\sbe|seems\sto\sbe|can\sbe)\sno\s(?:real\s|serious\s|factual\s)?(?:dispute|disagreement)(?:\s(?:between|among)\sthe\sparties)?|"
    r"(?:no\sone|nobody|no\sparty|neither\s(?:party|side))\s(?:here\s)?(?:disputes|contests|denies|questions|challenges)|"
    r"undisputedly|concededly|admittedly))(?:\sfrom\s[\w’'\s]{3,120}?(?=\sthat\b))?(?P<then>,?\s(?:here\s)?(?:that|about|as\sto|over|on|whether)?\b)",
    re.IGNORECASE,
)
_NOT_HERE = re.compile(
    r"\b(?:when|where|if|whether|unless|because)\s(?:as\shere,?\s)?(?:[\w\s,]{0,20})$", re.IGNORECASE
)


def _undisputed(clause: Clause) -> Iterator[Claim]:
    for match in _UNDISPUTED.finditer(clause.text, clause.start, clause.end):
        word = match["cue"].casefold()
        lead = clause.text[clause.start : match.start()]
        if _NOT_HERE.search(lead[-30:]) or re.search(
            r"genuine|material\sfact", clause.text[match.start() : clause.end][:90]
        ):
            continue
        own = word in {"concededly", "admittedly"}
        if clause.people.court and "common" in word:
            continue  # a court so introduces a rule of law
        if own and clause.people.court:
            continue
        if not own and word != "undisputedly" and not match["then"].strip():
            continue
        weight = (
            0.65
            if own
            else 0.75 - (0.0 if match["then"].strip(" ,") == "that" or not word.startswith("there") else 0.1)
        )
        appears = "appears" in word or "seems" in word
        cue = Cue("undisputed", "", manner="express" if own else "silence", weight=weight)
        made = _claim(clause, None, match.span("cue"), match.end(), cue, said_outright=False)
        if made:
            yield replace(
                made,
                hedged=made.hedged or appears,
                party=clause.people.filer if own else None,
                weight=made.weight + (0.0 if own else 0.1),
            )


_SILENT = re.compile(
    rf"(?P<cue>\b(?:(?:do|does|did|has|have|had)(?:\snot|n[’']t)|never|nowhere|fail(?:s|ed)?(?:\sentirely|\sutterly|\scompletely)?\sto|makes?\sno\s(?:attempt|effort)\sto|declin(?:es|ed)\sto|"
    rf"neglect(?:s|ed)?\sto)\s(?:(?:even|directly|meaningfully|substantively|ever|at\sall|otherwise|really|seriously|once|anywhere)\s){{0,2}}(?P<verb>{NOT_ADDRESSED}|{NOT_DISPUTED}|{NOT_ARGUED}))",
    re.IGNORECASE,
)


def _silences(clause: Clause) -> Iterator[Claim]:
    for match in _SILENT.finditer(clause.text, clause.start, clause.end):
        subject = clause.subject(match.start())
        disputing = re.fullmatch(NOT_DISPUTED, match["verb"], re.IGNORECASE) is not None
        arguing = re.fullmatch(NOT_ARGUED, match["verb"], re.IGNORECASE) is not None
        tried = re.match(r"fail|make|declin|neglect", match["cue"], re.IGNORECASE) is not None
        if arguing and (not tried or not re.match(r"\sthat", clause.text[match.end() :])):
            continue
        if disputing and not tried:
            continue  # reported above
        if (not (disputing or arguing) or re.match(r"reb|ref", match["verb"], re.IGNORECASE)) and not ANSWERABLE.match(
            clause.text, match.end(), clause.end
        ):
            continue
        if subject is None or MODAL.search(clause.gap(subject, match.start())):
            continue
        cue = Cue("silence", "", manner="silence", weight=0.65 if disputing else 0.5)
        made = _claim(clause, subject, match.span("cue"), match.end(), cue, said_outright=False, by_others_only=True)
        if made:
            yield made
    for match in SAYS_NOTHING.finditer(clause.text, clause.start, clause.end):
        subject = clause.subject(match.start())
        if (
            subject
            and not NEGATION.search(clause.gap(subject, match.start()))
            and not MODAL.search(clause.gap(subject, match.start()))
        ):
            made = _claim(
                clause,
                subject,
                match.span("verb"),
                match.end(),
                Cue("nothing", "", manner="silence", weight=0.5),
                said_outright=match.group().startswith("take"),
            )
            if made:
                yield made


_AS = re.compile(rf"(?P<as>\b[Aa]s\s(?:even\s)?)(?=[\w’'])")
_SELF = r"(?P<self>(?:itself|himself|herself|themselves)\s)?"
_AS_VERB = re.compile(
    rf"[\s,]{{1,2}}(?P<adv>(?:(?:itself|himself|herself|themselves|[\w-]+ly|also|now|has|have|had|must)\s){{0,3}})(?P<verb>{WEAK_VERBS})\b"
)


def _as_clauses(clause: Clause) -> Iterator[Claim]:
    """ "As Roe itself identified, ..." and "..., as Roe concedes": the rest of the sentence is what is conceded."""
    for mention in clause.mentions:
        lead = clause.text[clause.start : mention.start]
        opening = re.search(r"\b[Aa]s\s(?:even\s)?$", lead)
        said = _AS_VERB.match(clause.text, mention.end, clause.end)
        if opening is None or said is None or mention.possession:
            continue
        own = re.search(r"\b(?:it|him|her|them)sel(?:f|ves)\b", said["adv"] + clause.text[mention.start : mention.end])
        strong = re.fullmatch(STRONG_VERBS, said["verb"], re.IGNORECASE)
        if (
            not (own or strong)
            or re.search(r"\bmust\b", said["adv"])
            or (said["verb"].casefold().startswith("agree") and re.match(r"\sto\b", clause.text[said.end() :]))
        ):
            continue
        at = clause.start + opening.start()
        comma = clause.text.find(",", said.end(), clause.end)
        leads = len(clause.text[clause.start : at].split()) <= 2
        if leads and comma < 0:
            continue
        end = clause.end if leads else min(_end(clause, said.end()), clause.end)
        what = (comma + 1, _end(clause, comma + 1)) if leads else (clause.start, at)
        if (
            not leads
            and "," in clause.text[clause.start : at].rstrip()[:-1]
            and len(clause.text[clause.start : at]) > 200
        ):
            what = (clause.text.rfind(",", clause.start, at - 2) + 1, at)
        weight = 0.75 if strong else 0.6
        start = at if leads else clause.start
        yield Claim(
            start, what[1] if leads else end, (at, said.end()), what, mention.party, "express", weight,
            bool(HEDGE.search(said["adv"])), clause.start, clause.end, by_others_only=not strong,
        )  # fmt: skip


_NOUN = re.compile(
    r"(?:[’']s?|\b(?P<its>its|his|her|their))\s(?:own\s)?(?:[\w-]+\s){0,2}?(?P<cue>(?:concession|admission|acknowledge?ment|stipulation)s?)\s(?P<that>that)\b",
    re.IGNORECASE,
)
_BY_OWN = re.compile(
    r"(?P<cue>\b[Bb]y\s(?P<whose>its|his|her|their|[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)?[’']s?)\sown\s(?:admission|account|concession|acknowledge?ment))",
    re.IGNORECASE,
)
_FAILURE = re.compile(
    rf"(?:[’']s?|\b(?P<its>its|his|her|their))\s(?P<cue>(?:[\w-]+\s)?(?:failure\sto\s(?:{NOT_DISPUTED}|{NOT_ADDRESSED})|silence\s(?:on|as\sto|about|regarding)))",
    re.IGNORECASE,
)


def _nouns(clause: Clause) -> Iterator[Claim]:
    for match in _NOUN.finditer(clause.text, clause.start, clause.end):
        subject = _owner(clause, match)
        if subject and not re.search(
            r"\b(?:no|without|any)\s(?:[\w-]+\s){0,2}$", clause.text[clause.start : subject.start]
        ):
            made = _claim(clause, subject, match.span("cue"), match.start("that"), Cue("noun", "", weight=0.7))
            if made:
                end = _noun_end(clause, match.end(), made.end)
                yield replace(made, end=end, what=(made.what[0], end))
    for match in _BY_OWN.finditer(clause.text, clause.start, clause.end):
        behind = match.end() + (1 if clause.text[match.end() : match.end() + 1] == "," else 0)
        leads = len(clause.text[clause.start : match.start()].split()) <= 2
        subject = (
            next((m for m in clause.mentions if m.start >= behind), None) if leads else clause.first(match.start())
        )
        if subject is None:
            continue
        what = (behind, _end(clause, behind)) if leads else (clause.start, match.start())
        start = match.start() if leads else clause.start
        yield Claim(
            start,
            what[1] if leads else match.end(),
            match.span("cue"),
            what,
            subject.party,
            "express",
            0.7,
            False,
            clause.start,
            clause.end,
        )
    for match in _FAILURE.finditer(clause.text, clause.start, clause.end):
        subject = _owner(clause, match)
        if subject and re.search(
            r"\b(?:conce|admi|waive|forfeit|abandon|dispositive|telling|speaks)", clause.text[match.end() : clause.end]
        ):
            made = _claim(
                clause,
                subject,
                match.span("cue"),
                match.end(),
                Cue("failure", "", manner="silence", weight=0.6),
                said_outright=False,
                by_others_only=True,
            )
            if made:
                verb = _SILENCE_IS.search(clause.text, match.end(), made.end)
                yield replace(made, what=(made.what[0], verb.start())) if verb else made


_SILENCE_IS = re.compile(r"\s(?:is|are|was|concedes?|amounts?|constitutes?|waives?|forfeits?|speaks|means|dooms|should|must|operates|serves|alone)\b")


def _noun_end(clause: Clause, at: int, end: int) -> int:
    """A noun's clause ends where the main verb begins ("the concession that X ends the matter"): a guess at common verbs."""
    verb = re.compile(
        r"\s(?:ends|is|are|was|does|should|must|means|shows|confirms|undermines|undercuts|dooms|resolves|disposes|defeats|calls|raises|suggests|leaves|forecloses|establishes|makes|proves|cannot|also|alone)\s"
    )
    places = [m.start() for m in verb.finditer(clause.text, at, end)]
    return (
        places[-1]
        if len(places) > 1
        or (
            places
            and places[0] > at + 25
            and re.search(r"\b(?:is|was|were|are|had|has|did|be|been)\b", clause.text[at : places[0]])
        )
        else end
    )


def _owner(clause: Clause, match: "re.Match[str]") -> Mention | None:
    """Whose concession it is: the possessive right before it, or whom "its" means."""
    if match["its"]:
        named = {m.party.label for m in clause.mentions if match.end() <= m.start <= match.end() + 40 and not m.pronoun}
        before = [m for m in clause.mentions if m.end <= match.start() and not m.pronoun]
        return next((m for m in reversed(before) if m.party.label not in named), clause.first(match.start()))
    return next(
        (m for m in clause.mentions if m.end == match.start() or (m.possessive and m.start < match.start() <= m.end)),
        None,
    )


_ASSUMING = re.compile(
    r"(?P<cue>\b(?:[Ee]ven\s)?(?:[Aa]ssuming|[Aa]ccepting|[Gg]ranting)(?:,?\s(?:arguendo|without\s(?:conceding|deciding)|for\s(?:the\s)?(?:sake|purposes?)\sof\sargument))?,?)(?P<that>\s(?:as\strue\s)?(?:that\s)?)(?=\S)"
)
_TO_BE_SURE = re.compile(r"(?P<cue>(?:To\sbe\ssure|Granted|It\sis\strue),?\s)(?:that\s)?")


def _arguendo(clause: Clause) -> Iterator[Claim]:
    """What the filer assumes for argument's sake; a court that assumes concedes nothing."""
    filer = clause.people.filer
    if filer is None:
        return
    for match in _ASSUMING.finditer(clause.text, clause.start, clause.end):
        lead = clause.text[clause.start : match.start()]
        words = match["cue"].casefold()
        plain = not re.search(r"even|arguendo|conceding|argument", words)
        if (lead.strip() and not re.search(r"[,;—(]\s*$|\b(?:and|but|moreover|indeed)\s$", lead)) or _cited_before(
            clause, match.start()
        ):
            continue
        comma = _comma(clause, match.end())
        if comma < 0 or (
            plain
            and not re.match(
                r"\s(?:that\s)?(?:he|she|it|they|the|[A-Z])", match["that"] + clause.text[match.end() :][:3]
            )
        ):
            continue
        hedged = False
        yield Claim(
            match.start(),
            comma,
            match.span("cue"),
            (match.end(), comma),
            filer,
            "arguendo",
            0.5 if plain else 0.6,
            hedged,
            clause.start,
            clause.end,
        )
    opened = _TO_BE_SURE.match(clause.text, clause.start, clause.end)
    if opened:
        end = _end(clause, opened.end())
        yield Claim(
            clause.start,
            end,
            opened.span("cue"),
            (opened.end(), end),
            filer,
            "express",
            0.5,
            False,
            clause.start,
            clause.end,
        )


def _comma(clause: Clause, at: int) -> int:
    """The comma that ends an assumed clause, over a parenthesis."""
    depth = 0
    for place in range(at, clause.end):
        char = clause.text[place]
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0 and place > at + 8:
            return place
    return -1


def _cited_before(clause: Clause, at: int) -> bool:
    opened = clause.text.rfind("(", clause.start, at)
    return opened >= 0 and clause.text.find(")", opened, at) < 0


_PASSIVE = re.compile(
    r"(?P<what>\b(?:[Tt]his|[Tt]hat|[Aa]ny(?:\ssuch)?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w’'.-]*[’']s?)\s(?:[\w’'-]+\s){0,5}?(?:argument|objection|defense|claim|challenge|contention|issue|point|protection|privilege)s?)"
    r"(?P<be>\s(?:is|was|has\sbeen|are|were|have\sbeen))\s(?P<adv>(?:[\w-]+\s){0,2}?)(?P<cue>waived|forfeited|abandoned|conceded|undisputed|uncontested|unopposed)\b"
)
_BY = re.compile(r"(?P<cue>\b(?:conceded|admitted|acknowledged|stipulated)\sby)\s")


def _passives(clause: Clause) -> Iterator[Claim]:
    for match in _PASSIVE.finditer(clause.text, clause.start, clause.end):
        if NEGATION.search(match["adv"]) or _FOREIGN.search(clause.text[clause.start : match.start()]):
            continue
        owner = next(
            (m.party for m in clause.mentions if m.possession and match.start() <= m.start < match.end("what")), None
        )
        manner = "silence"
        cue = Cue("passive", "", manner=manner, weight=0.6)
        made = _claim(clause, None, match.span("cue"), match.start(), cue, said_outright=False, by_others_only=True)
        if made:
            party = owner or (clause.people.opponent if not clause.people.court else None)
            yield replace(
                made,
                start=match.start(),
                end=match.end(),
                what=match.span("what"),
                party=party,
                hedged=bool(HEDGE.search(match["adv"])),
            )
    for match in _BY.finditer(clause.text, clause.start, clause.end):
        subject = next((m for m in clause.mentions if match.end() <= m.start <= match.end() + 8), None)
        lead = clause.text[clause.start : match.start()]
        if subject and not NEGATION.search(lead[-20:]) and not subject.possession:
            what = (clause.start, match.start())
            if len(_words(re.sub(r"\bas\s$", "", lead))) < 3:
                what = (subject.end, _end(clause, subject.end))
            yield Claim(
                clause.start,
                max(subject.end, what[1]),
                match.span("cue"),
                what,
                subject.party,
                "express",
                0.65,
                False,
                clause.start,
                clause.end,
            )


_FINDERS: tuple[Callable[[Clause], Iterator[Claim]], ...] = (
    _verbs, _not_disputed, _undisputed, _silences, _as_clauses, _nouns, _arguendo, _passives,
)  # fmt: skip
