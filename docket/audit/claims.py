"""A claimed concession against the passage that it cites: what would bear it out, and in what it goes beyond."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docket.audit.judging import judge
from docket.audit.papers import Filed, Papers
from docket.audit.places import clean_range, page_lines
from docket.audit.source import SourceText
from docket.intake.concessions_likeness import denies, relabelled, scope_of, stems
from docket.intake.facts import Pin, Quotation, RecordCite
from docket.intake.reading import Reading
from docket.intake.rows import Role
from docket.intake.sentences import sentences
from docket.intake.spans import Span
from domain.values import RESPONSIVE

_LEAST = 2  # telling words that two statements on one point have in common
_MOST = 3
_BEYOND = re.compile(
    r"[,;—]\s(?P<word>but|except|unless|provided\s(?:that)?|although|though|however|only\sif|so\slong\sas|if)\b",
    re.IGNORECASE,
)
_ASSUMED = re.compile(
    r"\b(?:even\s)?assuming\b|\barguendo\b|\beven\sif\b|\bfor\s(?:the\s)?(?:sake|purposes?)\sof\s(?:the\s)?argument\b",
    re.IGNORECASE,
)
_DISPUTES = re.compile(
    r"\b(?:disput|den(?:y|ies|ied)|contest|challeng|wrong|incorrect|untrue|false|fails?|not|no|lacks?|never|oppos)",
    re.IGNORECASE,
)
_ABSENT = "The paper itself is not at hand."
_QUALIFIED = "The cited sentence goes on: “{}”."


@dataclass(frozen=True, slots=True)
class Asserted:
    """A claim as the audit needs it: ``names`` are those by which the conceder is known."""

    entry: str
    names: frozenset[str]
    voice: str
    manner: str
    proposition: str
    quote: str
    cites: tuple[RecordCite, ...]
    span: Span | None
    cited: tuple[str, ...] = ()  # as a person recorded them, where the citing paper is not at hand
    recorded: tuple[str, ...] = ()  # the conceder's own words, as a person traced them


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of a paper at hand, by clean offsets, with the telling words that it shares with a claim."""

    entry: str
    start: int
    end: int
    text: str
    shared: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A proposed verdict with its ground, and the sentences compared."""

    verdict: str | None
    detail: str
    found: tuple[Found, ...] = ()


class Claims:
    """The claims of a case against its papers at hand."""

    def __init__(self, papers: Papers, people: frozenset[str]) -> None:
        self.papers = papers
        self._people = stems(" ".join(people))
        self._told: dict[str, list[tuple[int, int, str, frozenset[str]]]] = {}

    def check(self, claim: Asserted) -> Checked:
        """What the record at hand makes of a claim. Heuristic: it compares words, it understands nothing."""
        checked = self._checked(claim)
        if checked.verdict == "not_at_hand" and claim.voice != "own":
            return self._recorded(claim) or checked
        return checked

    def _recorded(self, claim: Asserted) -> Checked | None:
        """The claim against the words that a person traced to the conceder, where the papers are not at hand."""
        for words in claim.recorded:
            if labels := relabelled(f"{claim.quote} {claim.proposition}", words):
                told = f"The claim says “{labels[0]}”; the conceder's words as recorded say “{labels[1]}”. {_ABSENT}"
                return Checked("relabels", told)
            wider = sorted(scope_of(claim.proposition) - scope_of(words))
            shared = stems(claim.proposition, self._people) & stems(words, self._people)
            if wider and len(shared) >= _LEAST:
                told = f"The claim says “{wider[0]}”; the conceder's words as recorded do not. {_ABSENT}"
                return Checked("overstates", told)
        return None

    def _checked(self, claim: Asserted) -> Checked:
        if claim.cites:
            return self._cited(claim)
        if claim.cited and claim.span is None:
            return Checked("not_at_hand", f"{claim.cited[0]} was not compared: the papers are not at hand.")
        if claim.voice == "own":
            return Checked(None, "The party's own words; they cite nothing to compare with.")
        if claim.manner == "silence":
            return self._silent(claim)
        nearest = self.statements(claim, frozenset({"earlier"}))
        if nearest:
            return self._compared(
                claim,
                [f for _, f in nearest],
                "The claim cites nothing; the nearest earlier words of the conceder at hand are compared. ",
            )
        return Checked(
            "not_at_hand", "The claim cites nothing, and no earlier paper of the conceder at hand speaks of it."
        )

    def _cited(self, claim: Asserted) -> Checked:
        missing: list[str] = []
        for cite in claim.cites:
            as_quoted = Quotation("", cite.source, None, cite.span, document=cite.document, pins=cite.pins)
            credited = self.papers.credited(as_quoted, claim.entry)
            if credited.missing or (credited.exhibit and len(credited.entries) > 1):
                missing.append(credited.missing or f"{cite.text}: which exhibit is meant cannot be told.")
                continue
            for entry in credited.entries:
                altered = self._quoted(claim, cite, entry)
                found = self._at(claim, entry, cite.pins)
                if altered:
                    return Checked("alters", altered, tuple(found))
                if found:
                    return self._compared(claim, found, "")
        if len(missing) < len(claim.cites):
            return Checked(None, "The cited place has few words in common with the claim: read it.")
        return self._through_others(claim, missing[0])

    def _quoted(self, claim: Asserted, cite: RecordCite, entry: str) -> str | None:
        """What is altered in the words that the claim itself quotes from the cited paper, without a mark."""
        if claim.span is None:
            return None
        for quoted in self.papers.readings[claim.entry].quotations:
            inside = claim.span.start <= quoted.span.start and quoted.span.end <= max(claim.span.end, cite.span.end)
            if not inside or (quoted.document, quoted.source) != (cite.document, cite.source):
                continue
            judged = judge(quoted.text, quoted.pins, self.papers.source(entry))
            real = [d for d in judged.differences if not d.marked and d.kind not in {"case", "punctuation"}]
            if judged.verdict == "altered_unmarked" and real:
                told = "; ".join(f"“{d.quoted or '–'}” for “{d.source or '–'}”" for d in real[:3])
                return f"The claim quotes “{quoted.text}”; the source differs without a mark ({told})."
        return None

    def _through_others(self, claim: Asserted, missing: str) -> Checked:
        """The cited paper is not at hand, but papers at hand may quote the place."""
        for entry, reading in self.papers.readings.items():
            for quoted in reading.quotations:
                cite = next((c for c in claim.cites if _one_place(c, quoted)), None)
                if cite is None or len(quoted.text.split()) < _MOST:
                    continue
                if labels := relabelled(claim.quote, quoted.text):
                    name = self.papers.entries[entry].name
                    told = (
                        f"The claim says “{labels[0]}”; {cite.source} as quoted in {name} says “{labels[1]}”. {missing}"
                    )
                    low = _place(self.papers.source(entry), quoted.span)
                    found = (Found(entry, *low, quoted.text, 0),) if low else ()
                    return Checked("relabels", told, found)
        return Checked("not_at_hand", missing)

    def _compared(self, claim: Asserted, found: Sequence[Found], lead: str) -> Checked:
        """The verdict from the words of the best sentences."""
        tops = [f for f in found if f.shared == found[0].shared]
        telling = (f for f in tops if relabelled(claim.quote, f.text) or _ASSUMED.search(f.text))
        best = next(telling, found[0])  # of sentences as near as one another, the one that parts from the claim
        verdict, detail = self._verdict(claim, best, " ".join(f.text for f in found[:2] if f.shared * 2 >= best.shared))
        return Checked(verdict, lead + detail, tuple(found))

    def _verdict(self, claim: Asserted, best: Found, near: str) -> tuple[str | None, str]:
        mine = stems(claim.proposition, self._people)
        if departure := self._departure(claim, best, near):
            return departure
        enough = best.shared >= min(_LEAST, len(mine)) and best.shared * 2 >= len(mine)
        if not enough:
            return None, "The passage has few words in common with the claim: read it."
        negated = denies(claim.proposition) != denies(best.text)
        if negated and best.shared * 5 >= len(mine) * 3:
            return "contradicts", "One of the two, claim or passage, has a negation that the other has not."
        return "supports", f"The passage has {best.shared} of the {len(mine)} telling words of the claim."

    def _departure(self, claim: Asserted, best: Found, near: str) -> tuple[str, str] | None:
        """In what the claim goes beyond the passage, or gives another name to what it says."""
        mine = stems(claim.proposition, self._people)
        enough = best.shared >= min(_LEAST, len(mine)) and best.shared * 2 >= len(mine)
        wider = sorted(scope_of(claim.proposition) - scope_of(near))
        beyond = _BEYOND.search(best.text)
        labels = relabelled(claim.quote, best.text)
        if wider and best.shared >= _LEAST:
            return "overstates", f"The claim says “{wider[0]}”; the passage does not."
        if beyond and not _BEYOND.search(claim.quote) and (labels or enough):
            rest = " ".join(best.text[beyond.start("word") :].split())
            return "overstates", _QUALIFIED.format(rest[:160])
        if labels:
            return "relabels", f"The claim says “{labels[0]}”; the passage says “{labels[1]}”."
        if _ASSUMED.search(best.text) and not _ASSUMED.search(claim.quote) and best.shared >= _LEAST:
            return "relabels", "The passage assumes it for the sake of argument."
        return None

    def _silent(self, claim: Asserted) -> Checked:
        """A claim from silence is tried on the earlier papers in which the conceder could have answered."""
        here = self.papers.entries[claim.entry]
        could = [e for e in self._of(claim) if e.order < here.order and e.kind in RESPONSIVE]
        if not could or any(e.id not in self.papers.readings for e in could):
            names = ", ".join(e.name for e in could if e.id not in self.papers.readings)
            return Checked(
                "not_at_hand",
                f"Silence is judged on the papers that could have spoken: {names or 'none is on the docket'} not at hand.",
            )
        for entry in could:
            found = self._best(claim, entry.id)
            against = [f for f in found if _DISPUTES.search(f.text)]
            if against:
                return Checked(
                    "contradicts", f"{entry.name} speaks of it, it seems against it.", tuple(against[:_MOST])
                )
        listed = ", ".join(e.name for e in could)
        return Checked(
            "supports",
            f"No sentence of {listed} was found that speaks of it. What silence amounts to is for the court.",
        )

    # --- sentences ----------------------------------------------------------------------------------------------------

    def statements(self, claim: Asserted, relations: frozenset[str]) -> list[tuple[str, Found]]:
        """What the conceder says on the point in other papers at hand, by docket order."""
        here = self.papers.entries[claim.entry].order
        told = []
        for entry in self._of(claim):
            relation = "earlier" if entry.order < here else "later"
            if entry.id != claim.entry and relation in relations and entry.id in self.papers.readings:
                told += [(relation, f) for f in self._best(claim, entry.id)[:_MOST]]
        return told

    def court(self, claim: Asserted) -> list[Found]:
        """What orders at hand say on the point, where they name the conceder or speak of conceding."""
        told = []
        for entry in self.papers.entries.values():
            if (
                entry.kind not in {"order", "minute", "judgment"}
                or entry.id not in self.papers.readings
                or entry.id == claim.entry
            ):
                continue
            told += [f for f in self._best(claim, entry.id) if _of_concessions(f.text) or _named(f.text, claim.names)][
                :_MOST
            ]
        return told

    def taken_up(self, claim: Asserted) -> bool | None:
        """Whether a later paper of somebody else at hand takes up one's own words; None where there is no such paper."""
        here = self.papers.entries[claim.entry]
        mine = {e.id for e in self._of(claim)}
        later = [
            e for e in self.papers.entries.values()
            if e.order > here.order and e.id not in mine and e.id in self.papers.readings
            and (e.kind in RESPONSIVE or e.kind in {"motion", "letter"})
        ]  # fmt: skip
        if not later:
            return None
        return any(_of_concessions(f.text) or _cites(f.text, here) for e in later for f in self._best(claim, e.id))

    def _of(self, claim: Asserted) -> list[Filed]:
        return [e for e in self.papers.entries.values() if claim.names & {n.casefold() for n in e.names}]

    def _at(self, claim: Asserted, entry: str, pins: Sequence[Pin]) -> list[Found]:
        """The sentences of the cited place that share most with the claim; where the place cannot be told, of the whole paper."""
        source = self.papers.source(entry)
        rows = self._scored(claim, entry)
        at_pin = [f for f in rows if source.at_pin(f.start, f.end, pins)]
        unsure = [f for f in rows if source.at_pin(f.start, f.end, pins) is None]
        chosen = [f for f in (at_pin or unsure) if f.shared]
        return sorted(chosen, key=lambda f: (not self._on_lines(f, pins), -f.shared, f.start))[:_MOST]

    def _on_lines(self, found: Found, pins: Sequence[Pin]) -> bool:
        """Whether a sentence stands on the cited lines of its page; true where no lines are cited or none can be told."""
        cited = [_range(p) for p in pins if p.kind == "line"]
        if not cited:
            return True
        reading = self.papers.readings[found.entry]
        lines = page_lines(reading.clean, reading.clean.span(found.start, found.end))
        return lines is None or any(low <= lines[1] and lines[0] <= high for low, high in cited)

    def _best(self, claim: Asserted, entry: str) -> list[Found]:
        mine = stems(claim.proposition, self._people)
        least = max(_LEAST, (2 * len(mine) + 4) // 5)
        return sorted((f for f in self._scored(claim, entry) if f.shared >= least), key=lambda f: (-f.shared, f.start))

    def _scored(self, claim: Asserted, entry: str) -> list[Found]:
        mine = stems(f"{claim.proposition} {_inner(claim.quote)}", self._people)
        return [Found(entry, a, b, text, len(mine & words)) for a, b, text, words in self._sentences(entry)]

    def _sentences(self, entry: str) -> list[tuple[int, int, str, frozenset[str]]]:
        if entry not in self._told:
            self._told[entry] = list(_told(self.papers.readings[entry], self._people))
        return self._told[entry]


def _told(reading: Reading, people: frozenset[str]) -> Iterator[tuple[int, int, str, frozenset[str]]]:
    text = reading.clean.text
    for flow in reading.clean.flows:
        for start, end in sentences(text, flow.start, flow.end):
            if end > start and reading.clean.role(start) is not Role.CONTENTS:
                words = " ".join(text[start:end].split())
                yield start, end, words, stems(words, people)


def _inner(quote: str) -> str:
    """The words that a claim itself quotes."""
    return " ".join(re.findall(r"[“\"]([^”\"]+)[”\"]", quote))


def _one_place(cite: RecordCite, quoted: Quotation) -> bool:
    """Whether a quotation is credited to the document of a cite, at a pin that meets the cite's."""
    if (
        quoted.source is None
        or quoted.authority
        or (cite.document or cite.source) != (quoted.document or quoted.source)
    ):
        return False
    mine, theirs = ([p for p in pins if p.kind == "paragraph"] for pins in (cite.pins, quoted.pins))
    if not mine or not theirs:
        return cite.pins == quoted.pins
    return any(_range(p)[0] <= _range(q)[1] and _range(q)[0] <= _range(p)[1] for p in mine for q in theirs)


def _range(pin: Pin) -> tuple[int, int]:
    low, high = pin.low, pin.high
    return (low, high) if isinstance(low, int) and isinstance(high, int) else (-1, -2)


def _place(source: SourceText, span: Span) -> tuple[int, int] | None:
    low, high = clean_range(source.paper, span)
    return (low, high) if high else None


def _of_concessions(words: str) -> bool:
    return (
        re.search(
            r"\b(?:conced|concession|admit|admission|acknowledg|accept|agree|undisput|disput)", words, re.IGNORECASE
        )
        is not None
    )


def _named(words: str, names: frozenset[str]) -> bool:
    plain = words.casefold()
    return any(name in plain for name in names if len(name) > 3)


def _cites(words: str, entry: Filed) -> bool:
    """Whether a sentence cites an entry by number or by the kind of its paper."""
    kind = re.escape(entry.kind.replace("_", " ")[:4])
    numbered = entry.number and re.search(rf"\b(?:Dkt|ECF|Doc)\.?\s(?:No\.\s)?{re.escape(entry.number)}\b", words)
    return bool(numbered or re.search(rf"\b{kind}\w*\.?\s(?:at\s|¶)", words, re.IGNORECASE))
