"""Threads: which passages of later papers answer which argument, by what they share: proposals with their reasons."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from docket.intake.squeezed import Squeezed
from docket.intake.stretches import Reference, Stretch, rarity, stems
from docket.intake.treatment import recites_law, treats
from domain.values import BY_THE_COURT

FEATURES = ("reference", "authorities", "record", "heading", "words")
_WEIGHTS = {"reference": 0.34, "authorities": 0.22, "record": 0.18, "heading": 0.42, "words": 0.62}
THRESHOLD = 0.13
_NEAR_BEST = 0.8
_STANDS_OUT = 1.2
_NEAR_SECTION = 0.75  # of what the section says on the argument that it is most on
_HEADED = 0.15  # from here on a heading names the argument
_RECITAL = 0.4  # of what a sentence counts that recites law, where another says what the party makes of it
_NEAR_BEFORE = 0.22
_TELLING = 0.9  # the rarity from which a word is worth telling
_COUNTS = 0.2  # from here on a feature is part of what a person judged
_CITATION = re.compile(
    r"(?:\b[A-Z][\w.’'&,-]*\s){1,8}v\.\s[^;()]{3,120}?(?=\d)|\b\d+\s[A-Z][\w.\s’']{1,20}\s\d+(?:,\s[\d–-]+)*|\([^()]{3,160}\)|"
    r"\b(?:Dkt|ECF|Ex|Exh|Decl|Compl|Id|See|Cf)\b\.?[^;.]{0,30}|¶+\s[\d,\s–-]+"
)
_TOLD = 3
_SURE = 0.85


@dataclass(frozen=True)
class Contention:
    """An argument as threads compare it: its words, and the stretches of papers in which it was put so far."""

    id: str
    title: str
    said: str  # titles, summaries and quoted words of the positions on it
    stretches: tuple[Stretch, ...] = ()

    def with_stretches(self, more: Iterable[Stretch]) -> "Contention":
        """The same, put in more places."""
        return replace(self, stretches=tuple(dict.fromkeys((*self.stretches, *more))))


@dataclass(frozen=True, slots=True)
class Link:
    """One stretch of a later paper that may answer an argument."""

    argument: str
    stretch: Stretch
    score: float
    features: Mapping[str, float]
    told: tuple[str, ...]

    @property
    def cue(self) -> str:
        """What they share, in words."""
        return "; ".join(self.told)


@dataclass(frozen=True)
class Comparison:
    """Every stretch of the papers at hand, and how rare each of their words and cites is among them."""

    all_of_them: Sequence[Stretch]
    learned: Mapping[str, float] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)  # entry -> kind of paper
    order: Mapping[str, int] = field(default_factory=dict)  # entry -> its place on the docket
    seen: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "seen", rarity(list(self.all_of_them)))

    def idf(self, key: str) -> float:
        """The rarity of a word or cite; 0 for what stands everywhere or, of cites, nowhere else."""
        return math.log((1 + len(self.all_of_them)) / (0.5 + self.seen.get(key, 0)))

    def links(self, contentions: Sequence[Contention], pieces: Sequence[Stretch]) -> list[Link]:
        """Which pieces of one later paper may answer which arguments, by argument, the likeliest first.

        A piece is linked to an argument where it is far nearer to it than most pieces are, and to no other argument much nearer.
        """
        pieces = _argued(pieces)
        rows: dict[str, list[Link]] = {}
        for c in contentions:
            profile, own = self._profile(c), stems(f"{c.title} {c.said}")
            rows[c.id] = [self._link(c, profile, own, piece) for piece in pieces]
        tops = [max((row[n].score for row in rows.values()), default=0.0) for n in range(len(pieces))]
        found = []
        for row in rows.values():
            scores = [link.score for link in row]
            stands_out = _STANDS_OUT * math.sqrt(max(0, len(scores) - 3) / max(1, len(scores)))  # of few, none can
            mean = sum(scores) / len(scores) if scores else 0.0
            spread = math.sqrt(sum((s - mean) ** 2 for s in scores) / len(scores)) if scores else 0.0
            kept = [
                link for n, link in enumerate(row)
                if link.score >= max(THRESHOLD, mean + stands_out * spread) and link.score >= _NEAR_BEST * tops[n]
            ]  # fmt: skip
            kept = [link for link in kept if self._of_its_section(link, rows, pieces)]
            kept.sort(key=lambda link: (-link.score, link.stretch.start))
            found += [link for link in kept if link.score >= _NEAR_BEST * kept[0].score][:1]
        return found

    @staticmethod
    def _of_its_section(link: Link, rows: Mapping[str, list[Link]], pieces: Sequence[Stretch]) -> bool:
        """Whether the section in which a piece stands is on the argument at all, and not rather on another one."""
        heading = link.stretch.heading
        if heading is None or not link.stretch.contention or link.features.get("heading", 0.0) >= _HEADED:
            return True
        places = [n for n, piece in enumerate(pieces) if piece.heading is heading]
        sums = {ident: sum(row[n].score for n in places) for ident, row in rows.items()}
        return sums[link.argument] >= _NEAR_SECTION * max(sums.values())

    def _profile(self, contention: Contention) -> Counter[str]:
        words: Counter[str] = Counter()
        for word, count in stems(f"{contention.title} {contention.said}").items():
            words[word] += 2 * count
        for stretch in contention.stretches:
            for word, count in stretch.words.items():
                words[word] += count
        return words

    def _link(self, contention: Contention, profile: Counter[str], own: Counter[str], stretch: Stretch) -> Link:
        features: dict[str, float] = {}
        told: list[str] = []
        cited = [r for r in stretch.references if self._refers(r, contention, stretch)]
        if cited:
            features["reference"] = 0.8 / max(1, self._crowd(contention, cited) - 1) ** 0.5
            told.append(f"cites {', '.join(dict.fromkeys(r.text for r in cited[:_TOLD]))}")
        laws = stretch.authorities.intersection(frozenset().union(*(s.authorities for s in contention.stretches)))
        cites = stretch.cites.intersection(frozenset().union(*(s.cites for s in contention.stretches)))
        if laws:
            features["authorities"] = self._weight("@", laws)
            told.append(f"shares {len(laws)} {'authority' if len(laws) == 1 else 'authorities'}")
        if cites:
            features["record"] = self._weight("#", cites)
            told.append(f"shares {len(cites)} record cite{'' if len(cites) == 1 else 's'}")
        if stretch.title and stretch.contention:
            features["heading"] = self._cosine(own, stems(stretch.title))
        if stretch.core is not None:
            features["heading"] = self._cosine(own, stems(stretch.paper.text[stretch.core : stretch.high]))
        features["words"] = max(self._cosine(profile, stretch.words), self._cosine(own, stretch.words))
        if near := self._shared(profile, stretch.words)[:_TOLD]:
            told.append(f"shares the words {', '.join(stretch.printed(w) for w in near)}")
        score = sum(_WEIGHTS[name] * self.learned.get(name, 1.0) * value for name, value in features.items())
        told += [
            f"such links by {name} were {'kept' if factor > 1 else 'dropped'} in this case"
            for name, factor in self.learned.items() if features.get(name, 0) > _COUNTS
        ]  # fmt: skip
        return Link(contention.id, stretch, score, {k: round(v, 3) for k, v in features.items()}, tuple(told))

    def _weight(self, mark: str, shared: Iterable[str]) -> float:
        """Rare cites in common say more; many of them never more than 1."""
        return 1 - math.exp(-sum(max(self.idf(mark + cite), 0.3) for cite in shared) / 4)

    def _refers(self, reference: Reference, contention: Contention, stretch: Stretch) -> bool:
        """Whether a cite names pages of an earlier paper on which the argument stands."""
        for one in contention.stretches:
            called = reference.called if reference.entry is None else None
            named = reference.entry == one.entry or (called is not None and self._latest(called, stretch) == one.entry)
            if named and one.pages and reference.pages and _meet(reference.pages, one.pages):
                return True
        return False

    def _crowd(self, contention: Contention, cited: Sequence[Reference]) -> int:
        """How many pieces stand on the pages that are cited: a cite of a page with one argument on it says more."""
        entries = {s.entry for s in contention.stretches}
        pages = [r.pages for r in cited if r.pages]
        return sum(
            1 for s in self.all_of_them
            if s.entry in entries and s.pages and any(_meet(s.pages, p) for p in pages)
        )  # fmt: skip

    def _latest(self, kind: str, stretch: Stretch) -> str | None:
        """The last paper of a kind before the one that cites it."""
        here = self.order.get(stretch.entry, 0)
        before = [e for e, k in self.kinds.items() if k == kind and self.order.get(e, 0) < here]
        return max(before, key=lambda e: self.order.get(e, 0), default=None)

    def _cosine(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        def weighed(words: Mapping[str, int]) -> dict[str, float]:
            return {w: (1 + math.log(n)) * max(self.idf(w), 0.0) for w, n in words.items()}

        a, b = weighed(one), weighed(other)
        size = math.sqrt(sum(v * v for v in a.values())) * math.sqrt(sum(v * v for v in b.values()))
        return sum(v * b[w] for w, v in a.items() if w in b) / size if size else 0.0

    def _shared(self, profile: Mapping[str, int], words: Mapping[str, int]) -> list[str]:
        both = [w for w in words if w in profile and self.idf(w) > _TELLING]
        return sorted(both, key=lambda w: (-self.idf(w) * min(profile[w], words[w]), w))

    def near(self, piece: Stretch, paper: Sequence[Stretch], earlier: Sequence[Stretch]) -> bool:
        """Whether the section that a piece opens is near to anything in earlier papers, or cites one of their pages."""
        section = [p for p in paper if p.heading is piece.heading]
        words: Counter[str] = Counter()
        for one in section:
            words.update(one.words)
        if any(r.called or r.entry in {e.entry for e in earlier} for one in section for r in one.references if r.pages):
            return True
        title = stems(piece.title or "")
        return any(
            self._cosine(words, other.words) >= _NEAR_BEFORE
            or (other.title and self._cosine(title, stems(other.title)) >= _NEAR_BEFORE)
            for other in earlier
        )

    def best_sentence(self, contention: Contention, stretch: Stretch) -> Squeezed | None:
        """The sentence of a stretch that is nearest to the argument: by the pages that it cites, else by its words."""
        profile = self._profile(contention)
        best, top = None, 0.0
        cited = [r.text for r in stretch.references if self._refers(r, contention, stretch)]
        for sentence in stretch.sentences():
            if not 30 <= len(sentence.words) <= 900:
                continue
            words = stems(sentence.words)
            plain = len(_CITATION.sub("", sentence.words)) / len(sentence.words)
            value = self._cosine(profile, words) * math.log(2 + sum(words.values())) * plain**2
            if self.kinds.get(stretch.entry) in BY_THE_COURT:
                value *= treats(sentence.words)
            elif recites_law(sentence.words):
                value *= _RECITAL
            value += 0.3 * any(" ".join(text.split()) in sentence.words for text in cited)
            if value > top:
                best, top = sentence, value
        return best


def _argued(pieces: Sequence[Stretch]) -> Sequence[Stretch]:
    """What stands under headings that contend something, where a paper has such: its introduction and its facts answer nothing."""
    argued = [p for p in pieces if p.heading is None or p.contention]
    return argued if any(p.contention for p in pieces) else pieces


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def learned(decisions: Iterable[tuple[str, Mapping[str, float]]]) -> dict[str, float]:
    """What a person kept and dropped in this case, as a factor for each feature: 0.5 to 1.5, 1 where nothing was decided.

    ``decisions`` are pairs of "kept" or "dropped" and the features of the link.
    """
    kept: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    for review, features in decisions:
        for name, value in features.items():
            if value > _COUNTS:
                (kept if review == "kept" else dropped)[name] += 1
    return {
        name: round(0.5 + (kept[name] + 2) / (kept[name] + dropped[name] + 4), 3)
        for name in FEATURES
        if kept[name] != dropped[name]
    }


def confidence(score: float) -> float:
    """A score as a confidence: 0.3 at the threshold, never above what a machine may be sure of."""
    return round(min(_SURE, 0.3 + (score - THRESHOLD) * 0.9), 2)
