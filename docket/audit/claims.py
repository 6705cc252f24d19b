"""A claimed concession against the passage that it cites: what would bear it out, and in what it goes beyond."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docket.audit.judging import judge
from docket.audit.lines import clean_range
from docket.audit.source import SourceText
from docket.audit.statements import LEAST, MOST, Asserted, Found, Statements, pin_range
from docket.intake.concessions_likeness import denies, relabelled, scope_of, stems
from docket.intake.facts import Quotation, RecordCite
from docket.intake.spans import Span
from domain.text import clip
from domain.values import RESPONSIVE
from projections.quotations import Difference

__all__ = ["Asserted", "Checked", "Claims", "Found"]

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
class Checked:
    """A proposed verdict with its ground, and the sentences compared."""

    verdict: str | None
    detail: str
    found: tuple[Found, ...] = ()


class Claims(Statements):
    """The claims of a case against its papers at hand."""

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
            shared = stems(claim.proposition, self.people) & stems(words, self.people)
            if wider and len(shared) >= LEAST:
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
                found = self.at(claim, entry, cite.pins)
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
                told = "; ".join(map(_unmarked, real[:3]))
                return f"The claim quotes “{quoted.text}”; the source differs without a mark ({told})."
        return None

    def _through_others(self, claim: Asserted, missing: str) -> Checked:
        """The cited paper is not at hand, but papers at hand may quote the place."""
        for entry, reading in self.papers.readings.items():
            for quoted in reading.quotations:
                cite = next((c for c in claim.cites if _one_place(c, quoted)), None)
                if cite is None or len(quoted.text.split()) < MOST:
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
        mine = stems(claim.proposition, self.people)
        if departure := self._departure(claim, best, near):
            return departure
        enough = best.shared >= min(LEAST, len(mine)) and best.shared * 2 >= len(mine)
        if not enough:
            return None, "The passage has few words in common with the claim: read it."
        negated = denies(claim.proposition) != denies(best.text)
        if negated and best.shared * 5 >= len(mine) * 3:
            return "contradicts", "One of the two, claim or passage, has a negation that the other has not."
        return "supports", f"The passage has {best.shared} of the {len(mine)} telling words of the claim."

    def _departure(self, claim: Asserted, best: Found, near: str) -> tuple[str, str] | None:
        """In what the claim goes beyond the passage, or gives another name to what it says."""
        mine = stems(claim.proposition, self.people)
        enough = best.shared >= min(LEAST, len(mine)) and best.shared * 2 >= len(mine)
        wider = sorted(scope_of(claim.proposition) - scope_of(near))
        beyond = _BEYOND.search(best.text)
        labels = relabelled(claim.quote, best.text)
        if wider and best.shared >= LEAST:
            return "overstates", f"The claim says “{wider[0]}”; the passage does not."
        if beyond and not _BEYOND.search(claim.quote) and (labels or enough):
            rest = " ".join(best.text[beyond.start("word") :].split())
            return "overstates", _QUALIFIED.format(clip(rest, 160).removesuffix("."))
        if labels:
            return "relabels", f"The claim says “{labels[0]}”; the passage says “{labels[1]}”."
        if _ASSUMED.search(best.text) and not _ASSUMED.search(claim.quote) and best.shared >= LEAST:
            return "relabels", "The passage assumes it for the sake of argument."
        return None

    def _silent(self, claim: Asserted) -> Checked:
        """A claim from silence is tried on the earlier papers in which the conceder could have answered."""
        here = self.papers.entries[claim.entry]
        could = [e for e in self.of(claim) if e.order < here.order and e.kind in RESPONSIVE]
        if not could or any(e.id not in self.papers.readings for e in could):
            names = ", ".join(e.name for e in could if e.id not in self.papers.readings)
            told = f"not at hand: {names}" if names else "no earlier paper of the conceder is on this docket"
            return Checked("not_at_hand", f"Silence is judged on the papers that could have spoken; {told}.")
        for entry in could:
            found = self.best(claim, entry.id)
            against = [f for f in found if _DISPUTES.search(f.text)]
            if against:
                return Checked("contradicts", f"{entry.name} speaks of it, it seems against it.", tuple(against[:MOST]))
        listed = ", ".join(e.name for e in could)
        return Checked(
            "supports",
            f"No sentence of {listed} was found that speaks of it. What silence amounts to is for the court.",
        )


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
    return any(pin_range(p)[0] <= pin_range(q)[1] and pin_range(q)[0] <= pin_range(p)[1] for p in mine for q in theirs)


def _place(source: SourceText, span: Span) -> tuple[int, int] | None:
    low, high = clean_range(source.paper, span)
    return (low, high) if high else None


def _unmarked(one: Difference) -> str:
    if one.quoted and one.source:
        return f"“{one.quoted}” for “{one.source}”"
    return f"“{one.quoted}” is put in" if one.quoted else f"“{one.source}” is left out"
