"""Importing invented dockets: what comes in, what changes when they come again, what a person's word is worth against them."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import Clock, Placed
from docket_pages import MOTION, Line, courtlistener, line, link, notice, page

from docket.clerk import Clerk
from docket.clerk.importing import ImportReport
from docket.importers.errors import DoubtfulDocketError, NotADocketError
from docket.importers.reading import read_dockets
from docket.store.log import Store
from docket.store.server import Place
from projections.moment import KnownAt, Moment
from projections.sheet import EntryRow, SheetView, sheet
from projections.timeline import history


class Desk:
    """Takes in texts as if they were files, and shows the sheet of the one case."""

    def __init__(self, path: Place, clock: Clock) -> None:
        self.clock = clock
        self.clerk = Clerk(Store(path, create=True), "M. Ito", clock)
        self.case = ""

    def take(self, text: str, name: str = "docket.html", **settings: Any) -> ImportReport:
        self.clock.now += timedelta(minutes=1)
        reports = [
            self.clerk.take_in(docket, file=name, sha256=hashlib.sha256(text.encode()).hexdigest())
            for docket in read_dockets(text.encode(), name, **settings)
        ]
        self.case = reports[-1].case
        return reports[-1]

    def sheet(self, moment: Moment | None = None, known_at: KnownAt | None = None) -> SheetView:
        return sheet(self.clerk.at(self.case, moment or Moment(), known_at))

    def rows(self) -> dict[str, EntryRow]:
        return {row.id: row for row in self.sheet().entries}


@pytest.fixture
def desk(placed: Placed, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    clock.now = datetime(2024, 4, 2, 9, tzinfo=UTC)
    desk = Desk(placed(tmp_path / "store.db"), clock)
    yield desk
    desk.clerk.store.close()


def edited(number: int, text: str, lines: Iterable[Line] = MOTION) -> list[Line]:
    return [replace(one, text=text) if one.number == number else one for one in lines]


def without(number: int) -> list[Line]:
    return [one for one in MOTION if one.number != number]


# --- a page -----------------------------------------------------------------------------------------------------------


def test_a_docket_page_becomes_a_case_with_its_parties_judges_and_entries(desk: Desk) -> None:
    report = desk.take(page())

    view = desk.sheet()
    assert (report.court, report.case_number, report.added, report.opened) == ("cand", "3:24-cv-01187", 7, True)
    assert view.case["number_as_printed"] == "3:24-cv-01187-JQE"
    assert [(p["name"], p["role"], p["counsel"]) for p in view.case["parties"]] == [
        ("Acme, Inc.", "Plaintiff", ["Rita Roe"]), ("Globex LLC", "Defendant", ["Paul Poe"]),
    ]  # fmt: skip
    assert view.case["judges"] == [{"name": "Jane Q. Example", "role": "assigned"}]
    assert view.case["facts"]["nature_of_suit"] == "190 Contract: Other"
    assert view.current_through == date(2024, 4, 1)


def test_lines_without_number_stand_where_the_page_has_them(desk: Desk) -> None:
    desk.take(page())

    assert [row.id for row in desk.sheet().entries] == ["1", "2", "E1", "3", "E2", "E3", "4"]


def test_a_page_with_the_latest_line_first_gives_the_same_sheet(desk: Desk) -> None:
    desk.take(page(list(reversed(MOTION))))

    texts = [row.text for row in desk.sheet().entries]
    assert [t.partition(" ")[0] for t in texts if t] == [
        "COMPLAINT", "Summons", "Electronic", "MOTION", "Minute", "Set/Reset", "ORDER",
    ]  # fmt: skip


def test_the_same_page_again_changes_nothing(desk: Desk) -> None:
    desk.take(page())
    before = desk.clerk.head()

    report = desk.take(page())

    assert (report.added, report.changed, report.unchanged, report.vanished) == (0, 0, 7, 0)
    assert desk.clerk.head() == before


def test_a_later_page_adds_only_what_is_new_and_tells_it(desk: Desk) -> None:
    desk.take(page())
    later = [*MOTION, line(5, "2024-04-12", "ANSWER to 1 Complaint filed by Globex LLC. (Poe, Paul)")]

    report = desk.take(page(later, made="04/15/2024"))

    assert (report.added, report.unchanged) == (1, 7)
    assert [(news.act, news.id) for news in report.news] == [("new", "5")]
    assert desk.sheet().current_through == date(2024, 4, 15)


def test_two_lines_of_the_same_words_on_one_day_stay_two(desk: Desk) -> None:
    twice = [
        *MOTION,
        line(None, "2024-03-20", "Set/Reset Hearings: Case Management Conference set for 4/30/2024 10:00 AM."),
    ]

    desk.take(page(twice))
    report = desk.take(page(twice))

    assert len(desk.sheet().entries) == 8
    assert (report.added, report.unchanged) == (0, 8)


def test_two_lines_with_one_number_both_stand_and_keep_it(desk: Desk) -> None:
    twice = [*MOTION, line(4, "2024-03-25", "NOTICE of Change of Address by Rita Roe.", doc=False)]

    report = desk.take(page(twice))
    again = desk.take(page(twice))

    assert [row.number for row in desk.sheet().entries].count(4) == 2
    assert "twice" in report.warnings[0]
    assert (again.added, again.changed) == (0, 0)


def test_the_cases_that_the_head_names_are_tied_to_the_case(desk: Desk) -> None:
    extra = (
        "<table><tr><td valign='top'>Related&nbsp;Case:</td><td>&nbsp;"
        "<a href='/cgi-bin/DktRpt.pl?99'>3:23-cv-00042-JQE</a></td></tr>"
        "<tr><td valign='top'>Case&nbsp;in&nbsp;other&nbsp;court:</td><td>&nbsp;Superior Court of Somewhere, CGC-24-1</td></tr>"
        "</table>"
    )

    desk.take(page(extra=extra))
    desk.take(page(extra=extra))

    assert [(r["relation"], r["court"], r["number"]) for r in desk.sheet().case["related"]] == [
        ("related case", "cand", "3:23-cv-00042-JQE"), ("case in other court", "Superior Court of Somewhere", "CGC-24-1"),
    ]  # fmt: skip


# --- what changes -----------------------------------------------------------------------------------------------------


def test_an_edited_entry_shows_its_earlier_wording_as_of_either_clock(desk: Desk) -> None:
    desk.take(page())
    first = desk.clerk.head()
    new = "MOTION to Dismiss filed by Globex LLC. Responses due by 3/22/2024. (Poe, Paul) Modified on 3/4/2024 (ab)."

    report = desk.take(page(edited(3, new), made="04/02/2024"))

    [row] = [r for r in desk.sheet().entries if r.id == "3"]
    [revision] = row.revisions
    assert (report.changed, report.added) == (1, 0)
    assert "3/22/2024" in (row.text or "")
    assert "3/15/2024" in revision.before["text"]
    assert "3/15/2024" in str(report.news[0].was)
    [then] = [r for r in desk.sheet(known_at=KnownAt(position=first)).entries if r.id == "3"]
    assert "3/15/2024" in (then.text or "")
    assert not then.revisions
    [in_court] = [r for r in desk.sheet(Moment(day=date(2024, 3, 2))).entries if r.id == "3"]
    assert in_court.revisions == (revision,)  # a correction holds for every court date, with what it said before


def test_an_entry_that_is_gone_is_noted_and_stays(desk: Desk) -> None:
    desk.take(page())

    report = desk.take(page(without(2), made="04/02/2024"))

    assert (report.vanished, [n.id for n in report.news]) == (1, ["2"])
    assert desk.rows()["2"].vanished_on == date(2024, 4, 2)
    assert desk.take(page(without(2), made="04/02/2024")).vanished == 0

    desk.take(page(made="04/03/2024"))
    assert desk.rows()["2"].vanished_on is None


def test_a_page_of_some_entries_only_lets_none_vanish(desk: Desk) -> None:
    desk.take(page())

    report = desk.take(page([MOTION[-1], line(5, "2024-04-02", "NOTICE of Appeal. (Poe, Paul)")], made="04/03/2024"))

    assert (report.added, report.vanished) == (1, 0)
    assert [row.id for row in desk.sheet().entries] == ["1", "2", "E1", "3", "E2", "E3", "4", "5"]


def test_an_older_page_changes_no_wording(desk: Desk) -> None:
    desk.take(page(edited(3, "MOTION to Dismiss, as corrected, filed by Globex LLC. (Poe, Paul)"), made="04/20/2024"))

    report = desk.take(page(made="04/01/2024"))

    assert report.changed == 0
    assert "older" in report.warnings[0]
    assert "as corrected" in (desk.rows()["3"].text or "")


def test_a_line_that_got_its_number_later_is_the_same_line(desk: Desk) -> None:
    desk.take(page())
    words = MOTION[4].text
    numbered = [replace(one, number=5) if one.text == words else one for one in MOTION]

    report = desk.take(page(numbered, made="04/02/2024"))

    assert (report.added, report.changed) == (0, 1)
    assert [row.number for row in desk.sheet().entries if row.text and row.text.startswith("Minute")] == [5]


def test_a_judge_in_the_place_of_another_replaces_her(desk: Desk) -> None:
    desk.take(page())

    desk.take(page(judge="Judge Peter Placeholder", made="04/02/2024"))

    assert desk.sheet().case["judges"] == [{"name": "Peter Placeholder", "role": "assigned"}]


def test_a_judge_to_whom_a_case_comes_back_sits_again(desk: Desk) -> None:
    desk.take(page())
    desk.take(page(judge="Judge Peter Placeholder", made="04/02/2024"))
    desk.take(page(made="05/02/2024"))

    assert desk.sheet().case["judges"] == [{"name": "Jane Q. Example", "role": "assigned"}]
    assert desk.take(page(made="05/02/2024")).changed == 0


def test_counsel_who_come_and_go_are_kept_up(desk: Desk) -> None:
    desk.take(page())
    others = (("Plaintiff", "Acme, Inc.", "Sam Soe"), ("Defendant", "Globex LLC", "Paul Poe"))

    desk.take(page(parties=others, made="04/02/2024"))

    acme = desk.sheet().case["parties"][0]
    assert [a["name"] for a in acme["attorneys"]] == ["Sam Soe"]
    assert acme["counsel"] == ["Rita Roe", "Sam Soe"]
    assert len(desk.sheet().case["parties"]) == 2


# --- a person's word --------------------------------------------------------------------------------------------------


def test_what_a_person_corrected_stands_when_the_docket_comes_again(desk: Desk) -> None:
    desk.take(page())
    desk.clerk.revise(desk.case, "3", reason="it is a letter", kind="letter", title="Letter to the court")

    desk.take(page(edited(3, "MOTION to Dismiss, re-noticed, filed by Globex LLC. (Poe, Paul)"), made="04/02/2024"))

    row = desk.rows()["3"]
    assert (row.kind, row.title) == ("letter", "Letter to the court")
    assert "re-noticed" in (row.text or "")


def test_an_entry_made_by_hand_is_filled_in_and_keeps_its_words(desk: Desk) -> None:
    case = desk.clerk.open("3:24-cv-01187", court="cand", name="Acme v. Globex").id
    desk.clerk.party(case, name="Globex LLC", role="defendant", label="Globex")
    desk.clerk.enter(case, entry="3", kind="motion", title="The motion to dismiss", party="Globex")

    report = desk.take(page())

    row = desk.rows()["3"]
    assert (report.added, report.opened, desk.case) == (6, False, case)
    assert (row.title, row.kind, row.filed_on, row.doc_id) == (
        "The motion to dismiss",
        "motion",
        date(2024, 3, 1),
        "035000000003",
    )
    assert [p["label"] for p in desk.sheet().case["parties"]] == ["Globex", "Acme, I…"]
    assert desk.sheet().case["name"] == "Acme v. Globex"


def test_an_import_is_one_command_that_undo_takes_back(desk: Desk) -> None:
    desk.take(page())
    desk.take(page([*MOTION, line(5, "2024-04-12", "ANSWER filed by Globex LLC. (Poe, Paul)")], made="04/15/2024"))

    desk.clerk.undo(desk.case)

    assert "5" not in desk.rows()
    assert len(desk.rows()) == 7


# --- several sources --------------------------------------------------------------------------------------------------


def test_a_notice_of_an_entry_that_the_page_has_brings_nothing_twice(desk: Desk) -> None:
    desk.take(page())

    report = desk.take(notice(MOTION[3]), "notice.eml")

    assert (report.added, report.changed, len(desk.sheet().entries)) == (0, 0, 7)
    assert "Responses due" in (desk.rows()["3"].text or "")


def test_a_notice_that_comes_first_is_the_entry_of_the_page(desk: Desk) -> None:
    desk.take(notice(MOTION[3]), "notice.eml")
    assert desk.sheet().current_through == date(2024, 3, 1)

    report = desk.take(page())

    assert (report.added, len(desk.sheet().entries)) == (6, 7)
    assert desk.sheet().case["name"] == "Acme, Inc. v. Globex LLC"


def test_a_copy_of_courtlisteners_does_not_tell_through_which_day_the_docket_is_known(desk: Desk) -> None:
    report = desk.take(courtlistener(modified="2031-05-01"), "docket.json")

    assert report.current_through is None
    assert desk.sheet().current_through == max(
        day for row in desk.rows().values() for day in (row.filed_on, row.entered_on) if day
    )


def test_a_page_and_courtlistener_merge_into_one_docket(desk: Desk) -> None:
    desk.take(courtlistener(attachments=[(3, 1, "Exhibit A"), (3, 2, "Proposed Order")]), "docket.json")
    report = desk.take(page(made="04/03/2024"))

    own = [row for row in desk.sheet().entries if row.attachment is None]
    parts = [(row.id, row.title, row.filed_on) for row in desk.sheet().entries if row.attachment]
    assert (report.added, report.changed, len(own)) == (0, 0, 7)
    assert parts == [("3-1", "Exhibit A", date(2024, 3, 1)), ("3-2", "Proposed Order", date(2024, 3, 1))]


def test_a_number_in_another_writing_is_the_same_case(desk: Desk) -> None:
    first = desk.take(page())

    second = desk.take(courtlistener(number="3:24-CV-1187-XYZ"), "docket.json")

    assert second.case == first.case


@pytest.mark.parametrize(("one", "other"), [("24-10187", "1:24-bk-10187-ABC"), ("1:24-ap-00187", "24-00187")])
def test_a_bankruptcy_number_means_one_case_with_and_without_its_type(desk: Desk, one: str, other: str) -> None:
    first = desk.take(courtlistener(number=one, court="nysb"), "docket.json")

    second = desk.take(courtlistener(number=other, court="nysb"), "docket.json")

    assert second.case == first.case


def test_the_same_number_in_another_court_is_another_case(desk: Desk) -> None:
    first = desk.take(courtlistener(), "docket.json")

    second = desk.take(courtlistener(court="casd"), "docket.json")

    assert second.case != first.case
    assert second.opened


# --- what is doubtful -------------------------------------------------------------------------------------------------


def test_a_page_that_breaks_off_is_taken_only_on_insistence_and_says_so(desk: Desk) -> None:
    cut = page()[:-900]

    with pytest.raises(DoubtfulDocketError, match="breaks off"):
        desk.take(cut)
    report = desk.take(cut, insist=True)

    assert "breaks off" in report.warnings[0]
    assert 0 < report.added <= 7


def test_a_page_of_another_court_than_was_said_is_refused(desk: Desk) -> None:
    with pytest.raises(DoubtfulDocketError, match="comes from cand, not from nysd"):
        desk.take(page(), court="nysd")


def test_a_page_that_names_no_court_asks_for_it(desk: Desk) -> None:
    nameless = page([line(1, "2024-02-05", "COMPLAINT", doc=False)]).replace("California Northern District", "District")

    with pytest.raises(DoubtfulDocketError, match="--court"):
        desk.take(nameless)
    assert desk.take(nameless, court="cand").court == "cand"


def test_another_version_of_the_api_is_refused(desk: Desk) -> None:
    with pytest.raises(DoubtfulDocketError, match="version 3"):
        desk.take(courtlistener(version=3), "docket.json")
    assert desk.take(courtlistener(version=3), "docket.json", insist=True).added == 7


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("{}", "no docket"),
        ('{"docket_number": ', "breaks off"),
        ("Dear all, see attached.", "is not a docket"),
        ("<html><body><h1>Case not found.</h1></body></html>", "no such case"),
        ("<html><body>Manage My Account <input name=password></body></html>", "log-in page"),
        ("<html><body><p>A recipe for soup.</p></body></html>", "without a docket"),
        ('[{"recap_documents": []}]', "without their docket"),
        ("From: a@b.example\nTo: c@d.example\nSubject: lunch\n\nAt noon?\n", "which court|no notice"),
    ],
)
def test_what_is_no_docket_is_told_with_what_to_do(text: str, told: str) -> None:
    with pytest.raises((NotADocketError, DoubtfulDocketError), match=told) as caught:
        read_dockets(text.encode(), "file")

    assert str(caught.value).endswith((".", ")."))


def test_a_docket_without_a_number_that_can_be_read_is_refused(desk: Desk) -> None:
    with pytest.raises(NotADocketError, match="is not a docket number"):
        desk.take(courtlistener(number="no number"), "docket.json")


def test_the_history_tells_of_the_import(desk: Desk) -> None:
    desk.take(page())

    told = [row.sentence for row in history(desk.clerk.at(desk.case)).events]
    assert told[-1] == "Docket taken in from docket.html (page, 7 entries)."


def test_links_and_italics_are_placed_in_the_text_of_the_entry() -> None:
    text = f"RESPONSE re {link(3)} MOTION <i>of Globex  &amp; Co. on\n the merits</i> filed."
    [docket] = read_dockets(page([line(9, "2024-03-05", text)]).encode(), "docket.html")

    [entry] = docket.entries
    [found] = entry.links
    [(start, end)] = entry.italics
    assert entry.text[found.start : found.end] == "3"
    assert (found.doc_id, found.seq_no) == ("035000000003", "9")
    assert entry.text[start:end] == "of Globex & Co. on the merits"


def test_what_a_first_import_brought_can_be_taken_back_and_comes_again(desk: Desk) -> None:
    desk.take(page())
    desk.clerk.undo(desk.case)
    assert not desk.rows()

    report = desk.take(page())

    assert (report.added, report.opened) == (7, False)
