"""The many ways of conceding, one sentence each: what is found, of whom, how; and what only looks like it."""

import pytest

from docket.intake.facts import ClaimedConcession
from docket.intake.reading import read

FRONT = """UNITED STATES DISTRICT COURT
DISTRICT OF COLORADO

HARROW MILLS, INC.,
    Plaintiff,
v.                          Case No. 1:24-cv-00001
ORSON BELL,
    Defendant.

{title}

"""
REPLY = "PLAINTIFF HARROW MILLS, INC.'S REPLY IN SUPPORT OF ITS MOTION FOR SUMMARY JUDGMENT"


def found(body: str, title: str = REPLY) -> list[ClaimedConcession]:
    return list(read((FRONT.format(title=title) + body).encode(), "paper.txt").concessions)


@pytest.mark.parametrize(
    ("sentence", "manner"),
    [
        ("Bell leaves unrebutted the testimony of the millwright that the gate was shut.", "silence"),
        ("Bell filed no opposition to the request for costs.", "silence"),
        ("Bell offers nothing in response to the argument that notice was late.", "silence"),
        ("Bell ignores the second ground of the motion.", "silence"),
        ("Bell does not question Harrow’s figures for the first year.", "silence"),
        ("Bell makes no attempt to justify the delay of nine months.", "silence"),
        ("The ledger, which Bell admits was kept by hand, shows the sale.", "express"),
        ("Bell was served in May. Request for Admission No. 9 is deemed admitted.", "silence"),
        ("Bell’s budget tacitly admits that the wheel cost more than he said.", "express"),
        ("Bell withdraws his prayer for punitive damages.", "express"),
    ],
)
def test_a_concession_is_found_in_the_first_paragraph_behind_the_title(sentence: str, manner: str) -> None:
    one = found(f"{sentence} The motion should be granted.\n")
    assert [(c.conceder, c.manner, c.voice) for c in one] == [("Bell", manner, "attributed")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bell was not denied credit in the spring of that year.",
        "Bell admitted hundreds of such patients in his career.",
        "The parties have stipulated to a schedule for the reports of their experts.",
        "Even if the Court finds that the gate was open, the claim fails.",
        "Harrow’s own engineer confirmed that the gate was shut.",
        "Bell offers no evidence at all of a broken gate.",
    ],
)
def test_what_only_sounds_like_a_concession_is_left_out(sentence: str) -> None:
    assert found(f"The motion is about a gate. {sentence}\n") == []


def test_an_answer_admits_by_the_number_of_its_paragraphs() -> None:
    made = found("1. Admitted.\n\n2. Denied.\n\n3. Admitted in part.\n", "DEFENDANT ORSON BELL'S ANSWER TO COMPLAINT")
    assert [(c.proposition, c.voice) for c in made] == [
        ("the allegations of paragraph 1", "own"),
        ("the allegations of paragraph 3, in part", "own"),
    ]


def test_a_statement_of_facts_is_conceded_with_one_word() -> None:
    (made,) = found("4. The gate was shut on the first of May.\nRESPONSE: Undisputed.\n")
    assert made.proposition == "The gate was shut on the first of May"


def test_what_a_brief_cited_by_its_kind_acknowledges_is_its_writers() -> None:
    (made,) = found(
        "Bell says the gate was old. Opp. at 9 (acknowledging that the hinge had been broken for a year).\n"
    )
    assert (made.conceder, made.proposition) == ("Bell", "the hinge had been broken for a year")


def test_a_witness_affirms_what_he_was_asked() -> None:
    (made,) = found("Q. You saw the gate that night?\nA. Yes, I did.\n\nMarsh Dep. 44:9-12.\n")
    assert (made.conceder, made.proposition) == ("Marsh", "You saw the gate that night")


def test_he_who_disputes_and_he_who_concedes_in_one_sentence_are_one() -> None:
    made = found(
        "Bell replies. He does not challenge the finding that the smith was careful, and he acknowledges that the gate held.\n"
    )
    assert [c.conceder for c in made] == ["Bell", "Bell"]


def test_an_affirmation_in_opposition_to_defendants_motion_is_the_plaintiffs() -> None:
    title = "AFFIRMATION IN OPPOSITION TO DEFENDANT'S MOTION FOR SUMMARY JUDGMENT"
    made = found("Defendant does not deny the sale. Plaintiff concedes that the gate was old.\n", title)
    assert [c.voice for c in made] == ["attributed", "own"]
