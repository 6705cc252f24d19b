"""Dates as papers print them, to ISO."""

import re
from datetime import date

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ABBREVIATED = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
DATE = re.compile(
    rf"(?:(?P<month>{MONTHS}|(?:{_ABBREVIATED})\.?)\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:day\sof\s)?(?P<month2>{MONTHS}),?\s{{1,3}}(?P<year2>\d{{4}})"
    r"|(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4}|\d{2})(?!\d)|(?P<iso>\d{4}-\d{2}-\d{2})(?!\d))",
    re.IGNORECASE,
)


def iso(words: str) -> str | None:
    """The first date in ``words``; None where there is none or the calendar has no such day."""
    match = DATE.search(words)
    return day_of(match) if match else None


def day_of(match: re.Match[str]) -> str | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        if match["m"]:
            year = int(match["y"])
            return date(year + 2000 if year < 100 else year, int(match["m"]), int(match["d"])).isoformat()
        name = (match["month"] or match["month2"])[:3].title()
        month = next(i for i, full in enumerate(MONTHS.split("|"), 1) if full.startswith(name))
        return date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"])).isoformat()
    except ValueError:
        return None
