"""The name of a case, taken from the words before its citation."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

_REACH = 320
_ABBREVIATION = 8  # behind "v." a short word with a full stop is an abbreviation, known or not
_DOCKET = re.compile(
    r"(?:^|,?\s)(?:(?:Civil|Civ\.|Case|C\.A\.|Crim\.|Criminal|Index|Docket|Adv\.|App\.|Bankr\.|MDL)\s"
    r"(?:Action\s|A\.\s|Case\s|Docket\s|Proc\.\s)?)?Nos?\.\s[\w:.()/&,–\s-]{2,90}$"
)
_NUMBERED = re.compile(
    r"\d[-–:]\w*\d|\d{4}|\d\s?(?:Civ|Cr|Misc|CV|CR|MC)\b|(?:Civ|Cr|Misc|CV|CR|MC|MISC)\W\s?\d|\d[A-Z]\d|\b[A-Z]\d{3}"
)
_ALIAS = re.compile(r"\s?\((?:the\s|hereinafter,?\s|or\s)*[“\"][^”\"()]{2,60}[”\"]\)$")
_TO_COME = re.compile(r",?\s(?:[-_]{2,}|[—–]+)\s[A-Z][\w. ]{1,12}\s(?:[-_]{2,}|[—–]+)$")
_SUPRA = re.compile(r",?\ssupra(?:,?\s(?:note|n\.)\s\d{1,3})?$")
_PLACE = re.compile(r"\s\((?:[\w.’' ]{0,30}\s)?(?:1[6-9]|20)\d\d\)$")
_VERSUS = re.compile(r"\s(?:v|vs)\.\s")
_IN_RE = re.compile(
    r"\b(?:[Ii]n\s[Rr]e:?|(?<!the\s)Matter\sthe|In\sthe\sMatter\sof(?:\sthe)?|Matter\sof|Ex\s[Pp]arte|(?:In\sre\s)?Estate\sof|"
    r"In\sthe\sInterest\sof)\s"
)
_PART = re.compile(r"[NSEW]\.,?\s")  # Roe Stores, W., Inc.
_COURT = re.compile(r"\b(?:Appeals|Court|Circuit|Congress|Legislature)\.?$")
_WORD = re.compile(r"\S+")
_SIGNALS = frozenset(
    """
    see also compare but cf accord contra in with citing quoting e.g i.e under and accord generally from collecting
    because while since although though when where if that as like unlike like both rejecting following
    distinguishing applying discussing here thus moreover further instead indeed similarly likewise finally again
    court courts held holding than id ibid quotation nor first second third consider take
    recall contrast relying rely relies e.g., pursuant subsequently later before after until against reading
    """.split()
)
_LINKS = frozenset(
    """
    of the and for de la du le von van der den v vs ex rel et al in on to by at a an d/b/a a/k/a f/k/a as re nom or
    from upon el y di da dba aka fka d n/k/a o/b/o ob with per & parte c/o del las los & s/b/m
    """.split()
)
_SUFFIX = re.compile(
    r"(?:LLC|L\.L\.C|Inc|Incorporated|L\.?P|LLP|L\.L\.P|Ltd|P\.?C|N\.?A|Co|Corp|S\.?A|S\.?p\.?A|AG|GmbH|N\.?V|B\.?V|"
    r"et|Jr|Sr|II|III|IV|PLC|PLLC|P\.L\.L\.C|Esq|M\.D|Ph\.D|LTD|INC|P\.A|S\.A\.R\.L|L\.L\.L\.P|F\.S\.B|USA|U\.S\.A)\b"
)
_SHORTENED = frozenset(
    """
    acad adm’r admin adver advert agric all am amend ann assoc assocs ass’n atl att’y auth auto ave bancorp bankr bd bhd
    bldg bros broad bus cal cap cas cath cent chem chi civ cmty cnty co com comm comm’n comms commc’n commc’ns
    comp compl condo conf cong conn consol const constr cont’l contemp coop corp corr cosm crim ct ctr ctrs cty def del
    dep’t dept dev devs dir disc dist distrib div dr e east econ ed educ elec elecs employ emp emps eng eng’g enter
    enters ent entm’t env’t equal equip est eur exam exch exec exp fab fam fed fid fin fla found ft fund furn ga gen
    gov’t grp guar hist hon hosp hous ill imp inc indem ind indep indus info ins inst inst’l int’l intell inv invs
    j jr juv kan kel kt ky la lab labs liab lit litig llc loc ltd mach maint mar mass md mech med mem mfg mfr mfrs mgmt
    mich minn misc miss mkt mktg mkts mo mont mortg mt mun mut mr mrs ms n n’ n.a nat nat’l ne neb nev no nos nw org
    pa pac par pers pet pharm pharms pl pls plan pres prod prods prof prof’l prop props prot pub publ’g publ’ns pship
    ps r.r rd rec recs ref reg rehab rel rels relief reprod res rest ret rev ry s sav sch schs sci scot se sec secs serv servs
    shp soc sols so spec st sta stat std stds subcomm sup supp sur surv sw sys tech techs tel telecomm telecomms tenn tex
    thru tr trans transp transcon tpk twp u univ unif util utils v va vill vt w wash west wis wyo y yr d/b/a fam ins’n
    h.r n.y u.s u.s.a d.c l.a n.j n.c s.c n.d s.d n.m n.h w.va r.i inc’l l.l.c l.p p.c prods cos mems assocs
    proc prac rem welf inst veh gov pen evid prob fam lab corps penal gen crim elec harb nav mil agric unemp parl
    ass’ns cleaners chs ry lumber prods
    """.split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """``start`` is where the citation begins, its name included; ``name`` is None where only a docket number does."""

    start: int
    name: str | None
    short: bool = False
    docket: str | None = None
    dated: bool = False
    alias: str | None = None


def name_before(text: str, low: int, at: int) -> Name:
    """The name before the core at ``at``; nothing before ``low`` belongs to it."""
    low = max(low, at - _REACH)
    segment = text[low:at]
    comma = "," in segment[len(segment.rstrip(" \n,")) :]
    end, start, docket, dated, alias = _without_additions(segment)
    named = Name(at, None, docket=docket, dated=dated, alias=alias)
    place = _versus(segment, end)
    if place is None:
        place = _in_re(segment, end)
    if place is not None:
        return replace(named, start=low + place, name=_plain(segment[place:end]))
    run = _run(segment, end) if comma or docket or segment[:end].endswith(".") else None
    if run is not None and _COURT.search(segment[run:end]):
        run = None
    if run is not None and not _SUFFIX.fullmatch(segment[run:end].rstrip(".")):
        return replace(named, start=low + run, name=_plain(segment[run:end]), short=True)
    return replace(named, start=low + start) if docket else named


def _without_additions(segment: str) -> tuple[int, int, str | None, bool, str | None]:
    """Where the name ends before docket number, year, alias or supra; where the docket number begins; those three."""
    end = len(segment.rstrip(" \n,"))
    if to_come := _TO_COME.search(segment, max(0, end - 40), end):
        end = to_come.start()
    dated = _PLACE.search(segment, max(0, end - 60), end)  # Roe v. Doe (2010) 12 Cal.4th 34
    end = dated.start() if dated else end
    start, docket, alias = end, None, None
    found = _DOCKET.search(segment[max(0, end - 130) : end])
    if found and _NUMBERED.search(found.group()) and not _VERSUS.search(found.group()) and not _ended(found.group()):
        docket = re.sub(r"^.*?Nos?\.\s?", "", found.group().strip(" ,")).strip()
        before = max(0, end - 130) + found.start()
        start = before + len(found.group()) - len(found.group().lstrip(" ,"))
        end = len(segment[:before].rstrip(" \n,"))
    if supra := _SUPRA.search(segment, max(0, end - 90), end):
        end = supra.start()
    if called := _ALIAS.search(segment, max(0, end - 90), end):
        end, alias = called.start(), re.sub(r"^.*?[“\"]|[”\"]\)$", "", called.group())
    return end, start, docket, dated is not None, alias


def remote_name(text: str, low: int, at: int) -> str | None:
    """A name told earlier in the same passage, where the citation begins a sentence of its own."""
    head = text[max(0, at - 6) : at].rstrip()
    if not head.endswith((".", "”", '"', "’")):
        return None
    segment = text[max(low, at - 700) : at]
    places = [(m.start(), m.end(), True) for m in _VERSUS.finditer(segment)]
    places += [(m.start(), m.end(), False) for m in _IN_RE.finditer(segment)]
    for start, after, versus in sorted(places, reverse=True):
        begin = _plaintiff(segment, start) if versus else start
        name = _plain(segment[begin : _name_end(segment, after, loose=not versus)]) if begin is not None else ""
        if name and not name.endswith(" v."):
            return name
    return None


def _name_end(segment: str, at: int, *, loose: bool) -> int:
    """The end of a name in running text: where its words are no longer those of a name."""
    end = at
    for word in _WORD.finditer(segment, at):
        plain = word.group().strip('“”"(),;:').removesuffix(".")
        following = segment[word.end() + 1 : word.end() + 12]
        if not (plain[:1].isupper() or plain[:1] in "#&" or plain[:1].isdigit() or plain.casefold() in _LINKS or loose):
            break
        end = word.end()
        if word.group().endswith((";", ".”")) or (word.group().endswith(",") and not _goes_on(following)):
            break
        if ends_sentence(word.group(), following):
            break
    return at + len(re.sub(r"(?:\s(?:in|of|the|and|for|to|on|at|by|as|with|from|or|a|an))+$", "", segment[at:end]))


def _goes_on(following: str) -> bool:
    return bool(_SUFFIX.match(following) or re.match(r"(?:19|20)\d\d\b|[A-Z]", following))


def _plain(name: str) -> str:
    return " ".join(name.split()).strip(" ,;:").strip()


def _versus(segment: str, end: int) -> int | None:
    """The start of the nearest "Roe v. Doe" that reaches up to ``end``."""
    versus = next(reversed(list(_VERSUS.finditer(segment, 0, end))), None)
    if versus is None or not _unbroken(segment, versus.end(), end):
        return None
    return _plaintiff(segment, versus.start())


def _in_re(segment: str, end: int) -> int | None:
    matter = None
    for match in _IN_RE.finditer(segment, 0, end):
        if matter is None or _ended(segment[matter.end() : match.start()]):
            matter = match
    if matter is None or matter.end() >= end or _ended(segment[matter.end() : end] + " X"):
        return None
    return matter.start()


def _ended(words: str) -> bool:
    """Whether a sentence, a quotation or a citation sentence ends in these words."""
    if any(mark in words for mark in ";“”") or ")." in words:
        return True
    return any(ends_sentence(a, b) for a, b in pairwise(words.split()))


def ends_sentence(word: str, following: str) -> bool:
    """Whether a sentence may end with ``word``: its full stop belongs to no abbreviation."""
    if not word.endswith((".", "?", "!", ".”", '."', ".)", ".’")) or not (
        following[:1].isupper() or following[:1] in "“("
    ):
        return False
    plain = word.strip('“”"().,’').casefold().replace("'", "’")
    dotted = "." in plain and not any(mark.isdigit() for mark in plain)
    shouted = word.isupper() and following[:2].isupper()  # CAL. CIV. PROC. CODE
    return plain.isdigit() or not (len(plain) <= 1 or dotted or shouted or plain in _SHORTENED)


def _unbroken(segment: str, low: int, high: int) -> bool:
    words = [m.group() for m in _WORD.finditer(segment, low, high)]
    if not words or any(mark in segment[low:high] for mark in ";“”") or ")." in segment[low:high]:
        return False
    if any(ends_sentence(a, b) and len(a) > _ABBREVIATION for a, b in pairwise(words)):
        return False
    for word in words:
        plain = word.strip("(),.:[]*").casefold().replace("'", "’")
        if plain[:1].isalpha() and word.strip("([")[:1].islower() and plain not in _LINKS and "’" not in plain:
            return False
    return True


def _plaintiff(segment: str, versus: int) -> int | None:
    """Walk back over capitalised words and their links from "v."."""
    start: int | None = None
    following = ""
    for word in reversed(list(_WORD.finditer(segment, max(0, versus - 200), versus))):
        raw = word.group()
        plain = raw.strip('“”"‘’()[],;:*').removesuffix(".")
        low = plain.casefold()
        if following and (raw.endswith((";", "”", '"', ")", ":", "—")) or ends_sentence(raw, following)):
            break
        behind = word.end() + 1
        if raw.endswith(",") and following and not (_SUFFIX.match(segment, behind) or _PART.match(segment, behind)):
            break
        if low in _SIGNALS and not (low in _LINKS and raw[:1].islower()):
            if low == "in" and following.rstrip(":").casefold() == "re":
                return word.start() + len(raw) - len(raw.lstrip('“"([—'))
            break
        capital = plain[:1].isupper() or plain[:1].isdigit() or plain[:1] in tuple("@#&$") or plain[1:2].isupper()
        if not capital and low not in _LINKS and "’" not in plain:
            break
        following = raw
        if capital:
            start = word.start() + len(raw) - len(raw.lstrip('“"‘([—*'))
            if raw[:1] in '“"([' or "—" in raw:
                start = word.start() + raw.rfind("—") + 1 if "—" in raw else start
                break
    return start


def _run(segment: str, end: int) -> int | None:
    """The start of the capitalised words that stand right before ``end``: a short name."""
    start: int | None = None
    following = ""
    for word in reversed(list(_WORD.finditer(segment, max(0, end - 90), end))):
        raw = word.group()
        plain = raw.strip('“”"‘’()[],;:*').removesuffix(".")
        low = plain.casefold()
        if following and (raw.endswith((";", ",", "”", '"', ")", ":", "—")) or ends_sentence(raw, following)):
            break
        if (low in _SIGNALS and not (low in ("in", "and") and start is not None and raw.islower())) or not plain:
            break
        if not plain[:1].isupper() and not (
            start is not None and low in _LINKS and low not in ("in", "as", "to", "by")
        ):
            break
        if plain[:1].isupper():
            start = word.start() + len(raw) - len(raw.lstrip('“"‘([*'))
        following = raw
        if raw[:1] in '(“"':
            break
    return start
