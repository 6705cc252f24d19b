"""A small case told through the command line, from `open` to `undo`: ids as printed, and their effect in the views."""

from typing import Any

import pytest
from cli_harness import DATA, CommandLine, rows_of

pytest_plugins = ("cli_fixtures",)
pytestmark = pytest.mark.engines

PAPERS = DATA / "papers"
"""Four invented papers: a motion (12), its opposition (13), a reply and an order (15)."""


@pytest.fixture
def hull(cli: CommandLine) -> CommandLine:
    """The case with its parties, and the motion on its docket without its paper."""
    assert cli.ok("open", "1:24-cv-00731-QRS", "--court", "ord", "--name", "Greylock v. Hollis").id == "ord:1:24-cv-731"
    assert cli.ok("party", "Tamsin Greylock", "--role", "plaintiff", "--label", "Greylock").id == "tamsin-greylock"
    assert cli.ok("party", "Hollis Barge Works, Inc.", "--label", "Hollis").id == "hollis-barge-works-inc"
    entered = cli.do("enter 'Motion to compel inspection' --entry 'ECF No. 12' --kind motion --party Greylock")
    assert entered.id == "12"
    return cli


def entry(cli: CommandLine, ident: str) -> dict[str, Any]:
    """A row of the docket sheet."""
    rows = cli.json("sheet")["entries"]
    return next(dict(row) for row in rows if row["id"] == ident)


def argument(cli: CommandLine, ident: str = "A1") -> dict[str, Any]:
    """An argument as it stands."""
    return dict(cli.json("arguments", ident)["arguments"][0])


def concession(cli: CommandLine, ident: str = "C1") -> dict[str, Any]:
    """A claimed concession as it stands."""
    return dict(cli.json("concessions", ident)["concessions"][0])


def deadline(cli: CommandLine, ident: str, *moment: str) -> dict[str, Any]:
    """A deadline as it stands."""
    rows = cli.json("deadlines", *moment)["deadlines"]
    return next(dict(row) for row in rows if row["id"] == ident)


# --- entries and papers -----------------------------------------------------------------------------------------------


def test_a_paper_says_what_the_person_did_not_and_an_assumed_date_is_told(hull: CommandLine) -> None:
    filed = hull.ok("file", PAPERS / "opposition.txt", "--entry", "13")
    assert filed.id == "13"
    for note in ("Kind read from the paper: opposition.", "Filer read from the paper: HOLLIS BARGE WORKS, INC."):
        assert note in filed.err
    assert "Filed 2024-03-18 is assumed" in filed.err
    row = entry(hull, "13")
    assert (row["kind"], row["filer"], row["filed_on"]) == ("opposition", "Hollis Barge Works, Inc.", "2024-03-18")
    assert (row["filed_assumed"], row["paper"], row["dated"]) == (True, "at_hand", "2024-03-18")
    assert "2024-03-18 ~assumed" in hull.ok("sheet").out
    assert "assumed" in hull.ok("why", "13").out


def test_what_the_person_says_wins_over_the_paper_and_a_stamp_is_no_assumption(hull: CommandLine) -> None:
    filed = hull.ok(
        "file", PAPERS / "opposition.txt", "--filed", "2024-03-19", "--kind", "brief", "--title", "Brief", "--party", "Greylock",
        "--responds-to", "12",
    )  # fmt: skip
    assert filed.id == "E1"
    row = entry(hull, "E1")
    assert (row["kind"], row["title"], row["filed_on"], row["filed_assumed"]) == ("brief", "Brief", "2024-03-19", False)
    assert (row["number"], row["filer"], row["relations"]) == (
        None, "Tamsin Greylock", [{"to": "12", "role": "responds_to", "ground": "stated", "words": None}],
    )  # fmt: skip
    hull.ok("file", PAPERS / "order.txt", "--entry", "15")
    row = entry(hull, "15")
    assert (row["filed_on"], row["filed_assumed"], row["filer"]) == ("2024-04-09", False, "Court")


def test_a_paper_for_an_entry_by_hand_joins_it(hull: CommandLine) -> None:
    hull.ok("file", PAPERS / "motion.txt", "--entry", "12")
    row = entry(hull, "12")
    assert (row["title"], row["paper"]) == ("Motion to compel inspection", "at_hand")
    assert [r["id"] for r in hull.json("sheet")["entries"]] == ["12"]


def test_the_same_paper_is_filed_once(hull: CommandLine) -> None:
    hull.ok("file", PAPERS / "reply.txt")
    before = hull.contents()
    for again in ((), ("--entry", "E1")):
        printed = hull("file", PAPERS / "reply.txt", *again)
        assert (printed.code, printed.out) == (1, "")
        assert printed.err == "This very paper is at hand already as E1; nothing was filed.\n"
    assert hull.contents() == before


def test_the_caption_of_another_case_is_noticed(cli: CommandLine) -> None:
    cli.ok("open", "22-mc-80319", "--court", "cand", "--name", "Another")
    assert "is it the right docket?" in cli.ok("file", PAPERS / "reply.txt").err


def test_revise_keeps_the_earlier_wording(hull: CommandLine) -> None:
    assert hull.do("revise 12 --title 'Motion to compel' --filed 2024-03-04 --reason 'per the clerk'").id == "12"
    row = entry(hull, "12")
    assert (row["title"], row["filed_on"]) == ("Motion to compel", "2024-03-04")
    (revision,) = row["revisions"]
    assert revision["before"]["title"] == "Motion to compel inspection"
    assert (revision["by"], revision["reason"]) == ("tester", "per the clerk")
    full = hull.ok("sheet", "--full").out
    assert "[re-worded]" in full
    assert "earlier: title Motion to compel inspection" in " ".join(full.split())
    assert "{" not in full
    assert entry(hull, "12") == row
    assert hull("revise", "12", "--title", "Motion to compel", "--reason", "again").code == 1


def test_an_unnumbered_entry_gets_its_number_and_keeps_its_id(hull: CommandLine) -> None:
    assert hull.ok("file", PAPERS / "reply.txt").id == "E1"
    hull.ok("revise", "E1", "--number", "14", "--reason", "numbered by the clerk")
    assert (entry(hull, "E1")["id"], entry(hull, "E1")["number"]) == ("E1", 14)
    assert hull.ok("sheet").lines[-1].startswith("14 ")
    for name in ("14", "E1", "ECF 14"):
        assert hull.json("why", name)["id"] == "E1"
    assert hull("enter", "Another", "--entry", "14").code == 1


def test_a_new_party_joins_with_a_note_and_a_known_one_does_not(hull: CommandLine) -> None:
    printed = hull.ok("enter", "Letter", "--kind", "letter", "--party", "Ludo Fenn", "--filed", "2024-04-01")
    assert "New party: Ludo Fenn." in printed.err
    assert "Greylock" in printed.err
    assert "Hollis" in printed.err
    for name in ("Ludo Fenn", "ludo fenn", "Fenn", "court", "GREYLOCK"):
        assert hull.ok("enter", "Letter", "--kind", "letter", "--party", name, "--filed", "2024-04-02").err == ""
    parties = [p["name"] for p in hull.json("sheet")["case"]["parties"]]
    assert parties == ["Tamsin Greylock", "Hollis Barge Works, Inc.", "Ludo Fenn"]


def test_case_facts_links_notes_hearings_and_events(hull: CommandLine) -> None:
    assert hull.ok("judge", "Quilla R. Stanwick", "--role", "magistrate judge").id == "Quilla"
    assert hull.do("related 23-cv-5 --court ord --name 'Earlier action' --role Hollis plaintiff").id == "23-cv-5"
    hull.do("enter Notice --entry 16 --kind notice --filed 2024-05-01 --relation continues 12")
    assert hull.ok("link", "16", "12", "--as", "restates").id == "L1"
    assert hull.ok("note", "12", "Ask about Pier 4").id == "N1"
    assert hull.ok("hearing", "Motion hearing", "--on", "2024-04-30", "--time", "10:00", "--entry", "16").id == "H1"
    assert hull.ok("hearing", "Motion hearing", "--reset", "H1", "--on", "2024-05-07").id == "H1"
    assert hull.do("event 'Meet and confer by telephone' --on 2024-02-20 --kind meet_and_confer").id == "O1"
    case = hull.json("sheet")["case"]
    assert case["judges"] == [{"name": "Quilla R. Stanwick", "role": "magistrate judge"}]
    assert [one["role"] for one in case["related"][0]["roles"]] == ["plaintiff"]
    (hearing,) = hull.json("deadlines")["hearings"]
    assert (hearing["on"], hearing["time"], hearing["state"]) == ("2024-05-07", "10:00", "reset")
    told = hull.ok("history").out
    for part in ("L1: ECF 16 restates ECF 12.", "N1 note on ECF 12.", "O1 meet and confer on 2024-02-20"):
        assert part in told
    assert hull.json("export", "json").get("notes") is None
    work = hull.json("export", "json", "--work-product")
    assert work["work_product"] is True
    assert work["notes"] == [{"id": "N1", "about": "12", "by": "tester", "text": "Ask about Pier 4"}]
    assert "Ask about Pier 4" not in hull.ok("export", "json").out


# --- arguments and concessions ----------------------------------------------------------------------------------------


def argued(cli: CommandLine) -> None:
    """The papers, an argument on both sides and a claimed concession, all recorded with their words."""
    cli.ok("revise", "12", "--filed", "2024-03-04", "--reason", "docket")
    cli.ok("file", PAPERS / "motion.txt", "--entry", "12", "--read")
    cli.ok("file", PAPERS / "opposition.txt", "--entry", "13", "--responds-to", "12", "--read")
    cli.ok("file", PAPERS / "reply.txt", "--entry", "14", "--relation", "replies_to", "13", "--read")
    cli.ok("file", PAPERS / "order.txt", "--entry", "15", "--relation", "rules_on", "12", "--read")
    assert cli.do("standard 'Rule 34 balance' --entry 12 --element Harm --element Need --logic balance").id == "S1"
    raised = cli.ok(
        "argue", "Whether the 2022 survey is a substitute", "--entry", "12", "--party", "Greylock", "--element", "S1.2",
        "--words", "The survey of 2022 looked at the deck and not at the hull.", "--pin", "p. 1", "--theory",
        "the hull was left out",
    )  # fmt: skip
    assert (raised.id, raised.err) == ("A1", "")
    met = cli.ok(
        "position", "A1", "--entry", "13", "--party", "Hollis", "--stance", "qualifies", "--pin", "§ I",
        "--words", "Hollis does not dispute that the survey of 2022 left the hull out",
    )  # fmt: skip
    assert (met.id, met.err) == ("A1.2", "")
    assert cli.do("formulate S1 --entry 14 --party Greylock --summary 'Four weeks'").id == "S1.f1"
    claimed = cli.ok(
        "concede", "that the survey is no substitute", "--conceder", "Hollis", "--asserted-by", "Greylock", "--entry", "14",
        "--argument", "A1", "--words", "Hollis concedes that the survey of 2022 is no substitute.", "--pin", "§ I",
        "--supports", "Opp. (Dkt. 13)",
    )  # fmt: skip
    assert (claimed.id, claimed.err) == ("C1", "")


def test_an_argument_is_joined_and_a_claim_of_concession_does_not_change_that(hull: CommandLine) -> None:
    argued(hull)
    row = argument(hull)
    assert (row["status"], row["concession_claimed"], row["element"]) == ("joined", True, "S1.2")
    assert [(p["entry"], p["stance"], p["quote"]) for p in row["positions"]] == [
        ("12", "raises", "The survey of 2022 looked at the deck and not at the hull."),
        ("13", "qualifies", "Hollis does not dispute that the survey of 2022 left the hull out"),
    ]
    assert all(p["passage"]["found"] is True for p in row["positions"])
    assert "concession claimed (C1)" in hull.ok("arguments").out
    claim = concession(hull)
    assert (claim["voice"], claim["manner"], claim["state"], claim["review"], claim["resolution"]) == (
        "attributed", "express", "claimed", "kept", None,
    )  # fmt: skip
    assert claim["title"] == "Claimed concession: that the survey is no substitute"
    assert claim["source_check"] is None
    assert claim["record_support"] == ["Opp. (Dkt. 13)"]


def test_the_chain_the_check_the_dispute_and_the_ruling(hull: CommandLine) -> None:
    argued(hull)
    assert hull.ok(
        "trace", "C1", "--entry", "13", "--party", "Hollis", "--role", "own_words", "--summary", "Says what it left out",
        "--words", "left the hull out",
    ).id == "C1.1"  # fmt: skip
    assert hull.do("check C1 overstates --detail 'The opposition says what the survey left out, no more'").id == "C1"
    assert hull.ok("dispute", "C1", "--entry", "15", "--party", "court", "--state", "disputed").id == "C1"
    ruled = hull.ok(
        "rule", "C1", "--entry", "15", "--outcome", "rejected", "--pin", "p. 1",
        "--words", "Hollis does not concede that the survey is a substitute or that it is none",
    )  # fmt: skip
    assert (ruled.id, ruled.err) == ("R1", "")
    claim = concession(hull)
    assert (claim["state"], claim["resolution"], claim["source_check"]["verdict"]) == (
        "disputed",
        "rejected",
        "overstates",
    )
    assert [link["entry"] for link in claim["chain"]] == ["13", "14", "15", "15"]
    assert claim["ruling"]["passage"]["found"] is True
    before = hull.json("concessions", "--as-of", "ecf:14")["concessions"][0]
    assert (before["state"], before["resolution"], len(before["chain"])) == ("claimed", None, 2)
    assert hull.ok("rule", "A1", "--entry", "15", "--outcome", "adopted", "--summary", "Enough").id == "R2"
    assert hull.ok("rule", "S1.1", "--entry", "15", "--outcome", "not_addressed").id == "R3"
    assert hull.ok("rule", "12", "--entry", "15", "--outcome", "granted_in_part").id == "R4"
    assert argument(hull)["status"] == "adopted"
    assert hull.json("arguments", "--as-of", "2024-04-08")["arguments"][0]["status"] == "joined"
    assert entry(hull, "12")["outcome"] == "granted_in_part"
    assert "[granted in part by 15]" in hull.ok("sheet").out
    sentences = [c["sentence"] for c in hull.json("diff", "ecf:14", "ecf:15")["changes"]]
    assert any("joined → adopted" in s for s in sentences)
    assert "Order (ECF 15) on C1: rejected" in hull.ok("why", "C1").out


def test_a_dropped_concession_stays_readable_and_can_be_kept_after_all(hull: CommandLine) -> None:
    argued(hull)
    assert hull.ok("drop", "C1", "--reason", "the words say less").id == "C1"
    assert (concession(hull)["review"], concession(hull)["review_reason"]) == ("dropped", "the words say less")
    assert argument(hull)["concession_claimed"] is False
    hull.ok("keep", "c1")
    assert (concession(hull)["review"], argument(hull)["concession_claimed"]) == ("kept", True)


def test_two_passages_side_by_side(hull: CommandLine) -> None:
    argued(hull)
    found = hull.ok(
        "finding", "two_accounts", "What the opposition says of the survey is told twice", "--entry", "14",
        "--passage", "13", "§ I", "does not dispute that the survey of 2022", "--passage", "14", "§ I", "Hollis concedes",
    )  # fmt: skip
    assert (found.id, found.err) == ("F1", "")
    (row,) = hull.json("concessions")["findings"]
    assert [p["found"] for p in row["passages"]] == [True, True]


def test_silence_is_judged_only_where_every_paper_was_read(hull: CommandLine) -> None:
    hull.ok("file", PAPERS / "motion.txt", "--entry", "12", "--filed", "2024-03-04")
    hull.ok("argue", "Whether costs are due", "--entry", "12", "--party", "Greylock")
    assert argument(hull)["status"] == "open"
    hull.ok("file", PAPERS / "opposition.txt", "--entry", "13", "--responds-to", "12")
    row = argument(hull)
    assert (row["status"], row["missing"]) == ("unknown", ["ECF 12", "ECF 13"])
    printed = hull.ok("mark-read", "12", "13")
    assert printed.lines == ["12  marked read", "13  marked read"]
    assert (argument(hull)["status"], argument(hull)["missing"]) == ("unanswered", [])


# --- passages before their paper --------------------------------------------------------------------------------------


def test_words_recorded_first_are_found_when_their_paper_comes(hull: CommandLine) -> None:
    hull.do("enter Opposition --entry 13 --kind opposition --party Hollis --filed 2024-03-18")
    raised = hull.ok(
        "argue", "Whether repairs stand in the way", "--entry", "13", "--party", "Hollis", "--pin", "§ I",
        "--words", "repairs to the hull end in May", "--via", "12 p. 1",
    )  # fmt: skip
    assert raised.err == ""
    hull.do("position A1 --entry 13 --party Hollis --stance supports --words 'repairs never end' --pin 'p. 9'")
    told = " ".join(hull.ok("arguments").out.split())
    assert "“repairs to the hull end in May” [as quoted in Motion (ECF 12) at 1]" in told
    assert [p["passage"]["found"] for p in argument(hull)["positions"]] == [None, None]
    assert argument(hull)["positions"][0]["via"]["entry"] == "12"

    filed = hull.ok("file", PAPERS / "opposition.txt", "--entry", "13")
    assert "Words recorded earlier: 1 found in it, 1 not found." in filed.out
    assert "not found: p. 9: “repairs never end”" in filed.out
    first, second = (p["passage"] for p in argument(hull)["positions"])
    assert (first["found"], second["found"]) == (True, False)
    text = (PAPERS / "opposition.txt").read_text(encoding="utf-8")
    assert " ".join(text[first["start"] : first["end"]].split()) == "repairs to the hull end in May"
    assert (second["start"], second["words"]) == (None, "repairs never end")
    assert "“repairs never end” [NOT FOUND in the paper at hand]" in " ".join(hull.ok("arguments").out.split())
    assert hull.json("verify")["ok"] is True


def test_words_that_are_not_in_the_paper_at_hand_are_kept_and_said_to_be_missing(hull: CommandLine) -> None:
    hull.ok("file", PAPERS / "opposition.txt", "--entry", "13")
    printed = hull.do(
        "argue 'Whether repairs are urgent' --entry 13 --party Hollis --words 'urgent repairs' --pin '§ I'"
    )
    assert printed.id == "A1"
    assert printed.err == (
        "These words were not found in the paper of ECF 13: “urgent repairs”. Kept as recorded, marked not found.\n"
    )
    assert argument(hull)["positions"][0]["passage"]["found"] is False


# --- review -----------------------------------------------------------------------------------------------------------


def test_proposals_wait_until_a_person_keeps_or_drops_them(hull: CommandLine) -> None:
    filed = hull.ok("file", PAPERS / "order.txt", "--entry", "15")
    assert filed.lines[-1] == "2 proposals: 0 kept, 2 wait: docket review"
    assert hull.json("deadlines")["deadlines"] == []
    assert entry(hull, "12")["outcome"] is None
    ruling, due = hull.json("review")["proposals"]
    assert (ruling["kind"], due["kind"], due["review"]) == ("ruling", "deadline", "proposed")
    assert due["words"].startswith("By no later than May 31, 2024")

    kept = hull.ok("keep", "p1", "--title", "Inspection of the hull only")
    assert (kept.id, kept.err) == ("R1", "")
    assert entry(hull, "12")["outcome"] == "granted_in_part"
    assert hull.ok("drop", "P2", "--reason", "not ours").id == "P2"
    assert hull.json("review")["proposals"] == []
    assert [(p["id"], p["review"], p["became"]) for p in hull.json("review", "--all")["proposals"]] == [
        ("P1", "kept", "R1"), ("P2", "dropped", None),
    ]  # fmt: skip
    assert "Nothing waits" in hull.ok("review").out
    for again in (("keep", "P1"), ("keep", "P2"), ("drop", "P1", "--reason", "x")):
        assert hull(*again).code == 1


def test_several_ids_are_kept_whole_or_not_at_all(hull: CommandLine) -> None:
    hull.ok("file", PAPERS / "motion.txt", "--entry", "12")
    before = hull.contents()
    assert hull("keep", "P1", "P9").code == 1
    assert hull("drop", "P1", "P9", "--reason", "x").code == 1
    assert hull("mark-read", "12", "99").code == 1
    assert hull("keep", "P1", "P2", "--title", "x").code == 2
    assert hull.contents() == before
    recorded = hull.json("keep", "P1", "P2", "P1")["recorded"]
    assert [r["id"] for r in recorded] == ["A1", "C1"]


@pytest.mark.parametrize(("keep", "kept"), [("none", []), ("sure", ["R1", "D1"]), ("all", ["R1", "D1"])])
def test_proposals_may_be_kept_unseen(hull: CommandLine, keep: str, kept: list[str]) -> None:
    document = hull.json("file", PAPERS / "order.txt", "--entry", "15", "--keep", keep)
    assert (document["id"], document["proposals"], document["kept"]) == ("15", 2, kept)
    assert len(hull.json("review")["proposals"]) == 2 - len(kept)


def test_what_cannot_be_kept_unseen_waits_and_the_paper_is_filed(cli: CommandLine) -> None:
    """Nobody said which motion the order decides: that proposal waits, the other is kept, and the id is printed."""
    cli.ok("open", "1:24-cv-731", "--court", "ord", "--name", "x")
    filed = cli.ok("file", PAPERS / "order.txt", "--entry", "15", "--keep", "all")
    assert filed.id == "15"
    assert "1 kept (D1), 1 wait" in filed.out
    assert "which motion does it decide?" in filed.err
    assert [p["kind"] for p in cli.json("review")["proposals"]] == ["ruling"]


def test_a_paper_taken_back_and_filed_again_brings_its_proposals_along(hull: CommandLine) -> None:
    hull.ok("file", PAPERS / "order.txt")
    hull.ok("undo")
    assert hull.json("review")["proposals"] == []
    hull.ok("file", PAPERS / "order.txt", "--entry", "15")
    assert [p["entry"] for p in hull.json("review")["proposals"]] == ["15", "15"]
    assert hull.ok("keep", "P2").id == "D1"
    assert deadline(hull, "D1")["bases"][0]["passages"][0]["entry"] == "15"


# --- deadlines --------------------------------------------------------------------------------------------------------


def test_a_deadline_is_set_moved_and_met(hull: CommandLine) -> None:
    hull.ok("enter", "Order", "--entry", "15", "--kind", "order", "--party", "court", "--filed", "2024-04-09")
    hull.ok("enter", "Stipulation", "--entry", "17", "--kind", "stipulation", "--filed", "2024-05-20")
    assert hull.do("due 'Status report' --obligor Hollis --on 2024-05-31 --entry 15 --time 17:00").id == "D1"
    row = deadline(hull, "D1", "--as-of", "2024-05-31")
    assert (row["state"], row["due"], row["due_time"], row["certainty"]) == ("open", "2024-05-31", "17:00", "ordered")
    assert deadline(hull, "D1", "--as-of", "2024-06-01")["state"] == "no_filing_seen"

    assert hull.do("move D1 --on 2024-06-14 --basis stipulation --entry 17 --awaiting-order").id == "D1"
    row = deadline(hull, "D1")
    assert (row["due"], [b["awaiting_order"] for b in row["bases"]]) == ("2024-05-31", [False, True])
    hull.ok("enter", "Report", "--entry", "18", "--kind", "notice", "--party", "Hollis", "--filed", "2024-06-03")
    assert hull.ok("perform", "D1", "--with", "18").id == "D1"
    assert deadline(hull, "D1")["state"] == "met_late"
    hull.do("enter 'Order on stipulation' --entry 19 --kind order --party court --filed 2024-06-05")
    hull.ok("move", "D1", "--on", "2024-06-14", "--entry", "19")
    row = deadline(hull, "D1")
    assert (row["due"], row["state"], row["met_by"]["id"]) == ("2024-06-14", "met", "18")
    assert hull.ok("vacate", "D1", "--entry", "19", "--ground", "moot").id == "D1"
    assert deadline(hull, "D1")["state"] == "vacated"


def test_what_leaves_no_entry_is_never_called_missed(hull: CommandLine) -> None:
    hull.ok("enter", "Order", "--entry", "15", "--kind", "order", "--party", "court", "--filed", "2024-04-09")
    hull.ok("due", "Inspection", "--obligor", "Hollis", "--on", "2024-05-31", "--entry", "15", "--off-docket")
    assert deadline(hull, "D1", "--as-of", "2024-06-01")["state"] == "performance_unknown"
    assert hull.do("event 'Hull inspected' --on 2024-05-30 --performs D1 --party Greylock").id == "O1"
    row = deadline(hull, "D1")
    assert (row["state"], row["met_by"]["id"]) == ("met", "O1")
    assert "missed" not in hull.ok("deadlines", "--as-of", "2024-06-01").out.lower()


def test_a_date_that_is_not_ordered_is_never_bare(hull: CommandLine) -> None:
    hull.ok("due", "Answer", "--obligor", "Hollis", "--on", "2024-05-01", "--basis", "rule", "--ground", "Rule 12")
    hull.ok("due", "Copies", "--obligor", "Hollis", "--waiting-for", "a protective order")
    told = hull.ok("deadlines").out
    assert "D1 ~2024-05-01 computed unverified" in told
    assert "D2 ~no date yet" in told
    assert (deadline(hull, "D1")["certainty"], deadline(hull, "D2")["state"]) == ("computed_unverified", "waiting")
    assert deadline(hull, "D2")["due"] is None


# --- undo -------------------------------------------------------------------------------------------------------------


def test_undo_takes_back_and_undoing_it_brings_back(hull: CommandLine) -> None:
    argued(hull)
    before = {view: hull.json(view) for view in ("sheet", "arguments", "concessions")}
    first = hull.ok("undo")
    assert "Taken back: C1" in first.out
    assert hull.json("concessions")["concessions"] == []
    assert argument(hull)["concession_claimed"] is False
    assert "Brought back: C1" in hull.ok("undo").out
    assert {view: hull.json(view) for view in before} == before
    taken_back = [e for e in hull.json("history")["events"] if e["topic"] == "case.command-undone.v1"]
    assert [e["undone"] for e in taken_back] == [True, False]
    assert rows_of(hull.store)["papers"] == 4


def test_undo_of_something_earlier_and_of_what_others_rest_on(hull: CommandLine) -> None:
    argued(hull)
    refused = hull("undo", "A1")
    assert refused.code == 1
    assert "would lose the ground they stand on" in refused.err
    hull.ok("undo", "C1", "--reason", "recorded in the wrong case")
    hull.ok("undo", "A1.2")
    assert argument(hull)["status"] in {"unknown", "unanswered"}
    events = hull.json("history")["events"]
    stated = next(e for e in events if e["topic"] == "case.standard-formulated.v1")
    hull.ok("undo", f"pos:{stated['position']}")
    assert hull.json("standards")["standards"][0]["formulations"] == []


def test_ids_are_never_used_twice(hull: CommandLine) -> None:
    assert hull.ok("enter", "A letter", "--kind", "letter").id == "E1"
    hull.ok("undo")
    assert hull.ok("enter", "Another letter", "--kind", "letter").id == "E2"
    assert hull.ok("note", "E2", "x").id == "N1"
    hull.ok("undo", "N1")
    assert hull.ok("note", "E2", "y").id == "N2"


def test_every_write_prints_its_id_as_json_too(hull: CommandLine) -> None:
    assert hull.json("note", "12", "x") == {"id": "N1", "notes": []}
    document = hull.json("enter", "Letter", "--kind", "letter", "--party", "Somebody New")
    assert document["id"] == "E1"
    assert document["notes"][0].startswith("New party: Somebody New.")
    filed = hull.json("file", PAPERS / "reply.txt", "--entry", "14")
    assert {"id", "sha256", "found", "missing", "proposals", "kept", "notes"} <= set(filed)
