"""Which court a source comes from: its own hosts first, then the keys of its papers, then its heading. Ids are CourtListener's."""

import re
from collections import Counter
from itertools import islice

from docket.intake.courts import court_id

_CL_OF_PACER = {"azb": "arb", "cofc": "uscfc", "neb": "nebraskab", "nysb-mega": "nysb", "bap": "bap9"}
_PACER_OF_CL = {"arb": "azb", "uscfc": "cofc", "nebraskab": "neb"}
_HOST = re.compile(r"\b(?:ecf|acms-showdoc|[a-z0-9]+-showdoc)\.([a-z0-9-]{2,10})\.uscourts\.gov", re.IGNORECASE)
_ACMS_HOST = re.compile(r"\b([a-z0-9]{3,5})-showdoc(?:services)?\.azurewebsites\.us", re.IGNORECASE)
_SENDER = re.compile(r"@(?:[a-z0-9-]{1,20}\.)?([a-z0-9-]{2,10})\.uscourts\.gov", re.IGNORECASE)
_PAPER = re.compile(r"/docs?1/(\d{3})\d{5,12}\b")
_PANEL = re.compile(r"BANKRUPTCY APPELLATE PANEL[^<>]{0,40}?\b(FIRST|SIXTH|EIGHTH|NINTH|TENTH) CIRCUIT", re.IGNORECASE)
_PANELS = {"FIRST": "bap1", "SIXTH": "bap6", "EIGHTH": "bap8", "NINTH": "bap9", "TENTH": "bap10"}
_HEADING = re.compile(
    r"(?:U\.?\s?S\.?|United States)\s+(?:District Court|Bankruptcy Court|Court of Appeals|Court of International Trade|"
    r"Court of Federal Claims)[^:]{0,160}",
    re.IGNORECASE,
)
_HEADINGS = 20
"""A page names its court near its head."""
_REVERSED = re.compile(r"([A-Z][A-Z ]{2,30}?) (NORTHERN|SOUTHERN|EASTERN|WESTERN|MIDDLE|CENTRAL)(?: DISTRICT)?\b")


def courtlistener_id(court: str) -> str:
    """A court's id as CourtListener has it, from PACER's id or its own; in lower case."""
    plain = court.strip().lower()
    return _CL_OF_PACER.get(plain, plain)


def pacer_id(court: str) -> str:
    """A court's id as PACER has it, from CourtListener's."""
    plain = court.strip().lower()
    return _PACER_OF_CL.get(plain, plain)


def is_bankruptcy(court: str) -> bool:
    """Whether a CourtListener id is that of a bankruptcy court (every one but Arizona's is its district's with a b)."""
    return court == "arb" or (court.endswith("b") and not court.startswith("bap") and len(court) > 2)


def is_appellate(court: str) -> bool:
    """Whether a CourtListener id is that of a federal court of appeals or a bankruptcy appellate panel."""
    return bool(re.fullmatch(r"ca(?:\d{1,2}|dc|fc|vc)|bap\d{1,2}", court))


def hosts(text: str) -> Counter[str]:
    """The courts that a text's addresses name, by how often: CourtListener ids."""
    found = Counter(courtlistener_id(m.group(1)) for m in _HOST.finditer(text))
    found.update(courtlistener_id(m.group(1)) for m in _ACMS_HOST.finditer(text))
    return found


def senders(text: str) -> Counter[str]:
    """The courts whose addresses of e-mail a text has, by how often."""
    return Counter(courtlistener_id(m.group(1)) for m in _SENDER.finditer(text))


def paper_prefixes(text: str) -> Counter[str]:
    """The three digits with which every court's paper keys begin, by how often they stand in addresses."""
    return Counter(m.group(1) for m in _PAPER.finditer(text))


def heading(words: str) -> str | None:
    """The court that a page's heading names: ``U.S. District Court Southern District of California``, a panel, a circuit."""
    if panel := _PANEL.search(words):
        return _PANELS[panel.group(1).upper()]
    for found in islice(_HEADING.finditer(words), _HEADINGS):
        named = " ".join(found.group().upper().replace(".", "").split())
        if court := court_id(named) or court_id(_REVERSED.sub(r"\2 DISTRICT OF \1", named)):
            return court
    return None
