"""Who concedes: parties by the caption, witnesses by what stands before the verb, pronouns by who was named before."""

import pytest

from docket.intake.caption_sides import caption_parties
from docket.intake.facts import ClaimedConcession
from docket.intake.reading import read

_BODY = "\n\nI. INTRODUCTION\n\n{text}\n\nThe motion should be denied.\n"


def _paper(caption: str, text: str = "The boats were late.") -> bytes:
    return (caption + _BODY.format(text=text)).encode()


def _parties(caption: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    found = read(_paper(caption), "paper.txt")
    return [(p.name, p.roles, p.office) for p in caption_parties(found.clean, found.document)]


def _found(caption: str, text: str) -> list[ClaimedConcession]:
    return list(read(_paper(caption, text), "paper.txt").concessions)


CIVIL = """UNITED STATES DISTRICT COURT
DISTRICT OF MAINE

ALMA THORNE; and CITY OF WEXFORD,
          Plaintiffs,
     v.
GULL ISLAND FERRY, INC., and RUFUS PEEL,
          Defendants.

Case No. 2:23-cv-00417-ABC

DEFENDANTS' OPPOSITION TO PLAINTIFFS' MOTION TO COMPEL"""

CRIMINAL = """UNITED STATES DISTRICT COURT
DISTRICT OF MAINE

UNITED STATES OF AMERICA
     v.
RUFUS PEEL and ALMA THORNE

No. 2:23-cr-00417-ABC

GOVERNMENT'S RESPONSE TO MOTION TO SUPPRESS"""

OFFICER = """UNITED STATES DISTRICT COURT
DISTRICT OF MAINE

ALMA THORNE,
          Petitioner,
     v.
RUFUS PEEL, in his official capacity as
Commissioner of Harbors,
          Respondent.

Case No. 2:23-cv-00417-ABC

PETITIONER'S REPLY IN SUPPORT OF PETITION"""


def test_several_names_stand_on_a_side() -> None:
    assert _parties(CIVIL) == [
        ("ALMA THORNE", ("plaintiff",), None),
        ("CITY OF WEXFORD", ("plaintiff",), None),
        ("GULL ISLAND FERRY, INC", ("defendant",), None),
        ("RUFUS PEEL", ("defendant",), None),
    ]


def test_whoever_a_sovereign_stands_against_defends() -> None:
    assert [(name, roles) for name, roles, _ in _parties(CRIMINAL)][1:] == [
        ("RUFUS PEEL", ("defendant",)),
        ("ALMA THORNE", ("defendant",)),
    ]


def test_an_office_belongs_to_the_name_before_it() -> None:
    assert _parties(OFFICER)[1] == ("RUFUS PEEL", ("respondent",), "Commissioner")


@pytest.mark.parametrize(
    ("text", "conceder"),
    [
        ("Ms. Thorne concedes that the ferry had sailed.", "Thorne"),
        ("Plaintiffs concede that the ferry had sailed.", "Plaintiffs"),
        ("The City admits that the pier was closed.", "the City"),
        ("Gull Island concedes that the ferry had sailed.", "Gull Island"),
        ("The harbor master conceded that the ferry had sailed. Dkt. 4 at 2.", "harbor master"),
        ("The City’s own surveyor admitted that the pier was closed.", "City’s surveyor"),
        ("Its only witness, Lorna Pike, admitted that the pier was closed.", "Lorna Pike"),
        ("Mr. Doyle went so far as to admit that the pier was closed.", "Mr. Doyle"),
        ("Counsel for the City conceded that the pier was closed.", "the City"),
    ],
)
def test_the_conceder_is_whoever_does_what_the_verb_says(text: str, conceder: str) -> None:
    [found] = _found(CIVIL, text)
    assert found.conceder == conceder


@pytest.mark.parametrize(
    "text",
    [
        "The manifest concedes nothing. The letter acknowledges receipt.",
        "In Pryor v. Salt Bay Lines, 12 F.4th 3 (1st Cir. 2021), the shipper conceded that its seal was broken.",
        "Mr. Peel was admitted to the Maine bar and to Penobscot Hospital.",
        "Neither party concedes that the pier was closed.",
        "Harbor law does not admit of that reading, and the First Circuit has recognized that it is old.",
        "The Court may grant relief and admit the exhibit.",
    ],
)
def test_things_courts_and_other_cases_concede_nothing(text: str) -> None:
    assert _found(CIVIL, text) == []


def test_one_of_several_filers_speaks_in_the_papers_own_voice() -> None:
    [found] = _found(CIVIL, "Mr. Peel does not dispute that the ferry was late.")
    assert (found.conceder, found.voice, found.manner) == ("Peel", "own", "express")


def test_the_government_is_its_own_filer() -> None:
    [own, other] = _found(
        CRIMINAL, "The government acknowledges that the search was brief. Peel admits that he signed the form."
    )
    assert (own.voice, other.voice, other.conceder) == ("own", "attributed", "Peel")


def test_who_holds_an_office_is_he_or_she_or_it() -> None:
    found = _found(OFFICER, "The Commissioner opposes the petition. He concedes that no notice was sent.")
    assert [f.conceder for f in found] == ["the Commissioner"]


def test_nor_goes_on_with_whoever_was_silent() -> None:
    text = "Ms. Thorne has moved the boat, and the City does not dispute that it was sound. Nor does it deny that it was paid."
    assert [f.conceder for f in _found(CIVIL, text)] == ["the City", "the City"]


def test_a_concession_inserted_in_a_sentence_is_the_whole_sentence() -> None:
    [found] = _found(CIVIL, "The pier, the City concedes, was closed in June.")
    assert found.proposition == "The pier was closed in June"


@pytest.mark.parametrize(
    ("text", "manner", "hedged"),
    [
        ("Even if the pier were open, the ferry was full.", "arguendo", False),
        ("The City’s motion assumes, arguendo, that the pier was open.", "arguendo", False),
        ("By failing to respond, the City has conceded that the pier was closed.", "silence", False),
        ("Plaintiffs no longer pursue their claim for the deposit.", "express", False),
        ("The City comes close to admitting that the pier was closed.", "express", True),
        ("The City takes no issue with the method of counting.", "silence", False),
        ("The City never mentions the tide table.", "silence", False),
    ],
)
def test_manner_and_hedge(text: str, manner: str, hedged: bool) -> None:
    [found] = _found(CIVIL, text)
    assert (found.manner, found.hedged) == (manner, hedged)


def test_words_quoted_as_part_of_the_sentence_are_read_and_quoted_passages_are_not() -> None:
    [found] = _found(CIVIL, "The City says that it “does not contest that the pier was closed.” Dkt. 4 at 2.")
    assert (found.conceder, found.proposition) == ("the City", "the pier was closed")
    assert _found(CIVIL, "The guide says: “The City concedes that the pier was closed.”") == []
