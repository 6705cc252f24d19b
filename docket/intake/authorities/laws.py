"""Statutes, rules, constitutions, regulations and treatises: our own grammar, since eyecite has none for most of them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

from docket.intake.around import around
from docket.intake.authorities.citation import Citation
from docket.intake.authorities.names import ends_sentence

_ONE = r"\d{1,6}[A-Za-z]{0,3}(?:[-.:]\d{1,6}[A-Za-z]{0,2}|-[a-z]{1,3}(?![a-z]))*(?:\s?\([A-Za-z0-9–-]{1,6}\)(?![A-Za-z])){0,9}"
_BEHIND = r"(?![\w]| [A-Z]|:|\.\d)"
_MORE = (
    r"(?:(?:,\s(?:and\s|&\s)?|\s?[-–]\s?|\s(?:and|&|or|to|through)\s)(?:§\s?)?"
    rf"(?:{_ONE}|(?:\([A-Za-z0-9–-]{{1,6}}\)){{1,6}}){_BEHIND})"
)
_SECTIONS = rf"(?P<section>{_ONE}{_MORE}{{0,12}})"
_MARK = r"(?:§{1,2}\s?|[Ss]ections?\s|[Ss]ecs?\.\s)"

_TITLE = re.compile(
    rf"(?:\[(?=[^\]]{{1,20}}\]\s?§)|\b)"  # [47 U.S.C.] § 12: put in by who quotes
    rf"(?P<title>\d{{1,2}})\s(?P<code>U\.?\s?S\.?\s?C\.?(?:\s?[AS]\.)?|C\.?\s?F\.?\s?R\.?)\]?\s?"
    rf"(?:(?:{_MARK}|[Pp](?:ar)?ts?\.?\s)(?=\d))?{_SECTIONS}"
)
_FEDERAL = (
    (r"Civ\w*\.?|Civil\sProcedure", "Fed. R. Civ. P."), (r"Crim\w*\.?|Criminal\sProcedure", "Fed. R. Crim. P."),
    (r"Evid\w*\.?|Evidence", "Fed. R. Evid."), (r"App\w*\.?|Appellate\sProcedure", "Fed. R. App. P."),
    (r"Bankr\w*\.?|Bankruptcy\sProcedure", "Fed. R. Bankr. P."),
)  # fmt: skip
_FED_SHORT = re.compile(
    rf"\b(?:Fed\.|FED\.|Federal)\s?R(?:ules?|\.|ULE)\s?(?:of\s)?(?P<of>Civ|Crim|Evid|App|Bankr|CIV|CRIM|EVID|APP|BANKR)"
    rf"[a-z]*\.?\s?(?:(?:P\.|Pro\.|Proc\.|Procedure)\s?)?(?:{_MARK})?{_SECTIONS}"
)
_FED_INITIALS = re.compile(
    rf"\b(?P<of>F\.?R\.?C\.?P|F\.?R\.?Cr(?:im)?\.?P|F\.?R\.?E|F\.?R\.?A\.?P|F\.?R\.?B\.?P)\.?\s(?:Rule\s)?{_SECTIONS}"
)
_FED_INVERTED = re.compile(
    rf"\bRules?\s{_SECTIONS},?\sof\sthe\sFederal\sRules\sof\s(?P<of>Civil|Criminal|Evidence|Appellate|Bankruptcy)(?:\sProcedure)?"
)
_LOCAL = re.compile(
    rf"\b(?:(?:[NSEWMCD]\.\s?){{0,2}}D?\.?\s?(?:[A-Z][a-z]{{1,5}}\.\s|[A-Z]\.[A-Z]\.\s)?)??"
    rf"(?:(?:Civ(?:il)?|Crim(?:inal)?|Bankr(?:uptcy)?|Patent|Admiralty|ADR|Pat|Admin|Magistrate)\.?\s)?"
    rf"(?:L\.\s?(?:Civ\.|Crim\.|Cv\.|Bankr\.)?\s?R\.|L\.?\s?R\.?|LCvR|LCrR|LCivR|D[A-Z]{{1,4}}Civ\s?R|LBR|CivLR"
    rf"|\d{{1,2}}(?:st|nd|rd|d|th)\sCir\.\sR\.|(?:[NSEWMC]\.\s?)?D\.\s(?:[A-Z][a-z]+\.\s){{1,2}}(?:L\.\s?R\.|Rule|R\.)"
    rf"|Loc(?:al|\.)"
    rf"\s(?:(?:Civil|Criminal|Bankruptcy|Patent|Civ\.|Crim\.|Cv\.|App\.)\s)?R(?:ules?|\.)|Cir\.\s(?:L\.)?R\.|Circuit\sRule)"
    rf"\s?(?:(?:Civ|Crim|Cv)\.?\s(?:P\.\s)?)?(?:No\.\s)?{_SECTIONS}"
)
_STATE_RULE = re.compile(
    rf"\b(?:[A-Z][A-Za-z]{{0,6}}\.\s?(?:[A-Z]\.\s?)?){{1,3}}(?:R\.|Rules?)\s?(?:of\s)?(?:Civ|Crim|Evid|App|Ct|Bankr|Prof|Sup|Juv|Prob)"
    rf"[\w’']{{0,30}}\.?\s?(?:Ct\.\s?)?(?:P\.|Proc\.|Conduct|Pro\.)?,?\s?(?:[Rr]ule\s|r\.\s|R\.\s)?{_SECTIONS}"
)
_COURT_RULE = re.compile(
    rf"\b(?:Cal\.\sRules\sof\sCourt,?\srule|Sup\.\sCt\.\sR\.|S\.\sCt\.\sR\.|(?:U\.S\.\s)?Supreme\sCourt\sRule|"
    rf"C\.?P\.?L\.?R\.?|Model\sRules\s(?:of\s)?Prof[\w.’']{{0,30}}\s(?:Conduct|Resp\w*)\s(?:[Rr]\.|[Rr]ule))\s?(?:§\s?)?{_SECTIONS}"
)
_CONSTITUTION = re.compile(
    r"\b(?:U\.\s?S\.|[A-Z][a-z]{1,5}\.|[A-Z]\.\s?[A-Z]\.)\s(?:Const|CONST)\.,?\s(?:[Aa]rts?|[Aa]mends?|AMEND|ART)\.\s"
    r"(?P<section>[IVXLC\d]{1,7}(?:(?:,\s|\s)(?:§{1,2}\s?\d{1,3}|cl\.\s\d{1,2}|art\.\s[IVX]+|pt\.\s\d)){0,4})"
)
_OTHERS = re.compile(
    r"\b(?:(?i:Restatement(?:\s\((?:First|Second|Third|Fourth)\))?(?:\s(?:of|\(\w+\)))?)\s(?:the\s)?[A-Z][\w&,’' ]{2,60}?"
    r"\s§{1,2}\s?"
    r"(?P<restated>\d\w*(?:\.\d+)*(?:\(\w\))*(?:\scmt\.\s\w)?)"
    r"|(?P<gazette>\d{1,3}\sFed\.\sReg\.\s[\d,]{1,7}|\d{1,3}\sStat\.\s\d{1,5}|\d{1,3}\sCong\.\sRec\.\s[SHE]?[\d,]{1,7}"
    r"|Pub\.\s?L\.(?:\sNo\.)?\s\d{2,3}[-–]\d{1,4}|[HS]\.\s?(?:R\.\s)?Rep\.\s(?:No\.\s)?\d{2,3}[-–]\d{1,4}"
    r"|[HS]\.\s?(?:R\.\s)?\d{2,5},\s\d{2,3}(?:st|d|nd|rd|th)\sCong\.|H\.R\.\s\d{2,5}|U\.S\.S\.G\.\s§\s?\d\w\d\.\d{1,2}"
    r"|[A-Z]{2,5}\sOp\.\s\d{2}-\d{3,4})"
    r"|(?P<dictionary>Black[’']s\sLaw\sDictionary)(?:,?\s\d{1,4})?)"
)
_TREATISE = re.compile(
    r"\b(?:\d{1,2}[A-Z]?\s)?(?P<authors>(?:[A-Z][\w.’'-]{1,30}(?:\s[A-Z][\w.’'-]{1,30}){1,3},\s){0,3}[A-Z][\w.’'-]{1,30}(?:\s[A-Z][\w.’'-]{1,30}){0,3}(?:\s(?:&|and)\s[A-Z][\w.’'-]{1,30}(?:\s[A-Z][\w.’'-]{1,30}){0,3}|,?\set\sal\.)?),"
    r"\s(?P<work>[A-Z][\w’']{1,30}(?:\s(?:[A-Z][\w’'.]{1,30}|on|of|the|in|and|&|to|for)){1,7}):?\s§{1,2}\s?(?P<section>\d[\w.:-]{0,30}(?:\[\d+\])*)"
)
_ENCYCLOPEDIA = re.compile(
    r"\b\d{1,3}[A-Z]?\s(?P<work>[A-Z][\w’']{1,30}\.?(?:\s(?:[A-Z][\w’'.]{1,30}|on|of|the|in|and|&)){1,6}),?\s§{1,2}\s?(?P<section>\d[\w.:-]{0,30}\w)"
)
_JOURNAL = re.compile(
    r"\b(?P<volume>\d{1,3})\s(?P<journal>(?:[A-Z][\w.&’']{0,30}\s){1,6}?(?:(?:L\.|LAW)\s?(?:J\.|Rev\.|REV\.|Q\.|F\.)|L\.J\.|[LJ]\.\s(?:of\s)?(?:[A-Z][\w.&’']{0,30}\s?){1,4}))"
    r"\s(?P<page>\d{1,4})(?=[,\s(.;])"
)
_CODE_WORD = re.compile(
    r"\b(?:Codes?|CODE|Laws?|LAW|Stats?|STAT|Ann|Acts?|Cons|C\.?\s?P\.?\s?L\.?\s?R|RCW|ORS|NRS|NMSA|KRS|Rev|G\.\s?L|ILCS|"
    r"Comp|R\.\s?S|O\.C\.G\.A|A\.R\.S|C\.R\.S|N\.J\.S\.A|M\.G\.L|MCL|Regs|U\.C\.C|UCC|C\.R|D\.C|Proc|PROC|Bus|Gen)\b"
)
_MOST = 50_000  # section signs: no paper has so many
_RULE_MARK = re.compile(r"R(?:\W|\d|[Uu][Ll][Ee])|rule\s|\.\s?R\b|P\.?L\.?R")
_YEAR = re.compile(r"\s\((?:[A-Z][\w.&’' ]{1,40}\s)?(?:19|20)\d\d\)")
_SECTION_MARK = re.compile(r"(?<!U\.S\.C\.\s)§")  # what stands before a section of the federal code is no treatise
_CONTRACT = re.compile(
    r"\b(?:Agreement|Contract|Lease|Policy|Plan|Note|Deed|Declaration|Statement|Order|Terms|Memorandum|Handbook|Manual|Bylaws|Indenture)\b"
    r"[^.;”\"]{0,40}$"
)
_SUBDIVISION = re.compile(r",?\ssubds?\.\s(?:\(\w{1,3}\)){1,4}")
_WITHOUT_SIGN = re.compile(
    rf"\b(?:RCW|ORS|NRS|KRS|MCL|RSMo|O\.?R\.?C\.?|R\.C\.|A\.?R\.?S\.?|WAC|OAR)\s(?=\d{{1,4}}[A-Z]?[.-]\d){_SECTIONS}"
)  # states that cite their codes without a section sign
_SECTION_SIGN = re.compile(rf"§{{1,2}}\s?{_SECTIONS}")
_STATE_CODE = re.compile(
    r"(?:(?:\d{1,3}\s)?(?:[A-Z][\w.’'-]{0,30}|&),?\s(?:(?:of|and|&|the)\s)?){1,9}(?:(?:ch|tit|art|c)\.\s?\d{1,4}[A-Z]?,\s)?$"
)
_INITIALISM = re.compile(r"(?:[A-Z]\.\s?){2,6}\s?|[A-Z]{3,6}\s")
_INITIALS = {
    "FRCP": "Fed. R. Civ. P.", "FRE": "Fed. R. Evid.", "FRAP": "Fed. R. App. P.", "FRBP": "Fed. R. Bankr. P.",
}  # fmt: skip


SECTION = _ONE


def laws(text: str) -> Iterator[Citation]:
    """Everything but reported cases, in no particular order; where two overlap the longer one counts."""
    for match in _TITLE.finditer(text):
        code = re.sub(r"[\s.]", "", match["code"])
        regulation = code.startswith("CFR")
        mark = "§§" if "§§" in match.group() else "§"
        name = f"{match['title']} {'C.F.R.' if regulation else 'U.S.C.'} {mark} "
        yield _law(text, match, "other" if regulation else "statute", name)
    yield from _federal(text)
    for pattern in (_LOCAL, _STATE_RULE, _COURT_RULE):
        for match in around(_RULE_MARK, pattern, text):
            start = match.start() + len(match.group()) - len(match.group().lstrip(" ."))
            words = " ".join(text[start : match.start("section")].split())
            yield _law(text, match, "rule", words + " ", start)
    for match in _CONSTITUTION.finditer(text):
        yield _law(text, match, "other", " ".join(text[match.start() : match.start("section")].split()) + " ")
    for match in _OTHERS.finditer(text):
        statute = (match["gazette"] or "").startswith("Pub") or " Stat. " in match.group()
        yield _whole(match, "statute" if statute else "other")
    for pattern in (_TREATISE, _ENCYCLOPEDIA):
        for match in around(_SECTION_MARK, pattern, text):
            if not _CODE_WORD.search(match["work"]) and "U.S.C" not in match.group():
                yield _whole(match, "other")
    for match in _JOURNAL.finditer(text):
        yield _whole(match, "other")
    yield from _codes(text)


def _federal(text: str) -> Iterator[Citation]:
    for pattern in (_FED_SHORT, _FED_INVERTED):
        for match in pattern.finditer(text):
            name = next(name for of, name in _FEDERAL if re.match(of, match["of"], re.IGNORECASE))
            yield _law(text, match, "rule", name + " ")
    for match in _FED_INITIALS.finditer(text):
        initials = match["of"].replace(".", "").upper()
        yield _law(text, match, "rule", _INITIALS.get(initials, "Fed. R. Crim. P.") + " ")


def _codes(text: str) -> Iterator[Citation]:
    """State codes: capitalised words with a code word among them before a section sign; some have no sign."""
    for match in _WITHOUT_SIGN.finditer(text):
        yield _law(text, match, "statute", " ".join(text[match.start() : match.start("section")].split()) + " ")
    for match in islice(_SECTION_SIGN.finditer(text), _MOST):
        before = text[max(0, match.start() - 100) : match.start()]
        if before.endswith(("U.S.C. ", "U.S.C.", "C.F.R. ")):
            continue  # the sections of the federal codes are found above, and are most of all
        head = _STATE_CODE.search(before)
        if head is None:
            continue
        words = head.group()
        words = _last_sentence(words)
        words = words[len(_signals(words)) :]
        if not (_CODE_WORD.search(words) or _INITIALISM.fullmatch(words)) or re.search(
            r"^(?:Id|Decl|Compl)\b|U\.\s?S\.\s?C|C\.\s?F\.\s?R", words
        ):
            continue
        start = match.start() - len(words)
        if _INITIALISM.fullmatch(words) and _names_a_contract(text, words.strip()):
            continue
        yield _law(text, match, "statute", " ".join(words.split()) + " § ", start)


@lru_cache(maxsize=64)
def _names_a_contract(text: str, initials: str) -> bool:
    """Whether the paper gives the letters to a document between parties: Master Services Agreement ("MSA")."""
    found = re.search(rf"[“\"]{re.escape(initials)}[”\"]", text)
    return found is not None and _CONTRACT.search(text, max(0, found.start() - 80), found.start()) is not None


def _last_sentence(words: str) -> str:
    tokens = list(re.finditer(r"\S+", words))
    ends = [b.start() for a, b in pairwise(tokens) if ends_sentence(a.group(), b.group())]
    return words[ends[-1] :] if ends else words


def _signals(words: str) -> str:
    found = re.match(
        r"(?:(?:See|Cf\.|Under|In|And|But|The|With|Also|Then|Compare|Accord|Like|Unlike|Both|When|If|Because|Since|Although|Pursuant|As|On|Of|By|For|Thus),?\s)+",
        words,
    )
    return found.group() if found else ""


def _law(text: str, match: re.Match[str], kind: str, name: str, start: int | None = None) -> Citation:
    start = match.start() if start is None else start
    section = " ".join(match["section"].split()).rstrip("(")
    end = max(match.end("section"), match.end())
    if part := _SUBDIVISION.match(text, end):
        section, end = section + part.group(), part.end()
    end = _year(text, end)
    return Citation(start, end, (start, match.end("section")), kind, name + section)


def _year(text: str, end: int) -> int:
    """A year or publisher behind a code belongs to it: (West 2023)."""
    found = _YEAR.match(text, end)
    return found.end() if found else end


def _whole(match: re.Match[str], kind: str) -> Citation:
    return Citation(match.start(), match.end(), match.span(), kind, " ".join(match.group().split()))
