"""Counting of deadlines under the federal rules: pure, with the calendar of closed days as an argument."""

from domain.deadlines.answer import answer
from domain.deadlines.rules import Rule, Version
from domain.deadlines.words import (
    Alternative,
    Answer,
    Ask,
    Calendar,
    Closing,
    Direction,
    Holiday,
    Kind,
    Period,
    Step,
    Unit,
)

__all__ = [
    "Alternative",
    "Answer",
    "Ask",
    "Calendar",
    "Closing",
    "Direction",
    "Holiday",
    "Kind",
    "Period",
    "Rule",
    "Step",
    "Unit",
    "Version",
    "answer",
]
