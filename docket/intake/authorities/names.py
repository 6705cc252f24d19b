"""The name of a case, taken from the words before its citation."""

import re
from dataclasses import dataclass

_REACH = 320
_DOCKET = re.compile(
    r"(?:^|,?\s)(?:(?:Civil|Civ\.|Case|C\.A\.|Crim\.|Criminal|Index|Docket|Adv\.|App\.|Bankr\.|MDL)\s"
    r"(?:Action\s|A\.\s|Case\s|Docket\s|Proc\.\s)?)?(?:Nos?\.\s|\#)[\w:.()/&,–\s-]{2,90}$"
)
_PLACE = re.compile(r"\s\((?:[\w.’' ]{0,30}\s)?(?:1[6-9]|20)\d\d\)$")
_VERSUS = re.compile(r"\s(?:v|vs)\.\s")
_IN_RE = re.compile(
    r"\b(?:[Ii]n\s[Rr]e:?|In\sthe\sMatter\sof(?:\sthe)?|Matter\sof|Ex\s[Pp]arte|(?:In\sre\s)?Estate\sof|"
    r"In\sthe\sInterest\sof)\s"
)
_WORD = re.compile(r"\S+")
_SIGNALS = frozenset(
    """
    see also compare but cf accord contra in with citing quoting e.g i.e under and accord generally from collecting
    because while since although though when where if that as like unlike like both rejecting following
    distinguishing applying discussing here thus moreover further instead indeed similarly likewise finally again
    court courts held holding than id ibid citing cited quotation both similarly nor first second third
    """.split()
)
_LINKS = frozenset(
    """
    of the and for de la du le von van der den v vs ex rel et al in on to by at a an d/b/a a/k/a f/k/a as re nom or
    from upon el y di da dba aka fka d n/k/a o/b/o ob with per & parte c/o del las los & s/b/m
    """.split()
)
_SUFFIX = re.compile(
    r"(?:LLC|L\.L\.C\.|Inc|Incorporated|L\.?P|LLP|L\.L\.P|Ltd|P\.?C|N\.?A|Co|Corp|S\.?A|S\.?p\.?A|AG|GmbH|N\.?V|B\.?V|"
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


def name_before(text: str, low: int, at: int) -> Name:
    """The name before the core at ``at``; nothing before ``low`` belongs to it."""
    low = max(low, at - _REACH)
    segment = text[low:at]
    end = len(segment.rstrip(" \n,"))
    comma = "," in segment[end:]
    dated = docket = None
    if place := _PLACE.search(segment, max(0, end - 60), end):  # Roe v. Doe (2010) 12 Cal.4th 34
        end, dated = place.start(), place
    found = _DOCKET.search(segment[max(0, end - 130) : end])
    start = end
    if found:
        docket = re.sub(r"^.*?(?:Nos?\.|#)\s?", "", found.group().strip(" ,")).strip()
        start = end = max(0, end - 130) + found.start() + len(found.group()) - len(found.group().lstrip(" ,"))
        end = len(segment[:end].rstrip(" \n,"))
    at_name = _versus(segment, end) or _in_re(segment, end)
    if at_name is not None and low + at_name < at:
        return Name(low + at_name, _plain(segment[at_name:end]), docket=docket, dated=dated is not None)
    if comma or docket or segment[:end].endswith("."):
        run = _run(segment, end)
        if run is not None:
            return Name(low + run, _plain(segment[run:end]), short=True, docket=docket, dated=dated is not None)
    return Name(low + start if docket else at, None, docket=docket, dated=dated is not None)


def remote_name(text: str, low: int, at: int) -> str | None:
    """A name told earlier in the same passage, where the citation begins a sentence of its own."""
    head = text[max(0, at - 6) : at].rstrip()
    if not head.endswith((".", "”", '"', "’")):
        return None
    segment = text[max(low, at - 700) : at]
    for versus in reversed(list(_VERSUS.finditer(segment))):
        start = _plaintiff(segment, versus.start())
        if start is None:
            continue
        end = versus.end()
        for word in _WORD.finditer(segment, versus.end()):
            plain = word.group().strip('“”"(),;:').removesuffix(".")
            if not (plain[:1].isupper() or plain[:1].isdigit() or plain.casefold() in _LINKS or plain[:1] == "#"):
                break
            end = word.end()
            if word.group().endswith(",") and not _SUFFIX.match(segment, word.end() + 1):
                break
            if _ends(word.group(), "X"):
                break
        name = _plain(re.sub(r"(?:\s(?:in|of|the|and|for|to|on|at|by|as|with|from|or|a|an))+$", "", segment[start:end]))
        if name[-3:-1] != "v.":
            return name
    return None


def _plain(name: str) -> str:
    return " ".join(name.split()).strip(" ,;:").removesuffix("’s").strip()


def _versus(segment: str, end: int) -> int | None:
    """The start of the nearest "Roe v. Doe" that reaches up to ``end``."""
    versus = None
    for versus in _VERSUS.finditer(segment, 0, end):
        pass
    if versus is None or not _unbroken(segment, versus.end(), end):
        return None
    return _plaintiff(segment, versus.start())


def _in_re(segment: str, end: int) -> int | None:
    matter = None
    for match in _IN_RE.finditer(segment, 0, end):
        if matter is None or _ended(segment[matter.end() : match.start()]):
            matter = match
    if matter is None or _ended(segment[matter.end() : end]) or matter.end() >= end:
        return None
    return matter.start()


def _ended(words: str) -> bool:
    """Whether a sentence, a quotation or a citation sentence ends in these words."""
    if any(mark in words for mark in ";“”") or ")." in words:
        return True
    tokens = words.split()
    return any(_ends(a, b) for a, b in zip(tokens, tokens[1:], strict=False))


def _ends(word: str, following: str) -> bool:
    """Whether a sentence may end with ``word``: its full stop belongs to no abbreviation."""
    if not word.endswith((".", "?", "!", ".”", ".)", ".’")) or not (following[:1].isupper() or following[:1] in "“("):
        return False
    plain = word.strip('“”"().,’').casefold().replace("'", "’")
    return not (len(plain) <= 1 or "." in plain or plain in _SHORTENED)


def _unbroken(segment: str, low: int, high: int) -> bool:
    words = [m.group() for m in _WORD.finditer(segment, low, high)]
    if not words or any(mark in segment[low:high] for mark in ";“”") or _ended(segment[low:high]):
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
        if following and (raw.endswith(";") or _ends(raw, following) or raw.endswith(("”", ")", ":", "—"))):
            break
        if raw.endswith(",") and following and not _SUFFIX.match(segment, word.end() + 1):
            break
        if low in _SIGNALS and not (low in _LINKS and raw[:1].islower()):
            if low == "in" and following.rstrip(":").casefold() == "re":
                return word.start() + len(raw) - len(raw.lstrip('“"([—'))
            break
        capital = plain[:1].isupper() or plain[:1].isdigit() or plain[:1] in "@#&$"
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
        if following and (raw.endswith((";", ",", "”", ")", ":", "—")) or _ends(raw, following)):
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
