"""The filters one can choose by name: those that people ask for in a view, and one's own."""

from collections.abc import Callable

from tui import safe
from tui.palette import Target
from tui.remembering import named_filters, with_filter
from tui.screens.base import Sized

COMMON: dict[str, tuple[tuple[str, str], ...]] = {
    "home": (("Due in 14 days", "within:14d"), ("Motions pending", "motions:yes"), ("Something to review", "review:yes")),
    "docket": (
        ("Orders", "kind:order"),
        ("Motions", "kind:motion"),
        ("Papers not at hand", 'paper:"cited only"'),
    ),
    "motions": (("Undecided", "status:pending"), ("Ripe for a ruling", "status:ripe")),
    "arguments": (
        ("Silent: no answer is recorded", "status:unanswered"),
        ("Not known: a paper is missing", "status:unknown"),
        ("New in reply", "new:reply"),
        ("Joined", "status:joined"),
    ),
    "concessions": (
        ("Claimed by the other side, not disputed", "conc:claimed"),
        ("Disputed", "conc:disputed"),
        ("The court did not address it", 'status:"not addressed"'),
        ("By silence", "kind:silence"),
    ),
    "due": (("Due in 14 days", "within:14d status:open"), ("Past, nothing seen", "status:seen"), ("Met", "status:met")),
    "review": (("Deadlines", "kind:deadline"), ("Concessions", "kind:concession"), ("Arguments", "kind:argument")),
}  # fmt: skip


def offer_filters(screen: Sized, view: str, now: str, narrow: Callable[[str], None]) -> None:
    """A box with the filters of a view; one is chosen, or the present one gets a name."""
    from tui.screens.boxes import PaletteBox  # noqa: PLC0415 (Textual's Input is slow to load)

    memory = screen.docket.memory
    person = memory.recall() if memory else {}
    own = named_filters(person, view)
    targets = [Target("filter", query, name, query) for name, query in (*COMMON.get(view, ()), *own.items())]
    if now:
        targets.append(Target("filter", "", "No filter", "esc"))
        if memory and now not in own.values():
            targets.append(Target("name", now, f"Give “{now}” a name"))
    targets += [Target("forget", name, f"Forget the name “{name}”", query) for name, query in own.items()]
    if not targets:
        safe.toast(screen.app, "No filter has a name here. / makes one, and f then gives it a name.")
        return

    def chosen(target: Target | None) -> None:
        if target is None:
            return
        if target.kind == "filter":
            narrow(target.value)
        elif target.kind == "forget" and memory:
            memory.remember(with_filter(memory.recall(), view, target.value, None))
            safe.toast(screen.app, f"The name “{target.value}” is forgotten; nothing on the record is.")
        elif target.kind == "name":
            _name(screen, view, target.value)

    screen.app.push_screen(PaletteBox(targets, "Filters by name"), chosen)


def _name(screen: Sized, view: str, query: str) -> None:
    from tui.screens.boxes import Field, FormBox  # noqa: PLC0415 (Textual's Input is slow to load)

    def keep(given: dict[str, str]) -> str | None:
        if not given["Name"]:
            return "Name: write one, or press esc."
        if memory := screen.docket.memory:
            memory.remember(with_filter(memory.recall(), view, given["Name"], query))
            safe.toast(screen.app, f"f now offers “{given['Name']}” in this view.")
        return None

    screen.app.push_screen(FormBox(f"A name for the filter {query}", [Field("Name")], keep))
