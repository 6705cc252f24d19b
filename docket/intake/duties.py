"""Where an order binds somebody: the words that make an act a duty, a leave or a date that is set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from docket.intake.act_words import ACTS, FILES
from docket.intake.recitals import Recitals
from docket.intake.times import DAY, HOUR, NUMBER, UNIT

_DONE = "filed|served|submitted|completed|exchanged|designated|provided|produced|made|disclosed|lodged|paid|concluded|finished"
_COUNT = rf"{NUMBER}(?:\s\(\d{{1,3}}\))?\s{UNIT}"
_HAVING = (
    rf"(?=\s(?:leave\s)?(?:until|through|up\sto|no\slater|to\sand\sincluding|"
    rf"(?:an\s(?:extension|additional)\s(?:of\s)?)?{_COUNT}))"
)
_NOT_TOLD = (  # "was directed to", "previously due": of another day
    r"(?<!was\s)(?<!were\s)(?<!been\s)(?<!had\s)(?<!previously\s)(?<!as\s)(?<!is\s)(?<!are\s)(?<!hereby\s)(?<!ourt\s)"
)
_NOT_DUE = r"(?<!was\s)(?<!were\s)(?<!been\s)(?<!currently\s)(?<!presently\s)(?<!previously\s)(?<!originally\s)(?<!initially\s)"
_FORMS = {
    "has": rf"(?:(?:shall|will|must)\s)?"
    rf"(?:has|have|(?:is|are)\s(?:hereby\s)?(?i:given|granted|allowed|afforded|accorded)){_HAVING}",
    "closes": rf"(?:closes|(?:shall|will|to)\s(?:close|end))(?=\s(?:(?:on|by)\s)?{DAY})",
    "shall": (
        rf"(?:shall|must|SHALL|MUST)(?!\s(?:now\s)?be\s(?:due|payable)\b)|{_NOT_TOLD}(?:directed|ordered|instructed)\sto(?=\s(?:{ACTS})\b)"
        r"|(?:is|are)\s(?:hereby\s|further\s|also\s|likewise\s|jointly\s){0,2}(?i:(?:ordered|directed|required|instructed)\sto)\b"
        rf"|(?:is|are)\sto(?=\s(?:be\s[\w-]+ed|{ACTS})\b)|(?:will|should)(?=\s(?:also\s|each\s)?(?:{FILES}|be\s(?:{_DONE}))\b)"
    ),
    "due": (
        rf"{_NOT_DUE}(?:(?:is|are|will\sbe|shall\sbe)\s)?(?:now\s)?(?:due|payable)\b"
        rf"(?=\s(?:on|by|no|not|within|before|at\sleast|\d|in|the\ssame|to(?:day|morrow)|[A-Z]|{NUMBER}\s))"
    ),
    "may": (
        rf"(?:may|MAY)(?=\s(?:also\s|each\s|then\s)?(?:be\s(?:filed|served|submitted|renewed|amended)|{ACTS})\b)"
        rf"|(?:is|are)\s(?:hereby\s)?(?i:invited|permitted|authorized)\sto(?=\s(?:{ACTS})\b)"
        r"|(?:is|are|has|have)\s(?:hereby\s)?(?i:granted|given)?\s?(?i:leave|permission)\sto"
    ),
    "leave": rf"with(?=\s(?:\w+\s)?{_COUNT}\s(?:leave|time)?\s?to\s)",
    "moved": (
        r"(?:(?:is|are)|(?:shall|will)\sbe)\s(?:hereby\s|also\s|further\s){0,2}(?i:extended|continued|reset|moved|enlarged|set|postponed)"
        r"(?=\s(?:(?i:nunc\spro\stunc),?\s)?(?:to|until|for|through|as|by|from)\b)"
        rf"|(?:is|are|remains?|(?:shall|will)\sbe)\s(?:now\s|hereby\s)?(?=(?:{HOUR}\s(?:on\s)?)?{DAY}|{_COUNT}\s(?:after|from|before|following)\b)"
    ),
    "to": r"(?<=[\w,]\s)to(?=\s(?:[a-z-]{2,20}|Plaintiffs?|Defendants?|Court)\b)",
}
"""The words that bind, by the kind of duty; the earlier form is tried first."""
_DUTY = re.compile(rf"\b(?:{'|'.join(f'(?P<{kind}>{form})' for kind, form in _FORMS.items())})")
_ORDERS_TO = re.compile(
    r"\b(?:[Cc]ourt|undersigned|Judge|Panel)\b[^;]{0,140}\b(?i:orders|directs|requires)\s(?P<who>(?!that\b)[^.;,]{2,100})$"
)
_WITHIN_WHICH = re.compile(r"\b(?:time|deadline|date|period|day)\s(?:within|by|in|on)\swhich\s[^,;.]{2,60}$")
_ORDERED_AND = re.compile(r"\b(?:shall|must|(?i:ordered|orders|directed|directs|required|requires))\b")
_NEAR = 400  # characters before a verb in which it is told who is ordered
_MOST = 60  # no sentence orders so often: the rest is a list of words
_LONG = 24  # words of a clause that ends in "to be filed by"
_BY_HEAD = re.compile(
    rf"(?:be\s\w+ed|{ACTS}|(?:the\s)?(?:Plaintiffs?|Defendants?|[Cc]ourt|chambers|opposing|all\sparties))\b"
)
_HANDED = re.compile(r"be\s(?:completed|filed|served|submitted|lodged|held|exchanged)\sby\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|shall|must|had|has|have|did|do|does|could|would|right|time|opportunity|ability|need|duty|permission|leave|"
    r"failure|requests?|orders?|who|that|which|wish(?:es)?|wants?|desires?|intends?|seeks?|elects?|chooses?|[a-z]{2,}ed|[a-z]+ing)\b"
)
_VERBISH = re.compile(
    r"[a-z](?:ed|es|ing)\b|\b(?:is|are|was|shall|must|motions?|leave|orders?|right|time|requests?|deadlines?|dates?|failure|"
    r"opportunity|ability|need|duty|permission|efforts?|attempts?|application|stipulation|agreement|had|has|have|were|did|do|does|"
    r"could|would|chose|wants?|hopes?|plans?|needs?|who|which|wish(?:es)?|desires?|intends?|elects?)\b",
    re.IGNORECASE,
)
IS_MOVED = re.compile(r"\b(?:deadlines?|time|dates?|cut-?offs?|last\sday|periods?|discovery)\b", re.IGNORECASE)
_HEARING = re.compile(r"\b(?:hearing|conference|trial|argument|call)s?\b", re.IGNORECASE)
_DATES = re.compile(r"\b(?:deadlines?|time|dates?|cut-?offs?|last\sday|periods?|disclosures?|close)\b", re.IGNORECASE)
_IS_DUE = re.compile(r"\b(?:deadlines?|(?:bar|due)\sdate|cut-?offs?|last\sday|discovery)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"(?:\(?\w{1,3}[.)]\s)?(?P<thing>(?:[\w’'()&-]+(?:,?\s|/)){0,12}?(?i:responses?|repl(?:y|ies)|briefs?|briefing|oppositions?|answers?|motions?|reports?|"
    r"disclosures?|designations?|objections?|complaint|statements?|discovery|depositions?|mediation|letters?|lists?|exhibits?|stipulations?|"
    r"affidavits?|declarations?|memorand(?:um|a)|submissions?|logs?|production|instructions|proposals?|agenda|pleadings?|joinder|amendments?|cut-?offs?),?\s(?:[\w’'/()&-]+\s){0,6}?)"
    rf"(?=(?:by|on\sor\sbefore|no\slater\sthan)\s(?:{HOUR}\s(?:on\s)?)?(?:the\s)?{DAY}|{_COUNT}\s(?:after|from|before|following)\s)"
)
"""“Answer by May 3, 2024”: a paper and a day, with no verb between them."""
_LISTS = re.compile(r":\s(?=[A-Z])")
_DONE_LAST = re.compile(rf"\b(?:{_DONE}|heard)\s$")
_ORDERED_THAT = re.compile(r"(?:\b(?:(?i:ordered|orders|directs|requires)),?\s(?:\w+\s)?|(?P<also>,\sand\s))that\s")
_SAID = re.compile(
    rf"(?<=[\w,)]\s)(?:be\s(?:\w+ly\s)?\w+ed\b|(?:{FILES}|submit|make|give|attend|mail|provide)\b(?=\s))"
)
_MODAL = re.compile(r"\b(?:shall|must|may|will|is|are|was|were|to|has|have|can|could|would|should|not)\b|;")


@dataclass(frozen=True, slots=True)
class Duty:
    """Words of a sentence that bind; ``kind`` is shall, due, may, has, moved or to."""

    start: int
    end: int
    kind: str


def duties(words: str) -> list[Duty]:
    found, recitals = [], Recitals(words)
    for match in islice(_DUTY.finditer(words), _MOST):
        kind = {"closes": "moved", "leave": "may"}.get(str(match.lastgroup), str(match.lastgroup))
        before = words[max(0, match.start() - _NEAR) : match.start()]
        if kind in {"shall", "may"} and _WITHIN_WHICH.search(before[-90:]):
            continue  # the time within which Roe must answer is extended
        subject_words = IS_MOVED if re.search(r"[a-z]ed$|set$", match.group()) else _IS_DUE
        if kind == "moved" and (not subject_words.search(before[-160:]) or _is_heard(before)):
            continue
        if kind == "to" and not _heads(before, words[match.end() + 1 :]) and not _ordered_to(before):
            continue
        if not recitals.before(match.start()):
            found.append(Duty(match.start(), match.end(), kind))
    found += list(_fragments(words, found))
    found += [duty for duty in _subjunctives(words) if not any(d.start <= duty.start <= d.end for d in found)]
    return sorted(found, key=lambda duty: duty.start)


def _fragments(words: str, found: list[Duty]) -> Iterator[Duty]:
    """A paper and its day without a verb, at the head of a sentence or behind the colon of a list."""
    bound = [duty.start for duty in found]
    for start in (0, *(colon.end() for colon in islice(_LISTS.finditer(words), _MOST))):
        fragment = _FRAGMENT.match(words, start)
        if fragment is None or _FINITE.search(_DONE_LAST.sub("", fragment["thing"])):
            continue
        if not any(start <= at <= fragment.end() for at in bound):
            yield Duty(fragment.end(), fragment.end(), "due")


def _is_heard(before: str) -> bool:
    """Whether what moves is a hearing, though it has "discovery" in its name."""
    clause = re.split(r"[.;:]\s|,\s(?:and|but)\s", before)[-1]
    return _HEARING.search(clause) is not None and not _DATES.search(clause)


def _ordered_to(before: str) -> bool:
    """“The Court orders Roe to ...”, “shall file the brief and to ...”."""
    return (before.endswith("and ") and _ORDERED_AND.search(before[-320:]) is not None) or (
        _ORDERS_TO.search(before[-160:]) is not None
    )


def _subjunctives(words: str) -> Iterator[Duty]:
    """“ORDERED that by May 3 Roe show cause”: the bare verb of the clause, where no other verb binds first."""
    said = False
    for opening in _ORDERED_THAT.finditer(words):
        said = said or opening["also"] is None
        if not said:
            continue  # "and that" goes on with an order
        verb = _SAID.search(words, opening.end(), opening.end() + 300)
        between = words[opening.end() : verb.start()] if verb else ""
        if verb and re.search(r"[A-Za-z]{3}", between) and not _MODAL.search(between):
            yield Duty(verb.start(), verb.start(), "shall")


def _heads(before: str, after: str) -> bool:
    """“Defendant to file” orders where it opens its clause and there is no other verb: the style of minutes."""
    clause = re.sub(
        r"^(?:and\s)?\(?\w{1,2}[.)]\s", "", re.split(r"(?<!^\d)(?<!^\d\d)[.;:]\s|,\sand\s", before)[-1].strip()
    )
    if before.endswith(", ") and clause[:1].isupper() and len(clause.split()) <= _LONG and _HANDED.match(after):
        return True  # "referred to mediation, to be completed by"
    most = 8 if after.startswith("be ") else 5
    if not 0 < len(clause.split()) <= most or not clause[:1].isupper() or not _BY_HEAD.match(after):
        return False
    passive = after.startswith("be ") and not _FINITE.search(clause)  # "Party depositions to be completed by"
    return passive or _VERBISH.search(clause) is None
