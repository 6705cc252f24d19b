"""What a docket entry is: kinds, facets and titles, told with invented entries and held against the court's own event names."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from docket.docket_text.facts import EntryReading
from docket.docket_text.reading import read_entry

FOLDER = Path(os.environ.get("DOCKET_CORPUS", Path(__file__).parents[1] / ".." / "shared")) / "corpora"


def read(text: str, court: str = "cand", event: str | None = None) -> EntryReading:
    return read_entry(text, court=court, number="40", event=event)


@pytest.mark.parametrize(
    ("text", "kind", "detail"),
    [
        ("COMPLAINT against Moor Mills, filed by Ada Brandt. (Ode, Cam)", "complaint", "complaint"),
        ("Second AMENDED COMPLAINT against Moor Mills, filed by Ada Brandt.", "complaint", "complaint"),
        ("INDICTMENT as to Lou Fenn (1) count(s) 1.", "complaint", "complaint"),
        ("NOTICE OF REMOVAL from Superior Court by Moor Mills.", "complaint", "complaint"),
        ("Chapter 7 Voluntary Petition Individual. Fee Amount $338. Filed by Ty Noor", "complaint", "complaint"),
        ("ANSWER to 1 Complaint by Moor Mills.", "answer", "answer"),
        ("Joint MOTION to Continue Trial by Ada Brandt.", "motion", "motion"),
        ("NOTICE OF MOTION AND MOTION to Remand filed by Ada Brandt.", "motion", "motion"),
        ("EX PARTE APPLICATION for Leave filed by Moor Mills.", "motion", "motion"),
        ("MOTION for Protective Order by Moor Mills.", "motion", "motion"),
        (
            "LETTER MOTION for Conference addressed to Judge Mina Abara. Document filed by Folio House.",
            "motion",
            "motion",
        ),
        ("RESPONSE in Opposition re 12 MOTION to Dismiss filed by Ada Brandt.", "opposition", "response"),
        ("OBJECTION to 34 Report and Recommendations by Moor Mills.", "opposition", "response"),
        ("REPLY BRIEF re 12 MOTION to Dismiss filed by Moor Mills.", "reply", "reply"),
        (
            "REPLY MEMORANDUM OF LAW in Support re: 12 MOTION to Dismiss. Document filed by Moor Mills.",
            "reply",
            "reply",
        ),
        ("SUR-REPLY to 15 Motion by Ada Brandt.", "sur_reply", "sur_reply"),
        ("SUPPLEMENT to 12 Motion by Moor Mills.", "supplemental", "supplement"),
        ("DECLARATION of Gia Mott filed by Moor Mills.", "declaration", "declaration"),
        ("AFFIDAVIT in Support re 12 MOTION filed by Moor Mills.", "declaration", "declaration"),
        ("EXHIBIT LIST by Moor Mills.", "exhibit", "exhibit"),
        ("ORDER granting 12 Motion to Dismiss. Signed by Judge Bo Sandell.", "order", "order"),
        ("TEXT ORDER re 12 Motion. Ordered by Judge Bo Sandell.", "order", "order"),
        ("MEMORANDUM AND ORDER as to Lou Fenn. Ordered by Judge Bo Sandell.", "order", "order"),
        ("Judge Ezra Thorn: ELECTRONIC ORDER entered granting 14 Motion.", "order", "order"),
        ("SCHEDULING ORDER: Discovery due by 1/2/2025. Signed by Judge Bo Sandell.", "order", "order"),
        ("REPORT AND RECOMMENDATIONS re 12 MOTION. Signed by Magistrate Judge Ro Tanaka.", "order", "recommendation"),
        ("JUDGMENT in favor of Ada Brandt against Moor Mills. Signed by Clerk.", "judgment", "judgment"),
        ("MANDATE of USCA as to 56 Notice of Appeal.", "judgment", "judgment"),
        (
            "Minute Entry for proceedings held before Judge Bo Sandell: Motion Hearing held on 1/2/2025.",
            "minute",
            "minute",
        ),
        (
            "Electronic Clerk's Notes for proceedings held before Judge Ezra Thorn: Status Conference held.",
            "minute",
            "minute",
        ),
        ("STIPULATION Extending Time to Answer filed by Moor Mills.", "stipulation", "stipulation"),
        ("NOTICE of Change of Venue by Moor Mills.", "notice", "notice"),
        ("NOTICE of Appearance by Cam Ode on behalf of Ada Brandt", "notice", "appearance"),
        ("NOTICE OF APPEAL as to 41 Judgment by Moor Mills.", "notice", "appeal"),
        ("NOTICE OF HEARING as to Lou Fenn: Arraignment set for 1/2/2025.", "notice", "hearing_setting"),
        ("Set/Reset Deadlines: Responses due by 2/4/2025.", "other", "deadline_setting"),
        ("LETTER addressed to Judge Mina Abara. Document filed by Folio House.", "letter", "letter"),
        ("TRANSCRIPT of Proceedings held on 1/2/2025.", "transcript", "transcript"),
        ("MEMORANDUM OF LAW re 12 Motion filed by Moor Mills.", "brief", "brief"),
        ("CERTIFICATE OF SERVICE by Moor Mills.", "other", "service"),
        ("SUMMONS Returned Executed by Ada Brandt. Moor Mills served.", "other", "service"),
        ("Summons Issued as to Moor Mills.", "other", "summons"),
        ("JOINT STATUS REPORT by Ada Brandt.", "other", "status_report"),
        ("BNC Certificate of Notice (related document(s) 5 ) (Admin.)", "notice", "bnc_notice"),
        ("Case Assigned to Judge Bo Sandell.", "other", "clerk_admin"),
        ("In accordance with Rule 73, the parties are notified that they may consent.", "notice", "notice"),
        (
            "FILING ERROR - WRONG EVENT TYPE SELECTED FROM MENU - MOTION to Compel. Document filed by Folio House.",
            "motion",
            "motion",
        ),
        ("Zinnia.", "other", "other"),
    ],
)
def test_kinds(text: str, kind: str, detail: str) -> None:
    told = read(text)
    assert (told.kind, told.detail) == (kind, detail)


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("Joint MOTION to Continue Trial by Ada Brandt.", {"joint", "continuance"}),
        ("Unopposed MOTION for Extension of Time to Answer by Moor Mills.", {"unopposed", "extension"}),
        ("Consent LETTER MOTION to Adjourn. Document filed by Folio House.", {"unopposed", "letter"}),
        ("AMENDED MOTION in Limine by Ada Brandt.", {"amended", "in_limine"}),
        ("Second MOTION to Compel filed by Ada Brandt.", {"2nd"}),
        ("Emergency Ex Parte MOTION for Stay by Moor Mills.", {"emergency", "ex_parte"}),
        ("STIPULATION AND [PROPOSED] ORDER filed by Moor Mills.", {"proposed", "order"}),
        ("NOTICE OF MOTION AND MOTION to Remand filed by Ada Brandt.", {"notice"}),
        ("TEXT ORDER granting 12 Motion. (no document attached)", {"text_only"}),
        ("SEALED DOCUMENT filed by Moor Mills.", {"sealed"}),
        ("MINUTE ORDER granting 13 Consent Motion.", {"order"}),
        ("SUMMONS Returned Unexecuted by Ada Brandt.", {"returned_unexecuted", "summons"}),
        ("**DEFICIENT** MOTION to Continue by Moor Mills.", {"filing_error"}),
    ],
)
def test_facets(text: str, facets: set[str]) -> None:
    assert facets <= set(read(text).facets)


def test_the_motion_named_by_its_opposition_is_no_facet() -> None:
    told = read("RESPONSE in Opposition re 12 Joint MOTION for Summary Judgment filed by Ada Brandt.")
    assert not {"joint", "motion", "judgment"} & set(told.facets)


def test_the_event_decides_the_kind_and_the_text_stays_a_facet() -> None:
    told = read("Response of Moor Mills with papers filed by Moor Mills.", event="Declaration (Motion related)")
    assert (told.kind, "response" in told.facets) == ("declaration", True)


def test_an_entry_without_words_is_told_by_its_event() -> None:
    told = read("", event="Motion to Dismiss")
    assert (told.kind, told.title) == ("motion", "Motion to Dismiss")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "MOTION to Dismiss for Lack of Jurisdiction by Moor Mills. (Pike, Al)",
            "MOTION to Dismiss for Lack of Jurisdiction",
        ),
        (
            "MOTION for Leave to Appear Pro Hac Vice Filing fee $ 75, receipt number 0899-1. by Moor Mills. (Pike, Al)",
            "MOTION for Leave to Appear Pro Hac Vice",
        ),
        (
            "ORDER granting 12 Motion to Continue as to Lou Fenn (1). Signed by Judge Eli Sato on 1/21/2025. (jms)",
            "ORDER granting 12 Motion to Continue",
        ),
        (
            "ORDER. The Court will hold a conference on 1/2/2025. Signed by Judge Bo Sandell.",
            "ORDER. The Court will hold a conference on 1/2/2025",
        ),
        (
            "ORDER: Defendant shall file its reply by 1/2/2025. (jr)",
            "ORDER: Defendant shall file its reply by 1/2/2025",
        ),
        ("***NOTICE of Settlement filed by Ada Brandt. (Ode, Cam)", "NOTICE of Settlement"),
        ("RESPONSE in Opposition re 12 MOTION filed by Ada Brandt.", "RESPONSE in Opposition"),
        (
            "Minute Entry for proceedings held before Judge Bo Sandell: Status Conference held on 1/2/2025.",
            "Minute Entry: Status Conference held",
        ),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert read(text).title == title


# Against the names of the events that the court's software chose

NAMES = (
    (
        r"^\W*(?:\(TERMED\)\s*)?(?:joint |ex parte |amended |notice of )?(?:motion|appl\w+|request to|request$)",
        "motion",
    ),
    (r"^(?:\w+ ){0,3}order\b", "order"),
    (r"^minute", "minute"),
    (r"^(?:\w+ )?(?:response|opposition|objection|memorandum in opposition)", "opposition"),
    (r"^reply", "reply"),
    (r"^(?:notice of )?(?:attorney )?appearance", "appearance"),
    (r"^(?:adr )?(?:clerk.s )?notice", "notice"),
    (r"^(?:amended )?complaint|^indictment|petition", "complaint"),
    (r"^answer", "answer"),
    (r"^stipulation", "stipulation"),
    (r"^declaration|^affidavit", "declaration"),
    (r"^(?:brief|memorandum)", "brief"),
    (r"^summons (?:issued|request)", "summons"),
    (r"^(?:service of|certificate of service|waiver of service|summons returned)", "service"),
    (r"^(?:status report|case management statement|report\b)", "status_report"),
    (r"^letter", "letter"),
    (r"^transcript", "transcript"),
    (r"^judgment", "judgment"),
)


def named_entries() -> list[tuple[str, str, str]]:
    """Court, event name and text of every shared entry that has both."""
    found: list[tuple[str, str, str]] = []
    for path in sorted(FOLDER.glob("docket_history_html/*.json")) + sorted(FOLDER.glob("nef_email_raw/*.json")):
        told: dict[str, Any] = json.loads(path.read_text("utf-8"))
        court = told.get("court_id") or re.split(r"[_.]", path.name)[0]
        entries = [one for docket in told.get("dockets") or [told] for one in docket["docket_entries"]]
        named = [one for one in entries if one.get("description") and one.get("short_description")]
        found += [(court, one["short_description"], one["description"]) for one in named]
    return found


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared dockets are not on this machine")
def test_kind_or_facet_agrees_with_the_name_of_the_event() -> None:
    agree, wrong = 0, []
    for court, event, text in named_entries():
        expected = next((kind for form, kind in NAMES if re.search(form, event, re.IGNORECASE)), None)
        if expected is None:
            continue
        told = read(text, court)
        if expected in {told.kind, told.detail, *told.facets}:
            agree += 1
        else:
            wrong.append((event, told.kind, told.facets))
    assert agree >= 0.95 * (agree + len(wrong)), wrong
