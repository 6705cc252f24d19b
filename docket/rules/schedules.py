"""What a pack holds besides periods: briefing schedules, requirements that are no dates, clauses on stipulations."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from docket.rules.reading import Table, data
from domain.deadlines.rules import MARKS
from domain.deadlines.schedules import ACTORS, ANCHORS, OPENERS, Clause, Requirement, Schedule
from domain.values import Kind, MotionOutcome, words_of


@dataclass(frozen=True, slots=True)
class Terms:
    """The schedules, requirements and clauses of one pack."""

    schedules: tuple[Schedule, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    clauses: tuple[Clause, ...] = ()


def read_terms(table: Table, pack: str) -> Terms:
    """These tables of a pack. Raises FileAccessError with the place and the slip."""
    return Terms(
        tuple(_schedule(row) for row in table.tables("schedule")),
        tuple(_requirement(row, pack) for row in table.tables("requirement")),
        tuple(_clause(row, pack) for row in table.tables("stipulation")),
    )


@lru_cache(maxsize=1)
def sorts() -> dict[str, tuple[str, ...]]:
    """The sorts of motions that rules tell apart, each with the words that show it in a title."""
    table = Table(Table(data("motions.toml"), "motions.toml").need("sorts", dict), "motions.toml, [sorts]")
    return {name: table.words(name) for name in list(table.values)}


@lru_cache(maxsize=8192)
def sorts_of(title: str) -> frozenset[str]:
    """The sorts that a motion's title and facets show. None of them is an ordinary motion, or one whose title does not say."""
    plain = " ".join(title.casefold().replace("_", " ").replace("-", " ").split())
    return frozenset(name for name, words in sorts().items() if any(word in plain for word in words))


def _sorts(row: Table, key: str) -> tuple[str, ...]:
    found = row.words(key)
    if strange := set(found) - set(sorts()):
        raise row.fail(f"“{key}” names {min(strange)}; the sorts of motions are {', '.join(sorts())}.")
    return found


def _schedule(row: Table) -> Schedule:
    line = Schedule(
        rule=row.need("rule", str),
        on=row.choice("on", OPENERS),
        anchor=row.choice("anchor", ANCHORS),
        by=row.choice("by", ACTORS),
        paper=row.choice("paper", words_of(Kind)) if "paper" in row.values else None,
        titled=row.words("titled"),
        sorts=_sorts(row, "sorts"),
        follows=row.words("follows"),
        conditions=row.words("if"),
        outcomes=row.words("outcomes"),
        or_sorts=_sorts(row, "or_sorts"),
        judge=row.take("judge", str),
        since=row.take("since", date),
        stays_nothing=row.take("stays_nothing", str),
        nothing_due=row.take("nothing_due", str),
        mind=row.take("mind", str),
        lead=row.take("lead", bool) is True,
    )
    row.done()
    if strange := set(line.outcomes) - set(words_of(MotionOutcome)):
        raise row.fail(f"“outcomes” names {min(strange)}; they are {', '.join(words_of(MotionOutcome))}.")
    if line.anchor == "due" and not line.follows:
        raise row.fail("“follows” is missing; a period from a due date names the rule of the paper that was due.")
    return line


def _requirement(row: Table, pack: str) -> Requirement:
    kinds = row.words("on")
    if not kinds or set(kinds) - set(words_of(Kind)):
        raise row.fail(f"“on” should list kinds of papers: {', '.join(words_of(Kind))}.")
    found = Requirement(
        id=row.need("id", str),
        pack=pack,
        citation=row.need("citation", str),
        on=kinds,
        asks=row.need("asks", str),
        mark=row.choice("verified", MARKS),
        sorts=_sorts(row, "sorts"),
        unless=_sorts(row, "unless"),
        seen_by=tuple(word.casefold() for word in row.words("seen_by")),
        pages=row.take("pages", int),
        earliest_hearing=row.take("earliest_hearing", str),
    )
    row.take("source", str)
    row.done()
    return found


def _clause(row: Table, pack: str) -> Clause:
    clause = Clause(
        row.need("citation", str),
        pack,
        row.words("covers"),
        row.need("unless", str),
        row.choice("verified", MARKS),
        row.take("days", int),
    )
    row.take("source", str)
    row.done()
    return clause
