"""Papers and dockets brought in from the screens, by a new user who never leaves them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docket_pages import page
from paper_makers import body, pdf
from test_tui_forms import fill, given
from test_tui_stage import case_of, clerk_at, play, press, settle, words
from textual.pilot import Pilot

from docket.clerk import Clerk
from docket.cli.outside import Files
from docket.intake.authorities import finding
from docket.intake.authorities.reporters import Core, cores
from docket.store.server import Place
from domain.errors import FileAccessError
from tui.app import DocketApp, Visit
from tui.screens.boxes import FormBox
from tui.screens.home import HomeScreen

PAPER = """IN THE UNITED STATES DISTRICT COURT
FOR THE DISTRICT OF NEVADA

ACME, INC., Plaintiff, v. GLOBEX LLC, Defendant.   Case No. 2:24-cv-01187

OPPOSITION TO MOTION TO COMPEL

I. THE REQUESTS ARE OVERBROAD

Globex does not dispute that the requests are relevant in part. Mot. at 3.
Acme concedes that it kept no log before October 1. Mot. at 5.
"""


@pytest.fixture
def clerk(place: Place) -> Iterator[Clerk]:
    """A Clerk over an empty store."""
    with clerk_at(place, demo=False) as found:
        yield found


def test_a_new_user_begins_a_case_files_a_paper_and_reviews_what_was_read(clerk: Clerk, tmp_path: Path) -> None:
    paper = tmp_path / "opposition.txt"
    paper.write_text(PAPER)
    app = DocketApp(lambda: Visit(clerk), outside=Files())

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "a")
        fill(app, Number="2:24-cv-01187", Court="nvd", Name="Acme v. Globex")
        await press(pilot, "ctrl+s R")
        fill(app, File=str(paper), Entry="52", Kind="opposition", Filed="2026-10-26", Party="Globex LLC")
        await press(pilot, "ctrl+s")
        await settle(pilot)
        told = " ".join(said for _, said, _ in app.told)
        assert "opposition.txt is filed as 52" in told
        assert "proposals wait: r" in told
        assert "by tester" not in told  # one's own paper is no news of somebody else
        await press(pilot, "1")
        assert "at hand" in words(app)
        await press(pilot, "r")
        assert "PROPOSED" in words(app)

    play(app, story, (120, 40))


def test_a_file_that_is_not_there_is_told_at_its_field_and_nothing_is_recorded(clerk: Clerk, tmp_path: Path) -> None:
    clerk.open("2:24-cv-01187", court="nvd", name="Acme v. Globex")
    before = clerk.head()
    app = DocketApp(lambda: Visit(clerk), outside=Files())

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "R")
        fill(app, File=str(tmp_path / "nowhere.pdf"))
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, FormBox)
        assert "There is no file" in words(app)
        assert app.focused is not None
        assert app.focused.id == "field-0"
        await press(pilot, "escape")

    play(app, story, (120, 40))
    assert clerk.head() == before


def test_a_folder_of_dockets_is_imported_and_the_list_shows_its_cases(clerk: Clerk, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    for n in (1187, 1188):
        (folder / f"{n}.html").write_text(page(number=f"3:24-cv-0{n}-JQE"))
    (folder / "notes.txt").write_text("no docket")
    app = DocketApp(lambda: Visit(clerk), outside=Files())

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "I")
        fill(app, File_or_folder=str(folder))
        await press(pilot, "ctrl+s")
        await settle(pilot)
        told = app.told[-1][1]
        assert "2 dockets taken in: 2 opened, 14 new entries. 1 refused: notes.txt" in told
        assert isinstance(app.screen, HomeScreen)
        await settle(pilot)
        assert len(app.screen.cases) == 2

    play(app, story, (120, 40))


def test_esc_stops_the_reading_of_a_long_paper_and_nothing_is_filed(clerk: Clerk, tmp_path: Path) -> None:
    case = clerk.open("2:24-cv-01187", court="nvd", name="Acme v. Globex").id
    before = clerk.head()
    paper = tmp_path / "long.pdf"
    paper.write_bytes(pdf([body([f"Page {n} of a long paper."]) for n in range(4)]))
    app = DocketApp(lambda: Visit(clerk, case), outside=Files())

    async def story(pilot: Pilot[None]) -> None:
        app.bringing, app.stopping = 1, False  # something is being brought in
        await pilot.press("escape")
        assert app.stopping
        assert case_of(app) is app.screen  # the key had no other effect
        case_of(app).bring("long.pdf", paper.read_bytes(), {}, read=False)
        await settle(pilot)
        assert app.told[-1][1] == "Stopped as you asked. Nothing was filed."
        app.bringing = 0
        case_of(app).bring("long.pdf", paper.read_bytes(), {}, read=False)
        await settle(pilot)
        assert "long.pdf is filed as" in app.told[-1][1]

    play(app, story)
    assert clerk.head() > before


def test_esc_stops_a_text_while_its_citations_are_looked_for_and_nothing_of_it_is_kept(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = clerk.open("2:24-cv-01187", court="nvd", name="Acme v. Globex").id
    before = clerk.head()
    paper = b"MOTION\n\nI. A POINT\n\n" + b"See Orchard v. Vale, 512 F.3d 100, 104 (9th Cir. 2008).\n" * 400
    app = DocketApp(lambda: Visit(clerk, case), outside=Files())

    async def story(pilot: Pilot[None]) -> None:
        def stopped(text: str, stop: Callable[[], bool]) -> Iterator[Core]:
            app.stopping = True  # esc, while the citations are looked for
            return cores(text, stop)

        with monkeypatch.context() as patched:
            patched.setattr(finding, "cores", stopped)
            case_of(app).bring("long.txt", paper, {}, read=False)
            await settle(pilot)
        assert app.told[-1][1] == "Stopped as you asked. Nothing was filed."
        assert clerk.head() == before
        assert clerk.proposals(case) == []
        case_of(app).bring("long.txt", paper, {}, read=False)
        await settle(pilot)
        assert "long.txt is filed as E1." in app.told[-1][1]

    play(app, story)


def test_esc_stops_an_import_between_two_files_and_what_was_taken_in_stays(clerk: Clerk, tmp_path: Path) -> None:
    for n in (1187, 1188):
        (tmp_path / f"{n}.html").write_text(page(number=f"3:24-cv-0{n}-JQE"))
    app = DocketApp(lambda: Visit(clerk), outside=Files())

    async def story(pilot: Pilot[None]) -> None:
        app.bringing, app.stopping = 1, True
        app.take_in(str(tmp_path), "")
        await settle(pilot)
        assert "Stopped as you asked. What was taken in before stays" in app.told[-1][1]
        app.bringing = 0

    play(app, story)
    assert len(clerk.store.cases()) == 1


def test_without_files_a_sentence_says_where_it_is_done(clerk: Clerk) -> None:
    clerk.open("2:24-cv-01187", court="nvd", name="Acme v. Globex")
    app = DocketApp(lambda: Visit(clerk))

    async def story(pilot: Pilot[None]) -> None:
        await press(pilot, "R")
        assert "docket file" in app.told[-1][1]
        assert case_of(app) is app.screen

    play(app, story)


def test_a_path_is_completed_as_far_as_it_is_certain(tmp_path: Path) -> None:
    (tmp_path / "reply.pdf").write_text("")
    (tmp_path / "response.pdf").write_text("")
    (tmp_path / "papers").mkdir()
    files, here = Files(), f"{tmp_path}/"
    assert files.completed(f"{here}rep") == f"{here}reply.pdf"
    assert files.completed(f"{here}re") is None  # reply or response
    assert files.completed(f"{here}pap") == f"{here}papers/"
    assert files.completed(f"{here}x") is None
    assert files.completed("/nowhere/at/all/x") is None


def test_a_folder_is_no_paper(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="folder"):
        Files().paper(str(tmp_path))


def test_a_partner_gets_the_memo_on_the_selected_claim_as_of_the_moment_on_the_screen(
    tmp_path: Path, place: Place
) -> None:
    where = tmp_path / "memo.md"
    with clerk_at(place) as demo:
        app = DocketApp(lambda: Visit(demo, demo.find_case("80319")), view="concessions", outside=Files())

        async def story(pilot: Pilot[None]) -> None:
            await press(pilot, "colon e c f colon e 1 enter X")
            assert given(app)["Page"] == "memo"
            assert given(app)["Of"] == "C1"
            assert given(app)["File"].endswith("-memo-C1.docx")
            fill(app, File=str(where))
            await press(pilot, "ctrl+s")
            assert f"Written: {where}" in app.told[-1][1]
            await press(pilot, "X")
            fill(app, File=str(where))
            await press(pilot, "ctrl+s")
            assert "already" in words(app)
            fill(app, Of="C99", File=str(tmp_path / "other.html"))
            await press(pilot, "ctrl+s")
            assert app.focused is not None
            assert app.focused.id == "field-1"
            await press(pilot, "escape")

        play(app, story, (120, 40))
    page = where.read_text()
    assert "that he was fired" in page
    assert "recharacterised" not in page  # the order was not yet there
    assert not (tmp_path / "other.html").exists()
