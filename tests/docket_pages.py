"""Invented dockets as courts and CourtListener hand them out, for the tests of importing and its measurement."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an invented docket; ``text`` may hold markup."""

    number: int | None
    filed: date
    text: str
    doc_id: str | None = None
    seq_no: int | None = None

    @property
    def whole(self) -> str:
        return f"{self.text} (Entered: {self.filed:%m/%d/%Y})"


def line(number: int | None, filed: str, text: str, *, doc: bool = True) -> Line:
    """A line with the court's keys made from its number."""
    known = doc and number is not None
    return Line(
        number,
        date.fromisoformat(filed),
        text,
        f"0350{number:08d}" if known else None,
        (number or 0) * 3 if known else None,
    )


def link(number: int, words: str | None = None) -> str:
    """A hyperlink to the paper of another line, as CM/ECF writes it."""
    doc = f"0350{number:08d}"
    return (
        f"<a href='https://ecf.cand.uscourts.gov/doc1/{doc}' "
        f"onClick=\"goDLS('/doc1/{doc}','4711','{number * 3}','','','1','','');return(false);\">{words or number}</a>"
    )


MOTION = [
    line(1, "2024-02-05", "COMPLAINT against Globex LLC (Filing fee $ 405.). Filed by Acme, Inc.. (Roe, Rita)"),
    line(2, "2024-02-06", "Summons Issued as to Globex LLC. (ab, COURT STAFF)"),
    line(None, "2024-02-06", "Electronic filing error. Incorrect event used. Re: 1 Complaint. (ab, COURT STAFF)"),
    line(3, "2024-03-01", "MOTION to Dismiss filed by Globex LLC. Responses due by 3/15/2024. (Poe, Paul)"),
    line(None, "2024-03-20", "Minute Entry for proceedings held before Judge Jane Q. Example: argument heard."),
    line(None, "2024-03-20", "Set/Reset Hearings: Case Management Conference set for 4/30/2024 10:00 AM."),
    line(4, "2024-03-22", f"ORDER granting {link(3)} Motion to Dismiss. (cd, COURT STAFF)"),
]
"""A small docket with two unnumbered lines of one day."""


def page(
    lines: Sequence[Line] = MOTION, *, number: str = "3:24-cv-01187-JQE", court: str = "cand", made: str = "04/01/2024",
    parties: Iterable[tuple[str, str, str]] = (("Plaintiff", "Acme, Inc.", "Rita Roe"), ("Defendant", "Globex LLC", "Paul Poe")),
    judge: str = "Judge Jane Q. Example", extra: str = "", receipt: bool = True,
) -> str:  # fmt: skip
    """A district docket page as a browser saves it."""
    rows = "".join(_row(one, court) for one in lines)
    return (
        f"<html><head><title>CM/ECF - {court}</title></head><body>"
        f"<h3 align='center'>U.S. District Court<br>\nCalifornia Northern District (San Francisco)<br>\n"
        f"CIVIL DOCKET FOR CASE #: {number}</h3>"
        "<table width='100%' border='0'><tr><td valign='top' width='60%'><br>Acme, Inc. v. Globex LLC<br>\n"
        f"Assigned to: {judge}<br>\n{extra}Cause: 28:1332 Diversity</td>"
        "<td valign='top' width='40%'><br>Date Filed: 02/05/2024<br>\nJury Demand: Plaintiff<br>\n"
        "Nature of Suit: 190 Contract: Other<br>\nJurisdiction: Diversity</td></tr></table>"
        f"<table width='100%' border='0' cellspacing='5'>{''.join(map(_party, parties))}</table><br>"
        "<table align='center' width='99%' border='1' rules='all' cellpadding='5' cellspacing='0'>"
        "<tr><td style='font-weight:bold; width=94'>Date Filed</td><th>#</th><td align='center'>Docket Text</td></tr>"
        f"{rows}</table><br><hr>{_receipt(number, made) if receipt else ''}</body></html>"
    )


def _row(one: Line, court: str) -> str:
    number = "&nbsp;" if one.number is None else str(one.number)
    if one.doc_id:
        number = (
            f"<a href='https://ecf.{court}.uscourts.gov/doc1/{one.doc_id}' "
            f"onClick=\"goDLS('/doc1/{one.doc_id}','4711','{one.seq_no}','','','1','','');return(false);\">{number}</a>"
        )
    return (
        f"<tr><td width='94' nowrap valign='top'>{one.filed:%m/%d/%Y}</td><td valign='top' align='right'>{number}&nbsp;</td>"
        f"<td valign='top'>{one.whole}</td></tr>"
    )


def _party(row: tuple[str, str, str]) -> str:
    role, name, counsel = row
    return (
        f"<tr><td><b><u>{role} </u></b></td></tr><tr><td valign='top' width='40%'><b>{name}</b></td>"
        "<td valign='top' width='20%' align='right'>represented&nbsp;by</td>"
        f"<td valign='top' width='40%'><b>{counsel} </b><br>1 Court Street<br>Oakland, CA 94612<br>"
        "<i>ATTORNEY TO BE NOTICED</i></td></tr><tr><td></td></tr>"
    )


def _receipt(number: str, made: str) -> str:
    return (
        "<center><table border='1' bgcolor='white' width='400'><tr><th colspan='4'><font size='+1'>PACER Service Center </font>"
        "</th></tr><tr><th colspan='4'><font>Transaction Receipt </font></th></tr>"
        f"<tr><td colspan='4' align='CENTER'><font size='-1'>{made} 09:30:00</font></td></tr>"
        f"<tr><th>Description: </th><td>Docket Report</td><th>Search Criteria: </th><td>{number}</td></tr></table></center>"
    )


def notice(one: Line, *, number: str = "3:24-cv-01187-JQE", name: str = "Acme, Inc. v. Globex LLC") -> str:
    """A notice of electronic filing as its e-mail arrives."""
    body = (
        "<html><body><p><strong>U.S. District Court</strong></p><p>California Northern District</p>"
        "<p><strong>Notice of Electronic Filing</strong></p><table>"
        f"<tr><td><strong>Case Name:</strong></td><td>{name}</td></tr>"
        "<tr><td><strong>Case Number:</strong></td>"
        f"<td><a href='https://ecf.cand.uscourts.gov/cgi-bin/DktRpt.pl?4711'>{number}</a></td></tr>"
        "<tr><td><strong>Filer:</strong></td><td></td></tr><tr><td><strong>Document Number:</strong></td>"
        f"<td><a href='https://ecf.cand.uscourts.gov/doc1/{one.doc_id}?caseid=4711&de_seq_num={one.seq_no}'>{one.number}</a>"
        "</td></tr></table>"
        f"<p><strong>Docket Text: </strong><br><font size='2'><b>{one.text}</b></font></p>"
        f"<p>The following transaction was entered on {one.filed:%m/%d/%Y} at 9:30 AM PST and filed on {one.filed:%m/%d/%Y}</p>"
        "</body></html>"
    )
    return (
        "From: ECF-CAND@cand.uscourts.gov\nTo: efiling@cand.uscourts.gov\n"
        f"Subject: Activity in Case {number} {name} {one.text.split(' filed')[0]}\nMIME-Version: 1.0\n"
        f"Content-Type: text/html; charset=utf-8\n\n{body}\n"
    )


def courtlistener(
    lines: Sequence[Line] = MOTION, *, version: int = 4, court: str = "cand", number: str = "3:24-cv-01187",
    attachments: Iterable[tuple[int, int, str]] = (), modified: str = "2024-04-02",
) -> str:  # fmt: skip
    """A docket of CourtListener's API with its entries; ``attachments`` are entry, number and title."""
    api = f"https://www.courtlistener.com/api/rest/v{version}"
    entries: list[dict[str, Any]] = []
    for one in lines:
        papers = [
            {"document_type": 1, "document_number": str(one.number or ""), "attachment_number": None, "description": "",
             "pacer_doc_id": one.doc_id, "page_count": None}
        ]  # fmt: skip
        papers += [
            {"document_type": 2, "document_number": str(entry), "attachment_number": n, "description": title,
             "pacer_doc_id": f"0351{entry:05d}{n:03d}", "page_count": 2}
            for entry, n, title in attachments
            if entry == one.number
        ]  # fmt: skip
        entries.append({
            "entry_number": one.number, "date_filed": one.filed.isoformat(), "description": re.sub("<[^>]*>", "", one.whole),
            "pacer_sequence_number": one.seq_no, "recap_documents": papers,
        })  # fmt: skip
    return json.dumps({
        "resource_uri": f"{api}/dockets/815/", "id": 815, "court": f"{api}/courts/{court}/", "court_id": court,
        "docket_number": number, "case_name": "Acme, Inc. v. Globex LLC", "date_filed": "2024-02-05",
        "date_modified": f"{modified}T08:00:00-07:00", "assigned_to_str": "Jane Q. Example", "docket_entries": entries,
    })  # fmt: skip


def long_docket(entries: int, serial: int) -> tuple[str, list[Line]]:
    """A docket of many lines in the usual proportions, with its number."""
    texts = (
        "MOTION to Compel Production of Documents filed by Acme, Inc.. Responses due by 3/15/2024. (Roe, Rita)",
        "OPPOSITION/RESPONSE (re {before} MOTION to Compel) filed by Globex LLC. (Poe, Paul)",
        "REPLY (re {earlier} MOTION to Compel) filed by Acme, Inc.. (Roe, Rita)",
        "DECLARATION of Rita Roe in Support of {earlier} MOTION to Compel filed by Acme, Inc.. (Roe, Rita)",
        "ORDER by Judge Jane Q. Example denying {earlier} Motion to Compel. (cd, COURT STAFF)",
    )
    lines: list[Line] = []
    number = 0
    for n in range(entries):
        filed = (date(2024, 1, 2) + timedelta(days=n // 3)).isoformat()
        if n % 9 == 8:
            lines.append(line(None, filed, f"Minute Entry for proceedings held before Judge Jane Q. Example, day {n}."))
            continue
        number += 1
        text = texts[number % len(texts)]
        before, earlier = link(max(number - 1, 1)), link(max(number - 2, 1))
        lines.append(line(number, filed, text.format(before=before, earlier=earlier)))
    return f"3:24-cv-{serial:05d}-JQE", lines
