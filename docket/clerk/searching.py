"""Search over everything in the store: the index is brought up to date first, then asked, and every hit is placed."""

import hashlib
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from docket import __version__
from docket.clerk.listing import BROKEN, Progress
from docket.clerk.reading import Reading
from docket.clerk.verifying import text_of
from docket.naming import answering
from docket.store.query import Query, parse
from docket.store.searching import CLOSES, OPENS, Change, Doc, Found, Places, SearchIndex
from domain.errors import DocketError, FileAccessError, InvalidWordError, UnknownReferenceError
from domain.text import clip
from projections.moment import NOW, KnownAt, Moment
from projections.search import Document, documents

_FORM = 1
"""Raised when a document is made otherwise: all cases are indexed again."""
_BATCH_SECONDS = 0.4
_PART = 400_000
"""Characters; a longer paper is indexed in parts, so that showing a hit never marks more than this."""
_SHOWN = 3
_AROUND, _APART = 80, 160


@dataclass(frozen=True, slots=True)
class HitPlace:
    """Where in a document the words stand. ``marks`` are offsets into ``snippet``; ``lines`` are those of the paper's text."""

    page: int | None
    lines: tuple[int, int] | None
    printed_lines: tuple[int, int] | None
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that answers the query; ``found`` is how often its words stand in it, ``places`` are the best of them."""

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
    """The hits, the best first; ``total`` counts those not shown too; ``unread`` says which cases could not be searched."""

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
    """Index the cases that moved on. Returns the index and a sentence for each case that could not be read."""
    index, unread, versions = clerk.store.search_index, list[str](), clerk.store.search_index.versions()
    maker = f"{__version__} {_FORM}"
    stale = [h for h in clerk.store.heads() if versions.get(h.case_id) != (h.version, maker)]
    if stale and (clerk.read_only or not clerk.store.writable):
        index = clerk.store.search_in_memory
        versions = index.versions()
        stale = [h for h in clerk.store.heads() if versions.get(h.case_id) != (h.version, maker)]
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
    return index, unread


def rebuild(clerk: Reading, progress: Progress | None = None) -> int:
    """Forget the index and make it again. Returns how many cases it holds."""
    clerk.store.search_index.clear()
    index, _ = catch_up(clerk, progress)
    return len(index.versions())


def _change(clerk: Reading, index: SearchIndex, case: str, before: int | None, maker: str) -> Change:
    known = index.known(case)
    fresh: list[Doc] = []
    standing: set[tuple[str, str, int]] = set()
    with clerk.in_passing(case):
        at = clerk.at(case)
        for document in documents(at):
            facts = _facts(document, maker)
            parts = [
                key for key, hashed in known.items() if key[:2] == (document.thing, document.id) and hashed == facts
            ]
            if parts:
                standing.update(parts)
            else:
                fresh += _docs(clerk, document, facts)
        now = at.record.recorded[-1].event.originator_version
    return Change(case, before, now, maker, [key for key in known if key not in standing], fresh)


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


# --- a hit ------------------------------------------------------------------------------------------------------------


def _hit(index: SearchIndex, query: Query, one: Found, case: tuple[str, str, str]) -> Hit:
    title, body, places = index.marked(query, one.doc)
    in_title = _read_marks(title)[1]
    text, marks = _read_marks(body)
    shown = tuple(_place(text, cluster, places) for cluster in _best(text, marks))
    if not marks and text.strip() and not places:  # its title answers, or only the filters do: how it begins
        shown = (HitPlace(None, None, None, clip(text, _APART), ()),)
    number, court, name = case
    return Hit(
        number, court, name, one.thing, one.id, one.entry, one.cite, one.title,
        date.fromisoformat(one.filed_on) if one.filed_on else None, bool(one.work_product), len(marks) + len(in_title), shown,
    )  # fmt: skip


def _read_marks(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and what stood between them."""
    pieces, marks, length = [], [], 0
    for n, piece in enumerate(marked.split(OPENS)):
        hit, closed, rest = piece.partition(CLOSES) if n else ("", "", piece)
        if closed:
            marks.append((length, length + len(hit)))
        pieces += [hit, rest]
        length += len(hit) + len(rest)
    return "".join(pieces), marks


def _best(text: str, marks: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The hits in clusters; of these the few that hold the most different words, in the order of the text."""
    clusters: list[list[tuple[int, int]]] = []
    for mark in marks:
        if clusters and mark[1] - clusters[-1][0][0] <= _APART:
            clusters[-1].append(mark)
        else:
            clusters.append([mark])

    def worth(cluster: list[tuple[int, int]]) -> tuple[int, int]:
        return len({text[start:end].casefold() for start, end in cluster}), len(cluster)

    best = sorted(range(len(clusters)), key=lambda n: (*(-w for w in worth(clusters[n])), n))[:_SHOWN]
    return [clusters[n] for n in sorted(best)]


def _place(text: str, cluster: list[tuple[int, int]], places: Places | None) -> HitPlace:
    first, last = cluster[0][0], cluster[-1][1]
    low, high = _at_words(text, first - _AROUND, last + _AROUND)
    page, lines, printed = _lines(places, first, last - 1) if places else (None, None, None)
    shown = "".join(" " if ch.isspace() else ch for ch in text[low:high])  # one character for one: the marks hold
    return HitPlace(page, lines, printed, shown, tuple((start - low, end - low) for start, end in cluster))


def _at_words(text: str, low: int, high: int) -> tuple[int, int]:
    low, high = max(low, 0), min(high, len(text))
    while low > 0 and not text[low - 1].isspace() and low > high - 4 * _AROUND:
        low -= 1
    while high < len(text) and not text[high].isspace() and high < low + 6 * _AROUND:
        high += 1
    return low, high


def _lines(places: Places, first: int, last: int) -> tuple[int | None, tuple[int, int], tuple[int, int] | None]:
    begin, end = (places[max(bisect_right(places, offset, key=lambda row: row[0]) - 1, 0)] for offset in (first, last))
    printed = (begin[3], end[3]) if begin[3] is not None and end[3] is not None else None
    return begin[1], (begin[2], max(begin[2], end[2])), printed
