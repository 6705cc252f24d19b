"""The check of a case: decoding, anchors, papers by hash, and a fresh replay against the live state."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from docket.store.chain import Head
from docket.store.integrity import Looked, chain_faults, head_faults, paper_faults
from docket.store.keys import GIVE_KEY
from docket.store.log import Store
from domain.case import Case
from domain.errors import FileAccessError
from domain.events import PaperFiled, WordsDestroyed
from domain.passage import Anchor, Passage, with_quoting
from domain.sealing import withheld
from projections.arguments import arguments
from projections.concessions import concessions
from projections.deadlines import deadlines
from projections.moment import NOW, CaseAt
from projections.record import CaseRecord, Recorded
from projections.sheet import sheet
from projections.standards import standards

if TYPE_CHECKING:
    from docket.clerk.counter import _Held
    from docket.clerk.reading import Reading
    from docket.intake.clean import CleanText
    from docket.intake.spans import Span

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that `verify` looked at."""

    name: str
    ok: bool
    checked: int
    detail: str


def checks(store: Store, case_id: str, held: "_Held", today: date) -> list[Check]:
    """Run every check that can be run: a log that does not decode or has gaps cannot be folded, and the rest is left out."""
    try:
        fresh = [r for r in store.events(case_id) if r.event.originator_version <= held.version]
    except FileAccessError as error:
        return [Check("events decode", ok=False, checked=0, detail=str(error))]
    decoded = Check("events decode", ok=True, checked=len(fresh), detail=f"{len(fresh)} events of {case_id}")
    gaps = _gaps(fresh)
    ordered = Check("events in order", not gaps, len(fresh), gaps or "versions without gap, times never run back")
    if gaps:
        return [decoded, ordered]
    record = CaseRecord(fresh, {})
    broken = list(_papers(store, record))
    sought, lost = _anchors(store, record)
    unlike = _replayed(fresh, held, today)
    return [
        decoded,
        ordered,
        Check("papers by sha256", not broken, len(record.of(PaperFiled)), _told(broken, "bytes as filed")),
        Check("anchors", not lost, sought, _told(lost, "words found again where they stood")),
        Check("replay equals live state", not unlike, len(fresh), unlike or "every view the same"),
        *_tombstones(store, record, case_id),
    ]


def kept_rows(clerk: "Reading", case_id: str) -> list[Check]:
    """What is kept of a case for the lists and for the search, against a fresh reading of it."""
    from docket.clerk import listing, searching  # noqa: PLC0415 (they import the Clerk, which imports this room)

    found = []
    for name, unlike in (("lists over all cases", listing.differing), ("search index", searching.differing)):
        compared, wrong = unlike(clerk, case_id)
        fine = "as a fresh reading makes them" if compared else "not kept as of now; made when next asked for"
        told = f"{wrong} is not what a fresh reading makes of it: `docket rebuild` makes it again" if wrong else fine
        found.append(Check(name, not wrong, compared, told))
    return found


def store_checks(store: Store, heads: Sequence[Head] = ()) -> list[Check]:
    """What holds for the store as a whole: its chain, its papers, and the heads of it that were kept elsewhere.

    Of an encrypted store whose key is not given, what can be checked without it.
    """
    looks: list[tuple[str, Callable[[], Looked], str]] = [
        ("log chain", lambda: chain_faults(store.recorder), "every hash follows from what is stored")
    ]
    if not store.vault.locked:
        fine = "every paper is the one that was filed"
        looks.append(("papers kept", lambda: paper_faults(store.recorder, store.vault), fine))
    if store.vault.origin and not store.vault.locked:
        from docket.store.encrypting import origin_faults  # noqa: PLC0415 (only an encrypted copy has one)

        looks.append(("log before encryption", lambda: origin_faults(store), f"it ended at {store.vault.origin}"))
    if heads:
        looks.append(
            ("heads kept elsewhere", lambda: head_faults(store.recorder, heads), "the log up to there is the same")
        )
    rows = []
    for name, look, fine in looks:
        try:
            count, faults = store.read(look)
            rows.append(Check(name, not faults, count, _told(faults, fine)))
        except FileAccessError as error:
            rows.append(Check(name, ok=False, checked=0, detail=str(error)))
    if store.vault.locked:
        told = f"not checked: they are encrypted, and no key was given. {GIVE_KEY}, and verify again"
        rows.append(Check("events, papers and quoted words", ok=True, checked=0, detail=told))
    return rows


def _told(wrong: list[str], fine: str) -> str:
    more = f" and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
    return "; ".join(wrong[:_SHOWN]) + more if wrong else fine


def _gaps(recorded: list[Recorded]) -> str:
    if recorded and recorded[0].event.originator_version != 1:
        return f"event 1 is missing; the first is pos:{recorded[0].position}"
    for n, (before, after) in enumerate(pairwise(recorded), start=2):
        if after.event.originator_version != n or after.position <= before.position:
            return f"event {n} (pos:{after.position}) is out of order"
        if after.event.recorded_at < before.event.recorded_at:
            return f"pos:{after.position} was recorded before its predecessor"
    return ""


def _tombstones(store: Store, record: CaseRecord, case_id: str) -> Iterator[Check]:
    """Words whose key was destroyed, each by an event that says so; keys that are neither there nor destroyed are a fault."""
    said = {event.entry: event for event in record.of(WordsDestroyed)}
    gone = {name for case, name, _ in store.vault.tombstones() if case == case_id}
    lost = sorted(name for case, name in store.vault.missing if case == case_id)
    wrong = [f"the key to the words of {record.entry_name(name)} is missing" for name in lost]
    wrong += [
        f"the key of {record.entry_name(name)} is gone, and no event says so" for name in sorted(gone - said.keys())
    ]
    wrong += [f"{record.entry_name(name)} has a tombstone, and its key" for name in sorted(said.keys() - gone)]
    if said or wrong:
        fine = "; ".join(f"{record.entry_name(entry)}: {event.told}" for entry, event in said.items())
        yield Check("tombstones", not wrong, len(said), _told(wrong, fine))


def _papers(store: Store, record: CaseRecord) -> Iterator[str]:
    for filed in record.of(PaperFiled):
        data = _bytes(store, filed.sha256)
        if data is None and store.vault.destroyed(filed.sha256):
            continue  # a tombstone, told with the others
        if data is None:
            yield f"{record.entry_name(filed.entry)}: its paper is missing"
        elif hashlib.sha256(data).hexdigest() != filed.sha256:
            yield f"{record.entry_name(filed.entry)}: its paper is not the one that was filed"


def _bytes(store: Store, sha256: str) -> bytes | None:
    """The bytes of a paper; nothing of one that was changed so that its key does not open it."""
    try:
        return store.paper(sha256)
    except FileAccessError:
        return b""


def _anchors(store: Store, record: CaseRecord) -> tuple[int, list[str]]:
    """Every anchored passage is looked for again, and must be found at the very place.

    The text of a PDF is made by a library that may change: there the same words on the same page are enough.
    """
    from docket.intake.locate import locate, occurrences  # noqa: PLC0415

    destroyed = {event.told for event in record.of(WordsDestroyed)}
    hidden = withheld(event for _, event in record.live)  # not even a fault tells their words
    passages: dict[tuple[str, str], Passage] = {}
    for _, event in record.live:
        for cited in with_quoting(event.cited()):
            passage = record.anchored(cited)
            if passage.anchor and passage.words not in destroyed:
                passages[passage.key, passage.anchor.sha256] = passage
    texts = {}
    lost = []
    for passage in passages.values():
        anchor = passage.anchor
        assert anchor is not None
        if anchor.sha256 not in texts:
            texts[anchor.sha256] = text_of(_bytes(store, anchor.sha256))
        text, derived = texts[anchor.sha256]
        spans = [locate(passage.words or "", text, passage.page)] if text else []
        if text and not _at(anchor, spans):  # words that stand in several places were found at one of them
            spans = [*spans, *(text.joined([place]) for place in occurrences(passage.words or "", text))]
        if not _at(anchor, spans) and not (
            derived and any(span and anchor.page in {span.page, span.ecf_page} for span in spans)
        ):
            words = hidden[passage.entry].told if passage.entry in hidden else f"“{(passage.words or '')[:40]}”"
            lost.append(f"{record.entry_name(passage.entry)} {passage.pin}: {words} is not where it was")
    return len(passages), lost


def text_of(data: bytes | None) -> "tuple[CleanText | None, bool]":
    """The text of a stored paper, and whether it was made from another format. None where it cannot be read (any more)."""
    from docket.intake.clean import clean  # noqa: PLC0415
    from docket.intake.errors import UnreadablePaperError  # noqa: PLC0415
    from docket.intake.formats import extract  # noqa: PLC0415

    if data is None:
        return None, False
    try:
        extracted = extract(data)
    except UnreadablePaperError:
        return None, False
    return clean(extracted.text, extracted.layout), extracted.layout is not None


def _at(anchor: Anchor, spans: "Iterable[Span | None]") -> bool:
    return any(span and (span.start, span.end) == (anchor.start, anchor.end) for span in spans)


def _replayed(fresh: list[Recorded], held: "_Held", today: date) -> str:
    """The views of a fresh replay against those of the state that this process holds."""
    live, again = CaseAt(CaseRecord(held.recorded, {}), NOW, today), CaseAt(CaseRecord(fresh, {}), NOW, today)
    for view in (sheet, arguments, concessions, deadlines, standards):
        if asdict(view(live)) != asdict(view(again)):
            return f"the {view.__name__} view differs after a fresh replay"
    replayed = Case(held.case.id)
    replayed.apply(*(r.event for r in fresh))
    if replayed != held.case:
        return "the decision state differs after a fresh replay"
    return ""
