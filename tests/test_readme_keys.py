"""The README's table of keys is the table of actions."""

from pathlib import Path

from tui.keys import groups, names_of

README = Path(__file__).resolve().parent.parent / "README.md"


def key_table() -> str:
    """The keys by group, as the README prints them."""
    lines = ["| keys | what they do |", "|---|---|"]
    for group, actions in groups():
        lines.append(f"| **{group}** | |")
        lines += [f"| {cell(names_of(a))} | {a.does} |" for a in actions]
    return "\n".join(lines)


def cell(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split(" "))


def test_the_readme_prints_the_keys_that_the_screens_obey() -> None:
    """To mend it: print `key_table()` between the two marks."""
    text = README.read_text(encoding="utf-8")
    assert text.partition("<!-- keys -->\n")[2].partition("\n<!-- /keys -->")[0] == key_table()
