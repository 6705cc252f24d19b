"""Untrusted text made visible-only, one character for one, so that no offset moves."""

_STAND_IN = "\ufffd"
_CONTROL_PICTURES = 0x2400
_DEL, _DEL_PICTURE = 0x7F, "\u2421"


def _table() -> dict[int, str]:
    table = {code: chr(_CONTROL_PICTURES + code) for code in range(0x20) if chr(code) not in "\n\t"}
    table[_DEL] = _DEL_PICTURE
    table |= dict.fromkeys(range(0x80, 0xA0), _STAND_IN)  # C1 controls: 0x9B alone starts a terminal sequence
    bidi = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))
    hidden = (0x00AD, *range(0x200B, 0x200E), 0x2028, 0x2029, *range(0x2060, 0x2066), 0xFEFF, *range(0xFFF0, 0xFFFC))
    fillers = (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x3164, 0xFFA0)
    selectors = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))  # they draw nothing and can carry a hidden message
    script = (*range(0x13430, 0x13440), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B))
    table |= dict.fromkeys((*bidi, *hidden, *fillers, *selectors, *script), _STAND_IN)
    table |= dict.fromkeys(range(0xD800, 0xE000), _STAND_IN)  # lone surrogates cannot be written as UTF-8
    return table | dict.fromkeys(range(0xE0000, 0xE0080), _STAND_IN)


_VISIBLE = _table()


def visible(text: str) -> str:
    """``text`` with every control, bidi and invisible character replaced by one visible stand-in.

    Newline and tab stay; a carriage return becomes its picture. ``len(visible(t)) == len(t)`` always.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = text.translate(_VISIBLE)
    return text if shown == text else shown  # a long paper is kept once


def replaced() -> tuple[str, ...]:
    """The characters that `visible` replaces."""
    return tuple(map(chr, sorted(_VISIBLE)))


def one_line(text: str) -> str:
    """``visible`` text folded to one line, for titles, names and table cells."""
    if (
        text.isascii() and text.isprintable() and "  " not in text
    ):  # most are one line already: every event read says so
        return text.strip()
    return " ".join(visible(text).split())


def clip(text: str, width: int) -> str:
    """One line of at most ``width`` characters, cut at a word where that costs little, with an ellipsis."""
    line = one_line(text)
    if len(line) <= width:
        return line
    cut = line[: max(width - 1, 0)]
    space = cut.rfind(" ")
    return (cut[:space] if space > width * 2 // 3 else cut).rstrip(" ,;:") + "…"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 case``, ``1,204 cases``; ``plural`` where that is not the noun and an s."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
