"""Docket numbers in every usual writing, and court dates as people type them."""

import contextlib
import re
from dataclasses import dataclass, field
from datetime import date

from domain.errors import InvalidWordError
from domain.text import one_line

# 28 U.S.C. courts number a case office:year-type-serial-judges; people leave out office, judges and leading zeros.
_DISTRICT = re.compile(
    r"(?:(?P<office>\d{1,2}):)?(?P<year>\d{2}|\d{4})-(?P<type>~?[a-z][a-z0-9]{0,5})-(?P<serial>\d{1,6})"
    r"(?P<suffix>(?:-[a-z0-9]{1,5}){0,4})",
    re.IGNORECASE,
)
# S.D.N.Y. prints 22 Civ. 1770 (NRM), older cases CV 08-1193 SBA or MISC-08-347 (ARR)(MDG).
_WORDED = re.compile(
    r"(?:(?P<office>\d{1,2}):)?(?P<year>\d{2}|\d{4})\s*(?P<type>civ|cv|crim|cr|misc|mc|mj)\.?\s*(?P<serial>\d{1,6})",
    re.IGNORECASE,
)
_TYPE_FIRST = re.compile(
    r"(?:(?P<office>\d{1,2}):)?(?P<type>civ|cv|c|crim|cr|misc|mc|mj)\.?[-\s]*(?P<year>\d{2})-(?P<serial>\d{1,6})",
    re.IGNORECASE,
)
_JUDGES = re.compile(r"(?:[\s-]*\([A-Z]{2,4}\)|\s+[A-Z]{2,4})+$")
_TYPES = {"civ": "cv", "c": "cv", "crim": "cr", "misc": "mc"}
# Courts of appeals, new cases of the Court of International Trade, and bankruptcy courts leave the type out: 23-1234,
# 17-43611-BDL, 10-01083-8-RDD; a bankruptcy appellate panel puts the state before it: NV-15-1074-KuDTa.
_UNTYPED = re.compile(
    r"(?:[a-z]{2}-)?(?P<year>\d{2}|\d{4})-(?P<serial>\d{1,6})(?P<suffix>(?:-\d{1,2}(?=-[a-z]))?(?:-[a-z][a-z0-9]{1,5}){0,2})",
    re.IGNORECASE,
)
# The Judicial Panel on Multidistrict Litigation counts its dockets through, without years.
_PANEL = re.compile(r"MDL\s*(?:No\.?)?\s*-?\s*(?P<serial>\d{1,6})", re.IGNORECASE)
_PREFIX = re.compile(
    r"^\s*(?:(?:civil(?:\s+action)?|civ\.|case|docket|misc\.?|cause)\s*)?(?:no\.|nos\.|number|#)?\s*:?\s*",
    re.IGNORECASE,
)
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014", "-----")


@dataclass(frozen=True, slots=True)
class DocketNumber:
    """A docket number: office (if printed), two-digit year, type, serial; judge suffixes are kept but do not count.

    ``width`` is how many digits a number without type is printed with (14-01187 in a bankruptcy court, 23-1187 in an appeal).
    """

    office: str | None
    year: str
    type: str
    serial: int
    suffix: str = ""
    width: int = field(default=0, compare=False)

    def __str__(self) -> str:
        if not self.year:
            return f"MDL No. {self.serial}"
        core = (
            f"{self.year}-{self.type}-{self.serial:05d}" if self.type else f"{self.year}-{self.serial:0{self.width}d}"
        )
        return f"{self.office}:{core}" if self.office else core

    @property
    def key(self) -> str:
        """The number without office and judges: what one case has in common in every writing of it."""
        return f"{self.year}-{self.type}-{self.serial}" if self.type else f"{self.year}-{self.serial}"

    def same_case(self, other: "DocketNumber") -> bool:
        """Whether both writings can name one case of one court: offices differ only where both are printed."""
        return self.key == other.key and (self.office == other.office or None in (self.office, other.office))

    def may_be(self, other: "DocketNumber") -> bool:
        """Whether both have the year and the serial in common, and one is printed without the type (14-01187, 2:14-bk-01187)."""
        same = (self.year, self.serial) == (other.year, other.serial) and "" in (self.type, other.type)
        return same and (self.office == other.office or None in (self.office, other.office))


def parse_docket_number(text: str) -> DocketNumber:
    """Read ``3:22-MC-80319-SK``, ``22-mc-80319 (SK)``, ``22 Civ. 1770``, ``CV 08-1193 SBA``, ``23-1234``, ``17-43611-BDL``.

    Raises InvalidWordError for anything else.
    """
    bare = _PREFIX.sub("", one_line(text).translate(_DASHES), count=1)
    named = _JUDGES.search(bare)
    judges = "-".join(re.findall(r"[A-Z]{2,4}", named.group())) if named else ""
    bare = bare[: named.start()].strip() if named else bare
    plain = bare.replace(" ", "")
    if found := _DISTRICT.fullmatch(plain) or _WORDED.fullmatch(bare) or _TYPE_FIRST.fullmatch(bare):
        office = found["office"].lstrip("0") or "0" if found["office"] else None
        printed = found["type"].lower()
        suffix = found.groupdict().get("suffix") or ""
        kind = _TYPES.get(printed, printed)
        return DocketNumber(office, found["year"][-2:], kind, int(found["serial"]), suffix[1:] or judges)
    if found := _UNTYPED.fullmatch(plain):
        return DocketNumber(
            None, found["year"][-2:], "", int(found["serial"]), found["suffix"][1:], len(found["serial"])
        )
    if found := _PANEL.fullmatch(bare):
        return DocketNumber(None, "", "mdl", int(found["serial"]))
    message = f"“{one_line(text)}” is not a docket number. Write it like 3:22-mc-80319 or 24-cv-1187."
    raise InvalidWordError(message)


# Some courts of appeals number papers by their keys (00117523228), so that a number may be long.
_ENTRY = re.compile(
    r"(?:(?:ecf|dkt|doc|docket|d\.?e)\.?\s*(?:no\.?)?\s*)?(?P<number>\d{1,5}|\d{8,12})(?:\s*[-.]\s*(?P<att>\d{1,4}))?",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(r"e(?P<n>\d{1,5})", re.IGNORECASE)


def parse_entry(text: str) -> str:
    """An entry's id as typed (``22``, ``ECF No. 22-1``, ``Dkt. 1.1``, ``E7``) in its canonical form.

    Raises InvalidWordError for anything else.
    """
    plain = one_line(text).translate(_DASHES)
    if found := _UNNUMBERED.fullmatch(plain):
        return f"E{int(found['n'])}"
    if found := _ENTRY.fullmatch(plain):
        number = str(int(found["number"]))
        return f"{number}-{int(found['att'])}" if found["att"] and int(found["att"]) else number
    message = (
        f"“{plain}” is not an entry. Write its docket number (22), an attachment (22-1) or an unnumbered entry (E7)."
    )
    raise InvalidWordError(message)


def parse_date(text: str, what: str = "date") -> date:
    """An ISO date (2023-01-09). Raises InvalidWordError with the form that is wanted.

    Only ISO is taken: 02/03/2023 is February in San Francisco and March in Strasbourg.
    """
    plain = text.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain, re.ASCII):
        with contextlib.suppress(ValueError):  # 2023-02-30
            return date.fromisoformat(plain)
    message = f"“{one_line(text)}” is not a {what}. Write year-month-day, for example 2023-01-09."
    raise InvalidWordError(message)
