"""The house keeps its shape: who imports whom, what a command loads, and what no file may name."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("domain", "projections", "docket", "tui")

CLOCK_CALLS = {"date.today", "datetime.today", "datetime.now", "datetime.utcnow"}
CLOCK_IMPORTS = {"time", "eventsourcing.domain.datetime_now_with_tzinfo"}
INPUT_OUTPUT = {
    *("asyncio", "dbm", "fileinput", "ftplib", "glob", "http", "importlib", "io", "multiprocessing", "os", "pathlib"),
    *("shelve", "shutil", "smtplib", "socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading"),
    "urllib.request",
}
FILES = {
    *("dbm", "fileinput", "glob", "importlib.resources", "io.open", "os", "pathlib", "shelve", "shutil", "sqlite3"),
    *("subprocess", "tempfile"),
}
HEAVY = {"textual", "tui", "eyecite", "juriscraper", "psycopg", "aiohttp", "textual_serve", "docx"}
SCREENS = "docket.cli.ui"  # the commands that open the screens; loaded by nothing but a call of one of them


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name, in full (`from domain import case` is `domain.case`), and where it stands."""

    name: str
    line: int
    typing_only: bool
    in_function: bool


def under(name: str, *roots: str) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in roots)


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def standard(name: str) -> bool:
    return name.partition(".")[0] in sys.stdlib_module_names


class Reader(ast.NodeVisitor):
    """Collects what one module imports and the calls that reach for the clock or for a file."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.imports: list[Import] = []
        self.calls: list[tuple[str, int]] = []
        self.typing_only = False
        self.in_function = False

    def found(self, name: str, line: int) -> None:
        self.imports.append(Import(name, line, self.typing_only, self.in_function))

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.found(alias.name, node.lineno)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        source = node.module or ""
        if node.level:
            parts = self.package.split(".")
            above = parts[: len(parts) - node.level + 1]
            source = ".".join([*above, source] if source else above)
        for alias in node.names:
            self.found(f"{source}.{alias.name}", node.lineno)

    def visit_If(self, node: ast.If) -> None:
        if dotted(node.test) not in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}:
            self.generic_visit(node)
            return
        before, self.typing_only = self.typing_only, True
        for child in node.body:
            self.visit(child)
        self.typing_only = before
        for child in node.orelse:
            self.visit(child)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        before, self.in_function = self.in_function, True
        self.generic_visit(node)
        self.in_function = before

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 - the name is ast's

    def visit_Call(self, node: ast.Call) -> None:
        called = dotted(node.func)
        self.calls.append((".".join(called.split(".")[-2:]), node.lineno))
        if called in {"importlib.import_module", "import_module", "__import__"} and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                self.found(first.value, node.lineno)
        self.generic_visit(node)


def read(path: Path, root: Path) -> tuple[str, Reader]:
    parts = path.relative_to(root).with_suffix("").parts
    module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    reader = Reader(".".join(parts[:-1]))
    reader.visit(ast.parse(path.read_text(encoding="utf-8"), filename=str(path)))
    return module, reader


def pure(package: str, reader: Reader, allowed: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for seen in reader.imports:
        if under(seen.name, *CLOCK_IMPORTS):
            yield seen.line, f"{package} reads the clock: {seen.name}"
        elif under(seen.name, *INPUT_OUTPUT):
            yield seen.line, f"{package} does input or output: {seen.name}"
        elif not standard(seen.name) and not under(seen.name, *allowed):
            yield seen.line, f"{package} may not import {seen.name}"
    for call, line in reader.calls:
        if call in CLOCK_CALLS:
            yield line, f"{package} reads the clock: {call}()"
        elif call == "open":
            yield line, f"{package} does input or output: open()"


def docket_rules(module: str, reader: Reader) -> Iterator[tuple[int, str]]:
    for seen in reader.imports:
        if under(seen.name, "tests", "benchmarks"):
            yield seen.line, f"docket may not import {seen.name}"
        elif under(module, "docket.cli"):
            late = seen.in_function or seen.typing_only or under(module, SCREENS)
            if under(seen.name, *HEAVY) and not late:
                yield seen.line, f"docket.cli imports {seen.name} outside the command that needs it"
        elif under(seen.name, "docket.cli") and module == "docket.__main__":
            continue  # `python -m docket` is the command itself
        elif under(seen.name, "tui", "textual", "click", "docket.cli"):
            yield seen.line, f"docket (not docket.cli) may not import {seen.name}"


def tui_rules(reader: Reader) -> Iterator[tuple[int, str]]:
    for seen in reader.imports:
        if under(seen.name, "docket.clerk") and seen.typing_only:
            continue  # the Clerk is given; its type may be named
        if under(seen.name, *FILES):
            yield seen.line, f"tui touches files: {seen.name}"
        elif not standard(seen.name) and not under(seen.name, "tui", "projections", "domain", "textual", "rich"):
            yield seen.line, f"tui may not import {seen.name}"
    for call, line in reader.calls:
        if call == "open":
            yield line, "tui touches files: open()"


def violations(root: Path) -> list[str]:
    """Everything in the four packages under `root` that goes against the table of who may import whom."""
    found = []
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            module, reader = read(path, root)
            match package:
                case "domain":
                    broken = pure(package, reader, ("domain", "pydantic", "eventsourcing.domain"))
                case "projections":
                    broken = pure(package, reader, ("projections", "domain"))
                case "docket":
                    broken = docket_rules(module, reader)
                case _:
                    broken = tui_rules(reader)
            found += [f"{path.relative_to(root).as_posix()}:{line}: {what}" for line, what in broken]
    return found


def plant(root: Path, place: str, source: str) -> None:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")


def test_the_packages_import_only_downwards() -> None:
    assert violations(ROOT) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_there_to_be_judged(package: str) -> None:
    assert (ROOT / package / "__init__.py").is_file()


@pytest.mark.parametrize(
    ("place", "source", "complaint"),
    [
        ("domain/case.py", "import projections.sheet", "domain may not import projections.sheet"),
        ("domain/case.py", "from docket.clerk import Clerk", "domain may not import docket.clerk.Clerk"),
        ("domain/case.py", "import click", "domain may not import click"),
        ("domain/case.py", "from textual.app import App", "domain may not import textual.app.App"),
        ("domain/case.py", "from eventsourcing.utils import x", "domain may not import eventsourcing.utils.x"),
        ("domain/case.py", "import eventsourcing", "domain may not import eventsourcing"),
        ("domain/deadlines/count.py", "from pathlib import Path", "domain does input or output: pathlib.Path"),
        ("domain/case.py", "text = open('order.txt')", "domain does input or output: open()"),
        ("domain/case.py", "import datetime as dt\nnow = dt.datetime.now()", "domain reads the clock: datetime.now()"),
        ("domain/case.py", "import time", "domain reads the clock: time"),
        ("projections/sheet.py", "import sqlite3", "projections does input or output: sqlite3"),
        ("projections/sheet.py", "from eventsourcing.domain import x", "may not import eventsourcing.domain.x"),
        ("projections/sheet.py", "import pydantic", "projections may not import pydantic"),
        ("projections/sheet.py", "from docket import store", "projections may not import docket.store"),
        ("projections/sheet.py", "from datetime import date\nx = date.today()", "projections reads the clock"),
        ("docket/clerk/filing.py", "import click", "docket (not docket.cli) may not import click"),
        ("docket/clerk/filing.py", "import tui.app", "docket (not docket.cli) may not import tui.app"),
        ("docket/store/log.py", "from textual import work", "docket (not docket.cli) may not import textual.work"),
        ("docket/store/log.py", "def f():\n    import textual", "docket (not docket.cli) may not import textual"),
        ("docket/store/log.py", "from ..cli import main", "docket (not docket.cli) may not import docket.cli.main"),
        ("docket/store/log.py", "__import__('tui')", "docket (not docket.cli) may not import tui"),
        ("docket/cli/views.py", "import textual", "docket.cli imports textual outside the command"),
        ("docket/cli/views.py", "from tests import conftest", "docket may not import tests.conftest"),
        ("tui/app.py", "import sqlite3", "tui touches files: sqlite3"),
        ("tui/app.py", "from pathlib import Path", "tui touches files: pathlib.Path"),
        ("tui/app.py", "def f():\n    return open('x')", "tui touches files: open()"),
        ("tui/app.py", "import psycopg", "tui may not import psycopg"),
        ("tui/app.py", "import click", "tui may not import click"),
        ("tui/app.py", "from docket import store", "tui may not import docket.store"),
        ("tui/screens/case.py", "from docket.clerk import Clerk", "tui may not import docket.clerk.Clerk"),
    ],
)
def test_a_planted_violation_is_reported_with_its_place(
    tmp_path: Path, place: str, source: str, complaint: str
) -> None:
    plant(tmp_path, place, source)
    [report] = violations(tmp_path)
    assert report.startswith(f"{place}:{len(source.splitlines())}: ")
    assert complaint in report


def test_what_the_table_allows_is_not_reported(tmp_path: Path) -> None:
    plant(
        tmp_path, "domain/case.py", "import re\nfrom eventsourcing.domain import Aggregate\nfrom pydantic import Field"
    )
    plant(
        tmp_path, "domain/deadlines/count.py", "from datetime import time\nfrom . import rules\nfrom ..case import Case"
    )
    plant(tmp_path, "projections/sheet.py", "from domain import events\nfrom projections.fold import fold")
    plant(tmp_path, "docket/store/log.py", "import sqlite3\nfrom eventsourcing.application import Application")
    plant(tmp_path, "docket/cli/ui.py", "from tui.app import DocketApp")
    plant(tmp_path, "docket/__main__.py", "from docket.cli import main")
    plant(tmp_path, "docket/cli/__init__.py", "import click\ndef ui():\n    from tui.app import DocketApp")
    plant(
        tmp_path,
        "tui/app.py",
        "from typing import TYPE_CHECKING\nfrom textual.app import App\nfrom rich.text import Text\n"
        "if TYPE_CHECKING:\n    from docket.clerk import Clerk",
    )
    assert violations(tmp_path) == []


# What a command loads. Only a fresh process can show it, since the tests themselves load everything.

PROBE = """
import json, sys
report, sys.argv = sys.argv[1], ["docket", *sys.argv[2:]]
from docket.cli import main
code = 0
try:
    main()
except SystemExit as stop:
    code = stop.code
finally:
    with open(report, "w", encoding="utf-8") as out:
        json.dump({"code": code, "loaded": sorted({name.partition(".")[0] for name in sys.modules})}, out)
"""


def loaded_by(tmp_path: Path, *argv: str) -> tuple[int, set[str], str]:
    """Runs `docket` with `argv` on a store of its own: exit code, top-level modules loaded, what it said on stderr."""
    report = tmp_path / "loaded.json"
    environment = {**os.environ, "DOCKET_STORE": str(tmp_path / "store.db"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(report), *argv],
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    told = json.loads(report.read_text(encoding="utf-8"))
    return told["code"] or 0, set(told["loaded"]), done.stderr


def test_help_loads_neither_the_screens_nor_the_log_nor_the_readers(tmp_path: Path) -> None:
    code, loaded, _ = loaded_by(tmp_path, "--help")
    assert code == 0
    assert loaded & {"textual", "eyecite", "juriscraper", "psycopg", "pydantic", "eventsourcing"} == set()


def test_the_sheet_of_a_case_loads_neither_the_screens_nor_the_readers(tmp_path: Path) -> None:
    code, _, said = loaded_by(tmp_path, "open", "24-cv-1187", "--court", "wawd", "--name", "A case")
    assert code == 0, said
    code, loaded, said = loaded_by(tmp_path, "sheet")
    assert code == 0, said
    assert loaded & {"textual", "tui", "eyecite", "juriscraper", "psycopg", "docx"} == set()


# Names

HOST_PATH = re.compile(r"(?<![\w.~])/(?:work|root|home|Users|opt|tmp|mnt)/\w|\b[A-Z]:\\\\?Users|file://")
PACKAGING = ("pyproject.toml", "Makefile", "requirements.lock", ".ci/run")


def sources(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def host_paths(root: Path) -> list[str]:
    found = []
    for path in [*sources(root), *(root / name for name in PACKAGING)]:
        if path.is_file():
            text = path.read_bytes().decode("utf-8", errors="replace")
            found += [f"{path.relative_to(root).as_posix()}: {hit[0]}" for hit in HOST_PATH.finditer(text)]
    return found


def test_no_source_names_a_folder_of_the_machine_it_was_written_on() -> None:
    assert host_paths(ROOT) == []


def test_a_planted_folder_of_a_machine_is_reported(tmp_path: Path) -> None:
    plant(tmp_path, "docket/settings.py", "STORE = '/home/someone/docket.db'")
    plant(tmp_path, "docket/court.py", "URL = 'https://example.com/home/page'")
    assert host_paths(tmp_path) == ["docket/settings.py: /home/s"]


@pytest.mark.parametrize("name", PACKAGING)
def test_the_packaging_names_no_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def top_level_names(root: Path) -> set[str]:
    modules = {path.stem for path in root.glob("*.py")}
    return modules | {path.name for path in root.iterdir() if path.is_dir() and any(path.glob("*.py"))}


def test_nothing_hides_a_module_of_the_standard_library() -> None:
    assert top_level_names(ROOT) & sys.stdlib_module_names == set()
    assert top_level_names(ROOT / "tests") & sys.stdlib_module_names == set()


def test_the_tests_hide_none_of_the_four_packages() -> None:
    assert top_level_names(ROOT / "tests") & {*PACKAGES, "tests", "benchmarks"} == set()


# The lock


def locked() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").split()
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines)}


def test_the_lock_is_plain_names_and_versions() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.!+]+", line)] == []


def test_the_lock_holds_every_dependency_within_its_range() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(text) for text in [*project["dependencies"], *project["optional-dependencies"]["dev"]]]
    versions = locked()
    assert [str(need) for need in wanted if versions.get(canonicalize_name(need.name), "") not in need.specifier] == []
