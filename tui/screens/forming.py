"""Recording from a case: which form, what it is filled with from where the cursor stands, and what became of it."""

from typing import TYPE_CHECKING

from tui import safe
from tui.folded import Folded
from tui.forms import FORMS, Form, FormField, choices, offered
from tui.messages import Recorded
from tui.palette import Target

if TYPE_CHECKING:
    from projections.passages import PassageView
    from tui.screens.case import CaseScreen

_LONGEST = 600
"""Characters of words that a form is filled with; a longer passage is one that nobody would quote whole."""


def targets_of(view: str, locked: str = "", lead: str = "Record ") -> list[Target]:
    """What can be recorded, what is likeliest in a view first; ``locked`` says why nothing can."""
    return [Target("form", form.act, f"{lead}{form.tells}", form.act, why_not=locked) for form in offered(view)]


def offer_forms(screen: "CaseScreen") -> None:
    """A box that asks what is to be recorded."""
    from tui.screens.boxes import PaletteBox  # noqa: PLC0415 (Textual's Input is slow to load)

    def chosen(target: Target | None) -> None:
        if target is not None:
            open_form(screen, target.value)

    screen.app.push_screen(PaletteBox(targets_of(screen.session.view, lead=""), "What do you want to record?"), chosen)


def open_form(screen: "CaseScreen", act: str) -> None:
    """The form of an act, filled with what the cursor stands on."""
    from tui.screens.boxes import Field, FormBox  # noqa: PLC0415 (Textual's Input is slow to load)

    folded = screen.folded_case
    if folded is None or not screen.may_write():
        return
    form = next(one for one in FORMS if one.act == act)
    item, passage = screen.chosen()
    held = _held(folded)
    reading = screen.session.reading if screen.session.view == "read" else None
    filled = _filled(form, folded, item or reading or "", passage)
    fields = [
        Field(f.name, _hint(f), filled.get(f.fact, ""), tuple(safe.line(c) for c in choices(f, held)))
        for f in form.fields
    ]
    case = screen.session.case

    def keep(given: dict[str, str]) -> str | None:
        if missing := form.missing(given):
            return missing
        facts = form.facts(given)
        receipt = screen.docket.act(lambda clerk: getattr(clerk, form.act)(case, **facts))
        notes = " ".join(receipt.notes)
        screen.post_message(
            Recorded(f"{receipt.id} is recorded: {form.tells}. u takes it back. {notes}".strip(), receipt.id)
        )
        return None

    screen.app.push_screen(FormBox(f"Record {form.tells}", fields, keep))


def _hint(field: FormField) -> str:
    return field.hint if field.needed or "empty" in field.hint else f"{field.hint} (may be empty)".strip()


def _held(folded: Folded) -> dict[str, list[str]]:
    """What the case holds that a field may name."""
    record = folded.record
    things = {letter: [ident for ident in record.introduced if ident[:1] == letter] for letter in "ACDS"}
    entries = [folded.short(entry.id) for entry in folded.at.entries]
    parties = list(dict.fromkeys(info.label for info in record.parties.values()))
    rulable = [*things["A"], *things["C"], *things["S"], *entries]
    return {**things, "entries": entries, "parties": [*parties, "court"], "rulable": rulable}


def _filled(form: Form, folded: Folded, item: str, passage: "PassageView | None") -> dict[str, str]:
    """The facts that the cursor tells: the thing it stands on, its paper, its words and their pin."""
    told: dict[str, str] = {}
    facts = {f.fact: f for f in form.fields}
    entry = passage.entry if passage else item if item in folded.record.entries else ""
    if entry and "entry" in facts and form.act != "enter":
        told["entry"] = folded.short(entry)
    if form.act == "rule" and item[:1] in "ACS":
        told["on"] = item
    for fact in ("argument", "concession", "deadline"):
        if fact in facts and item and facts[fact].offer == item[:1]:
            told[fact] = item
    if passage and passage.words and len(passage.words) <= _LONGEST and "words" in facts:
        told |= {"words": safe.line(passage.words), "pin": passage.pin}
    return told
