"""What a file is, before anything is read in it: which kind of docket source, or what else, with what to do about it."""

import json
import re
from dataclasses import dataclass
from typing import Any, Literal

from docket.importers.errors import NotADocketError

Form = Literal["docket", "history", "appellate", "acms", "email", "rss", "courtlistener", "parsed"]

_SAVE = (
    "Open the docket sheet itself in PACER (Docket Report, or Full Docket in an appeal), save that page, and import it."
)
_STRANGERS: tuple[tuple[str, str], ...] = (
    (r"documents? (?:are|is) attached to this filing|document selection menu", "the list of one entry's attachments"),
    (r"download confirmation", "a page that asks whether to pay for one paper"),
    (r"to accept charges shown below", "a page that asks whether to pay for the report"),
    (r"the report may take a long time to run", "the question before a long report, not the report"),
    (r"case not found", "PACER's answer that there is no such case"),
    (r"there are no documents in this case", "PACER's answer that the case has no documents"),
    (r"do not have permission to view", "PACER's answer that the case or paper is not open to you"),
    (r"case type was.{0,80}but it must be", "PACER's complaint about a query"),
    (r"start(?:ing)? (?:date|document number) must be less than", "PACER's complaint about a query"),
    (r"in the process of being opened", "PACER's answer that the case is still being opened"),
    (r"checkCloudMask|console\.log\([^)]{0,80}CloudMask", "a page that another program in the browser has rewritten"),
    (r"format:\s*text\b", "a docket saved as plain text, whose columns cannot be told apart"),
    (r"case summary|case (?:search|query)|servlet=CaseSummary", "a summary or search page, not the docket sheet"),
    (r"(?:log ?in|password|manage my account)", "a log-in page"),
)
_DISTRICT = re.compile(
    r"\bDOCKET FOR CASE\b|Bankruptcy Petition #|Adversary Proceeding #|Docket Text</|Docket Text\s*</?(?:th|td|b|font)",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"History/Documents|<th[^>]{0,200}>(?:\s|<[^<>]{0,80}>){0,9}Doc\.?\s*No", re.IGNORECASE)
_APPELLATE = re.compile(
    r"General Docket|NEW SECTION - (?:Case Stub|Party/Aty List)|DOCKET ENTRIES\s*-->", re.IGNORECASE
)
_APPEAL_NUMBER = re.compile(r"Docket #|Case Number", re.IGNORECASE)
_PAPERS = ("%PDF", "PK\x03\x04", "{\\rtf")
"""How a PDF, a DOCX and an RTF begin: papers, which are filed, not imported."""
_MAIL = re.compile(
    r"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n){0,200}){2,}", re.IGNORECASE
)  # header fields, perhaps continued on the next lines
_HTML = re.compile(r"<(?:!doctype|html|head|body|table|title|div)\b", re.IGNORECASE)
_SCRIPT = re.compile(r"<(script|style)\b", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>|&nbsp;?|&#160;?")
RECEIPT = re.compile(r"PACER Service\s*Center|Transaction Receipt", re.IGNORECASE)
_OPENS, _CLOSES = re.compile(r"<table\b", re.IGNORECASE), re.compile(r"</table\b", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\s*>\s*(?:<!--.{0,2000}?-->\s*)*\Z", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The form of a source, with its JSON where it is JSON."""

    form: Form
    data: Any = None


def recognise(text: str, name: str) -> Recognised:
    """The form of a source. Raises NotADocketError that says what the file is instead and what to do."""
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(_PAPERS):
        message = (
            f"{name} is a paper, not a docket: `docket file {name} --entry N` puts it on the sheet. "
            "Of a docket, save the page itself in PACER (not printed as a PDF), and import that."
        )
        raise NotADocketError(message)
    if not start:
        message = f"{name} is empty: there is no docket in it. Save the page again and import that."
        raise NotADocketError(message)
    if start[0] in "{[":
        return _json(start, name)
    if re.match(r"<\?xml|<rss\b|<feed\b", start) and re.search(r"<(?:rss|feed|rdf:RDF)\b", start[:3000]):
        return Recognised("rss")
    if _MAIL.match(start) and re.search(
        r"^(?:from|to|subject|received|mime-version):", start[:20_000], re.IGNORECASE | re.MULTILINE
    ):
        return Recognised("email")
    if _HTML.search(start):
        return _page(text, name)
    message = f"{name} is not a docket: neither a saved PACER page, JSON, a notice e-mail nor a feed. {_SAVE}"
    raise NotADocketError(message)


def _page(text: str, name: str) -> Recognised:
    bare = without_scripts(text)
    if _APPELLATE.search(bare) and _APPEAL_NUMBER.search(bare):
        return Recognised("appellate")
    if _HISTORY.search(bare):
        return Recognised("history")
    if _DISTRICT.search(bare):
        return Recognised("docket")
    raise not_a_docket(text, name)


def not_a_docket(text: str, name: str) -> NotADocketError:
    """The refusal of a page, with what it seems to be."""
    words = words_of_page(text)
    for pattern, what in _STRANGERS:
        if re.search(pattern, words, re.IGNORECASE) or ("CloudMask" in pattern and re.search(pattern, text)):
            return NotADocketError(f"{name} is not a docket: it looks like {what}. {_SAVE}")
    return NotADocketError(f"{name} is a web page without a docket in it. {_SAVE}")


def words_of_page(text: str) -> str:
    """The words of a page without its markup and scripts, on one line."""
    return " ".join(_TAGS.sub(" ", without_scripts(text)).split())


def without_scripts(text: str) -> str:
    """A page without its scripts and style sheets. One pass; a script that is never closed is the rest of the page."""
    parts: list[str] = []
    done = 0
    while opened := _SCRIPT.search(text, done):
        parts.append(text[done : opened.start()])
        closed = re.compile(f"</{opened.group(1)}", re.IGNORECASE).search(text, opened.end())
        done = closed.end() if closed else len(text)
    return " ".join([*parts, text[done:]])


def is_cut(text: str) -> bool:
    """Whether a page ends before its end: no PACER receipt, no closing tag of the page, and a table that is still open."""
    if RECEIPT.search(text) or _CLOSED.search(text):
        return False
    return len(_OPENS.findall(text)) != len(_CLOSES.findall(text))


def _json(start: str, name: str) -> Recognised:
    try:
        data = json.loads(start)
    except (ValueError, RecursionError) as error:
        message = f"{name} begins like JSON but breaks off or is damaged ({error}). Download it again and import that."
        raise NotADocketError(message) from None
    first = data[0] if isinstance(data, list) and data else data
    if isinstance(first, dict) and "results" in first and isinstance(first["results"], list):
        data, first = first["results"], (first["results"] or [None])[0]
    if isinstance(first, dict):
        if "caseDetails" in first:
            return Recognised("acms", first)
        if "docket_number" in first and ("resource_uri" in first or "absolute_url" in first):
            return Recognised("courtlistener", data if isinstance(data, list) else [data])
        if "docket_number" in first and "docket_entries" in first:
            return Recognised("parsed", data if isinstance(data, list) else [data])
        if isinstance(first.get("dockets"), list) and "court_id" in first:
            return Recognised("parsed", [{"court_id": first["court_id"], **docket} for docket in first["dockets"]])
        if "recap_documents" in first or "docket_entry" in first:
            message = (
                f"{name} holds entries without their docket. Put them under `docket_entries` of the object that "
                "…/api/rest/v4/dockets/ID/ gives, and import that."
            )
            raise NotADocketError(message)
    message = f"{name} is JSON, but no docket: CourtListener's v4 dockets with their entries are read, and ACMS's."
    raise NotADocketError(message)
