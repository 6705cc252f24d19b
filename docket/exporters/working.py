"""Work product on its way out: notes, checks, findings and what machines propose, each marked as what it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docket.clerk.queue import Proposal
from docket.exporters.document import Block, Heading, Items, Runs, faint, said, strong
from docket.exporters.saying import Quoting
from domain.events import NoteWritten
from domain.text import clip, one_line
from projections.concession_audit import AuditedConcession
from projections.moment import CaseAt

PROPOSED = "? PROPOSED by a machine: nobody has kept it"
_LONG = 300


@dataclass(frozen=True)
class Working:
    """What a document holds beyond the record: only where it is asked for, and then every page is marked.

    ``proposals`` are those that wait for a person; ``audited`` are the machine's views of claimed concessions.
    """

    at: CaseAt
    proposals: Sequence[Proposal] = ()
    audited: Sequence[AuditedConcession] = ()

    def notes(self, ident: str | None = None) -> Iterator[Runs]:
        """The notes on a thing, or all."""
        for note in self.at.seen(NoteWritten):
            if ident is None or note.about == ident:
                about = "" if ident else f"{note.about}: "
                yield said(strong(about), one_line(note.text), faint(f" ({note.actor})"))

    def proposed(self, ident: str | None = None) -> Iterator[Runs]:
        """The proposals on an argument, or all, each with its question mark."""
        for one in self.proposals:
            if one.review == "proposed" and (ident is None or one.content.get("on") == ident):
                where = self.at.record.entry_name(one.entry)
                words = f" “{clip(one.words, _LONG)}”" if one.words else ""
                yield said(strong(f"?{one.id} "), f"{one.kind}, {where}: {one.told}.{words}")

    def about(self, ident: str, quoting: Quoting) -> Iterator[Block]:
        """Notes and proposals on a thing."""
        for head, points in (("Notes", tuple(self.notes(ident))), (PROPOSED, tuple(self.proposed(ident)))):
            if points:
                yield Heading(head)
                yield Items(points)
        audited = next((a for a in self.audited if a.id == ident), None)
        if audited:
            yield from _audit(audited, quoting)


def _audit(audited: AuditedConcession, quoting: Quoting) -> Iterator[Block]:
    """The machine's comparison of a claim with the papers at hand."""
    check = audited.proposed_check
    verdict = check.verdict.replace("_", " ") if check.verdict else "cannot tell"
    points = [said(strong(f"? {verdict}: "), check.detail)]
    points += [said(strong("? cited: "), *quoting.inline(passage)) for passage in audited.cited_passages]
    shown = {passage.cite for passage in audited.cited_passages}
    for one in (*audited.statements, *audited.court):
        if one.passage.cite not in shown:
            who = f"{one.party or 'filer not told'}: " if one.relation != "court" else ""
            points.append(said(strong(f"? {one.relation}, "), who, *quoting.inline(one.passage)))
    yield Heading(PROPOSED)
    yield Items(tuple(points))
