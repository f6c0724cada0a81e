"""PySide6, imported without what only its developers need.

PySide6 carries its support code as source in a zip within a library, and
compiles all of it at every start, also what writes its stubs and what describes the
signatures of its functions: a third of the time until a bare window stands.
:func:`load` lets those modules wait until somebody asks them for something,
such as a wrong call that is to be put into words, takes a second brake
off the import statement, and has enums made in a shorter way.
"""

from __future__ import annotations

import builtins
import io
import linecache
import sys
import zipfile
from typing import IO

from mateo_desktop.ui import quick_enums

#: Modules of PySide6's zip that nothing at the start asks for anything.
LATE = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in (
        *("mapping", "parser", "layout", "errorhandler"),
        *("lib/enum_sig", "lib/pyi_generator", "lib/tool"),
    )
)

#: Stands in for such a module until its first name is asked for.
_STAND_IN = b"""\
def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    module = globals()
    del module["__getattr__"]
    source = module["__loader__"].zfile.source(module["__file__"])
    exec(compile(source, module["__file__"], "exec"), module)
    return module[name]
"""


class _Zip(zipfile.ZipFile):
    """The zip of PySide6, which hands out stand-ins first."""

    # The names and types are those of the standard library's.
    def open(self, name: str, *rest: str) -> IO[bytes]:  # type: ignore[override]
        return io.BytesIO(_STAND_IN) if name in LATE else super().open(name, *rest)  # type: ignore[arg-type]

    def source(self, name: str) -> bytes:
        """What a stand-in stands for."""
        with super().open(name) as file:
            return file.read()


def load() -> None:
    """Import PySide6 itself; what imported it before by another way has all of it."""
    quick_enums.begin()
    plain = zipfile.ZipFile
    zipfile.ZipFile = _Zip  # type: ignore[misc]
    try:
        import PySide6  # noqa: F401 (for what it does)
    finally:
        zipfile.ZipFile = plain  # type: ignore[misc]
    _use_plain_import()


def unsound_qt() -> str:
    """Why this PySide6 must not be used with this Python, or ""."""
    import PySide6

    # Emits lose references to None and True, and the process dies after some
    # hundred of them. Goes when no supported Python is older than 3.12.
    version = tuple(int(part) for part in PySide6.__version__.split(".")[:2])
    if sys.version_info < (3, 12) and version >= (6, 12):
        return (
            f"PySide6 {PySide6.__version__} is not sound on Python "
            f"{sys.version_info.major}.{sys.version_info.minor}. "
            "Install PySide6-Essentials below 6.12, or Python 3.12 or newer."
        )
    return ""


def _use_plain_import() -> None:
    """Take PySide6's ``__feature__`` out of the import statement; nothing here asks for it.

    PySide6 puts an own function around ``__import__``. After each import that
    one reads the source of the module, to see whether it may ask for a
    ``__feature__``, and ``linecache`` keeps what was read: 200 files, 20 ms
    and 10 MB. May go when PySide6 (shibokensupport/feature.py) reads none.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
        linecache.clearcache()
