"""From a file to dockets: the source is recognised, its court settled, its tables read; what is doubtful needs insistence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from docket.importers import head
from docket.importers.converting import docket_of
from docket.importers.courtlistener import docket_of_courtlistener
from docket.importers.courts import (
    courtlistener_id,
    heading,
    hosts,
    is_appellate,
    pacer_id,
    paper_prefixes,
    senders,
)
from docket.importers.errors import DoubtfulDocketError, NotADocketError
from docket.importers.model import ImportedDocket, SourceKind
from docket.importers.recognising import RECEIPT, Form, Recognised, is_cut, not_a_docket, recognise, words_of_page

_GENERAL = re.compile(r"General Docket(.{0,200})", re.IGNORECASE | re.DOTALL)
_DOCKETED = re.compile(r"(.{0,300})(?:DOCKET FOR CASE|Bankruptcy Petition #|Adversary Proceeding #)", re.IGNORECASE)
_NAMED = re.compile(r"(?:^|[._-])(ca\d{1,2}|cadc|cafc|bap\d{1,2}|[a-z]{2,4}[bd]|cit|cofc|uscfc|jpml)(?=[._-])")
_MBOX = re.compile(r"\AFrom [^\n]*\n")
_NOTICE_PAGE = re.compile(r"Notice of (?:Electronic Filing|Docket Activity)", re.IGNORECASE)
_TABLES = {
    "docket": "page",
    "history": "history",
    "appellate": "page",
    "acms": "page",
    "email": "notice",
    "rss": "feed",
}
_ENCODING = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_-]{3,20})""", re.IGNORECASE)


def read_dockets(data: bytes, name: str, *, court: str | None = None, insist: bool = False) -> list[ImportedDocket]:
    """The dockets of a file. ``court`` is the person's word; with ``insist`` a doubtful file gives what is readable.

    Raises NotADocketError for what cannot be read as a docket, DoubtfulDocketError for a page that is cut off, of another
    court than was said, or of a version that is not known.
    """
    text = decoded(data)
    if text[:5] == "From ":
        text = _MBOX.sub("", text)
    source = recognise(text, name) if not _is_notice_page(text) else Recognised("email")
    if source.form in ("courtlistener", "parsed"):
        return list(_objects(source, name, court, insist=insist))
    if source.form == "email" and text.lstrip()[:1] == "<":
        text = "Content-Type: text/html; charset=utf-8\n\n" + text
    warnings = _doubts(source.form, text, name, insist=insist)
    settled, guessed = _court(source, text, name, court, insist=insist)
    found = _read(source, text, name, settled, insist=insist)
    return [_with(docket, (*warnings, *guessed)) for docket in found]


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, else what the page says of itself, else Windows Latin, which decodes anything."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        said = _ENCODING.search(data[:4096])
        for encoding in ([said.group(1).decode("ascii")] if said else []) + ["cp1252"]:
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
        return data.decode("utf-8", errors="replace")


def _is_notice_page(text: str) -> bool:
    """A notice saved as a page of its own, without the header of its e-mail."""
    start = text[:20_000]
    return text.lstrip()[:1] == "<" and bool(_NOTICE_PAGE.search(start)) and "Case Name:" in text


def _doubts(form: Form, text: str, name: str, *, insist: bool) -> tuple[str, ...]:
    page = form in ("docket", "history", "appellate")
    cut = is_cut(text) if page else form == "rss" and not re.search(r"</(?:rss|feed|rdf:RDF)\s*>\s*\Z", text)
    if not cut:
        unsure = page and not RECEIPT.search(text)
        return (f"{name} has no PACER receipt at its end: entries may be missing.",) if unsure else ()
    told = f"{name} breaks off before its end: entries may be missing."
    if not insist:
        message = f"{told} Save the page again, or say --partial to take what is there."
        raise DoubtfulDocketError(message)
    return (told,)


def _court(
    source: Recognised, text: str, name: str, stated: str | None, *, insist: bool
) -> tuple[str, tuple[str, ...]]:
    """The court that the source names, or that the person stated; where they differ the person must insist."""
    found = _court_of(source.form, text)
    wanted = courtlistener_id(stated) if stated else None
    if found and wanted and found != wanted:
        told = f"{name} comes from {found}, not from {wanted}."
        if not insist:
            message = f"{told} Leave out --court, or give --court {found}; --partial takes it as you said."
            raise DoubtfulDocketError(message)
        return wanted, (told,)
    if wanted or found:
        return wanted or found or "", ()
    if named := _NAMED.search(PurePath(name).name.casefold()):
        guess = courtlistener_id(named.group(1))
        return guess, (f"The court, {guess}, is taken from the name of the file: nothing in {name} says it.",)
    message = (
        f"{name} does not say which court it comes from. Say it with --court (CourtListener's id: cand, ca9, nysb)."
    )
    raise DoubtfulDocketError(message)


def _court_of(form: Form, text: str) -> str | None:
    if form == "email":  # its lines may be broken after an equals sign
        text = re.sub(r"=\r?\n", "", text)
    linked = hosts(text)
    if form == "acms":
        return next((court for court, _ in linked.most_common() if is_appellate(court)), None)
    words = words_of_page(text)
    if form == "appellate":
        general = _GENERAL.search(words)
        named = heading(general.group(1)) if general else None
        return named or next((court for court, _ in linked.most_common() if is_appellate(court)), None)
    if form in ("docket", "history"):
        linked = type(linked)({court: n for court, n in linked.items() if not is_appellate(court)})
    if not linked and form == "email":
        linked = senders(text)
    if linked:
        return linked.most_common(1)[0][0]
    near = _DOCKETED.search(words)
    return (heading(near.group(1)) if near else None) or _by_papers(text)


def _by_papers(text: str) -> str | None:
    from docket.importers.scraping import court_of_prefix  # noqa: PLC0415 (only where nothing else tells the court)

    return next((c for prefix, _ in paper_prefixes(text).most_common() if (c := court_of_prefix(prefix))), None)


def _read(source: Recognised, text: str, name: str, court: str, *, insist: bool) -> Iterator[ImportedDocket]:
    from docket.importers.scraping import read_tables  # noqa: PLC0415 (juriscraper only when there is a page to read)

    form = source.form
    try:
        data, marks, tree = read_tables(form, text, pacer_id(court), insist=insist)
    except Exception as error:  # juriscraper stumbles over an odd page in any way that Python knows
        message = (
            f"{name} looks like a docket, but its tables cannot be read ({type(error).__name__}). "
            "Save the page again, complete, as HTML."
        )
        raise NotADocketError(message) from error
    if form == "email":
        yield from _of_notice(data, name, court)
        return
    if form == "rss":
        yield from (docket_of(one, "feed", court, whole=False) for one in data)
        return
    if not data:
        raise not_a_docket(text, name)
    words = words_of_page(text)
    number = data.get("docket_number") or head.first_number(words)
    if not number:
        raise not_a_docket(text, name)
    yield docket_of(
        data, _TABLES[form], court, marks=marks,  # type: ignore[arg-type]
        number=head.printed_number(words, str(number)),
        related=tuple(head.related_cases(tree, court)) if form == "docket" and tree is not None else (),
        current_through=head.current_through(words),
    )  # fmt: skip


def _of_notice(data: Any, name: str, court: str) -> Iterator[ImportedDocket]:  # noqa: ANN401 (juriscraper's dictionary)
    dockets = [one for one in (data or {}).get("dockets") or [] if one.get("docket_number")]
    if not dockets:
        message = f"{name} is no notice of electronic filing that can be read. Save the notice itself, with its header."
        raise NotADocketError(message)
    yield from (docket_of(one, "notice", court, whole=False) for one in dockets)


def _objects(source: Recognised, name: str, stated: str | None, *, insist: bool) -> Iterator[ImportedDocket]:
    wanted = courtlistener_id(stated) if stated else None
    for data in source.data:
        if not isinstance(data, dict) or not data.get("docket_number"):
            message = (
                f"{name} holds an object without a docket number. Get the docket again from …/api/rest/v4/dockets/."
            )
            raise NotADocketError(message)
        try:
            docket = _object(source.form, data, name, stated, insist=insist)
        except (AttributeError, TypeError, ValueError) as error:
            message = (
                f"{name} looks like a docket, but not all in it has the form of one ({type(error).__name__}). "
                "Get it again from …/api/rest/v4/dockets/."
            )
            raise NotADocketError(message) from error
        if wanted and docket.court and docket.court != wanted and not insist:
            message = f"{name} comes from {docket.court}, not from {wanted}. Leave out --court, or --partial takes it as you said."
            raise DoubtfulDocketError(message)
        if not (docket.court or wanted):
            message = f"{name} does not say which court it comes from. Say it with --court (CourtListener's id: cand, ca9, nysb)."
            raise DoubtfulDocketError(message)
        yield _with(docket, (), court=wanted or docket.court)


def _object(form: Form, data: dict[str, Any], name: str, stated: str | None, *, insist: bool) -> ImportedDocket:
    if form == "courtlistener":
        return docket_of_courtlistener(data, name, insist=insist)
    kind: SourceKind = "page" if "date_entered" in str(data.get("docket_entries"))[:2000] else "notice"
    court = courtlistener_id(str(data.get("court_id") or stated or ""))
    return docket_of(data, kind, court, whole=kind == "page")


def _with(docket: ImportedDocket, warnings: tuple[str, ...], court: str | None = None) -> ImportedDocket:
    return replace(docket, warnings=(*warnings, *docket.warnings), court=court or docket.court)
