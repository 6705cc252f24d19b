"""CourtListener's REST API, version 4: dockets with their entries and documents inside, as JSON."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from docket.importers.converting import Data, day, docket_of
from docket.importers.errors import DoubtfulDocketError
from docket.importers.model import ImportedDocket

_VERSION = re.compile(r"/api/rest/v(\d+)/")
_COURT = re.compile(r"/courts/([a-z0-9]+)/")
_ATTACHMENT = 2
"""RECAP's document type of an attachment; 1 is the entry's own paper."""
_ROLES: Mapping[Any, str] = {
    1: "ATTORNEY TO BE NOTICED", 2: "LEAD ATTORNEY", 3: "ATTORNEY IN SEALED GROUP", 4: "PRO HAC VICE",
    5: "SELF- TERMINATED", 6: "TERMINATED", 7: "SUSPENDED", 8: "INACTIVE", 9: "DISBARRED",
}  # fmt: skip
"""The API's numbers for the roles of counsel, as the docket page prints them."""


def docket_of_courtlistener(data: Data, name: str, *, insist: bool) -> ImportedDocket:
    """A docket object with ``docket_entries``. Raises DoubtfulDocketError for another version of the API, unless insisted."""
    address = str(data.get("resource_uri") or data.get("court") or "")
    version = _VERSION.search(address)
    warnings: list[str] = []
    if version and version.group(1) != "4":
        told = f"{name} comes from version {version.group(1)} of CourtListener's API; version 4 is the one that is read here."
        if not insist:
            message = f"{told} Get it from …/api/rest/v4/, or say --partial to take what can be read."
            raise DoubtfulDocketError(message)
        warnings.append(told)
    if "docket_entries" not in data:
        warnings.append(
            f"{name} has no docket_entries: only the head of the docket was taken. …/v4/docket-entries/?docket={data.get('id')} "
            "gives them."
        )
    linked = _COURT.search(str(data.get("court") or ""))
    court = str(data.get("court_id") or (linked.group(1) if linked else ""))
    shaped = dict(data) | {
        "docket_entries": [_entry(row) for row in data.get("docket_entries") or [] if isinstance(row, Mapping)],
        "parties": [party for row in data.get("parties") or [] if isinstance(row, Mapping) for party in _parties(row)],
        "fee_status": data.get("appellate_fee_status"),
        "case_type_information": data.get("appellate_case_type_information"),
        "appeal_from": data.get("appeal_from_str"),
        "jurisdiction": data.get("jurisdiction_type"),
        "panel": [data["panel_str"]] if data.get("panel_str") else [],
    }
    current = day(data.get("date_modified"))
    return docket_of(shaped, "courtlistener", court, current_through=current, warnings=tuple(warnings))


def _entry(row: Data) -> dict[str, Any]:
    papers = [paper for paper in row.get("recap_documents") or [] if isinstance(paper, Mapping)]
    main = next((p for p in papers if p.get("document_type") != _ATTACHMENT), {})
    return {
        "document_number": row.get("entry_number") or main.get("document_number"),
        "date_filed": row.get("date_filed"),
        "description": row.get("description"),
        "short_description": main.get("description"),
        "pacer_doc_id": main.get("pacer_doc_id"),
        "pacer_seq_no": row.get("pacer_sequence_number"),
        "page_count": main.get("page_count"),
        "attachments": [
            {key: paper.get(key) for key in ("attachment_number", "description", "pacer_doc_id", "page_count")}
            for paper in papers
            if paper.get("document_type") == _ATTACHMENT
        ],
    }


def _parties(row: Data) -> Iterable[dict[str, Any]]:
    """One row for each role of a party; juriscraper's own rows, which some exports embed, pass as they are."""
    if "party_types" not in row:
        yield dict(row)
        return
    attorneys = _attorneys(row)
    for role in row.get("party_types") or [{}]:
        yield {
            "name": row.get("name"),
            "type": role.get("name"),
            "date_terminated": role.get("date_terminated"),
            "extra_info": role.get("extra_info") or row.get("extra_info"),
            "attorneys": attorneys,
        }


def _attorneys(row: Data) -> list[dict[str, Any]]:
    """Each attorney once: the API repeats them for every role."""
    found: dict[str, dict[str, Any]] = {}
    for one in row.get("attorneys") or []:
        if not isinstance(one, Mapping) or not one.get("name"):
            continue
        known = found.setdefault(one["name"], {"name": one["name"], "contact": one.get("contact_raw"), "roles": []})
        role = _ROLES.get(one.get("role"), "")
        if acted := day(one.get("date_action")):
            role = f"{role}: {acted:%m/%d/%Y}"
        if role and role not in known["roles"]:
            known["roles"].append(role)
    return list(found.values())
