# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One worker, in order, and never an answer to somebody who is gone."""

import threading
import time

import pytest
from PySide6.QtCore import QObject, QThread

from waterline.domain.errors import DiskFull, KeychainTimeout
from waterline.ui.desk import Desk


@pytest.fixture
def desk(qapp):
    made = Desk()
    yield made
    assert made.stop(), "the desk's thread ended"


def test_work_happens_off_the_gui_thread_and_the_answer_on_it(desk, qtbot):
    heard = []
    desk.ask(desk, threading.current_thread, lambda worker: heard.append((worker, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(heard))
    worker, listener = heard[0]
    assert worker is not threading.main_thread()
    assert listener is threading.main_thread()
    assert QThread.currentThread() is desk.thread()


def test_what_is_asked_first_is_done_first(desk, qtbot):
    done = []
    for number in range(50):
        desk.ask(desk, lambda number=number: done.append(number))
    desk.ask(desk, lambda: None, lambda _: done.append("last"))
    qtbot.waitUntil(lambda: "last" in done)
    assert done == [*range(50), "last"]


def test_somebody_who_is_gone_gets_no_answer(desk, qtbot):
    owner, heard = QObject(), []
    desk.ask(owner, lambda: time.sleep(0.05), lambda _: heard.append("owner"))
    owner.deleteLater()
    desk.ask(desk, lambda: None, lambda _: heard.append("desk"))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["desk"]


def test_trouble_goes_to_whoever_asked(desk, qtbot, tmp_path):
    heard = []

    def full():
        raise DiskFull(tmp_path)

    desk.ask(desk, full, heard.append, lambda error: heard.append(type(error)))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [DiskFull]


def test_trouble_nobody_takes_is_not_lost(desk, qtbot, tmp_path):
    def full():
        raise DiskFull(tmp_path)

    with qtbot.waitSignal(desk.failed) as caught:
        desk.ask(desk, full)
    assert caught.args is not None
    assert isinstance(caught.args[0], DiskFull)


def test_a_keychain_that_never_answers_holds_nobody_up(desk, qtbot):
    never, heard = threading.Event(), []
    desk.ask_keychain(desk, never.wait, heard.append, lambda error: heard.append(error), seconds=0.05)
    desk.ask(desk, lambda: "the database works on", heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    never.set()
    qtbot.wait(50)
    assert heard[0] == "the database works on"
    assert isinstance(heard[1], KeychainTimeout)
    assert len(heard) == 2, "the late answer is not heard"


def test_a_keychain_that_answers_in_time_is_heard_once(desk, qtbot):
    heard = []
    desk.ask_keychain(desk, lambda: b"key", heard.append, heard.append, seconds=0.1)
    qtbot.wait(200)
    assert heard == [b"key"]
