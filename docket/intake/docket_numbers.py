"""Numbers of the docket as courts write them, the case that each belongs to, and the labels that only one court uses."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from docket.intake.record_nouns import FIRM
from docket.intake.record_places import opener

DOCKET = re.compile(
    r"(?:\b(?=[A-Zd])(?P<docket>(?:Bankr\.|Bk\.|BK|Adv\.(?:\sPro(?:c)?\.)?|(?:Main|Lead)\sCase|D(?:ist)?\.\sCt\.|State\sCt\.)\s)?(?:NYSCEF\s)?(?:(?:CM/)?ECF\b|(?:[Dd]kts?|DKTS?|Docs?|DOCS?)\.|(?:Dkts?|Docs?)(?=\s(?:\#|\[|No|Ent|\d))|Docket\b"
    r"|D\.\s?E\.|DEs?(?=\s?(?:Nos?\.|\#|\[|\d))|D\.\s?I\.|D\.\s?N\.|DN(?=\s\d)|Rec\.\sDocs?\.|R\.\sDocs?\."
    r"|(?<![a-z]\.\s)R\.(?=\s?\d{1,4}(?:-\d{1,3})?,\s(?:[^();]{0,60}P(?:age|g)\.?\s?ID|¶|at\s|(?:[A-Z][\w.’'&-]*\s(?:(?:to|of|for|in)\s)?){1,6}(?:at\s|¶|\d)))"
    r"|(?:(?<![A-Za-z]\s)|(?<=[Ss]ee\s)|(?<=also\s))(?<![\w.])D\.(?=\s\d{1,4}(?:-\d{1,3})?(?:[.;,)\]]|\s\(|\sat\s|\s¶))"
    r"|(?:Filing|Paper|Clerk[’']s|Document)(?=\sNos?\.)))"
    r"(?:,?\s?(?P<many>Nos?\.?(?=[\s\#\d])|NO\.|Entry|Entries|Ent\.|Items?|Docs?\.|Number|\#s?)){0,2}"
    r"(?:\s[(\[][“\"][A-Z][A-Za-z.]{0,7}[”\"][)\]])?\s?\#?\s?(?P<open>\[(?=[\d.-]{1,9}\]))?"
    r"(?P<number>\d{1,5}(?:[-.]\d{1,3}){0,2})(?(open)\])(?![\w-]|\.\d|\s?:|/\d|,\d{3}\b|\sFiled|\s[A-Z][a-z]{1,4}\.\s\d)"
)
_UNSURE = re.compile(
    r"(?<![\w.#-])(?P<docket>(?!))?(?:(?P<label>\#|(?<!(?:Fed|Loc|Civ|Evi|App)\.\s)(?<!(?:Bankr|Bank.|Crim.)\s)(?<!(?:Crim|Evid|Prac|Cond|Supe)\.\s)"
    r"(?<!(?:Ct|Cr)\.\s)R\.(?=\s?\d)|(?:Court\s)?[A-Z][A-Za-z]{1,11}\.?(?=\s))\s?(?P<many>Nos?\.\s)?)(?P<number>\d{1,4}(?:-\d{1,3})?)"
    r"(?=(?P<pinned>,?\s(?:at\s(?:(?:CM/)?ECF\s)?(?:pp?\.\s|¶{1,2}\s)?\d|¶|pp?\.\s\d)|\s\([^()]{1,60}\)\sat\s\d|,\s\d{1,4}:\d)|[.,;)\]]|\s(?:[(\[&]|and\s\d|is\s))"
)
"""A number under a label that is of the docket in some courts only: #18, R. 93-4 ¶ 5, Filing 34 at 2, Court Doc. 7."""
_SOME = frozenset(
    "Filing Filings Paper Papers Document Documents Instrument Instruments Instr. Pleading Item Items".split()
)
"""Labels of the docket in some courts, ordinary words in others."""
_NEVER = frozenset(
    """
    Ex. Exs. Exh. Exhs. Exhibit Exhibits Vol. Volume Rule Rules Section Sections Sec. Part Parts Chapter Ch. Title
    Article Art. Arts. Claim Claims Count Counts Paragraph Paragraphs Para. Page Pages Line Lines Fig. Figs. Figure
    Table Tab Tabs Note Notes Question Request Requests Interrogatory Interrogatories Topic Category Group Step Phase
    Tier Lot Unit Room Suite Apt. Box Id. No. Nos. January February March April May June July August September October
    November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Juror Witness Doe Does Amendment
    Amendments Appendix App. Att. Attach. Attachment Schedule Sched. Annex Instruction Finding Findings Conclusion
    Policy Form Level Class Grade District Ward Precinct Route Interstate Highway Version Release Point Points
    Argument Issue Issues Ground Grounds Order Orders Opinion Day Days Year Week Age About Over Under Only
    Approximately Tr. Dep. Br. Mot. Opp. Reply Resp. Mem. Compl. Answer Ans. Pet. Decl. Aff. PSR SUF SOF SMF UMF PSOF
    DSOF FAC SAC Cal. Neb. Wis. Or. Ill. Mass. Pa. Md. Va. Mich. Minn. Ohio Kan. Okla. Colo. Ariz. Nev. Wash. Haw.
    Conn. Del. Ga. Ala. Miss. Tenn. Ky.
    """.split()
)
"""Words whose numbers are of anything but a docket."""
_OFTEN = 3  # different numbers under a label that no list has, by which it is known for one of the docket
_TWICE = 2
_MOST = 50_000  # docket numbers: no record of a case has so many
_HEAD = 3000  # letters of a caption
_ADVERSARY = re.compile(r"\bAdv(?:\.|ersary)\s(?:Pro(?:c|ceeding)?\b|Case|No)", re.IGNORECASE)
_CASE = re.compile(
    r"(?<![\w-])(?:(?:Nos?\.|Case\sNos?\.|Action\sNo\.|Docket\sNo\.|Case)\s?)?"
    r"(?P<case>(?:\d{1,2}:)?(?:[A-Z]{2,5}-)?\d{2,4}(?:-[A-Za-z]{1,5}-?|\s(?:Civ|Cr|Crim|Misc|Mag|CV|CR|MC|MD|MJ|CIV)\.?\s)\d{2,6}(?:-\w{1,5}){0,4}(?!\w))"
    r"(?:\s?\([A-Z]{2,4}\)){0,3}"
)
_NUMBERED_CASE = re.compile(
    r"\d(?:-[A-Za-z]|\s(?:Civ|Cr|Crim|Misc|Mag|CV|CR|MC|MD|MJ|CIV)\b)"
)  # cheaper than the whole
_ENTRY = re.compile(r"[.;]\s[A-Z(]|;|\bOrder\b.{0,40}\bin\b")
_COMMON = frozenset(
    "Inc Corp Company Defendant Plaintiff United States City County State Doe Does Civil Action Case".split()
)
_BESIDE = re.compile(r"\b(?P<name>[A-Z][\w’'-]{2,}),\s$")
_BESIDE_ID = re.compile(r"\b([A-Z][\w’'-]{2,}),\s")


def document_id(number: str) -> str:
    """Dotted attachment numbers are the same as hyphened ones."""
    return "dkt:" + number.replace(".", "-")


def case_key(number: str) -> str:
    """Year, type and serial number; office and judges do not make another case."""
    match = re.search(r"(\d{2,4})[- ]([A-Za-z]{1,5})\.?[- ]?0*(\d+)", number)
    if not match:
        return number.casefold()
    kind = {"civ": "cv", "crim": "cr", "misc": "mc"}.get(match.group(2).casefold(), match.group(2).casefold())
    return f"{match.group(1)[-2:]}-{kind}-{match.group(3)}"


def is_foreign(text: str, at: int, own: str | None) -> str | None:
    """The number of another case that a docket cite at ``at`` belongs to, if one stands in the same citation."""
    before = text[max(0, at - 80) : at]
    if _NUMBERED_CASE.search(before) is None:
        return None
    cases = [m for m in _CASE.finditer(before) if not _ENTRY.search(before[m.end() :])]
    if not cases:
        return None
    case = cases[-1]["case"].strip("-")
    return None if own and case_key(case) == case_key(own) else case


def other_docket(text: str, match: re.Match[str]) -> bool:
    """Whether a docket number is said to be of another docket: "Bankr. Dkt. 3" in an adversary proceeding or an appeal."""
    said = match["docket"]
    if not said:
        return False
    bankruptcy, adversary = _court_of(text[:_HEAD])
    if said.startswith("Adv"):
        return not adversary
    return not bankruptcy or adversary or not said.startswith(("B", "Main", "Lead"))


@lru_cache(maxsize=2)
def _court_of(head: str) -> tuple[bool, bool]:
    """Whether a paper is of a bankruptcy court, and whether of an adversary proceeding in one."""
    return re.search(r"BANKRUPTCY\sCOURT", head, re.IGNORECASE) is not None, _ADVERSARY.search(head) is not None


@lru_cache(maxsize=2)
def dockets_in(text: str) -> tuple[re.Match[str], ...]:
    """Every docket number that a paper cites, in order."""
    found = list(islice(DOCKET.finditer(text), _MOST))
    known = {match.end() for match in found}
    unsure = [match for match in islice(_UNSURE.finditer(text), _MOST) if match.end() not in known]
    return tuple(sorted((*found, *_of_docket(text, unsure)), key=lambda match: match.start()))


def _of_docket(text: str, unsure: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The numbers whose label the paper uses for its docket: where a cite may begin, for many numbers, with pins behind them."""
    labels: dict[str, tuple[list[re.Match[str]], list[re.Match[str]]]] = {}
    for match in unsure:
        label = match["label"]
        strong = opener(text, match.start()) not in (None, "", ",", "&")
        if label not in _NEVER and label not in FIRM and (strong or match["pinned"] is not None):
            cites, beside = labels.setdefault(label if label in ("#", "R.") else label.rstrip("s"), ([], []))
            (cites if strong else beside).append(match)
    for label, (cites, beside) in labels.items():
        if _numbers_docket(label, cites):
            yield from cites
            yield from beside


def _numbers_docket(label: str, cites: list[re.Match[str]]) -> bool:
    numbers = {match["number"] for match in cites}
    pinned = sum(match["pinned"] is not None for match in cites)
    if label == "R.":
        return pinned >= _TWICE
    if label == "#" or label in _SOME:
        return len(numbers) >= _TWICE and pinned > 0
    return len(numbers) >= _OFTEN and pinned > 0 and any(map(_is_attachment, numbers))


def _is_attachment(number: str) -> bool:
    """Whether 53-2 cannot be a range of pages, as 53-6 and 118-19 may."""
    low, _, high = number.partition("-")
    return bool(high) and (len(high) > len(low) or int(low[: len(low) - len(high)] + high) < int(low))


@lru_cache(maxsize=2)
def foreign_names(text: str, own: str | None) -> frozenset[str]:
    """The parties of other cases whose entries are cited: behind "United States v. Roe, 14-cr-1, DE 2" a "Roe, DE 3" is theirs."""
    found: set[str] = set()
    for match in dockets_in(text):
        if is_foreign(text, match.start(), own):
            before = text[max(0, match.start() - 200) : match.start()]
            for name in re.findall(r"\sv\.\s((?:[A-Z][\w’'-]+[\s,]+){1,5})", before)[-1:]:
                found.update(word for word in re.findall(r"[A-Z][\w’'-]{2,}", name) if word not in _COMMON)
    return frozenset(found)


def other_name(text: str, at: int, others: frozenset[str]) -> str | None:
    """The party of another case right before a docket cite, or before an "id." that stands there."""
    beside = _BESIDE.search(text, max(0, at - 60), at)
    if beside and beside["name"] in others:
        return beside["name"]
    if re.search(r"\bid\.,\s$", text[max(0, at - 6) : at]):
        earlier = _BESIDE_ID.findall(text, max(0, at - 120), at - 5)
        return next((name for name in reversed(earlier) if name in others), None)
    return None
