# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The session the suite runs in: nothing of the person's goes in, nothing of it stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dev

pytestmark = pytest.mark.skipif(not dev.LINUX, reason="only Linux lends the suite a display and a bus of its own")

HOLD = "import dev, sys, signal; signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))\n" + (
    "with dev.own_session(window=True) as env: print(env['HOME'], flush=True); signal.pause()"
)


def processes_of(folder: Path) -> list[str]:
    """The programs whose environment names `folder`: everything that a session started."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder).encode() in (process / "environ").read_bytes() and "Z" not in state(process):
                found.append((process / "comm").read_text().strip())
        except OSError:
            continue
    return sorted(found)


def state(process: Path) -> str:
    return (process / "stat").read_text().rpartition(")")[2].split()[0]


def test_nothing_of_the_persons_desktop_or_profile_goes_in(monkeypatch):
    monkeypatch.setenv("WATERLINE_PROFILE", "/home/someone/journal")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("XDG_DATA_HOME", "/home/someone/.local/share")
    with dev.own_session(window=True) as env:
        assert not {"WATERLINE_PROFILE", "WAYLAND_DISPLAY", "XDG_DATA_HOME"} & set(env)
        assert env["DISPLAY"] != os.environ.get("DISPLAY")
        assert env["DBUS_SESSION_BUS_ADDRESS"] != os.environ.get("DBUS_SESSION_BUS_ADDRESS")
        assert {file.name for file in Path(env["HOME"]).iterdir()} <= {".cache"}  # openbox's
        assert Path(env["XDG_RUNTIME_DIR"]).stat().st_mode & 0o777 == 0o700


def test_everything_ends_with_the_session():
    with dev.own_session(window=True) as env:
        folder = Path(env["HOME"]).parent
        assert {"Xvfb", "dbus-daemon", "openbox"} <= set(processes_of(folder))
    assert processes_of(folder) == []
    assert not folder.exists()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_however_the_session_is_stopped_no_program_stays_behind(ending):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=dev.ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert holder.stdout is not None
    with holder:
        folder = Path(holder.stdout.readline().strip()).parent
        assert "Xvfb" in processes_of(folder)
        holder.send_signal(ending)
    deadline = time.monotonic() + 10
    while processes_of(folder) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert processes_of(folder) == []
    assert folder.exists() == (ending == signal.SIGKILL)  # nobody can tidy up after that one
