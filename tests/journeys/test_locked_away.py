# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locked away: from Settings, and with Quick exit, whatever the keychain does; the code on paper brings it back."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from tests.journeys import ways
from tests.vault.secret_service import own_bus
from tests.world import CHEAP, MemoryKeychain, door_at
from waterline.app import preferences as keeping
from waterline.app import session as doors
from waterline.app.preferences import Preferences
from waterline.app.session import KEYCHAIN, RECOVERY, Door
from waterline.vault.files import ProfileFiles
from waterline.vault.header_file import read_header
from waterline.vault.keyslots import keychain_account

ENDED_WITHIN = 2.0


@pytest.fixture
def secret_service(monkeypatch):
    """Run gnome-keyring on a session bus of its own, unlocked."""
    with own_bus() as bus:
        bus.start_keyring(b"throw-away")
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        yield bus


def leave_by_quick_exit(program) -> float:
    """Press Quick exit and return how many seconds it took until the program may end.

    Waits in an event loop, as the program itself does: QTest's waiting keeps Python's lock, and the keychain's lane
    would crawl beside it.
    """
    loop = QEventLoop()
    program.gate.left.connect(loop.quit)
    QTimer.singleShot(10_000, loop, lambda: loop.exit(1))
    begun = time.monotonic()
    program.window.quick_exit.click()
    assert loop.exec() == 0, "the program has left"
    return time.monotonic() - begun


def with_option(door: Door) -> None:
    keeping.save(door.files, replace(Preferences(), lock_away_on_exit=True))


def test_from_settings_and_back_with_the_systems_own_keychain(open_program, secret_service, tmp_path, clock):
    door = Door(ProfileFiles(tmp_path / "profile"), clock, cost=CHEAP)
    _, hands = open_program(door)
    code = ways.first_run(hands, passphrase=None)
    keychain, account = door.keychain(), keychain_account(read_header(door.files))
    assert keychain.read(account) is not None
    hands.click("place_settings")
    hands.click("settings_lock_away_now")
    hands.write("settings_lock_away_code", code)
    hands.click("settings_lock_away_go")
    hands.see("unlock_page")
    assert keychain.read(account) is None
    assert doors.ways_in(door) == (RECOVERY,)
    hands.write("unlock_code", code)
    hands.click("unlock_open")
    hands.see("settings_page")
    hands.click("settings_add_key")
    hands.wait(lambda: KEYCHAIN in doors.ways_in(door), "the account opens it again")


@pytest.mark.parametrize("locked_before", [False, True], ids=["while open", "while locked"])
def test_quick_exit_locks_it_away_with_the_systems_own_keychain(
    open_program, secret_service, tmp_path, clock, locked_before
):
    door = Door(ProfileFiles(tmp_path / "profile"), clock, cost=CHEAP)
    first, hands = open_program(door)
    code = ways.first_run(hands, passphrase=None)
    keychain, account = door.keychain(), keychain_account(read_header(door.files))
    with_option(door)
    first.gate.leave()
    hands.wait(lambda: not door.held, "the first program has ended")
    again, hands = open_program(door)
    hands.see("now_page")
    if locked_before:
        hands.click("lock_button")
        hands.see("unlock_page")
    assert leave_by_quick_exit(again) < ENDED_WITHIN
    assert keychain.read(account) is None
    assert doors.ways_in(door) == (RECOVERY,)
    assert read_header(door.files).retired == ()
    doors.open_with_recovery(door, code).close()


class Hanging(MemoryKeychain):
    """Works until it is asked to forget; then it never answers in time."""

    def forget(self, account: str) -> None:
        time.sleep(3)


def test_a_keychain_that_hangs_delays_nothing_and_it_is_locked_away_all_the_same(open_program, tmp_path, clock):
    door = door_at(tmp_path / "profile", clock, Hanging())
    door.files.prepare_folder()
    with_option(door)
    program, hands = open_program(door)
    code = ways.first_run(hands, passphrase=None)
    assert leave_by_quick_exit(program) < ENDED_WITHIN - 0.5, "the watchdog waits no longer"
    assert doors.ways_in(door) == (RECOVERY,)
    assert len(read_header(door.files).retired) == 1, "what is left in the keychain is not forgotten"
    doors.open_with_recovery(door, code).close()


def test_without_the_option_quick_exit_leaves_the_keychain_alone(open_program, tmp_path, clock):
    keychain = MemoryKeychain()
    door = door_at(tmp_path / "profile", clock, keychain)
    program, hands = open_program(door)
    ways.first_run(hands, passphrase=None)
    leave_by_quick_exit(program)
    assert len(keychain.items) == 1
    doors.open_with_key(door, doors.fetch_key(door)).close()
