"""What a reading finds, each with its span: plain values, no judgement."""

from dataclasses import dataclass, field

from docket.intake.spans import Span


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The caption, the signature and the stamp. What the paper does not state is None."""

    kind: str | None = None
    title: str | None = None
    case_number: str | None = None
    court: str | None = None
    dated: str | None = None
    filed_on: str | None = None
    filer: str | None = None
    filer_role: str | None = None
    signed_by: str | None = None
    judge: str | None = None
    pages: int | None = None
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    number: str | None
    title: str
    span: Span
    words: str = ""  # the words of the span: the title with its number, as printed

    def to_json(self) -> dict[str, object]:
        return {"level": self.level, "number": self.number, "title": self.title, "span": self.span.to_json()}


@dataclass(frozen=True, slots=True)
class Pin:
    """Where in the document: numerals are numbers, letters and section numbers are words."""

    kind: str
    low: int | str
    high: int | str

    def to_json(self) -> dict[str, object]:
        return {"kind": self.kind, "from": self.low, "to": self.high}


@dataclass(frozen=True, slots=True)
class RecordCite:
    text: str
    source: str
    document: str | None
    pins: tuple[Pin, ...]
    span: Span

    def to_json(self) -> dict[str, object]:
        return {
            "text": self.text,
            "source": self.source,
            "document": self.document,
            "pins": [pin.to_json() for pin in self.pins],
            "span": self.span.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Authority:
    """A case, statute or rule cited in the running text; ``short`` for short forms, *Id.* and *supra*."""

    text: str
    kind: str  # case, statute, rule, other
    cite: str | None  # the citation of the full form that it stands for ("385 F. Supp. 2d 969")
    span: Span
    name: str | None = None
    short: bool = False
    pin: str | None = None

    def to_json(self) -> dict[str, object]:
        return {
            "text": self.text,
            "kind": self.kind,
            "cite": self.cite,
            "span": self.span.to_json(),
            "name": self.name,
            "short": self.short,
            "pin": self.pin,
        }


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, or set off as a block, and the source that they are credited to."""

    text: str
    source: str | None  # the record source or the authority as cited; None where nobody is credited
    pin: str | None  # the pins as printed
    span: Span
    document: str | None = None  # "dkt:22" where a record source is resolved
    pins: tuple[Pin, ...] = ()
    authority: str | None = None  # the citation, where the credited source is an authority
    block: bool = False

    def to_json(self) -> dict[str, object]:
        return {
            "text": self.text,
            "source": self.source,
            "pin": self.pin,
            "span": self.span.to_json(),
            "document": self.document,
            "pins": [pin.to_json() for pin in self.pins],
            "authority": self.authority,
            "block": self.block,
        }


@dataclass(frozen=True, slots=True)
class ClaimedConcession:
    """Words that concede, or that say somebody else did: who conceded, who says so, how, and what."""

    conceder: str | None
    asserted_by: str | None
    voice: str  # own, attributed, court
    manner: str  # express, silence, arguendo, conditional
    hedged: bool
    proposition: str
    cue: str
    quote: str  # the words of the span
    record_cites: tuple[RecordCite, ...]
    confidence: float
    span: Span
    who: str | None = None  # the conceder, the same under every name that the paper has for him

    def to_json(self) -> dict[str, object]:
        return {
            "conceder": self.conceder,
            "asserted_by": self.asserted_by,
            "voice": self.voice,
            "manner": self.manner,
            "hedged": self.hedged,
            "proposition": self.proposition,
            "cue": self.cue,
            "quote": self.quote,
            "record_cites": [cite.to_json() for cite in self.record_cites],
            "confidence": self.confidence,
            "span": self.span.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should look at: places of one paper side by side, without a verdict."""

    kind: str  # same_source_differs, uncredited_repeat, lookalike_name, cut_before_condition, two_accounts
    detail: str
    spans: tuple[Span, ...]

    def to_json(self) -> dict[str, object]:
        return {"kind": self.kind, "detail": self.detail, "spans": [span.to_json() for span in self.spans]}


@dataclass(frozen=True, slots=True)
class OrderedDeadline:
    due: str | None
    what: str
    obligor: str | None
    quote: str
    span: Span
    time: str | None = None  # "17:00"
    period: str | None = None  # "within 14 days of this Order": what stands there where no day does
    optional: bool = False  # one may, but not after that

    def to_json(self) -> dict[str, object]:
        return {
            "due": self.due,
            "what": self.what,
            "obligor": self.obligor,
            "quote": self.quote,
            "span": self.span.to_json(),
            "time": self.time,
            "period": self.period,
            "optional": self.optional,
        }


@dataclass(frozen=True, slots=True)
class Disposition:
    outcome: str
    motion: str | None
    quote: str
    span: Span
    terms: str | None = None  # with_leave_to_amend, without_prejudice, ...

    def to_json(self) -> dict[str, object]:
        return {
            "outcome": self.outcome,
            "motion": self.motion,
            "quote": self.quote,
            "span": self.span.to_json(),
            "terms": self.terms,
        }


@dataclass(frozen=True, slots=True)
class StatedHearing:
    """A hearing that a paper sets, moves or takes off the calendar."""

    act: str  # set, moved, vacated
    what: str
    on: str | None
    time: str | None  # "14:00"
    was: str | None  # the day that it was set for before
    quote: str
    span: Span
    place: str | None = None  # the courtroom, or "by telephone"

    def to_json(self) -> dict[str, object]:
        return {
            "act": self.act,
            "what": self.what,
            "on": self.on,
            "time": self.time,
            "was": self.was,
            "quote": self.quote,
            "span": self.span.to_json(),
            "place": self.place,
        }


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A question that the court says it does not decide, or assumes without deciding."""

    outcome: str  # not_reached, assumed
    issue: str
    cue: str
    quote: str
    span: Span

    def to_json(self) -> dict[str, object]:
        return {
            "outcome": self.outcome,
            "issue": self.issue,
            "cue": self.cue,
            "quote": self.quote,
            "span": self.span.to_json(),
        }
