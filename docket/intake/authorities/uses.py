"""What a paper does with an authority: relies on it, distinguishes it, quotes it, or only cites it. A machine's reading."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docket.intake.authorities.citation import Citation
from docket.intake.authorities.finding import Legal
from docket.intake.authorities.resolving import citations
from docket.intake.authorities.tails import close
from docket.intake.clean import CleanText
from docket.intake.facts import RecordCite
from docket.intake.sentences import sentences
from docket.intake.spans import Span

_REACH = 900
_AGAINST = re.compile(
    r"\b(?:distinguish\w*(?!\sbetween)\b|inapposite|inapplicable|unavailing|misplaced|unpersuasive|no\shelp|off\spoint|unlike\sin|wrongly\sdecided|"
    r"distinction|not\s(?:controlling|binding|persuasive|apply|to\sthe\scontrary)|declin\w+\sto\sfollow|does\snot\s(?:help|support|hold|apply)|"
    r"nothing\slike|superseded|overruled|abrogated|contrary\sto|But\ssee|But\scf|[Cc]ontra|no\ssuch\sthing|misreads|overreads)\b"
)
_AFTER = re.compile(
    r"\s?(?:That|This|Those|These|But|There|The)\s(?:case|cases|decision|authority|authorities|reliance)\b"
)
_FOR = re.compile(
    r"\b(?:rel(?:y|ies|ied|ying)\s(?:up)?on|under|pursuant\sto|as\s[^.]{1,60}\s(?:held|explained|recognized|made\sclear)|held|holds|holding|"
    r"requires?|recognized|explained|concluded|confirmed|affirmed|followed|governs?|controls?|controlling|authorizes|provides|established)\b"
)
_THEIRS = re.compile(
    r"\b(?:[A-Z][\w’'.-]+|[Tt]he\s(?:government|State|City|County))(?:[’']s?)?\s(?:also\s|itself\s|further\s|mistakenly\s|heavily\s|principally\s)*"
    r"(?:relies|relied|reliance|cites|cited|points|invokes|quotes|compares|contends|argues)\b|\bcited\sby\s[A-Z]"
)
_QUOTE_BEFORE = re.compile(r"[“\"]([^“”\"]{3,1200})[”\"][.,;]?\s?(?:(?:[Ss]ee|[Ii]n)\s)?$")
_QUOTE_BEHIND = re.compile(r"\s?\([^()“\"]{0,80}[“\"]([^“”\"]{3,1200})[”\"]")
_DOCKET = re.compile(r"\bNo\.\s([\w:.()/&–-]{2,40}(?:\s[\w():/.&-]*\d[\w():/.&-]*){0,3})")
_COURT = re.compile(r"\(([^()]*?)\s?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s)?((?:19|20|18|17)\d\d)\)$")
_JUDGE = re.compile(r"\s?(?:\([^()]{0,200}\)\s?)?\(([A-Z][\w’'-]+),\s(?:[A-Z]\.\s?){0,2}C?\.?J\.\)")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_THIS_COURT = re.compile(r"\bthis\sCourt\b")


@dataclass(frozen=True, slots=True)
class Use:
    """One citation and what is done with it. ``clause`` is the sentence that it stands in; offsets are of the file."""

    kind: str
    cite: str | None
    name: str | None
    alias: str | None
    text: str
    pin: str | None
    short: bool
    parallel: bool  # stands right behind the citation before it: the same decision
    docket: str | None
    court: str | None
    year: str | None
    judge: str | None
    this_court: bool
    how: str  # relies, distinguishes, quotes, cites
    quote: str | None
    span: Span


def uses(paper: CleanText, legal: Legal, cites: Iterable[RecordCite]) -> tuple[Use, ...]:
    """Every citation of the paper in the order of the clean text."""
    found = citations(paper, legal, cites)
    return tuple(_uses(paper, found))


def _uses(paper: CleanText, found: list[Citation]) -> Iterator[Use]:
    text = paper.text
    before: Citation | None = None
    for citation in found:
        low, high = _sentence(paper, citation)
        how, quote = _how(text, citation, low, high)
        words = " ".join(text[citation.start : citation.end].split())
        court = _COURT.search(words)
        docket = _DOCKET.search(words)
        judge = _JUDGE.match(text, citation.end)
        beside = (
            before is not None and before.kind == "case" and 0 < citation.start - before.end <= 3 and not before.dated
        )
        this_court = _THIS_COURT.search(_QUOTED.sub(" ", text[low : citation.start])) is not None
        yield Use(
            citation.kind, citation.cite, citation.name, citation.alias, words, citation.pin, citation.short,
            beside and citation.start == citation.core[0], docket.group(1).strip(" ,") if docket else None,
            court.group(1).strip() or None if court else None, court.group(2) if court else None,
            judge.group(1) if judge else None, this_court, how, quote, paper.span(citation.start, citation.end),
        )  # fmt: skip
        before = citation


def _sentence(paper: CleanText, citation: Citation) -> tuple[int, int]:
    """The sentence of a citation; one that holds nothing but citations takes the sentence before along."""
    flow = paper.flow(citation.start)
    low, high = max(flow.start, citation.start - _REACH), min(flow.end, citation.end + _REACH)
    spans = list(sentences(paper.text, low, high))
    place = next((n for n, (start, end) in enumerate(spans) if start <= citation.start < end), 0)
    if not spans:
        return low, high
    start, end = spans[place]
    if place and citation.start - start < 40:
        start = spans[place - 1][0]
    return start, end


def _how(text: str, citation: Citation, low: int, high: int) -> tuple[str, str | None]:
    quote = _QUOTE_BEFORE.search(text, low, citation.start)
    behind = close(text, citation.end)
    inside = _QUOTE_BEHIND.match(text, citation.end, behind) if behind > citation.end else None
    words = " ".join((quote or inside).group(1).split()) if (quote or inside) else None  # type: ignore[union-attr]
    following = text[high : high + 200]
    after = _AFTER.match(following)
    own = max(low, text.rfind(";", low, citation.start) + 1)
    rest = text[behind:high] if ";" not in text[behind : behind + 3] else ""
    told = f"{text[own : citation.start]} {text[citation.end : behind]} {rest.partition(';')[0]}"
    against = _AGAINST.search(_QUOTED.sub(" ", told))
    if against or (after and _AGAINST.search(following.split(". ")[0])):
        return "distinguishes", words
    if quote or inside:
        return "quotes", words
    if _THEIRS.search(text, low, citation.start):
        return "cites", None
    return ("relies" if _FOR.search(text, low, min(high, citation.start)) else "cites"), None
