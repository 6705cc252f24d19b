"""Full-text search: what a query means, what is found where, and what is not found."""

import json
import sqlite3
import time
from contextlib import closing
from datetime import date

import pytest
from builders import Story, words
from cli_harness import CommandLine
from eventsourcing import sqlite
from hypothesis import given
from hypothesis import strategies as st

from docket.clerk import Clerk, searching
from docket.clerk.reading import parse_known_at, parse_moment
from docket.clerk.searching import SearchView, search
from docket.store import log
from docket.store.log import Store
from docket.store.query import parse
from domain.errors import DocketError, InvalidWordError, UnknownReferenceError

pytest_plugins = ("cli_fixtures",)
pytestmark = pytest.mark.engines

PAPER = """IN THE DISTRICT COURT

The orchard was leased in the spring of that year. The parties met twice to speak of the fence.

The lessee never repaired the western fence, although the lease asked for it in plain words.
"""


@pytest.fixture
def orchard(story: Story) -> Story:
    """A briefed motion, a paper about an orchard as its opposition, an argument, a concession and a note."""
    story.paper("2", PAPER)
    story.argue(title="Whether the fence was repaired in time")
    story.position("A1", "2", "Bolt", "opposes", passages=[words("never repaired the western fence")])
    story.concede(proposition="that the fence leaned")
    story.clerk.note(story.case, "2", "Ask the surveyor about the fence.")
    return story


def found(story: Story, query: str, **more: str | None) -> list[tuple[str, str]]:
    """What a query finds: things and ids."""
    return [(hit.thing, hit.id) for hit in asked(story, query, **more).hits]


def asked(story: Story, query: str, as_of: str | None = None, known_at: str | None = None) -> SearchView:
    """The answer to a query."""
    reader = Clerk(Store(story.path), "reader", story.clock)
    return search(reader, query, moment=parse_moment(as_of), known_at=parse_known_at(known_at), limit=100)


def test_a_hit_says_whose_words_a_concession_is_and_whether_it_was_dropped(orchard: Story) -> None:
    orchard.concede("Bolt", "Bolt", "2", proposition="that the hedge was cut", voice="own")
    orchard.clerk.review_concession(orchard.case, "C1", review="dropped", reason="said of another fence")

    titles = {hit.id: hit.title for query in ("leaned", "hedge") for hit in asked(orchard, query).hits}

    assert titles == {
        "C1": "Claimed concession: that the fence leaned (dropped)", "C2": "Own words: that the hedge was cut",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "match"),
    [
        ("fence lease", '("fence") AND ("lease")'),
        ('"western fence"', '("western fence")'),
        ("lea*", '("lea"*)'),
        ('"the west"*', '("the west"*)'),
        ("fence OR hedge lease", '("fence" OR "hedge") AND ("lease")'),
        ("fence -hedge", '(("fence")) NOT ("hedge")'),
        ("fence /3 lease", '(NEAR("fence" "lease", 2))'),
        ("§ fence", '("fence")'),
        ("F.3d", '("F.3d")'),
        ("kind:order", ""),
        ("NEAR AND NOT", '("NEAR") AND ("AND") AND ("NOT")'),
    ],
)
def test_what_a_query_means(query: str, match: str) -> None:
    assert parse(query).match == match


def test_the_filters_of_a_query() -> None:
    query = parse('fence kind:sur-reply kind:order by:"Acme Corp." after:2023 before:2023-06 case:42')

    assert (query.kinds, query.by) == (("sur_reply", "order"), ("acme corp.",))
    assert (query.after, query.before, query.cases) == ("2023", "2023-06", ("42",))


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Say what to look for"),
        ("   ", "Say what to look for"),
        ('"open', "not closed"),
        ('fence "', "not closed"),
        ("kin:order", "Did you mean kind:?"),
        ("kind:ordr", "Did you mean order?"),
        ("after:yesterday", "names no day"),
        ("-fence", "nothing to look for"),
        ("§ ***", "nothing to look for"),
        ("OR fence", "between two words"),
        ("fence OR", "between two words"),
        ("fence OR -hedge", "between two words"),
        ("fence /0 lease", "between two words"),
        ("-kind:order x", "Only words can be left out"),
        ("x " * 41, "more than 40"),
        ("x" * 1001, "longer than"),
    ],
)
def test_a_query_that_cannot_be_understood_is_a_sentence(query: str, told: str) -> None:
    with pytest.raises(InvalidWordError, match=told.replace("?", r"\?")):
        parse(query)


@given(st.text(alphabet="ab \"*-:/5()OR^+{}kindby'\\;,.§\x00\u2019", max_size=60))
def test_whatever_is_typed_is_answered_or_refused_in_a_sentence(query: str) -> None:
    from docket.store.searching import SearchIndex
    from docket.store.shelves import MemoryShelf

    try:
        understood = parse(query)
    except DocketError:
        return
    index = SearchIndex(MemoryShelf())
    index.apply_batch([])
    assert index.find(understood, None) == []


def test_a_long_hostile_query_is_refused_at_once() -> None:
    begun = time.perf_counter()
    for query in ('"' * 100_000, "a:" * 100_000, "-" * 100_000, "kind:" * 50_000):
        with pytest.raises(InvalidWordError):
            parse(query)
    assert time.perf_counter() - begun < 2


def test_every_kind_of_thing_is_found_by_its_words(orchard: Story) -> None:
    assert set(found(orchard, "fence")) == {
        ("paper", "2"), ("argument", "A1"), ("position", "A1.2"), ("concession", "C1"), ("note", "N1"),
    }  # fmt: skip
    assert found(orchard, "Opposition kind:entry") == [("entry", "2")]


def test_a_hit_in_a_paper_names_page_lines_and_the_words(orchard: Story) -> None:
    hit = asked(orchard, '"western fence" kind:paper').hits[0]
    place = hit.places[0]

    assert (hit.cite, hit.entry, hit.filed_on, hit.found) == ("ECF 2", "2", date(2023, 1, 16), 1)
    assert place.lines == (5, 5)
    assert [place.snippet[start:end] for start, end in place.marks] == ["western fence"]
    assert "never repaired the" in place.snippet


def test_a_phrase_runs_over_a_line_break_and_nearness_counts_words(story: Story) -> None:
    story.paper("1", "The roof was mended by the\nbuilder before the rain came.\n")

    place = asked(story, '"the builder" kind:paper').hits[0].places[0]
    assert place.lines == (1, 2)
    assert found(story, "mended /3 builder kind:paper") == [("paper", "1")]
    assert found(story, "mended /2 builder kind:paper") == []


@pytest.mark.parametrize(
    ("query", "things"),
    [
        ("fence kind:opposition", {("paper", "2")}),
        ("fence by:bolt", {("paper", "2"), ("position", "A1.2"), ("concession", "C1")}),
        ("fence by:acme kind:argument", {("argument", "A1")}),
        ("fence before:2023-01-02", {("argument", "A1")}),
        ("fence after:2023-01-23 kind:concession", {("concession", "C1")}),
        ("fence after:2024", set()),
        ("kind:order by:court", {("entry", "4")}),
        ("fence -lease kind:paper", set()),
        ("hedge OR orchard kind:paper", {("paper", "2")}),
        ("orch* kind:paper", {("paper", "2")}),
        ("orch kind:paper", set()),
        ("fence case:00042 kind:note", {("note", "N1")}),
    ],
)
def test_filters_narrow(orchard: Story, query: str, things: set[tuple[str, str]]) -> None:
    assert set(found(orchard, query)) == things


def test_a_case_that_does_not_exist_is_a_sentence(orchard: Story) -> None:
    with pytest.raises(UnknownReferenceError, match="docket cases"):
        found(orchard, "fence case:nobody")


def test_a_title_outranks_a_mention(orchard: Story) -> None:
    orchard.paper("4", "The court heard the parties. " * 40 + "Somebody spoke of gravel once.\n")
    orchard.argue(title="Whether gravel was laid")

    assert found(orchard, "gravel") == [("argument", "A2"), ("paper", "4")]


def test_work_product_is_marked(orchard: Story) -> None:
    assert {hit.thing: hit.work_product for hit in asked(orchard, "fence").hits} == {
        "paper": False, "argument": False, "position": False, "concession": False, "note": True,
    }  # fmt: skip


def test_as_of_a_day_later_papers_are_not_found(orchard: Story) -> None:
    assert set(found(orchard, "fence", as_of="2023-01-10")) == {("argument", "A1")}
    assert set(found(orchard, "fence", as_of="2023-01-16")) == {
        ("argument", "A1"), ("paper", "2"), ("position", "A1.2"), ("note", "N1"),
    }  # fmt: skip


def test_as_our_log_knew_it_what_was_recorded_later_is_not_found(orchard: Story) -> None:
    before = f"pos:{orchard.clerk.head()}"
    orchard.argue(title="Whether the fence was his")

    assert ("argument", "A2") in found(orchard, "fence")
    assert ("argument", "A2") not in found(orchard, "fence", known_at=before)
    assert found(orchard, "fence", known_at="pos:1") == []


def test_what_was_taken_back_is_not_found_and_comes_back_with_it(orchard: Story) -> None:
    orchard.argue(title="Whether the gate stood open")
    assert found(orchard, "gate") == [("argument", "A2")]

    orchard.clerk.undo(orchard.case)
    assert found(orchard, "gate") == []

    orchard.clerk.undo(orchard.case)
    assert found(orchard, "gate") == [("argument", "A2")]


def test_an_entry_is_found_by_its_present_wording(orchard: Story) -> None:
    orchard.clerk.revise(orchard.case, "1", title="Motion about the well", reason="as printed")

    assert found(orchard, "well kind:entry") == [("entry", "1")]
    assert found(orchard, '"motion about" kind:entry') == [("entry", "1")]


def test_a_sealed_paper_and_the_words_quoted_from_it_are_not_found(orchard: Story) -> None:
    assert ("position", "A1.2") in found(orchard, '"western fence"')

    orchard.clerk.seal(orchard.case, "2", reason="by order")

    assert found(orchard, '"western fence"') == []
    assert found(orchard, "orchard") == []
    index = orchard.store.search_index
    assert not any("western" in body for _, _, body in index.texts(orchard.case).values())


def test_a_long_paper_is_one_hit_and_its_last_part_has_its_lines(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_PART", 1_000)
    lines = [f"Line {n} tells of nothing in particular, but it tells it well.\n\n" for n in range(100)]
    story.paper("1", "".join([*lines, "Here the heron stood.\n"]))

    hits = asked(story, "heron kind:paper").hits
    assert [(hit.id, hit.places[0].lines) for hit in hits] == [("1", (201, 201))]
    assert found(story, "particular kind:paper") == [("paper", "1")]
    assert story.failed_checks() == []


def test_only_what_changed_is_indexed_again(orchard: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    found(orchard, "fence")
    monkeypatch.setattr(searching, "text_of", lambda _: pytest.fail("a paper was read again"))

    orchard.clerk.note(orchard.case, "4", "The heron again.")

    assert found(orchard, "heron") == [("note", "N2")]


def test_a_changed_index_is_found_by_verify_and_made_again(orchard: Story) -> None:
    found(orchard, "fence")
    with orchard.store.shelf.writing() as cursor:
        cursor.execute("UPDATE search_text SET body = 'nothing' WHERE body LIKE '%surveyor%'")

    assert orchard.failed_checks() == ["search index"]

    searching.rebuild(orchard.clerk)
    assert orchard.failed_checks() == []
    assert found(orchard, "surveyor") == [("note", "N1")]


def test_a_program_that_only_reads_searches_in_memory(orchard: Story) -> None:
    reader = Clerk(Store(orchard.path), "reader", orchard.clock)
    reader.read_only = True

    assert [hit.thing for hit in search(reader, "surveyor").hits] == ["note"]
    assert not orchard.store.shelf.holds("search_text")


def test_the_command_marks_the_hit_and_gives_json(cli: CommandLine) -> None:
    cli.ok("open", "3:24-cv-0731", "--court", "cand", "--name", "Greylock v. Hollis")
    cli.do("enter 'Motion about the heron' --entry 5 --kind motion --filed 2024-03-01")
    cli.do("note 5 'The heron was *never* seen.'")

    printed = cli.ok("search", "heron", "never")
    view = cli.json("search", "heron kind:entry")

    assert "WORK PRODUCT note" in printed.out
    assert "The *heron* was" in printed.out
    assert json.loads(json.dumps(view))["total"] == 1
    assert (view["hits"][0]["thing"], view["hits"][0]["cite"], view["hits"][0]["case"]) == (
        "entry",
        "ECF 5",
        "3:24-cv-00731",
    )
    assert cli("search", "kin:x").code == 2
    assert cli("search", '"x').err.startswith("A quotation mark")


@pytest.mark.sqlite("holds the lock of the whole file")
def test_while_another_program_writes_what_was_indexed_is_found_and_the_rest_is_named(
    orchard: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ("paper", "2") in found(orchard, "orchard")
    orchard.clerk.note(orchard.case, "2", "The orchard again.")
    monkeypatch.setattr(log, "_LOCK_SECONDS", 0)
    monkeypatch.setattr(sqlite, "SQLITE3_DEFAULT_LOCK_TIMEOUT", 0)  # what the library takes in place of 0

    with closing(sqlite3.connect(orchard.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        view = asked(orchard, "orchard")
        other.execute("ROLLBACK")

    assert [(hit.thing, hit.id) for hit in view.hits] == [("paper", "2")]
    assert [told.startswith(orchard.case) and "busy" in told for told in view.unread] == [True]
    assert ("note", "N2") in found(orchard, "orchard")
