"""Orders with what they state, and what the reader finds of it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from marked_papers import Score

from docket.intake.reading import Reading, read

DATA = Path(__file__).parent / "data" / "marking"


@cache
def marked(name: str) -> list[tuple[dict[str, Any], Reading]]:
    """Each order of ``orders_NAME.toml`` with its reading."""
    rows: list[dict[str, Any]] = tomllib.loads((DATA / f"orders_{name}.toml").read_text(encoding="utf-8"))["order"]
    return [(row, read(row["text"].lstrip("\n").encode(), f"{row['name']}.txt")) for row in rows]


def _score(rows: list[tuple[str, list[Any], list[Any], list[Any]]], fits: Any) -> tuple[Score, list[tuple[Any, Any]]]:
    """Each mark takes one finding; a finding that only a mark that may be missing takes is neither right nor wrong."""
    score, pairs = Score(), []
    for name, marks, may, found in rows:
        left = list(found)
        for mark in marks:
            one = next((f for f in left if fits(mark, f)), None)
            score.marked, score.right = score.marked + 1, score.right + (one is not None)
            if one is None:
                score.missed.append((name, mark))
            else:
                left.remove(one)
                pairs.append((mark, one))
        score.good += len(found) - len(left)
        left = [f for f in left if not any(fits(mark, f) for mark in may)]
        score.extra += [(name, f) for f in left]
    score.found = score.good + len(score.extra)
    return score, pairs


def deadlines(name: str) -> tuple[Score, Score]:
    """The deadlines, and who must act where the order says so."""
    score, pairs = _score(
        [
            (row["name"], row["deadlines"], row.get("optional_deadlines", []), [*paper.deadlines, *paper.stipulated])
            for row, paper in marked(name)
        ],
        lambda mark, d: (d.due or "") == mark[0] and mark[2] in " ".join(f"{d.quote} | {d.what}".split()),
    )
    who = Score()
    for mark, one in pairs:
        if mark[1]:
            right = mark[1].casefold() in (one.obligor or "").casefold()
            who.marked, who.right = who.marked + 1, who.right + right
            who.missed += [] if right else [(mark, one.obligor)]
    return score, who


def dispositions(name: str) -> tuple[Score, Score]:
    """The rulings, and the motions they are on."""
    score, pairs = _score(
        [
            (row["name"], row["dispositions"], row.get("optional_dispositions", []), list(paper.dispositions))
            for row, paper in marked(name)
        ],
        lambda mark, d: d.outcome == mark[0] and mark[2] in " ".join(d.quote.split()),
    )
    on = Score()
    for mark, one in pairs:
        if mark[1]:
            right = mark[1].casefold() in (one.motion or "").casefold()
            on.marked, on.right = on.marked + 1, on.right + right
            on.missed += [] if right else [(mark, one.motion)]
    return score, on


def hearings(name: str) -> Score:
    score = Score()
    for row, paper in marked(name):
        days = {day for h in paper.hearings for day in (h.on, h.was) if day}
        score.marked, score.right = score.marked + len(row["hearings"]), score.right + len(days & set(row["hearings"]))
        good = [h for h in paper.hearings if {h.on, h.was} & set(row["hearings"])]
        score.found, score.good = score.found + len(paper.hearings), score.good + len(good)
        score.missed += [(row["name"], day) for day in row["hearings"] if day not in days]
        score.extra += [(row["name"], h.on, h.was, h.quote) for h in paper.hearings if h not in good]
    return score


def left_open(name: str) -> Score:
    return _score(
        [(row["name"], row["left_open"], [], list(paper.left_open)) for row, paper in marked(name)],
        lambda mark, q: mark in " ".join(q.quote.split()),
    )[0]
