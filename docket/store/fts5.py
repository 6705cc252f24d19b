"""Words in SQLite: an FTS5 table. Its tokens are those of every engine, so that all of them find the same."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any, NamedTuple, Protocol

from docket.store.query import Query

OPENS, CLOSES = "\x02", "\x03"
"""Around a hit in marked text. No text holds them: what comes in is made visible first."""
TITLE_WEIGHT, K1, B, RAREST = 4.0, 1.2, 0.75, 1e-6
"""Of BM25 as FTS5 computes it: how much a word in a title counts, what saturates, what length does, what a common word is worth."""
_TEXT = 'CREATE VIRTUAL TABLE {} USING fts5(title, body, tokenize = "unicode61 remove_diacritics 2")'
_MARKED = f"highlight(search_text, 0, '{OPENS}', '{CLOSES}')", f"highlight(search_text, 1, '{OPENS}', '{CLOSES}')"


class Many(Protocol):
    """What is needed of a cursor."""

    def executemany(self, statement: str, values: Iterable[Sequence[object]], /) -> object:
        """Run one statement for every row."""


class Asked(NamedTuple):
    """What a query asks of the texts in SQL: a condition and how good an answer is, the lower the better, with their values."""

    condition: str
    values: Sequence[object]
    score: str
    score_values: Sequence[object] = ()


class Fts5:
    """The words in the store's file, or in memory."""

    tables = (_TEXT.replace("TABLE", "TABLE IF NOT EXISTS").format("search_text"),)
    renamed: Sequence[str] = ()
    """What else is to be renamed once a table has taken the place of another."""
    holds = "instr({}, ?) > 0"
    """Whether a text holds another."""
    listed = "IN (SELECT value FROM json_each(?))"
    """Whether something is in a list, given as JSON."""
    packed = "BLOB"

    def insert(self, cursor: Many, texts: Iterable[tuple[int, str, str]]) -> None:
        """Index documents: number, title, body."""
        cursor.executemany("INSERT INTO search_text(rowid, title, body) VALUES (?,?,?)", texts)

    def asked(self, query: Query, rows: Any) -> Asked:  # noqa: ANN401, ARG002 (as the other engine's)
        """The query in the engine's words."""
        return Asked("search_text MATCH ?", (query.match,), f"bm25(search_text, {TITLE_WEIGHT}, 1.0)")

    def shown(self, query: Query) -> tuple[str, str, str, Sequence[object]]:
        """How a title and a text are asked for, under which more condition."""
        title, body = _MARKED if query.match else ("search_text.title", "body")
        return (title, body, "AND search_text MATCH ?", (query.match,)) if query.match else (title, body, "", ())

    def marked(self, query: Query, title: str, body: str) -> tuple[str, str]:  # noqa: ARG002 (as the other engine's)
        """A title and a text as they were shown, with every hit between marks."""
        return title, body


def marked(match: str, title: str, body: str) -> tuple[str, str]:
    """A title and a text with every hit of an FTS5 expression between marks."""
    with closing(_one_text(((1, title, body),))) as connection:
        asked = f"SELECT {', '.join(_MARKED)} FROM search_text WHERE search_text MATCH ?"  # noqa: S608 (our own words)
        return next(connection.execute(asked, (match,)), (title, body))


def tokens(texts: Iterable[tuple[int, str, str]]) -> dict[int, tuple[list[str], list[str]]]:
    """The tokens of the titles and of the bodies of documents, in their order, as FTS5 itself takes them."""
    given = list(texts)
    found: dict[int, tuple[list[tuple[int, str]], list[tuple[int, str]]]] = {number: ([], []) for number, *_ in given}
    with closing(_one_text(given)) as connection:
        connection.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(search_text, instance)")
        for term, doc, column, offset in connection.execute("SELECT term, doc, col, offset FROM vocabulary"):
            found[doc][column == "body"].append((offset, term))
    return {doc: ([t for _, t in sorted(title)], [t for _, t in sorted(body)]) for doc, (title, body) in found.items()}


def _one_text(texts: Iterable[tuple[int, str, str]]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(_TEXT.format("search_text"))
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO search_text(rowid, title, body) VALUES (?,?,?)", texts)
    connection.execute("COMMIT")
    return connection
