# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The locked page where the account and a passphrase are both needed, where it was locked away, and after opening."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.ui.held_desk import HeldDesk
from tests.ui.seeing import cut_off, find, settle
from tests.ui.unlock.lock import Lock, bytes_of
from tests.world import CHEAP, PASSPHRASE, MemoryKeychain, new_session, no_keychain
from waterline.app import session as sessions
from waterline.app import ways
from waterline.app.session import Door
from waterline.domain import errors
from waterline.ui.theme import Theme
from waterline.vault.header import KdfCost, SlotKind
from waterline.vault.header_file import read_header

DEARER = KdfCost(memory_kib=128, iterations=2, lanes=1)


@pytest.fixture
def both_code(door: Door) -> str:
    """Make a vault that needs the account and the passphrase, lock it, and return its recovery code."""
    session, code = new_session(door)
    ways.keep_both(session, ways.reserve_key(session), PASSPHRASE)
    session.close()
    return code


def cost_of(door: Door, kind: SlotKind) -> KdfCost | None:
    return read_header(door.files).of_kind(kind)[0].kdf.cost


# Both needed --------------------------------------------------------------------------------------
def test_the_account_and_the_passphrase_together_open_it(door: Door, both_code: str, theme: Theme, qtbot) -> None:
    lock = Lock(door, theme, qtbot, auto=True)
    assert lock.opened == [], "nothing opens by itself where a passphrase is needed"
    assert find(lock.page, "unlock_passphrase", QLineEdit).hasFocus()
    assert lock.says("This account and the passphrase, both")
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    assert lock.heard == ["opened"]


def test_a_wrong_passphrase_is_told_from_a_changed_key(
    door: Door, keychain: MemoryKeychain, both_code: str, theme: Theme, qtbot
) -> None:
    before = bytes_of(door)
    lock = Lock(door, theme, qtbot)
    lock.write("unlock_passphrase", "not the one at all")
    lock.click("unlock_open")
    assert "That passphrase does not open this journal" in lock.trouble()
    keychain.items = dict.fromkeys(keychain.items, b"x" * 32)
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    assert "was changed" in lock.trouble()
    assert bytes_of(door) == before


def test_a_lost_key_leads_to_the_recovery_code_and_is_told_afterwards(
    door: Door, keychain: MemoryKeychain, both_code: str, theme: Theme, qtbot
) -> None:
    keychain.items.clear()
    lock = Lock(door, theme, qtbot)
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    assert "no longer in the system's keychain" in lock.trouble()
    lock.click("unlock_use_recovery")
    lock.write("unlock_code", both_code)
    lock.click("unlock_open")
    assert lock.heard == ["opened", "key lost"]


def test_without_any_keychain_the_page_says_that_the_passphrase_is_not_enough(
    door: Door, both_code: str, theme: Theme, qtbot
) -> None:
    lock = Lock(replace(door, keychain=no_keychain), theme, qtbot)
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    assert "the passphrase alone is not enough" in lock.trouble()
    assert lock.shows("unlock_use_recovery")


def test_an_empty_passphrase_does_not_even_wake_the_keychain(door: Door, both_code: str, theme: Theme, qtbot) -> None:
    def asleep() -> MemoryKeychain:
        raise AssertionError("asked")

    lock = Lock(replace(door, keychain=asleep), theme, qtbot)
    lock.click("unlock_open")
    assert lock.trouble() == "Type your passphrase first."


def test_while_the_keychain_thinks_another_way_can_be_taken(door: Door, both_code: str, theme: Theme, qtbot) -> None:
    desk = HeldDesk()
    lock = Lock(door, theme, qtbot, desk)
    desk.answer_all()
    settle()
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    assert lock.says("Asking the keychain")
    lock.click("unlock_use_recovery")
    desk.answer_all()
    settle()
    assert lock.opened == [], "an answer that comes too late opens nothing"
    assert find(lock.page, "unlock_open", QAbstractButton).isEnabled()


def test_back_from_the_code_to_both(door: Door, both_code: str, theme: Theme, qtbot) -> None:
    lock = Lock(door, theme, qtbot)
    lock.click("unlock_use_recovery")
    assert not lock.says("This account and the passphrase, both")
    lock.click("unlock_use_both")
    assert lock.shows("unlock_passphrase")
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    assert lock.heard == ["opened"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(door: Door, both_code: str, theme: Theme, qtbot, scale: float) -> None:
    theme.apply(scale=scale)
    lock = Lock(door, theme, qtbot)
    assert cut_off(lock.page) == []
    lock.write("unlock_passphrase", "not the one")
    lock.click("unlock_open")
    assert cut_off(lock.page) == []


# Locked away --------------------------------------------------------------------------------------
def test_locked_away_the_page_asks_for_the_code_and_says_why(door: Door, theme: Theme, qtbot) -> None:
    session, code = new_session(door, None)
    ways.lock_away(session, code)
    session.close()
    lock = Lock(door, theme, qtbot, auto=True)
    assert lock.says("Only the recovery code opens it")
    assert not lock.shows("unlock_use_keychain")
    lock.write("unlock_code", code)
    lock.click("unlock_open")
    assert lock.heard == ["opened"]


# Afterwards ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", [SlotKind.PASSPHRASE, SlotKind.KEYCHAIN_PASSPHRASE])
def test_after_opening_a_slot_of_former_years_is_strengthened_and_opens_again(
    door: Door, theme: Theme, qtbot, kind: SlotKind
) -> None:
    session, _ = new_session(door)
    if kind is SlotKind.KEYCHAIN_PASSPHRASE:
        ways.keep_both(session, ways.reserve_key(session), PASSPHRASE)
    session.close()
    assert cost_of(door, kind) == CHEAP
    today = replace(door, cost=DEARER)
    for _ in range(2):
        lock = Lock(today, theme, qtbot)
        lock.write("unlock_passphrase", PASSPHRASE)
        lock.click("unlock_open")
        assert lock.heard == ["opened"]
        assert cost_of(door, kind) == DEARER
        lock.opened[0].close()


def test_the_journal_is_open_before_anything_is_strengthened_and_stays_so_where_it_fails(
    door: Door, code: str, theme: Theme, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = Lock(replace(door, cost=DEARER), theme, qtbot)

    def full(*_: object) -> None:
        assert lock.heard == ["opened"]
        raise errors.DiskFull(door.files.header)

    with monkeypatch.context() as patched:
        patched.setattr("waterline.vault.vault.write_header", full)
        lock.write("unlock_passphrase", PASSPHRASE)
        lock.click("unlock_open")
    assert lock.heard == ["opened"]
    assert lock.trouble() == ""
    lock.opened[0].close()
    assert cost_of(door, SlotKind.PASSPHRASE) == CHEAP
    sessions.open_with_passphrase(door, PASSPHRASE).close()


def test_opening_by_the_keychain_strengthens_nothing(door: Door, keychain_code: str, theme: Theme, qtbot) -> None:
    before = door.files.header.read_bytes()
    lock = Lock(replace(door, cost=DEARER), theme, qtbot)
    lock.click("unlock_open")
    assert lock.heard == ["opened"]
    assert door.files.header.read_bytes() == before
