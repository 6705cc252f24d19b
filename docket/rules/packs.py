"""The rule packs: read once, checked, and found by a rule's id."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from docket.rules.reading import Table, data, data_names, parsed
from docket.rules.schedules import Terms, read_terms
from docket.settings import use_packs, user_packs
from domain.deadlines.rules import ADDITIONS, COMBINATIONS, MARKS, Branch, Rule, Version
from domain.deadlines.words import Direction, Unit
from domain.errors import FileAccessError, InvalidWordError
from domain.text import clip

_NOT_PACKS = ("closures.toml", "courts.toml", "holidays.toml", "motions.toml")
_UNITS = ("days", "hours", "weeks", "months", "years")
_ANCHORS = ("event", "hearing", "trial", "motion_day", "deadline")


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack: its id with version (``frcp@2025.1``), its title and its rules."""

    id: str
    title: str
    rules: tuple[Rule, ...]
    courts: tuple[str, ...] = ()
    terms: Terms = field(default_factory=Terms)


@lru_cache(maxsize=1)
def packs() -> tuple[Pack, ...]:
    """Every pack of the package and of the person."""
    found = tuple(read_pack(data(name), name) for name in data_names() if name not in _NOT_PACKS)
    found += tuple(read_pack_file(path) for path in user_packs())
    _unique(found)
    _all_there(found)
    return found


def read_pack_file(path: Path) -> Pack:
    """A person's own pack from its file. Raises FileAccessError with the place and the slip."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"The rules in {path} cannot be read ({error.strerror}). Correct the name; nothing was computed."
        raise FileAccessError(message) from None
    except UnicodeDecodeError:
        message = f"{path} is no text in UTF-8. A pack of rules is a TOML file; nothing was computed."
        raise FileAccessError(message) from None
    return read_pack(parsed(text, path.name), path.name)


def with_packs(paths: Iterable[Path]) -> None:
    """Read these files too, for this run. Raises FileAccessError where one cannot be read or clashes with another."""
    use_packs(paths)
    packs.cache_clear()
    rules.cache_clear()
    try:
        packs()
    except FileAccessError:
        use_packs(())
        raise


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    return {rule.id: rule for pack in packs() for rule in pack.rules}


def find_rule(name: str) -> Rule | None:
    """The rule of that id; capitals and blanks do not matter."""
    wanted = name.strip()
    return rules().get(wanted) or {key.casefold(): rule for key, rule in rules().items()}.get(wanted.casefold())


def rule_cited(name: str) -> Rule:
    """The one rule of that citation (``FRCP 72(a)``). Raises InvalidWordError with the ids that come near."""
    wanted = _bare(name)
    found = [
        rule
        for rule in rules().values()
        if wanted in {_bare(cite) for cite in (*rule.citation.split("; "), rule.citation)}
    ]
    if len(found) == 1:
        return found[0]
    near = [rule.id for rule in found] or [key for key in rules() if wanted and wanted in _bare(key)]
    hint = f"Did you mean {' or '.join(near[:4])}? " if near else ""
    message = (
        f"No rule pack holds “{clip(name, 60)}”, and no period is given: {hint}"
        "`docket compute --list` prints the ids that the packs hold."
    )
    raise InvalidWordError(message)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def read_pack(values: dict[str, Any], name: str) -> Pack:
    """A pack from its data. Raises FileAccessError with the place and the slip."""
    table = Table(values, name)
    head = Table(table.need("pack", dict), f"{name}, [pack]")
    pack = f"{head.need('id', str)}@{head.need('version', str)}"
    title, courts, checked = head.need("title", str), head.words("courts"), head.take("checked_through", date)
    head.done()
    if not courts:
        raise head.fail("“courts” is missing; it should list the courts.")
    found = tuple(_rule(row, pack, courts, checked) for row in table.tables("rule"))
    terms = read_terms(table, pack)
    table.done()
    return Pack(pack, title, found, courts, terms)


def _rule(row: Table, pack: str, courts: tuple[str, ...], checked: date | None) -> Rule:
    name = row.need("id", str)
    row.place = f"{row.place} ({name})"
    rule = Rule(
        id=name,
        pack=pack,
        courts=courts,
        checked_through=checked,
        citation=row.need("citation", str),
        act=row.need("act", str),
        trigger=row.need("trigger", str),
        anchor=row.choice("anchor", _ANCHORS, "event"),
        direction=Direction(row.choice("direction", ("after", "before"))),
        addition=row.choice("addition", ADDITIONS, "none"),
        addition_doubt=row.take("addition_doubt", str),
        mark=row.choice("verified", MARKS),
        source=row.need("source", str),
        extendable=row.take("extendable", bool, default=True) is True,
        responds_to=row.take("responds_to", str),
        waits=row.take("waits", bool) is True,
        filed_in_district=row.take("filed_in_district", bool) is True,
        roll_doubt=row.take("roll_doubt", str),
        since_note=row.take("effective_note", str),
        notes=row.take("notes", str),
        published_source="the clerk's list",
        published={line.need("for", date): line.need("date", date) for line in row.tables("published")},
        versions=_versions(row),
        combine=row.choice("combine", COMBINATIONS, COMBINATIONS[0]) if "combine" in row.values else None,
        branches=tuple(_branch(line) for line in row.tables("branch")),
    )
    row.done()
    if bool(rule.branches) is not bool(rule.combine):
        raise row.fail("“combine” and the branches go together: say which of them rules the date.")
    if rule.addition in {"6d?", "rule4", "local"} and not rule.addition_doubt:
        raise row.fail("“addition_doubt” is missing; a disputed addition says what the other reading is.")
    return rule


def _branch(row: Table) -> Branch:
    branch = Branch(
        row.need("name", str),
        row.need("trigger", str),
        row.take("length", int),
        Unit(row.choice("unit", _UNITS, "days")),
        row.take("main", bool) is True,
    )
    row.done()
    return branch


def _versions(row: Table) -> tuple[Version, ...]:
    """Earlier versions, then the present one; none where the judge sets the period."""
    earlier = [_version(line, "since", "until") for line in row.tables("earlier")]
    if "length" not in row.values:
        return ()
    versions = (*earlier, _version(row, "effective_from", "effective_to"))
    for old, new in pairwise(versions):
        if old.until is None or new.since is None or old.until >= new.since:
            raise row.fail("the versions overlap: each “until” lies before the next one begins.")
    return versions


def _version(row: Table, since: str, until: str) -> Version:
    length = row.need("length", int)
    if length < 1:
        raise row.fail(f"“length” is {length}; it should be 1 or more.")
    version = Version(length, Unit(row.choice("unit", _UNITS)), row.take(since, date), row.take(until, date))
    if version.since and version.until and version.since > version.until:
        raise row.fail(f"“{since}” lies after “{until}”.")
    return version


def _unique(found: tuple[Pack, ...]) -> None:
    seen: dict[str, str] = {}
    for pack in found:
        for rule in pack.rules:
            if rule.id in seen:
                message = f"{rule.id} is in two packs, {seen[rule.id]} and {pack.id}. Take it out of one."
                raise FileAccessError(message)
            seen[rule.id] = pack.id


def _all_there(found: tuple[Pack, ...]) -> None:
    """Every rule that a schedule or a requirement names is in some pack."""
    known = {rule.id for pack in found for rule in pack.rules}
    for pack in found:
        for line in pack.terms.schedules:
            for name in (line.rule, *line.follows):
                if name not in known:
                    message = f"{pack.id}: a schedule names {name}, which no pack holds. Correct the pack; nothing was computed."
                    raise FileAccessError(message)
        for one in pack.terms.requirements:
            if one.earliest_hearing and one.earliest_hearing not in known:
                message = f"{pack.id}: {one.id} names {one.earliest_hearing}, which no pack holds. Correct the pack."
                raise FileAccessError(message)
