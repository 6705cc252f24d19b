"""Where a court rules: the verbs of a sentence by which it itself, here and now, grants, denies or affirms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docket.intake.ruling_entries import alone, entries, headed
from docket.intake.ruling_subjects import DONE, MOTION, NOUN, STAYED, is_ruled_on, subject_of
from docket.intake.ruling_voice import ORDERED, RECOMMENDS, hangs, speaks
from docket.intake.squeezed import Squeezed

_ADVERBS = (
    r"(?:(?:therefore|hereby|also|thus|further|now|so|otherwise|and|"
    r"(?!(?:previous|original|initial|former|recent|on|earl|general|typical|usual|ordinari|routine|common|rare|normal)ly\b)\w{2,14}ly),?\s){0,3}"
)
_STEMS = (
    "grant", "den(?:y|ie)", "dismiss", "strike", "quash", "modif(?:y|ie)", "continue", "vacate", "defer", "overrule", "sustain",
    "affirm", "reverse", "remand", "adopt", "accept", "approve", "reject", "terminate", "transfer", "stay", "certif(?:y|ie)",
    "dissolve", "reserve", "allow",
)  # fmt: skip
_ACT = rf"(?:(?:{'|'.join(_STEMS)})(?:e?s)?|declines?\sto\s(?:issue|grant)|finds?\sas\smoot)"
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
    rf"\b(?P<aux>(?:is|are|be|shall\sbe|will\sbe|(?:be\s)?and\s(?:hereby\s|the\ssame\s)?(?:is|are)|(?:is|are)\s(?:deemed|rendered|found|considered|declared|marked)|hereby|and|[A-Za-z)\]]+|\w+\s\d{{1,4}}\)?)),?\s{_ADVERBS}"
    rf"(?P<verb>(?i:{DONE}))\b"
)
_AND_ALSO = re.compile(rf"\s(?i:and)\s(?P<verb>(?i:{DONE}))\b")
_OR_ELSE = re.compile(
    r",?\s(?:and|but)\s(?:(?:is|are|be)\s)?(?:(?:otherwise|in\sall\sother\srespects|as\sto\sthe\s(?:rest|remainder)),?\s)?"
    r"(?P<verb>granted|allowed|denied|sustained|overruled|affirmed|reversed|vacated|dismissed)"
    r"(?=\s(?:as\sto|with|in\s|to\sthe\sextent|insofar|otherwise)|[.;,]|$)"
)
"""A second ruling on one subject, in small letters: granted as to one claim and denied as to the other."""
_IF = re.compile(r"(?:\(?\w{1,3}[.)]\s)?(?:If|Unless|Should|In\sthe\sevent|Failure|Absent)\b")
_MOST_WORDS_BEFORE = 300
_AUXILIARY = frozenset("is are be and hereby deemed rendered found considered declared marked".split())
_ASIDE = re.compile(r"\b(?:GRANTED|DENIED|granted|denied)\b[^;]{0,120},\swhich\s$")
_LINKS = frozenset("is are hereby deemed rendered found considered declared marked".split())
_FAR = 200  # letters between two rulings on one subject
_MOST = 40  # no sentence rules so often: the rest is a list of words
_WEAK = re.compile(r"(?:accept|adopt|reject|stay|transfer|continue|strike|sustain|approve|defer)s?")
_SECOND = frozenset("affirm deny grant remand reverse vacate dismiss".split())
_HIGHER = re.compile(r"(?i:th(?:e|is)\s(?:district|assigned))\b")
_CONDITION = re.compile(r"\b(?:if|unless|when|where|whenever)\b")
_ON_REVIEW = re.compile(r"affirm|reverse|vacate|remand|dismiss", re.IGNORECASE)
_NOTHING = re.compile(r"(?:\sin\spart)?(?:[.;]|,?\s(?:and|in\spart)\b|,\s(?:affirm|reverse|vacate|remand|dismiss)\b)")
_SHOULD = re.compile(r"\b[Cc]ourt\s(?:finds|concludes|holds|is\sof\sthe\sopinion)\sthat\b[^;]*\bshould\s?$")
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
    if bare := headed(sentence.words):
        return [_bare(sentence.words, bare)]
    if texts := [_verb(match, match.start("verb"), active=True) for match in entries(sentence.words)]:
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
    if not found and (bare := alone(sentence.words)):
        found[0] = _bare(sentence.words, bare)
    return [found[at] for at in sorted(found)[:_MOST]]


def _or_else(words: str, found: dict[int, Verb], first: Verb) -> Verb | None:
    """The second of two passive rulings on one subject."""
    match = _AND_ALSO.match(words, first.end) or _OR_ELSE.search(words, first.end, first.end + _FAR)
    if match is None or ";" in words[first.end : match.start()] or any(first.at < at <= match.end() for at in found):
        return None
    at = match.start("verb")
    return Verb(at, at, match.end(), match["verb"], active=False, recommended=first.recommended)


def _bare(words: str, at: tuple[int, int]) -> Verb:
    return Verb(at[0], at[0], at[1], words[at[0] : at[1]], active=False)


def _verb(match: re.Match[str], start: int, *, active: bool) -> Verb:
    said = RECOMMENDS.search(match.string[: match.start("verb")].rpartition("; ")[2]) is not None
    return Verb(start, match.start("verb"), match.end("verb"), match["verb"], active, said)


def _actives(sentence: Squeezed) -> Iterator[Verb]:
    words = sentence.words
    for match in _ACTIVE.finditer(words):
        if speaks(sentence, match.start(), match) and _acts(words, match):
            found = _verb(match, match.start(), active=True)
            if found.recommended or not _HIGHER.match(match.group()):
                yield found
    for match in _LATER_ACTIVE.finditer(words):
        finds = _FINDS.match(words) if match["verb"].lower().endswith("s") else None
        if finds and finds.end() <= match.start() and speaks(sentence, match.start(), match) and _acts(words, match):
            yield _verb(match, match.start("verb"), active=True)


def _passives(sentence: Squeezed) -> Iterator[Verb]:
    hangs = _IF.match(sentence.words) is not None
    for match in _PASSIVE.finditer(sentence.words):
        if hangs and match["aux"].lower() in {"will be", "shall be", "be"}:
            continue  # if he does not answer by May 3, 2024, the case will be dismissed
        linked = match["aux"].split()[-1].lower() in _AUXILIARY
        if (
            _ASIDE.search(sentence.words, 0, match.start())
            and any(word.isupper() for word in (match["verb"],)) is False
        ):
            continue  # granted as to the claim, which is dismissed, and denied as to the rest
        past = match["aux"].split()[-1].lower() in _PAST
        if not past and speaks(sentence, match.start("verb"), match) and _is_ruled(sentence.words, match):
            noun = (
                not match.start("aux") and not linked
            )  # "Application GRANTED": the one word before is what is ruled on
            yield _verb(match, match.end("aux") if noun else match.start("aux"), active=False)


def _follow(sentence: Squeezed, found: dict[int, Verb], first: Verb) -> None:
    """What else the same subject does: “GRANTS the motion to compel and DENIES the motion for sanctions”."""
    plural = not first.word.lower().endswith("s")
    for match in _NEXT_ACTIVE.finditer(sentence.words, first.end):
        at, word = match.start("verb"), match["verb"]
        if at in found or sentence.quoted(at):
            continue
        joined = re.search(r"(?:,|;|\b(?:and|but))\s?$", sentence.words[max(0, at - 6) : at]) is not None
        third = word.split()[0].endswith("s")
        quiet = word.islower() and (word in _SECOND if plural else third and first.word.islower())
        if word.isupper() or (joined and quiet):
            found[at] = _verb(match, at, active=True)


def _acts(words: str, match: re.Match[str]) -> bool:
    """In capitals a court rules; in small letters it does where no condition hangs on it and something is ruled on."""
    verb, after = match["verb"], words[match.end() : match.end() + 120]
    if verb.isupper():
        return True
    if hangs(words[: match.start()], words[match.end() :]):
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
    linked = plain in _LINKS or aux in {"will be", "shall be"}
    if plain == "be" and not linked:  # "ORDERED that the motion be DENIED"
        linked = (
            any(form.search(words[: match.start()]) for form in (ORDERED, _SHOULD))
            or RECOMMENDS.search(words[:at]) is not None
        )
        if not linked:
            return False
    loud = match["verb"].isupper() and verb != "so ordered"
    if (not linked and not loud) or (verb == "entered" and "judgment" not in words[max(0, at - 120) : at].lower()):
        return False
    if loud:
        return linked or NOUN.search(words[max(0, at - 200) : match.start() + len(aux)]) is not None
    before = words[max(0, at - _MOST_WORDS_BEFORE) : match.start()]
    if hangs(before, words[match.end("verb") :], verb):
        return False
    subject = subject_of(before, joined=aux.lower().startswith("and "))
    if verb in {"terminated", "so ordered", "withdrawn", "referred"} and not MOTION.search(subject):
        return False
    return verb != "accepted" and (is_ruled_on(subject) or (verb == "stayed" and STAYED.match(subject) is not None))
