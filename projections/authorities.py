"""The authorities of a case, paper by paper: who relies on, distinguishes, quotes or cites each. A machine's reading, no record."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.values import COURT, RESPONSIVE
from projections.entry import Entry
from projections.moment import CaseAt
from projections.passages import PassageView


@dataclass(frozen=True, slots=True)
class CitedAuthority:
    """One citation as it was read in a paper, handed in by who reads papers."""

    kind: str
    cite: str | None
    name: str | None
    text: str
    short: bool
    parallel: bool
    docket: str | None
    court: str | None
    year: str | None
    judge: str | None
    this_court: bool
    how: str
    quote: str | None
    passage: PassageView


@dataclass(frozen=True, slots=True)
class UseView:
    """What one paper does with an authority at one place."""

    entry: str
    filed_on: date | None
    party: str | None
    how: str
    quote: str | None
    text: str
    passage: PassageView


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """One authority. ``unanswered_by``: who answered a paper that uses it, all its briefs at hand and read, and never cites it.

    ``answer_unknown_for``: who answered in papers that are not at hand or that no person has read. ``used_by_court`` is null while
    no decision is at hand. ``own`` says why the deciding judge is taken to have written it.
    """

    cite: str
    name: str | None
    kind: str
    also: tuple[str, ...]
    uses: tuple[UseView, ...]
    unanswered_by: tuple[str, ...]
    answer_unknown_for: tuple[str, ...]
    used_by_court: bool | None
    own: str | None
    review: str = "proposed"


@dataclass(frozen=True, slots=True)
class AuthoritiesView:
    """The table as of a moment: work product, not record."""

    as_of: str
    current_through: date | None
    authorities: tuple[AuthorityRow, ...]
    missing: tuple[str, ...]
    work_product: bool = True


def authorities(
    at: CaseAt, read: Mapping[str, Sequence[CitedAuthority]], judges: Iterable[str], court: str | None
) -> AuthoritiesView:
    """Fold the citations of the papers filed by then. ``read`` has them by entry; ``judges`` are initials and surnames."""
    groups = _groups([(entry, cited) for entry in at.entries for cited in read.get(entry.id, ())])
    known = frozenset(word.casefold() for word in judges)
    rows = [_row(at, group, read, known, court) for group in groups]
    rows.sort(key=lambda row: (_KINDS.index(row.kind), (row.name or row.cite).casefold()))
    missing = tuple(e.name for e in at.entries if e.id not in read)
    return AuthoritiesView(str(at.moment), at.record.current_through, tuple(rows), missing)


_KINDS = ("case", "statute", "rule", "other")
_LIST = re.compile(r",\s(?:and\s|&\s)?|\s(?:and|&)\s")
_DATABASES = re.compile(r"\b(?:WL|LEXIS)\b|^No\.")
Cited = tuple[Entry, CitedAuthority]


class _Same:
    """Which citations are known to mean one authority."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def of(self, key: str) -> str:
        while self._parent.setdefault(key, key) != key:
            key = self._parent[key]
        return key

    def join(self, one: str, other: str) -> None:
        self._parent[self.of(one)] = self.of(other)


def _groups(cited: list[Cited]) -> list[list[Cited]]:
    """One list for each authority: the same citation, a parallel one, or one decision under reporter and database."""
    same = _Same()
    before: CitedAuthority | None = None
    decisions: dict[tuple[str, ...], set[str]] = {}
    for _, one in cited:
        if one.cite is not None:
            if one.parallel and before is not None:
                same.join(_key(one), _key(before))
            for decision in _decisions(one):
                decisions.setdefault(decision, set()).add(_key(one))
        before = one if one.cite is not None else None
    for keys in decisions.values():
        stored = [key for key in keys if _DATABASES.search(key)]
        if len(keys) == 2 and len(stored) == 1:  # one in a reporter, one in a database: the same decision
            same.join(*sorted(keys))
    groups: dict[str, list[Cited]] = {}
    for entry, one in cited:
        for key in _keys(one):
            groups.setdefault(same.of(key), []).append((entry, replace(one, cite=key)))
    return list(groups.values())


def _keys(one: CitedAuthority) -> list[str]:
    """The authority cited; each of them where one citation names several rules or sections (Rules 26, 34 and 37)."""
    if one.cite is None:
        return []
    parts = _LIST.split(one.cite) if one.kind in ("statute", "rule") else [one.cite]
    head = re.match(r"(?P<head>.*?[\s§])(?=\d[\w.:()-]*$)", parts[0])
    if len(parts) == 1 or head is None or not all(re.match(r"\d", part) for part in parts[1:] if part[:1] != "("):
        return [_key(one)]
    label = head["head"].replace("§§", "§")
    numbers = [parts[0][head.end() :], *(part for part in parts[1:] if part[:1] != "(")]
    return list(dict.fromkeys(_key(replace(one, cite=label + number)) for number in numbers))


def _key(one: CitedAuthority) -> str:
    """Subsections are places in a statute or rule, not statutes of their own."""
    cite = one.cite or ""
    if one.kind in ("statute", "rule") and "§§" not in cite:
        cite = re.sub(r"(?<=\w)\([\w–-]+\).*$|\s\([^()]*\d{4}\)$", "", cite)
    return cite.replace("’", "'")


def _decisions(one: CitedAuthority) -> list[tuple[str, ...]]:
    """By what else a decision may be known: parties, court and year, or docket number and year."""
    if one.kind != "case" or one.short or not one.year:
        return []
    found: list[tuple[str, ...]] = []
    if one.name and " v. " in one.name:
        found.append(("name", _parties(one.name), _plain(one.court or ""), one.year))
    if one.docket:
        found.append(("docket", _plain(one.docket), one.year))
    return found


def _parties(name: str) -> str:
    sides = re.split(r"\sv\.\s", name.casefold())
    return " v ".join(" ".join(re.findall(r"\w+", side)[:1]) for side in sides)


def _plain(words: str) -> str:
    return re.sub(r"\W", "", words.casefold())


def _row(
    at: CaseAt,
    group: list[Cited],
    read: Mapping[str, Sequence[CitedAuthority]],
    judges: frozenset[str],
    court: str | None,
) -> AuthorityRow:
    best = min(group, key=lambda pair: (pair[1].short, bool(_DATABASES.search(pair[1].cite or ""))))[1]
    cites = list(dict.fromkeys(_key(one) for _, one in group))
    main = _key(best)
    unanswered, unknown = _answers(at, group, read)
    own = next((why for _, one in group if (why := _own(one, judges, court))), None)
    return AuthorityRow(
        main, best.name, best.kind, tuple(c for c in cites if c != main), tuple(_use(at, entry, one) for entry, one in group),
        unanswered, unknown, _by_court(at, group, read), own,
    )  # fmt: skip


def _use(at: CaseAt, entry: Entry, one: CitedAuthority) -> UseView:
    party = at.record.parties.get(entry.facts.party or "")
    name = party.label or party.name if party else entry.facts.party
    return UseView(entry.id, entry.facts.filed, name, one.how, one.quote, one.text, one.passage)


def _by_court(at: CaseAt, group: list[Cited], read: Mapping[str, Sequence[CitedAuthority]]) -> bool | None:
    if any(entry.facts.party == COURT for entry, _ in group):
        return True
    decisions = [e for e in at.entries if e.facts.party == COURT and e.facts.kind in ("order", "judgment")]
    return False if decisions and all(e.id in read for e in decisions) else None


def _answers(
    at: CaseAt, group: list[Cited], read: Mapping[str, Sequence[CitedAuthority]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who answered a paper that uses the authority without a word on it, and for whom that cannot be told."""
    using = {entry.id: entry for entry, _ in group}
    silent: dict[str, bool] = {}
    for entry in using.values():
        if entry.facts.party in (None, COURT):
            continue
        for answer in at.answers.get(entry.id, ()):
            party = answer.facts.party
            if party is None or party in (COURT, entry.facts.party):
                continue
            if any(e.facts.party == party for e in using.values()):
                continue  # this party speaks of it somewhere
            sure = answer.id in read and answer.read and not _unread(at, party, read)
            silent[party] = silent.get(party, True) and sure
    names = {party: (p.label or p.name) if (p := at.record.parties.get(party)) else party for party in silent}
    told = tuple(names[party] for party, sure in silent.items() if sure)
    return told, tuple(names[party] for party, sure in silent.items() if not sure)


def _unread(at: CaseAt, party: str, read: Mapping[str, Sequence[CitedAuthority]]) -> tuple[Entry, ...]:
    """The briefs of a party in which it may speak of an authority, and which are not at hand or not marked read."""
    briefs = (e for e in at.entries if e.facts.party == party and e.facts.kind in RESPONSIVE | {"motion"})
    return tuple(e for e in briefs if e.id not in read or not e.read)


def _own(one: CitedAuthority, judges: frozenset[str], court: str | None) -> str | None:
    """Why the deciding judge is taken to have written a cited decision of the same court; None where nothing says so."""
    if one.kind != "case" or court is None or one.court is None or _court_id(one.court) != court:
        return None
    if one.judge and one.judge.casefold() in judges:
        return f"The citation names Judge {one.judge}."
    if one.docket and (initials := re.search(r"-([A-Z]{2,4})$", one.docket)) and initials.group(1).casefold() in judges:
        return f"Its docket number, {one.docket}, ends in the initials of the judge of this case."
    if one.this_court:
        return "The paper says that this Court decided it: the court, perhaps another judge of it."
    return None


_STATES = dict(
    pair.split(":")
    for pair in (
        "Ala:al Alaska:ak Ariz:az Ark:ar Cal:ca Colo:co Conn:ct Del:de Fla:fl Ga:ga Haw:hi Idaho:id Ill:il Ind:in Iowa:ia Kan:ks "
        "Ky:ky La:la Me:me Md:md Mass:ma Mich:mi Minn:mn Miss:ms Mo:mo Mont:mt Neb:ne Nev:nv NH:nh NJ:nj NM:nm NY:ny NC:nc ND:nd "
        "Ohio:oh Okla:ok Or:or Pa:pa PR:pr RI:ri SC:sc SD:sd Tenn:tn Tex:tx Utah:ut Vt:vt Va:va VI:vi Wash:wa WVa:wv Wis:wi "
        "Wyo:wy DC:dc"
    ).split()
)


def _court_id(words: str) -> str | None:
    """``N.D. Cal.`` is ``cand``; None for what is no federal trial court."""
    match = re.match(
        r"(?P<part>[NSEWMC])?\.?\s?D\.\s?(?P<state>[A-Z][\w. ]{1,8}?)\.?(?:\s[A-Z][a-z]{2}.*)?$", words.strip()
    )
    state = _STATES.get(re.sub(r"[.\s]", "", match["state"])) if match else None
    return f"{state}{(match['part'] or '').casefold()}d" if match and state else None
