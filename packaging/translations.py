#!/usr/bin/env python3
"""The translations: extracted from the code, checked, compiled.

    python3 packaging/translations.py update    new strings into resources/i18n/*.ts
    python3 packaging/translations.py check     everything translated, nothing left over
    python3 packaging/translations.py build     *.ts to *.qm, where it is stale

English is the source. ``mateo_en.ts`` holds its plurals only, which Qt cannot
form by itself. The .qm files lie beside the .ts files and in no commit.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
SOURCES = ROOT / "mateo_desktop" / "ui"

#: A number, and one with the sign for its thousands.
_FIGURES = ("%n", "%Ln")
PLACEHOLDER = re.compile(r"\{\w*\}|%L?n|%L?\d")
#: A letter after one "&" is the key of the word; "&&" is the character.
KEY = re.compile(r"(?<!&)&(?=[^\W_])(?!\w+;)")


def main(arguments: list[str]) -> int:
    """Do the one thing *arguments* name and give the exit code."""
    if arguments == ["update"]:
        for ts in sorted(FOLDER.glob("*.ts")):
            extract(ts, keep_obsolete=False)
        return 0
    if arguments == ["build"]:
        build()
        return 0
    if arguments == ["check"]:
        faults = [
            f"{ts.name}: {fault}" for ts in sorted(FOLDER.glob("*.ts")) for fault in check(ts)
        ]
        print("\n".join(faults) if faults else "translations complete")
        return 1 if faults else 0
    print(__doc__, file=sys.stderr)
    return 2


def is_stale() -> bool:
    """Whether a .ts file is newer than what was compiled from it."""
    return any(_is_stale(ts) for ts in FOLDER.glob("*.ts"))


def build(tools: Path | None = None) -> None:
    """Compile every stale .ts file. Raises FileNotFoundError without Qt's tools."""
    for ts in filter(_is_stale, sorted(FOLDER.glob("*.ts"))):
        # In one step: another process may be loading the old one.
        handle, made = tempfile.mkstemp(dir=FOLDER, prefix=f".{ts.stem}", suffix=".qm")
        os.close(handle)
        try:
            _run("lrelease", tools, "-silent", str(ts), "-qm", made)
            Path(made).chmod(0o644)
            os.replace(made, ts.with_suffix(".qm"))
        finally:
            Path(made).unlink(missing_ok=True)


def extract(ts: Path, *, keep_obsolete: bool, sources: Path = SOURCES) -> None:
    """Bring *ts* to what the code in *sources* says today; translations stay."""
    plural_only = ["-pluralonly"] if ts.stem.endswith("_en") else []
    obsolete = [] if keep_obsolete else ["-no-obsolete"]
    # No guessing from similar strings: a guess looks like a translation.
    guesses = [
        word for kind in ("sametext", "similartext") for word in ("-disable-heuristic", kind)
    ]
    # Without line numbers a moved line is no change of the translation.
    options = ["-silent", "-locations", "none", *plural_only, *obsolete, *guesses]
    files = [str(path) for path in sorted(sources.rglob("*.py"))]
    _run("lupdate", None, *options, *files, "-ts", str(ts))


def check(ts: Path, sources: Path = SOURCES) -> Iterator[str]:
    """What is wrong with *ts*: missing, unfinished, left over, or other placeholders."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / ts.name
        shutil.copy(ts, fresh)
        extract(fresh, keep_obsolete=True, sources=sources)
        tree = ET.parse(fresh)
    for context in tree.iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source", "")
            for fault in _faults(message, source):
                yield f"{context.findtext('name')}: {source!r}: {fault}"


def _faults(message: ET.Element, source: str) -> Iterator[str]:
    translation = message.find("translation")
    state = "" if translation is None else translation.get("type", "")
    if state in {"vanished", "obsolete"}:
        yield "is no longer in the code; run translations.py update"
        return
    if translation is None or state == "unfinished":
        yield "is not translated"
        return
    forms = [form.text or "" for form in translation.iter("numerusform")]
    forms = forms or [translation.text or ""]
    for number, form in enumerate(forms):
        wanted, given = sorted(PLACEHOLDER.findall(source)), sorted(PLACEHOLDER.findall(form))
        if number == 0 and len(forms) > 1:
            # "one message" needs no figure.
            wanted = [one for one in wanted if one not in _FIGURES or one in given]
        if not form.strip():
            yield "is translated by nothing"
        elif wanted != given:
            yield f"has {wanted or 'no placeholders'}, its translation {given or 'none'}"
        elif bool(KEY.search(source)) != bool(KEY.search(form)):
            yield "has its key (&) on one side only"


def _is_stale(ts: Path) -> bool:
    qm = ts.with_suffix(".qm")
    return not qm.exists() or qm.stat().st_mtime_ns < ts.stat().st_mtime_ns


def _run(tool: str, folder: Path | None, *arguments: str) -> None:
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    program = (folder or _tools()) / name
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{program} failed:\n{done.stdout}{done.stderr}")


def _tools() -> Path:
    """The folder of lupdate and lrelease: this Python's PySide6, or the checkout's."""
    found = importlib.util.find_spec("PySide6")
    if found is not None and found.origin is not None:
        return Path(found.origin).parent
    for pattern in ("lib/python*/site-packages/PySide6", "Lib/site-packages/PySide6"):
        for folder in (ROOT / ".venv").glob(pattern):
            return folder
    raise FileNotFoundError("PySide6 is not installed; run python3 packaging/dev.py setup")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
