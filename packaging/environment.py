"""The virtual environment of a checkout, made once and then left alone.

A stamp in it holds what it was made from (the lock, the Python, the place).
While the stamp matches, nothing is asked and nothing is started.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import system
from system import SetupFailed

#: What each purpose installs, and the purposes it covers as well.
LOCKS = {
    "run": "requirements.txt",
    "tour": "requirements.txt",
    "test": "requirements-dev.txt",
}
COVERED_BY = {"run": ("run", "tour", "test"), "tour": ("tour", "test"), "test": ("test",)}

#: Where Debian's python3-pip-whl lays the wheel that its ensurepip would use.
PIP_WHEELS = Path("/usr/share/python-wheels")


class Environment:
    """``.venv`` below *root*."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        windows = sys.platform == "win32"
        self.python = self.folder / ("Scripts/python.exe" if windows else "bin/python")

    def ready(self, purpose: str) -> None:
        """Make it fit for *purpose* (run, tour, test); nothing if it is. Raises SetupFailed."""
        if any(self._stamp(p).is_file() and self._is_current(p) for p in COVERED_BY[purpose]):
            return
        works = self._works()
        system.provide(purpose, () if works else self._ensurepip())
        if not works:
            self._make()
        self._install(self.root / "packaging" / LOCKS[purpose])
        self._link_checkout()
        self._stamp(purpose).write_text(self._key(purpose), encoding="utf-8")

    def variables(self, **more: str) -> dict[str, str]:
        """The variables for a program that runs in it."""
        kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONHOME", "PYTHONPATH"}}
        return {**kept, "PYTHONUTF8": "1", "VIRTUAL_ENV": str(self.folder), **more}

    def call(self, *arguments: str, **variables: str) -> int:
        """Run its Python with *arguments* in the checkout and give the exit code."""
        return subprocess.call(
            [str(self.python), *arguments], cwd=self.root, env=self.variables(**variables)
        )

    def site_packages(self) -> Path:
        """Where its packages lie."""
        if sys.platform == "win32":
            return self.folder / "Lib" / "site-packages"
        major, minor = self._version().split(".")[:2]
        return self.folder / "lib" / f"python{major}.{minor}" / "site-packages"

    def qt_tools(self) -> Path:
        """The folder with Qt's own tools, lupdate and lrelease."""
        return self.site_packages() / "PySide6"

    # The stamp ----------------------------------------------------------------

    def _stamp(self, purpose: str) -> Path:
        return self.folder / f"mateo-{purpose}.stamp"

    def _is_current(self, purpose: str) -> bool:
        stamp = self._stamp(purpose).read_text(encoding="utf-8")
        return self.python.exists() and stamp == self._key(purpose)

    def _key(self, purpose: str) -> str:
        lock = (self.root / "packaging" / LOCKS[purpose]).read_bytes()
        made_from = f"{self._version()} {self.root} ".encode() + lock
        return hashlib.sha256(made_from).hexdigest()

    def _version(self) -> str:
        # Reading is fast; starting its Python to ask is not.
        text = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8")
        pairs = (line.partition("=") for line in text.splitlines())
        settings = {key.strip(): value.strip() for key, _, value in pairs}
        return settings.get("version") or settings.get("version_info", "")

    # Making it ----------------------------------------------------------------

    def _ensurepip(self) -> tuple[system.Need, ...]:
        """What a new environment needs of the system: Debian splits ensurepip off."""
        if self._other_pip():
            return ()
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        return (system.Need("ensurepip", package, _has_module),)

    def _make(self) -> None:
        print(f"Making {self.folder} …", flush=True)
        call = [sys.executable, "-m", "venv", "--clear", str(self.folder)]
        if not _has_module("ensurepip"):
            call.insert(-1, "--without-pip")
        if subprocess.call(call) != 0:
            raise SetupFailed(
                f"{self.folder} could not be made; this failed:\n    {' '.join(call)}"
            )

    def _works(self) -> bool:
        if not self.python.exists():
            return False
        check = "import sys; sys.exit(sys.version_info < (3, 11))"
        return subprocess.call([str(self.python), "-c", check], stderr=subprocess.DEVNULL) == 0

    def _install(self, lock: Path) -> None:
        print(f"Installing {lock.name} …", flush=True)
        call = [
            *self._pip(),
            "install",
            "--require-hashes",
            "--no-deps",
            "--disable-pip-version-check",
            "--no-input",
            "--requirement",
            str(lock),
        ]
        if subprocess.call(call, env=self.variables()) != 0:
            raise SetupFailed(
                "The dependencies could not be installed; pip's own words are above. This failed:\n"
                f"    {' '.join(call)}"
            )

    def _pip(self) -> list[str]:
        if (self.site_packages() / "pip").is_dir():
            return [str(self.python), "-m", "pip"]
        return self._other_pip() or [str(self.python), "-m", "pip"]

    def _other_pip(self) -> list[str]:
        """A pip from outside that can install into this environment, or nothing."""
        wheels = sorted(PIP_WHEELS.glob("pip-*.whl"))
        if wheels:
            return [str(self.python), f"{wheels[-1]}/pip"]
        if not _has_module("pip"):
            return []
        from importlib.metadata import version

        # --python came with 22.3.
        if tuple(int(part) for part in version("pip").split(".")[:2]) < (22, 3):
            return []
        return [sys.executable, "-m", "pip", "--python", str(self.python)]

    def _link_checkout(self) -> None:
        # Not an editable install: that would need a build, and a second one
        # whenever the metadata changes. Python reads .pth files since ever.
        link = self.site_packages() / "mateo_desktop_checkout.pth"
        link.write_text(f"{self.root}\n", encoding="utf-8")


def _has_module(name: str) -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None
