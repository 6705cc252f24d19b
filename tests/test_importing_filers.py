"""Whom the filer named in a docket text is taken for."""

import pytest

from docket.clerk.filers import Filers
from docket.importers.model import ImportedAttorney, ImportedParty
from domain.parties import Party

PARTIES = (
    Party("acme", "Acme, Inc.", "Acme", "Plaintiff", ()),
    Party("acme-holding", "Acme, Inc. Holding", "Holding", "Defendant", ()),
    Party("globex", "Globex LLC", "Globex", "Defendant", ()),
    Party("roe", "Rita Roe", "Roe", "Trustee", ()),
    Party("soames", "Ms. Ada Soames", "Soames", "Intervenor", ()),
)
ROWS = (
    ImportedParty("Acme, Inc.", "Plaintiff", attorneys=(ImportedAttorney("Sam Soe"), ImportedAttorney("Paul Poe"))),
    ImportedParty("Globex LLC", "Defendant", attorneys=(ImportedAttorney("Paul Poe"),)),
)


@pytest.mark.parametrize(
    ("told", "party"),
    [
        ("Acme, Inc.", "acme"),
        ("ACME INC", "acme"),
        ("Acme, Inc. Holding, Globex LLC", "acme-holding"),
        ("Globex LLC, Acme, Inc.", "globex"),
        ("Defendant Globex LLC", "globex"),
        ("Defendants Globex LLC, Acme, Inc. Holding", "globex"),
        ("Plaintiff", "acme"),
        ("Trustee Rita Roe", "roe"),
        ("Ada Soames", "soames"),
        ("Ms. Ada Soames", "soames"),
        ("Sam Soe", "acme"),
        ("the Court", "court"),
        ("Defendant", None),
        ("Paul Poe", None),
        ("Initech Corp.", None),
        ("", None),
    ],
)
def test_a_filers_name_means_the_party_it_can_only_mean(told: str, party: str | None) -> None:
    assert Filers(PARTIES, ROWS).party(told) == party
