"""Reading a docket entry: its kind, filer, relations, rulings, dates and attachments, each with the words that say it."""

from collections.abc import Mapping, Sequence

from docket.docket_text.attachments import attachments_of
from docket.docket_text.dates import dates_of
from docket.docket_text.dispositions import dispositions_of, ruled_on
from docket.docket_text.facets import facets_of
from docket.docket_text.facts import EntryReading, Evidence, Link, Span
from docket.docket_text.filer import defendants_of, filer_of
from docket.docket_text.kinds import Named, is_ruling, kind_of
from docket.docket_text.references import references
from docket.docket_text.relations import relations_of
from docket.docket_text.tables import family_of
from docket.docket_text.tails import tails_of
from docket.docket_text.titles import UNTITLED, title_of

__all__ = ["VERSION", "EntryReading", "Link", "read_entry"]

VERSION = "docket-text 2"
"""Changes whenever the same text may read otherwise."""
_PARTY_PAPERS = frozenset(
    {
        "motion",
        "opposition",
        "reply",
        "sur_reply",
        "brief",
        "letter",
        "declaration",
        "exhibit",
        "supplemental",
        "stipulation",
    }
)


def read_entry(
    text: str,
    *,
    court: str,
    number: str | None,
    event: str | None = None,
    links: Sequence[Link] = (),
    filer_text: Sequence[Span] = (),
    known: Mapping[str, str] | None = None,
) -> EntryReading:
    """What a docket entry says.

    ``court`` is a CourtListener id. ``event`` is the CM/ECF event's name, where the source has it. ``links`` are the hyperlinks
    inside the entry, ``filer_text`` the stretches that the filer typed, ``known`` the texts of the docket's other entries by
    number. Never raises; what is not said is None or empty.
    """
    family = family_of(court)
    hidden, attachments = attachments_of(text)
    named = _named(hidden, event, family)
    refs = references(text, number, known, links, hidden, filer_text, family)
    tails = tails_of(text)
    facets = facets_of(text, named, hidden, family)
    also = tuple(name for name, _ in facets)
    court_speaks = is_ruling(named.detail, also) or (
        named.kind not in _PARTY_PAPERS and named.detail != "proposed_order"
    )
    ruled, terminated = dispositions_of(hidden, refs) if is_ruling(named.detail, also) else ((), ())
    filer = filer_of(hidden, named.detail, family)
    defendants = defendants_of(hidden)
    if ruled and "order" not in also and named.detail != "order":
        facets = (*facets, ("order", ruled[0].span))
    return EntryReading(
        kind=named.kind,
        detail=named.detail,
        title=title_of(hidden, named) if text.strip() else " ".join((event or "").split()) or UNTITLED,
        facets=tuple(name for name, _ in facets),
        filer=filer[0] if filer else None,
        as_to=tuple(name for name, _ in defendants),
        dispositions=ruled,
        terminated=terminated,
        relations=relations_of(text, named, refs, frozenset(ruled_on(ruled, terminated)), known),
        dates=dates_of(hidden, court_speaks=court_speaks, minutes=named.kind == "minute"),
        attachments=attachments,
        entered=tails.entered,
        filed=tails.filed,
        modified=tails.modified,
        evidence=(
            Evidence("kind", named.kind, named.span),
            *(Evidence("facet", name, span) for name, span in facets),
            *((Evidence("filer", *filer),) if filer else ()),
            *(Evidence("as_to", name, span) for name, span in defendants),
            *tails.evidence,
        ),
        version=VERSION,
    )


def _named(text: str, event: str | None, family: str) -> Named:
    """The kind by the event's name, where that says one; what the text says beside it is kept as a facet."""
    said = kind_of(text, family)
    if not event:
        return said
    told = kind_of(event, family)
    if told.detail in {"other", said.detail}:
        return said
    also = dict(said.also)
    if said.detail != "other":
        also.setdefault(said.detail, said.span)
    also.pop(told.detail, None)
    return Named(told.kind, told.detail, said.span, tuple(also.items()))
