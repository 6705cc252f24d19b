"""The first page and the last: court, number, title, filer, signature, date, judge. Not stated is not there."""

import re
from collections.abc import Sequence
from itertools import pairwise

from docket.intake.case_numbers import is_number, like_stamp, number_of, serial
from docket.intake.clean import CleanText, Line
from docket.intake.columns import Cell, Side, cells
from docket.intake.courts import court_id
from docket.intake.dates import DATE, iso
from docket.intake.dating import dated, letter_date
from docket.intake.facts import DocumentFacts
from docket.intake.headings import standard
from docket.intake.judges import author, is_opinion, judge_of
from docket.intake.rows import Role
from docket.intake.sides import ROLE, ROLE_WORDS, SIDES
from docket.intake.spans import Span
from docket.intake.titles import kind_of, names_a_paper
from domain.values import BY_THE_COURT

_ORDER = "order"
_BESIDE = 2
_LONGEST_ROW = 400
_FRONT = 110  # lines in which a caption ends
_PROSE = 4  # rows of running text that begin the body
_TRIAL = frozenset({"cit", "uscfc", "tax", "nysupct"})
_COUNSEL = re.compile(
    rf"(?:Attorneys?|Counsel|Solicitors?)(?: of record)? for (?:the )?(?:[\w-]{{1,20}} )?{ROLE}"
    rf"(?:[-/–](?:{ROLE_WORDS})s?)?\b[,:]?\s*(?P<name>.*)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:/s/?|(?<![\w/])s/)\s{0,3}(?P<name>[A-Z][\w.,’' -]{2,60})")
_DEAR = re.compile(r"(?:Dear|To the Honorable|Your Honor)\b.{2,80}[:,]$")
_SPACED = re.compile(r"(?:\b[A-Z] ){3,20}[A-Z]\b")
_NAMED_COUNSEL = re.compile(
    r"(?:Attorneys?|Counsel|Solicitors?)(?: of record)? for (?:the )?(?P<name>[A-Z][\w.,’&' -]{3,80})$"
)
_NO_TITLE = re.compile(
    r"(?:Hearing|Date|Time|Judge|Dept|Department|Courtroom|Ctrm|Place|Location|Complaint Filed|Action Filed|Trial"
    r"|Re:|Regarding|JURY|DEMAND|BEFORE\b|\()",
    re.IGNORECASE,
)
_OF_THE_CASE = re.compile(r"FOR AN?\b|IN (?:RE|THE MATTER OF)\b|TO (?:TAKE|ISSUE|OBTAIN)\b", re.IGNORECASE)
"""What a proceeding is called: "In re application of Roe for an order to take discovery"."""
_WHOSE = re.compile(rf"(?:{ROLE_WORDS})s?[’']?s?\s(?:[\w.,&’'-]+\s){{0,6}}?(?-i:[A-Z])", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:CERTIFICATE|PROOF|SERVICE LIST|EXHIBIT|Respectfully|Dated?|By|Tel|Telephone|Fax|Attorneys?|Counsel|cc|LLP|PLLC|Esq)\b"
    r"|/s/|^(?:s/|_)",
    re.IGNORECASE,
)
"""What stands below "Attorneys for Plaintiff" and is no name."""
_BREAKS_OFF = re.compile(r"\b(?:TO|OF|FOR|IN|AND|THE|OR|ON|BY|WITH|A|AN|RE|FROM)$", re.IGNORECASE)


def caption_facts(paper: CleanText) -> DocumentFacts:
    front = front_lines(paper)
    spans: dict[str, Span] = {}
    court = court_id(" ".join(paper.text[line.start : line.end] for line in front))
    reviews = court is not None and not court.endswith(("d", "b")) and court not in _TRIAL
    number = number_of(paper, front, spans, reviews=reviews)
    stamped = next((s.case for s in paper.stamps if s.case), None)
    if stamped and (number is None or serial(number) != serial(stamped)):
        number = like_stamp(paper, front, stamped, spans)
    dear = next((line for line in front if _DEAR.fullmatch(_words(paper, line))), None)
    title, words, after = _title(paper, [line for line in front if dear is None or line.start < dear.start], spans)
    kind = kind_of(title) if title else _ORDER if _is_order(words) or (reviews and is_opinion(paper)) else None
    kind = kind or ("letter" if dear else None)
    after = after or (dear.end if dear else 0)
    filer, role = _filer(paper, title) if kind not in BY_THE_COURT else (None, None)
    stamp = next((s for s in paper.stamps if s.filed), None)
    return DocumentFacts(
        kind=kind,
        title=title,
        case_number=number,
        court=court,
        dated=dated(paper, spans)
        or (
            letter_date(paper, front, spans, only=kind == _ORDER) if kind in {"letter", "transcript", _ORDER} else None
        ),
        filed_on=iso(stamp.filed) if stamp and stamp.filed else None,
        filer=filer,
        filer_role=role,
        signed_by=_signed(paper, spans),
        judge=author(paper) if reviews else judge_of(paper, front, kind),
        pages=paper.ruler.count,
        spans=spans | ({"front": paper.span(0, after)} if after else {}),
    )


def caption_end(facts: DocumentFacts) -> int:
    """The file offset behind the title and the parties beside it; what comes before is no heading."""
    return facts.spans["front"].end if "front" in facts.spans else 0


def _is_order(words: str) -> bool:
    """An order is known for one by its first noun, though the rest of its title is not."""
    return kind_of(words) == _ORDER and "PROPOSED" not in words.upper()


def front_lines(paper: CleanText) -> Sequence[Line]:
    """The lines before the tables and the first long paragraph, be it one line or several rows of prose."""
    lines: list[Line] = []
    prose = 0
    for line in paper.lines[:_FRONT]:
        if line.role is Role.CONTENTS or line.end - line.start > (400 if len(lines) > 3 else 2000):
            break
        prose = prose + 1 if _is_prose(paper, line) else 0
        lines.append(line)
        if prose == _PROSE:
            return lines[:-_PROSE]
    return lines


def _is_prose(paper: CleanText, line: Line) -> bool:
    words = paper.text[line.start : line.end]
    letters = sum(map(str.isalpha, words))
    return len(words) >= 60 and not line.bold and sum(map(str.islower, words)) >= 0.88 * letters


def _words(paper: CleanText, line: Line | Cell) -> str:
    return paper.text[line.start : line.end].strip()


def _title(paper: CleanText, front: Sequence[Line], spans: dict[str, Span]) -> tuple[str | None, str, int]:
    """The first block in capitals or bold that names a kind of paper, preferably behind the case number.

    The title, the words it was taken from and where they end. A block that a column of parties may have got into, or
    that breaks off, is no title.
    """
    rows = cells(paper, _before_body(paper, front), of_title_column)
    numbered = next((i for i, cell in enumerate(rows) if is_number(_words(paper, cell))), -1)
    for block in (*_blocks(paper, rows[numbered + 1 :]), *_blocks(paper, rows[: numbered + 1])):
        words = " ".join(" ".join(_words(paper, cell) for cell in block).strip(" |").split())
        words = words.rstrip(" )") if words.count(")") > words.count("(") else words
        words = _SPACED.sub(lambda m: m.group().replace(" ", ""), words)
        if names_a_paper(words) and not _OF_THE_CASE.match(words):
            beside = [cell.line for cell in rows if cell.side is not Side.WHOLE]
            end = block[-1].line.end
            if beside and beside[0].start < end:
                end = max(end, beside[-1].end)
            columns = {cell.side for cell in block}
            if Side.UNSURE in columns or (Side.RIGHT in columns and _BREAKS_OFF.search(words)):
                return None, words, end
            spans["title"] = paper.joined([(cell.start, cell.end) for cell in block])
            return words, words, end
    return None, "", 0


def _before_body(paper: CleanText, front: Sequence[Line]) -> Sequence[Line]:
    """The rows above the first heading of the body: one of the custom kind that names no paper of its own."""
    for place, line in enumerate(front):
        words = _words(paper, line)
        if place > _BESIDE and words.upper() != "ORDER" and standard(words) and not names_a_paper(words):
            return front[:place]
    return front


def of_title_column(words: str) -> bool:
    """What stands beside the parties: a number, a label, a title."""
    return bool(is_number(words) or _NO_TITLE.match(words)) or names_a_paper(words)


def _blocks(paper: CleanText, rows: Sequence[Cell]) -> list[list[Cell]]:
    """Runs of title-like cells; a blank row parts them unless the words so far hang in the air."""
    blocks: list[list[Cell]] = [[]]
    beside = 0  # rows of the other column since the last title-like words
    for cell in rows:
        words = _words(paper, cell)
        if cell.side is Side.LEFT:
            beside += 1
            continue
        if not _like_title(words, cell):
            blocks.append([])
            continue
        before = blocks[-1][-1] if blocks[-1] else None
        if before and _parted(_words(paper, before), before, cell, beside):
            blocks.append([])
        blocks[-1].append(cell)
        beside = 0
    return [block for block in blocks if block]


def _parted(words: str, before: Cell, cell: Cell, beside: int) -> bool:
    """Whether two title-like cells do not read on."""
    if _hangs(words):
        return False
    turned = (before.side is Side.WHOLE) != (cell.side is Side.WHOLE)
    return cell.line.apart or turned or beside > _BESIDE


def _like_title(words: str, cell: Cell) -> bool:
    if (
        _NO_TITLE.match(words)
        or DATE.fullmatch(words.rstrip("."))
        or SIDES.fullmatch(words)
        or court_id(words)
        or not any(ch.isalpha() for ch in words)
    ):
        return False
    if is_number(words) or "@" in words or re.match(r"(?:[IVX]{1,4}|[A-Z0-9])\. ", words):
        return False
    letters = [ch for ch in words if ch.isalpha()]
    capitals = sum(ch.isupper() for ch in letters) >= 0.8 * len(letters)
    title_case = all(word[:1].isupper() for word in re.findall(r"[^\W\d_]{4,}", words)) and words[:1].isupper()
    small = words.istitle() or (cell.side is Side.RIGHT and title_case)
    whose = title_case and _WHOSE.match(words) is not None and names_a_paper(words) and words[-1] not in ".,;:"
    return capitals or whose or cell.line.bold or bool(cell.line.hashes) or (len(words) < 120 and small)


def _hangs(words: str) -> bool:
    return (
        re.search(r"(?:\b(?:TO|OF|FOR|IN|AND|THE|OR|ON|BY|WITH|A|AN|RE|FROM)|[’']S|,|-)$", words, re.IGNORECASE)
        is not None
    )


def _filer(paper: CleanText, title: str | None) -> tuple[str | None, str | None]:
    """The party whose lawyers stand in the caption or sign, else the party that the title names."""
    lines = [line for line in paper.lines if line.role is Role.BODY]
    named = None
    for place, line in enumerate(lines):
        if line.end - line.start > _LONGEST_ROW or " for " not in paper.text[line.start : line.end]:
            continue
        for words in _in_columns(paper, line):
            if match := _COUNSEL.match(words):
                role, name = match["role"].lower(), match["name"].strip(" ,;")
                if not name and place + 1 < len(lines) and _may_name(paper, lines[place + 1]):
                    name = _words(paper, lines[place + 1]).rstrip(",;")
                return (name if name and "@" not in name else None), role
            named = named or _NAMED_COUNSEL.match(words)
    if named:
        return named["name"].strip(" ,"), None
    return _title_filer(title) if title else (None, None)


def _may_name(paper: CleanText, line: Line) -> bool:
    words = _words(paper, line)
    named = sum(map(str.isalpha, words)) > 3 and words[0].isupper() and not DATE.search(words)
    named = named and _NO_NAME.search(words) is None
    return named and not (court_id(words) or names_a_paper(words) or standard(words))


def _in_columns(paper: CleanText, line: Line) -> list[str]:
    """The words of a row, parted where a wide space stands: signatures are set beside each other."""
    cuts = [at for at in range(line.start + 1, line.end - 1) if paper.text[at] == " " and paper.gap(at) > _BESIDE]
    edges = [line.start, *cuts, line.end]
    return [paper.text[low:high].strip() for low, high in pairwise(edges)]


def _title_filer(title: str) -> tuple[str | None, str | None]:
    """MOVANT JANE ROE'S REPLY: a role, a name and a possessive before the noun."""
    match = re.match(rf"{ROLE}(?P<name>[^’']{{0,80}}?)[’'](?:S\b|\s)", title, re.IGNORECASE) or re.fullmatch(
        rf"[\w’' ]{{0,30}}?BRIEF (?:OF|FOR) (?:THE )?{ROLE}(?:[-/–](?:{ROLE_WORDS})s?)?[, ]?(?P<name>.{{0,80}})",
        title,
        re.IGNORECASE,
    )
    return (match["name"].strip(" ,") or None, match["role"].lower()) if match else (None, None)


def _signed(paper: CleanText, spans: dict[str, Span]) -> str | None:
    for line in paper.lines:
        if line.role is Role.BODY and (match := _SIGNED.search(paper.text, line.start, line.end)):
            spans["signed_by"] = paper.span(match.start("name"), match.end("name"))
            return match["name"].strip(" ,")
    return None
