"""The fixtures of the command line's tests: a plugin of its own, so that tests can import the harness beside it."""

from pathlib import Path

import cli_harness
import pytest

from docket.store.server import Place


@pytest.fixture
def cli(
    tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> cli_harness.CommandLine:
    """The command line on a store that does not exist yet, in a folder of its own."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.setenv("DOCKET_STORE", cli_harness.stated(place))
    monkeypatch.setenv("DOCKET_BY", "tester")
    monkeypatch.delenv("DOCKET_DEBUG", raising=False)
    monkeypatch.chdir(folder)
    return cli_harness.CommandLine(place, tmp_path / "docket.db", capsys)


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration in a store, made once. Only read from it."""
    from docket.cli import run

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    assert run(["demo", "--into", str(path)]) == 0
    return path


@pytest.fixture
def demo(cli: cli_harness.CommandLine, demo_path: Path) -> cli_harness.CommandLine:
    """The command line on a copy of the demonstration."""
    cli_harness.put(demo_path, cli.store)
    return cli
