"""Where a court rules: the verbs of a sentence by which it itself, here and now, grants, denies or affirms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docket.intake.squeezed import Squeezed

_ADVERBS = r"(?:(?:therefore|hereby|accordingly|also|thus|further|respectfully|now|so|otherwise|and),?\s){0,3}"
_STEMS = (
    "grant", "den(?:y|ie)", "dismiss", "strike", "quash", "modif(?:y|ie)", "continue", "vacate", "defer", "overrule", "sustain",
    "affirm", "reverse", "remand", "adopt", "accept", "approve", "reject", "terminate", "transfer", "stay", "certif(?:y|ie)",
    "dissolve", "reserve", "allow",
)  # fmt: skip
_ACT = rf"(?:(?:{'|'.join(_STEMS)})(?:e?s)?|declines?\sto\s(?:issue|grant))"
_DONE_WORDS = (
    "granted|denied|dismissed|stricken|struck|quashed|modified|vacated|deferred|overruled|sustained|affirmed|reversed|remanded|"
    "adopted|accepted|approved|rejected|terminated|transferred|stayed|moot|entered|dissolved|withdrawn|dropped|reserved|referred|allowed(?!\\sto\\b)|"
    "taken\\sunder\\s(?:submission|advisement)|held\\sin\\sabeyance|so\\sordered"
)
_COURT = (
    r"(?:(?:[Tt]he|[Tt]his)\s(?:Court|Panel|undersigned|court|(?:[Dd]istrict|assigned)\s(?:[Cc]ourt|[Jj]udge))(?!\sof\b)|"
    r"THE\sCOURT|[Ww]e|I|(?<=and\s)it|(?<=but\s)it)"
)
_ACTIVE = re.compile(
    rf"\b{_COURT}(?:\s|,\s[^,;.]{{0,60}},\s){_ADVERBS}(?:must\s|will\s)?{_ADVERBS}(?P<verb>(?i:{_ACT}))\b(?!\s(?:of|that|whether)\b)"
)
_LATER_ACTIVE = re.compile(
    rf"\b(?:and|it)\s(?:(?:therefore|hereby|accordingly|thus|so)\s){{0,2}}(?P<verb>(?i:{_ACT}))\b(?=\s)"
)
_PAST = frozenset("was were been being not had never as".split())
_NEXT_ACTIVE = re.compile(
    rf"(?P<sep>,\s?|;\s?|\s)(?:(?:and|but|or)\s)?(?:(?:it|{_COURT})\s)?{_ADVERBS}(?P<verb>(?i:{_ACT}))\b(?=\s|[.,;])"
)
_PASSIVE = re.compile(
    rf"\b(?P<aux>(?:is|are|be|shall\sbe|will\sbe|(?:be\s)?and\s(?:hereby\s|the\ssame\s)?(?:is|are)|hereby|and|[A-Za-z)\]]+|\w+\s\d{{1,4}}\)?)),?\s{_ADVERBS}"
    rf"(?P<verb>(?i:{_DONE_WORDS}))\b"
)
_BARE = re.compile(
    r"(?:[A-Z\s]{0,60}\b(?:JUDGMENT|DISPOSITION|DECISION):\s)?(?P<verb>(?:AFFIRMED|REVERSED|VACATED|REMANDED|DISMISSED|DENIED|GRANTED|MODIFIED)(?:-IN-PART)?"
    r"(?:(?:,\s|\s)(?:and\s|AND\s|IN\sPART,?\s?(?:AND|and)?\s?)?(?:AFFIRMED|REVERSED|VACATED|REMANDED|DISMISSED|DENIED|MODIFIED)(?:-IN-PART)?){0,3})(?=[\s.,;]|$)"
    r"|(?P<quiet>(?:Affirmed|Reversed|Vacated|Remanded|Dismissed|Denied|Granted)(?:\sin\spart)?"
    r"(?:(?:,\s|\s)(?:and\s)?(?:affirmed|reversed|vacated|remanded|dismissed|denied)(?:\sin\spart)?){0,3})\.$"
)
_RECOMMENDS = re.compile(
    r"\b(?:(?i:it\sis\s(?:(?:hereby|further|therefore|respectfully|also)\s){0,2}recommended)|"
    r"(?:[Uu]ndersigned|[Tt]his\s(?:[Cc]ourt|Magistrate\sJudge)|[Tt]he\s(?:[Cc]ourt|Magistrate\sJudge)|I|[Ww]e)\s(?:\w+ly\s|hereby\s|also\s){0,2}(?i:recommends?))\b"
)
ENTRY_HEAD = re.compile(
    r"(?<![Tt]he\s)(?<!\ban\s)(?<![Tt]his\s)(?<!its\s)(?<![’']s\s)\b(?:(?i:(?:text|minute|electronic|endorsed|paperless|docket|standing|oral|memo)[-\s](?:only\s)?order)|ORDER),?\s(?:[^.;]{0,60}?\s)??(?P<verb>granting|denying|dismissing|finding\sas\smoot|"
    r"striking|terminating|vacating|overruling|sustaining|adopting|approving|staying|remanding|transferring|(?:GRANTING|DENYING|DISMISSING|"
    r"STRIKING|TERMINATING|VACATING|APPROVING|STAYING)(?=(?:\s(?:AS\sMOOT|IN\sPART|AND\sDENYING\sIN\sPART|WITHOUT\sPREJUDICE))?\s\[?\d))\s"
)
"""The head of a docket entry that is an order: ORDER granting [52] Letter Motion."""
_THEN = re.compile(
    r"(?:,\s|;\s|\s)(?:and\s)?(?P<verb>granting|denying|dismissing|striking|terminating|overruling|sustaining)\s"
)
_OR_ELSE = re.compile(
    r",?\s(?:and|but)\s(?:(?:is|are|be)\s)?(?P<verb>granted|denied|sustained|overruled|affirmed|reversed|vacated|dismissed)"
    r"(?=\s(?:as\sto|with|in\s|to\sthe\sextent|insofar|otherwise)|[.;,]|$)"
)
"""A second ruling on one subject, in small letters: granted as to one claim and denied as to the other."""
_ENDORSED = re.compile(
    r"(?:The\s)?(?:[A-Z][\w.’']*\s){0,3}?(?:[Aa]pplication|[Mm]otion|[Rr]equest|[Pp]etition|[Ss]tipulation)s?\s(?P<verb>granted|denied|dismissed|stricken|approved)"
    r"(?:\s(?:as\smoot|in\spart|without\sprejudice|with\sprejudice))?\."
)
NOUN = re.compile(
    r"\b(?:(?:cross-?)?motions?|applications?|requests?|petitions?|objections?|stipulations?|appeals?|claims?|counterclaims?|complaint|"
    r"action|case|leave|judgments?|orders?|reports?|r&r|recommendations?|findings|decision|writ|certificate|extension|relief|"
    r"subpoenas?|demurrers?|exceptions?|rulings?|injunction|class|counts?|counterclaim|cause\sof\saction|convictions?|sentence|matter|proceedings?|dkt|ecf|docs?|docket|matter|pleading)\b",
    re.IGNORECASE,
)
MOTION = re.compile(
    r"\b(?:(?:cross-?)?motions?|applications?|requests?|petitions?|objections?|"
    r"stipulations?|appeals?|leave|petition|certificate of appealability|demurrers?|exceptions?|writ|rulings?|injunction|"
    r"(?:summary|default) judgment|restraining order|relief|"
    r"(?:class |conditional )?certification|assignments? of error|points? of error)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:.*\b(?:(?i:orders|ordered|adjudged|decreed)),?\s(?:that\s|as\sfollows:\s|and\s(?:adjudged|decreed)\s(?:that\s)?)?"
    r"|.*:\s(?!\d)"
    r"|(?:Accordingly|Therefore|Further|Additionally|Moreover|Thus|Consequently|Finally|Upon\s[^,]{1,220}|If\s[^,]{1,200}|Because\s[^,]{1,300}|Having\s[^,]{1,200}),\s"
    r"|(?:For|Based\son)\s[^,]{0,60}?(?:reasons?|foregoing)\b(?:[^,]{0,120},\s(?:\d{4},\s)?|\s(?=(?:the|this)\s))|ORDER\b[\s:.,–—-]+"
    r"|In\s(?:all\sother\srespects|sum|short|conclusion|light\sof\s[^,]{1,200}),?\s|\{¶\s?\d{1,3}\}\s"
    r"|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]\s)+",
    re.DOTALL,
)
SPLIT = re.compile(
    r"(?:,\s(?:and|but)\s|;\s(?:and\s|but\s)?|,\s|\s(?:and|but)\s)(?!(?:ECF|Dkt|Docs?|DE|D\.E)\b)(?=(?:the|this|that|all|any|an?|his|her|its|their|[A-Z][\w.&]*|[\w.]+[’'`]s?)\s)"
)
_HANGS = re.compile(
    r"\b(?:if|unless|until|whether|once|when|whenever|should|before|where|after|because a)\s[^,]*$", re.IGNORECASE
)
_IF = re.compile(r"(?:\(?\w{1,3}[.)]\s)?(?:If|Unless|Should|In\sthe\sevent|Failure|Absent)\b")
_HANGS_AFTER = re.compile(r"\s?(?:only|if|when|where|unless|until|once|because a)\b", re.IGNORECASE)
_OTHERS_SAY = re.compile(
    r"\b(?:argues?|contends?|asserts?|claims|asks?|requests\sthat|seeks?|urges?|moves?|believes?|suggests?|proposes?|recommends?|RECOMMENDS?|"
    r"RECOMMENDED|recommended|recommending|would\shave|previously|earlier|seeking|prays?)\b[^;]*$"
)
_MOST_WORDS_BEFORE = 300
_FAR = 200  # letters between two rulings on one subject
_MOST = 40  # no sentence rules so often: the rest is a list of words
_WEAK = re.compile(r"(?:accept|adopt|reject|stay|transfer|continue|strike|sustain|approve|defer)s?")
_SECOND = frozenset("affirm deny grant remand reverse vacate dismiss".split())
_THING = re.compile(
    r"(?:final\s|default\s)?judgment|(?:the|this|that)\s(?:case|matter|appeal|action|judgment|complaint|order|petition|claim)(?:\s(?:below|herein))?",
    re.IGNORECASE,
)
_RULED_ON = re.compile(
    r"(?:The|the|This|[\w.]+[’'`]s?|Counts?|Claims?|Proofs?)\s.*\b(?:judgment|order|appeal|decision|complaint|claims?|counts?|award|sentence|convictions?|denial|dismissal|sanctions?)\b"
)
_APPROVED = re.compile(
    r"(?:(?:[Tt]he|[Tt]his|[\w.]+[’'`]s?)\s)?(?:[A-Z][\w’'-]*\s|proposed\s|joint\s|class\s|amended\s){0,4}(?i:disclosure\sstatement|plan|settlement|"
    r"procedures|sale|consent\sdecree|protocol|budget|retention|stipulation|agreement)"
    r"(?:\s\([^)]*\))?(?:\s(?:filed|submitted|proposed)\s[^,;]{2,60})?"
)
_HIGHER = re.compile(r"(?i:th(?:e|is)\s(?:district|assigned))\b")
_CONDITION = re.compile(r"\b(?:if|unless|when|where|whenever)\b")
_ON_REVIEW = re.compile(r"affirm|reverse|vacate|remand|dismiss", re.IGNORECASE)
_NOTHING = re.compile(r"(?:\sin\spart)?(?:[.;]|,?\s(?:and|in\spart)\b|,\s(?:affirm|reverse|vacate|remand|dismiss)\b)")
_ANY = re.compile(r"(?:an?|such|any|no|every|each)\s", re.IGNORECASE)
_ORDERED = re.compile(r"\b(?i:ordered|orders|adjudged|decreed)\b[^;]*$")
_FINDS = re.compile(
    rf"(?:[^,;]{{1,120}},\s)?{_COURT}\s(?:\w+ly\s)?"
    r"(?:finds|concludes|agrees|holds|is|has|determines|declines|does|sees|exercises)\b"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that rules. ``start`` is where its clause begins, or for a passive its auxiliary."""

    start: int
    at: int
    end: int
    word: str
    active: bool
    recommended: bool = False  # by a judge to the judge who decides


def ruling_verbs(sentence: Squeezed) -> list[Verb]:
    """The verbs by which the court rules in a sentence, in order."""
    found: dict[int, Verb] = {}
    if (bare := _BARE.match(sentence.words)) and bare["verb"] and bare.start("verb"):
        return [Verb(bare.start("verb"), bare.start("verb"), bare.end("verb"), bare["verb"], active=False)]
    if texts := list(_texts(sentence.words)):
        return texts
    for verb in (*_actives(sentence), *_passives(sentence)):
        found.setdefault(verb.at, verb)
    for passive in [verb for verb in found.values() if not verb.active]:
        if second := _or_else(sentence.words, found, passive):
            found[second.at] = second
    firsts: dict[tuple[bool, bool], Verb] = {}  # of those that say the same of what follows, the first is enough
    for at in sorted(found):
        if found[at].active:
            firsts.setdefault((found[at].word.lower().endswith("s"), found[at].word.islower()), found[at])
    for first in firsts.values():
        _follow(sentence, found, first)
    if not found and (bare := _BARE.match(sentence.words) or _ENDORSED.fullmatch(sentence.words)):
        group = "verb" if bare["verb"] else "quiet"
        found[0] = Verb(bare.start(group), bare.start(group), bare.end(group), bare[group], active=False)
    return [found[at] for at in sorted(found)[:_MOST]]


def _or_else(words: str, found: dict[int, Verb], first: Verb) -> Verb | None:
    """The second of two passive rulings on one subject."""
    match = _OR_ELSE.search(words, first.end, first.end + _FAR)
    if match is None or ";" in words[first.end : match.start()] or any(first.at < at <= match.end() for at in found):
        return None
    at = match.start("verb")
    return Verb(at, at, match.end(), match["verb"], active=False, recommended=first.recommended)


def _texts(words: str) -> Iterator[Verb]:
    """The participles by which a docket entry rules."""
    match = ENTRY_HEAD.search(words)
    while match and NOUN.search(words, match.end()):
        yield Verb(match.start("verb"), match.start("verb"), match.end("verb"), match["verb"], active=True)
        match = _THEN.search(words, match.end())


def _verb(match: re.Match[str], start: int, *, active: bool) -> Verb:
    said = _RECOMMENDS.search(match.string[: match.start("verb")].rpartition("; ")[2]) is not None
    return Verb(start, match.start("verb"), match.end("verb"), match["verb"], active, said)


def _actives(sentence: Squeezed) -> Iterator[Verb]:
    words = sentence.words
    for match in _ACTIVE.finditer(words):
        if _speaks(sentence, match.start(), match) and _acts(words, match):
            found = _verb(match, match.start(), active=True)
            if found.recommended or not _HIGHER.match(match.group()):
                yield found
    for match in _LATER_ACTIVE.finditer(words):
        finds = _FINDS.match(words) if match["verb"].lower().endswith("s") else None
        if finds and finds.end() <= match.start() and _speaks(sentence, match.start(), match) and _acts(words, match):
            yield _verb(match, match.start("verb"), active=True)


def _passives(sentence: Squeezed) -> Iterator[Verb]:
    hangs = _IF.match(sentence.words) is not None
    for match in _PASSIVE.finditer(sentence.words):
        if hangs and match["aux"].lower() in {"will be", "shall be", "be"}:
            continue  # if he does not answer by May 3, 2024, the case will be dismissed
        past = match["aux"].split()[-1].lower() in _PAST
        if not past and _speaks(sentence, match.start("verb"), match) and _is_ruled(sentence.words, match):
            yield _verb(match, match.start("aux"), active=False)


def _follow(sentence: Squeezed, found: dict[int, Verb], first: Verb) -> None:
    """What else the same subject does: “GRANTS the motion to compel and DENIES the motion for sanctions”."""
    plural = not first.word.lower().endswith("s")
    for match in _NEXT_ACTIVE.finditer(sentence.words, first.end):
        at, word = match.start("verb"), match["verb"]
        if at in found or sentence.quoted(at):
            continue
        joined = re.search(r"(?:,|;|\b(?:and|but))\s?$", sentence.words[max(0, at - 6) : at]) is not None
        quiet = word.islower() and (word in _SECOND if plural else word.endswith("s") and first.word.islower())
        if word.isupper() or (joined and quiet):
            found[at] = _verb(match, at, active=True)


def _speaks(sentence: Squeezed, at: int, match: re.Match[str]) -> bool:
    """Whether the court says it of itself: not in a quotation, not as what somebody asks or argues."""
    words, verb_at = sentence.words, match.start("verb")
    if sentence.quoted(at):
        return False
    clause = _RECOMMENDS.sub("", words[max(0, verb_at - 900) : verb_at].rpartition("; ")[2])
    if not _OTHERS_SAY.search(clause):
        return True
    if not match["verb"].isupper():
        return False
    before = words[max(0, verb_at - _MOST_WORDS_BEFORE) : verb_at]
    return _ORDERED.search(before) is not None or re.search(r"\b(?:be|recommend\w*)\b", before, re.IGNORECASE) is None


def _acts(words: str, match: re.Match[str]) -> bool:
    """In capitals a court rules; in small letters it does where no condition hangs on it and something is ruled on."""
    verb, after = match["verb"], words[match.end() : match.end() + 120]
    if verb.isupper():
        return True
    if _HANGS.search(words[: match.start()]) or _HANGS_AFTER.match(words[match.end() :]):
        return False
    if "must" in match.group() and _CONDITION.search(after):
        return False
    if _WEAK.fullmatch(verb.lower()) and match.group().startswith("I "):
        return False
    return NOUN.search(after) is not None or (
        _ON_REVIEW.fullmatch(verb) is not None and _NOTHING.match(after) is not None
    )


def _is_ruled(words: str, match: re.Match[str]) -> bool:
    """Whether something *is* granted: a motion that is named, with no condition on it."""
    aux, verb, at = match["aux"], match["verb"].lower(), match.start("verb")
    plain = aux.split()[-1].lower()
    linked = plain in {"is", "are", "hereby"} or aux in {"will be", "shall be"}
    if plain == "be" and not linked:  # "ORDERED that the motion be DENIED"
        linked = _ORDERED.search(words[: match.start()]) is not None or _RECOMMENDS.search(words[:at]) is not None
        if not linked:
            return False
    loud = match["verb"].isupper() and verb != "so ordered"
    if (not linked and not loud) or (verb == "entered" and "judgment" not in words[max(0, at - 120) : at].lower()):
        return False
    if loud:
        return linked or NOUN.search(words[max(0, at - 200) : match.start() + len(aux)]) is not None
    before = words[max(0, at - _MOST_WORDS_BEFORE) : match.start()]
    if _HANGS.search(before) or _HANGS_AFTER.match(words[match.end("verb") :]):
        return False
    subject = subject_of(before)
    if verb in {"terminated", "so ordered", "withdrawn", "referred"} and not MOTION.search(subject):
        return False
    return verb != "accepted" and _is_ruled_on(subject)


def _is_ruled_on(subject: str) -> bool:
    if MOTION.search(subject):
        return _ANY.match(subject) is None
    return (
        _THING.fullmatch(subject) is not None
        or _APPROVED.fullmatch(subject) is not None
        or (_RULED_ON.match(subject) is not None and "court of appeals" not in subject.lower())
    )


def subject_of(before: str) -> str:
    """What the verb is said of: the last clause before it that has a noun of motions in it."""
    lead = _LEAD.match(before)
    words = (before[lead.end() :] if lead else before).strip(" ,;")
    words = re.sub(r"^(?:and|but|or|that)\s", "", words)
    for cut in reversed(list(SPLIT.finditer(words))):
        rest = words[cut.end() :]
        if MOTION.search(words[: cut.start()]) and MOTION.search(rest) and not re.match(r"(?:for|to)\b", rest):
            if _verbless(words[: cut.start()]) and cut.group().strip(" ,") in {"and", ""}:
                continue  # "the motions to compel and for sanctions", "Roe's motion and Acme's motion are"
            return rest
    return words


def _verbless(words: str) -> bool:
    return re.search(rf"\b(?:is|are|be|was|has|have|shall|{_DONE_WORDS})\b|\b[A-Z]{{3,}}(?:S|ED)\b", words) is None
