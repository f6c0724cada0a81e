"""An answer as a tree, made row by row as it is opened."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex
_MOST_CHILDREN = 5_000
_LONGEST_VALUE = 300
_LONGEST_TOOLTIP = 2_000


class _Node:
    __slots__ = ("children", "key", "parent", "row", "value")

    def __init__(self, key: str, value: Any, parent: _Node | None, row: int) -> None:
        self.key, self.value, self.parent, self.row = key, value, parent, row
        self.children: list[_Node] | None = None

    def open(self) -> list[_Node]:
        if self.children is None:
            if isinstance(self.value, dict):
                pairs = list(self.value.items())[:_MOST_CHILDREN]
            elif isinstance(self.value, list):
                pairs = [(f"{n}", item) for n, item in enumerate(self.value[:_MOST_CHILDREN])]
            else:
                pairs = []
            self.children = [_Node(str(k), v, self, row) for row, (k, v) in enumerate(pairs)]
        return self.children


class JsonTree(QAbstractItemModel):
    """Two columns: the key, and the value as it came."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node("", {}, None, 0)

    def put(self, value: Any) -> None:
        """Show *value*, the parsed answer."""
        self.beginResetModel()
        self._root = _Node("", value, None, 0)
        self.endResetModel()

    def path(self, index: _Index) -> str:
        """Where a row stands, as a JSON pointer."""
        parts: list[str] = []
        node: _Node | None = self._node(index)
        while node is not None and node.parent is not None:
            parts.append(node.key.replace("~", "~0").replace("/", "~1"))
            node = node.parent
        return "".join(f"/{part}" for part in reversed(parts))

    def text(self, index: _Index) -> str:
        """The whole value of a row, for copying."""
        value = self._node(index).value
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)

    def _node(self, index: _Index) -> _Node:
        node = index.internalPointer() if index.isValid() else None
        return node if isinstance(node, _Node) else self._root

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The row below *parent*."""
        children = self._node(parent).open()
        if 0 <= row < len(children) and 0 <= column < 2:
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        """The row above *index*."""
        above = self._node(index).parent
        if above is None or above.parent is None:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows are below *parent*."""
        return len(self._node(parent).open()) if parent.column() <= 0 else 0

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """Key and value."""
        return 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What the columns are."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Field") if section == 0 else self.tr("Value")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Key, or value as it came; long ones shortened."""
        if not index.isValid():
            return None
        node = self._node(index)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 1:
            return plain_tooltip(plain_name(_scalar(node.value), _LONGEST_TOOLTIP))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return plain_name(node.key)
        value = node.value
        if isinstance(value, dict):
            return "{ }" if not value else f"{{ {len(value)} }}"
        if isinstance(value, list):
            return f"[ {len(value)} ]"
        return plain_name(_scalar(value), _LONGEST_VALUE)


def _scalar(value: Any) -> str:
    """A value without others in it as it came, "" for an object or a list."""
    if isinstance(value, dict | list):
        return ""
    return value if isinstance(value, str) else json.dumps(value)
