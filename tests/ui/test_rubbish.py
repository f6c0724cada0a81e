"""Garbage is collected on the thread of the window, never on a worker's."""

import gc
import threading
import weakref

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mateo_desktop.ui import rubbish as rubbish_module
from mateo_desktop.ui.rubbish import Rubbish


class _Knot:
    """A cycle with a widget in it, as views and their delegates make them."""

    def __init__(self) -> None:
        self.label = QLabel("x")
        self.me = self


def test_a_busy_worker_collects_no_widget(qapp: QApplication) -> None:
    gc.enable()
    rubbish = Rubbish()
    try:
        gone: list[int] = []
        knot = _Knot()
        weakref.finalize(knot, lambda: gone.append(threading.get_ident()))
        del knot
        worker = threading.Thread(target=lambda: [[] for _ in range(300_000)])
        worker.start()
        worker.join()
        assert not gone
        gc.collect()
        assert gone == [threading.get_ident()]
    finally:
        rubbish.stop()
        assert gc.isenabled()
        gc.disable()


def test_rubbish_goes_by_and_by_without_pythons_own_collector(qtbot: QtBot) -> None:
    rubbish = Rubbish()
    try:
        rubbish._timer.setInterval(1)
        knots = [_Knot() for _ in range(100)]
        seen = weakref.ref(knots[50])
        waste = [[n] for n in range(20_000)]
        del knots
        qtbot.waitUntil(lambda: seen() is None)
        assert len(waste) == 20_000
    finally:
        rubbish.stop()


def test_what_is_older_waits_until_nobody_types_and_not_for_ever(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected: list[int] = []
    worked_s = iter(range(1_000))
    monkeypatch.setattr(rubbish_module.gc, "collect", collected.append)
    monkeypatch.setattr(rubbish_module.gc, "get_count", lambda: (100_000, 0, 0))
    monkeypatch.setattr(rubbish_module.time, "thread_time", lambda: float(next(worked_s)))
    rubbish = Rubbish()
    try:
        for _ in range(30):
            rubbish._on_timer()
        assert set(collected) == {0}
        for _ in range(10):
            rubbish._on_timer()
        assert collected.count(1) == 1
        monkeypatch.setattr(rubbish_module.time, "thread_time", lambda: 2_000.0)
        rubbish._on_timer()
        collected.clear()
        for _ in range(20):
            rubbish._on_timer()
        assert collected.count(1) == 5
    finally:
        monkeypatch.undo()
        rubbish.stop()
