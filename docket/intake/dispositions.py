"""What a court does with a motion: every ruling of a sentence, a motion granted in part and denied in part as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docket.intake.clean import CleanText
from docket.intake.facts import Disposition, Heading
from docket.intake.orders import LONGEST, body_sentences

_ADVERBS = r"(?:(?:therefore|hereby|accordingly|also|thus|further)\s){0,2}"
_ACTS = r"(?P<verb>GRANTS|DENIES|DISMISSES|STRIKES|QUASHES|MODIFIES|CONTINUES|VACATES|DEFERS|OVERRULES|SUSTAINS|grants|denies)\b"
_DONE = r"(?:GRANTED|DENIED|DISMISSED|STRICKEN|OVERRULED|SUSTAINED|DEFERRED|granted|denied)"
_COURT = r"(?:[Tt]he|[Tt]his)\s(?:Court|Panel|undersigned)\s"
_MOTION = (
    r"(?P<motion>(?:[\w.’'-]{1,40}\s){0,8}?"
    r"(?:[Mm]otions?|MOTIONS?|[Aa]pplication|[Rr]equest|[Pp]etition|[Oo]bjections?|[Ss]tipulation)\b"
)  # left open: what may stand between the noun and its verb
_COURT_ACTS = re.compile(rf"\b{_COURT}{_ADVERBS}{_ACTS}")
_IS_DONE = re.compile(rf"{_MOTION}[^;]{{0,200}}?)\s(?:is|are)\s{_ADVERBS}(?P<verb>{_DONE}|MOOT|moot)\b")
_NEXT_ACT = re.compile(rf"(?:,\s?|;\s?|\s)(?:(?:and|but|or)\s)?(?:it\s|{_COURT})?{_ADVERBS}{_ACTS}")
_NO_OTHER = r"(?:(?!(?:,|,?\s(?:and|but))\s(?:the|all|any|his|her|its|their|[\w.]+[’']s?)\s)[^;]){0,160}?"
_NEXT_DONE = re.compile(
    rf"(?:,\s|;\s|\s)(?:(?:and|but)\s)?(?:{_MOTION}{_NO_OTHER})\s)?(?:(?:is|are)\s)?"
    rf"{_ADVERBS}(?P<verb>{_DONE}|(?<=\bis\s)MOOT|(?<=\bare\s)MOOT)\b"
)
_CONDITION = re.compile(r"\b(?:if|unless|until|whether|once|when|whenever|should|before)\s[^,]*$", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:.*\b(?:ORDERS|ORDERED|FURTHER ORDERED|ordered|orders)\s(?:that\s|as\sfollows:\s)?"
    r"|(?:Accordingly|Therefore|Further|Additionally|Moreover|Thus|If\s[^,]{1,200}),\s"
    r"|For\s(?:(?:all|each|of|these|those|the|foregoing|following|above|same)\s){1,4}reasons?,?\s(?:stated\s\w+,\s)?)",
    re.DOTALL,
)
_IN_PART = re.compile(r"\bin part\b,?\s?", re.IGNORECASE)
_EXTENT = re.compile(r"\s(?:as to|with respect to|with regard to|to the extent|insofar as)\b")
_SAME = re.compile(
    r"(?:it|them|the same|the motions?|(?:the|all) (?:rest|remainder|balance|remaining \w+)|otherwise)?[\s,.]*"
    r"(?:(?:as to|as it|with respect to|with regard to|to the extent|insofar as|"
    r"in all other|without prejudice|with prejudice|of)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_OUTCOMES = {
    "GRANT": "granted", "DENI": "denied", "DISMISS": "dismissed", "STRI": "stricken", "QUASH": "quashed",
    "MODIF": "modified", "CONTINU": "continued", "VACAT": "vacated", "DEFER": "deferred", "OVERRUL": "overruled",
    "SUSTAIN": "sustained", "MOOT": "denied_as_moot",
}  # fmt: skip


@dataclass(slots=True)
class _Ruling:
    """A verb with its motion: ``start`` and ``end`` bound the clause in the sentence."""

    start: int
    end: int
    verb: str
    motion: str
    tail: str
    outcome: str


def dispositions(paper: CleanText, headings: tuple[Heading, ...] = ()) -> tuple[Disposition, ...]:
    found = []
    for low, high in body_sentences(paper, headings):
        if high - low >= LONGEST:
            continue
        sentence, places = _squeezed(paper.text, low, high)
        rulings = _rulings(sentence)
        for ruling in rulings:
            start, end = (ruling.start, ruling.end) if len(rulings) > 1 else (0, len(sentence))
            span = paper.span(places[start], places[end - 1] + 1)
            found.append(Disposition(ruling.outcome, ruling.motion or None, sentence[start:end], span))
    return tuple(found)


def _squeezed(text: str, low: int, high: int) -> tuple[str, list[int]]:
    """The sentence with single spaces, and where each character of it stands."""
    words: list[str] = []
    places: list[int] = []
    for word in re.finditer(r"\S+", text[low:high]):
        if words:
            words.append(" ")
            places.append(low + word.start() - 1)
        words.append(word.group())
        places += range(low + word.start(), low + word.end())
    return "".join(words), places


def _rulings(sentence: str) -> list[_Ruling]:
    """The rulings of a sentence, in order; clauses about one motion are one ruling."""
    found: list[_Ruling] = []
    for clause in _clauses(sentence):
        if found and _same_motion(found[-1], clause):
            found[-1] = _joined(found[-1], clause)
        else:
            found.append(clause)
    return found


def _clauses(sentence: str) -> Iterator[_Ruling]:
    first = min(
        (m for m in (_COURT_ACTS.search(sentence), _IS_DONE.search(sentence)) if m),
        key=lambda m: m.start("verb"),
        default=None,
    )
    if first is None or _quoted(sentence, first.start()) or _conditional(sentence, 0, first):
        return
    verbs = [first]
    while after := _next(sentence, verbs[-1].end()):
        verbs.append(after)
    for place, verb in enumerate(verbs):
        end = verbs[place + 1].start() if place + 1 < len(verbs) else len(sentence)
        start = _words_start(sentence, verb.start()) if place else 0
        tail = sentence[verb.end() : end].strip(" .")
        motion = verb.groupdict().get("motion")
        motion = tail if motion is None and verb["verb"].upper().endswith("S") else _LEAD.sub("", motion or "").strip()
        yield _Ruling(start, end, verb["verb"], _without_part(motion), tail, _outcome(f"{verb['verb']} {tail}"))


def _next(sentence: str, at: int) -> re.Match[str] | None:
    """The next ruling behind ``at``, outside quotation marks and brackets."""
    found = [m for pattern in (_NEXT_ACT, _NEXT_DONE) if (m := pattern.search(sentence, at))]
    first = min(found, key=lambda m: m.start("verb"), default=None)
    if first is None or _quoted(sentence, first.start("verb")) or _conditional(sentence, at, first):
        return None
    return first


def _words_start(sentence: str, at: int) -> int:
    """Behind the comma and the conjunction that lead to a clause."""
    lead = re.compile(r"[\s,;]*(?:(?:and|but|or)\s)?").match(sentence, at)
    return lead.end() if lead else at


def _without_part(motion: str) -> str:
    return re.sub(r"^in part\b,?\s?|,?\sin part$", "", motion, flags=re.IGNORECASE).strip(" ,")


def _same_motion(ruling: _Ruling, after: _Ruling) -> bool:
    """Granted here and denied there: the same motion if one of the two clauses names none."""
    verbs = {ruling.verb.upper()[:4], after.verb.upper()[:4]}
    if verbs != {"GRAN", "DENI"}:
        return False
    return any(_SAME.fullmatch(_IN_PART.sub("", r.motion).strip()) is not None for r in (ruling, after))


def _joined(ruling: _Ruling, after: _Ruling) -> _Ruling:
    named = [r.motion for r in (ruling, after) if not _SAME.fullmatch(_IN_PART.sub("", r.motion).strip())]
    motion = _EXTENT.split(named[0] if named else ruling.motion or after.motion)[0]
    return _Ruling(ruling.start, after.end, ruling.verb, motion, after.tail, "granted_in_part")


def _conditional(sentence: str, at: int, verb: re.Match[str]) -> bool:
    """A ruling in small letters that hangs on a condition: "until it is granted" on nothing; in capitals a court rules."""
    return verb["verb"].islower() and _CONDITION.search(sentence[at : verb.start("verb")]) is not None


def _quoted(sentence: str, at: int) -> bool:
    """Inside quotation marks or brackets another court speaks."""
    before = sentence[:at]
    return before.count("“") > before.count("”") or before.count("(") > before.count(")")


def _outcome(words: str) -> str:
    upper = words.upper()
    if "IN PART" in upper:
        return "granted_in_part" if upper.startswith("GRANT") else "denied_in_part"
    stem = next((name for key, name in _OUTCOMES.items() if upper.startswith(key)), "other")
    if stem == "denied" and "MOOT" in upper[:60]:
        return "denied_as_moot"
    if stem == "denied" and "WITHOUT PREJUDICE" in upper[:80]:
        return "denied_without_prejudice"
    return stem
