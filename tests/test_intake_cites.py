"""Cites to the record and to the law, as lawyers of many courts write them; all papers here are invented."""

import pytest

from docket.intake.authorities import legal_citations
from docket.intake.clean import clean
from docket.intake.facts import Authority, RecordCite
from docket.intake.reading import read
from docket.intake.record_cites import record_cites


def cites(text: str) -> tuple[RecordCite, ...]:
    return read(f"Some Brief.\n\n{text}\n".encode(), "brief.txt").record_cites


def law(text: str) -> tuple[Authority, ...]:
    return read(f"Some Brief.\n\n{text}\n".encode(), "brief.txt").authorities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # docket numbers
        ("It is late (Dkt. No. 22 at 5).", ["Dkt. No. 22 at 5"]),
        ("It is late (Doc. 12 at 3).", ["Doc. 12 at 3"]),
        ("He said so. (ECF No. 12-3 at PageID.45.)", ["ECF No. 12-3 at PageID.45"]),
        ("(R. 12, Motion to Dismiss, Page ID # 34-35.)", ["R. 12, Motion to Dismiss, Page ID # 34-35"]),
        ("He said so. D.E. 14 at 2. Rec. Doc. 15 at 3.", ["D.E. 14 at 2", "Rec. Doc. 15 at 3"]),
        ("[Filing No. 14 at ECF p. 2]; [Doc. 12, ¶ 4]", ["Filing No. 14 at ECF p. 2", "Doc. 12, ¶ 4"]),
        ("See Doc. # 31-2, ¶¶ 4-6; Dkt. #14; dkt. 16.", ["Doc. # 31-2, ¶¶ 4-6", "Dkt. #14", "dkt. 16"]),
        ("See NYSCEF Doc. No. 45 at 3; D.I. 16 at 2.", ["NYSCEF Doc. No. 45 at 3", "D.I. 16 at 2"]),
        ("See Dkt. Nos. 12, 14, and 15.", ["Dkt. Nos. 12", "14", "15"]),
        ("See DEs 12-1, 14 and 15.", ["DEs 12-1", "14", "15"]),
        ("(Docket Nos. 12 ¶ 3; 14-1 ¶ 4).", ["Docket Nos. 12 ¶ 3", "14-1 ¶ 4"]),
        ("It is late, DE [34] at 2; Dkt. [35] ¶ 3.", ["DE [34] at 2", "Dkt. [35] ¶ 3"]),
        # a name beside its number is one cite
        ("See Roe Decl. (ECF No. 12) ¶ 5.", ["Roe Decl. (ECF No. 12) ¶ 5"]),
        ("See ECF No. 12, Roe Decl. ¶ 5.", ["ECF No. 12, Roe Decl. ¶ 5"]),
        ("(See Pl.’s Opp’n at 4–5, ECF No. 30.)", ["Pl.’s Opp’n at 4–5, ECF No. 30"]),
        ("(Roe Aff. ¶ 4, ECF No. 9-5, PageID.61.)", ["Roe Aff. ¶ 4, ECF No. 9-5, PageID.61"]),
        ("(Roe Decl., ECF No. 9-5, PageID.61, ¶ 4.)", ["Roe Decl., ECF No. 9-5, PageID.61, ¶ 4"]),
        ("See Roe Decl., filed herewith, ¶ 4.", ["Roe Decl., filed herewith, ¶ 4"]),
        ("Roe Decl., Ex. C (Poe Dep.) 7:12-8:1.", ["Roe Decl., Ex. C (Poe Dep.) 7:12-8:1"]),
        ("It was late. See generally Roe Decl.", ["Roe Decl."]),
        # testimony, pleadings, briefs, statements of facts
        ("Roe Dep. 12:3-13:4; Poe Dep. at 45:6-9, 50:1.", ["Roe Dep. 12:3-13:4", "Poe Dep. at 45:6-9, 50:1"]),
        ("Hr'g Tr. 12:3; Tr. 34; Trial Tr. vol. 2, 12:3-9.", ["Hr'g Tr. 12:3", "Tr. 34", "Trial Tr. vol. 2, 12:3-9"]),
        ("He fell. FAC ¶¶ 12-15, 20; Answer ¶ 4.", ["FAC ¶¶ 12-15, 20", "Answer ¶ 4"]),
        ("First Am. Compl. ¶ 4; PSR ¶ 12; Indictment ¶ 3.", ["First Am. Compl. ¶ 4", "PSR ¶ 12", "Indictment ¶ 3"]),
        (
            "MSJ at 4; Pl.'s Br. at 12; Def.'s Mem. 5; AOB 12.",
            ["MSJ at 4", "Pl.'s Br. at 12", "Def.'s Mem. 5", "AOB 12"],
        ),
        ("SUF ¶ 5; PSOF ¶¶ 5-7; Def.'s 56.1 ¶ 9.", ["SUF ¶ 5", "PSOF ¶¶ 5-7", "Def.'s 56.1 ¶ 9"]),
        # exhibits and numbered pages
        ("See Ex. A to Roe Decl. at 4; Ex. 3, at 5.", ["Ex. A to Roe Decl. at 4", "Ex. 3, at 5"]),
        ("Ex. 12 (Roe Dep.) at 34:5-6; Gov't Ex. 4 at 2.", ["Ex. 12 (Roe Dep.) at 34:5-6", "Gov't Ex. 4 at 2"]),
        ("See PX 12 at 3. The letter says so. (ABC00123.)", ["PX 12 at 3", "ABC00123"]),
        ("The log was produced last week as ABC00123-25.", ["ABC00123-25"]),
        ("They run from ABC_0000123 on.", ["ABC_0000123"]),
        # appeals and agencies
        ("See 2-ER-123; 1-SER-4. JA 123-25. ROA.123.", ["2-ER-123", "1-SER-4", "JA 123-25", "ROA.123"]),
        ("The agency agreed. AR 45-46. See Pet. App. 12a.", ["AR 45-46", "Pet. App. 12a"]),
        ("It fell. Pl.’s App. at 88; Defs.’ App. 12.", ["Pl.’s App. at 88", "Defs.’ App. 12"]),
        ("(Pa12). He fell. (Da4-7; Db9).", ["Pa12", "Da4-7", "Db9"]),
        ("(1T31:4-32:19). He fell. (2T45-12 to 47-3).", ["1T31:4-32:19", "2T45-12 to 47-3"]),
        ("It is so. ’902 Patent, col. 6, ll. 12–14.", ["’902 Patent, col. 6, ll. 12–14"]),
        ("(2 RT 345.) It went on. (3 RT 400; 3 RT 401.)", ["2 RT 345", "3 RT 400", "3 RT 401"]),
        # a short name given behind the number, a date between a name and its number
        ("See Roe Decl. [Doc. 6] (“Roe Decl.”) ¶ 7.", ["Roe Decl. [Doc. 6] (“Roe Decl.”) ¶ 7"]),
        ("Dep. of Ann Roe (June 2, 2021) [Doc. 64] at 50.", ["Dep. of Ann Roe (June 2, 2021) [Doc. 64] at 50"]),
        ("Pl.’s L.R. 56(a)2 Stmt. ¶ 14.", ["Pl.’s L.R. 56(a)2 Stmt. ¶ 14"]),
        ("The log (HV 00212) is short. See Roe Dep. T77:3-20.", ["HV 00212", "Roe Dep. T77:3-20"]),
        (
            "See Int. Br., ECF No. 28, at 9; AR Tab 61 at 2240-44.",
            ["Int. Br., ECF No. 28, at 9", "AR Tab 61 at 2240-44"],
        ),
        # within the paper
        ("See § 1, supra; § IV.B, infra.", ["§ 1, supra", "§ IV.B, infra"]),
        ("See supra Part II.B; infra III.D.1; § III, infra.", ["supra Part II.B", "infra III.D.1", "§ III, infra"]),
        # no cite to the record
        ("Interrogatory No. 9 asks who dined. He answered Request No. 4.", []),
        ("Poe v. Roe, 12 F.3d 34, 36 (2d Cir. 1999). Id. at 37.", []),
        ("He lives in Hartford, CT 06103 and bought an AR 15 rifle. Exhibit A shows a map.", []),
        ("She relied on 12 U.S.C. § 5 at 5 p.m. on the 4 items; the doc was 12 pages.", []),
    ],
)
def test_cites_to_the_record(text: str, found: list[str]) -> None:
    assert [c.text for c in cites(text)] == found


def test_a_name_learns_its_number_from_the_place_where_both_stand() -> None:
    found = cites("Roe Decl. (Dkt. 12) ¶ 4. Others differ. Poe Decl. ¶ 5. But see Roe Declaration ¶ 6.")
    assert [(c.text, c.document) for c in found] == [
        ("Roe Decl. (Dkt. 12) ¶ 4", "dkt:12"), ("Poe Decl. ¶ 5", None), ("Roe Declaration ¶ 6", "dkt:12"),
    ]  # fmt: skip


def test_a_short_name_given_inside_a_cite_names_the_source_from_there_on() -> None:
    found = cites("Acme's Statement of Facts (“ASF”) ¶ 4. ASF ¶ 5.")
    assert [(c.text, c.source) for c in found] == [
        ("Acme's Statement of Facts (“ASF”) ¶ 4", "ASF"), ("ASF ¶ 5", "ASF"),
    ]  # fmt: skip


def test_entries_of_other_dockets_are_never_ours() -> None:
    found = cites(
        "Case No. 1:23-cv-00042\n\nUnited States v. Yak, No. 14-CR-387 (ABC), DE 25 (minute entry); DE 47 (indictment). "
        "Later, Yak, DE 50 at 2. DE 3 at 4."
    )
    assert [(c.text, c.document) for c in found] == [
        ("DE 25", None), ("DE 47", None), ("DE 50 at 2", None), ("DE 3 at 4", "dkt:3"),
    ]  # fmt: skip


def test_id_goes_back_over_record_and_law_in_one_order() -> None:
    text = (
        "Roe Decl. ¶ 4. Id. ¶ 5. Poe v. Yak, 12 F.3d 34, 36 (2d Cir. 1999) (quoting Ash v. Elm, 1 F.3d 2 (2d Cir. 1993)). "
        "Id. at 37. Mot. at 3. Id. at 42."
    )
    assert [(c.text, c.source) for c in cites(text) if c.text.startswith("Id")] == [
        ("Id. ¶ 5", "Roe Decl."), ("Id. at 42", "Mot."),
    ]  # fmt: skip
    assert [(a.text, a.cite) for a in law(text) if a.short] == [("Id. at 37", "12 F.3d 34")]


@pytest.mark.parametrize(
    ("text", "kind", "cite", "name", "pin"),
    [
        ("See Bank of Elm v. Ash, 12 F. 3d 34, 36-37 n.4 (2d Cir. 1999).", "case", "12 F.3d 34", "Bank of Elm v. Ash", "36-37 n.4"),
        ("Doe v. Elm, Inc., No. 16-mc-80028-JCS, 2016 WL 127, at *4 (N.D. Cal. Apr. 1, 2016).", "case", "2016 WL 127",
         "Doe v. Elm, Inc.", "*4"),
        ("Doe v. Elm, No. 19-mc-80146-SK, ECF No. 12 at 5 (N.D. Cal. Jul. 23, 2019).", "case", "No. 19-mc-80146-SK, ECF No. 12",
         "Doe v. Elm", "5"),
        ("In re Subpoena to Ash LLC & Elm Corp., 337 F.R.D. 639 (N.D. Cal. 2020).", "case", "337 F.R.D. 639",
         "In re Subpoena to Ash LLC & Elm Corp.", None),
        ("He cites Ash v. Elm, which found it so. 51 N.Y.S.3d 330, 339 (N.Y. Sup. Ct. 2017).", "case", "51 N.Y.S.3d 330",
         "Ash v. Elm", "339"),
        ("People v. Ash (2010) 12 Cal.4th 34, 45.", "case", "12 Cal. 4th 34", "People v. Ash", "45"),
        ("See 28 U.S.C. § 1651(a).", "statute", "28 U.S.C. § 1651(a)", None, None),
        ("It is told in [28 U.S.C.] § 1651(a).", "statute", "28 U.S.C. § 1651(a)", None, None),
        ("See N.Y. Civ. Rights Law § 76-a(1)(a).", "statute", "N.Y. Civ. Rights Law § 76-a(1)(a)", None, None),
        ("See Federal Rule of Civil Procedure 26(d)(1).", "rule", "Fed. R. Civ. P. 26(d)(1)", None, None),
        ("See Civ. L.R. 7-3(d).", "rule", "Civ. L.R. 7-3(d)", None, None),
        ("See U.S. Const. art. I, § 8.", "other", "U.S. Const. art. I, § 8", None, None),
        ("See 29 C.F.R. § 1604.11(a).", "other", "29 C.F.R. § 1604.11(a)", None, None),
        ("See Restatement (Second) of Torts § 652B.", "other", "Restatement (Second) of Torts § 652B", None, None),
    ],
)  # fmt: skip
def test_one_authority(text: str, kind: str, cite: str, name: str | None, pin: str | None) -> None:
    assert [(a.kind, a.cite, a.name, a.pin, a.short) for a in law(text)] == [(kind, cite, name, pin, False)]


def test_an_id_never_means_a_report_that_begins_behind_its_page() -> None:
    quoting = "Poe v. Yak, 12 F.3d 34, 36 (2d Cir. 1999). As in Ash v. Elm, 61 F.3d 402 (2d Cir. 1995), it is so.\n\nId. at 37."
    starred = "Poe v. Yak, 2021 WL 4567, at *2 (D. Me. 2021). Ash v. Elm, 61 F.3d 402 (1st Cir. 1995). Id. at *3. "
    short = "Poe v. Yak, 12 F.3d 34, 36 (2d Cir. 1999). He was late. Poe, 12 F.3d at 40. See id. at 36."
    found = [
        [(a.text, a.cite) for a in law(text) if a.text.casefold().startswith("id")]
        for text in (quoting, starred, short)
    ]
    assert found == [[("Id. at 37", "12 F.3d 34")], [("Id. at *3", "2021 WL 4567")], [("id. at 36", "12 F.3d 34")]]


def test_an_id_goes_back_over_what_the_parenthesis_of_a_record_cite_quotes() -> None:
    text = "Roe Decl. ¶ 4 (quoting Poe v. Yak, 12 F.3d 34, 36 (2d Cir. 1999)). The sums were lent. Id. They were paid (id. ¶ 5)."
    assert [(c.text, c.source) for c in cites(text)] == [
        ("Roe Decl. ¶ 4", "Roe Decl."), ("Id.", "Roe Decl."), ("id. ¶ 5", "Roe Decl."),
    ]  # fmt: skip


def test_short_forms_stand_for_the_full_one() -> None:
    found = law(
        "Ash Records, LLC v. Elm, 604 F.3d 110, 119 (2d Cir. 2010), aff’d, 5 U.S. 6 (2012). Ash Recs., 604 F.3d at 120. Ash at 121."
    )
    assert [(a.cite, a.name, a.pin, a.short) for a in found] == [
        ("604 F.3d 110", "Ash Records, LLC v. Elm", "119", False),
        ("5 U.S. 6", "Ash Records, LLC v. Elm", None, False),
        ("604 F.3d 110", "Ash Records, LLC v. Elm", "120", True),
        ("604 F.3d 110", "Ash Records, LLC v. Elm", "121", True),
    ]


def test_rows_of_a_table_of_authorities_are_not_cited_in_the_body() -> None:
    rows = "Ash v. Elm, 12 F.3d 34 (2d Cir. 1999) ..... 3\nOak v. Fir, 5 F.3d 6 (2d Cir. 1993) ..... 4\n"
    text = f"TABLE OF AUTHORITIES\n\n{rows}\nINTRODUCTION\n\nIt is so. Oak v. Fir, 5 F.3d 6, 7 (2d Cir. 1993).\n"
    assert [a.pin for a in law(text)] == ["7"]


def test_a_person_who_stops_the_search_is_told_where_it_stopped() -> None:
    paper = clean("It is so. Ash v. Elm, 12 F.3d 34 (2d Cir. 1999). Oak v. Fir, 5 F.3d 6 (2d Cir. 1993).\n")
    assert legal_citations(paper).unread is None
    stopped = legal_citations(paper, lambda: True)
    assert (stopped.citations, stopped.unread) == ((), paper.text.index("12 F.3d"))


@pytest.mark.parametrize(
    "fragment",
    ["12 F.3d 34, ", "Id. ¶ 4, ", "(", "Roe Decl. ", "A. ", "¶ 1, 2, ", "Dkt. Nos. 1, 2, ", "(“Roe Decl.”) ", " v. ", "In re ",
     "§ 1(a)", "Ex. A, ", "at 1-2, ", "supra ", "“", "Doe v. Roe, 12 F.3d 34 (2d Cir. 1999) (quoting ", "1:2-", "ABC00",
     "A, B & C ", "Fed. R. Civ. P. 1(a)"],
)  # fmt: skip
def test_long_repetitions_are_read_to_the_end(fragment: str) -> None:
    paper = clean(fragment * (20_000 // len(fragment)) + "\n\nRoe Decl. ¶ 4.\n")
    assert record_cites(paper, None, legal_citations(paper))[-1:] or fragment in ("(", "“")
