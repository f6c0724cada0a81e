"""A layout that lets its widgets flow into as many rows as they need."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next row; a last item that can grow fills its row."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._pushed: QWidget | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put *widget* before the item at *place*."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def push(self, widget: QWidget) -> None:
        """Append *widget*; it and what follows it in its row stand at the right end."""
        self.addWidget(widget)
        self._pushed = widget

    def addItem(self, item: QLayoutItem) -> None:
        """Append; called by ``addWidget``."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at *index*, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and give the item at *index*."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrow field needs more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at *width*."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        """One row of the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """What the largest item needs."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def one_row(self) -> int:
        """How wide it is with everything side by side."""
        shown = [item for item in self._items if not item.isEmpty()]
        wide = sum(item.sizeHint().width() + self.spacing() for item in shown) - self.spacing()
        edges = self.contentsMargins()
        return wide + edges.left() + edges.right()

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        edges, gap = self.contentsMargins(), self.spacing()
        rect = rect.marginsRemoved(edges)
        y = rect.y()
        for row in self._rows(rect.width()):
            height = max(hint.height() for _item, hint in row)
            x = rect.x()
            spare = rect.width() - sum(hint.width() + gap for _item, hint in row) + gap
            for item, hint in row if place else ():
                if self._pushed is not None and item.widget() is self._pushed:
                    x += max(0, spare)
                top = y + (height - hint.height()) // 2
                item.setGeometry(QRect(QPoint(x, top), hint))
                x += hint.width() + gap
            y += height + gap
        return max(0, y - gap - rect.y()) + edges.top() + edges.bottom()

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used, gap = 0, self.spacing()
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            last = item is self._items[-1]
            grows = last and bool(item.expandingDirections() & Qt.Orientation.Horizontal)
            least = item.minimumSize().width() if grows else min(hint.width(), width)
            if not rows or used + gap + least > width:
                rows.append([])
                used = -gap
            used += gap + least
            if grows:
                least = max(least, least + width - used)
            rows[-1].append((item, QSize(least, hint.height())))
        return rows
