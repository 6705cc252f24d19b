"""Whatever stands in a docket entry, the reader answers, its spans lie inside the text, and long text takes no square of time."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docket.docket_text.facts import EntryReading, Link, Span
from docket.docket_text.reading import read_entry

WORDS = (
    "ORDER MOTION granting denying in part as moot re 12 (related document(s) 3, 4 ) [5] Attachments: # 1 Exhibit A2 filed "
    "by on behalf of set for 1/2/2025 at 09:00 AM is continued to vacated due by within 14 days Modified on (Entered: 01/02/2025) "
    "as to Lou Fenn (1) . ; , "
    "Minute Entry for proceedings held before Judge Bo Sandell: hearing Responses \x00 “ ” § é 18 U.S.C. 1343 Dkt. No. to and"
).split(" ")
SENTENCES = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))


def spans(told: EntryReading) -> Iterator[Span]:
    for items in (told.relations, told.dispositions, told.dates, told.attachments, told.evidence):
        yield from (one.span for one in items)


@given(
    text=SENTENCES,
    court=st.sampled_from(["cand", "nysb", "ca9", "cit", "", "x"]),
    number=st.sampled_from(["7", "40", None, "E3", "7-1"]),
    event=st.one_of(st.none(), SENTENCES),
    known=st.one_of(st.none(), st.dictionaries(st.sampled_from(["1", "3", "12"]), SENTENCES)),
    linked=st.booleans(),
)
def test_the_reader_never_fails_and_its_spans_lie_in_the_text(
    text: str, court: str, number: str | None, event: str | None, known: dict[str, str] | None, linked: bool
) -> None:
    links = [Link(0, min(2, len(text)), "3")] if linked else []
    told = read_entry(
        text, court=court, number=number, event=event, known=known, links=links, filer_text=[(0, len(text) // 2)]
    )
    assert all(0 <= start <= end <= len(text) for start, end in spans(told))
    assert told.title
    assert all(one.to.isdigit() and one.cue for one in told.relations)


@pytest.mark.parametrize(
    "bit",
    [
        "granting ",
        "denying in part ",
        "re ",
        "12, ",
        "(related document(s) ",
        "Attachments: # 1 ",
        "filed by A ",
        "on behalf of ",
        "a ",
        "hearing ",
        "set for 1/2/2025 ",
        "1/2/2025 ",
        "is continued to ",
        "within 14 days of ",
        "Modified on ",
        "(",
        "[",
        "Motion ",
        "# 1 ",
        "as to A ",
        "served ",
        "due ",
        "conference held ",
        ".",
        "  ",
        "X. ",
        "order of the ",
        "by Attorney ",
        "12-",
        "1 of ",
        "Rule 1, ",
        "count 1, ",
        "motion to ",
        "is ",
        "and ",
        "Lou ",
    ],
)
def test_long_text_takes_no_square_of_time(bit: str) -> None:
    def seconds(length: int) -> float:
        text = f"ORDER {bit * (length // len(bit))}"
        begun = time.perf_counter()
        read_entry(text, court="cand", number="40000", known={"12": "MOTION to Dismiss"})
        return time.perf_counter() - begun

    seconds(500)
    short, long = min(seconds(4_000), seconds(4_000)), seconds(16_000)
    assert long < 0.2 or long < 9 * short, (short, long)
