"""To whom a quotation is credited: the cite behind it, the cite whose parenthesis holds it, or the paper named."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from docket.intake.pins import pins_after
from docket.intake.quotations_cites import Cited
from docket.intake.quotations_marks import MARK, Quoted
from docket.intake.sentences import sentences

_REACH = 700  # characters between a quotation and the cite behind it
_HELD = 1500  # characters of a parenthesis before a quotation in it
_NOTE = (
    r"(?:\s*\((?:(?:[Ii]nternal|[Ee]mphas[ie]s|[Cc]itations?|[Aa]lterations?|[Ff]ootnotes?|[Qq]uotations?|[Cc]leaned|[Ee]rrors?|"
    r"[Ee]llips[ie]s|[Bb]rackets?|[Ff]irst|[Ss]econd|[Oo]riginal|[Pp]aragraph)[^()]{0,120}|sic)\)\.?)"
)
_SIGNAL = (
    r"(?:(?:[Ss]ee|[Aa]ccord|[Ee]\.g\.|[Ss]ee,?\s[Ee]\.g\.|[Aa]nd|"
    r"[Ww]ith|[Cc]ompare|[Qq]uoting|[Cc]iting|[Ii]n|[Pp]er|,)[,:]?\s)"
)
_NAMING = r"(?:(?:[A-Z@#][\w.’'&#,/:-]*|of|the|v\.|vs\.|in|re|and|&|ex|rel\.|for|by|to|de|la|on|\d[\w.:-]*,?)\s)"
_STRAIGHT = re.compile(
    rf"[\s,;:—–.)\d⁰¹²³⁴-⁹]{{0,6}}{_NOTE}{{0,4}}[\s(\[—–,;]{{0,4}}{_SIGNAL}{{0,3}}{_NAMING}{{0,22}}[(\[]?$"
)
_OPENED = re.compile(rf"{_SIGNAL}{{0,2}}{_NAMING}{{0,12}}")
_SIGNALLED = re.compile(r"[\s.”\")\d]{0,6}(?:[Aa]ccord|[Ss]ee|[Cc]f\.|[Cc]ompare|[Bb]ut)\b")
_LOOSE = re.compile(r"(?:[Ss]ee also|[Bb]ut [Ss]ee|[Cc]f\.|[Cc]ontra)[,:]?\s{0,2}(?:e\.g\.,?\s)?\S{0,30}\s?$")
_TAIL = re.compile(r"[^()]{0,40}(?:\([^()]{0,90}\)[^()]{0,60}){0,4}$")
_HISTORY = re.compile(
    r"\b(?:aff|rev|vacat|modif|overrul|cert|appeal|adopt|report|reh)[’'\w]*\.?(?:,?\s(?:and|in|part|denied|granted|dismissed|other|"
    r"grounds|relevant|recommendation|adopted|sub|nom|by|on)\.?){0,8}[,.]?\s(?:No\.\s\S+\s|[A-Z][\w.’'&]*\s|v\.\s){0,8}$"
)
_HISTORY_TO_END = re.compile(
    r",\s(?:and\s)?(?:aff|rev|vacat|modif|overrul|cert|appeal|adopt|report|reh)[’'.\w]*[\s,].*$", re.DOTALL
)
_COURT = re.compile(r"\s\([^()]{0,90}\d{4}[^()]{0,40}\)")
_SENTENCE_IN_BRACKETS = re.compile(r"\([A-Z][\w.’'-]*\s(?![A-Z])")
_PARALLEL = 12  # letters, of a pin, between two reports of one case
_BULLET = re.compile(r"\s*[-•*▪–]?\s{0,3}(?P<pin>(?:¶{1,2}|[Ee]xh?s?\.|[Pp]p?\.)\s?\d[^“\"\n]{0,30}?)\s?[–—:-]\s")
_ELSEWHERE = re.compile(
    r"\s{1,2}See,?\s(?:e\.g\.,?\s)?(?P<source>[A-Z][^;.()<\n“”]{3,70}?),?\s(?:at\s(?P<pin>(?:§\s)?[\d.:-]+)\s?)?[(<]"
)
_NEXT = 90  # letters between a cite and what the next sentence says that it reads
_IT_READS = re.compile(
    r"[.)\]]{1,3}\s+(?:It|He|She|They|That|This|(?:The|That|This|Its|His|Her|Their)\s(?:[\w’'-]+\s){0,3}[\w’'-]+)\s(?:[a-z]+ly\s|then\s|also\s)?"
    r"(?:reads?|says?|said|states?|stated|provides?|provided|runs?|begins?|ends?|concludes?|continues?|goes\son|wrote|writes|recites?)"
    r"(?:,?\s(?:in\s(?:full|part|relevant\spart|pertinent\spart|its\sentirety)|as\sfollows|simply|only|that))?[:,]?\s[“\"]?$"
)
_IS_ATTACHED = re.compile(
    r"[.,;]?[”\"]?\s{1,2}(?:A\s(?:true|copy|correct)\b|(?:That|This|The|His|Her|Its|Their|My)\s|It\s(?:is|was)\s)[^.;“”]{0,110}?"
    r"\b(?:attached|annexed|appended|enclosed|filed|submitted|marked)\b[^.;“”]{0,40}?\s(?:as|at)\s(?P<source>(?:Exhibit|Exh?\.)\s[A-Z\d][\w-]{0,5})"
)
_CLOSING = frozenset('”"')
_QUOTING = re.compile(r"\(\s?(?:quoting|citing|adopting)\s", re.IGNORECASE)
_OWNER = r"(?:[A-Z][\w’'.-]*(?:’s|'s|s’)\s|[Tt]he\s|[Tt]hat\s|[Tt]his\s|[Hh]is\s|[Hh]er\s|[Ii]ts\s|[Tt]heir\s|[Oo]ur\s)"
_NAMED = re.compile(
    rf"\b(?P<name>{_OWNER}(?:(?:own|opening|initial|amended|supplemental|answering|prior|earlier|[A-Z][\w’'-]*)\s){{0,3}}"
    r"(?:[Rr]eply|[Oo]pposition|[Mm]otion|[Cc]omplaint|[Dd]eclaration|[Aa]ffidavit|[Oo]rder|[Aa]nswer|[Rr]esponse|[Pp]etition|"
    r"[Mm]emorandum|[Bb]rief|[Dd]eposition|[Tt]estimony|[Ll]etter|[Cc]ertification|[Aa]ffirmation|[Rr]eport)(?:\sbrief)?)\b"
)
_SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id)|states?|stated|stating|argu(?:e|es|ed|ing)|claim(?:s|ed)?|assert(?:s|ed|ing)?|tells?|told|contends?|contended|answer(?:s|ed)|repl(?:ies|ied)|respond(?:s|ed)|asks?|asked|announc(?:es|ed)|"
    r"explain(?:s|ed)?|describ(?:e|es|ed)|admit(?:s|ted)?|conced(?:e|es|ed)|declar(?:e|es|ed)|writes?|wrote|reads?|swears?|swore|"
    r"alleg(?:e|es|ed)|insists?|insisted|notes?|noted|calls?|called|acknowledg(?:e|es|ed)|testif(?:y|ies|ied)|maintains?|"
    r"suggests?|complains?|recit(?:e|es|ed)|opens|goes on|adds?|held|found|ordered|required?|permitted|that"
    r"|because|rat(?:es|ed)|grad(?:es|ed)|mark(?:s|ed)|record(?:s|ed)|list(?:s|ed)|log(?:s|ged)|reversed|affirmed|conclud(?:es|ed|ing)|reason(?:s|ed|ing)|observ(?:es|ed|ing)|warn(?:s|ed|ing)|reject(?:s|ed|ing)"
    r"|recogniz(?:es|ed|ing)|emphasiz(?:es|ed|ing)|caution(?:s|ed|ing)|defin(?:es|ed|ing)|provid(?:es|ed|ing)|mean(?:s|ing)|quot(?:es|ed|ing))\b"
)


def credit(text: str, one: Quoted, cites: Sequence[Cited]) -> Cited | None:
    """The source of a quotation: what holds it in a parenthesis, what follows, what stands before it in its sentence."""
    return (
        _holding(text, one, cites)
        or _leading(text, one, cites)
        or _following(text, one, cites)
        or _before(text, one, cites)
        or _reads(text, one, cites)
        or _attached(text, one)
        or _listed(text, one, cites)
        or _named(text, one)
        or _uncited(text, one)
    )


def _holding(text: str, one: Quoted, cites: Sequence[Cited]) -> Cited | None:
    """The cite whose explanatory parenthesis the quotation stands in; a bracket that is never closed holds nothing."""
    places, around, closes = _brackets(text)
    at = bisect_left(places, one.opens) - 1
    bracket = around[at] if at >= 0 else -1
    if bracket < 0 or one.opens - bracket > _HELD or not one.closes <= closes.get(bracket, -1) <= one.closes + _HELD:
        return None
    return _heading(text, bracket, cites)


@lru_cache(maxsize=4)
def _brackets(text: str) -> tuple[list[int], list[int], dict[int, int]]:
    """Every bracket, the one that is open behind it (-1: none), and where each one is closed."""
    places: list[int] = []
    around: list[int] = []
    closes: dict[int, int] = {}
    stack: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match.group() == "(":
            stack.append(match.start())
        elif stack:
            closes[stack.pop()] = match.start()
        places.append(match.start())
        around.append(stack[-1] if stack else -1)
    return places, around, closes


def _heading(text: str, bracket: int, cites: Sequence[Cited]) -> Cited | None:
    place = bisect_left(cites, bracket, key=lambda c: c.start) - 1
    if place < 0:
        return None
    while place and _HISTORY.search(text, max(0, cites[place].start - 60), cites[place].start):
        place -= 1
    held = cites[place]
    lead = cites[place - 1] if place else held
    lead = replace(lead, end=held.end) if _parallel(lead, held) else held
    gap = text[held.end : bracket]
    if _SENTENCE_IN_BRACKETS.match(text, bracket) and gap.endswith(". ") and gap.strip() == ".":
        return None  # a sentence of its own that stands in brackets explains no cite
    if len(gap) > 240 or re.search(r"[.?!]\s+[A-Z][a-z]+\s[a-z]", gap):
        return None
    gap = _HISTORY_TO_END.sub("", gap)
    return (
        lead
        if _TAIL.fullmatch(gap) and not re.search(r"[a-z]{3,}\s[a-z]{3,}\s[a-z]{3,}", re.sub(r"\([^()]*\)", "", gap))
        else None
    )


def _parallel(first: Cited, second: Cited) -> bool:
    """Whether two citations that stand side by side are of one case, in two reports."""
    name = second.source.rpartition(", ")[0]
    same = bool(name) and name == first.source.rpartition(", ")[0] and first.authority != second.authority
    return same and 0 <= second.start - first.end <= _PARALLEL


def _leading(text: str, one: Quoted, cites: Sequence[Cited]) -> Cited | None:
    """The cite right before the quotation in its sentence, where a signal (accord, see) opens the next citation."""
    before = _before(text, one, cites)
    if before is None or not re.fullmatch(r"[,:]?\s*", text[before.end : one.opens]):
        return None
    place = bisect_left(cites, one.closes - 1, key=lambda c: c.start)
    rest = _after_sentence(text, one, cites[place].start) if place < len(cites) else ""
    return before if rest is not None and (not rest or _SIGNALLED.match(rest)) else None


def _following(text: str, one: Quoted, cites: Sequence[Cited]) -> Cited | None:
    """The cite later in the sentence, or the citation sentence right behind it."""
    place = bisect_left(cites, one.closes - 1, key=lambda c: c.start)
    if place == len(cites) or cites[place].start - one.closes > _REACH:
        return None
    cite = cites[place]
    gap = text[one.closes : cite.start]
    rest = _after_sentence(text, one, cite.start)
    if rest is None:
        return cite if _goes_on(gap) else None
    if len(rest) > 160 or not _STRAIGHT.fullmatch(rest):
        return None
    if "ompare" in rest:
        return _compared(text, one, cites, place)
    return None if _LOOSE.search(rest) else cite


def _goes_on(gap: str) -> bool:
    """Whether a sentence that runs from a quotation to a cite credits the one to the other."""
    if gap.count("(") > gap.count(")") and not _STRAIGHT.fullmatch(gap):
        head = gap[gap.rfind("(") + 1 :].strip()
        if head and not _OPENED.fullmatch(head + " "):
            return False
    return not ("; " in gap and not _quotes(gap)) and not _LOOSE.search(gap)


def _compared(text: str, one: Quoted, cites: Sequence[Cited], place: int) -> Cited:
    """In "says “a”; there it says “b.” Compare X, with Y" each quotation has the cite of its own place."""
    low = max(0, one.opens - _REACH)
    start = next((a for a, b in sentences(text, low, one.opens) if b >= one.opens - 1), one.opens)
    before = sum(1 for mark in MARK.finditer(text, start, one.opens) if mark.group() in _CLOSING)
    before = before // 2 if '"' in text[start : one.opens] else before
    at = place + before
    if not before or at >= len(cites) or "with" not in text[cites[place].end : cites[at].start]:
        return cites[place]
    return cites[at]


def _quotes(gap: str) -> bool:
    return any(mark in gap for mark in '“"')


def _after_sentence(text: str, one: Quoted, cite: int) -> str | None:
    """What stands between the end of the quotation's sentence and the cite; None where the sentence goes on to the cite."""
    inside = text[max(one.start, one.end - 4) : one.end].rstrip("’')] ")
    if inside.endswith((".", "?", "!")) and re.match(
        r"[”\"’')\]⁰¹²³⁴-⁹\d]*\s+[“\"(\[A-Z§¶]", text[one.end : one.closes + 8]
    ):
        return text[one.closes : cite]
    ends = [end for _, end in sentences(text, one.closes, min(cite + 40, len(text)))]
    stop = next((end for end in ends if end <= cite), None)
    if stop is None:
        return None
    return text[stop:cite]


def _before(text: str, one: Quoted, cites: Sequence[Cited]) -> Cited | None:
    """The last cite before the quotation in its own sentence, where that introduces it."""
    place = bisect_left(cites, one.opens, key=lambda c: c.start) - 1
    if place < 0 or one.opens - cites[place].end > 260 or cites[place].end > one.opens:
        return None
    low = cites[place].end
    if court := _COURT.match(text, low, one.opens):
        low = court.end()  # (Tex. App.—Houston [14th Dist.] 2020, pet. denied), “
    gap = text[low : one.opens]
    parts = [text[a:b] for a, b in sentences(text, low, one.opens)]
    stopped = r"\s+[A-Z“\[]" if text[low - 1] == "." else r"\s*(?:\([^()]*\))?[.?!]\s+[A-Z“\[]"
    if len(parts) > 1 or re.match(stopped, gap) or "\n" in gap.strip("\n "):
        return None
    return cites[place] if _SAYS.search(gap) or len(gap.split()) <= 3 else None


def _reads(text: str, one: Quoted, cites: Sequence[Cited]) -> Cited | None:
    """The cite that ends the sentence before, where this one begins: It reads, The letter says."""
    place = bisect_left(cites, one.opens, key=lambda c: c.start) - 1
    if place < 0 or one.opens - cites[place].end > _NEXT:
        return None
    return cites[place] if _IT_READS.fullmatch(text, cites[place].end, one.opens) else None


def _attached(text: str, one: Quoted) -> Cited | None:
    """The exhibit that the next sentence says the quoted paper is: A true copy of that letter is annexed as Exhibit B."""
    found = _IS_ATTACHED.match(text, one.closes)
    if found is None:
        return None
    source = re.sub(r"^Exhibit|^Exh\.", "Ex.", found["source"])
    return Cited(found.start("source"), found.end(), source, None)


def _listed(text: str, one: Quoted, cites: Sequence[Cited]) -> Cited | None:
    """A list of pins under one paper: "¶ 30 – states" in a row of its own."""
    row = text.rfind("\n", max(0, one.opens - 90), one.opens) + 1
    bullet = _BULLET.match(text, row, one.opens) if row else None
    if bullet is None:
        return None
    place = bisect_left(cites, row, key=lambda c: c.start) - 1
    while place >= 0 and (cites[place].authority or not cites[place].pins):
        place -= 1
    if place < 0 or row - cites[place].end > 3000:
        return None
    pins = pins_after(text, bullet.start("pin"))
    return replace(
        cites[place], start=bullet.start("pin"), end=bullet.end("pin"), pin=bullet["pin"].strip(), pins=pins.pins
    )


def _uncited(text: str, one: Quoted) -> Cited | None:
    """What the next sentence tells to see, where no grammar of citations knows it."""
    ended = text[one.end - 1 : one.end] in {".", "?", "!"}
    rest = None if ended else re.compile(r"[^.?!\n]{0,160}[.?!][”\"]?").match(text, one.closes)
    found = _ELSEWHERE.match(text, rest.end() if rest else one.closes)
    return Cited(found.start(), found.end(), found["source"], found["pin"] and f"at {found['pin']}") if found else None


def _named(text: str, one: Quoted) -> Cited | None:
    """A paper that the sentence names without a pin: "its opposition told the Court that"."""
    low = max(0, one.opens - 220)
    before = list(sentences(text, low, one.opens))
    if not before:
        return None
    start = before[-1][0]
    found = None
    for found in _NAMED.finditer(text, start, one.opens):  # noqa: B007 (the last one is meant)
        pass
    if found is None or not _SAYS.search(text, found.end(), one.opens):
        return None
    return Cited(found.start(), found.end(), " ".join(found["name"].split()), None)


def quoted_from(text: str, outer: Quoted, source: Cited, cites: Sequence[Cited]) -> Cited | None:
    """The source that "(quoting ...)" behind the cite names for the words quoted inside a quotation."""
    opening = _QUOTING.search(text, max(source.end, outer.closes), max(source.end, outer.closes) + 160)
    if opening is None or "\n" in text[source.end : opening.start()].strip("\n "):
        return None
    if not _TAIL.fullmatch(text[max(source.end, outer.closes) : opening.start()]):
        return None
    place = bisect_left(cites, opening.end(), key=lambda c: c.start)
    return cites[place] if place < len(cites) and cites[place].start - opening.end() < 160 else None


def said_before(text: str, one: Quoted) -> bool:
    """Whether somebody says or calls something in the sentence before the quotation."""
    low = max(0, one.opens - 220)
    begun = next((start for start, end in sentences(text, low, one.opens) if end >= one.opens - 1), low)
    return _SAYS.search(text, begun, one.opens) is not None
