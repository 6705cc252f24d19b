"""Captions in two columns, as converters print them: the title without the parties, or none."""

import pytest

from docket.intake.courts import court_meant
from docket.intake.reading import read

COURT = "UNITED STATES DISTRICT COURT\nDISTRICT OF NEVADA\n\n"
BODY = "\n\nThe parties have met and conferred at length about the widgets, and nothing came of it in the end.\n"
SPLIT = "ORDER GRANTING IN PART AND DENYING IN PART MOTION TO COMPEL"

BRACKETS = """\
ACME WIDGETS, INC.,            )
                               )   Case No. 2:25-cv-01234-AB
               Plaintiff,      )
                               )   ORDER GRANTING IN PART AND
     v.                        )   DENYING IN PART MOTION TO
                               )   COMPEL
ROE CORP.,                     )
                               )   (Dkt. 44)
               Defendant.      )
"""
BARS = """\
ACME WIDGETS, INC., | Case No. 2:25-cv-01234-AB
Plaintiff, |
v. | ORDER GRANTING IN PART AND
ROE CORP., | DENYING IN PART MOTION TO
Defendant. | COMPEL
"""
TABLE = """\
| ACME WIDGETS, INC., | Case No. 2:25-cv-01234-AB |
|---|---|
| Plaintiff, | |
| v. | ORDER GRANTING IN PART AND |
| ROE CORP., | DENYING IN PART MOTION TO |
| Defendant. | COMPEL |
"""
SECTIONS = """\
ACME WIDGETS, INC.,         §
     Plaintiff,             §
                            §
v.                          §   CIVIL ACTION NO. 4:21-CV-00345
                            §
ROE CORP.,                  §
     Defendant.             §

ORDER GRANTING IN PART AND DENYING IN PART MOTION TO COMPEL
"""
COLONS = """\
-------------------------------x
ACME WIDGETS, INC.,            :
                  Plaintiff,   :   21 Civ. 345 (ABC)
       -against-               :
                               :   ORDER GRANTING IN PART AND
JANE ROE,                      :   DENYING IN PART MOTION TO
                  Defendant.   :   COMPEL
-------------------------------x
"""
WIDE = """\
ACME WIDGETS, INC.,                 Case No. 2:25-cv-01234-AB
               Plaintiff,
     v.                             ORDER GRANTING IN PART AND
                                    DENYING IN PART MOTION TO
JANE ROE,                           COMPEL
               Defendant.
"""
TABS = """\
ACME WIDGETS, INC.,>Case No. 2:25-cv-01234-AB
Plaintiff,
v.>ORDER GRANTING IN PART AND
ROE CORP.,>DENYING IN PART MOTION TO
Defendant.>COMPEL
""".replace(">", "\t")
NUMBER_BETWEEN = """\
JOHN POE, on behalf of himself and all     No. 2:25-cv-01234-AB
others similarly situated,
                                           ORDER GRANTING IN PART AND
          Plaintiff,                       DENYING IN PART MOTION
     v.                                    TO COMPEL
ROE BANK, N.A.,
          Defendant.
"""
ONE_SPACE = """\
ACME WIDGETS, INC., ) Case No. 2:25-cv-01234-AB
Plaintiff, v.  ORDER GRANTING IN PART AND
ROE CORP., DENYING IN PART MOTION TO
Defendant. COMPEL
"""
NEVER_PARTED = """\
ACME WIDGETS, INC., Case No. 2:25-cv-01234-AB
Plaintiff,
v. ORDER GRANTING IN PART AND
ROE CORP., DENYING IN PART MOTION TO
Defendant. COMPEL
"""
BELOW = """\
ACME WIDGETS, INC.,
Plaintiff,
v.
ROE CORP.,
Defendant.

Case No. 2:25-cv-01234-AB
ORDER GRANTING IN PART AND
DENYING IN PART MOTION TO COMPEL
"""
LONG_NAME = """\
ACME WIDGETS, INC.,              Case No. 2:25-cv-01234-AB
               Plaintiff,
     v.                          ORDER GRANTING IN PART AND
ROE CORPORATION OF ALL NEVADA IN DENYING IN PART MOTION TO
LIQUIDATION,                     COMPEL
               Defendant.
"""
IN_RE = """\
IN RE WIDGET ANTITRUST              Case No. 2:25-cv-01234-AB
LITIGATION
                                    ORDER GRANTING IN PART AND
This Document Relates to:           DENYING IN PART MOTION TO
ALL ACTIONS                         COMPEL
"""
ONE_ROW = """\
ACME WIDGETS, INC., Plaintiff, v. ROE CORP., Defendant.
Case No. 2:25-cv-01234-AB

ORDER GRANTING IN PART AND DENYING IN PART MOTION TO COMPEL
"""
PERSON = """\
JOHN POE, Case No. 2:25-cv-01234-AB
Plaintiff,
v. ORDER GRANTING IN PART AND
JANE ROE, DENYING IN PART MOTION TO
Defendant. COMPEL
"""


@pytest.mark.parametrize(
    "caption",
    [BRACKETS, BARS, TABLE, SECTIONS, COLONS, WIDE, TABS, ONE_SPACE, NEVER_PARTED, BELOW, LONG_NAME, IN_RE, ONE_ROW,
     NUMBER_BETWEEN],
    ids=["brackets", "bars", "table", "sections", "colons", "wide", "tabs", "one space", "never parted", "below",
         "long name", "in re", "one row", "two rows of a name"],
)  # fmt: skip
@pytest.mark.parametrize("margin", [False, True], ids=["plain", "margin"])
def test_the_title_leaves_the_parties_out(caption: str, margin: bool) -> None:
    paper = COURT + caption + BODY
    if margin:
        paper = "".join(f"{n:2} {line}\n" for n, line in enumerate(paper.split("\n")[:28], 1))
    found = read(paper.encode(), "order.txt")
    assert found.document.title == SPLIT
    assert found.document.kind == "order"
    assert found.outline == ()


def test_the_span_of_a_title_in_a_column_has_the_title_alone() -> None:
    found = read((COURT + BRACKETS + BODY).encode(), "order.txt")
    span = found.document.spans["title"]
    assert [found.text[s:e] for s, e in span.parts] == [
        "ORDER GRANTING IN PART AND", "DENYING IN PART MOTION TO", "COMPEL",
    ]  # fmt: skip


def test_a_name_that_the_paper_uses_elsewhere_parts_a_row() -> None:
    known = read((COURT + PERSON + BODY + "Defendant Jane Roe moves to compel.\n").encode(), "order.txt")
    assert known.document.title == SPLIT


def test_a_title_that_cannot_be_told_from_the_parties_is_null() -> None:
    found = read((COURT + PERSON + BODY).encode(), "order.txt").document
    assert (found.title, found.kind) == (None, "order")
    brief = read((COURT + PERSON.replace("ORDER", "MOTION") + BODY).encode(), "motion.txt").document
    assert (brief.title, brief.kind) == (None, None)


def test_a_title_that_breaks_off_is_null() -> None:
    cut = COURT + BRACKETS.replace("COMPEL", "      ").replace("(Dkt. 44)", "Hearing: June 1") + BODY
    assert read(cut.encode(), "order.txt").document.title is None


def test_a_party_named_like_a_paper_is_no_title() -> None:
    caption = "MOTION PICTURES, INC.,\nPlaintiff,\nv.\nROE CORP.,\nDefendant.\n\nCase No. 2:25-cv-01234-AB\n\nORDER\n"
    assert read((COURT + caption + BODY).encode(), "order.txt").document.title == "ORDER"


def test_a_citation_at_the_head_of_a_row_is_no_caption() -> None:
    body = "ORDER\n\nINTRODUCTION\n\nThe rule of Jones\nv. Smith, 12 F.3d 34 (2d Cir. 1999), is old,\n"
    found = read((COURT + "IN THE MATTER OF A SUBPOENA\n\n" + body).encode(), "order.txt")
    assert found.document.title == "ORDER"
    assert [heading.title for heading in found.outline] == ["INTRODUCTION"]


def test_a_title_with_the_role_alone_gives_the_one_party_of_the_caption_that_has_it() -> None:
    head = "UNITED STATES DISTRICT COURT\nDISTRICT OF NEVADA\n\n{},\n     Plaintiff,\nv.\n{},\n     {}.\n\n"
    title = "Case No. 2:24-cv-00012\n\nDEFENDANT'S OPPOSITION TO MOTION TO COMPEL\n\nThe motion is late.\n"
    one = read((head.format("JANE ROE", "ORLO TOOLS, INC.", "Defendant") + title).encode(), "one.txt").document
    assert (one.filer, one.filer_role) == ("ORLO TOOLS, INC.", "defendant")
    two = head.format("JANE ROE", "ORLO TOOLS, INC.; and PETRA VANE", "Defendants") + title
    assert read(two.encode(), "two.txt").document.filer is None


@pytest.mark.parametrize(
    ("written", "court"),
    [
        ("N.D. Cal.", "cand"), ("S.D.N.Y.", "nysd"), ("D. Mass.", "mad"), ("E.D. Pa.", "paed"), ("D.D.C.", "dcd"),
        ("W.D. Va.", "vawd"), ("D. Md.", "mdd"), ("M.D. Fla.", "flmd"), ("D.N.J.", "njd"), ("D. Nev.", "nvd"),
        ("Northern District of Texas", "txnd"), ("N.D. Nowhere", None), ("Del.", None), ("", None),
    ],
)  # fmt: skip
def test_a_court_is_known_as_lawyers_cite_it(written: str, court: str | None) -> None:
    assert court_meant(written) == court
