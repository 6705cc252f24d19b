"""The wheel, installed away from the checkout, is the whole program: an editable install hides what is missing."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("docket", "domain", "projections", "tui")

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Installed:
    """A program installed from its wheel, and a folder far from the checkout to run it in."""

    bin: Path
    elsewhere: Path

    def run(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs a program of the environment with nothing of the tests' own surroundings, such as a PYTHONPATH."""
        plain = {"PATH": "/usr/bin:/bin", "HOME": str(self.elsewhere)}
        return finish([str(self.bin / name), *arguments], self.elsewhere, plain)


def finish(
    command: Sequence[str], folder: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    finish([*pip, "--wheel-dir", str(folder), str(ROOT)], folder)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    # The libraries are lent by a .pth file, so that nothing is fetched. Python follows no .pth file of a lent folder,
    # which leaves the editable checkout out.
    home = tmp_path_factory.mktemp("installed")
    venv.create(home / "env", with_pip=False, symlinks=True)
    python = home / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    finish([*pip, str(wheel)], home)
    where = finish([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], home).stdout.strip()
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(where, "lent.pth").write_text("\n".join(sorted(lent)) + "\n", encoding="utf-8")
    elsewhere = home / "elsewhere"
    elsewhere.mkdir()
    return Installed(home / "env" / "bin", elsewhere)


def test_the_wheel_holds_every_file_of_the_four_packages(wheel: Path) -> None:
    kept = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in {".pyc", ".pyo"}
    }
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == kept


def test_the_wheel_carries_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        [licence] = [name for name in archive.namelist() if name.endswith("/LICENSE")]
        assert "The docket-tracker authors" in archive.read(licence).decode()


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_imported_is_the_installed_program_not_the_checkout(installed: Installed, package: str) -> None:
    source = Path(installed.run("python", "-c", f"import {package}; print({package}.__file__)").stdout.strip())
    assert source.is_relative_to(installed.bin.parent)
    assert not source.is_relative_to(ROOT)


def test_the_installed_command_tells_its_version(installed: Installed) -> None:
    assert "0.1.0" in installed.run("docket", "--version").stdout


def test_the_installed_command_prints_its_demonstration_from_another_folder(installed: Installed) -> None:
    printed = installed.run("docket", "demo", "--print")
    assert printed.stdout.strip()
    assert "Traceback" not in printed.stderr


def test_the_demonstration_leaves_nothing_in_the_folder_it_ran_in(installed: Installed) -> None:
    before = set(installed.elsewhere.iterdir())
    installed.run("docket", "demo", "--print")
    assert set(installed.elsewhere.iterdir()) == before
