"""The one table of actions: from it come the bindings, the footer, the help screen and the palette."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from tui.action import EVERY_VIEW, Action
from tui.time_keys import TIME
from tui.write_keys import WRITE

MARKED = ("read", "overview", "standards", "quotes", "alarms")
"""Views in which there is a next mark or section to go to."""


def _view(number: int, name: str, title: str, does: str) -> Action:
    return Action(f"view-{name}", str(number), does, "Views", action=f"digit({number})", short=title)


def _aside(name: str, key: str, does: str, show: tuple[str, ...]) -> Action:
    action = name if name == "left_open" else f"view('{name}')"  # what is left open is a page over the view at hand
    return Action(name, key, does, "Views", action=action, show=show, short=name.replace("_", " "))


_ASIDE = (
    ("motions", "b", "motions and their briefing: pending, ripe, submitted or decided, with hearings and dates", ("docket",)),
    ("positions", "P", "chart of positions: each argument as a lane over the filings, a sign a stance", ("arguments",)),
    ("standards", "s", "standards: element x party x ruling", ("arguments", "overview")),
    ("quotes", "v", "quotations: each one beside its source, and what stands out between papers", ("read", "alarms")),
    ("alarms", "exclamation_mark", "alarms: claims beside what they cite; what to look at first", ("concessions", "quotes")),
    ("left_open", "x", "left open by the court: what it did not reach and did not address, with the pins", ("overview",)),
    ("review", "r", "review queue: what a machine proposes and a person decides", ("docket", "due", "alarms")),
)  # fmt: skip
LETTERS = {
    "A": "argument", "C": "claimed concession", "D": "deadline", "E": "unnumbered entry", "F": "finding", "Q": "quotation",
    "S": "standard",
}  # fmt: skip


def _letter(letter: str, what: str) -> Action:
    first = letter == next(iter(LETTERS))
    return Action(
        f"type-{letter}", letter, "then its number, as printed: the page of A4, C1, D2, E1, F3, Q7, S2" if first else what,
        "Look", action=f"type('{letter}')", palette=False, listed=first, printed=" ".join(LETTERS) if first else "",
    )  # fmt: skip


TABLE: tuple[Action, ...] = (
    _view(0, "overview", "Overview", "the case on one page: decided, due, not reached, claimed, unknown"),
    _view(1, "docket", "Docket", "the docket sheet: what was filed, by whom, what each paper did"),
    _view(2, "arguments", "Arguments", "argument x filing: who met each point where, and its status"),
    _view(3, "concessions", "Concessions", "who is said to have given up what, in which words"),
    _view(4, "due", "Due", "deadlines with the reason for every date, and a calendar"),
    _view(5, "history", "History", "every event on the record, in a sentence"),
    _view(6, "read", "Read", "the paper of the selected entry, with its marks"),
    *(_aside(*row) for row in _ASIDE),
    Action(
        "open",
        "enter",
        "open the selected thing on a full page",
        "Look",
        show=(*EVERY_VIEW, "home", "page", "search"),
        short="open",
    ),
    *(_letter(letter, what) for letter, what in LETTERS.items()),
    *(
        Action(f"digit-{n}", str(n), "a digit of an id", "Look", action=f"digit({n})", palette=False, listed=False)
        for n in (7, 8, 9)
    ),
    Action(
        "why",
        "w",
        "why: sentences, passages and events behind a status or date",
        "Look",
        show=("overview", "arguments", "concessions", "due", "page"),
        short="why",
    ),
    Action(
        "filter",
        "slash",
        "filter: words, kind:order by:twitter after:2023-01-01",
        "Look",
        show=("docket", "motions", "arguments", "concessions", "history", "home", "quotes", "alarms"),
        short="filter",
        signs="/",
    ),
    Action("filters", "f", "filters by name: the common ones, and your own", "Look", show=("home",), short="filters"),
    Action(
        "search",
        "ctrl+f",
        'search every case and every paper: words, "phrases", prefix*, kind:order by:NAME',
        "Look",
        scope="app",
        show=("home", "search"),
        short="search",
        signs="^f",
    ),
    Action(
        "give", "X", "give out: a memo, an argument sheet, a proof, the report, tables; Word, web page or text", "Look"
    ),
    Action("inspector", "i", "show or hide the inspector", "Look"),
    Action("next_pane", "tab", "next pane", "Look", action="next_pane(1)"),
    Action("last_pane", "shift+tab", "previous pane", "Look", action="next_pane(-1)"),
    Action(
        "next_mark",
        "n",
        "next mark in the paper; overview, quotes, alarms: next section",
        "Look",
        action="mark_step(1)",
        show=("read", "overview", "quotes", "alarms"),
        short="next",
        views=MARKED,
    ),
    Action("last_mark", "N", "previous mark; overview: previous section", "Look", action="mark_step(-1)", views=MARKED),
    Action(
        "left",
        "h,left",
        "board, positions: earlier filings; reader: the paper before",
        "Look",
        action="shift(1)",
        views=("arguments", "positions", "read"),
    ),
    Action(
        "right",
        "l,right",
        "board, positions: later filings; reader: the paper after",
        "Look",
        action="shift(-1)",
        views=("arguments", "positions", "read"),
    ),
    Action(
        "order",
        "o",
        "history: by record or in court order; cases: another order",
        "Look",
        show=("history",),
        short="court order",
        views=("history", "home"),
    ),
    Action("copy", "y", "copy the cite", "Look", show=("page",), short="copy cite"),
    Action("copy_quote", "Y", "copy the quotation with its cite", "Look"),
    *TIME,
    *WRITE,
    Action(
        "palette",
        "colon,ctrl+p",
        "go anywhere: 20, A4, C2, 2023-01-13, a view, a command",
        "Program",
        scope="app",
        show=(*EVERY_VIEW, "home", "welcome"),
        short="go",
        signs=":",
        palette=False,
    ),
    Action(
        "help",
        "question_mark,f1",
        "these keys",
        "Program",
        scope="app",
        show=(*EVERY_VIEW, "home", "welcome", "page", "review", "search", "words"),
        short="help",
        signs="?",
    ),
    Action(
        "back",
        "escape",
        "one step back; never quits",
        "Program",
        scope="app",
        show=("page", "review", "search", "words", "comparing"),
        short="back",
        signs="esc",
    ),
    Action("told", "ctrl+e", "what was said at the foot of the screen, and when", "Program", scope="app"),
    Action("home", "H", "the list of cases", "Program", short="cases"),
    Action(
        "quit",
        "q,ctrl+q",
        "quit; everything is kept already",
        "Program",
        scope="app",
        show=("home", "welcome"),
        short="quit",
    ),
)

MOVES: tuple[Action, ...] = (
    Action("down", "j,down", "down", "Move", scope="lines", action="move(1)"),
    Action("up", "k,up", "up", "Move", scope="lines", action="move(-1)"),
    Action("top", "g,home", "first", "Move", scope="lines", action="jump(0)"),
    Action("bottom", "G,end", "last", "Move", scope="lines", action="jump(-1)"),
    Action("page-down", "pagedown", "a screen down", "Move", scope="lines", action="screen(1)"),
    Action("page-up", "pageup,ctrl+b", "a screen up", "Move", scope="lines", action="screen(-1)"),
    Action("half-down", "ctrl+d", "half a screen down", "Move", scope="lines", action="half(1)"),
    Action("half-up", "ctrl+u", "half a screen up", "Move", scope="lines", action="half(-1)"),
)

_NAMES = {
    "exclamation_mark": "!", "slash": "/", "left_square_bracket": "[", "right_square_bracket": "]", "left_curly_bracket": "{",
    "right_curly_bracket": "}", "less_than_sign": "<", "greater_than_sign": ">", "equals_sign": "=", "plus": "+",
    "left_parenthesis": "(", "right_parenthesis": ")", "comma": ",", "full_stop": ".", "apostrophe": "'", "asterisk": "*",
    "minus": "-", "colon": ":", "question_mark": "?", "escape": "esc", "pagedown": "PgDn", "pageup": "PgUp",
    "left": "Left", "right": "Right", "down": "Down", "up": "Up", "home": "Home", "end": "End", "f1": "F1",
}  # fmt: skip
_FOOTER = 7


def names_of(action: Action) -> str:
    """The keys as printed: ``: ctrl+p``."""
    return action.printed or " ".join(_NAMES.get(key, key) for key in action.keys.split(","))


def bindings(scope: str, leave_out: Iterable[str] = ()) -> list[BindingType]:
    """The bindings of a screen or widget."""
    skipped = set(leave_out)
    chosen = [a for a in (*TABLE, *MOVES) if a.scope == scope and a.id not in skipped]
    return [Binding(a.keys, a.call, a.does, show=False, id=f"{scope}.{a.id}") for a in chosen]


def footer(place: str, *, as_of: bool = False, comparing: bool = False) -> list[tuple[str, str]]:
    """At most seven keys that do something here. In another moment, and in a comparison, the way out comes first."""
    states = {state for state, stands in (("as_of", as_of), ("comparing", comparing)) if stands}
    shown = [a for a in TABLE if {place, *states} & set(a.show)]
    if as_of:
        shown.sort(key=lambda a: a.group != "Time")
    if comparing:
        shown.sort(key=lambda a: "comparing" not in a.show)
    help_last = [a for a in shown if a.id == "help"]
    rest = [a for a in shown if a.id != "help"]
    kept = [*rest[: _FOOTER - len(help_last)], *help_last]
    return [(a.signs or names_of(a).split(" ")[0], a.short or a.does) for a in kept]


def groups() -> Iterable[tuple[str, list[Action]]]:
    """The table by group, for help."""
    names = list(dict.fromkeys(a.group for a in (*TABLE, *MOVES)))
    return [(name, [a for a in (*TABLE, *MOVES) if a.group == name and a.listed]) for name in names]
