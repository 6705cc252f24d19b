"""One paper that quotes the same words of one source in two versions: at least one of them is wrong."""

import re
from collections.abc import Sequence

from docket.audit.versions import Said, differ, effort, told, unlike
from docket.intake.accounts import Accounts
from docket.intake.facts import Authority, Finding, Quotation, RecordCite

_ONE_BREATH = 350  # characters
_MOST = 300  # quotations of one source: no paper has so many
_MOST_EFFORT = 2_000_000  # pairs of words; a long brief has some ten thousand
Cites = Sequence[RecordCite | Authority]


class _Comparison:
    """Compares the words of quotations, each pair of texts once, until too much has been compared."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str], Said] = {}
        self._left = _MOST_EFFORT
        self.cut_short = False

    def differ(self, one: str, other: str) -> Said:
        if (one, other) not in self._said:
            cost = effort(one, other) if one != other else 0
            self._left -= cost
            self.cut_short |= self._left < 0
            self._said[one, other] = differ(one, other) if cost and self._left >= 0 else []
        return self._said[one, other]


def versions(quotations: Sequence[Quotation], cites: Cites) -> Accounts:
    """The versions side by side, a finding for each set of them."""
    comparison = _Comparison()

    def compare(one: Quotation, other: Quotation) -> Said:
        said = comparison.differ(one.text, other.text)
        return [] if said and under_one_cite(one, other, cites) else said

    groups: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        if quotation.source:
            exhibits = "".join(f"/{p.low}" for p in quotation.pins if p.kind == "exhibit")
            key = (quotation.authority or quotation.document or quotation.source) + exhibits
            groups.setdefault(re.sub(r"[\s.,’']", "", key).casefold(), []).append(quotation)
    found = []
    for group in groups.values():
        comparison.cut_short |= len(group) > _MOST
        for places, said in unlike(group[:_MOST], compare):
            spans = tuple(group[n].span for n in places)
            found.append(Finding("same_source_differs", told(group[places[0]].source, said), spans))
    return Accounts(tuple(found), comparison.cut_short)


def under_one_cite(one: Quotation, other: Quotation, cites: Cites) -> bool:
    """Whether two quotations of a paper stand side by side under one cite: they are two parts of it, not two versions."""
    low, high = sorted((one.span, other.span), key=lambda span: span.start)
    if high.start - low.start > _ONE_BREATH:
        return False
    return not any(low.end <= cite.span.start < high.start for cite in cites)
