"""What an order says beside its plain sentences: labels, docket text, hearings of a matter; the orders are invented."""

import pytest

from docket.intake.reading import Reading, read

HEAD = "UNITED STATES DISTRICT COURT\nDISTRICT OF NEVADA\n\nROE v. ACME, Case No. 2:25-cv-01234-AB\n\nORDER\n\n"


def order(words: str) -> Reading:
    return read(f"{HEAD}{words}\n".encode(), "order.txt")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Status conference: June 3, 2026 at 10:00 a.m. by telephone.", [("2026-06-03", None)]),
        ("The hearing on ECF No. 31, set for June 3, 2026, is stricken.", [(None, "2026-06-03")]),
        ("The June 3, 2026 status conference is vacated.", [(None, "2026-06-03")]),
        ("This matter is continued for case management to June 3, 2026.", [("2026-06-03", None)]),
        ("The motion will be heard on June 3, 2026.", [("2026-06-03", None)]),
        ("On its own motion, the status conference is reset for June 3, 2026.", [("2026-06-03", None)]),
        ("Trial is set during the term beginning June 3, 2026.", [("2026-06-03", None)]),
        ("Jury trial to begin June 3, 2026 at 9:00 a.m.", [("2026-06-03", None)]),
        ("The conference on June 3, 2026 will go forward by video.", [("2026-06-03", None)]),
        ("The mediation deadline is continued to June 3, 2026.", []),
        ("The Debtors shall conduct the Auction on June 3, 2026 at 10:00 a.m.", [("2026-06-03", None)]),
        ("The Sale Hearing shall be held before this Court on June 3, 2026.", [("2026-06-03", None)]),
        (
            "Roe asks to adjourn the conference set for June 3, 2026. That conference is vacated.",
            [(None, "2026-06-03")],
        ),
        ("NOTICE of Hearing: Status conference RESET from 6/3/2026 to 6/4/2026.", [("2026-06-04", "2026-06-03")]),
        ("The motion will be heard on its noticed date, June 3, 2026.", [("2026-06-03", None)]),
        ("Trial is set for a two-week period beginning the 3rd day of June, 2026.", [("2026-06-03", None)]),
        ("Acme is ORDERED to be and appear at 9:30 o’clock a.m. on the 3rd day of June, 2026.", [("2026-06-03", None)]),
        ("The request to continue the status conference to June 3, 2026 is GRANTED.", [("2026-06-03", None)]),
        ("Roe moves to continue the status conference to June 3, 2026.", []),
        ("The hearing set for June 3, 2026 is reset to be heard with the trial.", [(None, "2026-06-03")]),
        ("A second conference will also be held, on June 3, 2026.", [("2026-06-03", None)]),
        (
            "The cause is set for Trial before the Hon. Ann Roe, at the Courthouse, Reno, during the term commencing June 3, 2026.",
            [("2026-06-03", None)],
        ),
        ("I will hold a Rule 16 teleconference on June 3, 2026, at 4 p.m.", [("2026-06-03", None)]),
        ("The cause is set for trial on the docket beginning the week of June 3, 2026.", [("2026-06-03", None)]),
        (
            "The conference set for June 3, 2026, and the bench trial of July 1, 2026, are cancelled.",
            [(None, "2026-06-03"), (None, "2026-07-01")],
        ),
        ("A hearing will be held, if needed, on June 3, 2026 at 9:30 AM.", [("2026-06-03", None)]),
        ("Trial is fixed for June 3, 2026.", [("2026-06-03", None)]),
        ("The Clerk is DIRECTED to terminate the hearing set for June 3, 2026.", [(None, "2026-06-03")]),
        ("Initial Appearance set for 6/3/2026 before Judge Roe.", [("2026-06-03", None)]),
        ("The final conference set for 6/3/2026 is REMOVED from the calendar.", [(None, "2026-06-03")]),
    ],
)
def test_hearings_however_they_are_set(words: str, days: list[tuple[str | None, str | None]]) -> None:
    assert [(h.on, h.was) for h in order(words).hearings] == days


@pytest.mark.parametrize(
    ("words", "rulings"),
    [
        ("ORDER granting 41 Motion to Seal; denying 42 Motion to Stay.", ["granted", "denied"]),
        ("ORDER granting in part and denying in part 41 Motion to Seal.", ["granted_in_part"]),
        ("Text Order DENYING AS MOOT [41] Motion to Seal.", ["denied_as_moot"]),
        ("ORDER granting 41 Motion to Seal. The motion is GRANTED.", ["granted"]),
        ("The motion to dismiss is granted as to Roe and denied as to Poe.", ["granted_in_part"]),
        (
            "It is recommended that the motion be granted as to Roe and denied as to Poe.",
            ["recommended_granted_in_part"],
        ),
        ("If Roe does not pay by June 3, 2026, the appeal will be dismissed.", []),
        ("The Disclosure Statement is approved.", ["approved"]),
        ("The Motion is conditionally denied.", ["denied"]),
        ("The motion filed after the deadline is denied.", ["denied"]),
        ("Acme’s motion seeking sanctions is denied.", ["denied"]),
        ("The motion, which asks the Court to strike the answer, is denied.", ["denied"]),
        ("Request 4 seeks work product, and the objection is sustained.", ["sustained"]),
        ("Each side bears its own fees; Roe’s request for costs is denied.", ["denied"]),
        ("Roe argues that the clause was waived, and the motion is denied.", []),
        ("The motion to seal is denied except as to Exhibit 4.", ["denied_in_part"]),
        ("GRANTING 36 Joint Motion to Amend.", ["granted"]),
        ("MINUTE ORDER: Granting [10] Consent Motion to Amend.", ["granted"]),
        ("Pursuant to 11 U.S.C. § 1125(f)(3), the Disclosure Statement is approved.", ["approved"]),
        (
            "The motion is granted to the extent that Roe may reply, and is in all other respects denied.",
            ["granted_in_part"],
        ),
        ("The motion is ALLOWED as to Counts II, III, and VI and otherwise DENIED.", ["allowed_in_part"]),
        ("The settlement is fair and adequate, and is finally approved.", ["approved"]),
        ("The motion to quash is GRANTED, and the countermotion to compel is DENIED.", ["granted", "denied"]),
        ("Motion hearing set for 6/3/2026 is stricken.", []),
        ("That cause of action is severed and dismissed.", ["severed_and_dismissed"]),
        (
            "(1) Acme’s Motion to Stay is GRANTED IN PART; (2) Roe’s Motion to Strike is DENIED.",
            ["granted_in_part", "denied"],
        ),
        ("Motion granted over objection.", ["granted"]),
        ("The motion at Dkt. 4 is deemed withdrawn.", ["withdrawn"]),
        ("The Court grants the motion to seal and finds as moot the motion to stay.", ["granted", "denied_as_moot"]),
        ("The notice, with two corrections, is approved.", ["approved"]),
        ("Order Denying Motion for Relief from Stay (Related Doc # 15).", ["denied"]),
        (
            "The motion is GRANTED as to the first claim, which is dismissed, and DENIED as to the others.",
            ["granted_in_part"],
        ),
        ("The Court finds that the Motion should be GRANTED in part and DENIED in part.", ["granted_in_part"]),
        ("TEXT ORDER granting 24 Letter Request. Roe’s 38 Motion to Compel is granted.", ["granted", "granted"]),
        ("The motion is granted, but only to the extent that Acme must answer.", ["granted_in_part"]),
        ("The motion to bar the report is marked withdrawn.", ["withdrawn"]),
        (
            "A. The motion to lift is DENIED but for paragraph C. B. The motion to extend is GRANTED.",
            ["denied", "granted"],
        ),
        ("Discovery is stayed until the Court rules on the motion.", ["stayed"]),
        (
            "The undersigned RECOMMENDS the motion be GRANTED and all claims against Acme be DISMISSED.",
            ["recommended_granted", "recommended_dismissed"],
        ),
    ],
)
def test_rulings_of_docket_text_and_of_one_subject(words: str, rulings: list[str]) -> None:
    assert [d.outcome for d in order(words).dispositions] == rulings


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("A hearing is set for June 3, 2026 at 10:00 a.m. in Courtroom 604 of the Roe Courthouse.", "Courtroom 604"),
        ("The Court will hold a status conference by telephone on June 3, 2026.", "by telephone"),
        ("Oral argument is set for June 3, 2026 in Reno, Nevada.", "Reno, Nevada"),
        ("Oral argument is set for June 3, 2026.", None),
    ],
)
def test_a_hearing_has_the_place_that_the_order_names(words: str, place: str | None) -> None:
    assert [h.place for h in order(words).hearings] == [place]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Acme must serve the log by June 3, 2026 and file proof of service the same day.", "2026-06-03"),
        ("Acme must serve the log by June 3, 2026. Roe’s reply is due the same day.", "2026-06-03"),
        ("Acme must serve the log by noon tomorrow.", None),
        ("Acme must serve the log by 5:00 p.m. three business days before the conference.", None),
    ],
)
def test_a_day_told_by_another_day(words: str, due: str | None) -> None:
    assert order(words).deadlines[-1].due == due


def test_one_who_must_act_may_be_named_by_the_row_and_the_act_by_the_line_above() -> None:
    rows = "Expert reports\n   Plaintiff:          June 3, 2026\n   Defendant:          July 1, 2026"
    found = order(f"The Court sets this schedule.\n\n{rows}").deadlines
    assert [(d.obligor, d.what) for d in found] == [
        ("Plaintiff", "Expert reports: Plaintiff"),
        ("Defendant", "Expert reports: Defendant"),
    ]


@pytest.mark.parametrize(
    ("words", "obligor"),
    [
        ("Any class member who wishes to be excluded must submit a request by June 3, 2026.", "Any class member"),
        ("After having been served, the ISP shall, within 21 days, serve a copy on the subscriber.", "the ISP"),
        ("The subscriber shall have 30 days to file a motion to quash.", "The subscriber"),
        ("The motion must comply with the rules by June 3, 2026.", None),
        (
            "A party who objects to an exhibit must serve the objection no later than 14 days before trial.",
            "A party who objects to an exhibit",
        ),
        ("All discovery closes in July, with Acme’s disclosures due June 3, 2026.", "Acme"),
        ("The parties must prepare, and both must sign, a joint report by June 3, 2026.", "The parties"),
        ("Should Acme want a second deposition, it may take one on or before June 3, 2026.", "Acme"),
        ("The agency is invited to respond within ten days of this order.", "The agency"),
        ("Parties directed to file a status report on or before June 3, 2026.", "Parties"),
        ("The parties SHALL contact chambers within ten days of entry of this Order.", "The parties"),
        ("If Roe elects not to amend, Acme’s answer shall be due fourteen days after this order.", "Acme"),
        ("The Court ORDERS the Co-op to add Mr. Aho and to complete production by June 3, 2026.", "the Co-op"),
        ("Class members who wish to object must do so in writing by June 3, 2026.", "Class members"),
        ("Defense counsel must submit the proposed order by June 3, 2026.", "Defense counsel"),
        ("Consistent with the plan, the parties’ proposed order is due June 3, 2026.", "the parties"),
        ("Notice shall be given, and the parties shall meet within ten days of the notice.", "the parties"),
        ("Exhibit B stays sealed but for page 2, which Acme shall file within seven days hereof.", "Acme"),
        ("The Court GRANTS the motion (Doc. No. 17) and ORDERS Acme to answer by June 3, 2026.", "Acme"),
        ("Roe is ORDERED TO SHOW CAUSE, in writing, by June 3, 2026, why.", "Roe"),
        ("The time within which Acme must answer is extended to June 3, 2026.", "Acme"),
    ],
)
def test_whoever_does_what_only_people_do_must_act(words: str, obligor: str | None) -> None:
    assert [d.obligor for d in order(words).deadlines] == [obligor]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("• Acme to produce the log by June 3, 2026\n• Roe to reply by June 4, 2026", ["2026-06-03", "2026-06-04"]),
        ("The demurrer is SUSTAINED with 20 days leave to amend.", ["20 days"]),
        (
            "Acme shall file a notice by noon (prevailing Eastern Time) on the business day after the Auction closes.",
            ["by noon (prevailing Eastern Time) on the business day after the Auction closes"],
        ),
        (
            "Acme shall report no later than the 15th day of the month following each quarter.",
            ["no later than the 15th day of the month following each quarter"],
        ),
        ("The deadline to answer is extended NUNC PRO TUNC to June 3, 2026.", ["2026-06-03"]),
        (
            "The bar date for such claims is thirty days after entry of the order.",
            ["thirty days after entry of the order"],
        ),
        (
            "Acme must file a letter no later than the sixtieth day before trial.",
            ["no later than the sixtieth day before trial"],
        ),
        (
            "The Parties should file a Joint Notice within fourteen days of this Order.",
            ["within fourteen days of this Order"],
        ),
        ("The deadline for settlement is 12:00 noon on June 3, 2026.", ["2026-06-03"]),
        ("Joint status report, to include the positions on settlement, to be filed by noon on 6/3/26.", ["2026-06-03"]),
        ("Roe shall file reports on or before June 3, 2026 and July 1, 2026.", ["2026-06-03", "2026-07-01"]),
        (
            "Motions will be filed by June 3, 2026. Discovery, with depositions, will be completed by July 1, 2026.",
            ["2026-06-03", "2026-07-01"],
        ),
        ("Roe is accorded 60 days to file an amended complaint.", ["60 days"]),
        (
            "Acme shall, within 10 days, serve a copy; and Roe shall reply by June 3, 2026.",
            ["within 10 days", "2026-06-03"],
        ),
        ("Acme shall file the answer forthwith, and in no event later than June 3, 2026.", ["2026-06-03"]),
        ("Beginning June 3, 2026, and on the first day of each month, Acme shall pay Roe $100.", ["2026-06-03"]),
        (
            "Witnesses testify by declaration unless leave is sought by June 3, 2026, and will be heard then.",
            ["2026-06-03"],
        ),
        (
            "Roe’s brief by 6/1/2026; response by 6/15/2026; reply by 6/22/2026.",
            ["2026-06-01", "2026-06-15", "2026-06-22"],
        ),
        ("The time to answer is extended by seven days.", ["by seven days"]),
        (
            "Roe shall have 14 days from the date of this Order to supplement her request.",
            ["14 days from the date of this Order"],
        ),
        ("Roe is AFFORDED to and including June 3, 2026, to file an amended complaint.", ["2026-06-03"]),
        (
            "a. Roe must serve the list by June 3, 2026. b. Acme must serve its list by July 1, 2026.",
            ["2026-06-03", "2026-07-01"],
        ),
        (
            "IT IS ORDERED that Roe file a response by June 3, 2026, and that any reply be filed by noon the following day.",
            ["2026-06-03", "by noon the following day"],
        ),
        (
            "Acme must serve this Order within 1 day(s) of the date of this Order.",
            ["within 1 day(s) of the date of this Order"],
        ),
        (
            "Acme must serve this Order on the same day as the date of this Order.",
            ["on the same day as the date of this Order"],
        ),
        ("The conference is on June 3, 2026; Acme must circulate a link by noon that day.", ["2026-06-03"]),
        ("Dispositive Motions filed by 6/3/2026.", ["2026-06-03"]),
        (
            "Confidential letters are to be e-mailed no later than one week before the conference.",
            ["no later than one week before the conference"],
        ),
        ("Reply, seven calendar days after response.", ["seven calendar days after response"]),
        (
            "Acme shall pay on or before June 3, 2026, July 1, 2026, and August 3, 2026.",
            ["2026-06-03", "2026-07-01", "2026-08-03"],
        ),
        ("The parties are ordered to file a joint report about custodians on June 3, 2026.", ["2026-06-03"]),
        (
            "ORDERED that Roe shall answer; and it is ORDERED that the order directing Acme to reply by June 3, 2026 is VACATED.",
            [],
        ),
        (
            "Court sets the following: Joinder/Amendment by 6/3/2026; Discovery cutoff 7/1/2026.",
            ["2026-06-03", "2026-07-01"],
        ),
        (
            "Any response is due 30 days after service and any reply due 14 days after service of the response.",
            ["30 days after service", "14 days after service of the response"],
        ),
        ("A joint report is to be filed by the Monday preceding.", ["by the Monday preceding"]),
        ("The discovery conference is continued to June 3, 2026.", []),
        ("Roe shall file a report every sixty days, beginning June 3, 2026.", ["every sixty days", "2026-06-03"]),
    ],
)
def test_times_of_lists_and_of_leave(words: str, told: list[str]) -> None:
    assert [d.due or d.period for d in order(words).deadlines] == told


def test_a_row_may_have_a_period_for_its_day_and_a_hearing_its_hour_and_place() -> None:
    rows = [
        "| July 7, 2026 | Pretrial Conference - 1:30 p.m. in Reno, Nevada |",
        "| 7 days before trial | Defendant shall disclose its final election |",
        "| June 3, 2026 | File dispositive motions |",
    ]
    found = order("The Court sets this schedule.\n\n" + "\n".join(rows))
    assert [(d.due, d.period, d.obligor) for d in found.deadlines] == [
        (None, "7 days before trial", "Defendant"),
        ("2026-06-03", None, None),
    ]
    assert [(h.what, h.time, h.place) for h in found.hearings] == [("Pretrial Conference", "13:30", "Reno, Nevada")]


def test_a_numbered_paragraph_that_is_set_like_a_heading_is_read() -> None:
    words = "1. A Hearing on Confirmation of the Plan will be held in Courtroom 4, Reno, Nevada, at 10:00 a.m. on June 3, 2026."
    found = order(f"The Court ORDERS:\n\n{words}\n\n2. Roe shall file the ballots by June 1, 2026.")
    assert [h.on for h in found.hearings] == ["2026-06-03"]


def test_an_entry_of_a_docket_sheet_and_the_day_below_a_title_are_no_rows() -> None:
    sheet = "03/21/2026        MINUTE ORDER: the Court will extend the remaining briefing deadlines."
    title = "MEMORANDUM REGARDING MOTIONS TO DISMISS\n\nMarch 21, 2026\n\nVANE, U.S.D.J."
    assert order(sheet).deadlines == order(title).deadlines == ()


def test_what_every_court_has_is_a_deadline_only_where_an_order_sets_a_schedule() -> None:
    brief = "A brief in opposition is due within 14 days of service of the brief."
    days = "".join(f"Acme shall serve list {n} by June {n}, 2026. " for n in range(1, 6))
    assert order(f"The motion is late. {brief}").deadlines == ()
    assert [d.period for d in order(f"{days}{brief}").deadlines][-1] == "within 14 days of service of the brief"


def test_the_second_of_two_who_act_has_the_verb_of_the_first() -> None:
    found = order("Roe to designate experts by 3/1/2026, Acme by 4/5/2026.").deadlines
    assert [(d.obligor, d.what) for d in found] == [("Roe", "designate experts"), ("Acme", "Acme designate experts")]


@pytest.mark.parametrize(
    "row",
    [
        "Close of fact discovery      March 1, 2026      June 3, 2026",
        "| Close of fact discovery | 3/1/2026 | 6/3/2026 |",
    ],
)
def test_of_two_days_in_a_row_the_second_replaces_the_first(row: str) -> None:
    found = order(f"The Court sets this schedule.\n\n{row}")
    assert [(d.due, d.what) for d in found.deadlines] == [("2026-06-03", "Close of fact discovery")]


@pytest.mark.parametrize(
    "words",
    [
        "The motion is denied without reaching the question whether Roe was an agent.",
        "Whether Roe was an agent is a question for another day.",
        "Whether Roe was an agent need not be decided now.",
        "Nor does the Court express any view on damages.",
        "The Court is not deciding whether Roe was an agent.",
        "The Court makes no ruling on the report.",
        "The Court leaves that question for summary judgment.",
    ],
)
def test_ways_to_leave_a_question_open(words: str) -> None:
    assert [q.outcome for q in order(words).left_open] == ["not_reached"]


def test_dots_that_lead_to_a_day_are_a_schedule_and_no_table_of_contents() -> None:
    labels = ("Expert disclosures due", "Discovery cutoff", "Dispositive motions due", "Motions in limine due")
    rows = "\n\n".join(f"• {label} . . . . . . . . . . . . . {n} June 2026" for n, label in enumerate(labels, 1))
    assert [d.due for d in order(f"The Court orders:\n\n{rows}").deadlines] == [f"2026-06-0{n}" for n in range(1, 5)]


LETTER = (
    "March 4, 2026\n\nDear Judge Vane:\n\nWe ask that the deadline be June 3, 2026.\n\n"
    "Respectfully submitted,\n\n/s/ Ann Roe\n\n"
)
SIGNED = "Dated: March 5, 2026\nORLA VANE\nUNITED STATES DISTRICT JUDGE\n"


@pytest.mark.parametrize(
    ("endorsement", "due"),
    [
        (f"Application GRANTED. Acme shall answer by July 1, 2026.\n\n{SIGNED}", ["2026-07-01"]),
        ("", []),
    ],
)
def test_what_a_judge_writes_below_a_letter_is_ordered_and_what_the_letter_asks_is_not(
    endorsement: str, due: list[str]
) -> None:
    found = read(f"{LETTER}{endorsement}".encode(), "letter.txt")
    assert [d.due for d in found.deadlines] == due
    assert [(d.outcome, d.motion) for d in found.dispositions] == [("granted", "Application")] * len(due)


def test_a_period_ends_where_the_next_part_of_a_list_begins() -> None:
    parts = [
        "(a) Experts: 90 days before trial",
        "(b) Discovery: ten days before trial",
        "(c) Motions must be filed by July 1, 2026.",
    ]
    found = order("The following deadlines apply:\n" + "\n".join(parts)).deadlines
    assert [d.due or d.period for d in found] == ["90 days before trial", "ten days before trial", "2026-07-01"]


def test_the_motions_of_parties_are_nobody_and_a_lettered_row_begins_anew() -> None:
    rows = (
        "5. EXPERTS must be named by these dates:\n   a. Plaintiff(s): June 3, 2026\n   b. Defendant(s): July 1, 2026"
    )
    found = order(f"4. MOTIONS FOR JOINDER OF PARTIES must be filed by: May 1, 2026.\n\n{rows}").deadlines
    assert [(d.due, d.obligor) for d in found] == [
        ("2026-05-01", None),
        ("2026-06-03", "Plaintiff(s)"),
        ("2026-07-01", "Defendant(s)"),
    ]


def test_who_pays_in_instalments_is_told_before_the_first_is_due() -> None:
    [found] = order("Acme shall make payments of $100 a month, the first of which is due June 3, 2026.").deadlines
    assert (found.due, found.obligor) == ("2026-06-03", "Acme")


def test_the_paragraph_behind_a_label_in_its_row_is_read() -> None:
    first = "A. DISCOVERY: The parties shall complete discovery by June 3, 2026."
    found = order(f"{first}\n\nB. EXPERTS: Roe shall disclose experts by July 1, 2026.")
    assert [h.title for h in found.outline] == ["DISCOVERY:", "EXPERTS:"]
    assert [d.due for d in found.deadlines] == ["2026-06-03", "2026-07-01"]


def test_the_day_of_an_order_is_not_the_day_that_it_sets() -> None:
    words = "AND NOW, this 4th day of May, 2026, it is ORDERED that a conference shall be held on July 9, 2026."
    found = order(f"{words} Roe shall answer by June 3, 2026.")
    assert found.document.dated == "2026-05-04"
    assert [d.due for d in found.deadlines] == ["2026-06-03"]
