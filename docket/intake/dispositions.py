"""What a court does with a motion, an appeal or a claim: every ruling of a sentence, in part here and in part there as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docket.intake.clean import CleanText
from docket.intake.facts import Disposition, Heading
from docket.intake.ruling_entries import HEAD
from docket.intake.ruling_subjects import MOTION, NOUN, SPLIT, subject_of
from docket.intake.ruling_verbs import Verb, ruling_verbs
from docket.intake.squeezed import Squeezed, body

_IN_PART = re.compile(r"\bin part\b,?\s?", re.IGNORECASE)
_EXTENT = re.compile(r"\s(?:as to|with respect to|with regard to|to the extent|insofar as)\b")
_SAME = re.compile(
    r"(?:it|them|the same|the motions?|(?:the|all) (?:rest|remainder|"
    r"balance|remaining \w+)|otherwise|(?:in )?all other respects)?[\s,.]*"
    r"(?:(?:as to|as it|with respect to|with regard to|to the extent|insofar as|"
    r"in all other|without prejudice|with prejudice|of|is|are|and|for further|to the)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_OUTCOMES = {
    "GRANT": "granted", "DEN": "denied", "DISMISS": "dismissed", "STR": "stricken", "QUASH": "quashed",
    "MODIF": "modified", "CONTINU": "continued", "VACAT": "vacated", "DEFER": "deferred", "OVERRUL": "overruled",
    "SUSTAIN": "sustained", "MOOT": "denied_as_moot", "AFFIRM": "affirmed", "REVERS": "reversed", "REMAND": "remanded",
    "ADOPT": "adopted", "ACCEPT": "adopted", "APPROV": "approved", "REJECT": "rejected", "TERMINAT": "terminated",
    "TRANSFER": "transferred", "STAY": "stayed",
    "SEVER": "severed", "ENTER": "judgment", "CERTIF": "certified", "DISSOLV": "dissolved",
    "RESERV": "deferred", "DECLIN": "denied", "DROP": "dropped", "FIND": "denied_as_moot", "REFER": "referred", "ALLOW": "allowed",
    "WITHDRAW": "withdrawn", "HELD": "held_in_abeyance", "TAKEN": "taken_under_submission", "SO ORDERED": "approved",
}  # fmt: skip
_ORDERED_NEXT = re.compile(r"\bordered\b,?(?:\sthat)?$", re.IGNORECASE)
_HEARING = re.compile(r"\b(?:hearings?|conferences?|trial|argument|deadlines?|dates?|schedule)\b", re.IGNORECASE)
_MOTION_HEARING = re.compile(r"\bmotions?\s(?=hearing)", re.IGNORECASE)
_PARTLY = {
    frozenset({"GRA", "DEN"}): "granted_in_part",
    frozenset({"SUS", "OVE"}): "sustained_in_part",
    frozenset({"ALL", "DEN"}): "allowed_in_part",
}
_LONG_WORD = re.compile(
    r"\b(?!motions?\b|requests?\b|applications?\b|letters?\b|relief\b|plaintiff|defendant)[a-z]{5,}|\b\d{1,4}\b"
)
_TITLED = re.compile(r"(?:[A-Z][A-Z’']+\s){2}")
_PARTED = frozenset({"granted", "denied", "sustained", "overruled", "allowed"})
_GO_TOGETHER = {
    frozenset(pair.split())
    for pair in (
        "AFF MOD",
        "AFF REV",
        "AFF VAC",
        "AFF REM",
        "SEV STA",
        "SEV DIS",
        "SEV REM",
        "SEV TRA",
        "VAC REM",
        "REV REM",
    )
}


@dataclass(slots=True)
class _Ruling:
    """A verb with its motion: ``start`` and ``end`` bound the clause in the sentence."""

    start: int
    end: int
    verb: str
    motion: str
    tail: str
    outcome: str


def dispositions(paper: CleanText, headings: tuple[Heading, ...] = (), begin: int = 0) -> tuple[Disposition, ...]:
    """Every ruling of an order. What another court did, what a party asks and what was ruled before is none."""
    found: list[Disposition] = []
    headed: list[Disposition] = []  # by the head of a docket entry, which the text below may say again
    for sentence in body(paper, headings, begin):
        rulings = _rulings(sentence)
        head = HEAD.search(sentence.words) is not None
        for ruling in rulings:
            start, end = (ruling.start, ruling.end) if len(rulings) > 1 else (0, len(sentence.words))
            quote = re.sub(r"[\s,]+(?:and|but)?\s*$", "", sentence.words[start:end])
            span = sentence.span(paper, start, start + len(quote))
            one = Disposition(ruling.outcome, ruling.motion or None, quote, span, _terms(ruling.tail))
            (headed if head else found).append(one)
    headed = [one for one in headed if not any(_said_again(one, said) for said in found)]
    return tuple(sorted((*headed, *found), key=lambda one: one.span.start))


def _said_again(head: Disposition, said: Disposition) -> bool:
    """Whether the text below a head rules again: below the title of a paper, or of an entry on the same motion."""
    if _TITLED.match(head.motion or ""):
        return head.outcome.split("_")[0] == said.outcome.split("_")[0]  # a title tells "in part" far behind
    one, other = (set(_LONG_WORD.findall((d.motion or "").lower())) for d in (head, said))
    numbers, others = ({word for word in words if word.isdigit()} for words in (one, other))
    shared = numbers & others if numbers and others else one & other
    return head.outcome == said.outcome and (not one or not other or bool(shared))


def _rulings(sentence: Squeezed) -> list[_Ruling]:
    """The rulings of a sentence, in order; clauses about one motion are one ruling."""
    found: list[_Ruling] = []
    for clause in _clauses(sentence):
        if found and not _ORDERED_NEXT.search(found[-1].tail) and _same_motion(found[-1], clause):
            found[-1] = _joined(found[-1], clause)
        else:
            found.append(clause)
    return found


def _clauses(sentence: Squeezed) -> Iterator[_Ruling]:
    words, verbs = sentence.words, ruling_verbs(sentence)
    bounds = [_clause_start(words, verbs, n) for n in range(len(verbs))] + [len(words)]
    for n, verb in enumerate(verbs):
        start, end = (bounds[n] if n else 0), bounds[n + 1]
        tail = words[verb.end : max(end, verb.end)].strip(" .,;")
        if verb.active:
            motion = re.sub(r",?\s(?:and|but)$", "", tail)
        else:
            motion = _subject(words, bounds[n], verb) if verb.start > bounds[n] else ""
            if n and not NOUN.search(motion):
                motion = ""
            if re.match(r"(?:leave|permission|an\sextension)\b", tail):
                motion = tail
        if _HEARING.search(motion) and not MOTION.search(_MOTION_HEARING.sub("", motion)):
            continue
        motion = re.sub(r"(?:,?\s|^)(?:is|are|be|and|hereby)$", "", motion).strip(" ,")
        outcome = f"{'recommended_' if verb.recommended else ''}{_outcome(verb.word, tail)}"
        yield _Ruling(start, end, verb.word, _without_part(motion), tail, outcome)


def _subject(words: str, low: int, verb: Verb) -> str:
    return subject_of(words[low : verb.start], joined=words[verb.start : verb.at].lower().startswith("and "))


def _clause_start(words: str, verbs: list[Verb], n: int) -> int:
    """Where the clause of a verb begins: its own start, or for a passive its subject, behind the verb before it."""
    verb = verbs[n]
    if n == 0:
        return 0
    low = verbs[n - 1].end
    if verb.active:
        cut = max(verb.start, low)
    else:
        between = words[low : verb.start]
        subject = _subject_between(between)
        cut = low + between.rindex(subject) if subject else max(low, verb.start)
    lead = re.compile(r"[\s,;]*(?:(?:and|but|or)\s)?").match(words, cut)
    return lead.end() if lead else cut


def _further(between: str) -> int:
    """Behind “and it is further ORDERED that”, where the next subject begins."""
    said = list(re.finditer(r"\b(?i:ordered)\b,?\s(?:that\s)?", between))
    return said[-1].end() if said else 0


def _subject_between(between: str) -> str:
    between = between[_further(between) :]
    cuts = [c for c in SPLIT.finditer(between) if NOUN.search(between[c.end() :])]
    if cuts:
        return (
            between[cuts[0].end() :]
            if between[: cuts[0].start()].strip(" ,;").count(" ") < 40
            else between[cuts[-1].end() :]
        )
    plain = between.strip(" ,;")
    return (
        plain if NOUN.search(plain) and re.match(r"[\s,;]*(?:and|but)?\s?(?:the|[A-Z]|[\w.]+[’']s?\s)", between) else ""
    )


def _without_part(motion: str) -> str:
    """What is ruled on, without how: no "in part", no "as moot", no "with prejudice"."""
    motion = re.sub(
        r"^(?:as\s(?:moot|premature|untimely)\s|with(?:out)?\sprejudice\s(?=\[)|in part\b,?\s?(?:and\s)?)",
        "",
        motion,
        flags=re.IGNORECASE,
    )
    motion = re.sub(
        r"(?:\s(?:as\smoot|with(?:out)?\s(?:prejudice|leave)\b.*)|\sin\spart:.*|:\s.*)$",
        "",
        motion,
        flags=re.IGNORECASE | re.DOTALL,
    )
    return re.sub(r",?\sin part$", "", motion, flags=re.IGNORECASE).strip(" ,")


def _same_motion(ruling: _Ruling, after: _Ruling) -> bool:
    """Granted here and denied there: the same motion if one of the two clauses names none."""
    verbs = {ruling.verb.upper()[:3], after.verb.upper()[:3]}
    if frozenset(verbs) in _GO_TOGETHER:
        return _SAME.fullmatch(ruling.motion) is not None or _SAME.fullmatch(after.motion) is not None
    if frozenset(verbs) not in _PARTLY:
        return False
    return any(_SAME.fullmatch(_IN_PART.sub("", r.motion).strip()) is not None for r in (ruling, after))


def _joined(ruling: _Ruling, after: _Ruling) -> _Ruling:
    named = [r.motion for r in (ruling, after) if not _SAME.fullmatch(_IN_PART.sub("", r.motion).strip())]
    motion = _EXTENT.split(named[0] if named else ruling.motion or after.motion)[0]
    partly = _PARTLY.get(frozenset({ruling.verb.upper()[:3], after.verb.upper()[:3]}))
    partly = f"recommended_{partly}" if partly and ruling.outcome.startswith("recommended_") else partly
    outcome = partly or f"{ruling.outcome}_and_{after.outcome}"
    return _Ruling(ruling.start, after.end, ruling.verb, motion, after.tail, outcome)


def _outcome(verb: str, tail: str) -> str:
    upper, rest = verb.upper(), tail.upper()
    several = [name for key, name in _OUTCOMES.items() if re.search(rf"\b{key}", upper)]
    if len(several) > 1 or (several and " AND " in upper):
        words = re.split(r"[,\s]+(?:AND\s)?", re.sub(r"\bIN PART\b,?", "", upper))
        told = [next((n for k, n in _OUTCOMES.items() if w.startswith(k)), "") for w in words]
        return "_and_".join(dict.fromkeys(t for t in told if t))
    stem = next((name for key, name in _OUTCOMES.items() if upper.startswith(key)), "other")
    if _is_partial(stem, rest):
        return f"{stem}_in_part"
    if stem == "granted" and re.search(r"\b(?:OTHERWISE (?:IS )?DENIED|DENIED IN ALL OTHER|DENIED OTHERWISE)\b", rest):
        return "granted_in_part"
    if stem in {"denied", "terminated", "dropped"} and re.search(r"\bMOOT\b", rest[:60]):
        return f"{stem}_as_moot"
    if stem == "denied" and "WITHOUT PREJUDICE" in rest[:80]:
        return "denied_without_prejudice"
    return stem


def _is_partial(stem: str, rest: str) -> bool:
    """“in part”, “except as to”: only of what can be granted by parts."""
    if re.match(r"\W*IN\sPART\b", rest) or re.search(r"\bIN\sPART$|^[^:;,]{0,160}\bIN\sPART:", rest):
        return True
    only = r"\W*(?:EXCEPT|(?:BUT\s)?ONLY\s(?:AS\sTO|TO\sTHE\sEXTENT|INSOFAR|WITH\sRESPECT))\b"
    return stem in _PARTED and re.match(only, rest) is not None


def _terms(tail: str) -> str | None:
    """With what a claim or a motion goes: leave to amend, or prejudice."""
    words = tail[:200].lower()
    if words.startswith("as modified"):
        return "as_modified"
    if re.search(r"\bwith(?:out\sprejudice\sand\swith)?\s(?:\w+[\s’'-]+){0,3}leave\sto\s(?:amend|file|renew)\b", words):
        return "with_leave_to_amend" if "amend" in words else "with_leave"
    if "without leave to amend" in words:
        return "without_leave_to_amend"
    found = re.search(r"\bwith(?:out)?\sprejudice\b", words)
    return found.group().replace(" ", "_") if found else None
