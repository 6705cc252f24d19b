"""The table of commands with their one-line help, so that ``--help`` imports none of them; and the global options."""

import importlib
from typing import Any

import click

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("ui", "The bundled demonstration in a throw-away store."),
    "open": ("docketing", "Open a case: its court and docket number."),
    "import": ("importing", "Dockets from PACER pages, CourtListener JSON, notice e-mails and feeds."),
    "enter": ("docketing", "Put an entry on the docket sheet by hand."),
    "file": ("filing", "Docket a paper and look for earlier quoted words in it."),
    "read": ("filing", "Read one paper and print what was found; touches no store."),
    "review": ("reviewing", "The proposals that wait for a person's decision."),
    "keep": ("reviewing", "Keep proposals: they become events under your name."),
    "drop": ("reviewing", "Drop proposals, with the reason."),
    "threads": ("threads", "Compare papers: what answers which argument, what is unanswered, what is new in reply."),
    "reread": ("reviewing", "Read papers at hand again; what you decided stays decided."),
    "mark-read": ("filing", "Say that a person has read a paper, so that its silence counts."),
    "argue": ("arguing", "Raise an argument, with the first position on it."),
    "position": ("arguing", "A party's or the court's position on an argument."),
    "standard": ("arguing", "A legal test with its elements or factors."),
    "formulate": ("arguing", "How one paper words a standard."),
    "concede": ("arguing", "A claimed concession, with the words that claim it."),
    "trace": ("arguing", "A link in a concession's chain of words."),
    "dispute": ("arguing", "A concession disputed, qualified, withdrawn or owned."),
    "check": ("arguing", "Your source check of a claimed concession."),
    "rule": ("arguing", "What the court did with an argument, concession, standard or motion."),
    "finding": ("arguing", "Two passages that do not sit well together."),
    "due": ("calendaring", "A deadline with its ground."),
    "move": ("calendaring", "Another basis for a deadline; the earlier date stays visible."),
    "vacate": ("calendaring", "The court takes a deadline off."),
    "perform": ("calendaring", "The filing or event that performs a deadline."),
    "schedule": ("scheduling", "What the rules of the court make of a paper: who must act by when."),
    "checklist": ("scheduling", "What the rules ask of a paper besides its date."),
    "rules": ("scheduling", "The rules of the packs, and packs of your own."),
    "compute": ("computing", "Count a deadline under a rule, with its steps; --batch FILE for many."),
    "event": ("docketing", "What leaves no docket entry: service, production, a letter."),
    "hearing": ("docketing", "A hearing on the calendar."),
    "party": ("docketing", "A party, its role, short label, other names and counsel."),
    "rename": ("docketing", "Another name or caption for the case."),
    "judge": ("docketing", "A judge who sits on the case."),
    "related": ("docketing", "Tie another case to this one, or list those that are."),
    "revise": ("docketing", "Correct or re-word an entry; the earlier wording stays readable."),
    "link": ("docketing", "Tie two things on the record together."),
    "note": ("docketing", "A note on anything: work product, kept apart from the record."),
    "undo": ("docketing", "Take back the last command by a correction."),
    "cases": ("views", "The cases of this store."),
    "overview": ("views", "The state of the case on one page."),
    "sheet": ("views", "The docket sheet."),
    "arguments": ("views", "Argument by filing, with derived status and shifts."),
    "concessions": ("views", "The concession ledger with its chains of words."),
    "quotes": ("quoting", "Every quotation against its source, with what differs: a machine's judgement."),
    "authorities": ("authorities", "Each authority by paper: who relies, distinguishes, quotes; what the court used."),
    "alarms": ("alarms", "Claims of concession that the record at hand does not bear out: a machine's judgement."),
    "standards": ("views", "Element by party by ruling, and each paper's formulation."),
    "motions": ("motions", "Each motion: pending, ripe or decided, with its briefing, hearings and ruling."),
    "hearings": ("motions", "The hearing calendar, of a case or over all cases."),
    "counsel": ("motions", "The service list: each party with its counsel."),
    "deadlines": ("agenda", "What is due, from whom, and why that date; over all cases with --within."),
    "agenda": ("agenda", "The morning's list over all cases."),
    "search": ("searching", 'Papers, entries, arguments, concessions: words, "phrases", prefix*, kind:order by:NAME.'),
    "history": ("views", "Every event in a sentence."),
    "positions": ("replaying", "The chart of positions: argument lanes over filings, a sign a stance."),
    "replay": ("replaying", "The case step by step: each filing and what shifted by it."),
    "whatif": ("replaying", "What would change without one filing or claim; never stored."),
    "diff": ("views", "What changed between two moments."),
    "why": ("views", "The passages, rules and events behind any status or date."),
    "verify": ("keeping", "Check that the record holds."),
    "seal": ("sealing", "Hide the words of a paper unless they are asked for."),
    "unseal": ("sealing", "Show the words of a sealed paper again."),
    "claw-back": ("sealing", "A claim of privilege: nobody sees or uses the words until it is resolved."),
    "destroy-key": ("sealing", "Destroy the key to a paper's words for good; a tombstone stays."),
    "pair": ("sealing", "A sealed paper and its redacted version, named at one another."),
    "backups": ("sealing", "The copies of this store that are known, and what was destroyed since."),
    "rebuild": ("searching", "Make the rows of the lists and the search index again from the log."),
    "head": ("keeping", "Where the log ends: position and hash, to be kept elsewhere."),
    "backup": ("keeping", "A checked copy of the store, while others write."),
    "restore": ("keeping", "Put a backup into an empty place, checked on the way."),
    "copy": ("keeping", "Move a store between a file and a PostgreSQL server."),
    "encrypt": ("encrypting", "An encrypted copy of the store, under a key of yours."),
    "key": ("encrypting", "The key of an encrypted store: change it, or keep it in the system's keyring."),
    "upgrade": ("keeping", "Bring a store of an earlier version up to date, after a backup."),
    "serve": ("serving", "The screens in a browser, for whoever has the address that is printed."),
    "export": ("exporting", "What leaves the program: memo, argument sheet, proof, report; csv, argdown, json, ics."),
}
"""Command -> (module of docket.cli that holds it, its help in one line)."""

_GLOBALS = (
    ("--store", "store", "PATH", "The store (default: $DOCKET_STORE, else the platform's data directory)."),
    ("--case", "case", "NUMBER", "Any unambiguous part of the docket number or name."),
    ("--as-of", "as_of", "WHEN", "Court time: a day, or ecf:20 for just after that entry."),
    ("--known-at", "known_at", "WHEN", "Record time: a timestamp, or a log position pos:120."),
    ("--by", "by", "NAME", "Who acts (default: $DOCKET_BY, else your login)."),
)


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    settings = ctx.ensure_object(dict)
    if value not in (None, False) and param.name:
        settings[param.name] = value


def global_options() -> list[click.Option]:
    """The options that every command takes, before it or after it."""
    options = [
        click.Option([flag, name], metavar=metavar, help=text, expose_value=False, callback=_remember)
        for flag, name, metavar, text in _GLOBALS
    ]
    json_flag = click.Option(
        ["--json", "as_json"], is_flag=True, help="One JSON document.", expose_value=False, callback=_remember
    )
    unsealed = click.Option(
        ["--show-sealed", "unsealed"], is_flag=True, help="Show the words of sealed papers too.", expose_value=False,
        callback=_remember,
    )  # fmt: skip
    return [*options, unsealed, json_flag]


class DocketCommand(click.Command):
    """A command that takes the global options too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += global_options()


class DocketGroup(click.Group):
    """Loads a command's module only when the command is called."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += global_options()

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Every command, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"docket.cli.{COMMANDS[cmd_name][0]}")
        return getattr(module, cmd_name.replace("-", "_") + "_command", None)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest command named when there is none of that name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 (only for a slip)

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean “{near[0]}”?" if near else " `docket --help` lists them."
            ctx.fail(f"There is no command “{args[0]}”.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])
