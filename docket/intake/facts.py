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
class OrderedDeadline:
    due: str | None
    what: str
    obligor: str | None
    quote: str
    span: Span

    def to_json(self) -> dict[str, object]:
        return {
            "due": self.due,
            "what": self.what,
            "obligor": self.obligor,
            "quote": self.quote,
            "span": self.span.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Disposition:
    outcome: str
    motion: str | None
    quote: str
    span: Span

    def to_json(self) -> dict[str, object]:
        return {"outcome": self.outcome, "motion": self.motion, "quote": self.quote, "span": self.span.to_json()}
