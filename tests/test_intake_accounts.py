"""One paper's two accounts, and look-alike names in a paper and across papers: invented, and on shared papers where at hand."""

import os
from pathlib import Path

import pytest
from test_intake_concessions_redteam import claims_in, paper_of

from docket.intake.clean import clean
from docket.intake.facts import Finding
from docket.intake.lookalikes import MOST, lookalikes_across
from docket.intake.reading import Reading, read

SHARED = Path(os.environ.get("DOCKET_CORPUS", Path(__file__).parents[1] / ".." / "shared")) / "filings"
NAMES = ("2023-01-09-reply.txt", "2023-02-03-supplemental-response.txt", "2023-02-16-order.txt")
at_hand = pytest.mark.skipif(
    not all((SHARED / name).is_file() for name in NAMES), reason="the shared filings are not on this machine"
)


def found_in(kind: str, text: str) -> tuple[Reading, list[Finding]]:
    reading = read(paper_of(kind, text).encode(), f"{kind}.txt")
    return reading, [f for f in reading.findings if f.kind == "two_accounts"]


def words_of(reading: Reading, finding: Finding) -> list[str]:
    return [" ".join(reading.text[span.start : span.end].split()) for span in finding.spans]


def test_a_thing_not_disputed_here_and_complained_of_there_is_told_twice() -> None:
    text = (
        "Osterfell does not dispute the weight of the crates. Opp. at 3.\n\nThe chart is in evidence.\n\n"
        "Osterfell complains that nobody proved the weight of the crates. Opp. at 9."
    )
    reading, found = found_in("reply", text)
    assert [len(words_of(reading, f)) for f in found] == [2]
    assert "complains" in found[0].detail


def test_one_page_told_with_each_and_without_is_told_twice() -> None:
    text = (
        "Brindlemark concedes that each crate of tile was packed wet. Reply at 7.\n\nThe yard is open.\n\n"
        "Brindlemark laments that a crate of tile was packed wet. Reply at 7."
    )
    _, found = found_in("opposition", text)
    assert any("each" in f.detail for f in found)


def test_one_paragraph_told_as_fired_and_quoted_as_laid_off_is_told_twice() -> None:
    text = (
        "Mr. Quill admits that he was fired in May. Quill Decl. ¶ 4.\n\nThe yard is open.\n\n"
        "Mr. Quill writes that he was “laid off in May when the yard closed.” Quill Decl. ¶ 4."
    )
    reading, found = found_in("reply", text)
    assert any("fired" in f.detail and "laid off" in f.detail for f in found)
    assert all(reading.text[span.start : span.end].strip() for f in found for span in f.spans)


@pytest.mark.parametrize(
    "text",
    [
        "Osterfell concedes that the roof leaked. Opp. at 3. Osterfell says that the price was fair. Opp. at 9.",
        "Osterfell does not dispute the weight of the crates. Osterfell complains that the invoice was late.",
        "Osterfell concedes that the roof leaked. Opp. at 3. The roof leaked, Osterfell says. Opp. at 3.",
        "Brindlemark complains that the crates were wet. Osterfell does not dispute that the crates were wet.",
    ],
)
def test_two_statements_that_sit_well_together_are_no_finding(text: str) -> None:
    assert found_in("reply", text)[1] == []


def test_no_claim_is_no_account() -> None:
    assert claims_in("reply", "The crates were opened in June.") == []
    assert found_in("reply", "The crates were opened in June.")[1] == []


def test_a_glyph_apart_across_papers_is_told_with_both_places() -> None:
    one = clean("The account @BrindIemark wrote it. Dated: May 4.\n")
    other = clean("The account @Brindlemark wrote it. Dated: May 5.\n")
    pairs = lookalikes_across({"12": one, "14": other})
    assert [(p.one.paper, p.one.name, p.other.paper, p.other.name) for p in pairs] == [
        ("12", "@BrindIemark", "14", "@Brindlemark")
    ]
    assert "one glyph" in pairs[0].detail


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("@tile_m0rn", "@tile_mOrn"),
        ("@kornfield", "@komfield"),
        ("unit AX-1O7", "unit AX-107"),
        ("Anna Bulvera", "Anna Bulvara"),
    ],
)
def test_names_a_glyph_or_a_letter_apart_are_told(one: str, other: str) -> None:
    text = f"It names {one} on the first page. Later it names {other} instead.\n"
    assert len(lookalikes_across({"": clean(text)})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Crate was wet and the Crates were opened. The Crate’s lid was off.",
        "A form came from the yard. The Form is on file. The Farm is near.",
        "Judge Marrow and Judge Harrow sat. Judge Marrow wrote, Judge Harrow wrote, Judge Marrow spoke, Judge Harrow spoke.",
        "Sections III and Ill. App. were cited.",
    ],
)
def test_ordinary_words_plurals_and_two_real_names_are_left_alone(text: str) -> None:
    assert lookalikes_across({"": clean(text)}) == []


@at_hand
def test_the_shared_papers_show_their_two_accounts_without_help() -> None:
    reply, response, _ = (read((SHARED / name).read_bytes(), name) for name in NAMES)
    told = [(f.detail, words_of(reply, f)) for f in reply.findings if f.kind == "two_accounts"]
    assert any("take issue" in words[0] and "complains" in words[1] for _, words in told)
    told = [(f.detail, words_of(response, f)) for f in response.findings if f.kind == "two_accounts"]
    assert any("each element" in " ".join(words) and "bemoans" in " ".join(words) for _, words in told)
    assert any("Exhibit A" in detail and "great terms" in words[-1] for detail, words in told)
    assert any("fired" in detail for detail, _ in told)
    assert len(told) <= 8


@at_hand
def test_the_shared_papers_show_their_lookalike_handles() -> None:
    readings = {name: read((SHARED / name).read_bytes(), name).clean for name in NAMES}
    pairs = lookalikes_across(readings)
    assert any({p.one.name.casefold(), p.other.name.casefold()} == {"@shulimleifer", "@shuiimleifer"} for p in pairs)
    assert len(pairs) <= 3


def test_a_series_of_names_alike_is_told_each_with_the_first_and_not_each_with_each() -> None:
    lots = "abcdefghijklmnopqrstuvwxyz"
    text = " ".join(f"the file of Harrow Bel{a}{b}ton came." for a in lots for b in "xy")
    pairs = lookalikes_across({"": clean(text)})
    told = {name for pair in pairs for name in (pair.one.name, pair.other.name)}
    assert len(told) == 52
    assert len(pairs) < 200  # of 52 names one letter apart from 25 others there are 676 pairs and more


def test_a_file_of_nothing_but_names_alike_tells_the_first_pairs_and_says_that_there_are_more() -> None:
    digits = "abcdefghij"
    names = ("Bol" + "".join(digits[int(d)] for d in f"{n:04d}") for n in range(3_000))
    found = read(" ".join(f"then Mr. {name} said so." for name in names).encode(), "names.txt")
    assert len([f for f in found.findings if f.kind == "lookalike_name"]) == MOST
    assert any("only the first of them are told" in warning for warning in found.warnings)
