"""The first page and the last: court, number, title, filer, signature, date, judge. Not stated is not there."""

import re
from collections.abc import Sequence

from docket.intake.clean import CleanText, Line
from docket.intake.columns import Cell, Side, cells
from docket.intake.courts import court_id
from docket.intake.dates import DATE, day_of, iso
from docket.intake.facts import DocumentFacts
from docket.intake.rows import Role
from docket.intake.sides import ROLE, SIDES
from docket.intake.spans import Span
from docket.intake.titles import kind_of, names_a_paper

_ORDER = "order"
_BESIDE = 2
_FRONT = 110  # lines in which a caption ends
_SERIAL = (
    r"(?:\d{1,2}:)?\d{2,4}-?\s?[A-Za-z]{2,4}-?\s?\d{2,6}(?:[-\s]?\(?[A-Z]{1,4}\)?(?![a-z])){0,4}"
    r"|(?:CV|CR|C|MC)[- ]?\d{2}-\d{2,6}(?:[- ]\(?[A-Z]{2,4}\)?){0,3}"
)
_NUMBER = re.compile(
    r"(?:Case|Civil Action|Civ\.|Civil|Docket|Cause|Action|Index|Misc\.)?\s?(?:Case\s)?"
    rf"\b(?:Nos?\.?|Number|File)[:\s]{{1,3}}(?P<number>{_SERIAL})"
    rf"|\bCase:?\s(?P<bare>{_SERIAL})",
    re.IGNORECASE,
)
_COUNSEL = re.compile(
    rf"(?:Attorneys?|Counsel|Solicitors?)(?: of record)? for (?:the )?(?:[\w-]{{1,20}} )?{ROLE}\b[,:]?\s*(?P<name>.*)",
    re.IGNORECASE,
)
_PRO_SE = re.compile(rf"(?:{ROLE},? )?(?:pro se|in pro(?:pria|\.)? ?per(?:sonam?)?\.?|self-represented)", re.IGNORECASE)
_SIGNED = re.compile(r"/s/?\s{0,3}(?P<name>[A-Z][\w.,’' -]{2,60})")
_DATED = re.compile(r"\b(?:DATED|Dated|Date|DATE|Executed on)(?: this)?[:\s]{0,4}")
_JUDGE_TITLE = re.compile(
    r"(?:Chief |Senior )?(?:United States|U\.S\.) (?:Magistrate|District|Bankruptcy|Circuit) Judge", re.IGNORECASE
)
_HON = re.compile(
    r"(?:Judge:\s{0,3}(?:Hon\.|The Honorable|Honorable)?|(?:The )?Hon(?:\.|orable)|Assigned to:?\s)\s?"
    r"(?P<name>[A-Z][\w.’-]+(?: [A-Z][\w.’-]*){1,3})"
)
_INITIALS = re.compile(r"\d(?P<judges>(?:[-\s]\(?[A-Z]{2,4}\)?)+)$")
_NO_TITLE = re.compile(
    r"(?:Hearing|Date|Time|Judge|Dept|Department|Courtroom|Ctrm|Place|Location|Complaint Filed|Action Filed|Trial"
    r"|Re:|Regarding|JURY|DEMAND|\()",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(r"\b(?:TO|OF|FOR|IN|AND|THE|OR|ON|BY|WITH|A|AN|RE|FROM)$", re.IGNORECASE)


def caption_facts(paper: CleanText) -> DocumentFacts:
    front = _front(paper)
    spans: dict[str, Span] = {}
    number = _number(paper, front, spans)
    title, words, after = _title(paper, front, spans)
    kind = kind_of(title) if title else _ORDER if _is_order(words) else None
    filer, role = _filer(paper, title) if kind not in {"order", "minute", "judgment"} else (None, None)
    stamp = next((s for s in paper.stamps if s.filed), None)
    return DocumentFacts(
        kind=kind,
        title=title,
        case_number=number or next((s.case for s in paper.stamps if s.case), None),
        court=court_id(" ".join(paper.text[line.start : line.end] for line in front)),
        dated=_dated(paper, spans),
        filed_on=iso(stamp.filed) if stamp and stamp.filed else None,
        filer=filer,
        filer_role=role,
        signed_by=_signed(paper, spans),
        judge=_judge(paper, front, kind, number),
        pages=paper.ruler.count,
        spans=spans | ({"front": paper.span(0, after)} if after else {}),
    )


def caption_end(facts: DocumentFacts) -> int:
    """The file offset behind the title and the parties beside it; what comes before is no heading."""
    return facts.spans["front"].end if "front" in facts.spans else 0


def _is_order(words: str) -> bool:
    """An order is known for one by its first noun, though the rest of its title is not."""
    return kind_of(words) == _ORDER and "PROPOSED" not in words.upper()


def _front(paper: CleanText) -> Sequence[Line]:
    """The lines before the tables and the first long paragraph."""
    lines: list[Line] = []
    for line in paper.lines[:_FRONT]:
        if line.role is Role.CONTENTS or line.end - line.start > (400 if len(lines) > 3 else 2000):
            break
        lines.append(line)
    return lines


def _words(paper: CleanText, line: Line | Cell) -> str:
    return paper.text[line.start : line.end].strip()


def _number(paper: CleanText, front: Sequence[Line], spans: dict[str, Span]) -> str | None:
    for line in front:
        if match := _NUMBER.search(paper.text, line.start, line.end):
            group = "number" if match["number"] else "bare"
            spans["case_number"] = paper.span(match.start(group), match.end(group))
            return match[group].strip()
    return None


def _title(paper: CleanText, front: Sequence[Line], spans: dict[str, Span]) -> tuple[str | None, str, int]:
    """The first block in capitals or bold that names a kind of paper, preferably behind the case number.

    The title, the words it was taken from and where they end. A block that a column of parties may have got into, or
    that breaks off, is no title.
    """
    rows = cells(paper, front, _of_title_column)
    numbered = next((i for i, cell in enumerate(rows) if _NUMBER.search(_words(paper, cell))), -1)
    for block in (*_blocks(paper, rows[numbered + 1 :]), *_blocks(paper, rows[: numbered + 1])):
        words = " ".join(" ".join(_words(paper, cell) for cell in block).strip(" |").split())
        words = words.rstrip(" )") if words.count(")") > words.count("(") else words
        if names_a_paper(words):
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


def _of_title_column(words: str) -> bool:
    """What stands beside the parties: a number, a label, a title."""
    return bool(_NUMBER.search(words) or _NO_TITLE.match(words)) or names_a_paper(words)


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
    if _NO_TITLE.match(words) or SIDES.fullmatch(words) or court_id(words) or not any(ch.isalpha() for ch in words):
        return False
    if _NUMBER.search(words) or "@" in words or re.match(r"(?:[IVX]{1,4}|[A-Z0-9])\. ", words):
        return False
    letters = [ch for ch in words if ch.isalpha()]
    capitals = sum(ch.isupper() for ch in letters) >= 0.8 * len(letters)
    title_case = all(word[:1].isupper() for word in re.findall(r"[^\W\d_]{4,}", words)) and words[:1].isupper()
    small = words.istitle() or (cell.side is Side.RIGHT and title_case)
    return capitals or cell.line.bold or bool(cell.line.hashes) or (len(words) < 120 and small)


def _hangs(words: str) -> bool:
    return (
        re.search(r"(?:\b(?:TO|OF|FOR|IN|AND|THE|OR|ON|BY|WITH|A|AN|RE|FROM)|[’']S|,|-)$", words, re.IGNORECASE)
        is not None
    )


def _filer(paper: CleanText, title: str | None) -> tuple[str | None, str | None]:
    """The party whose lawyers stand in the caption or sign, else the party that the title names."""
    lines = [line for line in paper.lines if line.role is Role.BODY]
    for place, line in enumerate(lines):
        match = _COUNSEL.match(_words(paper, line))
        if match is None:
            continue
        role, name = match["role"].lower(), match["name"].strip(" ,;")
        if not name and place + 1 < len(lines) and not court_id(_words(paper, lines[place + 1])):
            name = _words(paper, lines[place + 1]).rstrip(",;")
        return (name or None), role
    return _title_filer(title) if title else (None, None)


def _title_filer(title: str) -> tuple[str | None, str | None]:
    """MOVANT JANE ROE'S REPLY: a role, a name and a possessive before the noun."""
    match = re.match(rf"{ROLE}(?P<name>[^’']{{0,80}}?)[’'](?:S\b|\s)", title, re.IGNORECASE)
    return (match["name"].strip(" ,") or None, match["role"].lower()) if match else (None, None)


def _signed(paper: CleanText, spans: dict[str, Span]) -> str | None:
    for line in paper.lines:
        if line.role is Role.BODY and (match := _SIGNED.search(paper.text, line.start, line.end)):
            spans["signed_by"] = paper.span(match.start("name"), match.end("name"))
            return match["name"].strip(" ,")
    return None


def _dated(paper: CleanText, spans: dict[str, Span]) -> str | None:
    """The last "Dated:" of the body: a signature, not a date told of."""
    found = None
    for line in paper.lines:
        words = paper.text[line.start : line.end]
        label = _DATED.search(words) if line.role is Role.BODY and len(words) < 160 else None
        if (
            label
            and (date := DATE.search(words, label.end()))
            and (":" in label.group() or date.start() - label.end() < 8)
        ):
            if re.search(r"\bfiled\b|hearing", words[: label.start()], re.IGNORECASE):
                continue
            found = day_of(date)
            spans["dated"] = paper.span(line.start + date.start(), line.start + date.end())
    return found


def _judge(paper: CleanText, front: Sequence[Line], kind: str | None, number: str | None) -> str | None:
    """The signature block of an order, else a judge named in the caption, else the initials in the number."""
    if kind in {"order", "minute", "judgment", "stipulation"}:
        body = [line for line in paper.lines if line.role is Role.BODY]
        for before, line in zip(reversed(body[:-1]), reversed(body), strict=False):
            if _JUDGE_TITLE.fullmatch(_words(paper, line).strip(" .,")):
                return _HON.sub(lambda m: m["name"], _words(paper, before)).strip(" ,_") or None
    for line in front:
        if match := _HON.search(_words(paper, line)):
            return match["name"].strip()
    initials = _INITIALS.search(number or "")
    return re.sub(r"[^A-Z-]", "", initials["judges"].replace(")(", "-")).strip("-") or None if initials else None
