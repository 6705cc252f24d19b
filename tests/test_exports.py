"""What leaves the program, on the demonstration: the pages as Markdown, word for word, and what every format must hold.

``DOCKET_GOLDENS=write`` writes the pages anew; they are to be read before they are committed.
"""

import csv
import io
import os
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from argdown_grammar import faults
from cli_harness import LARKMOOR, LEIFER, CommandLine, is_a_sentence
from docx.oxml.ns import qn

from docket.exporters.tables_csv import CSV_TABLES, CsvTable, csv_text

pytest_plugins = ("cli_fixtures",)

GOLDENS = Path(__file__).parent / "data" / "exports"
THEN = ("--as-of", "2026-05-20")
PAGES = {
    "memo": (LARKMOOR, ("memo", "C3")),
    "memo-own-words": (LARKMOOR, ("memo", "C1")),
    "memo-not-at-hand": (LEIFER, ("memo", "C1")),
    "argument": (LARKMOOR, ("argument", "A6")),
    "proof": (LARKMOOR, ("proof",)),
    "report": (LARKMOOR, ("report",)),
    "map": (LARKMOOR, ("argdown",)),
    "memo-work-product": (LARKMOOR, ("memo", "C3", "--work-product")),
}
_HEAD = re.compile(r"pos:\d+ [0-9a-f]{64}")


def exported(demo: CommandLine, case: str, *what: str) -> str:
    """What an export printed; the head of the log, which is another in every store, is masked."""
    printed = demo.ok("--case", case, "export", *what, *THEN)
    assert _HEAD.search(printed.out)
    return _HEAD.sub("pos:N HASH", printed.out)


def into(demo: CommandLine, path: Path, case: str, *what: str) -> Path:
    demo.ok("--case", case, "export", *what, "-o", path, *THEN)
    return path


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_it_was_read_and_found_good(demo: CommandLine, name: str) -> None:
    case, what = PAGES[name]
    made, golden = exported(demo, case, *what), GOLDENS / f"{name}.md"
    if os.environ.get("DOCKET_GOLDENS") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def test_the_map_is_argdown(demo: CommandLine) -> None:
    for case in (LARKMOOR, LEIFER):
        assert faults(demo.ok("--case", case, "export", "argdown").out) == []


# --- record and work product ------------------------------------------------------------------------------------------------

WORKING = ("Source check", "PROPOSED", "WORK PRODUCT", "?P", "Notes", "Passages side by side", "Weight claimed")


@pytest.mark.parametrize("what", [("memo", "C3"), ("argument", "A6"), ("proof",), ("report",)], ids=" ".join)
def test_the_record_leaves_without_a_word_of_work_product(demo: CommandLine, what: tuple[str, ...]) -> None:
    demo.ok("--case", LARKMOOR, "note", what[1] if len(what) > 1 else "A6", "what we think of it")
    for shape in ("md", "html"):
        made = demo.ok("--case", LARKMOOR, "export", *what, "--format", shape).out
        assert [word for word in (*WORKING, "what we think of it") if word in made] == []


def test_work_product_is_asked_for_and_marks_every_page(demo: CommandLine, tmp_path: Path) -> None:
    demo.ok("--case", LARKMOOR, "note", "A6", "what we think of it")
    text = demo.ok("--case", LARKMOOR, "export", "argument", "A6", "--work-product").out
    assert "what we think of it" in text
    assert (text.startswith("**WORK PRODUCT**"), text.rstrip().endswith("**WORK PRODUCT**")) == (True, True)
    page = exported(demo, LARKMOOR, "argument", "A6", "--work-product", "--format", "html")
    head = page[page.index("<thead>") : page.index("</thead>")]  # the browser repeats it on every page
    assert "WORK PRODUCT" in head
    word = docx.Document(str(into(demo, tmp_path / "a.docx", LARKMOOR, "argument", "A6", "--work-product")))
    [section] = word.sections
    assert "WORK PRODUCT" in "".join(p.text for p in section.header.paragraphs)
    assert section.different_first_page_header_footer is False
    rows = list(
        csv.reader(io.StringIO(demo.ok("--case", LARKMOOR, "export", "csv", "concessions", "--work-product").out))
    )
    assert {row[0] for row in rows[1:]} == {"WORK PRODUCT"}


def test_what_a_machine_proposes_carries_its_mark(demo: CommandLine) -> None:
    text = exported(demo, LARKMOOR, "report", "--work-product")
    proposed = text[text.index("PROPOSED by a machine") :]
    points = [line for line in proposed[: proposed.index("## How")].splitlines() if line.startswith("- ")]
    assert points
    assert all(line.startswith("- **?P") for line in points)


# --- Word -------------------------------------------------------------------------------------------------------------------


def test_a_word_file_has_word_s_own_styles_heads_and_fields(demo: CommandLine, tmp_path: Path) -> None:
    word = docx.Document(str(into(demo, tmp_path / "memo.docx", LARKMOOR, "memo", "C3")))

    styles = [p.style.name for p in word.paragraphs if p.style]
    assert (styles[0], styles.count("Title")) == ("Title", 1)
    assert {"Heading 2", "List Bullet", "Docket Lead"} <= set(styles)
    header = "\n".join(p.text for p in word.sections[0].header.paragraphs)
    assert "Larkmoor Creamery, LLC v. Pellworth Controls, Inc." in header
    assert "As of May 20, 2026" in header
    fields = [e.get(qn("w:instr")) for e in word.sections[0].footer.paragraphs[0]._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert word.core_properties.title.startswith("C3 · Claimed concession")
    for table in word.tables[1:]:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


@pytest.mark.parametrize("what", [("memo", "C3"), ("argument", "A6"), ("proof",), ("report",)], ids=" ".join)
def test_the_three_formats_say_the_same(demo: CommandLine, tmp_path: Path, what: tuple[str, ...]) -> None:
    told = demo.json("--case", LARKMOOR, "export", *what, *THEN)
    page = re.sub(r"<[^>]+>", " ", exported(demo, LARKMOOR, *what, "--format", "html"))
    word = docx.Document(str(into(demo, tmp_path / "x.docx", LARKMOOR, *what)))
    cells = [c.text for t in word.tables for row in t.rows for c in row.cells]
    document = _HEAD.sub("pos:N HASH", " ".join([*(p.text for p in word.paragraphs), *cells]).replace("\xa0", " "))
    words = [
        _HEAD.sub("pos:N HASH", run["text"]) for block in (*told["blocks"], *told["foot"]) for run in runs_of(block)
    ]
    assert len(words) > 20
    for one in words:
        for made in (page.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&"), document):
            assert squeezed(one) in squeezed(made), one


def runs_of(value: Any) -> list[dict[str, str]]:
    """Every run of a document as data."""
    if isinstance(value, dict):
        if set(value) == {"text", "mark"}:
            return [value]
        return [run for inner in value.values() for run in runs_of(inner)]
    return [run for inner in value for run in runs_of(inner)] if isinstance(value, list) else []


def squeezed(words: str) -> str:
    return "".join(words.split())


# --- what a partner checks ----------------------------------------------------------------------------------------------------


def test_the_head_at_the_foot_of_a_page_proves_the_record(demo: CommandLine) -> None:
    made = demo.ok("--case", LARKMOOR, "export", "memo", "C3").out
    [head] = _HEAD.findall(made)

    assert demo.ok("verify", "--from", head).code == 0
    demo.ok("--case", LARKMOOR, "note", "C3", "x")
    assert demo.ok("verify", "--from", head).code == 0, "what came later changes nothing before it"


def test_a_page_says_as_of_when_on_both_clocks(demo: CommandLine) -> None:
    then = demo.ok("--case", LARKMOOR, "export", "argument", "A6", "--as-of", "ecf:50", "--known-at", "pos:300").out

    assert "As of just after Reply (ECF 50), Feb. 27, 2026; as our log knew it at pos:300" in then
    assert "Order (ECF 54)" not in then


def test_words_that_differ_are_marked_without_colour_on_both_sides(demo: CommandLine, tmp_path: Path) -> None:
    page = exported(demo, LARKMOOR, "memo", "C3", "--format", "html")
    assert "<u>Pellworth now accepts</u>" in page
    assert "<u>Even assuming</u>" in page
    word = docx.Document(str(into(demo, tmp_path / "m.docx", LARKMOOR, "memo", "C3")))
    marked = [
        r.text
        for t in word.tables
        for row in t.rows
        for c in row.cells
        for p in c.paragraphs
        for r in p.runs
        if r.underline
    ]
    assert {"Pellworth now accepts", "Even assuming"} <= set(marked)


def test_the_sheet_for_the_other_side_turns_ours_into_theirs(demo: CommandLine) -> None:
    ours = exported(demo, LARKMOOR, "argument", "A6")
    other = exported(demo, LARKMOOR, "argument", "A6", "--for", "Pellworth")

    assert "Ours: Larkmoor Creamery, LLC" in ours
    assert "Ours: Pellworth Controls, Inc." in other
    assert "Theirs: Larkmoor Creamery, LLC" in other


def test_papers_not_at_hand_stand_at_the_foot(demo: CommandLine) -> None:
    made = exported(demo, LEIFER, "memo", "C1")
    foot = made[made.rindex("---") :]

    assert "**Papers not at hand: **".replace(": **", ":**") in foot.replace(": **", ":**")
    assert "Declaration (ECF 22)" in foot
    assert "Declaration (ECF 1-1)" in foot
    assert "Opposition (ECF 19)" not in foot, "it is not cited on this page"


# --- tables -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CSV_TABLES)
def test_a_table_comes_back_as_it_went(demo: CommandLine, name: str) -> None:
    told = demo.json("--case", LARKMOOR, "export", "csv", name, *THEN)
    rows = list(csv.reader(io.StringIO(demo.ok("--case", LARKMOOR, "export", "csv", name, *THEN).out)))

    assert rows[0] == told["columns"]
    assert len(rows) - 1 == len(told["rows"]) > 0
    for row, values in zip(rows[1:], told["rows"], strict=True):
        assert row == [_as_text(value) for value in values]


def _as_text(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())


def test_only_words_are_guarded_against_formulas() -> None:
    table = CsvTable("x", ("a", "b", "c", "d"), (("-1 week", -1, date(2026, 1, 2), "a;=b"),))

    assert csv_text(table).splitlines() == ['"a","b","c","d"', '"\'-1 week",-1,"2026-01-02","a;=b"']


def test_all_tables_go_into_one_archive_that_says_what_it_is_of(demo: CommandLine, tmp_path: Path) -> None:
    first = into(demo, tmp_path / "one.zip", LARKMOOR, "csv").read_bytes()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = archive.namelist()
        about = archive.read("about.csv").decode("utf-8-sig")

    assert names == ["about.csv", *(f"{name}.csv" for name in CSV_TABLES)]
    assert "May 20, 2026" in about
    assert _HEAD.search(about)
    assert into(demo, tmp_path / "two.zip", LARKMOOR, "csv").read_bytes() == first


# --- files and refusals -------------------------------------------------------------------------------------------------------


def test_the_ending_of_the_file_tells_the_format(demo: CommandLine, tmp_path: Path) -> None:
    assert into(demo, tmp_path / "a.html", LARKMOOR, "memo", "C3").read_text().startswith("<!doctype html>")
    assert into(demo, tmp_path / "a.md", LARKMOOR, "memo", "C3").read_text().startswith("# C3")
    assert into(demo, tmp_path / "a.DOCX", LARKMOOR, "memo", "C3").read_bytes().startswith(b"PK")
    assert into(demo, tmp_path / "a.txt", LARKMOOR, "memo", "C3", "--format", "md").read_text().startswith("# C3")
    assert (
        demo.ok("--case", LARKMOOR, "export", "html").out
        == demo.ok("--case", LARKMOOR, "export", "report", "--format", "html").out
    )


def test_a_file_that_is_there_is_replaced_only_when_told(demo: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "memo.md"
    path.write_text("mine")

    refused = demo("--case", LARKMOOR, "export", "memo", "C3", "-o", path)
    assert (refused.code, path.read_text()) == (1, "mine")
    assert "--force" in refused.err
    assert is_a_sentence(refused.err)
    demo.ok("--case", LARKMOOR, "export", "memo", "C3", "-o", path, "--force")
    assert path.read_text().startswith("# C3")
    assert not list(tmp_path.glob(".docket-*")), "nothing is left beside it"


REFUSED = (
    (2, "docket export memo C1", ("memo",)),
    (1, "`docket concessions`", ("memo", "C99")),
    (1, "`docket arguments`", ("argument", "A99")),
    (1, "`docket standards`", ("proof", "S99")),
    (1, "Parties: ", ("argument", "A6", "--for", "Nobody")),
    (2, "takes no", ("report", "A6")),
    (2, "-o FILE.docx", ("memo", "C3", "--format", "docx")),
    (2, "-o case.zip", ("csv",)),
    (2, "Possible: sheet", ("csv", "everything")),
    (2, "--format", ("json", "--format", "md")),
    (2, "--for", ("memo", "C3", "--for", "Pellworth")),
    (2, ".docx", ("memo", "C3", "-o", "memo.pdf")),
    (3, "is a folder", ("memo", "C3", "-o", ".", "--format", "md")),
    (3, "cannot be written", ("memo", "C3", "-o", "no/such/folder/memo.md")),
)


@pytest.mark.parametrize(("code", "word", "what"), REFUSED, ids=[" ".join(what) for _, _, what in REFUSED])
def test_what_cannot_be_exported_is_told_in_a_sentence(
    demo: CommandLine, code: int, word: str, what: tuple[str, ...]
) -> None:
    printed = demo("--case", LARKMOOR, "export", *what)

    assert (printed.code, printed.out) == (code, "")
    assert word in printed.err
    assert is_a_sentence(printed.err)


def test_an_empty_case_still_has_its_pages(cli: CommandLine, tmp_path: Path) -> None:
    cli.ok("open", "24-cv-1", "--court", "cand", "--name", "A case")

    assert "No argument is recorded." in cli.ok("export", "report").out
    assert "No argument is recorded." in cli.ok("export", "html").out
    assert faults(cli.ok("export", "argdown").out) == []
    assert len(cli.ok("export", "csv", "arguments").lines) == 1
    cli.ok("export", "docx", "-o", tmp_path / "empty.docx")
    refused = cli("export", "proof")
    assert (refused.code, is_a_sentence(refused.err)) == (1, True)
