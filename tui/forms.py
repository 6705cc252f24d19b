"""What a person can record from the screens, as forms: the same acts and words as the commands, a field for each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from domain.numbers import parse_date
from domain.passage import given_passages
from domain.values import (
    ArgumentOutcome,
    ChainRole,
    ConcessionState,
    Kind,
    Logic,
    Manner,
    MotionOutcome,
    OffDocketKind,
    Resolution,
    Stance,
    Verdict,
    words_of,
)

PASSAGE = ("words", "pin", "via")


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. ``offer`` is what completes it: words of a closed list, or the name of what the case holds.

    ``kind`` is how what was typed is taken: text, day, list (split at ``;``), numbers (at commas), or flag (any word is yes).
    """

    name: str
    fact: str
    hint: str = ""
    needed: bool = False
    offer: tuple[str, ...] | str = ()
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Form:
    """One act of the Clerk. ``views`` are those in which it is offered first; ``on`` the letter of what it is an act upon."""

    act: str
    tells: str
    fields: tuple[FormField, ...]
    views: tuple[str, ...] = ()
    on: str = ""

    def missing(self, given: Mapping[str, str]) -> str | None:
        """The first needed field that is empty, as a sentence for its place."""
        return next((f"{f.name}: this is needed." for f in self.fields if f.needed and not given[f.name]), None)

    def facts(self, given: Mapping[str, str]) -> dict[str, Any]:
        """What the Clerk is told. Raises InvalidWordError for a day that is none."""
        told = {f.fact: _taken(f, given[f.name]) for f in self.fields if given[f.name]}
        if any(f.fact in PASSAGE for f in self.fields):
            words, pin, via = (told.pop(fact, None) for fact in PASSAGE)
            told["passages"] = given_passages(words, pin, via)
        return told


def _taken(field: FormField, typed: str) -> Any:  # noqa: ANN401 (as the Clerk wants it)
    if field.kind == "day":
        return parse_date(typed, field.name.lower())
    if field.kind == "list":
        return [part.strip() for part in typed.split(";") if part.strip()]
    if field.kind == "numbers":
        return typed.replace(",", " ").split()
    return True if field.kind == "flag" else typed


_ENTRY = FormField("Entry", "entry", "the paper in which it is said: 20, E1", needed=True, offer="entries")
_PARTY = FormField("Party", "party", "who says it; court for the court", needed=True, offer="parties")
_WORDS = (
    FormField("Words", "words", "the exact words, as printed"),
    FormField("Pin", "pin", "where: p. 13:10-12, ¶ 11, § II.A ¶ 2, Ex. 2 ¶ 28"),
    FormField("Quoted in", "via", "only where their own paper is not at hand: 20 p. 9"),
)
_OUTCOMES = tuple(dict.fromkeys((*words_of(ArgumentOutcome), *words_of(Resolution), *words_of(MotionOutcome))))


def _of(fact: str, name: str, letter: str) -> FormField:
    return FormField(name, fact, f"{letter}1", needed=True, offer=letter)


def _word(name: str, fact: str, words: object, *, needed: bool = True) -> FormField:
    offered = words if isinstance(words, tuple) else words_of(words)
    return FormField(name, fact, ", ".join(offered), needed=needed, offer=offered)


FORMS: tuple[Form, ...] = (
    Form("enter", "an entry on the docket sheet", (
        FormField("Number", "entry", "20, 22-1; empty for an unnumbered entry"),
        _word("Kind", "kind", Kind),
        FormField("Title", "title", "as on the docket sheet", needed=True),
        FormField("Party", "party", "who filed it; court for orders", offer="parties"),
        FormField("Filed", "filed", "2023-01-09", kind="day"),
        FormField("Answers", "responds_to", "numbers of the entries that it responds to", kind="numbers"),
    ), ("docket", "overview", "motions")),
    Form("argue", "an argument, with the first position on it", (
        FormField("Argument", "title", "a neutral title that both sides could sign", needed=True), _ENTRY, _PARTY,
        FormField("Theory", "theory", "a short label; a later change of it is reported as a shift"), *_WORDS,
    ), ("arguments", "read")),
    Form("position", "a position on an argument", (
        _of("argument", "Argument", "A"), _ENTRY, _PARTY, _word("Stance", "stance", Stance),
        FormField("Summary", "summary", "in your own words; empty: the quoted words"), *_WORDS,
    ), ("arguments", "read"), "A"),
    Form("concede", "a claimed concession, with the words that claim it", (
        FormField("Proposition", "proposition", "neutral: that he was laid off", needed=True),
        FormField("Conceder", "conceder", "who is said to have conceded", needed=True, offer="parties"),
        FormField("Said by", "asserted_by", "who says so", needed=True, offer="parties"), _ENTRY,
        _word("Manner", "manner", Manner, needed=False),
        FormField("Argument", "argument", "A4, where it bears on one", offer="A"),
        FormField("Supports", "supports", "what the claim cites: Doe Decl. ¶ 11", kind="list"), *_WORDS,
    ), ("concessions", "read")),
    Form("trace", "a link in a concession's chain of words", (
        _of("concession", "Concession", "C"), _ENTRY, _PARTY, _word("Role", "role", ChainRole),
        FormField("Summary", "summary", "in your own words", needed=True), *_WORDS,
    ), ("concessions",), "C"),
    Form("check", "your source check of a claimed concession", (
        _of("concession", "Concession", "C"), _word("Verdict", "verdict", Verdict),
        FormField("Detail", "detail", "what the cited passage says, and what the claim makes of it", needed=True),
    ), ("concessions", "alarms"), "C"),
    Form("dispute", "that a concession is disputed, qualified, withdrawn or owned", (
        _of("concession", "Concession", "C"), _ENTRY, _PARTY, _word("State", "state", ConcessionState),
        FormField("Summary", "summary"), *_WORDS,
    ), ("concessions",), "C"),
    Form("rule", "what the court did with an argument, a concession, a standard or a motion", (
        FormField("On", "on", "A4, C2, S1, S1.2, or the number of a motion", needed=True, offer="rulable"), _ENTRY,
        _word("Outcome", "outcome", _OUTCOMES), FormField("Summary", "summary"), *_WORDS,
    ), ("arguments", "concessions", "standards", "motions")),
    Form("due", "a deadline with its ground", (
        FormField("What", "what", "what is to be done", needed=True),
        FormField("Obligor", "obligor", "who must act", needed=True, offer="parties"),
        FormField("On", "on", "2023-02-28", needed=True, kind="day"),
        FormField("Entry", "entry", "the order or stipulation that sets it", offer="entries"),
        FormField("Off docket", "off_docket", "yes, where doing it leaves no docket entry", kind="flag"), *_WORDS[:2],
    ), ("due",)),
    Form("perform", "what performs a deadline", (
        _of("deadline", "Deadline", "D"), FormField("By", "by", "the entry or event: 24, E3, O1", needed=True, offer="entries"),
    ), ("due",), "D"),
    Form("vacate", "that the court takes a deadline off", (
        _of("deadline", "Deadline", "D"), _ENTRY, FormField("Ground", "ground", "in a sentence", needed=True),
    ), ("due",), "D"),
    Form("event", "what leaves no docket entry: service, production, a letter", (
        FormField("What", "what", needed=True), FormField("On", "on", "2023-02-27", needed=True, kind="day"),
        _word("Kind", "kind", OffDocketKind), FormField("Party", "party", offer="parties"),
        FormField("Performs", "performs", "D1, where it performs a deadline", offer="D"),
    ), ("due",)),
    Form("standard", "a legal test with its elements or factors", (
        FormField("Standard", "title", needed=True), FormField("Entry", "entry", "where it first appears", offer="entries"),
        FormField("Elements", "elements", "in order, with ; between them", kind="list"),
        _word("Logic", "logic", Logic, needed=False),
    ), ("standards",)),
    Form("party", "a party", (
        FormField("Name", "name", needed=True), FormField("Role", "role", "plaintiff, movant, respondent"),
        FormField("Label", "label", "one short word for the columns"),
    ), ()),
    Form("revise", "that an entry reads otherwise; the earlier wording stays readable", (
        FormField("Entry", "entry", needed=True, offer="entries"), FormField("Reason", "reason", "why", needed=True),
        FormField("Title", "title"), _word("Kind", "kind", Kind, needed=False), FormField("Party", "party", offer="parties"),
        FormField("Filed", "filed", "2023-01-09", kind="day"), FormField("Number", "number"),
    ), ("docket", "read"), "E"),
)  # fmt: skip


def offered(view: str) -> list[Form]:
    """Every form, those of a view first."""
    return sorted(FORMS, key=lambda form: view not in form.views)


def choices(field: FormField, held: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """What completes a field: its closed list, or what the case holds of that name."""
    return field.offer if isinstance(field.offer, tuple) else tuple(held.get(field.offer, ()))
