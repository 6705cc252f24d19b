"""The two bundled cases: the record of a real motion, and an invented case whose papers are at hand."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import resources

import pytest
from builders import Clock, Placed

from docket.clerk import Clerk
from docket.clerk.reading import parse_moment
from docket.samples import play
from docket.store.log import Store
from projections.arguments import ArgumentView, arguments
from projections.concessions import ConcessionView, concessions, findings
from projections.deadlines import DeadlineView, deadlines
from projections.moment import CaseAt
from projections.overview import overview
from projections.passages import PassageView
from projections.sheet import sheet
from projections.standards import standards
from projections.why import why


class Bundled:
    """A bundled case on a real store, asked for by the words of its titles."""

    def __init__(self, clerk: Clerk, folder: str) -> None:
        self.clerk = clerk
        self.case = play(clerk, resources.files("docket.samples") / folder)

    def at(self, moment: str | None = None) -> CaseAt:
        return self.clerk.at(self.case, parse_moment(moment))

    def argument(self, title: str, moment: str | None = None) -> ArgumentView:
        (found,) = [a for a in arguments(self.at(moment)).arguments if title in a.title]
        return found

    def concession(self, title: str, moment: str | None = None) -> ConcessionView:
        (found,) = [c for c in concessions(self.at(moment)).concessions if title in c.title]
        return found

    def deadline(self, what: str, moment: str | None = None) -> DeadlineView:
        (found,) = [d for d in deadlines(self.at(moment)).deadlines if what in d.what]
        return found

    def statuses(self, moment: str) -> dict[str, str]:
        return {a.id: a.status for a in arguments(self.at(moment)).arguments}

    def ledger(self, moment: str) -> dict[str, tuple[str, str | None, int]]:
        return {c.id: (c.state, c.resolution, len(c.chain)) for c in concessions(self.at(moment)).concessions}


@pytest.fixture(scope="module")
def clerk(placed: Placed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    clock = Clock()
    clock.now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    store = Store(placed(tmp_path_factory.mktemp("bundled") / "docket.db"), create=True)
    yield Clerk(store, "tester", clock)
    store.close()


@pytest.fixture(scope="module")
def motion(clerk: Clerk) -> Bundled:
    """The motion to compel compliance with a subpoena, N.D. Cal. 3:22-mc-80319."""
    return Bundled(clerk, "subpoena")


@pytest.fixture(scope="module")
def invented(clerk: Clerk) -> Bundled:
    """The invented case, with its full papers."""
    return Bundled(clerk, "invented")


MOMENTS = ("2023-01-10", "2023-01-13", "2023-02-04", "2023-02-17")
"""After the reply, after the order for more evidence, after the supplemental response, after the order on the motion."""


def pins(view: ConcessionView) -> list[tuple[str, str | None, str | None]]:
    """Entry, pin and by which paper it is known, for each link of a chain."""
    return [
        (link.entry, link.passage.pin if link.passage else None, link.via.entry if link.via else None)
        for link in view.chain
    ]


# --- four moments -----------------------------------------------------------------------------------------------------


def everything(motion: Bundled, moment: str) -> tuple[object, ...]:
    """What a reader of the arguments sees: statuses, and who has spoken where."""
    return tuple(
        (a.id, a.status, tuple((p.id, p.entry) for p in a.positions), len(a.shifts))
        for a in arguments(motion.at(moment)).arguments
    )


def test_the_arguments_stand_otherwise_at_each_of_four_moments(motion: Bundled) -> None:
    assert len({everything(motion, moment) for moment in MOMENTS}) == 4


def test_the_concessions_stand_otherwise_at_each_of_four_moments(motion: Bundled) -> None:
    assert len({tuple(sorted(motion.ledger(moment).items())) for moment in MOMENTS}) == 4


def test_before_the_order_no_argument_is_decided(motion: Bundled) -> None:
    for moment in MOMENTS[:3]:
        assert set(motion.statuses(moment).values()) <= {"open", "joined", "unanswered", "unknown"}


def test_after_the_order_every_argument_has_the_courts_word_or_its_silence(motion: Bundled) -> None:
    assert set(motion.statuses("2023-02-17").values()) <= {
        "adopted", "rejected", "rejected_by_result", "assumed", "not_reached", "not_addressed",
    }  # fmt: skip


def test_after_the_reply_twitter_claims_nothing_yet(motion: Bundled) -> None:
    claimed = concessions(motion.at("2023-01-10")).concessions

    assert claimed
    assert {c.asserted_by for c in claimed} == {"Shulim Leifer"}
    assert all(c.resolution is None for c in claimed)


def test_after_the_response_twitter_claims_three_concessions_that_the_court_has_not_touched(motion: Bundled) -> None:
    claimed = [c for c in concessions(motion.at("2023-02-04")).concessions if c.asserted_by == "Twitter, Inc."]

    assert len(claimed) == 3
    assert all((c.conceder, c.state, c.resolution) == ("Shulim Leifer", "claimed", None) for c in claimed)


def test_after_the_order_every_claimed_concession_has_a_resolution(motion: Bundled) -> None:
    assert all(c.resolution for c in concessions(motion.at("2023-02-17")).concessions)


# --- the claimed concession that he was fired -------------------------------------------------------------------------


def test_that_he_was_fired_is_a_claim_and_never_his_own_words(motion: Bundled) -> None:
    fired = motion.concession("fired from two care facilities")

    assert fired.title.startswith("Claimed concession: ")
    assert (fired.asserted_by, fired.conceder) == ("Twitter, Inc.", "Shulim Leifer")
    assert (fired.voice, fired.manner, fired.hedged, fired.state) == ("attributed", "express", False, "claimed")


def test_the_chain_runs_from_the_complaint_through_reply_and_declaration_to_response_and_order(motion: Bundled) -> None:
    chain = pins(motion.concession("fired from two care facilities"))

    assert chain[:5] == [
        ("1-1", "Ex. 2 ¶ 28", "20"),
        ("20", "pp. 7-8", None),
        ("22", "¶¶ 10, 11", "E1"),
        ("22", "¶¶ 10-12", "E1"),
        ("E1", "§ II.A ¶ 2", None),
    ]
    assert {entry for entry, _, _ in chain[5:-1]} <= {"E1"}
    assert chain[-1] == ("E2", "p. 4:19-20", None)


def test_the_words_of_the_chain_change_from_denial_to_laid_off_to_fired_to_laid_off(motion: Bundled) -> None:
    chain = motion.concession("fired from two care facilities").chain
    said = [link.words or "" for link in chain]

    assert "had not been fired" in said[0]
    assert "laid off" in said[2]
    assert "let go" in said[3]
    assert "now concedes that he was fired" in said[4]
    assert "acknowledges that he was laid off" in said[-1]


def test_words_of_papers_not_at_hand_are_never_shown_as_the_declarants_own_text(motion: Bundled) -> None:
    for claim in concessions(motion.at()).concessions:
        for link in claim.chain:
            if link.entry in ("1", "1-1", "19", "21", "22", "22-1", "22-2") and link.words:
                assert link.via, (claim.id, link.entry, link.words)


def test_laid_off_was_relabelled_as_fired_and_the_court_told_it_otherwise(motion: Bundled) -> None:
    fired = motion.concession("fired from two care facilities")

    assert fired.source_check
    assert fired.source_check.verdict == "relabels"
    assert "unknown" in fired.source_check.detail
    assert fired.resolution == "recharacterised"
    assert fired.ruling
    assert fired.ruling.passage
    assert fired.ruling.passage.cite == "Order (E2) at 4:19-20"


def test_near_impossible_overstates_what_the_reply_says(motion: Bundled) -> None:
    near = motion.concession("nearly impossible")

    assert near.source_check
    assert near.source_check.verdict == "overstates"
    assert ("20", "p. 13:10-11", None) in pins(near)
    assert near.record_support == ("Dkt. 20 (Reply) at 13",)
    assert near.resolution == "not_addressed"


def test_that_a_tweet_is_true_is_hedged_and_cannot_be_checked(motion: Bundled) -> None:
    tweet = motion.concession("one of the tweets")

    assert tweet.hedged
    assert tweet.source_check
    assert tweet.source_check.verdict == "not_at_hand"


def test_no_weight_is_claimed_that_no_person_stated(motion: Bundled) -> None:
    assert {c.weight_claimed for c in concessions(motion.at()).concessions} == {None}


def test_no_argument_of_the_motion_is_conceded(motion: Bundled) -> None:
    for moment in MOMENTS:
        assert "conceded" not in motion.statuses(moment).values()


# --- arguments and standards ------------------------------------------------------------------------------------------


def test_the_choice_of_the_test_is_not_reached(motion: Bundled) -> None:
    choice = motion.argument("Which unmasking test governs")

    assert choice.status == "not_reached"
    assert choice.ruling
    assert choice.ruling.passage
    assert (choice.ruling.entry, choice.ruling.passage.pin) == ("E2", "p. 2:3")
    assert choice.ruling.passage.words == "the Court need not resolve this issue"


def test_his_theory_of_falsity_shifted_from_fired_to_fired_for_a_complaint(motion: Bundled) -> None:
    (shift,) = motion.argument("falsity of the tweets").shifts

    assert shift.party == "Shulim Leifer"
    assert (shift.from_.entry, shift.from_.theory) == ("20", "whether he was fired")
    assert (shift.to.entry, shift.to.theory) == ("22", "never fired over harassment or a complaint")


def test_the_shift_shows_only_once_the_declaration_must_have_been_filed(motion: Bundled) -> None:
    assert motion.argument("falsity of the tweets", "2023-02-02").shifts == ()
    assert len(motion.argument("falsity of the tweets", "2023-02-04").shifts) == 1


def test_the_motion_is_granted_and_that_alone_adopts_nothing(motion: Bundled) -> None:
    (row,) = [e for e in sheet(motion.at()).entries if e.id == "1"]
    final = motion.statuses("2023-02-17")

    assert (row.outcome, row.ruled_by) == ("granted", "E2")
    assert list(final.values()).count("adopted") < len(final) / 2
    assert all(a.ruling for a in arguments(motion.at()).arguments)


def test_every_ruling_has_a_pin_in_the_order(motion: Bundled) -> None:
    for argument in arguments(motion.at()).arguments:
        assert argument.ruling
        assert argument.ruling.passage, argument.id
        assert argument.ruling.passage.entry == "E2"
        assert argument.ruling.passage.pin.startswith("p")


def test_arista_is_not_reached_and_highfields_is_assumed(motion: Bundled) -> None:
    outcomes = {s.title.split()[0]: s.ruling.outcome for s in standards(motion.at()).standards if s.ruling}

    assert (outcomes["Arista"], outcomes["Highfields"]) == ("not_reached", "assumed")


def test_each_paper_words_the_highfields_test_in_its_own_way(motion: Bundled) -> None:
    (highfields,) = [s for s in standards(motion.at()).standards if s.title.startswith("Highfields")]

    assert [f.entry for f in highfields.formulations] == ["20", "21", "E1", "E2"]
    assert len({f.summary for f in highfields.formulations}) == 4


def test_nothing_is_called_unanswered_or_new_in_reply_on_papers_that_are_not_at_hand(motion: Bundled) -> None:
    for moment in MOMENTS:
        for argument in arguments(motion.at(moment)).arguments:
            assert argument.status != "unanswered"
            assert not [p for p in argument.positions if p.new_in_reply]


# --- the docket and its deadline --------------------------------------------------------------------------------------


def test_the_docket_stands_in_its_order_with_what_is_not_known_told(motion: Bundled) -> None:
    view = sheet(motion.at())
    rows = {e.id: e for e in view.entries}

    assert list(rows) == ["1", "1-1", "19", "20", "21", "22", "22-1", "22-2", "E1", "E2"]
    assert rows["20"].filed_assumed
    assert rows["22"].filed_on is None
    assert rows["22"].filed_between == (date(2023, 1, 12), date(2023, 2, 3))
    assert {e.paper for e in view.entries} == {"cited_only"}


def test_inside_its_bounds_the_declaration_may_or_may_not_be_filed(motion: Bundled) -> None:
    may_be = [e.id for e in sheet(motion.at("2023-01-20")).may_be_filed]

    assert may_be == ["22", "22-1", "22-2"]


NINE = [
    "erpsmosh",
    "KleinMatt1",
    "Ralphhoppy",
    "YankyStern4",
    "ConservativeYi1",
    "Frauholla3",
    "BaruchSilverst1",
    "yafered",
    "ShuIimLeifer",
]


def test_production_by_28_february_is_ordered_and_open_before(motion: Bundled) -> None:
    production = motion.deadline("identifying information", "2023-02-20")

    assert (production.state, production.certainty, production.due) == ("open", "ordered", date(2023, 2, 28))
    assert (production.obligor, production.days, production.off_docket) == ("Twitter, Inc.", 8, True)
    assert production.bases[0].passages[0].pin == "p. 4:28"


@pytest.mark.parametrize(
    ("day", "state"),
    [("2023-02-28", "open"), ("2023-03-01", "performance_unknown"), ("2033-03-01", "performance_unknown")],
)
def test_production_is_never_called_missed(motion: Bundled, day: str, state: str) -> None:
    assert motion.deadline("identifying information", day).state == state


def test_before_the_order_there_is_no_date_for_production(motion: Bundled) -> None:
    assert [d.what for d in deadlines(motion.at("2023-02-15")).deadlines if d.due] == []


@pytest.mark.parametrize("handle", NINE)
def test_each_of_the_nine_handles_stands_as_the_order_prints_it(motion: Bundled, handle: str) -> None:
    detail = motion.deadline("identifying information").detail or ""

    assert f"@{handle};" in detail or f"@{handle}." in detail


def test_the_handle_with_a_capital_letter_in_place_of_a_small_one_is_a_finding(motion: Bundled) -> None:
    lookalike = [f for f in findings(motion.at()) if f.kind == "lookalike_name"]

    assert len(lookalike) == 1
    assert {p.entry for p in lookalike[0].passages} == {"E1", "E2"}


def test_what_the_papers_do_not_say_is_listed_as_not_known(motion: Bundled) -> None:
    sections = {s.title: s for s in overview(motion.at()).sections}
    unknown = " ".join(line.text for line in sections["Not known"].lines)

    assert "ECF 22" in unknown
    assert "filed date not stated" in unknown


def test_the_page_of_a_past_moment_has_no_section_on_what_came_later(motion: Bundled) -> None:
    titles = {s.title for s in overview(motion.at("2023-01-10")).sections}

    assert not titles & {"Decided", "Not reached", "Not addressed by the court"}
    assert "Still in play" in titles


# --- both -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["motion", "invented"])
def test_verify_finds_nothing_wrong_in_a_bundled_case(name: str, request: pytest.FixtureRequest) -> None:
    bundled: Bundled = request.getfixturevalue(name)

    assert [c for c in bundled.clerk.verify(bundled.case) if not c.ok] == []


@pytest.mark.parametrize("name", ["motion", "invented"])
def test_everything_on_a_bundled_record_has_a_why(name: str, request: pytest.FixtureRequest) -> None:
    bundled: Bundled = request.getfixturevalue(name)
    at = bundled.at()

    for ident in at.record.introduced:
        assert why(at, ident).events, ident


@pytest.mark.parametrize("name", ["motion", "invented"])
def test_every_short_and_long_title_is_neutral(name: str, request: pytest.FixtureRequest) -> None:
    """Propositions accuse nobody: what is said of a party is titled as a claim, unless the words are its own."""
    bundled: Bundled = request.getfixturevalue(name)

    for claim in concessions(bundled.at()).concessions:
        assert claim.title.startswith("Claimed concession: ") == (claim.voice != "own")


# --- the invented case ------------------------------------------------------------------------------------------------


def passages_of(case: Bundled) -> list[PassageView]:
    at = case.at()
    argued, conceded, tested, due = arguments(at), concessions(at), standards(at), deadlines(at)
    return [
        *(p for a in argued.arguments for position in a.positions for p in position.passages),
        *(p for a in argued.arguments for r in a.rulings for p in r.passages),
        *(p for c in conceded.concessions for link in c.chain for p in link.passages),
        *(p for f in conceded.findings for p in f.passages),
        *(p for s in tested.standards for f in s.formulations for p in f.passages),
        *(p for d in due.deadlines for b in d.bases for p in b.passages),
    ]


def test_every_passage_of_the_invented_case_is_found_in_its_paper(invented: Bundled) -> None:
    quoted = [p for p in passages_of(invented) if p.words]

    assert len(quoted) > 80
    assert [(p.cite, p.words) for p in quoted if p.found is not True and not p.via] == []
    assert [(p.cite, p.words) for p in quoted if p.found is False] == []


def test_the_place_of_every_passage_holds_its_words(invented: Bundled) -> None:
    """Between the offsets stand the words, but for line ends, margins and quotation marks."""
    for passage in passages_of(invented):
        reading = invented.clerk.text_of(invented.case, passage.entry)
        if not passage.words or reading is None:
            continue
        assert passage.start is not None
        assert passage.end is not None
        stretch = reading.text[passage.start : passage.end]
        first = passage.words.split()[0].strip("“”\"'")
        assert first.casefold() in stretch.casefold(), passage.cite


def test_no_words_of_the_invented_case_were_missing_when_their_paper_came(invented: Bundled) -> None:
    from domain.events import PassagesSought

    assert [s.missing for s in invented.at().record.of(PassagesSought) if s.missing] == []


def test_every_paper_of_the_invented_case_is_at_hand(invented: Bundled) -> None:
    papers = {e.id for e in sheet(invented.at()).entries if e.paper == "at_hand"}
    shipped = [p.name for p in (resources.files("docket.samples") / "invented" / "papers").iterdir()]

    assert len(papers) == len(shipped)


def test_the_invented_case_shows_what_the_real_one_cannot(invented: Bundled) -> None:
    states = {d.state for d in deadlines(invented.at("2027-01-01")).deadlines}
    resolutions = {c.resolution for c in concessions(invented.at()).concessions}

    assert states >= {"met", "met_late", "performance_unknown", "waiting"}
    assert resolutions >= {"adopted", "rejected", "recharacterised", "not_reached"}


def test_the_stipulation_of_the_invented_case_moved_nothing_until_it_was_ordered(invented: Bundled) -> None:
    reply = invented.deadline("Reply in support")

    assert [(b.kind, b.live) for b in reply.bases] == [("order", False), ("stipulation", False), ("order", True)]
    assert invented.deadline("Reply in support", "ecf:48").due == date(2026, 2, 20)
    assert invented.deadline("Reply in support", "ecf:49").due == date(2026, 2, 27)


def test_playing_a_bundled_case_twice_into_one_store_is_refused(clerk: Clerk, motion: Bundled) -> None:
    head = clerk.head()

    with pytest.raises(Exception, match="is already open in this store"):
        play(clerk, resources.files("docket.samples") / "subpoena")

    assert clerk.head() == head


def test_a_bundled_case_told_again_in_another_store_gives_the_same_views(
    motion: Bundled, placed: Placed, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from builders import views_now

    store = Store(placed(tmp_path_factory.mktemp("again") / "docket.db"), create=True)
    again = Clerk(store, "tester", motion.clerk.clock)
    case = play(again, resources.files("docket.samples") / "subpoena")

    assert views_now(again, case) == views_now(motion.clerk, motion.case)
