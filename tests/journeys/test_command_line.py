# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says when it is started without its window."""

import os
import subprocess
import sys

import pytest

from tests.vault.secret_service import own_bus
from tests.world import StandingClock, door_at, new_session
from waterline import __version__


def waterline(*arguments, **environment):
    """Run the program without any display and return what it said."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
    command = [sys.executable, "-P", "-m", "waterline", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=120)


def test_the_self_check_opens_by_every_slot_with_a_real_keychain():
    with own_bus() as bus:
        bus.start_keyring(b"throw-away")
        done = waterline("--self-check", DBUS_SESSION_BUS_ADDRESS=bus.address)
        kept = bus.labels()
    assert done.returncode == 0, done.stderr
    for way in ("passphrase", "recovery code", "keychain"):
        assert f"unlock by {way}: opened, read, locked" in done.stdout
    assert "Everything works." in done.stdout
    assert kept == [], "its key does not stay in the keychain"


def test_the_self_check_passes_and_says_so_without_a_keychain(tmp_path):
    done = waterline("--self-check", DBUS_SESSION_BUS_ADDRESS=f"unix:path={tmp_path}/none", TMPDIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "keychain: not tried, KeychainUnavailable" in done.stdout
    assert list(tmp_path.iterdir()) == [], "nothing is left behind"


def test_the_doctor_says_what_is_here_and_nothing_anybody_wrote(tmp_path):
    clock = StandingClock()
    session, _ = new_session(door_at(tmp_path / "profile", clock))
    session.close()
    said = waterline("doctor", "--profile", tmp_path / "profile").stdout
    for fact in (
        f"waterline: {__version__}",
        "SQLCipher: 4",
        "keychain: ",
        "vault: ready",
        "profile folder: mode 0700",
    ):
        assert fact in said
    assert "vault.db: mode 0600" in said


@pytest.mark.parametrize("state", ["missing", "header gone"])
def test_the_doctor_finds_a_profile_in_any_state(tmp_path, state):
    folder = tmp_path / "profile"
    if state == "header gone":
        session, _ = new_session(door_at(folder, StandingClock()))
        session.close()
        (folder / "vault.keys").unlink()
        (folder / "vault.keys.copy").unlink()
    done = waterline("doctor", "--profile", folder)
    assert done.returncode == 0, done.stderr
    assert ("not there yet" if state == "missing" else "vault: header_missing") in done.stdout


def test_it_tells_its_version():
    assert waterline("--version").stdout.strip() == __version__
