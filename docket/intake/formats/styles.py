"""Word's styles and lists: which paragraphs are headings, what is bold, and the numbers that Word prints before them."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from docket.intake.formats.package import Package, child, children, local, switched, value

_LEVELS = 9
_LONGEST = 60  # characters of a printed number
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(slots=True)
class Style:
    """A paragraph style with what it has from the style that it is based on."""

    level: int | None = None  # of a heading, from 1
    bold: bool | None = None
    caps: bool | None = None
    list_id: str | None = None
    list_level: int | None = None


@dataclass(slots=True)
class _Level:
    style: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    linked: str | None = None  # the paragraph style that the level belongs to


class Styles:
    """Styles by id, resolved along what they are based on."""

    def __init__(self, package: Package, folder: str) -> None:
        root = package.part(f"{folder}styles.xml")
        self._elements = {value(e, "styleId") or "": e for e in children(root, "style")}
        self.default = next((i for i, e in self._elements.items() if switched_on(e)), "")
        self._known: dict[str, Style] = {}

    def of(self, ident: str | None) -> Style:
        ident = ident if ident in self._elements else self.default
        if ident not in self._known:
            self._known[ident] = self._resolved(ident)
        return self._known[ident]

    def _resolved(self, ident: str) -> Style:
        found, seen = Style(), set()
        while ident in self._elements and ident not in seen:
            seen.add(ident)
            element = self._elements[ident]
            facts, runs = child(element, "pPr"), child(element, "rPr")
            found.level = found.level if found.level is not None else _heading(element, facts)
            found.bold = found.bold if found.bold is not None else switched(child(runs, "b"))
            found.caps = found.caps if found.caps is not None else switched(child(runs, "caps"))
            found.list_id = found.list_id or value(child(facts, "numPr", "numId"))
            if found.list_level is None:
                found.list_level = _number(value(child(facts, "numPr", "ilvl")))
            ident = value(child(element, "basedOn")) or ""
        return found


def switched_on(style: Element) -> bool:
    """The style of paragraphs that name none."""
    return value(style, "type") == "paragraph" and (value(style, "default") or "0") in {"1", "true"}


def _heading(style: Element, facts: Element | None) -> int | None:
    level = _number(value(child(facts, "outlineLvl")))
    if level is not None:
        return level + 1 if level < _LEVELS else None
    name = (value(child(style, "name")) or "").casefold()
    last = name.removeprefix("heading ")
    return int(last) if last != name and last.isdigit() and 1 <= int(last) <= _LEVELS else None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdigit() and len(digits) < 9 else None


@dataclass(slots=True)
class Lists:
    """The lists of a file and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by abstract list
    lists: dict[str, str] = field(default_factory=dict)  # list to its abstract list
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, package: Package, folder: str) -> "Lists":
        found = cls()
        root = package.part(f"{folder}numbering.xml")
        for abstract in children(root, "abstractNum"):
            levels = {_number(value(e, "ilvl")) or 0: _level(e) for e in children(abstract, "lvl")}
            found.levels[value(abstract, "abstractNumId") or ""] = levels
        for number in children(root, "num"):
            ident = value(number, "numId") or ""
            found.lists[ident] = value(child(number, "abstractNumId")) or ""
            for override in children(number, "lvlOverride"):
                if (start := _number(value(child(override, "startOverride")))) is not None:
                    found.starts[ident, _number(value(override, "ilvl")) or 0] = start
        return found

    def next(self, list_id: str | None, level: int | None, style: str | None) -> str:
        """The number that the next paragraph of a list begins with; empty where it has none."""
        abstract = self.lists.get(list_id or "")
        levels = self.levels.get(abstract or "")
        if list_id is None or abstract is None or not levels:
            return ""
        if level is None:
            level = next((at for at, known in levels.items() if style and known.linked == style), 0)
        counts = self.counts.setdefault(abstract, {})
        if list_id not in self.begun:
            self.begun.add(list_id)
            for (ident, at), start in self.starts.items():
                if ident == list_id:
                    counts[at] = start - 1
        shape = levels.get(level, _Level())
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return _printed(shape, levels, counts)


def _level(element: Element) -> _Level:
    return _Level(
        value(child(element, "numFmt")) or "decimal",
        (value(child(element, "lvlText")) or "")[:_LONGEST],
        _number(value(child(element, "start"))) or 1,
        switched(child(element, "isLgl")) or False,
        value(child(element, "pStyle")),
    )


def _printed(shape: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    if shape.style == "bullet":
        return "•"
    text = shape.text
    for at in range(_LEVELS):
        if f"%{at + 1}" in text:
            level = levels.get(at, _Level())
            style = "decimal" if shape.legal else level.style
            text = text.replace(f"%{at + 1}", counted(counts.get(at, level.start), style))
    return text[:_LONGEST].strip()


def counted(number: int, style: str) -> str:
    """A number as a list prints it."""
    if style == "none":
        return ""
    if style.endswith("Roman") and 0 < number < 4000:
        roman = ""
        for worth, letters in _ROMAN:
            roman += letters * (number // worth)
            number %= worth
        return roman if style.startswith("upper") else roman.lower()
    if style.endswith("Letter") and 0 < number <= 26 * 10:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style.startswith("upper") else letter.lower()
    return f"{number:02d}" if style == "decimalZero" else str(number)


def list_of(facts: Element | None, style: Style) -> tuple[str | None, int | None]:
    """The list and the level of a paragraph: its own, else its style's. Zero takes a paragraph out of its list."""
    own = child(facts, "numPr")
    ident = value(child(own, "numId")) or style.list_id
    level = _number(value(child(own, "ilvl")))
    if level is None and own is None:
        level = style.list_level
    return (None if ident == "0" else ident), level


def is_tracked(element: Element) -> bool:
    return local(element) in {"ins", "del", "moveFrom", "moveTo"}
