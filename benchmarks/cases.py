"""Stores of a known size, entered through the Clerk."""

from datetime import date, timedelta
from pathlib import Path

from docket.clerk import Clerk
from docket.store.log import Store

_STANCES = ("opposes", "replies", "qualifies")


def large_case(path: Path, events: int) -> tuple[Clerk, str]:
    """A case of about ``events`` events: entries, arguments, positions, concessions, deadlines in the usual proportions."""
    clerk = Clerk(Store(path, create=True), "benchmark")
    case = clerk.open("2:24-cv-1187", court="wawd", name="A large case").id
    with clerk.together():
        clerk.party(case, name="Acme, Inc.", role="plaintiff", label="Acme")
        clerk.party(case, name="Globex LLC", role="defendant", label="Globex")
        written, entry, argument = 3, 0, 0
        while written < events:
            entry += 1
            party = "Acme" if entry % 2 else "Globex"
            filed = date(2024, 1, 2) + timedelta(days=entry // 6)
            clerk.enter(
                case, entry=str(entry), kind="motion" if entry % 2 else "opposition", title=f"Paper number {entry}",
                party=party, filed=filed, responds_to=[str(entry - 1)] if entry > 1 else [],
            )  # fmt: skip
            argument += 1
            passages = [{"pin": f"p. {entry % 20 + 1}:4-9", "words": f"the exact words of paper {entry}"}]
            clerk.argue(case, title=f"Whether point {argument} holds", entry=str(entry), party=party, passages=passages)
            for n, stance in enumerate(_STANCES):
                other = "Globex" if n % 2 == entry % 2 else "Acme"
                clerk.position(
                    case, argument=f"A{argument}", entry=str(entry), party=other, stance=stance,
                    summary=f"Says {n} on it", passages=passages,
                )  # fmt: skip
            written += 6
            if entry % 10 == 0:
                clerk.concede(
                    case, proposition=f"that point {argument} is granted", conceder=party, entry=str(entry), passages=passages,
                    asserted_by="Globex" if party == "Acme" else "Acme", argument=f"A{argument}",
                )  # fmt: skip
                clerk.due(
                    case, what=f"Answer paper {entry}", obligor=party, on=filed + timedelta(days=14), entry=str(entry)
                )
                written += 2
    return clerk, case
