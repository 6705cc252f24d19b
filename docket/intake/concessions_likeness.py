"""Whether two tellings are of one thing, and in what they part: words in common, words of scope, words that label an act."""

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")
_ENDINGS = re.compile(r"(?:[’']s|ities|ity|ies|ness|ments?|ations?|ions?|ings?|edly|ed|ers?|ly|es|s|y|e)$")
_PLAIN = frozenset(
    """
    a an the of and or for to in on by with at from as is are was were be been being it its that this these those he she they
    his her their him them who which whom what when where whether while not no nor have has had do does did would could should
    will can may might must shall than then there here such so but if because about into upon under over out up down only also
    said say says any all each every other another same own more most very just even now itself himself herself plaintiff
    defendant petitioner respondent movant court case claim motion party parties argue argues claims states exhibit dkt decl
    see id ex reply opposition brief however further statement one two fact
    """.split()
)
SCOPE = frozenset(
    "each every all any never always none nothing nobody everything everyone entire entirely whole wholly solely no".split()
)
"""Words that make a statement reach further."""

LABELS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (
        ("fired", "terminated", "dismissed", "sacked", "discharged"),
        ("laid off", "let go", "resigned", "left", "quit", "chosen to leave", "departed", "furloughed"),
    ),
    (
        ("lied", "lie", "lying", "perjured", "fabricated"),
        ("mistaken", "misspoke", "inaccurate", "incorrect", "wrong", "misremembered"),
    ),
    (("refused", "refuses", "refusing"), ("declined", "unable", "could not", "did not have", "objected")),
    (
        ("stole", "stolen", "theft", "misappropriated"),
        ("took", "taken", "copied", "kept", "retained", "downloaded", "borrowed"),
    ),
    (
        ("hid", "hidden", "concealed", "conceal", "covered up"),
        ("did not disclose", "not disclosed", "omitted", "did not mention", "withheld"),
    ),
    (
        ("agreed", "promised", "committed", "guaranteed"),
        ("discussed", "considered", "proposed", "offered", "expected", "hoped", "intended", "estimated"),
    ),
    (
        ("knew", "known", "knowingly", "knowledge"),
        ("believed", "suspected", "thought", "assumed", "should have known", "was told", "understood"),
    ),
    (
        ("destroyed", "deleted", "spoliated", "erased", "wiped"),
        ("lost", "overwritten", "expired", "removed", "no longer", "moved", "copied", "archived"),
    ),
    (("gone", "lost", "missing"), ("no longer in", "copied", "moved", "still there", "archived")),
    (("assaulted", "attacked", "beat", "struck"), ("touched", "pushed", "brushed", "grabbed", "bumped")),
    (("breached", "violated"), ("delayed", "late", "missed", "did not meet")),
    (("threatened", "threat"), ("warned", "told", "advised", "cautioned")),
    (
        ("impossible",),
        ("near-impossible", "nearly impossible", "difficult", "hard", "daunting", "impractical", "unlikely"),
    ),
    (("always",), ("usually", "mostly", "often", "sometimes", "generally")),
    (("only", "solely", "exclusively"), ("mostly", "mainly", "primarily", "largely", "chiefly")),
    (("approved", "authorized", "ratified"), ("received", "reviewed", "saw", "was copied on", "forwarded")),
    (("ignored", "disregarded"), ("did not see", "did not respond", "overlooked", "missed")),
    (("forced", "coerced", "compelled"), ("asked", "encouraged", "urged", "invited", "requested")),
    (("defective", "faulty"), ("worn", "damaged", "returned", "out of date")),
    (("accepts", "accepted", "agrees"), ("assuming", "assumes", "arguendo")),
    (("admitted", "admits", "confessed"), ("denied", "denies")),
    (("harassment", "harassed"), ("complaint", "complained", "comments")),
    (("crash", "crashed"), ("collision", "contact", "bumped")),
    (("abandoned",), ("paused", "suspended", "postponed")),
)
"""Labels of one act that are not the same act: what one side calls firing, the other calls laying off."""

_LABELLED: tuple[tuple[int, int, "re.Pattern[str]"], ...] = tuple(
    (
        family,
        side,
        re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b", re.IGNORECASE),
    )
    for family, sides in enumerate(LABELS)
    for side, words in enumerate(sides)
)
_BEGUN: dict[str, set[int]] = {}  # by the first word of a label: which of the patterns it may begin
for _at, _words in enumerate(words for sides in LABELS for words in sides):
    for _label in _words:
        _BEGUN.setdefault(re.split(r"\W", _label, maxsplit=1)[0].casefold(), set()).add(_at)
NEGATED = re.compile(r"\b(?:not|never|no|none|without|cannot|neither|nor)\b|n[’']t\b", re.IGNORECASE)
"""A negation in a statement."""

_TWICE = re.compile(
    r"(?:\b(?:not|never|no|nowhere|cannot)|n[’']t)\s(?:\w+\s){0,2}?(?:disput|contest|den[iy]|challeng|oppos|object|question|disagree|quarrel)\w*",
    re.IGNORECASE,
)


def denies(words: str) -> bool:
    """Whether a statement has a negation; one of a verb of disputing ("does not contest") is none."""
    return NEGATED.search(_TWICE.sub(" ", words)) is not None


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without its usual endings."""
    plain = word.casefold().replace("’", "'")
    short = _ENDINGS.sub("", plain)
    short = _ENDINGS.sub("", short) if len(short) > 6 else short
    return short if len(short) >= 3 else plain


def stems(words: str, leave_out: frozenset[str] = frozenset()) -> frozenset[str]:
    """The telling words of a statement, by their stems; brackets in words are read through ("[n]ear[ly]")."""
    found = {stem(w) for w in _WORD.findall(re.sub(r"[\[\]]", "", words)) if w.casefold() not in _PLAIN and len(w) > 2}
    return frozenset(found - leave_out)


def scope_of(words: str) -> frozenset[str]:
    """The words of scope in a statement."""
    return frozenset(w.casefold() for w in _WORD.findall(words)) & SCOPE


@lru_cache(maxsize=2048)
def labels_of(words: str) -> dict[int, tuple[int, str]]:
    """By family of labels: which side's label a statement uses, and the word. A negated label is no label."""
    words = re.sub(r"[\[\]“”\"]", "", words)
    found: dict[int, tuple[int, str]] = {}
    both: set[int] = set()
    begun = {at for word in set(re.findall(r"\w+", words.casefold())) for at in _BEGUN.get(word, ())}
    for family, side, pattern in (_LABELLED[at] for at in sorted(begun)):
        for match in pattern.finditer(words):
            if NEGATED.search(words[max(0, match.start() - 18) : match.start()]) and not match.group().startswith(
                ("did", "not", "no ")
            ):
                continue
            if family in found and found[family][0] != side:
                longer = max(found[family], (side, match.group()), key=lambda pair: len(pair[1]))
                if found[family][1] in match.group() or match.group() in found[family][1]:
                    found[family] = longer  # "nearly impossible" holds "impossible"
                else:
                    both.add(family)
            else:
                found.setdefault(family, (side, match.group()))
    return {family: label for family, label in found.items() if family not in both}


def _every_label(words: str, family: int, side: int, first: str) -> str:
    """Every label of one side in a statement, as words within quotation marks; the first stands for those it repeats."""
    pattern = next(p for f, s, p in _LABELLED if (f, s) == (family, side))
    plain = re.sub(r"[\[\]“”\"]", "", words)
    found = [
        m.group() for m in pattern.finditer(plain) if not NEGATED.search(plain[max(0, m.start() - 18) : m.start()])
    ]
    distinct = {w.casefold(): w for w in reversed([first, *found])}
    return "” and “".join(list(reversed(distinct.values()))[:3])


def relabelled(one: str, other: str) -> tuple[str, str] | None:
    """The two labels where two statements label one act differently; of the other's several, all ("let go” and “laid off")."""
    mine, theirs = labels_of(one), labels_of(other)
    for family, (side, word) in mine.items():
        if family in theirs and theirs[family][0] != side:
            return word, _every_label(other, family, *theirs[family])
    return None
