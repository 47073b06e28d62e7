# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""With the system's own keychain service: open with the account, lose the key, come back by recovery code."""

from __future__ import annotations

import pytest

from tests.journeys import ways
from tests.vault.secret_service import own_bus
from tests.world import CHEAP
from waterline.app.session import Door
from waterline.vault.files import ProfileFiles
from waterline.vault.header_file import read_header
from waterline.vault.keyslots import keychain_account


@pytest.fixture
def secret_service(monkeypatch):
    """Run gnome-keyring on a session bus of its own, unlocked."""
    with own_bus() as bus:
        bus.start_keyring(b"throw-away")
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        yield bus


@pytest.fixture
def door(tmp_path, clock, secret_service):
    return Door(ProfileFiles(tmp_path / "profile"), clock, cost=CHEAP)


def test_it_opens_by_itself_with_the_account(open_program, door):
    first, hands = open_program(door)
    ways.first_run(hands, passphrase=None)
    hands.click("lock_button")
    hands.see("unlock_page")
    hands.click("unlock_open")
    hands.see("now_page")
    first.window.close()
    hands.wait(lambda: not first.window.isVisible() and not door.held, "the first program has ended")
    _, again = open_program(door)
    again.see("now_page")


def test_a_lost_key_leads_to_the_recovery_code_and_back(open_program, door):
    _, hands = open_program(door)
    code = ways.first_run(hands, passphrase=None)
    hands.click("lock_button")
    hands.see("unlock_page")
    keychain = door.keychain()
    account = _account(door)
    keychain.forget(account)
    assert keychain.read(account) is None
    hands.click("unlock_open")
    hands.click("unlock_use_recovery")
    hands.write("unlock_code", code)
    hands.click("unlock_open")
    hands.see("now_page")


def _account(door):
    return keychain_account(read_header(door.files))
