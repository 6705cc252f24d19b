"""The vocabulary: every fact that can stand on a case's record, as a frozen model with a versioned topic.

Read its rooms as the story of a case: `case`, `sheet`, `arguing`, `deadlines`, `work`. A fact's court date is that of its
entry; what an event introduces and what it rests on (`introduces`, `rests_on`) is all that undo and the invariants need.
"""

from domain.events.arguing import (
    ArgumentRaised,
    ConcessionAnswered,
    ConcessionClaimed,
    ConcessionReviewed,
    Element,
    PositionTaken,
    RulingMade,
    SourceChecked,
    StandardFormulated,
    StandardStated,
    WordsTraced,
)
from domain.events.case import CaseOpened, CaseRelated, CaseRenamed, JudgeAssigned, PartyDescribed, PartyJoined
from domain.events.deadlines import (
    CountedFrom,
    DeadlineBasis,
    DeadlineMoved,
    DeadlinePerformed,
    DeadlineSet,
    DeadlineVacated,
)
from domain.events.sheet import (
    Disposition,
    DocketDate,
    DocketReading,
    EntryDocketed,
    EntryFacts,
    EntryRevised,
    HearingChanged,
    HearingSet,
    OffDocketEventRecorded,
    PaperFiled,
    PaperRead,
    PassagesSought,
    Relation,
)
from domain.events.stamp import CATALOGUE, CaseEvent, Passages
from domain.events.work import CommandUndone, FindingRecorded, NoteWritten, PassagesLinked, ProposalDecided

__all__ = [
    "CATALOGUE",
    "ArgumentRaised",
    "CaseEvent",
    "CaseOpened",
    "CaseRelated",
    "CaseRenamed",
    "CommandUndone",
    "ConcessionAnswered",
    "ConcessionClaimed",
    "ConcessionReviewed",
    "CountedFrom",
    "DeadlineBasis",
    "DeadlineMoved",
    "DeadlinePerformed",
    "DeadlineSet",
    "DeadlineVacated",
    "Disposition",
    "DocketDate",
    "DocketReading",
    "Element",
    "EntryDocketed",
    "EntryFacts",
    "EntryRevised",
    "FindingRecorded",
    "HearingChanged",
    "HearingSet",
    "JudgeAssigned",
    "NoteWritten",
    "OffDocketEventRecorded",
    "PaperFiled",
    "PaperRead",
    "PartyDescribed",
    "PartyJoined",
    "Passages",
    "PassagesLinked",
    "PassagesSought",
    "PositionTaken",
    "ProposalDecided",
    "Relation",
    "RulingMade",
    "SourceChecked",
    "StandardFormulated",
    "StandardStated",
    "WordsTraced",
]
