"""Reading whole papers of our own making: caption, outline, record cites, orders, and what is not text."""

import json
import re
from collections.abc import Callable

import pytest

from docket.clerk.readings import Readings
from docket.intake.caption import caption_facts
from docket.intake.clean import clean
from docket.intake.courts import court_id
from docket.intake.pins import pins_after
from docket.intake.reading import Reading, UnreadablePaperError, decode, read
from docket.intake.titles import kind_of

BRIEF = """\
Ann Poe (SBN 1)
Attorneys for Plaintiff
ACME WIDGETS, INC.

UNITED STATES DISTRICT COURT
EASTERN DISTRICT OF NEW YORK

ACME WIDGETS, INC., Plaintiff,
v.
ROE CORP., Defendant.

Case No. 1:21-cv-00345-ABC

**PLAINTIFF'S OPPOSITION TO
DEFENDANT'S MOTION TO DISMISS**

## TABLE OF CONTENTS

INTRODUCTION ..... 1
I. ROE WAIVED THE POINT ..... 2

## INTRODUCTION

Roe moves again. Dkt. 14, Motion to Dismiss (“Mot.”) at 3. See Dkt. 12, Declaration of Ann Smith (“Smith Decl.”).

### **I. ROE WAIVED THE POINT**

Smith Decl. ¶¶ 3–5, Ex. A. Id. ¶ 9. The rule is old. Jones v. Smith, 12 F.3d 34, 36 (2d Cir. 1999). Id. at 37.
Mot. at 6 n.2; ECF No. 12-3 at 7:2-9. Poe v. Yak, No. 19-mc-80146-SK, ECF No. 44 at 5. See supra Section IV.B.

A. Roe said nothing at all.

The Order of the day changed. (Dkt. Nos. 3, 5.) Doe Dep. 12:3-13:4.

#### **B. Roe was late, and**
**knew it.**

Some words.

CONCLUSION

Deny it. By March 1, 2022, Roe shall pay, Acme says.

Dated: February 1, 2022

By: /s/ Ann Poe
"""

ORDER = """\
Case 2:20-cv-01234-XY Document 55 Filed 06/07/21 Page 1 of 2
IN THE UNITED STATES DISTRICT COURT
FOR THE DISTRICT OF NEVADA

SMITH, Plaintiff, v. JONES, Defendant.

Case No. 2:20-cv-01234-XY

ORDER GRANTING IN PART MOTION TO STRIKE

Jones argues that Smith must answer within 30 days. See Poe v. Roe, 1 F.3d 2 (9th Cir. 1993) (the court GRANTS it).
IT IS THEREFORE ORDERED that Jones's motion to strike (ECF No. 40) is GRANTED IN PART and DENIED IN PART.
Case 2:20-cv-01234-XY Document 55 Filed 06/07/21 Page 2 of 2
IT IS FURTHER ORDERED that Smith shall file an amended complaint within 14 days of this order. Jones shall respond
on or before July 9, 2021. By no later than June 30, 2021, the parties must meet and confer. The Court DENIES the rest.

IT IS SO ORDERED.

DATED this 7th day of June, 2021.

Maria Lopez
United States District Judge
"""


@pytest.fixture
def brief() -> Reading:
    return read(BRIEF.encode(), "brief.txt")


@pytest.fixture
def order() -> Reading:
    return read(ORDER.encode(), "order.txt")


def test_the_caption_of_a_brief(brief: Reading) -> None:
    facts = brief.document
    assert (facts.court, facts.case_number, facts.kind) == ("nyed", "1:21-cv-00345-ABC", "opposition")
    assert facts.title == "PLAINTIFF'S OPPOSITION TO DEFENDANT'S MOTION TO DISMISS"
    assert (facts.filer, facts.filer_role, facts.signed_by) == ("ACME WIDGETS, INC.", "plaintiff", "Ann Poe")
    assert (facts.dated, facts.filed_on, facts.judge) == ("2022-02-01", None, None)


def test_what_is_not_stated_is_null() -> None:
    facts = read(b"Some words.\n", "x").document
    assert {facts.court, facts.case_number, facts.kind, facts.title, facts.dated, facts.judge, facts.signed_by} == {
        None
    }


def test_the_outline_has_the_body_alone(brief: Reading) -> None:
    assert [(h.level, h.number, h.title) for h in brief.outline] == [
        (1, None, "INTRODUCTION"),
        (1, "I", "ROE WAIVED THE POINT"),
        (2, "A", "Roe said nothing at all."),
        (2, "B", "Roe was late, and knew it."),
        (1, None, "CONCLUSION"),
    ]


def test_record_cites_with_sources_and_pins(brief: Reading) -> None:
    got = [(c.source, c.document, [(p.kind, p.low, p.high) for p in c.pins]) for c in brief.record_cites]
    assert got == [
        ("Mot.", "dkt:14", [("page", 3, 3)]),
        ("Smith Decl.", "dkt:12", []),
        ("Smith Decl.", "dkt:12", [("paragraph", 3, 5), ("exhibit", "A", "A")]),
        ("Smith Decl.", "dkt:12", [("paragraph", 9, 9)]),
        ("Mot.", "dkt:14", [("page", 6, 6), ("footnote", 2, 2)]),
        ("ECF No. 12-3", "dkt:12-3", [("page", 7, 7), ("line", 2, 9)]),
        ("No. 19-mc-80146-SK, ECF No. 44", None, [("page", 5, 5)]),
        ("supra", None, [("section", "IV.B", "IV.B")]),
        ("Dkt. No. 3", "dkt:3", []),
        ("Dkt. No. 5", "dkt:5", []),
        ("Doe Dep.", None, [("page", 12, 13), ("line", 3, 4)]),
    ]


def test_a_cross_reference_to_nothing_is_said(brief: Reading) -> None:
    assert any("supra Section IV.B" in warning for warning in brief.warnings)


def test_a_brief_orders_nothing(brief: Reading) -> None:
    assert (brief.deadlines, brief.dispositions) == ((), ())


def test_deadlines_of_an_order(order: Reading) -> None:
    assert [(d.due, d.obligor, d.what) for d in order.deadlines] == [
        (None, "Smith", "file an amended complaint"),
        ("2021-07-09", "Jones", "respond"),
        ("2021-06-30", "the parties", "meet and confer"),
    ]


def test_dispositions_of_an_order(order: Reading) -> None:
    assert [(d.outcome, d.motion) for d in order.dispositions] == [
        ("granted_in_part", "Jones's motion to strike (ECF No. 40)"),
        ("denied", "the rest"),
    ]


def test_the_stamp_and_the_signature_of_an_order(order: Reading) -> None:
    facts = order.document
    assert (facts.filed_on, facts.dated, facts.pages) == ("2021-06-07", "2021-06-07", 2)
    assert (facts.court, facts.judge, facts.filer) == ("nvd", "Maria Lopez", None)
    assert [d.span.page for d in order.deadlines] == [2, 2, 2]


def test_the_json_has_the_shape_of_the_contract(order: Reading) -> None:
    shape = json.loads(json.dumps(order.to_json()))
    assert list(shape) == [
        "document", "outline", "authorities", "record_cites", "quotations", "concessions", "deadlines", "dispositions",
        "findings", "warnings", "hearings", "left_open",
    ]  # fmt: skip
    assert list(shape["deadlines"][0]["span"]) == ["start", "end", "page", "lines", "parts"]
    assert shape["warnings"] == list(order.warnings)


def test_every_span_holds_the_words_it_claims(brief: Reading, order: Reading) -> None:
    for reading in (brief, order):
        claims = [(c.text, c.span) for c in reading.record_cites] + [(d.quote, d.span) for d in reading.deadlines]
        for words, span in claims:
            got = "".join(clean(reading.text[s:e]).text for s, e in span.parts)
            assert re.sub(r"\s", "", got) == re.sub(r"\s", "", words)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("DEFENDANT'S REPLY IN SUPPORT OF MOTION TO DISMISS", "reply"),
        ("NOTICE OF MOTION AND MOTION TO COMPEL", "motion"),
        ("DECLARATION OF ANN POE IN SUPPORT OF MOTION", "declaration"),
        ("[PROPOSED] ORDER GRANTING MOTION", "other"),
        ("STIPULATION AND [PROPOSED] ORDER", "stipulation"),
        ("STIPULATION AND ORDER TO EXTEND TIME", "order"),
        ("MEMORANDUM OPINION AND ORDER", "order"),
        ("MEMORANDUM OF LAW IN OPPOSITION TO MOTION", "opposition"),
        ("SUPPLEMENTAL BRIEF ON STANDING", "supplemental"),
        ("FIRST AMENDED COMPLAINT", "complaint"),
        ("CIVIL MINUTES", "minute"),
        ("A POEM", None),
    ],
)
def test_the_first_noun_of_a_title_is_its_kind(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("words", "court"),
    [
        ("UNITED STATES DISTRICT COURT FOR THE WESTERN DISTRICT OF NORTH CAROLINA", "ncwd"),
        ("In the United States District Court for the District of Columbia", "dcd"),
        ("UNITED STATES COURT OF APPEALS FOR THE NINTH CIRCUIT", "ca9"),
        ("SUPERIOR COURT OF CALIFORNIA", None),
    ],
)
def test_courts_by_name(words: str, court: str | None) -> None:
    assert court_id(words) == court


@pytest.mark.parametrize(
    ("words", "pins"),
    [
        (" at 8 n.4", [("page", 8, 8), ("footnote", 4, 4)]),
        (", at ¶ 42, ex. 9", [("paragraph", 42, 42), ("exhibit", 9, 9)]),
        (" ¶ 32 & Ex. 5", [("paragraph", 32, 32), ("exhibit", 5, 5)]),
        (" at 118-19.", [("page", 118, 119)]),
        (" ¶ 5, 12 F.3d 3", [("paragraph", 5, 5)]),
        (" and then", []),
    ],
)
def test_pins(words: str, pins: list[tuple[str, int | str, int | str]]) -> None:
    assert [(p.kind, p.low, p.high) for p in pins_after(words, 0).pins] == pins


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"PK\x03\x04abc", b"a\x00b", b"\x89PNG\r\n"])
def test_what_is_no_text_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(UnreadablePaperError, match=r"brief\.x is .* (file that|text)"):
        read(data, "brief.x")


def test_other_encodings_are_read_with_a_warning() -> None:
    assert decode("§ 1 – “x”".encode("cp1252"))[0] == "§ 1 – “x”"
    assert decode("\ufeffabc".encode("utf-16-le"))[1]
    assert decode("\ufeffa\r\nb".encode()) == ("\ufeffa\r\nb", [])


def test_a_date_told_of_is_no_date_of_the_paper() -> None:
    assert caption_facts(clean("The letter was dated by hand.\n\nDated: May 5, 2020\n")).dated == "2020-05-05"


class _EnoughError(Exception):
    """Whoever waits wants it no more."""


def test_a_reading_ends_wherever_whoever_waits_says_so_and_begins_anew_afterwards() -> None:
    def whole(check: Callable[[], None]) -> object:
        reading = read(BRIEF.encode(), "brief.txt", check=check)
        return reading.quotations, reading.concessions

    asked = 0

    def count() -> None:
        nonlocal asked
        asked += 1

    expected = whole(count)
    assert asked >= 10  # between the passes of the cleaning, the stages, and pieces of the citations
    for last in range(asked):
        left = last

        def enough() -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise _EnoughError

        with pytest.raises(_EnoughError):
            whole(enough)
    assert whole(lambda: None) == expected


def test_a_reading_is_kept_for_its_bytes_whatever_the_file_is_called_and_only_so_much_of_them_has_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("docket.clerk.readings._MOST", len(BRIEF) + 10)
    kept = Readings()
    first = kept.read(BRIEF.encode(), "brief.txt")
    assert kept.read(BRIEF.encode(), "44") is first
    kept.read(b"A short letter.", "letter.txt")
    assert kept.read(BRIEF.encode(), "44") is not first
    kept.forget()
    assert kept.read(b"A short letter.", "letter.txt").text == "A short letter."
