# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a person meets it: its window on a display, its vault in a throw-away profile."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.hands import Hands
from tests.world import StandingClock, door_at
from waterline import bootstrap
from waterline.app.session import Door
from waterline.bootstrap import Program

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def journey_door(tmp_path: Path, clock: StandingClock) -> Door:
    """Return the way to an empty profile on a computer without a keychain."""
    return door_at(tmp_path / "profile", clock)


@pytest.fixture
def open_program(qapp: QApplication) -> Iterator[Callable[[Door], tuple[Program, Hands]]]:
    """Return a function that starts the program on a profile; everything is taken down behind the test."""
    programs: list[Program] = []

    def start(door: Door) -> tuple[Program, Hands]:
        app = bootstrap.application()
        program = bootstrap.build(app, door)
        program.gate.left.connect(program.quick_exit.finished)
        programs.append(program)
        program.window.show()
        program.window.activateWindow()
        program.gate.start()
        return program, Hands(lambda: program.window)

    yield start
    for program in programs:
        _take_down(program)
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert left == [], "no window is left behind"
    assert [thread.name for thread in threading.enumerate() if thread.name == "desk"] == []


def _take_down(program: Program) -> None:
    left = []
    program.gate.left.connect(lambda: left.append(True))
    program.gate.leave()
    for _ in range(500):
        if left:
            break
        QTest.qWait(10)
    assert program.desk.stop(), "the database thread ends"
    QApplication.instance().removeEventFilter(program.quick_exit)  # pyright: ignore[reportOptionalMemberAccess]
    QApplication.instance().removeEventFilter(program.theme)  # pyright: ignore[reportOptionalMemberAccess]
    program.window.deleteLater()
    QTest.qWait(20)


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Return a function that starts a script of `person.py` in a process of its own, with a home of its own."""
    running: list[subprocess.Popen[str]] = []
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir(mode=0o700)

    def start(script: str, *arguments: str, within: tuple[str, ...] = (), **environment: str) -> subprocess.Popen[str]:
        env = {**os.environ, "HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(ROOT)}
        command = [
            *within,
            sys.executable,
            "-P",
            "-m",
            "tests.journeys.person",
            str(tmp_path / "profile"),
            script,
            *arguments,
        ]
        process = subprocess.Popen(command, cwd=ROOT, env={**env, **environment}, stdout=subprocess.PIPE, text=True)
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


@pytest.fixture
def vault(person: Callable[..., subprocess.Popen[str]], tmp_path: Path, tmp_path_factory) -> Path:
    """Return a profile whose vault was made by walking the first start; one walk serves all tests, each has a copy."""
    kept = tmp_path_factory.getbasetemp() / "vault made once"
    profile = tmp_path / "profile"
    if kept.exists():
        shutil.copytree(kept, profile)
    else:
        assert person("make_vault").wait(60) == 0
        shutil.copytree(profile, kept)
    return profile
