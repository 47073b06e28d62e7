# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a file leaves nobody a list of the folders that were visited."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CANARY = "umbrella-lantern-canary"

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="settings are files on Unix only")


def choose_a_file(way: str, tmp_path: Path) -> tuple[str, list[Path]]:
    """Choose one in a folder with a telling name; return what Qt's settings then say and the files that say it."""
    folder, config = tmp_path / CANARY, tmp_path / "config"
    for made in (folder, config):
        made.mkdir()
    (folder / "file.txt").write_text("")
    env = {**os.environ, "XDG_CONFIG_HOME": str(config), "HOME": str(config), "QT_QPA_PLATFORM": "offscreen"}
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    command = [sys.executable, "-P", "-m", "tests.system.file_dialog", way, str(folder)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    telling = [file for file in config.rglob("*") if file.is_file() and CANARY.encode() in file.read_bytes()]
    return done.stdout, telling


def test_qt_by_itself_would_tell(tmp_path: Path) -> None:
    assert choose_a_file("nothing", tmp_path)[1] != []  # else the tests below could not fail


def test_a_chosen_folder_is_written_nowhere(tmp_path: Path) -> None:
    said, telling = choose_a_file("divert", tmp_path)
    assert telling == []
    assert said.strip() == "{}"
    assert list((tmp_path / "config").rglob("*QtProject*")) == []


def test_where_settings_cannot_be_diverted_the_history_is_wiped(tmp_path: Path) -> None:
    said, telling = choose_a_file("put back", tmp_path)
    assert telling == []
    assert said.strip() == "{}"


def test_what_other_programs_remember_is_put_back_as_it_was(tmp_path: Path) -> None:
    said, telling = choose_a_file("put back over theirs", tmp_path)
    assert telling == []
    assert said.strip() == "{'lastVisited': 'file:///theirs', 'viewMode': 'List'}"
