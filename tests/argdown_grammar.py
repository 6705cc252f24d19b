"""A small reader of Argdown, by its published syntax: enough to say whether a text is a map of statements and arguments."""

import re

_TEXT = r"(?:\\.|[^\\\[\]{}<>#@*_`\n])*?"
_TAGS = r"(?:\s#\w+)*"
_LINES = (
    ("heading", re.compile(rf"# {_TEXT}")),
    ("statement", re.compile(rf"\[(?P<title>[A-Z]\d+(?:\.\d+)?)\]: {_TEXT}{_TAGS}")),
    ("argument", re.compile(rf"<(?P<title>[A-Z]\d+(?: \d+)?)>: {_TEXT}{_TAGS}")),
    ("relation", re.compile(rf"  [+-] <(?P<title>[A-Z]\d+(?: \d+)?)>: {_TEXT}{_TAGS}")),
    ("relation to", re.compile(r"  \+> \[(?P<to>[A-Z]\d+(?:\.\d+)?)\]")),
)


def faults(text: str) -> list[str]:
    """What is no Argdown of the kind that is written here, line by line. A relation needs a statement right above it."""
    head, closed, body = text.removeprefix("===\n").partition("\n===\n")
    found = [] if closed and text.startswith("===\n") else ["no front matter"]
    found += [
        f"front matter: {line}"
        for line in head.splitlines()
        if not re.fullmatch(r'\w+: (?:"(?:\\.|[^"\\])*"|[\w ]+)', line)
    ]
    found += [f"ends or begins a front matter: {line[:80]}" for line in (head + body).splitlines() if "===" in line]
    titles: set[str] = set()
    named: set[str] = set()
    above = ""
    for line in body.splitlines():
        kind, match = next(((k, m) for k, pattern in _LINES if (m := pattern.fullmatch(line))), ("", None))
        if line and match is None:
            found.append(f"no line of a map: {line[:80]}")
        if kind.startswith("relation") and above not in {"statement", "relation", "relation to"}:
            found.append(f"a relation to nothing: {line[:80]}")
        if match and kind == "relation to":
            named.add(match["to"])
        elif match and kind != "heading":
            if match["title"] in titles:
                found.append(f"told twice: {match['title']}")
            titles.add(match["title"])
        above = kind
    return [*found, *(f"points to nothing: {title}" for title in sorted(named - titles))]
