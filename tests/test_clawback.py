"""Sealing and claw-back, from the first notice to the tombstone: who sees the words, who may use them, and what is left of them."""

import asyncio
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from builders import Clock, Story, words
from cli_harness import CommandLine, is_a_sentence
from eventsourcing.persistence import StoredEvent

from docket.clerk import Clerk
from docket.clerk.reading import parse_known_at
from docket.clerk.searching import search
from docket.clerk.verifying import store_checks
from docket.exporters.record_json import record_document
from docket.store.copying import copy
from docket.store.encrypting import encrypt
from docket.store.integrity import chain_faults
from docket.store.log import Store
from docket.store.mapper import CaseMapper
from docket.store.server import Place
from domain.errors import NotPossibleError
from domain.events import CATALOGUE
from domain.sealing import Homes, with_words
from projections.timeline import history
from tui.app import DocketApp, Visit

pytest_plugins = ("cli_fixtures",)
pytestmark = pytest.mark.sqlite("asks both engines by itself, or looks into the file")
PASSPHRASE = "5f" * 32  # a key as it is: a passphrase takes a tenth of a second each time
SAMPLES = Path(__file__).with_name("data") / "events"
SECRETS = ("zanzibar", "galleon", "privateer", "quicksilver", "tourmaline", "marmalade", "sextant", "barnacle")
"""Words of the sealed paper, of its title, and of what was recorded from it."""
MEMO = "MEMORANDUM OF COUNSEL\n\nI. THE ZANZIBAR VENUE\n\nThe zanzibar venue is proper, says the tourmaline.\n"
DAY = date(2023, 3, 1)


def key(_: str) -> str:
    return PASSPHRASE


@pytest.fixture(params=["plain", "encrypted", "postgres"])
def story(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Story]:
    """Two briefs, and a memorandum of counsel (5) from which much was recorded: in each kind of store."""
    place: Place = tmp_path / "docket.db" if request.param != "postgres" else request.getfixturevalue("on_server")
    made = Story(place, clock=clock, key=None if request.param == "plain" else key).briefed()
    clerk, case = made.clerk, made.case
    clerk.file(
        case, MEMO.encode(), name="galleon-memo.txt", entry="5", kind="brief", title="Memorandum on the galleon", party="Bolt",
        filed=date(2023, 1, 20), sealed="produced under the protective order",
    )  # fmt: skip
    argument = made.argue("5", "Bolt", "Whether the privateer paid", passages=[words("The zanzibar venue is proper")])
    made.position(argument, "3", "Acme", "opposes", passages=[words("says the tourmaline", entry="5")])
    clerk.note(case, argument, "Ask about the marmalade.")
    claim = made.concede("Bolt", "Bolt", "5", voice="own", proposition="that the quicksilver ran out")
    clerk.check(case, concession=claim, verdict="supports", detail="the sextant says so")
    clerk.due(case, what="Return the barnacle", obligor="Acme", on=date(2023, 3, 9), entry="5")
    clerk.argue(case, title="A slip about the galleon", entry="5", party="Bolt")
    clerk.undo(case, reason="the sextant was misread")
    yield made
    made.store.close()


def told(clerk: Clerk, case: str) -> str:
    """All that a case says to anybody: every view, the history, the proposals, the papers' text, the search."""
    at = clerk.at(case)
    document = record_document(at, clerk.proposals(case, at), work_product=True)
    reading = clerk.text_of(case, "5")
    hits = [hit for secret in SECRETS for hit in search(clerk, secret).hits]
    cases = clerk.cases()
    quoted, alarms = clerk.quotes(at), clerk.concession_audit(at)
    return "\n".join(map(repr, (document, reading.text if reading else "", hits, cases, quoted, alarms))).lower()


def secrets_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text.replace("looks for", "")]


def fresh(story: Story) -> Clerk:
    return Clerk(Store(story.path, key=key), "auditor", story.clock)


def faults(clerk: Clerk, case: str) -> list[str]:
    return [f"{c.name}: {c.detail}" for c in (*store_checks(clerk.store), *clerk.verify(case)) if not c.ok]


def claw_back(story: Story) -> None:
    story.clerk.claw_back(story.case, "5", party="Bolt", on=DAY, reason="a memo of counsel, produced by mistake")


def destroy(story: Story) -> None:
    story.clerk.destroy_words(story.case, "5", reason="destroyed on request")


# --- sealed -----------------------------------------------------------------------------------------------------------


def test_the_words_of_a_sealed_paper_are_shown_only_where_they_are_asked_for(story: Story) -> None:
    hidden = told(story.clerk, story.case)
    story.clerk.unseal(story.case, "5", reason="the order was vacated")
    shown = told(story.clerk, story.case)
    story.clerk.seal(story.case, "5", reason="by order", by_order="4")
    again = told(story.clerk, story.case)
    asking = fresh(story)
    asking.unsealed = True

    assert secrets_in(hidden) == secrets_in(again) == ["galleon"]  # the line of the docket sheet stays as it is
    assert "[sealed]" in hidden
    assert set(secrets_in(shown)) == set(secrets_in(told(asking, story.case))) == set(SECRETS)
    assert secrets_in(told(fresh(story), story.case)) == ["galleon"]
    assert faults(story.clerk, story.case) == []


def test_what_was_asked_for_under_seal_is_kept_in_no_list_and_no_index(story: Story) -> None:
    asking = fresh(story)
    asking.unsealed = True
    told(asking, story.case)
    asking.store.close()

    assert secrets_in(told(fresh(story), story.case)) == ["galleon"]


def test_an_earlier_moment_on_either_clock_shows_no_more(story: Story) -> None:
    position = story.clerk.head()
    claw_back(story)

    for known_at in (f"pos:{position}", "pos:20"):
        again = fresh(story)
        at = again.at(story.case, known_at=parse_known_at(known_at))
        document = repr(record_document(at, [], work_product=True)).lower()
        assert secrets_in(document) == ["galleon"]
        again.store.close()


def test_silence_in_a_sealed_paper_that_was_read_still_counts(story: Story) -> None:
    story.clerk.mark_read(story.case, "5")

    assert story.row("5").read
    assert story.row("5").paper == "sealed"


def test_a_filing_under_seal_that_is_taken_back_stays_under_seal(tmp_path: Path, clock: Clock) -> None:
    story = Story(tmp_path / "docket.db", clock=clock)
    story.clerk.file(story.case, MEMO.encode(), name="tourmaline.txt", entry="5", sealed="by order")
    story.clerk.undo(story.case)

    assert secrets_in(repr(history(story.at())).lower()) == []
    assert "[sealed]" in repr(history(story.at()))


# --- clawed back ------------------------------------------------------------------------------------------------------


def test_while_a_claw_back_is_open_nobody_sees_the_words_and_nobody_uses_them(story: Story) -> None:
    claw_back(story)
    asking = fresh(story)
    asking.unsealed = True

    assert secrets_in(told(asking, story.case)) == ["galleon"]
    assert "claw-back claimed on 2023-03-01" in told(asking, story.case)
    assert not story.row("5").read
    for use in (
        lambda: story.argue("5", "Bolt"),
        lambda: story.position("A1", "3", "Acme", "replies", passages=[words("The zanzibar", entry="5")]),
        lambda: story.clerk.reread(story.case, ["5"]),
        lambda: story.clerk.mark_read(story.case, "5"),
        lambda: story.clerk.claw_back(story.case, "5", party="Bolt", on=DAY, reason="again"),
    ):
        with pytest.raises(NotPossibleError) as refused:
            use()
        assert is_a_sentence(str(refused.value))
    assert faults(story.clerk, story.case) == []


@pytest.mark.parametrize(("outcome", "back"), [("overruled", True), ("withdrawn", True), ("upheld", False)])
def test_only_a_claim_that_falls_gives_the_words_back(story: Story, outcome: str, back: bool) -> None:
    claw_back(story)
    story.clerk.end_claw_back(story.case, "5", outcome=outcome, on=DAY, reason="the court ruled", by_order="4")
    story.clerk.unseal(story.case, "5", reason="by order")

    assert ("zanzibar" in told(story.clerk, story.case)) is back


def test_a_claw_back_takes_every_entry_at_which_the_same_paper_stands(story: Story) -> None:
    story.clerk.file(story.case, MEMO.encode(), name="again.txt", entry="7", sealed="the same memo")
    story.argue("7", "Bolt", "Whether the zanzibar is far")
    claw_back(story)
    destroy(story)

    assert secrets_in(told(fresh(story), story.case)) == []
    assert story.row("7").title == "[words destroyed by claw-back, 2023-03-01]"


@pytest.mark.parametrize("state", ["asked for", "sealed", "clawed back", "destroyed"])
def test_no_screen_shows_a_word_that_is_withheld(state: str, tmp_path: Path, clock: Clock) -> None:
    story = Story(tmp_path / "docket.db", clock=clock)
    story.clerk = Clerk(story.store, "tester", clock)
    story.clerk.unsealed = state == "asked for"
    story.enter("1", "motion", "Acme", date(2023, 1, 2))
    story.clerk.file(
        story.case, MEMO.encode(), name="memo.txt", entry="5", kind="brief", party="Bolt", sealed="by order"
    )
    story.argue("5", "Bolt", "Whether the privateer paid", passages=[words("The zanzibar venue is proper")])
    if state in ("clawed back", "destroyed"):
        claw_back(story)
    if state == "destroyed":
        destroy(story)
    drawn: list[str] = []

    async def visited() -> None:
        app = DocketApp(lambda: Visit(story.clerk, story.case))
        async with app.run_test(size=(140, 40)) as pilot:
            await pilot.pause(0.3)
            for pressed in "1 G enter escape 6 2 enter escape 3 5 v exclamation_mark r".split():
                await pilot.press(pressed)
                await pilot.pause(0.1)
                drawn.append(app.export_screenshot().lower().replace("&#160;", " "))

    asyncio.run(visited())
    story.store.close()
    seen = [secret for secret in SECRETS if any(secret in one for one in drawn)]
    assert seen == (["zanzibar", "privateer", "tourmaline"] if state == "asked for" else [])
    told = {"sealed": "[sealed]", "clawed back": "[withheld", "destroyed": "[words destroyed", "asked for": "sealed"}
    assert any(told[state] in one for one in drawn)


# --- destroyed --------------------------------------------------------------------------------------------------------


def test_after_the_key_is_destroyed_a_tombstone_stands_everywhere_and_the_chain_holds(story: Story) -> None:
    before = [row.hash for row in story.store.recorder.scan()]
    claw_back(story)
    destroy(story)
    tombstone = "[words destroyed by claw-back, 2023-03-01]"

    for clerk in (story.clerk, fresh(story)):
        clerk.unsealed = True
        said = told(clerk, story.case)
        assert secrets_in(said) == []
        assert tombstone in said
        assert faults(clerk, story.case) == []
    assert [row.hash for row in story.store.recorder.scan()][: len(before)] == before
    tombstones = [c for c in fresh(story).verify(story.case) if c.name == "tombstones"]
    assert [(c.ok, c.checked) for c in tombstones] == [(True, 1)]
    assert tombstone in tombstones[0].detail


def test_no_stored_byte_gives_the_words_back(story: Story) -> None:
    """With every key that is left, and by what lies in the files of the store."""
    lost = [row[2] for row in story.store.vault.rows() if row[1] in ("5", *(f"paper:{h}" for h in papers_of(story)))]
    told(story.clerk, story.case)  # lists and an index were made
    destroy(story)

    again = fresh(story)
    opened = [
        again.store.vault.opened(StoredEvent(r.stream, r.version, r.topic, bytes(r.state)))
        for r in again.store.recorder.scan()
    ]
    proposals = json.dumps(again.store.proposals(story.case))
    assert secrets_in(b"\n".join(opened).decode().lower() + proposals.lower()) == []
    assert all(again.store.paper(sha256) is None for sha256 in papers_of(story))
    assert len(lost) == 2
    if isinstance(story.path, Path):
        story.store.close()
        again.store.close()
        files = b"\n".join(path.read_bytes() for path in story.path.parent.iterdir() if path.is_file())
        assert not [secret for secret in lost if secret and secret.encode() in files]
        assert secrets_in(files.lower().decode(errors="replace")) == []


def papers_of(story: Story) -> list[str]:
    return [row[0] for row in story.store.recorder.rows("SELECT sha256 FROM papers")]


def test_another_program_that_had_read_the_words_forgets_them(story: Story) -> None:
    other = fresh(story)
    other.unsealed = True
    assert "zanzibar" in told(other, story.case)
    destroy(story)

    assert secrets_in(told(other, story.case)) == []
    assert not [r for r in other._hold(story.case).recorded if secrets_in(repr(r.event).lower())]
    assert faults(other, story.case) == []
    other.store.close()


def test_what_was_destroyed_cannot_be_brought_back_or_filed_again(story: Story) -> None:
    destroy(story)

    with pytest.raises(NotPossibleError, match="cannot be brought back"):
        story.clerk.undo(story.case)
    for entry in ("5", "8"):
        with pytest.raises(NotPossibleError):
            story.clerk.file(story.case, MEMO.encode(), name="again.txt", entry=entry, replace=True)
    with pytest.raises(NotPossibleError, match="no outcome brings them back"):
        story.clerk.end_claw_back(story.case, "5", outcome="withdrawn", on=DAY, reason="too late")
    with pytest.raises(NotPossibleError, match="may not be used"):
        story.argue("5", "Bolt")
    story.clerk.destroy_words(
        story.case, "5", reason="said again"
    )  # takes away what was left in a file that was held open
    assert faults(story.clerk, story.case) == []


def test_undoing_what_was_recorded_from_it_brings_no_word_back(story: Story) -> None:
    destroy(story)
    story.clerk.undo(story.case, "D1")

    assert secrets_in(told(fresh(story), story.case)) == []
    assert faults(fresh(story), story.case) == []


def test_a_copy_made_afterwards_has_the_tombstone_and_no_key(story: Story, tmp_path: Path) -> None:
    destroy(story)
    copy(story.path, tmp_path / "copy.db", key)
    encrypt(story.path, tmp_path / "encrypted.db", "another passphrase", key)

    for path, opens in ((tmp_path / "copy.db", key), (tmp_path / "encrypted.db", lambda _: "another passphrase")):
        again = Clerk(Store(path, key=opens), "auditor", story.clock)
        assert secrets_in(told(again, story.case)) == []
        assert [fault for fault in faults(again, story.case) if "log before encryption" not in fault] == []
        again.store.close()


def test_what_stands_in_the_clear_is_not_pretended_to_be_destroyed(tmp_path: Path, clock: Clock) -> None:
    story = Story(tmp_path / "docket.db", clock=clock).briefed()
    story.paper("2", MEMO)
    story.argue("2", "Bolt", "Whether the privateer paid")
    sealed = story.clerk.seal(story.case, "2", reason="by order")

    assert any("in the clear" in note and "docket encrypt" in note for note in sealed.notes)
    with pytest.raises(NotPossibleError, match="docket encrypt NEW") as refused:
        story.clerk.destroy_words(story.case, "2", reason="on request")
    assert "pos:" in str(refused.value)
    assert "zanzibar" in fresh(story).store.paper(papers_of(story)[0]).decode()  # type: ignore[union-attr]

    encrypt(tmp_path / "docket.db", tmp_path / "new.db", PASSPHRASE)
    moved = Clerk(Store(tmp_path / "new.db", key=key), "tester", clock)
    moved.destroy_words(story.case, "2", reason="on request")
    moved.unsealed = True
    assert secrets_in(told(moved, story.case)) == []


def test_what_is_quoted_elsewhere_attached_or_on_another_docket_is_told(story: Story) -> None:
    story.clerk.enter(story.case, entry="5-1", kind="exhibit", title="Exhibit A")

    made = story.clerk.claw_back(story.case, "5", party="Bolt", on=DAY, reason="privileged")

    assert any("ECF 5-1" in note for note in made.notes)
    assert any("quoted in ECF 3" in note for note in made.notes)


@pytest.fixture(scope="module")
def vaulted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("vault") / "docket.db", create=True, key=key)
    yield store
    store.close()


@pytest.mark.parametrize("topic", sorted(CATALOGUE))
def test_any_event_decodes_without_its_words_once_their_keys_are_gone(topic: str, vaulted: Store) -> None:
    frozen = json.loads((SAMPLES / f"{topic}.json").read_text(encoding="utf-8"))
    columns = frozen["columns"] | {"originator_id": topic}  # keys of its own
    event = CaseMapper().to_domain_event(StoredEvent(**columns, state=json.dumps(frozen["state"]).encode()))
    plain = CaseMapper().to_stored_event(event)
    homes = Homes()
    for ident in ("A4", "C1", "20", getattr(event, "about", "20")):
        homes._things[ident] = ("20",)
    [shut] = vaulted.vault.shut_events([plain], [event], {topic: homes})
    mine = [(case, str(name)) for case, name, _, _ in vaulted.vault.rows() if case == topic]
    with vaulted.recorder.writing() as cursor:
        vaulted.vault.destroy(cursor, [(str(case), name) for case, name in mine], "[gone]")
    vaulted.vault.forget()

    read = vaulted.decoded(shut)
    left: list[str] = []

    def note(_: object, one: str) -> str:
        left.append(one)
        return one

    with_words(topic, json.loads(read.model_dump_json()), homes.owners(read), note)
    assert set(left) <= {"[gone]"}
    assert read.introduces() == event.introduces()
    assert read.rests_on() == event.rests_on()


# --- the command line -------------------------------------------------------------------------------------------------


@pytest.fixture(params=[False, True], ids=["plain", "encrypted"])
def desk(request: pytest.FixtureRequest, cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    monkeypatch.delenv("DOCKET_KEY", raising=False)
    if request.param:
        monkeypatch.setenv("DOCKET_KEY", PASSPHRASE)
    cli.do('open 3:22-cv-101 --court cand --name "Harbor v. Finch"')
    Path("memo.txt").write_text(MEMO, encoding="utf-8")
    cli.do('file memo.txt --entry 5 --kind brief --party Finch --title Memo --sealed "produced under the order"')
    cli.do('argue "Whether the privateer paid" --entry 5 --party Finch --words "The zanzibar venue is proper"')
    Path("memo.txt").unlink()
    return cli


def test_a_claw_back_is_told_from_the_notice_to_the_tombstone(desk: CommandLine) -> None:
    assert "[sealed]" in desk.do("arguments").out
    assert "zanzibar" in desk.do("arguments --show-sealed").out
    claimed = desk.do('claw-back 5 --party Finch --notice 2023-03-01 --ground fre_502d --reason "a memo of counsel"')
    assert claimed.out == "5  withheld: claw-back claimed\n"
    for line in (
        "arguments",
        "export json",
        "history",
        "search zanzibar",
        "export json --work-product",
        "review",
        "quotes",
    ):
        assert "zanzibar" not in desk.do(f"{line} --show-sealed").out.replace("zanzibar”", "")
    used = desk("position", "A1", "--entry", "5", "--party", "Finch", "--stance", "supports", "--summary", "x")
    assert used.code == 1
    assert is_a_sentence(used.err)

    refused = desk("destroy-key", "5", "--reason", "returned")
    assert refused.code == 1
    assert "--yes" in refused.err
    gone = desk.json("destroy-key", "5", "--reason", "returned", "--yes")
    assert gone["entries"] == ["5"]
    assert gone["scrubbed"] is True
    assert gone["told"] in desk.do("arguments").out
    verified = desk.do("verify").out
    assert "tombstones (1)" in verified
    assert "The record holds." in verified
    assert desk("undo").code == 1
    assert "privateer" not in desk.do("history").out
    assert chain_faults(Store(desk.store, keyless=True).recorder).faults == []


def test_a_claim_that_is_overruled_gives_the_words_back(desk: CommandLine) -> None:
    desk.do('claw-back 5 --party Finch --reason "a memo of counsel"')
    desk.do('claw-back 5 --end overruled --reason "no privilege"')
    desk.do('unseal 5 --reason "by order"')

    assert "zanzibar" in desk.do("arguments").out
    assert desk("claw-back", "5", "--end", "upheld", "--reason", "x").code == 1
    assert desk("claw-back", "5", "--reason", "x").code == 2


# --- pairs and backups ------------------------------------------------------------------------------------------------


def test_a_sealed_paper_and_its_redacted_version_are_named_at_one_another(desk: CommandLine) -> None:
    desk.do('enter "Memo (redacted)" --entry 6 --kind brief --party Finch')
    paired = desk.do("pair 5 6")
    rows = {row["id"]: row for row in desk.json("sheet")["entries"]}

    assert paired.id == "L1"
    assert (rows["5"]["withheld"], rows["5"]["redacted_by"], rows["5"]["redacts"]) == ("sealed", ["6"], None)
    assert (rows["6"]["withheld"], rows["6"]["redacted_by"], rows["6"]["redacts"]) == (None, [], "5")
    printed = desk.do("sheet").out
    assert "[sealed; redacted: ECF 6]" in printed
    assert "[redacted version of ECF 5]" in printed
    assert "ECF 6 redacts ECF 5" in desk.do("history").out
    for wrong in ("pair 5 5", "pair 5 6", "pair 6 5", "pair 5 99"):
        refused = desk(*wrong.split())
        assert refused.code == 1
        assert is_a_sentence(refused.err)
    desk.do("undo L1")
    assert {row["redacts"] for row in desk.json("sheet")["entries"]} == {None}


def test_the_copies_that_hold_a_destroyed_key_are_listed(desk: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk.do("backups").out == "No copy of this store is known.\n"
    desk.do("backup before.db")
    desk.do(f"copy {desk.store} moved.db")
    monkeypatch.setenv("DOCKET_NEW_KEY", "another passphrase")
    desk.do("encrypt encrypted.db")
    Path("moved.db").unlink()
    gone = desk.do('destroy-key 5 --reason "on request" --yes')
    desk.do("backup after.db")

    listed = desk.json("backups")["backups"]
    assert [(Path(b["place"]).name, b["how"], [d["entry"] for d in b["destroyed_since"]]) for b in listed] == [
        ("before.db", "backup", ["5"]), ("moved.db", "copy", ["5"]), ("encrypted.db", "encrypted", ["5"]),
        ("after.db", "backup", []),
    ]  # fmt: skip
    assert "before.db" in gone.out
    assert "after.db" not in gone.out
    assert "moved.db  (not there now)" in desk.do("backups").out


def test_a_backup_restored_after_a_claw_back_heeds_it_where_it_is_told(desk: CommandLine) -> None:
    desk.do("backup before.db")
    desk.do('destroy-key 5 --reason "on request" --yes')

    warned = desk.do("restore before.db --store again.db")
    assert "--heed" in warned.err
    assert "zanzibar" in desk.do("arguments --show-sealed --store again.db").out

    heeded = desk.do(f"restore before.db --store third.db --heed {desk.store}")
    assert "Destroyed here too" in heeded.err
    assert "zanzibar" not in desk.do("arguments --show-sealed --store third.db").out
    assert "The record holds." in desk.do("verify --store third.db").out
    assert "before.db" in desk.do("backups --store third.db").out


def test_a_backup_from_before_its_words_had_a_key_says_that_it_cannot_heed(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCKET_KEY", raising=False)
    cli.do('open 3:22-cv-101 --court cand --name "Harbor v. Finch"')
    Path("memo.txt").write_text(MEMO, encoding="utf-8")
    cli.do("file memo.txt --entry 5 --kind brief --party Finch --title Memo")
    cli.do("backup clear.db")
    monkeypatch.setenv("DOCKET_KEY", PASSPHRASE)
    cli.do("encrypt new.db")
    cli.do('destroy-key 5 --reason "on request" --yes --store new.db')

    said = cli("restore", "clear.db", "--store", "again.db", "--heed", "new.db")

    assert said.code == 1
    assert "NOT destroyed here" in said.err
    assert "docket encrypt" in said.err


def test_what_others_propose_on_its_argument_goes_with_it(tmp_path: Path, clock: Clock) -> None:
    """A comparison of papers stores the title of an argument with what answers it."""
    story = Story(tmp_path / "docket.db", clock=clock, key=key).briefed()
    story.argue("1", "Acme", "The privateer paid the sextant")
    proposed = {
        "key": "k1", "kind": "position", "words": "he never paid", "title": "never paid", "on": "A1", "stance": "opposes",
        "about": "The privateer paid the sextant", "entry": "2", "party": "bolt-llc", "span": {"start": 1, "end": 2},
    }  # fmt: skip
    moved = {"kind": "reading", "of": "threads", "moved": {"k1": {**proposed, "cue": "the sextant"}}, "gone": []}
    rows = [(story.case, key, "3", "0" * 64, json.dumps(one)) for key, one in (("k1", proposed), ("k2", moved))]
    story.store.append([], suggestions=rows, earlier=story.clerk._decided)
    assert [row[4] for row in story.store.proposals(story.case)] == [proposed, moved]

    story.clerk.destroy_words(story.case, "1", reason="on request")

    said = json.dumps(fresh(story).store.proposals(story.case))
    assert "sextant" not in said
    assert "paid" not in said  # what is said on its argument lies under both keys
    assert "opposes" in said


def test_a_command_handed_in_again_is_recognised_under_a_key(story: Story) -> None:
    events = [recorded.event for recorded in story.store.events(story.case)][-2:]
    positions = [recorded.position for recorded in story.store.events(story.case)][-2:]

    assert story.store.append(events) == positions


def test_a_program_that_knew_of_no_keys_shuts_what_another_has_sealed(tmp_path: Path, clock: Clock) -> None:
    story = Story(tmp_path / "docket.db", clock=clock).briefed()
    other = Clerk(Store(story.path), "another", clock)
    other.at(story.case)
    story.clerk.seal(story.case, "2", reason="by order")

    other.argue(story.case, title="Whether the privateer paid", entry="2", party="Bolt")

    assert b"privateer" not in b"".join(row.state for row in story.store.recorder.scan())
    assert "[sealed]" in told(story.clerk, story.case)
    story.clerk.destroy_words(story.case, "2", reason="on request")
    other.unsealed = True
    assert secrets_in(told(other, story.case)) == []


def test_a_paper_under_seal_whose_words_were_recorded_before_says_what_its_key_does_not_reach(
    tmp_path: Path, clock: Clock
) -> None:
    story = Story(tmp_path / "docket.db", clock=clock).briefed()
    story.argue("2", "Bolt", passages=[words("The zanzibar venue is proper")])
    made = story.clerk.file(story.case, MEMO.encode(), name="memo.txt", entry="2", sealed="by order")
    again = story.clerk.file(story.case, b"NOTICE\n\nNothing else.\n", name="other.txt", entry="8", sealed="by order")

    assert any("cannot be destroyed there" in note for note in made.notes)
    assert not any("cannot be destroyed" in note for note in again.notes)
    with pytest.raises(NotPossibleError, match="pos:"):
        story.clerk.destroy_words(story.case, "2", reason="on request")


def test_another_paper_for_a_sealed_entry_comes_in_under_its_seal(tmp_path: Path, clock: Clock) -> None:
    story = Story(tmp_path / "docket.db", clock=clock).briefed()
    story.clerk.file(story.case, MEMO.encode(), name="memo.txt", entry="5", sealed="by order")
    story.clerk.file(story.case, b"MEMO\n\nThe galleon sank.\n", name="corrected.txt", entry="5", replace=True)

    story.clerk.destroy_words(story.case, "5", reason="on request")

    assert b"galleon" not in (tmp_path / "docket.db").read_bytes()
    assert faults(story.clerk, story.case) == []


def test_a_destruction_that_is_not_kept_destroys_nothing(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    before = story.store.vault.rows(), story.store.sealed_head()

    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(story.store.recorder, "insert_rows", fails)
        with pytest.raises(KeyboardInterrupt):
            destroy(story)

    assert (story.store.vault.rows(), story.store.sealed_head()) == before
    assert faults(fresh(story), story.case) == []


def test_a_destruction_in_a_batch_takes_the_key_too(tmp_path: Path, clock: Clock) -> None:
    story = Story(tmp_path / "docket.db", clock=clock).briefed()
    story.clerk.file(story.case, MEMO.encode(), name="memo.txt", entry="5", sealed="by order")
    with story.clerk.together():
        story.clerk.note(story.case, "5", "before")
        claw_back(story)
        destroy(story)

    assert faults(fresh(story), story.case) == []
    assert fresh(story).store.paper(papers_of(story)[0]) is None
