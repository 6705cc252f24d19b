"""What each row is to the paper: body, footnote, table of contents, stamp, page number, rule, running head."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from docket.intake.dates import DATE
from docket.intake.formats.extracted import RowMark
from docket.intake.margins import Chain
from docket.intake.rows import Role, Row
from docket.intake.stamps import read_stamp

_STAMPED = re.compile(r"p(?:age|g)|filed", re.IGNORECASE)
_PAGE_OF = re.compile(r"\W{0,4}page (?P<page>\d{1,4}) of (?P<of>\d{1,4})\W{0,4}", re.IGNORECASE)
_DESCRIBED = re.compile(r"(?:[A-Za-z][\w .,()/-]{0,40} )?Page:? (?P<page>\d{1,5}) of (?P<of>\d{1,5})")
_FOLIO = re.compile(r"(?:[-–—] ?)?(?:page )?(\d{1,3})(?: ?[-–—])?", re.IGNORECASE)
_RULE = re.compile(r"(?:(?:\\?[_*=]){3,}|[-–—]{3,}|(?:<hr ?/?>))")
_NOTE = re.compile(
    r"(?:<sup>\s{0,2}(\d{1,3})\s{0,2}</sup>|([\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})|\[\^(\d{1,3})\]:)\s{0,9}(?=\S)"
)
_STOPS = re.compile(r"[.?!:;][”’\"')\]*_]*$")
_PLAIN_NOTE = re.compile(r"(\d{1,3})[ .]\s{0,9}(?=[A-Z“\"(*])")
_CALLED = re.compile(r"(?<=[a-z\d][.,;:”\"’)\]])(?<!\d[.,:])[”\"’)]?(?P<number>\d{1,2})(?=\s|$)")
_SKIPPED = 40  # notes that a conversion may lose
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TABLE = re.compile(r"[#*<>/\w]{0,8}\W{0,4}(?:TABLE OF (?:CONTENTS|AUTHORITIES)|INDEX OF AUTHORITIES)")
_LEADER = re.compile(r"(?:\.[ \t]?){4,}[^.]{0,40}$|…{2,}[^.]{0,40}$|\t[ \t]*(?:\d{1,3}|[ivxl]{1,6})$")
_TABLE_REACH = 14


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a court's stamp or a "Page 3 of 20" line says about the page it stands on."""

    row: int
    page: int | None
    of: int | None
    case: str | None = None
    entry: str | None = None
    filed: str | None = None


def mark_known(rows: list[Row], text: str, marks: Mapping[int, RowMark]) -> None:
    """Take over what the file format knows of the rows."""
    for row in rows:
        if (mark := marks.get(row.start)) and row.role is not Role.BLANK:
            row.role = Role.BODY if mark.role is Role.STAMP else mark.role
            row.note, row.carried, row.bold, row.margin = mark.note, mark.carried, mark.bold, mark.margin
            row.hashes = mark.hashes
            if row.role is Role.FOOTNOTE and (number := _NOTE.match(text, row.left, row.right)):
                row.left = number.end()


def stamps_of(rows: list[Row], text: str) -> list[Stamp]:
    """Find and mark the stamp rows. "Page 3 of 20" without a case counts only where it is repeated."""
    found: list[Stamp] = []
    counted: list[Stamp] = []
    for index, row in enumerate(rows):
        content = row.content(text)
        if row.role is not Role.BODY or not 9 < len(content) <= 200 or not _STAMPED.search(content):
            continue
        if said := read_stamp(content):
            page, of = (said.page, said.of) if said.page else _page_below(rows, index, text)
            found.append(Stamp(index, page, of, said.case, said.entry, said.filed))
        elif match := _PAGE_OF.fullmatch(content):
            counted.append(Stamp(index, int(match["page"]), int(match["of"])))
    chosen = found + (counted if len(counted) > 1 else [])
    for stamp in chosen:
        rows[stamp.row].role = Role.STAMP
    return sorted(chosen, key=lambda s: s.row)


def _page_below(rows: list[Row], index: int, text: str) -> tuple[int | None, int | None]:
    """Bankruptcy courts print "Desc" at the end of a stamp and "Main Document Page 3 of 7" in a row below it."""
    for row in rows[index + 1 : index + 3]:
        if row.role in {Role.BODY, Role.RUNNING} and row.right - row.left <= 80:
            match = _DESCRIBED.fullmatch(" ".join(row.content(text).split()))
            if match:
                row.role = Role.STAMP
                return int(match["page"]), int(match["of"])
        if row.role is not Role.BLANK:
            break
    return None, None


def folios_of(rows: list[Row], text: str) -> list[tuple[int, int]]:
    """Printed page numbers, (row, number): numbers alone on a row that count up by one through the paper."""
    alone = [
        (i, int(m.group(1)))
        for i, row in enumerate(rows)
        if row.role is Role.BODY and row.right - row.left <= 12 and (m := _FOLIO.fullmatch(row.content(text)))
    ]
    best: list[tuple[int, int]] = []
    for first in (n for n in alone[:5] if n[1] <= 3):
        run = [first]
        for index, number in alone:
            if number == run[-1][1] + 1 and index - run[-1][0] > 8:
                run.append((index, number))
        best = max(best, run, key=len)
    if len(best) < 3:
        return []
    for index, _ in best:
        rows[index].role = Role.FOLIO
    return best


def mark_rules(rows: list[Row], text: str) -> None:
    for row in rows:
        if row.role is Role.BODY and _RULE.fullmatch(row.content(text).replace(" ", "") or "x"):
            row.role = row.role if "* *" in row.content(text) else Role.RULE


def mark_tables(rows: list[Row], text: str) -> None:
    """Mark the table of contents and the table of authorities: their rows end in leaders and a page."""
    leaders = [i for i, row in enumerate(rows) if row.role is Role.BODY and is_leader(row.content(text))]
    titles = {i for i, row in enumerate(rows) if row.role is Role.BODY and _TABLE.match(row.content(text))}
    for low, high in _clusters(sorted({*leaders, *titles})):
        inside = [i for i in leaders if low <= i <= high]
        if not inside or (len(inside) < 3 and not any(low <= t <= high for t in titles)):
            continue
        for row in rows[low : inside[-1] + 1]:
            if row.role is Role.BODY:
                row.role = Role.CONTENTS


def is_leader(content: str) -> bool:
    """Whether dots lead to what ends the row: a page, not the day of a schedule."""
    match = _LEADER.search(re.sub(r"</?[ib]>", "", content[-90:]))
    return match is not None and DATE.search(match.group()) is None


def _clusters(indexes: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for index in indexes:
        if found and index - found[-1][1] <= _TABLE_REACH:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return found


def mark_footnotes(rows: list[Row], text: str) -> None:
    """A footnote runs from its mark to the next blank row, the next footnote or the next page.

    Below a rule on a page with margin numbers all that follows down to the last number is footnotes, blank rows or not.
    """
    note: str | None = None
    last: Row | None = None
    last_chain, after_rule, foot, gap = None, False, None, False
    number, called = 0, set[int]()
    for row in rows:
        if row.new_sheet or (row.chain is not None and row.chain != last_chain):
            note = foot = None
        last_chain = row.chain if row.chain is not None else last_chain
        if row.role in {Role.BLANK, Role.BARE} and foot is not None:
            gap = True
        elif row.role is not Role.BODY:
            note = foot = None
        else:
            found = _note_mark(row, text, after_rule=after_rule, last=number, called=called)
            number = int(found) if found else number
            called.update(int(mark["number"]) for mark in _CALLED.finditer(text, row.left, row.right))
            if found is None and after_rule and last is not None and _carried(last, row, text):
                found, row.carried = last.note, True
            if found is not None and after_rule:
                foot = row.chain
            goes_on = not gap or (foot is not None and row.chain == foot)
            note, gap = found or (note if goes_on else None), False
            if note is not None:
                row.role, row.note, last = Role.FOOTNOTE, note, row
        after_rule = row.role is Role.RULE or (after_rule and row.role in {Role.BLANK, Role.BARE, Role.FOOTNOTE})


def _carried(last: Row, row: Row, text: str) -> bool:
    """Whether a row below the rule of the next page goes on with a footnote that was cut in a sentence."""
    if row.chain is None or last.chain is None or row.chain != last.chain + 1:
        return False
    return not _STOPS.search(last.content(text)) and text[row.left].islower()


def _note_mark(row: Row, text: str, *, after_rule: bool, last: int, called: set[int]) -> str | None:
    """The number of the footnote that begins in a row: a mark, or a plain number below a rule or one that the text called."""
    match = _NOTE.match(text, row.left, row.right)
    if match is None and (plain := _PLAIN_NOTE.match(text, row.left, row.right)):
        number = int(plain.group(1))
        due = number == last + 1
        match = plain if (after_rule and (due or 0 < number - last <= _SKIPPED)) or (due and number in called) else None
    if match is None:
        return None
    row.left = match.end()
    return next(group for group in match.groups() if group).translate(_SUPERSCRIPTS)


def mark_running_heads(rows: list[Row], text: str, chains: list[Chain]) -> None:
    """Drop what is repeated at the edges of pages: titles and case numbers in heads and feet."""
    edges = _page_edges(rows, chains)
    keys = {i: _key(rows[i], text) for i in edges if rows[i].role is Role.BODY}
    repeated = {key for key, n in Counter(keys.values()).items() if n >= 3 and len(key) >= 8}
    for index, key in keys.items():
        if key in repeated:
            rows[index].role = Role.RUNNING


def _key(row: Row, text: str) -> str:
    content = row.content(text)
    return "" if len(content) > 120 else "".join(ch for ch in content.casefold() if ch.isalpha())


def _page_edges(rows: list[Row], chains: list[Chain]) -> set[int]:
    """The filled rows on either side of a visible page break, two deep."""
    filled = [i for i, row in enumerate(rows) if row.role not in {Role.BLANK, Role.BARE, Role.RULE}]
    starts = {chain.rows[0] for chain in chains if chain.first == 1}
    near: set[int] = set()
    for place, index in enumerate(filled):
        row = rows[index]
        if row.new_sheet or row.role in {Role.STAMP, Role.FOLIO} or index in starts:
            near.update(filled[max(0, place - 2) : place + 3])
    return near
