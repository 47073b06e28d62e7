# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How it opens: every way in can be added, changed and removed, the page says truthfully what holds, none is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from tests.ui.held_desk import HeldDesk
from tests.ui.seeing import find, settle
from tests.ui.settings.room import Room
from tests.world import PASSPHRASE, MemoryKeychain, new_session
from waterline.app import session as doors
from waterline.app import ways
from waterline.app.session import BOTH, KEYCHAIN, RECOVERY, Door, Session
from waterline.app.session import PASSPHRASE as BY_PASSPHRASE
from waterline.domain import errors
from waterline.ui.theme import Theme

ANOTHER = "another four quiet words"


def ways_of(room: Room) -> set[str]:
    return set(ways.ways(room.session))


# Passphrase and keychain --------------------------------------------------------------------------
def test_a_passphrase_is_added_and_the_page_says_that_the_keychain_still_opens_it(keychain_room: Room) -> None:
    room = keychain_room
    assert not room.shows("settings_either")
    assert not room.shows("settings_remove_key")
    assert room.says("add a passphrase first")
    room.ask_for("settings_add_passphrase", PASSPHRASE)
    assert room.says("so does the keychain, until you remove its key")
    assert room.says("The passphrase does not keep anyone out yet")
    room.session.close()
    doors.open_with_passphrase(room.door, PASSPHRASE).close()
    doors.open_with_key(room.door, doors.fetch_key(room.door)).close()


def test_the_key_leaves_the_keychain_only_once_a_passphrase_is_there(
    keychain_room: Room, keychain: MemoryKeychain
) -> None:
    room = keychain_room
    room.ask_for("settings_add_passphrase", PASSPHRASE)
    assert len(keychain.items) == 1
    room.click("settings_remove_key")
    assert keychain.items == {}
    assert room.says("From now on the passphrase or the recovery code opens it")
    assert not room.shows("settings_remove_key")
    room.session.close()
    assert set(doors.ways_in(room.door)) == {BY_PASSPHRASE, RECOVERY}
    doors.open_with_passphrase(room.door, PASSPHRASE).close()


def test_the_passphrase_can_be_removed_where_the_account_opens_it(keychain_room: Room) -> None:
    room = keychain_room
    room.ask_for("settings_add_passphrase", PASSPHRASE)
    room.click("settings_remove_passphrase")
    assert room.says("The passphrase opens nothing any more")
    assert ways_of(room) == {RECOVERY, KEYCHAIN}
    assert not room.shows("settings_either")


def test_a_changed_passphrase_takes_the_place_of_the_old_one(room: Room) -> None:
    room.ask_for("settings_change_passphrase", ANOTHER)
    assert room.says("Done.")
    assert not room.shows("settings_new_passphrase_panel")
    room.session.close()
    with pytest.raises(errors.WrongPassphrase):
        doors.open_with_passphrase(room.door, PASSPHRASE)
    doors.open_with_passphrase(room.door, ANOTHER).close()


def test_a_lost_key_is_put_back_into_the_keychain(keychain_room: Room, keychain: MemoryKeychain) -> None:
    room = keychain_room
    keychain.items.clear()
    room.click("settings_renew_key")
    assert room.says("keychain holds a key that opens the journal")
    assert len(keychain.items) == 1
    room.session.close()
    doors.open_with_key(room.door, doors.fetch_key(room.door)).close()


def test_a_new_key_leaves_no_old_one_behind(keychain_room: Room, keychain: MemoryKeychain) -> None:
    before = dict(keychain.items)
    keychain_room.click("settings_renew_key")
    assert len(keychain.items) == 1
    assert keychain.items.keys() != before.keys()


def test_the_keychain_can_be_added_to_a_journal_with_a_passphrase(room: Room) -> None:
    assert find(room.page, "settings_add_key", QAbstractButton).text() == "Let this account open it too"
    room.click("settings_add_key")
    assert room.shows("settings_either")
    room.session.close()
    assert set(doors.ways_in(room.door)) == {BY_PASSPHRASE, KEYCHAIN, RECOVERY}


# Both together ------------------------------------------------------------------------------------
def test_account_and_passphrase_can_both_be_needed(keychain_room: Room, keychain: MemoryKeychain) -> None:
    room = keychain_room
    old = set(keychain.items)
    room.ask_for("settings_need_both", PASSPHRASE)
    assert room.says("From now on it takes this account and the passphrase together")
    assert ways_of(room) == {RECOVERY, BOTH}
    assert len(keychain.items) == 1
    assert not old & set(keychain.items)
    room.session.close()
    doors.open_with_both(room.door, doors.fetch_key(room.door, BOTH), PASSPHRASE).close()


def test_what_needing_both_means_is_said_before_it_is_done(room: Room) -> None:
    room.click("settings_need_both")
    assert room.says("neither opens it alone")
    assert room.says("The paper with your recovery code becomes more important")


def test_where_both_are_needed_they_can_be_changed_and_either_can_do_alone_again(
    room: Room, keychain: MemoryKeychain
) -> None:
    room.ask_for("settings_need_both", PASSPHRASE)
    room.ask_for("settings_change_both", ANOTHER)
    assert ways_of(room) == {RECOVERY, BOTH}
    assert len(keychain.items) == 1
    assert find(room.page, "settings_add_key", QAbstractButton).text() == "Open it with this account alone"
    room.click("settings_add_key")
    assert ways_of(room) == {RECOVERY, KEYCHAIN}
    assert room.says("This account alone opens the journal from now on")
    room.ask_for("settings_need_both", ANOTHER)
    button = find(room.page, "settings_add_passphrase", QAbstractButton)
    assert button.text() == "Open it with a passphrase alone"
    room.ask_for("settings_add_passphrase", ANOTHER)
    assert room.says("The passphrase alone opens the journal")
    assert ways_of(room) == {RECOVERY, BY_PASSPHRASE}
    assert keychain.items == {}


# The recovery code --------------------------------------------------------------------------------
def test_a_new_code_retires_the_old_one_once_it_is_typed_back(keychain_room: Room) -> None:
    room = keychain_room
    new = room.new_code()
    assert room.says("The new recovery code opens the journal, the old one opens it no more")
    assert not room.shows("settings_code_box")
    room.session.close()
    with pytest.raises(errors.WrongRecoveryCode):
        doors.open_with_recovery(room.door, room.code)
    doors.open_with_recovery(room.door, new).close()


def test_until_it_is_typed_back_the_old_code_is_the_one(keychain_room: Room) -> None:
    room = keychain_room
    before = room.door.files.header.read_bytes()
    shown = room.new_code(typed="")
    assert "A character is missing" in room.trouble()
    assert room.shows("settings_code_box")
    room.write("settings_code_field", room.code)
    room.click("settings_code_next")
    assert "not the one shown here" in room.trouble()
    wrong = ("Z" if shown[0] != "Z" else "Y") + shown[1:]
    room.write("settings_code_field", wrong)
    room.click("settings_code_next")
    assert "slip in group 1" in room.trouble()
    assert room.door.files.header.read_bytes() == before
    room.click("settings_code_cancel")
    room.session.close()
    doors.open_with_recovery(room.door, room.code).close()


def test_while_it_is_typed_back_the_code_is_out_of_sight(room: Room) -> None:
    room.click("settings_new_code")
    shown = room.code_shown()
    room.click("settings_code_next")
    assert not room.says(shown[:5])
    assert room.code_shown() == "-----"
    room.click("settings_code_again")
    assert room.code_shown() == shown


def test_the_code_can_be_given_up_only_after_a_question_and_made_again(room: Room) -> None:
    room.click("settings_remove_code")
    assert RECOVERY in ways_of(room)
    room.click("settings_no_code_back")
    assert not room.shows("settings_no_code_question")
    room.click("settings_remove_code")
    room.click("settings_no_code_sure")
    assert ways_of(room) == {BY_PASSPHRASE}
    assert room.says("There is no recovery code")
    assert not room.shows("settings_need_both"), "both needed and no code would be one reset from the end"
    code = room.new_code()
    room.session.close()
    doors.open_with_recovery(room.door, code).close()


def test_where_only_the_keychain_is_left_beside_it_the_code_stays(keychain_room: Room) -> None:
    assert not keychain_room.shows("settings_remove_code")
    assert not keychain_room.shows("settings_remove_key")


def test_a_journal_only_the_code_opens_is_shown_the_way_back(keychain_room: Room) -> None:
    room = keychain_room
    ways.lock_away(room.session, room.code)
    room.page.arrive()
    settle()
    assert room.says("Only the recovery code opens it now")
    room.click("settings_add_key")
    assert not room.shows("settings_only_code")
    assert ways_of(room) == {RECOVERY, KEYCHAIN}


# Keychains that do not do as they are told --------------------------------------------------------
class Troubled(MemoryKeychain):
    """Refuses to write or to forget, as told."""

    def __init__(self) -> None:
        super().__init__()
        self.write_error: Exception | None = None
        self.forget_error: Exception | None = None

    def write(self, account: str, secret: bytes) -> None:
        if self.write_error is not None:
            raise self.write_error
        super().write(account, secret)

    def forget(self, account: str) -> None:
        if self.forget_error is not None:
            raise self.forget_error
        super().forget(account)


@pytest.fixture
def troubled() -> Troubled:
    return Troubled()


@pytest.fixture
def troubled_room(door: Door, troubled: Troubled, theme: Theme, qtbot) -> Room:
    """The page over a journal that a keychain opens which soon makes trouble."""
    with_trouble = replace(door, keychain=lambda: troubled)
    session, code = new_session(with_trouble, None)
    return Room(with_trouble, session, theme, qtbot, code=code)


def test_a_keychain_that_keeps_nothing_changes_no_way_in(troubled_room: Room, troubled: Troubled) -> None:
    room = troubled_room
    before = room.door.files.header.read_bytes()
    troubled.write_error = errors.KeychainSwallowed()
    room.click("settings_renew_key")
    assert "did not keep it" in room.trouble()
    assert find(room.page, "settings_renew_key").isEnabled()
    assert room.door.files.header.read_bytes() == before
    troubled.write_error = None
    room.click("settings_try_again")
    assert room.says("keychain holds a key that opens the journal")
    room.session.close()
    doors.open_with_recovery(room.door, room.code).close()


def test_a_keychain_that_refuses_a_key_for_both_keeps_what_was_typed(troubled_room: Room, troubled: Troubled) -> None:
    room = troubled_room
    troubled.write_error = errors.KeychainLocked()
    room.ask_for("settings_need_both", PASSPHRASE)
    assert "locked" in room.trouble()
    troubled.write_error = None
    room.click("settings_new_passphrase_keep")
    assert ways_of(room) == {RECOVERY, BOTH}


def test_a_key_the_keychain_does_not_let_go_of_is_named_until_it_is_gone(
    troubled_room: Room, troubled: Troubled
) -> None:
    room = troubled_room
    room.ask_for("settings_add_passphrase", PASSPHRASE)
    troubled.forget_error = errors.KeychainLocked()
    room.click("settings_remove_key")
    assert room.says("An old key is still in the keychain")
    assert ways_of(room) == {BY_PASSPHRASE, RECOVERY}
    room.click("settings_remove_left")
    assert "locked" in room.trouble()
    assert room.shows("settings_left")
    troubled.forget_error = None
    room.click("settings_remove_left")
    assert troubled.items == {}
    assert not room.shows("settings_left")


def test_a_key_that_could_not_be_kept_is_taken_out_again(
    room: Room, keychain: MemoryKeychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise errors.DiskFull(room.door.files.header)

    with monkeypatch.context() as patched:
        patched.setattr(ways, "keep_key", full)
        room.click("settings_add_key")
    assert "The disk did not take the change" in room.trouble()
    assert keychain.items == {}
    assert ways_of(room) == {BY_PASSPHRASE, RECOVERY}


# What will not do ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("", "", "Type a passphrase first."),
        ("quiet words", "loud words", "not the same"),
        ("short", "short", "at least 8 characters"),
    ],
)
@pytest.mark.parametrize("action", ["settings_change_passphrase", "settings_need_both"])
def test_a_passphrase_that_will_not_do_changes_nothing(
    room: Room, keychain: MemoryKeychain, action: str, first: str, second: str, said: str
) -> None:
    before = set(ways.ways(room.session))
    room.ask_for(action, first, second)
    assert said in room.trouble()
    assert room.shows("settings_new_passphrase_panel")
    assert ways_of(room) == before
    assert keychain.items == {}, "a key reserved for it is taken back"


def test_the_hint_about_a_passphrase_is_a_word_and_stops_nobody(room: Room, qtbot) -> None:
    room.click("settings_change_passphrase")
    hint = find(room.page, "settings_new_passphrase_strength", QLabel)
    assert not hint.text().strip()
    room.write("settings_new_passphrase_first", "password")
    qtbot.waitUntil(lambda: hint.text() == "Easy to guess. More words would help.")
    room.write("settings_new_passphrase_first", "zebra orchid cellar mint")
    qtbot.waitUntil(lambda: hint.text() == "Very hard to guess.")
    room.write("settings_new_passphrase_first", "")
    assert not hint.text().strip()
    room.ask_for("settings_change_passphrase", "password")
    assert room.says("Done.")
    room.session.close()
    doors.open_with_passphrase(room.door, "password").close()


def test_cancelling_and_leaving_forget_what_was_typed(room: Room) -> None:
    for leave in (lambda: room.click("settings_new_passphrase_cancel"), room.page.leave):
        room.click("settings_change_passphrase")
        room.write("settings_new_passphrase_first", ANOTHER)
        leave()
        assert find(room.page, "settings_new_passphrase_first", QLineEdit).text() == ""
        assert not room.shows("settings_new_passphrase_panel")
    room.click("settings_new_code")
    room.page.leave()
    assert room.code_shown() == "-----"
    assert not room.shows("settings_code_box")


def test_one_thing_is_asked_for_at_a_time(room: Room) -> None:
    room.click("settings_change_passphrase")
    room.click("settings_new_code")
    assert not room.shows("settings_new_passphrase_panel")
    room.click("settings_remove_code")
    assert not room.shows("settings_code_box")
    room.click("settings_change_passphrase")
    assert not room.shows("settings_no_code_question")


def test_after_each_change_the_focus_stays_among_the_ways_in(room: Room) -> None:
    room.ask_for("settings_change_passphrase", ANOTHER)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "settings_change_passphrase"
    room.ask_for("settings_need_both", ANOTHER)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "settings_change_both"


def test_while_a_change_is_under_way_no_second_one_can_be_begun(
    door: Door, session: Session, theme: Theme, qtbot
) -> None:
    desk = HeldDesk()
    room = Room(door, session, theme, qtbot, desk=desk)
    desk.answer_all()
    room.ask_for("settings_change_passphrase", ANOTHER)
    assert room.says("One moment…")
    for name in ("settings_change_passphrase", "settings_add_key", "settings_new_code", "settings_new_passphrase_keep"):
        assert not find(room.page, name).isEnabled(), name
    desk.answer_all()
    settle()
    assert find(room.page, "settings_change_passphrase").isEnabled()
    assert room.says("Done.")


def test_opening_the_page_reads_how_it_opens_each_time(room: Room) -> None:
    offer = "Let this account open it too"
    assert room.says(offer)
    ways.keep_key(room.session, ways.reserve_key(room.session))
    room.page.leave()
    room.page.arrive()
    settle()
    assert not room.says(offer)
