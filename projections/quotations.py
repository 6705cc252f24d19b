"""The audit of quotations as people and programs see it: what was quoted, from where, how it differs. Never a fact."""

from dataclasses import dataclass
from datetime import date

from projections.passages import PassageView


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between a quotation and its source. ``None``: nothing stands there.

    ``after`` and ``until`` number the pieces of the quotation that it concerns.
    """

    kind: str
    quoted: str | None
    source: str | None
    marked: bool
    after: int = 0
    until: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of both texts for drawing them side by side. ``kind`` is None where they agree."""

    kind: str | None
    quoted: str
    source: str
    marked: bool


@dataclass(frozen=True, slots=True)
class QuotationView:
    """One quotation with a machine's judgement of it; ``review`` is always ``proposed``."""

    id: str | None
    entry: str
    text: str
    claimed_source: str | None
    source_entry: str | None
    pin: str | None
    verdict: str
    right_pin: str | None
    passage: PassageView
    source_passage: PassageView | None
    differences: tuple[Difference, ...]
    segments: tuple[Segment, ...]
    notes: tuple[str, ...]
    review: str = "proposed"


@dataclass(frozen=True, slots=True)
class QuotationFinding:
    """Passages that a person should look at side by side, without ranking."""

    kind: str
    detail: str
    passages: tuple[PassageView, ...]
    quotations: tuple[str, ...] = ()
    review: str = "proposed"


@dataclass(frozen=True, slots=True)
class QuotationsView:
    """The audit as of a moment: work product, not record."""

    as_of: str
    current_through: date | None
    quotations: tuple[QuotationView, ...]
    findings: tuple[QuotationFinding, ...]
    work_product: bool = True
    missing: tuple[str, ...] = ()
