"""The papers of a case as the audit sees them, and which of them a quotation is credited to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from docket.audit.source import SourceText
from docket.intake.facts import Quotation
from docket.intake.reading import Reading

_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"sur-?reply", ("sur_reply", "supplemental")),
    (r"supp(?:\.|lemental)?\b.*", ("supplemental", "sur_reply", "declaration", "brief")),
    (r"\b(?:decl|aff)\b|declaration|affidavit", ("declaration",)),
    (r"\b(?:compl|fac|sac|tac)\b|complaint", ("complaint",)),
    (r"\bopp(?:['’]n)?\b|opposition", ("opposition",)),
    (r"\breply\b", ("reply",)),
    (r"\b(?:mot|mtd|msj|mpa|mtc)\b|\bmotion\b", ("motion",)),
    (r"\border\b|\bminute", ("order", "minute", "judgment")),
    (r"\bans\b|answer", ("answer",)),
    (r"\bstip", ("stipulation",)),
    (r"\b(?:tr|transcript|dep|depo|deposition|testimony)\b", ("transcript",)),
    (r"\bletter\b", ("letter",)),
    (r"\bresp(?:onse)?\b", ("opposition", "supplemental", "answer", "other")),
    (r"\b(?:br|brief|mem|memorandum)\b", ("brief", "motion", "opposition", "reply", "supplemental")),
    (r"\bexh?\b|exhibit", ("exhibit",)),
)
_PLAIN = frozenset(
    """
    the that this his her its their our of to in for and support motion compel dismiss opposition reply supplemental own opening
    answering brief declaration decl order notice supp
    """.split()
)


@dataclass(frozen=True, slots=True)
class Filed:
    """An entry of the docket sheet: ``order`` is its place, ``names`` are those of its filer."""

    id: str
    number: str | None
    kind: str
    title: str
    name: str
    order: int
    party: str | None = None
    names: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    sha256: str | None = None
    attachment: int | None = None


@dataclass(frozen=True, slots=True)
class Credited:
    """The entries that a source may be; ``missing`` says in a sentence why there is none."""

    entries: tuple[str, ...] = ()
    missing: str | None = None
    exhibit: bool = False


class Papers:
    """The docket sheet as of a moment with the readings of the papers at hand."""

    def __init__(self, entries: Sequence[Filed], readings: Mapping[str, Reading]) -> None:
        self.entries = {e.id: e for e in entries}
        self.readings = {e.id: readings[e.id] for e in entries if e.id in readings}
        self._sources: dict[str, SourceText] = {}

    @cached_property
    def _numbered(self) -> dict[str, str]:
        return {e.number or e.id: e.id for e in self.entries.values()} | {e.id: e.id for e in self.entries.values()}

    def source(self, entry: str) -> SourceText:
        """The words of a paper at hand."""
        if entry not in self._sources:
            self._sources[entry] = SourceText(self.readings[entry].clean)
        return self._sources[entry]

    def credited(self, quotation: Quotation, quoting: str) -> Credited:
        """Which entries the credited source may be, as seen from the paper that quotes."""
        if quotation.source is None:
            return Credited(missing="No source is credited.")
        if quotation.authority is not None:
            return Credited(missing=f"{quotation.source} is not a paper of this case.")
        exhibit = any(p.kind == "exhibit" for p in quotation.pins)
        if quotation.document:
            return self._by_number(quotation, exhibit=exhibit)
        return self._by_name(quotation.source, quoting, exhibit=exhibit)

    def _by_number(self, quotation: Quotation, *, exhibit: bool) -> Credited:
        number = str(quotation.document).removeprefix("dkt:")
        entry = self._numbered.get(number)
        if entry is None:
            named = quotation.source and not re.search(rf"\b{re.escape(number)}$", quotation.source)
            told = f"Dkt. {number} ({quotation.source})" if named else f"Dkt. {number}"
            return Credited(missing=f"{told} is not on this docket.", exhibit=exhibit)
        return self._at_hand((entry,), exhibit=exhibit)

    def _by_name(self, source: str, quoting: str, *, exhibit: bool) -> Credited:
        plain = source.casefold()
        kinds = next((kinds for pattern, kinds in _KINDS if re.search(pattern, plain)), ())
        here = self.entries[quoting]
        found = [e for e in self.entries.values() if e.kind in kinds and e.order < here.order and e.id != quoting]
        found = self._of_owner(found, source, here)
        if len(found) > 1 and kinds[0] != "declaration":
            first = [e for e in found if e.kind == kinds[0]]
            found = first or found
            near = [e for e in found if e.id in here.to or set(e.to) & set(here.to)]
            found = near or found
        if not found:
            return Credited(missing=f"No earlier entry of this docket answers to “{source}”.", exhibit=exhibit)
        return self._at_hand(tuple(e.id for e in found), exhibit=exhibit)

    def _of_owner(self, found: list[Filed], source: str, here: Filed) -> list[Filed]:
        """Those whose title or filer has the names that stand in the source: "Roe Decl.", "Acme's Opp."."""
        words = {
            w.casefold()
            for w in re.findall(r"[^\W\d_]{2,}", source.replace("’s", "").replace("'s", ""))
            if w[:1].isupper()
        }
        names = {w for w in words - _PLAIN if not any(re.fullmatch(rf"(?:{pattern})", w) for pattern, _ in _KINDS)}
        if names:
            owned = [
                e for e in found if names & set(re.findall(r"[^\W\d_]{2,}", " ".join((e.title, *e.names)).casefold()))
            ]
            return owned if owned or any(e.kind == "declaration" for e in found) else found
        if re.match(r"(?:its|his|her|their)\b", source, re.IGNORECASE):
            return found
        if re.match(r"(?:our|my)\b", source, re.IGNORECASE):
            return [e for e in found if e.party == here.party]
        return found

    def _at_hand(self, entries: tuple[str, ...], *, exhibit: bool) -> Credited:
        known = tuple(e for e in entries if e in self.readings)
        if known:
            return Credited(known, exhibit=exhibit)
        listed = ", ".join(self.entries[e].name for e in entries[:4])
        verb = "is" if len(entries) == 1 else "are"
        return Credited(missing=f"{listed} {verb} not at hand.", exhibit=exhibit)

    def key(self, quotation: Quotation, quoting: str) -> str | None:
        """What two quotations of one source share: the citation, the docket number, or the paper meant."""
        if quotation.source is None:
            return None
        if quotation.authority:
            return "law:" + re.sub(r"[\s.,’']", "", quotation.authority).casefold()
        exhibits = "".join(f"/{p.low}" for p in quotation.pins if p.kind == "exhibit")
        if quotation.document:
            return quotation.document + exhibits
        found = self.credited(quotation, quoting)
        if len(found.entries) == 1:
            return f"dkt:{found.entries[0]}{exhibits}"
        return "as:" + " ".join(quotation.source.casefold().split()) + exhibits
