"""The audits on the screens: quotations beside their sources, claims beside what they cite, and what to look at first."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import Placed, behind
from test_tui_poison import POISON, clean
from test_tui_screens import FORMS, compare
from test_tui_stage import case_of, clerk_at, play, press, settle, words
from textual.pilot import Pilot

from docket.clerk import Clerk
from projections.passages import PassageView
from projections.quotations import Difference, QuotationFinding, QuotationsView, QuotationView, Segment
from tui.app import DocketApp, Visit
from tui.folded import Audit, Folded, When
from tui.rows.layout import Page, Span
from tui.rows.quotation import quotation_page
from tui.rows.quotes import quotes_page
from tui.rows.side_by_side import Text, beside, compared, flow, quotation_texts, redline
from tui.screens.page import PageScreen

LARKMOOR = "09417"


@pytest.fixture
def clerk(placed: Placed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    monkeypatch.setattr("tui.app.POLL_SECONDS", 3600)
    with clerk_at(placed(tmp_path / "store.db")) as clerk:
        yield clerk


def opened(clerk: Clerk, **facts: object) -> DocketApp:
    return DocketApp(lambda: Visit(clerk, LARKMOOR), **facts)  # type: ignore[arg-type]


def text(page: Page) -> str:
    return "\n".join(line.text.rstrip() for line in page.lines)


# --- the screens ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_the_audits_look_as_they_were_approved(form: str, clerk: Clerk) -> None:
    size, ascii_only = FORMS[form]
    unlike = []
    app = opened(clerk, ascii=ascii_only)

    async def story(pilot: Pilot[None]) -> None:
        for name, keys in (
            ("quotes", "v"), ("quotation", "j enter"), ("side_by_side", "escape n enter"),
            ("alarms", "escape exclamation_mark slash c o n c colon k e p t enter g"), ("claim_audited", "enter"),
        ):  # fmt: skip
            await press(pilot, keys)
            # How many proposals wait, in the first line, is not what these views are about.
            shown = "\n".join(words(app).splitlines()[1:]) + "\n"
            assert not ascii_only or shown.isascii()
            if not compare(f"{name}_{form}.txt", shown):
                unlike.append(name)

    play(app, story, size)
    assert unlike == []


def test_on_a_narrow_screen_the_texts_stand_one_above_the_other(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "v j enter")
        shown = words(app)
        assert shown.index("AS QUOTED") < shown.index("{+only+}") < shown.index("AS THE SOURCE HAS IT")
        assert shown.index("AS THE SOURCE HAS IT") < shown.index("{-mostly-}")
        assert max(len(line) for line in shown.splitlines()) <= 60

    play(app, story, (60, 20))


# --- the keys ---------------------------------------------------------------------------------------------------------


def test_enter_on_a_passage_opens_the_paper_at_it_and_escape_comes_back(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "v j enter j j j enter")
        assert "Opposition (ECF 47)" in words(app)
        assert "«Dispatch was used mostly to schedule vans»" in words(app)
        found = case_of(app).list.passage
        assert found is not None
        assert found.cite == "Opposition (ECF 47) at 3:16"
        await press(pilot, "escape")
        assert case_of(app).session.view == "quotes"
        assert case_of(app).list.item == "Q13"

    play(app, story)


def test_the_cite_and_the_quotation_are_copied(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "v j y")
        assert app.clipboard == "Reply (ECF 50) at 3:3-4"
        await press(pilot, "enter j j j Y")
        assert app.clipboard == "“Dispatch was used mostly to schedule vans” Opposition (ECF 47) at 3:16"

    play(app, story)


def test_a_quotation_is_opened_by_its_number_before_anything_was_compared(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.typed.SOON", 3600)
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "Q 1 3")
        assert isinstance(app.screen, PageScreen)
        assert "Q13 Reply (ECF 50) at 3:3-4" in words(app)
        await press(pilot, "escape colon Q 1 2 enter")
        assert case_of(app).session.view == "quotes"
        assert case_of(app).list.item == "Q12"

    play(app, story)


def test_a_filter_narrows_the_quotations(clerk: Clerk) -> None:
    app = opened(clerk, view="quotes")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "slash k i n d colon a l t e r e d enter")
        assert "2 of 25 · filter: kind:altered" in words(app)
        assert "Q13" in words(app)
        assert "Exact" not in words(app)
        await press(pilot, "escape")
        assert "25 quotations" in words(app)

    play(app, story)


def test_the_audit_follows_the_moment(clerk: Clerk) -> None:
    app = opened(clerk, view="quotes")

    async def story(pilot: Pilot[None]) -> None:
        now = case_of(app).folded_case
        assert now is not None
        assert now.quoted is not None
        await press(pilot, "colon a s space o f space 4 7 enter")
        then = case_of(app).folded_case
        assert then is not None
        assert then.quoted is not None
        assert "AS OF" in words(app)
        assert {r.entry for r in then.quoted.quotations} == {"44", "47"}
        assert len(now.quoted.quotations) > len(then.quoted.quotations)

    play(app, story)


def test_leaving_stops_the_audit_and_keys_never_wait_for_it(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        with app.desk._audit_turn:  # somebody else's audit is being made: this one waits
            await pilot.press("v")
            await pilot.pause()
            assert "Reading the papers" in words(app)
            await pilot.press("1")
            await pilot.pause()
            assert "1·Docket" in words(app)
        await settle(pilot)
        folded = case_of(app).folded_case
        assert folded is not None
        assert folded.audit is None
        await press(pilot, "v")
        assert "25 quotations" in words(app)

    play(app, story)


def test_looking_records_nothing_in_a_store_opened_read_only(clerk: Clerk) -> None:
    app = opened(clerk, read_only=True, view="quotes")
    case = clerk.find_case(LARKMOOR)

    async def story(pilot: Pilot[None]) -> None:
        assert "Q?" in words(app)
        assert clerk.store.quotation_numbers(case, []) == {}
        await press(pilot, "enter")
        assert "AS QUOTED" in words(app)

    play(app, story)


def test_a_claim_has_the_machines_audit_apart_from_the_persons_check(clerk: Clerk) -> None:
    app = opened(clerk, view="concessions")

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "j j enter")
        page = app.screen.query_one("#list").laid  # type: ignore[attr-defined]
        lines = [line.text for line in page.lines]
        apart = next(n for n, line in enumerate(lines) if "The machine's audit of C3" in line)
        own = "\n".join(lines[:apart])
        made = "\n".join(lines[apart:])
        assert "(checked by" in " ".join(own.split())
        assert "?RELABELS PROPOSED" in made
        assert "(checked by" not in " ".join(made.split())
        assert "AS IT STANDS" in made
        assert "?Said later" in made
        assert "?The court on it" in made

    play(app, story)


def test_an_alarm_opens_its_claim(clerk: Clerk) -> None:
    app = opened(clerk)

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "exclamation_mark")
        case = case_of(app)
        assert case.folded_case is not None
        assert case.folded_case.claims is not None
        first = case.folded_case.claims.alarms[0]
        await press(pilot, "enter")
        assert f"The machine's audit of {first.id}" in words(app)
        await press(pilot, "escape escape")
        assert case.session.view == "overview"

    play(app, story)


# --- nothing to compare -----------------------------------------------------------------------------------------------


def test_without_a_paper_the_screen_says_how_to_bring_one(clerk: Clerk) -> None:
    app = DocketApp(lambda: Visit(clerk, "80319"))

    async def story(pilot: Pilot[None]) -> None:
        for key in ("v", "exclamation_mark"):
            await press(pilot, key)
            assert "R   file a paper" in words(app) or "R files one" in words(app)

    play(app, story)


def test_a_paper_missing_from_the_store_is_told_where_the_audit_would_stand(clerk: Clerk) -> None:
    behind(clerk.store.path, "DELETE FROM papers WHERE name LIKE '050%'")
    app = opened(clerk, view="quotes")

    async def story(_pilot: Pilot[None]) -> None:
        assert "cannot be made" in words(app)
        assert "The paper of ECF 50" in words(app)
        assert "Restore it from a backup" in words(app)

    play(app, story)


# --- hostile words ----------------------------------------------------------------------------------------------------

MOTION = f"MOTION\n\nThe engine was {POISON} oiled and started before anybody had looked at the gauge that day.\n"
ANSWER = (
    f"OPPOSITION\n\nThe motion says “The engine was {POISON} oiled and never started before anybody had looked at the gauge "
    "that day.” Dkt. 1 at 1. Movant concedes that the engine was oiled. Dkt. 1 at 1.\n"
)


@pytest.mark.parametrize("size", [(80, 24), (160, 48), (60, 20)])
def test_hostile_words_stay_words_in_the_audits(
    placed: Placed, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.POLL_SECONDS", 3600)
    with clerk_at(placed(tmp_path / "store.db"), demo=False) as clerk:
        case = clerk.open("3:22-mc-80319", court="cand", name="In re Engine").id
        clerk.party(case, name=f"Movant {POISON}", role="movant", aliases=["Movant"])
        clerk.party(case, name="Beta", role="respondent")
        clerk.enter(case, entry="1", kind="motion", title=POISON, party="Movant")
        clerk.enter(case, entry="2", kind="opposition", title=POISON, party="Beta", responds_to=["1"])
        clerk.file(case, MOTION.encode(), name="m.txt", entry="1")
        clerk.file(case, ANSWER.encode(), name="o.txt", entry="2")
        app = DocketApp(lambda: Visit(clerk))

        async def story(pilot: Pilot[None]) -> None:
            for key in ("v", "exclamation_mark"):
                await press(pilot, key)
                clean(app)
                folded = case_of(app).folded_case
                assert folded is not None
                assert folded.quoted is not None
                assert any(r.verdict == "altered_unmarked" for r in folded.quoted.quotations)
                for then in ("enter", "G", "y"):
                    await press(pilot, then)
                    clean(app)
                await press(pilot, "escape")
            await press(pilot, "v enter n enter")
            clean(app)
            assert "[/oops]" in words(app)
            assert "\x1b" not in app.clipboard

        play(app, story, size)


# --- how differences are drawn ----------------------------------------------------------------------------------------


def place(cite: str, said: str | None = None) -> PassageView:
    return PassageView("1", None, "", cite, 1, None, 0, 9, said, None, True, None, None)


ROW = QuotationView(
    id="Q1", entry="2", text="The seal [was] broken ... by hand", claimed_source="Decl.", source_entry="1", pin="¶ 4",
    verdict="misplaced", right_pin="¶ 5", passage=place("Opp. at 2"), source_passage=place("Decl. ¶ 5"),
    differences=(Difference("hidden", "...", "on the ninth of May", True, 4, 5),),
    segments=(
        Segment(None, "The seal ", "The seal ", False), Segment("added", "[was] ", "had been ", True),
        Segment(None, "broken ", "broken ", False), Segment("hidden", "... ", "on the ninth of May ", True),
        Segment("added", "by hand", "", False), Segment("dropped", "", "by nobody", False),
    ), notes=("The words left out contain a negation.",),
)  # fmt: skip


def of_row(row: QuotationView, width: int, *, ascii_only: bool = False) -> str:
    page = Page(width, ascii_only)
    folded = folded_with(QuotationsView("now", None, (row,), ()))
    quotation_page(folded, "Q1", row, page)
    return text(page)


def folded_with(view: QuotationsView) -> Folded:
    claims = None
    return Folded("c", When(), None, list, 0, Audit(view, claims))  # type: ignore[arg-type]


def test_every_kind_of_difference_has_a_sign_of_its_own() -> None:
    shown = of_row(ROW, 78, ascii_only=True)
    assert shown.isascii()
    for sign in ("{~[was]~}", "{~had been~}", "{...on the ninth of May...}", "{+by hand+}", "{-by nobody-}"):
        assert sign in " ".join(shown.replace("|", " ").split()) or sign.split()[0] in shown
    assert "only in the quotation" in shown
    assert "hidden by the ellipsis" in shown


def test_a_misplaced_quotation_says_where_its_words_stand() -> None:
    assert "cited as ¶ 4; found at ¶ 5" in of_row(ROW, 78)
    assert "Note        The words left out contain a negation." in of_row(ROW, 78)


def test_words_hidden_by_an_ellipsis_at_either_end_are_shown() -> None:
    ends = (
        Difference("hidden", "...", "In the end", True, 0, 0),
        Difference("hidden", "...", "or so she said", True, 2, 2),
    )
    row = replace(
        ROW, text="... it broke ...", differences=ends, segments=(Segment(None, "it broke", "it broke ", False),)
    )
    texts = quotation_texts(row)
    assert texts.right == (Span("In the end", "hidden"), Span("it broke "), Span("or so she said", "hidden"))
    assert [s.text for s in texts.left] == ["...", "it broke", "..."]


def test_one_line_shows_what_is_left_out_and_put_in() -> None:
    lines = flow(redline(ROW), 200, ascii_only=False)
    assert "".join(s.text for s in lines[0]) == "“The seal [was] broken ... {+by hand+} {-by nobody-}”"


@pytest.mark.parametrize("width", [8, 20, 33, 60, 78])
def test_no_line_is_wider_than_its_column(width: int) -> None:
    for line in flow((Span("A " * 30 + "w" * 90), Span("thing " * 9, "added")), width, ascii_only=True):
        assert sum(len(span.text) for span in line) <= width
    page = Page(width, ascii_only=True)
    beside(page, [Text("LEFT " * 9, (Span("one " * 40),))], [Text("RIGHT", (Span("y" * 70, "dropped"),))])
    assert max(len(line.text) for line in page.lines) <= max(width, 10)


def test_versions_of_the_same_words_are_laid_word_by_word() -> None:
    texts = compared("The door was open, he said.", "the door was not open he said")
    assert [s.text for s in texts.right if s.role == "dropped"] == ["not"]
    assert [s for s in texts.left if s.role] == []


def test_the_list_puts_first_what_needs_a_look_and_folds_what_cannot_be_compared() -> None:
    verdicts = (
        "exact",
        "source_unavailable",
        "altered_marked",
        "not_found",
        "source_unavailable",
        "misplaced",
        "altered_unmarked",
    )
    rows = tuple(
        replace(ROW, id=f"Q{n}", verdict=verdict, notes=("Decl. is not at hand.",), right_pin=None)
        for n, verdict in enumerate(verdicts, start=1)
    )
    finding = QuotationFinding("two_accounts", "Told in two ways.", (place("Opp. at 1"), place("Opp. at 2")))
    page = Page(78, whole_items=True)
    quotes_page(folded_with(QuotationsView("now", None, rows, (finding,))), "", page)
    order = list(dict.fromkeys(line.item for line in page.lines if line.item))
    assert order == ["Q7", "Q6", "Q4", "side by side 1", "Q3", "Q1", "not compared 1"]
    assert "2    Decl. is not at hand." in text(page)
    assert text(page).count("PROPOSED") >= 6
