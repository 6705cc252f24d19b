"""The argument map of a case in Argdown: contentions as statements, what each side says as arguments for or against them."""

import re
from collections.abc import Iterator

from docket.exporters.document import WORK_PRODUCT, Stamp
from docket.exporters.saying import Quoting, human
from domain.text import one_line
from projections.arguments import ArgumentView, arguments
from projections.concessions import ConcessionView, concessions
from projections.moment import CaseAt
from projections.positions import PositionView
from projections.standards import standards

_SPECIAL = re.compile(r"[\\\[\]{}<>#@*_:`]|=(?==)|/(?=[/*])|\.(?=[^\s.]{1,3}\.)")
_FOR = frozenset({"raises", "supports", "replies"})
_AGAINST = frozenset({"opposes", "answers", "qualifies"})
_GIVING_UP = frozenset({"concedes", "withdraws"})
_RULED = {"adopted": "+", "rejected": "-", "rejected_by_result": "-"}


def argdown(at: CaseAt, stamp: Stamp, *, work_product: bool) -> str:
    """The map as of a moment. What the court leaves open stands in it without a relation; claimed concessions are claims."""
    quoting = Quoting(at, work_product=work_product)
    lines = ["===", f"title: {_yaml(stamp.case)}", f"subTitle: {_yaml(f'No. {stamp.number}, as of {stamp.as_of}')}"]
    lines += [f"head: {_yaml(stamp.head)}", *((f"mark: {WORK_PRODUCT}",) if work_product else ()), "===", ""]
    lines += [f"# {_plain(stamp.case)}", ""]
    for standard in standards(at).standards:
        lines += [f"[{standard.id}]: {_plain(standard.title)}", ""]
        for element in standard.elements:
            lines += [f"[{element.id}]: {_plain(element.title)}", f"  +> [{standard.id}]", ""]
    claims = {c.id: c for c in concessions(at).concessions}
    for argument in arguments(at).arguments:
        lines += [*_argument(at, argument, [claims[c] for c in argument.concessions], quoting), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _argument(at: CaseAt, argument: ArgumentView, claims: list[ConcessionView], quoting: Quoting) -> Iterator[str]:
    yield f"[{argument.id}]: {_plain(argument.title)} ({_plain(human(argument.status))}) #{argument.status}"
    for position in argument.positions:
        if sign := _sign(argument, position):
            who = f"{position.party} in {at.record.entry_name(position.entry)}"
            yield f"  {sign} <{_name(position.id)}>: {_plain(_position(position, who, quoting))}"
    for claim in claims:
        sign = "+" if claim.asserted_by == argument.raised_by else "-"
        told = f"{claim.asserted_by} says that {claim.conceder} conceded {claim.proposition}"
        own = f"{claim.conceder} in its own words: {claim.proposition}"
        yield f"  {sign} <{_name(claim.id)}>: {_plain(own if claim.voice == 'own' else told)} #claim"
    for ruling in argument.rulings:
        where = f"Court in {at.record.entry_name(ruling.entry)}, {human(ruling.outcome)}: {ruling.summary or ''}"
        if sign := _RULED.get(ruling.outcome, ""):
            yield f"  {sign} <{_name(ruling.id)}>: {_plain(where)} #court"
    if argument.under or argument.element or argument.standard:
        yield f"  +> [{argument.under or argument.element or argument.standard}]"
    for ruling in argument.rulings:
        if ruling.outcome not in _RULED:
            where = f"Court in {at.record.entry_name(ruling.entry)}, {human(ruling.outcome)}: {ruling.summary or ''}"
            yield ""
            yield f"<{_name(ruling.id)}>: {_plain(where)} #court"


def _position(position: PositionView, who: str, quoting: Quoting) -> str:
    passage = position.passage
    if passage is None or not passage.words or quoting.withheld(passage):
        return f"{who}: {position.summary}"
    return f"{who}: {position.summary} “{passage.words}” ({passage.cite})"


def _sign(argument: ArgumentView, position: PositionView) -> str:
    """Whether a position speaks for or against the contention; a party that gives up its own point speaks against it."""
    own = position.party == argument.raised_by
    if position.stance in _GIVING_UP:
        return "-" if own else "+"
    if position.party == "Court" or position.stance not in _FOR | _AGAINST:
        return ""
    if position.stance == "replies":
        return "+" if own else "-"
    return "+" if position.stance in _FOR else "-"


def _name(ident: str) -> str:
    return ident.replace(".", " ")


def _plain(words: str) -> str:
    """Words of others with every sign of the language escaped."""
    return _SPECIAL.sub(lambda m: f"\\{m.group()}", one_line(words))


def _yaml(words: str) -> str:
    """A double-quoted YAML scalar. Three signs of equality would end the front matter even there."""
    told = one_line(words).replace("\\", "\\\\").replace('"', '\\"').replace("==", "=\\x3d")
    return f'"{told}"'
