"""Which other entries an entry names and what it does to them: rule by rule, and against the links of the shared pages."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from docket_rows import PAGES, court_of, linked_rows, looked_at, rows

from docket.docket_text.facts import EntryReading, Link
from docket.docket_text.reading import read_entry

SPELLED: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "data" / "docket_text" / "references.toml").read_text("utf-8")
)
KNOWN = {
    "1": "COMPLAINT against Moor Mills filed by Ada Brandt. (Attachments: # 1 Exhibit A)(Ode, Cam) (Entered: 01/02/2024)",
    "7": "ORDER Setting Initial Case Management Conference. Signed by Judge Bo Sandell on 1/9/2024. (jr) (Entered: 01/09/2024)",
    "12": "MOTION to Dismiss for Failure to State a Claim filed by Moor Mills. (Pike, Al) (Entered: 02/01/2024)",
    "13": "DECLARATION of Lou Fenn in Support of 12 MOTION to Dismiss filed by Moor Mills. (Pike, Al) (Entered: 02/01/2024)",
    "15": "RESPONSE in Opposition re 12 MOTION to Dismiss filed by Ada Brandt. (Ode, Cam) (Entered: 02/15/2024)",
    "25": "ORDER to Unseal. Signed by Judge Bo Sandell on 3/8/2024. (jr) (Entered: 03/08/2024)",
    "20": "MOTION in Limine to Exclude Expert Testimony by Ada Brandt. (Ode, Cam) (Entered: 03/01/2024)",
}


def read(
    text: str, court: str = "cand", number: str | None = "30", known: Mapping[str, str] | None = KNOWN
) -> EntryReading:
    return read_entry(text, court=court, number=number, known=known)


def found(text: str, court: str = "cand", number: str | None = "30") -> list[tuple[str, str]]:
    return [(one.to, one.role) for one in read(text, court, number).relations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ORDER granting 12 Motion to Dismiss. Signed by Judge Bo Sandell on 4/1/2024. (jr)", [("12", "rules_on")]),
        (
            "Order by Judge Bo Sandell granting [12] Motion to Dismiss.(jr, COURT STAFF) (Filed on 4/1/2024)",
            [("12", "rules_on")],
        ),
        (
            "ORDER denying as moot 12 Motion to Dismiss; granting in part and denying in part 20 Motion in Limine.",
            [("12", "rules_on"), ("20", "rules_on")],
        ),
        (
            "RESPONSE in Opposition re 12 MOTION to Dismiss for Failure to State a Claim filed by Ada Brandt.",
            [("12", "responds_to")],
        ),
        ("OPPOSITION/RESPONSE (re 12 MOTION to Dismiss ) filed byAda Brandt. (Ode, Cam)", [("12", "responds_to")]),
        ("REPLY to Response to Motion re 12 MOTION to Dismiss filed by Moor Mills. (Pike, Al)", [("12", "replies_to")]),
        ("REPLY to 15 Response in Opposition filed by Moor Mills. (Pike, Al)", [("15", "replies_to")]),
        ("MEMORANDUM in Support re 12 MOTION to Dismiss filed by Moor Mills. (Pike, Al)", [("12", "supports")]),
        ("DECLARATION of Gia Mott in Support of 12 MOTION to Dismiss filed by Moor Mills.", [("12", "supports")]),
        (
            "MEMORANDUM OF LAW in Opposition re: 12 MOTION to Dismiss . Document filed by Ada Brandt.",
            [("12", "responds_to")],
        ),
        ("ANSWER to 1 Complaint with JURY DEMAND. Document filed by Moor Mills..(Pike, Al)", [("1", "responds_to")]),
        ("NOTICE of Errata re 13 Declaration by Moor Mills. (Pike, Al)", [("13", "corrects")]),
        ("NOTICE OF WITHDRAWAL re 12 MOTION to Dismiss filed by Moor Mills. (Pike, Al)", [("12", "withdraws")]),
        (
            "EXHIBITS re 13 Declaration filed by Moor Mills. (Attachments: # 1 Exhibit B)(Pike, Al)",
            [("13", "attaches")],
        ),
        ("Set/Reset Deadlines as to 12 MOTION to Dismiss . Responses due by 2/20/2024. (jr)", [("12", "continues")]),
        (
            "AMENDED COMPLAINT against Moor Mills amending 1 Complaint. Filed by Ada Brandt. (Ode, Cam)",
            [("1", "corrects")],
        ),
        ("MOTION to Strike 13 Declaration filed by Ada Brandt. (Ode, Cam)", [("13", "responds_to")]),
    ],
)
def test_roles(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("court", "text", "expected"),
    [
        (
            "ned",
            "BRIEF in support of MOTION in Limine 20 by Attorney Cam Ode as to defendant(s) Lou Fenn. (Ode, Cam)",
            ["20"],
        ),
        (
            "ned",
            "ORDER - The plaintiff's motion in limine (filing no. 20 ) is granted. Ordered by Judge Bo Sandell.",
            ["20"],
        ),
        ("azb", "BNC Certificate of Notice (related document(s) 7 Order Setting Conference) (Admin.)", ["7"]),
        (
            "nysb",
            "Affidavit of Service (related document(s)12, 13, 15) Filed by Gia Mott on behalf of Heron Foods. (Mott, Gia)",
            ["12", "13", "15"],
        ),
        (
            "cacb",
            "Notice of Hearing Filed by Debtor Ty Noor (RE: related document(s)12 Motion to Dismiss by Moor, 13 Declaration).",
            ["12", "13"],
        ),
        ("ilnb", "Order Granting Motion (Related Doc # 12 ). Signed on 5/21/2024. (Ames, Jo)", ["12"]),
        (
            "flsb",
            "Response to (12 Motion to Dismiss filed by Creditor Cedar Bank) Filed by Debtor Ty Noor. (Noor, Ty)",
            ["12"],
        ),
        (
            "deb",
            "Certificate of Service (related document(s)[12], [13]) Filed by Heron Foods. (Fisk, Ro)",
            ["12", "13"],
        ),
        (
            "cacd",
            "REPLY MOTION to Dismiss for Failure to State a Claim[12] [15] filed by Defendant Moor Mills. (Pike, Al)",
            ["12", "15"],
        ),
        (
            "casd",
            "Minute Entry for proceedings held before Judge Eli Sato: [12-1] MOTION to Dismiss - Denied. (jms)",
            ["12"],
        ),
        ("nysd", "ORDER: The Clerk of Court is directed to terminate the motion at Dkt. No. 12. (ma)", ["12"]),
        ("ohsd", "ORDER denying Doc. 12 Motion to Dismiss, denying ECF No. 20.", ["12", "20"]),
        ("utd", "Sealed Document. (ce) Modified by unsealing entry per order 7 on 10/26/2024 (rak).", ["7"]),
        (
            "cit",
            "Certificate of service (related document(s) 7, 12, 1 ). Filed by Ro Fisk on behalf of Kestrel Optics.",
            ["1", "12", "7"],
        ),
    ],
)
def test_numbers_in_the_spelling_of_many_courts(court: str, text: str, expected: list[str]) -> None:
    assert sorted({to for to, _ in found(text, court)}) == sorted(expected)


@pytest.mark.parametrize("row", SPELLED["entry"], ids=lambda row: f"{row['court']} {row['text'][:30]}")
def test_entries_as_many_courts_name_others(row: dict[str, Any]) -> None:
    told = read_entry(row["text"], court=row["court"], number="60", known=SPELLED["known"])
    assert {one.to for one in told.relations} == set(row["entries"])


@pytest.mark.parametrize(
    "text",
    [
        "ORDER: 1) The trial remains set. 2) Counsel shall appear in 12 days.",
        "Motion for Relief from Stay Re: 12 East Elm Street, Yuma, AZ 85364 filed by MARK 7 BOSK on behalf of Cedar Bank.",
        "JUDGMENT as to Lou Fenn (1). Count 1: 12 months. Violation of 18 U.S.C. 1343, 1 and 7. Fine $12.",
        "NOTICE pursuant to Rule 12(b)(6) and Fed. R. Civ. P. 7 by Ada Brandt. Exhibit 12 to follow.",
        "NOTICE of 12 depositions by Ada Brandt. Report of 7 witnesses. ORDER granting 12 extensions.",
        "WITHDRAWAL of Claim 12 filed by Cedar Bank. (Kim, Su)",
        "Chapter 13 Plan Filed by Debtor Ty Noor. 12 pages. Receipt number 1277. Fee amount 12.00.",
        "Minute Entry: Hearing held in Courtroom 12 at 1:30 PM on 3/7/2024. (CD# 12:7:15-12:20). 1 of 7.",
        "TRANSCRIPT ordered. Related to Case No. 12-1234 and 3:12-cv-00007.",
        "MOTION to Continue (Attachments: # 1 Exhibit 12, # 7 Declaration re 13)(Ode, Cam)",
    ],
)
def test_numbers_that_are_no_entries(text: str) -> None:
    assert found(text) == []


def test_a_later_entry_is_not_meant_unless_the_clerk_says_so() -> None:
    assert found("RESPONSE re 20 MOTION in Limine by Moor Mills.", number="18") == []
    assert found("LETTER from Lou Fenn. Modified on 4/4/2024 to correct event per order 25 (jr).", number="18") == [
        ("25", "continues")
    ]


def test_an_appellate_document_id_is_no_entry_number() -> None:
    text = "RESPONSE filed by Appellant Ren Solis to motion [5417459-2]. [25-1010] (RS) [Entered: 03/04/2025 02:07 PM]"
    assert read(text, "ca1").relations == ()
    assert [
        one.to for one in read("PAPER COPIES REQUESTED for the Appellant Brief [12] [25-20100] (AGL)", "ca5").relations
    ] == ["12"]


def test_a_link_is_the_ground_where_there_is_one() -> None:
    text = "REPLY re 12 MOTION to Dismiss filed by Moor Mills. (Pike, Al)"
    [one] = read_entry(text, court="cand", number="30", links=[Link(9, 11, "12")], known=KNOWN).relations
    assert (one.to, one.role, one.ground, one.cue) == ("12", "replies_to", "link", "re")
    assert text[slice(*one.span)] == "re 12"


def test_without_the_docket_a_title_behind_the_number_is_the_ground() -> None:
    told = read("OBJECTION by Moor Mills to 14 Proposed Jury Instructions. Room 22.", known=None).relations
    assert [one.to for one in told] == ["14"]


def test_what_the_filer_typed_needs_a_document_cue() -> None:
    text = "Motion for Relief from Stay Re: 12 Elm Hollow filed by Cedar Bank. (Kim, Su)"
    told = read_entry(text, court="azb", number="30", filer_text=[(28, 45)], known=KNOWN).relations
    assert told == ()


# Against the links of the shared pages

pages = pytest.mark.skipif(not PAGES, reason="the shared docket pages are not on this machine")


def measured(paths: list[Path]) -> Counter[str]:
    """Hits, misses and wrong ones over the rows that have a link; a target that no link can lead to is not counted."""
    count: Counter[str] = Counter()
    for path, row, known, linkable in linked_rows(paths):
        told = read_entry(
            row.text, court=court_of(path), number=row.number, filer_text=row.italics, known=known
        ).relations
        numbers = {one.to for one in told}
        count["hit"] += len(numbers & row.links)
        count["missed"] += len(row.links - numbers)
        count["wrong"] += len((numbers - row.links) & linkable)
    return count


@pages
@pytest.mark.parametrize("kind", ["district", "bankruptcy"])
@pytest.mark.parametrize("looked", [True, False], ids=["looked at", "held back"])
def test_relations_from_the_text_alone(kind: str, looked: bool) -> None:
    paths = [path for path in PAGES if looked_at(path) == looked and path.parent.name.endswith(kind)]
    count = measured(paths)
    assert count["hit"] >= (0.98 if looked else 0.95) * (count["hit"] + count["missed"]), count
    assert count["hit"] >= (0.97 if looked else 0.92) * (count["hit"] + count["wrong"]), count


@pages
def test_the_links_themselves_are_all_taken() -> None:
    for path, row, known, _ in linked_rows(PAGES):
        by_target = {target: n for target, n in ((r.own, r.number) for r in rows(path)) if target}
        links = [
            Link(s, e, by_target.get(keys) or row.text[s:e].strip()) for s, e, keys in row.anchors if keys != row.own
        ]
        told = read_entry(row.text, court=court_of(path), number=row.number, links=links, known=known).relations
        assert row.links <= {one.to for one in told}, (path.name, row.number)
