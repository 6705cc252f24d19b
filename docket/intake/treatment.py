"""Which sentences of a ruling treat the case before it, and which only recite law, arguments or what went before."""

import re

_HOLDS = re.compile(
    r"\b(?:(?:the|this|The|This)\s[Cc]ourt\s(?:\w+\s){0,2}(?:finds|concludes|holds|agrees|disagrees|assumes|need|does|declines|grants|denies|"
    r"rejects|accepts|adopts|applies|will|cannot|sees|is\s(?:not\s)?(?:persuaded|convinced|satisfied|inclined))|"
    r"GRANT|DENIE|SUSTAIN|OVERRUL|(?:[Ww]e|I)\s(?:\w+ly\s)?(?:find|conclude|hold|agree|disagree|assume|need|decline|reject|affirm|reverse)|"
    r"has\s(?:not\s|also\s)?(?:provided|shown|made|established|satisfied|demonstrated|met|offered|identified|failed|carried)|"
    r"have\s(?:not\s)?(?:shown|established|failed|met)|satisfies|fails\sto|falls\sshort|is\s(?:not\s)?(?:entitled|persuasive|unpersuasive|"
    r"unavailing|well\staken|sufficient|insufficient)|in\sthis\scase|here,|Here,)\b"
)
_RECITES = re.compile(
    r"\b(?:argues?|contends?|asserts?|alleges?|maintains?|claims|counters|submits|responds|urges|asks|insists|"
    r"according\sto|quoting)\b",
    re.IGNORECASE,
)
_CITES_LAW = re.compile(
    r"\b\d{1,4}\s(?:U\.\s?S\.|S\.\s?Ct\.|L\.\s?Ed|F\.\s?(?:2d|3d|4th)|F\.\s?Supp|F\.\s?App|[A-Z][\w.]{1,10}\s?(?:2d|3d|4th|5th)|WL|[A-Z]\.\w\.)[\w.]{0,4}\s?(?:at\s)?\d|"
    r"^(?:See|Cf|Id|Accord)\b|\b(?:Fed\.\sR\.|U\.S\.C\.)"
)
_GENERAL = re.compile(
    r"^(?:(?:Accordingly|Thus|However|Moreover|Therefore|Further|Generally|In\scontrast|Although|Indeed|Instead|Rather),?\s)?(?:[“\"‘]|Under\s|To\s(?:state|establish|prevail|succeed|obtain|survive|show|determine)\b|An?\s|Courts?\s|Where\b|When\b|If\s(?:the|an?|such)\b|On\san?\s|"
    r"In\s(?:deciding|evaluating|determining|considering|ruling)\b|(?:Federal\s)?Rules?\s|Section\s|"
    r"The\s(?:\w+\s)?(?:test|standard|burden|rule|inquiry|elements?|party\sopposing|moving\sparty|First|Fourth|Fifth)\b)"
)
_DEFINES = re.compile(
    r"\bis\s(?:whether|defined\sas|established\s(?:where|when|if|by)|met\s(?:where|when|if)|a\squestion\sof)\b"
)
_NOTED = re.compile(
    r"\b(?:[Cc]ourts?|Circuit)\s(?:has|have)?\s?(?:\w+ly\s)?(?:noted|held|explained|recognized|stated|reasoned|observed)\b"
)
_CITE_SENTENCE = re.compile(r"\s*(?:\((?:See\s|Id\b|Dkt|ECF|Doc|Ex)|(?:See|Id|Cf|Accord|Dkt|ECF|Doc)\b)")
_WORD = re.compile(r"[a-z]{3,}")
_FEWEST = 3
_BACKGROUND = re.compile(
    r"\b(?:was|were)\s(?:issued|filed|served|removed|assigned|referred|entered)\b|\b(?:filed|moved|seeks|sued|opposes|brought|commenced)\b|"
    r"\barises\sout\sof\b|\bpending\sin\b|\bbefore\sthe\sCourt\sis\b"
)


def recites_law(sentence: str) -> bool:
    """Whether a sentence says what the law is, in general or in the words of another court."""
    return any(form.search(sentence) for form in (_CITES_LAW, _GENERAL, _DEFINES, _NOTED))


def cites_only(sentence: str) -> bool:
    """Whether what looks like a sentence is a citation that belongs to the one before it."""
    return _CITE_SENTENCE.match(sentence) is not None or len(_WORD.findall(sentence)) < _FEWEST


def treats(sentence: str) -> float:
    """How far a sentence of a ruling says what this court makes of this case: 0 for law recited, 1.6 for a holding."""
    held = _HOLDS.search(sentence)
    own = held and not sentence.startswith(("“", '"')) and not _CITES_LAW.match(sentence)
    if held and own and not _RECITES.search(sentence[: held.start()]):
        return 1.6
    if recites_law(sentence):
        return 0.0
    if _RECITES.search(sentence) or _BACKGROUND.search(sentence):
        return 0.0
    return 0.8
