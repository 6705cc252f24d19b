"""Cites to the bound record of an appeal or an agency, and to papers that have a number under a label: Lodged Document 4."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from docket.intake.around import around
from docket.intake.docket_numbers import DOCKET
from docket.intake.record_nouns import APPENDIX, FIRM, IN_RECORD, VOLUMED
from docket.intake.record_places import Source, opener

_VOLUMES = re.compile(r"\d{1,2}-[A-Z]{2,3}-\d")
_EXCERPTS = re.compile(r"\d{1,2}-[SF]?ER-\d")  # 2-ER-144 stands for itself wherever it is
_ITEM = re.compile(r"R\.\d{1,4}(?::\d|$)|(?:[SJRPA]?A|SPA|Add)-\d{1,5}(?:[-–]\d{1,5})?$")
_LISTED = frozenset("SA RA PA RE SR LF ADD A S.A. C.R. R.T. C.T. R.R. S.R. L.F.".split())
_UNKNOWN = re.compile(r"[A-Z]{1,4}|[A-Z]\.[A-Za-z]\.")
_OFTEN = 3  # cites in the usual places by which a comma before another one is known for part of a list of cites
_RECORD = frozenset(("R.", "Rec.", "A.R."))  # a citation sentence of its own is one without others like it
_OF_VOLUME = re.compile(r"\d{1,2}\s(?:CR|RR|CT|RT|AA|JA|SER|ER)\s\d")
_AT = re.compile(r",?\s(?:at\s\d|¶)")
_AT_PAGE = re.compile(r":\d|\sat\s\d")
_ITEM_LABEL = re.compile(
    r"(?:[A-Z][\w.’']+\s){0,2}(?:Document|Doc\.|Item|Lodgment|Paper|Filing|Attachment|Entry|Submission|Record\sNo\.)s?\s[(\[](?:the\s|hereinafter\s)?[“\"](?P<label>[A-Z][A-Za-z.]{0,7}(?:\s[A-Z][A-Za-z.]{0,7})?)[”\"][)\]]\s"
    r"(?:Nos?\.\s)?(?=\d{1,4}(?![\w/]|-\d\d-))"
)
_LABEL_SIGN = re.compile(r"[(\[](?:the\s|hereinafter\s)?[“\"][A-Z][A-Za-z. ]{0,15}[”\"][)\]]\s(?:Nos?\.\s)?\d")
_USUAL_ITEMS = (r"Lodged\sDoc(?:ument|\.)?s?", r"Lodgments?", r"Trial\sDocs?\.")
_ITEM_NUMBER = re.compile(r"(?P<number>\d{1,4})(?![\w/]|[-.]\d)")
_MOST_LABELS = 50
_MOST = 50_000  # cites of one sort: no record of a case has so many


def appendices(text: str) -> Iterator[Source]:
    """References to an appellate or administrative record; a bare letter only where it is cited so again and again."""
    found = list(islice(around(IN_RECORD, APPENDIX, text, 30), _MOST))
    places = [opener(text, m.start()) for m in found]
    strong = [
        _EXCERPTS.match(m.group()) is not None
        or (place is not None and (place not in (",", "&") or _OF_VOLUME.match(m.group()) is not None))
        for m, place in zip(found, places, strict=True)
    ]
    counts = Counter(_label(m) for m, good in zip(found, strong, strict=True) if good)
    unknown = _learned(found, strong)
    numbered = {
        label
        for label, cites in unknown.items()
        if any(_AT.match(text, cite.end()) and cite.end("label") < cite.start("page") for cite in cites)
    }
    known = {label for label, cites in unknown.items() if len({cite["page"] for cite in cites}) >= _OFTEN}
    end = -10
    for n, (match, good) in enumerate(zip(found, strong, strict=True)):
        label = _label(match)
        beside = 0 <= match.start() - end <= 3
        opened = places[n] is not None and text[match.start() - 1 : match.start()] == "("
        certain = label in FIRM or match["owner"] or _VOLUMES.match(match.group()) or _ITEM.match(match.group())
        alone = label in _RECORD and good and text[match.end() : match.end() + 1] in (".", ")", ";")
        if label in unknown and label not in known and not (known and good):
            continue
        enough = 1 if certain or alone or (known and good) else 2 if opened else 3
        listed = certain and places[n] is not None and counts[label] >= _OFTEN
        if not (good or beside or listed) or counts[label] < enough:
            continue
        end = match.end()
        start = match.start()
        if (label == "R." and _AT_PAGE.match(text, end)) or label in numbered:
            label = " ".join(match["label"].split())
            yield Source(start, end, f"{label} {match['page']}", None, "docket" if label == "R." else "bates")
            continue  # R.31:2 and LD 31 at 2 are item 31
        volume = f"{match['volume']} " if match["volume"] else ""
        name = (
            " ".join(text[match.start() : match.end("label")].split())
            if not volume
            else volume + " ".join(match["label"].split())
        )
        yield Source(start, match.start("page"), name, None, "appendix")


def transcripts(text: str) -> Iterator[Source]:
    """Transcripts by their number, page and line, where a cite may begin: 1T31-4 to 32-19."""
    for match in islice(VOLUMED.finditer(text), _MOST):
        if opener(text, match.start()) is not None:
            yield Source(match.start(), match.end(), match["label"], None, "transcript")


def _learned(found: list[re.Match[str]], strong: list[bool]) -> dict[str, list[re.Match[str]]]:
    """Labels that no list has (CP 88, 2 RP 112), with their cites in the place of one: a record by how often it is cited."""
    by_label: dict[str, list[re.Match[str]]] = {}
    for match, good in zip(found, strong, strict=True):
        label = _label(match)
        if good and _UNKNOWN.fullmatch(label) and label not in FIRM and label not in _LISTED:
            by_label.setdefault(label, []).append(match)
    return by_label


def _label(match: re.Match[str]) -> str:
    return re.sub(r"\s", "", match["label"])


def items(text: str) -> Iterator[Source]:
    """Papers by their number under a label that is usual, or that the paper gives beside a number: Lodged Document (“LD”) 4."""
    labels = {match["label"]: match for match in islice(around(_LABEL_SIGN, _ITEM_LABEL, text, 60), _MOST_LABELS)}
    given = {match.end(): match for match in labels.values()}
    for match in given.values():
        if not DOCKET.match(f"{match['label']} 1") and (number := _ITEM_NUMBER.match(text, match.end())):
            yield Source(match.start(), number.end(), f"{match['label']} {number['number']}", None, "bates")
    names = [*_USUAL_ITEMS, *(re.escape(label) for label in labels if not DOCKET.match(f"{label} 1"))]
    for match in islice(
        re.finditer(rf"(?<![\w-])(?P<label>{'|'.join(names)})\s(?:Nos?\.\s)?(?={_ITEM_NUMBER.pattern})", text), _MOST
    ):
        number = _ITEM_NUMBER.match(text, match.end())
        if number and opener(text, match.start()) not in (None, ""):
            yield Source(match.start(), number.end(), f"{match['label']} {number['number']}", None, "bates")
