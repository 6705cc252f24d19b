"""The concession audit: what a machine proposes of each claim, on which passage, and what it never does to the record."""

from pathlib import Path

import pytest
from cli_harness import LARKMOOR, LEIFER, CommandLine, is_a_sentence
from test_intake_concessions_redteam import paper_of

pytest_plugins = ("cli_fixtures",)

PROPOSED = {
    "C2": "supports", "C3": "relabels", "C4": "alters", "C5": "overstates", "C6": "overstates",
}  # fmt: skip
"""What the persons who told the invented case made of its claims, which the machine must come to by itself."""


@pytest.fixture
def case(cli: CommandLine) -> CommandLine:
    """A case with its two parties and nothing on its docket."""
    cli.do("open 2:24-cv-00917 --court wawd --name 'Brindlemark v. Osterfell'")
    cli.do("party 'Brindlemark Tile Co.' --role plaintiff --label Brindlemark")
    cli.do("party 'Osterfell Logistics LLC' --role defendant --label Osterfell")
    return cli


def filed(case: CommandLine, kind: str, entry: int, text: str, *more: str) -> None:
    path = Path(f"{entry}.txt")
    path.write_text(paper_of(kind, text), encoding="utf-8")
    case.ok("file", path, "--entry", str(entry), "--filed", f"2024-05-{entry:02}", *more)


def test_the_machine_comes_to_the_verdicts_of_the_persons_who_checked(demo: CommandLine) -> None:
    view = demo.json("alarms", "--case", LARKMOOR)
    rows = {r["id"]: r for r in view["concessions"]}
    assert {i: rows[i]["proposed_check"]["verdict"] for i in PROPOSED} == PROPOSED
    assert all(rows[i]["source_check"]["verdict"] == verdict for i, verdict in PROPOSED.items())
    assert {a["id"] for a in view["alarms"]} >= {i for i, verdict in PROPOSED.items() if verdict != "supports"}
    assert all(r["proposed_check"]["review"] == "proposed" for r in rows.values())
    assert view["work_product"] is True


def test_each_verdict_shows_the_passage_that_it_rests_on(demo: CommandLine) -> None:
    rows = {r["id"]: r for r in demo.json("alarms", "--case", LARKMOOR)["concessions"]}
    gone = rows["C5"]["cited_passages"][0]
    assert (gone["entry"], gone["found"]) == ("47-1", True)
    assert "still there" in gone["words"]
    assert "Deskline" in rows["C5"]["proposed_check"]["detail"]


def test_papers_not_at_hand_are_said_to_be_so_and_traced_words_are_used(demo: CommandLine) -> None:
    view = demo.json("alarms", "--case", LEIFER)
    verdicts = {r["id"]: r["proposed_check"]["verdict"] for r in view["concessions"]}
    assert (verdicts["C1"], verdicts["C3"], verdicts["C5"]) == ("relabels", "overstates", "not_at_hand")
    assert len(view["missing"]) == 10


def test_the_audit_knows_only_what_was_filed_by_then(demo: CommandLine) -> None:
    then = demo.json("alarms", "--case", LARKMOOR, "--as-of", "ecf:47")
    assert [r["id"] for r in then["concessions"]] == ["C1"] + [r["id"] for r in then["concessions"][1:]]
    assert {r["entry"] for r in then["concessions"]} == {"44", "47"}  # nothing of the reply, which came as 50
    assert then["alarms"] == []


def test_looking_records_nothing(demo: CommandLine) -> None:
    before = demo.contents()["stored_events"]
    demo.ok("alarms", "--case", LARKMOOR, "--all")
    assert demo.contents()["stored_events"] == before


def test_text_marks_the_machine_s_judgement_and_one_claim_can_be_asked_for(demo: CommandLine) -> None:
    printed = demo.ok("alarms", "C5", "--case", LARKMOOR)
    assert "WORK PRODUCT" in printed.out
    assert "?SOURCE CHECK PROPOSED: overstates" in printed.out
    assert "C4" not in printed.out
    refused = demo("alarms", "C77", "--case", LARKMOOR)
    assert refused.code == 1
    assert is_a_sentence(refused.err)


def test_an_admission_that_no_later_paper_takes_up_is_told(case: CommandLine) -> None:
    filed(
        case,
        "opposition",
        2,
        "Osterfell does not contest that it received the letter of May 4.",
        "--party",
        "Osterfell",
    )
    assert case.json("alarms")["alarms"] == [], "nobody could take it up yet"
    filed(case, "reply", 3, "The tile was green. Brindlemark asks for an order.", "--party", "Brindlemark")
    assert [a["kind"] for a in case.json("alarms")["alarms"]] == ["admission_unused"]
    filed(
        case,
        "reply",
        4,
        "Osterfell concedes that it received the letter of May 4. Opp. at 2.",
        "--party",
        "Brindlemark",
    )
    assert [a["kind"] for a in case.json("alarms")["alarms"]] == []


@pytest.mark.parametrize(
    "words",
    [
        "Osterfell acknowledges that the test for spoliation is an objective one.",
        "Osterfell appreciates that the drivers had a long day in the yard.",
        "To be sure, Osterfell received a letter of May 4.",
        "Osterfell concedes that the seal could be older than the lock.",
    ],
)
def test_law_recited_and_courtesies_are_no_unused_admissions(case: CommandLine, words: str) -> None:
    filed(case, "opposition", 2, words, "--party", "Osterfell")
    filed(case, "reply", 3, "The tile was green. Brindlemark asks for an order.", "--party", "Brindlemark")
    assert case.json("alarms")["concessions"], "it is in the list of all claims"
    assert case.json("alarms")["alarms"] == []


def test_silence_is_held_against_the_paper_that_could_have_spoken(case: CommandLine) -> None:
    filed(
        case,
        "opposition",
        2,
        "The weight of the crates was not measured, and Osterfell disputes the weight.",
        "--party",
        "Osterfell",
    )
    filed(case, "reply", 3, "Osterfell does not dispute the weight of the crates.", "--party", "Brindlemark")
    view = case.json("alarms")
    assert [(r["manner"], r["proposed_check"]["verdict"]) for r in view["concessions"]] == [("silence", "contradicts")]
    assert view["alarms"][0]["kind"] == "not_borne_out"
    assert view["concessions"][0]["statements"][0]["relation"] == "earlier"


def test_a_kept_proposal_becomes_a_concession_of_the_parties_meant(case: CommandLine) -> None:
    filed(case, "order", 5, "While Plaintiff acknowledges that it stacked the crates itself, it followed the chart.")
    [proposal] = [p for p in case.json("review")["proposals"] if p["kind"] == "concession"]
    case.ok("keep", proposal["id"])
    [kept] = case.json("concessions")["concessions"]
    assert (kept["conceder"], kept["asserted_by"], kept["voice"]) == ("Brindlemark Tile Co.", "Court", "court")
    assert kept["passage"]["found"] is True
    assert len(case.json("alarms")["concessions"]) == 1, "what was kept is not proposed again"


def test_who_conceded_must_be_said_where_the_paper_does_not(case: CommandLine) -> None:
    filed(case, "order", 5, "It is undisputed that the truck left the yard on June 2.")
    [proposal] = [p for p in case.json("review")["proposals"] if p["kind"] == "concession"]
    refused = case("keep", proposal["id"])
    assert refused.code == 2
    assert "--conceder" in refused.err
    case.ok("keep", proposal["id"], "--conceder", "Osterfell")
    assert case.json("concessions")["concessions"][0]["conceder"] == "Osterfell Logistics LLC"


def test_lookalike_names_across_papers_are_told_with_their_places(case: CommandLine) -> None:
    filed(case, "opposition", 2, "The account @BrindIemark posted a picture.", "--party", "Osterfell")
    filed(case, "reply", 3, "The account @Brindlemark posted nothing.", "--party", "Brindlemark")
    [finding] = case.json("alarms")["findings"]
    assert finding["kind"] == "lookalike_name"
    assert [p["entry"] for p in finding["passages"]] == ["2", "3"]


def test_what_is_said_to_be_undisputed_and_disputed_later_is_told(case: CommandLine) -> None:
    filed(
        case,
        "reply",
        3,
        "Osterfell does not appear to take issue with the authenticity of the chart.",
        "--party",
        "Brindlemark",
    )
    assert case.json("alarms")["alarms"] == []
    filed(case, "opposition", 4, "Brindlemark has not shown the authenticity of the chart.", "--party", "Osterfell")
    [alarm] = case.json("alarms")["alarms"]
    assert alarm["kind"] == "disputed_elsewhere"
    assert "has not shown the authenticity" in alarm["detail"]


def test_one_papers_two_accounts_stand_with_the_alarms_of_the_case(case: CommandLine) -> None:
    text = (
        "Osterfell does not dispute the weight of the crates. Opp. at 3.\n\nThe chart is in evidence.\n\n"
        "Osterfell complains that nobody proved the weight of the crates. Opp. at 9."
    )
    filed(case, "reply", 7, text, "--party", "Brindlemark")

    (found,) = [f for f in case.json("alarms")["findings"] if f["kind"] == "two_accounts"]
    assert found in case.json("quotes")["findings"]
    assert [p["entry"] for p in found["passages"]] == ["7", "7"]
    assert ["does not dispute" in p["words"] or "complains" in p["words"] for p in found["passages"]] == [True, True]
    assert "ONE PAPER, TWO ACCOUNTS" in case.ok("alarms").out
