"""What loads what: the start must not wait for what it does not need yet."""

from __future__ import annotations

import subprocess
import sys

import pytest

ROOTS = {"PySide6", "httpx", "keyring", "nh3", "qasync", "truststore"}


def loaded_by(statement: str, environment: dict[str, str]) -> set[str]:
    """The packages of others that *statement* loads in a fresh Python."""
    code = f"import sys\n{statement}\nprint(*{{n.partition('.')[0] for n in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert done.returncode == 0, done.stderr
    return ROOTS & set(done.stdout.split())


def modules_below(package: str) -> str:
    """A statement that imports *package* and everything in it but its __main__."""
    return (
        f"import importlib, pkgutil, {package} as package\n"
        "for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "    if not found.name.endswith('__main__'):\n"
        "        importlib.import_module(found.name)"
    )


def test_importing_the_window_loads_neither_httpx_nor_keyring(
    clean_environment: dict[str, str],
) -> None:
    loaded = loaded_by(modules_below("mateo_desktop.ui"), clean_environment)
    assert "PySide6" in loaded
    assert not loaded & {"httpx", "keyring", "nh3", "truststore"}


@pytest.mark.parametrize("layer", ["domain", "sandbox"])
def test_the_pure_layers_load_nothing_of_others(
    layer: str, clean_environment: dict[str, str]
) -> None:
    assert loaded_by(modules_below(f"mateo_desktop.{layer}"), clean_environment) == set()


@pytest.mark.parametrize("layer", ["app", "storage", "api"])
def test_no_layer_below_the_window_loads_qt(layer: str, clean_environment: dict[str, str]) -> None:
    loaded = loaded_by(modules_below(f"mateo_desktop.{layer}"), clean_environment)
    assert not loaded & {"PySide6", "qasync"}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_answer_without_qt(option: str, clean_environment: dict[str, str]) -> None:
    statement = (
        "from mateo_desktop.main import main\n"
        f"sys.argv = ['mateo-desktop', {option!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
    )
    assert loaded_by(statement, clean_environment) == set()
