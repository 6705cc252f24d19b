"""Where a sentence tells what somebody asks, what was ordered earlier or what the law says: no order follows there."""

import re
from bisect import bisect_right

_RECITAL = re.compile(
    r"\b(?:argues?|contends?|asserts?|represents?|says|stated\sthat|informs?|proposes|(?<!\ban\s)(?<!\bthe\s)(?<!\bof\s)agreed|promise[sd]|quoting|citing|requests?\sthat|asks?\sthat|Rule\s\d+\S*\s(?:provides|requires|states)"
    r"|previously|originally|earlier\sordered|had\sbeen|(?:was|were)\s(?:\w+ly\s)?(?:ordered|directed|required|due)|Court\s(?:had\s)?ordered"
    r"|Court[’']s\s(?:prior|previous|earlier|\w+\s\d{1,2},?\s\d{4}),?\sorder|statute\sof\slimitations|Congress|general\srule|generally|WHEREAS"
    r"|(?:agreement|contract|lease|policy|statute|clause|note|provision|bylaws|regulations?|rules?)\s(?:\w+ly\s)?(?:provide|require|state|oblige)[sd]?"
    r"|[Uu]nder\sthe\s(?:\w+\s){0,2}(?:agreement|contract|lease|policy|statute|note|regulations?|rules?))\b"
)
_ASIDE = re.compile(r",\s(?:which|previously|originally|currently|now)\b[^,;]{0,80}(?:,\s\d{4})?,")


class Recitals:
    """The recitals of one sentence, found once."""

    def __init__(self, words: str) -> None:
        asides = [m.span() for m in _ASIDE.finditer(words)]
        self.clauses = [0, *(m.end() for m in re.finditer(r";\s", words))]
        self.found = [
            (*m.span(), next((end for start, end in asides if start <= m.start() < end), None))
            for m in _RECITAL.finditer(words)
        ]

    def before(self, at: int) -> bool:
        """Whether one stands before ``at`` in its clause; one in an aside that is closed by then does not count."""
        low = self.clauses[bisect_right(self.clauses, at) - 1]
        return any(low <= start and end <= at and (closes is None or at < closes) for start, end, closes in self.found)
