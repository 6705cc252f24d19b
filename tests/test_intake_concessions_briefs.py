"""How briefs of ordinary motion practice tell concessions, one rule each: who, how, once; and what is none."""

import pytest

from docket.intake.facts import ClaimedConcession
from docket.intake.reading import read

FRONT = """UNITED STATES DISTRICT COURT
DISTRICT OF VERMONT

{claims},
    Plaintiff,
v.                          Case No. 2:24-cv-00077
TOLLIVER MILLS, INC.,
    Defendant.

{title}

"""
REPLY = "PLAINTIFF'S REPLY IN SUPPORT OF HER MOTION FOR SUMMARY JUDGMENT"


def found(body: str, title: str = REPLY, claims: str = "EDITH QUARLES") -> list[ClaimedConcession]:
    return list(read((FRONT.format(title=title, claims=claims) + body).encode(), "paper.txt").concessions)


@pytest.mark.parametrize(
    ("sentence", "conceder", "manner"),
    [
        ("Tolliver itself describes the loom as worn.", "Tolliver", "express"),
        ("According to Tolliver's own ledger, the loom stood idle in May.", "Tolliver", "express"),
        ("By its own admission nobody oiled the loom.", "Tolliver", "express"),
        ("The loom stood idle, as it confirms.", "Tolliver", "express"),
        ("The loom was, Tolliver now says, too old for the work.", "Tolliver", "express"),
        ("Tolliver now says that it seeks only the cost of the yarn.", "Tolliver", "express"),
        ("Tolliver complains that proof of the defect is impossible without discovery.", "Tolliver", "express"),
        ("Tolliver throws in the towel on the claim for lost yarn.", "Tolliver", "express"),
        ("Tolliver agrees with our calculation of the price.", "Tolliver", "express"),
        ("Tolliver accepts the definition of yarn for purposes of its motion.", "Tolliver", "conditional"),
        ("Tolliver must be taken to have conceded that the loom was worn.", "Tolliver", "silence"),
        ("Tolliver does not intend to pursue the claim for lost yarn.", "Tolliver", "express"),
        ("Nor is any hardship claimed.", "Tolliver", "silence"),
        ("The warranty appears nowhere in the Opposition.", "Tolliver", "silence"),
        ("Absent from the Opposition is any answer to the second ground.", "Tolliver", "silence"),
        ("Tolliver disputes none of the entries in the ledger.", "Tolliver", "silence"),
        ("Tolliver claims no prejudice from the delay.", "Tolliver", "silence"),
        ("Tolliver does not acknowledge, let alone distinguish, the cases on worn looms.", "Tolliver", "silence"),
        ("Tolliver is silent on the price, a point that it never addresses.", "Tolliver", "silence"),
        ("On the second ground it says nothing.", "Tolliver", "silence"),
        ("The sale was in May, when, as it admits, Tolliver had no yarn.", "Tolliver", "express"),
        ("The Opposition all but concedes the price.", "Tolliver", "express"),
        ("Tolliver stops short of denying that the loom was worn.", "Tolliver", "silence"),
        ("Tolliver has not argued that the notice was late.", "Tolliver", "silence"),
        ("Tolliver makes no argument that the notice was late.", "Tolliver", "silence"),
    ],
)
def test_a_concession_is_told_of_the_other_side(sentence: str, conceder: str, manner: str) -> None:
    made = found(f"Tolliver opposes the motion. {sentence} The motion should be granted.\n")
    assert {(c.conceder, c.manner, c.voice) for c in made} == {(conceder, manner, "attributed")}


@pytest.mark.parametrize(
    "sentence",
    [
        "A plaintiff cannot sue on a promise that it admits was never made.",
        "The Court does not find that Tolliver conceded the point by its conduct.",
        "As Highcastle itself recognizes, the test is a flexible one. Highcastle, 12 F.3d at 90.",
        "The concededly high bar of the statute is there for a reason.",
        "In Ostrander, the defendant likewise admitted that its loom was worn.",
        "The law has held, and no one disputes, that three months is too long.",
        "Tolliver's brief confirms that this is a case about yarn and should be dismissed.",
        "If so, Tolliver would have to concede that the loom was worn.",
        "Its theory is admittedly not pleaded anywhere.",
        "That can be achieved only by recognizing that looms wear out.",
        "To be sure, Tolliver denies that the loom was worn.",
        "The Court does not read the Opposition as conceding the price.",
    ],
)
def test_what_only_sounds_like_a_concession_is_left_out(sentence: str) -> None:
    assert found(f"Tolliver opposes the motion. {sentence}\n") == []


@pytest.mark.parametrize(
    ("sentence", "conceder"),
    [
        ('Asked whether the loom was oiled, he answered, "not that I ever saw."', "Mr. Penhale"),
        ('Mr. Penhale was asked why the loom stood idle. He replied, "We forgot about it."', "Mr. Penhale"),
        ('Mr. Penhale wrote that he "should have oiled the thing in May."', "Mr. Penhale"),
        ("Mr. Penhale confirmed that none was kept.", "Mr. Penhale"),
    ],
)  # fmt: skip
def test_what_the_other_sides_witness_said_is_told_by_quotation(sentence: str, conceder: str) -> None:
    lead = "Tolliver's foreman, Mr. Penhale, was in charge of the loom in that year."
    assert [c.conceder for c in found(f"{lead} {sentence}\n")] == [conceder]


def test_a_quotation_that_goes_on_with_the_sentence_is_read() -> None:
    (made,) = found('Tolliver states, in a footnote, that it "does not oppose" the second request.\n')
    assert (made.conceder, made.proposition) == ("Tolliver", "the second request")


def test_the_cite_behind_a_concession_does_not_tell_it_again() -> None:
    made = found(
        "Tolliver now concedes that the loom was worn. See Penhale Decl. ¶ 4 (stating that it was old and conceding that "
        "it was worn); Penhale Decl. ¶ 9 (Tolliver then conceding that fact in reply). It ran for a week.\n"
    )
    assert [c.cue for c in made] == ["concedes"]


def test_who_answers_below_a_transcript_is_named_behind_its_cite() -> None:
    (made,) = found(
        "Q.  You knew that the loom was worn?\nA.  I knew that, yes.\n\nHr'g Tr. 70:1-8 (Penhale). It was sold.\n"
    )
    assert (made.conceder, made.proposition) == ("Penhale", "You knew that the loom was worn")


def test_because_one_did_not_answer_the_court_deems_it_abandoned_once() -> None:
    body = (
        "Plaintiff filed a Motion and a Reply. Because the Reply makes no attempt to rebut Tolliver's argument on notice, "
        "the Court deems the claim abandoned.\n"
    )
    (made,) = found(body, "ORDER ON MOTION FOR SUMMARY JUDGMENT")
    assert (made.conceder, made.manner, made.voice) == ("Plaintiff", "silence", "court")


def test_a_name_with_a_capital_inside_is_a_party() -> None:
    (made,) = found("LoomTech concedes that the yarn was late.\n", "DEFENDANT'S OPPOSITION", "LOOMTECH SUPPLY, INC.")
    assert (made.conceder, made.asserted_by) == ("LoomTech", "Defendant")


@pytest.mark.parametrize("below", ["Dated: May 3, 2024", "May 3, 2024", "CERTIFICATE OF SERVICE"])
def test_what_stands_below_the_signature_is_nobodys_name(below: str) -> None:
    made = found(f"Tolliver concedes that the yarn was late.\n\n/s/ Ann Roe\nAttorney for Plaintiff\n{below}\n")
    assert [c.asserted_by for c in made] == ["Plaintiff"]


@pytest.mark.parametrize(
    ("title", "filer"),
    [
        ("REPLY TO DEFENDANT'S RESPONSE TO PLAINTIFF'S MOTION FOR SUMMARY JUDGMENT", "Quarles"),
        ("RESPONSE IN OPPOSITION TO TOLLIVER'S MOTION FOR SUMMARY JUDGMENT", "Quarles"),
        ("MEMORANDUM IN OPPOSITION TO MOTION FOR PRELIMINARY INJUNCTION", "Tolliver"),
        ("REPLY MEMORANDUM IN SUPPORT OF MOTION TO DISMISS", "Tolliver"),
    ],
)
def test_whose_paper_it_is_shows_by_whom_it_opposes_or_what_is_sought(title: str, filer: str) -> None:
    made = found("Tolliver concedes that the yarn was late, and Quarles concedes that it was blue.\n", title)
    assert {c.asserted_by for c in made} == {filer}


def test_dashes_about_against_part_the_sides() -> None:
    caption = """UNITED STATES DISTRICT COURT
SOUTHERN DISTRICT OF NEW YORK

QUARLES PRINTING CO.,

                    Plaintiff,                    24 Civ. 77 (ABC)

     - against -

TOLLIVER MILLS, INC.,

                    Defendant.

PLAINTIFF'S MEMORANDUM OF LAW IN OPPOSITION TO DEFENDANT'S MOTION TO DISMISS

It admits as much. Tolliver concedes that the yarn was late. It omits the price.
"""
    made = read(caption.encode(), "paper.txt").concessions
    assert [(c.conceder, c.asserted_by) for c in made][-1:] == [("Tolliver", "Plaintiff")]


def test_a_title_of_several_defendants_is_not_one_defendants() -> None:
    paper = """UNITED STATES DISTRICT COURT
EASTERN DISTRICT OF CALIFORNIA

EDITH QUARLES,
               Plaintiff,
     v.
COUNTY OF LOOMIS and SHERIFF DALE TARRANT,
               Defendants.

DEFENDANTS' RESPONSE TO PLAINTIFF'S MOTION FOR ATTORNEY'S FEES

Defendants do not dispute that the motion is timely.
"""
    (made,) = read(paper.encode(), "paper.txt").concessions
    assert (made.conceder, made.asserted_by, made.voice) == ("Defendants", "Defendants", "own")


def test_who_seeks_discovery_and_from_whom_are_the_parties() -> None:
    paper = """UNITED STATES DISTRICT COURT
DISTRICT OF VERMONT

IN RE APPLICATION OF FILATURE BEAUMONT S.A.,
                    Petitioner,                          24 Misc. 12 (QR)
FOR AN ORDER TO TAKE DISCOVERY FROM TOLLIVER MILLS, INC.
                    Respondent.

RESPONDENT TOLLIVER MILLS, INC.'S SUPPLEMENTAL MEMORANDUM IN RESPONSE TO THE COURT'S ORDER

Beaumont no longer disputes that the French case is closed. Tolliver recognizes that it may be reopened.
"""
    made = read(paper.encode(), "paper.txt").concessions
    assert [(c.conceder, c.voice) for c in made] == [("Beaumont", "attributed"), ("Tolliver", "own")]


@pytest.mark.parametrize(
    "title",
    [
        "OBJECTIONS",
        "DEFENDANT'S EVIDENTIARY OBJECTIONS",
        "RULE 72 OBJECTIONS",
        "Defendant's Objections to the Report and Recommendation",
    ],
)
def test_objections_have_a_title(title: str) -> None:
    paper = FRONT.format(title=title, claims="EDITH QUARLES") + "Tolliver objects to the finding on the yarn.\n"
    document = read(paper.encode(), "paper.txt").document
    assert (document.title, document.kind) == (title, "brief")
