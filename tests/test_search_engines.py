"""One search on two engines: the same documents and the same query give the same hits, marked alike, and in the same order."""

from collections.abc import Iterator, Sequence
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from docket.store.log import Store
from docket.store.query import Near, parse
from docket.store.searching import Change, Doc, SearchIndex
from docket.store.server import Server
from docket.store.shelves import MemoryShelf, ServerShelf
from docket.store.tsvector import near
from domain.errors import DocketError

WORDS = (
    "motion", "motions", "Motion", "to", "dismiss", "dismissed", "lease", "Lessor's", "lessee", "F.3d", "12(b)(6)", "§", "§1983",
    "naïve", "naive", "Müller", "MULLER", "straße", "Ελλάδα", "法院", "x²", "ﬁled", "sur-reply", "well-pleaded",
    "a_b", "1:23-cv-42",
    "e@example.org", "http://example.org/a?b=c", "'", "\\", "%", ":*", "&", "!", "|", "\u00a0", "İstanbul", "½",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
PLAIN = st.sampled_from([*WORDS, "mot*", "dism*", "less*", "les", "nai*", "f.3*", "法*", "well*", "zzz", "İs*"])
PHRASE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')
TERM = PLAIN | PHRASE | PHRASE.map(lambda phrase: f"{phrase}*")
PIECE = (
    TERM
    | TERM.map(lambda term: f"-{term}")
    | st.tuples(TERM, TERM).map(" OR ".join)
    | st.tuples(TERM, st.integers(1, 12), TERM).map(lambda told: f"{told[0]} /{told[1]} {told[2]}")
    | st.sampled_from(["kind:paper", "kind:entry", "by:acme", "by:bolt", "after:2023-02", "before:2023-01-20"])
)
QUERY = st.lists(PIECE, min_size=1, max_size=4).map(" ".join)


@pytest.fixture
def two(on_server: Server) -> Iterator[tuple[SearchIndex, SearchIndex]]:
    """An empty index of each engine."""
    store = Store(on_server, create=True)
    assert isinstance(store.shelf, ServerShelf)
    yield SearchIndex(MemoryShelf()), SearchIndex(store.shelf)
    store.close()


def doc(n: int, title: str, body: str) -> Doc:
    kind, who, day = ("paper", "entry")[n % 2], ("acme corp.\nacme", "bolt llc")[n % 3 == 0], f"2023-0{n % 3 + 1}-15"
    return Doc(
        kind,
        str(n),
        0,
        "",
        "",
        None,
        f"ECF {n}",
        title,
        None if n % 5 == 4 else day,
        who,
        f" {kind} ",
        False,
        None,
        body,
    )


def filled(index: SearchIndex, docs: Sequence[Doc]) -> None:
    """The documents of two cases, and nothing else."""
    index.clear()
    index.apply_batch([Change(f"case {n}", None, 1, "us", (), docs[n::2]) for n in range(2)])


def agree(two: tuple[SearchIndex, SearchIndex], text: str, cases: list[str] | None = None) -> int:
    """Both answer alike; returns how many answers there are."""
    query = parse(text)
    first, second = (index.find(query, cases) for index in two)
    assert {hit.doc for hit in first} == {hit.doc for hit in second}
    if not any(
        isinstance(part, Near) for group in query.wanted for part in group
    ):  # of these the server counts every hit
        assert [hit.doc for hit in first] == [hit.doc for hit in second]
        assert [hit.score for hit in first] == pytest.approx([hit.score for hit in second])
    for hit in first[:3]:
        assert two[0].marked(query, hit) == two[1].marked(query, hit)
    return len(first)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXT, TEXT), max_size=8), st.lists(QUERY, min_size=1, max_size=9))
@example([("", "a_b x²"), ("§", "½ x")], ["½ x", "½ OR x", "x -½", "½ /3 x", "²", '"x ½"'])
def test_whatever_is_asked_of_whatever_both_engines_answer_alike(
    two: tuple[SearchIndex, SearchIndex], texts: list[tuple[str, str]], queries: list[str]
) -> None:
    docs = [doc(n, title, body) for n, (title, body) in enumerate(texts)]
    for index in two:
        filled(index, docs)
    for text in queries:
        try:
            parse(text)
        except DocketError:
            continue
        agree(two, text)
        agree(two, text, ["case 1"])


def test_deep_in_a_long_paper_a_phrase_is_found_on_both(two: tuple[SearchIndex, SearchIndex]) -> None:
    dice = Random(7)
    long = " ".join(dice.choice(("the", "court", "denies", "the", "stay", "of", "it")) for _ in range(60_000))
    docs = [
        doc(1, "Order", f"{long} the heron stood {long}"),
        doc(3, "Order", f"heron {long} stood"),
        doc(5, "Order", long),
    ]
    for index in two:
        filled(index, docs)

    for text in (
        '"the heron stood"',
        '"heron stoo"*',
        "heron /2 stood",
        "heron -the",
        "the heron stood",
        "stood /1 heron",
    ):
        agree(two, text)
    assert agree(two, '"the heron stood"') == agree(two, "heron /2 stood") == 1
    assert agree(two, "heron stood") == 2


def test_a_word_longer_than_the_server_keeps_is_found_whole_and_only_whole(
    two: tuple[SearchIndex, SearchIndex],
) -> None:
    for index in two:
        filled(index, [doc(1, "", "x" * 900), doc(2, "", "x" * 901), doc(3, "", "x" * 70_000)])

    assert agree(two, "x" * 900) == 1
    assert agree(two, "x" * 900 + "*") == 3


def test_a_text_of_nothing_but_different_words_is_kept(two: tuple[SearchIndex, SearchIndex]) -> None:
    long = " ".join(f"word{n}" for n in range(150_000))
    filled(two[1], [doc(1, "heron", long)])

    assert agree((two[1], two[1]), "heron word7") == 1


@pytest.mark.parametrize(
    ("one", "other", "between", "told"),
    [
        ("a", "b", 1, True), ("b", "a", 1, True), ("a", "c", 1, False), ("a", "c", 3, True), ("a b", "c", 0, False),
        ("a a", "a", 0, False), ("x", "b", 3, True), ("b", "b", 0, True), ("x b", "b", 0, True),
    ],
)  # fmt: skip
def test_what_is_near(one: str, other: str, between: int, told: bool) -> None:
    words = "a x b y c".split()

    assert near(words, (tuple(one.split()), False), (tuple(other.split()), False), between) is told
