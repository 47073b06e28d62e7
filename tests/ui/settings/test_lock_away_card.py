# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking away: never without the code typed right, then only the code opens it, and the page claims no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.ui.seeing import find
from tests.ui.settings.room import Room
from tests.world import PASSPHRASE, MemoryKeychain, new_session
from waterline.app import preferences as keeping
from waterline.app import session as doors
from waterline.app import ways
from waterline.app.preferences import Preferences
from waterline.app.session import KEYCHAIN, RECOVERY, Door
from waterline.app.session import PASSPHRASE as BY_PASSPHRASE
from waterline.domain import errors
from waterline.ui.theme import Theme


def trouble(room: Room) -> str:
    return room.said_in("settings_lock_away_trouble")


def ways_of(room: Room) -> set[str]:
    return set(ways.ways(room.session))


def on_exit(room: Room) -> bool:
    return find(room.page, "settings_lock_away_on_exit", QAbstractButton).isChecked()


def test_with_the_code_it_is_locked_away_and_closed(keychain_room: Room, keychain: MemoryKeychain, qtbot) -> None:
    room = keychain_room
    room.click("settings_lock_away_now")
    room.write("settings_lock_away_code", room.code.lower())
    with qtbot.waitSignal(room.page.lock_requested, timeout=1000):
        room.click("settings_lock_away_go")
    assert keychain.items == {}
    room.session.close()
    assert doors.ways_in(room.door) == (RECOVERY,)
    doors.open_with_recovery(room.door, room.code).close()


@pytest.mark.parametrize(
    ("typed", "said"), [("", "slip in that code"), ("ABCDE", "slip in that code"), (None, "belongs to another journal")]
)
@pytest.mark.parametrize("control", ["settings_lock_away_now", "settings_lock_away_on_exit"])
def test_without_the_right_code_nothing_happens(
    keychain_room: Room, keychain: MemoryKeychain, qtbot, control: str, typed: str | None, said: str
) -> None:
    room = keychain_room
    before = room.door.files.header.read_bytes()
    room.click(control)
    room.write("settings_lock_away_code", ways.new_code().shown if typed is None else typed)
    with qtbot.assertNotEmitted(room.page.lock_requested):
        room.click("settings_lock_away_go")
    assert said in trouble(room)
    assert room.door.files.header.read_bytes() == before
    assert len(keychain.items) == 1
    assert not on_exit(room)
    assert room.said == []


def test_for_quick_exit_it_is_only_set_once_the_code_was_typed(keychain_room: Room, keychain: MemoryKeychain) -> None:
    room = keychain_room
    room.click("settings_lock_away_on_exit")
    assert not on_exit(room)
    assert room.said == []
    room.write("settings_lock_away_code", room.code)
    room.click("settings_lock_away_go")
    assert on_exit(room)
    assert keeping.load(room.door.files).lock_away_on_exit
    assert ways_of(room) == {RECOVERY, KEYCHAIN}, "it is locked away on leaving, not now"
    assert len(keychain.items) == 1


def test_it_can_be_switched_off_without_a_code(keychain_room: Room, theme: Theme, qtbot) -> None:
    room = Room(
        keychain_room.door,
        keychain_room.session,
        theme,
        qtbot,
        Preferences(mode="light", lock_away_on_exit=True),
    )
    assert on_exit(room)
    room.click("settings_lock_away_on_exit")
    assert not on_exit(room)
    assert not keeping.load(room.door.files).lock_away_on_exit
    assert not room.shows("settings_lock_away_panel")


def test_it_is_not_offered_where_the_keychain_has_no_part(room: Room) -> None:
    assert not room.shows("settings_lock_away_now")
    assert not room.shows("settings_lock_away_on_exit")
    assert room.says("The keychain holds no key of this journal")


def test_it_can_be_switched_off_even_where_it_is_no_longer_offered(room: Room, theme: Theme, qtbot) -> None:
    preferences = Preferences(mode="light", lock_away_on_exit=True)
    again = Room(room.door, room.session, theme, qtbot, preferences)
    assert again.shows("settings_lock_away_on_exit")
    again.click("settings_lock_away_on_exit")
    assert not again.shows("settings_lock_away_on_exit")


def test_without_a_recovery_code_it_is_not_offered(door: Door, theme: Theme, qtbot) -> None:
    session, _ = new_session(door)
    ways.keep_key(session, ways.reserve_key(session))
    ways.remove(session, RECOVERY)
    room = Room(door, session, theme, qtbot)
    assert not room.shows("settings_lock_away_now")
    assert room.says("there has to be a recovery code")


def test_it_says_that_a_passphrase_still_opens_it(keychain_room: Room) -> None:
    room = keychain_room
    assert not room.shows("settings_lock_away_beside")
    room.ask_for("settings_add_passphrase", PASSPHRASE)
    assert room.shows("settings_lock_away_beside")
    room.click("settings_lock_away_now")
    room.write("settings_lock_away_code", room.code)
    room.click("settings_lock_away_go")
    assert ways_of(room) == {RECOVERY, BY_PASSPHRASE}


def test_the_page_says_why_there_is_no_decoy_and_no_wipe(keychain_room: Room) -> None:
    room = keychain_room
    room.click("settings_no_decoy_button")
    assert room.says("Waterline has neither, on purpose")
    assert room.says("does not come back")


def test_cancelling_and_leaving_forget_what_was_typed(keychain_room: Room) -> None:
    room = keychain_room
    for leave in (lambda: room.click("settings_lock_away_cancel"), room.page.leave):
        room.click("settings_lock_away_now")
        room.write("settings_lock_away_code", room.code)
        leave()
        assert find(room.page, "settings_lock_away_code", QLineEdit).text() == ""
        assert not room.shows("settings_lock_away_panel")


class Stubborn(MemoryKeychain):
    """Does not let go of anything, until told to."""

    lets_go = False

    def forget(self, account: str) -> None:
        if not self.lets_go:
            raise errors.KeychainDismissed
        super().forget(account)


def test_a_keychain_that_keeps_the_key_is_told_and_tried_again_and_the_journal_is_locked_away_all_the_same(
    door: Door, theme: Theme, qtbot
) -> None:
    stubborn = Stubborn()
    door = replace(door, keychain=lambda: stubborn)
    session, code = new_session(door, None)
    room = Room(door, session, theme, qtbot, code=code)
    room.click("settings_lock_away_now")
    room.write("settings_lock_away_code", code)
    with qtbot.assertNotEmitted(room.page.lock_requested):
        room.click("settings_lock_away_go")
    assert "the account opens this journal no more" in trouble(room)
    assert ways_of(room) == {RECOVERY}
    stubborn.lets_go = True
    with qtbot.waitSignal(room.page.lock_requested, timeout=1000):
        room.click("settings_lock_away_again")
    assert stubborn.items == {}


def test_a_full_disk_says_that_nothing_is_locked_away_yet(
    keychain_room: Room, keychain: MemoryKeychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = keychain_room

    def full(*_: object) -> None:
        raise errors.DiskFull(room.door.files.header)

    with monkeypatch.context() as patched:
        patched.setattr("waterline.vault.vault.write_header", full)
        room.click("settings_lock_away_now")
        room.write("settings_lock_away_code", room.code)
        room.click("settings_lock_away_go")
    assert "nothing is locked away yet" in trouble(room)
    assert ways_of(room) == {RECOVERY, KEYCHAIN}
    assert len(keychain.items) == 1
