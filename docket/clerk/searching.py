"""Search over everything in the store: the index is brought up to date first, then asked, and every hit is placed."""

import hashlib
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from docket import __version__
from docket.clerk.case_rows import BROKEN
from docket.clerk.listing import Progress
from docket.clerk.reading import Reading
from docket.clerk.rebuilding import alone, put_in_place
from docket.clerk.snippets import HitPlace, marks_of, placed
from docket.clerk.verifying import text_of
from docket.naming import answering
from docket.store.query import Query, parse
from docket.store.readmodels import CaseHead
from docket.store.searching import Change, Doc, Found, Places, SearchIndex
from domain.errors import DocketError, FileAccessError, InvalidWordError, UnknownReferenceError
from domain.text import clip
from projections.moment import NOW, KnownAt, Moment
from projections.search import Document, documents

_FORM = 2
"""Raised when a document is made otherwise: all cases are indexed again."""
_BATCH_SECONDS = 0.4
_PART = 400_000
"""Characters; a longer paper is indexed in parts, so that showing a hit never marks more than this."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that answers the query; ``found`` is how often its words stand in it, ``places`` are the best of them."""

    case_id: str
    case: str
    court: str
    case_name: str
    thing: str
    id: str
    entry: str | None
    cite: str
    title: str
    filed_on: date | None
    work_product: bool
    found: int
    places: tuple[HitPlace, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The hits, the best first; ``total`` counts those not shown too; ``unread`` says which cases could not be searched whole."""

    query: str
    as_of: str
    total: int
    hits: tuple[Hit, ...]
    unread: tuple[str, ...]


def search(
    clerk: Reading, text: str, *, moment: Moment = NOW, known_at: KnownAt | None = None, only: str | None = None,
    limit: int = 20, progress: Progress | None = None,
) -> SearchView:  # fmt: skip
    """What answers a query as of a moment on either clock, in all cases or in one.

    Of an earlier record time only what already read as it reads today is found. Raises InvalidWordError for a query that
    cannot be understood, FileAccessError where the store cannot be read.
    """
    query = parse(text)
    if moment.after and only is None:
        message = "An entry (ecf:20) belongs to one case: name the case with --case, or give a day with --as-of."
        raise InvalidWordError(message)
    cases = _wanted(clerk, query, only)
    index, unread = catch_up(clerk, progress)
    found = index.find(query, cases)
    if moment != NOW or known_at is not None:
        found = _held_then(clerk, found, moment, known_at)
    shown = _one_each(found)
    names = {opened.originator_id: opened for opened in clerk.store.cases()}
    hits = []
    for one in shown[:limit]:
        opened = names[one.case_id]
        hits.append(_hit(index, query, one, (opened.number, opened.court, opened.name)))
    return SearchView(text, str(moment), len(shown), tuple(hits), tuple(unread))


def _wanted(clerk: Reading, query: Query, only: str | None) -> list[str] | None:
    if only:
        return [only]
    if not query.cases:
        return None
    opened = clerk.store.cases()
    found = [case.originator_id for name in query.cases for case in answering(name, opened)]
    if not found:
        message = f"No case in this store answers to “{clip(query.cases[0], 60)}”. `docket cases` lists them."
        raise UnknownReferenceError(message)
    return found


def _held_then(clerk: Reading, found: Sequence[Found], moment: Moment, known_at: KnownAt | None) -> list[Found]:
    """Without what had not happened, or did not read so, at the moment."""
    held: dict[str, set[tuple[str, str, str]]] = {}
    for case in dict.fromkeys(one.case_id for one in found):
        with clerk.in_passing(case):
            try:
                at = clerk.at(case, moment, known_at)
            except InvalidWordError:  # it was not on the log then
                held[case] = set()
                continue
            held[case] = {(d.thing, d.id, d.words) for d in documents(at)}
    return [one for one in found if (one.thing, one.id, one.words) in held[one.case_id]]


def _one_each(found: Sequence[Found]) -> list[Found]:
    """A long paper is one hit, however many of its parts answer: the best of them."""
    return list({(one.case_id, one.thing, one.id): one for one in reversed(found)}.values())[::-1]


# --- the index --------------------------------------------------------------------------------------------------------


def catch_up(clerk: Reading, progress: Progress | None = None) -> tuple[SearchIndex, list[str]]:
    """Index the cases that moved on. Returns the index and a sentence for each case of which it does not know all."""
    index = clerk.store.search_in_memory if clerk.unsealed else clerk.store.search_index
    stale = _stale(clerk, index)
    if stale and not clerk.unsealed and (clerk.read_only or not clerk.store.keeps_rows):
        index = clerk.store.search_in_memory
        stale = _stale(clerk, index)
    try:
        return index, _index(clerk, index, stale, progress)
    except FileAccessError as error:  # busy or full: what was indexed before is still right as of then
        if not index.versions():
            raise
        return index, [f"{head.case_id} moved on since it was indexed ({error})" for head in _stale(clerk, index)]


def _index(clerk: Reading, index: SearchIndex, stale: Sequence[CaseHead], progress: Progress | None) -> list[str]:
    """Index some cases; what was done is kept every half second. Returns a sentence for each that could not be read."""
    unread, versions, maker = list[str](), index.versions(), _maker()
    changes: list[Change] = []
    kept = time.monotonic()
    for n, head in enumerate(stale, start=1):
        before = versions[head.case_id][0] if head.case_id in versions else None
        try:
            changes.append(_change(clerk, index, head.case_id, before, maker))
        except BROKEN as error:
            told = str(error) if isinstance(error, DocketError) else f"{type(error).__name__}: {error}"
            unread.append(f"{head.case_id} could not be searched ({told})")
        if n == len(stale) or time.monotonic() - kept > _BATCH_SECONDS:
            index.apply_batch(changes)
            changes, kept = [], time.monotonic()
            if progress:
                progress(n, len(stale))
    return unread


def rebuild(clerk: Reading, progress: Progress | None = None, waiting: Callable[[], None] = alone) -> int:
    """Make the index again beside the live one, then put it in its place. Returns how many cases it holds.

    One program at a time does: another waits, after a word by ``waiting``. Raises FileAccessError.
    """
    with clerk.store.rebuilding(waiting):
        beside = SearchIndex(clerk.store.shelf, beside=True)
        beside.clear()
        heads = clerk.store.heads()
        unread = _index(clerk, beside, heads, progress)
        put_in_place(clerk, beside, lambda behind: _index(clerk, beside, behind, None))
    return len(heads) - len(unread)


def _stale(clerk: Reading, index: SearchIndex) -> list[CaseHead]:
    versions, maker = index.versions(), _maker()
    return [head for head in clerk.store.heads() if versions.get(head.case_id) != (head.version, maker)]


def differing(clerk: Reading, case: str) -> tuple[int, str]:
    """How many documents of a case are indexed as of now and were compared with a fresh reading, and what is otherwise."""
    index = clerk.store.search_index
    if index.versions().get(case) != (clerk.store.head_of(case).version, _maker()):
        return 0, ""
    kept, fresh = index.texts(case), {}
    for document in documents(clerk.at(case)):
        for doc in _docs(clerk, document, _facts(document, _maker())):
            fresh[doc.thing, doc.id, doc.part] = (doc.facts, doc.title, doc.body)
    unlike = next((key for key in {**fresh, **kept} if kept.get(key) != fresh.get(key)), None)
    return len(kept), f"{unlike[0]} {unlike[1]} in the search index" if unlike else ""


def _change(clerk: Reading, index: SearchIndex, case: str, before: int | None, maker: str) -> Change:
    known = index.known(case)
    indexed: dict[tuple[str, str, str], list[tuple[str, str, int]]] = {}
    for key, hashed in known.items():
        indexed.setdefault((*key[:2], hashed), []).append(key)
    fresh: list[Doc] = []
    standing: set[tuple[str, str, int]] = set()
    with clerk.in_passing(case):
        at = clerk.at(case)
        for document in documents(at):
            facts = _facts(document, maker)
            parts = indexed.get((document.thing, document.id, facts), ())
            if parts:
                standing.update(parts)
            else:
                fresh += _docs(clerk, document, facts)
        now = at.record.recorded[-1].event.originator_version
    return Change(case, before, now, maker, [key for key in known if key not in standing], fresh)


def _maker() -> str:
    return f"{__version__} {_FORM}"


def _facts(document: Document, maker: str) -> str:
    made = maker if document.sha256 else _FORM  # how a paper's text is made may change with every version
    told = (made, document.words, document.entry, document.cite, document.filed_on, document.people, document.kinds)
    return hashlib.sha256(repr(told).encode(errors="replace")).hexdigest()[:16]


def _docs(clerk: Reading, document: Document, facts: str) -> Iterator[Doc]:
    bodies: list[tuple[str, Places | None]] = [(document.text, None)]
    if document.sha256:
        bodies = list(_paper(clerk, document.sha256)) or [("", None)]
    kinds = f" {' '.join(document.kinds)} "
    for part, (body, places) in enumerate(bodies):
        yield Doc(
            document.thing, document.id, part, facts, document.words, document.entry, document.cite, document.title,
            document.filed_on.isoformat() if document.filed_on else None, document.people, kinds, document.work_product,
            places, body,
        )  # fmt: skip


def _paper(clerk: Reading, sha256: str) -> Iterator[tuple[str, Places | None]]:
    """The clean text of a paper in parts, each with where its lines stand. Nothing where no words can be read in it."""
    data = clerk.store.paper(sha256)
    if data is None:
        message = f"The paper {sha256[:12]}… is missing from the store. Restore it from a backup."
        raise FileAccessError(message)
    paper, _ = text_of(data)
    if paper is None:
        return
    starts: Places = []
    for line in paper.lines:
        span = paper.span(line.start, line.start + 1)
        starts.append((line.start, span.page, span.lines[0], span.printed_lines[0] if span.printed_lines else None))
    starts.sort(key=lambda row: row[0])
    low = 0
    while low < len(paper.text):
        high = min(low + _PART, len(paper.text))
        first = max(bisect_right(starts, low, key=lambda row: row[0]) - 1, 0)
        last = bisect_right(starts, high - 1, key=lambda row: row[0])
        places = [(max(start - low, 0), *rest) for start, *rest in starts[first:last]]
        yield paper.text[low:high], places  # type: ignore[misc]
        low = high


def _hit(index: SearchIndex, query: Query, one: Found, case: tuple[str, str, str]) -> Hit:
    title, body, places = index.marked(query, one)
    count, shown = placed(body, places)
    number, court, name = case
    return Hit(
        one.case_id, number, court, name, one.thing, one.id, one.entry, one.cite, one.title,
        date.fromisoformat(one.filed_on) if one.filed_on else None, bool(one.work_product), count + len(marks_of(title)[1]), shown,
    )  # fmt: skip
