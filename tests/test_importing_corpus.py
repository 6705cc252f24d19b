"""Every docket of the shared corpora, where it is at hand: taken in and shown with all that its expected JSON has, mechanically."""

import hashlib
import itertools
import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import Placed

from docket.clerk import Clerk
from docket.cli.plain import plain
from docket.importers.converting import HEAD
from docket.importers.courts import courtlistener_id
from docket.importers.errors import DoubtfulDocketError, NotADocketError
from docket.importers.marks import canonical_id
from docket.importers.model import ImportedDocket
from docket.importers.reading import read_dockets
from docket.store.log import Store
from projections.sheet import sheet

FOLDER = Path(os.environ.get("DOCKET_CORPUS", Path(__file__).parents[1] / ".." / "shared")) / "corpora"
SUFFIXES = (".html", ".acms_json", ".txt", ".xml")
KINDS = (
    "docket_html_district", "docket_html_bankruptcy", "docket_html_appellate", "docket_html_cit", "docket_history_html",
    "docket_json_acms", "nef_email_raw", "rss_xml",
)  # fmt: skip
THE_CASE = "docket_html_district/nynd_8-20-mj-00487.pacer.0.html"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared corpora are not on this machine")


def files(*kinds: str) -> list[Path]:
    return [p for kind in kinds for p in sorted((FOLDER / kind).glob("*")) if p.suffix in SUFFIXES]


def expected(path: Path) -> Any:
    beside = path.with_suffix(".json")
    if not beside.is_file():
        beside = FOLDER / "docket_parsed_json" / "nynd_8-20-mj-00487.docket.json"
    return json.loads(beside.read_text(encoding="utf-8"))


DOCKETS = [p for p in files(*KINDS) if expected(p)] if FOLDER.is_dir() else []
REFUSED = [p for p in files("negative_not_docket_html", *KINDS) if not expected(p)] if FOLDER.is_dir() else []


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def read(path: Path, **settings: Any) -> list[ImportedDocket]:
    return read_dockets(path.read_bytes(), path.name, **settings)


@pytest.fixture
def clerk(placed: Placed, tmp_path: Path) -> Iterable[Clerk]:
    clerk = Clerk(Store(placed(tmp_path / "store.db"), create=True), "M. Ito")
    yield clerk
    clerk.store.close()


def take_in(clerk: Clerk, path: Path) -> list[str]:
    """The cases into which a file's dockets went."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return [clerk.take_in(docket, file=path.name, sha256=sha256).case for docket in read(path)]


def shown(clerk: Clerk, case: str) -> dict[str, Any]:
    """The sheet as `docket sheet --json` prints it."""
    view: dict[str, Any] = plain(sheet(clerk.at(case)))
    return view


# --- what the expected JSON says, in our words ------------------------------------------------------------------------


def number(told: object) -> int | None:
    return int(str(told)) if str(told or "").isdigit() else None


def day(told: Any) -> str | None:
    return str(told)[:10] if told else None


def entry_of(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return (
        number(row["document_number"]), day(row["date_filed"]), row["description"] or None, canonical_id(row.get("pacer_doc_id")),
        str(row["pacer_seq_no"]) if row.get("pacer_seq_no") else None, row.get("short_description") or None,
        row.get("page_count") or None,
    )  # fmt: skip


def entry_shown(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return (row["number"], row["filed_on"], row["text"], row["doc_id"], row["seq_no"], row["event"], row["pages"])


def entered_of(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return number(row["document_number"]), row["description"] or None, day(row["date_entered"])


def attorneys_of(row: Mapping[str, Any]) -> list[Any]:
    return [
        [a["name"], a.get("contact") or None, [r for r in a["roles"] if r.strip()]]
        for a in row.get("attorneys") or []
        if a["name"].strip()
    ]


def party_of(row: Mapping[str, Any]) -> str:
    note = (
        "\n".join(n.strip() for n in (row.get("extra_info"), *(row.get("unparsed") or [])) if n and n.strip()) or None
    )
    role = " ".join((row["type"] or "").split()) or None
    return json.dumps([
        " ".join(row["name"].split()), role, note, day(row.get("date_terminated")), attorneys_of(row),
        row.get("criminal_data") or None,
    ], sort_keys=True)  # fmt: skip


def party_shown(row: Mapping[str, Any]) -> str:
    attorneys = [[a["name"], a["contact"], a["roles"]] for a in row["attorneys"]]
    return json.dumps(
        [row["name"], row["role"], row["note"], row["terminated"], attorneys, row["criminal"]], sort_keys=True
    )


def told(value: Any) -> str:
    return " ".join(str(value).split())


# --- the comparison ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DOCKETS, ids=named)
def test_a_docket_is_taken_in_with_all_that_its_expected_json_has(path: Path, clerk: Clerk) -> None:
    wanted = expected(path)
    dockets = wanted if isinstance(wanted, list) else wanted.get("dockets") or [wanted]
    court = wanted[0]["court_id"] if isinstance(wanted, list) else wanted["court_id"]

    cases = take_in(clerk, path)

    assert len(cases) == len(dockets)
    for case in set(cases):
        of_case = [d for d, c in zip(dockets, cases, strict=True) if c == case]
        compare(shown(clerk, case), of_case, court)


def compare(view: Mapping[str, Any], dockets: list[dict[str, Any]], court: str) -> None:
    rows = [row for docket in dockets for row in docket.get("docket_entries") or []]
    own = [row for row in view["entries"] if row["attachment"] is None]
    assert Counter(map(entry_shown, own)) == Counter(map(entry_of, rows))
    dated = [row for row in rows if row.get("date_entered")]
    entered = Counter((row["number"], row["text"], row["entered_on"]) for row in own)
    assert not Counter(map(entered_of, dated)) - entered
    attachments = {
        (number(row["document_number"]), a["attachment_number"], a["pacer_doc_id"])
        for row in rows
        for a in row.get("attachments") or []
    }
    assert {(r["number"], r["attachment"], r["doc_id"]) for r in view["entries"] if r["doc_id"]} >= attachments
    docket = dockets[0]
    case = view["case"]
    assert case["number"].lower() == docket["docket_number"].lower()
    assert case["number_as_printed"].startswith(docket["docket_number"])
    assert case["name"] == told(docket["case_name"])
    if court != "almd":  # the one notice that bears the name of another court than its own
        assert case["court"] == courtlistener_id(court)
    parties = [row for one in dockets for row in one.get("parties") or []]
    assert Counter(map(party_shown, case["parties"])) == Counter(map(party_of, parties))
    recap = {"pacer_case_id"} if "docket_id" in docket else set()  # RECAP's own knowledge, which the page has not
    assert case["facts"] == {f: told(docket[f]) for f in HEAD if docket.get(f) not in (None, "", []) and f not in recap}
    judges = [j["name"] for j in case["judges"] if j["role"] != "panel"]
    assert judges == [told(docket[f]) for f in ("assigned_to_str", "referred_to_str") if docket.get(f)]
    below = docket.get("originating_court_information") or {}
    if below.get("docket_number"):
        related = {(r["number"], r["court"]) for r in case["related"]}
        assert (below["docket_number"], courtlistener_id(below.get("court_id") or docket["appeal_from"])) in related


def test_the_notice_named_for_another_court_goes_to_the_court_that_sent_it() -> None:
    [docket] = read(FOLDER / "nef_email_raw" / "almd_3_plain.txt")

    assert docket.court == "dcd"


@pytest.mark.parametrize("path", REFUSED, ids=named)
def test_what_is_no_docket_is_refused_with_what_to_do(path: Path) -> None:
    with pytest.raises(NotADocketError, match=r"\. (?:Open|Save) .*\.$"):
        read(path)


@pytest.mark.parametrize(
    "path", [p for p in DOCKETS if p.suffix in {".html", ".xml", ".acms_json"} and p.stat().st_size > 4_000], ids=named
)
def test_half_a_page_is_not_taken_for_the_whole(path: Path) -> None:
    data = path.read_bytes()

    with pytest.raises((DoubtfulDocketError, NotADocketError)):
        read_dockets(data[: len(data) // 2], path.name)


@pytest.mark.parametrize("path", DOCKETS, ids=named)
def test_the_same_docket_again_changes_nothing(path: Path, clerk: Clerk) -> None:
    take_in(clerk, path)
    before = clerk.head()

    take_in(clerk, path)

    assert clerk.head() == before


def the_case() -> dict[str, ImportedDocket]:
    first, second = read_dockets(
        (FOLDER / "courtlistener_api_docket_json" / "nynd_8-20-mj-00487.recap.json").read_bytes(), "recap.json"
    )
    parsed = read_dockets(
        (FOLDER / "docket_parsed_json" / "nynd_8-20-mj-00487.docket.json").read_bytes(), "parsed.json"
    )
    return {"page": read(FOLDER / THE_CASE)[0], "first": first, "second": second, "parsed": parsed[0]}


@pytest.mark.parametrize("order", list(itertools.permutations(("page", "first", "second"))), ids="-".join)
def test_one_case_from_three_sources_is_the_page_in_any_order(order: tuple[str, ...], clerk: Clerk) -> None:
    sources = the_case()

    for name in (*order, *order):
        case = clerk.take_in(sources[name], file=name, sha256="0" * 64).case

    view = sheet(clerk.at(case))
    shown = [(str(e.number) if e.number else None, e.filed_on, e.entered_on, e.text) for e in view.entries]
    assert shown == [(e.number, e.filed, e.entered, e.text) for e in sources["page"].entries]
    assert len(view.entries) == 23
    assert len(view.case["parties"]) == 2
    assert view.current_through == date(2025, 7, 18)


def test_juriscrapers_own_reading_of_a_page_is_the_page(clerk: Clerk) -> None:
    sources = the_case()
    clerk.take_in(sources["page"], file="page", sha256="0" * 64)

    report = clerk.take_in(sources["parsed"], file="parsed", sha256="1" * 64)

    assert (report.added, report.changed, report.vanished) == (0, 0, 0)
