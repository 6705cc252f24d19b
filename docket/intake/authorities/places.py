"""Just enough of legal citations to know what an Id. stands for; reading authorities is another stage."""

import re
from collections.abc import Iterator

# Reporters as they are printed; a space may stand or be missing after any full stop.
_REPORTERS = (
    "U.S.", "S. Ct.", "L. Ed. 2d", "L. Ed.", "F.2d", "F.3d", "F.4th", "F.", "F. Supp. 2d", "F. Supp. 3d",
    "F. Supp.", "F. App’x", "F.R.D.", "B.R.", "Fed. Cl.", "WL", "U.S. LEXIS", "U.S. Dist. LEXIS",
    "U.S. App. LEXIS", "N.E.", "N.E.2d", "N.E.3d", "N.W.", "N.W.2d", "P.", "P.2d", "P.3d", "A.", "A.2d", "A.3d",
    "S.E.", "S.E.2d", "S.W.", "S.W.2d", "S.W.3d", "So.", "So. 2d", "So. 3d", "N.Y.S.", "N.Y.S.2d", "N.Y.S.3d",
    "N.Y.", "N.Y.2d", "N.Y.3d", "A.D.", "A.D.2d", "A.D.3d", "Misc.", "Misc. 2d", "Misc. 3d", "Cal.", "Cal. 2d",
    "Cal. 3d", "Cal. 4th", "Cal. 5th", "Cal. App. 3d", "Cal. App. 4th", "Cal. App. 5th", "Cal. Rptr.",
    "Cal. Rptr. 2d", "Cal. Rptr. 3d", "Ill. App. 3d", "Fed. Reg.", "C.F.R.", "U.S.C.",
)  # fmt: skip


def _pattern(reporter: str) -> str:
    return re.escape(reporter).replace(r"\ ", r"\s?").replace("’", "[’']").replace(r"\.", r"\.\s?")


_CITES = re.compile(
    r"\b\d{1,4}\s(?:"
    + "|".join(sorted(map(_pattern, _REPORTERS), key=len, reverse=True))
    + r")\s?(?:at\s|§{1,2}\s?)?\*?\d"
    r"|\b\d{1,4}\s[A-Z][\w.]{0,12}\s(?:[A-Z][\w.]{0,8}\s){0,3}(?:L\.\s?J\.|L\.\s?Rev\.|L\.\s?REV\.)\s\d"
    r"|\bFed\.\sR\.\s(?:Civ|Crim|Evid|App|Bankr)\.|\b(?:Code|Law|Stat\.|Act|CODE)\s§{1,2}\s?\d|\bU\.S\.C?\.?\sConst\."
    r"|\b(?:Civ\.|Civil|Crim\.|Local)\s(?:L\.R\.|Rule|Local\sRule)\s\d"
    r"|\b[A-Z][\w’'.-]{1,30},?\sat\s\*?\d"  # a short form: Arista at 119
)


def authority_places(text: str) -> Iterator[int]:
    """The offsets at which something that looks like a legal authority is cited."""
    for match in _CITES.finditer(text):
        yield match.start()
