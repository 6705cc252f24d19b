"""Threading: papers laid side by side. What a later one answers is proposed; what it leaves unanswered or brings new is told."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docket.clerk.answering import RULING, NewMatter, Thread, in_order, new_matter, threads_of
from docket.clerk.queue import COMPARED
from docket.clerk.rereading import READINGS, current
from docket.clerk.reviewing import Reviewing
from domain.events import ArgumentRaised, PositionTaken, ProposalDecided, StandardFormulated, StandardStated
from domain.text import clip
from domain.values import COURT, RESPONSIVE
from projections.entry import Entry
from projections.record import CaseRecord

if TYPE_CHECKING:
    from docket.intake.stretches import Stretch
    from docket.intake.threads import Comparison, Contention, Link

_READ = RESPONSIVE | RULING | {"motion", "letter"}
_THREADS = "threads"
_HEADED = 0.2


@dataclass(frozen=True, slots=True)
class Threads:
    """The threads of a case, with how many proposals were made and how many fell away in this comparison."""

    made: int
    withdrawn: int
    threads: tuple[Thread, ...]
    new_matter: tuple[NewMatter, ...]
    learned: Mapping[str, float]


class Threading(Reviewing):
    """Who answered what."""

    def thread(self, case: str) -> Threads:
        """Compare the papers at hand and propose what answers what: positions on arguments, and how each paper words a standard.

        What a person kept and dropped in this case weighs in, and nothing from other cases does.
        """
        record = self._hold(case).record
        with_papers = {e.id: e for e in in_order(record) if e.paper and e.facts.kind in _READ}
        pieces = {ident: self._pieces(entry) for ident, entry in with_papers.items()}
        weights = self._learned(record)
        comparison = self._comparison(record, pieces, weights)
        proposed = [*self._positions(record, comparison, pieces), *self._formulations(record, with_papers)]
        made, withdrawn = self._kept_apart(case, proposed)
        threads = tuple(threads_of(record, {p.id: p for p in self.proposals(case)}))
        fresh = tuple(new_matter(record, comparison, pieces))
        return Threads(made, withdrawn, threads, fresh, weights)

    # --- comparing ----------------------------------------------------------------------------------------------------

    def _pieces(self, entry: Entry) -> list["Stretch"]:
        from docket.intake.stretches import stretches  # noqa: PLC0415 (only where papers are compared)

        assert entry.paper is not None
        return stretches(entry.number or entry.id, self._reading(entry.paper.sha256, entry.id))

    def _comparison(
        self, record: CaseRecord, pieces: Mapping[str, list["Stretch"]], weights: Mapping[str, float]
    ) -> "Comparison":
        from docket.intake.threads import Comparison  # noqa: PLC0415 (as above)

        entries = in_order(record)
        return Comparison(
            [p for found in pieces.values() for p in found], weights,
            {e.number or e.id: e.facts.kind for e in entries}, {e.number or e.id: n for n, e in enumerate(entries)},
        )  # fmt: skip

    @staticmethod
    def _learned(record: CaseRecord) -> dict[str, float]:
        from docket.intake.threads import learned  # noqa: PLC0415 (as above)

        decided = [e for e in record.of(ProposalDecided) if e.content.get("kind") == "position"]
        return learned((e.review, e.content.get("features", {})) for e in decided)

    def _contentions(
        self, record: CaseRecord, pieces: Mapping[str, list["Stretch"]], before: Entry
    ) -> Iterator["Contention"]:
        """The arguments raised before a paper, each with what was said on it until then."""
        from docket.intake.threads import Contention  # noqa: PLC0415 (as above)

        place = record.places
        for raised in record.of(ArgumentRaised):
            if place[raised.entry].order >= place[before.id].order:
                continue
            said = [
                p for p in record.of(PositionTaken)
                if p.argument == raised.id and place[p.entry].order < place[before.id].order
            ]  # fmt: skip
            words = [w for p in said for w in (p.summary, *(q.words for q in p.passages if q.words))]
            held: list[Stretch] = []
            for position in said:
                for passage in position.passages:
                    if passage.anchor and passage.entry in pieces:
                        held += _around(pieces[passage.entry], passage.anchor.start)
            yield Contention(raised.id, raised.title, " ".join(words), tuple(dict.fromkeys(held)))

    def _positions(
        self, record: CaseRecord, comparison: "Comparison", pieces: Mapping[str, list["Stretch"]]
    ) -> Iterator[dict[str, Any]]:
        taken = {(p.argument, p.entry) for p in record.of(PositionTaken)}
        parties = {a.id: a.party for a in record.of(ArgumentRaised)}
        along: dict[
            str, list[Stretch]
        ] = {}  # what earlier papers are likely to say on it is part of what a later one answers
        for ident, found in pieces.items():
            entry = record.entries[ident]
            contentions = {
                c.id: c.with_stretches(along.get(c.id, ())) for c in self._contentions(record, pieces, entry)
            }
            for link in comparison.links(list(contentions.values()), found):
                along.setdefault(link.argument, []).append(link.stretch)
                if (link.argument, ident) not in taken:
                    stance = _stance(entry, parties[link.argument])
                    yield self._position(entry, contentions[link.argument], link, comparison, stance)

    @staticmethod
    def _position(
        entry: Entry, contention: "Contention", link: "Link", comparison: "Comparison", stance: str
    ) -> dict[str, Any]:
        from docket.intake.threads import confidence  # noqa: PLC0415 (as above)

        piece = link.stretch
        assert entry.paper is not None
        sentence = None
        if not (piece.heading and piece.opens and piece.contention and link.features.get("heading", 0) >= _HEADED):
            sentence = comparison.best_sentence(contention, piece)
        if sentence is not None:
            words, span = sentence.words, sentence.span(piece.paper, 0, len(sentence.words)).to_json()
        elif piece.heading and piece.opens:
            words, span = piece.heading.words, piece.heading.span.to_json()
        else:
            words, span = piece.text(), piece.paper.span(piece.low, piece.high).to_json()
        title = piece.title if piece.title and piece.contention else words
        return {
            "key": _key(entry.paper.sha256, "position", contention.id, span),
            "kind": "position", "words": words, "confidence": confidence(link.score),
            "cue": link.cue, "span": span, "title": clip(title, 400), "on": contention.id, "about": contention.title,
            "stance": stance, "party": entry.facts.party, "features": dict(link.features), "entry": entry.id,
            "sha256": entry.paper.sha256,
        }  # fmt: skip

    def _formulations(self, record: CaseRecord, papers: Mapping[str, Entry]) -> Iterator[dict[str, Any]]:
        """How each paper words each standard of the case that it does not yet word."""
        from docket.intake.formulations import formulations  # noqa: PLC0415 (as above)

        worded = {(f.standard, f.entry) for f in record.of(StandardFormulated)}
        for standard in record.of(StandardStated):
            elements = " ".join(e.title for e in standard.elements)
            for entry in papers.values():
                if (standard.id, entry.id) in worded or entry.paper is None:
                    continue
                reading = self._reading(entry.paper.sha256, entry.id)
                for found in formulations(reading, standard.title, elements)[:1]:
                    words = found.sentence.words
                    span = found.sentence.span(reading.clean, 0, len(words)).to_json()
                    key = _key(entry.paper.sha256, "formulation", standard.id, span)
                    cue = f"words {standard.id}, {standard.title}{', with its parts listed' if found.listed else ''}"
                    yield {
                        "key": key, "kind": "formulation", "words": words,
                        "confidence": round(0.2 + 0.5 * found.near, 2), "cue": cue, "span": span, "title": clip(words, 400),
                        "on": standard.id, "party": entry.facts.party, "entry": entry.id, "sha256": entry.paper.sha256,
                    }  # fmt: skip

    def _kept_apart(self, case: str, proposed: Iterable[dict[str, Any]]) -> tuple[int, int]:
        """Store what is new; what is compared otherwise now moves, what is no longer made falls away. Returns both counts."""
        stored = self.store.proposals(case)
        before = {key: content for _, key, _, _, content in stored if content.get("kind") in COMPARED}
        last = current(stored).get(_THREADS, {"moved": {}, "gone": []})
        now = {p["key"]: p for p in proposed}
        fresh = [p for key, p in now.items() if key not in before]
        told = {
            "kind": "reading", "of": _THREADS, "moved": {k: p for k, p in now.items() if k in before and p != before[k]},
            "gone": sorted(k for k in before if k not in now),
        }  # fmt: skip
        rows = [(case, p["key"], p["entry"], p["sha256"], json.dumps(p, ensure_ascii=False)) for p in fresh]
        if before and (last["moved"], sorted(last["gone"])) != (told["moved"], told["gone"]):
            count = sum(1 for row in stored if row[3] == READINGS)
            digest = hashlib.sha256(f"{_THREADS}\x00{count}\x00{json.dumps(told, sort_keys=True)}".encode())
            entry = next(iter(self._hold(case).case.entries))
            rows.append((case, digest.hexdigest()[:16], entry, READINGS, json.dumps(told, ensure_ascii=False)))
        if rows:
            self.store.append([], suggestions=rows, earlier=self._decided)
        return len(fresh), len(set(told["gone"]) - set(last["gone"]))


def _around(pieces: list["Stretch"], start: int) -> list["Stretch"]:
    """The piece in which a passage stands; where that is a heading, all that stands under it."""
    for piece in pieces:
        if piece.start <= start < piece.end:
            if piece.heading and piece.opens and start <= piece.heading.span.end:
                return [p for p in pieces if p.heading is piece.heading]
            return [piece]
    return []


def _key(sha256: str, kind: str, about: str, span: Mapping[str, Any]) -> str:
    return hashlib.sha256(f"{sha256}\x00{kind}\x00{about}\x00{span['start']}-{span['end']}".encode()).hexdigest()[:16]


def _stance(entry: Entry, raised_by: str) -> str:
    if entry.facts.kind in RULING or entry.facts.party == COURT:
        return "rules"
    if entry.facts.party == raised_by:
        return "replies" if entry.facts.kind in {"reply", "sur_reply"} else "supports"
    return "opposes" if entry.facts.kind in {"opposition", "answer"} else "answers"
