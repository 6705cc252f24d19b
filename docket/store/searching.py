"""The index of all words, beside the record in its file or on its server. It follows from the log and can always be made again."""

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from docket.store.fts5 import Asked, Fts5
from docket.store.query import Query
from docket.store.shelves import Cursor, Rows, ServerShelf, Shelf
from docket.store.tsvector import Tsvector

_TABLES = (
    """CREATE TABLE IF NOT EXISTS search_cases (
        case_id TEXT PRIMARY KEY, version INTEGER NOT NULL, made_by TEXT NOT NULL)""",
    """CREATE TABLE IF NOT EXISTS search_docs (
        doc INTEGER PRIMARY KEY, case_id TEXT NOT NULL, thing TEXT NOT NULL, id TEXT NOT NULL, part INTEGER NOT NULL,
        facts TEXT NOT NULL, words TEXT NOT NULL, entry TEXT, cite TEXT NOT NULL, title TEXT NOT NULL, filed_on TEXT,
        people TEXT NOT NULL, kinds TEXT NOT NULL, work_product INTEGER NOT NULL, places {},
        UNIQUE (case_id, thing, id, part))""",
)
_BEHIND = """SELECT live.case_id FROM search_cases live LEFT JOIN beside_cases fresh ON fresh.case_id = live.case_id
    WHERE fresh.case_id IS NULL OR live.version > fresh.version"""
_NAMES = ("search_cases", "search_docs", "search_text")
_MOST = 5_000
"""So many hits are looked at; who has more must ask more narrowly."""

Places = list[tuple[int, int | None, int, int | None]]
"""For each line of a paper's text: the offset at which it begins, its page, its line in the file, the number printed beside it."""


class Doc(NamedTuple):
    """A document, or a part of a long paper, as it is indexed. ``facts`` is a hash of all of it, ``words`` of what it says."""

    thing: str
    id: str
    part: int
    facts: str
    words: str
    entry: str | None
    cite: str
    title: str
    filed_on: str | None
    people: str
    kinds: str
    work_product: bool
    places: Places | None
    body: str


class Found(NamedTuple):
    """A document that answers a query; the lower the score, the better."""

    doc: int
    case_id: str
    thing: str
    id: str
    part: int
    words: str
    entry: str | None
    cite: str
    title: str
    filed_on: str | None
    work_product: bool
    score: float


class SearchIndex:
    """The index in a place. What it knows of a case is as of one version of that case, always all of it."""

    def __init__(self, shelf: Shelf, *, beside: bool = False) -> None:
        self._shelf = shelf
        self._named = _beside if beside else str
        self._ready = False
        self._text = Tsvector() if isinstance(shelf, ServerShelf) else Fts5()

    @cached_property
    def _tables(self) -> Sequence[str]:
        return (*(table.format(self._text.packed) for table in _TABLES), *self._text.tables)

    def versions(self) -> dict[str, tuple[int, str]]:
        """As of which version each case is indexed, and by which program."""
        return {case: (version, maker) for case, version, maker in self._rows("SELECT * FROM search_cases")}

    def known(self, case_id: str) -> dict[tuple[str, str, int], str]:
        """The documents of a case that are indexed: thing, id and part, with the hash of all of it."""
        rows = self._rows("SELECT thing, id, part, facts FROM search_docs WHERE case_id = ?", (case_id,))
        return {(thing, ident, part): facts for thing, ident, part, facts in rows}

    def texts(self, case_id: str) -> dict[tuple[str, str, int], tuple[str, str, str]]:
        """The same with the hash, the title and the text that is searched."""
        rows = self._rows(
            """SELECT thing, id, part, facts, search_text.title, body FROM search_docs
            LEFT JOIN search_text ON search_text.rowid = doc WHERE case_id = ?""",
            (case_id,),
        )
        return {(thing, ident, part): (facts, title, body) for thing, ident, part, facts, title, body in rows}

    def apply_batch(self, changes: Iterable["Change"]) -> None:
        """Index some cases in one transaction. A case that another program indexed meanwhile is left as that one made it."""
        with self._shelf.writing() as cursor:
            told = _Told(cursor, self._named)
            for table in self._tables:
                told.execute(table)
            for change in changes:
                if _won(told, change):
                    _replace(told, change, self._text)
        self._ready = True

    def clear(self) -> None:
        """Forget everything."""
        with self._shelf.writing() as cursor:
            for table in _NAMES:
                cursor.execute(self._named(f"DROP TABLE IF EXISTS {table}"))
        self._ready = False

    def swap_in(self, *, anyway: bool = False) -> list[str]:
        """Put this index, made beside the live one, in its place, in one transaction.

        Returns the cases of which the live one knows more: then nothing was done, unless ``anyway``. Nobody is to find less
        than before.
        """
        with self._shelf.writing() as cursor:
            for table in (*self._tables, *map(self._named, self._tables)):
                cursor.execute(table)
            cursor.execute(_BEHIND)
            behind = [row[0] for row in cursor.fetchall()]
            if behind and not anyway:
                return behind
            for table in _NAMES:
                cursor.execute(f"DROP TABLE IF EXISTS {table}")
                cursor.execute(f"ALTER TABLE {_beside(table)} RENAME TO {table}")
            for statement in self._text.renamed:
                cursor.execute(statement)
        self._ready = False
        return []

    def find(self, query: Query, cases: Sequence[str] | None) -> list[Found]:
        """What answers a query, the best first; without words the newest first. ``cases`` are those to look in."""
        text = self._text.asked(query, self._rows) if query.match and self._there() else Asked("", (), "0.0")
        # In every statement in the order of their names here: that is how they are locked where an index is put in place.
        source = "search_docs JOIN search_text ON doc = search_text.rowid" if query.match else "search_docs"
        conditions, values = self._conditions(query, cases)
        if text.condition:
            conditions.insert(0, text.condition)
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = self._rows(
            f"""SELECT doc, case_id, thing, id, part, words, entry, cite, search_docs.title, filed_on, work_product,
            {text.score} AS score FROM {source} {where}
            ORDER BY score, filed_on IS NULL, filed_on DESC, doc LIMIT {_MOST}""",  # noqa: S608 (our own words)
            (*text.score_values, *text.values, *values),
        )
        return [Found(*row) for row in rows]

    def marked(self, query: Query, found: Found) -> tuple[str, str, Places | None]:
        """A document's title and text with every hit between marks, and where its lines stand; of one that is gone nothing."""
        title, body, condition, values = self._text.shown(query)
        rows = self._rows(
            f"""SELECT {title}, {body}, places FROM search_docs CROSS JOIN search_text WHERE search_text.rowid = doc
            AND case_id = ? AND thing = ? AND search_docs.id = ? AND part = ? {condition}""",  # noqa: S608 (our own words)
            (found.case_id, found.thing, found.id, found.part, *values),
        )
        if not rows:
            return "", "", None
        told = self._text.marked(query, rows[0][0], rows[0][1])
        return *told, json.loads(zlib.decompress(rows[0][2])) if rows[0][2] else None

    def _rows(self, query: str, values: Sequence[object] = ()) -> Rows:
        return self._shelf.rows(self._named(query), values) if self._there() else []

    def _there(self) -> bool:
        """Whether there is an index: before the first search there is none."""
        self._ready = self._ready or self._shelf.holds(self._named("search_text"))
        return self._ready

    def _conditions(self, query: Query, cases: Sequence[str] | None) -> tuple[list[str], list[object]]:
        conditions: list[str] = []
        values: list[object] = []

        def ask(condition: str, *told: object) -> None:
            conditions.append(condition)
            values.extend(told)

        def one_of(column: str, texts: Sequence[str]) -> None:
            ask(" OR ".join([self._text.holds.format(column)] * len(texts)).join("()"), *texts)

        if query.kinds:
            one_of("kinds", [f" {kind} " for kind in query.kinds])
        if query.by:
            one_of("people", query.by)
        if query.after:
            ask("filed_on >= ?", query.after)
        if query.before:
            ask("substr(filed_on, 1, ?) <= ?", len(query.before), query.before)
        if cases is not None:
            ask(f"case_id {self._text.listed}", json.dumps(list(cases)))
        return conditions, values


class Change(NamedTuple):
    """What indexing a case changes: from which version to which, what goes (or changes) and what comes."""

    case_id: str
    before: int | None
    version: int
    made_by: str
    gone: Sequence[tuple[str, str, int]]
    fresh: Sequence[Doc]


def _beside(statement: str) -> str:
    """The same statement on the tables that stand beside the live ones."""
    return statement.replace("search_", "beside_")


class _Told:
    """A cursor that is told of one set of tables."""

    def __init__(self, cursor: Cursor, named: Callable[[str], str]) -> None:
        self._cursor, self._named = cursor, named

    def execute(self, statement: str, values: Sequence[object] = ()) -> int:
        """Run one statement; returns how many rows it changed."""
        self._cursor.execute(self._named(statement), values)
        return self._cursor.rowcount

    def executemany(self, statement: str, values: Iterable[Sequence[object]]) -> None:
        """Run one statement for every row."""
        self._cursor.executemany(self._named(statement), values)

    def number(self, query: str) -> int:
        """The one number that a query gives."""
        self._cursor.execute(self._named(query))
        return int(self._cursor.fetchone()[0])


def _won(cursor: "_Told", change: Change) -> bool:
    """Whether the case still stands in the index as it did when the change was worked out; then it stands as changed."""
    if change.before is None:
        told = "INSERT INTO search_cases VALUES (?,?,?) ON CONFLICT DO NOTHING"
        return cursor.execute(told, (change.case_id, change.version, change.made_by)) == 1
    told = "UPDATE search_cases SET version = ?, made_by = ? WHERE case_id = ? AND version = ?"
    return cursor.execute(told, (change.version, change.made_by, change.case_id, change.before)) == 1


def _replace(cursor: "_Told", change: Change, text: Fts5 | Tsvector) -> None:
    which = "SELECT doc FROM search_docs WHERE case_id = ? AND thing = ? AND id = ? AND part = ?"
    gone = [(change.case_id, *key) for key in change.gone]
    cursor.executemany(f"DELETE FROM search_text WHERE rowid = ({which})", gone)  # noqa: S608 (our own words)
    cursor.executemany(f"DELETE FROM search_docs WHERE doc = ({which})", gone)  # noqa: S608 (our own words)
    last = cursor.number("SELECT COALESCE(MAX(doc), 0) FROM search_docs")
    rows, texts = [], []
    for number, doc in enumerate(change.fresh, start=last + 1):
        packed = zlib.compress(json.dumps(doc.places).encode()) if doc.places else None
        rows.append((number, change.case_id, *doc[:11], int(doc.work_product), packed))
        texts.append((number, doc.title, doc.body))
    cursor.executemany(f"INSERT INTO search_docs VALUES ({','.join('?' * 15)})", rows)  # noqa: S608 (only marks)
    text.insert(cursor, texts)
