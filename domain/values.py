"""The closed lists of words, as types; every list is the same in commands, events, views and JSON."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Final, Literal, get_args

from pydantic import AfterValidator

from domain.errors import InvalidWordError
from domain.text import one_line, visible


@dataclass(frozen=True, slots=True)
class Cleaned:
    """How text is made fit to be shown, and the limits in characters that hold then."""

    by: Callable[[str], str]
    least: int
    most: int

    @property
    def check(self) -> AfterValidator:
        """Both in one call, for what would take pydantic three."""
        by, least, most = self.by, self.least, self.most

        def clean(text: str) -> str:
            text = by(text)
            if least <= len(text) <= most:
                return text
            message = f"it is longer than {most:,} characters" if text else "it is empty"
            raise ValueError(message)

        return AfterValidator(clean)


_LINE, _TEXT = Cleaned(one_line, 1, 2_000), Cleaned(visible, 0, 200_000)
Line = Annotated[str, _LINE, _LINE.check]
"""One line of a person's or a court's words, made visible."""
Text = Annotated[str, _TEXT, _TEXT.check]
"""Words of any length, made visible one character for one."""

Kind = Literal[
    "complaint", "answer", "motion", "opposition", "reply", "sur_reply", "supplemental", "declaration", "exhibit",
    "order", "stipulation", "notice", "brief", "letter", "transcript", "minute", "judgment", "other",
]  # fmt: skip
Stance = Literal[
    "raises", "supports", "answers", "opposes", "replies", "qualifies", "concedes", "withdraws", "silent", "rules"
]
ArgumentStatus = Literal[
    "open", "joined", "unanswered", "unknown", "conceded", "withdrawn", "adopted", "rejected", "rejected_by_result",
    "assumed", "not_reached", "not_addressed",
]  # fmt: skip
ArgumentOutcome = Literal["adopted", "rejected", "rejected_by_result", "assumed", "not_reached", "not_addressed"]
MotionOutcome = Literal[
    "granted", "granted_in_part", "denied", "moot", "withdrawn", "deferred", "stricken", "dismissed", "overruled",
    "sustained", "affirmed", "reversed", "vacated", "remanded",
]  # fmt: skip
Resolution = Literal[
    "adopted", "narrowed", "recharacterised", "rejected", "assumed", "not_reached", "not_addressed"
]  # fmt: skip
Voice = Literal["own", "attributed", "court"]
Manner = Literal["express", "silence", "arguendo", "conditional"]
ConcessionState = Literal["claimed", "own_words", "disputed", "qualified", "withdrawn"]
Weight = Literal[
    "judicial_admission", "evidentiary_admission", "concession_of_argument", "waiver", "forfeiture", "abandonment"
]
Verdict = Literal["supports", "overstates", "relabels", "contradicts", "alters", "not_at_hand"]
ChainRole = Literal["denial", "own_words", "claim", "retelling", "dispute", "court"]
FindingKind = Literal[
    "same_source_differs", "uncredited_repeat", "lookalike_name", "cut_before_condition", "two_accounts"
]
Basis = Literal["rule", "order", "stipulation"]
Certainty = Literal["ordered", "computed_verified", "computed_unverified", "disputed", "conditional"]
DeadlineState = Literal[
    "waiting", "open", "met", "met_late", "no_filing_seen", "performance_unknown", "superseded", "vacated"
]
RelationRole = Literal[
    "responds_to", "replies_to", "supports", "rules_on", "continues", "corrects", "withdraws", "attaches"
]
RelationGround = Literal["stated", "link", "text"]
LinkRole = Literal["contradicts", "restates", "quotes", "answers", "supports", "redacts"]
ClawBackGround = Literal["frcp_26b5b", "fre_502b", "fre_502d", "fre_502e", "agreement", "other"]
"""FRCP 26(b)(5)(B): notice after production; FRE 502(b): inadvertent disclosure; 502(d): a court's order; 502(e): an agreement."""
ClawBackOutcome = Literal["withdrawn", "overruled", "upheld"]
OffDocketKind = Literal["service", "production", "meet_and_confer", "letter", "other"]
PaperState = Literal["at_hand", "cited_only", "sealed"]
Logic = Literal["all", "any", "balance"]

COURT: Final = "court"
"""The party id under which the court itself speaks."""
BY_THE_COURT: Final[frozenset[str]] = frozenset({"order", "minute", "judgment"})
"""The kinds of entry in which it does."""
OF_A_PARTY: Final[frozenset[str]] = frozenset(
    "complaint answer motion opposition reply sur_reply supplemental declaration exhibit brief letter".split()
)
"""The kinds of paper in which a party speaks: none of them rules, orders or takes a date off."""
RESPONSIVE: Final[frozenset[str]] = frozenset({"opposition", "reply", "sur_reply", "supplemental", "brief", "answer"})
"""Kinds of paper in which one side is expected to answer the other."""


def words_of(closed_list: object) -> tuple[str, ...]:
    """The words of a closed list, in their order."""
    return get_args(closed_list)


def checked(word: str, closed_list: object, what: str) -> str:
    """``word`` in its canonical spelling (``Supplemental response`` is not guessed; case and hyphens are forgiven).

    Raises InvalidWordError naming the words that are possible.
    """
    plain = word.strip().lower().replace("-", "_").replace(" ", "_")
    if plain in words_of(closed_list):
        return plain
    message = f"“{one_line(word)}” is not {a_or_an(what)}. Possible: {', '.join(words_of(closed_list))}."
    raise InvalidWordError(message)


def a_or_an(words: str) -> str:
    """The words with their indefinite article: an opposition, a reply."""
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"
