"""Where a paper cites the record, before the pins are read: docket numbers, named papers, exhibits, appendices, Id."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from docket.intake.around import around
from docket.intake.clean import CleanText
from docket.intake.docket_numbers import dockets_in, document_id, foreign_names, is_foreign, other_docket, other_name
from docket.intake.pins import BATES, pins_after
from docket.intake.record_appendices import appendices, items, transcripts
from docket.intake.record_nouns import (
    ASKED,
    BRACKETED,
    BRACKETED_MANY,
    BRACKETED_PAPER,
    CLAIM,
    CLAIM_SIGN,
    CONTRACT,
    CONTRACT_SIGN,
    CROSS,
    CROSS_AFTER,
    EXHIBIT_SIGN,
    GENERALLY,
    INITIALS,
    INITIALS_SIGN,
    PATENT,
    PATENT_SIGN,
    PREFIXED_EXHIBIT,
    TRIAL_EXHIBIT,
    TRIAL_SIGN,
    VOLUME,
    VOLUME_SIGN,
    named,
)
from docket.intake.record_places import Source, opener
from docket.intake.terms import Term

_ID = re.compile(r"[Ii](?<!\w[Ii])(?:d\.|bid\.?)(?=[\s,;:)\]”\"—]|$|\d{1,2}\s)")
_GOES_ON = re.compile(
    r"¶(?:(?<=\n[-•*▪◦]\s¶)|(?<=\n\s[-•*▪◦]\s¶)|(?<=\(¶)|(?<=\([Ss]ee\s¶)|(?<=\([Ss]ee\salso\s¶))¶?\s?\d"
)
_BATES = re.compile(rf"(?<![\w-])(?=[A-Z])(?P<word>Bates(?:\sNos?\.|\sstamped)?\s)?{BATES}")
_STAMPED = re.compile(
    r"\b(?:[Pp]roduced|[Ss]tamped|[Ll]abell?ed|[Mm]arked|[Nn]umbered|[Bb]earing|[Dd]esignated)\b[^.;()]{0,30}?\s(?:as|at|with|bearing|Bates|numbers?|Nos?\.|\s){0,5}$"
)
_QUESTION = re.compile(rf"(?:{ASKED}|Interrogatory|Request)$")
_CERTAIN = re.compile(r"0\d{4,}")  # so many digits behind a nought are a Bates number wherever they stand
_NO_OPENER = (None, "", ",", "&")
_BATES_SIGN = re.compile(r"[A-Z][-_ ]?0\d{3}")
_AND_NUMBER = re.compile(
    r"(?:[,;]\s?(?:and\s|&\s)?|\s?&\s|\sand\s|\s?–\s?)(?:Nos?\.\s|\#\s?)?(?P<number>\d{1,5}(?:-\d{1,3})?)(?![\w-]|\.\d|:|\s[A-Z][a-z]{2,8}\.?\s\d|\s[A-Z]\.|\s(?:WL|So\.|Cal\.)\s)"
)
_SIGNALS = frozenset(
    """
    See Also Compare But Cf Accord Contra In With And As The Under Per Citing Quoting At On For Id Here Thus
    Moreover Further E.g Both From To Of By That This These Those If Although While Because When Where However
    Indeed Instead Similarly Likewise Finally First Second Third Nor Or So Is Was It Its His Her Their Our My
    """.split()
)
_SHORT = frozenset(
    "L.R Int Interv Gov Op Reb Exp Adv Bankr Interrog Interrogs Rog Req Reqs Stip Prelim Prop Consol Admin "
    "Mr Ms Mrs Dr St Jr Sr Am Supp Suppl Pl Pls Def Defs Resp Pet Prof Hon Inc Co Corp Ltd J Hr’g "
    "Opp Opp’n Mot Compl Dep Decl Cert Aff Ans Mem".split()
)
_IN_BRACKETS = re.compile(r"\[(?=\d)|(?<=\d)\]$")
_BRACKETED_NUMBER = re.compile(r"\d{1,4}(?:-\d{1,3})?")
_TWICE = (
    2  # papers cited by page or paragraph as [7] at 88, by which numbers in brackets are known for those of the docket
)
_LABEL_GIVEN = re.compile(r"\s?[(\[][“\"][^”\"]+[”\"][)\]]\s?")
_PLURAL = re.compile(r"\b(?:N[Oo]s|NOS|Entries|Items|[Dd]kts|[Dd]ocs|DEs|Filings|Papers|Documents|Instruments)\b|#s\b")
_OTHER = frozenset("Supp Suppl Supplemental Reply Am Amended First Second Third Further Joint Rebuttal".split())
_NOT_OURS = frozenset("House Senate Committee Independence Restatement Advisory Nielsen".split())
_CITED = re.compile(r"[\w-]{1,6}(?:[.;)\]]|,?\s(?:at\s|¶|\()|,)")  # "Exhibit A shows" tells, "Exhibit A." cites
_ORDINALS = frozenset(("First", "Second", "Third"))
_TERMS = 200
_MOST = 50_000  # cites of one sort: no record of a case has so many
_NUMBERED = re.compile(r"\d")


def sources(paper: CleanText, terms: tuple[Term, ...], own_case: str | None) -> list[Source]:
    """Every place that may cite the record, in order; the longer of two that begin together comes first."""
    text = paper.text
    found = [
        *_dockets(text, terms, own_case),
        *_defined(text, terms),
        *_named(text, {term.name: term.document for term in terms}),
        *_generally(text, {term.name: term.document for term in terms}),
        *_exhibits(text),
        *appendices(text),
        *transcripts(text),
        *items(text),
        *_plain(text),
        *_pinned(text),
        *_bracketed(text),
        *_crossed(text),
    ]
    return sorted(found, key=lambda s: (s.start, -s.end))


def canonical(name: str) -> str:
    """One spelling for the usual abbreviations: "Roe Declaration" and "Roe Decl." are one paper."""
    words = re.findall(r"[\w&’'.]+", name.casefold())
    return " ".join(_SPELLING.get(word.strip(".").replace("'", "’"), word.strip(".")) for word in words)


_SPELLING = {
    "declaration": "decl", "affidavit": "aff", "deposition": "dep", "depo": "dep", "transcript": "tr", "complaint": "compl",
    "motion": "mot", "opposition": "opp", "opp’n": "opp", "brief": "br", "memorandum": "mem", "memo": "mem",
    "answer": "ans", "response": "resp", "petition": "pet", "amended": "am", "application": "app", "statement": "stmt",
}  # fmt: skip


def _plain(text: str) -> Iterator[Source]:
    for match in islice(_ID.finditer(text), _MOST):
        yield Source(match.start(), match.end(), "Id.", None, "id")
    for match in islice(_GOES_ON.finditer(text), _MOST):
        yield Source(match.start(), match.start(), "¶", None, "more")
    for match in islice(around(CLAIM_SIGN, CLAIM, text, 12), _MOST):
        if opener(text, match.start()) is not None:
            yield Source(match.start(), match.end(), " ".join(match.group().split()), None, "bates")
    for match in islice(around(_BATES_SIGN, _BATES, text, 36), _MOST):
        if (
            match["word"]
            or opener(text, match.start()) not in _NO_OPENER
            or _CERTAIN.search(match.group())
            or _STAMPED.search(text, max(0, match.start() - 40), match.start())
        ):
            yield Source(match.start(), match.end(), match.group(), None, "bates")


def _pinned(text: str) -> Iterator[Source]:
    """What is a cite by the pin that follows it: one volume, a contract, initials, a patent."""
    for sign, form, before in ((VOLUME_SIGN, VOLUME, 36), (CONTRACT_SIGN, CONTRACT, 90)):
        for match in islice(around(sign, form, text, before), _MOST):
            yield Source(match.start(), match.end(), " ".join(match.group().split()), None, "usual")
    for match in around(PATENT_SIGN, PATENT, text, 4):
        yield Source(match.start("name"), match.end(), match["name"], None, "usual")
    for match in islice(around(INITIALS_SIGN, INITIALS, text, 0, 40), _MOST):
        if match.start() == 0 or text[match.start() - 1] == "\n" or opener(text, match.start()) not in _NO_OPENER:
            yield Source(match.start(), match.end(), match.group(), None, "usual")


def _bracketed(text: str) -> Iterator[Source]:
    many = list(islice(BRACKETED_MANY.finditer(text), _MOST))
    if len({match["number"] for match in many if match["pinned"]}) >= _TWICE:
        for match in many:
            for place in _BRACKETED_NUMBER.finditer(text, match.start(), match.end("more")):
                name, document = f"Dkt. {place.group()}", document_id(place.group())
                yield Source(place.start(), place.end(), name, document, "docket")
        return
    for match in BRACKETED.finditer(text):
        if BRACKETED_PAPER.search(text, max(0, match.start() - 20), match.start()):
            number = match["number"]
            yield Source(match.start("number"), match.end("number"), f"Dkt. {number}", document_id(number), "docket")


def _crossed(text: str) -> Iterator[Source]:
    if not any(way in text for way in ("upra", "nfra", " ante", " post")):
        return
    for match in CROSS.finditer(text):
        head = text[max(0, match.start() - 30) : match.start()]
        if not re.search(r"[A-Z][\w.’]*,\s$", head):  # Roe, supra, at 5 is a case
            yield Source(match.start(), match.end(), match["way"].lower(), None, "cross")
    for match in CROSS_AFTER.finditer(text):
        way = {"ante": "supra", "post": "infra"}.get(match["way"], match["way"])
        yield Source(match.start("pin"), match.end(), way, None, "cross")


def _dockets(text: str, terms: tuple[Term, ...], own_case: str | None) -> Iterator[Source]:
    others = foreign_names(text, own_case)
    by_anchor = {term.anchor: term for term in terms if term.anchor is not None}
    for match in dockets_in(text):
        case = is_foreign(text, match.start(), own_case)
        name = f"No. {case}" if case else other_name(text, match.start(), others) if others else None
        document = document_id(match["number"]) if name is None and not other_docket(text, match) else None
        sort = "docket" if name is None else "foreign"
        if term := by_anchor.get(match.start()):
            closed = text[match.end() : match.end() + 1] in (")", "]") and term.end < match.start()
            apart = match.end() < term.start and text[match.end()] in ")]"  # (D.I. 412) (the "Motion")
            start, end = min(term.start, match.start()), max(term.end, match.end() + closed)
            if apart:
                start, end = match.span()
            yield Source(start, end, term.name, document, sort)
            continue
        if name is not None:
            yield Source(match.start(), match.end(), f"{name}, {match.group()}", None, sort)
            continue
        label = _IN_BRACKETS.sub(
            "", _LABEL_GIVEN.sub(" ", " ".join(match.group().split()))
        )  # Docket Entry (“DE”) 1, DE [1]
        plural = _PLURAL.search(label) is not None
        name = _PLURAL.sub(lambda m: m.group().removesuffix("s"), label)
        yield Source(match.start(), match.end(), name.replace("Entries", "Entry"), document, "docket")
        if plural:
            yield from _listed(text, match.end(), name[: -len(match["number"])], ours=document is not None)


def _listed(text: str, at: int, label: str, *, ours: bool) -> Iterator[Source]:
    while more := _AND_NUMBER.match(text, at) or _AND_NUMBER.match(text, pins_after(text, at).end):
        number = more["number"]
        yield Source(more.start("number"), more.end(), label + number, document_id(number) if ours else None, "docket")
        at = more.end()


def _defined(text: str, terms: tuple[Term, ...]) -> Iterator[Source]:
    names = {term.name: term.document for term in terms[:_TERMS]}
    if not names:
        return
    for term in terms:
        if term.anchor is None and text[term.start] in "([":
            yield Source(term.start, term.end, term.name, None, "term")  # ("Facts") ¶ 4
    pattern = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True))
    for match in islice(re.finditer(rf"(?<![\w“\"])(?:{pattern})(?!\w)", text), _MOST):
        name = " ".join(match.group().split())
        yield Source(match.start(), match.end(), name, names[name], "term")


def _named(text: str, defined: Mapping[str, str | None]) -> Iterator[Source]:
    spelled = {canonical(name): document for name, document in defined.items()}
    for match in islice(named(text), _MOST):
        opened = (
            text[match.start() - 1 : match.start()] in ("(", "[")
            or text[max(0, match.start() - 2) : match.start()] == "; "
        )
        start = match.start() + _signal(match["name"], opened=opened)
        name = " ".join(text[start : match.end()].split())
        first = name.split()[0].strip(".,")
        if (
            first in _NOT_OURS
            or "House" in name
            or re.match(r"Conf(?:\.|erence)\s(?:Rep|Comm)", name)
            or "Senate" in name
            or (name not in defined and _is_called(name, defined))
        ):
            continue
        if _QUESTION.search(name) and opener(text, start) in (*_NO_OPENER, ".", "?", "!"):
            continue  # what is asked is told of more often than cited: Interrogatory No. 9
        yield Source(start, match.end(), name, defined.get(name, spelled.get(canonical(name))), "usual")


def _generally(text: str, defined: Mapping[str, str | None]) -> Iterator[Source]:
    for match in GENERALLY.finditer(text):
        name = " ".join(match["paper"].split())
        yield Source(match.start("paper"), match.end("paper"), name, defined.get(name), "usual")


def _is_called(name: str, defined: Mapping[str, str | None]) -> bool:
    """A defined term with more in front is that term, unless what stands in front makes another paper of it."""
    for space in re.finditer(" ", name):
        if name[space.end() :] in defined:
            return not any(word.strip(".") in _OTHER for word in name[: space.end()].split())
    return False


def _signal(name: str, *, opened: bool = False) -> int:
    """How much of the capitalised words before a source is a signal or the start of a sentence.

    No sentence ends at the first word behind the bracket or the semicolon that ``opened`` a cite: (Stip. Facts ¶ 12).
    """
    skipped = 0
    for word in re.finditer(r"\S+\s", name):
        plain = word.group().strip().strip(".,")
        if plain in _ORDINALS and word.group().strip() == plain:
            continue  # the First Am. Compl.; "First, Roe Decl." counts arguments
        ended = word.group().rstrip().endswith(".") and plain not in _SHORT and len(plain) > 1
        ended = ended and not (opened and word.start() == 0)
        if plain in _SIGNALS or (ended and not _NUMBERED.search(plain)):
            skipped = word.end()
    return skipped


def _exhibits(text: str) -> Iterator[Source]:
    for match in islice(around(EXHIBIT_SIGN, PREFIXED_EXHIBIT, text, 30, 40), _MOST):
        spelled = match["word"].startswith("Exhibit")
        uncited = opener(text, match.start()) in _NO_OPENER or not _CITED.match(text, match.end())
        if spelled and not match["side"] and uncited:
            continue
        yield Source(match.start(), match.start("word"), (match["side"] or "").strip(), None, "exhibit")
    for match in islice(around(TRIAL_SIGN, TRIAL_EXHIBIT, text, 3, 12), _MOST):
        name = f"{match['label']} {match['number']}"
        yield Source(match.start(), match.end(), name, None, "bates")
