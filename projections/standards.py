"""Standards as of a moment: each paper's formulation of a test, and element x party x ruling, per defendant where recorded."""

from dataclasses import dataclass
from datetime import date

from domain.events import ArgumentRaised, PositionTaken, StandardFormulated, StandardStated
from projections.moment import CaseAt, once
from projections.passages import PassageView, first, passage_view
from projections.rulings import RulingView, rulings_on


@dataclass(frozen=True, slots=True)
class FormulationView:
    """How one paper words the test."""

    id: str
    entry: str
    by: str
    summary: str
    words: str | None
    passage: PassageView | None
    via: PassageView | None
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class ElementPosition:
    """The last position of one side on an element."""

    party: str
    argument: str
    entry: str
    stance: str
    summary: str
    passage: PassageView | None


@dataclass(frozen=True, slots=True)
class DefendantRow:
    """One defendant, or all of them together (“all”)."""

    name: str
    positions: tuple[ElementPosition, ...]
    ruling: RulingView | None


@dataclass(frozen=True, slots=True)
class ElementView:
    """An element with a row a defendant."""

    id: str
    title: str
    defendants: tuple[DefendantRow, ...]


@dataclass(frozen=True, slots=True)
class StandardView:
    """A legal test as the papers word it and as the court left it."""

    id: str
    title: str
    governing_law: str | None
    burden_on: str | None
    quantum: str | None
    logic: str
    formulations: tuple[FormulationView, ...]
    elements: tuple[ElementView, ...]
    ruling: RulingView | None


@dataclass(frozen=True, slots=True)
class StandardsView:
    """Every standard as of a moment."""

    as_of: str
    current_through: date | None
    standards: tuple[StandardView, ...]


@once
def standards(at: CaseAt) -> StandardsView:
    """The standards stated by then."""
    stated = sorted(at.seen(StandardStated), key=lambda s: int(s.id[1:]))
    return StandardsView(str(at.moment), at.record.current_through, tuple(_standard(at, s) for s in stated))


def _standard(at: CaseAt, stated: StandardStated) -> StandardView:
    whole = rulings_on(at, stated.id, whole=True)
    return StandardView(
        id=stated.id,
        title=stated.title,
        governing_law=stated.governing_law,
        burden_on=stated.burden_on,
        quantum=stated.quantum,
        logic=stated.logic,
        formulations=tuple(_formulation(at, f) for f in at.about(StandardFormulated, "standard", stated.id)),
        elements=tuple(ElementView(e.id, e.title, _defendants(at, stated.id, e.id)) for e in stated.elements),
        ruling=whole[-1] if whole else None,
    )


def _formulation(at: CaseAt, formulated: StandardFormulated) -> FormulationView:
    passages = tuple(passage_view(at.record, p) for p in formulated.passages)
    leading = first(passages)
    return FormulationView(
        formulated.id,
        formulated.entry,
        at.record.who(formulated.party) or formulated.party,
        formulated.summary,
        leading.words if leading else None,
        leading,
        leading.via if leading else None,
        passages,
    )


def _defendants(at: CaseAt, standard: str, element: str) -> tuple[DefendantRow, ...]:
    """All defendants together first, then each one that a position, an argument or a ruling names."""
    raised = {a.id: a for a in at.about(ArgumentRaised, "element", element)}
    positions = [p for argument in raised for p in at.about(PositionTaken, "argument", argument)]
    rulings = [r for r in rulings_on(at, standard) if r.element == element]
    defendant_of = {p.id: p.defendant or raised[p.argument].defendant for p in positions}
    names = list(dict.fromkeys(n for n in [*defendant_of.values(), *(r.defendant for r in rulings)] if n))
    rows = []
    for name in (None, *names):
        latest: dict[tuple[str, str], PositionTaken] = {}
        for position in positions:
            if defendant_of[position.id] == name:
                latest[position.party, position.argument] = position
        ruling = next((r for r in reversed(rulings) if r.defendant == name), None)
        cells = tuple(_cell(at, p) for p in latest.values())
        if name is None or cells or ruling:
            rows.append(DefendantRow(name or "all", cells, ruling))
    return tuple(rows)


def _cell(at: CaseAt, position: PositionTaken) -> ElementPosition:
    leading = first(tuple(passage_view(at.record, p) for p in position.passages))
    return ElementPosition(
        at.record.who(position.party) or position.party,
        position.argument,
        position.entry,
        position.stance,
        position.summary,
        leading,
    )
