"""Quotations: every quotation of the papers at hand with its number, judged against the paper that it is credited to."""

from typing import TYPE_CHECKING

from docket.clerk.reading import Reading
from domain.errors import FileAccessError, UnknownReferenceError
from domain.numbers import parse_entry
from projections.moment import CaseAt
from projections.quotations import QuotationsView

if TYPE_CHECKING:
    from docket.audit.papers import Filed
    from docket.intake.reading import Reading as PaperReading


class Quoting(Reading):
    """The quotation audit. It judges and records nothing; only the numbers of the quotations are kept."""

    def quotes(
        self, at: CaseAt, ident: str | None = None, entry: str | None = None, *, numbered: bool = True
    ) -> QuotationsView:
        """The audit as of a moment: only papers filed by then quote, and only they are sources.

        Not ``numbered``: new quotations get no number, so that nothing is written.

        Raises UnknownReferenceError for an id or an entry that is not there, FileAccessError where a paper is missing.
        """
        from docket.audit.papers import Papers  # noqa: PLC0415 (the readers come along)
        from docket.audit.quotations import audit  # noqa: PLC0415

        case = at.record.opened.originator_id
        numbers = self._numbers(case, new=numbered)
        readings = {e.id: self._reading(e.paper.sha256, e.id) for e in at.entries if e.paper}
        papers = Papers([_filed(at, n) for n in range(len(at.entries))], readings)
        rows, findings = audit(papers, numbers)
        missing = tuple(e.name for e in at.entries if not e.paper)
        view = QuotationsView(str(at.moment), at.record.current_through, tuple(rows), tuple(findings), missing=missing)
        return _only(view, at, ident, entry)

    def _numbers(self, case: str, *, new: bool) -> dict[str, int]:
        """The numbers of all quotations of the case, given once and kept, in docket order of the papers now at hand."""
        from docket.audit.quotations import keys_of  # noqa: PLC0415

        now = self.at(case)
        readings: list[PaperReading] = [self._reading(e.paper.sha256, e.id) for e in now.entries if e.paper]
        try:
            return self.store.quotation_numbers(case, list(dict.fromkeys(keys_of(readings))) if new else [])
        except FileAccessError:
            return {}  # a store that cannot be written to is still looked at, without new numbers


def _filed(at: CaseAt, place: int) -> "Filed":
    from docket.audit.papers import Filed  # noqa: PLC0415

    entry = at.entries[place]
    facts = entry.facts
    party = at.record.parties.get(facts.party or "")
    names = (party.name, party.label, *party.aliases) if party else ()
    to = tuple(r.to for r in facts.relations)
    sha256 = entry.paper.sha256 if entry.paper else None
    return Filed(
        entry.id,
        entry.number,
        facts.kind,
        facts.title,
        entry.name,
        place,
        facts.party,
        names,
        to,
        sha256,
        entry.attachment,
    )


def _only(view: QuotationsView, at: CaseAt, ident: str | None, entry: str | None) -> QuotationsView:
    """One quotation, or those of one paper, with the findings that concern them."""
    rows = view.quotations
    if ident:
        rows = tuple(r for r in rows if r.id == ident.strip().upper())
        if not rows:
            message = f"There is no quotation {ident} as of {view.as_of}. `docket quotes` lists what there is."
            raise UnknownReferenceError(message)
    if entry:
        wanted = parse_entry(entry)
        known = next((e for e in at.entries if wanted in {e.id, e.number}), None)
        if known is None:
            message = f"ECF {wanted} is not on this docket as of {view.as_of}. `docket sheet` lists what is."
            raise UnknownReferenceError(message)
        if known.paper is None:
            message = f"The paper of {known.name} is not at hand. `docket file FILE --entry {wanted}` puts it there."
            raise FileAccessError(message)
        rows = tuple(r for r in rows if r.entry == known.id)
    if not (ident or entry):
        return view
    ids = {r.id for r in rows}
    entries = {r.entry for r in rows}
    found = tuple(
        f for f in view.findings
        if ids & set(f.quotations) or (entry and any(p.entry in entries for p in f.passages))
    )  # fmt: skip
    return QuotationsView(view.as_of, view.current_through, rows, found, missing=view.missing)
