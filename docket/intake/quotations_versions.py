"""One paper that quotes the same words of one source in two versions: at least one of them is wrong."""

import re
from collections.abc import Iterator, Sequence

from docket.audit.versions import Said, differ, told, unlike
from docket.intake.facts import Authority, Finding, Quotation, RecordCite

_ONE_BREATH = 350  # characters
_MOST = 300  # quotations of one source: no paper has so many
Cites = Sequence[RecordCite | Authority]


def versions(quotations: Sequence[Quotation], cites: Cites) -> Iterator[Finding]:
    """The versions side by side, a finding for each set of them."""

    def compare(one: Quotation, other: Quotation) -> Said:
        said = differ(one.text, other.text)
        return [] if said and under_one_cite(one, other, cites) else said

    groups: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        if quotation.source:
            exhibits = "".join(f"/{p.low}" for p in quotation.pins if p.kind == "exhibit")
            key = (quotation.authority or quotation.document or quotation.source) + exhibits
            groups.setdefault(re.sub(r"[\s.,’']", "", key).casefold(), []).append(quotation)
    for group in groups.values():
        for places, said in unlike(group[:_MOST], compare):
            spans = tuple(group[n].span for n in places)
            yield Finding("same_source_differs", told(group[places[0]].source, said), spans)


def under_one_cite(one: Quotation, other: Quotation, cites: Cites) -> bool:
    """Whether two quotations of a paper stand side by side under one cite: they are two parts of it, not two versions."""
    low, high = sorted((one.span, other.span), key=lambda span: span.start)
    if high.start - low.start > _ONE_BREATH:
        return False
    return not any(low.end <= cite.span.start < high.start for cite in cites)
