"""Filers, defendants, rulings, attachments and stamps of docket entries, each rule told with invented entries."""

from datetime import date

import pytest

from docket.docket_text.facts import EntryReading
from docket.docket_text.reading import VERSION, read_entry


def read(text: str, court: str = "cand") -> EntryReading:
    return read_entry(text, court=court, number="40")


@pytest.mark.parametrize(
    ("court", "text", "filer"),
    [
        ("cand", "MOTION to Dismiss filed by Moor Mills Inc.. (Pike, Al) (Filed on 1/2/2025)", "Moor Mills Inc."),
        (
            "nyed",
            "COMPLAINT against Moor Mills, filing fee $ 400, receipt 7 Was it so -YES,, filed by Ada Brandt. (Attachments: # 1 X)",
            "Ada Brandt",
        ),
        ("cand", "COMPLAINT against Moor Mills. Filed byAda Brandt. (Ode, Cam)", "Ada Brandt"),
        (
            "nysd",
            "LETTER addressed to Judge Mina Abara. Document filed by Tern Shipping Ltd., Folio House..(Reyes, Sol)",
            "Tern Shipping Ltd., Folio House",
        ),
        (
            "cacd",
            "NOTICE of Appearance filed by attorney Al Pike on behalf of Defendant Moor Mills (Pike, Al)",
            "Moor Mills",
        ),
        (
            "azb",
            "Notice of Filing filed by CAM ODE of ODE & LOWE, PLLC on behalf of TY NOOR, LIA NOOR. (ODE, CAM)",
            "TY NOOR, LIA NOOR",
        ),
        (
            "cacb",
            "Response to (related document(s): 12 Motion filed by Creditor Cedar Bank) Filed by Debtor Ty Noor (Noor, Ty)",
            "Ty Noor",
        ),
        ("casd", "MOTION for Discovery by USA as to Lou Fenn. (Ward, Lee)", "USA"),
        ("mad", "MOTION to Strike 1 Complaint, by Trustees of Heron College.(Pike, Al)", "Trustees of Heron College"),
        ("azb", "MOTION to Sell filed by Trustee Ada Brandt. (Brandt, Ada)", "Ada Brandt"),
        (
            "txed",
            "APPLICATION to Appear Pro Hac Vice by Attorney Cam B. Ode for Moor Mills Inc. Fee pd., 6-1. (xx)",
            "Moor Mills Inc.",
        ),
        ("ned", "BRIEF by Attorney Cam Ode as to defendant(s) Lou Fenn. (Ode, Cam)", "Cam Ode"),
        (
            "ca1",
            "MOTION to dismiss filed by Appellee Cedar Bank National Trust. Certificate of service dated 02/12/2025. [25-1010]",
            "Cedar Bank National Trust",
        ),
        (
            "ca2",
            "PETITION FOR REVIEW, on behalf of Petitioner Kestrel Optics, Inc., FILED. [Entered: 10/03/2025 05:45 PM]",
            "Kestrel Optics, Inc.",
        ),
        (
            "cit",
            "Form 11 Notice of Appearance. Filed by Al Pike of Pike LLP on behalf of Moor Mills Corp.. (Pike, Al)",
            "Moor Mills Corp.",
        ),
        ("cand", "ORDER by Judge Bo Sandell granting 12 Motion filed by Moor Mills.", None),
    ],
)
def test_filers(court: str, text: str, filer: str | None) -> None:
    assert read(text, court).filer == filer


def test_the_defendants_of_a_criminal_case() -> None:
    text = (
        "ORDER granting 12 Motion to Continue as to Lou Fenn (1), Ann Roe (2). Signed by Judge Eli Sato on 1/21/2025."
    )
    assert read(text).as_to == ("Lou Fenn", "Ann Roe")
    assert read("MOTION to Suppress by Lou Fenn, Jr. as to Lou Fenn, Jr.. (Ode, Cam)").as_to == ("Lou Fenn, Jr.",)
    assert read("Set/Reset Deadlines as to 12 MOTION to Dismiss.").as_to == ()


@pytest.mark.parametrize(
    ("text", "rulings"),
    [
        ("ORDER granting 12 Motion to Dismiss.", [("granted", ("12",), None)]),
        ("ORDER denying without prejudice 12 Motion to Compel.", [("denied", ("12",), "without_prejudice")]),
        ("ORDER granting in part and denying in part 12 Motion in Limine.", [("granted_in_part", ("12",), None)]),
        (
            "ORDER denying as moot 12 Motion; denying 14 Motion; granting 15 Motion.",
            [("moot", ("12",), None), ("denied", ("14",), None), ("granted", ("15",), None)],
        ),
        (
            "ORDER granting 12 Motion for Leave, 14 Motion to Seal and 15 Motion to Strike 9 Answer.",
            [("granted", ("12", "14", "15"), None)],
        ),
        (
            "ORDER. The government's motion in limine (filing no. 12 ) is denied. The objection 14 is overruled.",
            [("denied", ("12",), None), ("overruled", ("14",), None)],
        ),
        ("MINUTE entry before Judge Rosa Feld: Motion for extension 12 is granted.", [("granted", ("12",), None)]),
        (
            "Order Granting Motion For Relief From Stay (Related Doc # 12). Signed on 5/21/2025.",
            [("granted", ("12",), None)],
        ),
        ("Minute Entry: Defense oral motion to continue - Granted.", [("granted", (), None)]),
        (
            "Minute Entry: Motion Hearing held re 12 MOTION to Dismiss; motion taken under advisement.",
            [("deferred", ("12",), None)],
        ),
        ("ORDER Dismissing Case (related document(s) 12 Notice).", []),
        ("MOTION for Order granting 12 Motion by Moor Mills.", []),
    ],
)
def test_rulings(text: str, rulings: list[tuple[str, tuple[str, ...], str | None]]) -> None:
    assert [(one.outcome, one.entries, one.terms) for one in read(text).dispositions] == rulings


def test_a_motion_that_only_leaves_the_list_is_terminated() -> None:
    told = read("ORDER: The Clerk of Court is directed to terminate Dkt. No. 12. ORDER terminating 14 Motion.")
    assert told.dispositions == ()
    assert "14" in told.terminated


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (
            "MOTION by X. (Attachments: # 1 Exhibit A, # 2 Proposed Order)(Ode, Cam)",
            [(1, "Exhibit A"), (2, "Proposed Order")],
        ),
        (
            "MOTION by X. (Attachments: # (1) Exhibit A (sealed), # (2) Memo)(Ode, Cam)",
            [(1, "Exhibit A (sealed)"), (2, "Memo")],
        ),
        ("COMPLAINT by X. (Attachments: #(1) Filing Fee Receipt)(dmn)", [(1, "Filing Fee Receipt")]),
        (
            "MOTION by X. (Attachments: (1) Exhibit 1 - Letter, (2) Exhibit Two)(Ode, Cam)",
            [(1, "Exhibit 1 - Letter"), (2, "Exhibit Two")],
        ),
        (
            "Motion filed by X (Attachments: 1 Exhibit A2 Exhibit B3 Proposed Order) (Mott, Gia)",
            [(1, "Exhibit A"), (2, "Exhibit B"), (3, "Proposed Order")],
        ),
        (
            'Motion filed by X (Attachments: # 1 Exhibit "A" Note# 2 Exhibit "B" Deed). (ODE, CAM)',
            [(1, 'Exhibit "A" Note'), (2, 'Exhibit "B" Deed')],
        ),
        (
            "NOTICE. (Additional attachment(s) added on 6/28/2024: # 1 rejected document) (jp).",
            [(1, "rejected document")],
        ),
        ("ORDER granting 12 Motion.", []),
    ],
)
def test_attachments(text: str, listed: list[tuple[int, str]]) -> None:
    told = read(text).attachments
    assert [(one.number, one.title) for one in told] == listed
    assert all(one.title in text[slice(*one.span)] for one in told)


def test_the_stamps_of_the_clerk() -> None:
    text = (
        "LETTER from Lou Fenn. (jr, COURT STAFF) (Filed on 1/2/2025) Modified on 1/6/2025 (jr). (Main Document 40 replaced on "
        "1/7/2025) (jr). (Entered: 01/03/2025)"
    )
    told = read(text)
    assert (told.filed, told.entered, told.modified) == (
        date(2025, 1, 2),
        date(2025, 1, 3),
        (date(2025, 1, 6), date(2025, 1, 7)),
    )
    assert read("MANDATE issued. [25-1010] (AS) [Entered: 07/06/2025 09:35 AM]", "ca1").entered == date(2025, 7, 6)


def test_every_fact_says_where_it_stands() -> None:
    text = "Joint MOTION to Continue filed by Moor Mills as to Lou Fenn (1). (Pike, Al) (Entered: 01/03/2025)"
    said = {(one.what, text[slice(*one.span)].strip()) for one in read(text).evidence}
    assert said == {
        ("kind", "MOTION"),
        ("facet", "Joint"),
        ("facet", "to Continue"),
        ("filer", "Moor Mills"),
        ("as_to", "Lou Fenn"),
        ("entered", "(Entered: 01/03/2025"),
    }
    assert read(text).version == VERSION
