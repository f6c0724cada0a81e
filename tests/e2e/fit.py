"""Which widgets in sight have no room for their words, and which nobody can get to.

The measure is what the style asks for the words at this font. Words may end in
dots where a widget does so on purpose and tells the rest as a tooltip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionSpinBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.elided_button import ElidedButton

#: Rounding of a style: no letter is cut by a pixel.
_SLACK = 1
#: Of a long list the rest is made alike.
_MOST_ROWS = 60
#: Of a tab, and of the chosen one (style.qss).
_WEIGHTS = (QFont.Weight.Normal, QFont.Weight.DemiBold)

_WITH_WORDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)


def faults(window: QWidget, screen: QSize) -> list[str]:
    """What of *window* is cut off or out of reach on a screen of that size, a line each."""
    found = []
    # A least size that was set is in force in place of the layout's.
    least = window.minimumSize() if window.minimumSize().height() else window.minimumSizeHint()
    size = window.size()
    if window.isWindow():
        for what, asked in (("is", size), ("is at least", least)):
            if asked.width() > screen.width() or asked.height() > screen.height():
                found.append(f"{_name(window)} {what} {asked.width()}x{asked.height()}")
    if window.windowType() == Qt.WindowType.Popup or isinstance(window, QAbstractItemView):
        found += _popped(window, screen)
    # What Qt's own dialog holds is Qt's.
    for widget in _in_sight(window) if not isinstance(window, QPrintDialog) else ():
        found += [f"{_path(widget, window)}: {fault}" for fault in _faults_of(widget, window)]
    return found


def _popped(popup: QWidget, screen: QSize) -> Iterator[str]:
    """What of a menu or a list above the window cannot be read."""
    over = _outside(popup.geometry(), QRect(QPoint(0, 0), screen))
    if over:
        yield f"{_name(popup)}: {over} px of it are outside of the screen"
    views = [popup] if isinstance(popup, QAbstractItemView) else popup.findChildren(QListView)
    for view in views:
        model = view.model()
        for row in range(min(model.rowCount(), _MOST_ROWS)):
            index = model.index(row, 0)
            wide = view.sizeHintForIndex(index).width()
            told = index.data(Qt.ItemDataRole.ToolTipRole) or view.property("elides")
            if wide > view.viewport().width() + _SLACK and not told:
                yield f"{index.data()!r}: {view.viewport().width()} wide, its row needs {wide}"
    if isinstance(popup, QMenu):
        for action in popup.actions():
            area = popup.actionGeometry(action)
            if area.left() < 0 or area.right() > popup.width():
                yield f"{action.text()!r} is wider than its menu"


def _in_sight(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window and isinstance(widget, _WITH_WORDS):
            yield widget


def _faults_of(widget: QWidget, window: QWidget) -> Iterator[str]:
    if _is_inner(widget):
        return
    yield from _cramped(widget)
    yield from _covered(widget)
    yield from _unreachable(widget, window)


def _is_inner(widget: QWidget) -> bool:
    """Whether it is a part of a widget that is looked at as a whole."""
    parent = widget.parentWidget()
    if isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit | QTabBar):
        return True
    if isinstance(widget, QTabBar):
        return False
    return isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")


# Room -------------------------------------------------------------------------


def _cramped(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _cramped_label(widget)
    elif isinstance(widget, ElidedButton):
        yield from _short(widget.size(), widget.minimumSizeHint(), widget.text())
        if widget.width() < widget.sizeHint().width() and widget.text() not in widget.toolTip():
            yield f"{widget.text()!r} ends in dots and has no tooltip that tells the rest"
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            if not widget.isTabVisible(number):
                continue
            # Drawn in bold while it is chosen.
            font = QFont(widget.font())
            font.setWeight(_WEIGHTS[number == widget.currentIndex()])
            metrics = QFontMetrics(font)
            words = widget.tabText(number)
            wanted = QSize(metrics.horizontalAdvance(words), metrics.height())
            yield from _short(widget.tabRect(number).size(), wanted, words)
    elif isinstance(widget, QAbstractButton):
        yield from _short(widget.size(), widget.sizeHint(), widget.text())
    elif isinstance(widget, QComboBox):
        yield from _cramped_box(widget)
    elif isinstance(widget, QAbstractSpinBox):
        option = QStyleOptionSpinBox()
        widget.initStyleOption(option)
        field = widget.style().subControlRect(
            QStyle.ComplexControl.CC_SpinBox,
            option,
            QStyle.SubControl.SC_SpinBoxEditField,
            widget,
        )
        wide = widget.fontMetrics().horizontalAdvance(widget.text())
        yield from _short(field.size(), QSize(wide, widget.fontMetrics().height()), widget.text())
    elif isinstance(widget, QLineEdit):
        metrics = widget.fontMetrics()
        least = QSize(6 * metrics.averageCharWidth(), widget.minimumSizeHint().height())
        yield from _short(widget.size(), least, widget.placeholderText() or widget.text())
    elif isinstance(widget, QAbstractScrollArea):
        # A page of text or rows that scrolls: some of it must be in sight.
        metrics = widget.fontMetrics()
        least = QSize(8 * metrics.averageCharWidth(), metrics.height())
        yield from _short(widget.viewport().size(), least, type(widget).__name__)


def _cramped_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    if isinstance(label, ElidedLabel):
        least = QSize(label.minimumSizeHint().width(), label.sizeHint().height())
        yield from _short(label.size(), least, label.text())
    elif label.wordWrap():
        wanted = QSize(_widest_word(label), label.heightForWidth(label.width()))
        yield from _short(label.size(), wanted, label.text())
    else:
        yield from _short(label.size(), label.sizeHint(), label.text())


def _widest_word(label: QLabel) -> int:
    # A line breaks after a hyphen and a slash, too.
    is_rich = label.textFormat() == Qt.TextFormat.RichText
    words = [] if is_rich else re.split(r"\s|(?<=[-/])", label.text())
    return max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)


def _cramped_box(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    metrics = box.fontMetrics()
    icon = 0 if box.itemIcon(box.currentIndex()).isNull() else box.iconSize().width() + 4
    words = box.currentText()
    whole = box.toolTip() or box.property("elides")
    wide = 6 * metrics.averageCharWidth() if whole else metrics.horizontalAdvance(words)
    yield from _short(field.size(), QSize(icon + wide, metrics.height()), words)


def _short(given: QSize, wanted: QSize, words: str) -> Iterator[str]:
    told = words.replace("\n", " ")[:60]
    if given.width() + _SLACK < wanted.width():
        yield f"{told!r} is {given.width()} wide, its words need {wanted.width()}"
    if given.height() + _SLACK < wanted.height():
        yield f"{told!r} is {given.height()} high, its words need {wanted.height()}"


# Reach ------------------------------------------------------------------------


def _covered(widget: QWidget) -> Iterator[str]:
    """Siblings that a layout had no room for lie on each other."""
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, QStackedWidget | QSplitter):
        return
    for other in parent.children():
        if not isinstance(other, QWidget) or other is widget or not other.isVisible():
            continue
        if other.isWindow() or not isinstance(other, _WITH_WORDS) or _is_inner(other):
            continue
        shared = widget.geometry().intersected(other.geometry())
        # Said once, by the first of the two.
        is_first = parent.children().index(widget) < parent.children().index(other)
        if is_first and shared.width() > _SLACK and shared.height() > _SLACK:
            yield f"lies on {_name(other)}"


def _unreachable(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Go up and see what each holder shows of it, or can scroll to."""
    area = widget.rect()
    holder, child = widget.parentWidget(), widget
    while holder is not None:
        area = QRect(child.mapToParent(area.topLeft()), area.size())
        scroller = holder.parentWidget()
        if isinstance(scroller, QAbstractScrollArea) and scroller.viewport() is holder:
            area = _scrolled(area, scroller, holder)
        outside = _outside(area, holder.rect())
        if outside:
            yield f"{outside} px of it are outside of {_name(holder)}"
            return
        if holder is window:
            return
        child, holder = holder, holder.parentWidget()


def _scrolled(area: QRect, scroller: QAbstractScrollArea, viewport: QWidget) -> QRect:
    """Where *area* is once it was scrolled to, as far as that can be."""
    place = QPoint(area.topLeft())
    size = QSize(area.size())
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    ways = (
        (scroller.horizontalScrollBar(), scroller.horizontalScrollBarPolicy(), "x"),
        (scroller.verticalScrollBar(), scroller.verticalScrollBarPolicy(), "y"),
    )
    for bar, policy, axis in ways:
        if policy == off:
            continue
        if axis == "x":
            at = area.x() + bar.value()
            if bar.minimum() <= at and at + area.width() <= bar.maximum() + viewport.width():
                place.setX(0)
                size.setWidth(min(size.width(), viewport.width()))
        else:
            at = area.y() + bar.value()
            if bar.minimum() <= at and at + area.height() <= bar.maximum() + viewport.height():
                place.setY(0)
                size.setHeight(min(size.height(), viewport.height()))
    return QRect(place, size)


def _outside(area: QRect, room: QRect) -> int:
    over = (
        room.left() - area.left(),
        room.top() - area.top(),
        area.right() - room.right(),
        area.bottom() - room.bottom(),
    )
    most = max(over)
    return most if most > _SLACK else 0


# Names ------------------------------------------------------------------------


def _name(widget: QWidget) -> str:
    name = widget.objectName()
    return name or type(widget).__name__


def _path(widget: QWidget, window: QWidget) -> str:
    names, here = [_name(widget)], widget.parentWidget()
    while here is not None and here is not window:
        if here.objectName() or type(here).__module__.startswith("mateo_desktop"):
            names.append(_name(here))
        here = here.parentWidget()
    return " < ".join(names)
