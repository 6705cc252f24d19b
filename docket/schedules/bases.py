"""A count as the basis of a deadline: what keeping a proposal would record."""

from datetime import date
from typing import Any

from docket.schedules.anchors import Ground
from docket.schedules.expected import Expected, steps_of
from docket.schedules.lines import court_of
from domain.deadlines.words import Answer, spoken
from domain.events import CountedFrom, DeadlineBasis
from projections.moment import CaseAt

Proposed = dict[str, Any]
"""A proposal as the queue keeps it; its ``key`` holds the facts that it is of."""
SURE, BRANCH = 0.8, 0.5
"""Below what `--keep sure` keeps unseen: a person looks at every date."""


def basis_of(at: CaseAt, one: Expected) -> DeadlineBasis:
    """The basis of a deadline as the rule gives it now; without a day it waits."""
    return counted_basis(
        at, one.rule.citation, one.rule.pack, one.answer, one.ground, one.counted_from, steps_of(one), one.others,
        conditional=bool(one.line.conditions or one.ground.assumed),
    )  # fmt: skip


def counted_basis(
    at: CaseAt, citation: str, pack: str, answer: Answer | None, ground: Ground, counted: CountedFrom, steps: list[str],
    others: tuple[str, ...] = (), *, conditional: bool,
) -> DeadlineBasis:  # fmt: skip
    """A basis of the kind ``rule`` from a count."""
    if answer is None:
        return DeadlineBasis(
            kind="rule", due=None, entry=ground.of if _is_entry(ground.of) else counted.root, ground=citation,
            steps=tuple(steps), rule_pack=pack, certainty="conditional", waiting_for=ground.waits_for or ground.told,
            counted_from=counted,
        )  # fmt: skip
    hour = answer.due_time if answer.due_time != "24:00" else None  # midnight is the end of the day itself
    court = court_of(at)
    zone = court.zone if court else None
    sure: Any = "conditional" if conditional and answer.certainty != "disputed" else answer.certainty
    return DeadlineBasis(
        kind="rule", due=answer.due, due_time=hour, tz=zone if hour else None, entry=counted.root, ground=citation,
        steps=tuple(steps),
        rule_pack=pack, verified=answer.certainty == "computed_verified", certainty=sure, safe_date=answer.safe_date,
        alternatives=(*(f"{other.date}: {other.reading}" for other in answer.alternatives), *others),
        counted_from=counted,
    )  # fmt: skip


def _is_entry(ident: str | None) -> bool:
    return ident is not None and (ident[:1].isdigit() or ident[:1] == "E")


def spoken_or_none(day: date | None) -> str:
    """A day for a title, or that there is none."""
    return spoken(day) if day else "no date yet"
