"""A proposed concession that a person keeps: who conceded and who says so become parties of the case."""

from typing import Any

from docket.clerk.arguing import Arguing
from domain import acts
from domain.draft import Draft
from domain.errors import InvalidWordError
from domain.passage import Passage
from domain.values import COURT, Manner, checked


class Conceding(Arguing):
    """Claims of concession from the review queue."""

    def _conceded(self, draft: Draft, ident: str, content: dict[str, Any], words: Passage) -> str:
        """Record a proposed concession. Raises InvalidWordError where somebody must be named first."""
        entry = words.entry
        conceder = content.get("conceder")
        if not conceder:
            message = f"{ident}: who is said to concede it? Keep it with --conceder NAME."
            raise InvalidWordError(message)
        who = self._party(draft, conceder)
        by = content.get("asserted_by") or draft.case.entries[entry].party
        if content.get("voice") == "own":
            by = conceder
        if not by:
            message = f"{ident}: who says so? The entry has no filer. Keep it with --asserted-by NAME."
            raise InvalidWordError(message)
        asserted = self._party(draft, by)
        return acts.claim_concession(
            draft, proposition=content["title"], conceder=who, asserted_by=asserted, entry=entry,
            voice="own" if who == asserted else "court" if asserted == COURT else "attributed",
            manner=checked(content.get("manner", "express"), Manner, "manner"), hedged=bool(content.get("hedged")),
            record_support=tuple(content.get("supports", ())), passages=[words],
        )  # fmt: skip
