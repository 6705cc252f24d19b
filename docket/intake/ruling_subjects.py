"""What a court rules on: the words of motions, claims and judgments, and the subject that a verb is said of."""

import re

DONE = (
    "granted|denied|dismissed|stricken|struck|quashed|modified|vacated|deferred|overruled|sustained|affirmed|reversed|remanded|"
    "severed|adopted|accepted|approved|rejected|terminated|transferred|stayed|moot|entered|dissolved|withdrawn|dropped|reserved|referred|allowed(?!\\sto\\b)|"
    "taken\\sunder\\s(?:submission|advisement)|held\\sin\\sabeyance|so\\sordered"
)
"""What is done with a motion, as a participle."""
_FINITE = (
    "is|are|be|was|were|has|have|had|shall|must|may|will|can|cannot|does|do|did|need|needs|seeks?|asks?|argues?|fails?|bears?|lacks?|"
    "remains?|states?|shows?|finds?|agrees?|opposes?|contends?"
)
NOUN = re.compile(
    r"\b(?:(?:cross-?|counter-?)?motions?|applications?|requests?|petitions?|objections?|stipulations?|appeals?|claims?|counterclaims?|complaint|"
    r"action|case|leave|judgments?|orders?|reports?|r&r|recommendations?|findings|decision|writ|certificate|extension|relief|"
    r"subpoenas?|demurrers?|exceptions?|rulings?|injunction|class|counts?|counterclaim|cause\sof\saction|convictions?|sentence|matter|proceedings?|dkt|ecf|docs?|docket|matter|pleading)\b",
    re.IGNORECASE,
)
MOTION = re.compile(
    r"\b(?:(?:cross-?|counter-?)?motions?|applications?|requests?|petitions?|objections?|"
    r"stipulations?|appeals?|leave|petition|certificate of appealability|demurrers?|exceptions?|writ|rulings?|injunction|"
    r"(?:summary|default) judgment|restraining order|relief|"
    r"(?:class |conditional )?certification|assignments? of error|points? of error)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:.*\b(?:(?i:orders|ordered|adjudged|decreed|recommends|recommended)),?\s(?:that\s|as\sfollows:\s|and\s(?:adjudged|decreed)\s(?:that\s)?)?"
    r"|.*:\s(?!\d)"
    r"|(?:Accordingly|Therefore|Further|Additionally|Moreover|Thus|Consequently|Finally|Upon\s[^,]{1,220}|If\s[^,]{1,200}|Because\s[^,]{1,300}|Having\s[^,]{1,200}|(?:Pursuant\sto|Consistent\swith|Subject\sto|Under|After|Given|Since|With|As)\s[^,]{1,200}),\s"
    r"|(?:For|Based\son)\s[^,]{0,60}?(?:reasons?|foregoing)\b(?:[^,]{0,120},\s(?:\d{4},\s)?|\s(?=(?:the|this)\s))|ORDER\b[\s:.,–—-]+"
    r"|In\s(?:all\sother\srespects|sum|short|conclusion|light\sof\s[^,]{1,200}),?\s|\{¶\s?\d{1,3}\}\s"
    r"|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]\s)+",
    re.DOTALL,
)
SPLIT = re.compile(
    r"(?:,\s(?:and|but)\s|;\s(?:and\s|but\s)?(?:\(?\w{1,3}[.)]\s)?|,\s|\s(?:and|but)\s)(?!(?:ECF|Dkt|Docs?|DE|D\.E)\b)(?=(?:the|this|that|all|any|an?|his|her|its|their|[A-Z][\w.&]*|[\w.]+[’'`]s?)\s)"
)
_THING = re.compile(
    r"(?:final\s|default\s)?judgment|(?:the|this|that)\s(?:case|matter|appeal|action|judgment|complaint|order|petition|claims?|counts?|counterclaims?|causes?\sof\saction|cross-claims?)(?:\s(?:below|herein))?",
    re.IGNORECASE,
)
_RULED_ON = re.compile(
    r"(?:The|the|This|[\w.]+[’'`]s?|Counts?|Claims?|Proofs?)\s.*\b(?:judgment|order|appeal|decision|complaint|claims?|counts?|award|sentence|convictions?|denial|dismissal|sanctions?)\b"
)
_APPROVED = re.compile(
    r"(?:(?:[Tt]he|[Tt]his|[\w.]+[’'`]s?)\s)?(?:[A-Z][\w’'-]*\s|proposed\s|joint\s|class\s|amended\s){0,4}(?i:disclosure\sstatement|plan|settlement|"
    r"procedures|sale|consent\sdecree|protocol|budget|retention|stipulation|agreement|notice|form|compromise|schedule|accounting|bond)"
    r"(?:\s\([^)]*\))?(?:,\s[^,;]{3,80},?)?(?:\s(?:filed|submitted|proposed|attached|annexed|set\sforth)\s[^,;]{2,60})?"
)
STAYED = re.compile(
    r".*\b(?:discovery|depositions?|proceedings?|case|action|matter|litigation|enforcement|execution|judgment|subpoenas?|claims?|appeal)\b",
    re.IGNORECASE,
)
"""What is stayed without a motion."""
_PREDICATE = re.compile(r"\s(?:is|are|was|were|has|have)\s[^;]{3,160}$")
_ANY = re.compile(r"(?:an?|such|any|no|every|each)\s", re.IGNORECASE)


def is_ruled_on(subject: str) -> bool:
    if MOTION.search(subject):
        return _ANY.match(subject) is None
    return (
        _THING.fullmatch(subject) is not None
        or _APPROVED.fullmatch(subject) is not None
        or (_RULED_ON.match(subject) is not None and "court of appeals" not in subject.lower())
    )


def subject_of(before: str, *, joined: bool = False) -> str:
    """What the verb is said of: the last clause before it that has a noun of motions in it.

    ``joined`` is a verb that is said second of its subject: "the settlement is fair, and is approved".
    """
    words = re.sub(r"^(?:and|but|or|that)\s", "", without_lead(before))
    for cut in reversed(list(SPLIT.finditer(words))):
        head, rest = words[: cut.start()], words[cut.end() :]
        if not MOTION.search(rest) or re.match(r"(?:for|to)\b", rest):
            continue
        if cut.group().startswith(";") or (finite(head) if not MOTION.search(head) else not _one_subject(head, cut)):
            return rest
    return _PREDICATE.sub("", words) if joined else words


def without_lead(before: str) -> str:
    """Without “IT IS ORDERED that”, “For these reasons,” and the number of the paragraph."""
    lead = _LEAD.match(before)
    return (before[lead.end() :] if lead else before).strip(" ,;")


def finite(words: str) -> bool:
    """Whether a clause has its verb."""
    return re.search(rf"\b(?:{_FINITE}|{DONE})\b|\b[A-Z]{{3,}}(?:S|ED)\b", words) is not None


def _one_subject(head: str, cut: re.Match[str]) -> bool:
    """As “the motions to compel and for sanctions”, “Roe's motion and Acme's motion are”."""
    return not finite(head) and cut.group().strip(" ,") in {"and", ""}
