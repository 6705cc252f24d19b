"""What the Clerk says to a shell is said with keys on the screens."""

import pytest

from tui.telling import told


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("ECF 9 is not on this docket. `docket sheet` lists what is; `docket enter` adds it.",
         "ECF 9 is not on this docket. 1 lists what is; a adds it."),
        ("There is no paper at hand for 4. `docket file FILE --entry 4` brings it.",
         "There is no paper at hand for 4. R brings it."),
        ("P3: who must act (Acme or Bolt)? Keep it with --obligor NAME.", "P3: who must act (Acme or Bolt)? + asks for it."),
        ("Keep it with --on A4 (or a standard, S1).", "+ asks for it."),
        ("Filed 2024-03-01 is assumed; --filed DATE states it.", "Filed 2024-03-01 is assumed; “Filed” states it."),
        ("`docket verify` says which event it is.", "docket verify (in a shell) says which event it is."),
        ("Copied: “laid off--which he says --all of it--on purpose”", "Copied: “laid off--which he says --all of it--on purpose”"),
        ("Nothing here is for a shell -- nor there.", "Nothing here is for a shell -- nor there."),
    ],
)  # fmt: skip
def test_the_clerks_words_for_a_shell_name_keys_on_the_screen(said: str, shown: str) -> None:
    assert told(said) == shown
