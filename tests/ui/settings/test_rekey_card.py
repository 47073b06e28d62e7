# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new key for everything, as a person makes it: step by step, stoppable, and honest about what it reaches."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QProgressBar

from tests.ui.held_desk import HeldDesk
from tests.ui.seeing import find, settle
from tests.ui.settings.room import Room
from tests.world import PASSPHRASE, MemoryKeychain, new_session
from waterline.app import journal, rekey, ways
from waterline.app import session as doors
from waterline.app.session import BOTH, KEYCHAIN, RECOVERY, Door, Session
from waterline.app.session import PASSPHRASE as BY_PASSPHRASE
from waterline.domain import errors
from waterline.domain.entry import Answers
from waterline.ui.desk import Desk
from waterline.ui.theme import Theme

ANOTHER = "another four quiet words"
CODE = "settings_rekey_code"


def trouble(room: Room) -> str:
    return room.said_in("settings_rekey_trouble")


def give_passphrase(room: Room, passphrase: str = ANOTHER) -> None:
    room.write("settings_rekey_passphrase_first", passphrase)
    room.write("settings_rekey_passphrase_second", passphrase)
    room.click("settings_rekey_passphrase_keep")


def give_code(room: Room) -> str:
    shown = room.code_shown(CODE)
    room.click(f"{CODE}_next")
    room.write(f"{CODE}_field", shown)
    room.click(f"{CODE}_next")
    return shown


def room_with(door: Door, way: str, theme: Theme, qtbot) -> Room:
    session, code = new_session(door, None if way == KEYCHAIN else PASSPHRASE)
    if way == BOTH:
        ways.keep_both(session, ways.reserve_key(session), PASSPHRASE)
    return Room(door, session, theme, qtbot, code=code)


def write_something(session: Session) -> str:
    draft = replace(journal.begin_dig(session), answers=Answers(root="I want to be told first"))
    return journal.finish(session, draft).id


@pytest.mark.parametrize("way", [BY_PASSPHRASE, KEYCHAIN, BOTH])
def test_step_by_step_everything_gets_a_new_key(
    door: Door, keychain: MemoryKeychain, theme: Theme, qtbot, way: str
) -> None:
    room = room_with(door, way, theme, qtbot)
    entry = write_something(room.session)
    old_items = set(keychain.items)
    room.click("settings_rekey_begin")
    if way != KEYCHAIN:
        give_passphrase(room)
    code = give_code(room)
    assert room.says("Done. Everything is under a new key")
    assert room.says("Backups made earlier still open the old way")
    assert journal.entry(room.session, entry).id == entry
    assert len(keychain.items) == len(old_items)
    assert not old_items & set(keychain.items)
    room.session.close()
    assert set(doors.ways_in(door)) == {RECOVERY, way}
    with pytest.raises(errors.WrongRecoveryCode):
        doors.open_with_recovery(door, room.code)
    opened = doors.open_with_recovery(door, code)
    assert journal.entry(opened, entry).id == entry
    opened.close()
    if way == BOTH:
        doors.open_with_both(door, doors.fetch_key(door, BOTH), ANOTHER).close()
    elif way == BY_PASSPHRASE:
        doors.open_with_passphrase(door, ANOTHER).close()
    else:
        doors.open_with_key(door, doors.fetch_key(door)).close()


def test_before_the_last_step_nothing_changes_and_cancelling_leaves_no_trace(
    door: Door, keychain: MemoryKeychain, theme: Theme, qtbot
) -> None:
    room = room_with(door, BOTH, theme, qtbot)
    before, items = set(ways.ways(room.session)), dict(keychain.items)
    data_key = room.session.vault.data_key
    for cancel in (lambda: room.click(f"{CODE}_cancel"), room.page.leave):
        room.click("settings_rekey_begin")
        give_passphrase(room)
        assert len(keychain.items) == 2
        room.click(f"{CODE}_next")
        room.write(f"{CODE}_field", "half a co")
        cancel()
        settle()
        assert keychain.items == items
        assert find(room.page, f"{CODE}_field", QLineEdit).text() == ""
        assert find(room.page, "settings_rekey_passphrase_first", QLineEdit).text() == ""
        assert room.shows("settings_rekey_begin")
    assert set(ways.ways(room.session)) == before
    assert room.session.vault.data_key == data_key


def test_a_slip_in_the_code_is_named_and_nothing_begins(room: Room) -> None:
    room.click("settings_rekey_begin")
    give_passphrase(room)
    shown = room.code_shown(CODE)
    room.click(f"{CODE}_next")
    room.write(f"{CODE}_field", shown[:-1] + ("Z" if shown[-1] != "Z" else "Y"))
    before = room.door.files.header.read_bytes()
    room.click(f"{CODE}_next")
    assert "slip in group 6" in trouble(room)
    assert room.door.files.header.read_bytes() == before


@pytest.mark.parametrize(("typed", "said"), [("short", "at least 8 characters"), ("", "Type a passphrase first.")])
def test_a_passphrase_that_will_not_do_is_refused(room: Room, typed: str, said: str) -> None:
    room.click("settings_rekey_begin")
    give_passphrase(room, typed)
    assert said in trouble(room)
    assert room.shows("settings_rekey_passphrase_panel")


def test_a_keychain_that_refuses_can_be_asked_again(door: Door, theme: Theme, qtbot) -> None:
    class Refusing(MemoryKeychain):
        refuses = False

        def write(self, account: str, secret: bytes) -> None:
            if self.refuses:
                raise errors.KeychainLocked
            super().write(account, secret)

    keychain = Refusing()
    room = room_with(replace(door, keychain=lambda: keychain), KEYCHAIN, theme, qtbot)
    room.click("settings_rekey_begin")
    keychain.refuses = True
    give_code(room)
    assert "locked" in trouble(room)
    keychain.refuses = False
    room.click("settings_rekey_again")
    assert room.says("Done. Everything is under a new key")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (lambda path: errors.DiskFull(path), "not enough room"),
        (lambda path: errors.StorageFailed(path), "The disk did not take it"),
        (lambda path: errors.VaultDamaged(path), "it was not copied"),
        (lambda path: errors.Interrupted(), "Stopped. Nothing has changed"),
    ],
)
def test_each_trouble_on_the_way_says_which_key_counts(
    room: Room, monkeypatch: pytest.MonkeyPatch, error: Callable, said: str
) -> None:
    def fail(*_: object) -> None:
        raise error(room.door.files.database)

    monkeypatch.setattr(rekey, "run", fail)
    room.click("settings_rekey_begin")
    give_passphrase(room)
    give_code(room)
    assert said in trouble(room)
    assert room.shows("settings_rekey_begin")
    assert not room.shows("settings_rekey_work")
    room.session.close()
    doors.open_with_passphrase(room.door, PASSPHRASE).close()


def test_while_it_runs_progress_shows_it_can_be_stopped_and_goes_on_when_the_page_is_left(
    door: Door, session: Session, theme: Theme, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real desk, so that the work is on another thread; the work itself waits where the test tells it."""
    told, go_on = threading.Event(), threading.Event()
    real = rekey.run

    def slowly(session: Session, new: rekey.NewKeys, progress: Callable[[int, int], object]) -> None:
        def tell(done: int, of: int) -> None:
            progress(of // 2 or 1, of)
            told.set()
            assert go_on.wait(10)
            progress(done, of)

        real(session, new, tell)

    monkeypatch.setattr(rekey, "run", slowly)
    desk = Desk()
    session.close()
    opened: list[Session] = []
    desk.ask(desk, lambda: doors.open_with_passphrase(door, PASSPHRASE), opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    room = Room(door, opened[0], theme, qtbot, desk=desk)
    room.click("settings_rekey_begin")
    qtbot.waitUntil(lambda: room.shows("settings_rekey_passphrase_panel"))
    give_passphrase(room)
    qtbot.waitUntil(lambda: room.shows(f"{CODE}_box"))
    give_code(room)
    qtbot.waitUntil(lambda: told.is_set() and find(room.page, "settings_rekey_stop", QAbstractButton).isEnabled())
    bar = find(room.page, "settings_rekey_progress", QProgressBar)
    assert 0 < bar.value() < bar.maximum()
    assert room.says(f"{100 * bar.value() // bar.maximum()} %")
    assert room.says("Encrypting everything anew")
    room.page.leave()
    assert room.shows("settings_rekey_work")
    room.click("settings_rekey_stop")
    go_on.set()
    qtbot.waitUntil(lambda: "Stopped. Nothing has changed" in trouble(room))
    desk.ask(desk, opened[0].close)
    assert desk.stop()
    doors.open_with_passphrase(door, PASSPHRASE).close()


def test_it_cannot_be_begun_twice(door: Door, session: Session, theme: Theme, qtbot) -> None:
    desk = HeldDesk()
    room = Room(door, session, theme, qtbot, desk=desk)
    desk.answer_all()
    room.click("settings_rekey_begin")
    assert not find(room.page, "settings_rekey_begin").isEnabled()
    desk.answer_all()
    settle()
    assert not room.shows("settings_rekey_begin")


def test_what_it_does_not_reach_is_said_before_it_is_begun(room: Room) -> None:
    assert room.says("copies of the folder, and backups until you renew or delete them")
