"""What a person may record, and when the record forbids it: one function an act, each adding to a draft."""

from domain.acts.arguing import (
    answer_concession,
    argue,
    claim_concession,
    find,
    formulate,
    rule,
    state_standard,
    take_position,
    trace,
)
from domain.acts.calendaring import bases_of, move_deadline, perform, set_deadline, vacate_deadline
from domain.acts.correcting import undo
from domain.acts.docketing import case_id, enter, join_party, open_case, party_id, revise

__all__ = [
    "answer_concession",
    "argue",
    "bases_of",
    "case_id",
    "claim_concession",
    "enter",
    "find",
    "formulate",
    "join_party",
    "move_deadline",
    "open_case",
    "party_id",
    "perform",
    "revise",
    "rule",
    "set_deadline",
    "state_standard",
    "take_position",
    "trace",
    "undo",
    "vacate_deadline",
]
