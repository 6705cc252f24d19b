"""Cites that are known by their pins or by how often a paper makes them; the papers are invented."""

import pytest

from docket.intake.facts import RecordCite
from docket.intake.reading import read


def cites(text: str, head: str = "Some Brief.") -> tuple[RecordCite, ...]:
    return read(f"{head}\n\n{text}\n".encode(), "brief.txt").record_cites


def told(text: str) -> list[tuple[str, list[tuple[str, int | str]]]]:
    return [(c.source, [(pin.kind, pin.low) for pin in c.pins]) for c in cites(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # numbered statements and answers
        ("He fell. (SUF 14; UMF 2-3.)", [("SUF", [("paragraph", 14)]), ("UMF", [("paragraph", 2)])]),
        ("(Resp. to RFA No. 7.)", [("Resp. to RFA", [("paragraph", 7)])]),
        ("(Interrog. Resp. No. 4.)", [("Interrog. Resp.", [("paragraph", 4)])]),
        ("(Resp. to Interrogatories, Set One, No. 12.)", [("Resp. to Interrogatories", [("paragraph", 12)])]),
        # a pin behind the bracket of a docket number
        ("It is late. [Dkt. 93] ¶ 22.", [("Dkt. 93", [("paragraph", 22)])]),
        ("[Filing No. 59 at CM/ECF p. 4.]", [("Filing No. 59", [("page", 4)])]),
        # exhibits of an agency's record
        ("(Ex. 11F at 2.)", [("Ex. 11F", [("exhibit", "11F"), ("page", 2)])]),
        ("(Ex. 8F/4.)", [("Ex. 8F", [("exhibit", "8F"), ("page", 4)])]),
        # contracts by their sections, and initials that nothing defines
        ("Rent is due. Lease § 6(b).", [("Lease", [("section", "6(b)")])]),
        ("The mill ran. OB at 3; PTO ¶ 33.", [("OB", [("page", 3)]), ("PTO", [("paragraph", 33)])]),
        ("The law says so. Securities Act § 10(b).", []),
        # proofs of claim
        ("(Claim No. 17-2, at 4.)", [("Claim No. 17-2", [("page", 4)])]),
        ("Claim No. 17 is disallowed.", []),
    ],
)  # fmt: skip
def test_a_source_is_known_by_what_follows_it(text: str, found: list[tuple[str, list[tuple[str, int | str]]]]) -> None:
    assert told(text) == found


def test_a_defined_contract_is_cited_by_its_sections_and_a_defined_company_is_not_a_paper() -> None:
    found = told('Roe signed the accord (the "Accord") with Acme Foundry, L.P. ("Acme"). See Accord § 4; Acme paid.')
    assert found == [("Accord", [("section", "4")])]


def test_a_definition_reaches_back_to_the_docket_number_of_its_own_sentence_only() -> None:
    found = cites(
        'It is late. ECF No. 9 ¶ 2. OTHER FACTS The judge ("Poe") wrote. ECF No. 10 ("Roe Decl.") ¶ 3; Roe Decl. ¶ 4.'
    )
    assert [(c.source, c.document) for c in found] == [
        ("ECF No. 9", "dkt:9"), ("Roe Decl.", "dkt:10"), ("Roe Decl.", "dkt:10"),
    ]  # fmt: skip


def test_initials_that_no_list_has_are_a_record_once_they_are_cited_again_and_again() -> None:
    often = "He ran. 2 RP 14. He fell. 2 RP 19-20. He rose. 3 RP 88. It is so. CP 4."
    assert [c.text for c in cites(often)] == ["2 RP 14", "2 RP 19-20", "3 RP 88", "CP 4"]
    assert cites("He ran. 2 RP 14. He fell. It is so. CP 4.") == ()


def test_a_label_that_is_given_beside_a_number_numbers_the_papers_behind_it() -> None:
    found = told(
        "Roe was tried. (Lodged Document (“LD”) 4.) He lost. (LD 4 at 3; LD 6.) He filed (Docket Entry (“DE”) 9)."
    )
    assert found == [("LD 4", []), ("LD 4", [("page", 3)]), ("LD 6", []), ("Docket Entry 9", [])]


def test_a_letter_numbers_the_docket_once_its_numbers_are_cited_by_page_or_paragraph() -> None:
    docket = cites("He ran. R. 19 ¶ 22. He fell. R. 93-4 at 3. He rose. R. 84. It is so. R. 92, Pl. Resp. to DSOF ¶ 1.")
    assert [c.document for c in docket] == ["dkt:19", "dkt:93-4", "dkt:84", "dkt:92"]
    assert [(c.source, c.document) for c in cites("He ran. R. 412.")] == [("R.", None)]


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("The motion [#18, filed May 3] is late. [#1 at ¶ 8]. See #18-2 at 4.", ["dkt:18", "dkt:1", "dkt:18-2"]),
        ("He ran. (Filing 53-1 at 2, ¶ 4.) He fell. (Filings 54 & 55-1.)", ["dkt:53-1", "dkt:54", "dkt:55-1"]),
        ("He ran. (Court Doc. 5-1 at 2.) He fell. (Court Doc. 7.)", ["dkt:5-1", "dkt:7"]),
        # labels that no list has
        ("He ran. (Folio 53-1 at 2.) He fell. (Folio 20 ¶ 4.) (Folio 60.)", ["dkt:53-1", "dkt:20", "dkt:60"]),
        ("He ran. (Folio 20 at 2.) He fell. (Folio 60.)", []),
        ("He ran. (Section 53-1 at 2.) He fell. (Section 20 ¶ 4.) (Section 60.)", []),
        ("Each filing 12 pages long. Document 7 of the index is late. He paid for lot #4.", []),
    ],
)
def test_a_label_of_one_court_is_of_the_docket_once_it_numbers_many_papers(text: str, documents: list[str]) -> None:
    assert [c.document for c in cites(text)] == documents


def test_letters_and_dotted_labels_are_of_a_record_once_they_are_cited_again_and_again() -> None:
    letters = cites("He ran. (C 14-15.) He fell. (C 88; R 120.) He rose. (C 91, 93; E 12.) It is so (A1–A6).")
    assert [c.text for c in letters] == ["C 14-15", "C 88", "R 120", "C 91, 93", "E 12", "A1–A6"]
    dotted = told("He ran. (T.d. 4.) He fell. (T.d. 31 at 2-6; T.d. 40.) It is so. (Tr. Vol. II, 210.)")
    assert dotted == [("T.d. 4", []), ("T.d. 31", [("page", 2)]), ("T.d. 40", []), ("Tr. Vol. II", [("page", 210)])]
    glued = cites("[I.R. 44; APP071.] He ran. [APP080-083.] He fell. [APP102, at 18:4.]")
    assert [c.text for c in glued if c.source == "APP"] == ["APP071", "APP080-083", "APP102, at 18:4"]


@pytest.mark.parametrize(
    "text",
    [
        "Transferred from E.D. 2:15-cv-01234, E.D. 5:15-cv-0999, E.D. 4:17-cv-0001 and E.D. 1:16-cv-0002.",
        "(85 N.E. 345; 12 N.E. 8; 14 N.E. 77.) (3 S.W. 12; 4 S.W. 19; 9 S.W. 400.)",
        "(Plan B 12.) (I 2.) He lives at (A 4).",
    ],
)
def test_districts_reporters_and_letters_cited_seldom_are_no_record(text: str) -> None:
    assert cites(text) == ()


def test_numbers_in_brackets_are_of_the_docket_once_two_of_them_are_cited_by_page() -> None:
    found = cites("The motions [8, 9] are late. Record [7] at 88. Id. at 90. Roe's Brief [8-1] at 4.")
    assert [c.document for c in found] == ["dkt:8", "dkt:9", "dkt:7", "dkt:7", "dkt:8-1"]
    assert cites("He said that it [8] was late [9], as others [10, 11] had found.") == ()


def test_an_id_goes_back_to_a_paper_that_has_such_pins_and_not_to_a_number_told_in_passing() -> None:
    found = cites(
        "Opp. at 5:3. Opp. at 8. Id. at 9:1. Roe Decl. ¶ 3. The log is ABC-0000123, of May. Id. ¶ 5. Poe Dep. 4:1. Id. ¶ 6."
    )
    assert [c.source for c in found if c.text.startswith("Id")] == ["Opp.", "Roe Decl.", "Roe Decl."]


def test_a_declaration_of_a_person_is_known_again_by_the_last_name() -> None:
    found = cites("See Declaration of Ann B. Roe (ECF No. 37) ¶ 2. He ran. Roe Decl. ¶ 9.")
    assert [c.document for c in found] == ["dkt:37", "dkt:37"]


def test_a_definition_does_not_reach_a_docket_number_that_its_words_have_left_behind() -> None:
    found = cites("The Court has read the reply (DE 70), and the arguments made at the hearing (the “Hearing”).")
    assert [(c.source, c.document) for c in found] == [("DE 70", "dkt:70")]


@pytest.mark.parametrize(
    ("caption", "documents"),
    [
        ("UNITED STATES BANKRUPTCY COURT\nAdv. Pro. No. 23-50317", ["dkt:14", None]),
        ("UNITED STATES BANKRUPTCY COURT\nCase No. 22-10871", [None, "dkt:3"]),
        ("UNITED STATES DISTRICT COURT\nCase No. 22-cv-10871", [None, None]),
    ],
)
def test_a_docket_number_that_is_said_to_be_of_another_docket_is_not_ours(
    caption: str, documents: list[str | None]
) -> None:
    found = cites("It is late. (Adv. Dkt. 14 at 2; Bankr. Dkt. 3 at 4.)", caption)
    assert [c.document for c in found] == documents
