"""The memo on one claimed concession, for one page: claim and source side by side, before and after, the court, what is open."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from docket.exporters.document import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Part,
    Run,
    Runs,
    Stamp,
    Table,
    cell,
    faint,
    plain,
    said,
    strong,
)
from docket.exporters.questions import open_questions
from docket.exporters.saying import GLOSS, Quoting, glossed, human, when
from docket.exporters.working import Working
from domain.errors import UnknownReferenceError
from domain.text import one_line
from projections.arguments import arguments
from projections.concessions import ConcessionView, LinkOfChain, concessions
from projections.moment import CaseAt
from projections.passages import PassageView
from projections.wording import Stretch, comparable, compared, likeness

_ROLES = {"denial": "denies it", "own_words": "own words", "retelling": "says it again", "dispute": "disputes it"}


def concession_named(at: CaseAt, ident: str) -> ConcessionView:
    """The concession with an id. Raises UnknownReferenceError where there is none by then."""
    found = next((c for c in concessions(at).concessions if c.id == ident.strip().upper()), None)
    if found is None:
        message = f"There is no {one_line(ident)} as of {at.moment}. `docket concessions` lists what there is."
        raise UnknownReferenceError(message)
    return found


def memo(at: CaseAt, stamp: Stamp, claim: ConcessionView, working: Working | None) -> Document:
    """The page. With ``working`` it has check, notes and the machine's view too, and is work product."""
    work = working is not None
    quoting = Quoting(at, work_product=work)
    blocks: list[Block] = [
        Paragraph(_lead(claim, quoting), "lead"),
        Facts(tuple(_facts(at, claim, quoting, work_product=work))),
        *_side_by_side(claim, quoting),
        *(_checked(claim) if work else ()),
        *_before_and_after(at, claim, quoting),
        *_court(claim, quoting),
    ]
    if questions := open_questions(at, claim, work_product=work):
        blocks += [Heading("Open questions"), Items(tuple(plain(q) for q in questions))]
    if working:
        blocks += working.about(claim.id, quoting)
    return Document("memo", f"{claim.id} · {claim.title}", stamp, "page", work, tuple(blocks), quoting.foot())


def _lead(claim: ConcessionView, quoting: Quoting) -> Runs:
    where = f"in {quoting.name(claim.entry)}, filed {when(quoting.at, claim.entry)}"
    if claim.voice == "own":
        return said(strong(claim.conceder), f" says in its own words, {where}, {claim.proposition}.")
    return said(
        strong(claim.asserted_by), f" says {where}, that ", strong(claim.conceder), f" conceded {claim.proposition}."
    )


def _facts(at: CaseAt, claim: ConcessionView, quoting: Quoting, *, work_product: bool) -> Iterator[tuple[str, Runs]]:
    how = [claim.voice if claim.voice != "own" else "own words", glossed(claim.manner)]
    how += ["hedged"] if claim.hedged else []
    yield "How", plain("; ".join(how))
    yield "State", said(strong(human(claim.state)), f": {GLOSS[claim.state]}" if claim.state in GLOSS else "")
    if claim.ruling:
        told = GLOSS.get(claim.ruling.outcome)
        runs = said(strong(human(claim.ruling.outcome)), f": {told}" if told else "", " — ")
        yield "Court", said(*runs, quoting.name(claim.ruling.entry))
    else:
        yield "Court", plain("no ruling on it is recorded")
    argument = next((a for a in arguments(at).arguments if a.id == claim.argument), None)
    if argument:
        yield "Bears on", said(strong(argument.id), f" {argument.title} ({human(argument.status)})")
    if claim.record_support:
        yield "Cites for it", plain("; ".join(claim.record_support))
    if work_product and claim.weight_claimed:
        yield "Weight claimed", plain(human(claim.weight_claimed))
    if work_product and claim.review == "dropped":
        yield "Review", said(strong("dropped"), f": {claim.review_reason or 'no reason given'}")


# --- claim and source ---------------------------------------------------------------------------------------------------


def _side_by_side(claim: ConcessionView, quoting: Quoting) -> Iterator[Block]:
    """The words relied on beside the conceder's own words as they stand; what differs is underlined on both sides."""
    own = [p for link in claim.chain if link.role == "own_words" and link.id != claim.id for p in link.passages]
    left, right = list(claim.passages), own
    if claim.voice == "own" and not own:
        yield Heading("The words")
        yield from quoting.quotations(claim.passages)
        return
    marked = _marks([p for p in left if not quoting.withheld(p)], [p for p in right if not quoting.withheld(p)])
    head = "The words" if claim.voice == "own" else f"What {claim.asserted_by} says"
    theirs = f"What {claim.conceder} said, as it stands"
    rows: tuple[Part, ...] = tuple(quoting.quotation(p, marked.get(id(p))) for p in left)
    stands: tuple[Part, ...] = tuple(quoting.quotation(p, marked.get(id(p))) for p in right)
    none = cell(f"No words of {claim.conceder} are recorded as the source of this.")
    yield Table((head, theirs), ((rows or cell("No words are recorded."), stands or none),), (1, 1))
    if marked:
        yield Paragraph(
            plain("Underlined: words that stand on this side only, compared with the nearest passage."), "small"
        )
    elif stands and rows:
        yield Paragraph(plain("The two sides have no run of words in common that could be compared."), "small")


def _marks(left: Sequence[PassageView], right: Sequence[PassageView]) -> dict[int, Runs]:
    """The passages that can be compared, by identity, with what differs from the nearest one of the other side."""
    found: dict[int, Runs] = {}
    for ours, others, first in ((left, right, True), (right, left, False)):
        for one in (p for p in ours if p.words):
            near = max(
                (o for o in others if o.words), key=lambda o: likeness(str(one.words), str(o.words)), default=None
            )
            if near and comparable(str(one.words), str(near.words)):
                pair = compared(str(one.words), str(near.words)) if first else compared(str(near.words), str(one.words))
                found[id(one)] = _runs(pair[0] if first else pair[1])
    return found


def _runs(stretches: Sequence[Stretch]) -> Runs:
    runs: list[Run] = []
    for n, stretch in enumerate(stretches):
        runs += [Run(" ")] if n else []
        runs.append(Run(one_line(stretch.text), "differs" if stretch.differs else ""))
    return tuple(runs)


def _checked(claim: ConcessionView) -> Iterator[Block]:
    check = claim.source_check
    if check is None:
        yield Paragraph(said(strong("Source check: "), "nobody has compared the claim with its source yet."))
        return
    yield Paragraph(said(strong(f"Source check: {glossed(check.verdict)}. "), check.detail, faint(f" ({check.by})")))


# --- before, after, the court ---------------------------------------------------------------------------------------------


def _before_and_after(at: CaseAt, claim: ConcessionView, quoting: Quoting) -> Iterator[Block]:
    """The other statements in court order, with the place of the claim among them; own words stand above already."""
    shown = [link for link in claim.chain if link.role not in ("claim", "court") or link.id == claim.id]
    if len(shown) < 2:
        return
    yield Heading("Before and after")
    rows = []
    for _, same in groupby(shown, key=lambda link: (link.id == claim.id, link.entry, link.party, link.role)):
        links = list(same)
        if links[0].id == claim.id:
            here = f"in {_where(at, links[0], quoting)}: the words above"
            rows.append((cell(said(strong(f"The claim, {claim.id}"))), cell(here)))
        else:
            rows.append(_statement(at, links, quoting))
    yield Table(("Who, in what, when", "What was said"), tuple(rows), (5, 12))


def _statement(at: CaseAt, links: Sequence[LinkOfChain], quoting: Quoting) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What one side said in one paper, in one row."""
    first, above = links[0], links[0].role == "own_words"
    parts: list[Runs] = []
    for link in links:
        parts += (
            [] if link.summary == human(link.role) else [said(link.summary, faint(" (words above)") if above else "")]
        )
        parts += [] if above else [quoting.in_one(link.passages, link.entry)]
    who = said(strong(first.party), f": {_ROLES.get(first.role, human(first.role))}")
    return cell(who, said(faint(_where(at, first, quoting)))), cell(*parts)


def _where(at: CaseAt, link: LinkOfChain, quoting: Quoting) -> str:
    return f"{quoting.name(link.entry)}, {when(at, link.entry)}"


def _court(claim: ConcessionView, quoting: Quoting) -> Iterator[Block]:
    links = [link for link in claim.chain if link.role == "court"]
    if not links:
        return
    yield Heading("The court")
    for link in links:
        yield Paragraph(said(strong(f"{_where(quoting.at, link, quoting)}. "), link.summary))
        if link.passages:
            yield Paragraph(quoting.in_one(link.passages, link.entry))
