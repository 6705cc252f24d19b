"""Legal authorities in a paper: cases, statutes, rules and the rest, with their short forms."""

from docket.intake.authorities.finding import Legal, legal_citations
from docket.intake.authorities.places import authority_places
from docket.intake.authorities.resolving import authorities
from docket.intake.authorities.uses import Use, uses

__all__ = ["Legal", "Use", "authorities", "authority_places", "legal_citations", "uses"]
