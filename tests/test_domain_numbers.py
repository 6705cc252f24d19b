"""Docket numbers in every usual writing, entries as people type them, and dates that mean one day only."""

from datetime import date

import pytest
from builders import Story
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import AlreadyOnDocketError, InvalidWordError, UnknownReferenceError
from domain.numbers import parse_date, parse_docket_number, parse_entry

WRITINGS = [
    "3:22-mc-80319",
    "3:22-MC-80319-SK",
    "22-mc-80319-SK",
    "22-mc-80319",
    "2022-mc-80319",
    "03:22-mc-80319",
    "No. 3:22-mc-80319-SK",
    "Case No. 22-mc-80319",
    "Case No.: 3:22-MC-80319-SK",
    "Case Number: 22-mc-80319",
    "Docket No. 22-mc-80319",
    "Civil Action No. 3:22-mc-80319-ABC-DEF",
    "Civil No. 22-mc-80319",
    "Misc. No. 22-mc-80319",
    "3:22–mc–80319–SK",
    "3:22‑mc‑80319",
    "  3:22-mc-80319  ",
]


@pytest.mark.parametrize("writing", WRITINGS)
def test_every_usual_writing_names_the_same_case(writing: str) -> None:
    assert parse_docket_number(writing).same_case(parse_docket_number("3:22-mc-80319"))


@pytest.mark.parametrize("writing", WRITINGS)
def test_a_case_cannot_be_opened_twice_in_another_writing(empty: Story, writing: str) -> None:
    empty.clerk.open("3:22-mc-80319", court="cand", name="In re Twitter")
    head = empty.clerk.head()

    with pytest.raises(AlreadyOnDocketError, match="is the same case"):
        empty.clerk.open(writing, court="cand", name="Again")

    assert empty.clerk.head() == head


@pytest.mark.parametrize(
    "other", ["2:22-mc-80319", "3:22-cv-80319", "3:23-mc-80319", "3:22-mc-80318", "3:22-mc-8031", "22-80319"]
)
def test_another_office_year_type_or_serial_is_another_case(other: str) -> None:
    assert not parse_docket_number(other).same_case(parse_docket_number("3:22-mc-80319-SK"))


def test_two_offices_of_one_court_hold_two_cases_of_one_number(empty: Story) -> None:
    first = empty.clerk.open("3:22-mc-80319", court="cand", name="San Francisco")
    second = empty.clerk.open("5:22-mc-80319", court="cand", name="San José")

    assert first.id != second.id
    assert empty.clerk.find_case("5:22-mc-80319-EJD") == second.id


def test_a_number_without_office_that_may_be_either_of_two_cases_is_asked_about(empty: Story) -> None:
    empty.clerk.open("3:22-mc-80319", court="cand", name="San Francisco")
    empty.clerk.open("5:22-mc-80319", court="cand", name="San José")

    with pytest.raises(Exception, match="2 cases in this store answer"):
        empty.clerk.find_case("22-mc-80319")


def test_a_number_is_found_though_only_one_writing_has_the_type(empty: Story) -> None:
    bankrupt = empty.clerk.open("0:09-bk-00869", court="arb", name="In re Quill").id
    appeal = empty.clerk.open("09-4411", court="ca9", name="Quill v. Vane").id

    for text, case in (("09-00869", bankrupt), ("09-869", bankrupt), ("0:09-bk-869", bankrupt), ("09-cv-4411", appeal)):
        assert empty.clerk.find_case(text) == case
    for text in ("09-cv-00869", "08-00869", "09-00868"):
        with pytest.raises(UnknownReferenceError, match="No case"):
            empty.clerk.find_case(text)


def test_a_number_without_type_that_may_be_of_two_cases_is_asked_about(empty: Story) -> None:
    for kind in ("cv", "cr"):
        empty.clerk.open(f"1:24-{kind}-00731", court="ord", name=f"Of type {kind}")

    with pytest.raises(UnknownReferenceError, match=r"2 cases in this store answer to “24-731”"):
        empty.clerk.find_case("24-731")


def test_one_number_in_two_courts_is_two_cases(empty: Story) -> None:
    here = empty.clerk.open("22-mc-80319", court="cand", name="Here")
    there = empty.clerk.open("22-mc-80319", court="nysd", name="There")

    assert here.id != there.id


def test_leading_zeros_of_the_serial_do_not_count() -> None:
    assert parse_docket_number("1:23-cv-00042").key == parse_docket_number("23-cv-42").key


def test_an_appeal_has_no_type() -> None:
    number = parse_docket_number("No. 23-1234")

    assert (str(number), number.type, number.office) == ("23-1234", "", None)


@pytest.mark.parametrize(
    "writing", ["", "80319", "mc-80319", "3:22-mc", "Twitter", "22-mc-80319; DROP", "٢٢-mc-1x", "3:22-mc-1234567"]
)
def test_what_is_no_number_is_refused_with_a_form_to_follow(writing: str) -> None:
    with pytest.raises(InvalidWordError, match=r"is not a docket number\. Write it like 3:22-mc-80319"):
        parse_docket_number(writing)


@given(
    office=st.none() | st.integers(1, 9),
    year=st.integers(0, 99),
    kind=st.sampled_from(["cv", "cr", "mc", "md", "bk"]),
    serial=st.integers(1, 999_999),
    judges=st.lists(st.text("ABCXYZ", min_size=1, max_size=4), max_size=3),
)
def test_a_number_is_read_back_from_the_way_it_is_printed(
    office: int | None, year: int, kind: str, serial: int, judges: list[str]
) -> None:
    written = "-".join([f"{f'{office}:' if office else ''}{year:02}", kind.upper(), str(serial), *judges])

    number = parse_docket_number(written)

    assert (number.office, number.year, number.type, number.serial) == (
        office and str(office),
        f"{year:02}",
        kind,
        serial,
    )
    assert parse_docket_number(str(number)).same_case(number)
    assert parse_docket_number(str(number)).office == number.office


# --- entries ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("22", "22"), ("ECF No. 22-1", "22-1"), ("ECF 22", "22"), ("ecf no. 22", "22"), ("Dkt. 1.1", "1-1"), ("Dkt. No. 22", "22"),
        ("D.E. 22", "22"), ("Doc. 22-1", "22-1"), ("docket 7", "7"), ("022-01", "22-1"), ("22–1", "22-1"), ("22 - 1", "22-1"),
        ("22-0", "22"), ("E7", "E7"), ("e07", "E7"), (" 22 ", "22"),
    ],
)  # fmt: skip
def test_an_entry_is_understood_as_it_is_usually_cited(typed: str, entry: str) -> None:
    assert parse_entry(typed) == entry


@pytest.mark.parametrize("typed", ["", "A4", "twenty-two", "22-1-1", "22a", "ECF", "E", "-1", "22;23", "222222"])
def test_what_is_no_entry_is_refused_with_the_forms_there_are(typed: str) -> None:
    with pytest.raises(InvalidWordError, match=r"is not an entry\. Write its docket number \(22\)"):
        parse_entry(typed)


# --- dates ------------------------------------------------------------------------------------------------------------


@given(st.dates())
def test_an_iso_date_is_read_as_it_is_written(day: date) -> None:
    assert parse_date(f" {day.isoformat()} ") == day


@pytest.mark.parametrize(
    "typed",
    [
        "02/03/2023",
        "3.2.2023",
        "Feb 3, 2023",
        "2023-2-3",
        "20230203",
        "2023-02-30",
        "2023-W05-5",
        "2023-02-03T00:00",
        "today",
        "",
    ],
)
def test_any_other_date_is_refused_since_it_may_mean_two_days(typed: str) -> None:
    with pytest.raises(InvalidWordError, match=r"is not a filed date\. Write year-month-day, for example 2023-01-09"):
        parse_date(typed, "filed date")


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("17-43611-BDL", "17-43611"),
        ("09-02199-JKO", "09-02199"),
        ("10-01083-8-RDD", "10-01083"),
        ("2:08-bk-18814-JMM", "2:08-bk-18814"),
        ("1:24-ap-00187", "1:24-ap-00187"),
        ("1:08-md-01963-RWS", "1:08-md-01963"),
        ("3:16-cr-00225-CRB-4", "3:16-cr-00225"),
        ("1:08-cv-00398-GWC-TCS-LMG", "1:08-cv-00398"),
        ("1:19-vv-01234-UNJ", "1:19-vv-01234"),
        ("25-00041", "25-00041"),
        ("23-7222", "23-7222"),
        ("2020-1140", "20-1140"),
        ("NV-15-1074-KuDTa", "15-1074"),
        ("MDL No. 2741", "MDL No. 2741"),
    ],
)
def test_the_numbers_of_every_kind_of_federal_court_are_read(printed: str, canonical: str) -> None:
    number = parse_docket_number(printed)

    assert str(number) == canonical
    assert number.same_case(parse_docket_number(canonical))


def test_a_paper_that_is_numbered_by_its_key_is_an_entry() -> None:
    assert parse_entry("00117523228") == "117523228"
