"""The words of the closed lists as people read them, and how dates and cites are printed."""

from collections.abc import Iterable
from datetime import date

from projections.passages import PassageView
from tui.rows.layout import Page

_STATES = {
    "performance_unknown": "performance not known",
}
FINDINGS = {"two_accounts": "One paper, two accounts", "lookalike_name": "Names that look alike"}
"""What stands over findings whose kind alone would not tell."""
_STANCES = {
    "raises": "raise", "supports": "supp", "answers": "answ", "opposes": "oppos", "replies": "reply",
    "qualifies": "qualif", "concedes": "CONCED", "withdraws": "WITHDR", "silent": "silent", "rules": "RULES",
}  # fmt: skip
_KINDS = {
    "complaint": "Compl.", "motion": "Motion", "opposition": "Opp'n", "sur_reply": "Sur-rep.", "supplemental": "Supp.",
    "declaration": "Decl.", "stipulation": "Stip.", "transcript": "Transcr.", "judgment": "Judgment",
}  # fmt: skip
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
GOOD = frozenset({"adopted", "granted", "met", "supports", "exact"})
WARN = frozenset(
    {
        "not_reached", "not_addressed", "performance_unknown", "no_filing_seen", "met_late", "unknown", "unanswered",
        "relabels", "overstates", "contradicts", "alters", "disputed", "claimed", "recharacterised", "narrowed",
    }
)  # fmt: skip


def human(word: str | None) -> str:
    """A word of a closed list in plain English."""
    return _STATES.get(word, word.replace("_", " ")) if word else ""


def short_stance(stance: str) -> str:
    """Six letters for a cell of the argument board; giving up is in capitals."""
    return _STANCES.get(stance, stance[:6])


def short_kind(kind: str) -> str:
    """Eight letters for a kind of paper, as cites have it."""
    return _KINDS.get(kind, kind.capitalize())


def role_of(word: str | None) -> str:
    """The colour that a word gets; never its only sign."""
    return "good" if word in GOOD else "warn" if word in WARN else ""


def places(passages: Iterable[PassageView]) -> str:
    """Where passages stand; a paper just named is not named again: ``Reply (ECF 20) at 4:2 / p. 9``."""
    told: dict[str, None] = {}
    last: str | None = None
    for one in passages:
        told.setdefault(one.pin if one.entry == last and one.pin else one.cite)
        last = one.entry
    return " / ".join(told)


def weekday(day: date) -> str:
    """``Tue 28 Feb 2023``."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month]} {day.year}"


def in_days(days: int | None) -> str:
    """``in 12 days``, ``today``, ``9 days past``."""
    if days is None:
        return ""
    if days == 0:
        return "today"
    many = "" if abs(days) == 1 else "s"
    return f"in {days:,} day{many}" if days > 0 else f"{-days:,} day{many} past"


def filed_words(filed: date | None, between: tuple[date | None, date | None] | None, *, assumed: bool) -> str:
    """The filed date of an entry for a column: bare where stated, ``~`` where assumed, bounds where unknown."""
    if filed:
        return f"{filed} ~" if assumed else f"{filed}"
    if between and between[0] == between[1] and between[0]:
        return f"{between[0]} ~"
    if between and between[1]:
        return f"by {between[1]}"
    return f"from {between[0]}"[:13] if between and between[0] else "not stated"


def standing(passage: PassageView) -> str:
    """How words are known: through whom, or whether they were found in the paper at hand."""
    if passage.via:
        return f"as {'quoted' if passage.words else 'cited'} in {passage.via.cite}"
    if not passage.words:
        return ""
    if passage.elsewhere:
        return f"WRONG PIN: the words stand on p. {passage.elsewhere}"
    return {True: "found in the paper", False: "NOT FOUND in the paper at hand", None: "not at hand"}[passage.found]


def quoted(passage: PassageView) -> str:
    """The words in quotation marks."""
    return f"“{passage.words}”" if passage.words else "(pin only, no words recorded)"


def passage_lines(page: Page, passage: PassageView, *, label: str = "", wide: int = 12, indent: int = 0) -> None:
    """A passage: its words, its pin cite, and how they are known."""
    told = standing(passage)
    page.labelled(
        label, quoted(passage), wide=wide, indent=indent, role="mark" if passage.words else "dim", passage=passage
    )
    role = "warn" if passage.found is False else "cite"
    cite = passage.cite + (f" ({told})" if told else "")
    page.para(cite, indent=indent + wide, role=role, passage=passage)


def citation(passage: PassageView) -> str:
    """What `y` copies."""
    how = "quoted" if passage.words else "cited"
    return passage.cite + (f" ({how} in {passage.via.cite})" if passage.via else "")


def quotation(passage: PassageView) -> str:
    """What `Y` copies."""
    return f"{quoted(passage)} {citation(passage)}" if passage.words else citation(passage)


def nothing_answers(query: str) -> tuple[str, ...]:
    """What a list says when a filter leaves nothing of it."""
    return ("", f"Nothing here answers to “{query}”.", "", "esc   clear the filter")
