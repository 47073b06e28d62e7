# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The only file that knows every layer: builds the objects, hands them down, starts the loop."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from platformdirs import user_data_path
from PySide6.QtCore import QEventLoop, QTimer, QTimeZone
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from waterline.app import preferences as keeping
from waterline.app.clock import system_clock
from waterline.app.doctor import findings
from waterline.app.self_check import SelfCheckFailed, check_vault
from waterline.app.session import Door, ProfileFiles
from waterline.app.study import check_course as faults_of_course
from waterline.domain.errors import WaterlineError
from waterline.resources import lessons_path, resource_path
from waterline.system.away import AwaySignals, away_signals
from waterline.system.capture import CaptureBlock
from waterline.system.file_dialog_history import FileDialogHistory
from waterline.system.one_instance import OneInstance
from waterline.system.process import harden
from waterline.system.session_bus import start_none
from waterline.ui import crash
from waterline.ui.auto_lock import AutoLock
from waterline.ui.course_faults import report_line
from waterline.ui.desk import Desk
from waterline.ui.gate import Gate, dress
from waterline.ui.keys import Keys
from waterline.ui.quick_exit import QuickExit
from waterline.ui.theme import Theme
from waterline.ui.window import Window

OK, TROUBLE = 0, 1


@dataclass
class Program:
    """The running program's parts, for whoever starts it."""

    app: QApplication
    window: Window
    gate: Gate
    desk: Desk
    quick_exit: QuickExit
    theme: Theme
    away: AwaySignals


def profile_files(profile: Path | None) -> ProfileFiles:
    """Return where everything lies: the folder asked for, WATERLINE_PROFILE, or the system's place for app data."""
    asked = profile or os.environ.get("WATERLINE_PROFILE")
    return ProfileFiles(Path(asked).absolute() if asked else user_data_path("waterline", appauthor=False))


def application() -> QApplication:
    """Return the application object, neutral to the outside."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["waterline"])
    app.setApplicationName("waterline")
    app.setApplicationDisplayName("Waterline")
    app.setDesktopFileName("waterline")
    app.setQuitOnLastWindowClosed(False)
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resource_path("icons", "app", "waterline.svg"))))
    return app


def build(app: QApplication, door: Door) -> Program:
    """Build the program around one profile; nothing is shown and nothing of a vault is opened yet."""
    preferences = keeping.load(door.files)
    theme = Theme(app, resource_path())
    dress(theme, preferences)  # before any window: what is dressed first is never dressed twice
    quick_exit = QuickExit(app)
    desk = Desk()
    window = Window(theme)
    gate = Gate(window, door, desk, theme, quick_exit, lessons_path(), preferences)
    Keys(window, gate, theme, quick_exit)
    away = away_signals(gate)
    AutoLock(app, gate, window, away)
    capture = CaptureBlock(app, gate)
    capture.on = True
    desk.failed.connect(window.say_error)
    return Program(app, window, gate, desk, quick_exit, theme, away)


def door_of(files: ProfileFiles) -> Door:
    """Return the way to the vault of a profile, with this computer's clock and keychain."""
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return Door(files, system_clock(zone))


# What a person can start --------------------------------------------------------------------------
def run(profile: Path | None) -> int:
    """Open the app and return when it has been left."""
    harden()
    start_none()  # without a session bus Qt would start one, and look for it over the loopback network
    history = FileDialogHistory()
    files = profile_files(profile)
    app = application()
    instance = OneInstance(files.lock, files.summon)
    if _can_be_used(files) and not instance.acquire():
        instance.call_the_other()
        print("Waterline is open already; its window was called.")
        return OK
    program = build(app, door_of(files))
    crash.catch_everything(
        partial(crash.show, theme=program.theme, quick_exit=program.quick_exit, window=program.window)
    )
    instance.summoned.connect(program.gate.summon)
    program.gate.left.connect(app.quit)
    program.window.show()
    QTimer.singleShot(0, program.gate.start)
    QTimer.singleShot(0, program.away.start)
    status = app.exec()
    program.away.stop()
    program.desk.stop()
    history.put_back()
    instance.release()
    return status


def self_check() -> int:
    """Try everything in a throw-away profile with the app's own code: the vault by each slot, then the window."""
    app = application()
    try:
        for line in check_vault(system_clock("UTC"), lessons_path()):
            print(line)
        print(_window_opens(app))
    except (SelfCheckFailed, WaterlineError) as error:
        print(f"FAILED: {error or type(error).__name__}", file=sys.stderr)
        return TROUBLE
    print("Everything works.")
    return OK


def doctor(profile: Path | None) -> int:
    """Say what this computer offers and what is missing, and nothing about anybody's entries."""
    app = application()
    for line in findings(door_of(profile_files(profile)), [f"display: {app.platformName()}"]):
        print(line)
    return OK


def check_course(folder: Path) -> int:
    """Print every fault of a course, one on a line; no display, profile or vault is touched."""
    faults = faults_of_course(folder.absolute())  # "." has no name of its own to be called by
    for fault in faults:
        print(report_line(fault))
    if faults:
        return TROUBLE
    print("No faults found.")
    return OK


def _can_be_used(files: ProfileFiles) -> bool:
    """Tell whether the profile's folder is there and safe; where not, the gate says so in the window."""
    try:
        files.prepare_folder()
    except WaterlineError:
        return False
    return True


def _window_opens(app: QApplication) -> str:
    with TemporaryDirectory(prefix="waterline-check-") as folder:
        program = build(app, door_of(ProfileFiles(Path(folder))))
        program.window.show()
        loop = QEventLoop()
        program.gate.entered.connect(loop.quit)
        QTimer.singleShot(10_000, loop.quit)
        program.gate.start()
        loop.exec()
        shown = program.window.page
        program.window.hide()
        program.desk.stop()
    if shown is None:
        raise SelfCheckFailed("the window shows no page")
    return f"window: the first page shows ({app.platformName()})"
