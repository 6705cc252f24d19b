"""Marks of the converter inside a row (emphasis, tags, entities, escapes) and the words that are left without them."""

import html
import re
from collections.abc import Iterator

from domain.text import visible

Piece = tuple[str, int, int]  # words, and the raw range they stand for

_MARK = re.compile(
    r"(?P<space>[\s\u240b\u240c\u240d]{2,}|[^\S ]|[\u240b\u240c\u240d]|(?<=>) )"  # one plain space needs no mark
    r"|(?P<note><sup>\s{0,2}\d{1,3}\s{0,2}</sup>|\[\^\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})"
    r"|(?P<tag></?(?:i|b|u|s|em|strong|sup|sub|small|span|a|p|div|br|hr|font)(?:\s[^<>]{0,200})?/?>)"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6});)"
    r"|(?P<escape>\\[*_#\[\]().\-+!`~>&$|{}\\])"
    r"|(?P<stars>\*+)"
)
_STAR_PAGE = re.compile(r"\*\d{1,4}(?![\w*])")
_BEFORE_STAR_PAGE = re.compile(r"(?:\ba?t|,|[-–—]|&|\band)\s{0,3}\Z")
_SHUT_UP = re.compile(r"[,;:.’)\]]")  # what a converter detaches from the italics before it
_EMPHASIS = re.compile(r"\*\*(?P<stars>.+)\*\*$|<(?:b|strong)>(?P<tags>.+)</(?:b|strong)>$")


def words(text: str, start: int, end: int) -> Iterator[Piece]:
    """The words of ``text[start:end]`` piece by piece; a run of white space is one space."""
    at = start
    for mark in _MARK.finditer(text, start, end):
        if mark.start() > at:
            yield text[at : mark.start()], at, mark.start()
        at = mark.end()
        yield from _unmarked(mark, text, start, end)
    if at < end:
        yield text[at:end], at, end


def _unmarked(mark: re.Match[str], text: str, start: int, end: int) -> Iterator[Piece]:
    kind, token, (low, high) = mark.lastgroup, mark.group(), mark.span()
    if kind == "space":
        if not _detached(text, low, high, end):
            yield " ", low, high
    elif kind == "tag":
        if token.startswith(("<br", "<p", "<div", "</p", "</div", "<hr")):
            yield " ", low, high
    elif kind == "entity":
        yield _entity(token), low, high
    elif kind == "escape":
        yield token[1], low, high
    elif (kind == "stars" and _kept(text, low, high, start, end)) or (
        kind == "note" and _exponent(token, text, low, start)
    ):
        yield token, low, high


def _detached(text: str, low: int, high: int, end: int) -> bool:
    """White space between closing italics and the comma or possessive that belongs to them."""
    return high < end and low > 0 and text[low - 1] == ">" and _SHUT_UP.match(text[high]) is not None


def _entity(token: str) -> str:
    plain = visible(html.unescape(token))
    return " " if plain.isspace() else plain


def _exponent(token: str, text: str, low: int, start: int) -> bool:
    return token[0] not in "<[" and low > start and text[low - 1].isdigit()


def _kept(text: str, low: int, high: int, start: int, end: int) -> bool:
    """A star page (*4) and a star that stands alone are words; other stars are emphasis."""
    if high - low > 1:
        return False
    alone_left = low == start or text[low - 1].isspace()
    alone_right = high == end or text[high].isspace()
    if alone_left and alone_right:
        return True
    if not _STAR_PAGE.match(text, low, end):
        return False
    return low == start or _BEFORE_STAR_PAGE.search(text, max(start, low - 8), low) is not None


def plain(text: str) -> str:
    """``text`` without marks, folded to one line."""
    return " ".join("".join(piece for piece, _, _ in words(text, 0, len(text))).split())


def is_bold(content: str) -> bool:
    match = _EMPHASIS.match(content.strip())
    return match is not None
