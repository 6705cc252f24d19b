"""Orders with what they state, and what the reader finds of it."""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from marked_papers import Score

from docket.intake.facts import StatedHearing
from docket.intake.reading import Reading, read

DATA = Path(__file__).parent / "data" / "marking"
SETS = sorted(path.stem.removeprefix("orders_fresh_") for path in DATA.glob("orders_fresh_*.toml"))

Pairs = list[tuple[Any, Any]]


@cache
def marked(name: str) -> list[tuple[dict[str, Any], Reading]]:
    """Each order of ``orders_NAME.toml`` with its reading."""
    rows: list[dict[str, Any]] = tomllib.loads((DATA / f"orders_{name}.toml").read_text(encoding="utf-8"))["order"]
    return [(row, read(row["text"].lstrip("\n").encode(), f"{row['name']}.txt")) for row in rows]


def _score(rows: list[tuple[str, list[Any], list[Any], list[Any]]], fits: Any) -> tuple[Score, Pairs]:
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


def _named(pairs: Pairs, named: Callable[[Any], str | None]) -> Score:
    """Who must act, or what is ruled on, where the mark names it."""
    score = Score()
    for mark, one in pairs:
        if mark[1]:
            right = mark[1].casefold() in (named(one) or "").casefold()
            score.marked, score.right = score.marked + 1, score.right + right
            score.missed += [] if right else [(mark, named(one))]
    return score


def _facts(pairs: Pairs) -> Score:
    """What a mark tells beside: the hour and the act exactly, other words as a part of what is found."""
    score = Score()
    for mark, one in pairs:
        told = mark[-1] if isinstance(mark, list) and isinstance(mark[-1], dict) else {}
        for fact, value in told.items():
            said = " ".join((getattr(one, fact) or "").split())
            right = said == value if fact in {"time", "act", "was", "terms"} else value.casefold() in said.casefold()
            score.marked, score.right = score.marked + 1, score.right + right
            score.missed += [] if right else [(mark, said)]
    return score


def deadlines(name: str) -> tuple[Score, Score, Score]:
    """The deadlines, who must act where the order says so, and the hours and the words of periods."""
    score, pairs = _score(
        [
            (row["name"], row["deadlines"], row.get("optional_deadlines", []), [*paper.deadlines, *paper.stipulated])
            for row, paper in marked(name)
        ],
        lambda mark, d: (d.due or "") == mark[0] and mark[2] in " ".join(f"{d.quote} | {d.what}".split()),
    )
    return score, _named(pairs, lambda d: d.obligor), _facts(pairs)


def dispositions(name: str) -> tuple[Score, Score, Score]:
    """The rulings, the motions they are on, and their terms."""
    score, pairs = _score(
        [
            (row["name"], row["dispositions"], row.get("optional_dispositions", []), list(paper.dispositions))
            for row, paper in marked(name)
        ],
        lambda mark, d: d.outcome == mark[0] and mark[2] in " ".join(d.quote.split()),
    )
    return score, _named(pairs, lambda d: d.motion), _facts(pairs)


def _day(mark: Any) -> str:
    return str(mark[0] if isinstance(mark, list) else mark)


def hearings(name: str) -> tuple[Score, Score]:
    """The days of hearings, each as set or as left, none for one that is taken off without its day; and what marks tell beside."""
    score, pairs = Score(), []
    for row, paper in marked(name):
        days = {_day(mark): mark for mark in row["hearings"]}

        def of(day: str, found: tuple[StatedHearing, ...] = paper.hearings) -> StatedHearing | None:
            return next((h for h in found if (h.on or h.was or "") == day), None) or next(
                (h for h in found if h.was == day), None
            )

        score.marked += len(days)
        score.missed += [(row["name"], day) for day in days if of(day) is None]
        score.extra += [
            (row["name"], h.on, h.was, h.quote)
            for h in paper.hearings
            if not {h.on, h.was, h.on or h.was or ""} & set(days)
        ]
        score.found += len(paper.hearings)
        pairs += [(mark, one) for day, mark in days.items() if (one := of(day))]
    score.right, score.good = score.marked - len(score.missed), score.found - len(score.extra)
    return score, _facts(pairs)


def left_open(name: str) -> Score:
    return _score(
        [(row["name"], row["left_open"], [], list(paper.left_open)) for row, paper in marked(name)],
        lambda mark, q: mark in " ".join(q.quote.split()),
    )[0]
