"""One paper that quotes the same words of one source in two versions: at least one of them is wrong."""

import re
from collections.abc import Iterator, Sequence

from docket.audit.versions import differ, told, unlike
from docket.intake.facts import Finding, Quotation


def versions(quotations: Sequence[Quotation]) -> Iterator[Finding]:
    """The versions side by side, a finding for each set of them."""
    groups: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        if quotation.source:
            exhibits = "".join(f"/{p.low}" for p in quotation.pins if p.kind == "exhibit")
            key = (quotation.authority or quotation.document or quotation.source) + exhibits
            groups.setdefault(re.sub(r"[\s.,’']", "", key).casefold(), []).append(quotation)
    for group in groups.values():
        for places, said in unlike(group, lambda one, other: differ(one.text, other.text)):
            spans = tuple(group[n].span for n in places)
            yield Finding("same_source_differs", told(group[places[0]].source, said), spans)
