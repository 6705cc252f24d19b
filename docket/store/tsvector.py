"""Words on a PostgreSQL server: the tokens of FTS5 in a tsvector with its index, and in their order for what that cannot tell.

The server's own parser takes addresses, hyphens and numbers apart otherwise than FTS5, its positions end at 16,383, and it keeps
256 of a word at most: a phrase deep in a brief would be found in a file and not on a server. So the tsvector only says which
documents hold words, and where they must stand in an order, the tokens themselves are looked at. Each is kept between two
spaces, ``" every  token  so "``: a phrase is then a text within a text, and one that ends in a prefix a shorter one.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from docket.store.fts5 import K1, RAREST, TITLE_WEIGHT, Asked, B, Many, marked, tokens
from docket.store.query import Near, Phrase, Query
from docket.store.shelves import Rows

_LONGEST = 200
"""Characters of a token in the tsvector, which takes no more than 2 kB of one; a longer one is looked for among the tokens."""
_ROOM = 1_000_000
"""Bytes of different words that a tsvector takes. No text that we index comes near, unless somebody wants it to."""
_PAGE = 100
_COUNTED = "(length({0}) - length(replace({0}, ?, ''))) / ?"

Ask = Callable[[str, Sequence[object]], Rows]
Sought = tuple[tuple[str, ...], bool]
"""The tokens of a phrase, and whether the last may go on."""


class Tsvector:
    """The words on a server. Its attributes and methods are those of `docket.store.fts5.Fts5`."""

    tables = (
        """CREATE TABLE IF NOT EXISTS search_text (
        rowid BIGINT PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL, title_tokens TEXT NOT NULL,
        body_tokens TEXT NOT NULL, size INTEGER NOT NULL, lexemes TSVECTOR NOT NULL)""",
        "CREATE INDEX IF NOT EXISTS search_text_lexemes ON search_text USING gin (lexemes)",
    )
    renamed = ("ALTER INDEX beside_text_lexemes RENAME TO search_text_lexemes",)
    holds = "strpos({}, ?) > 0"
    listed = "IN (SELECT json_array_elements_text(?::json))"
    packed = "BYTEA"

    def insert(self, cursor: Many, texts: Iterable[tuple[int, str, str]]) -> None:
        """Index documents: number, title, body."""
        given = [(n, title.replace("\0", " "), body.replace("\0", " ")) for n, title, body in texts]
        found = tokens(given)
        rows = [
            (n, title, body, _spaced(found[n][0]), _spaced(found[n][1]), sum(map(len, found[n])), _lexemes(*found[n]))
            for n, title, body in given
        ]
        cursor.executemany("INSERT INTO search_text VALUES (?,?,?,?,?,?,array_to_tsvector(?::text[]))", rows)

    def asked(self, query: Query, rows: Ask) -> Asked:
        """The query in the server's words, ranked as FTS5 ranks (BM25). What must stand near is looked at first."""
        known = _sought(query)
        conditions, values = [], list[object]()
        for group in query.wanted:
            told = [_part(part, known, rows) for part in group]
            conditions.append(" OR ".join(condition for condition, _ in told).join("()"))
            values += chain.from_iterable(given for _, given in told)
        for phrase in query.unwanted:
            condition, given = _holding(known[phrase])
            conditions.append(f"NOT ({condition})")
            values += given
        scored = [s for phrase in _phrases(query.wanted) if (s := known[phrase])[0]]
        score, score_values = _score(scored, rows)
        return Asked(" AND ".join(conditions), values, score, score_values)

    def shown(self, query: Query) -> tuple[str, str, str, Sequence[object]]:  # noqa: ARG002 (as the other engine's)
        """How a title and a text are asked for, under which more condition."""
        return "search_text.title", "body", "", ()

    def marked(self, query: Query, title: str, body: str) -> tuple[str, str]:
        """A title and a text as they were shown, with every hit between marks."""
        return marked(query.match, title, body) if query.match else (title, body)


def _spaced(words: Iterable[str]) -> str:
    return "".join(f" {word} " for word in words)


def _lexemes(title: Iterable[str], body: Iterable[str]) -> list[str]:
    found, room = [], _ROOM
    for word in dict.fromkeys(token[:_LONGEST] for token in chain(title, body)):
        room -= len(word.encode())
        if room < 0:
            break
        found.append(word)
    return found


def _phrases(groups: Iterable[Iterable[Phrase | Near]]) -> list[Phrase]:
    parts = chain.from_iterable(groups)
    return [phrase for part in parts for phrase in ((part.one, part.other) if isinstance(part, Near) else (part,))]


def _sought(query: Query) -> dict[Phrase, Sought]:
    phrases = [*_phrases(query.wanted), *query.unwanted]
    found = tokens((n, phrase.words, "") for n, phrase in enumerate(phrases))
    return {phrase: (tuple(found[n][0]), phrase.prefix) for n, phrase in enumerate(phrases)}


def _text(sought: Sought) -> str:
    """A phrase as it stands among the tokens."""
    told = _spaced(sought[0])
    return told[:-1] if sought[1] else told


def _holding(sought: Sought) -> tuple[str, list[object]]:
    """The condition that a document holds a phrase. One without any token (a mark that is no word) is held by none."""
    words, prefix = sought
    if not words:
        return "FALSE", []
    ending = [""] * (len(words) - 1) + [":*" if prefix else ""]
    held = " & ".join(f"'{word[:_LONGEST]}'{more}" for word, more in zip(words, ending, strict=True))
    if len(words) == 1 and len(words[0]) < _LONGEST:
        return "lexemes @@ ?::tsquery", [held]
    standing = "(strpos(title_tokens, ?) > 0 OR strpos(body_tokens, ?) > 0)"
    return f"(lexemes @@ ?::tsquery AND {standing})", [held, _text(sought), _text(sought)]


def _part(part: Phrase | Near, known: dict[Phrase, Sought], rows: Ask) -> tuple[str, list[object]]:
    if isinstance(part, Phrase):
        return _holding(known[part])
    both = [known[phrase] for phrase in (part.one, part.other) if known[phrase][0]]
    if len(both) < 2:
        return _holding(both[0]) if both else ("FALSE", [])
    return "search_text.rowid = ANY(?)", [_near(both[0], both[1], part.between, rows)]


def _near(one: Sought, other: Sought, between: int, rows: Ask) -> list[int]:
    """The documents in which two phrases stand near each other: their tokens are read, some documents at a time."""
    (first, given), (second, more) = _holding(one), _holding(other)
    query = f"""SELECT rowid, title_tokens, body_tokens FROM search_text
        WHERE {first} AND {second} AND rowid > ? ORDER BY rowid LIMIT {_PAGE}"""  # noqa: S608 (our own words)
    found, last = list[int](), 0
    while page := rows(query, (*given, *more, last)):
        found += [row[0] for row in page if any(near(text.split(), one, other, between) for text in row[1:])]
        last = page[-1][0]
    return found


def near(words: Sequence[str], one: Sought, other: Sought, between: int) -> bool:
    """Whether two phrases stand in some tokens, in either order, with at most so many tokens between them, as FTS5 counts."""
    starts = [_starts(words, sought) for sought in (one, other)]
    for (earlier, length), later in (
        ((starts[0], len(one[0])), starts[1]),
        ((starts[1], len(other[0])), starts[0]),
    ):
        for start in later:
            place = bisect_right(earlier, start)
            if place and start - (earlier[place - 1] + length) <= between:
                return True
    return False


def _starts(words: Sequence[str], sought: Sought) -> list[int]:
    """Where a phrase begins."""
    (*whole, last), prefix = sought
    size = len(whole)
    return [
        start
        for start in range(len(words) - size)
        if (words[start + size].startswith(last) if prefix else words[start + size] == last)
        and words[start : start + size] == whole
    ]


def _score(scored: Sequence[Sought], rows: Ask) -> tuple[str, list[object]]:
    """BM25 over all that is indexed, as FTS5 computes it: how rare a phrase is, and how much of a document it is.

    Of phrases that are to stand near each other FTS5 counts those that do; here all of them count, which moves a rank at most.
    """
    (count, size), *_ = rows("SELECT COUNT(*), COALESCE(SUM(size), 0) FROM search_text", ())
    if not scored or not size:
        return "0.0", []
    terms, values = [], list[object]()
    length = f"{K1} * ({1 - B} + {B} * size / ?)"
    for sought in scored:
        condition, given = _holding(sought)
        (held,), *_ = rows(f"SELECT COUNT(*) FROM search_text WHERE {condition}", given)  # noqa: S608 (our own words)
        worth = max(math.log((count - held + 0.5) / (held + 0.5)), RAREST)
        often = f"({TITLE_WEIGHT} * {_COUNTED.format('title_tokens')} + {_COUNTED.format('body_tokens')})"
        terms.append(f"? * (1 - {length} / ({often} + {length}))")
        text, average = _text(sought), float(size) / count
        values += [worth * (K1 + 1), average, text, len(text), text, len(text), average]
    return f"-({' + '.join(terms)})", values
