"""Invented papers of many courts and conversions, marked by hand, against what the reader finds in them.

`marked_papers.py` tells the marks; `pytest tests/test_intake_marked_papers.py -s` prints the scores.
"""

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from marked_papers import NEAR, docketed, key, marked, of, over
from test_intake_formats import every_span_holds_its_words

PAPERS = sorted((Path(__file__).parent / "data" / "intake" / "marked").glob("*.txt"))


def told(what: str, missed: list[Any], marked_in_all: int, found_in_all: int) -> tuple[float, float]:
    recall = 1 - len(missed) / marked_in_all
    precision = (marked_in_all - len(missed)) / found_in_all if found_in_all else 1.0
    sys.stdout.write(f"\n{what:14} recall {recall:.3f} of {marked_in_all}, precision {precision:.3f} {missed}")
    return recall, precision


def test_every_heading_of_the_body_and_little_else() -> None:
    missed, marks_in_all, found_in_all = [], 0, 0
    for path in PAPERS:
        found, marks = of("H", path)
        rows = [(key(h.number) or "-", key(h.title)) for h in found.outline]
        for mark in marks:
            words = key(re.sub(r"(?m)^\s?\d{1,2} ", "", mark.words))
            if mark.says != "-":
                words = re.sub(rf"^(?:point)?{key(mark.says)}", "", words)
            if (key(mark.says) or "-", words) not in rows:
                missed.append((path.stem, mark.words))
        marks_in_all, found_in_all = marks_in_all + len(marks), found_in_all + len(rows)
    recall, precision = told("headings", missed, marks_in_all, found_in_all)
    assert recall >= 0.98, missed
    assert precision >= 0.97


def test_every_full_citation_of_a_case_with_its_name() -> None:
    missed, marks_in_all = [], 0
    for path in PAPERS:
        found, marks = of("C", path)
        for mark in marks:
            words = re.sub(r"(?m)^\s?\d{1,2} ", "", mark.words[1:] if mark.words[0] == "*" else mark.words)
            name = key(re.sub(r"^(?:see also|see|cf\.|accord)\s", "", words, flags=re.IGNORECASE))[:6]
            if not any(
                key(one.cite) == key(mark.says) and (mark.words[0].isdigit() or key(one.name).startswith(name))
                for one in over(mark, found.authorities)
            ):
                missed.append((path.stem, mark.says))
        marks_in_all += len(marks)
    recall, _ = told("cases", missed, marks_in_all, 0)
    assert recall == 1, missed


def test_cites_to_the_record_in_the_ways_of_many_courts() -> None:
    missed, marks_in_all, found_in_all = [], 0, 0
    for path in PAPERS:
        found, marks = of("R", path)
        for mark in marks:
            sources = [(key(one.source), one.document) for one in over(mark, found.record_cites)]
            says = key(mark.says)
            if not any(
                says in source or (source and source in says) or document == docketed(mark.says)
                for source, document in sources
            ):
                missed.append((path.stem, mark.words, sources))
        marks_in_all, found_in_all = marks_in_all + len(marks), found_in_all + len(found.record_cites)
    recall, precision = told("record cites", missed, marks_in_all, found_in_all)
    assert recall >= 0.97, missed
    assert precision >= 0.97


def test_quotations_with_the_source_they_are_credited_to() -> None:
    missed, marks_in_all, found_in_all = [], 0, 0
    for path in PAPERS:
        found, marks = of("Q", path)
        for mark in marks:
            source, _, pin = (part.strip() for part in mark.says.partition("|"))
            near = [q for q in found.quotations if abs(q.span.start - mark.start) <= NEAR]
            said = [key(f"{q.source} {q.authority} {q.document}") if q.source else "" for q in near]
            right = any(
                all(key(part) in words for part in source.split(",")) if source else not words for words in said
            )
            pinned = not pin or any(key(pin).removeprefix("at") in key(q.pin) for q in near)
            if not (right and pinned and any(abs(q.span.end - mark.end) <= NEAR for q in near)):
                missed.append((path.stem, mark.words[:40], mark.says, [(q.source, q.pin) for q in near]))
        marks_in_all, found_in_all = marks_in_all + len(marks), found_in_all + len(found.quotations)
    recall, precision = told("quotations", missed, marks_in_all, found_in_all)
    assert recall >= 0.97, missed
    assert precision >= 0.97


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_span_of_every_paper_holds_its_words(path: Path) -> None:
    every_span_holds_its_words(marked(path)[0])
