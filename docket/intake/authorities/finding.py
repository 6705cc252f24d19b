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
    r",?\s(?:and\s|as\s|report\sand\srecommendation\s|opinion\s|judgment\s)?(?:aff[’']?(?:d|g)|affirmed|rev[’']?(?:d|g)|reversed|cert\.|vacated|vacating|overruled|superseded|modified|reh[’']g|"
    r"reconsideration|appeal|adopted|remanded|abrogated|amended|reinstated|mandamus|rev\.|perm\.\sapp|enforced|stayed)"
    r"[^;“”]{0,110}$"
)
_UNREPORTED = re.compile(
    r"\bNos?\.\s(?P<docket>[\w:.()/&–-]{1,30}(?:\s(?:[\w():/.&-]*\d[\w():/.&-]*|Civ\.|Cr\.|CV|CR|MC|C|[A-Z]{2,4}\b)){0,5}),?\s"
    r"(?:\(?(?P<place>(?:ECF|Dkt\.|Doc\.|D\.E\.|Docket|slip\sop\.|order|mem\.|Order)[^();]{0,70}?)\)?,?\s)?"
    r"\((?=[^()]{2,60}\b(?:19|20)\d\d\))(?P<court>[A-Z\d][^()]{1,70})\)"
)
_JOURNAL = re.compile(r"\b(?:L\.?J\.|L\.\s?(?:Rev|REV)|J\.\s|LAW)")
_GENERIC = frozenset("united states state people commonwealth doe roe city county in re matter ex parte us the".split())
_NO_CASE = re.compile(r"(?:Act|Code|Clause|Amendment|Constitution|Court|Rules?|Circuit|Congress)\.?$")
_SENTENCE = re.compile(
    r"(?:(?<=[a-z]{2})[.;]|[.;]?[”)]|;)\s(?:(?:See|Cf|See\salso|Accord)[,.]?\s(?:generally,?\s|e\.g\.,\s)?)?(?=[A-Z])"
)
_LEADER = re.compile(r"(?:\.\s?){3,}\s?(?:passim|[\d, ]+)?\s?")
_QUOTED_IN = re.compile(r",?\s\(?(?:quoting|citing|cited\sin|quoted\sin)\s(?:[A-Z]|$)")


@dataclass(frozen=True, slots=True)
class Legal:
    """The citations of a paper in order. ``unread`` is the clean offset from which on none was looked for."""

    citations: tuple[Citation, ...]
    unread: int | None = None

    def cited_between(self, low: int, high: int, pin: str | None = None) -> bool:
        """Whether an authority that an Id. (with this page, where it has one) could mean is cited from ``low`` to ``high``."""
        at = bisect_left(self.citations, low, key=lambda c: c.core[0])
        while at < len(self.citations) and self.citations[at].core[0] < high:
            if not self.citations[at].nested and (pin is None or self.citations[at].may_hold(pin)):
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
        if citation.kind == "other" and citation.name is None and _JOURNAL.search(citation.cite or ""):
            citation.start, citation.name = _article(text, kept[-1].end if kept else 0, citation.start)
            ending = tail(text, citation.end, len(text), citation.pin)
            citation.end, citation.pin = ending.end, ending.pin
        if kept and citation.core[0] < max(kept[-1].core[1], kept[-1].end if kept[-1].dated else 0):
            continue
        if kept and citation.start < kept[-1].end:
            citation.start = max(kept[-1].end, min(citation.core[0], kept[-1].end))
        kept.append(citation)
    _nest(text, kept)
    _stand_for(kept, lambda c: paper.role(c.core[0]) is not Role.CONTENTS)
    return Legal(tuple(c for c in kept if paper.role(c.core[0]) is not Role.CONTENTS), unread)


def _cases(paper: CleanText, found: list[Core]) -> Iterator[Citation]:
    text = paper.text
    before: Citation | None = None
    flow = paper.flow(0)
    for n, core in enumerate(found):
        if not flow.start <= core.start < flow.end:
            flow, before = paper.flow(core.start), None
        low = max(flow.start, before.end if before else 0)
        if paper.role(core.start) is Role.CONTENTS:
            leader = next(reversed(list(_LEADER.finditer(text, low, core.start))), None)
            low = leader.end() if leader else low
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
        short=core.short, pin=ending.pin, dated=ending.dated,
        series="" if core.volume == "---" else f"{core.volume} {core.reporter}",
        page=int(core.page) if core.page.isdigit() else 0,
    )  # fmt: skip
    if (
        before
        and before.kind == "case"
        and not core.short
        and _PARALLEL.fullmatch(gap)
        and ("[" in gap or not before.dated)
    ):
        citation.name, citation.history = before.name, before.history
        before.dated = before.dated or citation.dated
        return citation
    name = name_before(text, low, core.start) if core.kind == "case" else Name(core.start, None)
    after = close(text, before.end, core.start - before.end) if before else low
    if before and before.kind == "case" and _HISTORY.match(text[after : core.start]):
        citation.history = True
        named = name.name if name.name and " v. " in name.name else None
        citation.name = named or before.name
        citation.start = name.start if named else citation.start
        return citation
    citation.start, citation.name, citation.alias = name.start, name.name, name.alias
    citation.dated = citation.dated or name.dated
    if name.name is None and core.kind == "case":
        citation.name = remote_name(text, low, name.start)
    if not core.short and name.short and not citation.dated and not name.docket:
        citation.short = True  # a bare name and no court or year: somewhere else stands the full form
    return citation


def _article(text: str, low: int, at: int) -> tuple[int, str | None]:
    """The author and the title before a journal, from the start of their sentence on."""
    low = max(low, at - 260)
    cut = [m.end() for m in _SENTENCE.finditer(text, low, at)]
    start = cut[-1] if cut else low
    words = " ".join(text[start:at].split()).rstrip(",")
    if "," not in words or not words[:1].isupper() or not words or (not cut and low == at - 260):
        return at, None
    return start, words


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


def _stand_for(kept: list[Citation], body: Callable[[Citation], bool]) -> None:
    """Give short forms the citation and the name of the full form, wherever in the paper it stands."""
    full: dict[str, list[Citation]] = {}
    for citation in sorted(kept, key=lambda c: (not body(c), c.start)):
        if citation.cite and citation.series and not citation.short:
            full.setdefault(citation.series, []).append(citation)
    named = {name: c for options in full.values() for c in options if c.name for name in called(c)}
    seen: set[str] = set()
    for citation in kept:
        if citation.kind == "case" and citation.series:
            _resolve(citation, full.get(citation.series, []), named)
            if citation.cite in seen and not citation.dated and not citation.history:
                citation.short = True
            if citation.cite and body(citation) and (citation.dated or not citation.short):
                seen.add(citation.cite)


def called(citation: Citation) -> Iterator[str]:
    """How a case may be called once it has been cited in full: its alias, or the head of either party's name."""
    name = citation.name or ""
    if citation.alias:
        yield citation.alias
    parties = re.split(r"\sv\.\s", re.sub(r"^(?:In re:?|Ex parte|(?:In the )?Matter of)\s", "", name))
    for party in parties:
        words = party.replace(",", "").split()
        for count in range(min(4, len(words)), 0, -1):
            head = " ".join(words[:count])
            if not all(word.casefold().strip(".") in _GENERIC for word in words[:count]):
                yield head.removesuffix(".")
    yield name


def _resolve(citation: Citation, options: list[Citation], named: dict[str, Citation]) -> None:
    chosen = next((c for c in options if c.cite == citation.cite), None) if citation.cite else None
    if citation.cite is None:
        fitting = [c for c in options if c.page <= citation.page] or options
        chosen = max(fitting, key=lambda c: c.page, default=named.get(citation.name or ""))
    if chosen is None or chosen is citation:
        citation.short = citation.cite is None
        return
    citation.cite = chosen.cite
    if citation.short and citation.name and _NO_CASE.search(citation.name):
        citation.start = citation.core[0]  # "under the Act, 384 U.S. at 609": no name of the case
    if (citation.short or citation.name is None) and chosen.name:
        citation.name = chosen.name


def _all(citation: Citation) -> str:
    return f"{citation.name} {citation.alias or ''}"


def words_of(name: str) -> set[str]:
    """The words of a name for comparing, the smallest left out, shortened to their first three letters."""
    return {w[:3] for w in re.findall(r"\w+", name.casefold()) if len(w) > 2 and w not in ("the", "and", "inc", "llc")}
