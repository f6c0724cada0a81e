"""The wheel: what a person installs has the resources and the compiled translations."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return zipfile.Path(built)


def test_the_wheel_carries_everything_in_resources(wheel: zipfile.Path) -> None:
    carried = wheel / "mateo_desktop" / "resources"
    for path in (ROOT / "resources").rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            name = path.relative_to(ROOT / "resources").as_posix()
            assert carried.joinpath(name).read_bytes() == path.read_bytes()


def test_the_wheel_carries_the_compiled_translations(wheel: zipfile.Path) -> None:
    made = wheel / "mateo_desktop" / "resources" / "i18n" / "mateo_de.qm"
    # The magic number every compiled translation begins with.
    assert made.read_bytes().startswith(bytes.fromhex("3cb86418caef9c95"))


def test_the_wheel_starts_the_program_and_has_nothing_of_the_tests(wheel: zipfile.Path) -> None:
    names = wheel.root.namelist()
    (points,) = [name for name in names if name.endswith("entry_points.txt")]
    text = wheel.root.read(points).decode()
    assert "[gui_scripts]" in text
    assert "mateo-desktop = mateo_desktop.main:main" in text
    assert not [name for name in names if name.startswith(("tests/", "packaging/"))]
    assert [name for name in names if name.endswith("licenses/LICENSE")]
