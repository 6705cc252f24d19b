"""The chart of proof: element by defendant, with the evidence of who bears the burden, the objections of the others, the ruling."""

from collections.abc import Iterator, Sequence

from docket.exporters.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Part,
    Runs,
    Stamp,
    Table,
    cell,
    faint,
    plain,
    said,
    strong,
)
from docket.exporters.saying import Quoting, human, when
from docket.exporters.working import Working
from domain.errors import NotPossibleError, UnknownReferenceError
from domain.text import one_line
from projections.arguments import ArgumentView, arguments
from projections.moment import CaseAt
from projections.positions import PositionView
from projections.rulings import RulingView
from projections.standards import ElementView, StandardView, standards

_LOGIC = {"all": "all of them are needed", "any": "any of them will do", "balance": "they are weighed together"}
_COURT = "Court"
Row = tuple[tuple[Part, ...], ...]


def standards_named(at: CaseAt, ident: str | None) -> tuple[StandardView, ...]:
    """One standard, or all. Raises UnknownReferenceError or NotPossibleError where there is none by then."""
    every = standards(at).standards
    if ident is None:
        if not every:
            message = 'No standard is stated in this case by then. docket standard "TITLE" --element "..." --entry N states one.'
            raise NotPossibleError(message)
        return every
    found = tuple(s for s in every if s.id == ident.strip().upper().partition(".")[0])
    if not found:
        message = f"There is no standard {one_line(ident)} as of {at.moment}. `docket standards` lists what there is."
        raise UnknownReferenceError(message)
    return found


def proof_chart(at: CaseAt, stamp: Stamp, chosen: Sequence[StandardView], working: Working | None) -> Document:
    """The chart of some standards, on wide paper. With ``working`` the notes on each stand below it."""
    quoting = Quoting(at, work_product=working is not None)
    blocks: list[Block] = []
    for standard in chosen:
        blocks += _standard(at, standard, quoting)
        if working:
            blocks += working.about(standard.id, quoting)
    return Document("proof", "Chart of proof", stamp, "wide", working is not None, tuple(blocks), quoting.foot())


def _standard(at: CaseAt, standard: StandardView, quoting: Quoting) -> Iterator[Block]:
    yield Heading(f"{standard.id} · {standard.title}")
    told = [standard.governing_law, f"burden on {standard.burden_on}" if standard.burden_on else None]
    told += [standard.quantum, _LOGIC[standard.logic] if standard.elements else None]
    if any(told):
        yield Paragraph(plain("; ".join(one for one in told if one)))
    if standard.ruling:
        yield Paragraph(_ruled("The court on the whole: ", standard.ruling, quoting))
    bearing = _bearing(at, standard)
    argued = arguments(at).arguments
    rows = [
        row
        for element in standard.elements
        for name, ruling in _defendants(element)
        for row in _element(quoting, element, (name, ruling), [a for a in argued if a.element == element.id], bearing)
    ]
    if rows:
        heads = ("Element, and what is argued on it", "Defendant", _head("Evidence", bearing), "Objection", "Ruling")
        yield Table(heads, tuple(rows), (10, 6, 16, 16, 12))
    else:
        yield Paragraph(plain("It has no elements on record."))


def _head(word: str, bearing: frozenset[str]) -> str:
    return f"{word} ({', '.join(sorted(bearing))})" if len(bearing) == 1 else word


def _bearing(at: CaseAt, standard: StandardView) -> frozenset[str]:
    """The parties who bear the burden, as far as its words name one, with those of the same role; else who argued it first."""
    parties = list(at.record.parties.values())
    told = (standard.burden_on or "").casefold()
    named = [p for p in parties if told and told in [n.casefold() for n in (p.name, p.label, *p.aliases, p.role or "")]]
    if not named:
        ours = {e.id for e in standard.elements}
        first = next(
            (a.raised_by for a in arguments(at).arguments if a.element in ours or a.standard == standard.id), None
        )
        named = [p for p in parties if p.name == first]
    roles = {p.role for p in named if p.role}
    return frozenset(p.name for p in parties if p in named or p.role in roles)


def _defendants(element: ElementView) -> Iterator[tuple[str | None, RulingView | None]]:
    """All together first, then each one that is named. “all” alone where nobody is."""
    for row in element.defendants:
        yield (None if row.name == "all" else row.name), row.ruling
    if not element.defendants:
        yield None, None


def _element(
    quoting: Quoting, element: ElementView, who: tuple[str | None, RulingView | None], argued: Sequence[ArgumentView],
    bearing: frozenset[str],
) -> Iterator[Row]:  # fmt: skip
    """An element as to a defendant with its ruling, then a row an argument, so that evidence and objection stand side by side."""
    name, ruling = who
    on_it = {
        a.id: [p for p in a.positions if p.party != _COURT and (p.defendant or a.defendant) == name] for a in argued
    }
    none = () if any(on_it.values()) else said(faint("none recorded"))
    yield (
        cell(said(strong(f"{element.id} {element.title}"))),
        cell(name or "all"), cell(none), cell(none),
        cell(_ruled("", ruling, quoting) if ruling else said(faint("no ruling on the element recorded"))),
    )  # fmt: skip
    for argument in argued:
        here = on_it[argument.id]
        if not here:
            continue
        ruled = [r for r in argument.rulings if r.defendant in (None, name)]
        yield (
            cell(said(strong(f"{argument.id} "), argument.title)),
            cell(name or "all"),
            cell(*_side(quoting, [p for p in here if p.party in bearing], bearing)),
            cell(*_side(quoting, [p for p in here if p.party not in bearing], bearing)),
            cell(*(_ruled("", r, quoting) for r in ruled)) if ruled else cell(said(faint(human(argument.status)))),
        )


def _side(quoting: Quoting, found: Sequence[PositionView], bearing: frozenset[str]) -> Iterator[Runs]:
    """Position by position: the words and their pin where there are any, else what was said."""
    if not found:
        yield said(faint("none recorded"))
    for position in found:
        known = position.party in bearing and len(bearing) == 1  # the head of the column names it
        who = "" if known else f"{position.party} "
        where = f"{quoting.name(position.entry)}, {when(quoting.at, position.entry)}"
        words = quoting.in_one(position.passages, position.entry)
        quoted = any(p.words for p in position.passages)
        told = () if quoted else said(f"{position.summary} ")
        yield said(f"{who}{human(position.stance)}, ", faint(where), ": ", *told, *words)


def _ruled(head: str, ruling: RulingView, quoting: Quoting) -> Runs:
    where = f" {quoting.name(ruling.entry)}, {when(quoting.at, ruling.entry)}. "
    return said(
        head,
        strong(human(ruling.outcome)),
        f":{where}",
        ruling.summary or "",
        " ",
        *quoting.in_one(ruling.passages, ruling.entry),
    )
