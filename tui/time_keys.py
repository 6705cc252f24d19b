"""The keys of time: steps by filing, day, event and change; play, marks and comparison. Brackets of a kind go back and on."""

from tui.action import EVERY_VIEW, Action


def _step(ident: str, keys: str, signs: str, does: str, *, show: tuple[str, ...] = (), short: str = "") -> Action:
    name, _, way = ident.partition("-")
    by = -1 if way == "back" else 1
    return Action(ident, keys, does, "Time", action=f"{name}({by})", show=show, short=short, signs=signs)


TIME: tuple[Action, ...] = (
    Action("now", "t", "back to now, and to the record as it is", "Time", show=("as_of",), short="now"),
    _step("filing-back", "left_square_bracket", "[ ]", "one filing earlier", show=EVERY_VIEW, short="in time"),
    _step("filing-on", "right_square_bracket", "]", "one filing later"),
    Action(
        "play", "p", "play on with the kind of step taken last, or pause; any other key pauses too", "Time",
        show=("as_of", "history", "positions"), short="play",
    ),
    _step("day-back", "left_parenthesis", "(", "the day before on which something was filed, heard or due"),
    _step("day-on", "right_parenthesis", ")", "the next day on which something was filed, heard or due"),
    _step("event-back", "left_curly_bracket", "{", "the record one event earlier"),
    _step("event-on", "right_curly_bracket", "}", "the record one event later"),
    _step("change-back", "less_than_sign", "<", "previous change of the selected thing"),
    _step("change-on", "greater_than_sign", ">", "next change of the selected thing"),
    Action("pace-slower", "comma", "play slower", "Time", action="pace(1)"),
    Action("pace-faster", "full_stop", "play faster", "Time", action="pace(-1)"),
    Action("suppose", "W", "what if: leave the selected filing or claim out and see what would change; never stored", "Time"),
    Action("mark", "m", "mark this moment; again takes the mark off", "Time"),
    Action("to_mark", "apostrophe", "to the next mark", "Time"),
    Action(
        "compare", "equals_sign", "in every view: what changed since the mark, or by the step; again for the whole page",
        "Time", show=("as_of", "comparing", "overview", "history", "positions"), short="compare", signs="=",
    ),
)  # fmt: skip
PLAYING = frozenset(key for a in TIME if a.id in ("play", "pace-slower", "pace-faster") for key in a.keys.split(","))
"""Keys that do not pause what is played."""
