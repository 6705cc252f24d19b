"""The audit of claimed concessions as people and programs see it: claim, cited passage, other statements, alarms. Never a fact."""

from dataclasses import dataclass
from datetime import date

from projections.concessions import SourceCheck
from projections.passages import PassageView
from projections.quotations import QuotationFinding


@dataclass(frozen=True, slots=True)
class ProposedCheck:
    """A machine's comparison of a claim with the passage that it cites; ``verdict`` is None where it cannot tell.

    The verdicts are those of a person's source check; ``review`` is always ``proposed``.
    """

    verdict: str | None
    detail: str
    review: str = "proposed"


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said on the same point: ``earlier`` or ``later`` by the conceder, or by the ``court``."""

    relation: str
    entry: str
    filed_on: date | None
    party: str
    words: str
    passage: PassageView


@dataclass(frozen=True, slots=True)
class AuditedConcession:
    """One claimed concession, recorded (C2) or still proposed (P9), with what the papers at hand have on it."""

    id: str
    review: str
    entry: str
    conceder: str | None
    asserted_by: str | None
    voice: str
    manner: str
    hedged: bool
    proposition: str
    quote: str | None
    passage: PassageView | None
    cited: tuple[str, ...]
    cited_passages: tuple[PassageView, ...]
    proposed_check: ProposedCheck
    source_check: SourceCheck | None
    statements: tuple[Statement, ...]
    court: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Alarm:
    """What a person should look at first.

    ``not_borne_out``: the record at hand does not bear a claim out; ``disputed_elsewhere``: who is said not to dispute a
    thing seems to dispute it in another paper at hand; ``admission_unused``: own words that no later paper of the other
    side at hand takes up.
    """

    kind: str
    id: str
    detail: str


@dataclass(frozen=True, slots=True)
class ConcessionAuditView:
    """The audit as of a moment: work product, not record. ``missing`` are the papers not at hand."""

    as_of: str
    current_through: date | None
    alarms: tuple[Alarm, ...]
    concessions: tuple[AuditedConcession, ...]
    findings: tuple[QuotationFinding, ...]
    missing: tuple[str, ...]
    work_product: bool = True
