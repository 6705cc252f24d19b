"""juriscraper at work: its parsers read the tables, ours the marks within the entries. It is imported only when a page is read."""

import os
from contextlib import suppress
from functools import cache
from typing import Any

from docket.importers.courts import courtlistener_id
from docket.importers.marks import marks
from docket.importers.model import Hyperlink

Marks = tuple[tuple[Hyperlink, ...], tuple[tuple[int, int], ...]]


def read_tables(form: str, text: str, court: str, *, insist: bool) -> tuple[Any, list[Marks], Any]:
    """What juriscraper reads in a source, the marks of its entries in the same order (or none), and the tree of a page.

    ``court`` is PACER's id. With ``insist`` pages are read that juriscraper takes for error pages.
    """
    reader = _readers()[form](court)
    if insist:
        reader.check_validity = lambda _: setattr(reader, "is_valid", True)
    reader._parse_text(text)  # noqa: SLF001 (its only entry for a saved page)
    data = reader.data
    cells = getattr(reader, "entry_cells", [])
    entries = data.get("docket_entries") or [] if isinstance(data, dict) else []
    found = [marks(cell, entry["description"]) for cell, entry in zip(cells, entries, strict=False)]
    return data, found if len(cells) == len(entries) else [], getattr(reader, "tree", None)


def court_of_prefix(prefix: str) -> str | None:
    """The court whose paper keys begin with three digits, as CourtListener's id."""
    _readers()
    from juriscraper.pacer.utils import get_court_id_from_doc_id_prefix  # noqa: PLC0415

    with suppress(KeyError):
        return courtlistener_id(get_court_id_from_doc_id_prefix(prefix))
    return None


@cache
def _readers() -> dict[str, Any]:
    os.environ.setdefault("JURISCRAPER_LOG", os.devnull)  # else it writes to /var/log, and says so on stderr
    from juriscraper.pacer.acms_docket import ACMSDocketReport  # noqa: PLC0415 (heavy)
    from juriscraper.pacer.appellate_docket import AppellateDocketReport  # noqa: PLC0415
    from juriscraper.pacer.docket_history_report import DocketHistoryReport  # noqa: PLC0415
    from juriscraper.pacer.docket_report import DocketReport  # noqa: PLC0415
    from juriscraper.pacer.email import S3NotificationEmail  # noqa: PLC0415
    from juriscraper.pacer.rss_feeds import PacerRssFeed  # noqa: PLC0415

    class Page(DocketReport):  # type: ignore[misc]  # untyped
        """Remembers the cell from which every entry's text was taken."""

        def __init__(self, court: str) -> None:
            super().__init__(court)
            self.entry_cells: list[Any] = []

        def _get_description(self, cells: Any) -> Any:  # noqa: ANN401
            number = self._get_document_number(cells[1])
            if number is None or number.isdigit():  # the others are left out of its list too
                self.entry_cells.append(cells[2] if len(cells) > 2 else cells[1])
            return super()._get_description(cells)

    return {
        "docket": Page,
        "history": DocketHistoryReport,
        "appellate": AppellateDocketReport,
        "acms": ACMSDocketReport,
        "email": S3NotificationEmail,
        "rss": PacerRssFeed,
    }
