"""The pure half: tables, pages, filters, the key table, and steps in time, without a terminal."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from builders import Placed
from rich.cells import cell_len
from test_tui_stage import TWITTER, clerk_at

from projections.moment import KnownAt, Moment
from projections.passages import PassageView
from projections.replay import changes_of, just_before
from tui.desk import Desk
from tui.filtering import keeps
from tui.folded import Folded, When, view_of
from tui.glyphs import to_ascii
from tui.keys import MOVES, TABLE, bindings, footer
from tui.palette import matching, targets
from tui.rows.arguments import board, columns_of, room_for
from tui.rows.due import due_words
from tui.rows.help import help_page
from tui.rows.layout import Column, Leaf, Page, Row, Table, fit, wrap
from tui.rows.scrubber import Playing, clocks, track
from tui.rows.things import thing_page
from tui.rows.words import citation, filed_words, in_days, quotation, short_stance
from tui.screens.shell import banner, tabs
from tui.session import Session, step_event, step_filing


@pytest.fixture(scope="module")
def folded(placed: Placed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folded]:
    with clerk_at(placed(tmp_path_factory.mktemp("rows") / "store.db")) as clerk:
        yield Desk(clerk).fold(clerk.find_case(TWITTER), When())


def text_of(folded: Folded, ident: str, width: int = 78) -> str:
    leaf = thing_page(folded, ident)
    assert leaf
    return "\n".join(line.text for line in leaf.lay(width, ascii_only=False).lines)


class TestLayout:
    @pytest.mark.parametrize(
        "words", ["short", "a line that is far too long for it", "漢字の題名は幅が広い", "", "tab\there"]
    )
    @pytest.mark.parametrize("width", [1, 5, 12])
    def test_a_cell_has_exactly_its_width(self, words: str, width: int) -> None:
        assert cell_len(fit(words, width)) == width
        assert cell_len(fit(words, width, ascii_only=True)) == width

    def test_wrapped_lines_fit_and_lose_no_word(self) -> None:
        words = "Whether the E.D.N.Y. court considered the Arista factors 漢字の題名 and averyveryverylongword"
        lines = list(wrap(words, 17))
        assert max(cell_len(line) for line in lines) <= 17
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")

    def test_the_flexible_column_takes_what_is_left(self) -> None:
        table = Table(
            (Column("ID", 4), Column("Title", 0), Column("Wide", 9, from_width=100)), (Row("A1", ("A1", "t", "w")),)
        )
        assert [cell_len(table.lay(w, ascii_only=False).line(0).text) for w in (40, 80, 120)] == [40, 80, 120]
        assert "Wide" not in table.lay(80, ascii_only=False).header[0].text
        assert "Wide" in table.lay(120, ascii_only=False).header[0].text

    def test_signs_have_ascii_stand_ins(self) -> None:
        assert to_ascii("“Opp’n” § II ¶ 2 → é…") == '"Opp\'n" sec. II par. 2 -> e...'


class TestBoard:
    def test_the_columns_are_the_filings_that_carry_positions(self, folded: Folded) -> None:
        assert columns_of(folded) == ["1", "1-1", "19", "20", "21", "22", "E1", "E2"]

    def test_at_80_columns_the_latest_filings_are_shown_and_the_others_counted(self, folded: Folded) -> None:
        room = room_for(78)
        heads = [c.over for c in board(folded, 78).columns[2:-1]]
        assert len(heads) == room
        assert heads[0].startswith(f"‹{8 - room} ")
        assert heads[-1] == "E2"
        assert board(folded, 78, shift=8 - room).columns[2].over == "1"

    def test_every_argument_has_a_status_of_the_closed_list(self, folded: Folded) -> None:
        last = [str(row.cells[-1].text) for row in board(folded, 160).rows]  # type: ignore[union-attr]
        assert set(last) <= {"adopted", "not reached", "not addressed", "rej. by result", "rejected", "assumed"}

    def test_a_stance_fits_its_cell(self) -> None:
        assert all(
            len(short_stance(s)) <= 6 for s in ("raises", "supports", "answers", "opposes", "qualifies", "withdraws")
        )


class TestPages:
    def test_a_concession_shows_its_whole_chain_with_pins(self, folded: Folded) -> None:
        page = text_of(folded, "C1")
        claim = next(c for c in folded.concessions.concessions if c.id == "C1")
        flat = " ".join(page.split())
        assert all(" ".join(link.passage.cite.split()) in flat for link in claim.chain if link.passage)
        assert "RELABELS" in page
        assert "RECHARACTERISED" in page
        assert "as quoted in" in page

    def test_every_position_of_an_argument_has_its_pin_or_says_that_it_has_none(self, folded: Folded) -> None:
        for argument in folded.arguments.arguments:
            flat = " ".join(text_of(folded, argument.id).split())
            assert all(p.passage.cite in flat for p in argument.positions if p.passage)

    def test_every_thing_has_a_page_at_every_width(self, folded: Folded) -> None:
        for ident in [*folded.things, *(f"pos:{r.position}" for r in folded.history.events)]:
            for width in (38, 78, 120):
                leaf = thing_page(folded, ident)
                assert leaf
                assert max(cell_len(line.text) for line in leaf.lay(width, ascii_only=True).lines) <= width

    def test_a_date_that_a_rule_proposes_is_told_with_who_must_act_and_every_step(self, folded: Folded) -> None:
        [proposal] = [p for p in folded.to_review if p.kind == "schedule"]

        told = " ".join(text_of(folded, proposal.id).split())

        assert "Due ~Thu 2 Mar 2023" in told
        assert "Who Twitter" in told
        assert "14 days after it: Thu 2023-03-02 [FRCP 6(a)(1)(B)]" in told
        assert "a stay must be sought by then" in told
        assert "lines 0-0" not in told

    def test_only_an_ordered_date_is_bare(self, folded: Folded) -> None:
        told = {d.id: due_words(d) for d in folded.deadlines.deadlines}
        assert told["D2"] == "Tue 28 Feb 2023"
        assert told["D1"] == "date not known"

    def test_the_line_of_filings_fits_and_marks_the_place(self, folded: Folded) -> None:
        for width in (40, 60, 80, 160):
            line = "".join(span.text for span in track(folded, Session(folded.case), width))
            assert cell_len(line) <= width
            assert line.endswith("◆ now")


class TestWords:
    def test_dates_say_how_they_are_known(self) -> None:
        day = date(2023, 1, 9)
        assert filed_words(day, None, assumed=False) == "2023-01-09"
        assert filed_words(day, None, assumed=True) == "2023-01-09 ~"
        assert filed_words(None, (None, day), assumed=False) == "by 2023-01-09"
        assert filed_words(None, None, assumed=False) == "not stated"
        assert [in_days(n) for n in (0, 1, 12, -9)] == ["today", "in 1 day", "in 12 days", "9 days past"]

    def test_words_known_through_another_paper_are_cited_so(self) -> None:
        plain = PassageView("E1", None, "1", "Supp. at 1", None, None, None, None, None, None, None, None, None)
        passage = replace(plain, entry="22", cite="Decl. ¶ 10", words="laid off", via=plain)
        assert citation(passage) == "Decl. ¶ 10 (quoted in Supp. at 1)"
        assert quotation(passage) == "“laid off” Decl. ¶ 10 (quoted in Supp. at 1)"


class TestFilter:
    ROW = Row("20", (), "Reply in support", {"kind": "sur_reply", "by": "Leifer", "date": "2023-01-09"})

    @pytest.mark.parametrize(
        ("query", "kept"),
        [
            ("", True), ("reply", True), ("reply nothing", False), ('"in support"', True), ("kind:sur_reply", True),
            ("by:leif", True),
            ("by:twitter", False), ("after:2023-01-01", True), ("before:2023-01-08", False), ("before:2023-01", True),
            ("kind:", True), ("20", True),
        ],
    )  # fmt: skip
    def test_terms_all_hold(self, query: str, kept: bool) -> None:
        assert keeps(self.ROW, query) is kept


class TestTime:
    def test_filings_are_stepped_in_docket_order_to_now(self, folded: Folded) -> None:
        back = step_filing(folded, -1)
        assert back == When(Moment(after="E2"))
        assert step_filing(folded, 1) is None
        assert just_before(folded.at) == Moment(after="E1")

    def test_events_are_stepped_by_position(self) -> None:
        now, third = When(), When(known_at=KnownAt(position=3))
        assert step_event([1, 2, 3, 9], now, -1) == third
        assert step_event([1, 2, 3, 9], third, 1) == now
        assert step_event([1, 2, 3, 9], When(known_at=KnownAt(position=1)), -1) is None

    def test_the_changes_of_a_thing_are_its_filings(self, folded: Folded) -> None:
        assert [str(moment) for _, moment in changes_of(folded.record, "D2")] == ["ecf:E2"]

    def test_a_thing_is_at_home_in_one_view(self) -> None:
        assert [view_of(i) for i in ("20", "E1", "A4", "C2", "D1", "F3", "N1")] == [
            "docket",
            "docket",
            "arguments",
            "concessions",
            "due",
            "overview",
            "history",
        ]


class TestKeys:
    def test_no_key_means_two_things_in_one_place(self) -> None:
        for scopes in ({"case", "app", "review", "lines"},):
            keys = [key for a in (*TABLE, *MOVES) if a.scope in scopes for key in a.keys.split(",")]
            assert sorted({k for k in keys if keys.count(k) > 1}) == []

    def test_ids_are_unique(self) -> None:
        ids = [f"{a.scope}.{a.id}" for a in (*TABLE, *MOVES)]
        assert len(ids) == len(set(ids))
        assert len(bindings("case")) == sum(1 for a in TABLE if a.scope == "case")

    @pytest.mark.parametrize(
        "place", ["overview", "docket", "arguments", "concessions", "due", "history", "read", "review", "page", "home"]
    )
    def test_a_footer_has_at_most_seven_keys_and_help_last(self, place: str) -> None:
        keys = footer(place)
        assert len(keys) <= 7
        assert keys[-1] == ("?", "help")
        assert ("t", "now") in footer(place, as_of=True)

    def test_help_names_every_key(self) -> None:
        page = Leaf(help_page).lay(78, ascii_only=False)
        flat = " ".join(" ".join(line.text for line in page.lines).split())
        assert all(a.does.split(":")[0].casefold() in flat.casefold() for a in TABLE if a.listed)

    def test_the_palette_offers_every_act_and_finds_ids_first(self, folded: Folded) -> None:
        offered = targets(folded, ("case", "app"))
        assert {a.call for a in TABLE if a.palette and a.scope != "review"} == {
            t.value for t in offered if t.kind == "action"
        }
        assert matching(offered, "a4")[0].value == "A4"
        assert matching(offered, "ECF 20")[0].value == "20"
        assert matching(offered, "2023-01-13")[0].kind == "day"
        assert matching(offered, "ecf:20")[0].kind == "entry"


def test_an_empty_page_is_no_error() -> None:
    assert len(Page(80)) == 0


@pytest.mark.parametrize("name", ["Aldous Freight Forwarders, Inc. v. The Harbour Commission of Lower Quay", "In re Q"])
def test_the_case_number_is_whole_in_the_banner_whatever_the_name(name: str) -> None:
    said = ("marked A", "AS OF E1 · 2023-02-03", "read only")
    left, right = banner(name, "3:22-mc-80319", 0, said, 80, now=False)
    drawn = "".join(span.text for span in left)
    assert cell_len(to_ascii(drawn)) + sum(cell_len(span.text) for span in right) <= 80
    assert drawn.rstrip().endswith("  3:22-mc-80319")


@pytest.mark.parametrize("view", ["concessions", "positions", "overview", "read"])
def test_the_tabs_name_the_view_in_full_and_fit_the_narrow_screen(view: str) -> None:
    drawn = "".join(span.text for span in tabs(view, 60))
    assert cell_len(drawn) <= 60
    assert view.capitalize() in drawn
    assert "".join(span.text for span in tabs("due", 80)).count("Concessions") == 1


@pytest.mark.parametrize("width", [60, 80])
def test_both_clocks_stand_whole_while_something_is_played(folded: Folded, width: int) -> None:
    when = step_filing(folded, -1)
    assert when is not None
    session = Session(folded.case, When(), view="history")
    left, right = clocks(folded, session, width, Playing("filing", 0.25))
    assert sum(cell_len(span.text) for span in (*left, *right)) <= width


def test_in_a_comparison_the_footer_names_the_way_out_first() -> None:
    assert footer("arguments", comparing=True)[:2] == [("=", "compare"), ("esc", "back")]
