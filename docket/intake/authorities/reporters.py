"""Volume, reporter and page, as eyecite's tables of reporters know them; the walk over a paper keeps a time budget."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_WINDOW = 70
_CACHE = 8192
# A volume, a capital letter, and another number not far behind: nothing else can be a reporter citation.
_PLACE = re.compile(
    r"(?<![\w.,$#-])(?<!\d )(?P<volume>\d{1,4})\s(?=U\.\s?S\.\s\(\d|[A-Z][^;()“”]{0,34}?(?:\d|[_–—-]{2}))"
)
_BLANK = re.compile(
    r"(?:_{2,}|-{2,}|—+|–{2,})\s(?P<reporter>U\.\s?S\.|S\.\s?Ct\.|F\.4th|F\.3d)\s?(?:_{2,}|-{2,}|—+|–{2,})"
)
_DOCKET = re.compile(
    r"\b(?:Docket|Case|Index|Civil\sAction|Nos?\.)\s(?:Nos?\.\s)?[^,;]{0,30}$"
)  # 15 Misc. 1902 of a caption
_NEUTRAL = re.compile(
    r"(?<=,\s)(?P<year>(?:19|20)\d\d)(?:-(?P<court>[A-Z]{4,6}|Ohio)-|\s(?P<illinois>IL(?:\sApp\s\(\d\w{1,2}\))?)\s)"
    r"(?P<number>\d{1,7}(?:-UB?)?)(?![\w-])"
)
_LONE = re.compile(r"[A-Z]\.?(?:\s?[23]d)?$")
_NOT_CASES = frozenset(("journal", "leg_statute", "leg_act", "admin_compilation", "admin_register"))


@dataclass(frozen=True, slots=True)
class Core:
    """Where a reporter citation stands, and what it says."""

    start: int
    end: int
    volume: str
    reporter: str
    page: str
    short: bool
    kind: str

    @property
    def cite(self) -> str:
        return f"{self.volume} {self.reporter} {self.page}"


class OutOfTimeError(Exception):
    """The budget is spent, or the person has asked to stop; ``at`` is the first offset that was not looked at."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def cores(text: str, stop: Callable[[], bool]) -> Iterator[Core]:
    """Reporter citations in order. Raises OutOfTimeError once ``stop`` says so."""
    done = 0
    for count, match in enumerate(_PLACE.finditer(text)):
        if count % 16 == 0 and stop():
            raise OutOfTimeError(match.start())
        if match.start() < done:
            continue
        window = text[match.start() : match.start() + _WINDOW]
        found = _token(window) or _token(window.replace("’", "'"))
        if found is None:
            continue
        length, volume, reporter, page, short, kind = found
        core = Core(match.start(), match.start() + length, volume, reporter, page, short, kind)
        if _DOCKET.search(text, max(0, match.start() - 40), match.start()):
            continue
        if (_LONE.match(core.reporter) or core.reporter == "Misc.") and not _dated(text, core.end):
            continue  # "10 A. 12" is a list as often as a report
        done = core.end
        yield core


def blanks(text: str) -> Iterator[Core]:
    """Reports that are still to come (--- U.S. ---), and the hyphened numbers of courts that report themselves."""
    for match in _NEUTRAL.finditer(text):
        cite = Core(
            match.start(),
            match.end(),
            match["year"],
            match["court"] or match["illinois"],
            match["number"],
            short=False,
            kind="case",
        )
        yield cite
    for match in _BLANK.finditer(text):
        reporter = match["reporter"].replace(" ", "").replace("Ct", " Ct")
        yield Core(match.start(), match.end(), "---", reporter, "---", short=False, kind="case")


def _dated(text: str, at: int) -> bool:
    return re.search(r"\([^()]{0,40}\d{4}\)|\bat\s\d", text[at - 8 : at + 90]) is not None


@lru_cache(maxsize=_CACHE)
def _token(window: str) -> tuple[int, str, str, str, bool, str] | None:
    """The longest reporter citation that begins a window."""
    from eyecite.models import CitationToken  # noqa: PLC0415 (a quarter of a second; only where a paper cites)
    from eyecite.tokenizers import default_tokenizer  # noqa: PLC0415

    best: tuple[int, str, str, str, bool, str] | None = None
    for token in default_tokenizer.extract_tokens(window):
        if not isinstance(token, CitationToken) or token.start != 0:
            continue
        volume, page = token.groups.get("volume"), token.groups.get("page")
        editions = token.exact_editions or token.variation_editions
        if not volume or not page or not editions or not page[:1].isdigit():
            continue
        if best is not None and (token.end, bool(token.exact_editions)) <= (best[0], False):
            continue
        names = {edition.short_name for edition in editions}
        printed = re.sub(r"\s+", " ", token.groups["reporter"]).strip()
        name = names.pop() if len(names) == 1 else printed
        kind = "case" if editions[0].reporter.cite_type not in _NOT_CASES else "other"
        kind = "statute" if name == "Stat." else kind
        best = (token.end, volume, name, page, bool(token.short), kind)
    return best
