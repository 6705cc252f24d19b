"""Pages made to hurt: what is long, broken or untrue is refused or read in time, and never acts on a terminal."""

import json
import time

import pytest
from docket_pages import MOTION, line, page
from hypothesis import given
from hypothesis import strategies as st

from docket.importers import head
from docket.importers.courts import heading, hosts
from docket.importers.errors import DoubtfulDocketError, NotADocketError
from docket.importers.reading import read_dockets
from docket.importers.recognising import is_cut, words_of_page

LONG = 200_000
PIECES = (
    "<", "<a ", "<!--", "<script", "<th ", "<th><b>", "&nbsp;", "ecf.", "a: b\n", "a: b\n ", "From ", "Entered: ", "1:", "22-cv-",
    "22-cv-00001-", "U.S. District Court ", "U.S. District Court A ", "Transaction Receipt ", "General Docket ", "=\n",
    "console.log(", "case type was ", "goDLS('", "/doc1/", "[1, ", '{"a":', "<?xml ", "<rss>", "A NORTHERN ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_repeat_is_answered_in_time(piece: str) -> None:
    text = piece * (LONG // len(piece))
    start = time.perf_counter()

    for ask in (hosts, heading, words_of_page, is_cut, head.current_through, head.first_number):
        ask(text)
    for before in ("", "<html>", "<html>DOCKET FOR CASE "):
        with pytest.raises((NotADocketError, DoubtfulDocketError)):
            read_dockets((before + text).encode(), "file")

    assert time.perf_counter() - start < 5


@given(st.text(max_size=400))
def test_any_text_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises((NotADocketError, DoubtfulDocketError)) as caught:
        read_dockets(text.encode("utf-8", "surrogatepass"), "file")

    assert str(caught.value).endswith((".", ")."))


@given(st.integers(min_value=0, max_value=2_500))
def test_a_page_cut_anywhere_before_its_receipt_is_not_taken_for_the_whole(where: int) -> None:
    whole = page()
    end = whole.index("PACER Service")

    with pytest.raises((NotADocketError, DoubtfulDocketError)):
        read_dockets(whole[: min(where, end)].encode(), "file")


def test_an_entry_that_looks_like_an_error_page_is_an_entry() -> None:
    lines = [*MOTION, line(5, "2024-04-02", "LETTER asking why the case was not found in the index of documents.")]

    [docket] = read_dockets(page(lines).encode(), "file")

    assert len(docket.entries) == 8


@pytest.mark.parametrize(
    "odd",
    [
        {"docket_entries": 5},
        {"docket_entries": [{"entry_number": 1, "recap_documents": [{"document_type": 2, "attachment_number": "x"}]}]},
        {"docket_entries": [], "parties": [{"name": "Roe", "party_types": ["…/party-types/1/"]}]},
        {"docket_entries": [], "assigned_to_str": ["Doe"]},
    ],
)
def test_json_whose_fields_have_another_form_is_refused_in_a_sentence(odd: dict[str, object]) -> None:
    docket = {"docket_number": "1:24-cv-00017", "court_id": "cand", "resource_uri": "…/api/rest/v4/dockets/1/"}

    with pytest.raises(NotADocketError, match="not all in it has the form of one"):
        read_dockets(json.dumps(docket | odd).encode(), "file")
