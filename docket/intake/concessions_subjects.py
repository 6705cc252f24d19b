"""Who stands right before a verb though no party: a witness by name, "the foreman", "the lender’s own auditor"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from docket.intake.concessions_cues import ADVERBS
from docket.intake.concessions_names import HEAD, LAW
from docket.intake.sides import ROLE_WORDS

_REACH = 200
_LONGEST = 8
_WORD = re.compile(r"[\w’'.&-]+")
_ASIDE = re.compile(r",\s(?![A-Z])[^,;:.]{1,60},\s?(?:\w+ly\s)?$")
_NO_PERSON = re.compile(
    r"(?:Courts?|Circuits?|Congress|Senate|House|Legislatures?|Judges?|Justices?|Magistrates?|Panels?|Tribunals?|Sections?|Rules?|Codes?|Restatement|"
    r"Exhibits?|Reports?|Opinions?|Decisions?|Dissents?|Majority|Guidelines?|Paragraphs?|Counts?|Claims?|Table|Figure|Appendix|Part|"
    r"Dkt|ECF|Doc|Dep|Tr|Decl|Br|Mem|Mot|Opp|Compl|Ex|Nos?|D\.I|The)\.?"
)
_OPENER = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Id|See|Cf|Local|Federal|R|"
    r"Yet|But|And|So|Or|Nor|For|If|When|While|Where|Although|Though|Because|Since|As|Once|After|Before|Until|Unless|Even|Here|There|Then|Thus|"
    r"Now|Indeed|Instead|Moreover|Further|Furthermore|Finally|First|Second|Third|Still|Rather|Nowhere|Never|Not|No|None|Neither|Either|Both|Each|"
    r"Every|All|Any|Some|Many|Most|Few|Several|Such|Other|Others|Another|One|This|That|These|Those|It|He|She|They|We|You|I|Who|What|Which|Whoever|"
    r"Its|His|Her|Their|Our|My|In|On|At|By|To|Of|From|With|Without|Under|Over|Having|Being|Only|Nothing|Nobody|Everyone|Accordingly|Therefore|Hence)\.?"
)
_PERSON = re.compile(
    r"(?:\w{2,}(?:er|or|ist|ian|man|men|woman|women|eer|ee|ant|agent|ident|tendent|ician|or)s?|counsel|wife|husband|chief|staff|guards?|nurses?|police|"
    r"victims?|clerks?|spouse|witness(?:es)?|experts?|CEO|CFO|cops?|guards?|partners?|lead|neighbou?rs?|doctors?|deputy|deputies|son|sons|"
    r"relatives?|designees?|families|family|aides?|cousins?|uncles?|aunts?|nephews?|niece|friends?|colleagues?|boss|bosses|crew|bride|widow|twins?|child|children|parents?|youths?|boys?|girls?)",
    re.IGNORECASE,
)
_ROLES = re.compile(rf"(?:{ROLE_WORDS})s?", re.IGNORECASE)
_THING = re.compile(
    r"waivers?|answers?|(?:wr|tw|m|l|gr|ex|cons|res|ass|pers|ins)ists?|"
    r"(?:lett|ord|pap|matt|numb|off|answ|chapt|err|fact|pri|oth|form|latt|pow|transf|comput|serv|tow|wat|charact|manner|consider|regist|"
    r"corn|cent|quart|wint|summ|decemb|novemb|septemb|octob|mann|meas|disast|fing|pap|und|aft|ev|rath|wheth|furth|howev|moreov|lat|earli|nev|"
    r"bett|great|long|short|high|low|tim|remaind|border|cov|fav|lab|behavi|err|harb|mot|doct|vect|inter|exteri|maj|min|mem|met|mirr|odd|od|"
    r"trigg|tiger|layer|folder|filt|adapt|rout|contain|trail|prop|simil|particul|regul|popul)(?:er|or|ar)s?|"
    r"(?:import|signific|relev|instant|const|domin|warr|coven|gr)ants?|(?:guarant|degr|agr|fr|thr|s|tr|f)ee?s?|\w+ments?|(?:res|acc|inc)idents?",
    re.IGNORECASE,
)
_NO_DETERMINER = frozenset(
    """
    a an any every each no some another such one many most few several other of in to by for from with and or that which who
    when where if
    """.split()
)
_DETERMINERS = frozenset("the its his her their our this those these whose".split())
_LINKS = frozenset("of the and & de van von del la".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch that names somebody."""

    start: int
    end: int
    label: str


def named_before(text: str, low: int, at: int, is_name: Callable[[str], bool]) -> Named | None:
    """The person named right before a verb at ``at``, with nothing but adverbs, or an aside in commas, between.

    ``is_name`` tells of a word at the head of a sentence whether its capital is that of a name.
    """
    base = max(low, at - _REACH)
    tail = text[base:at]
    aside = _ASIDE.search(tail)
    if aside and (found := _before_aside(tail[: aside.start()], is_name if base == low else None)):
        return Named(base + found[0], base + found[1], found[2])
    for end in (len(tail), *([aside.start()] if aside else [])):
        words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(tail, 0, end)]
        while words and words[-1][0].casefold() in ADVERBS and not _capital(words[-1][0]):
            words.pop()
        if not words or re.search(r"[;:()“”\"—]", tail[words[-1][2] : end]):
            continue
        found = _proper(tail, words, is_name if base == low else None) or _common(tail, words)
        if found:
            return Named(base + found[0], base + found[1], found[2])
    return None


def _before_aside(tail: str, is_name: Callable[[str], bool] | None) -> tuple[int, int, str] | None:
    """Of "Roe, the adjuster, freely admitted", Roe."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(tail)]
    return _proper(tail, words, is_name) if words and words[-1][2] == len(tail) else None


def is_person(noun: str) -> bool:
    """Whether a noun is that of a person: "auditor", "engineer", "cousin"."""
    return _PERSON.fullmatch(noun) is not None and _THING.fullmatch(noun) is None


def _capital(word: str) -> bool:
    return word[0].isupper() and len(word.rstrip(".")) > 0


def _proper(
    tail: str, words: list[tuple[str, int, int]], is_name: Callable[[str], bool] | None
) -> tuple[int, int, str] | None:
    """A name in capitals that ends the words."""
    taken: list[tuple[str, int, int]] = []
    for word in reversed(words[-_LONGEST:]):
        if taken and not re.fullmatch(r"\s(?:“|\")?|\s", tail[word[2] : taken[-1][1]]):
            break
        if not (_capital(word[0]) or (taken and word[0] in _LINKS)):
            break
        taken.append(word)
    taken.reverse()
    while taken and (not _capital(taken[0][0]) or _OPENER.fullmatch(taken[0][0]) or taken[0][0] == "The"):
        taken.pop(0)
    if not taken:
        return None
    name = tail[taken[0][1] : taken[-1][2]]
    before = words[: words.index(taken[0])]
    if (
        re.search(r"[’']s?$|\d|\.$", name)
        or LAW.search(name)
        or HEAD.fullmatch(name)
        or any(_NO_PERSON.fullmatch(w) for w, _, _ in taken)
    ):
        return None
    if before and before[-1][0] in {
        "v.",
        "vs.",
        "of",
        "in",
        "under",
        "by",
        "to",
        "with",
        "from",
        "at",
        "for",
        "than",
        "on",
    }:
        return None
    if len(taken) == 1 and not before and is_name and not is_name(name):
        return None
    return taken[0][1], taken[-1][2], name


def _common(tail: str, words: list[tuple[str, int, int]]) -> tuple[int, int, str] | None:
    """A noun for a person with what determines it: "the foreman", "Roe’s own auditor"."""
    head = words[-1]
    if (
        not head[0].islower()
        or not _PERSON.fullmatch(head[0])
        or _THING.fullmatch(head[0])
        or _ROLES.fullmatch(head[0])
    ):
        return None
    if (
        head[0] == "counsel"
        and len(words) > 1
        and re.fullmatch(r"government|defense|trial|appellate|appointed", words[-2][0])
    ):
        return words[-2][1], head[2], tail[words[-2][1] : head[2]]
    for place in range(len(words) - 2, max(-1, len(words) - 7), -1):
        word, _, end = words[place]
        if end + 1 != words[place + 1][1] or word.casefold() in _NO_DETERMINER:
            return None
        if word.casefold() in _DETERMINERS:
            return _labelled(tail, words[place][1], head[2])
        if re.search(r"[’']s?$", word):
            return _labelled(tail, words[_owner(words, place)][1], head[2])
    return None


def _owner(words: list[tuple[str, int, int]], place: int) -> int:
    """Where the name in the genitive begins: "[the] Harbor Bank’s"."""
    while (
        place
        and _capital(words[place][0])
        and _capital(words[place - 1][0])
        and words[place - 1][2] + 1 == words[place][1]
    ):
        place -= 1
    return place - 1 if place and words[place - 1][0] in {"the", "both"} else place


def _labelled(tail: str, start: int, end: int) -> tuple[int, int, str]:
    return start, end, re.sub(r"^[Tt]he\s|\bown\s", "", tail[start:end])
