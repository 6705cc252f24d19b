"""The audit over a case: which paper a quotation is judged against, its stable number, its moment, and what stands out."""

import json
from datetime import date

import pytest
from builders import Story
from cli_harness import LARKMOOR, CommandLine

from docket.audit.judging import judge
from docket.audit.source import SourceText
from docket.clerk import Clerk
from docket.intake.clean import clean
from docket.intake.facts import Pin
from docket.store.log import Store
from domain.errors import FileAccessError, UnknownReferenceError
from projections.quotations import QuotationsView, QuotationView

pytest_plugins = ["cli_fixtures"]

RULE = "{}\nThe rule is that “{}.” Roe v. Poe, 12 F.3d 400, 404 (9th Cir. 1994).\n"
STAMP = "Case 1:23-cv-00042-AB   Document {entry}   Filed 01/{day}/23   Page {page} of 2\n"
OPPOSITION = (
    STAMP.format(entry=2, day=16, page=1)
    + "DEFENDANT’S OPPOSITION\nThe roof was sound when the tenant took the keys. The landlord does not deny that water came in.\n"
    + STAMP.format(entry=2, day=16, page=2)
    + "The tenant may recover for the goods in the cellar, but only for those that stood on the floor. Nothing else was wet.\n"
    "A tenant who keeps goods below the level of the street takes the risk of flood, storm and burst drains upon himself.\n"
)


def reply(*sentences: str) -> str:
    return "PLAINTIFF’S REPLY\nThe opposition (Dkt. 2) (“Opp.”) is wrong.\n" + "\n".join(sentences) + "\n"


def told(story: Story, *sentences: str, moment: str | None = None) -> QuotationsView:
    """The audit of a case with the opposition and a reply that says these sentences."""
    story.paper("2", OPPOSITION)
    story.paper("3", reply(*sentences))
    return story.clerk.quotes(story.at(moment))


def only(view: QuotationsView) -> QuotationView:
    [row] = view.quotations
    return row


class TestSource:
    def test_a_defined_term_is_the_paper_with_its_number(self, story: Story) -> None:
        row = only(told(story, "It says that “the roof was sound.” Opp. at 1."))
        assert (row.verdict, row.source_entry, row.differences[0].kind) == ("altered_unmarked", "2", "case")

    def test_a_usual_name_is_the_only_earlier_paper_of_that_kind(self, story: Story) -> None:
        story.paper("2", OPPOSITION)
        story.paper("3", "PLAINTIFF’S REPLY\nBolt admits that “[t]he roof was sound.” Bolt’s Opposition at 1.\n")
        row = only(story.clerk.quotes(story.at()))
        assert (row.verdict, row.source_entry) == ("altered_marked", "2")

    def test_a_paper_not_at_hand_is_named(self, story: Story) -> None:
        story.paper("3", reply("It says that “the roof was sound.” Opp. at 1."))
        row = only(story.clerk.quotes(story.at()))
        assert row.verdict == "source_unavailable"
        assert row.notes == ("Opposition (ECF 2) is not at hand.",)

    def test_an_authority_is_no_paper_of_the_case(self, story: Story) -> None:
        row = only(told(story, "It is settled that “a roof must hold.” Roe v. Poe, 12 F.3d 400, 404 (9th Cir. 1994)."))
        assert row.verdict == "source_unavailable"
        assert "not a paper of this case" in row.notes[0]

    def test_a_name_that_means_two_papers_says_so(self, story: Story) -> None:
        for entry, name in (("5", "first"), ("6", "second")):
            story.enter(entry, "order", "court", date(2023, 2, 10), title=f"Order on the {name} motion")
            story.paper(entry, f"ORDER\nThe {name} motion is denied for want of a declaration from the owner.\n")
        story.enter("7", "brief", "Acme", date(2023, 2, 20))
        story.paper("7", "BRIEF\nThe Court denied it “for want of every kind of proof there is.” Order at 1.\n")
        row = only(story.clerk.quotes(story.at(), entry="7"))
        assert row.verdict == "source_unavailable"
        assert "does not say which paper" in row.notes[0]

    def test_words_of_another_paper_are_misplaced(self, story: Story) -> None:
        story.paper("1", "MOTION\nThe tenant lost four hundred cases of wine in one night of rain.\n")
        row = only(told(story, "It says that “[t]he tenant lost four hundred cases of wine.” Opp. at 1."))
        assert (row.verdict, row.source_entry) == ("misplaced", "1")
        assert row.right_pin is not None
        assert row.right_pin.startswith("Motion (ECF 1)")

    def test_words_of_the_second_paper_cited_are_found_there(self, story: Story) -> None:
        story.paper("1", "MOTION\nThe tenant lost four hundred cases of wine in one night of rain.\n")
        row = only(told(story, "It says that “[t]he tenant lost four hundred cases of wine.” Opp. at 1; Dkt. 1 at 1."))
        assert (row.verdict, row.source_entry) == ("altered_marked", "1")

    def test_words_of_a_second_paper_not_at_hand_are_not_called_missing(self, story: Story) -> None:
        row = only(told(story, "It says that “[t]he tenant lost four hundred cases of wine.” Opp. at 1; Dkt. 1 at 1."))
        assert row.verdict == "source_unavailable"
        assert "Dkt. 1 at 1" in row.notes[0]

    def test_a_phrase_used_throughout_has_no_one_address(self, story: Story) -> None:
        text = OPPOSITION.replace("Nothing else was wet.", "Nothing else was wet in the cellar.")
        story.paper("2", text)
        story.paper("3", reply("It speaks of “the cellar.” Opp. at 1."))
        assert only(story.clerk.quotes(story.at())).verdict == "exact"

    def test_right_words_wrong_page(self, story: Story) -> None:
        row = only(told(story, "It says that “[n]othing else was wet.” Opp. at 1."))
        assert (row.verdict, row.right_pin) == ("misplaced", "p. 2")

    def test_the_source_passage_has_its_page_and_its_words(self, story: Story) -> None:
        row = only(told(story, "It says that “Nothing else was wet.” Opp. at 2."))
        assert row.verdict == "exact"
        assert row.source_passage is not None
        assert (row.source_passage.page, row.source_passage.words) == (2, "Nothing else was wet")


class TestMoment:
    def test_only_papers_filed_by_then_quote(self, story: Story) -> None:
        view = told(story, "It says that “Nothing else was wet.” Opp. at 2.", moment="ecf:2")
        assert view.quotations == ()

    def test_a_later_paper_is_no_source(self, story: Story) -> None:
        story.paper("4", "ORDER\nThe roof was never sound in any year of the lease.\n")
        row = only(told(story, "They say that “the roof was never sound in any year.” Order at 1."))
        assert row.verdict == "source_unavailable"


class TestNumbers:
    def test_numbers_are_kept_and_never_used_twice(self, story: Story) -> None:
        first = told(story, "It says that “Nothing else was wet.” Opp. at 2.")
        story.paper("3", reply("It says that “The landlord does not deny that water came in.” Opp. at 1."))
        second = story.clerk.quotes(story.at())
        assert [only(first).id, only(second).id] == ["Q1", "Q2"]
        story.paper("3", reply("It says that “Nothing else was wet.” Opp. at 2."))
        again = Clerk(Store(story.path), "another", story.clock).quotes(story.at())
        assert only(again).id == "Q1"

    def test_an_earlier_moment_shows_the_same_numbers(self, story: Story) -> None:
        told(story, "It says that “Nothing else was wet.” Opp. at 2.")
        story.paper("4", "ORDER\nThe reply (Dkt. 3) (“Reply”) says “The opposition is wrong.” Reply at 1.\n")
        assert [r.id for r in story.clerk.quotes(story.at("ecf:3")).quotations] == ["Q1"]
        assert {r.id for r in story.clerk.quotes(story.at()).quotations} == {"Q1", "Q2"}

    def test_a_number_that_is_not_there_is_refused(self, story: Story) -> None:
        told(story, "It says that “Nothing else was wet.” Opp. at 2.")
        with pytest.raises(UnknownReferenceError, match="docket quotes"):
            story.clerk.quotes(story.at(), "Q9")

    def test_a_paper_that_is_not_at_hand_cannot_be_audited(self, story: Story) -> None:
        with pytest.raises(FileAccessError, match="not at hand"):
            story.clerk.quotes(story.at(), entry="2")


class TestFindings:
    def test_a_quotation_cut_before_its_condition(self, story: Story) -> None:
        view = told(story, "It concedes that “[t]he tenant may recover for the goods in the cellar.” Opp. at 2.")
        [finding] = view.findings
        assert finding.kind == "cut_before_condition"
        assert (finding.passages[1].words or "").endswith("but only for those that stood on the floor.")

    def test_the_condition_in_the_next_words_is_no_finding(self, story: Story) -> None:
        words = "It says that “[t]he tenant may recover for the goods in the cellar,” but only for some. Opp. at 2."
        assert told(story, words).findings == ()

    def test_one_authority_in_two_versions(self, story: Story) -> None:
        story.paper("2", RULE.format("OPPOSITION", "a tenant shall bear the loss of goods"))
        story.paper("3", RULE.format("REPLY", "a tenant may bear the loss of goods"))
        [finding] = story.clerk.quotes(story.at()).findings
        assert finding.kind == "same_source_differs"
        assert "“shall” in one, “may” in another" in finding.detail
        assert finding.quotations == ("Q1", "Q2")

    def test_marks_account_for_what_two_versions_differ_in(self, story: Story) -> None:
        story.paper("2", RULE.format("OPPOSITION", "a tenant shall bear the loss of goods"))
        story.paper("3", RULE.format("REPLY", "[the lessee] . . . bear[s] the loss of goods"))
        assert story.clerk.quotes(story.at()).findings == ()

    def test_one_paper_with_an_accurate_and_an_altered_version(self, story: Story) -> None:
        first = "It says that “Nothing at all was wet.” Opp. at 2."
        view = told(story, first, "Later it says that “Nothing else was wet.” Opp. at 2.")
        assert [(f.kind, f.quotations) for f in view.findings] == [("same_source_differs", ("Q1", "Q2"))]

    def test_words_repeated_without_credit(self, story: Story) -> None:
        story.paper("2", OPPOSITION)
        taken = (
            "A tenant who keeps goods below the level of the street takes the risk of flood, storm and burst drains."
        )
        story.paper("4", f"ORDER\nThe Court has read the papers.\n{taken}\nThe motion is denied.\n")
        [finding] = story.clerk.quotes(story.at()).findings
        assert finding.kind == "uncredited_repeat"
        assert [p.entry for p in finding.passages] == ["2", "4"]

    def test_words_repeated_with_a_cite_are_credited(self, story: Story) -> None:
        story.paper("2", OPPOSITION)
        taken = (
            "A tenant who keeps goods below the level of the street takes the risk of flood, storm and burst drains."
        )
        story.paper("4", f"ORDER\nThe Court has read the papers.\n{taken} (Dkt. 2 at 2.)\nThe motion is denied.\n")
        assert story.clerk.quotes(story.at()).findings == ()

    def test_a_party_may_repeat_itself(self, story: Story) -> None:
        taken = (
            "A tenant who keeps goods below the level of the street takes the risk of flood, storm and burst drains."
        )
        story.paper("1", f"MOTION\nThe plaintiff moves.\n{taken}\n")
        story.paper("3", f"REPLY\nThe plaintiff replies.\n{taken}\n")
        assert story.clerk.quotes(story.at()).findings == ()


class TestCommand:
    def test_the_invented_case_is_told_as_work_product(self, demo: CommandLine) -> None:
        printed = demo.ok("--case", LARKMOOR, "quotes").out
        assert "WORK PRODUCT" in printed
        assert "?ALTERED UNMARKED PROPOSED" in printed
        assert "UNMARKED dropped: quoted nothing | source “at first”" in printed
        assert "UNMARKED dropped: quoted nothing | source “mostly”" in printed

    def test_only_the_two_altered_quotations_of_the_invented_case_are_marked(self, demo: CommandLine) -> None:
        rows = json.loads(demo.ok("--case", LARKMOOR, "quotes", "--json").out)["quotations"]
        bad = [r["text"] for r in rows if r["verdict"] in {"altered_unmarked", "misplaced", "not_found"}]
        assert bad == ["I did not check every channel.", "Dispatch was used only to schedule vans."]

    def test_json_has_the_shape_of_the_contract(self, demo: CommandLine) -> None:
        view = json.loads(demo.ok("--case", LARKMOOR, "quotes", "--json").out)
        assert {"quotations", "findings"} <= set(view)
        keys = {"id", "entry", "text", "claimed_source", "pin", "verdict", "source_passage", "differences", "notes"}
        assert all(keys <= set(row) for row in view["quotations"])
        assert all(row["review"] == "proposed" for row in [*view["quotations"], *view["findings"]])
        assert {d for r in view["quotations"] for one in r["differences"] for d in one} >= {"kind", "quoted", "source"}
        assert all({"kind", "passages", "detail"} <= set(f) for f in view["findings"])

    def test_the_cut_sentences_of_the_invented_case_are_found(self, demo: CommandLine) -> None:
        found = json.loads(demo.ok("--case", LARKMOOR, "quotes", "--json").out)["findings"]
        cut = [f["detail"] for f in found if f["kind"] == "cut_before_condition"]
        assert len(cut) == 2
        assert "but any message" in cut[0]
        assert "provided that" in cut[1]

    def test_one_quotation_and_one_paper(self, demo: CommandLine) -> None:
        whole = json.loads(demo.ok("--case", LARKMOOR, "quotes", "--json").out)["quotations"]
        some = json.loads(demo.ok("--case", LARKMOOR, "quotes", "--entry", "53", "--json").out)["quotations"]
        assert some == [r for r in whole if r["entry"] == "53"]
        one = json.loads(demo.ok("--case", LARKMOOR, "quotes", some[0]["id"], "--json").out)["quotations"]
        assert one == some[:1]

    def test_as_of_an_earlier_day(self, demo: CommandLine) -> None:
        rows = json.loads(demo.ok("--case", LARKMOOR, "--as-of", "2026-02-10", "quotes", "--json").out)["quotations"]
        assert {r["entry"] for r in rows} == {"44", "47"}

    def test_a_wrong_number_ends_with_a_sentence(self, demo: CommandLine) -> None:
        printed = demo("--case", LARKMOOR, "quotes", "Q999")
        assert printed.code == 1
        assert "There is no quotation Q999" in printed.err


class TestAddresses:
    def test_page_numbers_printed_behind_a_cover_are_accepted(self) -> None:
        said = ("roof", "valve", "cellar", "door", "stair", "yard", "wall", "gate", "lamp")
        stamp = "Case 1:23-cv-00042-AB   Document 9   Filed 01/02/23   Page {} of 9\n"
        pages = [
            f"{stamp.format(n)}Nothing was done about the {word} in all the years of the lease, as everybody knows.\n"
            + (f"\n   {n - 3}\n" if n > 3 else "")
            for n, word in enumerate(said, start=1)
        ]
        source = SourceText(clean("".join(pages)))
        words = "Nothing was done about the wall in all the years"
        assert judge(words, (Pin("page", 7, 7),), source).verdict == "exact"
        assert judge(words, (Pin("page", 4, 4),), source).verdict == "exact"
        assert judge(words, (Pin("page", 5, 5),), source).verdict == "misplaced"

    def test_a_paragraph_number_lost_by_conversion_raises_no_alarm(self) -> None:
        rows = [f"{n}. In the year {1990 + n} the roof was mended once." for n in range(1, 9)]
        rows[4] = rows[4].removeprefix("5. ")
        source = SourceText(clean("I declare:\n" + "\n".join(rows)))
        words = "In the year 1995 the roof was mended once."
        assert judge(words, (Pin("paragraph", 5, 5),), source).verdict == "exact"
        assert judge(words, (Pin("paragraph", 7, 7),), source).verdict == "misplaced"
