"""Conceding told by the class of a verb and its polarity, by nothing offered, by who says it: one sentence each."""

import pytest
from test_intake_concessions_ways import FRONT, found

from docket.intake.caption_sides import caption_parties
from docket.intake.concessions_lexicon import VERBS_BY_FORM
from docket.intake.reading import read

ANSWERS = "DEFENDANT ORSON BELL'S RESPONSES TO PLAINTIFF'S FIRST REQUESTS FOR ADMISSION"
OBJECTIONS = "PLAINTIFF HARROW MILLS, INC.'S OBJECTIONS TO THE REPORT AND RECOMMENDATION"


@pytest.mark.parametrize(
    "sentence",
    [
        "Bell does not doubt that the gate was shut.",
        "Bell has not even tried to explain away the letter of May 2.",
        "Bell could not name a single customer.",
        "Bell has been unable to point to any order that he filled on time.",
        "Bell stops short of arguing that the gate was locked.",
        "At no point does Bell suggest that the scale was wrong.",
        "Not once does Bell mention the letter of May 2.",
        "Bell does not so much as cite the testimony of the millwright.",
        "Bell offers no explanation for the delay of nine months.",
        "Bell has no answer to the ledger.",
        "Bell’s brief is mute on the second shipment.",
        "Bell’s brief contains not a word about the second shipment.",
        "By not addressing the second ground, Bell has conceded it.",
    ],
)
def test_a_negated_verb_of_contesting_or_answering_concedes_by_silence(sentence: str) -> None:
    assert [(c.conceder, c.manner, c.voice) for c in found(f"{sentence}\n")] == [("Bell", "silence", "attributed")]


@pytest.mark.parametrize(
    ("sentence", "proposition"),
    [
        ("Bell no longer contends that the gate was locked.", "no argument that the gate was locked"),
        ("Bell gives up any claim to the second shipment.", "any claim to the second shipment"),
        ("Bell has disavowed any claim for lost profits.", "any claim for lost profits"),
        ("Bell had to allow that the gate was shut.", "the gate was shut"),
        ("Bell’s own ledger shows that the wheat was wet, and his records agree with it.", "the wheat was wet"),
        ("As even his own broker, Lena Voss, put it, the wheat was wet.", "the wheat was wet"),
        ("The wheat was wet, a point that Bell conceded at the hearing.", "The wheat was wet"),
        ("Counsel for Bell told the Court that the gate was shut.", "the gate was shut"),
    ],
)
def test_what_is_given_up_or_told_against_oneself_is_express(sentence: str, proposition: str) -> None:
    (made,) = found(f"Bell answered in June. {sentence}\n")
    assert (made.manner, made.voice) == ("express", "attributed")
    assert made.proposition.startswith(proposition)


@pytest.mark.parametrize(
    ("sentence", "manner"),
    [
        ("Harrow will concede that the scale was old.", "express"),
        ("Harrow does not press its claim for interest.", "express"),
        ("Bell is correct that the scale was old, but nothing turns on it.", "express"),
        ("Let us suppose that the scale was old.", "arguendo"),
        ("Were the Court to find that the scale was old, the claim would stand.", "arguendo"),
        ("For purposes of this motion Harrow is willing to assume that the scale was old.", "arguendo"),
        ("It must be said that the scale was old.", "express"),
    ],
)
def test_the_filer_grants_it_in_his_own_voice(sentence: str, manner: str) -> None:
    (made,) = found(f"Bell sold flour. {sentence}\n")
    assert (made.voice, made.manner) == ("own", manner)


@pytest.mark.parametrize(
    "sentence",
    [
        "Harrow does not seek to retry the case.",
        "Bell has not met his burden.",
        "Bell did not explain the price to his customers.",
        "Bell has not pointed to any evidence of a broken gate.",
        "The Court finds that Bell’s silence on the point is not a waiver.",
        "Bell does not allow visitors in the mill.",
        "In Dorn v. Pell, 12 F. Supp. 3d 40 (D. Colo. 2014), the miller conceded that the scale was old.",
        "See Dorn v. Pell, 12 F. Supp. 3d 40 (D. Colo. 2014) (a plaintiff who stays silent abandons the claim).",
        "Bell tells the Court that Harrow “concedes” the point.",
        "Bell is not contesting the date to gain time.",
        "Harrow does not say that the gate was shut.",
    ],
)
def test_a_burden_not_met_another_case_and_an_aim_disclaimed_concede_nothing(sentence: str) -> None:
    assert found(f"The motion is about a gate. {sentence}\n") == []


def test_what_nobody_disputes_is_told_of_the_thing_itself() -> None:
    (made,) = found("Bell sold flour. The date of the sale is not seriously disputed.\n")
    assert (made.conceder, made.proposition, made.manner) == (None, "The date of the sale", "silence")


def test_neither_side_concedes_for_both() -> None:
    (made,) = found("Bell sold flour. Neither side requests fees.\n")
    assert (made.conceder, made.proposition) == ("the parties", "fees")


def test_a_request_for_admission_tells_what_the_answer_admits_and_concedes_nothing_itself() -> None:
    body = (
        "REQUEST FOR ADMISSION NO. 1: Admit that the gate was shut on May 1.\n\nRESPONSE: Admitted.\n\n"
        "REQUEST FOR ADMISSION NO. 2: Admit that Bell waived his defense of notice.\n\nRESPONSE: Denied.\n\n"
        "REQUEST FOR ADMISSION NO. 3: Admit that the scale was old.\n\n"
        "RESPONSE: After reasonable inquiry, Bell admits this Request.\n"
    )
    made = found(body, ANSWERS)
    assert [c.proposition for c in made] == ["the gate was shut on May 1", "the scale was old"]
    assert {(c.conceder, c.voice) for c in made} == {("Bell", "own")}


def test_a_lawyer_concedes_by_answering_the_court_and_a_negative_question_is_affirmed_by_no() -> None:
    body = (
        "The colloquy was short:\n\n"
        "THE COURT: You are not relying on the letter, are you?\nMR. DORN: No, Your Honor.\n"
        "THE COURT: And the scale was old?\nMR. DORN: It was.\n"
        "THE COURT: Was the gate shut?\nMR. DORN: No.\n"
    )
    assert [(c.conceder, c.proposition) for c in found(body)] == [
        ("Mr. Dorn", "You are not relying on the letter"),
        ("Mr. Dorn", "the scale was old"),
    ]


def test_testimony_set_off_is_of_the_witness_told_of_before_it() -> None:
    body = "Officer Lena Voss saw the gate. On cross she was asked:\n\nQ. The gate was shut, was it not?\nA. Yes.\n\nTr. 40.\n"
    assert [(c.conceder, c.proposition) for c in found(body)] == [("Officer Lena Voss", "The gate was shut")]


def test_in_a_joint_paper_each_side_speaks_under_its_own_heading_and_listed_facts_are_of_both() -> None:
    body = (
        "The parties stipulate to the following facts:\n\n1. The mill burned on May 1, 2023.\n\n2. The scale stood in the mill.\n\n"
        "3. Harrow insured the mill.\n\n"
        "A. PLAINTIFF'S POSITION\n\nHarrow does not dispute that the scale was old. Bell is silent on the gate.\n\n"
        "B. DEFENDANT'S POSITION\n\nBell grants that the gate was shut. Harrow has no answer to the ledger.\n"
    )
    made = found(body, "JOINT STATEMENT OF THE PARTIES ON THE MOTION TO COMPEL")
    told = {c.proposition: (c.conceder, c.asserted_by, c.voice) for c in made}
    assert [told[w][0] for w in ("The mill burned on May 1, 2023", "Harrow insured the mill")] == ["the parties"] * 2
    assert told["the scale was old"][2] == told["the gate was shut"][2] == "own"
    assert told["the gate"][1:] == ("Harrow", "attributed")
    assert told["the ledger"][1:] == ("Bell", "attributed")


def test_objections_to_a_report_are_their_filers_and_not_the_courts() -> None:
    (made,) = found("Harrow does not object to the finding of notice.\n", OBJECTIONS)
    assert (made.conceder, made.voice) == ("Harrow", "own")


def test_these_factors_are_told_as_the_factors_that_were_not_answered() -> None:
    (made,) = found(
        "Bell does not address the last two factors and presumptively concedes that Harrow meets these factors.\n"
    )
    assert (made.proposition, made.manner) == ("Harrow meets the last two factors", "silence")


def test_a_body_goes_by_its_initials_and_by_its_last_word() -> None:
    front = FRONT.replace("HARROW MILLS, INC.,", "UNITED STATES MILLING SAFETY BOARD,").replace(
        "ORSON BELL", "UPPER DORN MILLERS"
    )
    title = "DEFENDANT'S OPPOSITION TO PLAINTIFF'S MOTION"
    body = "MSB has a record. MSB does not dispute that it lost the file. Millers accepts that the file was old. Millers is late.\n"
    made = read((front.format(title=title) + body).encode(), "paper.txt").concessions
    assert [(c.conceder, c.voice) for c in made] == [("MSB", "attributed"), ("Millers", "own")]


def test_verbs_are_inflected() -> None:
    forms = {(v.kind, v.form) for word in ("denied", "fought", "rebuts", "pressing") for v in VERBS_BY_FORM[word]}
    assert {("contest", "past"), ("contest", "third"), ("press", "ing")} <= forms


def test_nor_does_she_at_the_head_of_a_paragraph_is_she_of_the_paragraph_before() -> None:
    made = found(
        "Lena Voss weighed the flour. Ms. Voss admits that the scale was old.\n\nNor does she quarrel with the figures.\n"
    )
    assert [c.conceder for c in made] == [made[0].conceder] * 2


def test_a_bare_name_shared_by_a_company_and_a_person_called_mr_is_the_companys() -> None:
    front = FRONT.replace("ORSON BELL,", "BELL GRAIN COMPANY and ORSON BELL,").replace(
        "    Defendant.", "    Defendants."
    )
    body = "Mr. Bell sold flour. Bell concedes that the scale was old. It also accepts that the gate was shut.\n"
    title = "PLAINTIFF HARROW MILLS, INC.'S REPLY IN SUPPORT OF ITS MOTION FOR SUMMARY JUDGMENT"
    made = read((front.format(title=title) + body).encode(), "paper.txt").concessions
    assert [c.conceder for c in made] == ["Bell", "Bell"]


def test_the_side_behind_the_v_goes_on_below_a_title_in_the_right_column() -> None:
    paper = (
        "UNITED STATES DISTRICT COURT\nDISTRICT OF MONTANA\n\nHARROW GROWERS                  CV 24-6-M\nALLIANCE,\n"
        "               Plaintiffs,      DEFENDANTS' REPLY\n     vs.                        AND BRIEF\n"
        "UNITED STATES GRAIN SERVICE,\n               Defendants.\n\n"
        "ARGUMENT\n\nThe Grain Service weighs flour.\n"
    )
    told = read(paper.encode(), "paper.txt")
    assert [p.name for p in caption_parties(told.clean, told.document)][1:] == ["UNITED STATES GRAIN SERVICE"]
