"""The invented claims of concession, each read in a paper of its kind: what must be reported, and what must not."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from docket.intake.accounts import two_accounts
from docket.intake.concessions import concessions
from docket.intake.facts import ClaimedConcession
from docket.intake.lookalikes import lookalikes_across
from docket.intake.reading import read

CLAIMS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "redteam" / "concessions.toml").read_text(encoding="utf-8")
)["claim"]
_SIDES = {
    "reply": ("Plaintiff", "BRINDLEMARK TILE CO."),
    "opposition": ("Defendant", "OSTERFELL LOGISTICS LLC"),
}
_TITLES = {"reply": "PLAINTIFF’S REPLY IN SUPPORT OF MOTION TO COMPEL", "opposition": "DEFENDANT’S OPPOSITION TO MOTION TO COMPEL",
           "order": "ORDER ON MOTION TO COMPEL"}  # fmt: skip
_CAPTION = """UNITED STATES DISTRICT COURT
WESTERN DISTRICT OF WASHINGTON

BRINDLEMARK TILE CO.,
Plaintiff,
v.
OSTERFELL LOGISTICS LLC,
Defendant.

Case No. 2:24-cv-00917-TLM

{title}

I. INTRODUCTION

The crates of Brindlemark Tile Co. (“Brindlemark”) lay in the yard of Osterfell Logistics LLC (“Osterfell”) for nine days.

{text}

The crates were opened in June.
"""


def paper_of(paper: str, text: str) -> str:
    """A paper of a kind with this text in it."""
    counsel = "Attorneys for {}\n{}\n\n".format(*_SIDES[paper]) if paper in _SIDES else ""
    return counsel + _CAPTION.format(title=_TITLES[paper], text=text)


def claims_in(paper: str, text: str) -> list[ClaimedConcession]:
    """The concessions found in ``text`` where a paper of this kind says it."""
    return list(read(paper_of(paper, text).encode(), f"{paper}.txt").concessions)


def _told(found: ClaimedConcession) -> str:
    hedged = "true" if found.hedged else "false"
    return f"{found.conceder or '-'} | {found.asserted_by or '-'} | {found.voice} | {found.manner} | {hedged} | {found.proposition}"


def matches(expected: str, found: ClaimedConcession) -> bool:
    """Whether a concession is the expected one: the same people, voice, manner and hedge, and the words are in it."""
    head, _, words = expected.rpartition(" | ")
    told, _, proposition = _told(found).rpartition(" | ")
    return head == told and words.casefold() in proposition.casefold()


@pytest.mark.parametrize("claim", CLAIMS, ids=[c["id"] for c in CLAIMS])
def test_invented_claim_is_read_as_a_careful_reader_would(claim: dict[str, Any]) -> None:
    found = claims_in(claim["paper"], claim["text"])
    assert len(found) == len(claim["expect"]), [_told(f) for f in found]
    for expected in claim["expect"]:
        assert any(matches(expected, f) for f in found), [_told(f) for f in found]


def test_a_third_of_the_invented_claims_are_near_misses() -> None:
    assert len(CLAIMS) >= 40
    assert 3 * sum(not c["expect"] for c in CLAIMS) >= len(CLAIMS)


@pytest.mark.parametrize(
    "piece",
    [
        "Osterfell does not ", "as Osterfell, ", "concedes that ", "(", "“", "and therefore, ", "Even assuming ", "A B C D E F (“",
        "not disputed by Osterfell; ", "Osterfell’s own ", "No. ", "by its own ", "@IlIlIl ", "A-",
        "the foreman of the ", "Lorna Doe, ", ", he concedes, ", "Even if ",
        "whose own auditor ",
        "is an admission that ", "does not attempt to ", "in X v. Y, ", "Plaintiff Roe (“Roe”) ", "acknowledges, in its ",
    ],
)  # fmt: skip
def test_long_repeated_fragments_are_read_in_one_pass(piece: str) -> None:
    found = read(paper_of("reply", piece * (9_000 // len(piece))).encode(), "reply.txt")
    claimed = concessions(found.clean, found.document, found.outline, ())
    told = two_accounts(found.clean, found.document, found.outline, (), (), claimed).findings
    assert len(claimed) + len(told) + len(lookalikes_across({"": found.clean})) < 9_000


def test_a_declarant_concedes_in_a_voice_of_his_own() -> None:
    text = (
        "UNITED STATES DISTRICT COURT\nWESTERN DISTRICT OF WASHINGTON\n\nBRINDLEMARK TILE CO.,\nPlaintiff,\nv.\n"
        "OSTERFELL LOGISTICS LLC,\n"
        "Defendant.\n\nCase No. 2:24-cv-00917-TLM\n\nDECLARATION OF AMOS QUILL\n\n1. I am the foreman of the yard.\n\n"
        "2. I admit that I signed the bill before the count.\n\n3. I saw the crates.\n\nDated: May 4, 2024\n\n/s/ Amos Quill\n"
    )
    [found] = read(text.encode(), "declaration.txt").concessions
    assert (found.conceder, found.asserted_by, found.voice) == ("Amos Quill", "Amos Quill", "own")
    assert found.proposition == "I signed the bill before the count"
