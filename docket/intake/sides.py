"""The words with which a caption names its sides: roles, "v.", the endings of companies' names."""

import re

_ROLES = (
    "plaintiff", "defendant", "petitioner", "respondent", "movant", "appellant", "appellee", "intervenor", "claimant",
    "debtor", "creditor", "trustee", "relator", "counterclaimant", "cross-complainant", "cross-defendant",
    "third-party defendant", "third-party plaintiff", "non-party", "nonparty", "amicus curiae", "amici curiae",
    "real party in interest",
)  # fmt: skip
ROLE_WORDS = "|".join(sorted(_ROLES, key=len, reverse=True))
ROLE = rf"(?P<role>{ROLE_WORDS})s?"
VERSUS = r"(?:v\.?|vs\.?|versus|-against-|against|-?v\.?s?\.?-)"
SIDES = re.compile(rf"(?:{ROLE}(?:\(s\))?|{VERSUS}|and)[\s,.;:)]*", re.IGNORECASE)
COMPANY = (
    r"(?:INC|INCORPORATED|L\.?L\.?C|CORP|CORPORATION|COMPANY|CO|LTD|LIMITED|L\.?P|L\.?L\.?P|P\.?L\.?L\.?C|P\.?C|PLC|N\.?A|S\.?A|"
    r"GMBH|A\.?G|B\.?V|TRUST|ASSOCIATION|FOUNDATION|BANK)"
)
