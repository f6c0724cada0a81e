"""Compiles the translations when a wheel is built: no commit has them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

import translations


class TranslationsHook(BuildHookInterface[Any]):
    """Part of ``pip install .`` and ``python -m build``."""

    def dependencies(self) -> list[str]:
        """Ask for Qt's compiler only where there is something to compile."""
        if not translations.is_stale():
            return []
        wanted = self.metadata.core.dependencies
        return [line for line in wanted if line.lower().startswith("pyside6")]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files of the wheel are collected."""
        translations.build()
