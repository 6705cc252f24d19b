"""What kind of difference two words make: negation, number, date, name, inflection, spelling, case; or none of these."""

import re
from functools import lru_cache

NEGATIONS = frozenset(
    """
    not no never none neither nor nobody nothing nowhere without cannot can't won't don't doesn't didn't isn't aren't wasn't
    weren't hasn't haven't hadn't shouldn't wouldn't couldn't mustn't needn't hardly scarcely barely nay
    """.split()
)
MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen
    """.split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = """
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth
    """.split()
_NUMBERS = (
    {word: value for value, word in enumerate(_ONES)}
    | {word: 10 * value for value, word in enumerate(_TENS, start=2)}
    | {word: value for value, word in enumerate(_ORDINALS)}
    | {
        "hundred": 100,
        "thousand": 1000,
        "million": 10**6,
        "billion": 10**9,
        "dozen": 12,
        "half": -2,
        "twice": -3,
        "once": -4,
    }
)
_SAME = (
    "am is are was were be been being", "has have had having", "do does did done doing", "this these", "that those",
    "go goes went gone going", "say says said saying", "know knows knew known", "write writes wrote written writing",
    "give gives gave given giving", "take takes took taken taking", "make makes made making", "see sees saw seen seeing",
    "find finds found finding", "hold holds held holding", "leave leaves left leaving", "tell tells told telling",
    "come comes came coming", "become becomes became", "arise arises arose arisen arising", "begin begins began begun",
    "pay pays paid paying", "think thinks thought", "bring brings brought", "seek seeks sought seeking", "keep keeps kept",
    "will would", "can could", "may might", "shall should", "a an", "man men", "woman women", "child children", "swear swore sworn",
)  # fmt: skip
_GROUPS = {word: number for number, line in enumerate(_SAME) for word in line.split()}
_ENDINGS = re.compile(
    r"(?:'s|s'|ies|es|s|ied|ed|d|ing|ly|er|ers|or|ors|y|e|ment|ments|ation|ations|ion|ions|able|ity)$"
)
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_CONTRACTED = {
    "cannot": "can not", "can't": "can not", "won't": "will not", "shan't": "shall not", "it's": "it is", "i'm": "i am",
    "let's": "let us",
}  # fmt: skip
_ENDS = {"n't": " not", "'ve": " have", "'re": " are", "'ll": " will", "'d": " would"}
_PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis", "mis")
_WITHOUT = re.compile(r"a(?:moral|typical|political|symmetric)")
"""The few words that an a- negates: around and apart negate nothing."""
_SEEMING = re.compile(
    r"in(?:come|corporat|creas|deed|dent|dict|duc|flict|flu|form(?!al)|fus|grain|ha[bl]|jur|la[in]d|let|mate|put|quest|quir|road"
    r"|scri|side|sight|spect|spir|stall|stan[ct]|stead|ste?p|still|struct|sur[ei]|tact|take|ten[dst]|trust|vent|vest|vit[ei]|voic"
    r"|volv|ward)"
    r"|im(?:mer[gs]|migra|pact|pair|part(?!ial)|pend|peril|pl[iyo]|plant|port|pos(?!s)|pound|press|print|prison|prov|put)"
    r"|dis(?:charg|clos|count(?!en)|cours|cover|eas|guis|may|miss|patch|pens|play|pos(?!se)|tan[ct]|till|tort|tract|tress|tribut|turb)"
    r"|il(?:lus)|un(?:der|less|til)|mis(?:hap|s|tak)|regardless"
)
"""Words that only begin or end as negated ones do: an injury is not the opposite of a jury, a disposition not of a position."""


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> str | None:
    """``inflection`` or ``spelling`` where two keys are forms of one word, else None."""
    if _GROUPS.get(one, -1) == _GROUPS.get(other, -2):
        return "inflection"
    if is_number(one) or is_number(other) or negates(one, other) or one in NEGATIONS:
        return None
    short = min(len(one), len(other))
    if short >= 3 and _stem(one) == _stem(other):
        return "inflection"
    if short < 4 or one[0] != other[0]:
        return None
    if short >= 4 and (one.startswith(other) or other.startswith(one)) and abs(len(one) - len(other)) <= 3:
        return "inflection"
    return "spelling" if _distance(one, other) <= (2 if short + len(max(one, other, key=len)) >= 9 else 1) else None


def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", word)
    stem = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
    stem = _ENDINGS.sub("", stem) if len(stem) > 5 else stem
    return stem if len(stem) >= 3 else word


def _distance(one: str, other: str) -> int:
    """Letters put in, left out, changed or swapped; above 2 it no longer counts."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        older, before = before, row
        row = [i]
        for j, b in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]


def is_number(key: str) -> bool:
    """Whether a key is a number in digits or in words."""
    return key in _NUMBERS or key[:1].isdigit()


def value(key: str) -> str | None:
    """The number that a key says."""
    if key in _NUMBERS:
        return str(_NUMBERS[key])
    found = _DIGITS.match(key)
    return found.group().replace(",", "") if found else None


def is_month(word: str) -> bool:
    """Whether a word as printed is a month or a day of the week; "may" is none."""
    return word[:1].isupper() and word.casefold() in MONTHS | _DAYS


def is_year(key: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", key) is not None


def _negated(one: str, other: str) -> bool:
    """Whether one word is the other with a negative prefix: possible, impossible."""
    short, long = sorted((one, other), key=len)
    if len(short) <= 3 or _SEEMING.match(long):
        return False
    if long in {*(prefix + short for prefix in _PREFIXES), f"{short}less"}:
        return True
    return long == f"a{short}" and _WITHOUT.match(long) is not None


def negates(one: str, other: str) -> bool:
    """Whether two keys differ by a negation."""
    return (one in NEGATIONS) != (other in NEGATIONS) or _negated(one, other)


def spelled_out(keys: list[str]) -> list[str]:
    """Keys with contractions in full."""
    found: list[str] = []
    for key in keys:
        full = _CONTRACTED.get(key)
        for end, said in _ENDS.items():
            if full is None and key.endswith(end) and len(key) > len(end):
                full = key.removesuffix(end) + said
        found += (full or key).split()
    return found
