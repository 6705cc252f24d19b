"""Full and short citations in clean text, put together from their cores, names and tails."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docket.intake.authorities.citation import Citation
from docket.intake.authorities.laws import laws
from docket.intake.authorities.names import Name, name_before, remote_name
from docket.intake.authorities.reporters import Core, OutOfTimeError, blanks, cores
from docket.intake.authorities.tails import close, tail
from docket.intake.clean import CleanText
from docket.intake.rows import Role

_PARALLEL = re.compile(r"\s?(?:,\s|\[|=\s|;\s?)?\s?")
_HISTORY = re.compile(
    r"(?:aff[’']?(?:d|g)|affirmed|rev[’']?(?:d|g)|reversed|cert\.|vacated|vacating|overruled|superseded|modified|reh[’']g|"
    r"reconsideration|appeal|adopted|remanded|abrogated|amended|reinstated|mandamus|rev\.|perm\.\sapp|enforced|stayed)"
    r"[^;“”]{0,110}$"
)
_UNREPORTED = re.compile(
    r"\bNos?\.\s(?P<docket>[\w:.()/&–-]{1,30}(?:\s(?:[\w():/.&-]*\d[\w():/.&-]*|Civ\.|Cr\.|CV|CR|MC|C|[A-Z]{2,4}\b)){0,5}),?\s"
    r"(?:\(?(?P<place>(?:ECF|Dkt\.|Doc\.|D\.E\.|Docket|slip\sop\.|order|mem\.|Order)[^();]{0,70}?)\)?,?\s)?"
    r"\((?=[^()]{2,60}\b(?:19|20)\d\d\))(?P<court>[A-Z\d][^()]{1,70})\)"
)
_QUOTED_IN = re.compile(r",?\s\(?(?:quoting|citing|cited\sin|quoted\sin)\s(?:[A-Z]|$)")


@dataclass(frozen=True, slots=True)
class Legal:
    """The citations of a paper in order. ``unread`` is the clean offset from which on none was looked for."""

    citations: tuple[Citation, ...]
    unread: int | None = None

    def cited_between(self, low: int, high: int) -> bool:
        """Whether an authority that an Id. could mean is cited from ``low`` to ``high``."""
        at = bisect_left(self.citations, low, key=lambda c: c.start)
        while at < len(self.citations) and self.citations[at].start < high:
            if not self.citations[at].nested:
                return True
            at += 1
        return False

    def covers(self, offset: int) -> bool:
        at = bisect_right(self.citations, offset, key=lambda c: c.start) - 1
        return at >= 0 and offset < self.citations[at].end


def legal_citations(paper: CleanText, stop: Callable[[], bool] = lambda: False) -> Legal:
    """Every full and short citation but Id. and bare short names; the tables at the front are left out."""
    text = paper.text
    unread: int | None = None
    found: list[Core] = []
    try:
        found.extend(cores(text, stop))
    except OutOfTimeError as error:
        unread = error.at
    found = sorted([*found, *blanks(text)], key=lambda core: core.start)
    cited = sorted([*_cases(paper, found), *_unreported(paper, found), *laws(text)], key=lambda c: (c.core[0], -c.end))
    kept: list[Citation] = []
    for citation in cited:
        if kept and citation.core[0] < max(kept[-1].core[1], kept[-1].end if kept[-1].dated else 0):
            continue
        if kept and citation.start < kept[-1].end:
            citation.start = max(kept[-1].end, min(citation.core[0], kept[-1].end))
        kept.append(citation)
    _nest(text, kept)
    _stand_for(kept)
    return Legal(tuple(c for c in kept if paper.role(c.core[0]) is not Role.CONTENTS), unread)


def _cases(paper: CleanText, found: list[Core]) -> Iterator[Citation]:
    text = paper.text
    before: Citation | None = None
    flow = paper.flow(0)
    for n, core in enumerate(found):
        if not flow.start <= core.start < flow.end:
            flow, before = paper.flow(core.start), None
        low = max(flow.start, before.end if before else 0)
        following = found[n + 1].start if n + 1 < len(found) else len(text)
        citation = _case(text, core, low, min(following, flow.end), before)
        yield citation
        before = citation


def _case(text: str, core: Core, low: int, limit: int, before: Citation | None) -> Citation:
    gap = text[low : core.start]
    at = core.end - len(core.page) - 2 if core.short else core.end
    if core.short:
        at = max(core.start, text.rfind("at", core.start, core.end) - 1)
    ending = tail(text, at, limit)
    citation = Citation(
        core.start, max(ending.end, core.end), (core.start, core.end), core.kind, None if core.short else core.cite,
        short=core.short, pin=ending.pin, dated=ending.dated, series=f"{core.volume} {core.reporter}",
        page=int(core.page) if core.page.isdigit() else 0,
    )  # fmt: skip
    if before and before.kind == "case" and not core.short and _PARALLEL.fullmatch(gap) and not before.dated:
        citation.name, citation.history = before.name, before.history
        return citation
    name = name_before(text, low, core.start) if core.kind == "case" else Name(core.start, None)
    if before and _HISTORY.search(gap[-160:]) and ";" not in gap:
        citation.history = True
        named = name.name if name.name and " v. " in name.name and "sub nom" in gap else None
        citation.name = named or before.name
        return citation
    citation.start, citation.name = name.start, name.name
    citation.dated = citation.dated or name.dated
    if name.name is None and core.kind == "case":
        citation.name = remote_name(text, low, name.start)
    if not core.short and name.short and not citation.dated and not name.docket:
        citation.short = True  # a bare name and no court or year: somewhere else stands the full form
    return citation


def _unreported(paper: CleanText, found: list[Core]) -> Iterator[Citation]:
    text = paper.text
    starts = [core.start for core in found]
    for match in _UNREPORTED.finditer(text):
        at = bisect_left(starts, match.start())
        if at < len(starts) and starts[at] < match.end():
            continue
        if not re.search(r"\d", match["docket"]):
            continue
        low = max(paper.flow(match.start()).start, found[at - 1].end if at else 0)
        name = name_before(text, low, match.start())
        if name.name is None:
            continue
        place = match["place"] or ""
        pin = re.search(r"\bat\s(\*?\d{1,4}(?:\s?[-–]\s?\d{1,4})?)$", place)
        where = place[: pin.start()].strip(" ,") if pin else place
        cite = f"No. {match['docket']}" + (f", {' '.join(where.split())}" if where else "")
        yield Citation(
            name.start, match.end(), (match.start(), match.end()), "case", cite, name.name,
            pin=pin.group(1) if pin else None, dated=True,
        )  # fmt: skip


def _nest(text: str, kept: list[Citation]) -> None:
    inside = 0
    for n, citation in enumerate(kept):
        if citation.start < inside:
            citation.nested = True
            continue
        inside = close(text, citation.end)
        if n and not citation.nested and _QUOTED_IN.fullmatch(text[kept[n - 1].end : citation.start][:20] + "X"):
            citation.nested = True


def _stand_for(kept: list[Citation]) -> None:
    """Give short forms the citation and the name of the full form, wherever in the paper it stands."""
    full: dict[str, list[Citation]] = {}
    for citation in kept:
        if citation.cite and citation.series and not citation.short:
            full.setdefault(citation.series, []).append(citation)
    seen: set[str] = set()
    for citation in kept:
        if citation.kind != "case" or not citation.series:
            continue
        options = full.get(citation.series, [])
        if citation.short and citation.cite is None:
            low = [c for c in options if c.page <= citation.page]
            chosen = max(low or options, key=lambda c: c.page, default=None)
        else:
            chosen = next((c for c in options if c.cite == citation.cite), None)
        if chosen is not None:
            citation.cite = chosen.cite
            if (citation.short or citation.name is None) and chosen.name:
                citation.name = chosen.name
        if citation.cite in seen and not citation.dated and not citation.history:
            citation.short = True
        elif citation.short and not options:
            citation.short = citation.cite is None
        if citation.cite:
            seen.add(citation.cite)
