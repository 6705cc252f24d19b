"""What kind of paper a title names: the noun that comes first decides, the longer phrase before the shorter."""

import re

# Words of a title and the kind they name (closed list of the contract), longest phrases first where they overlap.
_WORDS: tuple[tuple[str, str], ...] = (
    (r"NOTICE OF (?:[\w ]{0,40} )?(?:MOTIONS?|APPLICATION)", "motion"),
    (r"\[?\(?PROPOSED\)?\]? (?:[\w ]{0,30} )?(?:ORDER|JUDGMENT)", "other"),
    (r"STIPULATION AND \[?\(?PROPOSED\)?\]? ORDER|STIPULATED REQUEST", "stipulation"),
    (r"STIPULATED (?:[\w ]{0,30} )?ORDER|STIPULATION AND ORDER|STIPULATION AND \w+ ORDER", "order"),
    (r"SUR-?REPLY", "sur_reply"),
    (r"REPLY (?:DECLARATION|AFFIDAVIT)|SUPPLEMENTAL (?:REPLY )?(?:DECLARATION|AFFIDAVIT)", "declaration"),
    (
        r"SUPPLEMENTAL (?:\w+ ){0,3}(?:RESPONSE|BRIEF|BRIEFING|MEMORANDUM|SUBMISSION|REPLY|OPPOSITION|STATEMENT)",
        "supplemental",
    ),
    (r"REPLY", "reply"),
    (r"(?:RESPONSE|MEMORANDUM|BRIEF|STATEMENT)(?: [\w’' ]{0,60})? IN OPPOSITION", "opposition"),
    (
        r"MEMORANDUM (?:OPINION|(?:OF )?DECISION|AND ORDER|ORDER)|OPINION(?: AND ORDER)?|DECISION (?:AND|&|\+) ORDER",
        "order",
    ),
    (
        (
            r"(?:ANSWERS?|RESPONSES?|OBJECTIONS?)(?: AND (?:ANSWERS?|RESPONSES?|OBJECTIONS?))? TO "
            r"(?:[\w’' ]{0,40} )?(?:REQUESTS? FOR|INTERROGATORIES)"
        ),
        "other",
    ),
    (r"OBJECTIONS? TO", "brief"),
    (r"JOINT (?:[\w ]{0,30} )?(?:STATEMENT|REPORT|LETTER|SUBMISSION)", "brief"),
    (r"FINDINGS AND RECOMMENDATIONS?|REPORT AND RECOMMENDATION", "order"),
    (r"OPPOSITION|RESPONSE (?:TO|IN)\b|RESPONSE", "opposition"),
    (r"EX PARTE APPLICATION|APPLICATION|MOTIONS?|REQUEST FOR", "motion"),
    (r"DECLARATION|AFFIDAVIT|AFFIRMATION|CERTIFICATION OF", "declaration"),
    (r"COMPLAINT|PETITION", "complaint"),
    (r"ANSWER", "answer"),
    (r"EXHIBITS?", "exhibit"),
    (r"CIVIL MINUTES?|MINUTE (?:ORDER|ENTRY)|COURTROOM MINUTES|MINUTES", "minute"),
    (r"(?:REPORTER[’']S )?TRANSCRIPT", "transcript"),
    (r"ORDER|(?:TENTATIVE|FINAL) (?:RULING|DECISION)|RULING|STATEMENT OF DECISION", "order"),
    (r"JUDGMENT", "judgment"),
    (r"STIPULATION", "stipulation"),
    (r"NOTICE|(?:ENTRY OF )?APPEARANCE(?: OF COUNSEL)?", "notice"),
    (r"(?:MEMORANDUM|BRIEF|POINTS AND AUTHORITIES)", "brief"),
    (r"LETTER", "letter"),
    (r"OBJECTIONS?", "brief"),
)
_PATTERNS = tuple((re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), kind) for words, kind in _WORDS)


def kind_of(title: str) -> str | None:
    """The kind that ``title`` names; None where it names none."""
    hits = [(m.start(), -m.end(), kind) for pattern, kind in _PATTERNS if (m := pattern.search(title))]
    return min(hits)[2] if hits else None


def names_a_paper(words: str) -> bool:
    return kind_of(words) is not None
