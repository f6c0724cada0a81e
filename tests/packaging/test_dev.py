"""``packaging/dev.py``: real environments from a small lock, a real pip, a fake apt-get."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import dev
import environment
import pytest
import steps
import system
from environment import Environment
from system import Need, SetupFailed

ROOT = Path(dev.__file__).resolve().parent.parent
DEV = ROOT / "packaging" / "dev.py"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs /bin/sh and execve")


def called(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Call dev.py as a person does; *variables* set to "" are unset."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    changed = {k: v for k, v in {**kept, **variables}.items() if v}
    return subprocess.run(
        [sys.executable, str(DEV), *arguments],
        env=changed,
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose lock pins one small wheel, that lies beside it."""
    root = tmp_path / "checkout with spaces"
    (root / "packaging").mkdir(parents=True)
    (root / "mateo_desktop.py").write_text("import sys, tiny\nprint(tiny.NAME, sys.argv[1:])\n")
    pin(root, "1.0")
    # Whatever this machine tells pip, the wheel is here.
    monkeypatch.setenv("PIP_FIND_LINKS", str(root.parent / "wheels"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr(system, "missing", lambda needs: [])
    return root


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ensurepip, which takes seconds; the pip of this Python installs."""
    real = environment._has_module
    monkeypatch.setattr(environment, "_has_module", lambda n: n != "ensurepip" and real(n))


def pin(root: Path, version: str) -> None:
    wheel = root.parent / "wheels" / f"tiny-{version}-py3-none-any.whl"
    wheel.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(wheel, "w") as archive:
        info = f"tiny-{version}.dist-info"
        archive.writestr("tiny.py", f"NAME = 'tiny {version}'\n")
        archive.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n"
        )
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    for lock in set(environment.LOCKS.values()):
        (root / "packaging" / lock).write_text(f"tiny=={version} --hash=sha256:{digest}\n")


def said_by(made: Environment) -> str:
    done = subprocess.run(
        [made.python, "-P", "-m", "mateo_desktop", "one"],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    )
    return done.stdout.strip()


# The environment --------------------------------------------------------------


def test_an_environment_is_made_used_again_and_follows_the_lock(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Environment(checkout)
    made.ready("run")
    assert said_by(made) == "tiny 1.0 ['one']"

    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "call", lambda *_, **__: pytest.fail("nothing was to be done"))
        Environment(checkout).ready("run")

    pin(checkout, "2.0")
    Environment(checkout).ready("run")
    assert said_by(made) == "tiny 2.0 ['one']"


def test_an_environment_without_a_stamp_is_kept_and_installed_into(
    checkout: Path, quick: None
) -> None:
    made = Environment(checkout)
    made.ready("test")
    (made.site_packages() / "mine.py").touch()
    for stamp in made.folder.glob("*.stamp"):
        stamp.unlink()
    made.ready("test")
    assert (made.site_packages() / "mine.py").exists()


def test_what_the_tests_need_covers_what_a_run_needs(
    checkout: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    Environment(checkout).ready("test")
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: pytest.fail("it was covered"))
    Environment(checkout).ready("run")
    Environment(checkout).ready("tour")


@POSIX
def test_a_broken_environment_is_made_anew(checkout: Path, quick: None) -> None:
    made = Environment(checkout)
    made.ready("run")
    made.python.unlink()
    made.python.symlink_to("/no/such/python")
    made.ready("run")
    assert said_by(made) == "tiny 1.0 ['one']"


def test_a_file_with_another_hash_is_not_installed(checkout: Path, quick: None) -> None:
    lock = checkout / "packaging" / "requirements.txt"
    lock.write_text("tiny==1.0 --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(SetupFailed, match="pip's own words are above"):
        Environment(checkout).ready("run")
    assert not list((checkout / ".venv").glob("*.stamp"))


def test_without_ensurepip_another_pip_installs(checkout: Path, quick: None) -> None:
    made = Environment(checkout)
    made.ready("run")
    assert not (made.site_packages() / "pip").exists()
    assert said_by(made) == "tiny 1.0 ['one']"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the others bring ensurepip")
def test_without_any_pip_the_line_to_type_is_named(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(environment, "_has_module", lambda name: False)
    monkeypatch.setattr(environment, "PIP_WHEELS", tmp_path / "none")
    monkeypatch.setattr(system, "missing", lambda needs: [n for n in needs if "pip" in n.name])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    fake_apt(tmp_path, monkeypatch, "exit 9")
    with pytest.raises(SetupFailed) as told:
        Environment(checkout).ready("run")
    name = f"python3.{sys.version_info.minor}-venv"
    assert str(told.value).endswith(f"sudo apt-get install {name}")
    assert not (checkout / ".venv").exists()


def test_a_second_call_adds_less_than_half_a_second(checkout: Path, quick: None) -> None:
    Environment(checkout).ready("run")
    # The processor's time: a shared machine's clock says nothing.
    started = time.process_time()
    Environment(checkout).ready("run")
    assert time.process_time() - started < 0.1


# The system -------------------------------------------------------------------


def fake_apt(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """An apt-get that writes down how it was called, first on the PATH."""
    log = folder / "apt.log"
    program = folder / "bin" / "apt-get"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> "{log}"\n{script}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    return log


@pytest.fixture
def lacking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system that lacks one library until the file it stands for is there."""
    there = tmp_path / "libnone.so"
    need = Need("libnone.so.9", "libnone9", lambda _: there.exists())
    monkeypatch.setattr(system, "LIBRARIES", (need,))
    monkeypatch.setattr(system, "WANTED", {"run": (), "tour": (), "test": ()})
    monkeypatch.setattr(sys, "platform", "linux")
    return there


@POSIX
def test_root_on_debian_gets_the_libraries_installed(
    lacking: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(system, "_has_package_lists", lambda: False)
    log = fake_apt(tmp_path, monkeypatch, f'[ "$1" = update ] || touch "{lacking}"')
    system.provide("run")
    assert log.read_text().splitlines() == [
        "noninteractive update --quiet",
        "noninteractive install --yes --no-install-recommends libnone9",
    ]


@POSIX
def test_lists_that_are_too_old_are_fetched_again(
    lacking: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(system, "_has_package_lists", lambda: True)
    script = f'[ "$1" = update ] && touch "{tmp_path}/fresh" && exit 0\n'
    script += f'[ -e "{tmp_path}/fresh" ] && touch "{lacking}"'
    log = fake_apt(tmp_path, monkeypatch, script)
    system.provide("run")
    words = [line.split()[1] for line in log.read_text().splitlines()]
    assert words == ["install", "update", "install"]


@POSIX
@pytest.mark.parametrize(
    ("user", "script", "line"),
    [
        (1000, "exit 0", "    sudo apt-get install libnone9"),
        (0, "exit 100", "    apt-get install libnone9"),
    ],
)
def test_who_cannot_install_is_told_the_exact_line(
    user: int,
    script: str,
    line: str,
    lacking: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    fake_apt(tmp_path, monkeypatch, script)
    with pytest.raises(SetupFailed) as told:
        system.provide("run")
    assert "libnone.so.9" in str(told.value)
    assert str(told.value).splitlines()[-1] == line


@POSIX
def test_what_is_only_wanted_is_named_and_goes_on(
    lacking: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(system, "WANTED", {"test": system.LIBRARIES})
    monkeypatch.setattr(system, "LIBRARIES", ())
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    fake_apt(tmp_path, monkeypatch, "exit 0")
    system.provide("test")
    assert "sudo apt-get install libnone9" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux")
def test_a_library_that_is_not_there_is_seen() -> None:
    needs = (Need("libnone.so.9", "libnone9", system._loads), *system.LIBRARIES[:1])
    assert [need.package for need in system.missing(needs)] == ["libnone9"]


# The commands -----------------------------------------------------------------


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is a variable on Linux")
def test_run_without_a_display_says_so_names_the_tour_and_exits_2() -> None:
    done = called("run", "--sandbox", QT_QPA_PLATFORM="")
    assert done.returncode == 2
    assert "no display" in done.stderr
    assert "python3 packaging/dev.py tour" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_help_names_every_command(arguments: tuple[str, ...]) -> None:
    done = called(*arguments)
    assert done.returncode == 0
    assert all(word in done.stdout for word in ("run", "test", "tour", "bench"))


def test_an_unknown_command_is_wrong_use() -> None:
    done = called("tset")
    assert done.returncode == 2
    assert "'tset'" in done.stderr


def test_dev_needs_the_standard_library_only() -> None:
    done = subprocess.run(
        [sys.executable, "-E", "-s", "-S", str(DEV), "--help"],
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert done.returncode == 0, done.stderr


def test_every_check_runs_and_one_failure_fails_all(
    checkout: Path,
    quick: None,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = Environment(checkout)
    made.ready("run")
    checks = (("first", ("-c", "raise SystemExit(3)")), ("second", ("-c", "print('ran')")))
    monkeypatch.setattr(steps, "CHECKS", checks)
    monkeypatch.setattr(steps, "pytest_call", lambda words: ("-c", f"print({list(words)})"))
    assert steps.run_all(made, ["-k", "x"]) == 1
    said = capfd.readouterr().out
    assert "FAILED (3)" in said
    assert "ran\n" in said
    assert "['-k', 'x']" in said

    monkeypatch.setattr(steps, "CHECKS", checks[1:])
    assert steps.run_all(made, []) == 0


def test_the_tests_share_the_processors_unless_told_otherwise() -> None:
    assert "-n" in steps.pytest_call(["-k", "draft"])
    for words in (["-n0"], ["-n", "3"], ["--pdb"], ["-p", "no:xdist"]):
        assert steps.pytest_call(words) == ("-m", "pytest", *words)


def test_the_locks_pin_every_file_and_name_no_index() -> None:
    for lock in set(environment.LOCKS.values()):
        text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
        assert "://" not in text
        assert "index-url" not in text.replace("--no-emit-index-url", "")
        pins = [line for line in text.splitlines() if line[:1].isalpha()]
        assert len(pins) > 20
        assert all("==" in line for line in pins)
        assert text.count("--hash=sha256:") > len(pins)


def test_the_development_lock_has_the_same_versions_as_the_programs() -> None:
    def pins(lock: str) -> dict[str, str]:
        lines = (ROOT / "packaging" / lock).read_text(encoding="utf-8").splitlines()
        found = (line.split(";")[0].strip(" \\").split("==") for line in lines if "==" in line)
        return {name: version for name, version in found if name[:1].isalpha()}

    program, development = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: development.get(name) for name in program} == program
