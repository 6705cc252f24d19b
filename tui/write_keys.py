"""The keys that record: what they write, and in which views."""

from dataclasses import replace

from tui.action import Action


def _review(ident: str, key: str, does: str, short: str, signs: str = "") -> Action:
    return Action(
        ident, key, does, "Write", scope="review", show=("review",), short=short, signs=signs, views=("review",)
    )


_RECORDING = (
    Action("add", "a", "record: an entry, an argument, a claim, a check, a deadline, …; cases: begin one", "Write",
        show=("arguments", "concessions"), short="record"),
    Action("file", "R", "read a paper in: file a PDF, DOCX or text, and see what was found in it", "Write", show=("docket",),
        short="file"),
    Action("import", "I", "import dockets: saved pages, JSON, notices, feeds, or a folder of them", "Write", scope="app",
        show=("home", "welcome"), short="import"),
    Action("note", "e", "write a note on the selected thing", "Write"),
    Action("note_in_editor", "ctrl+o", "a note of any length, in your editor ($EDITOR)", "Write"),
    Action("undo", "u", "take back the last command (a correction; nothing is destroyed)", "Write"),
    Action("undo_this", "U", "history: take back the selected event's command, or bring it back", "Write", views=("history",)),
    Action("read_paper", "M", "mark the paper of the selected entry as read", "Write"),
    _review("keep", "plus", "keep the picked proposals, or the selected one", "keep", "+"),
    _review("drop", "minus", "drop the picked proposals, or the selected one", "drop", "-"),
    _review("amend", "c", "review: change a proposal's fields, then keep it", "change"),
)  # fmt: skip
WRITE: tuple[Action, ...] = (
    *(replace(action, writes=True) for action in _RECORDING),
    Action("pick", "space", "review: pick a proposal for a batch; reader: select lines, for y, Y and a", "Write",
        scope="review", show=("review", "read"), short="select", views=("review", "read")),
    _review("pick_all", "asterisk", "review: pick all that are shown, or none", "all"),
)  # fmt: skip
