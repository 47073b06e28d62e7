# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the program starts no service: where there is no session bus, there is none afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from waterline.system import session_bus

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is Linux's")

PROGRAM = """
import os
from waterline.system.session_bus import start_none
start_none()
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
field = QLineEdit()
field.show()
QTimer.singleShot(50, app.quit)
app.exec()
print(QDBusConnection.sessionBus().isConnected(), os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
"""


def open_a_window(home: Path, **environment: str) -> str:
    """Run a program with a window in an account with nothing in it, and return what it says of the bus."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_"))}
    env |= {"PYTHONPATH": os.pathsep.join(sys.path), "HOME": str(home), "XDG_CACHE_HOME": str(home.parent / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=env | environment, capture_output=True, text=True, timeout=30, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def test_a_window_on_a_display_without_a_bus_starts_none(home: Path) -> None:
    assert open_a_window(home) == "False disabled:"
    assert list(home.iterdir()) == []  # a bus that was started leaves its note in .dbus


def test_a_bus_that_is_there_is_used(home: Path) -> None:
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if address is None:
        pytest.skip("this session has no bus (dev.py test provides one)")
    assert open_a_window(home, DBUS_SESSION_BUS_ADDRESS=address) == f"True {address}"


def test_the_usual_socket_is_found_without_being_told(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert session_bus.session_bus() is None
    (tmp_path / "bus").touch()
    assert session_bus.session_bus() == tmp_path / "bus"
    session_bus.start_none()
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ
