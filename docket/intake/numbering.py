"""The numbering of headings: which style a number is of, and the level that style stands for."""

import re
from dataclasses import dataclass

# A style, how its number looks, and its level.
_STYLES: tuple[tuple[str, str, int], ...] = (
    ("roman", r"(?=[IVXL])(?:XL|X{0,3})(?:IX|IV|V?I{0,3})", 1),
    ("letter", r"[A-Z]", 2),
    ("arabic", r"\d{1,2}", 3),
    ("small", r"[a-z]", 4),
    ("small roman", r"(?=[ivx])(?:x{0,2})(?:ix|iv|v?i{0,3})", 5),
)
_NUMBER = re.compile(
    r"(?P<open>\()?(?P<number>[IVXL]{1,6}|[A-Z]|\d{1,2}|[a-z]|[ivx]{1,5})(?P<close>[.)])(?:\s+|(?=[A-Z“\"]))(?P<title>\S.*)",
    re.DOTALL,
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_INITIALS = re.compile(r"[A-Z]\.")  # U.S., J. R. Roe
_CHAPTER = re.compile(
    r"(?:(?:SECTION|PART|ARTICLE)\s(?P<number>[IVXL]{1,6}|\d{1,2})[.:]|POINT\s(?P<point>[IVXL]{1,6}|\d{1,2})[.:]?)\s(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Numbered:
    number: str
    title: str
    level: int


def split(words: str, before: tuple[Numbered, ...]) -> Numbered | None:
    """The number at the head of ``words``; ``before`` (earlier headings) tells the letter C from the numeral C."""
    match = _NUMBER.match(words) or _CHAPTER.match(words)
    if match is None or _INITIALS.match(match["title"]):
        return None
    number = match["number"] or match["point"]
    styles = [(name, level) for name, pattern, level in _STYLES if re.fullmatch(pattern, number)]
    if not styles:
        return None
    level = styles[0][1]
    if len(styles) > 1 and styles[0][0] in {"roman", "letter"}:
        level = 2 if _follows_letter(number, before) else 1
    elif len(styles) > 1:
        level = 5 if _follows_small(number, before) else 4
    return Numbered(number, match["title"].strip(), level)


def in_order(numbered: Numbered, before: tuple[Numbered, ...]) -> bool:
    """Whether a number follows the last one of its level, or is the first of its kind under what stands above it."""
    for earlier in reversed(before):
        if earlier.number and earlier.level == numbered.level:
            return ordinal(numbered) == ordinal(earlier) + 1
        if earlier.number and earlier.level < numbered.level:
            break
    return ordinal(numbered) == 1


def ordinal(numbered: Numbered) -> int:
    """Which one in its row a number is: II, B, 2, b and ii are the second."""
    number = numbered.number
    if number.isdigit():
        return int(number)
    if numbered.level in {1, 5}:
        values = [_ROMAN[letter] for letter in number.upper() if letter in _ROMAN]
        return sum(-low if low < high else low for low, high in zip(values, [*values[1:], 0], strict=True))
    return ord(number.upper()[0]) - ord("A") + 1


def _follows_letter(number: str, before: tuple[Numbered, ...]) -> bool:
    """I, V and X are letters only right behind H, U and W; a C or D that roman numerals cannot reach is one anyway."""
    for earlier in reversed(before):
        if earlier.level == 2:
            return len(earlier.number) == 1 and ord(earlier.number) + 1 == ord(number)
        if earlier.level == 1:
            return False
    return False


def _follows_small(number: str, before: tuple[Numbered, ...]) -> bool:
    last = before[-1] if before else None
    return (
        last is not None
        and last.level in {4, 5}
        and not (last.level == 4 and ord(last.number[-1]) + 1 == ord(number[-1]))
    )
