"""What an alignment of a quotation with its source comes to: each difference, its kind, and whether it is owned up to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docket.audit.aligning import Step
from docket.audit.kinds import MONTHS, NEGATIONS, alike, is_month, is_number, is_year, negates, spelled_out, value
from docket.audit.tokens import Item, Word, folded
from projections.quotations import Difference

_QUOTES = re.compile(r"[“”„‟\"‘’‚‛'«»`*_⁰¹²³⁴-⁹]|\[[^\[\]]*\]")
_DASHES = re.compile(r"\s*(?:—|–|--+|―|−|\s-\s)\s*")
_SPACE = re.compile(r"\s+")
_SMALL = frozenset(
    """
    a an the of and or for to in on by with at from as if is are was were be it its he she they we i you his her their our my this
    that these those there here but so when where which who whom what how why all any each some every one only very more most many
    such other another both either after before during while since until because although though however thus then therefore
    """.split()
)  # fmt: skip
_CITATION = re.compile(
    r"\bv\.\s|\b[Ii]d\.|\bSee\b|§|\d+\s(?:[A-Z][\w.]*\s){1,4}\d|\(\d{4}\)|\bDkt\.|\bECF\b|¶|\bat\s\d"
)
_HYPHEN = "-‐‑"


@dataclass(frozen=True, slots=True)
class Laid:
    """A quotation laid beside its source."""

    quote: str
    items: Sequence[Item]
    source: str
    words: Sequence[Word]
    steps: Sequence[Step]
    noise: Sequence[bool]
    citations_omitted: bool
    row_ends: frozenset[int] = frozenset()  # hyphens of the source that stand at the end of a row


def differences(laid: Laid) -> list[Difference]:
    """Every difference in order."""
    found: list[Difference] = []
    group: list[Step] = []
    before: Step | None = None
    for step in laid.steps:
        quiet = step.how in {"same", "case", "joined", "gap", "bracket"} or (
            step.how == "form" and laid.items[step.low].kind == "marked"
        )
        if quiet:
            found += _group(laid, group)
            group = []
            found += _points(laid, before, step)
            found += _quiet(laid, step)
        else:
            group.append(step)
        before = step
    found += _group(laid, group)
    return _merged(found)


def _merged(found: list[Difference]) -> list[Difference]:
    """Neighbours of one kind that are a run of capitals, or a run of words, are one difference."""
    kept: list[Difference] = []
    for one in found:
        last = kept[-1] if kept else None
        if last and one.kind == "case" == last.kind and not one.marked and not last.marked and one.after == last.until:
            kept[-1] = Difference(
                "case", f"{last.quoted} {one.quoted}", f"{last.source} {one.source}", False, last.after, one.until
            )
        else:
            kept.append(one)
    return kept


# --- words that agree but for case, form or a bracket ------------------------------------------------------------------


def _quiet(laid: Laid, step: Step) -> list[Difference]:
    item = laid.items[step.low]
    said = _source(laid, step.first, step.last)
    at = (step.low, step.high)
    if step.how == "case":
        same = item.kind == "marked" and item.text.replace("[", "").replace("]", "") == folded(said)
        return [] if same else [Difference("case", item.text, said, item.kind == "marked", *at)]
    if step.how == "form":
        form = alike(item.key, laid.words[step.first].key)
        kind = "inflection" if form == "inflection" or "[]" in item.text else "spelling"
        return [Difference(kind, item.text, said, True, *at)]
    if step.how == "gap":
        ellipsis = laid.quote[item.start : laid.items[step.high - 1].end]
        return [Difference("hidden", ellipsis, said, True, *at)] if said else []
    if step.how == "bracket":
        return _bracket(laid, step, item, said)
    return _joined(laid, step, said) if step.how == "joined" else []


def _bracket(laid: Laid, step: Step, item: Item, said: str) -> list[Difference]:
    at = (step.low, step.high)
    keys = [w.key for w in laid.words[step.first : step.last]]
    if not item.words:
        if not said:
            return []
        kind = "negation" if any(k in NEGATIONS for k in keys) else "hidden" if _CITATION.search(said) else "dropped"
        return [Difference(kind, item.text, said, True, *at)]
    if item.key == " ".join(keys):
        inner = item.text.strip("[] ")
        return [] if inner == folded(said) else [Difference("case", item.text, said, True, *at)]
    added = [Difference("added", item.text, None, True, *at)]
    return [*added, Difference("dropped", None, said, True, *at)] if said else added


def _joined(laid: Laid, step: Step, said: str) -> list[Difference]:
    """One word against two: a row end is innocent, a firm hyphen is punctuation."""
    between = laid.source[laid.words[step.first].end : laid.words[step.last - 1].start]
    ours = [laid.items[n].key for n in range(step.low, step.high)]
    theirs = [w.key for w in laid.words[step.first : step.last]]
    if "".join(ours) != "".join(theirs):
        return [Difference("spelling", _quoted(laid, step.low, step.high), said, False, step.low, step.high)]
    if between in tuple(_HYPHEN) and laid.words[step.first].end not in laid.row_ends:
        return [Difference("punctuation", _quoted(laid, step.low, step.high), said, False, step.low, step.high)]
    return []


# --- points between words ----------------------------------------------------------------------------------------------


def _points(laid: Laid, before: Step | None, step: Step) -> list[Difference]:
    """The punctuation between two words that stand together in both texts."""
    if before is None or before.how in {"gap", "bracket", "added", "dropped"} or step.how in {"gap", "bracket"}:
        return []
    if before.high != step.low or before.last != step.first or step.first == 0:
        return []
    left, right = laid.items[before.high - 1], laid.items[step.low]
    one, other = laid.words[before.last - 1], laid.words[step.first]
    ours, theirs = laid.quote[left.end : right.start], laid.source[one.end : other.start]
    if _point(ours) == _point(theirs) or _innocent(ours, theirs):
        return []
    if any(h in ours + theirs for h in _HYPHEN) and not set(_point(ours) + _point(theirs)) - set(_HYPHEN + " "):
        quoted, source = f"{left.text}{ours}{right.text}", f"{one.text}{theirs}{other.text}"
    else:
        quoted, source = f"{left.text}{ours.rstrip()}", f"{one.text}{theirs.rstrip()}"
    return [Difference("punctuation", quoted, source, False, before.low, step.high)]


def _point(gap: str) -> str:
    plain = _QUOTES.sub("", gap)
    plain = _DASHES.sub("—", plain)
    plain = plain.replace("…", "...")
    return _SPACE.sub(" ", plain) if plain.strip() in {"", *_HYPHEN} else re.sub(r"\s", "", plain)


def _innocent(ours: str, theirs: str) -> bool:
    """A hyphen at the end of a row; the point that American usage sets inside or outside of a nested mark."""
    if any(mark in gap for gap in (ours, theirs) for mark in "”’\"'") and not set(_point(ours) + _point(theirs)) - set(
        "., "
    ):
        return True
    if "[" in ours and not set(_point(theirs)) - set(".,;:?! "):
        return True
    row_end = re.compile(r"[-‐‑]\s+")
    return row_end.fullmatch(theirs) is not None or row_end.fullmatch(ours) is not None


# --- words that do not agree -------------------------------------------------------------------------------------------


def _quoted(laid: Laid, low: int, high: int) -> str:
    return laid.quote[laid.items[low].start : laid.items[high - 1].end] if high > low else ""


def _source(laid: Laid, first: int, last: int) -> str:
    return " ".join(laid.source[laid.words[first].start : laid.words[last - 1].end].split()) if last > first else ""


def _group(laid: Laid, group: Sequence[Step]) -> list[Difference]:
    """A run of steps that do not agree: pairs first, then what is left over on either side."""
    steps = [s for s in group if not (s.how == "dropped" and s.last - s.first == 1 and laid.noise[s.first])]
    if not steps:
        return []
    low, high = steps[0].low, steps[-1].high
    first, last = steps[0].first, steps[-1].last
    ours = [laid.items[n].key for n in range(low, high)]
    theirs = [w.key for w in laid.words[first:last]]
    if ours and theirs and spelled_out(ours) == spelled_out(theirs):
        return [Difference("spelling", _quoted(laid, low, high), _source(laid, first, last), False, low, high)]
    if not ours and laid.citations_omitted and _CITATION.search(_source(laid, first, last)):
        return [Difference("hidden", None, _source(laid, first, last), True, low, high)]
    found: list[Difference] = []
    added: list[Step] = []
    dropped: list[Step] = []
    for step in _paired(laid, steps):
        kind = _kind(laid, step)
        if kind:
            found += _flush(laid, added, dropped)
            said = _source(laid, step.first, step.last) or None
            found.append(Difference(kind, _quoted(laid, step.low, step.high) or None, said, False, step.low, step.high))
            continue
        if step.high > step.low:
            added.append(step)
        if step.last > step.first:
            dropped.append(step)
    return found + _flush(laid, added, dropped)


def _paired(laid: Laid, steps: Sequence[Step]) -> list[Step]:
    """An added word and a dropped one that make a kind of difference together, side by side in the run, are one pair."""
    lone = [s for s in steps if s.how == "added" or (s.how == "dropped" and s.last - s.first == 1)]
    taken: dict[Step, Step] = {}
    for one in lone:
        for other in lone:
            if one.how == "added" and other.how == "dropped" and one not in taken and other not in taken.values():
                pair = Step(one.low, one.high, other.first, other.last, "other")
                if (
                    _kind(laid, pair) in {"number", "date", "negation", "inflection"}
                    and abs(one.first - other.first) <= 2
                ):
                    taken[one] = other
    used = set(taken.values())
    return [
        Step(s.low, s.high, taken[s].first, taken[s].last, "other") if s in taken else s for s in steps if s not in used
    ]


def _flush(laid: Laid, added: list[Step], dropped: list[Step]) -> list[Difference]:
    found = []
    if added:
        low, high = added[0].low, added[-1].high
        found.append(Difference("added", _quoted(laid, low, high), None, False, low, high))
    if dropped:
        first, last = dropped[0].first, dropped[-1].last
        place = (dropped[0].low, dropped[-1].high)
        found.append(Difference("dropped", None, _source(laid, first, last), False, *place))
    added.clear()
    dropped.clear()
    return found


def _kind(laid: Laid, step: Step) -> str | None:
    """The kind of a pair, or of one word alone where that is a negation."""
    ours = laid.items[step.low] if step.high > step.low else None
    theirs = laid.words[step.first] if step.last > step.first else None
    if ours is None or theirs is None:
        keys = [ours.key] if ours else [w.key for w in laid.words[step.first : step.last]]
        return "negation" if len(keys) <= 3 and any(key in NEGATIONS for key in keys) else None
    if negates(ours.key, theirs.key):
        return "negation"
    if _dated(laid, step, ours, theirs):
        return "date"
    if is_number(ours.key) and is_number(theirs.key):
        return "spelling" if value(ours.key) == value(theirs.key) else "number"
    form = alike(ours.key, theirs.key)
    if _named(laid, step, ours, theirs) and form != "inflection":
        return "name"
    return form


def _dated(laid: Laid, step: Step, ours: Item, theirs: Word) -> bool:
    if is_month(ours.text) and is_month(theirs.text):
        return True
    if not (ours.key[:1].isdigit() and theirs.key[:1].isdigit()):
        return False
    if is_year(ours.key) and is_year(theirs.key):
        return True
    near = laid.words[max(0, step.first - 2) : step.first + 2]
    return (
        any(w.key in MONTHS and w.text[:1].isupper() for w in near) and ":" not in theirs.key and "." not in theirs.key
    )


def _named(laid: Laid, step: Step, ours: Item, theirs: Word) -> bool:
    if not (ours.text[:1].isupper() and theirs.text[:1].isupper()) or ours.key in _SMALL or theirs.key in _SMALL:
        return False
    before = laid.source[max(0, theirs.start - 3) : theirs.start].rstrip("“\"‘'( ")
    if before and before[-1] not in ".?!:\n":
        return True
    title = step.first > 0 and laid.words[step.first - 1].key in {
        "mr",
        "ms",
        "mrs",
        "dr",
        "judge",
        "officer",
        "justice",
    }
    follows = step.last < len(laid.words) and laid.words[step.last].text[:1].isupper()
    return title or follows
