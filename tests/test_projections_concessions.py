"""The concession ledger: claim, words, check, state and resolution are separate, and the chain runs in court order."""

import pytest
from builders import FILED, Story, words


def chain(story: Story, ident: str, moment: str | None = None) -> list[tuple[str, str]]:
    return [(link.entry, link.role) for link in story.concession(ident, moment).chain]


def told(story: Story) -> str:
    """Acme's claim in its reply, with the words from the denial to the court recorded in no particular order."""
    claim = story.concede("Bolt", "Acme", "3", passages=[words("Bolt concedes it", "p. 2:3")])
    for entry, party, role in (
        ("4", "court", "court"),
        ("1", "Bolt", "denial"),
        ("3", "Acme", "retelling"),
        ("2", "Bolt", "own_words"),
    ):
        story.clerk.trace(
            story.case, concession=claim, entry=entry, party=party, role=role, summary=f"{role} in {entry}"
        )
    story.rule(claim, "recharacterised")
    return claim


def test_an_opponents_claim_is_titled_as_a_claim(story: Story) -> None:
    view = story.concession(story.concede())

    assert (view.title, view.state, view.voice) == ("Claimed concession: that venue is proper", "claimed", "attributed")


def test_a_partys_own_words_are_titled_as_its_own(story: Story) -> None:
    view = story.concession(story.concede("Bolt", "Bolt", "2"))

    assert view.title.casefold().endswith("own words: that venue is proper")
    assert (view.state, view.voice) == ("own_words", "own")


def test_what_the_court_says_is_conceded_is_still_a_claim(story: Story) -> None:
    view = story.concession(story.concede("Bolt", "court", "4"))

    assert (view.title, view.state, view.voice) == ("Claimed concession: that venue is proper", "claimed", "court")


@pytest.mark.parametrize("state", ["disputed", "qualified", "withdrawn", "own_words"])
def test_the_answer_of_who_is_said_to_have_conceded_is_its_state(story: Story, state: str) -> None:
    claim = story.concede()
    story.enter("5", "sur_reply", "Bolt", FILED["4"])

    story.clerk.dispute(story.case, concession=claim, entry="5", party="Bolt", state=state, summary="it says")

    assert story.concession(claim).state == state
    assert story.concession(claim, "ecf:3").state == "claimed"


def test_the_last_answer_on_the_docket_is_the_state_however_they_were_recorded(story: Story) -> None:
    claim = story.concede()
    story.enter("5", "sur_reply", "Bolt", FILED["4"])
    story.enter("6", "letter", "Bolt", FILED["4"].replace(day=20))
    story.clerk.dispute(story.case, concession=claim, entry="6", party="Bolt", state="withdrawn")
    story.clerk.dispute(story.case, concession=claim, entry="5", party="Bolt", state="qualified")

    assert story.concession(claim).state == "withdrawn"


@pytest.mark.parametrize(
    "outcome", ["adopted", "narrowed", "recharacterised", "rejected", "assumed", "not_reached", "not_addressed"]
)
def test_what_the_court_made_of_it_is_a_field_of_its_own(story: Story, outcome: str) -> None:
    claim = story.concede()

    story.rule(claim, outcome, passages=[words("laid off", "p. 4:19-20")])

    view = story.concession(claim)
    assert (view.resolution, view.state, view.review) == (outcome, "claimed", "kept")
    assert view.ruling
    assert view.ruling.passage
    assert view.ruling.passage.cite == "Order (ECF 4) at 4:19-20"
    assert story.concession(claim, "ecf:3").resolution is None


def test_a_ruling_on_the_motion_resolves_no_concession(story: Story) -> None:
    claim = story.concede()

    story.rule("1", "granted")

    assert story.concession(claim).resolution is None


def test_the_chain_runs_from_the_first_denial_to_the_court(story: Story) -> None:
    assert chain(story, told(story)) == [
        ("1", "denial"),
        ("2", "own_words"),
        ("3", "claim"),
        ("3", "retelling"),
        ("4", "court"),
        ("4", "court"),
    ]


def test_the_chain_ends_at_the_moment_asked_for(story: Story) -> None:
    claim = told(story)

    assert chain(story, claim, "ecf:3") == [("1", "denial"), ("2", "own_words"), ("3", "claim"), ("3", "retelling")]


def test_a_concession_stands_from_the_paper_that_claims_it(story: Story) -> None:
    claim = told(story)

    with pytest.raises(StopIteration):
        story.concession(claim, "2023-01-22")
    assert story.concession(claim, "2023-01-23").filed_on == FILED["3"]


def test_words_known_through_another_paper_say_so_in_the_chain(story: Story) -> None:
    claim = story.concede()
    story.enter("22", "declaration", "Bolt")
    story.clerk.trace(
        story.case, concession=claim, entry="22", party="Bolt", role="own_words", summary="was laid off",
        passages=[words("laid off", "¶ 11", via={"entry": "3", "pin": "p. 2:3"})],
    )  # fmt: skip

    link = next(link for link in story.concession(claim).chain if link.entry == "22")

    assert link.via
    assert (link.via.entry, link.via.cite, link.words) == ("3", "Reply (ECF 3) at 2:3", "laid off")
    assert link.passage
    assert link.passage.found is None


def test_hedge_manner_and_record_support_are_kept_apart(story: Story) -> None:
    view = story.concession(
        story.concede(manner="conditional", hedged=True, supports=["Leifer Decl. ¶ 11", "Compl. ¶ 32"])
    )

    assert (view.manner, view.hedged, view.record_support) == (
        "conditional",
        True,
        ("Leifer Decl. ¶ 11", "Compl. ¶ 32"),
    )


def test_a_claim_that_nobody_checked_has_no_verdict(story: Story) -> None:
    assert story.concession(story.concede()).source_check is None


def test_the_last_check_of_the_source_counts_and_names_who_made_it(story: Story) -> None:
    claim = story.concede()
    story.clerk.check(story.case, concession=claim, verdict="supports", detail="at first sight")
    story.clerk.actor = "M. Ito"

    story.clerk.check(story.case, concession=claim, verdict="relabels", detail="laid off is not fired")

    check = story.concession(claim).source_check
    assert check
    assert (check.verdict, check.detail, check.by) == ("relabels", "laid off is not fired", "M. Ito")


def test_a_check_of_the_source_is_ours_and_holds_for_every_court_date(story: Story) -> None:
    claim = story.concede()
    story.clerk.check(story.case, concession=claim, verdict="overstates", detail="two years later")

    check = story.concession(claim, "2023-01-23").source_check

    assert check
    assert check.verdict == "overstates"


def test_a_dropped_concession_stays_readable_with_the_reason(story: Story) -> None:
    claim = story.concede()

    story.clerk.review_concession(story.case, claim, review="dropped", reason="recorded twice")

    view = story.concession(claim)
    assert (view.review, view.review_reason) == ("dropped", "recorded twice")


def test_weight_is_what_a_person_states_and_nothing_before(story: Story) -> None:
    claim = story.concede()
    before = story.concession(claim).weight_claimed

    story.clerk.review_concession(story.case, claim, review="kept", weight="judicial_admission")

    assert (before, story.concession(claim).weight_claimed) == (None, "judicial_admission")


def test_the_quote_is_the_first_passage_that_has_words(story: Story) -> None:
    claim = story.concede(passages=[{"pin": "p. 1"}, words("Bolt concedes it", "p. 2:3")])

    view = story.concession(claim)

    assert (view.quote, len(view.passages)) == ("Bolt concedes it", 2)
    assert view.passage
    assert (view.passage.page, view.passage.lines) == (2, (3, 3))


def test_concessions_stand_in_the_order_of_their_ids(story: Story) -> None:
    later = story.concede(entry="4", asserted_by="court")
    earlier = story.concede(entry="2", asserted_by="Bolt")
    from projections.concessions import concessions

    assert [c.id for c in concessions(story.at()).concessions] == [later, earlier] == ["C1", "C2"]


def test_a_finding_sets_its_passages_side_by_side_from_its_paper_on(story: Story) -> None:
    from projections.concessions import findings

    story.clerk.finding(
        story.case,
        kind="two_accounts",
        entry="3",
        detail="told in two ways",
        passages=[words("one"), words("two", entry="2")],
    )

    assert [(f.id, f.kind, [p.entry for p in f.passages]) for f in findings(story.at())] == [
        ("F1", "two_accounts", ["3", "2"])
    ]
    assert findings(story.at("ecf:2")) == ()
