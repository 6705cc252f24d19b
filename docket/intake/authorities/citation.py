"""A citation of an authority in clean text, while it is being put together."""

import re
from dataclasses import dataclass

_FIRST_PAGE = re.compile(r"(?<!WL)(?<!LEXIS)\s(\d{1,4})$")  # those two number documents


@dataclass(slots=True)
class Citation:
    """Offsets are of the clean text. ``core`` bounds the volume, reporter and page, or the section of a code."""

    start: int
    end: int
    core: tuple[int, int]
    kind: str
    cite: str | None
    name: str | None = None
    short: bool = False
    pin: str | None = None
    dated: bool = False  # a court or year stands behind it: a full form
    history: bool = False  # (aff'd, cert. denied): an Id. behind it means the decision below
    nested: bool = False  # inside the parenthesis of another citation: no Id. means it
    series: str = ""  # volume and reporter, to find what a short form stands for
    page: int = 0
    alias: str | None = None  # the short name that the paper gives it: ("Roe I")

    def may_hold(self, pin: str) -> bool:
        """Whether an Id. with this page can mean it: no report has a page before its first, nor a page with a star."""
        first = _FIRST_PAGE.search(self.cite or "")
        if self.kind != "case" or not self.series or first is None:
            return True
        return not pin.startswith("*") and int(first[1]) <= int(pin)
