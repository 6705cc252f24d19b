"""Other people's words on the way out: no link, no tag, no formula, no field, no control, whatever a paper says."""

import csv
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
import test_tui_poison
from argdown_grammar import faults
from builders import Clock, Story
from cli_harness import controls
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from docket.clerk import Clerk
from docket.cli.plain import as_json
from docket.exporters.argdown import _plain, _yaml, argdown
from docket.exporters.document import Document
from docket.exporters.lectern import argument_named, argument_sheet, side_of
from docket.exporters.memo import concession_named, memo
from docket.exporters.proof import proof_chart, standards_named
from docket.exporters.report import case_report
from docket.exporters.saying import stamp_of
from docket.exporters.tables_csv import CSV_TABLES, CsvTable, csv_archive, csv_table, csv_text
from docket.exporters.working import Working
from docket.exporters.write_docx import docx
from docket.exporters.write_html import html
from docket.exporters.write_md import escaped, markdown
from docket.store.log import Store
from domain.text import one_line
from projections.moment import CaseAt

POISONS = {
    "terminal": f"{test_tui_poison.POISON} \ufffe\uffff \u2028next",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "command": "+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd",
    "minus": "-2+3;=1+1\t=2",
    "wide": "＝1＋1",
    "html": """"'><script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)><a href=//evil.example>x</a>&lt;b&gt;""",
    "style": "</style><style>@import url(http://evil.example/x.css)</style><svg onload=alert(1)>",
    "markdown": "[x](http://evil.example) ![i](http://evil.example/i.png) <http://evil.example> https://evil.example "
    "www.evil.example a@evil.example `code` **bold** $x$ ~~gone~~ &copy; | cell | [^1]",
    "lines": "# head\n\n## second\n- item\n> quote\n```\nfence\n---\n1. one\n[r]: http://evil.example\n| a | b |\n|---|---|",
    "argdown": "[A1]: taken over\n\n<A>: y\n  + [S1]\n// gone /* gone */ #tag @[S1] {a: 1} .~. :smile: ===\n(1) x\n-----\n(2) y",
    "word": 'HYPERLINK "http://evil.example" {INCLUDETEXT c:\\\\x} ]]> <w:p/>',
    "long": "W" * 190,
}  # fmt: skip


pytestmark = pytest.mark.sqlite("one store a poison, for all of its tests")


@pytest.fixture(scope="module", params=POISONS, ids=list(POISONS))
def poisoned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    """A case in which every field that a person or a paper fills holds one poison."""
    store = Store(tmp_path_factory.mktemp("poison") / "poison.db", create=True)
    clerk = Clerk(store, "tester", Clock())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(test_tui_poison, "POISON", POISONS[request.param])
        test_tui_poison.poisoned(clerk)
        yield clerk
    store.close()


def at_of(clerk: Clerk) -> CaseAt:
    return clerk.at(clerk.store.cases()[0].originator_id)


def documents(clerk: Clerk) -> list[Document]:
    """Every page, of the record and with work product."""
    at = at_of(clerk)
    stamp = stamp_of(at, f"pos:9 {test_tui_poison.POISON}", str(clerk.store.sealed_head()))
    case = at.record.opened.originator_id
    working = Working(at, clerk.proposals(case, at), clerk.concession_audit(at).concessions)
    argument = argument_named(at, "A1")
    return [
        page
        for work in (None, working)
        for page in (
            memo(at, stamp, concession_named(at, "C1"), work),
            argument_sheet(at, stamp, argument, side_of(at, None, argument), work),
            proof_chart(at, stamp, standards_named(at, None), work),
            case_report(at, stamp, work),
        )
    ]


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and what its style sheets say."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.styles, self._style = "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._style = self._style and tag != "style"

    def handle_data(self, data: str) -> None:
        self.styles += data if self._style else ""


OURS = frozenset(
    "html head meta title style body table thead tbody tr td th colgroup col main header footer nav p h1 h2 h3 ul li a strong "
    "small u q cite code br span figure figcaption svg g path circle line text".split()
)


def test_html_has_only_tags_of_ours_and_asks_nobody_for_anything(poisoned: Clerk) -> None:
    for page in documents(poisoned):
        made = html(page)
        seen = Tags()
        seen.feed(made)
        assert {tag for tag, _ in seen.tags} <= OURS
        names = {name for _, attributes in seen.tags for name in attributes}
        assert not names & {"src", "srcset", "action", "data", "poster", "background"}
        assert not [name for name in names if name.startswith("on")]
        links = [a["href"] for _, a in seen.tags if "href" in a]
        assert all(re.fullmatch(r"#s\d+", str(link)) for link in links)
        assert "url(" not in seen.styles
        assert "@import" not in seen.styles
        assert controls(made) == set()


def tokens_of(text: str) -> list[Token]:
    """A reader that makes links of all that looks like one, as the strictest does."""
    reader = MarkdownIt("gfm-like")
    return [t for token in reader.parse(text) for t in (token, *(token.children or ()))]


def test_markdown_has_no_link_no_image_and_no_tag_but_ours(poisoned: Clerk) -> None:
    for page in documents(poisoned):
        made = markdown(page)
        seen = tokens_of(made)
        assert not [
            t
            for t in seen
            if t.type in {"link_open", "image", "html_block", "fence", "code_block", "ordered_list_open"}
        ]
        assert {t.content for t in seen if t.type == "html_inline"} <= {"<br>", "<u>", "</u>"}
        assert [t.content for t in seen if t.type == "code_inline"] == [f"docket verify --from '{page.stamp.head}'"]
        assert [t.tag for t in seen if t.type == "heading_open"].count("h1") == 1
        assert controls(made) == set()


def test_word_has_no_link_and_no_field_but_the_page_numbers(poisoned: Clerk) -> None:
    for page in documents(poisoned):
        with zipfile.ZipFile(io.BytesIO(docx(page, Clock().now))) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        for name, content in parts.items():
            if name.endswith((".xml", ".rels")):
                tree = ET.fromstring(content)
                tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
                assert not tags & {"hyperlink", "instrText", "object", "altChunk"}, name
                fields = {v for e in tree.iter() for k, v in e.attrib.items() if k.endswith("}instr")}
                assert fields <= {"PAGE", "NUMPAGES"}
                assert not [e for e in tree.iter() if e.attrib.get("TargetMode") == "External"], name
                assert b"evil.example" not in content or name.startswith(("word/", "docProps/"))


def test_no_cell_of_a_table_is_run_as_a_formula(poisoned: Clerk) -> None:
    at = at_of(poisoned)
    for work in (False, True):
        for name in CSV_TABLES:
            table = csv_table(at, name, work_product=work)
            text = csv_text(table)
            rows = list(csv.reader(io.StringIO(text)))
            assert {len(row) for row in rows} == {len(table.columns)}
            assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@＝＋－＠]", cell)]
            assert not [cell for row in rows for cell in row if "\n" in cell or "\t" in cell]
            assert controls(text.replace("\r\n", "\n")) == set()


def test_the_argument_map_stays_a_map(poisoned: Clerk) -> None:
    at = at_of(poisoned)
    made = argdown(at, stamp_of(at, None, "pos:1 0"), work_product=True)

    assert faults(made) == []
    assert controls(made) == set()


def test_the_pages_as_data_and_the_archive_hold_too(poisoned: Clerk) -> None:
    at = at_of(poisoned)
    for page in documents(poisoned):
        assert controls(as_json(page)) == set()
    with zipfile.ZipFile(io.BytesIO(csv_archive(at, stamp_of(at, None, "pos:1 0"), work_product=False))) as archive:
        assert archive.namelist() == ["about.csv", *(f"{name}.csv" for name in CSV_TABLES)]


@pytest.mark.parametrize(
    "words", ["# head", "- item", "+ item", "1. one", "12) two", "=== x", "--- x", "> quote", "| x"]
)
def test_words_that_begin_like_markdown_stay_words(words: str) -> None:
    [opening, inline, closing] = MarkdownIt("commonmark").enable("table").parse(escaped(words))[:3]

    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    assert "".join(t.content for t in inline.children or ()) == words


@given(st.text(max_size=60) | st.text(alphabet="\\`*_[]()<>#+-=|~!&;.:/@1 \n\t", max_size=40))
def test_any_words_are_drawn_as_they_were_written(words: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(escaped(words))

    assert {t.type for t in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    drawn = "".join(t.content for token in tokens for t in token.children or ())
    assert drawn == one_line(words)


@given(st.text(alphabet="\\`*_[]{}<>#@=+-/.:~ ab1(", max_size=40))
def test_any_words_stay_words_of_the_map(words: str) -> None:
    told = one_line(words) or "x"

    assert faults(f"===\ntitle: {_yaml(told)}\n===\n\n# x\n\n[A1]: {_plain(told)} #open\n") == []


@given(st.text(max_size=40), st.integers())
def test_a_cell_comes_back_as_words_and_a_number_as_a_number(words: str, number: int) -> None:
    text = csv_text(CsvTable("x", ("a", "b"), ((words, number),)))
    [_, [cell, count]] = list(csv.reader(io.StringIO(text)))

    assert cell.removeprefix("'") == one_line(words).removeprefix("'")
    assert int(count) == number


def test_the_words_of_a_sealed_paper_do_not_leave_with_the_record(story: Story) -> None:
    secret = "the formula is seven parts resin"
    story.enter("5", "declaration", "Bolt", sealed=True)
    argument = story.argue()
    story.position(argument, "5", "Bolt", "opposes", summary="Speaks of it", passages=[{"words": secret, "pin": "¶ 3"}])
    story.concede("Bolt", "Acme", "3", argument=argument, passages=[{"entry": "5", "words": secret, "pin": "¶ 3"}])
    at = story.at()
    stamp = stamp_of(at, None, str(story.store.sealed_head()))
    view = argument_named(at, argument)

    for page in (
        memo(at, stamp, concession_named(at, "C1"), None),
        argument_sheet(at, stamp, view, side_of(at, None, view), None),
        case_report(at, stamp, None),
    ):
        for made in (markdown(page), html(page)):
            assert secret not in made
            assert "sealed: its words are withheld" in made
            assert "Sealed papers:" in made
    assert secret not in argdown(at, stamp, work_product=False)
    assert not [name for name in CSV_TABLES if secret in csv_text(csv_table(at, name, work_product=False))]
    assert secret not in markdown(memo(at, stamp, concession_named(at, "C1"), Working(at)))
    unsealed = Clerk(story.store, "tester", story.clock)
    unsealed.unsealed = True  # --show-sealed
    shown = unsealed.at(story.case)
    inside = markdown(memo(shown, stamp, concession_named(shown, "C1"), Working(shown)))
    assert secret in inside
    assert "SEALED" in inside
