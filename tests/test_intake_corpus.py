"""The three shared papers, where they are at hand; nothing of them is copied here but short fragments."""

import os
import re
from pathlib import Path

import pytest

from docket.intake.clean import clean
from docket.intake.locate import locate
from docket.intake.reading import Reading, read

FOLDER = Path(os.environ.get("DOCKET_CORPUS", Path(__file__).parents[1] / ".." / "shared")) / "filings"
NAMES = ("2023-01-09-reply.txt", "2023-02-03-supplemental-response.txt", "2023-02-16-order.txt")

pytestmark = pytest.mark.skipif(
    not all((FOLDER / name).is_file() for name in NAMES), reason="the shared filings are not on this machine"
)


def reading(name: str) -> Reading:
    return read((FOLDER / name).read_bytes(), name)


def test_captions() -> None:
    facts = [reading(name).document for name in NAMES]
    assert [f.kind for f in facts] == ["reply", "supplemental", "order"]
    assert {f.court for f in facts} == {"cand"}
    assert [f.case_number for f in facts] == ["3:22-MC-80319-SK", "3:22-MC-80319-SK", "22-mc-80319-SK"]
    assert [f.dated for f in facts] == ["2023-01-09", "2023-02-03", "2023-02-16"]
    assert [f.filer_role for f in facts] == ["movant", "respondent", None]


def test_outlines() -> None:
    numbers = [[(h.level, h.number) for h in reading(name).outline] for name in NAMES]
    assert numbers == [
        [(1, None), (1, None), (1, "I"), (2, "A"), (2, "B"), (1, "II"), (2, "A"), (3, "1"), (3, "2"), (3, "3"), (2, "B"),
         (1, "III"), (2, "A"), (2, "B"), (1, None)],
        [(1, "I"), (1, "II"), (2, "A"), (2, "B"), (2, "C"), (1, "III")],
        [(1, None), (1, None)],
    ]  # fmt: skip


def test_pin_page_behind_a_margin_number() -> None:
    cites = [c for c in reading(NAMES[0]).record_cites if c.source.endswith("ECF No. 12")]
    assert [(c.document, c.pins[0].low) for c in cites] == [(None, 5), (None, 5)]


def test_pages_where_the_paper_decides_them() -> None:
    paper = reading(NAMES[0]).clean
    for words, page in (
        ("near-impossible situation", 13),
        ("Adding context to why", 9),
        ("does not simply make", None),
    ):
        span = locate(words, paper)
        assert span is not None
        assert span.page == page


def test_the_ordered_deadline() -> None:
    [deadline] = reading(NAMES[2]).deadlines
    assert (deadline.due, deadline.obligor, deadline.span.page) == ("2023-02-28", "Twitter", 4)


@pytest.mark.parametrize("name", NAMES)
def test_every_span_holds_the_words_it_claims(name: str) -> None:
    found = reading(name)
    claims = [(c.text, c.span) for c in found.record_cites] + [(d.quote, d.span) for d in found.dispositions]
    for words, span in claims:
        got = "".join(clean(found.text[s:e]).text for s, e in span.parts)
        assert re.sub(r"\s", "", got) == re.sub(r"\s", "", words)
